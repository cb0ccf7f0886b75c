/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "config.h"

#include "service/attaching.h"

#include "service/chronicle.h"
#include "service/undo-private.h"
#include "store/attachment.h"
#include "store/stored-document.h"
#include "store/transaction.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>

/* Larger than any scan; what is larger is no paper. */
#define MAX_PAPER_SIZE (64 << 20)

/**
 * dument_attaching_guess_type:
 * @content: bytes of a paper
 * @file_name: its name
 *
 * Returns: (transfer full): its media type, as its name and its first bytes tell
 */
char *
dument_attaching_guess_type (GBytes *content, const char *file_name)
{
  gsize size;
  const guchar *data = g_bytes_get_data (content, &size);
  g_autofree char *type =
      g_content_type_guess (file_name, data, size, /* result_uncertain= */ NULL);
  char *media_type = g_content_type_get_mime_type (type);

  return media_type != NULL ? media_type : g_strdup ("application/octet-stream");
}

static GBytes *
refuse_paper (GError **error, const char *name, const char *sentence)
{
  g_set_error (error, DUMENT_SERVICE_ERROR, DUMENT_SERVICE_ERROR_FILE, "%s: %s", name, sentence);
  return NULL;
}

/**
 * dument_attaching_load:
 * @path: (type filename): a paper: a proof, an order, a mail
 * @ret_name: (out) (transfer full): the name under which it is kept
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): its bytes, or %NULL with %DUMENT_SERVICE_ERROR_FILE where it
 *   cannot be read, is empty or too large to be a paper
 */
GBytes *
dument_attaching_load (const char *path, char **ret_name, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (path);
  g_autofree char *base_name = g_file_get_basename (file);
  g_autofree char *name = g_filename_display_name (base_name);
  g_autoptr (GFileInfo) info =
      g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_SIZE "," G_FILE_ATTRIBUTE_STANDARD_TYPE,
                         G_FILE_QUERY_INFO_NONE, /* cancellable= */ NULL, /* error= */ NULL);
  g_autoptr (GBytes) content = NULL;

  if (info == NULL)
    return refuse_paper (error, name, _ ("There is no such file. Check its name and folder."));
  if (g_file_info_get_file_type (info) == G_FILE_TYPE_DIRECTORY)
    return refuse_paper (error, name, _ ("This is a folder. Choose the file that is the paper."));
  if (g_file_info_get_size (info) > MAX_PAPER_SIZE)
    return refuse_paper (
        error, name, _ ("The file is larger than 64 MB. Scan the paper at a lower resolution."));
  content = g_file_load_bytes (file, /* cancellable= */ NULL, /* etag_out= */ NULL,
                               /* error= */ NULL);
  if (content == NULL)
    return refuse_paper (
        error, name,
        _ ("The file cannot be read to its end. Copy it to another place and try again."));
  if (g_bytes_get_size (content) == 0)
    return refuse_paper (error, name,
                         _ ("The file is empty. Choose the file that holds the paper."));
  *ret_name = g_steal_pointer (&name);
  return g_steal_pointer (&content);
}

/**
 * dument_attaching_tie:
 * @workspace: a workspace, within a transaction
 * @invoice_id: row of an invoice
 * @document_id: row of a document
 * @ret_id: (out): row of the attachment; 0 where the two belong together already
 * @error: return location for an error
 *
 * Returns: whether they belong together now
 */
gboolean
dument_attaching_tie (DumentWorkspace *workspace,
                      gint64 invoice_id,
                      gint64 document_id,
                      gint64 *ret_id,
                      GError **error)
{
  DumentStore *store = dument_workspace_get_store (workspace);
  g_autoptr (DumentAttachment) attachment = dument_attachment_new ();
  g_autoptr (GPtrArray) known = dument_attachment_list (store, invoice_id, error);

  if (known == NULL)
    return FALSE;
  *ret_id = 0;
  for (unsigned i = 0; i < known->len; i++)
    {
      if (((DumentAttachment *) g_ptr_array_index (known, i))->document_id == document_id)
        return TRUE;
    }
  attachment->invoice_id = invoice_id;
  attachment->document_id = document_id;
  attachment->attached_on = dument_workspace_get_today (workspace);
  if (!dument_attachment_insert (store, attachment, error))
    return FALSE;
  *ret_id = attachment->id;
  return TRUE;
}

/**
 * dument_attaching_add:
 * @workspace: a workspace
 * @invoice_id: row of an invoice
 * @content: bytes of a paper that belongs to it
 * @file_name: its name
 * @error: return location for an error
 *
 * Keeps a paper with an invoice, byte for byte: an order, a delivery note, a mail.
 *
 * Returns: (transfer full) (nullable): how to part them again, or %NULL with
 *   %DUMENT_SERVICE_ERROR_REFUSED where it is empty or there already
 */
DumentUndo *
dument_attaching_add (DumentWorkspace *workspace,
                      gint64 invoice_id,
                      GBytes *content,
                      const char *file_name,
                      GError **error)
{
  DumentStore *store = dument_workspace_get_store (workspace);
  g_autofree char *media_type = dument_attaching_guess_type (content, file_name);
  g_autoptr (DumentTransaction) transaction = NULL;
  g_autoptr (DumentUndo) undo = dument_undo_new ();
  gint64 document_id, attachment_id;

  if (g_bytes_get_size (content) == 0)
    {
      g_set_error (error, DUMENT_SERVICE_ERROR, DUMENT_SERVICE_ERROR_REFUSED,
                   _ ("%s is empty. Choose the file that holds the paper."), file_name);
      return NULL;
    }
  transaction = dument_transaction_begin (store, error);
  if (transaction == NULL ||
      !dument_stored_document_add (store, content, media_type, file_name,
                                   dument_workspace_get_today (workspace), &document_id, error) ||
      !dument_attaching_tie (workspace, invoice_id, document_id, &attachment_id, error))
    return NULL;
  if (attachment_id == 0)
    {
      g_set_error (error, DUMENT_SERVICE_ERROR, DUMENT_SERVICE_ERROR_REFUSED,
                   _ ("%s is among the documents of this invoice already."), file_name);
      return NULL;
    }
  if (!dument_chronicle_note (workspace, "document-attached", DUMENT_SUBJECT_INVOICE, invoice_id,
                              error, "file", file_name, NULL) ||
      !dument_transaction_commit (transaction, error))
    return NULL;
  dument_undo_add_note (undo, "document-detached", DUMENT_SUBJECT_INVOICE, invoice_id, file_name,
                        /* amount= */ NULL);
  dument_undo_add_delete (undo, DUMENT_UNDO_ATTACHMENT, attachment_id);
  return g_steal_pointer (&undo);
}
