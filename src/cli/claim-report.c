/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "config.h"

#include "cli/claim-report.h"

#include "cli/json.h"
#include "cli/labels.h"
#include "cli/table.h"
#include "cli/words.h"
#include "domain/french-text.h"
#include "service/claim-findings.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>

static void
add_segment (JsonBuilder *builder, const DumentSegment *segment)
{
  g_autofree char *source = dument_words_rate_source (segment);

  json_builder_begin_object (builder);
  dument_json_add_date (builder, "from", segment->from);
  dument_json_add_date (builder, "to", segment->to);
  dument_json_add_integer (builder, "days", segment->to - segment->from + 1);
  dument_json_add_integer (builder, "base_minor", segment->base);
  dument_json_add_integer (builder, "rate_bp", segment->rate);
  dument_json_add_text (builder, "rate_source", source);
  dument_json_add_integer (builder, "interest_minor", segment->interest);
  json_builder_end_object (builder);
}

static void
add_gap (JsonBuilder *builder, const DumentGap *gap)
{
  g_autofree char *semester = dument_semester_to_string (gap->semester);

  json_builder_begin_object (builder);
  dument_json_add_text (builder, "semester", semester);
  dument_json_add_date (builder, "from", gap->from);
  dument_json_add_date (builder, "to", gap->to);
  dument_json_add_integer (builder, "days", gap->to - gap->from + 1);
  dument_json_add_integer (builder, "base_minor", gap->base);
  json_builder_end_object (builder);
}

static void
add_lines (JsonBuilder *builder, const DumentClaim *claim)
{
  dument_json_begin_array (builder, "segments");
  for (unsigned i = 0; i < claim->segments->len; i++)
    add_segment (builder, &g_array_index (claim->segments, DumentSegment, i));
  json_builder_end_array (builder);
  if (claim->gaps->len == 0)
    return;
  dument_json_begin_array (builder, "unknown");
  for (unsigned i = 0; i < claim->gaps->len; i++)
    add_gap (builder, &g_array_index (claim->gaps, DumentGap, i));
  json_builder_end_array (builder);
}

/**
 * dument_claim_report_add:
 * @builder: where a value is awaited
 * @receivable: an invoice and its claim; the kind of debtor is known
 *
 * Adds the object of an invoice in the output of `claim`. What was given up of interest already
 * partly paid, what the interest waits for, and days without a known rate are members of their own,
 * there only where they are.
 */
void
dument_claim_report_add (JsonBuilder *builder, const DumentReceivable *receivable)
{
  const DumentClaim *claim = receivable->claim;

  json_builder_begin_object (builder);
  dument_json_add_text (builder, "number", receivable->invoice->number);
  dument_json_add_text (builder, "currency", receivable->invoice->currency);
  dument_json_add_integer (builder, "principal_minor", claim->principal);
  dument_json_add_integer (builder, "interest_minor", claim->interest);
  dument_json_add_integer (builder, "interest_paid_minor", claim->interest_paid);
  if (claim->interest_waived > 0)
    dument_json_add_integer (builder, "interest_waived_minor", claim->interest_waived);
  dument_json_add_integer (builder, "indemnity_minor", claim->indemnity);
  dument_json_add_integer (builder, "indemnity_paid_minor", claim->indemnity_paid);
  dument_json_add_integer (builder, "total_minor", claim->total);
  dument_json_add_integer (builder, "balance_minor", claim->balance);
  if (claim->per_day_known)
    dument_json_add_integer (builder, "per_day_minor", claim->per_day);
  else
    dument_json_add_null (builder, "per_day_minor");
  if (claim->pending != DUMENT_INTEREST_PENDING_NOTHING)
    dument_json_add_text (builder, "interest_pending",
                          dument_interest_pending_to_string (claim->pending));
  add_lines (builder, claim);
  json_builder_end_object (builder);
}

static void
set_date_cell (DumentTable *table, unsigned column, DumentDate date)
{
  char iso[DUMENT_DATE_ISO_SIZE];

  dument_date_write_iso (date, iso);
  dument_table_set_cell (table, column, iso);
}

static void
set_amount_cell (DumentTable *table, unsigned column, DumentMoney amount, const char *currency)
{
  g_autofree char *text = dument_french_text_amount (amount, currency);

  dument_table_set_cell (table, column, text);
}

static void
set_span_cells (DumentTable *table,
                DumentDate from,
                DumentDate to,
                DumentMoney base,
                const char *currency)
{
  g_autofree char *days = g_strdup_printf ("%d", to - from + 1);

  set_date_cell (table, 0, from);
  set_date_cell (table, 1, to);
  dument_table_set_cell (table, 2, days);
  set_amount_cell (table, 3, base, currency);
}

