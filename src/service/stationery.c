/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "config.h"

#include "service/stationery.h"

#include "service/chronicle.h"
#include "service/file-loading.h"
#include "store/stored-document.h"
#include "store/transaction.h"

#include <glib/gi18n-lib.h>

/* No picture that letters can carry is so large by far. */
#define MAX_FILE_MEGABYTES 60

/* What the journal calls them. */
static const char *const part_words[] = {
  [DUMENT_LETTERHEAD_LOGO] = "logo",
  [DUMENT_LETTERHEAD_SIGNATURE] = "signature",
};

/**
 * dument_stationery_free:
 * @self: (nullable) (transfer full): stationery
 */
void
dument_stationery_free (DumentStationery *self)
{
  if (self == NULL)
    return;
  for (gsize i = 0; i < G_N_ELEMENTS (self->parts); i++)
    {
      g_free (self->parts[i].file_name);
      g_free (self->parts[i].refusal);
      g_clear_pointer (&self->parts[i].picture, dument_picture_unref);
    }
  g_free (self);
}

/* A picture that another computer could read and this one cannot, such as SVG without its reader,
 * does not keep letters from being written. */
static gboolean
load_part (DumentWorkspace *workspace,
           DumentLetterheadPart part,
           DumentStationeryPart *loaded,
           GError **error)
{
  DumentStore *store = dument_workspace_get_store (workspace);
  g_autoptr (DumentStoredDocument) document = NULL;
  DumentPicture *picture;
  const char *refusal;

  if (!dument_letterhead_load (store, part, &loaded->document_id, error))
    return FALSE;
  if (loaded->document_id == 0)
    return TRUE;
  document = dument_stored_document_describe (store, loaded->document_id, error);
  if (document == NULL ||
      !dument_workspace_get_picture (workspace, document, &picture, &refusal, error))
    return FALSE;
  loaded->file_name = g_strdup (document->file_name);
  loaded->size = document->size;
  loaded->picture = picture != NULL ? dument_picture_ref (picture) : NULL;
  loaded->refusal = g_strdup (refusal);
  return TRUE;
}

/**
 * dument_stationery_load:
 * @workspace: a workspace
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): the pictures that letters carry now
 */
DumentStationery *
dument_stationery_load (DumentWorkspace *workspace, GError **error)
{
  g_autoptr (DumentStationery) self = g_new0 (DumentStationery, 1);

  for (gsize i = 0; i < G_N_ELEMENTS (self->parts); i++)
    {
      if (!load_part (workspace, (DumentLetterheadPart) i, &self->parts[i], error))
        return NULL;
    }
  return g_steal_pointer (&self);
}

/**
 * dument_stationery_find_name:
 * @workspace: a workspace
 * @part: which picture
 * @ret_file_name: (out) (transfer full) (nullable): the name of its file, %NULL where none was
 *   chosen
 * @error: return location for an error
 *
 * Returns: %FALSE with an error of the store
 */
gboolean
dument_stationery_find_name (DumentWorkspace *workspace,
                             DumentLetterheadPart part,
                             char **ret_file_name,
                             GError **error)
{
  DumentStore *store = dument_workspace_get_store (workspace);
  g_autoptr (DumentStoredDocument) document = NULL;
  gint64 document_id;

  if (!dument_letterhead_load (store, part, &document_id, error))
    return FALSE;
  if (document_id != 0)
    {
      document = dument_stored_document_describe (store, document_id, error);
      if (document == NULL)
        return FALSE;
    }
  *ret_file_name = document != NULL ? g_strdup (document->file_name) : NULL;
  return TRUE;
}

/**
 * dument_stationery_get_pictures:
 * @self: stationery
 *
 * Returns: (transfer none): its pictures as a layout takes them; they live as long as @self
 */
DumentLayoutPictures
dument_stationery_get_pictures (const DumentStationery *self)
{
  DumentLayoutPictures pictures = {
    .logo = self->parts[DUMENT_LETTERHEAD_LOGO].picture,
    .signature = self->parts[DUMENT_LETTERHEAD_SIGNATURE].picture,
  };

  return pictures;
}

static DumentPicture *
read_picture (GBytes *content, const char *file_name, GError **error)
{
  g_autoptr (GError) reason = NULL;
  DumentPicture *picture = dument_picture_new (content, &reason);

  if (picture == NULL)
    g_set_error (error, DUMENT_SERVICE_ERROR, DUMENT_SERVICE_ERROR_REFUSED, "%s: %s", file_name,
                 reason->message);
  return picture;
}

