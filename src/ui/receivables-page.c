/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "config.h"

#include "ui/receivables-page.h"

#include "service/upkeep.h"
#include "ui/circumstance-actions.h"
#include "ui/columns.h"
#include "ui/document-drag.h"
#include "ui/filter-bar.h"
#include "ui/format.h"
#include "ui/id-selection.h"
#include "ui/menu-button.h"
#include "ui/receivable-columns.h"
#include "ui/receivable-detail.h"
#include "ui/receivable-item.h"
#include "ui/receivable-words.h"
#include "ui/row-menu.h"
#include "ui/settings.h"
#include "ui/sidebar-button.h"
#include "ui/window.h"

#include <glib/gi18n-lib.h>

/* While everything is computed anew, the list follows no more often. */
#define REFRESH_MILLISECONDS 1000

/* The detail sums up no more. */
#define MAX_DETAILED 1000

/* So long an invoice that came in is followed to where it is sorted. */
#define KEPT_SECONDS 3

/* More lines than these are not for the clipboard. */
#define MAX_COPIED 10000

/* More files than these are not dragged at once. */
#define MAX_DRAGGED 100

/**
 * DumentReceivablesPage:
 *
 * Who owes what: the list of all invoices, with the detail of the chosen one beside it, or above it
 * where there is no room.
 */
struct _DumentReceivablesPage
{
  AdwBin parent_instance;

  DumentEngine *engine;
  DumentUpkeep *upkeep;
  DumentReceivableModel *model;
  DumentIdSelection *selection;
  DumentReceivableColumns *columns;
  GSettings *settings;
  GtkWidget *detail;
  GtkWidget *window; /* borrowed, while the page is in it */
  GCancellable *counting;
  GCancellable *summing;
  GCancellable *copying;

  AdwStatusPage *broken_page;
  GtkColumnView *column_view;
  AdwBin *detail_place;
  AdwWindowTitle *detail_title;
  DumentFilterBar *filter_bar;
  AdwBin *narrow_place;
  AdwStatusPage *nothing_page;
  GtkPaned *paned;
  GtkStack *place_stack;
  GtkSearchBar *search_bar;
  GtkSearchEntry *search_entry;
  GtkSpinner *spinner;
  GtkStack *stack;
  GtkWidget *totals_box;
  GtkLabel *totals_label;

  gint64 n_invoices;
  gint64 wanted_id; /* to be shown once the list is there */
  gint64 kept_id;   /* in sight, wherever it moves */
  gint64 kept_until;
  gint64 refreshed_at;
  unsigned refresh_source;
  unsigned selection_source;
  gboolean has_counts : 1;
  gboolean is_empty : 1;
  gboolean is_placed : 1;
  gboolean stays_at_top : 1;
  gboolean wants_first : 1; /* of what is found, to be chosen */
  gboolean wants_focus : 1; /* as soon as there is a list */
};

G_DEFINE_FINAL_TYPE (DumentReceivablesPage, dument_receivables_page, ADW_TYPE_BIN)

static gboolean
is_narrow (DumentReceivablesPage *self)
{
  gboolean narrow = FALSE;

  if (self->window != NULL)
    g_object_get (self->window, "narrow", &narrow, NULL);
  return narrow;
}

/* ... What is shown ... */

static gboolean
has_text (DumentReceivablesPage *self)
{
  return *gtk_editable_get_text (GTK_EDITABLE (self->search_entry)) != '\0';
}

static void
show_nothing (DumentReceivablesPage *self)
{
  gboolean searched = has_text (self);

  adw_status_page_set_icon_name (self->nothing_page,
                                 searched ? "system-search-symbolic" : "dument-empty");
  adw_status_page_set_title (self->nothing_page,
                             searched ? _ ("Nothing found")
                                      : dument_filter_bar_get_nothing (self->filter_bar));
  adw_status_page_set_description (
      self->nothing_page,
      searched ? _ ("Search for a number, a client, an amount or words of the label.") : NULL);
  gtk_stack_set_visible_child_name (self->stack, "nothing");
}

