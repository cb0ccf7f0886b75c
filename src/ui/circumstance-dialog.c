/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "config.h"

#include "ui/circumstance-dialog.h"

#include "service/circumstance-entry.h"
#include "service/circumstance-sheet.h"
#include "ui/format.h"
#include "ui/typed.h"

#include <glib/gi18n-lib.h>

/**
 * DumentCircumstanceDialog:
 *
 * What changes the course of invoices: a promise, a pause, a dispute, or that nothing is expected
 * any more. One form with other fields for each, and what it changes in a sentence.
 */
struct _DumentCircumstanceDialog
{
  DumentFormDialog parent_instance;

  DumentCircumstanceKind kind;
  GArray *ids;
  gint64 client_id;
  DumentCircumstanceSheet *sheet;

  DumentFieldRow *amount_row;
  GtkLabel *effect_label;
  DumentFieldRow *reason_row;
  DumentFieldRow *said_by_row;
  DumentFieldRow *since_row;
  GtkLabel *subject_label;
  DumentFieldRow *until_row;
  DumentFieldRow *words_row;
};

G_DEFINE_FINAL_TYPE (DumentCircumstanceDialog, dument_circumstance_dialog, DUMENT_TYPE_FORM_DIALOG)

/* How the form of each kind looks; a field without a title is not asked for. */
typedef struct
{
  const char *title;
  const char *save_label;
  const char *effect;
  const char *done;
  const char *amount_hint;
  const char *until_hint;
  const char *since_title;
} Look;

static const Look looks[DUMENT_CIRCUMSTANCE_N_KINDS] = {
  [DUMENT_CIRCUMSTANCE_PROMISE] = {
      N_ ("Promise to Pay"),
      N_ ("_Record"),
      N_ ("Nothing is asked for until that day. Whether the promise was kept or broken follows by "
          "itself from the payments."),
      N_ ("Promise recorded"),
      N_ ("Left empty: all that is unpaid."),
      N_ ("The day by which the money is promised, like 30/11 or +10."),
      N_ ("Promised _on"),
  },
  [DUMENT_CIRCUMSTANCE_PAUSE] = {
      N_ ("Pause Reminders"),
      N_ ("_Pause"),
      N_ ("No reminder is proposed while the pause lasts. Penalties go on running."),
      N_ ("Reminders paused"),
      NULL,
      N_ ("Left empty: until you end it."),
      NULL,
  },
  [DUMENT_CIRCUMSTANCE_DISPUTE] = {
      N_ ("Dispute"),
      N_ ("_Record"),
      N_ ("No letter asks for what is contested until you say that it is resolved. The rest is "
          "asked for as before."),
      N_ ("Dispute recorded"),
      N_ ("What is contested. Left empty: all of it."),
      NULL,
      N_ ("Contested _since"),
  },
  [DUMENT_CIRCUMSTANCE_WRITE_OFF] = {
      N_ ("Write Off"),
      N_ ("_Write Off"),
      N_ ("Nothing is expected of it any more, and no letter asks for it. The invoice stays in the "
          "list, the debt is not forgiven, and you can take this back at any time."),
      N_ ("Written off, and noted in the journal"),
      NULL,
      NULL,
      NULL,
  },
};

/* The form as it stands, and what in it could not be read. */
typedef struct
{
  DumentCircumstanceEntry *entry;
  GPtrArray *unread;
} Draft;

static void
free_draft (gpointer data)
{
  Draft *draft = data;

  dument_circumstance_entry_free (draft->entry);
  g_ptr_array_unref (draft->unread);
  g_free (draft);
}

static GPtrArray *
check_draft (DumentWorkspace *workspace, const Draft *draft, GError **error)
{
  GPtrArray *findings = dument_circumstance_entry_check (workspace, draft->entry, error);

  if (findings != NULL)
    dument_finding_list_append (findings, draft->unread);
  return findings;
}

static gpointer
check_job (DumentWorkspace *workspace, gpointer data, GCancellable *cancellable, GError **error)
{
  return check_draft (workspace, data, error);
}

