/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */
#pragma once

#include <gio/gio.h>

#include "store/error.h"

G_BEGIN_DECLS

/**
 * DumentStore:
 *
 * The data file, open. It belongs to the thread that opened it.
 *
 * One use case is one transaction: see [func@transaction_begin]. A single reading or writing
 * function called outside of one is a transaction of its own.
 */
typedef struct _DumentStore DumentStore;

/**
 * DumentStoreAccess:
 * @DUMENT_STORE_ACCESS_WRITE: everything can be read and written
 * @DUMENT_STORE_ACCESS_READ_ONLY: the file or its folder may not be written
 * @DUMENT_STORE_ACCESS_TOO_NEW: a newer version of the program wrote the file
 *
 * What can be done with an open file.
 */
typedef enum
{
  DUMENT_STORE_ACCESS_WRITE,
  DUMENT_STORE_ACCESS_READ_ONLY,
  DUMENT_STORE_ACCESS_TOO_NEW,
} DumentStoreAccess;

DumentStore *
dument_store_open (const char *path, gboolean create, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void dument_store_close (DumentStore *self);
const char *dument_store_get_path (const DumentStore *self);
DumentStoreAccess dument_store_get_access (const DumentStore *self);
gboolean dument_store_get_data_version (DumentStore *self,
                                        gint64 *ret_version,
                                        GError **error) G_GNUC_WARN_UNUSED_RESULT;
void dument_store_release_memory (DumentStore *self);
gboolean dument_store_forbid_writing (DumentStore *self, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DumentStore, dument_store_close)

G_END_DECLS
