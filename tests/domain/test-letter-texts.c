/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

/* Every letter that is shipped, for every kind of debtor, tone, pronoun, number of invoices and
 * history, against what somebody read and found good: a file for each letter, with each paragraph
 * once and, for each letter, which of them it is made of. `--update` writes these files anew, to be
 * read again. */

#include "domain/french-text.h"
#include "domain/letter-composer.h"

#include "law-fixture.h"
#include "letter-fixture.h"
#include "letter-lint-fixture.h"

#include <string.h>

#define MAX_INVOICES 3
#define FOLDER       "tests/domain/letters"

/* What happened before the letter. */
typedef enum
{
  PAST_NOTHING,
  PAST_REMINDERS,
  PAST_NOTICE,
  N_PASTS
} Past;

static const char *const past_names[] = { "premier courrier", "après rappels",
                                          "après mise en demeure" };
static const char *const tone_names[] = { "neutre", "cordial", "ferme" };

typedef struct
{
  DumentClaimTerms terms;
  DumentEntry entry;
  DumentClaim *claim;
} Receivable;

typedef struct
{
  DumentLaw *law;
  DumentParty issuer;
  DumentParty client;
  DumentDate reminders[2];
  Receivable receivables[MAX_INVOICES];
  DumentLetterInvoice invoices[MAX_INVOICES];
  DumentParty trustee;
  DumentLetterPromise promise;
  DumentInstalment instalments[3];
  DumentPaymentPlan payment_plan;
  DumentLetterPlan plan;
  DumentLetterInsolvency insolvency;
  DumentLetterFacts facts;
} Situation;

/* The paragraphs of a letter's file, each with its number. */
typedef struct
{
  GHashTable *numbers;
  GString *file;
} Golden;

static gboolean update;

/* What has to be paid on a day for nothing to be owed any more. */
static DumentMoney
sum_up (const DumentClaimTerms *terms, const DumentLaw *law, DumentDate on)
{
  DumentClaim *claim = dument_claim_new ();
  DumentMoney total;

  dument_claim_compute (claim, terms, law, on);
  total = claim->total;
  dument_claim_free (claim);
  return total;
}

static void
set_invoice (Situation *self, const DumentLetterKind *kind, gsize i)
{
  static const DumentMoney amounts[] = { 123456, 50000, 81010 };
  static const char *const numbers[] = { "2026-041", "2026-044", "2026-047" };
  Receivable *receivable = &self->receivables[i];
  gboolean settled = kind->moment == DUMENT_LETTER_MOMENT_SETTLED;
  gboolean pays = settled || ((kind->needs & DUMENT_LETTER_NEEDS_PAYMENT) != 0 && i == 0);
  gboolean notified = self->facts.formal_notice_on != DUMENT_DATE_NONE;

  receivable->terms = (DumentClaimTerms){
    .debtor_kind = self->facts.client_kind,
    .due_payable = amounts[i],
    .due = day ("2026-09-30"),
    .is_euro = TRUE,
    .notice_presented = notified ? day ("2026-11-05") : DUMENT_DATE_NONE,
    .entries = &receivable->entry,
  };
  receivable->terms.in_insolvency = self->facts.insolvency != NULL;
  receivable->terms.judgment = self->insolvency.judgment_on;
  receivable->entry =
      (DumentEntry){ .date = day (notified || !settled ? "2026-11-10" : "2026-09-10"),
                     .kind = DUMENT_ENTRY_PAYMENT,
                     .amount = 30000 };
  if (settled)
    receivable->entry.amount = sum_up (&receivable->terms, self->law, receivable->entry.date);
  receivable->terms.n_entries = pays ? 1 : 0;
  receivable->claim = dument_claim_new ();
  dument_claim_compute (receivable->claim, &receivable->terms, self->law, self->facts.date);
  self->invoices[i] = (DumentLetterInvoice){ .number = numbers[i],
                                             .issue_date = day ("2026-08-31"),
                                             .total = amounts[i],
                                             .label = "refonte du site",
                                             .has_copy = TRUE,
                                             .was_notified = notified,
                                             .terms = &receivable->terms,
                                             .claim = receivable->claim };
}

