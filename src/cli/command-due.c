/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "config.h"

#include "cli/command.h"
#include "cli/json.h"
#include "cli/labels.h"
#include "cli/listing.h"
#include "cli/table.h"
#include "domain/french-text.h"
#include "service/agenda-words.h"
#include "service/agenda.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>

/* How many of those to come are told where nothing is to be done today. */
#define N_TO_COME 5

static const DumentField rehearsal_fields[] = {
  { "day", N_ ("Day"), DUMENT_FIELD_DATE },
  { "act", NULL, DUMENT_FIELD_TEXT, DUMENT_FIELD_FOR_SCRIPTS },
  { "title", N_ ("What"), DUMENT_FIELD_TEXT },
  { "client", N_ ("Client"), DUMENT_FIELD_TEXT, DUMENT_FIELD_SHRINKING },
  { "invoices", N_ ("Invoices"), DUMENT_FIELD_TEXT, DUMENT_FIELD_SHRINKING },
  { "currency", NULL, DUMENT_FIELD_TEXT, DUMENT_FIELD_FOR_SCRIPTS },
  { "amount_minor", N_ ("Amount"), DUMENT_FIELD_AMOUNT },
};

static void
print_why (const DumentAgendaItem *item)
{
  g_autofree char *why = dument_agenda_words_why (item->reasons, item->currency);
  g_autofree char *line = g_strconcat ("    ", why, NULL);

  dument_table_print_wrapped (line, 4);
}

static void
print_item (const DumentAgendaItem *item, gboolean with_step)
{
  g_autofree char *amount = dument_french_text_amount (item->asked, item->currency);
  g_autofree char *day = item->day != DUMENT_DATE_NONE ? dument_date_to_iso (item->day) : NULL;
  g_autoptr (GString) line = g_string_new ("  ");

  g_string_append_printf (line, "%s  %s", item->number, amount);
  if (with_step && item->step_name != NULL)
    g_string_append_printf (line, "  %s", item->step_name);
  if (item->status == DUMENT_COURSE_WAITS && day != NULL)
    g_string_append_printf (line, "  %s", day);
  dument_table_print_wrapped (line->str, 4);
  print_why (item);
}

static void
print_proposal (const DumentAgendaProposal *proposal)
{
  g_autofree char *heading = g_strdup_printf ("%s, %s", proposal->title, proposal->client);

  dument_table_print_wrapped (heading, 2);
  if (proposal->act == DUMENT_ACT_CALL && proposal->phone != NULL)
    printf ("  %s\n", proposal->phone);
  for (guint i = 0; i < proposal->items->len; i++)
    print_item (g_ptr_array_index (proposal->items, i), proposal->items->len > 1);
  printf ("\n");
}

static void
print_waiting (const DumentAgenda *agenda, guint n_most)
{
  if (agenda->waiting->len == 0 || n_most == 0)
    return;
  printf ("%s\n", _ ("Later, or at rest:"));
  for (guint i = 0; i < agenda->waiting->len && i < n_most; i++)
    print_item (g_ptr_array_index (agenda->waiting, i), /* with_step= */ TRUE);
}

/* What to type next, once below all. */
static void
print_hint (const DumentCommand *command, const DumentAgenda *agenda, gboolean all)
{
  g_autofree char *program = dument_command_program (command);
  g_autofree char *next =
      agenda->next_day != DUMENT_DATE_NONE ? dument_date_to_iso (agenda->next_day) : NULL;
  g_autofree char *line = NULL;

  if (agenda->proposals->len > 0)
    line = g_strdup (_ ("To type: “letter” for a letter, “call” for a call, “done” for all else; "
                        "“done … --later” puts it off."));
  else if (next != NULL)
    line = g_strdup_printf (_ ("Something comes again on %s."), next);
  if (line != NULL)
    dument_table_print_wrapped (line, 0);
  if (!all && agenda->waiting->len > 0)
    printf (_ ("All that comes later, or rests: %s due --all\n"), program);
}

static void
print_agenda (const DumentCommand *command, const DumentAgenda *agenda, gboolean all)
{
  g_autofree char *amount = dument_french_text_amount (agenda->amount, "EUR");

  for (guint i = 0; i < agenda->proposals->len; i++)
    print_proposal (g_ptr_array_index (agenda->proposals, i));
  if (agenda->proposals->len == 0)
    printf ("%s\n", _ ("Nothing is to be done today."));
  else
    printf (g_dngettext (GETTEXT_PACKAGE, "%u thing to do, for %s\n", "%u things to do, for %s\n",
                         agenda->proposals->len),
            agenda->proposals->len, amount);
  print_waiting (agenda, all ? G_MAXUINT : agenda->proposals->len == 0 ? N_TO_COME : 0);
  print_hint (command, agenda, all);
}

