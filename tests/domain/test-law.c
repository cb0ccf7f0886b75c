/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "domain/claim.h"
#include "domain/due-date.h"
#include "domain/limitation.h"

#include "law-fixture.h"

static DumentSemester
semester (const char *name)
{
  DumentSemester parsed = 0;

  g_assert_true (dument_semester_parse (name, &parsed));
  return parsed;
}

static DumentRate
rate (const DumentLaw *law, DumentLawKey key, const char *name)
{
  const DumentLawValue *value = dument_law_rate (law, key, semester (name));

  return value == NULL ? DUMENT_RATE_NONE : (DumentRate) value->value;
}

/* The default rate of every semester, as published, 2015 to 2026. */
static void
test_default_rates (void)
{
  static const int expected[] = {
    1005, 1005, 1005, 1000, 1000, 1000, 1000, 1000, 1000, 1000, 1000, 1000,
    1000, 1000, 1000, 1000, 1250, 1400, 1450, 1425, 1315, 1215, 1215, 1240,
  };
  g_autoptr (DumentLaw) law = load_shipped_law ();

  for (gsize i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      DumentSemester at = 2015 * 2 + (DumentSemester) i;
      const DumentLawValue *ecb = dument_law_rate (law, DUMENT_LAW_ECB, at);
      const DumentLawValue *margin =
          dument_law_lookup (law, DUMENT_LAW_PROFESSIONAL_MARGIN, dument_semester_first_day (at));

      g_assert_nonnull (ecb);
      g_assert_cmpint (ecb->value + margin->value, ==, expected[i]);
    }
}

static void
test_first_and_last_semester (void)
{
  g_autoptr (DumentLaw) law = load_shipped_law ();

  g_assert_cmpint (rate (law, DUMENT_LAW_ECB, "2009-H1"), ==, 250);
  g_assert_cmpint (rate (law, DUMENT_LAW_ECB, "2008-H2"), ==, DUMENT_RATE_NONE);
  g_assert_cmpint (rate (law, DUMENT_LAW_LEGAL_OTHERS, "2010-H2"), ==, 65);
  g_assert_cmpint (rate (law, DUMENT_LAW_LEGAL_OTHERS, "2026-H2"), ==, 275);
  /* The ECB moved on 16 September 2026: neither this semester nor, unchecked, the next may follow.
   */
  g_assert_cmpint (rate (law, DUMENT_LAW_ECB, "2026-H2"), ==, 240);
  g_assert_cmpint (rate (law, DUMENT_LAW_ECB, "2027-H1"), ==, DUMENT_RATE_NONE);
  g_assert_cmpint (rate (law, DUMENT_LAW_LEGAL_OTHERS, "2027-H1"), ==, DUMENT_RATE_NONE);
}

static void
test_floors (void)
{
  static const struct
  {
    const char *semester;
    DumentRate floor;
  } published[] = {
    { "2024-H1", 1521 }, { "2025-H1", 1113 }, { "2025-H2", 828 },
    { "2026-H1", 786 },  { "2026-H2", 825 },  { "2027-H1", DUMENT_RATE_NONE },
  };
  g_autoptr (DumentLaw) law = load_shipped_law ();

  for (gsize i = 0; i < G_N_ELEMENTS (published); i++)
    g_assert_cmpint (dument_claim_floor (law, semester (published[i].semester)), ==,
                     published[i].floor);
}

