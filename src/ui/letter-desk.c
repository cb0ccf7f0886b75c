/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "config.h"

#include "ui/letter-desk.h"

#include "document/geometry.h"

#include <adwaita.h>

#define MARGIN DUMENT_LETTER_DESK_MARGIN

/* A sheet of A4 at its real size, in thousandths of a pixel for one percent of zoom: a screen
 * counts 96 pixels to the inch. */
#define A4_WIDTH  7937
#define A4_HEIGHT 11225

/**
 * DumentLetterDesk:
 *
 * Sheets of paper, one below the other. It shows pictures of pages; a picture that is not of the
 * size of its sheet stands in, stretched, until the right one comes.
 */
struct _DumentLetterDesk
{
  GtkWidget parent_instance;

  GPtrArray *pictures; /* GdkTexture, an element may be NULL */
  int zoom;            /* percent */
  gboolean shows_envelope : 1;
};

G_DEFINE_FINAL_TYPE (DumentLetterDesk, dument_letter_desk, GTK_TYPE_WIDGET)

static void
clear_picture (gpointer data)
{
  if (data != NULL)
    g_object_unref (data);
}

static int
sheet_width (const DumentLetterDesk *self)
{
  return self->zoom * A4_WIDTH / 1000;
}

static int
sheet_height (const DumentLetterDesk *self)
{
  return self->zoom * A4_HEIGHT / 1000;
}

/* Returns: the place of what lies on a sheet, given in millimetres */
static graphene_rect_t
place_box (const graphene_rect_t *sheet, const DumentGeometryBox *box)
{
  float unit = sheet->size.width / 210;
  graphene_rect_t place;

  graphene_rect_init (
      &place, sheet->origin.x + (float) box->left * unit, sheet->origin.y + (float) box->top * unit,
      (float) (box->right - box->left) * unit, (float) (box->bottom - box->top) * unit);
  return place;
}

static graphene_rect_t
place_sheet (DumentLetterDesk *self, unsigned page)
{
  int width = gtk_widget_get_width (GTK_WIDGET (self));
  graphene_rect_t sheet;

  graphene_rect_init (&sheet, (float) MAX (MARGIN, (width - sheet_width (self)) / 2),
                      (float) dument_letter_desk_get_page_top (self, page),
                      (float) sheet_width (self), (float) sheet_height (self));
  return sheet;
}

static void
draw_frame (GtkSnapshot *snapshot, const graphene_rect_t *place, const GdkRGBA *color)
{
  const float widths[4] = { 1, 1, 1, 1 };
  const GdkRGBA colors[4] = { *color, *color, *color, *color };
  GskRoundedRect outline;

  gsk_rounded_rect_init_from_rect (&outline, place, 2);
  gtk_snapshot_append_border (snapshot, &outline, widths, colors);
}

/* What shows in the window of the envelope, and where the sheet is folded into it. */
static void
draw_envelope (GtkSnapshot *snapshot, const graphene_rect_t *sheet)
{
  static const GdkRGBA window = { 0.11f, 0.44f, 0.85f, 0.9f };
  static const GdkRGBA fold = { 0.11f, 0.44f, 0.85f, 0.45f };
  static const GdkRGBA veil = { 0.11f, 0.44f, 0.85f, 0.06f };
  DumentGeometry geometry = dument_geometry_dl ();
  const DumentEnvelope *envelope = &geometry.envelope;
  graphene_rect_t place = place_box (sheet, &envelope->clear);

  gtk_snapshot_append_color (snapshot, &veil, &place);
  place = place_box (sheet, &envelope->address);
  draw_frame (snapshot, &place, &window);
  for (unsigned i = 0; i < envelope->n_folds; i++)
    {
      const DumentGeometryBox line = { 0, envelope->folds[i], 210, envelope->folds[i] };

      place = place_box (sheet, &line);
      place.size.height = 1;
      gtk_snapshot_append_color (snapshot, &fold, &place);
    }
}

static void
draw_sheet (DumentLetterDesk *self, GtkSnapshot *snapshot, unsigned page)
{
  static const GdkRGBA white = { 1, 1, 1, 1 };
  static const GdkRGBA shadow = { 0, 0, 0, 0.28f };
  graphene_rect_t sheet = place_sheet (self, page);
  GdkTexture *picture = g_ptr_array_index (self->pictures, page);
  GskRoundedRect outline;

  gsk_rounded_rect_init_from_rect (&outline, &sheet, 0);
  gtk_snapshot_append_outset_shadow (snapshot, &outline, &shadow, 0, 1, 0, 7);
  gtk_snapshot_append_color (snapshot, &white, &sheet);
  if (picture != NULL)
    gtk_snapshot_append_texture (snapshot, picture, &sheet);
  if (self->shows_envelope && page == 0)
    draw_envelope (snapshot, &sheet);
}

