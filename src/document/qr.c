/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "document/qr.h"

#include <qrencode.h>
#include <string.h>

/* Limits of a payment code (EPC069-12): banks' readers need not read more. */
#define MAX_BYTES   331
#define MAX_VERSION 13

struct _DumentQr
{
  gatomicrefcount n_references;
  QRcode *code;
};

/**
 * dument_qr_new:
 * @payload: what the code says, at most 331 bytes
 *
 * Encodes with error correction level M, as EPC069-12 asks.
 *
 * Returns: (transfer full) (nullable): the code, %NULL if @payload is empty or does not fit version
 *   13
 */
DumentQr *
dument_qr_new (const char *payload)
{
  gsize n_bytes = strlen (payload);
  QRcode *code;
  DumentQr *self;

  if (n_bytes == 0 || n_bytes > MAX_BYTES)
    return NULL;
  code = QRcode_encodeData ((int) n_bytes, (const unsigned char *) payload, /* version= */ 0,
                            QR_ECLEVEL_M);
  if (code == NULL)
    return NULL;
  if (code->version > MAX_VERSION)
    {
      QRcode_free (code);
      return NULL;
    }
  self = g_new0 (DumentQr, 1);
  g_atomic_ref_count_init (&self->n_references);
  self->code = code;
  return self;
}

/**
 * dument_qr_ref:
 * @self: a code
 *
 * Returns: (transfer full): the same code
 */
DumentQr *
dument_qr_ref (DumentQr *self)
{
  g_atomic_ref_count_inc (&self->n_references);
  return self;
}

/**
 * dument_qr_unref:
 * @self: (nullable) (transfer full): a code
 */
void
dument_qr_unref (DumentQr *self)
{
  if (self == NULL || !g_atomic_ref_count_dec (&self->n_references))
    return;
  QRcode_free (self->code);
  g_free (self);
}

/**
 * dument_qr_modules:
 * @self: a code
 *
 * Returns: modules on a side, without the quiet zone
 */
unsigned
dument_qr_modules (const DumentQr *self)
{
  return (unsigned) self->code->width;
}

static gboolean
is_dark (const DumentQr *self, int column, int row)
{
  return column < self->code->width && (self->code->data[row * self->code->width + column] & 1);
}

/**
 * dument_qr_draw:
 * @self: a code
 * @cr: where to draw
 * @x: left edge of the first module
 * @y: its top edge
 * @size: side of the code, without the quiet zone
 *
 * Each run of dark modules is a thick line, and all lines are one path: no seams show between them,
 * and it is half the numbers to write that rectangles would be.
 */
void
dument_qr_draw (const DumentQr *self, cairo_t *cr, double x, double y, double size)
{
  double module = size / self->code->width;

  for (int row = 0; row < self->code->width; row++)
    {
      double middle = y + (row + 0.5) * module;
      int column = 0;

      while (column < self->code->width)
        {
          int first = column;

          while (is_dark (self, column, row))
            column++;
          if (column > first)
            {
              cairo_move_to (cr, x + first * module, middle);
              cairo_line_to (cr, x + column * module, middle);
            }
          else
            column++;
        }
    }
  cairo_set_line_width (cr, module);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_BUTT);
  cairo_stroke (cr);
}
