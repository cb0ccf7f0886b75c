/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "config.h"

#include "cli/claim-report.h"
#include "cli/command.h"
#include "domain/french-text.h"
#include "service/settlement.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>

static gboolean
take_method (DumentCommand *command, const char *text, DumentPaymentMethod *ret_method)
{
  if (dument_payment_method_parse (text != NULL ? text : "transfer", ret_method))
    return TRUE;
  dument_command_misuse (command, _ ("--method: “%s” is none of %s."), text,
                         "transfer, cheque, card, cash, other");
  return FALSE;
}

static void
pay (DumentCommand *command,
     const char *number,
     const char *amount,
     DumentDate received_on,
     DumentPaymentMethod method)
{
  g_autoptr (GError) error = NULL;
  DumentMoney unallocated = 0;

  if (!dument_settlement_pay (command->workspace, number, amount, received_on, method, &unallocated,
                              &error))
    {
      dument_command_refuse_error (command, number, error);
      return;
    }
  dument_claim_report_print_balance (command, number);
  if (unallocated > 0)
    printf (_ ("%s: more was paid than can be asked; the rest is kept as the client’s credit\n"),
            number);
}

/**
 * dument_command_pay:
 * @command: the command
 * @argc: number of arguments
 * @argv: its name and what follows
 *
 * Records money received for an invoice.
 *
 * Returns: a #DumentExit
 */
int
dument_command_pay (DumentCommand *command, int argc, char **argv)
{
  g_autofree char *on = NULL;
  g_autofree char *method_name = NULL;
  const GOptionEntry entries[] = {
    { "on", 0, 0, G_OPTION_ARG_STRING, &on, N_ ("Day on which the money came in, if not today"),
      N_ ("YYYY-MM-DD") },
    { "method", 0, 0, G_OPTION_ARG_STRING, &method_name,
      N_ ("How it came in: transfer, cheque, card, cash or other"), N_ ("METHOD") },
    G_OPTION_ENTRY_NULL,
  };
  g_auto (GStrv) operands = NULL;
  DumentPaymentMethod method;
  DumentDate received_on;

  operands = dument_command_parse (command, argc, argv, entries, /* n_min= */ 2, /* n_max= */ 2);
  if (operands != NULL && dument_command_check_amount (command, operands[1]) &&
      dument_command_take_date (command, "--on", on, command->today, &received_on) &&
      take_method (command, method_name, &method) && dument_command_open (command))
    pay (command, operands[0], operands[1], received_on, method);
  return command->status;
}
