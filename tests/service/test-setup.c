/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "fixture.h"

#include "service/client-entry.h"
#include "service/invoice-entry.h"
#include "service/preferences.h"
#include "service/rates.h"
#include "service/setup.h"
#include "service/stationery.h"
#include "service/validation.h"
#include "store/credit-note.h"
#include "store/setting.h"
#include "store/statement.h"

#include <string.h>

static gboolean
mentions_ei (Fixture *fixture, const char *name, const char *sole_trader)
{
  const DumentSetup setup = { .name = name, .sole_trader = sole_trader };
  g_autoptr (GPtrArray) refusals = dument_finding_list_new ();
  g_autoptr (GError) error = NULL;

  if (!dument_setup_apply (fixture->workspace, &setup, refusals, &error))
    g_error ("%s", error != NULL ? error->message : fixture_sentence (refusals, 0));
  return dument_workspace_get_issuer (fixture->workspace)->mention_ei;
}

static void
test_sole_trader (Fixture *fixture, gconstpointer data)
{
  static const DumentSetup unclear = { .sole_trader = "maybe" };
  g_autoptr (GPtrArray) refusals = dument_finding_list_new ();
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
  g_assert_nonnull (strstr (fixture_sentence (refusals, 0), "maybe"));
}

/* What is not given stays: each value in its turn. */
static void
test_rest_is_kept (Fixture *fixture, gconstpointer data)
{
  static const DumentSetup more = { .email = "marie@dupre.example",
                                    .cheque_address = "BP 3|35500 Vitré" };
  static const DumentSetup last = { .phone = "02 99 00 00 00" };
  static const char *const cheque_address[] = { "BP 3", "35500 Vitré", NULL };
  g_autoptr (GPtrArray) refusals = dument_finding_list_new ();
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

  if (!dument_rates_enter (fixture->workspace, DUMENT_LAW_ECB, semester, rate, "Banque de France",
                           /* replace= */ FALSE, &error))
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

  g_assert_true (dument_rates_remove (fixture->workspace, DUMENT_LAW_ECB, "2027-H1", &error));
  g_assert_no_error (error);
  g_assert_cmpint (find_rate (fixture, "2027-H1"), ==, -1);
  g_assert_false (dument_rates_remove (fixture->workspace, DUMENT_LAW_ECB, "2027-H1", &error));
  g_assert_error (error, DUMENT_SERVICE_ERROR, DUMENT_SERVICE_ERROR_NOT_FOUND);
}

static void
assert_refused (Fixture *fixture,
                DumentLawKey key,
                const char *semester,
                const char *rate,
                const char *named)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (dument_rates_enter (fixture->workspace, key, semester, rate, "x",
                                      /* replace= */ FALSE, &error));
  g_assert_error (error, DUMENT_SERVICE_ERROR, DUMENT_SERVICE_ERROR_INVALID);
  if (strstr (error->message, named) == NULL)
    g_error ("%s does not name %s", error->message, named);
}

/* A rate is published when its semester begins. */
static void
test_rate_of_another_age_is_refused (Fixture *fixture, gconstpointer data)
{
  assert_refused (fixture, DUMENT_LAW_ECB, "1999-H1", "2", "2000-H1");
  assert_refused (fixture, DUMENT_LAW_ECB, "1999-H2", "2", "2027-H1");
  assert_refused (fixture, DUMENT_LAW_ECB, "2027-H2", "2", "2027-H1");
  assert_refused (fixture, DUMENT_LAW_LEGAL_OTHERS, "2099-H2", "2", "2027-H1");
  dument_workspace_set_today (fixture->workspace, fixture_day ("2027-01-01"));
  enter_rate (fixture, "2027-H2", "2");
}

