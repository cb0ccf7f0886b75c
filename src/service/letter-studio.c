/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "config.h"

#include "service/letter-studio.h"

#include "document/layout.h"
#include "service/letter-checks.h"

/**
 * DumentLetterStudio:
 *
 * Lays a letter out again and again while it is being typed, on a thread of its own that keeps the
 * typefaces and what was shaped already. The pages never leave that thread: a window gets pictures
 * of those that it shows. The last letter that was laid out is the one that can be drawn.
 */
struct _DumentLetterStudio
{
  GObject parent_instance;

  GThreadPool *pool;

  /* Of the thread of the pool; nobody else looks while a task is under way. */
  DumentTypesetter *typesetter;
  DumentPages *pages;
  guint64 generation;
};

/* What the thread is asked to do. */
typedef struct
{
  DumentLetterCase *letter_case; /* NULL: draw only */
  char *body;
  guint64 generation;
  unsigned first_page;
  unsigned n_pages;
  int width;
} Order;

G_DEFINE_FINAL_TYPE (DumentLetterStudio, dument_letter_studio, G_TYPE_OBJECT)

static void
free_order (gpointer data)
{
  Order *order = data;

  dument_letter_case_unref (order->letter_case);
  g_free (order->body);
  g_free (order);
}

static void
free_raster (gpointer data)
{
  dument_raster_free (data);
}

static void
free_view (gpointer data)
{
  dument_letter_view_free (data);
}

/**
 * dument_letter_view_free:
 * @self: (nullable) (transfer full): a view
 */
void
dument_letter_view_free (DumentLetterView *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->rasters, g_ptr_array_unref);
  g_clear_pointer (&self->warnings, g_ptr_array_unref);
  g_clear_pointer (&self->variables, g_ptr_array_unref);
  g_free (self);
}

static void
draw_pages (DumentLetterStudio *self, const Order *order, DumentLetterView *view)
{
  view->first_page = MIN (order->first_page, view->n_pages - 1);
  view->rasters = g_ptr_array_new_with_free_func (free_raster);
  for (unsigned i = view->first_page;
       i < view->n_pages && i < view->first_page + MAX (order->n_pages, 1); i++)
    {
      DumentRaster *raster = dument_raster_new (self->pages, i, order->width);

      if (raster == NULL)
        break;
      g_ptr_array_add (view->rasters, raster);
    }
}

static DumentLetterView *
lay_out (DumentLetterStudio *self, const Order *order, GError **error)
{
  GPtrArray *receivables = dument_letter_case_get_receivables (order->letter_case);
  const DumentReceivable *first = g_ptr_array_index (receivables, 0);
  g_autoptr (DumentLetterView) view = g_new0 (DumentLetterView, 1);
  g_autoptr (DumentLetter) letter = NULL;
  DumentLayoutPictures pictures = dument_letter_case_get_pictures (order->letter_case);
  DumentGeometry geometry = dument_geometry_dl ();

  if (self->typesetter == NULL)
    self->typesetter = dument_typesetter_new (error);
  if (self->typesetter == NULL)
    return NULL;
  view->warnings = dument_finding_list_new ();
  dument_finding_list_append (view->warnings, dument_letter_case_get_warnings (order->letter_case));
  letter = dument_letter_case_compose (order->letter_case, order->body, view->warnings, error);
  if (letter == NULL)
    return NULL;
  g_clear_pointer (&self->pages, dument_pages_free);
  self->pages = dument_layout_letter (self->typesetter, letter, &pictures, &geometry);
  dument_letter_checks_warn_layout (self->pages->violations,
                                    dument_letter_case_get_kind (order->letter_case), first->client,
                                    view->warnings);
  view->generation = ++self->generation;
  view->n_pages = self->pages->pages->len;
  view->variables = dument_letter_case_variables (order->letter_case);
  draw_pages (self, order, view);
  return g_steal_pointer (&view);
}

static void
draw (DumentLetterStudio *self, const Order *order, GTask *task)
{
  DumentRaster *raster = NULL;

  if (order->generation == self->generation && self->pages != NULL &&
      order->first_page < self->pages->pages->len)
    raster = dument_raster_new (self->pages, order->first_page, order->width);
  if (raster != NULL)
    g_task_return_pointer (task, raster, free_raster);
  else
    /* The letter was laid out anew: who asked will ask again. */
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "overtaken");
}

