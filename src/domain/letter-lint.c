/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "domain/letter-lint.h"

#include "domain/template.h"

#include <string.h>

#define N_FIELDS 6

/* One line of the table of words. @debtors: bits `1 << kind` */
typedef struct
{
  DumentLetterRule rule;
  gboolean is_forbidden;
  guint debtors;
  GRegex *words;
  char *source;
} Ban;

struct _DumentLetterLint
{
  GPtrArray *bans;
  GRegex *amount;
  GRegex *notice;
  GRegex *deadline;
  GRegex *consequence;
  GRegex *upholding;
};

/* What is read: @text as it stands, and beside it the same with plain spaces and apostrophes,
 * character by character. */
typedef struct
{
  char *text;
  char *plain;
} Words;

static const char *const rule_names[] = {
  [DUMENT_LETTER_RULE_OFFICIAL_LOOK] = "official-look",
  [DUMENT_LETTER_RULE_CRIMINAL_THREAT] = "criminal-threat",
  [DUMENT_LETTER_RULE_PUBLICITY] = "publicity",
  [DUMENT_LETTER_RULE_THIRD_PERSON] = "third-person",
  [DUMENT_LETTER_RULE_SEIZURE] = "seizure",
  [DUMENT_LETTER_RULE_FEE] = "fee",
  [DUMENT_LETTER_RULE_INDEMNITY] = "indemnity",
  [DUMENT_LETTER_RULE_CENTRAL_BANK] = "central-bank",
  [DUMENT_LETTER_RULE_WRONG_LAW] = "wrong-law",
  [DUMENT_LETTER_RULE_AMOUNT] = "amount",
  [DUMENT_LETTER_RULE_NO_NOTICE] = "no-notice",
  [DUMENT_LETTER_RULE_NO_DEADLINE] = "no-deadline",
  [DUMENT_LETTER_RULE_NO_CONSEQUENCE] = "no-consequence",
  [DUMENT_LETTER_RULE_SOFTER] = "softer",
};

G_STATIC_ASSERT (G_N_ELEMENTS (rule_names) == DUMENT_LETTER_RULE_N_RULES);

/**
 * dument_letter_rule_to_string:
 * @rule: a rule
 *
 * Returns: its name for scripts and the journal: `official-look`
 */
const char *
dument_letter_rule_to_string (DumentLetterRule rule)
{
  g_return_val_if_fail (rule < DUMENT_LETTER_RULE_N_RULES, "");

  return rule_names[rule];
}

/**
 * dument_letter_rule_parse:
 * @text: what [func@letter_rule_to_string] returns
 * @ret_rule: (out): the rule
 *
 * Returns: %FALSE if @text names none
 */
gboolean
dument_letter_rule_parse (const char *text, DumentLetterRule *ret_rule)
{
  for (int rule = 0; rule < DUMENT_LETTER_RULE_N_RULES; rule++)
    {
      if (g_str_equal (rule_names[rule], text))
        {
          *ret_rule = (DumentLetterRule) rule;
          return TRUE;
        }
    }
  return FALSE;
}

/**
 * dument_letter_flaw_free:
 * @data: (nullable) (transfer full): a #DumentLetterFlaw
 */
void
dument_letter_flaw_free (gpointer data)
{
  DumentLetterFlaw *self = data;

  if (self == NULL)
    return;
  g_free (self->words);
  g_free (self->source);
  g_free (self);
}

static void
free_ban (gpointer data)
{
  Ban *self = data;

  g_clear_pointer (&self->words, g_regex_unref);
  g_free (self->source);
  g_free (self);
}

/**
 * dument_letter_lint_free:
 * @self: (nullable) (transfer full): a lint
 */
void
dument_letter_lint_free (DumentLetterLint *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->bans);
  g_regex_unref (self->amount);
  g_regex_unref (self->notice);
  g_regex_unref (self->deadline);
  g_regex_unref (self->consequence);
  g_regex_unref (self->upholding);
  g_free (self);
}

static GRegex *
compile (const char *pattern)
{
  return g_regex_new (pattern, G_REGEX_CASELESS, /* match_options= */ 0,
                      /* error= */ NULL);
}

