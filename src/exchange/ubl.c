/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "config.h"

#include "exchange/ubl.h"

#include "exchange/error.h"
#include "exchange/xml-document.h"
#include "exchange/xml-record.h"

#include <glib/gi18n-lib.h>

/* The elements whose names differ between an invoice and a credit note. */
typedef struct
{
  const char *root;
  DumentRecordKind kind;
  const char *type_code;
  const char *line;
} Dialect;

static const Dialect dialects[] = {
  {
      .root = "Invoice",
      .kind = DUMENT_RECORD_INVOICE,
      .type_code = "InvoiceTypeCode",
      .line = "InvoiceLine",
  },
  {
      .root = "CreditNote",
      .kind = DUMENT_RECORD_CREDIT_NOTE,
      .type_code = "CreditNoteTypeCode",
      .line = "CreditNoteLine",
  },
};

static const Dialect *
find_dialect (const xmlNode *root)
{
  for (gsize i = 0; i < G_N_ELEMENTS (dialects); i++)
    {
      if (dument_xml_document_is_named (root, dialects[i].root))
        return &dialects[i];
    }
  return NULL;
}

static gboolean
take_date (const xmlNode *node, const char *path, DumentDate *date, GError **error)
{
  g_autofree char *text = dument_xml_document_dup_line (node, path);

  if (text == NULL || dument_date_parse_iso (text, date))
    return TRUE;
  dument_xml_record_set_bad (error, path, text, _ ("It should be a date such as 2026-11-22."));
  return FALSE;
}

/* An invoice payable by instalments is wholly due only with the last of them. */
static gboolean
take_due_date (DumentRecord *record, const xmlNode *root, GError **error)
{
  const xmlNode *means = dument_xml_document_find (root, "PaymentMeans");

  if (!take_date (root, "DueDate", &record->due_date, error))
    return FALSE;
  if (record->due_date != DUMENT_DATE_NONE)
    return TRUE;
  for (; means != NULL; means = dument_xml_document_next (means))
    {
      DumentDate due = DUMENT_DATE_NONE;

      if (!take_date (means, "PaymentDueDate", &due, error))
        return FALSE;
      record->due_date = MAX (record->due_date, due);
    }
  return TRUE;
}

static gboolean
take_header (DumentRecord *record, const Dialect *dialect, const xmlNode *root, GError **error)
{
  record->kind = dialect->kind;
  if (!dument_xml_record_take_type (record, root, dialect->type_code, error) ||
      !dument_xml_record_require_line (root, "ID", &record->number, error) ||
      !take_date (root, "IssueDate", &record->issue_date, error) ||
      !take_due_date (record, root, error) ||
      !take_date (root, "Delivery/ActualDeliveryDate", &record->supply_date, error) ||
      !dument_xml_record_take_currency (record, root, "DocumentCurrencyCode", error))
    return FALSE;
  if (record->issue_date == DUMENT_DATE_NONE)
    {
      dument_xml_record_set_missing (error, "IssueDate");
      return FALSE;
    }
  return TRUE;
}

static void
take_notes (DumentRecord *record, const xmlNode *root)
{
  const xmlNode *note = dument_xml_document_find (root, "Note");

  for (; note != NULL; note = dument_xml_document_next (note))
    {
      g_autofree char *text = dument_xml_document_dup_text (note, "");

      if (text != NULL)
        dument_xml_record_take_note (record, /* code= */ NULL, text);
    }
}

static void
add_line (GStrvBuilder *builder, const xmlNode *node, const char *path)
{
  g_autofree char *line = dument_xml_document_dup_line (node, path);

  if (line != NULL)
    g_strv_builder_add (builder, line);
}

static void
take_address (DumentParty *party, const xmlNode *address)
{
  const xmlNode *extra = dument_xml_document_find (address, "AddressLine");
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  add_line (builder, address, "StreetName");
  add_line (builder, address, "AdditionalStreetName");
  for (; extra != NULL; extra = dument_xml_document_next (extra))
    add_line (builder, extra, "Line");
  party->address = g_strv_builder_end (builder);
  party->postcode = dument_xml_document_dup_line (address, "PostalZone");
  party->city = dument_xml_document_dup_line (address, "CityName");
  party->country = dument_xml_document_dup_line (address, "Country/IdentificationCode");
}

static void
take_identifier (DumentParty *party, const xmlNode *node)
{
  g_autofree char *scheme = NULL;
  g_autofree char *value = dument_xml_document_dup_line (node, "");

  if (value == NULL)
    return;
  scheme = dument_xml_document_dup_attribute (node, "schemeID");
  dument_xml_record_add_identifier (party, scheme, value);
}

static void
take_vat (DumentParty *party, const xmlNode *node)
{
  const xmlNode *scheme = dument_xml_document_find (node, "PartyTaxScheme");

  for (; scheme != NULL; scheme = dument_xml_document_next (scheme))
    {
      g_autofree char *value = dument_xml_document_dup_line (scheme, "CompanyID");
      g_autofree char *kind = dument_xml_document_dup_line (scheme, "TaxScheme/ID");

      if (value != NULL && g_strcmp0 (kind, "VAT") == 0)
        dument_xml_record_add_vat (party, value);
    }
}

