/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "domain/country.h"

#include "domain/folding.h"

#include <string.h>

/* ISO 3166-1 codes and the usual French short names, in the order of the codes. */
static const struct
{
  char code[3];
  const char *name;
  gboolean city_first;
} countries[] = {
  { "AD", "Andorre", FALSE },
  { "AE", "Émirats arabes unis", TRUE },
  { "AF", "Afghanistan", FALSE },
  { "AL", "Albanie", FALSE },
  { "AM", "Arménie", FALSE },
  { "AO", "Angola", FALSE },
  { "AR", "Argentine", FALSE },
  { "AT", "Autriche", FALSE },
  { "AU", "Australie", TRUE },
  { "AZ", "Azerbaïdjan", FALSE },
  { "BA", "Bosnie-Herzégovine", FALSE },
  { "BD", "Bangladesh", TRUE },
  { "BE", "Belgique", FALSE },
  { "BF", "Burkina Faso", FALSE },
  { "BG", "Bulgarie", FALSE },
  { "BH", "Bahreïn", TRUE },
  { "BI", "Burundi", FALSE },
  { "BJ", "Bénin", FALSE },
  { "BO", "Bolivie", FALSE },
  { "BR", "Brésil", FALSE },
  { "BY", "Biélorussie", FALSE },
  { "CA", "Canada", TRUE },
  { "CD", "République démocratique du Congo", FALSE },
  { "CF", "République centrafricaine", FALSE },
  { "CG", "Congo", FALSE },
  { "CH", "Suisse", FALSE },
  { "CI", "Côte d'Ivoire", FALSE },
  { "CL", "Chili", FALSE },
  { "CM", "Cameroun", FALSE },
  { "CN", "Chine", FALSE },
  { "CO", "Colombie", FALSE },
  { "CR", "Costa Rica", FALSE },
  { "CU", "Cuba", FALSE },
  { "CV", "Cap-Vert", FALSE },
  { "CY", "Chypre", FALSE },
  { "CZ", "Tchéquie", FALSE },
  { "DE", "Allemagne", FALSE },
  { "DJ", "Djibouti", FALSE },
  { "DK", "Danemark", FALSE },
  { "DO", "République dominicaine", FALSE },
  { "DZ", "Algérie", FALSE },
  { "EC", "Équateur", FALSE },
  { "EE", "Estonie", FALSE },
  { "EG", "Égypte", FALSE },
  { "ES", "Espagne", FALSE },
  { "ET", "Éthiopie", FALSE },
  { "FI", "Finlande", FALSE },
  { "FR", "France", FALSE },
  { "GA", "Gabon", FALSE },
  { "GB", "Royaume-Uni", TRUE },
  { "GE", "Géorgie", FALSE },
  { "GH", "Ghana", FALSE },
  { "GI", "Gibraltar", TRUE },
  { "GN", "Guinée", FALSE },
  { "GQ", "Guinée équatoriale", FALSE },
  { "GR", "Grèce", FALSE },
  { "GT", "Guatemala", FALSE },
  { "GW", "Guinée-Bissau", FALSE },
  { "HK", "Hong Kong", TRUE },
  { "HN", "Honduras", FALSE },
  { "HR", "Croatie", FALSE },
  { "HT", "Haïti", FALSE },
  { "HU", "Hongrie", FALSE },
  { "ID", "Indonésie", TRUE },
  { "IE", "Irlande", TRUE },
  { "IL", "Israël", FALSE },
  { "IN", "Inde", TRUE },
  { "IQ", "Irak", FALSE },
  { "IR", "Iran", FALSE },
  { "IS", "Islande", FALSE },
  { "IT", "Italie", FALSE },
  { "JM", "Jamaïque", TRUE },
  { "JO", "Jordanie", TRUE },
  { "JP", "Japon", TRUE },
  { "KE", "Kenya", FALSE },
  { "KG", "Kirghizistan", FALSE },
  { "KH", "Cambodge", TRUE },
  { "KM", "Comores", FALSE },
  { "KR", "Corée du Sud", TRUE },
  { "KW", "Koweït", FALSE },
  { "KZ", "Kazakhstan", FALSE },
  { "LA", "Laos", FALSE },
  { "LB", "Liban", FALSE },
  { "LI", "Liechtenstein", FALSE },
  { "LK", "Sri Lanka", TRUE },
  { "LT", "Lituanie", FALSE },
  { "LU", "Luxembourg", FALSE },
  { "LV", "Lettonie", FALSE },
  { "LY", "Libye", FALSE },
  { "MA", "Maroc", FALSE },
  { "MC", "Monaco", FALSE },
  { "MD", "Moldavie", FALSE },
  { "ME", "Monténégro", FALSE },
  { "MG", "Madagascar", FALSE },
  { "MK", "Macédoine du Nord", FALSE },
  { "ML", "Mali", FALSE },
  { "MR", "Mauritanie", FALSE },
  { "MT", "Malte", TRUE },
  { "MU", "Maurice", FALSE },
  { "MX", "Mexique", FALSE },
  { "MY", "Malaisie", FALSE },
  { "NE", "Niger", FALSE },
  { "NG", "Nigéria", TRUE },
  { "NI", "Nicaragua", FALSE },
  { "NL", "Pays-Bas", FALSE },
  { "NO", "Norvège", FALSE },
  { "NZ", "Nouvelle-Zélande", TRUE },
  { "OM", "Oman", FALSE },
  { "PA", "Panama", FALSE },
  { "PE", "Pérou", FALSE },
  { "PH", "Philippines", FALSE },
  { "PK", "Pakistan", TRUE },
  { "PL", "Pologne", FALSE },
  { "PT", "Portugal", FALSE },
  { "PY", "Paraguay", FALSE },
  { "QA", "Qatar", FALSE },
  { "RO", "Roumanie", FALSE },
  { "RS", "Serbie", FALSE },
  { "RU", "Russie", FALSE },
  { "RW", "Rwanda", FALSE },
  { "SA", "Arabie saoudite", TRUE },
  { "SC", "Seychelles", FALSE },
  { "SE", "Suède", FALSE },
  { "SG", "Singapour", TRUE },
  { "SI", "Slovénie", FALSE },
  { "SK", "Slovaquie", FALSE },
  { "SM", "Saint-Marin", FALSE },
  { "SN", "Sénégal", FALSE },
  { "SV", "Salvador", FALSE },
  { "TD", "Tchad", FALSE },
  { "TG", "Togo", FALSE },
  { "TH", "Thaïlande", TRUE },
  { "TN", "Tunisie", FALSE },
  { "TR", "Turquie", FALSE },
  { "TW", "Taïwan", TRUE },
  { "TZ", "Tanzanie", FALSE },
  { "UA", "Ukraine", FALSE },
  { "UG", "Ouganda", FALSE },
  { "US", "États-Unis", TRUE },
  { "UY", "Uruguay", FALSE },
  { "UZ", "Ouzbékistan", FALSE },
  { "VA", "Vatican", FALSE },
  { "VE", "Venezuela", FALSE },
  { "VN", "Viêt Nam", FALSE },
  { "XK", "Kosovo", FALSE },
  { "ZA", "Afrique du Sud", FALSE },
  { "ZM", "Zambie", FALSE },
  { "ZW", "Zimbabwe", FALSE },
};

