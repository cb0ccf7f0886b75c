/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "config.h"

#include "cli/command.h"

#include "cli/circumstance-report.h"
#include "service/circumstances.h"
#include "service/editing.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>

/* What is typed after one of these commands. */
typedef struct
{
  char *amount;
  char *on;
  char *until;
  char *ended;
  char *reason;
  char *words;
  char *client;
  gboolean withdraw;
} Options;

static void
clear_options (Options *options)
{
  g_free (options->amount);
  g_free (options->on);
  g_free (options->until);
  g_free (options->ended);
  g_free (options->reason);
  g_free (options->words);
  g_free (options->client);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, clear_options)

/* The options of which each command has some, once. */
#define ON(variable, help)                                                   \
  {                                                                          \
    "on", 0, 0, G_OPTION_ARG_STRING, &(variable).on, help, N_ ("YYYY-MM-DD") \
  }
#define REASON(variable)                                                             \
  {                                                                                  \
    "reason", 0, 0, G_OPTION_ARG_STRING, &(variable).reason, N_ ("Why"), N_ ("TEXT") \
  }
#define WITHDRAW(variable)                                                 \
  {                                                                        \
    "withdraw", 0, 0, G_OPTION_ARG_NONE, &(variable).withdraw,             \
        N_ ("Take back the last one, which was recorded by mistake"), NULL \
  }

/* Whoever takes something back or ends it says nothing else of it. */
static gboolean
check_alone (DumentCommand *command, const Options *options)
{
  gboolean says_more = options->amount != NULL || options->on != NULL || options->until != NULL ||
                       options->reason != NULL || options->words != NULL;

  if ((options->withdraw || options->ended != NULL) &&
      (says_more || (options->withdraw && options->ended != NULL)))
    {
      dument_command_misuse (
          command, "%s", _ ("What takes something back or ends it goes without other options."));
      return FALSE;
    }
  return TRUE;
}

/* Whoever typed a part of a name sees whose it is. */
static void
tell_of_client (DumentCommand *command, const char *text, gboolean records)
{
  g_autoptr (DumentClient) client =
      dument_editing_find_client (command->workspace, text, /* error= */ NULL);

  printf (records ? _ ("%s: all invoices rest\n") : _ ("%s: that pause is over\n"),
          client != NULL ? client->party.name : text);
}

static void
carry_out (DumentCommand *command, const DumentCircumstanceRequest *request, const Options *options)
{
  g_autoptr (GError) error = NULL;
  DumentDate ended_on = DUMENT_DATE_NONE;
  gboolean records = !options->withdraw && options->ended == NULL;
  gboolean went_well;

  if (!dument_command_take_date (
          command, request->kind == DUMENT_CIRCUMSTANCE_DISPUTE ? "--resolved" : "--ended",
          options->ended, DUMENT_DATE_NONE, &ended_on) ||
      !dument_command_open (command))
    return;
  if (options->withdraw)
    went_well = dument_circumstances_withdraw (command->workspace, request, &error);
  else if (ended_on != DUMENT_DATE_NONE)
    went_well = dument_circumstances_end (command->workspace, request, ended_on, &error);
  else
    went_well = dument_circumstances_record (command->workspace, request, &error);
  if (!went_well)
    dument_command_refuse_error (
        command, request->client != NULL ? request->client : request->numbers[0], error);
  else if (request->client != NULL)
    tell_of_client (command, request->client, records);
  else
    dument_circumstance_report_print_states (command, request->numbers);
}

/* @until_option: how the option of the last day is typed
 * @needs_reason: whether there is no such thing without a reason */
static int
run (DumentCommand *command,
     DumentCircumstanceKind kind,
     const char *const *numbers,
     const char *until_option,
     gboolean needs_reason,
     const Options *options)
{
  DumentCircumstanceRequest request = { .kind = kind,
                                        .numbers = numbers,
                                        .client = options->client,
                                        .amount = options->amount,
                                        .reason = options->reason,
                                        .words = options->words };
  gboolean records = !options->withdraw && options->ended == NULL;

  if (check_alone (command, options) &&
      (!records || !needs_reason ||
       dument_command_take_required (command, "--reason", options->reason)) &&
      (options->amount == NULL || dument_command_check_amount (command, options->amount)) &&
      dument_command_take_date (command, "--on", options->on, command->today, &request.since) &&
      dument_command_take_date (command, until_option, options->until, DUMENT_DATE_NONE,
                                &request.until))
    carry_out (command, &request, options);
  return command->status;
}

/**
 * dument_command_promise:
 * @command: the command
 * @argc: number of arguments
 * @argv: its name and what follows
 *
 * Records that the debtor promised to pay.
 *
 * Returns: a #DumentExit
 */
