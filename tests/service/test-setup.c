/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "fixture.h"

#include "service/preferences.h"
#include "service/setup.h"

#include <string.h>

static gboolean
mentions_ei (Fixture *fixture, const char *name, const char *sole_trader)
{
  const DumentSetup setup = { .name = name, .sole_trader = sole_trader };
  g_autoptr (GPtrArray) refusals = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;

  if (!dument_setup_apply (fixture->workspace, &setup, refusals, &error))
    g_error ("%s", error != NULL ? error->message : (char *) g_ptr_array_index (refusals, 0));
  return dument_workspace_get_issuer (fixture->workspace)->mention_ei;
}

static void
test_sole_trader (Fixture *fixture, gconstpointer data)
{
  static const DumentSetup unclear = { .sole_trader = "maybe" };
  g_autoptr (GPtrArray) refusals = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;

  g_assert_true (mentions_ei (fixture, "Marie Dupré", NULL));
  g_assert_false (mentions_ei (fixture, "Dupré sarl", NULL));
  g_assert_true (mentions_ei (fixture, NULL, "yes"));
  g_assert_true (mentions_ei (fixture, "Dupré & Fils SARL", NULL));
  g_assert_false (mentions_ei (fixture, NULL, ""));
  g_assert_true (mentions_ei (fixture, "Marie Dupré", NULL));
  g_assert_false (mentions_ei (fixture, NULL, "no"));
  g_assert_false (mentions_ei (fixture, "Marie Dupré-Le Goff", NULL));
  g_assert_true (mentions_ei (fixture, "Dupré SAS", "yes"));

  g_assert_false (dument_setup_apply (fixture->workspace, &unclear, refusals, &error));
  g_assert_no_error (error);
  g_assert_nonnull (strstr (g_ptr_array_index (refusals, 0), "maybe"));
}

/* What is not given stays: each value in its turn. */
static void
test_rest_is_kept (Fixture *fixture, gconstpointer data)
{
  static const DumentSetup more = { .email = "marie@dupre.example",
                                    .cheque_address = "BP 3|35500 Vitré" };
  static const DumentSetup last = { .phone = "02 99 00 00 00" };
  static const char *const cheque_address[] = { "BP 3", "35500 Vitré", NULL };
  g_autoptr (GPtrArray) refusals = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;
  const DumentIssuer *issuer;

  fixture_set_up_business (fixture);
  g_assert_true (dument_setup_apply (fixture->workspace, &more, refusals, &error));
  g_assert_true (dument_setup_apply (fixture->workspace, &last, refusals, &error));
  issuer = dument_workspace_get_issuer (fixture->workspace);
  g_assert_cmpstr (issuer->party.name, ==, "Marie Dupré");
  g_assert_cmpstr (issuer->party.siren, ==, "732829320");
  g_assert_cmpstr (issuer->party.address[0], ==, "17 rue Notre-Dame");
  g_assert_cmpstr (issuer->party.city, ==, "Vitré");
  g_assert_cmpstr (issuer->party.email, ==, "marie@dupre.example");
  g_assert_cmpstr (issuer->party.phone, ==, "02 99 00 00 00");
  g_assert_cmpstr (issuer->place, ==, "Vitré");
  g_assert_cmpstr (issuer->iban, ==, "FR7630006000011234567890189");
  g_assert_cmpstrv (issuer->cheque_address, cheque_address);
  g_assert_true (issuer->mention_ei);
}

static void
enter_rate (Fixture *fixture, const char *semester, const char *rate)
{
  g_autoptr (GError) error = NULL;

  if (!dument_preferences_enter_rate (fixture->workspace, DUMENT_LAW_ECB, semester, rate,
                                      "Banque de France", &error))
    g_error ("%s", error->message);
}

static gint64
find_rate (Fixture *fixture, const char *semester)
{
  DumentSemester parsed;
  const DumentLawValue *value;

  g_assert_true (dument_semester_parse (semester, &parsed));
  value = dument_law_rate (dument_workspace_get_law (fixture->workspace), DUMENT_LAW_ECB, parsed);
  return value != NULL ? value->value : -1;
}

static void
test_rate_is_replaced_and_removed (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  enter_rate (fixture, "2027-H1", "2.65");
  g_assert_cmpint (find_rate (fixture, "2027-H1"), ==, 265);
  enter_rate (fixture, "2027-H1", "2,55");
  g_assert_cmpint (find_rate (fixture, "2027-H1"), ==, 255);

  g_assert_true (
      dument_preferences_remove_rate (fixture->workspace, DUMENT_LAW_ECB, "2027-H1", &error));
  g_assert_no_error (error);
  g_assert_cmpint (find_rate (fixture, "2027-H1"), ==, -1);
  g_assert_false (
      dument_preferences_remove_rate (fixture->workspace, DUMENT_LAW_ECB, "2027-H1", &error));
  g_assert_error (error, DUMENT_SERVICE_ERROR, DUMENT_SERVICE_ERROR_NOT_FOUND);
}

static void
test_rate_of_another_age_is_refused (Fixture *fixture, gconstpointer data)
{
  static const char *const semesters[] = { "1999-H1", "1999-H2" };

  for (gsize i = 0; i < G_N_ELEMENTS (semesters); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (dument_preferences_enter_rate (fixture->workspace, DUMENT_LAW_ECB,
                                                     semesters[i], "2", "x", &error));
      g_assert_error (error, DUMENT_SERVICE_ERROR, DUMENT_SERVICE_ERROR_INVALID);
      g_assert_nonnull (strstr (error->message, "2000-H1"));
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/service/setup/sole-trader", Fixture, NULL, fixture_set_up, test_sole_trader,
              fixture_tear_down);
  g_test_add ("/service/setup/rest-is-kept", Fixture, NULL, fixture_set_up, test_rest_is_kept,
              fixture_tear_down);
  g_test_add ("/service/setup/rate-replaced-and-removed", Fixture, NULL, fixture_set_up,
              test_rate_is_replaced_and_removed, fixture_tear_down);
  g_test_add ("/service/setup/rate-of-another-age", Fixture, NULL, fixture_set_up,
              test_rate_of_another_age_is_refused, fixture_tear_down);

  return g_test_run ();
}
