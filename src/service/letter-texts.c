/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "config.h"

#include "service/letter-texts.h"

#include "domain/letter-revision.h"
#include "service/chronicle.h"
#include "service/ladder.h"
#include "service/undo-private.h"
#include "store/own-text.h"
#include "store/transaction.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Characters of a clause that are quoted. */
#define MAX_QUOTED 60

/* Those that can have a text of their own; the unknown one stands for a text of all. */
static const DumentDebtorKind debtors[] = { DUMENT_DEBTOR_UNKNOWN, DUMENT_DEBTOR_PROFESSIONAL,
                                            DUMENT_DEBTOR_CONSUMER, DUMENT_DEBTOR_PUBLIC };

/**
 * dument_letter_wording_free:
 * @self: (nullable) (transfer full): the words of a letter
 */
void
dument_letter_wording_free (DumentLetterWording *self)
{
  if (self == NULL)
    return;
  g_free (self->name);
  g_free (self->original);
  g_free (self->own);
  g_free (self->former_original);
  g_free (self);
}

static void
free_wording (gpointer data)
{
  dument_letter_wording_free (data);
}

static gboolean
has_text (const DumentLetterKind *kind, DumentDebtorKind debtor)
{
  if (debtor == DUMENT_DEBTOR_UNKNOWN)
    return !kind->has_text_per_debtor;
  return kind->has_text_per_debtor && dument_letter_kind_suits (kind, debtor);
}

static char *
name_text (const DumentLetterKind *kind, DumentDebtorKind debtor)
{
  return kind->has_text_per_debtor
             ? g_strdup_printf ("%s.%s", kind->id, dument_letter_kind_name_debtor (debtor))
             : g_strdup (kind->id);
}

/* Where one text is for all, any whom it suits will do. */
static DumentDebtorKind
choose_debtor (const DumentLetterKind *kind, DumentDebtorKind debtor)
{
  for (gsize i = 0; debtor == DUMENT_DEBTOR_UNKNOWN && i < G_N_ELEMENTS (debtors); i++)
    {
      if (dument_letter_kind_suits (kind, debtors[i]))
        return debtors[i];
    }
  return debtor;
}

static DumentLetterWording *
load (DumentWorkspace *workspace,
      const DumentLetterKind *kind,
      DumentDebtorKind debtor,
      GError **error)
{
  g_autoptr (DumentLetterWording) self = g_new0 (DumentLetterWording, 1);
  g_autofree char *file = dument_ladder_load_text (kind, choose_debtor (kind, debtor), error);
  g_autoptr (DumentOwnText) own = NULL;

  if (file == NULL)
    return NULL;
  self->name = name_text (kind, debtor);
  self->kind = kind;
  self->debtor = debtor;
  self->original = dument_letter_revision_trim (file);
  self->changed_on = DUMENT_DATE_NONE;
  if (!dument_own_text_find (dument_workspace_get_store (workspace), self->name, &own, error))
    return NULL;
  if (own == NULL)
    return g_steal_pointer (&self);
  self->own = g_strdup (own->text);
  self->changed_on = own->changed_on;
  if (!g_str_equal (own->original, self->original))
    self->former_original = g_strdup (own->original);
  return g_steal_pointer (&self);
}

/**
 * dument_letter_texts_list:
 * @workspace: a workspace
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable) (element-type DumentLetterWording): the words of all letters,
 *   upward in the ladder
 */
GPtrArray *
dument_letter_texts_list (DumentWorkspace *workspace, GError **error)
{
  g_autoptr (GPtrArray) wordings = g_ptr_array_new_with_free_func (free_wording);
  gsize n_kinds;
  const DumentLetterKind *const *kinds = dument_ladder_list (&n_kinds);

  for (gsize i = 0; i < n_kinds; i++)
    {
      for (gsize k = 0; k < G_N_ELEMENTS (debtors); k++)
        {
          DumentLetterWording *wording;

          if (!has_text (kinds[i], debtors[k]))
            continue;
          wording = load (workspace, kinds[i], debtors[k], error);
          if (wording == NULL)
            return NULL;
          g_ptr_array_add (wordings, wording);
        }
    }
  return g_steal_pointer (&wordings);
}

