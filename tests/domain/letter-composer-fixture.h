/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#pragma once

#include "domain/french-text.h"
#include "domain/letter-composer.h"

#include "law-fixture.h"
#include "letter-fixture.h"

#include <string.h>

/* Letters of a fixture with invoices that each test lets owe. */

#define MAX_INVOICES 7
#define MAX_ENTRIES  4

/* One invoice with all that its claim rests on. */
typedef struct
{
  char number[16];
  DumentEntry entries[MAX_ENTRIES];
  const char *references[MAX_ENTRIES];
  DumentClaimTerms terms;
  DumentClaim *claim;
} Receivable;

typedef struct
{
  DumentLetterKind *notice;
  DumentLetterKind *reminder;
  DumentLaw *law;
  DumentParty issuer;
  DumentParty client;
  Receivable receivables[MAX_INVOICES];
  DumentLetterInvoice invoices[MAX_INVOICES];
  DumentLetterFacts facts;
} Fixture;

static inline void
set_up (Fixture *fixture, gconstpointer data)
{
  static char *issuer_address[] = { (char *) "3 rue des Tanneurs", NULL };
  static char *client_address[] = { (char *) "12, avenue de la Gare", (char *) "35000 Rennes",
                                    NULL };

  fixture->notice = load_kind ("mise-en-demeure");
  fixture->reminder = load_kind ("rappel-amical");
  fixture->law = load_shipped_law ();
  fixture->issuer = (DumentParty){ .name = (char *) "Marie Dupré",
                                   .siren = (char *) "404833048",
                                   .address = issuer_address,
                                   .postcode = (char *) "35500",
                                   .city = (char *) "Vitré",
                                   .email = (char *) "marie@exemple.fr" };
  fixture->client =
      (DumentParty){ .name = (char *) "Atelier Lebrun SARL", .address = client_address };
  fixture->facts = (DumentLetterFacts){
    .kind = fixture->notice,
    .date = day ("2026-11-22"),
    .place = "Vitré",
    .issuer = &fixture->issuer,
    .issuer_is_sole_trader = TRUE,
    .client = &fixture->client,
    .client_kind = DUMENT_DEBTOR_PROFESSIONAL,
    .currency = "EUR",
    .invoices = fixture->invoices,
    .law = fixture->law,
    .deadline_days = 8,
    .registered = TRUE,
    .registered_number = "1A00915820380",
    .iban = "FR7630006000011234567890189",
    .cheque_order = "Marie Dupré",
    .payment_link = "https://exemple.fr/payer?f=1",
    .formal_notice_on = DUMENT_DATE_NONE,
  };
}

static inline void
tear_down (Fixture *fixture, gconstpointer data)
{
  for (gsize i = 0; i < fixture->facts.n_invoices; i++)
    dument_claim_free (fixture->receivables[i].claim);
  dument_law_free (fixture->law);
  dument_letter_kind_free (fixture->notice);
  dument_letter_kind_free (fixture->reminder);
}

static inline Receivable *
owe (Fixture *fixture, DumentMoney due_payable, const char *issued, const char *due)
{
  gsize i = fixture->facts.n_invoices++;
  Receivable *receivable = &fixture->receivables[i];

  g_assert_cmpuint (i, <, MAX_INVOICES);
  *receivable = (Receivable){
    .terms = { .due_payable = due_payable,
               .due = day (due),
               .is_euro = TRUE,
               .notice_presented = DUMENT_DATE_NONE,
               .entries = receivable->entries },
    .claim = dument_claim_new (),
  };
  g_snprintf (receivable->number, sizeof receivable->number, "FA-2026-%03u", (unsigned) i + 1);
  fixture->invoices[i] = (DumentLetterInvoice){
    .number = receivable->number,
    .issue_date = day (issued),
    .total = due_payable,
    .has_copy = TRUE,
    .terms = &receivable->terms,
    .claim = receivable->claim,
    .entry_references = receivable->references,
  };
  return receivable;
}

static inline void
enter (Receivable *receivable, DumentEntryKind kind, const char *date, DumentMoney amount)
{
  g_assert_cmpuint (receivable->terms.n_entries, <, MAX_ENTRIES);
  receivable->entries[receivable->terms.n_entries++] = (DumentEntry){ day (date), kind, amount };
}

