/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "domain/course.h"

#include "proposal-fixture.h"

#define HEAD \
  "[scenario]\nname = Mine\nnom = Le mien\nuse = for me\nusage = pour moi\ninterval = 5\n\n"

static DumentScenario *
parse (const Scenarios *shipped, const char *text, GError **error)
{
  return dument_scenario_parse ("mine", text,
                                (const DumentLetterKind *const *) shipped->letters->pdata,
                                shipped->letters->len, error);
}

static void
test_standard (void)
{
  static const int offsets[] = { -7, 0, 7, 14, 3, 21, 30, 1 };
  g_autoptr (Scenarios) shipped = load_scenarios ();
  const DumentScenario *standard = find_scenario (shipped, "standard");

  g_assert_cmpuint (standard->steps->len, ==, G_N_ELEMENTS (offsets));
  for (guint i = 0; i < standard->steps->len; i++)
    {
      const DumentScenarioStep *step = g_ptr_array_index (standard->steps, i);

      g_assert_cmpint (step->offset, ==, offsets[i]);
    }
  g_assert_cmpstr (dument_scenario_find_step (standard, "formal-notice")->letter->id, ==,
                   "mise-en-demeure");
  g_assert_cmpint (dument_scenario_find_step (standard, "file")->anchor, ==,
                   DUMENT_SCENARIO_ANCHOR_DEADLINE);
  g_assert_null (dument_scenario_find_step (standard, "none"));
}

/* No step of a scenario has the name of something that is proposed besides. */
static void
test_names (void)
{
  static const char *const taken[] = {
    DUMENT_COURSE_SENT,         DUMENT_COURSE_KIND,           DUMENT_COURSE_DUE_DATE,
    DUMENT_COURSE_POST,         DUMENT_COURSE_ADDRESS,        DUMENT_COURSE_POST_OFFICE,
    DUMENT_COURSE_PRESENTATION, DUMENT_COURSE_BROKEN_PROMISE, DUMENT_COURSE_DUPLICATE,
    DUMENT_COURSE_CALL_BACK,    DUMENT_COURSE_PAYMENT,        DUMENT_COURSE_CONTACT,
    DUMENT_COURSE_CREDIT,       DUMENT_COURSE_DECLARATION,    DUMENT_COURSE_BARRED
  };
  g_autoptr (Scenarios) shipped = load_scenarios ();

  for (guint i = 0; i < shipped->scenarios->len; i++)
    {
      for (gsize k = 0; k < G_N_ELEMENTS (taken); k++)
        g_assert_null (
            dument_scenario_find_step (g_ptr_array_index (shipped->scenarios, i), taken[k]));
    }
}

static void
test_step (void)
{
  g_autoptr (Scenarios) shipped = load_scenarios ();
  g_autoptr (GError) error = NULL;
  g_autoptr (DumentScenario) mine =
      parse (shipped,
             HEAD "[one]\nwhen = due + 30 end-of-month\nchannels = sms; email\n"
                  "letter = rappel-amical\ntone = cordial\nminimum = 15.00\n"
                  "debtors = professional; public\n\n[two]\nwhen = step+3\nchannels = none\n",
             &error);
  const DumentScenarioStep *step;

  g_assert_no_error (error);
  g_assert_cmpint (mine->interval, ==, 5);
  step = g_ptr_array_index (mine->steps, 0);
  g_assert_cmpint (step->anchor, ==, DUMENT_SCENARIO_ANCHOR_DUE);
  g_assert_cmpint (step->offset, ==, 30);
  g_assert_true (step->end_of_month);
  g_assert_cmpuint (step->n_channels, ==, 2);
  g_assert_cmpint (step->channels[0], ==, DUMENT_MEDIUM_SMS);
  g_assert_true (step->has_tone);
  g_assert_cmpint (step->tone, ==, DUMENT_TONE_CORDIAL);
  g_assert_cmpint (step->minimum, ==, 1500);
  g_assert_cmpuint (step->debtors, ==,
                    1u << DUMENT_DEBTOR_PROFESSIONAL | 1u << DUMENT_DEBTOR_PUBLIC);
  step = g_ptr_array_index (mine->steps, 1);
  g_assert_cmpint (step->anchor, ==, DUMENT_SCENARIO_ANCHOR_STEP);
  g_assert_null (step->letter);
  g_assert_false (step->has_tone);
}

