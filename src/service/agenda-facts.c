/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "config.h"

#include "service/agenda-facts.h"

#include "domain/limitation.h"
#include "service/insolvency-entry.h"
#include "service/ladder.h"
#include "service/preferences.h"
#include "service/scenarios.h"
#include "service/settlement.h"
#include "store/ledger.h"
#include "store/stored-deed.h"
#include "store/stored-insolvency.h"

#define DECLARATION    "declaration-creance"
#define BROKEN_PROMISE "promesse-non-tenue"
#define FORMAL_NOTICE  "mise-en-demeure"

/* The facts are gathered into long arrays, which move as they grow. Until all are there, an invoice
 * knows by number where its own begin. */
typedef struct
{
  guint entries;
  guint circumstances;
  guint letters;
  guint contacts;
  guint deferrals;
} Places;

typedef struct
{
  DumentWorkspace *workspace;
  DumentAgendaFacts *self;
  gint64 client_id;       /* the only one that is looked at, or 0 */
  GArray *stored_letters; /* DumentOpenLetter, by invoice */
  GArray *places;         /* Places, one for each invoice */
  DumentClaim *claim;
  guint next_letter;
  guint next_deed;
} Gathering;

/**
 * dument_agenda_facts_free:
 * @self: (nullable) (transfer full): facts
 */
void
dument_agenda_facts_free (DumentAgendaFacts *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->invoices, g_ptr_array_unref);
  g_clear_pointer (&self->clients, g_ptr_array_unref);
  g_clear_pointer (&self->courses, g_array_unref);
  g_clear_pointer (&self->credits, g_array_unref);
  g_clear_pointer (&self->entries, g_array_unref);
  g_clear_pointer (&self->circumstances, g_array_unref);
  g_clear_pointer (&self->letters, g_array_unref);
  g_clear_pointer (&self->contacts, g_array_unref);
  g_clear_pointer (&self->deferrals, g_array_unref);
  g_clear_pointer (&self->deeds, g_ptr_array_unref);
  g_clear_pointer (&self->quiet, g_array_unref);
  g_clear_pointer (&self->words, g_string_chunk_free);
  g_free (self);
}

static int
compare_to_invoice (gconstpointer id, gconstpointer invoice)
{
  gint64 left = *(const gint64 *) id;
  gint64 right = (*(const DumentOpenInvoice *const *) invoice)->id;

  return (left > right) - (left < right);
}

static int
compare_to_client (gconstpointer id, gconstpointer client)
{
  gint64 left = *(const gint64 *) id;
  gint64 right = (*(const DumentOpenClient *const *) client)->id;

  return (left > right) - (left < right);
}

/**
 * dument_agenda_facts_find_client:
 * @self: facts
 * @client_id: row of a client
 *
 * Returns: (nullable): that client
 */
const DumentOpenClient *
dument_agenda_facts_find_client (const DumentAgendaFacts *self, gint64 client_id)
{
  gpointer *found = bsearch (&client_id, self->clients->pdata, self->clients->len,
                             sizeof (gpointer), compare_to_client);

  return found != NULL ? *found : NULL;
}

/**
 * dument_agenda_facts_find_invoice:
 * @self: facts
 * @invoice_id: row of an invoice
 *
 * Returns: (nullable): that invoice
 */
const DumentOpenInvoice *
dument_agenda_facts_find_invoice (const DumentAgendaFacts *self, gint64 invoice_id)
{
  gpointer *found = bsearch (&invoice_id, self->invoices->pdata, self->invoices->len,
                             sizeof (gpointer), compare_to_invoice);

  return found != NULL ? *found : NULL;
}

static guint
find_reachable (const DumentOpenClient *client)
{
  guint reachable = 0;

  if (client->email != NULL)
    reachable |= 1u << DUMENT_MEDIUM_EMAIL;
  if (client->has_address)
    reachable |= 1u << DUMENT_MEDIUM_LETTER | 1u << DUMENT_MEDIUM_REGISTERED;
  if (client->phone != NULL)
    reachable |= 1u << DUMENT_MEDIUM_CALL | 1u << DUMENT_MEDIUM_SMS;
  return reachable;
}

