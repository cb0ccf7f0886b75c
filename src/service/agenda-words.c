/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "config.h"

#include "service/agenda-words.h"

#include "domain/french-text.h"
#include "service/ladder.h"
#include "service/scenarios.h"
#include "service/wording.h"

#include <glib/gi18n-lib.h>

/* What is proposed without a letter: its name, and what to do. */
static const struct
{
  const char *step;
  const char *name;
  const char *title;
} steps[] = {
  { "call", N_ ("telephone call"), N_ ("Call about the payment") },
  { "second-call", N_ ("second telephone call"), N_ ("Call once more about the payment") },
  { "file", N_ ("decision on what follows"), N_ ("Decide what follows the formal notice") },
  { DUMENT_COURSE_SENT, N_ ("check that it was sent"), N_ ("Check that the invoice was sent") },
  { DUMENT_COURSE_KIND, N_ ("kind of debtor"), N_ ("Choose the kind of debtor") },
  { DUMENT_COURSE_DUE_DATE, N_ ("day of payment"), N_ ("Enter the day of payment") },
  { DUMENT_COURSE_POST, N_ ("posting"), N_ ("Post the letter") },
  { DUMENT_COURSE_ADDRESS, N_ ("address"), N_ ("Check the address") },
  { DUMENT_COURSE_POST_OFFICE, N_ ("inquiry at the post office"),
    N_ ("Ask the post office about the registered letter") },
  { DUMENT_COURSE_PRESENTATION, N_ ("day of presentation"),
    N_ ("Enter when the registered letter was presented") },
  { DUMENT_COURSE_BROKEN_PROMISE, N_ ("reminder of the promise"), N_ ("Recall the promise") },
  { DUMENT_COURSE_BROKEN_PLAN, N_ ("end of the payment plan"),
    N_ ("End the broken payment plan by a formal notice") },
  { DUMENT_COURSE_DUPLICATE, N_ ("duplicate of the invoice"), N_ ("Send the invoice again") },
  { DUMENT_COURSE_CALL_BACK, N_ ("call back"), N_ ("Call back") },
  { DUMENT_COURSE_PAYMENT, N_ ("arrival of the payment"),
    N_ ("Check whether the payment has arrived") },
  { DUMENT_COURSE_CONTACT, N_ ("right person"), N_ ("Find out who deals with it") },
  { DUMENT_COURSE_CREDIT, N_ ("set-off"), N_ ("Set the client’s credit off") },
  { DUMENT_COURSE_DECLARATION, N_ ("declaration of the claim"), N_ ("Declare the claim") },
  { DUMENT_COURSE_BARRED, N_ ("limitation"), N_ ("Decide on a claim that is barred") },
  { "limitation-12", N_ ("limitation"), N_ ("Look at the limitation period") },
  { "limitation-6", N_ ("limitation"), N_ ("Look at the limitation period") },
  { "limitation-3", N_ ("limitation"), N_ ("Stop the limitation period") },
  { "limitation-1", N_ ("limitation"), N_ ("Stop the limitation period now") },
};

/* A step that names a letter is called as the letter is. */
static const DumentLetterKind *
find_letter (const char *step)
{
  gsize n_scenarios;
  const DumentScenario *const *scenarios = dument_scenarios_list (&n_scenarios);

  for (gsize i = 0; i < n_scenarios; i++)
    {
      const DumentScenarioStep *found = dument_scenario_find_step (scenarios[i], step);

      if (found != NULL && found->letter != NULL)
        return found->letter;
    }
  return NULL;
}

/**
 * dument_agenda_words_step:
 * @step: name of a step
 * @letter: (nullable): its text
 *
 * Returns: (transfer full): what it is called
 */
char *
dument_agenda_words_step (const char *step, const DumentLetterKind *letter)
{
  const DumentLetterKind *known = letter != NULL ? letter : find_letter (step);

  for (gsize i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      if (g_str_equal (steps[i].step, step))
        return g_strdup (_ (steps[i].name));
    }
  return g_strdup (known != NULL ? dument_ladder_get_name (known) : step);
}

/**
 * dument_agenda_words_title:
 * @act: what the hand does
 * @step: name of a step
 * @letter: (nullable): its text
 *
 * Returns: (transfer full): what to do, in a few words
 */
