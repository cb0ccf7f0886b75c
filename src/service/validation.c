/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "config.h"

#include "service/validation.h"

#include "domain/money.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const char *
name_identifier (DumentIdentifierKind kind)
{
  switch (kind)
    {
    case DUMENT_IDENTIFIER_SIREN:
      return _ ("SIREN");
    case DUMENT_IDENTIFIER_SIRET:
      return _ ("SIRET");
    case DUMENT_IDENTIFIER_VAT:
      return _ ("VAT number");
    case DUMENT_IDENTIFIER_IBAN:
      return _ ("IBAN");
    case DUMENT_IDENTIFIER_BIC:
      return _ ("BIC");
    case DUMENT_IDENTIFIER_CREDITOR_REFERENCE:
      return _ ("payment reference");
    case DUMENT_IDENTIFIER_REGISTERED:
    default:
      return _ ("number of the registered letter");
    }
}

static const char *
explain_result (DumentIdentifierResult result)
{
  switch (result)
    {
    case DUMENT_IDENTIFIER_EMPTY:
      return _ ("nothing was typed");
    case DUMENT_IDENTIFIER_WRONG_LENGTH:
      return _ ("it has too many or too few characters");
    case DUMENT_IDENTIFIER_WRONG_CHARACTER:
      return _ ("a character does not belong there");
    case DUMENT_IDENTIFIER_WRONG_COUNTRY:
      return _ ("it does not begin with a known country code");
    case DUMENT_IDENTIFIER_WRONG_FORM:
      return _ ("it has none of the known forms");
    case DUMENT_IDENTIFIER_WRONG_RIB_KEY:
      return _ ("its RIB key, the two digits at the end, does not match");
    case DUMENT_IDENTIFIER_WRONG_SIREN:
      return _ ("the SIREN inside it is not valid");
    case DUMENT_IDENTIFIER_ALL_ZERO:
      return _ ("it is nothing but zeros");
    case DUMENT_IDENTIFIER_OK:
    case DUMENT_IDENTIFIER_WRONG_CHECKSUM:
    default:
      return _ ("its check digits do not match: a digit is mistyped or two are swapped");
    }
}

/**
 * dument_validation_identifier:
 * @kind: which number
 * @text: as typed
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): the number without spaces, or %NULL with
 *   %DUMENT_SERVICE_ERROR_INVALID
 */
char *
dument_validation_identifier (DumentIdentifierKind kind, const char *text, GError **error)
{
  DumentIdentifierResult result = dument_identifiers_check (kind, text);

  if (result == DUMENT_IDENTIFIER_OK)
    return dument_identifiers_normalise (text);
  /* Translators: the name of a number such as IBAN, what was typed, and what is wrong with it. */
  g_set_error (error, DUMENT_SERVICE_ERROR, DUMENT_SERVICE_ERROR_INVALID,
               _ ("The %s “%s” contains an error: %s. Check it and type it again."),
               name_identifier (kind), text, explain_result (result));
  return NULL;
}

/**
 * dument_validation_name:
 * @text: name of a business or a person, as typed
 * @error: return location for an error
 *
 * Returns: %FALSE with %DUMENT_SERVICE_ERROR_INVALID if it is too long for a letter
 */
gboolean
dument_validation_name (const char *text, GError **error)
{
  glong length = g_utf8_strlen (text, -1);

  if (length <= DUMENT_PARTY_MAX_NAME)
    return TRUE;
  g_set_error (error, DUMENT_SERVICE_ERROR, DUMENT_SERVICE_ERROR_INVALID,
               _ ("The name has %ld characters, and %d fit on a letter. Shorten it."), length,
               DUMENT_PARTY_MAX_NAME);
  return FALSE;
}

/* How many characters from the start are neither blank nor one of @others. */
static gsize
count_email_characters (const char *text, const char *others)
{
  gsize n = 0;

  while (text[n] != '\0' && !g_ascii_isspace (text[n]) && strchr (others, text[n]) == NULL)
    n++;
  return n;
}

/**
 * dument_validation_email:
 * @text: as typed
 * @error: return location for an error
 *
 * Whether anybody reads what is sent there, nobody can tell from the address; a slip can be told.
 *
 * Returns: %FALSE with %DUMENT_SERVICE_ERROR_INVALID
 */