static void
take_email (DumentParty *party, const xmlNode *node)
{
  const xmlNode *endpoint = dument_xml_document_find (node, "EndpointID");

  party->email = dument_xml_document_dup_line (node, "Contact/ElectronicMail");
  if (party->email == NULL && endpoint != NULL &&
      dument_xml_document_has_attribute (endpoint, "schemeID", "EM"))
    party->email = dument_xml_document_dup_line (endpoint, "");
}

static void
take_party (DumentParty *party, const xmlNode *node)
{
  const xmlNode *identification = dument_xml_document_find (node, "PartyIdentification");

  if (node == NULL)
    return;
  party->name = dument_xml_document_dup_line (node, "PartyLegalEntity/RegistrationName");
  if (party->name == NULL)
    party->name = dument_xml_document_dup_line (node, "PartyName/Name");
  take_identifier (party, dument_xml_document_find (node, "PartyLegalEntity/CompanyID"));
  for (; identification != NULL; identification = dument_xml_document_next (identification))
    take_identifier (party, dument_xml_document_find (identification, "ID"));
  take_vat (party, node);
  take_address (party, dument_xml_document_find (node, "PostalAddress"));
  party->phone = dument_xml_document_dup_line (node, "Contact/Telephone");
  take_email (party, node);
}

static gboolean
take_parties (DumentRecord *record, const xmlNode *root, GError **error)
{
  take_party (&record->seller, dument_xml_document_find (root, "AccountingSupplierParty/Party"));
  take_party (&record->buyer, dument_xml_document_find (root, "AccountingCustomerParty/Party"));
  if (record->seller.name == NULL || record->buyer.name == NULL)
    {
      dument_xml_record_set_missing (
          error, record->seller.name == NULL
                     ? "AccountingSupplierParty/Party/PartyLegalEntity/RegistrationName"
                     : "AccountingCustomerParty/Party/PartyLegalEntity/RegistrationName");
      return FALSE;
    }
  return TRUE;
}

static gboolean
take_amounts (DumentRecord *record, const xmlNode *root, GError **error)
{
  static const char *const paths[] = {
    "LegalMonetaryTotal/TaxInclusiveAmount",
    "LegalMonetaryTotal/PrepaidAmount",
    "LegalMonetaryTotal/PayableAmount",
  };
  gboolean has_total, has_due;

  if (!dument_xml_record_take_amount (record, root, paths[0], &record->total, &has_total, error) ||
      !dument_xml_record_take_amount (record, root, paths[1], &record->prepaid,
                                      /* ret_found= */ NULL, error) ||
      !dument_xml_record_take_amount (record, root, paths[2], &record->due_payable, &has_due,
                                      error))
    return FALSE;
  if (!has_total || !has_due)
    {
      dument_xml_record_set_missing (error, has_total ? paths[2] : paths[0]);
      return FALSE;
    }
  dument_xml_record_infer_prepaid (
      record, dument_xml_document_find (root, "LegalMonetaryTotal/PayableRoundingAmount") != NULL);
  return TRUE;
}

static void
take_credited_number (DumentRecord *record, const xmlNode *root)
{
  const xmlNode *reference = dument_xml_document_find (root, "BillingReference");
  gboolean several = FALSE;

  for (; reference != NULL; reference = dument_xml_document_next (reference))
    {
      g_autofree char *number =
          dument_xml_document_dup_line (reference, "InvoiceDocumentReference/ID");

      if (number != NULL)
        dument_xml_record_add_credited (record, &several, number);
    }
}

/**
 * dument_ubl_is_root:
 * @root: the root element of a document
 *
 * Returns: whether it is a UBL 2 Invoice or CreditNote
 */
gboolean
dument_ubl_is_root (const xmlNode *root)
{
  return find_dialect (root) != NULL;
}

/**
 * dument_ubl_read:
 * @root: an element for which dument_ubl_is_root() holds
 * @error: return location for an error
 *
 * Reads a UBL invoice or credit note. A missing due date is left %DUMENT_DATE_NONE; the receivable
 * is the payable amount.
 *
 * Source: EN 16931-3-2; OASIS UBL 2.1.
 *
 * Returns: (transfer full): the invoice or credit note; on failure %NULL with an error of
 *   %DUMENT_EXCHANGE_ERROR that names the element
 */
DumentRecord *
dument_ubl_read (const xmlNode *root, GError **error)
{
  g_autoptr (DumentRecord) record = dument_record_new ();
  const Dialect *dialect = find_dialect (root);

  g_return_val_if_fail (dialect != NULL, NULL);

  if (!take_header (record, dialect, root, error) || !take_parties (record, root, error) ||
      !take_amounts (record, root, error))
    return NULL;
  take_notes (record, root);
  take_credited_number (record, root);
  record->order_reference = dument_xml_document_dup_line (root, "OrderReference/ID");
  record->payment_reference = dument_xml_document_dup_line (root, "PaymentMeans/PaymentID");
  record->label =
      dument_xml_document_dup_line (dument_xml_document_find (root, dialect->line), "Item/Name");
  if (!dument_xml_record_finish (record, error))
    return NULL;
  return g_steal_pointer (&record);
}