/* Without an invoice there is nothing to filter, to sum up and to look at. */
static void
set_empty (DumentReceivablesPage *self, gboolean is_empty)
{
  self->is_empty = is_empty;
  gtk_widget_set_visible (GTK_WIDGET (self->filter_bar), !is_empty);
  gtk_widget_set_visible (GTK_WIDGET (self->detail_place), !is_empty && !is_narrow (self));
  gtk_widget_set_visible (self->totals_box, !is_empty);
}

static void
update_stack (DumentReceivablesPage *self)
{
  guint n = dument_receivable_model_get_ids (self->model)->len;
  gboolean loading = dument_receivable_model_is_loading (self->model) || !self->has_counts;

  set_empty (self, n == 0 && !loading && self->n_invoices == 0);
  gtk_spinner_set_spinning (self->spinner, loading && n == 0);
  if (n > 0)
    {
      gtk_stack_set_visible_child_name (self->stack, "list");
      if (self->wants_focus)
        gtk_widget_grab_focus (GTK_WIDGET (self));
    }
  else if (loading)
    gtk_stack_set_visible_child_name (self->stack, "loading");
  else if (self->is_empty)
    gtk_stack_set_visible_child_name (self->stack, "empty");
  else
    show_nothing (self);
}

static void
summed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) totals = dument_engine_finish (DUMENT_ENGINE (source), result, &error);
  DumentReceivablesPage *self = user_data;
  g_autofree char *text = NULL;
  guint n_selected;

  if (totals == NULL)
    return;
  n_selected = dument_id_selection_get_size (self->selection);
  text = dument_receivable_words_totals (
      totals, n_selected > 1 ? n_selected : dument_receivable_model_get_ids (self->model)->len,
      n_selected > 1);
  gtk_label_set_label (self->totals_label, text);
}

/* One selected invoice has its figures beside it; several have their sum here. */
static void
sum_up (DumentReceivablesPage *self)
{
  GArray *ids = dument_receivable_model_get_ids (self->model);
  guint n_selected = dument_id_selection_get_size (self->selection);

  g_cancellable_cancel (self->summing);
  g_clear_object (&self->summing);
  self->summing = g_cancellable_new ();
  ids = n_selected > 1 && n_selected < ids->len
            ? dument_id_selection_list (self->selection, n_selected)
            : g_array_ref (ids);
  dument_engine_read_async (self->engine, dument_receivables_sum, ids,
                            (GDestroyNotify) g_array_unref, (GDestroyNotify) g_array_unref,
                            self->summing, summed_cb, self);
}

static void
counted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autofree gint64 *counts = dument_engine_finish (DUMENT_ENGINE (source), result, &error);
  DumentReceivablesPage *self = user_data;

  if (counts == NULL)
    return;
  self->n_invoices = counts[DUMENT_REGISTER_FILTER_ALL];
  self->has_counts = TRUE;
  dument_filter_bar_set_counts (self->filter_bar, counts);
  if (self->window != NULL)
    dument_window_set_count (DUMENT_WINDOW (self->window), "receivables",
                             counts[DUMENT_REGISTER_FILTER_LATE] +
                                 counts[DUMENT_REGISTER_FILTER_FORMAL_NOTICE]);
  update_stack (self);
}

static void
count (DumentReceivablesPage *self)
{
  g_cancellable_cancel (self->counting);
  g_clear_object (&self->counting);
  self->counting = g_cancellable_new ();
  dument_engine_read_async (self->engine, dument_receivables_count, /* data= */ NULL,
                            /* free_data= */ NULL, g_free, self->counting, counted_cb, self);
}

static void
refresh (DumentReceivablesPage *self)
{
  g_clear_handle_id (&self->refresh_source, g_source_remove);
  self->refreshed_at = g_get_monotonic_time ();
  dument_receivable_model_refresh (self->model);
  count (self);
}

/* What is not in sight is counted yet, for the sidebar. */
static void
follow (DumentReceivablesPage *self)
{
  self->refreshed_at = g_get_monotonic_time ();
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    refresh (self);
  else
    count (self);
}

static gboolean
on_refresh_cb (gpointer user_data)
{
  DumentReceivablesPage *self = user_data;

  self->refresh_source = 0;
  follow (self);
  return G_SOURCE_REMOVE;
}

