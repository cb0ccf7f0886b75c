/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "store/fields.h"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "store/store-private.h"

static void
bind_lines (DumentStatement *statement, int parameter, GStrv lines, DumentFieldScratch *scratch)
{
  if (lines != NULL && lines[0] != NULL)
    {
      g_assert (scratch->n_texts < DUMENT_FIELDS_MAX_LINES);
      scratch->texts[scratch->n_texts] = g_strjoinv ("\n", lines);
      dument_statement_bind_text (statement, parameter, scratch->texts[scratch->n_texts++]);
    }
  else
    dument_statement_bind_text (statement, parameter, /* text= */ NULL);
}

/**
 * dument_fields_bind:
 * @self: how the row is held
 * @row: the structure, borrowed until @statement was stepped through
 * @statement: its fields are bound to the parameters from 1 on
 * @scratch: keeps what had to be put together
 */
void
dument_fields_bind (const DumentFields *self,
                    gconstpointer row,
                    DumentStatement *statement,
                    DumentFieldScratch *scratch)
{
  for (unsigned i = 0; i < self->n_fields; i++)
    {
      const char *at = (const char *) row + self->fields[i].offset;
      int parameter = 1 + (int) i;

      switch (self->fields[i].kind)
        {
        case DUMENT_FIELD_ID:
          dument_statement_bind_id (statement, parameter, *(const gint64 *) (const void *) at);
          break;
        case DUMENT_FIELD_INTEGER:
          dument_statement_bind_integer (statement, parameter, *(const gint64 *) (const void *) at);
          break;
        case DUMENT_FIELD_NUMBER:
          dument_statement_bind_integer (statement, parameter, *(const gint32 *) (const void *) at);
          break;
        case DUMENT_FIELD_DATE:
          dument_statement_bind_date (statement, parameter, *(const gint32 *) (const void *) at);
          break;
        case DUMENT_FIELD_TEXT:
          dument_statement_bind_text (statement, parameter, *(char *const *) (const void *) at);
          break;
        case DUMENT_FIELD_LINES:
          bind_lines (statement, parameter, *(const GStrv *) (const void *) at, scratch);
          break;
        case DUMENT_FIELD_CURRENCY:
        default:
          dument_statement_bind_text (statement, parameter, at);
          break;
        }
    }
}

static void
read_lines (GStrv *lines, const char *text)
{
  *lines = text != NULL ? g_strsplit (text, "\n", /* max_tokens= */ -1) : NULL;
}

/**
 * dument_fields_read:
 * @self: how the row is held
 * @row: a structure that holds no texts
 * @statement: a statement with a row
 * @first_column: column of the first field
 */
void
dument_fields_read (const DumentFields *self,
                    gpointer row,
                    DumentStatement *statement,
                    int first_column)
{
  for (unsigned i = 0; i < self->n_fields; i++)
    {
      void *at = (char *) row + self->fields[i].offset;
      int column = first_column + (int) i;

      switch (self->fields[i].kind)
        {
        case DUMENT_FIELD_ID:
        case DUMENT_FIELD_INTEGER:
          *(gint64 *) at = dument_statement_get_integer (statement, column);
          break;
        case DUMENT_FIELD_NUMBER:
          *(gint32 *) at = (gint32) dument_statement_get_integer (statement, column);
          break;
        case DUMENT_FIELD_DATE:
          *(gint32 *) at = dument_statement_get_date (statement, column);
          break;
        case DUMENT_FIELD_TEXT:
          *(char **) at = g_strdup (dument_statement_get_text (statement, column));
          break;
        case DUMENT_FIELD_LINES:
          read_lines (at, dument_statement_get_text (statement, column));
          break;
        case DUMENT_FIELD_CURRENCY:
        default:
          g_strlcpy (at, dument_statement_get_text (statement, column), 4);
          break;
        }
    }
}

/**
 * dument_fields_clear:
 * @self: how the row is held
 * @row: a structure
 *
 * Frees the texts that @row holds.
 */
void
dument_fields_clear (const DumentFields *self, gpointer row)
{
  for (unsigned i = 0; i < self->n_fields; i++)
    {
      void *at = (char *) row + self->fields[i].offset;

      if (self->fields[i].kind == DUMENT_FIELD_TEXT)
        g_clear_pointer ((char **) at, g_free);
      else if (self->fields[i].kind == DUMENT_FIELD_LINES)
        g_clear_pointer ((GStrv *) at, g_strfreev);
    }
}

