/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "store/letter-draft.h"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "store/fields.h"
#include "store/store-private.h"

#define COLUMNS                                        \
  "template, body, deadline_days, registered_number, " \
  "written_on, leaves_out_unknown_rates, changed_at"

static const DumentField fields[] = {
  DUMENT_FIELD (TEXT, DumentLetterDraft, template_id),
  DUMENT_FIELD (TEXT, DumentLetterDraft, body),
  DUMENT_FIELD (NUMBER, DumentLetterDraft, deadline_days),
  DUMENT_FIELD (TEXT, DumentLetterDraft, registered_number),
  DUMENT_FIELD (DATE, DumentLetterDraft, written_on),
  DUMENT_FIELD (NUMBER, DumentLetterDraft, leaves_out_unknown_rates),
  DUMENT_FIELD (INTEGER, DumentLetterDraft, changed_at),
};

static const DumentFields row_fields = {
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .size = sizeof (DumentLetterDraft),
  .free = (GDestroyNotify) dument_letter_draft_free,
};

/**
 * dument_letter_draft_new:
 *
 * Returns: (transfer full): a draft of no letter and no invoice yet
 */
DumentLetterDraft *
dument_letter_draft_new (void)
{
  DumentLetterDraft *self = dument_fields_new (&row_fields);

  self->invoice_ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->enclosure_choices = g_array_new (FALSE, FALSE, sizeof (DumentEnclosureChoice));
  self->overrulings = dument_overruling_list_new ();
  return self;
}

/**
 * dument_letter_draft_copy:
 * @self: a draft
 *
 * Returns: (transfer full): the same draft for another thread
 */
DumentLetterDraft *
dument_letter_draft_copy (const DumentLetterDraft *self)
{
  DumentLetterDraft *copy = dument_letter_draft_new ();

  copy->id = self->id;
  dument_fields_copy (&row_fields, self, copy);
  g_array_append_vals (copy->invoice_ids, self->invoice_ids->data, self->invoice_ids->len);
  g_array_append_vals (copy->enclosure_choices, self->enclosure_choices->data,
                       self->enclosure_choices->len);
  g_ptr_array_unref (copy->overrulings);
  copy->overrulings = dument_overruling_list_copy (self->overrulings);
  return copy;
}

/**
 * dument_letter_draft_free:
 * @self: (nullable) (transfer full): a draft
 */
void
dument_letter_draft_free (DumentLetterDraft *self)
{
  if (self == NULL)
    return;
  dument_fields_clear (&row_fields, self);
  g_clear_pointer (&self->invoice_ids, g_array_unref);
  g_clear_pointer (&self->enclosure_choices, g_array_unref);
  g_clear_pointer (&self->overrulings, g_ptr_array_unref);
  g_free (self);
}

static gboolean
write_row (DumentStore *store, DumentLetterDraft *draft, GError **error)
{
  static const char insert[] =
      "INSERT INTO letter_draft (" COLUMNS ") VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)";
  static const char update[] =
      "UPDATE letter_draft SET (" COLUMNS ") = (?1, ?2, ?3, ?4, ?5, ?6, ?7) WHERE id = ?8";
  g_auto (DumentFieldScratch) scratch = { 0 };
  g_autoptr (DumentStatement) statement =
      dument_statement_new (store, draft->id == 0 ? insert : update, error);

  if (statement == NULL)
    return FALSE;
  dument_fields_bind (&row_fields, draft, statement, &scratch);
  if (draft->id == 0)
    return dument_statement_insert (statement, &draft->id, error);
  dument_statement_bind_integer (statement, 8, draft->id);
  return dument_statement_run_on_one (statement, _ ("this draft"), error);
}

static gboolean
write_invoice (DumentStore *store, gint64 draft_id, gint64 invoice_id, GError **error)
{
  static const char sql[] =
      "INSERT OR IGNORE INTO letter_draft_invoice (draft_id, invoice_id) VALUES (?1, ?2)";
  g_autoptr (DumentStatement) statement = dument_statement_new (store, sql, error);

  if (statement == NULL)
    return FALSE;
  dument_statement_bind_integer (statement, 1, draft_id);
  dument_statement_bind_integer (statement, 2, invoice_id);
  return dument_statement_run (statement, error);
}

