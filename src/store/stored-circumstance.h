/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */
#pragma once

#include "domain/circumstance.h"
#include "store/store.h"

G_BEGIN_DECLS

/**
 * DumentStoredCircumstance:
 * @id: number of the row, 0 before it is inserted
 * @invoice_id: the invoice, or 0
 * @client_id: the client all of whose invoices it is about, in place of @invoice_id, or 0
 * @circumstance: what it is
 * @reason: (nullable): why
 * @words: (nullable): the debtor's words; of a promise, who made it
 *
 * What changes the course of an invoice, or of all invoices of a client.
 */
typedef struct
{
  gint64 id;
  gint64 invoice_id;
  gint64 client_id;
  DumentCircumstance circumstance;
  char *reason;
  char *words;
} DumentStoredCircumstance;

DumentStoredCircumstance *dument_stored_circumstance_new (void);
DumentStoredCircumstance *dument_stored_circumstance_copy (const DumentStoredCircumstance *self);
void dument_stored_circumstance_free (DumentStoredCircumstance *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DumentStoredCircumstance, dument_stored_circumstance_free)

gboolean dument_stored_circumstance_insert (DumentStore *store,
                                            DumentStoredCircumstance *circumstance,
                                            GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean dument_stored_circumstance_end (DumentStore *store,
                                         gint64 id,
                                         DumentDate ended_on,
                                         GError **error) G_GNUC_WARN_UNUSED_RESULT;
DumentStoredCircumstance *
dument_stored_circumstance_load (DumentStore *store,
                                 gint64 id,
                                 GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean dument_stored_circumstance_delete (DumentStore *store,
                                            gint64 id,
                                            GError **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *dument_stored_circumstance_list (DumentStore *store,
                                            gint64 invoice_id,
                                            GError **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *dument_stored_circumstance_list_of_client (DumentStore *store,
                                                      gint64 client_id,
                                                      GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
