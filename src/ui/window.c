/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "config.h"

#include "ui/window-private.h"

#include "ui/clients-page.h"
#include "ui/document-drag.h"
#include "ui/fold-bin.h"
#include "ui/import-dialog.h"
#include "ui/letters-page.h"
#include "ui/menu-button.h"
#include "ui/receivables-page.h"
#include "ui/settings.h"
#include "ui/sidebar-button.h"
#include "ui/text-size.h"
#include "ui/today-page.h"
#include "ui/undo-toast.h"
#include "ui/welcome-page.h"

#include <glib/gi18n-lib.h>

/* Below this width, in pixels at the usual size of text, the sidebar folds away and a detail
 * becomes a page of its own. */
#define NARROW_WIDTH 900

/**
 * DumentWindow:
 *
 * The frame: the sidebar, a stack of pages, toasts. A page that is pushed lies above the others
 * until it is popped. Pages and dialogs ask for each other by the actions of window-actions.c.
 */
struct _DumentWindow
{
  AdwApplicationWindow parent_instance;

  DumentEngine *engine;
  GCancellable *cancellable;

  GtkWidget *floating_place;
  GtkWidget *notice;
  GtkWidget *notice_button;
  GtkWidget *notice_label;
  GtkWidget *overlay;
  GtkWidget *scrim;
  GtkWidget *sidebar;
  GtkListBox *sidebar_list;
  GtkWidget *sidebar_place;
  GtkStack *stack;
  AdwToastOverlay *toast_overlay;

  unsigned fold_source;
  gboolean has_data : 1;
  gboolean narrow : 1;
  gboolean sidebar_hidden : 1;
};

/* A page of the sidebar. */
typedef struct
{
  const char *name;
  const char *title;
  const char *icon;
  GtkWidget *(*create) (DumentEngine *engine);
} PageInfo;

static const PageInfo pages[] = {
  { "today", N_ ("To Do"), "dument-page-today-symbolic", dument_today_page_new },
  { "receivables", N_ ("Receivables"), "dument-page-receivables-symbolic",
    dument_receivables_page_new },
  { "clients", N_ ("Clients"), "dument-page-clients-symbolic", dument_clients_page_new },
  { "letters", N_ ("Letters"), "dument-page-letters-symbolic", dument_letters_page_new },
};

enum
{
  PROP_0,
  PROP_NARROW,
  PROP_SIDEBAR_AWAY,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (DumentWindow, dument_window, ADW_TYPE_APPLICATION_WINDOW)

static DumentWindow *
find_window (GtkWidget *from)
{
  GtkRoot *root = gtk_widget_get_root (from);

  while (root != NULL && !DUMENT_IS_WINDOW (root))
    root = GTK_ROOT (gtk_window_get_transient_for (GTK_WINDOW (root)));
  return root != NULL ? DUMENT_WINDOW (root) : NULL;
}

/* A window that lies above another one shows its own toasts, where it has a place for them. */
static AdwToastOverlay *
find_toast_overlay (GtkWidget *from, DumentWindow *window)
{
  GtkWidget *overlay = gtk_widget_get_ancestor (from, ADW_TYPE_TOAST_OVERLAY);

  return overlay != NULL ? ADW_TOAST_OVERLAY (overlay) : window->toast_overlay;
}

static GtkWidget *
create_sidebar_row (const PageInfo *page)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *label = gtk_label_new (_ (page->title));
  GtkWidget *count = gtk_label_new (NULL);

  gtk_widget_set_hexpand (label, TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (count, "dim-label");
  gtk_widget_add_css_class (count, "amount");
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name (page->icon));
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), count);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ (page->title), -1);
  g_object_set_data (G_OBJECT (row), "count", count);
  return row;
}

/* Where the sidebar stands follows from the width of the window and from what the user asked. */
static void
place_sidebar (DumentWindow *self)
{
  gboolean floats = self->narrow && !self->sidebar_hidden;
  GtkWidget *place = self->narrow ? self->floating_place : self->sidebar_place;

  if (gtk_widget_get_parent (self->sidebar) != place)
    {
      g_autoptr (GtkWidget) sidebar = g_object_ref (self->sidebar);

      adw_bin_set_child (ADW_BIN (gtk_widget_get_parent (sidebar)), NULL);
      adw_bin_set_child (ADW_BIN (place), sidebar);
    }
  if (self->narrow)
    gtk_widget_add_css_class (self->sidebar, "floating");
  else
    gtk_widget_remove_css_class (self->sidebar, "floating");
  gtk_widget_set_visible (self->floating_place, floats);
  gtk_widget_set_visible (self->scrim, floats);
  gtk_widget_set_visible (self->sidebar_place,
                          self->has_data && !self->narrow && !self->sidebar_hidden);
  if (floats)
    gtk_widget_child_focus (self->sidebar, GTK_DIR_TAB_FORWARD);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SIDEBAR_AWAY]);
}