char *
dument_agenda_words_title (DumentAct act, const char *step, const DumentLetterKind *letter)
{
  for (gsize i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      if (g_str_equal (steps[i].step, step))
        return g_strdup (act == DUMENT_ACT_CHECK && i < 2 ? _ ("Look for a telephone number")
                                                          : _ (steps[i].title));
    }
  if (letter == NULL)
    return g_strdup (step);
  if (act == DUMENT_ACT_CHECK)
    return g_strdup (_ ("Look for an address or an e-mail address"));
  /* Translators: %s is the name of a letter, such as “Firm Reminder” */
  return g_strdup_printf (act == DUMENT_ACT_EMAIL ? _ ("E-mail: %s") : _ ("Letter: %s"),
                          dument_ladder_get_name (letter));
}

/**
 * dument_agenda_words_outcome:
 * @outcome: what came of a contact
 *
 * Returns: the same in words
 */
const char *
dument_agenda_words_outcome (DumentOutcome outcome)
{
  static const char *const words[DUMENT_OUTCOME_N_OUTCOMES] = {
    [DUMENT_OUTCOME_DONE] = N_ ("done"),
    [DUMENT_OUTCOME_VOICEMAIL] = N_ ("a message was left"),
    [DUMENT_OUTCOME_UNREACHABLE] = N_ ("nobody answered"),
    [DUMENT_OUTCOME_PROMISED] = N_ ("payment was promised"),
    [DUMENT_OUTCOME_DISPUTED] = N_ ("the invoice is disputed"),
    [DUMENT_OUTCOME_NOT_RECEIVED] = N_ ("they say they never received the invoice"),
    [DUMENT_OUTCOME_AWAITING_APPROVAL] = N_ ("it awaits approval there"),
    [DUMENT_OUTCOME_ON_ITS_WAY] = N_ ("the payment is on its way"),
    [DUMENT_OUTCOME_WRONG_CONTACT] = N_ ("wrong contact"),
  };

  g_return_val_if_fail (outcome < DUMENT_OUTCOME_N_OUTCOMES, "");

  return _ (words[outcome]);
}

/* What the last contact was: a letter by its name, or how the client was reached. */
static char *
describe_contact (const char *word)
{
  static const char *const media[DUMENT_MEDIUM_N_MEDIA] = {
    [DUMENT_MEDIUM_EMAIL] = N_ ("e-mail"),
    [DUMENT_MEDIUM_LETTER] = N_ ("letter"),
    [DUMENT_MEDIUM_REGISTERED] = N_ ("registered letter"),
    [DUMENT_MEDIUM_CALL] = N_ ("telephone call"),
    [DUMENT_MEDIUM_SMS] = N_ ("text message"),
    [DUMENT_MEDIUM_NONE] = N_ ("contact"),
  };
  const DumentLetterKind *letter = dument_ladder_find (word);
  DumentMedium medium = DUMENT_MEDIUM_NONE;

  if (letter != NULL)
    return g_strdup (dument_ladder_get_name (letter));
  return g_strdup (dument_medium_parse (word, &medium) ? _ (media[medium]) : word);
}

static char *
describe_overdue (const DumentReason *reason, const char *day)
{
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "due %d day ago, on %s",
                                       "due %d days ago, on %s", (gulong) reason->count),
                          reason->count, day);
}

static char *
describe_limitation (const DumentReason *reason, const char *day)
{
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "barred after %s, in less than %d month",
                                       "barred after %s, in less than %d months",
                                       (gulong) reason->count),
                          day, reason->count);
}

