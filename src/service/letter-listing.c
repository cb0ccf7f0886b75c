/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "config.h"

#include "service/letter-listing.h"

#include "service/ladder.h"
#include "store/client.h"
#include "store/invoice.h"
#include "store/keyed-id.h"
#include "store/letter-list.h"

/* Where no day is known, the letter stands last. */
#define NO_DAY 1000000

/**
 * dument_listed_letter_free:
 * @self: (nullable): a row
 */
void
dument_listed_letter_free (DumentListedLetter *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->letter, dument_sent_letter_free);
  g_clear_pointer (&self->draft, dument_letter_draft_free);
  g_free (self->client_name);
  g_strfreev (self->invoice_numbers);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DumentListedLetter, dument_listed_letter_free)

static void
free_row (gpointer row)
{
  dument_listed_letter_free (row);
}

static gboolean
describe (DumentStore *store, DumentListedLetter *row, const GArray *invoice_ids, GError **error)
{
  g_autoptr (GStrvBuilder) numbers = g_strv_builder_new ();
  g_autoptr (DumentClient) client = NULL;
  gint64 client_id = 0;

  for (unsigned i = 0; i < invoice_ids->len; i++)
    {
      g_autoptr (DumentInvoice) invoice =
          dument_invoice_load (store, g_array_index (invoice_ids, gint64, i), error);

      if (invoice == NULL)
        return FALSE;
      client_id = invoice->client_id;
      g_strv_builder_add (numbers, invoice->number);
    }
  client =
      dument_client_load (store, row->letter != NULL ? row->letter->client_id : client_id, error);
  if (client == NULL)
    return FALSE;
  row->client_name = g_strdup (client->party.name);
  row->invoice_numbers = g_strv_builder_end (numbers);
  return TRUE;
}

/* What follows from the facts of a letter by the rules of the domain. */
typedef struct
{
  DumentDate deadline;
  DumentPostingState state;
  DumentPostingNext next;
} Judgement;

static Judgement
judge (const DumentLetterListFacts *facts, DumentDate today)
{
  const DumentLetterKind *kind = dument_ladder_find (facts->template_id);
  gboolean is_registered = facts->has_number || (kind != NULL && kind->registered);
  Judgement self;

  self.deadline =
      dument_posting_dates_deadline (&facts->dates, facts->deadline_days, is_registered);
  self.state = dument_posting_dates_state (&facts->dates, self.deadline, today);
  self.next = dument_posting_dates_next (&facts->dates, self.deadline, is_registered, today);
  if (!facts->is_owed && self.next != DUMENT_POSTING_NEXT_POST)
    self.next = DUMENT_POSTING_NEXT_NOTHING;
  return self;
}

static gboolean
judge_row (DumentStore *store, DumentListedLetter *row, DumentDate today, GError **error)
{
  const DumentSentLetter *letter = row->letter;
  DumentLetterListFacts facts = { .key = letter->id,
                                  .dates = dument_sent_letter_get_dates (letter),
                                  .deadline_days = letter->deadline_days,
                                  .has_number = letter->registered_number != NULL };
  Judgement judgement;

  if (!dument_letter_list_is_owed (store, letter->id, &facts.is_owed, error))
    return FALSE;
  g_strlcpy (facts.template_id, letter->template_id, sizeof facts.template_id);
  judgement = judge (&facts, today);
  row->deadline = judgement.deadline;
  row->state = judgement.state;
  row->next = judgement.next;
  return TRUE;
}

static DumentListedLetter *
create_row (DumentWorkspace *workspace, DumentSentLetter *letter, GError **error)
{
  DumentStore *store = dument_workspace_get_store (workspace);
  g_autoptr (DumentListedLetter) row = g_new0 (DumentListedLetter, 1);

  row->key = letter->id;
  row->letter = letter;
  return judge_row (store, row, dument_workspace_get_today (workspace), error) &&
                 describe (store, row, letter->invoice_ids, error)
             ? g_steal_pointer (&row)
             : NULL;
}