gboolean
dument_validation_email (const char *text, GError **error)
{
  gsize n_local = count_email_characters (text, "@,;<>");
  const char *at = text + n_local;
  unsigned n_labels = 0;

  /* What stands after the sign are two names or more, with a dot between each. */
  while (n_local > 0 && *at == (n_labels == 0 ? '@' : '.'))
    {
      gsize n = count_email_characters (at + 1, "@,;<>.");

      if (n == 0)
        break;
      at += 1 + n;
      n_labels++;
    }
  if (n_labels >= 2 && *at == '\0')
    return TRUE;
  g_set_error (error, DUMENT_SERVICE_ERROR, DUMENT_SERVICE_ERROR_INVALID,
               _ ("“%s” is not an e-mail address. Type it like marie@example.org."), text);
  return FALSE;
}

/**
 * dument_validation_phone:
 * @text: as typed
 * @error: return location for an error
 *
 * Numbers of all countries are taken, with what people write between the digits.
 *
 * Returns: %FALSE with %DUMENT_SERVICE_ERROR_INVALID
 */
gboolean
dument_validation_phone (const char *text, GError **error)
{
  if (g_regex_match_simple ("^\\+?([\\s.()/-]*[0-9]){4,}[\\s.()/-]*$", text, 0, 0))
    return TRUE;
  g_set_error (error, DUMENT_SERVICE_ERROR, DUMENT_SERVICE_ERROR_INVALID,
               _ ("“%s” is not a telephone number. Type it like 02 99 00 00 00."), text);
  return FALSE;
}

/**
 * dument_validation_link:
 * @text: as typed
 * @error: return location for an error
 *
 * Returns: %FALSE with %DUMENT_SERVICE_ERROR_INVALID if @text is not the address of a web page
 */
gboolean
dument_validation_link (const char *text, GError **error)
{
  if (g_regex_match_simple ("^https?://[^\\s/.]+(\\.[^\\s/.]+)+(/\\S*)?$", text, G_REGEX_CASELESS,
                            0) &&
      g_uri_is_valid (text, G_URI_FLAGS_ENCODED, /* error= */ NULL))
    return TRUE;
  g_set_error (error, DUMENT_SERVICE_ERROR, DUMENT_SERVICE_ERROR_INVALID,
               _ ("“%s” is not the address of a web page. Type it like "
                  "https://example.org/pay."),
               text);
  return FALSE;
}

/**
 * dument_validation_vat_of:
 * @vat: (nullable): a VAT number that is valid by itself
 * @siren: (nullable): a SIREN that is valid by itself
 * @error: return location for an error
 *
 * A French VAT number ends in the SIREN of its holder.
 *
 * Returns: %FALSE with %DUMENT_SERVICE_ERROR_INVALID if the two are of two businesses
 */
gboolean
dument_validation_vat_of (const char *vat, const char *siren, GError **error)
{
  if (vat == NULL || siren == NULL || !g_str_has_prefix (vat, "FR") ||
      g_str_has_suffix (vat, siren))
    return TRUE;
  g_set_error (error, DUMENT_SERVICE_ERROR, DUMENT_SERVICE_ERROR_INVALID,
               _ ("The VAT number %s is not that of the SIREN %s, in which it would end. Check "
                  "both."),
               vat, siren);
  return FALSE;
}

/**
 * dument_validation_amount:
 * @text: as typed
 * @currency: three letters
 * @ret_amount: (out): the amount, above zero
 * @error: return location for an error
 *
 * Returns: %FALSE with %DUMENT_SERVICE_ERROR_UNREADABLE if @text is no amount in @currency, or with
 *   %DUMENT_SERVICE_ERROR_INVALID if none can be so small or so large
 */
gboolean
dument_validation_amount (const char *text,
                          const char *currency,
                          DumentMoney *ret_amount,
                          GError **error)
{
  DumentMoney amount;

  if (!dument_money_parse (text, dument_money_exponent (currency), &amount))
    {
      if (dument_money_is_too_large (text))
        g_set_error (error, DUMENT_SERVICE_ERROR, DUMENT_SERVICE_ERROR_INVALID,
                     _ ("“%s” is too large for an invoice. Check the amount."), text);
      else
        g_set_error (error, DUMENT_SERVICE_ERROR, DUMENT_SERVICE_ERROR_UNREADABLE,
                     _ ("“%s” is not an amount. Type it like 1234.56 or 1 234,56."), text);
      return FALSE;
    }
  if (amount <= 0)
    {
      g_set_error (error, DUMENT_SERVICE_ERROR, DUMENT_SERVICE_ERROR_INVALID,
                   _ ("The amount %s is not above zero. Type what was received or credited."),
                   text);
      return FALSE;
    }
  *ret_amount = amount;
  return TRUE;
}

