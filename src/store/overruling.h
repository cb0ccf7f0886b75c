/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#pragma once

#include "store/store.h"

G_BEGIN_DECLS

/**
 * DumentOverruling:
 * @code: which warning, as scripts read it: `no-reminder`
 * @about: what the warning is about; empty for every warning of that code
 * @reason: why the user lets the letter leave all the same
 *
 * A warning about a letter that its user overruled.
 */
typedef struct
{
  char *code;
  char *about;
  char *reason;
} DumentOverruling;

DumentOverruling *dument_overruling_new (const char *code, const char *about, const char *reason);
void dument_overruling_free (DumentOverruling *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DumentOverruling, dument_overruling_free)

GPtrArray *dument_overruling_list_new (void);
GPtrArray *dument_overruling_list_copy (const GPtrArray *list);
GPtrArray *dument_overruling_list_of_draft (DumentStore *store,
                                            gint64 draft_id,
                                            GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean dument_overruling_list_save (DumentStore *store,
                                      gint64 draft_id,
                                      const GPtrArray *list,
                                      GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
