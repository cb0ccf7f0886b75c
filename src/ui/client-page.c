/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "config.h"

#include "ui/client-page.h"

#include "domain/address.h"
#include "domain/identifiers.h"
#include "service/clients.h"
#include "ui/circumstance-list.h"
#include "ui/format.h"
#include "ui/state-image.h"
#include "ui/timeline-view.h"
#include "ui/wrap-box.h"

#include <glib/gi18n-lib.h>

/* A longer line of a value is broken. */
#define MAX_VALUE_CHARS 34

/**
 * DumentClientPage:
 *
 * One client: what it owes, how it pays, who it is, its invoices, and what was exchanged.
 */
struct _DumentClientPage
{
  AdwBin parent_instance;

  DumentEngine *engine;
  GCancellable *cancellable;
  gint64 client_id;
  GPtrArray *rows;
  GArray *open_ids;
  GArray *late_ids;

  GtkWidget *actions_box;
  GtkLabel *behaviour_label;
  DumentCircumstanceList *circumstance_list;
  AdwStatusPage *broken_page;
  AdwPreferencesGroup *contacts_group;
  AdwPreferencesGroup *history_group;
  AdwPreferencesGroup *identity_group;
  AdwPreferencesGroup *invoices_group;
  GtkLabel *owed_label;
  GtkStack *stack;
  AdwWindowTitle *window_title;

  GtkWidget *timeline;
};

G_DEFINE_FINAL_TYPE (DumentClientPage, dument_client_page, ADW_TYPE_BIN)

/* A row and the group that it stands in, to be taken out when the page is filled anew. */
typedef struct
{
  AdwPreferencesGroup *group;
  GtkWidget *row;
} Placed;

static void
place (DumentClientPage *self, AdwPreferencesGroup *group, GtkWidget *row)
{
  Placed *placed = g_new (Placed, 1);

  *placed = (Placed){ group, row };
  adw_preferences_group_add (group, row);
  g_ptr_array_add (self->rows, placed);
}

static void
clear_rows (DumentClientPage *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      const Placed *placed = g_ptr_array_index (self->rows, i);

      adw_preferences_group_remove (placed->group, placed->row);
    }
  g_ptr_array_set_size (self->rows, 0);
}

static gboolean
has_long_line (const char *value)
{
  g_auto (GStrv) lines = g_strsplit (value, "\n", -1);

  for (char **line = lines; *line != NULL; line++)
    {
      if (g_utf8_strlen (*line, -1) > MAX_VALUE_CHARS)
        return TRUE;
    }
  return FALSE;
}

static void
wrap (GtkLabel *label)
{
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

  /* A hyphen would become a part of an address or a number. */
  pango_attr_list_insert (attributes, pango_attr_insert_hyphens_new (FALSE));
  gtk_label_set_attributes (label, attributes);
  gtk_label_set_wrap (label, TRUE);
  gtk_label_set_wrap_mode (label, PANGO_WRAP_WORD_CHAR);
  gtk_label_set_width_chars (label, MAX_VALUE_CHARS);
}

static GtkWidget *
create_fact (const char *title, const char *value)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *label = gtk_label_new (value);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  gtk_label_set_xalign (GTK_LABEL (label), 1);
  gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_RIGHT);
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  if (has_long_line (value))
    wrap (GTK_LABEL (label));
  gtk_widget_set_margin_top (label, 9);
  gtk_widget_set_margin_bottom (label, 9);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
  return row;
}

static void
add_fact (DumentClientPage *self, const char *title, const char *value)
{
  if (value != NULL && *value != '\0')
    place (self, self->identity_group, create_fact (title, value));
}

static void
add_number (DumentClientPage *self, const char *title, DumentIdentifierKind kind, const char *value)
{
  g_autofree char *shown = value != NULL ? dument_identifiers_display (kind, value) : NULL;

  add_fact (self, title, shown);
}

/* Notes are as long as they are: they stand under their title. */
static void
add_notes (DumentClientPage *self, const char *notes)
{
  GtkWidget *row;

  if (notes == NULL)
    return;
  row = adw_action_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("Notes"));
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), notes);
  place (self, self->identity_group, row);
}

