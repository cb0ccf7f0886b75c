/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

/* What a letter may not say, each rule by what breaks it and by what looks like it and does not.
 * That no shipped letter breaks one stands in test-letter-texts.c. */

#include "letter-composer-fixture.h"
#include "letter-lint-fixture.h"

#define NOTICE \
  "Par la présente mise en demeure, payez dans les huit jours ou le tribunal sera saisi. "

typedef struct
{
  DumentDebtorKind debtor;
  const char *body;
  const char *flaws; /* `rule: words`, in the order found, separated by ` / `; `!` if forbidden */
} Case;

#define PRO      DUMENT_DEBTOR_PROFESSIONAL
#define CONSUMER DUMENT_DEBTOR_CONSUMER
#define PUBLIC   DUMENT_DEBTOR_PUBLIC

static const Case cases[] = {
  { PRO, NOTICE, "" },
  { PRO, NOTICE "Ceci est un commandement de payer.", "official-look!: commandement de payer" },
  { PRO, NOTICE "DERNIER AVIS AVANT SAISIE",
    "official-look!: DERNIER AVIS AVANT SAISIE / "
    "seizure: SAISIE" },
  { PRO, NOTICE "Un commissaire de justice vous signifiera l’assignation.", "" },
  { PRO, NOTICE "Je dépose plainte dès demain.", "criminal-threat!: dépose plainte" },
  { PRO, NOTICE "Je me plains de ce retard.", "" },
  { PRO, NOTICE "Vous serez inscrit sur une **liste noire**.", "publicity!: liste noire" },
  { CONSUMER, NOTICE "J’en parlerai à votre\u00a0employeur.",
    "third-person!: votre\u00a0employeur" },
  { CONSUMER, NOTICE "Merci de transmettre à votre service comptable.", "" },
  { PRO, NOTICE "Je ferai saisir vos comptes.", "seizure: saisir vos comptes" },
  { PRO, NOTICE "Je ferai saisir la juridiction compétente.", "" },
  { PRO, NOTICE "S’y ajoutent des frais de relance.", "fee: frais de relance" },
  { CONSUMER, NOTICE "S’y ajoutent des frais de relance.", "fee!: frais de relance" },
  { PRO, NOTICE "L’indemnité forfaitaire pour frais de recouvrement est due.", "" },
  { CONSUMER, NOTICE "L’indemnité forfaitaire est due.", "indemnity!: indemnité forfaitaire" },
  { CONSUMER, NOTICE "S’y ajoutent 40\u00a0€.", "indemnity!: 40\u00a0€" },
  { CONSUMER, NOTICE "Le taux de la BCE s’applique.", "central-bank!: BCE" },
  { CONSUMER, NOTICE "Voir l’article L. 441-10.", "wrong-law!: L. 441-10" },
  { PUBLIC, NOTICE "Voir l’article D441-5.", "wrong-law!: D441-5" },
  { PUBLIC, NOTICE "Voir l’article R2192-31.", "" },
  { PRO, NOTICE "Voir l’article R2192-31.", "wrong-law!: R2192-3" },
  { PRO, NOTICE "Voir l’article L441-10.", "" },
  { PRO, NOTICE "Vous devez 1\u202f850,00\u00a0€, soit 1850 euros.", "" },
  { PRO, NOTICE "Vous devez 1\u202f849,99\u00a0€.", "amount: 1\u202f849,99\u00a0€" },
  { PRO, NOTICE "Vous devez {{ principal }}.", "" },
  { PRO, "Payez dans les huit jours ou le tribunal sera saisi.", "no-notice!: " },
  { PRO, "Je vous mets en demeure de payer, faute de quoi le tribunal sera saisi.",
    "no-deadline: " },
  { PRO, "Je vous mets en demeure de payer dans les huit jours.", "no-consequence: " },
};

static DumentLetter *
compose_body (Fixture *fixture, const char *subject, const char *body)
{
  g_autofree char *content = g_strdup_printf ("[objet]\n%s\n\n[corps]\n%s\n", subject, body);
  g_auto (DumentTemplateError) error = { 0 };
  g_auto (DumentLetterReport) report = { 0 };
  g_autoptr (DumentLetterText) text = dument_letter_text_parse (content, &error);
  DumentLetter *letter;

  g_assert_nonnull (text);
  compute (fixture);
  letter = dument_letter_composer_compose (text, &fixture->facts, &report);
  g_assert_nonnull (letter);
  return letter;
}

