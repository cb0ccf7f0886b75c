/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "config.h"

#include "cli/dossier-report.h"

#include "cli/claim-report.h"
#include "cli/json.h"
#include "cli/words.h"

static void
add_contacts (JsonBuilder *builder, GPtrArray *contacts)
{
  json_builder_set_member_name (builder, "contacts");
  json_builder_begin_array (builder);
  for (unsigned i = 0; i < contacts->len; i++)
    {
      const DumentContact *contact = g_ptr_array_index (contacts, i);

      json_builder_begin_object (builder);
      dument_json_add_text (builder, "name", contact->name);
      dument_json_add_text (builder, "role", contact->role);
      dument_json_add_text (builder, "email", contact->email);
      dument_json_add_text (builder, "phone", contact->phone);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

/**
 * dument_dossier_report_add_client:
 * @builder: where a value is awaited
 * @client: a client
 * @contacts: (element-type DumentContact): whom to speak to there
 *
 * Adds the object of a client.
 */
void
dument_dossier_report_add_client (JsonBuilder *builder,
                                  const DumentClient *client,
                                  GPtrArray *contacts)
{
  const DumentParty *party = &client->party;

  json_builder_begin_object (builder);
  dument_json_add_text (builder, "name", party->name);
  dument_json_add_text (builder, "kind", dument_debtor_kind_to_string (client->kind));
  dument_json_add_text (builder, "siren", party->siren);
  dument_json_add_text (builder, "siret", party->siret);
  dument_json_add_text (builder, "vat", party->vat);
  dument_json_add_texts (builder, "address", (const char *const *) party->address);
  dument_json_add_text (builder, "postcode", party->postcode);
  dument_json_add_text (builder, "city", party->city);
  dument_json_add_text (builder, "country", party->country);
  dument_json_add_text (builder, "email", party->email);
  dument_json_add_text (builder, "phone", party->phone);
  dument_json_add_text (builder, "imputation", dument_imputation_to_string (client->imputation));
  dument_json_add_text (builder, "notes", client->notes);
  add_contacts (builder, contacts);
  json_builder_end_object (builder);
}

static void
add_clause (JsonBuilder *builder, const char *name, DumentClause clause)
{
  g_autofree char *text = dument_words_clause (clause);

  dument_json_add_text (builder, name, text);
}

static void
add_invoice (JsonBuilder *builder, const DumentInvoice *invoice)
{
  dument_json_add_integer (builder, "type_code", invoice->type_code);
  dument_json_add_date (builder, "issue_date", invoice->issue_date);
  dument_json_add_date (builder, "due_date", invoice->due_date);
  dument_json_add_boolean (builder, "due_estimated", invoice->due_estimated);
  dument_json_add_date (builder, "supply_date", invoice->supply_date);
  dument_json_add_text (builder, "currency", invoice->currency);
  dument_json_add_integer (builder, "invoice_total_minor", invoice->total);
  dument_json_add_integer (builder, "prepaid_minor", invoice->prepaid);
  dument_json_add_integer (builder, "due_payable_minor", invoice->due_payable);
  dument_json_add_text (builder, "order_reference", invoice->order_reference);
  dument_json_add_text (builder, "payment_reference", invoice->payment_reference);
  dument_json_add_text (builder, "label", invoice->label);
  dument_json_add_text (builder, "note_pmt", invoice->note_pmt);
  dument_json_add_text (builder, "note_pmd", invoice->note_pmd);
  dument_json_add_text (builder, "note_aab", invoice->note_aab);
  add_clause (builder, "penalty_rate", invoice->clause);
  dument_json_add_boolean (builder, "clause_accepted", invoice->clause_accepted);
  add_clause (builder, "proposed_penalty_rate", invoice->proposed);
  dument_json_add_date (builder, "sent_on", invoice->sent_on);
  dument_json_add_text (builder, "sent_channel", dument_channel_to_string (invoice->sent_channel));
}

static void
add_marks (JsonBuilder *builder, guint32 marks)
{
  dument_json_begin_array (builder, "marks");
  for (int state = 0; state < DUMENT_STATE_N_STATES; state++)
    {
      if ((marks & (1u << state)) != 0)
        json_builder_add_string_value (builder, dument_state_to_string ((DumentState) state));
    }
  json_builder_end_array (builder);
}

static void
add_payments (JsonBuilder *builder, const DumentDossier *dossier)
{
  dument_json_begin_array (builder, "payments");
  for (unsigned i = 0; i < dossier->payments->len; i++)
    {
      const DumentPayment *payment = g_ptr_array_index (dossier->payments, i);

      json_builder_begin_object (builder);
      dument_json_add_date (builder, "received_on", payment->received_on);
      dument_json_add_integer (builder, "amount_minor", payment->amount);
      dument_json_add_integer (builder, "share_minor",
                               dument_dossier_payment_share (dossier, payment));
      dument_json_add_text (builder, "currency", payment->currency);
      dument_json_add_text (builder, "method", dument_payment_method_to_string (payment->method));
      dument_json_add_date (builder, "bounced_on", payment->bounced_on);
      dument_json_add_text (builder, "note", payment->note);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_credit_notes (JsonBuilder *builder, const DumentDossier *dossier)
{
  dument_json_begin_array (builder, "credit_notes");
  for (unsigned i = 0; i < dossier->credit_notes->len; i++)
    {
      const DumentCreditNote *note = g_ptr_array_index (dossier->credit_notes, i);

      json_builder_begin_object (builder);
      dument_json_add_text (builder, "number", note->number);
      dument_json_add_date (builder, "issue_date", note->issue_date);
      dument_json_add_integer (builder, "amount_minor", note->amount);
      dument_json_add_integer (builder, "share_minor", dument_dossier_credit_share (dossier, note));
      dument_json_add_text (builder, "currency", note->currency);
      dument_json_add_text (builder, "named_number", note->named_number);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_waivers (JsonBuilder *builder, const GPtrArray *waivers)
{
  dument_json_begin_array (builder, "waivers");
  for (unsigned i = 0; i < waivers->len; i++)
    {
      const DumentWaiver *waiver = g_ptr_array_index (waivers, i);

      json_builder_begin_object (builder);
      dument_json_add_text (builder, "what", dument_words_waiver (waiver->kind));
      dument_json_add_date (builder, "waived_on", waiver->waived_on);
      dument_json_add_text (builder, "reason", waiver->reason);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_letters (JsonBuilder *builder, const GPtrArray *letters)
{
  dument_json_begin_array (builder, "letters");
  for (unsigned i = 0; i < letters->len; i++)
    {
      const DumentSentLetter *letter = g_ptr_array_index (letters, i);

      json_builder_begin_object (builder);
      dument_json_add_text (builder, "letter", letter->reference);
      dument_json_add_text (builder, "template", letter->template_id);
      dument_json_add_date (builder, "written_on", letter->written_on);
      dument_json_add_date (builder, "posted_on", letter->posted_on);
      dument_json_add_text (builder, "registered_number", letter->registered_number);
      dument_json_add_date (builder, "presented_on", letter->presented_on);
      dument_json_add_date (builder, "delivered_on", letter->delivered_on);
      dument_json_add_date (builder, "unclaimed_on", letter->unclaimed_on);
      dument_json_add_integer (builder, "deadline_days", letter->deadline_days);
      dument_json_add_text (builder, "currency", letter->currency);
      dument_json_add_integer (builder, "total_asked_minor", letter->total_asked);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_documents (JsonBuilder *builder, const GPtrArray *documents)
{
  dument_json_begin_array (builder, "documents");
  for (unsigned i = 0; i < documents->len; i++)
    {
      const DumentStoredDocument *document = g_ptr_array_index (documents, i);

      json_builder_begin_object (builder);
      dument_json_add_text (builder, "file_name", document->file_name);
      dument_json_add_text (builder, "media_type", document->media_type);
      dument_json_add_date (builder, "added_on", document->added_on);
      dument_json_add_integer (builder, "size", document->size);
      dument_json_add_text (builder, "sha256", document->sha256);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_history (JsonBuilder *builder, const GPtrArray *history)
{
  dument_json_begin_array (builder, "history");
  for (unsigned i = 0; i < history->len; i++)
    {
      const DumentJournalEntry *entry = g_ptr_array_index (history, i);
      g_autofree char *at = dument_words_time (entry->at);

      json_builder_begin_object (builder);
      dument_json_add_integer (builder, "seq", entry->seq);
      dument_json_add_text (builder, "at", at);
      dument_json_add_text (builder, "kind", entry->kind);
      dument_json_add_text (builder, "payload", entry->payload);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_claim (JsonBuilder *builder, const DumentReceivable *receivable)
{
  dument_json_add_integer (builder, "balance_minor", receivable->claim->balance);
  dument_json_add_text (builder, "interest_pending",
                        dument_interest_pending_to_string (receivable->claim->pending));
  json_builder_set_member_name (builder, "claim");
  if (receivable->client->kind == DUMENT_DEBTOR_UNKNOWN)
    json_builder_add_null_value (builder);
  else
    dument_claim_report_add (builder, receivable);
}

/**
 * dument_dossier_report_write_json:
 * @command: the command
 * @dossier: all that is known of an invoice
 *
 * Writes it as a JSON object. Its member `claim` is the invoice's object in the output of `claim`,
 * or null as long as the kind of debtor is not known.
 */
void
dument_dossier_report_write_json (DumentCommand *command, const DumentDossier *dossier)
{
  const DumentReceivable *receivable = dossier->receivable;
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  dument_json_add_date (builder, "as_of", command->today);
  dument_json_add_text (builder, "number", receivable->invoice->number);
  dument_json_add_text (builder, "state", dument_state_to_string (receivable->state));
  add_marks (builder, receivable->marks);
  json_builder_set_member_name (builder, "client");
  dument_dossier_report_add_client (builder, receivable->client, dossier->contacts);
  add_invoice (builder, receivable->invoice);
  add_claim (builder, receivable);
  add_payments (builder, dossier);
  add_credit_notes (builder, dossier);
  add_waivers (builder, dossier->waivers);
  add_letters (builder, dossier->letters);
  add_documents (builder, dossier->documents);
  dument_json_add_integer (builder, "client_credit_minor", dossier->client_credit);
  dument_json_add_date (builder, "limitation", dossier->limitation);
  if (dossier->floor == DUMENT_RATE_NONE)
    dument_json_add_null (builder, "floor_bp");
  else
    dument_json_add_integer (builder, "floor_bp", dossier->floor);
  add_history (builder, dossier->history);
  json_builder_end_object (builder);
  dument_json_print (builder);
}
