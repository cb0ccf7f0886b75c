/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "config.h"

#include "ui/computation-page.h"

#include "service/preferences.h"
#include "ui/window.h"

/* Each change is an entry of the journal: a number is kept when it rests, not at each step. */
#define REST_MILLISECONDS 900

/**
 * DumentComputationPage:
 *
 * By what is reckoned: days of a year, days that a letter leaves, what a part payment settles.
 */
struct _DumentComputationPage
{
  AdwPreferencesPage parent_instance;

  DumentEngine *engine;
  GCancellable *cancellable;

  GtkCheckButton *actual_button;
  GtkSpinButton *deadline_spin;
  GtkCheckButton *interest_button;
  GtkCheckButton *principal_button;
  GtkCheckButton *usual_button;

  unsigned rest_source;
  gboolean is_showing : 1;
};

G_DEFINE_FINAL_TYPE (DumentComputationPage, dument_computation_page, ADW_TYPE_PREFERENCES_PAGE)

/* What the data file says. */
typedef struct
{
  gboolean is_actual;
  gboolean is_interest_first;
  int deadline;
} Choice;

static gpointer
read_choice (DumentWorkspace *workspace, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autofree char *day_base = dument_preferences_get (workspace, "day-base", error);
  g_autofree char *deadline = NULL;
  g_autofree char *imputation = NULL;
  g_autofree Choice *choice = g_new0 (Choice, 1);

  if (day_base == NULL)
    return NULL;
  deadline = dument_preferences_get (workspace, "deadline-days", error);
  if (deadline == NULL || !dument_preferences_parse_deadline (deadline, &choice->deadline, error))
    return NULL;
  imputation = dument_preferences_get (workspace, "imputation", error);
  if (imputation == NULL)
    return NULL;
  choice->is_actual = g_str_equal (day_base, "actual");
  choice->is_interest_first = g_str_equal (imputation, "interest");
  return g_steal_pointer (&choice);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autofree Choice *choice = dument_engine_finish (DUMENT_ENGINE (source), result, &error);
  DumentComputationPage *self = user_data;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  gtk_widget_set_sensitive (GTK_WIDGET (self), choice != NULL);
  if (choice == NULL)
    return;
  self->is_showing = TRUE;
  gtk_check_button_set_active (choice->is_actual ? self->actual_button : self->usual_button, TRUE);
  gtk_check_button_set_active (
      choice->is_interest_first ? self->interest_button : self->principal_button, TRUE);
  gtk_spin_button_set_value (self->deadline_spin, choice->deadline);
  self->is_showing = FALSE;
}

static void
load (DumentComputationPage *self)
{
  /* What is being chosen is newer than what is kept. */
  if (self->rest_source != 0)
    return;
  dument_engine_read_async (self->engine, read_choice, /* data= */ NULL, /* free_data= */ NULL,
                            g_free, self->cancellable, read_cb, self);
}

static gpointer
keep (DumentWorkspace *workspace, gpointer data, GCancellable *cancellable, GError **error)
{
  const char *const assignments[] = { data, NULL };

  return GINT_TO_POINTER (dument_preferences_set (workspace, assignments, error));
}

static void
kept_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DumentComputationPage) self = user_data;
  g_autoptr (GError) error = NULL;

  dument_engine_finish (DUMENT_ENGINE (source), result, &error);
  if (error == NULL || self->engine == NULL)
    return;
  dument_window_show_error (GTK_WIDGET (self), error);
  load (self);
}

static void
hand_over (DumentComputationPage *self, char *assignment)
{
  dument_engine_write_async (self->engine, keep, assignment, g_free, /* free_result= */ NULL,
                             /* cancellable= */ NULL, kept_cb, g_object_ref (self));
}

static void
on_day_base_toggled_cb (DumentComputationPage *self)
{
  gboolean is_actual = gtk_check_button_get_active (self->actual_button);

  if (!self->is_showing)
    hand_over (self, g_strdup (is_actual ? "day-base=actual" : "day-base=365"));
}

static void
on_imputation_toggled_cb (DumentComputationPage *self)
{
  gboolean is_interest_first = gtk_check_button_get_active (self->interest_button);

  if (!self->is_showing)
    hand_over (self, g_strdup (is_interest_first ? "imputation=interest" : "imputation=principal"));
}

static gboolean
rest_cb (gpointer user_data)
{
  DumentComputationPage *self = user_data;

  self->rest_source = 0;
  hand_over (self, g_strdup_printf ("deadline-days=%d",
                                    gtk_spin_button_get_value_as_int (self->deadline_spin)));
  return G_SOURCE_REMOVE;
}

static void
on_deadline_changed_cb (DumentComputationPage *self)
{
  if (self->is_showing)
    return;
  g_clear_handle_id (&self->rest_source, g_source_remove);
  self->rest_source = g_timeout_add (REST_MILLISECONDS, rest_cb, self);
}

/* Nothing that was chosen waits longer than the page is seen. */
static void
dument_computation_page_unmap (GtkWidget *widget)
{
  DumentComputationPage *self = DUMENT_COMPUTATION_PAGE (widget);

  if (self->rest_source != 0)
    {
      g_source_remove (self->rest_source);
      rest_cb (self);
    }
  GTK_WIDGET_CLASS (dument_computation_page_parent_class)->unmap (widget);
}

static void
dument_computation_page_dispose (GObject *object)
{
  DumentComputationPage *self = DUMENT_COMPUTATION_PAGE (object);

  g_clear_handle_id (&self->rest_source, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->engine);
  G_OBJECT_CLASS (dument_computation_page_parent_class)->dispose (object);
}

static void
dument_computation_page_class_init (DumentComputationPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dument_computation_page_dispose;
  widget_class->unmap = dument_computation_page_unmap;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/dument/Dument/ui/computation-page.ui");
  gtk_widget_class_bind_template_child (widget_class, DumentComputationPage, actual_button);
  gtk_widget_class_bind_template_child (widget_class, DumentComputationPage, deadline_spin);
  gtk_widget_class_bind_template_child (widget_class, DumentComputationPage, interest_button);
  gtk_widget_class_bind_template_child (widget_class, DumentComputationPage, principal_button);
  gtk_widget_class_bind_template_child (widget_class, DumentComputationPage, usual_button);
  gtk_widget_class_bind_template_callback (widget_class, on_day_base_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_deadline_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_imputation_toggled_cb);
}

static void
dument_computation_page_init (DumentComputationPage *self)
{
  self->is_showing = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_spin_button_set_increments (self->deadline_spin, 1, 5);
  gtk_spin_button_set_range (self->deadline_spin, DUMENT_PREFERENCES_MIN_DEADLINE,
                             DUMENT_PREFERENCES_MAX_DEADLINE);
  gtk_widget_set_sensitive (GTK_WIDGET (self), FALSE);
  self->is_showing = FALSE;
  self->cancellable = g_cancellable_new ();
}

/**
 * dument_computation_page_new:
 * @engine: the engine of the data file
 *
 * Returns: (transfer floating): a page of the preferences
 */
GtkWidget *
dument_computation_page_new (DumentEngine *engine)
{
  DumentComputationPage *self = g_object_new (DUMENT_TYPE_COMPUTATION_PAGE, NULL);

  self->engine = g_object_ref (engine);
  g_signal_connect_object (engine, "changed", G_CALLBACK (load), self, G_CONNECT_SWAPPED);
  load (self);
  return GTK_WIDGET (self);
}
