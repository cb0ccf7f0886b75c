/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "domain/letter-revision.h"

#include "law-fixture.h"
#include "letter-fixture.h"

#include <string.h>

static const char shipped[] = "[objet]\n"
                              "Rappel\n"
                              "\n"
                              "[corps]\n"
                              "Bonjour,\n"
                              "\n"
                              "{{ si mise_en_demeure_du }}\n"
                              "{{ verrou }}\n"
                              "Ma mise en demeure du {{ mise_en_demeure_du }} conserve\n"
                              "tous ses effets.\n"
                              "{{ fin }}\n"
                              "{{ sinon }}\n"
                              "Merci.\n"
                              "{{ fin }}\n"
                              "\n"
                              "[moyens de paiement]\n";

static char *
replace (const char *text, const char *what, const char *with)
{
  g_auto (GStrv) parts = g_strsplit (text, what, /* max_tokens= */ -1);

  g_assert_cmpuint (g_strv_length (parts), ==, 2);
  return g_strjoinv (with, parts);
}

static void
test_trim (void)
{
  g_autofree char *text = dument_letter_revision_trim ("{# x #}\n[lettre]\n[objet] \r\na\r\n\n\n");
  g_autofree char *without = dument_letter_revision_trim ("a");

  g_assert_cmpstr (text, ==, "[objet]\na\n");
  g_assert_cmpstr (without, ==, "a\n");
}

static void
assert_fault (const DumentLaw *law,
              const char *text,
              DumentTemplateFault fault,
              unsigned line,
              const char *name)
{
  g_autoptr (DumentLetterKind) kind = load_kind ("rappel-amical");
  g_auto (DumentTemplateError) error = { 0 };

  g_assert_cmpint (dument_letter_revision_check (text, kind, law, &error), ==, fault == 0);
  g_assert_cmpint (error.fault, ==, fault);
  g_assert_cmpuint (error.line, ==, line);
  g_assert_cmpstr (error.name, ==, name);
}

/* Also where the example would not go. */
static void
test_check (void)
{
  g_autoptr (DumentLaw) law = load_shipped_law ();
  g_autofree char *mistyped = replace (shipped, "Merci.", "{{ factures.numero }}");
  g_autofree char *hidden = replace (shipped, "Merci.",
                                     "{{ si nombre_factures > 99 }}\n{{ x }}\n"
                                     "{{ fin }}");
  g_autofree char *item =
      replace (shipped, "Merci.", "{{ pour f dans factures }}{{ f.numéro }} {{ f.rien }}{{ fin }}");
  g_autofree char *flag = replace (shipped, "Merci.", "{{ tutoiement }}");
  g_autofree char *tone = replace (shipped, "Merci.", "{{ si ton = doux }}a{{ fin }}");
  g_autofree char *open = replace (shipped, "Merci.", "{{ si ton = ferme }}");
  g_autofree char *mark = replace (shipped, "[moyens de paiement]", "[moyens]");

  assert_fault (law, shipped, 0, 0, NULL);
  assert_fault (law, "Bonjour", DUMENT_TEMPLATE_WRONG_SYNTAX, 1, "[objet]");
  assert_fault (law, mistyped, DUMENT_TEMPLATE_UNKNOWN_VARIABLE, 13, "factures.numero");
  assert_fault (law, hidden, DUMENT_TEMPLATE_UNKNOWN_VARIABLE, 14, "x");
  assert_fault (law, item, DUMENT_TEMPLATE_UNKNOWN_VARIABLE, 13, "f.rien");
  assert_fault (law, flag, DUMENT_TEMPLATE_WRONG_KIND, 13, "tutoiement");
  assert_fault (law, tone, DUMENT_TEMPLATE_WRONG_KIND, 13, "doux");
  assert_fault (law, open, DUMENT_TEMPLATE_UNCLOSED_BLOCK, 7, "si");
  assert_fault (law, mark, DUMENT_TEMPLATE_WRONG_SYNTAX, 16, "[moyens]");
}

static void
assert_lost (const char *what, const char *with, const char *expected)
{
  g_autofree char *revised = replace (shipped, what, with);
  g_autoptr (GPtrArray) lost = dument_letter_revision_find_lost (shipped, revised);

  g_assert_cmpuint (lost->len, ==, expected != NULL ? 1 : 0);
  if (expected != NULL)
    g_assert_cmpstr (g_ptr_array_index (lost, 0), ==, expected);
}

static void
test_locks (void)
{
  static const char clause[] = "Ma mise en demeure du mise_en_demeure_du conserve tous ses effets.";

  assert_lost ("Bonjour,", "Chère Madame,", NULL);
  assert_lost ("Merci.", "Merci bien.", NULL);
  assert_lost ("conserve\ntous", "conserve tous", NULL);
  assert_lost ("{{ si mise_en_demeure_du }}", "{{ si  mise_en_demeure_du}}", NULL);
  assert_lost ("tous ses effets", "ses effets", clause);
  assert_lost ("{{ mise_en_demeure_du }}", "{{ date }}", clause);
  assert_lost ("{{ si mise_en_demeure_du }}", "{{ si non mise_en_demeure_du }}", clause);
  assert_lost ("{{ si mise_en_demeure_du }}",
               "{{ si ton = ferme }}\n{{ sinon si mise_en_demeure_du }}", clause);
  assert_lost ("{{ verrou }}\n", "{# {{ verrou }} #}\n{{ si date }}", clause);
  assert_lost ("[moyens de paiement]", "", "[moyens de paiement]");
  assert_lost ("[moyens de paiement]", "{# [moyens de paiement] #}", "[moyens de paiement]");
}

/* No shipped text is refused, nor misses anything of itself. */
static void
test_shipped (void)
{
  g_autofree char *path = g_build_filename (TEST_SOURCE_ROOT, "resources/letters", NULL);
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  g_autoptr (DumentLaw) law = load_shipped_law ();
  g_autoptr (DumentLetterKind) kind = load_kind ("rappel-amical");
  const char *name;
  guint n_locks = 0;

  g_assert_nonnull (folder);
  while ((name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *content = read_letter (name);
      g_autofree char *text = dument_letter_revision_trim (content);
      g_auto (DumentTemplateError) error = { 0 };
      g_autoptr (GPtrArray) lost = NULL;
      g_autoptr (DumentLetterText) parsed = NULL;
      g_autoptr (GPtrArray) locks = NULL;

      if (strstr (content, "[corps]") == NULL)
        continue;
      if (!dument_letter_revision_check (text, kind, law, &error))
        g_error ("%s:%u:%u: fault %d, “%s”", name, error.line, error.column, (int) error.fault,
                 error.name);
      lost = dument_letter_revision_find_lost (text, text);
      g_assert_cmpuint (lost->len, ==, 0);
      parsed = dument_letter_text_parse (text, &error);
      locks = dument_template_list_locks (parsed->body);
      n_locks += locks->len;
    }
  g_assert_cmpuint (n_locks, >, 20);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/domain/letter-revision/trim", test_trim);
  g_test_add_func ("/domain/letter-revision/check", test_check);
  g_test_add_func ("/domain/letter-revision/locks", test_locks);
  g_test_add_func ("/domain/letter-revision/shipped", test_shipped);

  return g_test_run ();
}
