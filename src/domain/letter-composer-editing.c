/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

/* The text of a letter as somebody edits it. */

#include "domain/letter-composer-private.h"

#include <string.h>

static void
end_paragraph (GPtrArray *paragraphs, GString *paragraph)
{
  if (paragraph->len > 0)
    g_ptr_array_add (paragraphs, g_strdup (paragraph->str));
  g_string_truncate (paragraph, 0);
}

/* A paragraph of a shipped text may span lines; on paper it is one. What its user breaks stays
 * broken. A block is a paragraph of its own. */
GStrv
dument_letter_composer_split_body (const char *body, gboolean keeps_lines)
{
  g_auto (GStrv) lines = g_strsplit (body, "\n", /* max_tokens= */ -1);
  g_autoptr (GPtrArray) paragraphs = g_ptr_array_new ();
  g_autoptr (GString) paragraph = g_string_new (NULL);

  for (gsize i = 0; lines[i] != NULL; i++)
    {
      gboolean is_block = dument_letter_text_is_block (g_strstrip (lines[i]));

      if (*lines[i] == '\0' || is_block)
        end_paragraph (paragraphs, paragraph);
      else if (paragraph->len > 0)
        g_string_append_c (paragraph, keeps_lines ? '\n' : ' ');
      g_string_append (paragraph, lines[i]);
      if (is_block)
        end_paragraph (paragraphs, paragraph);
    }
  end_paragraph (paragraphs, paragraph);
  g_ptr_array_add (paragraphs, NULL);
  return (GStrv) g_ptr_array_steal (paragraphs, /* len= */ NULL);
}

/**
 * dument_letter_composer_flatten:
 * @text: the text of a letter
 * @facts: what it is made of
 * @report: (inout): zero or cleared before, to be cleared in any case
 *
 * Gives the body the form in which it is edited: the conditions are decided by the facts, a
 * paragraph is a line with an empty line before it, and the variables stay, so that their values
 * follow the facts. The letter composed from it, by dument_letter_text_set_body(), is the same.
 *
 * Returns: (transfer full) (nullable): a template without conditions, or %NULL with @report's fault
 *   saying why not
 */
char *
dument_letter_composer_flatten (const DumentLetterText *text,
                                const DumentLetterFacts *facts,
                                DumentLetterReport *report)
{
  g_autoptr (DumentTemplateScope) scope = NULL;
  g_autofree char *flat = NULL;
  g_auto (GStrv) paragraphs = NULL;

  g_return_val_if_fail (text != NULL && facts != NULL && report != NULL, NULL);

  if (!dument_letter_composer_check (facts, report))
    return NULL;
  scope = dument_letter_composer_build_scope (facts);
  flat = dument_template_flatten (text->body, scope, &report->template_error);
  if (flat == NULL)
    {
      report->fault = DUMENT_LETTER_FAULT_TEMPLATE;
      return NULL;
    }
  paragraphs = dument_letter_composer_split_body (flat, text->keeps_lines);
  return g_strjoinv ("\n\n", paragraphs);
}

/**
 * dument_letter_composer_split:
 * @text: the text of a letter, usually one that was flattened
 * @facts: what it is made of
 * @report: (inout): zero or cleared before, to be cleared in any case
 *
 * Parts the body into what is literal, blocks among it, and the values of variables, so that it can
 * be shown for editing.
 *
 * Returns: (transfer full) (nullable) (element-type DumentTemplateRun): the runs, or %NULL with
 *   @report's fault
 */
GPtrArray *
dument_letter_composer_split (const DumentLetterText *text,
                              const DumentLetterFacts *facts,
                              DumentLetterReport *report)
{
  g_autoptr (DumentTemplateScope) scope = NULL;
  GPtrArray *runs;

  g_return_val_if_fail (text != NULL && facts != NULL && report != NULL, NULL);

  scope = dument_letter_composer_build_scope (facts);
  runs = dument_template_split (text->body, scope, &report->template_error);
  if (runs == NULL)
    report->fault = DUMENT_LETTER_FAULT_TEMPLATE;
  return runs;
}

