/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "config.h"

#include "service/next-move.h"

#include "service/agenda-facts.h"
#include "service/agenda-words.h"
#include "store/invoice.h"

/* What is written about something that no course is followed for. */
#define FIRST_LETTER "rappel-amical"

/* Where one invoice stands among those of its client. */
typedef struct
{
  const DumentCourseFacts *facts;
  const DumentCourse *course;
  const DumentCourse *watched;
} Place;

/**
 * dument_next_move_free:
 * @self: (nullable) (transfer full): what is done next
 */
void
dument_next_move_free (DumentNextMove *self)
{
  if (self == NULL)
    return;
  g_free (self->title);
  g_array_unref (self->reasons);
  g_free (self);
}

/* What is settled has no course any more, whether that is known already or only found out now. */
static gboolean
is_settled (const DumentCourse *course)
{
  return course->state == DUMENT_STATE_PAID || course->state == DUMENT_STATE_WRITTEN_OFF;
}

/* Each invoice has one course; the time limits to look at come after all of these. */
static Place
find_place (const DumentAgendaFacts *facts, const DumentProposalList *list, gint64 invoice_id)
{
  Place place = { NULL, NULL, NULL };

  for (gsize i = 0; i < facts->facts.n_invoices; i++)
    {
      if (facts->facts.invoices[i].invoice_id == invoice_id)
        place.facts = &facts->facts.invoices[i];
    }
  for (guint i = 0; i < list->courses->len; i++)
    {
      const DumentCourse *course = &g_array_index (list->courses, DumentCourse, i);

      if (course->invoice_id != invoice_id || is_settled (course))
        continue;
      if (place.course == NULL)
        place.course = course;
      else
        place.watched = course;
    }
  return place;
}

static const DumentLetterKind *
choose_letter (const DumentAgendaFacts *facts, const Place *place, DumentDate today)
{
  const DumentCourse *course = place->course;

  if (course->status != DUMENT_COURSE_RESTS && course->letter != NULL &&
      dument_course_is_contact (course))
    return course->letter;
  return dument_course_next_letter (place->facts, &facts->facts.calendar, today);
}

/* Words of the facts live no longer than these; those of scripts live for ever, and are few. */
static void
take_reasons (DumentNextMove *self, const DumentCourse *course)
{
  for (gsize i = 0; i < course->n_reasons; i++)
    {
      DumentReason reason = course->reasons[i];

      reason.word = g_intern_string (reason.word);
      g_array_append_val (self->reasons, reason);
    }
}

static void
describe_place (DumentNextMove *self,
                const DumentAgendaFacts *facts,
                const Place *place,
                DumentDate today)
{
  const DumentCourse *course = place->course;
  const DumentCourse *told = self->step == DUMENT_NEXT_STEP_DECLARE ? place->watched : course;

  self->day = told->day;
  self->name = g_intern_string (told->step);
  self->change = told->change;
  if (told->step != NULL)
    self->title = dument_agenda_words_title (told->act, told->step, told->letter);
  self->letter = choose_letter (facts, place, today);
  g_strlcpy (self->currency, place->facts->currency, sizeof self->currency);
  take_reasons (self, told);
}

/**
 * dument_next_move_load:
 * @workspace: a workspace
 * @invoice_id: row of an invoice
 * @client_id: row of its client
 * @plan: where the last payment plan over it stands
 * @error: return location for an error of the data file
 *
 * Asks the same function as dument_agenda_load(), about the invoices of that client alone.
 *
 * Returns: (transfer full) (nullable): what is done next about the invoice
 */
DumentNextMove *
dument_next_move_load (DumentWorkspace *workspace,
                       gint64 invoice_id,
                       gint64 client_id,
                       const DumentPaymentPlanStanding *plan,
                       GError **error)
{
  DumentDate today = dument_workspace_get_today (workspace);
  g_autoptr (DumentAgendaFacts) facts = dument_agenda_facts_load (workspace, client_id, error);
  g_autoptr (DumentProposalList) list = NULL;
  DumentNextMove *self;
  Place place;

  if (facts == NULL)
    return NULL;
  list = dument_proposal_list_make (&facts->facts, today);
  place = find_place (facts, list, invoice_id);
  self = g_new0 (DumentNextMove, 1);
  self->reasons = g_array_new (FALSE, FALSE, sizeof (DumentReason));
  self->step = dument_next_step_derive (place.course, place.watched, plan->is_late, today);
  self->until = dument_next_step_end (self->step, place.course, place.watched);
  self->day = DUMENT_DATE_NONE;
  if (self->step == DUMENT_NEXT_STEP_AWAIT_INSTALMENT)
    self->until = plan->next_due;
  if (self->step == DUMENT_NEXT_STEP_RECALL_INSTALMENT)
    self->until = plan->last_day;
  if (place.course != NULL)
    describe_place (self, facts, &place, today);
  return self;
}

/**
 * dument_next_move_choose_letter:
 * @workspace: a workspace
 * @invoice_ids: (element-type gint64): invoices of one client
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): the letter that is to be written next, of that invoice which
 *   has come furthest
 */
char *
dument_next_move_choose_letter (DumentWorkspace *workspace,
                                const GArray *invoice_ids,
                                GError **error)
{
  DumentDate today = dument_workspace_get_today (workspace);
  g_autoptr (DumentInvoice) first = NULL;
  g_autoptr (DumentAgendaFacts) facts = NULL;
  g_autoptr (DumentProposalList) list = NULL;
  const DumentLetterKind *furthest = NULL;

  if (invoice_ids->len == 0)
    return g_strdup (FIRST_LETTER);
  first = dument_invoice_load (dument_workspace_get_store (workspace),
                               g_array_index (invoice_ids, gint64, 0), error);
  if (first == NULL)
    return NULL;
  facts = dument_agenda_facts_load (workspace, first->client_id, error);
  if (facts == NULL)
    return NULL;
  list = dument_proposal_list_make (&facts->facts, today);
  for (guint i = 0; i < invoice_ids->len; i++)
    {
      const Place place = find_place (facts, list, g_array_index (invoice_ids, gint64, i));
      const DumentLetterKind *letter =
          place.course != NULL ? choose_letter (facts, &place, today) : NULL;

      if (letter != NULL && (furthest == NULL || letter->rank > furthest->rank))
        furthest = letter;
    }
  return g_strdup (furthest != NULL ? furthest->id : FIRST_LETTER);
}
