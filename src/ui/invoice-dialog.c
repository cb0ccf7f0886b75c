/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "config.h"

#include "ui/invoice-dialog.h"

#include "service/attaching.h"
#include "service/clients.h"
#include "service/invoice-entry.h"
#include "service/invoice-proposal.h"
#include "ui/client-completion.h"
#include "ui/compat.h"
#include "ui/format.h"
#include "ui/typed.h"

#include <glib/gi18n-lib.h>

/**
 * DumentInvoiceDialog:
 *
 * An invoice typed by hand: client, number, amount, two days. What the client usually agrees to is
 * proposed; what most invoices do not need is folded away.
 */
struct _DumentInvoiceDialog
{
  DumentFormDialog parent_instance;

  DumentInvoiceEntry *loaded;
  DumentClientCompletion *completion;
  GBytes *proof;
  char *proof_name;
  GtkSwitch *accepted_switch;
  GtkWidget *accepted_switch_row;
  DumentFieldRow *address_row;
  AdwComboRow *channel_row;
  DumentFieldRow *clause_row;
  DumentFieldRow *client_row;
  DumentFieldRow *currency_row;
  GtkSwitch *discount_switch;
  DumentFieldRow *due_row;
  GtkSwitch *indemnity_switch;
  DumentFieldRow *issued_row;
  AdwComboRow *kind_row;
  DumentFieldRow *label_row;
  GtkWidget *mentions_label;
  GtkExpander *more_expander;
  DumentFieldRow *number_row;
  DumentFieldRow *order_row;
  DumentFieldRow *prepaid_row;
  GtkButton *proof_button;
  AdwActionRow *proof_row;
  DumentFieldRow *reference_row;
  DumentFieldRow *sent_row;
  DumentFieldRow *supply_row;
  DumentFieldRow *total_row;

  gboolean is_loading : 1;
  gboolean is_proposed : 1;
};

G_DEFINE_FINAL_TYPE (DumentInvoiceDialog, dument_invoice_dialog, DUMENT_TYPE_FORM_DIALOG)

/* The form as it stands, and what in it is not understood, which only the window knows. */
typedef struct
{
  DumentInvoiceEntry *entry;
  GPtrArray *unread;
} Draft;

static void
free_draft (gpointer data)
{
  Draft *draft = data;

  dument_invoice_entry_free (draft->entry);
  g_ptr_array_unref (draft->unread);
  g_free (draft);
}

static void
take_text (char **field, DumentFieldRow *row)
{
  g_free (*field);
  *field = dument_typed_text (row);
}

static void
read_dates (DumentInvoiceDialog *self, Draft *draft)
{
  DumentFormDialog *form = DUMENT_FORM_DIALOG (self);
  DumentInvoice *invoice = draft->entry->invoice;

  invoice->issue_date =
      dument_typed_date (form, self->issued_row, DUMENT_DATE_NONE, DUMENT_FREE_DATE_PAST);
  invoice->due_date =
      dument_typed_date (form, self->due_row, invoice->issue_date, DUMENT_FREE_DATE_FUTURE);
  invoice->supply_date =
      dument_typed_optional_date (form, self->supply_row, DUMENT_FREE_DATE_PAST,
                                  DUMENT_FINDING_FIELD_SUPPLY_DATE, draft->unread);
  invoice->sent_on = dument_typed_optional_date (form, self->sent_row, DUMENT_FREE_DATE_PAST,
                                                 DUMENT_FINDING_FIELD_SENT_ON, draft->unread);
}

static void
read_amounts (DumentInvoiceDialog *self, Draft *draft)
{
  DumentFormDialog *form = DUMENT_FORM_DIALOG (self);
  DumentInvoice *invoice = draft->entry->invoice;
  g_autofree char *currency = dument_typed_text (self->currency_row);
  g_autofree char *upper = currency != NULL ? g_ascii_strup (currency, -1) : g_strdup ("EUR");
  g_autofree char *prepaid = dument_typed_text (self->prepaid_row);

  g_strlcpy (invoice->currency, upper, sizeof invoice->currency);
  invoice->total = dument_typed_amount (form, self->total_row, invoice->currency);
  invoice->prepaid = dument_typed_amount (form, self->prepaid_row, invoice->currency);
  if (strlen (upper) > 3)
    dument_finding_refuse_value (draft->unread, DUMENT_FINDING_FIELD_CURRENCY,
                                 g_strdup (_ ("Type a currency in three letters, like EUR.")));
  if (prepaid != NULL && invoice->prepaid == 0 && !g_str_equal (prepaid, "0"))
    dument_finding_refuse_value (
        draft->unread, DUMENT_FINDING_FIELD_PREPAID,
        g_strdup (_ ("This is no amount. Type it like 1234.56 or 1 234,56.")));
}

