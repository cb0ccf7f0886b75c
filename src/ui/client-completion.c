/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "config.h"

#include "ui/client-completion.h"

#include "domain/folding.h"
#include "service/clients.h"

#include <glib/gi18n-lib.h>

/* More than one can take in at a glance is no help. */
#define MAX_SUGGESTIONS 6

/**
 * DumentClientCompletion:
 *
 * Completes the name of a client under a row of a form while it is typed. The first suggestion is
 * taken by Enter or Tab, another one with the arrows; a name that is in the file as typed needs
 * neither. Emits "chosen" when the client changes, and "suggested" when suggestions came or went.
 */
struct _DumentClientCompletion
{
  GObject parent_instance;

  DumentFieldRow *row;
  DumentEngine *engine;
  GCancellable *cancellable;
  GPtrArray *suggestions;
  GtkWidget *popover;
  GtkListBox *list;

  gint64 client_id;
  gboolean is_filling;
};

enum
{
  CHOSEN,
  SUGGESTED,
  N_SIGNALS
};

static unsigned signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DumentClientCompletion, dument_client_completion, G_TYPE_OBJECT)

static gpointer
complete_job (DumentWorkspace *workspace, gpointer data, GCancellable *cancellable, GError **error)
{
  return dument_clients_complete (workspace, data, MAX_SUGGESTIONS, error);
}

static void
free_rows (gpointer rows)
{
  g_ptr_array_unref (rows);
}

static void
hide (DumentClientCompletion *self)
{
  if (self->popover != NULL)
    gtk_popover_popdown (GTK_POPOVER (self->popover));
}

static void
choose (DumentClientCompletion *self, const DumentClientRow *client)
{
  g_autofree char *name = g_strdup (client->name);

  dument_client_completion_set_client (self, client->id, name);
  gtk_editable_set_position (GTK_EDITABLE (dument_field_row_get_editor (self->row)), -1);
  hide (self);
  g_signal_emit (self, signals[CHOSEN], 0);
}

static const DumentClientRow *
get_suggestion (DumentClientCompletion *self, int index)
{
  return self->suggestions != NULL && index >= 0 && (guint) index < self->suggestions->len
             ? g_ptr_array_index (self->suggestions, (guint) index)
             : NULL;
}

static GtkWidget *
create_row (const DumentClientRow *client)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *name = gtk_label_new (client->name);
  GtkWidget *city = gtk_label_new (client->city);

  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_label_set_ellipsize (GTK_LABEL (name), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (name, TRUE);
  gtk_label_set_ellipsize (GTK_LABEL (city), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (city, "dim-label");
  gtk_box_append (GTK_BOX (box), name);
  gtk_box_append (GTK_BOX (box), city);
  return box;
}

static void
show_suggestions (DumentClientCompletion *self)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  for (guint i = 0; i < self->suggestions->len; i++)
    gtk_list_box_append (self->list, create_row (g_ptr_array_index (self->suggestions, i)));
  if (self->suggestions->len == 0 || self->client_id != 0)
    {
      hide (self);
      return;
    }
  gtk_list_box_select_row (self->list, gtk_list_box_get_row_at_index (self->list, 0));
  gtk_widget_set_size_request (self->popover,
                               MAX (260, gtk_widget_get_width (GTK_WIDGET (self->row)) - 24), -1);
  gtk_popover_popup (GTK_POPOVER (self->popover));
}

/* The name is in the file as it stands there: nobody needs to say so again. */
static void
choose_exact (DumentClientCompletion *self)
{
  const DumentClientRow *first = get_suggestion (self, 0);
  const DumentClientRow *second = get_suggestion (self, 1);
  g_autofree char *typed = dument_field_row_dup_text (self->row);
  g_autofree char *folded = dument_folding_fold (typed);
  g_autofree char *name = first != NULL ? dument_folding_fold (first->name) : NULL;
  g_autofree char *other = second != NULL ? dument_folding_fold (second->name) : NULL;

  if (self->client_id == 0 && first != NULL && g_str_equal (folded, name) &&
      g_strcmp0 (folded, other) != 0)
    choose (self, first);
}

static gboolean
is_focused (DumentClientCompletion *self)
{
  GtkStateFlags flags = gtk_widget_get_state_flags (dument_field_row_get_editor (self->row));

  return (flags & GTK_STATE_FLAG_FOCUS_WITHIN) != 0;
}

static void
completed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DumentClientCompletion) self = user_data;
  g_autoptr (GPtrArray) rows =
      dument_engine_finish (DUMENT_ENGINE (source), result, /* error= */ NULL);

  if (rows == NULL || self->row == NULL)
    return;
  g_clear_pointer (&self->suggestions, g_ptr_array_unref);
  self->suggestions = g_steal_pointer (&rows);
  if (is_focused (self))
    show_suggestions (self);
  else
    choose_exact (self);
  g_signal_emit (self, signals[SUGGESTED], 0);
}

static void
on_changed_cb (DumentFieldRow *row, DumentClientCompletion *self)
{
  if (self->is_filling)
    return;
  self->client_id = 0;
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (self->engine == NULL)
    return;
  self->cancellable = g_cancellable_new ();
  dument_engine_read_async (self->engine, complete_job, dument_field_row_dup_text (row), g_free,
                            free_rows, self->cancellable, completed_cb, g_object_ref (self));
}

static void
move (DumentClientCompletion *self, int step)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);
  int index = row != NULL ? gtk_list_box_row_get_index (row) + step : 0;
  int last = (int) self->suggestions->len - 1;

  row = gtk_list_box_get_row_at_index (self->list, CLAMP (index, 0, last));
  gtk_list_box_select_row (self->list, row);
}

