/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "domain/free-date.h"

#include "domain/folding.h"

#include <string.h>

/* `30 jours fin de mois le 15` is as long as a day is ever told. */
#define MAX_WORDS    8
#define MAX_DISTANCE 3660

/* A text cut into words: each is all digits or all letters. */
typedef struct
{
  GPtrArray *words;
  guint at;
  int sign;
  DumentDate today;
  DumentDate base;
  DumentFreeDateSense sense;
} Reader;

static gboolean
is_digit_at (const char *text)
{
  return g_ascii_isdigit (*text);
}

/* `30j` and `1er` are two words each, as are the parts of `12/3`. */
static GPtrArray *
cut (const char *folded)
{
  GPtrArray *words = g_ptr_array_new_with_free_func (g_free);
  const char *at = folded;

  while (*at != '\0')
    {
      const char *start = at;
      gboolean digits = is_digit_at (at);

      while (*at != '\0' && *at != ' ' && is_digit_at (at) == digits)
        at++;
      if (at > start)
        g_ptr_array_add (words, g_strndup (start, (gsize) (at - start)));
      while (*at == ' ')
        at++;
    }
  return words;
}

static const char *
peek (const Reader *self, guint offset)
{
  guint at = self->at + offset;

  return at < self->words->len ? g_ptr_array_index (self->words, at) : "";
}

static gboolean
is_at_end (const Reader *self)
{
  return self->at == self->words->len;
}

static gboolean
take_word (Reader *self, const char *const *known)
{
  if (is_at_end (self) || !g_strv_contains (known, peek (self, 0)))
    return FALSE;
  self->at++;
  return TRUE;
}

static gboolean
take_words (Reader *self, const char *phrase)
{
  g_auto (GStrv) words = g_strsplit (phrase, " ", -1);
  guint n_words = g_strv_length (words);

  for (guint i = 0; i < n_words; i++)
    {
      if (!g_str_equal (peek (self, i), words[i]))
        return FALSE;
    }
  self->at += n_words;
  return TRUE;
}

static gboolean
take_phrase (Reader *self, const char *const *phrases)
{
  for (gsize i = 0; phrases[i] != NULL; i++)
    {
      if (take_words (self, phrases[i]))
        return TRUE;
    }
  return FALSE;
}

static gboolean
take_number (Reader *self, gsize max_digits, int *ret_value)
{
  const char *word = peek (self, 0);
  gsize n_digits = strlen (word);

  if (n_digits == 0 || n_digits > max_digits || !is_digit_at (word))
    return FALSE;
  *ret_value = (int) g_ascii_strtoll (word, /* endptr= */ NULL, 10);
  self->at++;
  return TRUE;
}

static gboolean
take_month (Reader *self, int *ret_month)
{
  /* Folded, French before English; an abbreviation is a beginning of at least three letters. */
  static const char *const months[][2] = {
    { "janvier", "january" }, { "fevrier", "february" },  { "mars", "march" },
    { "avril", "april" },     { "mai", "may" },           { "juin", "june" },
    { "juillet", "july" },    { "aout", "august" },       { "septembre", "september" },
    { "octobre", "october" }, { "novembre", "november" }, { "decembre", "december" },
  };
  const char *word = peek (self, 0);

  /* The beginnings that two months share are of none. */
  if (strlen (word) < 3 || g_str_equal (word, "jui"))
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (months); i++)
    {
      if (g_str_has_prefix (months[i][0], word) || g_str_has_prefix (months[i][1], word))
        {
          *ret_month = (int) i + 1;
          self->at++;
          return TRUE;
        }
    }
  return FALSE;
}

static gboolean
take_ymd (int year, int month, int day, DumentDate *ret_date)
{
  if (!dument_date_is_valid (year, month, day))
    return FALSE;
  *ret_date = dument_date_from_ymd (year, month, day);
  return TRUE;
}

static gboolean
fits (const Reader *self, DumentDate date)
{
  return self->sense == DUMENT_FREE_DATE_PAST ? date <= self->base : date >= self->base;
}

