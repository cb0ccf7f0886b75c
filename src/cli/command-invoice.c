/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "config.h"

#include "cli/command.h"
#include "cli/dossier-report.h"
#include "service/claim-findings.h"
#include "service/editing.h"

#include <glib/gi18n-lib.h>

static void
show_invoice (DumentCommand *command, const char *number)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DumentDossier) dossier = dument_dossier_open (command->workspace, number, &error);

  if (dossier != NULL)
    dument_dossier_report_write (command, dossier, DUMENT_FORMAT_TABLE);
  else
    dument_command_refuse_error (command, number, error);
}

static gboolean
sets_rate (GStrv assignments)
{
  for (unsigned i = 0; assignments[i] != NULL; i++)
    {
      if (g_str_has_prefix (assignments[i], "penalty-rate="))
        return TRUE;
    }
  return FALSE;
}

static void
warn_of_rate (DumentCommand *command, const char *number)
{
  g_autoptr (GPtrArray) warnings = dument_finding_list_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (DumentReceivable) receivable =
      dument_receivable_find (command->workspace, number, &error);

  if (receivable == NULL)
    {
      dument_command_refuse_error (command, number, error);
      return;
    }
  dument_claim_findings_warn_clause (receivable, dument_workspace_get_law (command->workspace),
                                     command->today, warnings);
  dument_command_warn_all (command, number, warnings);
}

static void
edit_invoice (DumentCommand *command, const char *number, GStrv assignments)
{
  g_autoptr (GError) error = NULL;

  if (!dument_editing_set_invoice (command->workspace, number, (const char *const *) assignments,
                                   &error))
    {
      dument_command_refuse_error (command, number, error);
      return;
    }
  dument_command_print_assignments (number, assignments);
  if (sets_rate (assignments))
    warn_of_rate (command, number);
}

/**
 * dument_command_invoice:
 * @command: the command
 * @argc: number of arguments
 * @argv: its name and what follows
 *
 * Changes an invoice; without a change, shows it.
 *
 * Returns: a #DumentExit
 */
int
dument_command_invoice (DumentCommand *command, int argc, char **argv)
{
  g_auto (GStrv) assignments = NULL;
  const GOptionEntry entries[] = {
    { "set", 0, 0, G_OPTION_ARG_STRING_ARRAY, &assignments,
      N_ ("Change something: due=DATE, penalty-rate=12.00|ecb+10|legal*3|none, "
          "clause-accepted=yes|no, sent-on=DATE, and more: a wrong key names all"),
      N_ ("KEY=VALUE") },
    G_OPTION_ENTRY_NULL,
  };
  g_auto (GStrv) operands = NULL;

  operands = dument_command_parse (command, argc, argv, entries, /* n_min= */ 1, /* n_max= */ 1);
  if (operands == NULL || !dument_command_check_assignments (command, assignments) ||
      !dument_command_open (command))
    return command->status;
  if (assignments == NULL)
    show_invoice (command, operands[0]);
  else
    edit_invoice (command, operands[0], assignments);
  return command->status;
}
