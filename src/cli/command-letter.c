/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "config.h"

#include "cli/command.h"
#include "cli/cure.h"
#include "cli/pdf-file.h"
#include "domain/french-text.h"
#include "service/ladder.h"
#include "service/letter-batch.h"
#include "service/letter-overruling.h"
#include "service/letter-posting.h"
#include "service/preferences.h"

#include <errno.h>
#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>

typedef struct
{
  char *template_id;
  char *output;
  char *output_dir;
  char *deadline;
  int deadline_days; /* 0 for what the settings say */
  char *registered;
  char *number;
  char *posted;
  char **enclosed;
  char *letter_alone;
  char **overruled;
  GPtrArray *overrulings; /* what these say, NULL without any */
  gboolean no_enclosures;
  gboolean all_late;
  gboolean record;
  gboolean allow_unknown_rates;
  gboolean force;
} Options;

static void
clear_options (Options *options)
{
  g_free (options->template_id);
  g_free (options->output);
  g_free (options->output_dir);
  g_free (options->deadline);
  g_free (options->registered);
  g_free (options->number);
  g_free (options->posted);
  g_strfreev (options->enclosed);
  g_free (options->letter_alone);
  g_strfreev (options->overruled);
  g_clear_pointer (&options->overrulings, g_ptr_array_unref);
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

/* What concerns an invoice names it itself. */
static void
refuse (DumentCommand *command, const DumentFinding *finding)
{
  g_autofree char *line = dument_cure_describe (finding, command, /* file= */ NULL);

  dument_command_refuse (command, finding->invoice_number != NULL ? NULL : "letter", line);
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
      for (unsigned i = 0; i < refusals->len; i++)
        refuse (command, g_ptr_array_index (refusals, i));
      tell_of_unknown_rates (command, refusals);
      if (error != NULL)
        dument_command_refuse_error (command, "letter", error);
    }
  return written;
}

static DumentEnclosureWish
read_wish (const Options *options)
{
  const DumentEnclosureWish wish = {
    .nothing = options->no_enclosures,
    .file_names = (const char *const *) options->enclosed,
  };

  return wish;
}

static gboolean
is_to_be_recorded (const Options *options)
{
  return options->record || options->posted != NULL || options->number != NULL;
}

/* What was printed is what was posted: it is recorded as it is, and the file stays. */
static void
record_paper (DumentCommand *command,
              const char *path,
              GBytes *pdf,
              const DumentLetterMark *mark,
              const DumentLetterRequest *request,
              gboolean may_force)
{
  g_autofree char *place = g_filename_display_name (path);
  g_autofree char *reference = NULL;
  g_autofree char *date = dument_date_to_iso (mark->written_on);
  g_autofree char *total = dument_french_text_amount (mark->total_asked, mark->currency);
  g_autoptr (GPtrArray) warnings = dument_finding_list_new ();
  g_autoptr (GError) error = NULL;

  if (!dument_letter_posting_record_file (command->workspace, pdf, mark, request->date,
                                          request->registered_number, request->overrulings,
                                          warnings, &reference, &error))
    {
      dument_command_refuse_error (command, place, error);
      return;
    }
  dument_command_warn_all (command, place, warnings);
  if (reference == NULL)
    printf (may_force ? _ ("%s: was recorded before; --force writes another letter\n")
                      : _ ("%s: was recorded before\n"),
            place);
  else
    printf (
        may_force
            ? _ ("%s: recorded as letter %s, as it was written on %s, asks %s; --force writes it "
                 "anew\n")
            : _ ("%s: recorded as letter %s, as it was written on %s, asks %s\n"),
        place, reference, date, total);
}

/* Somebody asks for the letter that lies there, but not quite as it is. It may be posted, and the
 * file all that is left of it. */
