/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "config.h"

#include "cli/command.h"
#include "service/import.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>

/* One line of standard output, or of standard error for each reason against it. Returns FALSE if
 * the data file itself fails, so that no further file can be taken. */
static gboolean
import_file (DumentCommand *command, const char *path, const DumentImportOptions *options)
{
  g_autofree char *name = g_filename_display_name (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (DumentImportResult) result =
      dument_import_file (command->workspace, path, options, &error);

  if (result == NULL)
    {
      dument_command_refuse_error (command, name, error);
      return FALSE;
    }
  dument_command_warn_all (name, result->warnings);
  dument_command_refuse_all (command, name, result->refusals);
  if (result->refusals->len == 0)
    /* Scripts read this line: it is the same in every language. */
    printf ("%s: created %u, unchanged %u, updated %u\n", name, result->n_created,
            result->n_unchanged, result->n_updated);
  return TRUE;
}

static gboolean
take_kind (DumentCommand *command, const char *text, DumentDebtorKind *ret_kind)
{
  if (text == NULL || dument_debtor_kind_parse (text, ret_kind))
    return TRUE;
  dument_command_misuse (command, _ ("--kind: “%s” is none of %s."), text,
                         "professional, consumer, public");
  return FALSE;
}

/* What only looks makes no data file. */
static gboolean
open_data_file (DumentCommand *command, const DumentImportOptions *options)
{
  return options->dry_run ? dument_command_open (command) : dument_command_open_or_create (command);
}

/**
 * dument_command_import:
 * @command: the command
 * @argc: number of arguments
 * @argv: its name and what follows
 *
 * Reads files of invoices, each as a whole or not at all, and says of each what became of it.
 *
 * Returns: a #DumentExit
 */
int
dument_command_import (DumentCommand *command, int argc, char **argv)
{
  DumentImportOptions options = { .due_date = DUMENT_DATE_NONE };
  g_autofree char *kind = NULL;
  g_autofree char *due = NULL;
  const GOptionEntry entries[] = {
    { "dry-run", 0, 0, G_OPTION_ARG_NONE, &options.dry_run,
      N_ ("Say what would happen, and change nothing"), NULL },
    { "kind", 0, 0, G_OPTION_ARG_STRING, &kind,
      N_ ("Kind of client where a file does not say it: professional, consumer or public"),
      N_ ("KIND") },
    { "due", 0, 0, G_OPTION_ARG_STRING, &due, N_ ("Day of payment where a file gives none"),
      N_ ("YYYY-MM-DD") },
    G_OPTION_ENTRY_NULL,
  };
  g_auto (GStrv) paths = NULL;

  paths = dument_command_parse (command, argc, argv, entries, /* n_min= */ 1,
                                DUMENT_COMMAND_ANY_NUMBER);
  if (paths == NULL || !take_kind (command, kind, &options.kind) ||
      !dument_command_take_date (command, "--due", due, DUMENT_DATE_NONE, &options.due_date) ||
      !open_data_file (command, &options))
    return command->status;
  for (gsize i = 0; paths[i] != NULL; i++)
    {
      if (!import_file (command, paths[i], &options))
        break;
    }
  return command->status;
}
