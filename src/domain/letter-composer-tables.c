/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "domain/letter-composer-private.h"

#include "domain/french-text.h"

#include <string.h>

/* A table that is being filled, with what its amounts are written in. */
typedef struct
{
  DumentLetterBlock *block;
  const DumentLetterFacts *facts;
  gboolean is_short; /* of a label and an amount only */
} Table;

static char *
amount_of (const Table *table, DumentMoney amount)
{
  return dument_french_text_amount (amount, table->facts->currency);
}

static void
add_row (const Table *table,
         DumentLetterRowKind kind,
         const char *label,
         const char *days,
         const char *base,
         const char *rate,
         const char *amount)
{
  const char *const cells[] = { label, days, base, rate, amount, NULL };
  const char *const short_cells[] = { label, amount, NULL };

  dument_letter_block_add_row (table->block, kind,
                               g_strdupv ((GStrv) (table->is_short ? short_cells : cells)));
}

/* A row that has nothing to say of days, base and rate. */
static void
add_amount (const Table *table, DumentLetterRowKind kind, const char *label, DumentMoney amount)
{
  g_autofree char *text = amount_of (table, amount);

  add_row (table, kind, label, "", "", "", text);
}

static void
add_heading (const Table *table, const DumentLetterInvoice *invoice)
{
  g_autofree char *issued = dument_french_text_date (invoice->issue_date);
  g_autofree char *due = dument_french_text_date (invoice->terms->due);
  gboolean has_order = invoice->order_reference != NULL && *invoice->order_reference != '\0';
  g_autofree char *heading = NULL;
  GStrv cells = g_new0 (char *, 2);

  heading = g_strdup_printf ("Facture n°\u00a0%s du %s, à régler au plus tard le %s%s%s",
                             invoice->number, issued, due, has_order ? ", commande n°\u00a0" : "",
                             has_order ? invoice->order_reference : "");
  cells[0] = dument_letter_composer_clean (heading);
  dument_letter_block_add_row (table->block, DUMENT_LETTER_ROW_HEADING, cells);
}

/* What was paid before the invoice is shown only if it explains the sum that the invoice asks. */
static void
add_principal (const Table *table, const DumentLetterInvoice *invoice)
{
  DumentMoney due_payable = invoice->terms->due_payable;

  if (invoice->prepaid > 0 && invoice->total - invoice->prepaid == due_payable)
    {
      add_amount (table, DUMENT_LETTER_ROW_BODY, "Montant de la facture", invoice->total);
      add_amount (table, DUMENT_LETTER_ROW_BODY, "Acompte versé avant la facture",
                  -invoice->prepaid);
    }
  else
    add_amount (table, DUMENT_LETTER_ROW_BODY, "Principal\u00a0: montant à payer de la facture",
                due_payable);
}

static void
add_entry (const Table *table, const DumentEntry *entry, const char *reference)
{
  g_autofree char *date = dument_french_text_short_date (entry->date);
  gboolean is_numbered = reference != NULL && *reference != '\0';
  g_autofree char *number =
      is_numbered ? g_strconcat (" n°\u00a0", reference, NULL) : g_strdup ("");
  g_autofree char *label = NULL;

  switch (entry->kind)
    {
    case DUMENT_ENTRY_PAYMENT:
      label = g_strdup_printf ("Paiement reçu le %s", date);
      break;
    case DUMENT_ENTRY_CREDIT:
      label = g_strdup_printf ("Avoir%s du %s sur cette facture", number, date);
      break;
    case DUMENT_ENTRY_SET_OFF:
      label = g_strdup_printf ("Avoir%s imputé le %s", number, date);
      break;
    case DUMENT_ENTRY_CONTESTED:
      label = g_strdup ("Part contestée, laissée de côté");
      break;
    case DUMENT_ENTRY_WAIVE_INTEREST:
    case DUMENT_ENTRY_WAIVE_INDEMNITY:
    default:
      return;
    }
  add_amount (table, DUMENT_LETTER_ROW_BODY, label, -entry->amount);
}

static int
compare_dates (gconstpointer a, gconstpointer b, gpointer data)
{
  const DumentEntry *entries = data;
  gsize first = *(const gsize *) a;
  gsize second = *(const gsize *) b;

  if (entries[first].date != entries[second].date)
    return entries[first].date < entries[second].date ? -1 : 1;
  return (first > second) - (first < second);
}

