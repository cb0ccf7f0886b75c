/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "config.h"

#include "cli/claim-report.h"
#include "cli/command.h"
#include "service/settlement.h"

#include <glib/gi18n-lib.h>

/**
 * dument_command_unpay:
 * @command: the command
 * @argc: number of arguments
 * @argv: its name and what follows
 *
 * Takes back a payment that did not come through. It stays in the file, marked as such.
 *
 * Returns: a #DumentExit
 */
int
dument_command_unpay (DumentCommand *command, int argc, char **argv)
{
  g_autofree char *on = NULL;
  const GOptionEntry entries[] = {
    { "on", 0, 0, G_OPTION_ARG_STRING, &on, N_ ("Day on which the bank took it back, if not today"),
      N_ ("YYYY-MM-DD") },
    G_OPTION_ENTRY_NULL,
  };
  g_auto (GStrv) operands = NULL;
  g_autoptr (GError) error = NULL;
  DumentDate bounced_on;
  DumentMoney amount;

  operands = dument_command_parse (command, argc, argv, entries, /* n_min= */ 1, /* n_max= */ 2);
  if (operands == NULL ||
      (operands[1] != NULL && !dument_command_check_amount (command, operands[1])) ||
      !dument_command_take_date (command, "--on", on, command->today, &bounced_on) ||
      !dument_command_open (command))
    return command->status;
  if (dument_settlement_unpay (command->workspace, operands[0], operands[1], bounced_on, &amount,
                               &error))
    dument_claim_report_print_balance (command, operands[0]);
  else
    dument_command_refuse_error (command, operands[0], error);
  return command->status;
}
