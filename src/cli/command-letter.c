/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "config.h"

#include "cli/command.h"
#include "cli/pdf-file.h"
#include "domain/french-text.h"
#include "service/letter-posting.h"
#include "service/preferences.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>

typedef struct
{
  char *template_id;
  char *output;
  char *deadline;
  int deadline_days; /* 0 for what the settings say */
  char *registered;
  char *number;
  char *posted;
  gboolean record;
  gboolean allow_unknown_rates;
  gboolean force;
} Options;

static void
clear_options (Options *options)
{
  g_free (options->template_id);
  g_free (options->output);
  g_free (options->deadline);
  g_free (options->registered);
  g_free (options->number);
  g_free (options->posted);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, clear_options)

static gboolean
record (DumentCommand *command,
        const DumentWrittenLetter *written,
        DumentDate posted_on,
        FILE *news)
{
  g_autofree char *reference = NULL;
  g_autoptr (GError) error = NULL;

  if (dument_letter_posting_record (command->workspace, written, posted_on, &reference, &error))
    fprintf (news, _ ("recorded as letter %s\n"), reference);
  else
    dument_command_refuse_error (command, "letter", error);
  return error == NULL;
}

/* A letter, unlike a claim, can leave out what is not known yet. */
static void
tell_of_unknown_rates (DumentCommand *command, const GPtrArray *refusals)
{
  for (unsigned i = 0; i < refusals->len; i++)
    {
      const DumentFinding *finding = g_ptr_array_index (refusals, i);

      if (finding->code == DUMENT_FINDING_RATE_UNKNOWN)
        {
          dument_command_refuse (command, "letter",
                                 _ ("Or leave the interest of that time out with "
                                    "--allow-unknown-rates; the letter then says so."));
          return;
        }
    }
}

static DumentWrittenLetter *
write_letter (DumentCommand *command, const DumentLetterRequest *request)
{
  g_autoptr (GPtrArray) refusals = dument_finding_list_new ();
  g_autoptr (GError) error = NULL;
  DumentWrittenLetter *written =
      dument_letter_writing_write (command->workspace, request, refusals, &error);

  if (written == NULL)
    {
      /* Each refusal names its invoice itself. */
      dument_command_refuse_all (command, /* place= */ NULL, refusals);
      tell_of_unknown_rates (command, refusals);
      if (error != NULL)
        dument_command_refuse_error (command, "letter", error);
    }
  return written;
}

static gboolean
is_to_be_recorded (const Options *options)
{
  return options->record || options->posted != NULL || options->number != NULL;
}

/* What was printed is what was posted: it is recorded as it is, and the file stays. */
static gboolean
record_printed (DumentCommand *command, const Options *options, const DumentLetterRequest *request)
{
  g_autoptr (GBytes) pdf = NULL;
  g_autoptr (DumentLetterMark) mark = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *reference = NULL;
  g_autofree char *place = g_filename_display_name (options->output);
  g_autofree char *date = NULL;
  g_autofree char *total = NULL;

  if (!is_to_be_recorded (options) || options->force)
    return FALSE;
  pdf = dument_pdf_file_read (options->output);
  if (pdf == NULL)
    return FALSE;
  if (!dument_letter_posting_record_file (command->workspace, pdf, request, &reference, &mark,
                                          &error))
    dument_command_refuse_error (command, "letter", error);
  if (reference == NULL)
    return error != NULL;
  date = dument_date_to_iso (mark->written_on);
  total = dument_french_text_amount (mark->total_asked, mark->currency);
  printf (
      _ ("%s: recorded as letter %s, as it was written on %s, asks %s; --force writes it anew\n"),
      place, reference, date, total);
  return TRUE;
}

static void
tell (const Options *options, const DumentWrittenLetter *written, FILE *news)
{
  const DumentReceivable *first = g_ptr_array_index (written->receivables, 0);
  g_autofree char *place = g_filename_display_name (options->output);
  g_autofree char *total =
      dument_french_text_amount (written->total_asked, first->invoice->currency);

  fprintf (news,
           g_dngettext (GETTEXT_PACKAGE, "%s: %u page, asks %s\n", "%s: %u pages, asks %s\n",
                        written->n_pages),
           place, written->n_pages, total);
}