/* What happened until the day of the letter, oldest first. Returns: (transfer full) (element-type
 * gsize): the places of the entries */
static GArray *
sort_entries (const DumentLetterInvoice *invoice)
{
  const DumentClaimTerms *terms = invoice->terms;
  GArray *order = g_array_new (FALSE, FALSE, sizeof (gsize));

  for (gsize i = 0; i < terms->n_entries; i++)
    {
      if (terms->entries[i].date <= invoice->claim->as_of)
        g_array_append_val (order, i);
    }
  g_array_sort_with_data (order, compare_dates, (gpointer) terms->entries);
  return order;
}

static void
add_entries (const Table *table, const DumentLetterInvoice *invoice)
{
  g_autoptr (GArray) order = sort_entries (invoice);

  for (guint i = 0; i < order->len; i++)
    {
      gsize entry = g_array_index (order, gsize, i);

      add_entry (table, &invoice->terms->entries[entry],
                 invoice->entry_references != NULL ? invoice->entry_references[entry] : NULL);
    }
}

static const char *
name_interest (DumentDebtorKind kind)
{
  switch (kind)
    {
    case DUMENT_DEBTOR_PROFESSIONAL:
      return "Pénalités";
    case DUMENT_DEBTOR_PUBLIC:
      return "Intérêts moratoires";
    case DUMENT_DEBTOR_CONSUMER:
    case DUMENT_DEBTOR_UNKNOWN:
    default:
      return "Intérêts";
    }
}

/* `3` for 300, `1,5` for 150. */
static char *
name_multiple (gint32 hundredths)
{
  g_autofree char *decimal = dument_french_text_decimal (hundredths, 2);
  gsize length = strlen (decimal);

  while (decimal[length - 1] == '0')
    length--;
  if (decimal[length - 1] == ',')
    length--;
  return g_strndup (decimal, length);
}

/* `10 points`, `10,50 points`. */
char *
dument_letter_composer_name_points (gint32 hundredths)
{
  g_autofree char *number = name_multiple (hundredths);

  return g_strdup_printf ("%s\u00a0point%s", number, ABS (hundredths) < 200 ? "" : "s");
}

/* `5,00 % l’an`, `3 fois le taux de l’intérêt légal`. Returns: (transfer full) (nullable) */
char *
dument_letter_composer_name_clause (DumentClause clause)
{
  g_autofree char *number = NULL;

  switch (clause.kind)
    {
    case DUMENT_CLAUSE_FIXED:
      number = dument_french_text_rate (clause.value);
      return g_strconcat (number, " l’an", NULL);
    case DUMENT_CLAUSE_ECB_PLUS:
      number = dument_letter_composer_name_points (clause.value);
      return g_strconcat ("taux de refinancement de la Banque centrale européenne majoré de ",
                          number, NULL);
    case DUMENT_CLAUSE_LEGAL_TIMES:
      number = name_multiple (clause.value);
      return g_strconcat (number, " fois le taux de l’intérêt légal", NULL);
    case DUMENT_CLAUSE_NONE:
    default:
      return NULL;
    }
}

/* On what ground the rate stands, with the published value that it rests on. */
static char *
name_ground (const DumentSegment *segment)
{
  g_autofree char *index =
      segment->index != NULL ? dument_french_text_rate ((DumentRate) segment->index->value) : NULL;
  g_autofree char *margin = segment->basis == DUMENT_RATE_BASIS_CONTRACT_LEGAL
                                ? name_multiple (segment->margin)
                                : dument_letter_composer_name_points (segment->margin);

  switch (segment->basis)
    {
    case DUMENT_RATE_BASIS_PROFESSIONAL:
    case DUMENT_RATE_BASIS_PUBLIC:
      return g_strdup_printf ("BCE %s + %s", index, margin);
    case DUMENT_RATE_BASIS_CONSUMER:
      return g_strdup ("taux de l’intérêt légal");
    case DUMENT_RATE_BASIS_CONTRACT_ECB:
      return g_strdup_printf ("taux convenu : BCE %s + %s", index, margin);
    case DUMENT_RATE_BASIS_CONTRACT_LEGAL:
      return g_strdup_printf ("taux convenu : %s fois le taux légal de %s", margin, index);
    case DUMENT_RATE_BASIS_CONTRACT_FIXED:
    default:
      return g_strdup ("taux convenu");
    }
}

