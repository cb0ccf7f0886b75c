/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "domain/french-text.h"

#include <string.h>

#define NO_BREAK_SPACE "\u00a0"
#define NARROW_SPACE   "\u202f"
#define MINUS          "\u2212"

static guint64
magnitude_of (gint64 number)
{
  return number < 0 ? -(guint64) number : (guint64) number;
}

static void
append_grouped (GString *text, guint64 number)
{
  if (number >= 1000)
    {
      append_grouped (text, number / 1000);
      g_string_append_printf (text, NARROW_SPACE "%03u", (unsigned) (number % 1000));
    }
  else
    g_string_append_printf (text, "%u", (unsigned) number);
}

/**
 * dument_french_text_integer:
 * @number: a number that counts something
 *
 * Returns: (transfer full): its digits in groups of three: `12 345`
 */
char *
dument_french_text_integer (gint64 number)
{
  return dument_french_text_decimal (number, 0);
}

/**
 * dument_french_text_decimal:
 * @number: a number in units of its last decimal
 * @exponent: how many decimals it has
 *
 * Returns: (transfer full): `1 234,56`, with U+202F between thousands
 */
char *
dument_french_text_decimal (gint64 number, unsigned exponent)
{
  guint64 magnitude = magnitude_of (number);
  guint64 unit = 1;
  GString *text = g_string_new (number < 0 ? MINUS : "");

  for (unsigned i = 0; i < exponent; i++)
    unit *= 10;
  append_grouped (text, magnitude / unit);
  if (exponent > 0)
    g_string_append_printf (text, ",%0*" G_GUINT64_FORMAT, (int) exponent, magnitude % unit);
  return g_string_free (text, /* free_segment= */ FALSE);
}

/**
 * dument_french_text_amount:
 * @amount: an amount
 * @currency: three letters of its currency
 *
 * Returns: (transfer full): `1 234,56 €`, or with the code of another currency in place of the sign
 */
char *
dument_french_text_amount (DumentMoney amount, const char *currency)
{
  g_autofree char *decimal = NULL;

  g_return_val_if_fail (currency != NULL, NULL);

  decimal = dument_french_text_decimal (amount, dument_money_exponent (currency));
  return g_strconcat (decimal, NO_BREAK_SPACE, g_str_equal (currency, "EUR") ? "€" : currency,
                      NULL);
}

/**
 * dument_french_text_rate:
 * @rate: a rate in hundredths of a percent
 *
 * Returns: (transfer full): `12,40 %`
 */
char *
dument_french_text_rate (DumentRate rate)
{
  g_autofree char *decimal = dument_french_text_decimal (rate, 2);

  return g_strconcat (decimal, NO_BREAK_SPACE "%", NULL);
}

/**
 * dument_french_text_date:
 * @date: a day
 *
 * Returns: (transfer full): `1er décembre 2026`, with spaces that do not break
 */
char *
dument_french_text_date (DumentDate date)
{
  return dument_french_text_dates (&date, 1);
}

/**
 * dument_french_text_dates:
 * @dates: (array length=n_dates): days, in order
 * @n_dates: how many
 *
 * Returns: (transfer full): `8 et 20 octobre 2026`: a month and a year that the next day shares are
 *   said once
 */
char *
dument_french_text_dates (const DumentDate *dates, gsize n_dates)
{
  static const char *const months[] = {
    "janvier", "février", "mars",      "avril",   "mai",      "juin",
    "juillet", "août",    "septembre", "octobre", "novembre", "décembre",
  };
  GString *text = g_string_new (NULL);

  for (gsize i = 0; i < n_dates; i++)
    {
      int year, month, day, next_year = 0, next_month = 0, next_day;

      dument_date_to_ymd (dates[i], &year, &month, &day);
      if (i + 1 < n_dates)
        dument_date_to_ymd (dates[i + 1], &next_year, &next_month, &next_day);
      if (i > 0)
        g_string_append (text, i + 1 == n_dates ? " et " : ", ");
      g_string_append_printf (text, "%d%s", day, day == 1 ? "er" : "");
      if (year != next_year || month != next_month)
        g_string_append_printf (text, NO_BREAK_SPACE "%s", months[month - 1]);
      if (year != next_year)
        g_string_append_printf (text, NO_BREAK_SPACE "%d", year);
    }
  return g_string_free (text, /* free_segment= */ FALSE);
}

