/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "ui/help-text.h"

#define PAGE "# Écrire un courrier\n\nChoisissez une **facture**.\n"

static void
test_title (void)
{
  g_autofree char *title = dument_help_text_title (PAGE);
  g_autofree char *alone = dument_help_text_title ("# Seul");

  g_assert_cmpstr (title, ==, "Écrire un courrier");
  g_assert_cmpstr (alone, ==, "Seul");
}

static void
test_contains (void)
{
  g_assert_true (dument_help_text_contains (PAGE, ""));
  g_assert_true (dument_help_text_contains (PAGE, "ecrire"));
  g_assert_true (dument_help_text_contains (PAGE, "FACT"));
  g_assert_true (dument_help_text_contains (PAGE, "facture courrier"));
  g_assert_false (dument_help_text_contains (PAGE, "facture avoir"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ui/help-text/title", test_title);
  g_test_add_func ("/ui/help-text/contains", test_contains);
  return g_test_run ();
}
