/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * DumentViolationCode:
 * @DUMENT_VIOLATION_TALL_WINDOW: a note: the address reaches above the smaller of the common
 *   windows and needs the taller one; millimetres above it
 * @DUMENT_VIOLATION_ADDRESS_EMPTY: there is no address
 * @DUMENT_VIOLATION_ADDRESS_LINES: more lines than the post allows; the line is the first too many
 * @DUMENT_VIOLATION_ADDRESS_LENGTH: a line of more than 38 characters; count is its length
 * @DUMENT_VIOLATION_ADDRESS_WIDTH: a line still too wide at the smallest size; millimetres too many
 * @DUMENT_VIOLATION_ADDRESS_HEIGHT: the block stands out of the window; millimetres too many
 * @DUMENT_VIOLATION_CLEAR_ZONE: something else stands where the window may show it; how far into
 *   it
 * @DUMENT_VIOLATION_OUTSIDE: something stands outside the margins; millimetres too many
 * @DUMENT_VIOLATION_TOO_TALL: something that may not be split is taller than a page; the line is
 *   its place in the body; millimetres too many
 * @DUMENT_VIOLATION_QR: the payment code holds more than a code can; count is its bytes
 * @DUMENT_VIOLATION_MISSING_GLYPH: characters that no installed typeface can show; count is how
 *   many
 */
typedef enum
{
  DUMENT_VIOLATION_TALL_WINDOW,
  DUMENT_VIOLATION_ADDRESS_EMPTY,
  DUMENT_VIOLATION_ADDRESS_LINES,
  DUMENT_VIOLATION_ADDRESS_LENGTH,
  DUMENT_VIOLATION_ADDRESS_WIDTH,
  DUMENT_VIOLATION_ADDRESS_HEIGHT,
  DUMENT_VIOLATION_CLEAR_ZONE,
  DUMENT_VIOLATION_OUTSIDE,
  DUMENT_VIOLATION_TOO_TALL,
  DUMENT_VIOLATION_QR,
  DUMENT_VIOLATION_MISSING_GLYPH,
} DumentViolationCode;

/**
 * DumentViolation:
 * @code: what is wrong
 * @page: on which page, from 1
 * @line: which line, from 1, of the address or of the text concerned; 0 if it has none
 * @count: characters, bytes or lines, where the code says so; else 0
 * @millimetres: by how much; else 0
 * @text: (nullable): the words concerned
 *
 * Something in a letter laid out that keeps it from being posted as it is. Nothing is cut or
 * dropped silently.
 */
typedef struct
{
  DumentViolationCode code;
  unsigned page;
  unsigned line;
  unsigned count;
  double millimetres;
  char *text;
} DumentViolation;

GArray *dument_violation_new_list (void);
void dument_violation_add (GArray *list, const DumentViolation *violation, const char *text);
unsigned dument_violation_tenths (const DumentViolation *violation);
char *dument_violation_describe (const DumentViolation *violation);

G_END_DECLS