/**
 * dument_french_text_short_date:
 * @date: a day
 *
 * Returns: (transfer full): `01/12/2026`
 */
char *
dument_french_text_short_date (DumentDate date)
{
  int year, month, day;

  dument_date_to_ymd (date, &year, &month, &day);
  return g_strdup_printf ("%02d/%02d/%04d", day, month, year);
}

static void
append_below_hundred (GString *text, unsigned number, gboolean is_last)
{
  static const char *const units[] = {
    "zéro",     "un",     "deux",  "trois",    "quatre",   "cinq",     "six",
    "sept",     "huit",   "neuf",  "dix",      "onze",     "douze",    "treize",
    "quatorze", "quinze", "seize", "dix-sept", "dix-huit", "dix-neuf",
  };
  static const char *const tens[] = {
    NULL, NULL, "vingt", "trente", "quarante", "cinquante", "soixante",
  };
  unsigned base;

  if (number < 20)
    {
      g_string_append (text, units[number]);
      return;
    }
  if (number >= 80)
    {
      g_string_append (text, number == 80 && is_last ? "quatre-vingts" : "quatre-vingt");
      if (number > 80)
        g_string_append_printf (text, "-%s", units[number - 80]);
      return;
    }
  /* Sixty counts on to seventy-nine. */
  base = MIN (number / 10, 6);
  g_string_append (text, tens[base]);
  if (number % 10 == 1)
    g_string_append_printf (text, " et %s", units[number - base * 10]);
  else if (number > base * 10)
    g_string_append_printf (text, "-%s", units[number - base * 10]);
}

/* @is_last: no number word follows, so that `cent` and `vingt` take their plural */
static void
append_below_thousand (GString *text, unsigned number, gboolean is_last)
{
  unsigned hundreds = number / 100;

  if (hundreds > 1)
    append_below_hundred (text, hundreds, /* is_last= */ FALSE);
  if (hundreds > 0)
    g_string_append_printf (text, "%scent%s", hundreds > 1 ? " " : "",
                            hundreds > 1 && number % 100 == 0 && is_last ? "s" : "");
  if (number % 100 != 0)
    {
      if (hundreds > 0)
        g_string_append_c (text, ' ');
      append_below_hundred (text, number % 100, is_last);
    }
}

static void
append_separator (GString *text)
{
  if (text->len > 0)
    g_string_append_c (text, ' ');
}

/**
 * dument_french_text_number_in_letters:
 * @number: a number below 10^15
 *
 * Writes with the classic hyphens, below a hundred only. `vingt` and `cent` take an s when they are
 * multiplied and end the number, also before the nouns million and milliard; `mille` takes none.
 *
 * Returns: (transfer full): `deux cent un`
 */
char *
dument_french_text_number_in_letters (guint64 number)
{
  static const struct
  {
    guint64 unit;
    const char *one;
    const char *many;
  } nouns[] = {
    { G_GUINT64_CONSTANT (1000000000000), "billion", "billions" },
    { G_GUINT64_CONSTANT (1000000000), "milliard", "milliards" },
    { G_GUINT64_CONSTANT (1000000), "million", "millions" },
  };
  GString *text = g_string_new (NULL);

  g_return_val_if_fail (number < G_GUINT64_CONSTANT (1000000000000000), NULL);

  if (number == 0)
    g_string_append (text, "zéro");

  for (gsize i = 0; i < G_N_ELEMENTS (nouns); i++, number %= nouns[i - 1].unit)
    {
      unsigned count = (unsigned) (number / nouns[i].unit);

      if (count == 0)
        continue;
      append_separator (text);
      append_below_thousand (text, count, /* is_last= */ TRUE);
      g_string_append_printf (text, " %s", count > 1 ? nouns[i].many : nouns[i].one);
    }
  if (number >= 1000)
    {
      append_separator (text);
      if (number >= 2000)
        {
          append_below_thousand (text, (unsigned) (number / 1000), /* is_last= */ FALSE);
          g_string_append_c (text, ' ');
        }
      g_string_append (text, "mille");
    }
  if (number % 1000 != 0)
    {
      append_separator (text);
      append_below_thousand (text, (unsigned) (number % 1000), /* is_last= */ TRUE);
    }
  return g_string_free (text, /* free_segment= */ FALSE);
}

