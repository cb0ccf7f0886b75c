/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "config.h"

#include "ui/letter-editor-private.h"

#include "domain/letter-text.h"
#include "service/ladder.h"
#include "service/letter-overruling.h"
#include "service/next-move.h"
#include "ui/format.h"
#include "ui/insert-row.h"
#include "ui/letter-words.h"
#include "ui/wrap-box.h"

#include <glib/gi18n-lib.h>

/* A draft is saved when typing rests this long, a number is looked at after less. */
#define SAVE_MILLISECONDS   700
#define REOPEN_MILLISECONDS 250

/**
 * DumentLetterEditor:
 *
 * Writes a letter: what it claims and its text at the left, the page at the right. What the user
 * has decided is a draft that is saved while it changes; what the letter is made of is a case that
 * is read again whenever the data file changes.
 */
G_DEFINE_FINAL_TYPE (DumentLetterEditor, dument_letter_editor, ADW_TYPE_BIN)

/* What is read for the editor, on the reading thread. */
typedef struct
{
  DumentLetterDraft *draft;
  gboolean finds_draft;
  gboolean with_text;
} Order;

typedef struct
{
  DumentLetterDraft *draft;
  DumentLetterCase *letter_case;
  GPtrArray *refusals;
  GPtrArray *candidates;
  GPtrArray *enclosures;
  GPtrArray *runs;
  gboolean printed;
} Opened;

static void
free_order (gpointer data)
{
  Order *order = data;

  dument_letter_draft_free (order->draft);
  g_free (order);
}

static void
free_opened (gpointer data)
{
  Opened *opened = data;

  dument_letter_draft_free (opened->draft);
  dument_letter_case_unref (opened->letter_case);
  g_clear_pointer (&opened->refusals, g_ptr_array_unref);
  g_clear_pointer (&opened->candidates, g_ptr_array_unref);
  g_clear_pointer (&opened->enclosures, g_ptr_array_unref);
  g_clear_pointer (&opened->runs, g_ptr_array_unref);
  g_free (opened);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Opened, free_opened)

/* The draft that was left is taken up again; else the next step is proposed. */
static gboolean
choose_draft (DumentWorkspace *workspace, Opened *opened, GError **error)
{
  DumentLetterDraft *found = NULL;

  if (*opened->draft->template_id == '\0')
    {
      g_free (opened->draft->template_id);
      opened->draft->template_id =
          dument_next_move_choose_letter (workspace, opened->draft->invoice_ids, error);
      if (opened->draft->template_id == NULL)
        return FALSE;
    }
  if (!dument_drafting_find (workspace, opened->draft->template_id, opened->draft->invoice_ids,
                             &found, error))
    return FALSE;
  if (found != NULL)
    {
      dument_letter_draft_free (opened->draft);
      opened->draft = found;
    }
  return TRUE;
}

/* What is mistyped in a text stands in it as it is. */
static GPtrArray *
split_body (const DumentLetterCase *letter_case, const char *body)
{
  GPtrArray *runs = dument_letter_case_split (letter_case, body, /* error= */ NULL);
  DumentTemplateRun *run;

  if (runs != NULL)
    return runs;
  runs = g_ptr_array_new_with_free_func (dument_template_run_free);
  run = g_new0 (DumentTemplateRun, 1);
  run->text = g_strdup (body);
  g_ptr_array_add (runs, run);
  return runs;
}

/* Where the user's own text cannot be this letter, the page says why, and the original can. */
static char *
read_original (DumentLetterCase *letter_case, GError **error)
{
  g_autoptr (DumentLetterCase) original = dument_letter_case_reword (letter_case, NULL);

  return dument_letter_case_flatten (original, error);
}

static gboolean
read_text (Opened *opened, GError **error)
{
  g_autofree char *body = opened->draft->body != NULL
                              ? g_strdup (opened->draft->body)
                              : dument_letter_case_flatten (opened->letter_case, /* error= */ NULL);

  if (body == NULL)
    body = read_original (opened->letter_case, error);
  if (body == NULL)
    return FALSE;
  opened->runs = split_body (opened->letter_case, body);
  return TRUE;
}

