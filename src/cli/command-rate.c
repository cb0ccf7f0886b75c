/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "config.h"

#include "cli/command.h"
#include "service/preferences.h"

#include <glib/gi18n-lib.h>

/* Typed for the rate, it takes back what was entered. */
static const char no_rate[] = "none";

static gboolean
check_usage (DumentCommand *command, gboolean legal, gboolean ecb, char **operands)
{
  DumentSemester semester;
  DumentMoney rate;

  if (legal == ecb)
    dument_command_misuse (command, "%s", _ ("Which rate? Give --legal or --ecb."));
  else if (!dument_semester_parse (operands[0], &semester))
    dument_command_misuse (command, _ ("“%s” is not a semester. Semesters are typed 2027-H1."),
                           operands[0]);
  else if (!g_str_equal (operands[1], no_rate) && !dument_money_parse (operands[1], 2, &rate))
    dument_command_misuse (command, _ ("“%s” is not a rate. Rates are typed 2.65."), operands[1]);
  else
    return TRUE;
  return FALSE;
}

static void
change_rate (DumentCommand *command, DumentLawKey key, char **operands, const char *source)
{
  g_autoptr (GError) error = NULL;
  gboolean done =
      source == NULL ? dument_preferences_remove_rate (command->workspace, key, operands[0], &error)
                     : dument_preferences_enter_rate (command->workspace, key, operands[0],
                                                      operands[1], source, &error);

  if (!done)
    dument_command_refuse_error (command, operands[0], error);
}

/**
 * dument_command_rate:
 * @command: the command
 * @argc: number of arguments
 * @argv: its name and what follows
 *
 * Enters a published rate, or takes back one that was entered.
 *
 * Returns: a #DumentExit
 */
int
dument_command_rate (DumentCommand *command, int argc, char **argv)
{
  gboolean legal = FALSE;
  gboolean ecb = FALSE;
  g_autofree char *source = NULL;
  const GOptionEntry entries[] = {
    { "legal", 0, 0, G_OPTION_ARG_NONE, &legal,
      N_ ("It is the legal interest rate, column “autres cas”"), NULL },
    { "ecb", 0, 0, G_OPTION_ARG_NONE, &ecb,
      N_ ("It is the main refinancing rate of the European Central Bank itself"), NULL },
    { "source", 0, 0, G_OPTION_ARG_STRING, &source, N_ ("Where it was read; the letters name it"),
      N_ ("TEXT") },
    G_OPTION_ENTRY_NULL,
  };
  g_auto (GStrv) operands = NULL;
  gboolean is_removal;

  operands = dument_command_parse (command, argc, argv, entries, /* n_min= */ 2, /* n_max= */ 2);
  if (operands == NULL || !check_usage (command, legal, ecb, operands))
    return command->status;
  is_removal = g_str_equal (operands[1], no_rate);
  if ((!is_removal && !dument_command_take_required (command, "--source", source)) ||
      !dument_command_open (command))
    return command->status;
  change_rate (command, legal ? DUMENT_LAW_LEGAL_OTHERS : DUMENT_LAW_ECB, operands,
               is_removal ? NULL : source);
  return command->status;
}
