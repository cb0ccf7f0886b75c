/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "config.h"

#include "service/letter-case.h"

#include "domain/letter-composer.h"
#include "service/claim-findings.h"
#include "service/ladder.h"
#include "service/letter-checks.h"
#include "service/letter-course.h"
#include "service/letter-flaws.h"
#include "service/letter-history.h"
#include "service/letter-texts.h"
#include "service/preferences.h"
#include "store/allocation.h"
#include "store/credit-note.h"

#include <glib/gi18n-lib.h>

/* What the letter says of one invoice. */
typedef struct
{
  DumentLetterInvoice invoice;
  gboolean keeps_copy;   /* whether one could go with the letter */
  GPtrArray *references; /* numbers of the credit notes among the entries, NULL for other entries */
  DumentClaimTerms terms;
} InvoiceFacts;

/* @facts borrows from all the others. */
struct _DumentLetterCase
{
  gatomicrefcount n_references;
  DumentLetterCase *origin; /* the case that owns all but @own_text, NULL for one that does */
  const DumentLetterKind *kind;
  GPtrArray *receivables;
  GPtrArray *warnings;
  DumentIssuer *issuer;
  DumentLaw *law;
  char *cheque_address;
  char *registered_number;
  char *shipped_text;
  char *own_text; /* what the user made of it for good, or NULL */
  DumentStationery *stationery;
  GArray *invoices;
  GArray *bare_invoices;
  GPtrArray *enclosures;
  GPtrArray *papers; /* the names of those that are no copies of invoices, and NULL */
  DumentLetterHistory history;
  DumentLetterCourse course;
  DumentLetterFacts facts;
};

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
      facts->invoice.terms = &facts->terms;
      facts->invoice.claim = receivable->claim;
      facts->invoice.entry_references = (const char *const *) facts->references->pdata;
    }
  return TRUE;
}

/* The letter announces no copy that is not there; whoever posts it may enclose one all the same. */
static void
warn_copies (GArray *invoices, GPtrArray *receivables, GPtrArray *warnings)
{
  g_autoptr (GString) numbers = g_string_new (NULL);
  const DumentReceivable *first = NULL;
  DumentFinding *finding;

  for (unsigned i = 0; i < invoices->len; i++)
    {
      const InvoiceFacts *facts = &g_array_index (invoices, InvoiceFacts, i);

      if (facts->keeps_copy)
        continue;
      if (first == NULL)
        first = g_ptr_array_index (receivables, i);
      g_string_append_printf (numbers, "%s%s", numbers->len > 0 ? ", " : "", facts->invoice.number);
    }
  if (first == NULL)
    return;
  finding = dument_claim_findings_warn (
      warnings, DUMENT_FINDING_NO_COPY, first,
      g_strdup_printf (_ ("%s: no PDF of the invoice is kept, so the letter announces no copy of "
                          "it. Enclose one all the same."),
                       numbers->str));
  finding->detail = g_strdup (numbers->str);
}

static void
set_text_error (const DumentTemplateError *fault, GError **error)
{
  g_autofree char *sentence = NULL;

  switch (fault->fault)
    {
    case DUMENT_TEMPLATE_UNKNOWN_VARIABLE:
      sentence = g_strdup_printf (_ ("There is no value called “%s”. Choose one of the list, or "
                                     "write the words themselves."),
                                  fault->name);
      break;
    case DUMENT_TEMPLATE_EMPTY_VARIABLE:
    case DUMENT_TEMPLATE_WRONG_KIND:
      sentence = g_strdup_printf (_ ("“%s” has no value in this letter. Take it out of the text."),
                                  fault->name);
      break;
    case DUMENT_TEMPLATE_UNCLOSED_TAG:
    case DUMENT_TEMPLATE_UNCLOSED_BLOCK:
    case DUMENT_TEMPLATE_STRAY_TAG:
    case DUMENT_TEMPLATE_WRONG_SYNTAX:
      sentence = g_strdup (_ ("Braces and lines in square brackets have a meaning of their own. "
                              "Write the words without them."));
      break;
    case DUMENT_TEMPLATE_WRONG_ENCODING:
    case DUMENT_TEMPLATE_TOO_LARGE:
    case DUMENT_TEMPLATE_TOO_DEEP:
    default:
      sentence = g_strdup (_ ("The text is too long for a letter. Shorten it."));
    }
  g_set_error (error, DUMENT_SERVICE_ERROR, DUMENT_SERVICE_ERROR_INVALID,
               _ ("The text of the letter, line %u, character %u: %s"), fault->line, fault->column,
               sentence);
}

