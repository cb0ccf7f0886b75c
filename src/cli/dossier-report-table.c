/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "config.h"

#include "cli/dossier-report.h"

#include "cli/claim-report.h"
#include "cli/labels.h"
#include "cli/table.h"
#include "domain/french-text.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>

/* A line is left out where nothing is known. */
static void
add_text (DumentTable *table, const char *label, const char *text)
{
  if (text == NULL || *text == '\0')
    return;
  dument_table_set_cell (table, 0, label);
  dument_table_set_cell (table, 1, text);
  dument_table_end_row (table);
}

static void
add_date (DumentTable *table, const char *label, DumentDate date)
{
  char iso[DUMENT_DATE_ISO_SIZE];

  if (date == DUMENT_DATE_NONE)
    return;
  dument_date_write_iso (date, iso);
  add_text (table, label, iso);
}

static void
add_amount (DumentTable *table, const char *label, DumentMoney amount, const char *currency)
{
  g_autofree char *text = dument_french_text_amount (amount, currency);

  add_text (table, label, text);
}

static void
add_contact (DumentTable *table, const DumentContact *contact)
{
  const char *const parts[] = { contact->name, contact->role, contact->email, contact->phone };
  g_autoptr (GString) line = g_string_new (NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      if (parts[i] != NULL)
        g_string_append_printf (line, "%s%s", line->len > 0 ? " | " : "", parts[i]);
    }
  add_text (table, _ ("Contact"), line->str);
}

static void
add_client (DumentTable *table, const DumentClient *client, GPtrArray *contacts)
{
  const DumentParty *party = &client->party;
  g_autofree char *address = NULL;

  if (party->address != NULL)
    address = g_strjoinv (" | ", party->address);
  add_text (table, _ ("Client"), party->name);
  add_text (table, _ ("Kind of client"), dument_labels_kind (client->kind));
  add_text (table, _ ("SIREN"), party->siren);
  add_text (table, _ ("VAT number"), party->vat);
  add_text (table, _ ("Address"), address);
  add_text (table, _ ("Postal code"), party->postcode);
  add_text (table, _ ("Town"), party->city);
  add_text (table, _ ("E-mail"), party->email);
  add_text (table, _ ("Telephone"), party->phone);
  add_text (table, _ ("A part payment settles first"),
            dument_labels_imputation (client->imputation));
  add_text (table, _ ("Notes"), client->notes);
  for (unsigned i = 0; i < contacts->len; i++)
    add_contact (table, g_ptr_array_index (contacts, i));
}

/**
 * dument_dossier_report_print_client:
 * @client: a client
 * @contacts: (element-type DumentContact): whom to speak to there
 *
 * Writes what is known of a client for people.
 */
void
dument_dossier_report_print_client (const DumentClient *client, GPtrArray *contacts)
{
  g_autoptr (DumentTable) table = dument_table_new (2);

  add_client (table, client, contacts);
  dument_table_finish (table);
}

static void
add_invoice (DumentTable *table, const DumentInvoice *invoice)
{
  g_autofree char *clause = dument_labels_clause (invoice->clause);
  g_autofree char *proposed = dument_labels_clause (invoice->proposed);

  add_date (table, _ ("Issued"), invoice->issue_date);
  add_date (table, invoice->due_estimated ? _ ("Due (estimated)") : _ ("Due"), invoice->due_date);
  add_date (table, _ ("Supplied"), invoice->supply_date);
  add_amount (table, _ ("Total"), invoice->total, invoice->currency);
  if (invoice->prepaid != 0)
    add_amount (table, _ ("Prepaid"), invoice->prepaid, invoice->currency);
  add_amount (table, _ ("To be paid"), invoice->due_payable, invoice->currency);
  add_text (table, _ ("Order"), invoice->order_reference);
  add_text (table, _ ("Payment reference"), invoice->payment_reference);
  add_text (table, _ ("For"), invoice->label);
  add_text (table, _ ("Note on the indemnity"), invoice->note_pmt);
  add_text (table, _ ("Note on penalties"), invoice->note_pmd);
  add_text (table, _ ("Note on discounts"), invoice->note_aab);
  add_text (table, _ ("Contract rate"), clause);
  if (invoice->clause_accepted)
    add_text (table, _ ("Contract rate accepted"), _ ("yes"));
  add_text (table, _ ("Contract rate proposed"), proposed);
  add_date (table, _ ("Sent"), invoice->sent_on);
  add_text (table, _ ("Sent by"), dument_labels_channel (invoice->sent_channel));
}

