/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "exchange/csv.h"
#include "exchange/error.h"
#include "exchange/number-set.h"
#include "exchange/problem.h"
#include "exchange/reader.h"
#include "fixtures.h"

#include <string.h>

#define MINIMAL "number;issue_date;client;total\n"

static GPtrArray *
read_table (const char *text)
{
  g_autoptr (GBytes) bytes = fixture_bytes (text);
  g_autoptr (GPtrArray) problems = fixture_problems ();
  g_autoptr (GError) error = NULL;
  GPtrArray *records = dument_reader_read (bytes, /* file_name= */ NULL, problems, &error);

  if (problems->len > 0)
    {
      g_autofree char *problem = dument_problem_to_string (g_ptr_array_index (problems, 0));

      g_error ("%s", problem);
    }
  g_assert_no_error (error);
  return records;
}

static const DumentRecord *
get_record (const GPtrArray *records, guint i)
{
  return g_ptr_array_index (records, i);
}

/* Reads a table that must be refused; the problems are given one a line. */
static char *
refuse_table (const char *text)
{
  g_autoptr (GBytes) bytes = fixture_bytes (text);
  g_autoptr (GPtrArray) problems = fixture_problems ();
  g_autoptr (GError) error = NULL;
  GString *lines = g_string_new (NULL);

  g_assert_null (dument_reader_read (bytes, /* file_name= */ NULL, problems, &error));
  g_assert_error (error, DUMENT_EXCHANGE_ERROR, DUMENT_EXCHANGE_ERROR_ROWS);
  for (guint i = 0; i < problems->len; i++)
    {
      g_autofree char *line = dument_problem_to_string (g_ptr_array_index (problems, i));

      g_string_append_printf (lines, "%s\n", line);
    }
  return g_string_free (lines, FALSE);
}

static void
assert_refused (const char *text, const char *pattern)
{
  g_autofree char *problems = refuse_table (text);

  if (!g_pattern_match_simple (pattern, problems))
    g_error ("“%s” does not match “%s”", problems, pattern);
}

static void
assert_full_record (const DumentRecord *record)
{
  const char *const address[] = { "12 rue des Tanneurs", "35500 Vitré", NULL };

  g_assert_cmpint (record->kind, ==, DUMENT_RECORD_INVOICE);
  g_assert_cmpstr (record->number, ==, "FA-1");
  g_assert_cmpint (record->issue_date, ==, fixture_date ("2026-01-15"));
  g_assert_cmpint (record->due_date, ==, fixture_date ("2026-02-14"));
  g_assert_cmpstr (record->buyer.name, ==, "Café de l'Été");
  g_assert_cmpint (record->buyer_kind, ==, DUMENT_DEBTOR_PROFESSIONAL);
  g_assert_cmpstr (record->buyer.siren, ==, "732829320");
  g_assert_cmpstrv (record->buyer.address, address);
  g_assert_cmpstr (record->buyer.email, ==, "compta@cafe.example");
  g_assert_cmpstr (record->currency, ==, "EUR");
  g_assert_cmpint (record->total, ==, 123456);
  g_assert_cmpint (record->prepaid, ==, 23456);
  g_assert_cmpint (record->due_payable, ==, 100000);
  g_assert_cmpint (record->clause.kind, ==, DUMENT_CLAUSE_FIXED);
  g_assert_cmpint (record->clause.value, ==, 1250);
  g_assert_cmpstr (record->order_reference, ==, "BC-7");
  g_assert_cmpuint (record->line, ==, 2);
}

static void
test_french (void)
{
  g_autoptr (GPtrArray) records = read_table (
      "Numéro;Date;Échéance;CLIENT;Type client;SIREN;Adresse;Courriel;Devise;Total TTC;Déjà payé;"
      "Taux pénalités;Commande;Remarque\r\n"
      "FA-1;15/01/2026;14/02/2026;Café de l'Été;Professionnel;732 829 320;"
      "12 rue des Tanneurs|35500 Vitré;compta@cafe.example;EUR;1 234,56;234,56 €;12,5 %;BC-7;rien"
      "\r\n");

  g_assert_cmpuint (records->len, ==, 1);
  assert_full_record (get_record (records, 0));
}

