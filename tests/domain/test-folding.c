/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "domain/folding.h"

static void
assert_folds (const char *text, const char *expected)
{
  g_autofree char *folded = dument_folding_fold (text);

  g_assert_cmpstr (folded, ==, expected);
}

static void
test_known (void)
{
  assert_folds ("Société Générale", "societe generale");
  assert_folds ("SOCIE\u0301TE\u0301 GENE\u0301RALE", "societe generale");
  assert_folds ("Cœur & Sœurs", "coeur soeurs");
  assert_folds ("ŒUVRE", "oeuvre");
  assert_folds ("Straße", "strasse");
  assert_folds ("STRASSE", "strasse");
  assert_folds ("Łódź Ærø", "lodz aero");
  assert_folds ("  L’Atelier   d'Élise — SARL. ", "l atelier d elise sarl");
  assert_folds ("L\u2019Atelier D\u2019ELISE, S.A.R.L.", "l atelier d elise s a r l");
  assert_folds ("ﬁn\u00a0de\u202fsérie n° 12", "fin de serie n 12");
  assert_folds ("Bois™ Ⅳ", "boistm iv");
  assert_folds ("", "");
  assert_folds ("…", "");
  assert_folds ("Ελλάς", "ελλασ");
}

/* What was folded is folded already; case never counts. */
static void
test_properties (void)
{
  static const char *const pieces[] = { "é", "É", "œ", "Œ", "ß", "a", "Z", " ", "-",
                                        "’", "7", "ø", "ñ", "Ł", ".", "&", "n", "ﬂ" };

  for (unsigned i = 0; i < 5000; i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      int n_pieces = g_test_rand_int_range (0, 12);

      for (int j = 0; j < n_pieces; j++)
        g_string_append (text, pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))]);

      g_autofree char *folded = dument_folding_fold (text->str);
      g_autofree char *upper = g_utf8_strup (text->str, -1);

      assert_folds (folded, folded);
      assert_folds (upper, folded);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/domain/folding/known", test_known);
  g_test_add_func ("/domain/folding/properties", test_properties);

  return g_test_run ();
}
