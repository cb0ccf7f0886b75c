/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "config.h"

#include "cli/pdf-file.h"

#include "service/file-loading.h"
#include "service/letter-mark.h"

#include <glib/gi18n-lib.h>

/* No letter is larger, whatever goes with it: what is, need not be read to be known as something
 * else. */
#define MAX_MEGABYTES 256

/* Returns: (nullable): what is there, where a letter of ours is */
static GBytes *
read_letter (const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GBytes) content = dument_file_loading_read (
      file, MAX_MEGABYTES, /* cure= */ "", /* cancellable= */ NULL, /* error= */ NULL);

  return content != NULL && dument_letter_mark_is_own (content) ? g_steal_pointer (&content) : NULL;
}

/* A letter may replace an earlier one, but not something else, such as the PDF of an invoice: a
 * slip of the hand in the name would destroy it. */
static gboolean
may_write (const char *path)
{
  g_autoptr (GBytes) earlier = NULL;

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    return TRUE;
  earlier = read_letter (path);
  return earlier != NULL;
}

/* Why a file could not be written, in our words: those of the library name no cure. */
static char *
describe_failure (const char *path, const GError *error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *name = g_filename_display_name (folder);

  if (!g_file_test (folder, G_FILE_TEST_IS_DIR))
    return g_strdup_printf (_ ("There is no folder %s. Make it first, or choose another."), name);
  if (g_error_matches (error, G_FILE_ERROR, G_FILE_ERROR_ACCES) ||
      g_error_matches (error, G_FILE_ERROR, G_FILE_ERROR_PERM) ||
      g_error_matches (error, G_FILE_ERROR, G_FILE_ERROR_ROFS))
    return g_strdup_printf (_ ("Nothing may be written in the folder %s. Choose another."), name);
  if (g_error_matches (error, G_FILE_ERROR, G_FILE_ERROR_NOSPC))
    return g_strdup (_ ("The disk is full. Make some room on it, then try again."));
  return g_strdup (_ ("The letter cannot be written there. Choose another name or folder."));
}

static gboolean
is_standard_output (const char *path)
{
  return g_str_equal (path, "-");
}

/**
 * dument_pdf_file_news:
 * @path: (type filename): where a letter goes
 *
 * Returns: (transfer none): where news of it goes: not among the letter's own bytes
 */
FILE *
dument_pdf_file_news (const char *path)
{
  return is_standard_output (path) ? stderr : stdout;
}

/**
 * dument_pdf_file_read:
 * @path: (type filename): where a letter may be
 *
 * Returns: (transfer full) (nullable): what is there, where it can be a letter
 */
GBytes *
dument_pdf_file_read (const char *path)
{
  return is_standard_output (path) ? NULL : read_letter (path);
}

/**
 * dument_pdf_file_write:
 * @command: the command, which refuses what cannot be written
 * @path: (type filename): where the letter goes; `-` is standard output
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

  if (is_standard_output (path))
    {
      fwrite (bytes, 1, size, stdout);
      return TRUE;
    }
  if (g_file_test (path, G_FILE_TEST_IS_DIR))
    {
      dument_command_refuse (command, place, _ ("This is a folder. Add the name of a file in it."));
      return FALSE;
    }
  /* A device or a pipe would give what it has without end, and be replaced by a file. */
  if (g_file_test (path, G_FILE_TEST_EXISTS) && !g_file_test (path, G_FILE_TEST_IS_REGULAR))
    {
      dument_command_refuse (command, place,
                             _ ("This is a device or a pipe. Name a file, or - for standard "
                                "output."));
      return FALSE;
    }
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
    {
      g_autofree char *reason = describe_failure (path, error);

      dument_command_refuse (command, place, reason);
    }
  return error == NULL;
}
