/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "ui/wrap-box.h"

#define SPACING 10
#define WIDTH   100
#define HEIGHT  20

/* A box with @n children of WIDTH × HEIGHT. */
static GtkWidget *
create_box (int n)
{
  GtkWidget *box = g_object_ref_sink (dument_wrap_box_new (SPACING));

  for (int i = 0; i < n; i++)
    {
      GtkWidget *child = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

      gtk_widget_set_size_request (child, WIDTH, HEIGHT);
      dument_wrap_box_append (DUMENT_WRAP_BOX (box), child);
    }
  return box;
}

static int
measure (GtkWidget *box, GtkOrientation orientation, int for_size, int *ret_natural)
{
  int minimum;

  gtk_widget_measure (box, orientation, for_size, &minimum, ret_natural,
                      /* minimum_baseline= */ NULL, /* natural_baseline= */ NULL);
  return minimum;
}

static void
test_breaks_lines (void)
{
  g_autoptr (GtkWidget) box = create_box (3);
  int natural;

  /* The widest child is enough; all of them side by side are best. */
  g_assert_cmpint (measure (box, GTK_ORIENTATION_HORIZONTAL, -1, &natural), ==, 100);
  g_assert_cmpint (natural, ==, 320);
  g_assert_cmpint (measure (box, GTK_ORIENTATION_VERTICAL, 320, &natural), ==, 20);
  g_assert_cmpint (measure (box, GTK_ORIENTATION_VERTICAL, 319, &natural), ==, 50);
  g_assert_cmpint (measure (box, GTK_ORIENTATION_VERTICAL, 210, &natural), ==, 50);
  g_assert_cmpint (measure (box, GTK_ORIENTATION_VERTICAL, 209, &natural), ==, 80);
}

static void
test_leaves_out_what_is_hidden (void)
{
  g_autoptr (GtkWidget) box = create_box (3);
  int natural;

  gtk_widget_set_visible (gtk_widget_get_first_child (box), FALSE);
  g_assert_cmpint (measure (box, GTK_ORIENTATION_VERTICAL, 210, &natural), ==, 20);
  measure (box, GTK_ORIENTATION_HORIZONTAL, -1, &natural);
  g_assert_cmpint (natural, ==, 210);
}

static void
check_place (GtkWidget *box, GtkWidget *child, int x, int y, int width)
{
  graphene_rect_t bounds;

  g_assert_true (gtk_widget_compute_bounds (child, box, &bounds));
  g_assert_cmpint ((int) bounds.origin.x, ==, x);
  g_assert_cmpint ((int) bounds.origin.y, ==, y);
  g_assert_cmpint ((int) bounds.size.width, ==, width);
}

static void
test_gives_the_rest_to_who_expands (void)
{
  g_autoptr (GtkWidget) box = create_box (3);
  GtkWidget *first = gtk_widget_get_first_child (box);
  GtkWidget *second = gtk_widget_get_next_sibling (first);
  int natural;

  gtk_widget_set_hexpand (first, TRUE);
  measure (box, GTK_ORIENTATION_HORIZONTAL, -1, &natural);
  measure (box, GTK_ORIENTATION_VERTICAL, 250, &natural);
  gtk_widget_allocate (box, 250, 50, /* baseline= */ -1, /* transform= */ NULL);
  check_place (box, first, 0, 0, 140);
  check_place (box, second, 150, 0, 100);
  check_place (box, gtk_widget_get_last_child (box), 0, 30, 100);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv);
  g_test_add_func ("/ui/wrap-box/breaks-lines", test_breaks_lines);
  g_test_add_func ("/ui/wrap-box/leaves-out-what-is-hidden", test_leaves_out_what_is_hidden);
  g_test_add_func ("/ui/wrap-box/gives-the-rest-to-who-expands",
                   test_gives_the_rest_to_who_expands);
  return g_test_run ();
}
