/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */
#pragma once

#include "domain/law.h"
#include "store/store.h"

G_BEGIN_DECLS

/**
 * DumentEnteredRate:
 * @key: %DUMENT_LAW_ECB or a legal rate
 * @semester: the half year for which it holds
 * @rate: the rate
 * @entered_on: when the user entered it
 * @source: where the user read it
 *
 * A published rate that the user entered because the program did not know it yet.
 */
typedef struct
{
  DumentLawKey key;
  DumentSemester semester;
  DumentRate rate;
  DumentDate entered_on;
  char *source;
} DumentEnteredRate;

void dument_entered_rate_free (DumentEnteredRate *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DumentEnteredRate, dument_entered_rate_free)

gboolean dument_entered_rate_save (DumentStore *store,
                                   const DumentEnteredRate *rate,
                                   GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean dument_entered_rate_delete (DumentStore *store,
                                     DumentLawKey key,
                                     DumentSemester semester,
                                     GError **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *dument_entered_rate_list (DumentStore *store, GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean dument_entered_rate_apply (DumentStore *store,
                                    DumentLaw *law,
                                    GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
