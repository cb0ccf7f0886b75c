/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "config.h"

#include "service/import-private.h"

#include "domain/identity.h"
#include "service/validation.h"
#include "store/client.h"

#include <glib/gi18n-lib.h>

static void
append_part (GString *key, const char *part)
{
  g_string_append (key, part != NULL ? part : "");
  g_string_append_c (key, '\x1f');
}

/**
 * dument_import_client_meet:
 * @run: an import
 * @record: the record that is taken next
 *
 * Most rows of a table are of clients of whom an earlier row said the same, in all that is said of
 * them: a buyer met before in the same words needs no second look.
 *
 * Returns: whether the client of @record is one
 */
gboolean
dument_import_client_meet (DumentImportRun *run, const DumentRecord *record)
{
  const DumentParty *buyer = &record->buyer;
  GString *key = run->client_key;

  g_string_truncate (key, 0);
  append_part (key, buyer->name);
  append_part (key, buyer->siren);
  append_part (key, buyer->siret);
  append_part (key, buyer->vat);
  for (unsigned i = 0; buyer->address != NULL && buyer->address[i] != NULL; i++)
    {
      g_string_append (key, buyer->address[i]);
      g_string_append_c (key, '\n');
    }
  append_part (key, /* part= */ NULL);
  append_part (key, buyer->postcode);
  append_part (key, buyer->city);
  append_part (key, buyer->country);
  append_part (key, buyer->email);
  append_part (key, buyer->phone);
  append_part (key, dument_debtor_kind_to_string (record->buyer_kind));
  run->known_client = g_hash_table_lookup (run->client_ids, key->str);
  return run->known_client != NULL;
}

/* What of a client was filled in, which @words says. */
static void
note_filled (GPtrArray *filled, const char *words)
{
  g_ptr_array_add (filled, (gpointer) words);
}

static void
fill (char **field, const char *value, gboolean is_typed, const char *words, GPtrArray *filled)
{
  if (*field != NULL || value == NULL || *value == '\0' || is_typed)
    return;
  *field = g_strdup (value);
  note_filled (filled, words);
}

static void
fill_address (DumentClient *client, const DumentParty *buyer, GPtrArray *filled)
{
  gboolean is_typed = (client->typed & DUMENT_CLIENT_TYPED_ADDRESS) != 0;

  if (!is_typed && buyer->address != NULL && buyer->address[0] != NULL &&
      (client->party.address == NULL || client->party.address[0] == NULL))
    {
      g_strfreev (client->party.address);
      client->party.address = g_strdupv (buyer->address);
      note_filled (filled, N_ ("client’s address"));
    }
  fill (&client->party.postcode, buyer->postcode, is_typed, N_ ("client’s postal code"), filled);
  fill (&client->party.city, buyer->city, is_typed, N_ ("client’s locality"), filled);
  fill (&client->party.country, buyer->country, is_typed, N_ ("client’s country"), filled);
}

/* Fills in what is missing of a client; what is there, typed or not, is left alone. */
static void
fill_client (DumentClient *client,
             const DumentParty *buyer,
             DumentDebtorKind kind,
             GPtrArray *filled)
{
  DumentParty *party = &client->party;
  gboolean numbers_typed = (client->typed & DUMENT_CLIENT_TYPED_IDENTIFIERS) != 0;

  fill_address (client, buyer, filled);
  fill (&party->siren, buyer->siren, numbers_typed, N_ ("client’s SIREN"), filled);
  fill (&party->siret, buyer->siret, numbers_typed, N_ ("client’s SIRET"), filled);
  fill (&party->vat, buyer->vat, numbers_typed, N_ ("client’s VAT number"), filled);
  fill (&party->email, buyer->email, (client->typed & DUMENT_CLIENT_TYPED_EMAIL) != 0,
        N_ ("client’s e-mail address"), filled);
  fill (&party->phone, buyer->phone, (client->typed & DUMENT_CLIENT_TYPED_PHONE) != 0,
        N_ ("client’s telephone number"), filled);
  if (client->kind == DUMENT_DEBTOR_UNKNOWN && kind != DUMENT_DEBTOR_UNKNOWN)
    {
      client->kind = kind;
      note_filled (filled, N_ ("kind of client"));
    }
}

/* An address given as lines only, as in a table, ends with postal code and locality. */
static void
copy_buyer (const DumentParty *from, DumentParty *to)
{
  to->name = g_strdup (from->name);
  to->siren = dument_identity_siren (from);
  to->siret = g_strdup (from->siret);
  to->vat = g_strdup (from->vat);
  to->country = g_strdup (from->country);
  to->email = g_strdup (from->email);
  to->phone = g_strdup (from->phone);
  if (from->postcode == NULL && from->city == NULL && from->address != NULL)
    {
      g_autofree char *text = g_strjoinv ("\n", from->address);

      dument_validation_set_address (to, text);
    }
  else
    {
      to->address = g_strdupv (from->address);
      to->postcode = g_strdup (from->postcode);
      to->city = g_strdup (from->city);
    }
}

/* A buyer without postal code may be the one client of that name. */
static gboolean
find_by_name_alone (DumentStore *store, const DumentParty *buyer, gint64 *ret_id, GError **error)
{
  *ret_id = 0;
  return buyer->postcode != NULL || buyer->siren != NULL ||
         dument_client_find_name (store, buyer->name, ret_id, error);
}

