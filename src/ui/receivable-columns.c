/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "config.h"

#include "ui/receivable-columns.h"

#include "ui/column-heading.h"
#include "ui/columns.h"
#include "ui/format.h"
#include "ui/receivable-item.h"
#include "ui/receivable-words.h"
#include "ui/settings.h"
#include "ui/state-image.h"

#include <glib/gi18n-lib.h>

#define N_COLUMNS DUMENT_REGISTER_N_SORTS

/**
 * DumentReceivableColumns:
 *
 * The columns of the list of receivables: what stands in them, how wide they are, in which order,
 * which are shown, and which sorts. The user's choices are kept.
 */
struct _DumentReceivableColumns
{
  GObject parent_instance;

  DumentEngine *engine;
  GtkColumnView *view; /* borrowed: it owns the columns */
  GtkColumnViewColumn *columns[N_COLUMNS];
  GSimpleActionGroup *actions;
  GSettings *settings;
  int default_widths[N_COLUMNS];
  int longest[N_COLUMNS]; /* letters of a figure */
  char *longest_texts[N_COLUMNS];
  unsigned width_source;
  int probed; /* the column that was asked first while GTK compares */
  gboolean is_restoring;
};

enum
{
  SORTED,
  CELL_PRESSED,
  N_SIGNALS
};

static unsigned signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DumentReceivableColumns, dument_receivable_columns, G_TYPE_OBJECT)

/* What is known of a column beforehand, in the order in which they stand at first. */
typedef struct
{
  DumentRegisterSort column;
  const char *name;   /* in the settings */
  const char *title;  /* above the column */
  const char *sample; /* as wide as what stands in it */
  gboolean is_figure; /* stands at the right and is never cut short */
} Info;

/* In the order in which one asks: who, how late, how much. */
static const Info infos[N_COLUMNS] = {
  { DUMENT_REGISTER_SORT_STATE, "state", NC_ ("column", "State"), "Mise en demeure", FALSE },
  { DUMENT_REGISTER_SORT_CLIENT, "client", NC_ ("column", "Client"), "Menuiserie Kerbrat", FALSE },
  { DUMENT_REGISTER_SORT_NUMBER, "number", NC_ ("column", "Number"), "FA-2026-0000", FALSE },
  { DUMENT_REGISTER_SORT_DELAY, "days-late", NC_ ("column", "Late by"), "0000 j", TRUE },
  { DUMENT_REGISTER_SORT_BALANCE, "balance", NC_ ("column", "Balance"), "00 000,00 €", TRUE },
  { DUMENT_REGISTER_SORT_PENALTIES, "penalties", NC_ ("column", "Penalties"), "0 000,00 €", TRUE },
  { DUMENT_REGISTER_SORT_DUE, "due", NC_ ("column", "Due"), "00/00/0000", TRUE },
  { DUMENT_REGISTER_SORT_STEP, "last-step", NC_ ("column", "Last Step"), "Mise en demeure · 00/00",
    FALSE },
  { DUMENT_REGISTER_SORT_ISSUED, "issued", NC_ ("column", "Issued"), "00/00/0000", TRUE },
};

static const Info *
find_info (DumentRegisterSort column)
{
  for (gsize i = 0; i < N_COLUMNS; i++)
    {
      if (infos[i].column == column)
        return &infos[i];
    }
  g_return_val_if_reached (&infos[0]);
}

static gboolean
find_column (const char *name, DumentRegisterSort *ret_column)
{
  for (gsize i = 0; i < N_COLUMNS; i++)
    {
      if (g_str_equal (infos[i].name, name))
        {
          *ret_column = infos[i].column;
          return TRUE;
        }
    }
  return FALSE;
}

static void set_default_widths (DumentReceivableColumns *self);

/* ... Cells ... */

static DumentRegisterSort
get_column (gpointer object)
{
  return (DumentRegisterSort) GPOINTER_TO_INT (g_object_get_data (object, "column"));
}

/* GTK asks the display where the pointer is whenever a tooltip is set, be it to the same. */
static void
show_tooltip (GtkWidget *cell, const char *text)
{
  if (g_strcmp0 (gtk_widget_get_tooltip_text (cell), text) != 0)
    gtk_widget_set_tooltip_text (cell, text);
}

static void
show_state (GtkWidget *cell, const DumentRegisterRow *row)
{
  GtkImage *image = GTK_IMAGE (gtk_widget_get_first_child (cell));
  g_autofree char *barred =
      row != NULL && row->is_computed ? dument_receivable_words_barred (row->barred_after) : NULL;

  if (barred != NULL)
    dument_state_image_show_barred (image);
  else if (row != NULL && row->is_computed)
    dument_state_image_show (image, row->state);
  else
    gtk_image_clear (image);
  show_tooltip (cell, barred);
}

