/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "config.h"

#include "ui/picture-row.h"

#include "ui/compat.h"
#include "ui/window.h"

#include <glib/gi18n-lib.h>

/* The largest that a picture is shown here. */
#define MAX_WIDTH  120
#define MAX_HEIGHT 40

/**
 * DumentPictureRow:
 *
 * The logo or the signature that letters carry: chosen, dropped, shown, removed. What is done holds
 * at once, with a toast that takes it back.
 */
struct _DumentPictureRow
{
  AdwActionRow parent_instance;

  DumentEngine *engine;
  GCancellable *cancellable;
  DumentPicture *picture;
  DumentLetterheadPart part;

  GtkDrawingArea *area;
  GtkWidget *choose_button;
  GtkWidget *remove_button;
};

G_DEFINE_FINAL_TYPE (DumentPictureRow, dument_picture_row, ADW_TYPE_ACTION_ROW)

/* What is said of each. */
static const struct
{
  const char *title;
  const char *hint;
  const char *dialog_title;
  const char *chosen;
  const char *removed;
} words[] = {
  [DUMENT_LETTERHEAD_LOGO] = {
    N_ ("Logo"),
    N_ ("Above your name, at the top of each letter. PNG, JPEG or SVG."),
    N_ ("Choose a Logo"),
    N_ ("Letters carry the logo"),
    N_ ("Logo removed"),
  },
  [DUMENT_LETTERHEAD_SIGNATURE] = {
    N_ ("Signature"),
    N_ ("Above your name, at the end. Without it there is room to sign by hand."),
    N_ ("Choose an Image of Your Signature"),
    N_ ("Letters carry the signature"),
    N_ ("Signature removed"),
  },
};

/* A change of what letters carry. */
typedef struct
{
  DumentLetterheadPart part;
  GFile *file; /* NULL: what is in the data file already */
  gint64 document_id;
} Change;

static void
free_change (gpointer data)
{
  Change *change = data;

  g_clear_object (&change->file);
  g_free (change);
}

/* Its result is the change that takes it back. */
static gpointer
apply (DumentWorkspace *workspace, gpointer data, GCancellable *cancellable, GError **error)
{
  const Change *change = data;
  Change *back = NULL;
  gint64 before;

  if (change->file != NULL)
    {
      g_autoptr (GBytes) content = dument_stationery_read (change->file, cancellable, error);
      g_autofree char *base_name = g_file_get_basename (change->file);
      g_autofree char *name = g_filename_display_name (base_name);

      if (content == NULL ||
          !dument_stationery_choose (workspace, change->part, content, name, &before, error))
        return NULL;
    }
  else if (!dument_stationery_use (workspace, change->part, change->document_id, &before, error))
    return NULL;
  back = g_new0 (Change, 1);
  *back = (Change){ change->part, NULL, before };
  return back;
}

static gpointer
take_back (DumentWorkspace *workspace, gpointer data, GCancellable *cancellable, GError **error)
{
  const Change *change = data;
  gint64 before;

  return GINT_TO_POINTER (
      dument_stationery_use (workspace, change->part, change->document_id, &before, error));
}

static void
finish (GObject *source, GAsyncResult *result, DumentPictureRow *self, const char *done)
{
  g_autoptr (GError) error = NULL;
  Change *back = dument_engine_finish (DUMENT_ENGINE (source), result, &error);

  if (self->engine == NULL)
    {
      g_clear_pointer (&back, free_change);
      return;
    }
  gtk_widget_set_sensitive (GTK_WIDGET (self), TRUE);
  if (back != NULL)
    dument_window_toast_undo (GTK_WIDGET (self), done, take_back, back, free_change);
  else
    dument_window_show_error (GTK_WIDGET (self), error);
}

static void
chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DumentPictureRow) self = user_data;

  finish (source, result, self, _ (words[self->part].chosen));
}

static void
removed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DumentPictureRow) self = user_data;

  finish (source, result, self, _ (words[self->part].removed));
}

static void
change_to (DumentPictureRow *self, GFile *file)
{
  Change *change = g_new0 (Change, 1);

  change->part = self->part;
  change->file = file != NULL ? g_object_ref (file) : NULL;
  gtk_widget_set_sensitive (GTK_WIDGET (self), FALSE);
  dument_engine_write_async (self->engine, apply, change, free_change, free_change,
                             /* cancellable= */ NULL, file != NULL ? chosen_cb : removed_cb,
                             g_object_ref (self));
}

static void
file_chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DumentPictureRow) self = user_data;
  g_autoptr (GListModel) files =
      dument_compat_open_files_finish (GTK_WINDOW (source), result, /* error= */ NULL);
  g_autoptr (GFile) file = files != NULL ? g_list_model_get_item (files, 0) : NULL;

  if (file != NULL && self->engine != NULL)
    change_to (self, file);
}

static GListModel *
create_filters (void)
{
  GListStore *filters = g_list_store_new (GTK_TYPE_FILE_FILTER);
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, _ ("Images (PNG, JPEG, SVG)"));
  gtk_file_filter_add_mime_type (filter, "image/png");
  gtk_file_filter_add_mime_type (filter, "image/jpeg");
  gtk_file_filter_add_mime_type (filter, "image/svg+xml");
  g_list_store_append (filters, filter);
  return G_LIST_MODEL (filters);
}