static gboolean
load_sidebar_visible (void)
{
  g_autoptr (GSettings) settings = dument_settings_new ();

  return settings == NULL || g_settings_get_boolean (settings, "sidebar-visible");
}

static void
keep_sidebar_visible (gboolean visible)
{
  g_autoptr (GSettings) settings = dument_settings_new ();

  if (settings != NULL)
    g_settings_set_boolean (settings, "sidebar-visible", visible);
}

static gboolean
is_too_narrow (DumentWindow *self, int width)
{
  return width < dument_text_size_scale (GTK_WIDGET (self), NARROW_WIDTH);
}

static gboolean
fold_cb (gpointer user_data)
{
  DumentWindow *self = user_data;
  gboolean narrow = is_too_narrow (self, gtk_widget_get_width (GTK_WIDGET (self)));

  self->fold_source = 0;
  if (narrow == self->narrow)
    return G_SOURCE_REMOVE;
  self->narrow = narrow;
  self->sidebar_hidden = narrow || !load_sidebar_visible ();
  place_sidebar (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NARROW]);
  return G_SOURCE_REMOVE;
}

static void
on_sidebar_row_activated_cb (GtkListBox *list, GtkListBoxRow *row, DumentWindow *self)
{
  dument_window_show_page (self, pages[gtk_list_box_row_get_index (row)].name);
}

static void
on_scrim_released_cb (GtkGestureClick *gesture, int n_press, double x, double y, DumentWindow *self)
{
  dument_window_toggle_sidebar (self);
}

static gboolean
on_drop_cb (GtkDropTarget *target, const GValue *value, double x, double y, DumentWindow *self)
{
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);
  GSList *dropped = g_value_get_boxed (value);

  for (GSList *link = dropped; link != NULL; link = link->next)
    g_ptr_array_add (files, g_object_ref (link->data));
  if (files->len == 0)
    return FALSE;
  dument_window_import_files (self, files);
  return TRUE;
}

/* Files and folders may be dropped anywhere; a page that knows better takes them first. */
static void
accept_drops (DumentWindow *self)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  g_signal_connect (target, "drop", G_CALLBACK (on_drop_cb), self);
  dument_document_drag_refuse_own (target);
  gtk_widget_add_controller (self->overlay, GTK_EVENT_CONTROLLER (target));
}

static void
add_pages (DumentWindow *self)
{
  for (gsize i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      if (gtk_stack_get_child_by_name (self->stack, pages[i].name) != NULL)
        continue;
      gtk_stack_add_named (self->stack, pages[i].create (self->engine), pages[i].name);
      gtk_list_box_append (self->sidebar_list, create_sidebar_row (&pages[i]));
    }
}

/* A data file that holds neither the own business nor a client has nothing to show yet. */
static gpointer
find_out_if_empty (DumentWorkspace *workspace,
                   gpointer data,
                   GCancellable *cancellable,
                   GError **error)
{
  gboolean is_empty;

  return dument_workspace_is_empty (workspace, &is_empty, error) ? GINT_TO_POINTER (is_empty)
                                                                 : NULL;
}

static void
found_out_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  gboolean is_empty = dument_engine_finish (DUMENT_ENGINE (source), result, &error) != NULL;
  DumentWindow *self = user_data;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (error != NULL)
    {
      dument_window_show_broken (self, error);
      return;
    }
  self->has_data = !is_empty;
  if (is_empty)
    {
      if (gtk_stack_get_child_by_name (self->stack, "welcome") == NULL)
        gtk_stack_add_named (self->stack, dument_welcome_page_new (), "welcome");
      gtk_stack_set_visible_child_name (self->stack, "welcome");
    }
  else if (gtk_stack_get_child_by_name (self->stack, pages[0].name) == NULL)
    {
      add_pages (self);
      dument_window_show_page (self, pages[0].name);
    }
  place_sidebar (self);
}

static void
on_engine_changed_cb (DumentEngine *engine, DumentWindow *self)
{
  if (!self->has_data)
    dument_window_show_data (self);
}

/* ... GtkWidget ... */

