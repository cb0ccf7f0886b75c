/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "config.h"

#include "cli/dossier-report.h"

#include "cli/circumstance-report.h"
#include "cli/claim-report.h"
#include "cli/json.h"
#include "cli/labels.h"
#include "cli/sheet.h"
#include "cli/words.h"
#include "domain/french-text.h"
#include "service/agenda-words.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>

static const DumentField payment_fields[] = {
  { "received_on", N_ ("Received"), DUMENT_FIELD_DATE },
  { "amount_minor", NULL, DUMENT_FIELD_AMOUNT, DUMENT_FIELD_FOR_SCRIPTS },
  { "share_minor", N_ ("Amount"), DUMENT_FIELD_AMOUNT },
  { "currency", NULL, DUMENT_FIELD_TEXT, DUMENT_FIELD_FOR_SCRIPTS },
  { "method", N_ ("By"), DUMENT_FIELD_TEXT },
  { "bounced_on", N_ ("Taken back"), DUMENT_FIELD_DATE },
  { "note", N_ ("Note"), DUMENT_FIELD_TEXT, DUMENT_FIELD_SHRINKING },
};

static const DumentField credit_note_fields[] = {
  { "number", N_ ("Number"), DUMENT_FIELD_TEXT },
  { "issue_date", N_ ("Issued"), DUMENT_FIELD_DATE },
  { "amount_minor", NULL, DUMENT_FIELD_AMOUNT, DUMENT_FIELD_FOR_SCRIPTS },
  { "share_minor", N_ ("Amount"), DUMENT_FIELD_AMOUNT },
  { "currency", NULL, DUMENT_FIELD_TEXT, DUMENT_FIELD_FOR_SCRIPTS },
  { "named_number", N_ ("Names invoice"), DUMENT_FIELD_TEXT },
};

static const DumentField waiver_fields[] = {
  { "waived_on", N_ ("Date"), DUMENT_FIELD_DATE },
  { "what", N_ ("What"), DUMENT_FIELD_TEXT },
  { "reason", N_ ("Reason"), DUMENT_FIELD_TEXT, DUMENT_FIELD_SHRINKING },
};

static const DumentField letter_fields[] = {
  { "letter", N_ ("Letter"), DUMENT_FIELD_TEXT },
  { "template", N_ ("Template"), DUMENT_FIELD_TEXT, DUMENT_FIELD_SHRINKING },
  { "written_on", N_ ("Written"), DUMENT_FIELD_DATE },
  { "posted_on", N_ ("Posted"), DUMENT_FIELD_DATE },
  { "registered_number", N_ ("Registered"), DUMENT_FIELD_TEXT },
  { "presented_on", N_ ("Presented"), DUMENT_FIELD_DATE },
  { "delivered_on", N_ ("Delivered"), DUMENT_FIELD_DATE },
  { "unclaimed_on", N_ ("Unclaimed"), DUMENT_FIELD_DATE },
  { "refused_on", N_ ("Refused"), DUMENT_FIELD_DATE },
  { "unknown_on", N_ ("Unknown there"), DUMENT_FIELD_DATE },
  { "deadline_days", NULL, DUMENT_FIELD_INTEGER, DUMENT_FIELD_FOR_SCRIPTS },
  { "currency", NULL, DUMENT_FIELD_TEXT, DUMENT_FIELD_FOR_SCRIPTS },
  { "total_asked_minor", N_ ("Asked"), DUMENT_FIELD_AMOUNT },
};

static const DumentField document_fields[] = {
  { "added_on", N_ ("Added"), DUMENT_FIELD_DATE },
  { "file_name", N_ ("File"), DUMENT_FIELD_TEXT, DUMENT_FIELD_SHRINKING },
  { "media_type", NULL, DUMENT_FIELD_TEXT, DUMENT_FIELD_FOR_SCRIPTS },
  { "size", NULL, DUMENT_FIELD_INTEGER, DUMENT_FIELD_FOR_SCRIPTS },
  { "sha256", N_ ("SHA-256"), DUMENT_FIELD_TEXT, DUMENT_FIELD_SHRINKING },
};

