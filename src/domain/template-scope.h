/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * DumentTemplateScope:
 *
 * The variables that a template may use, by their French names: texts, integers, flags, and lists
 * whose items are scopes themselves. A name may hold dots, as in `client.nom`; they mean nothing.
 * A variable that may be missing is set to an empty text: what was never set is unknown, which is
 * an error even in a condition.
 */
typedef struct _DumentTemplateScope DumentTemplateScope;

/** What a variable holds. */
typedef enum
{
  DUMENT_TEMPLATE_TEXT,
  DUMENT_TEMPLATE_INTEGER,
  DUMENT_TEMPLATE_FLAG,
  DUMENT_TEMPLATE_LIST,
} DumentTemplateValueKind;

/**
 * DumentTemplateValue:
 * @kind: which of the members counts
 * @text: the text, perhaps empty
 * @integer: the integer; a flag is 0 or 1
 * @items: (element-type DumentTemplateScope) (nullable): the list
 * @choices: (nullable) (array zero-terminated=1): the words that a text may be, where they are few
 */
typedef struct
{
  DumentTemplateValueKind kind;
  char *text;
  gint64 integer;
  GPtrArray *items;
  const char *const *choices;
} DumentTemplateValue;

DumentTemplateScope *dument_template_scope_new (void);
void dument_template_scope_free (DumentTemplateScope *self);
void dument_template_scope_set_text (DumentTemplateScope *self, const char *name, const char *text);
void dument_template_scope_set_choice (DumentTemplateScope *self,
                                       const char *name,
                                       const char *text,
                                       const char *const *choices);
void
dument_template_scope_set_integer (DumentTemplateScope *self, const char *name, gint64 integer);
void dument_template_scope_set_flag (DumentTemplateScope *self, const char *name, gboolean flag);
void dument_template_scope_set_list (DumentTemplateScope *self, const char *name);
DumentTemplateScope *
dument_template_scope_add_item (DumentTemplateScope *self, const char *list_name);
const DumentTemplateValue *
dument_template_scope_lookup (const DumentTemplateScope *self, const char *name);
GStrv dument_template_scope_names (const DumentTemplateScope *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DumentTemplateScope, dument_template_scope_free)

G_END_DECLS
