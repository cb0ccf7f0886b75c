/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "config.h"

#include "service/attaching.h"

#include "service/chronicle.h"
#include "service/file-loading.h"
#include "service/undo-private.h"
#include "store/attachment.h"
#include "store/stored-document.h"
#include "store/transaction.h"

#include <glib/gi18n-lib.h>

/* Larger than any scan; what is larger is no paper. */
#define MAX_PAPER_MEGABYTES 64

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

static char *
name_file (GFile *file)
{
  g_autofree char *base_name = g_file_get_basename (file);

  return g_filename_display_name (base_name);
}

/**
 * dument_attaching_load:
 * @file: a paper: a proof, an order, a mail
 * @cancellable: (nullable): ends the reading
 * @ret_name: (out) (transfer full): the name under which it is kept
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): its bytes, or %NULL with %DUMENT_SERVICE_ERROR_FILE where it
 *   cannot be read, is empty or too large to be a paper, or with %G_IO_ERROR_CANCELLED
 */
GBytes *
dument_attaching_load (GFile *file, GCancellable *cancellable, char **ret_name, GError **error)
{
  g_autofree char *name = name_file (file);
  g_autoptr (GError) reason = NULL;
  g_autoptr (GBytes) content = dument_file_loading_read (
      file, MAX_PAPER_MEGABYTES, _ ("Scan the paper at a lower resolution."), cancellable, &reason);

  if (content != NULL && g_bytes_get_size (content) == 0)
    g_set_error_literal (&reason, DUMENT_SERVICE_ERROR, DUMENT_SERVICE_ERROR_FILE,
                         _ ("The file is empty. Choose the file that holds the paper."));
  if (reason == NULL)
    {
      *ret_name = g_steal_pointer (&name);
      return g_steal_pointer (&content);
    }
  if (reason->domain == DUMENT_SERVICE_ERROR)
    g_prefix_error (&reason, "%s: ", name);
  g_propagate_error (error, g_steal_pointer (&reason));
  return NULL;
}

static void
load (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  g_autofree char *name = NULL;
  GError *error = NULL;
  GBytes *content = dument_attaching_load (source, cancellable, &name, &error);

  if (content != NULL)
    g_task_return_pointer (task, content, (GDestroyNotify) g_bytes_unref);
  else
    g_task_return_error (task, error);
}

/**
 * dument_attaching_load_async:
 * @file: a paper
 * @cancellable: (nullable): ends the reading
 * @callback: called on the thread that asks, with @file as its source
 * @user_data: for @callback
 *
 * Reads a paper on another thread, see [func@attaching_load].
 */
void
dument_attaching_load_async (GFile *file,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (file, cancellable, callback, user_data);

  g_task_run_in_thread (task, load);
}

/**
 * dument_attaching_load_finish:
 * @file: the paper
 * @result: what the callback got
 * @ret_name: (out) (transfer full): the name under which it is kept
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): as [func@attaching_load]
 */
GBytes *
dument_attaching_load_finish (GFile *file, GAsyncResult *result, char **ret_name, GError **error)
{
  GBytes *content = g_task_propagate_pointer (G_TASK (result), error);

  if (content != NULL)
    *ret_name = name_file (file);
  return content;
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
                   _ ("%s is among the documents of this invoice already. Choose another one."),
                   file_name);
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