/* What is behind the invoice. */
static char *
describe_past (const DumentReason *reason, const char *day, const char *amount)
{
  g_autofree char *contact =
      reason->code == DUMENT_REASON_LAST ? describe_contact (reason->word) : NULL;
  g_autofree char *step = reason->code == DUMENT_REASON_LAPSED ||
                                  reason->code == DUMENT_REASON_BELOW_MINIMUM ||
                                  reason->code == DUMENT_REASON_NOT_FOR_DEBTOR
                              ? dument_agenda_words_step (reason->word, NULL)
                              : NULL;
  DumentOutcome outcome = DUMENT_OUTCOME_DONE;

  switch ((int) reason->code)
    {
    case DUMENT_REASON_UPCOMING:
      return g_strdup_printf (_ ("due on %s"), day);
    case DUMENT_REASON_DUE:
      return g_strdup (_ ("due today"));
    case DUMENT_REASON_OVERDUE:
      return describe_overdue (reason, day);
    case DUMENT_REASON_LAST:
      /* Translators: the name of a letter or a way to reach somebody, then a day */
      return g_strdup_printf (_ ("last contact: %s, on %s"), contact, day);
    case DUMENT_REASON_NOTHING_SINCE:
      return g_strdup (_ ("neither payment nor promise since"));
    case DUMENT_REASON_PART_PAID:
      return g_strdup_printf (_ ("%s came in since, last on %s"), amount, day);
    case DUMENT_REASON_MISSED:
      return g_strdup_printf (_ ("planned for %s"), day);
    case DUMENT_REASON_LAPSED:
      return g_strdup_printf (_ ("too late for this step: %s"), step);
    case DUMENT_REASON_BELOW_MINIMUM:
      return g_strdup_printf (_ ("left out below %s: %s"), amount, step);
    case DUMENT_REASON_NOT_FOR_DEBTOR:
      return g_strdup_printf (_ ("left out for this kind of debtor: %s"), step);
    case DUMENT_REASON_CREDIT:
      return g_strdup_printf (_ ("the client has a credit of %s, which is set off first"), amount);
    case DUMENT_REASON_PARTLY_DISPUTED:
      return g_strdup_printf (_ ("%s of it are disputed and left out"), amount);
    case DUMENT_REASON_ATTEMPTS:
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "called %d time in vain, on %s",
                                           "called %d times in vain, last on %s",
                                           (gulong) reason->count),
                              reason->count, day);
    case DUMENT_REASON_OUTCOME:
      return g_strdup_printf (_ ("on %s: %s"), day,
                              dument_outcome_parse (reason->word, &outcome)
                                  ? dument_agenda_words_outcome (outcome)
                                  : reason->word);
    case DUMENT_REASON_PROMISE_BROKEN:
      return g_strdup_printf (_ ("%s were promised for %s and did not come"), amount, day);
    default:
      return NULL;
    }
}

/* What it waits for, and what must be known first. */
static char *
describe_wait (const DumentReason *reason, const char *day)
{
  switch ((int) reason->code)
    {
    case DUMENT_REASON_DAYS_RUN:
      return g_strdup_printf (_ ("the last letter leaves until %s to pay"), day);
    case DUMENT_REASON_INTERVAL:
      return g_strdup_printf (
          g_dngettext (GETTEXT_PACKAGE, "the client was contacted on %s: %d day between contacts",
                       "the client was contacted on %s: %d days between "
                       "contacts",
                       (gulong) reason->count),
          day, reason->count);
    case DUMENT_REASON_CLOSED:
      return g_strdup_printf (_ ("%s is no working day"), day);
    case DUMENT_REASON_POSTPONED:
      return g_strdup_printf (_ ("put off until %s"), day);
    case DUMENT_REASON_NO_DEADLINE:
      return g_strdup (_ ("it counts from the presentation of the registered letter, which is not "
                          "recorded"));
    case DUMENT_REASON_NO_CHANNEL:
      return g_strdup (_ ("nothing is known by which the client could be reached for this"));
    case DUMENT_REASON_NEVER_SENT:
      return g_strdup (_ ("it is not recorded that the invoice was sent"));
    case DUMENT_REASON_KIND_UNKNOWN:
      return g_strdup (_ ("the kind of debtor is not chosen: the law follows from it"));
    case DUMENT_REASON_NO_DUE_DATE:
      return g_strdup (_ ("the invoice has no day of payment"));
    case DUMENT_REASON_TO_POST:
      return g_strdup_printf (_ ("a letter written on %s is not posted"), day);
    case DUMENT_REASON_NO_NEWS:
      return g_strdup_printf (_ ("no news of the registered letter posted on %s"), day);
    case DUMENT_REASON_CAME_BACK:
      return g_strdup_printf (_ ("the registered letter came back on %s, and when it was presented "
                                 "is not recorded"),
                              day);
    case DUMENT_REASON_ADDRESS_UNKNOWN:
      return g_strdup_printf (_ ("the letter came back on %s: unknown at the address"), day);
    case DUMENT_REASON_PLAN_BROKEN:
      return g_strdup_printf (_ ("the payment plan was broken on %s"), day);
    default:
      return NULL;
    }
}

