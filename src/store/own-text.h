/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */
#pragma once

#include "domain/date.h"
#include "store/store.h"

G_BEGIN_DECLS

/**
 * DumentOwnText:
 * @id: number of the row, 0 before it is inserted
 * @name: which text: name of its shipped file, without ending
 * @text: the words as the user changed them
 * @original: the shipped words from which they were made
 * @changed_on: day of the last change
 *
 * The text of a letter that the user changed for good.
 */
typedef struct
{
  gint64 id;
  char *name;
  char *text;
  char *original;
  DumentDate changed_on;
} DumentOwnText;

DumentOwnText *dument_own_text_new (void);
DumentOwnText *dument_own_text_copy (const DumentOwnText *self);
void dument_own_text_free (DumentOwnText *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DumentOwnText, dument_own_text_free)

gboolean dument_own_text_merge (DumentOwnText *self,
                                const DumentOwnText *before,
                                const DumentOwnText *stored) G_GNUC_WARN_UNUSED_RESULT;
gboolean dument_own_text_insert (DumentStore *store,
                                 DumentOwnText *text,
                                 GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean dument_own_text_update (DumentStore *store,
                                 const DumentOwnText *text,
                                 GError **error) G_GNUC_WARN_UNUSED_RESULT;
DumentOwnText *
dument_own_text_load (DumentStore *store, gint64 id, GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean dument_own_text_find (DumentStore *store,
                               const char *name,
                               DumentOwnText **ret_text,
                               GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean
dument_own_text_delete (DumentStore *store, gint64 id, GError **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *dument_own_text_list (DumentStore *store, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
