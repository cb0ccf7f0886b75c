/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */
#pragma once

#include "domain/free-date.h"
#include "domain/money.h"
#include "service/finding.h"
#include "ui/form-dialog.h"

G_BEGIN_DECLS

char *dument_typed_text (DumentFieldRow *row);
DumentDate dument_typed_date (DumentFormDialog *form,
                              DumentFieldRow *row,
                              DumentDate base,
                              DumentFreeDateSense sense);
DumentDate dument_typed_optional_date (DumentFormDialog *form,
                                       DumentFieldRow *row,
                                       DumentFreeDateSense sense,
                                       DumentFindingField field,
                                       GPtrArray *unread);
DumentMoney dument_typed_amount (DumentFormDialog *form, DumentFieldRow *row, const char *currency);

char *dument_typed_from_amount (DumentMoney amount, const char *currency);

G_END_DECLS
