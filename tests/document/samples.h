/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */
#pragma once

#include "domain/letter.h"

G_BEGIN_DECLS

DumentLetter *samples_new_letter (const char *name);
DumentLetter *samples_new_numbered (guint number, gboolean with_code);
DumentLetter *samples_new_random (GRand *random);

G_END_DECLS
