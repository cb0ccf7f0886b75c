/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "config.h"

#include "ui/filter-bar.h"

#include "ui/format.h"
#include "ui/wrap-box.h"

#include <glib/gi18n-lib.h>

/**
 * DumentFilterBar:
 *
 * Which invoices are shown: a chip for each filter that is wanted often, with its count, and one
 * with a menu of the others. Emits "changed" when the user chose another one.
 */
struct _DumentFilterBar
{
  AdwBin parent_instance;

  DumentRegisterFilter filter;
  gint64 counts[DUMENT_REGISTER_N_FILTERS];
  GtkToggleButton *chips[DUMENT_REGISTER_N_FILTERS]; /* %NULL for what stands in the menu */
  GtkWidget *more_button;
  GtkWidget *more_label;
  gboolean has_counts : 1;
  gboolean is_menu_stale : 1;
};

enum
{
  PROP_0,
  PROP_CHOSEN,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

enum
{
  CHANGED,
  N_SIGNALS
};

static unsigned signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DumentFilterBar, dument_filter_bar, ADW_TYPE_BIN)

/* A filter, in the order in which they are offered. */
typedef struct
{
  DumentRegisterFilter filter;
  const char *name;
  const char *title;
  const char *nothing;
  gboolean is_in_menu;
} Choice;

static const Choice choices[DUMENT_REGISTER_N_FILTERS] = {
  { DUMENT_REGISTER_FILTER_LATE, "late", NC_ ("filter", "Late"), N_ ("Nothing is late"), FALSE },
  { DUMENT_REGISTER_FILTER_SOON, "soon", NC_ ("filter", "Due Soon"), N_ ("Nothing is due soon"),
    FALSE },
  { DUMENT_REGISTER_FILTER_FORMAL_NOTICE, "formal-notice", NC_ ("filter", "Formal Notice"),
    N_ ("No formal notice is under way"), FALSE },
  { DUMENT_REGISTER_FILTER_PAID, "paid", NC_ ("filter", "Paid"), N_ ("Nothing was paid yet"),
    FALSE },
  { DUMENT_REGISTER_FILTER_ALL, "all", NC_ ("filter", "All"), N_ ("No invoices"), FALSE },
  { DUMENT_REGISTER_FILTER_PROMISED, "promised", NC_ ("filter", "Promised"),
    N_ ("Nothing is promised"), TRUE },
  { DUMENT_REGISTER_FILTER_PAUSED, "paused", NC_ ("filter", "Paused"), N_ ("Nothing is paused"),
    TRUE },
  { DUMENT_REGISTER_FILTER_DISPUTED, "disputed", NC_ ("filter", "Disputed"),
    N_ ("Nothing is disputed"), TRUE },
  { DUMENT_REGISTER_FILTER_INSOLVENT, "insolvent", NC_ ("filter", "Insolvent"),
    N_ ("No client is insolvent"), TRUE },
  { DUMENT_REGISTER_FILTER_WRITTEN_OFF, "written-off", NC_ ("filter", "Written Off"),
    N_ ("Nothing was written off"), TRUE },
};

static const Choice *
find_choice (DumentRegisterFilter filter)
{
  for (gsize i = 0; i < G_N_ELEMENTS (choices); i++)
    {
      if (choices[i].filter == filter)
        return &choices[i];
    }
  g_return_val_if_reached (&choices[0]);
}

static char *
describe (DumentFilterBar *self, const Choice *choice)
{
  const char *title = g_dpgettext2 (GETTEXT_PACKAGE, "filter", choice->title);
  g_autofree char *count = NULL;

  if (!self->has_counts)
    return g_strdup (title);
  count = dument_format_count (self->counts[choice->filter]);
  return g_strdup_printf ("%s  %s", title, count);
}

/* The chip of the menu says what was chosen in it, and looks chosen then. */
static void
show_more (DumentFilterBar *self)
{
  const Choice *choice = find_choice (self->filter);
  g_autofree char *label =
      choice->is_in_menu ? describe (self, choice) : g_strdup (C_ ("filter", "Others"));

  gtk_label_set_label (GTK_LABEL (self->more_label), label);
  if (choice->is_in_menu)
    gtk_widget_add_css_class (self->more_button, "chosen");
  else
    gtk_widget_remove_css_class (self->more_button, "chosen");
}

