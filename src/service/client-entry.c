/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "config.h"

#include "service/client-entry-private.h"

#include "service/chronicle.h"
#include "service/undo-private.h"
#include "service/validation.h"
#include "store/invoice.h"
#include "store/payment.h"
#include "store/transaction.h"

#include <glib/gi18n-lib.h>

static void
free_contact (gpointer contact)
{
  dument_contact_free (contact);
}

/**
 * dument_client_entry_new:
 *
 * Returns: (transfer full): an empty form
 */
DumentClientEntry *
dument_client_entry_new (void)
{
  DumentClientEntry *self = g_new0 (DumentClientEntry, 1);

  self->client = dument_client_new ();
  self->contacts = g_ptr_array_new_with_free_func (free_contact);
  return self;
}

static GPtrArray *
copy_contacts (const GPtrArray *contacts)
{
  GPtrArray *copy = g_ptr_array_new_with_free_func (free_contact);

  for (unsigned i = 0; i < contacts->len; i++)
    g_ptr_array_add (copy, dument_contact_copy (g_ptr_array_index (contacts, i)));
  return copy;
}

static DumentClientEntry *
copy_entry (const DumentClientEntry *self)
{
  DumentClientEntry *copy = g_new0 (DumentClientEntry, 1);

  copy->client = dument_client_copy (self->client);
  copy->contacts = copy_contacts (self->contacts);
  return copy;
}

/**
 * dument_client_entry_new_over:
 * @loaded: what the file said when the form was opened
 *
 * Returns: (transfer full): an empty form for the same client, which knows what to compare with
 */
DumentClientEntry *
dument_client_entry_new_over (const DumentClientEntry *loaded)
{
  DumentClientEntry *self = dument_client_entry_new ();

  self->client->id = loaded->client->id;
  self->client->typed = loaded->client->typed;
  self->loaded = copy_entry (loaded);
  return self;
}

/**
 * dument_client_entry_free:
 * @self: (nullable) (transfer full): a form
 */
void
dument_client_entry_free (DumentClientEntry *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->client, dument_client_free);
  g_clear_pointer (&self->contacts, g_ptr_array_unref);
  g_clear_pointer (&self->loaded, dument_client_entry_free);
  g_clear_pointer (&self->said, g_hash_table_unref);
  g_free (self);
}

/**
 * dument_client_entry_begin:
 * @workspace: a workspace
 *
 * Returns: (transfer full): the form of a new client, with what the preferences say
 */
DumentClientEntry *
dument_client_entry_begin (DumentWorkspace *workspace)
{
  DumentClientEntry *self = dument_client_entry_new ();

  self->client->imputation = dument_workspace_get_imputation (workspace);
  return self;
}

static DumentClientEntry *
load_stored (DumentWorkspace *workspace, gint64 client_id, GError **error)
{
  DumentStore *store = dument_workspace_get_store (workspace);
  g_autoptr (DumentClientEntry) self = g_new0 (DumentClientEntry, 1);

  self->client = dument_client_load (store, client_id, error);
  if (self->client == NULL)
    return NULL;
  self->contacts = dument_contact_list (store, client_id, error);
  return self->contacts != NULL ? g_steal_pointer (&self) : NULL;
}

/**
 * dument_client_entry_load:
 * @workspace: a workspace
 * @client_id: row of a client
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): the form filled with what the file says of it
 */
DumentClientEntry *
dument_client_entry_load (DumentWorkspace *workspace, gint64 client_id, GError **error)
{
  DumentClientEntry *self = load_stored (workspace, client_id, error);

  if (self != NULL)
    self->loaded = copy_entry (self);
  return self;
}

/**
 * dument_client_entry_set_address:
 * @self: the form of a client
 * @text: the address without the name, a line each, the last with postal code and town
 *
 * Takes an address as it is typed.
 */
void
dument_client_entry_set_address (DumentClientEntry *self, const char *text)
{
  dument_validation_set_address (&self->client->party, text);
}

