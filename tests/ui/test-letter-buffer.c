/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "ui/letter-buffer.h"

#include "domain/template.h"

static void
add_run (GPtrArray *runs, const char *name, const char *text)
{
  DumentTemplateRun *run = g_new0 (DumentTemplateRun, 1);

  run->name = g_strdup (name);
  run->text = g_strdup (text);
  g_ptr_array_add (runs, run);
}

static void
add_locked (GPtrArray *runs, guint lock, const char *name, const char *text)
{
  DumentTemplateRun *run;

  add_run (runs, name, text);
  run = runs->pdata[runs->len - 1];
  run->lock = lock;
}

static DumentLetterBuffer *
load (void)
{
  DumentLetterBuffer *buffer = dument_letter_buffer_new ();
  g_autoptr (GPtrArray) runs = g_ptr_array_new_with_free_func (dument_template_run_free);

  add_run (runs, NULL, "Madame,\n\n**Payez ");
  add_run (runs, "somme", "12,00 €");
  add_run (runs, NULL, " vite** avant ");
  add_run (runs, "délai", "huit jours");
  add_run (runs, "somme", "12,00 €");
  add_run (runs, NULL, "\n\n[décompte]\n\nFin\nsuite ");
  add_run (runs, "rien", NULL);
  dument_letter_buffer_load (buffer, runs);
  return buffer;
}

#define BODY                                                                               \
  "Madame,\n\n**Payez {{ somme }} vite** avant {{ délai }}{{ somme }}\n\n[décompte]\n\n" \
  "Fin\nsuite {{ rien }}"

static void
assert_body (DumentLetterBuffer *buffer, const char *expected)
{
  g_autofree char *body = dument_letter_buffer_dup_body (buffer);

  g_assert_cmpstr (body, ==, expected);
}

/* What is loaded and not touched is given back as it was. */
static void
test_round_trip (void)
{
  g_autoptr (DumentLetterBuffer) buffer = load ();

  assert_body (buffer, BODY);
}

static int
find (DumentLetterBuffer *buffer, const char *words)
{
  GtkTextIter start, match;

  gtk_text_buffer_get_start_iter (GTK_TEXT_BUFFER (buffer), &start);
  g_assert_true (gtk_text_iter_forward_search (&start, words, 0, &match, NULL, NULL));
  return gtk_text_iter_get_offset (&match);
}

static void
type (DumentLetterBuffer *buffer, int offset, const char *words)
{
  GtkTextIter iter;

  gtk_text_buffer_get_iter_at_offset (GTK_TEXT_BUFFER (buffer), &iter, offset);
  gtk_text_buffer_insert (GTK_TEXT_BUFFER (buffer), &iter, words, -1);
}

static void
take_out (DumentLetterBuffer *buffer, int offset, int length)
{
  GtkTextIter from, to;

  gtk_text_buffer_get_iter_at_offset (GTK_TEXT_BUFFER (buffer), &from, offset);
  gtk_text_buffer_get_iter_at_offset (GTK_TEXT_BUFFER (buffer), &to, offset + length);
  gtk_text_buffer_delete (GTK_TEXT_BUFFER (buffer), &from, &to);
}

/* A value is never changed by typing: what is typed into it stands behind it, and one character
 * taken out takes all of it. */
static void
test_values_are_whole (void)
{
  g_autoptr (DumentLetterBuffer) buffer = load ();

  type (buffer, find (buffer, "it jours"), " francs");
  assert_body (buffer, "Madame,\n\n**Payez {{ somme }} vite** avant {{ délai }} francs{{ somme }}"
                       "\n\n[décompte]\n\nFin\nsuite {{ rien }}");
  take_out (buffer, find (buffer, "it jours"), 1);
  assert_body (buffer, "Madame,\n\n**Payez {{ somme }} vite** avant  francs{{ somme }}"
                       "\n\n[décompte]\n\nFin\nsuite {{ rien }}");
}

static void
test_undo (void)
{
  g_autoptr (DumentLetterBuffer) buffer = load ();

  g_assert_false (dument_letter_buffer_can_undo (buffer));
  take_out (buffer, find (buffer, "it jours"), 1);
  g_assert_true (dument_letter_buffer_can_undo (buffer));
  dument_letter_buffer_undo (buffer);
  assert_body (buffer, BODY);
  g_assert_true (dument_letter_buffer_can_redo (buffer));
  dument_letter_buffer_redo (buffer);
  assert_body (buffer, "Madame,\n\n**Payez {{ somme }} vite** avant {{ somme }}\n\n[décompte]\n\n"
                       "Fin\nsuite {{ rien }}");
}

