/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "config.h"

#include "service/invoice-entry-private.h"

#include "domain/due-date.h"
#include "domain/identity.h"
#include "service/chronicle.h"
#include "service/validation.h"
#include "service/wording.h"
#include "store/client.h"
#include "store/credit-note.h"
#include "store/sent-letter.h"

#include <glib/gi18n-lib.h>

/* What is checked, with what the file already says. */
typedef struct
{
  DumentWorkspace *workspace;
  const DumentInvoiceEntry *entry;
  const DumentInvoice *invoice;
  const DumentInvoice *stored;
  const DumentClient *client;
  GPtrArray *findings;
} Check;

static void
refuse (Check *self, DumentFindingField field, const char *message)
{
  dument_finding_refuse_value (self->findings, field, g_strdup (message));
}

static void
advise (Check *self, DumentFindingField field, const char *message)
{
  dument_finding_advise_value (self->findings, field, g_strdup (message));
}

/* An invoice of the same number is named with its client, and so is this one. */
static gboolean
refuse_twin (Check *self, gint64 twin_id, GError **error)
{
  DumentStore *store = dument_workspace_get_store (self->workspace);
  const char *own_name = self->client != NULL ? self->client->party.name : self->entry->client_name;
  g_autoptr (DumentInvoice) twin = dument_invoice_load (store, twin_id, error);
  g_autoptr (DumentClient) client =
      twin != NULL ? dument_client_load (store, twin->client_id, error) : NULL;
  g_autofree char *day = NULL;

  if (client == NULL)
    return FALSE;
  day = dument_wording_day (twin->issue_date);
  dument_finding_refuse_value (
      self->findings, DUMENT_FINDING_FIELD_NUMBER,
      g_strdup_printf (_ ("Invoice %s is there already: for “%s”, of %s. This one for “%s” must "
                          "have a number of its own."),
                       self->invoice->number, client->party.name, day,
                       own_name != NULL ? own_name : "–"));
  return TRUE;
}

static gboolean
check_number (Check *self, GError **error)
{
  g_autofree char *seller_key = NULL;
  gint64 twin_id;

  if (self->invoice->number == NULL || *self->invoice->number == '\0')
    {
      refuse (self, DUMENT_FINDING_FIELD_NUMBER, _ ("Type the number that stands on the invoice."));
      return TRUE;
    }
  seller_key = dument_invoice_entry_seller_key (self->workspace, self->stored);
  if (!dument_invoice_find (dument_workspace_get_store (self->workspace), seller_key,
                            self->invoice->number, &twin_id, error))
    return FALSE;
  return twin_id == 0 || twin_id == self->invoice->id || refuse_twin (self, twin_id, error);
}

static gboolean
is_own_business (Check *self)
{
  const DumentIssuer *issuer = dument_workspace_get_issuer (self->workspace);
  g_autofree char *own = issuer != NULL ? dument_identity_siren (&issuer->party) : NULL;
  g_autofree char *buyer = dument_identity_siren (&self->client->party);

  return own != NULL && g_strcmp0 (own, buyer) == 0;
}

static gboolean
check_new_client (Check *self, GError **error)
{
  g_autoptr (DumentClient) client = dument_invoice_entry_make_client (self->entry);
  g_autoptr (GError) reason = NULL;

  if (client == NULL)
    {
      refuse (self, DUMENT_FINDING_FIELD_CLIENT, _ ("Type who owes this invoice."));
      return TRUE;
    }
  if (self->entry->client_kind == DUMENT_DEBTOR_UNKNOWN)
    advise (self, DUMENT_FINDING_FIELD_KIND,
            _ ("Choose what kind of client this is: until then no penalties are computed."));
  if (dument_validation_client (self->workspace, client, &reason))
    return TRUE;
  if (!g_error_matches (reason, DUMENT_SERVICE_ERROR, DUMENT_SERVICE_ERROR_REFUSED))
    {
      g_propagate_error (error, g_steal_pointer (&reason));
      return FALSE;
    }
  refuse (
      self, DUMENT_FINDING_FIELD_CLIENT,
      _ ("There is a client of this name. Choose it from the list, or tell the new one apart by "
         "its name."));
  return TRUE;
}

