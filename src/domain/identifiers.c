/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "domain/identifiers.h"

#include <string.h>

#define SIREN_LENGTH            9
#define SIRET_LENGTH            14
#define FRENCH_VAT_LENGTH       13

#define SIREN_OF_LA_POSTE       "356000000"
#define HEAD_OFFICE_OF_LA_POSTE "35600000000048"

/* The characters of a French VAT key of the new style: I and O look too much like digits. */
#define VAT_KEY_ALPHABET "0123456789ABCDEFGHJKLMNPQRSTUVWXYZ"

/* ISO 13616: lengths of the countries of the SEPA zone and of their neighbours. */
static const struct
{
  char country[3];
  guint8 length;
} iban_lengths[] = {
  { "AD", 24 }, { "AL", 28 }, { "AT", 20 }, { "BA", 20 }, { "BE", 16 }, { "BG", 22 }, { "CH", 21 },
  { "CY", 28 }, { "CZ", 24 }, { "DE", 22 }, { "DK", 18 }, { "EE", 20 }, { "ES", 24 }, { "FI", 18 },
  { "FO", 18 }, { "FR", 27 }, { "GB", 22 }, { "GI", 23 }, { "GL", 18 }, { "GR", 27 }, { "HR", 21 },
  { "HU", 28 }, { "IE", 22 }, { "IS", 26 }, { "IT", 27 }, { "LI", 21 }, { "LT", 20 }, { "LU", 20 },
  { "LV", 21 }, { "MC", 27 }, { "MD", 24 }, { "ME", 22 }, { "MK", 19 }, { "MT", 31 }, { "NL", 18 },
  { "NO", 15 }, { "PL", 28 }, { "PT", 25 }, { "RO", 24 }, { "RS", 22 }, { "SE", 24 }, { "SI", 19 },
  { "SK", 24 }, { "SM", 27 }, { "TN", 24 }, { "TR", 26 }, { "VA", 22 }, { "XK", 20 },
};

/* Prefixes of VAT numbers: the states of the Union, Greece as EL, Northern Ireland as XI, and the
 * neighbours whose numbers stand on French invoices. */
static const char *const vat_countries[] = {
  "AT", "BE", "BG", "CH", "CY", "CZ", "DE", "DK", "EE", "EL", "ES", "FI", "GB", "HR", "HU", "IE",
  "IT", "LT", "LU", "LV", "MT", "NL", "NO", "PL", "PT", "RO", "SE", "SI", "SK", "XI", NULL,
};

/**
 * dument_identifiers_normalise:
 * @text: an identifier as it was typed
 *
 * Returns: (transfer full): @text in capitals, without the spaces of any width, dots and hyphens
 *   that people set between its groups
 */
char *
dument_identifiers_normalise (const char *text)
{
  g_autofree char *valid = NULL;
  GString *compact = g_string_new (NULL);

  g_return_val_if_fail (text != NULL, NULL);

  valid = g_utf8_make_valid (text, /* len= */ -1);
  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isspace (c) || c == '.' || c == '-')
        continue;
      if (c < 0x80)
        g_string_append_c (compact, g_ascii_toupper ((char) c));
      else
        g_string_append_unichar (compact, c);
    }
  return g_string_free (compact, /* free_segment= */ FALSE);
}

static gboolean
is_digits (const char *text, gsize length)
{
  for (gsize i = 0; i < length; i++)
    {
      if (!g_ascii_isdigit (text[i]))
        return FALSE;
    }
  return TRUE;
}

static gboolean
is_letters (const char *text, gsize length)
{
  for (gsize i = 0; i < length; i++)
    {
      if (!g_ascii_isupper (text[i]))
        return FALSE;
    }
  return TRUE;
}

static gboolean
is_alphanumeric (const char *text, gsize length)
{
  for (gsize i = 0; i < length; i++)
    {
      if (!g_ascii_isdigit (text[i]) && !g_ascii_isupper (text[i]))
        return FALSE;
    }
  return TRUE;
}

