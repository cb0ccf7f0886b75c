/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "store/invoice-words.h"

#include <string.h>

#include "domain/folding.h"
#include "domain/money.h"
#include "store/statement.h"

/* Looking whether the work is still wanted, every so many rows. */
#define STRIDE 4096

/* Tells an amount from other numbers; no folded word has it. */
#define AMOUNT_MARK "."

/* From so many letters on, a word is also looked for inside the names of clients. */
#define MIN_INNER_LETTERS 3

/**
 * dument_invoice_words_forget_stale:
 * @store: an open file that may be written
 * @error: (out) (optional): where an error goes
 *
 * Forgets the words of invoices that were changed or deleted since.
 *
 * Returns: whether it was done
 */
gboolean
dument_invoice_words_forget_stale (DumentStore *store, GError **error)
{
  static const char find[] = "SELECT invoice_id FROM stale_words LIMIT 1";
  static const char forget[] = "DELETE FROM invoice_words WHERE rowid = ?1";
  static const char done[] = "DELETE FROM stale_words WHERE invoice_id = ?1";

  for (;;)
    {
      g_autoptr (DumentStatement) finding = dument_statement_new (store, find, error);
      g_autoptr (DumentStatement) forgetting = dument_statement_new (store, forget, error);
      g_autoptr (DumentStatement) doing = dument_statement_new (store, done, error);
      gint64 id;

      if (finding == NULL || forgetting == NULL || doing == NULL ||
          !dument_statement_find_id (finding, &id, error))
        return FALSE;
      if (id == 0)
        return TRUE;
      dument_statement_bind_integer (forgetting, 1, id);
      dument_statement_bind_integer (doing, 1, id);
      if (!dument_statement_run (forgetting, error) || !dument_statement_run (doing, error))
        return FALSE;
    }
}

static void
append_folded (GString *words, const char *text)
{
  g_autofree char *folded = text != NULL ? dument_folding_fold (text) : NULL;

  if (folded != NULL && *folded != '\0')
    g_string_append_printf (words, "%s ", folded);
}

/* A number is also found by its end alone, without its zeros, and without what parts it. */
static void
append_parts_of_number (GString *words, const char *number)
{
  g_autoptr (GString) joined = g_string_new (NULL);

  for (const char *at = number; *at != '\0';)
    {
      gsize n = strspn (at, "0123456789");
      gsize zeros = strspn (at, "0");

      if (n > 0)
        g_string_append_len (joined, at, (gssize) n);
      else if (g_ascii_isalpha (*at))
        g_string_append_c (joined, g_ascii_tolower (*at));
      if (n > 0 && at > number)
        g_string_append_printf (words, "%.*s ", (int) n, at);
      if (zeros > 0 && zeros < n)
        g_string_append_printf (words, "%.*s ", (int) (n - zeros), at + zeros);
      at += MAX (n, 1);
    }
  g_string_append_printf (words, "%s ", joined->str);
}

/* The amount asked, and the total where it is another. */
static void
append_amounts (GString *words, DumentMoney asked, DumentMoney total, const char *currency)
{
  unsigned exponent = dument_money_exponent (currency);
  g_autofree char *asked_text = dument_money_to_decimal (asked, exponent);
  g_autofree char *total_text = dument_money_to_decimal (total, exponent);

  g_string_append_printf (words, AMOUNT_MARK "%s", asked_text);
  if (total != asked)
    g_string_append_printf (words, " " AMOUNT_MARK "%s", total_text);
}

static gboolean
insert_words (DumentStore *store, gint64 invoice_id, const char *words, GError **error)
{
  static const char sql[] = "INSERT INTO invoice_words (rowid, words) VALUES (?1, ?2)";
  g_autoptr (DumentStatement) statement = dument_statement_new (store, sql, error);

  if (statement == NULL)
    return FALSE;
  dument_statement_bind_integer (statement, 1, invoice_id);
  dument_statement_bind_text (statement, 2, words);
  return dument_statement_run (statement, error);
}

/**
 * dument_invoice_words_put:
 * @store: an open file that may be written
 * @invoice_id: an invoice
 * @error: (out) (optional): where an error goes
 *
 * Notes the words by which an invoice is found, unless they are noted already: of its number, its
 * label, the order it answers and its amounts.
 *
 * Returns: whether it was done
 */
gboolean
dument_invoice_words_put (DumentStore *store, gint64 invoice_id, GError **error)
{
  /* The table behind the table of words answers quicker than that does. */
  static const char sql[] =
      "SELECT number, label, order_reference, due_payable, total, currency FROM invoice "
      "WHERE id = ?1 AND NOT EXISTS (SELECT 1 FROM invoice_words_content WHERE id = ?1)";
  g_autoptr (DumentStatement) statement = dument_statement_new (store, sql, error);
  g_autoptr (GString) words = NULL;
  gboolean row;

  if (statement == NULL)
    return FALSE;
  dument_statement_bind_integer (statement, 1, invoice_id);
  if (!dument_statement_step (statement, &row, error))
    return FALSE;
  if (!row)
    return TRUE;
  words = g_string_sized_new (128);
  append_folded (words, dument_statement_get_text (statement, 0));
  append_parts_of_number (words, dument_statement_get_text (statement, 0));
  append_folded (words, dument_statement_get_text (statement, 1));
  append_folded (words, dument_statement_get_text (statement, 2));
  append_amounts (words, dument_statement_get_integer (statement, 3),
                  dument_statement_get_integer (statement, 4),
                  dument_statement_get_text (statement, 5));
  return insert_words (store, invoice_id, words->str, error);
}

