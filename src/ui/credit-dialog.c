/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "config.h"

#include "ui/credit-dialog.h"

#include "service/concession.h"
#include "service/receivable.h"
#include "ui/format.h"
#include "ui/typed.h"

#include <glib/gi18n-lib.h>

/**
 * DumentCreditDialog:
 *
 * A credit note that names an invoice.
 */
struct _DumentCreditDialog
{
  DumentFormDialog parent_instance;

  DumentReceivable *receivable;

  DumentFieldRow *amount_row;
  DumentFieldRow *date_row;
  GtkLabel *invoice_label;
  DumentFieldRow *number_row;
};

G_DEFINE_FINAL_TYPE (DumentCreditDialog, dument_credit_dialog, DUMENT_TYPE_FORM_DIALOG)

static gpointer
check_job (DumentWorkspace *workspace, gpointer data, GCancellable *cancellable, GError **error)
{
  return dument_concession_check_credit (workspace, data, error);
}

static gpointer
save_job (DumentWorkspace *workspace, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (DumentFormOutcome) outcome = g_new0 (DumentFormOutcome, 1);

  outcome->findings = dument_concession_check_credit (workspace, data, error);
  if (outcome->findings == NULL)
    return NULL;
  if (dument_finding_let_pass (outcome->findings, /* error= */ NULL) &&
      !dument_concession_credit (workspace, data, &outcome->undo, error))
    return NULL;
  return g_steal_pointer (&outcome);
}

static void
free_entry (gpointer entry)
{
  dument_credit_entry_free (entry);
}

static DumentCreditEntry *
read_form (DumentCreditDialog *self)
{
  DumentFormDialog *form = DUMENT_FORM_DIALOG (self);
  const DumentInvoice *invoice = self->receivable->invoice;
  DumentCreditEntry *entry = dument_credit_entry_new ();

  entry->invoice_id = invoice->id;
  entry->number = dument_typed_text (self->number_row);
  entry->amount = dument_typed_amount (form, self->amount_row, invoice->currency);
  entry->issued_on =
      dument_typed_date (form, self->date_row, DUMENT_DATE_NONE, DUMENT_FREE_DATE_PAST);
  return entry;
}

static void
dument_credit_dialog_check (DumentFormDialog *form)
{
  DumentCreditDialog *self = DUMENT_CREDIT_DIALOG (form);

  if (self->receivable != NULL)
    dument_form_dialog_run_check (form, check_job, read_form (self), free_entry);
}

static void
dument_credit_dialog_save (DumentFormDialog *form)
{
  DumentCreditEntry *entry = read_form (DUMENT_CREDIT_DIALOG (form));
  g_autofree char *done =
      g_strdup_printf (_ ("Credit note %s recorded"), entry->number != NULL ? entry->number : "");

  dument_form_dialog_run_save (form, save_job, entry, free_entry, done);
}

static void
show_invoice (DumentCreditDialog *self)
{
  const DumentInvoice *invoice = self->receivable->invoice;
  g_autofree char *amount =
      dument_format_amount (self->receivable->claim->balance, invoice->currency);
  g_autofree char *text =
      g_strdup_printf (_ ("%s, invoice %s: %s unpaid"), self->receivable->client->party.name,
                       invoice->number, amount);

  gtk_label_set_label (self->invoice_label, text);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "form.save", TRUE);
  dument_form_dialog_settle (DUMENT_FORM_DIALOG (self));
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
  g_autoptr (DumentCreditDialog) self = user_data;
  g_autoptr (GError) error = NULL;

  self->receivable = dument_engine_finish (DUMENT_ENGINE (source), result, &error);
  if (self->receivable != NULL)
    show_invoice (self);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    dument_form_dialog_show_error (DUMENT_FORM_DIALOG (self), error->message);
}

static void
dument_credit_dialog_dispose (GObject *object)
{
  DumentCreditDialog *self = DUMENT_CREDIT_DIALOG (object);

  g_clear_pointer (&self->receivable, dument_receivable_free);
  G_OBJECT_CLASS (dument_credit_dialog_parent_class)->dispose (object);
}

static void
dument_credit_dialog_class_init (DumentCreditDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dument_credit_dialog_dispose;
  DUMENT_FORM_DIALOG_CLASS (klass)->check = dument_credit_dialog_check;
  DUMENT_FORM_DIALOG_CLASS (klass)->save = dument_credit_dialog_save;
  g_type_ensure (DUMENT_TYPE_FIELD_ROW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/dument/Dument/ui/credit-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, DumentCreditDialog, amount_row);
  gtk_widget_class_bind_template_child (widget_class, DumentCreditDialog, date_row);
  gtk_widget_class_bind_template_child (widget_class, DumentCreditDialog, invoice_label);
  gtk_widget_class_bind_template_child (widget_class, DumentCreditDialog, number_row);
}

static void
dument_credit_dialog_init (DumentCreditDialog *self)
{
  DumentFormDialog *form = DUMENT_FORM_DIALOG (self);

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "form.save", FALSE);
  dument_form_dialog_bind_field (form, self->number_row, DUMENT_FINDING_FIELD_NUMBER, 0);
  dument_form_dialog_bind_field (form, self->amount_row, DUMENT_FINDING_FIELD_AMOUNT, 0);
  dument_form_dialog_bind_field (form, self->date_row, DUMENT_FINDING_FIELD_DATE, 0);
}

/**
 * dument_credit_dialog_present:
 * @parent: the window before which it appears
 * @engine: the engine of the data file
 * @invoice_id: an invoice
 */
void
dument_credit_dialog_present (GtkWindow *parent, DumentEngine *engine, gint64 invoice_id)
{
  DumentCreditDialog *self = g_object_new (DUMENT_TYPE_CREDIT_DIALOG, NULL);
  DumentFormDialog *form = DUMENT_FORM_DIALOG (self);
  g_autofree char *today = dument_format_short_date (dument_engine_get_today (engine));

  dument_form_dialog_open (form, parent, engine);
  dument_form_dialog_fill (form, self->date_row, today);
  gtk_widget_grab_focus (GTK_WIDGET (self->number_row));
  dument_engine_read_async (engine, load_job, g_memdup2 (&invoice_id, sizeof invoice_id), g_free,
                            free_receivable, dument_form_dialog_get_cancellable (form), loaded_cb,
                            g_object_ref (self));
}
