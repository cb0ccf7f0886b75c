/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "config.h"

#include "cli/command.h"
#include "cli/dossier-report.h"
#include "cli/listing.h"
#include "service/editing.h"
#include "service/settlement.h"

#include <glib/gi18n-lib.h>

static void
print_client (DumentCommand *command, const DumentClient *client, DumentFormat format)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) contacts = dument_dossier_contacts (command->workspace, client->id, &error);
  g_autoptr (GArray) credits = NULL;

  if (contacts != NULL)
    credits = dument_settlement_client_credits (command->workspace, client->id, &error);
  if (credits == NULL)
    {
      dument_command_refuse_error (command, client->party.name, error);
      return;
    }
  dument_dossier_report_write_client (client, contacts, credits, format);
}

static void
edit_client (DumentCommand *command, const char *text, GStrv assignments, DumentFormat format)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DumentClient) client = dument_editing_find_client (command->workspace, text, &error);

  if (client == NULL)
    dument_command_refuse_error (command, *text != '\0' ? text : "client", error);
  else if (assignments == NULL)
    print_client (command, client, format);
  else if (!dument_editing_set_client (command->workspace, client->id,
                                       (const char *const *) assignments, &error))
    dument_command_refuse_error (command, text, error);
  else
    dument_command_print_assignments (client->party.name, assignments);
}

/**
 * dument_command_client:
 * @command: the command
 * @argc: number of arguments
 * @argv: its name and what follows
 *
 * Changes a client; without a change, shows it.
 *
 * Returns: a #DumentExit
 */
int
dument_command_client (DumentCommand *command, int argc, char **argv)
{
  g_auto (GStrv) assignments = NULL;
  g_autofree char *format_name = NULL;
  const GOptionEntry entries[] = {
    { "set", 0, 0, G_OPTION_ARG_STRING_ARRAY, &assignments,
      N_ ("Change something: kind=professional|consumer|public, imputation=principal|interest, "
          "tone=neutral|cordial|firm, pronoun=vous|tu, address=LINE|LINE, and more: a wrong key "
          "names all"),
      N_ ("KEY=VALUE") },
    { "format", 0, 0, G_OPTION_ARG_STRING, &format_name, N_ ("How it is written: table or json"),
      N_ ("FORMAT") },
    G_OPTION_ENTRY_NULL,
  };
  g_auto (GStrv) operands = NULL;
  DumentFormat format;

  operands = dument_command_parse (command, argc, argv, entries, /* n_min= */ 1, /* n_max= */ 1);
  if (operands != NULL && dument_command_check_assignments (command, assignments) &&
      dument_listing_take_format (command, format_name, /* has_csv= */ FALSE, &format) &&
      dument_command_open (command))
    edit_client (command, operands[0], assignments, format);
  return command->status;
}
