/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "domain/french-text.h"
#include "domain/letter-composer.h"

#include "letter-composer-fixture.h"

static DumentMoney
parse_amount (const char *text)
{
  DumentMoney amount = 0;

  g_assert_true (dument_money_parse (text, 2, &amount));
  return amount;
}

/* Reads the statement as a debtor would: the lines of each invoice add up to its subtotal, the
 * subtotals to the total, and both are what the claims say. */
static void
check_statement (const Fixture *fixture, const DumentLetter *letter)
{
  const DumentLetterBlock *table = find_block (letter, DUMENT_LETTER_TABLE);
  DumentMoney sum = 0, all = 0, total = -1;
  guint last = table->columns->len - 1;
  gsize invoice = 0;
  guint n_segments = 0;

  for (guint i = 0; i < table->rows->len; i++)
    {
      const DumentLetterRow *row = table->rows->pdata[i];

      if (row->kind == DUMENT_LETTER_ROW_HEADING)
        {
          g_assert_cmpuint (g_strv_length (row->cells), ==, 1);
          sum = 0;
          continue;
        }
      g_assert_cmpuint (g_strv_length (row->cells), ==, table->columns->len);
      if (row->kind == DUMENT_LETTER_ROW_BODY && !g_str_equal (row->cells[last], "pour mémoire"))
        {
          sum += parse_amount (row->cells[last]);
          all += parse_amount (row->cells[last]);
          n_segments += last > 1 && *row->cells[1] != '\0' ? 1 : 0;
        }
      else if (row->kind == DUMENT_LETTER_ROW_SUBTOTAL)
        {
          g_assert_cmpint (sum, ==, parse_amount (row->cells[last]));
          g_assert_cmpint (sum, ==, fixture->receivables[invoice++].claim->total);
        }
      else if (row->kind == DUMENT_LETTER_ROW_TOTAL)
        total = parse_amount (row->cells[last]);
    }
  g_assert_cmpint (all, ==, total);
  g_assert_cmpint (total, ==, dument_letter_composer_sum_asked (&fixture->facts));
  g_assert_cmpuint (invoice, ==, fixture->facts.n_invoices > 1 ? fixture->facts.n_invoices : 0);
  for (gsize i = 0; i < fixture->facts.n_invoices; i++)
    n_segments -= fixture->receivables[i].claim->segments->len;
  g_assert_cmpuint (n_segments, ==, 0);
}

static void
test_professional (Fixture *fixture, gconstpointer data)
{
  Receivable *receivable = owe (fixture, 1000000, "2026-05-21", "2026-06-20");
  g_autoptr (DumentLetter) letter = NULL;
  g_autofree char *asked = NULL;

  fixture->invoices[0].order_reference = "C-77";
  fixture->facts.date = day ("2026-07-10");
  letter = compose_well (fixture);
  check_statement (fixture, letter);
  asked = dument_french_text_amount (receivable->claim->total, "EUR");
  g_assert_cmpstr (asked, ==, "10\u202f107,26\u00a0€");
  g_assert_cmpstr (
      letter->subject, ==,
      "Mise en demeure de payer, facture n°\u00a0FA-2026-001 du 21\u00a0mai\u00a02026");
  assert_says (letter, asked);
  assert_says (letter, "dix mille cent sept euros et vingt-six centimes");
  assert_says (letter,
               "dans un délai de huit jours à compter de la première présentation de cette lettre");
  assert_says (
      letter,
      "(votre commande n°\u00a0C-77), devait être réglée au plus tard le 20\u00a0juin\u00a02026");
  assert_says (letter,
               "Pénalités du 21/06/2026 au 30/06/2026, BCE 2,15\u00a0% + 10\u00a0points | 10 | "
               "10\u202f000,00\u00a0€ | 12,15\u00a0% | 33,29\u00a0€");
  assert_says (letter,
               "Pénalités du 01/07/2026 au 10/07/2026, BCE 2,40\u00a0% + 10\u00a0points | 10 | "
               "10\u202f000,00\u00a0€ | 12,40\u00a0% | 33,97\u00a0€");
  assert_says (letter, "Indemnité forfaitaire pour frais de recouvrement |  |  |  | 40,00\u00a0€");
  assert_says (letter, "article\u00a0L441-10,\u00a0II, du Code de commerce");
  assert_says (letter, "D441-5");
  assert_says (letter, "3,40\u00a0€ par jour de retard supplémentaire");
  assert_says (letter, "d’une année de 365\u00a0jours\u202f;");
  assert_says (letter, "sans autre avis");
}

