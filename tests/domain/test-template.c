/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "domain/template.h"

#include <string.h>

static DumentTemplateScope *
build_scope (void)
{
  static const char *const choices[] = { "privé", "public", NULL };
  DumentTemplateScope *scope = dument_template_scope_new ();
  DumentTemplateScope *item;

  dument_template_scope_set_text (scope, "client.nom", "Mme Lebrun");
  dument_template_scope_set_text (scope, "vide", NULL);
  dument_template_scope_set_text (scope, "type", "public");
  dument_template_scope_set_choice (scope, "choix", "public", choices);
  dument_template_scope_set_text (scope, "dû", "12,00 €");
  dument_template_scope_set_integer (scope, "nombre", 2);
  dument_template_scope_set_integer (scope, "zéro", 0);
  dument_template_scope_set_flag (scope, "recommandé", TRUE);
  dument_template_scope_set_flag (scope, "échu", FALSE);
  dument_template_scope_set_list (scope, "rappels");
  dument_template_scope_set_list (scope, "factures");
  item = dument_template_scope_add_item (scope, "factures");
  dument_template_scope_set_text (item, "numéro", "F1");
  dument_template_scope_set_list (item, "lignes");
  dument_template_scope_set_integer (dument_template_scope_add_item (item, "lignes"), "rang", 1);
  dument_template_scope_set_integer (dument_template_scope_add_item (item, "lignes"), "rang", 2);
  item = dument_template_scope_add_item (scope, "factures");
  dument_template_scope_set_text (item, "numéro", "F2");
  dument_template_scope_set_list (item, "lignes");
  return scope;
}

/* Returns: (transfer full) (nullable): what comes out, or NULL with @error set by either step */
static char *
run (const char *text, DumentTemplateError *error)
{
  g_autoptr (DumentTemplateScope) scope = build_scope ();
  g_autoptr (DumentTemplate) template = dument_template_parse (text, 1, error);

  return template != NULL ? dument_template_evaluate (template, scope, error) : NULL;
}