/**
 * dument_client_entry_get_address:
 * @self: the form of a client
 *
 * Returns: (transfer full): the address to be typed over, see dument_client_entry_set_address()
 */
char *
dument_client_entry_get_address (const DumentClientEntry *self)
{
  const DumentParty *party = &self->client->party;
  GString *text = g_string_new (NULL);

  for (unsigned i = 0; party->address != NULL && party->address[i] != NULL; i++)
    g_string_append_printf (text, "%s\n", party->address[i]);
  if (party->postcode != NULL)
    g_string_append_printf (text, "%s ", party->postcode);
  if (party->city != NULL)
    g_string_append (text, party->city);
  return g_strchomp (g_string_free (text, /* free_segment= */ FALSE));
}

/* The numbers without their spaces, empty texts as none. */
static void
tidy_text (char **text)
{
  if (*text != NULL && *g_strstrip (*text) == '\0')
    g_clear_pointer (text, g_free);
}

static void
tidy_number (char **number)
{
  g_autofree char *plain = NULL;

  tidy_text (number);
  if (*number == NULL)
    return;
  plain = dument_identifiers_normalise (*number);
  g_free (*number);
  *number = g_steal_pointer (&plain);
}

static void
tidy (DumentClientEntry *self)
{
  DumentParty *party = &self->client->party;

  tidy_text (&party->name);
  tidy_number (&party->siren);
  tidy_number (&party->siret);
  tidy_number (&party->vat);
  tidy_text (&party->country);
  tidy_text (&party->email);
  tidy_text (&party->phone);
  tidy_text (&self->client->notes);
  for (unsigned i = 0; i < self->contacts->len; i++)
    {
      DumentContact *contact = g_ptr_array_index (self->contacts, i);

      tidy_text (&contact->name);
      tidy_text (&contact->role);
      tidy_text (&contact->email);
      tidy_text (&contact->phone);
    }
}

/* The words of the journal for what the form says of a client. */
static char *
describe_field (const DumentClientEntry *self, unsigned index, const char **ret_key)
{
  static const char *const keys[] = { "name", "kind",    "imputation", "siren",  "siret",
                                      "vat",  "email",   "phone",      "notes",  "country",
                                      "tone", "pronoun", "scenario",   "address" };
  const DumentClient *client = self->client;
  const DumentParty *party = &client->party;
  const char *const values[] = {
    party->name,
    dument_debtor_kind_to_string (client->kind),
    client->imputation == DUMENT_IMPUTATION_INTEREST_FIRST ? "interest" : "principal",
    party->siren,
    party->siret,
    party->vat,
    party->email,
    party->phone,
    client->notes,
    party->country,
    dument_tone_to_string (client->tone),
    dument_pronoun_to_string (client->pronoun),
    client->scenario,
  };

  *ret_key = index < G_N_ELEMENTS (keys) ? keys[index] : NULL;
  if (index < G_N_ELEMENTS (values))
    return g_strdup (values[index]);
  return index < G_N_ELEMENTS (keys) ? dument_client_entry_get_address (self) : NULL;
}

static gboolean
is_changed (const DumentClientEntry *before, const DumentClientEntry *after, unsigned index)
{
  const char *key;
  g_autofree char *old = describe_field (before, index, &key);
  g_autofree char *new = describe_field (after, index, &key);

  return g_strcmp0 (old, new) != 0;
}

/* What each field of the journal marks as typed, in the order of describe_field(). */
static const guint32 marks[] = {
  DUMENT_CLIENT_TYPED_NAME,
  DUMENT_CLIENT_TYPED_KIND,
  0,
  DUMENT_CLIENT_TYPED_IDENTIFIERS,
  DUMENT_CLIENT_TYPED_IDENTIFIERS,
  DUMENT_CLIENT_TYPED_IDENTIFIERS,
  DUMENT_CLIENT_TYPED_EMAIL,
  DUMENT_CLIENT_TYPED_PHONE,
  0,
  DUMENT_CLIENT_TYPED_ADDRESS,
  0,
  0,
  0,
  DUMENT_CLIENT_TYPED_ADDRESS,
};

