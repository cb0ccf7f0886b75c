/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "document/document-error.h"

G_DEFINE_QUARK (dument - document - error - quark, dument_document_error)
