/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "store/letterhead.h"

#include "store/statement.h"

G_STATIC_ASSERT (DUMENT_LETTERHEAD_LOGO == 0 && DUMENT_LETTERHEAD_SIGNATURE == 1);

/**
 * dument_letterhead_load:
 * @store: an open file
 * @part: which picture
 * @ret_document_id: (out): the document that holds it, or 0 where none was chosen
 * @error: (out) (optional): where an error goes
 *
 * Returns: whether it could be read
 */
gboolean
dument_letterhead_load (DumentStore *store,
                        DumentLetterheadPart part,
                        gint64 *ret_document_id,
                        GError **error)
{
  static const char sql[] = "SELECT document_id FROM letterhead WHERE part = ?1";
  g_autoptr (DumentStatement) statement = dument_statement_new (store, sql, error);

  if (statement == NULL)
    return FALSE;
  dument_statement_bind_integer (statement, 1, part);
  return dument_statement_find_id (statement, ret_document_id, error);
}

/**
 * dument_letterhead_save:
 * @store: an open file
 * @part: which picture
 * @document_id: the document that holds it, or 0 for none
 * @error: (out) (optional): where an error goes
 *
 * A picture that is replaced stays among the documents: letters that were sent show it.
 *
 * Returns: whether it was written
 */
gboolean
dument_letterhead_save (DumentStore *store,
                        DumentLetterheadPart part,
                        gint64 document_id,
                        GError **error)
{
  const char *sql = document_id != 0 ? "INSERT OR REPLACE INTO letterhead VALUES (?1, ?2)"
                                     : "DELETE FROM letterhead WHERE part = ?1";
  g_autoptr (DumentStatement) statement = dument_statement_new (store, sql, error);

  if (statement == NULL)
    return FALSE;
  dument_statement_bind_integer (statement, 1, part);
  if (document_id != 0)
    dument_statement_bind_integer (statement, 2, document_id);
  return dument_statement_run (statement, error);
}
