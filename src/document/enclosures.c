/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "config.h"

#include "document/enclosures.h"

#include "document/drawn-pdf.h"
#include "document/enclosure-stamp.h"
#include "document/geometry.h"
#include "document/picture.h"
#include "document/qpdf-file.h"
#include "document/words.h"

#include <glib/gi18n-lib.h>

/* Readers look for the head of a PDF that far; some programs write a line before it. */
#define HEAD_LENGTH 1024

#define PAGE_WIDTH  (210 * DUMENT_GEOMETRY_MM)
#define PAGE_HEIGHT (297 * DUMENT_GEOMETRY_MM)
#define PAGE_MARGIN (15 * DUMENT_GEOMETRY_MM)

static gboolean
is_pdf (GBytes *content)
{
  gsize size;
  const char *data = g_bytes_get_data (content, &size);

  return data != NULL && g_strstr_len (data, (gssize) MIN (size, HEAD_LENGTH), "%PDF-") != NULL;
}

/* A picture and the sheet that it fits best, upright or lying. */
typedef struct
{
  DumentPicture *picture;
  double page_width;
  double page_height;
} Sheet;

static void
draw_sheet (cairo_surface_t *surface, cairo_t *cr, gconstpointer data)
{
  const Sheet *sheet = data;
  double width, height;

  dument_picture_fit (sheet->picture, sheet->page_width - 2 * PAGE_MARGIN,
                      sheet->page_height - 2 * PAGE_MARGIN, &width, &height);
  dument_picture_draw (sheet->picture, cr, (sheet->page_width - width) / 2, PAGE_MARGIN, width,
                       height);
  cairo_show_page (cr);
}

static GBytes *
put_on_page (DumentPicture *picture, GError **error)
{
  Sheet sheet = { picture, PAGE_WIDTH, PAGE_HEIGHT };
  double width, height;

  dument_picture_fit (picture, PAGE_HEIGHT, PAGE_HEIGHT, &width, &height);
  if (width > height)
    {
      sheet.page_width = PAGE_HEIGHT;
      sheet.page_height = PAGE_WIDTH;
    }
  return dument_drawn_pdf_make (sheet.page_width, sheet.page_height, draw_sheet, &sheet, error);
}

static DumentQpdfFile *
open_enclosure (const DumentEnclosure *enclosure, GError **error)
{
  g_autoptr (DumentPicture) picture = NULL;
  g_autoptr (GBytes) page = NULL;

  if (is_pdf (enclosure->content))
    return dument_qpdf_file_open (enclosure->name, enclosure->content, error);
  picture = dument_picture_new (enclosure->content, error);
  if (picture == NULL)
    {
      g_prefix_error (error, "%s: ", enclosure->name);
      return NULL;
    }
  page = put_on_page (picture, error);
  return page != NULL ? dument_qpdf_file_open (enclosure->name, page, error) : NULL;
}

/**
 * dument_enclosures_inspect:
 * @enclosure: what is to go with a letter
 * @ret_n_pages: (out) (optional): how many pages it has
 * @ret_was_mended: (out) (optional): whether it was damaged and what is missing had to be guessed,
 *   so that somebody should look at its pages
 * @error: return location
 *
 * Returns: %TRUE if it can be enclosed; else %FALSE with %DUMENT_DOCUMENT_ERROR_READ, for one that
 *   is damaged or protected by a password, or the error of dument_picture_new()
 */
gboolean
dument_enclosures_inspect (const DumentEnclosure *enclosure,
                           unsigned *ret_n_pages,
                           gboolean *ret_was_mended,
                           GError **error)
{
  g_autoptr (DumentQpdfFile) file = open_enclosure (enclosure, error);

  if (file == NULL)
    return FALSE;
  if (ret_n_pages != NULL)
    *ret_n_pages = (unsigned) qpdf_get_num_pages (file->qpdf);
  if (ret_was_mended != NULL)
    *ret_was_mended = file->was_mended;
  return TRUE;
}

/* Whether a click shows a place of the web or of the file, and does nothing else. */
static gboolean
is_harmless (qpdf_data qpdf, qpdf_oh action)
{
  qpdf_oh kind = qpdf_oh_is_dictionary (qpdf, action) ? qpdf_oh_get_key (qpdf, action, "/S") : 0;
  const char *name;

  if (kind == 0 || !qpdf_oh_is_name (qpdf, kind))
    return FALSE;
  name = qpdf_oh_get_name (qpdf, kind);
  return g_str_equal (name, "/URI") || g_str_equal (name, "/GoTo");
}