static void
refuse_paper (DumentCommand *command,
              const char *path,
              const DumentLetterMark *mark,
              DumentLetterMatch match)
{
  g_autofree char *place = g_filename_display_name (path);
  g_autofree char *reason = NULL;

  if (match == DUMENT_LETTER_MATCH_LATER_DAY)
    reason = g_strdup (_ ("The letter was written after the day given with --posted. Check the "
                          "day."));
  else if (match == DUMENT_LETTER_MATCH_OTHER_DEADLINE)
    reason = g_strdup_printf (
        g_dngettext (GETTEXT_PACKAGE,
                     "The letter that lies there leaves %d day to pay. To record it, leave "
                     "--deadline out.",
                     "The letter that lies there leaves %d days to pay. To record it, leave "
                     "--deadline out.",
                     (unsigned long) mark->deadline_days),
        mark->deadline_days);
  else if (match == DUMENT_LETTER_MATCH_OTHER_ENCLOSURES)
    reason = g_strdup_printf (
        g_dngettext (GETTEXT_PACKAGE,
                     "Behind the letter that lies there is %d enclosure. To record it, leave "
                     "--enclose and --no-enclosures out.",
                     "Behind the letter that lies there are %d enclosures. To record it, leave "
                     "--enclose and --no-enclosures out.",
                     (unsigned long) mark->n_enclosed),
        mark->n_enclosed);
  else
    reason = g_strdup_printf (_ ("The number %s stands on the letter that lies there. Check the "
                                 "number."),
                              mark->registered_number);
  dument_command_refuse (command, place, reason);
}

/* Returns: whether the letter that is asked for lies there, and all was done or told */
static gboolean
take_paper (DumentCommand *command, const char *path, const DumentLetterRequest *request)
{
  g_autoptr (GBytes) pdf = dument_pdf_file_read (path);
  g_autoptr (DumentLetterMark) mark = pdf != NULL ? dument_letter_mark_read (pdf) : NULL;
  DumentLetterMatch match =
      mark != NULL ? dument_letter_mark_compare (mark, request) : DUMENT_LETTER_MATCH_NONE;

  if (match == DUMENT_LETTER_MATCH_NONE)
    return FALSE;
  if (match == DUMENT_LETTER_MATCH_FULL)
    record_paper (command, path, pdf, mark, request, /* may_force= */ TRUE);
  else
    {
      refuse_paper (command, path, mark, match);
      dument_command_refuse (command, "letter",
                             _ ("Or write another letter in its place with --force."));
    }
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
  if (written->n_enclosed > 0)
    fprintf (news,
             g_dngettext (GETTEXT_PACKAGE, "%s: %u enclosure behind it, pages %u to %u\n",
                          "%s: %u enclosures behind it, pages %u to %u\n", written->n_enclosed),
             place, written->n_enclosed, written->n_pages + 1,
             written->n_pages + written->n_enclosed_pages);
}

/* For services of registered mail that want what is enclosed apart, or PDF 1.4. */
static gboolean
write_alone (DumentCommand *command,
             const Options *options,
             const DumentWrittenLetter *written,
             FILE *news)
{
  g_autofree char *place = NULL;

  if (options->letter_alone == NULL)
    return TRUE;
  place = g_filename_display_name (options->letter_alone);
  if (!dument_pdf_file_write (command, options->letter_alone, written->letter_pdf, options->force))
    return FALSE;
  fprintf (news, _ ("%s: the letter alone\n"), place);
  return TRUE;
}

/* What lies there is taken as it is, in one piece. */
static void
tell_not_alone (const Options *options)
{
  g_autofree char *place = NULL;

  if (options->letter_alone == NULL)
    return;
  place = g_filename_display_name (options->letter_alone);
  printf (_ ("%s: not written, since no letter was written now\n"), place);
}

/* It is seen that it was seen. */
static void
tell_of_overruled (const char *place, const GPtrArray *overruled)
{
  for (guint i = 0; i < overruled->len; i++)
    {
      const DumentFinding *finding = g_ptr_array_index (overruled, i);

      /* Translators: a file, the warning, and the reason why it does not count. */
      fprintf (stderr, _ ("%s: overruled: %s Reason: %s\n"), place, finding->sentence,
               finding->overruled_because);
    }
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
    .enclosing = read_wish (options),
    .overrulings = options->overrulings,
  };
  g_autoptr (DumentWrittenLetter) written = NULL;
  FILE *news = dument_pdf_file_news (options->output);
  g_autofree char *place = NULL;

  if (is_to_be_recorded (options) && !options->force &&
      take_paper (command, options->output, &request))
    {
      tell_not_alone (options);
      return;
    }
  written = write_letter (command, &request);
  if (written == NULL)
    return;
  place = g_filename_display_name (options->output);
  dument_command_warn_all (command, place, written->warnings);
  tell_of_overruled (place, written->overruled);
  if (!dument_pdf_file_write (command, options->output, written->pdf, options->force))
    return;
  tell (options, written, news);
  if (write_alone (command, options, written, news) && is_to_be_recorded (options))
    record (command, written, posted_on, news);
}

