/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "document/pages.h"

static void
free_page (gpointer data)
{
  dument_page_free (data);
}

/**
 * dument_pages_new:
 * @font_map: the typefaces of the texts
 *
 * Returns: (transfer full): a document without pages
 */
DumentPages *
dument_pages_new (PangoFontMap *font_map)
{
  DumentPages *self = g_new0 (DumentPages, 1);

  self->pages = g_ptr_array_new_with_free_func (free_page);
  self->violations = dument_violation_new_list ();
  self->date = DUMENT_DATE_NONE;
  self->font_map = g_object_ref (font_map);
  return self;
}

/**
 * dument_pages_free:
 * @self: (nullable) (transfer full): a document
 */
void
dument_pages_free (DumentPages *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->pages);
  g_array_unref (self->violations);
  g_free (self->title);
  g_free (self->author);
  g_free (self->subject);
  g_free (self->keywords);
  g_free (self->language);
  g_object_unref (self->font_map);
  g_free (self);
}

/**
 * dument_pages_add:
 * @self: a document
 *
 * Returns: (transfer none): a new last page
 */
DumentPage *
dument_pages_add (DumentPages *self)
{
  DumentPage *page = dument_page_new ();

  g_ptr_array_add (self->pages, page);
  return page;
}

/**
 * dument_pages_get:
 * @self: a document
 * @index: which page, from 0
 *
 * Returns: (transfer none): the page
 */
DumentPage *
dument_pages_get (const DumentPages *self, unsigned index)
{
  return g_ptr_array_index (self->pages, index);
}