/* A is 10 to Z is 35, as in ISO 7064 and ISO 13616. */
static unsigned
value_of (char c)
{
  return (unsigned) (g_ascii_isdigit (c) ? c - '0' : c - 'A' + 10);
}

static guint64
number_of (const char *digits, gsize length)
{
  guint64 number = 0;

  for (gsize i = 0; i < length; i++)
    number = number * 10 + value_of (digits[i]);
  return number;
}

static gboolean
luhn_holds (const char *digits)
{
  unsigned sum = 0;
  gboolean doubled = FALSE;

  for (gsize i = strlen (digits); i > 0; i--, doubled = !doubled)
    {
      unsigned digit = value_of (digits[i - 1]) * (doubled ? 2 : 1);

      sum += digit > 9 ? digit - 9 : digit;
    }
  return sum % 10 == 0;
}

/* Letters count as two digits; the remainder of ISO 7064 MOD 97-10. */
static unsigned
mod_97_go_on (unsigned remainder, const char *text, gsize length)
{
  for (gsize i = 0; i < length; i++)
    {
      unsigned value = value_of (text[i]);

      remainder = (remainder * (value < 10 ? 10 : 100) + value) % 97;
    }
  return remainder;
}

/* IBAN and creditor references are checked with their first four characters moved to the end. */
static gboolean
mod_97_holds (const char *text)
{
  return mod_97_go_on (mod_97_go_on (0, text + 4, strlen (text + 4)), text, 4) == 1;
}

static DumentIdentifierResult
check_digits (const char *digits, gsize length)
{
  if (strlen (digits) != length)
    return is_digits (digits, strlen (digits)) ? DUMENT_IDENTIFIER_WRONG_LENGTH
                                               : DUMENT_IDENTIFIER_WRONG_CHARACTER;
  if (!is_digits (digits, length))
    return DUMENT_IDENTIFIER_WRONG_CHARACTER;
  return strspn (digits, "0") == length ? DUMENT_IDENTIFIER_ALL_ZERO : DUMENT_IDENTIFIER_OK;
}

static DumentIdentifierResult
check_siren (const char *siren)
{
  DumentIdentifierResult result = check_digits (siren, SIREN_LENGTH);

  if (result != DUMENT_IDENTIFIER_OK)
    return result;
  return luhn_holds (siren) ? DUMENT_IDENTIFIER_OK : DUMENT_IDENTIFIER_WRONG_CHECKSUM;
}

/* La Poste has more establishments than Luhn leaves it: theirs add up to a multiple of five. */
static gboolean
is_establishment_of_la_poste (const char *siret)
{
  unsigned sum = 0;

  if (!g_str_has_prefix (siret, SIREN_OF_LA_POSTE) || g_str_equal (siret, HEAD_OFFICE_OF_LA_POSTE))
    return FALSE;
  for (gsize i = 0; i < SIRET_LENGTH; i++)
    sum += value_of (siret[i]);
  return sum % 5 == 0;
}

static DumentIdentifierResult
check_siret (const char *siret)
{
  DumentIdentifierResult result = check_digits (siret, SIRET_LENGTH);
  g_autofree char *siren = NULL;

  if (result != DUMENT_IDENTIFIER_OK)
    return result;
  if (is_establishment_of_la_poste (siret))
    return DUMENT_IDENTIFIER_OK;
  if (g_str_has_prefix (siret, SIREN_OF_LA_POSTE) && !g_str_equal (siret, HEAD_OFFICE_OF_LA_POSTE))
    return DUMENT_IDENTIFIER_WRONG_CHECKSUM;
  if (!luhn_holds (siret))
    return DUMENT_IDENTIFIER_WRONG_CHECKSUM;
  siren = g_strndup (siret, SIREN_LENGTH);
  return check_siren (siren) == DUMENT_IDENTIFIER_OK ? DUMENT_IDENTIFIER_OK
                                                     : DUMENT_IDENTIFIER_WRONG_SIREN;
}

