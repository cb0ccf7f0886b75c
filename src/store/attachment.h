/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */
#pragma once

#include "domain/date.h"
#include "store/store.h"

G_BEGIN_DECLS

/**
 * DumentAttachment:
 * @id: number of the row, 0 before it is inserted
 * @invoice_id: to which invoice it belongs
 * @document_id: the document
 * @attached_on: since when
 *
 * A paper that belongs to an invoice, beside the one it came from.
 */
typedef struct
{
  gint64 id;
  gint64 invoice_id;
  gint64 document_id;
  DumentDate attached_on;
} DumentAttachment;

DumentAttachment *dument_attachment_new (void);
void dument_attachment_free (DumentAttachment *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DumentAttachment, dument_attachment_free)

gboolean dument_attachment_insert (DumentStore *store,
                                   DumentAttachment *attachment,
                                   GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean
dument_attachment_delete (DumentStore *store, gint64 id, GError **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *dument_attachment_list (DumentStore *store,
                                   gint64 invoice_id,
                                   GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
