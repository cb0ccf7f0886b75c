/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "domain/proposal.h"

/* A list that is being made, for one client after the other. */
typedef struct
{
  const DumentProposalFacts *facts;
  DumentDate today;
  const DumentCourseFacts **order; /* by client, then by day of payment */
  const DumentProposalClient **clients;
  GPtrArray *asked_about; /* DumentCourseFacts, one for each course */
  DumentProposalList *list;
} Making;

/* The courses of one client, and how long it is left alone. */
typedef struct
{
  gint64 client_id;
  guint first;
  gsize n;
  const DumentCourseFacts *const *invoices;
  DumentDate last_contact;
} Client;

static void
free_proposal (gpointer data)
{
  DumentProposal *proposal = data;

  g_array_unref (proposal->courses);
  g_free (proposal);
}

/**
 * dument_proposal_list_free:
 * @self: (nullable) (transfer full): a list
 */
void
dument_proposal_list_free (DumentProposalList *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->courses);
  g_ptr_array_unref (self->proposals);
  g_free (self);
}

/**
 * dument_proposal_course:
 * @self: a proposal
 * @list: the list that it is from
 * @i: which of its invoices; the first leads
 *
 * Returns: (transfer none): where that invoice stands
 */
const DumentCourse *
dument_proposal_course (const DumentProposal *self, const DumentProposalList *list, guint i)
{
  return &g_array_index (list->courses, DumentCourse, g_array_index (self->courses, guint, i));
}

static int
compare_ids (gint64 a, gint64 b)
{
  return (a > b) - (a < b);
}

static int
compare_invoices (gconstpointer a, gconstpointer b)
{
  const DumentCourseFacts *left = *(const DumentCourseFacts *const *) a;
  const DumentCourseFacts *right = *(const DumentCourseFacts *const *) b;

  if (left->client_id != right->client_id)
    return compare_ids (left->client_id, right->client_id);
  if (left->terms.due != right->terms.due)
    return left->terms.due < right->terms.due ? -1 : 1;
  return compare_ids (left->invoice_id, right->invoice_id);
}

static int
compare_clients (gconstpointer a, gconstpointer b)
{
  const DumentProposalClient *left = *(const DumentProposalClient *const *) a;
  const DumentProposalClient *right = *(const DumentProposalClient *const *) b;

  return compare_ids (left->client_id, right->client_id);
}

static DumentCourse *
get_course (const Making *making, guint i)
{
  return &g_array_index (making->list->courses, DumentCourse, i);
}

