/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "document/flow.h"

/* Sums of heights differ from the height of the page by rounding only. */
#define SLACK 0.01

/* White may shrink by these steps, in hundredths, where that saves a page. */
static const unsigned stretches[] = { 90, 80, 70, 60 };

struct _DumentFlow
{
  GArray *items;
  GArray *marks;
  unsigned n_groups;
};

/* A page being filled. */
typedef struct
{
  const DumentFlow *flow;
  DumentPages *pages;
  DumentPage *page;
  double top;
  double bottom;
  double stretch;
  gboolean is_whole;
} Filling;

/**
 * dument_flow_new:
 *
 * Returns: (transfer full): an empty body
 */
DumentFlow *
dument_flow_new (void)
{
  DumentFlow *self = g_new0 (DumentFlow, 1);

  self->items =
      g_array_new (/* zero_terminated= */ FALSE, /* clear_= */ FALSE, sizeof (DumentFlowItem));
  self->marks = dument_page_new_marks ();
  return self;
}

/**
 * dument_flow_free:
 * @self: (nullable) (transfer full): a body
 */
void
dument_flow_free (DumentFlow *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->items);
  g_array_unref (self->marks);
  g_free (self);
}

/**
 * dument_flow_begin_group:
 * @self: a body
 *
 * Returns: a new group for items that belong to one element of the structure
 */
unsigned
dument_flow_begin_group (DumentFlow *self)
{
  return ++self->n_groups;
}

/**
 * dument_flow_add:
 * @self: a body
 * @item: an item; its marks are those added until dument_flow_close()
 *
 * Returns: its index
 */
unsigned
dument_flow_add (DumentFlow *self, const DumentFlowItem *item)
{
  DumentFlowItem copy = *item;

  copy.first_mark = self->marks->len;
  copy.n_marks = 0;
  g_array_append_val (self->items, copy);
  return self->items->len - 1;
}

/**
 * dument_flow_marks:
 * @self: a body
 *
 * Returns: (transfer none) (element-type DumentMark): where the marks of the last item go, from the
 *   top of the item
 */
GArray *
dument_flow_marks (DumentFlow *self)
{
  return self->marks;
}

/**
 * dument_flow_close:
 * @self: a body
 * @item: the last item, whose marks are complete
 */
void
dument_flow_close (DumentFlow *self, unsigned item)
{
  DumentFlowItem *last = dument_flow_item (self, item);

  last->n_marks = self->marks->len - last->first_mark;
}

/**
 * dument_flow_n_items:
 * @self: a body
 *
 * Returns: how many items it has
 */
unsigned
dument_flow_n_items (const DumentFlow *self)
{
  return self->items->len;
}

/**
 * dument_flow_item:
 * @self: a body
 * @index: which item
 *
 * Returns: (transfer none): the item, until the next is added
 */
DumentFlowItem *
dument_flow_item (DumentFlow *self, unsigned index)
{
  return &g_array_index (self->items, DumentFlowItem, index);
}

static const DumentFlowItem *
peek_item (const DumentFlow *self, unsigned index)
{
  return &g_array_index (self->items, DumentFlowItem, index);
}

static double
measure_repeated_head (const DumentFlow *self, unsigned start)
{
  int head = peek_item (self, start)->repeat;

  return head < 0 ? 0 : peek_item (self, (unsigned) head)->height;
}

/* First item that does not fit on the page that begins with start. */
static unsigned
find_overflow (const Filling *filling, unsigned start)
{
  const DumentFlow *flow = filling->flow;
  double y = filling->top + measure_repeated_head (flow, start);
  unsigned index;

  for (index = start; index < flow->items->len; index++)
    {
      const DumentFlowItem *item = peek_item (flow, index);

      y += (index > start ? item->space * filling->stretch : 0) + item->height;
      if (y > filling->bottom + SLACK)
        break;
    }
  return index;
}

/* First item of the next page: as late as it fits, but not where a page may not end. */
static unsigned
find_break (const Filling *filling, unsigned start)
{
  unsigned overflow = find_overflow (filling, start);
  unsigned end = overflow;

  if (overflow == filling->flow->items->len)
    return overflow;
  while (end > start && peek_item (filling->flow, end - 1)->keep_with_next)
    end--;
  if (end > start || !filling->is_whole)
    return end;
  /* What is kept together exceeds a whole page, so it has to be split somewhere. */
  return MAX (overflow, start + 1);
}

