/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "config.h"

#include "ui/field-row.h"

/* Lines of an address that are in sight without scrolling. */
#define MULTILINE_HEIGHT 92

/**
 * DumentFieldRow:
 *
 * A row of a form: title, what is typed, and under it one line that explains the field, or says
 * what is wrong with it and how it is mended. Emits "changed" at each keystroke and "entered" when
 * Enter is pressed in a single line.
 */
struct _DumentFieldRow
{
  AdwPreferencesRow parent_instance;

  GtkWidget *title;
  GtkWidget *editor;
  GtkWidget *caption;

  char *hint;
  gboolean multiline : 1;
  gboolean has_error : 1;
};

enum
{
  PROP_0,
  PROP_HINT,
  PROP_MULTILINE,
  PROP_TEXT,
  N_PROPS
};

enum
{
  CHANGED,
  ENTERED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static unsigned signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DumentFieldRow, dument_field_row, ADW_TYPE_PREFERENCES_ROW)

static void
show_caption (DumentFieldRow *self, const char *text, gboolean is_error)
{
  gtk_label_set_label (GTK_LABEL (self->caption), text != NULL ? text : "");
  gtk_widget_set_visible (self->caption, text != NULL && *text != '\0');
  self->has_error = is_error;
  if (is_error)
    {
      gtk_widget_remove_css_class (self->caption, "dim-label");
      gtk_widget_add_css_class (self->caption, "error");
    }
  else
    {
      gtk_widget_remove_css_class (self->caption, "error");
      gtk_widget_add_css_class (self->caption, "dim-label");
    }
  gtk_accessible_update_state (
      GTK_ACCESSIBLE (self->editor), GTK_ACCESSIBLE_STATE_INVALID,
      is_error ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
}

static void
on_changed_cb (GObject *source, DumentFieldRow *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TEXT]);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
on_activate_cb (GtkEntry *entry, DumentFieldRow *self)
{
  g_signal_emit (self, signals[ENTERED], 0);
}

static GtkWidget *
create_text_view (DumentFieldRow *self, GtkBox *box)
{
  GtkWidget *view = gtk_text_view_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();

  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (view), FALSE);
  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (view), GTK_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (view, "field-text");
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), view);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (scroller), MULTILINE_HEIGHT);
  gtk_box_append (box, scroller);
  g_signal_connect (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), "changed",
                    G_CALLBACK (on_changed_cb), self);
  return view;
}

static GtkWidget *
create_text (DumentFieldRow *self, GtkBox *box)
{
  GtkWidget *text = gtk_entry_new ();

  /* Not the bare GtkText inside it, which has no role of its own. */
  gtk_entry_set_has_frame (GTK_ENTRY (text), FALSE);
  gtk_widget_add_css_class (text, "field-text");
  gtk_widget_set_hexpand (text, TRUE);
  gtk_box_append (box, text);
  g_signal_connect (text, "changed", G_CALLBACK (on_changed_cb), self);
  g_signal_connect (text, "activate", G_CALLBACK (on_activate_cb), self);
  return text;
}

static void
on_pressed_cb (GtkGestureClick *gesture, int n_press, double x, double y, DumentFieldRow *self)
{
  if (!gtk_widget_has_focus (self->editor))
    gtk_widget_grab_focus (self->editor);
}

static gboolean
dument_field_row_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (DUMENT_FIELD_ROW (widget)->editor);
}

