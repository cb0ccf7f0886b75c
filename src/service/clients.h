/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#pragma once

#include "service/client-entry.h"
#include "service/receivable.h"
#include "service/timeline.h"
#include "store/client-list.h"

G_BEGIN_DECLS

GArray *dument_clients_list (DumentWorkspace *workspace,
                             DumentClientListQuery *query,
                             GError **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *dument_clients_rows (DumentWorkspace *workspace,
                                const gint64 *ids,
                                gsize n_ids,
                                GError **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *dument_clients_complete (DumentWorkspace *workspace,
                                    const char *text,
                                    unsigned limit,
                                    GError **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * DumentClientFile:
 * @entry: identity and contacts
 * @row: what it owes and how late it usually pays
 * @receivables: (element-type DumentReceivable): its invoices, the latest first, so many at most
 * @n_invoices: how many it has in all
 * @circumstances: (element-type DumentStoredCircumstance): what changes or changed the course of
 * all
 * @insolvencies: (element-type DumentStoredInsolvency): its procedures
 * @declaration_days: (element-type DumentDate): until when claims can be declared in each of
 *   @insolvencies, or %DUMENT_DATE_NONE
 * @events: (element-type DumentEvent): what happened to the latest of them, the latest first
 *
 * All that is known of one client.
 */
typedef struct
{
  DumentClientEntry *entry;
  DumentClientRow *row;
  GPtrArray *receivables;
  unsigned n_invoices;
  GPtrArray *circumstances;
  GPtrArray *insolvencies;
  GArray *declaration_days;
  GPtrArray *events;
} DumentClientFile;

void dument_client_file_free (DumentClientFile *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DumentClientFile, dument_client_file_free)

DumentClientFile *dument_clients_open (DumentWorkspace *workspace,
                                       gint64 client_id,
                                       GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
