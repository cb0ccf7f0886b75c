/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "config.h"

#include "service/ladder.h"

#include "service/service-resources.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#define FOLDER "/io/github/dument/Dument/letters/"
#define ENDING ".txt"

/* Returns: (nullable): the name of the letter that a file describes; the words for one kind of
 * debtor are no letter of their own */
static char *
name_letter (const char *file_name)
{
  const char *dot = strchr (file_name, '.');

  return dot != NULL && g_str_equal (dot, ENDING) ? g_strndup (file_name, (gsize) (dot - file_name))
                                                  : NULL;
}

static char *
load_file (const char *file_name, GError **error)
{
  g_autofree char *path = g_strconcat (FOLDER, file_name, NULL);
  g_autoptr (GBytes) bytes = g_resource_lookup_data (dument_service_get_resource (), path,
                                                     G_RESOURCE_LOOKUP_FLAGS_NONE, error);

  return bytes != NULL ? g_strdup (g_bytes_get_data (bytes, NULL)) : NULL;
}

/* The files are part of the program: a fault in one is a fault of the program. */
static DumentLetterKind *
load_kind (const char *file_name)
{
  g_autofree char *id = name_letter (file_name);
  g_autofree char *text = id != NULL ? load_file (file_name, /* error= */ NULL) : NULL;
  g_auto (DumentTemplateError) error = { 0 };
  DumentLetterKind *kind;

  if (text == NULL)
    return NULL;
  kind = dument_letter_kind_parse (id, text, &error);
  if (kind == NULL)
    g_error ("%s:%u:%u: “%s” is not what the head of a letter may hold", file_name, error.line,
             error.column, error.name);
  return kind;
}

static int
compare_ranks (gconstpointer a, gconstpointer b)
{
  const DumentLetterKind *left = *(const DumentLetterKind *const *) a;
  const DumentLetterKind *right = *(const DumentLetterKind *const *) b;

  return left->rank - right->rank;
}

static gpointer
load_kinds (gpointer data)
{
  g_auto (GStrv) file_names = g_resource_enumerate_children (
      dument_service_get_resource (), FOLDER, G_RESOURCE_LOOKUP_FLAGS_NONE, /* error= */ NULL);
  GPtrArray *kinds = g_ptr_array_new ();

  for (gsize i = 0; file_names != NULL && file_names[i] != NULL; i++)
    {
      DumentLetterKind *kind = load_kind (file_names[i]);

      if (kind != NULL)
        g_ptr_array_add (kinds, kind);
    }
  g_ptr_array_sort (kinds, compare_ranks);
  return kinds;
}

/**
 * dument_ladder_list:
 * @ret_n_kinds: (out): how many
 *
 * Returns: (array length=ret_n_kinds): all letters that can be written, as the files in
 *   `resources/letters` describe them, upward; they live as long as the program
 */
const DumentLetterKind *const *
dument_ladder_list (gsize *ret_n_kinds)
{
  static GOnce once = G_ONCE_INIT;
  const GPtrArray *kinds = g_once (&once, load_kinds, NULL);

  *ret_n_kinds = kinds->len;
  return (const DumentLetterKind *const *) kinds->pdata;
}

/**
 * dument_ladder_find:
 * @id: (nullable): what was typed
 *
 * Returns: (nullable): the letter of that name
 */
const DumentLetterKind *
dument_ladder_find (const char *id)
{
  gsize n_kinds;
  const DumentLetterKind *const *kinds = dument_ladder_list (&n_kinds);

  for (gsize i = 0; i < n_kinds; i++)
    {
      if (g_strcmp0 (kinds[i]->id, id) == 0)
        return kinds[i];
    }
  return NULL;
}

/* What stands beside the texts stands there in two languages. */
static const char *
choose_language (const char *french, const char *english)
{
  /* Translators: the language of your translation; French words of the letters are shown for “fr”,
   * English ones else */
  return g_str_equal (C_ ("language of the letters' names", "en"), "fr") ? french : english;
}

/**
 * dument_ladder_get_name:
 * @kind: a letter
 *
 * Returns: its name on the screen
 */
const char *
dument_ladder_get_name (const DumentLetterKind *kind)
{
  return choose_language (kind->french_name, kind->english_name);
}

/**
 * dument_ladder_get_use:
 * @kind: a letter
 *
 * Returns: what it is for
 */
const char *
dument_ladder_get_use (const DumentLetterKind *kind)
{
  return choose_language (kind->french_use, kind->english_use);
}

/**
 * dument_ladder_get_caution:
 * @kind: a letter
 *
 * Returns: (nullable): what to think of before it is sent
 */
const char *
dument_ladder_get_caution (const DumentLetterKind *kind)
{
  return choose_language (kind->french_caution, kind->english_caution);
}

/**
 * dument_ladder_load_text:
 * @kind: a letter
 * @debtor: whose law applies, one that it suits
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): the file with its words
 */
char *
dument_ladder_load_text (const DumentLetterKind *kind, DumentDebtorKind debtor, GError **error)
{
  g_autofree char *file_name = dument_letter_kind_file_name (kind, debtor);

  g_return_val_if_fail (file_name != NULL, NULL);

  return load_file (file_name, error);
}
