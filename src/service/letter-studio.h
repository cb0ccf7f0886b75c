/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#pragma once

#include "document/raster.h"
#include "service/letter-case.h"

G_BEGIN_DECLS

#define DUMENT_TYPE_LETTER_STUDIO (dument_letter_studio_get_type ())
G_DECLARE_FINAL_TYPE (DumentLetterStudio, dument_letter_studio, DUMENT, LETTER_STUDIO, GObject)

/**
 * DumentLetterView:
 * @generation: tells this layout from those before and after it
 * @n_pages: how many pages the letter has
 * @first_page: the page that the first of @rasters shows
 * @rasters: (element-type DumentRaster): the pages that were asked for, as far as there are so many
 * @warnings: (element-type DumentFinding): what to know before the letter leaves
 * @variables: (element-type DumentTemplateRun): the values that its text may have
 *
 * A letter laid out, as a window shows it.
 */
typedef struct
{
  guint64 generation;
  unsigned n_pages;
  unsigned first_page;
  GPtrArray *rasters;
  GPtrArray *warnings;
  GPtrArray *variables;
} DumentLetterView;

void dument_letter_view_free (DumentLetterView *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DumentLetterView, dument_letter_view_free)

DumentLetterStudio *dument_letter_studio_new (void);
void dument_letter_studio_lay_out_async (DumentLetterStudio *self,
                                         DumentLetterCase *letter_case,
                                         const char *body,
                                         unsigned first_page,
                                         unsigned n_pages,
                                         int width,
                                         GCancellable *cancellable,
                                         GAsyncReadyCallback callback,
                                         gpointer user_data);
DumentLetterView *dument_letter_studio_lay_out_finish (DumentLetterStudio *self,
                                                       GAsyncResult *result,
                                                       GError **error) G_GNUC_WARN_UNUSED_RESULT;
void dument_letter_studio_draw_async (DumentLetterStudio *self,
                                      guint64 generation,
                                      unsigned page,
                                      int width,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);
DumentRaster *dument_letter_studio_draw_finish (DumentLetterStudio *self,
                                                GAsyncResult *result,
                                                GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
