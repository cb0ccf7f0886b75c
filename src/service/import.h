/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#pragma once

#include "service/workspace.h"

G_BEGIN_DECLS

/**
 * DumentImportOptions:
 * @dry_run: find out what would happen, and change nothing
 * @kind: kind of debtor where neither file nor data file says it, or %DUMENT_DEBTOR_UNKNOWN
 * @due_date: day of payment where a file gives none, or %DUMENT_DATE_NONE
 */
typedef struct
{
  gboolean dry_run;
  DumentDebtorKind kind;
  DumentDate due_date;
} DumentImportOptions;

/**
 * DumentImportResult:
 * @n_created: invoices and credit notes that are new
 * @n_unchanged: those that were there already, alike
 * @n_updated: those in which something missing was filled in
 * @refusals: (element-type utf8): why nothing of the file was taken, a line for each reason
 * @warnings: (element-type utf8): what the user should look at
 *
 * What became of one file. Where there are refusals, all numbers are zero.
 */
typedef struct
{
  unsigned n_created;
  unsigned n_unchanged;
  unsigned n_updated;
  GPtrArray *refusals;
  GPtrArray *warnings;
} DumentImportResult;

void dument_import_result_free (DumentImportResult *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DumentImportResult, dument_import_result_free)

DumentImportResult *dument_import_file (DumentWorkspace *workspace,
                                        const char *path,
                                        const DumentImportOptions *options,
                                        GError **error) G_GNUC_WARN_UNUSED_RESULT;
DumentImportResult *dument_import_bytes (DumentWorkspace *workspace,
                                         GBytes *bytes,
                                         const char *file_name,
                                         const DumentImportOptions *options,
                                         GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
