/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "config.h"

#include "service/editing.h"

#include "domain/folding.h"
#include "service/attaching.h"
#include "service/client-entry.h"
#include "service/client-naming.h"
#include "service/invoice-entry.h"
#include "service/receivable.h"
#include "service/scenarios.h"
#include "service/validation.h"
#include "store/transaction.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static gboolean
refuse_value (GError **error, const char *key, const char *value, const char *cure)
{
  g_set_error (error, DUMENT_SERVICE_ERROR, DUMENT_SERVICE_ERROR_UNREADABLE,
               _ ("“%s” cannot be %s. %s"), value, key, cure);
  return FALSE;
}

static gboolean
refuse_key (GError **error, const char *key, const char *known)
{
  g_set_error (error, DUMENT_SERVICE_ERROR, DUMENT_SERVICE_ERROR_UNREADABLE,
               _ ("There is no value “%s” to set. Known are: %s."), key, known);
  return FALSE;
}

static gboolean
parse_day (const char *key, const char *value, DumentDate *ret_date, GError **error)
{
  if (dument_date_parse (value, ret_date))
    return TRUE;
  return refuse_value (error, key, value, _ ("Type a day like 2026-11-22 or 22/11/2026."));
}

static void
replace_text (char **field, const char *value)
{
  g_free (*field);
  *field = *value != '\0' ? g_strdup (value) : NULL;
}

static char *
list_names (GPtrArray *clients)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) names = NULL;

  for (unsigned i = 0; i < MIN (clients->len, 5); i++)
    {
      const DumentClient *client = g_ptr_array_index (clients, i);
      g_autofree char *name =
          g_strconcat (client->party.name, client->party.siren != NULL ? " " : "",
                       client->party.siren != NULL ? client->party.siren : "", NULL);

      g_strv_builder_add (builder, name);
    }
  names = g_strv_builder_end (builder);
  return g_strjoinv (", ", names);
}

static DumentClient *
find_by_name (DumentStore *store, const char *name, GError **error)
{
  g_autofree char *folded = dument_folding_fold (name);
  g_autoptr (GPtrArray) found = NULL;
  g_autofree char *names = NULL;
  const DumentClient *chosen;

  if (*folded == '\0')
    {
      g_set_error_literal (error, DUMENT_SERVICE_ERROR, DUMENT_SERVICE_ERROR_INVALID,
                           _ ("Which client? Type its name, a part of it, or its SIREN."));
      return NULL;
    }
  found = dument_client_search (store, name, error);
  if (found == NULL)
    return NULL;
  if (found->len == 0)
    {
      g_set_error (error, DUMENT_SERVICE_ERROR, DUMENT_SERVICE_ERROR_NOT_FOUND,
                   _ ("There is no client “%s”. Clients come with their first invoice."), name);
      return NULL;
    }
  chosen = found->len == 1 ? g_ptr_array_index (found, 0)
                           : dument_client_naming_find_exact (found, name);
  if (chosen == NULL)
    {
      names = list_names (found);
      g_set_error (error, DUMENT_SERVICE_ERROR, DUMENT_SERVICE_ERROR_AMBIGUOUS,
                   _ ("“%s” fits %u clients: %s. Type the whole name or the SIREN."), name,
                   found->len, names);
      return NULL;
    }
  return dument_client_load (store, chosen->id, error);
}

/**
 * dument_editing_find_client:
 * @workspace: a workspace
 * @name_or_siren: the client's SIREN, its name or a part of it
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): the client, or %NULL with %DUMENT_SERVICE_ERROR_NOT_FOUND or
 *   %DUMENT_SERVICE_ERROR_AMBIGUOUS: a text that fits two clients is never decided
 */
DumentClient *
dument_editing_find_client (DumentWorkspace *workspace, const char *name_or_siren, GError **error)
{
  DumentStore *store = dument_workspace_get_store (workspace);
  g_autofree char *number = dument_identifiers_normalise (name_or_siren);
  gint64 id = 0;

  if (dument_identifiers_check (DUMENT_IDENTIFIER_SIREN, number) == DUMENT_IDENTIFIER_OK)
    {
      if (!dument_client_find_siren (store, number, &id, error))
        return NULL;
      if (id != 0)
        return dument_client_load (store, id, error);
    }
  return find_by_name (store, name_or_siren, error);
}

