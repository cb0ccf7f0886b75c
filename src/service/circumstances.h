/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#pragma once

#include "domain/circumstance.h"
#include "service/workspace.h"

G_BEGIN_DECLS

/**
 * DumentCircumstanceRequest:
 * @kind: what changes the course
 * @numbers: (array zero-terminated=1) (nullable): numbers of invoices
 * @client: (nullable): name or SIREN of the client all of whose invoices pause, in place of
 * @numbers
 * @amount: (nullable): what is promised or contested, as typed; %NULL for all that is owed
 * @since: from which day
 * @until: the day promised, or the last day of a pause, or %DUMENT_DATE_NONE
 * @reason: (nullable): why
 * @words: (nullable): the debtor's words; of a promise, who made it
 *
 * What changes the course of invoices, as it is typed.
 */
typedef struct
{
  DumentCircumstanceKind kind;
  const char *const *numbers;
  const char *client;
  const char *amount;
  DumentDate since;
  DumentDate until;
  const char *reason;
  const char *words;
} DumentCircumstanceRequest;

gboolean dument_circumstances_record (DumentWorkspace *workspace,
                                      const DumentCircumstanceRequest *request,
                                      GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean dument_circumstances_end (DumentWorkspace *workspace,
                                   const DumentCircumstanceRequest *request,
                                   DumentDate ended_on,
                                   GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean dument_circumstances_withdraw (DumentWorkspace *workspace,
                                        const DumentCircumstanceRequest *request,
                                        GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