static void
run_order (gpointer data, gpointer user_data)
{
  g_autoptr (GTask) task = data;
  DumentLetterStudio *self = g_task_get_source_object (task);
  const Order *order = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  DumentLetterView *view;

  if (g_task_return_error_if_cancelled (task))
    return;
  if (order->letter_case == NULL)
    {
      draw (self, order, task);
      return;
    }
  view = lay_out (self, order, &error);
  if (view != NULL)
    g_task_return_pointer (task, view, free_view);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

/* While a task is under way it holds the studio, so the thread is idle here. */
static void
dument_letter_studio_finalize (GObject *object)
{
  DumentLetterStudio *self = DUMENT_LETTER_STUDIO (object);

  g_thread_pool_free (self->pool, /* immediate= */ FALSE, /* wait_= */ FALSE);
  g_clear_pointer (&self->pages, dument_pages_free);
  g_clear_pointer (&self->typesetter, dument_typesetter_free);
  G_OBJECT_CLASS (dument_letter_studio_parent_class)->finalize (object);
}

static void
dument_letter_studio_class_init (DumentLetterStudioClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dument_letter_studio_finalize;
}

static void
dument_letter_studio_init (DumentLetterStudio *self)
{
  self->pool = g_thread_pool_new (run_order, /* user_data= */ NULL, /* max_threads= */ 1,
                                  /* exclusive= */ TRUE, /* error= */ NULL);
}

/**
 * dument_letter_studio_new:
 *
 * Returns: (transfer full): a studio
 */
DumentLetterStudio *
dument_letter_studio_new (void)
{
  return g_object_new (DUMENT_TYPE_LETTER_STUDIO, NULL);
}

static void
give_order (DumentLetterStudio *self,
            Order *order,
            GCancellable *cancellable,
            GAsyncReadyCallback callback,
            gpointer user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_task_data (task, order, free_order);
  g_thread_pool_push (self->pool, task, /* error= */ NULL);
}

/**
 * dument_letter_studio_lay_out_async:
 * @self: a studio
 * @letter_case: what the letter is made of
 * @body: (nullable): its text as it is edited, %NULL for the shipped one
 * @first_page: the first page that is shown, from 0
 * @n_pages: how many are shown
 * @width: width of a page on the screen, pixels
 * @cancellable: (nullable): tells that the layout is no longer wanted
 * @callback: called on the thread that asks
 * @user_data: for @callback
 *
 * Composes the letter, lays it out and draws the pages that are shown. Layouts are made in the
 * order in which they are asked for.
 */
void
dument_letter_studio_lay_out_async (DumentLetterStudio *self,
                                    DumentLetterCase *letter_case,
                                    const char *body,
                                    unsigned first_page,
                                    unsigned n_pages,
                                    int width,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data)
{
  Order *order = g_new0 (Order, 1);

  order->letter_case = dument_letter_case_ref (letter_case);
  order->body = g_strdup (body);
  order->first_page = first_page;
  order->n_pages = n_pages;
  order->width = width;
  give_order (self, order, cancellable, callback, user_data);
}

/**
 * dument_letter_studio_lay_out_finish:
 * @self: a studio
 * @result: what the callback got
 * @error: return location for an error that names the place in the text
 *
 * Returns: (transfer full) (nullable): the letter as it looks now
 */
DumentLetterView *
dument_letter_studio_lay_out_finish (DumentLetterStudio *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * dument_letter_studio_draw_async:
 * @self: a studio
 * @generation: of the layout that is shown
 * @page: a page of it, from 0
 * @width: width of a page on the screen, pixels
 * @cancellable: (nullable): tells that the picture is no longer wanted
 * @callback: called on the thread that asks
 * @user_data: for @callback
 *
 * Draws a page once more: another one, or in another size.
 */
void
dument_letter_studio_draw_async (DumentLetterStudio *self,
                                 guint64 generation,
                                 unsigned page,
                                 int width,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  Order *order = g_new0 (Order, 1);

  order->generation = generation;
  order->first_page = page;
  order->width = width;
  give_order (self, order, cancellable, callback, user_data);
}

/**
 * dument_letter_studio_draw_finish:
 * @self: a studio
 * @result: what the callback got
 * @error: return location; %G_IO_ERROR_CANCELLED where the letter was laid out anew meanwhile
 *
 * Returns: (transfer full) (nullable): the picture
 */
DumentRaster *
dument_letter_studio_draw_finish (DumentLetterStudio *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
