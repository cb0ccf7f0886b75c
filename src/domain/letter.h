/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */
#pragma once

#include "domain/date.h"

G_BEGIN_DECLS

/**
 * DumentLetterAlign:
 *
 * Where the text of a table column stands. Amounts stand at the end.
 */
typedef enum
{
  DUMENT_LETTER_ALIGN_START,
  DUMENT_LETTER_ALIGN_END,
} DumentLetterAlign;

/**
 * DumentLetterColumn:
 * @title: text of the repeated head
 * @align: alignment of every cell
 * @grows: whether the column takes the width that the others leave; exactly one does
 */
typedef struct
{
  char *title;
  DumentLetterAlign align;
  gboolean grows;
} DumentLetterColumn;

/** What a row of a table is, which decides how it is drawn. */
typedef enum
{
  DUMENT_LETTER_ROW_BODY,
  DUMENT_LETTER_ROW_HEADING,
  DUMENT_LETTER_ROW_SUBTOTAL,
  DUMENT_LETTER_ROW_TOTAL,
} DumentLetterRowKind;

/** @cells: one text per column; a heading has one text, which spans the row. */
typedef struct
{
  DumentLetterRowKind kind;
  GStrv cells;
} DumentLetterRow;

/**
 * DumentLetterBlockKind:
 * @DUMENT_LETTER_PARAGRAPH: running text, justified; `**words**` are set in bold
 * @DUMENT_LETTER_TABLE: a table whose rows are never split and whose head is repeated
 * @DUMENT_LETTER_PAYMENT: means of payment, with an optional QR code beside them
 * @DUMENT_LETTER_FORM: a form for the reader's own hand; it stands under the signature, wherever it
 *   stands among the blocks
 */
typedef enum
{
  DUMENT_LETTER_PARAGRAPH,
  DUMENT_LETTER_TABLE,
  DUMENT_LETTER_PAYMENT,
  DUMENT_LETTER_FORM,
} DumentLetterBlockKind;

/**
 * DumentLetterBlock:
 * @text: paragraph: the text; table: its title (nullable); payment: its introduction (nullable);
 *   form: its first sentence
 * @columns: (element-type DumentLetterColumn) (nullable): table only
 * @rows: (element-type DumentLetterRow) (nullable): table only
 * @lines: (nullable): payment: one text per line, `label: value` with a tab between the two; form:
 *   the label of each rule to write on, which may be empty
 * @qr_payload: (nullable): payment only: what the QR code holds (EPC069-12)
 * @qr_caption: (nullable): payment only: what stands under the code
 * @keep_with_next: never the last thing on a page
 */
typedef struct
{
  DumentLetterBlockKind kind;
  char *text;
  GPtrArray *columns;
  GPtrArray *rows;
  GStrv lines;
  char *qr_payload;
  char *qr_caption;
  gboolean keep_with_next;
} DumentLetterBlock;

/**
 * DumentLetter:
 * @date: the letter's date; also the creation date of its file
 * @language: BCP 47 tag of the text: `fr`
 * @title: title of the file
 * @author: author of the file: the sender's name
 * @sender: lines of the letterhead; the first is the sender's name
 * @addressee: lines of the address block, name first, formatted by [func@address_format]
 * @registered: whether it goes by registered letter
 * @registered_notice: (nullable): `Lettre recommandée avec avis de réception`, with its number if
 * known
 * @references: lines such as `Nos références : …`; may be empty
 * @place_and_date: `Vitré, le 22 novembre 2026`
 * @subject: text after `Objet : `
 * @blocks: (element-type DumentLetterBlock): the body, salutation and closing included
 * @signature: lines under the closing
 * @enclosures: one text per enclosure, without number; may be empty
 * @n_gathered: how many enclosures the first text stands for, naming their numbers itself, where
 *   that is more than one; else 0
 *
 * A letter in words, ready to be laid out: everything decided except where it stands on the page.
 */
typedef struct
{
  DumentDate date;
  char *language;
  char *title;
  char *author;
  GStrv sender;
  GStrv addressee;
  gboolean registered;
  char *registered_notice;
  GStrv references;
  char *place_and_date;
  char *subject;
  GPtrArray *blocks;
  GStrv signature;
  GStrv enclosures;
  unsigned n_gathered;
} DumentLetter;

DumentLetter *dument_letter_new (void);
void dument_letter_free (DumentLetter *self);
DumentLetterBlock *dument_letter_add_block (DumentLetter *self, DumentLetterBlockKind kind);
void dument_letter_block_add_column (DumentLetterBlock *block,
                                     const char *title,
                                     DumentLetterAlign align,
                                     gboolean grows);
void dument_letter_block_add_row (DumentLetterBlock *block, DumentLetterRowKind kind, GStrv cells);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DumentLetter, dument_letter_free)

G_END_DECLS
