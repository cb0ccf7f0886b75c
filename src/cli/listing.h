/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */
#pragma once

#include "cli/command.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/** How a listing is written. */
typedef enum
{
  DUMENT_FORMAT_TABLE,
  DUMENT_FORMAT_JSON,
  DUMENT_FORMAT_CSV,
} DumentFormat;

gboolean dument_listing_take_format (DumentCommand *command,
                                     const char *text,
                                     gboolean has_csv,
                                     DumentFormat *ret_format);

/** What a field holds, which decides how it is written in each format. */
typedef enum
{
  DUMENT_FIELD_TEXT,
  DUMENT_FIELD_DATE,
  DUMENT_FIELD_AMOUNT,
  DUMENT_FIELD_INTEGER,
} DumentFieldKind;

/**
 * DumentFieldPlace:
 * @DUMENT_FIELD_EVERYWHERE: in every format
 * @DUMENT_FIELD_SHRINKING: likewise, its texts cut in a table that would be too wide
 * @DUMENT_FIELD_FOR_SCRIPTS: not in the table
 * @DUMENT_FIELD_FOR_PEOPLE: in the table only
 */
typedef enum
{
  DUMENT_FIELD_EVERYWHERE,
  DUMENT_FIELD_SHRINKING,
  DUMENT_FIELD_FOR_SCRIPTS,
  DUMENT_FIELD_FOR_PEOPLE,
} DumentFieldPlace;

/**
 * DumentField:
 * @key: (nullable): name of the JSON member; that of an amount ends in `_minor`, which the CSV
 *   column does not; %NULL if it is for people only
 * @title: (nullable): title of the table's column, to be translated; %NULL if it is for scripts
 * @kind: what it holds
 * @place: where it stands
 *
 * A column of a listing.
 */
typedef struct
{
  const char *key;
  const char *title;
  DumentFieldKind kind;
  DumentFieldPlace place;
} DumentField;

typedef struct _DumentListing DumentListing;

DumentListing *
dument_listing_new (DumentFormat format, const DumentField *fields, unsigned n_fields);
DumentListing *dument_listing_new_member (JsonBuilder *builder,
                                          const char *key,
                                          const DumentField *fields,
                                          unsigned n_fields);
DumentListing *
dument_listing_new_section (const char *title, const DumentField *fields, unsigned n_fields);
void dument_listing_free (DumentListing *self);
void dument_listing_add_text (DumentListing *self, const char *text);
void dument_listing_add_word (DumentListing *self, const char *word, const char *label);
void dument_listing_add_date (DumentListing *self, DumentDate date);
void dument_listing_add_amount (DumentListing *self, DumentMoney amount, const char *currency);
void dument_listing_add_marked_amount (DumentListing *self,
                                       DumentMoney amount,
                                       const char *currency,
                                       const char *shown);
void dument_listing_add_integer (DumentListing *self, gint64 number);
void dument_listing_finish (DumentListing *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DumentListing, dument_listing_free)

G_END_DECLS
