/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "config.h"

#include "cli/command.h"
#include "cli/listing.h"
#include "domain/french-text.h"
#include "service/rates.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>

/* Typed for the rate, it takes back what was entered. */
static const char no_rate[] = "none";

typedef struct
{
  gboolean legal;
  gboolean ecb;
  gboolean replace;
  char *source;
  char *format;
} Options;

static void
clear_options (Options *options)
{
  g_free (options->source);
  g_free (options->format);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, clear_options)

static const DumentField table_fields[] = {
  { "rate", N_ ("Rate"), DUMENT_FIELD_TEXT },
  { "semester", N_ ("Semester"), DUMENT_FIELD_TEXT },
  { "percent", N_ ("Value"), DUMENT_FIELD_TEXT },
  { "entered_on", N_ ("Entered on"), DUMENT_FIELD_DATE },
  { "source", N_ ("Source"), DUMENT_FIELD_TEXT },
};

static const DumentField script_fields[] = {
  { "rate", "", DUMENT_FIELD_TEXT },
  { "semester", "", DUMENT_FIELD_TEXT },
  { "percent", "", DUMENT_FIELD_TEXT },
  { "entered_on", "", DUMENT_FIELD_DATE },
  { "source", "", DUMENT_FIELD_TEXT },
  { "rate_bp", "", DUMENT_FIELD_INTEGER },
  { "published_percent", "", DUMENT_FIELD_TEXT },
};

static void
add_for_people (DumentListing *listing, const DumentKnownRate *rate)
{
  g_autofree char *semester = dument_rates_name_semester (rate->semester);
  g_autofree char *percent = dument_french_text_rate ((DumentRate) rate->value->value);
  g_autofree char *source = dument_rates_name_source (rate->value);

  dument_listing_add_text (listing, dument_rates_name (rate->key));
  dument_listing_add_text (listing, semester);
  dument_listing_add_text (listing, percent);
  dument_listing_add_date (listing, rate->value->entered_by_user ? rate->value->verified_on
                                                                 : DUMENT_DATE_NONE);
  dument_listing_add_text (listing, source);
}

static void
add_for_scripts (DumentListing *listing, const DumentKnownRate *rate)
{
  g_autofree char *semester = dument_semester_to_string (rate->semester);
  g_autofree char *percent = dument_money_to_decimal (rate->value->value, 2);
  g_autofree char *published =
      rate->published != NULL ? dument_money_to_decimal (rate->published->value, 2) : NULL;

  dument_listing_add_text (listing, rate->key == DUMENT_LAW_ECB ? "ecb" : "legal");
  dument_listing_add_text (listing, semester);
  dument_listing_add_text (listing, percent);
  dument_listing_add_date (listing, rate->value->entered_by_user ? rate->value->verified_on
                                                                 : DUMENT_DATE_NONE);
  dument_listing_add_text (listing, rate->value->source);
  dument_listing_add_integer (listing, rate->value->value);
  dument_listing_add_text (listing, published);
}

/* Both kinds, or the one that was named. */
static void
list_rates (DumentCommand *command, const Options *options, DumentFormat format)
{
  g_autoptr (GArray) rates = dument_rates_list (command->workspace);
  gboolean is_table = format == DUMENT_FORMAT_TABLE;
  g_autoptr (DumentListing) listing =
      is_table ? dument_listing_new (format, table_fields, G_N_ELEMENTS (table_fields))
               : dument_listing_new (format, script_fields, G_N_ELEMENTS (script_fields));

  for (unsigned i = 0; i < rates->len; i++)
    {
      const DumentKnownRate *rate = &g_array_index (rates, DumentKnownRate, i);

      if (rate->key == DUMENT_LAW_ECB ? options->legal : options->ecb)
        continue;
      if (is_table)
        add_for_people (listing, rate);
      else
        add_for_scripts (listing, rate);
    }
  dument_listing_finish (listing);
}

static gboolean
check_usage (DumentCommand *command, const Options *options, char **operands)
{
  DumentSemester semester;

  if (options->legal == options->ecb)
    dument_command_misuse (command, "%s", _ ("Which rate? Give --legal or --ecb."));
  else if (operands[1] == NULL)
    dument_command_misuse (command, "%s", _ ("The value of the rate is missing."));
  else if (options->format != NULL)
    dument_command_misuse (command, "%s", _ ("--format is for the list of the rates."));
  else if (!dument_semester_parse (operands[0], &semester))
    dument_command_misuse (command, _ ("“%s” is not a semester. Semesters are typed 2027-H1."),
                           operands[0]);
  else
    return g_str_equal (operands[1], no_rate) ||
           dument_command_take_required (command, "--source", options->source);
  return FALSE;
}