static void
on_choose_clicked_cb (DumentPictureRow *self)
{
  g_autoptr (GListModel) filters = create_filters ();

  dument_compat_open_files (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                            _ (words[self->part].dialog_title), filters, /* multiple= */ FALSE,
                            file_chosen_cb, g_object_ref (self));
}

static void
on_remove_clicked_cb (DumentPictureRow *self)
{
  /* It goes with the picture, and the focus is not lost with it. */
  gtk_widget_grab_focus (self->choose_button);
  change_to (self, /* file= */ NULL);
}

static gboolean
on_dropped_cb (GtkDropTarget *target, const GValue *value, double x, double y, gpointer user_data)
{
  DumentPictureRow *self = DUMENT_PICTURE_ROW (user_data);
  GSList *files = g_value_get_boxed (value);

  if (files != NULL)
    change_to (self, files->data);
  return files != NULL;
}

static void
draw (GtkDrawingArea *area, cairo_t *cr, int width, int height, gpointer user_data)
{
  DumentPictureRow *self = DUMENT_PICTURE_ROW (user_data);

  if (self->picture != NULL)
    dument_picture_draw (self->picture, cr, 0, 0, width, height);
}

static void
show_part (DumentPictureRow *self, const DumentStationeryPart *part)
{
  g_autofree char *size = g_format_size ((guint64) part->size);
  g_autofree char *kept = g_strdup_printf ("%s · %s", part->file_name, size);
  double width = 1, height = 1;

  g_clear_pointer (&self->picture, dument_picture_unref);
  if (part->picture != NULL)
    {
      self->picture = dument_picture_ref (part->picture);
      dument_picture_fit (self->picture, MAX_WIDTH, MAX_HEIGHT, &width, &height);
    }
  gtk_drawing_area_set_content_width (self->area, (int) width);
  gtk_drawing_area_set_content_height (self->area, (int) height);
  gtk_widget_queue_draw (GTK_WIDGET (self->area));
  gtk_widget_set_visible (GTK_WIDGET (self->area), self->picture != NULL);
  gtk_widget_set_visible (self->remove_button, part->document_id != 0);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), part->document_id == 0
                                                          ? _ (words[self->part].hint)
                                                      : part->refusal != NULL ? part->refusal
                                                                              : kept);
}

static gpointer
load_job (DumentWorkspace *workspace, gpointer data, GCancellable *cancellable, GError **error)
{
  return dument_stationery_load (workspace, error);
}

static void
free_stationery (gpointer stationery)
{
  dument_stationery_free (stationery);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DumentStationery) stationery =
      dument_engine_finish (DUMENT_ENGINE (source), result, &error);
  DumentPictureRow *self = user_data;

  if (stationery != NULL)
    show_part (self, &stationery->parts[self->part]);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    adw_action_row_set_subtitle (ADW_ACTION_ROW (self), error->message);
}

static void
load (DumentPictureRow *self)
{
  dument_engine_read_async (self->engine, load_job, /* data= */ NULL, /* free_data= */ NULL,
                            free_stationery, self->cancellable, loaded_cb, self);
}

static void
dument_picture_row_dispose (GObject *object)
{
  DumentPictureRow *self = DUMENT_PICTURE_ROW (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->engine);
  g_clear_pointer (&self->picture, dument_picture_unref);
  G_OBJECT_CLASS (dument_picture_row_parent_class)->dispose (object);
}

static void
dument_picture_row_class_init (DumentPictureRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dument_picture_row_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/dument/Dument/ui/picture-row.ui");
  gtk_widget_class_bind_template_child (widget_class, DumentPictureRow, area);
  gtk_widget_class_bind_template_child (widget_class, DumentPictureRow, choose_button);
  gtk_widget_class_bind_template_child (widget_class, DumentPictureRow, remove_button);
  gtk_widget_class_bind_template_callback (widget_class, on_choose_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_remove_clicked_cb);
}

static void
dument_picture_row_init (DumentPictureRow *self)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  gtk_widget_init_template (GTK_WIDGET (self));
  self->cancellable = g_cancellable_new ();
  gtk_drawing_area_set_draw_func (self->area, draw, self, /* destroy= */ NULL);
  g_signal_connect (target, "drop", G_CALLBACK (on_dropped_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}

static void
name_parts (DumentPictureRow *self)
{
  const char *title = _ (words[self->part].title);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->area), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->choose_button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _ (words[self->part].dialog_title),
                                  -1);
}

/**
 * dument_picture_row_new:
 * @engine: the engine of the data file
 * @part: which picture
 *
 * Returns: (transfer floating): a row of the preferences
 */
GtkWidget *
dument_picture_row_new (DumentEngine *engine, DumentLetterheadPart part)
{
  DumentPictureRow *self = g_object_new (DUMENT_TYPE_PICTURE_ROW, NULL);

  self->engine = g_object_ref (engine);
  self->part = part;
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), _ (words[part].title));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), _ (words[part].hint));
  name_parts (self);
  g_signal_connect_object (engine, "changed", G_CALLBACK (load), self, G_CONNECT_SWAPPED);
  load (self);
  return GTK_WIDGET (self);
}
