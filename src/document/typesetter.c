/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "config.h"

#include "document/typesetter.h"

#include "document/document-error.h"
#include "document/emphasis.h"
#include "document/fonts.h"
#include "document/ordinal.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* Texts that come back in letter after letter (letterhead, heads, legal sentences) are shaped once;
 * the bound keeps memory level however many letters are laid out. */
#define MAX_CACHED_TEXTS 1024

/* How a role is set: sizes and pitch in points, gray from 0 for black. */
typedef struct
{
  double size;
  double pitch;
  gboolean bold;
  gboolean italic;
  double gray;
  gboolean justified;
  gboolean emphasised;
} TextStyle;

static const TextStyle styles[DUMENT_TEXT_N_ROLES] = {
  [DUMENT_TEXT_SENDER_NAME] = { .size = 14, .pitch = 17, .bold = TRUE },
  [DUMENT_TEXT_SENDER] = { .size = 10, .pitch = 12.5 },
  [DUMENT_TEXT_ADDRESS] = { .size = 10, .pitch = 11.4 },
  [DUMENT_TEXT_NOTICE] = { .size = 10, .pitch = 12.5, .bold = TRUE },
  [DUMENT_TEXT_REFERENCE] = { .size = 10, .pitch = 12.5 },
  [DUMENT_TEXT_DATE] = { .size = 11, .pitch = 14 },
  [DUMENT_TEXT_SUBJECT] = { .size = 11, .pitch = 14, .bold = TRUE },
  [DUMENT_TEXT_BODY] = { .size = 11, .pitch = 14, .justified = TRUE, .emphasised = TRUE },
  [DUMENT_TEXT_SIGNATURE] = { .size = 11, .pitch = 14 },
  [DUMENT_TEXT_TABLE_TITLE] = { .size = 11, .pitch = 14, .bold = TRUE },
  [DUMENT_TEXT_TABLE_HEAD] = { .size = 9, .pitch = 11, .bold = TRUE },
  [DUMENT_TEXT_TABLE_CELL] = { .size = 9.5, .pitch = 12 },
  [DUMENT_TEXT_TABLE_HEADING] = { .size = 9.5, .pitch = 12, .italic = TRUE },
  [DUMENT_TEXT_TABLE_TOTAL] = { .size = 9.5, .pitch = 12, .bold = TRUE },
  [DUMENT_TEXT_PAYMENT_LABEL] = { .size = 10, .pitch = 13.5, .italic = TRUE },
  [DUMENT_TEXT_PAYMENT_VALUE] = { .size = 10, .pitch = 13.5, .emphasised = TRUE },
  [DUMENT_TEXT_CAPTION] = { .size = 8, .pitch = 9.5 },
  [DUMENT_TEXT_ENCLOSURE] = { .size = 9.5, .pitch = 12 },
  [DUMENT_TEXT_HEAD] = { .size = 9, .pitch = 11, .gray = 0.3 },
  [DUMENT_TEXT_FOOT] = { .size = 9, .pitch = 11, .gray = 0.3 },
};

/* The cache's key: all that decides how a text comes out. */
typedef struct
{
  DumentTextRole role;
  unsigned percent;
  int width;
  const char *text;
  char *owned_text;
} TextKey;

struct _DumentTypesetter
{
  PangoFontMap *map;
  PangoContext *context;
  PangoLayout *layouts[DUMENT_TEXT_N_ROLES];
  GHashTable *cache;
  const char *family;
  DumentTextMetrics metrics[DUMENT_TEXT_N_ROLES];
};

static guint
hash_key (gconstpointer data)
{
  const TextKey *key = data;

  return g_str_hash (key->text) ^ (guint) key->width ^ ((guint) key->role << 24) ^
         (key->percent << 16);
}

static gboolean
is_same_key (gconstpointer a, gconstpointer b)
{
  const TextKey *left = a;
  const TextKey *right = b;

  return left->role == right->role && left->percent == right->percent &&
         left->width == right->width && g_str_equal (left->text, right->text);
}

static void
free_key (gpointer data)
{
  TextKey *key = data;

  g_free (key->owned_text);
  g_free (key);
}

static TextKey *
copy_key (const TextKey *key)
{
  TextKey *copy = g_new0 (TextKey, 1);

  *copy = *key;
  copy->owned_text = g_strdup (key->text);
  copy->text = copy->owned_text;
  return copy;
}

static void
free_lines (gpointer data)
{
  dument_lines_unref (data);
}