/* A letter whose texts are several is named with the kind of debtor. */
static void
refuse_name (const char *name, GError **error)
{
  const DumentLetterKind *kind = dument_ladder_find (name);
  g_autoptr (GString) names = g_string_new (NULL);

  for (gsize i = 0; kind != NULL && i < G_N_ELEMENTS (debtors); i++)
    {
      g_autofree char *text = has_text (kind, debtors[i]) ? name_text (kind, debtors[i]) : NULL;

      if (text != NULL)
        g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "", text);
    }
  if (kind != NULL)
    g_set_error (error, DUMENT_SERVICE_ERROR, DUMENT_SERVICE_ERROR_AMBIGUOUS,
                 _ ("The letter “%s” has a text for each kind of client. Choose one: %s."), name,
                 names->str);
  else
    g_set_error (error, DUMENT_SERVICE_ERROR, DUMENT_SERVICE_ERROR_NOT_FOUND,
                 _ ("There is no letter “%s”. Choose one of the list."), name);
}

/**
 * dument_letter_texts_open:
 * @workspace: a workspace
 * @name: which text
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): its words
 */
DumentLetterWording *
dument_letter_texts_open (DumentWorkspace *workspace, const char *name, GError **error)
{
  gsize n_kinds;
  const DumentLetterKind *const *kinds = dument_ladder_list (&n_kinds);

  for (gsize i = 0; i < n_kinds; i++)
    {
      for (gsize k = 0; k < G_N_ELEMENTS (debtors); k++)
        {
          g_autofree char *other =
              has_text (kinds[i], debtors[k]) ? name_text (kinds[i], debtors[k]) : NULL;

          if (g_strcmp0 (other, name) == 0)
            return load (workspace, kinds[i], debtors[k], error);
        }
    }
  refuse_name (name, error);
  return NULL;
}

/**
 * dument_letter_texts_open_for:
 * @workspace: a workspace
 * @kind: a letter
 * @debtor: whose law applies, one that it suits
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): the words with which it is written to such a debtor
 */
DumentLetterWording *
dument_letter_texts_open_for (DumentWorkspace *workspace,
                              const DumentLetterKind *kind,
                              DumentDebtorKind debtor,
                              GError **error)
{
  return load (workspace, kind, kind->has_text_per_debtor ? debtor : DUMENT_DEBTOR_UNKNOWN, error);
}

static char *
describe_fault (const DumentTemplateError *fault)
{
  switch (fault->fault)
    {
    case DUMENT_TEMPLATE_UNKNOWN_VARIABLE:
      return g_strdup_printf (_ ("There is no value called “%s”. Choose one of the list, or write "
                                 "the words themselves."),
                              fault->name);
    case DUMENT_TEMPLATE_EMPTY_VARIABLE:
      return g_strdup_printf (_ ("“%s” has no value in this letter. Put it between {{ si %s }} and "
                                 "{{ fin }}."),
                              fault->name, fault->name);
    case DUMENT_TEMPLATE_WRONG_KIND:
      return g_strdup_printf (
          _ ("“%s” cannot be used like this. Look at how the original does it."), fault->name);
    case DUMENT_TEMPLATE_UNCLOSED_TAG:
      return g_strdup (_ ("A brace is opened and not closed. Close it with }} or #}."));
    case DUMENT_TEMPLATE_UNCLOSED_BLOCK:
      return g_strdup_printf (
          _ ("What begins here with “%s” does not end. Write {{ fin }} where it "
             "ends."),
          fault->name);
    case DUMENT_TEMPLATE_STRAY_TAG:
      return g_strdup_printf (_ ("“%s” closes nothing. Take it out, or open a block before it."),
                              fault->name);
    case DUMENT_TEMPLATE_WRONG_SYNTAX:
      return g_strdup_printf (_ ("“%s” is missing, or cannot stand here. Look at how the original "
                                 "does it."),
                              fault->name);
    case DUMENT_TEMPLATE_WRONG_ENCODING:
      return g_strdup (_ ("The text is not in UTF-8. Save it in that encoding."));
    case DUMENT_TEMPLATE_TOO_LARGE:
    case DUMENT_TEMPLATE_TOO_DEEP:
    default:
      return g_strdup (_ ("The text is too long for a letter. Shorten it."));
    }
}