static void
test_frame (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DumentLetter) letter = NULL;
  g_autofree char *sender = NULL;
  g_autofree char *addressee = NULL;
  const DumentLetterBlock *payment;
  const DumentLetterBlock *last;

  owe (fixture, 185000, "2026-04-16", "2026-05-16");
  fixture->facts.issuer_registration = "RCS Rennes";
  fixture->facts.enclosures = (const char *const[]){ "copie du devis signé", NULL };
  letter = compose_well (fixture);
  sender = g_strjoinv ("|", letter->sender);
  addressee = g_strjoinv ("|", letter->addressee);
  payment = find_block (letter, DUMENT_LETTER_PAYMENT);
  last = letter->blocks->pdata[letter->blocks->len - 1];

  g_assert_cmpstr (sender, ==,
                   "Marie Dupré EI|3 rue des Tanneurs|35500 Vitré|SIREN 404 833 048|RCS Rennes|"
                   "marie@exemple.fr");
  g_assert_cmpstr (addressee, ==, "Atelier Lebrun SARL|12 AVENUE DE LA GARE|35000 RENNES");
  g_assert_cmpstr (
      letter->registered_notice, ==,
      "Lettre recommandée avec avis de réception n°\u00a01A\u00a0009\u00a0158\u00a02038\u00a00");
  g_assert_cmpstr (letter->place_and_date, ==, "Vitré, le 22\u00a0novembre\u00a02026");
  g_assert_cmpstr (letter->references[0], ==, "Nos références\u00a0: facture n°\u00a0FA-2026-001");
  g_assert_cmpstr (letter->enclosures[0], ==, "copie de la facture n°\u00a0FA-2026-001");
  g_assert_cmpstr (letter->enclosures[1], ==, "copie du devis signé");
  g_assert_cmpstr (letter->signature[0], ==, "Marie Dupré EI");
  g_assert_cmpstr (payment->lines[1], ==, "IBAN\tFR76 3000 6000 0112 3456 7890 189");
  g_assert_true (g_str_has_prefix (payment->qr_payload, "BCD\n002\n1\nSCT\n\nMarie Dupré EI\n"));
  g_assert_true (g_str_has_suffix (payment->qr_payload, "\nFA-2026-001"));
  g_assert_nonnull (payment->qr_caption);
  g_assert_true (last->keep_with_next);
}

static void
test_consumer (Fixture *fixture, gconstpointer data)
{
  static const char *const forbidden[] = {
    "l441",   "d441",     "indemnité",   "frais",   "pénalité", "bce", "commande publique",
    "saisie", "huissier", "commissaire", "plainte", "40,00",
  };
  Receivable *receivable = owe (fixture, 185000, "2026-04-16", "2026-05-16");
  g_autoptr (DumentLetter) first = NULL;
  g_autoptr (DumentLetter) second = NULL;

  fixture->facts.client_kind = DUMENT_DEBTOR_CONSUMER;
  fixture->facts.date = day ("2026-05-20");
  first = compose_well (fixture);
  check_statement (fixture, first);
  assert_says (first,
               "À compter du lendemain de la première présentation de cette lettre, le principal "
               "restant dû portera intérêt au taux de l’intérêt légal");
  assert_says (first, "1231-6 et 1344-1 du Code civil");
  assert_says (first, "Total dû au 20\u00a0mai\u00a02026 | 1\u202f850,00\u00a0€");

  receivable->terms.notice_presented = day ("2026-05-31");
  fixture->facts.date = day ("2026-06-30");
  fixture->facts.mediator = "Médiation de l’Ouest, BP 1, 35000 Rennes";
  second = compose_well (fixture);
  check_statement (fixture, second);
  assert_says (second, "Intérêts du 01/06/2026 au 30/06/2026, taux de l’intérêt légal | 30 | "
                       "1\u202f850,00\u00a0€ | 2,62\u00a0% | 3,98\u00a0€");
  assert_says (second,
               "À la suite de ma mise en demeure présentée le 31\u00a0mai\u00a02026, le principal "
               "dû porte intérêt depuis le 1er\u00a0juin\u00a02026");
  assert_says (second, "Médiation de l’Ouest");
  for (gsize i = 0; i < G_N_ELEMENTS (forbidden); i++)
    {
      assert_silent (first, forbidden[i]);
      assert_silent (second, forbidden[i]);
    }
}

static void
test_public (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DumentLetter) letter = NULL;

  owe (fixture, 185000, "2026-04-16", "2026-05-16");
  fixture->facts.client_kind = DUMENT_DEBTOR_PUBLIC;
  fixture->facts.date = day ("2026-06-30");
  fixture->facts.registered = FALSE;
  letter = compose_well (fixture);
  check_statement (fixture, letter);
  g_assert_null (letter->registered_notice);
  assert_says (letter, "dans un délai de huit jours à compter de la réception de cette lettre");
  assert_says (
      letter,
      "Intérêts moratoires du 17/05/2026 au 30/06/2026, BCE 2,15\u00a0% + 8\u00a0points | 45 "
      "| 1\u202f850,00\u00a0€ | 10,15\u00a0% | 23,15\u00a0€");
  assert_says (letter, "majoré de 8\u00a0points");
  assert_says (letter, "L2192-13");
  assert_says (letter, "R2192-31");
  assert_says (letter, "R2192-32");
  assert_says (letter, "D2192-35");
  assert_silent (letter, "l441");
  assert_silent (letter, "d441");
}

