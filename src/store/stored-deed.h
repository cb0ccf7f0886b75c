/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */
#pragma once

#include "domain/date.h"
#include "domain/medium.h"
#include "store/store.h"

G_BEGIN_DECLS

/** What became of a step. The numbers stand in the file. */
typedef enum
{
  DUMENT_DEED_DONE,
  DUMENT_DEED_PUT_OFF,
  DUMENT_DEED_GIVEN_UP,
  DUMENT_DEED_N_KINDS
} DumentDeedKind;

/**
 * DumentStoredDeed:
 * @id: number of the row, 0 before it is inserted
 * @invoice_id: the invoice
 * @kind: what became of the step
 * @done_on: the day
 * @step: (nullable): which step; none where something was done that nobody proposed
 * @medium: how the client was reached, %DUMENT_MEDIUM_NONE where it was not
 * @outcome: what came of it
 * @template_id: (nullable): the text that was sent
 * @deadline_days: days that it left to pay
 * @until: of what was put off, the day on which it is proposed again; else %DUMENT_DATE_NONE
 * @words: (nullable): what was said, or why it was put off or given up
 *
 * Something done about an invoice besides letters on paper.
 */
typedef struct
{
  gint64 id;
  gint64 invoice_id;
  DumentDeedKind kind;
  DumentDate done_on;
  char *step;
  DumentMedium medium;
  DumentOutcome outcome;
  char *template_id;
  int deadline_days;
  DumentDate until;
  char *words;
} DumentStoredDeed;

DumentStoredDeed *dument_stored_deed_new (void);
void dument_stored_deed_free (DumentStoredDeed *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DumentStoredDeed, dument_stored_deed_free)

gboolean dument_stored_deed_insert (DumentStore *store,
                                    DumentStoredDeed *deed,
                                    GError **error) G_GNUC_WARN_UNUSED_RESULT;
DumentStoredDeed *
dument_stored_deed_load (DumentStore *store, gint64 id, GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean
dument_stored_deed_delete (DumentStore *store, gint64 id, GError **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *dument_stored_deed_list (DumentStore *store,
                                    gint64 invoice_id,
                                    GError **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *dument_stored_deed_list_all (DumentStore *store,
                                        gint64 client_id,
                                        GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