/* An invoice that is gone is told of with the letter itself. */
static GPtrArray *
list_enclosures (DumentWorkspace *workspace,
                 const DumentLetterDraft *draft,
                 const DumentEnclosureWish *wish)
{
  GPtrArray *enclosures =
      dument_letter_enclosing_list (workspace, draft->invoice_ids, wish, /* error= */ NULL);

  return enclosures != NULL ? enclosures : g_ptr_array_new ();
}

static gpointer
open_letter (DumentWorkspace *workspace, gpointer data, GCancellable *cancellable, GError **error)
{
  Order *order = data;
  g_autoptr (Opened) opened = g_new0 (Opened, 1);
  DumentLetterRequest request = { 0 };
  g_autoptr (GError) open_error = NULL;

  opened->draft = g_steal_pointer (&order->draft);
  if (order->finds_draft && !choose_draft (workspace, opened, error))
    return NULL;
  opened->candidates = dument_drafting_list_invoices (
      workspace, g_array_index (opened->draft->invoice_ids, gint64, 0), error);
  if (opened->candidates == NULL)
    return NULL;
  if (!dument_drafting_is_printed (workspace, opened->draft, &opened->printed, error))
    return NULL;
  opened->refusals = dument_finding_list_new ();
  request.template_id = opened->draft->template_id;
  request.invoice_ids = opened->draft->invoice_ids;
  request.date = opened->draft->written_on;
  request.deadline_days = opened->draft->deadline_days;
  request.registered_number = opened->draft->registered_number;
  request.allow_unknown_rates = opened->draft->leaves_out_unknown_rates;
  request.enclosing.choices = opened->draft->enclosure_choices;
  opened->enclosures = list_enclosures (workspace, opened->draft, &request.enclosing);
  opened->letter_case =
      dument_letter_case_open (workspace, &request, opened->refusals, &open_error);
  if (open_error == NULL && opened->letter_case != NULL && order->with_text)
    read_text (opened, &open_error);
  if (open_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&open_error));
      return NULL;
    }
  return g_steal_pointer (&opened);
}

static gboolean
is_ticked (const DumentLetterDraft *draft, gint64 id)
{
  for (guint i = 0; i < draft->invoice_ids->len; i++)
    {
      if (g_array_index (draft->invoice_ids, gint64, i) == id)
        return TRUE;
    }
  return FALSE;
}

/* At least one invoice stays ticked. */
static void
on_invoice_toggled_cb (GtkCheckButton *check, DumentLetterEditor *self)
{
  gint64 id = *(const gint64 *) g_object_get_data (G_OBJECT (check), "id");
  GArray *ids = self->draft->invoice_ids;

  if (self->filling)
    return;
  if (gtk_check_button_get_active (check))
    g_array_append_val (ids, id);
  for (guint i = ids->len; i > 0 && !gtk_check_button_get_active (check); i--)
    {
      if (g_array_index (ids, gint64, i - 1) == id && ids->len > 1)
        g_array_remove_index (ids, i - 1);
    }
  if (!gtk_check_button_get_active (check) && is_ticked (self->draft, id))
    gtk_check_button_set_active (check, TRUE);
  dument_letter_editor_save_soon (self);
  dument_letter_editor_reopen (self, /* with_text= */ TRUE);
}

static GtkWidget *
create_check (DumentLetterEditor *self, const DumentReceivable *receivable)
{
  g_autofree char *balance =
      dument_format_amount (receivable->claim->principal, receivable->invoice->currency);
  g_autofree char *label = g_strdup_printf ("%s · %s", receivable->invoice->number, balance);
  GtkWidget *check = gtk_check_button_new_with_label (label);

  g_object_set_data_full (G_OBJECT (check), "id",
                          g_memdup2 (&receivable->invoice->id, sizeof receivable->invoice->id),
                          g_free);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check),
                               is_ticked (self->draft, receivable->invoice->id));
  g_signal_connect (check, "toggled", G_CALLBACK (on_invoice_toggled_cb), self);
  return check;
}

static void
fill_invoices (DumentLetterEditor *self, GPtrArray *candidates)
{
  GtkWidget *child;

  if (gtk_widget_get_focus_child (self->invoice_box) != NULL)
    return;
  while ((child = gtk_widget_get_first_child (self->invoice_box)) != NULL)
    gtk_box_remove (GTK_BOX (self->invoice_box), child);
  for (guint i = 0; i < candidates->len; i++)
    gtk_box_append (GTK_BOX (self->invoice_box),
                    create_check (self, g_ptr_array_index (candidates, i)));
}