/* One of many goes into a file that is not there yet: what is there was perhaps posted already. */
static gboolean
keep_earlier (DumentCommand *command, const Options *options, const DumentLetterRequest *request)
{
  g_autofree char *place = g_filename_display_name (options->output);
  g_autoptr (GBytes) pdf = NULL;
  g_autoptr (DumentLetterMark) mark = NULL;
  g_autofree char *date = NULL;

  if (options->force || !g_file_test (options->output, G_FILE_TEST_EXISTS))
    return FALSE;
  pdf = dument_pdf_file_read (options->output);
  mark = pdf != NULL ? dument_letter_mark_read (pdf) : NULL;
  if (mark == NULL || dument_letter_mark_compare (mark, request) != DUMENT_LETTER_MATCH_FULL)
    {
      dument_command_refuse (command, place,
                             _ ("Another letter or file lies there. Choose another folder, or "
                                "replace it with --force."));
      return TRUE;
    }
  date = dument_date_to_iso (mark->written_on);
  printf (_ ("%s: is there since %s, left as it is; --force writes it anew\n"), place, date);
  return TRUE;
}

static void
write_one (DumentCommand *command,
           const Options *options,
           const DumentBatchLetter *letter,
           const GPtrArray *names)
{
  g_autofree char *name = dument_letter_batch_name_file (letter, options->template_id, names);
  g_autofree char *path = g_build_filename (options->output_dir, name, NULL);
  const DumentLetterRequest request = {
    .template_id = options->template_id,
    .numbers = (const char *const *) letter->numbers,
    .date = DUMENT_DATE_NONE,
    .deadline_days = options->deadline_days,
    .enclosing = read_wish (options),
  };
  Options own = *options;

  own.output = path;
  if (!keep_earlier (command, &own, &request))
    carry_out (command, &own, letter->numbers, DUMENT_DATE_NONE);
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* Returns: (nullable): what is in a folder, in a fixed order */
static GPtrArray *
list_folder (const char *path)
{
  g_autoptr (GDir) folder = g_dir_open (path, 0, /* error= */ NULL);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  if (folder == NULL)
    return NULL;
  while ((name = g_dir_read_name (folder)) != NULL)
    g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort (names, compare_names);
  return g_steal_pointer (&names);
}

/* Each letter stands for itself: one that is refused is told of, and the others are written. */
static void
write_all (DumentCommand *command, const Options *options)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) letters = NULL;
  g_autoptr (GPtrArray) names = NULL;

  if (g_mkdir_with_parents (options->output_dir, 0700) != 0)
    {
      int code = errno;
      g_autofree char *place = g_filename_display_name (options->output_dir);

      dument_command_refuse (command, place, g_strerror (code));
      return;
    }
  letters = dument_letter_batch_plan (command->workspace, /* invoice_ids= */ NULL,
                                      /* cancellable= */ NULL, &error);
  if (letters == NULL)
    {
      dument_command_refuse_error (command, "letter", error);
      return;
    }
  names = list_folder (options->output_dir);
  for (unsigned i = 0; i < letters->len; i++)
    write_one (command, options, g_ptr_array_index (letters, i), names);
  if (letters->len == 0)
    puts (_ ("nothing is late"));
}

/* Whatever became late or was paid since: what lies in the folder went to the post.
 *
 * Returns: how many letters of the template this file is */
static unsigned
record_one (DumentCommand *command, const Options *options, const char *name, DumentDate posted_on)
{
  g_autofree char *path = g_build_filename (options->output_dir, name, NULL);
  g_autoptr (GBytes) pdf = dument_pdf_file_read (path);
  g_autoptr (DumentLetterMark) mark = pdf != NULL ? dument_letter_mark_read (pdf) : NULL;
  DumentLetterRequest request = { .template_id = options->template_id, .date = posted_on };
  DumentLetterMatch match;

  if (mark == NULL)
    return 0;
  request.numbers = (const char *const *) mark->numbers;
  match = dument_letter_mark_compare (mark, &request);
  if (match == DUMENT_LETTER_MATCH_FULL)
    record_paper (command, path, pdf, mark, &request, /* may_force= */ FALSE);
  else if (match != DUMENT_LETTER_MATCH_NONE)
    refuse_paper (command, path, mark, match);
  return match != DUMENT_LETTER_MATCH_NONE ? 1 : 0;
}