static void
check_height (const Filling *filling, unsigned start)
{
  const DumentFlowItem *item = peek_item (filling->flow, start);
  double excess =
      filling->top + measure_repeated_head (filling->flow, start) + item->height - filling->bottom;
  DumentViolation violation = {
    .code = DUMENT_VIOLATION_TOO_TALL,
    .page = filling->pages->pages->len,
    .line = start + 1,
    .millimetres = excess / DUMENT_GEOMETRY_MM,
  };

  if (excess <= SLACK)
    return;
  for (unsigned i = 0; i < item->n_marks; i++)
    {
      const DumentMark *mark =
          &g_array_index (filling->flow->marks, DumentMark, item->first_mark + i);

      if (mark->ink == DUMENT_INK_TEXT)
        {
          dument_violation_add (filling->pages->violations, &violation, mark->lines->text);
          return;
        }
    }
  dument_violation_add (filling->pages->violations, &violation, /* text= */ NULL);
}

static void
draw_item (const Filling *filling, const DumentFlowItem *item, double y)
{
  for (unsigned i = 0; i < item->n_marks; i++)
    {
      dument_page_append (filling->page->marks,
                          &g_array_index (filling->flow->marks, DumentMark, item->first_mark + i),
                          0, y);
    }
}

static void
fill_page (const Filling *filling, unsigned start, unsigned end)
{
  GArray *marks = filling->page->marks;
  int head = peek_item (filling->flow, start)->repeat;
  const DumentFlowItem *open = NULL;
  double y = filling->top;

  for (unsigned index = start; index < end; index++)
    {
      const DumentFlowItem *item = peek_item (filling->flow, index);

      if (open != NULL && open->group != item->group)
        {
          dument_page_append_tag (marks, DUMENT_INK_TAG_END, open->tag);
          open = NULL;
        }
      if (open == NULL && item->tag != NULL)
        {
          dument_page_append_tag (marks, DUMENT_INK_TAG_BEGIN, item->tag);
          open = item;
        }
      if (index > start)
        y += item->space * filling->stretch;
      else if (head >= 0)
        {
          draw_item (filling, peek_item (filling->flow, (unsigned) head), y);
          y += peek_item (filling->flow, (unsigned) head)->height;
        }
      draw_item (filling, item, y);
      y += item->height;
    }
  if (open != NULL)
    dument_page_append_tag (marks, DUMENT_INK_TAG_END, open->tag);
}

static Filling
begin_filling (const DumentFlow *self,
               const DumentGeometry *geometry,
               double first_top,
               double stretch)
{
  return (Filling){
    .flow = self,
    .top = first_top,
    .bottom = geometry->text.bottom * DUMENT_GEOMETRY_MM,
    .stretch = stretch,
  };
}

static void
turn_page (Filling *filling, const DumentGeometry *geometry)
{
  filling->top = geometry->following_top * DUMENT_GEOMETRY_MM;
  filling->is_whole = TRUE;
}

static unsigned
count_pages (const DumentFlow *self,
             const DumentGeometry *geometry,
             double first_top,
             double stretch)
{
  Filling filling = begin_filling (self, geometry, first_top, stretch);
  unsigned n_pages = 1;
  unsigned start = find_break (&filling, 0);

  for (; start < self->items->len; n_pages++)
    {
      turn_page (&filling, geometry);
      start = find_break (&filling, start);
    }
  return n_pages;
}

/* A letter that is only a few lines too long for its last page has a little less white instead. */
static double
choose_stretch (const DumentFlow *self, const DumentGeometry *geometry, double first_top)
{
  unsigned n_pages = self->items->len > 0 ? count_pages (self, geometry, first_top, 1) : 1;
  gsize last = G_N_ELEMENTS (stretches) - 1;

  if (n_pages == 1 || count_pages (self, geometry, first_top, stretches[last] / 100.0) >= n_pages)
    return 1;
  for (gsize i = 0; i < last; i++)
    {
      if (count_pages (self, geometry, first_top, stretches[i] / 100.0) < n_pages)
        return stretches[i] / 100.0;
    }
  return stretches[last] / 100.0;
}

/**
 * dument_flow_place:
 * @self: a body
 * @pages: a document with its first page
 * @geometry: where text may stand
 * @first_top: where the body begins on the first page, points
 *
 * Breaks the body into pages, with a little less white between its parts where that saves a page.
 * What is taller than a page goes over its foot and is a violation.
 */
void
dument_flow_place (const DumentFlow *self,
                   DumentPages *pages,
                   const DumentGeometry *geometry,
                   double first_top)
{
  Filling filling =
      begin_filling (self, geometry, first_top, choose_stretch (self, geometry, first_top));
  unsigned start = 0;

  filling.pages = pages;
  filling.page = dument_pages_get (pages, 0);

  while (start < self->items->len)
    {
      unsigned end = find_break (&filling, start);

      if (end > start)
        {
          check_height (&filling, start);
          fill_page (&filling, start, end);
        }
      start = end;
      if (start < self->items->len)
        {
          filling.page = dument_pages_add (pages);
          turn_page (&filling, geometry);
        }
    }
}