/* Where what is wrong stands: in what was written for this letter, or for good. */
static void
set_fault (const DumentLetterCase *self,
           const char *body,
           const DumentTemplateError *fault,
           GError **error)
{
  if (self->own_text != NULL && body == NULL)
    dument_letter_texts_set_error (fault, error);
  else
    set_text_error (fault, error);
}

/* @body: (nullable): what the user wrote for this letter */
static DumentLetterText *
parse_text (const DumentLetterCase *self, const char *body, GError **error)
{
  const char *text = self->own_text != NULL ? self->own_text : self->shipped_text;
  g_auto (DumentTemplateError) fault = { 0 };
  g_auto (DumentTemplateError) body_fault = { 0 };
  g_autoptr (DumentLetterText) parsed = dument_letter_text_parse (text, &fault);

  if (parsed == NULL)
    {
      set_fault (self, /* body= */ NULL, &fault, error);
      return NULL;
    }
  if (body != NULL && !dument_letter_text_set_body (parsed, body, &body_fault))
    {
      set_text_error (&body_fault, error);
      return NULL;
    }
  return g_steal_pointer (&parsed);
}

static void
set_report_error (const DumentLetterCase *self,
                  const char *body,
                  const DumentLetterReport *report,
                  GError **error)
{
  if (report->fault == DUMENT_LETTER_FAULT_TEMPLATE)
    set_fault (self, body, &report->template_error, error);
  else
    g_set_error_literal (
        error, DUMENT_SERVICE_ERROR, DUMENT_SERVICE_ERROR_REFUSED,
        _ ("There is nothing that this letter could ask for. Choose invoices of which something is "
           "owed."));
}

static void
set_means_of_payment (DumentLetterCase *self)
{
  const DumentIssuer *issuer = self->issuer;

  self->cheque_address =
      issuer->cheque_address != NULL ? g_strjoinv (", ", issuer->cheque_address) : NULL;
  self->facts.iban = issuer->iban;
  self->facts.bic = issuer->bic;
  self->facts.cheque_order = issuer->cheque_order;
  self->facts.cheque_address = self->cheque_address;
  self->facts.payment_link = issuer->payment_link;
}

static void
set_parties (DumentLetterCase *self)
{
  const DumentReceivable *first = g_ptr_array_index (self->receivables, 0);

  self->facts.issuer = &self->issuer->party;
  self->facts.issuer_is_sole_trader = self->issuer->mention_ei;
  self->facts.place = self->issuer->place != NULL ? self->issuer->place : self->issuer->party.city;
  self->facts.issuer_registration = self->issuer->registration;
  self->facts.mediator = self->issuer->mediator;
  self->facts.client = &first->client->party;
  self->facts.client_kind = first->client->kind;
  self->facts.tone = first->client->tone;
  self->facts.pronoun = first->client->pronoun;
  self->facts.currency = first->invoice->currency;
  self->facts.law = self->law;
}

