/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "config.h"

#include "ui/letter-buffer.h"

#include "domain/letter-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Steps that can be undone. */
#define MAX_UNDO 200

/* Typing without a pause of this length is one step. */
#define STEP_MICROSECONDS (900 * 1000)

/**
 * DumentLetterBuffer:
 *
 * The text of a letter while it is edited. Values of variables stand in it as atoms: tinted, taken
 * out as a whole, never changed by typing, renewed when the facts change. Clauses of law are
 * locked: nothing is typed into them, and they are taken out as a whole or not at all. It gives the
 * text back in the language of templates, so that the letter stays true to the facts.
 */
struct _DumentLetterBuffer
{
  GtkTextBuffer parent_instance;

  GtkTextTag *bold;
  GPtrArray *past;
  GPtrArray *future;
  GHashTable *values; /* the last known value of each variable */
  GHashTable *locks;  /* the tag of each locked clause */
  GdkRGBA tint;
  GdkRGBA lock_tint;
  gint64 last_step;
  gboolean loading : 1;
};

/* A part of the text: an atom has a source. */
typedef struct
{
  char *source;
  char *name;
  char *text;
  guint lock; /* in which clause, 0 for none */
  gboolean bold;
} Piece;

/* The text at a moment, with the place of the cursor. */
typedef struct
{
  GPtrArray *pieces;
  int cursor;
} Step;

enum
{
  EDITED,
  N_SIGNALS
};

static unsigned signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DumentLetterBuffer, dument_letter_buffer, GTK_TYPE_TEXT_BUFFER)

static void
free_piece (gpointer data)
{
  Piece *piece = data;

  g_free (piece->source);
  g_free (piece->name);
  g_free (piece->text);
  g_free (piece);
}

static void
free_step (gpointer data)
{
  Step *step = data;

  g_ptr_array_unref (step->pieces);
  g_free (step);
}

static const char *
name_block (const char *mark)
{
  if (g_str_equal (mark, DUMENT_LETTER_TEXT_STATEMENT))
    return _ ("Table: what is owed, line by line");
  if (g_str_equal (mark, DUMENT_LETTER_TEXT_INVOICES))
    return _ ("Table: the invoices");
  if (g_str_equal (mark, DUMENT_LETTER_TEXT_RECEIPTS))
    return _ ("Table: what was paid");
  if (g_str_equal (mark, DUMENT_LETTER_TEXT_ACKNOWLEDGEMENT))
    return _ ("Form: acknowledgement of the debt");
  if (g_str_equal (mark, DUMENT_LETTER_TEXT_INSTALMENTS))
    return _ ("Table: the payment plan");
  return _ ("Means of payment");
}

/* Returns: (nullable): the tag with @key that the character behind @iter has */
static GtkTextTag *
find_tag (const GtkTextIter *iter, const char *key)
{
  g_autoptr (GSList) tags = gtk_text_iter_get_tags (iter);

  for (GSList *link = tags; link != NULL; link = link->next)
    {
      if (g_object_get_data (link->data, key) != NULL)
        return link->data;
    }
  return NULL;
}

/* Returns: (nullable): the tag of the atom that the character behind @iter belongs to */
static GtkTextTag *
find_atom (const GtkTextIter *iter)
{
  return find_tag (iter, "source");
}

static guint
find_lock (const GtkTextIter *iter)
{
  GtkTextTag *tag = find_tag (iter, "lock");

  return tag != NULL ? GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (tag), "lock")) : 0;
}

/* Returns: (nullable): the tag of the clause that has @iter in its midst */
static GtkTextTag *
find_lock_around (const GtkTextIter *iter)
{
  GtkTextTag *tag = find_tag (iter, "lock");

  return tag != NULL && !gtk_text_iter_starts_tag (iter, tag) ? tag : NULL;
}

static GtkTextTag *
ensure_lock (DumentLetterBuffer *self, guint lock)
{
  GtkTextTag *tag = g_hash_table_lookup (self->locks, GUINT_TO_POINTER (lock));

  if (tag != NULL)
    return tag;
  tag = gtk_text_buffer_create_tag (GTK_TEXT_BUFFER (self), NULL, NULL);
  gtk_text_tag_set_priority (tag, 0);
  g_object_set (tag, "background-rgba", &self->lock_tint, NULL);
  g_object_set_data (G_OBJECT (tag), "lock", GUINT_TO_POINTER (lock));
  g_hash_table_insert (self->locks, GUINT_TO_POINTER (lock), tag);
  return tag;
}