static void
test_entered_rate (void)
{
  g_autoptr (DumentLaw) law = load_shipped_law ();
  const DumentLawValue *value;

  dument_law_enter_rate (law, DUMENT_LAW_ECB, semester ("2027-H1"), 265, day ("2027-01-04"),
                         "Banque de France, 4 January 2027");
  value = dument_law_rate (law, DUMENT_LAW_ECB, semester ("2027-H1"));
  g_assert_cmpint (value->value, ==, 265);
  g_assert_true (value->entered_by_user);
  g_assert_cmpstr (value->source, ==, "Banque de France, 4 January 2027");
  g_assert_cmpint (rate (law, DUMENT_LAW_ECB, "2027-H2"), ==, DUMENT_RATE_NONE);
  g_assert_cmpint (rate (law, DUMENT_LAW_ECB, "2026-H2"), ==, 240);
  g_assert_null (dument_law_published_rate (law, DUMENT_LAW_ECB, semester ("2027-H1")));

  dument_law_enter_rate (law, DUMENT_LAW_ECB, semester ("2026-H2"), 265, day ("2027-01-04"), "x");
  g_assert_cmpint (rate (law, DUMENT_LAW_ECB, "2026-H2"), ==, 265);
  value = dument_law_published_rate (law, DUMENT_LAW_ECB, semester ("2026-H2"));
  g_assert_cmpint (value->value, ==, 240);
  g_assert_false (value->entered_by_user);
}

static DumentDate
limit (const DumentLaw *law, DumentDebtorKind kind, const char *due, const char *supplied)
{
  const DumentLimitationFacts facts = {
    .kind = kind,
    .due = day (due),
    .issued = day ("2025-12-20"),
    .supplied = supplied != NULL ? day (supplied) : DUMENT_DATE_NONE,
  };

  return dument_limitation_date (law, &facts);
}

static void
test_limitation (void)
{
  g_autoptr (DumentLaw) law = load_shipped_law ();

  g_assert_cmpint (limit (law, DUMENT_DEBTOR_PROFESSIONAL, "2026-03-10", "2026-02-01"), ==,
                   day ("2031-03-10"));
  g_assert_cmpint (limit (law, DUMENT_DEBTOR_CONSUMER, "2026-03-10", NULL), ==, day ("2028-03-10"));
  g_assert_cmpint (limit (law, DUMENT_DEBTOR_CONSUMER, "2026-03-10", "2026-02-01"), ==,
                   day ("2028-02-01"));
  g_assert_cmpint (limit (law, DUMENT_DEBTOR_CONSUMER, "2026-03-10", "2026-04-01"), ==,
                   day ("2028-03-10"));
}

/* What was done in December is a claim of that year, whenever it is to be paid; and unlike in
 * private law, each claim in writing counts (facts.md B13). */
static void
test_limitation_of_public_debts (void)
{
  g_autoptr (DumentLaw) law = load_shipped_law ();
  const DumentDate claims[] = { day ("2033-02-01"), day ("2029-12-31"), day ("2027-05-04") };
  const DumentDate late[] = { day ("2030-01-01") };
  DumentLimitationFacts facts = {
    .kind = DUMENT_DEBTOR_PUBLIC,
    .due = day ("2026-01-19"),
    .issued = day ("2025-12-20"),
    .supplied = DUMENT_DATE_NONE,
    .claims = claims,
  };

  g_assert_cmpint (limit (law, DUMENT_DEBTOR_PUBLIC, "2026-01-19", "2025-12-12"), ==,
                   day ("2029-12-31"));
  g_assert_cmpint (limit (law, DUMENT_DEBTOR_PUBLIC, "2026-02-19", "2026-01-05"), ==,
                   day ("2030-12-31"));
  g_assert_cmpint (dument_limitation_date (law, &facts), ==, day ("2029-12-31"));
  facts.n_claims = G_N_ELEMENTS (claims);
  g_assert_cmpint (dument_limitation_date (law, &facts), ==, day ("2037-12-31"));
  facts.claims = late;
  facts.n_claims = G_N_ELEMENTS (late);
  g_assert_cmpint (dument_limitation_date (law, &facts), ==, day ("2029-12-31"));
}

