/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "domain/template-private.h"

#include <string.h>

typedef struct
{
  DumentTemplateLexer lexer;
  DumentTemplateError *error;
  unsigned depth;
  unsigned n_terms;
  gboolean in_lock;
  gboolean starts_line;
  gboolean in_block_line;
} Parser;

/* What ended the body of a block. */
typedef enum
{
  ENDING_TEXT,
  ENDING_ELSE,
  ENDING_BLOCK,
} Ending;

static gboolean parse_body (Parser *self, GPtrArray *body, Ending *ret_ending);
static DumentTemplateCondition *parse_either (Parser *self);

static gboolean
fail (Parser *self, DumentTemplateFault fault, DumentTemplatePlace place, const char *name)
{
  return dument_template_error_set (self->error, fault, place, name);
}

static gboolean
next_token (Parser *self)
{
  return dument_template_lexer_next (&self->lexer, self->error);
}

static gboolean
fail_at_token (Parser *self)
{
  return fail (self, DUMENT_TEMPLATE_WRONG_SYNTAX, self->lexer.token.place, self->lexer.token.text);
}

static gboolean
is_word (const Parser *self, const char *word)
{
  return self->lexer.token.kind == DUMENT_TEMPLATE_TOKEN_NAME &&
         g_str_equal (self->lexer.token.text, word);
}

static gboolean
is_reserved (const char *name)
{
  static const char *const words[] = {
    "si", "sinon", "fin", "pour", "dans", "et", "ou", "non", "verrou", NULL,
  };

  return g_strv_contains (words, name);
}

static gboolean
expect_word (Parser *self, const char *word)
{
  return is_word (self, word) ? next_token (self) : fail_at_token (self);
}

/* The token behind `}}` is not read: what follows is text. */
static gboolean
expect_tag_end (Parser *self)
{
  return self->lexer.token.kind == DUMENT_TEMPLATE_TOKEN_TAG_END || fail_at_token (self);
}

static gboolean
expect_name (Parser *self, char **ret_name)
{
  g_autofree char *name = NULL;

  if (self->lexer.token.kind != DUMENT_TEMPLATE_TOKEN_NAME || is_reserved (self->lexer.token.text))
    return fail_at_token (self);
  name = g_steal_pointer (&self->lexer.token.text);
  if (!next_token (self))
    return FALSE;
  *ret_name = g_steal_pointer (&name);
  return TRUE;
}

static gboolean
parse_comparison (Parser *self, DumentTemplateCondition *condition)
{
  const DumentTemplateToken *token = &self->lexer.token;

  condition->kind = DUMENT_TEMPLATE_CONDITION_COMPARE;
  condition->comparison = token->comparison;
  if (!next_token (self))
    return FALSE;
  condition->literal_place = token->place;
  condition->is_word = token->kind == DUMENT_TEMPLATE_TOKEN_NAME;
  if (token->kind == DUMENT_TEMPLATE_TOKEN_INTEGER)
    condition->integer = token->integer;
  else if ((token->kind == DUMENT_TEMPLATE_TOKEN_TEXT ||
            (token->kind == DUMENT_TEMPLATE_TOKEN_NAME && !is_reserved (token->text))) &&
           (condition->comparison == DUMENT_TEMPLATE_EQUAL ||
            condition->comparison == DUMENT_TEMPLATE_NOT_EQUAL))
    condition->text = g_strdup (token->text);
  else
    return fail_at_token (self);
  return next_token (self);
}

static DumentTemplateCondition *
parse_term (Parser *self)
{
  g_autoptr (DumentTemplateCondition) condition = g_new0 (DumentTemplateCondition, 1);

  condition->place = self->lexer.token.place;
  if (++self->n_terms > DUMENT_TEMPLATE_MAX_DEPTH)
    {
      fail (self, DUMENT_TEMPLATE_TOO_DEEP, condition->place, /* name= */ NULL);
      return NULL;
    }
  if (is_word (self, "non"))
    {
      condition->kind = DUMENT_TEMPLATE_CONDITION_NOT;
      if (!next_token (self) || (condition->left = parse_term (self)) == NULL)
        return NULL;
      return g_steal_pointer (&condition);
    }
  if (!expect_name (self, &condition->name))
    return NULL;
  if (self->lexer.token.kind == DUMENT_TEMPLATE_TOKEN_OPERATOR &&
      !parse_comparison (self, condition))
    return NULL;
  return g_steal_pointer (&condition);
}

