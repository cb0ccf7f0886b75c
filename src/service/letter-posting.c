/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "config.h"

#include "service/letter-posting.h"

#include "service/attaching.h"
#include "service/chronicle.h"
#include "service/drafting.h"
#include "service/ladder.h"
#include "service/letter-checks.h"
#include "service/letter-overruling.h"
#include "service/wording.h"
#include "store/invoice.h"
#include "store/sent-letter.h"
#include "store/stored-document.h"
#include "store/transaction.h"

#include <glib/gi18n-lib.h>

static void
add_day (GPtrArray *parts, const char *what, DumentDate date)
{
  g_autofree char *day = NULL;

  if (date == DUMENT_DATE_NONE)
    return;
  day = dument_wording_day (date);
  g_ptr_array_add (parts, g_strconcat (what, " ", day, NULL));
}

/* Which of two days is wrong only the user can tell. */
static char *
list_days (const DumentPostingDates *dates)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);

  add_day (parts, C_ ("letter", "written on"), dates->written_on);
  add_day (parts, C_ ("letter", "posted on"), dates->posted_on);
  add_day (parts, C_ ("letter", "presented on"), dates->presented_on);
  add_day (parts, C_ ("letter", "delivered on"), dates->delivered_on);
  add_day (parts, C_ ("letter", "sent back on"), dates->returned_on);
  g_ptr_array_add (parts, NULL);
  return g_strjoinv (", ", (char **) parts->pdata);
}

static DumentSentLetter *
find_letter (DumentStore *store, const char *reference, GError **error)
{
  g_autoptr (GError) local = NULL;
  DumentSentLetter *letter = dument_sent_letter_find_reference (store, reference, &local);

  if (g_error_matches (local, DUMENT_STORE_ERROR, DUMENT_STORE_ERROR_NOT_FOUND))
    g_set_error (error, DUMENT_SERVICE_ERROR, DUMENT_SERVICE_ERROR_NOT_FOUND,
                 _ ("There is no letter %s. Look for its reference in the list of letters."),
                 reference);
  else if (local != NULL)
    g_propagate_error (error, g_steal_pointer (&local));
  return letter;
}

static gboolean
check_days (DumentWorkspace *workspace, const DumentSentLetter *letter, GError **error)
{
  const DumentPostingDates dates = dument_sent_letter_get_dates (letter);
  DumentDate day = DUMENT_DATE_NONE;
  DumentPostingFault fault =
      dument_posting_dates_check (&dates, dument_workspace_get_today (workspace), &day);
  g_autofree char *when = day != DUMENT_DATE_NONE ? dument_wording_day (day) : NULL;
  g_autofree char *days = list_days (&dates);

  switch (fault)
    {
    case DUMENT_POSTING_FUTURE:
      g_set_error (error, DUMENT_SERVICE_ERROR, DUMENT_SERVICE_ERROR_REFUSED,
                   _ ("%s lies in the future. Record it when it has happened."), when);
      return FALSE;
    case DUMENT_POSTING_ORDER:
      g_set_error (
          error, DUMENT_SERVICE_ERROR, DUMENT_SERVICE_ERROR_REFUSED,
          _ ("These days do not follow each other: %s. A letter is written, posted, presented and "
             "then delivered or sent back, in this order. Check them."),
          days);
      return FALSE;
    case DUMENT_POSTING_TWO_ENDS:
      g_set_error_literal (
          error, DUMENT_SERVICE_ERROR, DUMENT_SERVICE_ERROR_REFUSED,
          _ ("A letter is either delivered or comes back, not both. Check the receipt."));
      return FALSE;
    case DUMENT_POSTING_OK:
    default:
      return TRUE;
    }
}

