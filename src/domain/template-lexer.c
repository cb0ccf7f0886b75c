/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "domain/template-private.h"

#include <string.h>

void
dument_template_lexer_clear (DumentTemplateLexer *self)
{
  g_clear_pointer (&self->token.text, g_free);
}

/* Goes on by whole characters and keeps count of lines and columns. */
void
dument_template_lexer_skip (DumentTemplateLexer *self, gsize n_bytes)
{
  const char *end = self->next + n_bytes;

  for (; self->next < end; self->next = g_utf8_next_char (self->next))
    {
      if (*self->next == '\n')
        {
          self->place.line++;
          self->place.column = 1;
        }
      else
        self->place.column++;
    }
}

static void
skip_spaces (DumentTemplateLexer *self)
{
  while (*self->next != '\0' && g_unichar_isspace (g_utf8_get_char (self->next)))
    dument_template_lexer_skip (self, (gsize) (g_utf8_next_char (self->next) - self->next));
}

static gboolean
is_name_character (gunichar c)
{
  return g_unichar_isalnum (c) || g_unichar_ismark (c) || c == '_' || c == '.';
}

static gsize
name_length (const char *text)
{
  const char *end = text;

  if (!g_unichar_isalpha (g_utf8_get_char (text)) && *text != '_')
    return 0;
  while (*end != '\0' && is_name_character (g_utf8_get_char (end)))
    end = g_utf8_next_char (end);
  while (end[-1] == '.')
    end--;
  return (gsize) (end - text);
}

static void
take (DumentTemplateLexer *self, DumentTemplateTokenKind kind, gsize length)
{
  g_autofree char *taken = g_strndup (self->next, length);

  self->token.kind = kind;
  /* A name typed with combining accents is the same name. */
  self->token.text = g_utf8_normalize (taken, /* len= */ -1, G_NORMALIZE_NFC);
  dument_template_lexer_skip (self, length);
}

static gboolean
refuse (DumentTemplateLexer *self, DumentTemplateError *error)
{
  g_autofree char *name = NULL;

  if (*self->next == '\0')
    return dument_template_error_set (error, DUMENT_TEMPLATE_UNCLOSED_TAG, self->tag_place,
                                      /* name= */ NULL);
  name = g_strndup (self->next, (gsize) (g_utf8_next_char (self->next) - self->next));
  return dument_template_error_set (error, DUMENT_TEMPLATE_WRONG_SYNTAX, self->place, name);
}

static gboolean
take_quoted (DumentTemplateLexer *self, DumentTemplateError *error)
{
  gsize length = strcspn (self->next + 1, "\"\n");

  if (self->next[1 + length] != '"')
    return refuse (self, error);
  dument_template_lexer_skip (self, 1);
  take (self, DUMENT_TEMPLATE_TOKEN_TEXT, length);
  dument_template_lexer_skip (self, 1);
  return TRUE;
}

/* Eighteen digits cannot overflow. */
static gboolean
take_integer (DumentTemplateLexer *self, DumentTemplateError *error)
{
  gsize sign = *self->next == '-' ? 1 : 0;
  gsize n_digits = strspn (self->next + sign, "0123456789");
  gint64 value = 0;

  if (n_digits == 0 || n_digits > 18)
    return refuse (self, error);
  for (gsize i = 0; i < n_digits; i++)
    value = value * 10 + (self->next[sign + i] - '0');
  self->token.integer = sign > 0 ? -value : value;
  take (self, DUMENT_TEMPLATE_TOKEN_INTEGER, sign + n_digits);
  return TRUE;
}

static gboolean
take_operator (DumentTemplateLexer *self)
{
  /* Longer spellings first. */
  static const struct
  {
    const char *spelling;
    DumentTemplateOperator comparison;
  } operators[] = {
    { "!=", DUMENT_TEMPLATE_NOT_EQUAL },
    { "<=", DUMENT_TEMPLATE_LESS_OR_EQUAL },
    { ">=", DUMENT_TEMPLATE_GREATER_OR_EQUAL },
    { "≠", DUMENT_TEMPLATE_NOT_EQUAL },
    { "≤", DUMENT_TEMPLATE_LESS_OR_EQUAL },
    { "≥", DUMENT_TEMPLATE_GREATER_OR_EQUAL },
    { "=", DUMENT_TEMPLATE_EQUAL },
    { "<", DUMENT_TEMPLATE_LESS },
    { ">", DUMENT_TEMPLATE_GREATER },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (operators); i++)
    {
      if (g_str_has_prefix (self->next, operators[i].spelling))
        {
          self->token.comparison = operators[i].comparison;
          take (self, DUMENT_TEMPLATE_TOKEN_OPERATOR, strlen (operators[i].spelling));
          return TRUE;
        }
    }
  return FALSE;
}

/* Reads the next word of a tag. */
gboolean
dument_template_lexer_next (DumentTemplateLexer *self, DumentTemplateError *error)
{
  gsize length;

  g_clear_pointer (&self->token.text, g_free);
  skip_spaces (self);
  self->token.place = self->place;
  length = name_length (self->next);
  if (length > 0)
    {
      take (self, DUMENT_TEMPLATE_TOKEN_NAME, length);
      return TRUE;
    }
  if (g_str_has_prefix (self->next, "}}"))
    {
      take (self, DUMENT_TEMPLATE_TOKEN_TAG_END, 2);
      return TRUE;
    }
  if (*self->next == '"')
    return take_quoted (self, error);
  if (g_ascii_isdigit (*self->next) || *self->next == '-')
    return take_integer (self, error);
  return take_operator (self) || refuse (self, error);
}
