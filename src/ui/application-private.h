/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */
#pragma once

#include "ui/application.h"

G_BEGIN_DECLS

void dument_application_add_actions (DumentApplication *self);

G_END_DECLS
