/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "config.h"

#include "ui/client-dialog.h"

#include "domain/address.h"
#include "service/client-entry.h"
#include "ui/typed.h"

#include <glib/gi18n-lib.h>

/**
 * DumentClientDialog:
 *
 * A client: who it is, where letters go, whom to speak to. The address is shown as it will stand in
 * the window of the envelope while it is typed.
 */
struct _DumentClientDialog
{
  DumentFormDialog parent_instance;

  DumentClientEntry *loaded;
  GPtrArray *contacts;

  GtkButton *add_contact_button;
  DumentFieldRow *address_row;
  GtkBox *contacts_box;
  DumentFieldRow *country_row;
  DumentFieldRow *email_row;
  GtkWidget *envelope_label;
  AdwComboRow *imputation_row;
  GtkLabel *kind_label;
  AdwComboRow *kind_row;
  GtkExpander *more_expander;
  DumentFieldRow *name_row;
  DumentFieldRow *notes_row;
  DumentFieldRow *phone_row;
  AdwComboRow *pronoun_row;
  DumentFieldRow *siren_row;
  DumentFieldRow *siret_row;
  AdwComboRow *tone_row;
  DumentFieldRow *vat_row;

  gboolean is_loading : 1;
  gboolean is_kind_chosen : 1;
  gboolean is_imputation_chosen : 1;
};

G_DEFINE_FINAL_TYPE (DumentClientDialog, dument_client_dialog, DUMENT_TYPE_FORM_DIALOG)

/* The rows of one contact. */
typedef struct
{
  gint64 id;
  GtkWidget *widget;
  DumentFieldRow *name;
  DumentFieldRow *role;
  DumentFieldRow *email;
  DumentFieldRow *phone;
} ContactRows;

static void
free_entry (gpointer entry)
{
  dument_client_entry_free (entry);
}

static void
take_text (char **field, DumentFieldRow *row)
{
  g_free (*field);
  *field = dument_typed_text (row);
}

static void
read_contacts (DumentClientDialog *self, DumentClientEntry *entry)
{
  for (guint i = 0; i < self->contacts->len; i++)
    {
      const ContactRows *rows = g_ptr_array_index (self->contacts, i);
      DumentContact *contact = dument_contact_new ();

      contact->id = rows->id;
      contact->name = dument_typed_text (rows->name);
      contact->role = dument_typed_text (rows->role);
      contact->email = dument_typed_text (rows->email);
      contact->phone = dument_typed_text (rows->phone);
      g_ptr_array_add (entry->contacts, contact);
    }
}

static DumentClientEntry *
read_form (DumentClientDialog *self)
{
  DumentClientEntry *entry = self->loaded != NULL ? dument_client_entry_new_over (self->loaded)
                                                  : dument_client_entry_new ();
  DumentClient *client = entry->client;
  DumentParty *party = &client->party;
  g_autofree char *address = dument_field_row_dup_text (self->address_row);

  take_text (&party->name, self->name_row);
  take_text (&party->siren, self->siren_row);
  take_text (&party->siret, self->siret_row);
  take_text (&party->vat, self->vat_row);
  take_text (&party->country, self->country_row);
  take_text (&party->email, self->email_row);
  take_text (&party->phone, self->phone_row);
  take_text (&client->notes, self->notes_row);
  dument_client_entry_set_address (entry, address);
  client->kind = (DumentDebtorKind) adw_combo_row_get_selected (self->kind_row);
  client->imputation = (DumentImputation) adw_combo_row_get_selected (self->imputation_row);
  client->tone = (DumentTone) adw_combo_row_get_selected (self->tone_row);
  client->pronoun = (DumentPronoun) adw_combo_row_get_selected (self->pronoun_row);
  read_contacts (self, entry);
  return entry;
}

static gpointer
check_job (DumentWorkspace *workspace, gpointer data, GCancellable *cancellable, GError **error)
{
  return dument_client_entry_check (workspace, data, error);
}