static unsigned
vat_key_of (const char *siren)
{
  return (unsigned) ((12 + 3 * (number_of (siren, SIREN_LENGTH) % 97)) % 97);
}

/* With a letter among the two characters, they spell a check number whose quotient by eleven is
 * mixed into the SIREN and whose remainder must come out. */
static gboolean
new_vat_key_holds (const char *key, const char *siren)
{
  static const char alphabet[] = VAT_KEY_ALPHABET;
  guint64 first = (guint64) (strchr (alphabet, key[0]) - alphabet);
  guint64 second = (guint64) (strchr (alphabet, key[1]) - alphabet);
  guint64 check = first < 10 ? first * 24 + second - 10 : first * 34 + second - 100;

  return (number_of (siren, SIREN_LENGTH) + 1 + check / 11) % 11 == check % 11;
}

/* A Monegasque number has zeros where a SIREN has digits, and no Luhn sum. */
static gboolean
is_monegasque (const char *siren)
{
  return g_str_has_prefix (siren, "000");
}

static DumentIdentifierResult
check_french_vat (const char *vat)
{
  const char *key = vat + 2;
  const char *siren = vat + 4;
  DumentIdentifierResult within;

  if (strlen (vat) != FRENCH_VAT_LENGTH)
    return DUMENT_IDENTIFIER_WRONG_LENGTH;
  if (strspn (key, VAT_KEY_ALPHABET) < 2 || !is_digits (siren, SIREN_LENGTH))
    return DUMENT_IDENTIFIER_WRONG_CHARACTER;
  within = check_siren (siren);
  if (within == DUMENT_IDENTIFIER_ALL_ZERO)
    return within;
  if (within != DUMENT_IDENTIFIER_OK && !is_monegasque (siren))
    return DUMENT_IDENTIFIER_WRONG_SIREN;
  if (is_digits (key, 2) ? number_of (key, 2) == vat_key_of (siren)
                         : new_vat_key_holds (key, siren))
    return DUMENT_IDENTIFIER_OK;
  return DUMENT_IDENTIFIER_WRONG_CHECKSUM;
}

static DumentIdentifierResult
check_vat (const char *vat)
{
  g_autofree char *country = g_strndup (vat, 2);
  gsize length = strlen (vat);

  if (g_str_equal (country, "FR"))
    return check_french_vat (vat);
  if (!g_strv_contains (vat_countries, country))
    return DUMENT_IDENTIFIER_WRONG_COUNTRY;
  if (!is_alphanumeric (vat, length))
    return DUMENT_IDENTIFIER_WRONG_CHARACTER;
  return length >= 4 && length <= 15 ? DUMENT_IDENTIFIER_OK : DUMENT_IDENTIFIER_WRONG_LENGTH;
}

/* In the RIB's tables A and J stand for 1 and S for 2, each series counting up from there. */
static unsigned
rib_digit (char c)
{
  if (g_ascii_isdigit (c))
    return (unsigned) (c - '0');
  if (c <= 'I')
    return (unsigned) (c - 'A' + 1);
  if (c <= 'R')
    return (unsigned) (c - 'J' + 1);
  return (unsigned) (c - 'S' + 2);
}

static guint64
rib_number (const char *text, gsize length)
{
  guint64 number = 0;

  for (gsize i = 0; i < length; i++)
    number = number * 10 + rib_digit (text[i]);
  return number;
}

/**
 * dument_identifiers_rib_key:
 * @bank: five digits of the bank
 * @branch: five digits of the branch
 * @account: eleven capitals or digits of the account
 *
 * Returns: the RIB key that belongs to them, 1 to 97, or -1 if they have not that form
 *
 * Source: Comité français d'organisation et de normalisation bancaires.
 */
