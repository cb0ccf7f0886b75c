/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */
#pragma once

#include "document/pages.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/** Which program made a letter, as its file says. */
#define DUMENT_PDF_CREATOR "Dûment"

/**
 * DumentPdf:
 *
 * A PDF file being written, letter after letter, with memory for one page only.
 */
typedef struct _DumentPdf DumentPdf;

DumentPdf *dument_pdf_new (GOutputStream *stream);
void dument_pdf_free (DumentPdf *self);
void dument_pdf_add (DumentPdf *self, const DumentPages *pages);
gboolean dument_pdf_finish (DumentPdf *self, GError **error) G_GNUC_WARN_UNUSED_RESULT;
GBytes *dument_pdf_to_bytes (const DumentPages *pages, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DumentPdf, dument_pdf_free)

G_END_DECLS