static void
set_history (DumentLetterCase *self)
{
  const DumentLetterHistory *history = &self->history;

  self->facts.reminder_dates = (const DumentDate *) (void *) history->reminders->data;
  self->facts.n_reminders = history->reminders->len;
  self->facts.reminders_failed = history->reminders_failed;
  self->facts.formal_notice_on = history->formal_notice_on;
  self->facts.formal_notice_failed = history->formal_notice_failed;
  self->facts.promise = self->course.has_promise ? &self->course.promise : NULL;
  self->facts.plan = self->course.status != NULL ? &self->course.plan : NULL;
  self->facts.insolvency = self->course.stored != NULL ? &self->course.insolvency : NULL;
}

static gboolean
choose_deadline (DumentWorkspace *workspace,
                 const DumentLetterKind *kind,
                 int wanted,
                 int *ret_days,
                 GError **error)
{
  g_autofree char *preference = NULL;

  if (kind->deadline_days == 0)
    {
      *ret_days = 0;
      return TRUE;
    }
  if (wanted != 0)
    {
      *ret_days = wanted;
      return dument_preferences_check_deadline (wanted, error);
    }
  if (kind->deadline_days != DUMENT_LETTER_KIND_USUAL_DAYS)
    {
      *ret_days = kind->deadline_days;
      return TRUE;
    }
  preference = dument_preferences_get (workspace, "deadline-days", error);
  if (preference == NULL)
    return FALSE;
  *ret_days = (int) g_ascii_strtoll (preference, NULL, 10);
  return TRUE;
}

/* What letters carry beside their words. */
static gboolean
gather_pictures (DumentLetterCase *self, DumentWorkspace *workspace, GError **error)
{
  self->stationery = dument_stationery_load (workspace, error);
  if (self->stationery == NULL)
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (self->stationery->parts); i++)
    {
      const DumentStationeryPart *part = &self->stationery->parts[i];

      if (part->refusal != NULL)
        dument_finding_warn (
            self->warnings, DUMENT_FINDING_PICTURE_UNREADABLE,
            g_strdup_printf (_ ("The letter goes without %s: %s"), part->file_name, part->refusal));
    }
  return TRUE;
}

static void
announce_copy (DumentLetterCase *self, const DumentLetterEnclosure *copy)
{
  for (guint i = 0; i < self->invoices->len; i++)
    {
      const DumentReceivable *receivable = g_ptr_array_index (self->receivables, i);
      InvoiceFacts *facts = &g_array_index (self->invoices, InvoiceFacts, i);

      if (receivable->invoice->id != copy->invoice_id)
        continue;
      facts->keeps_copy = TRUE;
      facts->invoice.has_copy = copy->is_enclosed;
    }
}

/* The letter lists what goes with it, neither more nor less. */
static gboolean
gather_enclosures (DumentLetterCase *self,
                   DumentWorkspace *workspace,
                   const DumentLetterRequest *request,
                   GPtrArray *refusals,
                   GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < self->receivables->len; i++)
    {
      const DumentReceivable *receivable = g_ptr_array_index (self->receivables, i);

      g_array_append_val (ids, receivable->invoice->id);
    }
  self->enclosures = dument_letter_enclosing_list (workspace, ids, &request->enclosing, error);
  if (self->enclosures == NULL)
    return FALSE;
  self->papers = g_ptr_array_new ();
  for (guint i = 0; i < self->enclosures->len; i++)
    {
      const DumentLetterEnclosure *enclosure = g_ptr_array_index (self->enclosures, i);

      if (enclosure->invoice_id != 0)
        announce_copy (self, enclosure);
      else if (enclosure->is_enclosed)
        g_ptr_array_add (self->papers, enclosure->name);
    }
  g_ptr_array_add (self->papers, NULL);
  self->facts.enclosures = (const char *const *) self->papers->pdata;
  dument_letter_enclosing_check (self->enclosures, &request->enclosing, self->warnings, refusals);
  return TRUE;
}

