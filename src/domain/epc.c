/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "domain/epc.h"

#include "domain/identifiers.h"

#include <string.h>

#define MAX_NAME   70
#define MAX_TEXT   140
#define MAX_BYTES  331
#define MAX_AMOUNT G_GINT64_CONSTANT (99999999999)

static gboolean
is_given (const char *text)
{
  return text != NULL && *text != '\0';
}

static gboolean
has_control_character (const char *text)
{
  for (const char *p = text; p != NULL && *p != '\0'; p = g_utf8_next_char (p))
    {
      if (g_unichar_iscntrl (g_utf8_get_char (p)))
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_too_long (const char *text, glong max)
{
  return g_utf8_strlen (text, /* max= */ -1) > max;
}

static DumentEpcResult
check_transfer (const DumentEpcTransfer *transfer)
{
  if (!is_given (transfer->name) || is_too_long (transfer->name, MAX_NAME))
    return DUMENT_EPC_WRONG_NAME;
  if (is_given (transfer->bic) &&
      dument_identifiers_check (DUMENT_IDENTIFIER_BIC, transfer->bic) != DUMENT_IDENTIFIER_OK)
    return DUMENT_EPC_WRONG_BIC;
  if (!is_given (transfer->iban) ||
      dument_identifiers_check (DUMENT_IDENTIFIER_IBAN, transfer->iban) != DUMENT_IDENTIFIER_OK)
    return DUMENT_EPC_WRONG_IBAN;
  if (transfer->amount < 1 || transfer->amount > MAX_AMOUNT)
    return DUMENT_EPC_WRONG_AMOUNT;
  if (is_given (transfer->reference) && is_given (transfer->text))
    return DUMENT_EPC_TWO_REFERENCES;
  if (is_given (transfer->reference) &&
      dument_identifiers_check (DUMENT_IDENTIFIER_CREDITOR_REFERENCE, transfer->reference) !=
          DUMENT_IDENTIFIER_OK)
    return DUMENT_EPC_WRONG_REFERENCE;
  if (is_given (transfer->text) && is_too_long (transfer->text, MAX_TEXT))
    return DUMENT_EPC_WRONG_TEXT;
  if (has_control_character (transfer->name) || has_control_character (transfer->text))
    return DUMENT_EPC_CONTROL_CHARACTER;
  return DUMENT_EPC_OK;
}

static void
append_identifier (GString *payload, const char *text)
{
  if (is_given (text))
    {
      g_autofree char *compact = dument_identifiers_normalise (text);

      g_string_append (payload, compact);
    }
  g_string_append_c (payload, '\n');
}

/**
 * dument_epc_make_payload:
 * @transfer: the transfer, its texts in valid UTF-8
 * @ret_payload: (out): what the QR code holds; set only if the result is %DUMENT_EPC_OK
 *
 * The lines of version 2 in UTF-8: service tag, version, character set, identification, BIC, name,
 * IBAN, amount, purpose, reference, text. Empty lines at the end are left out.
 *
 * Returns: why there is no payload, or %DUMENT_EPC_OK
 *
 * Source: EPC069-12, Quick Response Code: Guidelines to Enable Data Capture for the Initiation of a
 * SEPA Credit Transfer.
 */
DumentEpcResult
dument_epc_make_payload (const DumentEpcTransfer *transfer, char **ret_payload)
{
  g_autoptr (GString) payload = NULL;
  g_autofree char *amount = NULL;
  DumentEpcResult result;

  g_return_val_if_fail (transfer != NULL && ret_payload != NULL, DUMENT_EPC_WRONG_NAME);

  result = check_transfer (transfer);
  if (result != DUMENT_EPC_OK)
    return result;

  payload = g_string_new ("BCD\n002\n1\nSCT\n");
  amount = dument_money_to_decimal (transfer->amount, 2);
  append_identifier (payload, transfer->bic);
  g_string_append_printf (payload, "%s\n", transfer->name);
  append_identifier (payload, transfer->iban);
  g_string_append_printf (payload, "EUR%s\n\n", amount);
  append_identifier (payload, transfer->reference);
  if (is_given (transfer->text))
    g_string_append (payload, transfer->text);
  while (payload->str[payload->len - 1] == '\n')
    g_string_truncate (payload, payload->len - 1);

  if (payload->len > MAX_BYTES)
    return DUMENT_EPC_TOO_LONG;
  *ret_payload = g_string_free (g_steal_pointer (&payload), /* free_segment= */ FALSE);
  return DUMENT_EPC_OK;
}