static void
fill_enclosures (DumentLetterEditor *self, const GPtrArray *enclosures)
{
  unsigned n_pages;

  self->encloses = dument_letter_enclosing_count (enclosures, &n_pages) > 0;
  dument_enclosure_list_show (self->enclosure_list, enclosures);
  gtk_widget_set_visible (GTK_WIDGET (self->enclosure_list), enclosures->len > 0);
  gtk_widget_set_visible (self->enclosure_label, enclosures->len > 0);
  dument_letter_preview_set_following (self->preview, n_pages);
}

static void
fill_form (DumentLetterEditor *self, const Opened *opened)
{
  const DumentLetterKind *kind = dument_ladder_find (self->draft->template_id);
  const DumentReceivable *first =
      opened->candidates->len > 0 ? g_ptr_array_index (opened->candidates, 0) : NULL;
  const char *number = self->draft->registered_number;
  gsize n_kinds;
  const DumentLetterKind *const *kinds = dument_ladder_list (&n_kinds);

  self->filling = TRUE;
  adw_window_title_set_title (self->title, dument_letter_words_title (self->draft->template_id));
  adw_window_title_set_subtitle (self->title, first != NULL ? first->client->party.name : NULL);
  for (gsize i = 0; i < n_kinds; i++)
    {
      if (kinds[i] == kind)
        gtk_drop_down_set_selected (self->kind_drop_down, (guint) i);
    }
  if (self->letter_case != NULL)
    gtk_spin_button_set_value (self->deadline_spin,
                               dument_letter_case_get_deadline_days (self->letter_case));
  if (g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (self->number_entry)),
                 number != NULL ? number : "") != 0 &&
      !gtk_widget_has_focus (gtk_widget_get_first_child (GTK_WIDGET (self->number_entry))))
    gtk_editable_set_text (GTK_EDITABLE (self->number_entry), number != NULL ? number : "");
  /* A receipt asks for nothing, so it leaves no days either. */
  gtk_widget_set_sensitive (GTK_WIDGET (self->deadline_spin),
                            kind == NULL || kind->deadline_days != 0);
  gtk_widget_set_visible (GTK_WIDGET (self->number_entry), kind != NULL && kind->registered);
  gtk_widget_set_visible (self->number_label, kind != NULL && kind->registered);
  fill_invoices (self, opened->candidates);
  fill_enclosures (self, opened->enclosures);
  self->filling = FALSE;
}

/* A letter that was printed keeps the day whose figures stand on the paper. */
static void
add_printed (const DumentLetterEditor *self, GPtrArray *findings)
{
  g_autofree char *day = NULL;

  if (!self->printed || self->draft->written_on == dument_engine_get_today (self->engine))
    return;
  day = dument_format_long_date (self->draft->written_on);
  dument_finding_warn (findings, DUMENT_FINDING_PRINTED,
                       g_strdup_printf (_ ("Printed on %s: this is what will be recorded, date and "
                                           "amounts as on the paper."),
                                        day));
}

/* What is on paper left with what was decided then; to decide again is to write it again. */
static void
show_findings (DumentLetterEditor *self, GPtrArray *found, const char *refusal)
{
  g_autoptr (GPtrArray) findings = dument_finding_list_new ();
  g_autoptr (GPtrArray) overruled = NULL;

  if (refusal != NULL)
    dument_finding_refuse_value (findings, DUMENT_FINDING_FIELD_NONE, g_strdup (refusal));
  if (found != NULL)
    dument_finding_list_append (findings, found);
  add_printed (self, findings);
  overruled = dument_letter_overruling_apply (findings, self->draft->overrulings);
  dument_finding_list_append (findings, overruled);
  dument_letter_findings_show (self->findings, findings, !self->printed);
}