static void
copy_field (const DumentField *field, gconstpointer from, gpointer to)
{
  const void *source = (const char *) from + field->offset;
  void *at = (char *) to + field->offset;

  switch (field->kind)
    {
    case DUMENT_FIELD_ID:
    case DUMENT_FIELD_INTEGER:
      *(gint64 *) at = *(const gint64 *) source;
      break;
    case DUMENT_FIELD_NUMBER:
    case DUMENT_FIELD_DATE:
      *(gint32 *) at = *(const gint32 *) source;
      break;
    case DUMENT_FIELD_TEXT:
      g_free (*(char **) at);
      *(char **) at = g_strdup (*(char *const *) source);
      break;
    case DUMENT_FIELD_LINES:
      g_strfreev (*(GStrv *) at);
      *(GStrv *) at = g_strdupv (*(const GStrv *) source);
      break;
    case DUMENT_FIELD_CURRENCY:
    default:
      g_strlcpy (at, source, 4);
      break;
    }
}

/**
 * dument_fields_copy:
 * @self: how the row is held
 * @from: a structure
 * @to: (inout): another, whose texts are replaced by copies
 *
 * Copies the columns of a row; the row's number is none of them.
 */
void
dument_fields_copy (const DumentFields *self, gconstpointer from, gpointer to)
{
  for (unsigned i = 0; i < self->n_fields; i++)
    copy_field (&self->fields[i], from, to);
}

/* An empty text is none. */
static gboolean
is_same_text (const char *a, const char *b)
{
  return g_strcmp0 (a != NULL ? a : "", b != NULL ? b : "") == 0;
}

static gboolean
is_same_field (const DumentField *field, gconstpointer one, gconstpointer other)
{
  static const char *const none[] = { NULL };
  const void *a = (const char *) one + field->offset;
  const void *b = (const char *) other + field->offset;
  const char *const *lines_a, *const *lines_b;

  switch (field->kind)
    {
    case DUMENT_FIELD_ID:
    case DUMENT_FIELD_INTEGER:
      return *(const gint64 *) a == *(const gint64 *) b;
    case DUMENT_FIELD_NUMBER:
    case DUMENT_FIELD_DATE:
      return *(const gint32 *) a == *(const gint32 *) b;
    case DUMENT_FIELD_TEXT:
      return is_same_text (*(char *const *) a, *(char *const *) b);
    case DUMENT_FIELD_LINES:
      lines_a = *(const char *const *const *) a;
      lines_b = *(const char *const *const *) b;
      return g_strv_equal (lines_a != NULL ? lines_a : none, lines_b != NULL ? lines_b : none);
    case DUMENT_FIELD_CURRENCY:
    default:
      return g_str_equal (a, b);
    }
}

static gboolean
is_same_group (const DumentField *group, unsigned n, gconstpointer one, gconstpointer other)
{
  for (unsigned i = 0; i < n; i++)
    {
      if (!is_same_field (&group[i], one, other))
        return FALSE;
    }
  return TRUE;
}

static unsigned
count_group (const DumentFields *self, unsigned first)
{
  unsigned end = first + 1;

  while (end < self->n_fields && self->fields[end].tie == DUMENT_FIELD_TIED)
    end++;
  return end - first;
}

/* The marks that were set or taken away since are so in the other too. */
static void
merge_marks (const DumentField *field, gconstpointer before, gconstpointer stored, gpointer row)
{
  const guint32 *old = (const void *) ((const char *) before + field->offset);
  const guint32 *new = (const void *) ((const char *) stored + field->offset);
  guint32 *marks = (void *) ((char *) row + field->offset);

  *marks = (*marks & ~(*old ^ *new)) | (*new &(*old ^ *new));
}

static gboolean
is_contradicted (const DumentFields *self,
                 gconstpointer before,
                 gconstpointer stored,
                 gconstpointer row)
{
  for (unsigned i = 0, n; i < self->n_fields; i += n)
    {
      const DumentField *group = &self->fields[i];

      n = count_group (self, i);
      if (group->tie != DUMENT_FIELD_MARKS && !is_same_group (group, n, before, stored) &&
          !is_same_group (group, n, before, row) && !is_same_group (group, n, stored, row))
        return TRUE;
    }
  return FALSE;
}

