/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "config.h"

#include "service/letter-checks.h"

#include "domain/address.h"
#include "domain/french-text.h"
#include "domain/identifiers.h"
#include "service/chronicle.h"
#include "service/claim-findings.h"
#include "service/ladder.h"
#include "service/letter-course.h"
#include "service/letter-history.h"
#include "service/settlement.h"
#include "service/validation.h"
#include "service/wording.h"
#include "store/sent-letter.h"

#include <glib/gi18n-lib.h>

/* That the invoice is paid does not mean that nothing is owed: what its delay cost is asked for by
 * the letters that ask for all of it. */
static void
refuse_nothing_asked (const DumentReceivable *receivable, GPtrArray *refusals)
{
  const char *number = receivable->invoice->number;
  g_autofree char *total = NULL;

  if (receivable->claim->total <= 0)
    {
      dument_claim_findings_refuse (
          refusals, DUMENT_FINDING_NOTHING_DUE, receivable,
          g_strdup_printf (_ ("%s: nothing is owed on it any more. Leave it out."), number));
      return;
    }
  total = dument_french_text_amount (receivable->claim->total, receivable->invoice->currency);
  dument_claim_findings_refuse (
      refusals, DUMENT_FINDING_NOTHING_DUE, receivable,
      g_strdup_printf (_ ("%s: the invoice is paid; what is still owed are penalties or the "
                          "indemnity, %s, for which this letter does not ask. Write a formal "
                          "notice, or give them up."),
                       number, total))
      ->detail = g_strdup ("mise-en-demeure");
}

/* Why one letter does not fit, and which would. */
static void
refuse_day (DumentLetterFault fault,
            const DumentReceivable *receivable,
            const DumentLetterKind *kind,
            GPtrArray *refusals)
{
  const char *number = receivable->invoice->number;
  const char *name = dument_ladder_get_name (kind);
  g_autofree char *due = dument_wording_day (receivable->ledger->terms.due);

  if (fault == DUMENT_LETTER_FAULT_NOT_LATE && kind->degree == DUMENT_LETTER_DEGREE_FORMAL_NOTICE)
    dument_claim_findings_refuse (
        refusals, DUMENT_FINDING_NOT_YET_DUE, receivable,
        g_strdup_printf (_ ("%s: it can be paid until %s; a formal notice can be written "
                            "from the day after, a reminder before."),
                         number, due));
  else if (fault == DUMENT_LETTER_FAULT_NOT_LATE)
    dument_claim_findings_refuse (
        refusals, DUMENT_FINDING_NOT_YET_DUE, receivable,
        g_strdup_printf (_ ("%s: it can be paid until %s; the letter “%s” can be written from "
                            "the day after."),
                         number, due, name));
  else if (fault == DUMENT_LETTER_FAULT_NOT_DUE_YET)
    dument_claim_findings_refuse (
        refusals, DUMENT_FINDING_NOT_DUE_TODAY, receivable,
        g_strdup_printf (_ ("%s: it is to be paid on %s; the letter “%s” is for that day."), number,
                         due, name));
  else
    dument_claim_findings_refuse (
        refusals, DUMENT_FINDING_DUE_PAST, receivable,
        g_strdup_printf (_ ("%s: it was to be paid on %s; the letter “%s” is for the time "
                            "until then. Write a reminder."),
                         number, due, name));
}

