/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "config.h"

#include "service/timeline.h"

/**
 * dument_event_free:
 * @self: (nullable): an event
 */
void
dument_event_free (DumentEvent *self)
{
  if (self == NULL)
    return;
  g_free (self->number);
  g_free (self->text);
  g_free (self->detail);
  g_free (self);
}

static void
free_event (gpointer event)
{
  dument_event_free (event);
}

/* Adds what has a day; the rest has not happened. */
static DumentEvent *
add_event (GPtrArray *events,
           const DumentInvoice *invoice,
           DumentEventKind kind,
           DumentDate date,
           const char *text)
{
  DumentEvent *event;

  if (date == DUMENT_DATE_NONE)
    return NULL;
  event = g_new0 (DumentEvent, 1);
  event->date = date;
  event->kind = kind;
  event->until = DUMENT_DATE_NONE;
  event->invoice_id = invoice->id;
  event->number = g_strdup (invoice->number);
  g_strlcpy (event->currency, invoice->currency, sizeof event->currency);
  event->text = g_strdup (text);
  g_ptr_array_add (events, event);
  return event;
}

static void
add_invoice (GPtrArray *events, const DumentInvoice *invoice, DumentDate today)
{
  DumentEvent *event =
      add_event (events, invoice, DUMENT_EVENT_ISSUED, invoice->issue_date, /* text= */ NULL);

  if (event != NULL)
    {
      event->amount = invoice->due_payable;
      event->whole = event->amount;
      event->document_id = invoice->source_id;
    }
  event = add_event (events, invoice, DUMENT_EVENT_SENT, invoice->sent_on, /* text= */ NULL);
  if (event != NULL)
    {
      event->channel = invoice->sent_channel;
      event->document_id = invoice->sent_proof_id;
    }
  if (invoice->due_date < today)
    add_event (events, invoice, DUMENT_EVENT_FELL_DUE, invoice->due_date, /* text= */ NULL);
}

static void
add_letter_day (GPtrArray *events,
                const DumentInvoice *invoice,
                const DumentSentLetter *letter,
                DumentEventKind kind,
                DumentDate date)
{
  DumentEvent *event = add_event (events, invoice, kind, date, letter->reference);

  if (event == NULL)
    return;
  event->row_id = letter->id;
  event->letter_kind = letter->kind;
  event->detail = g_strdup (letter->registered_number);
  event->document_id = letter->document_id;
  event->amount = letter->total_asked;
  event->whole = event->amount;
}

static void
add_letter (GPtrArray *events, const DumentInvoice *invoice, const DumentSentLetter *letter)
{
  if (letter->posted_on == DUMENT_DATE_NONE)
    add_letter_day (events, invoice, letter, DUMENT_EVENT_LETTER_WRITTEN, letter->written_on);
  add_letter_day (events, invoice, letter, DUMENT_EVENT_LETTER_POSTED, letter->posted_on);
  add_letter_day (events, invoice, letter, DUMENT_EVENT_LETTER_PRESENTED, letter->presented_on);
  add_letter_day (events, invoice, letter, DUMENT_EVENT_LETTER_DELIVERED, letter->delivered_on);
  add_letter_day (events, invoice, letter,
                  (DumentEventKind) (DUMENT_EVENT_LETTER_UNCLAIMED + (int) letter->return_reason),
                  letter->returned_on);
}

static void
add_payment (GPtrArray *events, const DumentDossier *dossier, const DumentPayment *payment)
{
  static const DumentEventKind kinds[] = { DUMENT_EVENT_PAID, DUMENT_EVENT_BOUNCED };
  const DumentDate dates[] = { payment->received_on, payment->bounced_on };

  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      DumentEvent *event =
          add_event (events, dossier->receivable->invoice, kinds[i], dates[i], payment->note);

      if (event == NULL)
        continue;
      event->row_id = payment->id;
      event->amount = dument_dossier_payment_share (dossier, payment);
      event->whole = payment->amount;
      event->method = payment->method;
      event->can_bounce = payment->bounced_on == DUMENT_DATE_NONE;
    }
}

static void
add_credit_note (GPtrArray *events, const DumentDossier *dossier, const DumentCreditNote *note)
{
  DumentEvent *event = add_event (events, dossier->receivable->invoice, DUMENT_EVENT_CREDITED,
                                  note->issue_date, note->number);

  if (event == NULL)
    return;
  event->row_id = note->id;
  event->amount = dument_dossier_credit_share (dossier, note);
  event->whole = note->amount;
  event->document_id = note->source_id;
}

static void
add_waiver (GPtrArray *events, const DumentDossier *dossier, const DumentWaiver *waiver)
{
  DumentEventKind kind = waiver->kind == DUMENT_WAIVER_INTEREST ? DUMENT_EVENT_INTEREST_WAIVED
                                                                : DUMENT_EVENT_INDEMNITY_WAIVED;
  DumentEvent *event =
      add_event (events, dossier->receivable->invoice, kind, waiver->waived_on, waiver->reason);

  if (event != NULL)
    event->row_id = waiver->id;
}

