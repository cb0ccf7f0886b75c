/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */
#pragma once

#include "service/engine.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define DUMENT_TYPE_APPLICATION (dument_application_get_type ())
G_DECLARE_FINAL_TYPE (DumentApplication, dument_application, DUMENT, APPLICATION, AdwApplication)

DumentApplication *dument_application_new (void);
void dument_application_open_data (DumentApplication *self, const char *path);
void dument_application_restore (DumentApplication *self, const char *backup_path);
void dument_application_open_sample (DumentApplication *self);

G_END_DECLS
