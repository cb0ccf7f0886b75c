/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#pragma once

#include "service/undo.h"
#include "store/journal.h"

G_BEGIN_DECLS

/** The kinds of rows that can be brought back. */
typedef enum
{
  DUMENT_UNDO_CLIENT,
  DUMENT_UNDO_CONTACT,
  DUMENT_UNDO_INVOICE,
  DUMENT_UNDO_CREDIT_NOTE,
  DUMENT_UNDO_PAYMENT,
  DUMENT_UNDO_ALLOCATION,
  DUMENT_UNDO_WAIVER,
  DUMENT_UNDO_ATTACHMENT,
  DUMENT_UNDO_CIRCUMSTANCE,
  DUMENT_UNDO_INSOLVENCY,
  DUMENT_UNDO_OWN_TEXT,
  DUMENT_UNDO_DEED,
  DUMENT_UNDO_PLAN,
} DumentUndoTable;

DumentUndo *dument_undo_new (void);
void dument_undo_add_insert (DumentUndo *self, DumentUndoTable table, gpointer row);
void
dument_undo_add_update (DumentUndo *self, DumentUndoTable table, gpointer row, gpointer written);
void dument_undo_add_delete (DumentUndo *self, DumentUndoTable table, gint64 id);
void dument_undo_join (DumentUndo *self, DumentUndo *later);
void dument_undo_add_note (DumentUndo *self,
                           const char *kind,
                           DumentSubject subject,
                           gint64 subject_id,
                           const char *name,
                           const char *amount);

G_END_DECLS
