/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "domain/template-private.h"

#include <string.h>

/* What a loop within a loop over long lists may cost. */
#define MAX_STEPS 1000000

/* The item of a loop that runs, inside the others that run. */
typedef struct _Frame Frame;
struct _Frame
{
  const char *item;
  const DumentTemplateScope *scope;
  const Frame *outer;
};

/* @n_locks: how many locks were met
 * @lock: the one that is being evaluated, 0 for none
 * @keeps_names: whether variables stay variables
 * @runs: (nullable): the text in parts, beside @output, which counts */
typedef struct
{
  const DumentTemplateScope *scope;
  GString *output;
  DumentTemplateError *error;
  unsigned n_steps;
  guint n_locks;
  guint lock;
  gboolean keeps_names;
  GPtrArray *runs;
} Evaluation;

static gboolean evaluate_body (Evaluation *self, const GPtrArray *body, const Frame *frame);

/* Sets an error that is not set yet. Returns: %FALSE, so that a caller can hand it on */
gboolean
dument_template_error_set (DumentTemplateError *self,
                           DumentTemplateFault fault,
                           DumentTemplatePlace place,
                           const char *name)
{
  self->fault = fault;
  self->line = place.line;
  self->column = place.column;
  self->name = g_strdup (name);
  return FALSE;
}

/**
 * dument_template_error_clear:
 * @self: an error
 */
void
dument_template_error_clear (DumentTemplateError *self)
{
  g_clear_pointer (&self->name, g_free);
  self->fault = 0;
}

void
dument_template_condition_free (DumentTemplateCondition *self)
{
  if (self == NULL)
    return;
  g_free (self->name);
  g_free (self->text);
  dument_template_condition_free (self->left);
  dument_template_condition_free (self->right);
  g_free (self);
}

DumentTemplateBranch *
dument_template_branch_new (void)
{
  DumentTemplateBranch *branch = g_new0 (DumentTemplateBranch, 1);

  branch->body = g_ptr_array_new_with_free_func (dument_template_node_free);
  return branch;
}

void
dument_template_branch_free (gpointer data)
{
  DumentTemplateBranch *branch = data;

  dument_template_condition_free (branch->condition);
  g_ptr_array_unref (branch->body);
  g_free (branch);
}

void
dument_template_node_free (gpointer data)
{
  DumentTemplateNode *node = data;

  g_free (node->text);
  g_free (node->item);
  g_ptr_array_unref (node->branches);
  g_free (node);
}

/**
 * dument_template_free:
 * @self: (nullable): a template
 */
void
dument_template_free (DumentTemplate *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->body);
  g_free (self);
}

static const DumentTemplateValue *
find_value (const Evaluation *self, const Frame *frame, const char *name)
{
  for (; frame != NULL; frame = frame->outer)
    {
      gsize length = strlen (frame->item);

      if (g_str_has_prefix (name, frame->item) && name[length] == '.')
        return dument_template_scope_lookup (frame->scope, name + length + 1);
    }
  return dument_template_scope_lookup (self->scope, name);
}

static const DumentTemplateValue *
need_value (Evaluation *self, const Frame *frame, const char *name, DumentTemplatePlace place)
{
  const DumentTemplateValue *value = find_value (self, frame, name);

  if (value == NULL)
    dument_template_error_set (self->error, DUMENT_TEMPLATE_UNKNOWN_VARIABLE, place, name);
  return value;
}

static gboolean
is_present (const DumentTemplateValue *value)
{
  switch (value->kind)
    {
    case DUMENT_TEMPLATE_TEXT:
      return *value->text != '\0';
    case DUMENT_TEMPLATE_LIST:
      return value->items->len > 0;
    case DUMENT_TEMPLATE_INTEGER:
    case DUMENT_TEMPLATE_FLAG:
    default:
      return value->integer != 0;
    }
}

