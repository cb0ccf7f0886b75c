/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "config.h"

#include "service/deed-entry.h"

#include "service/agenda-words.h"
#include "service/chronicle.h"
#include "service/ladder.h"
#include "service/preferences.h"
#include "service/undo-private.h"
#include "store/invoice.h"

#include <glib/gi18n-lib.h>

/* What the journal calls what was done, and what it calls taking that back. */
static const struct
{
  const char *recorded;
  const char *deleted;
} words[DUMENT_DEED_N_KINDS] = {
  [DUMENT_DEED_DONE] = { "step-recorded", "step-deleted" },
  [DUMENT_DEED_PUT_OFF] = { "step-postponed", "step-unpostponed" },
  [DUMENT_DEED_GIVEN_UP] = { "step-dropped", "step-resumed" },
};

/**
 * dument_deed_entry_new:
 * @kind: whether it was done, put off or given up
 *
 * Returns: (transfer full): a form about no invoice yet, of today
 */
DumentDeedEntry *
dument_deed_entry_new (DumentDeedKind kind)
{
  DumentDeedEntry *self = g_new0 (DumentDeedEntry, 1);

  self->kind = kind;
  self->invoice_ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->on = DUMENT_DATE_NONE;
  self->until = DUMENT_DATE_NONE;
  self->medium = DUMENT_MEDIUM_NONE;
  return self;
}

/**
 * dument_deed_entry_free:
 * @self: (nullable) (transfer full): a form
 */
void
dument_deed_entry_free (DumentDeedEntry *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->invoice_ids);
  g_free (self->step);
  g_free (self->template_id);
  g_free (self->words);
  g_free (self);
}

static gboolean
refuse (GError **error, const char *message)
{
  g_set_error_literal (error, DUMENT_SERVICE_ERROR, DUMENT_SERVICE_ERROR_REFUSED, message);
  return FALSE;
}

/* What is done by recording something else is done there, and nowhere else. */
static gboolean
check_can_be_done (const DumentAgendaItem *item, GError **error)
{
  g_autofree char *message = NULL;

  if (item->act == DUMENT_ACT_POST)
    message = g_strdup_printf (_ ("%s: the letter is done when it is posted. Record the day of "
                                  "posting."),
                               item->number);
  else if (item->act == DUMENT_ACT_PRINT && item->template_id != NULL)
    message = g_strdup_printf (_ ("%s: write the letter (%s) and record it as posted; that does "
                                  "this step."),
                               item->number, item->template_id);
  else if (g_strcmp0 (item->step, DUMENT_COURSE_KIND) == 0)
    message = g_strdup_printf (_ ("%s: choose what kind of debtor %s is; that does this step."),
                               item->number, item->client);
  else if (g_strcmp0 (item->step, DUMENT_COURSE_CREDIT) == 0)
    message =
        g_strdup_printf (_ ("%s: set the client’s credit off; that does this step."), item->number);
  else if (g_strcmp0 (item->step, DUMENT_COURSE_DUE_DATE) == 0)
    message =
        g_strdup_printf (_ ("%s: enter the day of payment; that does this step."), item->number);
  return message == NULL || refuse (error, message);
}

/**
 * dument_deed_entry_take:
 * @workspace: a workspace
 * @self: (inout): a form
 * @item: what is proposed of an invoice, or comes next
 * @error: return location for an error
 *
 * Lets the form be about that invoice and that step: the way that was proposed and the text are
 * taken over. An item of a kind that is done elsewhere, such as a letter on paper, can be put off
 * or given up, not recorded as done.
 *
 * Returns: %FALSE with an error that says what to do instead
 */
gboolean
dument_deed_entry_take (DumentWorkspace *workspace,
                        DumentDeedEntry *self,
                        const DumentAgendaItem *item,
                        GError **error)
{
  if (item->step == NULL || item->status == DUMENT_COURSE_RESTS)
    {
      g_autofree char *message =
          g_strdup_printf (_ ("%s: nothing is proposed for this invoice."), item->number);

      return refuse (error, message);
    }
  if (self->kind == DUMENT_DEED_DONE && !check_can_be_done (item, error))
    return FALSE;
  g_free (self->step);
  self->step = g_strdup (item->step);
  if (self->kind == DUMENT_DEED_DONE)
    {
      self->medium = item->medium;
      g_free (self->template_id);
      self->template_id = item->act == DUMENT_ACT_EMAIL ? g_strdup (item->template_id) : NULL;
    }
  g_array_append_val (self->invoice_ids, item->invoice_id);
  return TRUE;
}

static DumentDate
get_day (DumentWorkspace *workspace, const DumentDeedEntry *self)
{
  return self->on != DUMENT_DATE_NONE ? self->on : dument_workspace_get_today (workspace);
}

