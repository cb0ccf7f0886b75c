/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "exchange/error.h"
#include "exchange/reader.h"
#include "exchange/xml-document.h"
#include "fixtures.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <string.h>

static DumentRecord *
read_bytes (GBytes *bytes)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) records =
      dument_reader_read (bytes, /* file_name= */ NULL, /* problems= */ NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (records->len, ==, 1);
  return g_ptr_array_steal_index (records, 0);
}

static void
test_attachment_names (void)
{
  static const char *const names[] = {
    "factur-x.xml",        "Factur-X.XML",  "ZUGFeRD-invoice.xml",
    "zugferd-invoice.xml", "xrechnung.xml", "XRechnung.xml",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (GBytes) pdf = fixture_pdf (names[i], fixture_cii);
      g_autoptr (DumentRecord) record = read_bytes (pdf);

      g_assert_cmpstr (record->number, ==, "FA-2026-001");
    }
}

static void
test_pdf_with_ubl (void)
{
  g_autoptr (GBytes) pdf = fixture_pdf ("xrechnung.xml", fixture_ubl);
  g_autoptr (DumentRecord) record = read_bytes (pdf);

  g_assert_cmpstr (record->number, ==, "FA-2026-002");
}

static void
test_pdf_without_invoice (void)
{
  g_autoptr (GBytes) bare = fixture_pdf (NULL, NULL);
  g_autoptr (GBytes) other = fixture_pdf ("conditions.xml", fixture_cii);
  g_autoptr (GBytes) order = fixture_pdf ("Order-X.xml", "<order/>");

  fixture_refuse_bytes (bare, DUMENT_EXCHANGE_ERROR_NO_XML, "*factur-x.xml*Export it*");
  fixture_refuse_bytes (other, DUMENT_EXCHANGE_ERROR_NO_XML, "*factur-x.xml*");
  fixture_refuse_bytes (order, DUMENT_EXCHANGE_ERROR_ORDER, "*Order-X*");
}

/* Whatever is cut off, the file is read or refused; poppler rebuilds a lost cross-reference. */
static void
test_truncated_pdf (void)
{
  g_autoptr (GBytes) pdf = fixture_pdf ("factur-x.xml", fixture_cii);
  gsize size = g_bytes_get_size (pdf);
  unsigned n_refused = 0;

  for (gsize length = 0; length < size; length += 97)
    {
      g_autoptr (GBytes) part = g_bytes_new_from_bytes (pdf, 0, length);
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) records =
          dument_reader_read (part, "facture.pdf", /* problems= */ NULL, &error);

      g_assert_true ((records == NULL) == (error != NULL));
      if (error != NULL)
        {
          g_assert_true (error->domain == DUMENT_EXCHANGE_ERROR);
          n_refused++;
        }
    }
  g_assert_cmpuint (n_refused, >, 20);
}

#ifdef QPDF
static void
run_qpdf (const char *const *arguments)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) process = g_subprocess_newv (arguments, G_SUBPROCESS_FLAGS_NONE, &error);

  g_assert_no_error (error);
  g_assert_true (g_subprocess_wait_check (process, /* cancellable= */ NULL, &error));
  g_assert_no_error (error);
}

/* Writes the PDF, has qpdf change it, and gives back the result. */
static GBytes *
rewrite_pdf (GBytes *pdf, const char *const *options)
{
  g_autofree char *folder = g_dir_make_tmp ("dument-exchange-XXXXXX", /* error= */ NULL);
  g_autofree char *before = g_build_filename (folder, "before.pdf", NULL);
  g_autofree char *after = g_build_filename (folder, "after.pdf", NULL);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) arguments = NULL;
  char *content;
  gsize size;

  g_strv_builder_add (builder, QPDF);
  g_strv_builder_addv (builder, (const char **) options);
  g_strv_builder_add (builder, before);
  g_strv_builder_add (builder, after);
  arguments = g_strv_builder_end (builder);
  g_assert_true (g_file_set_contents (before, g_bytes_get_data (pdf, NULL),
                                      (gssize) g_bytes_get_size (pdf), /* error= */ NULL));
  run_qpdf ((const char *const *) arguments);
  g_assert_true (g_file_get_contents (after, &content, &size, /* error= */ NULL));
  g_assert_cmpint (g_unlink (before), ==, 0);
  g_assert_cmpint (g_unlink (after), ==, 0);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
  return g_bytes_new_take (content, size);
}

