/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "domain/letter-composer-private.h"

#include "domain/french-text.h"
#include "domain/identifiers.h"

/* What the invoices of a letter come to together. */
typedef struct
{
  DumentMoney principal;
  DumentMoney interest;
  DumentMoney indemnity;
  DumentMoney per_day;
  gboolean per_day_known;
  gboolean all_late;
  gboolean any_late;
  gboolean any_interest_paid;
  gboolean any_indemnity_paid;
  gboolean any_day;
  gboolean any_gap;
  gboolean any_receipt;
  gboolean any_part_payment;
  gboolean any_credit;
  DumentMoney contested;
  gboolean reserves_interest;
  gboolean reserves_indemnity;
  gboolean gives_up;
  gboolean any_contract_rate;
  gboolean any_statutory_rate;
  gboolean any_actual_days;
  gboolean any_interest_first;
  gboolean any_notice;
  gboolean notices_differ;
  guint n_payments;
  DumentMoney last_payment;
  DumentDate last_payment_on;
  DumentDate interest_known_until;
  DumentDate notice_presented;
  DumentDate interest_since;
} Sums;

static gboolean
is_credit (const DumentEntry *entry)
{
  return entry->kind == DUMENT_ENTRY_CREDIT || entry->kind == DUMENT_ENTRY_SET_OFF;
}

/* Parts of one transfer, set against several invoices, are one payment. */
static void
add_payment (Sums *sums, const DumentEntry *entry)
{
  if (entry->kind != DUMENT_ENTRY_PAYMENT)
    return;
  sums->any_receipt = TRUE;
  sums->n_payments++;
  if (entry->date > sums->last_payment_on)
    sums->last_payment = 0;
  sums->last_payment_on = MAX (sums->last_payment_on, entry->date);
  if (entry->date == sums->last_payment_on)
    sums->last_payment += entry->amount;
}

/* What happened to an invoice, and what of it may still be claimed or reserved: nothing that was
 * given up, nor what the law grants in euros only. */
static void
add_entries (Sums *sums, const DumentLetterInvoice *invoice)
{
  const DumentClaimTerms *terms = invoice->terms;
  gboolean interest_first = terms->imputation == DUMENT_IMPUTATION_INTEREST_FIRST;
  DumentMoney asked = terms->due_payable;
  gboolean interest_waived = FALSE;
  gboolean indemnity_waived = FALSE;

  for (gsize i = 0; i < terms->n_entries; i++)
    {
      if (terms->entries[i].date <= invoice->claim->as_of && is_credit (&terms->entries[i]))
        asked -= terms->entries[i].amount;
    }
  sums->any_receipt |= invoice->prepaid > 0;
  for (gsize i = 0; i < terms->n_entries; i++)
    {
      const DumentEntry *entry = &terms->entries[i];

      if (entry->date > invoice->claim->as_of)
        continue;
      add_payment (sums, entry);
      sums->any_part_payment |=
          entry->kind == DUMENT_ENTRY_PAYMENT && (interest_first || entry->amount < asked);
      sums->any_credit |= is_credit (entry);
      sums->contested += entry->kind == DUMENT_ENTRY_CONTESTED ? entry->amount : 0;
      interest_waived |= entry->kind == DUMENT_ENTRY_WAIVE_INTEREST;
      indemnity_waived |= entry->kind == DUMENT_ENTRY_WAIVE_INDEMNITY;
    }
  sums->gives_up |= interest_waived || indemnity_waived;
  sums->reserves_interest |=
      !interest_waived && (terms->is_euro || terms->clause.kind != DUMENT_CLAUSE_NONE);
  sums->reserves_indemnity |=
      !indemnity_waived && terms->is_euro && terms->debtor_kind != DUMENT_DEBTOR_CONSUMER;
}

/* Towards a consumer each invoice has a notice of its own, or none yet. */
static void
add_notice (Sums *sums, const DumentLetterInvoice *invoice, gboolean is_first)
{
  DumentDate presented = invoice->terms->notice_presented;

  sums->any_notice |= presented != DUMENT_DATE_NONE;
  sums->notices_differ |= !is_first && presented != sums->notice_presented;
  sums->notice_presented = presented;
  if (presented != DUMENT_DATE_NONE)
    sums->interest_since = MAX (sums->interest_since, MAX (presented, invoice->terms->due) + 1);
}