static GtkTextTag *
create_atom (DumentLetterBuffer *self, const char *source, const char *name, gboolean has_value)
{
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (self);
  GtkTextTag *tag = gtk_text_buffer_create_tag (buffer, NULL, NULL);

  if (has_value)
    g_object_set (tag, "background-rgba", &self->tint, NULL);
  else
    g_object_set (tag, "underline", PANGO_UNDERLINE_ERROR, NULL);
  g_object_set_data_full (G_OBJECT (tag), "source", g_strdup (source), g_free);
  g_object_set_data_full (G_OBJECT (tag), "name", g_strdup (name), g_free);
  return tag;
}

static void
append_piece (DumentLetterBuffer *self, GtkTextIter *iter, const Piece *piece)
{
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (self);
  const char *value = piece->name != NULL ? g_hash_table_lookup (self->values, piece->name) : NULL;
  const char *text = value != NULL ? value : piece->text;
  int start = gtk_text_iter_get_offset (iter);
  GtkTextIter from;

  if (text == NULL)
    text = piece->name;
  gtk_text_buffer_insert (buffer, iter, text, -1);
  gtk_text_buffer_get_iter_at_offset (buffer, &from, start);
  if (piece->bold)
    gtk_text_buffer_apply_tag (buffer, self->bold, &from, iter);
  if (piece->lock != 0)
    gtk_text_buffer_apply_tag (buffer, ensure_lock (self, piece->lock), &from, iter);
  if (piece->source != NULL)
    gtk_text_buffer_apply_tag (
        buffer,
        create_atom (self, piece->source, piece->name, piece->name == NULL || value != NULL), &from,
        iter);
}

static Piece *
add_piece (GPtrArray *pieces, char *source, char *name, char *text, gboolean bold)
{
  Piece *piece = g_new0 (Piece, 1);

  piece->source = source;
  piece->name = name;
  piece->text = text;
  piece->bold = bold;
  g_ptr_array_add (pieces, piece);
  return piece;
}

/* The parts of the text, from one change of tags to the next. */
static GPtrArray *
read_pieces (DumentLetterBuffer *self)
{
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (self);
  GPtrArray *pieces = g_ptr_array_new_with_free_func (free_piece);
  GtkTextIter from, to;

  gtk_text_buffer_get_start_iter (buffer, &from);
  while (!gtk_text_iter_is_end (&from))
    {
      GtkTextTag *atom = find_atom (&from);
      Piece *piece;

      to = from;
      if (atom != NULL)
        gtk_text_iter_forward_to_tag_toggle (&to, atom);
      else
        gtk_text_iter_forward_to_tag_toggle (&to, NULL);
      piece = add_piece (
          pieces, atom != NULL ? g_strdup (g_object_get_data (G_OBJECT (atom), "source")) : NULL,
          atom != NULL ? g_strdup (g_object_get_data (G_OBJECT (atom), "name")) : NULL,
          gtk_text_buffer_get_text (buffer, &from, &to, /* include_hidden_chars= */ TRUE),
          gtk_text_iter_has_tag (&from, self->bold));
      piece->lock = find_lock (&from);
      from = to;
    }
  return pieces;
}

static void
write_pieces (DumentLetterBuffer *self, GPtrArray *pieces)
{
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (self);
  GtkTextIter iter;

  self->loading = TRUE;
  gtk_text_buffer_set_text (buffer, "", 0);
  gtk_text_buffer_get_start_iter (buffer, &iter);
  for (guint i = 0; i < pieces->len; i++)
    append_piece (self, &iter, g_ptr_array_index (pieces, i));
  self->loading = FALSE;
}

static Step *
take_step (DumentLetterBuffer *self)
{
  Step *step = g_new0 (Step, 1);

  step->pieces = read_pieces (self);
  g_object_get (self, "cursor-position", &step->cursor, NULL);
  return step;
}