static gboolean
contains (const GArray *ids, gint64 id)
{
  for (guint i = 0; i < ids->len; i++)
    {
      if (g_array_index (ids, gint64, i) == id)
        return TRUE;
    }
  return FALSE;
}

static GArray *
read_invoices (DumentStore *store, gint64 draft_id, GError **error)
{
  static const char sql[] =
      "SELECT invoice_id FROM letter_draft_invoice WHERE draft_id = ?1 ORDER BY invoice_id";
  g_autoptr (DumentStatement) statement = dument_statement_new (store, sql, error);

  if (statement == NULL)
    return NULL;
  dument_statement_bind_integer (statement, 1, draft_id);
  return dument_statement_list_integers (statement, error);
}

static gboolean
remove_invoice (DumentStore *store, gint64 draft_id, gint64 invoice_id, GError **error)
{
  static const char sql[] =
      "DELETE FROM letter_draft_invoice WHERE draft_id = ?1 AND invoice_id = ?2";
  g_autoptr (DumentStatement) statement = dument_statement_new (store, sql, error);

  if (statement == NULL)
    return FALSE;
  dument_statement_bind_integer (statement, 1, draft_id);
  dument_statement_bind_integer (statement, 2, invoice_id);
  return dument_statement_run (statement, error);
}

/* New ones first: a draft without invoices vanishes. */
static gboolean
write_invoices (DumentStore *store, const DumentLetterDraft *draft, GError **error)
{
  g_autoptr (GArray) kept = NULL;

  for (guint i = 0; i < draft->invoice_ids->len; i++)
    {
      if (!write_invoice (store, draft->id, g_array_index (draft->invoice_ids, gint64, i), error))
        return FALSE;
    }
  kept = read_invoices (store, draft->id, error);
  for (guint i = 0; kept != NULL && i < kept->len; i++)
    {
      gint64 id = g_array_index (kept, gint64, i);

      if (!contains (draft->invoice_ids, id) && !remove_invoice (store, draft->id, id, error))
        return FALSE;
    }
  return kept != NULL;
}

static gboolean
write_choice (DumentStore *store,
              gint64 draft_id,
              const DumentEnclosureChoice *choice,
              GError **error)
{
  static const char sql[] = "INSERT INTO letter_draft_enclosure "
                            "(draft_id, document_id, is_enclosed) VALUES (?1, ?2, ?3)";
  g_autoptr (DumentStatement) statement = dument_statement_new (store, sql, error);

  if (statement == NULL)
    return FALSE;
  dument_statement_bind_integer (statement, 1, draft_id);
  dument_statement_bind_integer (statement, 2, choice->document_id);
  dument_statement_bind_integer (statement, 3, choice->is_enclosed);
  return dument_statement_run (statement, error);
}

static gboolean
write_choices (DumentStore *store, const DumentLetterDraft *draft, GError **error)
{
  static const char sql[] = "DELETE FROM letter_draft_enclosure WHERE draft_id = ?1";
  g_autoptr (DumentStatement) statement = dument_statement_new (store, sql, error);

  if (statement == NULL)
    return FALSE;
  dument_statement_bind_integer (statement, 1, draft->id);
  if (!dument_statement_run (statement, error))
    return FALSE;
  for (guint i = 0; i < draft->enclosure_choices->len; i++)
    {
      if (!write_choice (store, draft->id,
                         &g_array_index (draft->enclosure_choices, DumentEnclosureChoice, i),
                         error))
        return FALSE;
    }
  return TRUE;
}

static GArray *
read_choices (DumentStore *store, gint64 draft_id, GError **error)
{
  static const char sql[] = "SELECT document_id, is_enclosed FROM letter_draft_enclosure "
                            "WHERE draft_id = ?1 ORDER BY document_id";
  g_autoptr (DumentStatement) statement = dument_statement_new (store, sql, error);
  g_autoptr (GArray) choices = g_array_new (FALSE, FALSE, sizeof (DumentEnclosureChoice));
  gboolean row;

  if (statement == NULL)
    return NULL;
  dument_statement_bind_integer (statement, 1, draft_id);
  while (dument_statement_step (statement, &row, error))
    {
      DumentEnclosureChoice choice;

      if (!row)
        return g_steal_pointer (&choices);
      choice.document_id = dument_statement_get_integer (statement, 0);
      choice.is_enclosed = dument_statement_get_integer (statement, 1) != 0;
      g_array_append_val (choices, choice);
    }
  return NULL;
}