static gboolean
is_contract_rate (DumentRateBasis basis)
{
  return basis == DUMENT_RATE_BASIS_CONTRACT_FIXED || basis == DUMENT_RATE_BASIS_CONTRACT_ECB ||
         basis == DUMENT_RATE_BASIS_CONTRACT_LEGAL;
}

/* A consumer's first formal notice announces the agreed rate before any day bears it. */
static void
add_rates (Sums *sums, const DumentLetterInvoice *invoice)
{
  const DumentClaim *claim = invoice->claim;

  sums->any_contract_rate |= invoice->terms->debtor_kind == DUMENT_DEBTOR_CONSUMER &&
                             dument_claim_has_clause (invoice->terms);
  sums->any_day |= claim->segments->len > 0 || claim->gaps->len > 0;
  for (guint i = 0; i < claim->segments->len; i++)
    {
      if (is_contract_rate (g_array_index (claim->segments, DumentSegment, i).basis))
        sums->any_contract_rate = TRUE;
      else
        sums->any_statutory_rate = TRUE;
    }
  for (guint i = 0; i < claim->gaps->len; i++)
    {
      DumentDate from = g_array_index (claim->gaps, DumentGap, i).from;

      sums->any_gap = TRUE;
      sums->any_contract_rate |= dument_claim_has_clause (invoice->terms);
      sums->any_statutory_rate |= !dument_claim_has_clause (invoice->terms);
      sums->interest_known_until = MIN (sums->interest_known_until, from - 1);
    }
}

static Sums
add_up (const DumentLetterFacts *facts)
{
  Sums sums = { .per_day_known = TRUE,
                .all_late = TRUE,
                .interest_known_until = facts->date,
                .last_payment_on = DUMENT_DATE_NONE,
                .notice_presented = DUMENT_DATE_NONE,
                .interest_since = DUMENT_DATE_NONE };

  for (gsize i = 0; i < facts->n_invoices; i++)
    {
      const DumentLetterInvoice *invoice = &facts->invoices[i];
      const DumentClaim *claim = invoice->claim;

      sums.principal += claim->principal;
      sums.interest += claim->interest - claim->interest_paid - claim->interest_waived;
      sums.indemnity += claim->indemnity - claim->indemnity_paid;
      sums.per_day += claim->per_day;
      sums.per_day_known = sums.per_day_known && claim->per_day_known;
      sums.all_late = sums.all_late && claim->due < facts->date;
      sums.any_late |= claim->due < facts->date;
      sums.any_interest_paid |= claim->interest_paid > 0;
      sums.any_indemnity_paid |= claim->indemnity_paid > 0;
      sums.any_actual_days |= invoice->terms->day_base == DUMENT_DAY_BASE_ACTUAL;
      sums.any_interest_first |= invoice->terms->imputation == DUMENT_IMPUTATION_INTEREST_FIRST;
      add_notice (&sums, invoice, i == 0);
      add_entries (&sums, invoice);
      add_rates (&sums, invoice);
    }
  return sums;
}

/* @value in one line. Returns: (transfer full): it with spaces for control characters */
char *
dument_letter_composer_clean (const char *value)
{
  GString *clean = g_string_new (NULL);

  for (const char *p = value; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      g_string_append_unichar (clean, g_unichar_iscntrl (c) ? ' ' : c);
    }
  return g_string_free (clean, /* free_segment= */ FALSE);
}

/* A value may break neither the paragraphs of the text nor its bold words. */
static void
set_text (DumentTemplateScope *scope, const char *name, const char *text)
{
  g_autofree char *clean = dument_letter_composer_clean (text != NULL ? text : "");
  g_auto (GStrv) parts = g_strsplit (clean, "**", /* max_tokens= */ -1);
  g_autofree char *without_bold = g_strjoinv ("", parts);

  /* Nor may its place in a line decide whether a space at its edge is printed. */
  dument_template_scope_set_text (scope, name, g_strstrip (without_bold));
}

/* Takes @text. */
static void
take_text (DumentTemplateScope *scope, const char *name, char *text)
{
  g_autofree char *taken = text;

  set_text (scope, name, taken);
}

