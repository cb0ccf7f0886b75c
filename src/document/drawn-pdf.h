/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */
#pragma once

#include <cairo.h>
#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * DumentDrawnPdfFunc:
 * @surface: the file, whose pages may have any size
 * @cr: where to draw, in points from the top left corner of the paper
 * @data: what is drawn
 *
 * Draws the pages of a file, and shows each.
 */
typedef void (*DumentDrawnPdfFunc) (cairo_surface_t *surface, cairo_t *cr, gconstpointer data);

GBytes *dument_drawn_pdf_make (double width,
                               double height,
                               DumentDrawnPdfFunc draw,
                               gconstpointer data,
                               GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
