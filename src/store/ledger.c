/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "store/ledger.h"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "domain/insolvency.h"
#include "domain/posting-dates.h"
#include "store/sent-letter.h"
#include "store/statement.h"
#include "store/store-private.h"
#include "store/stored-plan.h"

/* The numbers of kinds stand in the statements. */
G_STATIC_ASSERT (DUMENT_LETTER_DEGREE_FRIENDLY_REMINDER == 0 && DUMENT_LETTER_DEGREE_OTHER == 4 &&
                 DUMENT_STEP_OTHER_LETTER - DUMENT_STEP_FRIENDLY_REMINDER == 4);
G_STATIC_ASSERT (DUMENT_ENTRY_PAYMENT == 0 && DUMENT_ENTRY_CREDIT == 1 &&
                 DUMENT_ENTRY_SET_OFF == 2 && DUMENT_ENTRY_WAIVE_INTEREST == 3 &&
                 DUMENT_ENTRY_WAIVE_INDEMNITY == 4);

/* Everything of the invoices ?1 to ?2. The join goes through the invoices in their order, whatever
 * the planner would prefer. */
#define INVOICES                                                                                 \
  "SELECT invoice.id, client_id, currency, due_payable, due_date, clause_kind, clause_value, "   \
  "clause_accepted, kind, imputation, sent_on, issue_date, supply_date FROM invoice CROSS JOIN " \
  "client "                                                                                      \
  "ON client.id = client_id WHERE invoice.id BETWEEN ?1 AND ?2 ORDER BY invoice.id"

#define ENTRIES                                                                \
  "SELECT allocation.invoice_id, received_on, 0, allocation.amount "           \
  "FROM allocation CROSS JOIN payment ON payment.id = payment_id "             \
  "WHERE bounced_on IS NULL AND allocation.invoice_id BETWEEN ?1 AND ?2 "      \
  "UNION ALL SELECT invoice_id, issue_date, 1, amount FROM credit_note "       \
  "WHERE invoice_id BETWEEN ?1 AND ?2 "                                        \
  "UNION ALL SELECT allocation.invoice_id, issue_date, 2, allocation.amount "  \
  "FROM allocation CROSS JOIN credit_note ON credit_note.id = credit_note_id " \
  "WHERE allocation.invoice_id BETWEEN ?1 AND ?2 "                             \
  "UNION ALL SELECT invoice_id, waived_on, 3 + kind, 0 FROM waiver "           \
  "WHERE invoice_id BETWEEN ?1 AND ?2 ORDER BY 1, 2, 3"

#define LETTERS                                                                                \
  "SELECT invoice_id, kind, written_on, posted_on, presented_on, delivered_on, "               \
  "returned_on, return_reason FROM letter_invoice CROSS JOIN letter ON letter.id = letter_id " \
  "WHERE invoice_id BETWEEN ?1 AND ?2 ORDER BY invoice_id"

#define CIRCUMSTANCES                                                          \
  "SELECT invoice_id, kind, since, until, ended_on, amount FROM circumstance " \
  "WHERE invoice_id BETWEEN ?1 AND ?2 ORDER BY invoice_id, since, id"

/* What is told of clients: few rows, and read at once. The number stands for an insolvency. */
#define OF_CLIENTS                                                               \
  "SELECT client_id, kind, since, until, ended_on, amount FROM circumstance "    \
  "WHERE client_id IS NOT NULL AND (?1 <> ?2 "                                   \
  "OR client_id = (SELECT client_id FROM invoice WHERE id = ?1)) "               \
  "UNION ALL SELECT client_id, 4, judgment_on, NULL, NULL, 0 FROM insolvency "   \
  "WHERE ?1 <> ?2 OR client_id = (SELECT client_id FROM invoice WHERE id = ?1) " \
  "ORDER BY 1, 3"
#define INSOLVENCY 4
G_STATIC_ASSERT (DUMENT_CIRCUMSTANCE_N_KINDS == INSOLVENCY);

/* Invoices that lie no further apart are walked over together, with those between them. */
#define MAX_GAP 16

