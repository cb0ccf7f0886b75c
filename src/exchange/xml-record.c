/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "config.h"

#include "exchange/xml-record.h"

#include "domain/identity.h"
#include "exchange/error.h"
#include "exchange/problem.h"
#include "exchange/type-code.h"
#include "exchange/xml-document.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define SIREN_LENGTH 9
#define SIRET_LENGTH 14

/**
 * dument_xml_record_set_missing:
 * @error: return location for an error
 * @path: the element that is not there
 *
 * Reports an element without which there is no invoice.
 */
void
dument_xml_record_set_missing (GError **error, const char *path)
{
  g_set_error (error, DUMENT_EXCHANGE_ERROR, DUMENT_EXCHANGE_ERROR_MISSING,
               _ ("The invoice lacks the element %s. Export it again with this element, or type "
                  "the invoice in."),
               path);
}

/**
 * dument_xml_record_set_bad:
 * @error: return location for an error
 * @path: the element
 * @value: what stands in it
 * @cure: translated sentence saying what should stand there
 *
 * Reports a value that cannot be read.
 */
void
dument_xml_record_set_bad (GError **error, const char *path, const char *value, const char *cure)
{
  g_autofree char *shown = dument_problem_shorten (value);

  g_set_error (error, DUMENT_EXCHANGE_ERROR, DUMENT_EXCHANGE_ERROR_VALUE,
               _ ("“%s” in the element %s cannot be used. %s"), shown, path, cure);
}

/**
 * dument_xml_record_require_line:
 * @node: (nullable): an element
 * @path: where to look below it
 * @ret_text: (out) (transfer full): the text on one line
 * @error: return location for %DUMENT_EXCHANGE_ERROR_MISSING
 *
 * Returns: whether there is a text
 */
gboolean
dument_xml_record_require_line (const xmlNode *node,
                                const char *path,
                                char **ret_text,
                                GError **error)
{
  char *text = dument_xml_document_dup_line (node, path);

  if (text == NULL)
    {
      dument_xml_record_set_missing (error, path);
      return FALSE;
    }
  *ret_text = text;
  return TRUE;
}

static gboolean
set_unclaimable (GError **error, int code, DumentTypeCodeClass class)
{
  if (class == DUMENT_TYPE_CODE_FACTORED)
    g_set_error (error, DUMENT_EXCHANGE_ERROR, DUMENT_EXCHANGE_ERROR_FACTORED,
                 _ ("The document has type %d: its claim was assigned to a factor, who alone may "
                    "collect it. Follow it up with the factor."),
                 code);
  else
    g_set_error (error, DUMENT_EXCHANGE_ERROR, DUMENT_EXCHANGE_ERROR_UNSUPPORTED,
                 _ ("The document has type %d, which is neither an invoice nor a credit note. "
                    "Import the invoice that follows it."),
                 code);
  return FALSE;
}

/**
 * dument_xml_record_take_type:
 * @record: where kind and type code go
 * @node: (nullable): an element
 * @path: where the type code stands below it
 * @error: return location for %DUMENT_EXCHANGE_ERROR_FACTORED,
 *   %DUMENT_EXCHANGE_ERROR_UNSUPPORTED or %DUMENT_EXCHANGE_ERROR_VALUE
 *
 * A document without type code is an invoice.
 *
 * Returns: whether the document is an invoice or credit note that its issuer may collect
 */
gboolean
dument_xml_record_take_type (DumentRecord *record,
                             const xmlNode *node,
                             const char *path,
                             GError **error)
{
  g_autofree char *text = dument_xml_document_dup_line (node, path);
  DumentTypeCodeClass class;
  guint64 code;

  if (text == NULL)
    return TRUE;
  if (!g_ascii_string_to_unsigned (text, 10, 1, 9999, &code, /* error= */ NULL))
    {
      dument_xml_record_set_bad (error, path, text,
                                 _ ("It should be a document type such as 380 or 381."));
      return FALSE;
    }
  class = dument_type_code_classify ((int) code);
  if (class != DUMENT_TYPE_CODE_INVOICE && class != DUMENT_TYPE_CODE_CREDIT_NOTE)
    return set_unclaimable (error, (int) code, class);
  record->type_code = (int) code;
  if (class == DUMENT_TYPE_CODE_CREDIT_NOTE)
    record->kind = DUMENT_RECORD_CREDIT_NOTE;
  return TRUE;
}

