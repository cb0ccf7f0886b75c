/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */
#pragma once

#include "domain/date.h"
#include "store/store.h"

G_BEGIN_DECLS

/**
 * DumentStoredDocument:
 * @id: number of the row
 * @sha256: hash of the bytes, 64 hexadecimal digits
 * @media_type: `application/pdf`
 * @file_name: name of the file, without folder
 * @added_on: day on which it came in
 * @size: number of bytes
 * @content: (nullable): the bytes; %NULL where only the description was asked for
 *
 * A file kept byte for byte.
 */
typedef struct
{
  gint64 id;
  char *sha256;
  char *media_type;
  char *file_name;
  DumentDate added_on;
  gint64 size;
  GBytes *content;
} DumentStoredDocument;

void dument_stored_document_free (DumentStoredDocument *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DumentStoredDocument, dument_stored_document_free)

gboolean dument_stored_document_add (DumentStore *store,
                                     GBytes *content,
                                     const char *media_type,
                                     const char *file_name,
                                     DumentDate added_on,
                                     gint64 *ret_id,
                                     GError **error) G_GNUC_WARN_UNUSED_RESULT;
DumentStoredDocument *dument_stored_document_load (DumentStore *store,
                                                   gint64 id,
                                                   GError **error) G_GNUC_WARN_UNUSED_RESULT;
DumentStoredDocument *dument_stored_document_describe (DumentStore *store,
                                                       gint64 id,
                                                       GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
