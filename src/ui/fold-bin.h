/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DUMENT_TYPE_FOLD_BIN (dument_fold_bin_get_type ())
G_DECLARE_FINAL_TYPE (DumentFoldBin, dument_fold_bin, DUMENT, FOLD_BIN, GtkWidget)

G_END_DECLS