static void
test_reminder (Fixture *fixture, gconstpointer data)
{
  Receivable *receivable = owe (fixture, 185000, "2026-04-16", "2026-05-16");
  g_autoptr (DumentLetter) late = NULL;
  g_autoptr (DumentLetter) upcoming = NULL;
  g_autoptr (DumentLetter) unknown = NULL;

  enter (receivable, DUMENT_ENTRY_PAYMENT, "2026-06-01", 85000);
  fixture->facts.kind = fixture->reminder;
  late = compose_well (fixture);
  assert_says (late,
               "Déduction faite des sommes reçues, il reste à payer **1\u202f000,00\u00a0€**");
  assert_says (late,
               "sans renoncer aux pénalités de retard ni à l’indemnité forfaitaire pour frais de "
               "recouvrement de 40,00\u00a0€ par facture");
  assert_silent (late, "mise en demeure");
  assert_silent (late, "12,15");
  g_assert_nonnull (
      strstr (find_block (late, DUMENT_LETTER_PAYMENT)->qr_payload, "\nEUR1000.00\n"));

  fixture->facts.date = day ("2026-05-10");
  upcoming = compose_well (fixture);
  assert_says (upcoming, "est à régler au plus tard le 16\u00a0mai\u00a02026");
  assert_silent (upcoming, "oubli");

  fixture->facts.client_kind = DUMENT_DEBTOR_UNKNOWN;
  fixture->facts.date = day ("2026-07-10");
  unknown = compose_well (fixture);
  assert_says (unknown, "sans renoncer à aucun de mes droits");
}

static void
test_payments_and_credits (Fixture *fixture, gconstpointer data)
{
  Receivable *receivable = owe (fixture, 100000, "2024-11-15", "2024-12-15");
  g_autoptr (DumentLetter) letter = NULL;

  fixture->invoices[0].total = 120000;
  fixture->invoices[0].prepaid = 20000;
  enter (receivable, DUMENT_ENTRY_PAYMENT, "2025-03-01", 40000);
  enter (receivable, DUMENT_ENTRY_CREDIT, "2025-01-10", 10000);
  enter (receivable, DUMENT_ENTRY_SET_OFF, "2025-06-10", 5000);
  enter (receivable, DUMENT_ENTRY_PAYMENT, "2025-08-01", 1);
  receivable->references[1] = "AV-9";
  receivable->references[2] = "AV-10";
  fixture->facts.date = day ("2025-07-10");
  letter = compose_well (fixture);
  check_statement (fixture, letter);
  assert_says (letter, "Montant de la facture |  |  |  | 1\u202f200,00\u00a0€");
  assert_says (letter, "Acompte versé avant la facture |  |  |  | −200,00\u00a0€");
  assert_says (letter,
               "Avoir n°\u00a0AV-9 du 10/01/2025 sur cette facture |  |  |  | −100,00\u00a0€\n"
               "Paiement reçu le 01/03/2025 |  |  |  | −400,00\u00a0€\n"
               "Avoir n°\u00a0AV-10 imputé le 10/06/2025 |  |  |  | −50,00\u00a0€");
  assert_says (letter, "imputés d’abord sur le principal");
  assert_silent (letter, "01/08/2025");
}

