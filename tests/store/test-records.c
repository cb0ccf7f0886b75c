/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include <string.h>

#include "fixture.h"
#include "store/allocation.h"
#include "store/contact.h"
#include "store/entered-rate.h"
#include "store/issuer.h"
#include "store/letter-draft.h"
#include "store/letter-list.h"
#include "store/sent-letter.h"
#include "store/setting.h"
#include "store/stored-document.h"
#include "store/transaction.h"
#include "store/waiver.h"

#define TODAY 20779

static void
assert_refused (gboolean done, GError **error, DumentStoreError code)
{
  g_assert_false (done);
  g_assert_error (*error, DUMENT_STORE_ERROR, (int) code);
  g_clear_error (error);
}

/* People are told in words of their own what to do. */
static void
assert_told (gboolean done, GError **error, const char *cure)
{
  g_assert_false (done);
  if (strstr ((*error)->message, cure) == NULL)
    g_error ("“%s” does not tell to “%s”", (*error)->message, cure);
  g_assert_null (strstr ((*error)->message, "constraint"));
  g_clear_error (error);
}

static void
test_setting (Fixture *f, gconstpointer data)
{
  g_autofree char *value = NULL;

  g_assert_true (dument_setting_get (f->store, "day-base", &value, NULL));
  g_assert_null (value);
  g_assert_true (dument_setting_set (f->store, "day-base", "365", NULL));
  g_assert_true (dument_setting_set (f->store, "day-base", "actual", NULL));
  g_assert_true (dument_setting_get (f->store, "day-base", &value, NULL));
  g_assert_cmpstr (value, ==, "actual");
  g_clear_pointer (&value, g_free);
  g_assert_true (dument_setting_set (f->store, "day-base", NULL, NULL));
  g_assert_true (dument_setting_get (f->store, "day-base", &value, NULL));
  g_assert_null (value);
}

static void
test_issuer (Fixture *f, gconstpointer data)
{
  const char *const address[] = { "3 rue du Four", "Bât. B", NULL };
  const char *const elsewhere[] = { "BP 12", NULL };
  g_autoptr (DumentIssuer) issuer = dument_issuer_new ();
  g_autoptr (DumentIssuer) none = NULL;
  g_autoptr (DumentIssuer) read = NULL;

  g_assert_true (dument_issuer_load (f->store, &none, NULL));
  g_assert_null (none);
  issuer->party.name = g_strdup ("Élise Martin");
  issuer->party.siren = g_strdup ("123456782");
  issuer->party.address = g_strdupv ((GStrv) address);
  issuer->party.postcode = g_strdup ("35500");
  issuer->place = g_strdup ("Vitré");
  issuer->iban = g_strdup ("FR7630006000011234567890189");
  issuer->registration = g_strdup ("RCS Rennes");
  issuer->mediator = g_strdup ("CM2C, 14 rue Saint-Jean, 75017 Paris");
  issuer->cheque_address = g_strdupv ((GStrv) elsewhere);
  issuer->mention_ei = TRUE;
  g_assert_true (dument_issuer_save (f->store, issuer, NULL));
  g_free (issuer->place);
  issuer->place = g_strdup ("Rennes");
  g_assert_true (dument_issuer_save (f->store, issuer, NULL));

  fixture_reopen (f);
  g_assert_true (dument_issuer_load (f->store, &read, NULL));
  g_assert_cmpstr (read->registration, ==, "RCS Rennes");
  g_assert_cmpstr (read->mediator, ==, "CM2C, 14 rue Saint-Jean, 75017 Paris");
  g_assert_cmpstr (read->party.name, ==, "Élise Martin");
  g_assert_cmpstr (read->party.siren, ==, "123456782");
  g_assert_cmpstrv (read->party.address, address);
  g_assert_cmpstr (read->party.postcode, ==, "35500");
  g_assert_null (read->party.city);
  g_assert_cmpstr (read->place, ==, "Rennes");
  g_assert_cmpstr (read->iban, ==, "FR7630006000011234567890189");
  g_assert_cmpstrv (read->cheque_address, elsewhere);
  g_assert_true (read->mention_ei);
}

static void
test_client (Fixture *f, gconstpointer data)
{
  g_autoptr (DumentClient) client = dument_client_new ();
  g_autoptr (DumentClient) read = NULL;
  g_autoptr (DumentClient) missing = NULL;
  g_autoptr (GError) error = NULL;

  client->party.name = g_strdup ("Œuvres & Cie");
  client->party.siret = g_strdup ("55210055400013");
  client->party.city = g_strdup ("Lyon");
  client->party.email = g_strdup ("a@b.fr");
  client->kind = DUMENT_DEBTOR_PUBLIC;
  client->imputation = DUMENT_IMPUTATION_INTEREST_FIRST;
  client->notes = g_strdup ("pays late");
  client->typed = DUMENT_CLIENT_TYPED_KIND;
  g_assert_true (dument_client_insert (f->store, client, NULL));
  g_assert_cmpint (client->id, >, 0);
  client->party.siren = g_strdup ("552100554");
  client->kind = DUMENT_DEBTOR_PROFESSIONAL;
  g_assert_true (dument_client_update (f->store, client, NULL));

  fixture_reopen (f);
  read = dument_client_load (f->store, client->id, NULL);
  g_assert_cmpstr (read->party.name, ==, "Œuvres & Cie");
  g_assert_cmpstr (read->party.siren, ==, "552100554");
  g_assert_cmpstr (read->party.siret, ==, "55210055400013");
  g_assert_cmpstr (read->party.city, ==, "Lyon");
  g_assert_cmpstr (read->party.email, ==, "a@b.fr");
  g_assert_cmpstr (read->notes, ==, "pays late");
  g_assert_cmpint (read->kind, ==, DUMENT_DEBTOR_PROFESSIONAL);
  g_assert_cmpint (read->imputation, ==, DUMENT_IMPUTATION_INTEREST_FIRST);
  g_assert_cmpint (read->typed, ==, DUMENT_CLIENT_TYPED_KIND);

  missing = dument_client_load (f->store, 99, &error);
  assert_refused (missing != NULL, &error, DUMENT_STORE_ERROR_NOT_FOUND);
  client->id = 99;
  g_free (client->party.siren);
  client->party.siren = NULL;
  assert_refused (dument_client_update (f->store, client, &error), &error,
                  DUMENT_STORE_ERROR_NOT_FOUND);
}

