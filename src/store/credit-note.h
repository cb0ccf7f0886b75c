/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */
#pragma once

#include "domain/record.h"
#include "store/store.h"

G_BEGIN_DECLS

/**
 * DumentCreditNote:
 * @id: number of the row, 0 before it is inserted
 * @seller_key: the seller's half of the identity, see [func@identity_seller_key]
 * @number: the other half
 * @client_id: whom it credits
 * @issue_date: day of issue
 * @currency: three letters
 * @amount: what it credits, positive
 * @named_number: (nullable): the invoice it names
 * @invoice_id: that invoice once it is in the file, else 0
 * @source_id: the document it was imported from, 0 for none
 *
 * A credit note. One that names no invoice is set against invoices by allocations.
 */
typedef struct
{
  gint64 id;
  char *seller_key;
  char *number;
  gint64 client_id;
  DumentDate issue_date;
  char currency[4];
  DumentMoney amount;
  char *named_number;
  gint64 invoice_id;
  gint64 source_id;
} DumentCreditNote;

DumentCreditNote *dument_credit_note_new (void);
void dument_credit_note_free (DumentCreditNote *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DumentCreditNote, dument_credit_note_free)

gboolean dument_credit_note_insert (DumentStore *store,
                                    DumentCreditNote *note,
                                    GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean
dument_credit_note_delete (DumentStore *store, gint64 id, GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean dument_credit_note_change_seller (DumentStore *store,
                                           const char *from,
                                           const char *to,
                                           GError **error) G_GNUC_WARN_UNUSED_RESULT;
DumentCreditNote *
dument_credit_note_load (DumentStore *store, gint64 id, GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean dument_credit_note_find (DumentStore *store,
                                  const char *seller_key,
                                  const char *number,
                                  gint64 *ret_id,
                                  GError **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *dument_credit_note_find_number (DumentStore *store,
                                           const char *number,
                                           GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean dument_credit_note_match_pending (DumentStore *store,
                                           unsigned *ret_n_matched,
                                           GError **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *dument_credit_note_list_of_invoice (DumentStore *store,
                                               gint64 invoice_id,
                                               GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
