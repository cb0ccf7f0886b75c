/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "exchange/error.h"
#include "exchange/problem.h"
#include "exchange/reader.h"
#include "fixtures.h"

#include <string.h>

/* Real invoices in a folder named by DUMENT_CORPUS. The values were read from the files by eye; an
 * error of -1 means that the file is an invoice. */
typedef struct
{
  const char *name;
  int error;
  DumentRecordKind kind;
  int type_code;
  const char *number;
  const char *issue_date;
  const char *due_date;
  const char *supply_date;
  DumentMoney total;
  DumentMoney prepaid;
  DumentMoney due_payable;
  const char *seller_siren;
  const char *buyer;
  const char *buyer_siren;
  const char *buyer_vat;
  const char *order;
  const char *credited;
  DumentClauseKind clause;
} Expectation;

#define INVOICE     .error = -1, .kind = DUMENT_RECORD_INVOICE, .type_code = 380
#define CREDIT_NOTE .error = -1, .kind = DUMENT_RECORD_CREDIT_NOTE, .type_code = 381
#define MOULIN                                                                           \
  .seller_siren = "999999998", .buyer = "Ma jolie boutique", .buyer_siren = "787878784", \
  .buyer_vat = "FR19787878784", .order = "PO445"
#define FA_2017                                                                          \
  INVOICE, MOULIN, .number = "FA-2017-0010", .issue_date = "2017-11-13", .total = 67115, \
                   .prepaid = 20100, .due_payable = 47015
#define LIEFERANT .number = "471102", .buyer = "Kunden AG Mitte"

static const Expectation expectations[] = {
  { "order-x-basic.xml", DUMENT_EXCHANGE_ERROR_ORDER },
  {
      .name = "factur-x-en16931.xml",
      INVOICE,
      .number = "F20260023",
      .issue_date = "2026-01-31",
      .due_date = "2026-03-02",
      .supply_date = "2026-01-28",
      .total = 10490,
      .due_payable = 10490,
      .seller_siren = "123456782",
      .buyer = "LE CLIENT",
      .buyer_siren = "987654321",
      .buyer_vat = "FR05987654321",
      .order = "PO201925478",
      .clause = DUMENT_CLAUSE_LEGAL_TIMES,
  },
  {
      .name = "ubl-21-extended-ctc-fr.xml",
      INVOICE,
      .number = "F124212",
      .issue_date = "2026-06-17",
      .due_date = "2026-07-16",
      .supply_date = "2026-06-14",
      .total = 30803,
      .prepaid = 10000,
      .due_payable = 20803,
      .seller_siren = "999999998",
      .buyer = "Ma jolie boutique SARL",
      .buyer_siren = "787878784",
      .buyer_vat = "FR19787878784",
      .order = "PO1242",
      .clause = DUMENT_CLAUSE_LEGAL_TIMES,
  },
  {
      .name = "Avoir_FR_type381_BASIC.pdf",
      CREDIT_NOTE,
      MOULIN,
      .number = "AV-2017-0005",
      .issue_date = "2017-11-16",
      .due_date = "2017-11-16",
      .total = 23347,
      .due_payable = 23347,
      .credited = "FA-2017-0010",
  },
  { .name = "Facture_FR_BASICWL.pdf", FA_2017, .due_date = "2017-12-13" },
  { .name = "Facture_FR_EN16931.pdf", FA_2017, .due_date = "2017-12-13" },
  { .name = "Facture_FR_MINIMUM.pdf", FA_2017 },
  {
      .name = "EN16931_1_Teilrechnung.ubl.xml",
      INVOICE,
      LIEFERANT,
      .issue_date = "2018-06-05",
      .supply_date = "2018-06-03",
      .total = 19765,
      .prepaid = 5000,
      .due_payable = 14765,
      .order = "2018-471331",
  },
  {
      .name = "EN16931_Einfach_DueDate.cii.xml",
      INVOICE,
      LIEFERANT,
      .issue_date = "2018-03-05",
      .due_date = "2019-03-05",
      .supply_date = "2018-03-05",
      .total = 52987,
      .due_payable = 52987,
  },
  {
      .name = "EN16931_Einfach_DueDate.ubl.xml",
      INVOICE,
      LIEFERANT,
      .issue_date = "2018-03-05",
      .due_date = "2019-03-05",
      .supply_date = "2018-03-05",
      .total = 52987,
      .due_payable = 52987,
  },
  {
      /* Not a credit note in spite of its name: a self-billed invoice. */
      .name = "EN16931_Gutschrift.cii.xml",
      .error = -1,
      .type_code = 389,
      LIEFERANT,
      .issue_date = "2018-03-05",
      .supply_date = "2018-03-05",
      .total = 52987,
      .due_payable = 52987,
      .buyer_vat = "DE136695976",
  },
  {
      .name = "ZUGFeRD_1p0_COMFORT_Einfach.pdf",
      INVOICE,
      LIEFERANT,
      .issue_date = "2013-03-05",
      .due_date = "2013-04-04",
      .supply_date = "2013-03-05",
      .total = 52987,
      .due_payable = 52987,
  },
  {
      .name = "zugferd_2p0_EN16931_Rabatte.pdf",
      INVOICE,
      LIEFERANT,
      .issue_date = "2018-06-05",
      .supply_date = "2018-06-03",
      .total = 21507,
      .prepaid = 5000,
      .due_payable = 16507,
      .order = "2013-471331",
  },
  {
      .name = "factur-x-invalid-xml-encoding-attribute.pdf",
      INVOICE,
      .number = "RE-20201121/508",
      .issue_date = "2020-11-21",
      .due_date = "2020-12-12",
      .supply_date = "2020-11-10",
      .total = 57104,
      .due_payable = 57104,
      .buyer = "Theodor Est",
  },
  {
      .name = "ubl-tc434-creditnote1.xml",
      CREDIT_NOTE,
      .number = "018304 / 28865",
      .issue_date = "2019-09-23",
      .total = 10011,
      .due_payable = 10011,
      .buyer = "My Customer Company",
      .buyer_vat = "BE0000000295",
  },
};

