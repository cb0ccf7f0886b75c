/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */
#pragma once

#include "service/timeline.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define DUMENT_TYPE_TIMELINE_VIEW (dument_timeline_view_get_type ())
G_DECLARE_FINAL_TYPE (DumentTimelineView, dument_timeline_view, DUMENT, TIMELINE_VIEW, AdwBin)

GtkWidget *dument_timeline_view_new (void);
void dument_timeline_view_set_events (DumentTimelineView *self, GPtrArray *events);
void dument_timeline_view_set_names_invoices (DumentTimelineView *self, gboolean names_invoices);
char *dument_timeline_view_describe (const DumentEvent *event);

G_END_DECLS