/* The words, and whether the user should look at what others came with the program since. */
static gboolean
gather_text (DumentLetterCase *self,
             DumentWorkspace *workspace,
             DumentDebtorKind debtor,
             GError **error)
{
  g_autoptr (DumentLetterWording) wording =
      dument_letter_texts_open_for (workspace, self->kind, debtor, error);

  if (wording == NULL)
    return FALSE;
  if (wording->former_original != NULL)
    dument_finding_warn (
        self->warnings, DUMENT_FINDING_ORIGINAL_CHANGED,
        g_strdup_printf (
            _ ("You changed the text of the letter “%s” for good, and another original "
               "came with Dûment since. Compare them, and keep yours or return to "
               "the original."),
            dument_ladder_get_name (self->kind)))
        ->detail = g_strdup (wording->name);
  self->shipped_text = g_steal_pointer (&wording->original);
  self->own_text = g_steal_pointer (&wording->own);
  return TRUE;
}

/* Reads what was checked. */
static gboolean
gather (DumentLetterCase *self,
        DumentWorkspace *workspace,
        const DumentLetterRequest *request,
        GPtrArray *refusals,
        GError **error)
{
  const DumentReceivable *first = g_ptr_array_index (self->receivables, 0);

  if (!dument_letter_checks_warn (workspace, self->kind, self->receivables, self->registered_number,
                                  self->warnings, error) ||
      !choose_deadline (workspace, self->kind, request->deadline_days, &self->facts.deadline_days,
                        error) ||
      !gather_invoices (workspace, self->receivables, self->invoices, error) ||
      !gather_enclosures (self, workspace, request, refusals, error) ||
      !gather_pictures (self, workspace, error) ||
      !dument_letter_history_load (workspace, self->receivables, &self->history, error) ||
      !dument_letter_course_load (workspace, self->receivables, &self->course, error))
    return FALSE;
  if (self->kind->demand != DUMENT_LETTER_DEMAND_NOTHING)
    warn_copies (self->invoices, self->receivables, self->warnings);
  if (!gather_text (self, workspace, first->client->kind, error))
    return FALSE;
  for (unsigned i = 0; i < self->invoices->len; i++)
    {
      DumentLetterInvoice *invoice = &g_array_index (self->invoices, InvoiceFacts, i).invoice;

      invoice->was_notified = g_array_index (self->history.notified, gboolean, i);
      g_array_append_val (self->bare_invoices, *invoice);
    }
  self->issuer = dument_issuer_copy (dument_workspace_get_issuer (workspace));
  self->law = dument_law_ref (dument_workspace_get_law (workspace));
  self->facts.kind = self->kind;
  self->facts.date = dument_workspace_get_today (workspace);
  self->facts.invoices = (const DumentLetterInvoice *) (void *) self->bare_invoices->data;
  self->facts.n_invoices = self->bare_invoices->len;
  self->facts.registered = self->kind->registered || self->registered_number != NULL;
  self->facts.registered_number = self->registered_number;
  set_history (self);
  set_parties (self);
  set_means_of_payment (self);
  return TRUE;
}

/* What is declared goes to the trustee, not to the client. */
static void
check_trustee (const DumentLetterCase *self, GPtrArray *refusals)
{
  const DumentStoredInsolvency *stored = self->course.stored;

  if ((self->kind->needs & DUMENT_LETTER_NEEDS_INSOLVENCY) == 0 || stored == NULL ||
      (stored->trustee != NULL && stored->trustee_address != NULL))
    return;
  dument_claim_findings_refuse (
      refusals, DUMENT_FINDING_NO_TRUSTEE, g_ptr_array_index (self->receivables, 0),
      g_strdup (_ ("To whom claims are declared is not recorded. Enter the "
                   "name and address of the trustee, as the BODACC tells "
                   "them.")));
}

