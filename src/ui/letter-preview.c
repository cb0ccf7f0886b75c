/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "config.h"

#include "ui/letter-preview.h"

#include "ui/letter-desk.h"
#include "ui/settings.h"

#include <glib/gi18n-lib.h>

/* Percent of the size of the paper. */
#define DEFAULT_ZOOM 60
#define MIN_ZOOM     25
#define MAX_ZOOM     400
#define MAX_FIT      150

/* Width of the paper at its real size, pixels. */
#define A4_WIDTH 794

/**
 * DumentLetterPreview:
 *
 * The letter as it will be printed, redrawn while it is typed. One layout is under way at a time;
 * what was typed meanwhile is laid out next, and nothing in between.
 */
struct _DumentLetterPreview
{
  AdwBin parent_instance;

  DumentLetterStudio *studio;
  GCancellable *cancellable;
  GSettings *settings;
  DumentLetterCase *next_case;
  char *next_body;
  guint64 generation;
  unsigned n_pages;
  unsigned n_following; /* pages behind the letter, which are not shown */
  int zoom;
  unsigned drawn_page;

  GtkWidget *desk;
  GtkToggleButton *envelope_button;
  GtkToggleButton *fit_button;
  GtkLabel *page_label;
  GtkWidget *scroller;
  GtkWidget *zoom_in_button;
  GtkButton *zoom_label;
  GtkWidget *zoom_out_button;

  unsigned look_source;
  gboolean busy : 1;
  gboolean drawing : 1;
  gboolean has_next : 1;
};

enum
{
  FAILED,
  LAID_OUT,
  N_SIGNALS
};

static unsigned signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DumentLetterPreview, dument_letter_preview, ADW_TYPE_BIN)

static void start (DumentLetterPreview *self);
static void draw_missing (DumentLetterPreview *self);

static GtkAdjustment *
get_adjustment (DumentLetterPreview *self)
{
  return gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller));
}

/* The pages that show, at least in part. */
static void
find_shown (DumentLetterPreview *self, unsigned *ret_first, unsigned *ret_n)
{
  GtkAdjustment *adjustment = get_adjustment (self);
  double top = gtk_adjustment_get_value (adjustment);
  double bottom = top + MAX (gtk_adjustment_get_page_size (adjustment), 1);
  DumentLetterDesk *desk = DUMENT_LETTER_DESK (self->desk);
  unsigned first = 0, last;

  while (first + 1 < self->n_pages && dument_letter_desk_get_page_top (desk, first + 1) <= top)
    first++;
  last = first;
  while (last + 1 < self->n_pages && dument_letter_desk_get_page_top (desk, last + 1) < bottom)
    last++;
  *ret_first = first;
  *ret_n = last - first + 1;
}

static void
show_place (DumentLetterPreview *self)
{
  unsigned first, n_shown;
  g_autofree char *text = NULL;
  g_autofree char *name = NULL;

  find_shown (self, &first, &n_shown);
  /* The page that takes most of the room counts. */
  if (n_shown > 1 && dument_letter_desk_get_page_top (DUMENT_LETTER_DESK (self->desk), first + 1) -
                             gtk_adjustment_get_value (get_adjustment (self)) <
                         gtk_adjustment_get_page_size (get_adjustment (self)) / 2)
    first++;
  if (self->n_pages == 0)
    text = g_strdup ("");
  else if (self->n_following == 0)
    text = g_strdup_printf ("%u / %u", first + 1, self->n_pages);
  else
    text = g_strdup_printf ("%u / %u + %u", first + 1, self->n_pages, self->n_following);
  gtk_label_set_label (self->page_label, text);
  name = g_strdup_printf (_ ("Page %u of %u of the letter"), first + 1, MAX (self->n_pages, 1));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->desk), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
}

static void
drawn_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DumentLetterPreview) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DumentRaster) raster =
      dument_letter_studio_draw_finish (DUMENT_LETTER_STUDIO (source), result, &error);

  self->drawing = FALSE;
  if (raster == NULL || self->studio == NULL)
    return;
  dument_letter_desk_take_picture (DUMENT_LETTER_DESK (self->desk), self->drawn_page, raster);
  draw_missing (self);
}

/* One picture at a time: what is scrolled past is not drawn. */
static void
draw_missing (DumentLetterPreview *self)
{
  DumentLetterDesk *desk = DUMENT_LETTER_DESK (self->desk);
  unsigned first, n_shown;

  if (self->drawing || self->busy || self->n_pages == 0)
    return;
  find_shown (self, &first, &n_shown);
  for (unsigned i = first; i < first + n_shown; i++)
    {
      if (dument_letter_desk_is_sharp (desk, i))
        continue;
      self->drawing = TRUE;
      self->drawn_page = i;
      dument_letter_studio_draw_async (self->studio, self->generation, i,
                                       dument_letter_desk_get_picture_width (desk),
                                       self->cancellable, drawn_cb, g_object_ref (self));
      return;
    }
}

