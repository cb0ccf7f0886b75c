/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */
#pragma once

#include "service/letter-posting.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define DUMENT_TYPE_POSTING_DIALOG (dument_posting_dialog_get_type ())
G_DECLARE_FINAL_TYPE (DumentPostingDialog, dument_posting_dialog, DUMENT, POSTING_DIALOG, AdwWindow)

GtkWidget *dument_posting_dialog_new (GtkWindow *parent,
                                      DumentDate today,
                                      const DumentPostingDates *dates,
                                      const char *registered_number,
                                      gboolean is_recorded);
void dument_posting_dialog_get_news (DumentPostingDialog *self,
                                     DumentPostingNews *ret_news,
                                     char **ret_number);
void dument_posting_dialog_show_refusal (DumentPostingDialog *self, const char *sentence);

G_END_DECLS
