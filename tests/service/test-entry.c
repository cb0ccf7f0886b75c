/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

/* What is typed by hand, and how each of it is taken back. */

#include "fixture.h"
#include "tables.h"

#include "service/client-entry.h"
#include "service/concession.h"
#include "service/dossier.h"
#include "service/editing.h"
#include "service/invoice-entry.h"
#include "service/invoice-proposal.h"
#include "service/payment-entry.h"
#include "store/credit-note.h"
#include "store/error.h"

#include <string.h>

#define HEADER "number;issue_date;due_date;client;client_kind;siren;total"

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture_set_up (fixture, data);
  fixture_set_up_business (fixture);
  fixture_import_one (fixture, HEADER,
                      "F-1;2026-09-01;2026-10-01;Morel;professional;404833048;1000");
  fixture_import_one (fixture, HEADER,
                      "F-2;2026-08-01;2026-08-31;Morel;professional;404833048;500");
  fixture_import_one (fixture, HEADER, "F-3;2026-09-01;2026-10-01;Roy;consumer;;200");
}

static gint64
find_id (Fixture *fixture, const char *number)
{
  g_autoptr (DumentReceivable) receivable = fixture_find (fixture, number);

  return receivable->invoice->id;
}

static gint64
find_client (Fixture *fixture, const char *number)
{
  g_autoptr (DumentReceivable) receivable = fixture_find (fixture, number);

  return receivable->client->id;
}

static DumentInvoiceEntry *
type_invoice (const char *number, gint64 client_id)
{
  DumentInvoiceEntry *entry = dument_invoice_entry_new ();

  entry->invoice->number = g_strdup (number);
  entry->invoice->client_id = client_id;
  entry->invoice->issue_date = fixture_day ("2026-11-02");
  entry->invoice->due_date = fixture_day ("2026-12-02");
  entry->invoice->total = 123450;
  return entry;
}

static void
assert_finding (GPtrArray *findings,
                DumentFindingField field,
                gboolean is_refusal,
                const char *word)
{
  const DumentFinding *finding = dument_finding_find (findings, field, /* line= */ 0);

  if (finding == NULL || (finding->severity == DUMENT_FINDING_REFUSAL) != is_refusal)
    g_error ("nothing like this is said of field %d: %s", (int) field, word);
  if (strstr (finding->sentence, word) == NULL)
    g_error ("“%s” does not tell of %s", finding->sentence, word);
}

static void
assert_only_advice (GPtrArray *findings)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (dument_finding_let_pass (findings, &error));
  g_assert_no_error (error);
}

static void
undo (Fixture *fixture, DumentUndo *back)
{
  g_autoptr (DumentUndo) owned = back;
  g_autoptr (GError) error = NULL;

  g_assert_nonnull (owned);
  if (!dument_undo_apply (fixture->workspace, owned, &error))
    g_error ("%s", error->message);
}

static void
save_invoice (Fixture *fixture, DumentInvoiceEntry *entry, DumentUndo **ret_undo)
{
  g_autoptr (GError) error = NULL;

  if (!dument_invoice_entry_save (fixture->workspace, entry, ret_undo, &error))
    g_error ("%s", error->message);
}

static char *
find_last_kind (Fixture *fixture)
{
  g_autoptr (GPtrArray) entries = dument_dossier_journal (fixture->workspace, NULL);
  const DumentJournalEntry *last = g_ptr_array_index (entries, entries->len - 1);

  return g_strdup (last->kind);
}

static void
assert_last_kind (Fixture *fixture, const char *expected)
{
  g_autofree char *kind = find_last_kind (fixture);

  g_assert_cmpstr (kind, ==, expected);
}

static void
test_enter_invoice (Fixture *fixture, gconstpointer data)
{
  g_autofree char *before = tables_dump (fixture->workspace);
  g_autofree char *after = NULL;
  g_autoptr (DumentInvoiceEntry) entry = type_invoice ("F-9", find_client (fixture, "F-1"));
  g_autoptr (DumentReceivable) receivable = NULL;
  DumentUndo *back = NULL;

  entry->invoice->prepaid = 23450;
  entry->invoice->label = g_strdup ("Site");
  save_invoice (fixture, entry, &back);
  assert_last_kind (fixture, "invoice-entered");
  receivable = fixture_find (fixture, "F-9");
  g_assert_cmpint (receivable->invoice->due_payable, ==, 100000);
  g_assert_cmpint (receivable->invoice->id, ==, entry->invoice->id);
  g_assert_false (receivable->invoice->due_estimated);
  g_assert_cmpstr (receivable->client->party.name, ==, "Morel");
  undo (fixture, back);
  assert_last_kind (fixture, "invoice-deleted");
  after = tables_dump (fixture->workspace);
  g_assert_cmpstr (before, ==, after);
}

/* The new client comes and goes with the invoice. */
static void
test_enter_with_client (Fixture *fixture, gconstpointer data)
{
  g_autofree char *before = tables_dump (fixture->workspace);
  g_autofree char *after = NULL;
  g_autoptr (DumentInvoiceEntry) entry = type_invoice ("F-9", 0);
  g_autoptr (DumentReceivable) receivable = NULL;
  DumentUndo *back = NULL;

  entry->client_name = g_strdup (" Atelier Neuf ");
  entry->client_kind = DUMENT_DEBTOR_PUBLIC;
  entry->client_address = g_strdup ("3 place du Marchix\n35500 Vitré\n");
  save_invoice (fixture, entry, &back);
  receivable = fixture_find (fixture, "F-9");
  g_assert_cmpstr (receivable->client->party.address[0], ==, "3 place du Marchix");
  g_assert_cmpstr (receivable->client->party.postcode, ==, "35500");
  g_assert_true ((receivable->client->typed & DUMENT_CLIENT_TYPED_ADDRESS) != 0);
  g_assert_cmpstr (receivable->client->party.name, ==, "Atelier Neuf");
  g_assert_cmpint (receivable->client->kind, ==, DUMENT_DEBTOR_PUBLIC);
  undo (fixture, back);
  after = tables_dump (fixture->workspace);
  g_assert_cmpstr (before, ==, after);
}

