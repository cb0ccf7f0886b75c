/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "domain/identity.h"

#include <string.h>

#include "domain/folding.h"

#define SIREN_LENGTH 9

static gboolean
is_digits (const char *text, gsize length)
{
  return strlen (text) == length && strspn (text, "0123456789") == length;
}

/**
 * dument_identity_siren:
 * @party: a seller or buyer
 *
 * The SIREN may stand alone, begin a SIRET, or end a French VAT number, where Monaco's numbers take
 * its place with three zeros.
 *
 * Returns: (transfer full) (nullable): its SIREN as far as @party tells it
 */
char *
dument_identity_siren (const DumentParty *party)
{
  g_return_val_if_fail (party != NULL, NULL);

  if (party->siren != NULL)
    return g_strdup (party->siren);
  if (party->siret != NULL && is_digits (party->siret, SIREN_LENGTH + 5))
    return g_strndup (party->siret, SIREN_LENGTH);
  if (party->vat != NULL && g_str_has_prefix (party->vat, "FR") &&
      strlen (party->vat) == 4 + SIREN_LENGTH && is_digits (party->vat + 4, SIREN_LENGTH) &&
      !g_str_has_prefix (party->vat + 4, "000"))
    return g_strdup (party->vat + 4);
  return NULL;
}

/**
 * dument_identity_seller_key:
 * @party: a seller
 *
 * An invoice is known by its seller and its number; this is the seller's half. It is the SIREN,
 * else the VAT number, else `name:` and the folded name, so that none is taken for another.
 *
 * Returns: (transfer full): the key
 */
char *
dument_identity_seller_key (const DumentParty *party)
{
  char *siren = dument_identity_siren (party);
  g_autofree char *folded = NULL;

  if (siren != NULL)
    return siren;
  if (party->vat != NULL)
    return g_strdup (party->vat);
  folded = dument_folding_fold (party->name != NULL ? party->name : "");
  return g_strconcat ("name:", folded, NULL);
}
