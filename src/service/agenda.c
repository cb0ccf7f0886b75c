/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "config.h"

#include "service/agenda.h"

#include "domain/rehearsal.h"
#include "service/agenda-facts.h"
#include "service/agenda-words.h"

static void
free_item (gpointer data)
{
  DumentAgendaItem *item = data;

  g_free (item->number);
  g_free (item->client);
  g_free (item->step_name);
  g_array_unref (item->reasons);
  g_free (item);
}

static void
free_proposal (gpointer data)
{
  DumentAgendaProposal *proposal = data;

  g_free (proposal->client);
  g_free (proposal->phone);
  g_free (proposal->email);
  g_free (proposal->title);
  g_ptr_array_unref (proposal->items);
  g_free (proposal);
}

/**
 * dument_agenda_free:
 * @self: (nullable) (transfer full): an agenda
 */
void
dument_agenda_free (DumentAgenda *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->proposals);
  g_ptr_array_unref (self->waiting);
  g_free (self);
}

/* Words of the facts live no longer than these; those of scripts live for ever, and are few. */
static void
take_reasons (const DumentCourse *course, DumentAgendaItem *item)
{
  item->reasons = g_array_new (FALSE, FALSE, sizeof (DumentReason));
  for (gsize i = 0; i < course->n_reasons; i++)
    {
      DumentReason reason = course->reasons[i];

      reason.word = g_intern_string (reason.word);
      g_array_append_val (item->reasons, reason);
    }
}

static DumentAgendaItem *
make_item (const DumentAgendaFacts *facts, const DumentCourse *course)
{
  const DumentOpenInvoice *invoice = dument_agenda_facts_find_invoice (facts, course->invoice_id);
  const DumentOpenClient *client = dument_agenda_facts_find_client (facts, invoice->client_id);
  DumentAgendaItem *item = g_new0 (DumentAgendaItem, 1);

  item->invoice_id = course->invoice_id;
  item->client_id = invoice->client_id;
  item->number = g_strdup (invoice->number);
  item->client = g_strdup (client->name);
  g_strlcpy (item->currency, invoice->currency, sizeof item->currency);
  item->due = invoice->due;
  item->asked = course->asked;
  item->state = course->state;
  item->status = course->status;
  item->act = course->act;
  item->step = g_intern_string (course->step);
  item->step_name =
      course->step != NULL ? dument_agenda_words_step (course->step, course->letter) : NULL;
  item->template_id = course->letter != NULL ? course->letter->id : NULL;
  item->medium = course->channel;
  item->has_tone = course->has_tone;
  item->tone = course->tone;
  item->letter_id = course->letter_id;
  item->day = course->day;
  item->change = course->change;
  take_reasons (course, item);
  return item;
}

static DumentAgendaProposal *
make_proposal (const DumentAgendaFacts *facts,
               const DumentProposalList *list,
               const DumentProposal *proposal)
{
  const DumentOpenClient *client = dument_agenda_facts_find_client (facts, proposal->client_id);
  const DumentCourse *leader = dument_proposal_course (proposal, list, 0);
  DumentAgendaProposal *card = g_new0 (DumentAgendaProposal, 1);

  card->client_id = proposal->client_id;
  card->client = g_strdup (client->name);
  card->phone = g_strdup (client->phone);
  card->email = g_strdup (client->email);
  card->act = proposal->act;
  card->title = dument_agenda_words_title (proposal->act, proposal->step, leader->letter);
  card->day = proposal->day;
  card->amount = proposal->amount;
  g_strlcpy (card->currency, proposal->currency, sizeof card->currency);
  card->items = g_ptr_array_new_with_free_func (free_item);
  for (guint i = 0; i < proposal->courses->len; i++)
    g_ptr_array_add (card->items, make_item (facts, dument_proposal_course (proposal, list, i)));
  return card;
}

/* What has a day first, by that; then what rests, by its day of payment. */
static int
compare_waiting (gconstpointer a, gconstpointer b)
{
  const DumentAgendaItem *left = *(const DumentAgendaItem *const *) a;
  const DumentAgendaItem *right = *(const DumentAgendaItem *const *) b;
  gboolean left_waits = left->day != DUMENT_DATE_NONE;
  gboolean right_waits = right->day != DUMENT_DATE_NONE;

  if (left_waits != right_waits)
    return left_waits ? -1 : 1;
  if (left->day != right->day)
    return left->day < right->day ? -1 : 1;
  if (left->due != right->due)
    return left->due < right->due ? -1 : 1;
  return (left->invoice_id > right->invoice_id) - (left->invoice_id < right->invoice_id);
}

/* What is settled is no news. */
static gboolean
is_worth_telling (const DumentCourse *course)
{
  return course->status != DUMENT_COURSE_DUE && course->state != DUMENT_STATE_PAID &&
         course->state != DUMENT_STATE_WRITTEN_OFF;
}

static void
fill_agenda (DumentAgenda *self, const DumentAgendaFacts *facts, const DumentProposalList *list)
{
  for (guint i = 0; i < list->proposals->len; i++)
    {
      const DumentProposal *proposal = g_ptr_array_index (list->proposals, i);

      g_ptr_array_add (self->proposals, make_proposal (facts, list, proposal));
      if (g_str_equal (proposal->currency, "EUR") &&
          !dument_money_add (&self->amount, proposal->amount))
        self->amount = G_MAXINT64;
    }
  for (guint i = 0; i < list->courses->len; i++)
    {
      const DumentCourse *course = &g_array_index (list->courses, DumentCourse, i);

      if (is_worth_telling (course))
        g_ptr_array_add (self->waiting, make_item (facts, course));
    }
  g_ptr_array_sort (self->waiting, compare_waiting);
  if (self->waiting->len > 0)
    self->next_day = ((const DumentAgendaItem *) g_ptr_array_index (self->waiting, 0))->day;
}

