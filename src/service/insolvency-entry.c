/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "config.h"

#include "service/insolvency-entry.h"

#include "domain/country.h"
#include "domain/insolvency.h"
#include "service/chronicle.h"
#include "service/editing.h"
#include "service/undo-private.h"
#include "store/client.h"
#include "store/transaction.h"

#include <glib/gi18n-lib.h>

/* The procedure of that judgment; without a day, the last one. */
static const DumentStoredInsolvency *
find_judgment (const GPtrArray *insolvencies, DumentDate judgment_on)
{
  const DumentStoredInsolvency *found = NULL;

  for (guint i = 0; i < insolvencies->len; i++)
    {
      const DumentStoredInsolvency *one = g_ptr_array_index (insolvencies, i);

      if (judgment_on == DUMENT_DATE_NONE || one->judgment_on == judgment_on)
        found = one;
    }
  return found;
}

/**
 * dument_insolvency_entry_open:
 * @workspace: a workspace
 * @client: name or SIREN of a client
 * @judgment_on: day of the opening judgment, or %DUMENT_DATE_NONE for the last one recorded
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): what is known of that procedure, or a new one
 */
DumentStoredInsolvency *
dument_insolvency_entry_open (DumentWorkspace *workspace,
                              const char *client,
                              DumentDate judgment_on,
                              GError **error)
{
  g_autoptr (DumentClient) found = dument_editing_find_client (workspace, client, error);
  g_autoptr (GPtrArray) insolvencies = NULL;
  const DumentStoredInsolvency *known;
  DumentStoredInsolvency *self;

  if (found != NULL)
    insolvencies =
        dument_stored_insolvency_list (dument_workspace_get_store (workspace), found->id, error);
  if (insolvencies == NULL)
    return NULL;
  known = find_judgment (insolvencies, judgment_on);
  if (known != NULL)
    return dument_stored_insolvency_copy (known);
  self = dument_stored_insolvency_new ();
  self->client_id = found->id;
  self->judgment_on = judgment_on;
  return self;
}

/**
 * dument_insolvency_entry_load:
 * @workspace: a workspace
 * @client_id: row of a client
 * @id: row of one of its procedures, or 0
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): what is known of that procedure, or a new one
 */
DumentStoredInsolvency *
dument_insolvency_entry_load (DumentWorkspace *workspace,
                              gint64 client_id,
                              gint64 id,
                              GError **error)
{
  DumentStoredInsolvency *self;

  if (id != 0)
    return dument_stored_insolvency_load (dument_workspace_get_store (workspace), id, error);
  self = dument_stored_insolvency_new ();
  self->client_id = client_id;
  return self;
}

static void
check_days (DumentWorkspace *workspace,
            const DumentStoredInsolvency *insolvency,
            GPtrArray *findings)
{
  DumentDate today = dument_workspace_get_today (workspace);

  if (insolvency->judgment_on == DUMENT_DATE_NONE)
    dument_finding_refuse_literal (
        findings, DUMENT_FINDING_FIELD_DATE,
        _ ("Type the day of the opening judgment. It stands in the BODACC."));
  else if (insolvency->judgment_on > today || insolvency->published_on > today)
    dument_finding_refuse_literal (
        findings, DUMENT_FINDING_FIELD_DATE,
        _ ("That day has not come yet. Record it when it has happened."));
  else if (insolvency->published_on != DUMENT_DATE_NONE &&
           insolvency->published_on < insolvency->judgment_on)
    dument_finding_refuse_literal (
        findings, DUMENT_FINDING_FIELD_DATE,
        _ ("A judgment is published after its day. Check both days in the BODACC."));
}

static gboolean
check_others (DumentStore *store,
              const DumentStoredInsolvency *insolvency,
              GPtrArray *findings,
              GError **error)
{
  g_autoptr (GPtrArray) others =
      dument_stored_insolvency_list (store, insolvency->client_id, error);

  for (guint i = 0; others != NULL && i < others->len; i++)
    {
      const DumentStoredInsolvency *other = g_ptr_array_index (others, i);

      if (other->id != insolvency->id && other->judgment_on == insolvency->judgment_on)
        dument_finding_refuse_literal (
            findings, DUMENT_FINDING_FIELD_DATE,
            _ ("This judgment is recorded already. Correct its day, or take the "
               "recorded one back."));
    }
  return others != NULL;
}

