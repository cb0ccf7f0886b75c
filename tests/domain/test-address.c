/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "domain/address.h"
#include "domain/country.h"

#include <string.h>

typedef struct
{
  const char *name;
  const char *lines;
  const char *postcode;
  const char *city;
  const char *country;
  const char *expected;
} Case;

static GStrv
format (const Case *given, GArray **ret_findings)
{
  g_auto (GStrv) lines = g_strsplit (given->lines, "|", /* max_tokens= */ -1);

  return dument_address_format (given->name, (const char *const *) lines, given->postcode,
                                given->city, given->country, ret_findings);
}

static void
test_blocks (void)
{
  static const Case cases[] = {
    { "Atelier Lebrun SARL", "12, rue de l’Église", "35500", "Vitré", NULL,
      "Atelier Lebrun SARL|12 RUE DE L ÉGLISE|35500 VITRÉ" },
    { "Atelier Lebrun SARL", "12 rue des Lilas|35500 Vitré", NULL, NULL, NULL,
      "Atelier Lebrun SARL|12 RUE DES LILAS|35500 VITRÉ" },
    { "Mme Anne Le Goff", "12 bis rue des Lilas, 35500 Vitré", NULL, NULL, "FR",
      "Mme Anne Le Goff|12 BIS RUE DES LILAS|35500 VITRÉ" },
    { "Mme Anne Le Goff",
      "3e étage, appt. 4|Résidence «Le Parc»|7 place du Marché|BP 40123|"
      "67042 Strasbourg Cedex 03",
      "", "", "",
      "Mme Anne Le Goff|3e étage, appt. 4|Résidence «Le Parc»|7 PLACE DU MARCHÉ|BP 40123|"
      "67042 STRASBOURG CEDEX 03" },
    { "Mairie de Vitré", "Mairie  de vitré||CS 70627|35506 Vitré Cedex|FRANCE", NULL, NULL, NULL,
      "Mairie de Vitré|CS 70627|35506 VITRÉ CEDEX" },
    { "A", "1 rue B|F-35500 Vitré", NULL, NULL, NULL, "A|1 RUE B|35500 VITRÉ" },
    { "A", "1 rue B|35500 Vitré", "35500", "VITRE", "France", "A|1 RUE B|35500 VITRE" },
    { "A", "1 rue B", NULL, "35500 Vitré", NULL, "A|1 RUE B|35500 VITRÉ" },
    { "A", "CS 12345 Rennes", NULL, NULL, NULL, "A|CS 12345 RENNES" },
    { "A", "1 rue B", "98000", "Monaco", "MC", "A|1 RUE B|98000 MONACO" },
    { "A", "1 rue B", "97400", "Saint-Denis", "RE", "A|1 RUE B|97400 SAINT DENIS" },
    { "Bäcker GmbH", "Hauptstraße 5-7", "10115", "Berlin", "DE",
      "Bäcker GmbH|Hauptstraße 5-7|10115 BERLIN|ALLEMAGNE" },
    { "Smith Ltd", "10 High Street", "SW1A 1AA", "London", "GB",
      "Smith Ltd|10 High Street|LONDON SW1A 1AA|ROYAUME-UNI" },
    { "Peeters", "Rue Haute 3|1000 Bruxelles|Belgique", NULL, NULL, NULL,
      "Peeters|Rue Haute 3|1000 BRUXELLES|BELGIQUE" },
    { "Peeters", "Rue Haute 3|1000 Bruxelles|BELGIQUE", NULL, NULL, "BE",
      "Peeters|Rue Haute 3|1000 BRUXELLES|BELGIQUE" },
    { "A", "1 B|C", NULL, NULL, "Syldavie", "A|1 B|C|SYLDAVIE" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (GStrv) block = format (&cases[i], /* ret_findings= */ NULL);
      g_autofree char *joined = g_strjoinv ("|", block);

      g_assert_cmpstr (joined, ==, cases[i].expected);
    }
}

static void
assert_finding (const GArray *findings, DumentAddressFault fault, unsigned line, unsigned excess)
{
  for (guint i = 0; i < findings->len; i++)
    {
      const DumentAddressFinding *finding = &g_array_index (findings, DumentAddressFinding, i);

      if (finding->fault == fault && finding->line == line && finding->excess == excess)
        return;
    }
  g_error ("fault %d in line %u by %u was not found", (int) fault, line, excess);
}

static void
test_findings (void)
{
  static const struct
  {
    Case given;
    DumentAddressFault fault;
    unsigned line;
    unsigned excess;
    unsigned n_findings;
  } cases[] = {
    { { "", "1 rue B", "35500", "Vitré" }, DUMENT_ADDRESS_NO_NAME, 0, 0, 1 },
    { { "A", "", "35500", "Vitré" }, DUMENT_ADDRESS_NO_STREET, 0, 0, 1 },
    { { "A", "1 rue B", NULL, "Vitré" }, DUMENT_ADDRESS_NO_POSTCODE, 0, 0, 1 },
    { { "A", "1 rue B", "3550", "Vitré" }, DUMENT_ADDRESS_UNUSUAL_POSTCODE, 3, 0, 1 },
    { { "A", "1 rue B", "00100", "Armées" }, DUMENT_ADDRESS_UNUSUAL_POSTCODE, 3, 0, 1 },
    { { "A", "1 rue B", "35500", NULL }, DUMENT_ADDRESS_NO_CITY, 0, 0, 1 },
    { { "A", "B|C|D|E|1 rue F", "35500", "Vitré" }, DUMENT_ADDRESS_TOO_MANY_LINES, 0, 1, 1 },
    { { "A", "B|C|D|E|1 F", "1000", "G", "BE" }, DUMENT_ADDRESS_TOO_MANY_LINES, 0, 1, 1 },
    { { "ééééééééééééééééééééééééééééééééééééééé", "1 rue B", "35500", "Vitré" },
      DUMENT_ADDRESS_LINE_TOO_LONG,
      1,
      1,
      1 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GArray) findings = NULL;
      g_auto (GStrv) block = format (&cases[i].given, &findings);

      assert_finding (findings, cases[i].fault, cases[i].line, cases[i].excess);
      g_assert_cmpuint (findings->len, ==, cases[i].n_findings);
    }
}

/* Characters are counted, not bytes, and a letter with a combining accent is one of them. */
static void
test_characters (void)
{
  Case composed = { "éééééééééééééééééééééééééééééééééééééé", "1 rue B", "35500", "Vitré" };
  Case decomposed = { "Dupre\u0301 et fils des trente-huit marches 3", "1 rue B", "35500",
                      "Vitré" };
  g_autoptr (GArray) of_composed = NULL;
  g_autoptr (GArray) of_decomposed = NULL;
  g_auto (GStrv) first = format (&composed, &of_composed);
  g_auto (GStrv) second = format (&decomposed, &of_decomposed);

  g_assert_cmpuint (of_composed->len, ==, 0);
  g_assert_cmpint (g_utf8_strlen (second[0], -1), ==, g_utf8_strlen (decomposed.name, -1) - 1);
  g_assert_cmpuint (of_decomposed->len, ==, 1);
}

/* A block that is given again as lines comes out the same. */
static void
test_stable (void)
{
  static const char *const pieces[] = {
    "12", "rue", "bis", "Lilas", "-", ",", "35500", "Vitré", "Cedex", "03", "BP", "l’", "é", " ",
  };

  for (unsigned i = 0; i < 2000; i++)
    {
      g_autoptr (GString) street = g_string_new ("9 rue ");
      g_auto (GStrv) once = NULL;
      g_auto (GStrv) twice = NULL;

      for (int n = g_test_rand_int_range (0, 8); n > 0; n--)
        g_string_append (street, pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))]);
      once = dument_address_format ("Nom", (const char *const[]){ street->str, NULL }, "35500",
                                    "Vitré", NULL, NULL);
      twice = dument_address_format ("Nom", (const char *const *) once + 1, NULL, NULL, NULL, NULL);
      if (!g_strv_equal ((const char *const *) once, (const char *const *) twice))
        g_error ("“%s” does not stay", street->str);
    }
}