/* The latest first; of one day, what the course of things puts last comes first. */
static int
compare_events (gconstpointer a, gconstpointer b)
{
  const DumentEvent *first = *(DumentEvent *const *) a;
  const DumentEvent *second = *(DumentEvent *const *) b;

  if (first->date != second->date)
    return first->date < second->date ? 1 : -1;
  return (int) second->kind - (int) first->kind;
}

static void
add_turn (GPtrArray *events,
          const DumentDossier *dossier,
          const DumentStoredCircumstance *row,
          DumentEventKind kind,
          DumentDate date)
{
  gboolean is_promise = row->circumstance.kind == DUMENT_CIRCUMSTANCE_PROMISE;
  DumentEvent *event = add_event (events, dossier->receivable->invoice, kind, date,
                                  is_promise ? row->words : row->reason);

  if (event == NULL)
    return;
  event->row_id = row->id;
  event->amount = event->whole = row->circumstance.amount;
  event->until = row->circumstance.until;
}

/* The first day on which it held no more, if that has come. */
static DumentDate
find_end (const DumentCircumstance *circumstance, DumentDate today)
{
  if (circumstance->ended_on != DUMENT_DATE_NONE)
    return circumstance->ended_on;
  if (circumstance->until != DUMENT_DATE_NONE && circumstance->until < today)
    return circumstance->until + 1;
  return DUMENT_DATE_NONE;
}

/* What is of the client is told of the client, not of each of its invoices. */
static void
add_circumstance (GPtrArray *events,
                  const DumentDossier *dossier,
                  const DumentStoredCircumstance *row,
                  DumentDate today)
{
  static const struct
  {
    DumentEventKind begins, ends;
  } kinds[DUMENT_CIRCUMSTANCE_N_KINDS] = {
    [DUMENT_CIRCUMSTANCE_PROMISE] = { DUMENT_EVENT_PROMISED, DUMENT_EVENT_PROMISE_BROKEN },
    [DUMENT_CIRCUMSTANCE_PAUSE] = { DUMENT_EVENT_PAUSED, DUMENT_EVENT_PAUSE_ENDED },
    [DUMENT_CIRCUMSTANCE_DISPUTE] = { DUMENT_EVENT_DISPUTED, DUMENT_EVENT_DISPUTE_ENDED },
    [DUMENT_CIRCUMSTANCE_WRITE_OFF] = { DUMENT_EVENT_WRITTEN_OFF, DUMENT_EVENT_WRITTEN_OFF },
  };
  const DumentCircumstance *circumstance = &row->circumstance;
  const DumentClaimTerms *terms = &dossier->receivable->ledger->terms;

  if (row->client_id != 0)
    return;
  add_turn (events, dossier, row, kinds[circumstance->kind].begins, circumstance->since);
  if (circumstance->kind == DUMENT_CIRCUMSTANCE_PROMISE &&
      dument_circumstance_judge_promise (circumstance, terms->entries, terms->n_entries, today) !=
          DUMENT_PROMISE_BROKEN)
    return;
  add_turn (events, dossier, row, kinds[circumstance->kind].ends, find_end (circumstance, today));
}

/**
 * dument_timeline_tell:
 * @dossier: all that is known of an invoice
 * @today: the day
 *
 * Returns: (transfer full) (element-type DumentEvent): what happened to it, the latest first
 */
GPtrArray *
dument_timeline_tell (const DumentDossier *dossier, DumentDate today)
{
  const DumentInvoice *invoice = dossier->receivable->invoice;
  GPtrArray *events = g_ptr_array_new_with_free_func (free_event);

  add_invoice (events, invoice, today);
  for (unsigned i = 0; i < dossier->letters->len; i++)
    add_letter (events, invoice, g_ptr_array_index (dossier->letters, i));
  for (unsigned i = 0; i < dossier->payments->len; i++)
    add_payment (events, dossier, g_ptr_array_index (dossier->payments, i));
  for (unsigned i = 0; i < dossier->credit_notes->len; i++)
    add_credit_note (events, dossier, g_ptr_array_index (dossier->credit_notes, i));
  for (unsigned i = 0; i < dossier->waivers->len; i++)
    add_waiver (events, dossier, g_ptr_array_index (dossier->waivers, i));
  for (unsigned i = 0; i < dossier->circumstances->len; i++)
    add_circumstance (events, dossier, g_ptr_array_index (dossier->circumstances, i), today);
  /* Of one day, too, what came last stands first: the sort is stable. */
  for (guint i = 0; i < events->len / 2; i++)
    {
      gpointer event = events->pdata[i];

      events->pdata[i] = events->pdata[events->len - 1 - i];
      events->pdata[events->len - 1 - i] = event;
    }
  g_ptr_array_sort (events, compare_events);
  return events;
}