static void
show_identity (DumentClientPage *self, const DumentClient *client)
{
  const DumentParty *party = &client->party;
  g_auto (GStrv) block =
      dument_address_format (party->name, (const char *const *) party->address, party->postcode,
                             party->city, party->country, /* ret_findings= */ NULL);
  g_autofree char *address = g_strjoinv ("\n", block);
  GtkWidget *kind = create_fact (_ ("Kind of Client"), dument_format_kind (client->kind));

  adw_action_row_set_subtitle (ADW_ACTION_ROW (kind),
                               dument_client_entry_explain_kind (client->kind));
  place (self, self->identity_group, kind);
  add_fact (self, _ ("Letters go to"), address);
  add_number (self, _ ("SIREN"), DUMENT_IDENTIFIER_SIREN, party->siren);
  add_number (self, _ ("SIRET"), DUMENT_IDENTIFIER_SIRET, party->siret);
  add_number (self, _ ("VAT number"), DUMENT_IDENTIFIER_VAT, party->vat);
  add_fact (self, _ ("E-mail"), party->email);
  add_fact (self, _ ("Telephone"), party->phone);
  add_fact (self, _ ("A part payment settles first"),
            client->imputation == DUMENT_IMPUTATION_INTEREST_FIRST ? _ ("The interest")
                                                                   : _ ("The principal"));
  if (client->tone != DUMENT_TONE_NEUTRAL || client->pronoun != DUMENT_PRONOUN_VOUS)
    {
      g_autofree char *manner = g_strdup_printf ("%s, %s", dument_format_tone (client->tone),
                                                 dument_pronoun_to_string (client->pronoun));

      add_fact (self, _ ("Tone of the letters"), manner);
    }
  add_notes (self, client->notes);
}

static void
show_contacts (DumentClientPage *self, GPtrArray *contacts)
{
  for (guint i = 0; i < contacts->len; i++)
    {
      const DumentContact *contact = g_ptr_array_index (contacts, i);
      g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
      g_auto (GStrv) parts = NULL;
      g_autofree char *ways = NULL;
      GtkWidget *row;

      if (contact->email != NULL)
        g_strv_builder_add (builder, contact->email);
      if (contact->phone != NULL)
        g_strv_builder_add (builder, contact->phone);
      parts = g_strv_builder_end (builder);
      ways = g_strjoinv ("\n", parts);
      row = create_fact (contact->name, ways);
      adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
      if (contact->role != NULL)
        adw_action_row_set_subtitle (ADW_ACTION_ROW (row), contact->role);
      place (self, self->contacts_group, row);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->contacts_group), contacts->len > 0);
}

static GtkWidget *
create_invoice_row (const DumentReceivable *receivable)
{
  const DumentInvoice *invoice = receivable->invoice;
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *icon = gtk_image_new ();
  g_autofree char *due = dument_format_short_date (invoice->due_date);
  g_autofree char *amount = dument_format_amount (
      receivable->claim->balance > 0 ? receivable->claim->balance : invoice->due_payable,
      invoice->currency);
  GtkWidget *label = gtk_label_new (amount);
  g_autofree char *subtitle = g_strdup_printf (
      _ ("%s · to be paid by %s"), dument_format_state (receivable->state), g_strstrip (due));

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), invoice->number);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  dument_state_image_show (GTK_IMAGE (icon), receivable->state);
  gtk_accessible_update_state (GTK_ACCESSIBLE (icon), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  gtk_widget_add_css_class (label, "amount");
  if (receivable->claim->balance == 0)
    gtk_widget_add_css_class (label, "dim-label");
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), icon);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "x", invoice->id);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.show-invoice");
  return row;
}

/* What can be paid, and what can be claimed by letter, in the currency of the latest. */
static void
collect_open (DumentClientPage *self, const DumentClientFile *file)
{
  DumentDate today = dument_engine_get_today (self->engine);
  const char *currency = NULL;

  g_array_set_size (self->open_ids, 0);
  g_array_set_size (self->late_ids, 0);
  for (guint i = 0; i < file->receivables->len; i++)
    {
      const DumentReceivable *receivable = g_ptr_array_index (file->receivables, i);
      const DumentInvoice *invoice = receivable->invoice;

      if (receivable->claim->balance == 0)
        continue;
      currency = currency != NULL ? currency : invoice->currency;
      if (!g_str_equal (invoice->currency, currency))
        continue;
      g_array_append_val (self->open_ids, invoice->id);
      if (invoice->due_date != DUMENT_DATE_NONE && invoice->due_date < today)
        g_array_append_val (self->late_ids, invoice->id);
    }
}

static void
update_actions (DumentClientPage *self)
{
  GtkWidget *widget = GTK_WIDGET (self);

  gtk_widget_action_set_enabled (widget, "page.pay", self->open_ids->len > 0);
  gtk_widget_action_set_enabled (widget, "page.write", self->late_ids->len > 0);
  gtk_widget_set_visible (self->actions_box, self->open_ids->len > 0);
}

static void
show_invoices (DumentClientPage *self, const DumentClientFile *file)
{
  g_autofree char *rest = NULL;

  for (guint i = 0; i < file->receivables->len; i++)
    place (self, self->invoices_group,
           create_invoice_row (g_ptr_array_index (file->receivables, i)));
  if (file->n_invoices > file->receivables->len)
    rest = g_strdup_printf (_ ("The latest %u of %u. Receivables shows them all."),
                            file->receivables->len, file->n_invoices);
  adw_preferences_group_set_description (self->invoices_group, rest);
  gtk_widget_set_visible (GTK_WIDGET (self->invoices_group), file->n_invoices > 0);
}

