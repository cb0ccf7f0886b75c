/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */
#pragma once

#include "service/dossier.h"

G_BEGIN_DECLS

GFile *dument_document_copy_write (const DumentStoredDocument *document, GError **error);

G_END_DECLS
