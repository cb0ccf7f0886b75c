/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "config.h"

#include "service/import-private.h"

#include "domain/french-text.h"
#include "service/chronicle.h"
#include "service/client-credit.h"
#include "store/client.h"
#include "store/credit-note.h"
#include "store/invoice.h"

#include <glib/gi18n-lib.h>

static void
free_set_off (gpointer set_off)
{
  dument_set_off_free (set_off);
}

static void
tell_set_offs (DumentImportRun *run, const GPtrArray *set_offs)
{
  for (unsigned i = 0; i < set_offs->len; i++)
    {
      const DumentSetOff *set_off = g_ptr_array_index (set_offs, i);
      g_autofree char *amount = dument_french_text_amount (set_off->amount, set_off->currency);

      DumentFinding *finding = dument_finding_warn (
          run->result->warnings, DUMENT_FINDING_CREDIT_SET_OFF,
          g_strdup_printf (_ ("Credit note %s names no invoice: %s of it is set against invoice "
                              "%s. If that is wrong, take it back."),
                           set_off->note_number, amount, set_off->invoice_number));

      dument_finding_set_invoice (finding, run->options->dry_run ? 0 : set_off->invoice_id,
                                  set_off->invoice_number);
      finding->detail = g_strdup (set_off->note_number);
    }
}

static gboolean
tell_left (DumentImportRun *run, const DumentCreditNote *note, DumentMoney left, GError **error)
{
  g_autofree char *amount = dument_french_text_amount (left, note->currency);
  g_autoptr (DumentClient) client = NULL;
  DumentFinding *finding;

  if (left == 0)
    return TRUE;
  client = dument_client_load (dument_workspace_get_store (run->workspace), note->client_id, error);
  if (client == NULL)
    return FALSE;
  finding = dument_finding_warn (
      run->result->warnings, DUMENT_FINDING_CREDIT_LEFT,
      g_strdup_printf (_ ("Credit note %s names no invoice: %s of it is kept as the credit of %s. "
                          "Set it against an invoice that %s owes."),
                       note->number, amount, client->party.name, client->party.name));
  dument_finding_set_client (finding, run->options->dry_run ? 0 : client->id, client->party.name);
  finding->detail = g_strdup (note->number);
  return TRUE;
}

static gboolean
set_off (DumentImportRun *run, const DumentCreditNote *note, GError **error)
{
  g_autoptr (GPtrArray) set_offs = g_ptr_array_new_with_free_func (free_set_off);
  DumentMoney left;

  if (!dument_client_credit_set_off (run->workspace, note->id, set_offs, &left, error))
    return FALSE;
  tell_set_offs (run, set_offs);
  return tell_left (run, note, left, error);
}

/* Both papers are there and cannot be changed: which day is wrong is for the user to see. */
static gboolean
check_date (DumentImportRun *run, const DumentCreditNote *note, GError **error)
{
  g_autoptr (DumentInvoice) invoice =
      dument_invoice_load (dument_workspace_get_store (run->workspace), note->invoice_id, error);
  g_autofree char *credited = NULL;
  g_autofree char *issued = NULL;
  DumentFinding *finding;

  if (invoice == NULL)
    return FALSE;
  if (note->issue_date >= invoice->issue_date)
    return TRUE;
  credited = dument_date_to_iso (note->issue_date);
  issued = dument_date_to_iso (invoice->issue_date);
  finding = dument_finding_warn (
      run->result->warnings, DUMENT_FINDING_CREDIT_BEFORE_ISSUE,
      g_strdup_printf (_ ("Credit note %s is of %s, but invoice %s, which it names, was issued on "
                          "%s. Check which day is right."),
                       note->number, credited, invoice->number, issued));
  dument_finding_set_invoice (finding, run->options->dry_run ? 0 : invoice->id, invoice->number);
  finding->detail = g_strdup (note->number);
  return TRUE;
}

/**
 * dument_import_credit_settle:
 * @run: an import whose records were all taken
 * @error: return location for an error
 *
 * Joins credit notes with the invoices that they name, as soon as both are there, and sets off the
 * new ones that name none. It comes last since the invoices may stand below their credit notes.
 *
 * Returns: %FALSE with an error of the store
 */
gboolean
dument_import_credit_settle (DumentImportRun *run, GError **error)
{
  DumentStore *store = dument_workspace_get_store (run->workspace);
  unsigned n_matched;

  if (!dument_credit_note_match_pending (store, &n_matched, error))
    return FALSE;
  for (unsigned i = 0; i < run->new_notes->len; i++)
    {
      gint64 id = g_array_index (run->new_notes, gint64, i);
      g_autoptr (DumentCreditNote) note = dument_credit_note_load (store, id, error);

      if (note == NULL || (note->named_number == NULL && !set_off (run, note, error)) ||
          (note->invoice_id != 0 && !check_date (run, note, error)))
        return FALSE;
    }
  return TRUE;
}
