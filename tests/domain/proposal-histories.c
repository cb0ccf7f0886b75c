/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

/* Reads histories of invoices from standard input and says what is proposed, for the worked cases
 * in proposal-cases.txt and the independent reference in proposal-reference.py. A line each:
 *
 *   case WORDS                  begins a history; today is Monday, 23 November 2026
 *   today DAY                   another day; DAY is a date, or T+3, three days after today
 *   quiet DAY DAY               the user's quiet days
 *   client ID CREDIT DAY        the client's own credit, and its last contact (or -)
 *   invoice ID KEY=VALUE…       client, due, amount, kind, scenario, reach, sent, limitation,
 * currency plan ID                     a payment plan runs paid ID DAY AMOUNT promise ID SINCE
 * UNTIL AMOUNT, pause ID SINCE UNTIL, dispute ID SINCE AMOUNT, write-off ID SINCE insolvent ID
 * JUDGMENT UNTIL DECLARED contact ID DAY CHANNEL OUTCOME STEP LETTER DAYS letter ID LETTER WRITTEN
 * POSTED PRESENTED RETURNED WHY DAYS defer ID STEP ON UNTIL run                         prints what
 * is proposed and where each invoice stands brief                       the same without reasons
 *   rehearse N                  prints what would be done in N days */

#include "domain/rehearsal.h"

#include "proposal-fixture.h"

#include <stdio.h>
#include <string.h>

typedef struct
{
  DumentCourseFacts facts;
  GArray *entries;
  GArray *circumstances;
  GArray *contacts;
  GArray *letters;
  GArray *deferrals;
} Invoice;

typedef struct
{
  Scenarios *scenarios;
  DumentDate today;
  GArray *quiet;
  GArray *clients;
  GPtrArray *invoices;
  GStringChunk *words;
  gint64 last_letter;
} History;

static void
free_invoice (gpointer data)
{
  Invoice *invoice = data;

  g_array_unref (invoice->entries);
  g_array_unref (invoice->circumstances);
  g_array_unref (invoice->contacts);
  g_array_unref (invoice->letters);
  g_array_unref (invoice->deferrals);
  g_free (invoice);
}

static gint64
parse_number (const char *text)
{
  gint64 value = 0;

  if (!g_ascii_string_to_signed (text, 10, G_MININT64, G_MAXINT64, &value, /* error= */ NULL))
    g_error ("no number: %s", text);
  return value;
}

static DumentDate
parse_day (const History *history, const char *text)
{
  DumentDate day;

  if (g_str_equal (text, "-"))
    return DUMENT_DATE_NONE;
  if (*text == 'T')
    return text[1] == '\0'
               ? history->today
               : history->today + (DumentDate) parse_number (text[1] == '+' ? text + 2 : text + 1);
  if (!dument_date_parse_iso (text, &day))
    g_error ("no day: %s", text);
  return day;
}

static Invoice *
find_invoice (const History *history, const char *id)
{
  for (guint i = 0; i < history->invoices->len; i++)
    {
      Invoice *invoice = g_ptr_array_index (history->invoices, i);

      if (invoice->facts.invoice_id == parse_number (id))
        return invoice;
    }
  g_error ("no invoice %s", id);
}

static GArray *
create_array (gsize size)
{
  return g_array_new (FALSE, FALSE, (guint) size);
}

static guint
parse_channels (const char *text)
{
  g_auto (GStrv) words = g_strsplit (text, ",", -1);
  guint channels = 0;

  for (gsize i = 0; words[i] != NULL; i++)
    {
      DumentMedium channel = DUMENT_MEDIUM_NONE;

      g_assert_true (dument_medium_parse (words[i], &channel));
      channels |= 1u << channel;
    }
  return channels;
}

static void
set_value (const History *history, Invoice *invoice, const char *key, const char *value)
{
  DumentCourseFacts *facts = &invoice->facts;

  if (g_str_equal (key, "client"))
    facts->client_id = parse_number (value);
  else if (g_str_equal (key, "due"))
    facts->terms.due = parse_day (history, value);
  else if (g_str_equal (key, "amount"))
    facts->terms.due_payable = parse_number (value);
  else if (g_str_equal (key, "kind"))
    g_assert_true (dument_debtor_kind_parse (value, &facts->terms.debtor_kind));
  else if (g_str_equal (key, "scenario"))
    facts->scenario = find_scenario (history->scenarios, value);
  else if (g_str_equal (key, "reach"))
    facts->reachable = parse_channels (value);
  else if (g_str_equal (key, "sent"))
    facts->was_sent = g_str_equal (value, "yes");
  else if (g_str_equal (key, "limitation"))
    facts->limitation = parse_day (history, value);
  else if (g_str_equal (key, "currency"))
    g_strlcpy (facts->currency, value, sizeof facts->currency);
  else
    g_error ("no such key: %s", key);
}

