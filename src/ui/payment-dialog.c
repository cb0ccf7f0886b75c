/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "config.h"

#include "ui/payment-dialog.h"

#include "service/payment-entry.h"
#include "ui/format.h"
#include "ui/typed.h"

#include <glib/gi18n-lib.h>

/**
 * DumentPaymentDialog:
 *
 * Money received from a client. The full amount is proposed for the invoices that were chosen; what
 * is typed instead is split over them, the oldest first, and each line tells what it would settle.
 */
struct _DumentPaymentDialog
{
  DumentFormDialog parent_instance;

  DumentPaymentSheet *sheet;
  GPtrArray *shares;

  DumentFieldRow *amount_row;
  GtkLabel *client_label;
  DumentFieldRow *date_row;
  AdwComboRow *method_row;
  DumentFieldRow *note_row;
  GtkLabel *rest_label;
  GtkListBox *shares_list;

  gboolean is_splitting;
};

G_DEFINE_FINAL_TYPE (DumentPaymentDialog, dument_payment_dialog, DUMENT_TYPE_FORM_DIALOG)

/* What of the payment is for one invoice, and the widgets that say so. */
typedef struct
{
  DumentPaymentLine *line;
  GtkCheckButton *check;
  GtkEditable *entry;
  GtkLabel *effect;
  gboolean is_typed;
} ShareRow;

static void
free_entry (gpointer entry)
{
  dument_payment_entry_free (entry);
}

static DumentMoney
read_share (DumentPaymentDialog *self, const ShareRow *row)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (row->entry)));
  DumentMoney amount = 0;

  if (!gtk_check_button_get_active (row->check) || *text == '\0' ||
      !dument_money_parse (text, dument_money_exponent (self->sheet->currency), &amount))
    return 0;
  return amount;
}

static DumentPaymentEntry *
read_form (DumentPaymentDialog *self)
{
  DumentFormDialog *form = DUMENT_FORM_DIALOG (self);
  DumentPaymentEntry *entry = dument_payment_entry_new ();

  if (self->sheet == NULL)
    return entry;
  entry->client_id = self->sheet->client_id;
  g_strlcpy (entry->currency, self->sheet->currency, sizeof entry->currency);
  entry->amount = dument_typed_amount (form, self->amount_row, entry->currency);
  entry->received_on =
      dument_typed_date (form, self->date_row, DUMENT_DATE_NONE, DUMENT_FREE_DATE_PAST);
  entry->method = (DumentPaymentMethod) adw_combo_row_get_selected (self->method_row);
  entry->note = dument_typed_text (self->note_row);
  for (guint i = 0; i < self->shares->len; i++)
    {
      const ShareRow *row = g_ptr_array_index (self->shares, i);
      DumentPaymentShare share = { row->line->invoice_id, read_share (self, row) };

      if (gtk_check_button_get_active (row->check))
        g_array_append_val (entry->shares, share);
    }
  return entry;
}

static gpointer
check_job (DumentWorkspace *workspace, gpointer data, GCancellable *cancellable, GError **error)
{
  return dument_payment_entry_check (workspace, data, error);
}

static gpointer
preview_job (DumentWorkspace *workspace, gpointer data, GCancellable *cancellable, GError **error)
{
  return dument_payment_entry_preview (workspace, data, error);
}

static gpointer
save_job (DumentWorkspace *workspace, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (DumentFormOutcome) outcome = g_new0 (DumentFormOutcome, 1);

  outcome->findings = dument_payment_entry_check (workspace, data, error);
  if (outcome->findings == NULL)
    return NULL;
  if (dument_finding_let_pass (outcome->findings, /* error= */ NULL) &&
      !dument_payment_entry_save (workspace, data, &outcome->undo, error))
    return NULL;
  return g_steal_pointer (&outcome);
}

static void
free_effects (gpointer effects)
{
  g_array_unref (effects);
}

static ShareRow *
find_row (DumentPaymentDialog *self, gint64 invoice_id)
{
  for (guint i = 0; i < self->shares->len; i++)
    {
      ShareRow *row = g_ptr_array_index (self->shares, i);

      if (row->line->invoice_id == invoice_id)
        return row;
    }
  return NULL;
}

static void
append_part (GString *text,
             const char *word,
             DumentMoney before,
             DumentMoney after,
             const char *currency)
{
  g_autofree char *from = dument_format_amount (before, currency);
  g_autofree char *to = dument_format_amount (after, currency);

  if (before == 0 && after == 0)
    return;
  if (text->len > 0)
    g_string_append (text, "  ·  ");
  if (before == after)
    g_string_append_printf (text, "%s %s", word, from);
  else
    /* TRANSLATORS: what is owed before and after a payment: Principal €500.00 → €0.00 */
    g_string_append_printf (text, _ ("%s %s → %s"), word, from, to);
}