static DumentDate
choose_date (const DumentLetterKind *kind)
{
  if (kind->moment == DUMENT_LETTER_MOMENT_BEFORE_DUE)
    return day ("2026-09-22");
  return kind->moment == DUMENT_LETTER_MOMENT_ON_DUE ? day ("2026-09-30") : day ("2026-11-22");
}

/* A promise of the manager, or in what is written to several, of nobody by name. */
static void
set_course (Situation *self, const DumentLetterKind *kind)
{
  static char *trustee_address[] = { (char *) "2 place du Palais", (char *) "35000 Rennes", NULL };
  gboolean is_single = self->facts.n_invoices == 1;

  self->promise = (DumentLetterPromise){ day ("2026-11-06"), day ("2026-11-16"), 80000,
                                         is_single ? 0 : 30000, is_single ? "Mme Lebrun" : NULL };
  self->trustee = (DumentParty){ .name = (char *) "SELARL Lefort", .address = trustee_address };
  self->insolvency = (DumentLetterInsolvency){ day ("2026-10-16"),
                                               is_single ? day ("2026-10-27") : DUMENT_DATE_NONE,
                                               is_single ? "2026J00123" : NULL, &self->trustee };
  self->payment_plan = (DumentPaymentPlan){ day ("2026-11-22"),
                                            is_single ? day ("2026-11-22") : DUMENT_DATE_NONE,
                                            DUMENT_DATE_NONE,
                                            is_single ? 8 : 0,
                                            0,
                                            self->instalments,
                                            G_N_ELEMENTS (self->instalments) };
  self->plan = (DumentLetterPlan){ &self->payment_plan, 0, FALSE, is_single };
  if (!dument_payment_plan_divide (is_single ? 123456 : 254466, is_single ? 0 : 100000, 3,
                                   day ("2026-12-05"), self->instalments))
    g_assert_not_reached ();
  if ((kind->needs & DUMENT_LETTER_NEEDS_PLAN) != 0)
    self->facts.plan = &self->plan;
  if ((kind->needs & DUMENT_LETTER_NEEDS_PROMISE) != 0)
    self->facts.promise = &self->promise;
  if ((kind->needs & DUMENT_LETTER_NEEDS_INSOLVENCY) != 0)
    self->facts.insolvency = &self->insolvency;
}

static void
set_up (Situation *self, const DumentLetterKind *kind, Past past, gsize n_invoices)
{
  static char *issuer_address[] = { (char *) "3 rue des Tanneurs", NULL };
  static char *client_address[] = { (char *) "12 avenue de la Gare", NULL };

  self->issuer = (DumentParty){ .name = (char *) "Marie Dupré", .address = issuer_address };
  self->client = (DumentParty){ .name = (char *) "Atelier Lebrun", .address = client_address };
  self->reminders[0] = day ("2026-10-08");
  self->reminders[1] = day ("2026-10-20");
  self->facts.kind = kind;
  self->facts.date = choose_date (kind);
  self->facts.issuer = &self->issuer;
  self->facts.issuer_is_sole_trader = TRUE;
  self->facts.client = &self->client;
  self->facts.currency = "EUR";
  self->facts.invoices = self->invoices;
  self->facts.n_invoices = n_invoices;
  self->facts.law = self->law;
  self->facts.deadline_days =
      kind->deadline_days == DUMENT_LETTER_KIND_USUAL_DAYS ? 8 : kind->deadline_days;
  self->facts.registered = kind->registered;
  self->facts.iban = "FR7630006000011234567890189";
  self->facts.cheque_order = "Marie Dupré";
  self->facts.payment_link = "https://exemple.fr/payer";
  self->facts.mediator = "Médiation de l’Ouest, BP 1, 35000 Rennes";
  self->facts.reminder_dates = self->reminders;
  self->facts.n_reminders = past == PAST_REMINDERS ? 2 : 0;
  self->facts.reminders_failed = past == PAST_REMINDERS;
  self->facts.formal_notice_on = past == PAST_NOTICE ? day ("2026-11-03") : DUMENT_DATE_NONE;
  set_course (self, kind);
  for (gsize i = 0; i < n_invoices; i++)
    set_invoice (self, kind, i);
}

static void
tear_down (Situation *self)
{
  for (gsize i = 0; i < self->facts.n_invoices; i++)
    dument_claim_free (self->receivables[i].claim);
}