/* The letter's life is told in the history of each invoice that it claims. */
static gboolean
note_letter (DumentWorkspace *workspace,
             const char *kind,
             const DumentSentLetter *letter,
             const char *proofs,
             GError **error)
{
  g_autofree char *total = dument_chronicle_amount (letter->total_asked, letter->currency);
  g_autofree char *posted = dument_chronicle_day (letter->posted_on);
  g_autofree char *presented = dument_chronicle_day (letter->presented_on);
  g_autofree char *delivered = dument_chronicle_day (letter->delivered_on);
  const DumentPostingDates dates = dument_sent_letter_get_dates (letter);
  g_autofree char *unclaimed =
      dument_chronicle_day (dument_posting_dates_returned (&dates, DUMENT_RETURN_UNCLAIMED));
  g_autofree char *refused =
      dument_chronicle_day (dument_posting_dates_returned (&dates, DUMENT_RETURN_REFUSED));
  g_autofree char *unknown =
      dument_chronicle_day (dument_posting_dates_returned (&dates, DUMENT_RETURN_UNKNOWN));
  g_autoptr (DumentStoredDocument) document = dument_stored_document_describe (
      dument_workspace_get_store (workspace), letter->document_id, error);

  if (document == NULL)
    return FALSE;
  for (unsigned i = 0; i < letter->invoice_ids->len; i++)
    {
      gint64 invoice_id = g_array_index (letter->invoice_ids, gint64, i);

      if (!dument_chronicle_note (workspace, kind, DUMENT_SUBJECT_INVOICE, invoice_id, error,
                                  "letter", letter->reference, "template", letter->template_id,
                                  "asked", total, "sha256", document->sha256, "posted", posted,
                                  "registered", letter->registered_number, "presented", presented,
                                  "delivered", delivered, "unclaimed", unclaimed, "refused",
                                  refused, "unknown", unknown, "proofs", proofs, NULL))
        return FALSE;
    }
  return TRUE;
}

/* A letter of which this version knows nothing went as far as none of those that it knows. */
static DumentLetterDegree
find_degree (const char *template_id)
{
  const DumentLetterKind *kind = dument_ladder_find (template_id);

  return kind != NULL ? kind->degree : DUMENT_LETTER_DEGREE_OTHER;
}

/* Its invoices are to be added. */
static DumentSentLetter *
begin_record (const char *template_id,
              const DumentInvoice *first,
              DumentDate written_on,
              DumentDate posted_on,
              const char *registered_number,
              int deadline_days,
              DumentMoney total_asked)
{
  DumentSentLetter *letter = dument_sent_letter_new ();

  letter->template_id = g_strdup (template_id);
  letter->kind = find_degree (template_id);
  letter->client_id = first->client_id;
  letter->written_on = written_on;
  letter->posted_on = posted_on;
  letter->registered_number = g_strdup (registered_number);
  letter->deadline_days = deadline_days;
  letter->total_asked = total_asked;
  g_strlcpy (letter->currency, first->currency, sizeof letter->currency);
  return letter;
}

static DumentSentLetter *
make_record (const DumentWrittenLetter *written, DumentDate posted_on)
{
  const DumentReceivable *first = g_ptr_array_index (written->receivables, 0);
  DumentSentLetter *letter =
      begin_record (written->template_id, first->invoice, written->letter->date, posted_on,
                    written->registered_number, written->deadline_days, written->total_asked);

  for (unsigned i = 0; i < written->receivables->len; i++)
    {
      const DumentReceivable *receivable = g_ptr_array_index (written->receivables, i);

      g_array_append_val (letter->invoice_ids, receivable->invoice->id);
    }
  return letter;
}

/**
 * dument_letter_proof_new:
 * @content: a scan, a photograph, a PDF
 * @file_name: its name, without folder
 *
 * Returns: (transfer full): the proof
 */
DumentLetterProof *
dument_letter_proof_new (GBytes *content, const char *file_name)
{
  DumentLetterProof *self = g_new0 (DumentLetterProof, 1);

  self->content = g_bytes_ref (content);
  self->file_name = g_strdup (file_name);
  return self;
}

/**
 * dument_letter_proof_free:
 * @self: (nullable) (transfer full): a proof
 */
void
dument_letter_proof_free (DumentLetterProof *self)
{
  if (self == NULL)
    return;
  g_bytes_unref (self->content);
  g_free (self->file_name);
  g_free (self);
}

static gboolean
keep_proof (DumentWorkspace *workspace,
            gint64 letter_id,
            const DumentLetterProof *proof,
            GPtrArray *hashes,
            GError **error)
{
  DumentStore *store = dument_workspace_get_store (workspace);
  g_autofree char *media_type = dument_attaching_guess_type (proof->content, proof->file_name);
  gint64 id;

  if (!dument_stored_document_add (store, proof->content, media_type, proof->file_name,
                                   dument_workspace_get_today (workspace), &id, error) ||
      !dument_sent_letter_add_proof (store, letter_id, id, error))
    return FALSE;
  g_ptr_array_add (hashes, g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, proof->content));
  return TRUE;
}