static void
take_opened (DumentLetterEditor *self, Opened *opened)
{
  gboolean is_first = !g_str_equal (gtk_stack_get_visible_child_name (self->stack), "editor");

  if (self->draft->id == 0 || opened->draft->id == 0 || opened->draft->id == self->draft->id)
    {
      /* What was decided while it was being read counts, not what was read. */
      if (is_first)
        {
          dument_letter_draft_free (self->draft);
          self->draft = g_steal_pointer (&opened->draft);
          self->edited = self->draft->body != NULL;
          self->printed = opened->printed;
        }
    }
  g_clear_pointer (&self->letter_case, dument_letter_case_unref);
  self->letter_case = g_steal_pointer (&opened->letter_case);
  fill_form (self, opened);
  if (opened->runs != NULL && !(self->edited && !is_first))
    dument_letter_buffer_load (self->buffer, opened->runs);
  gtk_stack_set_visible_child_name (self->stack, "editor");
  gtk_text_view_set_editable (self->text_view, self->letter_case != NULL);
  if (self->letter_case != NULL)
    dument_letter_preview_show (self->preview, self->letter_case, self->draft->body);
  else
    {
      dument_letter_preview_clear (self->preview);
      show_findings (self, opened->refusals, NULL);
    }
  if (is_first)
    gtk_widget_grab_focus (GTK_WIDGET (self->text_view));
  dument_letter_editor_update_actions (self);
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DumentLetterEditor) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (Opened) opened = dument_engine_finish (DUMENT_ENGINE (source), result, &error);

  self->opening = FALSE;
  if (self->draft == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (opened == NULL)
    {
      adw_status_page_set_description (self->status_page, error->message);
      gtk_stack_set_visible_child_name (self->stack, "error");
      dument_letter_editor_update_actions (self);
      return;
    }
  take_opened (self, opened);
  if (self->reopen)
    dument_letter_editor_reopen (self, /* with_text= */ TRUE);
}

/**
 * dument_letter_editor_reopen:
 * @self: an editor
 * @with_text: whether the text follows too, unless it is the user's own
 *
 * Reads anew what the letter is made of.
 */
void
dument_letter_editor_reopen (DumentLetterEditor *self, gboolean with_text)
{
  Order *order;

  self->reopen = self->opening;
  if (self->opening)
    return;
  self->opening = TRUE;
  order = g_new0 (Order, 1);
  order->draft = dument_letter_draft_copy (self->draft);
  order->finds_draft = self->letter_case == NULL && self->draft->id == 0 && !self->unsaved;
  order->with_text = with_text;
  dument_engine_read_async (self->engine, open_letter, order, free_order, free_opened,
                            self->cancellable, opened_cb, g_object_ref (self));
}

static gboolean
reopen_cb (gpointer user_data)
{
  DumentLetterEditor *self = user_data;

  self->reopen_source = 0;
  dument_letter_editor_reopen (self, /* with_text= */ TRUE);
  return G_SOURCE_REMOVE;
}

static void
reopen_soon (DumentLetterEditor *self)
{
  g_clear_handle_id (&self->reopen_source, g_source_remove);
  self->reopen_source = g_timeout_add (REOPEN_MILLISECONDS, reopen_cb, self);
}

/* ... the draft ... */

static gpointer
save_draft (DumentWorkspace *workspace, gpointer data, GCancellable *cancellable, GError **error)
{
  DumentLetterDraft *draft = data;

  return dument_drafting_save (workspace, draft, error) ? g_memdup2 (&draft->id, sizeof draft->id)
                                                        : NULL;
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DumentLetterEditor) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree gint64 *id = dument_engine_finish (DUMENT_ENGINE (source), result, &error);

  self->saving = FALSE;
  if (self->draft == NULL)
    return;
  if (id != NULL)
    self->draft->id = *id;
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    dument_window_show_error (GTK_WIDGET (self), error);
  if (self->unsaved && id != NULL)
    dument_letter_editor_save_now (self);
  dument_letter_editor_update_actions (self);
}

static void
free_draft (gpointer draft)
{
  dument_letter_draft_free (draft);
}

/**
 * dument_letter_editor_save_now:
 * @self: an editor
 *
 * Saves the draft where it changed. It goes on when the editor is closed.
 */
void
dument_letter_editor_save_now (DumentLetterEditor *self)
{
  g_clear_handle_id (&self->save_source, g_source_remove);
  if (!self->unsaved || self->saving)
    return;
  self->unsaved = FALSE;
  self->saving = TRUE;
  dument_engine_write_async (self->engine, save_draft, dument_letter_draft_copy (self->draft),
                             free_draft, g_free, /* cancellable= */ NULL, saved_cb,
                             g_object_ref (self));
}