/* Rows that belong to invoices, in their order; at the next one that nobody took yet. */
typedef struct
{
  DumentStatement *statement;
  gboolean has_row;
  gint64 invoice_id;
} Cursor;

/* What is told of all invoices of a client. */
typedef struct
{
  gint64 client_id;
  DumentCircumstance circumstance;
} ClientFact;

/* The four walk side by side: one pass over each table, however many invoices there are. While
 * one of them is open, SQLite shows all of them the same state of the file. */
typedef struct
{
  Cursor invoices;
  Cursor entries;
  Cursor letters;
  Cursor circumstances;
  GArray *client_facts; /* by client */
  GArray *plans;        /* by invoice */
  GArray *taken;
  GArray *taken_circumstances;
  DumentDate as_of;
} Walk;

static void
clear_walk (Walk *walk)
{
  g_clear_pointer (&walk->invoices.statement, dument_statement_free);
  g_clear_pointer (&walk->entries.statement, dument_statement_free);
  g_clear_pointer (&walk->letters.statement, dument_statement_free);
  g_clear_pointer (&walk->circumstances.statement, dument_statement_free);
  g_clear_pointer (&walk->client_facts, g_array_unref);
  g_clear_pointer (&walk->plans, g_array_unref);
  g_clear_pointer (&walk->taken, g_array_unref);
  g_clear_pointer (&walk->taken_circumstances, g_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Walk, clear_walk)

static gboolean
advance (Cursor *cursor, GError **error)
{
  if (!dument_statement_step (cursor->statement, &cursor->has_row, error))
    return FALSE;
  if (cursor->has_row)
    cursor->invoice_id = dument_statement_get_integer (cursor->statement, 0);
  return TRUE;
}

static gboolean
open_cursor (Cursor *cursor,
             DumentStore *store,
             const char *sql,
             gint64 first_id,
             gint64 last_id,
             GError **error)
{
  cursor->statement = dument_statement_new (store, sql, error);
  if (cursor->statement == NULL)
    return FALSE;
  dument_statement_bind_integer (cursor->statement, 1, first_id);
  dument_statement_bind_integer (cursor->statement, 2, last_id);
  return advance (cursor, error);
}

static void
read_circumstance (DumentStatement *statement, DumentCircumstance *circumstance)
{
  circumstance->kind = (DumentCircumstanceKind) dument_statement_get_integer (statement, 1);
  circumstance->since = dument_statement_get_date (statement, 2);
  circumstance->until = dument_statement_get_date (statement, 3);
  circumstance->ended_on = dument_statement_get_date (statement, 4);
  circumstance->amount = dument_statement_get_integer (statement, 5);
}

static gboolean
read_client_facts (Walk *walk, DumentStore *store, gint64 first_id, gint64 last_id, GError **error)
{
  Cursor cursor = { NULL };
  g_autoptr (DumentStatement) statement = NULL;
  gboolean went_well = open_cursor (&cursor, store, OF_CLIENTS, first_id, last_id, error);

  statement = cursor.statement;
  while (went_well && cursor.has_row)
    {
      ClientFact fact = { .client_id = dument_statement_get_integer (statement, 0) };

      read_circumstance (statement, &fact.circumstance);
      g_array_append_val (walk->client_facts, fact);
      went_well = advance (&cursor, error);
    }
  return went_well;
}

static GArray *
create_array (gsize size)
{
  return g_array_new (/* zero_terminated= */ FALSE, /* clear= */ FALSE, (guint) size);
}

static gboolean
open_walk (Walk *walk, DumentStore *store, gint64 first_id, gint64 last_id, GError **error)
{
  walk->taken = create_array (sizeof (DumentEntry));
  walk->taken_circumstances = create_array (sizeof (DumentCircumstance));
  walk->client_facts = create_array (sizeof (ClientFact));
  walk->plans = dument_stored_plan_follow (store, first_id, last_id, walk->as_of, error);
  return walk->plans != NULL &&
         open_cursor (&walk->invoices, store, INVOICES, first_id, last_id, error) &&
         open_cursor (&walk->entries, store, ENTRIES, first_id, last_id, error) &&
         open_cursor (&walk->letters, store, LETTERS, first_id, last_id, error) &&
         open_cursor (&walk->circumstances, store, CIRCUMSTANCES, first_id, last_id, error) &&
         read_client_facts (walk, store, first_id, last_id, error);
}

static void
read_invoice (DumentStatement *statement, DumentLedger *ledger)
{
  DumentClaimTerms *terms = &ledger->terms;

  ledger->invoice_id = dument_statement_get_integer (statement, 0);
  ledger->client_id = dument_statement_get_integer (statement, 1);
  g_strlcpy (ledger->currency, dument_statement_get_text (statement, 2), sizeof ledger->currency);
  terms->is_euro = g_str_equal (ledger->currency, "EUR");
  terms->due_payable = dument_statement_get_integer (statement, 3);
  terms->due = dument_statement_get_date (statement, 4);
  terms->clause.kind = (DumentClauseKind) dument_statement_get_integer (statement, 5);
  terms->clause.value = (gint32) dument_statement_get_integer (statement, 6);
  terms->clause_accepted = dument_statement_get_integer (statement, 7) != 0;
  terms->debtor_kind = (DumentDebtorKind) dument_statement_get_integer (statement, 8);
  terms->imputation = (DumentImputation) dument_statement_get_integer (statement, 9);
  terms->notice_presented = DUMENT_DATE_NONE;
}

/* Of what was done on one day, the later kind is the later step. */
static void
note_step (const Walk *walk, DumentLedger *ledger, DumentStepKind kind, DumentDate on)
{
  DumentStep *last = &ledger->last_step;

  if (on == DUMENT_DATE_NONE || on > walk->as_of)
    return;
  if (on > last->on || (on == last->on && kind > last->kind))
    *last = (DumentStep){ kind, on };
}

static DumentStepKind
get_step_of_entry (DumentEntryKind kind)
{
  switch (kind)
    {
    case DUMENT_ENTRY_PAYMENT:
      return DUMENT_STEP_PAYMENT;
    case DUMENT_ENTRY_CREDIT:
    case DUMENT_ENTRY_SET_OFF:
      return DUMENT_STEP_CREDIT;
    case DUMENT_ENTRY_WAIVE_INTEREST:
    case DUMENT_ENTRY_WAIVE_INDEMNITY:
    case DUMENT_ENTRY_CONTESTED:
    default:
      return DUMENT_STEP_WAIVER;
    }
}

static gboolean
take_entries (Walk *walk, DumentLedger *ledger, GError **error)
{
  Cursor *entries = &walk->entries;

  g_array_set_size (walk->taken, 0);
  while (entries->has_row && entries->invoice_id == ledger->invoice_id)
    {
      DumentEntry entry;

      entry.date = dument_statement_get_date (entries->statement, 1);
      entry.kind = (DumentEntryKind) dument_statement_get_integer (entries->statement, 2);
      entry.amount = dument_statement_get_integer (entries->statement, 3);
      g_array_append_val (walk->taken, entry);
      note_step (walk, ledger, get_step_of_entry (entry.kind), entry.date);
      if (!advance (entries, error))
        return FALSE;
    }
  ledger->terms.entries = (const DumentEntry *) (const void *) walk->taken->data;
  ledger->terms.n_entries = walk->taken->len;
  return TRUE;
}

static void
read_posting_dates (DumentStatement *statement, DumentPostingDates *dates)
{
  dates->written_on = dument_statement_get_date (statement, 2);
  dates->posted_on = dument_statement_get_date (statement, 3);
  dates->presented_on = dument_statement_get_date (statement, 4);
  dates->delivered_on = dument_statement_get_date (statement, 5);
  dates->returned_on = dument_statement_get_date (statement, 6);
  dates->return_reason = (DumentReturn) dument_statement_get_integer (statement, 7);
}

/* What a formal notice brings about, it does from the day on which it happened. */
static void
note_notice (const Walk *walk, DumentLedger *ledger, const DumentPostingDates *dates)
{
  DumentDate reached = dument_posting_dates_reached (dates);

  if (reached <= walk->as_of)
    ledger->terms.notice_presented = dument_date_earlier (ledger->terms.notice_presented, reached);
  if (dates->posted_on != DUMENT_DATE_NONE && dates->posted_on <= walk->as_of)
    ledger->formal_notice_posted = TRUE;
}

static gboolean
take_letters (Walk *walk, DumentLedger *ledger, GError **error)
{
  Cursor *letters = &walk->letters;

  while (letters->has_row && letters->invoice_id == ledger->invoice_id)
    {
      gint64 kind = dument_statement_get_integer (letters->statement, 1);
      DumentPostingDates dates;

      read_posting_dates (letters->statement, &dates);
      note_step (walk, ledger, (DumentStepKind) (DUMENT_STEP_FRIENDLY_REMINDER + kind),
                 dates.posted_on != DUMENT_DATE_NONE ? dates.posted_on : dates.written_on);
      if (kind == DUMENT_LETTER_DEGREE_FORMAL_NOTICE)
        note_notice (walk, ledger, &dates);
      if (!advance (letters, error))
        return FALSE;
    }
  return TRUE;
}

/* The earliest judgment that a claim is older than decides; one that is to come is not known. */
static void
take_insolvency (const Walk *walk, DumentLedger *ledger, DumentDate judgment_on)
{
  DumentStatement *invoice = walk->invoices.statement;
  DumentClaimTerms *terms = &ledger->terms;

  if (judgment_on > walk->as_of || terms->in_insolvency ||
      !dument_insolvency_concerns (judgment_on, dument_statement_get_date (invoice, 11),
                                   dument_statement_get_date (invoice, 12)))
    return;
  terms->in_insolvency = TRUE;
  terms->judgment = judgment_on;
}

static guint
find_first_fact (const GArray *facts, gint64 client_id)
{
  guint low = 0, high = facts->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (facts, ClientFact, middle).client_id < client_id)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

static gboolean
take_circumstances (Walk *walk, DumentLedger *ledger, GError **error)
{
  Cursor *cursor = &walk->circumstances;
  GArray *taken = walk->taken_circumstances;
  const GArray *facts = walk->client_facts;

  g_array_set_size (taken, 0);
  while (cursor->has_row && cursor->invoice_id == ledger->invoice_id)
    {
      DumentCircumstance circumstance;

      read_circumstance (cursor->statement, &circumstance);
      g_array_append_val (taken, circumstance);
      if (!advance (cursor, error))
        return FALSE;
    }
  for (guint i = find_first_fact (facts, ledger->client_id); i < facts->len; i++)
    {
      const ClientFact *fact = &g_array_index (facts, ClientFact, i);

      if (fact->client_id != ledger->client_id)
        break;
      if ((int) fact->circumstance.kind == INSOLVENCY)
        take_insolvency (walk, ledger, fact->circumstance.since);
      else
        g_array_append_val (taken, fact->circumstance);
    }
  ledger->circumstances = (const DumentCircumstance *) (const void *) taken->data;
  ledger->n_circumstances = taken->len;
  return TRUE;
}

/* Of several plans the one that was recorded last counts. */
static void
take_plan (const Walk *walk, DumentLedger *ledger)
{
  guint low = 0, high = walk->plans->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (walk->plans, DumentStoredPlanStanding, middle).invoice_id <=
          ledger->invoice_id)
        low = middle + 1;
      else
        high = middle;
    }
  if (low > 0)
    {
      const DumentStoredPlanStanding *last =
          &g_array_index (walk->plans, DumentStoredPlanStanding, low - 1);

      if (last->invoice_id != ledger->invoice_id)
        return;
      ledger->plan_id = last->plan_id;
      ledger->plan = last->standing;
    }
}