static PangoFontDescription *
describe_font (const DumentTypesetter *self, const TextStyle *style, unsigned percent)
{
  PangoFontDescription *font = pango_font_description_new ();

  pango_font_description_set_family_static (font, self->family);
  pango_font_description_set_absolute_size (font, style->size * PANGO_SCALE * percent / 100);
  pango_font_description_set_weight (font, style->bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
  pango_font_description_set_style (font, style->italic ? PANGO_STYLE_ITALIC : PANGO_STYLE_NORMAL);
  return font;
}

static PangoContext *
create_context (PangoFontMap *map)
{
  PangoContext *context = pango_font_map_create_context (map);
  cairo_font_options_t *options = cairo_font_options_create ();

  /* Widths must not depend on a screen: no hinting of shapes or of widths, no whole pixels. */
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_antialias (options, CAIRO_ANTIALIAS_GRAY);
  pango_cairo_context_set_font_options (context, options);
  cairo_font_options_destroy (options);
  pango_cairo_context_set_resolution (context, 72);
  pango_context_set_round_glyph_positions (context, FALSE);
  pango_context_set_base_dir (context, PANGO_DIRECTION_LTR);
  return context;
}

static DumentTextMetrics
measure_font (PangoContext *context, const TextStyle *style, const PangoFontDescription *font)
{
  PangoFontMetrics *source = pango_context_get_metrics (context, font, /* language= */ NULL);
  DumentTextMetrics metrics = {
    .pitch = style->pitch,
    .font_ascent = (double) pango_font_metrics_get_ascent (source) / PANGO_SCALE,
    .font_descent = (double) pango_font_metrics_get_descent (source) / PANGO_SCALE,
  };

  metrics.ascent =
      metrics.font_ascent + (style->pitch - metrics.font_ascent - metrics.font_descent) / 2;
  pango_font_metrics_unref (source);
  return metrics;
}

/* Numbers stand under each other: lining figures of one width wherever the face has a choice. */
static PangoAttrList *
create_attributes (void)
{
  PangoAttrList *attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes, pango_attr_font_features_new ("tnum=1,lnum=1"));
  return attributes;
}

static void
prepare_role (DumentTypesetter *self, DumentTextRole role)
{
  const TextStyle *style = &styles[role];
  g_autoptr (PangoFontDescription) font = describe_font (self, style, 100);
  g_autoptr (PangoAttrList) attributes = create_attributes ();
  PangoLayout *layout = pango_layout_new (self->context);

  pango_layout_set_font_description (layout, font);
  pango_layout_set_attributes (layout, attributes);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_justify (layout, style->justified);
  pango_layout_set_auto_dir (layout, FALSE);
  self->layouts[role] = layout;
  self->metrics[role] = measure_font (self->context, style, font);
}

/**
 * dument_typesetter_new:
 * @error: return location
 *
 * Opens the installed typefaces; a letter takes the first of a fixed order, so that it comes out
 * the same whatever the user's font settings are. A typesetter serves one thread at a time.
 *
 * Returns: (transfer full) (nullable): a typesetter, or %NULL with %DUMENT_DOCUMENT_ERROR_FONT
 */
DumentTypesetter *
dument_typesetter_new (GError **error)
{
  g_autoptr (DumentTypesetter) self = g_new0 (DumentTypesetter, 1);

  self->map = dument_fonts_create_map ();
  self->family = dument_fonts_choose_family (self->map);
  if (self->family == NULL)
    {
      g_set_error_literal (error, DUMENT_DOCUMENT_ERROR, DUMENT_DOCUMENT_ERROR_FONT,
                           _ ("No typeface for letters is installed. Install the Liberation "
                              "fonts (package fonts-liberation) and try again."));
      return NULL;
    }
  self->context = create_context (self->map);
  self->cache = g_hash_table_new_full (hash_key, is_same_key, free_key, free_lines);
  for (int role = 0; role < DUMENT_TEXT_N_ROLES; role++)
    prepare_role (self, (DumentTextRole) role);
  return g_steal_pointer (&self);
}

/**
 * dument_typesetter_free:
 * @self: (nullable) (transfer full): a typesetter
 */
void
dument_typesetter_free (DumentTypesetter *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->cache, g_hash_table_unref);
  for (int role = 0; role < DUMENT_TEXT_N_ROLES; role++)
    g_clear_object (&self->layouts[role]);
  g_clear_object (&self->context);
  g_clear_object (&self->map);
  g_free (self);
}

/**
 * dument_typesetter_set_language:
 * @self: a typesetter
 * @language: BCP 47 tag of the texts that follow
 */
void
dument_typesetter_set_language (DumentTypesetter *self, const char *language)
{
  PangoLanguage *tag = pango_language_from_string (language);

  if (pango_context_get_language (self->context) == tag)
    return;
  pango_context_set_language (self->context, tag);
  for (int role = 0; role < DUMENT_TEXT_N_ROLES; role++)
    pango_layout_context_changed (self->layouts[role]);
  g_hash_table_remove_all (self->cache);
}

/**
 * dument_typesetter_font_map:
 * @self: a typesetter
 *
 * Returns: (transfer none): the typefaces that its texts need when they are drawn
 */
PangoFontMap *
dument_typesetter_font_map (const DumentTypesetter *self)
{
  return self->map;
}