static void
take_view (DumentLetterPreview *self, const DumentLetterView *view)
{
  DumentLetterDesk *desk = DUMENT_LETTER_DESK (self->desk);

  self->generation = view->generation;
  self->n_pages = view->n_pages;
  dument_letter_desk_set_n_pages (desk, view->n_pages);
  for (guint i = 0; i < view->rasters->len; i++)
    dument_letter_desk_take_picture (desk, view->first_page + i,
                                     g_ptr_array_index (view->rasters, i));
  show_place (self);
}

static void
laid_out_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DumentLetterPreview) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DumentLetterView) view =
      dument_letter_studio_lay_out_finish (DUMENT_LETTER_STUDIO (source), result, &error);

  self->busy = FALSE;
  if (self->studio == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (view != NULL)
    {
      take_view (self, view);
      g_signal_emit (self, signals[LAID_OUT], 0, view);
    }
  else
    g_signal_emit (self, signals[FAILED], 0, error);
  if (self->has_next)
    start (self);
  else
    draw_missing (self);
}

static void
start (DumentLetterPreview *self)
{
  g_autoptr (DumentLetterCase) letter_case = g_steal_pointer (&self->next_case);
  g_autofree char *body = g_steal_pointer (&self->next_body);
  unsigned first, n_shown;

  find_shown (self, &first, &n_shown);
  self->has_next = FALSE;
  self->busy = TRUE;
  dument_letter_studio_lay_out_async (
      self->studio, letter_case, body, first, n_shown,
      dument_letter_desk_get_picture_width (DUMENT_LETTER_DESK (self->desk)), self->cancellable,
      laid_out_cb, g_object_ref (self));
}

static gboolean
look_cb (gpointer user_data)
{
  DumentLetterPreview *self = user_data;

  self->look_source = 0;
  show_place (self);
  draw_missing (self);
  return G_SOURCE_REMOVE;
}

/* Scrolling and sizing come in bursts. */
static void
look_soon (DumentLetterPreview *self)
{
  if (self->look_source == 0)
    self->look_source = g_timeout_add (30, look_cb, self);
}

static void
apply_zoom (DumentLetterPreview *self)
{
  g_autofree char *text = g_strdup_printf (_ ("%d %%"), self->zoom);

  dument_letter_desk_set_zoom (DUMENT_LETTER_DESK (self->desk), self->zoom);
  gtk_button_set_label (self->zoom_label, text);
  gtk_widget_set_sensitive (self->zoom_out_button, self->zoom > MIN_ZOOM);
  gtk_widget_set_sensitive (self->zoom_in_button, self->zoom < MAX_ZOOM);
  look_soon (self);
}

static void
fit (DumentLetterPreview *self)
{
  int width = gtk_widget_get_width (self->scroller);
  int zoom = (width - 2 * DUMENT_LETTER_DESK_MARGIN - 2) * 100 / A4_WIDTH;

  if (width <= 0 || !gtk_toggle_button_get_active (self->fit_button))
    return;
  zoom = CLAMP (zoom, MIN_ZOOM, MAX_FIT);
  if (zoom == self->zoom)
    return;
  self->zoom = zoom;
  apply_zoom (self);
}

static gboolean
fit_cb (gpointer user_data)
{
  fit (user_data);
  return G_SOURCE_REMOVE;
}

static void
set_zoom (DumentLetterPreview *self, int zoom)
{
  gtk_toggle_button_set_active (self->fit_button, FALSE);
  self->zoom = CLAMP (zoom, MIN_ZOOM, MAX_ZOOM);
  if (self->settings != NULL)
    g_settings_set_int (self->settings, "editor-zoom", self->zoom);
  apply_zoom (self);
}

static void
on_zoom_in_clicked_cb (GtkButton *button, DumentLetterPreview *self)
{
  set_zoom (self, self->zoom * 5 / 4);
}

static void
on_zoom_out_clicked_cb (GtkButton *button, DumentLetterPreview *self)
{
  set_zoom (self, self->zoom * 4 / 5);
}

static void
on_zoom_label_clicked_cb (GtkButton *button, DumentLetterPreview *self)
{
  set_zoom (self, 100);
}

static void
on_fit_toggled_cb (GtkToggleButton *button, DumentLetterPreview *self)
{
  fit (self);
}

static void
on_envelope_toggled_cb (GtkToggleButton *button, DumentLetterPreview *self)
{
  dument_letter_desk_set_envelope (DUMENT_LETTER_DESK (self->desk),
                                   gtk_toggle_button_get_active (button));
}

static gboolean
on_scroll_cb (GtkEventControllerScroll *controller, double dx, double dy, DumentLetterPreview *self)
{
  GdkModifierType state =
      gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (controller));

  if (!(state & GDK_CONTROL_MASK))
    return GDK_EVENT_PROPAGATE;
  set_zoom (self, dy < 0 ? self->zoom * 11 / 10 + 1 : self->zoom * 10 / 11);
  return GDK_EVENT_STOP;
}