static gboolean
take_ledger (Walk *walk, DumentLedger *ledger, GError **error)
{
  *ledger = (DumentLedger){ .last_step.on = DUMENT_DATE_NONE };
  read_invoice (walk->invoices.statement, ledger);
  note_step (walk, ledger, DUMENT_STEP_SENT,
             dument_statement_get_date (walk->invoices.statement, 10));
  take_plan (walk, ledger);
  return take_entries (walk, ledger, error) && take_letters (walk, ledger, error) &&
         take_circumstances (walk, ledger, error);
}

/**
 * dument_ledger_free:
 * @self: (nullable) (transfer full): a ledger that was loaded
 */
void
dument_ledger_free (DumentLedger *self)
{
  if (self == NULL)
    return;
  g_free ((gpointer) self->terms.entries);
  g_free ((gpointer) self->circumstances);
  g_free (self);
}

/**
 * dument_ledger_load:
 * @store: an open file
 * @invoice_id: an invoice
 * @as_of: the day of the question
 * @error: (out) (optional): where an error goes
 *
 * Returns: (transfer full) (nullable): the facts of one invoice
 */
DumentLedger *
dument_ledger_load (DumentStore *store, gint64 invoice_id, DumentDate as_of, GError **error)
{
  g_auto (Walk) walk = { .as_of = as_of };
  DumentLedger ledger;

  if (!open_walk (&walk, store, invoice_id, invoice_id, error))
    return NULL;
  if (!walk.invoices.has_row)
    {
      dument_store_fail_not_found (error, _ ("this invoice"));
      return NULL;
    }
  if (!take_ledger (&walk, &ledger, error))
    return NULL;
  ledger.terms.entries =
      g_memdup2 (ledger.terms.entries, ledger.terms.n_entries * sizeof (DumentEntry));
  ledger.circumstances =
      g_memdup2 (ledger.circumstances, ledger.n_circumstances * sizeof (DumentCircumstance));
  return g_memdup2 (&ledger, sizeof ledger);
}