static void
test_invoice_findings (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DumentInvoiceEntry) empty = dument_invoice_entry_new ();
  g_autoptr (DumentInvoiceEntry) twin = type_invoice ("F-3", find_client (fixture, "F-1"));
  g_autoptr (DumentInvoiceEntry) good = type_invoice ("F-9", find_client (fixture, "F-1"));
  g_autoptr (GPtrArray) of_empty = dument_invoice_entry_check (fixture->workspace, empty, NULL);
  g_autoptr (GPtrArray) of_twin = NULL;
  g_autoptr (GPtrArray) of_good = NULL;
  DumentUndo *back = NULL;
  g_autoptr (GError) error = NULL;

  assert_finding (of_empty, DUMENT_FINDING_FIELD_NUMBER, TRUE, "number");
  assert_finding (of_empty, DUMENT_FINDING_FIELD_CLIENT, TRUE, "owes");
  assert_finding (of_empty, DUMENT_FINDING_FIELD_ISSUE_DATE, TRUE, "day");
  assert_finding (of_empty, DUMENT_FINDING_FIELD_DUE_DATE, TRUE, "until when");
  assert_finding (of_empty, DUMENT_FINDING_FIELD_TOTAL, TRUE, "total");

  twin->invoice->due_date = twin->invoice->issue_date - 1;
  twin->invoice->sent_on = fixture_day (FIXTURE_TODAY) + 1;
  twin->invoice->prepaid = twin->invoice->total + 1;
  of_twin = dument_invoice_entry_check (fixture->workspace, twin, NULL);
  assert_finding (of_twin, DUMENT_FINDING_FIELD_NUMBER, TRUE, "Roy");
  assert_finding (of_twin, DUMENT_FINDING_FIELD_NUMBER, TRUE, "Morel");
  assert_finding (of_twin, DUMENT_FINDING_FIELD_DUE_DATE, TRUE, "before the day");
  assert_finding (of_twin, DUMENT_FINDING_FIELD_SENT_ON, TRUE, "not come");
  assert_finding (of_twin, DUMENT_FINDING_FIELD_PREPAID, TRUE, "more than the total");
  g_assert_false (dument_invoice_entry_save (fixture->workspace, twin, &back, &error));
  g_assert_error (error, DUMENT_SERVICE_ERROR, DUMENT_SERVICE_ERROR_REFUSED);
  g_assert_null (back);
  g_assert_cmpint (twin->invoice->id, ==, 0);

  /* facts.md G3 and A8; 3 × 2,75 is the floor of the second half of 2026. */
  good->invoice->note_pmt = g_strdup ("");
  good->invoice->clause = (DumentClause){ DUMENT_CLAUSE_FIXED, 824 };
  of_good = dument_invoice_entry_check (fixture->workspace, good, NULL);
  assert_only_advice (of_good);
  assert_finding (of_good, DUMENT_FINDING_FIELD_MENTIONS, FALSE, "discount");
  g_assert_null (
      strstr (dument_finding_find (of_good, DUMENT_FINDING_FIELD_MENTIONS, /* line= */ 0)->sentence,
              "rate of"));
  assert_finding (of_good, DUMENT_FINDING_FIELD_CLAUSE, FALSE, "three times");
}

/* An invoice to a consumer need not state any of it. */
static void
test_consumer_mentions (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DumentInvoiceEntry) entry = type_invoice ("F-9", find_client (fixture, "F-3"));
  g_autoptr (GPtrArray) findings = dument_invoice_entry_check (fixture->workspace, entry, NULL);

  g_assert_cmpuint (findings->len, ==, 0);
}

static void
test_own_business (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DumentClientEntry) client = dument_client_entry_new ();
  g_autoptr (DumentInvoiceEntry) entry = NULL;
  g_autoptr (GPtrArray) findings = NULL;
  DumentUndo *back = NULL;

  client->client->party.name = g_strdup ("Marie Dupré");
  client->client->party.siren = g_strdup ("732 829 320");
  g_assert_true (dument_client_entry_save (fixture->workspace, client, &back, NULL));
  dument_undo_free (back);
  entry = type_invoice ("F-9", client->client->id);
  findings = dument_invoice_entry_check (fixture->workspace, entry, NULL);
  assert_finding (findings, DUMENT_FINDING_FIELD_CLIENT, TRUE, "your own business");
}

static void
test_edit_invoice (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DumentInvoiceEntry) typed = type_invoice ("F-9", find_client (fixture, "F-1"));
  g_autoptr (DumentInvoiceEntry) entry = NULL;
  g_autoptr (DumentReceivable) receivable = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  DumentUndo *back = NULL;

  save_invoice (fixture, typed, &back);
  dument_undo_free (back);
  before = tables_dump (fixture->workspace);
  entry = dument_invoice_entry_load (fixture->workspace, typed->invoice->id, NULL);
  g_free (entry->invoice->number);
  entry->invoice->number = g_strdup ("F-10");
  entry->invoice->total = 5000;
  entry->invoice->client_id = find_client (fixture, "F-3");
  save_invoice (fixture, entry, &back);
  assert_last_kind (fixture, "invoice-edited");
  receivable = fixture_find (fixture, "F-10");
  g_assert_cmpint (receivable->invoice->due_payable, ==, 5000);
  g_assert_cmpstr (receivable->client->party.name, ==, "Roy");
  undo (fixture, back);
  after = tables_dump (fixture->workspace);
  g_assert_cmpstr (before, ==, after);
}

