/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */
#pragma once

#include "store/store.h"

G_BEGIN_DECLS

/**
 * DumentContact:
 * @id: number of the row, 0 before it is inserted
 * @client_id: the client
 * @name: whom to speak to
 * @role: (nullable): what they do there
 * @email: (nullable): e-mail address
 * @phone: (nullable): telephone number
 *
 * A person at a client's.
 */
typedef struct
{
  gint64 id;
  gint64 client_id;
  char *name;
  char *role;
  char *email;
  char *phone;
} DumentContact;

DumentContact *dument_contact_new (void);
DumentContact *dument_contact_copy (const DumentContact *self);
gboolean dument_contact_merge (DumentContact *self,
                               const DumentContact *before,
                               const DumentContact *stored) G_GNUC_WARN_UNUSED_RESULT;
void dument_contact_free (DumentContact *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DumentContact, dument_contact_free)

gboolean dument_contact_insert (DumentStore *store,
                                DumentContact *contact,
                                GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean dument_contact_update (DumentStore *store,
                                const DumentContact *contact,
                                GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean
dument_contact_delete (DumentStore *store, gint64 id, GError **error) G_GNUC_WARN_UNUSED_RESULT;
DumentContact *
dument_contact_load (DumentStore *store, gint64 id, GError **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *dument_contact_list (DumentStore *store,
                                gint64 client_id,
                                GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
