/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "store/payment.h"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "domain/folding.h"
#include "store/fields.h"

/* The numbers stand in the file. */
G_STATIC_ASSERT (DUMENT_PAYMENT_TRANSFER == 0 && DUMENT_PAYMENT_CHEQUE == 1 &&
                 DUMENT_PAYMENT_CARD == 2 && DUMENT_PAYMENT_CASH == 3 && DUMENT_PAYMENT_OTHER == 4);

static const char *const method_words[] = {
  [DUMENT_PAYMENT_TRANSFER] = "transfer", [DUMENT_PAYMENT_CHEQUE] = "cheque",
  [DUMENT_PAYMENT_CARD] = "card",         [DUMENT_PAYMENT_CASH] = "cash",
  [DUMENT_PAYMENT_OTHER] = "other",
};

/**
 * dument_payment_method_to_string:
 * @method: how money came in
 *
 * Returns: the word for the journal and for scripts, which is never translated
 */
const char *
dument_payment_method_to_string (DumentPaymentMethod method)
{
  g_return_val_if_fail (method < G_N_ELEMENTS (method_words), NULL);

  return method_words[method];
}

/**
 * dument_payment_method_parse:
 * @text: `transfer`, `cheque`, `card`, `cash` or `other`, or the French word that people type
 * @ret_method: (out): how money came in
 *
 * Returns: %FALSE if @text is none of them
 */
gboolean
dument_payment_method_parse (const char *text, DumentPaymentMethod *ret_method)
{
  static const char *const typed_words[G_N_ELEMENTS (method_words)] = {
    [DUMENT_PAYMENT_TRANSFER] = "virement", [DUMENT_PAYMENT_CHEQUE] = "cheque",
    [DUMENT_PAYMENT_CARD] = "carte",        [DUMENT_PAYMENT_CASH] = "especes",
    [DUMENT_PAYMENT_OTHER] = "autre",
  };
  g_autofree char *folded = dument_folding_fold (text);

  for (gsize i = 0; i < G_N_ELEMENTS (method_words); i++)
    {
      if (g_str_equal (method_words[i], folded) || g_str_equal (typed_words[i], folded))
        {
          *ret_method = (DumentPaymentMethod) i;
          return TRUE;
        }
    }
  return FALSE;
}

#define COLUMNS    "client_id, received_on, amount, currency, method, bounced_on, note"

#define PARAMETERS "?1, ?2, ?3, ?4, ?5, ?6, ?7"

static const DumentField fields[] = {
  DUMENT_FIELD (ID, DumentPayment, client_id),   DUMENT_FIELD (DATE, DumentPayment, received_on),
  DUMENT_FIELD (INTEGER, DumentPayment, amount), DUMENT_FIELD (CURRENCY, DumentPayment, currency),
  DUMENT_FIELD (NUMBER, DumentPayment, method),  DUMENT_FIELD (DATE, DumentPayment, bounced_on),
  DUMENT_FIELD (TEXT, DumentPayment, note),
};

static const DumentFields row_fields = {
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .size = sizeof (DumentPayment),
  .free = (GDestroyNotify) dument_payment_free,
  .what = N_ ("this payment"),
  DUMENT_FIELDS_OF_TABLE ("payment", COLUMNS, PARAMETERS, "?8"),
};

/**
 * dument_payment_new:
 *
 * Returns: (transfer full): an empty payment in euros, without date
 */
DumentPayment *
dument_payment_new (void)
{
  return dument_fields_new (&row_fields);
}

/**
 * dument_payment_free:
 * @self: (nullable) (transfer full): a payment
 */
void
dument_payment_free (DumentPayment *self)
{
  if (self == NULL)
    return;
  dument_fields_clear (&row_fields, self);
  g_free (self);
}

/**
 * dument_payment_insert:
 * @store: an open file
 * @payment: (inout): a new payment, whose id is set; or one that was deleted, with its id
 * @error: (out) (optional): where an error goes
 *
 * Returns: whether it was written
 */
gboolean
dument_payment_insert (DumentStore *store, DumentPayment *payment, GError **error)
{
  return dument_fields_insert (&row_fields, store, payment, error);
}

/**
 * dument_payment_load:
 * @store: an open file
 * @id: number of the row
 * @error: (out) (optional): where an error goes
 *
 * Returns: (transfer full) (nullable): the payment
 */
DumentPayment *
dument_payment_load (DumentStore *store, gint64 id, GError **error)
{
  return dument_fields_load_row (&row_fields, store, id, error);
}

/**
 * dument_payment_delete:
 * @store: an open file
 * @id: number of the row
 * @error: (out) (optional): where an error goes
 *
 * Deletes a payment that was recorded by mistake, with its allocations. One that the bank took back
 * stays, see dument_payment_bounce().
 *
 * Returns: whether it is gone; %DUMENT_STORE_ERROR_CONFLICT where something hangs on it
 */
gboolean
dument_payment_delete (DumentStore *store, gint64 id, GError **error)
{
  return dument_fields_remove (&row_fields, store, id, error);
}

/**
 * dument_payment_bounce:
 * @store: an open file
 * @id: number of the row
 * @bounced_on: the day the bank took the money back; %DUMENT_DATE_NONE where this was an error
 * @error: (out) (optional): where an error goes
 *
 * A payment is never rewritten; one that the bank took back counts for nothing.
 *
 * Returns: whether it was written
 */
gboolean
dument_payment_bounce (DumentStore *store, gint64 id, DumentDate bounced_on, GError **error)
{
  static const char sql[] = "UPDATE payment SET bounced_on = ?2 WHERE id = ?1";
  g_autoptr (DumentStatement) statement = dument_statement_new (store, sql, error);

  if (statement == NULL)
    return FALSE;
  dument_statement_bind_integer (statement, 1, id);
  dument_statement_bind_date (statement, 2, bounced_on);
  return dument_statement_run_on_one (statement, _ ("this payment"), error);
}

/**
 * dument_payment_list_of_invoice:
 * @store: an open file
 * @invoice_id: an invoice
 * @error: (out) (optional): where an error goes
 *
 * Returns: (transfer full) (element-type DumentPayment) (nullable): the payments of which a part
 * was set against it, oldest first, those that bounced among them
 */
GPtrArray *
dument_payment_list_of_invoice (DumentStore *store, gint64 invoice_id, GError **error)
{
  static const char sql[] = "SELECT id, " COLUMNS " FROM payment "
                            "WHERE id IN (SELECT payment_id FROM allocation WHERE invoice_id = ?1) "
                            "ORDER BY received_on, id";
  g_autoptr (DumentStatement) statement = dument_statement_new (store, sql, error);

  if (statement == NULL)
    return NULL;
  dument_statement_bind_integer (statement, 1, invoice_id);
  return dument_fields_list (&row_fields, statement, error);
}

/**
 * dument_payment_list_of_client:
 * @store: an open file
 * @client_id: a client
 * @error: (out) (optional): where an error goes
 *
 * Returns: (transfer full) (element-type DumentPayment) (nullable): its payments, oldest first,
 * those that bounced among them
 */
GPtrArray *
dument_payment_list_of_client (DumentStore *store, gint64 client_id, GError **error)
{
  static const char sql[] =
      "SELECT id, " COLUMNS " FROM payment WHERE client_id = ?1 ORDER BY received_on, id";
  g_autoptr (DumentStatement) statement = dument_statement_new (store, sql, error);

  if (statement == NULL)
    return NULL;
  dument_statement_bind_integer (statement, 1, client_id);
  return dument_fields_list (&row_fields, statement, error);
}
