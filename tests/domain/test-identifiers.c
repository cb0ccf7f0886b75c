/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "domain/identifiers.h"

#include <string.h>

typedef struct
{
  DumentIdentifierKind kind;
  const char *text;
  DumentIdentifierResult expected;
} Case;

static void
assert_cases (const Case *cases, gsize n_cases)
{
  for (gsize i = 0; i < n_cases; i++)
    {
      DumentIdentifierResult result = dument_identifiers_check (cases[i].kind, cases[i].text);

      if (result != cases[i].expected)
        g_error ("“%s”: %d instead of %d", cases[i].text, (int) result, (int) cases[i].expected);
    }
}

static void
test_businesses (void)
{
  static const Case cases[] = {
    { DUMENT_IDENTIFIER_SIREN, "404833048", DUMENT_IDENTIFIER_OK },
    { DUMENT_IDENTIFIER_SIREN, " 552 008\u00a0443 ", DUMENT_IDENTIFIER_OK },
    { DUMENT_IDENTIFIER_SIREN, "732829320", DUMENT_IDENTIFIER_OK },
    { DUMENT_IDENTIFIER_SIREN, "356000000", DUMENT_IDENTIFIER_OK },
    { DUMENT_IDENTIFIER_SIREN, "404833047", DUMENT_IDENTIFIER_WRONG_CHECKSUM },
    { DUMENT_IDENTIFIER_SIREN, "000000000", DUMENT_IDENTIFIER_ALL_ZERO },
    { DUMENT_IDENTIFIER_SIREN, "40483304", DUMENT_IDENTIFIER_WRONG_LENGTH },
    { DUMENT_IDENTIFIER_SIREN, "40483304A", DUMENT_IDENTIFIER_WRONG_CHARACTER },
    { DUMENT_IDENTIFIER_SIREN, "٤٠٤٨٣٣٠٤٨", DUMENT_IDENTIFIER_WRONG_CHARACTER },
    { DUMENT_IDENTIFIER_SIREN, " ", DUMENT_IDENTIFIER_EMPTY },
    { DUMENT_IDENTIFIER_SIRET, "73282932000074", DUMENT_IDENTIFIER_OK },
    { DUMENT_IDENTIFIER_SIRET, "732 829 320 00074", DUMENT_IDENTIFIER_OK },
    { DUMENT_IDENTIFIER_SIRET, "35600000000048", DUMENT_IDENTIFIER_OK },
    { DUMENT_IDENTIFIER_SIRET, "35600000049837", DUMENT_IDENTIFIER_OK },
    { DUMENT_IDENTIFIER_SIRET, "35600000049838", DUMENT_IDENTIFIER_WRONG_CHECKSUM },
    { DUMENT_IDENTIFIER_SIRET, "73282932000079", DUMENT_IDENTIFIER_WRONG_CHECKSUM },
    { DUMENT_IDENTIFIER_SIRET, "732829320", DUMENT_IDENTIFIER_WRONG_LENGTH },
    { DUMENT_IDENTIFIER_SIRET, "00000000000000", DUMENT_IDENTIFIER_ALL_ZERO },
    { DUMENT_IDENTIFIER_SIRET, "73282932100072", DUMENT_IDENTIFIER_WRONG_SIREN },
  };

  assert_cases (cases, G_N_ELEMENTS (cases));
}