int
dument_identifiers_rib_key (const char *bank, const char *branch, const char *account)
{
  g_return_val_if_fail (bank != NULL && branch != NULL && account != NULL, -1);

  if (strlen (bank) != 5 || strlen (branch) != 5 || strlen (account) != 11 ||
      !is_alphanumeric (bank, 5) || !is_alphanumeric (branch, 5) || !is_alphanumeric (account, 11))
    return -1;
  return 97 - (int) ((89 * rib_number (bank, 5) + 15 * rib_number (branch, 5) +
                      3 * rib_number (account, 11)) %
                     97);
}

static gboolean
rib_key_holds (const char *iban)
{
  g_autofree char *bank = g_strndup (iban + 4, 5);
  g_autofree char *branch = g_strndup (iban + 9, 5);
  g_autofree char *account = g_strndup (iban + 14, 11);

  return is_digits (iban + 25, 2) &&
         (int) number_of (iban + 25, 2) == dument_identifiers_rib_key (bank, branch, account);
}

/* Returns: 0 for a country that the table does not hold */
static gsize
iban_length_of (const char *iban)
{
  for (gsize i = 0; i < G_N_ELEMENTS (iban_lengths); i++)
    {
      if (g_str_has_prefix (iban, iban_lengths[i].country))
        return iban_lengths[i].length;
    }
  return 0;
}

static DumentIdentifierResult
check_iban (const char *iban)
{
  gsize length = strlen (iban);
  gsize expected = iban_length_of (iban);

  if (!is_alphanumeric (iban, length))
    return DUMENT_IDENTIFIER_WRONG_CHARACTER;
  if (length < 2 || !is_letters (iban, 2))
    return DUMENT_IDENTIFIER_WRONG_COUNTRY;
  if (expected > 0 ? length != expected : length < 15 || length > 34)
    return DUMENT_IDENTIFIER_WRONG_LENGTH;
  if (!is_digits (iban + 2, 2))
    return DUMENT_IDENTIFIER_WRONG_CHARACTER;
  if (!mod_97_holds (iban))
    return DUMENT_IDENTIFIER_WRONG_CHECKSUM;
  if ((g_str_has_prefix (iban, "FR") || g_str_has_prefix (iban, "MC")) && !rib_key_holds (iban))
    return DUMENT_IDENTIFIER_WRONG_RIB_KEY;
  return DUMENT_IDENTIFIER_OK;
}

/* ISO 9362: institution, country, location, and perhaps a branch. */
static DumentIdentifierResult
check_bic (const char *bic)
{
  gsize length = strlen (bic);

  if (!is_alphanumeric (bic, length))
    return DUMENT_IDENTIFIER_WRONG_CHARACTER;
  if (length != 8 && length != 11)
    return DUMENT_IDENTIFIER_WRONG_LENGTH;
  return is_letters (bic, 6) ? DUMENT_IDENTIFIER_OK : DUMENT_IDENTIFIER_WRONG_CHARACTER;
}

/* ISO 11649. */
static DumentIdentifierResult
check_creditor_reference (const char *reference)
{
  gsize length = strlen (reference);

  if (!is_alphanumeric (reference, length))
    return DUMENT_IDENTIFIER_WRONG_CHARACTER;
  if (!g_str_has_prefix (reference, "RF"))
    return DUMENT_IDENTIFIER_WRONG_FORM;
  if (length < 5 || length > 25)
    return DUMENT_IDENTIFIER_WRONG_LENGTH;
  if (!is_digits (reference + 2, 2))
    return DUMENT_IDENTIFIER_WRONG_CHARACTER;
  return mod_97_holds (reference) ? DUMENT_IDENTIFIER_OK : DUMENT_IDENTIFIER_WRONG_CHECKSUM;
}

/* UPU S10: two letters, eight digits, their check digit, two letters of the country. */
static gboolean
s10_check_holds (const char *number)
{
  static const unsigned weights[] = { 8, 6, 4, 2, 3, 5, 9, 7 };
  unsigned sum = 0;
  unsigned check;

  for (gsize i = 0; i < G_N_ELEMENTS (weights); i++)
    sum += weights[i] * value_of (number[2 + i]);
  check = 11 - sum % 11;
  if (check == 10)
    check = 0;
  else if (check == 11)
    check = 5;
  return value_of (number[10]) == check;
}

