/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "config.h"

#include "service/import-private.h"

#include "domain/due-date.h"
#include "domain/folding.h"
#include "domain/french-text.h"
#include "domain/identity.h"
#include "exchange/problem.h"
#include "service/attaching.h"
#include "service/chronicle.h"
#include "service/import-remarks.h"
#include "store/credit-note.h"
#include "store/invoice.h"
#include "store/stored-document.h"

#include <glib/gi18n-lib.h>

/* How many clients are told by their names: so many can be looked at. */
#define MAX_NAMED 5

/* A reason against a row of a table begins with its line. */
static char *
place_sentence (const DumentRecord *record, char *sentence)
{
  g_autoptr (DumentProblem) problem = NULL;

  if (record->line == 0)
    return sentence;
  problem = dument_problem_new (record->line, /* column= */ NULL, sentence);
  return dument_problem_to_string (problem);
}

/**
 * dument_import_refuse:
 * @run: an import
 * @record: the record concerned
 * @code: what is wrong
 * @sentence: (transfer full): a translated sentence
 *
 * Notes why a record cannot be taken, with its line if it is a row of a table.
 *
 * Returns: (transfer none): the refusal
 */
DumentFinding *
dument_import_refuse (DumentImportRun *run,
                      const DumentRecord *record,
                      DumentFindingCode code,
                      char *sentence)
{
  DumentFinding *finding =
      dument_finding_refuse (run->result->refusals, code, place_sentence (record, sentence));

  dument_finding_set_invoice (finding, 0, record->number);
  dument_finding_set_client (finding, 0, record->buyer.name);
  finding->line = record->line;
  return finding;
}

/**
 * dument_import_add_item:
 * @run: an import
 * @record: a record that was taken
 * @outcome: what became of it
 * @id: its row
 * @client: (nullable): who owes, where that was found out
 *
 * Counts and lists what a file contains.
 */
void
dument_import_add_item (DumentImportRun *run,
                        const DumentRecord *record,
                        DumentImportOutcome outcome,
                        gint64 id,
                        const DumentImportClient *client)
{
  DumentImportItem item = {
    .outcome = outcome,
    .kind = record->kind,
    .id = id,
    .number = g_strdup (record->number),
    .client_id = client != NULL ? client->id : 0,
    .line = record->line,
    .kind_unknown = client != NULL && client->kind == DUMENT_DEBTOR_UNKNOWN,
  };

  g_array_append_val (run->result->items, item);
  switch (outcome)
    {
    case DUMENT_IMPORT_CREATED:
      run->result->n_created++;
      break;
    case DUMENT_IMPORT_UPDATED:
      run->result->n_updated++;
      break;
    case DUMENT_IMPORT_UNCHANGED:
    default:
      run->result->n_unchanged++;
      break;
    }
}

static gboolean
is_empty_party (const DumentParty *party)
{
  return party->name == NULL && party->siren == NULL && party->siret == NULL && party->vat == NULL;
}

static char *
find_seller_key (DumentImportRun *run, const DumentRecord *record)
{
  if (!is_empty_party (&record->seller))
    return dument_identity_seller_key (&record->seller);
  return run->own_key != NULL ? g_strdup (run->own_key)
                              : dument_identity_seller_key (&record->seller);
}

/* The buyer is the user where number or, without one, name and postal code say so. */
static gboolean
is_own_purchase (DumentImportRun *run, const DumentRecord *record)
{
  const DumentIssuer *issuer = dument_workspace_get_issuer (run->workspace);
  g_autofree char *own_siren = NULL;
  g_autofree char *buyer_siren = NULL;
  g_autofree char *own_name = NULL;
  g_autofree char *buyer_name = NULL;

  if (issuer == NULL || record->buyer.name == NULL)
    return FALSE;
  own_siren = dument_identity_siren (&issuer->party);
  buyer_siren = dument_identity_siren (&record->buyer);
  if (own_siren != NULL && buyer_siren != NULL)
    return g_str_equal (own_siren, buyer_siren);
  if (g_strcmp0 (issuer->party.postcode, record->buyer.postcode) != 0)
    return FALSE;
  own_name = dument_folding_fold (issuer->party.name);
  buyer_name = dument_folding_fold (record->buyer.name);
  return g_str_equal (own_name, buyer_name);
}