static gint64
find_client (DumentStore *store, const char *name, const char *postcode, const char *siren)
{
  const DumentParty party = { .name = (char *) name,
                              .postcode = (char *) postcode,
                              .siren = (char *) siren };
  g_autoptr (GError) error = NULL;
  gint64 id = -1;

  if (!dument_client_find (store, &party, &id, &error))
    {
      g_assert_error (error, DUMENT_STORE_ERROR, DUMENT_STORE_ERROR_CONFLICT);
      return -1;
    }
  return id;
}

static gint64
add_client_at (DumentStore *store, const char *name, const char *postcode, const char *siren)
{
  g_autoptr (DumentClient) client = dument_client_new ();
  g_autoptr (GError) error = NULL;

  client->party.name = g_strdup (name);
  client->party.postcode = g_strdup (postcode);
  client->party.siren = g_strdup (siren);
  g_assert_true (dument_client_insert (store, client, &error));
  return client->id;
}

static void
test_client_identity (Fixture *f, gconstpointer data)
{
  gint64 named = add_client_at (f->store, "Société Durand", "35500", NULL);
  gint64 elsewhere = add_client_at (f->store, "Société Durand", "75001", NULL);
  gint64 numbered = add_client_at (f->store, "Martin SARL", "69001", "552100554");
  gint64 same_name = add_client_at (f->store, "Martin SARL", "13001", "732829320");
  g_autoptr (DumentClient) twin = dument_client_new ();
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (find_client (f->store, "SOCIETE DURAND", "35500", NULL), ==, named);
  g_assert_cmpint (find_client (f->store, "Société Durand", "75001", NULL), ==, elsewhere);
  g_assert_cmpint (find_client (f->store, "Société Durand", NULL, NULL), ==, 0);
  g_assert_cmpint (find_client (f->store, "Anything", "00000", "552100554"), ==, numbered);
  g_assert_cmpint (find_client (f->store, "Martin SARL", "13001", NULL), ==, same_name);
  /* Its SIREN is learnt from an invoice: it is the client that we knew by name. */
  g_assert_cmpint (find_client (f->store, "Société Durand", "35500", "404833048"), ==, named);
  /* Another SIREN is another client, whatever the name. */
  g_assert_cmpint (find_client (f->store, "Martin SARL", "69001", "404833048"), ==, 0);
  /* Two clients with SIREN under one name: nobody can tell. */
  add_client_at (f->store, "Martin SARL", "69001", "404833048");
  g_assert_cmpint (find_client (f->store, "Martin SARL", "69001", NULL), ==, -1);

  twin->party.name = g_strdup ("societe  DURAND");
  twin->party.postcode = g_strdup ("35500");
  assert_refused (dument_client_insert (f->store, twin, &error), &error, DUMENT_STORE_ERROR_EXISTS);
  twin->party.siren = g_strdup ("552100554");
  assert_refused (dument_client_insert (f->store, twin, &error), &error, DUMENT_STORE_ERROR_EXISTS);
}

static guint
count_found (DumentStore *store, const char *text)
{
  g_autoptr (GPtrArray) clients = dument_client_search (store, text, NULL);

  return clients->len;
}

static void
test_client_search (Fixture *f, gconstpointer data)
{
  fixture_add_client (f->store, "Bäckerei Groß", NULL);
  fixture_add_client (f->store, "Atelier d’Élise", "552100554");

  g_assert_cmpuint (count_found (f->store, NULL), ==, 2);
  g_assert_cmpuint (count_found (f->store, "gross"), ==, 1);
  g_assert_cmpuint (count_found (f->store, "ELISE"), ==, 1);
  g_assert_cmpuint (count_found (f->store, "552100554"), ==, 1);
  g_assert_cmpuint (count_found (f->store, "55210055"), ==, 0);
  g_assert_cmpuint (count_found (f->store, "%"), ==, 2);
  g_assert_cmpuint (count_found (f->store, "e"), ==, 2);
  g_assert_cmpuint (count_found (f->store, "z"), ==, 0);
}

static void
test_contact (Fixture *f, gconstpointer data)
{
  g_autoptr (DumentContact) contact = dument_contact_new ();
  g_autoptr (GPtrArray) contacts = NULL;
  g_autoptr (GError) error = NULL;
  const DumentContact *read;

  contact->client_id = fixture_add_client (f->store, "Client", NULL);
  contact->name = g_strdup ("Mme Roy");
  contact->role = g_strdup ("Accounts");
  g_assert_true (dument_contact_insert (f->store, contact, NULL));
  contact->phone = g_strdup ("0102030405");
  g_assert_true (dument_contact_update (f->store, contact, NULL));
  contacts = dument_contact_list (f->store, contact->client_id, NULL);
  g_assert_cmpuint (contacts->len, ==, 1);
  read = g_ptr_array_index (contacts, 0);
  g_assert_cmpint (read->id, ==, contact->id);
  g_assert_cmpstr (read->name, ==, "Mme Roy");
  g_assert_cmpstr (read->role, ==, "Accounts");
  g_assert_cmpstr (read->phone, ==, "0102030405");
  g_assert_true (dument_contact_delete (f->store, contact->id, NULL));
  assert_refused (dument_contact_delete (f->store, contact->id, &error), &error,
                  DUMENT_STORE_ERROR_NOT_FOUND);
  contact->client_id = 99;
  assert_refused (dument_contact_insert (f->store, contact, &error), &error,
                  DUMENT_STORE_ERROR_CONFLICT);
}