static void
test_evaluate (void)
{
  static const char *const cases[][2] = {
    { "", "" },
    { "Sans rien", "Sans rien" },
    { "{ {x} }", "{ {x} }" },
    { "À {{ client.nom }} : {{dû}} pour {{ nombre }}.", "À Mme Lebrun : 12,00 € pour 2." },
    { "{{ client\n.nom }}", NULL },
    { "{{\nclient.nom\n}}", "Mme Lebrun" },
    { "a{# rien\nde rien #}b", "ab" },
    { "{{ si recommandé }}R{{ sinon }}S{{ fin }}", "R" },
    { "{{ si échu }}R{{ sinon }}S{{ fin }}", "S" },
    { "{{ si échu }}R{{ fin }}", "" },
    { "{{ si non échu }}oui{{ fin }}{{ si non non échu }}non{{ fin }}", "oui" },
    { "{{ si vide }}1{{ sinon si zéro }}2{{ sinon si rappels }}3{{ sinon si nombre }}4{{ fin }}",
      "4" },
    { "{{ si type = \"public\" }}P{{ fin }}{{ si type != \"public\" }}N{{ fin }}", "P" },
    { "{{ si type ≠ \"privé\" }}N{{ fin }}", "N" },
    { "{{ si choix = public }}P{{ sinon si choix ≠ privé }}N{{ fin }}", "P" },
    { "a {{ verrou }}b {{ si échu }}c{{ fin }}{{ du\u0302 }}{{ fin }} d", "a b 12,00 € d" },
    { "{{ si type = \"}} {{ fin }}\" }}x{{ sinon }}y{{ fin }}", "y" },
    { "{{ si nombre = 2 et nombre > 1 et nombre >= 2 et nombre ≤ 2 et nombre < 3 }}x{{ fin }}",
      "x" },
    { "{{ si nombre > -1 et nombre ≥ 2 et nombre <= 2 et nombre ≠ 3 }}x{{ fin }}", "x" },
    { "{{ si échu et échu ou recommandé }}x{{ fin }}", "x" },
    { "{{ si recommandé ou échu et échu }}x{{ fin }}", "x" },
    { "{{ pour f dans factures }}{{ f.numéro }};{{ fin }}", "F1;F2;" },
    { "{{ pour f dans factures }}{{ pour l dans f.lignes }}{{ f.numéro }}.{{ l.rang }} {{ fin }}"
      "{{ fin }}",
      "F1.1 F1.2 " },
    { "{{ pour r dans rappels }}{{ r.inconnu }}{{ fin }}", "" },
    { "{{ pour client dans factures }}{{ client.numéro }}{{ fin }}{{ client.nom }}",
      "F1F2Mme Lebrun" },
    { "{{ du\u0302 }}", "12,00 €" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (DumentTemplateError) error = { 0 };
      g_autofree char *output = run (cases[i][0], &error);

      if (g_strcmp0 (output, cases[i][1]) != 0)
        g_error ("“%s” gave “%s” (fault %d, %u:%u)", cases[i][0], output, (int) error.fault,
                 error.line, error.column);
    }
}

/* A line of blocks leaves nothing behind; a line with anything else stays whole. */
static void
test_lines (void)
{
  static const char *const cases[][2] = {
    { "a\n{{ si recommandé }}\nb\n{{ fin }}\nc\n", "a\nb\nc\n" },
    { "a\n  {{ si échu }}  \nb\n  {{ sinon }}\nd\n{{ fin }}\nc", "a\nd\nc" },
    { "{# en-tête\n sur deux lignes #}\na\n", "a\n" },
    { "{{ si recommandé }}{{ si recommandé }} {# c #}\na\n{{ fin }}{{ fin }}\n", "a\n" },
    { "a\n{{ si recommandé }} b {{ fin }}\nc\n", "a\n b \nc\n" },
    { "a\n{{ dû }}\nc\n", "a\n12,00 €\nc\n" },
    { "a {# x #}\nb\n", "a \nb\n" },
    { "{{ pour f dans factures }}\n- {{ f.numéro }}\n{{ fin }}\nz", "- F1\n- F2\nz" },
    { "a\r\n{{ si recommandé }}\r\nb\r\n{{ fin }}\r\nc", "a\r\nb\r\nc" },
    { "a\n{{ verrou }}\nb\n{{ fin }}\nc", "a\nb\nc" },
    { "a\n\n{{ si échu }}\nb\n\n{{ fin }}\nc", "a\n\nc" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (DumentTemplateError) error = { 0 };
      g_autofree char *output = run (cases[i][0], &error);

      g_assert_cmpstr (output, ==, cases[i][1]);
    }
}

static const struct
{
  const char *text;
  DumentTemplateFault fault;
  unsigned line;
  unsigned column;
  const char *name;
} error_cases[] = {
  { "é {{ inconnu }}", DUMENT_TEMPLATE_UNKNOWN_VARIABLE, 1, 6, "inconnu" },
  { "{{ verrou }}a", DUMENT_TEMPLATE_UNCLOSED_BLOCK, 1, 1, "verrou" },
  { "{{ verrou }}a{{ sinon }}b{{ fin }}", DUMENT_TEMPLATE_STRAY_TAG, 1, 14, "sinon" },
  { "{{ verrou }}{{ verrou }}a{{ fin }}{{ fin }}", DUMENT_TEMPLATE_WRONG_SYNTAX, 1, 13, "verrou" },
  { "{{ verrou x }}{{ fin }}", DUMENT_TEMPLATE_WRONG_SYNTAX, 1, 11, "x" },
  { "{{ si type > public }}{{ fin }}", DUMENT_TEMPLATE_WRONG_SYNTAX, 1, 14, "public" },
  { "{{ si type = et }}{{ fin }}", DUMENT_TEMPLATE_WRONG_SYNTAX, 1, 14, "et" },
  { "a\n{{ si inconnu }}{{ fin }}", DUMENT_TEMPLATE_UNKNOWN_VARIABLE, 2, 7, "inconnu" },
  { "{{ si recommandé ou inconnu }}{{ fin }}", DUMENT_TEMPLATE_UNKNOWN_VARIABLE, 1, 21, "inconnu" },
  { "{{ pour f dans inconnu }}{{ fin }}", DUMENT_TEMPLATE_UNKNOWN_VARIABLE, 1, 16, "inconnu" },
  { "{{ pour f dans factures }}{{ f.x }}{{ fin }}", DUMENT_TEMPLATE_UNKNOWN_VARIABLE, 1, 30,
    "f.x" },
  { "a\nb {{ vide }}", DUMENT_TEMPLATE_EMPTY_VARIABLE, 2, 6, "vide" },
  { "{{ factures }}", DUMENT_TEMPLATE_WRONG_KIND, 1, 4, "factures" },
  { "{{ recommandé }}", DUMENT_TEMPLATE_WRONG_KIND, 1, 4, "recommandé" },
  { "{{ si type > 3 }}{{ fin }}", DUMENT_TEMPLATE_WRONG_KIND, 1, 7, "type" },
  { "{{ si nombre = \"2\" }}{{ fin }}", DUMENT_TEMPLATE_WRONG_KIND, 1, 7, "nombre" },
  { "{{ pour f dans type }}{{ fin }}", DUMENT_TEMPLATE_WRONG_KIND, 1, 16, "type" },
  { "a\n {{ si échu }}b", DUMENT_TEMPLATE_UNCLOSED_BLOCK, 2, 2, "si" },
  { "{{ pour f dans factures }}b", DUMENT_TEMPLATE_UNCLOSED_BLOCK, 1, 1, "pour" },
  { "a {{ si échu", DUMENT_TEMPLATE_UNCLOSED_TAG, 1, 3, NULL },
  { "a\n {{ ", DUMENT_TEMPLATE_UNCLOSED_TAG, 2, 2, NULL },
  { "a {# x", DUMENT_TEMPLATE_UNCLOSED_TAG, 1, 3, NULL },
  { "a {{ fin }}", DUMENT_TEMPLATE_STRAY_TAG, 1, 3, "fin" },
  { "a {{ sinon }}", DUMENT_TEMPLATE_STRAY_TAG, 1, 3, "sinon" },
  { "a }}", DUMENT_TEMPLATE_STRAY_TAG, 1, 3, "}}" },
  { "{{ si échu }}{{ sinon }}{{ sinon }}{{ fin }}", DUMENT_TEMPLATE_STRAY_TAG, 1, 25, "sinon" },
  { "{{ pour f dans factures }}{{ sinon }}{{ fin }}", DUMENT_TEMPLATE_STRAY_TAG, 1, 27, "sinon" },
  { "{{ }}", DUMENT_TEMPLATE_WRONG_SYNTAX, 1, 4, "}}" },
  { "{{ a b }}", DUMENT_TEMPLATE_WRONG_SYNTAX, 1, 6, "b" },
  { "{{ a. }}", DUMENT_TEMPLATE_WRONG_SYNTAX, 1, 5, "." },
  { "{{ dans }}", DUMENT_TEMPLATE_WRONG_SYNTAX, 1, 4, "dans" },
  { "{{ si }}", DUMENT_TEMPLATE_WRONG_SYNTAX, 1, 7, "}}" },
  { "{{ si a = }}", DUMENT_TEMPLATE_WRONG_SYNTAX, 1, 11, "}}" },
  { "{{ si a < \"b\" }}", DUMENT_TEMPLATE_WRONG_SYNTAX, 1, 11, "b" },
  { "{{ si a = \"b }}", DUMENT_TEMPLATE_WRONG_SYNTAX, 1, 11, "\"" },
  { "{{ si a = 1234567890123456789 }}", DUMENT_TEMPLATE_WRONG_SYNTAX, 1, 11, "1" },
  { "{{ pour f de factures }}", DUMENT_TEMPLATE_WRONG_SYNTAX, 1, 11, "de" },
  { "{{ é$ }}", DUMENT_TEMPLATE_WRONG_SYNTAX, 1, 5, "$" },
  { "é\n\xff", DUMENT_TEMPLATE_WRONG_ENCODING, 2, 1, NULL },
};

static void
test_errors (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (error_cases); i++)
    {
      g_auto (DumentTemplateError) error = { 0 };
      g_autofree char *output = run (error_cases[i].text, &error);

      if (output != NULL || error.fault != error_cases[i].fault ||
          error.line != error_cases[i].line || error.column != error_cases[i].column ||
          g_strcmp0 (error.name, error_cases[i].name) != 0)
        g_error ("“%s” gave “%s”, fault %d at %u:%u, “%s”", error_cases[i].text, output,
                 (int) error.fault, error.line, error.column, error.name);
    }
}

static void
test_limits (void)
{
  g_autoptr (GString) deep = g_string_new (NULL);
  g_autoptr (GString) long_condition = g_string_new ("{{ si nombre");
  g_autofree char *large = g_strnfill (DUMENT_TEMPLATE_MAX_SIZE + 1, 'a');
  g_auto (DumentTemplateError) of_deep = { 0 };
  g_auto (DumentTemplateError) of_condition = { 0 };
  g_auto (DumentTemplateError) of_large = { 0 };

  for (unsigned i = 0; i <= DUMENT_TEMPLATE_MAX_DEPTH; i++)
    {
      g_string_append (deep, "{{ si nombre }}");
      g_string_append (long_condition, " et nombre");
    }
  g_assert_null (dument_template_parse (deep->str, 1, &of_deep));
  g_assert_cmpint (of_deep.fault, ==, DUMENT_TEMPLATE_TOO_DEEP);
  g_assert_null (dument_template_parse (long_condition->str, 1, &of_condition));
  g_assert_cmpint (of_condition.fault, ==, DUMENT_TEMPLATE_TOO_DEEP);
  g_assert_null (dument_template_parse (large, 1, &of_large));
  g_assert_cmpint (of_large.fault, ==, DUMENT_TEMPLATE_TOO_LARGE);
}

/* Loops within loops must end, whatever the lists hold. */
static void
test_output_is_bounded (void)
{
  g_autoptr (DumentTemplateScope) scope = dument_template_scope_new ();
  g_auto (DumentTemplateError) of_steps = { 0 };
  g_auto (DumentTemplateError) of_bytes = { 0 };
  g_autofree char *large = g_strnfill (10000, 'a');
  g_autoptr (DumentTemplate) loops = NULL;
  g_autoptr (DumentTemplate) bytes = NULL;

  dument_template_scope_set_list (scope, "l");
  for (unsigned i = 0; i < 1000; i++)
    dument_template_scope_add_item (scope, "l");
  dument_template_scope_set_text (scope, "t", large);
  loops =
      dument_template_parse ("{{ pour a dans l }}{{ pour b dans l }}{{ pour c dans l }}{{ fin }}"
                             "{{ fin }}{{ fin }}",
                             1, &of_steps);
  g_assert_null (dument_template_evaluate (loops, scope, &of_steps));
  g_assert_cmpint (of_steps.fault, ==, DUMENT_TEMPLATE_TOO_LARGE);
  bytes = dument_template_parse ("{{ pour a dans l }}{{ t }}{{ fin }}", 1, &of_bytes);
  g_assert_null (dument_template_evaluate (bytes, scope, &of_bytes));
  g_assert_cmpint (of_bytes.fault, ==, DUMENT_TEMPLATE_TOO_LARGE);
}

/* Any text without tags comes out as it went in. */
static void
test_plain_text_stays (void)
{
  for (unsigned i = 0; i < 2000; i++)
    {
      static const char *const pieces[] = { "a", "é", " ", "\n", "\t", "{", "}", "#", "€", "\r\n" };
      g_autoptr (GString) text = g_string_new (NULL);
      g_auto (DumentTemplateError) error = { 0 };
      g_autofree char *output = NULL;

      for (int n = g_test_rand_int_range (0, 30); n > 0; n--)
        g_string_append (text, pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))]);
      if (strstr (text->str, "{{") || strstr (text->str, "}}") || strstr (text->str, "{#"))
        continue;
      output = run (text->str, &error);
      g_assert_cmpstr (output, ==, text->str);
    }
}