static DumentClient *
make_client (DumentWorkspace *workspace, DumentParty *buyer, DumentDebtorKind kind)
{
  DumentClient *client = dument_client_new ();

  dument_party_clear (&client->party);
  client->party = *buyer;
  *buyer = (DumentParty){ 0 };
  client->kind = kind;
  client->imputation = dument_workspace_get_imputation (workspace);
  return client;
}

static gboolean
write_client (DumentImportRun *run, DumentClient *client, GError **error)
{
  DumentStore *store = dument_workspace_get_store (run->workspace);

  return dument_validation_client (run->workspace, client, error) &&
         (client->id == 0 ? dument_client_insert (store, client, error)
                          : dument_client_update (store, client, error));
}

/* A table with such a SIREN is refused, for there it is typed by hand. An electronic invoice cannot
 * be corrected any more: its SIREN is taken as it is, but never without a word, since from then on
 * the client is known by it. */
static void
warn_of_siren (DumentImportRun *run, const DumentClient *client)
{
  const DumentParty *party = &client->party;
  DumentFinding *finding;

  if (dument_identifiers_check (DUMENT_IDENTIFIER_SIREN, party->siren) == DUMENT_IDENTIFIER_OK)
    return;
  finding = dument_finding_warn (
      run->result->warnings, DUMENT_FINDING_SIREN_IMPLAUSIBLE,
      g_strdup_printf (_ ("The SIREN %s of “%s” is not valid: its check digit does not match. If "
                          "it is mistyped, correct it."),
                       party->siren, party->name));
  dument_finding_set_client (finding, run->options->dry_run ? 0 : client->id, party->name);
  finding->detail = g_strdup (party->siren);
}

static gboolean
find_or_make (DumentImportRun *run,
              gint64 id,
              DumentParty *buyer,
              DumentDebtorKind kind,
              DumentImportClient *ret_client,
              gboolean *ret_changed,
              GError **error)
{
  DumentStore *store = dument_workspace_get_store (run->workspace);
  g_autoptr (DumentClient) client = NULL;
  gboolean had_siren = FALSE;

  if (id == 0 && (!dument_client_find (store, buyer, &id, error) ||
                  (id == 0 && !find_by_name_alone (store, buyer, &id, error))))
    return FALSE;
  client =
      id == 0 ? make_client (run->workspace, buyer, kind) : dument_client_load (store, id, error);
  if (client == NULL)
    return FALSE;
  had_siren = id != 0 && client->party.siren != NULL;
  g_ptr_array_set_size (run->client_filled, 0);
  if (id != 0)
    fill_client (client, buyer, kind, run->client_filled);
  *ret_changed = id == 0 || run->client_filled->len > 0;
  if (*ret_changed && !write_client (run, client, error))
    return FALSE;
  if (!had_siren && client->party.siren != NULL)
    warn_of_siren (run, client);
  ret_client->id = client->id;
  ret_client->kind = client->kind;
  return TRUE;
}

/* That the buyer fits two clients speaks against the record, not against the data file. */
static gboolean
turn_into_refusal (DumentImportRun *run, const DumentRecord *record, const GError *error)
{
  if (!g_error_matches (error, DUMENT_SERVICE_ERROR, DUMENT_SERVICE_ERROR_REFUSED) &&
      !g_error_matches (error, DUMENT_STORE_ERROR, DUMENT_STORE_ERROR_CONFLICT))
    return FALSE;
  /* Translators: the number of an invoice and what is wrong with it. */
  dument_import_refuse (run, record, DUMENT_FINDING_CLIENT_CONFLICT,
                        g_strdup_printf (_ ("%s: %s"), record->number, error->message));
  return TRUE;
}

/**
 * dument_import_client_resolve:
 * @run: an import
 * @record: the record that dument_import_client_meet() met last
 * @invoice_client_id: the client of the invoice where it is in the file already, else 0
 * @ret_client: (out): who owes; its id is 0 if the record was refused
 * @ret_changed: (out): whether the client is new or something missing of it was filled in
 * @error: return location for an error
 *
 * Finds the client of a record, or makes it. The kind of debtor is what is known of the client,
 * else what the file says, else what a SIREN tells, else the user's choice for this import. A
 * record that would make two clients one is noted among the refusals.
 *
 * Returns: %FALSE with an error of the store
 */
gboolean
dument_import_client_resolve (DumentImportRun *run,
                              const DumentRecord *record,
                              gint64 invoice_client_id,
                              DumentImportClient *ret_client,
                              gboolean *ret_changed,
                              GError **error)
{
  const DumentImportClient *known = run->known_client;
  DumentParty buyer = { 0 };
  DumentDebtorKind kind = record->buyer_kind;
  g_autoptr (GError) reason = NULL;
  gboolean ok;

  *ret_changed = FALSE;
  if (known != NULL)
    {
      *ret_client = *known;
      return TRUE;
    }
  copy_buyer (&record->buyer, &buyer);
  if (kind == DUMENT_DEBTOR_UNKNOWN)
    kind = dument_debtor_kind_propose (buyer.siren);
  if (kind == DUMENT_DEBTOR_UNKNOWN)
    kind = run->options->kind;
  ok = find_or_make (run, invoice_client_id, &buyer, kind, ret_client, ret_changed, &reason);
  dument_party_clear (&buyer);
  if (ok)
    g_hash_table_insert (run->client_ids, g_strdup (run->client_key->str),
                         g_memdup2 (ret_client, sizeof *ret_client));
  else if (turn_into_refusal (run, record, reason))
    *ret_client = (DumentImportClient){ .id = 0 };
  else
    {
      g_propagate_error (error, g_steal_pointer (&reason));
      return FALSE;
    }
  return TRUE;
}
