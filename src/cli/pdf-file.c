/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#define _GNU_SOURCE /* memmem () */
#include "config.h"

#include "cli/pdf-file.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* How the letters name the program that made them: "Dûment", as the PDF writer encodes it. */
#define OWN_MARK "/Creator <FEFF004400FB006D0065006E0074>"

/* A letter may replace an earlier one, but not something else, such as the PDF of an invoice: a
 * slip of the hand in the name would destroy it. */
static gboolean
may_write (const char *path)
{
  g_autofree char *content = NULL;
  gsize size = 0;

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    return TRUE;
  return g_file_get_contents (path, &content, &size, /* error= */ NULL) &&
         memmem (content, size, OWN_MARK, strlen (OWN_MARK)) != NULL;
}

/**
 * dument_pdf_file_write:
 * @command: the command, which refuses what cannot be written
 * @path: (type filename): where the letter goes
 * @pdf: the letter
 * @force: replace whatever is there
 *
 * Writes a letter so that at @path there is either what was there or all of the letter.
 *
 * Returns: whether it was written
 */
gboolean
dument_pdf_file_write (DumentCommand *command, const char *path, GBytes *pdf, gboolean force)
{
  g_autofree char *place = g_filename_display_name (path);
  g_autoptr (GError) error = NULL;
  gsize size;
  const char *bytes = g_bytes_get_data (pdf, &size);

  if (!force && !may_write (path))
    {
      dument_command_refuse (command, place,
                             _ ("This file is there already and is not a letter. Choose another "
                                "name, or replace it with --force."));
      return FALSE;
    }
  if (!g_file_set_contents_full (path, bytes, (gssize) size,
                                 G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE, 0600,
                                 &error))
    dument_command_refuse_error (command, place, error);
  return error == NULL;
}