static gboolean
read_lists (DumentStore *store, DumentLetterDraft *draft, GError **error)
{
  draft->invoice_ids = read_invoices (store, draft->id, error);
  if (draft->invoice_ids == NULL)
    return FALSE;
  draft->enclosure_choices = read_choices (store, draft->id, error);
  if (draft->enclosure_choices == NULL)
    return FALSE;
  draft->overrulings = dument_overruling_list_of_draft (store, draft->id, error);
  return draft->overrulings != NULL;
}

/**
 * dument_letter_draft_save:
 * @store: an open file, within a transaction
 * @draft: (inout): a draft with at least one invoice; its id is set where it had none
 * @error: (out) (optional): where an error goes
 *
 * Returns: whether it was written; %DUMENT_STORE_ERROR_NOT_FOUND if it was thrown away meanwhile
 */
gboolean
dument_letter_draft_save (DumentStore *store, DumentLetterDraft *draft, GError **error)
{
  g_return_val_if_fail (dument_database_in_transaction (dument_store_get_database (store)), FALSE);
  g_return_val_if_fail (draft->invoice_ids->len > 0, FALSE);

  return write_row (store, draft, error) && write_invoices (store, draft, error) &&
         write_choices (store, draft, error) &&
         dument_overruling_list_save (store, draft->id, draft->overrulings, error);
}

/**
 * dument_letter_draft_find:
 * @store: an open file
 * @template_id: which letter
 * @invoice_id: an invoice
 * @ret_draft: (out) (transfer full) (nullable): the draft of such a letter that was saved last and
 *   claims the invoice, or %NULL where there is none
 * @error: (out) (optional): where an error goes
 *
 * Returns: whether it could be read
 */
gboolean
dument_letter_draft_find (DumentStore *store,
                          const char *template_id,
                          gint64 invoice_id,
                          DumentLetterDraft **ret_draft,
                          GError **error)
{
  static const char sql[] =
      "SELECT id, " COLUMNS " FROM letter_draft WHERE template = ?1 AND id IN "
      "(SELECT draft_id FROM letter_draft_invoice WHERE invoice_id = ?2) "
      "ORDER BY changed_at DESC, id DESC LIMIT 1";
  g_autoptr (DumentStatement) statement = dument_statement_new (store, sql, error);
  gpointer row = NULL;
  g_autoptr (DumentLetterDraft) draft = NULL;

  if (statement == NULL)
    return FALSE;
  dument_statement_bind_text (statement, 1, template_id);
  dument_statement_bind_integer (statement, 2, invoice_id);
  if (!dument_fields_next (&row_fields, statement, &row, error))
    return FALSE;
  draft = row;
  if (draft != NULL && !read_lists (store, draft, error))
    return FALSE;
  *ret_draft = g_steal_pointer (&draft);
  return TRUE;
}

/**
 * dument_letter_draft_load:
 * @store: an open file
 * @id: number of the row
 * @error: (out) (optional): where an error goes
 *
 * Returns: (transfer full) (nullable): the draft, or %NULL with %DUMENT_STORE_ERROR_NOT_FOUND
 */
DumentLetterDraft *
dument_letter_draft_load (DumentStore *store, gint64 id, GError **error)
{
  static const char sql[] = "SELECT id, " COLUMNS " FROM letter_draft WHERE id = ?1";
  g_autoptr (DumentStatement) statement = dument_statement_new (store, sql, error);
  g_autoptr (DumentLetterDraft) draft = NULL;

  if (statement == NULL)
    return NULL;
  dument_statement_bind_integer (statement, 1, id);
  draft = dument_fields_load (&row_fields, statement, error);
  return draft != NULL && read_lists (store, draft, error) ? g_steal_pointer (&draft) : NULL;
}

/**
 * dument_letter_print_new:
 * @pdf: the pages
 * @total_asked: the sum that stands on them
 * @deadline_days: the days that they leave to pay
 *
 * Returns: (transfer full): what was printed
 */
DumentLetterPrint *
dument_letter_print_new (GBytes *pdf, DumentMoney total_asked, int deadline_days)
{
  DumentLetterPrint *self = g_new0 (DumentLetterPrint, 1);

  self->pdf = g_bytes_ref (pdf);
  self->total_asked = total_asked;
  self->deadline_days = deadline_days;
  return self;
}

