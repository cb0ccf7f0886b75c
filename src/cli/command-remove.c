/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "config.h"

#include "cli/claim-report.h"
#include "cli/command.h"
#include "cli/words.h"
#include "service/letter-posting.h"
#include "service/retraction.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>

/* What the options say. */
typedef struct
{
  gboolean is_foreign;
  DumentDate on;
} Options;

static gboolean
remove_payment (DumentCommand *command, GStrv operands, const Options *options, GError **error)
{
  return dument_retraction_payment (command->workspace, operands[1], operands[2], options->on,
                                    error);
}

static gboolean
remove_credit (DumentCommand *command, GStrv operands, const Options *options, GError **error)
{
  return dument_retraction_credit (command->workspace, operands[1], error);
}

static gboolean
remove_waiver (DumentCommand *command, GStrv operands, const Options *options, GError **error)
{
  DumentWaiverKind kind = DUMENT_WAIVER_INTEREST;

  return dument_words_parse_waiver (operands[2], &kind) &&
         dument_retraction_waiver (command->workspace, operands[1], kind, error);
}

static gboolean
remove_letter (DumentCommand *command, GStrv operands, const Options *options, GError **error)
{
  return dument_letter_posting_remove (command->workspace, operands[1], error);
}

static gboolean
remove_invoice (DumentCommand *command, GStrv operands, const Options *options, GError **error)
{
  return dument_retraction_invoice (command->workspace, operands[1], options->is_foreign, error);
}

/* What can be taken back: how many operands name it, and what is said when it is done; nothing
 * where the balance says it. */
static const struct
{
  const char *name;
  unsigned n_min;
  unsigned n_max;
  gboolean (*remove) (DumentCommand *command,
                      GStrv operands,
                      const Options *options,
                      GError **error);
  const char *done;
} things[] = {
  { "payment", 2, 3, remove_payment, NULL },
  { "credit", 2, 2, remove_credit, N_ ("credit note removed") },
  { "waiver", 3, 3, remove_waiver, NULL },
  { "letter", 2, 2, remove_letter, N_ ("letter removed") },
  { "invoice", 2, 2, remove_invoice, N_ ("invoice removed") },
};

static gsize
find_thing (const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (things); i++)
    {
      if (g_str_equal (things[i].name, name))
        return i;
    }
  return G_N_ELEMENTS (things);
}

static gboolean
check_operands (DumentCommand *command, GStrv operands, gsize thing)
{
  unsigned n = g_strv_length (operands);
  DumentWaiverKind kind;

  if (thing == G_N_ELEMENTS (things))
    dument_command_misuse (command, _ ("“%s” is none of %s."), operands[0],
                           "payment, credit, waiver, letter, invoice");
  else if (n < things[thing].n_min)
    dument_command_misuse (command, _ ("Something is missing: %s."), _ (command->info->operands));
  else if (n > things[thing].n_max)
    dument_command_misuse (command, _ ("“%s” is one too many."), operands[n - 1]);
  else if (things[thing].remove == remove_waiver && !dument_words_parse_waiver (operands[2], &kind))
    dument_command_misuse (command, _ ("“%s” is none of %s."), operands[2], "interest, indemnity");
  else
    return things[thing].remove != remove_payment || operands[2] == NULL ||
           dument_command_check_amount (command, operands[2]);
  return FALSE;
}

static void
remove_thing (DumentCommand *command, GStrv operands, gsize thing, const Options *options)
{
  g_autoptr (GError) error = NULL;

  if (!things[thing].remove (command, operands, options, &error))
    dument_command_refuse_error (command, operands[1], error);
  else if (things[thing].done == NULL)
    dument_claim_report_print_balance (command, operands[1]);
  else
    printf ("%s: %s\n", operands[1], _ (things[thing].done));
}

/**
 * dument_command_remove:
 * @command: the command
 * @argc: number of arguments
 * @argv: its name and what follows
 *
 * Takes back what was recorded by mistake. The journal keeps that it was there.
 *
 * Returns: a #DumentExit
 */
int
dument_command_remove (DumentCommand *command, int argc, char **argv)
{
  Options options = { .on = DUMENT_DATE_NONE };
  g_autofree char *on = NULL;
  const GOptionEntry entries[] = {
    { "foreign", 0, 0, G_OPTION_ARG_NONE, &options.is_foreign,
      N_ ("Not your own invoice of that number, but the one of another seller"), NULL },
    { "on", 0, 0, G_OPTION_ARG_STRING, &on, N_ ("Day of the payment meant"), N_ ("YYYY-MM-DD") },
    G_OPTION_ENTRY_NULL,
  };
  g_auto (GStrv) operands = NULL;
  gsize thing;

  operands = dument_command_parse (command, argc, argv, entries, /* n_min= */ 2, /* n_max= */ 3);
  if (operands == NULL)
    return command->status;
  thing = find_thing (operands[0]);
  if (!check_operands (command, operands, thing) ||
      (on != NULL && !dument_command_take_date (command, "--on", on, command->today, &options.on)))
    return command->status;
  if (options.is_foreign && things[thing].remove != remove_invoice)
    dument_command_misuse (command, "%s", _ ("--foreign goes with an invoice only."));
  else if (on != NULL && things[thing].remove != remove_payment)
    dument_command_misuse (command, "%s", _ ("--on goes with a payment only."));
  else if (dument_command_open (command))
    remove_thing (command, operands, thing, &options);
  return command->status;
}