static gboolean
check_client (Check *self, GError **error)
{
  if (self->client == NULL)
    return check_new_client (self, error);
  if (is_own_business (self))
    refuse (self, DUMENT_FINDING_FIELD_CLIENT,
            _ ("This is your own business: an invoice to yourself is not owed by anybody else. "
               "Choose the client."));
  if (self->client->kind == DUMENT_DEBTOR_UNKNOWN)
    advise (self, DUMENT_FINDING_FIELD_CLIENT,
            _ ("Whether this client is a professional or a consumer is not known: until it is "
               "chosen no penalties are computed."));
  return TRUE;
}

static DumentDebtorKind
get_kind (const Check *self)
{
  return self->client != NULL ? self->client->kind : self->entry->client_kind;
}

static void
refuse_early (Check *self, DumentFindingField field, DumentDate day)
{
  dument_finding_refuse_value (self->findings, field,
                               dument_wording_before_issue (day, self->invoice->issue_date));
}

/* What came from a file with a day to come stays so. */
static gboolean
is_issued_later (const Check *self)
{
  return self->invoice->issue_date > dument_workspace_get_today (self->workspace) &&
         (self->stored == NULL || self->stored->issue_date != self->invoice->issue_date);
}

static void
check_dates (Check *self)
{
  const DumentInvoice *invoice = self->invoice;

  if (invoice->issue_date == DUMENT_DATE_NONE)
    refuse (self, DUMENT_FINDING_FIELD_ISSUE_DATE,
            _ ("Type the day of the invoice, like 12/3 or yesterday."));
  else if (is_issued_later (self))
    advise (self, DUMENT_FINDING_FIELD_ISSUE_DATE, _ ("That day has not come yet."));
  if (invoice->due_date == DUMENT_DATE_NONE)
    refuse (self, DUMENT_FINDING_FIELD_DUE_DATE,
            get_kind (self) == DUMENT_DEBTOR_CONSUMER
                ? _ ("Type until when it is to be paid: for a consumer no day is assumed.")
                : _ ("Type until when it is to be paid, like 31/12 or +30."));
  else if (invoice->issue_date != DUMENT_DATE_NONE &&
           !dument_due_date_is_possible (invoice->issue_date, invoice->due_date))
    refuse_early (self, DUMENT_FINDING_FIELD_DUE_DATE, invoice->due_date);
  if (invoice->sent_on == DUMENT_DATE_NONE)
    return;
  if (invoice->sent_on > dument_workspace_get_today (self->workspace))
    refuse (self, DUMENT_FINDING_FIELD_SENT_ON, _ ("That day has not come yet."));
  else if (invoice->issue_date != DUMENT_DATE_NONE && invoice->sent_on < invoice->issue_date)
    refuse_early (self, DUMENT_FINDING_FIELD_SENT_ON, invoice->sent_on);
}

static void
check_amounts (Check *self)
{
  const DumentInvoice *invoice = self->invoice;

  if (!dument_money_is_currency (invoice->currency))
    refuse (self, DUMENT_FINDING_FIELD_CURRENCY, _ ("Type a currency in three letters, like EUR."));
  if (invoice->total <= 0 || invoice->total > DUMENT_MONEY_MAX)
    refuse (self, DUMENT_FINDING_FIELD_TOTAL,
            _ ("Type the total with tax, like 1234.56 or 1 234,56."));
  else if (invoice->prepaid < 0 || invoice->prepaid > invoice->total)
    refuse (self, DUMENT_FINDING_FIELD_PREPAID,
            _ ("What was paid beforehand cannot be more than the total."));
}

static void
check_clause (Check *self)
{
  const DumentInvoice *invoice = self->invoice;
  const DumentLaw *law = dument_workspace_get_law (self->workspace);
  DumentSemester semester = dument_semester_of (dument_workspace_get_today (self->workspace));
  DumentRate floor = dument_claim_floor (law, semester);
  DumentRate rate = dument_claim_clause_rate (law, invoice->clause, semester);

  if (get_kind (self) == DUMENT_DEBTOR_PROFESSIONAL && rate != DUMENT_RATE_NONE &&
      floor != DUMENT_RATE_NONE && rate < floor)
    advise (self, DUMENT_FINDING_FIELD_CLAUSE,
            _ ("Between professionals an agreed rate may not be below three times the legal rate "
               "(art. L441-10 C. com.)."));
}

/* What an invoice to a professional must state (art. L441-9 C. com.); what is missing is owed all
 * the same, and the invoice, once issued, is not changed for it. */
