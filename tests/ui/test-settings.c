/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "ui/settings.h"

/* A first start looks as it was drawn. */
static void
test_defaults (void)
{
  g_autoptr (GSettings) settings = dument_settings_new ();

  g_assert_nonnull (settings);
  g_assert_cmpint (g_settings_get_int (settings, "window-width"), ==, 1180);
  g_assert_cmpint (g_settings_get_int (settings, "window-height"), ==, 760);
  g_assert_true (g_settings_get_boolean (settings, "sidebar-visible"));
}

/* What one window kept, the next one finds. */
static void
test_bind (void)
{
  g_autoptr (GSimpleAction) first = g_simple_action_new ("first", NULL);
  g_autoptr (GSimpleAction) second = g_simple_action_new ("second", NULL);

  dument_settings_bind ("window-maximized", first, "enabled");
  g_assert_false (g_action_get_enabled (G_ACTION (first)));
  g_simple_action_set_enabled (first, TRUE);
  g_clear_object (&first);

  dument_settings_bind ("window-maximized", second, "enabled");
  g_assert_true (g_action_get_enabled (G_ACTION (second)));
}

/* Without a schema the program starts all the same. */
static void
test_no_schema (void)
{
  if (g_test_subprocess ())
    {
      g_autoptr (GSettings) settings = NULL;
      g_autoptr (GSimpleAction) action = g_simple_action_new ("alone", NULL);

      settings = dument_settings_new ();
      g_assert_null (settings);
      dument_settings_bind ("window-maximized", action, "enabled");
      g_assert_true (g_action_get_enabled (G_ACTION (action)));
      return;
    }
  g_unsetenv ("GSETTINGS_SCHEMA_DIR");
  g_setenv ("XDG_DATA_DIRS", "/nowhere", TRUE);
  g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_DEFAULT);
  g_test_trap_assert_passed ();
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ui/settings/defaults", test_defaults);
  g_test_add_func ("/ui/settings/bind", test_bind);
  g_test_add_func ("/ui/settings/no-schema", test_no_schema);
  return g_test_run ();
}
