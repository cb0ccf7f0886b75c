/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

/* What is entered, changed and taken back by hand. What is deleted needs no question before it,
 * since the toast after it brings it back. The actions that mend something take the field, a
 * #DumentFindingField, with which the form begins. */

#include "config.h"

#include "ui/entry-actions.h"

#include "service/client-entry.h"
#include "service/concession.h"
#include "service/invoice-entry.h"
#include "service/payment-entry.h"
#include "ui/client-dialog.h"
#include "ui/client-page.h"
#include "ui/credit-dialog.h"
#include "ui/invoice-dialog.h"
#include "ui/payment-dialog.h"
#include "ui/taking-back.h"
#include "ui/waiver-dialog.h"
#include "ui/window.h"

#include <glib/gi18n-lib.h>

static DumentEngine *
get_engine (GtkWidget *widget)
{
  return dument_window_get_engine (DUMENT_WINDOW (widget));
}

static void
new_invoice (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  dument_invoice_dialog_present (GTK_WINDOW (widget), get_engine (widget), /* invoice_id= */ 0,
                                 /* client_id= */ 0, DUMENT_FINDING_FIELD_NONE);
}

static void
new_invoice_for (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  dument_invoice_dialog_present (GTK_WINDOW (widget), get_engine (widget), /* invoice_id= */ 0,
                                 g_variant_get_int64 (parameter), DUMENT_FINDING_FIELD_NONE);
}

static void
edit_invoice (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  dument_invoice_dialog_present (GTK_WINDOW (widget), get_engine (widget),
                                 g_variant_get_int64 (parameter), /* client_id= */ 0,
                                 DUMENT_FINDING_FIELD_NONE);
}

static void
mend_invoice (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  gint64 id;
  int field;

  g_variant_get (parameter, "(xi)", &id, &field);
  dument_invoice_dialog_present (GTK_WINDOW (widget), get_engine (widget), id, /* client_id= */ 0,
                                 (DumentFindingField) field);
}

static void
new_client (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  dument_client_dialog_present (GTK_WINDOW (widget), get_engine (widget), /* client_id= */ 0,
                                DUMENT_FINDING_FIELD_NONE);
}

static void
edit_client (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  dument_client_dialog_present (GTK_WINDOW (widget), get_engine (widget),
                                g_variant_get_int64 (parameter), DUMENT_FINDING_FIELD_NONE);
}

static void
mend_client (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  gint64 id;
  int field;

  g_variant_get (parameter, "(xi)", &id, &field);
  dument_client_dialog_present (GTK_WINDOW (widget), get_engine (widget), id,
                                (DumentFindingField) field);
}

static void
show_client (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  dument_client_page_present (DUMENT_WINDOW (widget), g_variant_get_int64 (parameter));
}

static void
record_payment (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  gsize n_ids;
  const gint64 *ids = g_variant_get_fixed_array (parameter, &n_ids, sizeof (gint64));

  if (n_ids > 0)
    dument_payment_dialog_present (GTK_WINDOW (widget), get_engine (widget), ids, n_ids);
}

static void
record_credit (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  dument_credit_dialog_present (GTK_WINDOW (widget), get_engine (widget),
                                g_variant_get_int64 (parameter));
}

static void
waive (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  dument_waiver_dialog_present (GTK_WINDOW (widget), get_engine (widget),
                                g_variant_get_int64 (parameter));
}

static DumentUndo *
take_back_invoice (DumentWorkspace *workspace, const gint64 ids[2], GError **error)
{
  return dument_invoice_entry_delete (workspace, ids[0], error);
}

static DumentUndo *
take_back_client (DumentWorkspace *workspace, const gint64 ids[2], GError **error)
{
  return dument_client_entry_delete (workspace, ids[0], error);
}

static DumentUndo *
take_back_payment (DumentWorkspace *workspace, const gint64 ids[2], GError **error)
{
  return dument_payment_entry_delete (workspace, ids[0], error);
}

static DumentUndo *
bounce_payment_today (DumentWorkspace *workspace, const gint64 ids[2], GError **error)
{
  return dument_payment_entry_bounce (workspace, ids[0], dument_workspace_get_today (workspace),
                                      error);
}

static DumentUndo *
let_payment_count (DumentWorkspace *workspace, const gint64 ids[2], GError **error)
{
  return dument_payment_entry_unbounce (workspace, ids[0], error);
}

static DumentUndo *
take_back_credit_note (DumentWorkspace *workspace, const gint64 ids[2], GError **error)
{
  return dument_concession_uncredit (workspace, ids[0], error);
}

static DumentUndo *
take_back_waiver (DumentWorkspace *workspace, const gint64 ids[2], GError **error)
{
  return dument_concession_unwaive (workspace, ids[0], ids[1], error);
}

static void
delete_invoice (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  dument_taking_back_run (widget, take_back_invoice, g_variant_get_int64 (parameter), 0,
                          _ ("Invoice deleted"));
}

static void
delete_client (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  dument_taking_back_run (widget, take_back_client, g_variant_get_int64 (parameter), 0,
                          _ ("Client deleted"));
}

static void
delete_payment (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  dument_taking_back_run (widget, take_back_payment, g_variant_get_int64 (parameter), 0,
                          _ ("Payment deleted"));
}

static void
bounce_payment (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  dument_taking_back_run (widget, bounce_payment_today, g_variant_get_int64 (parameter), 0,
                          _ ("Payment taken back by the bank"));
}

static void
unbounce_payment (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  dument_taking_back_run (widget, let_payment_count, g_variant_get_int64 (parameter), 0,
                          _ ("Payment counts again"));
}

static void
delete_credit_note (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  dument_taking_back_run (widget, take_back_credit_note, g_variant_get_int64 (parameter), 0,
                          _ ("Credit note deleted"));
}

static void
delete_waiver (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  gint64 invoice_id, waiver_id;

  g_variant_get (parameter, "(xx)", &invoice_id, &waiver_id);
  dument_taking_back_run (widget, take_back_waiver, invoice_id, waiver_id, _ ("Claimed again"));
}

/**
 * dument_entry_actions_install:
 * @widget_class: the class of the window
 */
void
dument_entry_actions_install (GtkWidgetClass *widget_class)
{
  static const struct
  {
    const char *name;
    const char *parameter;
    GtkWidgetActionActivateFunc activate;
  } actions[] = {
    { "win.new-invoice", NULL, new_invoice },
    { "win.new-invoice-for", "x", new_invoice_for },
    { "win.edit-invoice", "x", edit_invoice },
    { "win.mend-invoice", "(xi)", mend_invoice },
    { "win.delete-invoice", "x", delete_invoice },
    { "win.new-client", NULL, new_client },
    { "win.edit-client", "x", edit_client },
    { "win.mend-client", "(xi)", mend_client },
    { "win.show-client", "x", show_client },
    { "win.delete-client", "x", delete_client },
    { "win.record-payment", "ax", record_payment },
    { "win.delete-payment", "x", delete_payment },
    { "win.bounce-payment", "x", bounce_payment },
    { "win.unbounce-payment", "x", unbounce_payment },
    { "win.record-credit", "x", record_credit },
    { "win.delete-credit-note", "x", delete_credit_note },
    { "win.waive", "x", waive },
    { "win.delete-waiver", "(xx)", delete_waiver },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (widget_class, actions[i].name, actions[i].parameter,
                                     actions[i].activate);
}