static gboolean
order_holds (DumentTemplateOperator comparison, int order)
{
  switch (comparison)
    {
    case DUMENT_TEMPLATE_EQUAL:
      return order == 0;
    case DUMENT_TEMPLATE_NOT_EQUAL:
      return order != 0;
    case DUMENT_TEMPLATE_LESS:
      return order < 0;
    case DUMENT_TEMPLATE_LESS_OR_EQUAL:
      return order <= 0;
    case DUMENT_TEMPLATE_GREATER:
      return order > 0;
    case DUMENT_TEMPLATE_GREATER_OR_EQUAL:
    default:
      return order >= 0;
    }
}

static gboolean
evaluate_comparison (Evaluation *self,
                     const DumentTemplateCondition *condition,
                     const DumentTemplateValue *value,
                     gboolean *ret_holds)
{
  gboolean is_text = condition->text != NULL;
  int order;

  if (value->kind != (is_text ? DUMENT_TEMPLATE_TEXT : DUMENT_TEMPLATE_INTEGER))
    return dument_template_error_set (self->error, DUMENT_TEMPLATE_WRONG_KIND, condition->place,
                                      condition->name);
  /* A word beside a text that may be anything is meant as a variable, which cannot stand there. */
  if (value->choices != NULL ? !g_strv_contains (value->choices, condition->text)
                             : condition->is_word)
    return dument_template_error_set (self->error, DUMENT_TEMPLATE_WRONG_KIND,
                                      condition->literal_place, condition->text);
  if (is_text)
    order = strcmp (value->text, condition->text);
  else
    order = (value->integer > condition->integer) - (value->integer < condition->integer);
  *ret_holds = order_holds (condition->comparison, order);
  return TRUE;
}

/* Both sides are evaluated in any case: a mistyped name must not hide behind an `ou`. */
static gboolean
evaluate_condition (Evaluation *self,
                    const DumentTemplateCondition *condition,
                    const Frame *frame,
                    gboolean *ret_holds)
{
  const DumentTemplateValue *value;
  gboolean left = FALSE, right = FALSE;

  if (condition->left != NULL && !evaluate_condition (self, condition->left, frame, &left))
    return FALSE;
  if (condition->right != NULL && !evaluate_condition (self, condition->right, frame, &right))
    return FALSE;
  switch (condition->kind)
    {
    case DUMENT_TEMPLATE_CONDITION_NOT:
      *ret_holds = !left;
      return TRUE;
    case DUMENT_TEMPLATE_CONDITION_AND:
      *ret_holds = left && right;
      return TRUE;
    case DUMENT_TEMPLATE_CONDITION_OR:
      *ret_holds = left || right;
      return TRUE;
    case DUMENT_TEMPLATE_CONDITION_PRESENT:
    case DUMENT_TEMPLATE_CONDITION_COMPARE:
    default:
      break;
    }
  value = need_value (self, frame, condition->name, condition->place);
  if (value == NULL)
    return FALSE;
  if (condition->kind == DUMENT_TEMPLATE_CONDITION_COMPARE)
    return evaluate_comparison (self, condition, value, ret_holds);
  *ret_holds = is_present (value);
  return TRUE;
}

void
dument_template_run_free (gpointer data)
{
  DumentTemplateRun *run = data;

  g_free (run->name);
  g_free (run->text);
  g_free (run);
}

/* Literal text goes on where literal text stands. Takes @text. */
static void
add_run (const Evaluation *self, const char *name, char *text)
{
  GPtrArray *runs = self->runs;
  DumentTemplateRun *last = runs->len > 0 ? runs->pdata[runs->len - 1] : NULL;
  DumentTemplateRun *run;

  if (name == NULL && last != NULL && last->name == NULL && last->lock == self->lock)
    {
      g_autofree char *head = g_steal_pointer (&last->text);
      g_autofree char *tail = text;

      last->text = g_strconcat (head, tail, NULL);
      return;
    }
  run = g_new0 (DumentTemplateRun, 1);
  run->name = g_strdup (name);
  run->text = text;
  run->lock = self->lock;
  g_ptr_array_add (runs, run);
}

/* The name of an item's variable means nothing outside its loop, so the value takes its place; it
 * must not read as a tag. */