static gboolean
check (DumentWorkspace *workspace, const DumentDeedEntry *self, GError **error)
{
  DumentDate today = dument_workspace_get_today (workspace);

  if (self->invoice_ids->len == 0)
    return refuse (error, _ ("Choose the invoice."));
  if (get_day (workspace, self) > today)
    return refuse (error, _ ("That day has not come yet. Record it when it has happened."));
  if (self->kind == DUMENT_DEED_PUT_OFF &&
      (self->until == DUMENT_DATE_NONE || self->until <= today))
    return refuse (error, _ ("Put it off until a day that is to come."));
  if (self->kind == DUMENT_DEED_GIVEN_UP && (self->words == NULL || *self->words == '\0'))
    return refuse (error, _ ("Type why: the journal keeps the reason."));
  return TRUE;
}

/* The days that a text leaves to pay, as a letter of the same words would. */
static gboolean
find_days (DumentWorkspace *workspace, const DumentDeedEntry *self, int *ret_days, GError **error)
{
  const DumentLetterKind *letter = dument_ladder_find (self->template_id);
  g_autofree char *usual = NULL;

  *ret_days = 0;
  if (self->kind != DUMENT_DEED_DONE)
    return TRUE;
  if (g_strcmp0 (self->step, DUMENT_COURSE_DUPLICATE) == 0)
    *ret_days = DUMENT_COURSE_DUPLICATE_DAYS;
  if (letter == NULL)
    return TRUE;
  *ret_days = letter->deadline_days;
  if (letter->deadline_days != DUMENT_LETTER_KIND_USUAL_DAYS)
    return TRUE;
  usual = dument_preferences_get (workspace, "deadline-days", error);
  return usual != NULL && dument_preferences_parse_deadline (usual, ret_days, error);
}

static gboolean
note_deed (DumentWorkspace *workspace,
           const DumentStoredDeed *deed,
           DumentUndo *undo,
           GError **error)
{
  g_autoptr (DumentInvoice) invoice =
      dument_invoice_load (dument_workspace_get_store (workspace), deed->invoice_id, error);
  g_autofree char *day = dument_chronicle_day (deed->done_on);
  g_autofree char *until = dument_chronicle_day (deed->until);
  gboolean is_contact = deed->medium != DUMENT_MEDIUM_NONE;

  if (invoice == NULL)
    return FALSE;
  dument_undo_add_note (undo, words[deed->kind].deleted, DUMENT_SUBJECT_INVOICE, invoice->id,
                        invoice->number, /* amount= */ NULL);
  return dument_chronicle_note (
      workspace, words[deed->kind].recorded, DUMENT_SUBJECT_INVOICE, invoice->id, error, "number",
      invoice->number, "step", deed->step, "day", day, "by",
      is_contact ? dument_medium_to_string (deed->medium) : NULL, "result",
      is_contact ? dument_outcome_to_string (deed->outcome) : NULL, "letter", deed->template_id,
      "until", until, deed->kind == DUMENT_DEED_DONE ? "words" : "reason", deed->words, NULL);
}

static gboolean
write_deed (DumentWorkspace *workspace,
            const DumentDeedEntry *self,
            gint64 invoice_id,
            int days,
            DumentUndo *undo,
            GError **error)
{
  g_autoptr (DumentStoredDeed) deed = dument_stored_deed_new ();

  deed->invoice_id = invoice_id;
  deed->kind = self->kind;
  deed->done_on = get_day (workspace, self);
  deed->step = g_strdup (self->step);
  deed->medium = self->kind == DUMENT_DEED_DONE ? self->medium : DUMENT_MEDIUM_NONE;
  deed->outcome = self->outcome;
  deed->template_id = g_strdup (self->template_id);
  deed->deadline_days = days;
  deed->until = self->kind == DUMENT_DEED_PUT_OFF ? self->until : DUMENT_DATE_NONE;
  deed->words = self->words != NULL && *self->words != '\0' ? g_strdup (self->words) : NULL;
  if (!dument_stored_deed_insert (dument_workspace_get_store (workspace), deed, error))
    return FALSE;
  dument_undo_add_delete (undo, DUMENT_UNDO_DEED, deed->id);
  return note_deed (workspace, deed, undo, error);
}

/**
 * dument_deed_entry_save:
 * @workspace: a workspace
 * @self: a form
 * @ret_undo: (out) (transfer full): how to take it back
 * @error: return location for an error
 *
 * Records what was done, put off or given up. The journal keeps it, with the reason.
 *
 * Returns: %FALSE with an error that says why
 */
gboolean
dument_deed_entry_save (DumentWorkspace *workspace,
                        const DumentDeedEntry *self,
                        DumentUndo **ret_undo,
                        GError **error)
{
  g_autoptr (DumentTransaction) transaction =
      dument_transaction_begin (dument_workspace_get_store (workspace), error);
  g_autoptr (DumentUndo) undo = dument_undo_new ();
  int days;

  if (transaction == NULL || !check (workspace, self, error) ||
      !find_days (workspace, self, &days, error))
    return FALSE;
  for (guint i = 0; i < self->invoice_ids->len; i++)
    {
      if (!write_deed (workspace, self, g_array_index (self->invoice_ids, gint64, i), days, undo,
                       error))
        return FALSE;
    }
  if (!dument_transaction_commit (transaction, error))
    return FALSE;
  *ret_undo = g_steal_pointer (&undo);
  return TRUE;
}