/**
 * dument_validation_assignment:
 * @assignment: `key=value`
 * @ret_key: (out): what stands before the equals sign
 * @ret_value: (out): what stands after it
 * @error: return location for an error
 *
 * Returns: %FALSE with %DUMENT_SERVICE_ERROR_INVALID
 */
gboolean
dument_validation_assignment (const char *assignment,
                              char **ret_key,
                              char **ret_value,
                              GError **error)
{
  const char *equals = strchr (assignment, '=');

  if (equals == NULL || equals == assignment)
    {
      g_set_error (error, DUMENT_SERVICE_ERROR, DUMENT_SERVICE_ERROR_INVALID,
                   _ ("“%s” sets nothing. Type it like name=value."), assignment);
      return FALSE;
    }
  *ret_key = g_strndup (assignment, (gsize) (equals - assignment));
  *ret_value = g_strstrip (g_strdup (equals + 1));
  return TRUE;
}

/**
 * dument_validation_client:
 * @workspace: a workspace
 * @client: a client as it shall be written, new or changed
 * @error: return location for an error
 *
 * Two clients are never one: each has its SIREN or, without one, its name and postal code for
 * itself.
 *
 * Returns: %FALSE with %DUMENT_SERVICE_ERROR_REFUSED, which names both clients and the cure, or an
 *   error of the store
 */
gboolean
dument_validation_client (DumentWorkspace *workspace, const DumentClient *client, GError **error)
{
  DumentStore *store = dument_workspace_get_store (workspace);
  const DumentParty *party = &client->party;
  g_autoptr (DumentClient) twin = NULL;
  gint64 twin_id;

  if (!dument_client_find_twin (store, client, &twin_id, error))
    return FALSE;
  if (twin_id == 0)
    return TRUE;
  twin = dument_client_load (store, twin_id, error);
  if (twin == NULL)
    return FALSE;
  if (party->siren != NULL)
    g_set_error (error, DUMENT_SERVICE_ERROR, DUMENT_SERVICE_ERROR_REFUSED,
                 _ ("The SIREN %s would be that of two clients, “%s” and “%s”. Check whose it is, "
                    "and correct the other one."),
                 party->siren, twin->party.name, party->name);
  else
    g_set_error (error, DUMENT_SERVICE_ERROR, DUMENT_SERVICE_ERROR_REFUSED,
                 _ ("“%s” and “%s” would be two clients of one name and postal code (%s). Give one "
                    "of them its SIREN, or correct the other one."),
                 twin->party.name, party->name, party->postcode != NULL ? party->postcode : "–");
  return FALSE;
}

/**
 * dument_validation_set_address:
 * @party: a party
 * @text: its address, lines parted by `|` or line feeds, without the name
 *
 * Sets the address of @party. A last line such as `35500 Vitré` becomes postal code and locality.
 */
void
dument_validation_set_address (DumentParty *party, const char *text)
{
  g_auto (GStrv) lines = g_strsplit_set (text, "|\n", -1);
  g_autoptr (GStrvBuilder) kept = g_strv_builder_new ();
  g_autoptr (GRegex) locality =
      g_regex_new ("^(?:F-)?([0-9]{5})\\s+(\\S.*)$", 0, 0, /* error= */ NULL);
  g_autoptr (GPtrArray) filled = g_ptr_array_new ();
  g_autoptr (GMatchInfo) match = NULL;

  for (unsigned i = 0; lines[i] != NULL; i++)
    {
      if (*g_strstrip (lines[i]) != '\0')
        g_ptr_array_add (filled, lines[i]);
    }
  g_clear_pointer (&party->address, g_strfreev);
  g_clear_pointer (&party->postcode, g_free);
  g_clear_pointer (&party->city, g_free);
  for (unsigned i = 0; i < filled->len; i++)
    {
      const char *line = g_ptr_array_index (filled, i);

      g_clear_pointer (&match, g_match_info_unref);
      if (i + 1 == filled->len && g_regex_match (locality, line, 0, &match))
        {
          party->postcode = g_match_info_fetch (match, 1);
          party->city = g_match_info_fetch (match, 2);
        }
      else
        g_strv_builder_add (kept, line);
    }
  party->address = g_strv_builder_end (kept);
}

/**
 * dument_validation_describe_contradiction:
 *
 * Returns: (transfer none): what is to be said where a form and somebody else changed the same
 */
const char *
dument_validation_describe_contradiction (void)
{
  return _ ("This was changed in the file since the form was opened, in what you changed here too. "
            "Close the form to see it as it is now, and make your change again.");
}