static void
test_several (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DumentLetter) two = NULL;
  g_autoptr (DumentLetter) seven = NULL;
  g_autoptr (DumentLetter) reminder = NULL;
  const DumentLetterBlock *table;
  const DumentLetterRow *total;
  const DumentDate dates[] = { day ("2026-09-01"), day ("2026-10-01") };

  owe (fixture, 100000, "2026-01-01", "2026-01-31");
  owe (fixture, 250000, "2026-02-01", "2026-03-03")->terms.clause =
      (DumentClause){ DUMENT_CLAUSE_ECB_PLUS, 1250 };
  fixture->facts.reminder_dates = dates;
  fixture->facts.n_reminders = 2;
  fixture->facts.reminders_failed = TRUE;
  two = compose_well (fixture);
  check_statement (fixture, two);
  assert_says (two, "factures n°\u00a0FA-2026-001 et FA-2026-002");
  assert_says (two, "taux convenu\u00a0: BCE 2,15\u00a0% + 12,5\u00a0points");
  assert_says (two, "Lorsqu’un taux a été convenu");
  assert_says (two, "À défaut de taux convenu");
  assert_says (two, "Mes rappels des 1er\u00a0septembre et 1er\u00a0octobre\u00a02026");
  g_assert_cmpuint (g_strv_length (two->enclosures), ==, 2);
  g_assert_cmpuint (two->n_gathered, ==, 0);

  while (fixture->facts.n_invoices < MAX_INVOICES)
    owe (fixture, 10000, "2026-02-01", "2026-03-03");
  seven = compose_well (fixture);
  check_statement (fixture, seven);
  g_assert_cmpstr (seven->subject, ==, "Mise en demeure de payer, 7 factures échues");
  g_assert_cmpstr (seven->references[0], ==, "Nos références\u00a0: 7\u00a0factures");
  g_assert_cmpuint (g_strv_length (seven->enclosures), ==, 1);
  g_assert_cmpuint (seven->n_gathered, ==, 7);
  g_assert_cmpstr (seven->enclosures[0], ==,
                   "copie des 7\u00a0factures détaillées ci-dessus (pièces n°\u00a01 à 7)");

  fixture->facts.kind = fixture->reminder;
  reminder = compose_well (fixture);
  table = find_block (reminder, DUMENT_LETTER_TABLE);
  total = table->rows->pdata[table->rows->len - 1];
  g_assert_cmpuint (table->rows->len, ==, MAX_INVOICES + 1);
  g_assert_cmpint (parse_amount (total->cells[4]), ==,
                   dument_letter_composer_sum_asked (&fixture->facts));
  assert_says (reminder, "les factures suivantes ont dépassé leur date d’échéance");
}

static void
test_unknown_rate (Fixture *fixture, gconstpointer data)
{
  g_auto (DumentLetterReport) report = { 0 };
  g_autoptr (DumentLetter) letter = NULL;

  owe (fixture, 100000, "2026-11-01", "2026-12-01");
  fixture->facts.date = day ("2027-01-15");
  letter = compose (fixture, &report);
  g_assert_nonnull (letter);
  g_assert_true (report.has_unknown_rates);
  check_statement (fixture, letter);
  assert_says (letter, "au taux indiqué jusqu’au 31\u00a0décembre\u00a02026, puis au taux que fixe "
                       "l’article\u00a0L441-10,\u00a0II, du Code de commerce");
  assert_says (letter, "Pénalités du 01/01/2027 au 15/01/2027, au taux applicable | 15 | "
                       "1\u202f000,00\u00a0€ | à paraître | pour mémoire");
  assert_silent (letter, "par jour de retard supplémentaire");
}

static void
test_principal_paid (Fixture *fixture, gconstpointer data)
{
  Receivable *receivable = owe (fixture, 100000, "2026-01-01", "2026-01-31");
  g_autoptr (DumentLetter) letter = NULL;

  enter (receivable, DUMENT_ENTRY_PAYMENT, "2026-03-02", 100000);
  letter = compose_well (fixture);
  check_statement (fixture, letter);
  assert_says (letter, "Le principal en a été réglé avec retard");
  assert_silent (letter, "par jour de retard supplémentaire");
}

/* What was paid of the interest stays paid, the rest of it is given up, and the lines still add up.
 */
static void
test_waiver (Fixture *fixture, gconstpointer data)
{
  Receivable *receivable = owe (fixture, 100000, "2026-01-01", "2026-01-31");
  g_autoptr (DumentLetter) letter = NULL;

  receivable->terms.imputation = DUMENT_IMPUTATION_INTEREST_FIRST;
  enter (receivable, DUMENT_ENTRY_PAYMENT, "2026-03-02", 500);
  enter (receivable, DUMENT_ENTRY_WAIVE_INTEREST, "2026-03-02", 0);
  letter = compose_well (fixture);
  check_statement (fixture, letter);
  assert_says (letter, "Renonciation\u00a0: Pénalités |  |  |  | −4,99\u00a0€");
  assert_says (letter, "s’imputent d’abord sur les pénalités échues");
  assert_silent (letter, "continuent de courir");
  assert_silent (letter, "par jour de retard");
}

/* With the penalties given up before any was paid, the letter claims none. */
static void
test_whole_waiver (Fixture *fixture, gconstpointer data)
{
  Receivable *receivable = owe (fixture, 100000, "2026-01-01", "2026-01-31");
  g_autoptr (DumentLetter) letter = NULL;

  enter (receivable, DUMENT_ENTRY_WAIVE_INTEREST, "2026-03-02", 0);
  letter = compose_well (fixture);
  check_statement (fixture, letter);
  assert_silent (letter, "exigibles");
  assert_silent (letter, "bce");
  assert_silent (letter, "continuent de courir");
  assert_says (
      letter,
      "est due de plein droit (articles\u00a0L441-10,\u00a0II, et D441-5 du Code de commerce)");
}

