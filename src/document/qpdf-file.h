/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */
#pragma once

#include <gio/gio.h>
#include <qpdf/qpdf-c.h>

G_BEGIN_DECLS

/**
 * DumentQpdfFile:
 * @qpdf: its objects
 * @content: the bytes it was read from
 * @name: how messages call it
 * @was_mended: whether it was damaged in a way that could be guessed
 *
 * A PDF file whose objects are looked at and moved, without drawing or compressing anything anew.
 * A file that took pages from another one needs that one until it is written.
 */
typedef struct
{
  qpdf_data qpdf;
  GBytes *content;
  char *name;
  gboolean was_mended;
} DumentQpdfFile;

DumentQpdfFile *
dument_qpdf_file_open (const char *name, GBytes *content, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void dument_qpdf_file_free (DumentQpdfFile *self);
gboolean dument_qpdf_file_check (DumentQpdfFile *self, GError **error);
char *dument_qpdf_file_get_version (DumentQpdfFile *self);
GBytes *dument_qpdf_file_write (DumentQpdfFile *self,
                                const char *version,
                                GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DumentQpdfFile, dument_qpdf_file_free)

G_END_DECLS