/* What a file says of an invoice stays; what the user says of it can be typed. */
static void
test_edit_imported (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DumentInvoiceEntry) entry =
      dument_invoice_entry_load (fixture->workspace, find_id (fixture, "F-1"), NULL);
  g_autoptr (GPtrArray) refused = NULL;
  g_autoptr (GPtrArray) passed = NULL;

  entry->invoice->due_date += 10;
  passed = dument_invoice_entry_check (fixture->workspace, entry, NULL);
  assert_only_advice (passed);
  entry->invoice->total += 100;
  refused = dument_invoice_entry_check (fixture->workspace, entry, NULL);
  assert_finding (refused, DUMENT_FINDING_FIELD_NONE, TRUE, "come from the file");
}

static void
test_delete_invoice (Fixture *fixture, gconstpointer data)
{
  gint64 id = find_id (fixture, "F-3");
  const DumentWaiverEntry waiver = { id, TRUE, TRUE, (char *) "a good client" };
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;
  DumentUndo *back = NULL;

  g_assert_true (dument_concession_waive (fixture->workspace, &waiver, &back, &error));
  dument_undo_free (back);
  before = tables_dump (fixture->workspace);
  back = dument_invoice_entry_delete (fixture->workspace, id, &error);
  g_assert_no_error (error);
  assert_last_kind (fixture, "invoice-deleted");
  g_assert_null (dument_receivable_find (fixture->workspace, "F-3", &error));
  g_assert_error (error, DUMENT_SERVICE_ERROR, DUMENT_SERVICE_ERROR_NOT_FOUND);
  undo (fixture, back);
  assert_last_kind (fixture, "invoice-restored");
  after = tables_dump (fixture->workspace);
  g_assert_cmpstr (before, ==, after);
}

static DumentPaymentEntry *
type_payment (Fixture *fixture, DumentMoney amount, const char *day)
{
  gint64 ids[] = { find_id (fixture, "F-1"), find_id (fixture, "F-2") };
  g_autoptr (DumentPaymentSheet) sheet =
      dument_payment_sheet_open (fixture->workspace, ids, G_N_ELEMENTS (ids), NULL);
  DumentPaymentEntry *entry = dument_payment_entry_new ();

  entry->client_id = sheet->client_id;
  entry->amount = amount;
  entry->received_on = fixture_day (day);
  g_array_unref (entry->shares);
  entry->shares = dument_payment_sheet_split (sheet, amount);
  return entry;
}

static void
test_sheet (Fixture *fixture, gconstpointer data)
{
  gint64 id = find_id (fixture, "F-1");
  g_autoptr (DumentPaymentSheet) sheet =
      dument_payment_sheet_open (fixture->workspace, &id, 1, NULL);
  const DumentPaymentLine *first = g_ptr_array_index (sheet->lines, 0);
  const DumentPaymentLine *second = g_ptr_array_index (sheet->lines, 1);

  g_assert_cmpuint (sheet->lines->len, ==, 2);
  g_assert_cmpstr (first->number, ==, "F-2");
  g_assert_false (first->is_chosen);
  g_assert_cmpstr (second->number, ==, "F-1");
  g_assert_true (second->is_chosen);
  g_assert_cmpint (second->principal, ==, 100000);
  /* 40 € and 52 days at 12,40 % of 1 000 €: 17,665… €. */
  g_assert_cmpint (second->accessories, ==, 4000 + 1767);
  g_assert_cmpint (dument_payment_sheet_propose (sheet), ==, 100000);
}

static void
test_pay_two (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DumentPaymentEntry) entry = type_payment (fixture, 120000, "2026-11-20");
  g_autofree char *before = tables_dump (fixture->workspace);
  g_autofree char *unchanged = NULL;
  g_autofree char *after = NULL;
  g_autoptr (GArray) effects = NULL;
  g_autoptr (DumentReceivable) one = NULL;
  g_autoptr (DumentReceivable) two = NULL;
  g_autoptr (GError) error = NULL;
  DumentUndo *back = NULL;

  effects = dument_payment_entry_preview (fixture->workspace, entry, &error);
  g_assert_no_error (error);
  unchanged = tables_dump (fixture->workspace);
  g_assert_cmpstr (before, ==, unchanged);
  g_assert_true (dument_payment_entry_save (fixture->workspace, entry, &back, &error));
  assert_last_kind (fixture, "payment-recorded");
  one = fixture_find (fixture, "F-1");
  two = fixture_find (fixture, "F-2");
  /* The older one first. */
  g_assert_cmpint (two->claim->principal, ==, 0);
  g_assert_cmpint (one->claim->principal, ==, 30000);
  for (unsigned i = 0; i < effects->len; i++)
    {
      const DumentPaymentEffect *effect = &g_array_index (effects, DumentPaymentEffect, i);
      const DumentClaim *claim = effect->invoice_id == one->invoice->id ? one->claim : two->claim;

      g_assert_cmpint (effect->after.principal, ==, claim->principal);
      g_assert_cmpint (effect->after.principal + effect->after.interest + effect->after.indemnity,
                       ==, claim->total);
      g_assert_cmpint (effect->before.principal, >, effect->after.principal);
      g_assert_cmpint (effect->excess, ==, 0);
    }
  undo (fixture, back);
  assert_last_kind (fixture, "payment-deleted");
  after = tables_dump (fixture->workspace);
  g_assert_cmpstr (before, ==, after);
}