static void
take_letters (Gathering *gathering, DumentCourseFacts *facts)
{
  const GArray *letters = gathering->stored_letters;
  guint *next = &gathering->next_letter;

  for (; *next < letters->len; (*next)++)
    {
      const DumentOpenLetter *stored = &g_array_index (letters, DumentOpenLetter, *next);
      const DumentLetterKind *kind;
      DumentCourseLetter letter;

      if (stored->invoice_id > facts->invoice_id)
        return;
      if (stored->invoice_id < facts->invoice_id)
        continue;
      kind = dument_ladder_find (stored->template_id);
      letter = (DumentCourseLetter){
        .id = stored->id,
        .kind = kind,
        .degree = stored->degree,
        .dates = stored->dates,
        .is_registered = stored->has_number ||
                         stored->degree == DUMENT_LETTER_DEGREE_FORMAL_NOTICE ||
                         (kind != NULL && kind->registered),
        .deadline_days = stored->deadline_days,
      };
      facts->is_declared |= g_str_equal (stored->template_id, DECLARATION);
      facts->n_letters++;
      g_array_append_val (gathering->self->letters, letter);
    }
}

static void
take_deed (DumentAgendaFacts *self, DumentCourseFacts *facts, const DumentStoredDeed *deed)
{
  if (deed->kind == DUMENT_DEED_DONE)
    {
      const DumentCourseContact contact = {
        .day = deed->done_on,
        .channel = deed->medium,
        .outcome = deed->outcome,
        .step = deed->step,
        .letter = dument_ladder_find (deed->template_id),
        .deadline_days = deed->deadline_days,
      };

      facts->n_contacts++;
      g_array_append_val (self->contacts, contact);
    }
  else
    {
      const DumentCourseDeferral deferral = { deed->step, deed->done_on, deed->until };

      facts->n_deferrals++;
      g_array_append_val (self->deferrals, deferral);
    }
}

static void
take_deeds (Gathering *gathering, DumentCourseFacts *facts)
{
  const GPtrArray *deeds = gathering->self->deeds;
  guint *next = &gathering->next_deed;

  for (; *next < deeds->len; (*next)++)
    {
      const DumentStoredDeed *deed = g_ptr_array_index (deeds, *next);

      if (deed->invoice_id > facts->invoice_id)
        return;
      if (deed->invoice_id == facts->invoice_id)
        take_deed (gathering->self, facts, deed);
    }
}

static void
take_ledger_facts (Gathering *gathering, const DumentLedger *ledger, DumentCourseFacts *facts)
{
  DumentAgendaFacts *self = gathering->self;

  facts->invoice_id = ledger->invoice_id;
  facts->client_id = ledger->client_id;
  g_strlcpy (facts->currency, ledger->currency, sizeof facts->currency);
  facts->terms = ledger->terms;
  facts->terms.day_base = dument_workspace_get_day_base (gathering->workspace);
  facts->n_circumstances = ledger->n_circumstances;
  if (ledger->terms.n_entries > 0)
    g_array_append_vals (self->entries, ledger->terms.entries, (guint) ledger->terms.n_entries);
  if (ledger->n_circumstances > 0)
    g_array_append_vals (self->circumstances, ledger->circumstances,
                         (guint) ledger->n_circumstances);
  facts->in_plan = ledger->plan_id != 0 && ledger->plan.state == DUMENT_PAYMENT_PLAN_RUNNING;
  facts->plan_broken = ledger->plan_id != 0 && ledger->plan.state == DUMENT_PAYMENT_PLAN_BROKEN;
  facts->plan_broken_on = ledger->plan.broken_on;
}

/* Claims in writing begin a public body's period anew, reminders and the notice among them. */
static DumentDate
find_limitation (const Gathering *gathering,
                 const DumentCourseFacts *facts,
                 const DumentOpenInvoice *invoice,
                 guint first_letter)
{
  g_autoptr (GArray) claims = g_array_new (FALSE, FALSE, sizeof (DumentDate));
  DumentLimitationFacts limitation = { .kind = facts->terms.debtor_kind,
                                       .due = facts->terms.due,
                                       .issued = invoice->issued,
                                       .supplied = invoice->supplied };

  if (facts->terms.due == DUMENT_DATE_NONE)
    return DUMENT_DATE_NONE;
  if (facts->terms.debtor_kind != DUMENT_DEBTOR_PUBLIC)
    return dument_limitation_date (dument_workspace_get_law (gathering->workspace), &limitation);
  if (invoice->sent_on != DUMENT_DATE_NONE)
    g_array_append_val (claims, invoice->sent_on);
  for (guint i = first_letter; i < gathering->self->letters->len; i++)
    {
      const DumentCourseLetter *letter =
          &g_array_index (gathering->self->letters, DumentCourseLetter, i);

      if (letter->dates.posted_on != DUMENT_DATE_NONE)
        g_array_append_val (claims, letter->dates.posted_on);
    }
  limitation.claims = (const DumentDate *) (const void *) claims->data;
  limitation.n_claims = claims->len;
  return dument_limitation_date (dument_workspace_get_law (gathering->workspace), &limitation);
}

