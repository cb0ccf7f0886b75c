/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "store/issuer.h"

#include "store/fields.h"

#define COLUMNS                                                                                 \
  "name, siren, siret, vat, address, postcode, city, country, email, phone, place, iban, bic, " \
  "cheque_order, cheque_address, payment_link, registration, mediator, mention_ei"

static const DumentField fields[] = {
  DUMENT_FIELD (TEXT, DumentIssuer, party.name),
  DUMENT_FIELD (TEXT, DumentIssuer, party.siren),
  DUMENT_FIELD (TEXT, DumentIssuer, party.siret),
  DUMENT_FIELD (TEXT, DumentIssuer, party.vat),
  DUMENT_FIELD (LINES, DumentIssuer, party.address),
  DUMENT_FIELD (TEXT, DumentIssuer, party.postcode),
  DUMENT_FIELD (TEXT, DumentIssuer, party.city),
  DUMENT_FIELD (TEXT, DumentIssuer, party.country),
  DUMENT_FIELD (TEXT, DumentIssuer, party.email),
  DUMENT_FIELD (TEXT, DumentIssuer, party.phone),
  DUMENT_FIELD (TEXT, DumentIssuer, place),
  DUMENT_FIELD (TEXT, DumentIssuer, iban),
  DUMENT_FIELD (TEXT, DumentIssuer, bic),
  DUMENT_FIELD (TEXT, DumentIssuer, cheque_order),
  DUMENT_FIELD (LINES, DumentIssuer, cheque_address),
  DUMENT_FIELD (TEXT, DumentIssuer, payment_link),
  DUMENT_FIELD (TEXT, DumentIssuer, registration),
  DUMENT_FIELD (TEXT, DumentIssuer, mediator),
  DUMENT_FIELD (NUMBER, DumentIssuer, mention_ei),
};

static const DumentFields row_fields = {
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .size = sizeof (DumentIssuer),
  .free = (GDestroyNotify) dument_issuer_free,
};

/**
 * dument_issuer_new:
 *
 * Returns: (transfer full): an issuer of whom nothing is known
 */
DumentIssuer *
dument_issuer_new (void)
{
  return dument_fields_new (&row_fields);
}

/**
 * dument_issuer_copy:
 * @self: an issuer
 *
 * Returns: (transfer full): one alike
 */
DumentIssuer *
dument_issuer_copy (const DumentIssuer *self)
{
  DumentIssuer *copy = dument_issuer_new ();

  dument_fields_copy (&row_fields, self, copy);
  return copy;
}

/**
 * dument_issuer_free:
 * @self: (nullable) (transfer full): an issuer
 */
void
dument_issuer_free (DumentIssuer *self)
{
  if (self == NULL)
    return;
  dument_fields_clear (&row_fields, self);
  g_free (self);
}

/**
 * dument_issuer_load:
 * @store: an open file
 * @ret_issuer: (out) (nullable) (transfer full): the issuer, %NULL where none was set up
 * @error: (out) (optional): where an error goes
 *
 * Returns: whether it could be read
 */
gboolean
dument_issuer_load (DumentStore *store, DumentIssuer **ret_issuer, GError **error)
{
  static const char sql[] = "SELECT " COLUMNS " FROM issuer";
  g_autoptr (DumentStatement) statement = dument_statement_new (store, sql, error);
  gboolean row;

  if (statement == NULL || !dument_statement_step (statement, &row, error))
    return FALSE;
  *ret_issuer = NULL;
  if (row)
    {
      *ret_issuer = dument_issuer_new ();
      dument_fields_read (&row_fields, *ret_issuer, statement, 0);
    }
  return TRUE;
}

/**
 * dument_issuer_save:
 * @store: an open file
 * @issuer: the user's own business, in place of what was known of it
 * @error: (out) (optional): where an error goes
 *
 * Returns: whether it was written
 */
gboolean
dument_issuer_save (DumentStore *store, const DumentIssuer *issuer, GError **error)
{
  static const char sql[] = "INSERT OR REPLACE INTO issuer (id, " COLUMNS ") VALUES "
                            "(1, ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, "
                            "?15, ?16, ?17, ?18, ?19)";
  g_auto (DumentFieldScratch) scratch = { 0 };
  g_autoptr (DumentStatement) statement = dument_statement_new (store, sql, error);

  if (statement == NULL)
    return FALSE;
  dument_fields_bind (&row_fields, issuer, statement, &scratch);
  return dument_statement_run (statement, error);
}

/**
 * dument_issuer_list_clashes:
 * @store: an open file
 * @from: a seller's half of the identity of invoices and credit notes
 * @to: another
 * @error: (out) (optional): where an error goes
 *
 * Returns: (transfer full) (nullable): the numbers that stand under both, which would be there
 * twice if the two were one seller; empty where there are none
 */
GStrv
dument_issuer_list_clashes (DumentStore *store, const char *from, const char *to, GError **error)
{
  static const char sql[] =
      "SELECT number FROM invoice WHERE seller_key = ?1 AND number IN "
      "(SELECT number FROM invoice WHERE seller_key = ?2) "
      "UNION SELECT number FROM credit_note WHERE seller_key = ?1 AND number IN "
      "(SELECT number FROM credit_note WHERE seller_key = ?2) ORDER BY number";
  g_autoptr (GStrvBuilder) numbers = g_strv_builder_new ();
  g_autoptr (DumentStatement) statement = dument_statement_new (store, sql, error);
  gboolean row = TRUE;

  if (statement == NULL)
    return NULL;
  dument_statement_bind_text (statement, 1, from);
  dument_statement_bind_text (statement, 2, to);
  while (row)
    {
      if (!dument_statement_step (statement, &row, error))
        return NULL;
      if (row)
        g_strv_builder_add (numbers, dument_statement_get_text (statement, 0));
    }
  return g_strv_builder_end (numbers);
}
