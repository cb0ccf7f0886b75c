/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "config.h"

#include "service/client-naming.h"

#include "domain/folding.h"

/**
 * dument_client_naming_find_exact:
 * @clients: (element-type DumentClient): clients whose names hold a text
 * @name: the text
 *
 * A client whose whole name it is goes before those whose name only holds it.
 *
 * Returns: (transfer none) (nullable): the one client of that name, accents and case aside; %NULL
 * where there is none or more than one
 */
const DumentClient *
dument_client_naming_find_exact (const GPtrArray *clients, const char *name)
{
  g_autofree char *folded = dument_folding_fold (name);
  const DumentClient *exact = NULL;

  for (unsigned i = 0; i < clients->len; i++)
    {
      const DumentClient *client = g_ptr_array_index (clients, i);
      g_autofree char *other = dument_folding_fold (client->party.name);

      if (!g_str_equal (folded, other))
        continue;
      if (exact != NULL)
        return NULL;
      exact = client;
    }
  return exact;
}
