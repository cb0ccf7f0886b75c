/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "tables.h"

#include "store/statement.h"

/* With the columns that each had from the first. */
static const struct
{
  const char *sql;
  int n_columns;
} tables[] = {
  { "SELECT * FROM client ORDER BY id", 16 },      { "SELECT * FROM contact ORDER BY id", 6 },
  { "SELECT * FROM invoice ORDER BY id", 29 },     { "SELECT * FROM credit_note ORDER BY id", 11 },
  { "SELECT * FROM payment ORDER BY id", 8 },      { "SELECT * FROM allocation ORDER BY id", 5 },
  { "SELECT * FROM waiver ORDER BY id", 5 },       { "SELECT * FROM circumstance ORDER BY id", 10 },
  { "SELECT * FROM insolvency ORDER BY id", 7 },   { "SELECT * FROM own_text ORDER BY id", 5 },
  { "SELECT * FROM payment_plan ORDER BY id", 8 }, { "SELECT * FROM payment_plan_invoice", 2 },
  { "SELECT * FROM payment_plan_instalment", 3 },
};

char *
tables_dump (DumentWorkspace *workspace)
{
  DumentStore *store = dument_workspace_get_store (workspace);
  GString *dump = g_string_new (NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      g_autoptr (DumentStatement) statement = dument_statement_new (store, tables[i].sql, NULL);
      gboolean row;

      g_string_append_printf (dump, "%s\n", tables[i].sql);
      while (dument_statement_step (statement, &row, NULL) && row)
        {
          for (int column = 0; column < tables[i].n_columns; column++)
            {
              const char *text = dument_statement_get_text (statement, column);

              g_string_append_printf (dump, "|%s", text != NULL ? text : "∅");
            }
          g_string_append_c (dump, '\n');
        }
    }
  return g_string_free (dump, /* free_segment= */ FALSE);
}
