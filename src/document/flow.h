/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */
#pragma once

#include "document/geometry.h"
#include "document/pages.h"

G_BEGIN_DECLS

/**
 * DumentFlowItem:
 * @space: points above it, dropped at the top of a page
 * @height: its height
 * @keep_with_next: whether no page may end after it
 * @tag: (nullable): structure type of its group
 * @group: consecutive items of one group on a page are one element of the structure
 * @repeat: index of the table head that is repeated when a page begins with it; -1 for none
 *
 * A part of the body that is never split: a line of text, a row of a table, a block.
 */
typedef struct
{
  double space;
  double height;
  gboolean keep_with_next;
  const char *tag;
  unsigned group;
  int repeat;
  unsigned first_mark;
  unsigned n_marks;
} DumentFlowItem;

typedef struct _DumentFlow DumentFlow;

DumentFlow *dument_flow_new (void);
void dument_flow_free (DumentFlow *self);
unsigned dument_flow_begin_group (DumentFlow *self);
unsigned dument_flow_add (DumentFlow *self, const DumentFlowItem *item);
GArray *dument_flow_marks (DumentFlow *self);
void dument_flow_close (DumentFlow *self, unsigned item);
unsigned dument_flow_n_items (const DumentFlow *self);
DumentFlowItem *dument_flow_item (DumentFlow *self, unsigned index);
void dument_flow_place (const DumentFlow *self,
                        DumentPages *pages,
                        const DumentGeometry *geometry,
                        double first_top);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DumentFlow, dument_flow_free)

G_END_DECLS
