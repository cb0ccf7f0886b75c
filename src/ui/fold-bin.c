/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "config.h"

#include "ui/fold-bin.h"

/**
 * DumentFoldBin:
 *
 * Asks for no width but its own "width-request", whatever its child needs. The window learns from
 * the width that it gets whether to fold; if the unfolded child were asked, a window could never
 * become narrow enough for that. Until it has folded, what is too wide is cut off.
 */
struct _DumentFoldBin
{
  GtkWidget parent_instance;
};

G_DEFINE_FINAL_TYPE (DumentFoldBin, dument_fold_bin, GTK_TYPE_WIDGET)

static int
widen (GtkWidget *child, int width)
{
  int minimum;

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, /* natural= */ NULL,
                      /* minimum_baseline= */ NULL, /* natural_baseline= */ NULL);
  return MAX (width, minimum);
}

static GtkSizeRequestMode
dument_fold_bin_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
dument_fold_bin_measure (GtkWidget *widget,
                         GtkOrientation orientation,
                         int for_size,
                         int *minimum,
                         int *natural,
                         int *minimum_baseline,
                         int *natural_baseline)
{
  GtkWidget *child = gtk_widget_get_first_child (widget);

  *minimum = 0;
  *natural = 0;
  if (child == NULL)
    return;
  if (orientation == GTK_ORIENTATION_VERTICAL && for_size >= 0)
    for_size = widen (child, for_size);
  gtk_widget_measure (child, orientation, for_size, minimum, natural,
                      /* minimum_baseline= */ NULL, /* natural_baseline= */ NULL);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *minimum = 0;
}

static void
dument_fold_bin_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  GtkWidget *child = gtk_widget_get_first_child (widget);

  if (child != NULL)
    gtk_widget_allocate (child, widen (child, width), height, baseline, /* transform= */ NULL);
}

static void
dument_fold_bin_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (dument_fold_bin_parent_class)->dispose (object);
}

static void
dument_fold_bin_class_init (DumentFoldBinClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dument_fold_bin_dispose;
  widget_class->get_request_mode = dument_fold_bin_get_request_mode;
  widget_class->measure = dument_fold_bin_measure;
  widget_class->size_allocate = dument_fold_bin_size_allocate;
}

static void
dument_fold_bin_init (DumentFoldBin *self)
{
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}