/* A rate that the user typed is known from where he read it, which the letter then names. */
static char *
name_source (const DumentSegment *segment)
{
  g_autofree char *source = NULL;

  if (segment->index == NULL || !segment->index->entered_by_user)
    return g_strdup ("");
  source = dument_letter_composer_clean (segment->index->source);
  return g_strdup_printf (" (source : %s)", source);
}

static void
add_segment (const Table *table, const DumentSegment *segment)
{
  g_autofree char *from = dument_french_text_short_date (segment->from);
  g_autofree char *to = dument_french_text_short_date (segment->to);
  g_autofree char *ground = name_ground (segment);
  g_autofree char *source = name_source (segment);
  g_autofree char *text = g_strdup_printf (
      "%s du %s au %s, %s%s", name_interest (table->facts->client_kind), from, to, ground, source);
  g_autofree char *label = dument_french_text_fix_spaces (text);
  g_autofree char *days = dument_french_text_integer (segment->to - segment->from + 1);
  g_autofree char *base = amount_of (table, segment->base);
  g_autofree char *rate = dument_french_text_rate (segment->rate);
  g_autofree char *interest = amount_of (table, segment->interest);

  add_row (table, DUMENT_LETTER_ROW_BODY, label, days, base, rate, interest);
}

static void
add_gap (const Table *table, const DumentGap *gap)
{
  g_autofree char *from = dument_french_text_short_date (gap->from);
  g_autofree char *to = dument_french_text_short_date (gap->to);
  g_autofree char *label = g_strdup_printf ("%s du %s au %s, au taux applicable",
                                            name_interest (table->facts->client_kind), from, to);
  g_autofree char *days = dument_french_text_integer (gap->to - gap->from + 1);
  g_autofree char *base = amount_of (table, gap->base);

  add_row (table, DUMENT_LETTER_ROW_BODY, label, days, base, "à paraître", "pour mémoire");
}

static void
add_interest (const Table *table, const DumentClaim *claim)
{
  for (guint i = 0; i < claim->segments->len; i++)
    add_segment (table, &g_array_index (claim->segments, DumentSegment, i));
  for (guint i = 0; i < claim->gaps->len; i++)
    add_gap (table, &g_array_index (claim->gaps, DumentGap, i));
  if (claim->interest_waived > 0)
    {
      g_autofree char *label =
          g_strconcat ("Renonciation\u00a0: ", name_interest (table->facts->client_kind), NULL);

      add_amount (table, DUMENT_LETTER_ROW_BODY, label, -claim->interest_waived);
    }
}

static void
add_claim (const Table *table, const DumentLetterInvoice *invoice)
{
  const DumentClaim *claim = invoice->claim;

  add_heading (table, invoice);
  add_principal (table, invoice);
  add_entries (table, invoice);
  add_interest (table, claim);
  if (claim->indemnity > 0)
    add_amount (table, DUMENT_LETTER_ROW_BODY, "Indemnité forfaitaire pour frais de recouvrement",
                claim->indemnity);
  if (table->facts->n_invoices > 1)
    {
      g_autofree char *label =
          g_strdup_printf ("Sous-total de la facture n°\u00a0%s", invoice->number);

      add_amount (table, DUMENT_LETTER_ROW_SUBTOTAL, label, claim->total);
    }
}

static gboolean
bears_interest (const DumentLetterFacts *facts)
{
  for (gsize i = 0; i < facts->n_invoices; i++)
    {
      const DumentClaim *claim = facts->invoices[i].claim;

      if (claim->segments->len > 0 || claim->gaps->len > 0)
        return TRUE;
    }
  return FALSE;
}

/* Where no day bears interest yet, there are no days, bases and rates to be told. */
static void
add_statement_columns (const Table *table)
{
  static const char *const titles[] = { "Jours", "Base", "Taux" };

  dument_letter_block_add_column (table->block,
                                  table->is_short ? "Opération" : "Opération ou période",
                                  DUMENT_LETTER_ALIGN_START, /* grows= */ TRUE);
  for (gsize i = 0; !table->is_short && i < G_N_ELEMENTS (titles); i++)
    dument_letter_block_add_column (table->block, titles[i], DUMENT_LETTER_ALIGN_END,
                                    /* grows= */ FALSE);
  dument_letter_block_add_column (table->block, "Montant", DUMENT_LETTER_ALIGN_END,
                                  /* grows= */ FALSE);
}

/* The statement of the claim, `décompte`: its lines add up to its total, whatever the order in
 * which payments were imputed, because each payment stands in it whole. None was received in
 * excess: nothing would be owed then, and no letter written. */
