/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** Points in a millimetre. Geometry is written in millimetres, pages are drawn in points. */
#define DUMENT_GEOMETRY_MM (72.0 / 25.4)

/** A rectangle on the page, in millimetres from its top left corner. */
typedef struct
{
  double left;
  double top;
  double right;
  double bottom;
} DumentGeometryBox;

/**
 * DumentEnvelope:
 * @address: where the text of the address block may stand
 * @clear: where nothing else may stand, because the window may show it
 * @small_window_top: above this height only the taller of the common windows shows the address
 * @folds: (array length=n_folds): heights of the folds
 * @n_folds: how many
 *
 * What an envelope asks of the page that is folded into it, in millimetres. Another envelope is
 * another value of this type.
 */
typedef struct
{
  DumentGeometryBox address;
  DumentGeometryBox clear;
  double small_window_top;
  double folds[2];
  unsigned n_folds;
} DumentEnvelope;

/**
 * DumentGeometry:
 * @width: width of the paper
 * @height: its height
 * @text: the area within the margins
 * @letterhead: where the sender stands on the first page
 * @notice: where the postal notice stands; its last line ends at the bottom
 * @band_top: top of the references and of the date, which the body follows
 * @column: left edge of the right-hand column: date and signature
 * @following_top: top of the text on the following pages
 * @head: baseline of the head of the following pages
 * @foot: baseline of the foot
 * @fold_mark_left: where fold marks begin; printers leave 5 mm white
 * @fold_mark_length: their length
 * @envelope: the envelope
 *
 * The fixed places of a letter, in millimetres.
 */
typedef struct
{
  double width;
  double height;
  DumentGeometryBox text;
  DumentGeometryBox letterhead;
  DumentGeometryBox notice;
  double band_top;
  double column;
  double following_top;
  double head;
  double foot;
  double fold_mark_left;
  double fold_mark_length;
  DumentEnvelope envelope;
} DumentGeometry;

DumentGeometry dument_geometry_dl (void);
void dument_geometry_shift_window (DumentGeometry *self, double right, double down);

G_END_DECLS
