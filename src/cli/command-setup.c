/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "config.h"

#include "cli/command.h"
#include "service/setup.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  char *values[13];
} Texts;

static void
clear_texts (Texts *texts)
{
  for (gsize i = 0; i < G_N_ELEMENTS (texts->values); i++)
    g_free (texts->values[i]);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Texts, clear_texts)

static gboolean
apply (DumentCommand *command, const Texts *texts)
{
  char *const *values = texts->values;
  const DumentSetup setup = {
    .name = values[0],
    .siren = values[1],
    .vat = values[2],
    .address = values[3],
    .email = values[4],
    .phone = values[5],
    .place = values[6],
    .iban = values[7],
    .bic = values[8],
    .cheque_order = values[9],
    .cheque_address = values[10],
    .payment_link = values[11],
    .sole_trader = values[12],
  };
  g_autoptr (GPtrArray) refusals = dument_finding_list_new ();
  g_autoptr (GError) error = NULL;

  if (dument_setup_apply (command->workspace, &setup, refusals, &error))
    return TRUE;
  dument_command_refuse_all (command, "setup", refusals);
  if (error != NULL)
    dument_command_refuse_error (command, "setup", error);
  return FALSE;
}

/**
 * dument_command_setup:
 * @command: the command
 * @argc: number of arguments
 * @argv: its name and what follows
 *
 * Says who asks for the money and how it can be paid. What is not given stays as it is.
 *
 * Returns: a #DumentExit
 */
int
dument_command_setup (DumentCommand *command, int argc, char **argv)
{
  g_auto (Texts) texts = { { NULL } };
  char **values = texts.values;
  const GOptionEntry entries[] = {
    { "name", 0, 0, G_OPTION_ARG_STRING, &values[0],
      N_ ("Your name or business name, as on your invoices"), N_ ("NAME") },
    { "siren", 0, 0, G_OPTION_ARG_STRING, &values[1], N_ ("Your SIREN or SIRET"), N_ ("SIREN") },
    { "vat", 0, 0, G_OPTION_ARG_STRING, &values[2], N_ ("Your VAT number, if you have one"),
      N_ ("NUMBER") },
    { "address", 0, 0, G_OPTION_ARG_STRING, &values[3],
      N_ ("Your address, its lines separated by |"), N_ ("LINE|LINE|…") },
    { "email", 0, 0, G_OPTION_ARG_STRING, &values[4], N_ ("Your e-mail address"), N_ ("ADDRESS") },
    { "phone", 0, 0, G_OPTION_ARG_STRING, &values[5], N_ ("Your telephone number"), N_ ("NUMBER") },
    { "place", 0, 0, G_OPTION_ARG_STRING, &values[6], N_ ("Town from which your letters are dated"),
      N_ ("TOWN") },
    { "iban", 0, 0, G_OPTION_ARG_STRING, &values[7], N_ ("Account for transfers"), N_ ("IBAN") },
    { "bic", 0, 0, G_OPTION_ARG_STRING, &values[8], N_ ("Bank of that account"), N_ ("BIC") },
    { "cheque-order", 0, 0, G_OPTION_ARG_STRING, &values[9], N_ ("To whom cheques are made out"),
      N_ ("NAME") },
    { "cheque-address", 0, 0, G_OPTION_ARG_STRING, &values[10],
      N_ ("Where cheques are sent, if not to your address"), N_ ("LINE|LINE|…") },
    { "payment-link", 0, 0, G_OPTION_ARG_STRING, &values[11],
      N_ ("Web address where one can pay by card"), N_ ("URL") },
    { "sole-trader", 0, 0, G_OPTION_ARG_STRING, &values[12],
      N_ ("Whether EI stands beside your name; the name tells it otherwise"), "yes|no" },
    G_OPTION_ENTRY_NULL,
  };
  g_auto (GStrv) operands = NULL;
  gboolean has_some = FALSE;

  operands = dument_command_parse (command, argc, argv, entries, /* n_min= */ 0, /* n_max= */ 0);
  if (operands == NULL)
    return command->status;
  for (gsize i = 0; i < G_N_ELEMENTS (texts.values); i++)
    has_some |= values[i] != NULL;
  if (!has_some)
    {
      dument_command_misuse (command, "%s", _ ("Nothing to set up was given."));
      return command->status;
    }
  if (dument_command_open_or_create (command))
    apply (command, &texts);
  return command->status;
}
