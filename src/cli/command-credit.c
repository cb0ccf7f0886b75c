/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "config.h"

#include "cli/claim-report.h"
#include "cli/command.h"
#include "service/settlement.h"

#include <glib/gi18n-lib.h>

/**
 * dument_command_credit:
 * @command: the command
 * @argc: number of arguments
 * @argv: its name and what follows
 *
 * Records a credit note that names the invoice.
 *
 * Returns: a #DumentExit
 */
int
dument_command_credit (DumentCommand *command, int argc, char **argv)
{
  g_autofree char *reference = NULL;
  g_autofree char *on = NULL;
  const GOptionEntry entries[] = {
    { "reference", 0, 0, G_OPTION_ARG_STRING, &reference, N_ ("Number of the credit note"),
      N_ ("CREDIT-NOTE-NUMBER") },
    { "on", 0, 0, G_OPTION_ARG_STRING, &on, N_ ("Day on which it was issued, if not today"),
      N_ ("YYYY-MM-DD") },
    G_OPTION_ENTRY_NULL,
  };
  g_auto (GStrv) operands = NULL;
  g_autoptr (GError) error = NULL;
  DumentDate issued_on;

  operands = dument_command_parse (command, argc, argv, entries, /* n_min= */ 2, /* n_max= */ 2);
  if (operands == NULL || !dument_command_check_amount (command, operands[1]) ||
      !dument_command_take_required (command, "--reference", reference) ||
      !dument_command_take_date (command, "--on", on, DUMENT_DATE_NONE, &issued_on) ||
      !dument_command_open (command))
    return command->status;
  if (dument_settlement_credit (command->workspace, operands[0], operands[1], reference, issued_on,
                                &error))
    dument_claim_report_print_balance (command, operands[0]);
  else
    dument_command_refuse_error (command, operands[0], error);
  return command->status;
}
