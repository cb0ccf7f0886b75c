/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "domain/letter-composer-private.h"

#include "domain/address.h"
#include "domain/french-text.h"
#include "domain/identifiers.h"

#include <string.h>

/* Characters that the text of a transfer may have. */
#define MAX_TRANSFER_TEXT 140

/**
 * dument_letter_report_clear:
 * @self: a report
 */
void
dument_letter_report_clear (DumentLetterReport *self)
{
  dument_template_error_clear (&self->template_error);
  g_clear_pointer (&self->address_findings, g_array_unref);
}

/**
 * dument_letter_composer_sum_asked:
 * @facts: what a letter is made of
 *
 * Returns: what the letter asks for, of all its invoices
 */
DumentMoney
dument_letter_composer_sum_asked (const DumentLetterFacts *facts)
{
  DumentMoney sum = 0;

  for (gsize i = 0; i < facts->n_invoices; i++)
    sum += dument_letter_kind_sum_asked (facts->kind, facts->invoices[i].claim);
  return sum;
}

static gboolean
is_given (const char *text)
{
  return text != NULL && *text != '\0';
}

/* A line break inside a value would make two lines of one, a tab two columns. */
static void
add_line (GPtrArray *lines, const char *label, const char *value)
{
  g_autofree char *clean = NULL;

  if (!is_given (value))
    return;
  clean = dument_letter_composer_clean (value);
  g_ptr_array_add (lines, g_strconcat (label, clean, NULL));
}

static GStrv
end_lines (GPtrArray *lines)
{
  g_ptr_array_add (lines, NULL);
  return (GStrv) g_ptr_array_steal (lines, /* len= */ NULL);
}

static void
set_sender (const DumentLetterFacts *facts, DumentLetter *letter)
{
  const DumentParty *issuer = facts->issuer;
  g_autoptr (GPtrArray) lines = g_ptr_array_new ();
  g_autofree char *name = dument_letter_composer_name_issuer (facts);
  g_autofree char *siren = NULL;

  add_line (lines, "", name);
  for (gsize i = 0; issuer->address != NULL && issuer->address[i] != NULL; i++)
    add_line (lines, "", issuer->address[i]);
  if (is_given (issuer->city))
    {
      g_autofree char *locality =
          g_strconcat (is_given (issuer->postcode) ? issuer->postcode : "",
                       is_given (issuer->postcode) ? " " : "", issuer->city, NULL);

      add_line (lines, "", locality);
    }
  if (is_given (issuer->siren))
    siren = dument_identifiers_display (DUMENT_IDENTIFIER_SIREN, issuer->siren);
  add_line (lines, "SIREN ", siren);
  add_line (lines, "", facts->issuer_registration);
  add_line (lines, "Tél. ", issuer->phone);
  add_line (lines, "", issuer->email);
  letter->author = g_strdup (name);
  letter->sender = end_lines (lines);
}

static void
set_addressee (const DumentLetterFacts *facts, DumentLetter *letter, DumentLetterReport *report)
{
  gboolean declares = (facts->kind->needs & DUMENT_LETTER_NEEDS_INSOLVENCY) != 0;
  const DumentParty *to =
      declares && facts->insolvency != NULL ? facts->insolvency->trustee : facts->client;

  letter->addressee =
      dument_address_format (to->name, (const char *const *) to->address, to->postcode, to->city,
                             to->country, &report->address_findings);
}

/* The groups of a number stay on one line. */
static char *
without_breaks (const char *text)
{
  g_auto (GStrv) words = g_strsplit (text, " ", /* max_tokens= */ -1);

  return g_strjoinv ("\u00a0", words);
}

static void
set_registered (const DumentLetterFacts *facts, DumentLetter *letter)
{
  g_autofree char *display = NULL;
  g_autofree char *number = NULL;

  letter->registered = facts->registered;
  if (!facts->registered)
    return;
  if (is_given (facts->registered_number))
    {
      display = dument_identifiers_display (DUMENT_IDENTIFIER_REGISTERED, facts->registered_number);
      number = without_breaks (display);
    }
  letter->registered_notice = g_strconcat ("Lettre recommandée avec avis de réception",
                                           number != NULL ? " n°\u00a0" : NULL, number, NULL);
}

