/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "store/stored-plan.h"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "store/fields.h"
#include "store/transaction.h"

G_STATIC_ASSERT (DUMENT_ENTRY_PAYMENT == 0 && DUMENT_ENTRY_CREDIT == 1 &&
                 DUMENT_ENTRY_SET_OFF == 2);

#define COLUMNS                                                                 \
  "made_on, agreed_on, ended_on, grace_days, received_before, with_penalties, " \
  "gives_up_penalties"

#define PARAMETERS "?1, ?2, ?3, ?4, ?5, ?6, ?7"

static const DumentField fields[] = {
  DUMENT_FIELD (DATE, DumentStoredPlan, made_on),
  DUMENT_FIELD (DATE, DumentStoredPlan, agreed_on),
  DUMENT_FIELD (DATE, DumentStoredPlan, ended_on),
  DUMENT_FIELD (NUMBER, DumentStoredPlan, grace_days),
  DUMENT_FIELD (INTEGER, DumentStoredPlan, received_before),
  DUMENT_FIELD (NUMBER, DumentStoredPlan, with_penalties),
  DUMENT_FIELD (NUMBER, DumentStoredPlan, gives_up_penalties),
};

static const DumentFields row_fields = {
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .size = sizeof (DumentStoredPlan),
  .free = (GDestroyNotify) dument_stored_plan_free,
  .what = N_ ("this payment plan"),
  DUMENT_FIELDS_OF_TABLE ("payment_plan", COLUMNS, PARAMETERS, "?8"),
};

/**
 * dument_stored_plan_new:
 *
 * Returns: (transfer full): a plan without invoices and instalments
 */
DumentStoredPlan *
dument_stored_plan_new (void)
{
  DumentStoredPlan *self = dument_fields_new (&row_fields);

  self->invoice_ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->instalments = g_array_new (FALSE, FALSE, sizeof (DumentInstalment));
  return self;
}

/**
 * dument_stored_plan_copy:
 * @self: a plan
 *
 * Returns: (transfer full): the same once more
 */
DumentStoredPlan *
dument_stored_plan_copy (const DumentStoredPlan *self)
{
  DumentStoredPlan *copy = g_new0 (DumentStoredPlan, 1);

  copy->id = self->id;
  dument_fields_copy (&row_fields, self, copy);
  copy->invoice_ids = g_array_copy (self->invoice_ids);
  copy->instalments = g_array_copy (self->instalments);
  return copy;
}

/**
 * dument_stored_plan_free:
 * @self: (nullable) (transfer full): a plan
 */
void
dument_stored_plan_free (DumentStoredPlan *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->invoice_ids, g_array_unref);
  g_clear_pointer (&self->instalments, g_array_unref);
  g_free (self);
}

static gboolean
insert_invoice (DumentStore *store, gint64 id, gint64 invoice_id, GError **error)
{
  static const char sql[] =
      "INSERT INTO payment_plan_invoice (plan_id, invoice_id) VALUES (?1, ?2)";
  g_autoptr (DumentStatement) statement = dument_statement_new (store, sql, error);

  if (statement == NULL)
    return FALSE;
  dument_statement_bind_integer (statement, 1, id);
  dument_statement_bind_integer (statement, 2, invoice_id);
  return dument_statement_run (statement, error);
}

static gboolean
insert_instalment (DumentStore *store, gint64 id, const DumentInstalment *one, GError **error)
{
  static const char sql[] =
      "INSERT INTO payment_plan_instalment (plan_id, due_on, amount) VALUES (?1, ?2, ?3)";
  g_autoptr (DumentStatement) statement = dument_statement_new (store, sql, error);

  if (statement == NULL)
    return FALSE;
  dument_statement_bind_integer (statement, 1, id);
  dument_statement_bind_date (statement, 2, one->due);
  dument_statement_bind_integer (statement, 3, one->amount);
  return dument_statement_run (statement, error);
}

/**
 * dument_stored_plan_insert:
 * @store: an open file
 * @plan: (inout): a new one, whose id is set; or one that was taken back, with its id
 * @error: (out) (optional): where an error goes
 *
 * Returns: whether it was written, whole or not at all
 */
