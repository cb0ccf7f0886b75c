/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */
#pragma once

#include "domain/date.h"

G_BEGIN_DECLS

/**
 * DumentHolidays:
 * @DUMENT_HOLIDAYS_NATIONAL: the eleven public holidays of France
 * @DUMENT_HOLIDAYS_ALSACE_MOSELLE: Good Friday and 26 December besides
 * @DUMENT_HOLIDAYS_MAYOTTE: the day of the abolition of slavery besides, and so below
 *
 * Which public holidays are kept. The flags add to the national ones.
 */
typedef enum
{
  DUMENT_HOLIDAYS_NATIONAL = 0,
  DUMENT_HOLIDAYS_ALSACE_MOSELLE = 1 << 0,
  DUMENT_HOLIDAYS_MAYOTTE = 1 << 1,
  DUMENT_HOLIDAYS_MARTINIQUE = 1 << 2,
  DUMENT_HOLIDAYS_GUADELOUPE = 1 << 3,
  DUMENT_HOLIDAYS_SAINT_MARTIN = 1 << 4,
  DUMENT_HOLIDAYS_GUYANE = 1 << 5,
  DUMENT_HOLIDAYS_SAINT_BARTHELEMY = 1 << 6,
  DUMENT_HOLIDAYS_REUNION = 1 << 7,
} DumentHolidays;

DumentDate dument_calendar_easter (int year);
gboolean dument_calendar_is_holiday (DumentDate date, DumentHolidays holidays);
gboolean dument_calendar_is_working_day (DumentDate date, DumentHolidays holidays);
DumentDate dument_calendar_next_working_day (DumentDate date, DumentHolidays holidays);
DumentDate
dument_calendar_add_working_days (DumentDate date, unsigned n_days, DumentHolidays holidays);

G_END_DECLS