static void
dument_window_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  DumentWindow *self = DUMENT_WINDOW (widget);

  GTK_WIDGET_CLASS (dument_window_parent_class)->size_allocate (widget, width, height, baseline);
  /* Widgets do not move while they are being measured. */
  if (is_too_narrow (self, width) != self->narrow && self->fold_source == 0)
    self->fold_source = g_idle_add_full (GTK_PRIORITY_RESIZE, fold_cb, self, NULL);
}

static void
dument_window_dispose (GObject *object)
{
  DumentWindow *self = DUMENT_WINDOW (object);

  g_clear_handle_id (&self->fold_source, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (self->engine != NULL)
    g_signal_handlers_disconnect_by_data (self->engine, self);
  g_clear_object (&self->engine);
  G_OBJECT_CLASS (dument_window_parent_class)->dispose (object);
}

static void
dument_window_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_NARROW:
      g_value_set_boolean (value, DUMENT_WINDOW (object)->narrow);
      break;

    case PROP_SIDEBAR_AWAY:
      g_value_set_boolean (value, DUMENT_WINDOW (object)->narrow ||
                                      DUMENT_WINDOW (object)->sidebar_hidden);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
dument_window_class_init (DumentWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = dument_window_dispose;
  object_class->get_property = dument_window_get_property;
  widget_class->size_allocate = dument_window_size_allocate;

  /**
   * DumentWindow:narrow:
   *
   * Whether there is room for one thing only: no sidebar, no detail beside a list.
   */
  properties[PROP_NARROW] =
      g_param_spec_boolean ("narrow", NULL, NULL, FALSE,
                            G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  /**
   * DumentWindow:sidebar-away:
   *
   * Whether the sidebar is not beside the pages, so that they need a button for it.
   */
  properties[PROP_SIDEBAR_AWAY] =
      g_param_spec_boolean ("sidebar-away", NULL, NULL, FALSE,
                            G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (DUMENT_TYPE_FOLD_BIN);
  g_type_ensure (DUMENT_TYPE_MENU_BUTTON);
  g_type_ensure (DUMENT_TYPE_SIDEBAR_BUTTON);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/dument/Dument/ui/window.ui");
  gtk_widget_class_bind_template_child (widget_class, DumentWindow, floating_place);
  gtk_widget_class_bind_template_child (widget_class, DumentWindow, notice);
  gtk_widget_class_bind_template_child (widget_class, DumentWindow, notice_button);
  gtk_widget_class_bind_template_child (widget_class, DumentWindow, notice_label);
  gtk_widget_class_bind_template_child (widget_class, DumentWindow, overlay);
  gtk_widget_class_bind_template_child (widget_class, DumentWindow, scrim);
  gtk_widget_class_bind_template_child (widget_class, DumentWindow, sidebar);
  gtk_widget_class_bind_template_child (widget_class, DumentWindow, sidebar_list);
  gtk_widget_class_bind_template_child (widget_class, DumentWindow, sidebar_place);
  gtk_widget_class_bind_template_child (widget_class, DumentWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, DumentWindow, toast_overlay);
  gtk_widget_class_bind_template_callback (widget_class, on_scrim_released_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_sidebar_row_activated_cb);
  dument_window_install_actions (widget_class);
}

static void
dument_window_init (DumentWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->cancellable = g_cancellable_new ();
  dument_settings_bind ("window-width", self, "default-width");
  dument_settings_bind ("window-height", self, "default-height");
  dument_settings_bind ("window-maximized", self, "maximized");
  self->sidebar_hidden = !load_sidebar_visible ();
  accept_drops (self);
  place_sidebar (self);
}

/**
 * dument_window_new:
 * @application: the application
 * @engine: the engine of the data file, which may still be opening
 *
 * Returns: (transfer floating): a window, empty until dument_window_show_data()
 */
GtkWidget *
dument_window_new (GtkApplication *application, DumentEngine *engine)
{
  DumentWindow *self = g_object_new (DUMENT_TYPE_WINDOW, "application", application, NULL);

  self->engine = g_object_ref (engine);
  g_signal_connect (engine, "changed", G_CALLBACK (on_engine_changed_cb), self);
  return GTK_WIDGET (self);
}

/**
 * dument_window_get_engine:
 * @self: a window
 *
 * Returns: (transfer none): the engine of its data file
 */
DumentEngine *
dument_window_get_engine (DumentWindow *self)
{
  return self->engine;
}

/**
 * dument_window_has_data:
 * @self: a window
 *
 * Returns: whether the pages are there, and not the welcome
 */
gboolean
dument_window_has_data (DumentWindow *self)
{
  return self->has_data;
}

/**
 * dument_window_show_notice:
 * @self: a window
 * @text: what holds for the whole window
 * @button_label: (nullable): a verb, or %NULL for no button
 * @action: (nullable): what the button does
 *
 * Keeps a line in sight at the foot of every page.
 */
void
dument_window_show_notice (DumentWindow *self,
                           const char *text,
                           const char *button_label,
                           const char *action)
{
  gtk_label_set_label (GTK_LABEL (self->notice_label), text);
  gtk_widget_set_visible (self->notice_button, button_label != NULL);
  if (button_label != NULL)
    {
      gtk_button_set_label (GTK_BUTTON (self->notice_button), button_label);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (self->notice_button), action);
    }
  gtk_revealer_set_reveal_child (GTK_REVEALER (self->notice), TRUE);
}

/**
 * dument_window_show_data:
 * @self: a window whose data file is open
 *
 * Shows the pages, or the welcome where the file is still empty.
 */
void
dument_window_show_data (DumentWindow *self)
{
  dument_engine_read_async (self->engine, find_out_if_empty, /* data= */ NULL,
                            /* free_data= */ NULL, /* free_result= */ NULL, self->cancellable,
                            found_out_cb, self);
}

/**
 * dument_window_show_waiting:
 * @self: a window without data
 * @text: (nullable): for what one waits, %NULL when it is over
 */
void
dument_window_show_waiting (DumentWindow *self, const char *text)
{
  GtkWidget *page = gtk_stack_get_child_by_name (self->stack, "waiting");
  GtkWidget *spinner;

  if (page != NULL)
    gtk_stack_remove (self->stack, page);
  if (text == NULL)
    return;
  page = gtk_box_new (GTK_ORIENTATION_VERTICAL, 24);
  spinner = gtk_spinner_new ();
  gtk_spinner_set_spinning (GTK_SPINNER (spinner), TRUE);
  gtk_widget_set_size_request (spinner, 32, 32);
  gtk_widget_set_vexpand (spinner, TRUE);
  gtk_widget_set_valign (spinner, GTK_ALIGN_END);
  gtk_box_append (GTK_BOX (page), adw_header_bar_new ());
  gtk_box_append (GTK_BOX (page), spinner);
  gtk_box_append (GTK_BOX (page), gtk_label_new (text));
  gtk_widget_set_vexpand (gtk_widget_get_last_child (page), TRUE);
  gtk_widget_set_valign (gtk_widget_get_last_child (page), GTK_ALIGN_START);
  gtk_stack_add_named (self->stack, page, "waiting");
  gtk_stack_set_visible_child (self->stack, page);
}

/**
 * dument_window_show_broken:
 * @self: a window
 * @error: why its data file cannot be shown
 */
void
dument_window_show_broken (DumentWindow *self, const GError *error)
{
  GtkWidget *page = adw_status_page_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *header = adw_header_bar_new ();

  adw_status_page_set_icon_name (ADW_STATUS_PAGE (page), "dialog-warning-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (page), _ ("The data file cannot be opened"));
  adw_status_page_set_description (ADW_STATUS_PAGE (page), error->message);
  gtk_widget_set_vexpand (page, TRUE);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), g_object_new (DUMENT_TYPE_MENU_BUTTON, NULL));
  gtk_box_append (GTK_BOX (box), header);
  gtk_box_append (GTK_BOX (box), page);
  dument_window_push (self, box);
}

/**
 * dument_window_show_page:
 * @self: a window
 * @name: a page of the sidebar
 */
void
dument_window_show_page (DumentWindow *self, const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      if (!g_str_equal (pages[i].name, name))
        continue;
      gtk_stack_set_visible_child_name (self->stack, name);
      gtk_widget_grab_focus (gtk_stack_get_visible_child (self->stack));
      gtk_list_box_select_row (self->sidebar_list,
                               gtk_list_box_get_row_at_index (self->sidebar_list, (int) i));
    }
  if (self->narrow && !self->sidebar_hidden)
    dument_window_toggle_sidebar (self);
}