static void
record_all (DumentCommand *command, const Options *options, DumentDate posted_on)
{
  g_autofree char *place = g_filename_display_name (options->output_dir);
  g_autoptr (GPtrArray) names = list_folder (options->output_dir);
  unsigned n_found = 0;

  if (names == NULL)
    dument_command_refuse (command, place,
                           _ ("This folder cannot be read. Name the one into which --all-late "
                              "wrote the letters."));
  for (unsigned i = 0; names != NULL && i < names->len; i++)
    n_found += record_one (command, options, g_ptr_array_index (names, i), posted_on);
  if (names != NULL && n_found == 0)
    dument_command_refuse (command, place,
                           _ ("No such letter lies there. Name the folder into which --all-late "
                              "wrote the letters, and their template."));
}

/* Two files are two: what is recorded is the whole. */
static gboolean
check_alone (DumentCommand *command, const Options *options)
{
  if (options->letter_alone == NULL || !g_str_equal (options->letter_alone, options->output))
    return TRUE;
  dument_command_misuse (command, "%s",
                         _ ("--letter-alone: name another file than that of --output."));
  return FALSE;
}

static gboolean
check_one (DumentCommand *command, const Options *options, GStrv numbers)
{
  if (numbers[0] == NULL)
    dument_command_misuse (command, "%s", _ ("which invoices?"));
  return numbers[0] != NULL &&
         dument_command_take_required (command, "--output", options->output) &&
         check_alone (command, options);
}

/* The folder of many letters: they are written, and once they are posted recorded. */
static gboolean
check_many (DumentCommand *command, const Options *options, GStrv numbers)
{
  if (!dument_command_take_required (command, "--output-dir", options->output_dir))
    return FALSE;
  if (options->output != NULL || numbers[0] != NULL || options->number != NULL ||
      options->registered != NULL || options->record || options->letter_alone != NULL ||
      options->overruled != NULL)
    {
      dument_command_misuse (command, "%s",
                             _ ("--output-dir goes with --all-late or --posted alone."));
      return FALSE;
    }
  if (options->all_late == (options->posted != NULL))
    {
      dument_command_misuse (
          command, "%s",
          _ ("--all-late writes into the folder, --posted records what was written: say one."));
      return FALSE;
    }
  if (options->posted != NULL &&
      (options->deadline != NULL || options->enclosed != NULL || options->no_enclosures ||
       options->allow_unknown_rates || options->force))
    {
      dument_command_misuse (command, "%s",
                             _ ("--posted records the letters of --output-dir as they are: "
                                "--deadline, --enclose, --no-enclosures, --allow-unknown-rates and "
                                "--force are for writing."));
      return FALSE;
    }
  return TRUE;
}

static gboolean
check_deadline (DumentCommand *command, Options *options)
{
  const DumentLetterKind *kind = dument_ladder_find (options->template_id);
  g_autoptr (GError) error = NULL;

  if (options->deadline == NULL)
    return TRUE;
  if (!dument_preferences_parse_deadline (options->deadline, &options->deadline_days, &error))
    {
      if (g_error_matches (error, DUMENT_SERVICE_ERROR, DUMENT_SERVICE_ERROR_UNREADABLE))
        dument_command_misuse (command, "--deadline: %s", error->message);
      else
        dument_command_refuse (command, "--deadline", error->message);
    }
  else if (kind != NULL && kind->deadline_days == 0)
    dument_command_misuse (
        command, _ ("The letter %s leaves no days to pay: leave --deadline out."), kind->id);
  else
    return TRUE;
  return FALSE;
}

/* An empty one is a variable of a script that is not set. */
static gboolean
check_number (DumentCommand *command, const char *option, const char *number)
{
  if (number == NULL || *number != '\0')
    return TRUE;
  dument_command_misuse (command, _ ("%s: the number is missing."), option);
  return FALSE;
}

static gboolean
is_overruled (const GPtrArray *overrulings, const char *code)
{
  for (guint i = 0; i < overrulings->len; i++)
    {
      const DumentOverruling *other = g_ptr_array_index (overrulings, i);

      if (g_str_equal (other->code, code))
        return TRUE;
    }
  return FALSE;
}

static gboolean
take_overrulings (DumentCommand *command, Options *options)
{
  if (options->overruled == NULL)
    return TRUE;
  options->overrulings = dument_overruling_list_new ();
  for (unsigned i = 0; options->overruled[i] != NULL; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (DumentOverruling) overruling =
          dument_letter_overruling_parse (options->overruled[i], &error);

      if (overruling == NULL)
        {
          dument_command_misuse (command, "--overrule: %s", error->message);
          return FALSE;
        }
      if (is_overruled (options->overrulings, overruling->code))
        {
          dument_command_misuse (command, _ ("--overrule: “%s” is given twice. Give one reason."),
                                 overruling->code);
          return FALSE;
        }
      g_ptr_array_add (options->overrulings, g_steal_pointer (&overruling));
    }
  return TRUE;
}