static void
test_absurd_rate_is_refused (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  assert_refused (fixture, DUMENT_LAW_ECB, "2027-H1", "265", "265");
  assert_refused (fixture, DUMENT_LAW_ECB, "2027-H1", "26.5", "20,00");
  assert_refused (fixture, DUMENT_LAW_ECB, "2027-H1", "-5.01", "-5.01");
  assert_refused (fixture, DUMENT_LAW_LEGAL_OTHERS, "2027-H1", "-0.01", "-0.01");
  g_assert_false (dument_rates_enter (fixture->workspace, DUMENT_LAW_ECB, "2027-H1", "ecb+10", "x",
                                      /* replace= */ FALSE, &error));
  g_assert_error (error, DUMENT_SERVICE_ERROR, DUMENT_SERVICE_ERROR_UNREADABLE);
  enter_rate (fixture, "2027-H1", "-0.50");
  g_assert_cmpint (find_rate (fixture, "2027-H1"), ==, -50);
  enter_rate (fixture, "1er semestre 2027", "2,65 %");
  g_assert_cmpint (find_rate (fixture, "2027-H1"), ==, 265);
}

static void
test_published_rate_is_not_replaced (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) rates = NULL;
  unsigned n_entered = 0;

  g_assert_false (dument_rates_enter (fixture->workspace, DUMENT_LAW_ECB, "2026-H2", "2.65", "x",
                                      /* replace= */ FALSE, &error));
  g_assert_error (error, DUMENT_SERVICE_ERROR, DUMENT_SERVICE_ERROR_REFUSED);
  g_assert_nonnull (strstr (error->message, "2,40"));
  g_assert_nonnull (strstr (error->message, "ECB"));
  g_clear_error (&error);
  g_assert_cmpint (find_rate (fixture, "2026-H2"), ==, 240);

  g_assert_true (dument_rates_enter (fixture->workspace, DUMENT_LAW_ECB, "2026-H2", "2.65",
                                     "Journal officiel", /* replace= */ TRUE, &error));
  g_assert_cmpint (find_rate (fixture, "2026-H2"), ==, 265);
  rates = dument_rates_list (fixture->workspace);
  for (unsigned i = 0; i < rates->len; i++)
    {
      const DumentKnownRate *rate = &g_array_index (rates, DumentKnownRate, i);

      if (!rate->value->entered_by_user)
        continue;
      n_entered++;
      g_assert_cmpint (rate->published->value, ==, 240);
      g_assert_cmpstr (rate->value->source, ==, "Journal officiel");
    }
  g_assert_cmpuint (n_entered, ==, 1);

  g_assert_true (dument_rates_remove (fixture->workspace, DUMENT_LAW_ECB, "2026-S2", &error));
  g_assert_cmpint (find_rate (fixture, "2026-H2"), ==, 240);
}

/* What cannot be read back is not committed: nothing is said to have failed that was done. */
static void
test_what_cannot_be_read_is_not_committed (Fixture *fixture, gconstpointer data)
{
  DumentStore *store = dument_workspace_get_store (fixture->workspace);
  g_autoptr (GError) error = NULL;
  g_autofree char *value = NULL;

  {
    g_autoptr (DumentTransaction) transaction = dument_transaction_begin (store, &error);
    g_autoptr (DumentStatement) statement = dument_statement_new (store, "DROP TABLE rate", &error);

    g_assert_no_error (error);
    g_assert_true (dument_setting_set (store, "day-base", "actual", &error));
    g_assert_true (dument_statement_run (statement, &error));
    g_clear_pointer (&statement, dument_statement_free);
    g_assert_false (dument_workspace_commit (fixture->workspace, transaction, &error));
    g_assert_nonnull (error);
    g_clear_error (&error);
  }
  g_assert_cmpint (dument_workspace_get_day_base (fixture->workspace), ==, DUMENT_DAY_BASE_365);
  g_assert_true (dument_setting_get (store, "day-base", &value, &error));
  g_assert_null (value);
  enter_rate (fixture, "2027-H1", "2.65");
}