/* Why nothing is asked for, and the limits of time. */
static char *
describe_state (const DumentReason *reason, const char *day)
{
  gboolean has_day = reason->day != DUMENT_DATE_NONE;

  switch ((int) reason->code)
    {
    case DUMENT_REASON_LIMITATION:
      return describe_limitation (reason, day);
    case DUMENT_REASON_BARRED:
      return g_strdup_printf (_ ("barred since %s, unless something interrupted the period"), day);
    case DUMENT_REASON_DECLARE:
      return has_day ? g_strdup_printf (_ ("to be declared to the trustee until %s"), day)
                     : g_strdup (_ ("to be declared to the trustee within two months of the "
                                    "publication in the BODACC"));
    case DUMENT_REASON_PAID:
      return g_strdup (_ ("paid"));
    case DUMENT_REASON_WRITTEN_OFF:
      return g_strdup (_ ("written off"));
    case DUMENT_REASON_INSOLVENT:
      return g_strdup_printf (_ ("the client is insolvent since %s: nothing may be asked for"),
                              day);
    case DUMENT_REASON_LITIGATION:
      return g_strdup (_ ("before a court"));
    case DUMENT_REASON_DISPUTED:
      return g_strdup (_ ("disputed: nothing is asked for until that is settled"));
    case DUMENT_REASON_IN_PLAN:
      return g_strdup (_ ("a payment plan runs"));
    case DUMENT_REASON_PROMISED:
      return g_strdup_printf (_ ("payment is promised until %s"), day);
    case DUMENT_REASON_PAUSED:
      return has_day ? g_strdup_printf (_ ("paused until %s"), day)
                     : g_strdup (_ ("paused without an end"));
    case DUMENT_REASON_FINISHED:
      return g_strdup (_ ("every step was taken"));
    default:
      return g_strdup ("");
    }
}

/**
 * dument_agenda_words_reason:
 * @reason: why something is proposed, or not
 * @currency: the currency of its amount
 *
 * Returns: (transfer full): the same in words, that can stand beside others between semicolons
 */
char *
dument_agenda_words_reason (const DumentReason *reason, const char *currency)
{
  g_autofree char *day =
      reason->day != DUMENT_DATE_NONE ? dument_wording_day (reason->day) : g_strdup ("");
  g_autofree char *amount = dument_french_text_amount (reason->amount, currency);
  char *text = describe_past (reason, day, amount);

  if (text == NULL)
    text = describe_wait (reason, day);
  return text != NULL ? text : describe_state (reason, day);
}

/**
 * dument_agenda_words_why:
 * @reasons: (element-type DumentReason): why something is proposed, or not
 * @currency: the currency of their amounts
 *
 * Returns: (transfer full): all of them in words, parted by semicolons
 */
char *
dument_agenda_words_why (const GArray *reasons, const char *currency)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < reasons->len; i++)
    {
      g_autofree char *words =
          dument_agenda_words_reason (&g_array_index (reasons, DumentReason, i), currency);

      g_string_append_printf (text, "%s%s", i > 0 ? _ ("; ") : "", words);
    }
  return g_string_free (text, /* free_segment= */ FALSE);
}

/**
 * dument_agenda_words_change:
 * @change: what would change a proposal
 *
 * Returns: (transfer none) (nullable): the same in a sentence
 */
const char *
dument_agenda_words_change (DumentChange change)
{
  static const char *const words[DUMENT_CHANGE_N_CHANGES] = {
    [DUMENT_CHANGE_PAYMENT] =
        N_ ("A payment, a promise or a dispute that is not recorded yet would change this."),
    [DUMENT_CHANGE_SENDING] = N_ ("The day on which the invoice was sent would change this."),
    [DUMENT_CHANGE_KIND] = N_ ("The kind of debtor would change this."),
    [DUMENT_CHANGE_DUE_DATE] = N_ ("The day of payment would change this."),
    [DUMENT_CHANGE_POSTING] = N_ ("The day of posting would change this."),
    [DUMENT_CHANGE_PRESENTATION] =
        N_ ("The day on which the registered letter was presented would change this."),
    [DUMENT_CHANGE_ADDRESS] = N_ ("The right address would change this."),
    [DUMENT_CHANGE_CONTACT] = N_ ("A way to reach the client would change this."),
    [DUMENT_CHANGE_SET_OFF] = N_ ("Setting the credit off would change this."),
    [DUMENT_CHANGE_SETTLED_DISPUTE] = N_ ("The end of the dispute would change this."),
    [DUMENT_CHANGE_BROKEN_PROMISE] = N_ ("A broken promise would change this."),
    [DUMENT_CHANGE_END_OF_PAUSE] = N_ ("The end of the pause would change this."),
    [DUMENT_CHANGE_BROKEN_PLAN] = N_ ("A broken payment plan would change this."),
    [DUMENT_CHANGE_WITHDRAWAL] = N_ ("Taking the write-off back would change this."),
    [DUMENT_CHANGE_ACKNOWLEDGEMENT] =
        N_ ("A written acknowledgement of the debt would change this."),
    [DUMENT_CHANGE_DECLARATION] = N_ ("The declaration of the claim would change this."),
  };

  g_return_val_if_fail (change < DUMENT_CHANGE_N_CHANGES, NULL);

  return words[change] != NULL ? _ (words[change]) : NULL;
}
