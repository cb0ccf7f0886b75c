/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */
#pragma once

#include "domain/date.h"
#include "domain/law.h"
#include "domain/money.h"

G_BEGIN_DECLS

char *dument_french_text_integer (gint64 number);
char *dument_french_text_decimal (gint64 number, unsigned exponent);
char *dument_french_text_amount (DumentMoney amount, const char *currency);
char *dument_french_text_rate (DumentRate rate);

char *dument_french_text_date (DumentDate date);
char *dument_french_text_dates (const DumentDate *dates, gsize n_dates);
char *dument_french_text_short_date (DumentDate date);

char *dument_french_text_number_in_letters (guint64 number);
char *dument_french_text_amount_in_letters (DumentMoney amount);

char *dument_french_text_list (const char *const *items);
char *dument_french_text_count (gint64 number, const char *one, const char *many);
char *dument_french_text_fix_spaces (const char *text);

G_END_DECLS
