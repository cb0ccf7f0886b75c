/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "config.h"

#include "ui/preferences-window.h"

#include "ui/business-form.h"
#include "ui/compat.h"
#include "ui/computation-page.h"
#include "ui/data-page.h"
#include "ui/picture-row.h"
#include "ui/rates-page.h"

#include <glib/gi18n-lib.h>

/**
 * DumentPreferencesWindow:
 *
 * The own business, how is reckoned, the rates, and the data file. What is chosen holds at once;
 * what is typed of the own business is kept by a button, or when one turns to something else.
 */
struct _DumentPreferencesWindow
{
  AdwWindow parent_instance;

  DumentBusinessForm *form;

  AdwPreferencesGroup *business_group;
  AdwViewStackPage *business_stack_page;
  AdwPreferencesGroup *letterhead_group;
  GtkWidget *save_button;
  AdwViewStack *stack;

  gboolean closing : 1;
  gboolean saving : 1;
};

G_DEFINE_FINAL_TYPE (DumentPreferencesWindow, dument_preferences_window, ADW_TYPE_WINDOW)

/* The pages beside that of the own business. */
static const struct
{
  const char *name;
  const char *title;
  const char *icon;
  GtkWidget *(*create) (DumentEngine *engine);
} pages[] = {
  { "computation", N_ ("Reckoning"), "accessories-calculator-symbolic",
    dument_computation_page_new },
  { "rates", N_ ("Rates"), "view-list-ordered-symbolic", dument_rates_page_new },
  { "data", N_ ("Data File"), "drive-harddisk-symbolic", dument_data_page_new },
};

static void
update_actions (DumentPreferencesWindow *self)
{
  gtk_widget_set_visible (self->save_button, dument_business_form_is_changed (self->form));
  gtk_widget_set_sensitive (self->save_button,
                            !self->saving && dument_business_form_is_complete (self->form));
}

static void
on_form_changed_cb (DumentPreferencesWindow *self)
{
  adw_view_stack_page_set_needs_attention (self->business_stack_page, FALSE);
  update_actions (self);
}

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  if (dument_compat_ask_finish (GTK_WINDOW (source), result, /* error= */ NULL))
    gtk_window_destroy (GTK_WINDOW (source));
}

/* What was typed is neither kept nor lost without a word. */
static void
ask_to_discard (DumentPreferencesWindow *self)
{
  adw_view_stack_set_visible_child_name (self->stack, "business");
  dument_compat_ask (GTK_WINDOW (self), _ ("Close without keeping what was typed?"),
                     _ ("Something in “My Business” is missing or wrong, so it could not be "
                        "kept. The field says what."),
                     _ ("Close _Without Keeping"), /* destructive= */ TRUE, answered_cb,
                     /* user_data= */ NULL);
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DumentPreferencesWindow) self = user_data;
  gboolean was_closing = self->closing;
  gboolean is_kept = dument_business_form_save_finish (DUMENT_BUSINESS_FORM (source), result,
                                                       /* error= */ NULL);

  if (self->form == NULL)
    return;
  self->saving = FALSE;
  self->closing = FALSE;
  update_actions (self);
  adw_view_stack_page_set_needs_attention (self->business_stack_page, !is_kept);
  if (is_kept && was_closing)
    {
      dument_window_toast (GTK_WIDGET (gtk_window_get_transient_for (GTK_WINDOW (self))),
                           _ ("Your business is kept"));
      gtk_window_destroy (GTK_WINDOW (self));
    }
  else if (is_kept)
    dument_window_toast (GTK_WIDGET (self->stack), _ ("Your business is kept"));
  else if (was_closing)
    ask_to_discard (self);
}

static void
save (DumentPreferencesWindow *self)
{
  if (self->saving)
    return;
  self->saving = TRUE;
  update_actions (self);
  dument_business_form_save_async (self->form, saved_cb, g_object_ref (self));
}

static void
on_save_clicked_cb (DumentPreferencesWindow *self)
{
  save (self);
}

static void
on_page_changed_cb (DumentPreferencesWindow *self)
{
  if (self->form == NULL || !dument_business_form_is_changed (self->form) ||
      g_strcmp0 (adw_view_stack_get_visible_child_name (self->stack), "business") == 0)
    return;
  if (dument_business_form_is_complete (self->form))
    save (self);
  else
    adw_view_stack_page_set_needs_attention (self->business_stack_page, TRUE);
}

/* Another program may have changed it meanwhile; what is being typed stays. */
static void
on_engine_changed_cb (DumentPreferencesWindow *self)
{
  if (!self->saving && !dument_business_form_is_changed (self->form))
    dument_business_form_reload (self->form);
}