static char *
flatten (const char *text, DumentTemplateError *error)
{
  g_autoptr (DumentTemplateScope) scope = build_scope ();
  g_autoptr (DumentTemplate) template = dument_template_parse (text, 1, error);

  return template != NULL ? dument_template_flatten (template, scope, error) : NULL;
}

/* What is decided is decided, what varies stays, and the result is the same. */
static void
test_flatten (void)
{
  static const char *const cases[][2] = {
    { "À {{ client.nom }} :\n{{ si recommandé }}\n{{dû}}{# c #}\n{{ sinon }}\nrien\n{{ fin }}\nfin",
      "À {{ client.nom }} :\n{{ dû }}\nfin" },
    { "{{ nombre }} {{ si échu }}{{ inconnu }}{{ fin }}", "{{ nombre }} " },
    { "{{ pour f dans factures }}{{ f.numéro }} de {{ client.nom }};{{ fin }}",
      "F1 de {{ client.nom }};F2 de {{ client.nom }};" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (DumentTemplateError) error = { 0 };
      g_autofree char *flat = flatten (cases[i][0], &error);
      g_autofree char *direct = run (cases[i][0], &error);
      g_autofree char *by_detour = NULL;

      g_assert_cmpstr (flat, ==, cases[i][1]);
      by_detour = run (flat, &error);
      g_assert_cmpstr (by_detour, ==, direct);
    }
}

/* A value with braces is printed, never read as a tag. */
static void
test_flatten_braces (void)
{
  g_autoptr (DumentTemplateScope) scope = dument_template_scope_new ();
  g_auto (DumentTemplateError) error = { 0 };
  g_autoptr (DumentTemplate) template =
      dument_template_parse ("{{ pour f dans l }}{{ f.x }}{{ fin }}{{ y }}", 1, &error);
  g_autofree char *flat = NULL;

  dument_template_scope_set_list (scope, "l");
  dument_template_scope_set_text (dument_template_scope_add_item (scope, "l"), "x", "{{ fin }}");
  dument_template_scope_set_text (scope, "y", "{# y #}");
  flat = dument_template_flatten (template, scope, &error);
  g_assert_cmpstr (flat, ==, "   fin   {{ y }}");
}

static void
test_split (void)
{
  g_autoptr (DumentTemplateScope) scope = build_scope ();
  g_auto (DumentTemplateError) error = { 0 };
  g_autoptr (DumentTemplate) template = dument_template_parse (
      "a{{ si recommandé }}b{{ fin }}{{ dû }}{{ vide }}{{ inconnu }} {{ nombre }}", 1, &error);
  g_autoptr (GPtrArray) runs = dument_template_split (template, scope, &error);
  static const char *const expected[][2] = {
    { NULL, "ab" },      { "dû", "12,00 €" }, { "vide", NULL },
    { "inconnu", NULL }, { NULL, " " },       { "nombre", "2" },
  };

  g_assert_cmpuint (runs->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < runs->len; i++)
    {
      const DumentTemplateRun *part = runs->pdata[i];

      g_assert_cmpstr (part->name, ==, expected[i][0]);
      g_assert_cmpstr (part->text, ==, expected[i][1]);
    }
}

/* A word that a choice cannot be is a mistake, not merely false. */
static void
test_choices (void)
{
  static const char *const tones[] = { "neutre", "cordial", NULL };
  g_autoptr (DumentTemplateScope) scope = dument_template_scope_new ();
  g_auto (DumentTemplateError) error = { 0 };
  g_autoptr (DumentTemplate) good = dument_template_parse (
      "{{ si ton = cordial }}C{{ sinon si ton = \"neutre\" }}N{{ fin }}", 1, &error);
  g_autoptr (DumentTemplate) bad =
      dument_template_parse ("{{ si ton = cordail }}C{{ fin }}", 1, &error);
  g_autofree char *output = NULL;

  dument_template_scope_set_choice (scope, "ton", "neutre", tones);
  output = dument_template_evaluate (good, scope, &error);
  g_assert_cmpstr (output, ==, "N");
  g_assert_null (dument_template_evaluate (bad, scope, &error));
  g_assert_cmpint (error.fault, ==, DUMENT_TEMPLATE_WRONG_KIND);
  g_assert_cmpstr (error.name, ==, "cordail");
  g_assert_cmpuint (error.column, ==, 13);
}

/* Two variables cannot be compared: the second would be taken for a word, which is never there. */
static void
test_compared_variables (void)
{
  g_autoptr (DumentTemplateScope) scope = dument_template_scope_new ();
  g_auto (DumentTemplateError) error = { 0 };
  g_autoptr (DumentTemplate) variables =
      dument_template_parse ("Bon\n{{ si client.nom ≠ émetteur.nom }}X{{ fin }}", 1, &error);
  g_autoptr (DumentTemplate) text =
      dument_template_parse ("{{ si client.nom = \"Morel\" }}X{{ fin }}", 1, &error);
  g_autofree char *output = NULL;

  dument_template_scope_set_text (scope, "client.nom", "Morel");
  dument_template_scope_set_text (scope, "émetteur.nom", "Morel");
  g_assert_null (dument_template_evaluate (variables, scope, &error));
  g_assert_cmpint (error.fault, ==, DUMENT_TEMPLATE_WRONG_KIND);
  g_assert_cmpstr (error.name, ==, "émetteur.nom");
  g_assert_cmpuint (error.line, ==, 2);
  g_assert_cmpuint (error.column, ==, 20);
  output = dument_template_evaluate (text, scope, &error);
  g_assert_cmpstr (output, ==, "X");
}

/* What is locked stays so in the text that is edited, without the white space at its edges. */
static void
test_locks (void)
{
  static const char text[] = "a\n{{ verrou }}\nb {{ x }}\n\nc\n{{ fin }}\n{{ verrou }}{{ fin }}"
                             "{{ verrou }} d {{ fin }}e";
  g_autoptr (DumentTemplateScope) scope = dument_template_scope_new ();
  g_auto (DumentTemplateError) error = { 0 };
  g_autoptr (DumentTemplate) template = dument_template_parse (text, 1, &error);
  g_autofree char *flat = NULL;
  g_autoptr (GPtrArray) runs = NULL;
  static const struct
  {
    const char *text;
    guint lock;
  } expected[] = {
    { "a\n", 0 }, { "b ", 1 }, { "X", 1 }, { "\n\nc\n", 1 }, { " d ", 3 }, { "e", 0 }
  };

  g_assert_nonnull (template);
  dument_template_scope_set_text (scope, "x", "X");
  flat = dument_template_flatten (template, scope, &error);
  g_assert_cmpstr (flat, ==, "a\n{{ verrou }}b {{ x }}\n\nc{{ fin }}\n {{ verrou }}d{{ fin }} e");
  runs = dument_template_split (template, scope, &error);
  g_assert_cmpuint (runs->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < runs->len; i++)
    {
      const DumentTemplateRun *part = runs->pdata[i];

      g_assert_cmpstr (part->text, ==, expected[i].text);
      g_assert_cmpuint (part->lock, ==, expected[i].lock);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/domain/template/evaluate", test_evaluate);
  g_test_add_func ("/domain/template/lines", test_lines);
  g_test_add_func ("/domain/template/choices", test_choices);
  g_test_add_func ("/domain/template/compared-variables", test_compared_variables);
  g_test_add_func ("/domain/template/locks", test_locks);
  g_test_add_func ("/domain/template/errors", test_errors);
  g_test_add_func ("/domain/template/limits", test_limits);
  g_test_add_func ("/domain/template/output-is-bounded", test_output_is_bounded);
  g_test_add_func ("/domain/template/flatten", test_flatten);
  g_test_add_func ("/domain/template/flatten-braces", test_flatten_braces);
  g_test_add_func ("/domain/template/split", test_split);
  g_test_add_func ("/domain/template/plain-text-stays", test_plain_text_stays);

  return g_test_run ();
}