static void
show_effect (DumentPaymentDialog *self, const DumentPaymentEffect *effect)
{
  ShareRow *row = find_row (self, effect->invoice_id);
  const char *currency = self->sheet->currency;
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *excess = NULL;

  if (row == NULL)
    return;
  append_part (text, _ ("Principal"), effect->before.principal, effect->after.principal, currency);
  append_part (text, _ ("Penalties"), effect->before.interest, effect->after.interest, currency);
  append_part (text, _ ("Indemnity"), effect->before.indemnity, effect->after.indemnity, currency);
  if (effect->excess > 0)
    {
      excess = dument_format_amount (effect->excess, currency);
      g_string_append_printf (text, "  ·  ");
      g_string_append_printf (text, _ ("%s too much"), excess);
    }
  gtk_label_set_label (row->effect, text->str);
  if (effect->excess > 0)
    gtk_widget_add_css_class (GTK_WIDGET (row->effect), "warning");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (row->effect), "warning");
}

static void
previewed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DumentPaymentDialog) self = user_data;
  g_autoptr (GArray) effects =
      dument_engine_finish (DUMENT_ENGINE (source), result, /* error= */ NULL);

  for (guint i = 0; effects != NULL && self->sheet != NULL && i < effects->len; i++)
    show_effect (self, &g_array_index (effects, DumentPaymentEffect, i));
}

static void
show_rest (DumentPaymentDialog *self, const DumentPaymentEntry *entry)
{
  DumentMoney rest = entry->amount;
  g_autofree char *amount = NULL;
  g_autofree char *text = NULL;

  for (guint i = 0; i < entry->shares->len; i++)
    rest -= g_array_index (entry->shares, DumentPaymentShare, i).amount;
  if (rest > 0 && entry->shares->len > 0)
    {
      amount = dument_format_amount (rest, entry->currency);
      text = g_strdup_printf (_ ("%s is more than what is owed, and stays to the client’s credit."),
                              amount);
    }
  gtk_label_set_label (self->rest_label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->rest_label), text != NULL);
}

static void
preview (DumentPaymentDialog *self, DumentPaymentEntry *entry)
{
  DumentFormDialog *form = DUMENT_FORM_DIALOG (self);

  for (guint i = 0; i < self->shares->len; i++)
    gtk_label_set_label (((ShareRow *) g_ptr_array_index (self->shares, i))->effect, "");
  dument_engine_read_async (dument_form_dialog_get_engine (form), preview_job, entry, free_entry,
                            free_effects, dument_form_dialog_get_cancellable (form), previewed_cb,
                            g_object_ref (self));
}

static void
dument_payment_dialog_check (DumentFormDialog *form)
{
  DumentPaymentDialog *self = DUMENT_PAYMENT_DIALOG (form);
  DumentPaymentEntry *entry;

  if (self->sheet == NULL)
    return;
  entry = read_form (self);
  show_rest (self, entry);
  preview (self, entry);
  dument_form_dialog_run_check (form, check_job, read_form (self), free_entry);
}

static void
dument_payment_dialog_save (DumentFormDialog *form)
{
  DumentPaymentDialog *self = DUMENT_PAYMENT_DIALOG (form);
  DumentPaymentEntry *entry = read_form (self);
  g_autofree char *amount = dument_format_amount (entry->amount, entry->currency);
  g_autofree char *done = g_strdup_printf (_ ("%s from %s recorded"), amount,
                                           self->sheet != NULL ? self->sheet->client_name : "");

  dument_form_dialog_run_save (form, save_job, entry, free_entry, done);
}

static void
set_share (DumentPaymentDialog *self, ShareRow *row, DumentMoney amount)
{
  g_autofree char *text =
      amount > 0 ? dument_typed_from_amount (amount, self->sheet->currency) : g_strdup ("");

  g_return_if_fail (row != NULL);
  self->is_splitting = TRUE;
  gtk_editable_set_text (row->entry, text);
  self->is_splitting = FALSE;
}

/* What is typed into a share stays; the rest of the amount is split anew. */
static void
split (DumentPaymentDialog *self)
{
  DumentFormDialog *form = DUMENT_FORM_DIALOG (self);
  DumentMoney left = dument_typed_amount (form, self->amount_row, self->sheet->currency);
  g_autoptr (GArray) shares = NULL;

  for (guint i = 0; i < self->shares->len; i++)
    {
      const ShareRow *row = g_ptr_array_index (self->shares, i);
      gboolean is_chosen = gtk_check_button_get_active (row->check);

      row->line->is_chosen = is_chosen && !row->is_typed;
      if (is_chosen && row->is_typed)
        left -= read_share (self, row);
    }
  shares = dument_payment_sheet_split (self->sheet, MAX (left, 0));
  for (guint i = 0; i < shares->len; i++)
    {
      const DumentPaymentShare *share = &g_array_index (shares, DumentPaymentShare, i);

      set_share (self, find_row (self, share->invoice_id), share->amount);
    }
}