/**
 * dument_xml_record_take_currency:
 * @record: where the currency goes
 * @node: (nullable): an element
 * @path: where the currency stands below it
 * @error: return location for %DUMENT_EXCHANGE_ERROR_MISSING or %DUMENT_EXCHANGE_ERROR_VALUE
 *
 * Returns: whether there is one
 */
gboolean
dument_xml_record_take_currency (DumentRecord *record,
                                 const xmlNode *node,
                                 const char *path,
                                 GError **error)
{
  g_autofree char *text = NULL;

  if (!dument_xml_record_require_line (node, path, &text, error))
    return FALSE;
  if (!dument_money_is_currency (text))
    {
      dument_xml_record_set_bad (error, path, text,
                                 _ ("It should be a currency code such as EUR."));
      return FALSE;
    }
  g_strlcpy (record->currency, text, sizeof record->currency);
  return TRUE;
}

/**
 * dument_xml_record_take_amount:
 * @record: a record that has its currency
 * @node: (nullable): an element
 * @path: where the amount stands below it
 * @ret_amount: (out): the amount; untouched where there is none
 * @ret_found: (out) (optional): whether there is one
 * @error: return location for %DUMENT_EXCHANGE_ERROR_VALUE
 *
 * Returns: %FALSE if what stands there is no amount in the record's currency
 */
gboolean
dument_xml_record_take_amount (const DumentRecord *record,
                               const xmlNode *node,
                               const char *path,
                               DumentMoney *ret_amount,
                               gboolean *ret_found,
                               GError **error)
{
  const xmlNode *element = dument_xml_document_find (node, path);
  g_autofree char *text = dument_xml_document_dup_line (element, "");
  g_autofree char *currency = NULL;

  if (ret_found != NULL)
    *ret_found = text != NULL;
  if (text == NULL)
    return TRUE;
  currency = dument_xml_document_dup_attribute (element, "currencyID");
  if (currency != NULL && strcmp (currency, record->currency) != 0)
    {
      dument_xml_record_set_bad (error, path, currency,
                                 _ ("It should be the currency of the invoice."));
      return FALSE;
    }
  if (!dument_money_parse (text, dument_money_exponent (record->currency), ret_amount))
    {
      dument_xml_record_set_bad (error, path, text, _ ("It should be an amount such as 1234.56."));
      return FALSE;
    }
  return TRUE;
}

static void
set_note (char **note, const char *text)
{
  if (*note == NULL && *text != '\0')
    *note = g_strdup (text);
}

/**
 * dument_xml_record_take_note:
 * @record: where the note goes if it is one of the French notes on late payment
 * @code: (nullable): its subject code; %NULL if the text may begin with it: `#PMD#…`
 * @text: the note
 *
 * Keeps the notes PMT, PMD and AAB and proposes a rate stated in PMD as the contract's.
 *
 * Source: rules BR-FR of the French CTC profile, notes BG-1.
 */
void
dument_xml_record_take_note (DumentRecord *record, const char *code, const char *text)
{
  g_autofree char *prefix = NULL;
  g_autofree char *body = NULL;

  if (code == NULL && text[0] == '#' && strlen (text) > 5 && text[4] == '#')
    {
      prefix = g_strndup (text + 1, 3);
      code = prefix;
      text += 5;
    }
  body = g_strstrip (g_strdup (text));
  if (g_strcmp0 (code, "PMT") == 0)
    set_note (&record->note_pmt, body);
  else if (g_strcmp0 (code, "AAB") == 0)
    set_note (&record->note_aab, body);
  else if (g_strcmp0 (code, "PMD") == 0)
    {
      set_note (&record->note_pmd, body);
      if (record->clause.kind == DUMENT_CLAUSE_NONE && !dument_clause_find (body, &record->clause))
        record->clause.kind = DUMENT_CLAUSE_NONE;
    }
}

static char *
strip_spaces (const char *value)
{
  GString *text = g_string_new (NULL);

  for (; *value != '\0'; value++)
    {
      if (!g_ascii_isspace (*value))
        g_string_append_c (text, g_ascii_toupper (*value));
    }
  return g_string_free (text, FALSE);
}

static gboolean
is_digits (const char *text, gsize length)
{
  return strlen (text) == length && strspn (text, "0123456789") == length &&
         strspn (text, "0") < length;
}

static void
set_siren (DumentParty *party, const char *digits)
{
  if (party->siren == NULL)
    party->siren = g_strndup (digits, SIREN_LENGTH);
}

