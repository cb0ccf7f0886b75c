/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#pragma once

#include "cli/command.h"
#include "service/finding.h"

G_BEGIN_DECLS

char *
dument_cure_describe (const DumentFinding *finding, const DumentCommand *command, const char *file);

G_END_DECLS
