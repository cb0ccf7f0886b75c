/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * DumentDate:
 *
 * A day of the Gregorian calendar, as the number of days since 1970-01-01. Differences and
 * comparisons are those of integers. Valid days lie in the years 1900 to 2199.
 */
typedef gint32 DumentDate;

/** No day: unknown, or not happened yet. It compares below every day. */
#define DUMENT_DATE_NONE G_MININT32

/** Bytes of an ISO date with its terminator: `2026-11-22`. */
#define DUMENT_DATE_ISO_SIZE 11

gboolean dument_date_is_valid (int year, int month, int day);
DumentDate dument_date_from_ymd (int year, int month, int day);
void dument_date_to_ymd (DumentDate date, int *ret_year, int *ret_month, int *ret_day);
gboolean dument_date_parse_iso (const char *text, DumentDate *ret_date) G_GNUC_WARN_UNUSED_RESULT;
gboolean dument_date_parse (const char *text, DumentDate *ret_date) G_GNUC_WARN_UNUSED_RESULT;
char *dument_date_to_iso (DumentDate date);
void dument_date_write_iso (DumentDate date, char buffer[DUMENT_DATE_ISO_SIZE]);

int dument_date_year (DumentDate date);
int dument_date_days_in_year (DumentDate date);
int dument_date_weekday (DumentDate date);
DumentDate dument_date_earlier (DumentDate one, DumentDate other);
DumentDate dument_date_end_of_month (DumentDate date);
DumentDate dument_date_add_months (DumentDate date, int months);
DumentDate dument_date_add_years (DumentDate date, int years);

G_END_DECLS