static gboolean
parse_debtors (const char *text, guint *ret_debtors)
{
  g_auto (GStrv) names = g_strsplit (text, ",", /* max_tokens= */ -1);

  *ret_debtors = 0;
  for (gsize i = 0; names[i] != NULL; i++)
    {
      DumentDebtorKind kind;

      if (g_str_equal (names[i], "all"))
        *ret_debtors = G_MAXUINT;
      else if (dument_debtor_kind_parse (names[i], &kind))
        *ret_debtors |= 1U << kind;
      else
        return FALSE;
    }
  return *ret_debtors != 0;
}

static gboolean
parse_weight (const char *text, gboolean *ret_is_forbidden)
{
  *ret_is_forbidden = g_str_equal (text, "forbidden");
  return *ret_is_forbidden || g_str_equal (text, "risky");
}

static gboolean
parse_line (DumentLetterLint *self, const char *line)
{
  g_auto (GStrv) fields = g_strsplit (line, ";", /* max_tokens= */ -1);
  Ban *ban = g_new0 (Ban, 1);
  DumentDate verified_on;

  g_ptr_array_add (self->bans, ban);
  if (g_strv_length (fields) != N_FIELDS || !dument_letter_rule_parse (fields[0], &ban->rule) ||
      !parse_weight (fields[1], &ban->is_forbidden) || !parse_debtors (fields[2], &ban->debtors) ||
      !dument_date_parse_iso (fields[5], &verified_on))
    return FALSE;
  ban->words = compile (fields[3]);
  ban->source = *fields[4] != '\0' ? g_strdup (fields[4]) : NULL;
  return ban->words != NULL;
}

/**
 * dument_letter_lint_parse:
 * @text: lines `rule;weight;debtors;words;source;verified_on`, as `resources/law/letter-words.csv`
 *   explains them; empty lines and lines with `#` are skipped
 * @ret_line: (out): the line that is none of these, from 1, where %NULL is returned
 *
 * Returns: (transfer full) (nullable): what reads letters; it never changes, so that any thread may
 *   use it
 */
DumentLetterLint *
dument_letter_lint_parse (const char *text, unsigned *ret_line)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", /* max_tokens= */ -1);
  g_autoptr (DumentLetterLint) self = g_new0 (DumentLetterLint, 1);

  self->bans = g_ptr_array_new_with_free_func (free_ban);
  self->amount = compile ("(?<![0-9,.-])([0-9]{1,3}(?: [0-9]{3})+|[0-9]+)([,.][0-9]{1,2})? ?"
                          "(€|euros?\\b|(?-i:[A-Z]{3})\\b)");
  self->notice = compile ("\\b(?:mise en demeure|met(?:s|tons|tre) en demeure)\\b");
  self->deadline = compile ("\\bjours?\\b|\\b(?:au plus tard|avant) le [0-9]");
  self->consequence = compile ("\\b(?:justice|judiciaires?|tribuna(?:l|ux)|juridictions?|juge|"
                               "procédures?|voies? de droit|mandatement d'office)\\b");
  self->upholding = compile ("sans (?:y )?renoncer|ne vaut pas renonciation|"
                             "conserve (?:tous ses|son) effets?");
  for (unsigned i = 0; lines[i] != NULL; i++)
    {
      if (*lines[i] == '\0' || *lines[i] == '#' || parse_line (self, lines[i]))
        continue;
      *ret_line = i + 1;
      return NULL;
    }
  return g_steal_pointer (&self);
}

static void
append_plain (GString *plain, gunichar character)
{
  if (g_unichar_isspace (character) || character == 0xA0 || character == 0x202F)
    g_string_append_c (plain, ' ');
  else if (character == 0x2019)
    g_string_append_c (plain, '\'');
  else
    g_string_append_unichar (plain, character);
}

/* @texts: paragraphs; bold marks are left out, since they stand between letters */
static Words
read_words (GPtrArray *texts)
{
  GString *all = g_string_new (NULL);
  GString *plain = g_string_new (NULL);

  for (guint i = 0; i < texts->len; i++)
    {
      g_auto (GStrv) parts = g_strsplit (texts->pdata[i], "**", /* max_tokens= */ -1);
      g_autofree char *text = g_strjoinv ("", parts);

      g_string_append_printf (all, "%s\n", text);
    }
  for (const char *c = all->str; *c != '\0'; c = g_utf8_next_char (c))
    append_plain (plain, g_utf8_get_char (c));
  return (Words){ g_string_free (all, FALSE), g_string_free (plain, FALSE) };
}