static void
set_date (DumentTemplateScope *scope, const char *name, DumentDate date)
{
  take_text (scope, name, date != DUMENT_DATE_NONE ? dument_french_text_date (date) : NULL);
}

static void
set_amount (DumentTemplateScope *scope,
            const DumentLetterFacts *facts,
            const char *name,
            DumentMoney amount)
{
  take_text (scope, name, dument_french_text_amount (amount, facts->currency));
}

static char *
join_numbers (const DumentLetterFacts *facts)
{
  g_autoptr (GPtrArray) numbers = g_ptr_array_new ();

  for (gsize i = 0; i < facts->n_invoices; i++)
    g_ptr_array_add (numbers, (gpointer) facts->invoices[i].number);
  g_ptr_array_add (numbers, NULL);
  return dument_french_text_list ((const char *const *) numbers->pdata);
}

/* Returns: (nullable): `A, B et C`, or NULL where there are too many to be listed */
char *
dument_letter_composer_list_numbers (const DumentLetterFacts *facts)
{
  return facts->n_invoices <= DUMENT_LETTER_COMPOSER_MAX_LISTED ? join_numbers (facts) : NULL;
}

static gboolean
holds_word (const char *text, const char *word)
{
  g_auto (GStrv) words = g_strsplit_set (text, " ,()", /* max_tokens= */ -1);

  return g_strv_contains ((const char *const *) words, word);
}

/* `Marie Dupré EI`: the mention stands beside the name on every letter. */
char *
dument_letter_composer_name_issuer (const DumentLetterFacts *facts)
{
  const char *name = facts->issuer->name != NULL ? facts->issuer->name : "";
  g_autofree char *lower = g_utf8_strdown (name, /* len= */ -1);

  if (!facts->issuer_is_sole_trader || holds_word (name, "EI") ||
      g_strstr_len (lower, /* haystack_len= */ -1, "entrepreneur individuel") != NULL)
    return g_strdup (name);
  return g_strconcat (name, " EI", NULL);
}

/* Nobody is on such terms with the accountant of a public body. */
gboolean
dument_letter_composer_says_tu (const DumentLetterFacts *facts)
{
  return !facts->kind->is_legal && facts->pronoun == DUMENT_PRONOUN_TU &&
         facts->client_kind != DUMENT_DEBTOR_PUBLIC;
}

/* A legal text has one wording for everybody. */
static void
set_manner (DumentTemplateScope *scope, const DumentLetterFacts *facts)
{
  DumentTone tone = facts->kind->is_legal ? DUMENT_TONE_NEUTRAL : facts->tone;

  dument_template_scope_set_choice (scope, "client.type",
                                    dument_letter_kind_name_debtor (facts->client_kind),
                                    dument_letter_kind_list_debtors ());
  dument_template_scope_set_choice (scope, "ton", dument_tone_to_french (tone),
                                    dument_tone_list_french ());
  dument_template_scope_set_flag (scope, "tutoiement", dument_letter_composer_says_tu (facts));
}

static void
set_parties (DumentTemplateScope *scope, const DumentLetterFacts *facts)
{
  const DumentParty *issuer = facts->issuer;

  take_text (scope, "émetteur.nom", dument_letter_composer_name_issuer (facts));
  take_text (scope, "émetteur.siren",
             issuer->siren != NULL
                 ? dument_identifiers_display (DUMENT_IDENTIFIER_SIREN, issuer->siren)
                 : NULL);
  set_text (scope, "émetteur.téléphone", issuer->phone);
  set_text (scope, "émetteur.courriel", issuer->email);
  set_text (scope, "client.nom", facts->client->name);
  set_manner (scope, facts);
  set_text (scope, "médiateur", facts->mediator);
}

/* @prefix: `facture.` for the only one of the letter, nothing for an item of the list
 * @invoice: (nullable): NULL declares the names without a value */
