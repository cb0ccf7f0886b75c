/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "store/client.h"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "domain/folding.h"
#include "domain/identity.h"
#include "store/fields.h"
#include "store/store-private.h"

/* The numbers stand in the file. */
G_STATIC_ASSERT (DUMENT_DEBTOR_UNKNOWN == 0 && DUMENT_DEBTOR_PROFESSIONAL == 1 &&
                 DUMENT_DEBTOR_CONSUMER == 2 && DUMENT_DEBTOR_PUBLIC == 3);
G_STATIC_ASSERT (DUMENT_IMPUTATION_PRINCIPAL_FIRST == 0 && DUMENT_IMPUTATION_INTEREST_FIRST == 1);
G_STATIC_ASSERT (DUMENT_TONE_NEUTRAL == 0 && DUMENT_TONE_CORDIAL == 1 && DUMENT_TONE_FIRM == 2);
G_STATIC_ASSERT (DUMENT_PRONOUN_VOUS == 0 && DUMENT_PRONOUN_TU == 1);

#define COLUMNS                                                                                 \
  "name, siren, siret, vat, address, postcode, city, country, email, phone, kind, imputation, " \
  "notes, tone, pronoun, scenario, typed"

static const DumentField fields[] = {
  DUMENT_FIELD (TEXT, DumentClient, party.name),
  DUMENT_FIELD (TEXT, DumentClient, party.siren),
  DUMENT_FIELD (TEXT, DumentClient, party.siret),
  DUMENT_FIELD (TEXT, DumentClient, party.vat),
  DUMENT_FIELD (LINES, DumentClient, party.address),
  DUMENT_FIELD_WITH (TEXT, DumentClient, party.postcode),
  DUMENT_FIELD_WITH (TEXT, DumentClient, party.city),
  DUMENT_FIELD_WITH (TEXT, DumentClient, party.country),
  DUMENT_FIELD (TEXT, DumentClient, party.email),
  DUMENT_FIELD (TEXT, DumentClient, party.phone),
  DUMENT_FIELD (NUMBER, DumentClient, kind),
  DUMENT_FIELD (NUMBER, DumentClient, imputation),
  DUMENT_FIELD (TEXT, DumentClient, notes),
  DUMENT_FIELD (NUMBER, DumentClient, tone),
  DUMENT_FIELD (NUMBER, DumentClient, pronoun),
  DUMENT_FIELD (TEXT, DumentClient, scenario),
  DUMENT_FIELD_BITS (DumentClient, typed),
};

static const DumentFields row_fields = {
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .size = sizeof (DumentClient),
  .free = (GDestroyNotify) dument_client_free,
  .what = N_ ("this client"),
};

/**
 * dument_client_new:
 *
 * Returns: (transfer full): a client of whom nothing is known
 */
DumentClient *
dument_client_new (void)
{
  return dument_fields_new (&row_fields);
}

/**
 * dument_client_free:
 * @self: (nullable) (transfer full): a client
 */
void
dument_client_free (DumentClient *self)
{
  if (self == NULL)
    return;
  dument_fields_clear (&row_fields, self);
  g_free (self);
}

/**
 * dument_client_copy:
 * @self: a client
 *
 * Returns: (transfer full): the same, of the same row
 */
DumentClient *
dument_client_copy (const DumentClient *self)
{
  DumentClient *copy = dument_client_new ();

  dument_fields_copy (&row_fields, self, copy);
  copy->id = self->id;
  return copy;
}

/**
 * dument_client_merge:
 * @self: (inout): a client as it was changed here
 * @before: the same as it was before
 * @stored: the same as somebody else changed it since
 *
 * Takes over what was changed in @stored alone.
 *
 * Returns: %FALSE where both changed the same, each in its way; @self is left as it was
 */
gboolean
dument_client_merge (DumentClient *self, const DumentClient *before, const DumentClient *stored)
{
  return dument_fields_merge (&row_fields, before, stored, self);
}

/**
 * dument_client_insert:
 * @store: an open file
 * @client: (inout): a new client, whose id is set; or one that was deleted, with its id
 * @error: (out) (optional): where an error goes
 *
 * Returns: whether it was written; %DUMENT_STORE_ERROR_EXISTS where somebody has its identity
 */
gboolean
dument_client_insert (DumentStore *store, DumentClient *client, GError **error)
{
  static const char sql[] = "INSERT INTO client (" COLUMNS ", folded_name, id) VALUES (?1, ?2, "
                            "?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, "
                            "?17, ?18, ?19)";
  g_autofree char *folded = NULL;
  g_auto (DumentFieldScratch) scratch = { 0 };
  g_autoptr (DumentStatement) statement = NULL;

  g_return_val_if_fail (client->party.name != NULL, FALSE);

  folded = dument_folding_fold (client->party.name);
  statement = dument_statement_new (store, sql, error);
  if (statement == NULL)
    return FALSE;
  dument_fields_bind (&row_fields, client, statement, &scratch);
  dument_statement_bind_text (statement, 18, folded);
  dument_statement_bind_id (statement, 19, client->id);
  return dument_statement_insert (statement, &client->id, error);
}

