/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "domain/money.h"

#include <string.h>

/* ISO 4217 currencies whose minor unit is not a hundredth; all others have two decimals. */
static const char *const without_decimals[] = {
  "BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW", "PYG",
  "RWF", "UGX", "VND", "VUV", "XAF", "XOF", "XPF", NULL,
};
static const char *const with_three_decimals[] = {
  "BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND", NULL,
};

/**
 * dument_money_exponent:
 * @currency: three letters
 *
 * Returns: how many decimals the currency has
 *
 * Source: ISO 4217.
 */
unsigned
dument_money_exponent (const char *currency)
{
  g_return_val_if_fail (currency != NULL, 2);

  if (g_strv_contains (without_decimals, currency))
    return 0;
  return g_strv_contains (with_three_decimals, currency) ? 3 : 2;
}

/**
 * dument_money_unit:
 * @currency: three letters
 *
 * Returns: one whole unit of the currency: 100 for a euro, 1 for a yen
 */
DumentMoney
dument_money_unit (const char *currency)
{
  DumentMoney unit = 1;

  for (unsigned i = dument_money_exponent (currency); i > 0; i--)
    unit *= 10;
  return unit;
}

/**
 * dument_money_is_currency:
 * @code: any text
 *
 * Returns: whether @code has the form of a currency code: three capital letters
 */
gboolean
dument_money_is_currency (const char *code)
{
  if (code == NULL || strlen (code) != 3)
    return FALSE;
  return g_ascii_isupper (code[0]) && g_ascii_isupper (code[1]) && g_ascii_isupper (code[2]);
}

/**
 * dument_money_add:
 * @sum: (inout): a sum
 * @amount: what to add to it
 *
 * Returns: %FALSE if the sum would overflow; it is then unchanged
 */
gboolean
dument_money_add (DumentMoney *sum, DumentMoney amount)
{
  DumentMoney result;

  if (__builtin_add_overflow (*sum, amount, &result))
    return FALSE;
  *sum = result;
  return TRUE;
}

/* The spaces that people and programs put between thousands: U+0020, U+00A0, U+2009, U+202F. Asked
 * of every character of every amount, so what is ASCII is answered at once. */
static gsize
space_length (const char *text)
{
  if (*text == ' ')
    return 1;
  if ((guchar) *text < 0x80)
    return 0;
  if (g_str_has_prefix (text, "\xC2\xA0"))
    return 2;
  if (g_str_has_prefix (text, "\xE2\x80\x89") || g_str_has_prefix (text, "\xE2\x80\xAF"))
    return 3;
  return 0;
}

static const char *
skip_spaces (const char *text)
{
  gsize length;

  while ((length = space_length (text)) > 0)
    text += length;
  return text;
}

static const char *
skip_minus (const char *text, gboolean *ret_negative)
{
  *ret_negative = TRUE;
  if (*text == '-')
    return text + 1;
  if (g_str_has_prefix (text, "\xE2\x88\x92"))
    return text + 3;
  *ret_negative = FALSE;
  return text;
}

/* Ten times the limit is the most that can be held before the next digit is refused. */
static gboolean
push_digit (DumentMoney *value, char digit)
{
  *value = *value * 10 + (digit - '0');
  return *value <= DUMENT_MONEY_MAX * 10;
}

/* Returns how many digits were read, 0 also if they exceed the limit. */
static unsigned
take_digits (const char **text, DumentMoney *value)
{
  unsigned n_digits = 0;

  for (; g_ascii_isdigit (**text); (*text)++)
    {
      if (!push_digit (value, **text))
        return 0;
      n_digits++;
    }
  return n_digits;
}

/* Digits, plain or in groups of three: a longer or shorter group is a typing error. */
static const char *
parse_whole (const char *text, DumentMoney *value)
{
  unsigned n_digits = take_digits (&text, value);
  gsize space;

  if (n_digits == 0)
    return NULL;
  while (n_digits <= 3 && (space = space_length (text)) > 0 && g_ascii_isdigit (text[space]))
    {
      text += space;
      if (take_digits (&text, value) != 3)
        return NULL;
    }
  return text;
}

