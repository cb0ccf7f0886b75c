/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "domain/template-private.h"

/* @guard: what has to hold where the walk has come to
 * @content: (nullable): of the lock that it is in
 * @words: likewise */
typedef struct
{
  GPtrArray *locks;
  GString *guard;
  GString *content;
  GString *words;
} Walk;

static void walk_body (Walk *self, const GPtrArray *body);

void
dument_template_lock_free (gpointer data)
{
  DumentTemplateLock *lock = data;

  g_free (lock->guard);
  g_free (lock->content);
  g_free (lock->words);
  g_free (lock);
}

static void
write_comparison (GString *text, const DumentTemplateCondition *condition)
{
  static const char *const signs[] = { "=", "≠", "<", "≤", ">", "≥" };

  g_string_append_printf (text, "%s %s ", condition->name, signs[condition->comparison]);
  if (condition->text != NULL)
    g_string_append_printf (text, "\"%s\"", condition->text);
  else
    g_string_append_printf (text, "%" G_GINT64_FORMAT, condition->integer);
}

/* Every condition has one spelling here, whatever the spaces and signs that it was typed with. */
static void
write_condition (GString *text, const DumentTemplateCondition *condition)
{
  switch (condition->kind)
    {
    case DUMENT_TEMPLATE_CONDITION_NOT:
      g_string_append (text, "non ");
      write_condition (text, condition->left);
      return;
    case DUMENT_TEMPLATE_CONDITION_AND:
    case DUMENT_TEMPLATE_CONDITION_OR:
      g_string_append_c (text, '(');
      write_condition (text, condition->left);
      g_string_append (text, condition->kind == DUMENT_TEMPLATE_CONDITION_AND ? " et " : " ou ");
      write_condition (text, condition->right);
      g_string_append_c (text, ')');
      return;
    case DUMENT_TEMPLATE_CONDITION_COMPARE:
      write_comparison (text, condition);
      return;
    case DUMENT_TEMPLATE_CONDITION_PRESENT:
    default:
      g_string_append (text, condition->name);
    }
}

static void
write_tag (GString *text, const char *word, const DumentTemplateCondition *condition)
{
  if (text == NULL)
    return;
  g_string_append_printf (text, "{{ %s", word);
  if (condition != NULL)
    {
      g_string_append_c (text, ' ');
      write_condition (text, condition);
    }
  g_string_append (text, " }}");
}

/* Lines may be broken elsewhere: between words there is one space. */
static void
write_words (GString *text, const char *words)
{
  for (; text != NULL && *words != '\0'; words++)
    {
      if (!g_ascii_isspace (*words))
        g_string_append_c (text, *words);
      else if (text->len > 0 && text->str[text->len - 1] != ' ')
        g_string_append_c (text, ' ');
    }
}

/* The branches before the one that is taken belong to what has to hold for it. */
static void
walk_choice (Walk *self, const DumentTemplateNode *node)
{
  gsize outside = self->guard->len;

  for (guint i = 0; i < node->branches->len; i++)
    {
      const DumentTemplateBranch *branch = node->branches->pdata[i];
      const char *word = i == 0 ? "si" : branch->condition != NULL ? "sinon si" : "sinon";

      write_tag (self->guard, word, branch->condition);
      write_tag (self->content, word, branch->condition);
      walk_body (self, branch->body);
    }
  write_tag (self->content, "fin", /* condition= */ NULL);
  g_string_truncate (self->guard, outside);
}

static void
walk_loop (Walk *self, const DumentTemplateNode *node)
{
  const DumentTemplateBranch *branch = node->branches->pdata[0];
  g_autofree char *word = g_strdup_printf ("pour %s dans %s", node->item, node->text);
  gsize outside = self->guard->len;

  write_tag (self->guard, word, /* condition= */ NULL);
  write_tag (self->content, word, /* condition= */ NULL);
  walk_body (self, branch->body);
  write_tag (self->content, "fin", /* condition= */ NULL);
  g_string_truncate (self->guard, outside);
}

/* A lock holds no other. */
static void
walk_lock (Walk *self, const DumentTemplateNode *node)
{
  const DumentTemplateBranch *branch = node->branches->pdata[0];
  DumentTemplateLock *lock = g_new0 (DumentTemplateLock, 1);

  lock->guard = g_strdup (self->guard->str);
  self->content = g_string_new (NULL);
  self->words = g_string_new (NULL);
  walk_body (self, branch->body);
  lock->content =
      g_strstrip (g_string_free (g_steal_pointer (&self->content), /* free_segment= */ FALSE));
  lock->words =
      g_strstrip (g_string_free (g_steal_pointer (&self->words), /* free_segment= */ FALSE));
  g_ptr_array_add (self->locks, lock);
}

static void
walk_node (Walk *self, const DumentTemplateNode *node)
{
  switch (node->kind)
    {
    case DUMENT_TEMPLATE_NODE_PRINT:
      write_tag (self->content, node->text, /* condition= */ NULL);
      write_words (self->words, node->text);
      return;
    case DUMENT_TEMPLATE_NODE_CHOICE:
      walk_choice (self, node);
      return;
    case DUMENT_TEMPLATE_NODE_LOOP:
      walk_loop (self, node);
      return;
    case DUMENT_TEMPLATE_NODE_LOCK:
      walk_lock (self, node);
      return;
    case DUMENT_TEMPLATE_NODE_TEXT:
    default:
      write_words (self->content, node->text);
      write_words (self->words, node->text);
    }
}

static void
walk_body (Walk *self, const GPtrArray *body)
{
  for (guint i = 0; i < body->len; i++)
    walk_node (self, body->pdata[i]);
}

/**
 * dument_template_list_locks:
 * @self: a template
 *
 * Returns: (transfer full) (element-type DumentTemplateLock): what is locked in it, in order
 */
GPtrArray *
dument_template_list_locks (const DumentTemplate *self)
{
  g_autoptr (GString) guard = g_string_new (NULL);
  Walk walk = { .guard = guard };

  g_return_val_if_fail (self != NULL, NULL);

  walk.locks = g_ptr_array_new_with_free_func (dument_template_lock_free);
  walk_body (&walk, self->body);
  return walk.locks;
}