static DumentTemplateCondition *
join (DumentTemplateConditionKind kind,
      DumentTemplateCondition *left,
      DumentTemplateCondition *right)
{
  DumentTemplateCondition *joined = g_new0 (DumentTemplateCondition, 1);

  joined->kind = kind;
  joined->left = left;
  joined->right = right;
  return joined;
}

/* One or more of what @parse reads, joined by @word. */
static DumentTemplateCondition *
parse_joined (Parser *self,
              const char *word,
              DumentTemplateConditionKind kind,
              DumentTemplateCondition *(*parse) (Parser *self))
{
  g_autoptr (DumentTemplateCondition) left = parse (self);

  while (left != NULL && is_word (self, word))
    {
      DumentTemplateCondition *right = next_token (self) ? parse (self) : NULL;

      if (right == NULL)
        return NULL;
      left = join (kind, g_steal_pointer (&left), right);
    }
  return g_steal_pointer (&left);
}

static DumentTemplateCondition *
parse_both (Parser *self)
{
  return parse_joined (self, "et", DUMENT_TEMPLATE_CONDITION_AND, parse_term);
}

static DumentTemplateCondition *
parse_either (Parser *self)
{
  return parse_joined (self, "ou", DUMENT_TEMPLATE_CONDITION_OR, parse_both);
}

static DumentTemplateNode *
add_node (GPtrArray *body, DumentTemplateNodeKind kind, DumentTemplatePlace place)
{
  DumentTemplateNode *node = g_new0 (DumentTemplateNode, 1);

  node->kind = kind;
  node->place = place;
  node->branches = g_ptr_array_new_with_free_func (dument_template_branch_free);
  g_ptr_array_add (body, node);
  return node;
}

static DumentTemplateBranch *
add_branch (DumentTemplateNode *node)
{
  DumentTemplateBranch *branch = dument_template_branch_new ();

  g_ptr_array_add (node->branches, branch);
  return branch;
}

static gboolean
parse_print (Parser *self, GPtrArray *body)
{
  DumentTemplateNode *node = add_node (body, DUMENT_TEMPLATE_NODE_PRINT, self->lexer.token.place);

  return expect_name (self, &node->text) && expect_tag_end (self);
}

static gboolean
parse_branch (Parser *self, DumentTemplateNode *node, gboolean has_condition, Ending *ret_ending)
{
  DumentTemplateBranch *branch = add_branch (node);

  self->n_terms = 0;
  if (has_condition && (branch->condition = parse_either (self)) == NULL)
    return FALSE;
  return expect_tag_end (self) && parse_body (self, branch->body, ret_ending);
}

/* Begins and ends behind a keyword of the block. */
static gboolean
parse_choice (Parser *self, GPtrArray *body, DumentTemplatePlace place)
{
  DumentTemplateNode *node = add_node (body, DUMENT_TEMPLATE_NODE_CHOICE, place);
  gboolean has_condition = TRUE;
  Ending ending;

  for (;;)
    {
      if (!parse_branch (self, node, has_condition, &ending))
        return FALSE;
      if (ending == ENDING_TEXT)
        return fail (self, DUMENT_TEMPLATE_UNCLOSED_BLOCK, place, "si");
      if (ending == ENDING_BLOCK)
        return expect_tag_end (self);
      if (!has_condition)
        return fail (self, DUMENT_TEMPLATE_STRAY_TAG, self->lexer.tag_place, "sinon");
      has_condition = is_word (self, "si");
      if (has_condition && !next_token (self))
        return FALSE;
    }
}

static gboolean
parse_loop (Parser *self, GPtrArray *body, DumentTemplatePlace place)
{
  DumentTemplateNode *node = add_node (body, DUMENT_TEMPLATE_NODE_LOOP, place);
  DumentTemplateBranch *branch = add_branch (node);
  Ending ending;

  if (!expect_name (self, &node->item) || !expect_word (self, "dans"))
    return FALSE;
  node->place = self->lexer.token.place;
  if (!expect_name (self, &node->text) || !expect_tag_end (self) ||
      !parse_body (self, branch->body, &ending))
    return FALSE;
  if (ending == ENDING_TEXT)
    return fail (self, DUMENT_TEMPLATE_UNCLOSED_BLOCK, place, "pour");
  if (ending == ENDING_ELSE)
    return fail (self, DUMENT_TEMPLATE_STRAY_TAG, self->lexer.tag_place, "sinon");
  return expect_tag_end (self);
}

