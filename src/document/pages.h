/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */
#pragma once

#include "document/page.h"
#include "document/violation.h"
#include "domain/date.h"

G_BEGIN_DECLS

/**
 * DumentPages:
 * @pages: (element-type DumentPage): the pages
 * @violations: (element-type DumentViolation): what does not fit, and notes
 * @width: width of the paper, points
 * @height: its height
 * @title: title of the file
 * @author: its author
 * @subject: its subject
 * @keywords: (nullable): what else is kept in the file, not on its pages
 * @language: BCP 47 tag
 * @date: date of the letter and of the file
 *
 * A document laid out: what the printer, the window and the file all draw.
 */
typedef struct
{
  GPtrArray *pages;
  GArray *violations;
  double width;
  double height;
  char *title;
  char *author;
  char *subject;
  char *keywords;
  char *language;
  DumentDate date;
  PangoFontMap *font_map;
} DumentPages;

DumentPages *dument_pages_new (PangoFontMap *font_map);
void dument_pages_free (DumentPages *self);
DumentPage *dument_pages_add (DumentPages *self);
DumentPage *dument_pages_get (const DumentPages *self, unsigned index);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DumentPages, dument_pages_free)

G_END_DECLS