/* The client's order numbers, each once. */
static void
add_order_references (const DumentLetterFacts *facts, GPtrArray *lines)
{
  g_autoptr (GPtrArray) orders = g_ptr_array_new ();
  g_autofree char *list = NULL;

  for (gsize i = 0; i < facts->n_invoices; i++)
    {
      const char *order = facts->invoices[i].order_reference;

      if (is_given (order) &&
          !g_ptr_array_find_with_equal_func (orders, order, g_str_equal, /* index_= */ NULL))
        g_ptr_array_add (orders, (gpointer) order);
    }
  /* The tables name them all. */
  if (orders->len == 0 || orders->len > DUMENT_LETTER_COMPOSER_MAX_LISTED)
    return;
  g_ptr_array_add (orders, NULL);
  list = dument_french_text_list ((const char *const *) orders->pdata);
  add_line (lines,
            orders->len > 2 ? "Vos références\u00a0: commandes n°\u00a0"
                            : "Vos références\u00a0: commande n°\u00a0",
            list);
}

static void
set_references (const DumentLetterFacts *facts, DumentLetter *letter)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new ();
  g_autofree char *numbers = dument_letter_composer_list_numbers (facts);
  g_autofree char *count =
      dument_french_text_count ((gint64) facts->n_invoices, "facture", "factures");

  if (numbers != NULL)
    add_line (lines,
              facts->n_invoices > 1 ? "Nos références\u00a0: factures n°\u00a0"
                                    : "Nos références\u00a0: facture n°\u00a0",
              numbers);
  else
    add_line (lines, "Nos références\u00a0: ", count);
  add_order_references (facts, lines);
  letter->references = end_lines (lines);
}

static void
set_place_and_date (const DumentLetterFacts *facts, DumentLetter *letter)
{
  g_autofree char *date = dument_french_text_date (facts->date);

  letter->date = facts->date;
  letter->place_and_date = is_given (facts->place) ? g_strconcat (facts->place, ", le ", date, NULL)
                                                   : g_strconcat ("Le ", date, NULL);
}

/* Nothing is announced that is not there: of an invoice from a table there is no copy. The order is
 * that in which the enclosures are numbered. */
static void
set_enclosures (const DumentLetterFacts *facts, DumentLetter *letter)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new ();
  g_autofree char *count =
      dument_french_text_count ((gint64) facts->n_invoices, "facture", "factures");
  gsize n_copies = 0;

  for (gsize i = 0; i < facts->n_invoices; i++)
    n_copies += facts->invoices[i].has_copy ? 1 : 0;
  if (n_copies == facts->n_invoices && n_copies > DUMENT_LETTER_COMPOSER_MAX_LISTED)
    {
      letter->n_gathered = (unsigned) n_copies;
      g_ptr_array_add (lines, g_strdup_printf ("copie des %s détaillées ci-dessus "
                                               "(pièces n°\u00a01 à %u)",
                                               count, letter->n_gathered));
    }
  else
    {
      for (gsize i = 0; i < facts->n_invoices; i++)
        add_line (lines, "copie de la facture n°\u00a0",
                  facts->invoices[i].has_copy ? facts->invoices[i].number : NULL);
    }
  for (gsize i = 0; facts->enclosures != NULL && facts->enclosures[i] != NULL; i++)
    add_line (lines, "", facts->enclosures[i]);
  letter->enclosures = end_lines (lines);
}

/* What the debtor writes on the transfer, short enough for it. */
static char *
name_transfer (const DumentLetterFacts *facts)
{
  g_autoptr (GString) text = g_string_new (NULL);

  if (facts->n_invoices == 1 && is_given (facts->invoices[0].payment_reference))
    return g_strdup (facts->invoices[0].payment_reference);
  for (gsize i = 0; i < facts->n_invoices; i++)
    {
      const char *number = facts->invoices[i].number;
      glong length = g_utf8_strlen (text->str, -1) + g_utf8_strlen (number, -1) + 1;

      /* The numbers that fit let the creditor recognise the payment. */
      if (length > MAX_TRANSFER_TEXT)
        break;
      g_string_append_printf (text, "%s%s", i > 0 ? " " : "", number);
    }
  return g_string_free (g_steal_pointer (&text), /* free_segment= */ FALSE);
}

/* A letter about a plan is paid by the instalment. */
static DumentMoney
choose_transfer (const DumentLetterFacts *facts)
{
  const DumentLetterPlan *plan = facts->plan;

  if ((facts->kind->needs & DUMENT_LETTER_NEEDS_PLAN) == 0 || plan == NULL ||
      plan->next >= plan->plan->n_instalments)
    return dument_letter_composer_sum_asked (facts);
  return plan->plan->instalments[plan->next].amount;
}

