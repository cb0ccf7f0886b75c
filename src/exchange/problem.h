/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * DumentProblem:
 * @line: line of the file where the bad row begins, counted from 1
 * @column: (nullable): name of the column as the file's header writes it
 * @message: translated sentences: what is wrong and how to cure it
 *
 * Why a row of a table cannot be imported.
 */
typedef struct
{
  unsigned line;
  char *column;
  char *message;
} DumentProblem;

DumentProblem *dument_problem_new (unsigned line, const char *column, char *message);
void dument_problem_free (DumentProblem *self);
char *dument_problem_to_string (const DumentProblem *self);
char *dument_problem_shorten (const char *value);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DumentProblem, dument_problem_free)

G_END_DECLS
