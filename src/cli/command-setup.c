/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "config.h"

#include "cli/command.h"
#include "cli/json.h"
#include "cli/listing.h"
#include "cli/table.h"
#include "service/setup.h"
#include "service/stationery.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>

typedef struct
{
  char *values[15];
  char *pictures[DUMENT_LETTERHEAD_N_PARTS];
  char *names[DUMENT_LETTERHEAD_N_PARTS];
  GBytes *contents[DUMENT_LETTERHEAD_N_PARTS];
} Texts;

static void
clear_texts (Texts *texts)
{
  for (gsize i = 0; i < G_N_ELEMENTS (texts->values); i++)
    g_free (texts->values[i]);
  for (gsize i = 0; i < G_N_ELEMENTS (texts->pictures); i++)
    {
      g_free (texts->pictures[i]);
      g_free (texts->names[i]);
      g_clear_pointer (&texts->contents[i], g_bytes_unref);
    }
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Texts, clear_texts)

static gboolean
has_any (const Texts *texts)
{
  for (gsize i = 0; i < G_N_ELEMENTS (texts->values); i++)
    {
      if (texts->values[i] != NULL)
        return TRUE;
    }
  return texts->pictures[DUMENT_LETTERHEAD_LOGO] != NULL ||
         texts->pictures[DUMENT_LETTERHEAD_SIGNATURE] != NULL;
}

static char *
name_picture (const char *path)
{
  g_autofree char *base_name = g_path_get_basename (path);

  return g_filename_display_name (base_name);
}

/* Before anything is changed; an empty name takes a picture away. */
static gboolean
read_pictures (DumentCommand *command, Texts *texts)
{
  for (gsize i = 0; i < G_N_ELEMENTS (texts->pictures); i++)
    {
      const char *path = texts->pictures[i];
      g_autoptr (GFile) file = NULL;
      g_autoptr (GError) error = NULL;

      if (path == NULL)
        continue;
      texts->names[i] = *path != '\0' ? name_picture (path) : g_strdup ("");
      if (*path == '\0')
        continue;
      file = g_file_new_for_commandline_arg (path);
      texts->contents[i] = dument_stationery_read (file, /* cancellable= */ NULL, &error);
      if (texts->contents[i] == NULL)
        {
          dument_command_refuse_error (command, path, error);
          return FALSE;
        }
      if (!dument_stationery_check (texts->contents[i], texts->names[i], &error))
        {
          dument_command_refuse_error (command, "setup", error);
          return FALSE;
        }
    }
  return TRUE;
}

static gboolean
apply (DumentCommand *command, Texts *texts)
{
  char *const *values = texts->values;
  DumentSetup setup = {
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
    .registration = values[13],
    .mediator = values[14],
  };
  g_autoptr (GPtrArray) refusals = dument_finding_list_new ();
  g_autoptr (GError) error = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (texts->names); i++)
    setup.pictures[i] = (DumentSetupPicture){ texts->contents[i], texts->names[i] };
  if (dument_setup_apply (command->workspace, &setup, refusals, &error))
    return TRUE;
  dument_command_refuse_all (command, "setup", refusals);
  if (error != NULL)
    dument_command_refuse_error (command, "setup", error);
  return FALSE;
}

static const struct
{
  DumentSetupGap gap;
  const char *key;
  const char *words;
} gaps[] = {
  { DUMENT_SETUP_GAP_NAME, "name", N_ ("name") },
  { DUMENT_SETUP_GAP_SIREN, "siren", N_ ("SIREN") },
  { DUMENT_SETUP_GAP_ADDRESS, "address", N_ ("address") },
  { DUMENT_SETUP_GAP_LOCALITY, "locality", N_ ("postal code and locality of the address") },
  { DUMENT_SETUP_GAP_PAYMENT, "payment", N_ ("means of payment") },
};

