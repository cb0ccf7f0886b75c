/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "domain/rehearsal.h"

/* How often what is answered on a day may bring about something else on the same day: the invoice
 * was sent, so the reminder goes. */
#define MAX_ROUNDS 4

/* What was done in the play, besides what was really done. */
typedef struct
{
  DumentCourseFacts *invoices;
  gsize n_invoices;
  GHashTable *places; /* gint64 → DumentCourseFacts in @invoices */
  GArray **contacts;
  GArray **letters;
  DumentDate today;
  GHashTable *asked; /* questions that were put, each once */
  GPtrArray *played;
} Play;

static void
free_rehearsal (gpointer data)
{
  DumentRehearsal *rehearsal = data;

  g_array_unref (rehearsal->invoice_ids);
  g_free (rehearsal);
}

static void
begin_play (Play *play, const DumentProposalFacts *facts)
{
  play->n_invoices = facts->n_invoices;
  play->invoices = g_new (DumentCourseFacts, facts->n_invoices + 1);
  play->contacts = g_new (GArray *, facts->n_invoices + 1);
  play->letters = g_new (GArray *, facts->n_invoices + 1);
  play->places = g_hash_table_new (g_int64_hash, g_int64_equal);
  play->asked = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (gsize i = 0; i < facts->n_invoices; i++)
    {
      DumentCourseFacts *invoice = &play->invoices[i];

      *invoice = facts->invoices[i];
      play->contacts[i] = g_array_new (FALSE, FALSE, sizeof (DumentCourseContact));
      play->letters[i] = g_array_new (FALSE, FALSE, sizeof (DumentCourseLetter));
      if (invoice->n_contacts > 0)
        g_array_append_vals (play->contacts[i], invoice->contacts, (guint) invoice->n_contacts);
      if (invoice->n_letters > 0)
        g_array_append_vals (play->letters[i], invoice->letters, (guint) invoice->n_letters);
      g_hash_table_insert (play->places, &invoice->invoice_id, invoice);
    }
}

static void
end_play (Play *play)
{
  for (gsize i = 0; i < play->n_invoices; i++)
    {
      g_array_unref (play->contacts[i]);
      g_array_unref (play->letters[i]);
    }
  g_free (play->invoices);
  g_free (play->contacts);
  g_free (play->letters);
  g_hash_table_unref (play->places);
  g_hash_table_unref (play->asked);
}

static void
show_facts (Play *play, gsize i)
{
  DumentCourseFacts *invoice = &play->invoices[i];

  invoice->contacts = (const DumentCourseContact *) (const void *) play->contacts[i]->data;
  invoice->n_contacts = play->contacts[i]->len;
  invoice->letters = (const DumentCourseLetter *) (const void *) play->letters[i]->data;
  invoice->n_letters = play->letters[i]->len;
}

/* The days that a letter leaves; those of the preferences are not known here. */
static int
get_days (const DumentLetterKind *letter)
{
  if (letter == NULL)
    return 0;
  return letter->deadline_days == DUMENT_LETTER_KIND_USUAL_DAYS ? DUMENT_COURSE_DUPLICATE_DAYS
                                                                : letter->deadline_days;
}

static void
post_letter (Play *play, gsize i, const DumentCourse *course)
{
  DumentCourseLetter letter = {
    .kind = course->letter,
    .degree = course->letter->degree,
    .is_registered = course->channel == DUMENT_MEDIUM_REGISTERED,
    .deadline_days = get_days (course->letter),
    .dates = { .written_on = play->today,
               .posted_on = play->today,
               .presented_on = DUMENT_DATE_NONE,
               .delivered_on = DUMENT_DATE_NONE,
               .returned_on = DUMENT_DATE_NONE },
  };

  if (letter.is_registered)
    letter.dates.presented_on = play->today + DUMENT_REHEARSAL_PRESENTED_AFTER;
  g_array_append_val (play->letters[i], letter);
}

static void
note_contact (Play *play, gsize i, const DumentCourse *course)
{
  DumentCourseContact contact = {
    .day = play->today,
    .channel = course->channel,
    .outcome = DUMENT_OUTCOME_DONE,
    .step = course->step,
    .letter = course->letter_id == 0 ? course->letter : NULL,
    .deadline_days = course->letter_id == 0 ? get_days (course->letter) : 0,
  };

  if (g_str_equal (course->step, DUMENT_COURSE_DUPLICATE))
    contact.deadline_days = DUMENT_COURSE_DUPLICATE_DAYS;
  g_array_append_val (play->contacts[i], contact);
}