static void
add_invoice (History *history, char **words)
{
  Invoice *invoice = g_new0 (Invoice, 1);
  DumentCourseFacts *facts = &invoice->facts;

  invoice->entries = create_array (sizeof (DumentEntry));
  invoice->circumstances = create_array (sizeof (DumentCircumstance));
  invoice->contacts = create_array (sizeof (DumentCourseContact));
  invoice->letters = create_array (sizeof (DumentCourseLetter));
  invoice->deferrals = create_array (sizeof (DumentCourseDeferral));
  facts->invoice_id = parse_number (words[1]);
  facts->client_id = 1;
  g_strlcpy (facts->currency, "EUR", sizeof facts->currency);
  facts->terms.debtor_kind = DUMENT_DEBTOR_PROFESSIONAL;
  facts->terms.due_payable = 120000;
  facts->terms.due = history->today;
  facts->scenario = find_scenario (history->scenarios, "standard");
  facts->reachable = parse_channels ("email,letter,registered,call");
  facts->was_sent = TRUE;
  facts->limitation = facts->declare_until = facts->last_contact = DUMENT_DATE_NONE;
  for (gsize i = 2; words[i] != NULL; i++)
    {
      g_auto (GStrv) pair = g_strsplit (words[i], "=", 2);

      set_value (history, invoice, pair[0], pair[1]);
    }
  facts->terms.is_euro = g_str_equal (facts->currency, "EUR");
  g_ptr_array_add (history->invoices, invoice);
}

static void
add_circumstance (History *history, DumentCircumstanceKind kind, char **words, guint n)
{
  gboolean has_end = kind == DUMENT_CIRCUMSTANCE_PROMISE || kind == DUMENT_CIRCUMSTANCE_PAUSE;
  gboolean has_amount = kind == DUMENT_CIRCUMSTANCE_PROMISE || kind == DUMENT_CIRCUMSTANCE_DISPUTE;
  const DumentCircumstance circumstance = {
    .kind = kind,
    .since = parse_day (history, words[2]),
    .until = has_end ? parse_day (history, words[3]) : DUMENT_DATE_NONE,
    .ended_on = DUMENT_DATE_NONE,
    .amount = has_amount ? parse_number (words[n - 1]) : 0,
  };

  g_array_append_val (find_invoice (history, words[1])->circumstances, circumstance);
}

static const DumentLetterKind *
take_letter_kind (const History *history, const char *id)
{
  const DumentLetterKind *kind = find_letter (history->scenarios, id);

  if (kind == NULL && !g_str_equal (id, "-"))
    g_error ("no letter %s", id);
  return kind;
}

static void
add_contact (History *history, char **words)
{
  DumentCourseContact contact = {
    .day = parse_day (history, words[2]),
    .step =
        g_str_equal (words[5], "-") ? NULL : g_string_chunk_insert_const (history->words, words[5]),
    .letter = take_letter_kind (history, words[6]),
    .deadline_days = (int) parse_number (words[7]),
  };

  g_assert_true (dument_medium_parse (words[3], &contact.channel));
  g_assert_true (dument_outcome_parse (words[4], &contact.outcome));
  g_array_append_val (find_invoice (history, words[1])->contacts, contact);
}

static void
add_letter (History *history, char **words)
{
  const DumentLetterKind *kind = take_letter_kind (history, words[2]);
  const char *why = words[7];
  const DumentCourseLetter letter = {
    .id = ++history->last_letter,
    .kind = kind,
    .degree = kind->degree,
    .dates = { .written_on = parse_day (history, words[3]),
               .posted_on = parse_day (history, words[4]),
               .presented_on = parse_day (history, words[5]),
               .delivered_on = DUMENT_DATE_NONE,
               .returned_on = parse_day (history, words[6]),
               .return_reason = g_str_equal (why, "unknown")   ? DUMENT_RETURN_UNKNOWN
                                : g_str_equal (why, "refused") ? DUMENT_RETURN_REFUSED
                                                               : DUMENT_RETURN_UNCLAIMED },
    .is_registered = kind->registered,
    .deadline_days = (int) parse_number (words[8]),
  };

  g_array_append_val (find_invoice (history, words[1])->letters, letter);
}

