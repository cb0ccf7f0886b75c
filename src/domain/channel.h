/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * DumentChannel:
 * @DUMENT_CHANNEL_EMAIL: an e-mail
 * @DUMENT_CHANNEL_LETTER: an ordinary letter
 * @DUMENT_CHANNEL_REGISTERED: a registered letter
 * @DUMENT_CHANNEL_CALL: a telephone call
 * @DUMENT_CHANNEL_SMS: a short message
 * @DUMENT_CHANNEL_NONE: none: something is looked up or decided, and nobody is spoken to
 *
 * How one reaches a client. The numbers stand in the file.
 */
typedef enum
{
  DUMENT_CHANNEL_EMAIL,
  DUMENT_CHANNEL_LETTER,
  DUMENT_CHANNEL_REGISTERED,
  DUMENT_CHANNEL_CALL,
  DUMENT_CHANNEL_SMS,
  DUMENT_CHANNEL_NONE,
  DUMENT_CHANNEL_N_CHANNELS
} DumentChannel;

/**
 * DumentOutcome:
 * @DUMENT_OUTCOME_DONE: it was sent, said or decided, and nothing more came of it
 * @DUMENT_OUTCOME_VOICEMAIL: a message was left
 * @DUMENT_OUTCOME_UNREACHABLE: nobody answered
 * @DUMENT_OUTCOME_PROMISED: payment was promised
 * @DUMENT_OUTCOME_DISPUTED: the invoice is contested
 * @DUMENT_OUTCOME_NOT_RECEIVED: they say that they never had the invoice
 * @DUMENT_OUTCOME_AWAITING_APPROVAL: it waits for somebody's approval there
 * @DUMENT_OUTCOME_ON_ITS_WAY: the payment is on its way
 * @DUMENT_OUTCOME_WRONG_CONTACT: nobody there deals with it
 *
 * What came of a contact. The numbers stand in the file.
 */
typedef enum
{
  DUMENT_OUTCOME_DONE,
  DUMENT_OUTCOME_VOICEMAIL,
  DUMENT_OUTCOME_UNREACHABLE,
  DUMENT_OUTCOME_PROMISED,
  DUMENT_OUTCOME_DISPUTED,
  DUMENT_OUTCOME_NOT_RECEIVED,
  DUMENT_OUTCOME_AWAITING_APPROVAL,
  DUMENT_OUTCOME_ON_ITS_WAY,
  DUMENT_OUTCOME_WRONG_CONTACT,
  DUMENT_OUTCOME_N_OUTCOMES
} DumentOutcome;

const char *dument_channel_to_string (DumentChannel channel);
gboolean
dument_channel_parse (const char *text, DumentChannel *ret_channel) G_GNUC_WARN_UNUSED_RESULT;
gboolean dument_channel_is_written (DumentChannel channel);

const char *dument_outcome_to_string (DumentOutcome outcome);
gboolean
dument_outcome_parse (const char *text, DumentOutcome *ret_outcome) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