static gpointer
save_job (DumentWorkspace *workspace, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (DumentFormOutcome) outcome = g_new0 (DumentFormOutcome, 1);

  outcome->findings = dument_client_entry_check (workspace, data, error);
  if (outcome->findings == NULL)
    return NULL;
  if (dument_finding_let_pass (outcome->findings, /* error= */ NULL) &&
      !dument_client_entry_save (workspace, data, &outcome->undo, error))
    return NULL;
  return g_steal_pointer (&outcome);
}

/* The block that stands in the window of the envelope, with the length of lines that are too long
 * for it. */
static void
show_envelope (DumentClientDialog *self, const DumentParty *party)
{
  g_auto (GStrv) block = dument_address_format (
      party->name != NULL ? party->name : "", (const char *const *) party->address, party->postcode,
      party->city, party->country, /* ret_findings= */ NULL);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; block[i] != NULL; i++)
    {
      long length = g_utf8_strlen (block[i], -1);

      g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "", block[i]);
      if (length > DUMENT_ADDRESS_MAX_CHARACTERS)
        g_string_append_printf (text, "   ← %ld / %d", length, DUMENT_ADDRESS_MAX_CHARACTERS);
    }
  gtk_label_set_label (GTK_LABEL (self->envelope_label), text->str);
  gtk_widget_set_visible (self->envelope_label,
                          party->address != NULL &&
                              (party->address[0] != NULL || party->city != NULL));
}

/* A SIREN tells a business or a public body, as long as the user said nothing else. */
static void
propose_kind (DumentClientDialog *self, const DumentClient *client)
{
  DumentDebtorKind proposed;

  if (self->is_kind_chosen || client->kind != DUMENT_DEBTOR_UNKNOWN || client->party.siren == NULL)
    return;
  proposed = dument_debtor_kind_propose (client->party.siren);
  if (proposed == DUMENT_DEBTOR_UNKNOWN)
    return;
  self->is_loading = TRUE;
  adw_combo_row_set_selected (self->kind_row, proposed);
  self->is_loading = FALSE;
}

static void
explain_kind (DumentClientDialog *self)
{
  DumentDebtorKind kind = (DumentDebtorKind) adw_combo_row_get_selected (self->kind_row);

  gtk_label_set_label (self->kind_label, dument_client_entry_explain_kind (kind));
}

static void
dument_client_dialog_check (DumentFormDialog *form)
{
  DumentClientDialog *self = DUMENT_CLIENT_DIALOG (form);
  g_autoptr (DumentClientEntry) entry = read_form (self);

  propose_kind (self, entry->client);
  explain_kind (self);
  entry->client->kind = (DumentDebtorKind) adw_combo_row_get_selected (self->kind_row);
  show_envelope (self, &entry->client->party);
  dument_form_dialog_run_check (form, check_job, g_steal_pointer (&entry), free_entry);
}

static void
dument_client_dialog_save (DumentFormDialog *form)
{
  DumentClientEntry *entry = read_form (DUMENT_CLIENT_DIALOG (form));
  const char *name = entry->client->party.name;
  g_autofree char *done = g_strdup_printf (_ ("“%s” saved"), name != NULL ? name : "");

  dument_form_dialog_run_save (form, save_job, entry, free_entry, done);
}

static void
free_contact_rows (gpointer data)
{
  g_free (data);
}

static void
unbind_contact (DumentClientDialog *self, const ContactRows *rows)
{
  DumentFormDialog *form = DUMENT_FORM_DIALOG (self);

  dument_form_dialog_unbind_field (form, rows->name);
  dument_form_dialog_unbind_field (form, rows->role);
  dument_form_dialog_unbind_field (form, rows->email);
  dument_form_dialog_unbind_field (form, rows->phone);
}

static void
bind_contact (DumentClientDialog *self, const ContactRows *rows, unsigned line)
{
  DumentFormDialog *form = DUMENT_FORM_DIALOG (self);

  dument_form_dialog_bind_field (form, rows->name, DUMENT_FINDING_FIELD_CONTACT, line);
  dument_form_dialog_bind_field (form, rows->role, DUMENT_FINDING_FIELD_OTHER, 0);
  dument_form_dialog_bind_field (form, rows->email, DUMENT_FINDING_FIELD_OTHER, 0);
  dument_form_dialog_bind_field (form, rows->phone, DUMENT_FINDING_FIELD_OTHER, 0);
}

