/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "config.h"

#include "ui/letter-cell.h"

#include "ui/format.h"
#include "ui/letter-words.h"

#include <glib/gi18n-lib.h>

static char *
tell_day (DumentDate date)
{
  return date != DUMENT_DATE_NONE ? dument_format_short_date (date) : g_strdup ("");
}

static char *
tell_of_draft (const DumentListedLetter *letter, DumentLetterListingOrder column)
{
  switch ((int) column)
    {
    case DUMENT_LETTER_LISTING_STATE:
      return g_strdup (_ ("Draft"));
    case DUMENT_LETTER_LISTING_NEXT:
      return g_strdup (_ ("Go on writing"));
    case DUMENT_LETTER_LISTING_KIND:
      return g_strdup (dument_letter_words_title (letter->draft->template_id));
    default:
      return g_strdup ("");
    }
}

static char *
tell_of_sent (const DumentListedLetter *listed, DumentLetterListingOrder column)
{
  const DumentSentLetter *letter = listed->letter;

  switch ((int) column)
    {
    case DUMENT_LETTER_LISTING_STATE:
      return g_strdup (dument_letter_words_state (listed->state));
    case DUMENT_LETTER_LISTING_NEXT:
      return g_strdup (dument_letter_words_next (listed->next));
    case DUMENT_LETTER_LISTING_KIND:
      return g_strdup_printf ("%s %s", dument_letter_words_title (letter->template_id),
                              letter->reference);
    case DUMENT_LETTER_LISTING_POSTED:
      return tell_day (letter->posted_on);
    case DUMENT_LETTER_LISTING_NUMBER:
      return g_strdup (letter->registered_number != NULL ? letter->registered_number : "");
    case DUMENT_LETTER_LISTING_PRESENTED:
      return tell_day (letter->presented_on);
    case DUMENT_LETTER_LISTING_DELIVERED:
      return tell_day (letter->delivered_on != DUMENT_DATE_NONE ? letter->delivered_on
                                                                : letter->returned_on);
    case DUMENT_LETTER_LISTING_DEADLINE:
      return tell_day (listed->deadline);
    default:
      return g_strdup ("");
    }
}

/**
 * dument_letter_cell_tell:
 * @letter: a letter of the list
 * @column: a column of it
 *
 * Returns: (transfer full): the words that stand there
 */
char *
dument_letter_cell_tell (const DumentListedLetter *letter, DumentLetterListingOrder column)
{
  if (column == DUMENT_LETTER_LISTING_CLIENT)
    return g_strdup (letter->client_name);
  if (column == DUMENT_LETTER_LISTING_INVOICES)
    return g_strjoinv (", ", letter->invoice_numbers);
  return letter->letter != NULL ? tell_of_sent (letter, column) : tell_of_draft (letter, column);
}