static void
set_note (char **note, GtkSwitch *toggle)
{
  if (!gtk_switch_get_active (toggle))
    g_clear_pointer (note, g_free);
  else if (*note == NULL)
    *note = g_strdup ("");
}

static void
read_terms (DumentInvoiceDialog *self, Draft *draft)
{
  DumentInvoice *invoice = draft->entry->invoice;
  g_autofree char *clause = dument_typed_text (self->clause_row);

  invoice->clause = (DumentClause){ DUMENT_CLAUSE_NONE, 0 };
  if (clause != NULL && !dument_clause_parse (clause, &invoice->clause))
    dument_finding_refuse_value (
        draft->unread, DUMENT_FINDING_FIELD_CLAUSE,
        g_strdup (_ ("Type a rate like 12 %, ECB + 10 or legal × 3, or nothing.")));
  invoice->clause_accepted = gtk_switch_get_active (self->accepted_switch);
  set_note (&invoice->note_pmt, self->indemnity_switch);
  set_note (&invoice->note_aab, self->discount_switch);
  invoice->sent_channel = (DumentChannel) adw_combo_row_get_selected (self->channel_row);
}

static Draft *
read_form (DumentInvoiceDialog *self)
{
  Draft *draft = g_new0 (Draft, 1);
  DumentInvoice *invoice;

  draft->unread = dument_finding_list_new ();
  draft->entry = self->loaded != NULL ? dument_invoice_entry_new_over (self->loaded)
                                      : dument_invoice_entry_new ();
  invoice = draft->entry->invoice;
  invoice->client_id = dument_client_completion_get_client (self->completion);
  draft->entry->client_name = dument_typed_text (self->client_row);
  draft->entry->client_kind = (DumentDebtorKind) adw_combo_row_get_selected (self->kind_row);
  draft->entry->client_address = dument_field_row_dup_text (self->address_row);
  take_text (&invoice->number, self->number_row);
  take_text (&invoice->label, self->label_row);
  take_text (&invoice->order_reference, self->order_row);
  take_text (&invoice->payment_reference, self->reference_row);
  read_dates (self, draft);
  read_amounts (self, draft);
  read_terms (self, draft);
  draft->entry->proof = self->proof != NULL ? g_bytes_ref (self->proof) : NULL;
  draft->entry->proof_name = g_strdup (self->proof_name);
  return draft;
}

static GPtrArray *
check_draft (DumentWorkspace *workspace, const Draft *draft, GError **error)
{
  GPtrArray *findings = dument_invoice_entry_check (workspace, draft->entry, error);

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
  Draft *draft = data;
  g_autoptr (DumentFormOutcome) outcome = g_new0 (DumentFormOutcome, 1);

  outcome->findings = check_draft (workspace, draft, error);
  if (outcome->findings == NULL)
    return NULL;
  if (dument_finding_let_pass (outcome->findings, /* error= */ NULL) &&
      !dument_invoice_entry_save (workspace, draft->entry, &outcome->undo, error))
    return NULL;
  outcome->id = draft->entry->invoice->id;
  return g_steal_pointer (&outcome);
}

static void
dument_invoice_dialog_check (DumentFormDialog *form)
{
  Draft *draft = read_form (DUMENT_INVOICE_DIALOG (form));

  dument_form_dialog_run_check (form, check_job, draft, free_draft);
}

static void
dument_invoice_dialog_save (DumentFormDialog *form)
{
  Draft *draft = read_form (DUMENT_INVOICE_DIALOG (form));
  const char *number = draft->entry->invoice->number;
  g_autofree char *done = g_strdup_printf (_ ("Invoice %s saved"), number != NULL ? number : "");

  dument_form_dialog_run_save (form, save_job, draft, free_draft, done);
}