/* What is known now of a semester. */
static void
print_rate (DumentCommand *command, DumentLawKey key, const char *text)
{
  const DumentLawValue *value;
  g_autofree char *name = NULL;
  g_autofree char *rate = NULL;
  g_autofree char *source = NULL;
  DumentSemester semester;

  if (!dument_semester_parse (text, &semester))
    return;
  name = dument_rates_name_semester (semester);
  value = dument_law_rate (dument_workspace_get_law (command->workspace), key, semester);
  if (value == NULL)
    {
      printf (_ ("%s, %s: not known\n"), dument_rates_name (key), name);
      return;
    }
  rate = dument_french_text_rate ((DumentRate) value->value);
  source = dument_rates_name_source (value);
  printf (_ ("%s, %s: %s (%s)\n"), dument_rates_name (key), name, rate, source);
}

static void
change_rate (DumentCommand *command, const Options *options, char **operands)
{
  DumentLawKey key = options->legal ? DUMENT_LAW_LEGAL_OTHERS : DUMENT_LAW_ECB;
  g_autoptr (GError) error = NULL;
  gboolean done = g_str_equal (operands[1], no_rate)
                      ? dument_rates_remove (command->workspace, key, operands[0], &error)
                      : dument_rates_enter (command->workspace, key, operands[0], operands[1],
                                            options->source, options->replace, &error);

  if (done)
    print_rate (command, key, operands[0]);
  else if (g_error_matches (error, DUMENT_SERVICE_ERROR, DUMENT_SERVICE_ERROR_REFUSED))
    {
      g_autofree char *reason =
          g_strconcat (error->message, " ", _ ("Then repeat the command with --replace."), NULL);

      dument_command_refuse (command, operands[0], reason);
    }
  else
    dument_command_refuse_error (command, operands[0], error);
}

/**
 * dument_command_rate:
 * @command: the command
 * @argc: number of arguments
 * @argv: its name and what follows
 *
 * Enters a published rate, or takes back one that was entered; without one, lists those known.
 *
 * Returns: a #DumentExit
 */
int
dument_command_rate (DumentCommand *command, int argc, char **argv)
{
  g_auto (Options) options = { 0 };
  const GOptionEntry entries[] = {
    { "legal", 0, 0, G_OPTION_ARG_NONE, &options.legal,
      N_ ("It is the legal interest rate, column “autres cas”"), NULL },
    { "ecb", 0, 0, G_OPTION_ARG_NONE, &options.ecb,
      N_ ("It is the main refinancing rate of the European Central Bank itself"), NULL },
    { "source", 0, 0, G_OPTION_ARG_STRING, &options.source,
      N_ ("Where it was read; the letters name it"), N_ ("TEXT") },
    { "replace", 0, 0, G_OPTION_ARG_NONE, &options.replace,
      N_ ("Replace a rate that came with the program"), NULL },
    { "format", 0, 0, G_OPTION_ARG_STRING, &options.format,
      N_ ("How it is written: table, json or csv"), N_ ("FORMAT") },
    G_OPTION_ENTRY_NULL,
  };
  g_auto (GStrv) operands = NULL;
  DumentFormat format;

  operands = dument_command_parse (command, argc, argv, entries, /* n_min= */ 0, /* n_max= */ 2);
  if (operands == NULL ||
      !dument_listing_take_format (command, options.format, /* has_csv= */ TRUE, &format))
    return command->status;
  if (operands[0] == NULL && (options.source != NULL || options.replace))
    dument_command_misuse (command, "%s", _ ("Which semester, and which value?"));
  else if (operands[0] == NULL && options.legal && options.ecb)
    dument_command_misuse (command, "%s", _ ("Give --legal or --ecb, or none of them for all."));
  else if (operands[0] == NULL && dument_command_open (command))
    list_rates (command, &options, format);
  else if (operands[0] != NULL && check_usage (command, &options, operands) &&
           dument_command_open (command))
    change_rate (command, &options, operands);
  return command->status;
}