static gboolean
on_widths_cb (gpointer user_data)
{
  DumentReceivableColumns *self = user_data;

  self->width_source = 0;
  set_default_widths (self);
  return G_SOURCE_REMOVE;
}

/* A figure is never cut short: where one is longer than any before, its column grows. */
static void
make_room (DumentReceivableColumns *self, DumentRegisterSort column, const char *text)
{
  int n_letters = (int) g_utf8_strlen (text, -1);

  if (n_letters <= self->longest[column])
    return;
  self->longest[column] = n_letters;
  g_free (self->longest_texts[column]);
  self->longest_texts[column] = g_strdup (text);
  if (self->width_source == 0)
    self->width_source = g_idle_add (on_widths_cb, self);
}

static void
update_cell (GtkListItem *list_item, DumentReceivableColumns *self)
{
  DumentRegisterSort column = get_column (list_item);
  DumentReceivableItem *item = gtk_list_item_get_item (list_item);
  GtkWidget *cell = gtk_list_item_get_child (list_item);
  GtkWidget *label = column == DUMENT_REGISTER_SORT_STATE ? gtk_widget_get_last_child (cell) : cell;
  const DumentRegisterRow *row = item != NULL ? dument_receivable_item_get_row (item) : NULL;
  g_autofree char *text = NULL;

  if (row != NULL)
    text = dument_receivable_words_cell (row, column, dument_engine_get_today (self->engine));
  gtk_inscription_set_text (GTK_INSCRIPTION (label), text);
  if (text != NULL && find_info (column)->is_figure)
    make_room (self, column, text);
  if (column == DUMENT_REGISTER_SORT_STATE)
    show_state (cell, row);
  if (column == DUMENT_REGISTER_SORT_PENALTIES)
    show_tooltip (cell, row != NULL ? dument_receivable_words_pending (row->pending) : NULL);
}

/* One gesture for the view, not one for each of two thousand cells. */
static void
on_pressed_cb (GtkGestureClick *gesture,
               int n_press,
               double x,
               double y,
               DumentReceivableColumns *self)
{
  GtkListItem *list_item = dument_columns_pick (self->view, x, y);
  guint button = gtk_gesture_single_get_current_button (GTK_GESTURE_SINGLE (gesture));

  if (list_item == NULL)
    return;
  /* Nobody means the invoice that comes into this row, but the one that stands there yet. */
  if (!dument_receivable_item_is_current (gtk_list_item_get_item (list_item)))
    {
      gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
      return;
    }
  if (button == GDK_BUTTON_SECONDARY)
    gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  g_signal_emit (self, signals[CELL_PRESSED], 0, gtk_list_item_get_position (list_item), button, x,
                 y);
}

static void
add_gesture (DumentReceivableColumns *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), 0);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (click), GTK_PHASE_CAPTURE);
  g_signal_connect_object (click, "pressed", G_CALLBACK (on_pressed_cb), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self->view), GTK_EVENT_CONTROLLER (click));
}

/* Unlike a label, an inscription takes the room it is given: a text that changes does not make GTK
 * measure two hundred rows. */
static GtkWidget *
create_text (gboolean is_figure)
{
  GtkWidget *text = gtk_inscription_new (NULL);

  gtk_inscription_set_xalign (GTK_INSCRIPTION (text), is_figure ? 1 : 0);
  gtk_inscription_set_nat_lines (GTK_INSCRIPTION (text), 1);
  gtk_inscription_set_text_overflow (GTK_INSCRIPTION (text),
                                     is_figure ? GTK_INSCRIPTION_OVERFLOW_CLIP
                                               : GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END);
  gtk_widget_set_hexpand (text, TRUE);
  if (is_figure)
    gtk_widget_add_css_class (text, "amount");
  return text;
}

static GtkWidget *
create_state_cell (void)
{
  GtkWidget *cell = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  gtk_box_append (GTK_BOX (cell), gtk_image_new ());
  gtk_box_append (GTK_BOX (cell), create_text (FALSE));
  return cell;
}

static void
on_setup_cb (GtkSignalListItemFactory *factory,
             GtkListItem *list_item,
             DumentReceivableColumns *self)
{
  const Info *info = find_info (get_column (factory));
  GtkWidget *cell = info->column == DUMENT_REGISTER_SORT_STATE ? create_state_cell ()
                                                               : create_text (info->is_figure);

  g_object_set_data (G_OBJECT (list_item), "columns", self);
  g_object_set_data (G_OBJECT (list_item), "column", GINT_TO_POINTER (info->column));
  dument_columns_set_child (list_item, cell);
}

