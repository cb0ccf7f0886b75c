/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

/* What changes the course of an invoice: recorded, ended and taken back. */

#include "config.h"

#include "ui/circumstance-actions.h"

#include "service/circumstance-entry.h"
#include "service/insolvency-entry.h"
#include "ui/circumstance-dialog.h"
#include "ui/insolvency-dialog.h"
#include "ui/row-menu.h"
#include "ui/taking-back.h"
#include "ui/window.h"

#include <glib/gi18n-lib.h>

/* The actions that record, in the order of the menu. */
static const struct
{
  const char *action;
  const char *label;
  DumentCircumstanceKind kind;
} kinds[] = {
  { "win.promise", N_ ("Pro_mise to Pay…"), DUMENT_CIRCUMSTANCE_PROMISE },
  { "win.pause", N_ ("Pa_use Reminders…"), DUMENT_CIRCUMSTANCE_PAUSE },
  { "win.dispute", N_ ("Di_spute…"), DUMENT_CIRCUMSTANCE_DISPUTE },
  { "win.write-off", N_ ("Write _Off…"), DUMENT_CIRCUMSTANCE_WRITE_OFF },
};

static DumentEngine *
get_engine (GtkWidget *widget)
{
  return dument_window_get_engine (DUMENT_WINDOW (widget));
}

static void
record (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  gsize n_ids;
  const gint64 *ids = g_variant_get_fixed_array (parameter, &n_ids, sizeof (gint64));

  for (gsize i = 0; n_ids > 0 && i < G_N_ELEMENTS (kinds); i++)
    {
      if (g_str_equal (action_name, kinds[i].action))
        dument_circumstance_dialog_present (GTK_WINDOW (widget), get_engine (widget), kinds[i].kind,
                                            ids, n_ids);
    }
}

static void
pause_client (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  dument_circumstance_dialog_present_pause (GTK_WINDOW (widget), get_engine (widget),
                                            g_variant_get_int64 (parameter));
}

static void
record_insolvency (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  gint64 client_id, insolvency_id;

  g_variant_get (parameter, "(xx)", &client_id, &insolvency_id);
  dument_insolvency_dialog_present (GTK_WINDOW (widget), get_engine (widget), client_id,
                                    insolvency_id);
}

static DumentUndo *
end_today (DumentWorkspace *workspace, const gint64 ids[2], GError **error)
{
  return dument_circumstance_entry_end (workspace, ids[0], dument_workspace_get_today (workspace),
                                        error);
}

static DumentUndo *
take_back (DumentWorkspace *workspace, const gint64 ids[2], GError **error)
{
  return dument_circumstance_entry_delete (workspace, ids[0], error);
}

static DumentUndo *
take_back_insolvency (DumentWorkspace *workspace, const gint64 ids[2], GError **error)
{
  return dument_insolvency_entry_delete (workspace, ids[0], error);
}

static void
end_circumstance (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  dument_taking_back_run (widget, end_today, g_variant_get_int64 (parameter), 0, _ ("Ended today"));
}

static void
delete_circumstance (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  dument_taking_back_run (widget, take_back, g_variant_get_int64 (parameter), 0,
                          _ ("Taken back, and noted in the journal"));
}

static void
delete_insolvency (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  dument_taking_back_run (widget, take_back_insolvency, g_variant_get_int64 (parameter), 0,
                          _ ("Taken back, and noted in the journal"));
}

/**
 * dument_circumstance_actions_create_menu:
 * @invoice_ids: (array length=n_invoice_ids): invoices, of one client
 * @n_invoice_ids: how many, one at least
 *
 * Returns: (transfer full): what can be recorded that changes their course
 */
GMenuModel *
dument_circumstance_actions_create_menu (const gint64 *invoice_ids, gsize n_invoice_ids)
{
  GVariant *ids = g_variant_ref_sink (g_variant_new_fixed_array (G_VARIANT_TYPE_INT64, invoice_ids,
                                                                 n_invoice_ids, sizeof (gint64)));
  GMenu *menu = g_menu_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    dument_row_menu_append (menu, _ (kinds[i].label), kinds[i].action, ids);
  g_variant_unref (ids);
  return G_MENU_MODEL (menu);
}

/**
 * dument_circumstance_actions_install:
 * @widget_class: the class of the window
 */
void
dument_circumstance_actions_install (GtkWidgetClass *widget_class)
{
  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    gtk_widget_class_install_action (widget_class, kinds[i].action, "ax", record);
  gtk_widget_class_install_action (widget_class, "win.pause-client", "x", pause_client);
  gtk_widget_class_install_action (widget_class, "win.end-circumstance", "x", end_circumstance);
  gtk_widget_class_install_action (widget_class, "win.delete-circumstance", "x",
                                   delete_circumstance);
  gtk_widget_class_install_action (widget_class, "win.insolvency", "(xx)", record_insolvency);
  gtk_widget_class_install_action (widget_class, "win.delete-insolvency", "x", delete_insolvency);
}