/* With the country in the last line, in either language, or told by state and ZIP code alone. */
static void
test_american (void)
{
  static const char *const last_lines[] = { "USA", "ÉTATS-UNIS", "United States", NULL };

  for (gsize i = 0; i < G_N_ELEMENTS (last_lines); i++)
    {
      const char *const lines[] = { "350 5th Avenue", "New York, NY 10118", last_lines[i], NULL };
      g_autoptr (GArray) findings = NULL;
      g_auto (GStrv) block =
          dument_address_format ("Acme Inc.", lines, NULL, NULL, NULL, &findings);
      g_autofree char *joined = g_strjoinv ("|", block);

      g_assert_cmpstr (joined, ==, "Acme Inc.|350 5th Avenue|NEW YORK, NY 10118|ÉTATS-UNIS");
      g_assert_cmpuint (findings->len, ==, 0);
    }
}

static void
test_countries (void)
{
  g_assert_cmpstr (dument_country_french_name ("BE"), ==, "Belgique");
  g_assert_null (dument_country_french_name ("QQ"));
  g_assert_cmpstr (dument_country_find ("etats unis"), ==, "US");
  g_assert_cmpstr (dument_country_find ("USA"), ==, "US");
  g_assert_cmpstr (dument_country_find ("U.S.A."), ==, "US");
  g_assert_cmpstr (dument_country_find ("lu"), ==, "LU");
  g_assert_null (dument_country_find ("Syldavie"));
  g_assert_true (dument_country_is_served_by_french_post ("GP"));
  g_assert_false (dument_country_is_served_by_french_post ("BE"));
  g_assert_true (dument_country_writes_city_first ("GB"));
  g_assert_false (dument_country_writes_city_first ("DE"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/domain/address/blocks", test_blocks);
  g_test_add_func ("/domain/address/findings", test_findings);
  g_test_add_func ("/domain/address/characters", test_characters);
  g_test_add_func ("/domain/address/stable", test_stable);
  g_test_add_func ("/domain/address/countries", test_countries);
  g_test_add_func ("/domain/address/american", test_american);

  return g_test_run ();
}
