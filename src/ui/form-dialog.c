/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "config.h"

#include "ui/form-dialog.h"

#include "ui/compat.h"
#include "ui/text-size.h"
#include "ui/window.h"

#include <glib/gi18n-lib.h>

/* Milliseconds after the last keystroke before the service is asked. */
#define CHECK_DELAY 120

/**
 * DumentFormDialog:
 *
 * A form in a window of its own. Enter saves, Esc goes back, and asks only if something typed would
 * be lost. What is wrong stands beside its field: as soon as the field was typed into, and
 * everywhere once the user tried to save.
 */
typedef struct
{
  DumentEngine *engine;
  GCancellable *cancellable;
  GtkWidget *form;
  GArray *fields;

  GtkBox *content_box;
  GtkWidget *error_label;
  GtkWidget *save_button;

  char *done;
  unsigned check_source;
  gboolean is_filling : 1;
  gboolean is_dirty : 1;
  gboolean is_tried : 1;
  gboolean is_saving : 1;
} DumentFormDialogPrivate;

/* A row and what the service calls it; the hint is what stands under it when all is well. */
typedef struct
{
  DumentFieldRow *row;
  DumentFindingField field;
  unsigned line;
  char *hint;
  gboolean is_touched;
} Field;

enum
{
  PROP_0,
  PROP_FORM,
  PROP_SAVE_LABEL,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_TYPE_WITH_PRIVATE (DumentFormDialog, dument_form_dialog, ADW_TYPE_WINDOW)

static DumentFormDialogPrivate *
get_private (DumentFormDialog *self)
{
  return dument_form_dialog_get_instance_private (self);
}

static void
clear_field (gpointer data)
{
  g_free (((Field *) data)->hint);
}

static Field *
find_field (DumentFormDialog *self, DumentFieldRow *row)
{
  DumentFormDialogPrivate *priv = get_private (self);

  for (unsigned i = 0; i < priv->fields->len; i++)
    {
      Field *field = &g_array_index (priv->fields, Field, i);

      if (field->row == row)
        return field;
    }
  return NULL;
}

static gboolean
check_cb (gpointer user_data)
{
  DumentFormDialog *self = user_data;
  DumentFormDialogClass *klass = DUMENT_FORM_DIALOG_GET_CLASS (self);

  get_private (self)->check_source = 0;
  if (klass->check != NULL)
    klass->check (self);
  return G_SOURCE_REMOVE;
}

static void
on_field_changed_cb (DumentFieldRow *row, DumentFormDialog *self)
{
  Field *field = find_field (self, row);

  if (get_private (self)->is_filling || field == NULL)
    return;
  field->is_touched = TRUE;
  dument_form_dialog_touch (self);
}

static void
on_field_entered_cb (DumentFieldRow *row, DumentFormDialog *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "form.save", NULL);
}

static void
save (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  DumentFormDialog *self = DUMENT_FORM_DIALOG (widget);
  DumentFormDialogPrivate *priv = get_private (self);

  if (priv->is_saving)
    return;
  priv->is_saving = TRUE;
  priv->is_tried = TRUE;
  g_clear_handle_id (&priv->check_source, g_source_remove);
  gtk_widget_action_set_enabled (widget, "form.save", FALSE);
  DUMENT_FORM_DIALOG_GET_CLASS (self)->save (self);
}

static void
discard_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DumentFormDialog) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!dument_compat_ask_finish (GTK_WINDOW (source), result, &error))
    return;
  get_private (self)->is_dirty = FALSE;
  gtk_window_close (GTK_WINDOW (self));
}

static gboolean
dument_form_dialog_close_request (GtkWindow *window)
{
  DumentFormDialog *self = DUMENT_FORM_DIALOG (window);
  DumentFormDialogPrivate *priv = get_private (self);

  if (priv->is_saving)
    return TRUE;
  if (priv->is_dirty)
    {
      dument_compat_ask (window, _ ("Discard what you typed?"),
                         _ ("It has not been saved, and would be lost."), _ ("_Discard"),
                         /* destructive= */ TRUE, discard_cb, g_object_ref (self));
      return TRUE;
    }
  g_cancellable_cancel (priv->cancellable);
  return GTK_WINDOW_CLASS (dument_form_dialog_parent_class)->close_request (window);
}

