/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "domain/epc.h"

#include <string.h>

#define IBAN "FR7630006000011234567890189"

static const char seventy[] =
    "1234567890123456789012345678901234567890123456789012345678901234567890";

static void
assert_payload (DumentEpcTransfer transfer, const char *expected)
{
  g_autofree char *payload = NULL;

  g_assert_cmpint (dument_epc_make_payload (&transfer, &payload), ==, DUMENT_EPC_OK);
  g_assert_cmpstr (payload, ==, expected);
}

static void
test_payloads (void)
{
  assert_payload ((DumentEpcTransfer){ "Marie Dupré EI", NULL, IBAN, 126726, NULL, "FA-2026-001" },
                  "BCD\n002\n1\nSCT\n\nMarie Dupré EI\n" IBAN "\nEUR1267.26\n\n\nFA-2026-001");
  assert_payload (
      (DumentEpcTransfer){ "Marie Dupré EI", "agri frpp", "fr76 3000 6000 0112 3456 7890 189", 1,
                           "RF18 5390 0754 7034", "" },
      "BCD\n002\n1\nSCT\nAGRIFRPP\nMarie Dupré EI\n" IBAN "\nEUR0.01\n\nRF18539007547034");
  assert_payload ((DumentEpcTransfer){ seventy, NULL, IBAN, 99999999999, NULL, NULL },
                  "BCD\n002\n1\nSCT\n\n"
                  "1234567890123456789012345678901234567890123456789012345678901234567890\n" IBAN
                  "\nEUR999999999.99");
}

static void
test_refusals (void)
{
  g_autofree char *long_name = g_strconcat (seventy, "1", NULL);
  g_autofree char *long_text = g_strconcat (seventy, seventy, "1", NULL);
  const struct
  {
    DumentEpcTransfer transfer;
    DumentEpcResult expected;
  } cases[] = {
    { { "A", NULL, IBAN, 0, NULL, NULL }, DUMENT_EPC_WRONG_AMOUNT },
    { { "A", NULL, IBAN, -1, NULL, NULL }, DUMENT_EPC_WRONG_AMOUNT },
    { { "A", NULL, IBAN, 100000000000, NULL, NULL }, DUMENT_EPC_WRONG_AMOUNT },
    { { long_name, NULL, IBAN, 1, NULL, NULL }, DUMENT_EPC_WRONG_NAME },
    { { "", NULL, IBAN, 1, NULL, NULL }, DUMENT_EPC_WRONG_NAME },
    { { NULL, NULL, IBAN, 1, NULL, NULL }, DUMENT_EPC_WRONG_NAME },
    { { "A", "BNPA", IBAN, 1, NULL, NULL }, DUMENT_EPC_WRONG_BIC },
    { { "A", NULL, "FR7630006000011234567890188", 1, NULL, NULL }, DUMENT_EPC_WRONG_IBAN },
    { { "A", NULL, NULL, 1, NULL, NULL }, DUMENT_EPC_WRONG_IBAN },
    { { "A", NULL, IBAN, 1, "FA-1", NULL }, DUMENT_EPC_WRONG_REFERENCE },
    { { "A", NULL, IBAN, 1, NULL, long_text }, DUMENT_EPC_WRONG_TEXT },
    { { "A", NULL, IBAN, 1, "RF18539007547034", "FA-1" }, DUMENT_EPC_TWO_REFERENCES },
    { { "A\nB", NULL, IBAN, 1, NULL, NULL }, DUMENT_EPC_CONTROL_CHARACTER },
    { { "A", NULL, IBAN, 1, NULL, "FA\r1" }, DUMENT_EPC_CONTROL_CHARACTER },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      char *payload = NULL;

      g_assert_cmpint (dument_epc_make_payload (&cases[i].transfer, &payload), ==,
                       cases[i].expected);
      g_assert_null (payload);
    }
}

/* The fixed lines take 55 bytes with this name and amount, so 276 are left for the text. */
static void
test_bytes (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  DumentEpcTransfer transfer = { "A", NULL, IBAN, 1, NULL, NULL };
  g_autofree char *payload = NULL;
  char *none = NULL;

  while (text->len < 280)
    g_string_append (text, "éé");
  g_string_truncate (text, 276);
  transfer.text = text->str;
  g_assert_cmpint (dument_epc_make_payload (&transfer, &payload), ==, DUMENT_EPC_OK);
  g_assert_cmpuint (strlen (payload), ==, 331);
  g_string_append (text, "1");
  transfer.text = text->str;
  g_assert_cmpint (dument_epc_make_payload (&transfer, &none), ==, DUMENT_EPC_TOO_LONG);
  g_assert_null (none);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/domain/epc/payloads", test_payloads);
  g_test_add_func ("/domain/epc/refusals", test_refusals);
  g_test_add_func ("/domain/epc/bytes", test_bytes);

  return g_test_run ();
}