/* ISO 32000-1, 12.6: scripts, programs and forms that are sent stay behind; so does what one action
 * starts after itself. */
static void
disarm_note (qpdf_data qpdf, qpdf_oh note)
{
  qpdf_oh action = qpdf_oh_get_key (qpdf, note, "/A");

  qpdf_oh_remove_key (qpdf, note, "/AA");
  if (is_harmless (qpdf, action))
    qpdf_oh_remove_key (qpdf, action, "/Next");
  else
    qpdf_oh_remove_key (qpdf, note, "/A");
}

/* The numbers of an annotation or a page in its own file's structure mean something else in the
 * letter's; and a page that acts when it is opened or touched has no place in a letter. */
static void
detach_page (DumentQpdfFile *file, qpdf_oh page)
{
  qpdf_oh notes = qpdf_oh_get_key (file->qpdf, page, "/Annots");
  int n_notes =
      qpdf_oh_is_array (file->qpdf, notes) ? qpdf_oh_get_array_n_items (file->qpdf, notes) : 0;

  qpdf_oh_remove_key (file->qpdf, page, "/StructParents");
  qpdf_oh_remove_key (file->qpdf, page, "/AA");
  for (int i = 0; i < n_notes; i++)
    {
      qpdf_oh note = qpdf_oh_get_array_item (file->qpdf, notes, i);

      if (!qpdf_oh_is_dictionary (file->qpdf, note))
        continue;
      qpdf_oh_remove_key (file->qpdf, note, "/StructParent");
      disarm_note (file->qpdf, note);
    }
}

static qpdf_oh
make_outline_entry (qpdf_data qpdf, qpdf_oh parent, const char *title, qpdf_oh page)
{
  qpdf_oh entry = qpdf_make_indirect_object (qpdf, qpdf_oh_new_dictionary (qpdf));
  qpdf_oh target = qpdf_oh_new_array (qpdf);

  qpdf_oh_append_item (qpdf, target, page);
  qpdf_oh_append_item (qpdf, target, qpdf_oh_new_name (qpdf, "/Fit"));
  qpdf_oh_replace_key (qpdf, entry, "/Title", qpdf_oh_new_unicode_string (qpdf, title));
  qpdf_oh_replace_key (qpdf, entry, "/Parent", parent);
  qpdf_oh_replace_key (qpdf, entry, "/Dest", target);
  return entry;
}

/* ISO 32000-1, 12.3.3: a list of entries that know their neighbours. */
static void
write_outline (qpdf_data qpdf, const char *const *titles, const GArray *first_pages)
{
  qpdf_oh outline = qpdf_make_indirect_object (qpdf, qpdf_oh_new_dictionary (qpdf));
  qpdf_oh last = 0;

  for (unsigned i = 0; i < first_pages->len; i++)
    {
      qpdf_oh page = qpdf_get_page_n (qpdf, (size_t) g_array_index (first_pages, int, i));
      qpdf_oh entry = make_outline_entry (qpdf, outline, titles[i], page);

      if (i == 0)
        {
          qpdf_oh_replace_key (qpdf, outline, "/First", entry);
        }
      else
        {
          qpdf_oh_replace_key (qpdf, entry, "/Prev", last);
          qpdf_oh_replace_key (qpdf, last, "/Next", entry);
        }
      last = entry;
    }
  qpdf_oh_replace_key (qpdf, outline, "/Last", last);
  qpdf_oh_replace_key (qpdf, outline, "/Type", qpdf_oh_new_name (qpdf, "/Outlines"));
  qpdf_oh_replace_key (qpdf, outline, "/Count", qpdf_oh_new_integer (qpdf, first_pages->len));
  qpdf_oh_replace_key (qpdf, qpdf_get_root (qpdf), "/Outlines", outline);
}

static gboolean
append_pages (DumentQpdfFile *letter,
              DumentQpdfFile *file,
              DumentEnclosureStamp *stamp,
              GError **error)
{
  int n_pages = qpdf_get_num_pages (file->qpdf);
  int n_before = qpdf_get_num_pages (letter->qpdf);

  dument_enclosure_stamp_bring (stamp, letter);
  for (int i = 0; i < n_pages; i++)
    {
      qpdf_oh page = qpdf_get_page_n (file->qpdf, (size_t) i);

      detach_page (file, page);
      qpdf_add_page (letter->qpdf, file->qpdf, page, /* first= */ QPDF_FALSE);
      if (!dument_qpdf_file_check (file, error) || !dument_qpdf_file_check (letter, error))
        return FALSE;
      dument_enclosure_stamp_apply (stamp, letter,
                                    qpdf_get_page_n (letter->qpdf, (size_t) (n_before + i)));
    }
  return dument_qpdf_file_check (letter, error);
}

