/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * DumentStoreError:
 * @DUMENT_STORE_ERROR_NOT_FOUND: the file, or the record asked for, is not there
 * @DUMENT_STORE_ERROR_EXISTS: a record with this identity is there already
 * @DUMENT_STORE_ERROR_CONFLICT: the record contradicts what the file holds, or breaks a rule
 * @DUMENT_STORE_ERROR_BUSY: another program is writing to the file
 * @DUMENT_STORE_ERROR_DISK: the disk is full or does not answer
 * @DUMENT_STORE_ERROR_READ_ONLY: the file or its folder may not be written
 * @DUMENT_STORE_ERROR_CORRUPT: the file is damaged
 * @DUMENT_STORE_ERROR_TOO_NEW: a newer version of the program wrote the file
 * @DUMENT_STORE_ERROR_NOT_OURS: the file is something else than a data file of Dûment
 * @DUMENT_STORE_ERROR_UNREADABLE: the file may not even be read
 * @DUMENT_STORE_ERROR_INTERNAL: the program asked SQLite for something wrong; the file is sound
 *
 * After any of them the file holds what it held before.
 */
typedef enum
{
  DUMENT_STORE_ERROR_NOT_FOUND,
  DUMENT_STORE_ERROR_EXISTS,
  DUMENT_STORE_ERROR_CONFLICT,
  DUMENT_STORE_ERROR_BUSY,
  DUMENT_STORE_ERROR_DISK,
  DUMENT_STORE_ERROR_READ_ONLY,
  DUMENT_STORE_ERROR_CORRUPT,
  DUMENT_STORE_ERROR_TOO_NEW,
  DUMENT_STORE_ERROR_NOT_OURS,
  DUMENT_STORE_ERROR_UNREADABLE,
  DUMENT_STORE_ERROR_INTERNAL,
} DumentStoreError;

#define DUMENT_STORE_ERROR (dument_store_error_quark ())

GQuark dument_store_error_quark (void);

G_END_DECLS
