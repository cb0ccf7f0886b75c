/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "config.h"

#include "service/import.h"

#include "domain/identity.h"
#include "exchange/csv.h"
#include "exchange/problem.h"
#include "exchange/reader.h"
#include "service/chronicle.h"
#include "service/file-loading.h"
#include "service/import-remarks.h"
#include "store/invoice.h"
#include "store/stored-document.h"
#include "store/transaction.h"

#include <glib/gi18n-lib.h>

/* Beyond this a file is no list of invoices; it would not fit into the data file either. */
#define MAX_FILE_MEGABYTES 512

/* From this size on a table is a mass, some fifty thousand rows. */
#define MASS_SIZE (4 * 1024 * 1024)

static void
clear_item (gpointer data)
{
  DumentImportItem *item = data;

  g_clear_pointer (&item->number, g_free);
}

static DumentImportResult *
new_result (void)
{
  DumentImportResult *result = g_new0 (DumentImportResult, 1);

  result->items = g_array_new (FALSE, TRUE, sizeof (DumentImportItem));
  g_array_set_clear_func (result->items, clear_item);
  result->refusals = dument_finding_list_new ();
  result->warnings = dument_finding_list_new ();
  return result;
}

/**
 * dument_import_result_free:
 * @self: (nullable): a result
 */
void
dument_import_result_free (DumentImportResult *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->items);
  g_ptr_array_unref (self->refusals);
  g_ptr_array_unref (self->warnings);
  g_free (self);
}

