/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "config.h"

#include "service/claim-findings.h"

#include "domain/french-text.h"
#include "domain/identity.h"
#include "domain/limitation.h"
#include "service/rates.h"
#include "service/wording.h"
#include "store/sent-letter.h"

#include <glib/gi18n-lib.h>

/* A rate beyond this, in hundredths of a percent a year, is rather one that was mistyped. */
#define UNUSUAL_RATE 10000

/* A suit needs its time: half a year before the end it is time to think of one. */
#define NEAR_MONTHS 6

static DumentFinding *
name_subject (DumentFinding *finding, const DumentReceivable *receivable)
{
  dument_finding_set_invoice (finding, receivable->invoice->id, receivable->invoice->number);
  dument_finding_set_client (finding, receivable->client->id, receivable->client->party.name);
  return finding;
}

/**
 * dument_claim_findings_warn:
 * @warnings: (element-type DumentFinding): receives a warning
 * @code: what was found
 * @receivable: the invoice that it is about, which it names with its client
 * @sentence: (transfer full): translated sentences for people
 *
 * Returns: (transfer none): the warning
 */
DumentFinding *
dument_claim_findings_warn (GPtrArray *warnings,
                            DumentFindingCode code,
                            const DumentReceivable *receivable,
                            char *sentence)
{
  return name_subject (dument_finding_warn (warnings, code, sentence), receivable);
}

/**
 * dument_claim_findings_refuse:
 * @refusals: (element-type DumentFinding): receives a refusal
 * @code: what was found
 * @receivable: the invoice that it is about, which it names with its client
 * @sentence: (transfer full): translated sentences for people, with the cure
 *
 * Returns: (transfer none): the refusal
 */
DumentFinding *
dument_claim_findings_refuse (GPtrArray *refusals,
                              DumentFindingCode code,
                              const DumentReceivable *receivable,
                              char *sentence)
{
  return name_subject (dument_finding_refuse (refusals, code, sentence), receivable);
}

/**
 * dument_claim_findings_check_kind:
 * @receivable: an invoice
 * @refusals: (element-type DumentFinding): receives a refusal if it is not known whose law applies
 *
 * Returns: whether it is known
 */
gboolean
dument_claim_findings_check_kind (const DumentReceivable *receivable, GPtrArray *refusals)
{
  DumentFinding *refusal;

  if (receivable->client->kind != DUMENT_DEBTOR_UNKNOWN)
    return TRUE;
  refusal = dument_claim_findings_refuse (
      refusals, DUMENT_FINDING_KIND_UNKNOWN, receivable,
      g_strdup_printf (_ ("%s: whether %s is a professional, a consumer or a public body is not "
                          "known. Say which: the law that applies depends on it."),
                       receivable->invoice->number, receivable->client->party.name));
  refusal->count = 1;
  return FALSE;
}

static gboolean
is_named (const GPtrArray *refusals, DumentLawKey key, DumentSemester semester, gint64 invoice_id)
{
  for (unsigned i = 0; i < refusals->len; i++)
    {
      const DumentFinding *finding = g_ptr_array_index (refusals, i);

      if (finding->code == DUMENT_FINDING_RATE_UNKNOWN && finding->rate_key == key &&
          finding->semester == semester && finding->invoice_id == invoice_id)
        return TRUE;
    }
  return FALSE;
}

static char *
describe_rate (const char *number, DumentLawKey key, DumentSemester semester)
{
  g_autofree char *name = dument_rates_name_semester (semester);

  return g_strdup_printf (key == DUMENT_LAW_ECB
                              ? _ ("%s: the refinancing rate of the European Central Bank for %s "
                                   "is not known. Enter it as it was published.")
                              : _ ("%s: the legal interest rate for %s is not known. Enter it as "
                                   "it was published."),
                          number, name);
}

/**
 * dument_claim_findings_check_rates:
 * @receivable: an invoice and its claim
 * @law: the rates that are known
 * @refusals: (element-type DumentFinding): receives a refusal for each published rate for which the
 *   claim waits, each once
 */
