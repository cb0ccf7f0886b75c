/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "config.h"

#include "exchange/facturx.h"

#include "exchange/error.h"
#include "exchange/xml-document.h"

#include <glib/gi18n-lib.h>
#include <poppler.h>

/* The names that the formats prescribe, best first. */
static const char *const invoice_names[] = {
  "factur-x.xml",
  "zugferd-invoice.xml",
  "xrechnung.xml",
};

#define ORDER_NAME "order-x.xml"

static void
free_attachments (GList *attachments)
{
  g_list_free_full (attachments, g_object_unref);
}

/* Own names: whether poppler declares cleanups for its types depends on its version. */
typedef PopplerDocument Document;
typedef GList Attachments;
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Document, g_object_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Attachments, free_attachments)

static gboolean
set_open_error (GError **error, const GError *fault)
{
  if (g_error_matches (fault, POPPLER_ERROR, POPPLER_ERROR_ENCRYPTED))
    g_set_error_literal (
        error, DUMENT_EXCHANGE_ERROR, DUMENT_EXCHANGE_ERROR_ENCRYPTED,
        _ ("The PDF opens with a password only. Save it without password, then import it again."));
  else
    g_set_error_literal (
        error, DUMENT_EXCHANGE_ERROR, DUMENT_EXCHANGE_ERROR_UNREADABLE,
        _ ("The PDF is damaged. Fetch it again from where it came, or import the invoice as XML."));
  return FALSE;
}

static PopplerAttachment *
find_attachment (GList *attachments, const char *wanted)
{
  for (GList *link = attachments; link != NULL; link = link->next)
    {
      const char *name = poppler_attachment_get_name (link->data);

      if (name != NULL && g_ascii_strcasecmp (name, wanted) == 0)
        return link->data;
    }
  return NULL;
}

static PopplerAttachment *
find_invoice (GList *attachments)
{
  for (gsize i = 0; i < G_N_ELEMENTS (invoice_names); i++)
    {
      PopplerAttachment *found = find_attachment (attachments, invoice_names[i]);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
set_absent_error (GError **error, GList *attachments)
{
  if (find_attachment (attachments, ORDER_NAME) != NULL)
    g_set_error_literal (error, DUMENT_EXCHANGE_ERROR, DUMENT_EXCHANGE_ERROR_ORDER,
                         _ ("The PDF is an order (Order-X), not an invoice. Import the invoice "
                            "that was made from it."));
  else
    g_set_error_literal (
        error, DUMENT_EXCHANGE_ERROR, DUMENT_EXCHANGE_ERROR_NO_XML,
        _ ("The PDF holds no electronic invoice (factur-x.xml). Export it from the invoicing "
           "software as Factur-X, XML or CSV, or type the invoice in."));
}

/* A few bytes of a PDF can unfold into gigabytes, so the size counts while they unfold. */
static gboolean
append_cb (const char *data, gsize size, gpointer user_data, GError **error)
{
  GByteArray *xml = user_data;

  if (size > DUMENT_XML_DOCUMENT_MAX_BYTES - xml->len)
    {
      g_set_error (error, DUMENT_EXCHANGE_ERROR, DUMENT_EXCHANGE_ERROR_TOO_LARGE,
                   _ ("The invoice inside the PDF is larger than %d MB. Export the invoice again "
                      "without attachments."),
                   DUMENT_XML_DOCUMENT_MAX_BYTES / (1024 * 1024));
      return FALSE;
    }
  g_byte_array_append (xml, (const guint8 *) data, (guint) size);
  return TRUE;
}

static GBytes *
read_attachment (PopplerAttachment *attachment, GError **error)
{
  g_autoptr (GByteArray) xml = g_byte_array_new ();
  g_autoptr (GError) fault = NULL;

  if (!poppler_attachment_save_to_callback (attachment, append_cb, xml, &fault))
    {
      if (fault != NULL && fault->domain == DUMENT_EXCHANGE_ERROR)
        g_propagate_error (error, g_steal_pointer (&fault));
      else
        set_open_error (error, fault);
      return NULL;
    }
  return g_byte_array_free_to_bytes (g_steal_pointer (&xml));
}

/**
 * dument_facturx_extract:
 * @pdf: the content of a PDF file
 * @error: return location for an error
 *
 * Finds the invoice that a Factur-X, ZUGFeRD or XRechnung PDF holds as embedded file, its name in
 * any case.
 *
 * Returns: (transfer full): the content of the XML file; on failure %NULL with
 *   %DUMENT_EXCHANGE_ERROR_ENCRYPTED, %DUMENT_EXCHANGE_ERROR_UNREADABLE,
 *   %DUMENT_EXCHANGE_ERROR_ORDER, %DUMENT_EXCHANGE_ERROR_NO_XML or
 *   %DUMENT_EXCHANGE_ERROR_TOO_LARGE
 */
GBytes *
dument_facturx_extract (GBytes *pdf, GError **error)
{
  g_autoptr (GError) fault = NULL;
  g_autoptr (Document) document =
      poppler_document_new_from_bytes (pdf, /* password= */ NULL, &fault);
  g_autoptr (Attachments) attachments = NULL;
  PopplerAttachment *invoice;

  if (document == NULL)
    {
      set_open_error (error, fault);
      return NULL;
    }
  attachments = poppler_document_get_attachments (document);
  invoice = find_invoice (attachments);
  if (invoice == NULL)
    {
      set_absent_error (error, attachments);
      return NULL;
    }
  return read_attachment (invoice, error);
}