/**
 * dument_xml_record_add_identifier:
 * @party: a seller or buyer
 * @scheme: (nullable): ISO 6523 code: `0002` for a SIREN, `0009` for a SIRET
 * @value: the identifier
 *
 * Keeps a SIREN or SIRET; much software writes a SIRET under the scheme of the SIREN. Other
 * identifiers are ignored. The first of each stands, also with a wrong check digit: what an invoice
 * says is kept, and whoever makes it somebody's identity has to tell.
 */
void
dument_xml_record_add_identifier (DumentParty *party, const char *scheme, const char *value)
{
  g_autofree char *digits = NULL;

  if (g_strcmp0 (scheme, "0002") != 0 && g_strcmp0 (scheme, "0009") != 0)
    return;
  digits = strip_spaces (value);
  if (is_digits (digits, SIREN_LENGTH))
    set_siren (party, digits);
  else if (is_digits (digits, SIRET_LENGTH))
    {
      set_siren (party, digits);
      if (party->siret == NULL)
        party->siret = g_steal_pointer (&digits);
    }
}

/**
 * dument_xml_record_add_vat:
 * @party: a seller or buyer
 * @value: its VAT number
 *
 * Keeps the number in capitals without spaces. The first one stands.
 */
void
dument_xml_record_add_vat (DumentParty *party, const char *value)
{
  if (party->vat == NULL)
    party->vat = strip_spaces (value);
}

/**
 * dument_xml_record_add_credited:
 * @record: where the number of a preceding invoice goes
 * @several: (inout): whether more than one was seen
 * @number: the number
 *
 * A credit note that names several invoices does not say how much of it belongs to each, so none
 * of them is kept.
 */
void
dument_xml_record_add_credited (DumentRecord *record, gboolean *several, const char *number)
{
  if (*several || g_strcmp0 (record->credited_number, number) == 0)
    return;
  if (record->credited_number == NULL)
    {
      record->credited_number = g_strdup (number);
      return;
    }
  g_clear_pointer (&record->credited_number, g_free);
  *several = TRUE;
}

/**
 * dument_xml_record_infer_prepaid:
 * @record: a record with its currency and amounts
 * @is_rounded: whether the file says that what is to be paid is rounded
 *
 * What is to be paid is what is claimed. Where it is less than the total and what was prepaid tell,
 * as in the profile MINIMUM that leaves out the latter, the rest was prepaid. Rounding is less than
 * a whole unit of the currency (EN 16931, BT-114).
 */
void
dument_xml_record_infer_prepaid (DumentRecord *record, gboolean is_rounded)
{
  DumentMoney difference = record->total - record->due_payable;

  if ((difference > 0) != (record->total > 0) || difference == record->prepaid)
    return;
  if (ABS (difference - record->prepaid) >= dument_money_unit (record->currency) ||
      (record->prepaid == 0 && !is_rounded))
    record->prepaid = difference;
}

static void
derive_siren (DumentParty *party)
{
  g_autofree char *siren = dument_identity_siren (party);

  if (party->siren == NULL && siren != NULL)
    set_siren (party, siren);
}

static void
turn_negative_into_credit (DumentRecord *record)
{
  if (record->total >= 0 && (record->total > 0 || record->due_payable >= 0))
    return;
  record->kind = DUMENT_RECORD_CREDIT_NOTE;
  record->total = -record->total;
  record->prepaid = -record->prepaid;
  record->due_payable = -record->due_payable;
}

/**
 * dument_xml_record_finish:
 * @record: a record with all that the file says
 * @error: return location for %DUMENT_EXCHANGE_ERROR_VALUE
 *
 * Makes a negative invoice a credit note and its amounts positive, derives the SIREN from the VAT
 * number where nothing else gives it, and drops the preceding invoice of what is not a credit note.
 *
 * Returns: %FALSE if the amounts contradict each other
 */
gboolean
dument_xml_record_finish (DumentRecord *record, GError **error)
{
  turn_negative_into_credit (record);
  if (record->due_payable < 0 || record->prepaid < 0)
    {
      g_set_error_literal (
          error, DUMENT_EXCHANGE_ERROR, DUMENT_EXCHANGE_ERROR_VALUE,
          _ ("The total, the prepaid amount and the amount due have different signs. More was paid "
             "than is due, or one of them is wrong: correct the invoice and export it again."));
      return FALSE;
    }
  derive_siren (&record->seller);
  derive_siren (&record->buyer);
  if (record->kind != DUMENT_RECORD_CREDIT_NOTE)
    g_clear_pointer (&record->credited_number, g_free);
  return TRUE;
}