static void
on_item_changed_cb (DumentReceivableItem *item, GtkListItem *list_item)
{
  update_cell (list_item, g_object_get_data (G_OBJECT (list_item), "columns"));
}

static void
on_bind_cb (GtkSignalListItemFactory *factory,
            GtkListItem *list_item,
            DumentReceivableColumns *self)
{
  g_signal_connect (gtk_list_item_get_item (list_item), "changed", G_CALLBACK (on_item_changed_cb),
                    list_item);
  update_cell (list_item, self);
}

static void
on_unbind_cb (GtkSignalListItemFactory *factory,
              GtkListItem *list_item,
              DumentReceivableColumns *self)
{
  g_signal_handlers_disconnect_by_func (gtk_list_item_get_item (list_item), on_item_changed_cb,
                                        list_item);
}

static GtkListItemFactory *
create_factory (DumentReceivableColumns *self, DumentRegisterSort column)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_object_set_data (G_OBJECT (factory), "column", GINT_TO_POINTER (column));
  g_signal_connect (factory, "setup", G_CALLBACK (on_setup_cb), self);
  g_signal_connect (factory, "bind", G_CALLBACK (on_bind_cb), self);
  g_signal_connect (factory, "unbind", G_CALLBACK (on_unbind_cb), self);
  return factory;
}

/* ... Sorting ... */

/* What a sorter of a column knows when GTK asks it. */
typedef struct
{
  DumentReceivableColumns *columns;
  DumentRegisterSort column;
} Probe;

static int
note_probe (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const Probe *probe = user_data;

  if (probe->columns->probed < 0)
    probe->columns->probed = (int) probe->column;
  return GTK_ORDERING_SMALLER;
}

static GtkSorter *
create_sorter (DumentReceivableColumns *self, DumentRegisterSort column)
{
  Probe *probe = g_new (Probe, 1);

  probe->columns = self;
  probe->column = column;
  return GTK_SORTER (gtk_custom_sorter_new (note_probe, probe, g_free));
}

static void
keep_sort (DumentReceivableColumns *self)
{
  DumentRegisterSort sort;
  gboolean descending;

  if (self->settings != NULL && dument_receivable_columns_get_sort (self, &sort, &descending))
    g_settings_set (self->settings, "receivables-sort", "(sb)", find_info (sort)->name, descending);
}

static void
on_sorter_changed_cb (GtkSorter *sorter, GtkSorterChange change, DumentReceivableColumns *self)
{
  if (self->is_restoring)
    return;
  keep_sort (self);
  g_signal_emit (self, signals[SORTED], 0);
}

/* ... What the user chose ... */

static void
keep_columns (DumentReceivableColumns *self)
{
  GListModel *columns = gtk_column_view_get_columns (self->view);
  GVariantBuilder builder;

  if (self->settings == NULL || self->is_restoring)
    return;
  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a(sib)"));
  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);
      DumentRegisterSort sort = get_column (column);
      int width = gtk_column_view_column_get_fixed_width (column);

      g_variant_builder_add (&builder, "(sib)", find_info (sort)->name,
                             width == self->default_widths[sort] ? -1 : width,
                             gtk_column_view_column_get_visible (column));
    }
  g_settings_set_value (self->settings, "receivables-columns", g_variant_builder_end (&builder));
}

static void
on_column_changed_cb (GtkColumnViewColumn *column, GParamSpec *pspec, DumentReceivableColumns *self)
{
  keep_columns (self);
}

static void
on_columns_moved_cb (GListModel *columns,
                     guint position,
                     guint n_removed,
                     guint n_added,
                     DumentReceivableColumns *self)
{
  /* A column that is moved goes and comes: only then is the order whole. */
  if (g_list_model_get_n_items (columns) == N_COLUMNS)
    keep_columns (self);
}

static void
restore_columns (DumentReceivableColumns *self)
{
  g_autoptr (GVariant) kept = NULL;
  GVariantIter iter;
  const char *name;
  int width;
  gboolean visible;
  guint position = 0;

  if (self->settings == NULL)
    return;
  kept = g_settings_get_value (self->settings, "receivables-columns");
  g_variant_iter_init (&iter, kept);
  while (g_variant_iter_next (&iter, "(&sib)", &name, &width, &visible))
    {
      DumentRegisterSort sort;

      if (!find_column (name, &sort) || position >= N_COLUMNS)
        continue;
      gtk_column_view_insert_column (self->view, position++, self->columns[sort]);
      gtk_column_view_column_set_visible (self->columns[sort], visible);
      if (width > 0)
        gtk_column_view_column_set_fixed_width (self->columns[sort], width);
    }
}