static gboolean
is_block_word (const char *tag)
{
  static const char *const words[] = { "sinon", "si", "fin", "pour", "verrou" };

  tag += strspn (tag, " \t");
  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    {
      if (g_str_has_prefix (tag, words[i]) && strchr (" \t\n}", tag[strlen (words[i])]) != NULL)
        return TRUE;
    }
  return FALSE;
}

/* Returns: (nullable): what follows the tag, whose quoted texts may hold braces */
static const char *
find_tag_end (const char *tag)
{
  gboolean quoted = FALSE;

  for (; *tag != '\0'; tag++)
    {
      if (*tag == '"')
        quoted = !quoted;
      else if (!quoted && g_str_has_prefix (tag, "}}"))
        return tag + 2;
    }
  return NULL;
}

/* Whether the line that begins at @text holds blocks and comments only. */
static gboolean
is_block_line (const char *text)
{
  gboolean has_block = FALSE;

  for (;;)
    {
      text += strspn (text, " \t\r");
      if (*text == '\0' || *text == '\n')
        return has_block;
      if (g_str_has_prefix (text, "{#"))
        {
          text = strstr (text, "#}");
          text = text != NULL ? text + 2 : NULL;
        }
      else if (g_str_has_prefix (text, "{{") && is_block_word (text + 2))
        text = find_tag_end (text + 2);
      else
        return FALSE;
      if (text == NULL)
        return FALSE;
      has_block = TRUE;
    }
}

/* Takes the text up to the next tag, without what a line of blocks would leave behind. */
static gboolean
parse_text (Parser *self, GPtrArray *body)
{
  g_autoptr (GString) text = g_string_new (NULL);
  DumentTemplateLexer *lexer = &self->lexer;
  DumentTemplatePlace place = lexer->place;

  for (;;)
    {
      gsize length;

      if (self->starts_line)
        self->in_block_line = is_block_line (lexer->next);
      self->starts_line = FALSE;
      if (self->in_block_line)
        dument_template_lexer_skip (lexer, strspn (lexer->next, " \t\r"));
      if (*lexer->next == '\0' || g_str_has_prefix (lexer->next, "{{") ||
          g_str_has_prefix (lexer->next, "{#"))
        break;
      if (g_str_has_prefix (lexer->next, "}}"))
        return fail (self, DUMENT_TEMPLATE_STRAY_TAG, lexer->place, "}}");
      self->starts_line = *lexer->next == '\n';
      length = (gsize) (g_utf8_next_char (lexer->next) - lexer->next);
      if (!self->in_block_line)
        g_string_append_len (text, lexer->next, (gssize) length);
      dument_template_lexer_skip (lexer, length);
    }
  if (text->len > 0)
    add_node (body, DUMENT_TEMPLATE_NODE_TEXT, place)->text =
        g_string_free (g_steal_pointer (&text), /* free_segment= */ FALSE);
  return TRUE;
}

static gboolean
skip_comment (Parser *self)
{
  const char *end = strstr (self->lexer.next, "#}");

  if (end == NULL)
    return fail (self, DUMENT_TEMPLATE_UNCLOSED_TAG, self->lexer.place, /* name= */ NULL);
  dument_template_lexer_skip (&self->lexer, (gsize) (end + 2 - self->lexer.next));
  return TRUE;
}

/* A lock holds choices and values, but no lock. */
static gboolean
parse_lock (Parser *self, GPtrArray *body, DumentTemplatePlace place)
{
  DumentTemplateBranch *branch = add_branch (add_node (body, DUMENT_TEMPLATE_NODE_LOCK, place));
  Ending ending;

  if (self->in_lock)
    return fail (self, DUMENT_TEMPLATE_WRONG_SYNTAX, place, "verrou");
  self->in_lock = TRUE;
  if (!expect_tag_end (self) || !parse_body (self, branch->body, &ending))
    return FALSE;
  self->in_lock = FALSE;
  if (ending == ENDING_TEXT)
    return fail (self, DUMENT_TEMPLATE_UNCLOSED_BLOCK, place, "verrou");
  if (ending == ENDING_ELSE)
    return fail (self, DUMENT_TEMPLATE_STRAY_TAG, self->lexer.tag_place, "sinon");
  return expect_tag_end (self);
}