static void
on_remove_clicked_cb (GtkButton *button, DumentClientDialog *self)
{
  ContactRows *rows = g_object_get_data (G_OBJECT (button), "rows");

  for (guint i = 0; i < self->contacts->len; i++)
    unbind_contact (self, g_ptr_array_index (self->contacts, i));
  gtk_box_remove (self->contacts_box, rows->widget);
  g_ptr_array_remove (self->contacts, rows);
  for (guint i = 0; i < self->contacts->len; i++)
    bind_contact (self, g_ptr_array_index (self->contacts, i), i + 1);
  dument_form_dialog_touch (DUMENT_FORM_DIALOG (self));
}

static GtkWidget *
create_remove_button (DumentClientDialog *self, ContactRows *rows)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("user-trash-symbolic");

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, _ ("Remove This Contact"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Remove This Contact"), -1);
  g_object_set_data (G_OBJECT (button), "rows", rows);
  g_signal_connect (button, "clicked", G_CALLBACK (on_remove_clicked_cb), self);
  return button;
}

static DumentFieldRow *
append_row (GtkWidget *grid, const char *title, int column, int line)
{
  GtkWidget *list = gtk_list_box_new ();
  GtkWidget *row = dument_field_row_new (title, /* hint= */ NULL, /* multiline= */ FALSE);

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_widget_set_hexpand (list, TRUE);
  gtk_widget_set_valign (list, GTK_ALIGN_START);
  gtk_list_box_append (GTK_LIST_BOX (list), row);
  gtk_grid_attach (GTK_GRID (grid), list, column, line, 1, 1);
  return DUMENT_FIELD_ROW (row);
}

static ContactRows *
add_contact (DumentClientDialog *self)
{
  ContactRows *rows = g_new0 (ContactRows, 1);
  GtkWidget *grid = gtk_grid_new ();

  gtk_grid_set_row_spacing (GTK_GRID (grid), 6);
  gtk_grid_set_column_spacing (GTK_GRID (grid), 6);
  rows->name = append_row (grid, _ ("Name"), 0, 0);
  rows->role = append_row (grid, _ ("Role"), 1, 0);
  rows->email = append_row (grid, _ ("E-mail"), 0, 1);
  rows->phone = append_row (grid, _ ("Telephone"), 1, 1);
  rows->widget = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gtk_widget_set_hexpand (grid, TRUE);
  gtk_box_append (GTK_BOX (rows->widget), grid);
  gtk_box_append (GTK_BOX (rows->widget), create_remove_button (self, rows));
  gtk_box_append (self->contacts_box, rows->widget);
  g_ptr_array_add (self->contacts, rows);
  bind_contact (self, rows, self->contacts->len);
  return rows;
}

static void
on_add_contact_clicked_cb (GtkButton *button, DumentClientDialog *self)
{
  ContactRows *rows = add_contact (self);

  gtk_widget_grab_focus (GTK_WIDGET (rows->name));
}

static void
on_selected_cb (AdwComboRow *row, GParamSpec *pspec, DumentClientDialog *self)
{
  if (self->is_loading)
    return;
  if (row == self->kind_row)
    self->is_kind_chosen = TRUE;
  else if (row == self->imputation_row)
    self->is_imputation_chosen = TRUE;
  dument_form_dialog_touch (DUMENT_FORM_DIALOG (self));
}

static void
fill_contacts (DumentClientDialog *self, GPtrArray *contacts)
{
  DumentFormDialog *form = DUMENT_FORM_DIALOG (self);

  for (guint i = 0; i < contacts->len; i++)
    {
      const DumentContact *contact = g_ptr_array_index (contacts, i);
      ContactRows *rows = add_contact (self);

      rows->id = contact->id;
      dument_form_dialog_fill (form, rows->name, contact->name);
      dument_form_dialog_fill (form, rows->role, contact->role);
      dument_form_dialog_fill (form, rows->email, contact->email);
      dument_form_dialog_fill (form, rows->phone, contact->phone);
    }
}