/* The last day of a semester whose successor's rate is not published. */
static void
test_rate_unknown_tomorrow (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DumentLetter) letter = NULL;

  owe (fixture, 100000, "2026-01-01", "2026-01-31");
  fixture->facts.date = day ("2026-12-31");
  letter = compose_well (fixture);
  check_statement (fixture, letter);
  assert_says (letter, "continuent de courir jusqu’au paiement intégral, au taux applicable");
}

static const char *
transfer_code (const DumentLetter *letter)
{
  return find_block (letter, DUMENT_LETTER_PAYMENT)->qr_payload;
}

static void
test_enclosures_are_there (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DumentLetter) none = NULL;
  g_autoptr (DumentLetter) one = NULL;

  owe (fixture, 100000, "2026-01-01", "2026-01-31");
  owe (fixture, 100000, "2026-02-01", "2026-02-28");
  fixture->invoices[0].has_copy = fixture->invoices[1].has_copy = FALSE;
  none = compose_well (fixture);
  g_assert_cmpuint (g_strv_length (none->enclosures), ==, 0);
  fixture->invoices[1].has_copy = TRUE;
  one = compose_well (fixture);
  g_assert_cmpuint (g_strv_length (one->enclosures), ==, 1);
  g_assert_cmpstr (one->enclosures[0], ==, "copie de la facture n°\u00a0FA-2026-002");
}

static void
test_orders_of_several (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DumentLetter) letter = NULL;

  for (int i = 0; i < 3; i++)
    owe (fixture, 100000, "2026-01-01", "2026-01-31");
  fixture->invoices[0].order_reference = fixture->invoices[1].order_reference = "C-1";
  fixture->invoices[2].order_reference = "C-2";
  fixture->facts.kind = fixture->reminder;
  letter = compose_well (fixture);
  g_assert_cmpstr (letter->references[1], ==, "Vos références\u00a0: commandes n°\u00a0C-1 et C-2");
  assert_says (letter, "FA-2026-002, commande n°\u00a0C-1 | 01/01/2026");
  assert_says (letter, "FA-2026-003, commande n°\u00a0C-2 | 01/01/2026");
}

/* A payment that settled the whole principal needs no word on how parts are imputed. */
static void
test_whole_payment_is_no_part (Fixture *fixture, gconstpointer data)
{
  Receivable *receivable = owe (fixture, 100000, "2026-01-01", "2026-01-31");
  g_autoptr (DumentLetter) whole = NULL;
  g_autoptr (DumentLetter) interest_first = NULL;
  g_autoptr (DumentLetter) part = NULL;

  enter (receivable, DUMENT_ENTRY_CREDIT, "2026-02-02", 20000);
  enter (receivable, DUMENT_ENTRY_PAYMENT, "2026-03-02", 80000);
  whole = compose_well (fixture);
  assert_silent (whole, "aiements partiels");
  receivable->terms.imputation = DUMENT_IMPUTATION_INTEREST_FIRST;
  interest_first = compose_well (fixture);
  assert_says (interest_first, "Les paiements partiels s’imputent d’abord sur les pénalités");
  receivable->terms.imputation = DUMENT_IMPUTATION_PRINCIPAL_FIRST;
  receivable->entries[1].amount = 79999;
  part = compose_well (fixture);
  assert_says (part, "Les paiements partiels ont été imputés d’abord sur le principal");
}

/* No day bears interest before a consumer's first notice: no empty columns. */
static void
test_agreed_rate_of_a_consumer (Fixture *fixture, gconstpointer data)
{
  Receivable *receivable = owe (fixture, 100000, "2026-01-01", "2026-01-31");
  g_autoptr (DumentLetter) statutory = NULL;
  g_autoptr (DumentLetter) agreed = NULL;

  fixture->facts.client_kind = DUMENT_DEBTOR_CONSUMER;
  statutory = compose_well (fixture);
  check_statement (fixture, statutory);
  g_assert_cmpuint (find_block (statutory, DUMENT_LETTER_TABLE)->columns->len, ==, 2);
  assert_silent (statutory, "contrat que vous avez accepté");
  receivable->terms.clause = (DumentClause){ DUMENT_CLAUSE_FIXED, 500 };
  receivable->terms.clause_accepted = TRUE;
  agreed = compose_well (fixture);
  assert_says (agreed,
               "au taux prévu par le contrat que vous avez accepté (5,00\u00a0% l’an) ou, à "
               "défaut, au taux de l’intérêt légal");
}

