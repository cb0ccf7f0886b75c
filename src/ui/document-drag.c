/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "config.h"

#include "ui/document-drag.h"

#include "service/receivables.h"
#include "ui/document-copy.h"

/**
 * DumentDocumentProvider:
 *
 * Documents of the data file, as files for the program on which they are dropped. They are read and
 * copied off the main thread, and not before somebody takes them.
 */
struct _DumentDocumentProvider
{
  GdkContentProvider parent_instance;

  DumentEngine *engine;
  GArray *ids;
  gboolean are_invoices; /* or documents */
};

G_DEFINE_FINAL_TYPE (DumentDocumentProvider, dument_document_provider, GDK_TYPE_CONTENT_PROVIDER)

/* What is asked for: in which form, and where it goes. */
typedef struct
{
  char *mime_type;
  GOutputStream *stream;
  int priority;
} Request;

static void
free_request (gpointer data)
{
  Request *request = data;

  g_free (request->mime_type);
  g_object_unref (request->stream);
  g_free (request);
}

/* A list of files in every form but words: who takes text means no path of a copy. */
static GdkContentFormats *
dument_document_provider_ref_formats (GdkContentProvider *provider)
{
  g_autoptr (GdkContentFormats) all = gdk_content_formats_union_serialize_mime_types (
      gdk_content_formats_new_for_gtype (GDK_TYPE_FILE_LIST));
  GdkContentFormatsBuilder *builder = gdk_content_formats_builder_new ();
  gsize n_types;
  const char *const *types = gdk_content_formats_get_mime_types (all, &n_types);

  for (gsize i = 0; i < n_types; i++)
    {
      if (!g_str_has_prefix (types[i], "text/plain"))
        gdk_content_formats_builder_add_mime_type (builder, types[i]);
    }
  return gdk_content_formats_builder_free_to_formats (builder);
}

/* What the threads of the engine know of it. */
typedef struct
{
  GArray *ids;
  gboolean are_invoices;
} Order;

static void
free_order (gpointer data)
{
  Order *order = data;

  g_array_unref (order->ids);
  g_free (order);
}

/* The files that are these invoices; some were typed or stood in a table, and have none. */
static GArray *
list_sources (DumentWorkspace *workspace, GArray *invoice_ids, GError **error)
{
  g_autoptr (GPtrArray) rows = dument_receivables_load (workspace, invoice_ids,
                                                        /* cancellable= */ NULL, error);
  GArray *ids;

  if (rows == NULL)
    return NULL;
  ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  for (guint i = 0; i < rows->len; i++)
    {
      const DumentRegisterRow *row = g_ptr_array_index (rows, i);

      if (row->document_id != 0)
        g_array_append_val (ids, row->document_id);
    }
  return ids;
}

static gpointer
copy_documents (DumentWorkspace *workspace,
                gpointer data,
                GCancellable *cancellable,
                GError **error)
{
  const Order *order = data;
  g_autoptr (GArray) ids =
      order->are_invoices ? list_sources (workspace, order->ids, error) : g_array_ref (order->ids);
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; ids != NULL && i < ids->len; i++)
    {
      g_autoptr (DumentStoredDocument) document = NULL;
      GFile *file;

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
      document = dument_dossier_document (workspace, g_array_index (ids, gint64, i), error);
      file = document != NULL ? dument_document_copy_write (document, error) : NULL;
      if (file == NULL)
        return NULL;
      g_ptr_array_add (files, file);
    }
  return ids != NULL ? g_steal_pointer (&files) : NULL;
}

