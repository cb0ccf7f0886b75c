/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "config.h"

#include "exchange/csv-header.h"

#include "domain/folding.h"
#include "exchange/error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct
{
  const char *name;
  DumentCsvColumn column;
} Name;

/* Folded names. */
static const Name names[] = {
  { "number", DUMENT_CSV_COLUMN_NUMBER },
  { "numero", DUMENT_CSV_COLUMN_NUMBER },
  { "invoice_number", DUMENT_CSV_COLUMN_NUMBER },
  { "numero_facture", DUMENT_CSV_COLUMN_NUMBER },
  { "numero_de_facture", DUMENT_CSV_COLUMN_NUMBER },
  { "issue_date", DUMENT_CSV_COLUMN_ISSUE_DATE },
  { "date", DUMENT_CSV_COLUMN_ISSUE_DATE },
  { "date_facture", DUMENT_CSV_COLUMN_ISSUE_DATE },
  { "date_de_facture", DUMENT_CSV_COLUMN_ISSUE_DATE },
  { "due_date", DUMENT_CSV_COLUMN_DUE_DATE },
  { "echeance", DUMENT_CSV_COLUMN_DUE_DATE },
  { "date_echeance", DUMENT_CSV_COLUMN_DUE_DATE },
  { "date_d_echeance", DUMENT_CSV_COLUMN_DUE_DATE },
  { "supply_date", DUMENT_CSV_COLUMN_SUPPLY_DATE },
  { "date_prestation", DUMENT_CSV_COLUMN_SUPPLY_DATE },
  { "client", DUMENT_CSV_COLUMN_CLIENT },
  { "customer", DUMENT_CSV_COLUMN_CLIENT },
  { "client_kind", DUMENT_CSV_COLUMN_CLIENT_KIND },
  { "type_client", DUMENT_CSV_COLUMN_CLIENT_KIND },
  { "type_de_client", DUMENT_CSV_COLUMN_CLIENT_KIND },
  { "siren", DUMENT_CSV_COLUMN_SIREN },
  { "address", DUMENT_CSV_COLUMN_ADDRESS },
  { "adresse", DUMENT_CSV_COLUMN_ADDRESS },
  { "postcode", DUMENT_CSV_COLUMN_POSTCODE },
  { "code_postal", DUMENT_CSV_COLUMN_POSTCODE },
  { "city", DUMENT_CSV_COLUMN_CITY },
  { "ville", DUMENT_CSV_COLUMN_CITY },
  { "email", DUMENT_CSV_COLUMN_EMAIL },
  { "e_mail", DUMENT_CSV_COLUMN_EMAIL },
  { "courriel", DUMENT_CSV_COLUMN_EMAIL },
  { "currency", DUMENT_CSV_COLUMN_CURRENCY },
  { "devise", DUMENT_CSV_COLUMN_CURRENCY },
  { "total", DUMENT_CSV_COLUMN_TOTAL },
  { "total_ttc", DUMENT_CSV_COLUMN_TOTAL },
  { "montant_ttc", DUMENT_CSV_COLUMN_TOTAL },
  { "paid", DUMENT_CSV_COLUMN_PAID },
  { "deja_paye", DUMENT_CSV_COLUMN_PAID },
  { "penalty_rate", DUMENT_CSV_COLUMN_PENALTY_RATE },
  { "taux_penalites", DUMENT_CSV_COLUMN_PENALTY_RATE },
  { "taux_de_penalites", DUMENT_CSV_COLUMN_PENALTY_RATE },
  { "order_reference", DUMENT_CSV_COLUMN_ORDER_REFERENCE },
  { "commande", DUMENT_CSV_COLUMN_ORDER_REFERENCE },
  { "credited_number", DUMENT_CSV_COLUMN_CREDITED_NUMBER },
  { "facture_creditee", DUMENT_CSV_COLUMN_CREDITED_NUMBER },
  { "label", DUMENT_CSV_COLUMN_LABEL },
  { "objet", DUMENT_CSV_COLUMN_LABEL },
};

/* The columns that a table needs, as messages name them: in both languages, since one does not know
 * which of them the header is written in. */
static const Name mandatory[] = {
  { "number (numero)", DUMENT_CSV_COLUMN_NUMBER },
  { "issue_date (date)", DUMENT_CSV_COLUMN_ISSUE_DATE },
  { "client", DUMENT_CSV_COLUMN_CLIENT },
  { "total (total_ttc)", DUMENT_CSV_COLUMN_TOTAL },
};

