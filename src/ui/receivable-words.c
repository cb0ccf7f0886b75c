/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "config.h"

#include "ui/receivable-words.h"

#include "ui/format.h"

#include <glib/gi18n-lib.h>

/* What is not known yet takes little place and asks nothing. */
#define UNKNOWN "…"

static const char *
name_step (DumentStepKind kind)
{
  switch (kind)
    {
    case DUMENT_STEP_SENT:
      return C_ ("step", "Invoice sent");
    case DUMENT_STEP_FRIENDLY_REMINDER:
      return C_ ("step", "Reminder");
    case DUMENT_STEP_FIRM_REMINDER:
      return C_ ("step", "Firm reminder");
    case DUMENT_STEP_LAST_NOTICE:
      return C_ ("step", "Last reminder");
    case DUMENT_STEP_FORMAL_NOTICE:
      return C_ ("step", "Formal notice");
    case DUMENT_STEP_OTHER_LETTER:
      return C_ ("step", "Letter");
    case DUMENT_STEP_WAIVER:
      return C_ ("step", "Given up");
    case DUMENT_STEP_CREDIT:
      return C_ ("step", "Credit note");
    case DUMENT_STEP_PAYMENT:
      return C_ ("step", "Payment");
    case DUMENT_STEP_NONE:
    default:
      return "";
    }
}

static char *
describe_step (DumentStep step)
{
  g_autofree char *date = NULL;

  if (step.kind == DUMENT_STEP_NONE)
    return g_strdup ("");
  date = dument_format_short_date (step.on);
  return g_strdup_printf ("%s · %s", name_step (step.kind), g_strchug (date));
}

static int
count_days (const DumentRegisterRow *row, DumentDate today)
{
  return row->owed_since != DUMENT_DATE_NONE ? MAX (today - row->owed_since, 0) : 0;
}

static char *
describe_delay (const DumentRegisterRow *row, DumentDate today)
{
  int n_days = count_days (row, today);

  /* TRANSLATORS: days late, in a narrow column: "47 d" */
  return n_days > 0 ? g_strdup_printf (_ ("%d d"), n_days) : g_strdup ("");
}

/* A mark tells what is not all from what is. */
static char *
describe_penalties (const DumentRegisterRow *row)
{
  g_autofree char *amount = dument_format_amount (row->penalties, row->currency);

  if (row->pending == DUMENT_INTEREST_PENDING_NOTHING)
    return g_steal_pointer (&amount);
  return row->penalties == 0 ? g_strdup ("?") : g_strconcat (amount, " ?", NULL);
}

/**
 * dument_receivable_words_pending:
 * @pending: what the interest of an invoice waits for
 *
 * Returns: (nullable): the same in a sentence, or %NULL if it waits for nothing
 */
const char *
dument_receivable_words_pending (DumentInterestPending pending)
{
  switch (pending)
    {
    case DUMENT_INTEREST_PENDING_KIND:
      return _ ("Penalties are computed once the kind of client is chosen.");
    case DUMENT_INTEREST_PENDING_NOTICE:
      return _ ("A consumer owes interest from the day on which a formal notice is presented.");
    case DUMENT_INTEREST_PENDING_CONTRACT:
      return _ ("In this currency interest is owed only at a rate that was agreed.");
    case DUMENT_INTEREST_PENDING_RATE:
      return _ ("The rate of a half-year is not known yet; its interest is missing.");
    case DUMENT_INTEREST_PENDING_NOTHING:
    case DUMENT_INTEREST_PENDING_N_REASONS:
    default:
      return NULL;
    }
}

/**
 * dument_receivable_words_barred:
 * @barred_after: the last day on which an invoice could be claimed, or %DUMENT_DATE_NONE
 *
 * Returns: (transfer full) (nullable): that the day is past, or %NULL without a day
 */
char *
dument_receivable_words_barred (DumentDate barred_after)
{
  g_autofree char *day = NULL;

  if (barred_after == DUMENT_DATE_NONE)
    return NULL;
  day = dument_format_long_date (barred_after);
  return g_strdup_printf (_ ("Time-barred after %s, unless something interrupted the period"), day);
}

static char *
describe_computed (const DumentRegisterRow *row, DumentRegisterSort column, DumentDate today)
{
  if (!row->is_computed)
    return g_strdup (UNKNOWN);
  switch ((int) column)
    {
    case DUMENT_REGISTER_SORT_STATE:
      return g_strdup (dument_format_state (row->state));
    case DUMENT_REGISTER_SORT_DELAY:
      return describe_delay (row, today);
    case DUMENT_REGISTER_SORT_BALANCE:
      return dument_format_amount (row->balance, row->currency);
    case DUMENT_REGISTER_SORT_PENALTIES:
      return describe_penalties (row);
    case DUMENT_REGISTER_SORT_STEP:
    default:
      return describe_step (row->step);
    }
}

