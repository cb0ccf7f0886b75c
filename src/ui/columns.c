/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "config.h"

#include "ui/columns.h"

#include "ui/settings.h"

/* What stands around the text of a cell, and beside the title of the column that sorts. */
#define CELL_PADDING  22
#define TITLE_PADDING 34

/* The getters of the view's sorter came later than the GTK that is required: which column leads,
 * and in which direction, is found out by comparing two objects with it. */
static int
note_column (gconstpointer a, gconstpointer b, gpointer name)
{
  const char **asked = g_object_get_data ((GObject *) a, "asked");

  if (asked != NULL && *asked == NULL)
    *asked = name;
  return GTK_ORDERING_SMALLER;
}

static int
measure (GtkColumnView *view, const char *text)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (view), text);
  int width;

  pango_layout_get_pixel_size (layout, &width, /* height= */ NULL);
  return width;
}

/**
 * dument_columns_add:
 * @view: a view
 * @column: a column with its title
 * @name: its name in the settings; static
 * @sample: (nullable): a text as wide as what stands in it, or %NULL for as wide as what is shown
 *
 * Appends a column by which the view can be sorted. The sorting itself is asked of the data file:
 * see dument_columns_get_sort().
 */
void
dument_columns_add (GtkColumnView *view,
                    GtkColumnViewColumn *column,
                    const char *name,
                    const char *sample)
{
  g_autoptr (GtkSorter) sorter =
      GTK_SORTER (gtk_custom_sorter_new (note_column, (gpointer) name, /* destroy= */ NULL));
  int width = -1;

  if (sample != NULL)
    width = MAX (measure (view, sample) + CELL_PADDING,
                 measure (view, gtk_column_view_column_get_title (column)) + TITLE_PADDING);
  g_object_set_data (G_OBJECT (column), "name", (gpointer) name);
  g_object_set_data (G_OBJECT (column), "default-width", GINT_TO_POINTER (width));
  gtk_column_view_column_set_fixed_width (column, width);
  gtk_column_view_column_set_resizable (column, TRUE);
  gtk_column_view_column_set_sorter (column, sorter);
  gtk_column_view_append_column (view, column);
}

static const char *
get_name (GtkColumnViewColumn *column)
{
  return g_object_get_data (G_OBJECT (column), "name");
}

static GtkColumnViewColumn *
find_column (GtkColumnView *view, const char *name)
{
  GListModel *columns = gtk_column_view_get_columns (view);

  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);

      if (g_strcmp0 (get_name (column), name) == 0)
        return column;
    }
  return NULL;
}

/* The settings and their keys, kept with the view. */
typedef struct
{
  GSettings *settings;
  const char *widths_key;
  const char *sort_key;
} Memory;

static void
free_memory (gpointer data)
{
  g_object_unref (((Memory *) data)->settings);
  g_free (data);
}

static const Memory *
get_memory (GtkColumnView *view)
{
  return g_object_get_data (G_OBJECT (view), "column-memory");
}

static void
on_width_changed_cb (GtkColumnViewColumn *changed, GParamSpec *pspec, GtkColumnView *view)
{
  const Memory *memory = get_memory (view);
  GListModel *columns = gtk_column_view_get_columns (view);
  GVariantBuilder builder;

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a(si)"));
  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);
      int width = gtk_column_view_column_get_fixed_width (column);

      if (width != GPOINTER_TO_INT (g_object_get_data (G_OBJECT (column), "default-width")))
        g_variant_builder_add (&builder, "(si)", get_name (column), width);
    }
  g_settings_set_value (memory->settings, memory->widths_key, g_variant_builder_end (&builder));
}

static void
on_sorter_changed_cb (GtkSorter *sorter, GtkSorterChange change, GtkColumnView *view)
{
  const Memory *memory = get_memory (view);
  const char *name;
  gboolean descending;

  if (dument_columns_get_sort (view, &name, &descending))
    g_settings_set (memory->settings, memory->sort_key, "(sb)", name, descending);
}

static void
restore_widths (GtkColumnView *view, const Memory *memory)
{
  g_autoptr (GVariant) widths = g_settings_get_value (memory->settings, memory->widths_key);
  GVariantIter iter;
  const char *name;
  int width;

  g_variant_iter_init (&iter, widths);
  while (g_variant_iter_next (&iter, "(&si)", &name, &width))
    {
      GtkColumnViewColumn *column = find_column (view, name);

      if (column != NULL && width > 0)
        gtk_column_view_column_set_fixed_width (column, width);
    }
}

