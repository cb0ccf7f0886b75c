/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "config.h"

#include "service/retraction.h"

#include "service/chronicle.h"
#include "service/concession.h"
#include "service/credit-dossier.h"
#include "service/invoice-entry-private.h"
#include "service/invoice-entry.h"
#include "service/payment-entry.h"
#include "service/receivable.h"
#include "service/settlement.h"
#include "service/validation.h"
#include "service/wording.h"
#include "store/payment.h"

#include <glib/gi18n-lib.h>

/* What is named as it is typed is looked up here, and taken back by the use case that takes back
 * rows. */

static gboolean
is_alike (const DumentPayment *one, const DumentPayment *other)
{
  return one->received_on == other->received_on && one->amount == other->amount;
}

/* Of two that are alike, the one that was recorded last; of others, none is guessed. */
static const DumentPayment *
find_meant (GPtrArray *payments, DumentMoney amount, DumentDate on, gboolean *ret_is_unclear)
{
  const DumentPayment *meant = NULL;

  *ret_is_unclear = FALSE;
  for (unsigned i = 0; i < payments->len; i++)
    {
      const DumentPayment *payment = g_ptr_array_index (payments, i);

      if ((amount != 0 && payment->amount != amount) ||
          (on != DUMENT_DATE_NONE && payment->received_on != on))
        continue;
      *ret_is_unclear = *ret_is_unclear || (meant != NULL && !is_alike (meant, payment));
      if (meant == NULL || payment->id > meant->id)
        meant = payment;
    }
  return *ret_is_unclear ? NULL : meant;
}

/**
 * dument_retraction_payment:
 * @workspace: a workspace
 * @number: number of an invoice
 * @amount: (nullable): amount of the payment meant, as typed; %NULL for any
 * @on: the day on which it came in, or %DUMENT_DATE_NONE for any
 * @error: return location for an error
 *
 * Takes back a payment that was recorded by mistake and never received, with all of its parts.
 * Where several of other amounts or days are meant, none is.
 *
 * Returns: %FALSE with an error that says why
 */
gboolean
dument_retraction_payment (DumentWorkspace *workspace,
                           const char *number,
                           const char *amount,
                           DumentDate on,
                           GError **error)
{
  g_autoptr (DumentReceivable) receivable = dument_receivable_find (workspace, number, error);
  g_autoptr (GPtrArray) payments = NULL;
  g_autoptr (DumentUndo) undo = NULL;
  const DumentPayment *payment;
  DumentMoney wanted = 0;
  gboolean is_unclear;

  if (receivable == NULL ||
      (amount != NULL &&
       !dument_validation_amount (amount, receivable->invoice->currency, &wanted, error)))
    return FALSE;
  payments = dument_payment_list_of_invoice (dument_workspace_get_store (workspace),
                                             receivable->invoice->id, error);
  if (payments == NULL)
    return FALSE;
  payment = find_meant (payments, wanted, on, &is_unclear);
  if (is_unclear)
    return dument_settlement_fail_unclear (number, payments, error);
  if (payment == NULL)
    return dument_settlement_fail_no_payment (number, payments, error);
  undo = dument_payment_entry_delete (workspace, payment->id, error);
  return undo != NULL;
}

/* The one that was recorded last, and how many others of its day and amount there are. */
static const DumentPayment *
find_newest (GPtrArray *payments, unsigned *ret_n_alike)
{
  const DumentPayment *newest = NULL;

  *ret_n_alike = 0;
  for (unsigned i = 0; i < payments->len; i++)
    {
      const DumentPayment *payment = g_ptr_array_index (payments, i);

      if (newest == NULL || payment->id > newest->id)
        newest = payment;
    }
  for (unsigned i = 0; i < payments->len; i++)
    {
      const DumentPayment *payment = g_ptr_array_index (payments, i);

      if (payment != newest && payment->bounced_on == DUMENT_DATE_NONE &&
          is_alike (payment, newest))
        (*ret_n_alike)++;
    }
  return newest;
}

/**
 * dument_retraction_warn_payment:
 * @workspace: a workspace
 * @number: number of an invoice for which a payment was recorded
 * @warnings: (element-type DumentFinding): receives a warning if another one of the same day and
 *   amount was there before
 * @error: return location for an error
 *
 * Two such payments are possible, and rather one that was typed twice.
 *
 * Returns: %FALSE with an error
 */
gboolean
dument_retraction_warn_payment (DumentWorkspace *workspace,
                                const char *number,
                                GPtrArray *warnings,
                                GError **error)
{
  g_autoptr (DumentReceivable) receivable = dument_receivable_find (workspace, number, error);
  g_autoptr (GPtrArray) payments = NULL;
  g_autofree char *amount = NULL;
  g_autofree char *day = NULL;
  g_auto (GStrv) parts = NULL;
  const DumentPayment *newest;
  DumentFinding *finding;
  unsigned n_alike;

  if (receivable == NULL)
    return FALSE;
  payments = dument_payment_list_of_invoice (dument_workspace_get_store (workspace),
                                             receivable->invoice->id, error);
  if (payments == NULL)
    return FALSE;
  newest = find_newest (payments, &n_alike);
  if (n_alike == 0)
    return TRUE;
  amount = dument_chronicle_amount (newest->amount, newest->currency);
  day = dument_wording_day (newest->received_on);
  finding = dument_finding_warn (
      warnings, DUMENT_FINDING_PAYMENT_REPEATED,
      g_strdup_printf (_ ("%s: a payment of the same amount on %s was recorded before. If it is "
                          "the same one, remove it."),
                       number, day));
  dument_finding_set_invoice (finding, receivable->invoice->id, number);
  parts = g_strsplit (amount, " ", /* max_tokens= */ 2);
  finding->detail = g_strdup (parts[0]);
  finding->day = newest->received_on;
  return TRUE;
}