/* What is new is chosen in the list, to go on with. */
static void
dument_invoice_dialog_saved (DumentFormDialog *form, gint64 id)
{
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (form));

  if (DUMENT_INVOICE_DIALOG (form)->loaded == NULL)
    gtk_widget_activate_action (GTK_WIDGET (parent), "win.reveal-invoice", "x", id);
}

static void
dument_invoice_dialog_show_rest (DumentFormDialog *form, GPtrArray *findings)
{
  DumentInvoiceDialog *self = DUMENT_INVOICE_DIALOG (form);
  const DumentFinding *finding =
      dument_finding_find (findings, DUMENT_FINDING_FIELD_MENTIONS, /* line= */ 0);

  gtk_label_set_label (GTK_LABEL (self->mentions_label), finding != NULL ? finding->sentence : "");
  gtk_widget_set_visible (self->mentions_label, finding != NULL);
}

/* What is asked when the client or the day of issue is known, and what is proposed then. */
typedef struct
{
  gint64 client_id;
  DumentDebtorKind kind;
  DumentDate issue_date;
  DumentDate supply_date;
} Question;

typedef struct
{
  DumentInvoiceProposal *proposal;
  DumentDueOrigin origin;
  DumentDate due;
} Answer;

static void
free_answer (gpointer data)
{
  Answer *answer = data;

  dument_invoice_proposal_free (answer->proposal);
  g_free (answer);
}

static gpointer
propose_job (DumentWorkspace *workspace, gpointer data, GCancellable *cancellable, GError **error)
{
  const Question *question = data;
  DumentInvoiceProposal *proposal =
      dument_invoice_proposal_make (workspace, question->client_id, error);
  Answer *answer;

  if (proposal == NULL)
    return NULL;
  answer = g_new0 (Answer, 1);
  answer->proposal = proposal;
  answer->due = DUMENT_DATE_NONE;
  if (question->client_id == 0)
    proposal->kind = question->kind;
  if (question->issue_date != DUMENT_DATE_NONE)
    answer->origin =
        dument_invoice_proposal_due (proposal, dument_workspace_get_law (workspace),
                                     question->issue_date, question->supply_date, &answer->due);
  return answer;
}

static void
show_due (DumentInvoiceDialog *self, const Answer *answer)
{
  DumentFormDialog *form = DUMENT_FORM_DIALOG (self);
  g_autofree char *text = NULL;
  g_autofree char *day = NULL;
  g_autofree char *hint = NULL;

  if (dument_form_dialog_is_touched (form, self->due_row))
    return;
  if (answer->due == DUMENT_DATE_NONE)
    {
      dument_form_dialog_fill (form, self->due_row, "");
      return;
    }
  text = dument_format_short_date (answer->due);
  day = dument_format_long_date (answer->due);
  hint = g_strdup_printf (answer->origin == DUMENT_DUE_ORIGIN_HABIT
                              ? _ ("%s, as usual with this client")
                              : _ ("%s, where nothing else was agreed"),
                          day);
  dument_form_dialog_fill (form, self->due_row, text);
  dument_form_dialog_set_hint (form, self->due_row, hint);
}

static void
show_proposal (DumentInvoiceDialog *self, const Answer *answer)
{
  DumentFormDialog *form = DUMENT_FORM_DIALOG (self);
  g_autofree char *clause = dument_clause_to_string (answer->proposal->clause);
  g_autofree char *last = NULL;

  show_due (self, answer);
  gtk_widget_set_visible (self->accepted_switch_row,
                          answer->proposal->kind == DUMENT_DEBTOR_CONSUMER);
  if (!dument_form_dialog_is_touched (form, self->clause_row) &&
      answer->proposal->clause.kind != DUMENT_CLAUSE_NONE)
    dument_form_dialog_fill (form, self->clause_row, clause);
  if (!self->is_proposed)
    {
      self->is_loading = TRUE;
      gtk_switch_set_active (self->indemnity_switch, answer->proposal->states_indemnity);
      gtk_switch_set_active (self->discount_switch, answer->proposal->states_discount);
      self->is_loading = FALSE;
      self->is_proposed = TRUE;
    }
  dument_form_dialog_settle (form);
  if (answer->proposal->last_number == NULL)
    return;
  last = g_strdup_printf (_ ("The last one was %s"), answer->proposal->last_number);
  dument_form_dialog_set_hint (form, self->number_row, last);
}