/**
 * dument_window_get_page:
 * @self: a window
 * @name: a page of the sidebar
 *
 * Returns: (transfer none) (nullable): the page
 */
GtkWidget *
dument_window_get_page (DumentWindow *self, const char *name)
{
  return gtk_stack_get_child_by_name (self->stack, name);
}

/**
 * dument_window_push:
 * @self: a window
 * @page: (transfer floating): a page with its own header bar and a way back
 *
 * Shows a page above the others, such as the letter editor.
 */
void
dument_window_push (DumentWindow *self, GtkWidget *page)
{
  g_object_set_data (G_OBJECT (page), "below", gtk_stack_get_visible_child (self->stack));
  gtk_stack_add_child (self->stack, page);
  gtk_stack_set_visible_child (self->stack, page);
}

/**
 * dument_window_pop:
 * @self: a window
 * @page: the page that was pushed
 *
 * Goes back to what was shown before, and lets go of the page.
 */
void
dument_window_pop (DumentWindow *self, GtkWidget *page)
{
  GtkWidget *below = g_object_get_data (G_OBJECT (page), "below");

  if (gtk_stack_get_visible_child (self->stack) == page && below != NULL)
    gtk_stack_set_visible_child (self->stack, below);
  gtk_stack_remove (self->stack, page);
}