/**
 * dument_letter_print_free:
 * @self: (nullable) (transfer full): what was printed
 */
void
dument_letter_print_free (DumentLetterPrint *self)
{
  if (self == NULL)
    return;
  g_bytes_unref (self->pdf);
  g_free (self);
}

/**
 * dument_letter_draft_keep_print:
 * @store: an open file
 * @id: number of a draft that bears the day of its printing
 * @print: what was printed of it, in place of what was printed before
 * @error: (out) (optional): where an error goes
 *
 * Keeps it until the draft changes, is recorded or thrown away.
 *
 * Returns: whether it was written
 */
gboolean
dument_letter_draft_keep_print (DumentStore *store,
                                gint64 id,
                                const DumentLetterPrint *print,
                                GError **error)
{
  static const char sql[] = "INSERT OR REPLACE INTO letter_draft_print "
                            "(draft_id, pdf, total_asked, deadline_days) VALUES (?1, ?2, ?3, ?4)";
  g_autoptr (DumentStatement) statement = dument_statement_new (store, sql, error);
  gsize size;
  const void *data = g_bytes_get_data (print->pdf, &size);

  if (statement == NULL)
    return FALSE;
  dument_statement_bind_integer (statement, 1, id);
  dument_statement_bind_bytes (statement, 2, data, size);
  dument_statement_bind_integer (statement, 3, print->total_asked);
  dument_statement_bind_integer (statement, 4, print->deadline_days);
  return dument_statement_run (statement, error);
}

/**
 * dument_letter_draft_has_print:
 * @store: an open file
 * @id: number of a draft
 * @ret_has_print: (out): whether what was printed of it is kept
 * @error: (out) (optional): where an error goes
 *
 * Returns: whether it could be read
 */
gboolean
dument_letter_draft_has_print (DumentStore *store,
                               gint64 id,
                               gboolean *ret_has_print,
                               GError **error)
{
  static const char sql[] = "SELECT draft_id FROM letter_draft_print WHERE draft_id = ?1";
  g_autoptr (DumentStatement) statement = dument_statement_new (store, sql, error);
  gint64 found;

  if (statement == NULL)
    return FALSE;
  dument_statement_bind_integer (statement, 1, id);
  if (!dument_statement_find_id (statement, &found, error))
    return FALSE;
  *ret_has_print = found != 0;
  return TRUE;
}

/**
 * dument_letter_draft_load_print:
 * @store: an open file
 * @id: number of a draft
 * @ret_print: (out) (transfer full) (nullable): what was printed of it, %NULL where nothing was
 *   since it changed
 * @error: (out) (optional): where an error goes
 *
 * Returns: whether it could be read
 */
gboolean
dument_letter_draft_load_print (DumentStore *store,
                                gint64 id,
                                DumentLetterPrint **ret_print,
                                GError **error)
{
  static const char sql[] =
      "SELECT pdf, total_asked, deadline_days FROM letter_draft_print WHERE draft_id = ?1";
  g_autoptr (DumentStatement) statement = dument_statement_new (store, sql, error);
  g_autoptr (GBytes) pdf = NULL;
  gboolean row;
  const void *data;
  gsize size;

  *ret_print = NULL;
  if (statement == NULL)
    return FALSE;
  dument_statement_bind_integer (statement, 1, id);
  if (!dument_statement_step (statement, &row, error))
    return FALSE;
  if (!row)
    return TRUE;
  data = dument_statement_get_bytes (statement, 0, &size);
  pdf = g_bytes_new (data, size);
  *ret_print = dument_letter_print_new (pdf, dument_statement_get_integer (statement, 1),
                                        (int) dument_statement_get_integer (statement, 2));
  return TRUE;
}

/**
 * dument_letter_draft_delete:
 * @store: an open file
 * @id: number of the row
 * @error: (out) (optional): where an error goes
 *
 * Throws a draft away; one that is not there is as good as thrown away.
 *
 * Returns: whether it is gone
 */
gboolean
dument_letter_draft_delete (DumentStore *store, gint64 id, GError **error)
{
  static const char sql[] = "DELETE FROM letter_draft WHERE id = ?1";
  g_autoptr (DumentStatement) statement = dument_statement_new (store, sql, error);

  if (statement == NULL)
    return FALSE;
  dument_statement_bind_integer (statement, 1, id);
  return dument_statement_run (statement, error);
}