static gint64
pay_one (Fixture *fixture, DumentMoney amount)
{
  g_autoptr (DumentPaymentEntry) entry = type_payment (fixture, amount, "2026-11-20");
  g_autoptr (GPtrArray) payments = NULL;
  g_autoptr (GError) error = NULL;
  DumentUndo *back = NULL;

  g_assert_true (dument_payment_entry_save (fixture->workspace, entry, &back, &error));
  dument_undo_free (back);
  payments = dument_payment_list_of_client (dument_workspace_get_store (fixture->workspace),
                                            entry->client_id, NULL);
  return ((DumentPayment *) g_ptr_array_index (payments, payments->len - 1))->id;
}

static void
test_take_payment_back (Fixture *fixture, gconstpointer data)
{
  gint64 id = pay_one (fixture, 60000);
  g_autofree char *before = tables_dump (fixture->workspace);
  g_autofree char *deleted = NULL;
  g_autofree char *restored = NULL;
  g_autofree char *bounced = NULL;
  g_autoptr (GError) error = NULL;
  DumentDate today = fixture_day (FIXTURE_TODAY);
  DumentUndo *back;

  g_assert_null (
      dument_invoice_entry_delete (fixture->workspace, find_id (fixture, "F-2"), &error));
  g_assert_error (error, DUMENT_SERVICE_ERROR, DUMENT_SERVICE_ERROR_REFUSED);
  g_clear_error (&error);

  back = dument_payment_entry_delete (fixture->workspace, id, &error);
  g_assert_no_error (error);
  undo (fixture, back);
  deleted = tables_dump (fixture->workspace);
  g_assert_cmpstr (before, ==, deleted);

  g_assert_null (dument_payment_entry_bounce (fixture->workspace, id, today + 1, &error));
  g_assert_error (error, DUMENT_SERVICE_ERROR, DUMENT_SERVICE_ERROR_REFUSED);
  g_clear_error (&error);
  g_assert_null (
      dument_payment_entry_bounce (fixture->workspace, id, fixture_day ("2026-11-19"), &error));
  g_clear_error (&error);
  back = dument_payment_entry_bounce (fixture->workspace, id, today, &error);
  g_assert_no_error (error);
  assert_last_kind (fixture, "payment-bounced");
  bounced = tables_dump (fixture->workspace);
  undo (fixture, back);
  restored = tables_dump (fixture->workspace);
  g_assert_cmpstr (before, ==, restored);
  g_assert_cmpstr (before, !=, bounced);
}

/* What was said to be bounced by mistake, long after the toast with its undo is gone. */
static void
test_unbounce (Fixture *fixture, gconstpointer data)
{
  gint64 id = pay_one (fixture, 60000);
  g_autofree char *before = tables_dump (fixture->workspace);
  g_autofree char *bounced = NULL;
  g_autofree char *after = NULL;
  g_autofree char *again = NULL;
  g_autoptr (DumentUndo) first = NULL;
  g_autoptr (GError) error = NULL;
  DumentUndo *back;

  g_assert_null (dument_payment_entry_unbounce (fixture->workspace, id, &error));
  g_assert_error (error, DUMENT_SERVICE_ERROR, DUMENT_SERVICE_ERROR_REFUSED);
  g_clear_error (&error);
  first = dument_payment_entry_bounce (fixture->workspace, id, fixture_day (FIXTURE_TODAY), &error);
  g_assert_no_error (error);
  bounced = tables_dump (fixture->workspace);

  back = dument_payment_entry_unbounce (fixture->workspace, id, &error);
  g_assert_no_error (error);
  assert_last_kind (fixture, "payment-restored");
  after = tables_dump (fixture->workspace);
  g_assert_cmpstr (before, ==, after);
  undo (fixture, back);
  assert_last_kind (fixture, "payment-bounced");
  again = tables_dump (fixture->workspace);
  g_assert_cmpstr (bounced, ==, again);
}

static void
test_payment_findings (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DumentPaymentEntry) entry = type_payment (fixture, 120000, "2026-08-15");
  g_autoptr (GPtrArray) early = dument_payment_entry_check (fixture->workspace, entry, NULL);
  g_autoptr (GPtrArray) wrong = NULL;
  DumentPaymentShare foreign = { find_id (fixture, "F-3"), 1 };

  assert_finding (early, DUMENT_FINDING_FIELD_DATE, TRUE, "F-1");
  entry->received_on = fixture_day (FIXTURE_TODAY) + 1;
  entry->amount = 119999;
  g_array_append_val (entry->shares, foreign);
  wrong = dument_payment_entry_check (fixture->workspace, entry, NULL);
  assert_finding (wrong, DUMENT_FINDING_FIELD_DATE, TRUE, "not come");
  assert_finding (wrong, DUMENT_FINDING_FIELD_SHARE, TRUE, "F-3");
}

static void
test_credit (Fixture *fixture, gconstpointer data)
{
  DumentCreditEntry entry = { find_id (fixture, "F-1"), (char *) "AV-1", 30000,
                              fixture_day ("2026-11-01") };
  g_autofree char *before = tables_dump (fixture->workspace);
  g_autofree char *with = NULL;
  g_autofree char *again = NULL;
  g_autofree char *after = NULL;
  g_autoptr (GPtrArray) notes = NULL;
  g_autoptr (GPtrArray) findings = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (DumentUndo) first = NULL;
  DumentUndo *back = NULL;

  g_assert_true (dument_concession_credit (fixture->workspace, &entry, &first, &error));
  assert_last_kind (fixture, "credit-recorded");
  with = tables_dump (fixture->workspace);
  entry.amount = 70001;
  findings = dument_concession_check_credit (fixture->workspace, &entry, NULL);
  assert_finding (findings, DUMENT_FINDING_FIELD_NUMBER, TRUE, "AV-1");
  assert_finding (findings, DUMENT_FINDING_FIELD_AMOUNT, TRUE, "700,00");
  notes = dument_credit_note_list_of_invoice (dument_workspace_get_store (fixture->workspace),
                                              entry.invoice_id, NULL);
  back = dument_concession_uncredit (
      fixture->workspace, ((DumentCreditNote *) g_ptr_array_index (notes, 0))->id, &error);
  g_assert_no_error (error);
  undo (fixture, back);
  again = tables_dump (fixture->workspace);
  g_assert_cmpstr (with, ==, again);
  undo (fixture, g_steal_pointer (&first));
  after = tables_dump (fixture->workspace);
  g_assert_cmpstr (before, ==, after);
}

