/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "config.h"

#include "service/import-remarks.h"

#include "domain/currency.h"
#include "service/validation.h"

#include <glib/gi18n-lib.h>

static const DumentFindingCode codes[DUMENT_IMPORT_N_REMARKS] = {
  [DUMENT_IMPORT_ISSUED_IN_FUTURE] = DUMENT_FINDING_ISSUED_IN_FUTURE,
  [DUMENT_IMPORT_NOTHING_ASKED] = DUMENT_FINDING_NOTHING_ASKED,
  [DUMENT_IMPORT_CURRENCY_UNKNOWN] = DUMENT_FINDING_CURRENCY_UNKNOWN,
  [DUMENT_IMPORT_EMAIL_IMPLAUSIBLE] = DUMENT_FINDING_EMAIL_IMPLAUSIBLE,
  [DUMENT_IMPORT_NUMBER_SHARED] = DUMENT_FINDING_NUMBER_SHARED,
  [DUMENT_IMPORT_KIND_PASSED_OVER] = DUMENT_FINDING_KIND_PASSED_OVER,
};

static char *
describe (DumentImportRemark remark, const DumentImportTally *tally)
{
  const char *first = tally->first;
  unsigned n = tally->count;

  switch (remark)
    {
    case DUMENT_IMPORT_ISSUED_IN_FUTURE:
      return g_strdup_printf (
          g_dngettext (GETTEXT_PACKAGE, "%u invoice is of a day to come: %s. Check its date.",
                       "%u invoices are of a day to come, the first is %s. Check their dates.", n),
          n, first);
    case DUMENT_IMPORT_NOTHING_ASKED:
      return g_strdup_printf (
          g_dngettext (GETTEXT_PACKAGE,
                       "%u invoice asks for nothing and counts as paid: %s. Check its total.",
                       "%u invoices ask for nothing and count as paid, the first is %s. Check "
                       "their totals.",
                       n),
          n, first);
    case DUMENT_IMPORT_CURRENCY_UNKNOWN:
      return g_strdup_printf (
          g_dngettext (GETTEXT_PACKAGE,
                       "%u invoice is in a currency that does not exist: %s. Check its code.",
                       "%u invoices are in a currency that does not exist, the first is %s. Check "
                       "its code.",
                       n),
          n, first);
    case DUMENT_IMPORT_EMAIL_IMPLAUSIBLE:
      return g_strdup_printf (
          g_dngettext (GETTEXT_PACKAGE,
                       "%u invoice states an e-mail address that is none: %s. Correct it.",
                       "%u invoices state an e-mail address that is none, the first is %s. Correct "
                       "it.",
                       n),
          n, first);
    case DUMENT_IMPORT_NUMBER_SHARED:
      return g_strdup_printf (
          g_dngettext (GETTEXT_PACKAGE,
                       "%u invoice has the number of another seller’s: %s. By this number, your "
                       "own is meant.",
                       "%u invoices have the numbers of other sellers’, the first is %s. By this "
                       "number, your own is meant.",
                       n),
          n, first);
    case DUMENT_IMPORT_KIND_PASSED_OVER:
    case DUMENT_IMPORT_N_REMARKS:
    default:
      return g_strdup_printf (
          g_dngettext (GETTEXT_PACKAGE,
                       "The kind of client chosen for this import is not that of %u invoice, %s: "
                       "what is known of its client, or its SIREN, says otherwise.",
                       "The kind of client chosen for this import is not that of %u invoices, the "
                       "first is %s: what is known of its client, or its SIREN, says otherwise.",
                       n),
          n, first);
    }
}

static void
count (DumentImportRun *run, DumentImportRemark remark, const DumentRecord *record)
{
  DumentImportTally *tally = &run->tallies[remark];

  if (tally->count++ == 0)
    {
      tally->first = g_strdup (record->number);
      tally->client = g_strdup (record->buyer.name);
    }
}

static gboolean
count_shared (DumentImportRun *run, const DumentRecord *record, GError **error)
{
  g_autoptr (GPtrArray) namesakes = NULL;

  /* Looking costs time for each row of a table; whether it can find anything is known by then. */
  if (run->is_table && !run->has_other_sellers)
    return TRUE;
  namesakes = dument_invoice_find_number (dument_workspace_get_store (run->workspace),
                                          record->number, error);
  if (namesakes == NULL)
    return FALSE;
  if (namesakes->len > 1)
    count (run, DUMENT_IMPORT_NUMBER_SHARED, record);
  return TRUE;
}

/**
 * dument_import_remarks_take:
 * @run: an import
 * @record: a record of an invoice
 * @invoice: the new invoice that it became
 * @kind: the kind of its debtor
 * @error: return location for an error
 *
 * Looks for what is possible and yet rather a mistake. It is counted, and told at the end.
 *
 * Returns: %FALSE with an error of the store
 */
gboolean
dument_import_remarks_take (DumentImportRun *run,
                            const DumentRecord *record,
                            const DumentInvoice *invoice,
                            DumentDebtorKind kind,
                            GError **error)
{
  const char *email = record->buyer.email;

  if (invoice->issue_date > dument_workspace_get_today (run->workspace))
    count (run, DUMENT_IMPORT_ISSUED_IN_FUTURE, record);
  if (invoice->due_payable == 0 && invoice->prepaid == 0)
    count (run, DUMENT_IMPORT_NOTHING_ASKED, record);
  if (!dument_currency_is_known (invoice->currency))
    count (run, DUMENT_IMPORT_CURRENCY_UNKNOWN, record);
  if (email != NULL && !dument_validation_email (email, /* error= */ NULL))
    count (run, DUMENT_IMPORT_EMAIL_IMPLAUSIBLE, record);
  if (run->options->kind != DUMENT_DEBTOR_UNKNOWN && kind != run->options->kind)
    count (run, DUMENT_IMPORT_KIND_PASSED_OVER, record);
  return count_shared (run, record, error);
}

/**
 * dument_import_remarks_tell:
 * @run: an import whose records were all taken
 *
 * Warns of what was counted.
 */
void
dument_import_remarks_tell (const DumentImportRun *run)
{
  for (unsigned i = 0; i < DUMENT_IMPORT_N_REMARKS; i++)
    {
      const DumentImportTally *tally = &run->tallies[i];
      DumentFinding *finding;

      if (tally->count == 0)
        continue;
      finding = dument_finding_warn (run->result->warnings, codes[i],
                                     describe ((DumentImportRemark) i, tally));
      finding->count = tally->count;
      dument_finding_set_invoice (finding, 0, tally->first);
      dument_finding_set_client (finding, 0, tally->client);
    }
}

/**
 * dument_import_remarks_clear:
 * @run: an import
 *
 * Forgets what was counted.
 */
void
dument_import_remarks_clear (DumentImportRun *run)
{
  for (unsigned i = 0; i < DUMENT_IMPORT_N_REMARKS; i++)
    {
      g_clear_pointer (&run->tallies[i].first, g_free);
      g_clear_pointer (&run->tallies[i].client, g_free);
    }
}
