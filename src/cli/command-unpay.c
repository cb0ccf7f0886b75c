/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "config.h"

#include "cli/claim-report.h"
#include "cli/command.h"
#include "cli/labels.h"
#include "domain/french-text.h"
#include "service/client-credit.h"
#include "service/dossier.h"
#include "service/settlement.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>

typedef struct
{
  const char *number;
  const char *amount;
  DumentDate received_on;
  DumentDate bounced_on;
} Request;

/* Each that could be meant, as the command that takes it back. */
static void
refuse_unclear (DumentCommand *command, const Request *request, const GError *error)
{
  g_autoptr (DumentDossier) dossier =
      dument_dossier_open (command->workspace, request->number, /* error= */ NULL);
  g_autofree char *program = dument_command_program (command);
  g_autofree char *number = dument_command_quote (request->number);
  g_autoptr (GString) reason = g_string_new (error->message);

  for (unsigned i = 0; dossier != NULL && i < dossier->payments->len; i++)
    {
      const DumentPayment *payment = g_ptr_array_index (dossier->payments, i);
      g_autofree char *amount =
          dument_money_to_decimal (payment->amount, dument_money_exponent (payment->currency));
      g_autofree char *day = dument_date_to_iso (payment->received_on);

      if (payment->bounced_on != DUMENT_DATE_NONE)
        continue;
      /* Translators: a command that cures what was said before. */
      g_string_append_printf (reason, _ (" Command: %s"), program);
      g_string_append_printf (reason, " unpay %s %s --received %s", number, amount, day);
    }
  dument_command_refuse (command, request->number, reason->str);
}

static void
tell (const char *number, const DumentPayment *payment)
{
  g_autofree char *amount = dument_french_text_amount (payment->amount, payment->currency);
  g_autofree char *day = dument_date_to_iso (payment->received_on);

  /* Translators: an invoice; the amount of a payment, its day and how it was paid. */
  printf (_ ("%s: taken back: %s of %s (%s)\n"), number, amount, day,
          dument_labels_method (payment->method));
}

static void
unpay (DumentCommand *command, const Request *request)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DumentPayment) payment = NULL;

  if (dument_settlement_unpay (command->workspace, request->number, request->amount,
                               request->received_on, request->bounced_on, &payment, &error))
    {
      tell (request->number, payment);
      dument_claim_report_print_balance (command, request->number);
    }
  else if (g_error_matches (error, DUMENT_SERVICE_ERROR, DUMENT_SERVICE_ERROR_AMBIGUOUS))
    refuse_unclear (command, request, error);
  else
    dument_command_refuse_error (command, request->number, error);
}

static void
keep_as_credit (DumentCommand *command, const Request *request)
{
  g_autoptr (GError) error = NULL;
  DumentMoney taken;

  if (dument_client_credit_release (command->workspace, request->number, request->amount, &taken,
                                    &error))
    dument_claim_report_print_balance (command, request->number);
  else
    dument_command_refuse_error (command, request->number, error);
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
  g_autofree char *received = NULL;
  gboolean to_credit = FALSE;
  const GOptionEntry entries[] = {
    { "on", 0, 0, G_OPTION_ARG_STRING, &on, N_ ("Day on which the bank took it back, if not today"),
      N_ ("YYYY-MM-DD") },
    { "received", 0, 0, G_OPTION_ARG_STRING, &received,
      N_ ("Day on which the payment that is meant had come in, where there are several"),
      N_ ("YYYY-MM-DD") },
    { "to-credit", 0, 0, G_OPTION_ARG_NONE, &to_credit,
      N_ ("The money is there, but not for this invoice: keep it as the client’s credit"), NULL },
    G_OPTION_ENTRY_NULL,
  };
  g_auto (GStrv) operands = NULL;
  Request request = { 0 };

  operands = dument_command_parse (command, argc, argv, entries, /* n_min= */ 1, /* n_max= */ 2);
  if (operands == NULL ||
      (operands[1] != NULL && !dument_command_check_amount (command, operands[1])) ||
      !dument_command_take_date (command, "--on", on, command->today, &request.bounced_on) ||
      !dument_command_take_date (command, "--received", received, DUMENT_DATE_NONE,
                                 &request.received_on))
    return command->status;
  request.number = operands[0];
  request.amount = operands[1];
  if (to_credit && received != NULL)
    dument_command_misuse (command, "%s", _ ("--to-credit goes without --received."));
  else if (to_credit && on != NULL)
    dument_command_misuse (command, "%s",
                           _ ("--to-credit goes without --on: the bank took nothing back."));
  else if (!dument_command_open (command))
    return command->status;
  else if (to_credit)
    keep_as_credit (command, &request);
  else
    unpay (command, &request);
  return command->status;
}
