/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "document/fonts.h"

#include <pango/pangofc-fontmap.h>

/* The letter's faces in the order in which they are taken. The first is in Debian
 * (fonts-liberation), in Fedora and Arch and in the runtime of GNOME; it has U+202F, tabular
 * figures and capitals narrow enough for 38 characters in the window. The others follow for
 * machines without it: the same design, then one that is nearly everywhere. */
static const char *const families[] = {
  "Liberation Serif", "Tinos", "Times New Roman", "TeX Gyre Termes", "Nimbus Roman", "DejaVu Serif",
};

static void
append_directories (GString *xml, const char *element, FcStrList *directories)
{
  const FcChar8 *directory;

  while ((directory = FcStrListNext (directories)) != NULL)
    {
      g_autofree char *line =
          g_markup_printf_escaped ("<%s>%s</%s>", element, (const char *) directory, element);

      g_string_append (xml, line);
    }
  FcStrListDone (directories);
}

/* The font folders of @user as a configuration, which knows no rules. Pictures of glyphs are left
 * out because they cannot be embedded as outlines. */
static char *
describe_folders (FcConfig *user)
{
  GString *xml = g_string_new ("<?xml version=\"1.0\"?><fontconfig>");

  append_directories (xml, "dir", FcConfigGetFontDirs (user));
  append_directories (xml, "cachedir", FcConfigGetCacheDirs (user));
  g_string_append (xml, "<selectfont><rejectfont><pattern><patelt name=\"scalable\">"
                        "<bool>false</bool></patelt></pattern></rejectfont></selectfont>"
                        "</fontconfig>");
  return g_string_free (xml, FALSE);
}

/* The user's font folders without the user's rules: replaced families, forced hinting or
 * emboldening would move line ends, and a letter must come out the same on every desktop. */
static FcConfig *
create_plain_config (void)
{
  FcConfig *user = FcInitLoadConfig ();
  FcConfig *plain = FcConfigCreate ();
  g_autofree char *xml = describe_folders (user);

  FcConfigDestroy (user);
  FcConfigParseAndLoadFromMemory (plain, (const FcChar8 *) xml, /* complain= */ FcTrue);
  FcConfigBuildFonts (plain);
  return plain;
}

/**
 * dument_fonts_create_map:
 *
 * Returns: (transfer full): the installed typefaces, without the user's replacement rules, for use
 *   on one thread
 */
PangoFontMap *
dument_fonts_create_map (void)
{
  PangoFontMap *map = pango_cairo_font_map_new_for_font_type (CAIRO_FONT_TYPE_FT);
  FcConfig *config = create_plain_config ();

  pango_fc_font_map_set_config (PANGO_FC_FONT_MAP (map), config);
  FcConfigDestroy (config);
  pango_cairo_font_map_set_resolution (PANGO_CAIRO_FONT_MAP (map), 72);
  return map;
}

/**
 * dument_fonts_choose_family:
 * @map: the installed typefaces
 *
 * Returns: (nullable): the face of the letter: the first of the documented order that is
 *   installed, %NULL if none is
 */
const char *
dument_fonts_choose_family (PangoFontMap *map)
{
  for (gsize i = 0; i < G_N_ELEMENTS (families); i++)
    {
      if (pango_font_map_get_family (map, families[i]) != NULL)
        return families[i];
    }
  return NULL;
}
