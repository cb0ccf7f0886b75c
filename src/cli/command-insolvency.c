/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "config.h"

#include "cli/command.h"

#include "service/insolvency-entry.h"
#include "service/wording.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>

/* What is typed after the command. */
typedef struct
{
  char *judgment;
  char *published;
  char *trustee;
  char *trustee_address;
  char *number;
  gboolean withdraw;
} Options;

static void
clear_options (Options *options)
{
  g_free (options->judgment);
  g_free (options->published);
  g_free (options->trustee);
  g_free (options->trustee_address);
  g_free (options->number);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, clear_options)

static void
replace_text (char **field, const char *text)
{
  if (text == NULL)
    return;
  g_free (*field);
  *field = *text != '\0' ? g_strdup (text) : NULL;
}

/* What was typed, on top of what is known. */
static void
fill_in (DumentStoredInsolvency *insolvency, const Options *options, DumentDate published_on)
{
  if (options->published != NULL)
    insolvency->published_on = published_on;
  replace_text (&insolvency->trustee, options->trustee);
  replace_text (&insolvency->procedure_number, options->number);
  if (options->trustee_address != NULL)
    {
      g_strfreev (insolvency->trustee_address);
      insolvency->trustee_address =
          g_strsplit (options->trustee_address, "|", /* max_tokens= */ -1);
    }
}

/* Until when what was owed before can be declared. */
static void
print_deadline (DumentCommand *command,
                const char *client,
                const DumentStoredInsolvency *insolvency)
{
  DumentDate last_day = dument_insolvency_entry_declare_until (command->workspace, insolvency);
  g_autofree char *judgment = dument_wording_day (insolvency->judgment_on);
  g_autofree char *day = NULL;

  if (last_day == DUMENT_DATE_NONE)
    {
      printf (_ ("%s: insolvent since %s; the time to declare runs from the publication in the "
                 "BODACC, whose day is to be recorded: --published\n"),
              client, judgment);
      return;
    }
  day = dument_wording_day (last_day);
  printf (_ ("%s: insolvent since %s; what was owed before can be declared until %s\n"), client,
          judgment, day);
}

static gboolean
withdraw (DumentCommand *command,
          const char *client,
          const DumentStoredInsolvency *insolvency,
          GError **error)
{
  g_autoptr (DumentUndo) undo = NULL;

  if (insolvency->id == 0)
    {
      g_set_error (error, DUMENT_SERVICE_ERROR, DUMENT_SERVICE_ERROR_NOT_FOUND,
                   _ ("%s: nothing of the kind is recorded."), client);
      return FALSE;
    }
  undo = dument_insolvency_entry_delete (command->workspace, insolvency->id, error);
  if (undo != NULL)
    printf (_ ("%s: the insolvency was taken back\n"), client);
  return undo != NULL;
}

static gboolean
carry_out (DumentCommand *command,
           const char *client,
           DumentDate judgment_on,
           DumentDate published_on,
           const Options *options,
           GError **error)
{
  g_autoptr (DumentStoredInsolvency) insolvency =
      dument_insolvency_entry_open (command->workspace, client, judgment_on, error);
  g_autoptr (DumentUndo) undo = NULL;

  if (insolvency == NULL)
    return FALSE;
  if (options->withdraw)
    return withdraw (command, client, insolvency, error);
  fill_in (insolvency, options, published_on);
  if (!dument_insolvency_entry_save (command->workspace, insolvency, &undo, error))
    return FALSE;
  print_deadline (command, client, insolvency);
  return TRUE;
}

static gboolean
check_alone (DumentCommand *command, const Options *options)
{
  if (!options->withdraw || (options->published == NULL && options->trustee == NULL &&
                             options->trustee_address == NULL && options->number == NULL))
    return TRUE;
  dument_command_misuse (command, "%s",
                         _ ("What takes something back or ends it goes without other options."));
  return FALSE;
}

/**
 * dument_command_insolvency:
 * @command: the command
 * @argc: number of arguments
 * @argv: its name and what follows
 *
 * Records that an insolvency procedure of a client was opened, or what became known of it.
 *
 * Returns: a #DumentExit
 */
int
dument_command_insolvency (DumentCommand *command, int argc, char **argv)
{
  g_auto (Options) options = { NULL };
  const GOptionEntry entries[] = {
    { "judgment", 0, 0, G_OPTION_ARG_STRING, &options.judgment,
      N_ ("Day of the opening judgment, if not that of the last one recorded"), N_ ("YYYY-MM-DD") },
    { "published", 0, 0, G_OPTION_ARG_STRING, &options.published,
      N_ ("Day of its publication in the BODACC"), N_ ("YYYY-MM-DD") },
    { "trustee", 0, 0, G_OPTION_ARG_STRING, &options.trustee, N_ ("To whom claims are declared"),
      N_ ("NAME") },
    { "trustee-address", 0, 0, G_OPTION_ARG_STRING, &options.trustee_address,
      N_ ("Where the declaration goes"), N_ ("LINE|LINE") },
    { "number", 0, 0, G_OPTION_ARG_STRING, &options.number, N_ ("Number of the procedure"),
      N_ ("TEXT") },
    { "withdraw", 0, 0, G_OPTION_ARG_NONE, &options.withdraw,
      N_ ("Take back the last one, which was recorded by mistake"), NULL },
    G_OPTION_ENTRY_NULL,
  };
  g_auto (GStrv) operands =
      dument_command_parse (command, argc, argv, entries, /* n_min= */ 1, /* n_max= */ 1);
  g_autoptr (GError) error = NULL;
  DumentDate judgment_on, published_on;

  if (operands == NULL || !check_alone (command, &options) ||
      !dument_command_take_date (command, "--judgment", options.judgment, DUMENT_DATE_NONE,
                                 &judgment_on) ||
      !dument_command_take_date (command, "--published", options.published, DUMENT_DATE_NONE,
                                 &published_on) ||
      !dument_command_open (command))
    return command->status;
  if (!carry_out (command, operands[0], judgment_on, published_on, &options, &error))
    dument_command_refuse_error (command, operands[0], error);
  return command->status;
}
