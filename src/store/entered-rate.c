/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "store/entered-rate.h"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "store/statement.h"

/* The numbers stand in the file. */
G_STATIC_ASSERT (DUMENT_LAW_ECB == 0 && DUMENT_LAW_LEGAL_OTHERS == 1 &&
                 DUMENT_LAW_LEGAL_INDIVIDUALS == 2);

/**
 * dument_entered_rate_free:
 * @self: (nullable) (transfer full): a rate
 */
void
dument_entered_rate_free (DumentEnteredRate *self)
{
  if (self == NULL)
    return;
  g_free (self->source);
  g_free (self);
}

/**
 * dument_entered_rate_save:
 * @store: an open file
 * @rate: a rate, in place of what was entered for its semester
 * @error: (out) (optional): where an error goes
 *
 * Returns: whether it was written
 */
gboolean
dument_entered_rate_save (DumentStore *store, const DumentEnteredRate *rate, GError **error)
{
  static const char sql[] =
      "INSERT INTO rate (key, semester, rate, entered_on, source) VALUES (?1, ?2, ?3, ?4, ?5) "
      "ON CONFLICT (key, semester) DO UPDATE SET rate = excluded.rate, "
      "entered_on = excluded.entered_on, source = excluded.source";
  g_autoptr (DumentStatement) statement = dument_statement_new (store, sql, error);

  if (statement == NULL)
    return FALSE;
  dument_statement_bind_integer (statement, 1, rate->key);
  dument_statement_bind_integer (statement, 2, rate->semester);
  dument_statement_bind_integer (statement, 3, rate->rate);
  dument_statement_bind_date (statement, 4, rate->entered_on);
  dument_statement_bind_text (statement, 5, rate->source);
  return dument_statement_run (statement, error);
}

/**
 * dument_entered_rate_delete:
 * @store: an open file
 * @key: which rate
 * @semester: for which half year
 * @error: (out) (optional): where an error goes
 *
 * Returns: whether it is gone
 */
gboolean
dument_entered_rate_delete (DumentStore *store,
                            DumentLawKey key,
                            DumentSemester semester,
                            GError **error)
{
  static const char sql[] = "DELETE FROM rate WHERE key = ?1 AND semester = ?2";
  g_autoptr (DumentStatement) statement = dument_statement_new (store, sql, error);

  if (statement == NULL)
    return FALSE;
  dument_statement_bind_integer (statement, 1, key);
  dument_statement_bind_integer (statement, 2, semester);
  return dument_statement_run_on_one (statement, _ ("this rate"), error);
}

/**
 * dument_entered_rate_list:
 * @store: an open file
 * @error: (out) (optional): where an error goes
 *
 * Returns: (transfer full) (element-type DumentEnteredRate) (nullable): the rates entered, by kind
 * and semester
 */
GPtrArray *
dument_entered_rate_list (DumentStore *store, GError **error)
{
  static const char sql[] =
      "SELECT key, semester, rate, entered_on, source FROM rate ORDER BY key, semester";
  g_autoptr (GPtrArray) rates =
      g_ptr_array_new_with_free_func ((GDestroyNotify) dument_entered_rate_free);
  g_autoptr (DumentStatement) statement = dument_statement_new (store, sql, error);
  gboolean row;

  if (statement == NULL)
    return NULL;
  for (;;)
    {
      DumentEnteredRate *rate;

      if (!dument_statement_step (statement, &row, error))
        return NULL;
      if (!row)
        return g_steal_pointer (&rates);
      rate = g_new0 (DumentEnteredRate, 1);
      rate->key = (DumentLawKey) dument_statement_get_integer (statement, 0);
      rate->semester = (DumentSemester) dument_statement_get_integer (statement, 1);
      rate->rate = (DumentRate) dument_statement_get_integer (statement, 2);
      rate->entered_on = dument_statement_get_date (statement, 3);
      rate->source = g_strdup (dument_statement_get_text (statement, 4));
      g_ptr_array_add (rates, rate);
    }
}

/**
 * dument_entered_rate_apply:
 * @store: an open file
 * @law: the values that the program knows
 * @error: (out) (optional): where an error goes
 *
 * Enters into @law what the user entered.
 *
 * Returns: whether it could be read
 */
gboolean
dument_entered_rate_apply (DumentStore *store, DumentLaw *law, GError **error)
{
  g_autoptr (GPtrArray) rates = dument_entered_rate_list (store, error);

  if (rates == NULL)
    return FALSE;
  for (guint i = 0; i < rates->len; i++)
    {
      const DumentEnteredRate *rate = g_ptr_array_index (rates, i);

      dument_law_enter_rate (law, rate->key, rate->semester, rate->rate, rate->entered_on,
                             rate->source);
    }
  return TRUE;
}