/* Returns: G_N_ELEMENTS (countries) for an unknown code */
static gsize
find_code (const char *code)
{
  gsize i = 0;

  while (i < G_N_ELEMENTS (countries) && !g_str_equal (countries[i].code, code))
    i++;
  return i;
}

/**
 * dument_country_french_name:
 * @code: two capital letters, ISO 3166-1
 *
 * Returns: (nullable): the country's French name, or %NULL if @code is not known
 */
const char *
dument_country_french_name (const char *code)
{
  gsize i;

  g_return_val_if_fail (code != NULL, NULL);

  i = find_code (code);
  return i < G_N_ELEMENTS (countries) ? countries[i].name : NULL;
}

/* As people write them in an address, beside the French names. */
static const struct
{
  char code[3];
  const char *name;
} aliases[] = {
  { "US", "USA" },
  { "US", "U.S.A." },
  { "US", "United States" },
  { "US", "United States of America" },
  { "US", "États-Unis d’Amérique" },
  { "GB", "United Kingdom" },
  { "GB", "Great Britain" },
  { "GB", "Grande-Bretagne" },
  { "DE", "Germany" },
  { "ES", "Spain" },
  { "IT", "Italy" },
  { "BE", "Belgium" },
  { "CH", "Switzerland" },
  { "NL", "Netherlands" },
};

static const char *
find_alias (const char *folded)
{
  for (gsize i = 0; i < G_N_ELEMENTS (aliases); i++)
    {
      g_autofree char *known = dument_folding_fold (aliases[i].name);

      if (g_str_equal (folded, known))
        return aliases[i].code;
    }
  return NULL;
}

/**
 * dument_country_find:
 * @name: a country's French name in any spelling, or its code
 *
 * Returns: (nullable): its code, or %NULL if no country is called so
 */
const char *
dument_country_find (const char *name)
{
  g_autofree char *folded = NULL;

  g_return_val_if_fail (name != NULL, NULL);

  folded = dument_folding_fold (name);
  for (gsize i = 0; i < G_N_ELEMENTS (countries); i++)
    {
      g_autofree char *known = dument_folding_fold (countries[i].name);

      if (g_str_equal (folded, known) || g_ascii_strcasecmp (name, countries[i].code) == 0)
        return countries[i].code;
    }
  return find_alias (folded);
}

/**
 * dument_country_is_served_by_french_post:
 * @code: two capital letters
 *
 * Returns: whether letters from France go there at home conditions, without the country's name:
 *   France, its overseas parts, which have French postal codes, and Monaco
 */
gboolean
dument_country_is_served_by_french_post (const char *code)
{
  static const char *const served[] = {
    "BL", "FR", "GF", "GP", "MC", "MF", "MQ", "NC", "PF", "PM", "RE", "TF", "WF", "YT", NULL,
  };

  g_return_val_if_fail (code != NULL, FALSE);

  return g_strv_contains (served, code);
}

/**
 * dument_country_writes_city_first:
 * @code: two capital letters
 *
 * Returns: whether the postal code stands behind the locality there, as in `LONDON SW1A 1AA`
 */
gboolean
dument_country_writes_city_first (const char *code)
{
  gsize i;

  g_return_val_if_fail (code != NULL, FALSE);

  i = find_code (code);
  return i < G_N_ELEMENTS (countries) && countries[i].city_first;
}