/* A menu that is open stays as it is: a new one would close it. */
static void
fill_menu (DumentFilterBar *self)
{
  GtkPopover *popover = gtk_menu_button_get_popover (GTK_MENU_BUTTON (self->more_button));
  g_autoptr (GMenu) menu = NULL;

  self->is_menu_stale = popover != NULL && gtk_widget_get_visible (GTK_WIDGET (popover));
  if (self->is_menu_stale)
    return;
  menu = g_menu_new ();
  for (gsize i = 0; i < G_N_ELEMENTS (choices); i++)
    {
      g_autoptr (GMenuItem) item = NULL;
      g_autofree char *label = NULL;

      if (!choices[i].is_in_menu)
        continue;
      label = describe (self, &choices[i]);
      item = g_menu_item_new (label, NULL);
      g_menu_item_set_action_and_target (item, "filter.choose", "s", choices[i].name);
      g_menu_append_item (menu, item);
    }
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (self->more_button), G_MENU_MODEL (menu));
}

static void
choose (DumentFilterBar *self, DumentRegisterFilter filter)
{
  if (filter == self->filter)
    return;
  dument_filter_bar_set_filter (self, filter);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
on_toggled_cb (GtkToggleButton *button, DumentFilterBar *self)
{
  if (gtk_toggle_button_get_active (button))
    choose (self, (DumentRegisterFilter) GPOINTER_TO_INT (
                      g_object_get_data (G_OBJECT (button), "filter")));
}

static void
dument_filter_bar_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  DumentFilterBar *self = DUMENT_FILTER_BAR (object);

  if (id == PROP_CHOSEN)
    g_value_set_string (value, dument_filter_bar_get_name (self));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
dument_filter_bar_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  DumentFilterBar *self = DUMENT_FILTER_BAR (object);
  const char *name = g_value_get_string (value);

  if (id != PROP_CHOSEN)
    {
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
      return;
    }
  for (gsize i = 0; i < G_N_ELEMENTS (choices); i++)
    {
      if (g_strcmp0 (name, choices[i].name) == 0)
        choose (self, choices[i].filter);
    }
}

static void
dument_filter_bar_class_init (DumentFilterBarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = dument_filter_bar_get_property;
  object_class->set_property = dument_filter_bar_set_property;
  /** DumentFilterBar:chosen: the name of the filter; to set it is the user's choice */
  properties[PROP_CHOSEN] =
      g_param_spec_string ("chosen", NULL, NULL, NULL,
                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  gtk_widget_class_install_property_action (GTK_WIDGET_CLASS (klass), "filter.choose", "chosen");
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
add_chip (DumentFilterBar *self, DumentWrapBox *box, const Choice *choice, GtkToggleButton *group)
{
  g_autofree char *label = describe (self, choice);
  GtkWidget *button = gtk_toggle_button_new_with_label (label);

  self->chips[choice->filter] = GTK_TOGGLE_BUTTON (button);
  g_object_set_data (G_OBJECT (button), "filter", GINT_TO_POINTER (choice->filter));
  gtk_widget_add_css_class (button, "chip");
  gtk_widget_add_css_class (button, "amount");
  gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (button), group);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), choice->filter == self->filter);
  g_signal_connect (button, "toggled", G_CALLBACK (on_toggled_cb), self);
  dument_wrap_box_append (box, button);
}

