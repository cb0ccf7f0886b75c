/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */
#pragma once

#include "store/statement.h"

G_BEGIN_DECLS

/**
 * DumentFieldKind:
 * @DUMENT_FIELD_ID: gint64, number of a row, 0 is NULL
 * @DUMENT_FIELD_INTEGER: gint64
 * @DUMENT_FIELD_NUMBER: a 32-bit number, truth value or enumeration
 * @DUMENT_FIELD_DATE: #DumentDate, none is NULL
 * @DUMENT_FIELD_TEXT: char *, owned
 * @DUMENT_FIELD_LINES: GStrv, owned, kept as lines of one text
 * @DUMENT_FIELD_CURRENCY: char[4]
 */
typedef enum
{
  DUMENT_FIELD_ID,
  DUMENT_FIELD_INTEGER,
  DUMENT_FIELD_NUMBER,
  DUMENT_FIELD_DATE,
  DUMENT_FIELD_TEXT,
  DUMENT_FIELD_LINES,
  DUMENT_FIELD_CURRENCY,
} DumentFieldKind;

/**
 * DumentFieldTie:
 * @DUMENT_FIELD_ALONE: the field means something by itself
 * @DUMENT_FIELD_TIED: it means something only together with the one before it
 * @DUMENT_FIELD_MARKS: each bit of it means something by itself
 *
 * What belongs together when two changes of a row are brought together.
 */
typedef enum
{
  DUMENT_FIELD_ALONE,
  DUMENT_FIELD_TIED,
  DUMENT_FIELD_MARKS,
} DumentFieldTie;

/**
 * DumentField:
 *
 * Where a column of a row stands in the structure that holds the row. A table of them, in the order
 * of the columns in the SQL beside it, is all that reading, writing and freeing a row takes.
 */
typedef struct
{
  DumentFieldKind kind;
  gsize offset;
  DumentFieldTie tie;
} DumentField;

/** Most lists of lines in any structure. */
#define DUMENT_FIELDS_MAX_LINES 4

/** A field of the structure @Type that holds @member. */
#define DUMENT_FIELD(KIND, Type, member)                                    \
  {                                                                         \
    DUMENT_FIELD_##KIND, G_STRUCT_OFFSET (Type, member), DUMENT_FIELD_ALONE \
  }

/** The same of a field that is tied to the one before it. */
#define DUMENT_FIELD_WITH(KIND, Type, member)                              \
  {                                                                        \
    DUMENT_FIELD_##KIND, G_STRUCT_OFFSET (Type, member), DUMENT_FIELD_TIED \
  }

/** The same of a number whose bits are marks. */
#define DUMENT_FIELD_BITS(Type, member)                                     \
  {                                                                         \
    DUMENT_FIELD_NUMBER, G_STRUCT_OFFSET (Type, member), DUMENT_FIELD_MARKS \
  }

/**
 * DumentFieldScratch:
 *
 * Texts that were put together for binding, to be kept until the statement was stepped through.
 */
typedef struct
{
  char *texts[DUMENT_FIELDS_MAX_LINES];
  unsigned n_texts;
} DumentFieldScratch;

/**
 * DumentFields:
 * @fields: (array length=n_fields): the columns after the row's number
 * @n_fields: how many
 * @size: size of the structure; where rows are numbered, its first member is the number, a gint64
 * @free: frees a structure with all that it holds
 * @what: what a row is, in words for people that are yet to be translated
 * @insert: writes a new row
 * @update: writes all the columns of a row
 * @remove: takes a row away
 * @load: reads one row
 * @find: finds a row by its seller and number
 * @change_seller: gives the rows of a seller another
 *
 * How rows of one kind are held. The statements are what DUMENT_FIELDS_OF_TABLE() and
 * DUMENT_FIELDS_BY_SELLER() make of a table, %NULL where it has none or others.
 */
typedef struct
{
  const DumentField *fields;
  unsigned n_fields;
  gsize size;
  GDestroyNotify free;
  const char *what;
  const char *insert;
  const char *update;
  const char *remove;
  const char *load;
  const char *find;
  const char *change_seller;
} DumentFields;

/**
 * DUMENT_FIELDS_OF_TABLE:
 * @TABLE: name of the table
 * @COLUMNS: its columns but for the row's number
 * @PARAMETERS: a parameter for each of them
 * @ID: the parameter after these
 *
 * The statements that each table has alike. They are literals, as a statement must be.
 */
#define DUMENT_FIELDS_OF_TABLE(TABLE, COLUMNS, PARAMETERS, ID)                         \
  .insert = "INSERT INTO " TABLE " (" COLUMNS ", id) VALUES (" PARAMETERS ", " ID ")", \
  .update = "UPDATE " TABLE " SET (" COLUMNS ") = (" PARAMETERS ") WHERE id = " ID,    \
  .remove = "DELETE FROM " TABLE " WHERE id = ?1",                                     \
  .load = "SELECT id, " COLUMNS " FROM " TABLE " WHERE id = ?1"

/**
 * DUMENT_FIELDS_BY_SELLER:
 * @TABLE: name of a table whose rows are known by seller and number
 *
 * The statements that such tables have alike.
 */
#define DUMENT_FIELDS_BY_SELLER(TABLE)                                      \
  .find = "SELECT id FROM " TABLE " WHERE seller_key = ?1 AND number = ?2", \
  .change_seller = "UPDATE " TABLE " SET seller_key = ?2 WHERE seller_key = ?1"

gpointer dument_fields_new (const DumentFields *self);
void dument_fields_clear (const DumentFields *self, gpointer row);
void dument_fields_copy (const DumentFields *self, gconstpointer from, gpointer to);
gboolean dument_fields_merge (const DumentFields *self,
                              gconstpointer before,
                              gconstpointer stored,
                              gpointer row) G_GNUC_WARN_UNUSED_RESULT;
void dument_fields_bind (const DumentFields *self,
                         gconstpointer row,
                         DumentStatement *statement,
                         DumentFieldScratch *scratch);
void dument_fields_read (const DumentFields *self,
                         gpointer row,
                         DumentStatement *statement,
                         int first_column);
gboolean dument_fields_insert (const DumentFields *self,
                               DumentStore *store,
                               gpointer row,
                               GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean dument_fields_update (const DumentFields *self,
                               DumentStore *store,
                               gconstpointer row,
                               GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean dument_fields_remove (const DumentFields *self,
                               DumentStore *store,
                               gint64 id,
                               GError **error) G_GNUC_WARN_UNUSED_RESULT;
gpointer dument_fields_load_row (const DumentFields *self,
                                 DumentStore *store,
                                 gint64 id,
                                 GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean dument_fields_find (const DumentFields *self,
                             DumentStore *store,
                             const char *seller_key,
                             const char *number,
                             gint64 *ret_id,
                             GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean dument_fields_change_seller (const DumentFields *self,
                                      DumentStore *store,
                                      const char *from,
                                      const char *to,
                                      GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean dument_fields_next (const DumentFields *self,
                             DumentStatement *statement,
                             gpointer *ret_row,
                             GError **error) G_GNUC_WARN_UNUSED_RESULT;
gpointer dument_fields_load (const DumentFields *self,
                             DumentStatement *statement,
                             GError **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *dument_fields_list (const DumentFields *self,
                               DumentStatement *statement,
                               GError **error) G_GNUC_WARN_UNUSED_RESULT;
void dument_fields_scratch_clear (DumentFieldScratch *scratch);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DumentFieldScratch, dument_fields_scratch_clear)

G_END_DECLS