static void
test_vat (void)
{
  static const Case cases[] = {
    { DUMENT_IDENTIFIER_VAT, "FR83404833048", DUMENT_IDENTIFIER_OK },
    { DUMENT_IDENTIFIER_VAT, "fr 44 732 829 320", DUMENT_IDENTIFIER_OK },
    { DUMENT_IDENTIFIER_VAT, "FRK7399859412", DUMENT_IDENTIFIER_OK },
    { DUMENT_IDENTIFIER_VAT, "FR4Z123456782", DUMENT_IDENTIFIER_OK },
    { DUMENT_IDENTIFIER_VAT, "FRK8399859412", DUMENT_IDENTIFIER_WRONG_CHECKSUM },
    { DUMENT_IDENTIFIER_VAT, "FRI7399859412", DUMENT_IDENTIFIER_WRONG_CHARACTER },
    { DUMENT_IDENTIFIER_VAT, "FR84323140391", DUMENT_IDENTIFIER_WRONG_SIREN },
    { DUMENT_IDENTIFIER_VAT, "FR84404833048", DUMENT_IDENTIFIER_WRONG_CHECKSUM },
    { DUMENT_IDENTIFIER_VAT, "FR83404833047", DUMENT_IDENTIFIER_WRONG_SIREN },
    { DUMENT_IDENTIFIER_VAT, "FR12000000000", DUMENT_IDENTIFIER_ALL_ZERO },
    { DUMENT_IDENTIFIER_VAT, "FR8340483304", DUMENT_IDENTIFIER_WRONG_LENGTH },
    { DUMENT_IDENTIFIER_VAT, "DE123456789", DUMENT_IDENTIFIER_OK },
    { DUMENT_IDENTIFIER_VAT, "DE12345é", DUMENT_IDENTIFIER_WRONG_CHARACTER },
    { DUMENT_IDENTIFIER_VAT, "DE1", DUMENT_IDENTIFIER_WRONG_LENGTH },
    { DUMENT_IDENTIFIER_VAT, "QQ123456789", DUMENT_IDENTIFIER_WRONG_COUNTRY },
    { DUMENT_IDENTIFIER_VAT, "F", DUMENT_IDENTIFIER_WRONG_COUNTRY },
  };
  g_autofree char *monaco = NULL;

  assert_cases (cases, G_N_ELEMENTS (cases));

  /* 12 + 3 × (34567 mod 97) = 12 + 3 × 35 = 117, and 117 mod 97 is 20. */
  g_assert_cmpint (dument_identifiers_check (DUMENT_IDENTIFIER_VAT, "FR20000034567"), ==,
                   DUMENT_IDENTIFIER_OK);
  monaco = dument_identifiers_siren_within (DUMENT_IDENTIFIER_VAT, "FR20000034567");
  g_assert_null (monaco);
}

static void
test_bank (void)
{
  static const Case cases[] = {
    { DUMENT_IDENTIFIER_IBAN, "FR1420041010050500013M02606", DUMENT_IDENTIFIER_OK },
    { DUMENT_IDENTIFIER_IBAN, "fr76 3000 6000 0112 3456 7890 189", DUMENT_IDENTIFIER_OK },
    { DUMENT_IDENTIFIER_IBAN, "DE89370400440532013000", DUMENT_IDENTIFIER_OK },
    { DUMENT_IDENTIFIER_IBAN, "BE68539007547034", DUMENT_IDENTIFIER_OK },
    { DUMENT_IDENTIFIER_IBAN, "FR1420041010050500013M02607", DUMENT_IDENTIFIER_WRONG_CHECKSUM },
    { DUMENT_IDENTIFIER_IBAN, "FR142004101005050001302606", DUMENT_IDENTIFIER_WRONG_LENGTH },
    { DUMENT_IDENTIFIER_IBAN, "FR14*0041010050500013M02606", DUMENT_IDENTIFIER_WRONG_CHARACTER },
    { DUMENT_IDENTIFIER_IBAN, "1420041010050500013M02606FR", DUMENT_IDENTIFIER_WRONG_COUNTRY },
    { DUMENT_IDENTIFIER_IBAN, "BE6853900754703", DUMENT_IDENTIFIER_WRONG_LENGTH },
    { DUMENT_IDENTIFIER_IBAN, "FR1810011000200123A45SZ6731", DUMENT_IDENTIFIER_OK },
    { DUMENT_IDENTIFIER_IBAN, "FRA810011000200123A45SZ6731", DUMENT_IDENTIFIER_WRONG_CHARACTER },
    { DUMENT_IDENTIFIER_BIC, "AGRIFR*P", DUMENT_IDENTIFIER_WRONG_CHARACTER },
    { DUMENT_IDENTIFIER_CREDITOR_REFERENCE, "RF18é3900754", DUMENT_IDENTIFIER_WRONG_CHARACTER },
    { DUMENT_IDENTIFIER_CREDITOR_REFERENCE, "RFA8539007547034", DUMENT_IDENTIFIER_WRONG_CHARACTER },
    /* The same account with RIB key 90, and the check digits that ISO 13616 gives it. */
    { DUMENT_IDENTIFIER_IBAN, "FR4930006000011234567890190", DUMENT_IDENTIFIER_WRONG_RIB_KEY },
    { DUMENT_IDENTIFIER_BIC, "BNPAFRPPXXX", DUMENT_IDENTIFIER_OK },
    { DUMENT_IDENTIFIER_BIC, "psstfrppnte", DUMENT_IDENTIFIER_OK },
    { DUMENT_IDENTIFIER_BIC, "AGRIFRPP", DUMENT_IDENTIFIER_OK },
    { DUMENT_IDENTIFIER_BIC, "AGRIFRP", DUMENT_IDENTIFIER_WRONG_LENGTH },
    { DUMENT_IDENTIFIER_BIC, "AGR1FRPP", DUMENT_IDENTIFIER_WRONG_CHARACTER },
    { DUMENT_IDENTIFIER_CREDITOR_REFERENCE, "RF18539007547034", DUMENT_IDENTIFIER_OK },
    { DUMENT_IDENTIFIER_CREDITOR_REFERENCE, "RF18 5390 0754 7034", DUMENT_IDENTIFIER_OK },
    { DUMENT_IDENTIFIER_CREDITOR_REFERENCE, "RF19539007547034", DUMENT_IDENTIFIER_WRONG_CHECKSUM },
    { DUMENT_IDENTIFIER_CREDITOR_REFERENCE, "FA2026001", DUMENT_IDENTIFIER_WRONG_FORM },
    { DUMENT_IDENTIFIER_CREDITOR_REFERENCE, "RF18", DUMENT_IDENTIFIER_WRONG_LENGTH },
    { DUMENT_IDENTIFIER_CREDITOR_REFERENCE, "RF1853900754703412345678AB",
      DUMENT_IDENTIFIER_WRONG_LENGTH },
  };

  assert_cases (cases, G_N_ELEMENTS (cases));
  g_assert_cmpint (dument_identifiers_rib_key ("30006", "00001", "12345678901"), ==, 89);
  g_assert_cmpint (dument_identifiers_rib_key ("20041", "01005", "0500013M026"), ==, 6);
  g_assert_cmpint (dument_identifiers_rib_key ("3006", "00001", "12345678901"), ==, -1);
}