static char *
describe_block (const DumentLetterBlock *block)
{
  GString *words = g_string_new (block->text != NULL ? block->text : "");

  for (guint row = 0; block->rows != NULL && row < block->rows->len; row++)
    {
      const DumentLetterRow *cells = block->rows->pdata[row];
      g_autofree char *line = g_strjoinv (" | ", cells->cells);

      g_string_append_printf (words, "%s%s", words->len > 0 ? "\n    " : "", line);
    }
  for (guint i = 0; block->lines != NULL && block->lines[i] != NULL; i++)
    {
      g_auto (GStrv) parts = g_strsplit (block->lines[i], "\t", /* max_tokens= */ -1);
      g_autofree char *line = g_strjoinv (" : ", parts);

      g_string_append_printf (words, "%s%s", words->len > 0 ? "\n    " : "", line);
    }
  return g_string_free (words, /* free_segment= */ FALSE);
}

static void
add_paragraph (Golden *self, GString *line, GString *added, const char *words)
{
  gpointer number;

  if (!g_hash_table_lookup_extended (self->numbers, words, /* orig_key= */ NULL, &number))
    {
      number = GUINT_TO_POINTER (g_hash_table_size (self->numbers) + 1);
      g_hash_table_insert (self->numbers, g_strdup (words), number);
      g_string_append_printf (added, "%3u %s\n", GPOINTER_TO_UINT (number), words);
    }
  g_string_append_printf (line, " %u", GPOINTER_TO_UINT (number));
}

/* No shipped letter says what the program would warn its user of. */
static void
check_lint (const Situation *situation, const DumentLetter *letter)
{
  g_autoptr (DumentLetterLint) lint = load_lint ();
  g_autoptr (GPtrArray) flaws = dument_letter_lint_read (lint, letter, &situation->facts);

  for (guint i = 0; i < flaws->len; i++)
    {
      const DumentLetterFlaw *flaw = g_ptr_array_index (flaws, i);

      g_error ("%s: %s: %s", situation->facts.kind->id, dument_letter_rule_to_string (flaw->rule),
               flaw->words != NULL ? flaw->words : "words are missing");
    }
}

/* What any letter must do, whatever its words. */
static void
check_letter (const Situation *situation, const DumentLetter *letter)
{
  const DumentLetterKind *kind = situation->facts.kind;
  g_autoptr (GString) all = g_string_new (NULL);
  g_autofree char *sum =
      dument_french_text_amount (dument_letter_composer_sum_asked (&situation->facts), "EUR");
  gboolean after_notice = situation->facts.formal_notice_on != DUMENT_DATE_NONE;
  gboolean has_means = FALSE;

  for (guint i = 0; i < letter->blocks->len; i++)
    {
      const DumentLetterBlock *block = letter->blocks->pdata[i];
      g_autofree char *words = describe_block (block);

      g_string_append_printf (all, "%s\n", words);
      has_means |= block->kind == DUMENT_LETTER_PAYMENT;
    }
  if (strstr (all->str, "{{") != NULL || strstr (all->str, "  ") != NULL ||
      strstr (all->str, " ,") != NULL || strstr (all->str, " .") != NULL)
    {
      const char *table = strstr (all->str, " | ");

      if (table == NULL && strstr (all->str, "\n    ") == NULL)
        g_error ("%s: something is left of the template in\n%s", kind->id, all->str);
    }
  if (kind->demand != DUMENT_LETTER_DEMAND_NOTHING)
    {
      g_assert_nonnull (strstr (all->str, sum));
      g_assert_true (has_means != (situation->facts.insolvency != NULL));
    }
  if (situation->facts.client_kind == DUMENT_DEBTOR_CONSUMER)
    {
      g_assert_null (strstr (all->str, "40,00"));
      g_assert_null (strstr (all->str, "L441-10"));
      g_assert_null (strstr (all->str, "indemnité forfaitaire"));
    }
  if (after_notice && kind->demand != DUMENT_LETTER_DEMAND_NOTHING &&
      kind->degree != DUMENT_LETTER_DEGREE_FORMAL_NOTICE && kind->id[0] != '\0' &&
      kind->moment == DUMENT_LETTER_MOMENT_LATE && strstr (all->str, "sans y renoncer") == NULL &&
      strstr (all->str, "sans y\u00a0renoncer") == NULL)
    g_error ("%s is softer than the notice before it:\n%s", kind->id, all->str);
}