/**
 * dument_fields_merge:
 * @self: how the rows are held
 * @before: a row as it was
 * @stored: the same row as somebody else changed it since
 * @row: (inout): the same row as it was changed here
 *
 * Brings two changes of a row together: what was changed in @stored alone is changed in @row too.
 *
 * Returns: %FALSE where both changed the same, each in its way; @row is left as it was
 */
gboolean
dument_fields_merge (const DumentFields *self,
                     gconstpointer before,
                     gconstpointer stored,
                     gpointer row)
{
  if (is_contradicted (self, before, stored, row))
    return FALSE;
  for (unsigned i = 0, n; i < self->n_fields; i += n)
    {
      const DumentField *group = &self->fields[i];

      n = count_group (self, i);
      if (group->tie == DUMENT_FIELD_MARKS)
        merge_marks (group, before, stored, row);
      else if (!is_same_group (group, n, before, stored))
        for (unsigned j = 0; j < n; j++)
          copy_field (&group[j], stored, row);
    }
  return TRUE;
}

/**
 * dument_fields_new:
 * @self: how the row is held
 *
 * Returns: (transfer full): a structure all zero, except that days are none and the currency is the
 * euro
 */
gpointer
dument_fields_new (const DumentFields *self)
{
  char *row = g_malloc0 (self->size);

  for (unsigned i = 0; i < self->n_fields; i++)
    {
      void *at = row + self->fields[i].offset;

      if (self->fields[i].kind == DUMENT_FIELD_DATE)
        *(DumentDate *) at = DUMENT_DATE_NONE;
      else if (self->fields[i].kind == DUMENT_FIELD_CURRENCY)
        memcpy (at, "EUR", sizeof "EUR");
    }
  return row;
}

/* The parameter after those of the columns is the row's number. */
static DumentStatement *
bind_row (const DumentFields *self,
          DumentStore *store,
          const char *sql,
          gconstpointer row,
          DumentFieldScratch *scratch,
          GError **error)
{
  DumentStatement *statement = dument_statement_new (store, sql, error);

  if (statement == NULL)
    return NULL;
  dument_fields_bind (self, row, statement, scratch);
  dument_statement_bind_id (statement, 1 + (int) self->n_fields, *(const gint64 *) row);
  return statement;
}

/**
 * dument_fields_insert:
 * @self: how the rows are held
 * @store: an open file
 * @row: (inout): a row; its number is set, unless it has one from before it was taken away
 * @error: (out) (optional): where an error goes
 *
 * Returns: whether it was written; %DUMENT_STORE_ERROR_EXISTS where its identity is taken
 */
gboolean
dument_fields_insert (const DumentFields *self, DumentStore *store, gpointer row, GError **error)
{
  g_auto (DumentFieldScratch) scratch = { 0 };
  g_autoptr (DumentStatement) statement =
      bind_row (self, store, self->insert, row, &scratch, error);

  return statement != NULL && dument_statement_insert (statement, row, error);
}

/**
 * dument_fields_update:
 * @self: how the rows are held
 * @store: an open file
 * @row: a row that was loaded
 * @error: (out) (optional): where an error goes
 *
 * Returns: whether it was written
 */
gboolean
dument_fields_update (const DumentFields *self,
                      DumentStore *store,
                      gconstpointer row,
                      GError **error)
{
  g_auto (DumentFieldScratch) scratch = { 0 };
  g_autoptr (DumentStatement) statement =
      bind_row (self, store, self->update, row, &scratch, error);

  return statement != NULL && dument_statement_run_on_one (statement, _ (self->what), error);
}

/**
 * dument_fields_remove:
 * @self: how the rows are held
 * @store: an open file
 * @id: number of a row
 * @error: (out) (optional): where an error goes
 *
 * Returns: whether it is gone
 */
gboolean
dument_fields_remove (const DumentFields *self, DumentStore *store, gint64 id, GError **error)
{
  g_autoptr (DumentStatement) statement = dument_statement_new (store, self->remove, error);

  if (statement == NULL)
    return FALSE;
  dument_statement_bind_integer (statement, 1, id);
  return dument_statement_run_on_one (statement, _ (self->what), error);
}

/**
 * dument_fields_load_row:
 * @self: how the rows are held
 * @store: an open file
 * @id: number of a row
 * @error: (out) (optional): where an error goes
 *
 * Returns: (transfer full) (nullable): the row, or %NULL with %DUMENT_STORE_ERROR_NOT_FOUND
 */