/* Returns: (nullable): what the journal says of the proofs, NULL with an error or without proofs */
static char *
keep_proofs (DumentWorkspace *workspace, gint64 letter_id, const GPtrArray *proofs, GError **error)
{
  g_autoptr (GPtrArray) hashes = g_ptr_array_new_with_free_func (g_free);

  for (unsigned i = 0; proofs != NULL && i < proofs->len; i++)
    {
      if (!keep_proof (workspace, letter_id, g_ptr_array_index (proofs, i), hashes, error))
        return NULL;
    }
  if (hashes->len == 0)
    return NULL;
  g_ptr_array_add (hashes, NULL);
  return g_strjoinv (" ", (GStrv) hashes->pdata);
}

/* Within a transaction. */
static gboolean
keep_letter (DumentWorkspace *workspace,
             GBytes *pdf,
             DumentSentLetter *letter,
             const GPtrArray *proofs,
             GError **error)
{
  DumentStore *store = dument_workspace_get_store (workspace);
  g_autofree char *file_name = NULL;
  g_autofree char *hashes = NULL;
  g_autoptr (GError) proof_error = NULL;

  letter->reference = dument_sent_letter_next_reference (store, letter->written_on, error);
  if (letter->reference == NULL)
    return FALSE;
  file_name = g_strdup_printf ("%s %s.pdf", letter->reference, letter->template_id);
  if (!dument_stored_document_add (store, pdf, "application/pdf", file_name,
                                   dument_workspace_get_today (workspace), &letter->document_id,
                                   error) ||
      !dument_sent_letter_insert (store, letter, error))
    return FALSE;
  hashes = keep_proofs (workspace, letter->id, proofs, &proof_error);
  if (proof_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&proof_error));
      return FALSE;
    }
  return note_letter (workspace, "letter-recorded", letter, hashes, error);
}

/* Why a warning did not keep it from being sent is told in the history of each invoice too. */
static gboolean
note_overrulings (DumentWorkspace *workspace,
                  const DumentSentLetter *letter,
                  const GPtrArray *overrulings,
                  GError **error)
{
  for (guint i = 0; i < overrulings->len * letter->invoice_ids->len; i++)
    {
      const DumentOverruling *one = g_ptr_array_index (overrulings, i / letter->invoice_ids->len);
      gint64 invoice_id = g_array_index (letter->invoice_ids, gint64, i % letter->invoice_ids->len);

      if (!dument_chronicle_note (workspace, "letter-overruled", DUMENT_SUBJECT_INVOICE, invoice_id,
                                  error, "letter", letter->reference, "warning", one->code, "about",
                                  *one->about != '\0' ? one->about : NULL, "reason", one->reason,
                                  NULL))
        return FALSE;
    }
  return TRUE;
}

/* Returns: whether it was recorded and the draft done with */
static gboolean
record (DumentWorkspace *workspace,
        GBytes *pdf,
        DumentSentLetter *letter,
        const GPtrArray *proofs,
        const GPtrArray *overrulings,
        gint64 draft_id,
        GError **error)
{
  DumentStore *store = dument_workspace_get_store (workspace);
  g_autoptr (DumentTransaction) transaction = dument_transaction_begin (store, error);

  return transaction != NULL && check_days (workspace, letter, error) &&
         keep_letter (workspace, pdf, letter, proofs, error) &&
         note_overrulings (workspace, letter, overrulings, error) &&
         (draft_id == 0 || dument_letter_draft_delete (store, draft_id, error)) &&
         dument_transaction_commit (transaction, error);
}