static DumentListedLetter *
create_draft_row (DumentWorkspace *workspace, DumentLetterDraft *draft, GError **error)
{
  g_autoptr (DumentListedLetter) row = g_new0 (DumentListedLetter, 1);

  row->key = -draft->id;
  row->draft = draft;
  row->deadline = DUMENT_DATE_NONE;
  return describe (dument_workspace_get_store (workspace), row, draft->invoice_ids, error)
             ? g_steal_pointer (&row)
             : NULL;
}

/**
 * dument_letter_listing_load:
 * @workspace: a workspace
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable) (element-type DumentListedLetter): every letter recorded,
 * oldest first
 */
GPtrArray *
dument_letter_listing_load (DumentWorkspace *workspace, GError **error)
{
  DumentStore *store = dument_workspace_get_store (workspace);
  g_autoptr (GPtrArray) letters = dument_sent_letter_list (store, error);
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (free_row);

  while (letters != NULL && letters->len > 0)
    {
      DumentListedLetter *row = create_row (workspace, g_ptr_array_steal_index (letters, 0), error);

      if (row == NULL)
        return NULL;
      g_ptr_array_add (rows, row);
    }
  return letters != NULL ? g_steal_pointer (&rows) : NULL;
}

/* Drafts stand before all else in the order of states, and have no deadline. */
static void
append_drafts (GArray *keyed, const GArray *keys, gint64 key)
{
  for (guint i = 0; i < keys->len; i++)
    {
      DumentKeyedId next = { .id = g_array_index (keys, gint64, i), .key = key };

      if (next.id < 0)
        g_array_append_val (keyed, next);
    }
}

static gint64
make_key (const DumentLetterListFacts *facts,
          DumentLetterListingOrder order,
          gboolean descending,
          DumentDate today)
{
  Judgement judgement = judge (facts, today);
  gint64 key = judgement.deadline;

  if (order == DUMENT_LETTER_LISTING_DEADLINE && key == DUMENT_DATE_NONE)
    return NO_DAY;
  if (order == DUMENT_LETTER_LISTING_STATE)
    key = (gint64) judgement.state;
  else if (order == DUMENT_LETTER_LISTING_NEXT)
    key = (gint64) judgement.next;
  return descending ? -key : key;
}

/* What follows from the rules of the domain is no column of the file. */
static GArray *
sort_by_rule (DumentWorkspace *workspace,
              DumentLetterListingOrder order,
              gboolean descending,
              GError **error)
{
  DumentStore *store = dument_workspace_get_store (workspace);
  DumentDate today = dument_workspace_get_today (workspace);
  g_autoptr (GArray) facts = dument_letter_list_facts (store, error);
  g_autoptr (GArray) keyed = g_array_new (FALSE, FALSE, sizeof (DumentKeyedId));
  g_autoptr (GArray) keys = NULL;

  if (facts == NULL)
    return NULL;
  keys = dument_letter_list_keys (store, DUMENT_LETTER_LIST_BY_AGE, TRUE, error);
  if (keys == NULL)
    return NULL;
  append_drafts (keyed, keys,
                 order == DUMENT_LETTER_LISTING_DEADLINE ? NO_DAY : (descending ? NO_DAY : -1));
  for (guint i = 0; i < facts->len; i++)
    {
      const DumentLetterListFacts *of_one = &g_array_index (facts, DumentLetterListFacts, i);
      DumentKeyedId next = { .id = of_one->key,
                             .key = make_key (of_one, order, descending, today) };

      g_array_append_val (keyed, next);
    }
  dument_keyed_id_sort (keyed);
  g_array_set_size (keys, 0);
  for (guint i = 0; i < keyed->len; i++)
    g_array_append_val (keys, g_array_index (keyed, DumentKeyedId, i).id);
  return g_steal_pointer (&keys);
}

/**
 * dument_letter_listing_keys:
 * @workspace: a workspace
 * @order: the order
 * @descending: the other way round
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable) (element-type gint64): all letters, recorded or being
 * written, in order, as dument_letter_listing_rows() takes them
 */
