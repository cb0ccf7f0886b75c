/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "config.h"

#include "ui/help-text.h"

#include "domain/folding.h"

#include <string.h>

/* A page of the help is text in which each line is one thing, told by how it begins. */
typedef enum
{
  LINE_PARAGRAPH,
  LINE_TITLE,
  LINE_HEADING,
  LINE_POINT,
  LINE_STEP
} LineKind;

/* Takes the mark off the @line and, of a step, puts its number in @ret_mark. */
static LineKind
read_line (const char *line, const char **ret_words, char **ret_mark)
{
  const char *after = line;

  *ret_mark = NULL;
  *ret_words = line;
  while (g_ascii_isdigit (*after))
    after++;
  if (after > line && g_str_has_prefix (after, ". "))
    {
      *ret_mark = g_strndup (line, (gsize) (after + 1 - line));
      *ret_words = after + 2;
      return LINE_STEP;
    }
  if (g_str_has_prefix (line, "## "))
    {
      *ret_words = line + 3;
      return LINE_HEADING;
    }
  if (g_str_has_prefix (line, "# "))
    {
      *ret_words = line + 2;
      return LINE_TITLE;
    }
  if (g_str_has_prefix (line, "- "))
    {
      *ret_mark = g_strdup ("•");
      *ret_words = line + 2;
      return LINE_POINT;
    }
  return LINE_PARAGRAPH;
}

/* What stands between two pairs of stars is set bold. */
static char *
mark_up (const char *words)
{
  g_autofree char *escaped = g_markup_escape_text (words, -1);
  g_auto (GStrv) parts = g_strsplit (escaped, "**", -1);
  GString *markup = g_string_new (NULL);

  for (unsigned i = 0; parts[i] != NULL; i++)
    g_string_append_printf (markup, i % 2 == 1 ? "<b>%s</b>" : "%s", parts[i]);
  return g_string_free (markup, FALSE);
}

static GtkWidget *
create_label (const char *words, LineKind kind)
{
  gboolean heads = kind == LINE_TITLE || kind == LINE_HEADING;
  g_autofree char *markup = mark_up (words);
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "accessible-role",
                                   heads ? GTK_ACCESSIBLE_ROLE_HEADING : GTK_ACCESSIBLE_ROLE_LABEL,
                                   "label", markup, "use-markup", TRUE, "wrap", TRUE, "xalign",
                                   0.0F, "hexpand", TRUE, NULL);

  if (heads)
    {
      gtk_accessible_update_property (GTK_ACCESSIBLE (label), GTK_ACCESSIBLE_PROPERTY_LEVEL,
                                      kind == LINE_TITLE ? 1 : 2, -1);
      gtk_widget_add_css_class (label, kind == LINE_TITLE ? "title-1" : "title-4");
      gtk_widget_set_margin_top (label, kind == LINE_TITLE ? 0 : 12);
    }
  return label;
}

static GtkWidget *
create_point (const char *mark, GtkWidget *label)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *sign = gtk_label_new (mark);

  gtk_widget_set_valign (sign, GTK_ALIGN_START);
  gtk_widget_add_css_class (sign, "dim-label");
  gtk_widget_set_margin_start (box, 6);
  gtk_box_append (GTK_BOX (box), sign);
  gtk_box_append (GTK_BOX (box), label);
  return box;
}

/**
 * dument_help_text_title:
 * @text: a page of the help
 *
 * Returns: (transfer full): what it is called
 */
char *
dument_help_text_title (const char *text)
{
  gsize length = strcspn (text, "\n");
  gsize mark = g_str_has_prefix (text, "# ") ? 2 : 0;

  return g_strndup (text + mark, length - mark);
}

/**
 * dument_help_text_contains:
 * @text: a page of the help
 * @words: what somebody looks for
 *
 * Returns: whether each of @words is somewhere in @text, whatever its accents and capitals
 */
gboolean
dument_help_text_contains (const char *text, const char *words)
{
  g_autofree char *folded_text = dument_folding_fold (text);
  g_autofree char *folded_words = dument_folding_fold (words);
  g_auto (GStrv) each = g_strsplit (folded_words, " ", -1);

  for (unsigned i = 0; each[i] != NULL; i++)
    if (strstr (folded_text, each[i]) == NULL)
      return FALSE;
  return TRUE;
}

/**
 * dument_help_text_build:
 * @text: a page of the help
 *
 * Returns: (transfer floating): the page to be read
 */
GtkWidget *
dument_help_text_build (const char *text)
{
  GtkWidget *page = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  for (unsigned i = 0; lines[i] != NULL; i++)
    {
      g_autofree char *mark = NULL;
      const char *words;
      LineKind kind = read_line (lines[i], &words, &mark);
      GtkWidget *label;

      if (*words == '\0')
        continue;
      label = create_label (words, kind);
      gtk_box_append (GTK_BOX (page), mark != NULL ? create_point (mark, label) : label);
    }
  return page;
}