static guint32
find_changed_marks (const DumentClientEntry *before, const DumentClientEntry *after)
{
  guint32 changed = 0;

  for (unsigned i = 0; i < G_N_ELEMENTS (marks); i++)
    {
      if (is_changed (before, after, i))
        changed |= marks[i];
    }
  return changed;
}

/* What was typed is not changed by an import any more. */
static void
mark_typed (DumentClientEntry *self, const DumentClientEntry *before)
{
  self->client->typed |= find_changed_marks (before, self);
}

/* Each change, and each value that somebody said is right, which no import changes any more. */
static gboolean
note_changes (DumentWorkspace *workspace,
              const DumentClientEntry *before,
              const DumentClientEntry *after,
              GHashTable *said,
              GError **error)
{
  guint32 confirmed =
      after->client->typed & ~before->client->typed & ~find_changed_marks (before, after);
  const char *key;

  for (unsigned i = 0;; i++)
    {
      g_autofree char *new = describe_field (after, i, &key);
      gboolean is_confirmed;

      if (key == NULL)
        return TRUE;
      is_confirmed = new != NULL && (marks[i] & confirmed) != 0 &&
                     (said == NULL || g_hash_table_contains (said, key));
      if ((is_changed (before, after, i) || is_confirmed) &&
          !dument_chronicle_note (workspace, "client-edited", DUMENT_SUBJECT_CLIENT,
                                  after->client->id, error, "client", after->client->party.name,
                                  key, new != NULL ? new : "", NULL))
        return FALSE;
    }
}

static DumentContact *
find_contact (const GPtrArray *contacts, gint64 id)
{
  for (unsigned i = 0; id != 0 && i < contacts->len; i++)
    {
      DumentContact *contact = g_ptr_array_index (contacts, i);

      if (contact->id == id)
        return contact;
    }
  return NULL;
}

static gboolean
note_contact (DumentWorkspace *workspace,
              const DumentClientEntry *self,
              const char *key,
              const DumentContact *contact,
              GError **error)
{
  return dument_chronicle_note (workspace, "client-edited", DUMENT_SUBJECT_CLIENT, self->client->id,
                                error, "client", self->client->party.name, key, contact->name,
                                NULL);
}

static gboolean
is_same_contact (const DumentContact *a, const DumentContact *b)
{
  return g_strcmp0 (a->name, b->name) == 0 && g_strcmp0 (a->role, b->role) == 0 &&
         g_strcmp0 (a->email, b->email) == 0 && g_strcmp0 (a->phone, b->phone) == 0;
}

/* The persons of the form and what somebody else changed of them since: one added there comes in,
 * one removed on either side and left alone on the other is gone. */
static gboolean
merge_contacts (GPtrArray *contacts, const GPtrArray *loaded, GPtrArray *stored)
{
  for (unsigned i = contacts->len; i > 0; i--)
    {
      DumentContact *contact = g_ptr_array_index (contacts, i - 1);
      const DumentContact *before = find_contact (loaded, contact->id);
      const DumentContact *now = find_contact (stored, contact->id);

      if (before == NULL)
        continue;
      if (now == NULL && is_same_contact (before, contact))
        g_ptr_array_remove_index (contacts, i - 1);
      else if (now == NULL || !dument_contact_merge (contact, before, now))
        return FALSE;
    }
  for (unsigned i = 0; i < stored->len; i++)
    {
      const DumentContact *now = g_ptr_array_index (stored, i);
      const DumentContact *before = find_contact (loaded, now->id);

      if (before == NULL && find_contact (contacts, now->id) == NULL)
        g_ptr_array_add (contacts, dument_contact_copy (now));
      else if (before != NULL && find_contact (contacts, now->id) == NULL &&
               !is_same_contact (before, now))
        return FALSE;
    }
  return TRUE;
}

