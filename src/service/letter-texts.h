/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#pragma once

#include "domain/letter-kind.h"
#include "service/undo.h"
#include "service/workspace.h"

G_BEGIN_DECLS

/**
 * DumentLetterWording:
 * @name: which text: `rappel-ferme`, or `mise-en-demeure.public` where each kind of debtor has one
 * @kind: the letter whose words they are
 * @debtor: whose text it is where each kind of debtor has one, else %DUMENT_DEBTOR_UNKNOWN
 * @original: the words that came with the program
 * @own: (nullable): what the user made of them for good
 * @changed_on: day of the last change, %DUMENT_DATE_NONE where there is none
 * @former_original: (nullable): the words from which @own was made, where others came with the
 *   program since
 *
 * The words of a letter, from the line `[objet]` on.
 */
typedef struct
{
  char *name;
  const DumentLetterKind *kind;
  DumentDebtorKind debtor;
  char *original;
  char *own;
  DumentDate changed_on;
  char *former_original;
} DumentLetterWording;

void dument_letter_wording_free (DumentLetterWording *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DumentLetterWording, dument_letter_wording_free)

GPtrArray *
dument_letter_texts_list (DumentWorkspace *workspace, GError **error) G_GNUC_WARN_UNUSED_RESULT;
DumentLetterWording *dument_letter_texts_open (DumentWorkspace *workspace,
                                               const char *name,
                                               GError **error) G_GNUC_WARN_UNUSED_RESULT;
DumentLetterWording *dument_letter_texts_open_for (DumentWorkspace *workspace,
                                                   const DumentLetterKind *kind,
                                                   DumentDebtorKind debtor,
                                                   GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean dument_letter_texts_check (DumentWorkspace *workspace,
                                    const DumentLetterWording *wording,
                                    const char *text,
                                    GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean dument_letter_texts_change (DumentWorkspace *workspace,
                                     const char *name,
                                     const char *text,
                                     DumentUndo **ret_undo,
                                     GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean dument_letter_texts_reset (DumentWorkspace *workspace,
                                    const char *name,
                                    DumentUndo **ret_undo,
                                    GError **error) G_GNUC_WARN_UNUSED_RESULT;
char *dument_letter_texts_quote (const char *clause);
void dument_letter_texts_set_error (const DumentTemplateError *fault, GError **error);

G_END_DECLS
