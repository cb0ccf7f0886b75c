/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "config.h"

#include "cli/claim-report.h"
#include "cli/command.h"
#include "service/client-credit.h"
#include "service/settlement.h"

#include <glib/gi18n-lib.h>

static void
unpay (DumentCommand *command,
       const char *number,
       const char *amount,
       DumentDate bounced_on,
       gboolean to_credit)
{
  DumentWorkspace *workspace = command->workspace;
  g_autoptr (GError) error = NULL;
  DumentMoney taken;

  if (to_credit ? dument_client_credit_release (workspace, number, amount, &taken, &error)
                : dument_settlement_unpay (workspace, number, amount, bounced_on, &taken, &error))
    dument_claim_report_print_balance (command, number);
  else
    dument_command_refuse_error (command, number, error);
}

/**
 * dument_command_unpay:
 * @command: the command
 * @argc: number of arguments
 * @argv: its name and what follows
 *
 * Takes back a payment that did not come through, which stays in the file, marked as such; or
 * takes it off the invoice and keeps it as the client's credit.
 *
 * Returns: a #DumentExit
 */
int
dument_command_unpay (DumentCommand *command, int argc, char **argv)
{
  g_autofree char *on = NULL;
  gboolean to_credit = FALSE;
  const GOptionEntry entries[] = {
    { "on", 0, 0, G_OPTION_ARG_STRING, &on, N_ ("Day on which the bank took it back, if not today"),
      N_ ("YYYY-MM-DD") },
    { "to-credit", 0, 0, G_OPTION_ARG_NONE, &to_credit,
      N_ ("The money is there, but not for this invoice: keep it as the client’s credit"), NULL },
    G_OPTION_ENTRY_NULL,
  };
  g_auto (GStrv) operands = NULL;
  DumentDate bounced_on;

  operands = dument_command_parse (command, argc, argv, entries, /* n_min= */ 1, /* n_max= */ 2);
  if (operands == NULL ||
      (operands[1] != NULL && !dument_command_check_amount (command, operands[1])) ||
      !dument_command_take_date (command, "--on", on, command->today, &bounced_on))
    return command->status;
  if (to_credit && on != NULL)
    dument_command_misuse (command, "%s",
                           _ ("--to-credit goes without --on: the bank took nothing back."));
  else if (dument_command_open (command))
    unpay (command, operands[0], operands[1], bounced_on, to_credit);
  return command->status;
}
