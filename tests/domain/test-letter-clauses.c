/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

/* Clauses of the letters that what happened before decides. */

#include "letter-composer-fixture.h"

/* The rate that is not published yet is the one of the law or of the contract, not the legal one.
 */
static void
test_unknown_rates_of_their_grounds (Fixture *fixture, gconstpointer data)
{
  static const DumentClauseKind clauses[] = { DUMENT_CLAUSE_NONE, DUMENT_CLAUSE_ECB_PLUS };
  static const char *const words[] = {
    "sont dues au taux que fixe l’article\u00a0L441-10,\u00a0II,", "sont dues au taux convenu,"
  };
  Receivable *receivable = owe (fixture, 100000, "2026-12-02", "2027-01-01");
  g_autoptr (DumentLetter) of_public = NULL;

  fixture->facts.date = day ("2027-01-15");
  for (gsize i = 0; i < G_N_ELEMENTS (clauses); i++)
    {
      g_autoptr (DumentLetter) letter = NULL;

      receivable->terms.clause = (DumentClause){ clauses[i], 1200 };
      letter = compose_well (fixture);
      assert_says (letter, words[i]);
      assert_silent (letter, "taux légal");
    }
  receivable->terms.clause.kind = DUMENT_CLAUSE_NONE;
  fixture->facts.client_kind = DUMENT_DEBTOR_PUBLIC;
  of_public = compose_well (fixture);
  assert_says (of_public, "sont dus au taux que fixe l’article\u00a0R2192-31");
}

/* A public body has forty-five days after the principal for what comes on top of it. */
static void
test_public_delays (Fixture *fixture, gconstpointer data)
{
  Receivable *receivable = owe (fixture, 185000, "2026-04-16", "2026-05-16");
  g_autoptr (DumentLetter) whole = NULL;
  g_autoptr (DumentLetter) principal_only = NULL;
  g_autoptr (DumentLetter) rest = NULL;

  fixture->facts.client_kind = DUMENT_DEBTOR_PUBLIC;
  whole = compose_well (fixture);
  assert_says (whole, "**le principal dans un délai de huit jours");
  assert_says (whole,
               "les intérêts moratoires et l’indemnité forfaitaire au plus tard quarante-cinq "
               "jours après le paiement du principal");
  assert_says (whole, "À défaut de paiement du principal dans ce délai");
  enter (receivable, DUMENT_ENTRY_WAIVE_INTEREST, "2026-06-01", 0);
  enter (receivable, DUMENT_ENTRY_WAIVE_INDEMNITY, "2026-06-01", 0);
  principal_only = compose_well (fixture);
  assert_silent (principal_only, "quarante-cinq");
  receivable->terms.n_entries = 0;
  enter (receivable, DUMENT_ENTRY_PAYMENT, "2026-06-01", 185000);
  rest = compose_well (fixture);
  assert_says (rest,
               "s’il expire plus tard, dans celui de quarante-cinq jours à compter du paiement");
  assert_says (rest, "À défaut de paiement intégral dans ce délai");
}

/* What is late and what is not are asked for each in its time; nothing is reserved before. */
static void
test_reminder_of_some_late (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DumentLetter) early = NULL;
  g_autoptr (DumentLetter) mixed = NULL;

  fixture->facts.kind = fixture->reminder;
  fixture->facts.date = day ("2026-05-10");
  owe (fixture, 100000, "2026-04-16", "2026-05-16");
  early = compose_well (fixture);
  assert_silent (early, "renoncer");
  owe (fixture, 60000, "2026-03-16", "2026-04-16");
  mixed = compose_well (fixture);
  assert_says (mixed, "pour les factures échues, à leur échéance pour les autres");
  assert_says (mixed, "sans renoncer aux pénalités de retard");
}

/* A letter that speaks of a notice speaks of one for each invoice; a receipt for all waits for the
 * day from which a consumer owed interest. */
static void
test_notices_that_are_missing (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DumentLetterKind) last = load_kind ("dernier-avis-avant-remise");
  g_autoptr (DumentLetterKind) receipt = load_kind ("quittance");
  Receivable *receivable;

  owe (fixture, 60000, "2026-04-20", "2026-05-20");
  receivable = owe (fixture, 100000, "2026-04-16", "2026-05-16");
  fixture->facts.kind = last;
  fixture->facts.formal_notice_on = day ("2026-06-02");
  fixture->invoices[0].was_notified = TRUE;
  g_assert_cmpint (dument_letter_composer_find_fault (&fixture->facts), ==,
                   DUMENT_LETTER_FAULT_NO_NOTICE);
  fixture->invoices[1].was_notified = TRUE;
  g_assert_cmpint (dument_letter_composer_find_fault (&fixture->facts), ==,
                   DUMENT_LETTER_FAULT_NONE);

  fixture->facts.kind = receipt;
  fixture->invoices[0].was_notified = FALSE;
  enter (receivable, DUMENT_ENTRY_PAYMENT, "2026-06-20", 100000);
  fixture->facts.client_kind = DUMENT_DEBTOR_CONSUMER;
  compute (fixture);
  g_assert_cmpint (dument_letter_composer_find_fault (&fixture->facts), ==,
                   DUMENT_LETTER_FAULT_NOT_PRESENTED);
  enter (receivable, DUMENT_ENTRY_WAIVE_INTEREST, "2026-06-21", 0);
  g_assert_cmpint (dument_letter_composer_find_fault (&fixture->facts), ==,
                   DUMENT_LETTER_FAULT_NONE);
}

/* One means of payment is no choice of means. */
static void
test_one_means_of_payment (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DumentLetter) one = NULL;
  g_autoptr (DumentLetter) two = NULL;

  owe (fixture, 100000, "2026-04-16", "2026-05-16");
  fixture->facts.payment_link = "";
  two = compose_well (fixture);
  assert_says (two, "par l’un des moyens suivants");
  fixture->facts.cheque_order = NULL;
  one = compose_well (fixture);
  assert_says (one, "par le moyen suivant");
}

/* A public body is written to in one way, whatever is noted of the client. */
static void
test_pronoun_of_a_public_body (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DumentLetter) familiar = NULL;
  g_autoptr (DumentLetter) formal = NULL;

  owe (fixture, 100000, "2026-04-16", "2026-05-16");
  fixture->facts.kind = fixture->reminder;
  fixture->facts.pronoun = DUMENT_PRONOUN_TU;
  familiar = compose_well (fixture);
  assert_says (familiar, "Bonjour,");
  fixture->facts.client_kind = DUMENT_DEBTOR_PUBLIC;
  formal = compose_well (fixture);
  assert_says (formal, "Madame, Monsieur,");
}

#define ADD(name, function) \
  g_test_add ("/domain/letter-clauses/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("unknown-rates-of-their-grounds", test_unknown_rates_of_their_grounds);
  ADD ("public-delays", test_public_delays);
  ADD ("reminder-of-some-late", test_reminder_of_some_late);
  ADD ("notices-that-are-missing", test_notices_that_are_missing);
  ADD ("one-means-of-payment", test_one_means_of_payment);
  ADD ("pronoun-of-a-public-body", test_pronoun_of_a_public_body);

  return g_test_run ();
}