static void
check_claim (const DumentReceivable *receivable,
             const DumentLetterRequest *request,
             const DumentLetterKind *kind,
             const DumentLaw *law,
             GPtrArray *refusals)
{
  const char *number = receivable->invoice->number;
  DumentLetterFault fault;

  if (!dument_letter_course_check (receivable, kind, refusals))
    return;
  fault = dument_letter_kind_find_fault (kind, receivable->client->kind, receivable->claim);
  switch (fault)
    {
    case DUMENT_LETTER_FAULT_KIND_UNKNOWN:
      (void) dument_claim_findings_check_kind (receivable, refusals);
      break;
    case DUMENT_LETTER_FAULT_WRONG_DEBTOR:
      dument_claim_findings_refuse (
          refusals, DUMENT_FINDING_WRONG_DEBTOR, receivable,
          g_strdup_printf (_ ("%s: the letter “%s” is not for this kind of client. Choose "
                              "another one."),
                           number, dument_ladder_get_name (kind)));
      break;
    case DUMENT_LETTER_FAULT_NOT_LATE:
    case DUMENT_LETTER_FAULT_NOT_DUE_YET:
    case DUMENT_LETTER_FAULT_PAST_DUE:
      refuse_day (fault, receivable, kind, refusals);
      break;
    case DUMENT_LETTER_FAULT_NOTHING_OWED:
      refuse_nothing_asked (receivable, refusals);
      break;
    case DUMENT_LETTER_FAULT_NOT_SETTLED:
      dument_claim_findings_refuse (
          refusals, DUMENT_FINDING_NOT_SETTLED, receivable,
          g_strdup_printf (_ ("%s: something is still owed on it, be it penalties. Record the "
                              "payment, or give up the rest, before you write that all is "
                              "paid."),
                           number));
      break;
    case DUMENT_LETTER_FAULT_NONE:
    case DUMENT_LETTER_FAULT_NO_INVOICE:
    case DUMENT_LETTER_FAULT_NO_PAYMENT:
    case DUMENT_LETTER_FAULT_NO_NOTICE:
    case DUMENT_LETTER_FAULT_NO_PROMISE:
    case DUMENT_LETTER_FAULT_NO_PLAN:
    case DUMENT_LETTER_FAULT_NO_INSOLVENCY:
    case DUMENT_LETTER_FAULT_INSOLVENT:
    case DUMENT_LETTER_FAULT_NOT_PRESENTED:
    case DUMENT_LETTER_FAULT_TEMPLATE:
    default:
      if (kind->demand == DUMENT_LETTER_DEMAND_TOTAL && !request->allow_unknown_rates)
        dument_claim_findings_check_rates (receivable, law, refusals);
    }
}

/**
 * dument_letter_checks_refuse_together:
 * @fault: a fact that is missing, see [func@letter_composer_find_fault]
 * @kind: the kind of letter
 * @receivables: (element-type DumentReceivable): of what it speaks
 * @refusals: (element-type DumentFinding): receives the reason
 *
 * Says why a letter cannot be written that speaks of what did not happen.
 */
void
dument_letter_checks_refuse_together (DumentLetterFault fault,
                                      const DumentLetterKind *kind,
                                      GPtrArray *receivables,
                                      GPtrArray *refusals)
{
  const DumentReceivable *first = g_ptr_array_index (receivables, 0);
  const char *name = dument_ladder_get_name (kind);

  if (fault == DUMENT_LETTER_FAULT_NO_PAYMENT)
    dument_claim_findings_refuse (
        refusals, DUMENT_FINDING_NO_PAYMENT, first,
        g_strdup_printf (_ ("The letter “%s” speaks of a payment, and none is recorded. "
                            "Record it first."),
                         name));
  else if (fault == DUMENT_LETTER_FAULT_NO_NOTICE)
    dument_claim_findings_refuse (
        refusals, DUMENT_FINDING_NO_NOTICE, first,
        receivables->len == 1
            ? g_strdup_printf (_ ("The letter “%s” comes after a formal notice, and none is "
                                  "recorded as posted."),
                               name)
            : g_strdup_printf (_ ("The letter “%s” comes after a formal notice of each invoice, "
                                  "and one of them has none that is recorded as posted."),
                               name));
  else if (fault == DUMENT_LETTER_FAULT_NO_PROMISE)
    dument_claim_findings_refuse (
        refusals, DUMENT_FINDING_NO_PROMISE, first,
        g_strdup_printf (_ ("The letter “%s” speaks of a promise that was broken, and there is "
                            "none, or not the same for each invoice."),
                         name));
  else if (fault == DUMENT_LETTER_FAULT_NO_PLAN)
    dument_claim_findings_refuse (
        refusals, DUMENT_FINDING_NO_PLAN, first,
        g_strdup_printf (_ ("The letter “%s” speaks of a payment plan, and none over just these "
                            "invoices is proposed or runs."),
                         name));
  else if (fault == DUMENT_LETTER_FAULT_NO_INSOLVENCY)
    dument_claim_findings_refuse (
        refusals, DUMENT_FINDING_NO_INSOLVENCY, first,
        g_strdup_printf (_ ("The letter “%s” declares what was owed before an insolvency, and "
                            "none is recorded that each invoice is older than."),
                         name));
  else if (fault == DUMENT_LETTER_FAULT_NOT_PRESENTED)
    dument_claim_findings_refuse (
        refusals, DUMENT_FINDING_NOT_SETTLED, first,
        g_strdup (_ ("Since the formal notice was presented, a consumer owes interest. Record "
                     "the day of its presentation, or give the interest up, before you write "
                     "that all is paid.")));
}

