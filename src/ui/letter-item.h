/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */
#pragma once

#include "domain/posting-dates.h"
#include "service/drafting.h"
#include "service/letter-listing.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** What a list of letters tells of each, in the order of its columns. */
typedef enum
{
  DUMENT_LETTER_ITEM_STATE,
  DUMENT_LETTER_ITEM_KIND,
  DUMENT_LETTER_ITEM_CLIENT,
  DUMENT_LETTER_ITEM_INVOICES,
  DUMENT_LETTER_ITEM_POSTED,
  DUMENT_LETTER_ITEM_NUMBER,
  DUMENT_LETTER_ITEM_PRESENTED,
  DUMENT_LETTER_ITEM_DELIVERED,
  DUMENT_LETTER_ITEM_DEADLINE,
  DUMENT_LETTER_ITEM_N_COLUMNS
} DumentLetterItemColumn;

#define DUMENT_TYPE_LETTER_ITEM (dument_letter_item_get_type ())
G_DECLARE_FINAL_TYPE (DumentLetterItem, dument_letter_item, DUMENT, LETTER_ITEM, GObject)

DumentLetterItem *dument_letter_item_new_letter (DumentListedLetter *letter, DumentDate today);
DumentLetterItem *dument_letter_item_new_draft (DumentListedDraft *draft);
const DumentSentLetter *dument_letter_item_get_letter (DumentLetterItem *self);
const DumentLetterDraft *dument_letter_item_get_draft (DumentLetterItem *self);
char *dument_letter_item_tell (DumentLetterItem *self, DumentLetterItemColumn column);

G_END_DECLS
