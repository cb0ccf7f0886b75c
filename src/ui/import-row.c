/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "config.h"

#include "ui/import-row.h"

#include "domain/free-date.h"
#include "service/editing.h"
#include "ui/format.h"

#include <glib/gi18n-lib.h>

/* A table of thousands of rows is mended in the lists, not here. */
#define MAX_MENDED 50

/**
 * DumentImportRow:
 *
 * What became of one imported file, and the fields that mend what it lacks. A file that was refused
 * for want of a day of payment or of the kind of client asks for it and emits "retry"; what was
 * taken with a gap is completed in place.
 */
struct _DumentImportRow
{
  AdwExpanderRow parent_instance;

  DumentEngine *engine;
  GFile *file;
  GtkWidget *image;
  GPtrArray *rows;
};

enum
{
  RETRY,
  N_SIGNALS
};

static unsigned signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DumentImportRow, dument_import_row, ADW_TYPE_EXPANDER_ROW)

static void
add_row (DumentImportRow *self, GtkWidget *row)
{
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self), row);
  g_ptr_array_add (self->rows, row);
}

static void
clear_rows (DumentImportRow *self)
{
  for (unsigned i = 0; i < self->rows->len; i++)
    adw_expander_row_remove (ADW_EXPANDER_ROW (self), g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
}

static GtkWidget *
create_sentence_row (const char *sentence, const char *icon)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), sentence);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name (icon));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  return row;
}

/* What a change of one value needs on its way to the writer. */
typedef struct
{
  gint64 client_id;
  char *number;
  char *assignment;
} Change;

static void
free_change (Change *change)
{
  g_free (change->number);
  g_free (change->assignment);
  g_free (change);
}

static gpointer
apply_change (DumentWorkspace *workspace, gpointer data, GCancellable *cancellable, GError **error)
{
  const Change *change = data;
  const char *const assignments[] = { change->assignment, NULL };

  if (change->number != NULL)
    return GINT_TO_POINTER (
        dument_editing_set_invoice (workspace, change->number, assignments, error));
  return GINT_TO_POINTER (
      dument_editing_set_client (workspace, change->client_id, assignments, error));
}

static void
changed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkWidget) row = user_data;
  g_autoptr (GError) error = NULL;

  dument_engine_finish (DUMENT_ENGINE (source), result, &error);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), error != NULL ? error->message : _ ("Saved"));
}

static void
change (DumentImportRow *self,
        GtkWidget *row,
        gint64 client_id,
        const char *number,
        char *assignment)
{
  Change *order = g_new0 (Change, 1);

  order->client_id = client_id;
  order->number = g_strdup (number);
  order->assignment = assignment;
  dument_engine_write_async (self->engine, apply_change, order, (GDestroyNotify) free_change,
                             /* free_result= */ NULL, /* cancellable= */ NULL, changed_cb,
                             g_object_ref (row));
}

static const char *const kind_words[] = { "professional", "consumer", "public" };

static GtkWidget *
create_kind_row (const char *title)
{
  GtkWidget *row = adw_combo_row_new ();
  const char *const labels[] = { _ ("Not known yet"), _ ("Professional"), _ ("Consumer"),
                                 _ ("Public body"), NULL };
  g_autoptr (GtkStringList) model = gtk_string_list_new (labels);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), _ ("The law of penalties depends on it"));
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (model));
  return row;
}

static void
on_kind_chosen_cb (AdwComboRow *row, GParamSpec *pspec, DumentImportRow *self)
{
  const gint64 *client_id = g_object_get_data (G_OBJECT (row), "client");
  unsigned chosen = adw_combo_row_get_selected (row);

  if (chosen > 0)
    change (self, GTK_WIDGET (row), *client_id, /* number= */ NULL,
            g_strconcat ("kind=", kind_words[chosen - 1], NULL));
}

static void
on_kind_for_retry_cb (AdwComboRow *row, GParamSpec *pspec, DumentImportRow *self)
{
  unsigned chosen = adw_combo_row_get_selected (row);

  if (chosen > 0)
    g_signal_emit (self, signals[RETRY], 0, DUMENT_DEBTOR_PROFESSIONAL + chosen - 1,
                   DUMENT_DATE_NONE);
}