static gboolean
dument_preferences_window_close_request (GtkWindow *window)
{
  DumentPreferencesWindow *self = DUMENT_PREFERENCES_WINDOW (window);

  if (!dument_business_form_is_changed (self->form))
    return GTK_WINDOW_CLASS (dument_preferences_window_parent_class)->close_request (window);
  self->closing = TRUE;
  if (self->saving)
    return GDK_EVENT_STOP;
  if (dument_business_form_is_complete (self->form))
    {
      save (self);
      return GDK_EVENT_STOP;
    }
  self->closing = FALSE;
  ask_to_discard (self);
  return GDK_EVENT_STOP;
}

static void
dument_preferences_window_dispose (GObject *object)
{
  DumentPreferencesWindow *self = DUMENT_PREFERENCES_WINDOW (object);

  self->form = NULL;
  /* GTK 4.8 would look for the window below once more, when that is gone. */
  gtk_window_set_transient_for (GTK_WINDOW (self), NULL);
  G_OBJECT_CLASS (dument_preferences_window_parent_class)->dispose (object);
}

static void
dument_preferences_window_class_init (DumentPreferencesWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dument_preferences_window_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = dument_preferences_window_close_request;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/dument/Dument/ui/preferences-window.ui");
  gtk_widget_class_bind_template_child (widget_class, DumentPreferencesWindow, business_group);
  gtk_widget_class_bind_template_child (widget_class, DumentPreferencesWindow, business_stack_page);
  gtk_widget_class_bind_template_child (widget_class, DumentPreferencesWindow, letterhead_group);
  gtk_widget_class_bind_template_child (widget_class, DumentPreferencesWindow, save_button);
  gtk_widget_class_bind_template_child (widget_class, DumentPreferencesWindow, stack);
  gtk_widget_class_bind_template_callback (widget_class, on_page_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_save_clicked_cb);
}

static void
dument_preferences_window_init (DumentPreferencesWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static DumentPreferencesWindow *
create_window (DumentWindow *window)
{
  DumentEngine *engine = dument_window_get_engine (window);
  DumentPreferencesWindow *self =
      g_object_new (DUMENT_TYPE_PREFERENCES_WINDOW, "transient-for", window, "application",
                    gtk_window_get_application (GTK_WINDOW (window)), NULL);

  self->form = DUMENT_BUSINESS_FORM (dument_business_form_new (engine));
  adw_preferences_group_add (self->business_group, GTK_WIDGET (self->form));
  adw_preferences_group_add (self->letterhead_group,
                             dument_picture_row_new (engine, DUMENT_LETTERHEAD_LOGO));
  adw_preferences_group_add (self->letterhead_group,
                             dument_picture_row_new (engine, DUMENT_LETTERHEAD_SIGNATURE));
  g_signal_connect_object (self->form, "changed", G_CALLBACK (on_form_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (engine, "changed", G_CALLBACK (on_engine_changed_cb), self,
                           G_CONNECT_SWAPPED);
  for (gsize i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      AdwViewStackPage *page = adw_view_stack_add_titled (self->stack, pages[i].create (engine),
                                                          pages[i].name, _ (pages[i].title));

      adw_view_stack_page_set_icon_name (page, pages[i].icon);
    }
  return self;
}

static DumentPreferencesWindow *
find_open (DumentWindow *window)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (unsigned i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) found = g_list_model_get_item (windows, i);

      if (DUMENT_IS_PREFERENCES_WINDOW (found) &&
          gtk_window_get_transient_for (found) == GTK_WINDOW (window))
        return DUMENT_PREFERENCES_WINDOW (found);
    }
  return NULL;
}

/**
 * dument_preferences_window_present:
 * @window: the window above which it opens
 * @page: `business`, `payment`, `computation`, `rates`, `data`, or an empty text
 *
 * `payment` leads to the means of payment, which stand with the own business.
 */
void
dument_preferences_window_present (DumentWindow *window, const char *page)
{
  DumentPreferencesWindow *self = find_open (window);
  gboolean is_payment = g_str_equal (page, "payment");

  if (self == NULL)
    self = create_window (window);
  if (is_payment)
    page = "business";
  if (adw_view_stack_get_child_by_name (self->stack, page) != NULL)
    adw_view_stack_set_visible_child_name (self->stack, page);
  gtk_window_present (GTK_WINDOW (self));
  if (is_payment)
    dument_business_form_show_payment (self->form);
  else if (adw_view_stack_get_visible_child (self->stack) !=
           gtk_widget_get_first_child (GTK_WIDGET (self->stack)))
    gtk_widget_child_focus (adw_view_stack_get_visible_child (self->stack), GTK_DIR_TAB_FORWARD);
}
