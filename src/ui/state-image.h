/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */
#pragma once

#include "domain/state.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

void dument_state_image_show (GtkImage *image, DumentState state);
void dument_state_image_show_barred (GtkImage *image);

G_END_DECLS