static const struct
{
  const char *text;
  int code;
  const char *place;
} wrong[] = {
  { "no key file", DUMENT_SCENARIO_ERROR_SYNTAX, "" },
  { "[scenario]\nname = Mine\n", DUMENT_SCENARIO_ERROR_MISSING_KEY, "[scenario] nom" },
  { HEAD, DUMENT_SCENARIO_ERROR_MISSING_KEY, "[scenario]" },
  { HEAD "[one]\nchannels = none\n", DUMENT_SCENARIO_ERROR_MISSING_KEY, "[one] when" },
  { HEAD "[one]\nwhen = due\n", DUMENT_SCENARIO_ERROR_MISSING_KEY, "[one] channels" },
  { HEAD "[one]\nwhen = due\nchannels = none\nwith = love\n", DUMENT_SCENARIO_ERROR_UNKNOWN_KEY,
    "[one] with" },
  { HEAD "[one]\nwhen = due\nwhen = due+1\nchannels = none\n", DUMENT_SCENARIO_ERROR_REPEATED,
    "[one] when" },
  { HEAD "[one]\nwhen = due\nchannels = none\n[one]\nwhen = due\nchannels = none\n",
    DUMENT_SCENARIO_ERROR_REPEATED, "[one]" },
  { HEAD "[one]\nwhen = 7\nchannels = none\n", DUMENT_SCENARIO_ERROR_BAD_VALUE, "[one] when" },
  { HEAD "[one]\nwhen = due 7\nchannels = none\n", DUMENT_SCENARIO_ERROR_BAD_VALUE, "[one] when" },
  { HEAD "[one]\nwhen = due+400\nchannels = none\n", DUMENT_SCENARIO_ERROR_BAD_VALUE,
    "[one] when" },
  { HEAD "[one]\nwhen = easter+1\nchannels = none\n", DUMENT_SCENARIO_ERROR_BAD_VALUE,
    "[one] when" },
  { HEAD "[one]\nwhen = due\nchannels = pigeon\n", DUMENT_SCENARIO_ERROR_BAD_VALUE,
    "[one] channels" },
  { HEAD "[one]\nwhen = due\nchannels = call; none\n", DUMENT_SCENARIO_ERROR_BAD_VALUE,
    "[one] channels" },
  { HEAD "[one]\nwhen = due\nchannels = email\n", DUMENT_SCENARIO_ERROR_BAD_VALUE, "[one] letter" },
  { HEAD "[one]\nwhen = due\nchannels = email\nletter = no-such\n", DUMENT_SCENARIO_ERROR_BAD_VALUE,
    "[one] letter" },
  { HEAD "[one]\nwhen = due\nchannels = call\nletter = rappel-amical\n",
    DUMENT_SCENARIO_ERROR_BAD_VALUE, "[one] letter" },
  { HEAD "[one]\nwhen = due\nchannels = email\nletter = mise-en-demeure\n",
    DUMENT_SCENARIO_ERROR_BAD_VALUE, "[one] letter" },
  { HEAD "[one]\nwhen = due\nchannels = none\ntone = loud\n", DUMENT_SCENARIO_ERROR_BAD_VALUE,
    "[one] tone" },
  { HEAD "[one]\nwhen = due\nchannels = none\nminimum = 12,345\n", DUMENT_SCENARIO_ERROR_BAD_VALUE,
    "[one] minimum" },
  { HEAD "[one]\nwhen = due\nchannels = none\ndebtors = cousin\n", DUMENT_SCENARIO_ERROR_BAD_VALUE,
    "[one] debtors" },
  { HEAD "[one]\nwhen = due\nchannels = email\nletter = rappel-ferme\n[two]\nwhen = due\n"
         "channels = email\nletter = rappel-amical\n",
    DUMENT_SCENARIO_ERROR_ORDER, "[two] letter" },
};

