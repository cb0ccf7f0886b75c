/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */
#pragma once

#include "service/clients.h"
#include "service/dossier.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define DUMENT_TYPE_CIRCUMSTANCE_LIST (dument_circumstance_list_get_type ())
G_DECLARE_FINAL_TYPE (DumentCircumstanceList,
                      dument_circumstance_list,
                      DUMENT,
                      CIRCUMSTANCE_LIST,
                      AdwBin)

GtkWidget *dument_circumstance_list_new (void);
void dument_circumstance_list_show (DumentCircumstanceList *self,
                                    const DumentDossier *dossier,
                                    DumentDate today);
void dument_circumstance_list_show_client (DumentCircumstanceList *self,
                                           const DumentClientFile *file,
                                           DumentDate today);

G_END_DECLS