static const DumentField history_fields[] = {
  { "seq", NULL, DUMENT_FIELD_INTEGER, DUMENT_FIELD_FOR_SCRIPTS },
  { "at", N_ ("When"), DUMENT_FIELD_TEXT },
  { "kind", N_ ("What"), DUMENT_FIELD_TEXT },
  { "payload", N_ ("Particulars"), DUMENT_FIELD_TEXT, DUMENT_FIELD_SHRINKING },
};

static const DumentField contact_fields[] = {
  { "name", NULL, DUMENT_FIELD_TEXT },
  { "role", NULL, DUMENT_FIELD_TEXT },
  { "email", NULL, DUMENT_FIELD_TEXT },
  { "phone", NULL, DUMENT_FIELD_TEXT },
};

/* For people, a line for each contact among the facts. */
static void
add_contact_line (DumentSheet *sheet, const DumentContact *contact)
{
  const char *const parts[] = { contact->name, contact->role, contact->email, contact->phone };
  g_autoptr (GString) line = g_string_new (NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      if (parts[i] != NULL)
        g_string_append_printf (line, "%s%s", line->len > 0 ? " | " : "", parts[i]);
    }
  dument_sheet_add_text (sheet, /* key= */ NULL, _ ("Contact"), line->str);
}

static void
add_contacts (DumentSheet *sheet, GPtrArray *contacts)
{
  JsonBuilder *builder = dument_sheet_get_builder (sheet);
  g_autoptr (DumentListing) listing = NULL;

  if (builder != NULL)
    listing = dument_listing_new_member (builder, "contacts", contact_fields,
                                         G_N_ELEMENTS (contact_fields));
  for (unsigned i = 0; i < contacts->len; i++)
    {
      const DumentContact *contact = g_ptr_array_index (contacts, i);

      if (listing == NULL)
        {
          add_contact_line (sheet, contact);
          continue;
        }
      dument_listing_add_text (listing, contact->name);
      dument_listing_add_text (listing, contact->role);
      dument_listing_add_text (listing, contact->email);
      dument_listing_add_text (listing, contact->phone);
    }
  if (listing != NULL)
    dument_listing_finish (listing);
}

static void
add_client (DumentSheet *sheet, const DumentClient *client, GPtrArray *contacts)
{
  const DumentParty *party = &client->party;

  dument_sheet_add_text (sheet, "name", _ ("Client"), party->name);
  dument_sheet_add_word (sheet, "kind", _ ("Kind of client"),
                         dument_debtor_kind_to_string (client->kind),
                         dument_labels_kind (client->kind));
  dument_sheet_add_text (sheet, "siren", _ ("SIREN"), party->siren);
  dument_sheet_add_text (sheet, "siret", _ ("SIRET"), party->siret);
  dument_sheet_add_text (sheet, "vat", _ ("VAT number"), party->vat);
  dument_sheet_add_texts (sheet, "address", _ ("Address"), (const char *const *) party->address);
  dument_sheet_add_text (sheet, "postcode", _ ("Postal code"), party->postcode);
  dument_sheet_add_text (sheet, "city", _ ("Town"), party->city);
  dument_sheet_add_text (sheet, "country", _ ("Country"), party->country);
  dument_sheet_add_text (sheet, "email", _ ("E-mail"), party->email);
  dument_sheet_add_text (sheet, "phone", _ ("Telephone"), party->phone);
  dument_sheet_add_word (sheet, "imputation", _ ("A part payment settles first"),
                         dument_imputation_to_string (client->imputation),
                         dument_labels_imputation (client->imputation));
  dument_sheet_add_word (sheet, "tone", _ ("Tone of the letters"),
                         dument_tone_to_string (client->tone), dument_labels_tone (client->tone));
  dument_sheet_add_word (sheet, "pronoun", _ ("Addressed as"),
                         dument_pronoun_to_string (client->pronoun),
                         dument_pronoun_to_string (client->pronoun));
  dument_sheet_add_text (sheet, "notes", _ ("Notes"), client->notes);
  add_contacts (sheet, contacts);
}

