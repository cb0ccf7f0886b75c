/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */
#pragma once

#include "domain/date.h"
#include "store/store.h"

G_BEGIN_DECLS

/** What is given up. */
typedef enum
{
  DUMENT_WAIVER_INTEREST,
  DUMENT_WAIVER_INDEMNITY,
} DumentWaiverKind;

/**
 * DumentWaiver:
 * @id: number of the row, 0 before it is inserted
 * @invoice_id: the invoice
 * @kind: what is given up
 * @waived_on: when
 * @reason: why
 *
 * The explicit choice to give up what the law grants.
 */
typedef struct
{
  gint64 id;
  gint64 invoice_id;
  DumentWaiverKind kind;
  DumentDate waived_on;
  char *reason;
} DumentWaiver;

DumentWaiver *dument_waiver_new (void);
void dument_waiver_free (DumentWaiver *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DumentWaiver, dument_waiver_free)

gboolean dument_waiver_insert (DumentStore *store,
                               DumentWaiver *waiver,
                               GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean
dument_waiver_delete (DumentStore *store, gint64 id, GError **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *dument_waiver_list (DumentStore *store,
                               gint64 invoice_id,
                               GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