/* Reads a day as people type it; tells in the row when it is none. */
static gboolean
take_day (DumentImportRow *self, AdwEntryRow *row, DumentDate *ret_day)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (row));
  DumentDate today = dument_engine_get_today (self->engine);

  if (dument_free_date_parse (text, today, today, DUMENT_FREE_DATE_FUTURE, ret_day))
    {
      gtk_widget_remove_css_class (GTK_WIDGET (row), "error");
      return TRUE;
    }
  gtk_widget_add_css_class (GTK_WIDGET (row), "error");
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row),
                                 _ ("Not a day. Type it as 31/12/2026 or +30"));
  return FALSE;
}

static void
on_day_for_retry_cb (AdwEntryRow *row, DumentImportRow *self)
{
  DumentDate day;

  if (take_day (self, row, &day))
    g_signal_emit (self, signals[RETRY], 0, DUMENT_DEBTOR_UNKNOWN, day);
}

static void
day_changed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkWidget) row = user_data;
  g_autoptr (GError) error = NULL;

  dument_engine_finish (DUMENT_ENGINE (source), result, &error);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row),
                                 error != NULL ? error->message : _ ("Saved"));
}

static void
on_day_applied_cb (AdwEntryRow *row, DumentImportRow *self)
{
  Change *order;
  DumentDate day;
  char iso[DUMENT_DATE_ISO_SIZE];

  if (!take_day (self, row, &day))
    return;
  dument_date_write_iso (day, iso);
  order = g_new0 (Change, 1);
  order->number = g_strdup (g_object_get_data (G_OBJECT (row), "number"));
  order->assignment = g_strconcat ("due=", iso, NULL);
  dument_engine_write_async (self->engine, apply_change, order, (GDestroyNotify) free_change,
                             /* free_result= */ NULL, /* cancellable= */ NULL, day_changed_cb,
                             g_object_ref (row));
}

static GtkWidget *
create_day_row (const char *title)
{
  GtkWidget *row = adw_entry_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_entry_row_set_show_apply_button (ADW_ENTRY_ROW (row), TRUE);
  return row;
}

/* The fields that let a refused file in after all. */
static void
offer_retry (DumentImportRow *self, const GPtrArray *refusals)
{
  gboolean asked_day = FALSE;
  gboolean asked_kind = FALSE;

  for (unsigned i = 0; i < refusals->len; i++)
    {
      const DumentFinding *refusal = g_ptr_array_index (refusals, i);
      GtkWidget *row;

      if (refusal->code == DUMENT_FINDING_DUE_MISSING && !asked_day)
        {
          asked_day = TRUE;
          row = create_day_row (_ ("Payment was due on"));
          g_signal_connect (row, "apply", G_CALLBACK (on_day_for_retry_cb), self);
          add_row (self, row);
        }
      else if (refusal->code == DUMENT_FINDING_KIND_MISSING && !asked_kind)
        {
          asked_kind = TRUE;
          row = create_kind_row (_ ("What kind of client?"));
          g_signal_connect (row, "notify::selected", G_CALLBACK (on_kind_for_retry_cb), self);
          add_row (self, row);
        }
    }
}

static gboolean
was_asked (GHashTable *asked, gint64 client_id)
{
  return !g_hash_table_add (asked, g_memdup2 (&client_id, sizeof client_id));
}

static void
offer_mending (DumentImportRow *self, const GArray *items)
{
  g_autoptr (GHashTable) asked = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  for (unsigned i = 0; i < items->len && self->rows->len < MAX_MENDED; i++)
    {
      const DumentImportItem *item = &g_array_index (items, DumentImportItem, i);
      GtkWidget *row;

      if (item->due_estimated)
        {
          g_autofree char *title = g_strdup_printf (_ ("%s: agreed day of payment"), item->number);

          row = create_day_row (title);
          g_object_set_data_full (G_OBJECT (row), "number", g_strdup (item->number), g_free);
          g_signal_connect (row, "apply", G_CALLBACK (on_day_applied_cb), self);
          add_row (self, row);
        }
      if (item->kind_unknown && !was_asked (asked, item->client_id))
        {
          g_autofree char *title = g_strdup_printf (_ ("%s: kind of client"), item->number);

          row = create_kind_row (title);
          g_object_set_data_full (G_OBJECT (row), "client",
                                  g_memdup2 (&item->client_id, sizeof item->client_id), g_free);
          g_signal_connect (row, "notify::selected", G_CALLBACK (on_kind_chosen_cb), self);
          add_row (self, row);
        }
    }
}

static void
append_part (GString *text, unsigned count, char *part)
{
  if (count > 0)
    g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", part);
  g_free (part);
}