/**
 * dument_client_update:
 * @store: an open file
 * @client: a client that was loaded
 * @error: (out) (optional): where an error goes
 *
 * Returns: whether it was written; %DUMENT_STORE_ERROR_EXISTS where somebody else has its identity
 */
gboolean
dument_client_update (DumentStore *store, const DumentClient *client, GError **error)
{
  static const char sql[] = "UPDATE client SET (" COLUMNS ", folded_name) = (?1, ?2, ?3, ?4, "
                            "?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, "
                            "?18) WHERE id = ?19";
  g_autofree char *folded = NULL;
  g_auto (DumentFieldScratch) scratch = { 0 };
  g_autoptr (DumentStatement) statement = NULL;

  g_return_val_if_fail (client->party.name != NULL, FALSE);

  folded = dument_folding_fold (client->party.name);
  statement = dument_statement_new (store, sql, error);
  if (statement == NULL)
    return FALSE;
  dument_fields_bind (&row_fields, client, statement, &scratch);
  dument_statement_bind_text (statement, 18, folded);
  dument_statement_bind_integer (statement, 19, client->id);
  return dument_statement_run_on_one (statement, _ ("this client"), error);
}

/**
 * dument_client_delete:
 * @store: an open file
 * @id: number of the row
 * @error: (out) (optional): where an error goes
 *
 * Deletes a client and its contacts.
 *
 * Returns: whether it is gone; %DUMENT_STORE_ERROR_CONFLICT where something hangs on it
 */
gboolean
dument_client_delete (DumentStore *store, gint64 id, GError **error)
{
  static const char sql[] = "DELETE FROM client WHERE id = ?1";
  g_autoptr (DumentStatement) statement = dument_statement_new (store, sql, error);

  if (statement == NULL)
    return FALSE;
  dument_statement_bind_integer (statement, 1, id);
  return dument_statement_run_on_one (statement, _ ("this client"), error);
}

/**
 * dument_client_load:
 * @store: an open file
 * @id: number of the row
 * @error: (out) (optional): where an error goes
 *
 * Returns: (transfer full) (nullable): the client
 */
DumentClient *
dument_client_load (DumentStore *store, gint64 id, GError **error)
{
  static const char sql[] = "SELECT id, " COLUMNS " FROM client WHERE id = ?1";
  g_autoptr (DumentStatement) statement = dument_statement_new (store, sql, error);

  if (statement == NULL)
    return NULL;
  dument_statement_bind_integer (statement, 1, id);
  return dument_fields_load (&row_fields, statement, error);
}

/**
 * dument_client_exists:
 * @store: an open file
 * @ret_exists: (out): whether there is a client at all
 * @error: (out) (optional): where an error goes
 *
 * Returns: whether it could be read
 */
gboolean
dument_client_exists (DumentStore *store, gboolean *ret_exists, GError **error)
{
  gint64 exists;

  if (!dument_database_query_integer (dument_store_get_database (store),
                                      "SELECT EXISTS (SELECT 1 FROM client)", &exists, error))
    return FALSE;
  *ret_exists = exists != 0;
  return TRUE;
}

/**
 * dument_client_find_siren:
 * @store: an open file
 * @siren: nine digits
 * @ret_id: (out): the client, or 0 where there is none
 * @error: (out) (optional): where an error goes
 *
 * Returns: whether it could be read
 */
gboolean
dument_client_find_siren (DumentStore *store, const char *siren, gint64 *ret_id, GError **error)
{
  static const char sql[] = "SELECT id FROM client WHERE siren = ?1";
  g_autoptr (DumentStatement) statement = dument_statement_new (store, sql, error);

  if (statement == NULL)
    return FALSE;
  dument_statement_bind_text (statement, 1, siren);
  return dument_statement_find_id (statement, ret_id, error);
}

/* Among those of this name and postal code: first the one without SIREN, which has no other
 * identity; else the one with, where it is alone. */
static gboolean
find_name (DumentStore *store,
           const DumentParty *party,
           gboolean may_have_siren,
           gint64 *ret_id,
           GError **error)
{
  static const char sql[] = "SELECT id, siren IS NULL FROM client "
                            "WHERE folded_name = ?1 AND postcode IS ?2 AND (siren IS NULL OR ?3) "
                            "ORDER BY siren IS NULL DESC LIMIT 2";
  g_autofree char *folded = dument_folding_fold (party->name);
  g_autoptr (DumentStatement) statement = dument_statement_new (store, sql, error);
  gboolean row, has_identity;
  gint64 id;

  if (statement == NULL)
    return FALSE;
  dument_statement_bind_text (statement, 1, folded);
  dument_statement_bind_text (statement, 2, party->postcode);
  dument_statement_bind_integer (statement, 3, may_have_siren);
  if (!dument_statement_step (statement, &row, error))
    return FALSE;
  id = row ? dument_statement_get_integer (statement, 0) : 0;
  has_identity = row && dument_statement_get_integer (statement, 1) != 0;
  if (row && !has_identity && !dument_statement_step (statement, &row, error))
    return FALSE;
  if (id != 0 && !has_identity && row)
    {
      g_set_error (error, DUMENT_STORE_ERROR, DUMENT_STORE_ERROR_CONFLICT,
                   _ ("Two clients are named “%s”: give the SIREN of the one that is meant."),
                   party->name);
      return FALSE;
    }
  *ret_id = id;
  return TRUE;
}

