/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */
#pragma once

#include "domain/record.h"
#include "store/store.h"

G_BEGIN_DECLS

/**
 * DumentIssuer:
 * @party: the user's own business
 * @place: (nullable): the town from which letters are dated
 * @iban: (nullable): account for transfers, without spaces
 * @bic: (nullable): its bank
 * @cheque_order: (nullable): to whom cheques are made out
 * @cheque_address: (nullable): where cheques are sent
 * @payment_link: (nullable): where one can pay by card
 * @registration: (nullable): the register in which it stands, such as `RCS Rennes`
 * @mediator: (nullable): name and address of the mediator for consumers
 * @mention_ei: whether « EI » stands beside the name (art. R526-27 C. com.)
 *
 * Who sends the letters, and how to pay him.
 */
typedef struct
{
  DumentParty party;
  char *place;
  char *iban;
  char *bic;
  char *cheque_order;
  GStrv cheque_address;
  char *payment_link;
  char *registration;
  char *mediator;
  gboolean mention_ei;
} DumentIssuer;

DumentIssuer *dument_issuer_new (void);
DumentIssuer *dument_issuer_copy (const DumentIssuer *self);
void dument_issuer_free (DumentIssuer *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DumentIssuer, dument_issuer_free)

gboolean dument_issuer_load (DumentStore *store,
                             DumentIssuer **ret_issuer,
                             GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean dument_issuer_save (DumentStore *store,
                             const DumentIssuer *issuer,
                             GError **error) G_GNUC_WARN_UNUSED_RESULT;
GStrv dument_issuer_list_clashes (DumentStore *store,
                                  const char *from,
                                  const char *to,
                                  GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
