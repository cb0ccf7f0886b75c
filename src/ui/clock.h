/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */
#pragma once

#include "domain/date.h"

G_BEGIN_DECLS

void dument_clock_tell (DumentDate *ret_today, gint64 *ret_now);
void dument_clock_set_today (DumentDate today);

G_END_DECLS
