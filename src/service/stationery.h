/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#pragma once

#include "document/layout.h"
#include "service/workspace.h"
#include "store/letterhead.h"

G_BEGIN_DECLS

/**
 * DumentStationeryPart:
 * @document_id: the document that holds the picture, 0 where none was chosen
 * @file_name: (nullable): its name
 * @size: its bytes
 * @picture: (nullable): the picture; %NULL where none was chosen, or where it cannot be read here
 * @refusal: (nullable): why it cannot be read here
 *
 * A picture that letters carry, as far as one was chosen.
 */
typedef struct
{
  gint64 document_id;
  char *file_name;
  gint64 size;
  DumentPicture *picture;
  char *refusal;
} DumentStationeryPart;

/** The pictures that letters carry, by #DumentLetterheadPart. */
typedef struct
{
  DumentStationeryPart parts[DUMENT_LETTERHEAD_N_PARTS];
} DumentStationery;

void dument_stationery_free (DumentStationery *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DumentStationery, dument_stationery_free)

DumentStationery *
dument_stationery_load (DumentWorkspace *workspace, GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean dument_stationery_find_name (DumentWorkspace *workspace,
                                      DumentLetterheadPart part,
                                      char **ret_file_name,
                                      GError **error) G_GNUC_WARN_UNUSED_RESULT;
DumentLayoutPictures dument_stationery_get_pictures (const DumentStationery *self);
GBytes *dument_stationery_read (GFile *file,
                                GCancellable *cancellable,
                                GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean dument_stationery_check (GBytes *content,
                                  const char *file_name,
                                  GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean dument_stationery_choose (DumentWorkspace *workspace,
                                   DumentLetterheadPart part,
                                   GBytes *content,
                                   const char *file_name,
                                   gint64 *ret_before,
                                   GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean dument_stationery_use (DumentWorkspace *workspace,
                                DumentLetterheadPart part,
                                gint64 document_id,
                                gint64 *ret_before,
                                GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