static void
test_forms_of_an_email_address (Fixture *fixture, gconstpointer data)
{
  static const char *const good[] = { "a@b.fr", "marie.dupré@mail.example.org", "a+b@c-d.e" };
  static const char *const bad[] = { "",        "a",        "@b.fr",    "a@b",      "a@.fr",
                                     "a@b.",    "a@b..fr",  "a@b@c.fr", "a b@c.fr", "a@b.fr;c@d.fr",
                                     "a@b.fr,", "<a@b.fr>", "a@b .fr",  "a@b.fr\n" };

  for (gsize i = 0; i < G_N_ELEMENTS (good); i++)
    g_assert_true (dument_validation_email (good[i], /* error= */ NULL));
  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (dument_validation_email (bad[i], &error));
      g_assert_error (error, DUMENT_SERVICE_ERROR, DUMENT_SERVICE_ERROR_INVALID);
    }
}

static void
test_bounds_of_the_deadline (Fixture *fixture, gconstpointer data)
{
  static const char *const wrong[] = { "0", "61", "-1", "99999999999999999999" };
  static const char *const unreadable[] = { "", "8 jours", "1e1" };
  g_autoptr (GError) error = NULL;
  int days = 0;

  g_assert_true (dument_preferences_parse_deadline ("1", &days, &error));
  g_assert_cmpint (days, ==, 1);
  g_assert_true (dument_preferences_parse_deadline ("60", &days, &error));
  g_assert_true (dument_preferences_check_deadline (days, &error));
  g_assert_no_error (error);
  for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_assert_false (dument_preferences_parse_deadline (wrong[i], &days, &error));
      g_assert_error (error, DUMENT_SERVICE_ERROR, DUMENT_SERVICE_ERROR_INVALID);
      g_clear_error (&error);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (unreadable); i++)
    {
      g_assert_false (dument_preferences_parse_deadline (unreadable[i], &days, &error));
      g_assert_error (error, DUMENT_SERVICE_ERROR, DUMENT_SERVICE_ERROR_UNREADABLE);
      g_clear_error (&error);
    }
  g_assert_false (dument_preferences_check_deadline (0, &error));
  g_clear_error (&error);
  g_assert_false (dument_preferences_check_deadline (61, &error));
  g_assert_nonnull (strstr (error->message, "1 to 60"));
}

static char *
name_missing (Fixture *fixture)
{
  g_autoptr (GArray) rates = dument_rates_list_missing (fixture->workspace);
  g_autoptr (GString) names = g_string_new (NULL);

  for (unsigned i = 0; i < rates->len; i++)
    {
      const DumentKnownRate *rate = &g_array_index (rates, DumentKnownRate, i);
      g_autofree char *semester = dument_semester_to_string (rate->semester);

      g_assert_null (rate->value);
      g_string_append_printf (names, "%s%s %s", i > 0 ? ", " : "",
                              rate->key == DUMENT_LAW_ECB ? "ecb" : "legal", semester);
    }
  return g_string_free (g_steal_pointer (&names), FALSE);
}

/* From the first gap to the last semester that can be entered; what lies before 2009 is no gap. */
static void
test_missing_rates (Fixture *fixture, gconstpointer data)
{
  g_autofree char *now = name_missing (fixture);
  g_autofree char *entered = NULL;
  g_autofree char *later = NULL;

  g_assert_cmpstr (now, ==, "ecb 2027-H1, legal 2027-H1");
  enter_rate (fixture, "2027-H1", "2.65");
  entered = name_missing (fixture);
  g_assert_cmpstr (entered, ==, "legal 2027-H1");
  dument_workspace_set_today (fixture->workspace, fixture_day ("2027-01-01"));
  later = name_missing (fixture);
  g_assert_cmpstr (later, ==, "legal 2027-H1, ecb 2027-H2, legal 2027-H2");
}

/* Two points, red and blue. */
static const guint8 red_and_blue[] = {
  0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0x00, 0x00, 0x00, 0x0d, 0x49, 0x48,
  0x44, 0x52, 0x00, 0x00, 0x00, 0x02, 0x00, 0x00, 0x00, 0x01, 0x08, 0x02, 0x00, 0x00,
  0x00, 0x7b, 0x40, 0xe8, 0xdd, 0x00, 0x00, 0x00, 0x0d, 0x49, 0x44, 0x41, 0x54, 0x78,
  0x9c, 0x63, 0xf8, 0xcf, 0x00, 0x04, 0xff, 0x01, 0x07, 0x00, 0x01, 0xff, 0xe2, 0x23,
  0x9e, 0x59, 0x00, 0x00, 0x00, 0x00, 0x49, 0x45, 0x4e, 0x44, 0xae, 0x42, 0x60, 0x82,
};