/* Before a change by the user. */
static void
note_step (DumentLetterBuffer *self)
{
  gint64 now = g_get_monotonic_time ();

  if (self->loading)
    return;
  if (self->past->len == 0 || now - self->last_step > STEP_MICROSECONDS || self->future->len > 0)
    {
      g_ptr_array_add (self->past, take_step (self));
      if (self->past->len > MAX_UNDO)
        g_ptr_array_remove_index (self->past, 0);
    }
  self->last_step = now;
  g_ptr_array_set_size (self->future, 0);
}

static void
tell_edited (DumentLetterBuffer *self)
{
  if (!self->loading)
    g_signal_emit (self, signals[EDITED], 0);
}

/* ... GtkTextBuffer ... */

static void
dument_letter_buffer_insert_text (GtkTextBuffer *buffer,
                                  GtkTextIter *iter,
                                  const char *text,
                                  int length)
{
  DumentLetterBuffer *self = DUMENT_LETTER_BUFFER (buffer);
  GtkTextTag *atom = self->loading ? NULL : find_atom (iter);

  if (!self->loading && find_lock_around (iter) != NULL)
    return;
  note_step (self);
  if (atom != NULL && !gtk_text_iter_starts_tag (iter, atom))
    gtk_text_iter_forward_to_tag_toggle (iter, atom);
  GTK_TEXT_BUFFER_CLASS (dument_letter_buffer_parent_class)
      ->insert_text (buffer, iter, text, length);
  tell_edited (self);
}

/* A clause is taken out with all of it or not at all: what begins and ends in its midst is refused,
 * what reaches into it takes the rest along. Returns: whether something may be taken out */
static gboolean
widen_over_locks (GtkTextIter *start, GtkTextIter *end)
{
  GtkTextTag *first = find_tag (start, "lock");
  GtkTextTag *last = find_lock_around (end);
  GtkTextIter clause_end = *start;

  if (first != NULL)
    {
      gtk_text_iter_forward_to_tag_toggle (&clause_end, first);
      if (gtk_text_iter_compare (end, &clause_end) < 0 ||
          (gtk_text_iter_equal (end, &clause_end) && !gtk_text_iter_starts_tag (start, first)))
        return FALSE;
      if (!gtk_text_iter_starts_tag (start, first))
        gtk_text_iter_backward_to_tag_toggle (start, first);
    }
  if (last != NULL)
    gtk_text_iter_forward_to_tag_toggle (end, last);
  return TRUE;
}

/* An atom that is touched goes as a whole. */
static void
dument_letter_buffer_delete_range (GtkTextBuffer *buffer, GtkTextIter *start, GtkTextIter *end)
{
  DumentLetterBuffer *self = DUMENT_LETTER_BUFFER (buffer);
  GtkTextTag *first = self->loading ? NULL : find_atom (start);
  GtkTextTag *last = NULL;

  if (!self->loading && !widen_over_locks (start, end))
    return;
  note_step (self);
  if (first != NULL && !gtk_text_iter_starts_tag (start, first))
    gtk_text_iter_backward_to_tag_toggle (start, first);
  last = self->loading ? NULL : find_atom (end);
  if (last != NULL && !gtk_text_iter_starts_tag (end, last))
    gtk_text_iter_forward_to_tag_toggle (end, last);
  GTK_TEXT_BUFFER_CLASS (dument_letter_buffer_parent_class)->delete_range (buffer, start, end);
  tell_edited (self);
}

static void
dument_letter_buffer_finalize (GObject *object)
{
  DumentLetterBuffer *self = DUMENT_LETTER_BUFFER (object);

  g_ptr_array_unref (self->past);
  g_ptr_array_unref (self->future);
  g_hash_table_unref (self->values);
  g_hash_table_unref (self->locks);
  G_OBJECT_CLASS (dument_letter_buffer_parent_class)->finalize (object);
}

static void
dument_letter_buffer_constructed (GObject *object)
{
  DumentLetterBuffer *self = DUMENT_LETTER_BUFFER (object);

  G_OBJECT_CLASS (dument_letter_buffer_parent_class)->constructed (object);
  /* What GTK would undo is text without its atoms. */
  gtk_text_buffer_set_enable_undo (GTK_TEXT_BUFFER (self), FALSE);
  self->bold = gtk_text_buffer_create_tag (GTK_TEXT_BUFFER (self), "bold", "weight",
                                           PANGO_WEIGHT_BOLD, NULL);
}

