/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#pragma once

#include "service/finding.h"
#include "service/workspace.h"
#include "store/letterhead.h"

G_BEGIN_DECLS

/**
 * DumentSetupPicture:
 * @content: bytes of a picture
 * @file_name: (nullable): its name, without folder; %NULL leaves the picture as it is and an empty
 *   text removes it
 *
 * A picture that letters shall carry.
 */
typedef struct
{
  GBytes *content;
  const char *file_name;
} DumentSetupPicture;

/**
 * DumentSetup:
 *
 * What the user says of the own business, as typed; %NULL leaves a value as it is and an empty text
 * removes it. Lines of an address are parted by `|`. Whether the user is a sole trader, beside
 * whose name « EI » stands, is `yes` or `no`; without a word the name proposes it.
 */
typedef struct
{
  const char *name;
  const char *siren;
  const char *vat;
  const char *address;
  const char *email;
  const char *phone;
  const char *place;
  const char *iban;
  const char *bic;
  const char *cheque_order;
  const char *cheque_address;
  const char *payment_link;
  const char *sole_trader;
  const char *registration;
  const char *mediator;
  DumentSetupPicture pictures[DUMENT_LETTERHEAD_N_PARTS];
} DumentSetup;

/**
 * DumentSetupGap:
 * @DUMENT_SETUP_GAP_NAME: the name
 * @DUMENT_SETUP_GAP_SIREN: the SIREN (art. R123-237 C. com.)
 * @DUMENT_SETUP_GAP_ADDRESS: the address
 * @DUMENT_SETUP_GAP_LOCALITY: the postal code and locality of an address that has streets
 * @DUMENT_SETUP_GAP_PAYMENT: any means of payment
 *
 * What a letter should not go without.
 */
typedef enum
{
  DUMENT_SETUP_GAP_NAME = 1 << 0,
  DUMENT_SETUP_GAP_SIREN = 1 << 1,
  DUMENT_SETUP_GAP_ADDRESS = 1 << 2,
  DUMENT_SETUP_GAP_PAYMENT = 1 << 3,
  DUMENT_SETUP_GAP_LOCALITY = 1 << 4,
} DumentSetupGap;

unsigned dument_setup_find_gaps (DumentWorkspace *workspace);

gboolean dument_setup_apply (DumentWorkspace *workspace,
                             const DumentSetup *setup,
                             GPtrArray *refusals,
                             GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