static void
serialized_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (gdk_content_serialize_finish (result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
copied_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  g_autoptr (GPtrArray) files = dument_engine_finish (DUMENT_ENGINE (source), result, &error);
  const Request *request = g_task_get_task_data (task);
  g_auto (GValue) value = G_VALUE_INIT;

  if (files == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  g_value_init (&value, GDK_TYPE_FILE_LIST);
  g_value_take_boxed (&value, gdk_file_list_new_from_array ((GFile **) files->pdata, files->len));
  gdk_content_serialize_async (request->stream, request->mime_type, &value, request->priority,
                               g_task_get_cancellable (task), serialized_cb, g_object_ref (task));
}

static void
dument_document_provider_write_mime_type_async (GdkContentProvider *provider,
                                                const char *mime_type,
                                                GOutputStream *stream,
                                                int io_priority,
                                                GCancellable *cancellable,
                                                GAsyncReadyCallback callback,
                                                gpointer user_data)
{
  DumentDocumentProvider *self = DUMENT_DOCUMENT_PROVIDER (provider);
  GTask *task = g_task_new (self, cancellable, callback, user_data);
  Request *request = g_new (Request, 1);
  Order *order = g_new (Order, 1);

  *request = (Request){ g_strdup (mime_type), g_object_ref (stream), io_priority };
  *order = (Order){ g_array_ref (self->ids), self->are_invoices };
  g_task_set_task_data (task, request, free_request);
  dument_engine_read_async (self->engine, copy_documents, order, free_order,
                            (GDestroyNotify) g_ptr_array_unref, cancellable, copied_cb, task);
}

static gboolean
dument_document_provider_write_mime_type_finish (GdkContentProvider *provider,
                                                 GAsyncResult *result,
                                                 GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
dument_document_provider_finalize (GObject *object)
{
  DumentDocumentProvider *self = DUMENT_DOCUMENT_PROVIDER (object);

  g_object_unref (self->engine);
  g_array_unref (self->ids);
  G_OBJECT_CLASS (dument_document_provider_parent_class)->finalize (object);
}

static void
dument_document_provider_class_init (DumentDocumentProviderClass *klass)
{
  GdkContentProviderClass *provider_class = GDK_CONTENT_PROVIDER_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = dument_document_provider_finalize;
  provider_class->ref_formats = dument_document_provider_ref_formats;
  provider_class->write_mime_type_async = dument_document_provider_write_mime_type_async;
  provider_class->write_mime_type_finish = dument_document_provider_write_mime_type_finish;
}

static void
dument_document_provider_init (DumentDocumentProvider *self)
{
}

static GdkContentProvider *
create_provider (DumentEngine *engine, GArray *ids, gboolean are_invoices)
{
  DumentDocumentProvider *self = g_object_new (DUMENT_TYPE_DOCUMENT_PROVIDER, NULL);

  self->engine = g_object_ref (engine);
  self->ids = ids;
  self->are_invoices = are_invoices;
  return GDK_CONTENT_PROVIDER (self);
}

/**
 * dument_document_drag_provide:
 * @engine: the engine of the data file
 * @document_id: a document of it
 *
 * Returns: (transfer full): the document, as a file
 */
GdkContentProvider *
dument_document_drag_provide (DumentEngine *engine, gint64 document_id)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  g_array_append_val (ids, document_id);
  return create_provider (engine, ids, /* are_invoices= */ FALSE);
}

/**
 * dument_document_drag_provide_invoices:
 * @engine: the engine of the data file
 * @invoice_ids: (element-type gint64): invoices
 *
 * Returns: (transfer full): the files that those invoices are which came as one each
 */
GdkContentProvider *
dument_document_drag_provide_invoices (DumentEngine *engine, GArray *invoice_ids)
{
  return create_provider (engine, g_array_copy (invoice_ids), /* are_invoices= */ TRUE);
}

/* Where a drag may begin. */
typedef struct
{
  DumentDocumentDragFunc find;
  gpointer user_data;
} Place;

static void
free_place (gpointer data, GClosure *closure)
{
  g_free (data);
}

/* A finger that moves scrolls. */
static gboolean
is_touched (GtkDragSource *source)
{
  return gtk_gesture_single_get_current_sequence (GTK_GESTURE_SINGLE (source)) != NULL;
}

static GdkContentProvider *
on_prepare_cb (GtkDragSource *source, double x, double y, Place *place)
{
  return is_touched (source) ? NULL : place->find (x, y, place->user_data);
}

static void
add_source (GtkWidget *widget, GCallback on_prepare, gpointer data, GClosureNotify free_data)
{
  GtkDragSource *source = gtk_drag_source_new ();

  g_signal_connect_data (source, "prepare", on_prepare, data, free_data, 0);
  /* Before the row, which would take the press for itself. */
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (source), GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (source));
}

/**
 * dument_document_drag_offer:
 * @widget: a widget
 * @find: tells what is dragged from a place in it
 * @user_data: for @find
 *
 * Lets documents be dragged out of the widget, onto the desktop or into another program.
 */
void
dument_document_drag_offer (GtkWidget *widget, DumentDocumentDragFunc find, gpointer user_data)
{
  Place *place = g_new (Place, 1);

  *place = (Place){ find, user_data };
  add_source (widget, G_CALLBACK (on_prepare_cb), place, free_place);
}

static GdkContentProvider *
on_prepare_document_cb (GtkDragSource *source, double x, double y, GdkContentProvider *document)
{
  return is_touched (source) ? NULL : g_object_ref (document);
}

static void
free_document (gpointer data, GClosure *closure)
{
  g_object_unref (data);
}

/**
 * dument_document_drag_offer_document:
 * @widget: a widget that stands for one document
 * @engine: the engine of the data file
 * @document_id: the document
 *
 * Lets the document be dragged out of the widget.
 */
void
dument_document_drag_offer_document (GtkWidget *widget, DumentEngine *engine, gint64 document_id)
{
  add_source (widget, G_CALLBACK (on_prepare_document_cb),
              dument_document_drag_provide (engine, document_id), free_document);
}

static gboolean
on_accept_cb (GtkDropTarget *target, GdkDrop *drop, gpointer user_data)
{
  return gdk_drop_get_drag (drop) == NULL &&
         (gdk_drop_get_actions (drop) & gtk_drop_target_get_actions (target)) != 0 &&
         gdk_content_formats_match (gtk_drop_target_get_formats (target),
                                    gdk_drop_get_formats (drop));
}

/**
 * dument_document_drag_refuse_own:
 * @target: where files may be dropped
 *
 * What was dragged out of this program and falls back into it is not taken: it is here already.
 */
void
dument_document_drag_refuse_own (GtkDropTarget *target)
{
  g_signal_connect (target, "accept", G_CALLBACK (on_accept_cb), NULL);
}