/* A digit, a letter and eleven digits; the last makes the sum of the eleven, weighted 1 and 3 in
 * turn from the end, a multiple of ten. Inferred from real numbers: La Poste does not publish it.
 */
static gboolean
la_poste_check_holds (const char *number)
{
  unsigned sum = 0;

  for (gsize i = 0; i < 11; i++)
    sum += value_of (number[12 - i]) * (i % 2 == 0 ? 1 : 3);
  return sum % 10 == 0;
}

/* ISO 7064 MOD 37,36 over fifteen characters, the last of which is the check character. */
static gboolean
mod_37_36_holds (const char *number)
{
  unsigned product = 36;

  for (gsize i = 0; i < 14; i++)
    {
      product = (product + value_of (number[i])) % 36;
      product = (product == 0 ? 36 : product) * 2 % 37;
    }
  return (product + value_of (number[14])) % 36 == 1;
}

static gboolean
has_s10_form (const char *number)
{
  return strlen (number) == 13 && is_letters (number, 2) && is_digits (number + 2, 9) &&
         is_letters (number + 11, 2);
}

static gboolean
has_la_poste_form (const char *number)
{
  return strlen (number) == 13 && is_digits (number, 1) && is_letters (number + 1, 1) &&
         is_digits (number + 2, 11);
}

static DumentIdentifierResult
check_registered (const char *number)
{
  gsize length = strlen (number);
  gboolean holds;

  if (!is_alphanumeric (number, length))
    return DUMENT_IDENTIFIER_WRONG_CHARACTER;
  if (length != 13 && length != 15)
    return DUMENT_IDENTIFIER_WRONG_LENGTH;
  if (length == 15)
    holds = mod_37_36_holds (number);
  else if (has_s10_form (number))
    holds = s10_check_holds (number);
  else if (has_la_poste_form (number))
    holds = la_poste_check_holds (number);
  else
    return DUMENT_IDENTIFIER_WRONG_FORM;
  return holds ? DUMENT_IDENTIFIER_OK : DUMENT_IDENTIFIER_WRONG_CHECKSUM;
}

/**
 * dument_identifiers_is_as_long_as_siret:
 * @text: an identifier as it was typed
 *
 * Returns: whether it is a SIRET by its length, where a SIREN was asked for
 */
gboolean
dument_identifiers_is_as_long_as_siret (const char *text)
{
  g_autofree char *number = dument_identifiers_normalise (text);

  return strlen (number) == SIRET_LENGTH;
}

/**
 * dument_identifiers_check:
 * @kind: what @text should be
 * @text: an identifier as it was typed: spaces, dots, hyphens and lower case are allowed
 *
 * Returns: what is wrong with it
 *
 * Source: INSEE (Luhn), DGFiP (VAT key), ISO 13616, ISO 9362, ISO 11649, UPU S10, ISO 7064.
 */
DumentIdentifierResult
dument_identifiers_check (DumentIdentifierKind kind, const char *text)
{
  g_autofree char *compact = NULL;

  g_return_val_if_fail (text != NULL, DUMENT_IDENTIFIER_EMPTY);

  compact = dument_identifiers_normalise (text);
  if (*compact == '\0')
    return DUMENT_IDENTIFIER_EMPTY;
  switch (kind)
    {
    case DUMENT_IDENTIFIER_SIREN:
      return check_siren (compact);
    case DUMENT_IDENTIFIER_SIRET:
      return check_siret (compact);
    case DUMENT_IDENTIFIER_VAT:
      return check_vat (compact);
    case DUMENT_IDENTIFIER_IBAN:
      return check_iban (compact);
    case DUMENT_IDENTIFIER_BIC:
      return check_bic (compact);
    case DUMENT_IDENTIFIER_CREDITOR_REFERENCE:
      return check_creditor_reference (compact);
    case DUMENT_IDENTIFIER_REGISTERED:
      return check_registered (compact);
    default:
      g_return_val_if_reached (DUMENT_IDENTIFIER_WRONG_FORM);
    }
}

