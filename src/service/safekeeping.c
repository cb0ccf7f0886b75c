/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "config.h"

#include "service/safekeeping.h"

#include "service/chronicle.h"
#include "service/receivable.h"
#include "store/backup.h"
#include "store/standing.h"
#include "store/transaction.h"

#include <glib/gi18n-lib.h>

/* Invoices that are computed between two looks whether to stop. */
#define CHUNK 1000

typedef struct
{
  DumentWorkspace *workspace;
  GPtrArray *findings;
  DumentWatch *watch;
} Comparison;

/* A cached row of today is compared with what the facts say. */
static gboolean
compare_standing (const DumentStanding *cached, gpointer data, GError **error)
{
  Comparison *comparison = data;
  g_autoptr (DumentReceivable) receivable = NULL;
  g_autofree char *message = NULL;
  DumentStanding fresh = { 0 };

  if (!dument_watch_goes_on (comparison->watch, error))
    return FALSE;
  if (cached->as_of != dument_workspace_get_today (comparison->workspace))
    return TRUE;
  receivable = dument_receivable_load (comparison->workspace, cached->invoice_id, error);
  if (receivable == NULL)
    return FALSE;
  dument_receivable_fill_standing (receivable, &fresh);
  if (dument_standing_is_equal (cached, &fresh))
    return TRUE;
  message =
      g_strdup_printf (_ ("What lists show of invoice %s differs from what its facts say. What "
                          "is recorded of it is not concerned: have the lists computed anew."),
                       receivable->invoice->number);
  g_ptr_array_add (comparison->findings,
                   dument_check_finding_new (DUMENT_CHECK_STANDING, cached->invoice_id, message));
  return TRUE;
}

/**
 * dument_safekeeping_check:
 * @workspace: a workspace
 * @watch: (nullable): looks on
 * @error: return location for an error
 *
 * Verifies the whole data file: its structure, its references, the chain of the journal, the hashes
 * of the documents, the sums, and what is cached of the claims.
 *
 * Returns: (transfer full) (nullable) (element-type DumentCheckFinding): what is not as it must be;
 * empty if all is well
 */
GPtrArray *
dument_safekeeping_check (DumentWorkspace *workspace, DumentWatch *watch, GError **error)
{
  DumentStore *store = dument_workspace_get_store (workspace);
  g_autoptr (GPtrArray) findings = dument_check_run (store, watch, error);
  Comparison comparison = { workspace, findings, watch };
  gboolean is_cache_valid;

  if (findings == NULL || !dument_receivable_is_cache_valid (workspace, &is_cache_valid, error))
    return NULL;
  /* What was computed under another law differs, and nobody goes by it. */
  if (is_cache_valid && !dument_standing_foreach (store, compare_standing, &comparison, error))
    return NULL;
  return g_steal_pointer (&findings);
}

/* In parts, between which it can be stopped. */
static gboolean
compute_anew (DumentWorkspace *workspace, DumentWatch *watch, guint *ret_n, GError **error)
{
  gint64 n_all = 0;
  guint n_done = 0;
  guint n;

  do
    {
      if (!dument_watch_goes_on (watch, error) ||
          !dument_receivable_refresh (workspace, CHUNK, &n, error))
        return FALSE;
      if (n_done == 0 &&
          !dument_standing_count_missing (dument_workspace_get_store (workspace),
                                          dument_workspace_get_today (workspace), &n_all, error))
        return FALSE;
      if (n_done == 0)
        n_all += n;
      n_done += n;
      dument_watch_tell (watch, n_all > 0 ? (int) (100 * (gint64) n_done / n_all) : 100);
    }
  while (n == CHUNK);
  *ret_n = n_done;
  return TRUE;
}

/**
 * dument_safekeeping_recompute:
 * @workspace: a workspace
 * @watch: (nullable): looks on
 * @ret_n: (out): of how many invoices
 * @error: return location for an error
 *
 * Forgets all that was computed for lists, and computes it from the facts, which stay as they are.
 * The journal keeps that it was done.
 *
 * Returns: %FALSE with an error; nothing is changed then
 */
gboolean
dument_safekeeping_recompute (DumentWorkspace *workspace,
                              DumentWatch *watch,
                              guint *ret_n,
                              GError **error)
{
  g_autoptr (DumentTransaction) transaction =
      dument_transaction_begin (dument_workspace_get_store (workspace), error);
  guint n;

  if (transaction == NULL || !dument_receivable_forget (workspace, error) ||
      !compute_anew (workspace, watch, &n, error) ||
      !dument_chronicle_note (workspace, "file-recomputed", DUMENT_SUBJECT_FILE, 0, error, NULL) ||
      !dument_transaction_commit (transaction, error))
    return FALSE;
  *ret_n = n;
  return TRUE;
}

/**
 * dument_safekeeping_backup:
 * @workspace: a workspace
 * @path: (type filename): where the copy goes
 * @watch: (nullable): looks on
 * @error: return location for an error
 *
 * Copies the data file, opens the copy again and checks it before calling it good.
 *
 * Returns: %FALSE with an error; no file is left at @path then
 */
gboolean
dument_safekeeping_backup (DumentWorkspace *workspace,
                           const char *path,
                           DumentWatch *watch,
                           GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);

  /* A folder made in place of a disk that is not there would hold a backup that is on no disk. */
  if (!g_file_test (folder, G_FILE_TEST_IS_DIR))
    {
      g_autofree char *name = g_filename_display_name (folder);

      g_set_error (error, DUMENT_SERVICE_ERROR, DUMENT_SERVICE_ERROR_FILE,
                   _ ("There is no folder %s. Make it first, or choose another."), name);
      return FALSE;
    }
  return dument_backup_create (dument_workspace_get_store (workspace), path, watch, error);
}

/**
 * dument_safekeeping_restore:
 * @backup_path: (type filename): a backup
 * @path: (type filename): the data file, which must not be open
 * @now: the moment, for the name of the file that is kept
 * @ret_kept_path: (out) (nullable): where the replaced file lies now; %NULL if there was none
 * @error: return location for an error
 *
 * Puts a backup in the place of the data file, and keeps the file it replaces.
 *
 * Returns: %FALSE with an error; nothing is changed then
 */
gboolean
dument_safekeeping_restore (const char *backup_path,
                            const char *path,
                            gint64 now,
                            char **ret_kept_path,
                            GError **error)
{
  g_autoptr (GDateTime) moment = g_date_time_new_from_unix_utc (now);
  g_autofree char *suffix = g_date_time_format (moment, "-%Y%m%d-%H%M%S");

  return dument_backup_restore (backup_path, path, suffix, ret_kept_path, error);
}