/* `name|role|e-mail|telephone`, from the left as many as are known. */
static gboolean
add_contact (DumentClientEntry *entry, const char *value, GError **error)
{
  g_auto (GStrv) parts = g_strsplit (value, "|", 4);
  unsigned n_parts = g_strv_length (parts);
  DumentContact *contact;

  if (n_parts == 0 || *g_strstrip (parts[0]) == '\0')
    return refuse_value (error, "contact", value, _ ("Type name|role|e-mail|telephone."));
  contact = dument_contact_new ();
  contact->name = g_strdup (parts[0]);
  contact->role = n_parts > 1 ? g_strdup (parts[1]) : NULL;
  contact->email = n_parts > 2 ? g_strdup (parts[2]) : NULL;
  contact->phone = n_parts > 3 ? g_strdup (parts[3]) : NULL;
  g_ptr_array_add (entry->contacts, contact);
  return TRUE;
}

/* `default` is what follows from the client, or from its kind. */
static gboolean
set_scenario (char **scenario, const char *value, GError **error)
{
  g_autofree char *known = dument_scenarios_list_ids ();
  g_autofree char *cure = NULL;

  if (!g_str_equal (value, "default") && dument_scenarios_find (value) == NULL)
    {
      cure = g_strdup_printf (_ ("Type default or one of these: %s."), known);
      return refuse_value (error, "scenario", value, cure);
    }
  replace_text (scenario, g_str_equal (value, "default") ? "" : value);
  return TRUE;
}

static gboolean
set_client_terms (DumentClient *client, const char *key, const char *value, GError **error)
{
  if (g_str_equal (key, "kind"))
    {
      client->typed |= DUMENT_CLIENT_TYPED_KIND;
      return (dument_debtor_kind_parse (value, &client->kind) &&
              client->kind != DUMENT_DEBTOR_UNKNOWN) ||
             refuse_value (error, key, value, _ ("Type professional, consumer or public."));
    }
  if (g_str_equal (key, "tone"))
    return dument_tone_parse (value, &client->tone) ||
           refuse_value (error, key, value, _ ("Type neutral, cordial or firm."));
  if (g_str_equal (key, "pronoun"))
    return dument_pronoun_parse (value, &client->pronoun) ||
           refuse_value (error, key, value, _ ("Type vous or tu."));
  if (g_str_equal (key, "scenario"))
    return set_scenario (&client->scenario, value, error);
  return dument_imputation_parse (value, &client->imputation) ||
         refuse_value (error, key, value, _ ("Type principal or interest."));
}

/* The texts of a client, by the names under which they are set. What somebody says is right is
 * typed, even where it is what the file said already. */
static const struct
{
  const char *key;
  gsize offset;
  guint32 mark;
} client_texts[] = {
  { "name", G_STRUCT_OFFSET (DumentClient, party.name), DUMENT_CLIENT_TYPED_NAME },
  { "siren", G_STRUCT_OFFSET (DumentClient, party.siren), DUMENT_CLIENT_TYPED_IDENTIFIERS },
  { "siret", G_STRUCT_OFFSET (DumentClient, party.siret), DUMENT_CLIENT_TYPED_IDENTIFIERS },
  { "vat", G_STRUCT_OFFSET (DumentClient, party.vat), DUMENT_CLIENT_TYPED_IDENTIFIERS },
  { "country", G_STRUCT_OFFSET (DumentClient, party.country), 0 },
  { "email", G_STRUCT_OFFSET (DumentClient, party.email), DUMENT_CLIENT_TYPED_EMAIL },
  { "phone", G_STRUCT_OFFSET (DumentClient, party.phone), DUMENT_CLIENT_TYPED_PHONE },
  { "notes", G_STRUCT_OFFSET (DumentClient, notes), 0 },
};

static gboolean
set_client_text (DumentClient *client, const char *key, const char *value)
{
  for (gsize i = 0; i < G_N_ELEMENTS (client_texts); i++)
    {
      if (!g_str_equal (client_texts[i].key, key))
        continue;
      replace_text (G_STRUCT_MEMBER_P (client, client_texts[i].offset), value);
      client->typed |= client_texts[i].mark;
      return TRUE;
    }
  return FALSE;
}

