/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "config.h"

#include "service/import-remarks.h"

#include "domain/currency.h"
#include "service/validation.h"

#include <glib/gi18n-lib.h>

/* How many invoices are told by their numbers: so many can be looked at. */
#define MAX_NAMED 5

static const DumentFindingCode codes[DUMENT_IMPORT_N_REMARKS] = {
  [DUMENT_IMPORT_FOREIGN_INVOICE] = DUMENT_FINDING_FOREIGN_SELLER,
  [DUMENT_IMPORT_FOREIGN_NOTE] = DUMENT_FINDING_FOREIGN_SELLER,
  [DUMENT_IMPORT_DUE_ESTIMATED] = DUMENT_FINDING_DUE_ESTIMATED,
  [DUMENT_IMPORT_ISSUED_IN_FUTURE] = DUMENT_FINDING_ISSUED_IN_FUTURE,
  [DUMENT_IMPORT_NOTHING_ASKED] = DUMENT_FINDING_NOTHING_ASKED,
  [DUMENT_IMPORT_CURRENCY_UNKNOWN] = DUMENT_FINDING_CURRENCY_UNKNOWN,
  [DUMENT_IMPORT_EMAIL_IMPLAUSIBLE] = DUMENT_FINDING_EMAIL_IMPLAUSIBLE,
  [DUMENT_IMPORT_NUMBER_SHARED] = DUMENT_FINDING_NUMBER_SHARED,
  [DUMENT_IMPORT_KIND_PASSED_OVER] = DUMENT_FINDING_KIND_PASSED_OVER,
};

static char *
list_numbers (const DumentImportTally *tally)
{
  unsigned n_more = tally->count - MIN (tally->count, MAX_NAMED);

  if (n_more > 0)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Numbers: %s and %u more.",
                                         "Numbers: %s and %u more.", n_more),
                            tally->numbers->str, n_more);
  return g_strdup_printf (tally->count == 1 ? _ ("Number: %s.") : _ ("Numbers: %s."),
                          tally->numbers->str);
}

/* What is to be looked at one by one: the first few are named. */
static char *
describe_each (DumentImportRemark remark, const DumentImportTally *tally)
{
  g_autofree char *numbers = list_numbers (tally);
  g_autofree char *sentence = NULL;
  unsigned n = tally->count;

  if (remark == DUMENT_IMPORT_FOREIGN_INVOICE)
    sentence = g_strdup_printf (
        g_dngettext (GETTEXT_PACKAGE,
                     "%u invoice was issued by somebody else than you. Check that it is yours to "
                     "claim.",
                     "%u invoices were issued by somebody else than you. Check that they are "
                     "yours to claim.",
                     n),
        n);
  else if (remark == DUMENT_IMPORT_FOREIGN_NOTE)
    sentence = g_strdup_printf (
        g_dngettext (GETTEXT_PACKAGE,
                     "%u credit note was issued by somebody else than you. Check that it credits "
                     "an invoice of yours.",
                     "%u credit notes were issued by somebody else than you. Check that they "
                     "credit invoices of yours.",
                     n),
        n);
  else
    sentence = g_strdup_printf (
        g_dngettext (GETTEXT_PACKAGE,
                     "%u invoice states no day of payment; the term of the law was assumed. "
                     "Correct it if something else was agreed.",
                     "%u invoices state no day of payment; the term of the law was assumed. "
                     "Correct it if something else was agreed.",
                     n),
        n);
  return g_strconcat (sentence, " ", numbers, NULL);
}

/* What is otherwise in the data file than one would think. */
static char *
describe_clash (DumentImportRemark remark, const DumentImportTally *tally)
{
  const char *first = tally->first;
  unsigned n = tally->count;

  if (remark == DUMENT_IMPORT_NUMBER_SHARED)
    return g_strdup_printf (
        g_dngettext (GETTEXT_PACKAGE,
                     "%u invoice has the number of another seller’s: %s. By this number, your "
                     "own is meant.",
                     "%u invoices have the numbers of other sellers’, the first is %s. By this "
                     "number, your own is meant.",
                     n),
        n, first);
  return g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE,
                   "The kind of client chosen for this import is not that of %u invoice, %s: "
                   "what is known of its client, or its SIREN, says otherwise.",
                   "The kind of client chosen for this import is not that of %u invoices, the "
                   "first is %s: what is known of its client, or its SIREN, says otherwise.",
                   n),
      n, first);
}

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
    case DUMENT_IMPORT_KIND_PASSED_OVER:
      return describe_clash (remark, tally);
    case DUMENT_IMPORT_FOREIGN_INVOICE:
    case DUMENT_IMPORT_FOREIGN_NOTE:
    case DUMENT_IMPORT_DUE_ESTIMATED:
    case DUMENT_IMPORT_N_REMARKS:
    default:
      return describe_each (remark, tally);
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
      tally->numbers = g_string_new (record->number);
    }
  else if (tally->count <= MAX_NAMED)
    g_string_append_printf (tally->numbers, ", %s", record->number);
}

static gboolean
is_foreign (const DumentImportRun *run, const char *seller_key)
{
  return run->own_key != NULL && !g_str_equal (seller_key, run->own_key);
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

  if (is_foreign (run, invoice->seller_key))
    count (run, DUMENT_IMPORT_FOREIGN_INVOICE, record);
  if (invoice->due_estimated)
    count (run, DUMENT_IMPORT_DUE_ESTIMATED, record);
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
 * dument_import_remarks_take_note:
 * @run: an import
 * @record: a record of a credit note, which is new
 * @seller_key: identity of who issued it
 *
 * Does for a credit note what [func@import_remarks_take] does for an invoice.
 */
void
dument_import_remarks_take_note (DumentImportRun *run,
                                 const DumentRecord *record,
                                 const char *seller_key)
{
  if (is_foreign (run, seller_key))
    count (run, DUMENT_IMPORT_FOREIGN_NOTE, record);
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
      if (i != DUMENT_IMPORT_FOREIGN_NOTE)
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
      if (run->tallies[i].numbers != NULL)
        g_string_free (g_steal_pointer (&run->tallies[i].numbers), /* free_segment= */ TRUE);
    }
}
