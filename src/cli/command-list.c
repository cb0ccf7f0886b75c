/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "config.h"

#include "cli/command.h"
#include "cli/listing.h"
#include "service/receivable.h"

#include <glib/gi18n-lib.h>

static const DumentField fields[] = {
  { "number", N_ ("Number"), DUMENT_FIELD_TEXT },
  { "client", N_ ("Client"), DUMENT_FIELD_TEXT },
  { "state", N_ ("State"), DUMENT_FIELD_TEXT },
  { "issue_date", N_ ("Issued"), DUMENT_FIELD_DATE },
  { "due_date", N_ ("Due"), DUMENT_FIELD_DATE },
  { "currency", N_ ("Currency"), DUMENT_FIELD_TEXT },
  { "balance_minor", N_ ("Balance"), DUMENT_FIELD_AMOUNT },
  { "interest_minor", N_ ("Interest"), DUMENT_FIELD_AMOUNT },
  { "indemnity_minor", N_ ("Indemnity"), DUMENT_FIELD_AMOUNT },
};

static char *
name_states (void)
{
  GString *names = g_string_new (NULL);

  for (int state = DUMENT_STATE_N_STATES - 1; state >= 0; state--)
    g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "",
                            dument_state_to_string ((DumentState) state));
  return g_string_free (names, /* free_segment= */ FALSE);
}

static gboolean
take_states (DumentCommand *command, const char *text, guint32 *ret_states)
{
  g_auto (GStrv) words = g_strsplit (text != NULL ? text : "", ",", /* max_tokens= */ -1);
  guint32 states = 0;

  for (gsize i = 0; words[i] != NULL; i++)
    {
      DumentState state;

      if (!dument_state_parse (g_strstrip (words[i]), &state))
        {
          g_autofree char *names = name_states ();

          dument_command_misuse (command, _ ("--state: “%s” is none of %s."), words[i], names);
          return FALSE;
        }
      states |= 1u << state;
    }
  *ret_states = states;
  return TRUE;
}

static void
add_row (const DumentReceivableRow *row, gpointer data)
{
  DumentListing *listing = data;
  const DumentInvoice *invoice = row->invoice;

  dument_listing_add_text (listing, invoice->number);
  dument_listing_add_text (listing, row->client->party.name);
  dument_listing_add_text (listing, dument_state_to_string (row->standing.state));
  dument_listing_add_date (listing, invoice->issue_date);
  dument_listing_add_date (listing, invoice->due_date);
  dument_listing_add_text (listing, invoice->currency);
  dument_listing_add_amount (listing, row->standing.balance, invoice->currency);
  dument_listing_add_amount (listing, row->standing.interest, invoice->currency);
  dument_listing_add_amount (listing, row->standing.indemnity, invoice->currency);
}

static void
list (DumentCommand *command, const char *client, guint32 states, DumentFormat format)
{
  g_autoptr (DumentListing) listing = dument_listing_new (format, fields, G_N_ELEMENTS (fields));
  g_autoptr (GError) error = NULL;

  if (!dument_receivable_foreach (command->workspace, client, states, add_row, listing, &error))
    dument_command_refuse_error (command, "list", error);
  dument_listing_finish (listing);
}

/**
 * dument_command_list:
 * @command: the command
 * @argc: number of arguments
 * @argv: its name and what follows
 *
 * Lists the invoices, one after the other, so that a million of them take no more memory than ten.
 *
 * Returns: a #DumentExit
 */
int
dument_command_list (DumentCommand *command, int argc, char **argv)
{
  g_autofree char *state = NULL;
  g_autofree char *client = NULL;
  g_autofree char *format_name = NULL;
  const GOptionEntry entries[] = {
    { "state", 0, 0, G_OPTION_ARG_STRING, &state,
      N_ ("Only in these states: upcoming, due, late, formal-notice, paused, promised, in-plan, "
          "disputed, litigation, insolvent, paid, written-off"),
      N_ ("STATE,…") },
    { "client", 0, 0, G_OPTION_ARG_STRING, &client,
      N_ ("Only where the client’s name or the number holds this text"), N_ ("TEXT") },
    { "format", 0, 0, G_OPTION_ARG_STRING, &format_name,
      N_ ("How it is written: table, json or csv"), N_ ("FORMAT") },
    G_OPTION_ENTRY_NULL,
  };
  g_auto (GStrv) operands = NULL;
  DumentFormat format;
  guint32 states;

  operands = dument_command_parse (command, argc, argv, entries, /* n_min= */ 0, /* n_max= */ 0);
  if (operands == NULL || !take_states (command, state, &states) ||
      !dument_listing_take_format (command, format_name, /* has_csv= */ TRUE, &format) ||
      !dument_command_open (command))
    return command->status;
  list (command, client, states, format);
  return command->status;
}
