/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "config.h"

#include "ui/help-window.h"

#include "ui/help-text.h"

#include <glib/gi18n-lib.h>

/**
 * DumentHelpWindow:
 *
 * The help, in a window that may stay open beside the other. Its pages are texts among the
 * resources, so that it needs no other program and no network.
 */
struct _DumentHelpWindow
{
  AdwWindow parent_instance;

  GtkWidget *no_match_label;
  GtkListBox *page_list;
  AdwBin *page_place;
  GtkWidget *page_scroller;
  GtkEditable *search_entry;
};

/* In the order in which somebody new needs them. */
static const char *const pages[] = {
  "first-start", "import",   "owed",   "letters",  "printing",
  "registered",  "payments", "backup", "keyboard",
};

G_DEFINE_FINAL_TYPE (DumentHelpWindow, dument_help_window, ADW_TYPE_WINDOW)

static GBytes *
load_page (const char *name)
{
  /* TRANSLATORS: the folder of resources/help whose pages are in your language, “en” if none is. */
  const char *language = C_ ("folder of the help", "en");
  g_autofree char *path =
      g_strdup_printf ("/io/github/dument/Dument/help/%s/%s.txt", language, name);

  return g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, /* error= */ NULL);
}

static const char *
get_row_text (GtkListBoxRow *row)
{
  return g_bytes_get_data (g_object_get_data (G_OBJECT (row), "text"), /* size= */ NULL);
}

static GtkWidget *
create_row (const char *name)
{
  g_autoptr (GBytes) text = load_page (name);
  g_autofree char *title = NULL;
  GtkWidget *label;
  GtkWidget *row;

  g_return_val_if_fail (text != NULL, NULL);
  title = dument_help_text_title (g_bytes_get_data (text, NULL));
  label = gtk_label_new (title);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_set_margin_top (label, 6);
  gtk_widget_set_margin_bottom (label, 6);
  row = gtk_list_box_row_new ();
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  g_object_set_data_full (G_OBJECT (row), "text", g_steal_pointer (&text),
                          (GDestroyNotify) g_bytes_unref);
  gtk_widget_set_name (row, name);
  return row;
}

static void
show_page (DumentHelpWindow *self, const char *name)
{
  for (int i = 0; i < (int) G_N_ELEMENTS (pages); i++)
    {
      GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->page_list, i);

      if (g_str_equal (gtk_widget_get_name (GTK_WIDGET (row)), name))
        gtk_list_box_select_row (self->page_list, row);
    }
}

static void
on_row_selected_cb (GtkListBox *list, GtkListBoxRow *row, DumentHelpWindow *self)
{
  g_autofree char *title = NULL;

  if (row == NULL)
    return;
  title = dument_help_text_title (get_row_text (row));
  adw_bin_set_child (self->page_place, dument_help_text_build (get_row_text (row)));
  gtk_adjustment_set_value (
      gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->page_scroller)), 0);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->page_scroller),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
}

static gboolean
filter_row (GtkListBoxRow *row, gpointer user_data)
{
  DumentHelpWindow *self = user_data;

  return dument_help_text_contains (get_row_text (row), gtk_editable_get_text (self->search_entry));
}

static GtkListBoxRow *
find_first_match (DumentHelpWindow *self)
{
  for (int i = 0; i < (int) G_N_ELEMENTS (pages); i++)
    {
      GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->page_list, i);

      if (filter_row (row, self))
        return row;
    }
  return NULL;
}

static void
on_search_changed_cb (DumentHelpWindow *self)
{
  GtkListBoxRow *first = find_first_match (self);

  gtk_list_box_invalidate_filter (self->page_list);
  gtk_widget_set_visible (self->no_match_label, first == NULL);
  if (first != NULL && *gtk_editable_get_text (self->search_entry) != '\0')
    gtk_list_box_select_row (self->page_list, first);
}

static void
on_stop_search_cb (DumentHelpWindow *self)
{
  if (*gtk_editable_get_text (self->search_entry) == '\0')
    gtk_window_close (GTK_WINDOW (self));
  else
    gtk_editable_set_text (self->search_entry, "");
}

static gboolean
focus_search (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  return gtk_widget_grab_focus (GTK_WIDGET (DUMENT_HELP_WINDOW (widget)->search_entry));
}

static void
dument_help_window_class_init (DumentHelpWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/dument/Dument/ui/help-window.ui");
  gtk_widget_class_bind_template_child (widget_class, DumentHelpWindow, no_match_label);
  gtk_widget_class_bind_template_child (widget_class, DumentHelpWindow, page_list);
  gtk_widget_class_bind_template_child (widget_class, DumentHelpWindow, page_place);
  gtk_widget_class_bind_template_child (widget_class, DumentHelpWindow, page_scroller);
  gtk_widget_class_bind_template_child (widget_class, DumentHelpWindow, search_entry);
  gtk_widget_class_bind_template_callback (widget_class, on_row_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_stop_search_cb);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_f, GDK_CONTROL_MASK, focus_search, NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
dument_help_window_init (DumentHelpWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->search_entry),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Search in the help"), -1);
  for (gsize i = 0; i < G_N_ELEMENTS (pages); i++)
    gtk_list_box_append (self->page_list, create_row (pages[i]));
  gtk_list_box_set_filter_func (self->page_list, filter_row, self, /* destroy= */ NULL);
  gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
}

static DumentHelpWindow *
find_open (GtkApplication *application)
{
  for (GList *link = gtk_application_get_windows (application); link != NULL; link = link->next)
    if (DUMENT_IS_HELP_WINDOW (link->data))
      return link->data;
  return NULL;
}

/**
 * dument_help_window_close:
 * @application: the application
 *
 * Closes the help, if it is open.
 */
void
dument_help_window_close (GtkApplication *application)
{
  DumentHelpWindow *self = find_open (application);

  if (self != NULL)
    gtk_window_destroy (GTK_WINDOW (self));
}

/**
 * dument_help_window_present:
 * @application: the application
 * @page: a page of the help, or "" for the first
 *
 * Shows the help there, in the window that is open already if one is.
 */
void
dument_help_window_present (GtkApplication *application, const char *page)
{
  DumentHelpWindow *self = find_open (application);

  if (self == NULL)
    {
      self = g_object_new (DUMENT_TYPE_HELP_WINDOW, "application", application, NULL);
      show_page (self, pages[0]);
    }
  if (*page != '\0')
    show_page (self, page);
  gtk_window_present (GTK_WINDOW (self));
}
