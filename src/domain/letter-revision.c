/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

/* The text of a letter that its user changes for good. */

#include "domain/letter-revision.h"

#include <string.h>

#include "domain/letter-composer-private.h"

/**
 * dument_letter_revision_trim:
 * @text: the file of a letter, or what somebody made of it
 *
 * What stands before the subject, a comment or a description of the letter, does not belong to its
 * words.
 *
 * Returns: (transfer full): the words from the line `[objet]` on, with simple line ends and one at
 *   the end; all of @text where there is no such line
 */
char *
dument_letter_revision_trim (const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", /* max_tokens= */ -1);
  g_autofree char *joined = NULL;
  gsize start = 0;

  for (gsize i = 0; lines[i] != NULL; i++)
    {
      g_strchomp (lines[i]);
      if (start == 0 && g_str_equal (lines[i], "[objet]"))
        start = i;
    }
  joined = g_strchomp (g_strjoinv ("\n", lines + start));
  return g_strconcat (joined, "\n", NULL);
}

/* Invented facts of the right kinds: only the names of the variables count. */
static DumentTemplateScope *
build_example_scope (const DumentLetterKind *kind, const DumentLaw *law)
{
  const DumentParty nobody = { .name = (char *) "Exemple" };
  const DumentDate day = dument_date_from_ymd (2026, 1, 1);
  const DumentClaimTerms terms = { .debtor_kind = DUMENT_DEBTOR_PROFESSIONAL,
                                   .due_payable = 10000,
                                   .due = day,
                                   .is_euro = TRUE,
                                   .notice_presented = DUMENT_DATE_NONE };
  g_autoptr (DumentClaim) claim = dument_claim_new ();
  const DumentLetterInvoice invoice = {
    .number = "1", .issue_date = day, .total = 10000, .terms = &terms, .claim = claim
  };
  const DumentLetterFacts facts = { .kind = kind,
                                    .date = day,
                                    .issuer = &nobody,
                                    .client = &nobody,
                                    .client_kind = DUMENT_DEBTOR_PROFESSIONAL,
                                    .currency = "EUR",
                                    .invoices = &invoice,
                                    .n_invoices = 1,
                                    .law = law,
                                    .formal_notice_on = DUMENT_DATE_NONE };

  dument_claim_compute (claim, &terms, law, day);
  return dument_letter_composer_build_scope (&facts);
}

/**
 * dument_letter_revision_check:
 * @text: the text of a letter as its user changed it
 * @kind: which letter
 * @law: the law
 * @error: (out): what is wrong with it, set only on failure; its lines are those of @text
 *
 * Reads the text as strictly as a shipped one, in every branch.
 *
 * Returns: %FALSE if it is not the text of a letter, or asks for a value that does not exist
 */
gboolean
dument_letter_revision_check (const char *text,
                              const DumentLetterKind *kind,
                              const DumentLaw *law,
                              DumentTemplateError *error)
{
  g_autoptr (DumentLetterText) parsed = NULL;
  g_autoptr (DumentTemplateScope) scope = NULL;

  g_return_val_if_fail (text != NULL && kind != NULL && law != NULL && error != NULL, FALSE);

  parsed = dument_letter_text_parse (text, error);
  if (parsed == NULL)
    return FALSE;
  scope = build_example_scope (kind, law);
  return dument_template_check (parsed->subject, scope, error) &&
         dument_template_check (parsed->body, scope, error);
}

/* Takes a lock out of those that are left. */
static gboolean
take_lock (GPtrArray *left, const DumentTemplateLock *lock)
{
  for (guint i = 0; i < left->len; i++)
    {
      const DumentTemplateLock *other = g_ptr_array_index (left, i);

      if (g_str_equal (lock->guard, other->guard) && g_str_equal (lock->content, other->content))
        {
          g_ptr_array_remove_index (left, i);
          return TRUE;
        }
    }
  return FALSE;
}

static void
find_lost_locks (const DumentTemplate *original, const DumentTemplate *revised, GPtrArray *lost)
{
  g_autoptr (GPtrArray) needed = dument_template_list_locks (original);
  g_autoptr (GPtrArray) left = dument_template_list_locks (revised);

  for (guint i = 0; i < needed->len; i++)
    {
      const DumentTemplateLock *lock = g_ptr_array_index (needed, i);

      if (!take_lock (left, lock))
        g_ptr_array_add (lost, g_strdup (lock->words));
    }
}

/* The tables of a letter stand on lines of their own. */
static void
find_lost_blocks (const char *original, const char *revised, GPtrArray *lost)
{
  g_auto (GStrv) needed = g_strsplit (original, "\n", /* max_tokens= */ -1);
  g_auto (GStrv) lines = g_strsplit (revised, "\n", /* max_tokens= */ -1);

  for (gsize i = 0; lines[i] != NULL; i++)
    g_strstrip (lines[i]);
  for (gsize i = 0; needed[i] != NULL; i++)
    {
      const char *line = g_strstrip (needed[i]);

      if (dument_letter_text_is_block (line) &&
          !g_strv_contains ((const char *const *) lines, line))
        g_ptr_array_add (lost, g_strdup (line));
    }
}

/**
 * dument_letter_revision_find_lost:
 * @original: the shipped text of a letter
 * @revised: what its user made of it; both can be parsed
 *
 * What the law words stays as it is, under the conditions under which it stands; the tables stay
 * too. Where in the letter they stand is free.
 *
 * Returns: (transfer full) (element-type utf8): the words of each locked clause that was changed,
 *   taken out or put under other conditions, and each table that was taken out
 */
GPtrArray *
dument_letter_revision_find_lost (const char *original, const char *revised)
{
  GPtrArray *lost = g_ptr_array_new_with_free_func (g_free);
  g_auto (DumentTemplateError) error = { 0 };
  g_auto (DumentTemplateError) revised_error = { 0 };
  g_autoptr (DumentLetterText) before = dument_letter_text_parse (original, &error);
  g_autoptr (DumentLetterText) after = dument_letter_text_parse (revised, &revised_error);

  g_return_val_if_fail (before != NULL && after != NULL, lost);

  find_lost_locks (before->subject, after->subject, lost);
  find_lost_locks (before->body, after->body, lost);
  find_lost_blocks (original, revised, lost);
  return lost;
}