static gboolean
take_ledger (const DumentLedger *ledger, gpointer data, GError **error)
{
  Gathering *gathering = data;
  DumentAgendaFacts *self = gathering->self;
  const DumentOpenInvoice *invoice = dument_agenda_facts_find_invoice (self, ledger->invoice_id);
  const DumentOpenClient *client = dument_agenda_facts_find_client (self, ledger->client_id);
  DumentCourseFacts facts = { .declare_until = DUMENT_DATE_NONE, .last_contact = DUMENT_DATE_NONE };
  const Places places = { self->entries->len, self->circumstances->len, self->letters->len,
                          self->contacts->len, self->deferrals->len };

  /* Another program may have written in between. */
  if (invoice == NULL || client == NULL)
    return TRUE;
  take_ledger_facts (gathering, ledger, &facts);
  dument_claim_compute (gathering->claim, &facts.terms,
                        dument_workspace_get_law (gathering->workspace),
                        dument_workspace_get_today (gathering->workspace));
  facts.principal = gathering->claim->principal;
  facts.was_sent = invoice->was_sent;
  facts.scenario =
      dument_scenarios_choose (invoice->scenario, client->scenario, facts.terms.debtor_kind);
  facts.reachable = find_reachable (client);
  take_letters (gathering, &facts);
  take_deeds (gathering, &facts);
  facts.limitation = find_limitation (gathering, &facts, invoice, places.letters);
  g_array_append_val (self->courses, facts);
  g_array_append_val (gathering->places, places);
  return TRUE;
}

static void
resolve_places (Gathering *gathering)
{
  DumentAgendaFacts *self = gathering->self;

  for (guint i = 0; i < self->courses->len; i++)
    {
      DumentCourseFacts *facts = &g_array_index (self->courses, DumentCourseFacts, i);
      const Places *places = &g_array_index (gathering->places, Places, i);

      facts->terms.entries = &g_array_index (self->entries, DumentEntry, places->entries);
      facts->circumstances =
          &g_array_index (self->circumstances, DumentCircumstance, places->circumstances);
      facts->letters = &g_array_index (self->letters, DumentCourseLetter, places->letters);
      facts->contacts = &g_array_index (self->contacts, DumentCourseContact, places->contacts);
      facts->deferrals = &g_array_index (self->deferrals, DumentCourseDeferral, places->deferrals);
    }
}

/* Until when what is older than a judgment can be declared: few clients are insolvent. */
static gboolean
add_declaration_days (Gathering *gathering, GError **error)
{
  DumentStore *store = dument_workspace_get_store (gathering->workspace);

  for (guint i = 0; i < gathering->self->courses->len; i++)
    {
      DumentCourseFacts *facts = &g_array_index (gathering->self->courses, DumentCourseFacts, i);
      g_autoptr (GPtrArray) procedures = NULL;

      if (!facts->terms.in_insolvency)
        continue;
      procedures = dument_stored_insolvency_list (store, facts->client_id, error);
      if (procedures == NULL)
        return FALSE;
      for (guint k = 0; k < procedures->len; k++)
        {
          const DumentStoredInsolvency *procedure = g_ptr_array_index (procedures, k);

          if (procedure->judgment_on == facts->terms.judgment)
            facts->declare_until =
                dument_insolvency_entry_declare_until (gathering->workspace, procedure);
        }
    }
  return TRUE;
}

static gboolean
add_clients (Gathering *gathering, GError **error)
{
  DumentAgendaFacts *self = gathering->self;

  for (guint i = 0; i < self->clients->len; i++)
    {
      const DumentOpenClient *client = g_ptr_array_index (self->clients, i);
      DumentProposalClient row = { .client_id = client->id, .last_contact = client->last_posting };
      g_autoptr (GArray) credits = NULL;

      if (row.last_contact != DUMENT_DATE_NONE)
        g_array_append_val (self->credits, row);
      if (!client->has_credit)
        continue;
      credits = dument_settlement_client_credits (gathering->workspace, client->id, error);
      if (credits == NULL)
        return FALSE;
      for (guint k = 0; k < credits->len; k++)
        {
          const DumentClientCredit *credit = &g_array_index (credits, DumentClientCredit, k);

          row.credit = MAX (credit->amount, 0);
          g_strlcpy (row.currency, credit->currency, sizeof row.currency);
          g_array_append_val (self->credits, row);
        }
    }
  return TRUE;
}