static gboolean
parse_block_of (Parser *self, GPtrArray *body, DumentTemplatePlace place, const char *word)
{
  if (!next_token (self))
    return FALSE;
  if (g_str_equal (word, "si"))
    return parse_choice (self, body, place);
  return g_str_equal (word, "pour") ? parse_loop (self, body, place)
                                    : parse_lock (self, body, place);
}

static gboolean
parse_block (Parser *self, GPtrArray *body)
{
  DumentTemplatePlace place = self->lexer.tag_place;
  g_autofree char *word = g_strdup (self->lexer.token.text);
  gboolean parsed;

  if (++self->depth > DUMENT_TEMPLATE_MAX_DEPTH)
    return fail (self, DUMENT_TEMPLATE_TOO_DEEP, place, self->lexer.token.text);
  parsed = parse_block_of (self, body, place, word);
  self->depth--;
  return parsed;
}

/* Ends behind the keyword that closes the body, or at the end of the text. */
static gboolean
parse_body (Parser *self, GPtrArray *body, Ending *ret_ending)
{
  for (;;)
    {
      gboolean parsed;

      if (!parse_text (self, body))
        return FALSE;
      *ret_ending = ENDING_TEXT;
      if (*self->lexer.next == '\0')
        return TRUE;
      if (g_str_has_prefix (self->lexer.next, "{#"))
        {
          if (!skip_comment (self))
            return FALSE;
          continue;
        }
      self->lexer.tag_place = self->lexer.place;
      dument_template_lexer_skip (&self->lexer, strlen ("{{"));
      if (!next_token (self))
        return FALSE;
      *ret_ending = is_word (self, "fin") ? ENDING_BLOCK : ENDING_ELSE;
      if (is_word (self, "fin") || is_word (self, "sinon"))
        return next_token (self);
      parsed = is_word (self, "si") || is_word (self, "pour") || is_word (self, "verrou")
                   ? parse_block (self, body)
                   : parse_print (self, body);
      if (!parsed)
        return FALSE;
    }
}

static gboolean
check_text (Parser *self, const char *text)
{
  const char *end;

  if (strlen (text) > DUMENT_TEMPLATE_MAX_SIZE)
    return fail (self, DUMENT_TEMPLATE_TOO_LARGE, self->lexer.place, /* name= */ NULL);
  if (g_utf8_validate (text, /* max_len= */ -1, &end))
    return TRUE;
  dument_template_lexer_skip (&self->lexer, (gsize) (end - text));
  return fail (self, DUMENT_TEMPLATE_WRONG_ENCODING, self->lexer.place, /* name= */ NULL);
}

/**
 * dument_template_parse:
 * @text: the template's text
 * @first_line: the number of its first line, for the places in errors
 * @error: (out): what is wrong with it, set only on failure
 *
 * Returns: (transfer full) (nullable): the template, or %NULL if @text is not one
 */
DumentTemplate *
dument_template_parse (const char *text, unsigned first_line, DumentTemplateError *error)
{
  g_autoptr (DumentTemplate) template = NULL;
  Parser parser = { .starts_line = TRUE, .error = error };
  Ending ending = ENDING_TEXT;
  gboolean parsed;

  g_return_val_if_fail (text != NULL && error != NULL, NULL);

  parser.lexer.next = text;
  parser.lexer.place = (DumentTemplatePlace){ first_line, 1 };
  if (!check_text (&parser, text))
    return NULL;
  template = g_new0 (DumentTemplate, 1);
  template->body = g_ptr_array_new_with_free_func (dument_template_node_free);
  parsed = parse_body (&parser, template->body, &ending);
  if (parsed && ending != ENDING_TEXT)
    parsed = fail (&parser, DUMENT_TEMPLATE_STRAY_TAG, parser.lexer.tag_place,
                   ending == ENDING_ELSE ? "sinon" : "fin");
  dument_template_lexer_clear (&parser.lexer);
  return parsed ? g_steal_pointer (&template) : NULL;
}