/* The lengths of the groups in which a number is read; the last one repeats. */
static const guint8 *
groups_of (DumentIdentifierKind kind, const char *compact)
{
  static const guint8 by_three[] = { 3, 0 };
  static const guint8 siret[] = { 3, 3, 3, 5, 0 };
  static const guint8 french_vat[] = { 2, 2, 3, 0 };
  static const guint8 by_four[] = { 4, 0 };
  static const guint8 s10[] = { 2, 3, 3, 3, 2, 0 };
  static const guint8 la_poste[] = { 2, 3, 3, 4, 1, 0 };
  static const guint8 whole[] = { G_MAXUINT8, 0 };

  switch (kind)
    {
    case DUMENT_IDENTIFIER_SIREN:
      return by_three;
    case DUMENT_IDENTIFIER_SIRET:
      return siret;
    case DUMENT_IDENTIFIER_VAT:
      return g_str_has_prefix (compact, "FR") ? french_vat : whole;
    case DUMENT_IDENTIFIER_IBAN:
    case DUMENT_IDENTIFIER_CREDITOR_REFERENCE:
      return by_four;
    case DUMENT_IDENTIFIER_REGISTERED:
      if (has_s10_form (compact))
        return s10;
      return has_la_poste_form (compact) ? la_poste : by_three;
    case DUMENT_IDENTIFIER_BIC:
    default:
      return whole;
    }
}

/**
 * dument_identifiers_display:
 * @kind: what @text is
 * @text: an identifier, valid or not
 *
 * Returns: (transfer full): it in the groups in which people read it, set apart by plain spaces:
 *   `404 833 048`, `FR76 3000 6000 …`, `1A 009 158 2038 0`
 */
char *
dument_identifiers_display (DumentIdentifierKind kind, const char *text)
{
  g_autofree char *compact = NULL;
  GString *display = g_string_new (NULL);
  const guint8 *group;
  unsigned left;

  g_return_val_if_fail (text != NULL, NULL);

  compact = dument_identifiers_normalise (text);
  group = groups_of (kind, compact);
  left = *group;
  for (const char *p = compact; *p != '\0'; p = g_utf8_next_char (p), left--)
    {
      if (left == 0)
        {
          g_string_append_c (display, ' ');
          if (group[1] != 0)
            group++;
          left = *group;
        }
      g_string_append_len (display, p, g_utf8_next_char (p) - p);
    }
  return g_string_free (display, /* free_segment= */ FALSE);
}

/**
 * dument_identifiers_siren_within:
 * @kind: a SIREN, a SIRET or a VAT number
 * @text: the identifier as it was typed
 *
 * The head office's establishment number changes when a business moves: two numbers belong to the
 * same business if their SIREN is the same.
 *
 * Returns: (transfer full) (nullable): the nine digits of the business, or %NULL if @text is not
 *   valid or holds none, as foreign and Monegasque VAT numbers do
 */
char *
dument_identifiers_siren_within (DumentIdentifierKind kind, const char *text)
{
  g_autofree char *compact = NULL;
  const char *siren;

  g_return_val_if_fail (text != NULL, NULL);

  if (dument_identifiers_check (kind, text) != DUMENT_IDENTIFIER_OK)
    return NULL;
  compact = dument_identifiers_normalise (text);
  if (kind == DUMENT_IDENTIFIER_SIREN || kind == DUMENT_IDENTIFIER_SIRET)
    return g_strndup (compact, SIREN_LENGTH);
  siren = compact + 4;
  if (kind != DUMENT_IDENTIFIER_VAT || !g_str_has_prefix (compact, "FR") || is_monegasque (siren))
    return NULL;
  return g_strdup (siren);
}
