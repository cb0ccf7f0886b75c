/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */
#pragma once

#include "exchange/csv-scanner.h"

G_BEGIN_DECLS

/** The columns that are understood, each under several names. */
typedef enum
{
  DUMENT_CSV_COLUMN_NUMBER,
  DUMENT_CSV_COLUMN_ISSUE_DATE,
  DUMENT_CSV_COLUMN_DUE_DATE,
  DUMENT_CSV_COLUMN_SUPPLY_DATE,
  DUMENT_CSV_COLUMN_CLIENT,
  DUMENT_CSV_COLUMN_CLIENT_KIND,
  DUMENT_CSV_COLUMN_SIREN,
  DUMENT_CSV_COLUMN_ADDRESS,
  DUMENT_CSV_COLUMN_POSTCODE,
  DUMENT_CSV_COLUMN_CITY,
  DUMENT_CSV_COLUMN_EMAIL,
  DUMENT_CSV_COLUMN_CURRENCY,
  DUMENT_CSV_COLUMN_TOTAL,
  DUMENT_CSV_COLUMN_PAID,
  DUMENT_CSV_COLUMN_PENALTY_RATE,
  DUMENT_CSV_COLUMN_ORDER_REFERENCE,
  DUMENT_CSV_COLUMN_CREDITED_NUMBER,
  DUMENT_CSV_COLUMN_LABEL,
  DUMENT_CSV_N_COLUMNS,
  DUMENT_CSV_COLUMN_UNKNOWN = DUMENT_CSV_N_COLUMNS,
} DumentCsvColumn;

/**
 * DumentCsvHeader:
 * @separator: what stands between fields
 * @columns: (array length=n_columns): what each field of a row is
 * @n_columns: how many fields a row has
 * @titles: the columns' names as the file writes them, %NULL for those it does not have
 *
 * What the first line of a table says of the others.
 */
typedef struct
{
  char separator;
  DumentCsvColumn *columns;
  gsize n_columns;
  char *titles[DUMENT_CSV_N_COLUMNS];
} DumentCsvHeader;

gboolean dument_csv_header_read (DumentCsvHeader *self,
                                 const char *text,
                                 gsize size,
                                 GError **error) G_GNUC_WARN_UNUSED_RESULT;
void dument_csv_header_clear (DumentCsvHeader *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DumentCsvHeader, dument_csv_header_clear)

G_END_DECLS
