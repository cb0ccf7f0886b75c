/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#pragma once

#include "domain/law.h"
#include "domain/terms.h"

G_BEGIN_DECLS

gboolean dument_due_date_is_possible (DumentDate issue_date, DumentDate due_date);
gboolean dument_due_date_estimate (const DumentLaw *law,
                                   DumentDebtorKind kind,
                                   DumentDate issue_date,
                                   DumentDate supply_date,
                                   DumentDate *ret_due) G_GNUC_WARN_UNUSED_RESULT;

/**
 * DumentDueHabit:
 * @issue_date: day of issue of an earlier invoice
 * @due_date: its day of payment, as agreed
 *
 * What was agreed with a client before.
 */
typedef struct
{
  DumentDate issue_date;
  DumentDate due_date;
} DumentDueHabit;

/**
 * DumentDueTermKind:
 * @DUMENT_DUE_TERM_NET: so many days after the issue
 * @DUMENT_DUE_TERM_THEN_END_OF_MONTH: the end of the month in which so many days after the issue
 *   end
 * @DUMENT_DUE_TERM_AFTER_END_OF_MONTH: so many days after the end of the month of the issue
 *
 * How days to pay are counted. Both counts with an end of month are lawful.
 */
typedef enum
{
  DUMENT_DUE_TERM_NET,
  DUMENT_DUE_TERM_THEN_END_OF_MONTH,
  DUMENT_DUE_TERM_AFTER_END_OF_MONTH,
} DumentDueTermKind;

/** The days that a client has to pay. */
typedef struct
{
  DumentDueTermKind kind;
  int days;
} DumentDueTerm;

DumentDate dument_due_term_apply (DumentDueTerm term, DumentDate issue_date);
gboolean dument_due_term_find (const DumentDueHabit *habits,
                               gsize n_habits,
                               DumentDueTerm *ret_term) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