/* Every field a value of its own, so that no two columns can be taken for each other. */
static DumentInvoice *
make_full_invoice (gint64 client_id, gint64 proof_id, gint64 source_id)
{
  DumentInvoice *invoice = dument_invoice_new ();

  invoice->seller_key = g_strdup ("123456782");
  invoice->number = g_strdup ("FA-2026-001");
  invoice->type_code = 380;
  invoice->client_id = client_id;
  invoice->issue_date = 20001;
  invoice->due_date = 20031;
  invoice->due_estimated = TRUE;
  invoice->supply_date = 19999;
  g_strlcpy (invoice->currency, "CHF", sizeof invoice->currency);
  invoice->total = 120000;
  invoice->prepaid = 20000;
  invoice->due_payable = 100000;
  invoice->order_reference = g_strdup ("order");
  invoice->payment_reference = g_strdup ("payment");
  invoice->label = g_strdup ("label");
  invoice->note_pmt = g_strdup ("pmt");
  invoice->note_pmd = g_strdup ("pmd");
  invoice->note_aab = g_strdup ("aab");
  invoice->clause = (DumentClause){ DUMENT_CLAUSE_FIXED, 1200 };
  invoice->clause_accepted = TRUE;
  invoice->proposed = (DumentClause){ DUMENT_CLAUSE_LEGAL_TIMES, 300 };
  invoice->sent_on = 20002;
  invoice->sent_channel = DUMENT_CHANNEL_PLATFORM;
  invoice->sent_proof_id = proof_id;
  invoice->source_id = source_id;
  invoice->typed = DUMENT_INVOICE_TYPED_DUE | DUMENT_INVOICE_TYPED_SENT;
  return invoice;
}

static void
assert_same_invoice (const DumentInvoice *a, const DumentInvoice *b)
{
  g_assert_cmpint (a->id, ==, b->id);
  g_assert_cmpstr (a->seller_key, ==, b->seller_key);
  g_assert_cmpstr (a->number, ==, b->number);
  g_assert_cmpint (a->type_code, ==, b->type_code);
  g_assert_cmpint (a->client_id, ==, b->client_id);
  g_assert_cmpint (a->issue_date, ==, b->issue_date);
  g_assert_cmpint (a->due_date, ==, b->due_date);
  g_assert_cmpint (a->due_estimated, ==, b->due_estimated);
  g_assert_cmpint (a->supply_date, ==, b->supply_date);
  g_assert_cmpstr (a->currency, ==, b->currency);
  g_assert_cmpint (a->total, ==, b->total);
  g_assert_cmpint (a->prepaid, ==, b->prepaid);
  g_assert_cmpint (a->due_payable, ==, b->due_payable);
  g_assert_cmpstr (a->order_reference, ==, b->order_reference);
  g_assert_cmpstr (a->payment_reference, ==, b->payment_reference);
  g_assert_cmpstr (a->label, ==, b->label);
  g_assert_cmpstr (a->note_pmt, ==, b->note_pmt);
  g_assert_cmpstr (a->note_pmd, ==, b->note_pmd);
  g_assert_cmpstr (a->note_aab, ==, b->note_aab);
  g_assert_cmpint (a->clause.kind, ==, b->clause.kind);
  g_assert_cmpint (a->clause.value, ==, b->clause.value);
  g_assert_cmpint (a->clause_accepted, ==, b->clause_accepted);
  g_assert_cmpint (a->proposed.kind, ==, b->proposed.kind);
  g_assert_cmpint (a->proposed.value, ==, b->proposed.value);
  g_assert_cmpint (a->sent_on, ==, b->sent_on);
  g_assert_cmpint (a->sent_channel, ==, b->sent_channel);
  g_assert_cmpint (a->sent_proof_id, ==, b->sent_proof_id);
  g_assert_cmpint (a->source_id, ==, b->source_id);
  g_assert_cmpuint (a->typed, ==, b->typed);
}

static gint64
add_document (DumentStore *store, const char *text)
{
  g_autoptr (GBytes) content = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;
  gint64 id = 0;

  g_assert_true (
      dument_stored_document_add (store, content, "text/plain", "name.txt", TODAY, &id, &error));
  g_assert_no_error (error);
  return id;
}

static void
test_invoice (Fixture *f, gconstpointer data)
{
  gint64 client = fixture_add_client (f->store, "Client", NULL);
  gint64 proof = add_document (f->store, "proof");
  gint64 source = add_document (f->store, "source");
  g_autoptr (DumentInvoice) invoice = make_full_invoice (client, proof, source);
  g_autoptr (DumentInvoice) read = NULL;
  g_autoptr (DumentInvoice) changed = NULL;
  g_autoptr (DumentInvoice) missing = NULL;
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (GError) error = NULL;
  gint64 id;

  g_assert_true (dument_invoice_insert (f->store, invoice, NULL));
  read = dument_invoice_load (f->store, invoice->id, NULL);
  assert_same_invoice (read, invoice);

  invoice->due_date = DUMENT_DATE_NONE;
  invoice->sent_proof_id = 0;
  invoice->total = -5;
  g_clear_pointer (&invoice->label, g_free);
  g_assert_true (dument_invoice_update (f->store, invoice, NULL));
  changed = dument_invoice_load (f->store, invoice->id, NULL);
  assert_same_invoice (changed, invoice);

  g_assert_true (dument_invoice_find (f->store, "123456782", "FA-2026-001", &id, NULL));
  g_assert_cmpint (id, ==, invoice->id);
  g_assert_true (dument_invoice_find (f->store, "552100554", "FA-2026-001", &id, NULL));
  g_assert_cmpint (id, ==, 0);
  found = dument_invoice_find_number (f->store, "FA-2026-001", NULL);
  g_assert_cmpuint (found->len, ==, 1);
  missing = dument_invoice_load (f->store, 99, &error);
  assert_refused (missing != NULL, &error, DUMENT_STORE_ERROR_NOT_FOUND);
}