/* Widgets do not change their size while they are being measured. */
static void
on_room_cb (DumentLetterPreview *self)
{
  g_idle_add_full (GTK_PRIORITY_RESIZE, fit_cb, g_object_ref (self), g_object_unref);
  look_soon (self);
}

static void
dument_letter_preview_dispose (GObject *object)
{
  DumentLetterPreview *self = DUMENT_LETTER_PREVIEW (object);

  g_clear_handle_id (&self->look_source, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->settings);
  g_clear_object (&self->studio);
  dument_letter_preview_clear (self);
  G_OBJECT_CLASS (dument_letter_preview_parent_class)->dispose (object);
}

static void
dument_letter_preview_class_init (DumentLetterPreviewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dument_letter_preview_dispose;

  /**
   * DumentLetterPreview::failed:
   * @error: what is wrong with the text
   *
   * The letter cannot be laid out; the last one that could stays.
   */
  signals[FAILED] = g_signal_new ("failed", DUMENT_TYPE_LETTER_PREVIEW, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);

  /**
   * DumentLetterPreview::laid-out:
   * @view: the letter, during the call
   */
  signals[LAID_OUT] = g_signal_new ("laid-out", DUMENT_TYPE_LETTER_PREVIEW, G_SIGNAL_RUN_LAST, 0,
                                    NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);

  g_type_ensure (DUMENT_TYPE_LETTER_DESK);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/dument/Dument/ui/letter-preview.ui");
  gtk_widget_class_bind_template_child (widget_class, DumentLetterPreview, desk);
  gtk_widget_class_bind_template_child (widget_class, DumentLetterPreview, envelope_button);
  gtk_widget_class_bind_template_child (widget_class, DumentLetterPreview, fit_button);
  gtk_widget_class_bind_template_child (widget_class, DumentLetterPreview, page_label);
  gtk_widget_class_bind_template_child (widget_class, DumentLetterPreview, scroller);
  gtk_widget_class_bind_template_child (widget_class, DumentLetterPreview, zoom_in_button);
  gtk_widget_class_bind_template_child (widget_class, DumentLetterPreview, zoom_label);
  gtk_widget_class_bind_template_child (widget_class, DumentLetterPreview, zoom_out_button);
  gtk_widget_class_bind_template_callback (widget_class, on_envelope_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_fit_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_scroll_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_zoom_in_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_zoom_label_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_zoom_out_clicked_cb);
}

static void
dument_letter_preview_init (DumentLetterPreview *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->studio = dument_letter_studio_new ();
  self->cancellable = g_cancellable_new ();
  self->settings = dument_settings_new ();
  self->zoom =
      self->settings != NULL ? g_settings_get_int (self->settings, "editor-zoom") : DEFAULT_ZOOM;
  dument_settings_bind ("editor-fit", self->fit_button, "active");
  dument_settings_bind ("editor-overlay", self->envelope_button, "active");
  g_signal_connect_object (get_adjustment (self), "value-changed", G_CALLBACK (look_soon), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (
      gtk_scrolled_window_get_hadjustment (GTK_SCROLLED_WINDOW (self->scroller)),
      "notify::page-size", G_CALLBACK (on_room_cb), self, G_CONNECT_SWAPPED);
  apply_zoom (self);
}

/**
 * dument_letter_preview_show:
 * @self: a preview
 * @letter_case: what the letter is made of
 * @body: (nullable): its text as it is edited, %NULL for the shipped one
 *
 * Shows the letter as soon as it is laid out.
 */
void
dument_letter_preview_show (DumentLetterPreview *self,
                            DumentLetterCase *letter_case,
                            const char *body)
{
  g_clear_pointer (&self->next_case, dument_letter_case_unref);
  g_clear_pointer (&self->next_body, g_free);
  self->next_case = dument_letter_case_ref (letter_case);
  self->next_body = g_strdup (body);
  self->has_next = TRUE;
  if (!self->busy)
    start (self);
}

/**
 * dument_letter_preview_set_following:
 * @self: a preview
 * @n_pages: how many pages of enclosures follow the letter; they are told of, not shown
 */
void
dument_letter_preview_set_following (DumentLetterPreview *self, unsigned n_pages)
{
  g_autofree char *text = NULL;

  self->n_following = n_pages;
  if (n_pages > 0)
    text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u page of enclosures follows",
                                         "%u pages of enclosures follow", n_pages),
                            n_pages);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->page_label), text);
  show_place (self);
}

/**
 * dument_letter_preview_clear:
 * @self: a preview
 *
 * Takes the letter off the desk, because there is none.
 */
void
dument_letter_preview_clear (DumentLetterPreview *self)
{
  g_clear_pointer (&self->next_case, dument_letter_case_unref);
  g_clear_pointer (&self->next_body, g_free);
  self->has_next = FALSE;
  self->n_pages = 0;
  if (self->desk == NULL)
    return;
  dument_letter_desk_set_n_pages (DUMENT_LETTER_DESK (self->desk), 0);
  gtk_label_set_label (self->page_label, "");
}
