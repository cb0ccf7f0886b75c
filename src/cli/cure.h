/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#pragma once

#include "service/finding.h"

G_BEGIN_DECLS

char *dument_cure_command (const DumentFinding *finding);
char *dument_cure_describe (const DumentFinding *finding);

G_END_DECLS