static void
test_invoice_rules (Fixture *f, gconstpointer data)
{
  gint64 client = fixture_add_client (f->store, "Client", NULL);
  g_autoptr (DumentInvoice) invoice = make_full_invoice (client, 0, 0);
  g_autoptr (GError) error = NULL;

  g_assert_true (dument_invoice_insert (f->store, invoice, NULL));
  assert_refused (dument_invoice_insert (f->store, invoice, &error), &error,
                  DUMENT_STORE_ERROR_EXISTS);
  invoice->id = 0;
  invoice->number[0] = 'X';
  invoice->due_payable = -1;
  assert_refused (dument_invoice_insert (f->store, invoice, &error), &error,
                  DUMENT_STORE_ERROR_CONFLICT);
  invoice->due_payable = DUMENT_MONEY_MAX + 1;
  assert_refused (dument_invoice_insert (f->store, invoice, &error), &error,
                  DUMENT_STORE_ERROR_CONFLICT);
  invoice->due_payable = 1;
  invoice->issue_date = DUMENT_DATE_NONE;
  assert_refused (dument_invoice_insert (f->store, invoice, &error), &error,
                  DUMENT_STORE_ERROR_CONFLICT);
  invoice->issue_date = 100000;
  assert_refused (dument_invoice_insert (f->store, invoice, &error), &error,
                  DUMENT_STORE_ERROR_CONFLICT);
  invoice->issue_date = TODAY;
  invoice->client_id = 99;
  assert_refused (dument_invoice_insert (f->store, invoice, &error), &error,
                  DUMENT_STORE_ERROR_CONFLICT);
  invoice->client_id = client;
  invoice->source_id = 99;
  assert_refused (dument_invoice_insert (f->store, invoice, &error), &error,
                  DUMENT_STORE_ERROR_CONFLICT);
  g_strlcpy (invoice->currency, "eur", sizeof invoice->currency);
  invoice->source_id = 0;
  assert_refused (dument_invoice_insert (f->store, invoice, &error), &error,
                  DUMENT_STORE_ERROR_CONFLICT);
  g_assert_cmpint (fixture_ask (f->store, "SELECT count(*) FROM invoice"), ==, 1);
}

static void
test_broken_rules_are_told (Fixture *f, gconstpointer data)
{
  gint64 client = fixture_add_client (f->store, "Client", "552100554");
  gint64 invoice_id = fixture_add_invoice (f->store, client, "F-1", TODAY, 10000);
  gint64 payment = fixture_add_payment (f->store, client, TODAY, 6000);
  g_autoptr (DumentInvoice) invoice = dument_invoice_load (f->store, invoice_id, NULL);
  g_autoptr (DumentClient) twin = dument_client_load (f->store, client, NULL);
  DumentAllocation more = { .payment_id = payment, .invoice_id = invoice_id, .amount = 6001 };
  g_autoptr (GError) error = NULL;

  assert_told (dument_allocation_insert (f->store, &more, &error), &error, "Lower one");
  assert_told (dument_client_delete (f->store, client, &error), &error, "Delete what rests");
  twin->id = 0;
  assert_told (dument_client_insert (f->store, twin, &error), &error, "correct the SIREN");
  g_clear_pointer (&twin->party.siren, g_free);
  g_assert_true (dument_client_insert (f->store, twin, NULL));
  twin->id = 0;
  assert_told (dument_client_insert (f->store, twin, &error), &error, "one of the two its SIREN");
  invoice->id = 0;
  assert_told (dument_invoice_insert (f->store, invoice, &error), &error, "a number of its own");
  invoice->number[0] = 'X';
  invoice->due_payable = DUMENT_MONEY_MAX + 1;
  assert_told (dument_invoice_insert (f->store, invoice, &error), &error, "amount is too large");
  invoice->due_payable = 1;
  invoice->issue_date = 100000;
  assert_told (dument_invoice_insert (f->store, invoice, &error), &error, "Correct the date");
  invoice->issue_date = DUMENT_DATE_NONE;
  assert_told (dument_invoice_insert (f->store, invoice, &error), &error, "Fill it in");
  invoice->issue_date = TODAY;
  g_strlcpy (invoice->currency, "eur", sizeof invoice->currency);
  assert_told (dument_invoice_insert (f->store, invoice, &error), &error, "like EUR");
}

static DumentCreditNote *
make_credit_note (gint64 client_id, const char *number, const char *named, DumentMoney amount)
{
  DumentCreditNote *note = dument_credit_note_new ();

  note->seller_key = g_strdup ("123456782");
  note->number = g_strdup (number);
  note->client_id = client_id;
  note->issue_date = TODAY;
  note->amount = amount;
  note->named_number = g_strdup (named);
  return note;
}