static void
on_engine_changed_cb (DumentReceivablesPage *self)
{
  gint64 waited = (g_get_monotonic_time () - self->refreshed_at) / 1000;

  if (self->refresh_source != 0)
    return;
  if (waited >= REFRESH_MILLISECONDS || !dument_upkeep_is_busy (self->upkeep))
    follow (self);
  else
    self->refresh_source =
        g_timeout_add ((guint) (REFRESH_MILLISECONDS - waited), on_refresh_cb, self);
}

/* ... The list ... */

/* The list inside the column view is the one that can scroll to a row. */
static void
scroll_to (DumentReceivablesPage *self, guint position)
{
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->column_view));
       child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      if (GTK_IS_LIST_VIEW (child))
        gtk_widget_activate_action (child, "list.scroll-to-item", "u", position);
    }
}

static void
show_wanted (DumentReceivablesPage *self)
{
  guint position;

  if (self->wanted_id == 0 ||
      !dument_receivable_model_find (self->model, self->wanted_id, &position))
    return;
  dument_id_selection_select_only (self->selection, self->wanted_id);
  self->wanted_id = 0;
  scroll_to (self, position);
}

static gboolean
is_chosen_alone (DumentReceivablesPage *self, gint64 id)
{
  g_autoptr (GArray) ids = NULL;

  if (dument_id_selection_get_size (self->selection) != 1)
    return FALSE;
  ids = dument_id_selection_list (self->selection, 1);
  return g_array_index (ids, gint64, 0) == id;
}

/* An invoice that came in moves when it was computed. */
static void
follow_kept (DumentReceivablesPage *self)
{
  guint position;

  if (self->kept_id == 0 || self->wanted_id == self->kept_id)
    return;
  if (g_get_monotonic_time () > self->kept_until || !is_chosen_alone (self, self->kept_id))
    self->kept_id = 0;
  else if (dument_receivable_model_find (self->model, self->kept_id, &position))
    scroll_to (self, position);
}

static void
choose_first (DumentReceivablesPage *self)
{
  const GArray *ids = dument_receivable_model_get_ids (self->model);
  gboolean is_wanted = self->wants_first;

  self->wants_first = FALSE;
  if (!is_wanted || ids->len == 0)
    return;
  dument_id_selection_select_only (self->selection, g_array_index (ids, gint64, 0));
  gtk_widget_grab_focus (GTK_WIDGET (self->column_view));
}

/* GTK keeps the first row in sight wherever it goes. Who looks at the top, and at no row of it,
 * wants the top: at the first start rows are computed, and sorted anew, while one looks. */
static void
note_place (DumentReceivablesPage *self)
{
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->column_view));

  self->stays_at_top =
      gtk_adjustment_get_value (adjustment) <= gtk_adjustment_get_lower (adjustment) &&
      self->wanted_id == 0 && dument_id_selection_get_size (self->selection) == 0;
}

static void
on_answered_cb (DumentReceivablesPage *self)
{
  note_place (self);
  update_stack (self);
  choose_first (self);
  sum_up (self);
}

/* Now every row is there that may be scrolled to or take the focus. */
static void
on_settled_cb (DumentReceivablesPage *self)
{
  update_stack (self);
  if (self->stays_at_top && dument_receivable_model_get_ids (self->model)->len > 0)
    scroll_to (self, 0);
  show_wanted (self);
  follow_kept (self);
}

static void
on_failed_cb (DumentReceivablesPage *self, const GError *error)
{
  self->wants_first = FALSE;
  adw_status_page_set_description (self->broken_page, error->message);
  gtk_stack_set_visible_child_name (self->stack, "broken");
}

static gboolean
on_selection_settled_cb (gpointer user_data)
{
  DumentReceivablesPage *self = user_data;
  g_autoptr (GArray) ids = dument_id_selection_list (self->selection, MAX_DETAILED);

  self->selection_source = 0;
  dument_receivable_detail_show (DUMENT_RECEIVABLE_DETAIL (self->detail), ids);
  sum_up (self);
  return G_SOURCE_REMOVE;
}

static void
on_selection_changed_cb (DumentReceivablesPage *self)
{
  if (self->selection_source == 0)
    self->selection_source = g_idle_add (on_selection_settled_cb, self);
}