/**
 * dument_insolvency_entry_check:
 * @workspace: a workspace
 * @insolvency: a procedure as it is filled in; id 0 for a new one
 * @error: return location for an error
 *
 * Looks at a form as far as it is filled in. Nothing is written.
 *
 * Returns: (transfer full) (nullable) (element-type DumentFinding): what is to be said of it, by
 *   field; %NULL with an error of the store
 */
GPtrArray *
dument_insolvency_entry_check (DumentWorkspace *workspace,
                               const DumentStoredInsolvency *insolvency,
                               GError **error)
{
  DumentStore *store = dument_workspace_get_store (workspace);
  g_autoptr (GPtrArray) findings = dument_finding_list_new ();
  g_autoptr (DumentClient) client = dument_client_load (store, insolvency->client_id, error);

  if (client == NULL)
    return NULL;
  if (client->kind == DUMENT_DEBTOR_CONSUMER || client->kind == DUMENT_DEBTOR_PUBLIC)
    dument_finding_refuse_literal (
        findings, DUMENT_FINDING_FIELD_KIND,
        _ ("Such a judgment is about a business, and this client is none. Correct the kind of "
           "client, if that is wrong."));
  check_days (workspace, insolvency, findings);
  return check_others (store, insolvency, findings, error) ? g_steal_pointer (&findings) : NULL;
}

static gboolean
note_insolvency (DumentWorkspace *workspace,
                 const char *kind,
                 const char *undo_kind,
                 const DumentStoredInsolvency *insolvency,
                 DumentUndo *undo,
                 GError **error)
{
  g_autoptr (DumentClient) client =
      dument_client_load (dument_workspace_get_store (workspace), insolvency->client_id, error);
  g_autofree char *judgment = dument_chronicle_day (insolvency->judgment_on);
  g_autofree char *published = dument_chronicle_day (insolvency->published_on);
  g_autofree char *address =
      insolvency->trustee_address != NULL ? g_strjoinv ("|", insolvency->trustee_address) : NULL;

  if (client == NULL)
    return FALSE;
  dument_undo_add_note (undo, undo_kind, DUMENT_SUBJECT_CLIENT, client->id, client->party.name,
                        /* amount= */ NULL);
  return dument_chronicle_note (workspace, kind, DUMENT_SUBJECT_CLIENT, client->id, error, "client",
                                client->party.name, "judgment", judgment, "published", published,
                                "trustee", insolvency->trustee, "trustee-address", address,
                                "procedure", insolvency->procedure_number, NULL);
}

static gboolean
insert (DumentWorkspace *workspace,
        DumentStoredInsolvency *insolvency,
        DumentUndo *undo,
        GError **error)
{
  if (!dument_stored_insolvency_insert (dument_workspace_get_store (workspace), insolvency, error))
    return FALSE;
  dument_undo_add_delete (undo, DUMENT_UNDO_INSOLVENCY, insolvency->id);
  return note_insolvency (workspace, "insolvency-recorded", "insolvency-deleted", insolvency, undo,
                          error);
}

static gboolean
update (DumentWorkspace *workspace,
        const DumentStoredInsolvency *insolvency,
        DumentUndo *undo,
        GError **error)
{
  DumentStore *store = dument_workspace_get_store (workspace);
  g_autoptr (DumentStoredInsolvency) before =
      dument_stored_insolvency_load (store, insolvency->id, error);

  if (before == NULL || !dument_stored_insolvency_update (store, insolvency, error))
    return FALSE;
  dument_undo_add_update (undo, DUMENT_UNDO_INSOLVENCY, g_steal_pointer (&before),
                          dument_stored_insolvency_copy (insolvency));
  return note_insolvency (workspace, "insolvency-completed", "insolvency-edit-undone", insolvency,
                          undo, error);
}

