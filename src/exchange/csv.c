/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "config.h"

#include "exchange/csv.h"

#include "domain/due-date.h"
#include "domain/identifiers.h"
#include "exchange/csv-header.h"
#include "exchange/csv-scanner.h"
#include "exchange/number-set.h"
#include "exchange/problem.h"
#include "exchange/text-encoding.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define SIREN_LENGTH 9
#define SIRET_LENGTH 14

/* A table states few kinds of client and few rates, in texts that are slow to read: each is read
 * once and remembered by its hash. */
#define N_MEMOS 32

typedef struct
{
  char text[32]; /* empty: nothing is remembered here */
  DumentDebtorKind kind;
  DumentClause clause;
} Memo;

struct _DumentCsv
{
  GBytes *text;
  DumentCsvScanner scanner;
  DumentCsvHeader header;
  DumentNumberSet *numbers;
  DumentRecord record; /* its strings stand in the scanner's row */
  char siren[SIREN_LENGTH + 1];
  char nothing[1]; /* stands for the columns that the file lacks */
  GPtrArray *address;
  unsigned exponent; /* of the record's currency */
  Memo kinds[N_MEMOS];
  Memo clauses[N_MEMOS];
};

/* The row being read: the text of each column, empty where the file has none. */
typedef struct
{
  DumentCsv *csv;
  GPtrArray *problems;
  char *values[DUMENT_CSV_N_COLUMNS];
} Row;

/**
 * dument_csv_new:
 * @bytes: the content of a CSV file, in UTF-8 or Windows-1252
 * @error: return location for an error
 *
 * Opens a table of invoices and reads its header. The rows are read one by one with
 * dument_csv_next(), so that a large table never stands in memory as records.
 *
 * Returns: (transfer full): the table; on failure %NULL with %DUMENT_EXCHANGE_ERROR_UNREADABLE,
 *   %DUMENT_EXCHANGE_ERROR_MISSING or %DUMENT_EXCHANGE_ERROR_VALUE
 */
DumentCsv *
dument_csv_new (GBytes *bytes, GError **error)
{
  g_autoptr (GBytes) text = dument_text_encoding_to_utf8 (bytes, error);
  g_auto (DumentCsvHeader) header = { 0 };
  DumentCsv *self;
  const char *data;
  gsize size;

  if (text == NULL)
    return NULL;
  data = g_bytes_get_data (text, &size);
  if (!dument_csv_header_read (&header, data, size, error))
    return NULL;

  self = g_new0 (DumentCsv, 1);
  self->header = header;
  memset (&header, 0, sizeof header);
  dument_csv_scanner_init (&self->scanner, data, size, self->header.separator);
  dument_csv_scanner_next (&self->scanner);
  self->text = g_steal_pointer (&text);
  self->numbers = dument_number_set_new ();
  self->address = g_ptr_array_new ();
  return self;
}

/**
 * dument_csv_free:
 * @self: (nullable): a table
 */
void
dument_csv_free (DumentCsv *self)
{
  if (self == NULL)
    return;
  dument_csv_scanner_clear (&self->scanner);
  dument_csv_header_clear (&self->header);
  dument_number_set_free (self->numbers);
  g_ptr_array_unref (self->address);
  g_bytes_unref (self->text);
  g_free (self);
}

/* Always %FALSE, so that a check can return it. Takes @message. */
static gboolean
report (Row *row, DumentCsvColumn column, char *message)
{
  const char *title = column == DUMENT_CSV_COLUMN_UNKNOWN ? NULL : row->csv->header.titles[column];

  g_ptr_array_add (row->problems, dument_problem_new (row->csv->scanner.line, title, message));
  return FALSE;
}

static gboolean
report_value (Row *row, DumentCsvColumn column, const char *cure)
{
  const char *value = row->values[column];
  g_autofree char *shown = dument_problem_shorten (value);

  return report (row, column, g_strdup_printf (_ ("“%s” cannot be used. %s"), shown, cure));
}

static gboolean
report_quote (Row *row, DumentCsvScannerResult result)
{
  if (result == DUMENT_CSV_SCANNER_UNCLOSED_QUOTE)
    return report (row, DUMENT_CSV_COLUMN_UNKNOWN,
                   g_strdup (_ ("A quotation mark opens here and is never closed. Close it, or "
                                "double it if it belongs to the text.")));
  return report (row, DUMENT_CSV_COLUMN_UNKNOWN,
                 g_strdup (_ ("Text stands after a closing quotation mark. Put the whole field "
                              "between quotation marks and double those inside it.")));
}