static gboolean
save_cb (gpointer user_data)
{
  DumentLetterEditor *self = user_data;

  self->save_source = 0;
  dument_letter_editor_save_now (self);
  return G_SOURCE_REMOVE;
}

/**
 * dument_letter_editor_save_soon:
 * @self: an editor whose draft changed
 *
 * What was printed of it before is another letter now.
 */
void
dument_letter_editor_save_soon (DumentLetterEditor *self)
{
  self->unsaved = TRUE;
  self->printed = FALSE;
  self->draft->written_on = DUMENT_DATE_NONE;
  self->revision++;
  g_clear_handle_id (&self->save_source, g_source_remove);
  self->save_source = g_timeout_add (SAVE_MILLISECONDS, save_cb, self);
}

/* ... what the user does ... */

static void
on_edited_cb (DumentLetterBuffer *buffer, DumentLetterEditor *self)
{
  g_free (self->draft->body);
  self->draft->body = dument_letter_buffer_dup_body (buffer);
  self->edited = TRUE;
  if (self->letter_case != NULL)
    dument_letter_preview_show (self->preview, self->letter_case, self->draft->body);
  dument_letter_editor_save_soon (self);
  dument_letter_editor_update_actions (self);
}

/**
 * dument_letter_editor_enclose:
 * @self: an editor
 * @document_id: row of a document
 * @is_enclosed: whether it shall go with the letter
 */
void
dument_letter_editor_enclose (DumentLetterEditor *self, gint64 document_id, gboolean is_enclosed)
{
  const DumentEnclosureChoice choice = { document_id, is_enclosed };
  GArray *choices = self->draft->enclosure_choices;

  for (guint i = choices->len; i > 0; i--)
    {
      if (g_array_index (choices, DumentEnclosureChoice, i - 1).document_id == document_id)
        g_array_remove_index (choices, i - 1);
    }
  g_array_append_val (choices, choice);
  dument_letter_editor_save_soon (self);
  dument_letter_editor_reopen (self, /* with_text= */ TRUE);
}

static void
on_enclosure_chosen_cb (DumentEnclosureList *list,
                        gint64 document_id,
                        gboolean is_enclosed,
                        DumentLetterEditor *self)
{
  if (self->draft != NULL)
    dument_letter_editor_enclose (self, document_id, is_enclosed);
}

static void
on_form_changed_cb (DumentLetterEditor *self)
{
  const char *number;

  if (self->filling || self->draft == NULL)
    return;
  number = gtk_editable_get_text (GTK_EDITABLE (self->number_entry));
  g_free (self->draft->registered_number);
  self->draft->registered_number = *number != '\0' ? g_strstrip (g_strdup (number)) : NULL;
  self->draft->deadline_days = gtk_spin_button_get_value_as_int (self->deadline_spin);
  dument_letter_editor_save_soon (self);
  reopen_soon (self);
}

/**
 * dument_letter_editor_use:
 * @self: an editor
 * @template_id: another letter for the same invoices; the draft of the first one stays
 */
void
dument_letter_editor_use (DumentLetterEditor *self, const char *template_id)
{
  DumentLetterDraft *draft;

  if (g_str_equal (template_id, self->draft->template_id))
    return;
  dument_letter_editor_save_now (self);
  draft = dument_letter_draft_new ();
  draft->template_id = g_strdup (template_id);
  draft->written_on = DUMENT_DATE_NONE;
  g_array_append_vals (draft->invoice_ids, self->draft->invoice_ids->data,
                       self->draft->invoice_ids->len);
  g_array_append_vals (draft->enclosure_choices, self->draft->enclosure_choices->data,
                       self->draft->enclosure_choices->len);
  dument_letter_draft_free (self->draft);
  self->draft = draft;
  self->edited = FALSE;
  self->printed = FALSE;
  self->unsaved = FALSE;
  g_clear_pointer (&self->letter_case, dument_letter_case_unref);
  gtk_stack_set_visible_child_name (self->stack, "loading");
  dument_letter_editor_reopen (self, /* with_text= */ TRUE);
}

static void
on_kind_selected_cb (DumentLetterEditor *self)
{
  gsize n_kinds;
  const DumentLetterKind *const *kinds = dument_ladder_list (&n_kinds);
  guint selected = gtk_drop_down_get_selected (self->kind_drop_down);

  if (!self->filling && self->draft != NULL && selected < n_kinds)
    dument_letter_editor_use (self, kinds[selected]->id);
}