static void
test_means_of_payment (Fixture *fixture, gconstpointer data)
{
  g_auto (DumentLetterReport) report = { 0 };
  g_autoptr (DumentLetter) structured = NULL;
  g_autoptr (DumentLetter) without = NULL;
  g_autoptr (DumentLetter) wrong = NULL;
  g_autoptr (DumentLetter) foreign = NULL;

  owe (fixture, 100000, "2026-01-01", "2026-01-31");
  fixture->invoices[0].payment_reference = "RF18 5390 0754 7034";
  fixture->facts.bic = "agrifrpp";
  fixture->facts.place = NULL;
  structured = compose_well (fixture);
  assert_says (structured, "BIC\tAGRIFRPP");
  g_assert_true (g_str_has_suffix (transfer_code (structured), "\n\nRF18539007547034"));
  g_assert_cmpstr (structured->place_and_date, ==, "Le 22\u00a0novembre\u00a02026");

  fixture->facts.iban = NULL;
  without = compose_well (fixture);
  g_assert_null (transfer_code (without));
  assert_silent (without, "iban");

  fixture->facts.iban = "FR7630006000011234567890188";
  wrong = compose (fixture, &report);
  g_assert_nonnull (wrong);
  g_assert_cmpint (report.epc_result, ==, DUMENT_EPC_WRONG_IBAN);
  g_assert_null (transfer_code (wrong));

  fixture->facts.iban = "FR7630006000011234567890189";
  fixture->facts.currency = "CHF";
  fixture->receivables[0].terms.is_euro = FALSE;
  fixture->receivables[0].terms.clause = (DumentClause){ DUMENT_CLAUSE_FIXED, 500 };
  foreign = compose_well (fixture);
  g_assert_null (transfer_code (foreign));
  assert_says (foreign, "1\u202f000,00\u00a0CHF");
  assert_says (foreign, "CHF**, arrêtée au 22");
  assert_silent (foreign, "€");
}

static void
test_refusals (Fixture *fixture, gconstpointer data)
{
  g_auto (DumentLetterReport) nothing = { 0 };
  g_auto (DumentLetterReport) early = { 0 };
  g_auto (DumentLetterReport) paid = { 0 };
  g_auto (DumentLetterReport) deadline = { 0 };
  Receivable *receivable;

  g_assert_null (compose (fixture, &nothing));
  g_assert_cmpint (nothing.fault, ==, DUMENT_LETTER_FAULT_NO_INVOICE);

  receivable = owe (fixture, 100000, "2026-01-01", "2026-01-31");
  fixture->facts.date = day ("2026-01-31");
  g_assert_null (compose (fixture, &early));
  g_assert_cmpint (early.fault, ==, DUMENT_LETTER_FAULT_NOT_LATE);

  fixture->facts.date = day ("2026-02-20");
  fixture->facts.deadline_days = 0;
  g_assert_null (compose (fixture, &deadline));
  g_assert_cmpint (deadline.fault, ==, DUMENT_LETTER_FAULT_TEMPLATE);
  g_assert_cmpint (deadline.template_error.fault, ==, DUMENT_TEMPLATE_EMPTY_VARIABLE);
  g_assert_cmpstr (deadline.template_error.name, ==, "délai");

  fixture->facts.kind = fixture->reminder;
  enter (receivable, DUMENT_ENTRY_PAYMENT, "2026-01-20", 100000);
  g_assert_null (compose (fixture, &paid));
  g_assert_cmpint (paid.fault, ==, DUMENT_LETTER_FAULT_NOTHING_OWED);
  g_assert_null (dument_letter_kind_file_name (fixture->notice, DUMENT_DEBTOR_UNKNOWN));
}

static void
test_unknown_kind (Fixture *fixture, gconstpointer data)
{
  g_auto (DumentLetterReport) report = { 0 };
  g_autoptr (DumentLetterText) text = load_text (fixture->facts.kind, fixture->facts.client_kind);

  owe (fixture, 100000, "2026-01-01", "2026-01-31");
  fixture->facts.client_kind = DUMENT_DEBTOR_UNKNOWN;
  g_assert_null (dument_letter_composer_compose (text, &fixture->facts, &report));
  g_assert_cmpint (report.fault, ==, DUMENT_LETTER_FAULT_KIND_UNKNOWN);
}

/* No value may turn into a paragraph, a mark or bold words. */
static void
test_values_stay_values (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DumentLetter) plain = NULL;
  g_autoptr (DumentLetter) odd = NULL;

  owe (fixture, 100000, "2026-01-01", "2026-01-31");
  fixture->invoices[0].order_reference = "C";
  plain = compose_well (fixture);
  fixture->invoices[0].order_reference = "C\n\n[décompte]\n\n{{ somme }}**gras**";
  odd = compose_well (fixture);
  g_assert_cmpuint (odd->blocks->len, ==, plain->blocks->len);
  assert_says (odd, "{{ somme }}gras");
}

