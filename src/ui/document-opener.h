/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */
#pragma once

#include "ui/window.h"

G_BEGIN_DECLS

void dument_document_opener_open (DumentWindow *window, gint64 document_id);

G_END_DECLS