static void
set_qr_code (const DumentLetterFacts *facts,
             const char *reference,
             DumentLetterBlock *block,
             DumentLetterReport *report)
{
  g_autofree char *name = dument_letter_composer_name_issuer (facts);
  gboolean is_structured = dument_identifiers_check (DUMENT_IDENTIFIER_CREDITOR_REFERENCE,
                                                     reference) == DUMENT_IDENTIFIER_OK;
  DumentEpcTransfer transfer = {
    .name = name,
    .bic = facts->bic,
    .iban = facts->iban,
    .amount = choose_transfer (facts),
    .reference = is_structured ? reference : NULL,
    .text = is_structured ? NULL : reference,
  };
  g_autofree char *amount = NULL;

  if (!is_given (facts->iban) || !g_str_equal (facts->currency, "EUR"))
    return;
  report->epc_result = dument_epc_make_payload (&transfer, &block->qr_payload);
  if (report->epc_result != DUMENT_EPC_OK)
    return;
  amount = dument_french_text_amount (transfer.amount, facts->currency);
  block->qr_caption =
      g_strdup_printf ("Virement de %s à scanner avec l’application de %s banque", amount,
                       dument_letter_composer_says_tu (facts) ? "ta" : "votre");
}

static void
add_transfer (const DumentLetterFacts *facts, GPtrArray *lines)
{
  g_autofree char *iban = NULL;
  g_autofree char *bic = NULL;
  g_autofree char *name = dument_letter_composer_name_issuer (facts);

  if (!is_given (facts->iban))
    return;
  iban = dument_identifiers_display (DUMENT_IDENTIFIER_IBAN, facts->iban);
  add_line (lines, "Virement à\t", name);
  add_line (lines, "IBAN\t", iban);
  if (is_given (facts->bic))
    {
      bic = dument_identifiers_display (DUMENT_IDENTIFIER_BIC, facts->bic);
      add_line (lines, "BIC\t", bic);
    }
}

static void
add_payment (const DumentLetterFacts *facts, DumentLetter *letter, DumentLetterReport *report)
{
  DumentLetterBlock *block = dument_letter_add_block (letter, DUMENT_LETTER_PAYMENT);
  g_autoptr (GPtrArray) lines = g_ptr_array_new ();
  g_autofree char *reference = name_transfer (facts);

  add_transfer (facts, lines);
  add_line (lines, "Chèque\tà l’ordre de ", facts->cheque_order);
  if (is_given (facts->cheque_order))
    add_line (lines, "\tà envoyer à ", facts->cheque_address);
  add_line (lines, "En ligne\t", facts->payment_link);
  add_line (lines, "À rappeler\t", reference);
  block->lines = end_lines (lines);
  set_qr_code (facts, reference, block, report);
}

static void
add_paragraph (DumentLetter *letter, const char *text)
{
  dument_letter_add_block (letter, DUMENT_LETTER_PARAGRAPH)->text =
      dument_french_text_fix_spaces (text);
}

static void
add_block (const DumentLetterFacts *facts,
           DumentLetter *letter,
           const char *paragraph,
           DumentLetterReport *report)
{
  if (g_str_equal (paragraph, DUMENT_LETTER_TEXT_STATEMENT))
    dument_letter_composer_add_statement (facts, letter);
  else if (g_str_equal (paragraph, DUMENT_LETTER_TEXT_INVOICES))
    dument_letter_composer_add_invoices (facts, letter);
  else if (g_str_equal (paragraph, DUMENT_LETTER_TEXT_RECEIPTS))
    dument_letter_composer_add_receipts (facts, letter);
  else if (g_str_equal (paragraph, DUMENT_LETTER_TEXT_ACKNOWLEDGEMENT))
    dument_letter_composer_add_acknowledgement (facts, letter);
  else if (g_str_equal (paragraph, DUMENT_LETTER_TEXT_INSTALMENTS))
    dument_letter_composer_add_instalments (facts, letter);
  else if (g_str_equal (paragraph, DUMENT_LETTER_TEXT_PAYMENT))
    add_payment (facts, letter, report);
  else
    add_paragraph (letter, paragraph);
}