void
dument_claim_findings_check_rates (const DumentReceivable *receivable,
                                   const DumentLaw *law,
                                   GPtrArray *refusals)
{
  const DumentInvoice *invoice = receivable->invoice;

  for (unsigned i = 0; i < receivable->claim->gaps->len; i++)
    {
      const DumentGap *gap = &g_array_index (receivable->claim->gaps, DumentGap, i);
      DumentSemester semester;
      DumentLawKey key =
          dument_claim_missing_rate (&receivable->ledger->terms, law, gap, &semester);
      DumentFinding *finding;

      if (is_named (refusals, key, semester, invoice->id))
        continue;
      finding = dument_claim_findings_refuse (refusals, DUMENT_FINDING_RATE_UNKNOWN, receivable,
                                              describe_rate (invoice->number, key, semester));
      finding->semester = semester;
      finding->rate_key = key;
    }
}

/* The days on which a public body was asked in writing: by the invoice, and by each letter. */
static GArray *
list_claims (DumentWorkspace *workspace, gint64 invoice_id, DumentDate sent_on, GError **error)
{
  DumentDate today = dument_workspace_get_today (workspace);
  g_autoptr (GArray) claims = g_array_new (FALSE, FALSE, sizeof (DumentDate));
  g_autoptr (GPtrArray) letters = dument_sent_letter_list_of_invoice (
      dument_workspace_get_store (workspace), invoice_id, error);

  if (letters == NULL)
    return NULL;
  if (sent_on != DUMENT_DATE_NONE)
    g_array_append_val (claims, sent_on);
  for (unsigned i = 0; i < letters->len; i++)
    {
      const DumentSentLetter *letter = g_ptr_array_index (letters, i);

      if (letter->total_asked > 0 && letter->posted_on != DUMENT_DATE_NONE &&
          letter->posted_on <= today)
        g_array_append_val (claims, letter->posted_on);
    }
  return g_steal_pointer (&claims);
}

/* The limitation date of an invoice, whose claims in writing are looked up where they count. */
static gboolean
find_limitation (DumentWorkspace *workspace,
                 gint64 invoice_id,
                 DumentDate sent_on,
                 DumentLimitationFacts *facts,
                 DumentDate *ret_date,
                 GError **error)
{
  g_autoptr (GArray) claims = NULL;

  if (facts->kind == DUMENT_DEBTOR_PUBLIC)
    {
      claims = list_claims (workspace, invoice_id, sent_on, error);
      if (claims == NULL)
        return FALSE;
      facts->claims = (const DumentDate *) (const void *) claims->data;
      facts->n_claims = claims->len;
    }
  *ret_date = dument_limitation_date (dument_workspace_get_law (workspace), facts);
  return TRUE;
}

/**
 * dument_claim_findings_limitation:
 * @workspace: a workspace
 * @receivable: an invoice
 * @ret_date: (out): the last day on which it can be claimed, see [func@limitation_date]
 * @error: return location for an error
 *
 * Returns: %FALSE with an error of the store
 */
gboolean
dument_claim_findings_limitation (DumentWorkspace *workspace,
                                  const DumentReceivable *receivable,
                                  DumentDate *ret_date,
                                  GError **error)
{
  const DumentInvoice *invoice = receivable->invoice;
  DumentLimitationFacts facts = { .kind = receivable->client->kind,
                                  .due = receivable->ledger->terms.due,
                                  .issued = invoice->issue_date,
                                  .supplied = invoice->supply_date };

  return find_limitation (workspace, invoice->id, invoice->sent_on, &facts, ret_date, error);
}

/**
 * dument_claim_findings_mark_barred:
 * @workspace: a workspace
 * @row: what a list shows of an invoice; gets the last day on which it could be claimed, if that
 *   day is past and something of its principal is owed
 * @error: return location for an error
 *
 * While it is not known what kind of debtor the client is, nothing is said: the shortest period
 * would be assumed, and may be the wrong one.
 *
 * Returns: %FALSE with an error of the store
 */