/* A round number of millions is a noun, and takes `d’` before its euros. */
static char *
euros_in_letters (guint64 euros)
{
  g_autofree char *number = dument_french_text_number_in_letters (euros);
  gboolean is_noun = euros > 0 && euros % 1000000 == 0;

  return g_strdup_printf ("%s %s%s", number, is_noun ? "d’" : "", euros > 1 ? "euros" : "euro");
}

/**
 * dument_french_text_amount_in_letters:
 * @amount: an amount in euros, not negative
 *
 * Returns: (transfer full): `mille deux cent soixante-sept euros et vingt-six centimes`
 */
char *
dument_french_text_amount_in_letters (DumentMoney amount)
{
  g_autofree char *euros = NULL;
  g_autofree char *cents = NULL;
  guint64 n_cents;

  g_return_val_if_fail (amount >= 0, NULL);

  n_cents = (guint64) amount % 100;
  euros = euros_in_letters ((guint64) amount / 100);
  if (n_cents == 0)
    return g_steal_pointer (&euros);
  cents = dument_french_text_number_in_letters (n_cents);
  if (amount < 100)
    return g_strdup_printf ("%s centime%s", cents, n_cents > 1 ? "s" : "");
  return g_strdup_printf ("%s et %s centime%s", euros, cents, n_cents > 1 ? "s" : "");
}

/**
 * dument_french_text_list:
 * @items: (array zero-terminated=1): texts
 *
 * Returns: (transfer full): `A, B et C`
 */
char *
dument_french_text_list (const char *const *items)
{
  GString *text = g_string_new (NULL);

  g_return_val_if_fail (items != NULL, NULL);

  for (gsize i = 0; items[i] != NULL; i++)
    {
      if (i > 0)
        g_string_append (text, items[i + 1] == NULL ? " et " : ", ");
      g_string_append (text, items[i]);
    }
  return g_string_free (text, /* free_segment= */ FALSE);
}

/**
 * dument_french_text_count:
 * @number: how many
 * @one: the noun in the singular
 * @many: the noun in the plural
 *
 * Returns: (transfer full): `1 234 jours`; French uses the singular below two
 */
char *
dument_french_text_count (gint64 number, const char *one, const char *many)
{
  g_autofree char *digits = dument_french_text_integer (number);

  return g_strconcat (digits, NO_BREAK_SPACE, magnitude_of (number) < 2 ? one : many, NULL);
}

static gboolean
is_space (gunichar c)
{
  return c == ' ' || c == 0x00a0 || c == 0x2009 || c == 0x202f;
}

static gboolean
is_high_sign (gunichar c)
{
  return c == ';' || c == '!' || c == '?';
}

static gboolean
is_spaced_sign (gunichar c)
{
  return is_high_sign (c) || c == ':' || c == 0x00bb;
}

/* A colon or question mark inside a word belongs to an address of the web or to a time. */
static gboolean
ends_word (const char *after)
{
  gunichar c = g_utf8_get_char (after);

  return c == '\0' || g_unichar_isspace (c) || is_spaced_sign (c) || c == ')' || c == '*';
}

static void
drop_trailing_spaces (GString *text)
{
  while (text->len > 0)
    {
      const char *last = g_utf8_prev_char (text->str + text->len);

      if (!is_space (g_utf8_get_char (last)))
        return;
      g_string_truncate (text, (gsize) (last - text->str));
    }
}

static gunichar
last_character (const GString *text)
{
  return text->len == 0 ? '\0' : g_utf8_get_char (g_utf8_prev_char (text->str + text->len));
}