static void
on_sorted_cb (DumentReceivablesPage *self)
{
  DumentRegisterSort sort;
  gboolean descending;

  if (dument_receivable_columns_get_sort (self->columns, &sort, &descending))
    dument_receivable_model_set_sort (self->model, sort, descending);
}

static void
search_text (DumentReceivablesPage *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->search_entry));

  dument_receivable_model_set_text (self->model, has_text (self) ? text : NULL);
}

/* Who goes on typing no longer means what Enter was pressed for. */
static void
on_text_changed_cb (DumentReceivablesPage *self)
{
  self->wants_first = FALSE;
}

static void
on_search_changed_cb (GtkSearchEntry *entry, DumentReceivablesPage *self)
{
  search_text (self);
}

/* Enter means the first that is found, also when it is pressed before the list has followed. */
static void
on_search_activate_cb (GtkSearchEntry *entry, DumentReceivablesPage *self)
{
  search_text (self);
  self->wants_first = TRUE;
  if (!dument_receivable_model_is_asking (self->model))
    choose_first (self);
}

static void
show_detail (DumentReceivablesPage *self)
{
  if (is_narrow (self))
    gtk_stack_set_visible_child_name (self->place_stack, "detail");
}

static void
on_activate_cb (GtkColumnView *view, guint position, DumentReceivablesPage *self)
{
  GtkSelectionModel *selection = GTK_SELECTION_MODEL (self->selection);

  /* Enter means the row that has the focus, which need not be chosen. */
  if (!gtk_selection_model_is_selected (selection, position))
    gtk_selection_model_select_item (selection, position, /* unselect_rest= */ TRUE);
  show_detail (self);
}

static void
follow_filter (DumentReceivablesPage *self)
{
  dument_receivable_model_set_filter (self->model, dument_filter_bar_get_filter (self->filter_bar));
  if (self->settings != NULL)
    g_settings_set_string (self->settings, "receivables-filter",
                           dument_filter_bar_get_name (self->filter_bar));
}

/* ... Menu ... */

static GMenuModel *
create_menu (GArray *ids)
{
  GVariant *all =
      g_variant_new_fixed_array (G_VARIANT_TYPE_INT64, ids->data, ids->len, sizeof (gint64));
  gint64 first = g_array_index (ids, gint64, 0);
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) work = g_menu_new ();
  g_autoptr (GMenuModel) course =
      dument_circumstance_actions_create_menu ((const gint64 *) (const void *) ids->data, ids->len);
  g_autoptr (GMenu) change = g_menu_new ();

  g_variant_ref_sink (all);
  dument_row_menu_append (work, _ ("Write a _Letter…"), "win.write-letter",
                          g_variant_new ("(s@ax)", "", all));
  dument_row_menu_append (work, _ ("Record a _Payment…"), "win.record-payment", all);
  g_menu_append (change, _ ("_Copy"), "page.copy");
  if (ids->len == 1)
    {
      dument_row_menu_append (change, _ ("_Edit the Invoice…"), "win.edit-invoice",
                              g_variant_new_int64 (first));
      dument_row_menu_append (change, _ ("_Delete the Invoice"), "win.delete-invoice",
                              g_variant_new_int64 (first));
    }
  g_menu_append_section (menu, NULL, G_MENU_MODEL (work));
  g_menu_append_section (menu, NULL, course);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (change));
  g_variant_unref (all);
  return G_MENU_MODEL (menu);
}

static GMenuModel *
create_menu_of_selected (DumentReceivablesPage *self)
{
  g_autoptr (GArray) ids = dument_id_selection_list (self->selection, MAX_DETAILED);

  return ids->len > 0 ? create_menu (ids) : NULL;
}

static void
on_cell_pressed_cb (DumentReceivablesPage *self, guint position, guint button, double x, double y)
{
  GtkSelectionModel *selection = GTK_SELECTION_MODEL (self->selection);
  GdkRectangle place = { (int) x, (int) y, 1, 1 };
  g_autoptr (GMenuModel) menu = NULL;

  if (button != GDK_BUTTON_SECONDARY || position == GTK_INVALID_LIST_POSITION)
    return;
  if (!gtk_selection_model_is_selected (selection, position))
    gtk_selection_model_select_item (selection, position, /* unselect_rest= */ TRUE);
  menu = create_menu_of_selected (self);
  if (menu != NULL)
    dument_row_menu_pop_up (self->column_view, menu, &place);
}

