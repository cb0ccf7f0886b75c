/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#pragma once

#include "domain/record.h"
#include "service/finding.h"
#include "service/workspace.h"

G_BEGIN_DECLS

/**
 * DumentImportOptions:
 * @dry_run: find out what would happen, and change nothing
 * @kind: kind of debtor where neither file nor data file says it, or %DUMENT_DEBTOR_UNKNOWN
 * @due_date: day of payment where a file gives none, or %DUMENT_DATE_NONE
 * @cancellable: (nullable): breaks off, until the file is taken, of which nothing is taken then
 * @n_read: (nullable): counts the rows read so far, for whoever watches from another thread
 */
typedef struct
{
  gboolean dry_run;
  DumentDebtorKind kind;
  DumentDate due_date;
  GCancellable *cancellable;
  int *n_read;
} DumentImportOptions;

/** What became of an invoice or credit note of an imported file. */
typedef enum
{
  DUMENT_IMPORT_CREATED,
  DUMENT_IMPORT_UNCHANGED,
  DUMENT_IMPORT_UPDATED,
} DumentImportOutcome;

/**
 * DumentImportItem:
 * @outcome: what became of it
 * @kind: invoice or credit note
 * @id: its row; 0 where it would be created if this were no dry run
 * @number: its number
 * @client_id: row of its client; 0 where the import may have to create that, too
 * @line: line of a table where it begins, else 0
 * @due_estimated: whether its day of payment was estimated by this import
 * @kind_unknown: whether the kind of its client is not known
 *
 * An invoice or credit note that a file contains.
 */
typedef struct
{
  DumentImportOutcome outcome;
  DumentRecordKind kind;
  gint64 id;
  char *number;
  gint64 client_id;
  unsigned line;
  gboolean due_estimated;
  gboolean kind_unknown;
} DumentImportItem;

/**
 * DumentImportResult:
 * @n_created: invoices and credit notes that are new
 * @n_unchanged: those that were there already, alike
 * @n_updated: those in which something missing was filled in
 * @items: (element-type DumentImportItem): all these, in the order of the file
 * @refusals: (element-type DumentFinding): why nothing of the file was taken
 * @warnings: (element-type DumentFinding): what the user should look at
 *
 * What became of one file. Where there are refusals, all numbers are zero and there are no items.
 */
typedef struct
{
  unsigned n_created;
  unsigned n_unchanged;
  unsigned n_updated;
  GArray *items;
  GPtrArray *refusals;
  GPtrArray *warnings;
} DumentImportResult;

void dument_import_result_free (DumentImportResult *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DumentImportResult, dument_import_result_free)

DumentImportResult *dument_import_file (DumentWorkspace *workspace,
                                        GFile *file,
                                        const DumentImportOptions *options,
                                        GError **error) G_GNUC_WARN_UNUSED_RESULT;
DumentImportResult *dument_import_bytes (DumentWorkspace *workspace,
                                         GBytes *bytes,
                                         const char *file_name,
                                         const DumentImportOptions *options,
                                         GError **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * DumentImportFunc:
 * @path: (type filename): a file
 * @result: what became of it
 * @data: the caller's
 */
typedef void (*DumentImportFunc) (const char *path,
                                  const DumentImportResult *result,
                                  gpointer data);

gboolean dument_import_files (DumentWorkspace *workspace,
                              const char *const *paths,
                              const DumentImportOptions *options,
                              DumentImportFunc func,
                              gpointer data,
                              GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