static gpointer
save_job (DumentWorkspace *workspace, gpointer data, GCancellable *cancellable, GError **error)
{
  const Draft *draft = data;
  g_autoptr (DumentFormOutcome) outcome = g_new0 (DumentFormOutcome, 1);

  outcome->findings = check_draft (workspace, draft, error);
  if (outcome->findings == NULL)
    return NULL;
  if (dument_finding_let_pass (outcome->findings, /* error= */ NULL) &&
      !dument_circumstance_entry_save (workspace, draft->entry, &outcome->undo, error))
    return NULL;
  return g_steal_pointer (&outcome);
}

/* What is no amount must not be taken for nothing; 0 is all, so that a typed 0 is none either. */
static DumentMoney
read_amount (DumentCircumstanceDialog *self)
{
  DumentFormDialog *form = DUMENT_FORM_DIALOG (self);
  DumentMoney amount = dument_typed_amount (form, self->amount_row, self->sheet->currency);
  g_autofree char *text = dument_typed_text (self->amount_row);

  if (text != NULL)
    return amount > 0 ? amount : -1;
  dument_form_dialog_set_hint (form, self->amount_row, _ (looks[self->kind].amount_hint));
  return 0;
}

static Draft *
read_form (DumentCircumstanceDialog *self)
{
  const Look *look = &looks[self->kind];
  Draft *draft = g_new0 (Draft, 1);
  DumentCircumstanceEntry *entry = dument_circumstance_entry_new (self->kind);

  draft->entry = entry;
  draft->unread = dument_finding_list_new ();
  g_array_append_vals (entry->invoice_ids, self->ids->data, self->ids->len);
  entry->client_id = self->client_id;
  if (look->amount_hint != NULL)
    entry->amount = read_amount (self);
  if (look->until_hint != NULL)
    entry->until = dument_typed_optional_date (DUMENT_FORM_DIALOG (self), self->until_row,
                                               DUMENT_FREE_DATE_FUTURE,
                                               DUMENT_FINDING_FIELD_DUE_DATE, draft->unread);
  if (look->until_hint != NULL && entry->until == DUMENT_DATE_NONE)
    dument_form_dialog_set_hint (DUMENT_FORM_DIALOG (self), self->until_row, _ (look->until_hint));
  if (look->since_title != NULL)
    entry->since = dument_typed_optional_date (DUMENT_FORM_DIALOG (self), self->since_row,
                                               DUMENT_FREE_DATE_PAST, DUMENT_FINDING_FIELD_DATE,
                                               draft->unread);
  entry->reason = dument_typed_text (self->reason_row);
  entry->words = dument_typed_text (self->kind == DUMENT_CIRCUMSTANCE_PROMISE ? self->said_by_row
                                                                              : self->words_row);
  return draft;
}

static void
dument_circumstance_dialog_check (DumentFormDialog *form)
{
  DumentCircumstanceDialog *self = DUMENT_CIRCUMSTANCE_DIALOG (form);

  if (self->sheet != NULL)
    dument_form_dialog_run_check (form, check_job, read_form (self), free_draft);
}

static void
dument_circumstance_dialog_save (DumentFormDialog *form)
{
  DumentCircumstanceDialog *self = DUMENT_CIRCUMSTANCE_DIALOG (form);

  dument_form_dialog_run_save (form, save_job, read_form (self), free_draft,
                               _ (looks[self->kind].done));
}

/* What no field can mend, such as a pause that holds already, is said before anything is typed. */
static void
dument_circumstance_dialog_show_rest (DumentFormDialog *form, GPtrArray *findings)
{
  static const DumentFindingField fields[] = { DUMENT_FINDING_FIELD_NUMBER,
                                               DUMENT_FINDING_FIELD_CLIENT };

  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      const DumentFinding *finding = dument_finding_find (findings, fields[i], /* line= */ 0);

      if (finding != NULL)
        dument_form_dialog_show_error (form, finding->sentence);
    }
}

static char *
describe_subject (const DumentCircumstanceSheet *sheet)
{
  guint n = g_strv_length (sheet->numbers);
  g_autofree char *numbers = g_strjoinv (", ", sheet->numbers);

  if (n == 0)
    return g_strdup_printf (_ ("%s, all invoices"), sheet->client_name);
  return g_strdup_printf (n > 1 ? _ ("%s, invoices %s") : _ ("%s, invoice %s"), sheet->client_name,
                          numbers);
}

