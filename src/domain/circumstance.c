/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "domain/circumstance.h"

/**
 * dument_circumstance_kind_to_string:
 * @kind: what changes the course of an invoice
 *
 * Returns: the word for the journal and for scripts, which is never translated
 */
const char *
dument_circumstance_kind_to_string (DumentCircumstanceKind kind)
{
  static const char *const words[DUMENT_CIRCUMSTANCE_N_KINDS] = {
    [DUMENT_CIRCUMSTANCE_PROMISE] = "promise",
    [DUMENT_CIRCUMSTANCE_PAUSE] = "pause",
    [DUMENT_CIRCUMSTANCE_DISPUTE] = "dispute",
    [DUMENT_CIRCUMSTANCE_WRITE_OFF] = "write-off",
  };

  g_return_val_if_fail (kind < DUMENT_CIRCUMSTANCE_N_KINDS, "");

  return words[kind];
}

/**
 * dument_promise_to_string:
 * @promise: what became of a promise
 *
 * Returns: the word for scripts, which is never translated
 */
const char *
dument_promise_to_string (DumentPromise promise)
{
  switch (promise)
    {
    case DUMENT_PROMISE_KEPT:
      return "kept";
    case DUMENT_PROMISE_BROKEN:
      return "broken";
    case DUMENT_PROMISE_RUNNING:
    default:
      return "running";
    }
}

/**
 * dument_circumstance_holds:
 * @self: what changes the course of an invoice
 * @today: the day of the question
 *
 * A promise holds up to the day promised, whatever came in meanwhile, see
 * dument_circumstance_judge_promise(). What has a last day ends by itself.
 *
 * Returns: whether it holds on that day
 */
gboolean
dument_circumstance_holds (const DumentCircumstance *self, DumentDate today)
{
  return self->since <= today && (self->until == DUMENT_DATE_NONE || today <= self->until) &&
         (self->ended_on == DUMENT_DATE_NONE || today < self->ended_on);
}

/**
 * dument_circumstance_judge_promise:
 * @self: a promise
 * @entries: (array length=n_entries): what happened to the invoice
 * @n_entries: how many
 * @today: the day of the question
 *
 * It is kept once the amount promised came in between the day on which it was made and the day
 * promised, both counted, and broken from the day after. No text puts that day off to a working
 * day: art. 642 CPC is for time limits of procedure.
 *
 * Returns: what became of it
 */
DumentPromise
dument_circumstance_judge_promise (const DumentCircumstance *self,
                                   const DumentEntry *entries,
                                   gsize n_entries,
                                   DumentDate today)
{
  DumentDate last = MIN (self->until, today);
  DumentMoney received = 0;

  for (gsize i = 0; i < n_entries; i++)
    {
      if (entries[i].kind == DUMENT_ENTRY_PAYMENT && entries[i].date >= self->since &&
          entries[i].date <= last)
        received += entries[i].amount;
    }
  if (received >= self->amount)
    return DUMENT_PROMISE_KEPT;
  return today > self->until ? DUMENT_PROMISE_BROKEN : DUMENT_PROMISE_RUNNING;
}

/**
 * dument_circumstance_find_broken_promise:
 * @circumstances: (array length=n_circumstances): what changes the course of an invoice
 * @n_circumstances: how many
 * @entries: (array length=n_entries): what happened to it
 * @n_entries: how many
 * @today: the day of the question
 *
 * Only the last promise counts: a new one takes the place of those before it.
 *
 * Returns: (nullable): the last promise, if it is broken
 */
const DumentCircumstance *
dument_circumstance_find_broken_promise (const DumentCircumstance *circumstances,
                                         gsize n_circumstances,
                                         const DumentEntry *entries,
                                         gsize n_entries,
                                         DumentDate today)
{
  const DumentCircumstance *last = NULL;

  for (gsize i = 0; i < n_circumstances; i++)
    {
      const DumentCircumstance *one = &circumstances[i];

      if (one->kind == DUMENT_CIRCUMSTANCE_PROMISE && one->since <= today &&
          (last == NULL || one->since >= last->since))
        last = one;
    }
  if (last == NULL ||
      dument_circumstance_judge_promise (last, entries, n_entries, today) != DUMENT_PROMISE_BROKEN)
    return NULL;
  return last;
}

/**
 * dument_circumstance_sum_contested:
 * @circumstances: (array length=n_circumstances): what changes the course of an invoice
 * @n_circumstances: how many
 * @principal: what is unpaid of its principal
 * @today: the day of the question
 *
 * Returns: how much of @principal the debtor contests
 */
DumentMoney
dument_circumstance_sum_contested (const DumentCircumstance *circumstances,
                                   gsize n_circumstances,
                                   DumentMoney principal,
                                   DumentDate today)
{
  DumentMoney contested = 0;

  for (gsize i = 0; i < n_circumstances; i++)
    {
      const DumentCircumstance *one = &circumstances[i];

      if (one->kind != DUMENT_CIRCUMSTANCE_DISPUTE || !dument_circumstance_holds (one, today))
        continue;
      contested += MIN (principal - contested, one->amount > 0 ? one->amount : principal);
    }
  return contested;
}

/**
 * dument_circumstance_rests_until:
 * @circumstances: (array length=n_circumstances): what changes the course of an invoice
 * @n_circumstances: how many
 * @kind: a promise or a pause
 * @today: the day of the question
 *
 * Returns: the last day of those of @kind that hold, or %DUMENT_DATE_NONE where none does, or one
 *   has no end
 */
DumentDate
dument_circumstance_rests_until (const DumentCircumstance *circumstances,
                                 gsize n_circumstances,
                                 DumentCircumstanceKind kind,
                                 DumentDate today)
{
  DumentDate last = DUMENT_DATE_NONE;

  for (gsize i = 0; i < n_circumstances; i++)
    {
      const DumentCircumstance *one = &circumstances[i];

      if (one->kind != kind || !dument_circumstance_holds (one, today))
        continue;
      if (one->until == DUMENT_DATE_NONE)
        return DUMENT_DATE_NONE;
      last = MAX (last, one->until);
    }
  return last;
}

/**
 * dument_circumstance_fill_state:
 * @circumstances: (array length=n_circumstances): what changes the course of an invoice
 * @n_circumstances: how many
 * @terms: what its claim follows from
 * @today: the day of the question
 * @facts: (inout): receives what its state follows from; its principal is known already
 */
void
dument_circumstance_fill_state (const DumentCircumstance *circumstances,
                                gsize n_circumstances,
                                const DumentClaimTerms *terms,
                                DumentDate today,
                                DumentStateFacts *facts)
{
  DumentMoney contested =
      dument_circumstance_sum_contested (circumstances, n_circumstances, facts->principal, today);

  facts->insolvent = terms->in_insolvency && terms->judgment <= today;
  facts->disputed = contested > 0 && contested >= facts->principal;
  facts->partly_disputed = contested > 0 && contested < facts->principal;
  for (gsize i = 0; i < n_circumstances; i++)
    {
      const DumentCircumstance *one = &circumstances[i];

      if (!dument_circumstance_holds (one, today))
        continue;
      facts->paused |= one->kind == DUMENT_CIRCUMSTANCE_PAUSE;
      facts->written_off |= one->kind == DUMENT_CIRCUMSTANCE_WRITE_OFF;
      facts->promised |= one->kind == DUMENT_CIRCUMSTANCE_PROMISE &&
                         dument_circumstance_judge_promise (one, terms->entries, terms->n_entries,
                                                            today) == DUMENT_PROMISE_RUNNING;
    }
}