static void
test_waive (Fixture *fixture, gconstpointer data)
{
  DumentWaiverEntry entry = { find_id (fixture, "F-1"), FALSE, TRUE, (char *) "" };
  g_autofree char *before = tables_dump (fixture->workspace);
  g_autofree char *after = NULL;
  g_autoptr (DumentReceivable) receivable = NULL;
  g_autoptr (GPtrArray) waivers = NULL;
  g_autoptr (GError) error = NULL;
  DumentUndo *back = NULL;

  g_assert_false (dument_concession_waive (fixture->workspace, &entry, &back, &error));
  g_assert_error (error, DUMENT_SERVICE_ERROR, DUMENT_SERVICE_ERROR_REFUSED);
  g_clear_error (&error);
  entry.reason = (char *) "a good client";
  g_assert_true (dument_concession_waive (fixture->workspace, &entry, &back, &error));
  receivable = fixture_find (fixture, "F-1");
  g_assert_cmpint (receivable->claim->indemnity, ==, 0);
  dument_undo_free (back);
  back = NULL;
  g_assert_false (dument_concession_waive (fixture->workspace, &entry, &back, &error));
  g_clear_error (&error);
  waivers =
      dument_waiver_list (dument_workspace_get_store (fixture->workspace), entry.invoice_id, NULL);
  back = dument_concession_unwaive (fixture->workspace, entry.invoice_id,
                                    ((DumentWaiver *) g_ptr_array_index (waivers, 0))->id, &error);
  g_assert_nonnull (back);
  dument_undo_free (back);
  after = tables_dump (fixture->workspace);
  g_assert_cmpstr (before, ==, after);
}

static void
add_contact (DumentClientEntry *entry, const char *name, const char *email)
{
  DumentContact *contact = dument_contact_new ();

  contact->name = g_strdup (name);
  contact->email = g_strdup (email);
  g_ptr_array_add (entry->contacts, contact);
}

static void
test_edit_client (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DumentClientEntry) entry =
      dument_client_entry_load (fixture->workspace, find_client (fixture, "F-1"), NULL);
  g_autoptr (DumentClientEntry) later = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *address = NULL;
  g_autoptr (GError) error = NULL;
  DumentUndo *back = NULL;

  add_contact (entry, "Jeanne Petit", "jeanne@example.fr");
  add_contact (entry, "Jean Grand", NULL);
  g_assert_true (dument_client_entry_save (fixture->workspace, entry, &back, &error));
  dument_undo_free (back);
  before = tables_dump (fixture->workspace);

  later = dument_client_entry_load (fixture->workspace, entry->client->id, NULL);
  g_ptr_array_remove_index (later->contacts, 1);
  add_contact (later, "Luc Neuf", NULL);
  dument_client_entry_set_address (later, "8 rue des Tanneurs\n35500 Vitré\n");
  later->client->kind = DUMENT_DEBTOR_CONSUMER;
  g_assert_true (dument_client_entry_save (fixture->workspace, later, &back, &error));
  address = dument_client_entry_get_address (later);
  g_assert_cmpstr (address, ==, "8 rue des Tanneurs\n35500 Vitré");
  undo (fixture, back);
  assert_last_kind (fixture, "client-edit-undone");
  after = tables_dump (fixture->workspace);
  g_assert_cmpstr (before, ==, after);
}

static void
test_delete_client (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DumentClientEntry) entry = dument_client_entry_new ();
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;
  DumentUndo *back = NULL;

  g_assert_null (
      dument_client_entry_delete (fixture->workspace, find_client (fixture, "F-1"), &error));
  g_assert_error (error, DUMENT_SERVICE_ERROR, DUMENT_SERVICE_ERROR_REFUSED);
  g_assert_nonnull (strstr (error->message, "2 invoices"));
  g_clear_error (&error);
  entry->client->party.name = g_strdup ("Neuf");
  add_contact (entry, "Luc Neuf", NULL);
  g_assert_true (dument_client_entry_save (fixture->workspace, entry, &back, &error));
  dument_undo_free (back);
  before = tables_dump (fixture->workspace);
  back = dument_client_entry_delete (fixture->workspace, entry->client->id, &error);
  g_assert_no_error (error);
  undo (fixture, back);
  after = tables_dump (fixture->workspace);
  g_assert_cmpstr (before, ==, after);
}