static void
check_together (GPtrArray *receivables, GPtrArray *refusals)
{
  const DumentReceivable *first = g_ptr_array_index (receivables, 0);

  for (unsigned i = 1; i < receivables->len; i++)
    {
      const DumentReceivable *other = g_ptr_array_index (receivables, i);

      if (other->client->id != first->client->id)
        dument_claim_findings_refuse (
            refusals, DUMENT_FINDING_OTHER_CLIENT, other,
            g_strdup_printf (_ ("%s: it is owed by %s, not by %s. A letter goes to one client: "
                                "write one for each."),
                             other->invoice->number, other->client->party.name,
                             first->client->party.name));
      else if (!g_str_equal (other->invoice->currency, first->invoice->currency))
        dument_claim_findings_refuse (
            refusals, DUMENT_FINDING_OTHER_CURRENCY, other,
            g_strdup_printf (
                _ ("%s: it is in another currency than %s. Write a letter of its own."),
                other->invoice->number, first->invoice->number));
    }
}

static void
check_sender (DumentWorkspace *workspace, GPtrArray *refusals)
{
  if (dument_workspace_get_issuer (workspace) == NULL)
    dument_finding_refuse (
        refusals, DUMENT_FINDING_SENDER_UNKNOWN,
        g_strdup (_ ("Who sends the letter is not known. Say who you are and how to pay you.")));
}

/* Files may name a client at any length. */
static void
check_name (const DumentClient *client, GPtrArray *refusals)
{
  g_autoptr (GError) error = NULL;
  DumentFinding *finding;

  if (dument_validation_name (client->party.name, &error))
    return;
  finding =
      dument_finding_refuse (refusals, DUMENT_FINDING_ADDRESS_LINE_LONG, g_strdup (error->message));
  dument_finding_set_client (finding, client->id, client->party.name);
  finding->line = 1;
  finding->count = (unsigned) g_utf8_strlen (client->party.name, -1) - DUMENT_PARTY_MAX_NAME;
}

/* Returns: (nullable): the invoice, or NULL with an error of the data file or a refusal */
static DumentReceivable *
find_receivable (DumentWorkspace *workspace,
                 const char *number,
                 GPtrArray *refusals,
                 GError **error)
{
  g_autoptr (GError) find_error = NULL;
  DumentReceivable *receivable = dument_receivable_find (workspace, number, &find_error);
  DumentFinding *finding;

  if (receivable != NULL)
    return receivable;
  if (find_error->domain != DUMENT_SERVICE_ERROR)
    {
      g_propagate_error (error, g_steal_pointer (&find_error));
      return NULL;
    }
  finding = dument_finding_refuse (refusals, DUMENT_FINDING_NOT_FOUND,
                                   g_strdup_printf ("%s: %s", number, find_error->message));
  dument_finding_set_invoice (finding, 0, number);
  return NULL;
}

static gboolean
is_among (GPtrArray *receivables, gint64 invoice_id)
{
  for (unsigned i = 0; i < receivables->len; i++)
    {
      const DumentReceivable *other = g_ptr_array_index (receivables, i);

      if (other->invoice->id == invoice_id)
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_named_before (const char *const *numbers, unsigned i)
{
  for (unsigned k = 0; k < i; k++)
    {
      if (g_str_equal (numbers[k], numbers[i]))
        return TRUE;
    }
  return FALSE;
}

static gboolean
find_numbered (DumentWorkspace *workspace,
               const char *const *numbers,
               GPtrArray *receivables,
               GPtrArray *refusals,
               GError **error)
{
  for (unsigned i = 0; numbers[i] != NULL; i++)
    {
      g_autoptr (GError) file_error = NULL;
      DumentReceivable *receivable;

      if (is_named_before (numbers, i))
        continue;
      receivable = find_receivable (workspace, numbers[i], refusals, &file_error);
      if (file_error != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&file_error));
          return FALSE;
        }
      if (receivable != NULL)
        g_ptr_array_add (receivables, receivable);
    }
  return TRUE;
}