static char *
describe (DumentDate issued, DumentMoney amount, const char *currency)
{
  g_autofree char *iso = dument_date_to_iso (issued);
  g_autofree char *text = dument_french_text_amount (amount, currency);

  /* Translators: an invoice in short: date of issue and amount. */
  return g_strdup_printf (_ ("issued %s, %s"), iso, text);
}

static void
refuse_conflict (DumentImportRun *run,
                 const DumentRecord *record,
                 gint64 id,
                 DumentDate issued,
                 DumentMoney amount,
                 const char *currency)
{
  DumentFinding *finding;
  g_autofree char *there = describe (issued, amount, currency);
  g_autofree char *here = describe (record->issue_date, record->due_payable, record->currency);

  finding = dument_import_refuse (
      run, record, DUMENT_FINDING_CONFLICT,
      g_strdup_printf (_ ("%s from the same seller is in your file already (%s), but this one says "
                          "otherwise (%s). If one of them is wrong, correct its number; an invoice "
                          "once issued is only corrected by a credit note."),
                       record->number, there, here));
  if (record->kind == DUMENT_RECORD_INVOICE)
    dument_finding_set_invoice (finding, id, record->number);
}

/* A new invoice is filled as a whole, and nobody asks with what. */
static void
note_filled (GPtrArray *filled, const char *words)
{
  if (filled != NULL)
    g_ptr_array_add (filled, (gpointer) words);
}

static void
fill_text (char **field, const char *value, gboolean is_typed, const char *name, GPtrArray *filled)
{
  if (*field != NULL || value == NULL || *value == '\0' || is_typed)
    return;
  *field = g_strdup (value);
  note_filled (filled, name);
}

static void
fill_dates (DumentInvoice *invoice, const DumentRecord *record, GPtrArray *filled)
{
  if (record->due_date != DUMENT_DATE_NONE && (invoice->typed & DUMENT_INVOICE_TYPED_DUE) == 0 &&
      (invoice->due_date == DUMENT_DATE_NONE || invoice->due_estimated))
    {
      invoice->due_date = record->due_date;
      invoice->due_estimated = FALSE;
      note_filled (filled, N_ ("day of payment"));
    }
  if (record->supply_date != DUMENT_DATE_NONE && invoice->supply_date == DUMENT_DATE_NONE &&
      (invoice->typed & DUMENT_INVOICE_TYPED_SUPPLY) == 0)
    {
      invoice->supply_date = record->supply_date;
      note_filled (filled, N_ ("day of supply"));
    }
}

/* A table states the user's own terms; a note on the invoice only proposes them. */
static void
fill_clause (DumentImportRun *run,
             DumentInvoice *invoice,
             const DumentRecord *record,
             GPtrArray *filled)
{
  DumentClause *field = run->is_table ? &invoice->clause : &invoice->proposed;

  if (record->clause.kind == DUMENT_CLAUSE_NONE || field->kind != DUMENT_CLAUSE_NONE ||
      (run->is_table && (invoice->typed & DUMENT_INVOICE_TYPED_CLAUSE) != 0))
    return;
  *field = record->clause;
  note_filled (filled, N_ ("late-payment rate"));
}

/* Fills in what is missing of an invoice; @filled, if any, receives the words for it. */
static void
fill_invoice (DumentImportRun *run,
              DumentInvoice *invoice,
              const DumentRecord *record,
              GPtrArray *filled)
{
  fill_dates (invoice, record, filled);
  fill_text (&invoice->order_reference, record->order_reference,
             (invoice->typed & DUMENT_INVOICE_TYPED_ORDER) != 0, N_ ("order number"), filled);
  fill_text (&invoice->payment_reference, record->payment_reference, FALSE,
             N_ ("payment reference"), filled);
  fill_text (&invoice->label, record->label, (invoice->typed & DUMENT_INVOICE_TYPED_LABEL) != 0,
             N_ ("what was sold"), filled);
  fill_text (&invoice->note_pmt, record->note_pmt, FALSE, N_ ("note on the indemnity"), filled);
  fill_text (&invoice->note_pmd, record->note_pmd, FALSE, N_ ("note on the penalties"), filled);
  fill_text (&invoice->note_aab, record->note_aab, FALSE, N_ ("note on discounts"), filled);
  fill_clause (run, invoice, record, filled);
}