static void
add_reasons (JsonBuilder *builder, const DumentAgendaItem *item)
{
  dument_json_begin_array (builder, "reasons");
  for (guint i = 0; i < item->reasons->len; i++)
    {
      const DumentReason *reason = &g_array_index (item->reasons, DumentReason, i);
      g_autofree char *text = dument_agenda_words_reason (reason, item->currency);

      json_builder_begin_object (builder);
      dument_json_add_text (builder, "code", dument_reason_code_to_string (reason->code));
      if (reason->day != DUMENT_DATE_NONE && reason->day != 0)
        dument_json_add_date (builder, "day", reason->day);
      if (reason->count != 0)
        dument_json_add_integer (builder, "count", reason->count);
      if (reason->amount != 0)
        dument_json_add_integer (builder, "amount_minor", reason->amount);
      if (reason->word != NULL)
        dument_json_add_text (builder, "word", reason->word);
      dument_json_add_text (builder, "text", text);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_item (JsonBuilder *builder, const DumentAgendaItem *item)
{
  static const char *const statuses[] = { "rests", "waits", "due" };

  json_builder_begin_object (builder);
  dument_json_add_text (builder, "number", item->number);
  dument_json_add_text (builder, "client", item->client);
  dument_json_add_text (builder, "state", dument_state_to_string (item->state));
  dument_json_add_text (builder, "status", statuses[item->status]);
  dument_json_add_text (builder, "step", item->step);
  dument_json_add_text (builder, "template", item->template_id);
  dument_json_add_text (builder, "by", dument_medium_to_string (item->medium));
  dument_json_add_date (builder, "day", item->day);
  dument_json_add_date (builder, "due", item->due);
  dument_json_add_text (builder, "currency", item->currency);
  dument_json_add_integer (builder, "asked_minor", item->asked);
  add_reasons (builder, item);
  dument_json_add_text (builder, "change", dument_change_to_string (item->change));
  json_builder_end_object (builder);
}

static void
add_proposal (JsonBuilder *builder, const DumentAgendaProposal *proposal)
{
  json_builder_begin_object (builder);
  dument_json_add_text (builder, "act", dument_act_to_string (proposal->act));
  dument_json_add_text (builder, "title", proposal->title);
  dument_json_add_text (builder, "client", proposal->client);
  dument_json_add_text (builder, "phone", proposal->phone);
  dument_json_add_text (builder, "email", proposal->email);
  dument_json_add_date (builder, "day", proposal->day);
  dument_json_add_text (builder, "currency", proposal->currency);
  dument_json_add_integer (builder, "amount_minor", proposal->amount);
  dument_json_begin_array (builder, "invoices");
  for (guint i = 0; i < proposal->items->len; i++)
    add_item (builder, g_ptr_array_index (proposal->items, i));
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

static void
print_json (const DumentAgenda *agenda)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  dument_json_add_date (builder, "today", agenda->today);
  dument_json_begin_array (builder, "proposals");
  for (guint i = 0; i < agenda->proposals->len; i++)
    add_proposal (builder, g_ptr_array_index (agenda->proposals, i));
  json_builder_end_array (builder);
  dument_json_begin_array (builder, "waiting");
  for (guint i = 0; i < agenda->waiting->len; i++)
    add_item (builder, g_ptr_array_index (agenda->waiting, i));
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  dument_json_print (builder);
}

static void
rehearse (DumentCommand *command, DumentFormat format, unsigned n_days)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) plays = dument_agenda_rehearse (command->workspace, n_days, &error);
  g_autoptr (DumentListing) listing = NULL;

  if (plays == NULL)
    {
      dument_command_refuse_error (command, "due", error);
      return;
    }
  listing = dument_listing_new (format, rehearsal_fields, G_N_ELEMENTS (rehearsal_fields));
  for (guint i = 0; i < plays->len; i++)
    {
      const DumentAgendaPlay *play = g_ptr_array_index (plays, i);
      g_autofree char *numbers = g_strjoinv (" ", play->numbers);

      dument_listing_add_date (listing, play->day);
      dument_listing_add_text (listing, dument_act_to_string (play->act));
      dument_listing_add_text (listing, play->title);
      dument_listing_add_text (listing, play->client);
      dument_listing_add_text (listing, numbers);
      dument_listing_add_text (listing, play->currency);
      dument_listing_add_amount (listing, play->amount, play->currency);
    }
  dument_listing_finish (listing);
}

static void
show (DumentCommand *command, DumentFormat format, gboolean all)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DumentAgenda) agenda = dument_agenda_load (command->workspace, &error);

  if (agenda == NULL)
    dument_command_refuse_error (command, "due", error);
  else if (format == DUMENT_FORMAT_JSON)
    print_json (agenda);
  else
    print_agenda (command, agenda, all);
}

/**
 * dument_command_due:
 * @command: the command
 * @argc: number of arguments
 * @argv: its name and what follows
 *
 * Says what to do today, and why; or what would be to do in the days to come.
 *
 * Returns: a #DumentExit
 */
int
dument_command_due (DumentCommand *command, int argc, char **argv)
{
  g_autofree char *format_name = NULL;
  int n_days = 0;
  gboolean all = FALSE;
  const GOptionEntry entries[] = {
    { "all", 0, 0, G_OPTION_ARG_NONE, &all, N_ ("Tell also what comes later, or rests, and why"),
      NULL },
    { "rehearse", 0, 0, G_OPTION_ARG_INT, &n_days,
      N_ ("What would be to do in so many days, if all is done on its day and nobody pays"),
      N_ ("DAYS") },
    { "format", 0, 0, G_OPTION_ARG_STRING, &format_name, N_ ("How it is written: table or json"),
      N_ ("FORMAT") },
    G_OPTION_ENTRY_NULL,
  };
  g_auto (GStrv) operands = NULL;
  DumentFormat format;

  operands = dument_command_parse (command, argc, argv, entries, /* n_min= */ 0, /* n_max= */ 0);
  if (operands == NULL ||
      !dument_listing_take_format (command, format_name, /* has_csv= */ FALSE, &format))
    return command->status;
  if (n_days < 0 || n_days > DUMENT_AGENDA_MAX_DAYS)
    {
      dument_command_misuse (command, _ ("--rehearse takes 1 to %d days."), DUMENT_AGENDA_MAX_DAYS);
      return command->status;
    }
  if (!dument_command_open (command))
    return command->status;
  if (n_days > 0)
    rehearse (command, format, (unsigned) n_days);
  else
    show (command, format, all);
  return command->status;
}
