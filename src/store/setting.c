/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "store/setting.h"

#include "store/statement.h"

/**
 * dument_setting_get:
 * @store: an open file
 * @key: name of the setting
 * @ret_value: (out) (nullable) (transfer full): its value, %NULL where it was never set
 * @error: (out) (optional): where an error goes
 *
 * Returns: whether it could be read
 */
gboolean
dument_setting_get (DumentStore *store, const char *key, char **ret_value, GError **error)
{
  static const char sql[] = "SELECT value FROM setting WHERE key = ?1";
  g_autoptr (DumentStatement) statement = dument_statement_new (store, sql, error);
  gboolean row;

  if (statement == NULL)
    return FALSE;
  dument_statement_bind_text (statement, 1, key);
  if (!dument_statement_step (statement, &row, error))
    return FALSE;
  *ret_value = row ? g_strdup (dument_statement_get_text (statement, 0)) : NULL;
  return TRUE;
}

static gboolean
unset (DumentStore *store, const char *key, GError **error)
{
  static const char sql[] = "DELETE FROM setting WHERE key = ?1";
  g_autoptr (DumentStatement) statement = dument_statement_new (store, sql, error);

  if (statement == NULL)
    return FALSE;
  dument_statement_bind_text (statement, 1, key);
  return dument_statement_run (statement, error);
}

/**
 * dument_setting_set:
 * @store: an open file
 * @key: name of the setting
 * @value: (nullable): its value, %NULL to go back to the default
 * @error: (out) (optional): where an error goes
 *
 * Returns: whether it was written
 */
gboolean
dument_setting_set (DumentStore *store, const char *key, const char *value, GError **error)
{
  static const char sql[] = "INSERT INTO setting (key, value) VALUES (?1, ?2) "
                            "ON CONFLICT (key) DO UPDATE SET value = excluded.value";
  g_autoptr (DumentStatement) statement = NULL;

  if (value == NULL)
    return unset (store, key, error);
  statement = dument_statement_new (store, sql, error);
  if (statement == NULL)
    return FALSE;
  dument_statement_bind_text (statement, 1, key);
  dument_statement_bind_text (statement, 2, value);
  return dument_statement_run (statement, error);
}
