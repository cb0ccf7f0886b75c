/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "config.h"

#include "ui/column-heading.h"

/* GTK sets the headings of all columns at the left. Over figures, which stand at the right, that
 * looks like the heading of the column before. The place of a heading is no property, so the widget
 * of the heading is looked for by its words; where it is not found, it stays at the left. */

static GtkLabel *
find_label (GtkWidget *widget)
{
  GtkLabel *label = GTK_IS_LABEL (widget) ? GTK_LABEL (widget) : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && label == NULL;
       child = gtk_widget_get_next_sibling (child))
    label = find_label (child);
  return label;
}

static gboolean
is_at_end (GtkColumnView *view, const char *title)
{
  GListModel *columns = gtk_column_view_get_columns (view);

  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);

      if (g_object_get_data (G_OBJECT (column), "heading-at-end") != NULL &&
          g_strcmp0 (gtk_column_view_column_get_title (column), title) == 0)
        return TRUE;
    }
  return FALSE;
}

/* The first child of the view is the row of headings; a heading is a box of a label and an arrow.
 */
static void
align_headings (GtkColumnView *view)
{
  GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (view));
  GtkWidget *heading = row != NULL ? gtk_widget_get_first_child (row) : NULL;

  for (; heading != NULL; heading = gtk_widget_get_next_sibling (heading))
    {
      GtkLabel *label = find_label (heading);
      GtkWidget *box = label != NULL ? gtk_widget_get_parent (GTK_WIDGET (label)) : NULL;

      if (!GTK_IS_BOX (box) || !is_at_end (view, gtk_label_get_label (label)))
        continue;
      gtk_widget_set_halign (box, GTK_ALIGN_END);
      /* The arrow goes before the words, so that they end where the figures do. */
      gtk_box_reorder_child_after (GTK_BOX (box), GTK_WIDGET (label),
                                   gtk_widget_get_last_child (box));
    }
}

static void
on_columns_changed_cb (GtkColumnView *view)
{
  align_headings (view);
}

/**
 * dument_column_heading_align_end:
 * @view: a view
 * @column: a column of it that holds figures, with a title that no other column has
 *
 * Sets the heading over the figures.
 */
void
dument_column_heading_align_end (GtkColumnView *view, GtkColumnViewColumn *column)
{
  g_object_set_data (G_OBJECT (column), "heading-at-end", column);
  /* A column that is moved gets a new heading. */
  if (g_object_get_data (G_OBJECT (view), "aligns-headings") == NULL)
    g_signal_connect_object (gtk_column_view_get_columns (view), "items-changed",
                             G_CALLBACK (on_columns_changed_cb), view,
                             G_CONNECT_AFTER | G_CONNECT_SWAPPED);
  g_object_set_data (G_OBJECT (view), "aligns-headings", view);
  align_headings (view);
}