gboolean
dument_stored_plan_insert (DumentStore *store, DumentStoredPlan *plan, GError **error)
{
  g_autoptr (DumentTransaction) transaction = dument_transaction_begin (store, error);

  if (transaction == NULL || !dument_fields_insert (&row_fields, store, plan, error))
    return FALSE;
  for (guint i = 0; i < plan->invoice_ids->len; i++)
    {
      if (!insert_invoice (store, plan->id, g_array_index (plan->invoice_ids, gint64, i), error))
        return FALSE;
    }
  for (guint i = 0; i < plan->instalments->len; i++)
    {
      if (!insert_instalment (store, plan->id,
                              &g_array_index (plan->instalments, DumentInstalment, i), error))
        return FALSE;
    }
  return dument_transaction_commit (transaction, error);
}

/**
 * dument_stored_plan_set_days:
 * @store: an open file
 * @id: number of the row
 * @agreed_on: when the debtor agreed, or %DUMENT_DATE_NONE
 * @ended_on: the first day that it holds no more, or %DUMENT_DATE_NONE
 * @error: (out) (optional): where an error goes
 *
 * Of a plan nothing else is ever rewritten.
 *
 * Returns: whether it was written
 */
gboolean
dument_stored_plan_set_days (DumentStore *store,
                             gint64 id,
                             DumentDate agreed_on,
                             DumentDate ended_on,
                             GError **error)
{
  static const char sql[] = "UPDATE payment_plan SET agreed_on = ?2, ended_on = ?3 WHERE id = ?1";
  g_autoptr (DumentStatement) statement = dument_statement_new (store, sql, error);

  if (statement == NULL)
    return FALSE;
  dument_statement_bind_integer (statement, 1, id);
  dument_statement_bind_date (statement, 2, agreed_on);
  dument_statement_bind_date (statement, 3, ended_on);
  return dument_statement_run_on_one (statement, _ ("this payment plan"), error);
}

/**
 * dument_stored_plan_delete:
 * @store: an open file
 * @id: number of the row
 * @error: (out) (optional): where an error goes
 *
 * Takes back what was recorded by mistake.
 *
 * Returns: whether it is gone
 */
gboolean
dument_stored_plan_delete (DumentStore *store, gint64 id, GError **error)
{
  return dument_fields_remove (&row_fields, store, id, error);
}

static gboolean
read_instalments (DumentStore *store, DumentStoredPlan *self, GError **error)
{
  static const char sql[] =
      "SELECT due_on, amount FROM payment_plan_instalment WHERE plan_id = ?1 ORDER BY due_on";
  g_autoptr (DumentStatement) statement = dument_statement_new (store, sql, error);
  gboolean has_row = FALSE;

  if (statement == NULL)
    return FALSE;
  dument_statement_bind_integer (statement, 1, self->id);
  while (dument_statement_step (statement, &has_row, error))
    {
      DumentInstalment one;

      if (!has_row)
        return TRUE;
      one.due = dument_statement_get_date (statement, 0);
      one.amount = dument_statement_get_integer (statement, 1);
      g_array_append_val (self->instalments, one);
    }
  return FALSE;
}

/**
 * dument_stored_plan_load:
 * @store: an open file
 * @id: number of the row
 * @error: (out) (optional): where an error goes
 *
 * Returns: (transfer full) (nullable): the plan
 */
DumentStoredPlan *
dument_stored_plan_load (DumentStore *store, gint64 id, GError **error)
{
  static const char sql[] =
      "SELECT invoice_id FROM payment_plan_invoice WHERE plan_id = ?1 ORDER BY invoice_id";
  g_autoptr (DumentStoredPlan) self = dument_fields_load_row (&row_fields, store, id, error);
  g_autoptr (DumentStatement) statement = NULL;

  if (self == NULL)
    return NULL;
  self->instalments = g_array_new (FALSE, FALSE, sizeof (DumentInstalment));
  statement = dument_statement_new (store, sql, error);
  if (statement == NULL)
    return NULL;
  dument_statement_bind_integer (statement, 1, id);
  self->invoice_ids = dument_statement_list_integers (statement, error);
  return self->invoice_ids != NULL && read_instalments (store, self, error)
             ? g_steal_pointer (&self)
             : NULL;
}