static void
test_client_findings (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DumentClientEntry) entry = dument_client_entry_new ();
  DumentParty *party = &entry->client->party;
  g_autoptr (GPtrArray) wrong = NULL;
  g_autoptr (GPtrArray) twin = NULL;

  party->name = g_strdup ("Morel bis");
  party->siren = g_strdup ("404833049");
  party->email = g_strdup ("morel@");
  dument_client_entry_set_address (entry, "18 rue du Général de Gaulle prolongée\n35500 Vitré");
  add_contact (entry, "", NULL);
  entry->client->kind = DUMENT_DEBTOR_CONSUMER;
  wrong = dument_client_entry_check (fixture->workspace, entry, NULL);
  assert_finding (wrong, DUMENT_FINDING_FIELD_SIREN, TRUE, "404833049");
  assert_finding (wrong, DUMENT_FINDING_FIELD_EMAIL, TRUE, "e-mail");
  assert_finding (wrong, DUMENT_FINDING_FIELD_KIND, FALSE, "SIREN");
  assert_finding (wrong, DUMENT_FINDING_FIELD_CONTACT, TRUE, "name");
  g_assert_null (dument_finding_find (wrong, DUMENT_FINDING_FIELD_ADDRESS, /* line= */ 0));

  /* 39 characters. */
  dument_client_entry_set_address (entry, "18 rue du Général de Gaulle prolongée N\n35500 Vitré");
  g_free (party->siren);
  party->siren = g_strdup ("404833048");
  party->siret = g_strdup ("73282932000074");
  twin = dument_client_entry_check (fixture->workspace, entry, NULL);
  assert_finding (twin, DUMENT_FINDING_FIELD_SIREN, TRUE, "Morel");
  assert_finding (twin, DUMENT_FINDING_FIELD_SIRET, TRUE, "732829320");
  assert_finding (twin, DUMENT_FINDING_FIELD_ADDRESS, FALSE, "1 character more");
  g_assert_cmpuint (dument_finding_find (twin, DUMENT_FINDING_FIELD_ADDRESS, /* line= */ 0)->line,
                    ==, 2);
}

/* Few enough letters for the post, and too wide for the window all the same. */
static void
test_wide_address (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DumentClientEntry) entry = dument_client_entry_new ();
  g_autoptr (GPtrArray) findings = NULL;
  g_autoptr (GPtrArray) fitting = NULL;

  entry->client->party.name = g_strdup ("Morel");
  dument_client_entry_set_address (entry, "WWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWW\n35500 Vitré");
  findings = dument_client_entry_check (fixture->workspace, entry, NULL);
  assert_finding (findings, DUMENT_FINDING_FIELD_ADDRESS, FALSE, " mm too wide");
  dument_client_entry_set_address (entry, "Iiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiii\n35500 Vitré");
  fitting = dument_client_entry_check (fixture->workspace, entry, NULL);
  g_assert_null (dument_finding_find (fitting, DUMENT_FINDING_FIELD_ADDRESS, /* line= */ 0));
}

static void
test_proposal (Fixture *fixture, gconstpointer data)
{
  const DumentLaw *law = dument_workspace_get_law (fixture->workspace);
  g_autoptr (DumentInvoiceProposal) usual =
      dument_invoice_proposal_make (fixture->workspace, find_client (fixture, "F-1"), NULL);
  g_autoptr (DumentInvoiceProposal) none =
      dument_invoice_proposal_make (fixture->workspace, 0, NULL);
  DumentDate due = DUMENT_DATE_NONE;

  g_assert_cmpint (usual->kind, ==, DUMENT_DEBTOR_PROFESSIONAL);
  g_assert_cmpint (
      dument_invoice_proposal_due (usual, law, fixture_day ("2026-11-02"), DUMENT_DATE_NONE, &due),
      ==, DUMENT_DUE_ORIGIN_HABIT);
  g_assert_cmpint (due, ==, fixture_day ("2026-12-02"));
  g_assert_cmpstr (usual->last_number, ==, "F-3");
  g_assert_cmpint (
      dument_invoice_proposal_due (none, law, fixture_day ("2026-11-02"), DUMENT_DATE_NONE, &due),
      ==, DUMENT_DUE_ORIGIN_NONE);
  none->kind = DUMENT_DEBTOR_PROFESSIONAL;
  g_assert_cmpint (dument_invoice_proposal_due (none, law, fixture_day ("2026-11-02"),
                                                fixture_day ("2026-10-10"), &due),
                   ==, DUMENT_DUE_ORIGIN_LAW);
  g_assert_cmpint (due, ==, fixture_day ("2026-11-09"));
}

/* What was cited by number and day keeps both. */
static void
test_cited_invoice_keeps_its_number (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DumentInvoiceEntry) entry = type_invoice ("F-9", find_client (fixture, "F-1"));
  g_autoptr (DumentInvoiceEntry) again = NULL;
  g_autoptr (GPtrArray) findings = NULL;
  g_autoptr (DumentUndo) entered = NULL;
  g_autoptr (DumentUndo) credited = NULL;
  DumentCreditEntry credit = { .number = (char *) "AV-1",
                               .amount = 100,
                               .issued_on = fixture_day ("2026-11-03") };

  save_invoice (fixture, entry, &entered);
  credit.invoice_id = entry->invoice->id;
  g_assert_true (dument_concession_credit (fixture->workspace, &credit, &credited, NULL));
  again = dument_invoice_entry_load (fixture->workspace, entry->invoice->id, NULL);
  g_free (again->invoice->number);
  again->invoice->number = g_strdup ("F-10");
  findings = dument_invoice_entry_check (fixture->workspace, again, NULL);
  assert_finding (findings, DUMENT_FINDING_FIELD_NUMBER, TRUE, "AV-1");
}