/* What a letter still lacks, for people or scripts; empty where it lacks nothing. */
static GStrv
list_gaps (DumentCommand *command, gboolean for_people)
{
  unsigned found = dument_setup_find_gaps (command->workspace);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (gaps); i++)
    {
      if ((found & gaps[i].gap) != 0)
        g_strv_builder_add (builder, for_people ? _ (gaps[i].words) : gaps[i].key);
    }
  return g_strv_builder_end (builder);
}

static void
print_gaps (DumentCommand *command)
{
  g_auto (GStrv) words = list_gaps (command, /* for_people= */ TRUE);
  g_autofree char *joined = g_strjoinv (", ", words);

  if (*joined != '\0')
    printf (_ ("Still missing for a letter: %s\n"), joined);
}

static gboolean
check_sole_trader (DumentCommand *command, const char *answer)
{
  static const char *const answers[] = { "yes", "no", "oui", "non", "", NULL };

  if (answer == NULL || g_strv_contains (answers, answer))
    return TRUE;
  dument_command_misuse (command, _ ("--sole-trader: “%s” is none of %s."), answer, _ ("yes, no"));
  return FALSE;
}

/* What is true now; a means of payment that was taken away is no slip of the keyboard. */
static void
tell (DumentCommand *command, const Texts *texts)
{
  const DumentIssuer *issuer = dument_workspace_get_issuer (command->workspace);

  printf (_ ("%s: recorded\n"), issuer->party.name);
  if (texts->values[7] != NULL && *texts->values[7] == '\0')
    printf ("%s", _ ("The IBAN is removed: letters name no account any more.\n"));
  print_gaps (command);
}

static char *
write_address (const DumentParty *party)
{
  g_autofree char *lines =
      party->address != NULL ? g_strjoinv ("|", party->address) : g_strdup ("");
  const char *postcode = party->postcode != NULL ? party->postcode : "";

  if (party->city == NULL)
    return g_steal_pointer (&lines);
  return g_strconcat (lines, *lines != '\0' ? "|" : "", postcode, *postcode != '\0' ? " " : "",
                      party->city, NULL);
}

static char *
find_picture (DumentCommand *command, DumentLetterheadPart part)
{
  g_autoptr (GError) error = NULL;
  char *name = NULL;

  if (!dument_stationery_find_name (command->workspace, part, &name, &error))
    dument_command_refuse_error (command, "setup", error);
  return name;
}

/* For people; scripts get the value itself. */
static const char *
show_value (const char *key, const char *value)
{
  if (value == NULL)
    return "–";
  if (g_str_equal (key, "sole_trader"))
    return g_str_equal (value, "yes") ? _ ("yes") : _ ("no");
  return value;
}