static void
free_plan (gpointer plan)
{
  dument_stored_plan_free (plan);
}

/**
 * dument_stored_plan_list:
 * @store: an open file
 * @invoice_id: an invoice
 * @error: (out) (optional): where an error goes
 *
 * Returns: (transfer full) (nullable) (element-type DumentStoredPlan): the plans over it, in the
 *   order in which they were made
 */
GPtrArray *
dument_stored_plan_list (DumentStore *store, gint64 invoice_id, GError **error)
{
  static const char sql[] = "SELECT id FROM payment_plan WHERE id IN (SELECT plan_id FROM "
                            "payment_plan_invoice WHERE invoice_id = ?1) ORDER BY made_on, id";
  g_autoptr (DumentStatement) statement = dument_statement_new (store, sql, error);
  g_autoptr (GPtrArray) plans = g_ptr_array_new_with_free_func (free_plan);
  g_autoptr (GArray) ids = NULL;

  if (statement == NULL)
    return NULL;
  dument_statement_bind_integer (statement, 1, invoice_id);
  ids = dument_statement_list_integers (statement, error);
  for (guint i = 0; ids != NULL && i < ids->len; i++)
    {
      DumentStoredPlan *plan =
          dument_stored_plan_load (store, g_array_index (ids, gint64, i), error);

      if (plan == NULL)
        return NULL;
      g_ptr_array_add (plans, plan);
    }
  return ids != NULL ? g_steal_pointer (&plans) : NULL;
}

/**
 * dument_stored_plan_list_entries:
 * @store: an open file
 * @id: a plan
 * @error: (out) (optional): where an error goes
 *
 * Returns: (transfer full) (nullable) (element-type DumentEntry): what was received and credited
 *   for all its invoices, a payment that bounced left out
 */
GArray *
dument_stored_plan_list_entries (DumentStore *store, gint64 id, GError **error)
{
  static const char sql[] =
      "WITH own AS (SELECT invoice_id FROM payment_plan_invoice WHERE plan_id = ?1) "
      "SELECT received_on, 0, allocation.amount FROM own JOIN allocation USING (invoice_id) "
      "JOIN payment ON payment.id = payment_id WHERE bounced_on IS NULL "
      "UNION ALL SELECT issue_date, 1, amount FROM own JOIN credit_note USING (invoice_id) "
      "UNION ALL SELECT issue_date, 2, allocation.amount FROM own "
      "JOIN allocation USING (invoice_id) JOIN credit_note ON credit_note.id = credit_note_id";
  g_autoptr (DumentStatement) statement = dument_statement_new (store, sql, error);
  g_autoptr (GArray) entries = g_array_new (FALSE, FALSE, sizeof (DumentEntry));
  gboolean has_row = FALSE;

  if (statement == NULL)
    return NULL;
  dument_statement_bind_integer (statement, 1, id);
  while (dument_statement_step (statement, &has_row, error))
    {
      DumentEntry entry;

      if (!has_row)
        return g_steal_pointer (&entries);
      entry.date = dument_statement_get_date (statement, 0);
      entry.kind = (DumentEntryKind) dument_statement_get_integer (statement, 1);
      entry.amount = dument_statement_get_integer (statement, 2);
      g_array_append_val (entries, entry);
    }
  return NULL;
}

/**
 * dument_stored_plan_describe:
 * @store: an open file
 * @self: a plan
 * @ret_plan: (out): what the domain judges; borrows the instalments of @self
 * @error: (out) (optional): where an error goes
 *
 * Who is insolvent may pay nothing that was owed before (art. L622-7 C. com.): the judgment ends
 * the plan.
 *
 * Returns: %FALSE with an error
 */