static char *
describe_counts (const DumentImportResult *result)
{
  GString *text = g_string_new (NULL);

  append_part (text, result->n_created, g_strdup_printf (_ ("New: %u"), result->n_created));
  append_part (text, result->n_updated, g_strdup_printf (_ ("Completed: %u"), result->n_updated));
  append_part (text, result->n_unchanged,
               g_strdup_printf (_ ("Already there: %u"), result->n_unchanged));
  if (text->len == 0)
    g_string_append (text, _ ("Nothing in it"));
  return g_string_free (text, /* free_segment= */ FALSE);
}

static void
show_outcome (DumentImportRow *self, const char *icon, const char *css_class, const char *text)
{
  gtk_image_set_from_icon_name (GTK_IMAGE (self->image), icon);
  gtk_widget_set_css_classes (self->image, (const char *[]){ css_class, NULL });
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self), text);
  adw_expander_row_set_enable_expansion (ADW_EXPANDER_ROW (self), self->rows->len > 0);
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (self), self->rows->len > 0);
}

static void
dument_import_row_dispose (GObject *object)
{
  DumentImportRow *self = DUMENT_IMPORT_ROW (object);

  g_clear_object (&self->engine);
  g_clear_object (&self->file);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  G_OBJECT_CLASS (dument_import_row_parent_class)->dispose (object);
}

static void
dument_import_row_class_init (DumentImportRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dument_import_row_dispose;
  /**
   * DumentImportRow::retry:
   * @kind: the kind of client that was chosen, or unknown
   * @due_date: the day of payment that was typed, or %DUMENT_DATE_NONE
   *
   * The file shall be tried again with what it lacks.
   */
  signals[RETRY] = g_signal_new ("retry", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 2, G_TYPE_INT, G_TYPE_INT);
}

static void
dument_import_row_init (DumentImportRow *self)
{
  self->rows = g_ptr_array_new ();
  self->image = gtk_image_new_from_icon_name ("content-loading-symbolic");
  adw_expander_row_add_prefix (ADW_EXPANDER_ROW (self), self->image);
  adw_expander_row_set_enable_expansion (ADW_EXPANDER_ROW (self), FALSE);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
}

/**
 * dument_import_row_new:
 * @engine: the engine of the data file
 * @file: a file that is to be imported
 *
 * Returns: (transfer floating): its row
 */
GtkWidget *
dument_import_row_new (DumentEngine *engine, GFile *file)
{
  DumentImportRow *self = g_object_new (DUMENT_TYPE_IMPORT_ROW, NULL);
  g_autofree char *base_name = g_file_get_basename (file);
  g_autofree char *name = g_filename_display_name (base_name);

  self->engine = g_object_ref (engine);
  self->file = g_object_ref (file);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), name);
  return GTK_WIDGET (self);
}

/**
 * dument_import_row_get_file:
 * @self: a row
 *
 * Returns: (transfer none): its file
 */
GFile *
dument_import_row_get_file (DumentImportRow *self)
{
  return self->file;
}

/**
 * dument_import_row_show_result:
 * @self: a row
 * @result: what became of its file
 */
void
dument_import_row_show_result (DumentImportRow *self, const DumentImportResult *result)
{
  g_autofree char *counts = describe_counts (result);

  clear_rows (self);
  for (unsigned i = 0; i < MIN (result->refusals->len, MAX_MENDED); i++)
    add_row (self, create_sentence_row (
                       ((DumentFinding *) g_ptr_array_index (result->refusals, i))->sentence,
                       "dialog-error-symbolic"));
  for (unsigned i = 0; i < MIN (result->warnings->len, MAX_MENDED); i++)
    add_row (self, create_sentence_row (
                       ((DumentFinding *) g_ptr_array_index (result->warnings, i))->sentence,
                       "dialog-information-symbolic"));
  offer_retry (self, result->refusals);
  offer_mending (self, result->items);
  if (result->refusals->len > 0)
    show_outcome (self, "dialog-error-symbolic", "error", _ ("Not imported"));
  else
    show_outcome (self, "emblem-ok-symbolic", "success", counts);
}

/**
 * dument_import_row_show_error:
 * @self: a row
 * @error: why its file could not be imported
 */
void
dument_import_row_show_error (DumentImportRow *self, const GError *error)
{
  gboolean cancelled = g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);

  clear_rows (self);
  if (!cancelled)
    add_row (self, create_sentence_row (error->message, "dialog-error-symbolic"));
  show_outcome (self, "dialog-error-symbolic", "error",
                cancelled ? _ ("Stopped: nothing of it was taken") : _ ("Not imported"));
}
