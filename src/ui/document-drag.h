/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */
#pragma once

#include "service/engine.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DUMENT_TYPE_DOCUMENT_PROVIDER (dument_document_provider_get_type ())
G_DECLARE_FINAL_TYPE (DumentDocumentProvider,
                      dument_document_provider,
                      DUMENT,
                      DOCUMENT_PROVIDER,
                      GdkContentProvider)

/**
 * DumentDocumentDragFunc:
 * @x: where the drag begins
 * @y: where it begins
 * @user_data: as given
 *
 * Returns: (transfer full) (nullable): what is dragged from there, or %NULL for nothing
 */
typedef GdkContentProvider *(*DumentDocumentDragFunc) (double x, double y, gpointer user_data);

GdkContentProvider *dument_document_drag_provide (DumentEngine *engine, gint64 document_id);
GdkContentProvider *
dument_document_drag_provide_invoices (DumentEngine *engine, GArray *invoice_ids);
void
dument_document_drag_offer (GtkWidget *widget, DumentDocumentDragFunc find, gpointer user_data);
void
dument_document_drag_offer_document (GtkWidget *widget, DumentEngine *engine, gint64 document_id);
void dument_document_drag_refuse_own (GtkDropTarget *target);

G_END_DECLS