static void
test_credit_note (Fixture *f, gconstpointer data)
{
  gint64 client = fixture_add_client (f->store, "Client", NULL);
  g_autoptr (DumentCreditNote) note = make_credit_note (client, "A-1", "F-1", 500);
  g_autoptr (DumentCreditNote) foreign = make_credit_note (client, "A-2", "F-1", 500);
  g_autoptr (DumentCreditNote) read = NULL;
  g_autoptr (GPtrArray) of_invoice = NULL;
  g_autoptr (GError) error = NULL;
  unsigned n_matched = 9;
  gint64 invoice, id;

  g_strlcpy (foreign->currency, "USD", sizeof foreign->currency);
  g_assert_true (dument_credit_note_insert (f->store, note, NULL));
  g_assert_true (dument_credit_note_insert (f->store, foreign, NULL));
  g_assert_true (dument_credit_note_match_pending (f->store, &n_matched, NULL));
  g_assert_cmpuint (n_matched, ==, 0);
  invoice = fixture_add_invoice (f->store, client, "F-1", TODAY, 10000);
  g_assert_true (dument_credit_note_match_pending (f->store, &n_matched, NULL));
  g_assert_cmpuint (n_matched, ==, 1);
  read = dument_credit_note_load (f->store, note->id, NULL);
  g_assert_cmpint (read->invoice_id, ==, invoice);
  g_assert_cmpstr (read->named_number, ==, "F-1");
  g_assert_cmpint (read->amount, ==, 500);
  g_assert_cmpint (read->issue_date, ==, TODAY);

  of_invoice = dument_credit_note_list_of_invoice (f->store, invoice, NULL);
  g_assert_cmpuint (of_invoice->len, ==, 1);
  g_assert_true (dument_credit_note_find (f->store, "123456782", "A-2", &id, NULL));
  g_assert_cmpint (id, ==, foreign->id);
  assert_refused (dument_credit_note_insert (f->store, note, &error), &error,
                  DUMENT_STORE_ERROR_EXISTS);
  note->id = 0;
  note->amount = 0;
  g_free (note->number);
  note->number = g_strdup ("A-3");
  assert_refused (dument_credit_note_insert (f->store, note, &error), &error,
                  DUMENT_STORE_ERROR_CONFLICT);
}

static DumentMoney
get_unallocated (DumentStore *store, gint64 client, const char *currency)
{
  DumentMoney amount = -1;

  g_assert_true (dument_allocation_unallocated (store, client, currency, &amount, NULL));
  return amount;
}

static void
test_payment (Fixture *f, gconstpointer data)
{
  gint64 client = fixture_add_client (f->store, "Client", NULL);
  gint64 invoice = fixture_add_invoice (f->store, client, "F-1", TODAY, 10000);
  gint64 payment = fixture_add_payment (f->store, client, TODAY, 6000);
  g_autoptr (DumentPayment) read = NULL;
  g_autoptr (GPtrArray) of_invoice = NULL;
  g_autoptr (GPtrArray) of_client = NULL;
  g_autoptr (GArray) allocations = NULL;
  g_autoptr (GError) error = NULL;
  DumentAllocation more = { .payment_id = payment, .invoice_id = invoice, .amount = 2001 };
  gint64 allocation = fixture_allocate (f->store, payment, invoice, 4000);

  g_assert_cmpint (get_unallocated (f->store, client, "EUR"), ==, 2000);
  g_assert_cmpint (get_unallocated (f->store, client, "USD"), ==, 0);
  assert_refused (dument_allocation_insert (f->store, &more, &error), &error,
                  DUMENT_STORE_ERROR_CONFLICT);
  more.amount = 0;
  assert_refused (dument_allocation_insert (f->store, &more, &error), &error,
                  DUMENT_STORE_ERROR_CONFLICT);
  of_invoice = dument_payment_list_of_invoice (f->store, invoice, NULL);
  of_client = dument_payment_list_of_client (f->store, client, NULL);
  g_assert_cmpuint (of_invoice->len, ==, 1);
  g_assert_cmpuint (of_client->len, ==, 1);
  allocations = dument_allocation_list_of_invoice (f->store, invoice, NULL);
  g_assert_cmpuint (allocations->len, ==, 1);
  g_assert_cmpint (g_array_index (allocations, DumentAllocation, 0).id, ==, allocation);
  g_assert_cmpint (g_array_index (allocations, DumentAllocation, 0).amount, ==, 4000);

  g_assert_true (dument_payment_bounce (f->store, payment, TODAY + 5, NULL));
  read = dument_payment_load (f->store, payment, NULL);
  g_assert_cmpint (read->bounced_on, ==, TODAY + 5);
  g_assert_cmpint (read->received_on, ==, TODAY);
  g_assert_cmpint (read->amount, ==, 6000);
  g_assert_cmpint (get_unallocated (f->store, client, "EUR"), ==, 0);
  assert_refused (dument_payment_bounce (f->store, 99, TODAY, &error), &error,
                  DUMENT_STORE_ERROR_NOT_FOUND);
  g_assert_true (dument_allocation_delete (f->store, allocation, NULL));
  assert_refused (dument_allocation_delete (f->store, allocation, &error), &error,
                  DUMENT_STORE_ERROR_NOT_FOUND);
}

static void
test_set_off (Fixture *f, gconstpointer data)
{
  gint64 client = fixture_add_client (f->store, "Client", NULL);
  gint64 invoice = fixture_add_invoice (f->store, client, "F-1", TODAY, 10000);
  g_autoptr (DumentCreditNote) unnamed = make_credit_note (client, "A-1", NULL, 500);
  g_autoptr (DumentCreditNote) foreign = make_credit_note (client, "A-2", NULL, 500);
  g_autoptr (DumentCreditNote) naming = make_credit_note (client, "A-3", "F-1", 500);
  DumentAllocation allocation = { .invoice_id = invoice, .amount = 300 };
  g_autoptr (GError) error = NULL;

  g_strlcpy (foreign->currency, "USD", sizeof foreign->currency);
  naming->invoice_id = invoice;
  g_assert_true (dument_credit_note_insert (f->store, unnamed, NULL));
  g_assert_true (dument_credit_note_insert (f->store, foreign, NULL));
  g_assert_true (dument_credit_note_insert (f->store, naming, NULL));
  g_assert_cmpint (get_unallocated (f->store, client, "EUR"), ==, 500);
  allocation.credit_note_id = unnamed->id;
  g_assert_true (dument_allocation_insert (f->store, &allocation, NULL));
  allocation.id = 0;
  g_assert_cmpint (get_unallocated (f->store, client, "EUR"), ==, 200);
  assert_refused (dument_allocation_insert (f->store, &allocation, &error), &error,
                  DUMENT_STORE_ERROR_CONFLICT);
  allocation.credit_note_id = foreign->id;
  assert_refused (dument_allocation_insert (f->store, &allocation, &error), &error,
                  DUMENT_STORE_ERROR_CONFLICT);
  allocation.credit_note_id = naming->id;
  assert_refused (dument_allocation_insert (f->store, &allocation, &error), &error,
                  DUMENT_STORE_ERROR_CONFLICT);
  allocation.credit_note_id = 0;
  assert_refused (dument_allocation_insert (f->store, &allocation, &error), &error,
                  DUMENT_STORE_ERROR_CONFLICT);
}

