/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */
#pragma once

#include <cairo.h>
#include <glib.h>

G_BEGIN_DECLS

/** White modules that a reader needs on each side of a code. */
#define DUMENT_QR_QUIET_ZONE 4

/**
 * DumentQr:
 *
 * A QR code as a square of modules. It never changes.
 */
typedef struct _DumentQr DumentQr;

DumentQr *dument_qr_new (const char *payload);
DumentQr *dument_qr_ref (DumentQr *self);
void dument_qr_unref (DumentQr *self);
unsigned dument_qr_modules (const DumentQr *self);
void dument_qr_draw (const DumentQr *self, cairo_t *cr, double x, double y, double size);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DumentQr, dument_qr_unref)

G_END_DECLS
