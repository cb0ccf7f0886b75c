/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#pragma once

#include "service/finding.h"
#include "service/workspace.h"
#include "store/letter-draft.h"

G_BEGIN_DECLS

/**
 * DumentEnclosureWish:
 * @nothing: whether only what is chosen by name goes with the letter, and no copy by itself
 * @file_names: (array zero-terminated=1) (nullable): documents that go with it, by the names of
 *   their files
 * @choices: (element-type DumentEnclosureChoice) (nullable): what was decided of single documents,
 *   which counts before all
 *
 * What goes with a letter: without any wish the copies of its invoices that are kept.
 */
typedef struct
{
  gboolean nothing;
  const char *const *file_names;
  const GArray *choices;
} DumentEnclosureWish;

/**
 * DumentLetterEnclosure:
 * @document_id: row of the document
 * @invoice_id: the invoice whose copy it is, 0 for another document
 * @file_name: the name of its file
 * @name: how the letter calls it, in its language
 * @is_enclosed: whether it goes with the letter
 * @n_pages: how many pages it adds; 0 where it cannot go with a letter
 * @was_mended: whether it was damaged and what is missing had to be guessed
 * @refusal: (nullable): why it cannot go with a letter
 *
 * A document that goes with a letter, or could.
 */
typedef struct
{
  gint64 document_id;
  gint64 invoice_id;
  char *file_name;
  char *name;
  gboolean is_enclosed;
  unsigned n_pages;
  gboolean was_mended;
  char *refusal;
} DumentLetterEnclosure;

DumentLetterEnclosure *dument_letter_enclosure_copy (const DumentLetterEnclosure *self);
void dument_letter_enclosure_free (DumentLetterEnclosure *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DumentLetterEnclosure, dument_letter_enclosure_free)

GPtrArray *dument_letter_enclosing_list (DumentWorkspace *workspace,
                                         const GArray *invoice_ids,
                                         const DumentEnclosureWish *wish,
                                         GError **error) G_GNUC_WARN_UNUSED_RESULT;
void dument_letter_enclosing_check (const GPtrArray *enclosures,
                                    const DumentEnclosureWish *wish,
                                    GPtrArray *warnings,
                                    GPtrArray *refusals);
unsigned dument_letter_enclosing_count (const GPtrArray *enclosures, unsigned *ret_n_pages);
GBytes *dument_letter_enclosing_bind (DumentWorkspace *workspace,
                                      GBytes *letter,
                                      const GPtrArray *enclosures,
                                      const char *language,
                                      GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