static char *
describe_flaws (const GPtrArray *flaws)
{
  GString *all = g_string_new (NULL);

  for (guint i = 0; i < flaws->len; i++)
    {
      const DumentLetterFlaw *flaw = g_ptr_array_index (flaws, i);

      g_string_append_printf (
          all, "%s%s%s: %s", i > 0 ? " / " : "", dument_letter_rule_to_string (flaw->rule),
          flaw->is_forbidden ? "!" : "", flaw->words != NULL ? flaw->words : "");
    }
  return g_string_free (all, FALSE);
}

static void
check (Fixture *fixture, const char *subject, const char *body, const char *expected)
{
  g_autoptr (DumentLetterLint) lint = load_lint ();
  g_autoptr (DumentLetter) letter = compose_body (fixture, subject, body);
  g_autoptr (GPtrArray) flaws = dument_letter_lint_read (lint, letter, &fixture->facts);
  g_autofree char *described = describe_flaws (flaws);

  if (!g_str_equal (described, expected))
    g_error ("%s\nexpected: %s\nfound: %s", body, expected, described);
}

static void
test_words (Fixture *fixture, gconstpointer data)
{
  owe (fixture, 185000, "2026-04-16", "2026-05-16");
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      fixture->facts.client_kind = cases[i].debtor;
      check (fixture, "Facture impayée", cases[i].body, cases[i].flaws);
    }
}

/* The words of the subject count, and so do dates: only the law of the letter itself is asked. */
static void
test_subject (Fixture *fixture, gconstpointer data)
{
  owe (fixture, 185000, "2026-04-16", "2026-05-16");
  check (fixture, "Mise en demeure", "Payez avant le 3 décembre ou le juge tranchera.", "");
  check (fixture, "Sommation de payer", NOTICE, "official-look!: Sommation de payer");
}

static void
test_softer (Fixture *fixture, gconstpointer data)
{
  owe (fixture, 185000, "2026-04-16", "2026-05-16");
  fixture->facts.kind = fixture->reminder;
  check (fixture, "Rappel", "Merci de payer.", "");
  fixture->facts.formal_notice_on = day ("2026-11-02");
  check (fixture, "Rappel", "Merci de payer.", "softer: ");
  check (fixture, "Rappel", "Ma mise en demeure conserve tous ses effets ; merci de payer.", "");
  check (fixture, "Rappel", "Sans y\u00a0renoncer, je vous prie de payer.", "");
}

/* What a table of words may not be is said with its line. */
static void
test_bad_tables (void)
{
  static const struct
  {
    const char *text;
    unsigned line;
  } tables[] = {
    { "# a remark\nfee;risky;all;frais;;2026-11-21\nfee;risky;all;frais;2026-11-21", 3 },
    { "fees;risky;all;frais;;2026-11-21", 1 },
    { "fee;likely;all;frais;;2026-11-21", 1 },
    { "fee;risky;all,nobody;frais;;2026-11-21", 1 },
    { "\nfee;risky;all;(frais;;2026-11-21", 2 },
    { "fee;risky;all;frais;;yesterday", 1 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      unsigned line = 0;

      g_assert_null (dument_letter_lint_parse (tables[i].text, &line));
      g_assert_cmpuint (line, ==, tables[i].line);
    }
}

static void
test_names (void)
{
  DumentLetterRule rule;

  for (int i = 0; i < DUMENT_LETTER_RULE_N_RULES; i++)
    {
      g_assert_true (
          dument_letter_rule_parse (dument_letter_rule_to_string ((DumentLetterRule) i), &rule));
      g_assert_cmpint (rule, ==, i);
    }
  g_assert_false (dument_letter_rule_parse ("manners", &rule));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/letter-lint/words", Fixture, NULL, set_up, test_words, tear_down);
  g_test_add ("/letter-lint/subject", Fixture, NULL, set_up, test_subject, tear_down);
  g_test_add ("/letter-lint/softer", Fixture, NULL, set_up, test_softer, tear_down);
  g_test_add_func ("/letter-lint/bad-tables", test_bad_tables);
  g_test_add_func ("/letter-lint/names", test_names);

  return g_test_run ();
}
