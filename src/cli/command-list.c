/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "config.h"

#include "cli/command.h"
#include "cli/labels.h"
#include "cli/listing.h"
#include "domain/french-text.h"
#include "service/finding.h"
#include "service/receivable.h"

#include <glib/gi18n-lib.h>

static const DumentField fields[] = {
  { "number", N_ ("Number"), DUMENT_FIELD_TEXT },
  { "client", N_ ("Client"), DUMENT_FIELD_TEXT, DUMENT_FIELD_SHRINKING },
  { "state", N_ ("State"), DUMENT_FIELD_TEXT },
  { "issue_date", NULL, DUMENT_FIELD_DATE, DUMENT_FIELD_FOR_SCRIPTS },
  { "due_date", N_ ("Due"), DUMENT_FIELD_DATE },
  { "currency", NULL, DUMENT_FIELD_TEXT, DUMENT_FIELD_FOR_SCRIPTS },
  { "balance_minor", N_ ("Balance"), DUMENT_FIELD_AMOUNT },
  { "interest_minor", NULL, DUMENT_FIELD_AMOUNT, DUMENT_FIELD_FOR_SCRIPTS },
  { "indemnity_minor", NULL, DUMENT_FIELD_AMOUNT, DUMENT_FIELD_FOR_SCRIPTS },
  { "total_minor", NULL, DUMENT_FIELD_AMOUNT, DUMENT_FIELD_FOR_SCRIPTS },
  { "interest_pending", NULL, DUMENT_FIELD_TEXT, DUMENT_FIELD_FOR_SCRIPTS },
  { NULL, N_ ("On top"), DUMENT_FIELD_AMOUNT, DUMENT_FIELD_FOR_PEOPLE },
};

typedef struct
{
  DumentListing *listing;
  unsigned n_pending[DUMENT_INTEREST_PENDING_N_REASONS];
  GPtrArray *unknown_clients;
  char *waiting_number;
} List;

/* How many clients are told by their names. */
#define MAX_NAMED 5

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
take_states (DumentCommand *command, GStrv texts, guint32 *ret_states)
{
  g_autofree char *text = texts != NULL ? g_strjoinv (",", texts) : g_strdup ("");
  g_auto (GStrv) words = g_strsplit (text, ",", /* max_tokens= */ -1);
  guint32 states = 0;

  for (gsize i = 0; words[i] != NULL; i++)
    {
      DumentState state;

      if (!dument_labels_parse_state (g_strstrip (words[i]), &state))
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

/* A nought that is none is not shown as one. */
static char *
mark_penalties (const DumentStanding *standing, DumentMoney penalties, const char *currency)
{
  g_autofree char *amount = NULL;

  switch (standing->pending)
    {
    case DUMENT_INTEREST_PENDING_KIND:
      return g_strdup ("?");
    case DUMENT_INTEREST_PENDING_RATE:
      amount = dument_french_text_amount (penalties, currency);
      return g_strconcat (amount, " ?", NULL);
    case DUMENT_INTEREST_PENDING_NOTICE:
    case DUMENT_INTEREST_PENDING_CONTRACT:
      return penalties == 0 ? g_strdup ("—") : NULL;
    case DUMENT_INTEREST_PENDING_NOTHING:
    case DUMENT_INTEREST_PENDING_N_REASONS:
    default:
      return NULL;
    }
}

/* Whom or what the warnings name. */
static void
note_pending (List *self, const DumentReceivableRow *row)
{
  const char *client = row->client->party.name;

  if (row->standing.pending == DUMENT_INTEREST_PENDING_RATE && self->waiting_number == NULL)
    self->waiting_number = g_strdup (row->invoice->number);
  if (row->standing.pending == DUMENT_INTEREST_PENDING_KIND &&
      self->unknown_clients->len < MAX_NAMED &&
      !g_ptr_array_find_with_equal_func (self->unknown_clients, client, g_str_equal,
                                         /* index= */ NULL))
    g_ptr_array_add (self->unknown_clients, g_strdup (client));
}

static void
add_row (const DumentReceivableRow *row, gpointer data)
{
  List *self = data;
  DumentListing *listing = self->listing;
  const DumentInvoice *invoice = row->invoice;
  const DumentStanding *standing = &row->standing;
  /* A payment that was imputed to interest first is off the balance all the same. */
  DumentMoney on_top = standing->total - standing->balance;
  g_autofree char *mark = mark_penalties (standing, on_top, invoice->currency);

  dument_listing_add_text (listing, invoice->number);
  dument_listing_add_text (listing, row->client->party.name);
  dument_listing_add_word (listing, dument_state_to_string (standing->state),
                           dument_labels_state (standing->state));
  dument_listing_add_date (listing, invoice->issue_date);
  dument_listing_add_date (listing, invoice->due_date);
  dument_listing_add_text (listing, invoice->currency);
  dument_listing_add_amount (listing, standing->balance, invoice->currency);
  dument_listing_add_amount (listing, standing->interest, invoice->currency);
  dument_listing_add_amount (listing, standing->indemnity, invoice->currency);
  dument_listing_add_amount (listing, standing->total, invoice->currency);
  dument_listing_add_text (listing, dument_interest_pending_to_string (standing->pending));
  dument_listing_add_marked_amount (listing, on_top, invoice->currency, mark);
  self->n_pending[standing->pending]++;
  note_pending (self, row);
}

static void
warn_of_kinds (const List *self, unsigned n_kinds, GPtrArray *warnings)
{
  g_autofree char *sentence = g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE,
                   "%u late invoice has a client whose kind is not known: no penalties are "
                   "computed.",
                   "%u late invoices have clients whose kind is not known: no penalties are "
                   "computed.",
                   n_kinds),
      n_kinds);
  g_autofree char *names = dument_finding_list_names (self->unknown_clients);

  dument_finding_set_client (dument_finding_warn (warnings, DUMENT_FINDING_KIND_UNKNOWN,
                                                  g_strconcat (sentence, " ", names, NULL)),
                             0, g_ptr_array_index (self->unknown_clients, 0));
}