static void
show_sheet (DumentCircumstanceDialog *self)
{
  DumentFormDialog *form = DUMENT_FORM_DIALOG (self);
  g_autofree char *subject = describe_subject (self->sheet);
  g_autofree char *unpaid = dument_typed_from_amount (self->sheet->unpaid, self->sheet->currency);

  gtk_label_set_label (self->subject_label, subject);
  if (self->kind == DUMENT_CIRCUMSTANCE_PROMISE && self->sheet->unpaid > 0)
    dument_form_dialog_fill (form, self->amount_row, unpaid);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "form.save", TRUE);
  dument_form_dialog_settle (form);
}

static gpointer
open_job (DumentWorkspace *workspace, gpointer data, GCancellable *cancellable, GError **error)
{
  const DumentCircumstanceEntry *entry = data;

  if (entry->client_id != 0)
    return dument_circumstance_sheet_open_client (workspace, entry->client_id, error);
  return dument_circumstance_sheet_open (workspace,
                                         (const gint64 *) (const void *) entry->invoice_ids->data,
                                         entry->invoice_ids->len, error);
}

static void
free_entry (gpointer entry)
{
  dument_circumstance_entry_free (entry);
}

static void
free_sheet (gpointer sheet)
{
  dument_circumstance_sheet_free (sheet);
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DumentCircumstanceDialog) self = user_data;
  g_autoptr (GError) error = NULL;

  self->sheet = dument_engine_finish (DUMENT_ENGINE (source), result, &error);
  if (self->sheet != NULL)
    show_sheet (self);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    dument_form_dialog_show_error (DUMENT_FORM_DIALOG (self), error->message);
}

static void
dument_circumstance_dialog_dispose (GObject *object)
{
  DumentCircumstanceDialog *self = DUMENT_CIRCUMSTANCE_DIALOG (object);

  g_clear_pointer (&self->sheet, dument_circumstance_sheet_free);
  G_OBJECT_CLASS (dument_circumstance_dialog_parent_class)->dispose (object);
}

static void
dument_circumstance_dialog_finalize (GObject *object)
{
  g_array_unref (DUMENT_CIRCUMSTANCE_DIALOG (object)->ids);
  G_OBJECT_CLASS (dument_circumstance_dialog_parent_class)->finalize (object);
}

static void
dument_circumstance_dialog_class_init (DumentCircumstanceDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  DumentFormDialogClass *form_class = DUMENT_FORM_DIALOG_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dument_circumstance_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = dument_circumstance_dialog_finalize;
  form_class->check = dument_circumstance_dialog_check;
  form_class->save = dument_circumstance_dialog_save;
  form_class->show_rest = dument_circumstance_dialog_show_rest;
  g_type_ensure (DUMENT_TYPE_FIELD_ROW);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/dument/Dument/ui/circumstance-dialog.ui");
#define BIND(child) \
  gtk_widget_class_bind_template_child (widget_class, DumentCircumstanceDialog, child)
  BIND (amount_row);
  BIND (effect_label);
  BIND (reason_row);
  BIND (said_by_row);
  BIND (since_row);
  BIND (subject_label);
  BIND (until_row);
  BIND (words_row);
#undef BIND
}

static void
dument_circumstance_dialog_init (DumentCircumstanceDialog *self)
{
  DumentFormDialog *form = DUMENT_FORM_DIALOG (self);

  self->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "form.save", FALSE);
  dument_form_dialog_bind_field (form, self->amount_row, DUMENT_FINDING_FIELD_AMOUNT, 0);
  dument_form_dialog_bind_field (form, self->until_row, DUMENT_FINDING_FIELD_DUE_DATE, 0);
  dument_form_dialog_bind_field (form, self->reason_row, DUMENT_FINDING_FIELD_REASON, 0);
  dument_form_dialog_bind_field (form, self->said_by_row, DUMENT_FINDING_FIELD_OTHER, 0);
  dument_form_dialog_bind_field (form, self->words_row, DUMENT_FINDING_FIELD_OTHER, 0);
  dument_form_dialog_bind_field (form, self->since_row, DUMENT_FINDING_FIELD_DATE, 0);
}

