/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "config.h"

#include "cli/command.h"
#include "cli/dossier-report.h"
#include "cli/listing.h"

#include <glib/gi18n-lib.h>

/**
 * dument_command_show:
 * @command: the command
 * @argc: number of arguments
 * @argv: its name and what follows
 *
 * Shows all that is known of an invoice.
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
  g_autoptr (GError) error = NULL;
  g_autoptr (DumentDossier) dossier = NULL;
  DumentFormat format;

  operands = dument_command_parse (command, argc, argv, entries, /* n_min= */ 1, /* n_max= */ 1);
  if (operands == NULL ||
      !dument_listing_take_format (command, format_name, /* has_csv= */ FALSE, &format) ||
      !dument_command_open (command))
    return command->status;
  dossier = dument_dossier_open (command->workspace, operands[0], &error);
  if (dossier == NULL)
    dument_command_refuse_error (command, operands[0], error);
  else if (format == DUMENT_FORMAT_JSON)
    dument_dossier_report_write_json (command, dossier);
  else
    dument_dossier_report_write_table (command, dossier);
  return command->status;
}