/**
 * dument_stationery_read:
 * @file: a file that shall be a picture
 * @cancellable: (nullable): ends the reading
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): its bytes, or %NULL with %DUMENT_SERVICE_ERROR_FILE and a
 *   sentence that does not name the file, or with %G_IO_ERROR_CANCELLED
 */
GBytes *
dument_stationery_read (GFile *file, GCancellable *cancellable, GError **error)
{
  return dument_file_loading_read (file, MAX_FILE_MEGABYTES, _ ("Save the picture smaller."),
                                   cancellable, error);
}

/**
 * dument_stationery_check:
 * @content: bytes of a file
 * @file_name: its name
 * @error: return location for an error
 *
 * Returns: %FALSE with %DUMENT_SERVICE_ERROR_REFUSED and a sentence that names the file, where
 *   letters cannot carry it
 */
gboolean
dument_stationery_check (GBytes *content, const char *file_name, GError **error)
{
  g_autoptr (DumentPicture) picture = read_picture (content, file_name, error);

  return picture != NULL;
}

static gboolean
replace (DumentWorkspace *workspace,
         DumentLetterheadPart part,
         gint64 document_id,
         const char *file_name,
         gint64 *ret_before,
         GError **error)
{
  DumentStore *store = dument_workspace_get_store (workspace);
  gint64 before;

  if (!dument_letterhead_load (store, part, &before, error) ||
      !dument_letterhead_save (store, part, document_id, error) ||
      !dument_chronicle_note (workspace, "letterhead-changed", DUMENT_SUBJECT_ISSUER, 1, error,
                              part_words[part], file_name, NULL))
    return FALSE;
  *ret_before = before;
  return TRUE;
}

/**
 * dument_stationery_choose:
 * @workspace: a workspace
 * @part: which picture
 * @content: bytes of a PNG, JPEG or SVG file
 * @file_name: its name, without folder
 * @ret_before: (out): the document that was there before, or 0, for dument_stationery_use()
 * @error: return location for an error
 *
 * Lets letters carry a picture from now on. It is kept in the data file.
 *
 * Returns: %FALSE with %DUMENT_SERVICE_ERROR_REFUSED where it is no such picture, or an error of
 *   the store
 */
gboolean
dument_stationery_choose (DumentWorkspace *workspace,
                          DumentLetterheadPart part,
                          GBytes *content,
                          const char *file_name,
                          gint64 *ret_before,
                          GError **error)
{
  DumentStore *store = dument_workspace_get_store (workspace);
  g_autoptr (DumentPicture) picture = read_picture (content, file_name, error);
  g_autoptr (DumentTransaction) transaction = NULL;
  gint64 document_id, before;

  transaction = picture != NULL ? dument_transaction_begin (store, error) : NULL;
  if (transaction == NULL ||
      !dument_stored_document_add (store, content, dument_picture_get_media_type (picture),
                                   file_name, dument_workspace_get_today (workspace), &document_id,
                                   error) ||
      !replace (workspace, part, document_id, file_name, &before, error) ||
      !dument_transaction_commit (transaction, error))
    return FALSE;
  *ret_before = before;
  return TRUE;
}

/**
 * dument_stationery_use:
 * @workspace: a workspace
 * @part: which picture
 * @document_id: a document that holds one, such as the one before; 0 for none
 * @ret_before: (out): the document that was there before, or 0
 * @error: return location for an error
 *
 * Removes a picture from letters to come, or brings one back.
 *
 * Returns: %FALSE with an error of the store
 */
gboolean
dument_stationery_use (DumentWorkspace *workspace,
                       DumentLetterheadPart part,
                       gint64 document_id,
                       gint64 *ret_before,
                       GError **error)
{
  DumentStore *store = dument_workspace_get_store (workspace);
  g_autoptr (DumentTransaction) transaction = dument_transaction_begin (store, error);
  g_autoptr (DumentStoredDocument) document = NULL;
  gint64 before;

  if (transaction == NULL)
    return FALSE;
  if (document_id != 0)
    {
      document = dument_stored_document_describe (store, document_id, error);
      if (document == NULL)
        return FALSE;
    }
  if (!replace (workspace, part, document_id, document != NULL ? document->file_name : "", &before,
                error) ||
      !dument_transaction_commit (transaction, error))
    return FALSE;
  *ret_before = before;
  return TRUE;
}
