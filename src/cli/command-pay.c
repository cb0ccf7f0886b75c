/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "config.h"

#include "cli/claim-report.h"
#include "cli/command.h"
#include "domain/french-text.h"
#include "service/client-credit.h"
#include "service/receivable.h"
#include "service/retraction.h"
#include "service/settlement.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>

static gboolean
take_method (DumentCommand *command, const char *text, DumentPaymentMethod *ret_method)
{
  if (dument_payment_method_parse (text != NULL ? text : "transfer", ret_method))
    return TRUE;
  dument_command_misuse (command, _ ("--method: “%s” is none of %s."), text,
                         _ ("transfer, cheque, card, cash, other"));
  return FALSE;
}

static void
warn_of_repetition (DumentCommand *command, const char *number)
{
  g_autoptr (GPtrArray) warnings = dument_finding_list_new ();
  g_autoptr (GError) error = NULL;

  if (dument_retraction_warn_payment (command->workspace, number, warnings, &error))
    dument_command_warn_all (command, number, warnings);
  else
    dument_command_refuse_error (command, number, error);
}

/* What is too much is said in full: it is not the user's. */
static void
tell_of_excess (DumentCommand *command, const char *number, DumentMoney excess)
{
  g_autoptr (DumentReceivable) receivable =
      dument_receivable_find (command->workspace, number, /* error= */ NULL);
  g_autofree char *program = dument_command_program (command);
  g_autofree char *amount = NULL;
  g_autofree char *typed = NULL;

  if (receivable == NULL)
    return;
  amount = dument_french_text_amount (excess, receivable->invoice->currency);
  typed = dument_money_to_decimal (excess, dument_money_exponent (receivable->invoice->currency));
  /* Translators: an invoice, an amount, the program, the same amount as it is typed. */
  printf (_ ("%s: %s more was paid than can be asked, and is kept as the client’s credit. Give it "
             "back, or let it pay another invoice: %s pay … %s --from-credit\n"),
          number, amount, program, typed);
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
  warn_of_repetition (command, number);
  if (unallocated > 0)
    tell_of_excess (command, number, unallocated);
}

static void
pay_from_credit (DumentCommand *command, const char *number, const char *amount)
{
  g_autoptr (GError) error = NULL;

  if (dument_client_credit_spend (command->workspace, number, amount, &error))
    dument_claim_report_print_balance (command, number);
  else
    dument_command_refuse_error (command, number, error);
}

/**
 * dument_command_pay:
 * @command: the command
 * @argc: number of arguments
 * @argv: its name and what follows
 *
 * Records money received for an invoice, now or before as the client's credit.
 *
 * Returns: a #DumentExit
 */
int
dument_command_pay (DumentCommand *command, int argc, char **argv)
{
  g_autofree char *on = NULL;
  g_autofree char *method_name = NULL;
  gboolean from_credit = FALSE;
  const GOptionEntry entries[] = {
    { "on", 0, 0, G_OPTION_ARG_STRING, &on, N_ ("Day on which the money came in, if not today"),
      N_ ("YYYY-MM-DD") },
    { "method", 0, 0, G_OPTION_ARG_STRING, &method_name,
      N_ ("How it came in: transfer, cheque, card, cash or other"), N_ ("METHOD") },
    { "from-credit", 0, 0, G_OPTION_ARG_NONE, &from_credit,
      N_ ("Use what the client paid or was credited too much before"), NULL },
    G_OPTION_ENTRY_NULL,
  };
  g_auto (GStrv) operands = NULL;
  DumentPaymentMethod method;
  DumentDate received_on;

  operands = dument_command_parse (command, argc, argv, entries, /* n_min= */ 2, /* n_max= */ 2);
  if (operands == NULL || !dument_command_check_amount (command, operands[1]) ||
      !dument_command_take_date (command, "--on", on, command->today, &received_on) ||
      !take_method (command, method_name, &method))
    return command->status;
  if (from_credit && (on != NULL || method_name != NULL))
    dument_command_misuse (command, "%s",
                           _ ("--from-credit goes without --on and --method: the money is there "
                              "already."));
  else if (!dument_command_open (command))
    return command->status;
  else if (from_credit)
    pay_from_credit (command, operands[0], operands[1]);
  else
    pay (command, operands[0], operands[1], received_on, method);
  return command->status;
}