/**
 * dument_receivable_words_cell:
 * @row: what is shown of an invoice
 * @column: a column of the list
 * @today: the day of the list
 *
 * Returns: (transfer full): what stands there
 */
char *
dument_receivable_words_cell (const DumentRegisterRow *row,
                              DumentRegisterSort column,
                              DumentDate today)
{
  switch ((int) column)
    {
    case DUMENT_REGISTER_SORT_NUMBER:
      return g_strdup (row->number);
    case DUMENT_REGISTER_SORT_CLIENT:
      return g_strdup (row->client);
    case DUMENT_REGISTER_SORT_ISSUED:
      return dument_format_short_date (row->issued);
    case DUMENT_REGISTER_SORT_DUE:
      return dument_format_short_date (row->due);
    default:
      return describe_computed (row, column, today);
    }
}

/* A cell of a spreadsheet: one word, and none that is taken for a formula. */
static void
append_cell (GString *line, const char *text)
{
  g_autofree char *plain = g_strdup (text);

  if (strchr ("=+-@", *plain) != NULL && *plain != '\0')
    g_string_append_c (line, '\'');
  g_string_append_printf (line, "%s\t", g_strdelimit (plain, "\t\r\n", ' '));
}

static void
append_figure (GString *line, DumentMoney amount, const char *currency)
{
  g_autofree char *figure = dument_format_figure (amount, currency);

  g_string_append_printf (line, "%s\t", figure);
}

/**
 * dument_receivable_words_line:
 * @row: what is shown of an invoice
 * @today: the day of the list
 *
 * Returns: (transfer full): a line that a spreadsheet understands, its cells parted by tabulators:
 *   number, client, issued, due, days late, currency, balance, penalties, state, last step
 */
char *
dument_receivable_words_line (const DumentRegisterRow *row, DumentDate today)
{
  GString *line = g_string_new (NULL);
  g_autofree char *issued = dument_format_short_date (row->issued);
  g_autofree char *due = dument_format_short_date (row->due);
  g_autofree char *step = describe_step (row->step);

  append_cell (line, row->number);
  append_cell (line, row->client);
  append_cell (line, g_strchug (issued));
  append_cell (line, g_strchug (due));
  g_string_append_printf (line, "%d\t", count_days (row, today));
  append_cell (line, row->currency);
  append_figure (line, row->balance, row->currency);
  append_figure (line, row->penalties, row->currency);
  append_cell (line, row->is_computed ? dument_format_state (row->state) : "");
  append_cell (line, step);
  line->str[line->len - 1] = '\n';
  return g_string_free (line, /* free_segment= */ FALSE);
}

static char *
join_amounts (const GArray *totals, gboolean penalties)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < totals->len; i++)
    {
      const DumentRegisterTotal *total = &g_array_index (totals, DumentRegisterTotal, i);
      g_autofree char *amount =
          dument_format_amount (penalties ? total->penalties : total->balance, total->currency);

      g_string_append_printf (text, "%s%s", i > 0 ? " + " : "", amount);
    }
  return g_string_free (text, /* free_segment= */ FALSE);
}

/**
 * dument_receivable_words_totals:
 * @totals: (nullable) (element-type DumentRegisterTotal): what they come to, once that is known
 * @n_invoices: how many invoices
 * @selected: whether they are the selected ones
 *
 * Returns: (transfer full): `19 invoices · €23,480.50 · €612.09 of penalties`
 */
char *
dument_receivable_words_totals (const GArray *totals, guint n_invoices, gboolean selected)
{
  g_autofree char *figure = dument_format_count (n_invoices);
  g_autofree char *count = g_strdup_printf (
      selected ? g_dngettext (GETTEXT_PACKAGE, "%s selected", "%s selected", n_invoices)
               : g_dngettext (GETTEXT_PACKAGE, "%s invoice", "%s invoices", n_invoices),
      figure);
  g_autofree char *balance = NULL;
  g_autofree char *penalties = NULL;

  if (totals == NULL || totals->len == 0)
    return g_steal_pointer (&count);
  balance = join_amounts (totals, FALSE);
  penalties = join_amounts (totals, TRUE);
  /* TRANSLATORS: how many invoices, what is to be paid of them, and the penalties */
  return g_strdup_printf (_ ("%s · %s · %s of penalties"), count, balance, penalties);
}