static void
test_english (void)
{
  g_autoptr (GPtrArray) records = read_table (
      "paid,order_reference,number,penalty_rate,total,currency,email,address,siren,client_kind,"
      "client,due_date,issue_date\n"
      "234.56,BC-7,FA-1,12.50,1234.56,eur,compta@cafe.example,\"12 rue des Tanneurs\n"
      "35500 Vitré\",732829320,professional,Café de l'Été,2026-02-14,2026-01-15");

  g_assert_cmpuint (records->len, ==, 1);
  assert_full_record (get_record (records, 0));
}

static void
test_minimal (void)
{
  g_autoptr (GPtrArray) records = read_table ("total\tclient\tnumber\tdate\n"
                                              "12\t Durand \tA 1\t2026-01-31\n"
                                              "\t\t\t\n"
                                              "\n"
                                              "13,5\tDupont\tA 2\t01/02/2026\t\t\r"
                                              "14\t\"Petit\"\tA 3\t01/02/2026\n");
  const DumentRecord *record = get_record (records, 0);

  g_assert_cmpuint (records->len, ==, 3);
  g_assert_cmpstr (record->number, ==, "A 1");
  g_assert_cmpstr (record->buyer.name, ==, "Durand");
  g_assert_cmpint (record->due_payable, ==, 1200);
  g_assert_cmpint (record->due_date, ==, DUMENT_DATE_NONE);
  g_assert_cmpstr (record->currency, ==, "EUR");
  g_assert_cmpint (record->buyer_kind, ==, DUMENT_DEBTOR_UNKNOWN);
  g_assert_cmpint (record->clause.kind, ==, DUMENT_CLAUSE_NONE);
  g_assert_null (record->buyer.siren);
  g_assert_null (record->buyer.address);
  g_assert_null (record->buyer.email);
  g_assert_null (record->order_reference);
  g_assert_cmpuint (get_record (records, 1)->line, ==, 5);
  g_assert_cmpint (get_record (records, 1)->due_payable, ==, 1350);
  g_assert_cmpuint (get_record (records, 2)->line, ==, 6);
  g_assert_cmpstr (get_record (records, 2)->buyer.name, ==, "Petit");
}

static void
test_quotes (void)
{
  g_autoptr (GPtrArray) records =
      read_table ("\"number\",\"issue_date\",\"client\",\"total\",\"address\"\n"
                  "\"A;1\",2026-01-31,\"Le \"\"Coin\"\" perdu, SARL\" ,\"1 234,56\",\"a\r\nb\"\n"
                  "A2,2026-01-31,12\" pipes,\"7\",\n"
                  "\"A3\",2026-01-31,\"deux\nlignes\",7,\"\"");
  const char *const address[] = { "a", "b", NULL };

  g_assert_cmpuint (records->len, ==, 3);
  g_assert_cmpstr (get_record (records, 0)->number, ==, "A;1");
  g_assert_cmpstr (get_record (records, 0)->buyer.name, ==, "Le \"Coin\" perdu, SARL");
  g_assert_cmpint (get_record (records, 0)->total, ==, 123456);
  g_assert_cmpstrv (get_record (records, 0)->buyer.address, address);
  g_assert_cmpuint (get_record (records, 1)->line, ==, 4);
  g_assert_cmpstr (get_record (records, 1)->buyer.name, ==, "12\" pipes");
  g_assert_cmpstr (get_record (records, 2)->buyer.name, ==, "deux lignes");
}

static void
test_encodings (void)
{
  const char *text = MINIMAL "FA-1;31/01/2026;Société Générale – Œuvres;12,00 €\n";
  g_autofree char *marked = g_strconcat ("\xEF\xBB\xBF", text, NULL);
  gsize size;
  g_autofree char *windows = g_convert (text, -1, "WINDOWS-1252", "UTF-8",
                                        /* bytes_read= */ NULL, &size, /* error= */ NULL);
  const char *const forms[] = { text, marked, windows };

  for (gsize i = 0; i < G_N_ELEMENTS (forms); i++)
    {
      g_autoptr (GPtrArray) records = read_table (forms[i]);

      g_assert_cmpstr (get_record (records, 0)->buyer.name, ==, "Société Générale – Œuvres");
      g_assert_cmpint (get_record (records, 0)->total, ==, 1200);
    }
}