static DumentLetterCase *
open_on_its_day (DumentWorkspace *workspace,
                 const DumentLetterRequest *request,
                 const DumentLetterKind *kind,
                 GPtrArray *refusals,
                 GError **error)
{
  g_autoptr (DumentLetterCase) self = g_new0 (DumentLetterCase, 1);

  g_atomic_ref_count_init (&self->n_references);
  self->kind = kind;
  self->warnings = dument_finding_list_new ();
  self->registered_number = g_strdup (request->registered_number);
  self->invoices = g_array_new (FALSE, TRUE, sizeof (InvoiceFacts));
  g_array_set_clear_func (self->invoices, clear_invoice_facts);
  self->bare_invoices = g_array_new (FALSE, FALSE, sizeof (DumentLetterInvoice));
  self->receivables = dument_letter_checks_receivables (workspace, request, kind, refusals, error);
  if (self->receivables == NULL || !gather (self, workspace, request, refusals, error))
    return NULL;
  dument_letter_checks_refuse_together (dument_letter_composer_find_fault (&self->facts), kind,
                                        self->receivables, refusals);
  check_trustee (self, refusals);
  if (refusals->len > 0)
    return NULL;
  return g_steal_pointer (&self);
}

/**
 * dument_letter_case_open:
 * @workspace: a workspace
 * @request: what shall be written; its body does not matter here
 * @refusals: (element-type DumentFinding): receives each reason against it
 * @error: return location for an error of the data file
 *
 * Reads and checks what a letter is made of.
 *
 * Returns: (transfer full) (nullable): the case, or %NULL with an error or with @refusals
 */
DumentLetterCase *
dument_letter_case_open (DumentWorkspace *workspace,
                         const DumentLetterRequest *request,
                         GPtrArray *refusals,
                         GError **error)
{
  const DumentLetterKind *kind = dument_ladder_find (request->template_id);
  DumentDate today = dument_workspace_get_today (workspace);
  DumentLetterCase *self;

  if (kind == NULL)
    {
      dument_finding_refuse (
          refusals, DUMENT_FINDING_TEMPLATE_UNKNOWN,
          g_strdup_printf (_ ("There is no letter “%s”. Choose one of the list."),
                           request->template_id))
          ->detail = g_strdup (request->template_id);
      return NULL;
    }
  if (request->date > today)
    {
      dument_finding_refuse (
          refusals, DUMENT_FINDING_DATE_IN_FUTURE,
          g_strdup (
              _ ("A letter is not dated or posted in the future. Give today or a day before.")));
      return NULL;
    }
  if (request->date != DUMENT_DATE_NONE)
    dument_workspace_set_today (workspace, request->date);
  self = open_on_its_day (workspace, request, kind, refusals, error);
  dument_workspace_set_today (workspace, today);
  return self;
}

/**
 * dument_letter_case_ref:
 * @self: a case
 *
 * Returns: (transfer full): the same case
 */
DumentLetterCase *
dument_letter_case_ref (DumentLetterCase *self)
{
  g_atomic_ref_count_inc (&self->n_references);
  return self;
}

/**
 * dument_letter_case_unref:
 * @self: (nullable) (transfer full): a case
 */
void
dument_letter_case_unref (DumentLetterCase *self)
{
  if (self == NULL || !g_atomic_ref_count_dec (&self->n_references))
    return;
  g_free (self->own_text);
  if (self->origin != NULL)
    {
      dument_letter_case_unref (self->origin);
      g_free (self);
      return;
    }
  g_clear_pointer (&self->receivables, g_ptr_array_unref);
  g_clear_pointer (&self->warnings, g_ptr_array_unref);
  g_clear_pointer (&self->issuer, dument_issuer_free);
  g_clear_pointer (&self->law, dument_law_free);
  g_free (self->cheque_address);
  g_free (self->registered_number);
  g_free (self->shipped_text);
  g_clear_pointer (&self->stationery, dument_stationery_free);
  g_clear_pointer (&self->invoices, g_array_unref);
  g_clear_pointer (&self->bare_invoices, g_array_unref);
  g_clear_pointer (&self->enclosures, g_ptr_array_unref);
  g_clear_pointer (&self->papers, g_ptr_array_unref);
  dument_letter_history_clear (&self->history);
  dument_letter_course_clear (&self->course);
  g_free (self);
}