/* For people, a line for each currency. */
static void
add_credits (DumentSheet *sheet, const GArray *credits)
{
  JsonBuilder *builder = dument_sheet_get_builder (sheet);

  if (builder != NULL)
    dument_json_begin_array (builder, "credits");
  for (unsigned i = 0; i < credits->len; i++)
    {
      const DumentClientCredit *credit = &g_array_index (credits, DumentClientCredit, i);

      if (builder == NULL)
        {
          dument_sheet_add_amount (sheet, /* key= */ NULL, _ ("Client’s credit"), credit->amount,
                                   credit->currency);
          continue;
        }
      json_builder_begin_object (builder);
      dument_json_add_text (builder, "currency", credit->currency);
      dument_json_add_integer (builder, "credit_minor", credit->amount);
      json_builder_end_object (builder);
    }
  if (builder != NULL)
    json_builder_end_array (builder);
}

/**
 * dument_dossier_report_write_client:
 * @client: a client
 * @contacts: (element-type DumentContact): whom to speak to there
 * @credits: (element-type DumentClientCredit): what it has left
 * @format: a table or JSON
 *
 * Writes what is known of a client.
 */
void
dument_dossier_report_write_client (const DumentClient *client,
                                    GPtrArray *contacts,
                                    const GArray *credits,
                                    DumentFormat format)
{
  g_autoptr (DumentSheet) sheet = dument_sheet_new (format);

  add_client (sheet, client, contacts);
  add_credits (sheet, credits);
  dument_sheet_finish (sheet);
}

static void
add_clause (DumentSheet *sheet, const char *key, const char *label, DumentClause clause)
{
  g_autofree char *word = dument_words_clause (clause);
  g_autofree char *shown = dument_labels_clause (clause);

  dument_sheet_add_word (sheet, key, label, word, shown);
}

static void
add_invoice (DumentSheet *sheet, const DumentInvoice *invoice)
{
  const char *currency = invoice->currency;

  dument_sheet_add_integer (sheet, "type_code", /* label= */ NULL, invoice->type_code);
  dument_sheet_add_date (sheet, "issue_date", _ ("Issued"), invoice->issue_date);
  dument_sheet_add_date (sheet, "due_date",
                         invoice->due_estimated ? _ ("Due (estimated)") : _ ("Due"),
                         invoice->due_date);
  dument_sheet_add_flag (sheet, "due_estimated", /* label= */ NULL, invoice->due_estimated);
  dument_sheet_add_date (sheet, "supply_date", _ ("Supplied"), invoice->supply_date);
  dument_sheet_add_text (sheet, "currency", /* label= */ NULL, currency);
  dument_sheet_add_amount (sheet, "invoice_total_minor", _ ("Total"), invoice->total, currency);
  dument_sheet_add_amount (sheet, "prepaid_minor", invoice->prepaid != 0 ? _ ("Prepaid") : NULL,
                           invoice->prepaid, currency);
  dument_sheet_add_amount (sheet, "due_payable_minor", _ ("To be paid"), invoice->due_payable,
                           currency);
  dument_sheet_add_text (sheet, "order_reference", _ ("Order"), invoice->order_reference);
  dument_sheet_add_text (sheet, "payment_reference", _ ("Payment reference"),
                         invoice->payment_reference);
  dument_sheet_add_text (sheet, "label", _ ("For"), invoice->label);
  dument_sheet_add_text (sheet, "note_pmt", _ ("Note on the indemnity"), invoice->note_pmt);
  dument_sheet_add_text (sheet, "note_pmd", _ ("Note on penalties"), invoice->note_pmd);
  dument_sheet_add_text (sheet, "note_aab", _ ("Note on discounts"), invoice->note_aab);
  add_clause (sheet, "penalty_rate", _ ("Contract rate"), invoice->clause);
  dument_sheet_add_flag (sheet, "clause_accepted", _ ("Contract rate accepted"),
                         invoice->clause_accepted);
  add_clause (sheet, "proposed_penalty_rate", _ ("Contract rate proposed"), invoice->proposed);
  dument_sheet_add_date (sheet, "sent_on", _ ("Sent"), invoice->sent_on);
  dument_sheet_add_word (sheet, "sent_channel", _ ("Sent by"),
                         dument_channel_to_string (invoice->sent_channel),
                         dument_labels_channel (invoice->sent_channel));
}