/* What has to live until the letter is written. */
typedef struct
{
  DumentQpdfFile *letter;
  GPtrArray *files;
  GPtrArray *stamps;
  char *version;
} Binder;

static void
clear_binder (Binder *self)
{
  g_clear_pointer (&self->letter, dument_qpdf_file_free);
  g_clear_pointer (&self->files, g_ptr_array_unref);
  g_clear_pointer (&self->stamps, g_ptr_array_unref);
  g_clear_pointer (&self->version, g_free);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Binder, clear_binder)

static gboolean
append_one (Binder *self, const DumentEnclosure *enclosure, const char *exhibit, GError **error)
{
  DumentQpdfFile *file = open_enclosure (enclosure, error);
  DumentEnclosureStamp *stamp;
  g_autofree char *version = NULL;

  if (file == NULL)
    return FALSE;
  g_ptr_array_add (self->files, file);
  stamp = dument_enclosure_stamp_new (exhibit, error);
  if (stamp == NULL)
    return FALSE;
  g_ptr_array_add (self->stamps, stamp);
  version = dument_qpdf_file_get_version (file);
  if (g_strcmp0 (version, self->version) > 0)
    {
      g_free (self->version);
      self->version = g_steal_pointer (&version);
    }
  return append_pages (self->letter, file, stamp, error);
}

static char *
name_exhibit (const char *language, gsize index)
{
  return g_strdup_printf ("%s%" G_GSIZE_FORMAT, dument_words_get (language)->exhibit, index + 1);
}

/**
 * dument_enclosures_append:
 * @letter: the PDF of a letter
 * @enclosures: (array length=n_enclosures): what goes with it, in the order in which it names them
 * @n_enclosures: how many
 * @language: (nullable): BCP 47 tag of the letter
 * @error: return location
 *
 * Puts the enclosures behind the letter in one file, with "Pièce n° 1" and so on laid over each of
 * their pages and an outline. Nothing is drawn or compressed anew: each page keeps its streams. The
 * file takes the highest version of PDF among its parts; the letter's structure for screen readers
 * stays. The same parts give the same bytes.
 *
 * Returns: (transfer full) (nullable): the file; @letter itself where there are no enclosures;
 * %NULL with the error of dument_enclosures_inspect(), which names the enclosure
 */
GBytes *
dument_enclosures_append (GBytes *letter,
                          const DumentEnclosure *enclosures,
                          gsize n_enclosures,
                          const char *language,
                          GError **error)
{
  g_auto (Binder)
      binder = { .files = g_ptr_array_new_with_free_func ((GDestroyNotify) dument_qpdf_file_free) };
  g_autoptr (GStrvBuilder) titles = g_strv_builder_new ();
  g_autoptr (GArray) first_pages = g_array_new (FALSE, FALSE, sizeof (int));
  g_auto (GStrv) lines = NULL;

  if (n_enclosures == 0)
    return g_bytes_ref (letter);
  binder.stamps = g_ptr_array_new_with_free_func ((GDestroyNotify) dument_enclosure_stamp_free);
  binder.letter = dument_qpdf_file_open (_ ("The file of the letter"), letter, error);
  if (binder.letter == NULL)
    return NULL;
  binder.version = dument_qpdf_file_get_version (binder.letter);
  for (gsize i = 0; i < n_enclosures; i++)
    {
      g_autofree char *exhibit = name_exhibit (language, i);
      g_autofree char *title = g_strconcat (exhibit, " – ", enclosures[i].name, NULL);
      int first_page = qpdf_get_num_pages (binder.letter->qpdf);

      g_strv_builder_add (titles, title);
      g_array_append_val (first_pages, first_page);
      if (!append_one (&binder, &enclosures[i], exhibit, error))
        return NULL;
    }
  lines = g_strv_builder_end (titles);
  write_outline (binder.letter->qpdf, (const char *const *) lines, first_pages);
  return dument_qpdf_file_write (binder.letter, binder.version, error);
}