static DumentDate
date_or_none (const char *iso)
{
  return iso == NULL ? DUMENT_DATE_NONE : fixture_date (iso);
}

static void
assert_expected (const DumentRecord *record, const Expectation *expected)
{
  g_assert_cmpint (record->kind, ==, expected->kind);
  g_assert_cmpint (record->type_code, ==, expected->type_code);
  g_assert_cmpstr (record->number, ==, expected->number);
  g_assert_cmpint (record->issue_date, ==, date_or_none (expected->issue_date));
  g_assert_cmpint (record->due_date, ==, date_or_none (expected->due_date));
  g_assert_cmpint (record->supply_date, ==, date_or_none (expected->supply_date));
  g_assert_cmpstr (record->currency, ==, "EUR");
  g_assert_cmpint (record->total, ==, expected->total);
  g_assert_cmpint (record->prepaid, ==, expected->prepaid);
  g_assert_cmpint (record->due_payable, ==, expected->due_payable);
  g_assert_cmpstr (record->seller.siren, ==, expected->seller_siren);
  g_assert_cmpstr (record->buyer.name, ==, expected->buyer);
  g_assert_cmpstr (record->buyer.siren, ==, expected->buyer_siren);
  g_assert_cmpstr (record->buyer.vat, ==, expected->buyer_vat);
  g_assert_cmpstr (record->order_reference, ==, expected->order);
  g_assert_cmpstr (record->credited_number, ==, expected->credited);
  g_assert_cmpint (record->clause.kind, ==, expected->clause);
}

static const Expectation *
find_expectation (const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (expectations); i++)
    {
      if (strcmp (expectations[i].name, name) == 0)
        return &expectations[i];
    }
  return NULL;
}

/* A file that is not in the table must at least be read or refused by name. */
static void
check_file (const char *path)
{
  g_autofree char *name = g_path_get_basename (path);
  const Expectation *expected = find_expectation (name);
  g_autoptr (GMappedFile) file = g_mapped_file_new (path, FALSE, /* error= */ NULL);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GPtrArray) problems = fixture_problems ();
  g_autoptr (GPtrArray) records = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_nonnull (file);
  bytes = g_mapped_file_get_bytes (file);
  records = dument_reader_read (bytes, name, problems, &error);
  g_test_message ("%s: %s", name, error == NULL ? "read" : error->message);
  if (records == NULL)
    {
      g_assert_nonnull (error);
      g_assert_true (error->domain == DUMENT_EXCHANGE_ERROR);
    }
  if (expected == NULL)
    return;
  if (expected->error >= 0)
    {
      g_assert_error (error, DUMENT_EXCHANGE_ERROR, expected->error);
      return;
    }
  g_assert_no_error (error);
  g_assert_cmpuint (records->len, ==, 1);
  assert_expected (g_ptr_array_index (records, 0), expected);
}

static void
check_folder (const char *path, unsigned *n_files)
{
  g_autoptr (GDir) folder = g_dir_open (path, 0, /* error= */ NULL);
  const char *name;

  g_assert_nonnull (folder);
  while ((name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      if (g_file_test (child, G_FILE_TEST_IS_DIR))
        check_folder (child, n_files);
      else if (!g_str_has_suffix (name, ".md"))
        {
          check_file (child);
          ++*n_files;
        }
    }
}

static void
test_corpus (void)
{
  const char *path = g_getenv ("DUMENT_CORPUS");
  unsigned n_files = 0;

  if (path == NULL || *path == '\0')
    {
      g_test_skip ("DUMENT_CORPUS names no folder");
      return;
    }
  check_folder (path, &n_files);
  g_assert_cmpuint (n_files, >, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exchange/corpus", test_corpus);
  return g_test_run ();
}