static void
restore_sort (DumentReceivableColumns *self)
{
  DumentRegisterSort sort = DUMENT_REGISTER_SORT_DELAY;
  gboolean descending = TRUE;
  g_autofree char *name = NULL;

  if (self->settings != NULL)
    g_settings_get (self->settings, "receivables-sort", "(sb)", &name, &descending);
  if (name != NULL && !find_column (name, &sort))
    descending = TRUE;
  gtk_column_view_sort_by_column (self->view, self->columns[sort],
                                  descending ? GTK_SORT_DESCENDING : GTK_SORT_ASCENDING);
}

/* ... Columns ... */

static void
make_bold (PangoLayout *layout)
{
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
  pango_layout_set_attributes (layout, attributes);
}

static int
measure (DumentReceivableColumns *self, const Info *info)
{
  const char *longest = self->longest_texts[info->column];
  const char *texts[] = { longest != NULL ? longest : info->sample,
                          g_dpgettext2 (GETTEXT_PACKAGE, "column", info->title) };
  int width = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (PangoLayout) layout =
          gtk_widget_create_pango_layout (GTK_WIDGET (self->view), texts[i]);
      int text_width;

      if (i == 1)
        make_bold (layout);
      pango_layout_get_pixel_size (layout, &text_width, /* height= */ NULL);
      /* The arrow of the column that sorts stands beside its title, in bold. */
      width = MAX (width, text_width + (i == 1 ? 30 : 14));
    }
  return width + (info->column == DUMENT_REGISTER_SORT_STATE ? 22 : 0);
}

/* The text may have become larger. */
static void
set_default_widths (DumentReceivableColumns *self)
{
  self->is_restoring = TRUE;
  for (gsize i = 0; i < N_COLUMNS; i++)
    {
      GtkColumnViewColumn *column = self->columns[infos[i].column];
      int width = measure (self, &infos[i]);

      if (gtk_column_view_column_get_fixed_width (column) == self->default_widths[infos[i].column])
        gtk_column_view_column_set_fixed_width (column, width);
      self->default_widths[infos[i].column] = width;
    }
  self->is_restoring = FALSE;
}

static GMenuModel *
create_header_menu (void)
{
  GMenu *menu = g_menu_new ();

  for (gsize i = 0; i < N_COLUMNS; i++)
    {
      g_autofree char *action = g_strconcat ("columns.", infos[i].name, NULL);

      g_menu_append (menu, g_dpgettext2 (GETTEXT_PACKAGE, "column", infos[i].title), action);
    }
  return G_MENU_MODEL (menu);
}

static void
add_column (DumentReceivableColumns *self, const Info *info, GMenuModel *menu)
{
  const char *title = g_dpgettext2 (GETTEXT_PACKAGE, "column", info->title);
  GtkColumnViewColumn *column =
      gtk_column_view_column_new (title, create_factory (self, info->column));
  g_autoptr (GtkSorter) sorter = create_sorter (self, info->column);
  g_autoptr (GPropertyAction) action = g_property_action_new (info->name, column, "visible");

  g_object_set_data (G_OBJECT (column), "column", GINT_TO_POINTER (info->column));
  gtk_column_view_column_set_sorter (column, sorter);
  gtk_column_view_column_set_resizable (column, TRUE);
  gtk_column_view_column_set_expand (column, info->column == DUMENT_REGISTER_SORT_CLIENT);
  gtk_column_view_column_set_header_menu (column, menu);
  self->columns[info->column] = column;
  self->default_widths[info->column] = -1;
  g_action_map_add_action (G_ACTION_MAP (self->actions), G_ACTION (action));
  gtk_column_view_append_column (self->view, column);
  if (info->is_figure)
    dument_column_heading_align_end (self->view, column);
  g_signal_connect_object (column, "notify::fixed-width", G_CALLBACK (on_column_changed_cb), self,
                           0);
  g_signal_connect_object (column, "notify::visible", G_CALLBACK (on_column_changed_cb), self, 0);
  g_object_unref (column);
}

static void
on_font_changed_cb (GtkSettings *settings, GParamSpec *pspec, DumentReceivableColumns *self)
{
  set_default_widths (self);
}

