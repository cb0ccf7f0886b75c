/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "config.h"

#include "service/letter-writing.h"

#include "document/layout.h"
#include "document/pdf.h"
#include "service/letter-checks.h"
#include "service/preferences.h"
#include "service/service-resources.h"
#include "store/allocation.h"
#include "store/credit-note.h"
#include "store/stored-document.h"

#include <glib/gi18n-lib.h>

/* What the letter says of one invoice. */
typedef struct
{
  DumentLetterInvoice invoice;
  GPtrArray *references; /* numbers of the credit notes among the entries, NULL for other entries */
  DumentClaimTerms terms;
} InvoiceFacts;

/**
 * dument_written_letter_free:
 * @self: (nullable): a letter
 */
void
dument_written_letter_free (DumentWrittenLetter *self)
{
  if (self == NULL)
    return;
  g_free (self->template_id);
  g_clear_pointer (&self->letter, dument_letter_free);
  g_clear_pointer (&self->pdf, g_bytes_unref);
  g_clear_pointer (&self->receivables, g_ptr_array_unref);
  g_free (self->registered_number);
  g_clear_pointer (&self->warnings, g_ptr_array_unref);
  g_free (self);
}

static void
clear_invoice_facts (gpointer data)
{
  InvoiceFacts *facts = data;

  g_clear_pointer (&facts->references, g_ptr_array_unref);
}

static gboolean
matches (const DumentEntry *entry, DumentEntryKind kind, DumentDate date, DumentMoney amount)
{
  return entry->kind == kind && entry->date == date && entry->amount == amount;
}

/* Writes the number of a credit note beside the first entry that stands for it. */
static void
place_reference (const DumentClaimTerms *terms,
                 GPtrArray *references,
                 DumentEntryKind kind,
                 DumentDate date,
                 DumentMoney amount,
                 const char *number)
{
  for (unsigned i = 0; i < terms->n_entries; i++)
    {
      if (references->pdata[i] == NULL && matches (&terms->entries[i], kind, date, amount))
        {
          references->pdata[i] = g_strdup (number);
          return;
        }
    }
}

static gboolean
place_set_offs (DumentStore *store,
                gint64 invoice_id,
                const DumentClaimTerms *terms,
                GPtrArray *references,
                GError **error)
{
  g_autoptr (GArray) allocations = dument_allocation_list_of_invoice (store, invoice_id, error);

  if (allocations == NULL)
    return FALSE;
  for (unsigned i = 0; i < allocations->len; i++)
    {
      const DumentAllocation *allocation = &g_array_index (allocations, DumentAllocation, i);
      g_autoptr (DumentCreditNote) note = NULL;

      if (allocation->credit_note_id == 0)
        continue;
      note = dument_credit_note_load (store, allocation->credit_note_id, error);
      if (note == NULL)
        return FALSE;
      place_reference (terms, references, DUMENT_ENTRY_SET_OFF, note->issue_date,
                       allocation->amount, note->number);
    }
  return TRUE;
}

/* Which credit note each entry is, so that the letter can name it. */
static GPtrArray *
find_references (DumentStore *store,
                 gint64 invoice_id,
                 const DumentClaimTerms *terms,
                 GError **error)
{
  g_autoptr (GPtrArray) references = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) notes = dument_credit_note_list_of_invoice (store, invoice_id, error);

  if (notes == NULL)
    return NULL;
  g_ptr_array_set_size (references, (int) terms->n_entries);
  for (unsigned i = 0; i < notes->len; i++)
    {
      const DumentCreditNote *note = g_ptr_array_index (notes, i);

      place_reference (terms, references, DUMENT_ENTRY_CREDIT, note->issue_date, note->amount,
                       note->number);
    }
  if (!place_set_offs (store, invoice_id, terms, references, error))
    return NULL;
  return g_steal_pointer (&references);
}

/* A table or bare data is no copy that a debtor could be sent. */
static gboolean
find_copy (DumentStore *store, const DumentInvoice *invoice, gboolean *ret_has_copy, GError **error)
{
  g_autoptr (DumentStoredDocument) document = NULL;

  *ret_has_copy = FALSE;
  if (invoice->source_id == 0)
    return TRUE;
  document = dument_stored_document_describe (store, invoice->source_id, error);
  if (document == NULL)
    return FALSE;
  *ret_has_copy = g_str_equal (document->media_type, "application/pdf");
  return TRUE;
}