/* A row that is chosen with others is dragged with them. */
static GdkContentProvider *
find_dragged (double x, double y, gpointer user_data)
{
  DumentReceivablesPage *self = user_data;
  GtkListItem *cell = dument_columns_pick (self->column_view, x, y);
  DumentReceivableItem *item = cell != NULL ? gtk_list_item_get_item (cell) : NULL;
  const DumentRegisterRow *row = item != NULL ? dument_receivable_item_get_row (item) : NULL;
  g_autoptr (GArray) ids = NULL;

  if (row == NULL || row->document_id == 0)
    return NULL;
  if (gtk_list_item_get_selected (cell))
    ids = dument_id_selection_list (self->selection, MAX_DRAGGED);
  else
    {
      ids = g_array_new (FALSE, FALSE, sizeof (gint64));
      g_array_append_val (ids, row->invoice_id);
    }
  return dument_document_drag_provide_invoices (self->engine, ids);
}

/* ... Actions ... */

static void
copied_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = dument_engine_finish (DUMENT_ENGINE (source), result, &error);
  DumentReceivablesPage *self = user_data;
  g_autoptr (GString) text = NULL;

  if (rows == NULL)
    return;
  text = g_string_new (NULL);
  for (guint i = 0; i < rows->len; i++)
    {
      g_autofree char *line = dument_receivable_words_line (g_ptr_array_index (rows, i),
                                                            dument_engine_get_today (self->engine));

      g_string_append (text, line);
    }
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), text->str);
}

static void
copy (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  DumentReceivablesPage *self = DUMENT_RECEIVABLES_PAGE (widget);

  g_cancellable_cancel (self->copying);
  g_clear_object (&self->copying);
  self->copying = g_cancellable_new ();
  dument_engine_read_async (self->engine, dument_receivables_load,
                            dument_id_selection_list (self->selection, MAX_COPIED),
                            (GDestroyNotify) g_array_unref, (GDestroyNotify) g_ptr_array_unref,
                            self->copying, copied_cb, self);
}

static void
find (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  DumentReceivablesPage *self = DUMENT_RECEIVABLES_PAGE (widget);

  self->wants_focus = FALSE;
  gtk_stack_set_visible_child_name (self->place_stack, "list");
  gtk_search_bar_set_search_mode (self->search_bar, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
  gtk_editable_select_region (GTK_EDITABLE (self->search_entry), 0, -1);
}

static void
show_all (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  DumentReceivablesPage *self = DUMENT_RECEIVABLES_PAGE (widget);

  gtk_search_bar_set_search_mode (self->search_bar, FALSE);
  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
  dument_receivable_model_set_text (self->model, NULL);
  dument_filter_bar_set_filter (self->filter_bar, DUMENT_REGISTER_FILTER_ALL);
  follow_filter (self);
}

static void
go_back (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  DumentReceivablesPage *self = DUMENT_RECEIVABLES_PAGE (widget);

  gtk_stack_set_visible_child_name (self->place_stack, "list");
  gtk_widget_grab_focus (GTK_WIDGET (self->column_view));
}

static void
try_again (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  refresh (DUMENT_RECEIVABLES_PAGE (widget));
}

static void
open_menu (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  DumentReceivablesPage *self = DUMENT_RECEIVABLES_PAGE (widget);
  g_autoptr (GMenuModel) menu = create_menu_of_selected (self);

  if (menu != NULL)
    dument_row_menu_pop_up_at_focus (self->column_view, menu);
}

/* ... Where there is room ... */

static void
place_detail (DumentReceivablesPage *self)
{
  gboolean narrow = is_narrow (self);
  AdwBin *place = narrow ? self->narrow_place : self->detail_place;
  AdwBin *other = narrow ? self->detail_place : self->narrow_place;

  if (adw_bin_get_child (place) == NULL)
    {
      adw_bin_set_child (other, NULL);
      adw_bin_set_child (place, self->detail);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->detail_place), !narrow && !self->is_empty);
  if (!narrow)
    gtk_stack_set_visible_child_name (self->place_stack, "list");
}

