/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */
#pragma once

#include "domain/template.h"

G_BEGIN_DECLS

/* Where something stands in the text, counted from 1 in characters. */
typedef struct
{
  unsigned line;
  unsigned column;
} DumentTemplatePlace;

typedef enum
{
  DUMENT_TEMPLATE_EQUAL,
  DUMENT_TEMPLATE_NOT_EQUAL,
  DUMENT_TEMPLATE_LESS,
  DUMENT_TEMPLATE_LESS_OR_EQUAL,
  DUMENT_TEMPLATE_GREATER,
  DUMENT_TEMPLATE_GREATER_OR_EQUAL,
} DumentTemplateOperator;

typedef enum
{
  DUMENT_TEMPLATE_CONDITION_PRESENT,
  DUMENT_TEMPLATE_CONDITION_COMPARE,
  DUMENT_TEMPLATE_CONDITION_NOT,
  DUMENT_TEMPLATE_CONDITION_AND,
  DUMENT_TEMPLATE_CONDITION_OR,
} DumentTemplateConditionKind;

typedef struct _DumentTemplateCondition DumentTemplateCondition;

/* The literal of a comparison is a text unless @text is NULL; @literal_place is where it stands,
 * and @is_word whether without quotes. */
struct _DumentTemplateCondition
{
  DumentTemplateConditionKind kind;
  DumentTemplatePlace place;
  char *name;
  DumentTemplateOperator comparison;
  char *text;
  gint64 integer;
  DumentTemplatePlace literal_place;
  gboolean is_word;
  DumentTemplateCondition *left;
  DumentTemplateCondition *right;
};

/* A branch without condition is taken if none before it was. */
typedef struct
{
  DumentTemplateCondition *condition;
  GPtrArray *body;
} DumentTemplateBranch;

typedef enum
{
  DUMENT_TEMPLATE_NODE_TEXT,
  DUMENT_TEMPLATE_NODE_PRINT,
  DUMENT_TEMPLATE_NODE_CHOICE,
  DUMENT_TEMPLATE_NODE_LOOP,
  DUMENT_TEMPLATE_NODE_LOCK,
} DumentTemplateNodeKind;

/* @text: a text itself, the name of a variable or of a list; @item: the name in a loop;
 * @branches: those of a choice, the only one of a loop or a lock */
typedef struct
{
  DumentTemplateNodeKind kind;
  DumentTemplatePlace place;
  char *text;
  char *item;
  GPtrArray *branches;
} DumentTemplateNode;

struct _DumentTemplate
{
  GPtrArray *body;
};

typedef enum
{
  DUMENT_TEMPLATE_TOKEN_NAME,
  DUMENT_TEMPLATE_TOKEN_TEXT,
  DUMENT_TEMPLATE_TOKEN_INTEGER,
  DUMENT_TEMPLATE_TOKEN_OPERATOR,
  DUMENT_TEMPLATE_TOKEN_TAG_END,
} DumentTemplateTokenKind;

/* @text: a name, a text without its quotes, or the characters of any other token */
typedef struct
{
  DumentTemplateTokenKind kind;
  DumentTemplatePlace place;
  char *text;
  gint64 integer;
  DumentTemplateOperator comparison;
} DumentTemplateToken;

/* Reads the words of a tag, one ahead. @place is that of @next. */
typedef struct
{
  const char *next;
  DumentTemplatePlace place;
  DumentTemplatePlace tag_place;
  DumentTemplateToken token;
} DumentTemplateLexer;

void dument_template_lexer_clear (DumentTemplateLexer *self);
void dument_template_lexer_skip (DumentTemplateLexer *self, gsize n_bytes);
gboolean dument_template_lexer_next (DumentTemplateLexer *self, DumentTemplateError *error);

gboolean dument_template_error_set (DumentTemplateError *self,
                                    DumentTemplateFault fault,
                                    DumentTemplatePlace place,
                                    const char *name);
void dument_template_node_free (gpointer data);
DumentTemplateBranch *dument_template_branch_new (void);
void dument_template_branch_free (gpointer data);
void dument_template_condition_free (DumentTemplateCondition *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DumentTemplateCondition, dument_template_condition_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DumentTemplateNode, dument_template_node_free)

G_END_DECLS