gboolean
dument_claim_findings_mark_barred (DumentWorkspace *workspace,
                                   DumentRegisterRow *row,
                                   GError **error)
{
  DumentDate today = dument_workspace_get_today (workspace);
  DumentLimitationFacts facts = {
    .kind = row->kind, .due = row->due, .issued = row->issued, .supplied = row->supplied
  };
  DumentDate limit;

  if (!row->is_computed || row->owed_since == DUMENT_DATE_NONE ||
      row->kind == DUMENT_DEBTOR_UNKNOWN)
    return TRUE;
  /* Claims in writing only put the end off: they are looked up where it has passed without them. */
  limit = dument_limitation_date (dument_workspace_get_law (workspace), &facts);
  if (limit == DUMENT_DATE_NONE || limit >= today)
    return TRUE;
  if (!find_limitation (workspace, row->invoice_id, row->sent_on, &facts, &limit, error))
    return FALSE;
  row->barred_after = limit < today ? limit : DUMENT_DATE_NONE;
  return TRUE;
}

static char *
describe_limitation (const DumentReceivable *receivable, gboolean is_past, const char *limit)
{
  const char *number = receivable->invoice->number;

  if (receivable->client->kind == DUMENT_DEBTOR_PUBLIC)
    return g_strdup_printf (
        is_past ? _ ("%s: the claim is past its limitation date, %s, unless payment was asked for "
                     "in writing since. The public body may refuse to pay.")
                : _ ("%s: the claim is barred after %s. Each letter that asks for payment before "
                     "that day gives four more years from the end of its year."),
        number, limit);
  return g_strdup_printf (
      is_past ? _ ("%s: the claim is past its limitation date, %s, unless something "
                   "interrupted it, such as a written acknowledgement or a part payment. "
                   "The debtor may refuse to pay.")
              : _ ("%s: the claim is barred after %s. A letter does not stop that; a "
                   "written acknowledgement, a part payment or a claim in court does."),
      number, limit);
}

/**
 * dument_claim_findings_warn_limitation:
 * @workspace: a workspace
 * @receivable: an invoice on which something is owed
 * @warnings: (element-type DumentFinding): receives a warning if the claim is past its limitation
 *   date, or will soon be
 * @error: return location for an error
 *
 * Returns: %FALSE with an error of the store
 */
gboolean
dument_claim_findings_warn_limitation (DumentWorkspace *workspace,
                                       const DumentReceivable *receivable,
                                       GPtrArray *warnings,
                                       GError **error)
{
  DumentDate today = dument_workspace_get_today (workspace);
  DumentDate limit;
  g_autofree char *day = NULL;
  DumentFinding *finding;
  gboolean is_past;

  if (!dument_claim_findings_limitation (workspace, receivable, &limit, error))
    return FALSE;
  if (limit == DUMENT_DATE_NONE || limit > dument_date_add_months (today, NEAR_MONTHS))
    return TRUE;
  is_past = limit < today;
  day = dument_wording_day (limit);
  finding = dument_claim_findings_warn (
      warnings, is_past ? DUMENT_FINDING_LIMITATION_PAST : DUMENT_FINDING_LIMITATION_NEAR,
      receivable, describe_limitation (receivable, is_past, day));
  finding->detail = dument_date_to_iso (limit);
  return TRUE;
}

/**
 * dument_claim_findings_is_foreign:
 * @workspace: a workspace
 * @receivable: an invoice
 *
 * Returns: whether somebody else than the user issued it; %FALSE while it is not known who the user
 *   is
 */
gboolean
dument_claim_findings_is_foreign (DumentWorkspace *workspace, const DumentReceivable *receivable)
{
  const DumentIssuer *issuer = dument_workspace_get_issuer (workspace);
  g_autofree char *own_key = issuer != NULL ? dument_identity_seller_key (&issuer->party) : NULL;

  return own_key != NULL && !g_str_equal (receivable->invoice->seller_key, own_key);
}