/* The states that hold beside the one shown. */
static void
add_marks (DumentSheet *sheet, guint32 marks)
{
  JsonBuilder *builder = dument_sheet_get_builder (sheet);
  g_autoptr (GString) labels = g_string_new (NULL);

  if (builder != NULL)
    dument_json_begin_array (builder, "marks");
  for (int i = 0; i < DUMENT_STATE_N_STATES; i++)
    {
      DumentState state = (DumentState) i;

      if ((marks & (1u << i)) == 0)
        continue;
      if (builder != NULL)
        json_builder_add_string_value (builder, dument_state_to_string (state));
      g_string_append_printf (labels, "%s%s", labels->len > 0 ? ", " : "",
                              dument_labels_state (state));
    }
  if (builder != NULL)
    json_builder_end_array (builder);
  dument_sheet_add_text (sheet, /* key= */ NULL, _ ("Also"), labels->str);
}

/* What À faire says of it: the step, its day, the letter and why. */
static void
add_next_step (DumentSheet *sheet, const DumentNextMove *next)
{
  g_autofree char *shown = dument_labels_next_step (next);
  g_autofree char *why = dument_agenda_words_why (next->reasons, next->currency);

  dument_sheet_add_word (sheet, "next_step", _ ("Next"), dument_next_step_to_string (next->step),
                         shown);
  dument_sheet_add_date (sheet, "next_step_until", /* label= */ NULL, next->until);
  dument_sheet_add_date (sheet, "next_step_on", /* label= */ NULL, next->day);
  dument_sheet_add_text (sheet, "next_step_name", /* label= */ NULL, next->name);
  dument_sheet_add_text (sheet, "next_step_letter", /* label= */ NULL,
                         next->letter != NULL ? next->letter->id : NULL);
  dument_sheet_add_text (sheet, "next_step_why", /* label= */ NULL,
                         next->reasons->len > 0 ? why : NULL);
}

static void
add_facts (DumentSheet *sheet, const DumentDossier *dossier, DumentDate today)
{
  const DumentReceivable *receivable = dossier->receivable;
  const char *currency = receivable->invoice->currency;
  /* It measures an agreed rate only: the law states its own apart. */
  gboolean has_clause = receivable->ledger->terms.clause.kind != DUMENT_CLAUSE_NONE;

  dument_sheet_add_date (sheet, "as_of", /* label= */ NULL, today);
  dument_sheet_add_text (sheet, "number", _ ("Invoice"), receivable->invoice->number);
  dument_sheet_add_word (sheet, "state", _ ("State"), dument_state_to_string (receivable->state),
                         dument_labels_state (receivable->state));
  add_marks (sheet, receivable->marks);
  add_next_step (sheet, dossier->next);
  dument_sheet_begin_part (sheet, "client");
  add_client (sheet, receivable->client, dossier->contacts);
  dument_sheet_end_part (sheet);
  add_invoice (sheet, receivable->invoice);
  dument_sheet_add_amount (sheet, "balance_minor", _ ("Balance"), receivable->claim->balance,
                           currency);
  dument_sheet_add_text (sheet, "interest_pending", /* label= */ NULL,
                         dument_interest_pending_to_string (receivable->claim->pending));
  dument_sheet_add_amount (sheet, "client_credit_minor",
                           dossier->client_credit != 0 ? _ ("Client’s credit") : NULL,
                           dossier->client_credit, currency);
  dument_sheet_add_date (sheet, "limitation", _ ("Can be claimed until"), dossier->limitation);
  dument_sheet_add_rate (sheet, "floor_bp", has_clause ? _ ("Lowest lawful contract rate") : NULL,
                         dossier->floor);
}