void
dument_letter_composer_add_statement (const DumentLetterFacts *facts, DumentLetter *letter)
{
  Table table = { dument_letter_add_block (letter, DUMENT_LETTER_TABLE), facts,
                  .is_short = !bears_interest (facts) };
  /* What is declared in an insolvency stands as it was on the eve of the judgment. */
  gboolean declares = (facts->kind->needs & DUMENT_LETTER_NEEDS_INSOLVENCY) != 0;
  g_autofree char *date = dument_french_text_date (
      declares && facts->insolvency != NULL ? facts->insolvency->judgment_on - 1 : facts->date);
  g_autofree char *total_label =
      g_strdup_printf (declares ? "Total déclaré au %s" : "Total dû au %s", date);

  table.block->text = g_strdup_printf ("Décompte arrêté au %s", date);
  add_statement_columns (&table);
  for (gsize i = 0; i < facts->n_invoices; i++)
    add_claim (&table, &facts->invoices[i]);
  add_amount (&table, DUMENT_LETTER_ROW_TOTAL, total_label,
              dument_letter_composer_sum_asked (facts));
}

static void
add_invoice (const Table *table, const DumentLetterInvoice *invoice)
{
  g_autofree char *issued = dument_french_text_short_date (invoice->issue_date);
  g_autofree char *due = dument_french_text_short_date (invoice->terms->due);
  g_autofree char *total =
      amount_of (table, invoice->total > 0 ? invoice->total : invoice->terms->due_payable);
  g_autofree char *left = amount_of (table, invoice->claim->principal);
  gboolean has_order = invoice->order_reference != NULL && *invoice->order_reference != '\0';
  g_autofree char *label = g_strconcat (invoice->number, has_order ? ", commande n°\u00a0" : NULL,
                                        invoice->order_reference, NULL);
  g_autofree char *clean = dument_letter_composer_clean (label);

  add_row (table, DUMENT_LETTER_ROW_BODY, clean, issued, due, total, left);
}

/* The invoices of a reminder, with what is left to pay of each. */
void
dument_letter_composer_add_invoices (const DumentLetterFacts *facts, DumentLetter *letter)
{
  static const char *const titles[] = { "Date", "Échéance", "Montant", "Reste à payer" };
  Table table = { dument_letter_add_block (letter, DUMENT_LETTER_TABLE), facts, .is_short = FALSE };
  DumentMoney left = 0;

  dument_letter_block_add_column (table.block, "Facture", DUMENT_LETTER_ALIGN_START,
                                  /* grows= */ TRUE);
  for (gsize i = 0; i < G_N_ELEMENTS (titles); i++)
    dument_letter_block_add_column (table.block, titles[i], DUMENT_LETTER_ALIGN_END,
                                    /* grows= */ FALSE);
  for (gsize i = 0; i < facts->n_invoices; i++)
    {
      add_invoice (&table, &facts->invoices[i]);
      left += facts->invoices[i].claim->principal;
    }
  add_amount (&table, DUMENT_LETTER_ROW_TOTAL, "Total", left);
}

static void
add_receipt (const Table *table, const DumentLetterInvoice *invoice, const DumentEntry *entry)
{
  g_autofree char *date = dument_french_text_short_date (entry->date);
  g_autofree char *amount = amount_of (table, entry->amount);
  g_autofree char *number = dument_letter_composer_clean (invoice->number);
  const char *const cells[] = { date, number, amount, NULL };

  dument_letter_block_add_row (table->block, DUMENT_LETTER_ROW_BODY, g_strdupv ((GStrv) cells));
}