static void
dument_field_row_constructed (GObject *object)
{
  DumentFieldRow *self = DUMENT_FIELD_ROW (object);
  GtkWidget *box = gtk_widget_get_first_child (GTK_WIDGET (self));
  GtkGesture *click = gtk_gesture_click_new ();

  G_OBJECT_CLASS (dument_field_row_parent_class)->constructed (object);
  self->editor =
      self->multiline ? create_text_view (self, GTK_BOX (box)) : create_text (self, GTK_BOX (box));
  gtk_box_append (GTK_BOX (box), self->caption);
  g_object_bind_property (self, "title", self->title, "label", G_BINDING_SYNC_CREATE);
  gtk_label_set_mnemonic_widget (GTK_LABEL (self->title), self->editor);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self->editor),
                                  GTK_ACCESSIBLE_RELATION_DESCRIBED_BY, self->caption, NULL, -1);
  g_signal_connect (click, "pressed", G_CALLBACK (on_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  show_caption (self, self->hint, /* is_error= */ FALSE);
}

static void
dument_field_row_finalize (GObject *object)
{
  g_free (DUMENT_FIELD_ROW (object)->hint);
  G_OBJECT_CLASS (dument_field_row_parent_class)->finalize (object);
}

static void
dument_field_row_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  DumentFieldRow *self = DUMENT_FIELD_ROW (object);

  switch (id)
    {
    case PROP_HINT:
      g_value_set_string (value, self->hint);
      break;

    case PROP_MULTILINE:
      g_value_set_boolean (value, self->multiline);
      break;

    case PROP_TEXT:
      g_value_take_string (value, dument_field_row_dup_text (self));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
dument_field_row_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  DumentFieldRow *self = DUMENT_FIELD_ROW (object);

  switch (id)
    {
    case PROP_HINT:
      g_free (self->hint);
      self->hint = g_value_dup_string (value);
      break;

    case PROP_MULTILINE:
      self->multiline = g_value_get_boolean (value);
      break;

    case PROP_TEXT:
      dument_field_row_set_text (self, g_value_get_string (value));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
install_properties (GObjectClass *object_class)
{
  GParamFlags at_birth =
      G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  /** DumentFieldRow:hint: what the field is for */
  properties[PROP_HINT] = g_param_spec_string ("hint", NULL, NULL, NULL, at_birth);
  /** DumentFieldRow:multiline: whether it takes several lines */
  properties[PROP_MULTILINE] = g_param_spec_boolean ("multiline", NULL, NULL, FALSE, at_birth);
  /** DumentFieldRow:text: what is typed */
  properties[PROP_TEXT] = g_param_spec_string (
      "text", NULL, NULL, "", G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
dument_field_row_class_init (DumentFieldRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->constructed = dument_field_row_constructed;
  object_class->finalize = dument_field_row_finalize;
  object_class->get_property = dument_field_row_get_property;
  object_class->set_property = dument_field_row_set_property;
  GTK_WIDGET_CLASS (klass)->grab_focus = dument_field_row_grab_focus;
  install_properties (object_class);
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
  signals[ENTERED] = g_signal_new ("entered", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static GtkWidget *
create_label (const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (label, css_class);
  return label;
}

static void
dument_field_row_init (DumentFieldRow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);

  self->title = create_label ("caption-heading");
  gtk_label_set_use_underline (GTK_LABEL (self->title), TRUE);
  adw_preferences_row_set_use_underline (ADW_PREFERENCES_ROW (self), TRUE);
  self->caption = create_label ("caption");
  gtk_box_append (GTK_BOX (box), self->title);
  gtk_widget_add_css_class (GTK_WIDGET (self), "field-row");
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), FALSE);
  gtk_widget_set_focusable (GTK_WIDGET (self), FALSE);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), box);
}

/**
 * dument_field_row_new:
 * @title: what is asked, with a mnemonic
 * @hint: (nullable): what the field is for
 * @multiline: whether it takes several lines
 *
 * Returns: (transfer floating): a row for a preferences group
 */
GtkWidget *
dument_field_row_new (const char *title, const char *hint, gboolean multiline)
{
  return g_object_new (DUMENT_TYPE_FIELD_ROW, "title", title, "hint", hint, "multiline", multiline,
                       NULL);
}

/**
 * dument_field_row_dup_text:
 * @self: a row
 *
 * Returns: (transfer full): what is typed
 */
char *
dument_field_row_dup_text (DumentFieldRow *self)
{
  GtkTextBuffer *buffer;
  GtkTextIter start, end;

  if (!self->multiline)
    return g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->editor)));
  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->editor));
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, /* include_hidden_chars= */ FALSE);
}

/**
 * dument_field_row_set_text:
 * @self: a row
 * @text: (nullable): what shall stand in it
 */
void
dument_field_row_set_text (DumentFieldRow *self, const char *text)
{
  if (text == NULL)
    text = "";
  if (self->multiline)
    gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->editor)), text, -1);
  else
    gtk_editable_set_text (GTK_EDITABLE (self->editor), text);
}

/**
 * dument_field_row_set_hint:
 * @self: a row
 * @hint: (nullable): what the field is for, or how what was typed is understood
 */
void
dument_field_row_set_hint (DumentFieldRow *self, const char *hint)
{
  g_free (self->hint);
  self->hint = g_strdup (hint);
  if (!self->has_error)
    show_caption (self, self->hint, /* is_error= */ FALSE);
}

/**
 * dument_field_row_set_error:
 * @self: a row
 * @sentence: (nullable): what is wrong and how it is mended; %NULL when all is well
 */
void
dument_field_row_set_error (DumentFieldRow *self, const char *sentence)
{
  show_caption (self, sentence != NULL ? sentence : self->hint, sentence != NULL);
}

/**
 * dument_field_row_has_error:
 * @self: a row
 *
 * Returns: whether something is wrong with it
 */
gboolean
dument_field_row_has_error (DumentFieldRow *self)
{
  return self->has_error;
}

/**
 * dument_field_row_get_editor:
 * @self: a row
 *
 * Returns: (transfer none): the widget that takes the typing, a #GtkEntry or a #GtkTextView
 */
GtkWidget *
dument_field_row_get_editor (DumentFieldRow *self)
{
  return self->editor;
}