static gboolean
find_by_row (DumentWorkspace *workspace, const GArray *ids, GPtrArray *receivables, GError **error)
{
  for (unsigned i = 0; i < ids->len; i++)
    {
      gint64 id = g_array_index (ids, gint64, i);
      DumentReceivable *receivable;

      if (is_among (receivables, id))
        continue;
      receivable = dument_receivable_load (workspace, id, error);
      if (receivable == NULL)
        return FALSE;
      g_ptr_array_add (receivables, receivable);
    }
  return TRUE;
}

/* A receipt asks for nothing, and what is contested is declared in an insolvency all the same. */
static gboolean
asks_for_payment (const DumentLetterKind *kind)
{
  return kind->demand != DUMENT_LETTER_DEMAND_NOTHING &&
         (kind->needs & DUMENT_LETTER_NEEDS_INSOLVENCY) == 0;
}

/**
 * dument_letter_checks_receivables:
 * @workspace: a workspace
 * @request: what shall be written
 * @kind: the kind of letter
 * @refusals: (element-type DumentFinding): receives each reason against it
 * @error: return location for an error of the data file
 *
 * Returns: (transfer full) (nullable) (element-type DumentReceivable): the invoices named, or %NULL
 *   with an error or with @refusals
 */
GPtrArray *
dument_letter_checks_receivables (DumentWorkspace *workspace,
                                  const DumentLetterRequest *request,
                                  const DumentLetterKind *kind,
                                  GPtrArray *refusals,
                                  GError **error)
{
  g_autoptr (GPtrArray) receivables = dument_receivable_list_new ();

  check_sender (workspace, refusals);
  if (request->numbers != NULL &&
      !find_numbered (workspace, request->numbers, receivables, refusals, error))
    return NULL;
  if (request->numbers == NULL &&
      !find_by_row (workspace, request->invoice_ids, receivables, error))
    return NULL;
  for (unsigned i = 0; i < receivables->len; i++)
    {
      DumentReceivable *receivable = g_ptr_array_index (receivables, i);

      check_claim (receivable, request, kind, dument_workspace_get_law (workspace), refusals);
      if (asks_for_payment (kind))
        dument_receivable_leave_out_contested (workspace, receivable);
    }
  if (receivables->len > 0)
    {
      const DumentReceivable *first = g_ptr_array_index (receivables, 0);

      check_name (first->client, refusals);
      check_together (receivables, refusals);
    }
  return refusals->len == 0 ? g_steal_pointer (&receivables) : NULL;
}

static void
warn_sender (const DumentIssuer *issuer, GPtrArray *warnings)
{
  if (issuer->party.siren == NULL)
    dument_finding_warn (
        warnings, DUMENT_FINDING_OWN_SIREN_MISSING,
        g_strdup (_ ("Your SIREN is missing; business letters must name it. Enter it.")));
  if (issuer->party.address == NULL && issuer->party.city == NULL)
    dument_finding_warn (warnings, DUMENT_FINDING_OWN_ADDRESS_MISSING,
                         g_strdup (_ ("Your own address is missing. Enter it.")));
  if (issuer->iban == NULL && issuer->cheque_order == NULL && issuer->payment_link == NULL)
    dument_finding_warn (
        warnings, DUMENT_FINDING_NO_MEANS_OF_PAYMENT,
        g_strdup (_ ("The letter names no means of payment. Enter your IBAN, to whose order "
                     "cheques are made out, or a payment link.")));
}

/* What holds of several invoices is told once. */
typedef struct
{
  DumentFindingCode code;
  const DumentReceivable *first;
  char *reference; /* of the letter that it is about, NULL without one */
  DumentDate last_day;
  GString *numbers;
  unsigned n_invoices;
} Remark;

static void
free_remark (gpointer data)
{
  Remark *remark = data;

  g_free (remark->reference);
  g_string_free (remark->numbers, /* free_segment= */ TRUE);
  g_free (remark);
}

static Remark *
find_remark (GPtrArray *remarks, DumentFindingCode code, const char *reference)
{
  for (unsigned i = 0; i < remarks->len; i++)
    {
      Remark *remark = g_ptr_array_index (remarks, i);

      if (remark->code == code && g_strcmp0 (remark->reference, reference) == 0)
        return remark;
    }
  return NULL;
}

