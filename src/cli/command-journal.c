/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "config.h"

#include "cli/command.h"
#include "cli/labels.h"
#include "cli/listing.h"
#include "cli/words.h"

#include <glib/gi18n-lib.h>

static const DumentField fields[] = {
  { "seq", N_ ("No."), DUMENT_FIELD_INTEGER },
  { "at", N_ ("When"), DUMENT_FIELD_TEXT },
  { "kind", N_ ("What"), DUMENT_FIELD_TEXT },
  { "subject", NULL, DUMENT_FIELD_TEXT, DUMENT_FIELD_FOR_SCRIPTS },
  { "subject_id", NULL, DUMENT_FIELD_INTEGER, DUMENT_FIELD_FOR_SCRIPTS },
  { "payload", N_ ("Particulars"), DUMENT_FIELD_TEXT, DUMENT_FIELD_SHRINKING },
  { "erased_on", NULL, DUMENT_FIELD_DATE, DUMENT_FIELD_FOR_SCRIPTS },
  { "hash", NULL, DUMENT_FIELD_TEXT, DUMENT_FIELD_FOR_SCRIPTS },
};

static void
add_entry (DumentListing *listing, const DumentJournalEntry *entry)
{
  g_autofree char *at = dument_words_time (entry->at);
  g_autofree char *time = dument_labels_time (entry->at);
  g_autofree char *particulars = dument_labels_particulars (entry);

  dument_listing_add_integer (listing, entry->seq);
  dument_listing_add_word (listing, at, time);
  dument_listing_add_word (listing, entry->kind, dument_labels_event (entry->kind));
  dument_listing_add_text (listing, dument_words_subject (entry->subject));
  dument_listing_add_integer (listing, entry->subject_id);
  dument_listing_add_word (listing, entry->payload, particulars);
  dument_listing_add_date (listing, entry->erased_on);
  dument_listing_add_text (listing, entry->hash);
}

static void
list (DumentCommand *command, DumentFormat format)
{
  g_autoptr (DumentListing) listing = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) entries = dument_dossier_journal (command->workspace, &error);

  if (entries == NULL)
    {
      dument_command_refuse_error (command, "journal", error);
      return;
    }
  listing = dument_listing_new (format, fields, G_N_ELEMENTS (fields));
  for (unsigned i = 0; i < entries->len; i++)
    add_entry (listing, g_ptr_array_index (entries, i));
  dument_listing_finish (listing);
}

/**
 * dument_command_journal:
 * @command: the command
 * @argc: number of arguments
 * @argv: its name and what follows
 *
 * Lists what was done, with the seals that chain it.
 *
 * Returns: a #DumentExit
 */
int
dument_command_journal (DumentCommand *command, int argc, char **argv)
{
  g_autofree char *format_name = NULL;
  const GOptionEntry entries[] = {
    { "format", 0, 0, G_OPTION_ARG_STRING, &format_name,
      N_ ("How it is written: table, json or csv"), N_ ("FORMAT") },
    G_OPTION_ENTRY_NULL,
  };
  g_auto (GStrv) operands = NULL;
  DumentFormat format;

  operands = dument_command_parse (command, argc, argv, entries, /* n_min= */ 0, /* n_max= */ 0);
  if (operands != NULL &&
      dument_listing_take_format (command, format_name, /* has_csv= */ TRUE, &format) &&
      dument_command_open (command))
    list (command, format);
  return command->status;
}
