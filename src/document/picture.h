/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */
#pragma once

#include <cairo.h>
#include <gio/gio.h>

G_BEGIN_DECLS

/** What a picture may weigh, and how many points it may have: a photograph of a telephone. */
#define DUMENT_PICTURE_MAX_BYTES  (6 * 1000 * 1000)
#define DUMENT_PICTURE_MAX_POINTS (50u * 1000 * 1000)

/**
 * DumentPicture:
 *
 * A logo or the picture of a signature: PNG, JPEG or SVG, brought onto white in the size that a
 * printer can show. It never changes; several threads may draw it at the same time.
 */
typedef struct _DumentPicture DumentPicture;

DumentPicture *dument_picture_new (GBytes *content, GError **error) G_GNUC_WARN_UNUSED_RESULT;
DumentPicture *dument_picture_ref (DumentPicture *self);
void dument_picture_unref (DumentPicture *self);
const char *dument_picture_get_media_type (const DumentPicture *self);
void dument_picture_fit (const DumentPicture *self,
                         double max_width,
                         double max_height,
                         double *ret_width,
                         double *ret_height);
void dument_picture_draw (DumentPicture *self,
                          cairo_t *cr,
                          double x,
                          double y,
                          double width,
                          double height);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DumentPicture, dument_picture_unref)

G_END_DECLS
