/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#pragma once

#include "service/finding.h"
#include "service/undo.h"
#include "store/client.h"
#include "store/contact.h"

G_BEGIN_DECLS

/**
 * DumentClientEntry:
 * @client: what was typed; its id is 0 for a new one
 * @contacts: (element-type DumentContact): the persons there; one whose id is 0 is new
 * @loaded: (nullable): what the file said when the form was opened; without it, what the file says
 *   when it is saved
 * @said: (nullable) (element-type utf8): the keys of what somebody says is right, even where the
 *   file said so already; without it, all that is marked as typed
 *
 * The form of a client. What was changed in the file since it was opened stays, unless the form
 * changes the same.
 */
typedef struct _DumentClientEntry DumentClientEntry;

struct _DumentClientEntry
{
  DumentClient *client;
  GPtrArray *contacts;
  DumentClientEntry *loaded;
  GHashTable *said;
};

DumentClientEntry *dument_client_entry_new (void);
DumentClientEntry *dument_client_entry_new_over (const DumentClientEntry *loaded);
void dument_client_entry_free (DumentClientEntry *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DumentClientEntry, dument_client_entry_free)

DumentClientEntry *dument_client_entry_begin (DumentWorkspace *workspace);
DumentClientEntry *dument_client_entry_load (DumentWorkspace *workspace,
                                             gint64 client_id,
                                             GError **error) G_GNUC_WARN_UNUSED_RESULT;
void dument_client_entry_set_address (DumentClientEntry *self, const char *text);
char *dument_client_entry_get_address (const DumentClientEntry *self);

void dument_client_entry_look_at_fields (const DumentClientEntry *self, GPtrArray *findings);
GPtrArray *dument_client_entry_check (DumentWorkspace *workspace,
                                      const DumentClientEntry *self,
                                      GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean dument_client_entry_save (DumentWorkspace *workspace,
                                   DumentClientEntry *self,
                                   DumentUndo **ret_undo,
                                   GError **error) G_GNUC_WARN_UNUSED_RESULT;
DumentUndo *dument_client_entry_delete (DumentWorkspace *workspace,
                                        gint64 client_id,
                                        GError **error) G_GNUC_WARN_UNUSED_RESULT;

const char *dument_client_entry_explain_kind (DumentDebtorKind kind);

G_END_DECLS
