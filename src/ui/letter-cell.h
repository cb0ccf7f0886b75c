/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */
#pragma once

#include "service/letter-listing.h"

G_BEGIN_DECLS

char *dument_letter_cell_tell (const DumentListedLetter *letter, DumentLetterListingOrder column);

G_END_DECLS