static void
test_estimated_due_date (void)
{
  g_autoptr (DumentLaw) law = load_shipped_law ();
  DumentDate issued = day ("2026-01-15");
  DumentDate due = 0;

  g_assert_true (
      dument_due_date_estimate (law, DUMENT_DEBTOR_PROFESSIONAL, issued, DUMENT_DATE_NONE, &due));
  g_assert_cmpint (due, ==, day ("2026-02-14"));
  g_assert_true (
      dument_due_date_estimate (law, DUMENT_DEBTOR_PROFESSIONAL, issued, day ("2026-01-10"), &due));
  g_assert_cmpint (due, ==, day ("2026-02-09"));
  g_assert_true (
      dument_due_date_estimate (law, DUMENT_DEBTOR_PROFESSIONAL, issued, day ("2025-10-01"), &due));
  g_assert_cmpint (due, ==, issued);
  g_assert_false (
      dument_due_date_estimate (law, DUMENT_DEBTOR_CONSUMER, issued, DUMENT_DATE_NONE, &due));
  g_assert_false (
      dument_due_date_estimate (law, DUMENT_DEBTOR_UNKNOWN, issued, DUMENT_DATE_NONE, &due));
}

static void
test_possible_due_date (void)
{
  DumentDate issued = day ("2026-01-15");

  g_assert_true (dument_due_date_is_possible (issued, issued));
  g_assert_true (dument_due_date_is_possible (issued, issued + 1));
  g_assert_false (dument_due_date_is_possible (issued, issued - 1));
  g_assert_true (dument_due_date_is_possible (issued, DUMENT_DATE_NONE));
}

static void
test_known_semesters (void)
{
  g_autoptr (DumentLaw) law = load_shipped_law ();

  g_assert_false (dument_law_has_semester (semester ("1999-H2")));
  g_assert_true (dument_law_has_semester (semester ("2000-H1")));
  g_assert_true (dument_law_has_semester (semester ("2199-H2")));
  g_assert_false (dument_law_has_semester (semester ("2199-H2") + 1));
  dument_law_enter_rate (law, DUMENT_LAW_ECB, semester ("2199-H2"), 265, day ("2199-07-01"), "x");
  g_assert_cmpint (rate (law, DUMENT_LAW_ECB, "2199-H2"), ==, 265);
}

static void
test_every_value_has_a_source (void)
{
  g_autoptr (DumentLaw) law = load_shipped_law ();

  for (int key = 0; key < DUMENT_LAW_N_KEYS; key++)
    {
      const DumentLawValue *value = dument_law_lookup (law, (DumentLawKey) key, day ("2026-11-22"));

      g_assert_nonnull (value);
      g_assert_cmpint (value->verified_on, >=, day ("2026-11-21"));
      g_assert_cmpstr (value->source, !=, "");
    }
}

static void
test_damaged_line (void)
{
  static const char *const damaged[] = {
    "ecb;2026-01-01;2.15;2026-11-21",     "ecb;2026-01-01;2.155;2026-11-21;x",
    "nonsense;2026-01-01;1;2026-11-21;x", "ecb;2026-13-01;2.15;2026-11-21;x",
    "ecb;2026-01-01;2.15;2026-11-21;",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (damaged); i++)
    {
      g_autoptr (DumentLaw) law = dument_law_new ();
      g_autoptr (GError) error = NULL;
      g_autofree char *text = g_strconcat ("# comment\n\n", damaged[i], "\n", NULL);

      g_assert_false (dument_law_load (law, text, &error));
      g_assert_error (error, DUMENT_LAW_ERROR, DUMENT_LAW_ERROR_SYNTAX);
      g_assert_true (g_str_has_prefix (error->message, "line 3:"));
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/domain/law/default-rates", test_default_rates);
  g_test_add_func ("/domain/law/first-and-last-semester", test_first_and_last_semester);
  g_test_add_func ("/domain/law/floors", test_floors);
  g_test_add_func ("/domain/law/entered-rate", test_entered_rate);
  g_test_add_func ("/domain/law/limitation", test_limitation);
  g_test_add_func ("/domain/law/limitation-of-public-debts", test_limitation_of_public_debts);
  g_test_add_func ("/domain/law/estimated-due-date", test_estimated_due_date);
  g_test_add_func ("/domain/law/possible-due-date", test_possible_due_date);
  g_test_add_func ("/domain/law/known-semesters", test_known_semesters);
  g_test_add_func ("/domain/law/every-value-has-a-source", test_every_value_has_a_source);
  g_test_add_func ("/domain/law/damaged-line", test_damaged_line);

  return g_test_run ();
}