static void
test_encrypted_pdf (void)
{
  const char *const options[] = { "--encrypt", "secret", "owner", "256", "--", NULL };
  const char *const readable[] = { "--encrypt", "", "owner", "256", "--", NULL };
  g_autoptr (GBytes) plain = fixture_pdf ("factur-x.xml", fixture_cii);
  g_autoptr (GBytes) locked = rewrite_pdf (plain, options);
  g_autoptr (GBytes) open = rewrite_pdf (plain, readable);
  g_autoptr (DumentRecord) record = read_bytes (open);

  g_assert_cmpstr (record->number, ==, "FA-2026-001");
  fixture_refuse_bytes (locked, DUMENT_EXCHANGE_ERROR_ENCRYPTED, "*password*");
}

static void
test_object_streams (void)
{
  const char *const options[] = { "--object-streams=generate", "--compress-streams=y", NULL };
  g_autoptr (GBytes) plain = fixture_pdf ("factur-x.xml", fixture_cii);
  g_autoptr (GBytes) packed = rewrite_pdf (plain, options);
  g_autoptr (DumentRecord) record = read_bytes (packed);

  g_assert_cmpstr (record->number, ==, "FA-2026-001");
}

/* A stream of a few kilobytes that unfolds beyond the limit. */
static void
test_inflated_pdf (void)
{
  const char *const options[] = { "--compress-streams=y", NULL };
  g_autofree char *blanks = g_strnfill (DUMENT_XML_DOCUMENT_MAX_BYTES, ' ');
  g_autofree char *xml = g_strconcat (blanks, fixture_cii, NULL);
  g_autoptr (GBytes) plain = fixture_pdf ("factur-x.xml", xml);
  g_autoptr (GBytes) packed = rewrite_pdf (plain, options);

  g_assert_cmpuint (g_bytes_get_size (packed), <, 200000);
  fixture_refuse_bytes (packed, DUMENT_EXCHANGE_ERROR_TOO_LARGE, "*32 MB*");
}
#endif

static void
test_sniffing (void)
{
  static const struct
  {
    const char *bytes;
    gsize length;
    DumentReaderFormat format;
  } cases[] = {
    { "%PDF-1.4", 8, DUMENT_READER_PDF },
    { "junk\n%PDF-1.4", 13, DUMENT_READER_PDF },
    { "<a/>", 4, DUMENT_READER_XML },
    { "\xEF\xBB\xBF\n <a/>", 9, DUMENT_READER_XML },
    { "\xFF\xFE<\0a\0", 6, DUMENT_READER_XML },
    { "number;total", 12, DUMENT_READER_CSV },
    { "PK\x03\x04", 4, DUMENT_READER_SPREADSHEET },
    { "\x89PNG\r\n", 6, DUMENT_READER_IMAGE },
    { "", 0, DUMENT_READER_EMPTY },
    { "\xEF\xBB\xBF \r\n", 6, DUMENT_READER_EMPTY },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new_static (cases[i].bytes, cases[i].length);

      g_assert_cmpint (dument_reader_sniff (bytes), ==, cases[i].format);
    }
}

static void
test_other_files (void)
{
  g_autoptr (GBytes) text = fixture_bytes ("Bonjour");
  g_autoptr (GError) error = NULL;

  fixture_refuse ("", DUMENT_EXCHANGE_ERROR_UNREADABLE, "*empty*");
  fixture_refuse ("PK\x03\x04", DUMENT_EXCHANGE_ERROR_UNSUPPORTED, "*CSV*");
  fixture_refuse ("\x89PNG", DUMENT_EXCHANGE_ERROR_UNSUPPORTED, "*picture*");
  fixture_refuse ("<html/>", DUMENT_EXCHANGE_ERROR_UNSUPPORTED, "*html*");
  fixture_refuse ("Bonjour", DUMENT_EXCHANGE_ERROR_MISSING,
                  "*number (numero), issue_date (date), client, total (total_ttc)*");
  g_assert_null (dument_reader_read (text, "facture.PDF", /* problems= */ NULL, &error));
  g_assert_error (error, DUMENT_EXCHANGE_ERROR, DUMENT_EXCHANGE_ERROR_UNREADABLE);
}

