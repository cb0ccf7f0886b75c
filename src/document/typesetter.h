/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */
#pragma once

#include "document/page.h"

G_BEGIN_DECLS

/** What a text is on the page, which decides how it is set. */
typedef enum
{
  DUMENT_TEXT_SENDER_NAME,
  DUMENT_TEXT_SENDER,
  DUMENT_TEXT_ADDRESS,
  DUMENT_TEXT_NOTICE,
  DUMENT_TEXT_REFERENCE,
  DUMENT_TEXT_DATE,
  DUMENT_TEXT_SUBJECT,
  DUMENT_TEXT_BODY,
  DUMENT_TEXT_SIGNATURE,
  DUMENT_TEXT_TABLE_TITLE,
  DUMENT_TEXT_TABLE_HEAD,
  DUMENT_TEXT_TABLE_CELL,
  DUMENT_TEXT_TABLE_HEADING,
  DUMENT_TEXT_TABLE_TOTAL,
  DUMENT_TEXT_PAYMENT_LABEL,
  DUMENT_TEXT_PAYMENT_VALUE,
  DUMENT_TEXT_CAPTION,
  DUMENT_TEXT_ENCLOSURE,
  DUMENT_TEXT_HEAD,
  DUMENT_TEXT_FOOT,
  DUMENT_TEXT_N_ROLES
} DumentTextRole;

/**
 * DumentTextMetrics:
 * @pitch: from baseline to baseline, points
 * @ascent: from the top of a line to its baseline, leading included
 * @font_ascent: height of the face above the baseline
 * @font_descent: its depth below
 */
typedef struct
{
  double pitch;
  double ascent;
  double font_ascent;
  double font_descent;
} DumentTextMetrics;

/** A width that never breaks a line. */
#define DUMENT_TYPESETTER_UNBROKEN (-1.0)

typedef struct _DumentTypesetter DumentTypesetter;

DumentTypesetter *dument_typesetter_new (GError **error);
void dument_typesetter_free (DumentTypesetter *self);
void dument_typesetter_set_language (DumentTypesetter *self, const char *language);
PangoFontMap *dument_typesetter_font_map (const DumentTypesetter *self);
const char *dument_typesetter_family (const DumentTypesetter *self);
DumentTextMetrics dument_typesetter_metrics (const DumentTypesetter *self, DumentTextRole role);
DumentLines *
dument_typesetter_set (DumentTypesetter *self, DumentTextRole role, double width, const char *text);
DumentLines *dument_typesetter_set_scaled (DumentTypesetter *self,
                                           DumentTextRole role,
                                           unsigned percent,
                                           double width,
                                           const char *text);
void dument_typesetter_append (const DumentTypesetter *self,
                               GArray *marks,
                               DumentTextRole role,
                               DumentLines *lines,
                               unsigned line,
                               double x,
                               double baseline);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DumentTypesetter, dument_typesetter_free)

G_END_DECLS
