/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */
#pragma once

#include "domain/template-scope.h"

G_BEGIN_DECLS

/** Bytes of a template's text. */
#define DUMENT_TEMPLATE_MAX_SIZE (256 * 1024)

/** Bytes of what an evaluation may give. */
#define DUMENT_TEMPLATE_MAX_OUTPUT (4 * 1024 * 1024)

/** Blocks within blocks, and terms within a condition. */
#define DUMENT_TEMPLATE_MAX_DEPTH 16

/**
 * DumentTemplate:
 *
 * A text with places to fill in, in a small strict language:
 *
 *  - `{{ client.nom }}` prints a variable;
 *  - `{{ si recommandé }} … {{ sinon si total > 0 }} … {{ sinon }} … {{ fin }}` chooses;
 *  - `{{ pour facture dans factures }} {{ facture.numéro }} {{ fin }}` repeats;
 *  - `{{ verrou }} … {{ fin }}` holds what should stay as it is, such as a clause of law;
 *  - `{# … #}` says something to the reader of the template.
 *
 * A condition asks whether a variable is there (`si x`, `si non x`: a text that is not empty, a
 * flag that holds, an integer other than zero, a list with items), whether it equals a text in `"`,
 * an integer, or, where there is a choice of few, one of its words (`=`, `≠` or `!=`), or compares
 * an integer (`<`, `≤`, `>`, `≥`); `et` binds more closely than `ou`. A line that holds nothing but
 * blocks and comments leaves no line behind.
 *
 * Parsed once, it never changes: several threads may evaluate it.
 */
typedef struct _DumentTemplate DumentTemplate;

/**
 * DumentTemplateFault:
 * @DUMENT_TEMPLATE_WRONG_ENCODING: not UTF-8
 * @DUMENT_TEMPLATE_TOO_LARGE: the text or what comes out of it
 * @DUMENT_TEMPLATE_TOO_DEEP: too many blocks within blocks, or terms in a condition
 * @DUMENT_TEMPLATE_UNCLOSED_TAG: `{{` or `{#` without its end
 * @DUMENT_TEMPLATE_UNCLOSED_BLOCK: `si`, `pour` or `verrou`, which is the name, without `fin`
 * @DUMENT_TEMPLATE_STRAY_TAG: `}}`, `sinon` or `fin` where there is nothing to close
 * @DUMENT_TEMPLATE_WRONG_SYNTAX: the name is what was not expected there
 * @DUMENT_TEMPLATE_UNKNOWN_VARIABLE: no variable has this name
 * @DUMENT_TEMPLATE_EMPTY_VARIABLE: nothing to print
 * @DUMENT_TEMPLATE_WRONG_KIND: a list printed, a text compared with a number, a variable with
 * another, or the like
 */
typedef enum
{
  DUMENT_TEMPLATE_WRONG_ENCODING = 1,
  DUMENT_TEMPLATE_TOO_LARGE,
  DUMENT_TEMPLATE_TOO_DEEP,
  DUMENT_TEMPLATE_UNCLOSED_TAG,
  DUMENT_TEMPLATE_UNCLOSED_BLOCK,
  DUMENT_TEMPLATE_STRAY_TAG,
  DUMENT_TEMPLATE_WRONG_SYNTAX,
  DUMENT_TEMPLATE_UNKNOWN_VARIABLE,
  DUMENT_TEMPLATE_EMPTY_VARIABLE,
  DUMENT_TEMPLATE_WRONG_KIND,
} DumentTemplateFault;

/**
 * DumentTemplateError:
 * @fault: what is wrong
 * @line: in which line, the first is 1
 * @column: at which character of it, the first is 1
 * @name: (nullable): the variable or word that is meant
 *
 * Why a template could not be parsed or evaluated; the face that shows it finds the words.
 */
typedef struct
{
  DumentTemplateFault fault;
  unsigned line;
  unsigned column;
  char *name;
} DumentTemplateError;

/**
 * DumentTemplateRun:
 * @name: (nullable): the variable whose value it is; %NULL for literal text
 * @text: (nullable): the text; %NULL for a variable that cannot be printed
 * @lock: in which `verrou` it stands, counted from 1; 0 for none
 *
 * A part of what comes out of a template.
 */
typedef struct
{
  char *name;
  char *text;
  guint lock;
} DumentTemplateRun;

/**
 * DumentTemplateLock:
 * @guard: what has to hold for it to be printed, in one spelling
 * @content: what stands in it, in one spelling
 * @words: its literal words and the names of its variables, to be shown
 *
 * A `verrou` of a template: two locks are the same where @guard and @content are.
 */
typedef struct
{
  char *guard;
  char *content;
  char *words;
} DumentTemplateLock;

void dument_template_lock_free (gpointer data);
void dument_template_run_free (gpointer data);
void dument_template_error_clear (DumentTemplateError *self);

DumentTemplate *
dument_template_parse (const char *text, unsigned first_line, DumentTemplateError *error);
void dument_template_free (DumentTemplate *self);
char *dument_template_evaluate (const DumentTemplate *self,
                                const DumentTemplateScope *scope,
                                DumentTemplateError *error);
char *dument_template_flatten (const DumentTemplate *self,
                               const DumentTemplateScope *scope,
                               DumentTemplateError *error);
GPtrArray *dument_template_split (const DumentTemplate *self,
                                  const DumentTemplateScope *scope,
                                  DumentTemplateError *error);
gboolean dument_template_check (const DumentTemplate *self,
                                const DumentTemplateScope *scope,
                                DumentTemplateError *error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *dument_template_list_locks (const DumentTemplate *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DumentTemplate, dument_template_free)
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DumentTemplateError, dument_template_error_clear)

G_END_DECLS