static DumentSentLetter *
make_printed_record (DumentWorkspace *workspace,
                     const DumentLetterDraft *draft,
                     const DumentLetterPrint *print,
                     DumentDate posted_on,
                     GError **error)
{
  g_autoptr (DumentInvoice) first = dument_invoice_load (
      dument_workspace_get_store (workspace), g_array_index (draft->invoice_ids, gint64, 0), error);
  DumentSentLetter *letter;

  if (first == NULL)
    return NULL;
  letter = begin_record (draft->template_id, first, draft->written_on, posted_on,
                         draft->registered_number, print->deadline_days, print->total_asked);
  g_array_append_vals (letter->invoice_ids, draft->invoice_ids->data, draft->invoice_ids->len);
  return letter;
}

/**
 * dument_letter_posting_record_printed:
 * @workspace: a workspace
 * @draft: (inout): a draft; its id is set where it had none
 * @posted_on: the day it was posted
 * @proofs: (nullable) (element-type DumentLetterProof): what proves it
 * @ret_reference: (out) (nullable): its number in the list of letters; %NULL where the draft was
 * not printed since it changed, and nothing was done
 * @error: return location for an error
 *
 * Records what was printed, byte for byte: a payment that was entered since then does not change
 * the paper in the envelope.
 *
 * Returns: %FALSE with an error; nothing is recorded then, and the draft stays
 */
gboolean
dument_letter_posting_record_printed (DumentWorkspace *workspace,
                                      DumentLetterDraft *draft,
                                      DumentDate posted_on,
                                      const GPtrArray *proofs,
                                      char **ret_reference,
                                      GError **error)
{
  g_autoptr (DumentLetterPrint) print = NULL;
  g_autoptr (DumentSentLetter) letter = NULL;

  *ret_reference = NULL;
  if (!dument_drafting_identify (workspace, draft, error) ||
      !dument_letter_draft_load_print (dument_workspace_get_store (workspace), draft->id, &print,
                                       error))
    return FALSE;
  if (print == NULL || draft->written_on == DUMENT_DATE_NONE)
    return TRUE;
  letter = make_printed_record (workspace, draft, print, posted_on, error);
  if (letter == NULL ||
      !record (workspace, print->pdf, letter, proofs, draft->overrulings, draft->id, error))
    return FALSE;
  *ret_reference = g_steal_pointer (&letter->reference);
  return TRUE;
}

/**
 * dument_letter_posting_record_draft:
 * @workspace: a workspace
 * @written: a letter
 * @posted_on: the day it was posted, or %DUMENT_DATE_NONE if that is still to come
 * @proofs: (nullable) (element-type DumentLetterProof): what proves it
 * @draft_id: the draft that the letter was, 0 for none
 * @ret_reference: (out): its number in the list of letters
 * @error: return location for an error
 *
 * Keeps the letter byte for byte, lists it and writes it into the journal; the draft is done with.
 * From the day of posting a formal notice changes the state of its invoices.
 *
 * Returns: %FALSE with an error; nothing is recorded then, and the draft stays
 */
gboolean
dument_letter_posting_record_draft (DumentWorkspace *workspace,
                                    const DumentWrittenLetter *written,
                                    DumentDate posted_on,
                                    const GPtrArray *proofs,
                                    gint64 draft_id,
                                    char **ret_reference,
                                    GError **error)
{
  g_autoptr (DumentSentLetter) letter = make_record (written, posted_on);
  g_autoptr (GPtrArray) overrulings = dument_letter_overruling_list (written->overruled);

  if (!record (workspace, written->pdf, letter, proofs, overrulings, draft_id, error))
    return FALSE;
  *ret_reference = g_steal_pointer (&letter->reference);
  return TRUE;
}

/**
 * dument_letter_posting_record:
 * @workspace: a workspace
 * @written: a letter
 * @posted_on: the day it was posted, or %DUMENT_DATE_NONE if that is still to come
 * @ret_reference: (out): its number in the list of letters
 * @error: return location for an error
 *
 * Records a letter that was no draft and has no proofs yet.
 *
 * Returns: %FALSE with an error; nothing is recorded then
 */
gboolean
dument_letter_posting_record (DumentWorkspace *workspace,
                              const DumentWrittenLetter *written,
                              DumentDate posted_on,
                              char **ret_reference,
                              GError **error)
{
  return dument_letter_posting_record_draft (workspace, written, posted_on, /* proofs= */ NULL,
                                             /* draft_id= */ 0, ret_reference, error);
}