#define LOCKED_BODY                                                          \
  "Avant. {{ verrou }}Selon **la loi {{ somme }}**{{ fin }}{{ verrou }}est " \
  "due{{ fin }} après"

static DumentLetterBuffer *
load_locked (void)
{
  DumentLetterBuffer *buffer = dument_letter_buffer_new ();
  g_autoptr (GPtrArray) runs = g_ptr_array_new_with_free_func (dument_template_run_free);

  add_run (runs, NULL, "Avant. ");
  add_locked (runs, 1, NULL, "Selon **la loi ");
  add_locked (runs, 1, "somme", "12,00 €");
  add_locked (runs, 1, NULL, "**");
  add_locked (runs, 2, NULL, "est due");
  add_run (runs, NULL, " après");
  dument_letter_buffer_load (buffer, runs);
  return buffer;
}

/* A clause of law takes no typing, and goes with all of it or not at all. */
static void
test_locked_clauses (void)
{
  static const char body[] = LOCKED_BODY;
  g_autoptr (DumentLetterBuffer) buffer = load_locked ();
  g_autoptr (GPtrArray) variables = g_ptr_array_new_with_free_func (dument_template_run_free);
  GtkTextIter iter;

  assert_body (buffer, body);

  gtk_text_buffer_get_iter_at_offset (GTK_TEXT_BUFFER (buffer), &iter, find (buffer, "lon la"));
  g_assert_true (dument_letter_buffer_is_locked (buffer, &iter));
  gtk_text_buffer_get_iter_at_offset (GTK_TEXT_BUFFER (buffer), &iter, find (buffer, "vant"));
  g_assert_false (dument_letter_buffer_is_locked (buffer, &iter));
  type (buffer, find (buffer, "lon la"), "x");
  take_out (buffer, find (buffer, "lon la"), 3);
  take_out (buffer, find (buffer, "12,00"), 2);
  take_out (buffer, find (buffer, "est due") + 5, 2);
  assert_body (buffer, body);
  g_assert_false (dument_letter_buffer_can_undo (buffer));

  add_run (variables, "somme", "15,00 €");
  dument_letter_buffer_refresh (buffer, variables);
  assert_body (buffer, body);

  type (buffer, find (buffer, "Selon"), "!");
  take_out (buffer, find (buffer, "due") + 1, 4);
  assert_body (buffer, "Avant. !{{ verrou }}Selon **la loi {{ somme }}**{{ fin }}près");
  dument_letter_buffer_undo (buffer);
  dument_letter_buffer_undo (buffer);
  assert_body (buffer, body);
}

static void
choose (DumentLetterBuffer *buffer, int from, int to)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_iter_at_offset (GTK_TEXT_BUFFER (buffer), &start, from);
  gtk_text_buffer_get_iter_at_offset (GTK_TEXT_BUFFER (buffer), &end, to);
  gtk_text_buffer_select_range (GTK_TEXT_BUFFER (buffer), &end, &start);
}

/* A value may not take the place of a part of a clause; of all of it, it may. */
static void
test_insert_over_clause (void)
{
  g_autoptr (DumentLetterBuffer) buffer = load_locked ();

  choose (buffer, find (buffer, "lon la"), find (buffer, "loi"));
  dument_letter_buffer_insert_variable (buffer, "date", "le 22 novembre");
  dument_letter_buffer_insert_block (buffer, "[factures]");
  assert_body (buffer, LOCKED_BODY);
  g_assert_false (dument_letter_buffer_can_undo (buffer));

  choose (buffer, find (buffer, "due") + 1, find (buffer, "près"));
  dument_letter_buffer_insert_variable (buffer, "date", "le 22 novembre");
  assert_body (buffer, "Avant. {{ verrou }}Selon **la loi {{ somme }}**{{ fin }}{{ date }}près");
  dument_letter_buffer_undo (buffer);
  assert_body (buffer, LOCKED_BODY);
}

