/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "config.h"

#include "cli/command.h"

#include "cli/circumstance-report.h"
#include "domain/payment-plan.h"
#include "service/plans.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* What is typed after the command. */
typedef struct
{
  char *on;
  char *agreed;
  char *ended;
  char *first;
  char *first_amount;
  GStrv instalments;
  int n_instalments;
  int grace;
  gboolean with_penalties;
  gboolean gives_up;
  gboolean withdraw;
} Options;

static void
clear_options (Options *options)
{
  g_free (options->on);
  g_free (options->agreed);
  g_free (options->ended);
  g_free (options->first);
  g_free (options->first_amount);
  g_strfreev (options->instalments);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, clear_options)

/* Whether a plan is made, rather than an older one agreed to, ended or taken back. */
static gboolean
makes_plan (const Options *options)
{
  return options->first != NULL || options->first_amount != NULL || options->instalments != NULL ||
         options->n_instalments != 0;
}

static gboolean
check_options (DumentCommand *command, const Options *options)
{
  gboolean is_made = makes_plan (options);
  gboolean says_more = options->on != NULL || options->with_penalties || options->gives_up;
  int n_changes =
      (options->ended != NULL) + options->withdraw + (!is_made && options->agreed != NULL);
  const char *message = NULL;

  if ((options->withdraw || options->ended != NULL) &&
      (is_made || says_more || options->agreed != NULL || n_changes > 1))
    message = _ ("What takes something back or ends it goes without other options.");
  else if (!is_made && n_changes == 0)
    message = _ ("Type --first and --instalments, or each instalment with --instalment.");
  else if (!is_made && says_more)
    message = _ ("A plan that was proposed before is agreed to with --agreed alone.");
  else if (options->instalments != NULL &&
           (options->first != NULL || options->n_instalments != 0 || options->first_amount != NULL))
    message = _ ("Type either --instalment for each, or --first and --instalments.");
  else if (is_made && options->instalments == NULL &&
           (options->first == NULL || options->n_instalments == 0))
    message = _ ("Type --first and --instalments, or each instalment with --instalment.");
  if (message != NULL)
    dument_command_misuse (command, "%s", message);
  return message == NULL;
}

/* Each is typed as DATE=AMOUNT. */
static gboolean
take_instalments (DumentCommand *command, const Options *options, GArray *days, GPtrArray *amounts)
{
  for (gsize i = 0; options->instalments != NULL && options->instalments[i] != NULL; i++)
    {
      const char *text = options->instalments[i];
      const char *sign = strchr (text, '=');
      g_autofree char *typed = sign != NULL ? g_strndup (text, (gsize) (sign - text)) : NULL;
      DumentDate day = DUMENT_DATE_NONE;

      if (sign == NULL)
        {
          dument_command_misuse (command, _ ("--instalment: type a day and an amount, like %s."),
                                 "2026-12-15=250");
          return FALSE;
        }
      if (!dument_command_take_date (command, "--instalment", typed, DUMENT_DATE_NONE, &day) ||
          !dument_command_check_amount (command, sign + 1))
        return FALSE;
      g_array_append_val (days, day);
      g_ptr_array_add (amounts, (gpointer) (sign + 1));
    }
  return TRUE;
}

static gboolean
change (DumentCommand *command,
        const char *const *numbers,
        const Options *options,
        DumentDate agreed_on,
        GError **error)
{
  DumentDate ended_on = DUMENT_DATE_NONE;

  if (options->withdraw)
    return dument_plans_withdraw (command->workspace, numbers, error);
  if (options->ended == NULL)
    return dument_plans_agree (command->workspace, numbers, agreed_on, error);
  return dument_command_take_date (command, "--ended", options->ended, DUMENT_DATE_NONE,
                                   &ended_on) &&
         dument_plans_end (command->workspace, numbers, ended_on, error);
}

static void
carry_out (DumentCommand *command, const DumentPlanRequest *request, const Options *options)
{
  g_autoptr (GError) error = NULL;
  gboolean went_well;

  if (!dument_command_open (command))
    return;
  if (makes_plan (options))
    went_well = dument_plans_record (command->workspace, request, &error);
  else
    went_well = change (command, request->numbers, options, request->agreed_on, &error);
  if (went_well)
    dument_circumstance_report_print_states (command, request->numbers);
  else if (error != NULL)
    dument_command_refuse_error (command, request->numbers[0], error);
}

