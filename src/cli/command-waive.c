/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "config.h"

#include "cli/claim-report.h"
#include "cli/command.h"
#include "cli/words.h"
#include "service/settlement.h"

#include <glib/gi18n-lib.h>

static gboolean
take_kind (DumentCommand *command, const char *text, DumentWaiverKind *ret_kind)
{
  if (dument_words_parse_waiver (text, ret_kind))
    return TRUE;
  dument_command_misuse (command, _ ("“%s” is none of %s."), text, "interest, indemnity");
  return FALSE;
}

/**
 * dument_command_waive:
 * @command: the command
 * @argc: number of arguments
 * @argv: its name and what follows
 *
 * Gives up the interest or the indemnity of an invoice.
 *
 * Returns: a #DumentExit
 */
int
dument_command_waive (DumentCommand *command, int argc, char **argv)
{
  g_autofree char *reason = NULL;
  const GOptionEntry entries[] = {
    { "reason", 0, 0, G_OPTION_ARG_STRING, &reason, N_ ("Why it is given up"), N_ ("TEXT") },
    G_OPTION_ENTRY_NULL,
  };
  g_auto (GStrv) operands = NULL;
  g_autoptr (GError) error = NULL;
  DumentWaiverKind kind;

  operands = dument_command_parse (command, argc, argv, entries, /* n_min= */ 2, /* n_max= */ 2);
  if (operands == NULL || !take_kind (command, operands[1], &kind) ||
      !dument_command_take_required (command, "--reason", reason) || !dument_command_open (command))
    return command->status;
  if (dument_settlement_waive (command->workspace, operands[0], kind, reason, &error))
    dument_claim_report_print_balance (command, operands[0]);
  else
    dument_command_refuse_error (command, operands[0], error);
  return command->status;
}
