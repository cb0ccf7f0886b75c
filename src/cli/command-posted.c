/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "config.h"

#include "cli/command.h"
#include "service/letter-posting.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>

#define N_DAYS  3
#define N_TEXTS (N_DAYS + DUMENT_RETURN_N_REASONS)

/* As typed: the days in their order, then that of the return for each reason. */
typedef struct
{
  char *days[N_TEXTS];
} Days;

static void
clear_days (Days *self)
{
  for (unsigned i = 0; i < G_N_ELEMENTS (self->days); i++)
    g_clear_pointer (&self->days[i], g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Days, clear_days)

static gboolean
has_any (const Days *self)
{
  for (unsigned i = 0; i < G_N_ELEMENTS (self->days); i++)
    {
      if (self->days[i] != NULL)
        return TRUE;
    }
  return FALSE;
}

static void
add_day (GPtrArray *parts, const char *format, DumentDate date)
{
  g_autofree char *iso = NULL;

  if (date == DUMENT_DATE_NONE)
    return;
  iso = dument_date_to_iso (date);
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  g_ptr_array_add (parts, g_strdup_printf (format, iso));
#pragma GCC diagnostic pop
}

static const struct
{
  const char *option;
  const char *forgotten;
} days[] = {
  { "--posted", N_ ("day of posting removed") },
  { "--presented", N_ ("day of presentation removed") },
  { "--delivered", N_ ("day of delivery removed") },
  { "--unclaimed", N_ ("day of return removed") },
  { "--refused", N_ ("day of return removed") },
  { "--unknown", N_ ("day of return removed") },
};

G_STATIC_ASSERT (G_N_ELEMENTS (days) == N_TEXTS);

static const char *const returns[] = {
  [DUMENT_RETURN_UNCLAIMED] = N_ ("unclaimed on %s"),
  [DUMENT_RETURN_REFUSED] = N_ ("refused on %s"),
  [DUMENT_RETURN_UNKNOWN] = N_ ("back from a wrong address on %s"),
};

/* What was recorded of the letter, in the order in which it comes about. */
static void
tell (const char *reference, const DumentPostingNews *news)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *joined = NULL;

  if (news->registered_number != NULL && *news->registered_number == '\0')
    g_ptr_array_add (parts, g_strdup (_ ("number removed")));
  else if (news->registered_number != NULL)
    g_ptr_array_add (parts, g_strdup_printf (_ ("number %s"), news->registered_number));
  add_day (parts, _ ("posted on %s"), news->dates.posted_on);
  add_day (parts, _ ("presented on %s"), news->dates.presented_on);
  add_day (parts, _ ("delivered on %s"), news->dates.delivered_on);
  add_day (parts, _ (returns[news->dates.return_reason]), news->dates.returned_on);
  for (unsigned i = 0; i <= N_DAYS; i++)
    {
      if ((news->mistaken & (1u << i)) != 0)
        g_ptr_array_add (parts, g_strdup (_ (days[i].forgotten)));
    }
  g_ptr_array_add (parts, NULL);
  joined = g_strjoinv (", ", (char **) parts->pdata);
  printf (_ ("%s: recorded: %s\n"), reference, joined);
}

static void
follow (DumentCommand *command, const char *reference, const DumentPostingNews *news)
{
  g_autoptr (GPtrArray) warnings = dument_finding_list_new ();
  g_autoptr (GError) error = NULL;

  if (dument_letter_posting_follow (command->workspace, reference, news, warnings, &error))
    {
      dument_command_warn_all (command, reference, warnings);
      tell (reference, news);
    }
  else
    dument_command_refuse_error (command, reference, error);
}

/* An empty day is one that was recorded by mistake. */
static gboolean
take_day (DumentCommand *command,
          unsigned option,
          const char *text,
          DumentPostingDay day,
          DumentPostingNews *news,
          DumentDate *ret_date)
{
  if (text == NULL || *text != '\0')
    return dument_command_take_date (command, days[option].option, text, DUMENT_DATE_NONE,
                                     ret_date);
  *ret_date = DUMENT_DATE_NONE;
  news->mistaken |= day;
  return TRUE;
}

/* A letter comes back once. */
static gboolean
take_return (DumentCommand *command, char *const *texts, DumentPostingNews *news)
{
  unsigned given = N_DAYS;

  for (unsigned i = N_DAYS; i < N_TEXTS; i++)
    {
      if (texts[i] == NULL)
        continue;
      if (texts[given] != NULL && given != i)
        {
          dument_command_misuse (command, _ ("Give one of %s and %s."), days[given].option,
                                 days[i].option);
          return FALSE;
        }
      given = i;
    }
  news->dates.return_reason = (DumentReturn) (given - N_DAYS);
  return take_day (command, given, texts[given], DUMENT_POSTING_DAY_RETURNED, news,
                   &news->dates.returned_on);
}

static gboolean
take_days (DumentCommand *command, char *const *texts, DumentPostingNews *news)
{
  DumentDate *const dates[] = { &news->dates.posted_on, &news->dates.presented_on,
                                &news->dates.delivered_on };

  for (unsigned i = 0; i < G_N_ELEMENTS (dates); i++)
    {
      if (!take_day (command, i, texts[i], (DumentPostingDay) (1u << i), news, dates[i]))
        return FALSE;
    }
  return take_return (command, texts, news);
}

/**
 * dument_command_posted:
 * @command: the command
 * @argc: number of arguments
 * @argv: its name and what follows
 *
 * Records what became of a letter. What is not given stays as it is, and an empty value takes back
 * what was recorded by mistake.
 *
 * Returns: a #DumentExit
 */
int
dument_command_posted (DumentCommand *command, int argc, char **argv)
{
  g_auto (Days) texts = { { NULL } };
  char **day = texts.days;
  g_autofree char *number = NULL;
  const GOptionEntry entries[] = {
    { "posted", 0, 0, G_OPTION_ARG_STRING, &day[0], N_ ("Day of posting"), N_ ("YYYY-MM-DD") },
    { "presented", 0, 0, G_OPTION_ARG_STRING, &day[1], N_ ("Day of first presentation"),
      N_ ("YYYY-MM-DD") },
    { "delivered", 0, 0, G_OPTION_ARG_STRING, &day[2], N_ ("Day of delivery"), N_ ("YYYY-MM-DD") },
    { "unclaimed", 0, 0, G_OPTION_ARG_STRING, &day[3], N_ ("Day on which it came back unclaimed"),
      N_ ("YYYY-MM-DD") },
    { "refused", 0, 0, G_OPTION_ARG_STRING, &day[4], N_ ("Day on which it was refused"),
      N_ ("YYYY-MM-DD") },
    { "unknown", 0, 0, G_OPTION_ARG_STRING, &day[5],
      N_ ("Day on which it came back: nobody knows the client there"), N_ ("YYYY-MM-DD") },
    { "number", 0, 0, G_OPTION_ARG_STRING, &number, N_ ("Number of the registered letter"),
      N_ ("REGISTERED") },
    G_OPTION_ENTRY_NULL,
  };
  g_auto (GStrv) operands = NULL;
  DumentPostingNews news = { 0 };

  operands = dument_command_parse (command, argc, argv, entries, /* n_min= */ 1, /* n_max= */ 1);
  news.registered_number = number;
  if (operands == NULL || !take_days (command, texts.days, &news))
    return command->status;
  if (!has_any (&texts) && number == NULL)
    dument_command_misuse (command, "%s", _ ("What became of the letter? Give a day."));
  else if (dument_command_open (command))
    follow (command, operands[0], &news);
  return command->status;
}
