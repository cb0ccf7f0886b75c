/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

/* What a person may want of the window, each once: menus, shortcuts, buttons, tests and D-Bus name
 * these actions, so that pages and dialogs need not know each other. */

#include "config.h"

#include "ui/window-private.h"

#include "ui/circumstance-actions.h"
#include "ui/document-opener.h"
#include "ui/entry-actions.h"
#include "ui/import-dialog.h"
#include "ui/letter-editor.h"
#include "ui/receivables-page.h"
#include "ui/setup-dialog.h"
#include "ui/undo-toast.h"

static void
import (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  dument_import_dialog_choose (DUMENT_WINDOW (widget));
}

static void
open_document (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  dument_document_opener_open (DUMENT_WINDOW (widget), g_variant_get_int64 (parameter));
}

static void
search (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  dument_window_search (DUMENT_WINDOW (widget));
}

static void
set_up (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  dument_setup_dialog_present (DUMENT_WINDOW (widget), DUMENT_FINDING_FIELD_NONE);
}

static void
mend_business (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  dument_setup_dialog_present (DUMENT_WINDOW (widget),
                               (DumentFindingField) g_variant_get_int32 (parameter));
}

static void
show_invoice (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  DumentWindow *window = DUMENT_WINDOW (widget);
  GtkWidget *page = dument_window_get_page (window, "receivables");

  if (page == NULL)
    return;
  dument_window_show_page (window, "receivables");
  dument_receivables_page_show_invoice (DUMENT_RECEIVABLES_PAGE (page),
                                        g_variant_get_int64 (parameter));
}

/* What just came in is chosen in the list, if one looks at it. To what is to be done it adds
 * nothing yet: there the list is shown, so that one sees that it is there. */
static void
reveal_invoice (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  DumentWindow *window = DUMENT_WINDOW (widget);
  GtkWidget *today = dument_window_get_page (window, "today");
  GtkWidget *page = dument_window_get_page (window, "receivables");

  if (today != NULL && gtk_widget_get_mapped (today))
    dument_window_show_page (window, "receivables");
  if (page != NULL && gtk_widget_get_mapped (page))
    dument_receivables_page_reveal_invoice (DUMENT_RECEIVABLES_PAGE (page),
                                            g_variant_get_int64 (parameter));
}

static void
show_page (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  dument_window_show_page (DUMENT_WINDOW (widget), g_variant_get_string (parameter, NULL));
}

static void
toggle_sidebar (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  dument_window_toggle_sidebar (DUMENT_WINDOW (widget));
}

static void
undo (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  dument_undo_toast_press_last (DUMENT_WINDOW (widget));
}

static void
write_letter (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  const char *template_id;
  g_autoptr (GVariant) invoices = NULL;

  g_variant_get (parameter, "(&s@ax)", &template_id, &invoices);
  dument_letter_editor_open (DUMENT_WINDOW (widget), template_id, invoices);
}

/**
 * dument_window_install_actions:
 * @widget_class: the class of the window
 */
void
dument_window_install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.import", NULL, import);
  gtk_widget_class_install_action (widget_class, "win.mend-business", "i", mend_business);
  gtk_widget_class_install_action (widget_class, "win.open-document", "x", open_document);
  gtk_widget_class_install_action (widget_class, "win.reveal-invoice", "x", reveal_invoice);
  gtk_widget_class_install_action (widget_class, "win.search", NULL, search);
  gtk_widget_class_install_action (widget_class, "win.set-up", NULL, set_up);
  gtk_widget_class_install_action (widget_class, "win.show-invoice", "x", show_invoice);
  gtk_widget_class_install_action (widget_class, "win.show-page", "s", show_page);
  gtk_widget_class_install_action (widget_class, "win.toggle-sidebar", NULL, toggle_sidebar);
  dument_circumstance_actions_install (widget_class);
  dument_entry_actions_install (widget_class);
  gtk_widget_class_install_action (widget_class, "win.undo", NULL, undo);
  /* No accelerator of the application, which would come before a field that is typed in. */
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK, "win.undo", NULL);
  gtk_widget_class_install_action (widget_class, "win.write-letter", "(sax)", write_letter);
}