static void
check_mentions (Check *self)
{
  const DumentInvoice *invoice = self->invoice;
  g_autoptr (GStrvBuilder) missing = g_strv_builder_new ();
  g_auto (GStrv) words = NULL;
  g_autofree char *list = NULL;

  if (get_kind (self) != DUMENT_DEBTOR_PROFESSIONAL)
    return;
  if (invoice->clause.kind == DUMENT_CLAUSE_NONE && invoice->note_pmd == NULL)
    g_strv_builder_add (missing, _ ("the rate of the penalties"));
  if (invoice->note_pmt == NULL)
    g_strv_builder_add (missing, _ ("the fixed indemnity in figures"));
  if (invoice->note_aab == NULL)
    g_strv_builder_add (missing, _ ("the discount for early payment, or that there is none"));
  words = g_strv_builder_end (missing);
  if (words[0] == NULL)
    return;
  list = g_strjoinv (_ (", "), words);
  dument_finding_advise_value (
      self->findings, DUMENT_FINDING_FIELD_MENTIONS,
      g_strdup_printf (_ ("An invoice to a professional must also state: %s. Penalties and "
                          "indemnity are owed without it, but put it on your next invoices."),
                       list));
}

static void
check_against_file (Check *self)
{
  const DumentInvoice *invoice = self->invoice;
  const DumentInvoice *stored = self->stored;

  if (invoice->issue_date == stored->issue_date && invoice->total == stored->total &&
      invoice->prepaid == stored->prepaid && g_str_equal (invoice->currency, stored->currency) &&
      g_strcmp0 (invoice->number, stored->number) == 0)
    return;
  refuse (self, DUMENT_FINDING_FIELD_NONE,
          _ ("Number, date and amounts of this invoice come from the file that was imported, and "
             "stay as they are there. Delete the invoice and type it anew if the file is wrong."));
}

/* What cites an invoice, cites it by its number and its day. */
static void
refuse_cited (Check *self, const char *letter, const char *credit_note)
{
  gboolean has_other_number = g_strcmp0 (self->invoice->number, self->stored->number) != 0;
  DumentFindingField field =
      has_other_number ? DUMENT_FINDING_FIELD_NUMBER : DUMENT_FINDING_FIELD_ISSUE_DATE;

  if (letter != NULL)
    dument_finding_refuse_value (
        self->findings, field,
        g_strdup_printf (_ ("Letter %s names this invoice by its number and day, and is kept as "
                            "proof: both stay. If they are wrong, record a credit note and type "
                            "the invoice anew."),
                         letter));
  else
    dument_finding_refuse_value (
        self->findings, field,
        g_strdup_printf (_ ("Credit note %s names this invoice by its number: it stays. Take the "
                            "credit note back first."),
                         credit_note));
}

static gboolean
check_cited (Check *self, GError **error)
{
  DumentStore *store = dument_workspace_get_store (self->workspace);
  gint64 id = self->invoice->id;
  gboolean has_other_number = g_strcmp0 (self->invoice->number, self->stored->number) != 0;
  g_autoptr (GPtrArray) letters = NULL;
  g_autoptr (GPtrArray) notes = NULL;

  if (!has_other_number && self->invoice->issue_date == self->stored->issue_date)
    return TRUE;
  letters = dument_sent_letter_list_of_invoice (store, id, error);
  notes = letters != NULL ? dument_credit_note_list_of_invoice (store, id, error) : NULL;
  if (notes == NULL)
    return FALSE;
  if (letters->len > 0)
    refuse_cited (self, ((const DumentSentLetter *) g_ptr_array_index (letters, 0))->reference,
                  /* credit_note= */ NULL);
  for (unsigned i = 0; letters->len == 0 && has_other_number && i < notes->len; i++)
    {
      const DumentCreditNote *note = g_ptr_array_index (notes, i);

      if (g_strcmp0 (note->named_number, self->stored->number) != 0)
        continue;
      refuse_cited (self, /* letter= */ NULL, note->number);
      break;
    }
  return TRUE;
}