/* Somebody paid meanwhile: the invoice stays, and the sentence says why. */
static void
test_too_late_to_undo (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DumentInvoiceEntry) entry = type_invoice ("F-9", find_client (fixture, "F-1"));
  g_autoptr (DumentUndo) back = NULL;
  g_autoptr (DumentPaymentSheet) sheet = NULL;
  g_autoptr (DumentPaymentEntry) payment = dument_payment_entry_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (DumentReceivable) receivable = NULL;
  DumentUndo *other = NULL;

  save_invoice (fixture, entry, &back);
  sheet = dument_payment_sheet_open (fixture->workspace, &entry->invoice->id, 1, &error);
  payment->client_id = sheet->client_id;
  payment->amount = 100;
  payment->received_on = fixture_day (FIXTURE_TODAY);
  g_array_unref (payment->shares);
  payment->shares = dument_payment_sheet_split (sheet, 100);
  g_assert_true (dument_payment_entry_save (fixture->workspace, payment, &other, &error));
  dument_undo_free (other);
  g_assert_false (dument_undo_apply (fixture->workspace, back, &error));
  g_assert_error (error, DUMENT_SERVICE_ERROR, DUMENT_SERVICE_ERROR_REFUSED);
  receivable = fixture_find (fixture, "F-9");
  g_assert_nonnull (receivable);
}

static void
set_on_file (Fixture *fixture, const char *number, const char *assignment)
{
  const char *const assignments[] = { assignment, NULL };
  g_autoptr (GError) error = NULL;

  if (!dument_editing_set_invoice (fixture->workspace, number, assignments, &error))
    g_error ("%s", error->message);
}

static void
set_on_client (Fixture *fixture, gint64 client_id, const char *assignment)
{
  const char *const assignments[] = { assignment, NULL };
  g_autoptr (GError) error = NULL;

  if (!dument_editing_set_client (fixture->workspace, client_id, assignments, &error))
    g_error ("%s", error->message);
}

/* Somebody else changes another field while the form is open: both changes stand, and each is taken
 * back for itself. */
static void
test_invoice_changed_meanwhile (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DumentInvoiceEntry) loaded =
      dument_invoice_entry_load (fixture->workspace, find_id (fixture, "F-1"), NULL);
  g_autoptr (DumentInvoiceEntry) entry = dument_invoice_entry_new_over (loaded);
  g_autoptr (DumentReceivable) both = NULL;
  g_autoptr (DumentReceivable) after = NULL;
  DumentUndo *back = NULL;

  set_on_file (fixture, "F-1", "sent-on=2026-09-02");
  entry->invoice->label = g_strdup ("Site");
  save_invoice (fixture, entry, &back);
  both = fixture_find (fixture, "F-1");
  g_assert_cmpstr (both->invoice->label, ==, "Site");
  g_assert_cmpint (both->invoice->sent_on, ==, fixture_day ("2026-09-02"));
  g_assert_cmpuint (both->invoice->typed & DUMENT_INVOICE_TYPED_SENT, !=, 0);

  set_on_file (fixture, "F-1", "penalty-rate=12.00");
  undo (fixture, back);
  after = fixture_find (fixture, "F-1");
  g_assert_null (after->invoice->label);
  g_assert_cmpint (after->invoice->sent_on, ==, fixture_day ("2026-09-02"));
  g_assert_cmpint (after->invoice->clause.value, ==, 1200);
}

static void
test_invoice_contradicted (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DumentInvoiceEntry) loaded =
      dument_invoice_entry_load (fixture->workspace, find_id (fixture, "F-1"), NULL);
  g_autoptr (DumentInvoiceEntry) entry = dument_invoice_entry_new_over (loaded);
  g_autoptr (DumentInvoiceEntry) again = NULL;
  g_autoptr (GPtrArray) findings = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (DumentReceivable) kept = NULL;
  g_autoptr (DumentUndo) back = NULL;

  set_on_file (fixture, "F-1", "label=Theirs");
  entry->invoice->label = g_strdup ("Mine");
  findings = dument_invoice_entry_check (fixture->workspace, entry, NULL);
  assert_finding (findings, DUMENT_FINDING_FIELD_NONE, TRUE, "since the form was opened");
  g_assert_false (dument_invoice_entry_save (fixture->workspace, entry, &back, &error));
  g_assert_error (error, DUMENT_SERVICE_ERROR, DUMENT_SERVICE_ERROR_REFUSED);
  g_clear_error (&error);
  kept = fixture_find (fixture, "F-1");
  g_assert_cmpstr (kept->invoice->label, ==, "Theirs");

  again = dument_invoice_entry_load (fixture->workspace, kept->invoice->id, NULL);
  g_free (again->invoice->label);
  again->invoice->label = g_strdup ("Mine");
  save_invoice (fixture, again, &back);
  set_on_file (fixture, "F-1", "label=Theirs again");
  g_assert_false (dument_undo_apply (fixture->workspace, back, &error));
  g_assert_error (error, DUMENT_SERVICE_ERROR, DUMENT_SERVICE_ERROR_REFUSED);
}

static void
test_client_changed_meanwhile (Fixture *fixture, gconstpointer data)
{
  gint64 id = find_client (fixture, "F-1");
  g_autoptr (DumentClientEntry) entry = dument_client_entry_load (fixture->workspace, id, NULL);
  g_autoptr (DumentClientEntry) both = NULL;
  g_autoptr (DumentClientEntry) after = NULL;
  g_autoptr (DumentClientEntry) last = NULL;
  g_autoptr (GError) error = NULL;
  DumentUndo *back = NULL;

  set_on_client (fixture, id, "email=new@example.org");
  set_on_client (fixture, id, "contact=Jeanne Petit");
  entry->client->party.phone = g_strdup ("0102030405");
  g_assert_true (dument_client_entry_save (fixture->workspace, entry, &back, &error));
  g_assert_no_error (error);
  both = dument_client_entry_load (fixture->workspace, id, NULL);
  g_assert_cmpstr (both->client->party.email, ==, "new@example.org");
  g_assert_cmpstr (both->client->party.phone, ==, "0102030405");
  g_assert_cmpuint (both->contacts->len, ==, 1);
  set_on_client (fixture, id, "notes=pays late");
  undo (fixture, back);
  after = dument_client_entry_load (fixture->workspace, id, NULL);
  g_assert_cmpstr (after->client->party.email, ==, "new@example.org");
  g_assert_cmpstr (after->client->notes, ==, "pays late");
  g_assert_null (after->client->party.phone);
  g_assert_cmpuint (after->contacts->len, ==, 1);

  /* The same field, in two ways. */
  set_on_client (fixture, id, "address=1 rue Haute|35500 Vitré");
  dument_client_entry_set_address (after, "2 rue Basse\n35500 Vitré");
  g_assert_false (dument_client_entry_save (fixture->workspace, after, &back, &error));
  g_assert_error (error, DUMENT_SERVICE_ERROR, DUMENT_SERVICE_ERROR_REFUSED);
  last = dument_client_entry_load (fixture->workspace, id, NULL);
  g_assert_cmpstr (last->client->party.address[0], ==, "1 rue Haute");
}