static void
on_paned_room_cb (GtkPaned *paned, GParamSpec *pspec, DumentReceivablesPage *self)
{
  int width = gtk_widget_get_width (GTK_WIDGET (paned));

  if (self->is_placed || width <= 0 || self->settings == NULL)
    return;
  self->is_placed = TRUE;
  gtk_paned_set_position (paned, width - g_settings_get_int (self->settings, "detail-width"));
}

static void
keep_detail_width (DumentReceivablesPage *self)
{
  /* As on_paned_room_cb() uses it, the handle included: it would shrink at each start. */
  int width =
      gtk_widget_get_width (GTK_WIDGET (self->paned)) - gtk_paned_get_position (self->paned);

  if (self->settings != NULL && !is_narrow (self) && width >= 240)
    g_settings_set_int (self->settings, "detail-width", width);
}

/* ... GtkWidget ... */

static gboolean
dument_receivables_page_grab_focus (GtkWidget *widget)
{
  DumentReceivablesPage *self = DUMENT_RECEIVABLES_PAGE (widget);

  self->wants_focus = g_list_model_get_n_items (G_LIST_MODEL (self->model)) == 0;
  return !self->wants_focus && gtk_widget_grab_focus (GTK_WIDGET (self->column_view));
}

static void
dument_receivables_page_map (GtkWidget *widget)
{
  DumentReceivablesPage *self = DUMENT_RECEIVABLES_PAGE (widget);

  GTK_WIDGET_CLASS (dument_receivables_page_parent_class)->map (widget);
  refresh (self);
}

static void
dument_receivables_page_unmap (GtkWidget *widget)
{
  DumentReceivablesPage *self = DUMENT_RECEIVABLES_PAGE (widget);

  keep_detail_width (self);
  dument_receivable_model_stop (self->model);
  g_cancellable_cancel (self->summing);
  GTK_WIDGET_CLASS (dument_receivables_page_parent_class)->unmap (widget);
}

static void
dument_receivables_page_root (GtkWidget *widget)
{
  DumentReceivablesPage *self = DUMENT_RECEIVABLES_PAGE (widget);

  GTK_WIDGET_CLASS (dument_receivables_page_parent_class)->root (widget);
  if (!DUMENT_IS_WINDOW (gtk_widget_get_root (widget)))
    return;
  self->window = GTK_WIDGET (gtk_widget_get_root (widget));
  g_signal_connect_swapped (self->window, "notify::narrow", G_CALLBACK (place_detail), self);
  gtk_search_bar_set_key_capture_widget (self->search_bar, widget);
  place_detail (self);
  count (self);
}

static void
dument_receivables_page_unroot (GtkWidget *widget)
{
  DumentReceivablesPage *self = DUMENT_RECEIVABLES_PAGE (widget);

  if (self->window != NULL)
    g_signal_handlers_disconnect_by_data (self->window, self);
  g_cancellable_cancel (self->counting);
  self->window = NULL;
  GTK_WIDGET_CLASS (dument_receivables_page_parent_class)->unroot (widget);
}