static void
print_facts (const DumentDossier *dossier)
{
  const DumentReceivable *receivable = dossier->receivable;
  const char *currency = receivable->invoice->currency;
  g_autoptr (DumentTable) table = dument_table_new (2);

  add_text (table, _ ("Invoice"), receivable->invoice->number);
  add_text (table, _ ("State"), dument_labels_state (receivable->state));
  add_client (table, receivable->client, dossier->contacts);
  add_invoice (table, receivable->invoice);
  add_amount (table, _ ("Balance"), receivable->claim->balance, currency);
  if (dossier->client_credit != 0)
    add_amount (table, _ ("Client’s credit"), dossier->client_credit, currency);
  add_date (table, _ ("Barred from"), dossier->limitation);
  /* It measures an agreed rate only: the law states its own apart. */
  if (dossier->floor != DUMENT_RATE_NONE &&
      dossier->receivable->ledger->terms.clause.kind != DUMENT_CLAUSE_NONE)
    {
      g_autofree char *floor = dument_french_text_rate (dossier->floor);

      add_text (table, _ ("Lowest lawful contract rate"), floor);
    }
  dument_table_finish (table);
}

static void
begin_section (const char *title, const GPtrArray *rows)
{
  if (rows->len > 0)
    printf ("\n%s\n", title);
}

static void
set_date (DumentTable *table, unsigned column, DumentDate date)
{
  char iso[DUMENT_DATE_ISO_SIZE] = "";

  if (date != DUMENT_DATE_NONE)
    dument_date_write_iso (date, iso);
  dument_table_set_cell (table, column, iso);
}

static void
set_amount (DumentTable *table, unsigned column, DumentMoney amount, const char *currency)
{
  g_autofree char *text = dument_french_text_amount (amount, currency);

  dument_table_set_cell (table, column, text);
}

/* Of what was divided over several invoices, the part of this one stands beside the whole. */
static void
set_share (DumentTable *table,
           unsigned column,
           DumentMoney share,
           DumentMoney whole,
           const char *currency)
{
  g_autofree char *part = dument_french_text_amount (share, currency);
  g_autofree char *all = dument_french_text_amount (whole, currency);
  /* TRANSLATORS: the part of a payment that is for one invoice, and the whole payment */
  g_autofree char *text =
      share != whole ? g_strdup_printf (_ ("%s of %s"), part, all) : g_strdup (all);

  dument_table_set_cell (table, column, text);
}

static void
print_payments (const DumentDossier *dossier)
{
  g_autoptr (DumentTable) table = dument_table_new (4);

  begin_section (_ ("Payments"), dossier->payments);
  dument_table_set_column (table, 1, /* title= */ NULL, /* end= */ TRUE);
  for (unsigned i = 0; i < dossier->payments->len; i++)
    {
      const DumentPayment *payment = g_ptr_array_index (dossier->payments, i);

      set_date (table, 0, payment->received_on);
      set_share (table, 1, dument_dossier_payment_share (dossier, payment), payment->amount,
                 payment->currency);
      dument_table_set_cell (table, 2, dument_labels_method (payment->method));
      if (payment->bounced_on != DUMENT_DATE_NONE)
        {
          g_autofree char *day = dument_date_to_iso (payment->bounced_on);
          g_autofree char *text = g_strdup_printf (_ ("taken back on %s"), day);

          dument_table_set_cell (table, 3, text);
        }
      dument_table_end_row (table);
    }
  dument_table_finish (table);
}

static void
print_credit_notes (const DumentDossier *dossier)
{
  g_autoptr (DumentTable) table = dument_table_new (3);

  begin_section (_ ("Credit notes"), dossier->credit_notes);
  dument_table_set_column (table, 2, /* title= */ NULL, /* end= */ TRUE);
  for (unsigned i = 0; i < dossier->credit_notes->len; i++)
    {
      const DumentCreditNote *note = g_ptr_array_index (dossier->credit_notes, i);

      set_date (table, 0, note->issue_date);
      dument_table_set_cell (table, 1, note->number);
      set_share (table, 2, dument_dossier_credit_share (dossier, note), note->amount,
                 note->currency);
      dument_table_end_row (table);
    }
  dument_table_finish (table);
}