static void
show_figures (DumentClientPage *self, const DumentClientRow *row)
{
  g_autoptr (GString) owed = g_string_new (NULL);
  g_autofree char *delay = dument_format_delay (row->delay);
  g_autofree char *behaviour = *delay != '\0' ? g_strdup_printf (_ ("Usually pays %s"), delay)
                                              : g_strdup (_ ("Has paid no invoice yet"));

  for (guint i = 0; i < row->debts->len; i++)
    {
      const DumentClientDebt *debt = &g_array_index (row->debts, DumentClientDebt, i);
      g_autofree char *amount = dument_format_amount (debt->owed, debt->currency);
      g_autofree char *late = dument_format_amount (debt->late, debt->currency);

      if (i > 0)
        g_string_append_c (owed, '\n');
      if (debt->late > 0 && debt->late < debt->owed)
        g_string_append_printf (owed, _ ("Owes %s, of it %s late"), amount, late);
      else
        g_string_append_printf (owed, debt->late > 0 ? _ ("Owes %s, late") : _ ("Owes %s"), amount);
    }
  gtk_label_set_label (self->owed_label, owed->len > 0 ? owed->str : _ ("Owes nothing"));
  gtk_label_set_label (self->behaviour_label, behaviour);
}

static void
show_file (DumentClientPage *self, DumentClientFile *file)
{
  clear_rows (self);
  adw_window_title_set_title (self->window_title, file->entry->client->party.name);
  adw_window_title_set_subtitle (self->window_title, file->entry->client->party.city != NULL
                                                         ? file->entry->client->party.city
                                                         : "");
  show_figures (self, file->row);
  dument_circumstance_list_show_client (self->circumstance_list, file,
                                        dument_engine_get_today (self->engine));
  show_identity (self, file->entry->client);
  show_contacts (self, file->entry->contacts);
  show_invoices (self, file);
  collect_open (self, file);
  update_actions (self);
  dument_timeline_view_set_events (DUMENT_TIMELINE_VIEW (self->timeline), file->events);
  gtk_widget_set_visible (GTK_WIDGET (self->history_group), file->events->len > 0);
  gtk_stack_set_visible_child_name (self->stack, "client");
}

static gpointer
open_job (DumentWorkspace *workspace, gpointer data, GCancellable *cancellable, GError **error)
{
  return dument_clients_open (workspace, *(const gint64 *) data, error);
}

static void
free_file (gpointer file)
{
  dument_client_file_free (file);
}

static DumentWindow *
get_window (DumentClientPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  return DUMENT_IS_WINDOW (root) ? DUMENT_WINDOW (root) : NULL;
}

static void
show_broken (DumentClientPage *self, const GError *error)
{
  DumentWindow *window = get_window (self);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  /* The client was deleted: there is nothing to come back to. */
  if (g_error_matches (error, DUMENT_STORE_ERROR, DUMENT_STORE_ERROR_NOT_FOUND) && window != NULL)
    {
      dument_window_pop (window, GTK_WIDGET (self));
      return;
    }
  adw_status_page_set_description (self->broken_page, error->message);
  gtk_stack_set_visible_child_name (self->stack, "broken");
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DumentClientPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DumentClientFile) file = dument_engine_finish (DUMENT_ENGINE (source), result, &error);

  if (file != NULL)
    show_file (self, file);
  else
    show_broken (self, error);
}

static void
refresh (DumentClientPage *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  dument_engine_read_async (self->engine, open_job,
                            g_memdup2 (&self->client_id, sizeof self->client_id), g_free, free_file,
                            self->cancellable, opened_cb, g_object_ref (self));
}

static void
on_engine_changed_cb (DumentEngine *engine, DumentClientPage *self)
{
  refresh (self);
}

static void
go_back (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  DumentWindow *window = get_window (DUMENT_CLIENT_PAGE (widget));

  if (window != NULL)
    dument_window_pop (window, widget);
}

/* The intents of the page are those of the window, for this client. */
static void
forward (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  DumentClientPage *self = DUMENT_CLIENT_PAGE (widget);
  const char *name = g_str_equal (action_name, "page.edit")     ? "win.edit-client"
                     : g_str_equal (action_name, "page.delete") ? "win.delete-client"
                     : g_str_equal (action_name, "page.pause")  ? "win.pause-client"
                                                                : "win.new-invoice-for";

  gtk_widget_activate_action (widget, name, "x", self->client_id);
}

static void
record_insolvency (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  gtk_widget_activate_action (widget, "win.insolvency", "(xx)",
                              DUMENT_CLIENT_PAGE (widget)->client_id, (gint64) 0);
}

