/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define DUMENT_DOCUMENT_ERROR (dument_document_error_quark ())

/**
 * DumentDocumentError:
 * @DUMENT_DOCUMENT_ERROR_FONT: no usable typeface is installed
 * @DUMENT_DOCUMENT_ERROR_WRITE: the document could not be written
 * @DUMENT_DOCUMENT_ERROR_READ: a kept document could not be read
 */
typedef enum
{
  DUMENT_DOCUMENT_ERROR_FONT,
  DUMENT_DOCUMENT_ERROR_WRITE,
  DUMENT_DOCUMENT_ERROR_READ,
} DumentDocumentError;

GQuark dument_document_error_quark (void);

G_END_DECLS
