/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "config.h"

#include "cli/command.h"
#include "domain/french-text.h"
#include "service/agenda.h"
#include "service/deeds.h"
#include "service/receivable.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>

/* Tells what comes next of each invoice. */
static void
print_next (DumentCommand *command, const char *const *numbers)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DumentAgenda) agenda = dument_agenda_load (command->workspace, &error);

  for (gsize i = 0; agenda != NULL && numbers[i] != NULL; i++)
    {
      g_autoptr (DumentReceivable) receivable =
          dument_receivable_find (command->workspace, numbers[i], /* error= */ NULL);
      const DumentAgendaItem *item =
          receivable != NULL ? dument_agenda_find (agenda, receivable->invoice->id) : NULL;
      g_autofree char *day =
          item != NULL && item->day > command->today ? dument_date_to_iso (item->day) : NULL;

      /* What could have been done before is due now: its first day says nothing any more. */
      if (item == NULL || item->step_name == NULL || item->status == DUMENT_COURSE_RESTS)
        printf (_ ("%s: recorded\n"), numbers[i]);
      else if (day == NULL)
        printf (_ ("%s: recorded; next: %s\n"), numbers[i], item->step_name);
      else
        printf (_ ("%s: recorded; next: %s, %s\n"), numbers[i], item->step_name, day);
    }
  if (agenda == NULL)
    dument_command_refuse_error (command, numbers[0], error);
}

static void
record (DumentCommand *command, const DumentDeedRequest *request)
{
  g_autoptr (GError) error = NULL;

  if (!dument_command_open (command))
    return;
  if (!dument_deeds_record (command->workspace, request, &error))
    dument_command_refuse_error (command, request->numbers[0], error);
  else
    print_next (command, request->numbers);
}

/**
 * dument_command_done:
 * @command: the command
 * @argc: number of arguments
 * @argv: its name and what follows
 *
 * Records that what is proposed of invoices was done, is put off or is given up.
 *
 * Returns: a #DumentExit
 */
int
dument_command_done (DumentCommand *command, int argc, char **argv)
{
  g_autofree char *on = NULL;
  g_autofree char *later = NULL;
  g_autofree char *never = NULL;
  g_autofree char *note = NULL;
  const GOptionEntry entries[] = {
    { "on", 0, 0, G_OPTION_ARG_STRING, &on, N_ ("Day on which it was done, if not today"),
      N_ ("YYYY-MM-DD") },
    { "note", 0, 0, G_OPTION_ARG_STRING, &note, N_ ("What is to be kept of it"), N_ ("TEXT") },
    { "later", 0, 0, G_OPTION_ARG_STRING, &later, N_ ("Not done: put it off until that day"),
      N_ ("YYYY-MM-DD") },
    { "never", 0, 0, G_OPTION_ARG_STRING, &never,
      N_ ("Not done: give this step up, and keep the reason"), N_ ("REASON") },
    G_OPTION_ENTRY_NULL,
  };
  g_auto (GStrv) operands = dument_command_parse (command, argc, argv, entries, /* n_min= */ 1,
                                                  DUMENT_COMMAND_ANY_NUMBER);
  DumentDeedRequest request = { .kind = never != NULL   ? DUMENT_DEED_GIVEN_UP
                                        : later != NULL ? DUMENT_DEED_PUT_OFF
                                                        : DUMENT_DEED_DONE };

  if (operands == NULL)
    return command->status;
  if ((never != NULL) + (later != NULL) + (on != NULL) > 1)
    {
      dument_command_misuse (command, "%s", _ ("--on, --later and --never do not go together."));
      return command->status;
    }
  request.numbers = (const char *const *) operands;
  request.words = never != NULL ? never : note;
  if (dument_command_take_date (command, "--on", on, DUMENT_DATE_NONE, &request.on) &&
      dument_command_take_date (command, "--later", later, DUMENT_DATE_NONE, &request.until))
    record (command, &request);
  return command->status;
}

/* Returns: whether the options say what came of the call */
static gboolean
take_result (DumentCommand *command,
             const char *result,
             const char *by,
             const char *note,
             DumentDeedRequest *request)
{
  if (!dument_command_take_required (command, "--result", result))
    return FALSE;
  if (!dument_outcome_parse (result, &request->outcome))
    {
      dument_command_misuse (
          command, _ ("“%s” is nothing that a call comes to. Type one of these: %s."), result,
          "done, voicemail, unreachable, promised, disputed, not-received, awaiting-approval, "
          "on-its-way, wrong-contact");
      return FALSE;
    }
  if (request->outcome == DUMENT_OUTCOME_PROMISED &&
      !dument_command_take_required (command, "--by", by))
    return FALSE;
  return request->outcome != DUMENT_OUTCOME_DISPUTED ||
         dument_command_take_required (command, "--note", note);
}

/**
 * dument_command_call:
 * @command: the command
 * @argc: number of arguments
 * @argv: its name and what follows
 *
 * Records a telephone call about invoices, and what came of it.
 *
 * Returns: a #DumentExit
 */
int
dument_command_call (DumentCommand *command, int argc, char **argv)
{
  g_autofree char *result = NULL;
  g_autofree char *by = NULL;
  g_autofree char *amount = NULL;
  g_autofree char *on = NULL;
  g_autofree char *note = NULL;
  const GOptionEntry entries[] = {
    { "result", 0, 0, G_OPTION_ARG_STRING, &result,
      N_ ("What came of it: done, voicemail, unreachable, promised, disputed, not-received, "
          "awaiting-approval, on-its-way, wrong-contact"),
      N_ ("RESULT") },
    { "by", 0, 0, G_OPTION_ARG_STRING, &by, N_ ("Until when payment was promised"),
      N_ ("YYYY-MM-DD") },
    { "amount", 0, 0, G_OPTION_ARG_STRING, &amount,
      N_ ("How much was promised, if not all that is unpaid"), N_ ("AMOUNT") },
    { "on", 0, 0, G_OPTION_ARG_STRING, &on, N_ ("Day of the call, if not today"),
      N_ ("YYYY-MM-DD") },
    { "note", 0, 0, G_OPTION_ARG_STRING, &note, N_ ("What was said; why it is disputed"),
      N_ ("TEXT") },
    G_OPTION_ENTRY_NULL,
  };
  g_auto (GStrv) operands = dument_command_parse (command, argc, argv, entries, /* n_min= */ 1,
                                                  DUMENT_COMMAND_ANY_NUMBER);
  DumentDeedRequest request = { .is_call = TRUE };

  if (operands == NULL || !take_result (command, result, by, note, &request))
    return command->status;
  request.numbers = (const char *const *) operands;
  request.words = note;
  request.amount = amount;
  if ((amount == NULL || dument_command_check_amount (command, amount)) &&
      dument_command_take_date (command, "--on", on, command->today, &request.on) &&
      dument_command_take_date (command, "--by", by, DUMENT_DATE_NONE, &request.until))
    record (command, &request);
  return command->status;
}