/* Each error names the group and the key. */
static void
test_errors (void)
{
  g_autoptr (Scenarios) shipped = load_scenarios ();

  for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", wrong[i].text);
      g_assert_null (parse (shipped, wrong[i].text, &error));
      g_assert_error (error, DUMENT_SCENARIO_ERROR, wrong[i].code);
      g_assert_nonnull (strstr (error->message, wrong[i].place));
    }
}

/* The step that an invoice is at with a scenario of its own. */
static void
find_course (const DumentScenario *scenario, DumentMoney principal, DumentCourse *ret_course)
{
  DumentCourseFacts facts = {
    .invoice_id = 1,
    .terms = { .due = dument_date_from_ymd (2026, 11, 2),
               .debtor_kind = DUMENT_DEBTOR_PROFESSIONAL,
               .is_euro = TRUE },
    .principal = principal,
    .was_sent = TRUE,
    .limitation = DUMENT_DATE_NONE,
    .last_contact = DUMENT_DATE_NONE,
    .scenario = scenario,
    .reachable = 1u << DUMENT_MEDIUM_EMAIL | 1u << DUMENT_MEDIUM_CALL,
  };
  const DumentCourseCalendar calendar = { .holidays = DUMENT_HOLIDAYS_NATIONAL };

  dument_course_find (&facts, &calendar, dument_date_from_ymd (2026, 11, 23), ret_course);
}

static void
test_conditions (void)
{
  g_autoptr (Scenarios) shipped = load_scenarios ();
  g_autoptr (GError) error = NULL;
  g_autoptr (DumentScenario) mine =
      parse (shipped,
             HEAD "[consumers]\nwhen = due+1\nchannels = call\ndebtors = consumer\n"
                  "[worthwhile]\nwhen = due+2\nchannels = call\nminimum = 50.00\n"
                  "[month]\nwhen = due end-of-month\nchannels = email\nletter = rappel-amical\n",
             &error);
  DumentCourse course;

  g_assert_no_error (error);
  find_course (mine, 5000, &course);
  g_assert_cmpstr (course.step, ==, "worthwhile");
  g_assert_cmpint (course.reasons[1].code, ==, DUMENT_REASON_NOT_FOR_DEBTOR);
  find_course (mine, 4999, &course);
  g_assert_cmpstr (course.step, ==, "month");
  g_assert_cmpint (course.status, ==, DUMENT_COURSE_WAITS);
  g_assert_cmpint (course.day, ==, dument_date_from_ymd (2026, 11, 30));
  g_assert_cmpint (course.reasons[2].code, ==, DUMENT_REASON_BELOW_MINIMUM);
  g_assert_cmpint (course.reasons[2].amount, ==, 5000);
}

static void
test_words (void)
{
  DumentMedium channel;
  DumentOutcome outcome;

  for (int i = 0; i < DUMENT_MEDIUM_N_MEDIA; i++)
    {
      g_assert_true (dument_medium_parse (dument_medium_to_string ((DumentMedium) i), &channel));
      g_assert_cmpint (channel, ==, i);
    }
  for (int i = 0; i < DUMENT_OUTCOME_N_OUTCOMES; i++)
    {
      g_assert_true (dument_outcome_parse (dument_outcome_to_string ((DumentOutcome) i), &outcome));
      g_assert_cmpint (outcome, ==, i);
    }
  g_assert_false (dument_medium_parse ("pigeon", &channel));
  g_assert_false (dument_outcome_parse ("", &outcome));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/domain/scenario/standard", test_standard);
  g_test_add_func ("/domain/scenario/names", test_names);
  g_test_add_func ("/domain/scenario/step", test_step);
  g_test_add_func ("/domain/scenario/errors", test_errors);
  g_test_add_func ("/domain/scenario/conditions", test_conditions);
  g_test_add_func ("/domain/scenario/words", test_words);
  return g_test_run ();
}
