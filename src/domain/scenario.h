/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */
#pragma once

#include "domain/medium.h"
#include "domain/letter-kind.h"
#include "domain/manner.h"

G_BEGIN_DECLS

/**
 * DumentScenarioAnchor:
 * @DUMENT_SCENARIO_ANCHOR_DUE: the day of payment
 * @DUMENT_SCENARIO_ANCHOR_STEP: the day on which the step before was really done
 * @DUMENT_SCENARIO_ANCHOR_POSTED: the posting of the last letter
 * @DUMENT_SCENARIO_ANCHOR_PRESENTED: the day on which the last registered letter reached the client
 * @DUMENT_SCENARIO_ANCHOR_DEADLINE: the last of the days that the last letter leaves to pay
 *
 * What the day of a step is reckoned from.
 */
typedef enum
{
  DUMENT_SCENARIO_ANCHOR_DUE,
  DUMENT_SCENARIO_ANCHOR_STEP,
  DUMENT_SCENARIO_ANCHOR_POSTED,
  DUMENT_SCENARIO_ANCHOR_PRESENTED,
  DUMENT_SCENARIO_ANCHOR_DEADLINE,
  DUMENT_SCENARIO_ANCHOR_N_ANCHORS
} DumentScenarioAnchor;

/**
 * DumentScenarioStep:
 * @id: its name, `last-notice`: what was done or put off is recorded under it
 * @anchor: what its day is reckoned from
 * @offset: how many days after, or before where it is negative
 * @end_of_month: whether the end of that month is meant
 * @channels: (array length=n_channels): how, the preferred first
 * @n_channels: how many
 * @letter: (nullable): which text; a call and a decision have none
 * @has_tone: whether @tone is to be taken, whatever the client's is
 * @tone: the tone of the text
 * @minimum: less than this, in cents, is not worth it; 0 for none
 * @debtors: for which kinds of debtor, as bits `1 << kind`
 *
 * A step of a scenario.
 */
typedef struct
{
  char *id;
  DumentScenarioAnchor anchor;
  int offset;
  gboolean end_of_month;
  DumentMedium channels[DUMENT_MEDIUM_N_MEDIA];
  gsize n_channels;
  const DumentLetterKind *letter;
  gboolean has_tone;
  DumentTone tone;
  DumentMoney minimum;
  guint debtors;
} DumentScenarioStep;

/**
 * DumentScenario:
 * @id: what one types: `standard`
 * @french_name: its name on the screen
 * @english_name: the same in English
 * @french_use: for whom it is, in a line
 * @english_use: the same in English
 * @debtors: for which kinds of debtor it is meant, as bits `1 << kind`
 * @interval: days that lie between two contacts of one client at least
 * @steps: (element-type DumentScenarioStep): what is done, in order
 *
 * How one asks for payment, step by step, as a text describes it:
 *
 *     [scenario]
 *     name = Standard
 *     nom = Standard
 *     use = …
 *     usage = …
 *     debtors = professional; unknown
 *     interval = 5
 *
 *     [firm-reminder]
 *     when = due+14              (due, step, posted, presented, deadline; then end-of-month)
 *     channels = email; letter   (email, letter, registered, call, sms; none for a decision)
 *     letter = rappel-ferme
 *     tone = firm                (if not the client's)
 *     minimum = 15.00            (if any)
 *     debtors = professional     (if not all)
 *
 * A step asks for no less than the one before: the letters climb.
 */
typedef struct
{
  char *id;
  char *french_name;
  char *english_name;
  char *french_use;
  char *english_use;
  guint debtors;
  int interval;
  GPtrArray *steps;
} DumentScenario;

#define DUMENT_SCENARIO_ERROR (dument_scenario_error_quark ())
GQuark dument_scenario_error_quark (void);

/** What is wrong with the text of a scenario; the message names group and key. */
typedef enum
{
  DUMENT_SCENARIO_ERROR_SYNTAX,
  DUMENT_SCENARIO_ERROR_REPEATED,
  DUMENT_SCENARIO_ERROR_UNKNOWN_KEY,
  DUMENT_SCENARIO_ERROR_MISSING_KEY,
  DUMENT_SCENARIO_ERROR_BAD_VALUE,
  DUMENT_SCENARIO_ERROR_ORDER,
} DumentScenarioError;

DumentScenario *dument_scenario_parse (const char *id,
                                       const char *text,
                                       const DumentLetterKind *const *letters,
                                       gsize n_letters,
                                       GError **error) G_GNUC_WARN_UNUSED_RESULT;
void dument_scenario_free (DumentScenario *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DumentScenario, dument_scenario_free)

const DumentScenarioStep *dument_scenario_find_step (const DumentScenario *self, const char *id);

G_END_DECLS