/* The day chosen for the import takes the place of an estimate. */
static void
fill_given_due (DumentImportRun *run, DumentInvoice *invoice, GPtrArray *filled)
{
  DumentDate due = run->options->due_date;

  if (due == DUMENT_DATE_NONE || !invoice->due_estimated ||
      (invoice->typed & DUMENT_INVOICE_TYPED_DUE) != 0 ||
      !dument_due_date_is_possible (invoice->issue_date, due))
    return;
  invoice->due_date = due;
  invoice->due_estimated = FALSE;
  note_filled (filled, N_ ("day of payment"));
}

static gboolean
check_due (DumentImportRun *run, const DumentRecord *record, DumentDate due, gboolean is_given)
{
  g_autofree char *issued_text = NULL;
  g_autofree char *due_text = NULL;

  if (dument_due_date_is_possible (record->issue_date, due))
    return TRUE;
  issued_text = dument_date_to_iso (record->issue_date);
  due_text = dument_date_to_iso (due);
  dument_import_refuse (
      run, record, is_given ? DUMENT_FINDING_GIVEN_DUE_TOO_EARLY : DUMENT_FINDING_DUE_TOO_EARLY,
      g_strdup_printf (is_given ? _ ("%s would be due on %s, before it was issued, on %s. Give a "
                                     "later day.")
                                : _ ("%s would be due on %s, before it was issued, on %s. Correct "
                                     "one of the two dates in the file."),
                       record->number, due_text, issued_text));
  return FALSE;
}

static gboolean
decide_due (DumentImportRun *run,
            const DumentRecord *record,
            DumentDebtorKind kind,
            DumentInvoice *invoice)
{
  const DumentLaw *law = dument_workspace_get_law (run->workspace);
  const char *where = "";

  if (invoice->due_date == DUMENT_DATE_NONE)
    {
      if (!check_due (run, record, run->options->due_date, /* is_given= */ TRUE))
        return FALSE;
      invoice->due_date = run->options->due_date;
    }
  if (invoice->due_date != DUMENT_DATE_NONE)
    return TRUE;
  if (dument_due_date_estimate (law, kind, record->issue_date, record->supply_date,
                                &invoice->due_date))
    {
      invoice->due_estimated = TRUE;
      return TRUE;
    }
  if (record->line > 0 && kind == DUMENT_DEBTOR_CONSUMER)
    where = _ (", in a column due_date (echeance) or for the whole file");
  else if (record->line > 0)
    where = _ (", in a column due_date (echeance) or client_kind (type_client), or for the whole "
               "file");
  dument_import_refuse (
      run, record,
      kind == DUMENT_DEBTOR_CONSUMER ? DUMENT_FINDING_DUE_MISSING : DUMENT_FINDING_KIND_MISSING,
      g_strdup_printf (kind == DUMENT_DEBTOR_CONSUMER
                           ? _ ("%s states no day of payment, and for a consumer none is assumed. "
                                "Say until when it was to be paid%s.")
                           : _ ("%s states no day of payment, and whether its client is a "
                                "professional, a consumer or a public body is not known. Say one "
                                "of the two%s."),
                       record->number, where));
  return FALSE;
}

static void
note_unknown_kind (DumentImportRun *run, const DumentRecord *record)
{
  run->n_unknown_kinds++;
  if (!g_ptr_array_find_with_equal_func (run->unknown_clients, record->buyer.name, g_str_equal,
                                         /* index= */ NULL) &&
      run->unknown_clients->len < MAX_NAMED)
    g_ptr_array_add (run->unknown_clients, g_strdup (record->buyer.name));
}

static gboolean
create_invoice (DumentImportRun *run,
                const DumentRecord *record,
                const char *seller_key,
                GError **error)
{
  g_autoptr (DumentInvoice) invoice = dument_invoice_new ();
  DumentImportClient client;
  gboolean client_changed;

  if (!dument_import_client_resolve (run, record, /* invoice_client_id= */ 0, &client,
                                     &client_changed, error))
    return FALSE;
  if (client.id == 0)
    return TRUE;
  invoice->seller_key = g_strdup (seller_key);
  invoice->number = g_strdup (record->number);
  invoice->type_code = record->type_code;
  invoice->client_id = client.id;
  invoice->issue_date = record->issue_date;
  g_strlcpy (invoice->currency, record->currency, sizeof invoice->currency);
  invoice->total = record->total;
  invoice->prepaid = record->prepaid;
  invoice->due_payable = record->due_payable;
  invoice->source_id = run->source_id;
  fill_invoice (run, invoice, record, /* filled= */ NULL);
  if (!decide_due (run, record, client.kind, invoice))
    return TRUE;
  if (client.kind == DUMENT_DEBTOR_UNKNOWN)
    note_unknown_kind (run, record);
  if (!dument_invoice_insert (dument_workspace_get_store (run->workspace), invoice, error) ||
      !dument_import_remarks_take (run, record, invoice, client.kind, error))
    return FALSE;
  run->last_invoice_id = invoice->id;
  dument_import_add_item (run, record, DUMENT_IMPORT_CREATED, invoice->id, &client);
  g_array_index (run->result->items, DumentImportItem, run->result->items->len - 1).due_estimated =
      invoice->due_estimated;
  return TRUE;
}