static void
test_registered (void)
{
  static const Case cases[] = {
    { DUMENT_IDENTIFIER_REGISTERED, "RB123456785GB", DUMENT_IDENTIFIER_OK },
    { DUMENT_IDENTIFIER_REGISTERED, "lu 680 211 095 fr", DUMENT_IDENTIFIER_OK },
    { DUMENT_IDENTIFIER_REGISTERED, "RB100000140FR", DUMENT_IDENTIFIER_OK },
    { DUMENT_IDENTIFIER_REGISTERED, "RB100000025FR", DUMENT_IDENTIFIER_OK },
    { DUMENT_IDENTIFIER_REGISTERED, "EP111111110FR", DUMENT_IDENTIFIER_WRONG_CHECKSUM },
    { DUMENT_IDENTIFIER_REGISTERED, "1A00915820380", DUMENT_IDENTIFIER_OK },
    { DUMENT_IDENTIFIER_REGISTERED, "6P01007508742", DUMENT_IDENTIFIER_OK },
    { DUMENT_IDENTIFIER_REGISTERED, "6C12345678910", DUMENT_IDENTIFIER_WRONG_CHECKSUM },
    { DUMENT_IDENTIFIER_REGISTERED, "87001429717077B", DUMENT_IDENTIFIER_OK },
    { DUMENT_IDENTIFIER_REGISTERED, "861011301731382", DUMENT_IDENTIFIER_OK },
    { DUMENT_IDENTIFIER_REGISTERED, "87001429717077C", DUMENT_IDENTIFIER_WRONG_CHECKSUM },
    { DUMENT_IDENTIFIER_REGISTERED, "1234567890123", DUMENT_IDENTIFIER_WRONG_FORM },
    { DUMENT_IDENTIFIER_REGISTERED, "1A0091582038", DUMENT_IDENTIFIER_WRONG_LENGTH },
    { DUMENT_IDENTIFIER_REGISTERED, "1A0091582038é", DUMENT_IDENTIFIER_WRONG_CHARACTER },
  };

  assert_cases (cases, G_N_ELEMENTS (cases));
}

