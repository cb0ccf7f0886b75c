/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "config.h"

#include "cli/command.h"
#include "cli/cure.h"
#include "service/import.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <unistd.h>

typedef struct
{
  DumentCommand *command;
  unsigned n_told;
} Report;

/* An empty path would leave nothing to see of it. */
static char *
name_path (const char *path)
{
  return *path != '\0' ? g_filename_display_name (path) : g_strdup ("\"\"");
}

/* Scripts read the beginning of the line: it is the same in every language. Whoever looks on has
 * just read the reasons on the same screen, and is told how many there were. */
static void
print_refused (const char *name, const char *reason, unsigned n_others)
{
  g_autofree char *line = dument_command_make_line (reason);

  if (isatty (STDOUT_FILENO) && isatty (STDERR_FILENO))
    {
      printf (g_dngettext (GETTEXT_PACKAGE, "%s: refused, for the reason above\n",
                           "%s: refused, for the %u reasons above\n", n_others + 1),
              name, n_others + 1);
      return;
    }
  printf ("%s: refused: %s", name, line);
  if (n_others > 0)
    printf (
        g_dngettext (GETTEXT_PACKAGE, " (and %u more reason)", " (and %u more reasons)", n_others),
        n_others);
  printf ("\n");
}

/* One line of standard output for each file, and one of standard error for each reason against it.
 */
static void
tell (const char *path, const DumentImportResult *result, gpointer data)
{
  Report *report = data;
  g_autofree char *name = name_path (path);
  unsigned n_refusals = result->refusals->len;

  dument_command_warn_all (report->command, name, result->warnings);
  dument_command_refuse_all (report->command, name, result->refusals);
  if (n_refusals > 0)
    {
      g_autofree char *reason =
          dument_cure_describe (g_ptr_array_index (result->refusals, 0), report->command, name);

      print_refused (name, reason, n_refusals - 1);
    }
  else
    printf ("%s: created %u, unchanged %u, updated %u\n", name, result->n_created,
            result->n_unchanged, result->n_updated);
  report->n_told++;
}

static void
import_files (DumentCommand *command, GStrv paths, const DumentImportOptions *options)
{
  Report report = { .command = command };
  g_autofree char *name = NULL;
  g_autoptr (GError) error = NULL;

  if (dument_import_files (command->workspace, (const char *const *) paths, options, tell, &report,
                           &error))
    return;
  name = name_path (paths[report.n_told]);
  dument_command_refuse_error (command, name, error);
  print_refused (name, error->message, /* n_others= */ 0);
}

static gboolean
take_kind (DumentCommand *command, const char *text, DumentDebtorKind *ret_kind)
{
  if (text == NULL || dument_debtor_kind_parse (text, ret_kind))
    return TRUE;
  dument_command_misuse (command, _ ("--kind: “%s” is none of %s."), text,
                         _ ("professional, consumer, public"));
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
      "professional|consumer|public" },
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
  import_files (command, paths, &options);
  return command->status;
}