/* The invoices are those of the letter, as the data file knows them. */
static DumentSentLetter *
make_record_of_file (DumentWorkspace *workspace,
                     const DumentLetterMark *mark,
                     DumentDate posted_on,
                     const char *registered_number,
                     GError **error)
{
  g_autoptr (DumentSentLetter) letter = NULL;

  for (unsigned i = 0; mark->numbers[i] != NULL; i++)
    {
      g_autoptr (DumentReceivable) receivable =
          dument_receivable_find (workspace, mark->numbers[i], error);

      if (receivable == NULL)
        return NULL;
      if (letter == NULL)
        letter =
            begin_record (mark->template_id, receivable->invoice, mark->written_on, posted_on,
                          registered_number != NULL ? registered_number : mark->registered_number,
                          mark->deadline_days, mark->total_asked);
      if (receivable->client->id != letter->client_id ||
          !g_str_equal (receivable->invoice->currency, mark->currency))
        {
          g_set_error (error, DUMENT_SERVICE_ERROR, DUMENT_SERVICE_ERROR_REFUSED,
                       _ ("Invoice %s belongs to another client, or is in another currency, than "
                          "the letter says. Write the letter anew."),
                       mark->numbers[i]);
          return NULL;
        }
      g_array_append_val (letter->invoice_ids, receivable->invoice->id);
    }
  return g_steal_pointer (&letter);
}

/* The window keeps what it saved as a draft until it is recorded. */
static gboolean
find_draft (DumentWorkspace *workspace,
            const DumentSentLetter *letter,
            GBytes *pdf,
            DumentLetterDraft **ret_draft,
            GError **error)
{
  g_autoptr (DumentLetterDraft) draft = NULL;
  g_autoptr (DumentLetterPrint) print = NULL;

  *ret_draft = NULL;
  if (!dument_drafting_find (workspace, letter->template_id, letter->invoice_ids, &draft, error))
    return FALSE;
  if (draft == NULL)
    return TRUE;
  if (!dument_letter_draft_load_print (dument_workspace_get_store (workspace), draft->id, &print,
                                       error))
    return FALSE;
  if (print != NULL && g_bytes_equal (print->pdf, pdf))
    *ret_draft = g_steal_pointer (&draft);
  return TRUE;
}

/* The same paper is not posted twice. */
static gboolean
find_recorded (DumentWorkspace *workspace,
               const DumentSentLetter *letter,
               GBytes *pdf,
               gboolean *ret_recorded,
               GError **error)
{
  DumentStore *store = dument_workspace_get_store (workspace);
  g_autoptr (GPtrArray) known = dument_sent_letter_list_of_invoice (
      store, g_array_index (letter->invoice_ids, gint64, 0), error);
  g_autofree char *hash = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, pdf);

  if (known == NULL)
    return FALSE;
  *ret_recorded = FALSE;
  for (unsigned i = 0; i < known->len; i++)
    {
      const DumentSentLetter *other = g_ptr_array_index (known, i);
      g_autoptr (DumentStoredDocument) document =
          dument_stored_document_describe (store, other->document_id, error);

      if (document == NULL)
        return FALSE;
      *ret_recorded |= g_str_equal (document->sha256, hash);
    }
  return TRUE;
}

/**
 * dument_letter_posting_record_file:
 * @workspace: a workspace
 * @pdf: bytes of a file
 * @mark: what the file tells of the letter in it
 * @posted_on: the day it was posted, or %DUMENT_DATE_NONE
 * @registered_number: (nullable): the number of the registered letter, where it does not stand on
 * it
 * @overrulings: (nullable) (element-type DumentOverruling): the warnings that the user overrules;
 *   %NULL for those that were overruled when it was printed in the window
 * @warnings: (element-type DumentFinding): receives what the user should look at
 * @ret_reference: (out) (nullable): its number in the list of letters; %NULL where it was recorded
 *   already, and nothing was done
 * @error: return location for an error
 *
 * Records a letter that was printed earlier, byte for byte: what was paid or corrected since then
 * does not change the paper in the envelope. Which warnings there were on the day of its printing
 * is not known any more: @overrulings are taken at their word.
 *
 * Returns: %FALSE with an error; nothing is recorded then
 */