/**
 * dument_claim_findings_warn_foreign:
 * @workspace: a workspace
 * @receivable: an invoice on which something is owed
 * @warnings: (element-type DumentFinding): receives a warning if somebody else issued it
 *
 * Whoever asks for what is owed to another needs a right to it, such as an assignment.
 */
void
dument_claim_findings_warn_foreign (DumentWorkspace *workspace,
                                    const DumentReceivable *receivable,
                                    GPtrArray *warnings)
{
  if (!dument_claim_findings_is_foreign (workspace, receivable))
    return;
  dument_claim_findings_warn (
      warnings, DUMENT_FINDING_FOREIGN_SELLER, receivable,
      g_strdup_printf (_ ("%s was issued by somebody else than you. Check that it is yours to "
                          "claim; if it is not, remove it."),
                       receivable->invoice->number))
      ->count = 1;
}

/* How far a contract's rate is below the lowest that the law allows in a semester. */
static DumentRate
find_shortfall (const DumentLaw *law, DumentClause clause, DumentSemester semester)
{
  DumentRate rate = dument_claim_clause_rate (law, clause, semester);
  DumentRate floor = dument_claim_floor (law, semester);

  return rate != DUMENT_RATE_NONE && floor != DUMENT_RATE_NONE ? floor - rate : 0;
}

static void
warn_below_floor (const DumentReceivable *receivable,
                  const DumentLaw *law,
                  DumentSemester semester,
                  GPtrArray *warnings)
{
  DumentRate rate = dument_claim_clause_rate (law, receivable->ledger->terms.clause, semester);
  g_autofree char *contract = dument_french_text_rate (rate);
  g_autofree char *floor = dument_french_text_rate (dument_claim_floor (law, semester));
  g_autofree char *name = dument_rates_name_semester (semester);

  dument_claim_findings_warn (
      warnings, DUMENT_FINDING_RATE_BELOW_FLOOR, receivable,
      g_strdup_printf (_ ("%s: the contract's rate, %s in %s, is below the lowest that the law "
                          "allows between professionals, %s. Correct it, or claim without it "
                          "at the rate of the law."),
                       receivable->invoice->number, contract, name, floor));
}

/**
 * dument_claim_findings_warn_clause:
 * @receivable: an invoice
 * @law: the rates
 * @today: the day
 * @warnings: (element-type DumentFinding): receives a warning if the contract's rate is, today or
 *   in a semester that is claimed, below the lowest that is allowed between professionals, which is
 *   shown and never applied by itself; or if it is so high that it must be mistyped
 */
void
dument_claim_findings_warn_clause (const DumentReceivable *receivable,
                                   const DumentLaw *law,
                                   DumentDate today,
                                   GPtrArray *warnings)
{
  const DumentClaimTerms *terms = &receivable->ledger->terms;
  DumentSemester worst = dument_semester_of (today);
  DumentRate rate = dument_claim_clause_rate (law, terms->clause, worst);

  if (rate != DUMENT_RATE_NONE && rate > UNUSUAL_RATE)
    {
      g_autofree char *text = dument_french_text_rate (rate);

      dument_claim_findings_warn (
          warnings, DUMENT_FINDING_RATE_UNUSUAL, receivable,
          g_strdup_printf (_ ("%s: a rate of %s a year is most unusual. Check it."),
                           receivable->invoice->number, text));
    }
  if (terms->debtor_kind != DUMENT_DEBTOR_PROFESSIONAL || !terms->is_euro)
    return;
  for (unsigned i = 0; i < receivable->claim->segments->len; i++)
    {
      DumentSemester semester =
          dument_semester_of (g_array_index (receivable->claim->segments, DumentSegment, i).to);

      if (find_shortfall (law, terms->clause, semester) >
          find_shortfall (law, terms->clause, worst))
        worst = semester;
    }
  if (find_shortfall (law, terms->clause, worst) > 0)
    warn_below_floor (receivable, law, worst, warnings);
}
