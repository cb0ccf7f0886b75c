/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "config.h"

#include "document/violation.h"

#include "domain/address.h"

#include <glib/gi18n-lib.h>
#include <math.h>

static void
clear_violation (gpointer data)
{
  DumentViolation *violation = data;

  g_clear_pointer (&violation->text, g_free);
}

/**
 * dument_violation_new_list:
 *
 * Returns: (transfer full) (element-type DumentViolation): an empty list
 */
GArray *
dument_violation_new_list (void)
{
  GArray *list =
      g_array_new (/* zero_terminated= */ FALSE, /* clear_= */ FALSE, sizeof (DumentViolation));

  g_array_set_clear_func (list, clear_violation);
  return list;
}

/**
 * dument_violation_add:
 * @list: (element-type DumentViolation): a list
 * @violation: what is wrong; its text is not read
 * @text: (nullable): the words concerned
 */
void
dument_violation_add (GArray *list, const DumentViolation *violation, const char *text)
{
  g_array_append_vals (list, violation, 1);
  g_array_index (list, DumentViolation, list->len - 1).text = g_strdup (text);
}

/**
 * dument_violation_tenths:
 * @violation: a violation
 *
 * Returns: by how much, in tenths of a millimetre rounded up
 */
unsigned
dument_violation_tenths (const DumentViolation *violation)
{
  return (unsigned) ceil (violation->millimetres * 10);
}

static char *
describe_address (const DumentViolation *violation)
{
  switch (violation->code)
    {
    case DUMENT_VIOLATION_TALL_WINDOW:
      return g_strdup_printf (_ ("The address block reaches %.1f mm above the small window: use an "
                                 "envelope with the 45 mm window."),
                              violation->millimetres);
    case DUMENT_VIOLATION_ADDRESS_EMPTY:
      return g_strdup (_ ("The letter has no address: enter that of the client."));
    case DUMENT_VIOLATION_ADDRESS_LINES:
      return g_strdup_printf (_ ("Line %u of the address, “%s”, is one too many for the post: "
                                 "join or drop lines."),
                              violation->line, violation->text);
    case DUMENT_VIOLATION_ADDRESS_LENGTH:
      return g_strdup_printf (_ ("Line %u of the address, “%s”, is %u characters longer than the "
                                 "38 that the post reads: abbreviate it."),
                              violation->line, violation->text,
                              violation->count - DUMENT_ADDRESS_MAX_CHARACTERS);
    case DUMENT_VIOLATION_ADDRESS_WIDTH:
      return g_strdup_printf (_ ("Line %u of the address, “%s”, is %.1f mm too wide for the "
                                 "window: abbreviate it."),
                              violation->line, violation->text, violation->millimetres);
    case DUMENT_VIOLATION_ADDRESS_HEIGHT:
      return g_strdup_printf (_ ("The address block is %.1f mm too high for the window: join or "
                                 "drop lines."),
                              violation->millimetres);
    case DUMENT_VIOLATION_CLEAR_ZONE:
    case DUMENT_VIOLATION_OUTSIDE:
    case DUMENT_VIOLATION_TOO_TALL:
    case DUMENT_VIOLATION_QR:
    case DUMENT_VIOLATION_MISSING_GLYPH:
    default:
      g_return_val_if_reached (NULL);
    }
}

/**
 * dument_violation_describe:
 * @violation: a violation
 *
 * Returns: (transfer full): a sentence for people, which names the place and the cure
 */
char *
dument_violation_describe (const DumentViolation *violation)
{
  const char *text = violation->text != NULL ? violation->text : "";

  switch (violation->code)
    {
    case DUMENT_VIOLATION_CLEAR_ZONE:
      return g_strdup_printf (_ ("“%s” stands %.1f mm inside the area that the window may show: "
                                 "shorten it or move the window."),
                              text, violation->millimetres);
    case DUMENT_VIOLATION_OUTSIDE:
      return g_strdup_printf (_ ("“%s” on page %u stands %.1f mm outside the margins: shorten it."),
                              text, violation->page, violation->millimetres);
    case DUMENT_VIOLATION_TOO_TALL:
      return g_strdup_printf (_ ("“%s” is %.1f mm taller than a page and may not be split: shorten "
                                 "it."),
                              text, violation->millimetres);
    case DUMENT_VIOLATION_QR:
      return g_strdup_printf (_ ("The payment code would hold %u bytes and can hold 331: shorten "
                                 "the payee or the reference."),
                              violation->count);
    case DUMENT_VIOLATION_MISSING_GLYPH:
      return g_strdup_printf (_ ("No installed typeface can show %u characters of “%s” on page %u: "
                                 "write them otherwise."),
                              violation->count, text, violation->page);
    case DUMENT_VIOLATION_TALL_WINDOW:
    case DUMENT_VIOLATION_ADDRESS_EMPTY:
    case DUMENT_VIOLATION_ADDRESS_LINES:
    case DUMENT_VIOLATION_ADDRESS_LENGTH:
    case DUMENT_VIOLATION_ADDRESS_WIDTH:
    case DUMENT_VIOLATION_ADDRESS_HEIGHT:
    default:
      return describe_address (violation);
    }
}
