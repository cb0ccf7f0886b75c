/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */
#pragma once

#include <cairo.h>
#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * DumentDuplicate:
 *
 * A letter that was sent, to be printed or saved once more: its pages as they are, with the word
 * "Duplicata" above them, so that nobody takes it for a second letter. The bytes that were kept are
 * not touched. It is drawn by one thread at a time.
 */
typedef struct _DumentDuplicate DumentDuplicate;

DumentDuplicate *dument_duplicate_open (GBytes *pdf, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void dument_duplicate_free (DumentDuplicate *self);
gboolean dument_duplicate_is_own (const DumentDuplicate *self);
char *dument_duplicate_get_keywords (const DumentDuplicate *self);
unsigned dument_duplicate_get_n_pages (const DumentDuplicate *self);
void dument_duplicate_get_size (const DumentDuplicate *self,
                                unsigned page,
                                double *ret_width,
                                double *ret_height);
void dument_duplicate_draw_kept (const DumentDuplicate *self, unsigned page, cairo_t *cr);
void dument_duplicate_draw (const DumentDuplicate *self, unsigned page, cairo_t *cr);
GBytes *
dument_duplicate_to_bytes (const DumentDuplicate *self, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DumentDuplicate, dument_duplicate_free)

G_END_DECLS
