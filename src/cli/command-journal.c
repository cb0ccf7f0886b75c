/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "config.h"

#include "cli/command.h"
#include "cli/listing.h"
#include "cli/words.h"

#include <glib/gi18n-lib.h>

static const DumentField fields[] = {
  { "seq", N_ ("No."), DUMENT_FIELD_INTEGER },
  { "at", N_ ("When"), DUMENT_FIELD_TEXT },
  { "kind", N_ ("What"), DUMENT_FIELD_TEXT },
  { "subject", N_ ("About"), DUMENT_FIELD_TEXT },
  { "subject_id", N_ ("Row"), DUMENT_FIELD_INTEGER },
  { "payload", N_ ("Particulars"), DUMENT_FIELD_TEXT },
  { "erased_on", N_ ("Erased"), DUMENT_FIELD_DATE },
  { "hash", N_ ("Seal"), DUMENT_FIELD_TEXT },
};

static void
add_entry (DumentListing *listing, const DumentJournalEntry *entry)
{
  g_autofree char *at = dument_words_time (entry->at);

  dument_listing_add_integer (listing, entry->seq);
  dument_listing_add_text (listing, at);
  dument_listing_add_text (listing, entry->kind);
  dument_listing_add_text (listing, dument_words_subject (entry->subject));
  dument_listing_add_integer (listing, entry->subject_id);
  dument_listing_add_text (listing, entry->payload);
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
