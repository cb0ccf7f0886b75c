/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "config.h"

#include "ui/format.h"

#include "domain/french-text.h"
#include "service/wording.h"

#include <glib/gi18n-lib.h>

#define NO_BREAK_SPACE "\302\240"

/* Whether the interface speaks French. The domain knows how French writes figures; the other
 * languages write them as English does. */
static gboolean
is_french (void)
{
  /* TRANSLATORS: the code of your language: figures are written as is its custom */
  return g_str_equal (C_ ("figures", "en"), "fr");
}

/* 1234567.89 as 1,234,567.89 */
static char *
group_thousands (const char *decimal)
{
  GString *text = g_string_new (decimal);
  const char *point = strchr (text->str, '.');
  gssize end = point != NULL ? point - text->str : (gssize) text->len;
  gssize first = text->str[0] == '-' ? 1 : 0;

  for (gssize at = end - 3; at > first; at -= 3)
    g_string_insert_c (text, at, ',');
  return g_string_free (text, /* free_segment= */ FALSE);
}

/**
 * dument_format_amount:
 * @amount: an amount in minor units
 * @currency: its ISO 4217 code
 *
 * Returns: (transfer full): `2 400,00 €` or `€2,400.00`, with spaces that do not break
 */
char *
dument_format_amount (DumentMoney amount, const char *currency)
{
  g_autofree char *decimal = NULL;
  g_autofree char *grouped = NULL;

  if (is_french ())
    return dument_french_text_amount (amount, currency);
  decimal = dument_money_to_decimal (ABS (amount), dument_money_exponent (currency));
  grouped = group_thousands (decimal);
  if (g_str_equal (currency, "EUR"))
    return g_strconcat (amount < 0 ? "−" : "", "€", grouped, NULL);
  return g_strconcat (amount < 0 ? "−" : "", currency, NO_BREAK_SPACE, grouped, NULL);
}

/**
 * dument_format_figure:
 * @amount: an amount in minor units
 * @currency: its ISO 4217 code
 *
 * Returns: (transfer full): for spreadsheets: `2400,00` or `2400.00`, without spaces and currency
 */
char *
dument_format_figure (DumentMoney amount, const char *currency)
{
  char *decimal = dument_money_to_decimal (amount, dument_money_exponent (currency));

  return is_french () ? g_strdelimit (decimal, ".", ',') : decimal;
}

/**
 * dument_format_count:
 * @count: how many, not below zero
 *
 * Returns: (transfer full): `1 000 000` or `1,000,000`, with spaces that do not break
 */
char *
dument_format_count (gint64 count)
{
  g_autofree char *decimal = g_strdup_printf ("%" G_GINT64_FORMAT, count);
  g_autofree char *grouped = group_thousands (decimal);
  g_auto (GStrv) groups = g_strsplit (grouped, ",", -1);

  return g_strjoinv (is_french () ? "\342\200\257" : ",", groups);
}

/**
 * dument_format_rate:
 * @rate: a rate in hundredths of a percent
 *
 * Returns: (transfer full): `12,40 %` or `12.40%`
 */
char *
dument_format_rate (DumentRate rate)
{
  g_autofree char *decimal = NULL;

  if (is_french ())
    return dument_french_text_rate (rate);
  decimal = dument_money_to_decimal (rate, 2);
  return g_strconcat (decimal, "%", NULL);
}

static char *
format_date (DumentDate date, const char *format)
{
  g_autoptr (GDateTime) day = NULL;
  int year, month, day_of_month;

  if (date == DUMENT_DATE_NONE)
    return g_strdup ("—");
  dument_date_to_ymd (date, &year, &month, &day_of_month);
  day = g_date_time_new_utc (year, month, day_of_month, 0, 0, 0);
  return g_date_time_format (day, format);
}

/**
 * dument_format_short_date:
 * @date: a day, or %DUMENT_DATE_NONE
 *
 * Returns: (transfer full): for lists: `05/10/2026`, or a dash
 */
char *
dument_format_short_date (DumentDate date)
{
  /* TRANSLATORS: a day in a list, see g_date_time_format (); French uses %d/%m/%Y */
  return format_date (date, C_ ("short date", "%-d %b %Y"));
}

/**
 * dument_format_long_date:
 * @date: a day, or %DUMENT_DATE_NONE
 *
 * Returns: (transfer full): for sentences: `7 November 2026`, or a dash
 */
char *
dument_format_long_date (DumentDate date)
{
  return date != DUMENT_DATE_NONE ? dument_wording_day (date) : g_strdup ("—");
}

/**
 * dument_format_state:
 * @state: where an invoice stands
 *
 * Returns: its word
 */