static void
fill_rows (DumentClientDialog *self)
{
  DumentFormDialog *form = DUMENT_FORM_DIALOG (self);
  const DumentClient *client = self->loaded->client;
  const DumentParty *party = &client->party;
  g_autofree char *address = dument_client_entry_get_address (self->loaded);

  self->is_loading = TRUE;
  dument_form_dialog_fill (form, self->name_row, party->name);
  dument_form_dialog_fill (form, self->siren_row, party->siren);
  dument_form_dialog_fill (form, self->siret_row, party->siret);
  dument_form_dialog_fill (form, self->vat_row, party->vat);
  dument_form_dialog_fill (form, self->country_row, party->country);
  dument_form_dialog_fill (form, self->email_row, party->email);
  dument_form_dialog_fill (form, self->phone_row, party->phone);
  dument_form_dialog_fill (form, self->notes_row, client->notes);
  dument_form_dialog_fill (form, self->address_row, address);
  adw_combo_row_set_selected (self->kind_row, client->kind);
  adw_combo_row_set_selected (self->imputation_row, client->imputation);
  adw_combo_row_set_selected (self->tone_row, client->tone);
  adw_combo_row_set_selected (self->pronoun_row, client->pronoun);
  fill_contacts (self, self->loaded->contacts);
  self->is_loading = FALSE;
  dument_form_dialog_settle (form);
}

static gpointer
load_job (DumentWorkspace *workspace, gpointer data, GCancellable *cancellable, GError **error)
{
  return dument_client_entry_load (workspace, *(const gint64 *) data, error);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DumentClientDialog) self = user_data;
  g_autoptr (GError) error = NULL;

  self->loaded = dument_engine_finish (DUMENT_ENGINE (source), result, &error);
  if (self->loaded != NULL)
    fill_rows (self);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    dument_form_dialog_show_error (DUMENT_FORM_DIALOG (self), error->message);
}

static gpointer
begin_job (DumentWorkspace *workspace, gpointer data, GCancellable *cancellable, GError **error)
{
  return dument_client_entry_begin (workspace);
}

/* The form is typed in already, and it stays as it is but for what was not chosen. */
static void
begun_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DumentClientDialog) self = user_data;
  g_autoptr (DumentClientEntry) entry =
      dument_engine_finish (DUMENT_ENGINE (source), result, /* error= */ NULL);

  if (entry == NULL || self->is_imputation_chosen)
    return;
  self->is_loading = TRUE;
  adw_combo_row_set_selected (self->imputation_row, entry->client->imputation);
  self->is_loading = FALSE;
}

static void
dument_client_dialog_dispose (GObject *object)
{
  DumentClientDialog *self = DUMENT_CLIENT_DIALOG (object);

  g_clear_pointer (&self->loaded, dument_client_entry_free);
  g_ptr_array_set_size (self->contacts, 0);
  G_OBJECT_CLASS (dument_client_dialog_parent_class)->dispose (object);
}

static void
dument_client_dialog_finalize (GObject *object)
{
  g_ptr_array_unref (DUMENT_CLIENT_DIALOG (object)->contacts);
  G_OBJECT_CLASS (dument_client_dialog_parent_class)->finalize (object);
}

