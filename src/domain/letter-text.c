/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "domain/letter-text.h"

#include <string.h>

#define SUBJECT "[objet]"
#define BODY    "[corps]"

/**
 * dument_letter_text_free:
 * @self: (nullable): a text
 */
void
dument_letter_text_free (DumentLetterText *self)
{
  if (self == NULL)
    return;
  dument_template_free (self->subject);
  dument_template_free (self->body);
  g_free (self);
}

static void
set_error (DumentTemplateError *error, unsigned line, const char *name)
{
  error->fault = DUMENT_TEMPLATE_WRONG_SYNTAX;
  error->line = line;
  error->column = 1;
  error->name = g_strdup (name);
}

static gboolean
is_mark (const char *line)
{
  return g_str_has_prefix (line, "[") && g_str_has_suffix (line, "]");
}

/**
 * dument_letter_text_is_block:
 * @line: a line of a body, without spaces around it
 *
 * Returns: whether it stands for a table or the like: `[décompte]`
 */
gboolean
dument_letter_text_is_block (const char *line)
{
  static const char *const marks[] = {
    DUMENT_LETTER_TEXT_STATEMENT,
    DUMENT_LETTER_TEXT_INVOICES,
    DUMENT_LETTER_TEXT_RECEIPTS,
    DUMENT_LETTER_TEXT_PAYMENT,
    DUMENT_LETTER_TEXT_ACKNOWLEDGEMENT,
    DUMENT_LETTER_TEXT_INSTALMENTS,
    NULL,
  };

  return g_strv_contains (marks, line);
}

/* A mistyped mark would be printed as it stands. */
static gboolean
check_marks (const GStrv lines, gsize body, DumentTemplateError *error)
{
  for (gsize i = body; lines[i] != NULL; i++)
    {
      if (is_mark (lines[i]) && !dument_letter_text_is_block (lines[i]))
        {
          set_error (error, (unsigned) i + 1, lines[i]);
          return FALSE;
        }
    }
  return TRUE;
}

/* Returns: the index of the line behind the mark, or that of the end */
static gsize
find_section (const GStrv lines, gsize start, const char *mark)
{
  for (gsize i = start; lines[i] != NULL; i++)
    {
      if (g_str_equal (lines[i], mark))
        return i + 1;
    }
  return g_strv_length (lines);
}

static char *
join_lines (const GStrv lines, gsize start, gsize end)
{
  GString *text = g_string_new (NULL);

  for (gsize i = start; i < end; i++)
    g_string_append_printf (text, "%s\n", lines[i]);
  return g_string_free (text, /* free_segment= */ FALSE);
}

/**
 * dument_letter_text_parse:
 * @text: content of the file
 * @error: (out): what is wrong with it, set only on failure
 *
 * Returns: (transfer full) (nullable): the text, or %NULL if a section is missing, a mark is
 * unknown or a section is no template
 */
DumentLetterText *
dument_letter_text_parse (const char *text, DumentTemplateError *error)
{
  g_autoptr (DumentLetterText) self = NULL;
  g_autofree char *subject_text = NULL;
  g_autofree char *body_text = NULL;
  g_auto (GStrv) lines = NULL;
  gsize subject, body, end;

  g_return_val_if_fail (text != NULL && error != NULL, NULL);

  lines = g_strsplit (text, "\n", /* max_tokens= */ -1);
  for (gsize i = 0; lines[i] != NULL; i++)
    g_strchomp (lines[i]);
  end = g_strv_length (lines);
  subject = find_section (lines, 0, SUBJECT);
  body = find_section (lines, subject, BODY);
  if (body == end)
    {
      set_error (error, (unsigned) MAX (end, 1), subject == end ? SUBJECT : BODY);
      return NULL;
    }
  if (!check_marks (lines, body, error))
    return NULL;
  self = g_new0 (DumentLetterText, 1);
  subject_text = join_lines (lines, subject, body - 1);
  body_text = join_lines (lines, body, end);
  self->subject = dument_template_parse (subject_text, (unsigned) subject + 1, error);
  if (self->subject == NULL)
    return NULL;
  self->body = dument_template_parse (body_text, (unsigned) body + 1, error);
  return self->body != NULL ? g_steal_pointer (&self) : NULL;
}

/**
 * dument_letter_text_set_body:
 * @self: a text
 * @body: the template of another body, as its user wrote it: a line break is a line break, an empty
 *   line begins a paragraph
 * @error: (out): what is wrong with it, set only on failure; its lines are those of @body
 *
 * Returns: %FALSE if @body is no template or has an unknown mark; @self stays what it was then
 */
gboolean
dument_letter_text_set_body (DumentLetterText *self, const char *body, DumentTemplateError *error)
{
  g_autoptr (DumentTemplate) template = NULL;
  g_auto (GStrv) lines = NULL;

  g_return_val_if_fail (self != NULL && body != NULL && error != NULL, FALSE);

  template = dument_template_parse (body, 1, error);
  if (template == NULL)
    return FALSE;
  lines = g_strsplit (body, "\n", /* max_tokens= */ -1);
  for (gsize i = 0; lines[i] != NULL; i++)
    g_strstrip (lines[i]);
  if (!check_marks (lines, 0, error))
    return FALSE;
  dument_template_free (self->body);
  self->body = g_steal_pointer (&template);
  self->keeps_lines = TRUE;
  return TRUE;
}