static void
choose_selected (DumentClientCompletion *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);
  const DumentClientRow *client =
      row != NULL ? get_suggestion (self, gtk_list_box_row_get_index (row)) : NULL;

  if (client != NULL)
    choose (self, client);
}

static gboolean
on_key_pressed_cb (GtkEventControllerKey *controller,
                   guint key,
                   guint code,
                   GdkModifierType modifiers,
                   DumentClientCompletion *self)
{
  if (!gtk_widget_get_visible (self->popover))
    return GDK_EVENT_PROPAGATE;
  switch (key)
    {
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      move (self, 1);
      return GDK_EVENT_STOP;
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      move (self, -1);
      return GDK_EVENT_STOP;
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
      choose_selected (self);
      return GDK_EVENT_STOP;
    case GDK_KEY_Tab:
      choose_selected (self);
      return GDK_EVENT_PROPAGATE;
    case GDK_KEY_Escape:
      hide (self);
      return GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

static void
on_focus_left_cb (GtkEventControllerFocus *controller, DumentClientCompletion *self)
{
  hide (self);
  choose_exact (self);
  g_signal_emit (self, signals[SUGGESTED], 0);
}

static void
on_row_activated_cb (GtkListBox *list, GtkListBoxRow *row, DumentClientCompletion *self)
{
  const DumentClientRow *client = get_suggestion (self, gtk_list_box_row_get_index (row));

  if (client != NULL)
    choose (self, client);
}

static void
create_popover (DumentClientCompletion *self)
{
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_widget_set_focusable (GTK_WIDGET (self->list), FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "navigation-sidebar");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Clients that fit"), -1);
  g_signal_connect (self->list, "row-activated", G_CALLBACK (on_row_activated_cb), self);
  self->popover = gtk_popover_new ();
  gtk_popover_set_autohide (GTK_POPOVER (self->popover), FALSE);
  gtk_popover_set_has_arrow (GTK_POPOVER (self->popover), FALSE);
  gtk_popover_set_position (GTK_POPOVER (self->popover), GTK_POS_BOTTOM);
  gtk_popover_set_child (GTK_POPOVER (self->popover), GTK_WIDGET (self->list));
  gtk_widget_add_css_class (self->popover, "menu");
  gtk_widget_set_parent (self->popover, GTK_WIDGET (self->row));
}

static void
watch_editor (DumentClientCompletion *self)
{
  GtkWidget *editor = dument_field_row_get_editor (self->row);
  GtkEventController *key = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  gtk_event_controller_set_propagation_phase (key, GTK_PHASE_CAPTURE);
  g_signal_connect_object (key, "key-pressed", G_CALLBACK (on_key_pressed_cb), self, 0);
  g_signal_connect_object (focus, "leave", G_CALLBACK (on_focus_left_cb), self, 0);
  gtk_widget_add_controller (editor, key);
  gtk_widget_add_controller (editor, focus);
  g_signal_connect_object (self->row, "changed", G_CALLBACK (on_changed_cb), self, 0);
}

static void
dument_client_completion_dispose (GObject *object)
{
  dument_client_completion_detach (DUMENT_CLIENT_COMPLETION (object));
  G_OBJECT_CLASS (dument_client_completion_parent_class)->dispose (object);
}

static void
dument_client_completion_class_init (DumentClientCompletionClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dument_client_completion_dispose;
  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 0);
  signals[SUGGESTED] = g_signal_new ("suggested", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                     NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
dument_client_completion_init (DumentClientCompletion *self)
{
}

/**
 * dument_client_completion_new:
 * @row: the row into which the name is typed
 *
 * Returns: (transfer full): its completion
 */
DumentClientCompletion *
dument_client_completion_new (DumentFieldRow *row)
{
  DumentClientCompletion *self = g_object_new (DUMENT_TYPE_CLIENT_COMPLETION, NULL);

  self->row = row;
  create_popover (self);
  watch_editor (self);
  return self;
}

/**
 * dument_client_completion_set_engine:
 * @self: a completion
 * @engine: the engine of the data file
 */
void
dument_client_completion_set_engine (DumentClientCompletion *self, DumentEngine *engine)
{
  g_set_object (&self->engine, engine);
}

/**
 * dument_client_completion_get_client:
 * @self: a completion
 *
 * Returns: row of the client that was chosen; 0 where what is typed is nobody's name yet
 */
gint64
dument_client_completion_get_client (DumentClientCompletion *self)
{
  return self->client_id;
}

/**
 * dument_client_completion_is_suggesting:
 * @self: a completion
 *
 * Returns: whether suggestions are in sight
 */
gboolean
dument_client_completion_is_suggesting (DumentClientCompletion *self)
{
  return gtk_widget_get_visible (self->popover);
}

/**
 * dument_client_completion_set_client:
 * @self: a completion
 * @id: row of a client
 * @name: its name
 */
void
dument_client_completion_set_client (DumentClientCompletion *self, gint64 id, const char *name)
{
  self->is_filling = TRUE;
  dument_field_row_set_text (self->row, name);
  self->is_filling = FALSE;
  self->client_id = id;
}

/**
 * dument_client_completion_detach:
 * @self: a completion whose row goes away
 */
void
dument_client_completion_detach (DumentClientCompletion *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->engine);
  g_clear_pointer (&self->suggestions, g_ptr_array_unref);
  g_clear_pointer (&self->popover, gtk_widget_unparent);
  self->row = NULL;
}