static void
dument_letter_buffer_class_init (DumentLetterBufferClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkTextBufferClass *buffer_class = GTK_TEXT_BUFFER_CLASS (klass);

  object_class->constructed = dument_letter_buffer_constructed;
  object_class->finalize = dument_letter_buffer_finalize;
  buffer_class->insert_text = dument_letter_buffer_insert_text;
  buffer_class->delete_range = dument_letter_buffer_delete_range;

  /**
   * DumentLetterBuffer::edited:
   *
   * The user changed the text; values that are renewed do not count.
   */
  signals[EDITED] = g_signal_new ("edited", DUMENT_TYPE_LETTER_BUFFER, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 0);
}

static void
dument_letter_buffer_init (DumentLetterBuffer *self)
{
  self->past = g_ptr_array_new_with_free_func (free_step);
  self->future = g_ptr_array_new_with_free_func (free_step);
  self->values = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->locks = g_hash_table_new (NULL, NULL);
  self->lock_tint = (GdkRGBA){ 0.5f, 0.5f, 0.5f, 0.16f };
  self->tint = (GdkRGBA){ 0.21f, 0.52f, 0.89f, 0.16f };
}

/**
 * dument_letter_buffer_new:
 *
 * Returns: (transfer full): an empty text
 */
DumentLetterBuffer *
dument_letter_buffer_new (void)
{
  return g_object_new (DUMENT_TYPE_LETTER_BUFFER, NULL);
}

/* Literal text by lines, for the blocks, and by its bold words. */
static void
split_literal (GPtrArray *pieces, const char *text, guint lock, gboolean *bold)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", /* max_tokens= */ -1);

  for (gsize i = 0; lines[i] != NULL; i++)
    {
      if (i > 0)
        {
          add_piece (pieces, NULL, NULL, g_strdup ("\n"), FALSE)->lock = lock;
          *bold = FALSE;
        }
      if (dument_letter_text_is_block (lines[i]))
        add_piece (pieces, g_strdup (lines[i]), NULL, g_strdup (name_block (lines[i])), FALSE)
            ->lock = lock;
      else
        {
          g_auto (GStrv) parts = g_strsplit (lines[i], "**", /* max_tokens= */ -1);

          for (gsize k = 0; parts[k] != NULL; k++)
            {
              if (k > 0)
                *bold = !*bold;
              if (*parts[k] != '\0')
                add_piece (pieces, NULL, NULL, g_strdup (parts[k]), *bold)->lock = lock;
            }
        }
    }
}

/**
 * dument_letter_buffer_load:
 * @self: a text
 * @runs: (element-type DumentTemplateRun): a letter's body in parts
 *
 * Shows another text; nothing before it can be undone.
 */
void
dument_letter_buffer_load (DumentLetterBuffer *self, GPtrArray *runs)
{
  g_autoptr (GPtrArray) pieces = g_ptr_array_new_with_free_func (free_piece);
  GtkTextIter start;
  gboolean bold = FALSE;

  for (guint i = 0; i < runs->len; i++)
    {
      const DumentTemplateRun *run = g_ptr_array_index (runs, i);

      if (run->name == NULL)
        {
          split_literal (pieces, run->text, run->lock, &bold);
          continue;
        }
      if (run->text != NULL)
        g_hash_table_replace (self->values, g_strdup (run->name), g_strdup (run->text));
      add_piece (pieces, g_strdup_printf ("{{ %s }}", run->name), g_strdup (run->name),
                 g_strdup (run->text), bold)
          ->lock = run->lock;
    }
  write_pieces (self, pieces);
  gtk_text_buffer_get_start_iter (GTK_TEXT_BUFFER (self), &start);
  gtk_text_buffer_place_cursor (GTK_TEXT_BUFFER (self), &start);
  g_ptr_array_set_size (self->past, 0);
  g_ptr_array_set_size (self->future, 0);
}

/* Bold words do not reach over the end of a line. */
static void
append_bold (GString *body, const char *text, gboolean wanted, gboolean *open)
{
  for (const char *p = text; *p != '\0'; p++)
    {
      if (*open && (*p == '\n' || !wanted))
        {
          g_string_append (body, "**");
          *open = FALSE;
        }
      if (wanted && !*open && *p != '\n' && *p != ' ')
        {
          g_string_append (body, "**");
          *open = TRUE;
        }
      g_string_append_c (body, *p);
    }
}