static void
dument_form_dialog_dispose (GObject *object)
{
  DumentFormDialogPrivate *priv = get_private (DUMENT_FORM_DIALOG (object));

  g_clear_handle_id (&priv->check_source, g_source_remove);
  g_cancellable_cancel (priv->cancellable);
  g_clear_object (&priv->cancellable);
  g_clear_object (&priv->engine);
  g_array_set_size (priv->fields, 0);
  G_OBJECT_CLASS (dument_form_dialog_parent_class)->dispose (object);
}

static void
dument_form_dialog_finalize (GObject *object)
{
  DumentFormDialogPrivate *priv = get_private (DUMENT_FORM_DIALOG (object));

  g_array_unref (priv->fields);
  g_free (priv->done);
  G_OBJECT_CLASS (dument_form_dialog_parent_class)->finalize (object);
}

static void
dument_form_dialog_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  DumentFormDialogPrivate *priv = get_private (DUMENT_FORM_DIALOG (object));

  switch (id)
    {
    case PROP_FORM:
      g_value_set_object (value, priv->form);
      break;

    case PROP_SAVE_LABEL:
      g_value_set_string (value, gtk_button_get_label (GTK_BUTTON (priv->save_button)));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
dument_form_dialog_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  DumentFormDialogPrivate *priv = get_private (DUMENT_FORM_DIALOG (object));

  switch (id)
    {
    case PROP_FORM:
      priv->form = g_value_get_object (value);
      if (priv->form != NULL)
        gtk_box_append (priv->content_box, priv->form);
      break;

    case PROP_SAVE_LABEL:
      gtk_button_set_label (GTK_BUTTON (priv->save_button), g_value_get_string (value));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
dument_form_dialog_class_init (DumentFormDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = dument_form_dialog_dispose;
  object_class->finalize = dument_form_dialog_finalize;
  object_class->get_property = dument_form_dialog_get_property;
  object_class->set_property = dument_form_dialog_set_property;
  GTK_WINDOW_CLASS (klass)->close_request = dument_form_dialog_close_request;

  /** DumentFormDialog:form: the fields */
  properties[PROP_FORM] =
      g_param_spec_object ("form", NULL, NULL, GTK_TYPE_WIDGET,
                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  /** DumentFormDialog:save-label: the verb of the button that saves, with a mnemonic */
  properties[PROP_SAVE_LABEL] =
      g_param_spec_string ("save-label", NULL, NULL, NULL,
                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/dument/Dument/ui/form-dialog.ui");
  gtk_widget_class_bind_template_child_private (widget_class, DumentFormDialog, content_box);
  gtk_widget_class_bind_template_child_private (widget_class, DumentFormDialog, error_label);
  gtk_widget_class_bind_template_child_private (widget_class, DumentFormDialog, save_button);
  gtk_widget_class_install_action (widget_class, "form.save", NULL, save);
}

static void
dument_form_dialog_init (DumentFormDialog *self)
{
  DumentFormDialogPrivate *priv = get_private (self);

  priv->cancellable = g_cancellable_new ();
  priv->fields = g_array_new (FALSE, FALSE, sizeof (Field));
  g_array_set_clear_func (priv->fields, clear_field);
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * dument_form_dialog_open:
 * @self: a form
 * @parent: the window before which it appears
 * @engine: the engine of the data file
 *
 * Shows the form.
 */
void
dument_form_dialog_open (DumentFormDialog *self, GtkWindow *parent, DumentEngine *engine)
{
  g_set_object (&get_private (self)->engine, engine);
  gtk_window_set_transient_for (GTK_WINDOW (self), parent);
  dument_text_size_fit_window (GTK_WINDOW (self), GTK_WIDGET (parent));
  gtk_window_present (GTK_WINDOW (self));
}

/**
 * dument_form_dialog_get_engine:
 * @self: a form
 *
 * Returns: (transfer none): the engine of the data file
 */
DumentEngine *
dument_form_dialog_get_engine (DumentFormDialog *self)
{
  return get_private (self)->engine;
}

/**
 * dument_form_dialog_get_cancellable:
 * @self: a form
 *
 * Returns: (transfer none): what ends the requests of the form when it is closed
 */
GCancellable *
dument_form_dialog_get_cancellable (DumentFormDialog *self)
{
  return get_private (self)->cancellable;
}

/**
 * dument_form_dialog_bind_field:
 * @self: a form
 * @row: one of its rows
 * @field: what the service calls it
 * @line: which line or share of the field it is, from 1; 0 for the whole
 *
 * Lets the row mark the form as changed, save at Enter, and show what is said of its field.
 */
void
dument_form_dialog_bind_field (DumentFormDialog *self,
                               DumentFieldRow *row,
                               DumentFindingField field,
                               unsigned line)
{
  Field bound = { row, field, line, NULL, FALSE };

  g_object_get (row, "hint", &bound.hint, NULL);
  g_array_append_val (get_private (self)->fields, bound);
  g_signal_connect_object (row, "changed", G_CALLBACK (on_field_changed_cb), self, 0);
  g_signal_connect_object (row, "entered", G_CALLBACK (on_field_entered_cb), self, 0);
}

/**
 * dument_form_dialog_unbind_field:
 * @self: a form
 * @row: one of its rows, which goes away
 */
void
dument_form_dialog_unbind_field (DumentFormDialog *self, DumentFieldRow *row)
{
  DumentFormDialogPrivate *priv = get_private (self);

  for (unsigned i = priv->fields->len; i > 0; i--)
    {
      if (g_array_index (priv->fields, Field, i - 1).row == row)
        g_array_remove_index (priv->fields, i - 1);
    }
  g_signal_handlers_disconnect_by_data (row, self);
}

/**
 * dument_form_dialog_set_hint:
 * @self: a form
 * @row: one of its rows
 * @hint: (nullable): what stands under it when nothing else is to be said, such as how what was
 *   typed is understood
 */
void
dument_form_dialog_set_hint (DumentFormDialog *self, DumentFieldRow *row, const char *hint)
{
  Field *field = find_field (self, row);

  g_return_if_fail (field != NULL);

  if (g_strcmp0 (field->hint, hint) == 0)
    return;
  g_free (field->hint);
  field->hint = g_strdup (hint);
  dument_field_row_set_hint (row, hint);
}

/**
 * dument_form_dialog_is_touched:
 * @self: a form
 * @row: one of its rows
 *
 * Returns: whether the user typed into it
 */
gboolean
dument_form_dialog_is_touched (DumentFormDialog *self, DumentFieldRow *row)
{
  const Field *field = find_field (self, row);

  return field != NULL && field->is_touched;
}

/**
 * dument_form_dialog_fill:
 * @self: a form
 * @row: one of its rows
 * @text: (nullable): what is proposed there
 *
 * Fills a row in without taking this for typing.
 */
void
dument_form_dialog_fill (DumentFormDialog *self, DumentFieldRow *row, const char *text)
{
  DumentFormDialogPrivate *priv = get_private (self);
  gboolean was_filling = priv->is_filling;

  priv->is_filling = TRUE;
  dument_field_row_set_text (row, text);
  priv->is_filling = was_filling;
}

/**
 * dument_form_dialog_touch:
 * @self: a form
 *
 * Tells that the user changed something. The form is looked at shortly after the last change.
 */
void
dument_form_dialog_touch (DumentFormDialog *self)
{
  DumentFormDialogPrivate *priv = get_private (self);

  priv->is_dirty = TRUE;
  dument_form_dialog_settle (self);
}

/**
 * dument_form_dialog_settle:
 * @self: a form
 *
 * Has the form looked at, without taking it for changed by the user.
 */
void
dument_form_dialog_settle (DumentFormDialog *self)
{
  DumentFormDialogPrivate *priv = get_private (self);

  g_clear_handle_id (&priv->check_source, g_source_remove);
  priv->check_source = g_timeout_add (CHECK_DELAY, check_cb, self);
}

static gboolean
is_bound (DumentFormDialogPrivate *priv, DumentFindingField field)
{
  for (unsigned i = 0; i < priv->fields->len; i++)
    {
      if (g_array_index (priv->fields, Field, i).field == field)
        return TRUE;
    }
  return FALSE;
}

/* What belongs to no row stands at the top, once the user tried to save. */
static void
show_rest (DumentFormDialog *self, GPtrArray *findings)
{
  DumentFormDialogPrivate *priv = get_private (self);

  for (unsigned i = 0; priv->is_tried && i < findings->len; i++)
    {
      const DumentFinding *finding = g_ptr_array_index (findings, i);

      if (finding->severity == DUMENT_FINDING_REFUSAL && !is_bound (priv, finding->field))
        {
          dument_form_dialog_show_error (self, finding->sentence);
          return;
        }
    }
  dument_form_dialog_show_error (self, NULL);
}

/**
 * dument_form_dialog_show_findings:
 * @self: a form
 * @findings: (element-type DumentFinding): what is to be said of it
 *
 * Shows what is wrong as an error beside its row, and advice in the place of the row's hint. A row
 * into which nobody typed is not found fault with before the user tries to save.
 */
void
dument_form_dialog_show_findings (DumentFormDialog *self, GPtrArray *findings)
{
  DumentFormDialogPrivate *priv = get_private (self);

  g_return_if_fail (findings != NULL);
  for (unsigned i = 0; i < priv->fields->len; i++)
    {
      const Field *field = &g_array_index (priv->fields, Field, i);
      const DumentFinding *finding = dument_finding_find (findings, field->field, field->line);
      gboolean is_shown = priv->is_tried || field->is_touched;
      gboolean is_wrong =
          finding != NULL && finding->severity == DUMENT_FINDING_REFUSAL && is_shown;

      dument_field_row_set_error (field->row, is_wrong ? finding->sentence : NULL);
      if (!is_wrong)
        dument_field_row_set_hint (field->row,
                                   finding != NULL && finding->severity == DUMENT_FINDING_WARNING
                                       ? finding->sentence
                                       : field->hint);
    }
  show_rest (self, findings);
  if (DUMENT_FORM_DIALOG_GET_CLASS (self)->show_rest != NULL)
    DUMENT_FORM_DIALOG_GET_CLASS (self)->show_rest (self, findings);
}

/**
 * dument_form_dialog_show_error:
 * @self: a form
 * @sentence: (nullable): what is wrong with the whole and how it is mended
 */
void
dument_form_dialog_show_error (DumentFormDialog *self, const char *sentence)
{
  DumentFormDialogPrivate *priv = get_private (self);

  gtk_label_set_label (GTK_LABEL (priv->error_label), sentence != NULL ? sentence : "");
  gtk_widget_set_visible (priv->error_label, sentence != NULL);
}

/* What is folded away is unfolded, so that the error can be seen. */
static void
reveal (GtkWidget *widget)
{
  for (GtkWidget *at = widget; at != NULL; at = gtk_widget_get_parent (at))
    {
      if (GTK_IS_EXPANDER (at))
        gtk_expander_set_expanded (GTK_EXPANDER (at), TRUE);
    }
}

/**
 * dument_form_dialog_go_to:
 * @self: a form
 * @field: what somebody wants to mend
 *
 * Leads to the row of the field, if it has one.
 */
void
dument_form_dialog_go_to (DumentFormDialog *self, DumentFindingField field)
{
  DumentFormDialogPrivate *priv = get_private (self);

  for (unsigned i = 0; i < priv->fields->len; i++)
    {
      const Field *bound = &g_array_index (priv->fields, Field, i);

      if (bound->field == field)
        {
          reveal (GTK_WIDGET (bound->row));
          gtk_widget_grab_focus (GTK_WIDGET (bound->row));
          return;
        }
    }
}

static void
focus_first_error (DumentFormDialog *self)
{
  DumentFormDialogPrivate *priv = get_private (self);

  for (unsigned i = 0; i < priv->fields->len; i++)
    {
      DumentFieldRow *row = g_array_index (priv->fields, Field, i).row;

      if (dument_field_row_has_error (row))
        {
          reveal (GTK_WIDGET (row));
          gtk_widget_grab_focus (GTK_WIDGET (row));
          return;
        }
    }
}

/**
 * dument_form_outcome_free:
 * @self: (nullable) (transfer full): an outcome
 */
void
dument_form_outcome_free (DumentFormOutcome *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->findings, g_ptr_array_unref);
  g_clear_pointer (&self->undo, dument_undo_free);
  g_free (self);
}

static void
free_outcome (gpointer outcome)
{
  dument_form_outcome_free (outcome);
}

static void
free_findings (gpointer findings)
{
  g_ptr_array_unref (findings);
}

static void
free_undo (gpointer undo)
{
  dument_undo_free (undo);
}

/* What was asked before the last change is no answer any more. */
static void
checked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DumentFormDialog) self = user_data;
  DumentFormDialogPrivate *priv = get_private (self);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) findings = dument_engine_finish (DUMENT_ENGINE (source), result, &error);

  if (g_cancellable_is_cancelled (priv->cancellable))
    return;
  if (error != NULL)
    dument_form_dialog_show_error (self, error->message);
  else if (priv->check_source == 0 && !priv->is_saving)
    dument_form_dialog_show_findings (self, findings);
}

/**
 * dument_form_dialog_run_check:
 * @self: a form
 * @check: a reading job that returns what is to be said of the form, a list of #DumentFinding
 * @data: (transfer full): the form as it stands, for @check
 * @free_data: frees @data
 */
void
dument_form_dialog_run_check (DumentFormDialog *self,
                              DumentEngineFunc check,
                              gpointer data,
                              GDestroyNotify free_data)
{
  DumentFormDialogPrivate *priv = get_private (self);

  dument_engine_read_async (priv->engine, check, data, free_data, free_findings, priv->cancellable,
                            checked_cb, g_object_ref (self));
}

static void
show_refused (DumentFormDialog *self, GPtrArray *findings, const GError *error)
{
  if (error != NULL)
    dument_form_dialog_show_error (self, error->message);
  else
    dument_form_dialog_show_findings (self, findings);
  focus_first_error (self);
}

static void
show_done (DumentFormDialog *self, DumentFormOutcome *outcome)
{
  DumentFormDialogPrivate *priv = get_private (self);
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));

  priv->is_dirty = FALSE;
  if (DUMENT_FORM_DIALOG_GET_CLASS (self)->saved != NULL)
    DUMENT_FORM_DIALOG_GET_CLASS (self)->saved (self, outcome->id);
  dument_window_toast_undo (GTK_WIDGET (parent), priv->done, dument_form_dialog_undo,
                            g_steal_pointer (&outcome->undo), free_undo);
  gtk_window_close (GTK_WINDOW (self));
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DumentFormDialog) self = user_data;
  DumentFormDialogPrivate *priv = get_private (self);
  g_autoptr (GError) error = NULL;
  g_autoptr (DumentFormOutcome) outcome =
      dument_engine_finish (DUMENT_ENGINE (source), result, &error);

  priv->is_saving = FALSE;
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "form.save", TRUE);
  if (outcome == NULL || outcome->undo == NULL)
    show_refused (self, outcome != NULL ? outcome->findings : NULL, error);
  else
    show_done (self, outcome);
}