gpointer
dument_fields_load_row (const DumentFields *self, DumentStore *store, gint64 id, GError **error)
{
  g_autoptr (DumentStatement) statement = dument_statement_new (store, self->load, error);

  if (statement == NULL)
    return NULL;
  dument_statement_bind_integer (statement, 1, id);
  return dument_fields_load (self, statement, error);
}

/**
 * dument_fields_find:
 * @self: how the rows are held
 * @store: an open file
 * @seller_key: the seller's half of the identity
 * @number: the other half
 * @ret_id: (out): the row, or 0 where there is none
 * @error: (out) (optional): where an error goes
 *
 * Returns: whether it could be read
 */
gboolean
dument_fields_find (const DumentFields *self,
                    DumentStore *store,
                    const char *seller_key,
                    const char *number,
                    gint64 *ret_id,
                    GError **error)
{
  g_autoptr (DumentStatement) statement = dument_statement_new (store, self->find, error);

  if (statement == NULL)
    return FALSE;
  dument_statement_bind_text (statement, 1, seller_key);
  dument_statement_bind_text (statement, 2, number);
  return dument_statement_find_id (statement, ret_id, error);
}

/**
 * dument_fields_change_seller:
 * @self: how the rows are held
 * @store: an open file
 * @from: a seller's half of the identity
 * @to: what it is from now on
 * @error: (out) (optional): where an error goes
 *
 * Returns: whether it was done; %DUMENT_STORE_ERROR_EXISTS where a number would be there twice
 */
gboolean
dument_fields_change_seller (const DumentFields *self,
                             DumentStore *store,
                             const char *from,
                             const char *to,
                             GError **error)
{
  g_autoptr (DumentStatement) statement = dument_statement_new (store, self->change_seller, error);

  if (statement == NULL)
    return FALSE;
  dument_statement_bind_text (statement, 1, from);
  dument_statement_bind_text (statement, 2, to);
  return dument_statement_run (statement, error);
}

/**
 * dument_fields_next:
 * @self: how the rows are held
 * @statement: a statement that yields a row's number and then its fields
 * @ret_row: (out) (nullable) (transfer full): the next row, or %NULL after the last
 * @error: (out) (optional): where an error goes
 *
 * Returns: whether it could be read
 */
gboolean
dument_fields_next (const DumentFields *self,
                    DumentStatement *statement,
                    gpointer *ret_row,
                    GError **error)
{
  gboolean has_row;

  if (!dument_statement_step (statement, &has_row, error))
    return FALSE;
  *ret_row = NULL;
  if (has_row)
    {
      *ret_row = g_malloc0 (self->size);
      *(gint64 *) *ret_row = dument_statement_get_integer (statement, 0);
      dument_fields_read (self, *ret_row, statement, 1);
    }
  return TRUE;
}

/**
 * dument_fields_load:
 * @self: how the row is held
 * @statement: a statement that yields a row's number and then its fields
 * @error: (out) (optional): where an error goes
 *
 * Returns: (transfer full) (nullable): the one row, or %NULL with %DUMENT_STORE_ERROR_NOT_FOUND
 */
gpointer
dument_fields_load (const DumentFields *self, DumentStatement *statement, GError **error)
{
  gpointer row;

  if (!dument_fields_next (self, statement, &row, error))
    return NULL;
  if (row == NULL)
    dument_store_fail_not_found (error, _ (self->what));
  return row;
}

/**
 * dument_fields_list:
 * @self: how the rows are held
 * @statement: a statement that yields a row's number and then its fields
 * @error: (out) (optional): where an error goes
 *
 * Returns: (transfer full) (nullable): all the rows
 */
GPtrArray *
dument_fields_list (const DumentFields *self, DumentStatement *statement, GError **error)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (self->free);
  gpointer row;

  for (;;)
    {
      if (!dument_fields_next (self, statement, &row, error))
        return NULL;
      if (row == NULL)
        return g_steal_pointer (&rows);
      g_ptr_array_add (rows, row);
    }
}

/**
 * dument_fields_scratch_clear:
 * @scratch: texts kept while a statement ran
 */
void
dument_fields_scratch_clear (DumentFieldScratch *scratch)
{
  for (unsigned i = 0; i < scratch->n_texts; i++)
    g_free (scratch->texts[i]);
  scratch->n_texts = 0;
}