static const char *
parse_decimals (const char *text, unsigned exponent, DumentMoney *value)
{
  unsigned n_decimals = 0;

  if (*text == '.' || *text == ',')
    {
      text++;
      if (!g_ascii_isdigit (*text))
        return NULL;
      for (; g_ascii_isdigit (*text); text++)
        {
          if (n_decimals < exponent)
            {
              if (!push_digit (value, *text))
                return NULL;
              n_decimals++;
            }
          else if (*text != '0')
            return NULL;
        }
    }
  for (; n_decimals < exponent; n_decimals++)
    {
      if (!push_digit (value, '0'))
        return NULL;
    }
  return text;
}

/**
 * dument_money_parse:
 * @text: an amount such as `1234.56`, `1 234,56` or `-12 €`
 * @exponent: decimals of its currency
 * @ret_amount: (out): the amount in minor units
 *
 * Reads an amount without regard to the locale. Thousands may be set apart by a space of any width;
 * the decimal sign is a point or a comma; zeros beyond the currency's decimals are allowed, other
 * digits are not, because they would have to be rounded. A euro sign may follow.
 *
 * Returns: %FALSE if @text is no such amount or exceeds %DUMENT_MONEY_MAX
 */
gboolean
dument_money_parse (const char *text, unsigned exponent, DumentMoney *ret_amount)
{
  DumentMoney value = 0;
  gboolean negative;

  g_return_val_if_fail (text != NULL && exponent <= 3, FALSE);

  text = skip_minus (skip_spaces (text), &negative);
  if (!negative && *text == '+')
    text++;
  text = parse_whole (text, &value);
  if (text == NULL)
    return FALSE;
  text = parse_decimals (text, exponent, &value);
  if (text == NULL)
    return FALSE;
  text = skip_spaces (text);
  if (g_str_has_prefix (text, "€"))
    text = skip_spaces (text + strlen ("€"));
  if (*text != '\0' || value > DUMENT_MONEY_MAX)
    return FALSE;

  *ret_amount = negative ? -value : value;
  return TRUE;
}

/**
 * dument_money_is_too_large:
 * @text: a text that dument_money_parse() refused
 *
 * Returns: whether it is written like an amount, and only its size is why it was refused
 */
gboolean
dument_money_is_too_large (const char *text)
{
  unsigned n_whole = 0;
  gboolean in_decimals = FALSE;

  text = skip_spaces (text);
  if (*text == '-' || *text == '+')
    text++;
  for (; *text != '\0'; text = g_utf8_next_char (text))
    {
      gunichar c = g_utf8_get_char (text);

      if (g_ascii_isdigit (*text))
        n_whole += in_decimals || (n_whole == 0 && *text == '0') ? 0 : 1;
      else if ((c == '.' || c == ',') && !in_decimals)
        in_decimals = TRUE;
      else if (!g_unichar_isspace (c) && c != 0x20ac)
        return FALSE;
    }
  /* A hundred thousand million, the largest amount, has twelve digits before its cents. */
  return n_whole >= 12;
}

/**
 * dument_money_to_decimal:
 * @amount: an amount
 * @exponent: decimals of its currency
 *
 * Returns: (transfer full): the amount for machines: `-1234.56`
 */
char *
dument_money_to_decimal (DumentMoney amount, unsigned exponent)
{
  guint64 magnitude = amount < 0 ? -(guint64) amount : (guint64) amount;
  const char *sign = amount < 0 ? "-" : "";
  guint64 unit = 1;

  for (unsigned i = 0; i < exponent; i++)
    unit *= 10;
  if (exponent == 0)
    return g_strdup_printf ("%s%" G_GUINT64_FORMAT, sign, magnitude);
  return g_strdup_printf ("%s%" G_GUINT64_FORMAT ".%0*" G_GUINT64_FORMAT, sign, magnitude / unit,
                          (int) exponent, magnitude % unit);
}
