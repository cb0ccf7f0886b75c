/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "config.h"

#include "service/claim-findings.h"

#include "domain/limitation.h"
#include "service/rates.h"

#include <glib/gi18n-lib.h>

/* A suit needs its time: half a year before the end it is time to think of one. */
#define NEAR_MONTHS 6

/**
 * dument_claim_findings_set_subject:
 * @finding: a finding
 * @receivable: the invoice that it is about
 *
 * Names the invoice and its client.
 */
void
dument_claim_findings_set_subject (DumentFinding *finding, const DumentReceivable *receivable)
{
  dument_finding_set_invoice (finding, receivable->invoice->id, receivable->invoice->number);
  dument_finding_set_client (finding, receivable->client->id, receivable->client->party.name);
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
  DumentFinding *finding;

  if (receivable->client->kind != DUMENT_DEBTOR_UNKNOWN)
    return TRUE;
  finding = dument_finding_refuse (
      refusals, DUMENT_FINDING_KIND_UNKNOWN,
      g_strdup_printf (_ ("%s: whether %s is a professional, a consumer or a public body is not "
                          "known. Say which: the law that applies depends on it."),
                       receivable->invoice->number, receivable->client->party.name));
  finding->count = 1;
  dument_claim_findings_set_subject (finding, receivable);
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
      finding = dument_finding_refuse (refusals, DUMENT_FINDING_RATE_UNKNOWN,
                                       describe_rate (invoice->number, key, semester));
      finding->semester = semester;
      finding->rate_key = key;
      dument_claim_findings_set_subject (finding, receivable);
    }
}

/**
 * dument_claim_findings_warn_limitation:
 * @receivable: an invoice on which something is owed
 * @law: the periods
 * @today: the day
 * @warnings: (element-type DumentFinding): receives a warning if the claim is past its limitation
 *   date, or will soon be
 */
void
dument_claim_findings_warn_limitation (const DumentReceivable *receivable,
                                       const DumentLaw *law,
                                       DumentDate today,
                                       GPtrArray *warnings)
{
  const char *number = receivable->invoice->number;
  DumentDate limit =
      dument_limitation_date (law, receivable->client->kind, receivable->ledger->terms.due,
                              receivable->invoice->supply_date);
  g_autofree char *iso = NULL;
  DumentFinding *finding;

  if (limit == DUMENT_DATE_NONE || limit > dument_date_add_months (today, NEAR_MONTHS))
    return;
  iso = dument_date_to_iso (limit);
  if (limit < today)
    finding = dument_finding_warn (
        warnings, DUMENT_FINDING_LIMITATION_PAST,
        g_strdup_printf (_ ("%s: the claim is past its limitation date, %s, unless something "
                            "interrupted it, such as a written acknowledgement or a part payment. "
                            "The debtor may refuse to pay."),
                         number, iso));
  else
    finding = dument_finding_warn (
        warnings, DUMENT_FINDING_LIMITATION_NEAR,
        g_strdup_printf (_ ("%s: the claim is barred after %s. A letter does not stop that; a "
                            "written acknowledgement, a part payment or a claim in court does."),
                         number, iso));
  dument_claim_findings_set_subject (finding, receivable);
  finding->detail = g_steal_pointer (&iso);
}
