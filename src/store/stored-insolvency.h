/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */
#pragma once

#include "domain/date.h"
#include "store/store.h"

G_BEGIN_DECLS

/**
 * DumentStoredInsolvency:
 * @id: number of the row, 0 before it is inserted
 * @client_id: the client
 * @judgment_on: day of the opening judgment
 * @published_on: day of its publication in the BODACC, or %DUMENT_DATE_NONE
 * @trustee: (nullable): to whom claims are declared (mandataire judiciaire, liquidateur)
 * @trustee_address: (nullable): lines of the address
 * @procedure_number: (nullable): number of the procedure
 *
 * An insolvency procedure of a client.
 */
typedef struct
{
  gint64 id;
  gint64 client_id;
  DumentDate judgment_on;
  DumentDate published_on;
  char *trustee;
  GStrv trustee_address;
  char *procedure_number;
} DumentStoredInsolvency;

DumentStoredInsolvency *dument_stored_insolvency_new (void);
DumentStoredInsolvency *dument_stored_insolvency_copy (const DumentStoredInsolvency *self);
gboolean
dument_stored_insolvency_merge (DumentStoredInsolvency *self,
                                const DumentStoredInsolvency *before,
                                const DumentStoredInsolvency *stored) G_GNUC_WARN_UNUSED_RESULT;
void dument_stored_insolvency_free (DumentStoredInsolvency *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DumentStoredInsolvency, dument_stored_insolvency_free)

gboolean dument_stored_insolvency_insert (DumentStore *store,
                                          DumentStoredInsolvency *insolvency,
                                          GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean dument_stored_insolvency_update (DumentStore *store,
                                          const DumentStoredInsolvency *insolvency,
                                          GError **error) G_GNUC_WARN_UNUSED_RESULT;
DumentStoredInsolvency *dument_stored_insolvency_load (DumentStore *store,
                                                       gint64 id,
                                                       GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean dument_stored_insolvency_delete (DumentStore *store,
                                          gint64 id,
                                          GError **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *dument_stored_insolvency_list (DumentStore *store,
                                          gint64 client_id,
                                          GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