static void
test_waiver (Fixture *f, gconstpointer data)
{
  gint64 client = fixture_add_client (f->store, "Client", NULL);
  g_autoptr (DumentWaiver) waiver = dument_waiver_new ();
  g_autoptr (GPtrArray) waivers = NULL;
  const DumentWaiver *read;

  waiver->invoice_id = fixture_add_invoice (f->store, client, "F-1", TODAY, 10000);
  waiver->kind = DUMENT_WAIVER_INDEMNITY;
  waiver->waived_on = TODAY;
  waiver->reason = g_strdup ("an old client");
  g_assert_true (dument_waiver_insert (f->store, waiver, NULL));
  waivers = dument_waiver_list (f->store, waiver->invoice_id, NULL);
  g_assert_cmpuint (waivers->len, ==, 1);
  read = g_ptr_array_index (waivers, 0);
  g_assert_cmpint (read->kind, ==, DUMENT_WAIVER_INDEMNITY);
  g_assert_cmpint (read->waived_on, ==, TODAY);
  g_assert_cmpstr (read->reason, ==, "an old client");
  g_assert_true (dument_waiver_delete (f->store, waiver->id, NULL));
}

static DumentSentLetter *
make_letter (gint64 client_id, gint64 invoice_id, DumentDate written_on)
{
  DumentSentLetter *letter = dument_sent_letter_new ();

  letter->template_id = g_strdup ("mise-en-demeure");
  letter->kind = DUMENT_LETTER_DEGREE_FORMAL_NOTICE;
  letter->client_id = client_id;
  letter->written_on = written_on;
  letter->deadline_days = 8;
  letter->total_asked = 12345;
  g_array_append_val (letter->invoice_ids, invoice_id);
  return letter;
}

static void
insert_letter (DumentStore *store, DumentSentLetter *letter)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DumentTransaction) transaction = dument_transaction_begin (store, &error);

  g_assert_true (dument_sent_letter_insert (store, letter, &error));
  g_assert_true (dument_transaction_commit (transaction, &error));
  g_assert_no_error (error);
}

static void
save_draft (DumentStore *store, DumentLetterDraft *draft)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DumentTransaction) transaction = dument_transaction_begin (store, &error);

  g_assert_true (dument_letter_draft_save (store, draft, &error));
  g_assert_true (dument_transaction_commit (transaction, &error));
  g_assert_no_error (error);
}

static void
test_letter (Fixture *f, gconstpointer data)
{
  gint64 client = fixture_add_client (f->store, "Client", NULL);
  gint64 invoice = fixture_add_invoice (f->store, client, "F-1", TODAY, 10000);
  g_autoptr (DumentSentLetter) first = make_letter (client, invoice, TODAY);
  g_autoptr (DumentSentLetter) second = make_letter (client, invoice, TODAY + 1);
  g_autoptr (DumentSentLetter) next_year = make_letter (client, invoice, TODAY + 100);
  g_autoptr (DumentSentLetter) read = NULL;
  g_autoptr (DumentSentLetter) missing = NULL;
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (GPtrArray) of_invoice = NULL;
  g_autoptr (GError) error = NULL;

  insert_letter (f->store, first);
  insert_letter (f->store, second);
  insert_letter (f->store, next_year);
  g_assert_cmpstr (first->reference, ==, "2026-0001");
  g_assert_cmpstr (second->reference, ==, "2026-0002");
  g_assert_cmpstr (next_year->reference, ==, "2027-0001");

  second->posted_on = TODAY + 2;
  second->presented_on = TODAY + 3;
  second->delivered_on = TODAY + 4;
  second->returned_on = TODAY + 5;
  second->return_reason = DUMENT_RETURN_REFUSED;
  second->registered_number = g_strdup ("1A12345678901");
  g_assert_true (dument_sent_letter_update (f->store, second, NULL));
  read = dument_sent_letter_find_reference (f->store, "2026-0002", NULL);
  g_assert_cmpint (read->id, ==, second->id);
  g_assert_cmpint (read->kind, ==, DUMENT_LETTER_DEGREE_FORMAL_NOTICE);
  g_assert_cmpint (read->posted_on, ==, TODAY + 2);
  g_assert_cmpint (read->presented_on, ==, TODAY + 3);
  g_assert_cmpint (read->delivered_on, ==, TODAY + 4);
  g_assert_cmpint (read->returned_on, ==, TODAY + 5);
  g_assert_cmpint (read->return_reason, ==, DUMENT_RETURN_REFUSED);
  g_assert_cmpstr (read->registered_number, ==, "1A12345678901");
  g_assert_cmpint (read->total_asked, ==, 12345);
  g_assert_cmpint (read->deadline_days, ==, 8);
  g_assert_cmpuint (read->invoice_ids->len, ==, 1);
  g_assert_cmpint (g_array_index (read->invoice_ids, gint64, 0), ==, invoice);

  all = dument_sent_letter_list (f->store, NULL);
  of_invoice = dument_sent_letter_list_of_invoice (f->store, invoice, NULL);
  g_assert_cmpuint (all->len, ==, 3);
  g_assert_cmpuint (of_invoice->len, ==, 3);
  missing = dument_sent_letter_find_reference (f->store, "2026-0009", &error);
  assert_refused (missing != NULL, &error, DUMENT_STORE_ERROR_NOT_FOUND);
}