/* ... GtkWidget ... */

static void
dument_letter_desk_measure (GtkWidget *widget,
                            GtkOrientation orientation,
                            int for_size,
                            int *minimum,
                            int *natural,
                            int *minimum_baseline,
                            int *natural_baseline)
{
  DumentLetterDesk *self = DUMENT_LETTER_DESK (widget);
  int n_pages = (int) MAX (self->pictures->len, 1);

  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL
                            ? sheet_width (self) + 2 * MARGIN
                            : n_pages * (sheet_height (self) + MARGIN) + MARGIN;
}

static void
dument_letter_desk_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  DumentLetterDesk *self = DUMENT_LETTER_DESK (widget);

  for (unsigned i = 0; i < self->pictures->len; i++)
    draw_sheet (self, snapshot, i);
}

static void
dument_letter_desk_finalize (GObject *object)
{
  g_ptr_array_unref (DUMENT_LETTER_DESK (object)->pictures);
  G_OBJECT_CLASS (dument_letter_desk_parent_class)->finalize (object);
}

static void
dument_letter_desk_class_init (DumentLetterDeskClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = dument_letter_desk_finalize;
  widget_class->measure = dument_letter_desk_measure;
  widget_class->snapshot = dument_letter_desk_snapshot;
  gtk_widget_class_set_css_name (widget_class, "letterdesk");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
dument_letter_desk_init (DumentLetterDesk *self)
{
  self->pictures = g_ptr_array_new_with_free_func (clear_picture);
  self->zoom = 60;
}

/**
 * dument_letter_desk_set_n_pages:
 * @self: a desk
 * @n_pages: how many sheets lie on it
 */
void
dument_letter_desk_set_n_pages (DumentLetterDesk *self, unsigned n_pages)
{
  if (n_pages == self->pictures->len)
    return;
  g_ptr_array_set_size (self->pictures, (int) n_pages);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/**
 * dument_letter_desk_set_zoom:
 * @self: a desk
 * @percent: of the size of the paper
 */
void
dument_letter_desk_set_zoom (DumentLetterDesk *self, int percent)
{
  self->zoom = percent;
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/**
 * dument_letter_desk_set_envelope:
 * @self: a desk
 * @shown: whether the window and the folds of the envelope are shown
 */
void
dument_letter_desk_set_envelope (DumentLetterDesk *self, gboolean shown)
{
  self->shows_envelope = shown != FALSE;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * dument_letter_desk_take_picture:
 * @self: a desk
 * @page: a page, from 0
 * @raster: what it looks like
 */
void
dument_letter_desk_take_picture (DumentLetterDesk *self, unsigned page, const DumentRaster *raster)
{
  if (page >= self->pictures->len)
    return;
  clear_picture (self->pictures->pdata[page]);
  self->pictures->pdata[page] = gdk_memory_texture_new (
      raster->width, raster->height, GDK_MEMORY_DEFAULT, raster->pixels, raster->stride);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * dument_letter_desk_is_sharp:
 * @self: a desk
 * @page: a page, from 0
 *
 * Returns: whether the picture of the page has the size that it is shown in
 */
gboolean
dument_letter_desk_is_sharp (DumentLetterDesk *self, unsigned page)
{
  GdkTexture *picture =
      page < self->pictures->len ? g_ptr_array_index (self->pictures, page) : NULL;

  return picture != NULL &&
         gdk_texture_get_width (picture) == dument_letter_desk_get_picture_width (self);
}

/**
 * dument_letter_desk_get_page_top:
 * @self: a desk
 * @page: a page, from 0
 *
 * Returns: where its sheet begins, pixels from the top
 */
int
dument_letter_desk_get_page_top (DumentLetterDesk *self, unsigned page)
{
  return MARGIN + (int) page * (sheet_height (self) + MARGIN);
}

/**
 * dument_letter_desk_get_picture_width:
 * @self: a desk
 *
 * Returns: the width in which a picture is sharp, pixels of the screen
 */
int
dument_letter_desk_get_picture_width (DumentLetterDesk *self)
{
  return sheet_width (self) * gtk_widget_get_scale_factor (GTK_WIDGET (self));
}