static void
test_display (void)
{
  static const struct
  {
    DumentIdentifierKind kind;
    const char *text;
    const char *expected;
  } cases[] = {
    { DUMENT_IDENTIFIER_SIREN, "404833048", "404 833 048" },
    { DUMENT_IDENTIFIER_SIRET, "73282932000074", "732 829 320 00074" },
    { DUMENT_IDENTIFIER_VAT, "fr83404833048", "FR 83 404 833 048" },
    { DUMENT_IDENTIFIER_VAT, "DE123456789", "DE123456789" },
    { DUMENT_IDENTIFIER_IBAN, "FR7630006000011234567890189", "FR76 3000 6000 0112 3456 7890 189" },
    { DUMENT_IDENTIFIER_BIC, "bnpafrppxxx", "BNPAFRPPXXX" },
    { DUMENT_IDENTIFIER_CREDITOR_REFERENCE, "RF18539007547034", "RF18 5390 0754 7034" },
    { DUMENT_IDENTIFIER_REGISTERED, "1A12345678901", "1A 123 456 7890 1" },
    { DUMENT_IDENTIFIER_REGISTERED, "RB123456785GB", "RB 123 456 785 GB" },
    { DUMENT_IDENTIFIER_REGISTERED, "87001429717077B", "870 014 297 170 77B" },
    { DUMENT_IDENTIFIER_SIREN, "", "" },
    { DUMENT_IDENTIFIER_SIREN, "éèàù", "éèà ù" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *display = dument_identifiers_display (cases[i].kind, cases[i].text);

      g_assert_cmpstr (display, ==, cases[i].expected);
    }
}

static void
test_siren_within (void)
{
  g_autofree char *of_siret =
      dument_identifiers_siren_within (DUMENT_IDENTIFIER_SIRET, "732 829 320 00074");
  g_autofree char *of_vat =
      dument_identifiers_siren_within (DUMENT_IDENTIFIER_VAT, "FR 44 732829320");

  g_assert_cmpstr (of_siret, ==, "732829320");
  g_assert_cmpstr (of_vat, ==, "732829320");
  g_assert_null (dument_identifiers_siren_within (DUMENT_IDENTIFIER_VAT, "DE123456789"));
  g_assert_null (dument_identifiers_siren_within (DUMENT_IDENTIFIER_SIRET, "73282932000079"));
}

/* What check digits are for: no single mistyped digit passes. */
static void
test_single_errors_are_found (void)
{
  static const struct
  {
    DumentIdentifierKind kind;
    const char *text;
  } valid[] = {
    { DUMENT_IDENTIFIER_SIREN, "404833048" },
    { DUMENT_IDENTIFIER_SIRET, "73282932000074" },
    { DUMENT_IDENTIFIER_IBAN, "FR7630006000011234567890189" },
    { DUMENT_IDENTIFIER_CREDITOR_REFERENCE, "RF18539007547034" },
    { DUMENT_IDENTIFIER_REGISTERED, "1A00915820380" },
    { DUMENT_IDENTIFIER_REGISTERED, "861011301731382" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (valid); i++)
    {
      for (gsize place = 0; place < strlen (valid[i].text); place++)
        {
          g_autofree char *mistyped = g_strdup (valid[i].text);

          if (!g_ascii_isdigit (mistyped[place]))
            continue;
          /* A La Poste number's first digit is part of the prefix, which no digit checks. */
          if (place == 0 && g_ascii_isalpha (mistyped[1]))
            continue;
          mistyped[place] =
              (char) ('0' + (mistyped[place] - '0' + g_test_rand_int_range (1, 10)) % 10);
          if (dument_identifiers_check (valid[i].kind, mistyped) == DUMENT_IDENTIFIER_OK)
            g_error ("“%s” was accepted", mistyped);
        }
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/domain/identifiers/businesses", test_businesses);
  g_test_add_func ("/domain/identifiers/vat", test_vat);
  g_test_add_func ("/domain/identifiers/bank", test_bank);
  g_test_add_func ("/domain/identifiers/registered", test_registered);
  g_test_add_func ("/domain/identifiers/display", test_display);
  g_test_add_func ("/domain/identifiers/siren-within", test_siren_within);
  g_test_add_func ("/domain/identifiers/single-errors-are-found", test_single_errors_are_found);

  return g_test_run ();
}