/**
 * dument_letter_case_reword:
 * @self: a case
 * @text: (nullable): another text for its letter, from the line `[objet]` on; %NULL for the one
 *   that came with the program
 *
 * Returns: (transfer full): the same case with other words, to be tried out
 */
DumentLetterCase *
dument_letter_case_reword (DumentLetterCase *self, const char *text)
{
  DumentLetterCase *reworded = g_memdup2 (self, sizeof *self);

  g_atomic_ref_count_init (&reworded->n_references);
  reworded->origin = dument_letter_case_ref (self);
  reworded->own_text = g_strdup (text);
  return reworded;
}

/**
 * dument_letter_case_get_kind:
 * @self: a case
 *
 * Returns: (transfer none): which letter it is
 */
const DumentLetterKind *
dument_letter_case_get_kind (const DumentLetterCase *self)
{
  return self->kind;
}

/**
 * dument_letter_case_get_receivables:
 * @self: a case
 *
 * Returns: (transfer none) (element-type DumentReceivable): what the letter claims
 */
GPtrArray *
dument_letter_case_get_receivables (const DumentLetterCase *self)
{
  return self->receivables;
}

/**
 * dument_letter_case_get_warnings:
 * @self: a case
 *
 * Returns: (transfer none) (element-type DumentFinding): what to know before the letter leaves,
 *   whatever its text
 */
GPtrArray *
dument_letter_case_get_warnings (const DumentLetterCase *self)
{
  return self->warnings;
}

/**
 * dument_letter_case_get_enclosures:
 * @self: a case
 *
 * Returns: (transfer none) (element-type DumentLetterEnclosure): what goes with the letter, or
 * could
 */
GPtrArray *
dument_letter_case_get_enclosures (const DumentLetterCase *self)
{
  return self->enclosures;
}

/**
 * dument_letter_case_get_pictures:
 * @self: a case
 *
 * Returns: (transfer none): the pictures that the letter carries
 */
DumentLayoutPictures
dument_letter_case_get_pictures (const DumentLetterCase *self)
{
  return dument_stationery_get_pictures (self->stationery);
}

/**
 * dument_letter_case_get_deadline_days:
 * @self: a case
 *
 * Returns: the days that the letter leaves to pay
 */
int
dument_letter_case_get_deadline_days (const DumentLetterCase *self)
{
  return self->facts.deadline_days;
}

/**
 * dument_letter_case_get_registered_number:
 * @self: a case
 *
 * Returns: (nullable): the number of the registered letter
 */
const char *
dument_letter_case_get_registered_number (const DumentLetterCase *self)
{
  return self->registered_number;
}

/**
 * dument_letter_case_sum_asked:
 * @self: a case
 *
 * Returns: the sum that the letter asks
 */
DumentMoney
dument_letter_case_sum_asked (const DumentLetterCase *self)
{
  return dument_letter_composer_sum_asked (&self->facts);
}

/**
 * dument_letter_case_flatten:
 * @self: a case
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): the body, as it was shipped or as its user changed it for
 *   good, in the form in which it is edited, see [func@letter_composer_flatten]
 */
char *
dument_letter_case_flatten (const DumentLetterCase *self, GError **error)
{
  g_autoptr (DumentLetterText) text = parse_text (self, /* body= */ NULL, error);
  g_auto (DumentLetterReport) report = { 0 };
  char *body;

  if (text == NULL)
    return NULL;
  body = dument_letter_composer_flatten (text, &self->facts, &report);
  if (body == NULL)
    set_report_error (self, /* body= */ NULL, &report, error);
  return body;
}

/**
 * dument_letter_case_split:
 * @self: a case
 * @body: a body as it is edited
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable) (element-type DumentTemplateRun): its literal text and its
 *   variables with their values
 */
