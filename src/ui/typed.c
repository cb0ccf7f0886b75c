/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "config.h"

#include "ui/typed.h"

#include "ui/format.h"

#include <glib/gi18n-lib.h>

/**
 * dument_typed_text:
 * @row: a row of a form
 *
 * Returns: (transfer full) (nullable): what is typed, without spaces around it; %NULL for nothing
 */
char *
dument_typed_text (DumentFieldRow *row)
{
  char *text = g_strstrip (dument_field_row_dup_text (row));

  if (*text != '\0')
    return text;
  g_free (text);
  return NULL;
}

/**
 * dument_typed_date:
 * @form: the form
 * @row: one of its rows
 * @base: the day from which distances count, or %DUMENT_DATE_NONE for today
 * @sense: which day is meant where several can be
 *
 * Reads a day as people type it, and shows under the row how it is understood.
 *
 * Returns: the day, or %DUMENT_DATE_NONE
 */
DumentDate
dument_typed_date (DumentFormDialog *form,
                   DumentFieldRow *row,
                   DumentDate base,
                   DumentFreeDateSense sense)
{
  DumentDate today = dument_engine_get_today (dument_form_dialog_get_engine (form));
  g_autofree char *text = dument_typed_text (row);
  g_autofree char *shown = NULL;
  DumentDate date = DUMENT_DATE_NONE;

  if (text == NULL ||
      !dument_free_date_parse (text, today, base != DUMENT_DATE_NONE ? base : today, sense, &date))
    {
      dument_form_dialog_set_hint (form, row, NULL);
      return DUMENT_DATE_NONE;
    }
  shown = dument_format_long_date (date);
  dument_form_dialog_set_hint (form, row, shown);
  return date;
}

/**
 * dument_typed_optional_date:
 * @form: the form
 * @row: one of its rows, which can stay empty
 * @sense: which day is meant where several can be
 * @field: what the row asks for
 * @unread: (element-type DumentFinding): receives a refusal of what is no day, which must not be
 *   taken for nothing
 *
 * Likewise.
 *
 * Returns: the day, or %DUMENT_DATE_NONE
 */
DumentDate
dument_typed_optional_date (DumentFormDialog *form,
                            DumentFieldRow *row,
                            DumentFreeDateSense sense,
                            DumentFindingField field,
                            GPtrArray *unread)
{
  DumentDate date = dument_typed_date (form, row, DUMENT_DATE_NONE, sense);
  g_autofree char *text = dument_typed_text (row);

  if (text != NULL && date == DUMENT_DATE_NONE)
    dument_finding_refuse_literal (unread, field,
                                   sense == DUMENT_FREE_DATE_FUTURE
                                       ? _ ("Type the day, like 12/3 or +10.")
                                       : _ ("Type the day, like 12/3 or yesterday."));
  return date;
}

/**
 * dument_typed_amount:
 * @form: the form
 * @row: one of its rows
 * @currency: three letters
 *
 * Reads an amount as people type it, and shows under the row how it is understood.
 *
 * Returns: the amount; 0 where none is understood
 */
DumentMoney
dument_typed_amount (DumentFormDialog *form, DumentFieldRow *row, const char *currency)
{
  g_autofree char *text = dument_typed_text (row);
  g_autofree char *shown = NULL;
  DumentMoney amount = 0;

  if (text == NULL || !dument_money_parse (text, dument_money_exponent (currency), &amount))
    {
      dument_form_dialog_set_hint (form, row, NULL);
      return 0;
    }
  shown = dument_format_amount (amount, currency);
  dument_form_dialog_set_hint (form, row, shown);
  return amount;
}

/**
 * dument_typed_from_amount:
 * @amount: an amount
 * @currency: three letters
 *
 * Returns: (transfer full): the amount as it is typed over: without signs, with the decimal sign of
 *   the interface's language
 */
char *
dument_typed_from_amount (DumentMoney amount, const char *currency)
{
  char *text = dument_money_to_decimal (amount, dument_money_exponent (currency));

  /* TRANSLATORS: the code of your language: figures are written as is its custom */
  if (g_str_equal (C_ ("figures", "en"), "fr"))
    g_strdelimit (text, ".", ',');
  return text;
}
