/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "config.h"

#include "ui/wrap-box.h"

/**
 * DumentWrapBox:
 *
 * Sets its children side by side as a line of text is set: what has no room any more goes on the
 * next line. So nothing is cut off where the window is narrow or the text is large. Children that
 * expand share what their line leaves.
 */
struct _DumentWrapBox
{
  GtkWidget parent_instance;

  int spacing;
};

enum
{
  PROP_0,
  PROP_SPACING,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (DumentWrapBox, dument_wrap_box, GTK_TYPE_WIDGET)

/* Children that fit side by side. */
typedef struct
{
  GtkWidget *first;
  GtkWidget *end; /* the first of the next line, or NULL */
  int width;
  int height;
  int n_expanding;
} Line;

static GtkWidget *
skip_hidden (GtkWidget *child)
{
  while (child != NULL && !gtk_widget_should_layout (child))
    child = gtk_widget_get_next_sibling (child);
  return child;
}

static GtkWidget *
get_next (GtkWidget *child)
{
  return skip_hidden (gtk_widget_get_next_sibling (child));
}

/* As wide as it likes to be, as far as there is room. */
static int
measure_width (GtkWidget *child, int room)
{
  int minimum, natural;

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &natural,
                      /* minimum_baseline= */ NULL, /* natural_baseline= */ NULL);
  return MAX (minimum, MIN (natural, room));
}

static int
measure_height (GtkWidget *child, int width)
{
  int minimum, natural;

  gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, width, &minimum, &natural,
                      /* minimum_baseline= */ NULL, /* natural_baseline= */ NULL);
  return natural;
}

static Line
fill_line (DumentWrapBox *self, GtkWidget *first, int room)
{
  Line line = { first, NULL, 0, 0, 0 };

  for (GtkWidget *child = first; child != NULL; child = get_next (child))
    {
      int width = measure_width (child, room);

      if (child != first && line.width + self->spacing + width > room)
        {
          line.end = child;
          break;
        }
      line.width += width + (child != first ? self->spacing : 0);
      line.height = MAX (line.height, measure_height (child, width));
      line.n_expanding += gtk_widget_compute_expand (child, GTK_ORIENTATION_HORIZONTAL);
    }
  return line;
}

static void
place_line (DumentWrapBox *self, const Line *line, int y, int room)
{
  gboolean mirrored = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  int rest = MAX (room - line->width, 0);
  int n_expanding = line->n_expanding;
  int x = 0;

  for (GtkWidget *child = line->first; child != line->end; child = get_next (child))
    {
      int width = measure_width (child, room);
      GtkAllocation place;

      if (gtk_widget_compute_expand (child, GTK_ORIENTATION_HORIZONTAL))
        {
          int part = rest / n_expanding--;

          width += part;
          rest -= part;
        }
      place = (GtkAllocation){ x, y, width, line->height };
      if (mirrored)
        place.x = room - x - width;
      gtk_widget_size_allocate (child, &place, /* baseline= */ -1);
      x += width + self->spacing;
    }
}

static void
measure_across (DumentWrapBox *self, int *ret_minimum, int *ret_natural)
{
  *ret_minimum = 0;
  *ret_natural = 0;
  for (GtkWidget *child = skip_hidden (gtk_widget_get_first_child (GTK_WIDGET (self)));
       child != NULL; child = get_next (child))
    {
      int minimum, natural;

      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &natural,
                          /* minimum_baseline= */ NULL, /* natural_baseline= */ NULL);
      *ret_minimum = MAX (*ret_minimum, minimum);
      *ret_natural += natural + (*ret_natural > 0 ? self->spacing : 0);
    }
}

static GtkSizeRequestMode
dument_wrap_box_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
dument_wrap_box_measure (GtkWidget *widget,
                         GtkOrientation orientation,
                         int for_size,
                         int *minimum,
                         int *natural,
                         int *minimum_baseline,
                         int *natural_baseline)
{
  DumentWrapBox *self = DUMENT_WRAP_BOX (widget);
  GtkWidget *child = skip_hidden (gtk_widget_get_first_child (widget));
  int room, widest;

  measure_across (self, &room, &widest);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = room;
      *natural = widest;
      return;
    }
  *minimum = 0;
  room = for_size >= 0 ? for_size : room;
  while (child != NULL)
    {
      Line line = fill_line (self, child, room);

      *minimum += line.height + (*minimum > 0 ? self->spacing : 0);
      child = line.end;
    }
  *natural = *minimum;
}

static void
dument_wrap_box_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  DumentWrapBox *self = DUMENT_WRAP_BOX (widget);
  GtkWidget *child = skip_hidden (gtk_widget_get_first_child (widget));
  int y = 0;

  while (child != NULL)
    {
      Line line = fill_line (self, child, width);

      place_line (self, &line, y, width);
      y += line.height + self->spacing;
      child = line.end;
    }
}

static void
dument_wrap_box_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (dument_wrap_box_parent_class)->dispose (object);
}

static void
dument_wrap_box_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_SPACING:
      g_value_set_int (value, DUMENT_WRAP_BOX (object)->spacing);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
dument_wrap_box_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_SPACING:
      DUMENT_WRAP_BOX (object)->spacing = g_value_get_int (value);
      gtk_widget_queue_resize (GTK_WIDGET (object));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
dument_wrap_box_class_init (DumentWrapBoxClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = dument_wrap_box_dispose;
  object_class->get_property = dument_wrap_box_get_property;
  object_class->set_property = dument_wrap_box_set_property;
  widget_class->get_request_mode = dument_wrap_box_get_request_mode;
  widget_class->measure = dument_wrap_box_measure;
  widget_class->size_allocate = dument_wrap_box_size_allocate;

  /**
   * DumentWrapBox:spacing:
   *
   * Pixels between the children of a line, and between the lines.
   */
  properties[PROP_SPACING] =
      g_param_spec_int ("spacing", NULL, NULL, 0, G_MAXINT, 6,
                        G_PARAM_READWRITE | G_PARAM_CONSTRUCT | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
dument_wrap_box_init (DumentWrapBox *self)
{
}

/**
 * dument_wrap_box_new:
 * @spacing: pixels between children and between lines
 *
 * Returns: (transfer floating): a box without children
 */
GtkWidget *
dument_wrap_box_new (int spacing)
{
  return g_object_new (DUMENT_TYPE_WRAP_BOX, "spacing", spacing, NULL);
}

/**
 * dument_wrap_box_append:
 * @self: a box
 * @child: (transfer floating): what stands after the others
 */
void
dument_wrap_box_append (DumentWrapBox *self, GtkWidget *child)
{
  gtk_widget_insert_before (child, GTK_WIDGET (self), /* next_sibling= */ NULL);
}