static gboolean
collect (DumentStatement *statement, DumentIdSet *ids, GCancellable *cancellable, GError **error)
{
  gboolean row;

  for (unsigned n = 1;; n++)
    {
      if (n % STRIDE == 0 && g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (!dument_statement_step (statement, &row, error))
        return FALSE;
      if (!row)
        return TRUE;
      dument_id_set_add (ids, dument_statement_get_integer (statement, 0));
    }
}

/* @word is made of letters, digits and points, so it has no quotation mark. */
static gboolean
find_in_words (DumentStore *store,
               const char *mark,
               const char *word,
               DumentIdSet *ids,
               GCancellable *cancellable,
               GError **error)
{
  static const char sql[] = "SELECT rowid FROM invoice_words WHERE invoice_words MATCH ?1";
  g_autofree char *beginning = g_strdup_printf ("\"%s%s\" *", mark, word);
  g_autoptr (DumentStatement) statement = dument_statement_new (store, sql, error);

  if (statement == NULL)
    return FALSE;
  dument_statement_bind_text (statement, 1, beginning);
  return collect (statement, ids, cancellable, error);
}

static gboolean
find_in_clients (DumentStore *store,
                 const char *word,
                 DumentIdSet *ids,
                 GCancellable *cancellable,
                 GError **error)
{
  static const char sql[] =
      "SELECT invoice.id FROM client CROSS JOIN invoice ON client_id = client.id "
      "WHERE instr (' ' || folded_name, ?1) > 0";
  gboolean inside = g_utf8_strlen (word, -1) >= MIN_INNER_LETTERS;
  g_autofree char *piece = g_strconcat (inside ? "" : " ", word, NULL);
  g_autoptr (DumentStatement) statement = dument_statement_new (store, sql, error);

  if (statement == NULL)
    return FALSE;
  dument_statement_bind_text (statement, 1, piece);
  return collect (statement, ids, cancellable, error);
}

static DumentIdSet *
find_word (DumentStore *store, const char *word, GCancellable *cancellable, GError **error)
{
  g_autoptr (DumentIdSet) ids = dument_id_set_new ();

  if (!find_in_words (store, "", word, ids, cancellable, error) ||
      !find_in_clients (store, word, ids, cancellable, error))
    return NULL;
  if (strspn (word, "0123456789") == strlen (word) &&
      !find_in_words (store, AMOUNT_MARK, word, ids, cancellable, error))
    return NULL;
  return g_steal_pointer (&ids);
}

static DumentIdSet *
find_all_words (DumentStore *store, const char *folded, GCancellable *cancellable, GError **error)
{
  g_auto (GStrv) words = g_strsplit (folded, " ", -1);
  g_autoptr (DumentIdSet) all = NULL;

  for (unsigned i = 0; words[i] != NULL; i++)
    {
      g_autoptr (DumentIdSet) ids = find_word (store, words[i], cancellable, error);

      if (ids == NULL)
        return NULL;
      if (all == NULL)
        all = g_steal_pointer (&ids);
      else
        dument_id_set_intersect (all, ids);
    }
  return g_steal_pointer (&all);
}

/* Of an amount that is being typed, what is there of it: `1 234` is the beginning of 1234.50. None
 * that is noted is below zero. */
static char *
make_beginning_of_amount (const char *text)
{
  DumentMoney amount;
  g_autofree char *decimal = NULL;
  const char *comma = strrchr (text, ',');
  gsize n_decimals;

  if (comma == NULL)
    comma = strrchr (text, '.');
  n_decimals = comma != NULL ? strspn (comma + 1, "0123456789") : 0;
  if (!dument_money_parse (text, 2, &amount) || amount < 0)
    return NULL;
  decimal = dument_money_to_decimal (amount, 2);
  if (n_decimals == 1)
    decimal[strlen (decimal) - 1] = '\0';
  else if (n_decimals != 2)
    decimal[strlen (decimal) - 3] = '\0';
  return g_steal_pointer (&decimal);
}

/**
 * dument_invoice_words_find:
 * @store: an open file
 * @text: what somebody types, with a letter or a digit in it
 * @cancellable: (nullable): ends the search
 * @error: (out) (optional): where an error goes
 *
 * Finds the invoices in which each word of @text begins a word of the number, the label, the order,
 * an amount, or is in the name of the client. A text that is an amount in any notation also finds
 * the invoices of that amount.
 *
 * Returns: (transfer full) (nullable): the invoices; ids of invoices deleted since may be among
 * them
 */
DumentIdSet *
dument_invoice_words_find (DumentStore *store,
                           const char *text,
                           GCancellable *cancellable,
                           GError **error)
{
  g_autofree char *folded = dument_folding_fold (text);
  g_autofree char *amount = make_beginning_of_amount (text);
  g_autoptr (DumentIdSet) ids = find_all_words (store, folded, cancellable, error);

  if (ids == NULL)
    return NULL;
  if (amount != NULL && !find_in_words (store, AMOUNT_MARK, amount, ids, cancellable, error))
    return NULL;
  return g_steal_pointer (&ids);
}
