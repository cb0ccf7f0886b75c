/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */
#pragma once

#include "service/engine.h"
#include "service/finding.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define DUMENT_TYPE_BUSINESS_FORM (dument_business_form_get_type ())
G_DECLARE_FINAL_TYPE (DumentBusinessForm, dument_business_form, DUMENT, BUSINESS_FORM, AdwBin)

GtkWidget *dument_business_form_new (DumentEngine *engine);
gboolean dument_business_form_is_complete (DumentBusinessForm *self);
gboolean dument_business_form_is_changed (DumentBusinessForm *self);
void dument_business_form_reload (DumentBusinessForm *self);
void dument_business_form_go_to (DumentBusinessForm *self, DumentFindingField field);
void dument_business_form_show_payment (DumentBusinessForm *self);
void dument_business_form_save_async (DumentBusinessForm *self,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);
gboolean dument_business_form_save_finish (DumentBusinessForm *self,
                                           GAsyncResult *result,
                                           GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
