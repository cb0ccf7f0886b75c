/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#pragma once

#include "service/workspace.h"

G_BEGIN_DECLS

/**
 * DumentBatchLetter:
 * @client_id: to whom
 * @client_name: his name
 * @currency: three letters, of all invoices
 * @invoice_ids: (element-type gint64): what the letter claims, by day of payment
 * @numbers: (array zero-terminated=1): the same invoices by their numbers
 *
 * One letter of many that are written together.
 */
typedef struct
{
  gint64 client_id;
  char *client_name;
  char currency[4];
  GArray *invoice_ids;
  GStrv numbers;
} DumentBatchLetter;

void dument_batch_letter_free (DumentBatchLetter *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DumentBatchLetter, dument_batch_letter_free)

GPtrArray *dument_letter_batch_plan (DumentWorkspace *workspace,
                                     const GArray *invoice_ids,
                                     GCancellable *cancellable,
                                     GError **error) G_GNUC_WARN_UNUSED_RESULT;
char *dument_letter_batch_name_file (const DumentBatchLetter *letter,
                                     const char *template_id,
                                     const GPtrArray *names);

G_END_DECLS
