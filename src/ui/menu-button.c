/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "config.h"

#include "ui/menu-button.h"

/**
 * DumentMenuButton:
 *
 * The primary menu, which stands last in the header bar of each page.
 */
struct _DumentMenuButton
{
  AdwBin parent_instance;

  GtkMenuButton *button;
};

G_DEFINE_FINAL_TYPE (DumentMenuButton, dument_menu_button, ADW_TYPE_BIN)

static void
dument_menu_button_class_init (DumentMenuButtonClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/dument/Dument/ui/menu-button.ui");
  gtk_widget_class_bind_template_child (widget_class, DumentMenuButton, button);
}

static void
dument_menu_button_init (DumentMenuButton *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