static void
add_letter (Golden *self, const DumentLetterText *text, Situation *situation, const char *title)
{
  g_auto (DumentLetterReport) report = { 0 };
  g_autoptr (DumentLetter) letter =
      dument_letter_composer_compose (text, &situation->facts, &report);
  g_autoptr (GString) line = g_string_new (NULL);
  g_autoptr (GString) added = g_string_new (NULL);

  if (letter == NULL)
    g_error ("%s, %s: fault %d, template fault %d at %u:%u “%s”", situation->facts.kind->id, title,
             (int) report.fault, (int) report.template_error.fault, report.template_error.line,
             report.template_error.column, report.template_error.name);
  check_letter (situation, letter);
  check_lint (situation, letter);
  add_paragraph (self, line, added, letter->subject);
  for (guint i = 0; i < letter->blocks->len; i++)
    {
      g_autofree char *words = describe_block (letter->blocks->pdata[i]);

      add_paragraph (self, line, added, words);
    }
  g_string_append_printf (self->file, "[%s]%s\n%s", title, line->str, added->str);
}

/* One letter in all manners. A legal text has one. */
static void
add_manners (Golden *self, const DumentLetterKind *kind, DumentDebtorKind debtor, DumentLaw *law)
{
  g_autoptr (DumentLetterText) text = load_text (kind, debtor);
  int n_manners = kind->is_legal ? 1 : DUMENT_TONE_N_TONES * DUMENT_PRONOUN_N_PRONOUNS;
  int n_pasts =
      kind->moment == DUMENT_LETTER_MOMENT_BEFORE_DUE || kind->moment == DUMENT_LETTER_MOMENT_ON_DUE
          ? 1
          : N_PASTS;

  for (int i = 0; i < n_pasts * 2 * n_manners; i++)
    {
      Past past = (Past) (i / n_manners / 2);
      gsize n_invoices = i / n_manners % 2 == 0 ? 1 : MAX_INVOICES;
      Situation situation = { .law = law };
      g_autofree char *title = NULL;

      if ((kind->needs & DUMENT_LETTER_NEEDS_NOTICE) != 0 && past != PAST_NOTICE)
        continue;
      situation.facts.client_kind = debtor;
      situation.facts.tone = (DumentTone) (i % n_manners % DUMENT_TONE_N_TONES);
      situation.facts.pronoun = (DumentPronoun) (i % n_manners / DUMENT_TONE_N_TONES);
      set_up (&situation, kind, past, n_invoices);
      title = g_strdup_printf ("%s, %s, %s%s%s", dument_letter_kind_name_debtor (debtor),
                               n_invoices == 1 ? "une facture" : "trois factures", past_names[past],
                               kind->is_legal ? "" : ", ",
                               kind->is_legal ? "" : tone_names[situation.facts.tone]);
      if (situation.facts.pronoun == DUMENT_PRONOUN_TU)
        {
          g_autofree char *vous = g_steal_pointer (&title);

          title = g_strconcat (vous, ", tu", NULL);
        }
      add_letter (self, text, &situation, title);
      tear_down (&situation);
    }
}

static void
compare (const char *name, const char *expected, const char *actual)
{
  g_auto (GStrv) expected_lines = g_strsplit (expected, "\n", /* max_tokens= */ -1);
  g_auto (GStrv) actual_lines = g_strsplit (actual, "\n", /* max_tokens= */ -1);

  for (gsize i = 0; expected_lines[i] != NULL && actual_lines[i] != NULL; i++)
    {
      if (!g_str_equal (expected_lines[i], actual_lines[i]))
        g_error (FOLDER "/%s:%" G_GSIZE_FORMAT ":\nread and found good: %s\nnow: %s\n"
                        "Read the new text; if it is good, run this test with --update.",
                 name, i + 1, expected_lines[i], actual_lines[i]);
    }
  g_assert_cmpuint (g_strv_length (expected_lines), ==, g_strv_length (actual_lines));
}