static void
set_invoice (DumentTemplateScope *scope,
             const DumentLetterFacts *facts,
             const char *prefix,
             const DumentLetterInvoice *invoice)
{
  g_autofree char *number = g_strconcat (prefix, "numéro", NULL);
  g_autofree char *date = g_strconcat (prefix, "date", NULL);
  g_autofree char *due = g_strconcat (prefix, "échéance", NULL);
  g_autofree char *total = g_strconcat (prefix, "montant", NULL);
  g_autofree char *left = g_strconcat (prefix, "reste", NULL);
  g_autofree char *order = g_strconcat (prefix, "commande", NULL);
  g_autofree char *label = g_strconcat (prefix, "objet", NULL);
  gboolean given = invoice != NULL;

  set_text (scope, number, given ? invoice->number : NULL);
  set_date (scope, date, given ? invoice->issue_date : DUMENT_DATE_NONE);
  set_date (scope, due, given ? invoice->terms->due : DUMENT_DATE_NONE);
  set_text (scope, order, given ? invoice->order_reference : NULL);
  set_text (scope, label, given ? invoice->label : NULL);
  set_text (scope, total, NULL);
  set_text (scope, left, NULL);
  if (given)
    set_amount (scope, facts, total,
                invoice->total > 0 ? invoice->total : invoice->terms->due_payable);
  if (given && invoice->claim->principal > 0)
    set_amount (scope, facts, left, invoice->claim->principal);
}

static void
set_invoices (DumentTemplateScope *scope, const DumentLetterFacts *facts)
{
  gboolean is_single = facts->n_invoices == 1;

  dument_template_scope_set_integer (scope, "nombre_factures", (gint64) facts->n_invoices);
  take_text (scope, "numéros", dument_letter_composer_list_numbers (facts));
  set_invoice (scope, facts, "facture.", is_single ? &facts->invoices[0] : NULL);
  dument_template_scope_set_list (scope, "factures");
  for (gsize i = 0; i < facts->n_invoices; i++)
    set_invoice (dument_template_scope_add_item (scope, "factures"), facts, "",
                 &facts->invoices[i]);
}

static void
set_sums (DumentTemplateScope *scope, const DumentLetterFacts *facts, const Sums *sums)
{
  DumentMoney asked = dument_letter_composer_sum_asked (facts);
  gboolean is_euro = g_str_equal (facts->currency, "EUR");

  set_amount (scope, facts, "somme", asked);
  take_text (scope, "somme_en_lettres",
             is_euro ? dument_french_text_amount_in_letters (asked) : NULL);
  set_text (scope, "principal", NULL);
  set_text (scope, "intérêts", NULL);
  set_text (scope, "indemnités", NULL);
  set_text (scope, "intérêts_par_jour", NULL);
  if (sums->principal > 0)
    set_amount (scope, facts, "principal", sums->principal);
  if (sums->interest > 0)
    set_amount (scope, facts, "intérêts", sums->interest);
  if (sums->indemnity > 0)
    set_amount (scope, facts, "indemnités", sums->indemnity);
  dument_template_scope_set_integer (scope, "nombre_règlements", sums->n_payments);
  set_text (scope, "dernier_règlement", NULL);
  set_date (scope, "dernier_règlement_le", sums->last_payment_on);
  if (sums->last_payment > 0)
    set_amount (scope, facts, "dernier_règlement", sums->last_payment);
  if (sums->per_day_known && sums->per_day > 0)
    set_amount (scope, facts, "intérêts_par_jour", sums->per_day);
  set_text (scope, "part_contestée", NULL);
  if (sums->contested > 0)
    set_amount (scope, facts, "part_contestée", sums->contested);
}

static void
set_promise (DumentTemplateScope *scope, const DumentLetterFacts *facts)
{
  const DumentLetterPromise *promise = facts->promise;

  set_text (scope, "promesse.montant", NULL);
  set_text (scope, "promesse.reçu", NULL);
  set_text (scope, "promesse.auteur", promise != NULL ? promise->made_by : NULL);
  set_date (scope, "promesse.date", promise != NULL ? promise->made_on : DUMENT_DATE_NONE);
  set_date (scope, "promesse.échéance", promise != NULL ? promise->promised_for : DUMENT_DATE_NONE);
  if (promise != NULL)
    set_amount (scope, facts, "promesse.montant", promise->amount);
  if (promise != NULL && promise->received > 0)
    set_amount (scope, facts, "promesse.reçu", promise->received);
}