static inline void
compute (Fixture *fixture)
{
  for (gsize i = 0; i < fixture->facts.n_invoices; i++)
    {
      fixture->receivables[i].terms.debtor_kind = fixture->facts.client_kind;
      dument_claim_compute (fixture->receivables[i].claim, &fixture->receivables[i].terms,
                            fixture->law, fixture->facts.date);
    }
}

static inline DumentLetter *
compose (Fixture *fixture, DumentLetterReport *report)
{
  g_autoptr (DumentLetterText) text = load_text (fixture->facts.kind, fixture->facts.client_kind);

  compute (fixture);
  return dument_letter_composer_compose (text, &fixture->facts, report);
}

static inline char *words_of (const DumentLetter *letter);

/* The text as it is edited says what the shipped one says. */
static inline void
check_edited_text (Fixture *fixture, const DumentLetter *letter)
{
  g_autoptr (DumentLetterText) text = load_text (fixture->facts.kind, fixture->facts.client_kind);
  g_auto (DumentLetterReport) report = { 0 };
  g_autofree char *body = dument_letter_composer_flatten (text, &fixture->facts, &report);
  g_autofree char *again = NULL;
  g_autoptr (DumentLetter) edited = NULL;
  g_autofree char *expected = words_of (letter);
  g_autofree char *words = NULL;

  g_assert_nonnull (body);
  g_assert_null (strstr (body, "{{ si"));
  g_assert_true (dument_letter_text_set_body (text, body, &report.template_error));
  edited = dument_letter_composer_compose (text, &fixture->facts, &report);
  g_assert_nonnull (edited);
  words = words_of (edited);
  g_assert_cmpstr (words, ==, expected);
  again = dument_letter_composer_flatten (text, &fixture->facts, &report);
  g_assert_cmpstr (again, ==, body);
}

static inline DumentLetter *
compose_well (Fixture *fixture)
{
  g_auto (DumentLetterReport) report = { 0 };
  DumentLetter *letter = compose (fixture, &report);

  if (letter == NULL)
    g_error ("fault %d, template fault %d at %u:%u “%s”", (int) report.fault,
             (int) report.template_error.fault, report.template_error.line,
             report.template_error.column, report.template_error.name);
  check_edited_text (fixture, letter);
  return letter;
}

static inline const DumentLetterBlock *
find_block (const DumentLetter *letter, DumentLetterBlockKind kind)
{
  for (guint i = 0; i < letter->blocks->len; i++)
    {
      const DumentLetterBlock *block = letter->blocks->pdata[i];

      if (block->kind == kind)
        return block;
    }
  g_error ("the letter has no block of kind %d", (int) kind);
}

static inline char *
words_of (const DumentLetter *letter)
{
  GString *words = g_string_new (letter->subject);

  for (guint i = 0; i < letter->blocks->len; i++)
    {
      const DumentLetterBlock *block = letter->blocks->pdata[i];

      g_string_append_printf (words, "\n%s", block->text != NULL ? block->text : "");
      for (guint row = 0; block->rows != NULL && row < block->rows->len; row++)
        {
          const DumentLetterRow *cells = block->rows->pdata[row];
          g_autofree char *line = g_strjoinv (" | ", cells->cells);

          g_string_append_printf (words, "\n%s", line);
        }
      if (block->lines != NULL)
        {
          g_autofree char *lines = g_strjoinv ("\n", block->lines);

          g_string_append_printf (words, "\n%s", lines);
        }
    }
  return g_string_free (words, FALSE);
}

static inline void
assert_says (const DumentLetter *letter, const char *words)
{
  g_autofree char *all = words_of (letter);

  if (strstr (all, words) == NULL)
    g_error ("“%s” is missing in:\n%s", words, all);
}

static inline void
assert_silent (const DumentLetter *letter, const char *words)
{
  g_autofree char *all = words_of (letter);
  g_autofree char *lower = g_utf8_strdown (all, -1);

  if (strstr (lower, words) != NULL)
    g_error ("“%s” stands in:\n%s", words, all);
}