/* The forms in which the same text arrives. */
static void
test_encodings (void)
{
  static const char *const declarations[] = {
    "",
    "\xEF\xBB\xBF<?xml version=\"1.0\"?>\n",
    "<?xml version=\"1.0\" encoding=\"UTF-8-W/O-BOM\"?>\n",
    "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>\n",
    "<?xml version=\"1.0\" encoding=\"KLINGON\"?>\n",
    "\n  <?xml version=\"1.0\" encoding=\"UTF-16\"?>\n",
  };
  const char *body = strchr (fixture_cii, '\n') + 1;

  for (gsize i = 0; i < G_N_ELEMENTS (declarations); i++)
    {
      g_autofree char *text = g_strconcat (declarations[i], body, NULL);
      g_autoptr (DumentRecord) record = fixture_read (text);

      g_assert_cmpstr (record->buyer.city, ==, "Vitré");
    }
}

static void
test_converted_encodings (void)
{
  static const char *const encodings[] = { "ISO-8859-1", "UTF-16" };

  for (gsize i = 0; i < G_N_ELEMENTS (encodings); i++)
    {
      g_autofree char *no_euro = fixture_replace (fixture_cii, "€", "EUR");
      g_autofree char *text = fixture_replace (no_euro, "UTF-8", encodings[i]);
      gsize size;
      g_autofree char *converted =
          g_convert (text, -1, encodings[i], "UTF-8", /* bytes_read= */ NULL, &size,
                     /* error= */ NULL);
      g_autoptr (GBytes) bytes = g_bytes_new (converted, size);
      g_autoptr (DumentRecord) record = read_bytes (bytes);

      g_assert_cmpstr (record->buyer.city, ==, "Vitré");
    }
}

static void
test_entities (void)
{
  static const char *const doctypes[] = {
    "<!DOCTYPE a [<!ENTITY b \"lol\"><!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;\">]>",
    "<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]>",
    "<!DOCTYPE a [<!ENTITY % b SYSTEM \"http://127.0.0.1/b.dtd\"> %b;]>",
  };
  const char *body = strchr (fixture_cii, '\n') + 1;

  for (gsize i = 0; i < G_N_ELEMENTS (doctypes); i++)
    {
      g_autofree char *text = g_strconcat (doctypes[i], body, NULL);

      fixture_refuse (text, DUMENT_EXCHANGE_ERROR_UNSUPPORTED, "*entities*");
    }
}

/* A document type alone is harmless; its file is not fetched. */
static void
test_document_type (void)
{
  g_autofree char *text =
      g_strconcat ("<!DOCTYPE rsm:CrossIndustryInvoice SYSTEM \"http://127.0.0.1/none.dtd\">",
                   strchr (fixture_cii, '\n') + 1, NULL);
  g_autoptr (DumentRecord) record = fixture_read (text);

  g_assert_cmpstr (record->number, ==, "FA-2026-001");
}

static char *
repeat (const char *text, unsigned times)
{
  GString *repeated = g_string_new (NULL);

  for (unsigned i = 0; i < times; i++)
    g_string_append (repeated, text);
  return g_string_free (repeated, FALSE);
}

static void
test_limits (void)
{
  g_autofree char *open = repeat ("<a>", 100000);
  g_autofree char *siblings = repeat ("<a/>", DUMENT_XML_DOCUMENT_MAX_ITEMS + 1);
  g_autofree char *wide = g_strconcat ("<r>", siblings, "</r>", NULL);
  g_autofree char *blanks = g_strnfill (DUMENT_XML_DOCUMENT_MAX_BYTES, ' ');
  g_autofree char *large = g_strconcat (blanks, "<a/>", NULL);

  fixture_refuse (open, DUMENT_EXCHANGE_ERROR_TOO_LARGE, "*100 elements inside*");
  fixture_refuse (wide, DUMENT_EXCHANGE_ERROR_TOO_LARGE, "*500000 elements*");
  fixture_refuse (large, DUMENT_EXCHANGE_ERROR_TOO_LARGE, "*32 MB*");
}