/* The place of a ground among those met so far, counted from one. Takes @ground. */
static unsigned
find_ground (GPtrArray *grounds, char *ground)
{
  unsigned i;

  if (g_ptr_array_find_with_equal_func (grounds, ground, g_str_equal, &i))
    {
      g_free (ground);
      return i + 1;
    }
  g_ptr_array_add (grounds, ground);
  return grounds->len;
}

static void
add_segment_rows (DumentTable *table,
                  const DumentClaim *claim,
                  const char *currency,
                  GPtrArray *grounds)
{
  for (unsigned i = 0; i < claim->segments->len; i++)
    {
      const DumentSegment *segment = &g_array_index (claim->segments, DumentSegment, i);
      g_autofree char *rate = dument_french_text_rate (segment->rate);
      unsigned ground = find_ground (grounds, dument_labels_ground (segment));
      g_autofree char *mark = g_strdup_printf ("(%u)", ground);

      set_span_cells (table, segment->from, segment->to, segment->base, currency);
      dument_table_set_cell (table, 4, rate);
      set_amount_cell (table, 5, segment->interest, currency);
      dument_table_set_cell (table, 6, mark);
      dument_table_end_row (table);
    }
  for (unsigned i = 0; i < claim->gaps->len; i++)
    {
      const DumentGap *gap = &g_array_index (claim->gaps, DumentGap, i);

      set_span_cells (table, gap->from, gap->to, gap->base, currency);
      dument_table_set_cell (table, 4, "?");
      dument_table_set_cell (table, 6, _ ("rate not known"));
      dument_table_end_row (table);
    }
}

/* The grounds stand below the table, in full, and the lines refer to them. */
static void
print_lines (const DumentClaim *claim, const char *currency)
{
  g_autoptr (GPtrArray) grounds = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (DumentTable) table = NULL;

  if (claim->segments->len == 0 && claim->gaps->len == 0)
    return;
  table = dument_table_new (7);
  dument_table_set_column (table, 0, _ ("From"), /* end= */ FALSE);
  dument_table_set_column (table, 1, _ ("To"), /* end= */ FALSE);
  dument_table_set_column (table, 2, _ ("Days"), /* end= */ TRUE);
  dument_table_set_column (table, 3, _ ("Base"), /* end= */ TRUE);
  dument_table_set_column (table, 4, _ ("Rate"), /* end= */ TRUE);
  dument_table_set_column (table, 5, _ ("Interest"), /* end= */ TRUE);
  dument_table_set_column (table, 6, _ ("Ground"), /* end= */ FALSE);
  add_segment_rows (table, claim, currency, grounds);
  dument_table_finish (table);
  for (unsigned i = 0; i < grounds->len; i++)
    {
      g_autofree char *line =
          g_strdup_printf ("(%u) %s", i + 1, (const char *) g_ptr_array_index (grounds, i));

      dument_table_print_wrapped (line, /* indent= */ 4);
    }
}

static void
add_sum (DumentTable *table, const char *label, DumentMoney amount, const char *currency)
{
  dument_table_set_cell (table, 0, label);
  set_amount_cell (table, 1, amount, currency);
  dument_table_end_row (table);
}

static void
print_sums (const DumentClaim *claim, const char *currency)
{
  g_autoptr (DumentTable) table = dument_table_new (2);

  dument_table_set_column (table, 1, /* title= */ NULL, /* end= */ TRUE);
  add_sum (table, _ ("Principal unpaid"), claim->principal, currency);
  add_sum (table, _ ("Interest"), claim->interest, currency);
  if (claim->interest_paid > 0)
    add_sum (table, _ ("Interest paid"), -claim->interest_paid, currency);
  if (claim->interest_waived > 0)
    add_sum (table, _ ("Interest given up"), -claim->interest_waived, currency);
  add_sum (table, _ ("Indemnity"), claim->indemnity, currency);
  if (claim->indemnity_paid > 0)
    add_sum (table, _ ("Indemnity paid"), -claim->indemnity_paid, currency);
  add_sum (table, _ ("Can be asked"), claim->total, currency);
  if (claim->per_day_known)
    add_sum (table, _ ("Each further day"), claim->per_day, currency);
  dument_table_finish (table);
}