static void
remark (GPtrArray *remarks,
        DumentFindingCode code,
        const DumentReceivable *receivable,
        const char *reference,
        DumentDate last_day)
{
  Remark *same = find_remark (remarks, code, reference);

  if (same == NULL)
    {
      same = g_new0 (Remark, 1);
      same->code = code;
      same->first = receivable;
      same->reference = g_strdup (reference);
      same->last_day = last_day;
      same->numbers = g_string_new (NULL);
      g_ptr_array_add (remarks, same);
    }
  g_string_append_printf (same->numbers, "%s%s", same->n_invoices++ > 0 ? ", " : "",
                          receivable->invoice->number);
}

static char *
describe_remark (const Remark *self)
{
  const char *numbers = self->numbers->str;
  unsigned n = self->n_invoices;
  g_autofree char *day = NULL;

  switch ((int) self->code)
    {
    case DUMENT_FINDING_NOTICE_REPEATED:
      return g_strdup_printf (
          g_dngettext (GETTEXT_PACKAGE, "%s: a formal notice, %s, was written for it already.",
                       "%s: a formal notice, %s, was written for them already.", n),
          numbers, self->reference);
    case DUMENT_FINDING_PRESENTATION_MISSING:
      return g_strdup_printf (
          g_dngettext (GETTEXT_PACKAGE,
                       "%s: when its formal notice %s was presented is not recorded, so that its "
                       "days to pay are not known to be over. Record it.",
                       "%s: when their formal notice %s was presented is not recorded, so that its "
                       "days to pay are not known to be over. Record it.",
                       n),
          numbers, self->reference);
    case DUMENT_FINDING_NOTICE_RUNNING:
      day = dument_wording_day (self->last_day);
      return g_strdup_printf (
          g_dngettext (
              GETTEXT_PACKAGE,
              "%s: its formal notice %s leaves until %s to pay. Wait for that day to pass.",
              "%s: their formal notice %s leaves until %s to pay. Wait for that day to pass.", n),
          numbers, self->reference, day);
    case DUMENT_FINDING_FOREIGN_SELLER:
      return g_strdup_printf (
          g_dngettext (GETTEXT_PACKAGE,
                       "%s: it was issued by somebody else than you. Check that it is yours to "
                       "claim.",
                       "%s: these invoices were issued by somebody else than you. Check that they "
                       "are yours to claim.",
                       n),
          numbers);
    case DUMENT_FINDING_NO_REMINDER:
      return g_strdup_printf (_ ("%s: no reminder was recorded before this letter."), numbers);
    case DUMENT_FINDING_NOT_SENT:
    default:
      return g_strdup_printf (
          g_dngettext (GETTEXT_PACKAGE,
                       "%s: that the invoice was sent is not recorded. If it was, say when.",
                       "%s: that these invoices were sent is not recorded. If they were, say when.",
                       n),
          numbers);
    }
}

static void
warn_remarks (const GPtrArray *remarks, GPtrArray *warnings)
{
  for (unsigned i = 0; i < remarks->len; i++)
    {
      const Remark *told = g_ptr_array_index (remarks, i);
      DumentFinding *finding =
          dument_claim_findings_warn (warnings, told->code, told->first, describe_remark (told));

      finding->detail = g_strdup (told->reference);
      finding->count = told->n_invoices;
    }
}

/* Whoever sends a second notice at once takes away the days that the first one left. */
static void
remark_notice (const DumentReceivable *receivable,
               const DumentSentLetter *letter,
               DumentDate today,
               GPtrArray *remarks)
{
  DumentDate last_day = dument_letter_history_last_day (letter, today);
  DumentFindingCode code = DUMENT_FINDING_NOTICE_RUNNING;

  if (letter->posted_on == DUMENT_DATE_NONE || letter->posted_on > today ||
      (last_day != DUMENT_DATE_NONE && last_day < today))
    code = DUMENT_FINDING_NOTICE_REPEATED;
  else if (last_day == DUMENT_DATE_NONE)
    code = DUMENT_FINDING_PRESENTATION_MISSING;
  remark (remarks, code, receivable, letter->reference, last_day);
}