/* The year is the one that brings the day nearest to the base, on the side that is meant. A 29
 * February may be four years away, eight around 1900. */
static gboolean
find_year (const Reader *self, int month, int day, DumentDate *ret_date)
{
  int step = self->sense == DUMENT_FREE_DATE_PAST ? -1 : 1;
  int year = dument_date_year (self->base);

  for (int i = 0; i <= 8; i++, year += step)
    {
      if (take_ymd (year, month, day, ret_date) && fits (self, *ret_date))
        return TRUE;
    }
  return FALSE;
}

static gboolean
find_month (const Reader *self, int day, DumentDate *ret_date)
{
  int step = self->sense == DUMENT_FREE_DATE_PAST ? -1 : 1;

  for (int i = 0; i <= 2; i++)
    {
      int year, month;

      dument_date_to_ymd (dument_date_add_months (self->base, i * step), &year, &month,
                          /* ret_day= */ NULL);
      if (take_ymd (year, month, day, ret_date) && fits (self, *ret_date))
        return TRUE;
    }
  return FALSE;
}

/* Two digits are of this century. */
static gboolean
take_year (Reader *self, int *ret_year)
{
  gsize n_digits = strlen (peek (self, 0));

  if ((n_digits != 2 && n_digits != 4) || !take_number (self, 4, ret_year))
    return FALSE;
  if (n_digits == 2)
    *ret_year += dument_date_year (self->today) / 100 * 100;
  return TRUE;
}

/* `20260312` or `12032026`: the one cannot be read as the other. */
static gboolean
read_eight_digits (Reader *self, DumentDate *ret_date)
{
  int number;

  if (strlen (peek (self, 0)) != 8 || !take_number (self, 8, &number))
    return FALSE;
  return take_ymd (number / 10000, number / 100 % 100, number % 100, ret_date) ||
         take_ymd (number % 10000, number / 10000 % 100, number / 1000000, ret_date);
}

static gboolean
read_iso (Reader *self, DumentDate *ret_date)
{
  int year, month, day;

  return strlen (peek (self, 0)) == 4 && take_number (self, 4, &year) &&
         take_number (self, 2, &month) && take_number (self, 2, &day) &&
         take_ymd (year, month, day, ret_date);
}

/* What follows the day and the month: a year, or nothing. */
static gboolean
read_rest (Reader *self, int month, int day, DumentDate *ret_date)
{
  int year;

  if (is_at_end (self))
    return find_year (self, month, day, ret_date);
  return take_year (self, &year) && take_ymd (year, month, day, ret_date);
}

/* `12/3`, `12/3/26`, `12 mars`, `1er mars 2026`, `le 12`. */
static gboolean
read_day_first (Reader *self, DumentDate *ret_date)
{
  static const char *const ordinals[] = { "er", "st", "nd", "rd", "th", NULL };
  int day, month;

  if (!take_number (self, 2, &day))
    return FALSE;
  (void) take_word (self, ordinals);
  if (is_at_end (self))
    return find_month (self, day, ret_date);
  if (!take_month (self, &month) && !take_number (self, 2, &month))
    return FALSE;
  return read_rest (self, month, day, ret_date);
}

/* `March 12, 2026`. */
static gboolean
read_month_first (Reader *self, DumentDate *ret_date)
{
  static const char *const ordinals[] = { "st", "nd", "rd", "th", NULL };
  int day, month;

  if (!take_month (self, &month) || !take_number (self, 2, &day))
    return FALSE;
  (void) take_word (self, ordinals);
  return read_rest (self, month, day, ret_date);
}

