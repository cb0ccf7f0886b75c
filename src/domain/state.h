/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */
#pragma once

#include "domain/claim.h"

G_BEGIN_DECLS

/**
 * DumentState:
 *
 * Where an invoice stands. The values are in order of precedence: the state shown is the first that
 * holds, the others that hold are its marks.
 */
typedef enum
{
  DUMENT_STATE_WRITTEN_OFF,
  DUMENT_STATE_PAID,
  DUMENT_STATE_INSOLVENT,
  DUMENT_STATE_LITIGATION,
  DUMENT_STATE_DISPUTED,
  DUMENT_STATE_IN_PLAN,
  DUMENT_STATE_PROMISED,
  DUMENT_STATE_PAUSED,
  DUMENT_STATE_FORMAL_NOTICE,
  DUMENT_STATE_LATE,
  DUMENT_STATE_DUE,
  DUMENT_STATE_UPCOMING,
  DUMENT_STATE_N_STATES
} DumentState;

/**
 * DumentStateFacts:
 * @due: the day of payment
 * @principal: what is unpaid of the principal
 * @partly_disputed: the debtor contests a part of the amount: always a mark, never the state
 *
 * The facts from which a state follows; the other members say of themselves what they are.
 */
typedef struct
{
  DumentDate due;
  DumentMoney principal;
  gboolean written_off;
  gboolean insolvent;
  gboolean in_litigation;
  gboolean disputed;
  gboolean partly_disputed;
  gboolean in_plan;
  gboolean promised;
  gboolean paused;
  gboolean formal_notice_posted;
} DumentStateFacts;

DumentState dument_state_derive (const DumentStateFacts *facts, DumentDate today);
guint32 dument_state_marks (const DumentStateFacts *facts, DumentDate today);
const char *dument_state_to_string (DumentState state);
gboolean dument_state_parse (const char *text, DumentState *ret_state) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