static void
clear_words (Words *self)
{
  g_free (self->text);
  g_free (self->plain);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Words, clear_words)

/* What the user can write: subject, paragraphs, what introduces tables and means of payment. */
static Words
read_prose (const DumentLetter *letter)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new ();

  g_ptr_array_add (texts, letter->subject);
  for (guint i = 0; i < letter->blocks->len; i++)
    {
      const DumentLetterBlock *block = g_ptr_array_index (letter->blocks, i);

      if (block->text != NULL)
        g_ptr_array_add (texts, block->text);
    }
  return read_words (texts);
}

static void
add_texts (GPtrArray *texts, const GStrv lines)
{
  for (gsize i = 0; lines != NULL && lines[i] != NULL; i++)
    g_ptr_array_add (texts, lines[i]);
}

/* What is computed and therefore right: the values and the tables. @runs keeps the values. */
static Words
read_figures (const DumentLetter *letter, GPtrArray *runs)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new ();

  for (guint i = 0; i < runs->len; i++)
    g_ptr_array_add (texts, ((DumentTemplateRun *) g_ptr_array_index (runs, i))->text);
  for (guint i = 0; i < letter->blocks->len; i++)
    {
      const DumentLetterBlock *block = g_ptr_array_index (letter->blocks, i);

      for (guint j = 0; block->rows != NULL && j < block->rows->len; j++)
        add_texts (texts, ((DumentLetterRow *) g_ptr_array_index (block->rows, j))->cells);
      add_texts (texts, block->lines);
    }
  return read_words (texts);
}

static char *
cut_out (const Words *words, const GMatchInfo *match)
{
  int start, end;
  long first, last;

  g_match_info_fetch_pos (match, 0, &start, &end);
  first = g_utf8_pointer_to_offset (words->plain, words->plain + start);
  last = g_utf8_pointer_to_offset (words->plain, words->plain + end);
  return g_utf8_substring (words->text, first, last);
}

static void
report (GPtrArray *flaws,
        DumentLetterRule rule,
        gboolean is_forbidden,
        char *words,
        const char *source)
{
  DumentLetterFlaw *flaw = g_new0 (DumentLetterFlaw, 1);

  flaw->rule = rule;
  flaw->is_forbidden = is_forbidden;
  flaw->words = words;
  flaw->source = g_strdup (source);
  g_ptr_array_add (flaws, flaw);
}

static void
find_banned_words (const Ban *ban, const Words *prose, GPtrArray *flaws)
{
  g_autoptr (GMatchInfo) match = NULL;

  for (g_regex_match (ban->words, prose->plain, 0, &match); g_match_info_matches (match);
       g_match_info_next (match, /* error= */ NULL))
    report (flaws, ban->rule, ban->is_forbidden, cut_out (prose, match), ban->source);
}

/* "2026 LES" is no amount. */
static gboolean
is_of_currency (const GMatchInfo *match, const char *currency)
{
  g_autofree char *unit = g_match_info_fetch (match, 3);

  return !g_ascii_isupper (*unit) || g_str_equal (unit, currency);
}

/* The amount of a match in minor units, or -1 where it is too large to be one. */
static DumentMoney
read_amount (const GMatchInfo *match, const char *currency)
{
  g_autofree char *whole = g_match_info_fetch (match, 1);
  g_autofree char *fraction = g_match_info_fetch (match, 2);
  g_autofree char *text = g_strconcat (whole, fraction, NULL);
  DumentMoney amount;

  return dument_money_parse (text, dument_money_exponent (currency), &amount) ? amount : -1;
}

static void
add_amount (GHashTable *known, DumentMoney amount)
{
  g_hash_table_add (known, g_memdup2 (&amount, sizeof amount));
}

static void
learn_amounts (const DumentLetterLint *self,
               const Words *figures,
               const DumentLetterFacts *facts,
               GHashTable *known)
{
  g_autoptr (GMatchInfo) match = NULL;

  for (g_regex_match (self->amount, figures->plain, 0, &match); g_match_info_matches (match);
       g_match_info_next (match, /* error= */ NULL))
    add_amount (known, read_amount (match, facts->currency));
  for (gsize i = 0; i < facts->n_invoices; i++)
    {
      const DumentLetterInvoice *invoice = &facts->invoices[i];

      add_amount (known, invoice->total);
      add_amount (known, invoice->prepaid);
      add_amount (known, invoice->claim->principal);
      add_amount (known, invoice->claim->indemnity);
      add_amount (known, invoice->claim->total);
      for (gsize j = 0; j < invoice->terms->n_entries; j++)
        add_amount (known, invoice->terms->entries[j].amount);
    }
}

