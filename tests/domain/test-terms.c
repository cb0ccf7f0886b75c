/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "domain/terms.h"

static void
test_parse_clause (void)
{
  static const struct
  {
    const char *text;
    DumentClauseKind kind;
    int value;
    const char *canonical;
  } cases[] = {
    { "12.00", DUMENT_CLAUSE_FIXED, 1200, "12.00" },
    { "12,5 %", DUMENT_CLAUSE_FIXED, 1250, "12.50" },
    { "0", DUMENT_CLAUSE_FIXED, 0, "0.00" },
    { "ecb+10", DUMENT_CLAUSE_ECB_PLUS, 1000, "ecb+10.00" },
    { "BCE + 8,5 points", DUMENT_CLAUSE_ECB_PLUS, 850, "ecb+8.50" },
    { "legal*3", DUMENT_CLAUSE_LEGAL_TIMES, 300, "legal*3.00" },
    { "3 x légal", DUMENT_CLAUSE_LEGAL_TIMES, 300, "legal*3.00" },
    { "Taux légal × 3", DUMENT_CLAUSE_LEGAL_TIMES, 300, "legal*3.00" },
    { "none", DUMENT_CLAUSE_NONE, 0, "none" },
  };
  static const char *const wrong[] = {
    "",        "12.345", "-3",    "ecb",   "ecb-1",     "ecb+", "legal",
    "legal+3", "1001",   "douze", "3*ecb", "12 points", "12,",  "ecb+1 point.",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      DumentClause clause = { DUMENT_CLAUSE_NONE, -1 };
      DumentClause again;
      g_autofree char *canonical = NULL;

      if (!dument_clause_parse (cases[i].text, &clause))
        g_error ("“%s” was refused", cases[i].text);
      g_assert_cmpint (clause.kind, ==, cases[i].kind);
      g_assert_cmpint (clause.value, ==, cases[i].value);
      canonical = dument_clause_to_string (clause);
      g_assert_cmpstr (canonical, ==, cases[i].canonical);
      g_assert_true (dument_clause_parse (canonical, &again));
      g_assert_cmpmem (&again, sizeof again, &clause, sizeof clause);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      DumentClause clause;

      if (dument_clause_parse (wrong[i], &clause))
        g_error ("“%s” was accepted", wrong[i]);
    }
}

static void
test_find_clause (void)
{
  static const struct
  {
    const char *note;
    DumentClauseKind kind;
    int value;
  } cases[] = {
    { "Tout retard de paiement engendre une pénalité exigible à compter de la date d'échéance, "
      "calculée sur la base de trois fois le taux d'intérêt légal.",
      DUMENT_CLAUSE_LEGAL_TIMES, 300 },
    { "Pénalités de retard : 3 fois le taux d’intérêt légal", DUMENT_CLAUSE_LEGAL_TIMES, 300 },
    { "Pénalités au triple du taux légal", DUMENT_CLAUSE_LEGAL_TIMES, 300 },
    { "Taux des pénalités de retard : 12,50 % par an", DUMENT_CLAUSE_FIXED, 1250 },
    { "taux de refinancement de la BCE majoré de 10 points de pourcentage", DUMENT_CLAUSE_ECB_PLUS,
      1000 },
    { "Taux directeur de la Banque centrale européenne augmenté de dix points",
      DUMENT_CLAUSE_ECB_PLUS, 1000 },
    { "Escompte pour paiement anticipé : néant. Pénalités de retard : 12 % l'an",
      DUMENT_CLAUSE_FIXED, 1200 },
    { "Pénalités : taux de la BCE majoré de 10 points (article L441-10 du Code de commerce), dès "
      "le "
      "1er jour",
      DUMENT_CLAUSE_ECB_PLUS, 1000 },
    { "Late payment interest: 3 times the legal interest rate", DUMENT_CLAUSE_LEGAL_TIMES, 300 },
  };
  static const char *const undecided[] = {
    "",
    "Pénalités au taux légal en vigueur",
    "1,5 % par mois de retard",
    "12 % ou, à défaut, 3 fois le taux d'intérêt légal",
    "12 % puis 15 % après trente jours",
    "taux de la BCE (2,15 %) majoré de 10 points",
    "1,5 % du montant par mois de retard",
    "1 % per calendar month",
    "Escompte 2 % pour paiement anticipé. Pénalités au taux légal en vigueur",
    "Escompte de 2 % sous huit jours",
    "12 % l'an, TVA en sus",
    "12 %, soit le taux de la BCE majoré",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      DumentClause clause;

      if (!dument_clause_find (cases[i].note, &clause))
        g_error ("nothing found in “%s”", cases[i].note);
      g_assert_cmpint (clause.kind, ==, cases[i].kind);
      g_assert_cmpint (clause.value, ==, cases[i].value);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (undecided); i++)
    {
      DumentClause clause;

      if (dument_clause_find (undecided[i], &clause))
        g_error ("a clause was found in “%s”", undecided[i]);
    }
}

static void
test_debtor_kinds (void)
{
  DumentDebtorKind kind;

  g_assert_true (dument_debtor_kind_parse ("Particulier", &kind));
  g_assert_cmpint (kind, ==, DUMENT_DEBTOR_CONSUMER);
  g_assert_true (dument_debtor_kind_parse ("professional", &kind));
  g_assert_cmpint (kind, ==, DUMENT_DEBTOR_PROFESSIONAL);
  g_assert_cmpstr (dument_debtor_kind_to_string (DUMENT_DEBTOR_PUBLIC), ==, "public");
  g_assert_false (dument_debtor_kind_parse ("client", &kind));
  g_assert_cmpint (dument_debtor_kind_propose ("732829320"), ==, DUMENT_DEBTOR_PROFESSIONAL);
  g_assert_cmpint (dument_debtor_kind_propose ("213503600"), ==, DUMENT_DEBTOR_PUBLIC);
  g_assert_cmpint (dument_debtor_kind_propose (NULL), ==, DUMENT_DEBTOR_UNKNOWN);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/domain/terms/parse-clause", test_parse_clause);
  g_test_add_func ("/domain/terms/find-clause", test_find_clause);
  g_test_add_func ("/domain/terms/debtor-kinds", test_debtor_kinds);

  return g_test_run ();
}
