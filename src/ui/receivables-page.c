/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "config.h"

#include "ui/receivables-page.h"

#include "ui/menu-button.h"
#include "ui/sidebar-button.h"

/**
 * DumentReceivablesPage:
 *
 * Who owes what.
 */
struct _DumentReceivablesPage
{
  AdwBin parent_instance;

  DumentEngine *engine;
};

G_DEFINE_FINAL_TYPE (DumentReceivablesPage, dument_receivables_page, ADW_TYPE_BIN)

static void
dument_receivables_page_dispose (GObject *object)
{
  g_clear_object (&DUMENT_RECEIVABLES_PAGE (object)->engine);
  G_OBJECT_CLASS (dument_receivables_page_parent_class)->dispose (object);
}

static void
dument_receivables_page_class_init (DumentReceivablesPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dument_receivables_page_dispose;
  g_type_ensure (DUMENT_TYPE_MENU_BUTTON);
  g_type_ensure (DUMENT_TYPE_SIDEBAR_BUTTON);
  gtk_widget_class_set_template_from_resource (GTK_WIDGET_CLASS (klass),
                                               "/io/github/dument/Dument/ui/receivables-page.ui");
}

static void
dument_receivables_page_init (DumentReceivablesPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
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
  return GTK_WIDGET (self);
}