static void
set_days (DumentTemplateScope *scope, const char *name, int n_days)
{
  g_autofree char *days = NULL;

  if (n_days <= 0)
    {
      set_text (scope, name, NULL);
      return;
    }
  days = dument_french_text_number_in_letters ((guint64) n_days);
  take_text (scope, name, g_strconcat (days, n_days > 1 ? " jours" : " jour", NULL));
}

static void
set_plan (DumentTemplateScope *scope, const DumentLetterFacts *facts)
{
  const DumentPaymentPlan *plan = facts->plan != NULL ? facts->plan->plan : NULL;
  gsize n = plan != NULL ? plan->n_instalments : 0;
  DumentMoney sum = plan != NULL ? dument_payment_plan_sum (plan) : 0;
  gboolean is_euro = g_str_equal (facts->currency, "EUR");

  dument_template_scope_set_integer (scope, "échéancier.nombre", (gint64) n);
  set_date (scope, "échéancier.date", n > 0 ? plan->made_on : DUMENT_DATE_NONE);
  set_date (scope, "échéancier.accord", n > 0 ? plan->agreed_on : DUMENT_DATE_NONE);
  set_date (scope, "échéancier.première", n > 0 ? plan->instalments[0].due : DUMENT_DATE_NONE);
  set_date (scope, "échéancier.dernière", n > 0 ? plan->instalments[n - 1].due : DUMENT_DATE_NONE);
  set_text (scope, "échéancier.somme", NULL);
  if (n > 0)
    set_amount (scope, facts, "échéancier.somme", sum);
  take_text (scope, "échéancier.somme_en_lettres",
             n > 0 && is_euro ? dument_french_text_amount_in_letters (sum) : NULL);
  set_days (scope, "échéancier.tolérance", n > 0 ? plan->grace_days : 0);
  dument_template_scope_set_flag (scope, "échéancier.pénalités_comprises",
                                  n > 0 && facts->plan->with_penalties);
  dument_template_scope_set_flag (scope, "échéancier.remise",
                                  n > 0 && facts->plan->gives_up_penalties);
}

static void
set_insolvency (DumentTemplateScope *scope, const DumentLetterFacts *facts)
{
  const DumentLetterInsolvency *insolvency = facts->insolvency;
  gboolean given = insolvency != NULL;
  const char *siren = given ? facts->client->siren : NULL;

  set_date (scope, "procédure.jugement", given ? insolvency->judgment_on : DUMENT_DATE_NONE);
  set_date (scope, "procédure.veille", given ? insolvency->judgment_on - 1 : DUMENT_DATE_NONE);
  set_date (scope, "procédure.publication", given ? insolvency->published_on : DUMENT_DATE_NONE);
  set_text (scope, "procédure.numéro", given ? insolvency->procedure_number : NULL);
  take_text (scope, "client.siren",
             siren != NULL ? dument_identifiers_display (DUMENT_IDENTIFIER_SIREN, siren) : NULL);
}

static void
set_computation (DumentTemplateScope *scope, const DumentLetterFacts *facts, const Sums *sums)
{
  dument_template_scope_set_flag (scope, "toutes_échues", sums->all_late);
  dument_template_scope_set_flag (scope, "certaines_échues", sums->any_late && !sums->all_late);
  dument_template_scope_set_flag (scope, "pénalités_payées", sums->any_interest_paid);
  dument_template_scope_set_flag (scope, "indemnité_payée", sums->any_indemnity_paid);
  dument_template_scope_set_flag (scope, "sommes_reçues", sums->any_receipt);
  dument_template_scope_set_flag (scope, "réglée_en_partie", sums->any_part_payment);
  dument_template_scope_set_flag (scope, "avoirs", sums->any_credit);
  dument_template_scope_set_flag (scope, "pénalités_réservées", sums->reserves_interest);
  dument_template_scope_set_flag (scope, "indemnité_réservée", sums->reserves_indemnity);
  dument_template_scope_set_flag (scope, "renonciation", sums->gives_up);
  dument_template_scope_set_flag (scope, "mises_en_demeure_diverses",
                                  sums->any_notice && sums->notices_differ);
  dument_template_scope_set_flag (scope, "taux_convenu", sums->any_contract_rate);
  dument_template_scope_set_flag (scope, "taux_de_la_loi", sums->any_statutory_rate);
  dument_template_scope_set_flag (scope, "taux_inconnu", sums->any_gap);
  dument_template_scope_set_flag (scope, "taux_du_lendemain_inconnu", !sums->per_day_known);
  dument_template_scope_set_flag (scope, "intérêts_comptés", sums->any_day);
  dument_template_scope_set_flag (scope, "jours_réels", sums->any_actual_days);
  dument_template_scope_set_flag (scope, "intérêts_d_abord", sums->any_interest_first);
  set_date (scope, "date_décompte", facts->date);
  set_date (scope, "intérêts_connus_au", sums->interest_known_until);
  set_date (scope, "mise_en_demeure_présentée_le",
            sums->notices_differ ? DUMENT_DATE_NONE : sums->notice_presented);
  set_date (scope, "intérêts_depuis_le", sums->interest_since);
}

