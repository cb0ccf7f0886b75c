/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "config.h"

#include "ui/sidebar-button.h"

#include "ui/window.h"

/**
 * DumentSidebarButton:
 *
 * Stands first in the header bar of each page and shows the sidebar where it is folded away.
 */
struct _DumentSidebarButton
{
  AdwBin parent_instance;

  GtkButton *button;
  GBinding *binding;
};

G_DEFINE_FINAL_TYPE (DumentSidebarButton, dument_sidebar_button, ADW_TYPE_BIN)

static void
dument_sidebar_button_root (GtkWidget *widget)
{
  DumentSidebarButton *self = DUMENT_SIDEBAR_BUTTON (widget);
  GtkRoot *root;

  GTK_WIDGET_CLASS (dument_sidebar_button_parent_class)->root (widget);
  root = gtk_widget_get_root (widget);
  if (DUMENT_IS_WINDOW (root))
    self->binding = g_object_bind_property (root, "sidebar-away", self->button, "visible",
                                            G_BINDING_SYNC_CREATE);
}

static void
dument_sidebar_button_unroot (GtkWidget *widget)
{
  DumentSidebarButton *self = DUMENT_SIDEBAR_BUTTON (widget);

  g_clear_pointer (&self->binding, g_binding_unbind);
  GTK_WIDGET_CLASS (dument_sidebar_button_parent_class)->unroot (widget);
}

static void
dument_sidebar_button_class_init (DumentSidebarButtonClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->root = dument_sidebar_button_root;
  widget_class->unroot = dument_sidebar_button_unroot;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/dument/Dument/ui/sidebar-button.ui");
  gtk_widget_class_bind_template_child (widget_class, DumentSidebarButton, button);
}

static void
dument_sidebar_button_init (DumentSidebarButton *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
