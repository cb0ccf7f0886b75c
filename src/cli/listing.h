/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */
#pragma once

#include "cli/command.h"

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
 * DumentField:
 * @key: name of the JSON member; that of an amount ends in `_minor`, which the CSV column does not
 * @title: title of the table's column, to be translated
 * @kind: what it holds
 *
 * A column of a listing.
 */
typedef struct
{
  const char *key;
  const char *title;
  DumentFieldKind kind;
} DumentField;

typedef struct _DumentListing DumentListing;

DumentListing *
dument_listing_new (DumentFormat format, const DumentField *fields, unsigned n_fields);
void dument_listing_free (DumentListing *self);
void dument_listing_add_text (DumentListing *self, const char *text);
void dument_listing_add_date (DumentListing *self, DumentDate date);
void dument_listing_add_amount (DumentListing *self, DumentMoney amount, const char *currency);
void dument_listing_add_integer (DumentListing *self, gint64 number);
void dument_listing_finish (DumentListing *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DumentListing, dument_listing_free)

G_END_DECLS
