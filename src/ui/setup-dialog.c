/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "config.h"

#include "ui/setup-dialog.h"

#include "ui/business-form.h"
#include "ui/text-size.h"

#include <glib/gi18n-lib.h>

/**
 * DumentSetupDialog:
 *
 * The first door of the welcome: who the user is. A name is enough; what a letter lacks is asked
 * where it is lacking.
 */
struct _DumentSetupDialog
{
  AdwWindow parent_instance;

  DumentBusinessForm *form;

  AdwBin *form_place;
  GtkWidget *save_button;
};

G_DEFINE_FINAL_TYPE (DumentSetupDialog, dument_setup_dialog, ADW_TYPE_WINDOW)

static void
update_actions (DumentSetupDialog *self)
{
  gtk_widget_set_sensitive (self->save_button, dument_business_form_is_complete (self->form));
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DumentSetupDialog) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!dument_business_form_save_finish (DUMENT_BUSINESS_FORM (source), result, &error))
    {
      update_actions (self);
      return;
    }
  dument_window_toast (GTK_WIDGET (self), _ ("Your business is set up"));
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
on_save_clicked_cb (DumentSetupDialog *self)
{
  gtk_widget_set_sensitive (self->save_button, FALSE);
  dument_business_form_save_async (self->form, saved_cb, g_object_ref (self));
}

static void
dument_setup_dialog_class_init (DumentSetupDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/dument/Dument/ui/setup-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, DumentSetupDialog, form_place);
  gtk_widget_class_bind_template_child (widget_class, DumentSetupDialog, save_button);
  gtk_widget_class_bind_template_callback (widget_class, on_save_clicked_cb);
}

static void
dument_setup_dialog_init (DumentSetupDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * dument_setup_dialog_present:
 * @window: the window above which it opens
 * @field: the field to begin with, or %DUMENT_FINDING_FIELD_NONE for the first
 */
void
dument_setup_dialog_present (DumentWindow *window, DumentFindingField field)
{
  DumentSetupDialog *self = g_object_new (DUMENT_TYPE_SETUP_DIALOG, "transient-for", window, NULL);

  self->form = DUMENT_BUSINESS_FORM (dument_business_form_new (dument_window_get_engine (window)));
  g_signal_connect_swapped (self->form, "changed", G_CALLBACK (update_actions), self);
  adw_bin_set_child (self->form_place, GTK_WIDGET (self->form));
  dument_text_size_fit_window (GTK_WINDOW (self), GTK_WIDGET (window));
  gtk_window_present (GTK_WINDOW (self));
  gtk_widget_grab_focus (GTK_WIDGET (self->form));
  dument_business_form_go_to (self->form, field);
}