/**
 * dument_typesetter_family:
 * @self: a typesetter
 *
 * Returns: the face in which it sets
 */
const char *
dument_typesetter_family (const DumentTypesetter *self)
{
  return self->family;
}

/**
 * dument_typesetter_metrics:
 * @self: a typesetter
 * @role: what a text is
 *
 * Returns: the heights of its lines, points
 */
DumentTextMetrics
dument_typesetter_metrics (const DumentTypesetter *self, DumentTextRole role)
{
  return self->metrics[role];
}

/* Sets words in a way of their own within @text. */
static void
mark_up (PangoLayout *layout, const TextStyle *style, unsigned percent, const char *text)
{
  gboolean is_emphasised = style->emphasised && dument_emphasis_is_present (text);
  g_autoptr (PangoAttrList) attributes = NULL;
  g_autofree char *words = NULL;

  if (!is_emphasised && !dument_ordinal_is_present (text))
    {
      pango_layout_set_text (layout, text, /* length= */ -1);
      return;
    }
  attributes = pango_attr_list_copy (pango_layout_get_attributes (layout));
  words = is_emphasised ? dument_emphasis_parse (text, attributes) : g_strdup (text);
  dument_ordinal_raise (words, style->size * percent / 100, attributes);
  pango_layout_set_attributes (layout, attributes);
  pango_layout_set_text (layout, words, /* length= */ -1);
}

static DumentLines *
shape (DumentTypesetter *self, const TextKey *key)
{
  const TextStyle *style = &styles[key->role];
  PangoLayout *layout = self->layouts[key->role];
  g_autoptr (PangoAttrList) plain = pango_attr_list_ref (pango_layout_get_attributes (layout));
  DumentLines *lines;

  if (key->percent != 100)
    {
      g_autoptr (PangoFontDescription) scaled = describe_font (self, style, key->percent);

      pango_layout_set_font_description (layout, scaled);
    }
  pango_layout_set_width (layout, key->width);
  mark_up (layout, style, key->percent, key->text);
  lines = dument_lines_new (layout);
  pango_layout_set_attributes (layout, plain);
  if (key->percent != 100)
    {
      g_autoptr (PangoFontDescription) full = describe_font (self, style, 100);

      pango_layout_set_font_description (layout, full);
    }
  return lines;
}

/**
 * dument_typesetter_set_scaled:
 * @self: a typesetter
 * @role: what the text is
 * @percent: its size, of that of the role
 * @width: points in which lines break, or %DUMENT_TYPESETTER_UNBROKEN
 * @text: the text
 *
 * Returns: (transfer full): the text in lines
 */
DumentLines *
dument_typesetter_set_scaled (DumentTypesetter *self,
                              DumentTextRole role,
                              unsigned percent,
                              double width,
                              const char *text)
{
  TextKey key = {
    .role = role,
    .percent = percent,
    .width = width < 0 ? -1 : (int) floor (width * PANGO_SCALE),
    .text = text,
  };
  DumentLines *lines = g_hash_table_lookup (self->cache, &key);

  if (lines == NULL)
    {
      lines = shape (self, &key);
      if (g_hash_table_size (self->cache) >= MAX_CACHED_TEXTS)
        g_hash_table_remove_all (self->cache);
      g_hash_table_insert (self->cache, copy_key (&key), lines);
    }
  return dument_lines_ref (lines);
}

/**
 * dument_typesetter_set:
 * @self: a typesetter
 * @role: what the text is
 * @width: points in which lines break, or %DUMENT_TYPESETTER_UNBROKEN
 * @text: the text
 *
 * Returns: (transfer full): the text in lines
 */
DumentLines *
dument_typesetter_set (DumentTypesetter *self, DumentTextRole role, double width, const char *text)
{
  return dument_typesetter_set_scaled (self, role, 100, width, text);
}

/**
 * dument_typesetter_append:
 * @self: a typesetter
 * @marks: (element-type DumentMark): where the line goes
 * @role: what the text is
 * @lines: (transfer none): the text set
 * @line: which of its lines
 * @x: left edge, points
 * @baseline: its baseline
 */
void
dument_typesetter_append (const DumentTypesetter *self,
                          GArray *marks,
                          DumentTextRole role,
                          DumentLines *lines,
                          unsigned line,
                          double x,
                          double baseline)
{
  const DumentTextMetrics *metrics = &self->metrics[role];
  DumentMark mark = {
    .ink = DUMENT_INK_TEXT,
    .x = x,
    .y = baseline,
    .width = dument_lines_get (lines, line)->width,
    .height = metrics->font_ascent + metrics->font_descent,
    .ascent = metrics->font_ascent,
    .gray = styles[role].gray,
    .lines = dument_lines_ref (lines),
    .line = line,
    .is_address = role == DUMENT_TEXT_ADDRESS,
  };

  g_array_append_val (marks, mark);
}
