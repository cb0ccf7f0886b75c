/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "config.h"

#include "ui/clients-page.h"

#include "ui/column-heading.h"
#include "ui/columns.h"
#include "ui/format.h"
#include "ui/menu-button.h"
#include "ui/models/client-model.h"
#include "ui/row-menu.h"
#include "ui/sidebar-button.h"

#include <glib/gi18n-lib.h>

/* A name is cut short, but not to nothing. */
#define N_NAME_CHARS 16

/**
 * DumentClientsPage:
 *
 * The clients: who owes what, and who usually pays when.
 */
struct _DumentClientsPage
{
  AdwBin parent_instance;

  DumentEngine *engine;
  DumentLazyModel *model;
  GtkSelectionModel *selection;

  AdwStatusPage *broken_page;
  GtkSearchEntry *search_entry;
  GtkStack *stack;
  GtkColumnView *view;

  unsigned sort_source;
  gboolean is_stale : 1;
  gboolean wants_first : 1; /* of what is found, to be shown */
  gboolean wants_focus : 1; /* as soon as there is a list */
};

G_DEFINE_FINAL_TYPE (DumentClientsPage, dument_clients_page, ADW_TYPE_BIN)

/* A column: what it shows of a client, and the order that its title asks for. */
typedef struct
{
  const char *name; /* in the settings */
  const char *title;
  DumentClientListOrder order;
  gboolean is_number;
  gboolean expands;
  char *(*describe) (const DumentClientRow *row);
} Column;

static char *
describe_name (const DumentClientRow *row)
{
  return g_strdup (row->name);
}

static char *
describe_kind (const DumentClientRow *row)
{
  return g_strdup (dument_format_kind (row->kind));
}

/* Each currency for itself. */
static char *
describe_amounts (const DumentClientRow *row, gboolean late)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < row->debts->len; i++)
    {
      const DumentClientDebt *debt = &g_array_index (row->debts, DumentClientDebt, i);
      DumentMoney value = late ? debt->late : debt->owed;
      g_autofree char *amount = dument_format_amount (value, debt->currency);

      if (value != 0)
        g_string_append_printf (text, "%s%s", text->len > 0 ? " + " : "", amount);
    }
  return g_string_free (text, /* free_segment= */ FALSE);
}

static char *
describe_owed (const DumentClientRow *row)
{
  return describe_amounts (row, FALSE);
}

static char *
describe_late (const DumentClientRow *row)
{
  return describe_amounts (row, TRUE);
}

static char *
describe_open (const DumentClientRow *row)
{
  unsigned n_open = 0;

  for (guint i = 0; i < row->debts->len; i++)
    n_open += g_array_index (row->debts, DumentClientDebt, i).n_open;
  return n_open > 0 ? g_strdup_printf ("%u", n_open) : g_strdup ("");
}

static char *
describe_delay (const DumentClientRow *row)
{
  return dument_format_delay (row->delay);
}

static const Column columns[] = {
  { "name", N_ ("Client"), DUMENT_CLIENT_LIST_BY_NAME, FALSE, TRUE, describe_name },
  { "kind", N_ ("Kind"), DUMENT_CLIENT_LIST_BY_KIND, FALSE, FALSE, describe_kind },
  { "open", N_ ("Open Invoices"), DUMENT_CLIENT_LIST_BY_OPEN, TRUE, FALSE, describe_open },
  { "owes", N_ ("Owes"), DUMENT_CLIENT_LIST_BY_OWED, TRUE, FALSE, describe_owed },
  { "late", N_ ("Of It Late"), DUMENT_CLIENT_LIST_BY_LATE, TRUE, FALSE, describe_late },
  { "pays", N_ ("Usually Pays"), DUMENT_CLIENT_LIST_BY_DELAY, TRUE, FALSE, describe_delay },
};

static void
show_cell (GtkListItem *cell)
{
  const Column *column = g_object_get_data (G_OBJECT (cell), "column");
  DumentLazyItem *item = gtk_list_item_get_item (cell);
  const DumentClientRow *row = item != NULL ? dument_lazy_item_get_row (item) : NULL;
  g_autofree char *text = row != NULL ? column->describe (row) : g_strdup ("");

  gtk_label_set_label (GTK_LABEL (gtk_list_item_get_child (cell)), text);
}

static void
on_item_changed_cb (DumentLazyItem *item, GtkListItem *cell)
{
  show_cell (cell);
}

static void
on_cell_setup_cb (GtkSignalListItemFactory *factory, GtkListItem *cell, const Column *column)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), column->is_number ? 1 : 0);
  if (column->is_number)
    gtk_widget_add_css_class (label, "amount");
  else
    {
      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
      gtk_label_set_width_chars (GTK_LABEL (label), N_NAME_CHARS);
    }
  g_object_set_data (G_OBJECT (cell), "column", (gpointer) column);
  dument_columns_set_child (cell, label);
}