static void
test_sections (void)
{
  static const struct
  {
    const char *text;
    unsigned line;
    const char *name;
  } cases[] = {
    { "rien", 1, "[objet]" },
    { "[objet]\nx", 2, "[corps]" },
    { "[corps]\n[objet]\nx", 3, "[corps]" },
    { "[objet]\nx\n[corps]\n[decompte]\n", 4, "[decompte]" },
    { "[objet]\n{{ $ }}\n[corps]\na\n", 2, "$" },
    { "[objet]\nx\n[corps]\na\n{{ $ }}\n", 5, "$" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (DumentTemplateError) error = { 0 };

      g_assert_null (dument_letter_text_parse (cases[i].text, &error));
      g_assert_cmpuint (error.line, ==, cases[i].line);
      g_assert_cmpstr (error.name, ==, cases[i].name);
    }
}

/* Random ledgers of all kinds: every letter can be written, and its statement adds up. */
static void
test_random_ledgers (Fixture *fixture, gconstpointer data)
{
  for (unsigned round = 0; round < 300; round++)
    {
      g_auto (DumentLetterReport) report = { 0 };
      g_autoptr (DumentLetter) letter = NULL;

      fixture->facts.client_kind = (DumentDebtorKind) g_test_rand_int_range (1, 4);
      fixture->facts.registered = g_test_rand_bit () != 0;
      fixture->facts.n_invoices = 0;
      for (int n = g_test_rand_int_range (1, MAX_INVOICES); n > 0; n--)
        {
          Receivable *receivable = owe (fixture, g_test_rand_int_range (1, 2000000), "2025-01-01",
                                        g_test_rand_bit () ? "2025-02-11" : "2025-06-30");

          receivable->terms.imputation = (DumentImputation) g_test_rand_int_range (0, 2);
          receivable->terms.day_base = (DumentDayBase) g_test_rand_int_range (0, 2);
          receivable->terms.clause_accepted = g_test_rand_bit () != 0;
          if (g_test_rand_bit ())
            receivable->terms.clause =
                (DumentClause){ (DumentClauseKind) g_test_rand_int_range (1, 4), 350 };
          if (g_test_rand_bit ())
            receivable->terms.notice_presented = day ("2025-09-01");
          for (int entries = g_test_rand_int_range (0, MAX_ENTRIES + 1); entries > 0; entries--)
            {
              DumentEntryKind kind = (DumentEntryKind) g_test_rand_int_range (0, 5);

              enter (receivable, kind, g_test_rand_bit () ? "2025-03-01" : "2026-02-02",
                     g_test_rand_int_range (1, 1000000));
            }
        }
      letter = compose (fixture, &report);
      if (letter != NULL)
        check_statement (fixture, letter);
      else
        g_assert_cmpint (report.fault, ==, DUMENT_LETTER_FAULT_NOTHING_OWED);
      for (gsize i = 0; i < fixture->facts.n_invoices; i++)
        dument_claim_free (fixture->receivables[i].claim);
      fixture->facts.n_invoices = 0;
    }
}

/* What was given up is neither claimed nor reserved; a credit note is not called a payment. */
static void
test_given_up (Fixture *fixture, gconstpointer data)
{
  static const DumentDebtorKind kinds[] = { DUMENT_DEBTOR_PROFESSIONAL, DUMENT_DEBTOR_CONSUMER,
                                            DUMENT_DEBTOR_PUBLIC };
  Receivable *receivable = owe (fixture, 100000, "2026-04-16", "2026-05-16");

  enter (receivable, DUMENT_ENTRY_CREDIT, "2026-06-01", 20000);
  enter (receivable, DUMENT_ENTRY_WAIVE_INTEREST, "2026-06-02", 0);
  enter (receivable, DUMENT_ENTRY_WAIVE_INDEMNITY, "2026-06-02", 0);
  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      for (int model = 0; model < 2; model++)
        {
          g_autoptr (DumentLetter) letter = NULL;

          fixture->facts.client_kind = kinds[i];
          fixture->facts.kind = model == 0 ? fixture->reminder : fixture->notice;
          letter = compose_well (fixture);
          assert_silent (letter, "indemnité");
          assert_silent (letter, "pénalités échues");
          assert_silent (letter, "pénalités de retard");
          assert_silent (letter, "intérêts moratoires");
          assert_silent (letter, "portera intérêt");
          assert_silent (letter, "1231-6");
          assert_silent (letter, "aiements partiels");
          assert_silent (letter, "réglée qu’en partie");
          assert_says (letter, "éduction faite des avoirs");
        }
    }
}

/* Of two invoices of a consumer only one was notified before: the letter must not count interest on
 * the other from that day. */