/* What is selected around a clause is set in bold, the clause is not. */
static void
test_bold_around_clause (void)
{
  g_autoptr (DumentLetterBuffer) buffer = load_locked ();

  choose (buffer, find (buffer, "lon la"), find (buffer, "due") + 1);
  dument_letter_buffer_toggle_bold (buffer);
  assert_body (buffer, LOCKED_BODY);
  g_assert_false (dument_letter_buffer_can_undo (buffer));

  choose (buffer, find (buffer, "vant."), find (buffer, "rès"));
  dument_letter_buffer_toggle_bold (buffer);
  assert_body (buffer,
               "A**vant. **{{ verrou }}Selon **la loi {{ somme }}**{{ fin }}{{ verrou }}est "
               "due{{ fin }} **ap**rès");
  dument_letter_buffer_toggle_bold (buffer);
  assert_body (buffer, LOCKED_BODY);
}

static void
count_cb (DumentLetterBuffer *buffer, unsigned *n_edits)
{
  (*n_edits)++;
}

/* New values take the place of old ones; that is no edit. */
static void
test_refresh (void)
{
  g_autoptr (DumentLetterBuffer) buffer = load ();
  g_autoptr (GPtrArray) values = g_ptr_array_new_with_free_func (dument_template_run_free);
  g_autofree char *shown = NULL;
  GtkTextIter start, end;
  unsigned n_edits = 0;

  g_signal_connect (buffer, "edited", G_CALLBACK (count_cb), &n_edits);
  add_run (values, "somme", "1 412,50 €");
  add_run (values, "délai", "huit jours");
  add_run (values, "rien", "quelque chose");
  dument_letter_buffer_refresh (buffer, values);
  gtk_text_buffer_get_bounds (GTK_TEXT_BUFFER (buffer), &start, &end);
  shown = gtk_text_buffer_get_text (GTK_TEXT_BUFFER (buffer), &start, &end, TRUE);
  g_assert_nonnull (strstr (shown, "Payez 1 412,50 € vite avant huit jours1 412,50 €"));
  g_assert_nonnull (strstr (shown, "suite quelque chose"));
  assert_body (buffer, BODY);
  g_assert_cmpuint (n_edits, ==, 0);
}

static void
test_insert (void)
{
  g_autoptr (DumentLetterBuffer) buffer = load ();
  GtkTextIter iter;

  gtk_text_buffer_get_iter_at_offset (GTK_TEXT_BUFFER (buffer), &iter, find (buffer, "Fin"));
  gtk_text_buffer_place_cursor (GTK_TEXT_BUFFER (buffer), &iter);
  dument_letter_buffer_insert_variable (buffer, "date", "le 22 novembre");
  gtk_text_buffer_get_iter_at_offset (GTK_TEXT_BUFFER (buffer), &iter, find (buffer, "Fin") + 1);
  gtk_text_buffer_place_cursor (GTK_TEXT_BUFFER (buffer), &iter);
  dument_letter_buffer_insert_block (buffer, "[factures]");
  assert_body (buffer,
               "Madame,\n\n**Payez {{ somme }} vite** avant {{ délai }}{{ somme }}\n\n[décompte]"
               "\n\n{{ date }}F\n\n[factures]\n\nin\nsuite {{ rien }}");
}

/* On the page, the spaces before a sign are others than in the text. */
static void
test_find (void)
{
  g_autoptr (DumentLetterBuffer) buffer = load ();
  GtkTextIter start, end;
  g_autofree char *found = NULL;

  g_assert_true (
      dument_letter_buffer_find (buffer, "12,00\u00a0€ vite avant\u202fhuit", &start, &end));
  found = gtk_text_buffer_get_text (GTK_TEXT_BUFFER (buffer), &start, &end, TRUE);
  g_assert_cmpstr (found, ==, "12,00 € vite avant huit");
  g_assert_false (dument_letter_buffer_find (buffer, "saisie", &start, &end));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/ui/letter-buffer/round-trip", test_round_trip);
  g_test_add_func ("/ui/letter-buffer/values-are-whole", test_values_are_whole);
  g_test_add_func ("/ui/letter-buffer/locked-clauses", test_locked_clauses);
  g_test_add_func ("/ui/letter-buffer/insert-over-clause", test_insert_over_clause);
  g_test_add_func ("/ui/letter-buffer/bold-around-clause", test_bold_around_clause);
  g_test_add_func ("/ui/letter-buffer/undo", test_undo);
  g_test_add_func ("/ui/letter-buffer/refresh", test_refresh);
  g_test_add_func ("/ui/letter-buffer/insert", test_insert);
  g_test_add_func ("/ui/letter-buffer/find", test_find);

  return g_test_run ();
}