static void
test_broken_xml (void)
{
  g_autoptr (GBytes) with_nul = g_bytes_new_static ("<a>b\0c</a>", 10);

  fixture_refuse ("<a>\n <b>\n</a>", DUMENT_EXCHANGE_ERROR_SYNTAX, "*line 3*");
  fixture_refuse ("<", DUMENT_EXCHANGE_ERROR_SYNTAX, "*line 1*");
  fixture_refuse ("<a>&nbsp;</a>", DUMENT_EXCHANGE_ERROR_SYNTAX, "*nbsp*");
  fixture_refuse ("<?xml version=\"1.0\"?>", DUMENT_EXCHANGE_ERROR_SYNTAX, "*");
  fixture_refuse_bytes (with_nul, DUMENT_EXCHANGE_ERROR_SYNTAX, "*line 1*");
}

/* An invoice cut anywhere is refused, never read in part. */
static void
test_truncated_xml (void)
{
  gsize size = strlen (fixture_ubl) - strlen (">\n");

  for (gsize length = 1; length < size; length += 13)
    {
      g_autoptr (GBytes) part = g_bytes_new_static (fixture_ubl, length);

      fixture_refuse_bytes (part, DUMENT_EXCHANGE_ERROR_SYNTAX, "*line *");
    }
}

/* Random damage may do anything but crash, leak or give a record without number and date. */
static void
test_damaged_xml (void)
{
  gsize size = strlen (fixture_cii);

  for (unsigned i = 0; i < 2000; i++)
    {
      g_autofree char *text = g_strdup (fixture_cii);
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (GPtrArray) records = NULL;
      g_autoptr (GError) error = NULL;

      for (int j = g_test_rand_int_range (1, 6); j > 0; j--)
        text[g_test_rand_int_range (0, (gint32) size)] = (char) g_test_rand_int_range (1, 256);
      bytes = g_bytes_new (text, size);
      records = dument_reader_read (bytes, /* file_name= */ NULL, /* problems= */ NULL, &error);
      g_assert_true ((records == NULL) == (error != NULL));
      if (records != NULL && records->len == 1)
        {
          const DumentRecord *record = g_ptr_array_index (records, 0);

          g_assert_cmpstr (record->number, !=, NULL);
          g_assert_cmpint (record->issue_date, !=, DUMENT_DATE_NONE);
          g_assert_cmpint (record->due_payable, >=, 0);
        }
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exchange/reader/attachment-names", test_attachment_names);
  g_test_add_func ("/exchange/reader/pdf-with-ubl", test_pdf_with_ubl);
  g_test_add_func ("/exchange/reader/pdf-without-invoice", test_pdf_without_invoice);
  g_test_add_func ("/exchange/reader/truncated-pdf", test_truncated_pdf);
#ifdef QPDF
  g_test_add_func ("/exchange/reader/encrypted-pdf", test_encrypted_pdf);
  g_test_add_func ("/exchange/reader/object-streams", test_object_streams);
  g_test_add_func ("/exchange/reader/inflated-pdf", test_inflated_pdf);
#endif
  g_test_add_func ("/exchange/reader/sniffing", test_sniffing);
  g_test_add_func ("/exchange/reader/other-files", test_other_files);
  g_test_add_func ("/exchange/reader/encodings", test_encodings);
  g_test_add_func ("/exchange/reader/converted-encodings", test_converted_encodings);
  g_test_add_func ("/exchange/reader/entities", test_entities);
  g_test_add_func ("/exchange/reader/document-type", test_document_type);
  g_test_add_func ("/exchange/reader/limits", test_limits);
  g_test_add_func ("/exchange/reader/broken-xml", test_broken_xml);
  g_test_add_func ("/exchange/reader/truncated-xml", test_truncated_xml);
  g_test_add_func ("/exchange/reader/damaged-xml", test_damaged_xml);
  return g_test_run ();
}