const char *
dument_format_state (DumentState state)
{
  static const char *const words[] = {
    [DUMENT_STATE_WRITTEN_OFF] = NC_ ("invoice", "Written off"),
    [DUMENT_STATE_PAID] = NC_ ("invoice", "Paid"),
    [DUMENT_STATE_INSOLVENT] = NC_ ("invoice", "Insolvent"),
    [DUMENT_STATE_LITIGATION] = NC_ ("invoice", "Litigation"),
    [DUMENT_STATE_DISPUTED] = NC_ ("invoice", "Disputed"),
    [DUMENT_STATE_IN_PLAN] = NC_ ("invoice", "Payment plan"),
    [DUMENT_STATE_PROMISED] = NC_ ("invoice", "Promised"),
    [DUMENT_STATE_PAUSED] = NC_ ("invoice", "Paused"),
    [DUMENT_STATE_FORMAL_NOTICE] = NC_ ("invoice", "Formal notice"),
    [DUMENT_STATE_LATE] = NC_ ("invoice", "Late"),
    [DUMENT_STATE_DUE] = NC_ ("invoice", "Due today"),
    [DUMENT_STATE_UPCOMING] = NC_ ("invoice", "Not yet due"),
  };

  g_return_val_if_fail (state < G_N_ELEMENTS (words), "");

  return g_dpgettext2 (GETTEXT_PACKAGE, "invoice", words[state]);
}

/**
 * dument_format_state_icon:
 * @state: where an invoice stands
 *
 * Returns: (transfer none): the name of its symbol; each state has one of its own, since colour
 *   alone tells nothing to some
 */
const char *
dument_format_state_icon (DumentState state)
{
  static const char *const icons[] = {
    [DUMENT_STATE_WRITTEN_OFF] = "dument-state-written-off-symbolic",
    [DUMENT_STATE_PAID] = "dument-state-paid-symbolic",
    [DUMENT_STATE_INSOLVENT] = "dument-state-insolvent-symbolic",
    [DUMENT_STATE_LITIGATION] = "dument-state-litigation-symbolic",
    [DUMENT_STATE_DISPUTED] = "dument-state-disputed-symbolic",
    [DUMENT_STATE_IN_PLAN] = "dument-state-in-plan-symbolic",
    [DUMENT_STATE_PROMISED] = "dument-state-promised-symbolic",
    [DUMENT_STATE_PAUSED] = "dument-state-paused-symbolic",
    [DUMENT_STATE_FORMAL_NOTICE] = "dument-state-formal-notice-symbolic",
    [DUMENT_STATE_LATE] = "dument-state-late-symbolic",
    [DUMENT_STATE_DUE] = "dument-state-due-symbolic",
    [DUMENT_STATE_UPCOMING] = "dument-state-upcoming-symbolic",
  };

  g_return_val_if_fail (state < G_N_ELEMENTS (icons), "");

  return icons[state];
}

/**
 * dument_format_kind:
 * @kind: a kind of debtor
 *
 * Returns: its word
 */
const char *
dument_format_kind (DumentDebtorKind kind)
{
  switch (kind)
    {
    case DUMENT_DEBTOR_PROFESSIONAL:
      return _ ("Professional");
    case DUMENT_DEBTOR_CONSUMER:
      return _ ("Consumer");
    case DUMENT_DEBTOR_PUBLIC:
      return _ ("Public body");
    case DUMENT_DEBTOR_UNKNOWN:
    default:
      return _ ("Not known yet");
    }
}

/**
 * dument_format_tone:
 * @tone: how letters speak to a client
 *
 * Returns: its word
 */
const char *
dument_format_tone (DumentTone tone)
{
  switch (tone)
    {
    case DUMENT_TONE_CORDIAL:
      return _ ("Cordial");
    case DUMENT_TONE_FIRM:
      return _ ("Firm");
    case DUMENT_TONE_NEUTRAL:
    case DUMENT_TONE_N_TONES:
    default:
      return _ ("Neutral");
    }
}

/**
 * dument_format_delay:
 * @days: how long after the day of payment somebody pays, negative for before; %G_MININT32 for
 *   never yet
 *
 * Returns: (transfer full): `12 days late`, `on time`, `3 days early`; empty for never yet
 */
char *
dument_format_delay (gint32 days)
{
  if (days == G_MININT32)
    return g_strdup ("");
  if (days == 0)
    return g_strdup (_ ("on time"));
  if (days > 0)
    return g_strdup_printf (
        g_dngettext (GETTEXT_PACKAGE, "%d day late", "%d days late", (unsigned long) days), days);
  return g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "%d day early", "%d days early", (unsigned long) -days), -days);
}
