/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "config.h"

#include "cli/circumstance-report.h"

#include "cli/labels.h"
#include "domain/insolvency.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>

static const DumentField fields[] = {
  { "since", N_ ("Since"), DUMENT_FIELD_DATE },
  { "kind", N_ ("What"), DUMENT_FIELD_TEXT },
  { "scope", NULL, DUMENT_FIELD_TEXT, DUMENT_FIELD_FOR_SCRIPTS },
  { "amount_minor", N_ ("Amount"), DUMENT_FIELD_AMOUNT },
  { "currency", NULL, DUMENT_FIELD_TEXT, DUMENT_FIELD_FOR_SCRIPTS },
  { "until", N_ ("Until"), DUMENT_FIELD_DATE },
  { "ended_on", NULL, DUMENT_FIELD_DATE, DUMENT_FIELD_FOR_SCRIPTS },
  { "standing", N_ ("Standing"), DUMENT_FIELD_TEXT },
  { "reason", N_ ("Reason"), DUMENT_FIELD_TEXT, DUMENT_FIELD_SHRINKING },
  { "words", N_ ("Words"), DUMENT_FIELD_TEXT, DUMENT_FIELD_SHRINKING },
};

static const DumentField plan_fields[] = {
  { "made_on", N_ ("Plan of"), DUMENT_FIELD_DATE },
  { "agreed_on", NULL, DUMENT_FIELD_DATE, DUMENT_FIELD_FOR_SCRIPTS },
  { "ended_on", NULL, DUMENT_FIELD_DATE, DUMENT_FIELD_FOR_SCRIPTS },
  { "grace_days", NULL, DUMENT_FIELD_INTEGER, DUMENT_FIELD_FOR_SCRIPTS },
  { "plan", N_ ("Plan"), DUMENT_FIELD_TEXT },
  { "due_on", N_ ("Instalment"), DUMENT_FIELD_DATE },
  { "amount_minor", N_ ("Amount"), DUMENT_FIELD_AMOUNT },
  { "currency", NULL, DUMENT_FIELD_TEXT, DUMENT_FIELD_FOR_SCRIPTS },
  { "standing", N_ ("Standing"), DUMENT_FIELD_TEXT },
};

static const DumentField insolvency_fields[] = {
  { "judgment_on", N_ ("Judgment"), DUMENT_FIELD_DATE },
  { "published_on", N_ ("Published"), DUMENT_FIELD_DATE },
  { "declare_until", N_ ("To declare until"), DUMENT_FIELD_DATE },
  { "concerns", N_ ("This claim"), DUMENT_FIELD_TEXT },
  { "trustee", N_ ("Trustee"), DUMENT_FIELD_TEXT, DUMENT_FIELD_SHRINKING },
  { "trustee_address", NULL, DUMENT_FIELD_TEXT, DUMENT_FIELD_FOR_SCRIPTS },
  { "procedure_number", N_ ("Number"), DUMENT_FIELD_TEXT },
};

/* The states that hold beside the one shown, or nothing. */
static char *
list_marks (guint32 marks)
{
  g_autoptr (GString) labels = g_string_new (NULL);

  for (int state = 0; state < DUMENT_STATE_N_STATES; state++)
    {
      if ((marks & (1u << state)) != 0)
        g_string_append_printf (labels, "%s%s", labels->len > 0 ? ", " : "",
                                dument_labels_state ((DumentState) state));
    }
  return g_string_free (g_steal_pointer (&labels), /* free_segment= */ FALSE);
}

/**
 * dument_circumstance_report_print_states:
 * @command: the command, its data file open
 * @numbers: (array zero-terminated=1): invoices whose course was just changed
 *
 * Writes where they stand now.
 */
void
dument_circumstance_report_print_states (DumentCommand *command, const char *const *numbers)
{
  for (gsize i = 0; numbers[i] != NULL; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (DumentReceivable) receivable =
          dument_receivable_find (command->workspace, numbers[i], &error);
      g_autofree char *marks = NULL;

      if (receivable == NULL)
        {
          dument_command_refuse_error (command, numbers[i], error);
          return;
        }
      marks = list_marks (receivable->marks);
      if (*marks != '\0')
        /* Translators: number of an invoice, its state, the other states that hold. */
        printf (_ ("%s: %s; also %s\n"), numbers[i], dument_labels_state (receivable->state),
                marks);
      else
        printf (_ ("%s: %s\n"), numbers[i], dument_labels_state (receivable->state));
    }
}

/* What became of it: a word for scripts and one for people. */
static void
add_standing (DumentListing *listing,
              const DumentCircumstance *circumstance,
              const DumentClaimTerms *terms,
              DumentDate today)
{
  gboolean holds = dument_circumstance_holds (circumstance, today);

  if (circumstance->kind == DUMENT_CIRCUMSTANCE_PROMISE)
    {
      DumentPromise promise =
          dument_circumstance_judge_promise (circumstance, terms->entries, terms->n_entries, today);

      dument_listing_add_word (listing, dument_promise_to_string (promise),
                               dument_labels_promise (promise));
    }
  else
    dument_listing_add_word (listing, holds ? "holds" : "over", holds ? _ ("holds") : _ ("over"));
}