/* What was paid on each invoice, payment by payment. */
void
dument_letter_composer_add_receipts (const DumentLetterFacts *facts, DumentLetter *letter)
{
  Table table = { dument_letter_add_block (letter, DUMENT_LETTER_TABLE), facts, .is_short = FALSE };
  DumentMoney sum = 0;
  g_autofree char *total = NULL;
  const char *cells[] = { "Total", "", NULL, NULL };

  dument_letter_block_add_column (table.block, "Reçu le", DUMENT_LETTER_ALIGN_START,
                                  /* grows= */ FALSE);
  dument_letter_block_add_column (table.block, "Facture", DUMENT_LETTER_ALIGN_START,
                                  /* grows= */ TRUE);
  dument_letter_block_add_column (table.block, "Montant", DUMENT_LETTER_ALIGN_END,
                                  /* grows= */ FALSE);
  for (gsize i = 0; i < facts->n_invoices; i++)
    {
      const DumentLetterInvoice *invoice = &facts->invoices[i];
      g_autoptr (GArray) order = sort_entries (invoice);

      for (guint k = 0; k < order->len; k++)
        {
          const DumentEntry *entry = &invoice->terms->entries[g_array_index (order, gsize, k)];

          if (entry->kind != DUMENT_ENTRY_PAYMENT)
            continue;
          add_receipt (&table, invoice, entry);
          sum += entry->amount;
        }
    }
  total = amount_of (&table, sum);
  cells[2] = total;
  dument_letter_block_add_row (table.block, DUMENT_LETTER_ROW_TOTAL, g_strdupv ((GStrv) cells));
}

/* The instalments of a payment plan, and what they come to. */
void
dument_letter_composer_add_instalments (const DumentLetterFacts *facts, DumentLetter *letter)
{
  Table table = { dument_letter_add_block (letter, DUMENT_LETTER_TABLE), facts, .is_short = FALSE };
  const DumentPaymentPlan *plan = facts->plan != NULL ? facts->plan->plan : NULL;
  g_autofree char *total = NULL;
  const char *cells[] = { "Total", "", NULL, NULL };

  dument_letter_block_add_column (table.block, "Échéance", DUMENT_LETTER_ALIGN_START,
                                  /* grows= */ FALSE);
  dument_letter_block_add_column (table.block, "À recevoir au plus tard le",
                                  DUMENT_LETTER_ALIGN_START, /* grows= */ TRUE);
  dument_letter_block_add_column (table.block, "Montant", DUMENT_LETTER_ALIGN_END,
                                  /* grows= */ FALSE);
  for (gsize i = 0; plan != NULL && i < plan->n_instalments; i++)
    {
      g_autofree char *number = g_strdup_printf ("%" G_GSIZE_FORMAT, i + 1);
      g_autofree char *due = dument_french_text_date (plan->instalments[i].due);
      g_autofree char *amount = amount_of (&table, plan->instalments[i].amount);
      const char *const row[] = { number, due, amount, NULL };

      dument_letter_block_add_row (table.block, DUMENT_LETTER_ROW_BODY, g_strdupv ((GStrv) row));
    }
  total = amount_of (&table, plan != NULL ? dument_payment_plan_sum (plan) : 0);
  cells[2] = total;
  dument_letter_block_add_row (table.block, DUMENT_LETTER_ROW_TOTAL, g_strdupv ((GStrv) cells));
}

/* Whoever owes writes the sum himself, in letters and in figures (art. 1376 C. civ.). */
void
dument_letter_composer_add_acknowledgement (const DumentLetterFacts *facts, DumentLetter *letter)
{
  const char *const lines[] = { "Somme en toutes lettres",
                                "",
                                "Somme en chiffres",
                                facts->client_kind == DUMENT_DEBTOR_CONSUMER
                                    ? "Nom et prénom"
                                    : "Nom, prénom et qualité",
                                "Fait à …, le",
                                "Signature",
                                NULL };
  DumentLetterBlock *block = dument_letter_add_block (letter, DUMENT_LETTER_FORM);
  g_autofree char *creditor = dument_letter_composer_name_issuer (facts);
  g_autofree char *clean = dument_letter_composer_clean (creditor);
  g_autofree char *numbers = dument_letter_composer_list_numbers (facts);
  g_autofree char *ground = NULL;
  g_autofree char *text = NULL;
  gboolean is_planned;

  if (numbers != NULL)
    ground = g_strconcat (facts->n_invoices > 1 ? "des factures n° " : "de la facture n° ", numbers,
                          NULL);
  else
    ground = g_strdup ("des factures détaillées ci-dessus");
  is_planned = (facts->kind->needs & DUMENT_LETTER_NEEDS_PLAN) != 0 && facts->plan != NULL;
  text = g_strdup_printf (
      "**Reconnaissance de dette.** Je reconnais devoir à %s, au titre %s,%s la somme que j’écris "
      "ici de ma main%s :",
      clean, ground, is_planned && facts->plan->with_penalties ? "" : " en principal,",
      is_planned ? ", et m’engage à la payer aux dates de l’échéancier ci-dessus" : "");
  block->text = dument_french_text_fix_spaces (text);
  block->lines = g_strdupv ((GStrv) lines);
}