static gboolean
check_change (Check *self, GError **error)
{
  DumentInvoiceTies ties;

  if (self->stored->source_id != 0)
    check_against_file (self);
  else if (!check_cited (self, error))
    return FALSE;
  if (!dument_invoice_entry_count_ties (self->workspace, self->invoice->id, &ties, error))
    return FALSE;
  if (ties.n_letters + ties.n_payments + ties.n_credit_notes + ties.n_waivers +
          ties.n_circumstances + ties.n_plans ==
      0)
    return TRUE;
  if (self->invoice->client_id != self->stored->client_id)
    refuse (self, DUMENT_FINDING_FIELD_CLIENT,
            _ ("Payments, credit notes or letters are recorded for this invoice: its client stays. "
               "Take them back first."));
  if (!g_str_equal (self->invoice->currency, self->stored->currency))
    refuse (self, DUMENT_FINDING_FIELD_CURRENCY,
            _ ("Payments, credit notes or letters are recorded in this currency. Take them back "
               "first."));
  if (ties.n_letters > 0 && (self->invoice->total != self->stored->total ||
                             self->invoice->prepaid != self->stored->prepaid))
    refuse (self, DUMENT_FINDING_FIELD_TOTAL,
            _ ("A letter that asks for this amount was recorded. If the invoice was too high, "
               "record a credit note."));
  return TRUE;
}

/* What is judged by several values is old only where all of them are. */
static gboolean
is_unchanged (const DumentInvoice *invoice, const DumentInvoice *stored, DumentFindingField field)
{
  gboolean same_day = invoice->issue_date == stored->issue_date;
  gboolean same_total = invoice->total == stored->total;

  switch ((int) field)
    {
    case DUMENT_FINDING_FIELD_ISSUE_DATE:
      return same_day;
    case DUMENT_FINDING_FIELD_DUE_DATE:
      return same_day && invoice->due_date == stored->due_date;
    case DUMENT_FINDING_FIELD_SENT_ON:
      return same_day && invoice->sent_on == stored->sent_on;
    case DUMENT_FINDING_FIELD_TOTAL:
      return same_total;
    case DUMENT_FINDING_FIELD_PREPAID:
      return same_total && invoice->prepaid == stored->prepaid;
    case DUMENT_FINDING_FIELD_CURRENCY:
      return g_str_equal (invoice->currency, stored->currency);
    case DUMENT_FINDING_FIELD_CLIENT:
      return invoice->client_id == stored->client_id;
    default:
      return FALSE;
    }
}

/* What the import brought in wrong keeps nobody from setting something else: it is pointed out. */
static void
soften_known (Check *self)
{
  for (unsigned i = 0; self->stored != NULL && i < self->findings->len; i++)
    {
      DumentFinding *finding = g_ptr_array_index (self->findings, i);

      if (is_unchanged (self->invoice, self->stored, finding->field))
        finding->severity = DUMENT_FINDING_WARNING;
    }
}

static gboolean
load_stored (Check *self, DumentInvoice **ret_stored, DumentClient **ret_client, GError **error)
{
  DumentStore *store = dument_workspace_get_store (self->workspace);

  if (self->invoice->client_id != 0)
    {
      *ret_client = dument_client_load (store, self->invoice->client_id, error);
      if (*ret_client == NULL)
        return FALSE;
    }
  if (self->invoice->id == 0)
    return TRUE;
  *ret_stored = dument_invoice_load (store, self->invoice->id, error);
  return *ret_stored != NULL;
}

/**
 * dument_invoice_entry_check:
 * @workspace: a workspace
 * @self: the form of an invoice
 * @error: return location for an error
 *
 * Looks at a form as far as it is filled in, with what the file says now. Nothing is written.
 *
 * Returns: (transfer full) (nullable) (element-type DumentFinding): what is to be said of it, by
 *   field; %NULL with an error of the store
 */
GPtrArray *
dument_invoice_entry_check (DumentWorkspace *workspace,
                            const DumentInvoiceEntry *self,
                            GError **error)
{
  g_autoptr (GPtrArray) findings = dument_finding_list_new ();
  g_autoptr (DumentInvoice) merged = NULL;
  g_autoptr (DumentInvoice) stored = NULL;
  g_autoptr (DumentClient) client = NULL;
  Check check = { .workspace = workspace, .entry = self };

  if (!dument_invoice_entry_merge (workspace, self, &merged, error))
    return NULL;
  check.invoice = merged != NULL ? merged : self->invoice;
  if (!load_stored (&check, &stored, &client, error))
    return NULL;
  check.stored = stored;
  check.client = client;
  check.findings = findings;
  if (merged == NULL)
    refuse (&check, DUMENT_FINDING_FIELD_NONE, dument_validation_describe_contradiction ());
  if (!check_number (&check, error) || !check_client (&check, error))
    return NULL;
  check_dates (&check);
  check_amounts (&check);
  check_clause (&check);
  check_mentions (&check);
  soften_known (&check);
  if (stored != NULL && !check_change (&check, error))
    return NULL;
  return g_steal_pointer (&findings);
}
