/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */
#pragma once

#include "domain/template.h"

G_BEGIN_DECLS

/** The paragraph of a letter's body that stands for the statement of the claim. */
#define DUMENT_LETTER_TEXT_STATEMENT "[décompte]"

/** The paragraph that stands for the table of the invoices. */
#define DUMENT_LETTER_TEXT_INVOICES "[factures]"

/** The paragraph that stands for the table of what was paid. */
#define DUMENT_LETTER_TEXT_RECEIPTS "[règlements]"

/** The paragraph that stands for the table of a payment plan. */
#define DUMENT_LETTER_TEXT_INSTALMENTS "[échéancier]"

/** The paragraph that stands for the form in which the debtor acknowledges the debt. */
#define DUMENT_LETTER_TEXT_ACKNOWLEDGEMENT "[reconnaissance]"

/** The paragraph that stands for the means of payment. */
#define DUMENT_LETTER_TEXT_PAYMENT "[moyens de paiement]"

/**
 * DumentLetterText:
 * @subject: template of the subject
 * @body: template of the body: paragraphs set apart by empty lines
 * @keeps_lines: whether a line break within a paragraph of the body is one on paper
 *
 * The text of a letter, from a file with a comment on its sources, a line `[objet]` with the
 * subject under it and a line `[corps]` with the body.
 */
typedef struct
{
  DumentTemplate *subject;
  DumentTemplate *body;
  gboolean keeps_lines;
} DumentLetterText;

DumentLetterText *dument_letter_text_parse (const char *text, DumentTemplateError *error);
gboolean dument_letter_text_set_body (DumentLetterText *self,
                                      const char *body,
                                      DumentTemplateError *error) G_GNUC_WARN_UNUSED_RESULT;
gboolean dument_letter_text_is_block (const char *line);
void dument_letter_text_free (DumentLetterText *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DumentLetterText, dument_letter_text_free)

G_END_DECLS
