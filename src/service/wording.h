/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#pragma once

#include "domain/date.h"

G_BEGIN_DECLS

char *dument_wording_day (DumentDate date);
char *dument_wording_before_issue (DumentDate day, DumentDate issued_on);

G_END_DECLS