gboolean
dument_letter_posting_record_file (DumentWorkspace *workspace,
                                   GBytes *pdf,
                                   const DumentLetterMark *mark,
                                   DumentDate posted_on,
                                   const char *registered_number,
                                   const GPtrArray *overrulings,
                                   GPtrArray *warnings,
                                   char **ret_reference,
                                   GError **error)
{
  g_autoptr (DumentSentLetter) letter =
      make_record_of_file (workspace, mark, posted_on, registered_number, error);
  g_autoptr (GPtrArray) none = dument_overruling_list_new ();
  g_autoptr (DumentLetterDraft) draft = NULL;
  gboolean is_recorded;

  *ret_reference = NULL;
  if (letter == NULL || !find_recorded (workspace, letter, pdf, &is_recorded, error))
    return FALSE;
  if (is_recorded)
    return TRUE;
  dument_letter_checks_warn_number (letter->registered_number, warnings);
  if (!dument_letter_checks_warn_taken (workspace, letter->registered_number, /* letter_id= */ 0,
                                        warnings, error) ||
      !find_draft (workspace, letter, pdf, &draft, error))
    return FALSE;
  if (overrulings == NULL)
    overrulings = draft != NULL ? draft->overrulings : none;
  if (!record (workspace, pdf, letter, /* proofs= */ NULL, overrulings,
               draft != NULL ? draft->id : 0, error))
    return FALSE;
  *ret_reference = g_steal_pointer (&letter->reference);
  return TRUE;
}

static void
set_day (DumentDate *field, DumentDate date)
{
  if (date != DUMENT_DATE_NONE)
    *field = date;
}

static void
take_news (DumentSentLetter *letter, const DumentPostingNews *news)
{
  DumentDate *const days[] = { &letter->posted_on, &letter->presented_on, &letter->delivered_on,
                               &letter->returned_on };
  const DumentDate dates[] = { news->dates.posted_on, news->dates.presented_on,
                               news->dates.delivered_on, news->dates.returned_on };

  for (unsigned i = 0; i < G_N_ELEMENTS (days); i++)
    {
      if ((news->mistaken & (1u << i)) != 0)
        *days[i] = DUMENT_DATE_NONE;
      set_day (days[i], dates[i]);
    }
  if (news->dates.returned_on != DUMENT_DATE_NONE)
    letter->return_reason = news->dates.return_reason;
  if (news->registered_number != NULL)
    {
      g_free (letter->registered_number);
      letter->registered_number =
          *news->registered_number != '\0' ? g_strdup (news->registered_number) : NULL;
    }
}

static void
warn_dates (const DumentSentLetter *letter, GPtrArray *warnings)
{
  if (letter->posted_on == DUMENT_DATE_NONE)
    dument_finding_warn (warnings, DUMENT_FINDING_POSTING_MISSING,
                         g_strdup (_ ("The day of posting is not recorded yet. Enter it.")))
        ->detail = g_strdup (letter->reference);
  if (letter->returned_on != DUMENT_DATE_NONE && letter->return_reason == DUMENT_RETURN_UNKNOWN)
    dument_finding_warn (
        warnings, DUMENT_FINDING_ADDRESS_WRONG,
        g_strdup (_ ("Nobody knows the client at this address, so that the letter has reached "
                     "nobody. Find the address, in the register for a business, and write again.")))
        ->detail = g_strdup (letter->reference);
  if (letter->returned_on != DUMENT_DATE_NONE && letter->presented_on == DUMENT_DATE_NONE &&
      letter->return_reason == DUMENT_RETURN_UNCLAIMED)
    dument_finding_warn (
        warnings, DUMENT_FINDING_PRESENTATION_MISSING,
        g_strdup (_ ("An unclaimed letter was presented first: the day stands on the "
                     "envelope that came back. Enter it; a consumer's interest runs from the day "
                     "after.")))
        ->detail = g_strdup (letter->reference);
}

/**
 * dument_letter_posting_follow:
 * @workspace: a workspace
 * @reference: number of a recorded letter, such as `2026-0001`
 * @news: what became of it
 * @warnings: (element-type DumentFinding): receives what the user should look at
 * @error: return location for an error
 *
 * Records what became of a letter. Interest towards a consumer and the deadline follow these days.
 *
 * Returns: %FALSE with an error; nothing is recorded then
 */