static void
assert_stationery (Fixture *fixture, const char *logo, const char *signature)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DumentStationery) stationery = dument_stationery_load (fixture->workspace, &error);
  DumentLayoutPictures pictures;

  g_assert_no_error (error);
  pictures = dument_stationery_get_pictures (stationery);
  g_assert_cmpstr (stationery->parts[DUMENT_LETTERHEAD_LOGO].file_name, ==, logo);
  g_assert_cmpstr (stationery->parts[DUMENT_LETTERHEAD_SIGNATURE].file_name, ==, signature);
  g_assert_true ((pictures.logo != NULL) == (logo != NULL));
  g_assert_true ((pictures.signature != NULL) == (signature != NULL));
}

static void
test_stationery (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) content = g_bytes_new_static (red_and_blue, sizeof red_and_blue);
  g_autoptr (GBytes) wrong = g_bytes_new_static ("GIF89a", 6);
  g_autoptr (GError) error = NULL;
  gint64 before = -1, logo;

  assert_stationery (fixture, NULL, NULL);
  g_assert_true (dument_stationery_choose (fixture->workspace, DUMENT_LETTERHEAD_LOGO, content,
                                           "logo.png", &before, &error));
  g_assert_cmpint (before, ==, 0);
  assert_stationery (fixture, "logo.png", NULL);
  g_assert_false (dument_stationery_choose (fixture->workspace, DUMENT_LETTERHEAD_LOGO, wrong,
                                            "logo.gif", &before, &error));
  g_assert_error (error, DUMENT_SERVICE_ERROR, DUMENT_SERVICE_ERROR_REFUSED);
  g_assert_nonnull (strstr (error->message, "logo.gif"));
  g_clear_error (&error);
  assert_stationery (fixture, "logo.png", NULL);

  g_assert_true (dument_stationery_use (fixture->workspace, DUMENT_LETTERHEAD_LOGO,
                                        /* document_id= */ 0, &logo, &error));
  assert_stationery (fixture, NULL, NULL);
  g_assert_true (
      dument_stationery_use (fixture->workspace, DUMENT_LETTERHEAD_LOGO, logo, &before, &error));
  g_assert_cmpint (before, ==, 0);
  assert_stationery (fixture, "logo.png", NULL);
  g_assert_no_error (error);
}

/* A picture is decoded once, for whoever needs it, until another is chosen. */
static void
test_picture_is_kept (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) content = g_bytes_new_static (red_and_blue, sizeof red_and_blue);
  g_autoptr (DumentStationery) first = NULL;
  g_autoptr (DumentStationery) second = NULL;
  g_autofree char *name = NULL;
  g_autoptr (GError) error = NULL;
  gint64 before;

  g_assert_true (dument_stationery_choose (fixture->workspace, DUMENT_LETTERHEAD_LOGO, content,
                                           "logo.png", &before, &error));
  first = dument_stationery_load (fixture->workspace, &error);
  second = dument_stationery_load (fixture->workspace, &error);
  g_assert_no_error (error);
  g_assert_true (dument_stationery_get_pictures (first).logo ==
                 dument_stationery_get_pictures (second).logo);
  g_assert_true (
      dument_stationery_find_name (fixture->workspace, DUMENT_LETTERHEAD_LOGO, &name, &error));
  g_assert_cmpstr (name, ==, "logo.png");
}

