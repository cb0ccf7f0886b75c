/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */
#pragma once

#include "service/engine.h"
#include "service/letter-case.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define DUMENT_TYPE_TEXT_DIALOG (dument_text_dialog_get_type ())
G_DECLARE_FINAL_TYPE (DumentTextDialog, dument_text_dialog, DUMENT, TEXT_DIALOG, AdwWindow)

void
dument_text_dialog_present (GtkWindow *parent, DumentEngine *engine, DumentLetterCase *letter_case);

G_END_DECLS