static void
dument_receivables_page_dispose (GObject *object)
{
  DumentReceivablesPage *self = DUMENT_RECEIVABLES_PAGE (object);

  g_clear_handle_id (&self->refresh_source, g_source_remove);
  g_clear_handle_id (&self->selection_source, g_source_remove);
  g_cancellable_cancel (self->summing);
  g_cancellable_cancel (self->counting);
  g_cancellable_cancel (self->copying);
  g_clear_object (&self->summing);
  g_clear_object (&self->counting);
  g_clear_object (&self->copying);
  if (self->engine != NULL)
    g_signal_handlers_disconnect_by_data (self->engine, self);
  if (self->model != NULL)
    g_signal_handlers_disconnect_by_data (self->model, self);
  if (self->selection != NULL)
    g_signal_handlers_disconnect_by_data (self->selection, self);
  if (self->columns != NULL)
    g_signal_handlers_disconnect_by_data (self->columns, self);
  if (self->column_view != NULL)
    gtk_column_view_set_model (self->column_view, NULL);
  if (self->upkeep != NULL)
    g_object_run_dispose (G_OBJECT (self->upkeep));
  g_clear_object (&self->upkeep);
  g_clear_object (&self->model);
  g_clear_object (&self->selection);
  g_clear_object (&self->detail);
  g_clear_object (&self->settings);
  g_clear_object (&self->engine);
  /* The bin would go on pointing at a child that went with the template. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), DUMENT_TYPE_RECEIVABLES_PAGE);
  g_clear_object (&self->columns);
  G_OBJECT_CLASS (dument_receivables_page_parent_class)->dispose (object);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "page.back", NULL, go_back);
  gtk_widget_class_install_action (widget_class, "page.copy", NULL, copy);
  gtk_widget_class_install_action (widget_class, "page.search", NULL, find);
  gtk_widget_class_install_action (widget_class, "page.menu", NULL, open_menu);
  gtk_widget_class_install_action (widget_class, "page.refresh", NULL, try_again);
  gtk_widget_class_install_action (widget_class, "page.show-all", NULL, show_all);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_c, GDK_CONTROL_MASK, "page.copy",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, "page.menu",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Menu, 0, "page.menu", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "page.back", NULL);
}

static void
dument_receivables_page_class_init (DumentReceivablesPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dument_receivables_page_dispose;
  widget_class->grab_focus = dument_receivables_page_grab_focus;
  widget_class->map = dument_receivables_page_map;
  widget_class->unmap = dument_receivables_page_unmap;
  widget_class->root = dument_receivables_page_root;
  widget_class->unroot = dument_receivables_page_unroot;
  g_type_ensure (DUMENT_TYPE_FILTER_BAR);
  g_type_ensure (DUMENT_TYPE_MENU_BUTTON);
  g_type_ensure (DUMENT_TYPE_SIDEBAR_BUTTON);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/dument/Dument/ui/receivables-page.ui");
  gtk_widget_class_bind_template_child (widget_class, DumentReceivablesPage, broken_page);
  gtk_widget_class_bind_template_child (widget_class, DumentReceivablesPage, column_view);
  gtk_widget_class_bind_template_child (widget_class, DumentReceivablesPage, detail_place);
  gtk_widget_class_bind_template_child (widget_class, DumentReceivablesPage, detail_title);
  gtk_widget_class_bind_template_child (widget_class, DumentReceivablesPage, filter_bar);
  gtk_widget_class_bind_template_child (widget_class, DumentReceivablesPage, narrow_place);
  gtk_widget_class_bind_template_child (widget_class, DumentReceivablesPage, nothing_page);
  gtk_widget_class_bind_template_child (widget_class, DumentReceivablesPage, paned);
  gtk_widget_class_bind_template_child (widget_class, DumentReceivablesPage, place_stack);
  gtk_widget_class_bind_template_child (widget_class, DumentReceivablesPage, search_bar);
  gtk_widget_class_bind_template_child (widget_class, DumentReceivablesPage, search_entry);
  gtk_widget_class_bind_template_child (widget_class, DumentReceivablesPage, spinner);
  gtk_widget_class_bind_template_child (widget_class, DumentReceivablesPage, stack);
  gtk_widget_class_bind_template_child (widget_class, DumentReceivablesPage, totals_box);
  gtk_widget_class_bind_template_child (widget_class, DumentReceivablesPage, totals_label);
  gtk_widget_class_bind_template_callback (widget_class, on_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_search_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_search_changed_cb);
  install_actions (widget_class);
}

static void
dument_receivables_page_init (DumentReceivablesPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->settings = dument_settings_new ();
  g_signal_connect_swapped (self->search_entry, "changed", G_CALLBACK (on_text_changed_cb), self);
  gtk_search_bar_connect_entry (self->search_bar, GTK_EDITABLE (self->search_entry));
}

static void
restore_filter (DumentReceivablesPage *self)
{
  g_autofree char *name =
      self->settings != NULL ? g_settings_get_string (self->settings, "receivables-filter") : NULL;

  dument_filter_bar_set_name (self->filter_bar, name);
  dument_receivable_model_set_filter (self->model, dument_filter_bar_get_filter (self->filter_bar));
  g_signal_connect_swapped (self->filter_bar, "changed", G_CALLBACK (follow_filter), self);
}

static void
connect_signals (DumentReceivablesPage *self)
{
  g_signal_connect_swapped (self->engine, "changed", G_CALLBACK (on_engine_changed_cb), self);
  g_signal_connect_swapped (self->engine, "day-changed", G_CALLBACK (on_engine_changed_cb), self);
  g_signal_connect_swapped (self->model, "answered", G_CALLBACK (on_answered_cb), self);
  g_signal_connect_swapped (self->model, "settled", G_CALLBACK (on_settled_cb), self);
  g_signal_connect_swapped (self->model, "failed", G_CALLBACK (on_failed_cb), self);
  g_signal_connect_swapped (self->selection, "selection-changed",
                            G_CALLBACK (on_selection_changed_cb), self);
  g_signal_connect_swapped (self->selection, "items-changed", G_CALLBACK (on_selection_changed_cb),
                            self);
  g_signal_connect_swapped (self->columns, "sorted", G_CALLBACK (on_sorted_cb), self);
  g_signal_connect_swapped (self->columns, "cell-pressed", G_CALLBACK (on_cell_pressed_cb), self);
  g_object_bind_property (self->detail, "title", self->detail_title, "title", G_BINDING_DEFAULT);
  g_object_bind_property (self->detail, "subtitle", self->detail_title, "subtitle",
                          G_BINDING_DEFAULT);
  g_signal_connect_object (self->paned, "notify::max-position", G_CALLBACK (on_paned_room_cb), self,
                           0);
}

/**
 * dument_receivables_page_new:
 * @engine: the engine of the data file
 *
 * Returns: (transfer floating): the page
 */
GtkWidget *
dument_receivables_page_new (DumentEngine *engine)
{
  DumentReceivablesPage *self = g_object_new (DUMENT_TYPE_RECEIVABLES_PAGE, NULL);

  self->engine = g_object_ref (engine);
  self->upkeep = dument_upkeep_new (engine);
  self->model = dument_receivable_model_new (engine);
  self->selection = dument_id_selection_new (self->model);
  self->columns = dument_receivable_columns_new (self->column_view, engine);
  self->detail = g_object_ref_sink (dument_receivable_detail_new (engine));
  gtk_widget_insert_action_group (GTK_WIDGET (self->column_view), "columns",
                                  dument_receivable_columns_get_actions (self->columns));
  connect_signals (self);
  on_sorted_cb (self);
  restore_filter (self);
  gtk_column_view_set_model (self->column_view, GTK_SELECTION_MODEL (self->selection));
  dument_document_drag_offer (GTK_WIDGET (self->column_view), find_dragged, self);
  place_detail (self);
  update_stack (self);
  return GTK_WIDGET (self);
}

/**
 * dument_receivables_page_reveal_invoice:
 * @self: the page
 * @invoice_id: an invoice that just came in
 *
 * Selects the invoice as soon as it is in the list, and keeps it in sight while what it sorts by is
 * computed.
 */
void
dument_receivables_page_reveal_invoice (DumentReceivablesPage *self, gint64 invoice_id)
{
  self->wanted_id = invoice_id;
  self->kept_id = invoice_id;
  self->kept_until = g_get_monotonic_time () + KEPT_SECONDS * G_USEC_PER_SEC;
  if (has_text (self) ||
      dument_filter_bar_get_filter (self->filter_bar) != DUMENT_REGISTER_FILTER_ALL)
    show_all (GTK_WIDGET (self), /* action_name= */ NULL, /* parameter= */ NULL);
  show_wanted (self);
}

/**
 * dument_receivables_page_show_invoice:
 * @self: the page
 * @invoice_id: an invoice
 *
 * Selects the invoice in the list and shows it, whatever is filtered now.
 */
void
dument_receivables_page_show_invoice (DumentReceivablesPage *self, gint64 invoice_id)
{
  self->wanted_id = invoice_id;
  if (!dument_receivable_model_contains (self->model, invoice_id))
    show_all (GTK_WIDGET (self), /* action_name= */ NULL, /* parameter= */ NULL);
  show_wanted (self);
  show_detail (self);
}