static gboolean
remark_history (DumentWorkspace *workspace,
                const DumentReceivable *receivable,
                GPtrArray *remarks,
                GError **error)
{
  g_autoptr (GPtrArray) letters = dument_sent_letter_list_of_invoice (
      dument_workspace_get_store (workspace), receivable->invoice->id, error);
  gboolean reminded = FALSE;

  if (letters == NULL)
    return FALSE;
  for (unsigned i = 0; i < letters->len; i++)
    {
      const DumentSentLetter *letter = g_ptr_array_index (letters, i);

      reminded |= letter->kind < DUMENT_LETTER_DEGREE_FORMAL_NOTICE;
      if (letter->kind == DUMENT_LETTER_DEGREE_FORMAL_NOTICE)
        remark_notice (receivable, letter, dument_workspace_get_today (workspace), remarks);
    }
  if (!reminded)
    remark (remarks, DUMENT_FINDING_NO_REMINDER, receivable, /* reference= */ NULL,
            DUMENT_DATE_NONE);
  if (receivable->invoice->sent_on == DUMENT_DATE_NONE)
    remark (remarks, DUMENT_FINDING_NOT_SENT, receivable, /* reference= */ NULL, DUMENT_DATE_NONE);
  return TRUE;
}

static gboolean
warn_history (DumentWorkspace *workspace,
              GPtrArray *receivables,
              GPtrArray *warnings,
              GError **error)
{
  g_autoptr (GPtrArray) remarks = g_ptr_array_new_with_free_func (free_remark);

  for (unsigned i = 0; i < receivables->len; i++)
    {
      if (!remark_history (workspace, g_ptr_array_index (receivables, i), remarks, error))
        return FALSE;
    }
  warn_remarks (remarks, warnings);
  return TRUE;
}

static void
warn_foreign (DumentWorkspace *workspace, GPtrArray *receivables, GPtrArray *warnings)
{
  g_autoptr (GPtrArray) remarks = g_ptr_array_new_with_free_func (free_remark);

  for (unsigned i = 0; i < receivables->len; i++)
    {
      const DumentReceivable *receivable = g_ptr_array_index (receivables, i);

      if (dument_claim_findings_is_foreign (workspace, receivable))
        remark (remarks, DUMENT_FINDING_FOREIGN_SELLER, receivable, /* reference= */ NULL,
                DUMENT_DATE_NONE);
    }
  warn_remarks (remarks, warnings);
}

static gboolean
warn_client_credit (DumentWorkspace *workspace,
                    const DumentReceivable *receivable,
                    GPtrArray *warnings,
                    GError **error)
{
  DumentMoney credit;
  DumentFinding *finding;
  g_autofree char *text = NULL;

  if (!dument_settlement_client_credit (workspace, receivable->client->id,
                                        receivable->invoice->currency, &credit, error))
    return FALSE;
  if (credit <= 0)
    return TRUE;
  text = dument_french_text_amount (credit, receivable->invoice->currency);
  finding = dument_finding_warn (
      warnings, DUMENT_FINDING_CLIENT_CREDIT,
      g_strdup_printf (_ ("%s has a credit of %s that is set against no invoice. Set it off before "
                          "you ask for more."),
                       receivable->client->party.name, text));
  dument_finding_set_client (finding, receivable->client->id, receivable->client->party.name);
  finding->detail = g_steal_pointer (&text);
  return TRUE;
}

/**
 * dument_letter_checks_warn_number:
 * @number: (nullable): number of a registered letter
 * @warnings: (element-type DumentFinding): receives a warning if it looks wrong
 *
 * The rules of these numbers are partly inferred from real ones: a fault is a reason to look again.
 */
void
dument_letter_checks_warn_number (const char *number, GPtrArray *warnings)
{
  if (number == NULL ||
      dument_identifiers_check (DUMENT_IDENTIFIER_REGISTERED, number) == DUMENT_IDENTIFIER_OK)
    return;
  dument_finding_warn (
      warnings, DUMENT_FINDING_NUMBER_IMPLAUSIBLE,
      g_strdup_printf (_ ("The number “%s” does not look like that of a registered letter. "
                          "Compare it with the slip."),
                       number))
      ->detail = g_strdup (number);
}

/**
 * dument_letter_checks_warn_taken:
 * @workspace: a workspace
 * @number: (nullable): number of a registered letter
 * @letter_id: row of the letter that it is for, or 0 for a new one
 * @warnings: (element-type DumentFinding): receives a warning if another letter has it
 * @error: return location for an error
 *
 * The post gives each number once: one of the two is mistyped, or a letter was recorded twice.
 *
 * Returns: %FALSE with an error of the store
 */
