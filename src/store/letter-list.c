/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "store/letter-list.h"

#include "store/sent-letter.h"
#include "store/statement.h"
#include "store/store-private.h"

/* The number of the kind stands in a statement. */
G_STATIC_ASSERT (DUMENT_LETTER_DEGREE_FORMAL_NOTICE == 3);

/* Letters and drafts in one list: a letter is named by the number of its row, a draft by the
 * negative of it. A letter is as old as its day, a draft as the second of its last change, which is
 * a larger number. What a draft does not have yet stands last in either order. */
#define LETTERS                                                                             \
  "SELECT letters.key FROM ("                                                               \
  "SELECT id AS key, written_on AS age, template, reference, client_id, posted_on, "        \
  "registered_number, presented_on, coalesce (delivered_on, returned_on) AS ended_on, "     \
  "(SELECT min (number) FROM letter_invoice JOIN invoice ON invoice.id = invoice_id "       \
  "WHERE letter_id = letter.id) AS number FROM letter "                                     \
  "UNION ALL "                                                                              \
  "SELECT -id, changed_at, template, NULL, "                                                \
  "(SELECT client_id FROM letter_draft_invoice JOIN invoice ON invoice.id = invoice_id "    \
  "WHERE draft_id = letter_draft.id LIMIT 1), NULL, registered_number, NULL, NULL, "        \
  "(SELECT min (number) FROM letter_draft_invoice JOIN invoice ON invoice.id = invoice_id " \
  "WHERE draft_id = letter_draft.id) FROM letter_draft"                                     \
  ") AS letters LEFT JOIN client ON client.id = client_id ORDER BY "

G_STATIC_ASSERT (DUMENT_RETURN_UNCLAIMED == 0 && DUMENT_RETURN_REFUSED == 1 &&
                 DUMENT_RETURN_UNKNOWN == 2);

/* Whether something that a letter claims is still to be paid. */
#define IS_OWED                                            \
  "EXISTS (SELECT 1 FROM letter_invoice JOIN standing ON " \
  "standing.invoice_id = letter_invoice.invoice_id "       \
  "WHERE letter_id = letter.id AND owed_since IS NOT NULL)"

#define NEWEST "age DESC, abs (letters.key) DESC"

#define BY(COLUMN)                                                                    \
  {                                                                                   \
    LETTERS COLUMN " NULLS LAST, " NEWEST, LETTERS COLUMN " DESC NULLS LAST, " NEWEST \
  }

static const char *const orders[DUMENT_LETTER_LIST_N_ORDERS][2] = {
  [DUMENT_LETTER_LIST_BY_AGE] = { LETTERS "age, abs (letters.key)", LETTERS NEWEST },
  [DUMENT_LETTER_LIST_BY_KIND] = { LETTERS "template, reference NULLS LAST, " NEWEST,
                                   LETTERS "template DESC, reference DESC NULLS LAST, " NEWEST },
  [DUMENT_LETTER_LIST_BY_CLIENT] = BY ("folded_name"),
  [DUMENT_LETTER_LIST_BY_INVOICE] = BY ("letters.number"),
  [DUMENT_LETTER_LIST_BY_POSTING] = BY ("posted_on"),
  [DUMENT_LETTER_LIST_BY_NUMBER] = BY ("registered_number"),
  [DUMENT_LETTER_LIST_BY_PRESENTATION] = BY ("presented_on"),
  [DUMENT_LETTER_LIST_BY_DELIVERY] = BY ("ended_on"),
};

/**
 * dument_letter_list_keys:
 * @store: an open file
 * @order: the order
 * @descending: the other way round
 * @error: (out) (optional): where an error goes
 *
 * Returns: (transfer full) (element-type gint64) (nullable): all letters: one that was recorded by
 *   the number of its row, one that is being written by the negative of that
 */
GArray *
dument_letter_list_keys (DumentStore *store,
                         DumentLetterListOrder order,
                         gboolean descending,
                         GError **error)
{
  g_autoptr (DumentStatement) statement =
      dument_statement_new (store, orders[order][descending ? 1 : 0], error);

  return statement != NULL ? dument_statement_list_integers (statement, error) : NULL;
}