static gboolean
read_weekday (Reader *self, DumentDate *ret_date)
{
  static const char *const days[][2] = {
    { "lundi", "monday" },    { "mardi", "tuesday" },   { "mercredi", "wednesday" },
    { "jeudi", "thursday" },  { "vendredi", "friday" }, { "samedi", "saturday" },
    { "dimanche", "sunday" },
  };
  static const char *const fillers[] = { "dernier", "prochain", NULL };
  int step = self->sense == DUMENT_FREE_DATE_PAST ? -1 : 1;
  DumentDate date = self->base;

  for (gsize i = 0; i < G_N_ELEMENTS (days); i++)
    {
      if (!g_str_equal (peek (self, 0), days[i][0]) && !g_str_equal (peek (self, 0), days[i][1]))
        continue;
      self->at++;
      (void) take_word (self, fillers);
      while (dument_date_weekday (date) != (int) i + 1)
        date += step;
      *ret_date = date;
      return is_at_end (self);
    }
  return FALSE;
}

static gboolean
read_word (Reader *self, DumentDate *ret_date)
{
  static const char *const today[] = { "aujourd hui", "aujourdhui", "auj", "today", "now", NULL };
  static const char *const yesterday[] = { "hier", "yesterday", NULL };
  static const char *const before[] = { "avant hier", "day before yesterday", NULL };
  static const char *const tomorrow[] = { "demain", "tomorrow", NULL };
  static const char *const after[] = { "apres demain", "day after tomorrow", NULL };
  static const char *const at_once[] = { "a reception", "reception", "comptant",
                                         "on receipt",  "receipt",   NULL };

  if (take_phrase (self, today))
    *ret_date = self->today;
  else if (take_phrase (self, yesterday))
    *ret_date = self->today - 1;
  else if (take_phrase (self, before))
    *ret_date = self->today - 2;
  else if (take_phrase (self, tomorrow))
    *ret_date = self->today + 1;
  else if (take_phrase (self, after))
    *ret_date = self->today + 2;
  else if (take_phrase (self, at_once))
    *ret_date = self->base;
  else
    return FALSE;
  return is_at_end (self);
}

static gboolean
take_end_of_month (Reader *self)
{
  static const char *const phrases[] = { "fin de mois",      "fin du mois",  "fin mois", "fdm",
                                         "end of the month", "end of month", "eom",      NULL };

  return take_phrase (self, phrases);
}

/* A number of days, weeks or months; without a unit, of days. */
static gboolean
take_distance (Reader *self, DumentDate from, int direction, DumentDate *ret_date)
{
  static const char *const days[] = { "j", "jour", "jours", "jr", "jrs", "d", "day", "days", NULL };
  static const char *const weeks[] = {
    "s", "sem", "semaine", "semaines", "week", "w", "weeks", NULL
  };
  static const char *const months[] = { "m", "mois", "month", "months", NULL };
  int count;

  if (!take_number (self, 4, &count) || count > MAX_DISTANCE)
    return FALSE;
  if (take_word (self, weeks))
    *ret_date = from + direction * count * 7;
  else if (take_word (self, months))
    *ret_date = dument_date_add_months (from, direction * MIN (count, MAX_DISTANCE / 30));
  else
    {
      (void) take_word (self, days);
      *ret_date = from + direction * count;
    }
  return TRUE;
}

/* A fixed day of the month after; every month has 28 days. */
static gboolean
read_day_of_next_month (Reader *self, DumentDate end_of_month, DumentDate *ret_date)
{
  int day;

  if (!take_number (self, 2, &day) || day < 1 || day > 28)
    return FALSE;
  *ret_date = end_of_month + day;
  return is_at_end (self);
}

/* Two counts are lawful and both are used: `45 jours fin de mois` goes on to the end of the month
 * in which the days end; `fin de mois 45 jours` counts them from the end of the month. */
static gboolean
read_term (Reader *self, DumentDate *ret_date)
{
  static const char *const le[] = { "le", "the", "on", NULL };
  gboolean has_end = take_end_of_month (self);
  DumentDate from = has_end ? dument_date_end_of_month (self->base) : self->base;
  DumentDate date = from;

  if (has_end && take_word (self, le))
    return read_day_of_next_month (self, from, ret_date);
  if (!(has_end && is_at_end (self)) &&
      !take_distance (self, from, self->sign != 0 ? self->sign : 1, &date))
    return FALSE;
  if (!has_end && take_end_of_month (self))
    date = dument_date_end_of_month (date);
  *ret_date = date;
  return is_at_end (self);
}

