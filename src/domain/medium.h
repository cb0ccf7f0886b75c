/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * DumentMedium:
 * @DUMENT_MEDIUM_EMAIL: an e-mail
 * @DUMENT_MEDIUM_LETTER: an ordinary letter
 * @DUMENT_MEDIUM_REGISTERED: a registered letter
 * @DUMENT_MEDIUM_CALL: a telephone call
 * @DUMENT_MEDIUM_SMS: a short message
 * @DUMENT_MEDIUM_NONE: none: something is looked up or decided, and nobody is spoken to
 *
 * How one reaches a client. The numbers stand in the file.
 */
typedef enum
{
  DUMENT_MEDIUM_EMAIL,
  DUMENT_MEDIUM_LETTER,
  DUMENT_MEDIUM_REGISTERED,
  DUMENT_MEDIUM_CALL,
  DUMENT_MEDIUM_SMS,
  DUMENT_MEDIUM_NONE,
  DUMENT_MEDIUM_N_MEDIA
} DumentMedium;

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

const char *dument_medium_to_string (DumentMedium medium);
gboolean dument_medium_parse (const char *text, DumentMedium *ret_medium) G_GNUC_WARN_UNUSED_RESULT;
gboolean dument_medium_is_written (DumentMedium medium);

const char *dument_outcome_to_string (DumentOutcome outcome);
gboolean
dument_outcome_parse (const char *text, DumentOutcome *ret_outcome) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