/**
 * dument_agenda_load:
 * @workspace: a workspace
 * @error: return location for an error of the data file
 *
 * Returns: (transfer full) (nullable): what to do today, and why; it is not kept anywhere, and the
 *   same facts give the same agenda
 */
DumentAgenda *
dument_agenda_load (DumentWorkspace *workspace, GError **error)
{
  g_autoptr (DumentAgendaFacts) facts =
      dument_agenda_facts_load (workspace, /* client_id= */ 0, error);
  g_autoptr (DumentProposalList) list = NULL;
  DumentAgenda *self;

  if (facts == NULL)
    return NULL;
  self = g_new0 (DumentAgenda, 1);
  self->today = dument_workspace_get_today (workspace);
  self->next_day = DUMENT_DATE_NONE;
  self->proposals = g_ptr_array_new_with_free_func (free_proposal);
  self->waiting = g_ptr_array_new_with_free_func (free_item);
  list = dument_proposal_list_make (&facts->facts, self->today);
  fill_agenda (self, facts, list);
  return self;
}

/**
 * dument_agenda_ask:
 * @workspace: a workspace
 * @data: unused
 * @cancellable: (nullable): unused: it takes no longer than a glance
 * @error: return location for an error of the data file
 *
 * dument_agenda_load() as a job of the engine.
 *
 * Returns: (transfer full) (nullable): a #DumentAgenda
 */
gpointer
dument_agenda_ask (DumentWorkspace *workspace,
                   gpointer data,
                   GCancellable *cancellable,
                   GError **error)
{
  return dument_agenda_load (workspace, error);
}

/**
 * dument_agenda_find:
 * @self: an agenda
 * @invoice_id: row of an invoice
 *
 * Returns: (transfer none) (nullable): where the invoice stands in its course; nothing for one that
 *   is settled
 */
DumentAgendaItem *
dument_agenda_find (const DumentAgenda *self, gint64 invoice_id)
{
  for (guint i = 0; i < self->proposals->len; i++)
    {
      const DumentAgendaProposal *proposal = g_ptr_array_index (self->proposals, i);

      for (guint k = 0; k < proposal->items->len; k++)
        {
          DumentAgendaItem *item = g_ptr_array_index (proposal->items, k);

          if (item->invoice_id == invoice_id)
            return item;
        }
    }
  for (guint i = 0; i < self->waiting->len; i++)
    {
      DumentAgendaItem *item = g_ptr_array_index (self->waiting, i);

      if (item->invoice_id == invoice_id)
        return item;
    }
  return NULL;
}

static void
free_play (gpointer data)
{
  DumentAgendaPlay *play = data;

  g_free (play->client);
  g_free (play->title);
  g_strfreev (play->numbers);
  g_free (play);
}

static DumentAgendaPlay *
describe_play (const DumentAgendaFacts *facts, const DumentRehearsal *rehearsal)
{
  DumentAgendaPlay *play = g_new0 (DumentAgendaPlay, 1);
  g_autoptr (GStrvBuilder) numbers = g_strv_builder_new ();

  play->day = rehearsal->day;
  play->act = rehearsal->act;
  play->client = g_strdup (dument_agenda_facts_find_client (facts, rehearsal->client_id)->name);
  play->title = dument_agenda_words_title (rehearsal->act, rehearsal->step, rehearsal->letter);
  play->amount = rehearsal->amount;
  g_strlcpy (play->currency, rehearsal->currency, sizeof play->currency);
  for (guint i = 0; i < rehearsal->invoice_ids->len; i++)
    g_strv_builder_add (numbers, dument_agenda_facts_find_invoice (
                                     facts, g_array_index (rehearsal->invoice_ids, gint64, i))
                                     ->number);
  play->numbers = g_strv_builder_end (numbers);
  return play;
}

/**
 * dument_agenda_rehearse:
 * @workspace: a workspace
 * @n_days: how many days, today included, %DUMENT_AGENDA_MAX_DAYS at most
 * @error: return location for an error of the data file
 *
 * Moves today forward without touching the file, see dument_rehearsal_play().
 *
 * Returns: (transfer full) (element-type DumentAgendaPlay) (nullable): what would be done, in order
 */
GPtrArray *
dument_agenda_rehearse (DumentWorkspace *workspace, unsigned n_days, GError **error)
{
  g_autoptr (DumentAgendaFacts) facts =
      dument_agenda_facts_load (workspace, /* client_id= */ 0, error);
  g_autoptr (GPtrArray) played = NULL;
  GPtrArray *plays;

  if (facts == NULL)
    return NULL;
  played = dument_rehearsal_play (&facts->facts, dument_workspace_get_today (workspace),
                                  MIN (n_days, DUMENT_AGENDA_MAX_DAYS));
  plays = g_ptr_array_new_with_free_func (free_play);
  for (guint i = 0; i < played->len; i++)
    g_ptr_array_add (plays, describe_play (facts, g_ptr_array_index (played, i)));
  return plays;
}