static gint64
add_paper (DumentStore *store, const char *name)
{
  g_autoptr (GBytes) content = g_bytes_new (name, strlen (name));
  gint64 id;

  g_assert_true (
      dument_stored_document_add (store, content, "application/pdf", name, TODAY, &id, NULL));
  return id;
}

/* What the user decided of single documents is found again, and what was taken back is not. */
static void
test_draft_enclosures (Fixture *f, gconstpointer data)
{
  gint64 client = fixture_add_client (f->store, "Client", NULL);
  gint64 invoice = fixture_add_invoice (f->store, client, "F-1", TODAY, 10000);
  DumentEnclosureChoice choices[] = { { add_paper (f->store, "a.pdf"), TRUE },
                                      { add_paper (f->store, "b.pdf"), FALSE } };
  g_autoptr (DumentLetterDraft) draft = dument_letter_draft_new ();
  g_autoptr (DumentLetterDraft) found = NULL;
  g_autoptr (DumentLetterDraft) again = NULL;
  const DumentEnclosureChoice *kept;
  g_autoptr (GError) error = NULL;

  draft->template_id = g_strdup ("rappel-amical");
  g_array_append_val (draft->invoice_ids, invoice);
  g_array_append_vals (draft->enclosure_choices, choices, 2);
  save_draft (f->store, draft);
  found = dument_letter_draft_load (f->store, draft->id, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (found->enclosure_choices->len, ==, 2);
  for (guint i = 0; i < 2; i++)
    {
      kept = &g_array_index (found->enclosure_choices, DumentEnclosureChoice, i);
      g_assert_cmpint (kept->document_id, ==, choices[i].document_id);
      g_assert_cmpint (kept->is_enclosed, ==, choices[i].is_enclosed);
    }
  g_array_remove_index (found->enclosure_choices, 0);
  save_draft (f->store, found);
  g_assert_true (dument_letter_draft_find (f->store, "rappel-amical", invoice, &again, &error));
  g_assert_cmpuint (again->enclosure_choices->len, ==, 1);
  kept = &g_array_index (again->enclosure_choices, DumentEnclosureChoice, 0);
  g_assert_cmpint (kept->document_id, ==, choices[1].document_id);
}

/* What the user overruled is found again with its reason, and what was taken back is not. */
static void
test_draft_overrulings (Fixture *f, gconstpointer data)
{
  gint64 client = fixture_add_client (f->store, "Client", NULL);
  gint64 invoice = fixture_add_invoice (f->store, client, "F-1", TODAY, 10000);
  g_autoptr (DumentLetterDraft) draft = dument_letter_draft_new ();
  g_autoptr (DumentLetterDraft) found = NULL;
  g_autoptr (DumentLetterDraft) copy = NULL;
  g_autoptr (DumentLetterDraft) again = NULL;
  const DumentOverruling *kept;
  g_autoptr (GError) error = NULL;

  draft->template_id = g_strdup ("mise-en-demeure");
  g_array_append_val (draft->invoice_ids, invoice);
  g_ptr_array_add (draft->overrulings, dument_overruling_new ("words", "tribunal", "True."));
  g_ptr_array_add (draft->overrulings, dument_overruling_new ("words", "huissier", "He came."));
  g_ptr_array_add (draft->overrulings, dument_overruling_new ("no-reminder", NULL, "By phone."));
  save_draft (f->store, draft);
  found = dument_letter_draft_load (f->store, draft->id, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (found->overrulings->len, ==, 3);
  kept = g_ptr_array_index (found->overrulings, 0);
  g_assert_cmpstr (kept->code, ==, "no-reminder");
  g_assert_cmpstr (kept->about, ==, "");
  kept = g_ptr_array_index (found->overrulings, 1);
  g_assert_cmpstr (kept->about, ==, "huissier");
  g_assert_cmpstr (kept->reason, ==, "He came.");
  g_ptr_array_remove_index (found->overrulings, 2);
  copy = dument_letter_draft_copy (found);
  save_draft (f->store, copy);
  g_assert_true (dument_letter_draft_find (f->store, "mise-en-demeure", invoice, &again, &error));
  g_assert_cmpuint (again->overrulings->len, ==, 2);
}

/* A draft is the letter that is taken up again for one of its invoices; what is thrown away, or has
 * no invoice any more, is gone. */
static void
test_letter_draft (Fixture *f, gconstpointer data)
{
  gint64 client = fixture_add_client (f->store, "Client", NULL);
  gint64 ids[] = { fixture_add_invoice (f->store, client, "F-1", TODAY, 10000),
                   fixture_add_invoice (f->store, client, "F-2", TODAY, 20000),
                   fixture_add_invoice (f->store, client, "F-3", TODAY, 30000) };
  g_autoptr (DumentLetterDraft) draft = dument_letter_draft_new ();
  g_autoptr (DumentLetterDraft) found = NULL;
  g_autoptr (DumentLetterDraft) other = NULL;
  g_autoptr (GArray) all = NULL;
  g_autoptr (GError) error = NULL;

  draft->template_id = g_strdup ("rappel-amical");
  draft->deadline_days = 12;
  draft->changed_at = 5;
  g_array_append_vals (draft->invoice_ids, ids, 2);
  save_draft (f->store, draft);
  draft->body = g_strdup ("Bonjour {{ client.nom }}");
  draft->written_on = TODAY;
  g_array_index (draft->invoice_ids, gint64, 0) = ids[2];
  save_draft (f->store, draft);

  g_assert_true (dument_letter_draft_find (f->store, "rappel-amical", ids[0], &other, &error));
  g_assert_null (other);
  g_assert_true (dument_letter_draft_find (f->store, "mise-en-demeure", ids[1], &other, &error));
  g_assert_null (other);
  g_assert_true (dument_letter_draft_find (f->store, "rappel-amical", ids[2], &found, &error));
  g_assert_cmpint (found->id, ==, draft->id);
  g_assert_cmpstr (found->body, ==, "Bonjour {{ client.nom }}");
  g_assert_cmpint (found->deadline_days, ==, 12);
  g_assert_cmpint (found->written_on, ==, TODAY);
  g_assert_cmpuint (found->invoice_ids->len, ==, 2);
  g_assert_cmpint (g_array_index (found->invoice_ids, gint64, 0), ==, ids[1]);

  fixture_spoil (f, "DELETE FROM letter_draft_invoice");
  all = dument_letter_list_keys (f->store, DUMENT_LETTER_LIST_BY_AGE, TRUE, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (all->len, ==, 0);
  g_assert_true (dument_letter_draft_delete (f->store, draft->id, &error));
}

static void
test_letter_proof (Fixture *f, gconstpointer data)
{
  gint64 client = fixture_add_client (f->store, "Client", NULL);
  gint64 invoice = fixture_add_invoice (f->store, client, "F-1", TODAY, 10000);
  g_autoptr (DumentSentLetter) letter = make_letter (client, invoice, TODAY);
  g_autoptr (GBytes) content = g_bytes_new_static ("slip", 4);
  g_autoptr (GArray) proofs = NULL;
  gint64 document;

  insert_letter (f->store, letter);
  g_assert_true (dument_stored_document_add (f->store, content, "image/png", "slip.png", TODAY,
                                             &document, NULL));
  g_assert_true (dument_sent_letter_add_proof (f->store, letter->id, document, NULL));
  g_assert_true (dument_sent_letter_add_proof (f->store, letter->id, document, NULL));
  proofs = dument_sent_letter_list_proofs (f->store, letter->id, NULL);
  g_assert_cmpuint (proofs->len, ==, 1);
  g_assert_cmpint (g_array_index (proofs, gint64, 0), ==, document);
}

static void
test_document (Fixture *f, gconstpointer data)
{
  g_autoptr (GBytes) content = g_bytes_new_static ("a\0b", 3);
  g_autoptr (GBytes) empty = g_bytes_new_static ("", 0);
  g_autoptr (DumentStoredDocument) read = NULL;
  g_autoptr (DumentStoredDocument) described = NULL;
  gint64 first, again, nothing;

  g_assert_true (dument_stored_document_add (f->store, content, "application/pdf", "one.pdf", TODAY,
                                             &first, NULL));
  g_assert_true (dument_stored_document_add (f->store, content, "application/pdf", "two.pdf", TODAY,
                                             &again, NULL));
  g_assert_true (
      dument_stored_document_add (f->store, empty, "text/plain", "empty", TODAY, &nothing, NULL));
  g_assert_cmpint (again, ==, first);
  g_assert_cmpint (nothing, !=, first);
  read = dument_stored_document_load (f->store, first, NULL);
  g_assert_true (g_bytes_equal (read->content, content));
  g_assert_cmpstr (read->file_name, ==, "one.pdf");
  g_assert_cmpint (read->size, ==, 3);
  described = dument_stored_document_describe (f->store, first, NULL);
  g_assert_null (described->content);
  g_assert_cmpstr (described->sha256, ==, read->sha256);
  g_assert_cmpuint (strlen (described->sha256), ==, 64);
}

static void
test_rate (Fixture *f, gconstpointer data)
{
  DumentEnteredRate rate = { .key = DUMENT_LAW_ECB,
                             .semester = 2027 * 2,
                             .rate = 215,
                             .entered_on = TODAY,
                             .source = (char *) "BCE" };
  g_autoptr (GPtrArray) rates = NULL;
  g_autoptr (DumentLaw) law = dument_law_new ();
  g_autoptr (GError) error = NULL;
  const DumentLawValue *value;

  g_assert_true (dument_entered_rate_save (f->store, &rate, NULL));
  rate.rate = 240;
  g_assert_true (dument_entered_rate_save (f->store, &rate, NULL));
  rates = dument_entered_rate_list (f->store, NULL);
  g_assert_cmpuint (rates->len, ==, 1);
  g_assert_true (dument_entered_rate_apply (f->store, law, NULL));
  value = dument_law_rate (law, DUMENT_LAW_ECB, 2027 * 2);
  g_assert_nonnull (value);
  g_assert_cmpint (value->value, ==, 240);
  g_assert_true (value->entered_by_user);
  rate.key = DUMENT_LAW_INDEMNITY;
  assert_refused (dument_entered_rate_save (f->store, &rate, &error), &error,
                  DUMENT_STORE_ERROR_CONFLICT);
  g_assert_true (dument_entered_rate_delete (f->store, DUMENT_LAW_ECB, 2027 * 2, NULL));
  assert_refused (dument_entered_rate_delete (f->store, DUMENT_LAW_ECB, 2027 * 2, &error), &error,
                  DUMENT_STORE_ERROR_NOT_FOUND);
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, fixture_set_up, func, fixture_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/store/setting", test_setting);
  ADD ("/store/issuer", test_issuer);
  ADD ("/store/client/keeps-fields", test_client);
  ADD ("/store/client/identity", test_client_identity);
  ADD ("/store/client/search", test_client_search);
  ADD ("/store/contact", test_contact);
  ADD ("/store/invoice/keeps-fields", test_invoice);
  ADD ("/store/invoice/rules", test_invoice_rules);
  ADD ("/store/broken-rules-are-told", test_broken_rules_are_told);
  ADD ("/store/credit-note", test_credit_note);
  ADD ("/store/payment", test_payment);
  ADD ("/store/set-off", test_set_off);
  ADD ("/store/waiver", test_waiver);
  ADD ("/store/letter", test_letter);
  ADD ("/store/letter/draft", test_letter_draft);
  ADD ("/store/letter/draft-enclosures", test_draft_enclosures);
  ADD ("/store/letter/draft-overrulings", test_draft_overrulings);
  ADD ("/store/letter/proof", test_letter_proof);
  ADD ("/store/document", test_document);
  ADD ("/store/rate", test_rate);

  return g_test_run ();
}
