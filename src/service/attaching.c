/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "config.h"

#include "service/attaching.h"

#include "service/chronicle.h"
#include "service/undo-private.h"
#include "store/attachment.h"
#include "store/stored-document.h"
#include "store/transaction.h"

#include <glib/gi18n-lib.h>

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

static char *
guess_media_type (GBytes *content, const char *file_name)
{
  gsize size;
  const guchar *data = g_bytes_get_data (content, &size);
  g_autofree char *type =
      g_content_type_guess (file_name, data, size, /* result_uncertain= */ NULL);
  char *media_type = g_content_type_get_mime_type (type);

  return media_type != NULL ? media_type : g_strdup ("application/octet-stream");
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
  g_autofree char *media_type = guess_media_type (content, file_name);
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
