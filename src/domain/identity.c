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

/* The words of a name in one case, each between two spaces. Dots are dropped, so that `S.A.R.L.` is
 * a word; accents stay, so that the family name Sá is not the form SA; and a hyphen joins, as in a
 * double name. */
static char *
spread_words (const char *name)
{
  g_autofree char *composed = g_utf8_normalize (name, -1, G_NORMALIZE_ALL_COMPOSE);
  g_autofree char *lower = composed != NULL ? g_utf8_strdown (composed, -1) : NULL;
  GString *words = g_string_new (" ");

  for (const char *at = lower; at != NULL && *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar letter = g_utf8_get_char (at);

      if (g_unichar_isalnum (letter) || letter == '-')
        g_string_append_unichar (words, letter);
      else if (letter != '.')
        g_string_append_c (words, ' ');
    }
  g_string_append_c (words, ' ');
  return g_string_free (words, /* free_segment= */ FALSE);
}

/**
 * dument_identity_is_company:
 * @name: a business name
 *
 * « EI » stands beside the name of a person in business, not of a company, an association or a
 * grouping (art. R526-27 C. com.). These carry their legal form in the name; but a person may bear
 * such a word as well, so this is a proposal.
 *
 * Returns: whether a legal form is among the words of @name, in any case, with dots or without
 */
gboolean
dument_identity_is_company (const char *name)
{
  static const char *const forms[] = {
    " sa ",   " sas ",  " sasu ", " sarl ", " eurl ", " snc ",    " sci ",   " scm ",
    " scp ",  " sccv ", " sca ",  " scs ",  " scea ", " selarl ", " selas ", " selasu ",
    " scop ", " scic ", " gie ",  " gaec ", " earl ", " selafa ", " selca ", " association ",
  };
  g_autofree char *words = NULL;

  g_return_val_if_fail (name != NULL, FALSE);

  words = spread_words (name);
  for (gsize i = 0; i < G_N_ELEMENTS (forms); i++)
    {
      if (strstr (words, forms[i]) != NULL)
        return TRUE;
    }
  return FALSE;
}
