/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "config.h"

#include "cli/command.h"
#include "cli/credit-report.h"
#include "cli/dossier-report.h"
#include "cli/listing.h"

#include <glib/gi18n-lib.h>

static void
show_credit_note (const DumentCreditDossier *dossier, DumentFormat format)
{
  if (format == DUMENT_FORMAT_JSON)
    dument_credit_report_write_json (dossier);
  else
    dument_credit_report_write_table (dossier);
}

/* An invoice goes before a credit note of the same number, and if there is neither, it is the
 * invoice that is missing. */
static void
show (DumentCommand *command, const char *number, DumentFormat format)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DumentDossier) invoice = dument_dossier_open (command->workspace, number, &error);
  g_autoptr (DumentCreditDossier) note = NULL;
  g_autoptr (GError) note_error = NULL;

  if (invoice != NULL)
    {
      dument_dossier_report_write (command, invoice, format);
      return;
    }
  if (g_error_matches (error, DUMENT_SERVICE_ERROR, DUMENT_SERVICE_ERROR_NOT_FOUND))
    note = dument_credit_dossier_open (command->workspace, number, &note_error);
  if (note != NULL)
    show_credit_note (note, format);
  else if (note_error == NULL ||
           g_error_matches (note_error, DUMENT_SERVICE_ERROR, DUMENT_SERVICE_ERROR_NOT_FOUND))
    dument_command_refuse_error (command, number, error);
  else
    dument_command_refuse_error (command, number, note_error);
}

/**
 * dument_command_show:
 * @command: the command
 * @argc: number of arguments
 * @argv: its name and what follows
 *
 * Shows all that is known of an invoice or of a credit note.
 *
 * Returns: a #DumentExit
 */
int
dument_command_show (DumentCommand *command, int argc, char **argv)
{
  g_autofree char *format_name = NULL;
  const GOptionEntry entries[] = {
    { "format", 0, 0, G_OPTION_ARG_STRING, &format_name, N_ ("How it is written: table or json"),
      N_ ("FORMAT") },
    G_OPTION_ENTRY_NULL,
  };
  g_auto (GStrv) operands = NULL;
  DumentFormat format;

  operands = dument_command_parse (command, argc, argv, entries, /* n_min= */ 1, /* n_max= */ 1);
  if (operands != NULL &&
      dument_listing_take_format (command, format_name, /* has_csv= */ FALSE, &format) &&
      dument_command_open (command))
    show (command, operands[0], format);
  return command->status;
}