static char *
escape_braces (const char *value)
{
  g_auto (GStrv) parts = g_strsplit_set (value, "{}", /* max_tokens= */ -1);

  return g_strjoinv (" ", parts);
}

static void
append_value (Evaluation *self, const DumentTemplateNode *node, const char *value, gboolean is_item)
{
  g_autofree char *escaped = self->keeps_names && is_item ? escape_braces (value) : NULL;

  if (self->runs != NULL)
    add_run (self, is_item ? NULL : node->text, g_strdup (is_item ? escaped : value));
  if (self->keeps_names && !is_item)
    g_string_append_printf (self->output, "{{ %s }}", node->text);
  else
    g_string_append (self->output, escaped != NULL ? escaped : value);
}

static gboolean
evaluate_print (Evaluation *self, const DumentTemplateNode *node, const Frame *frame)
{
  const DumentTemplateValue *value = find_value (self, frame, node->text);
  gboolean is_item =
      value != NULL && value != dument_template_scope_lookup (self->scope, node->text);
  g_autofree char *digits = NULL;

  if (value != NULL && value->kind == DUMENT_TEMPLATE_INTEGER)
    digits = g_strdup_printf ("%" G_GINT64_FORMAT, value->integer);
  if (self->runs != NULL && digits == NULL &&
      (value == NULL || value->kind != DUMENT_TEMPLATE_TEXT || *value->text == '\0'))
    {
      add_run (self, node->text, /* text= */ NULL);
      return TRUE;
    }
  if (value == NULL)
    return dument_template_error_set (self->error, DUMENT_TEMPLATE_UNKNOWN_VARIABLE, node->place,
                                      node->text);
  if (digits == NULL && value->kind != DUMENT_TEMPLATE_TEXT)
    return dument_template_error_set (self->error, DUMENT_TEMPLATE_WRONG_KIND, node->place,
                                      node->text);
  if (digits == NULL && *value->text == '\0')
    return dument_template_error_set (self->error, DUMENT_TEMPLATE_EMPTY_VARIABLE, node->place,
                                      node->text);
  append_value (self, node, digits != NULL ? digits : value->text, is_item);
  return TRUE;
}

static gboolean
evaluate_choice (Evaluation *self, const DumentTemplateNode *node, const Frame *frame)
{
  for (guint i = 0; i < node->branches->len; i++)
    {
      const DumentTemplateBranch *branch = node->branches->pdata[i];
      gboolean holds = TRUE;

      if (branch->condition != NULL && !evaluate_condition (self, branch->condition, frame, &holds))
        return FALSE;
      if (holds)
        return evaluate_body (self, branch->body, frame);
    }
  return TRUE;
}

static gboolean
evaluate_loop (Evaluation *self, const DumentTemplateNode *node, const Frame *frame)
{
  const DumentTemplateValue *list = need_value (self, frame, node->text, node->place);
  const DumentTemplateBranch *branch = node->branches->pdata[0];

  if (list == NULL)
    return FALSE;
  if (list->kind != DUMENT_TEMPLATE_LIST)
    return dument_template_error_set (self->error, DUMENT_TEMPLATE_WRONG_KIND, node->place,
                                      node->text);
  for (guint i = 0; i < list->items->len; i++)
    {
      Frame inner = { node->item, list->items->pdata[i], frame };

      if (++self->n_steps > MAX_STEPS)
        return dument_template_error_set (self->error, DUMENT_TEMPLATE_TOO_LARGE, node->place,
                                          node->text);
      if (!evaluate_body (self, branch->body, &inner))
        return FALSE;
    }
  return TRUE;
}

/* White space at the edges of a lock stays outside, so that joining lines changes nothing in it. */
static void
wrap_lock (GString *output, gsize start)
{
  static const char white[] = " \t\r\n";
  gsize end = output->len;

  start += strspn (output->str + start, white);
  while (end > start && strchr (white, output->str[end - 1]) != NULL)
    end--;
  if (end == start)
    return;
  g_string_insert (output, (gssize) end, "{{ fin }}");
  g_string_insert (output, (gssize) start, "{{ verrou }}");
}