static void
test_letter (gconstpointer data)
{
  const char *id = data;
  g_autofree char *name = g_strconcat (id, ".txt", NULL);
  g_autofree char *path = g_build_filename (TEST_SOURCE_ROOT, FOLDER, name, NULL);
  g_autofree char *expected = NULL;
  g_autoptr (DumentLetterKind) kind = load_kind (id);
  g_autoptr (DumentLaw) law = load_shipped_law ();
  Golden golden = { g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL),
                    g_string_new (NULL) };

  for (int debtor = 0; debtor <= DUMENT_DEBTOR_PUBLIC; debtor++)
    {
      if (dument_letter_kind_suits (kind, (DumentDebtorKind) debtor))
        add_manners (&golden, kind, (DumentDebtorKind) debtor, law);
    }
  if (update)
    g_assert_true (g_file_set_contents (path, golden.file->str, -1, /* error= */ NULL));
  g_assert_true (g_file_get_contents (path, &expected, /* length= */ NULL, /* error= */ NULL));
  compare (name, expected, golden.file->str);
  g_hash_table_unref (golden.numbers);
  g_string_free (golden.file, TRUE);
}

static GPtrArray *
find_missing (const DumentLetterText *shipped,
              DumentLetterText *edited,
              const char *body,
              const DumentLetterFacts *facts)
{
  g_auto (DumentTemplateError) error = { 0 };

  g_assert_true (dument_letter_text_set_body (edited, body, &error));
  return dument_letter_composer_missing_clauses (shipped, edited, facts);
}

/* A clause of law that was reworded or taken out is named; one that lost its lock alone is not. */
static void
test_missing_clauses (void)
{
  g_auto (DumentLetterReport) report = { 0 };
  g_autoptr (DumentLetterKind) kind = load_kind ("mise-en-demeure");
  g_autoptr (DumentLetterText) shipped = load_text (kind, DUMENT_DEBTOR_PROFESSIONAL);
  g_autoptr (DumentLetterText) edited = load_text (kind, DUMENT_DEBTOR_PROFESSIONAL);
  g_autoptr (DumentLaw) law = load_shipped_law ();
  Situation situation = { .law = law, .facts.client_kind = DUMENT_DEBTOR_PROFESSIONAL };
  g_autofree char *body = NULL;
  g_autoptr (GString) unlocked = NULL;
  g_autoptr (GString) softened = NULL;
  g_autoptr (GPtrArray) none = NULL;
  g_autoptr (GPtrArray) one = NULL;
  g_autoptr (GPtrArray) all = NULL;

  set_up (&situation, kind, PAST_NOTHING, 1);
  body = dument_letter_composer_flatten (shipped, &situation.facts, &report);
  unlocked = g_string_new (body);
  g_assert_cmpuint (g_string_replace (unlocked, "{{ verrou }}", "", 0), ==, 4);
  g_assert_cmpuint (g_string_replace (unlocked, "{{ fin }}", "", 0), ==, 4);
  none = find_missing (shipped, edited, unlocked->str, &situation.facts);
  g_assert_cmpuint (none->len, ==, 0);

  softened = g_string_new (body);
  g_assert_cmpuint (g_string_replace (softened, "sans autre avis", "peut-être", 0), ==, 1);
  one = find_missing (shipped, edited, softened->str, &situation.facts);
  g_assert_cmpuint (one->len, ==, 1);
  g_assert_true (g_str_has_prefix (one->pdata[0], "À défaut de paiement intégral"));

  all = find_missing (shipped, edited, "Payez.", &situation.facts);
  g_assert_cmpuint (all->len, ==, 4);
  tear_down (&situation);
}

/* The letters are the files with one dot in their names; the others are texts of one of them. */
static void
add_tests (void)
{
  g_autofree char *folder = g_build_filename (TEST_SOURCE_ROOT, "resources/letters", NULL);
  g_autoptr (GDir) directory = g_dir_open (folder, 0, /* error= */ NULL);
  const char *name;

  g_assert_nonnull (directory);
  while ((name = g_dir_read_name (directory)) != NULL)
    {
      const char *dot = strchr (name, '.');

      if (dot != NULL && g_str_equal (dot, ".txt"))
        {
          g_autofree char *id = g_strndup (name, (gsize) (dot - name));
          g_autofree char *path = g_strconcat ("/domain/letter-texts/", id, NULL);

          g_test_add_data_func_full (path, g_steal_pointer (&id), test_letter, g_free);
        }
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  update = argc > 1 && g_str_equal (argv[1], "--update");
  add_tests ();
  g_test_add_func ("/domain/letter-texts/missing-clauses", test_missing_clauses);
  return g_test_run ();
}