static char *
list_words (const GPtrArray *words)
{
  GString *text = g_string_new (NULL);

  for (unsigned i = 0; i < words->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? ", " : "",
                            _ ((const char *) g_ptr_array_index (words, i)));
  return g_string_free (text, /* free_segment= */ FALSE);
}

/* The file that completed an invoice is kept with it; a table is told of as a whole. */
static gboolean
keep_completed (DumentImportRun *run,
                DumentInvoice *invoice,
                const GPtrArray *filled,
                GError **error)
{
  DumentStore *store = dument_workspace_get_store (run->workspace);
  g_autofree char *words = list_words (filled);
  DumentFinding *finding;
  gint64 attachment_id;

  if (invoice->source_id == 0)
    invoice->source_id = run->source_id;
  else if (!run->is_table && invoice->source_id != run->source_id &&
           !dument_attaching_tie (run->workspace, invoice->id, run->source_id, &attachment_id,
                                  error))
    return FALSE;
  if (!dument_invoice_update (store, invoice, error))
    return FALSE;
  if (run->is_table)
    return TRUE;
  finding = dument_finding_warn (
      run->result->warnings, DUMENT_FINDING_COMPLETED,
      g_strdup_printf (_ ("%s was there already; filled in: %s."), invoice->number, words));
  dument_finding_set_invoice (finding, invoice->id, invoice->number);
  return dument_chronicle_note (run->workspace, "invoice-completed", DUMENT_SUBJECT_INVOICE,
                                invoice->id, error, "number", invoice->number, "filled", words,
                                NULL);
}

/* A PDF is the copy that a debtor can be sent: it takes the first place of data without one, which
 * stay with the invoice too. */
static gboolean
fill_copy (DumentImportRun *run, DumentInvoice *invoice, GPtrArray *filled, GError **error)
{
  DumentStore *store = dument_workspace_get_store (run->workspace);
  g_autoptr (DumentStoredDocument) old = NULL;
  gint64 attachment_id;

  if (!run->is_pdf || invoice->source_id == 0 || invoice->source_id == run->source_id)
    return TRUE;
  old = dument_stored_document_describe (store, invoice->source_id, error);
  if (old == NULL)
    return FALSE;
  if (g_str_equal (old->media_type, "application/pdf"))
    return TRUE;
  if (!dument_attaching_tie (run->workspace, invoice->id, invoice->source_id, &attachment_id,
                             error))
    return FALSE;
  invoice->source_id = run->source_id;
  note_filled (filled, N_ ("copy as PDF"));
  return TRUE;
}

static gboolean
meet_invoice_again (DumentImportRun *run, const DumentRecord *record, gint64 id, GError **error)
{
  DumentStore *store = dument_workspace_get_store (run->workspace);
  g_autoptr (DumentInvoice) invoice = dument_invoice_load (store, id, error);
  DumentImportClient client;
  g_autoptr (GPtrArray) filled = g_ptr_array_new ();
  gboolean client_changed;

  if (invoice == NULL)
    return FALSE;
  run->last_invoice_id = id;
  if (invoice->issue_date != record->issue_date || invoice->due_payable != record->due_payable ||
      !g_str_equal (invoice->currency, record->currency))
    {
      refuse_conflict (run, record, id, invoice->issue_date, invoice->due_payable,
                       invoice->currency);
      return TRUE;
    }
  if (!dument_import_client_resolve (run, record, invoice->client_id, &client, &client_changed,
                                     error))
    return FALSE;
  if (client.id == 0)
    return TRUE;
  fill_invoice (run, invoice, record, filled);
  fill_given_due (run, invoice, filled);
  for (unsigned i = 0; client_changed && i < run->client_filled->len; i++)
    note_filled (filled, g_ptr_array_index (run->client_filled, i));
  if (!fill_copy (run, invoice, filled, error) ||
      (filled->len > 0 && !keep_completed (run, invoice, filled, error)))
    return FALSE;
  dument_import_add_item (
      run, record, filled->len > 0 ? DUMENT_IMPORT_UPDATED : DUMENT_IMPORT_UNCHANGED, id, &client);
  return TRUE;
}

