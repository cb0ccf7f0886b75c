/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "store/constraint.h"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* What SQLite says where a rule of the file is broken, as far as it tells which one, and what that
 * is to people. The first that fits counts. */
static const struct
{
  const char *words;
  const char *sentence;
} rules[] = {
  { "NOT NULL", N_ ("Something that must be known is missing. Fill it in.") },
  { "failed: invoice.number",
    N_ ("An invoice of this number is in the file already. Change that one, or give this one a "
        "number of its own.") },
  { "failed: credit_note.",
    N_ ("A credit note of this number is in the file already. A credit note has a number of its "
        "own.") },
  { "failed: client.siren",
    N_ ("A client with this SIREN is in the file already. Choose that client, or correct the "
        "SIREN.") },
  { "client_by_identity",
    N_ ("A client of this name and postal code is in the file already. Choose that client, or give "
        "one of the two its SIREN.") },
  { "failed: letter.reference",
    N_ ("Another letter took this number in the meantime. Record the letter again.") },
  { "failed: attachment.",
    N_ ("This document is kept with the invoice already. Choose another one.") },
  { "FOREIGN KEY",
    N_ ("Something else in the file rests on this entry, or what it rests on is gone. Delete what "
        "rests on it first.") },
  { "BETWEEN -25567",
    N_ ("A day lies before the year 1900 or after the year 2199. Correct the date.") },
  { "10000000000000", N_ ("An amount is too large, or smaller than it can be. Correct it.") },
  { "total_asked", N_ ("An amount is too large, or smaller than it can be. Correct it.") },
  { "BETWEEN -100000", N_ ("A rate cannot be so high or so low. Correct it.") },
  { "BETWEEN 0 AND 366", N_ ("The time to pay is at most 366 days. Correct it.") },
  { "currency GLOB", N_ ("A currency has three capital letters, like EUR. Correct it.") },
  { "siren GLOB", N_ ("A SIREN has nine digits. Correct it.") },
  { "<> ''", N_ ("A name, a number or a source is empty. Fill it in.") },
  { "than was paid",
    N_ ("More would be set against invoices than was received. Lower one of the shares.") },
  { "than was credited",
    N_ ("More would be set against invoices than was credited. Lower one of the shares.") },
  { "different currencies",
    N_ ("What came in is in another currency than the invoice. Choose an invoice in the same "
        "currency.") },
  { "names its invoice",
    N_ ("This credit note names its invoice, and cannot be set against another one. Set it against "
        "the one that it names.") },
  { "too big", N_ ("A text or a document is too long for the file. Shorten it.") },
};

/**
 * dument_constraint_explain:
 * @detail: SQLite's own words for a rule of the file that an entry breaks
 *
 * The rules stand in resources/sql. Most are looked at before anything is written; what is left is
 * two programs at one file, and values that nobody thought of.
 *
 * Returns: (transfer full): a translated sentence with the cure
 */
char *
dument_constraint_explain (const char *detail)
{
  for (gsize i = 0; i < G_N_ELEMENTS (rules); i++)
    {
      if (strstr (detail, rules[i].words) != NULL)
        return g_strdup (_ (rules[i].sentence));
    }
  return g_strdup_printf (_ ("The file takes no such entry, and nothing was changed. Please report "
                             "this defect of Dûment, with these words: %s."),
                          detail);
}
