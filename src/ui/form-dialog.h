/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */
#pragma once

#include "service/engine.h"
#include "service/finding.h"
#include "service/undo.h"
#include "ui/field-row.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define DUMENT_TYPE_FORM_DIALOG (dument_form_dialog_get_type ())
G_DECLARE_DERIVABLE_TYPE (DumentFormDialog, dument_form_dialog, DUMENT, FORM_DIALOG, AdwWindow)

/**
 * DumentFormOutcome:
 * @findings: (element-type DumentFinding): what is to be said of the form
 * @undo: (nullable): how to take back what was saved; %NULL where the form was refused
 * @id: row of what was saved, if the class wants it for @saved
 *
 * What came of saving a form.
 */
typedef struct
{
  GPtrArray *findings;
  DumentUndo *undo;
  gint64 id;
} DumentFormOutcome;

void dument_form_outcome_free (DumentFormOutcome *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DumentFormOutcome, dument_form_outcome_free)

/**
 * DumentFormDialogClass:
 * @check: looks at the form as it stands, by dument_form_dialog_run_check()
 * @save: saves the form, by dument_form_dialog_run_save()
 * @show_rest: (nullable): shows in its own way what is said of fields without a row
 * @saved: (nullable): what else is to be done when the form was saved, with the row that
 *   #DumentFormOutcome names
 */
struct _DumentFormDialogClass
{
  AdwWindowClass parent_class;

  void (*check) (DumentFormDialog *self);
  void (*save) (DumentFormDialog *self);
  void (*show_rest) (DumentFormDialog *self, GPtrArray *findings);
  void (*saved) (DumentFormDialog *self, gint64 id);
};

void dument_form_dialog_open (DumentFormDialog *self, GtkWindow *parent, DumentEngine *engine);
DumentEngine *dument_form_dialog_get_engine (DumentFormDialog *self);
GCancellable *dument_form_dialog_get_cancellable (DumentFormDialog *self);

void dument_form_dialog_bind_field (DumentFormDialog *self,
                                    DumentFieldRow *row,
                                    DumentFindingField field,
                                    unsigned line);
void dument_form_dialog_unbind_field (DumentFormDialog *self, DumentFieldRow *row);
void dument_form_dialog_go_to (DumentFormDialog *self, DumentFindingField field);
void dument_form_dialog_set_hint (DumentFormDialog *self, DumentFieldRow *row, const char *hint);
gboolean dument_form_dialog_is_touched (DumentFormDialog *self, DumentFieldRow *row);
void dument_form_dialog_fill (DumentFormDialog *self, DumentFieldRow *row, const char *text);
void dument_form_dialog_touch (DumentFormDialog *self);
void dument_form_dialog_settle (DumentFormDialog *self);
void dument_form_dialog_show_findings (DumentFormDialog *self, GPtrArray *findings);
void dument_form_dialog_show_error (DumentFormDialog *self, const char *sentence);
void dument_form_dialog_run_check (DumentFormDialog *self,
                                   DumentEngineFunc check,
                                   gpointer data,
                                   GDestroyNotify free_data);
void dument_form_dialog_run_save (DumentFormDialog *self,
                                  DumentEngineFunc job,
                                  gpointer data,
                                  GDestroyNotify free_data,
                                  const char *done);
gpointer dument_form_dialog_undo (DumentWorkspace *workspace,
                                  gpointer undo,
                                  GCancellable *cancellable,
                                  GError **error);

G_END_DECLS