/**
 * dument_client_entry_merge:
 * @workspace: a workspace
 * @self: the form of a client
 * @ret_merged: (out) (transfer full) (nullable): the form with what was changed in the file since
 * it was opened; %NULL where both changed the same
 * @error: return location for an error
 *
 * Returns: %FALSE with an error of the store
 */
gboolean
dument_client_entry_merge (DumentWorkspace *workspace,
                           const DumentClientEntry *self,
                           DumentClientEntry **ret_merged,
                           GError **error)
{
  g_autoptr (DumentClientEntry) merged = copy_entry (self);
  g_autoptr (DumentClientEntry) stored = NULL;

  if (self->client->id != 0 && self->loaded != NULL)
    {
      stored = load_stored (workspace, self->client->id, error);
      if (stored == NULL)
        return FALSE;
      if (!dument_client_merge (merged->client, self->loaded->client, stored->client) ||
          !merge_contacts (merged->contacts, self->loaded->contacts, stored->contacts))
        g_clear_pointer (&merged, dument_client_entry_free);
    }
  *ret_merged = g_steal_pointer (&merged);
  return TRUE;
}

static gboolean
write_contact (DumentWorkspace *workspace,
               const DumentClientEntry *self,
               DumentContact *contact,
               const DumentContact *before,
               DumentUndo *undo,
               GError **error)
{
  DumentStore *store = dument_workspace_get_store (workspace);

  if (before != NULL && is_same_contact (before, contact))
    return TRUE;
  contact->client_id = self->client->id;
  if (before != NULL)
    return dument_contact_update (store, contact, error) &&
           note_contact (workspace, self, "contact", contact, error);
  contact->id = 0;
  if (!dument_contact_insert (store, contact, error))
    return FALSE;
  dument_undo_add_delete (undo, DUMENT_UNDO_CONTACT, contact->id);
  return note_contact (workspace, self, "contact", contact, error);
}

static gboolean
remove_contacts (DumentWorkspace *workspace,
                 const DumentClientEntry *self,
                 const DumentClientEntry *before,
                 GError **error)
{
  for (unsigned i = 0; i < before->contacts->len; i++)
    {
      const DumentContact *contact = g_ptr_array_index (before->contacts, i);

      if (find_contact (self->contacts, contact->id) == NULL &&
          (!dument_contact_delete (dument_workspace_get_store (workspace), contact->id, error) ||
           !note_contact (workspace, self, "contact-removed", contact, error)))
        return FALSE;
    }
  return TRUE;
}

static gboolean
write_contacts (DumentWorkspace *workspace,
                DumentClientEntry *self,
                const DumentClientEntry *before,
                DumentUndo *undo,
                GError **error)
{
  if (!remove_contacts (workspace, self, before, error))
    return FALSE;
  for (unsigned i = 0; i < self->contacts->len; i++)
    {
      DumentContact *contact = g_ptr_array_index (self->contacts, i);

      if (!write_contact (workspace, self, contact, find_contact (before->contacts, contact->id),
                          undo, error))
        return FALSE;
    }
  return TRUE;
}

/* The contacts that there were, changed or removed, come back as they were. */
static void
keep_contacts (const DumentClientEntry *self, const DumentClientEntry *before, DumentUndo *undo)
{
  for (unsigned i = 0; i < before->contacts->len; i++)
    {
      const DumentContact *contact = g_ptr_array_index (before->contacts, i);
      const DumentContact *written = find_contact (self->contacts, contact->id);

      if (written == NULL)
        dument_undo_add_insert (undo, DUMENT_UNDO_CONTACT, dument_contact_copy (contact));
      else if (!is_same_contact (contact, written))
        dument_undo_add_update (undo, DUMENT_UNDO_CONTACT, dument_contact_copy (contact),
                                dument_contact_copy (written));
    }
}