static void
find_foreign_amounts (const DumentLetterLint *self,
                      const Words *prose,
                      const Words *figures,
                      const DumentLetterFacts *facts,
                      GPtrArray *flaws)
{
  g_autoptr (GHashTable) known = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (GMatchInfo) match = NULL;

  learn_amounts (self, figures, facts, known);
  for (g_regex_match (self->amount, prose->plain, 0, &match); g_match_info_matches (match);
       g_match_info_next (match, /* error= */ NULL))
    {
      DumentMoney amount = read_amount (match, facts->currency);

      if (is_of_currency (match, facts->currency) && !g_hash_table_contains (known, &amount))
        report (flaws, DUMENT_LETTER_RULE_AMOUNT, /* is_forbidden= */ FALSE, cut_out (prose, match),
                /* source= */ NULL);
    }
}

static gboolean
says (const GRegex *pattern, const Words *prose)
{
  return g_regex_match (pattern, prose->plain, 0, /* match_info= */ NULL);
}

static void
find_missing_words (const DumentLetterLint *self,
                    const Words *prose,
                    const DumentLetterFacts *facts,
                    GPtrArray *flaws)
{
  gboolean is_notice = facts->kind->degree == DUMENT_LETTER_DEGREE_FORMAL_NOTICE;

  if (is_notice && !says (self->notice, prose))
    report (flaws, DUMENT_LETTER_RULE_NO_NOTICE, /* is_forbidden= */ TRUE, /* words= */ NULL,
            "art. 1344 C. civ.");
  if (is_notice && !says (self->deadline, prose))
    report (flaws, DUMENT_LETTER_RULE_NO_DEADLINE, /* is_forbidden= */ FALSE, /* words= */ NULL,
            "art. 1344 C. civ.");
  if (is_notice && !says (self->consequence, prose))
    report (flaws, DUMENT_LETTER_RULE_NO_CONSEQUENCE, /* is_forbidden= */ FALSE, /* words= */ NULL,
            "art. 1344 C. civ.");
  /* A declaration goes to the trustee, and asks nothing of the debtor. */
  if (!is_notice && facts->formal_notice_on != DUMENT_DATE_NONE &&
      (facts->kind->needs & DUMENT_LETTER_NEEDS_INSOLVENCY) == 0 &&
      facts->kind->demand != DUMENT_LETTER_DEMAND_NOTHING && !says (self->upholding, prose))
    report (flaws, DUMENT_LETTER_RULE_SOFTER, /* is_forbidden= */ FALSE, /* words= */ NULL,
            /* source= */ NULL);
}

/**
 * dument_letter_lint_read:
 * @self: a lint
 * @letter: a letter in French, as it was composed
 * @facts: what it was composed of
 *
 * Reads a letter as a lawyer would who holds it against the claim. It knows words, not sentences:
 * where prudence alone speaks, the user may know better.
 *
 * Returns: (transfer full) (element-type DumentLetterFlaw): what is wrong, in the order of the
 *   rules' table, then what is missing
 */
GPtrArray *
dument_letter_lint_read (const DumentLetterLint *self,
                         const DumentLetter *letter,
                         const DumentLetterFacts *facts)
{
  g_autoptr (GPtrArray) runs = dument_letter_composer_variables (facts);
  g_auto (Words) prose = read_prose (letter);
  g_auto (Words) figures = read_figures (letter, runs);
  GPtrArray *flaws = g_ptr_array_new_with_free_func (dument_letter_flaw_free);

  for (guint i = 0; i < self->bans->len; i++)
    {
      const Ban *ban = g_ptr_array_index (self->bans, i);

      if ((ban->debtors & 1U << facts->client_kind) != 0)
        find_banned_words (ban, &prose, flaws);
    }
  find_foreign_amounts (self, &prose, &figures, facts, flaws);
  find_missing_words (self, &prose, facts, flaws);
  return flaws;
}