/**
 * dument_circumstance_report_write:
 * @sheet: what is written of an invoice
 * @dossier: all that is known of it
 * @today: the day
 *
 * Writes what changes or changed its course.
 */
void
dument_circumstance_report_write (DumentSheet *sheet,
                                  const DumentDossier *dossier,
                                  DumentDate today)
{
  const DumentReceivable *receivable = dossier->receivable;
  g_autoptr (DumentListing) listing = dument_sheet_begin_rows (
      sheet, "circumstances", _ ("Circumstances"), fields, G_N_ELEMENTS (fields));

  for (guint i = 0; i < dossier->circumstances->len; i++)
    {
      const DumentStoredCircumstance *row = g_ptr_array_index (dossier->circumstances, i);
      const DumentCircumstance *circumstance = &row->circumstance;
      gboolean has_amount = circumstance->amount > 0;

      dument_listing_add_date (listing, circumstance->since);
      dument_listing_add_word (listing, dument_circumstance_kind_to_string (circumstance->kind),
                               dument_labels_circumstance (circumstance->kind));
      dument_listing_add_text (listing, row->client_id != 0 ? "client" : "invoice");
      dument_listing_add_marked_amount (listing, circumstance->amount,
                                        receivable->invoice->currency, has_amount ? NULL : "—");
      dument_listing_add_text (listing, receivable->invoice->currency);
      dument_listing_add_date (listing, circumstance->until);
      dument_listing_add_date (listing, circumstance->ended_on);
      add_standing (listing, circumstance, &receivable->ledger->terms, today);
      dument_listing_add_text (listing, row->reason);
      dument_listing_add_text (listing, row->words);
    }
  dument_listing_finish (listing);
}

static void
add_instalments (DumentListing *listing, const DumentPlanStatus *status, const char *currency)
{
  for (gsize i = 0; i < status->plan.n_instalments; i++)
    {
      const DumentInstalment *one = &status->plan.instalments[i];
      DumentPaymentPlanState state = status->standing.state;
      DumentInstalmentState standing = dument_plan_status_judge (status, i);

      dument_listing_add_date (listing, status->row->made_on);
      dument_listing_add_date (listing, status->row->agreed_on);
      dument_listing_add_date (listing, status->row->ended_on);
      dument_listing_add_integer (listing, status->row->grace_days);
      dument_listing_add_word (listing, dument_payment_plan_state_to_string (state),
                               dument_labels_plan (state));
      dument_listing_add_date (listing, one->due);
      dument_listing_add_amount (listing, one->amount, currency);
      dument_listing_add_text (listing, currency);
      dument_listing_add_word (listing, dument_instalment_state_to_string (standing),
                               dument_labels_instalment (standing));
    }
}

/**
 * dument_circumstance_report_write_plans:
 * @sheet: what is written of an invoice
 * @dossier: all that is known of the invoice
 *
 * Writes the instalments of the payment plans over it.
 */
void
dument_circumstance_report_write_plans (DumentSheet *sheet, const DumentDossier *dossier)
{
  const char *currency = dossier->receivable->invoice->currency;
  g_autoptr (DumentListing) listing = dument_sheet_begin_rows (
      sheet, "plans", _ ("Payment plan"), plan_fields, G_N_ELEMENTS (plan_fields));

  for (guint i = 0; i < dossier->plans->len; i++)
    add_instalments (listing, g_ptr_array_index (dossier->plans, i), currency);
  dument_listing_finish (listing);
}

/**
 * dument_circumstance_report_write_insolvencies:
 * @sheet: what is written of an invoice
 * @dossier: all that is known of the invoice
 *
 * Writes the insolvency procedures of its client, and whether the claim is older than each.
 */
void
dument_circumstance_report_write_insolvencies (DumentSheet *sheet, const DumentDossier *dossier)
{
  const DumentInvoice *invoice = dossier->receivable->invoice;
  g_autoptr (DumentListing) listing =
      dument_sheet_begin_rows (sheet, "insolvencies", _ ("Insolvency of the client"),
                               insolvency_fields, G_N_ELEMENTS (insolvency_fields));

  for (guint i = 0; i < dossier->insolvencies->len; i++)
    {
      const DumentStoredInsolvency *row = g_ptr_array_index (dossier->insolvencies, i);
      gboolean is_older =
          dument_insolvency_concerns (row->judgment_on, invoice->issue_date, invoice->supply_date);
      g_autofree char *address =
          row->trustee_address != NULL ? g_strjoinv ("|", row->trustee_address) : NULL;

      dument_listing_add_date (listing, row->judgment_on);
      dument_listing_add_date (listing, row->published_on);
      dument_listing_add_date (listing, g_array_index (dossier->declaration_days, DumentDate, i));
      dument_listing_add_word (listing, is_older ? "before" : "after",
                               is_older ? _ ("older: to be declared") : _ ("younger"));
      dument_listing_add_text (listing, row->trustee);
      dument_listing_add_text (listing, address);
      dument_listing_add_text (listing, row->procedure_number);
    }
  dument_listing_finish (listing);
}
