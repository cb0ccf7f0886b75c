/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#pragma once

#include "domain/money.h"
#include "service/workspace.h"

G_BEGIN_DECLS

/**
 * DumentCircumstanceSheet:
 * @client_name: whose course it is
 * @numbers: (array zero-terminated=1): of the invoices, as they were named; none for a whole client
 * @currency: three letters; empty for a whole client
 * @unpaid: what of them is unpaid, without penalties
 *
 * What a form needs to know before something is recorded that changes the course of invoices.
 */
typedef struct
{
  char *client_name;
  GStrv numbers;
  char currency[4];
  DumentMoney unpaid;
} DumentCircumstanceSheet;

void dument_circumstance_sheet_free (DumentCircumstanceSheet *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DumentCircumstanceSheet, dument_circumstance_sheet_free)

DumentCircumstanceSheet *dument_circumstance_sheet_open (DumentWorkspace *workspace,
                                                         const gint64 *invoice_ids,
                                                         gsize n_invoice_ids,
                                                         GError **error) G_GNUC_WARN_UNUSED_RESULT;
DumentCircumstanceSheet *
dument_circumstance_sheet_open_client (DumentWorkspace *workspace,
                                       gint64 client_id,
                                       GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