static gboolean
evaluate_lock (Evaluation *self, const DumentTemplateNode *node, const Frame *frame)
{
  const DumentTemplateBranch *branch = node->branches->pdata[0];
  gsize start = self->output->len;

  self->lock = ++self->n_locks;
  if (!evaluate_body (self, branch->body, frame))
    return FALSE;
  self->lock = 0;
  if (self->keeps_names)
    wrap_lock (self->output, start);
  return TRUE;
}

static gboolean
evaluate_node (Evaluation *self, const DumentTemplateNode *node, const Frame *frame)
{
  switch (node->kind)
    {
    case DUMENT_TEMPLATE_NODE_PRINT:
      return evaluate_print (self, node, frame);
    case DUMENT_TEMPLATE_NODE_CHOICE:
      return evaluate_choice (self, node, frame);
    case DUMENT_TEMPLATE_NODE_LOOP:
      return evaluate_loop (self, node, frame);
    case DUMENT_TEMPLATE_NODE_LOCK:
      return evaluate_lock (self, node, frame);
    case DUMENT_TEMPLATE_NODE_TEXT:
    default:
      g_string_append (self->output, node->text);
      if (self->runs != NULL)
        add_run (self, /* name= */ NULL, g_strdup (node->text));
      return TRUE;
    }
}

static gboolean
evaluate_body (Evaluation *self, const GPtrArray *body, const Frame *frame)
{
  for (guint i = 0; i < body->len; i++)
    {
      const DumentTemplateNode *node = body->pdata[i];

      if (!evaluate_node (self, node, frame))
        return FALSE;
      if (++self->n_steps > MAX_STEPS || self->output->len > DUMENT_TEMPLATE_MAX_OUTPUT)
        return dument_template_error_set (self->error, DUMENT_TEMPLATE_TOO_LARGE, node->place,
                                          /* name= */ NULL);
    }
  return TRUE;
}

/**
 * dument_template_evaluate:
 * @self: a template
 * @scope: its variables
 * @error: (out): where it failed, set only on failure
 *
 * Returns: (transfer full) (nullable): the text with everything filled in, or %NULL if a variable
 * is unknown, empty where it is printed, or of the wrong kind
 */
char *
dument_template_evaluate (const DumentTemplate *self,
                          const DumentTemplateScope *scope,
                          DumentTemplateError *error)
{
  g_autoptr (GString) output = g_string_new (NULL);
  Evaluation evaluation = { .scope = scope, .output = output, .error = error };

  g_return_val_if_fail (self != NULL && scope != NULL && error != NULL, NULL);

  if (!evaluate_body (&evaluation, self->body, /* frame= */ NULL))
    return NULL;
  return g_string_free (g_steal_pointer (&output), /* free_segment= */ FALSE);
}

/**
 * dument_template_flatten:
 * @self: a template
 * @scope: its variables
 * @error: (out): where it failed, set only on failure
 *
 * Decides every choice and repeats every loop, and leaves the variables where they stand: what
 * comes out is a template without blocks that evaluates, in @scope, to what @self does. It is the
 * form in which somebody edits a text without losing what will change in it.
 *
 * Returns: (transfer full) (nullable): the text of that template, or %NULL as for
 *   dument_template_evaluate()
 */
char *
dument_template_flatten (const DumentTemplate *self,
                         const DumentTemplateScope *scope,
                         DumentTemplateError *error)
{
  g_autoptr (GString) output = g_string_new (NULL);
  Evaluation evaluation = {
    .scope = scope,
    .output = output,
    .error = error,
    .keeps_names = TRUE,
  };

  g_return_val_if_fail (self != NULL && scope != NULL && error != NULL, NULL);

  if (!evaluate_body (&evaluation, self->body, /* frame= */ NULL))
    return NULL;
  return g_string_free (g_steal_pointer (&output), /* free_segment= */ FALSE);
}

