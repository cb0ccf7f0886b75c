/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "document/geometry.h"

/* A4 folded in three slides up to 11 mm in a DL envelope (110 x 220 mm) whose window, 35 or 45 mm
 * high and 100 mm wide, lies 20 mm from its right and bottom edges: x 100 to 190 and y 55 (45) to
 * 79 always show, x 90 to 200 and y 34 to 90 may. */
static const DumentGeometry dl = {
  .width = 210,
  .height = 297,
  .text = { .left = 20, .top = 20, .right = 190, .bottom = 277 },
  .letterhead = { .left = 20, .top = 15, .right = 85, .bottom = 90 },
  .notice = { .left = 105, .top = 15, .right = 190, .bottom = 32 },
  .band_top = 96,
  .column = 105,
  .following_top = 27,
  .head = 18,
  .foot = 286,
  .fold_mark_left = 5,
  .fold_mark_length = 4,
  .envelope = {
    .address = { .left = 105, .top = 50, .right = 185, .bottom = 78 },
    .clear = { .left = 90, .top = 34, .right = 200, .bottom = 90 },
    .small_window_top = 55,
    .folds = { 99, 198 },
    .n_folds = 2,
  },
};

/**
 * dument_geometry_dl:
 *
 * Returns: an A4 letter for a DL envelope with the French window, on the right
 */
DumentGeometry
dument_geometry_dl (void)
{
  return dl;
}

static void
shift_box (DumentGeometryBox *box, double right, double down)
{
  box->left += right;
  box->right += right;
  box->top += down;
  box->bottom += down;
}

/**
 * dument_geometry_shift_window:
 * @self: a geometry
 * @right: millimetres to the right, negative to the left
 * @down: millimetres down, negative up
 *
 * Moves the window for an envelope or a printer that differs a little. The rest of the page stays;
 * a shift that makes the two meet shows as a violation of the letter laid out.
 */
void
dument_geometry_shift_window (DumentGeometry *self, double right, double down)
{
  shift_box (&self->envelope.address, right, down);
  shift_box (&self->envelope.clear, right, down);
  self->envelope.small_window_top += down;
}
