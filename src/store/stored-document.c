/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "store/stored-document.h"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "store/statement.h"
#include "store/store-private.h"

#define SHA256_SIZE 32

/**
 * dument_stored_document_free:
 * @self: (nullable) (transfer full): a document
 */
void
dument_stored_document_free (DumentStoredDocument *self)
{
  if (self == NULL)
    return;
  g_free (self->sha256);
  g_free (self->media_type);
  g_free (self->file_name);
  g_clear_pointer (&self->content, g_bytes_unref);
  g_free (self);
}

static void
compute_hash (GBytes *content, guint8 hash[SHA256_SIZE])
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  gsize size, hash_size = SHA256_SIZE;
  const guint8 *data = g_bytes_get_data (content, &size);

  if (size > 0)
    g_checksum_update (checksum, data, (gssize) size);
  g_checksum_get_digest (checksum, hash, &hash_size);
}

static gboolean
find_hash (DumentStore *store, const guint8 hash[SHA256_SIZE], gint64 *ret_id, GError **error)
{
  static const char sql[] = "SELECT id FROM document WHERE sha256 = ?1";
  g_autoptr (DumentStatement) statement = dument_statement_new (store, sql, error);

  if (statement == NULL)
    return FALSE;
  dument_statement_bind_bytes (statement, 1, hash, SHA256_SIZE);
  return dument_statement_find_id (statement, ret_id, error);
}

/**
 * dument_stored_document_add:
 * @store: an open file
 * @content: the bytes
 * @media_type: `application/pdf`
 * @file_name: name of the file, without folder
 * @added_on: the day on which it comes in
 * @ret_id: (out): number of the row
 * @error: (out) (optional): where an error goes
 *
 * Keeps a file byte for byte. Bytes that are kept already are not kept twice: the document keeps
 * the name under which it first came.
 *
 * Returns: whether it is kept
 */
gboolean
dument_stored_document_add (DumentStore *store,
                            GBytes *content,
                            const char *media_type,
                            const char *file_name,
                            DumentDate added_on,
                            gint64 *ret_id,
                            GError **error)
{
  static const char sql[] = "INSERT INTO document (sha256, media_type, file_name, size, added_on, "
                            "content) VALUES (?1, ?2, ?3, ?4, ?5, ?6)";
  guint8 hash[SHA256_SIZE];
  g_autoptr (DumentStatement) statement = NULL;
  const void *data;
  gint64 id;
  gsize size;

  compute_hash (content, hash);
  if (!find_hash (store, hash, &id, error))
    return FALSE;
  if (id == 0)
    {
      statement = dument_statement_new (store, sql, error);
      if (statement == NULL)
        return FALSE;
      data = g_bytes_get_data (content, &size);
      dument_statement_bind_bytes (statement, 1, hash, SHA256_SIZE);
      dument_statement_bind_text (statement, 2, media_type);
      dument_statement_bind_text (statement, 3, file_name);
      dument_statement_bind_integer (statement, 4, (gint64) size);
      dument_statement_bind_integer (statement, 5, added_on);
      dument_statement_bind_bytes (statement, 6, data, size);
      if (!dument_statement_insert (statement, &id, error))
        return FALSE;
    }
  *ret_id = id;
  return TRUE;
}

static DumentStoredDocument *
read_description (DumentStatement *statement)
{
  DumentStoredDocument *document = g_new0 (DumentStoredDocument, 1);

  document->id = dument_statement_get_integer (statement, 0);
  document->sha256 = g_strdup (dument_statement_get_text (statement, 1));
  document->media_type = g_strdup (dument_statement_get_text (statement, 2));
  document->file_name = g_strdup (dument_statement_get_text (statement, 3));
  document->added_on = dument_statement_get_date (statement, 4);
  document->size = dument_statement_get_integer (statement, 5);
  return document;
}

static gboolean
find_row (DumentStatement *statement, gint64 id, GError **error)
{
  gboolean row;

  dument_statement_bind_integer (statement, 1, id);
  if (!dument_statement_step (statement, &row, error))
    return FALSE;
  return row || dument_store_fail_not_found (error, _ ("this document"));
}

/**
 * dument_stored_document_describe:
 * @store: an open file
 * @id: number of the row
 * @error: (out) (optional): where an error goes
 *
 * Returns: (transfer full) (nullable): the document without its bytes
 */
DumentStoredDocument *
dument_stored_document_describe (DumentStore *store, gint64 id, GError **error)
{
  static const char sql[] = "SELECT id, lower (hex (sha256)), media_type, file_name, added_on, "
                            "size FROM document WHERE id = ?1";
  g_autoptr (DumentStatement) statement = dument_statement_new (store, sql, error);

  if (statement == NULL || !find_row (statement, id, error))
    return NULL;
  return read_description (statement);
}

/**
 * dument_stored_document_load:
 * @store: an open file
 * @id: number of the row
 * @error: (out) (optional): where an error goes
 *
 * Returns: (transfer full) (nullable): the document with its bytes
 */
DumentStoredDocument *
dument_stored_document_load (DumentStore *store, gint64 id, GError **error)
{
  static const char sql[] = "SELECT id, lower (hex (sha256)), media_type, file_name, added_on, "
                            "size, content FROM document WHERE id = ?1";
  g_autoptr (DumentStatement) statement = dument_statement_new (store, sql, error);
  DumentStoredDocument *document;
  const void *data;
  gsize size;

  if (statement == NULL || !find_row (statement, id, error))
    return NULL;
  document = read_description (statement);
  data = dument_statement_get_bytes (statement, 6, &size);
  document->content = g_bytes_new (data, size);
  return document;
}