static void
change_every_field (Fixture *fixture, DumentInvoiceEntry *entry)
{
  DumentInvoice *invoice = entry->invoice;

  g_free (invoice->number);
  *invoice = (DumentInvoice){
    .id = invoice->id,
    .seller_key = invoice->seller_key,
    .number = g_strdup ("F-10"),
    .type_code = invoice->type_code,
    .client_id = find_client (fixture, "F-3"),
    .issue_date = fixture_day ("2026-11-03"),
    .due_date = fixture_day ("2026-12-03"),
    .supply_date = fixture_day ("2026-11-01"),
    .currency = "CHF",
    .total = 200000,
    .prepaid = 100,
    .label = g_strdup ("Site"),
    .order_reference = g_strdup ("B-1"),
    .payment_reference = g_strdup ("RF18539007547034"),
    .clause = { DUMENT_CLAUSE_FIXED, 1200 },
    .clause_accepted = TRUE,
    .sent_on = fixture_day ("2026-11-04"),
    .sent_channel = DUMENT_CHANNEL_EMAIL,
    .note_pmt = g_strdup (""),
    .note_pmd = g_strdup ("12 %"),
    .note_aab = g_strdup (""),
  };
  entry->proof = g_bytes_new_static ("proof", 5);
  entry->proof_name = g_strdup ("proof.txt");
}

/* Changing any field of the form leaves its line in the journal. */
static void
test_every_change_is_noted (Fixture *fixture, gconstpointer data)
{
  static const char *const keys[] = {
    "number",
    "issue-date",
    "due",
    "supply-date",
    "currency",
    "total",
    "prepaid",
    "label",
    "order",
    "payment-reference",
    "penalty-rate",
    "clause-accepted",
    "sent-on",
    "sent-by",
    "sent-proof",
    "client",
    "note-indemnity",
    "note-penalties",
    "note-discount",
  };
  g_autoptr (DumentInvoiceEntry) first = type_invoice ("F-9", find_client (fixture, "F-1"));
  g_autoptr (DumentInvoiceEntry) entry = NULL;
  g_autoptr (DumentUndo) entered = NULL;
  g_autoptr (DumentUndo) changed = NULL;
  g_autoptr (GPtrArray) journal = NULL;
  g_autoptr (GString) said = g_string_new (NULL);

  save_invoice (fixture, first, &entered);
  entry = dument_invoice_entry_load (fixture->workspace, first->invoice->id, NULL);
  change_every_field (fixture, entry);
  save_invoice (fixture, entry, &changed);
  journal = dument_dossier_journal (fixture->workspace, NULL);
  for (guint i = 0; i < journal->len; i++)
    g_string_append (said, ((const DumentJournalEntry *) g_ptr_array_index (journal, i))->payload);
  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      g_autofree char *quoted = g_strdup_printf ("\"%s\"", keys[i]);

      if (strstr (said->str, quoted) == NULL)
        g_error ("nothing is noted of %s: %s", keys[i], said->str);
    }
}

int
main (int argc, char *argv[])
{
  static const struct
  {
    const char *path;
    void (*test) (Fixture *, gconstpointer);
  } tests[] = {
    { "/service/entry/enter-invoice", test_enter_invoice },
    { "/service/entry/enter-with-client", test_enter_with_client },
    { "/service/entry/invoice-findings", test_invoice_findings },
    { "/service/entry/consumer-mentions", test_consumer_mentions },
    { "/service/entry/own-business", test_own_business },
    { "/service/entry/edit-invoice", test_edit_invoice },
    { "/service/entry/edit-imported", test_edit_imported },
    { "/service/entry/delete-invoice", test_delete_invoice },
    { "/service/entry/sheet", test_sheet },
    { "/service/entry/pay-two", test_pay_two },
    { "/service/entry/take-payment-back", test_take_payment_back },
    { "/service/entry/unbounce", test_unbounce },
    { "/service/entry/payment-findings", test_payment_findings },
    { "/service/entry/credit", test_credit },
    { "/service/entry/waive", test_waive },
    { "/service/entry/edit-client", test_edit_client },
    { "/service/entry/delete-client", test_delete_client },
    { "/service/entry/client-findings", test_client_findings },
    { "/service/entry/wide-address", test_wide_address },
    { "/service/entry/proposal", test_proposal },
    { "/service/entry/too-late-to-undo", test_too_late_to_undo },
    { "/service/entry/cited-invoice-keeps-its-number", test_cited_invoice_keeps_its_number },
    { "/service/entry/invoice-changed-meanwhile", test_invoice_changed_meanwhile },
    { "/service/entry/invoice-contradicted", test_invoice_contradicted },
    { "/service/entry/client-changed-meanwhile", test_client_changed_meanwhile },
    { "/service/entry/every-change-is-noted", test_every_change_is_noted },
  };

  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].test, fixture_tear_down);

  return g_test_run ();
}