static void
append_spaced_sign (GString *text, gunichar sign)
{
  gunichar before;

  drop_trailing_spaces (text);
  before = last_character (text);
  /* No space at the beginning of a line, nor inside “?!”, nor between “«” and its space. */
  if (before != '\0' && before != '\n' && before != '(' &&
      !(is_high_sign (before) && is_high_sign (sign)))
    g_string_append (text, is_high_sign (sign) ? NARROW_SPACE : NO_BREAK_SPACE);
  g_string_append_unichar (text, sign);
}

/* Returns: the first character behind the spaces */
static const char *
skip_spaces (const char *text)
{
  while (is_space (g_utf8_get_char (text)))
    text = g_utf8_next_char (text);
  return text;
}

/* The signs whose following or preceding space, where there is one, must not break. */
static gboolean
is_unit (gunichar c)
{
  return c == '%' || c == 0x20ac;
}

/* What is counted stays with its number, and a month with its day. */
static const char *const counted[] = {
  "jour",    "jours",     "point",   "points",   "mois",     "euro", "euros",
  "janvier", "février",   "mars",    "avril",    "mai",      "juin", "juillet",
  "août",    "septembre", "octobre", "novembre", "décembre",
};

static gboolean
is_word (const char *at, const char *word)
{
  return g_str_has_prefix (at, word) && !g_unichar_isalnum (g_utf8_get_char (at + strlen (word)));
}

static gboolean
ends_with_word (const GString *text, const char *word)
{
  gsize length = strlen (word);

  return text->len >= length && strcmp (text->str + text->len - length, word) == 0 &&
         (text->len == length ||
          !g_unichar_isalnum (g_utf8_get_char (g_utf8_prev_char (text->str + text->len - length))));
}

/* Whether a space between @before and @after would part what is read as one: `365 jours`,
 * `1er août`, `article L441-10`. */
static gboolean
is_joined (const GString *before, const char *after)
{
  gunichar last = last_character (before);

  if (g_unichar_isdigit (last) || ends_with_word (before, "1er"))
    {
      for (gsize i = 0; i < G_N_ELEMENTS (counted); i++)
        {
          if (is_word (after, counted[i]))
            return TRUE;
        }
      return FALSE;
    }
  /* The letter of an article may be followed by figures only. */
  return (ends_with_word (before, "article") || ends_with_word (before, "articles")) &&
         (g_ascii_isdigit (*after) || (g_ascii_isupper (*after) && g_ascii_isdigit (after[1])));
}

/**
 * dument_french_text_fix_spaces:
 * @text: running text
 *
 * Sets the spaces of French typography: U+202F before `;`, `!` and `?`; U+00A0 before `:` and `»`,
 * after `«` and `n°`, before `€` and `%` where there is a space, between a number and what it
 * counts, a day and its month, an article and its number. Signs inside a word, as in the address of
 * a page, stay as they are. Text that is already right is returned unchanged.
 *
 * Returns: (transfer full): the text with its spaces set
 */
char *
dument_french_text_fix_spaces (const char *text)
{
  GString *fixed = g_string_new (NULL);

  g_return_val_if_fail (text != NULL, NULL);

  for (const char *p = text; *p != '\0';)
    {
      gunichar c = g_utf8_get_char (p);
      const char *next = g_utf8_next_char (p);

      if (c == 0x00ab ||
          (c == 0x00b0 && last_character (fixed) == 'n' && next != skip_spaces (next)))
        {
          g_string_append_unichar (fixed, c);
          next = skip_spaces (next);
          if (*next != '\0' && *next != '\n')
            g_string_append (fixed, NO_BREAK_SPACE);
        }
      else if (c == 0x00bb || (is_spaced_sign (c) && ends_word (next)))
        append_spaced_sign (fixed, c);
      else if (c == ' ' && is_joined (fixed, next))
        g_string_append (fixed, NO_BREAK_SPACE);
      else if (is_unit (c) && is_space (last_character (fixed)))
        {
          drop_trailing_spaces (fixed);
          g_string_append (fixed, NO_BREAK_SPACE);
          g_string_append_unichar (fixed, c);
        }
      else
        g_string_append_unichar (fixed, c);
      p = next;
    }
  return g_string_free (fixed, /* free_segment= */ FALSE);
}