static void
proposed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DumentInvoiceDialog) self = user_data;
  Answer *answer = dument_engine_finish (DUMENT_ENGINE (source), result, /* error= */ NULL);

  if (answer == NULL)
    return;
  if (self->completion != NULL && self->loaded == NULL)
    show_proposal (self, answer);
  free_answer (answer);
}

static void
propose (DumentInvoiceDialog *self)
{
  DumentFormDialog *form = DUMENT_FORM_DIALOG (self);
  DumentEngine *engine = dument_form_dialog_get_engine (form);
  Question *question;

  if (engine == NULL || self->loaded != NULL)
    return;
  question = g_new0 (Question, 1);
  question->client_id = dument_client_completion_get_client (self->completion);
  question->kind = (DumentDebtorKind) adw_combo_row_get_selected (self->kind_row);
  question->issue_date =
      dument_typed_date (form, self->issued_row, DUMENT_DATE_NONE, DUMENT_FREE_DATE_PAST);
  question->supply_date =
      dument_typed_date (form, self->supply_row, DUMENT_DATE_NONE, DUMENT_FREE_DATE_PAST);
  dument_engine_read_async (engine, propose_job, question, g_free, free_answer,
                            dument_form_dialog_get_cancellable (form), proposed_cb,
                            g_object_ref (self));
}

/* A name that is nobody's yet is a new client, whose kind has to be said. */
static void
update_client (DumentInvoiceDialog *self)
{
  DumentFormDialog *form = DUMENT_FORM_DIALOG (self);
  DumentDebtorKind kind = (DumentDebtorKind) adw_combo_row_get_selected (self->kind_row);
  g_autofree char *name = dument_typed_text (self->client_row);
  gboolean is_new = name != NULL && dument_client_completion_get_client (self->completion) == 0 &&
                    !dument_client_completion_is_suggesting (self->completion);
  const char *hint = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->kind_row), is_new);
  gtk_widget_set_visible (GTK_WIDGET (self->address_row), is_new);
  if (is_new)
    hint = kind == DUMENT_DEBTOR_UNKNOWN ? _ ("A new client: a letter will need its address.")
                                         : dument_client_entry_explain_kind (kind);
  dument_form_dialog_set_hint (form, self->client_row, hint);
}

static void
on_client_chosen_cb (DumentClientCompletion *completion, DumentInvoiceDialog *self)
{
  update_client (self);
  propose (self);
  dument_form_dialog_touch (DUMENT_FORM_DIALOG (self));
}

static void
on_suggested_cb (DumentClientCompletion *completion, DumentInvoiceDialog *self)
{
  update_client (self);
}

static void
on_basis_changed_cb (GObject *row, DumentInvoiceDialog *self)
{
  if (!self->is_loading)
    propose (self);
}

static void
on_kind_selected_cb (AdwComboRow *row, GParamSpec *pspec, DumentInvoiceDialog *self)
{
  if (self->is_loading)
    return;
  update_client (self);
  propose (self);
  dument_form_dialog_touch (DUMENT_FORM_DIALOG (self));
}

static void
on_toggled_cb (GObject *object, GParamSpec *pspec, DumentInvoiceDialog *self)
{
  if (!self->is_loading)
    dument_form_dialog_touch (DUMENT_FORM_DIALOG (self));
}

static void
take_proof (DumentInvoiceDialog *self, GBytes *content, const char *name)
{
  g_clear_pointer (&self->proof, g_bytes_unref);
  g_free (self->proof_name);
  self->proof = g_bytes_ref (content);
  self->proof_name = g_strdup (name);
  adw_action_row_set_subtitle (self->proof_row, self->proof_name);
  dument_form_dialog_touch (DUMENT_FORM_DIALOG (self));
}

static void
proof_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DumentInvoiceDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *name = NULL;
  g_autoptr (GBytes) content =
      dument_attaching_load_finish (G_FILE (source), result, &name, &error);

  if (content != NULL)
    take_proof (self, content, name);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    dument_form_dialog_show_error (DUMENT_FORM_DIALOG (self), error->message);
}

static void
read_proof (DumentInvoiceDialog *self, GFile *file)
{
  dument_attaching_load_async (file, dument_form_dialog_get_cancellable (DUMENT_FORM_DIALOG (self)),
                               proof_read_cb, g_object_ref (self));
}

