/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "domain/letter-kind.h"
#include "domain/manner.h"

#include <string.h>

#define HEAD                              \
  "{# sources #}\n"                       \
  "[lettre]\n"                            \
  "nom : Rappel ferme\n"                  \
  "name : Firm Reminder\n"                \
  "usage : demande le principal\n"        \
  "use : asks for the principal\n"        \
  "rang : 40\n"                           \
  "débiteurs : professionnel, public\n"  \
  "moment : en retard\n"                  \
  "demande : principal\n"                 \
  "degré : rappel ferme\n"               \
  "exige : règlement, mise en demeure\n" \
  "envoi : recommandé\n"                 \
  "délai : 8\n"                          \
  "registre : légal\n"                   \
  "textes : par débiteur\n"              \
  "\n[objet]\nobjet\n"

static void
test_head (void)
{
  g_auto (DumentTemplateError) error = { 0 };
  g_autoptr (DumentLetterKind) kind = dument_letter_kind_parse ("rappel", HEAD, &error);
  g_autofree char *file_name = NULL;

  g_assert_nonnull (kind);
  g_assert_cmpstr (kind->id, ==, "rappel");
  g_assert_cmpstr (kind->french_name, ==, "Rappel ferme");
  g_assert_cmpstr (kind->english_name, ==, "Firm Reminder");
  g_assert_cmpstr (kind->french_use, ==, "demande le principal");
  g_assert_cmpstr (kind->english_use, ==, "asks for the principal");
  g_assert_null (kind->french_caution);
  g_assert_cmpint (kind->rank, ==, 40);
  g_assert_true (dument_letter_kind_suits (kind, DUMENT_DEBTOR_PROFESSIONAL));
  g_assert_true (dument_letter_kind_suits (kind, DUMENT_DEBTOR_PUBLIC));
  g_assert_false (dument_letter_kind_suits (kind, DUMENT_DEBTOR_CONSUMER));
  g_assert_false (dument_letter_kind_suits (kind, DUMENT_DEBTOR_UNKNOWN));
  g_assert_cmpint (kind->moment, ==, DUMENT_LETTER_MOMENT_LATE);
  g_assert_cmpint (kind->demand, ==, DUMENT_LETTER_DEMAND_PRINCIPAL);
  g_assert_cmpint (kind->degree, ==, DUMENT_LETTER_DEGREE_FIRM_REMINDER);
  g_assert_cmpuint (kind->needs, ==, DUMENT_LETTER_NEEDS_PAYMENT | DUMENT_LETTER_NEEDS_NOTICE);
  g_assert_true (kind->registered);
  g_assert_cmpint (kind->deadline_days, ==, 8);
  g_assert_true (kind->is_legal);
  g_assert_true (kind->has_text_per_debtor);
  file_name = dument_letter_kind_file_name (kind, DUMENT_DEBTOR_PUBLIC);
  g_assert_cmpstr (file_name, ==, "rappel.public.txt");
  g_assert_null (dument_letter_kind_file_name (kind, DUMENT_DEBTOR_CONSUMER));
}