static DumentCsvColumn
identify_column (const char *title)
{
  g_autofree char *folded = g_strdelimit (dument_folding_fold (title), " ", '_');

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      if (strcmp (names[i].name, folded) == 0)
        return names[i].column;
    }
  return DUMENT_CSV_COLUMN_UNKNOWN;
}

static unsigned
count_known (const char *text, gsize size, char separator)
{
  g_auto (DumentCsvScanner) scanner;
  unsigned n_known = 0;

  dument_csv_scanner_init (&scanner, text, size, separator);
  if (dument_csv_scanner_next (&scanner) != DUMENT_CSV_SCANNER_ROW)
    return 0;
  for (gsize i = 0; i < scanner.n_fields; i++)
    {
      if (identify_column (dument_csv_scanner_field (&scanner, i)) != DUMENT_CSV_COLUMN_UNKNOWN)
        n_known++;
    }
  return n_known;
}

/* The separator is the one that makes the most known names of the first line. */
static char
sniff_separator (const char *text, gsize size)
{
  static const char separators[] = { ';', ',', '\t' };
  char best = ';';
  unsigned most = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (separators); i++)
    {
      unsigned n_known = count_known (text, size, separators[i]);

      if (n_known > most)
        {
          most = n_known;
          best = separators[i];
        }
    }
  return best;
}

static gboolean
check_mandatory (const DumentCsvHeader *self, GError **error)
{
  g_autoptr (GString) missing = g_string_new (NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (mandatory); i++)
    {
      if (self->titles[mandatory[i].column] != NULL)
        continue;
      if (missing->len > 0)
        g_string_append (missing, ", ");
      g_string_append (missing, mandatory[i].name);
    }
  if (missing->len == 0)
    return TRUE;
  g_set_error (error, DUMENT_EXCHANGE_ERROR, DUMENT_EXCHANGE_ERROR_MISSING,
               _ ("Line 1 does not name the columns that a table of invoices needs; missing: %s. "
                  "Name them there, separated by semicolons, commas or tabs."),
               missing->str);
  return FALSE;
}

static gboolean
take_titles (DumentCsvHeader *self, const DumentCsvScanner *scanner, GError **error)
{
  self->n_columns = scanner->n_fields;
  self->columns = g_new (DumentCsvColumn, self->n_columns);
  for (gsize i = 0; i < self->n_columns; i++)
    {
      const char *title = dument_csv_scanner_field (scanner, i);
      DumentCsvColumn column = identify_column (title);

      self->columns[i] = column;
      if (column == DUMENT_CSV_COLUMN_UNKNOWN)
        continue;
      if (self->titles[column] != NULL)
        {
          g_set_error (error, DUMENT_EXCHANGE_ERROR, DUMENT_EXCHANGE_ERROR_VALUE,
                       _ ("In line 1 the columns “%s” and “%s” mean the same. Remove or rename one "
                          "of them."),
                       self->titles[column], title);
          return FALSE;
        }
      self->titles[column] = g_strdup (title);
    }
  return check_mandatory (self, error);
}

/**
 * dument_csv_header_read:
 * @self: (out caller-allocates): a header
 * @text: a table in UTF-8
 * @size: its length in bytes
 * @error: return location for %DUMENT_EXCHANGE_ERROR_MISSING or %DUMENT_EXCHANGE_ERROR_VALUE
 *
 * Reads the first line: the names of the columns, in French or English, in any order and case, with
 * or without accents. Unknown names are ignored.
 *
 * Returns: %FALSE if a mandatory column is missing or a column stands twice
 */
gboolean
dument_csv_header_read (DumentCsvHeader *self, const char *text, gsize size, GError **error)
{
  g_auto (DumentCsvHeader) header = { 0 };
  g_auto (DumentCsvScanner) scanner;

  header.separator = sniff_separator (text, size);
  dument_csv_scanner_init (&scanner, text, size, header.separator);
  dument_csv_scanner_next (&scanner);
  if (!take_titles (&header, &scanner, error))
    return FALSE;
  *self = header;
  memset (&header, 0, sizeof header);
  return TRUE;
}

/**
 * dument_csv_header_clear:
 * @self: a header
 *
 * Frees what @self holds.
 */
void
dument_csv_header_clear (DumentCsvHeader *self)
{
  g_clear_pointer (&self->columns, g_free);
  for (gsize i = 0; i < G_N_ELEMENTS (self->titles); i++)
    g_clear_pointer (&self->titles[i], g_free);
}
