/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "config.h"

#include "exchange/cii.h"

#include "exchange/error.h"
#include "exchange/xml-document.h"
#include "exchange/xml-record.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* The names that ZUGFeRD 1.0 (2014) wrote otherwise than CII D16B, on which Factur-X, ZUGFeRD 2
 * and XRechnung rest. Everything below them is the same but for the order reference. */
typedef struct
{
  const char *root;
  const char *document;
  const char *agreement;
  const char *delivery;
  const char *settlement;
  const char *summation;
  const char *line_item;
  const char *referenced_id;
  gboolean due_payable_is_optional;
} Dialect;

static const Dialect dialects[] = {
  {
      .root = "CrossIndustryInvoice",
      .document = "ExchangedDocument",
      .agreement = "SupplyChainTradeTransaction/ApplicableHeaderTradeAgreement",
      .delivery = "SupplyChainTradeTransaction/ApplicableHeaderTradeDelivery",
      .settlement = "SupplyChainTradeTransaction/ApplicableHeaderTradeSettlement",
      .summation = "SpecifiedTradeSettlementHeaderMonetarySummation",
      .line_item = "SupplyChainTradeTransaction/IncludedSupplyChainTradeLineItem",
      .referenced_id = "IssuerAssignedID",
  },
  {
      .root = "CrossIndustryDocument",
      .document = "HeaderExchangedDocument",
      .agreement = "SpecifiedSupplyChainTradeTransaction/ApplicableSupplyChainTradeAgreement",
      .delivery = "SpecifiedSupplyChainTradeTransaction/ApplicableSupplyChainTradeDelivery",
      .settlement = "SpecifiedSupplyChainTradeTransaction/ApplicableSupplyChainTradeSettlement",
      .summation = "SpecifiedTradeSettlementMonetarySummation",
      .line_item = "SpecifiedSupplyChainTradeTransaction/IncludedSupplyChainTradeLineItem",
      .referenced_id = "ID",
      .due_payable_is_optional = TRUE,
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

/* Format 102 is YYYYMMDD; the others name a month, a week or an instant and no single day. */
static gboolean
parse_date (const xmlNode *element, const char *path, DumentDate *ret_date, GError **error)
{
  g_autofree char *text = dument_xml_document_dup_line (element, "");
  g_autofree char *format = dument_xml_document_dup_attribute (element, "format");
  char iso[DUMENT_DATE_ISO_SIZE];

  if (text == NULL)
    {
      dument_xml_record_set_missing (error, path);
      return FALSE;
    }
  if (format != NULL && strcmp (format, "102") != 0)
    {
      g_set_error (error, DUMENT_EXCHANGE_ERROR, DUMENT_EXCHANGE_ERROR_VALUE,
                   _ ("The date in the element %s has format %s instead of 102 (YYYYMMDD). Export "
                      "the invoice again with full dates."),
                   path, format);
      return FALSE;
    }
  if (strlen (text) == 8)
    {
      g_snprintf (iso, sizeof iso, "%.4s-%.2s-%.2s", text, text + 4, text + 6);
      if (dument_date_parse_iso (iso, ret_date))
        return TRUE;
    }
  dument_xml_record_set_bad (error, path, text, _ ("It should be a date such as 20261122."));
  return FALSE;
}

static gboolean
take_date (const xmlNode *node, const char *path, DumentDate *date, GError **error)
{
  const xmlNode *element = dument_xml_document_find (node, path);

  return element == NULL || parse_date (element, path, date, error);
}

static gboolean
take_header (DumentRecord *record, const Dialect *dialect, const xmlNode *root, GError **error)
{
  const xmlNode *document = dument_xml_document_find (root, dialect->document);
  g_autofree char *number_path = g_strconcat (dialect->document, "/ID", NULL);
  g_autofree char *date_path =
      g_strconcat (dialect->document, "/IssueDateTime/DateTimeString", NULL);

  if (!dument_xml_record_take_type (record, document, "TypeCode", error) ||
      !dument_xml_record_require_line (root, number_path, &record->number, error))
    return FALSE;
  if (!take_date (root, date_path, &record->issue_date, error))
    return FALSE;
  if (record->issue_date == DUMENT_DATE_NONE)
    {
      dument_xml_record_set_missing (error, date_path);
      return FALSE;
    }
  return TRUE;
}

static void
take_notes (DumentRecord *record, const xmlNode *document)
{
  const xmlNode *note = dument_xml_document_find (document, "IncludedNote");

  for (; note != NULL; note = dument_xml_document_next (note))
    {
      g_autofree char *text = dument_xml_document_dup_text (note, "Content");
      g_autofree char *code = dument_xml_document_dup_line (note, "SubjectCode");

      if (text != NULL)
        dument_xml_record_take_note (record, code, text);
    }
}

static void
take_address (DumentParty *party, const xmlNode *address)
{
  static const char *const lines[] = { "LineOne", "LineTwo", "LineThree" };
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      g_autofree char *line = dument_xml_document_dup_line (address, lines[i]);

      if (line != NULL)
        g_strv_builder_add (builder, line);
    }
  party->address = g_strv_builder_end (builder);
  party->postcode = dument_xml_document_dup_line (address, "PostcodeCode");
  party->city = dument_xml_document_dup_line (address, "CityName");
  party->country = dument_xml_document_dup_line (address, "CountryID");
}

static void
take_identifiers (DumentParty *party, const xmlNode *first)
{
  for (const xmlNode *node = first; node != NULL; node = dument_xml_document_next (node))
    {
      g_autofree char *scheme = dument_xml_document_dup_attribute (node, "schemeID");
      g_autofree char *value = dument_xml_document_dup_line (node, "");

      if (value != NULL)
        dument_xml_record_add_identifier (party, scheme, value);
    }
}

static void
take_vat (DumentParty *party, const xmlNode *node)
{
  const xmlNode *registration = dument_xml_document_find (node, "SpecifiedTaxRegistration");

  for (; registration != NULL; registration = dument_xml_document_next (registration))
    {
      const xmlNode *id = dument_xml_document_find (registration, "ID");
      g_autofree char *value = dument_xml_document_dup_line (id, "");

      if (value != NULL && dument_xml_document_has_attribute (id, "schemeID", "VA"))
        dument_xml_record_add_vat (party, value);
    }
}

/* The address of the contact person, else the electronic address where that is an e-mail. */
static void
take_email (DumentParty *party, const xmlNode *node)
{
  const xmlNode *endpoint = dument_xml_document_find (node, "URIUniversalCommunication/URIID");

  party->email = dument_xml_document_dup_line (
      node, "DefinedTradeContact/EmailURIUniversalCommunication/URIID");
  if (party->email == NULL && endpoint != NULL &&
      dument_xml_document_has_attribute (endpoint, "schemeID", "EM"))
    party->email = dument_xml_document_dup_line (endpoint, "");
}

static void
take_party (DumentParty *party, const xmlNode *node)
{
  if (node == NULL)
    return;
  party->name = dument_xml_document_dup_line (node, "Name");
  if (party->name == NULL)
    party->name =
        dument_xml_document_dup_line (node, "SpecifiedLegalOrganization/TradingBusinessName");
  take_identifiers (party, dument_xml_document_find (node, "SpecifiedLegalOrganization/ID"));
  take_identifiers (party, dument_xml_document_find (node, "GlobalID"));
  take_vat (party, node);
  take_address (party, dument_xml_document_find (node, "PostalTradeAddress"));
  party->phone = dument_xml_document_dup_line (
      node, "DefinedTradeContact/TelephoneUniversalCommunication/CompleteNumber");
  take_email (party, node);
}

static gboolean
take_parties (DumentRecord *record, const Dialect *dialect, const xmlNode *root, GError **error)
{
  const xmlNode *agreement = dument_xml_document_find (root, dialect->agreement);
  g_autofree char *order =
      g_strconcat ("BuyerOrderReferencedDocument/", dialect->referenced_id, NULL);

  take_party (&record->seller, dument_xml_document_find (agreement, "SellerTradeParty"));
  take_party (&record->buyer, dument_xml_document_find (agreement, "BuyerTradeParty"));
  record->order_reference = dument_xml_document_dup_line (agreement, order);
  if (record->seller.name == NULL || record->buyer.name == NULL)
    {
      dument_xml_record_set_missing (error, record->seller.name == NULL ? "SellerTradeParty/Name"
                                                                        : "BuyerTradeParty/Name");
      return FALSE;
    }
  return TRUE;
}

static gboolean
take_amounts (DumentRecord *record,
              const Dialect *dialect,
              const xmlNode *settlement,
              GError **error)
{
  const xmlNode *sums = dument_xml_document_find (settlement, dialect->summation);
  gboolean has_total, has_due;

  if (!dument_xml_record_take_currency (record, settlement, "InvoiceCurrencyCode", error) ||
      !dument_xml_record_take_amount (record, sums, "GrandTotalAmount", &record->total, &has_total,
                                      error) ||
      !dument_xml_record_take_amount (record, sums, "TotalPrepaidAmount", &record->prepaid,
                                      /* ret_found= */ NULL, error) ||
      !dument_xml_record_take_amount (record, sums, "DuePayableAmount", &record->due_payable,
                                      &has_due, error))
    return FALSE;
  if (!has_due && has_total && dialect->due_payable_is_optional)
    {
      record->due_payable = record->total - record->prepaid;
      has_due = TRUE;
    }
  if (!has_due || !has_total)
    {
      dument_xml_record_set_missing (error, has_total ? "DuePayableAmount" : "GrandTotalAmount");
      return FALSE;
    }
  dument_xml_record_infer_prepaid (record,
                                   dument_xml_document_find (sums, "RoundingAmount") != NULL);
  return TRUE;
}

/* An invoice payable by instalments is wholly due only with the last of them. */
static gboolean
take_due_date (DumentRecord *record, const xmlNode *settlement, GError **error)
{
  const xmlNode *terms = dument_xml_document_find (settlement, "SpecifiedTradePaymentTerms");

  for (; terms != NULL; terms = dument_xml_document_next (terms))
    {
      DumentDate due = DUMENT_DATE_NONE;

      if (!take_date (terms, "DueDateDateTime/DateTimeString", &due, error))
        return FALSE;
      record->due_date = MAX (record->due_date, due);
    }
  return TRUE;
}

static void
take_credited_number (DumentRecord *record, const Dialect *dialect, const xmlNode *settlement)
{
  const xmlNode *reference = dument_xml_document_find (settlement, "InvoiceReferencedDocument");
  gboolean several = FALSE;

  for (; reference != NULL; reference = dument_xml_document_next (reference))
    {
      g_autofree char *number = dument_xml_document_dup_line (reference, dialect->referenced_id);

      if (number != NULL)
        dument_xml_record_add_credited (record, &several, number);
    }
}

/**
 * dument_cii_is_root:
 * @root: the root element of a document
 *
 * Returns: whether it is a Cross Industry Invoice: Factur-X, ZUGFeRD 1 or 2, XRechnung CII
 */
gboolean
dument_cii_is_root (const xmlNode *root)
{
  return find_dialect (root) != NULL;
}

/**
 * dument_cii_read:
 * @root: an element for which dument_cii_is_root() holds
 * @error: return location for an error
 *
 * Reads a Cross Industry Invoice. A missing due date is left %DUMENT_DATE_NONE; the receivable is
 * the due-payable amount.
 *
 * Source: Factur-X 1.0 and EN 16931-3-3; ZUGFeRD 1.0.
 *
 * Returns: (transfer full): the invoice or credit note; on failure %NULL with an error of
 *   %DUMENT_EXCHANGE_ERROR that names the element
 */
DumentRecord *
dument_cii_read (const xmlNode *root, GError **error)
{
  g_autoptr (DumentRecord) record = dument_record_new ();
  const Dialect *dialect = find_dialect (root);
  const xmlNode *settlement;

  g_return_val_if_fail (dialect != NULL, NULL);

  settlement = dument_xml_document_find (root, dialect->settlement);
  if (!take_header (record, dialect, root, error) || !take_parties (record, dialect, root, error) ||
      !take_amounts (record, dialect, settlement, error) ||
      !take_due_date (record, settlement, error) ||
      !take_date (dument_xml_document_find (root, dialect->delivery),
                  "ActualDeliverySupplyChainEvent/OccurrenceDateTime/DateTimeString",
                  &record->supply_date, error))
    return NULL;
  take_notes (record, dument_xml_document_find (root, dialect->document));
  take_credited_number (record, dialect, settlement);
  record->payment_reference = dument_xml_document_dup_line (settlement, "PaymentReference");
  record->label = dument_xml_document_dup_line (dument_xml_document_find (root, dialect->line_item),
                                                "SpecifiedTradeProduct/Name");
  if (!dument_xml_record_finish (record, error))
    return NULL;
  return g_steal_pointer (&record);
}
