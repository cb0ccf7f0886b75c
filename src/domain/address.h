/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** Lines of an address in France, and one more for the country of another. */
#define DUMENT_ADDRESS_MAX_LINES        6
#define DUMENT_ADDRESS_MAX_LINES_ABROAD 7

/** Characters of a line, spaces included, after normalisation. */
#define DUMENT_ADDRESS_MAX_CHARACTERS 38

/**
 * DumentAddressFault:
 * @DUMENT_ADDRESS_NO_NAME: no addressee
 * @DUMENT_ADDRESS_NO_STREET: nothing between the name and the locality
 * @DUMENT_ADDRESS_NO_POSTCODE: no postal code in a French address
 * @DUMENT_ADDRESS_UNUSUAL_POSTCODE: not five digits, or in no range of La Poste; perhaps military
 * @DUMENT_ADDRESS_NO_CITY: no locality
 * @DUMENT_ADDRESS_LINE_TOO_LONG: more than %DUMENT_ADDRESS_MAX_CHARACTERS
 * @DUMENT_ADDRESS_TOO_MANY_LINES: more than fit into the norm
 */
typedef enum
{
  DUMENT_ADDRESS_NO_NAME,
  DUMENT_ADDRESS_NO_STREET,
  DUMENT_ADDRESS_NO_POSTCODE,
  DUMENT_ADDRESS_UNUSUAL_POSTCODE,
  DUMENT_ADDRESS_NO_CITY,
  DUMENT_ADDRESS_LINE_TOO_LONG,
  DUMENT_ADDRESS_TOO_MANY_LINES,
} DumentAddressFault;

/**
 * DumentAddressFinding:
 * @fault: what is wrong
 * @line: in which line of the block, the first is 1; 0 where it concerns the whole
 * @excess: characters or lines too many, else 0
 */
typedef struct
{
  DumentAddressFault fault;
  unsigned line;
  unsigned excess;
} DumentAddressFinding;

GStrv dument_address_format (const char *name,
                             const char *const *lines,
                             const char *postcode,
                             const char *city,
                             const char *country,
                             GArray **ret_findings);

G_END_DECLS
