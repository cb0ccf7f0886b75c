/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "config.h"

#include "cli/credit-report.h"

#include "cli/json.h"
#include "cli/table.h"
#include "domain/french-text.h"

#include <glib/gi18n-lib.h>

/**
 * dument_credit_report_write_json:
 * @dossier: all that is known of a credit note
 *
 * Writes it as a JSON object.
 */
void
dument_credit_report_write_json (const DumentCreditDossier *dossier)
{
  const DumentCreditNote *note = dossier->note;
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  dument_json_add_text (builder, "credit_note", note->number);
  dument_json_add_text (builder, "client", dossier->client->party.name);
  dument_json_add_date (builder, "issue_date", note->issue_date);
  dument_json_add_text (builder, "currency", note->currency);
  dument_json_add_integer (builder, "amount_minor", note->amount);
  dument_json_add_text (builder, "named_number", note->named_number);
  dument_json_begin_array (builder, "set_against");
  for (unsigned i = 0; i < dossier->uses->len; i++)
    {
      const DumentCreditUse *use = g_ptr_array_index (dossier->uses, i);

      json_builder_begin_object (builder);
      dument_json_add_text (builder, "number", use->invoice_number);
      dument_json_add_integer (builder, "amount_minor", use->amount);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  dument_json_add_integer (builder, "left_minor", dossier->left);
  json_builder_end_object (builder);
  dument_json_print (builder);
}

static void
add_line (DumentTable *table, const char *label, const char *text)
{
  dument_table_set_cell (table, 0, label);
  dument_table_set_cell (table, 1, text);
  dument_table_end_row (table);
}

static void
add_amount (DumentTable *table, const char *label, DumentMoney amount, const char *currency)
{
  g_autofree char *text = dument_french_text_amount (amount, currency);

  add_line (table, label, text);
}

/**
 * dument_credit_report_write_table:
 * @dossier: all that is known of a credit note
 *
 * Writes it for people.
 */
void
dument_credit_report_write_table (const DumentCreditDossier *dossier)
{
  const DumentCreditNote *note = dossier->note;
  g_autoptr (DumentTable) table = dument_table_new (2);
  char iso[DUMENT_DATE_ISO_SIZE];

  dument_date_write_iso (note->issue_date, iso);
  add_line (table, _ ("Credit note"), note->number);
  add_line (table, _ ("Client"), dossier->client->party.name);
  add_line (table, _ ("Issued"), iso);
  add_amount (table, _ ("Amount"), note->amount, note->currency);
  if (note->named_number != NULL)
    add_line (table, _ ("Names invoice"), note->named_number);
  for (unsigned i = 0; i < dossier->uses->len; i++)
    {
      const DumentCreditUse *use = g_ptr_array_index (dossier->uses, i);
      /* Translators: the number of an invoice. */
      g_autofree char *label = g_strdup_printf (_ ("Set against %s"), use->invoice_number);

      add_amount (table, label, use->amount, note->currency);
    }
  if (dossier->left > 0)
    add_amount (table,
                note->named_number != NULL ? _ ("Waits for its invoice") : _ ("Left to be set off"),
                dossier->left, note->currency);
  dument_table_finish (table);
}