/* Shows the fields of the kind and leads to the first that is to be filled in. */
static void
dress (DumentCircumstanceDialog *self, DumentEngine *engine)
{
  DumentFormDialog *form = DUMENT_FORM_DIALOG (self);
  const Look *look = &looks[self->kind];
  gboolean is_promise = self->kind == DUMENT_CIRCUMSTANCE_PROMISE;
  g_autofree char *today = dument_format_short_date (dument_engine_get_today (engine));

  gtk_window_set_title (GTK_WINDOW (self), _ (look->title));
  g_object_set (self, "save-label", _ (look->save_label), NULL);
  gtk_label_set_label (self->effect_label, _ (look->effect));
  gtk_widget_set_visible (GTK_WIDGET (self->amount_row), look->amount_hint != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->until_row), look->until_hint != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->reason_row), !is_promise);
  gtk_widget_set_visible (GTK_WIDGET (self->said_by_row), is_promise);
  gtk_widget_set_visible (GTK_WIDGET (self->words_row), self->kind == DUMENT_CIRCUMSTANCE_DISPUTE);
  gtk_widget_set_visible (GTK_WIDGET (self->since_row), look->since_title != NULL);
  if (look->since_title != NULL)
    adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->since_row), _ (look->since_title));
  dument_form_dialog_fill (form, self->since_row, g_strstrip (today));
  if (look->amount_hint != NULL)
    dument_form_dialog_set_hint (form, self->amount_row, _ (look->amount_hint));
  if (look->until_hint != NULL)
    dument_form_dialog_set_hint (form, self->until_row, _ (look->until_hint));
}

static void
present (DumentCircumstanceDialog *self, GtkWindow *parent, DumentEngine *engine)
{
  DumentFormDialog *form = DUMENT_FORM_DIALOG (self);
  DumentCircumstanceEntry *asked = dument_circumstance_entry_new (self->kind);

  g_array_append_vals (asked->invoice_ids, self->ids->data, self->ids->len);
  asked->client_id = self->client_id;
  dress (self, engine);
  dument_form_dialog_open (form, parent, engine);
  gtk_widget_grab_focus (
      GTK_WIDGET (self->kind == DUMENT_CIRCUMSTANCE_PROMISE ? self->until_row : self->reason_row));
  dument_engine_read_async (engine, open_job, asked, free_entry, free_sheet,
                            dument_form_dialog_get_cancellable (form), opened_cb,
                            g_object_ref (self));
}

/**
 * dument_circumstance_dialog_present:
 * @parent: the window before which it appears
 * @engine: the engine of the data file
 * @kind: what changes the course
 * @invoice_ids: (array length=n_invoice_ids): the invoices, of one client
 * @n_invoice_ids: how many, one at least
 */
void
dument_circumstance_dialog_present (GtkWindow *parent,
                                    DumentEngine *engine,
                                    DumentCircumstanceKind kind,
                                    const gint64 *invoice_ids,
                                    gsize n_invoice_ids)
{
  DumentCircumstanceDialog *self = g_object_new (DUMENT_TYPE_CIRCUMSTANCE_DIALOG, NULL);

  self->kind = kind;
  g_array_append_vals (self->ids, invoice_ids, (guint) n_invoice_ids);
  present (self, parent, engine);
}

/**
 * dument_circumstance_dialog_present_pause:
 * @parent: the window before which it appears
 * @engine: the engine of the data file
 * @client_id: the client all of whose invoices pause
 */
void
dument_circumstance_dialog_present_pause (GtkWindow *parent, DumentEngine *engine, gint64 client_id)
{
  DumentCircumstanceDialog *self = g_object_new (DUMENT_TYPE_CIRCUMSTANCE_DIALOG, NULL);

  self->kind = DUMENT_CIRCUMSTANCE_PAUSE;
  self->client_id = client_id;
  present (self, parent, engine);
}