static void
carry_out (DumentCommand *command, const Options *options, GStrv numbers, DumentDate posted_on)
{
  const DumentLetterRequest request = {
    .template_id = options->template_id,
    .numbers = (const char *const *) numbers,
    .date = posted_on,
    .deadline_days = options->deadline_days,
    .registered_number = options->number != NULL ? options->number : options->registered,
    .allow_unknown_rates = options->allow_unknown_rates,
  };
  g_autoptr (DumentWrittenLetter) written = NULL;
  FILE *news = dument_pdf_file_news (options->output);
  g_autofree char *place = NULL;

  if (record_printed (command, options, &request))
    return;
  written = write_letter (command, &request);
  if (written == NULL)
    return;
  place = g_filename_display_name (options->output);
  dument_command_warn_all (place, written->warnings);
  if (!dument_pdf_file_write (command, options->output, written->pdf, options->force))
    return;
  tell (options, written, news);
  if (is_to_be_recorded (options))
    record (command, written, posted_on, news);
}

static gboolean
check_options (DumentCommand *command, Options *options, DumentDate *ret_posted_on)
{
  g_autoptr (GError) error = NULL;

  if (!dument_command_take_required (command, "--template", options->template_id) ||
      !dument_command_take_required (command, "--output", options->output) ||
      !dument_command_take_date (command, "--posted", options->posted, DUMENT_DATE_NONE,
                                 ret_posted_on))
    return FALSE;
  if (options->deadline == NULL ||
      dument_preferences_parse_deadline (options->deadline, &options->deadline_days, &error))
    return TRUE;
  dument_command_misuse (command, "--deadline: %s", error->message);
  return FALSE;
}

/**
 * dument_command_letter:
 * @command: the command
 * @argc: number of arguments
 * @argv: its name and what follows
 *
 * Writes a letter and, if asked to, records it.
 *
 * Returns: a #DumentExit
 */
int
dument_command_letter (DumentCommand *command, int argc, char **argv)
{
  g_auto (Options) options = { 0 };
  const GOptionEntry entries[] = {
    { "template", 0, 0, G_OPTION_ARG_STRING, &options.template_id,
      N_ ("Which letter: see “dument-cli templates”"), N_ ("ID") },
    { "output", 0, 0, G_OPTION_ARG_FILENAME, &options.output,
      N_ ("The PDF file to be written, or - for standard output"), N_ ("FILE.pdf") },
    { "deadline", 0, 0, G_OPTION_ARG_STRING, &options.deadline,
      N_ ("Days that the letter leaves to pay"), N_ ("DAYS") },
    { "registered", 0, 0, G_OPTION_ARG_STRING, &options.registered,
      N_ ("Number of the registered letter, to be printed on it"), N_ ("NUMBER") },
    { "record", 0, 0, G_OPTION_ARG_NONE, &options.record,
      N_ ("Keep the letter in the data file, byte for byte: the one that FILE.pdf is already, else "
          "a new one"),
      NULL },
    { "posted", 0, 0, G_OPTION_ARG_STRING, &options.posted,
      N_ ("Date it this day and record it as posted then"), N_ ("YYYY-MM-DD") },
    { "number", 0, 0, G_OPTION_ARG_STRING, &options.number,
      N_ ("Print and record the number of the registered letter"), N_ ("REGISTERED") },
    { "allow-unknown-rates", 0, 0, G_OPTION_ARG_NONE, &options.allow_unknown_rates,
      N_ ("Leave out the interest of semesters whose rate is not known, saying so"), NULL },
    { "force", 0, 0, G_OPTION_ARG_NONE, &options.force,
      N_ ("Replace a file that is not a letter, or that would be recorded as it was printed"),
      NULL },
    G_OPTION_ENTRY_NULL,
  };
  g_auto (GStrv) numbers = NULL;
  DumentDate posted_on;

  numbers = dument_command_parse (command, argc, argv, entries, /* n_min= */ 1,
                                  DUMENT_COMMAND_ANY_NUMBER);
  if (numbers != NULL && check_options (command, &options, &posted_on) &&
      dument_command_open (command))
    carry_out (command, &options, numbers, posted_on);
  return command->status;
}
