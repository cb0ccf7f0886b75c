/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */
#pragma once

#include "domain/proposal.h"

G_BEGIN_DECLS

/** Days after which a registered letter is taken to be presented, where a rehearsal posts one. */
#define DUMENT_REHEARSAL_PRESENTED_AFTER 3

/**
 * DumentRehearsal:
 * @day: when
 * @client_id: the client
 * @act: what the hand does
 * @step: which step
 * @letter: (nullable): the text
 * @amount: what is asked of the principals
 * @currency: the currency of it
 * @invoice_ids: (element-type gint64): about which invoices; the first leads
 *
 * What would be to do on a day to come, if all before it was done on its day and nobody paid.
 */
typedef struct
{
  DumentDate day;
  gint64 client_id;
  DumentAct act;
  const char *step;
  const DumentLetterKind *letter;
  DumentMoney amount;
  char currency[4];
  GArray *invoice_ids;
} DumentRehearsal;

GPtrArray *
dument_rehearsal_play (const DumentProposalFacts *facts, DumentDate today, unsigned n_days);

G_END_DECLS