/**
 * dument_retraction_credit:
 * @workspace: a workspace
 * @credit_note_number: number of a credit note
 * @error: return location for an error
 *
 * Takes back a credit note that was recorded by mistake, wherever it was set off.
 *
 * Returns: %FALSE with an error that says why
 */
gboolean
dument_retraction_credit (DumentWorkspace *workspace,
                          const char *credit_note_number,
                          GError **error)
{
  g_autoptr (DumentCreditDossier) dossier =
      dument_credit_dossier_open (workspace, credit_note_number, error);
  g_autoptr (DumentUndo) undo = NULL;

  if (dossier == NULL)
    return FALSE;
  undo = dument_concession_uncredit (workspace, dossier->note->id, error);
  return undo != NULL;
}

/**
 * dument_retraction_waiver:
 * @workspace: a workspace
 * @number: number of an invoice
 * @kind: what was given up
 * @error: return location for an error
 *
 * Asks again for what was given up by mistake.
 *
 * Returns: %FALSE with an error that says why
 */
gboolean
dument_retraction_waiver (DumentWorkspace *workspace,
                          const char *number,
                          DumentWaiverKind kind,
                          GError **error)
{
  g_autoptr (DumentReceivable) receivable = dument_receivable_find (workspace, number, error);
  g_autoptr (GPtrArray) waivers = NULL;
  g_autoptr (DumentUndo) undo = NULL;
  gint64 id = 0;

  if (receivable == NULL)
    return FALSE;
  waivers =
      dument_waiver_list (dument_workspace_get_store (workspace), receivable->invoice->id, error);
  if (waivers == NULL)
    return FALSE;
  for (unsigned i = 0; i < waivers->len; i++)
    {
      const DumentWaiver *waiver = g_ptr_array_index (waivers, i);

      if (waiver->kind == kind)
        id = waiver->id;
    }
  if (id == 0)
    {
      g_set_error (error, DUMENT_SERVICE_ERROR, DUMENT_SERVICE_ERROR_NOT_FOUND,
                   _ ("Nothing of the kind is given up for invoice %s: it is claimed already."),
                   number);
      return FALSE;
    }
  undo = dument_concession_unwaive (workspace, receivable->invoice->id, id, error);
  return undo != NULL;
}

/* The invoice of that number that another seller issued. */
static gint64
find_foreign (DumentWorkspace *workspace, const char *number, GError **error)
{
  g_autofree char *own_key = dument_invoice_entry_seller_key (workspace, /* stored= */ NULL);
  g_autoptr (GPtrArray) found =
      dument_invoice_find_number (dument_workspace_get_store (workspace), number, error);
  gint64 id = 0;

  if (found == NULL)
    return 0;
  for (unsigned i = 0; i < found->len; i++)
    {
      const DumentInvoice *invoice = g_ptr_array_index (found, i);

      if (g_str_equal (invoice->seller_key, own_key))
        continue;
      if (id != 0)
        {
          g_set_error (error, DUMENT_SERVICE_ERROR, DUMENT_SERVICE_ERROR_AMBIGUOUS,
                       _ ("Several other sellers have an invoice %s. Remove them in the window."),
                       number);
          return 0;
        }
      id = invoice->id;
    }
  if (id == 0)
    g_set_error (error, DUMENT_SERVICE_ERROR, DUMENT_SERVICE_ERROR_NOT_FOUND,
                 _ ("There is no invoice %s of another seller. Look for its number in the list of "
                    "invoices."),
                 number);
  return id;
}

/**
 * dument_retraction_invoice:
 * @workspace: a workspace
 * @number: number of an invoice
 * @of_another_seller: whether that of another seller than the user is meant
 * @error: return location for an error
 *
 * Removes an invoice that came in by mistake and on which nothing hangs.
 *
 * Returns: %FALSE with an error that says why, such as what hangs on it
 */
gboolean
dument_retraction_invoice (DumentWorkspace *workspace,
                           const char *number,
                           gboolean of_another_seller,
                           GError **error)
{
  g_autoptr (DumentReceivable) receivable = NULL;
  g_autoptr (DumentUndo) undo = NULL;
  gint64 id;

  if (of_another_seller)
    id = find_foreign (workspace, number, error);
  else
    {
      receivable = dument_receivable_find (workspace, number, error);
      id = receivable != NULL ? receivable->invoice->id : 0;
    }
  if (id == 0)
    return FALSE;
  undo = dument_invoice_entry_delete (workspace, id, error);
  return undo != NULL;
}