static GVariant *
wrap_ids (const GArray *ids)
{
  return g_variant_new_fixed_array (G_VARIANT_TYPE_INT64, ids->data, ids->len, sizeof (gint64));
}

/* The late ones are what a payment is for, as a rule. */
static void
pay (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  DumentClientPage *self = DUMENT_CLIENT_PAGE (widget);
  const GArray *ids = self->late_ids->len > 0 ? self->late_ids : self->open_ids;

  gtk_widget_activate_action_variant (widget, "win.record-payment", wrap_ids (ids));
}

static void
write_letter (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  DumentClientPage *self = DUMENT_CLIENT_PAGE (widget);
  GVariant *parts[] = { g_variant_new_string (""), wrap_ids (self->late_ids) };

  gtk_widget_activate_action_variant (widget, "win.write-letter",
                                      g_variant_new_tuple (parts, G_N_ELEMENTS (parts)));
}

static void
dument_client_page_dispose (GObject *object)
{
  DumentClientPage *self = DUMENT_CLIENT_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (self->engine != NULL)
    g_signal_handlers_disconnect_by_data (self->engine, self);
  g_clear_object (&self->engine);
  G_OBJECT_CLASS (dument_client_page_parent_class)->dispose (object);
}

static void
dument_client_page_finalize (GObject *object)
{
  DumentClientPage *self = DUMENT_CLIENT_PAGE (object);

  g_ptr_array_unref (self->rows);
  g_array_unref (self->open_ids);
  g_array_unref (self->late_ids);
  G_OBJECT_CLASS (dument_client_page_parent_class)->finalize (object);
}

static void
dument_client_page_class_init (DumentClientPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dument_client_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = dument_client_page_finalize;
  g_type_ensure (DUMENT_TYPE_CIRCUMSTANCE_LIST);
  g_type_ensure (DUMENT_TYPE_WRAP_BOX);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/dument/Dument/ui/client-page.ui");
  gtk_widget_class_bind_template_child (widget_class, DumentClientPage, actions_box);
  gtk_widget_class_bind_template_child (widget_class, DumentClientPage, behaviour_label);
  gtk_widget_class_bind_template_child (widget_class, DumentClientPage, broken_page);
  gtk_widget_class_bind_template_child (widget_class, DumentClientPage, circumstance_list);
  gtk_widget_class_bind_template_child (widget_class, DumentClientPage, contacts_group);
  gtk_widget_class_bind_template_child (widget_class, DumentClientPage, history_group);
  gtk_widget_class_bind_template_child (widget_class, DumentClientPage, identity_group);
  gtk_widget_class_bind_template_child (widget_class, DumentClientPage, invoices_group);
  gtk_widget_class_bind_template_child (widget_class, DumentClientPage, owed_label);
  gtk_widget_class_bind_template_child (widget_class, DumentClientPage, stack);
  gtk_widget_class_bind_template_child (widget_class, DumentClientPage, window_title);
  gtk_widget_class_install_action (widget_class, "page.back", NULL, go_back);
  gtk_widget_class_install_action (widget_class, "page.pay", NULL, pay);
  gtk_widget_class_install_action (widget_class, "page.write", NULL, write_letter);
  gtk_widget_class_install_action (widget_class, "page.edit", NULL, forward);
  gtk_widget_class_install_action (widget_class, "page.delete", NULL, forward);
  gtk_widget_class_install_action (widget_class, "page.pause", NULL, forward);
  gtk_widget_class_install_action (widget_class, "page.insolvency", NULL, record_insolvency);
  gtk_widget_class_install_action (widget_class, "page.new-invoice", NULL, forward);
}

static void
dument_client_page_init (DumentClientPage *self)
{
  self->rows = g_ptr_array_new_with_free_func (g_free);
  self->open_ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->late_ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  gtk_widget_init_template (GTK_WIDGET (self));
  self->timeline = dument_timeline_view_new ();
  dument_timeline_view_set_names_invoices (DUMENT_TIMELINE_VIEW (self->timeline), TRUE);
  adw_preferences_group_add (self->history_group, self->timeline);
}

/**
 * dument_client_page_present:
 * @window: the window
 * @client_id: row of a client
 *
 * Shows the client above what is shown now.
 */
void
dument_client_page_present (DumentWindow *window, gint64 client_id)
{
  DumentClientPage *self = g_object_new (DUMENT_TYPE_CLIENT_PAGE, NULL);

  self->engine = g_object_ref (dument_window_get_engine (window));
  self->client_id = client_id;
  g_signal_connect (self->engine, "changed", G_CALLBACK (on_engine_changed_cb), self);
  g_signal_connect (self->engine, "day-changed", G_CALLBACK (on_engine_changed_cb), self);
  dument_window_push (window, GTK_WIDGET (self));
  refresh (self);
}