/* `il y a 3 jours`, `3 days ago`, `dans 8 jours`, `in 2 weeks`: from today. */
static gboolean
read_distance_from_today (Reader *self, DumentDate *ret_date)
{
  static const char *const behind[] = { "il y a", NULL };
  static const char *const ahead[] = { "dans", "in", NULL };
  static const char *const ago[] = { "ago", NULL };

  if (take_phrase (self, behind))
    return take_distance (self, self->today, -1, ret_date) && is_at_end (self);
  if (take_phrase (self, ahead))
    return take_distance (self, self->today, 1, ret_date) && is_at_end (self);
  return take_distance (self, self->today, -1, ret_date) && take_word (self, ago) &&
         is_at_end (self);
}

static gboolean
read_any (Reader *self, DumentDate *ret_date)
{
  static gboolean (*const readings[]) (Reader *, DumentDate *) = {
    read_iso,     read_eight_digits, read_day_first,           read_month_first,
    read_weekday, read_word,         read_distance_from_today, read_term,
  };
  static const char *const articles[] = { "le", "au", "the", "on", NULL };
  guint start;

  (void) take_word (self, articles);
  start = self->at;
  for (gsize i = 0; i < G_N_ELEMENTS (readings); i++)
    {
      self->at = start;
      if (readings[i](self, ret_date) && is_at_end (self))
        return TRUE;
    }
  return FALSE;
}

/* Returns what follows a sign. The hyphen within a date is no sign. */
static const char *
skip_sign (const char *text, int *ret_sign)
{
  while (*text == ' ')
    text++;
  *ret_sign = *text == '+' ? 1 : *text == '-' || g_str_has_prefix (text, "−") ? -1 : 0;
  if (*ret_sign == 0)
    return text;
  return g_utf8_next_char (text);
}

/**
 * dument_free_date_parse:
 * @text: a day as somebody types it, valid UTF-8
 * @today: the day on which it is typed
 * @base: the day from which distances count, such as the day of issue
 * @sense: which day is meant where several can be
 * @ret_date: (out): the day
 *
 * Reads a day in the ways people write one, in French and in English: `12/3`, `12/03/26`,
 * `2026-03-12`, `12032026`, `12 mars`, `March 12`, `le 12`, `lundi`, `hier`, `today`,
 * `il y a 3 jours`; from @base: `+30`, `-2 semaines`, `30 jours fin de mois`,
 * `fin de mois + 45 jours`, `fin de mois le 15`, `à réception`. What is left out is filled in from
 * @base in the direction of @sense. What was understood must be shown to whoever typed it.
 *
 * Returns: %FALSE if @text is none of these, or a day that cannot be
 */
gboolean
dument_free_date_parse (const char *text,
                        DumentDate today,
                        DumentDate base,
                        DumentFreeDateSense sense,
                        DumentDate *ret_date)
{
  g_autoptr (GPtrArray) words = NULL;
  g_autofree char *folded = NULL;
  Reader reader = { .today = today, .base = base, .sense = sense };
  DumentDate date;
  gboolean ok;

  g_return_val_if_fail (text != NULL && base != DUMENT_DATE_NONE, FALSE);

  folded = dument_folding_fold (skip_sign (text, &reader.sign));
  words = cut (folded);
  if (words->len == 0 || words->len > MAX_WORDS)
    return FALSE;
  reader.words = words;
  ok = reader.sign != 0 ? read_term (&reader, &date) : read_any (&reader, &date);
  if (!ok || date < dument_date_from_ymd (1900, 1, 1) || date > dument_date_from_ymd (2199, 12, 31))
    return FALSE;
  *ret_date = date;
  return TRUE;
}