/* A quoted field may hold line ends, which names and references do not. */
static char *
take_line (Row *row, DumentCsvColumn column)
{
  char *value = row->values[column];

  if (*value == '\0')
    return NULL;
  for (char *p = value; *p != '\0'; p++)
    {
      if (g_ascii_iscntrl (*p))
        *p = ' ';
    }
  return value;
}

static gboolean
require_line (Row *row, DumentCsvColumn column, char **ret_value)
{
  char *value = take_line (row, column);

  if (value == NULL)
    return report (row, column, g_strdup (_ ("Nothing stands here. Fill the field in.")));
  *ret_value = value;
  return TRUE;
}

static gboolean
take_number (Row *row)
{
  DumentCsv *self = row->csv;
  unsigned earlier;

  if (!require_line (row, DUMENT_CSV_COLUMN_NUMBER, &self->record.number))
    return FALSE;
  earlier = dument_number_set_add (self->numbers, self->record.number, self->scanner.line);
  if (earlier != 0)
    return report (row, DUMENT_CSV_COLUMN_NUMBER,
                   g_strdup_printf (_ ("The number “%s” already stands in line %u. Remove one of "
                                       "the two rows."),
                                    self->record.number, earlier));
  return TRUE;
}

static gboolean
take_date (Row *row, DumentCsvColumn column, DumentDate *date)
{
  *date = DUMENT_DATE_NONE;
  if (*row->values[column] == '\0' || dument_date_parse (row->values[column], date))
    return TRUE;
  return report_value (row, column, _ ("Write the date as 22/11/2026 or 2026-11-22."));
}

static gboolean
take_dates (Row *row)
{
  DumentRecord *record = &row->csv->record;

  if (!take_date (row, DUMENT_CSV_COLUMN_ISSUE_DATE, &record->issue_date) ||
      !take_date (row, DUMENT_CSV_COLUMN_DUE_DATE, &record->due_date) ||
      !take_date (row, DUMENT_CSV_COLUMN_SUPPLY_DATE, &record->supply_date))
    return FALSE;
  if (record->issue_date == DUMENT_DATE_NONE)
    return report (row, DUMENT_CSV_COLUMN_ISSUE_DATE,
                   g_strdup (_ ("Nothing stands here. Fill the field in.")));
  if (!dument_due_date_is_possible (record->issue_date, record->due_date))
    {
      g_autofree char *issued = dument_date_to_iso (record->issue_date);
      g_autofree char *cure = g_strdup_printf (
          _ ("The invoice would be due before it was issued, on %s. Correct one of the two dates."),
          issued);

      return report_value (row, DUMENT_CSV_COLUMN_DUE_DATE, cure);
    }
  return TRUE;
}

static gboolean
take_currency (Row *row)
{
  DumentCsv *self = row->csv;
  const char *value = row->values[DUMENT_CSV_COLUMN_CURRENCY];

  if (*value == '\0' || strcmp (value, "€") == 0)
    value = "EUR";
  if (strcmp (value, self->record.currency) == 0)
    return TRUE;
  if (strlen (value) == 3)
    {
      char code[4];

      for (gsize i = 0; i < sizeof code; i++)
        code[i] = g_ascii_toupper (value[i]);
      if (dument_money_is_currency (code))
        {
          memcpy (self->record.currency, code, sizeof code);
          self->exponent = dument_money_exponent (code);
          return TRUE;
        }
    }
  return report_value (row, DUMENT_CSV_COLUMN_CURRENCY, _ ("Write a currency code such as EUR."));
}

static gboolean
take_amount (Row *row, DumentCsvColumn column, DumentMoney *amount)
{
  *amount = 0;
  if (*row->values[column] == '\0' ||
      dument_money_parse (row->values[column], row->csv->exponent, amount))
    return TRUE;
  if (dument_money_is_too_large (row->values[column]))
    return report_value (row, column, _ ("The amount is too large for an invoice. Correct it."));
  return report_value (row, column, _ ("Write the amount as 1234.56 or 1 234,56."));
}

