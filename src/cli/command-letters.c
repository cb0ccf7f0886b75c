/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "config.h"

#include "cli/command.h"
#include "cli/listing.h"
#include "cli/pdf-file.h"
#include "service/letter-listing.h"
#include "service/letter-posting.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <unistd.h>

/* How many invoices of a letter are told by their numbers on a terminal. */
#define MAX_NUMBERS 2

static const DumentField fields[] = {
  { "letter", N_ ("Letter"), DUMENT_FIELD_TEXT },
  { NULL, N_ ("What"), DUMENT_FIELD_TEXT, DUMENT_FIELD_FOR_PEOPLE },
  { "client", N_ ("Client"), DUMENT_FIELD_TEXT, DUMENT_FIELD_SHRINKING },
  { "invoices", N_ ("Invoices"), DUMENT_FIELD_TEXT },
  { "template", NULL, DUMENT_FIELD_TEXT, DUMENT_FIELD_FOR_SCRIPTS },
  { "written_on", NULL, DUMENT_FIELD_DATE, DUMENT_FIELD_FOR_SCRIPTS },
  { "posted_on", NULL, DUMENT_FIELD_DATE, DUMENT_FIELD_FOR_SCRIPTS },
  { "registered_number", NULL, DUMENT_FIELD_TEXT, DUMENT_FIELD_FOR_SCRIPTS },
  { "presented_on", NULL, DUMENT_FIELD_DATE, DUMENT_FIELD_FOR_SCRIPTS },
  { "delivered_on", NULL, DUMENT_FIELD_DATE, DUMENT_FIELD_FOR_SCRIPTS },
  { "unclaimed_on", NULL, DUMENT_FIELD_DATE, DUMENT_FIELD_FOR_SCRIPTS },
  { "refused_on", NULL, DUMENT_FIELD_DATE, DUMENT_FIELD_FOR_SCRIPTS },
  { "unknown_on", NULL, DUMENT_FIELD_DATE, DUMENT_FIELD_FOR_SCRIPTS },
  { "deadline_days", NULL, DUMENT_FIELD_INTEGER, DUMENT_FIELD_FOR_SCRIPTS },
  { "currency", NULL, DUMENT_FIELD_TEXT, DUMENT_FIELD_FOR_SCRIPTS },
  { NULL, N_ ("Where it stands"), DUMENT_FIELD_TEXT, DUMENT_FIELD_FOR_PEOPLE },
  { "total_asked_minor", N_ ("Asked"), DUMENT_FIELD_AMOUNT },
};

static char *
say_on (const char *words, DumentDate date)
{
  g_autofree char *iso = dument_date_to_iso (date);

  return g_strconcat (words, " ", iso, NULL);
}

static const char *
describe_return (DumentReturn reason)
{
  switch (reason)
    {
    case DUMENT_RETURN_REFUSED:
      return C_ ("letter", "refused");
    case DUMENT_RETURN_UNKNOWN:
      return C_ ("letter", "unknown at the address,");
    case DUMENT_RETURN_UNCLAIMED:
    case DUMENT_RETURN_N_REASONS:
    default:
      return C_ ("letter", "sent back");
    }
}

/* What is known last of it. */
static char *
describe_stand (const DumentSentLetter *letter)
{
  if (letter->returned_on != DUMENT_DATE_NONE)
    return say_on (describe_return (letter->return_reason), letter->returned_on);
  if (letter->delivered_on != DUMENT_DATE_NONE)
    return say_on (C_ ("letter", "delivered"), letter->delivered_on);
  if (letter->presented_on != DUMENT_DATE_NONE)
    return say_on (C_ ("letter", "presented"), letter->presented_on);
  if (letter->posted_on != DUMENT_DATE_NONE)
    return say_on (C_ ("letter", "posted"), letter->posted_on);
  return g_strdup (C_ ("letter", "to be posted"));
}

static const char *
describe_degree (DumentLetterDegree degree)
{
  if (degree == DUMENT_LETTER_DEGREE_FORMAL_NOTICE)
    return C_ ("letter", "formal notice");
  return degree < DUMENT_LETTER_DEGREE_FORMAL_NOTICE ? C_ ("letter", "reminder")
                                                     : C_ ("letter", "other letter");
}