/**
 * dument_letter_texts_set_error:
 * @fault: what is wrong with the text of a letter that its user changed for good
 * @error: return location for an error
 *
 * Puts it into a sentence with line and character.
 */
void
dument_letter_texts_set_error (const DumentTemplateError *fault, GError **error)
{
  g_autofree char *sentence = describe_fault (fault);

  g_set_error (error, DUMENT_SERVICE_ERROR, DUMENT_SERVICE_ERROR_INVALID,
               _ ("Your text of this letter, line %u, character %u: %s"), fault->line,
               fault->column, sentence);
}

/**
 * dument_letter_texts_quote:
 * @clause: a clause of a letter
 *
 * Returns: (transfer full): enough of it to tell it from the others
 */
char *
dument_letter_texts_quote (const char *clause)
{
  g_auto (GStrv) parts = g_strsplit (clause, "**", /* max_tokens= */ -1);
  g_autofree char *plain = g_strjoinv ("", parts);
  g_autofree char *start = NULL;

  if (g_utf8_strlen (plain, -1) <= MAX_QUOTED)
    return g_steal_pointer (&plain);
  start = g_utf8_substring (plain, 0, MAX_QUOTED);
  return g_strconcat (start, "…", NULL);
}

/**
 * dument_letter_texts_check:
 * @workspace: a workspace
 * @wording: the words of a letter
 * @text: what its user makes of them
 * @error: return location for an error that names line and character, or the clause
 *
 * Returns: whether letters can be written with @text: it is read as strictly as the original, in
 *   every branch, and what the law words stands in it as it was
 */
gboolean
dument_letter_texts_check (DumentWorkspace *workspace,
                           const DumentLetterWording *wording,
                           const char *text,
                           GError **error)
{
  g_auto (DumentTemplateError) fault = { 0 };
  g_autoptr (GPtrArray) lost = NULL;
  g_autofree char *quoted = NULL;

  if (!dument_letter_revision_check (text, wording->kind, dument_workspace_get_law (workspace),
                                     &fault))
    {
      dument_letter_texts_set_error (&fault, error);
      return FALSE;
    }
  lost = dument_letter_revision_find_lost (wording->original, text);
  if (lost->len == 0)
    return TRUE;
  quoted = dument_letter_texts_quote (g_ptr_array_index (lost, 0));
  g_set_error (error, DUMENT_SERVICE_ERROR, DUMENT_SERVICE_ERROR_REFUSED,
               _ ("The law words this, so it stays as it is, with its conditions: “%s” Put it back "
                  "as it stands in the original."),
               quoted);
  return FALSE;
}

static gboolean
note (DumentWorkspace *workspace,
      const char *kind,
      const char *undo_kind,
      const DumentOwnText *own,
      DumentUndo *undo,
      GError **error)
{
  g_autofree char *hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, own->text, -1);

  dument_undo_add_note (undo, undo_kind, DUMENT_SUBJECT_SETTING, own->id, own->name,
                        /* amount= */ NULL);
  return dument_chronicle_note (workspace, kind, DUMENT_SUBJECT_SETTING, own->id, error, "text",
                                own->name, "sha256", hash, NULL);
}

static gboolean
insert (DumentWorkspace *workspace, DumentOwnText *own, DumentUndo *undo, GError **error)
{
  if (!dument_own_text_insert (dument_workspace_get_store (workspace), own, error))
    return FALSE;
  dument_undo_add_delete (undo, DUMENT_UNDO_OWN_TEXT, own->id);
  return note (workspace, "letter-text-changed", "letter-text-reset", own, undo, error);
}

static gboolean
update (DumentWorkspace *workspace,
        const DumentOwnText *before,
        DumentOwnText *own,
        DumentUndo *undo,
        GError **error)
{
  own->id = before->id;
  if (!dument_own_text_update (dument_workspace_get_store (workspace), own, error))
    return FALSE;
  dument_undo_add_update (undo, DUMENT_UNDO_OWN_TEXT, dument_own_text_copy (before),
                          dument_own_text_copy (own));
  return note (workspace, "letter-text-changed", "letter-text-restored", own, undo, error);
}