static void
proof_chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GListModel) files = dument_compat_open_files_finish (GTK_WINDOW (source), result,
                                                                  /* error= */ NULL);
  g_autoptr (GFile) file = files != NULL ? g_list_model_get_item (files, 0) : NULL;

  if (file != NULL)
    read_proof (DUMENT_INVOICE_DIALOG (source), file);
}

static void
on_proof_clicked_cb (GtkButton *button, DumentInvoiceDialog *self)
{
  dument_compat_open_files (GTK_WINDOW (self), _ ("Proof of Sending"), /* filters= */ NULL,
                            /* multiple= */ FALSE, proof_chosen_cb, NULL);
}

static gboolean
on_proof_dropped_cb (GtkDropTarget *target,
                     const GValue *value,
                     double x,
                     double y,
                     DumentInvoiceDialog *self)
{
  read_proof (self, g_value_get_object (value));
  return TRUE;
}

static void
fill_date (DumentInvoiceDialog *self, DumentFieldRow *row, DumentDate date)
{
  g_autofree char *text = date != DUMENT_DATE_NONE ? dument_format_short_date (date) : NULL;

  dument_form_dialog_fill (DUMENT_FORM_DIALOG (self), row, text);
}

static void
fill_amount (DumentInvoiceDialog *self,
             DumentFieldRow *row,
             DumentMoney amount,
             const char *currency)
{
  g_autofree char *text = amount != 0 ? dument_typed_from_amount (amount, currency) : NULL;

  dument_form_dialog_fill (DUMENT_FORM_DIALOG (self), row, text);
}

/* What a file says of an invoice is not typed over. */
static void
lock_imported (DumentInvoiceDialog *self)
{
  DumentFieldRow *const rows[] = { self->number_row, self->total_row, self->issued_row,
                                   self->prepaid_row, self->currency_row };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      gtk_editable_set_editable (GTK_EDITABLE (dument_field_row_get_editor (rows[i])), FALSE);
      gtk_widget_add_css_class (dument_field_row_get_editor (rows[i]), "dim-label");
    }
  dument_form_dialog_set_hint (DUMENT_FORM_DIALOG (self), self->number_row,
                               _ ("From the imported file, like its date and amounts"));
}

static void
fill_rows (DumentInvoiceDialog *self, const DumentInvoice *invoice)
{
  DumentFormDialog *form = DUMENT_FORM_DIALOG (self);
  g_autofree char *clause =
      invoice->clause.kind != DUMENT_CLAUSE_NONE ? dument_clause_to_string (invoice->clause) : NULL;

  dument_form_dialog_fill (form, self->number_row, invoice->number);
  dument_form_dialog_fill (form, self->label_row, invoice->label);
  dument_form_dialog_fill (form, self->order_row, invoice->order_reference);
  dument_form_dialog_fill (form, self->reference_row, invoice->payment_reference);
  dument_form_dialog_fill (form, self->currency_row, invoice->currency);
  dument_form_dialog_fill (form, self->clause_row, clause);
  fill_date (self, self->issued_row, invoice->issue_date);
  fill_date (self, self->due_row, invoice->due_date);
  fill_date (self, self->supply_row, invoice->supply_date);
  fill_date (self, self->sent_row, invoice->sent_on);
  fill_amount (self, self->total_row, invoice->total, invoice->currency);
  fill_amount (self, self->prepaid_row, invoice->prepaid, invoice->currency);
  gtk_switch_set_active (self->accepted_switch, invoice->clause_accepted);
  gtk_switch_set_active (self->indemnity_switch, invoice->note_pmt != NULL);
  gtk_switch_set_active (self->discount_switch, invoice->note_aab != NULL);
  adw_combo_row_set_selected (self->channel_row, invoice->sent_channel);
  if (invoice->source_id != 0)
    lock_imported (self);
}

/* An invoice to be edited with its client, or the client of a new one. */
typedef struct
{
  gint64 invoice_id;
  gint64 client_id;
} Request;

typedef struct
{
  DumentInvoiceEntry *entry;
  DumentClientEntry *client;
} Loaded;

static void
free_loaded (gpointer data)
{
  Loaded *loaded = data;

  dument_invoice_entry_free (loaded->entry);
  dument_client_entry_free (loaded->client);
  g_free (loaded);
}