static gboolean
on_query_tooltip_cb (GtkWidget *widget,
                     int x,
                     int y,
                     gboolean keyboard,
                     GtkTooltip *tooltip,
                     DumentLetterEditor *self)
{
  GtkTextView *view = GTK_TEXT_VIEW (widget);
  GtkTextIter iter;
  const char *name;
  g_autofree char *words = NULL;
  g_autofree char *text = NULL;

  if (keyboard)
    gtk_text_buffer_get_iter_at_mark (GTK_TEXT_BUFFER (self->buffer), &iter,
                                      gtk_text_buffer_get_insert (GTK_TEXT_BUFFER (self->buffer)));
  else
    {
      gtk_text_view_window_to_buffer_coords (view, GTK_TEXT_WINDOW_WIDGET, x, y, &x, &y);
      if (!gtk_text_view_get_iter_at_location (view, &iter, x, y))
        return FALSE;
    }
  name = dument_letter_buffer_describe (self->buffer, &iter);
  if (name == NULL && dument_letter_buffer_is_locked (self->buffer, &iter))
    {
      gtk_tooltip_set_text (tooltip, _ ("Locked: a clause of law, to be kept as it is or taken out "
                                        "as a whole."));
      return TRUE;
    }
  if (name == NULL)
    return FALSE;
  words = dument_letter_words_variable (name);
  text = g_strdup_printf (_ ("Value: %s. It follows the data."), words);
  gtk_tooltip_set_text (tooltip, text);
  return TRUE;
}

static void
on_preview_toggled_cb (DumentLetterEditor *self)
{
  gboolean narrow = gtk_widget_get_visible (self->preview_button);
  gboolean shown = gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->preview_button));

  gtk_widget_set_visible (GTK_WIDGET (self->preview), !narrow || shown);
  gtk_widget_set_visible (self->text_pane, !narrow || !shown);
}

/* ... what can be inserted ... */

static void
add_insertable (DumentLetterEditor *self, const char *name, const char *label, const char *value)
{
  GtkWidget *row = dument_insert_row_new (label, value);

  g_object_set_data_full (G_OBJECT (row), "name", g_strdup (name), g_free);
  g_object_set_data_full (G_OBJECT (row), "value", g_strdup (value), g_free);
  gtk_list_box_append (self->insert_list, row);
}

static gboolean
is_same_list (GPtrArray *a, GPtrArray *b)
{
  if (a == NULL || a->len != b->len)
    return FALSE;
  for (guint i = 0; i < a->len; i++)
    {
      const DumentTemplateRun *left = a->pdata[i];
      const DumentTemplateRun *right = b->pdata[i];

      if (!g_str_equal (left->name, right->name) || !g_str_equal (left->text, right->text))
        return FALSE;
    }
  return TRUE;
}

static void
fill_insert_list (DumentLetterEditor *self, GPtrArray *variables)
{
  GtkWidget *row;

  if (is_same_list (self->variables, variables))
    return;
  g_clear_pointer (&self->variables, g_ptr_array_unref);
  self->variables = g_ptr_array_ref (variables);
  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->insert_list))) != NULL)
    gtk_list_box_remove (self->insert_list, row);
  add_insertable (self, DUMENT_LETTER_TEXT_STATEMENT, _ ("Table: what is owed"), NULL);
  add_insertable (self, DUMENT_LETTER_TEXT_INVOICES, _ ("Table: the invoices"), NULL);
  add_insertable (self, DUMENT_LETTER_TEXT_PAYMENT, _ ("Means of payment"), NULL);
  for (guint i = 0; i < variables->len; i++)
    {
      const DumentTemplateRun *run = g_ptr_array_index (variables, i);
      g_autofree char *words = dument_letter_words_variable (run->name);

      add_insertable (self, run->name, words, run->text);
    }
}

static void
on_insert_activated_cb (GtkListBox *list, GtkListBoxRow *row, DumentLetterEditor *self)
{
  const char *name = g_object_get_data (G_OBJECT (row), "name");
  const char *value = g_object_get_data (G_OBJECT (row), "value");

  gtk_popover_popdown (GTK_POPOVER (self->insert_popover));
  if (dument_letter_text_is_block (name))
    dument_letter_buffer_insert_block (self->buffer, name);
  else
    dument_letter_buffer_insert_variable (self->buffer, name, value);
  gtk_widget_grab_focus (GTK_WIDGET (self->text_view));
}

