/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "config.h"

#include "service/chronicle.h"

#include <json-glib/json-glib.h>
#include <stdarg.h>

/**
 * dument_chronicle_note:
 * @workspace: a workspace
 * @kind: what happened: `payment-recorded`
 * @subject: what it is about
 * @subject_id: its row
 * @error: return location for an error
 * @...: pairs of a name and a text (a pair whose text is %NULL is left out), ended by %NULL
 *
 * Writes down in the journal what a use case did, inside the use case's transaction: either both
 * are kept or neither.
 *
 * Returns: %FALSE with an error of the store
 */
gboolean
dument_chronicle_note (DumentWorkspace *workspace,
                       const char *kind,
                       DumentSubject subject,
                       gint64 subject_id,
                       GError **error,
                       ...)
{
  g_autoptr (JsonBuilder) builder = json_builder_new_immutable ();
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *payload = NULL;
  const char *name;
  va_list pairs;

  json_builder_begin_object (builder);
  va_start (pairs, error);
  while ((name = va_arg (pairs, const char *)) != NULL)
    {
      const char *text = va_arg (pairs, const char *);

      if (text == NULL)
        continue;
      json_builder_set_member_name (builder, name);
      json_builder_add_string_value (builder, text);
    }
  va_end (pairs);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  payload = json_to_string (root, /* pretty= */ FALSE);

  return dument_journal_append (dument_workspace_get_store (workspace),
                                dument_workspace_get_now (workspace), kind, subject, subject_id,
                                payload, error);
}

/**
 * dument_chronicle_read:
 * @entry: an entry of the journal
 * @name: the name of a text that dument_chronicle_note() wrote
 *
 * Returns: (transfer full) (nullable): the text; %NULL where it was not written, or is erased
 */
char *
dument_chronicle_read (const DumentJournalEntry *entry, const char *name)
{
  g_autoptr (JsonNode) root =
      entry->payload != NULL ? json_from_string (entry->payload, /* error= */ NULL) : NULL;

  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root))
    return NULL;
  return g_strdup (json_object_get_string_member_with_default (json_node_get_object (root), name,
                                                               /* default_value= */ NULL));
}

/**
 * dument_chronicle_day:
 * @date: a day, or %DUMENT_DATE_NONE
 *
 * Returns: (transfer full) (nullable): the day as the journal writes it: `2026-11-22`; %NULL for
 *   none, of which the journal then says nothing
 */
char *
dument_chronicle_day (DumentDate date)
{
  return date != DUMENT_DATE_NONE ? dument_date_to_iso (date) : NULL;
}

/**
 * dument_chronicle_amount:
 * @amount: an amount
 * @currency: three letters
 *
 * Returns: (transfer full): the amount as the journal writes it: `1234.56 EUR`
 */
char *
dument_chronicle_amount (DumentMoney amount, const char *currency)
{
  g_autofree char *decimal = dument_money_to_decimal (amount, dument_money_exponent (currency));

  return g_strconcat (decimal, " ", currency, NULL);
}
