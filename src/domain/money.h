/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * DumentMoney:
 *
 * An amount in minor units (cents for the euro) of a currency that stands beside it.
 *
 * Every amount enters the program through dument_money_parse() or a check against
 * %DUMENT_MONEY_MAX. One invoice can then be computed without overflow; sums over many go through
 * dument_money_add(). No floating point ever touches an amount.
 */
typedef gint64 DumentMoney;

/** The largest amount, of either sign, that may enter: a hundred billion euros. */
#define DUMENT_MONEY_MAX G_GINT64_CONSTANT (10000000000000)

unsigned dument_money_exponent (const char *currency);
DumentMoney dument_money_unit (const char *currency);
gboolean dument_money_is_currency (const char *code);
gboolean dument_money_add (DumentMoney *sum, DumentMoney amount) G_GNUC_WARN_UNUSED_RESULT;
gboolean dument_money_is_too_large (const char *text);
gboolean dument_money_parse (const char *text,
                             unsigned exponent,
                             DumentMoney *ret_amount) G_GNUC_WARN_UNUSED_RESULT;
char *dument_money_to_decimal (DumentMoney amount, unsigned exponent);

G_END_DECLS
