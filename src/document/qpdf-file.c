/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "config.h"

#include "document/qpdf-file.h"

#include "document/document-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static gboolean
report_damage (DumentQpdfFile *self, const char *detail, GError **error)
{
  g_set_error (error, DUMENT_DOCUMENT_ERROR, DUMENT_DOCUMENT_ERROR_READ,
               _ ("%s is damaged: %s. Save it anew from the program that made it, or scan it."),
               self->name, detail);
  return FALSE;
}

static gboolean
report_protection (DumentQpdfFile *self, GError **error)
{
  g_set_error (error, DUMENT_DOCUMENT_ERROR, DUMENT_DOCUMENT_ERROR_READ,
               _ ("%s is protected by a password. Save it without protection, then try again."),
               self->name);
  return FALSE;
}

/**
 * dument_qpdf_file_check:
 * @self: a file
 * @error: return location
 *
 * Says what went wrong with the file since this was last asked: most functions of the library give
 * no answer of their own.
 *
 * Returns: %TRUE if nothing did; else %FALSE with %DUMENT_DOCUMENT_ERROR_READ
 */
gboolean
dument_qpdf_file_check (DumentQpdfFile *self, GError **error)
{
  qpdf_error fault;

  if (!qpdf_has_error (self->qpdf))
    return TRUE;
  fault = qpdf_get_error (self->qpdf);
  if (qpdf_get_error_code (self->qpdf, fault) == qpdf_e_password)
    return report_protection (self, error);
  return report_damage (self, qpdf_get_error_message_detail (self->qpdf, fault), error);
}

static void
forget_warnings (DumentQpdfFile *self)
{
  while (qpdf_more_warnings (self->qpdf))
    {
      self->was_mended = TRUE;
      qpdf_next_warning (self->qpdf);
    }
}

static gboolean
read_objects (DumentQpdfFile *self, GError **error)
{
  gsize size;
  const char *data = g_bytes_get_data (self->content, &size);
  int n_pages;

  qpdf_read_memory (self->qpdf, self->name, data, size, /* password= */ NULL);
  if (!dument_qpdf_file_check (self, error))
    return FALSE;
  if (qpdf_is_encrypted (self->qpdf))
    return report_protection (self, error);
  n_pages = qpdf_get_num_pages (self->qpdf);
  if (!dument_qpdf_file_check (self, error))
    return FALSE;
  if (n_pages < 1)
    return report_damage (self, _ ("it has no page"), error);
  /* So that each page says all of itself and can go into another file. */
  qpdf_push_inherited_attributes_to_page (self->qpdf);
  forget_warnings (self);
  return dument_qpdf_file_check (self, error);
}

/**
 * dument_qpdf_file_open:
 * @name: how messages call it
 * @content: a PDF file
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the file, with a page at least; else %NULL with
 *   %DUMENT_DOCUMENT_ERROR_READ for one that is damaged beyond mending or protected by a password
 */
DumentQpdfFile *
dument_qpdf_file_open (const char *name, GBytes *content, GError **error)
{
  g_autoptr (DumentQpdfFile) self = g_new0 (DumentQpdfFile, 1);

  self->qpdf = qpdf_init ();
  self->content = g_bytes_ref (content);
  self->name = g_strdup (name);
  qpdf_silence_errors (self->qpdf);
  qpdf_set_suppress_warnings (self->qpdf, QPDF_TRUE);
  return read_objects (self, error) ? g_steal_pointer (&self) : NULL;
}

/**
 * dument_qpdf_file_free:
 * @self: (nullable) (transfer full): a file
 */
void
dument_qpdf_file_free (DumentQpdfFile *self)
{
  if (self == NULL)
    return;
  if (self->qpdf != NULL)
    qpdf_cleanup (&self->qpdf);
  g_clear_pointer (&self->content, g_bytes_unref);
  g_free (self->name);
  g_free (self);
}

/* Those that there are (ISO 32000-1, 7.5.2, and ISO 32000-2). */
static gboolean
is_version (const char *version)
{
  static const char *const versions[] = { "1.0", "1.1", "1.2", "1.3", "1.4",
                                          "1.5", "1.6", "1.7", "2.0", NULL };

  return version != NULL && g_strv_contains (versions, version);
}

/**
 * dument_qpdf_file_get_version:
 * @self: a file
 *
 * Returns: (transfer full): the version of PDF that it says it is written in, such as `1.7`; the
 *   catalog may raise the one of the first line (ISO 32000-1, 7.2.2). What is no version counts as
 *   1.7 in the first line, and for nothing in the catalog.
 */
char *
dument_qpdf_file_get_version (DumentQpdfFile *self)
{
  /* The library's words last until it is asked again. */
  g_autofree char *head = g_strdup (qpdf_get_pdf_version (self->qpdf));
  qpdf_oh version = qpdf_oh_get_key (self->qpdf, qpdf_get_root (self->qpdf), "/Version");
  const char *known = is_version (head) ? head : "1.7";
  const char *name;

  if (!qpdf_oh_is_name (self->qpdf, version))
    return g_strdup (known);
  name = qpdf_oh_get_name (self->qpdf, version) + 1;
  return g_strdup (is_version (name) && strcmp (name, known) > 0 ? name : known);
}

/**
 * dument_qpdf_file_write:
 * @self: a file
 * @version: the version of PDF that it needs at least
 * @error: return location
 *
 * Writes the file, with each stream as it is. The same objects give the same bytes.
 *
 * Returns: (transfer full) (nullable): its bytes, or %NULL with %DUMENT_DOCUMENT_ERROR_READ
 */
GBytes *
dument_qpdf_file_write (DumentQpdfFile *self, const char *version, GError **error)
{
  qpdf_init_write_memory (self->qpdf);
  qpdf_set_stream_data_mode (self->qpdf, qpdf_s_preserve);
  qpdf_set_object_stream_mode (self->qpdf, qpdf_o_disable);
  qpdf_set_deterministic_ID (self->qpdf, QPDF_TRUE);
  qpdf_set_minimum_pdf_version (self->qpdf, version);
  qpdf_write (self->qpdf);
  if (!dument_qpdf_file_check (self, error))
    return NULL;
  return g_bytes_new (qpdf_get_buffer (self->qpdf), qpdf_get_buffer_length (self->qpdf));
}