/* One command, one change: a picture that cannot be keeps the texts from being taken. */
static void
test_picture_is_refused (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) content = g_bytes_new_static (red_and_blue, sizeof red_and_blue);
  g_autoptr (GBytes) wrong = g_bytes_new_static ("GIF89a", 6);
  const DumentSetup setup = {
    .place = "Fougères",
    .pictures = { { content, "logo.png" }, { wrong, "signature.gif" } },
  };
  g_autoptr (GPtrArray) refusals = dument_finding_list_new ();
  g_autoptr (GError) error = NULL;

  fixture_set_up_business (fixture);
  g_assert_false (dument_setup_apply (fixture->workspace, &setup, refusals, &error));
  g_assert_error (error, DUMENT_SERVICE_ERROR, DUMENT_SERVICE_ERROR_REFUSED);
  g_assert_cmpstr (dument_workspace_get_issuer (fixture->workspace)->place, !=, "Fougères");
  assert_stationery (fixture, NULL, NULL);
}

static void
prefer (Fixture *fixture, const char *assignment)
{
  const char *const assignments[] = { assignment, NULL };
  g_autoptr (GError) error = NULL;

  if (!dument_preferences_set (fixture->workspace, assignments, &error))
    g_error ("%s", error->message);
}

static void
assert_imputation (Fixture *fixture, const char *number, DumentImputation expected)
{
  g_autoptr (DumentReceivable) receivable = fixture_find (fixture, number);

  g_assert_cmpint (receivable->client->imputation, ==, expected);
}

static void
enter_invoice_of (Fixture *fixture, const char *number, const char *client)
{
  g_autoptr (DumentInvoiceEntry) entry = dument_invoice_entry_new ();
  g_autoptr (DumentUndo) back = NULL;
  g_autoptr (GError) error = NULL;

  entry->invoice->number = g_strdup (number);
  entry->invoice->issue_date = fixture_day ("2026-09-01");
  entry->invoice->due_date = fixture_day ("2026-10-01");
  entry->invoice->total = 10000;
  entry->client_name = g_strdup (client);
  if (!dument_invoice_entry_save (fixture->workspace, entry, &back, &error))
    g_error ("%s", error->message);
}

/* It is for clients that come in from then on, by whichever door; a claim that was computed
 * yesterday does not change behind anybody's back. */
static void
test_usual_imputation (Fixture *fixture, gconstpointer data)
{
  static const char header[] = "number;issue_date;due_date;client;client_kind;total";
  static const char *const wrong[] = { "imputation=half", NULL };
  g_autoptr (DumentClientEntry) form = NULL;
  g_autoptr (GError) error = NULL;

  fixture_set_up_business (fixture);
  fixture_import_one (fixture, header, "F-1;2026-09-01;2026-10-01;Morel;professional;100");
  g_assert_false (dument_preferences_set (fixture->workspace, wrong, &error));
  g_assert_nonnull (strstr (error->message, "half"));
  prefer (fixture, "imputation=interest");
  fixture_import_one (fixture, header, "F-2;2026-09-01;2026-10-01;Roy;professional;100");
  fixture_import_one (fixture, header, "F-3;2026-09-01;2026-10-01;Morel;professional;100");
  enter_invoice_of (fixture, "F-4", "Le Goff");
  form = dument_client_entry_begin (fixture->workspace);

  assert_imputation (fixture, "F-1", DUMENT_IMPUTATION_PRINCIPAL_FIRST);
  assert_imputation (fixture, "F-2", DUMENT_IMPUTATION_INTEREST_FIRST);
  assert_imputation (fixture, "F-3", DUMENT_IMPUTATION_PRINCIPAL_FIRST);
  assert_imputation (fixture, "F-4", DUMENT_IMPUTATION_INTEREST_FIRST);
  g_assert_cmpint (form->client->imputation, ==, DUMENT_IMPUTATION_INTEREST_FIRST);
}