static void
restore_sort (GtkColumnView *view, const Memory *memory)
{
  g_autofree char *name = NULL;
  gboolean descending;
  GtkColumnViewColumn *column;

  g_settings_get (memory->settings, memory->sort_key, "(sb)", &name, &descending);
  column = find_column (view, name);
  if (column != NULL)
    gtk_column_view_sort_by_column (view, column,
                                    descending ? GTK_SORT_DESCENDING : GTK_SORT_ASCENDING);
}

/**
 * dument_columns_keep:
 * @view: a view with all its columns
 * @widths_key: the key of the settings for their widths, `a(si)`; static
 * @sort_key: the key for the column that sorts and whether from last to first, `(sb)`; static
 *
 * Gives the columns the widths and the order that the user left, and keeps what they become.
 */
void
dument_columns_keep (GtkColumnView *view, const char *widths_key, const char *sort_key)
{
  GListModel *columns = gtk_column_view_get_columns (view);
  GSettings *settings = dument_settings_new ();
  Memory *memory;

  if (settings == NULL)
    return;
  memory = g_new (Memory, 1);
  *memory = (Memory){ settings, widths_key, sort_key };
  g_object_set_data_full (G_OBJECT (view), "column-memory", memory, free_memory);
  restore_widths (view, memory);
  restore_sort (view, memory);
  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);

      g_signal_connect_object (column, "notify::fixed-width", G_CALLBACK (on_width_changed_cb),
                               view, 0);
    }
  g_signal_connect_object (gtk_column_view_get_sorter (view), "changed",
                           G_CALLBACK (on_sorter_changed_cb), view, 0);
}

/**
 * dument_columns_get_sort:
 * @view: a view with columns of dument_columns_add()
 * @ret_name: (out) (transfer none): the column that sorts
 * @ret_descending: (out): whether from last to first
 *
 * Returns: %FALSE if none sorts
 */
gboolean
dument_columns_get_sort (GtkColumnView *view, const char **ret_name, gboolean *ret_descending)
{
  g_autoptr (GObject) one = g_object_new (G_TYPE_OBJECT, NULL);
  g_autoptr (GObject) other = g_object_new (G_TYPE_OBJECT, NULL);
  const char *asked = NULL;
  GtkOrdering ordering;

  g_object_set_data (one, "asked", &asked);
  ordering = gtk_sorter_compare (gtk_column_view_get_sorter (view), one, other);
  if (asked == NULL)
    return FALSE;
  *ret_name = asked;
  *ret_descending = ordering == GTK_ORDERING_LARGER;
  return TRUE;
}

/**
 * dument_columns_set_child:
 * @cell: a cell of a view
 * @child: (transfer floating): what stands in it
 *
 * Lets the cell be found again by dument_columns_pick().
 */
void
dument_columns_set_child (GtkListItem *cell, GtkWidget *child)
{
  g_object_set_data (G_OBJECT (child), "list-item", cell);
  gtk_list_item_set_child (cell, child);
}

static GtkListItem *
get_cell (GtkWidget *widget)
{
  return g_object_get_data (G_OBJECT (widget), "list-item");
}

/**
 * dument_columns_pick:
 * @view: a view whose cells were set with dument_columns_set_child()
 * @x: a place in it
 * @y: a place in it
 *
 * Returns: (transfer none) (nullable): a cell of the row that is there
 */
GtkListItem *
dument_columns_pick (GtkColumnView *view, double x, double y)
{
  GtkWidget *widget = gtk_widget_pick (GTK_WIDGET (view), x, y, GTK_PICK_DEFAULT);

  for (; widget != NULL && widget != GTK_WIDGET (view); widget = gtk_widget_get_parent (widget))
    {
      GtkWidget *child = gtk_widget_get_first_child (widget);

      if (get_cell (widget) != NULL)
        return get_cell (widget);
      /* Around what stands in the cell, too. */
      if (child != NULL && get_cell (child) != NULL)
        return get_cell (child);
    }
  return NULL;
}

/**
 * dument_columns_find_in:
 * @row: the widget of a row, or of a cell, or what stands in it
 *
 * Returns: (transfer none) (nullable): the first cell of it
 */
GtkListItem *
dument_columns_find_in (GtkWidget *row)
{
  for (; row != NULL; row = gtk_widget_get_first_child (row))
    {
      if (get_cell (row) != NULL)
        return get_cell (row);
    }
  return NULL;
}