/**
 * dument_client_find:
 * @store: an open file
 * @party: a buyer as an invoice names it
 * @ret_id: (out): the client that it is, or 0 where there is none
 * @error: (out) (optional): where an error goes
 *
 * Finds a client by its identity: the SIREN, else folded name and postal code. A buyer with a SIREN
 * may also be the client of this name and postal code of whom no SIREN is known yet.
 *
 * Returns: whether it could be told; %DUMENT_STORE_ERROR_CONFLICT where it fits two clients
 */
gboolean
dument_client_find (DumentStore *store, const DumentParty *party, gint64 *ret_id, GError **error)
{
  g_autofree char *siren = dument_identity_siren (party);
  gint64 id = 0;

  g_return_val_if_fail (party->name != NULL, FALSE);

  if (siren != NULL && !dument_client_find_siren (store, siren, &id, error))
    return FALSE;
  if (id == 0 && !find_name (store, party, /* may_have_siren= */ siren == NULL, &id, error))
    return FALSE;
  *ret_id = id;
  return TRUE;
}

/**
 * dument_client_find_twin:
 * @store: an open file
 * @client: a client as it shall be written, new or changed
 * @ret_id: (out): another client that has its identity, or 0 where there is none
 * @error: (out) (optional): where an error goes
 *
 * Returns: whether it could be read
 */
gboolean
dument_client_find_twin (DumentStore *store,
                         const DumentClient *client,
                         gint64 *ret_id,
                         GError **error)
{
  static const char sql_siren[] = "SELECT id FROM client WHERE siren = ?1 AND id <> ?2";
  static const char sql_name[] =
      "SELECT id FROM client WHERE folded_name = ?1 AND id <> ?2 "
      "AND coalesce (postcode, '') = coalesce (?3, '') AND siren IS NULL";
  gboolean has_siren = client->party.siren != NULL;
  g_autofree char *folded = dument_folding_fold (client->party.name);
  g_autoptr (DumentStatement) statement =
      dument_statement_new (store, has_siren ? sql_siren : sql_name, error);

  if (statement == NULL)
    return FALSE;
  dument_statement_bind_text (statement, 1, has_siren ? client->party.siren : folded);
  dument_statement_bind_integer (statement, 2, client->id);
  if (!has_siren)
    dument_statement_bind_text (statement, 3, client->party.postcode);
  return dument_statement_find_id (statement, ret_id, error);
}

/**
 * dument_client_find_name:
 * @store: an open file
 * @name: a whole name
 * @ret_id: (out): the one client of that name, accents and case aside; 0 where there is none or
 * more than one
 * @error: (out) (optional): where an error goes
 *
 * Returns: whether it could be read
 */
gboolean
dument_client_find_name (DumentStore *store, const char *name, gint64 *ret_id, GError **error)
{
  static const char sql[] = "SELECT CASE count (*) WHEN 1 THEN max (id) ELSE 0 END FROM "
                            "(SELECT id FROM client WHERE folded_name = ?1 LIMIT 2)";
  g_autofree char *folded = dument_folding_fold (name);
  g_autoptr (DumentStatement) statement = dument_statement_new (store, sql, error);

  if (statement == NULL)
    return FALSE;
  dument_statement_bind_text (statement, 1, folded);
  return dument_statement_find_id (statement, ret_id, error);
}

/**
 * dument_client_search:
 * @store: an open file
 * @text: (nullable): a SIREN or a part of a name, in any case and without regard to accents
 * @error: (out) (optional): where an error goes
 *
 * Returns: (transfer full) (element-type DumentClient) (nullable): the clients it fits, by name;
 * all of them for %NULL
 */
GPtrArray *
dument_client_search (DumentStore *store, const char *text, GError **error)
{
  static const char sql[] = "SELECT id, " COLUMNS " FROM client WHERE ?1 = '' "
                            "OR instr (folded_name, ?1) > 0 OR siren = ?1 ORDER BY folded_name, id";
  g_autofree char *folded = dument_folding_fold (text != NULL ? text : "");
  g_autoptr (DumentStatement) statement = dument_statement_new (store, sql, error);

  if (statement == NULL)
    return NULL;
  dument_statement_bind_text (statement, 1, folded);
  return dument_fields_list (&row_fields, statement, error);
}
