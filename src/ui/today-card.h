/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */
#pragma once

#include "service/agenda.h"
#include "service/engine.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DUMENT_TYPE_TODAY_CARD (dument_today_card_get_type ())
G_DECLARE_FINAL_TYPE (DumentTodayCard, dument_today_card, DUMENT, TODAY_CARD, GtkListBoxRow)

GtkWidget *dument_today_card_new (DumentEngine *engine, GPtrArray *proposals, guint place);
DumentAct dument_today_card_get_act (DumentTodayCard *self);
void dument_today_card_press (DumentTodayCard *self);
char *dument_today_card_tell_why (const DumentAgendaItem *item);

G_END_DECLS