/* ... the page ... */

static void
on_laid_out_cb (DumentLetterPreview *preview, DumentLetterView *view, DumentLetterEditor *self)
{
  self->failing = FALSE;
  dument_letter_buffer_refresh (self->buffer, view->variables);
  fill_insert_list (self, view->variables);
  show_findings (self, view->warnings, NULL);
  dument_letter_editor_update_actions (self);
}

static void
on_failed_cb (DumentLetterPreview *preview, GError *error, DumentLetterEditor *self)
{
  self->failing = TRUE;
  show_findings (
      self, self->letter_case != NULL ? dument_letter_case_get_warnings (self->letter_case) : NULL,
      error->message);
  dument_letter_editor_update_actions (self);
}

static void
on_engine_changed_cb (DumentLetterEditor *self)
{
  reopen_soon (self);
}

/* The page gets a little more than half of the room, until the user moves the border. */
static gboolean
place_cb (gpointer user_data)
{
  DumentLetterEditor *self = user_data;
  int width = gtk_widget_get_width (GTK_WIDGET (self->paned));

  if (width > 0 && !self->placed)
    gtk_paned_set_position (self->paned, width * 48 / 100);
  self->placed = width > 0;
  return G_SOURCE_REMOVE;
}

static void
on_room_cb (DumentLetterEditor *self)
{
  /* Widgets do not move while they are being measured. */
  if (!self->placed)
    g_idle_add_full (GTK_PRIORITY_RESIZE, place_cb, g_object_ref (self), g_object_unref);
}

static void
on_narrow_cb (DumentLetterEditor *self)
{
  gboolean narrow = FALSE;

  g_object_get (gtk_widget_get_root (GTK_WIDGET (self)), "narrow", &narrow, NULL);
  gtk_widget_set_visible (self->preview_button, narrow);
  if (narrow)
    gtk_button_set_icon_name (self->save_button, "document-save-symbolic");
  else
    gtk_button_set_label (self->save_button, _ ("_Save as PDF…"));
  on_preview_toggled_cb (self);
}

static void
on_dark_cb (DumentLetterEditor *self)
{
  dument_letter_buffer_set_tint (self->buffer,
                                 adw_style_manager_get_dark (adw_style_manager_get_default ()));
}

static void
dument_letter_editor_root (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (dument_letter_editor_parent_class)->root (widget);
  if (!DUMENT_IS_WINDOW (gtk_widget_get_root (widget)))
    return;
  g_signal_connect_object (gtk_widget_get_root (widget), "notify::narrow",
                           G_CALLBACK (on_narrow_cb), widget, G_CONNECT_SWAPPED);
  on_narrow_cb (DUMENT_LETTER_EDITOR (widget));
}

static void
dument_letter_editor_dispose (GObject *object)
{
  DumentLetterEditor *self = DUMENT_LETTER_EDITOR (object);

  if (self->engine != NULL)
    dument_letter_editor_save_now (self);
  g_clear_handle_id (&self->save_source, g_source_remove);
  g_clear_handle_id (&self->reopen_source, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->engine);
  g_clear_object (&self->buffer);
  g_clear_pointer (&self->letter_case, dument_letter_case_unref);
  g_clear_pointer (&self->draft, dument_letter_draft_free);
  g_clear_pointer (&self->variables, g_ptr_array_unref);
  G_OBJECT_CLASS (dument_letter_editor_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, DumentLetterEditor, bold_button);
  gtk_widget_class_bind_template_child (widget_class, DumentLetterEditor, deadline_spin);
  gtk_widget_class_bind_template_child (widget_class, DumentLetterEditor, enclosure_label);
  gtk_widget_class_bind_template_child (widget_class, DumentLetterEditor, enclosure_list);
  gtk_widget_class_bind_template_child (widget_class, DumentLetterEditor, findings);
  gtk_widget_class_bind_template_child (widget_class, DumentLetterEditor, insert_button);
  gtk_widget_class_bind_template_child (widget_class, DumentLetterEditor, insert_list);
  gtk_widget_class_bind_template_child (widget_class, DumentLetterEditor, insert_popover);
  gtk_widget_class_bind_template_child (widget_class, DumentLetterEditor, invoice_box);
  gtk_widget_class_bind_template_child (widget_class, DumentLetterEditor, invoice_label);
  gtk_widget_class_bind_template_child (widget_class, DumentLetterEditor, kind_drop_down);
  gtk_widget_class_bind_template_child (widget_class, DumentLetterEditor, number_entry);
  gtk_widget_class_bind_template_child (widget_class, DumentLetterEditor, number_label);
  gtk_widget_class_bind_template_child (widget_class, DumentLetterEditor, paned);
  gtk_widget_class_bind_template_child (widget_class, DumentLetterEditor, preview);
  gtk_widget_class_bind_template_child (widget_class, DumentLetterEditor, preview_button);
  gtk_widget_class_bind_template_child (widget_class, DumentLetterEditor, save_button);
  gtk_widget_class_bind_template_child (widget_class, DumentLetterEditor, stack);
  gtk_widget_class_bind_template_child (widget_class, DumentLetterEditor, status_page);
  gtk_widget_class_bind_template_child (widget_class, DumentLetterEditor, text_pane);
  gtk_widget_class_bind_template_child (widget_class, DumentLetterEditor, text_view);
  gtk_widget_class_bind_template_child (widget_class, DumentLetterEditor, title);
}