gboolean
dument_stored_plan_describe (DumentStore *store,
                             const DumentStoredPlan *self,
                             DumentPaymentPlan *ret_plan,
                             GError **error)
{
  static const char sql[] =
      "SELECT min(judgment_on) FROM insolvency WHERE judgment_on > ?2 AND client_id IN "
      "(SELECT client_id FROM invoice JOIN payment_plan_invoice ON invoice_id = invoice.id "
      "WHERE plan_id = ?1)";
  g_autoptr (DumentStatement) statement = dument_statement_new (store, sql, error);
  gboolean has_row = FALSE;
  DumentDate judgment;

  if (statement == NULL)
    return FALSE;
  dument_statement_bind_integer (statement, 1, self->id);
  dument_statement_bind_date (statement, 2, self->made_on);
  if (!dument_statement_step (statement, &has_row, error))
    return FALSE;
  judgment = dument_statement_get_date (statement, 0);
  *ret_plan = (DumentPaymentPlan){
    self->made_on,
    self->agreed_on,
    dument_date_earlier (self->ended_on, judgment),
    self->grace_days,
    self->received_before,
    (const DumentInstalment *) (const void *) self->instalments->data,
    self->instalments->len,
  };
  return TRUE;
}

static gboolean
judge_plan (DumentStore *store,
            const DumentStoredPlan *row,
            DumentDate as_of,
            DumentPaymentPlanStanding *ret_standing,
            GError **error)
{
  g_autoptr (GArray) entries = dument_stored_plan_list_entries (store, row->id, error);
  DumentPaymentPlan plan;

  if (entries == NULL || !dument_stored_plan_describe (store, row, &plan, error))
    return FALSE;
  *ret_standing = dument_payment_plan_judge (
      &plan, (const DumentEntry *) (const void *) entries->data, entries->len, as_of);
  return TRUE;
}

/* By invoice, and the plans of one as they were made. */
static int
compare_standings (gconstpointer a, gconstpointer b)
{
  const DumentStoredPlanStanding *one = a;
  const DumentStoredPlanStanding *other = b;

  if (one->invoice_id != other->invoice_id)
    return one->invoice_id < other->invoice_id ? -1 : 1;
  return one->plan_id < other->plan_id ? -1 : one->plan_id > other->plan_id;
}

/**
 * dument_stored_plan_follow:
 * @store: an open file
 * @first_invoice_id: an invoice
 * @last_invoice_id: one of the same or a higher row
 * @as_of: the day of the question
 * @error: (out) (optional): where an error goes
 *
 * There are few plans, whatever the number of invoices.
 *
 * Returns: (transfer full) (nullable) (element-type DumentStoredPlanStanding): where the plans
 * stand of all invoices from the first to the last, by invoice and in the order in which the plans
 * were recorded; those that were not made yet are left out
 */
GArray *
dument_stored_plan_follow (DumentStore *store,
                           gint64 first_invoice_id,
                           gint64 last_invoice_id,
                           DumentDate as_of,
                           GError **error)
{
  static const char sql[] =
      "SELECT DISTINCT plan_id FROM payment_plan_invoice WHERE invoice_id BETWEEN ?1 AND ?2";
  g_autoptr (DumentStatement) statement = dument_statement_new (store, sql, error);
  g_autoptr (GArray) standings = g_array_new (FALSE, FALSE, sizeof (DumentStoredPlanStanding));
  g_autoptr (GArray) ids = NULL;

  if (statement == NULL)
    return NULL;
  dument_statement_bind_integer (statement, 1, first_invoice_id);
  dument_statement_bind_integer (statement, 2, last_invoice_id);
  ids = dument_statement_list_integers (statement, error);
  if (ids == NULL)
    return NULL;
  for (guint i = 0; i < ids->len; i++)
    {
      DumentStoredPlanStanding one = { .plan_id = g_array_index (ids, gint64, i) };
      g_autoptr (DumentStoredPlan) row = dument_stored_plan_load (store, one.plan_id, error);

      if (row == NULL || !judge_plan (store, row, as_of, &one.standing, error))
        return NULL;
      for (guint j = 0; j < row->invoice_ids->len; j++)
        {
          one.invoice_id = g_array_index (row->invoice_ids, gint64, j);
          if (one.standing.state != DUMENT_PAYMENT_PLAN_NONE)
            g_array_append_val (standings, one);
        }
    }
  g_array_sort (standings, compare_standings);
  return g_steal_pointer (&standings);
}