static gboolean
gather_invoices (DumentWorkspace *workspace,
                 GPtrArray *receivables,
                 GArray *invoices,
                 GError **error)
{
  DumentStore *store = dument_workspace_get_store (workspace);

  g_array_set_size (invoices, receivables->len);
  for (unsigned i = 0; i < receivables->len; i++)
    {
      const DumentReceivable *receivable = g_ptr_array_index (receivables, i);
      const DumentInvoice *invoice = receivable->invoice;
      InvoiceFacts *facts = &g_array_index (invoices, InvoiceFacts, i);

      facts->terms = receivable->ledger->terms;
      facts->references = find_references (store, invoice->id, &facts->terms, error);
      if (facts->references == NULL)
        return FALSE;
      facts->invoice.number = invoice->number;
      facts->invoice.issue_date = invoice->issue_date;
      facts->invoice.total = invoice->total;
      facts->invoice.prepaid = invoice->prepaid;
      facts->invoice.order_reference = invoice->order_reference;
      facts->invoice.payment_reference = invoice->payment_reference;
      facts->invoice.label = invoice->label;
      if (!find_copy (store, invoice, &facts->invoice.has_copy, error))
        return FALSE;
      facts->invoice.terms = &facts->terms;
      facts->invoice.claim = receivable->claim;
      facts->invoice.entry_references = (const char *const *) facts->references->pdata;
    }
  return TRUE;
}

static int
compare_dates (gconstpointer a, gconstpointer b)
{
  DumentDate left = *(const DumentDate *) a;
  DumentDate right = *(const DumentDate *) b;

  return (left > right) - (left < right);
}

/* In order, each day once. */
static void
sort_dates (GArray *dates)
{
  g_array_sort (dates, compare_dates);
  for (unsigned i = dates->len; i > 1; i--)
    {
      if (g_array_index (dates, DumentDate, i - 1) == g_array_index (dates, DumentDate, i - 2))
        g_array_remove_index (dates, i - 1);
    }
}

/* Days on which reminders about these invoices went out before the letter, each once, and the day
 * of the last formal notice, whose effects a softer letter must not deny. */
static GArray *
gather_reminders (DumentWorkspace *workspace,
                  GPtrArray *receivables,
                  DumentDate *ret_formal_notice_on,
                  GError **error)
{
  g_autoptr (GArray) dates = g_array_new (FALSE, FALSE, sizeof (DumentDate));
  DumentDate today = dument_workspace_get_today (workspace);
  DumentDate formal_notice_on = DUMENT_DATE_NONE;

  for (unsigned i = 0; i < receivables->len; i++)
    {
      const DumentReceivable *receivable = g_ptr_array_index (receivables, i);
      g_autoptr (GPtrArray) letters = dument_sent_letter_list_of_invoice (
          dument_workspace_get_store (workspace), receivable->invoice->id, error);

      if (letters == NULL)
        return NULL;
      for (unsigned k = 0; k < letters->len; k++)
        {
          const DumentSentLetter *letter = g_ptr_array_index (letters, k);

          if (letter->posted_on == DUMENT_DATE_NONE || letter->posted_on > today)
            continue;
          if (letter->kind == DUMENT_SENT_LETTER_FORMAL_NOTICE)
            formal_notice_on = MAX (formal_notice_on, letter->posted_on);
          else
            g_array_append_val (dates, letter->posted_on);
        }
    }
  sort_dates (dates);
  *ret_formal_notice_on = formal_notice_on;
  return g_steal_pointer (&dates);
}

static DumentLetterText *
load_text (DumentLetterModel model, DumentDebtorKind kind, GError **error)
{
  g_autofree char *file_name = dument_letter_model_file_name (model, kind);
  g_autofree char *path = g_strconcat ("/io/github/dument/Dument/letters/", file_name, NULL);
  g_autoptr (GBytes) bytes = g_resource_lookup_data (dument_service_get_resource (), path,
                                                     G_RESOURCE_LOOKUP_FLAGS_NONE, error);
  DumentTemplateError template_error = { 0 };
  DumentLetterText *text;

  if (bytes == NULL)
    return NULL;
  text = dument_letter_text_parse (g_bytes_get_data (bytes, NULL), &template_error);
  if (text == NULL)
    g_set_error (error, DUMENT_SERVICE_ERROR, DUMENT_SERVICE_ERROR_INVALID,
                 _ ("The text of the letter %s is wrong in line %u, column %u."), file_name,
                 template_error.line, template_error.column);
  dument_template_error_clear (&template_error);
  return text;
}

