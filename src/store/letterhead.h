/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */
#pragma once

#include "store/store.h"

G_BEGIN_DECLS

/** The pictures of a letter. The numbers stand in the file. */
typedef enum
{
  DUMENT_LETTERHEAD_LOGO,
  DUMENT_LETTERHEAD_SIGNATURE,
} DumentLetterheadPart;

#define DUMENT_LETTERHEAD_N_PARTS 2

gboolean dument_letterhead_load (DumentStore *store,
                                 DumentLetterheadPart part,
                                 gint64 *ret_document_id,
                                 GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean dument_letterhead_save (DumentStore *store,
                                 DumentLetterheadPart part,
                                 gint64 document_id,
                                 GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