/* What is wrong with a head has a line, a column and a name. */
static void
test_mistakes (void)
{
  static const struct
  {
    const char *old;
    const char *new;
    unsigned line;
    unsigned column;
    const char *name;
  } cases[] = {
    { "[lettre]", "[letre]", 1, 1, "[lettre]" },
    { "rang : 40\n", "", 16, 1, "rang" },
    { "rang : 40", "rang : zéro", 7, 8, "zéro" },
    { "rang : 40", "rang : 0", 7, 8, "0" },
    { "rang : 40", "rang: 40", 7, 1, "rang: 40" },
    { "rang : 40", "rangs : 40", 7, 1, "rangs" },
    { "rang : 40", "rang : 40\nrang : 41", 8, 1, "rang" },
    { "professionnel, public", "professionnel, publique", 8, 28, "publique" },
    { "professionnel, public", "professionnel, professionnel", 8, 28, "professionnel" },
    { "moment : en retard", "moment : tard", 9, 10, "tard" },
    { "délai : 8", "délai : 400", 14, 9, "400" },
    { "textes : par débiteur", "textes : deux", 16, 10, "deux" },
    { "rang : 40", "attention : lire\nrang : 40", 18, 1, "caution" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (GStrv) parts = g_strsplit (HEAD, cases[i].old, 2);
      g_autofree char *text = g_strjoinv (cases[i].new, parts);
      g_auto (DumentTemplateError) error = { 0 };

      g_assert_cmpuint (g_strv_length (parts), ==, 2);
      g_assert_null (dument_letter_kind_parse ("rappel", text, &error));
      g_assert_cmpint (error.fault, ==, DUMENT_TEMPLATE_WRONG_SYNTAX);
      g_assert_cmpstr (error.name, ==, cases[i].name);
      g_assert_cmpuint (error.line, ==, cases[i].line);
      g_assert_cmpuint (error.column, ==, cases[i].column);
    }
}

static void
set_claim (DumentClaim *claim, DumentDate due, DumentMoney principal, DumentMoney total)
{
  claim->as_of = 20000;
  claim->due = due;
  claim->principal = principal;
  claim->total = total;
}

static void
test_moments (void)
{
  static const struct
  {
    DumentLetterMoment moment;
    DumentDate due;
    DumentMoney principal;
    DumentMoney total;
    DumentLetterFault fault;
  } cases[] = {
    { DUMENT_LETTER_MOMENT_ANY, 20001, 100, 100, DUMENT_LETTER_FAULT_NONE },
    { DUMENT_LETTER_MOMENT_ANY, 19000, 0, 100, DUMENT_LETTER_FAULT_NOTHING_OWED },
    { DUMENT_LETTER_MOMENT_BEFORE_DUE, 20001, 100, 100, DUMENT_LETTER_FAULT_NONE },
    { DUMENT_LETTER_MOMENT_BEFORE_DUE, 20000, 100, 100, DUMENT_LETTER_FAULT_PAST_DUE },
    { DUMENT_LETTER_MOMENT_ON_DUE, 20001, 100, 100, DUMENT_LETTER_FAULT_NOT_DUE_YET },
    { DUMENT_LETTER_MOMENT_ON_DUE, 20000, 100, 100, DUMENT_LETTER_FAULT_NONE },
    { DUMENT_LETTER_MOMENT_ON_DUE, 19999, 100, 100, DUMENT_LETTER_FAULT_PAST_DUE },
    { DUMENT_LETTER_MOMENT_LATE, 20000, 100, 100, DUMENT_LETTER_FAULT_NOT_LATE },
    { DUMENT_LETTER_MOMENT_LATE, 19999, 100, 100, DUMENT_LETTER_FAULT_NONE },
    { DUMENT_LETTER_MOMENT_SETTLED, 19999, 0, 0, DUMENT_LETTER_FAULT_NONE },
    { DUMENT_LETTER_MOMENT_SETTLED, 19999, 0, 4000, DUMENT_LETTER_FAULT_NOT_SETTLED },
    { DUMENT_LETTER_MOMENT_SETTLED, 20001, 100, 100, DUMENT_LETTER_FAULT_NOT_SETTLED },
  };
  DumentGap gap = { 0 };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DumentClaim) claim = dument_claim_new ();
      DumentLetterKind kind = { .debtors = 1U << DUMENT_DEBTOR_PROFESSIONAL,
                                .moment = cases[i].moment,
                                .demand = cases[i].moment == DUMENT_LETTER_MOMENT_SETTLED
                                              ? DUMENT_LETTER_DEMAND_NOTHING
                                              : DUMENT_LETTER_DEMAND_PRINCIPAL };

      set_claim (claim, cases[i].due, cases[i].principal, cases[i].total);
      g_assert_cmpint (dument_letter_kind_find_fault (&kind, DUMENT_DEBTOR_PROFESSIONAL, claim), ==,
                       cases[i].fault);
      g_assert_cmpint (dument_letter_kind_find_fault (&kind, DUMENT_DEBTOR_CONSUMER, claim), ==,
                       DUMENT_LETTER_FAULT_WRONG_DEBTOR);
      g_assert_cmpint (dument_letter_kind_find_fault (&kind, DUMENT_DEBTOR_UNKNOWN, claim), ==,
                       DUMENT_LETTER_FAULT_KIND_UNKNOWN);
      /* Penalties whose rate is not published are owed all the same. */
      g_array_append_val (claim->gaps, gap);
      if (cases[i].moment == DUMENT_LETTER_MOMENT_SETTLED)
        g_assert_cmpint (dument_letter_kind_find_fault (&kind, DUMENT_DEBTOR_PROFESSIONAL, claim),
                         ==, DUMENT_LETTER_FAULT_NOT_SETTLED);
    }
}

static void
test_sums (void)
{
  g_autoptr (DumentClaim) claim = dument_claim_new ();
  DumentLetterKind kind = { .demand = DUMENT_LETTER_DEMAND_NOTHING };

  set_claim (claim, 19000, 100, 140);
  g_assert_cmpint (dument_letter_kind_sum_asked (&kind, claim), ==, 0);
  kind.demand = DUMENT_LETTER_DEMAND_PRINCIPAL;
  g_assert_cmpint (dument_letter_kind_sum_asked (&kind, claim), ==, 100);
  kind.demand = DUMENT_LETTER_DEMAND_TOTAL;
  g_assert_cmpint (dument_letter_kind_sum_asked (&kind, claim), ==, 140);
}

static void
test_manners (void)
{
  DumentTone tone = DUMENT_TONE_NEUTRAL;
  DumentPronoun pronoun = DUMENT_PRONOUN_VOUS;

  for (int i = 0; i < DUMENT_TONE_N_TONES; i++)
    {
      g_assert_true (dument_tone_parse (dument_tone_to_string ((DumentTone) i), &tone));
      g_assert_cmpint ((int) tone, ==, i);
      g_assert_true (dument_tone_parse (dument_tone_to_french ((DumentTone) i), &tone));
      g_assert_cmpint ((int) tone, ==, i);
    }
  g_assert_false (dument_tone_parse ("angry", &tone));
  g_assert_cmpstr (dument_tone_to_french (DUMENT_TONE_FIRM), ==, "ferme");
  g_assert_true (dument_pronoun_parse ("tu", &pronoun));
  g_assert_cmpint (pronoun, ==, DUMENT_PRONOUN_TU);
  g_assert_cmpstr (dument_pronoun_to_string (DUMENT_PRONOUN_VOUS), ==, "vous");
  g_assert_false (dument_pronoun_parse ("thou", &pronoun));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/domain/letter-kind/head", test_head);
  g_test_add_func ("/domain/letter-kind/mistakes", test_mistakes);
  g_test_add_func ("/domain/letter-kind/moments", test_moments);
  g_test_add_func ("/domain/letter-kind/sums", test_sums);
  g_test_add_func ("/domain/manner/names", test_manners);
  return g_test_run ();
}
