/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "config.h"

#include "cli/claim-report.h"
#include "cli/command.h"
#include "cli/json.h"
#include "cli/listing.h"
#include "domain/french-text.h"
#include "service/claim-findings.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>

/* Invoices that were claimed, and the sum for each currency. */
typedef struct
{
  GPtrArray *receivables;
  GPtrArray *currencies; /* borrowed from the receivables, in the order of their appearance */
  GArray *totals;
} Claims;

static void
clear_claims (Claims *claims)
{
  g_clear_pointer (&claims->receivables, g_ptr_array_unref);
  g_clear_pointer (&claims->currencies, g_ptr_array_unref);
  g_clear_pointer (&claims->totals, g_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Claims, clear_claims)

static void
init_claims (Claims *claims)
{
  claims->receivables = dument_receivable_list_new ();
  claims->currencies = g_ptr_array_new ();
  claims->totals = g_array_new (FALSE, FALSE, sizeof (DumentMoney));
}

/* Returns FALSE if the sum would be too large. */
static gboolean
add_to_total (Claims *claims, char *currency, DumentMoney amount)
{
  const DumentMoney nothing = 0;
  unsigned i;

  if (!g_ptr_array_find_with_equal_func (claims->currencies, currency, g_str_equal, &i))
    {
      i = claims->currencies->len;
      g_ptr_array_add (claims->currencies, currency);
      g_array_append_val (claims->totals, nothing);
    }
  return dument_money_add (&g_array_index (claims->totals, DumentMoney, i), amount);
}

static gboolean
is_claimed (const Claims *claims, const DumentReceivable *receivable)
{
  for (unsigned i = 0; i < claims->receivables->len; i++)
    {
      const DumentReceivable *other = g_ptr_array_index (claims->receivables, i);

      if (other->invoice->id == receivable->invoice->id)
        return TRUE;
    }
  return FALSE;
}

static void
warn_of_claim (DumentCommand *command, const DumentReceivable *receivable)
{
  const DumentLaw *law = dument_workspace_get_law (command->workspace);
  g_autoptr (GPtrArray) warnings = dument_finding_list_new ();
  g_autoptr (GError) error = NULL;

  if (receivable->claim->total <= 0)
    return;
  if (!dument_claim_findings_warn_limitation (command->workspace, receivable, warnings, &error))
    {
      dument_command_refuse_error (command, receivable->invoice->number, error);
      return;
    }
  dument_claim_findings_warn_foreign (command->workspace, receivable, warnings);
  dument_claim_findings_warn_clause (receivable, law, command->today, warnings);
  dument_command_warn_all (command, receivable->invoice->number, warnings);
}

/* An invoice that cannot be claimed is refused, and the others are claimed all the same. */
static void
claim_invoice (DumentCommand *command, const char *number, Claims *claims)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DumentReceivable) receivable =
      dument_receivable_find (command->workspace, number, &error);

  if (receivable == NULL)
    {
      dument_command_refuse_error (command, number, error);
      return;
    }
  if (!dument_claim_report_check_kind (command, receivable) || is_claimed (claims, receivable))
    return;
  if (!add_to_total (claims, receivable->invoice->currency, receivable->claim->total))
    {
      dument_command_refuse (command, number, _ ("The sum is too large. Claim fewer at a time."));
      return;
    }
  dument_claim_report_refuse_gaps (command, receivable);
  warn_of_claim (command, receivable);
  g_ptr_array_add (claims->receivables, g_steal_pointer (&receivable));
}

/* The sum in the currency of all; where there are several, in euros. */
static DumentMoney
choose_total (const Claims *claims)
{
  for (unsigned i = 0; i < claims->currencies->len; i++)
    {
      if (claims->currencies->len == 1 ||
          g_str_equal (g_ptr_array_index (claims->currencies, i), "EUR"))
        return g_array_index (claims->totals, DumentMoney, i);
    }
  return 0;
}

static void
add_totals (JsonBuilder *builder, const Claims *claims)
{
  dument_json_add_integer (builder, "total_minor", choose_total (claims));
  if (claims->currencies->len < 2)
    return;
  dument_json_begin_array (builder, "totals");
  for (unsigned i = 0; i < claims->currencies->len; i++)
    {
      json_builder_begin_object (builder);
      dument_json_add_text (builder, "currency", g_ptr_array_index (claims->currencies, i));
      dument_json_add_integer (builder, "total_minor",
                               g_array_index (claims->totals, DumentMoney, i));
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
print_json (DumentCommand *command, const Claims *claims)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  dument_json_add_date (builder, "as_of", command->today);
  dument_json_begin_array (builder, "invoices");
  for (unsigned i = 0; i < claims->receivables->len; i++)
    dument_claim_report_add (builder, g_ptr_array_index (claims->receivables, i));
  json_builder_end_array (builder);
  add_totals (builder, claims);
  json_builder_end_object (builder);
  dument_json_print (builder);
}

static void
print_table (DumentCommand *command, const Claims *claims)
{
  g_autofree char *as_of = dument_date_to_iso (command->today);

  for (unsigned i = 0; i < claims->receivables->len; i++)
    {
      const DumentReceivable *receivable = g_ptr_array_index (claims->receivables, i);

      printf (_ ("%s%s, %s, on %s\n"), i > 0 ? "\n" : "", receivable->invoice->number,
              receivable->client->party.name, as_of);
      dument_claim_report_print (command, receivable);
    }
  for (unsigned i = 0; i < claims->currencies->len && claims->receivables->len > 1; i++)
    {
      g_autofree char *total =
          dument_french_text_amount (g_array_index (claims->totals, DumentMoney, i),
                                     g_ptr_array_index (claims->currencies, i));

      printf (_ ("%sTogether: %s\n"), i == 0 ? "\n" : "", total);
    }
}

/**
 * dument_command_claim:
 * @command: the command
 * @argc: number of arguments
 * @argv: its name and what follows
 *
 * Computes what can be asked for on invoices. Where the rate of a semester is not known, the rest
 * is shown and the status says so.
 *
 * Returns: a #DumentExit
 */
int
dument_command_claim (DumentCommand *command, int argc, char **argv)
{
  g_autofree char *format_name = NULL;
  const GOptionEntry entries[] = {
    { "format", 0, 0, G_OPTION_ARG_STRING, &format_name, N_ ("How it is written: table or json"),
      N_ ("FORMAT") },
    G_OPTION_ENTRY_NULL,
  };
  g_auto (GStrv) numbers = NULL;
  g_auto (Claims) claims = { 0 };
  DumentFormat format;

  numbers = dument_command_parse (command, argc, argv, entries, /* n_min= */ 1,
                                  DUMENT_COMMAND_ANY_NUMBER);
  if (numbers == NULL ||
      !dument_listing_take_format (command, format_name, /* has_csv= */ FALSE, &format) ||
      !dument_command_open (command))
    return command->status;
  init_claims (&claims);
  for (gsize i = 0; numbers[i] != NULL; i++)
    claim_invoice (command, numbers[i], &claims);
  if (format == DUMENT_FORMAT_JSON)
    print_json (command, &claims);
  else
    print_table (command, &claims);
  return command->status;
}