static void
on_amount_changed_cb (DumentFieldRow *row, DumentPaymentDialog *self)
{
  if (self->sheet != NULL)
    split (self);
}

static void
on_share_toggled_cb (GtkCheckButton *check, DumentPaymentDialog *self)
{
  ShareRow *row = g_object_get_data (G_OBJECT (check), "row");
  gboolean is_chosen = gtk_check_button_get_active (check);

  gtk_widget_set_sensitive (GTK_WIDGET (row->entry), is_chosen);
  row->is_typed = FALSE;
  if (!is_chosen)
    set_share (self, row, 0);
  split (self);
  dument_form_dialog_touch (DUMENT_FORM_DIALOG (self));
}

static void
on_share_changed_cb (GtkEditable *entry, DumentPaymentDialog *self)
{
  ShareRow *row = g_object_get_data (G_OBJECT (entry), "row");

  if (self->is_splitting)
    return;
  row->is_typed = *gtk_editable_get_text (entry) != '\0';
  split (self);
  dument_form_dialog_touch (DUMENT_FORM_DIALOG (self));
}

static void
on_method_selected_cb (AdwComboRow *row, GParamSpec *pspec, DumentPaymentDialog *self)
{
  dument_form_dialog_touch (DUMENT_FORM_DIALOG (self));
}

static char *
describe_line (const DumentPaymentSheet *sheet, const DumentPaymentLine *line)
{
  g_autofree char *amount =
      dument_format_amount (line->principal + line->accessories, sheet->currency);
  g_autofree char *due = dument_format_short_date (line->due);

  return g_strdup_printf (_ ("%s, due %s: %s"), line->number, g_strstrip (due), amount);
}

static GtkWidget *
create_entry (DumentPaymentDialog *self, ShareRow *row)
{
  GtkWidget *entry = gtk_entry_new ();
  g_autofree char *name = g_strdup_printf (_ ("Share of invoice %s"), row->line->number);

  gtk_editable_set_width_chars (GTK_EDITABLE (entry), 11);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (entry), 11);
  gtk_editable_set_alignment (GTK_EDITABLE (entry), 1);
  gtk_entry_set_activates_default (GTK_ENTRY (entry), TRUE);
  gtk_widget_set_valign (entry, GTK_ALIGN_CENTER);
  gtk_widget_set_sensitive (entry, row->line->is_chosen);
  gtk_widget_add_css_class (entry, "amount");
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data (G_OBJECT (entry), "row", row);
  g_signal_connect (entry, "changed", G_CALLBACK (on_share_changed_cb), self);
  return entry;
}

static GtkWidget *
create_text (DumentPaymentDialog *self, ShareRow *row)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  g_autofree char *title = describe_line (self->sheet, row->line);
  GtkWidget *label = gtk_label_new (title);
  GtkWidget *effect = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (effect), 0);
  gtk_label_set_wrap (GTK_LABEL (effect), TRUE);
  gtk_widget_add_css_class (effect, "caption");
  gtk_widget_add_css_class (effect, "dim-label");
  gtk_widget_add_css_class (effect, "amount");
  gtk_widget_set_hexpand (box, TRUE);
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), effect);
  row->effect = GTK_LABEL (effect);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row->check), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  -1);
  return box;
}

static void
add_share (DumentPaymentDialog *self, DumentPaymentLine *line)
{
  ShareRow *row = g_new0 (ShareRow, 1);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *list_row = gtk_list_box_row_new ();
  GtkWidget *check = gtk_check_button_new ();

  row->line = line;
  row->check = GTK_CHECK_BUTTON (check);
  gtk_check_button_set_active (row->check, line->is_chosen);
  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  g_object_set_data (G_OBJECT (check), "row", row);
  gtk_box_append (GTK_BOX (box), check);
  gtk_box_append (GTK_BOX (box), create_text (self, row));
  row->entry = GTK_EDITABLE (create_entry (self, row));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (row->entry));
  gtk_widget_add_css_class (list_row, "field-row");
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (list_row), FALSE);
  gtk_widget_set_focusable (list_row, FALSE);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (list_row), box);
  gtk_list_box_append (self->shares_list, list_row);
  g_ptr_array_add (self->shares, row);
  g_signal_connect (check, "toggled", G_CALLBACK (on_share_toggled_cb), self);
}

