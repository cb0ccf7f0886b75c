/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "domain/french-text.h"

#include <string.h>

/* Takes the text that a function returned. */
static void
assert_text (char *taken, const char *expected)
{
  g_autofree char *text = taken;

  g_assert_cmpstr (text, ==, expected);
}

static void
test_numbers (void)
{
  assert_text (dument_french_text_amount (123456, "EUR"), "1\u202f234,56\u00a0€");
  assert_text (dument_french_text_amount (5, "EUR"), "0,05\u00a0€");
  assert_text (dument_french_text_amount (-123456700, "EUR"),
               "\u22121\u202f234\u202f567,00\u00a0€");
  assert_text (dument_french_text_amount (100000, "XPF"), "100\u202f000\u00a0XPF");
  assert_text (dument_french_text_amount (1234, "TND"), "1,234\u00a0TND");
  assert_text (dument_french_text_amount (G_MININT64, "EUR"),
               "\u221292\u202f233\u202f720\u202f368\u202f547\u202f758,08\u00a0€");
  assert_text (dument_french_text_decimal (100050, 2), "1\u202f000,50");
  assert_text (dument_french_text_integer (999), "999");
  assert_text (dument_french_text_integer (1000), "1\u202f000");
  assert_text (dument_french_text_integer (1000007), "1\u202f000\u202f007");
  assert_text (dument_french_text_rate (1240), "12,40\u00a0%");
  assert_text (dument_french_text_rate (5), "0,05\u00a0%");
}

/* What the French read, dument_money_parse() reads. */
static void
test_amounts_round_trip (void)
{
  for (unsigned i = 0; i < 10000; i++)
    {
      DumentMoney amount = (DumentMoney) g_test_rand_int () * 4000;
      g_autofree char *text = dument_french_text_amount (amount, "EUR");
      DumentMoney parsed = -1;

      g_assert_true (dument_money_parse (text, 2, &parsed));
      g_assert_cmpint (parsed, ==, amount);
    }
}

static void
test_dates (void)
{
  const DumentDate days[] = { dument_date_from_ymd (2025, 12, 28),
                              dument_date_from_ymd (2026, 9, 1), dument_date_from_ymd (2026, 10, 8),
                              dument_date_from_ymd (2026, 10, 20) };

  assert_text (dument_french_text_dates (days, 4),
               "28\u00a0décembre\u00a02025, 1er\u00a0septembre, 8 et 20\u00a0octobre\u00a02026");
  assert_text (dument_french_text_dates (days + 2, 2), "8 et 20\u00a0octobre\u00a02026");
  assert_text (dument_french_text_dates (days, 0), "");
  assert_text (dument_french_text_date (dument_date_from_ymd (2026, 12, 1)),
               "1er\u00a0décembre\u00a02026");
  assert_text (dument_french_text_date (dument_date_from_ymd (2026, 8, 21)),
               "21\u00a0août\u00a02026");
  assert_text (dument_french_text_short_date (dument_date_from_ymd (2026, 12, 1)), "01/12/2026");
}