static void
write_claim (DumentSheet *sheet, const DumentCommand *command, const DumentReceivable *receivable)
{
  JsonBuilder *builder = dument_sheet_get_builder (sheet);
  gboolean is_known = receivable->client->kind != DUMENT_DEBTOR_UNKNOWN;

  if (builder != NULL)
    {
      json_builder_set_member_name (builder, "claim");
      if (is_known)
        dument_claim_report_add (builder, receivable);
      else
        json_builder_add_null_value (builder);
    }
  else if (is_known)
    {
      printf ("\n%s\n", _ ("Claim"));
      dument_claim_report_print (command, receivable);
    }
  else
    dument_claim_report_print_pending (command, receivable);
}

/* Of what was divided over several invoices, the part of this one stands beside the whole. */
static void
add_share (DumentListing *listing, DumentMoney share, DumentMoney whole, const char *currency)
{
  g_autofree char *part = dument_french_text_amount (share, currency);
  g_autofree char *all = dument_french_text_amount (whole, currency);
  /* TRANSLATORS: the part of a payment that is for one invoice, and the whole payment */
  g_autofree char *text = g_strdup_printf (_ ("%s of %s"), part, all);

  dument_listing_add_amount (listing, whole, currency);
  dument_listing_add_marked_amount (listing, share, currency, share != whole ? text : NULL);
}

static void
write_payments (DumentSheet *sheet, const DumentDossier *dossier)
{
  g_autoptr (DumentListing) listing = dument_sheet_begin_rows (
      sheet, "payments", _ ("Payments"), payment_fields, G_N_ELEMENTS (payment_fields));

  for (unsigned i = 0; i < dossier->payments->len; i++)
    {
      const DumentPayment *payment = g_ptr_array_index (dossier->payments, i);

      dument_listing_add_date (listing, payment->received_on);
      add_share (listing, dument_dossier_payment_share (dossier, payment), payment->amount,
                 payment->currency);
      dument_listing_add_text (listing, payment->currency);
      dument_listing_add_word (listing, dument_payment_method_to_string (payment->method),
                               dument_labels_method (payment->method));
      dument_listing_add_date (listing, payment->bounced_on);
      dument_listing_add_text (listing, payment->note);
    }
  dument_listing_finish (listing);
}

static void
write_credit_notes (DumentSheet *sheet, const DumentDossier *dossier)
{
  g_autoptr (DumentListing) listing =
      dument_sheet_begin_rows (sheet, "credit_notes", _ ("Credit notes"), credit_note_fields,
                               G_N_ELEMENTS (credit_note_fields));

  for (unsigned i = 0; i < dossier->credit_notes->len; i++)
    {
      const DumentCreditNote *note = g_ptr_array_index (dossier->credit_notes, i);

      dument_listing_add_text (listing, note->number);
      dument_listing_add_date (listing, note->issue_date);
      add_share (listing, dument_dossier_credit_share (dossier, note), note->amount,
                 note->currency);
      dument_listing_add_text (listing, note->currency);
      dument_listing_add_text (listing, note->named_number);
    }
  dument_listing_finish (listing);
}

static void
write_waivers (DumentSheet *sheet, const GPtrArray *waivers)
{
  g_autoptr (DumentListing) listing = dument_sheet_begin_rows (
      sheet, "waivers", _ ("Given up"), waiver_fields, G_N_ELEMENTS (waiver_fields));

  for (unsigned i = 0; i < waivers->len; i++)
    {
      const DumentWaiver *waiver = g_ptr_array_index (waivers, i);

      dument_listing_add_date (listing, waiver->waived_on);
      dument_listing_add_word (listing, dument_words_waiver (waiver->kind),
                               dument_labels_waiver (waiver->kind));
      dument_listing_add_text (listing, waiver->reason);
    }
  dument_listing_finish (listing);
}

