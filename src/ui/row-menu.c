/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

/* What can be done with a row of a list: by the right button of the mouse, by Shift+F10 and by the
 * menu key. */

#include "config.h"

#include "ui/row-menu.h"

#include "ui/columns.h"

/* Where a menu opens when no row has the focus: below the titles. */
#define INDENT       24
#define TITLE_HEIGHT 48

/* The menu of a view, kept with it. */
typedef struct
{
  GtkColumnView *view; /* borrowed: it owns this */
  DumentRowMenuFunc create;
  gpointer user_data;
} Source;

/**
 * dument_row_menu_append:
 * @menu: a menu
 * @label: with a mnemonic
 * @action: its name
 * @target: (nullable): what it is about, floating or not
 */
void
dument_row_menu_append (GMenu *menu, const char *label, const char *action, GVariant *target)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target_value (item, action, target);
  g_menu_append_item (menu, item);
}

static void
let_go (GtkWidget *view)
{
  GtkWidget *popover = g_object_steal_data (G_OBJECT (view), "row-menu");

  if (popover != NULL)
    gtk_widget_unparent (popover);
}

static gboolean
pop_up_cb (gpointer user_data)
{
  g_autoptr (GtkWidget) popover = user_data;

  if (gtk_widget_get_parent (popover) != NULL)
    gtk_popover_popup (GTK_POPOVER (popover));
  return G_SOURCE_REMOVE;
}

/**
 * dument_row_menu_pop_up:
 * @view: a view
 * @menu: what is offered
 * @place: where, in the view
 */
void
dument_row_menu_pop_up (GtkColumnView *view, GMenuModel *menu, const GdkRectangle *place)
{
  GtkWidget *popover = gtk_popover_menu_new_from_model (menu);

  /* The one before stays until now: what was chosen in it is done after it closed. */
  let_go (GTK_WIDGET (view));
  if (g_object_get_data (G_OBJECT (view), "has-row-menu") == NULL)
    g_signal_connect (view, "destroy", G_CALLBACK (let_go), NULL);
  g_object_set_data (G_OBJECT (view), "has-row-menu", GINT_TO_POINTER (TRUE));
  g_object_set_data (G_OBJECT (view), "row-menu", popover);
  gtk_widget_set_parent (popover, GTK_WIDGET (view));
  gtk_widget_set_halign (popover, GTK_ALIGN_START);
  gtk_popover_set_has_arrow (GTK_POPOVER (popover), FALSE);
  gtk_popover_set_pointing_to (GTK_POPOVER (popover), place);
  /* GTK puts the lines between sections into a new menu when it is idle, and one that is shown
   * before grows no more: its last item would be cut. */
  g_idle_add (pop_up_cb, g_object_ref (popover));
}

static GtkWidget *
find_focus (GtkColumnView *view)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (view)));

  return focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (view)) ? focus : NULL;
}

/**
 * dument_row_menu_pop_up_at_focus:
 * @view: a view
 * @menu: what is offered
 *
 * As dument_row_menu_pop_up(), below the row that has the focus.
 */
void
dument_row_menu_pop_up_at_focus (GtkColumnView *view, GMenuModel *menu)
{
  GtkWidget *focus = find_focus (view);
  GdkRectangle place = { INDENT, TITLE_HEIGHT, 1, 1 };
  double x, y;

  if (focus != NULL && gtk_widget_translate_coordinates (focus, GTK_WIDGET (view), INDENT,
                                                         gtk_widget_get_height (focus), &x, &y))
    place = (GdkRectangle){ (int) x, (int) y, 1, 1 };
  dument_row_menu_pop_up (view, menu, &place);
}

static void
select_row (GtkColumnView *view, guint position)
{
  GtkSelectionModel *selection = gtk_column_view_get_model (view);

  if (!gtk_selection_model_is_selected (selection, position))
    gtk_selection_model_select_item (selection, position, /* unselect_rest= */ TRUE);
}

static void
on_pressed_cb (GtkGestureClick *gesture, int n_press, double x, double y, Source *source)
{
  GtkListItem *row = dument_columns_pick (source->view, x, y);
  GdkRectangle place = { (int) x, (int) y, 1, 1 };
  g_autoptr (GMenuModel) menu = NULL;

  if (row == NULL)
    return;
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  select_row (source->view, gtk_list_item_get_position (row));
  menu = source->create (source->user_data);
  if (menu != NULL)
    dument_row_menu_pop_up (source->view, menu, &place);
}

static gboolean
open_by_key (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  Source *source = user_data;
  GtkWidget *focus = find_focus (source->view);
  GtkListItem *row = focus != NULL ? dument_columns_find_in (focus) : NULL;
  g_autoptr (GMenuModel) menu = NULL;

  /* The row that has the focus need not be selected. */
  if (row != NULL)
    select_row (source->view, gtk_list_item_get_position (row));
  menu = source->create (source->user_data);
  if (menu != NULL)
    dument_row_menu_pop_up_at_focus (source->view, menu);
  return menu != NULL;
}

static void
add_keys (Source *source)
{
  static const struct
  {
    guint key;
    GdkModifierType modifiers;
  } keys[] = { { GDK_KEY_F10, GDK_SHIFT_MASK }, { GDK_KEY_Menu, 0 } };
  GtkEventController *controller = gtk_shortcut_controller_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_shortcut_controller_add_shortcut (
        GTK_SHORTCUT_CONTROLLER (controller),
        gtk_shortcut_new (gtk_keyval_trigger_new (keys[i].key, keys[i].modifiers),
                          gtk_callback_action_new (open_by_key, source, /* destroy= */ NULL)));
  gtk_widget_add_controller (GTK_WIDGET (source->view), controller);
}

/**
 * dument_row_menu_attach:
 * @view: a view whose cells were set with dument_columns_set_child()
 * @create: makes the menu of the row that is selected
 * @user_data: for @create
 *
 * Gives the rows of the view a menu; the row for which it opens is selected.
 */
void
dument_row_menu_attach (GtkColumnView *view, DumentRowMenuFunc create, gpointer user_data)
{
  Source *source = g_new (Source, 1);
  GtkGesture *click = gtk_gesture_click_new ();

  *source = (Source){ view, create, user_data };
  g_object_set_data_full (G_OBJECT (view), "row-menu-source", source, g_free);
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (click), GTK_PHASE_CAPTURE);
  g_signal_connect (click, "pressed", G_CALLBACK (on_pressed_cb), source);
  gtk_widget_add_controller (GTK_WIDGET (view), GTK_EVENT_CONTROLLER (click));
  add_keys (source);
}
