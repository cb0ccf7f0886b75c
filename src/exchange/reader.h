/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */
#pragma once

#include "domain/record.h"

G_BEGIN_DECLS

/** What a file is, by its first bytes. */
typedef enum
{
  DUMENT_READER_PDF,
  DUMENT_READER_XML,
  DUMENT_READER_CSV,
  DUMENT_READER_SPREADSHEET,
  DUMENT_READER_IMAGE,
  DUMENT_READER_EMPTY,
} DumentReaderFormat;

DumentReaderFormat dument_reader_sniff (GBytes *bytes);
GPtrArray *
dument_reader_read (GBytes *bytes, const char *file_name, GPtrArray *problems, GError **error);

G_END_DECLS