static void
test_notices_of_their_own (Fixture *fixture, gconstpointer data)
{
  Receivable *notified = owe (fixture, 100000, "2026-04-16", "2026-05-16");
  g_autoptr (DumentLetter) letter = NULL;

  notified->terms.notice_presented = day ("2026-06-04");
  owe (fixture, 60000, "2026-04-20", "2026-05-20");
  fixture->facts.client_kind = DUMENT_DEBTOR_CONSUMER;
  letter = compose_well (fixture);
  assert_says (letter, "Les factures qui ont déjà fait l’objet d’une mise en demeure");
  assert_says (letter, "les autres porteront intérêt à compter du lendemain de la première "
                       "présentation de cette lettre");
  assert_silent (letter, "mise en demeure présentée le 4");
}

/* A softer letter after a formal notice takes nothing of it back. */
static void
test_reminder_after_notice (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DumentLetter) letter = NULL;

  owe (fixture, 100000, "2026-04-16", "2026-05-16");
  fixture->facts.kind = fixture->reminder;
  fixture->facts.formal_notice_on = day ("2026-07-01");
  letter = compose_well (fixture);
  assert_says (letter, "Ma mise en demeure du 1er\u00a0juillet\u00a02026 conserve tous ses effets");
  assert_silent (letter, "oubli");
}

/* In one's own text a line break stays, a block needs no empty lines and a mistake has its place.
 */
static void
test_own_text (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DumentLetter) shipped = NULL;
  g_autoptr (DumentLetter) letter = NULL;
  g_autoptr (DumentLetterText) text = load_text (fixture->facts.kind, fixture->facts.client_kind);
  g_auto (DumentLetterReport) report = { 0 };
  g_autoptr (GPtrArray) variables = NULL;
  gboolean found = FALSE;

  owe (fixture, 120000, "2026-04-16", "2026-05-16");
  shipped = compose_well (fixture);
  g_assert_true (dument_letter_text_set_body (
      text, "Un\n deux : {{ facture.numéro }}\n[moyens de paiement]\n\n\nTrois",
      &report.template_error));
  letter = dument_letter_composer_compose (text, &fixture->facts, &report);
  g_assert_cmpuint (letter->blocks->len, ==, 3);
  g_assert_cmpstr (((DumentLetterBlock *) letter->blocks->pdata[0])->text, ==,
                   "Un\ndeux\u00a0: FA-2026-001");
  g_assert_cmpint (((DumentLetterBlock *) letter->blocks->pdata[1])->kind, ==,
                   DUMENT_LETTER_PAYMENT);
  g_assert_false (dument_letter_text_set_body (text, "Un\n[tableau]", &report.template_error));
  g_assert_cmpuint (report.template_error.line, ==, 2);
  dument_template_error_clear (&report.template_error);
  g_assert_false (dument_letter_text_set_body (text, "Un\nà {{ x", &report.template_error));
  g_assert_cmpuint (report.template_error.line, ==, 2);
  g_assert_cmpuint (report.template_error.column, ==, 3);

  variables = dument_letter_composer_variables (&fixture->facts);
  for (guint i = 0; i < variables->len; i++)
    {
      const DumentTemplateRun *variable = variables->pdata[i];

      g_assert_cmpstr (variable->text, !=, "");
      if (g_str_equal (variable->name, "facture.numéro"))
        found = g_str_equal (variable->text, "FA-2026-001");
    }
  g_assert_true (found);
}

#define ADD(name, function) \
  g_test_add ("/domain/letter-composer/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("professional", test_professional);
  ADD ("frame", test_frame);
  ADD ("consumer", test_consumer);
  ADD ("public", test_public);
  ADD ("reminder", test_reminder);
  ADD ("payments-and-credits", test_payments_and_credits);
  ADD ("several", test_several);
  ADD ("unknown-rate", test_unknown_rate);
  ADD ("principal-paid", test_principal_paid);
  ADD ("waiver", test_waiver);
  ADD ("whole-waiver", test_whole_waiver);
  ADD ("rate-unknown-tomorrow", test_rate_unknown_tomorrow);
  ADD ("given-up", test_given_up);
  ADD ("notices-of-their-own", test_notices_of_their_own);
  ADD ("reminder-after-notice", test_reminder_after_notice);
  ADD ("means-of-payment", test_means_of_payment);
  ADD ("enclosures", test_enclosures_are_there);
  ADD ("orders-of-several", test_orders_of_several);
  ADD ("whole-payment", test_whole_payment_is_no_part);
  ADD ("agreed-rate-of-a-consumer", test_agreed_rate_of_a_consumer);
  ADD ("refusals", test_refusals);
  ADD ("unknown-kind", test_unknown_kind);
  ADD ("values-stay-values", test_values_stay_values);
  ADD ("own-text", test_own_text);
  ADD ("random-ledgers", test_random_ledgers);
  g_test_add_func ("/domain/letter-composer/sections", test_sections);

  return g_test_run ();
}
