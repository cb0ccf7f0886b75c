/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** What the scanner found. After a fault it goes on with the next line. */
typedef enum
{
  DUMENT_CSV_SCANNER_END,
  DUMENT_CSV_SCANNER_ROW,
  DUMENT_CSV_SCANNER_UNCLOSED_QUOTE,
  DUMENT_CSV_SCANNER_TEXT_AFTER_QUOTE,
} DumentCsvScannerResult;

/**
 * DumentCsvScanner:
 * @line: line of the file where the last row begins, from 1
 * @n_fields: how many fields it has
 *
 * Splits text into rows and fields by RFC 4180, with a choice of separator, any line ending and
 * space around fields dropped. A row's fields are valid until the next row is read.
 */
typedef struct
{
  unsigned line;
  gsize n_fields;

  /*< private >*/
  const char *cursor;
  const char *end;
  unsigned next_line;
  char separator;
  guint8 stops[256];
  char *text;
  gsize text_size;
  gsize text_length;
  gsize *offsets;
  gsize max_fields;
} DumentCsvScanner;

void dument_csv_scanner_init (DumentCsvScanner *self, const char *text, gsize size, char separator);
void dument_csv_scanner_clear (DumentCsvScanner *self);
DumentCsvScannerResult dument_csv_scanner_next (DumentCsvScanner *self);
char *dument_csv_scanner_field (const DumentCsvScanner *self, gsize i);
gboolean dument_csv_scanner_is_blank (const DumentCsvScanner *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DumentCsvScanner, dument_csv_scanner_clear)

G_END_DECLS
