/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * DumentEnclosure:
 * @name: how messages and the outline call it, such as "Facture n° 12"
 * @content: a PDF, or a picture (PNG, JPEG, SVG) that becomes a page
 *
 * What goes with a letter.
 */
typedef struct
{
  const char *name;
  GBytes *content;
} DumentEnclosure;

gboolean dument_enclosures_inspect (const DumentEnclosure *enclosure,
                                    unsigned *ret_n_pages,
                                    gboolean *ret_was_mended,
                                    GError **error) G_GNUC_WARN_UNUSED_RESULT;
GBytes *dument_enclosures_append (GBytes *letter,
                                  const DumentEnclosure *enclosures,
                                  gsize n_enclosures,
                                  const char *language,
                                  GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