static void
close_bold (GString *body, gboolean *open)
{
  if (*open)
    g_string_append (body, "**");
  *open = FALSE;
}

/* Where one clause ends or another begins. */
static void
append_lock (GString *body, guint before, guint now, gboolean *open)
{
  if (before == now)
    return;
  close_bold (body, open);
  if (before != 0)
    g_string_append (body, "{{ fin }}");
  if (now != 0)
    g_string_append (body, "{{ verrou }}");
}

/**
 * dument_letter_buffer_dup_body:
 * @self: a text
 *
 * Returns: (transfer full): the text in the language of templates
 */
char *
dument_letter_buffer_dup_body (DumentLetterBuffer *self)
{
  g_autoptr (GPtrArray) pieces = read_pieces (self);
  GString *body = g_string_new (NULL);
  gboolean open = FALSE;
  guint lock = 0;

  for (guint i = 0; i < pieces->len; i++)
    {
      const Piece *piece = g_ptr_array_index (pieces, i);

      append_lock (body, lock, piece->lock, &open);
      lock = piece->lock;
      if (piece->source == NULL)
        append_bold (body, piece->text, piece->bold, &open);
      else if (piece->name != NULL)
        append_bold (body, piece->source, piece->bold, &open);
      else
        g_string_append (body, piece->source);
    }
  append_lock (body, lock, 0, &open);
  close_bold (body, &open);
  return g_string_free (body, /* free_segment= */ FALSE);
}

/* Puts the value of today in the place of the one that stands at @from. */
static void
renew_atom (DumentLetterBuffer *self, GtkTextIter *from, GtkTextTag *atom)
{
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (self);
  const char *name = g_object_get_data (G_OBJECT (atom), "name");
  const char *value = g_hash_table_lookup (self->values, name);
  Piece piece = { .source = g_object_get_data (G_OBJECT (atom), "source"),
                  .name = (char *) name,
                  .text = (char *) name,
                  .lock = find_lock (from),
                  .bold = gtk_text_iter_has_tag (from, self->bold) };
  GtkTextIter to = *from;
  g_autofree char *shown = NULL;

  gtk_text_iter_forward_to_tag_toggle (&to, atom);
  shown = gtk_text_buffer_get_text (buffer, from, &to, TRUE);
  if (g_strcmp0 (shown, value != NULL ? value : name) == 0)
    {
      *from = to;
      return;
    }
  gtk_text_buffer_delete (buffer, from, &to);
  append_piece (self, from, &piece);
}

/**
 * dument_letter_buffer_refresh:
 * @self: a text
 * @variables: (element-type DumentTemplateRun): all values that there are
 *
 * Renews the values that stand in the text.
 */
void
dument_letter_buffer_refresh (DumentLetterBuffer *self, GPtrArray *variables)
{
  GtkTextIter iter;

  g_hash_table_remove_all (self->values);
  for (guint i = 0; i < variables->len; i++)
    {
      const DumentTemplateRun *run = g_ptr_array_index (variables, i);

      g_hash_table_insert (self->values, g_strdup (run->name), g_strdup (run->text));
    }
  self->loading = TRUE;
  gtk_text_buffer_get_start_iter (GTK_TEXT_BUFFER (self), &iter);
  while (!gtk_text_iter_is_end (&iter))
    {
      GtkTextTag *atom = find_atom (&iter);

      if (atom != NULL && g_object_get_data (G_OBJECT (atom), "name") != NULL)
        renew_atom (self, &iter, atom);
      else if (!gtk_text_iter_forward_to_tag_toggle (&iter, NULL))
        break;
    }
  self->loading = FALSE;
}

static void
insert_piece (DumentLetterBuffer *self, const Piece *piece)
{
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (self);
  GtkTextIter iter;
  GtkTextTag *atom;

  self->last_step = 0;
  gtk_text_buffer_delete_selection (buffer, /* interactive= */ FALSE, /* default_editable= */ TRUE);
  /* What is locked cannot be replaced. */
  if (gtk_text_buffer_get_has_selection (buffer))
    return;
  note_step (self);
  self->loading = TRUE;
  gtk_text_buffer_get_iter_at_mark (buffer, &iter, gtk_text_buffer_get_insert (buffer));
  atom = find_lock_around (&iter);
  if (atom == NULL)
    atom = find_atom (&iter);
  if (atom != NULL && !gtk_text_iter_starts_tag (&iter, atom))
    gtk_text_iter_forward_to_tag_toggle (&iter, atom);
  if (piece->name == NULL && !gtk_text_iter_starts_line (&iter))
    gtk_text_buffer_insert (buffer, &iter, "\n\n", -1);
  append_piece (self, &iter, piece);
  if (piece->name == NULL && !gtk_text_iter_ends_line (&iter))
    gtk_text_buffer_insert (buffer, &iter, "\n\n", -1);
  gtk_text_buffer_place_cursor (buffer, &iter);
  self->loading = FALSE;
  self->last_step = 0;
  tell_edited (self);
}

