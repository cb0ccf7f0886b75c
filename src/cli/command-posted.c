/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "config.h"

#include "cli/command.h"
#include "service/letter-posting.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>

/* As typed, in the order of the days. */
typedef struct
{
  char *days[4];
} Days;

static void
clear_days (Days *self)
{
  for (unsigned i = 0; i < G_N_ELEMENTS (self->days); i++)
    g_clear_pointer (&self->days[i], g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Days, clear_days)

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
  add_day (parts, _ ("unclaimed on %s"), news->dates.unclaimed_on);
  for (unsigned i = 0; i < G_N_ELEMENTS (days); i++)
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
      dument_command_warn_all (reference, warnings);
      tell (reference, news);
    }
  else
    dument_command_refuse_error (command, reference, error);
}

/* An empty day is one that was recorded by mistake. */
static gboolean
take_days (DumentCommand *command, char *const *texts, DumentPostingNews *news)
{
  DumentDate *const dates[] = { &news->dates.posted_on, &news->dates.presented_on,
                                &news->dates.delivered_on, &news->dates.unclaimed_on };

  for (unsigned i = 0; i < G_N_ELEMENTS (days); i++)
    {
      if (texts[i] != NULL && *texts[i] == '\0')
        {
          *dates[i] = DUMENT_DATE_NONE;
          news->mistaken |= 1u << i;
        }
      else if (!dument_command_take_date (command, days[i].option, texts[i], DUMENT_DATE_NONE,
                                          dates[i]))
        return FALSE;
    }
  return TRUE;
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
  if (!day[0] && !day[1] && !day[2] && !day[3] && !number)
    dument_command_misuse (command, "%s", _ ("What became of the letter? Give a day."));
  else if (dument_command_open (command))
    follow (command, operands[0], &news);
  return command->status;
}