/* A number is never cut, and many would push everything else off a terminal. */
static char *
shorten_numbers (GStrv numbers)
{
  unsigned n = g_strv_length (numbers);

  if (n <= MAX_NUMBERS || !isatty (STDOUT_FILENO))
    return g_strjoinv (" ", numbers);
  /* Translators: number of an invoice, and how many others there are. */
  return g_strdup_printf (_ ("%s +%u"), numbers[0], n - 1);
}

static void
add_row (DumentListing *listing, const DumentListedLetter *row)
{
  const DumentSentLetter *letter = row->letter;
  g_autofree char *numbers = g_strjoinv (" ", row->invoice_numbers);
  g_autofree char *first = shorten_numbers (row->invoice_numbers);
  g_autofree char *stand = describe_stand (letter);
  DumentPostingDates dates = dument_sent_letter_get_dates (letter);

  dument_listing_add_text (listing, letter->reference);
  dument_listing_add_text (listing, describe_degree (letter->kind));
  dument_listing_add_text (listing, row->client_name);
  dument_listing_add_word (listing, numbers, first);
  dument_listing_add_text (listing, letter->template_id);
  dument_listing_add_date (listing, letter->written_on);
  dument_listing_add_date (listing, letter->posted_on);
  dument_listing_add_text (listing, letter->registered_number);
  dument_listing_add_date (listing, letter->presented_on);
  dument_listing_add_date (listing, letter->delivered_on);
  for (int reason = 0; reason < DUMENT_RETURN_N_REASONS; reason++)
    dument_listing_add_date (listing,
                             dument_posting_dates_returned (&dates, (DumentReturn) reason));
  dument_listing_add_integer (listing, letter->deadline_days);
  dument_listing_add_text (listing, letter->currency);
  dument_listing_add_text (listing, stand);
  dument_listing_add_amount (listing, letter->total_asked, letter->currency);
}

static void
list (DumentCommand *command, DumentFormat format)
{
  g_autoptr (DumentListing) listing = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = dument_letter_listing_load (command->workspace, &error);

  if (rows == NULL)
    {
      dument_command_refuse_error (command, "letters", error);
      return;
    }
  listing = dument_listing_new (format, fields, G_N_ELEMENTS (fields));
  for (unsigned i = 0; i < rows->len; i++)
    add_row (listing, g_ptr_array_index (rows, i));
  dument_listing_finish (listing);
}

/* The letter as it was sent: the bytes that were kept. */
static void
save (DumentCommand *command, const char *reference, const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) pdf = dument_letter_posting_load_pdf (command->workspace, reference, &error);

  if (pdf == NULL)
    dument_command_refuse_error (command, reference, error);
  else if (dument_pdf_file_write (command, path, pdf, /* force= */ FALSE))
    fprintf (dument_pdf_file_news (path), _ ("letter %s is in %s\n"), reference, path);
}

/**
 * dument_command_letters:
 * @command: the command
 * @argc: number of arguments
 * @argv: its name and what follows
 *
 * Lists the letters that were recorded, or gives one back as it was sent.
 *
 * Returns: a #DumentExit
 */
int
dument_command_letters (DumentCommand *command, int argc, char **argv)
{
  g_autofree char *format_name = NULL;
  g_autofree char *reference = NULL;
  g_autofree char *output = NULL;
  const GOptionEntry entries[] = {
    { "format", 0, 0, G_OPTION_ARG_STRING, &format_name,
      N_ ("How it is written: table, json or csv"), N_ ("FORMAT") },
    { "save", 0, 0, G_OPTION_ARG_STRING, &reference,
      N_ ("Give this letter back, byte for byte as it was sent"), N_ ("LETTER") },
    { "output", 0, 0, G_OPTION_ARG_FILENAME, &output,
      N_ ("The PDF file to be written, or - for standard output"), N_ ("FILE.pdf") },
    G_OPTION_ENTRY_NULL,
  };
  g_auto (GStrv) operands = NULL;
  DumentFormat format;

  operands = dument_command_parse (command, argc, argv, entries, /* n_min= */ 0, /* n_max= */ 0);
  if (operands == NULL ||
      !dument_listing_take_format (command, format_name, /* has_csv= */ TRUE, &format) ||
      (reference != NULL && !dument_command_take_required (command, "--output", output)))
    return command->status;
  if (reference == NULL && output != NULL)
    {
      dument_command_misuse (command, "%s", _ ("--output goes with --save: which letter?"));
      return command->status;
    }
  if (!dument_command_open (command))
    return command->status;
  if (reference != NULL)
    save (command, reference, output);
  else
    list (command, format);
  return command->status;
}