static void
on_cell_bind_cb (GtkSignalListItemFactory *factory, GtkListItem *cell, const Column *column)
{
  g_signal_connect (gtk_list_item_get_item (cell), "changed", G_CALLBACK (on_item_changed_cb),
                    cell);
  show_cell (cell);
}

static void
on_cell_unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *cell, const Column *column)
{
  g_signal_handlers_disconnect_by_func (gtk_list_item_get_item (cell), on_item_changed_cb, cell);
}

static DumentClientListOrder
find_order (const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      if (g_str_equal (columns[i].name, name))
        return columns[i].order;
    }
  return DUMENT_CLIENT_LIST_BY_NAME;
}

static void
ask (DumentClientsPage *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->search_entry));
  DumentClientListOrder order = DUMENT_CLIENT_LIST_BY_NAME;
  gboolean descending = FALSE;
  const char *name;

  if (self->model == NULL)
    return;
  if (!gtk_widget_get_mapped (GTK_WIDGET (self)))
    {
      self->is_stale = TRUE;
      return;
    }
  self->is_stale = FALSE;
  if (dument_columns_get_sort (self->view, &name, &descending))
    order = find_order (name);
  dument_client_model_ask (self->model, text, order, descending);
}

static gboolean
sort_cb (gpointer user_data)
{
  DumentClientsPage *self = user_data;

  self->sort_source = 0;
  ask (self);
  return G_SOURCE_REMOVE;
}

static void
on_sorter_changed_cb (GtkSorter *sorter, GtkSorterChange change, DumentClientsPage *self)
{
  /* A view that goes away takes its columns out of the order. */
  if (self->engine != NULL && self->sort_source == 0)
    self->sort_source = g_idle_add (sort_cb, self);
}

static void
on_search_changed_cb (GtkSearchEntry *entry, DumentClientsPage *self)
{
  ask (self);
}

static void
on_search_stopped_cb (GtkSearchEntry *entry, DumentClientsPage *self)
{
  gtk_editable_set_text (GTK_EDITABLE (entry), "");
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

static void
show_client (DumentClientsPage *self, guint position)
{
  g_autoptr (DumentLazyItem) item = g_list_model_get_item (G_LIST_MODEL (self->model), position);

  if (item != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.show-client", "x",
                                dument_lazy_item_get_id (item));
}

/* Enter means the first that is found, also when it is pressed before the list has followed. */
static void
on_search_activated_cb (GtkSearchEntry *entry, DumentClientsPage *self)
{
  self->wants_first = TRUE;
  ask (self);
}

static void
on_activated_cb (GtkColumnView *view, guint position, DumentClientsPage *self)
{
  show_client (self, position);
}

static void
on_loaded_cb (DumentLazyModel *model, GParamSpec *pspec, DumentClientsPage *self)
{
  gboolean is_searched = *gtk_editable_get_text (GTK_EDITABLE (self->search_entry)) != '\0';
  guint n_clients = g_list_model_get_n_items (G_LIST_MODEL (model));
  gboolean wants_first = self->wants_first;

  self->wants_first = FALSE;
  gtk_stack_set_visible_child_name (self->stack, n_clients > 0 ? "list"
                                                 : is_searched ? "nothing"
                                                               : "empty");
  if (self->wants_focus && n_clients > 0)
    gtk_widget_grab_focus (GTK_WIDGET (self));
  if (wants_first && n_clients > 0)
    show_client (self, 0);
}

static void
on_failed_cb (DumentLazyModel *model, const GError *error, DumentClientsPage *self)
{
  adw_status_page_set_description (self->broken_page, error->message);
  gtk_stack_set_visible_child_name (self->stack, "broken");
}

static void
on_engine_changed_cb (DumentEngine *engine, DumentClientsPage *self)
{
  ask (self);
}

static void
search (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  DumentClientsPage *self = DUMENT_CLIENTS_PAGE (widget);

  self->wants_focus = FALSE;
  gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
  gtk_editable_select_region (GTK_EDITABLE (self->search_entry), 0, -1);
}

static void
add_column (DumentClientsPage *self, gsize index)
{
  const Column *column = &columns[index];
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkColumnViewColumn) view_column = NULL;

  g_signal_connect (factory, "setup", G_CALLBACK (on_cell_setup_cb), (gpointer) column);
  g_signal_connect (factory, "bind", G_CALLBACK (on_cell_bind_cb), (gpointer) column);
  g_signal_connect (factory, "unbind", G_CALLBACK (on_cell_unbind_cb), (gpointer) column);
  view_column = gtk_column_view_column_new (_ (column->title), factory);
  gtk_column_view_column_set_expand (view_column, column->expands);
  dument_columns_add (self->view, view_column, column->name, /* sample= */ NULL);
  if (column->is_number)
    dument_column_heading_align_end (self->view, view_column);
}