static void
test_credit_note (void)
{
  g_autoptr (GPtrArray) records = read_table ("number;date;client;total;paid;facture_creditee\n"
                                              "AV-1;2026-01-31;Durand;-120,00;;FA-1\n"
                                              "AV-2;2026-01-31;Durand;\u2212120,00;-20;\n"
                                              "FA-3;2026-01-31;Durand;120,00;120;FA-1\n");

  g_assert_cmpint (get_record (records, 0)->kind, ==, DUMENT_RECORD_CREDIT_NOTE);
  g_assert_cmpint (get_record (records, 0)->due_payable, ==, 12000);
  g_assert_cmpint (get_record (records, 0)->total, ==, 12000);
  g_assert_cmpstr (get_record (records, 0)->credited_number, ==, "FA-1");
  g_assert_cmpint (get_record (records, 1)->due_payable, ==, 10000);
  g_assert_null (get_record (records, 1)->credited_number);
  g_assert_cmpint (get_record (records, 2)->kind, ==, DUMENT_RECORD_INVOICE);
  g_assert_cmpint (get_record (records, 2)->due_payable, ==, 0);
  g_assert_null (get_record (records, 2)->credited_number);
}

static void
test_kinds_and_rates (void)
{
  g_autoptr (GPtrArray) records =
      read_table ("number;date;client;total;client_kind;penalty_rate;siren\n"
                  "1;2026-01-31;a;1;consommateur;ecb+10;\n"
                  "2;2026-01-31;a;1;consommateur;ecb+10;73282932000074\n"
                  "3;2026-01-31;a;1;PUBLIC;legal*3;404833048\n"
                  "4;2026-01-31;a;1;;;\n"
                  "5;2026-01-31;a;1;particulier;12.00;\n");
  static const struct
  {
    DumentDebtorKind kind;
    DumentClause clause;
    const char *siren;
    const char *siret;
  } expected[] = {
    { DUMENT_DEBTOR_CONSUMER, { DUMENT_CLAUSE_ECB_PLUS, 1000 }, NULL, NULL },
    { DUMENT_DEBTOR_CONSUMER, { DUMENT_CLAUSE_ECB_PLUS, 1000 }, "732829320", "73282932000074" },
    { DUMENT_DEBTOR_PUBLIC, { DUMENT_CLAUSE_LEGAL_TIMES, 300 }, "404833048", NULL },
    { DUMENT_DEBTOR_UNKNOWN, { DUMENT_CLAUSE_NONE, 0 }, NULL, NULL },
    { DUMENT_DEBTOR_CONSUMER, { DUMENT_CLAUSE_FIXED, 1200 }, NULL, NULL },
  };

  g_assert_cmpuint (records->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < records->len; i++)
    {
      const DumentRecord *record = get_record (records, i);

      g_assert_cmpint (record->buyer_kind, ==, expected[i].kind);
      g_assert_cmpint (record->clause.kind, ==, expected[i].clause.kind);
      g_assert_cmpint (record->clause.value, ==, expected[i].clause.value);
      g_assert_cmpstr (record->buyer.siren, ==, expected[i].siren);
      g_assert_cmpstr (record->buyer.siret, ==, expected[i].siret);
    }
}

static void
test_currencies (void)
{
  g_autoptr (GPtrArray) records = read_table ("number;date;client;total;currency\n"
                                              "1;2026-01-31;a;12;JPY\n"
                                              "2;2026-01-31;a;12;€\n"
                                              "3;2026-01-31;a;12,345;tnd\n"
                                              "4;2026-01-31;a;12;\n");

  g_assert_cmpint (get_record (records, 0)->total, ==, 12);
  g_assert_cmpint (get_record (records, 1)->total, ==, 1200);
  g_assert_cmpstr (get_record (records, 2)->currency, ==, "TND");
  g_assert_cmpint (get_record (records, 2)->total, ==, 12345);
  g_assert_cmpstr (get_record (records, 3)->currency, ==, "EUR");
}