/* A label of our own, so that what was chosen can stand in it with its count. */
static void
add_more (DumentFilterBar *self, DumentWrapBox *box)
{
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->more_button = gtk_menu_button_new ();
  self->more_label = gtk_label_new (NULL);
  gtk_box_append (GTK_BOX (content), self->more_label);
  gtk_box_append (GTK_BOX (content), gtk_image_new_from_icon_name ("pan-down-symbolic"));
  gtk_menu_button_set_child (GTK_MENU_BUTTON (self->more_button), content);
  gtk_widget_add_css_class (self->more_button, "chip-menu");
  gtk_widget_add_css_class (self->more_button, "amount");
  gtk_widget_set_tooltip_text (self->more_button, _ ("Other Filters"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->more_button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Other Filters"), -1);
  dument_wrap_box_append (box, self->more_button);
}

static void
dument_filter_bar_init (DumentFilterBar *self)
{
  GtkWidget *box = dument_wrap_box_new (6);

  self->filter = DUMENT_REGISTER_FILTER_ALL;
  gtk_accessible_update_property (GTK_ACCESSIBLE (box), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Which invoices"), -1);
  for (gsize i = 0; i < G_N_ELEMENTS (choices); i++)
    {
      if (!choices[i].is_in_menu)
        add_chip (self, DUMENT_WRAP_BOX (box), &choices[i], self->chips[choices[0].filter]);
    }
  add_more (self, DUMENT_WRAP_BOX (box));
  adw_bin_set_child (ADW_BIN (self), box);
  fill_menu (self);
  show_more (self);
}

/**
 * dument_filter_bar_get_filter:
 * @self: a bar
 *
 * Returns: which invoices are to be shown
 */
DumentRegisterFilter
dument_filter_bar_get_filter (DumentFilterBar *self)
{
  return self->filter;
}

/**
 * dument_filter_bar_set_filter:
 * @self: a bar
 * @filter: which invoices are shown
 *
 * Shows what is chosen, without "changed".
 */
void
dument_filter_bar_set_filter (DumentFilterBar *self, DumentRegisterFilter filter)
{
  self->filter = filter;
  for (gsize i = 0; i < G_N_ELEMENTS (choices); i++)
    {
      GtkToggleButton *chip = self->chips[choices[i].filter];

      if (chip != NULL)
        gtk_toggle_button_set_active (chip, choices[i].filter == filter);
    }
  show_more (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CHOSEN]);
}

/**
 * dument_filter_bar_get_name:
 * @self: a bar
 *
 * Returns: (transfer none): how the filter is called in the settings
 */
const char *
dument_filter_bar_get_name (DumentFilterBar *self)
{
  return find_choice (self->filter)->name;
}

/**
 * dument_filter_bar_set_name:
 * @self: a bar
 * @name: (nullable): how a filter is called in the settings; what is none is all invoices
 *
 * As dument_filter_bar_set_filter().
 */
void
dument_filter_bar_set_name (DumentFilterBar *self, const char *name)
{
  DumentRegisterFilter filter = DUMENT_REGISTER_FILTER_ALL;

  for (gsize i = 0; i < G_N_ELEMENTS (choices); i++)
    {
      if (g_strcmp0 (name, choices[i].name) == 0)
        filter = choices[i].filter;
    }
  dument_filter_bar_set_filter (self, filter);
}

/**
 * dument_filter_bar_get_nothing:
 * @self: a bar
 *
 * Returns: (transfer none): what is said where the filter shows no invoice
 */
const char *
dument_filter_bar_get_nothing (DumentFilterBar *self)
{
  return _ (find_choice (self->filter)->nothing);
}

/**
 * dument_filter_bar_set_counts:
 * @self: a bar
 * @counts: how many invoices each filter shows
 */
void
dument_filter_bar_set_counts (DumentFilterBar *self, const gint64 counts[DUMENT_REGISTER_N_FILTERS])
{
  gboolean is_same = self->has_counts && memcmp (self->counts, counts, sizeof self->counts) == 0;

  if (is_same && !self->is_menu_stale)
    return;
  memcpy (self->counts, counts, sizeof self->counts);
  self->has_counts = TRUE;
  for (gsize i = 0; i < G_N_ELEMENTS (choices); i++)
    {
      g_autofree char *label = describe (self, &choices[i]);

      if (self->chips[choices[i].filter] != NULL)
        gtk_button_set_label (GTK_BUTTON (self->chips[choices[i].filter]), label);
    }
  fill_menu (self);
  show_more (self);
}