static void
warn_of_rates (const List *self, unsigned n_rates, GPtrArray *warnings)
{
  DumentFinding *finding = dument_finding_warn (
      warnings, DUMENT_FINDING_RATE_UNKNOWN,
      g_strdup_printf (
          g_dngettext (GETTEXT_PACKAGE,
                       "%u invoice waits for a rate that is not known: its penalties are not "
                       "complete.",
                       "%u invoices wait for a rate that is not known: their penalties are not "
                       "complete.",
                       n_rates),
          n_rates));

  finding->count = n_rates;
  dument_finding_set_invoice (finding, 0, self->waiting_number);
}

/* What the marks mean, and the cure. */
static void
warn_pending (const DumentCommand *command, const List *self)
{
  g_autoptr (GPtrArray) warnings = dument_finding_list_new ();
  unsigned n_kinds = self->n_pending[DUMENT_INTEREST_PENDING_KIND];
  unsigned n_rates = self->n_pending[DUMENT_INTEREST_PENDING_RATE];

  if (n_kinds > 0)
    warn_of_kinds (self, n_kinds, warnings);
  if (n_rates > 0)
    warn_of_rates (self, n_rates, warnings);
  dument_command_warn_all (command, "list", warnings);
}

static void
list (DumentCommand *command, const char *client, guint32 states, DumentFormat format)
{
  g_autoptr (DumentListing) listing = dument_listing_new (format, fields, G_N_ELEMENTS (fields));
  g_autoptr (GPtrArray) unknown_clients = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;
  List self = { .listing = listing, .unknown_clients = unknown_clients };

  if (!dument_receivable_foreach (command->workspace, client, states, add_row, &self, &error))
    dument_command_refuse_error (command, "list", error);
  dument_listing_finish (listing);
  warn_pending (command, &self);
  g_free (self.waiting_number);
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
  g_auto (GStrv) states_typed = NULL;
  g_autofree char *client = NULL;
  g_autofree char *format_name = NULL;
  const GOptionEntry entries[] = {
    { "state", 0, 0, G_OPTION_ARG_STRING_ARRAY, &states_typed,
      N_ ("Only in these states, as written here or as the table shows them: upcoming, due, late, "
          "formal-notice, paused, promised, in-plan, disputed, litigation, insolvent, paid, "
          "written-off"),
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
  if (operands == NULL || !take_states (command, states_typed, &states) ||
      !dument_listing_take_format (command, format_name, /* has_csv= */ TRUE, &format) ||
      !dument_command_open (command))
    return command->status;
  list (command, client, states, format);
  return command->status;
}