static void
dument_client_dialog_class_init (DumentClientDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dument_client_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = dument_client_dialog_finalize;
  DUMENT_FORM_DIALOG_CLASS (klass)->check = dument_client_dialog_check;
  DUMENT_FORM_DIALOG_CLASS (klass)->save = dument_client_dialog_save;
  g_type_ensure (DUMENT_TYPE_FIELD_ROW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/dument/Dument/ui/client-dialog.ui");
#define BIND(child) gtk_widget_class_bind_template_child (widget_class, DumentClientDialog, child)
  BIND (add_contact_button);
  BIND (address_row);
  BIND (contacts_box);
  BIND (country_row);
  BIND (email_row);
  BIND (envelope_label);
  BIND (imputation_row);
  BIND (kind_label);
  BIND (kind_row);
  BIND (more_expander);
  BIND (name_row);
  BIND (notes_row);
  BIND (phone_row);
  BIND (pronoun_row);
  BIND (siren_row);
  BIND (siret_row);
  BIND (tone_row);
  BIND (vat_row);
#undef BIND
}

static void
dument_client_dialog_init (DumentClientDialog *self)
{
  DumentFormDialog *form = DUMENT_FORM_DIALOG (self);

  self->contacts = g_ptr_array_new_with_free_func (free_contact_rows);
  gtk_widget_init_template (GTK_WIDGET (self));
  dument_form_dialog_bind_field (form, self->name_row, DUMENT_FINDING_FIELD_NAME, 0);
  dument_form_dialog_bind_field (form, self->siren_row, DUMENT_FINDING_FIELD_SIREN, 0);
  dument_form_dialog_bind_field (form, self->siret_row, DUMENT_FINDING_FIELD_SIRET, 0);
  dument_form_dialog_bind_field (form, self->address_row, DUMENT_FINDING_FIELD_ADDRESS, 0);
  dument_form_dialog_bind_field (form, self->email_row, DUMENT_FINDING_FIELD_EMAIL, 0);
  dument_form_dialog_bind_field (form, self->phone_row, DUMENT_FINDING_FIELD_OTHER, 0);
  dument_form_dialog_bind_field (form, self->vat_row, DUMENT_FINDING_FIELD_VAT, 0);
  dument_form_dialog_bind_field (form, self->country_row, DUMENT_FINDING_FIELD_OTHER, 0);
  dument_form_dialog_bind_field (form, self->notes_row, DUMENT_FINDING_FIELD_OTHER, 0);
  g_signal_connect (self->kind_row, "notify::selected", G_CALLBACK (on_selected_cb), self);
  g_signal_connect (self->imputation_row, "notify::selected", G_CALLBACK (on_selected_cb), self);
  g_signal_connect (self->tone_row, "notify::selected", G_CALLBACK (on_selected_cb), self);
  g_signal_connect (self->pronoun_row, "notify::selected", G_CALLBACK (on_selected_cb), self);
  g_signal_connect (self->add_contact_button, "clicked", G_CALLBACK (on_add_contact_clicked_cb),
                    self);
}

/**
 * dument_client_dialog_present:
 * @parent: the window before which it appears
 * @engine: the engine of the data file
 * @client_id: a client to be edited, or 0 for a new one
 * @field: the field to begin with, or %DUMENT_FINDING_FIELD_NONE for the name
 */
void
dument_client_dialog_present (GtkWindow *parent,
                              DumentEngine *engine,
                              gint64 client_id,
                              DumentFindingField field)
{
  DumentClientDialog *self = g_object_new (DUMENT_TYPE_CLIENT_DIALOG, NULL);
  DumentFormDialog *form = DUMENT_FORM_DIALOG (self);

  dument_form_dialog_open (form, parent, engine);
  explain_kind (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->name_row));
  if (field == DUMENT_FINDING_FIELD_KIND)
    gtk_widget_grab_focus (GTK_WIDGET (self->kind_row));
  dument_form_dialog_go_to (form, field);
  if (client_id == 0)
    {
      dument_engine_read_async (engine, begin_job, /* data= */ NULL, /* free_data= */ NULL,
                                free_entry, dument_form_dialog_get_cancellable (form), begun_cb,
                                g_object_ref (self));
      return;
    }
  gtk_window_set_title (GTK_WINDOW (self), _ ("Edit the Client"));
  dument_engine_read_async (engine, load_job, g_memdup2 (&client_id, sizeof client_id), g_free,
                            free_entry, dument_form_dialog_get_cancellable (form), loaded_cb,
                            g_object_ref (self));
}
