/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "config.h"

#include "ui/waiver-dialog.h"

#include "service/concession.h"
#include "service/receivable.h"
#include "ui/format.h"
#include "ui/typed.h"

#include <glib/gi18n-lib.h>

/**
 * DumentWaiverDialog:
 *
 * What the user gives up of a claim: always a choice of its own, with its reason.
 */
struct _DumentWaiverDialog
{
  DumentFormDialog parent_instance;

  DumentReceivable *receivable;

  GtkSwitch *indemnity_switch;
  AdwActionRow *indemnity_switch_row;
  GtkSwitch *interest_switch;
  AdwActionRow *interest_switch_row;
  GtkLabel *invoice_label;
  DumentFieldRow *reason_row;
};

G_DEFINE_FINAL_TYPE (DumentWaiverDialog, dument_waiver_dialog, DUMENT_TYPE_FORM_DIALOG)

static gpointer
check_job (DumentWorkspace *workspace, gpointer data, GCancellable *cancellable, GError **error)
{
  return dument_concession_check_waiver (workspace, data, error);
}

static gpointer
save_job (DumentWorkspace *workspace, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (DumentFormOutcome) outcome = g_new0 (DumentFormOutcome, 1);

  outcome->findings = dument_concession_check_waiver (workspace, data, error);
  if (outcome->findings == NULL)
    return NULL;
  if (dument_finding_let_pass (outcome->findings, /* error= */ NULL) &&
      !dument_concession_waive (workspace, data, &outcome->undo, error))
    return NULL;
  return g_steal_pointer (&outcome);
}

static void
free_entry (gpointer entry)
{
  dument_waiver_entry_free (entry);
}

static DumentWaiverEntry *
read_form (DumentWaiverDialog *self)
{
  DumentWaiverEntry *entry = dument_waiver_entry_new ();

  entry->invoice_id = self->receivable->invoice->id;
  entry->interest = gtk_switch_get_active (self->interest_switch);
  entry->indemnity = gtk_switch_get_active (self->indemnity_switch);
  entry->reason = dument_typed_text (self->reason_row);
  return entry;
}

static void
dument_waiver_dialog_check (DumentFormDialog *form)
{
  DumentWaiverDialog *self = DUMENT_WAIVER_DIALOG (form);

  if (self->receivable != NULL)
    dument_form_dialog_run_check (form, check_job, read_form (self), free_entry);
}

static void
dument_waiver_dialog_save (DumentFormDialog *form)
{
  DumentWaiverDialog *self = DUMENT_WAIVER_DIALOG (form);

  dument_form_dialog_run_save (form, save_job, read_form (self), free_entry,
                               _ ("Given up, and noted in the journal"));
}

static void
on_toggled_cb (GObject *object, GParamSpec *pspec, DumentWaiverDialog *self)
{
  dument_form_dialog_touch (DUMENT_FORM_DIALOG (self));
}

static void
show_invoice (DumentWaiverDialog *self)
{
  const DumentInvoice *invoice = self->receivable->invoice;
  const DumentClaim *claim = self->receivable->claim;
  DumentMoney indemnity_left = claim->indemnity - claim->indemnity_paid;
  DumentMoney interest_left = claim->total - claim->principal - indemnity_left;
  g_autofree char *interest = dument_format_amount (interest_left, invoice->currency);
  g_autofree char *indemnity = dument_format_amount (indemnity_left, invoice->currency);
  g_autofree char *text =
      g_strdup_printf (_ ("%s, invoice %s"), self->receivable->client->party.name, invoice->number);

  gtk_label_set_label (self->invoice_label, text);
  adw_action_row_set_subtitle (self->interest_switch_row, interest);
  adw_action_row_set_subtitle (self->indemnity_switch_row, indemnity);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "form.save", TRUE);
}

static gpointer
load_job (DumentWorkspace *workspace, gpointer data, GCancellable *cancellable, GError **error)
{
  return dument_receivable_load (workspace, *(const gint64 *) data, error);
}

static void
free_receivable (gpointer receivable)
{
  dument_receivable_free (receivable);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DumentWaiverDialog) self = user_data;
  g_autoptr (GError) error = NULL;

  self->receivable = dument_engine_finish (DUMENT_ENGINE (source), result, &error);
  if (self->receivable != NULL)
    show_invoice (self);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    dument_form_dialog_show_error (DUMENT_FORM_DIALOG (self), error->message);
}

static void
dument_waiver_dialog_dispose (GObject *object)
{
  DumentWaiverDialog *self = DUMENT_WAIVER_DIALOG (object);

  g_clear_pointer (&self->receivable, dument_receivable_free);
  G_OBJECT_CLASS (dument_waiver_dialog_parent_class)->dispose (object);
}

static void
dument_waiver_dialog_class_init (DumentWaiverDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dument_waiver_dialog_dispose;
  DUMENT_FORM_DIALOG_CLASS (klass)->check = dument_waiver_dialog_check;
  DUMENT_FORM_DIALOG_CLASS (klass)->save = dument_waiver_dialog_save;
  g_type_ensure (DUMENT_TYPE_FIELD_ROW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/dument/Dument/ui/waiver-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, DumentWaiverDialog, indemnity_switch);
  gtk_widget_class_bind_template_child (widget_class, DumentWaiverDialog, indemnity_switch_row);
  gtk_widget_class_bind_template_child (widget_class, DumentWaiverDialog, interest_switch);
  gtk_widget_class_bind_template_child (widget_class, DumentWaiverDialog, interest_switch_row);
  gtk_widget_class_bind_template_child (widget_class, DumentWaiverDialog, invoice_label);
  gtk_widget_class_bind_template_child (widget_class, DumentWaiverDialog, reason_row);
}

static void
dument_waiver_dialog_init (DumentWaiverDialog *self)
{
  DumentFormDialog *form = DUMENT_FORM_DIALOG (self);

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "form.save", FALSE);
  dument_form_dialog_bind_field (form, self->reason_row, DUMENT_FINDING_FIELD_REASON, 0);
  g_signal_connect (self->interest_switch, "notify::active", G_CALLBACK (on_toggled_cb), self);
  g_signal_connect (self->indemnity_switch, "notify::active", G_CALLBACK (on_toggled_cb), self);
}

/**
 * dument_waiver_dialog_present:
 * @parent: the window before which it appears
 * @engine: the engine of the data file
 * @invoice_id: an invoice
 */
void
dument_waiver_dialog_present (GtkWindow *parent, DumentEngine *engine, gint64 invoice_id)
{
  DumentWaiverDialog *self = g_object_new (DUMENT_TYPE_WAIVER_DIALOG, NULL);
  DumentFormDialog *form = DUMENT_FORM_DIALOG (self);

  dument_form_dialog_open (form, parent, engine);
  gtk_widget_grab_focus (GTK_WIDGET (self->interest_switch));
  dument_engine_read_async (engine, load_job, g_memdup2 (&invoice_id, sizeof invoice_id), g_free,
                            free_receivable, dument_form_dialog_get_cancellable (form), loaded_cb,
                            g_object_ref (self));
}