static gboolean
read_rows (Gathering *gathering, GError **error)
{
  DumentStore *store = dument_workspace_get_store (gathering->workspace);
  DumentDate today = dument_workspace_get_today (gathering->workspace);
  DumentAgendaFacts *self = gathering->self;

  self->invoices = dument_open_invoices_list (store, today, gathering->client_id, error);
  if (self->invoices == NULL)
    return FALSE;
  self->clients = dument_open_invoices_list_clients (store, today, gathering->client_id, error);
  if (self->clients == NULL)
    return FALSE;
  self->deeds = dument_stored_deed_list_all (store, gathering->client_id, error);
  if (self->deeds == NULL)
    return FALSE;
  gathering->stored_letters =
      dument_open_invoices_list_letters (store, self->words, gathering->client_id, error);
  return gathering->stored_letters != NULL;
}

static gboolean
gather (Gathering *gathering, GError **error)
{
  DumentStore *store = dument_workspace_get_store (gathering->workspace);
  DumentAgendaFacts *self = gathering->self;
  g_autofree gint64 *ids = NULL;

  if (!read_rows (gathering, error))
    return FALSE;
  ids = g_new (gint64, self->invoices->len + 1);
  for (guint i = 0; i < self->invoices->len; i++)
    ids[i] = ((const DumentOpenInvoice *) g_ptr_array_index (self->invoices, i))->id;
  if (!dument_ledger_foreach (store, ids, self->invoices->len,
                              dument_workspace_get_today (gathering->workspace), take_ledger,
                              gathering, error))
    return FALSE;
  resolve_places (gathering);
  return add_declaration_days (gathering, error) && add_clients (gathering, error);
}

/* When the user works. */
static gboolean
read_calendar (DumentWorkspace *workspace, DumentAgendaFacts *self, GError **error)
{
  DumentCourseCalendar *calendar = &self->facts.calendar;
  g_autofree char *region = dument_preferences_get (workspace, "region", error);
  g_autofree char *quiet = NULL;

  if (region == NULL || !dument_preferences_parse_region (region, &calendar->holidays, error))
    return FALSE;
  quiet = dument_preferences_get (workspace, "quiet-days", error);
  if (quiet == NULL)
    return FALSE;
  self->quiet = dument_preferences_parse_quiet_days (quiet, error);
  if (self->quiet == NULL)
    return FALSE;
  calendar->quiet = (const DumentQuietDays *) (const void *) self->quiet->data;
  calendar->n_quiet = self->quiet->len;
  calendar->promise_letter = dument_ladder_find (BROKEN_PROMISE);
  calendar->notice_letter = dument_ladder_find (FORMAL_NOTICE);
  return TRUE;
}

static GArray *
create_array (gsize size)
{
  return g_array_new (FALSE, FALSE, (guint) size);
}

/**
 * dument_agenda_facts_load:
 * @workspace: a workspace
 * @client_id: row of the only client to look at, or 0 for all
 * @error: return location for an error of the data file
 *
 * What is proposed about one client does not depend on the others.
 *
 * Returns: (transfer full) (nullable): all that the proposals of today follow from
 */
DumentAgendaFacts *
dument_agenda_facts_load (DumentWorkspace *workspace, gint64 client_id, GError **error)
{
  g_autoptr (DumentAgendaFacts) self = g_new0 (DumentAgendaFacts, 1);
  g_autoptr (GArray) places = create_array (sizeof (Places));
  g_autoptr (DumentClaim) claim = dument_claim_new ();
  g_autoptr (GArray) stored_letters = NULL;
  Gathering gathering = {
    .workspace = workspace, .self = self, .client_id = client_id, .places = places, .claim = claim
  };
  gboolean went_well;

  self->courses = create_array (sizeof (DumentCourseFacts));
  self->credits = create_array (sizeof (DumentProposalClient));
  self->entries = create_array (sizeof (DumentEntry));
  self->circumstances = create_array (sizeof (DumentCircumstance));
  self->letters = create_array (sizeof (DumentCourseLetter));
  self->contacts = create_array (sizeof (DumentCourseContact));
  self->deferrals = create_array (sizeof (DumentCourseDeferral));
  self->words = g_string_chunk_new (1024);
  went_well = gather (&gathering, error);
  stored_letters = gathering.stored_letters;
  if (!went_well || !read_calendar (workspace, self, error))
    return NULL;
  self->facts.invoices = (const DumentCourseFacts *) (const void *) self->courses->data;
  self->facts.n_invoices = self->courses->len;
  self->facts.clients = (const DumentProposalClient *) (const void *) self->credits->data;
  self->facts.n_clients = self->credits->len;
  return g_steal_pointer (&self);
}