/* That it cannot be read is no error but what became of it. */
static GBytes *
load_file (GFile *file, GCancellable *cancellable, DumentImportResult *result, GError **error)
{
  g_autoptr (GError) reason = NULL;
  GBytes *bytes = dument_file_loading_read (
      file, MAX_FILE_MEGABYTES, _ ("Divide it into smaller ones."), cancellable, &reason);

  if (g_error_matches (reason, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_propagate_error (error, g_steal_pointer (&reason));
  else if (bytes == NULL)
    dument_finding_refuse (result->refusals, DUMENT_FINDING_UNREADABLE, g_strdup (reason->message));
  return bytes;
}

/* What the table and what the data file have against it is told in the order of the rows. */
static int
compare_lines (gconstpointer a, gconstpointer b)
{
  const DumentFinding *left = *(const DumentFinding *const *) a;
  const DumentFinding *right = *(const DumentFinding *const *) b;

  return (left->line > right->line) - (left->line < right->line);
}

static void
add_problems (DumentImportResult *result, GPtrArray *problems)
{
  for (unsigned i = 0; i < problems->len; i++)
    {
      const DumentProblem *problem = g_ptr_array_index (problems, i);
      DumentFinding *finding = dument_finding_refuse (result->refusals, DUMENT_FINDING_BAD_ROW,
                                                      dument_problem_to_string (problem));

      finding->line = problem->line;
      finding->column = g_strdup (problem->column);
    }
}

static void
free_problem (gpointer problem)
{
  dument_problem_free (problem);
}

static gboolean
take_table (DumentImportRun *run, GBytes *bytes, GError **error)
{
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (free_problem);
  g_autoptr (GError) format_error = NULL;
  g_autoptr (DumentCsv) csv = dument_csv_new (bytes, &format_error);
  const DumentRecord *record;

  if (csv == NULL)
    {
      dument_finding_refuse (run->result->refusals, DUMENT_FINDING_UNREADABLE,
                             g_strdup (format_error->message));
      return TRUE;
    }
  while ((record = dument_csv_next (csv, problems)) != NULL)
    {
      if (g_cancellable_set_error_if_cancelled (run->options->cancellable, error) ||
          !dument_import_record_take (run, record, error))
        return FALSE;
      if (run->options->n_read != NULL)
        g_atomic_int_inc (run->options->n_read);
    }
  add_problems (run->result, problems);
  g_ptr_array_sort (run->result->refusals, compare_lines);
  return TRUE;
}

/* A large table costs half the time if the indexes are made at its end. */
static gboolean
take_table_at_once (DumentImportRun *run, GBytes *bytes, GError **error)
{
  DumentStore *store = dument_workspace_get_store (run->workspace);

  if (g_bytes_get_size (bytes) < MASS_SIZE)
    return take_table (run, bytes, error);
  return dument_invoice_begin_mass (store, error) && take_table (run, bytes, error) &&
         dument_invoice_end_mass (store, error);
}

static gboolean
take_document (DumentImportRun *run, GBytes *bytes, const char *file_name, GError **error)
{
  g_autoptr (GError) format_error = NULL;
  g_autoptr (GPtrArray) records =
      dument_reader_read (bytes, file_name, /* problems= */ NULL, &format_error);

  if (records == NULL)
    {
      dument_finding_refuse (run->result->refusals, DUMENT_FINDING_UNREADABLE,
                             g_strdup (format_error->message));
      return TRUE;
    }
  for (unsigned i = 0; i < records->len; i++)
    {
      if (!dument_import_record_take (run, g_ptr_array_index (records, i), error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
warn_proposed_clause (DumentImportRun *run, GError **error)
{
  g_autoptr (DumentInvoice) invoice = NULL;
  g_autofree char *clause = NULL;
  DumentFinding *finding;

  if (run->is_table || run->result->n_created != 1 || run->last_invoice_id == 0)
    return TRUE;
  invoice = dument_invoice_load (dument_workspace_get_store (run->workspace), run->last_invoice_id,
                                 error);
  if (invoice == NULL)
    return FALSE;
  if (invoice->proposed.kind == DUMENT_CLAUSE_NONE)
    return TRUE;
  clause = dument_clause_to_string (invoice->proposed);
  finding = dument_finding_warn (
      run->result->warnings, DUMENT_FINDING_CLAUSE_PROPOSED,
      g_strdup_printf (_ ("%s states a late-payment rate of its own, %s. If it was agreed, make it "
                          "the contract's rate."),
                       invoice->number, clause));
  dument_finding_set_invoice (finding, run->options->dry_run ? 0 : invoice->id, invoice->number);
  finding->detail = g_steal_pointer (&clause);
  return TRUE;
}

static void
warn_of_kinds (DumentImportRun *run)
{
  g_autofree char *sentence = g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE,
                   "Whether the client of %u invoice is a professional, a consumer "
                   "or a public body is not known: no penalties are computed until "
                   "you say it.",
                   "Whether the clients of %u invoices are professionals, consumers "
                   "or public bodies is not known: no penalties are computed until "
                   "you say it.",
                   run->n_unknown_kinds),
      run->n_unknown_kinds);
  g_autofree char *names = dument_finding_list_names (run->unknown_clients);
  DumentFinding *finding = dument_finding_warn (run->result->warnings, DUMENT_FINDING_KIND_UNKNOWN,
                                                g_strconcat (sentence, " ", names, NULL));

  finding->count = run->n_unknown_kinds;
  dument_finding_set_client (finding, 0, g_ptr_array_index (run->unknown_clients, 0));
}

static void
add_warnings (DumentImportRun *run)
{
  if (run->n_unknown_kinds > 0)
    warn_of_kinds (run);
  if (run->is_table &&
      run->result->n_created + run->result->n_unchanged + run->result->n_updated == 0)
    dument_finding_warn (
        run->result->warnings, DUMENT_FINDING_NO_ROWS,
        g_strdup (_ ("The file has a header and no row below it: nothing was read.")));
  dument_import_remarks_tell (run);
}

static const char *
media_type_of (DumentReaderFormat format)
{
  switch (format)
    {
    case DUMENT_READER_PDF:
      return "application/pdf";
    case DUMENT_READER_XML:
      return "application/xml";
    case DUMENT_READER_CSV:
    case DUMENT_READER_SPREADSHEET:
    case DUMENT_READER_IMAGE:
    case DUMENT_READER_EMPTY:
    default:
      return "text/csv";
    }
}

static gboolean
note_import (DumentImportRun *run, const char *file_name, GError **error)
{
  const DumentImportResult *result = run->result;
  g_autofree char *created = g_strdup_printf ("%u", result->n_created);
  g_autofree char *updated = g_strdup_printf ("%u", result->n_updated);
  g_autoptr (DumentStoredDocument) document = dument_stored_document_describe (
      dument_workspace_get_store (run->workspace), run->source_id, error);
  gboolean is_single = !run->is_table && run->last_invoice_id != 0;

  return document != NULL &&
         dument_chronicle_note (run->workspace, "file-imported",
                                is_single ? DUMENT_SUBJECT_INVOICE : DUMENT_SUBJECT_DOCUMENT,
                                is_single ? run->last_invoice_id : run->source_id, error, "file",
                                file_name, "sha256", document->sha256, "created", created,
                                "updated", updated, NULL);
}

/* A file is one transaction: either all of it is taken or nothing. */
static gboolean
run_import (DumentImportRun *run, GBytes *bytes, const char *file_name, GError **error)
{
  DumentStore *store = dument_workspace_get_store (run->workspace);
  DumentImportResult *result = run->result;
  DumentReaderFormat format = dument_reader_sniff (bytes);
  g_autoptr (DumentTransaction) transaction = dument_transaction_begin (store, error);

  run->is_table = format == DUMENT_READER_CSV;
  run->is_pdf = format == DUMENT_READER_PDF;
  if (transaction == NULL ||
      !dument_stored_document_add (store, bytes, media_type_of (format), file_name,
                                   dument_workspace_get_today (run->workspace), &run->source_id,
                                   error))
    return FALSE;
  if (run->is_table && !dument_invoice_is_empty (store, &run->knows_no_invoice, error))
    return FALSE;
  if (run->is_table && run->own_key != NULL &&
      !dument_invoice_has_other_sellers (store, run->own_key, &run->has_other_sellers, error))
    return FALSE;
  if (!(run->is_table ? take_table_at_once (run, bytes, error)
                      : take_document (run, bytes, file_name, error)))
    return FALSE;
  if (result->refusals->len > 0)
    {
      result->n_created = result->n_updated = result->n_unchanged = 0;
      g_array_set_size (result->items, 0);
      return TRUE;
    }
  add_warnings (run);
  if (!warn_proposed_clause (run, error) || !dument_import_credit_settle (run, error))
    return FALSE;
  if (run->options->dry_run || result->n_created + result->n_updated == 0)
    return TRUE;
  return note_import (run, file_name, error) &&
         !g_cancellable_set_error_if_cancelled (run->options->cancellable, error) &&
         dument_transaction_commit (transaction, error);
}

/* What a dry run creates is in no data file. */
static void
forget_rows (DumentImportResult *result)
{
  for (unsigned i = 0; i < result->items->len; i++)
    {
      DumentImportItem *item = &g_array_index (result->items, DumentImportItem, i);

      if (item->outcome == DUMENT_IMPORT_CREATED)
        item->id = item->client_id = 0;
    }
}

static void
name_file (GPtrArray *findings, const char *file_name)
{
  for (unsigned i = 0; i < findings->len; i++)
    {
      DumentFinding *finding = g_ptr_array_index (findings, i);

      finding->file_name = g_strdup (file_name);
    }
}

static gboolean
import_into (DumentImportResult *result,
             DumentWorkspace *workspace,
             GBytes *bytes,
             const char *file_name,
             const DumentImportOptions *options,
             GError **error)
{
  const DumentIssuer *issuer = dument_workspace_get_issuer (workspace);
  g_autoptr (GHashTable) client_ids =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (GString) client_key = g_string_new (NULL);
  g_autoptr (GArray) new_notes = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GPtrArray) client_filled = g_ptr_array_new ();
  g_autoptr (GPtrArray) unknown_clients = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *own_key = issuer != NULL ? dument_identity_seller_key (&issuer->party) : NULL;
  gboolean done;
  DumentImportRun run = {
    .workspace = workspace,
    .options = options,
    .result = result,
    .own_key = own_key,
    .client_ids = client_ids,
    .client_key = client_key,
    .new_notes = new_notes,
    .client_filled = client_filled,
    .unknown_clients = unknown_clients,
  };

  done = run_import (&run, bytes, file_name, error);
  if (done && options->dry_run)
    forget_rows (result);
  dument_import_remarks_clear (&run);
  return done;
}

/**
 * dument_import_bytes:
 * @workspace: a workspace
 * @bytes: content of a Factur-X or ZUGFeRD PDF, an XML invoice or a CSV table
 * @file_name: its name, kept with it
 * @options: the user's choices
 * @error: return location for an error
 *
 * Imports the invoices of a file, all or none. Whatever is wrong with the file is told by the
 * result; an error is one of the data file, which holds what it held before.
 *
 * Returns: (transfer full) (nullable): what became of the file, or %NULL with an error
 */
DumentImportResult *
dument_import_bytes (DumentWorkspace *workspace,
                     GBytes *bytes,
                     const char *file_name,
                     const DumentImportOptions *options,
                     GError **error)
{
  g_autoptr (DumentImportResult) result = new_result ();

  if (!import_into (result, workspace, bytes, file_name, options, error))
    return NULL;
  name_file (result->refusals, file_name);
  name_file (result->warnings, file_name);
  return g_steal_pointer (&result);
}

/**
 * dument_import_file:
 * @workspace: a workspace
 * @file: a file for [func@import_bytes]
 * @options: the user's choices
 * @error: return location for an error
 *
 * Imports the invoices of a file; that it cannot be read is told by the result, too.
 *
 * Returns: (transfer full) (nullable): what became of the file, or %NULL with an error
 */
DumentImportResult *
dument_import_file (DumentWorkspace *workspace,
                    GFile *file,
                    const DumentImportOptions *options,
                    GError **error)
{
  g_autoptr (DumentImportResult) result = new_result ();
  g_autoptr (GError) reason = NULL;
  g_autoptr (GBytes) bytes = load_file (file, options->cancellable, result, &reason);
  g_autofree char *base_name = g_file_get_basename (file);
  /* An empty path has none. */
  g_autofree char *file_name = g_filename_display_name (base_name != NULL ? base_name : "");

  if (reason != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&reason));
      return NULL;
    }
  if (bytes != NULL && !import_into (result, workspace, bytes, file_name, options, error))
    return NULL;
  name_file (result->refusals, file_name);
  name_file (result->warnings, file_name);
  return g_steal_pointer (&result);
}

static gboolean
import_each (DumentWorkspace *workspace,
             const char *const *paths,
             const DumentImportOptions *options,
             DumentImportFunc func,
             gpointer data,
             GError **error)
{
  for (gsize i = 0; paths[i] != NULL; i++)
    {
      g_autoptr (GFile) file = g_file_new_for_path (paths[i]);
      g_autoptr (DumentImportResult) result = dument_import_file (workspace, file, options, error);

      if (result == NULL)
        return FALSE;
      func (paths[i], result, data);
    }
  return TRUE;
}

/**
 * dument_import_files:
 * @workspace: a workspace
 * @paths: (array zero-terminated=1) (element-type filename): files for [func@import_file]
 * @options: the user's choices
 * @func: called after each file with what became of it
 * @data: for @func
 * @error: return location for an error
 *
 * Imports files one after the other, each as a whole or not at all. A dry run takes them all, as
 * the import itself would, so that an invoice that stands in two of them is new only once, and then
 * undoes everything.
 *
 * Returns: %FALSE with an error of the data file; the file after the last one that @func was called
 *   with caused it, and those that follow were not looked at
 */
gboolean
dument_import_files (DumentWorkspace *workspace,
                     const char *const *paths,
                     const DumentImportOptions *options,
                     DumentImportFunc func,
                     gpointer data,
                     GError **error)
{
  g_autoptr (DumentTransaction) rehearsal = NULL;
  DumentImportOptions real = *options;

  if (!options->dry_run)
    return import_each (workspace, paths, options, func, data, error);
  real.dry_run = FALSE;
  rehearsal = dument_transaction_begin (dument_workspace_get_store (workspace), error);
  return rehearsal != NULL && import_each (workspace, paths, &real, func, data, error);
}
