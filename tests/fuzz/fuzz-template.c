/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "domain/template.h"

#include <stddef.h>
#include <stdint.h>

static DumentTemplateScope *
build_scope (void)
{
  DumentTemplateScope *scope = dument_template_scope_new ();

  dument_template_scope_set_text (scope, "client.nom", "Mme Lebrun");
  dument_template_scope_set_text (scope, "vide", "");
  dument_template_scope_set_integer (scope, "nombre", 2);
  dument_template_scope_set_flag (scope, "échu", TRUE);
  dument_template_scope_set_list (scope, "factures");
  for (int i = 0; i < 3; i++)
    dument_template_scope_set_integer (dument_template_scope_add_item (scope, "factures"), "rang",
                                       i);
  return scope;
}

/* An error must be named and placed inside the text. */
static void
check_error (const DumentTemplateError *error)
{
  g_assert (error->fault != 0 && error->line >= 1 && error->column >= 1);
}

int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autofree char *text = g_strndup ((const char *) data, size);
  g_autoptr (DumentTemplateScope) scope = build_scope ();
  g_auto (DumentTemplateError) of_parsing = { 0 };
  g_auto (DumentTemplateError) of_evaluation = { 0 };
  g_autoptr (DumentTemplate) template = dument_template_parse (text, 1, &of_parsing);
  g_autofree char *output = NULL;

  if (template == NULL)
    {
      check_error (&of_parsing);
      return 0;
    }
  output = dument_template_evaluate (template, scope, &of_evaluation);
  if (output == NULL)
    check_error (&of_evaluation);
  else
    g_assert (g_utf8_validate (output, -1, NULL));
  return 0;
}