static gboolean
take_invoice (DumentImportRun *run,
              const DumentRecord *record,
              const char *seller_key,
              GError **error)
{
  gint64 id;

  if (!check_due (run, record, record->due_date, /* is_given= */ FALSE))
    return TRUE;
  if (run->knows_no_invoice)
    return create_invoice (run, record, seller_key, error);
  if (!dument_invoice_find (dument_workspace_get_store (run->workspace), seller_key, record->number,
                            &id, error))
    return FALSE;
  return id != 0 ? meet_invoice_again (run, record, id, error)
                 : create_invoice (run, record, seller_key, error);
}

static gboolean
meet_credit_note_again (DumentImportRun *run, const DumentRecord *record, gint64 id, GError **error)
{
  g_autoptr (DumentCreditNote) note =
      dument_credit_note_load (dument_workspace_get_store (run->workspace), id, error);

  if (note == NULL)
    return FALSE;
  if (note->issue_date != record->issue_date || note->amount != record->due_payable ||
      !g_str_equal (note->currency, record->currency))
    refuse_conflict (run, record, id, note->issue_date, note->amount, note->currency);
  else
    dument_import_add_item (run, record, DUMENT_IMPORT_UNCHANGED, id, /* client= */ NULL);
  return TRUE;
}

/* The invoice that it names may come later: it is matched as soon as both are there. */
static gboolean
take_credit_note (DumentImportRun *run,
                  const DumentRecord *record,
                  const char *seller_key,
                  GError **error)
{
  DumentStore *store = dument_workspace_get_store (run->workspace);
  g_autoptr (DumentCreditNote) note = NULL;
  DumentImportClient client;
  gboolean client_changed;
  gint64 id;

  if (!dument_credit_note_find (store, seller_key, record->number, &id, error))
    return FALSE;
  if (id != 0)
    return meet_credit_note_again (run, record, id, error);
  if (record->due_payable == 0)
    {
      dument_import_refuse (run, record, DUMENT_FINDING_NOTHING_CREDITED,
                            g_strdup_printf (_ ("Credit note %s credits nothing. Check its amount "
                                                "due for payment."),
                                             record->number));
      return TRUE;
    }
  if (!dument_import_client_resolve (run, record, /* invoice_client_id= */ 0, &client,
                                     &client_changed, error))
    return FALSE;
  if (client.id == 0)
    return TRUE;
  note = dument_credit_note_new ();
  note->seller_key = g_strdup (seller_key);
  note->number = g_strdup (record->number);
  note->client_id = client.id;
  note->issue_date = record->issue_date;
  g_strlcpy (note->currency, record->currency, sizeof note->currency);
  note->amount = record->due_payable;
  note->named_number = g_strdup (record->credited_number);
  note->source_id = run->source_id;
  if (!dument_credit_note_insert (store, note, error))
    return FALSE;
  g_array_append_val (run->new_notes, note->id);
  dument_import_remarks_take_note (run, record, seller_key);
  dument_import_add_item (run, record, DUMENT_IMPORT_CREATED, note->id, &client);
  return TRUE;
}

/**
 * dument_import_record_take:
 * @run: an import
 * @record: one of its records
 * @error: return location for an error
 *
 * Takes one invoice or credit note. What forbids it is noted among the refusals.
 *
 * Returns: %FALSE with an error of the store, which ends the import
 */
gboolean
dument_import_record_take (DumentImportRun *run, const DumentRecord *record, GError **error)
{
  g_autofree char *seller_key = find_seller_key (run, record);

  /* The user's own business never becomes a client. */
  if (!dument_import_client_meet (run, record) && is_own_purchase (run, record))
    {
      dument_import_refuse (
          run, record, DUMENT_FINDING_OWN_PURCHASE,
          g_strdup_printf (
              _ ("On %s your own business is the buyer: it is an invoice that you owe. "
                 "Import only invoices that you issued."),
              record->number));
      return TRUE;
    }
  return record->kind == DUMENT_RECORD_CREDIT_NOTE
             ? take_credit_note (run, record, seller_key, error)
             : take_invoice (run, record, seller_key, error);
}