static gpointer
load_job (DumentWorkspace *workspace, gpointer data, GCancellable *cancellable, GError **error)
{
  Request *request = data;
  Loaded *loaded = g_new0 (Loaded, 1);

  if (request->invoice_id != 0)
    {
      loaded->entry = dument_invoice_entry_load (workspace, request->invoice_id, error);
      request->client_id = loaded->entry != NULL ? loaded->entry->invoice->client_id : 0;
    }
  if (request->client_id != 0)
    loaded->client = dument_client_entry_load (workspace, request->client_id, error);
  if (loaded->client != NULL)
    return loaded;
  free_loaded (loaded);
  return NULL;
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DumentInvoiceDialog) self = user_data;
  DumentFormDialog *form = DUMENT_FORM_DIALOG (self);
  g_autoptr (GError) error = NULL;
  Loaded *loaded = dument_engine_finish (DUMENT_ENGINE (source), result, &error);

  if (loaded == NULL)
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        dument_form_dialog_show_error (form, error->message);
      return;
    }
  self->is_loading = TRUE;
  dument_client_completion_set_client (self->completion, loaded->client->client->id,
                                       loaded->client->client->party.name);
  gtk_widget_set_visible (self->accepted_switch_row,
                          loaded->client->client->kind == DUMENT_DEBTOR_CONSUMER);
  if (loaded->entry != NULL)
    {
      self->loaded = g_steal_pointer (&loaded->entry);
      fill_rows (self, self->loaded->invoice);
    }
  self->is_loading = FALSE;
  update_client (self);
  propose (self);
  dument_form_dialog_settle (form);
  free_loaded (loaded);
}

static void
load (DumentInvoiceDialog *self, gint64 invoice_id, gint64 client_id)
{
  DumentFormDialog *form = DUMENT_FORM_DIALOG (self);
  Request *request = g_new0 (Request, 1);

  *request = (Request){ invoice_id, client_id };
  dument_engine_read_async (dument_form_dialog_get_engine (form), load_job, request, g_free,
                            free_loaded, dument_form_dialog_get_cancellable (form), loaded_cb,
                            g_object_ref (self));
}