gboolean
dument_letter_checks_warn_taken (DumentWorkspace *workspace,
                                 const char *number,
                                 gint64 letter_id,
                                 GPtrArray *warnings,
                                 GError **error)
{
  g_autofree char *compact = NULL;
  g_autofree char *reference = NULL;

  if (number == NULL)
    return TRUE;
  compact = dument_identifiers_normalise (number);
  if (!dument_sent_letter_find_registered (dument_workspace_get_store (workspace), compact,
                                           letter_id, &reference, error))
    return FALSE;
  if (reference != NULL)
    dument_finding_warn (
        warnings, DUMENT_FINDING_NUMBER_TAKEN,
        g_strdup_printf (_ ("The number “%s” is that of letter %s already. Compare it with the "
                            "slip, and see that no letter is recorded twice."),
                         number, reference))
        ->detail = g_strdup (reference);
  return TRUE;
}

static gboolean
has_fault (GArray *faults, DumentAddressFault fault)
{
  for (unsigned i = 0; i < faults->len; i++)
    {
      if (g_array_index (faults, DumentAddressFinding, i).fault == fault)
        return TRUE;
    }
  return FALSE;
}

/* What is declared goes to the trustee, whose address is cured elsewhere than that of the client.
 */
static DumentFinding *
warn_addressee (GPtrArray *warnings,
                DumentFindingCode code,
                const DumentLetterKind *kind,
                const DumentClient *client,
                char *sentence)
{
  gboolean is_address = code != DUMENT_FINDING_PAGE && code != DUMENT_FINDING_ENVELOPE;
  gboolean is_trustee = (kind->needs & DUMENT_LETTER_NEEDS_INSOLVENCY) != 0;
  DumentFinding *finding = dument_finding_warn (
      warnings, is_address && is_trustee ? DUMENT_FINDING_TRUSTEE_ADDRESS : code, sentence);

  dument_finding_set_client (finding, client->id, client->party.name);
  return finding;
}

/**
 * dument_letter_checks_warn_address:
 * @faults: (element-type DumentAddressFinding): what is wrong with an address
 * @kind: the kind of letter
 * @client: who owes
 * @name: whose address it is: the client or the trustee
 * @warnings: (element-type DumentFinding): receives what is missing
 *
 * Says what is missing of an address. What is too long for the window, the layout says.
 */
void
dument_letter_checks_warn_address (GArray *faults,
                                   const DumentLetterKind *kind,
                                   const DumentClient *client,
                                   const char *name,
                                   GPtrArray *warnings)
{
  gboolean no_street = has_fault (faults, DUMENT_ADDRESS_NO_STREET);
  gboolean no_locality =
      has_fault (faults, DUMENT_ADDRESS_NO_POSTCODE) || has_fault (faults, DUMENT_ADDRESS_NO_CITY);

  if (no_street && no_locality)
    warn_addressee (warnings, DUMENT_FINDING_ADDRESS_MISSING, kind, client,
                    g_strdup_printf (_ ("The address of %s is missing. Enter it."), name));
  else if (no_street)
    warn_addressee (warnings, DUMENT_FINDING_ADDRESS_MISSING, kind, client,
                    g_strdup_printf (_ ("The address of %s has no street. Enter it."), name));
  else if (no_locality)
    warn_addressee (
        warnings, DUMENT_FINDING_ADDRESS_MISSING, kind, client,
        g_strdup_printf (_ ("The address of %s has no postal code or no locality. Enter "
                            "it."),
                         name));
  if (has_fault (faults, DUMENT_ADDRESS_UNUSUAL_POSTCODE))
    warn_addressee (
        warnings, DUMENT_FINDING_ADDRESS_UNUSUAL, kind, client,
        g_strdup_printf (_ ("The postal code of %s is unusual. Check the address."), name));
}