static void
run (DumentCommand *command, const char *const *numbers, const Options *options)
{
  g_autoptr (GArray) days = g_array_new (FALSE, FALSE, sizeof (DumentDate));
  g_autoptr (GPtrArray) amounts = g_ptr_array_new ();
  DumentPlanRequest request = { .numbers = numbers,
                                .grace_days = options->grace,
                                .with_penalties = options->with_penalties,
                                .gives_up_penalties = options->gives_up,
                                .n_instalments = (guint) MAX (options->n_instalments, 0),
                                .first_amount = options->first_amount };
  DumentDate ended_on;

  if (!check_options (command, options) || !take_instalments (command, options, days, amounts) ||
      (options->first_amount != NULL &&
       !dument_command_check_amount (command, options->first_amount)) ||
      !dument_command_take_date (command, "--on", options->on, command->today, &request.made_on) ||
      !dument_command_take_date (command, "--agreed", options->agreed, DUMENT_DATE_NONE,
                                 &request.agreed_on) ||
      !dument_command_take_date (command, "--ended", options->ended, DUMENT_DATE_NONE, &ended_on) ||
      !dument_command_take_date (command, "--first", options->first, DUMENT_DATE_NONE,
                                 &request.first_due))
    return;
  request.days = (const DumentDate *) (const void *) days->data;
  request.amounts = (const char *const *) amounts->pdata;
  request.n_days = days->len;
  carry_out (command, &request, options);
}

/**
 * dument_command_plan:
 * @command: the command
 * @argc: number of arguments
 * @argv: its name and what follows
 *
 * Records a payment plan over invoices, and what becomes of it by agreement.
 *
 * Returns: a #DumentExit
 */
int
dument_command_plan (DumentCommand *command, int argc, char **argv)
{
  g_auto (Options) options = { .grace = DUMENT_PAYMENT_PLAN_USUAL_GRACE };
  const GOptionEntry entries[] = {
    { "first", 0, 0, G_OPTION_ARG_STRING, &options.first, N_ ("Day of the first instalment"),
      N_ ("YYYY-MM-DD") },
    { "instalments", 0, 0, G_OPTION_ARG_INT, &options.n_instalments,
      N_ ("How many instalments, by the month"), N_ ("NUMBER") },
    { "first-amount", 0, 0, G_OPTION_ARG_STRING, &options.first_amount,
      N_ ("The first one, if not equal to the others"), N_ ("AMOUNT") },
    { "instalment", 0, 0, G_OPTION_ARG_STRING_ARRAY, &options.instalments,
      N_ ("In their place: one instalment, once for each"), N_ ("YYYY-MM-DD=AMOUNT") },
    { "on", 0, 0, G_OPTION_ARG_STRING, &options.on, N_ ("Day of the plan, if not today"),
      N_ ("YYYY-MM-DD") },
    { "agreed", 0, 0, G_OPTION_ARG_STRING, &options.agreed,
      N_ ("When the client agreed; until then it is a proposal"), N_ ("YYYY-MM-DD") },
    { "grace", 0, 0, G_OPTION_ARG_INT, &options.grace,
      N_ ("Days in which an instalment can still be paid, 8 if not said"), N_ ("DAYS") },
    { "with-penalties", 0, 0, G_OPTION_ARG_NONE, &options.with_penalties,
      N_ ("Divide penalties and indemnity too"), NULL },
    { "give-up-penalties", 0, 0, G_OPTION_ARG_NONE, &options.gives_up,
      N_ ("Say that penalties will be given up once it is kept"), NULL },
    { "ended", 0, 0, G_OPTION_ARG_STRING, &options.ended, N_ ("End the plan on that day"),
      N_ ("YYYY-MM-DD") },
    { "withdraw", 0, 0, G_OPTION_ARG_NONE, &options.withdraw,
      N_ ("Take back the last one, which was recorded by mistake"), NULL },
    G_OPTION_ENTRY_NULL,
  };
  g_auto (GStrv) operands = dument_command_parse (command, argc, argv, entries, /* n_min= */ 1,
                                                  DUMENT_COMMAND_ANY_NUMBER);

  if (operands != NULL)
    run (command, (const char *const *) operands, &options);
  return command->status;
}