/* A negative total is a credit note, whose prepaid amount is negative too. */
static gboolean
take_amounts (Row *row)
{
  DumentRecord *record = &row->csv->record;

  if (*row->values[DUMENT_CSV_COLUMN_TOTAL] == '\0')
    return report (row, DUMENT_CSV_COLUMN_TOTAL,
                   g_strdup (_ ("Nothing stands here. Fill the field in.")));
  if (!take_amount (row, DUMENT_CSV_COLUMN_TOTAL, &record->total) ||
      !take_amount (row, DUMENT_CSV_COLUMN_PAID, &record->prepaid))
    return FALSE;
  record->kind = record->total < 0 ? DUMENT_RECORD_CREDIT_NOTE : DUMENT_RECORD_INVOICE;
  if (record->kind == DUMENT_RECORD_CREDIT_NOTE)
    {
      record->total = -record->total;
      record->prepaid = -record->prepaid;
    }
  if (record->prepaid < 0)
    return report_value (row, DUMENT_CSV_COLUMN_PAID,
                         _ ("It has another sign than the total. Correct one of the two."));
  if (record->prepaid > record->total)
    return report_value (row, DUMENT_CSV_COLUMN_PAID,
                         _ ("More was paid than the total. Correct one of the two."));
  record->due_payable = record->total - record->prepaid;
  return TRUE;
}

static void
remove_spaces (char *text)
{
  char *to = text;

  for (const char *from = text; *from != '\0'; from++)
    {
      if (*from != ' ')
        *to++ = *from;
    }
  *to = '\0';
}

/* Many tables have a SIRET in this column, which begins with the SIREN. */
static gboolean
take_siren (Row *row)
{
  DumentCsv *self = row->csv;
  DumentParty *buyer = &self->record.buyer;
  char *value = row->values[DUMENT_CSV_COLUMN_SIREN];

  buyer->siren = NULL;
  buyer->siret = NULL;
  if (*value == '\0')
    return TRUE;
  remove_spaces (value);
  if (strlen (value) == SIRET_LENGTH &&
      dument_identifiers_check (DUMENT_IDENTIFIER_SIRET, value) == DUMENT_IDENTIFIER_OK)
    buyer->siret = value;
  else if (dument_identifiers_check (DUMENT_IDENTIFIER_SIREN, value) != DUMENT_IDENTIFIER_OK)
    return report_value (row, DUMENT_CSV_COLUMN_SIREN,
                         _ ("It is no SIREN, or mistyped: nine digits, the last of which checks "
                            "the others. Correct it or leave it empty."));
  g_strlcpy (self->siren, value, sizeof self->siren);
  buyer->siren = self->siren;
  return TRUE;
}

static Memo *
find_memo (Memo *memos, const char *text)
{
  return &memos[g_str_hash (text) % N_MEMOS];
}

/* A text too long to be remembered is simply read again each time. */
static void
set_memo_text (Memo *memo, const char *text)
{
  if (g_strlcpy (memo->text, text, sizeof memo->text) >= sizeof memo->text)
    memo->text[0] = '\0';
}

static gboolean
take_kind (Row *row)
{
  DumentCsv *self = row->csv;
  const char *value = row->values[DUMENT_CSV_COLUMN_CLIENT_KIND];
  Memo *memo = find_memo (self->kinds, value);

  self->record.buyer_kind = DUMENT_DEBTOR_UNKNOWN;
  if (*value == '\0')
    return TRUE;
  if (strcmp (memo->text, value) != 0)
    {
      if (!dument_debtor_kind_parse (value, &memo->kind))
        return report_value (row, DUMENT_CSV_COLUMN_CLIENT_KIND,
                             _ ("Write professionnel, particulier or public."));
      set_memo_text (memo, value);
    }
  self->record.buyer_kind = memo->kind;
  return TRUE;
}

