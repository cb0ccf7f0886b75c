/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */
#pragma once

#include "document/qpdf-file.h"

G_BEGIN_DECLS

/**
 * DumentEnclosureStamp:
 *
 * A framed "Pièce n° 3" that is laid over pages of another file.
 */
typedef struct _DumentEnclosureStamp DumentEnclosureStamp;

DumentEnclosureStamp *
dument_enclosure_stamp_new (const char *text, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void dument_enclosure_stamp_free (DumentEnclosureStamp *self);
void dument_enclosure_stamp_bring (DumentEnclosureStamp *self, DumentQpdfFile *file);
void
dument_enclosure_stamp_apply (const DumentEnclosureStamp *self, DumentQpdfFile *file, qpdf_oh page);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DumentEnclosureStamp, dument_enclosure_stamp_free)

G_END_DECLS