GPtrArray *
dument_letter_case_split (const DumentLetterCase *self, const char *body, GError **error)
{
  g_autoptr (DumentLetterText) text = parse_text (self, body, error);
  g_auto (DumentLetterReport) report = { 0 };
  GPtrArray *runs;

  if (text == NULL)
    return NULL;
  runs = dument_letter_composer_split (text, &self->facts, &report);
  if (runs == NULL)
    set_report_error (self, body, &report, error);
  return runs;
}

/**
 * dument_letter_case_variables:
 * @self: a case
 *
 * Returns: (transfer full) (element-type DumentTemplateRun): the values that may be put into the
 *   text
 */
GPtrArray *
dument_letter_case_variables (const DumentLetterCase *self)
{
  return dument_letter_composer_variables (&self->facts);
}

/* What the law words is not to be worded otherwise without knowing it. */
static void
warn_clauses (const DumentLetterCase *self, const DumentLetterText *edited, GPtrArray *warnings)
{
  g_auto (DumentTemplateError) fault = { 0 };
  g_autoptr (DumentLetterText) shipped = dument_letter_text_parse (self->shipped_text, &fault);
  g_autoptr (GPtrArray) missing = NULL;

  if (shipped == NULL)
    return;
  missing = dument_letter_composer_missing_clauses (shipped, edited, &self->facts);
  for (guint i = 0; i < missing->len; i++)
    {
      const char *clause = g_ptr_array_index (missing, i);
      g_autofree char *quoted = dument_letter_texts_quote (clause);

      dument_finding_warn (
          warnings, DUMENT_FINDING_CLAUSE_CHANGED,
          g_strdup_printf (
              _ ("A clause of law was changed or taken out: “%s” Without it the letter "
                 "may lose its effect. Undo, or go back to the original text."),
              quoted))
          ->detail = g_strdup (clause);
    }
}

static const char *
get_addressee (const DumentLetterCase *self)
{
  const DumentReceivable *first = g_ptr_array_index (self->receivables, 0);
  gboolean declares = (self->kind->needs & DUMENT_LETTER_NEEDS_INSOLVENCY) != 0;

  return declares ? self->course.stored->trustee : first->client->party.name;
}

/**
 * dument_letter_case_compose:
 * @self: a case
 * @body: (nullable): a body as it is edited for this letter, or %NULL
 * @warnings: (element-type DumentFinding): receives what follows from the words
 * @error: return location for an error that names the place in the text
 *
 * Returns: (transfer full) (nullable): the letter in words
 */
DumentLetter *
dument_letter_case_compose (const DumentLetterCase *self,
                            const char *body,
                            GPtrArray *warnings,
                            GError **error)
{
  const DumentReceivable *first = g_ptr_array_index (self->receivables, 0);
  g_autoptr (DumentLetterText) text = parse_text (self, body, error);
  g_auto (DumentLetterReport) report = { 0 };
  DumentLetter *letter;

  if (text == NULL)
    return NULL;
  letter = dument_letter_composer_compose (text, &self->facts, &report);
  if (letter == NULL)
    {
      set_report_error (self, body, &report, error);
      return NULL;
    }
  if (body != NULL || self->own_text != NULL)
    {
      warn_clauses (self, text, warnings);
      dument_letter_flaws_report (letter, &self->facts, warnings);
    }
  if (report.epc_result != DUMENT_EPC_OK)
    dument_finding_warn (
        warnings, DUMENT_FINDING_NO_PAYMENT_CODE,
        g_strdup (report.epc_result == DUMENT_EPC_WRONG_NAME
                      ? _ ("The letter has no code for payment by telephone: your name is longer "
                           "than the 70 characters that banks take.")
                      : _ ("The letter has no code for payment by telephone: its amount or "
                           "the means of payment do not fit into one.")));
  if (report.address_findings != NULL)
    dument_letter_checks_warn_address (report.address_findings, self->kind, first->client,
                                       get_addressee (self), warnings);
  return letter;
}
