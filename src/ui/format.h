/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */
#pragma once

#include "domain/law.h"
#include "domain/manner.h"
#include "domain/state.h"

G_BEGIN_DECLS

char *dument_format_amount (DumentMoney amount, const char *currency);
char *dument_format_figure (DumentMoney amount, const char *currency);
char *dument_format_count (gint64 count);
char *dument_format_rate (DumentRate rate);
char *dument_format_short_date (DumentDate date);
char *dument_format_long_date (DumentDate date);
const char *dument_format_state (DumentState state);
const char *dument_format_state_icon (DumentState state);
const char *dument_format_kind (DumentDebtorKind kind);
const char *dument_format_tone (DumentTone tone);
char *dument_format_delay (gint32 days);

G_END_DECLS
