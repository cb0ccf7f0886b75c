/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#pragma once

#include "service/workspace.h"
#include "domain/medium.h"
#include "store/stored-deed.h"

G_BEGIN_DECLS

/**
 * DumentDeedRequest:
 * @numbers: (array zero-terminated=1): the invoices, as they are typed
 * @kind: whether it was done, put off or given up
 * @is_call: whether it is a call, whatever was proposed
 * @outcome: what came of a contact
 * @on: the day, %DUMENT_DATE_NONE for today
 * @until: of what is put off, the day on which it is proposed again; of a promise, the day promised
 * @amount: (nullable): what was promised, as it is typed, if not all
 * @words: (nullable): what was said, or why
 *
 * What was done about invoices that are named as one types them.
 */
typedef struct
{
  const char *const *numbers;
  DumentDeedKind kind;
  gboolean is_call;
  DumentOutcome outcome;
  DumentDate on;
  DumentDate until;
  const char *amount;
  const char *words;
} DumentDeedRequest;

gboolean dument_deeds_record (DumentWorkspace *workspace,
                              const DumentDeedRequest *request,
                              GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
