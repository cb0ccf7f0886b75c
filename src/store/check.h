/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */
#pragma once

#include "store/store.h"
#include "store/watch.h"

G_BEGIN_DECLS

/** What part of the file a finding is about. */
typedef enum
{
  DUMENT_CHECK_STRUCTURE,
  DUMENT_CHECK_REFERENCE,
  DUMENT_CHECK_JOURNAL,
  DUMENT_CHECK_DOCUMENT,
  DUMENT_CHECK_SUM,
  DUMENT_CHECK_STANDING,
} DumentCheckFindingKind;

/**
 * DumentCheckFinding:
 * @kind: what part of the file
 * @row: the row concerned, 0 where there is none
 * @message: what is wrong and what to do, a sentence for people
 *
 * Something that is not as it must be.
 */
typedef struct
{
  DumentCheckFindingKind kind;
  gint64 row;
  char *message;
} DumentCheckFinding;

DumentCheckFinding *
dument_check_finding_new (DumentCheckFindingKind kind, gint64 row, const char *message);
void dument_check_finding_free (DumentCheckFinding *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DumentCheckFinding, dument_check_finding_free)

GPtrArray *
dument_check_run (DumentStore *store, DumentWatch *watch, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