static void
test_bad_rows (void)
{
  static const struct
  {
    const char *row;
    const char *pattern;
  } cases[] = {
    { ";2026-01-31;a;1", "line 2, column “number”: Nothing*" },
    { "1;;a;1", "line 2, column “issue_date”: Nothing*" },
    { "1;2026-01-31;;1", "line 2, column “client”: Nothing*" },
    { "1;2026-01-31;a;", "line 2, column “total”: Nothing*" },
    { "1;2026-01-31", "line 2, column “client”: Nothing*" },
    { "1;31.01.2026;a;1", "line 2, column “issue_date”: “31.01.2026”*22/11/2026*" },
    { "1;01/31/2026;a;1", "line 2, column “issue_date”: *" },
    { "1;2026-01-31;a;1.234,56", "line 2, column “total”: “1.234,56”*" },
    { "1;2026-01-31;a;99999999999999999999", "line 2, column “total”: *" },
    { "1;2026-01-31;a;1;b", "line 2: The row has more fields*“;”*" },
    { "\"1;2026-01-31;a;1", "line 2: A quotation mark opens*" },
    { "1;2026-01-31;\"a\" b;1", "line 2: Text stands after*" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = g_strconcat (MINIMAL, cases[i].row, "\n", NULL);

      assert_refused (text, cases[i].pattern);
    }
}

static void
test_bad_optional_fields (void)
{
  static const struct
  {
    const char *column;
    const char *value;
    const char *pattern;
  } cases[] = {
    { "echeance", "30/01/2026", "*“echeance”: “30/01/2026”*before it was issued, on 2026-*" },
    { "due_date", "demain", "*“due_date”: “demain”*" },
    { "siren", "404833047", "*“siren”: “404833047”*" },
    { "siren", "000000000", "*“siren”: *" },
    { "siren", "73282932000079", "*“siren”: *" },
    { "siren", "40483304", "*“siren”: *" },
    { "devise", "EURO", "*“devise”: “EURO”*EUR*" },
    { "devise", "E1R", "*“devise”: *" },
    { "paid", "-1", "*“paid”: “-1”*sign*" },
    { "paid", "10,01", "*“paid”: “10,01”*More was paid*" },
    { "paid", "un", "*“paid”: “un”*" },
    { "type_client", "ami", "*“type_client”: “ami”*professionnel*" },
    { "penalty_rate", "beaucoup", "*“penalty_rate”: “beaucoup”*12.00*" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = g_strdup_printf (
          "number;date;client;total;%s\n1;2026-01-31;a;10;%s\n", cases[i].column, cases[i].value);

      assert_refused (text, cases[i].pattern);
    }
}

/* One line for each bad row, the good ones passed over in silence. */
static void
test_several_bad_rows (void)
{
  g_autofree char *problems = refuse_table (MINIMAL "1;2026-01-31;a;1\n"
                                                    "2;2026-01-32;a;x\n"
                                                    "3;2026-01-31;\"a\nb\";1\n"
                                                    "1;2026-01-31;b;1\n"
                                                    "5;2026-01-31;\"c\"d;1\n"
                                                    "6;2026-01-31;e;1\n"
                                                    "7;2026-01-31;\"f;1\n");
  g_auto (GStrv) lines = g_strsplit (problems, "\n", -1);

  g_assert_cmpuint (g_strv_length (lines), ==, 5);
  g_assert_true (g_str_has_prefix (lines[0], "line 3, column “issue_date”: “2026-01-32”"));
  g_assert_true (g_str_has_prefix (lines[1],
                                   "line 6, column “number”: The number “1” already stands in "
                                   "line 2."));
  g_assert_true (g_str_has_prefix (lines[2], "line 7: Text"));
  g_assert_true (g_str_has_prefix (lines[3], "line 9: A quotation mark"));
}

static void
test_bad_headers (void)
{
  g_autoptr (GBytes) nul = g_bytes_new_static (MINIMAL "a\0", strlen (MINIMAL) + 2);
  g_autofree char *undefined = g_strconcat (MINIMAL, "1;2026-01-31;\x81;1", NULL);

  fixture_refuse ("number;client;total\n1;a;1\n", DUMENT_EXCHANGE_ERROR_MISSING,
                  "*issue_date (date).*");
  fixture_refuse ("a|b|c\n", DUMENT_EXCHANGE_ERROR_MISSING,
                  "*number (numero), issue_date (date), client, total (total_ttc)*");
  fixture_refuse ("number;numero;date;client;total\n", DUMENT_EXCHANGE_ERROR_VALUE,
                  "*“number”*“numero”*");
  fixture_refuse_bytes (nul, DUMENT_EXCHANGE_ERROR_UNREADABLE, "*UTF-8*");
  fixture_refuse (undefined, DUMENT_EXCHANGE_ERROR_UNREADABLE, "*Windows-1252*");
}

static void
append_quoted (GString *text, const char *field)
{
  g_string_append_c (text, '"');
  for (; *field != '\0'; field++)
    {
      if (*field == '"')
        g_string_append_c (text, '"');
      g_string_append_c (text, *field);
    }
  g_string_append_c (text, '"');
}

/* Printable text without space at its ends, which the reader drops. */
static char *
make_text (void)
{
  static const char letters[] = "ab\";,\t|é€ x";
  GString *text = g_string_new ("<");

  for (int i = g_test_rand_int_range (0, 12); i > 0; i--)
    {
      glong n = g_utf8_strlen (letters, -1);
      const char *p = g_utf8_offset_to_pointer (letters, g_test_rand_int_range (0, (gint32) n));

      g_string_append_unichar (text, g_utf8_get_char (p));
    }
  g_string_append_c (text, '>');
  return g_string_free (text, FALSE);
}

/* What is written by RFC 4180, with any separator, is read back. */
static void
test_round_trip (void)
{
  for (unsigned i = 0; i < 500; i++)
    {
      char separator = ";,\t"[g_test_rand_int_range (0, 3)];
      g_autofree char *number = make_text ();
      g_autofree char *client = make_text ();
      DumentMoney total = g_test_rand_int_range (0, G_MAXINT32);
      g_autofree char *amount = dument_money_to_decimal (total, 2);
      g_autoptr (GString) text = g_string_new (NULL);
      g_autoptr (GPtrArray) records = NULL;

      g_string_printf (text, "number%cissue_date%ctotal%cclient\n", separator, separator,
                       separator);
      append_quoted (text, number);
      g_string_append_printf (text, "%c2026-11-22%c%s%c", separator, separator, amount, separator);
      append_quoted (text, client);
      records = read_table (text->str);
      g_strdelimit (number, "\t", ' ');
      g_strdelimit (client, "\t", ' ');
      g_assert_cmpstr (get_record (records, 0)->number, ==, number);
      g_assert_cmpstr (get_record (records, 0)->buyer.name, ==, client);
      g_assert_cmpint (get_record (records, 0)->total, ==, total);
    }
}

/* Random damage may do anything but crash, and every row is either good or reported. */
static void
test_damage (void)
{
  const char *sample = "number;date;client;total;siren;adresse;taux_penalites\r\n"
                       "1;2026-01-31;\"a\";1,00;404833048;\"x|y\";12 %\r\n"
                       "2;2026-01-31;b;-2,00;;z;ecb+10\r\n";
  gsize size = strlen (sample);

  for (unsigned i = 0; i < 5000; i++)
    {
      g_autofree char *text = g_strdup (sample);
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (GPtrArray) problems = fixture_problems ();
      g_autoptr (GPtrArray) records = NULL;
      g_autoptr (GError) error = NULL;

      for (int j = g_test_rand_int_range (1, 6); j > 0; j--)
        text[g_test_rand_int_range (0, (gint32) size)] = (char) g_test_rand_int_range (0, 256);
      bytes = g_bytes_new (text, size);
      records = dument_reader_read (bytes, /* file_name= */ NULL, problems, &error);
      g_assert_true ((records == NULL) == (error != NULL));
      g_assert_true (records == NULL || problems->len == 0);
    }
}

static void
test_number_set (void)
{
  g_autoptr (DumentNumberSet) set = dument_number_set_new ();

  for (unsigned i = 1; i <= 20000; i++)
    {
      g_autofree char *number = g_strdup_printf ("FA-%06u", i);

      g_assert_cmpuint (dument_number_set_add (set, number, i), ==, 0);
    }
  for (unsigned i = 1; i <= 20000; i++)
    {
      g_autofree char *number = g_strdup_printf ("FA-%06u", i);

      g_assert_cmpuint (dument_number_set_add (set, number, 99), ==, i);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exchange/csv/french", test_french);
  g_test_add_func ("/exchange/csv/english", test_english);
  g_test_add_func ("/exchange/csv/minimal", test_minimal);
  g_test_add_func ("/exchange/csv/quotes", test_quotes);
  g_test_add_func ("/exchange/csv/encodings", test_encodings);
  g_test_add_func ("/exchange/csv/credit-note", test_credit_note);
  g_test_add_func ("/exchange/csv/kinds-and-rates", test_kinds_and_rates);
  g_test_add_func ("/exchange/csv/currencies", test_currencies);
  g_test_add_func ("/exchange/csv/bad-rows", test_bad_rows);
  g_test_add_func ("/exchange/csv/bad-optional-fields", test_bad_optional_fields);
  g_test_add_func ("/exchange/csv/several-bad-rows", test_several_bad_rows);
  g_test_add_func ("/exchange/csv/bad-headers", test_bad_headers);
  g_test_add_func ("/exchange/csv/round-trip", test_round_trip);
  g_test_add_func ("/exchange/csv/damage", test_damage);
  g_test_add_func ("/exchange/csv/number-set", test_number_set);
  return g_test_run ();
}
