/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#pragma once

#include "service/workspace.h"

/* Every row of what users enter, to see that what was taken back is as it was. */
char *tables_dump (DumentWorkspace *workspace);