static gboolean
insert (DumentWorkspace *workspace, DumentClientEntry *self, DumentUndo *undo, GError **error)
{
  g_autoptr (DumentClientEntry) nobody = dument_client_entry_new ();
  DumentClient *client = self->client;

  mark_typed (self, nobody);
  if (!dument_client_insert (dument_workspace_get_store (workspace), client, error) ||
      !dument_chronicle_note (workspace, "client-entered", DUMENT_SUBJECT_CLIENT, client->id, error,
                              "client", client->party.name, NULL))
    return FALSE;
  dument_undo_add_delete (undo, DUMENT_UNDO_CLIENT, client->id);
  dument_undo_add_note (undo, "client-deleted", DUMENT_SUBJECT_CLIENT, client->id,
                        client->party.name, /* amount= */ NULL);
  return write_contacts (workspace, self, nobody, undo, error);
}

/* What the form changed was compared with what the file said when it was opened, see
 * dument_client_entry_check(): what is written beyond that is what the file says now. */
static gboolean
update (DumentWorkspace *workspace, DumentClientEntry *form, DumentUndo *undo, GError **error)
{
  g_autoptr (DumentClientEntry) before = load_stored (workspace, form->client->id, error);
  g_autoptr (DumentClientEntry) self = NULL;

  if (before == NULL || !dument_client_entry_merge (workspace, form, &self, error))
    return FALSE;
  g_assert (self != NULL);
  mark_typed (self, before);
  if (!dument_client_update (dument_workspace_get_store (workspace), self->client, error) ||
      !note_changes (workspace, before, self, form->said, error))
    return FALSE;
  keep_contacts (self, before, undo);
  if (!write_contacts (workspace, self, before, undo, error))
    return FALSE;
  dument_undo_add_note (undo, "client-edit-undone", DUMENT_SUBJECT_CLIENT, self->client->id,
                        before->client->party.name, /* amount= */ NULL);
  dument_undo_add_update (undo, DUMENT_UNDO_CLIENT, g_steal_pointer (&before->client),
                          g_steal_pointer (&self->client));
  return TRUE;
}

/**
 * dument_client_entry_save:
 * @workspace: a workspace
 * @self: the form of a client; the number of its row is set
 * @ret_undo: (out) (transfer full): how to take it back
 * @error: return location for an error
 *
 * Enters a client, or changes one, with its contacts: all or nothing.
 *
 * Returns: %FALSE with %DUMENT_SERVICE_ERROR_REFUSED, see dument_client_entry_check(), or an error
 *   of the store
 */
gboolean
dument_client_entry_save (DumentWorkspace *workspace,
                          DumentClientEntry *self,
                          DumentUndo **ret_undo,
                          GError **error)
{
  g_autoptr (DumentTransaction) transaction =
      dument_transaction_begin (dument_workspace_get_store (workspace), error);
  g_autoptr (DumentUndo) undo = dument_undo_new ();
  g_autoptr (GPtrArray) findings = NULL;
  gboolean is_new = self->client->id == 0;

  if (transaction == NULL)
    return FALSE;
  tidy (self);
  findings = dument_client_entry_check (workspace, self, error);
  if (findings == NULL || !dument_finding_let_pass (findings, error) ||
      !(is_new ? insert (workspace, self, undo, error) : update (workspace, self, undo, error)) ||
      !dument_transaction_commit (transaction, error))
    {
      /* What was not written has no row. */
      self->client->id = is_new ? 0 : self->client->id;
      return FALSE;
    }
  *ret_undo = g_steal_pointer (&undo);
  return TRUE;
}

