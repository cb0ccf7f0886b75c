/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */
#pragma once

#include "store/store.h"

G_BEGIN_DECLS

/** What part of the file a finding is about. */
typedef enum
{
  DUMENT_FINDING_STRUCTURE,
  DUMENT_FINDING_REFERENCE,
  DUMENT_FINDING_JOURNAL,
  DUMENT_FINDING_DOCUMENT,
  DUMENT_FINDING_SUM,
  DUMENT_FINDING_STANDING,
} DumentFindingKind;

/**
 * DumentFinding:
 * @kind: what part of the file
 * @row: the row concerned, 0 where there is none
 * @message: what is wrong and what to do, a sentence for people
 *
 * Something that is not as it must be.
 */
typedef struct
{
  DumentFindingKind kind;
  gint64 row;
  char *message;
} DumentFinding;

DumentFinding *dument_check_finding_new (DumentFindingKind kind, gint64 row, const char *message);
void dument_check_finding_free (DumentFinding *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DumentFinding, dument_check_finding_free)

GPtrArray *dument_check_run (DumentStore *store, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