/* How many of the invoices, from the first on, lie close together. */
static gsize
count_neighbours (const gint64 *invoice_ids, gsize n_invoices)
{
  gsize n = 1;

  while (n < n_invoices && invoice_ids[n] - invoice_ids[n - 1] <= MAX_GAP)
    n++;
  return n;
}

static gboolean
walk_over (DumentStore *store,
           const gint64 *invoice_ids,
           gsize n_invoices,
           DumentDate as_of,
           DumentLedgerFunc func,
           gpointer data,
           GError **error)
{
  g_auto (Walk) walk = { .as_of = as_of };
  DumentLedger ledger;
  gsize i = 0;

  if (!open_walk (&walk, store, invoice_ids[0], invoice_ids[n_invoices - 1], error))
    return FALSE;
  while (walk.invoices.has_row)
    {
      if (!take_ledger (&walk, &ledger, error))
        return FALSE;
      while (i < n_invoices && invoice_ids[i] < ledger.invoice_id)
        i++;
      if (i < n_invoices && invoice_ids[i] == ledger.invoice_id && !func (&ledger, data, error))
        return FALSE;
      if (!advance (&walk.invoices, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * dument_ledger_foreach:
 * @store: an open file
 * @invoice_ids: (array length=n_invoices): invoices, by ascending number of row
 * @n_invoices: how many
 * @as_of: the day of the question
 * @func: what to do with each
 * @data: for @func
 * @error: (out) (optional): where an error goes
 *
 * Walks over the facts of some invoices in their order, in one pass over each table for those that
 * lie close together. Invoices that are not there are passed over. What @func writes must not touch
 * the facts that are walked over.
 *
 * Returns: whether the walk came to its end
 */
gboolean
dument_ledger_foreach (DumentStore *store,
                       const gint64 *invoice_ids,
                       gsize n_invoices,
                       DumentDate as_of,
                       DumentLedgerFunc func,
                       gpointer data,
                       GError **error)
{
  while (n_invoices > 0)
    {
      gsize n = count_neighbours (invoice_ids, n_invoices);

      if (!walk_over (store, invoice_ids, n, as_of, func, data, error))
        return FALSE;
      invoice_ids += n;
      n_invoices -= n;
    }
  return TRUE;
}