static char *
describe_pending (const DumentCommand *command, const DumentReceivable *receivable)
{
  g_autofree char *program = dument_command_program (command);
  const DumentInvoice *invoice = receivable->invoice;
  g_autofree char *number = dument_command_quote (invoice->number);

  switch (receivable->claim->pending)
    {
    case DUMENT_INTEREST_PENDING_NOTICE:
      if (receivable->ledger->formal_notice_posted)
        return g_strdup_printf (_ ("No interest yet: towards a consumer it runs from the day after "
                                   "the mise en demeure was presented. Record that day: %s posted "
                                   "LETTER --presented YYYY-MM-DD"),
                                program);
      return g_strdup_printf (
          _ ("No interest yet: towards a consumer it runs from the day after a mise en demeure is "
             "presented. Write one: %s letter --template mise-en-demeure --output letter.pdf %s"),
          program, number);
    case DUMENT_INTEREST_PENDING_CONTRACT:
      return g_strdup_printf (_ ("No interest: in %s only the rate of a contract counts, and none "
                                 "is recorded. If there is one: %s invoice %s --set "
                                 "penalty-rate=5.00"),
                              invoice->currency, program, number);
    case DUMENT_INTEREST_PENDING_RATE:
      return g_strdup (_ ("The interest of the days without a known rate is not counted yet."));
    case DUMENT_INTEREST_PENDING_KIND:
      return g_strdup (_ ("No penalties: the kind of client is not known."));
    case DUMENT_INTEREST_PENDING_NOTHING:
    case DUMENT_INTEREST_PENDING_N_REASONS:
    default:
      return NULL;
    }
}

/**
 * dument_claim_report_print_pending:
 * @command: the command that tells it
 * @receivable: an invoice and its claim
 *
 * Says what its interest still waits for, if it waits for anything.
 */
void
dument_claim_report_print_pending (const DumentCommand *command, const DumentReceivable *receivable)
{
  g_autofree char *program = dument_command_program (command);
  g_autofree char *reason = describe_pending (command, receivable);
  char *cure = reason != NULL ? strstr (reason, program) : NULL;
  g_autofree char *words = cure != NULL ? g_strndup (reason, (gsize) (cure - reason)) : NULL;

  if (reason != NULL)
    dument_table_print_wrapped (words != NULL ? g_strchomp (words) : reason, /* indent= */ 0);
  /* A command that is broken into lines cannot be pasted. */
  if (cure != NULL)
    printf ("%s\n", cure);
}

/**
 * dument_claim_report_print:
 * @command: the command that tells it
 * @receivable: an invoice and its claim; the kind of debtor is known
 *
 * Writes the décompte of an invoice for people.
 */
void
dument_claim_report_print (const DumentCommand *command, const DumentReceivable *receivable)
{
  const char *currency = receivable->invoice->currency;

  print_lines (receivable->claim, currency);
  print_sums (receivable->claim, currency);
  dument_claim_report_print_pending (command, receivable);
}

/**
 * dument_claim_report_check_kind:
 * @command: the command
 * @receivable: an invoice
 *
 * Returns: %FALSE if it is not known whose law applies, which has then been said
 */
gboolean
dument_claim_report_check_kind (DumentCommand *command, const DumentReceivable *receivable)
{
  g_autoptr (GPtrArray) refusals = dument_finding_list_new ();

  if (dument_claim_findings_check_kind (receivable, refusals))
    return TRUE;
  dument_command_refuse_all (command, receivable->invoice->number, refusals);
  return FALSE;
}

/**
 * dument_claim_report_refuse_gaps:
 * @command: the command
 * @receivable: an invoice and its claim
 *
 * Says for each published rate that the claim waits for how it is entered.
 */
void
dument_claim_report_refuse_gaps (DumentCommand *command, const DumentReceivable *receivable)
{
  g_autoptr (GPtrArray) refusals = dument_finding_list_new ();

  dument_claim_findings_check_rates (receivable, dument_workspace_get_law (command->workspace),
                                     refusals);
  dument_command_refuse_all (command, receivable->invoice->number, refusals);
}

/**
 * dument_claim_report_print_balance:
 * @command: the command, its data file open
 * @number: an invoice that was just changed
 *
 * Writes what remains to be paid of it and what can be asked.
 */
void
dument_claim_report_print_balance (DumentCommand *command, const char *number)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DumentReceivable) receivable =
      dument_receivable_find (command->workspace, number, &error);
  g_autofree char *balance = NULL;
  g_autofree char *total = NULL;

  if (receivable == NULL)
    {
      dument_command_refuse_error (command, number, error);
      return;
    }
  balance = dument_french_text_amount (receivable->claim->balance, receivable->invoice->currency);
  total = dument_french_text_amount (receivable->claim->total, receivable->invoice->currency);
  printf (_ ("%s: balance %s, can be asked %s\n"), number, balance, total);
}