static void
test_numbers_in_letters (void)
{
  static const struct
  {
    guint64 number;
    const char *expected;
  } cases[] = {
    { 0, "zéro" },
    { 1, "un" },
    { 16, "seize" },
    { 17, "dix-sept" },
    { 20, "vingt" },
    { 21, "vingt et un" },
    { 22, "vingt-deux" },
    { 61, "soixante et un" },
    { 70, "soixante-dix" },
    { 71, "soixante et onze" },
    { 72, "soixante-douze" },
    { 77, "soixante-dix-sept" },
    { 80, "quatre-vingts" },
    { 81, "quatre-vingt-un" },
    { 90, "quatre-vingt-dix" },
    { 91, "quatre-vingt-onze" },
    { 99, "quatre-vingt-dix-neuf" },
    { 100, "cent" },
    { 101, "cent un" },
    { 180, "cent quatre-vingts" },
    { 200, "deux cents" },
    { 201, "deux cent un" },
    { 1000, "mille" },
    { 1001, "mille un" },
    { 2000, "deux mille" },
    { 21000, "vingt et un mille" },
    { 80000, "quatre-vingt mille" },
    { 200000, "deux cent mille" },
    { 1000000, "un million" },
    { 80000000, "quatre-vingts millions" },
    { 200000000, "deux cents millions" },
    { 1000000000, "un milliard" },
    { 2000080200, "deux milliards quatre-vingt mille deux cents" },
    { 3001001001001, "trois billions un milliard un million mille un" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_text (dument_french_text_number_in_letters (cases[i].number), cases[i].expected);
}

static void
test_amounts_in_letters (void)
{
  assert_text (dument_french_text_amount_in_letters (126726),
               "mille deux cent soixante-sept euros et vingt-six centimes");
  assert_text (dument_french_text_amount_in_letters (200000000), "deux millions d’euros");
  assert_text (dument_french_text_amount_in_letters (200000100), "deux millions un euros");
  assert_text (dument_french_text_amount_in_letters (100), "un euro");
  assert_text (dument_french_text_amount_in_letters (101), "un euro et un centime");
  assert_text (dument_french_text_amount_in_letters (1), "un centime");
  assert_text (dument_french_text_amount_in_letters (80), "quatre-vingts centimes");
  assert_text (dument_french_text_amount_in_letters (0), "zéro euro");
  assert_text (dument_french_text_amount_in_letters (8000), "quatre-vingts euros");
}

static int
compare_texts (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* No two numbers may read alike. */
static void
test_letters_are_distinct (void)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);

  for (guint64 number = 0; number < 100000; number++)
    g_ptr_array_add (texts, dument_french_text_number_in_letters (number));
  g_ptr_array_sort (texts, compare_texts);
  for (guint i = 1; i < texts->len; i++)
    g_assert_cmpstr (texts->pdata[i - 1], !=, texts->pdata[i]);
}

static void
test_lists (void)
{
  assert_text (dument_french_text_list ((const char *const[]){ NULL }), "");
  assert_text (dument_french_text_list ((const char *const[]){ "A", NULL }), "A");
  assert_text (dument_french_text_list ((const char *const[]){ "A", "B", NULL }), "A et B");
  assert_text (dument_french_text_list ((const char *const[]){ "A", "B", "C", NULL }), "A, B et C");
  assert_text (dument_french_text_count (0, "jour", "jours"), "0\u00a0jour");
  assert_text (dument_french_text_count (1, "jour", "jours"), "1\u00a0jour");
  assert_text (dument_french_text_count (2, "jour", "jours"), "2\u00a0jours");
  assert_text (dument_french_text_count (1234, "jour", "jours"), "1\u202f234\u00a0jours");
}

static void
test_spaces (void)
{
  static const char *const cases[][2] = {
    { "Objet : relance", "Objet\u00a0: relance" },
    { "Objet: relance", "Objet\u00a0: relance" },
    { "Vraiment ?", "Vraiment\u202f?" },
    { "Quoi?! Non !", "Quoi\u202f?! Non\u202f!" },
    { "un ; deux;", "un\u202f; deux\u202f;" },
    { "dit « mise en demeure » ici", "dit «\u00a0mise en demeure\u00a0» ici" },
    { "dit «mise»", "dit «\u00a0mise\u00a0»" },
    { "facture n° 12", "facture n°\u00a012" },
    { "12 % de 10 €", "12\u00a0% de 10\u00a0€" },
    { "https://exemple.fr/?a=b : voir", "https://exemple.fr/?a=b\u00a0: voir" },
    { "à 10:30", "à 10:30" },
    { "(?)", "(?)" },
    { "? seul", "? seul" },
    { "**Total :** 3", "**Total\u00a0:** 3" },
    { "365 jours, 8 points", "365\u00a0jours, 8\u00a0points" },
    { "le 1er août et le 31 décembre 1968", "le 1er\u00a0août et le 31\u00a0décembre 1968" },
    { "articles 1231-6 et 1344-1, article L441-10",
      "articles\u00a01231-6 et 1344-1, article\u00a0L441-10" },
    { "un article Long, 3 joursnaux", "un article Long, 3 joursnaux" },
    { "", "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_text (dument_french_text_fix_spaces (cases[i][0]), cases[i][1]);
}

static void
test_spaces_once_and_for_all (void)
{
  static const char *const pieces[] = {
    " ",  "\u00a0", "\u202f", ";", ":", "!",  "?",   "«",     "»",       "n°", "mot",
    "12", "%",      "€",      "(", ")", "\n", "1er", "jours", "article", "L4",
  };

  for (unsigned i = 0; i < 5000; i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autofree char *once = NULL;
      g_autofree char *twice = NULL;

      for (int n = g_test_rand_int_range (0, 12); n > 0; n--)
        g_string_append (text, pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))]);
      once = dument_french_text_fix_spaces (text->str);
      twice = dument_french_text_fix_spaces (once);
      if (!g_str_equal (once, twice))
        g_error ("“%s” became “%s”, then “%s”", text->str, once, twice);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/domain/french-text/numbers", test_numbers);
  g_test_add_func ("/domain/french-text/amounts-round-trip", test_amounts_round_trip);
  g_test_add_func ("/domain/french-text/dates", test_dates);
  g_test_add_func ("/domain/french-text/numbers-in-letters", test_numbers_in_letters);
  g_test_add_func ("/domain/french-text/amounts-in-letters", test_amounts_in_letters);
  g_test_add_func ("/domain/french-text/letters-are-distinct", test_letters_are_distinct);
  g_test_add_func ("/domain/french-text/lists", test_lists);
  g_test_add_func ("/domain/french-text/spaces", test_spaces);
  g_test_add_func ("/domain/french-text/spaces-once-and-for-all", test_spaces_once_and_for_all);

  return g_test_run ();
}