static const DumentLawValue *
find_margin (const DumentLetterFacts *facts)
{
  return dument_law_lookup (facts->law,
                            facts->client_kind == DUMENT_DEBTOR_PUBLIC
                                ? DUMENT_LAW_PUBLIC_MARGIN
                                : DUMENT_LAW_PROFESSIONAL_MARGIN,
                            facts->date);
}

/* Returns: (transfer full) (nullable): the rate that the contracts of all invoices agree upon */
static char *
name_agreed_rate (const DumentLetterFacts *facts)
{
  const DumentClause *clause = &facts->invoices[0].terms->clause;

  for (gsize i = 0; i < facts->n_invoices; i++)
    {
      const DumentClaimTerms *terms = facts->invoices[i].terms;

      if (!dument_claim_has_clause (terms) || terms->clause.kind != clause->kind ||
          terms->clause.value != clause->value)
        return NULL;
    }
  return dument_letter_composer_name_clause (*clause);
}

static void
set_law (DumentTemplateScope *scope, const DumentLetterFacts *facts)
{
  const DumentLawValue *margin = find_margin (facts);
  const DumentLawValue *indemnity =
      dument_law_lookup (facts->law, DUMENT_LAW_INDEMNITY, facts->date);

  take_text (scope, "majoration",
             margin != NULL ? dument_letter_composer_name_points ((gint32) margin->value) : NULL);
  take_text (scope, "taux_du_contrat", name_agreed_rate (facts));
  take_text (scope, "indemnité_forfaitaire",
             indemnity != NULL ? dument_french_text_amount (indemnity->value, "EUR") : NULL);
}

static int
count_means_of_payment (const DumentLetterFacts *facts)
{
  const char *const means[] = { facts->iban, facts->cheque_order, facts->payment_link };
  int n_means = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (means); i++)
    n_means += means[i] != NULL && *means[i] != '\0' ? 1 : 0;
  return n_means;
}

static void
set_letter (DumentTemplateScope *scope, const DumentLetterFacts *facts)
{
  set_days (scope, "délai", facts->deadline_days);
  set_date (scope, "date", facts->date);
  set_text (scope, "lieu", facts->place);
  dument_template_scope_set_flag (scope, "recommandé", facts->registered);
  dument_template_scope_set_flag (scope, "un_seul_moyen", count_means_of_payment (facts) == 1);
  set_date (scope, "mise_en_demeure_du", facts->formal_notice_on);
  dument_template_scope_set_flag (scope, "mise_en_demeure_sans_effet", facts->formal_notice_failed);
  dument_template_scope_set_flag (scope, "rappels_sans_effet", facts->reminders_failed);
  dument_template_scope_set_integer (scope, "nombre_rappels", (gint64) facts->n_reminders);
  take_text (scope, "rappels",
             dument_french_text_dates (facts->reminder_dates, facts->n_reminders));
}

/* All names that a letter's text may use. What may be missing is set to nothing, so that a text can
 * ask for it. */
DumentTemplateScope *
dument_letter_composer_build_scope (const DumentLetterFacts *facts)
{
  DumentTemplateScope *scope = dument_template_scope_new ();
  Sums sums = add_up (facts);

  set_letter (scope, facts);
  set_parties (scope, facts);
  set_invoices (scope, facts);
  set_sums (scope, facts, &sums);
  set_computation (scope, facts, &sums);
  set_law (scope, facts);
  set_promise (scope, facts);
  set_plan (scope, facts);
  set_insolvency (scope, facts);
  return scope;
}