/**
 * dument_letter_buffer_insert_variable:
 * @self: a text
 * @name: a variable
 * @value: its value
 *
 * Puts a value where the cursor stands, in the place of what is selected.
 */
void
dument_letter_buffer_insert_variable (DumentLetterBuffer *self, const char *name, const char *value)
{
  g_autofree char *source = g_strdup_printf ("{{ %s }}", name);
  const Piece piece = { .source = source, .name = (char *) name, .text = (char *) value };

  g_hash_table_replace (self->values, g_strdup (name), g_strdup (value));
  insert_piece (self, &piece);
}

/**
 * dument_letter_buffer_insert_block:
 * @self: a text
 * @mark: the mark of a table or the like
 *
 * Puts a block on a line of its own.
 */
void
dument_letter_buffer_insert_block (DumentLetterBuffer *self, const char *mark)
{
  const Piece piece = { .source = (char *) mark, .text = (char *) name_block (mark) };

  insert_piece (self, &piece);
}

/* Moves @iter over the clause that stands there, if any. */
static void
skip_lock (GtkTextIter *iter, const GtkTextIter *end)
{
  while (gtk_text_iter_compare (iter, end) < 0 && find_lock (iter) != 0)
    gtk_text_iter_forward_to_tag_toggle (iter, find_tag (iter, "lock"));
}

/* Returns: where the next clause begins, or @end */
static GtkTextIter
find_next_lock (const GtkTextIter *start, const GtkTextIter *end)
{
  GtkTextIter iter = *start;

  while (gtk_text_iter_compare (&iter, end) < 0 && find_lock (&iter) == 0)
    gtk_text_iter_forward_to_tag_toggle (&iter, /* tag= */ NULL);
  return gtk_text_iter_compare (&iter, end) < 0 ? iter : *end;
}

/**
 * dument_letter_buffer_toggle_bold:
 * @self: a text
 *
 * Sets what is selected in bold, or no longer; clauses that are locked stay as they are.
 */
void
dument_letter_buffer_toggle_bold (DumentLetterBuffer *self)
{
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (self);
  GtkTextIter start, end;
  gboolean was_bold;

  if (!gtk_text_buffer_get_selection_bounds (buffer, &start, &end))
    return;
  skip_lock (&start, &end);
  if (gtk_text_iter_compare (&start, &end) >= 0)
    return;
  self->last_step = 0;
  note_step (self);
  was_bold = gtk_text_iter_has_tag (&start, self->bold);
  for (; gtk_text_iter_compare (&start, &end) < 0; skip_lock (&start, &end))
    {
      GtkTextIter part_end = find_next_lock (&start, &end);

      if (was_bold)
        gtk_text_buffer_remove_tag (buffer, self->bold, &start, &part_end);
      else
        gtk_text_buffer_apply_tag (buffer, self->bold, &start, &part_end);
      start = part_end;
    }
  self->last_step = 0;
  tell_edited (self);
}

/**
 * dument_letter_buffer_describe:
 * @self: a text
 * @iter: a place in it
 *
 * Returns: (nullable) (transfer none): the name of the variable whose value stands there
 */
const char *
dument_letter_buffer_describe (DumentLetterBuffer *self, const GtkTextIter *iter)
{
  GtkTextTag *atom = find_atom (iter);

  return atom != NULL ? g_object_get_data (G_OBJECT (atom), "name") : NULL;
}

/**
 * dument_letter_buffer_is_locked:
 * @self: a text
 * @iter: a place in it
 *
 * Returns: whether a locked clause stands there
 */
gboolean
dument_letter_buffer_is_locked (DumentLetterBuffer *self, const GtkTextIter *iter)
{
  return find_lock (iter) != 0;
}