/**
 * dument_form_dialog_run_save:
 * @self: a form
 * @job: a writing job that returns a #DumentFormOutcome
 * @data: (transfer full): the form as it stands, for @save
 * @free_data: frees @data
 * @done: what was done, in a few words
 *
 * Closes the form when it was saved, and says so with a button that undoes it; else shows what is
 * wrong beside the fields, and goes to the first of them.
 */
void
dument_form_dialog_run_save (DumentFormDialog *self,
                             DumentEngineFunc job,
                             gpointer data,
                             GDestroyNotify free_data,
                             const char *done)
{
  DumentFormDialogPrivate *priv = get_private (self);

  g_free (priv->done);
  priv->done = g_strdup (done);
  dument_engine_write_async (priv->engine, job, data, free_data, free_outcome,
                             /* cancellable= */ NULL, saved_cb, g_object_ref (self));
}

/**
 * dument_form_dialog_undo:
 * @workspace: a workspace
 * @undo: a #DumentUndo
 * @cancellable: unused
 * @error: return location for an error
 *
 * The writing job behind the button of a toast.
 *
 * Returns: %NULL with @error set
 */
gpointer
dument_form_dialog_undo (DumentWorkspace *workspace,
                         gpointer undo,
                         GCancellable *cancellable,
                         GError **error)
{
  return GINT_TO_POINTER (dument_undo_apply (workspace, undo, error));
}