static void
write_letters (DumentSheet *sheet, const GPtrArray *letters)
{
  g_autoptr (DumentListing) listing = dument_sheet_begin_rows (
      sheet, "letters", _ ("Letters"), letter_fields, G_N_ELEMENTS (letter_fields));

  for (unsigned i = 0; i < letters->len; i++)
    {
      const DumentSentLetter *letter = g_ptr_array_index (letters, i);
      DumentPostingDates dates = dument_sent_letter_get_dates (letter);

      dument_listing_add_text (listing, letter->reference);
      dument_listing_add_text (listing, letter->template_id);
      dument_listing_add_date (listing, letter->written_on);
      dument_listing_add_date (listing, letter->posted_on);
      dument_listing_add_text (listing, letter->registered_number);
      dument_listing_add_date (listing, letter->presented_on);
      dument_listing_add_date (listing, letter->delivered_on);
      for (int reason = 0; reason < DUMENT_RETURN_N_REASONS; reason++)
        dument_listing_add_date (listing,
                                 dument_posting_dates_returned (&dates, (DumentReturn) reason));
      dument_listing_add_integer (listing, letter->deadline_days);
      dument_listing_add_text (listing, letter->currency);
      dument_listing_add_amount (listing, letter->total_asked, letter->currency);
    }
  dument_listing_finish (listing);
}

static void
write_documents (DumentSheet *sheet, const GPtrArray *documents)
{
  g_autoptr (DumentListing) listing = dument_sheet_begin_rows (
      sheet, "documents", _ ("Documents"), document_fields, G_N_ELEMENTS (document_fields));

  for (unsigned i = 0; i < documents->len; i++)
    {
      const DumentStoredDocument *document = g_ptr_array_index (documents, i);

      dument_listing_add_date (listing, document->added_on);
      dument_listing_add_text (listing, document->file_name);
      dument_listing_add_text (listing, document->media_type);
      dument_listing_add_integer (listing, document->size);
      dument_listing_add_text (listing, document->sha256);
    }
  dument_listing_finish (listing);
}

static void
write_history (DumentSheet *sheet, const GPtrArray *history)
{
  g_autoptr (DumentListing) listing = dument_sheet_begin_rows (
      sheet, "history", _ ("History"), history_fields, G_N_ELEMENTS (history_fields));

  for (unsigned i = 0; i < history->len; i++)
    {
      const DumentJournalEntry *entry = g_ptr_array_index (history, i);
      g_autofree char *at = dument_words_time (entry->at);
      g_autofree char *shown_at = dument_labels_time (entry->at);
      g_autofree char *particulars = dument_labels_particulars (entry);

      dument_listing_add_integer (listing, entry->seq);
      dument_listing_add_word (listing, at, shown_at);
      dument_listing_add_word (listing, entry->kind, dument_labels_event (entry->kind));
      dument_listing_add_word (listing, entry->payload, particulars);
    }
  dument_listing_finish (listing);
}

/**
 * dument_dossier_report_write:
 * @command: the command
 * @dossier: all that is known of an invoice
 * @format: a table or JSON
 *
 * Writes it. As JSON, the member `claim` is the invoice's object in the output of `claim`, or null
 * as long as the kind of debtor is not known.
 */
void
dument_dossier_report_write (DumentCommand *command,
                             const DumentDossier *dossier,
                             DumentFormat format)
{
  g_autoptr (DumentSheet) sheet = dument_sheet_new (format);

  add_facts (sheet, dossier, command->today);
  dument_sheet_end_facts (sheet);
  write_claim (sheet, command, dossier->receivable);
  write_payments (sheet, dossier);
  write_credit_notes (sheet, dossier);
  write_waivers (sheet, dossier->waivers);
  dument_circumstance_report_write (sheet, dossier, command->today);
  dument_circumstance_report_write_plans (sheet, dossier);
  dument_circumstance_report_write_insolvencies (sheet, dossier);
  write_letters (sheet, dossier->letters);
  write_documents (sheet, dossier->documents);
  write_history (sheet, dossier->history);
  dument_sheet_finish (sheet);
}
