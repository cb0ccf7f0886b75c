/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "config.h"

#include "ui/template-buffer.h"

#include "domain/letter-text.h"
#include "domain/text-difference.h"

#include <string.h>

/* Lines that stayed, before and after what changed. */
#define N_AROUND 2

/**
 * DumentTemplateBuffer:
 *
 * The text of a letter with its variables, conditions and locks, each to be told from the words at
 * a glance. What is locked cannot be typed into; whether the text can be a letter's is not decided
 * here.
 */
struct _DumentTemplateBuffer
{
  GtkTextBuffer parent_instance;

  GtkTextTag *added;
  GtkTextTag *comment;
  GtkTextTag *control;
  GtkTextTag *lock;
  GtkTextTag *removed;
  GtkTextTag *value;
};

/* What is met while the text is read from its beginning. */
typedef struct
{
  const char *text;
  int offset; /* in characters */
  int lock_start;
  int depth; /* of blocks within the lock, 0 outside */
} Scan;

G_DEFINE_FINAL_TYPE (DumentTemplateBuffer, dument_template_buffer, GTK_TYPE_TEXT_BUFFER)

static void
apply (DumentTemplateBuffer *self, GtkTextTag *tag, int start, int end)
{
  GtkTextIter from, to;

  gtk_text_buffer_get_iter_at_offset (GTK_TEXT_BUFFER (self), &from, start);
  gtk_text_buffer_get_iter_at_offset (GTK_TEXT_BUFFER (self), &to, end);
  gtk_text_buffer_apply_tag (GTK_TEXT_BUFFER (self), tag, &from, &to);
}

/* Returns: how many characters it is to the end of @mark, or to the end of the text */
static int
measure_to (const char *text, const char *mark)
{
  const char *end = strstr (text, mark);

  return (int) g_utf8_strlen (text, end != NULL ? end + strlen (mark) - text : -1);
}

static gboolean
begins_with_word (const char *tag, const char *word)
{
  gsize length = strlen (word);

  tag += strspn (tag, " \t\n");
  return strncmp (tag, word, length) == 0 && strchr (" \t\n}", tag[length]) != NULL;
}

/* A lock reaches to its own end, over the blocks within. */
static void
follow_lock (DumentTemplateBuffer *self, Scan *scan, const char *tag, int end)
{
  if (scan->depth == 0 && begins_with_word (tag, "verrou"))
    {
      scan->lock_start = scan->offset;
      scan->depth = 1;
    }
  else if (scan->depth > 0 && (begins_with_word (tag, "si") || begins_with_word (tag, "pour")))
    scan->depth++;
  else if (scan->depth > 0 && begins_with_word (tag, "fin") && --scan->depth == 0)
    apply (self, self->lock, scan->lock_start, end);
}

static void
mark_tag (DumentTemplateBuffer *self, Scan *scan)
{
  static const char *const words[] = { "si", "sinon", "fin", "pour", "verrou" };
  const char *tag = scan->text + strlen ("{{");
  int length = measure_to (scan->text, "}}");
  gboolean is_control = FALSE;

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    is_control |= begins_with_word (tag, words[i]);
  apply (self, is_control ? self->control : self->value, scan->offset, scan->offset + length);
  follow_lock (self, scan, tag, scan->offset + length);
  scan->text = g_utf8_offset_to_pointer (scan->text, length);
  scan->offset += length;
}

/* `[objet]`, `[décompte]`: a line of its own. */
static void
mark_line (DumentTemplateBuffer *self, const Scan *scan)
{
  g_autofree char *line = g_strndup (scan->text, strcspn (scan->text, "\n"));
  int length = (int) g_utf8_strlen (line, -1);

  g_strchomp (line);
  if (g_str_has_suffix (line, "]"))
    apply (self, self->control, scan->offset, scan->offset + length);
}

static void
mark_all (DumentTemplateBuffer *self)
{
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (self);
  g_autofree char *text = dument_template_buffer_dup_text (self);
  Scan scan = { .text = text };
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  gtk_text_buffer_remove_all_tags (buffer, &start, &end);
  while (*scan.text != '\0')
    {
      if (g_str_has_prefix (scan.text, "{#"))
        {
          int length = measure_to (scan.text, "#}");

          apply (self, self->comment, scan.offset, scan.offset + length);
          scan.text = g_utf8_offset_to_pointer (scan.text, length);
          scan.offset += length;
          continue;
        }
      if (g_str_has_prefix (scan.text, "{{"))
        {
          mark_tag (self, &scan);
          continue;
        }
      if (*scan.text == '[' && (scan.text == text || scan.text[-1] == '\n'))
        mark_line (self, &scan);
      scan.text = g_utf8_next_char (scan.text);
      scan.offset++;
    }
}

static void
dument_template_buffer_changed (GtkTextBuffer *buffer)
{
  DumentTemplateBuffer *self = DUMENT_TEMPLATE_BUFFER (buffer);

  if (gtk_text_buffer_get_enable_undo (buffer))
    mark_all (self);
  GTK_TEXT_BUFFER_CLASS (dument_template_buffer_parent_class)->changed (buffer);
}