/**
 * dument_letter_list_facts:
 * @store: an open file
 * @error: (out) (optional): where an error goes
 *
 * Returns: (transfer full) (element-type DumentLetterListFacts) (nullable): what decides where each
 *   letter stands that was recorded, the newest first
 */
GArray *
dument_letter_list_facts (DumentStore *store, GError **error)
{
  static const char sql[] =
      "SELECT id, template, written_on, posted_on, presented_on, delivered_on, returned_on, "
      "return_reason, deadline_days, registered_number IS NOT NULL, " IS_OWED
      " FROM letter ORDER BY written_on "
      "DESC, id DESC";
  g_autoptr (GArray) list = g_array_new (FALSE, TRUE, sizeof (DumentLetterListFacts));
  g_autoptr (DumentStatement) statement = dument_statement_new (store, sql, error);
  gboolean row;

  if (statement == NULL)
    return NULL;
  for (;;)
    {
      DumentLetterListFacts facts = { 0 };

      if (!dument_statement_step (statement, &row, error))
        return NULL;
      if (!row)
        return g_steal_pointer (&list);
      facts.key = dument_statement_get_integer (statement, 0);
      g_strlcpy (facts.template_id, dument_statement_get_text (statement, 1),
                 sizeof facts.template_id);
      facts.dates.written_on = dument_statement_get_date (statement, 2);
      facts.dates.posted_on = dument_statement_get_date (statement, 3);
      facts.dates.presented_on = dument_statement_get_date (statement, 4);
      facts.dates.delivered_on = dument_statement_get_date (statement, 5);
      facts.dates.returned_on = dument_statement_get_date (statement, 6);
      facts.dates.return_reason = (DumentReturn) dument_statement_get_integer (statement, 7);
      facts.deadline_days = (int) dument_statement_get_integer (statement, 8);
      facts.has_number = dument_statement_get_integer (statement, 9) != 0;
      facts.is_owed = dument_statement_get_integer (statement, 10) != 0;
      g_array_append_val (list, facts);
    }
}

/**
 * dument_letter_list_count_open:
 * @store: an open file
 * @ret_count: (out): how many
 * @error: (out) (optional): where an error goes
 *
 * Counts the letters with which something is to be done: those that are being written, those that
 * wait for the post, and, while what they claim is still owed, the formal notices of which it is
 * not known that they reached the client or which came back from a wrong address.
 *
 * Returns: whether it could be read
 */
gboolean
dument_letter_list_count_open (DumentStore *store, gint64 *ret_count, GError **error)
{
  static const char sql[] =
      "SELECT (SELECT count (*) FROM letter_draft) + "
      "(SELECT count (*) FROM letter WHERE posted_on IS NULL OR (kind = 3 AND "
      "delivered_on IS NULL AND " IS_OWED " AND CASE return_reason WHEN 0 THEN presented_on IS "
      "NULL ELSE return_reason = 2 END))";

  return dument_database_query_integer (dument_store_get_database (store), sql, ret_count, error);
}

/**
 * dument_letter_list_is_owed:
 * @store: an open file
 * @letter_id: row of a letter that was recorded
 * @ret_is_owed: (out): whether something that it claims is still to be paid
 * @error: (out) (optional): where an error goes
 *
 * Returns: whether it could be read
 */
gboolean
dument_letter_list_is_owed (DumentStore *store,
                            gint64 letter_id,
                            gboolean *ret_is_owed,
                            GError **error)
{
  static const char sql[] = "SELECT " IS_OWED " FROM letter WHERE id = ?1";
  g_autoptr (DumentStatement) statement = dument_statement_new (store, sql, error);
  gint64 is_owed = 0;

  if (statement == NULL)
    return FALSE;
  dument_statement_bind_integer (statement, 1, letter_id);
  if (!dument_statement_find_id (statement, &is_owed, error))
    return FALSE;
  *ret_is_owed = is_owed != 0;
  return TRUE;
}