/* The values by the names of their options, as they would be typed. */
static void
show (DumentCommand *command, DumentFormat format)
{
  g_autoptr (DumentIssuer) nobody = dument_issuer_new ();
  const DumentIssuer *known = dument_workspace_get_issuer (command->workspace);
  const DumentIssuer *issuer = known != NULL ? known : nobody;
  g_autofree char *address = write_address (&issuer->party);
  g_autofree char *cheque_address =
      issuer->cheque_address != NULL ? g_strjoinv ("|", issuer->cheque_address) : NULL;
  g_autofree char *logo = find_picture (command, DUMENT_LETTERHEAD_LOGO);
  g_autofree char *signature = find_picture (command, DUMENT_LETTERHEAD_SIGNATURE);
  const char *const pairs[][3] = {
    { "name", N_ ("Name"), issuer->party.name },
    { "sole_trader", N_ ("Sole trader"),
      known == NULL        ? NULL
      : issuer->mention_ei ? "yes"
                           : "no" },
    { "siren", N_ ("SIREN"), issuer->party.siren },
    { "siret", N_ ("SIRET"), issuer->party.siret },
    { "vat", N_ ("VAT identifier"), issuer->party.vat },
    { "registration", N_ ("Register"), issuer->registration },
    { "address", N_ ("Address"), *address != '\0' ? address : NULL },
    { "email", N_ ("E-mail"), issuer->party.email },
    { "phone", N_ ("Telephone"), issuer->party.phone },
    { "place", N_ ("Place of letters"), issuer->place },
    { "iban", N_ ("IBAN"), issuer->iban },
    { "bic", N_ ("BIC"), issuer->bic },
    { "cheque_order", N_ ("Cheques to the order of"), issuer->cheque_order },
    { "cheque_address", N_ ("Cheques are sent to"), cheque_address },
    { "payment_link", N_ ("Payment link"), issuer->payment_link },
    { "mediator", N_ ("Mediator"), issuer->mediator },
    { "logo", N_ ("Logo"), logo },
    { "signature", N_ ("Signature"), signature },
  };
  g_auto (GStrv) missing = list_gaps (command, /* for_people= */ FALSE);
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (DumentTable) table = dument_table_new (2);

  json_builder_begin_object (builder);
  for (gsize i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      dument_json_add_text (builder, pairs[i][0], pairs[i][2]);
      dument_table_set_cell (table, 0, _ (pairs[i][1]));
      dument_table_set_cell (table, 1, show_value (pairs[i][0], pairs[i][2]));
      dument_table_end_row (table);
    }
  dument_json_add_texts (builder, "missing", (const char *const *) missing);
  json_builder_end_object (builder);
  if (format == DUMENT_FORMAT_JSON)
    dument_json_print (builder);
  else
    {
      dument_table_finish (table);
      print_gaps (command);
    }
}

/**
 * dument_command_setup:
 * @command: the command
 * @argc: number of arguments
 * @argv: its name and what follows
 *
 * Says who asks for the money and how it can be paid. What is not given stays as it is; where
 * nothing is given, what is set up is shown.
 *
 * Returns: a #DumentExit
 */
int
dument_command_setup (DumentCommand *command, int argc, char **argv)
{
  g_auto (Texts) texts = { .values = { NULL } };
  char **values = texts.values;
  g_autofree char *format_name = NULL;
  DumentFormat format;
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
    { "registration", 0, 0, G_OPTION_ARG_STRING, &values[13],
      N_ ("Register in which you stand, such as RCS Rennes"), N_ ("REGISTER") },
    { "mediator", 0, 0, G_OPTION_ARG_STRING, &values[14],
      N_ ("Mediator to whom a consumer may turn: name and address"), N_ ("TEXT") },
    { "logo", 0, 0, G_OPTION_ARG_FILENAME, &texts.pictures[DUMENT_LETTERHEAD_LOGO],
      N_ ("Picture above your name on letters: PNG, JPEG or SVG"), N_ ("FILE") },
    { "signature", 0, 0, G_OPTION_ARG_FILENAME, &texts.pictures[DUMENT_LETTERHEAD_SIGNATURE],
      N_ ("Picture of your signature"), N_ ("FILE") },
    { "format", 0, 0, G_OPTION_ARG_STRING, &format_name, N_ ("How it is written: table or json"),
      N_ ("FORMAT") },
    G_OPTION_ENTRY_NULL,
  };
  g_auto (GStrv) operands = NULL;
  gboolean has_some;

  operands = dument_command_parse (command, argc, argv, entries, /* n_min= */ 0, /* n_max= */ 0);
  if (operands == NULL ||
      !dument_listing_take_format (command, format_name, /* has_csv= */ FALSE, &format))
    return command->status;
  has_some = has_any (&texts);
  if (has_some && format_name != NULL)
    dument_command_misuse (command, "%s", _ ("--format only shows what is set up."));
  else if (!has_some && dument_command_open (command))
    show (command, format);
  else if (has_some && check_sole_trader (command, values[12]) && read_pictures (command, &texts) &&
           dument_command_open_or_create (command) && apply (command, &texts))
    tell (command, &texts);
  return command->status;
}