static gboolean
set_client_value (DumentClientEntry *entry, const char *key, const char *value, GError **error)
{
  static const char *const terms[] = { "kind", "imputation", "tone", "pronoun", "scenario", NULL };

  if (g_strv_contains (terms, key))
    return set_client_terms (entry->client, key, value, error);
  if (g_str_equal (key, "contact"))
    return add_contact (entry, value, error);
  if (g_str_equal (key, "address"))
    {
      dument_client_entry_set_address (entry, value);
      entry->client->typed |= DUMENT_CLIENT_TYPED_ADDRESS;
      return TRUE;
    }
  return set_client_text (entry->client, key, value) ||
         refuse_key (error, key,
                     "kind, imputation, tone, pronoun, scenario, name, address, country, siren, "
                     "siret, vat, email, "
                     "phone, notes, contact");
}

/**
 * dument_editing_set_client:
 * @workspace: a workspace
 * @client_id: row of a client
 * @assignments: (array zero-terminated=1): texts `key=value`
 * @error: return location for an error
 *
 * Sets what the user says of a client: all of @assignments or, if one is wrong, none.
 *
 * Returns: %FALSE with an error that names the key and the cure
 */
gboolean
dument_editing_set_client (DumentWorkspace *workspace,
                           gint64 client_id,
                           const char *const *assignments,
                           GError **error)
{
  DumentStore *store = dument_workspace_get_store (workspace);
  g_autoptr (DumentTransaction) transaction = dument_transaction_begin (store, error);
  g_autoptr (DumentClientEntry) entry = NULL;
  g_autoptr (DumentUndo) undo = NULL;

  if (transaction == NULL)
    return FALSE;
  entry = dument_client_entry_load (workspace, client_id, error);
  if (entry == NULL)
    return FALSE;
  entry->said = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (unsigned i = 0; assignments[i] != NULL; i++)
    {
      g_autofree char *key = NULL;
      g_autofree char *value = NULL;

      if (!dument_validation_assignment (assignments[i], &key, &value, error) ||
          !set_client_value (entry, key, value, error))
        return FALSE;
      g_hash_table_add (entry->said, g_steal_pointer (&key));
    }
  return dument_client_entry_save (workspace, entry, &undo, error) &&
         dument_transaction_commit (transaction, error);
}

static gboolean
set_due (DumentInvoice *invoice, const char *value, GError **error)
{
  DumentDate due;

  if (!parse_day ("due", value, &due, error))
    return FALSE;
  invoice->due_date = due;
  invoice->due_estimated = FALSE;
  invoice->typed |= DUMENT_INVOICE_TYPED_DUE;
  return TRUE;
}

static gboolean
set_clause_accepted (DumentInvoice *invoice, const char *value, GError **error)
{
  if (g_str_equal (value, "yes") || g_str_equal (value, "oui"))
    invoice->clause_accepted = TRUE;
  else if (g_str_equal (value, "no") || g_str_equal (value, "non"))
    invoice->clause_accepted = FALSE;
  else
    return refuse_value (error, "clause-accepted", value, _ ("Type yes or no."));
  invoice->typed |= DUMENT_INVOICE_TYPED_CLAUSE;
  return TRUE;
}

static gboolean
set_sent_by (DumentInvoice *invoice, const char *value, GError **error)
{
  if (dument_channel_parse (value, &invoice->sent_channel))
    {
      invoice->typed |= DUMENT_INVOICE_TYPED_SENT;
      return TRUE;
    }
  return refuse_value (error, "sent-by", value,
                       _ ("Type email, post, registered, platform or hand."));
}

static gboolean
set_sent_on (DumentInvoice *invoice, const char *value, GError **error)
{
  invoice->typed |= DUMENT_INVOICE_TYPED_SENT;
  return parse_day ("sent-on", value, &invoice->sent_on, error);
}

/* An empty value says that the day is not known. */
static gboolean
set_supply_date (DumentInvoice *invoice, const char *value, GError **error)
{
  invoice->typed |= DUMENT_INVOICE_TYPED_SUPPLY;
  if (*value != '\0')
    return parse_day ("supply-date", value, &invoice->supply_date, error);
  invoice->supply_date = DUMENT_DATE_NONE;
  return TRUE;
}