static DumentLetter *
compose (const DumentLetterFacts *facts,
         const DumentClient *client,
         GPtrArray *warnings,
         GError **error)
{
  g_autoptr (DumentLetterText) text = load_text (facts->model, facts->client_kind, error);
  g_auto (DumentLetterReport) report = { 0 };
  DumentLetter *letter;

  if (text == NULL)
    return NULL;
  letter = dument_letter_composer_compose (text, facts, &report);
  if (letter == NULL && report.fault == DUMENT_LETTER_FAULT_TEMPLATE)
    g_set_error (error, DUMENT_SERVICE_ERROR, DUMENT_SERVICE_ERROR_INVALID,
                 _ ("The text of the letter cannot be filled in: line %u, column %u, “%s”."),
                 report.template_error.line, report.template_error.column,
                 report.template_error.name);
  else if (letter == NULL)
    g_set_error_literal (error, DUMENT_SERVICE_ERROR, DUMENT_SERVICE_ERROR_REFUSED,
                         _ ("There is nothing that this letter could ask for."));
  else if (report.epc_result != DUMENT_EPC_OK)
    dument_finding_warn (
        warnings, DUMENT_FINDING_NO_PAYMENT_CODE,
        g_strdup (_ ("The letter has no code for payment by telephone: its amount or "
                     "the means of payment do not fit into one.")));
  if (letter != NULL && report.address_findings != NULL)
    dument_letter_checks_warn_address (report.address_findings, client, warnings);
  return letter;
}

static gboolean
lay_out (DumentWrittenLetter *written, GError **error)
{
  g_autoptr (DumentTypesetter) typesetter = dument_typesetter_new (error);
  const DumentReceivable *first = g_ptr_array_index (written->receivables, 0);
  g_autoptr (DumentPages) pages = NULL;
  DumentGeometry geometry = dument_geometry_dl ();

  if (typesetter == NULL)
    return FALSE;
  pages = dument_layout_letter (typesetter, written->letter, &geometry);
  written->n_pages = pages->pages->len;
  dument_letter_checks_warn_layout (pages->violations, first->client, written->warnings);
  written->pdf = dument_pdf_to_bytes (pages, error);
  return written->pdf != NULL;
}

static void
set_means_of_payment (DumentLetterFacts *facts, const DumentIssuer *issuer, const char *address)
{
  facts->iban = issuer->iban;
  facts->bic = issuer->bic;
  facts->cheque_order = issuer->cheque_order;
  facts->cheque_address = address;
  facts->payment_link = issuer->payment_link;
}

/* Composes and lays out what was checked. */
static gboolean
write_letter (DumentWorkspace *workspace,
              const DumentLetterKind *kind,
              DumentWrittenLetter *written,
              GError **error)
{
  const DumentIssuer *issuer = dument_workspace_get_issuer (workspace);
  const DumentReceivable *first = g_ptr_array_index (written->receivables, 0);
  g_autofree char *cheque_address =
      issuer->cheque_address != NULL ? g_strjoinv (", ", issuer->cheque_address) : NULL;
  g_autoptr (GArray) invoices = g_array_new (FALSE, TRUE, sizeof (InvoiceFacts));
  g_autoptr (GArray) bare_invoices = g_array_new (FALSE, FALSE, sizeof (DumentLetterInvoice));
  DumentLetterFacts facts = { 0 };
  g_autoptr (GArray) reminders =
      gather_reminders (workspace, written->receivables, &facts.formal_notice_on, error);

  g_array_set_clear_func (invoices, clear_invoice_facts);
  if (reminders == NULL || !gather_invoices (workspace, written->receivables, invoices, error))
    return FALSE;
  for (unsigned i = 0; i < invoices->len; i++)
    g_array_append_val (bare_invoices, g_array_index (invoices, InvoiceFacts, i).invoice);

  facts.model = kind->model;
  facts.date = dument_workspace_get_today (workspace);
  facts.place = issuer->place;
  facts.issuer = &issuer->party;
  facts.issuer_is_sole_trader = issuer->mention_ei;
  facts.issuer_registration = issuer->registration;
  facts.mediator = issuer->mediator;
  facts.client = &first->client->party;
  facts.client_kind = first->client->kind;
  facts.currency = first->invoice->currency;
  facts.invoices = (const DumentLetterInvoice *) (void *) bare_invoices->data;
  facts.n_invoices = bare_invoices->len;
  facts.law = dument_workspace_get_law (workspace);
  facts.deadline_days = written->deadline_days;
  facts.registered = kind->registered || written->registered_number != NULL;
  facts.registered_number = written->registered_number;
  facts.reminder_dates = (const DumentDate *) (void *) reminders->data;
  facts.n_reminders = reminders->len;
  set_means_of_payment (&facts, issuer, cheque_address);

  written->total_asked = dument_letter_composer_sum_asked (&facts);
  written->letter = compose (&facts, first->client, written->warnings, error);
  return written->letter != NULL && lay_out (written, error);
}

