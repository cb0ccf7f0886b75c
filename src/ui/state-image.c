/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "config.h"

#include "ui/state-image.h"

#include "ui/format.h"

/* Colour says in addition what symbol and word say. */
static const char *
find_class (DumentState state)
{
  switch ((int) state)
    {
    case DUMENT_STATE_PAID:
      return "success";
    case DUMENT_STATE_LATE:
    case DUMENT_STATE_DISPUTED:
      return "warning";
    case DUMENT_STATE_FORMAL_NOTICE:
    case DUMENT_STATE_LITIGATION:
    case DUMENT_STATE_INSOLVENT:
      return "error";
    case DUMENT_STATE_DUE:
      return "accent";
    default:
      return NULL;
    }
}

/**
 * dument_state_image_show:
 * @image: an image
 * @state: where an invoice stands
 *
 * Shows the symbol of the state, beside which its word has to stand.
 */
void
dument_state_image_show (GtkImage *image, DumentState state)
{
  const char *classes[] = { find_class (state), NULL };

  gtk_image_set_from_icon_name (image, dument_format_state_icon (state));
  gtk_widget_set_css_classes (GTK_WIDGET (image), classes);
}

/**
 * dument_state_image_show_barred:
 * @image: an image
 *
 * Shows that an invoice can no longer be claimed unless something interrupted the period, in place
 * of the symbol of its state. What that means has to stand beside it, or in its tooltip.
 */
void
dument_state_image_show_barred (GtkImage *image)
{
  const char *classes[] = { "error", NULL };

  gtk_image_set_from_icon_name (image, "dument-state-barred-symbolic");
  gtk_widget_set_css_classes (GTK_WIDGET (image), classes);
}
