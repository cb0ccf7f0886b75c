/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */
#pragma once

#include "domain/manner.h"
#include "domain/record.h"
#include "store/store.h"

G_BEGIN_DECLS

/**
 * DumentClientTyped:
 *
 * Fields of a client that somebody typed: an import leaves them alone.
 */
typedef enum
{
  DUMENT_CLIENT_TYPED_NAME = 1 << 0,
  DUMENT_CLIENT_TYPED_ADDRESS = 1 << 1,
  DUMENT_CLIENT_TYPED_EMAIL = 1 << 2,
  DUMENT_CLIENT_TYPED_PHONE = 1 << 3,
  DUMENT_CLIENT_TYPED_KIND = 1 << 4,
  DUMENT_CLIENT_TYPED_IDENTIFIERS = 1 << 5,
} DumentClientTyped;

/**
 * DumentClient:
 * @id: number of the row, 0 before it is inserted
 * @party: who it is
 * @kind: whose law applies
 * @imputation: what a part payment settles first
 * @notes: (nullable): free text
 * @tone: how letters speak to it, where the law leaves a choice
 * @pronoun: how it is addressed, likewise
 * @scenario: (nullable): how it is asked for payment, if not as its kind is
 * @typed: a set of #DumentClientTyped
 *
 * Somebody who owes. Its identity is its SIREN, else its folded name and postal code.
 */
typedef struct
{
  gint64 id;
  DumentParty party;
  DumentDebtorKind kind;
  DumentImputation imputation;
  char *notes;
  DumentTone tone;
  DumentPronoun pronoun;
  char *scenario;
  guint32 typed;
} DumentClient;

DumentClient *dument_client_new (void);
DumentClient *dument_client_copy (const DumentClient *self);
gboolean dument_client_merge (DumentClient *self,
                              const DumentClient *before,
                              const DumentClient *stored) G_GNUC_WARN_UNUSED_RESULT;
void dument_client_free (DumentClient *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DumentClient, dument_client_free)

gboolean dument_client_insert (DumentStore *store,
                               DumentClient *client,
                               GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean dument_client_update (DumentStore *store,
                               const DumentClient *client,
                               GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean
dument_client_delete (DumentStore *store, gint64 id, GError **error) G_GNUC_WARN_UNUSED_RESULT;
DumentClient *
dument_client_load (DumentStore *store, gint64 id, GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean dument_client_exists (DumentStore *store,
                               gboolean *ret_exists,
                               GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean dument_client_find_siren (DumentStore *store,
                                   const char *siren,
                                   gint64 *ret_id,
                                   GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean dument_client_find (DumentStore *store,
                             const DumentParty *party,
                             gint64 *ret_id,
                             GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean dument_client_find_twin (DumentStore *store,
                                  const DumentClient *client,
                                  gint64 *ret_id,
                                  GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean dument_client_find_name (DumentStore *store,
                                  const char *name,
                                  gint64 *ret_id,
                                  GError **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *dument_client_search (DumentStore *store,
                                 const char *text,
                                 GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