gboolean
dument_letter_posting_follow (DumentWorkspace *workspace,
                              const char *reference,
                              const DumentPostingNews *news,
                              GPtrArray *warnings,
                              GError **error)
{
  DumentStore *store = dument_workspace_get_store (workspace);
  g_autoptr (DumentTransaction) transaction = dument_transaction_begin (store, error);
  g_autoptr (DumentSentLetter) letter = NULL;
  g_autofree char *hashes = NULL;
  g_autoptr (GError) proof_error = NULL;

  if (transaction == NULL)
    return FALSE;
  letter = find_letter (store, reference, error);
  if (letter == NULL)
    return FALSE;
  take_news (letter, news);
  if (!check_days (workspace, letter, error))
    return FALSE;
  if (news->registered_number != NULL)
    dument_letter_checks_warn_number (letter->registered_number, warnings);
  warn_dates (letter, warnings);
  hashes = keep_proofs (workspace, letter->id, news->proofs, &proof_error);
  if (proof_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&proof_error));
      return FALSE;
    }
  return dument_letter_checks_warn_taken (workspace, letter->registered_number, letter->id,
                                          warnings, error) &&
         dument_sent_letter_update (store, letter, error) &&
         note_letter (workspace, "letter-followed", letter, hashes, error) &&
         dument_transaction_commit (transaction, error);
}

static gboolean
check_unsent (const DumentSentLetter *letter, GError **error)
{
  if (letter->presented_on == DUMENT_DATE_NONE && letter->delivered_on == DUMENT_DATE_NONE &&
      letter->returned_on == DUMENT_DATE_NONE)
    return TRUE;
  g_set_error_literal (
      error, DUMENT_SERVICE_ERROR, DUMENT_SERVICE_ERROR_REFUSED,
      _ ("This letter was presented, delivered or sent back, so it was sent, and is kept as proof. "
         "If that day is a mistake, take it back first."));
  return FALSE;
}

/**
 * dument_letter_posting_remove:
 * @workspace: a workspace
 * @reference: number of a recorded letter, such as `2026-0001`
 * @error: return location for an error
 *
 * Takes a letter off the list that was recorded by mistake: it was never sent. Its document stays
 * in the data file, and the journal keeps both. One of which the post has told something was sent,
 * so that it is refused.
 *
 * Returns: %FALSE with an error
 */
gboolean
dument_letter_posting_remove (DumentWorkspace *workspace, const char *reference, GError **error)
{
  DumentStore *store = dument_workspace_get_store (workspace);
  g_autoptr (DumentTransaction) transaction = dument_transaction_begin (store, error);
  g_autoptr (DumentSentLetter) letter = NULL;

  if (transaction == NULL)
    return FALSE;
  letter = find_letter (store, reference, error);
  return letter != NULL && check_unsent (letter, error) &&
         note_letter (workspace, "letter-deleted", letter, /* proofs= */ NULL, error) &&
         dument_sent_letter_delete (store, letter->id, error) &&
         dument_transaction_commit (transaction, error);
}

/**
 * dument_letter_posting_load_pdf:
 * @workspace: a workspace
 * @reference: number of a recorded letter
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): the letter as it was sent, byte for byte
 */
GBytes *
dument_letter_posting_load_pdf (DumentWorkspace *workspace, const char *reference, GError **error)
{
  DumentStore *store = dument_workspace_get_store (workspace);
  g_autoptr (DumentSentLetter) letter = find_letter (store, reference, error);
  g_autoptr (DumentStoredDocument) document = NULL;

  if (letter == NULL)
    return NULL;
  document = dument_stored_document_load (store, letter->document_id, error);
  return document != NULL ? g_steal_pointer (&document->content) : NULL;
}

/**
 * dument_letter_posting_duplicate:
 * @workspace: a workspace
 * @reference: number of a recorded letter
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): the letter as it was sent, to be printed or saved once more
 *   as a duplicate
 */
DumentDuplicate *
dument_letter_posting_duplicate (DumentWorkspace *workspace, const char *reference, GError **error)
{
  g_autoptr (GBytes) pdf = dument_letter_posting_load_pdf (workspace, reference, error);

  return pdf != NULL ? dument_duplicate_open (pdf, error) : NULL;
}