/* Returns: the first row of the client, or the number of rows */
static gsize
find_client (const Making *making, gint64 client_id)
{
  gsize low = 0, high = making->facts->n_clients;

  while (low < high)
    {
      gsize middle = low + (high - low) / 2;

      if (making->clients[middle]->client_id < client_id)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

static DumentMoney
find_credit (const Making *making, gint64 client_id, const char *currency)
{
  for (gsize i = find_client (making, client_id); i < making->facts->n_clients; i++)
    {
      const DumentProposalClient *client = making->clients[i];

      if (client->client_id != client_id)
        break;
      if (g_str_equal (client->currency, currency))
        return client->credit;
    }
  return 0;
}

static DumentDate
find_last_contact (const Making *making, const Client *client)
{
  DumentDate last = DUMENT_DATE_NONE;

  for (gsize i = find_client (making, client->client_id); i < making->facts->n_clients; i++)
    {
      if (making->clients[i]->client_id != client->client_id)
        break;
      if (making->clients[i]->last_contact <= making->today)
        last = MAX (last, making->clients[i]->last_contact);
    }
  for (gsize i = 0; i < client->n; i++)
    last = MAX (last, dument_course_last_contact (client->invoices[i], making->today));
  return last;
}

/* What of its own money the client already has with us goes to the oldest invoice first
 * (art. 1342-10 C. civ.); what is at rest gets none of it. */
static DumentMoney
net_credit (const Making *making, const Client *client, gsize i)
{
  const DumentCourseFacts *self = client->invoices[i];
  DumentMoney left = find_credit (making, client->client_id, self->currency);

  for (gsize k = 0; left > 0 && k <= i; k++)
    {
      const DumentCourseFacts *invoice = client->invoices[k];
      DumentCourse course;
      DumentMoney share;

      if (!g_str_equal (invoice->currency, self->currency))
        continue;
      dument_course_find (invoice, &making->facts->calendar, making->today, &course);
      if (course.status == DUMENT_COURSE_RESTS)
        continue;
      share = MIN (left, course.asked);
      if (k == i)
        return share;
      left -= share;
    }
  return 0;
}

static const DumentCourseFacts *
get_facts (const Making *making, guint course)
{
  return g_ptr_array_index (making->asked_about, course);
}

static void
append_course (Making *making, const DumentCourseFacts *facts, const DumentCourse *course)
{
  g_array_append_vals (making->list->courses, course, 1);
  g_ptr_array_add (making->asked_about, (gpointer) facts);
}

static void
find_courses (Making *making, Client *client)
{
  client->last_contact = find_last_contact (making, client);
  client->first = making->list->courses->len;
  for (gsize i = 0; i < client->n; i++)
    {
      DumentCourseFacts facts = *client->invoices[i];
      DumentCourse course;

      facts.last_contact = client->last_contact;
      facts.credit = net_credit (making, client, i);
      dument_course_find (&facts, &making->facts->calendar, making->today, &course);
      append_course (making, client->invoices[i], &course);
    }
}

static DumentProposal *
add_proposal (Making *making, const Client *client, guint leader)
{
  const DumentCourse *course = get_course (making, leader);
  DumentProposal *proposal = g_new0 (DumentProposal, 1);

  proposal->client_id = client->client_id;
  proposal->act = course->act;
  proposal->step = course->step;
  proposal->day = course->day;
  proposal->courses = g_array_new (FALSE, FALSE, sizeof (guint));
  g_strlcpy (proposal->currency, get_facts (making, leader)->currency, sizeof proposal->currency);
  g_ptr_array_add (making->list->proposals, proposal);
  return proposal;
}

static void
add_course (Making *making, DumentProposal *proposal, guint i)
{
  const DumentCourse *course = get_course (making, i);

  g_array_append_val (proposal->courses, i);
  proposal->day = MIN (proposal->day, course->day);
  if (g_str_equal (get_facts (making, i)->currency, proposal->currency))
    proposal->amount += MIN (course->asked, G_MAXINT64 - proposal->amount);
}

/* The invoice that has come furthest leads, and of those the one that was due first. */
static gboolean
find_leader (const Making *making, const Client *client, guint *ret_leader)
{
  gboolean found = FALSE;

  for (guint i = client->first; i < client->first + client->n; i++)
    {
      const DumentCourse *course = get_course (making, i);

      if (course->status != DUMENT_COURSE_DUE || !dument_course_is_contact (course))
        continue;
      if (!found || course->level > get_course (making, *ret_leader)->level)
        *ret_leader = i;
      found = TRUE;
    }
  return found;
}

/* One contact with a client a day: what can be said in it is said in it, the rest keeps its
 * distance. */
static void
propose_contact (Making *making, const Client *client)
{
  const DumentCourseCalendar *calendar = &making->facts->calendar;
  DumentProposal *proposal;
  gboolean is_call;
  guint leader = 0;

  if (!find_leader (making, client, &leader))
    return;
  is_call = get_course (making, leader)->act == DUMENT_ACT_CALL;
  proposal = add_proposal (making, client, leader);
  add_course (making, proposal, leader);
  for (guint i = client->first; i < client->first + client->n; i++)
    {
      DumentCourse *course = get_course (making, i);
      int interval = get_facts (making, i)->scenario->interval;
      const DumentReason reason = { .code = DUMENT_REASON_INTERVAL,
                                    .day = making->today,
                                    .count = interval };

      if (i == leader || course->status != DUMENT_COURSE_DUE || !dument_course_is_contact (course))
        continue;
      if ((course->act == DUMENT_ACT_CALL) == is_call)
        add_course (making, proposal, i);
      else
        dument_course_put_off (
            course, dument_course_open_day (calendar, making->today + MAX (interval, 1)), &reason);
    }
}

static gboolean
is_same_question (const DumentProposal *proposal, const DumentCourse *one, const DumentCourse *two)
{
  return proposal->act == two->act && g_str_equal (one->step, two->step) &&
         one->letter_id == two->letter_id;
}

/* What is looked up or decided for several invoices of a client is one question. */
static void
propose_question (Making *making, const Client *client, guint first_proposal, guint i)
{
  const DumentCourse *course = get_course (making, i);
  DumentProposal *proposal = NULL;

  if (course->status != DUMENT_COURSE_DUE || dument_course_is_contact (course))
    return;
  for (guint k = first_proposal; k < making->list->proposals->len && proposal == NULL; k++)
    {
      DumentProposal *other = g_ptr_array_index (making->list->proposals, k);

      if (is_same_question (other, dument_proposal_course (other, making->list, 0), course))
        proposal = other;
    }
  if (proposal == NULL)
    proposal = add_proposal (making, client, i);
  add_course (making, proposal, i);
}

/* Of what is due already and covered by the client's own credit: set it off. */
static void
propose_set_off (Making *making, guint i)
{
  DumentCourse *course = get_course (making, i);
  DumentDate due = get_facts (making, i)->terms.due;

  if (course->status != DUMENT_COURSE_RESTS || course->change != DUMENT_CHANGE_SET_OFF ||
      due > making->today)
    return;
  course->status = DUMENT_COURSE_DUE;
  course->step = DUMENT_COURSE_CREDIT;
  course->day = due;
}

static void
watch_limits (Making *making, const Client *client)
{
  for (gsize i = 0; i < client->n; i++)
    {
      DumentCourse course;

      if (dument_course_watch (client->invoices[i], &making->facts->calendar, making->today,
                               &course))
        append_course (making, client->invoices[i], &course);
    }
}

static void
propose_for_client (Making *making, Client *client)
{
  guint first_proposal = making->list->proposals->len;

  find_courses (making, client);
  for (guint i = client->first; i < client->first + client->n; i++)
    propose_set_off (making, i);
  propose_contact (making, client);
  watch_limits (making, client);
  for (guint i = client->first; i < making->list->courses->len; i++)
    propose_question (making, client, first_proposal, i);
}

static int
compare_proposals (gconstpointer a, gconstpointer b)
{
  const DumentProposal *left = *(const DumentProposal *const *) a;
  const DumentProposal *right = *(const DumentProposal *const *) b;

  if (left->act != right->act)
    return left->act < right->act ? -1 : 1;
  if (left->amount != right->amount)
    return left->amount > right->amount ? -1 : 1;
  if (left->client_id != right->client_id)
    return compare_ids (left->client_id, right->client_id);
  return g_strcmp0 (left->step, right->step);
}

/**
 * dument_proposal_list_make:
 * @facts: all that is known
 * @today: the day of the question
 *
 * What to do today, and why. A pure function: the same facts on the same day give the same list, in
 * whatever order they stand, and however often it was asked before.
 *
 * Each invoice has its course, see dument_course_find(). A client's own credit is netted first. All
 * that is to be said to a client on a day is one contact, at the step that each invoice has come
 * to; a call and something written are two, and the second waits for the days that lie between
 * contacts.
 *
 * Returns: (transfer full): where each invoice stands, and what to do
 */
DumentProposalList *
dument_proposal_list_make (const DumentProposalFacts *facts, DumentDate today)
{
  DumentProposalList *list = g_new0 (DumentProposalList, 1);
  g_autofree const DumentCourseFacts **order =
      g_new (const DumentCourseFacts *, facts->n_invoices + 1);
  g_autofree const DumentProposalClient **clients =
      g_new (const DumentProposalClient *, facts->n_clients + 1);
  g_autoptr (GPtrArray) asked_about = g_ptr_array_new ();
  Making making = { facts, today, order, clients, asked_about, list };

  list->courses =
      g_array_sized_new (FALSE, FALSE, sizeof (DumentCourse), (guint) facts->n_invoices);
  list->proposals = g_ptr_array_new_with_free_func (free_proposal);
  for (gsize i = 0; i < facts->n_invoices; i++)
    order[i] = &facts->invoices[i];
  for (gsize i = 0; i < facts->n_clients; i++)
    clients[i] = &facts->clients[i];
  qsort (order, facts->n_invoices, sizeof *order, compare_invoices);
  qsort (clients, facts->n_clients, sizeof *clients, compare_clients);
  for (gsize i = 0, n; i < facts->n_invoices; i += n)
    {
      Client client = { .client_id = order[i]->client_id, .invoices = &order[i] };

      for (n = 1; i + n < facts->n_invoices && order[i + n]->client_id == client.client_id;)
        n++;
      client.n = n;
      propose_for_client (&making, &client);
    }
  g_ptr_array_sort (list->proposals, compare_proposals);
  return list;
}
