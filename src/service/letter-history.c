/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "config.h"

#include "service/letter-history.h"

#include "domain/posting-dates.h"
#include "service/ladder.h"

static int
compare_dates (gconstpointer a, gconstpointer b)
{
  DumentDate left = *(const DumentDate *) a;
  DumentDate right = *(const DumentDate *) b;

  return (left > right) - (left < right);
}

/* In order, each day once. */
static void
sort_dates (GArray *dates)
{
  g_array_sort (dates, compare_dates);
  for (unsigned i = dates->len; i > 1; i--)
    {
      if (g_array_index (dates, DumentDate, i - 1) == g_array_index (dates, DumentDate, i - 2))
        g_array_remove_index (dates, i - 1);
    }
}

static DumentDate
know_by (DumentDate day, DumentDate today)
{
  return day <= today ? day : DUMENT_DATE_NONE;
}

/**
 * dument_letter_history_last_day:
 * @letter: a recorded letter
 * @today: the day of the question; what happened later is not known yet
 *
 * Returns: the last of the days that it leaves to pay, or %DUMENT_DATE_NONE as long as the day that
 *   they run from is not known
 */
DumentDate
dument_letter_history_last_day (const DumentSentLetter *letter, DumentDate today)
{
  const DumentPostingDates dates = {
    .written_on = letter->written_on,
    .posted_on = know_by (letter->posted_on, today),
    .presented_on = know_by (letter->presented_on, today),
    .delivered_on = know_by (letter->delivered_on, today),
    .returned_on = know_by (letter->returned_on, today),
    .return_reason = letter->return_reason,
  };
  const DumentLetterKind *kind = dument_ladder_find (letter->template_id);
  gboolean is_registered = letter->registered_number != NULL ||
                           letter->kind == DUMENT_LETTER_DEGREE_FORMAL_NOTICE ||
                           (kind != NULL && kind->registered);

  return dument_posting_dates_deadline (&dates, letter->deadline_days, is_registered);
}

/**
 * dument_letter_history_reminder_end:
 * @letter: a recorded reminder
 * @today: the day of the question; what happened later is not known yet
 *
 * Nobody records when an ordinary letter was received: it is taken to be there when posted.
 *
 * Returns: the last of the days that it leaves to pay, or %DUMENT_DATE_NONE as long as it is not
 *   posted
 */
DumentDate
dument_letter_history_reminder_end (const DumentSentLetter *letter, DumentDate today)
{
  DumentDate last_day = dument_letter_history_last_day (letter, today);

  if (know_by (letter->posted_on, today) == DUMENT_DATE_NONE)
    return DUMENT_DATE_NONE;
  return last_day != DUMENT_DATE_NONE ? last_day : letter->posted_on + letter->deadline_days;
}

static gboolean
was_paid_since (GPtrArray *receivables, DumentDate day, DumentDate today)
{
  for (unsigned i = 0; i < receivables->len; i++)
    {
      const DumentReceivable *receivable = g_ptr_array_index (receivables, i);
      const DumentClaimTerms *terms = &receivable->ledger->terms;

      for (gsize k = 0; k < terms->n_entries; k++)
        {
          const DumentEntry *entry = &terms->entries[k];

          if (entry->kind == DUMENT_ENTRY_PAYMENT && entry->date >= day && entry->date <= today)
            return TRUE;
        }
    }
  return FALSE;
}

static gboolean
is_posted_notice (const DumentSentLetter *letter, DumentDate today)
{
  return letter->kind == DUMENT_LETTER_DEGREE_FORMAL_NOTICE &&
         know_by (letter->posted_on, today) != DUMENT_DATE_NONE;
}

static void
take_letter (DumentLetterHistory *self, const DumentSentLetter *letter, DumentDate today)
{
  if (letter->posted_on == DUMENT_DATE_NONE || letter->posted_on > today)
    return;
  if (letter->kind == DUMENT_LETTER_DEGREE_OTHER)
    return;
  if (letter->kind != DUMENT_LETTER_DEGREE_FORMAL_NOTICE)
    {
      g_array_append_val (self->reminders, letter->posted_on);
      self->reminders_failed &= dument_letter_history_reminder_end (letter, today) < today;
    }
  else if (letter->posted_on >= self->formal_notice_on)
    {
      DumentDate last_day = dument_letter_history_last_day (letter, today);
      gboolean is_over = last_day != DUMENT_DATE_NONE && last_day < today;

      self->formal_notice_failed =
          is_over && (letter->posted_on > self->formal_notice_on || self->formal_notice_failed);
      self->formal_notice_on = letter->posted_on;
    }
}

/**
 * dument_letter_history_load:
 * @workspace: a workspace, on the day of the letter
 * @receivables: (element-type DumentReceivable): what the letter claims
 * @ret_history: (out caller-allocates): what was written before
 * @error: return location for an error of the data file
 *
 * A letter must not say that an earlier one had no effect while there is still time to do what it
 * asks, nor when part of it was done.
 *
 * Returns: %FALSE with an error
 */
gboolean
dument_letter_history_load (DumentWorkspace *workspace,
                            GPtrArray *receivables,
                            DumentLetterHistory *ret_history,
                            GError **error)
{
  g_auto (DumentLetterHistory)
      self = { .reminders_failed = TRUE, .formal_notice_on = DUMENT_DATE_NONE };
  DumentDate today = dument_workspace_get_today (workspace);

  self.reminders = g_array_new (FALSE, FALSE, sizeof (DumentDate));
  self.notified = g_array_new (FALSE, FALSE, sizeof (gboolean));
  for (unsigned i = 0; i < receivables->len; i++)
    {
      const DumentReceivable *receivable = g_ptr_array_index (receivables, i);
      g_autoptr (GPtrArray) letters = dument_sent_letter_list_of_invoice (
          dument_workspace_get_store (workspace), receivable->invoice->id, error);
      gboolean is_notified = FALSE;

      if (letters == NULL)
        return FALSE;
      for (unsigned k = 0; k < letters->len; k++)
        {
          take_letter (&self, g_ptr_array_index (letters, k), today);
          is_notified |= is_posted_notice (g_ptr_array_index (letters, k), today);
        }
      g_array_append_val (self.notified, is_notified);
    }
  sort_dates (self.reminders);
  self.reminders_failed &=
      self.reminders->len > 0 &&
      !was_paid_since (receivables, g_array_index (self.reminders, DumentDate, 0), today);
  self.formal_notice_failed &= !was_paid_since (receivables, self.formal_notice_on, today);
  *ret_history = self;
  self.reminders = NULL;
  self.notified = NULL;
  return TRUE;
}

/**
 * dument_letter_history_clear:
 * @self: what was written before
 */
void
dument_letter_history_clear (DumentLetterHistory *self)
{
  g_clear_pointer (&self->reminders, g_array_unref);
  g_clear_pointer (&self->notified, g_array_unref);
}