static gboolean
set_sent_proof (DumentInvoiceEntry *entry, const char *path, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (path);
  g_autofree char *name = NULL;
  g_autoptr (GBytes) content = dument_attaching_load (file, /* cancellable= */ NULL, &name, error);

  if (content == NULL)
    return FALSE;
  g_clear_pointer (&entry->proof, g_bytes_unref);
  g_free (entry->proof_name);
  entry->proof = g_steal_pointer (&content);
  entry->proof_name = g_steal_pointer (&name);
  return TRUE;
}

static gboolean
set_clause (DumentInvoice *invoice, const char *value, GError **error)
{
  DumentMoney number;

  invoice->typed |= DUMENT_INVOICE_TYPED_CLAUSE;
  if (dument_clause_parse (value, &invoice->clause))
    return TRUE;
  if (!dument_money_parse (value, /* exponent= */ 2, &number))
    return refuse_value (error, "penalty-rate", value,
                         _ ("Type a rate like 12.00, ecb+10, legal*3 or none."));
  g_set_error (error, DUMENT_SERVICE_ERROR, DUMENT_SERVICE_ERROR_INVALID,
               _ ("No contract has a rate of %s percent. Check it."), value);
  return FALSE;
}

static gboolean
set_invoice_value (DumentInvoiceEntry *entry, const char *key, const char *value, GError **error)
{
  DumentInvoice *invoice = entry->invoice;

  if (g_str_equal (key, "due"))
    return set_due (invoice, value, error);
  if (g_str_equal (key, "penalty-rate"))
    return set_clause (invoice, value, error);
  if (g_str_equal (key, "clause-accepted"))
    return set_clause_accepted (invoice, value, error);
  if (g_str_equal (key, "sent-on"))
    return set_sent_on (invoice, value, error);
  if (g_str_equal (key, "sent-by"))
    return set_sent_by (invoice, value, error);
  if (g_str_equal (key, "sent-proof"))
    return set_sent_proof (entry, value, error);
  if (g_str_equal (key, "supply-date"))
    return set_supply_date (invoice, value, error);
  if (g_str_equal (key, "scenario"))
    return set_scenario (&invoice->scenario, value, error);
  if (g_str_equal (key, "order"))
    {
      replace_text (&invoice->order_reference, value);
      invoice->typed |= DUMENT_INVOICE_TYPED_ORDER;
      return TRUE;
    }
  if (g_str_equal (key, "label"))
    {
      replace_text (&invoice->label, value);
      invoice->typed |= DUMENT_INVOICE_TYPED_LABEL;
      return TRUE;
    }
  return refuse_key (error, key,
                     "due, penalty-rate, clause-accepted, sent-on, sent-by, sent-proof, "
                     "supply-date, order, label, scenario");
}

/**
 * dument_editing_set_invoice:
 * @workspace: a workspace
 * @number: number of an invoice
 * @assignments: (array zero-terminated=1): texts `key=value`
 * @error: return location for an error
 *
 * Sets what the user says of an invoice: all of @assignments or, if one is wrong, none.
 *
 * Returns: %FALSE with an error that names the key and the cure
 */
gboolean
dument_editing_set_invoice (DumentWorkspace *workspace,
                            const char *number,
                            const char *const *assignments,
                            GError **error)
{
  DumentStore *store = dument_workspace_get_store (workspace);
  g_autoptr (DumentTransaction) transaction = dument_transaction_begin (store, error);
  g_autoptr (DumentReceivable) receivable = NULL;
  g_autoptr (DumentInvoiceEntry) entry = NULL;
  g_autoptr (DumentUndo) undo = NULL;

  if (transaction == NULL)
    return FALSE;
  receivable = dument_receivable_find (workspace, number, error);
  if (receivable == NULL)
    return FALSE;
  entry = dument_invoice_entry_load (workspace, receivable->invoice->id, error);
  if (entry == NULL)
    return FALSE;
  for (unsigned i = 0; assignments[i] != NULL; i++)
    {
      g_autofree char *key = NULL;
      g_autofree char *value = NULL;

      if (!dument_validation_assignment (assignments[i], &key, &value, error) ||
          !set_invoice_value (entry, key, value, error))
        return FALSE;
    }
  return dument_invoice_entry_save (workspace, entry, &undo, error) &&
         dument_transaction_commit (transaction, error);
}
