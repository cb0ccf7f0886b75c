/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "domain/template-scope.h"

#include <string.h>

struct _DumentTemplateScope
{
  GHashTable *values;
};

static void
free_value (gpointer data)
{
  DumentTemplateValue *value = data;

  g_free (value->text);
  g_clear_pointer (&value->items, g_ptr_array_unref);
  g_free (value);
}

static void
free_item (gpointer data)
{
  dument_template_scope_free (data);
}

/**
 * dument_template_scope_new:
 *
 * Returns: (transfer full): a scope that knows no variable
 */
DumentTemplateScope *
dument_template_scope_new (void)
{
  DumentTemplateScope *self = g_new0 (DumentTemplateScope, 1);

  self->values = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_value);
  return self;
}

/**
 * dument_template_scope_free:
 * @self: (nullable): a scope
 */
void
dument_template_scope_free (DumentTemplateScope *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->values);
  g_free (self);
}

static DumentTemplateValue *
set_value (DumentTemplateScope *self, const char *name, DumentTemplateValueKind kind)
{
  DumentTemplateValue *value = g_new0 (DumentTemplateValue, 1);

  value->kind = kind;
  g_hash_table_replace (self->values, g_strdup (name), value);
  return value;
}

/**
 * dument_template_scope_set_text:
 * @self: a scope
 * @name: name of the variable
 * @text: (nullable): its text; %NULL is as good as empty
 */
void
dument_template_scope_set_text (DumentTemplateScope *self, const char *name, const char *text)
{
  g_return_if_fail (self != NULL && name != NULL);

  set_value (self, name, DUMENT_TEMPLATE_TEXT)->text = g_strdup (text != NULL ? text : "");
}

/**
 * dument_template_scope_set_choice:
 * @self: a scope
 * @name: name of the variable
 * @text: one of @choices
 * @choices: (array zero-terminated=1): all words that it may be, which outlive @self; a comparison
 *   with another one is a mistake
 */
void
dument_template_scope_set_choice (DumentTemplateScope *self,
                                  const char *name,
                                  const char *text,
                                  const char *const *choices)
{
  DumentTemplateValue *value;

  g_return_if_fail (self != NULL && name != NULL && g_strv_contains (choices, text));

  value = set_value (self, name, DUMENT_TEMPLATE_TEXT);
  value->text = g_strdup (text);
  value->choices = choices;
}

/**
 * dument_template_scope_set_integer:
 * @self: a scope
 * @name: name of the variable
 * @integer: its number
 */
void
dument_template_scope_set_integer (DumentTemplateScope *self, const char *name, gint64 integer)
{
  g_return_if_fail (self != NULL && name != NULL);

  set_value (self, name, DUMENT_TEMPLATE_INTEGER)->integer = integer;
}

/**
 * dument_template_scope_set_flag:
 * @self: a scope
 * @name: name of the variable
 * @flag: whether it holds; a flag can be asked for, not printed
 */
void
dument_template_scope_set_flag (DumentTemplateScope *self, const char *name, gboolean flag)
{
  g_return_if_fail (self != NULL && name != NULL);

  set_value (self, name, DUMENT_TEMPLATE_FLAG)->integer = flag ? 1 : 0;
}

/**
 * dument_template_scope_set_list:
 * @self: a scope
 * @name: name of the list, which is empty from now on
 */
void
dument_template_scope_set_list (DumentTemplateScope *self, const char *name)
{
  g_return_if_fail (self != NULL && name != NULL);

  set_value (self, name, DUMENT_TEMPLATE_LIST)->items = g_ptr_array_new_with_free_func (free_item);
}

/**
 * dument_template_scope_add_item:
 * @self: a scope
 * @list_name: name of a list that was set before
 *
 * Returns: (transfer none): the scope of a new item at the end of the list
 */
DumentTemplateScope *
dument_template_scope_add_item (DumentTemplateScope *self, const char *list_name)
{
  const DumentTemplateValue *list;
  DumentTemplateScope *item;

  g_return_val_if_fail (self != NULL && list_name != NULL, NULL);

  list = dument_template_scope_lookup (self, list_name);
  g_return_val_if_fail (list != NULL && list->kind == DUMENT_TEMPLATE_LIST, NULL);
  item = dument_template_scope_new ();
  g_ptr_array_add (list->items, item);
  return item;
}

/**
 * dument_template_scope_lookup:
 * @self: a scope
 * @name: name of a variable
 *
 * Returns: (transfer none) (nullable): what it holds, or %NULL if it was never set
 */
const DumentTemplateValue *
dument_template_scope_lookup (const DumentTemplateScope *self, const char *name)
{
  g_return_val_if_fail (self != NULL && name != NULL, NULL);

  return g_hash_table_lookup (self->values, name);
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/**
 * dument_template_scope_names:
 * @self: a scope
 *
 * Returns: (transfer full): the names of all its variables, in the order of their bytes
 */
GStrv
dument_template_scope_names (const DumentTemplateScope *self)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer name;

  g_return_val_if_fail (self != NULL, NULL);

  g_hash_table_iter_init (&iter, self->values);
  while (g_hash_table_iter_next (&iter, &name, /* value= */ NULL))
    g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort (names, compare_names);
  g_ptr_array_add (names, NULL);
  return (GStrv) g_ptr_array_steal (names, /* len= */ NULL);
}