static gboolean
take_clause (Row *row)
{
  DumentCsv *self = row->csv;
  const char *value = row->values[DUMENT_CSV_COLUMN_PENALTY_RATE];
  Memo *memo = find_memo (self->clauses, value);

  self->record.clause = (DumentClause){ DUMENT_CLAUSE_NONE, 0 };
  if (*value == '\0')
    return TRUE;
  if (strcmp (memo->text, value) != 0)
    {
      if (!dument_clause_parse (value, &memo->clause))
        return report_value (row, DUMENT_CSV_COLUMN_PENALTY_RATE,
                             _ ("Write a yearly rate such as 12.00, ecb+10 or legal*3."));
      set_memo_text (memo, value);
    }
  self->record.clause = memo->clause;
  return TRUE;
}

/* Lines are set apart by a vertical bar or, in a quoted field, by line ends. */
static void
take_address (Row *row)
{
  DumentCsv *self = row->csv;
  char *rest = row->values[DUMENT_CSV_COLUMN_ADDRESS];

  g_ptr_array_set_size (self->address, 0);
  while (rest != NULL)
    {
      char *line = rest;

      rest = strpbrk (line, "|\r\n");
      if (rest != NULL)
        *rest++ = '\0';
      line = g_strstrip (line);
      if (*line != '\0')
        g_ptr_array_add (self->address, line);
    }
  g_ptr_array_add (self->address, NULL);
  self->record.buyer.address = self->address->len > 1 ? (GStrv) self->address->pdata : NULL;
}

/* Fields beyond the header are a separator too many, unless a spreadsheet left them empty. */
static gboolean
split_row (Row *row)
{
  DumentCsv *self = row->csv;

  for (gsize i = 0; i < G_N_ELEMENTS (row->values); i++)
    row->values[i] = self->nothing;
  for (gsize i = 0; i < self->scanner.n_fields; i++)
    {
      char *field = dument_csv_scanner_field (&self->scanner, i);

      if (i >= self->header.n_columns)
        {
          if (*field != '\0')
            return report (row, DUMENT_CSV_COLUMN_UNKNOWN,
                           g_strdup_printf (_ ("The row has more fields than the header has "
                                               "columns. Put fields that contain “%c” between "
                                               "quotation marks."),
                                            self->header.separator));
        }
      else if (self->header.columns[i] != DUMENT_CSV_COLUMN_UNKNOWN)
        row->values[self->header.columns[i]] = field;
    }
  return TRUE;
}

static gboolean
read_row (Row *row)
{
  DumentRecord *record = &row->csv->record;

  if (!split_row (row) || !take_number (row) || !take_dates (row) ||
      !require_line (row, DUMENT_CSV_COLUMN_CLIENT, &record->buyer.name) || !take_kind (row) ||
      !take_siren (row) || !take_currency (row) || !take_amounts (row) || !take_clause (row))
    return FALSE;
  take_address (row);
  record->buyer.postcode = take_line (row, DUMENT_CSV_COLUMN_POSTCODE);
  record->buyer.city = take_line (row, DUMENT_CSV_COLUMN_CITY);
  record->buyer.email = take_line (row, DUMENT_CSV_COLUMN_EMAIL);
  record->order_reference = take_line (row, DUMENT_CSV_COLUMN_ORDER_REFERENCE);
  record->label = take_line (row, DUMENT_CSV_COLUMN_LABEL);
  record->credited_number = record->kind == DUMENT_RECORD_CREDIT_NOTE
                                ? take_line (row, DUMENT_CSV_COLUMN_CREDITED_NUMBER)
                                : NULL;
  record->line = row->csv->scanner.line;
  return TRUE;
}

/**
 * dument_csv_next:
 * @self: a table
 * @problems: (element-type DumentProblem): where one problem is added for each bad row
 *
 * Reads on to the next good row. Bad rows are passed over; the caller sees at the end from
 * @problems that the file must be refused.
 *
 * Returns: (transfer none) (nullable): what the row says, valid until the next call, its strings
 *   owned by @self; %NULL at the end. [func@record_copy] makes a copy that can be kept.
 */
const DumentRecord *
dument_csv_next (DumentCsv *self, GPtrArray *problems)
{
  DumentCsvScannerResult result;

  while ((result = dument_csv_scanner_next (&self->scanner)) != DUMENT_CSV_SCANNER_END)
    {
      Row row = { .csv = self, .problems = problems };

      if (result != DUMENT_CSV_SCANNER_ROW)
        report_quote (&row, result);
      else if (!dument_csv_scanner_is_blank (&self->scanner) && read_row (&row))
        return &self->record;
    }
  return NULL;
}
