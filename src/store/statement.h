/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */
#pragma once

#include <gio/gio.h>

#include "domain/date.h"
#include "store/store.h"

G_BEGIN_DECLS

/**
 * DumentStatement:
 *
 * A literal SQL statement, prepared once per connection and lent for one use. In a g_autoptr() it
 * goes back by itself. Texts and bytes bound to it are borrowed: they must live until it was
 * stepped through. Parameters count from 1 and columns from 0, as in SQLite.
 */
typedef struct _DumentStatement DumentStatement;

DumentStatement *dument_statement_new (DumentStore *store,
                                       const char *sql,
                                       GError **error) G_GNUC_WARN_UNUSED_RESULT;
void dument_statement_free (DumentStatement *self);

void dument_statement_bind_integer (DumentStatement *self, int parameter, gint64 value);
void dument_statement_bind_id (DumentStatement *self, int parameter, gint64 id);
void dument_statement_bind_date (DumentStatement *self, int parameter, DumentDate date);
void dument_statement_bind_text (DumentStatement *self, int parameter, const char *text);
void dument_statement_bind_bytes (DumentStatement *self, int parameter, const void *data, gsize n);

gboolean dument_statement_step (DumentStatement *self,
                                gboolean *ret_row,
                                GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean dument_statement_run (DumentStatement *self, GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean dument_statement_run_on_one (DumentStatement *self,
                                      const char *what,
                                      GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean dument_statement_insert (DumentStatement *self,
                                  gint64 *ret_id,
                                  GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean dument_statement_find_id (DumentStatement *self,
                                   gint64 *ret_id,
                                   GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean dument_statement_append_integers (DumentStatement *self,
                                           GArray *integers,
                                           GCancellable *cancellable,
                                           GError **error) G_GNUC_WARN_UNUSED_RESULT;
GArray *
dument_statement_list_integers (DumentStatement *self, GError **error) G_GNUC_WARN_UNUSED_RESULT;
int dument_statement_count_changes (DumentStatement *self);

gint64 dument_statement_get_integer (DumentStatement *self, int column);
DumentDate dument_statement_get_date (DumentStatement *self, int column);
const char *dument_statement_get_text (DumentStatement *self, int column);
const void *dument_statement_get_bytes (DumentStatement *self, int column, gsize *ret_n);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DumentStatement, dument_statement_free)

G_END_DECLS
