/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "config.h"

#include "service/editing.h"

#include "domain/due-date.h"
#include "domain/folding.h"
#include "service/chronicle.h"
#include "service/client-naming.h"
#include "service/receivable.h"
#include "service/validation.h"
#include "store/contact.h"
#include "store/stored-document.h"
#include "store/transaction.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static gboolean
refuse_value (GError **error, const char *key, const char *value, const char *cure)
{
  g_set_error (error, DUMENT_SERVICE_ERROR, DUMENT_SERVICE_ERROR_INVALID,
               _ ("“%s” cannot be %s. %s"), value, key, cure);
  return FALSE;
}

static gboolean
refuse_key (GError **error, const char *key, const char *known)
{
  g_set_error (error, DUMENT_SERVICE_ERROR, DUMENT_SERVICE_ERROR_INVALID,
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

static gboolean
replace_identifier (char **field, DumentIdentifierKind kind, const char *value, GError **error)
{
  char *number;

  if (*value == '\0')
    {
      g_clear_pointer (field, g_free);
      return TRUE;
    }
  number = dument_validation_identifier (kind, value, error);
  if (number == NULL)
    return FALSE;
  g_free (*field);
  *field = number;
  return TRUE;
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

/* `name|role|e-mail|telephone`, from the right as many as are known. */
static gboolean
add_contact (DumentStore *store, gint64 client_id, const char *value, GError **error)
{
  g_auto (GStrv) parts = g_strsplit (value, "|", 4);
  unsigned n_parts = g_strv_length (parts);
  g_autoptr (DumentContact) contact = dument_contact_new ();

  if (n_parts == 0 || *g_strstrip (parts[0]) == '\0')
    return refuse_value (error, "contact", value, _ ("Type name|role|e-mail|telephone."));
  contact->client_id = client_id;
  contact->name = g_strdup (parts[0]);
  contact->role = n_parts > 1 ? g_strdup (parts[1]) : NULL;
  contact->email = n_parts > 2 ? g_strdup (parts[2]) : NULL;
  contact->phone = n_parts > 3 ? g_strdup (parts[3]) : NULL;
  return dument_contact_insert (store, contact, error);
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
  return dument_imputation_parse (value, &client->imputation) ||
         refuse_value (error, key, value, _ ("Type principal or interest."));
}

static gboolean
set_client_identity (DumentClient *client, const char *key, const char *value, GError **error)
{
  if (g_str_equal (key, "name"))
    {
      if (*value == '\0')
        return refuse_value (error, key, value, _ ("A client needs a name."));
      if (!dument_validation_name (value, error))
        return FALSE;
      replace_text (&client->party.name, value);
      client->typed |= DUMENT_CLIENT_TYPED_NAME;
      return TRUE;
    }
  if (g_str_equal (key, "address"))
    {
      dument_validation_set_address (&client->party, value);
      client->typed |= DUMENT_CLIENT_TYPED_ADDRESS;
      return TRUE;
    }
  client->typed |= DUMENT_CLIENT_TYPED_IDENTIFIERS;
  if (g_str_equal (key, "siren"))
    return replace_identifier (&client->party.siren, DUMENT_IDENTIFIER_SIREN, value, error);
  if (g_str_equal (key, "siret"))
    return replace_identifier (&client->party.siret, DUMENT_IDENTIFIER_SIRET, value, error);
  return replace_identifier (&client->party.vat, DUMENT_IDENTIFIER_VAT, value, error);
}

static gboolean
set_client_value (DumentStore *store,
                  DumentClient *client,
                  const char *key,
                  const char *value,
                  GError **error)
{
  static const char *const terms[] = { "kind", "imputation", NULL };
  static const char *const identity[] = { "name", "address", "siren", "siret", "vat", NULL };

  if (g_strv_contains (terms, key))
    return set_client_terms (client, key, value, error);
  if (g_strv_contains (identity, key))
    return set_client_identity (client, key, value, error);
  if (g_str_equal (key, "contact"))
    return add_contact (store, client->id, value, error);
  if (g_str_equal (key, "country"))
    replace_text (&client->party.country, value);
  else if (g_str_equal (key, "email"))
    {
      replace_text (&client->party.email, value);
      client->typed |= DUMENT_CLIENT_TYPED_EMAIL;
    }
  else if (g_str_equal (key, "phone"))
    {
      replace_text (&client->party.phone, value);
      client->typed |= DUMENT_CLIENT_TYPED_PHONE;
    }
  else if (g_str_equal (key, "notes"))
    replace_text (&client->notes, value);
  else
    return refuse_key (error, key,
                       "kind, imputation, name, address, country, siren, siret, vat, email, phone, "
                       "notes, contact");
  return TRUE;
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
  g_autoptr (DumentClient) client = NULL;

  if (transaction == NULL)
    return FALSE;
  client = dument_client_load (store, client_id, error);
  if (client == NULL)
    return FALSE;
  for (unsigned i = 0; assignments[i] != NULL; i++)
    {
      g_autofree char *key = NULL;
      g_autofree char *value = NULL;

      if (!dument_validation_assignment (assignments[i], &key, &value, error) ||
          !set_client_value (store, client, key, value, error) ||
          !dument_chronicle_note (workspace, "client-edited", DUMENT_SUBJECT_CLIENT, client_id,
                                  error, "client", client->party.name, key, value, NULL))
        return FALSE;
    }
  return dument_validation_client (workspace, client, error) &&
         dument_client_update (store, client, error) &&
         dument_transaction_commit (transaction, error);
}

static gboolean
refuse_before_issue (GError **error,
                     const char *key,
                     const char *value,
                     const DumentInvoice *invoice)
{
  g_autofree char *issued = dument_date_to_iso (invoice->issue_date);
  g_autofree char *cure =
      g_strdup_printf (_ ("The invoice was issued on %s. Type that day or a later one."), issued);

  return refuse_value (error, key, value, cure);
}

static gboolean
set_due (DumentInvoice *invoice, const char *value, GError **error)
{
  DumentDate due;

  if (!parse_day ("due", value, &due, error))
    return FALSE;
  if (!dument_due_date_is_possible (invoice->issue_date, due))
    return refuse_before_issue (error, "due", value, invoice);
  invoice->due_date = due;
  invoice->due_estimated = FALSE;
  invoice->typed |= DUMENT_INVOICE_TYPED_DUE;
  return TRUE;
}

static gboolean
set_clause_accepted (DumentInvoice *invoice, const char *value, GError **error)
{
  if (g_str_equal (value, "yes"))
    invoice->clause_accepted = TRUE;
  else if (g_str_equal (value, "no"))
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
set_sent_on (DumentWorkspace *workspace, DumentInvoice *invoice, const char *value, GError **error)
{
  DumentDate sent_on;

  if (!parse_day ("sent-on", value, &sent_on, error))
    return FALSE;
  if (sent_on > dument_workspace_get_today (workspace))
    return refuse_value (error, "sent-on", value, _ ("That day has not come yet."));
  if (sent_on < invoice->issue_date)
    return refuse_before_issue (error, "sent-on", value, invoice);
  invoice->sent_on = sent_on;
  invoice->typed |= DUMENT_INVOICE_TYPED_SENT;
  return TRUE;
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
set_sent_proof (DumentWorkspace *workspace,
                DumentInvoice *invoice,
                const char *path,
                GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (path);
  g_autoptr (GBytes) content = g_file_load_bytes (file, NULL, NULL, error);
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *content_type = NULL;
  g_autofree char *media_type = NULL;
  gsize size;
  const guchar *data;

  if (content == NULL)
    return FALSE;
  data = g_bytes_get_data (content, &size);
  content_type = g_content_type_guess (name, data, size, /* result_uncertain= */ NULL);
  media_type = g_content_type_get_mime_type (content_type);
  return dument_stored_document_add (dument_workspace_get_store (workspace), content,
                                     media_type != NULL ? media_type : "application/octet-stream",
                                     name, dument_workspace_get_today (workspace),
                                     &invoice->sent_proof_id, error);
}

static gboolean
set_invoice_value (DumentWorkspace *workspace,
                   DumentInvoice *invoice,
                   const char *key,
                   const char *value,
                   GError **error)
{
  if (g_str_equal (key, "due"))
    return set_due (invoice, value, error);
  if (g_str_equal (key, "penalty-rate"))
    {
      invoice->typed |= DUMENT_INVOICE_TYPED_CLAUSE;
      return dument_clause_parse (value, &invoice->clause) ||
             refuse_value (error, key, value,
                           _ ("Type a rate like 12.00, ecb+10, legal*3 or none."));
    }
  if (g_str_equal (key, "clause-accepted"))
    return set_clause_accepted (invoice, value, error);
  if (g_str_equal (key, "sent-on"))
    return set_sent_on (workspace, invoice, value, error);
  if (g_str_equal (key, "sent-by"))
    return set_sent_by (invoice, value, error);
  if (g_str_equal (key, "sent-proof"))
    return set_sent_proof (workspace, invoice, value, error);
  if (g_str_equal (key, "supply-date"))
    return set_supply_date (invoice, value, error);
  if (g_str_equal (key, "order"))
    {
      replace_text (&invoice->order_reference, value);
      invoice->typed |= DUMENT_INVOICE_TYPED_ORDER;
    }
  else if (g_str_equal (key, "label"))
    {
      replace_text (&invoice->label, value);
      invoice->typed |= DUMENT_INVOICE_TYPED_LABEL;
    }
  else
    return refuse_key (error, key,
                       "due, penalty-rate, clause-accepted, sent-on, sent-by, sent-proof, "
                       "supply-date, order, label");
  return TRUE;
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
  DumentInvoice *invoice;

  if (transaction == NULL)
    return FALSE;
  receivable = dument_receivable_find (workspace, number, error);
  if (receivable == NULL)
    return FALSE;
  invoice = receivable->invoice;
  for (unsigned i = 0; assignments[i] != NULL; i++)
    {
      g_autofree char *key = NULL;
      g_autofree char *value = NULL;

      if (!dument_validation_assignment (assignments[i], &key, &value, error) ||
          !set_invoice_value (workspace, invoice, key, value, error) ||
          !dument_chronicle_note (workspace, "invoice-edited", DUMENT_SUBJECT_INVOICE, invoice->id,
                                  error, "number", number, key, value, NULL))
        return FALSE;
    }
  return dument_invoice_update (store, invoice, error) &&
         dument_transaction_commit (transaction, error);
}
