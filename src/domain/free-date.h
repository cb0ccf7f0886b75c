/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */
#pragma once

#include "domain/date.h"

G_BEGIN_DECLS

/**
 * DumentFreeDateSense:
 * @DUMENT_FREE_DATE_PAST: a day that has been: of issue, of payment
 * @DUMENT_FREE_DATE_FUTURE: a day to come: the day of payment of an invoice
 *
 * Which day is meant where the text leaves the year, the month or the direction out.
 */
typedef enum
{
  DUMENT_FREE_DATE_PAST,
  DUMENT_FREE_DATE_FUTURE,
} DumentFreeDateSense;

gboolean dument_free_date_parse (const char *text,
                                 DumentDate today,
                                 DumentDate base,
                                 DumentFreeDateSense sense,
                                 DumentDate *ret_date) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
