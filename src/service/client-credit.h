/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#pragma once

#include "domain/money.h"
#include "service/workspace.h"

G_BEGIN_DECLS

/**
 * DumentSetOff:
 * @note_number: number of the credit note
 * @invoice_id: row of the invoice
 * @invoice_number: its number
 * @amount: what of the note was set against it
 * @currency: three letters
 *
 * What was set off by itself, to be told to the user.
 */
typedef struct
{
  char *note_number;
  gint64 invoice_id;
  char *invoice_number;
  DumentMoney amount;
  char currency[4];
} DumentSetOff;

void dument_set_off_free (DumentSetOff *self);

gboolean dument_client_credit_set_off (DumentWorkspace *workspace,
                                       gint64 credit_note_id,
                                       GPtrArray *set_offs,
                                       DumentMoney *ret_left,
                                       GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean dument_client_credit_spend (DumentWorkspace *workspace,
                                     const char *number,
                                     const char *amount,
                                     GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean dument_client_credit_release (DumentWorkspace *workspace,
                                       const char *number,
                                       const char *amount,
                                       DumentMoney *ret_amount,
                                       GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