static void
add_fact (History *history, char **words, guint n)
{
  static const char *const circumstances[] = { "promise", "pause", "dispute", "write-off" };
  Invoice *invoice = find_invoice (history, words[1]);

  for (int kind = 0; kind < DUMENT_CIRCUMSTANCE_N_KINDS; kind++)
    {
      if (g_str_equal (words[0], circumstances[kind]))
        add_circumstance (history, (DumentCircumstanceKind) kind, words, n);
    }
  if (g_str_equal (words[0], "plan"))
    invoice->facts.in_plan = TRUE;
  else if (g_str_equal (words[0], "paid"))
    {
      const DumentEntry entry = { parse_day (history, words[2]), DUMENT_ENTRY_PAYMENT,
                                  parse_number (words[3]) };

      g_array_append_val (invoice->entries, entry);
    }
  else if (g_str_equal (words[0], "insolvent"))
    {
      invoice->facts.terms.in_insolvency = TRUE;
      invoice->facts.terms.judgment = parse_day (history, words[2]);
      invoice->facts.declare_until = parse_day (history, words[3]);
      invoice->facts.is_declared = g_str_equal (words[4], "yes");
    }
  else if (g_str_equal (words[0], "defer"))
    {
      const DumentCourseDeferral deferral = {
        g_string_chunk_insert_const (history->words, words[2]), parse_day (history, words[3]),
        parse_day (history, words[4])
      };

      g_array_append_val (invoice->deferrals, deferral);
    }
}

static void
show_facts (Invoice *invoice, DumentDate today, DumentCourseFacts *facts)
{
  *facts = invoice->facts;
  facts->terms.entries = (const DumentEntry *) (const void *) invoice->entries->data;
  facts->terms.n_entries = invoice->entries->len;
  facts->circumstances = (const DumentCircumstance *) (const void *) invoice->circumstances->data;
  facts->n_circumstances = invoice->circumstances->len;
  facts->contacts = (const DumentCourseContact *) (const void *) invoice->contacts->data;
  facts->n_contacts = invoice->contacts->len;
  facts->letters = (const DumentCourseLetter *) (const void *) invoice->letters->data;
  facts->n_letters = invoice->letters->len;
  facts->deferrals = (const DumentCourseDeferral *) (const void *) invoice->deferrals->data;
  facts->n_deferrals = invoice->deferrals->len;
  facts->principal = facts->terms.due_payable;
  for (guint i = 0; i < invoice->entries->len; i++)
    {
      const DumentEntry *entry = &g_array_index (invoice->entries, DumentEntry, i);

      if (entry->date <= today)
        facts->principal = MAX (facts->principal - entry->amount, 0);
    }
}

static void
print_day (const History *history, DumentDate day)
{
  if (day == DUMENT_DATE_NONE)
    printf (" -");
  else if (day == history->today)
    printf (" T");
  else
    printf (" T%+d", day - history->today);
}

static void
print_reasons (const History *history, const DumentCourse *course)
{
  for (gsize i = 0; i < course->n_reasons; i++)
    {
      const DumentReason *reason = &course->reasons[i];

      printf (i == 0 ? " : " : "; ");
      printf ("%s", dument_reason_code_to_string (reason->code));
      if (reason->day != DUMENT_DATE_NONE && reason->day != 0)
        print_day (history, reason->day);
      if (reason->count != 0)
        printf (" %d", reason->count);
      if (reason->amount != 0)
        printf (" %" G_GINT64_FORMAT, reason->amount);
      if (reason->word != NULL)
        printf (" %s", reason->word);
    }
  printf (" => %s", dument_change_to_string (course->change));
}

static void
print_proposal (const History *history,
                const DumentProposalList *list,
                const DumentProposal *proposal,
                gboolean with_reasons)
{
  printf ("> %s %" G_GINT64_FORMAT " %" G_GINT64_FORMAT, dument_act_to_string (proposal->act),
          proposal->client_id, proposal->amount);
  for (guint i = 0; i < proposal->courses->len; i++)
    {
      const DumentCourse *course = dument_proposal_course (proposal, list, i);

      printf (" | %" G_GINT64_FORMAT " %s", course->invoice_id, course->step);
      print_day (history, course->day);
      if (with_reasons)
        print_reasons (history, course);
    }
  printf ("\n");
}

static void
print_course (const History *history, const DumentCourse *course, gboolean with_reasons)
{
  if (course->status == DUMENT_COURSE_DUE)
    return;
  printf ("~ %" G_GINT64_FORMAT " %s", course->invoice_id,
          course->status == DUMENT_COURSE_WAITS ? "waits" : "rests");
  if (course->status == DUMENT_COURSE_WAITS)
    {
      printf (" %s", course->step);
      print_day (history, course->day);
    }
  if (with_reasons)
    print_reasons (history, course);
  printf ("\n");
}