/* What announces a table stays with it, and the closing with the signature. */
static void
keep_together (DumentLetter *letter)
{
  for (guint i = 0; i < letter->blocks->len; i++)
    {
      DumentLetterBlock *block = letter->blocks->pdata[i];
      const DumentLetterBlock *next =
          i + 1 < letter->blocks->len ? letter->blocks->pdata[i + 1] : NULL;

      if (block->kind == DUMENT_LETTER_PARAGRAPH)
        block->keep_with_next = next == NULL || next->kind != DUMENT_LETTER_PARAGRAPH;
    }
}

static void
set_body (const DumentLetterFacts *facts,
          DumentLetter *letter,
          const char *body,
          gboolean keeps_lines,
          DumentLetterReport *report)
{
  g_auto (GStrv) paragraphs = dument_letter_composer_split_body (body, keeps_lines);

  for (gsize i = 0; paragraphs[i] != NULL; i++)
    add_block (facts, letter, paragraphs[i], report);
  keep_together (letter);
}

static gboolean
has_payment (const DumentLetterInvoice *invoice)
{
  for (gsize i = 0; i < invoice->terms->n_entries; i++)
    {
      const DumentEntry *entry = &invoice->terms->entries[i];

      if (entry->kind == DUMENT_ENTRY_PAYMENT && entry->date <= invoice->claim->as_of)
        return TRUE;
    }
  return FALSE;
}

/* A consumer owes interest from a posted notice on, and how much only its presentation tells. */
static gboolean
awaits_presentation (const DumentLetterFacts *facts, const DumentLetterInvoice *invoice)
{
  const DumentClaimTerms *terms = invoice->terms;

  if (facts->client_kind != DUMENT_DEBTOR_CONSUMER || !invoice->was_notified ||
      terms->notice_presented != DUMENT_DATE_NONE)
    return FALSE;
  for (gsize i = 0; i < terms->n_entries; i++)
    {
      const DumentEntry *entry = &terms->entries[i];

      if (entry->kind == DUMENT_ENTRY_WAIVE_INTEREST && entry->date <= invoice->claim->as_of)
        return FALSE;
    }
  return TRUE;
}

static DumentLetterFault
find_fault_of_notices (const DumentLetterFacts *facts)
{
  gboolean needs_notice = (facts->kind->needs & DUMENT_LETTER_NEEDS_NOTICE) != 0;

  if (needs_notice && facts->formal_notice_on == DUMENT_DATE_NONE)
    return DUMENT_LETTER_FAULT_NO_NOTICE;
  for (gsize i = 0; i < facts->n_invoices; i++)
    {
      const DumentLetterInvoice *invoice = &facts->invoices[i];

      if (needs_notice && !invoice->was_notified)
        return DUMENT_LETTER_FAULT_NO_NOTICE;
      if (facts->kind->moment == DUMENT_LETTER_MOMENT_SETTLED &&
          awaits_presentation (facts, invoice))
        return DUMENT_LETTER_FAULT_NOT_PRESENTED;
    }
  return DUMENT_LETTER_FAULT_NONE;
}

static DumentLetterFault
find_fault_of_course (const DumentLetterFacts *facts)
{
  if ((facts->kind->needs & DUMENT_LETTER_NEEDS_PROMISE) != 0 && facts->promise == NULL)
    return DUMENT_LETTER_FAULT_NO_PROMISE;
  if ((facts->kind->needs & DUMENT_LETTER_NEEDS_PLAN) != 0 && facts->plan == NULL)
    return DUMENT_LETTER_FAULT_NO_PLAN;
  if ((facts->kind->needs & DUMENT_LETTER_NEEDS_INSOLVENCY) == 0)
    return DUMENT_LETTER_FAULT_NONE;
  for (gsize i = 0; i < facts->n_invoices; i++)
    {
      if (!facts->invoices[i].terms->in_insolvency)
        return DUMENT_LETTER_FAULT_NO_INSOLVENCY;
    }
  return facts->insolvency != NULL ? DUMENT_LETTER_FAULT_NONE : DUMENT_LETTER_FAULT_NO_INSOLVENCY;
}

/**
 * dument_letter_composer_find_fault:
 * @facts: what a letter is made of
 *
 * What one invoice says for itself is for dument_letter_kind_find_fault().
 *
 * Returns: which fact is missing that the letter speaks of, or %DUMENT_LETTER_FAULT_NONE
 */