static gboolean
check_options (DumentCommand *command, Options *options, DumentDate *ret_posted_on)
{
  return dument_command_take_required (command, "--template", options->template_id) &&
         dument_command_take_date (command, "--posted", options->posted, DUMENT_DATE_NONE,
                                   ret_posted_on) &&
         check_number (command, "--number", options->number) &&
         check_number (command, "--registered", options->registered) &&
         check_deadline (command, options) && take_overrulings (command, options);
}

static void
run (DumentCommand *command, const Options *options, GStrv numbers, DumentDate posted_on)
{
  if (options->output_dir != NULL && posted_on != DUMENT_DATE_NONE)
    record_all (command, options, posted_on);
  else if (options->all_late)
    write_all (command, options);
  else
    carry_out (command, options, numbers, posted_on);
}

/**
 * dument_command_letter:
 * @command: the command
 * @argc: number of arguments
 * @argv: its name and what follows
 *
 * Writes a letter, or one to each client who is late, and, if asked to, records it.
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
    { "all-late", 0, 0, G_OPTION_ARG_NONE, &options.all_late,
      N_ ("Write to each client who is late, in place of the invoices named"), NULL },
    { "output-dir", 0, 0, G_OPTION_ARG_FILENAME, &options.output_dir,
      N_ ("The folder for the letters of --all-late, a file for each client; once they are posted, "
          "--posted records what lies there"),
      N_ ("DIR") },
    { "deadline", 0, 0, G_OPTION_ARG_STRING, &options.deadline,
      N_ ("Days that the letter leaves to pay"), N_ ("DAYS") },
    { "registered", 0, 0, G_OPTION_ARG_STRING, &options.registered,
      N_ ("Number of the registered letter, to be printed on it"), N_ ("NUMBER") },
    { "enclose", 0, 0, G_OPTION_ARG_STRING_ARRAY, &options.enclosed,
      N_ ("Bind this document of the invoices behind the letter too, after the copies of the "
          "invoices that are kept as PDF; several times for several"),
      N_ ("DOCUMENT") },
    { "no-enclosures", 0, 0, G_OPTION_ARG_NONE, &options.no_enclosures,
      N_ ("Bind no copies of the invoices behind the letter, only what --enclose names"), NULL },
    { "letter-alone", 0, 0, G_OPTION_ARG_FILENAME, &options.letter_alone,
      N_ ("Write the letter without its enclosures there too, as PDF 1.4 for posting online"),
      N_ ("FILE.pdf") },
    { "record", 0, 0, G_OPTION_ARG_NONE, &options.record,
      N_ ("Keep the letter in the data file, byte for byte: the one that FILE.pdf is already, else "
          "a new one"),
      NULL },
    { "posted", 0, 0, G_OPTION_ARG_STRING, &options.posted,
      N_ ("Date it this day and record it as posted then"), N_ ("YYYY-MM-DD") },
    { "number", 0, 0, G_OPTION_ARG_STRING, &options.number,
      N_ ("Print and record the number of the registered letter"), N_ ("REGISTERED") },
    { "overrule", 0, 0, G_OPTION_ARG_STRING_ARRAY, &options.overruled,
      N_ ("Let the letter leave in spite of this warning, for a reason that the journal keeps; "
          "several times for several"),
      N_ ("WARNING=REASON") },
    { "allow-unknown-rates", 0, 0, G_OPTION_ARG_NONE, &options.allow_unknown_rates,
      N_ ("Leave out the interest of semesters whose rate is not known, saying so"), NULL },
    { "force", 0, 0, G_OPTION_ARG_NONE, &options.force,
      N_ ("Replace a file that is not a letter, or that would be recorded as it was printed"),
      NULL },
    G_OPTION_ENTRY_NULL,
  };
  g_auto (GStrv) numbers = NULL;
  DumentDate posted_on;

  numbers = dument_command_parse (command, argc, argv, entries, /* n_min= */ 0,
                                  DUMENT_COMMAND_ANY_NUMBER);
  if (numbers == NULL || !check_options (command, &options, &posted_on) ||
      !(options.all_late || options.output_dir != NULL ? check_many (command, &options, numbers)
                                                       : check_one (command, &options, numbers)) ||
      !dument_command_open (command))
    return command->status;
  run (command, &options, numbers, posted_on);
  return command->status;
}
