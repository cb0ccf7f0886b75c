/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#pragma once

#include "fixture.h"

#include "service/drafting.h"
#include "service/letter-writing.h"

/* Two late invoices of Atelier Morel, and letters about them. */
extern const char *const letters_numbers[];

void letters_set_up (Fixture *fixture, gconstpointer data);
DumentWrittenLetter *letters_write (Fixture *fixture, const char *template_id, const char *body);
DumentLetterDraft *letters_save_draft (Fixture *fixture);
void
letters_keep_print (Fixture *fixture, DumentLetterDraft *draft, const DumentWrittenLetter *written);