/**
 * dument_window_search:
 * @self: a window
 *
 * Goes to the search of the page that is shown, where it has one: its action `page.search`. What is
 * to be done has none: who searches there looks for an invoice.
 */
void
dument_window_search (DumentWindow *self)
{
  GtkWidget *page = gtk_stack_get_visible_child (self->stack);

  if (page != NULL && DUMENT_IS_TODAY_PAGE (page))
    {
      dument_window_show_page (self, "receivables");
      page = gtk_stack_get_visible_child (self->stack);
    }
  if (page != NULL && !gtk_widget_activate_action (page, "page.search", NULL))
    gtk_widget_activate_action (page, "receivables.find", NULL);
}

/**
 * dument_window_toggle_sidebar:
 * @self: a window
 */
void
dument_window_toggle_sidebar (DumentWindow *self)
{
  self->sidebar_hidden = !self->sidebar_hidden;
  /* Over a narrow window it comes and goes: that is no wish for good. */
  if (!self->narrow)
    keep_sidebar_visible (!self->sidebar_hidden);
  place_sidebar (self);
}

/**
 * dument_window_set_count:
 * @self: a window
 * @page: a page of the sidebar
 * @count: what is to be done there; 0 shows nothing
 */
void
dument_window_set_count (DumentWindow *self, const char *page, gint64 count)
{
  for (gsize i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->sidebar_list, (int) i);
      g_autofree char *text = count > 0 ? g_strdup_printf ("%" G_GINT64_FORMAT, count) : NULL;

      if (row != NULL && g_str_equal (pages[i].name, page))
        gtk_label_set_label (g_object_get_data (G_OBJECT (row), "count"), text != NULL ? text : "");
    }
}

/**
 * dument_window_import_files:
 * @self: a window
 * @files: (element-type GFile): what was dropped, chosen or opened from outside
 */
void
dument_window_import_files (DumentWindow *self, GPtrArray *files)
{
  dument_import_dialog_run (self, files);
}

/**
 * dument_window_toast:
 * @from: a widget of a window
 * @text: what was done, in a few words
 */
void
dument_window_toast (GtkWidget *from, const char *text)
{
  DumentWindow *self = find_window (from);
  g_autofree char *markup = g_markup_escape_text (text, -1);

  if (self != NULL)
    adw_toast_overlay_add_toast (find_toast_overlay (from, self), adw_toast_new (markup));
}

/**
 * dument_window_toast_undo:
 * @from: a widget of a window
 * @text: what was done, in a few words
 * @undo: a writing job that takes it back
 * @data: (transfer full): for @undo
 * @free_data: (nullable): frees @data
 *
 * Tells what was done, with a button that undoes it once.
 */
void
dument_window_toast_undo (GtkWidget *from,
                          const char *text,
                          DumentEngineFunc undo,
                          gpointer data,
                          GDestroyNotify free_data)
{
  DumentWindow *self = find_window (from);

  if (self != NULL)
    dument_undo_toast_show (self, find_toast_overlay (from, self), text, undo, data, free_data);
  else if (free_data != NULL)
    free_data (data);
}

/**
 * dument_window_show_error:
 * @from: a widget of a window
 * @error: a sentence that names the place and the cure
 *
 * A request that was dropped on purpose is no error and shows nothing.
 */
void
dument_window_show_error (GtkWidget *from, const GError *error)
{
  DumentWindow *self = find_window (from);
  GtkWidget *label;
  AdwToast *toast;

  if (self == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  /* The cure stands at the end of the sentence: the title of a toast would be cut before it. */
  label = gtk_label_new (error->message);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 60);
  gtk_widget_add_css_class (label, "heading");
  toast = adw_toast_new ("");
  adw_toast_set_custom_title (toast, label);
  adw_toast_set_priority (toast, ADW_TOAST_PRIORITY_HIGH);
  adw_toast_set_timeout (toast, 0);
  adw_toast_overlay_add_toast (find_toast_overlay (from, self), toast);
}