/**
 * dument_template_split:
 * @self: a template
 * @scope: its variables
 * @error: (out): where it failed, set only on failure
 *
 * Parts what comes out of a template into literal text and the values of variables. A variable
 * that cannot be printed, because it is unknown or empty, is a run without text instead of an
 * error.
 *
 * Returns: (transfer full) (nullable) (element-type DumentTemplateRun): the runs in their order, or
 *   %NULL if a condition cannot be decided
 */
GPtrArray *
dument_template_split (const DumentTemplate *self,
                       const DumentTemplateScope *scope,
                       DumentTemplateError *error)
{
  g_autoptr (GString) output = g_string_new (NULL);
  g_autoptr (GPtrArray) runs = g_ptr_array_new_with_free_func (dument_template_run_free);
  Evaluation evaluation = {
    .scope = scope,
    .output = output,
    .error = error,
    .keeps_names = TRUE,
    .runs = runs,
  };

  g_return_val_if_fail (self != NULL && scope != NULL && error != NULL, NULL);

  return evaluate_body (&evaluation, self->body, /* frame= */ NULL) ? g_steal_pointer (&runs)
                                                                    : NULL;
}

static gboolean check_body (Evaluation *self, const GPtrArray *body, const Frame *frame);

/* An empty text is right here: whether there is one depends on the letter. */
static gboolean
check_print (Evaluation *self, const DumentTemplateNode *node, const Frame *frame)
{
  const DumentTemplateValue *value = need_value (self, frame, node->text, node->place);

  if (value == NULL)
    return FALSE;
  return value->kind == DUMENT_TEMPLATE_TEXT || value->kind == DUMENT_TEMPLATE_INTEGER ||
         dument_template_error_set (self->error, DUMENT_TEMPLATE_WRONG_KIND, node->place,
                                    node->text);
}

static gboolean
check_loop (Evaluation *self, const DumentTemplateNode *node, const Frame *frame)
{
  const DumentTemplateValue *list = need_value (self, frame, node->text, node->place);
  const DumentTemplateBranch *branch = node->branches->pdata[0];
  Frame inner = { node->item, NULL, frame };

  if (list == NULL)
    return FALSE;
  if (list->kind != DUMENT_TEMPLATE_LIST)
    return dument_template_error_set (self->error, DUMENT_TEMPLATE_WRONG_KIND, node->place,
                                      node->text);
  if (list->items->len == 0)
    return TRUE;
  inner.scope = list->items->pdata[0];
  return check_body (self, branch->body, &inner);
}

static gboolean
check_node (Evaluation *self, const DumentTemplateNode *node, const Frame *frame)
{
  gboolean holds;

  if (node->kind == DUMENT_TEMPLATE_NODE_PRINT)
    return check_print (self, node, frame);
  if (node->kind == DUMENT_TEMPLATE_NODE_LOOP)
    return check_loop (self, node, frame);
  for (guint i = 0; i < node->branches->len; i++)
    {
      const DumentTemplateBranch *branch = node->branches->pdata[i];

      if ((branch->condition != NULL &&
           !evaluate_condition (self, branch->condition, frame, &holds)) ||
          !check_body (self, branch->body, frame))
        return FALSE;
    }
  return TRUE;
}

static gboolean
check_body (Evaluation *self, const GPtrArray *body, const Frame *frame)
{
  for (guint i = 0; i < body->len; i++)
    {
      if (!check_node (self, body->pdata[i], frame))
        return FALSE;
    }
  return TRUE;
}

/**
 * dument_template_check:
 * @self: a template
 * @scope: variables, and at least one item in each list whose items shall be checked
 * @error: (out): where it is wrong, set only on failure
 *
 * Looks at every branch, also at those that @scope would not take: a mistyped name is found before
 * the letter that needs it.
 *
 * Returns: %FALSE if a variable is unknown or of the wrong kind
 */
gboolean
dument_template_check (const DumentTemplate *self,
                       const DumentTemplateScope *scope,
                       DumentTemplateError *error)
{
  Evaluation evaluation = { .scope = scope, .error = error };

  g_return_val_if_fail (self != NULL && scope != NULL && error != NULL, FALSE);

  return check_body (&evaluation, self->body, /* frame= */ NULL);
}