static DumentOwnText *
make_own (DumentWorkspace *workspace, const DumentLetterWording *wording, const char *text)
{
  DumentOwnText *own = dument_own_text_new ();

  own->name = g_strdup (wording->name);
  own->text = dument_letter_revision_trim (text);
  own->original = g_strdup (wording->original);
  own->changed_on = dument_workspace_get_today (workspace);
  return own;
}

static gboolean
refuse_original (GError **error)
{
  g_set_error_literal (error, DUMENT_SERVICE_ERROR, DUMENT_SERVICE_ERROR_REFUSED,
                       _ ("This is the text that came with Dûment; there is nothing to change."));
  return FALSE;
}

/**
 * dument_letter_texts_change:
 * @workspace: a workspace
 * @name: which text
 * @text: what it shall be from now on
 * @ret_undo: (out) (transfer full): how to take it back
 * @error: return location for an error, see dument_letter_texts_check()
 *
 * Changes the text of a letter for good, for every letter that is written from now on. What is
 * shipped stays beside it. The same words once more say that they were compared with an original
 * that changed.
 *
 * Returns: %FALSE with an error; nothing is changed then
 */
gboolean
dument_letter_texts_change (DumentWorkspace *workspace,
                            const char *name,
                            const char *text,
                            DumentUndo **ret_undo,
                            GError **error)
{
  DumentStore *store = dument_workspace_get_store (workspace);
  g_autoptr (DumentTransaction) transaction = dument_transaction_begin (store, error);
  g_autoptr (DumentUndo) undo = dument_undo_new ();
  g_autoptr (DumentLetterWording) wording = NULL;
  g_autoptr (DumentOwnText) before = NULL;
  g_autoptr (DumentOwnText) own = NULL;

  if (transaction == NULL)
    return FALSE;
  wording = dument_letter_texts_open (workspace, name, error);
  if (wording == NULL || !dument_letter_texts_check (workspace, wording, text, error) ||
      !dument_own_text_find (store, name, &before, error))
    return FALSE;
  own = make_own (workspace, wording, text);
  if (g_str_equal (own->text, wording->original))
    return refuse_original (error);
  if (!(before == NULL ? insert (workspace, own, undo, error)
                       : update (workspace, before, own, undo, error)) ||
      !dument_transaction_commit (transaction, error))
    return FALSE;
  *ret_undo = g_steal_pointer (&undo);
  return TRUE;
}

/**
 * dument_letter_texts_reset:
 * @workspace: a workspace
 * @name: which text
 * @ret_undo: (out) (transfer full): how to take it back
 * @error: return location for an error
 *
 * Returns to the text that came with the program.
 *
 * Returns: %FALSE with an error: %DUMENT_SERVICE_ERROR_REFUSED where it was not changed
 */
gboolean
dument_letter_texts_reset (DumentWorkspace *workspace,
                           const char *name,
                           DumentUndo **ret_undo,
                           GError **error)
{
  DumentStore *store = dument_workspace_get_store (workspace);
  g_autoptr (DumentTransaction) transaction = dument_transaction_begin (store, error);
  g_autoptr (DumentUndo) undo = dument_undo_new ();
  g_autoptr (DumentLetterWording) wording = NULL;
  g_autoptr (DumentOwnText) own = NULL;

  if (transaction == NULL)
    return FALSE;
  wording = dument_letter_texts_open (workspace, name, error);
  if (wording == NULL || !dument_own_text_find (store, name, &own, error))
    return FALSE;
  if (own == NULL)
    return refuse_original (error);
  if (!dument_own_text_delete (store, own->id, error) ||
      !note (workspace, "letter-text-reset", "letter-text-restored", own, undo, error) ||
      !dument_transaction_commit (transaction, error))
    return FALSE;
  dument_undo_add_insert (undo, DUMENT_UNDO_OWN_TEXT, g_steal_pointer (&own));
  *ret_undo = g_steal_pointer (&undo);
  return TRUE;
}