int
dument_command_promise (DumentCommand *command, int argc, char **argv)
{
  g_auto (Options) options = { NULL };
  const GOptionEntry entries[] = {
    { "amount", 0, 0, G_OPTION_ARG_STRING, &options.amount,
      N_ ("How much is promised, if not all that is unpaid"), N_ ("AMOUNT") },
    { "by", 0, 0, G_OPTION_ARG_STRING, &options.until, N_ ("Until when"), N_ ("YYYY-MM-DD") },
    { "said-by", 0, 0, G_OPTION_ARG_STRING, &options.words, N_ ("Who promised it"), N_ ("NAME") },
    ON (options, N_ ("Day of the promise, if not today")),
    WITHDRAW (options),
    G_OPTION_ENTRY_NULL,
  };
  g_auto (GStrv) operands = dument_command_parse (command, argc, argv, entries, /* n_min= */ 1,
                                                  DUMENT_COMMAND_ANY_NUMBER);

  if (operands == NULL ||
      (!options.withdraw && !dument_command_take_required (command, "--by", options.until)))
    return command->status;
  return run (command, DUMENT_CIRCUMSTANCE_PROMISE, (const char *const *) operands, "--by",
              /* needs_reason= */ FALSE, &options);
}

/**
 * dument_command_pause:
 * @command: the command
 * @argc: number of arguments
 * @argv: its name and what follows
 *
 * Lets an invoice, or all invoices of a client, rest for a while.
 *
 * Returns: a #DumentExit
 */
int
dument_command_pause (DumentCommand *command, int argc, char **argv)
{
  g_auto (Options) options = { NULL };
  const GOptionEntry entries[] = {
    { "client", 0, 0, G_OPTION_ARG_STRING, &options.client,
      N_ ("In place of a number: all invoices of this client"), N_ ("NAME-OR-SIREN") },
    REASON (options),
    { "until", 0, 0, G_OPTION_ARG_STRING, &options.until,
      N_ ("Last day of the pause, if it is known"), N_ ("YYYY-MM-DD") },
    { "ended", 0, 0, G_OPTION_ARG_STRING, &options.ended, N_ ("End the pause on that day"),
      N_ ("YYYY-MM-DD") },
    WITHDRAW (options),
    G_OPTION_ENTRY_NULL,
  };
  g_auto (GStrv) operands =
      dument_command_parse (command, argc, argv, entries, /* n_min= */ 0, /* n_max= */ 1);

  if (operands == NULL)
    return command->status;
  if ((operands[0] == NULL) == (options.client == NULL))
    {
      dument_command_misuse (command, "%s", _ ("Type either a number or --client."));
      return command->status;
    }
  return run (command, DUMENT_CIRCUMSTANCE_PAUSE,
              operands[0] != NULL ? (const char *const *) operands : NULL, "--until",
              /* needs_reason= */ TRUE, &options);
}

/**
 * dument_command_dispute:
 * @command: the command
 * @argc: number of arguments
 * @argv: its name and what follows
 *
 * Records that the debtor contests an invoice or a part of it.
 *
 * Returns: a #DumentExit
 */
int
dument_command_dispute (DumentCommand *command, int argc, char **argv)
{
  g_auto (Options) options = { NULL };
  const GOptionEntry entries[] = {
    { "amount", 0, 0, G_OPTION_ARG_STRING, &options.amount, N_ ("Which part, if not all of it"),
      N_ ("AMOUNT") },
    REASON (options),
    { "words", 0, 0, G_OPTION_ARG_STRING, &options.words,
      N_ ("What the debtor says, word for word"), N_ ("TEXT") },
    ON (options, N_ ("Since when, if not today")),
    { "resolved", 0, 0, G_OPTION_ARG_STRING, &options.ended, N_ ("It was resolved on that day"),
      N_ ("YYYY-MM-DD") },
    WITHDRAW (options),
    G_OPTION_ENTRY_NULL,
  };
  g_auto (GStrv) operands =
      dument_command_parse (command, argc, argv, entries, /* n_min= */ 1, /* n_max= */ 1);

  if (operands == NULL)
    return command->status;
  return run (command, DUMENT_CIRCUMSTANCE_DISPUTE, (const char *const *) operands,
              /* until_option= */ NULL, /* needs_reason= */ TRUE, &options);
}

/**
 * dument_command_write_off:
 * @command: the command
 * @argc: number of arguments
 * @argv: its name and what follows
 *
 * Expects nothing of an invoice any more.
 *
 * Returns: a #DumentExit
 */
int
dument_command_write_off (DumentCommand *command, int argc, char **argv)
{
  g_auto (Options) options = { NULL };
  const GOptionEntry entries[] = {
    REASON (options),
    ON (options, N_ ("Day of the decision, if not today")),
    WITHDRAW (options),
    G_OPTION_ENTRY_NULL,
  };
  g_auto (GStrv) operands =
      dument_command_parse (command, argc, argv, entries, /* n_min= */ 1, /* n_max= */ 1);

  if (operands == NULL)
    return command->status;
  return run (command, DUMENT_CIRCUMSTANCE_WRITE_OFF, (const char *const *) operands,
              /* until_option= */ NULL, /* needs_reason= */ TRUE, &options);
}