/**
 * dument_insolvency_entry_save:
 * @workspace: a workspace
 * @insolvency: (inout): a procedure; the id of a new one is set
 * @ret_undo: (out) (transfer full): how to take it back
 * @error: return location for an error
 *
 * Records the insolvency of a client, or what became known of it since.
 *
 * Returns: %FALSE with %DUMENT_SERVICE_ERROR_REFUSED, see dument_insolvency_entry_check(), or an
 *   error of the store
 */
gboolean
dument_insolvency_entry_save (DumentWorkspace *workspace,
                              DumentStoredInsolvency *insolvency,
                              DumentUndo **ret_undo,
                              GError **error)
{
  g_autoptr (DumentTransaction) transaction =
      dument_transaction_begin (dument_workspace_get_store (workspace), error);
  g_autoptr (DumentUndo) undo = dument_undo_new ();
  g_autoptr (GPtrArray) findings = NULL;

  if (transaction == NULL)
    return FALSE;
  findings = dument_insolvency_entry_check (workspace, insolvency, error);
  if (findings == NULL || !dument_finding_let_pass (findings, error) ||
      !(insolvency->id == 0 ? insert (workspace, insolvency, undo, error)
                            : update (workspace, insolvency, undo, error)) ||
      !dument_transaction_commit (transaction, error))
    return FALSE;
  *ret_undo = g_steal_pointer (&undo);
  return TRUE;
}

/**
 * dument_insolvency_entry_delete:
 * @workspace: a workspace
 * @id: row of a procedure
 * @error: return location for an error
 *
 * Takes back what was recorded by mistake. The journal keeps both.
 *
 * Returns: (transfer full) (nullable): how to bring it back
 */
DumentUndo *
dument_insolvency_entry_delete (DumentWorkspace *workspace, gint64 id, GError **error)
{
  DumentStore *store = dument_workspace_get_store (workspace);
  g_autoptr (DumentTransaction) transaction = dument_transaction_begin (store, error);
  g_autoptr (DumentUndo) undo = dument_undo_new ();
  g_autoptr (DumentStoredInsolvency) row = NULL;

  if (transaction == NULL)
    return NULL;
  row = dument_stored_insolvency_load (store, id, error);
  if (row == NULL ||
      !note_insolvency (workspace, "insolvency-deleted", "insolvency-restored", row, undo, error) ||
      !dument_stored_insolvency_delete (store, id, error) ||
      !dument_transaction_commit (transaction, error))
    return NULL;
  dument_undo_add_insert (undo, DUMENT_UNDO_INSOLVENCY, g_steal_pointer (&row));
  return g_steal_pointer (&undo);
}

/**
 * dument_insolvency_entry_declare_until:
 * @workspace: a workspace
 * @insolvency: a procedure
 *
 * Returns: the last day on which the user can declare what was owed before, see
 *   [func@insolvency_declare_until], or %DUMENT_DATE_NONE
 */
DumentDate
dument_insolvency_entry_declare_until (DumentWorkspace *workspace,
                                       const DumentStoredInsolvency *insolvency)
{
  const DumentIssuer *issuer = dument_workspace_get_issuer (workspace);
  const char *country = issuer != NULL ? issuer->party.country : NULL;
  gboolean is_abroad = country != NULL && !dument_country_is_served_by_french_post (country);

  return dument_insolvency_declare_until (dument_workspace_get_law (workspace),
                                          insolvency->published_on, is_abroad);
}

/**
 * dument_insolvency_entry_list_days:
 * @workspace: a workspace
 * @insolvencies: (element-type DumentStoredInsolvency): procedures
 *
 * Returns: (transfer full) (element-type DumentDate): dument_insolvency_entry_declare_until() of
 *   each
 */
GArray *
dument_insolvency_entry_list_days (DumentWorkspace *workspace, const GPtrArray *insolvencies)
{
  GArray *days = g_array_new (FALSE, FALSE, sizeof (DumentDate));

  for (guint i = 0; i < insolvencies->len; i++)
    {
      DumentDate last_day =
          dument_insolvency_entry_declare_until (workspace, g_ptr_array_index (insolvencies, i));

      g_array_append_val (days, last_day);
    }
  return days;
}