static void
dument_invoice_dialog_dispose (GObject *object)
{
  DumentInvoiceDialog *self = DUMENT_INVOICE_DIALOG (object);

  if (self->completion != NULL)
    dument_client_completion_detach (self->completion);
  g_clear_object (&self->completion);
  g_clear_pointer (&self->loaded, dument_invoice_entry_free);
  g_clear_pointer (&self->proof, g_bytes_unref);
  g_clear_pointer (&self->proof_name, g_free);
  G_OBJECT_CLASS (dument_invoice_dialog_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
#define BIND(child) gtk_widget_class_bind_template_child (widget_class, DumentInvoiceDialog, child)
  BIND (accepted_switch);
  BIND (accepted_switch_row);
  BIND (address_row);
  BIND (channel_row);
  BIND (clause_row);
  BIND (client_row);
  BIND (currency_row);
  BIND (discount_switch);
  BIND (due_row);
  BIND (indemnity_switch);
  BIND (issued_row);
  BIND (kind_row);
  BIND (label_row);
  BIND (mentions_label);
  BIND (more_expander);
  BIND (number_row);
  BIND (order_row);
  BIND (prepaid_row);
  BIND (proof_button);
  BIND (proof_row);
  BIND (reference_row);
  BIND (sent_row);
  BIND (supply_row);
  BIND (total_row);
#undef BIND
}

static void
dument_invoice_dialog_class_init (DumentInvoiceDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dument_invoice_dialog_dispose;
  DUMENT_FORM_DIALOG_CLASS (klass)->check = dument_invoice_dialog_check;
  DUMENT_FORM_DIALOG_CLASS (klass)->show_rest = dument_invoice_dialog_show_rest;
  DUMENT_FORM_DIALOG_CLASS (klass)->save = dument_invoice_dialog_save;
  DUMENT_FORM_DIALOG_CLASS (klass)->saved = dument_invoice_dialog_saved;
  g_type_ensure (DUMENT_TYPE_FIELD_ROW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/dument/Dument/ui/invoice-dialog.ui");
  bind_children (widget_class);
}

static void
bind_fields (DumentInvoiceDialog *self)
{
  const struct
  {
    DumentFieldRow *row;
    DumentFindingField field;
  } fields[] = {
    { self->client_row, DUMENT_FINDING_FIELD_CLIENT },
    { self->address_row, DUMENT_FINDING_FIELD_OTHER },
    { self->number_row, DUMENT_FINDING_FIELD_NUMBER },
    { self->total_row, DUMENT_FINDING_FIELD_TOTAL },
    { self->issued_row, DUMENT_FINDING_FIELD_ISSUE_DATE },
    { self->due_row, DUMENT_FINDING_FIELD_DUE_DATE },
    { self->label_row, DUMENT_FINDING_FIELD_OTHER },
    { self->clause_row, DUMENT_FINDING_FIELD_CLAUSE },
    { self->sent_row, DUMENT_FINDING_FIELD_SENT_ON },
    { self->order_row, DUMENT_FINDING_FIELD_OTHER },
    { self->reference_row, DUMENT_FINDING_FIELD_OTHER },
    { self->supply_row, DUMENT_FINDING_FIELD_SUPPLY_DATE },
    { self->prepaid_row, DUMENT_FINDING_FIELD_PREPAID },
    { self->currency_row, DUMENT_FINDING_FIELD_CURRENCY },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    dument_form_dialog_bind_field (DUMENT_FORM_DIALOG (self), fields[i].row, fields[i].field,
                                   /* line= */ 0);
}

static void
watch (DumentInvoiceDialog *self)
{
  GtkDropTarget *target = gtk_drop_target_new (G_TYPE_FILE, GDK_ACTION_COPY);
  GObject *const toggles[] = { G_OBJECT (self->accepted_switch), G_OBJECT (self->indemnity_switch),
                               G_OBJECT (self->discount_switch) };

  for (gsize i = 0; i < G_N_ELEMENTS (toggles); i++)
    g_signal_connect (toggles[i], "notify::active", G_CALLBACK (on_toggled_cb), self);
  g_signal_connect (self->channel_row, "notify::selected", G_CALLBACK (on_toggled_cb), self);
  g_signal_connect (self->kind_row, "notify::selected", G_CALLBACK (on_kind_selected_cb), self);
  g_signal_connect (self->issued_row, "changed", G_CALLBACK (on_basis_changed_cb), self);
  g_signal_connect (self->supply_row, "changed", G_CALLBACK (on_basis_changed_cb), self);
  g_signal_connect (self->proof_button, "clicked", G_CALLBACK (on_proof_clicked_cb), self);
  g_signal_connect (self->completion, "chosen", G_CALLBACK (on_client_chosen_cb), self);
  g_signal_connect (self->completion, "suggested", G_CALLBACK (on_suggested_cb), self);
  g_signal_connect (target, "drop", G_CALLBACK (on_proof_dropped_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->proof_row), GTK_EVENT_CONTROLLER (target));
}

static void
dument_invoice_dialog_init (DumentInvoiceDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->completion = dument_client_completion_new (self->client_row);
  bind_fields (self);
  watch (self);
  gtk_widget_set_visible (self->accepted_switch_row, FALSE);
}

/**
 * dument_invoice_dialog_present:
 * @parent: the window before which it appears
 * @engine: the engine of the data file
 * @invoice_id: an invoice to be edited, or 0 for a new one
 * @client_id: the client of a new one, or 0
 * @field: the field to begin with, or %DUMENT_FINDING_FIELD_NONE for the first that is empty
 */
void
dument_invoice_dialog_present (GtkWindow *parent,
                               DumentEngine *engine,
                               gint64 invoice_id,
                               gint64 client_id,
                               DumentFindingField field)
{
  DumentInvoiceDialog *self = g_object_new (DUMENT_TYPE_INVOICE_DIALOG, NULL);
  DumentFormDialog *form = DUMENT_FORM_DIALOG (self);

  dument_client_completion_set_engine (self->completion, engine);
  dument_form_dialog_open (form, parent, engine);
  if (invoice_id != 0)
    gtk_window_set_title (GTK_WINDOW (self), _ ("Edit the Invoice"));
  else
    fill_date (self, self->issued_row, dument_engine_get_today (engine));
  if (invoice_id != 0 || client_id != 0)
    load (self, invoice_id, client_id);
  else
    propose (self);
  gtk_widget_grab_focus (GTK_WIDGET (client_id == 0 ? self->client_row : self->number_row));
  dument_form_dialog_go_to (form, field);
}
