/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */
#pragma once

#include "service/dossier.h"

G_BEGIN_DECLS

/** What happened to an invoice on a day. */
typedef enum
{
  DUMENT_EVENT_ISSUED,
  DUMENT_EVENT_SENT,
  DUMENT_EVENT_CREDITED,
  DUMENT_EVENT_FELL_DUE,
  DUMENT_EVENT_LETTER_WRITTEN,
  DUMENT_EVENT_LETTER_POSTED,
  DUMENT_EVENT_LETTER_PRESENTED,
  DUMENT_EVENT_LETTER_DELIVERED,
  DUMENT_EVENT_LETTER_UNCLAIMED,
  DUMENT_EVENT_LETTER_REFUSED,
  DUMENT_EVENT_LETTER_UNKNOWN,
  DUMENT_EVENT_PAID,
  DUMENT_EVENT_BOUNCED,
  DUMENT_EVENT_INTEREST_WAIVED,
  DUMENT_EVENT_INDEMNITY_WAIVED,
  DUMENT_EVENT_PROMISED,
  DUMENT_EVENT_PROMISE_BROKEN,
  DUMENT_EVENT_PAUSED,
  DUMENT_EVENT_PAUSE_ENDED,
  DUMENT_EVENT_DISPUTED,
  DUMENT_EVENT_DISPUTE_ENDED,
  DUMENT_EVENT_WRITTEN_OFF,
} DumentEventKind;

/**
 * DumentEvent:
 * @date: the day
 * @kind: what happened
 * @invoice_id: to which invoice
 * @number: its number
 * @row_id: the payment, credit note, waiver, letter or circumstance that is told of, else 0
 * @amount: how much of it is for the invoice, in @currency; 0 where the kind has no amount
 * @whole: the amount of the whole payment or credit note; @amount where it is not divided
 * @currency: three letters
 * @channel: how an invoice was sent
 * @method: how it was paid
 * @letter_kind: how far a letter goes
 * @text: (nullable): number of the credit note, reference of the letter, note of the payment,
 *   reason of the waiver or of the circumstance; of a promise, who made it
 * @until: the day promised, or the last day of a pause, or %DUMENT_DATE_NONE
 * @detail: (nullable): number of a registered letter
 * @document_id: what can be opened about it, 0 if nothing
 * @can_bounce: whether it is a payment that the bank has not taken back
 *
 * A point of the history, as a person tells it. The journal keeps when it was noted; this is when
 * it was.
 */
typedef struct
{
  DumentDate date;
  DumentEventKind kind;
  gint64 invoice_id;
  char *number;
  gint64 row_id;
  DumentMoney amount;
  DumentMoney whole;
  char currency[4];
  DumentChannel channel;
  DumentPaymentMethod method;
  DumentLetterDegree letter_kind;
  char *text;
  DumentDate until;
  char *detail;
  gint64 document_id;
  gboolean can_bounce;
} DumentEvent;

void dument_event_free (DumentEvent *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DumentEvent, dument_event_free)

GPtrArray *dument_timeline_tell (const DumentDossier *dossier, DumentDate today);

G_END_DECLS