GArray *
dument_letter_listing_keys (DumentWorkspace *workspace,
                            DumentLetterListingOrder order,
                            gboolean descending,
                            GError **error)
{
  static const DumentLetterListOrder orders[] = {
    [DUMENT_LETTER_LISTING_KIND] = DUMENT_LETTER_LIST_BY_KIND,
    [DUMENT_LETTER_LISTING_CLIENT] = DUMENT_LETTER_LIST_BY_CLIENT,
    [DUMENT_LETTER_LISTING_INVOICES] = DUMENT_LETTER_LIST_BY_INVOICE,
    [DUMENT_LETTER_LISTING_POSTED] = DUMENT_LETTER_LIST_BY_POSTING,
    [DUMENT_LETTER_LISTING_NUMBER] = DUMENT_LETTER_LIST_BY_NUMBER,
    [DUMENT_LETTER_LISTING_PRESENTED] = DUMENT_LETTER_LIST_BY_PRESENTATION,
    [DUMENT_LETTER_LISTING_DELIVERED] = DUMENT_LETTER_LIST_BY_DELIVERY,
    [DUMENT_LETTER_LISTING_AGE] = DUMENT_LETTER_LIST_BY_AGE,
  };

  g_return_val_if_fail (order < G_N_ELEMENTS (orders), NULL);

  if (order == DUMENT_LETTER_LISTING_STATE || order == DUMENT_LETTER_LISTING_NEXT ||
      order == DUMENT_LETTER_LISTING_DEADLINE)
    return sort_by_rule (workspace, order, descending, error);
  return dument_letter_list_keys (dument_workspace_get_store (workspace), orders[order], descending,
                                  error);
}

static DumentListedLetter *
load_row (DumentWorkspace *workspace, gint64 key, GError **error)
{
  DumentStore *store = dument_workspace_get_store (workspace);
  DumentSentLetter *letter = NULL;
  DumentLetterDraft *draft = NULL;

  if (key < 0)
    draft = dument_letter_draft_load (store, -key, error);
  else
    letter = dument_sent_letter_load (store, key, error);
  if (draft != NULL)
    return create_draft_row (workspace, draft, error);
  return letter != NULL ? create_row (workspace, letter, error) : NULL;
}

/**
 * dument_letter_listing_rows:
 * @workspace: a workspace
 * @keys: (array length=n_keys): letters of a list
 * @n_keys: how many
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable) (element-type DumentListedLetter): what a list shows of them;
 *   a draft that was recorded or thrown away meanwhile is left out
 */
GPtrArray *
dument_letter_listing_rows (DumentWorkspace *workspace,
                            const gint64 *keys,
                            gsize n_keys,
                            GError **error)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (free_row);

  for (gsize i = 0; i < n_keys; i++)
    {
      g_autoptr (GError) reason = NULL;
      DumentListedLetter *row = load_row (workspace, keys[i], &reason);

      if (row != NULL)
        g_ptr_array_add (rows, row);
      else if (!g_error_matches (reason, DUMENT_STORE_ERROR, DUMENT_STORE_ERROR_NOT_FOUND))
        {
          g_propagate_error (error, g_steal_pointer (&reason));
          return NULL;
        }
    }
  return g_steal_pointer (&rows);
}

/**
 * dument_letter_listing_count_open:
 * @workspace: a workspace
 * @data: unused
 * @cancellable: (nullable): unused
 * @error: return location for an error
 *
 * A job for the engine that only reads: with how many letters something is to be done, see
 * [func@letter_list_count_open].
 *
 * Returns: (transfer full) (nullable): a gint64
 */
gpointer
dument_letter_listing_count_open (DumentWorkspace *workspace,
                                  gpointer data,
                                  GCancellable *cancellable,
                                  GError **error)
{
  g_autofree gint64 *count = g_new0 (gint64, 1);

  return dument_letter_list_count_open (dument_workspace_get_store (workspace), count, error)
             ? g_steal_pointer (&count)
             : NULL;
}