static void
dument_receivable_columns_dispose (GObject *object)
{
  DumentReceivableColumns *self = DUMENT_RECEIVABLE_COLUMNS (object);

  g_clear_handle_id (&self->width_source, g_source_remove);
  for (int i = 0; i < N_COLUMNS; i++)
    g_clear_pointer (&self->longest_texts[i], g_free);
  g_clear_object (&self->engine);
  g_clear_object (&self->actions);
  g_clear_object (&self->settings);
  G_OBJECT_CLASS (dument_receivable_columns_parent_class)->dispose (object);
}

static void
dument_receivable_columns_class_init (DumentReceivableColumnsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dument_receivable_columns_dispose;

  /**
   * DumentReceivableColumns::sorted:
   *
   * The user sorts by another column.
   */
  signals[SORTED] = g_signal_new ("sorted", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 0);
  /**
   * DumentReceivableColumns::cell-pressed:
   * @position: the row
   * @button: the button of the pointer
   * @x: where in the view
   * @y: where in the view
   */
  signals[CELL_PRESSED] =
      g_signal_new ("cell-pressed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                    NULL, G_TYPE_NONE, 4, G_TYPE_UINT, G_TYPE_UINT, G_TYPE_DOUBLE, G_TYPE_DOUBLE);
}

static void
dument_receivable_columns_init (DumentReceivableColumns *self)
{
  self->actions = g_simple_action_group_new ();
  self->settings = dument_settings_new ();
  self->probed = -1;
}

/**
 * dument_receivable_columns_new:
 * @view: a view without columns, which must outlive the result
 * @engine: the engine of the data file
 *
 * Returns: (transfer full): the columns, in the view, as the user left them
 */
DumentReceivableColumns *
dument_receivable_columns_new (GtkColumnView *view, DumentEngine *engine)
{
  DumentReceivableColumns *self = g_object_new (DUMENT_TYPE_RECEIVABLE_COLUMNS, NULL);
  g_autoptr (GMenuModel) menu = create_header_menu ();

  self->view = view;
  self->engine = g_object_ref (engine);
  add_gesture (self);
  self->is_restoring = TRUE;
  for (gsize i = 0; i < N_COLUMNS; i++)
    {
      self->longest[infos[i].column] = (int) g_utf8_strlen (infos[i].sample, -1);
      add_column (self, &infos[i], menu);
    }
  set_default_widths (self);
  self->is_restoring = TRUE;
  restore_columns (self);
  restore_sort (self);
  self->is_restoring = FALSE;
  g_signal_connect_object (gtk_column_view_get_columns (view), "items-changed",
                           G_CALLBACK (on_columns_moved_cb), self, 0);
  g_signal_connect_object (gtk_column_view_get_sorter (view), "changed",
                           G_CALLBACK (on_sorter_changed_cb), self, 0);
  g_signal_connect_object (gtk_widget_get_settings (GTK_WIDGET (view)), "notify::gtk-xft-dpi",
                           G_CALLBACK (on_font_changed_cb), self, G_CONNECT_AFTER);
  g_signal_connect_object (gtk_widget_get_settings (GTK_WIDGET (view)), "notify::gtk-font-name",
                           G_CALLBACK (on_font_changed_cb), self, G_CONNECT_AFTER);
  return self;
}

/**
 * dument_receivable_columns_get_actions:
 * @self: columns
 *
 * Returns: (transfer none): actions that show and hide each, to be inserted as `columns`
 */
GActionGroup *
dument_receivable_columns_get_actions (DumentReceivableColumns *self)
{
  return G_ACTION_GROUP (self->actions);
}

/**
 * dument_receivable_columns_get_sort:
 * @self: columns
 * @ret_sort: (out): the column that sorts
 * @ret_descending: (out): whether from last to first
 *
 * GTK 4.8 does not tell which column sorts; it is found out by letting it compare.
 *
 * Returns: %FALSE if none sorts
 */
gboolean
dument_receivable_columns_get_sort (DumentReceivableColumns *self,
                                    DumentRegisterSort *ret_sort,
                                    gboolean *ret_descending)
{
  g_autoptr (GObject) one = g_object_new (G_TYPE_OBJECT, NULL);
  g_autoptr (GObject) other = g_object_new (G_TYPE_OBJECT, NULL);
  GtkOrdering ordering;

  self->probed = -1;
  ordering = gtk_sorter_compare (gtk_column_view_get_sorter (self->view), one, other);
  if (self->probed < 0)
    return FALSE;
  *ret_sort = (DumentRegisterSort) self->probed;
  *ret_descending = ordering == GTK_ORDERING_LARGER;
  return TRUE;
}
