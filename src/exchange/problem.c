/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "config.h"

#include "exchange/problem.h"

#include <glib/gi18n-lib.h>

/* Characters of a bad value that a message repeats. */
#define SHOWN_LENGTH 60

/**
 * dument_problem_new:
 * @line: line of the file where the row begins
 * @column: (nullable): name of the column in the file's header
 * @message: (transfer full): what is wrong and how to cure it
 *
 * Returns: (transfer full): the problem
 */
DumentProblem *
dument_problem_new (unsigned line, const char *column, char *message)
{
  DumentProblem *self = g_new0 (DumentProblem, 1);

  self->line = line;
  self->column = g_strdup (column);
  self->message = message;
  return self;
}

/**
 * dument_problem_free:
 * @self: (nullable): a problem
 */
void
dument_problem_free (DumentProblem *self)
{
  if (self == NULL)
    return;
  g_free (self->column);
  g_free (self->message);
  g_free (self);
}

/**
 * dument_problem_to_string:
 * @self: a problem
 *
 * Returns: (transfer full): one translated line with place, fault and cure, without line feed
 */
char *
dument_problem_to_string (const DumentProblem *self)
{
  if (self->column == NULL)
    return g_strdup_printf (_ ("line %u: %s"), self->line, self->message);
  return g_strdup_printf (_ ("line %u, column “%s”: %s"), self->line, self->column, self->message);
}

/**
 * dument_problem_shorten:
 * @value: a bad value as the file has it, valid UTF-8
 *
 * Returns: (transfer full): as much of it as a message should repeat
 */
char *
dument_problem_shorten (const char *value)
{
  if (g_utf8_strlen (value, -1) <= SHOWN_LENGTH)
    return g_strdup (value);
  return g_utf8_substring (value, 0, SHOWN_LENGTH);
}
