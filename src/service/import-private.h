/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#pragma once

#include "domain/record.h"
#include "service/import.h"

G_BEGIN_DECLS

/** What is possible in an invoice or credit note and yet rather a mistake. */
typedef enum
{
  DUMENT_IMPORT_FOREIGN_INVOICE,
  DUMENT_IMPORT_FOREIGN_NOTE,
  DUMENT_IMPORT_DUE_ESTIMATED,
  DUMENT_IMPORT_ISSUED_IN_FUTURE,
  DUMENT_IMPORT_NOTHING_ASKED,
  DUMENT_IMPORT_CURRENCY_UNKNOWN,
  DUMENT_IMPORT_EMAIL_IMPLAUSIBLE,
  DUMENT_IMPORT_NUMBER_SHARED,
  DUMENT_IMPORT_KIND_PASSED_OVER,
  DUMENT_IMPORT_N_REMARKS,
} DumentImportRemark;

/** How many it is, the numbers of the first few, and the number and client of the first. */
typedef struct
{
  unsigned count;
  GString *numbers;
  char *first;
  char *client;
} DumentImportTally;

/* Who owes, as far as an import needs to know; the id is 0 where the record was refused. */
typedef struct
{
  gint64 id;
  DumentDebtorKind kind;
} DumentImportClient;

/**
 * DumentImportRun:
 * @workspace: the workspace
 * @options: the user's choices
 * @result: what is told at the end
 * @source_id: the document that is being imported
 * @is_table: whether its records are rows of a table
 * @is_pdf: whether it is a document for people
 * @own_key: (nullable): identity of the user's business as a seller
 * @client_ids: (element-type utf8 gint64): clients met in this file, by all that it says of them
 * @client_key: all that the record under way says of its client
 * @known_client: (nullable): the client of @client_ids for it
 * @knows_no_invoice: whether the data file held no invoice when the table came in, so that its
 * rows, which have numbers of their own each, can meet none
 * @new_notes: (element-type gint64): new credit notes
 * @n_unknown_kinds: invoices of clients whose kind is not known
 * @tallies: by #DumentImportRemark
 * @has_other_sellers: whether the data file holds invoices of others than the user
 * @client_filled: (element-type utf8): words, not to be freed, for what was filled in of the client
 *   met last
 * @unknown_clients: (element-type utf8): names of clients whose kind is not known, each once
 * @last_invoice_id: the invoice met last
 *
 * The import of one file under way.
 */
typedef struct
{
  DumentWorkspace *workspace;
  const DumentImportOptions *options;
  DumentImportResult *result;
  gint64 source_id;
  gboolean is_table;
  gboolean is_pdf;
  char *own_key;
  GHashTable *client_ids;
  GString *client_key;
  const DumentImportClient *known_client;
  gboolean knows_no_invoice;
  GArray *new_notes;
  unsigned n_unknown_kinds;
  DumentImportTally tallies[DUMENT_IMPORT_N_REMARKS];
  gboolean has_other_sellers;
  GPtrArray *client_filled;
  GPtrArray *unknown_clients;
  gint64 last_invoice_id;
} DumentImportRun;

DumentFinding *dument_import_refuse (DumentImportRun *run,
                                     const DumentRecord *record,
                                     DumentFindingCode code,
                                     char *sentence);
void dument_import_add_item (DumentImportRun *run,
                             const DumentRecord *record,
                             DumentImportOutcome outcome,
                             gint64 id,
                             const DumentImportClient *client);
gboolean dument_import_client_meet (DumentImportRun *run, const DumentRecord *record);
gboolean dument_import_client_resolve (DumentImportRun *run,
                                       const DumentRecord *record,
                                       gint64 invoice_client_id,
                                       DumentImportClient *ret_client,
                                       gboolean *ret_changed,
                                       GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean dument_import_record_take (DumentImportRun *run,
                                    const DumentRecord *record,
                                    GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean
dument_import_credit_settle (DumentImportRun *run, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
