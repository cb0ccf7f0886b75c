/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "config.h"

#include "ui/application.h"

#include <glib/gi18n-lib.h>
#include <locale.h>

int
main (int argc, char **argv)
{
  const char *locale_dir = g_getenv ("DUMENT_LOCALE_DIR");
  g_autoptr (DumentApplication) application = NULL;

  setlocale (LC_ALL, "");
  /* A build tree that is not installed has its words elsewhere. */
  bindtextdomain (GETTEXT_PACKAGE, locale_dir != NULL ? locale_dir : LOCALE_DIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  g_set_application_name ("Dûment");

  application = dument_application_new ();
  return g_application_run (G_APPLICATION (application), argc, argv);
}