static void
tint_tag (GtkTextTag *tag, gpointer data)
{
  DumentLetterBuffer *self = data;
  gboolean has_tint;

  g_object_get (tag, "background-set", &has_tint, NULL);
  if (has_tint)
    g_object_set (
        tag, "background-rgba",
        g_object_get_data (G_OBJECT (tag), "lock") != NULL ? &self->lock_tint : &self->tint, NULL);
}

/* Character by character, with plain spaces: those on the page are not those that were typed. */
static char *
flatten_spaces (const char *text)
{
  GString *plain = g_string_new (NULL);

  for (const char *c = text; *c != '\0'; c = g_utf8_next_char (c))
    {
      gunichar character = g_utf8_get_char (c);

      g_string_append_unichar (plain, g_unichar_isspace (character) ? ' ' : character);
    }
  return g_string_free (plain, /* free_segment= */ FALSE);
}

/**
 * dument_letter_buffer_find:
 * @self: a buffer
 * @words: words of the letter as they stand on its page
 * @ret_start: (out): where they begin in the text
 * @ret_end: (out): where they end
 *
 * Returns: whether they stand in the text
 */
gboolean
dument_letter_buffer_find (DumentLetterBuffer *self,
                           const char *words,
                           GtkTextIter *ret_start,
                           GtkTextIter *ret_end)
{
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (self);
  g_autofree char *text = NULL;
  g_autofree char *plain = NULL;
  g_autofree char *plain_words = flatten_spaces (words);
  const char *found;

  gtk_text_buffer_get_bounds (buffer, ret_start, ret_end);
  text = gtk_text_buffer_get_slice (buffer, ret_start, ret_end, /* include_hidden_chars= */ TRUE);
  plain = flatten_spaces (text);
  found = strstr (plain, plain_words);
  if (found == NULL)
    return FALSE;
  gtk_text_buffer_get_iter_at_offset (buffer, ret_start,
                                      (int) g_utf8_pointer_to_offset (plain, found));
  *ret_end = *ret_start;
  gtk_text_iter_forward_chars (ret_end, (int) g_utf8_strlen (plain_words, -1));
  return TRUE;
}

/**
 * dument_letter_buffer_set_tint:
 * @self: a text
 * @dark: whether it is shown on a dark ground
 */
void
dument_letter_buffer_set_tint (DumentLetterBuffer *self, gboolean dark)
{
  self->tint.alpha = dark ? 0.34f : 0.16f;
  self->lock_tint.alpha = dark ? 0.28f : 0.14f;
  gtk_text_tag_table_foreach (gtk_text_buffer_get_tag_table (GTK_TEXT_BUFFER (self)), tint_tag,
                              self);
}

/**
 * dument_letter_buffer_can_undo:
 * @self: a text
 *
 * Returns: whether there is something to undo
 */
gboolean
dument_letter_buffer_can_undo (DumentLetterBuffer *self)
{
  return self->past->len > 0;
}

/**
 * dument_letter_buffer_can_redo:
 * @self: a text
 *
 * Returns: whether something was undone
 */
gboolean
dument_letter_buffer_can_redo (DumentLetterBuffer *self)
{
  return self->future->len > 0;
}

static void
move_step (DumentLetterBuffer *self, GPtrArray *from, GPtrArray *to)
{
  Step *step;
  GtkTextIter cursor;

  if (from->len == 0)
    return;
  g_ptr_array_add (to, take_step (self));
  step = g_ptr_array_steal_index (from, from->len - 1);
  write_pieces (self, step->pieces);
  gtk_text_buffer_get_iter_at_offset (GTK_TEXT_BUFFER (self), &cursor, step->cursor);
  gtk_text_buffer_place_cursor (GTK_TEXT_BUFFER (self), &cursor);
  free_step (step);
  self->last_step = 0;
  tell_edited (self);
}

/**
 * dument_letter_buffer_undo:
 * @self: a text
 */
void
dument_letter_buffer_undo (DumentLetterBuffer *self)
{
  move_step (self, self->past, self->future);
}

/**
 * dument_letter_buffer_redo:
 * @self: a text
 */
void
dument_letter_buffer_redo (DumentLetterBuffer *self)
{
  move_step (self, self->future, self->past);
}