static void
print_waivers (const GPtrArray *waivers)
{
  g_autoptr (DumentTable) table = dument_table_new (3);

  begin_section (_ ("Given up"), waivers);
  for (unsigned i = 0; i < waivers->len; i++)
    {
      const DumentWaiver *waiver = g_ptr_array_index (waivers, i);

      set_date (table, 0, waiver->waived_on);
      dument_table_set_cell (table, 1, dument_labels_waiver (waiver->kind));
      dument_table_set_cell (table, 2, waiver->reason);
      dument_table_end_row (table);
    }
  dument_table_finish (table);
}

static void
print_letters (const GPtrArray *letters)
{
  g_autoptr (DumentTable) table = dument_table_new (7);

  begin_section (_ ("Letters"), letters);
  if (letters->len == 0)
    return;
  dument_table_set_column (table, 0, _ ("Letter"), /* end= */ FALSE);
  dument_table_set_column (table, 1, _ ("Template"), /* end= */ FALSE);
  dument_table_set_column (table, 2, _ ("Written"), /* end= */ FALSE);
  dument_table_set_column (table, 3, _ ("Posted"), /* end= */ FALSE);
  dument_table_set_column (table, 4, _ ("Presented"), /* end= */ FALSE);
  dument_table_set_column (table, 5, _ ("Delivered"), /* end= */ FALSE);
  dument_table_set_column (table, 6, _ ("Asked"), /* end= */ TRUE);
  for (unsigned i = 0; i < letters->len; i++)
    {
      const DumentSentLetter *letter = g_ptr_array_index (letters, i);

      dument_table_set_cell (table, 0, letter->reference);
      dument_table_set_cell (table, 1, letter->template_id);
      set_date (table, 2, letter->written_on);
      set_date (table, 3, letter->posted_on);
      set_date (table, 4, letter->presented_on);
      set_date (table, 5, letter->delivered_on);
      set_amount (table, 6, letter->total_asked, letter->currency);
      dument_table_end_row (table);
    }
  dument_table_finish (table);
}

static void
print_documents (const GPtrArray *documents)
{
  g_autoptr (DumentTable) table = dument_table_new (3);

  begin_section (_ ("Documents"), documents);
  for (unsigned i = 0; i < documents->len; i++)
    {
      const DumentStoredDocument *document = g_ptr_array_index (documents, i);

      set_date (table, 0, document->added_on);
      dument_table_set_cell (table, 1, document->file_name);
      dument_table_set_cell (table, 2, document->sha256);
      dument_table_end_row (table);
    }
  dument_table_finish (table);
}

static void
print_history (const GPtrArray *history)
{
  g_autoptr (DumentTable) table = dument_table_new (3);

  begin_section (_ ("History"), history);
  dument_table_set_shrinking (table, 2);
  for (unsigned i = 0; i < history->len; i++)
    {
      const DumentJournalEntry *entry = g_ptr_array_index (history, i);
      g_autofree char *at = dument_labels_time (entry->at);
      g_autofree char *particulars = dument_labels_particulars (entry);

      dument_table_set_cell (table, 0, at);
      dument_table_set_cell (table, 1, dument_labels_event (entry->kind));
      dument_table_set_cell (table, 2, particulars);
      dument_table_end_row (table);
    }
  dument_table_finish (table);
}

/**
 * dument_dossier_report_write_table:
 * @command: the command
 * @dossier: all that is known of an invoice
 *
 * Writes it for people.
 */
void
dument_dossier_report_write_table (DumentCommand *command, const DumentDossier *dossier)
{
  const DumentReceivable *receivable = dossier->receivable;

  print_facts (dossier);
  if (receivable->client->kind != DUMENT_DEBTOR_UNKNOWN)
    {
      printf ("\n%s\n", _ ("Claim"));
      dument_claim_report_print (receivable);
    }
  else
    dument_claim_report_print_pending (receivable);
  print_payments (dossier);
  print_credit_notes (dossier);
  print_waivers (dossier->waivers);
  print_letters (dossier->letters);
  print_documents (dossier->documents);
  print_history (dossier->history);
}