DumentLetterFault
dument_letter_composer_find_fault (const DumentLetterFacts *facts)
{
  gboolean any_payment = FALSE;

  if (facts->n_invoices == 0)
    return DUMENT_LETTER_FAULT_NO_INVOICE;
  for (gsize i = 0; i < facts->n_invoices; i++)
    any_payment |= has_payment (&facts->invoices[i]);
  if ((facts->kind->needs & DUMENT_LETTER_NEEDS_PAYMENT) != 0 && !any_payment)
    return DUMENT_LETTER_FAULT_NO_PAYMENT;
  if (find_fault_of_course (facts) != DUMENT_LETTER_FAULT_NONE)
    return find_fault_of_course (facts);
  return find_fault_of_notices (facts);
}

static gboolean
refuse (DumentLetterReport *report, DumentLetterFault fault, gsize invoice)
{
  report->fault = fault;
  report->invoice = invoice;
  return FALSE;
}

/* What was owed before an insolvency is declared, not asked for (art. L622-7 C. com.). */
static gboolean
asks_what_rests (const DumentLetterFacts *facts, gsize invoice)
{
  const DumentClaimTerms *terms = facts->invoices[invoice].terms;

  return facts->kind->demand != DUMENT_LETTER_DEMAND_NOTHING && terms->in_insolvency &&
         terms->judgment <= facts->date &&
         (facts->kind->needs & DUMENT_LETTER_NEEDS_INSOLVENCY) == 0;
}

gboolean
dument_letter_composer_check (const DumentLetterFacts *facts, DumentLetterReport *report)
{
  DumentLetterFault missing = dument_letter_composer_find_fault (facts);

  for (gsize i = 0; i < facts->n_invoices; i++)
    {
      const DumentClaim *claim = facts->invoices[i].claim;
      DumentLetterFault fault =
          dument_letter_kind_find_fault (facts->kind, facts->client_kind, claim);

      if (fault == DUMENT_LETTER_FAULT_NONE && asks_what_rests (facts, i))
        fault = DUMENT_LETTER_FAULT_INSOLVENT;
      report->has_unknown_rates |= claim->gaps->len > 0 || !claim->per_day_known;
      if (fault != DUMENT_LETTER_FAULT_NONE)
        return refuse (report, fault, i);
    }
  return missing == DUMENT_LETTER_FAULT_NONE || refuse (report, missing, 0);
}

/* The subject stands on one line, whatever the lines of its template. */
static void
set_subject (DumentLetter *letter, const char *evaluated)
{
  g_auto (GStrv) lines = g_strsplit (evaluated, "\n", /* max_tokens= */ -1);
  g_autofree char *joined = g_strjoinv (" ", lines);
  g_autofree char *stripped = g_strdup (g_strstrip (joined));

  letter->subject = dument_french_text_fix_spaces (stripped);
  letter->title = g_strdup (letter->subject);
}

/**
 * dument_letter_composer_compose:
 * @text: the text of the letter
 * @facts: what it is made of
 * @report: (inout): zero or cleared before; what came of it, to be cleared in any case
 *
 * Writes a letter in words. It is refused where it could not be sent as it is; what is wrong with
 * the address or keeps a QR code from being made is reported beside the letter.
 *
 * Returns: (transfer full) (nullable): the letter, or %NULL with @report's fault saying why not
 */
DumentLetter *
dument_letter_composer_compose (const DumentLetterText *text,
                                const DumentLetterFacts *facts,
                                DumentLetterReport *report)
{
  g_autoptr (DumentLetter) letter = NULL;
  g_autoptr (DumentTemplateScope) scope = NULL;
  g_autofree char *subject = NULL;
  g_autofree char *body = NULL;

  g_return_val_if_fail (text != NULL && facts != NULL && report != NULL, NULL);

  if (!dument_letter_composer_check (facts, report))
    return NULL;
  scope = dument_letter_composer_build_scope (facts);
  subject = dument_template_evaluate (text->subject, scope, &report->template_error);
  if (subject != NULL)
    body = dument_template_evaluate (text->body, scope, &report->template_error);
  if (body == NULL)
    {
      refuse (report, DUMENT_LETTER_FAULT_TEMPLATE, 0);
      return NULL;
    }

  letter = dument_letter_new ();
  letter->language = g_strdup ("fr");
  set_sender (facts, letter);
  set_addressee (facts, letter, report);
  set_registered (facts, letter);
  set_references (facts, letter);
  set_place_and_date (facts, letter);
  set_subject (letter, subject);
  set_body (facts, letter, body, text->keeps_lines, report);
  set_enclosures (facts, letter);
  letter->signature = g_new0 (char *, 2);
  letter->signature[0] = g_strdup (letter->author);
  return g_steal_pointer (&letter);
}