/* A recorded letter is posted, or heard of. */
static void
advance_letter (Play *play, gsize i, const DumentCourse *course)
{
  for (guint k = 0; k < play->letters[i]->len; k++)
    {
      DumentCourseLetter *letter = &g_array_index (play->letters[i], DumentCourseLetter, k);

      if (letter->id != course->letter_id)
        continue;
      if (course->act == DUMENT_ACT_POST)
        letter->dates.posted_on = play->today;
      if (letter->is_registered && letter->dates.presented_on == DUMENT_DATE_NONE &&
          letter->dates.returned_on == DUMENT_DATE_NONE)
        letter->dates.presented_on = course->act == DUMENT_ACT_POST
                                         ? play->today + DUMENT_REHEARSAL_PRESENTED_AFTER
                                         : letter->dates.posted_on;
    }
}

static void
do_step (Play *play, const DumentCourse *course)
{
  DumentCourseFacts *invoice = g_hash_table_lookup (play->places, &course->invoice_id);
  gsize i = (gsize) (invoice - play->invoices);

  if (course->letter_id != 0)
    advance_letter (play, i, course);
  if (course->act == DUMENT_ACT_PRINT && course->letter != NULL)
    post_letter (play, i, course);
  else if (course->act != DUMENT_ACT_POST)
    note_contact (play, i, course);
  if (g_str_equal (course->step, DUMENT_COURSE_SENT))
    invoice->was_sent = TRUE;
}

/* A question that nobody can answer in a play, such as what kind of debtor it is, stays open. */
static gboolean
was_asked (Play *play, const DumentProposalList *list, const DumentProposal *proposal)
{
  const DumentCourse *course = dument_proposal_course (proposal, list, 0);

  return proposal->act >= DUMENT_ACT_CHECK &&
         !g_hash_table_add (play->asked,
                            g_strdup_printf ("%" G_GINT64_FORMAT " %" G_GINT64_FORMAT " %s",
                                             course->invoice_id, course->letter_id, course->step));
}

static void
note_proposal (Play *play, const DumentProposalList *list, const DumentProposal *proposal)
{
  DumentRehearsal *rehearsal = g_new0 (DumentRehearsal, 1);

  rehearsal->day = play->today;
  rehearsal->client_id = proposal->client_id;
  rehearsal->act = proposal->act;
  rehearsal->step = proposal->step;
  rehearsal->letter = dument_proposal_course (proposal, list, 0)->letter;
  rehearsal->amount = proposal->amount;
  g_strlcpy (rehearsal->currency, proposal->currency, sizeof rehearsal->currency);
  rehearsal->invoice_ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  for (guint i = 0; i < proposal->courses->len; i++)
    {
      const DumentCourse *course = dument_proposal_course (proposal, list, i);

      g_array_append_val (rehearsal->invoice_ids, course->invoice_id);
    }
  g_ptr_array_add (play->played, rehearsal);
}

/* Returns: whether anything was done */
static gboolean
play_round (Play *play, const DumentProposalFacts *facts)
{
  DumentProposalFacts now = *facts;
  g_autoptr (DumentProposalList) list = NULL;
  guint n_before = play->played->len;

  for (gsize i = 0; i < play->n_invoices; i++)
    show_facts (play, i);
  now.invoices = play->invoices;
  list = dument_proposal_list_make (&now, play->today);
  for (guint i = 0; i < list->proposals->len; i++)
    {
      const DumentProposal *proposal = g_ptr_array_index (list->proposals, i);

      if (was_asked (play, list, proposal))
        continue;
      note_proposal (play, list, proposal);
      for (guint k = 0; k < proposal->courses->len; k++)
        do_step (play, dument_proposal_course (proposal, list, k));
    }
  return play->played->len > n_before;
}

/**
 * dument_rehearsal_play:
 * @facts: all that is known; nothing of it is changed
 * @today: the day of the question
 * @n_days: how many days to play, today included
 *
 * Moves today forward, day by day, and does all that is proposed on its day: letters are posted and
 * registered ones presented some days later, calls reach somebody, what is asked is answered, and
 * nobody pays.
 *
 * Returns: (transfer full) (element-type DumentRehearsal): what would be done, in order
 */
GPtrArray *
dument_rehearsal_play (const DumentProposalFacts *facts, DumentDate today, unsigned n_days)
{
  GPtrArray *played = g_ptr_array_new_with_free_func (free_rehearsal);
  Play play = { .played = played };

  begin_play (&play, facts);
  for (unsigned day = 0; day < n_days; day++)
    {
      play.today = today + (DumentDate) day;
      for (int round = 0; round < MAX_ROUNDS && play_round (&play, facts); round++)
        ;
    }
  end_play (&play);
  return played;
}