/* A credit note that knew its seller meets the invoice that did not, once the business is named. */
static void
test_credit_note_is_matched (Fixture *fixture, gconstpointer data)
{
  DumentStore *store = dument_workspace_get_store (fixture->workspace);
  g_autoptr (DumentCreditNote) note = dument_credit_note_new ();
  g_autoptr (DumentCreditNote) matched = NULL;
  g_autoptr (DumentReceivable) receivable = NULL;

  fixture_import_one (fixture, "number;issue_date;due_date;client;client_kind;total",
                      "F-1;2026-09-01;2026-10-01;Morel;professional;100");
  receivable = fixture_find (fixture, "F-1");
  note->seller_key = g_strdup ("732829320");
  note->number = g_strdup ("AV-1");
  note->client_id = receivable->client->id;
  note->issue_date = fixture_day ("2026-09-02");
  note->amount = 1000;
  note->named_number = g_strdup ("F-1");
  g_assert_true (dument_credit_note_insert (store, note, NULL));
  fixture_set_up_business (fixture);
  matched = dument_credit_note_load (store, note->id, NULL);
  g_assert_cmpint (matched->invoice_id, ==, receivable->invoice->id);
}

static void
assert_source (Fixture *fixture, DumentLawKey key, const char *semester, const char *expected)
{
  DumentSemester when;
  const DumentLawValue *value;
  g_autofree char *source = NULL;

  g_assert_true (dument_semester_parse (semester, &when));
  value = dument_law_rate (dument_workspace_get_law (fixture->workspace), key, when);
  source = dument_rates_name_source (value);
  g_assert_cmpstr (source, ==, expected);
}

/* The tests speak English; what the user wrote is nobody's to translate. */
static void
test_rate_sources (Fixture *fixture, gconstpointer data)
{
  assert_source (fixture, DUMENT_LAW_ECB, "2026-H2",
                 "European Central Bank, main refinancing operations");
  assert_source (fixture, DUMENT_LAW_LEGAL_OTHERS, "2026-H2",
                 "order fixing the legal interest rate, 2026-H2");
  assert_source (fixture, DUMENT_LAW_LEGAL_OTHERS, "2012-H2",
                 "order fixing the legal interest rate, 2012");
  g_assert_true (dument_rates_enter (fixture->workspace, DUMENT_LAW_ECB, "2027-H1", "2.65",
                                     "BCE, par téléphone", FALSE, /* error= */ NULL));
  assert_source (fixture, DUMENT_LAW_ECB, "2027-H1", "BCE, par téléphone");
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
  g_test_add ("/service/setup/unreadable-is-not-committed", Fixture, NULL, fixture_set_up,
              test_what_cannot_be_read_is_not_committed, fixture_tear_down);
  g_test_add ("/service/setup/email", Fixture, NULL, fixture_set_up, test_forms_of_an_email_address,
              fixture_tear_down);
  g_test_add ("/service/setup/deadline", Fixture, NULL, fixture_set_up, test_bounds_of_the_deadline,
              fixture_tear_down);
  g_test_add ("/service/setup/stationery", Fixture, NULL, fixture_set_up, test_stationery,
              fixture_tear_down);
  g_test_add ("/service/setup/picture-is-kept", Fixture, NULL, fixture_set_up, test_picture_is_kept,
              fixture_tear_down);
  g_test_add ("/service/setup/picture-is-refused", Fixture, NULL, fixture_set_up,
              test_picture_is_refused, fixture_tear_down);
  g_test_add ("/service/setup/usual-imputation", Fixture, NULL, fixture_set_up,
              test_usual_imputation, fixture_tear_down);
  g_test_add ("/service/setup/absurd-rate", Fixture, NULL, fixture_set_up,
              test_absurd_rate_is_refused, fixture_tear_down);
  g_test_add ("/service/setup/published-rate", Fixture, NULL, fixture_set_up,
              test_published_rate_is_not_replaced, fixture_tear_down);
  g_test_add ("/service/setup/missing-rates", Fixture, NULL, fixture_set_up, test_missing_rates,
              fixture_tear_down);

  g_test_add ("/service/setup/credit-note-is-matched", Fixture, NULL, fixture_set_up,
              test_credit_note_is_matched, fixture_tear_down);
  g_test_add ("/service/setup/rate-sources", Fixture, NULL, fixture_set_up, test_rate_sources,
              fixture_tear_down);

  return g_test_run ();
}
