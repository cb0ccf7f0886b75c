/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */
#pragma once

#include "domain/letter-kind.h"
#include "domain/posting-dates.h"
#include "domain/terms.h"
#include "store/store.h"

G_BEGIN_DECLS

/**
 * DumentOpenInvoice:
 * @id: its row
 * @client_id: the row of its client
 * @number: its number
 * @currency: three letters
 * @due: its day of payment, or %DUMENT_DATE_NONE
 * @issued: day of the invoice
 * @supplied: day of delivery or performance, or %DUMENT_DATE_NONE
 * @sent_on: the day on which it was sent, or %DUMENT_DATE_NONE
 * @was_sent: whether it is recorded that it was sent, be it without a day
 * @scenario: (nullable): how it is asked for, if not as the others of its client
 *
 * An invoice of which something may be owed.
 */
typedef struct
{
  gint64 id;
  gint64 client_id;
  char *number;
  char currency[4];
  DumentDate due;
  DumentDate issued;
  DumentDate supplied;
  DumentDate sent_on;
  gboolean was_sent;
  char *scenario;
} DumentOpenInvoice;

/**
 * DumentOpenLetter:
 * @invoice_id: an invoice
 * @id: the row of a letter that claims it
 * @template_id: which letter it is, owned by the list
 * @degree: how far it goes
 * @dates: its life
 * @has_number: whether it has the number of a registered letter
 * @deadline_days: days that it leaves to pay
 */
typedef struct
{
  gint64 invoice_id;
  gint64 id;
  const char *template_id;
  DumentLetterDegree degree;
  DumentPostingDates dates;
  gboolean has_number;
  int deadline_days;
} DumentOpenLetter;

/**
 * DumentOpenClient:
 * @id: its row
 * @name: its name
 * @scenario: (nullable): how it is asked for payment
 * @phone: (nullable): a telephone number, its own or that of somebody there
 * @email: (nullable): an e-mail address, likewise
 * @has_address: whether a letter finds it
 * @has_credit: whether something that it paid or was credited is set against no invoice
 * @last_posting: the last day on which a letter to it was posted, or %DUMENT_DATE_NONE
 */
typedef struct
{
  gint64 id;
  char *name;
  char *scenario;
  char *phone;
  char *email;
  gboolean has_address;
  gboolean has_credit;
  DumentDate last_posting;
} DumentOpenClient;

GPtrArray *dument_open_invoices_list (DumentStore *store,
                                      DumentDate as_of,
                                      gint64 client_id,
                                      GError **error) G_GNUC_WARN_UNUSED_RESULT;
GArray *dument_open_invoices_list_letters (DumentStore *store,
                                           GStringChunk *words,
                                           gint64 client_id,
                                           GError **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *dument_open_invoices_list_clients (DumentStore *store,
                                              DumentDate as_of,
                                              gint64 client_id,
                                              GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