static void
show_sheet (DumentPaymentDialog *self)
{
  DumentFormDialog *form = DUMENT_FORM_DIALOG (self);
  DumentMoney proposed = dument_payment_sheet_propose (self->sheet);
  g_autofree char *amount = dument_typed_from_amount (proposed, self->sheet->currency);

  gtk_label_set_label (self->client_label, self->sheet->client_name);
  for (guint i = 0; i < self->sheet->lines->len; i++)
    add_share (self, g_ptr_array_index (self->sheet->lines, i));
  dument_form_dialog_fill (form, self->amount_row, proposed > 0 ? amount : "");
  split (self);
  dument_form_dialog_settle (form);
  gtk_widget_grab_focus (GTK_WIDGET (self->amount_row));
}

static gpointer
open_job (DumentWorkspace *workspace, gpointer data, GCancellable *cancellable, GError **error)
{
  const GArray *ids = data;

  return dument_payment_sheet_open (workspace, (const gint64 *) (const void *) ids->data, ids->len,
                                    error);
}

static void
free_sheet (gpointer sheet)
{
  dument_payment_sheet_free (sheet);
}

static void
free_ids (gpointer ids)
{
  g_array_unref (ids);
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DumentPaymentDialog) self = user_data;
  g_autoptr (GError) error = NULL;

  self->sheet = dument_engine_finish (DUMENT_ENGINE (source), result, &error);
  if (self->sheet != NULL)
    show_sheet (self);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    dument_form_dialog_show_error (DUMENT_FORM_DIALOG (self), error->message);
}

static void
dument_payment_dialog_dispose (GObject *object)
{
  DumentPaymentDialog *self = DUMENT_PAYMENT_DIALOG (object);

  g_clear_pointer (&self->sheet, dument_payment_sheet_free);
  G_OBJECT_CLASS (dument_payment_dialog_parent_class)->dispose (object);
}

static void
dument_payment_dialog_finalize (GObject *object)
{
  g_ptr_array_unref (DUMENT_PAYMENT_DIALOG (object)->shares);
  G_OBJECT_CLASS (dument_payment_dialog_parent_class)->finalize (object);
}

static void
dument_payment_dialog_class_init (DumentPaymentDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dument_payment_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = dument_payment_dialog_finalize;
  DUMENT_FORM_DIALOG_CLASS (klass)->check = dument_payment_dialog_check;
  DUMENT_FORM_DIALOG_CLASS (klass)->save = dument_payment_dialog_save;
  g_type_ensure (DUMENT_TYPE_FIELD_ROW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/dument/Dument/ui/payment-dialog.ui");
#define BIND(child) gtk_widget_class_bind_template_child (widget_class, DumentPaymentDialog, child)
  BIND (amount_row);
  BIND (client_label);
  BIND (date_row);
  BIND (method_row);
  BIND (note_row);
  BIND (rest_label);
  BIND (shares_list);
#undef BIND
}

static void
dument_payment_dialog_init (DumentPaymentDialog *self)
{
  DumentFormDialog *form = DUMENT_FORM_DIALOG (self);

  self->shares = g_ptr_array_new_with_free_func (g_free);
  gtk_widget_init_template (GTK_WIDGET (self));
  dument_form_dialog_bind_field (form, self->amount_row, DUMENT_FINDING_FIELD_AMOUNT, 0);
  dument_form_dialog_bind_field (form, self->date_row, DUMENT_FINDING_FIELD_DATE, 0);
  dument_form_dialog_bind_field (form, self->note_row, DUMENT_FINDING_FIELD_OTHER, 0);
  g_signal_connect (self->amount_row, "changed", G_CALLBACK (on_amount_changed_cb), self);
  g_signal_connect (self->method_row, "notify::selected", G_CALLBACK (on_method_selected_cb), self);
}

/**
 * dument_payment_dialog_present:
 * @parent: the window before which it appears
 * @engine: the engine of the data file
 * @invoice_ids: (array length=n_invoice_ids): the invoices that were paid, of one client
 * @n_invoice_ids: how many, one at least
 */
void
dument_payment_dialog_present (GtkWindow *parent,
                               DumentEngine *engine,
                               const gint64 *invoice_ids,
                               gsize n_invoice_ids)
{
  DumentPaymentDialog *self = g_object_new (DUMENT_TYPE_PAYMENT_DIALOG, NULL);
  DumentFormDialog *form = DUMENT_FORM_DIALOG (self);
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autofree char *today = dument_format_short_date (dument_engine_get_today (engine));

  g_array_append_vals (ids, invoice_ids, (guint) n_invoice_ids);
  dument_form_dialog_open (form, parent, engine);
  dument_form_dialog_fill (form, self->date_row, today);
  gtk_widget_grab_focus (GTK_WIDGET (self->amount_row));
  dument_engine_read_async (engine, open_job, ids, free_ids, free_sheet,
                            dument_form_dialog_get_cancellable (form), opened_cb,
                            g_object_ref (self));
}