static GMenuModel *
create_menu (gpointer user_data)
{
  DumentClientsPage *self = user_data;
  DumentLazyItem *item =
      gtk_single_selection_get_selected_item (GTK_SINGLE_SELECTION (self->selection));
  g_autoptr (GMenu) look = g_menu_new ();
  g_autoptr (GMenu) change = g_menu_new ();
  gint64 id;
  GMenu *menu;

  if (item == NULL)
    return NULL;
  id = dument_lazy_item_get_id (item);
  menu = g_menu_new ();
  dument_row_menu_append (look, _ ("_Show the Client"), "win.show-client",
                          g_variant_new_int64 (id));
  dument_row_menu_append (look, _ ("New _Invoice for This Client…"), "win.new-invoice-for",
                          g_variant_new_int64 (id));
  dument_row_menu_append (change, _ ("_Edit the Client…"), "win.edit-client",
                          g_variant_new_int64 (id));
  dument_row_menu_append (change, _ ("_Delete the Client"), "win.delete-client",
                          g_variant_new_int64 (id));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (look));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (change));
  return G_MENU_MODEL (menu);
}

static gboolean
dument_clients_page_grab_focus (GtkWidget *widget)
{
  DumentClientsPage *self = DUMENT_CLIENTS_PAGE (widget);

  self->wants_focus = g_list_model_get_n_items (G_LIST_MODEL (self->model)) == 0;
  return !self->wants_focus && gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

static void
dument_clients_page_map (GtkWidget *widget)
{
  DumentClientsPage *self = DUMENT_CLIENTS_PAGE (widget);

  GTK_WIDGET_CLASS (dument_clients_page_parent_class)->map (widget);
  if (self->is_stale)
    ask (self);
}

static void
dument_clients_page_unmap (GtkWidget *widget)
{
  DumentClientsPage *self = DUMENT_CLIENTS_PAGE (widget);

  if (self->model != NULL)
    dument_lazy_model_suspend (self->model);
  self->is_stale = TRUE;
  GTK_WIDGET_CLASS (dument_clients_page_parent_class)->unmap (widget);
}

static void
dument_clients_page_dispose (GObject *object)
{
  DumentClientsPage *self = DUMENT_CLIENTS_PAGE (object);

  g_clear_handle_id (&self->sort_source, g_source_remove);
  if (self->engine != NULL)
    g_signal_handlers_disconnect_by_data (self->engine, self);
  if (self->model != NULL)
    g_signal_handlers_disconnect_by_data (self->model, self);
  g_clear_object (&self->engine);
  g_clear_object (&self->selection);
  g_clear_object (&self->model);
  G_OBJECT_CLASS (dument_clients_page_parent_class)->dispose (object);
}

static void
dument_clients_page_class_init (DumentClientsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dument_clients_page_dispose;
  widget_class->grab_focus = dument_clients_page_grab_focus;
  widget_class->map = dument_clients_page_map;
  widget_class->unmap = dument_clients_page_unmap;
  g_type_ensure (DUMENT_TYPE_MENU_BUTTON);
  g_type_ensure (DUMENT_TYPE_SIDEBAR_BUTTON);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/dument/Dument/ui/clients-page.ui");
  gtk_widget_class_bind_template_child (widget_class, DumentClientsPage, broken_page);
  gtk_widget_class_bind_template_child (widget_class, DumentClientsPage, search_entry);
  gtk_widget_class_bind_template_child (widget_class, DumentClientsPage, stack);
  gtk_widget_class_bind_template_child (widget_class, DumentClientsPage, view);
  gtk_widget_class_bind_template_callback (widget_class, on_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_search_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_search_stopped_cb);
  gtk_widget_class_install_action (widget_class, "page.search", NULL, search);
}

static void
dument_clients_page_init (DumentClientsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  for (gsize i = 0; i < G_N_ELEMENTS (columns); i++)
    add_column (self, i);
  dument_columns_keep (self->view, "clients-columns", "clients-sort");
}

/**
 * dument_clients_page_new:
 * @engine: the engine of the data file
 *
 * Returns: (transfer floating): the page
 */
GtkWidget *
dument_clients_page_new (DumentEngine *engine)
{
  DumentClientsPage *self = g_object_new (DUMENT_TYPE_CLIENTS_PAGE, NULL);

  self->engine = g_object_ref (engine);
  self->model = dument_client_model_new (engine);
  self->selection =
      GTK_SELECTION_MODEL (gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->model))));
  gtk_single_selection_set_autoselect (GTK_SINGLE_SELECTION (self->selection), FALSE);
  gtk_column_view_set_model (self->view, self->selection);
  dument_row_menu_attach (self->view, create_menu, self);
  g_signal_connect (self->model, "notify::loaded", G_CALLBACK (on_loaded_cb), self);
  g_signal_connect (self->model, "failed", G_CALLBACK (on_failed_cb), self);
  g_signal_connect (gtk_column_view_get_sorter (self->view), "changed",
                    G_CALLBACK (on_sorter_changed_cb), self);
  g_signal_connect (engine, "changed", G_CALLBACK (on_engine_changed_cb), self);
  g_signal_connect (engine, "day-changed", G_CALLBACK (on_engine_changed_cb), self);
  self->is_stale = TRUE;
  return GTK_WIDGET (self);
}
