/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "config.h"

#include "ui/welcome-page.h"

#include "ui/menu-button.h"

/**
 * DumentWelcomePage:
 *
 * What an empty data file shows: two doors, the own business and the sample data.
 */
struct _DumentWelcomePage
{
  AdwBin parent_instance;
};

G_DEFINE_FINAL_TYPE (DumentWelcomePage, dument_welcome_page, ADW_TYPE_BIN)

static void
dument_welcome_page_class_init (DumentWelcomePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (DUMENT_TYPE_MENU_BUTTON);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/dument/Dument/ui/welcome-page.ui");
}

static void
dument_welcome_page_init (DumentWelcomePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * dument_welcome_page_new:
 *
 * Returns: (transfer floating): the page
 */
GtkWidget *
dument_welcome_page_new (void)
{
  return g_object_new (DUMENT_TYPE_WELCOME_PAGE, NULL);
}