static gboolean
choose_deadline (DumentWorkspace *workspace, int wanted, int *ret_days, GError **error)
{
  g_autofree char *preference = NULL;

  if (wanted != 0)
    {
      *ret_days = wanted;
      return dument_preferences_check_deadline (wanted, error);
    }
  preference = dument_preferences_get (workspace, "deadline-days", error);
  if (preference == NULL)
    return FALSE;
  *ret_days = (int) g_ascii_strtoll (preference, NULL, 10);
  return TRUE;
}

static void
refuse_kind (const char *id, GPtrArray *refusals)
{
  dument_finding_refuse (
      refusals, DUMENT_FINDING_TEMPLATE_UNKNOWN,
      g_strdup_printf (_ ("There is no letter “%s”. Choose one of the list."), id))
      ->detail = g_strdup (id);
}

static DumentWrittenLetter *
write_on_its_day (DumentWorkspace *workspace,
                  const DumentLetterRequest *request,
                  const DumentLetterKind *kind,
                  GPtrArray *refusals,
                  GError **error)
{
  g_autoptr (DumentWrittenLetter) written = g_new0 (DumentWrittenLetter, 1);

  written->receivables =
      dument_letter_checks_receivables (workspace, request, kind, refusals, error);
  if (written->receivables == NULL ||
      !choose_deadline (workspace, request->deadline_days, &written->deadline_days, error))
    return NULL;
  written->template_id = g_strdup (kind->id);
  written->registered_number = g_strdup (request->registered_number);
  written->warnings = dument_finding_list_new ();
  if (!dument_letter_checks_warn (workspace, kind, written, error) ||
      !write_letter (workspace, kind, written, error))
    return NULL;
  return g_steal_pointer (&written);
}

/**
 * dument_letter_writing_write:
 * @workspace: a workspace
 * @request: what shall be written
 * @refusals: (element-type DumentFinding): receives each reason against it
 * @error: return location for an error of the data file
 *
 * Writes a letter and lays it out. Nothing is recorded.
 *
 * Returns: (transfer full) (nullable): the letter, or %NULL with an error or with @refusals
 */
DumentWrittenLetter *
dument_letter_writing_write (DumentWorkspace *workspace,
                             const DumentLetterRequest *request,
                             GPtrArray *refusals,
                             GError **error)
{
  const DumentLetterKind *kind = dument_letter_kind_find (request->template_id);
  DumentDate today = dument_workspace_get_today (workspace);
  DumentWrittenLetter *written;

  if (kind == NULL)
    {
      refuse_kind (request->template_id, refusals);
      return NULL;
    }
  if (request->date > today)
    {
      dument_finding_refuse (refusals, DUMENT_FINDING_DATE_IN_FUTURE,
                             g_strdup (_ ("A letter is not dated or posted in the future.")));
      return NULL;
    }
  if (request->date != DUMENT_DATE_NONE)
    dument_workspace_set_today (workspace, request->date);
  written = write_on_its_day (workspace, request, kind, refusals, error);
  dument_workspace_set_today (workspace, today);
  return written;
}
