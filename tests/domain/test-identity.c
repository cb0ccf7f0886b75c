/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "domain/identity.h"

static void
assert_key (const char *name,
            const char *siren,
            const char *siret,
            const char *vat,
            const char *expected)
{
  DumentParty party = {
    .name = (char *) name, .siren = (char *) siren, .siret = (char *) siret, .vat = (char *) vat
  };
  g_autofree char *key = dument_identity_seller_key (&party);

  g_assert_cmpstr (key, ==, expected);
}

static void
test_seller_key (void)
{
  assert_key ("Élise", "123456782", NULL, "FR32123456782", "123456782");
  assert_key ("Élise", NULL, "12345678200010", NULL, "123456782");
  assert_key ("Élise", NULL, NULL, "FR32123456782", "123456782");
  assert_key ("Monaco", NULL, NULL, "FR76000123456", "FR76000123456");
  assert_key ("Bau", NULL, NULL, "DE123456788", "DE123456788");
  assert_key ("Élise", NULL, "1234", NULL, "name:elise");
  assert_key ("123456782", NULL, NULL, NULL, "name:123456782");
  assert_key (NULL, NULL, NULL, NULL, "name:");
}

static void
test_companies (void)
{
  static const char *const companies[] = {
    "Durand SA",     "Durand SAS",   "Durand SASU",   "Durand SARL",           "durand sarl",
    "SARL Durand",   "EURL Élise",   "Durand S.A.S.", "S.A.R.L. Durand",       "Durand (SNC)",
    "SCI du Four",   "Durand, SCM",  "SCP Durand",    "Selarl Durand",         "SELAS Durand",
    "SELASU Durand", "SCOP Le Four", "SCIC Le Four",  "GIE Le Four",           "GAEC du Four",
    "EARL du Four",  "SA",           "Le Four S.A.",  "L’association du Four", "ASSOCIATION FOUR"
  };
  static const char *const persons[] = {
    "Maëlle Tanguy EI", "Sacha Sassi",  "Earline Sarlat", "Maria Sá", "Élise Sa-Dupont",
    "Atelier Scipion",  "Gisèle Giens", "Associationnel", "",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (companies); i++)
    {
      if (!dument_identity_is_company (companies[i]))
        g_error ("%s is not taken for a company", companies[i]);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (persons); i++)
    {
      if (dument_identity_is_company (persons[i]))
        g_error ("%s is taken for a company", persons[i]);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/domain/identity/seller-key", test_seller_key);
  g_test_add_func ("/domain/identity/companies", test_companies);

  return g_test_run ();
}