static void
dument_letter_editor_class_init (DumentLetterEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dument_letter_editor_dispose;
  widget_class->root = dument_letter_editor_root;
  g_type_ensure (DUMENT_TYPE_ENCLOSURE_LIST);
  g_type_ensure (DUMENT_TYPE_LETTER_FINDINGS);
  g_type_ensure (DUMENT_TYPE_LETTER_PREVIEW);
  g_type_ensure (DUMENT_TYPE_WRAP_BOX);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/dument/Dument/ui/letter-editor.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, on_enclosure_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_failed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_form_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_insert_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_kind_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_laid_out_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_preview_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_query_tooltip_cb);
  dument_letter_editor_install_actions (widget_class);
}

static void
dument_letter_editor_init (DumentLetterEditor *self)
{
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);
  gsize n_kinds;
  const DumentLetterKind *const *kinds = dument_ladder_list (&n_kinds);

  self->filling = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  self->cancellable = g_cancellable_new ();
  self->buffer = dument_letter_buffer_new ();
  gtk_text_view_set_buffer (self->text_view, GTK_TEXT_BUFFER (self->buffer));
  for (gsize i = 0; i < n_kinds; i++)
    gtk_string_list_append (titles, dument_letter_words_title (kinds[i]->id));
  gtk_drop_down_set_model (self->kind_drop_down, G_LIST_MODEL (titles));
  self->filling = FALSE;
  g_signal_connect_object (self->paned, "notify::max-position", G_CALLBACK (on_room_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect (self->buffer, "edited", G_CALLBACK (on_edited_cb), self);
  g_signal_connect_object (self->buffer, "notify::has-selection",
                           G_CALLBACK (dument_letter_editor_update_actions), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark",
                           G_CALLBACK (on_dark_cb), self, G_CONNECT_SWAPPED);
  on_dark_cb (self);
}

/**
 * dument_letter_editor_new:
 * @engine: the engine of the data file
 * @template_id: which letter; empty for the next step
 * @invoice_ids: (element-type gint64): the invoices that it claims, one at least
 *
 * Returns: (transfer floating): the editor
 */
GtkWidget *
dument_letter_editor_new (DumentEngine *engine, const char *template_id, const GArray *invoice_ids)
{
  DumentLetterEditor *self = g_object_new (DUMENT_TYPE_LETTER_EDITOR, NULL);

  self->engine = g_object_ref (engine);
  self->draft = dument_letter_draft_new ();
  self->draft->template_id = g_strdup (template_id);
  self->draft->written_on = DUMENT_DATE_NONE;
  g_array_append_vals (self->draft->invoice_ids, invoice_ids->data, invoice_ids->len);
  g_signal_connect_object (engine, "changed", G_CALLBACK (on_engine_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (engine, "day-changed", G_CALLBACK (on_engine_changed_cb), self,
                           G_CONNECT_SWAPPED);
  dument_letter_editor_update_actions (self);
  dument_letter_editor_reopen (self, /* with_text= */ TRUE);
  return GTK_WIDGET (self);
}
