/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#pragma once

#include "domain/course.h"
#include "service/workspace.h"

G_BEGIN_DECLS

/**
 * DumentAgendaItem:
 * @invoice_id: the invoice
 * @client_id: its client
 * @number: its number
 * @client: the name of its client
 * @currency: the currency of the amounts
 * @asked: what is asked of its principal
 * @due: its day of payment, or %DUMENT_DATE_NONE
 * @state: where it stands
 * @status: whether something is to be done about it
 * @act: what the hand does
 * @step: (nullable): under which name it is recorded as done, put off or given up
 * @step_name: (nullable): that step in words, such as “Firm Reminder”
 * @template_id: (nullable): which letter
 * @medium: how the client is reached
 * @has_tone: whether the letter is to have @tone, whatever the client's is
 * @tone: that tone
 * @letter_id: the recorded letter that it is about, or 0
 * @day: the first day on which it could be done, or %DUMENT_DATE_NONE
 * @reasons: (element-type DumentReason): why, see dument_agenda_words_why()
 * @change: what would change it, see dument_agenda_words_change()
 *
 * One invoice: what is to be done about it and why, or why nothing is. Sentences are made of what
 * is shown only, since there can be many.
 */
typedef struct
{
  gint64 invoice_id;
  gint64 client_id;
  char *number;
  char *client;
  char currency[4];
  DumentMoney asked;
  DumentDate due;
  DumentState state;
  DumentCourseStatus status;
  DumentAct act;
  const char *step;
  char *step_name;
  const char *template_id;
  DumentMedium medium;
  gboolean has_tone;
  DumentTone tone;
  gint64 letter_id;
  DumentDate day;
  GArray *reasons;
  DumentChange change;
} DumentAgendaItem;

/**
 * DumentAgendaProposal:
 * @client_id: the client
 * @client: its name
 * @phone: (nullable): its telephone number
 * @email: (nullable): its e-mail address
 * @act: what the hand does: proposals of one kind stand together
 * @title: what to do, in a few words
 * @day: the first day on which it could be done
 * @amount: what is asked, in @currency
 * @currency: three letters
 * @items: (element-type DumentAgendaItem): the invoices; the first leads
 *
 * One thing to do: a card.
 */
typedef struct
{
  gint64 client_id;
  char *client;
  char *phone;
  char *email;
  DumentAct act;
  char *title;
  DumentDate day;
  DumentMoney amount;
  char currency[4];
  GPtrArray *items;
} DumentAgendaProposal;

/**
 * DumentAgenda:
 * @today: the day
 * @proposals: (element-type DumentAgendaProposal): what to do, by kind and then by amount
 * @waiting: (element-type DumentAgendaItem): what comes later or rests, the next first
 * @next_day: the next day on which something comes, or %DUMENT_DATE_NONE
 * @amount: what the proposals bring, in euros
 *
 * What to do today, and why.
 */
typedef struct
{
  DumentDate today;
  GPtrArray *proposals;
  GPtrArray *waiting;
  DumentDate next_day;
  DumentMoney amount;
} DumentAgenda;

void dument_agenda_free (DumentAgenda *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DumentAgenda, dument_agenda_free)

DumentAgenda *
dument_agenda_load (DumentWorkspace *workspace, GError **error) G_GNUC_WARN_UNUSED_RESULT;
gpointer dument_agenda_ask (DumentWorkspace *workspace,
                            gpointer data,
                            GCancellable *cancellable,
                            GError **error) G_GNUC_WARN_UNUSED_RESULT;
DumentAgendaItem *dument_agenda_find (const DumentAgenda *self, gint64 invoice_id);

/**
 * DumentAgendaPlay:
 * @day: when
 * @act: what the hand does
 * @client: the name of the client
 * @title: what to do, in a few words
 * @numbers: the invoices
 * @amount: what is asked, in @currency
 * @currency: three letters
 *
 * What would be to do on a day to come.
 */
typedef struct
{
  DumentDate day;
  DumentAct act;
  char *client;
  char *title;
  GStrv numbers;
  DumentMoney amount;
  char currency[4];
} DumentAgendaPlay;

/** How far a rehearsal goes. */
#define DUMENT_AGENDA_MAX_DAYS 366

GPtrArray *dument_agenda_rehearse (DumentWorkspace *workspace,
                                   unsigned n_days,
                                   GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