/* The table of the tags is there from now on. */
static void
dument_template_buffer_constructed (GObject *object)
{
  DumentTemplateBuffer *self = DUMENT_TEMPLATE_BUFFER (object);
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (self);

  G_OBJECT_CLASS (dument_template_buffer_parent_class)->constructed (object);
  self->lock = gtk_text_buffer_create_tag (buffer, "lock", "editable", FALSE, NULL);
  self->value = gtk_text_buffer_create_tag (buffer, "value", "weight", PANGO_WEIGHT_SEMIBOLD, NULL);
  self->control = gtk_text_buffer_create_tag (buffer, "control", "scale", PANGO_SCALE_SMALL, NULL);
  self->comment = gtk_text_buffer_create_tag (buffer, "comment", "style", PANGO_STYLE_ITALIC, NULL);
  self->removed = gtk_text_buffer_create_tag (buffer, "removed", "strikethrough", TRUE, NULL);
  self->added =
      gtk_text_buffer_create_tag (buffer, "added", "underline", PANGO_UNDERLINE_SINGLE, NULL);
  dument_template_buffer_set_dark (self, FALSE);
}

static void
dument_template_buffer_class_init (DumentTemplateBufferClass *klass)
{
  G_OBJECT_CLASS (klass)->constructed = dument_template_buffer_constructed;
  GTK_TEXT_BUFFER_CLASS (klass)->changed = dument_template_buffer_changed;
}

static void
dument_template_buffer_init (DumentTemplateBuffer *self)
{
}

/**
 * dument_template_buffer_load:
 * @self: a text
 * @text: what it shall be; it cannot be undone
 */
void
dument_template_buffer_load (DumentTemplateBuffer *self, const char *text)
{
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (self);
  GtkTextIter start;

  gtk_text_buffer_begin_irreversible_action (buffer);
  gtk_text_buffer_set_text (buffer, text, -1);
  gtk_text_buffer_end_irreversible_action (buffer);
  gtk_text_buffer_get_start_iter (buffer, &start);
  gtk_text_buffer_place_cursor (buffer, &start);
}

/* Of what stayed, as much as is needed to know the place. */
static void
insert_kept (GtkTextBuffer *buffer,
             GtkTextIter *end,
             const char *text,
             gboolean is_first,
             gboolean is_last)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", /* max_tokens= */ -1);
  guint n = g_strv_length (lines);
  gboolean was_left_out = FALSE;

  for (guint i = 0; i < n; i++)
    {
      gboolean is_near = (!is_first && i <= N_AROUND) || (!is_last && i + N_AROUND + 1 >= n);

      if (is_near)
        gtk_text_buffer_insert (buffer, end, lines[i], -1);
      else if (!was_left_out)
        gtk_text_buffer_insert (buffer, end, "…", -1);
      if (i + 1 < n && (is_near || !was_left_out))
        gtk_text_buffer_insert (buffer, end, "\n", 1);
      was_left_out = !is_near;
    }
}

/**
 * dument_template_buffer_show_difference:
 * @self: a text that is only read, without undo
 * @before: a text
 * @after: what became of it
 *
 * Shows both in one: what went is struck through, what came is underlined, and of what stayed there
 * are only the lines around. It is empty where nothing changed.
 */
void
dument_template_buffer_show_difference (DumentTemplateBuffer *self,
                                        const char *before,
                                        const char *after)
{
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (self);
  g_autoptr (GPtrArray) pieces = dument_text_difference_of_words (before, after);
  GtkTextIter end;

  gtk_text_buffer_set_text (buffer, "", 0);
  gtk_text_buffer_get_end_iter (buffer, &end);
  for (guint i = 0; pieces->len > 1 && i < pieces->len; i++)
    {
      const DumentTextPiece *piece = g_ptr_array_index (pieces, i);

      if (piece->change == DUMENT_TEXT_KEPT)
        insert_kept (buffer, &end, piece->text, i == 0, i + 1 == pieces->len);
      else
        gtk_text_buffer_insert_with_tags (
            buffer, &end, piece->text, -1,
            piece->change == DUMENT_TEXT_REMOVED ? self->removed : self->added, NULL);
    }
}

/**
 * dument_template_buffer_dup_text:
 * @self: a text
 *
 * Returns: (transfer full): all of it
 */
char *
dument_template_buffer_dup_text (DumentTemplateBuffer *self)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (GTK_TEXT_BUFFER (self), &start, &end);
  return gtk_text_buffer_get_text (GTK_TEXT_BUFFER (self), &start, &end,
                                   /* include_hidden_chars= */ TRUE);
}

/**
 * dument_template_buffer_insert_value:
 * @self: a text
 * @name: a variable, or a block such as `[décompte]`
 *
 * Puts it where the cursor stands, unless that is locked.
 */
void
dument_template_buffer_insert_value (DumentTemplateBuffer *self, const char *name)
{
  g_autofree char *text = dument_letter_text_is_block (name) ? g_strdup_printf ("\n\n%s\n\n", name)
                                                             : g_strdup_printf ("{{ %s }}", name);

  gtk_text_buffer_insert_interactive_at_cursor (GTK_TEXT_BUFFER (self), text, -1,
                                                /* default_editable= */ TRUE);
}

static void
set_ground (GtkTextTag *tag, const char *colour, float alpha)
{
  GdkRGBA ground;

  gdk_rgba_parse (&ground, colour);
  ground.alpha = alpha;
  g_object_set (tag, "background-rgba", &ground, NULL);
}

/**
 * dument_template_buffer_set_dark:
 * @self: a text
 * @dark: whether it is shown on a dark ground
 */
void
dument_template_buffer_set_dark (DumentTemplateBuffer *self, gboolean dark)
{
  float strength = dark ? 0.34f : 0.16f;

  set_ground (self->value, "#3584e4", strength);
  set_ground (self->lock, "#9a9996", strength);
  set_ground (self->removed, "#e01b24", strength);
  set_ground (self->added, "#2ec27e", dark ? 0.34f : 0.22f);
  g_object_set (self->control, "foreground", dark ? "#dc8add" : "#813d9c", NULL);
  g_object_set (self->comment, "foreground", dark ? "#c0bfbc" : "#5e5c64", NULL);
}