static gboolean
check_deletable (DumentWorkspace *workspace, const DumentClient *client, GError **error)
{
  DumentStore *store = dument_workspace_get_store (workspace);
  DumentInvoiceFilter filter = DUMENT_INVOICE_FILTER_ALL;
  g_autoptr (GPtrArray) invoices = NULL;
  g_autoptr (GPtrArray) payments = NULL;

  filter.client_id = client->id;
  invoices = dument_invoice_list (store, &filter, error);
  if (invoices == NULL)
    return FALSE;
  payments = dument_payment_list_of_client (store, client->id, error);
  if (payments == NULL)
    return FALSE;
  if (invoices->len == 0 && payments->len == 0)
    return TRUE;
  if (invoices->len > 0)
    g_set_error (
        error, DUMENT_SERVICE_ERROR, DUMENT_SERVICE_ERROR_REFUSED,
        g_dngettext (GETTEXT_PACKAGE,
                     "“%s” cannot be deleted: %u invoice is there for this client. Delete it, "
                     "or give it another client, first.",
                     "“%s” cannot be deleted: %u invoices are there for this client. Delete "
                     "them, or give them another client, first.",
                     invoices->len),
        client->party.name, invoices->len);
  else
    g_set_error (error, DUMENT_SERVICE_ERROR, DUMENT_SERVICE_ERROR_REFUSED,
                 _ ("“%s” cannot be deleted: a payment of this client was recorded. Take it back "
                    "first."),
                 client->party.name);
  return FALSE;
}

static gboolean
explain_conflict (const DumentClient *client, GError *reason, GError **error)
{
  if (g_error_matches (reason, DUMENT_STORE_ERROR, DUMENT_STORE_ERROR_CONFLICT))
    {
      g_set_error (error, DUMENT_SERVICE_ERROR, DUMENT_SERVICE_ERROR_REFUSED,
                   _ ("“%s” cannot be deleted: credit notes or letters of this client are kept."),
                   client->party.name);
      g_error_free (reason);
    }
  else
    g_propagate_error (error, reason);
  return FALSE;
}

static gboolean
remove_client (DumentWorkspace *workspace, const DumentClient *client, GError **error)
{
  GError *reason = NULL;

  if (!dument_client_delete (dument_workspace_get_store (workspace), client->id, &reason))
    return explain_conflict (client, reason, error);
  return dument_chronicle_note (workspace, "client-deleted", DUMENT_SUBJECT_CLIENT, client->id,
                                error, "client", client->party.name, NULL);
}

/**
 * dument_client_entry_delete:
 * @workspace: a workspace
 * @client_id: row of a client
 * @error: return location for an error
 *
 * Deletes a client without invoices, and its contacts. The journal keeps that it was there.
 *
 * Returns: (transfer full) (nullable): how to bring it back, or %NULL with
 *   %DUMENT_SERVICE_ERROR_REFUSED, which names what hangs on it
 */
DumentUndo *
dument_client_entry_delete (DumentWorkspace *workspace, gint64 client_id, GError **error)
{
  g_autoptr (DumentTransaction) transaction =
      dument_transaction_begin (dument_workspace_get_store (workspace), error);
  g_autoptr (DumentUndo) undo = dument_undo_new ();
  g_autoptr (DumentClientEntry) before = NULL;

  if (transaction == NULL)
    return NULL;
  before = dument_client_entry_load (workspace, client_id, error);
  if (before == NULL || !check_deletable (workspace, before->client, error) ||
      !remove_client (workspace, before->client, error) ||
      !dument_transaction_commit (transaction, error))
    return NULL;
  while (before->contacts->len > 0)
    dument_undo_add_insert (undo, DUMENT_UNDO_CONTACT,
                            g_ptr_array_steal_index (before->contacts, 0));
  dument_undo_add_note (undo, "client-restored", DUMENT_SUBJECT_CLIENT, client_id,
                        before->client->party.name, /* amount= */ NULL);
  dument_undo_add_insert (undo, DUMENT_UNDO_CLIENT, g_steal_pointer (&before->client));
  return g_steal_pointer (&undo);
}