static DumentFindingCode
code_of (DumentViolationCode code)
{
  switch (code)
    {
    case DUMENT_VIOLATION_TALL_WINDOW:
      return DUMENT_FINDING_ENVELOPE;
    case DUMENT_VIOLATION_ADDRESS_EMPTY:
      return DUMENT_FINDING_ADDRESS_MISSING;
    case DUMENT_VIOLATION_ADDRESS_LENGTH:
    case DUMENT_VIOLATION_ADDRESS_WIDTH:
      return DUMENT_FINDING_ADDRESS_LINE_LONG;
    case DUMENT_VIOLATION_ADDRESS_LINES:
    case DUMENT_VIOLATION_ADDRESS_HEIGHT:
      return DUMENT_FINDING_ADDRESS_TOO_TALL;
    case DUMENT_VIOLATION_CLEAR_ZONE:
    case DUMENT_VIOLATION_OUTSIDE:
    case DUMENT_VIOLATION_TOO_TALL:
    case DUMENT_VIOLATION_QR:
    case DUMENT_VIOLATION_MISSING_GLYPH:
    default:
      return DUMENT_FINDING_PAGE;
    }
}

/**
 * dument_letter_checks_warn_layout:
 * @violations: (element-type DumentViolation): what does not fit on the pages of a letter
 * @kind: the kind of letter
 * @client: who owes
 * @warnings: (element-type DumentFinding): receives a warning for each
 */
void
dument_letter_checks_warn_layout (GArray *violations,
                                  const DumentLetterKind *kind,
                                  const DumentClient *client,
                                  GPtrArray *warnings)
{
  for (unsigned i = 0; i < violations->len; i++)
    {
      const DumentViolation *violation = &g_array_index (violations, DumentViolation, i);
      DumentFinding *finding = warn_addressee (warnings, code_of (violation->code), kind, client,
                                               dument_violation_describe (violation));

      finding->line = violation->line;
      finding->excess = dument_violation_tenths (violation);
      finding->detail = g_strdup (violation->text);
      if (violation->code == DUMENT_VIOLATION_ADDRESS_LENGTH)
        finding->count = violation->count - DUMENT_ADDRESS_MAX_CHARACTERS;
      else if (violation->code == DUMENT_VIOLATION_ADDRESS_LINES)
        finding->count = violation->count + 1 - violation->line;
    }
}

/**
 * dument_letter_checks_warn:
 * @workspace: a workspace
 * @kind: the kind of letter
 * @receivables: (element-type DumentReceivable): what it claims
 * @registered_number: (nullable): number of the registered letter
 * @warnings: (element-type DumentFinding): receives what is found
 * @error: return location for an error
 *
 * Looks for what the user should know before the letter leaves.
 *
 * Returns: %FALSE with an error of the store
 */
gboolean
dument_letter_checks_warn (DumentWorkspace *workspace,
                           const DumentLetterKind *kind,
                           GPtrArray *receivables,
                           const char *registered_number,
                           GPtrArray *warnings,
                           GError **error)
{
  const DumentLaw *law = dument_workspace_get_law (workspace);
  gboolean asks_all = kind->demand == DUMENT_LETTER_DEMAND_TOTAL;
  gboolean is_notice = kind->degree == DUMENT_LETTER_DEGREE_FORMAL_NOTICE;
  const char *caution = dument_ladder_get_caution (kind);

  if (caution != NULL)
    dument_finding_warn (warnings, DUMENT_FINDING_CAUTION, g_strdup (caution));
  warn_sender (dument_workspace_get_issuer (workspace), warnings);
  dument_letter_checks_warn_number (registered_number, warnings);
  if (!dument_letter_checks_warn_taken (workspace, registered_number, /* letter_id= */ 0, warnings,
                                        error))
    return FALSE;
  for (unsigned i = 0; i < receivables->len; i++)
    {
      const DumentReceivable *receivable = g_ptr_array_index (receivables, i);

      if (kind->demand != DUMENT_LETTER_DEMAND_NOTHING &&
          !dument_claim_findings_warn_limitation (workspace, receivable, warnings, error))
        return FALSE;
      if (asks_all)
        dument_claim_findings_warn_clause (receivable, law, dument_workspace_get_today (workspace),
                                           warnings);
    }
  if (kind->demand != DUMENT_LETTER_DEMAND_NOTHING)
    warn_foreign (workspace, receivables, warnings);
  if (asks_for_payment (kind) &&
      !dument_letter_course_warn (workspace, kind, receivables, warnings, error))
    return FALSE;
  /* What is told of each invoice comes after what may keep the letter from being sent. */
  if (is_notice && !warn_history (workspace, receivables, warnings, error))
    return FALSE;
  return kind->demand == DUMENT_LETTER_DEMAND_NOTHING ||
         warn_client_credit (workspace, g_ptr_array_index (receivables, 0), warnings, error);
}