/* Words with one space between them, whatever the lines that they stand on. */
static char *
collapse (const char *text)
{
  g_auto (GStrv) words = g_strsplit_set (text, " \t\r\n", /* max_tokens= */ -1);
  g_autoptr (GString) collapsed = g_string_new (NULL);

  for (gsize i = 0; words[i] != NULL; i++)
    {
      if (*words[i] != '\0')
        g_string_append_printf (collapsed, "%s%s", collapsed->len > 0 ? " " : "", words[i]);
    }
  return g_string_free (g_steal_pointer (&collapsed), /* free_segment= */ FALSE);
}

static void
add_missing (GPtrArray *missing, GString *clause, const char *words)
{
  g_autofree char *collapsed = collapse (clause->str);

  if (*collapsed != '\0' && strstr (words, collapsed) == NULL)
    g_ptr_array_add (missing, g_steal_pointer (&collapsed));
  g_string_truncate (clause, 0);
}

/**
 * dument_letter_composer_missing_clauses:
 * @shipped: the text of a letter as it is shipped
 * @edited: the same with the body that its user wrote
 * @facts: what the letter is made of
 *
 * Compares the words, not the marks: a clause that was copied without its lock is there.
 *
 * Returns: (transfer full) (element-type utf8): the locked clauses of @shipped whose words do not
 *   stand in @edited as they are; none where one of the two cannot be evaluated, which is told by
 *   composing it
 */
GPtrArray *
dument_letter_composer_missing_clauses (const DumentLetterText *shipped,
                                        const DumentLetterText *edited,
                                        const DumentLetterFacts *facts)
{
  g_autoptr (GPtrArray) missing = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (DumentTemplateScope) scope = dument_letter_composer_build_scope (facts);
  g_auto (DumentTemplateError) error = { 0 };
  g_auto (DumentTemplateError) edited_error = { 0 };
  g_autoptr (GPtrArray) runs = dument_template_split (shipped->body, scope, &error);
  g_autofree char *body = dument_template_evaluate (edited->body, scope, &edited_error);
  g_autofree char *words = body != NULL ? collapse (body) : NULL;
  g_autoptr (GString) clause = g_string_new (NULL);
  guint lock = 0;

  for (guint i = 0; words != NULL && runs != NULL && i < runs->len; i++)
    {
      const DumentTemplateRun *run = g_ptr_array_index (runs, i);

      if (run->lock != lock)
        add_missing (missing, clause, words);
      lock = run->lock;
      if (lock != 0 && run->text != NULL)
        g_string_append (clause, run->text);
    }
  if (words != NULL)
    add_missing (missing, clause, words);
  return g_steal_pointer (&missing);
}

/**
 * dument_letter_composer_variables:
 * @facts: what a letter is made of
 *
 * Returns: (transfer full) (element-type DumentTemplateRun): the variables that have a text to be
 *   printed in this letter, by name
 */
GPtrArray *
dument_letter_composer_variables (const DumentLetterFacts *facts)
{
  g_autoptr (GPtrArray) variables = g_ptr_array_new_with_free_func (dument_template_run_free);
  g_autoptr (DumentTemplateScope) scope = NULL;
  g_auto (GStrv) names = NULL;

  g_return_val_if_fail (facts != NULL, NULL);

  scope = dument_letter_composer_build_scope (facts);
  names = dument_template_scope_names (scope);
  for (gsize i = 0; names[i] != NULL; i++)
    {
      const DumentTemplateValue *value = dument_template_scope_lookup (scope, names[i]);
      DumentTemplateRun *run;

      if (value->kind != DUMENT_TEMPLATE_TEXT || *value->text == '\0' || value->choices != NULL)
        continue;
      run = g_new0 (DumentTemplateRun, 1);
      run->name = g_strdup (names[i]);
      run->text = g_strdup (value->text);
      g_ptr_array_add (variables, run);
    }
  return g_steal_pointer (&variables);
}
