/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "document/address-block.h"

/* NF Z 10-011: six lines of 38 characters; a foreign address has one more, for its country. */
#define MAX_LINES         6
#define MAX_CHARACTERS    38

#define FULL_SIZE         100
#define SMALLEST_SIZE     85
#define COMFORTABLE_PITCH (4.4 * DUMENT_GEOMETRY_MM)
#define SMALLEST_PITCH    (4.0 * DUMENT_GEOMETRY_MM)

/* Less than a printer can place. */
#define SLACK 0.01

/* A French address ends with a postal code and a town, a foreign one with the name of a country. */
static gboolean
is_abroad (GStrv address, guint n_lines)
{
  const char *last = address[n_lines - 1];

  while (*last != '\0' && !g_ascii_isdigit (*last))
    last++;
  return *last == '\0';
}

static void
check_lines (DumentPages *pages, GStrv address, guint n_lines)
{
  guint max_lines = MAX_LINES + (is_abroad (address, n_lines) ? 1 : 0);
  DumentViolation violation = { .page = 1 };

  for (guint i = 0; i < n_lines; i++)
    {
      violation.line = i + 1;
      violation.count = (unsigned) g_utf8_strlen (address[i], /* max= */ -1);
      violation.code = DUMENT_VIOLATION_ADDRESS_LENGTH;
      if (violation.count > MAX_CHARACTERS)
        dument_violation_add (pages->violations, &violation, address[i]);
    }
  if (n_lines > max_lines)
    {
      violation.code = DUMENT_VIOLATION_ADDRESS_LINES;
      violation.line = max_lines + 1;
      violation.count = n_lines;
      dument_violation_add (pages->violations, &violation, address[max_lines]);
    }
}

static GPtrArray *
set_address (DumentTypesetter *typesetter, GStrv address, unsigned percent, double *ret_width)
{
  GPtrArray *block = g_ptr_array_new_with_free_func ((GDestroyNotify) dument_lines_unref);
  double width = 0;

  for (guint i = 0; address[i] != NULL; i++)
    {
      DumentLines *lines = dument_typesetter_set_scaled (typesetter, DUMENT_TEXT_ADDRESS, percent,
                                                         DUMENT_TYPESETTER_UNBROKEN, address[i]);

      width = MAX (width, lines->width);
      g_ptr_array_add (block, lines);
    }
  *ret_width = width;
  return block;
}

/* Shrinks the block as a whole, no more than it must and no further than it may. */
static GPtrArray *
fit_address (DumentTypesetter *typesetter, GStrv address, double available, unsigned *ret_percent)
{
  unsigned percent = FULL_SIZE;
  double width;
  GPtrArray *block = set_address (typesetter, address, percent, &width);

  while (width > available && percent > SMALLEST_SIZE)
    {
      unsigned wanted = (unsigned) (FULL_SIZE * available / width);

      percent = MIN (percent - 1, MAX (wanted, SMALLEST_SIZE));
      g_ptr_array_unref (block);
      block = set_address (typesetter, address, percent, &width);
    }
  *ret_percent = percent;
  return block;
}

static void
check_widths (GArray *violations, const GPtrArray *block, GStrv address, double available)
{
  for (guint i = 0; i < block->len; i++)
    {
      const DumentLines *lines = g_ptr_array_index (block, i);
      double excess = (lines->width - available) / DUMENT_GEOMETRY_MM;
      DumentViolation violation = {
        .code = DUMENT_VIOLATION_ADDRESS_WIDTH,
        .page = 1,
        .line = i + 1,
        .millimetres = excess,
      };

      if (excess > SLACK)
        dument_violation_add (violations, &violation, address[i]);
    }
}

static void
check_top (DumentPages *pages, const DumentEnvelope *envelope, double top)
{
  DumentViolation violation = { .code = DUMENT_VIOLATION_TALL_WINDOW, .page = 1 };

  if (top < envelope->address.top - SLACK)
    {
      violation.code = DUMENT_VIOLATION_ADDRESS_HEIGHT;
      violation.millimetres = envelope->address.top - top;
      dument_violation_add (pages->violations, &violation, /* text= */ NULL);
    }
  else if (top < envelope->small_window_top - SLACK)
    {
      violation.millimetres = envelope->small_window_top - top;
      dument_violation_add (pages->violations, &violation, /* text= */ NULL);
    }
}

static double
measure_window (const DumentEnvelope *envelope)
{
  return (envelope->address.right - envelope->address.left) * DUMENT_GEOMETRY_MM;
}

/**
 * dument_address_block_measure:
 * @typesetter: a typesetter
 * @envelope: the envelope
 * @address: lines of an address, name first
 * @violations: (element-type DumentViolation): receives each line that is too wide for the window
 *   even in the smallest size
 *
 * Measures an address before there is a letter.
 */
void
dument_address_block_measure (DumentTypesetter *typesetter,
                              const DumentEnvelope *envelope,
                              GStrv address,
                              GArray *violations)
{
  double available = measure_window (envelope);
  unsigned percent;
  g_autoptr (GPtrArray) block = fit_address (typesetter, address, available, &percent);

  check_widths (violations, block, address, available);
}

/**
 * dument_address_block_draw:
 * @pages: a document with its first page
 * @typesetter: a typesetter
 * @envelope: the envelope
 * @address: lines of the address, name first
 *
 * Sets the address in the window, from its lower edge up, at 10 points or as much smaller as it
 * needs, at least 8.5. What the post or the window cannot take is drawn all the same and is a
 * violation.
 */
void
dument_address_block_draw (DumentPages *pages,
                           DumentTypesetter *typesetter,
                           const DumentEnvelope *envelope,
                           GStrv address)
{
  GArray *marks = dument_pages_get (pages, 0)->marks;
  DumentTextMetrics metrics = dument_typesetter_metrics (typesetter, DUMENT_TEXT_ADDRESS);
  double available = measure_window (envelope);
  double last = envelope->address.bottom * DUMENT_GEOMETRY_MM - metrics.font_descent;
  double pitch = COMFORTABLE_PITCH;
  guint n_lines = address == NULL ? 0 : g_strv_length (address);
  g_autoptr (GPtrArray) block = NULL;
  unsigned percent;
  double first;

  if (n_lines == 0)
    {
      DumentViolation violation = { .code = DUMENT_VIOLATION_ADDRESS_EMPTY, .page = 1 };

      dument_violation_add (pages->violations, &violation, /* text= */ NULL);
      return;
    }
  check_lines (pages, address, n_lines);
  block = fit_address (typesetter, address, available, &percent);
  check_widths (pages->violations, block, address, available);
  first = last - (n_lines - 1) * pitch - metrics.font_ascent * percent / 100;
  if (first < envelope->small_window_top * DUMENT_GEOMETRY_MM)
    {
      pitch = SMALLEST_PITCH;
      first = last - (n_lines - 1) * pitch - metrics.font_ascent * percent / 100;
    }
  check_top (pages, envelope, first / DUMENT_GEOMETRY_MM);
  dument_page_append_tag (marks, DUMENT_INK_TAG_BEGIN, "P");
  for (guint i = 0; i < n_lines; i++)
    {
      dument_typesetter_append (
          typesetter, marks, DUMENT_TEXT_ADDRESS, g_ptr_array_index (block, i), 0,
          envelope->address.left * DUMENT_GEOMETRY_MM, last - (n_lines - 1 - i) * pitch);
    }
  dument_page_append_tag (marks, DUMENT_INK_TAG_END, "P");
}