static void
print_rehearsal (const History *history, const DumentRehearsal *rehearsal)
{
  printf ("@");
  print_day (history, rehearsal->day);
  printf (" %s %s", dument_act_to_string (rehearsal->act), rehearsal->step);
  for (guint i = 0; i < rehearsal->invoice_ids->len; i++)
    printf (" %" G_GINT64_FORMAT, g_array_index (rehearsal->invoice_ids, gint64, i));
  printf ("\n");
}

static void
carry_out (History *history, const char *command, const char *number)
{
  g_autofree DumentCourseFacts *invoices = g_new0 (DumentCourseFacts, history->invoices->len + 1);
  const DumentProposalFacts facts = {
    .invoices = invoices,
    .n_invoices = history->invoices->len,
    .clients = (const DumentProposalClient *) (const void *) history->clients->data,
    .n_clients = history->clients->len,
    .calendar = { .quiet = (const DumentQuietDays *) (const void *) history->quiet->data,
                  .n_quiet = history->quiet->len,
                  .promise_letter = find_letter (history->scenarios, "promesse-non-tenue") },
  };
  g_autoptr (DumentProposalList) list = NULL;
  g_autoptr (GPtrArray) played = NULL;
  gboolean with_reasons = g_str_equal (command, "run");

  for (guint i = 0; i < history->invoices->len; i++)
    show_facts (g_ptr_array_index (history->invoices, i), history->today, &invoices[i]);
  if (g_str_equal (command, "rehearse"))
    {
      played = dument_rehearsal_play (&facts, history->today, (unsigned) parse_number (number));
      for (guint i = 0; i < played->len; i++)
        print_rehearsal (history, g_ptr_array_index (played, i));
      return;
    }
  list = dument_proposal_list_make (&facts, history->today);
  for (guint i = 0; i < list->proposals->len; i++)
    print_proposal (history, list, g_ptr_array_index (list->proposals, i), with_reasons);
  for (guint i = 0; i < list->courses->len; i++)
    print_course (history, &g_array_index (list->courses, DumentCourse, i), with_reasons);
}

static void
begin_history (History *history)
{
  history->today = dument_date_from_ymd (2026, 11, 23);
  history->last_letter = 0;
  g_array_set_size (history->quiet, 0);
  g_array_set_size (history->clients, 0);
  g_ptr_array_set_size (history->invoices, 0);
}

static void
read_line (History *history, char *line)
{
  g_auto (GStrv) words = g_strsplit (g_strstrip (line), " ", -1);
  guint n = g_strv_length (words);

  if (n == 0 || *words[0] == '\0' || *words[0] == '#')
    return;
  if (g_str_equal (words[0], "case"))
    {
      begin_history (history);
      printf ("%s\n", line);
    }
  else if (g_str_equal (words[0], "today"))
    history->today = parse_day (history, words[1]);
  else if (g_str_equal (words[0], "quiet"))
    {
      const DumentQuietDays days = { parse_day (history, words[1]), parse_day (history, words[2]) };

      g_array_append_val (history->quiet, days);
    }
  else if (g_str_equal (words[0], "client"))
    {
      const DumentProposalClient client = { parse_number (words[1]), "EUR", parse_number (words[2]),
                                            parse_day (history, words[3]) };

      g_array_append_val (history->clients, client);
    }
  else if (g_str_equal (words[0], "invoice"))
    add_invoice (history, words);
  else if (g_str_equal (words[0], "contact"))
    add_contact (history, words);
  else if (g_str_equal (words[0], "letter"))
    add_letter (history, words);
  else if (g_str_equal (words[0], "run") || g_str_equal (words[0], "brief") ||
           g_str_equal (words[0], "rehearse"))
    carry_out (history, words[0], words[1]);
  else
    add_fact (history, words, n);
}

int
main (void)
{
  g_autoptr (Scenarios) scenarios = load_scenarios ();
  History history = { .scenarios = scenarios,
                      .quiet = create_array (sizeof (DumentQuietDays)),
                      .clients = create_array (sizeof (DumentProposalClient)),
                      .invoices = g_ptr_array_new_with_free_func (free_invoice),
                      .words = g_string_chunk_new (256) };
  char *line = NULL;
  size_t size = 0;

  begin_history (&history);
  while (getline (&line, &size, stdin) > 0)
    read_line (&history, line);
  free (line);
  g_array_unref (history.quiet);
  g_array_unref (history.clients);
  g_ptr_array_unref (history.invoices);
  g_string_chunk_free (history.words);
  return 0;
}
