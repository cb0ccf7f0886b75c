/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "domain/money.h"

static void
assert_parses (const char *text, unsigned exponent, DumentMoney expected)
{
  DumentMoney amount = -1;

  if (!dument_money_parse (text, exponent, &amount))
    g_error ("“%s” was refused", text);
  g_assert_cmpint (amount, ==, expected);
}

static void
test_parse (void)
{
  assert_parses ("1234.56", 2, 123456);
  assert_parses ("1 234,56", 2, 123456);
  assert_parses ("1\u202f234,56\u00a0€", 2, 123456);
  assert_parses ("1\u2009234\u00a0567", 2, 123456700);
  assert_parses (" 12 ", 2, 1200);
  assert_parses ("1234 €", 2, 123400);
  assert_parses ("-0,05", 2, -5);
  assert_parses ("−3", 2, -300);
  assert_parses ("+3", 2, 300);
  assert_parses ("470.1500", 2, 47015);
  assert_parses ("0012,3", 2, 1230);
  assert_parses ("1500", 0, 1500);
  assert_parses ("1,234", 3, 1234);
  assert_parses ("100000000000", 2, DUMENT_MONEY_MAX);
}

static void
test_refuse (void)
{
  static const char *const wrong[] = {
    "",         "€",
    "-",        ",5",
    "5,",       "1 23,4",
    "12 3456",  "1234 567",
    "1,234",    "1.2.3",
    "1,2,3",    "1'234.56",
    "1,234.56", "100000000000,01",
    "12a",      "--1",
    "+-1",      "1e3",
    "0x10",     "12 €€",
    "1  234",   "99999999999999999999999",
    "١٢",
  };
  DumentMoney amount = 7;

  for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      if (dument_money_parse (wrong[i], 2, &amount))
        g_error ("“%s” was accepted", wrong[i]);
      g_assert_cmpint (amount, ==, 7);
    }
}

static void
test_round_trip (void)
{
  for (unsigned i = 0; i < 20000; i++)
    {
      unsigned exponent = (unsigned) g_test_rand_int_range (0, 4);
      guint64 bits = (guint64) (guint32) g_test_rand_int () << 32 | (guint32) g_test_rand_int ();
      DumentMoney amount = (DumentMoney) (bits % (2 * DUMENT_MONEY_MAX + 1)) - DUMENT_MONEY_MAX;
      g_autofree char *text = dument_money_to_decimal (amount, exponent);

      assert_parses (text, exponent, amount);
    }
}

static void
test_sums (void)
{
  DumentMoney sum = G_MAXINT64 - 1;

  g_assert_true (dument_money_add (&sum, 1));
  g_assert_false (dument_money_add (&sum, 1));
  g_assert_cmpint (sum, ==, G_MAXINT64);
}

static void
test_currencies (void)
{
  g_assert_cmpuint (dument_money_exponent ("EUR"), ==, 2);
  g_assert_cmpuint (dument_money_exponent ("XPF"), ==, 0);
  g_assert_cmpuint (dument_money_exponent ("TND"), ==, 3);
  g_assert_true (dument_money_is_currency ("CHF"));
  g_assert_false (dument_money_is_currency ("chf"));
  g_assert_false (dument_money_is_currency ("EURO"));
  g_assert_false (dument_money_is_currency (NULL));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/domain/money/parse", test_parse);
  g_test_add_func ("/domain/money/refuse", test_refuse);
  g_test_add_func ("/domain/money/round-trip", test_round_trip);
  g_test_add_func ("/domain/money/sums", test_sums);
  g_test_add_func ("/domain/money/currencies", test_currencies);

  return g_test_run ();
}
