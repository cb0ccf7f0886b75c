/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "config.h"

#include "ui/letter-item.h"

#include "service/letter-kind.h"
#include "ui/format.h"
#include "ui/letter-words.h"

#include <glib/gi18n-lib.h>

/**
 * DumentLetterItem:
 *
 * A line of the list of letters: one that was recorded, or one that is being written.
 */
struct _DumentLetterItem
{
  GObject parent_instance;

  DumentListedLetter *letter; /* or */
  DumentListedDraft *draft;
  DumentDate deadline;
  DumentPostingState state;
};

G_DEFINE_FINAL_TYPE (DumentLetterItem, dument_letter_item, G_TYPE_OBJECT)

static void
dument_letter_item_finalize (GObject *object)
{
  DumentLetterItem *self = DUMENT_LETTER_ITEM (object);

  g_clear_pointer (&self->letter, dument_listed_letter_free);
  g_clear_pointer (&self->draft, dument_listed_draft_free);
  G_OBJECT_CLASS (dument_letter_item_parent_class)->finalize (object);
}

static void
dument_letter_item_class_init (DumentLetterItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dument_letter_item_finalize;
}

static void
dument_letter_item_init (DumentLetterItem *self)
{
  self->deadline = DUMENT_DATE_NONE;
}

/**
 * dument_letter_item_new_letter:
 * @letter: (transfer full): a letter that was recorded
 * @today: the user's day
 *
 * Returns: (transfer full): its line
 */
DumentLetterItem *
dument_letter_item_new_letter (DumentListedLetter *letter, DumentDate today)
{
  DumentLetterItem *self = g_object_new (DUMENT_TYPE_LETTER_ITEM, NULL);
  const DumentSentLetter *sent = letter->letter;
  const DumentLetterKind *kind = dument_letter_kind_find (sent->template_id);
  const DumentPostingDates dates = { sent->written_on, sent->posted_on, sent->presented_on,
                                     sent->delivered_on, sent->unclaimed_on };

  self->letter = letter;
  self->deadline = dument_posting_dates_deadline (&dates, sent->deadline_days,
                                                  sent->registered_number != NULL ||
                                                      (kind != NULL && kind->registered));
  self->state = dument_posting_dates_state (&dates, self->deadline, today);
  return self;
}

/**
 * dument_letter_item_new_draft:
 * @draft: (transfer full): a letter that is being written
 *
 * Returns: (transfer full): its line
 */
DumentLetterItem *
dument_letter_item_new_draft (DumentListedDraft *draft)
{
  DumentLetterItem *self = g_object_new (DUMENT_TYPE_LETTER_ITEM, NULL);

  self->draft = draft;
  return self;
}

/**
 * dument_letter_item_get_letter:
 * @self: a line
 *
 * Returns: (transfer none) (nullable): the letter, %NULL if it is being written
 */
const DumentSentLetter *
dument_letter_item_get_letter (DumentLetterItem *self)
{
  return self->letter != NULL ? self->letter->letter : NULL;
}

/**
 * dument_letter_item_get_draft:
 * @self: a line
 *
 * Returns: (transfer none) (nullable): the draft, %NULL if the letter was recorded
 */
const DumentLetterDraft *
dument_letter_item_get_draft (DumentLetterItem *self)
{
  return self->draft != NULL ? self->draft->draft : NULL;
}

static char *
tell_day (DumentDate date)
{
  return date != DUMENT_DATE_NONE ? dument_format_short_date (date) : g_strdup ("");
}

static char *
tell_of_draft (DumentLetterItem *self, DumentLetterItemColumn column)
{
  switch ((int) column)
    {
    case DUMENT_LETTER_ITEM_STATE:
      return g_strdup (_ ("Draft"));
    case DUMENT_LETTER_ITEM_KIND:
      return g_strdup (dument_letter_words_title (self->draft->draft->template_id));
    case DUMENT_LETTER_ITEM_CLIENT:
      return g_strdup (self->draft->client_name);
    case DUMENT_LETTER_ITEM_INVOICES:
      return g_strjoinv (", ", self->draft->invoice_numbers);
    default:
      return g_strdup ("");
    }
}

/**
 * dument_letter_item_tell:
 * @self: a line
 * @column: what is asked of it
 *
 * Returns: (transfer full): the words
 */
char *
dument_letter_item_tell (DumentLetterItem *self, DumentLetterItemColumn column)
{
  const DumentSentLetter *letter = dument_letter_item_get_letter (self);

  if (letter == NULL)
    return tell_of_draft (self, column);
  switch (column)
    {
    case DUMENT_LETTER_ITEM_STATE:
      return g_strdup (dument_letter_words_state (self->state));
    case DUMENT_LETTER_ITEM_KIND:
      return g_strdup_printf ("%s %s", dument_letter_words_title (letter->template_id),
                              letter->reference);
    case DUMENT_LETTER_ITEM_CLIENT:
      return g_strdup (self->letter->client_name);
    case DUMENT_LETTER_ITEM_INVOICES:
      return g_strjoinv (", ", self->letter->invoice_numbers);
    case DUMENT_LETTER_ITEM_POSTED:
      return tell_day (letter->posted_on);
    case DUMENT_LETTER_ITEM_NUMBER:
      return g_strdup (letter->registered_number != NULL ? letter->registered_number : "");
    case DUMENT_LETTER_ITEM_PRESENTED:
      return tell_day (letter->presented_on);
    case DUMENT_LETTER_ITEM_DELIVERED:
      return tell_day (letter->delivered_on != DUMENT_DATE_NONE ? letter->delivered_on
                                                                : letter->unclaimed_on);
    case DUMENT_LETTER_ITEM_DEADLINE:
      return tell_day (self->deadline);
    case DUMENT_LETTER_ITEM_N_COLUMNS:
    default:
      return g_strdup ("");
    }
}
