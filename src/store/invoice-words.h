/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */
#pragma once

#include "domain/id-set.h"
#include "store/store.h"

G_BEGIN_DECLS

gboolean
dument_invoice_words_forget_stale (DumentStore *store, GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean dument_invoice_words_put (DumentStore *store,
                                   gint64 invoice_id,
                                   GError **error) G_GNUC_WARN_UNUSED_RESULT;
DumentIdSet *dument_invoice_words_find (DumentStore *store,
                                        const char *text,
                                        GCancellable *cancellable,
                                        GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
