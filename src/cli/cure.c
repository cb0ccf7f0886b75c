/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "config.h"

#include "cli/cure.h"

#include "cli/blank.h"
#include "service/rates.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* What is typed against a finding. A word that begins with @ stands for what the finding names;
 * capitals are blanks for the user to fill in. */
static const struct
{
  DumentFindingCode code;
  const char *command;
} cures[] = {
  { DUMENT_FINDING_DUE_MISSING, "import --due YYYY-MM-DD @file" },
  { DUMENT_FINDING_GIVEN_DUE_TOO_EARLY, "import --due YYYY-MM-DD @file" },
  { DUMENT_FINDING_KIND_MISSING, "import --kind professional @file" },
  { DUMENT_FINDING_DUE_ESTIMATED, "invoice @invoice --set due=YYYY-MM-DD" },
  { DUMENT_FINDING_KIND_UNKNOWN, "client @client --set kind=professional" },
  { DUMENT_FINDING_CLAUSE_PROPOSED, "invoice @invoice --set penalty-rate=@detail" },
  { DUMENT_FINDING_SIREN_IMPLAUSIBLE, "client @detail --set siren=NUMBER" },
  { DUMENT_FINDING_EMAIL_IMPLAUSIBLE, "client @client --set email=ADDRESS" },
  { DUMENT_FINDING_KIND_PASSED_OVER, "client @client --set kind=professional" },
  { DUMENT_FINDING_NUMBER_SHARED, "remove invoice @invoice --foreign" },
  { DUMENT_FINDING_ISSUED_IN_FUTURE, "remove invoice @invoice" },
  { DUMENT_FINDING_NOTHING_ASKED, "remove invoice @invoice" },
  { DUMENT_FINDING_CURRENCY_UNKNOWN, "remove invoice @invoice" },
  { DUMENT_FINDING_PAYMENT_REPEATED, "remove payment @invoice @detail --on @day" },
  { DUMENT_FINDING_CREDIT_SET_OFF, "unpay @invoice --to-credit" },
  { DUMENT_FINDING_CREDIT_LEFT, "credit NUMBER AMOUNT --reference @detail" },
  { DUMENT_FINDING_NO_INSOLVENCY, "insolvency @client --judgment YYYY-MM-DD" },
  { DUMENT_FINDING_NO_TRUSTEE,
    "insolvency @client --trustee NAME --trustee-address \"LINE|LINE\"" },
  { DUMENT_FINDING_TRUSTEE_ADDRESS,
    "insolvency @client --trustee NAME --trustee-address \"LINE|LINE\"" },
  { DUMENT_FINDING_WRITTEN_OFF, "write-off @invoice --withdraw" },
  { DUMENT_FINDING_INSOLVENT, "letter --template declaration-creance --output FILE @invoice" },
  { DUMENT_FINDING_DISPUTED, "dispute @invoice --resolved YYYY-MM-DD" },
  { DUMENT_FINDING_RATE_UNKNOWN, "rate @rate @semester VALUE --source TEXT" },
  { DUMENT_FINDING_RATE_BELOW_FLOOR, "invoice @invoice --set penalty-rate=none" },
  { DUMENT_FINDING_RATE_UNUSUAL, "invoice @invoice --set penalty-rate=RATE" },
  { DUMENT_FINDING_SENDER_UNKNOWN,
    "setup --name NAME --siren SIREN --address \"LINE|LINE\" --iban IBAN" },
  { DUMENT_FINDING_OWN_NAME_MISSING, "setup --name NAME" },
  { DUMENT_FINDING_OWN_SIREN_MISSING, "setup --siren SIREN" },
  { DUMENT_FINDING_OWN_ADDRESS_MISSING, "setup --address \"LINE|LINE\"" },
  { DUMENT_FINDING_NO_MEANS_OF_PAYMENT, "setup --iban IBAN" },
  { DUMENT_FINDING_NOT_SENT, "invoice @invoice --set sent-on=YYYY-MM-DD" },
  { DUMENT_FINDING_ADDRESS_MISSING, "client @client --set \"address=LINE|LINE\"" },
  { DUMENT_FINDING_ADDRESS_UNUSUAL, "client @client --set \"address=LINE|LINE\"" },
  { DUMENT_FINDING_ADDRESS_LINE_LONG, "client @client --set \"address=LINE|LINE\"" },
  { DUMENT_FINDING_ADDRESS_TOO_TALL, "client @client --set \"address=LINE|LINE\"" },
  { DUMENT_FINDING_TEMPLATE_UNKNOWN, "templates" },
  { DUMENT_FINDING_POSTING_MISSING, "posted @detail --posted YYYY-MM-DD" },
  { DUMENT_FINDING_PRESENTATION_MISSING, "posted @detail --presented YYYY-MM-DD" },
};

/* Returns: (transfer full): what a word with @ stands for; @file is the file as it was typed */
static char *
fill_in (const DumentFinding *finding, const char *file, const char *word)
{
  if (g_str_equal (word, "file"))
    return dument_command_quote (file != NULL ? file : "FILE");
  if (g_str_equal (word, "invoice"))
    return dument_command_quote (finding->invoice_number != NULL ? finding->invoice_number
                                                                 : "NUMBER");
  if (g_str_equal (word, "client"))
    return dument_command_quote (finding->client_name != NULL ? finding->client_name : "NAME");
  if (g_str_equal (word, "semester"))
    return dument_rates_name_semester (finding->semester);
  if (g_str_equal (word, "day"))
    return dument_date_to_iso (finding->day);
  if (g_str_equal (word, "rate"))
    return g_strdup (finding->rate_key == DUMENT_LAW_ECB ? "--ecb" : "--legal");
  return dument_command_quote (finding->detail != NULL ? finding->detail : "");
}

static char *
fill_in_word (const DumentFinding *finding, const char *file, const char *word)
{
  const char *at = strchr (word, '@');
  g_autofree char *before = NULL;
  g_autofree char *filled = NULL;

  if (at == NULL)
    return g_strdup (word);
  before = g_strndup (word, (gsize) (at - word));
  filled = fill_in (finding, file, at + 1);
  return g_strconcat (before, filled, NULL);
}

static const char *
find_pattern (const DumentFinding *finding)
{
  /* The first line of an address is the name. */
  if (finding->code == DUMENT_FINDING_ADDRESS_LINE_LONG && finding->line == 1)
    return "client @client --set name=NAME";
  /* It is named by what a letter can still ask for. */
  if (finding->code == DUMENT_FINDING_NOTHING_DUE && finding->detail != NULL)
    return "letter --template @detail --output FILE @invoice";
  if (finding->code == DUMENT_FINDING_FOREIGN_SELLER && finding->invoice_number != NULL)
    return "remove invoice @invoice --foreign";
  /* Some rate of some invoice: the claim says which. */
  if (finding->code == DUMENT_FINDING_RATE_UNKNOWN && finding->count > 0)
    return "claim @invoice";
  for (gsize i = 0; i < G_N_ELEMENTS (cures); i++)
    {
      if (cures[i].code == finding->code)
        return cures[i].command;
    }
  return NULL;
}

/* Returns: (transfer full) (nullable): the command that cures it, without the name of the program,
 * with what the user must fill in in capitals; %NULL where no single command does */
static char *
write_command (const DumentFinding *finding, const char *file)
{
  const char *pattern = find_pattern (finding);
  g_autofree char *translated = NULL;
  g_auto (GStrv) words = NULL;

  if (pattern == NULL)
    return NULL;
  translated = dument_blank_translate (pattern);
  words = g_strsplit (translated, " ", /* max_tokens= */ -1);
  for (unsigned i = 0; words[i] != NULL; i++)
    {
      g_autofree char *word = g_steal_pointer (&words[i]);

      words[i] = fill_in_word (finding, file, word);
    }
  return g_strjoinv (" ", words);
}

/**
 * dument_cure_describe:
 * @finding: a finding
 * @command: the command that came upon it
 * @file: (nullable): the file in which it was found, as it was typed
 *
 * Returns: (transfer full): its sentence and, where there is one, the command that cures it, to be
 *   copied into a shell
 */
char *
dument_cure_describe (const DumentFinding *finding, const DumentCommand *command, const char *file)
{
  g_autofree char *cure = write_command (finding, file);
  g_autofree char *program = dument_command_program (command);

  if (cure == NULL)
    return g_strdup (finding->sentence);
  if (finding->code == DUMENT_FINDING_KIND_UNKNOWN ||
      finding->code == DUMENT_FINDING_KIND_MISSING ||
      finding->code == DUMENT_FINDING_KIND_PASSED_OVER)
    return g_strdup_printf (_ ("%s Command: %s %s (or consumer, or public)"), finding->sentence,
                            program, cure);
  /* Translators: what is wrong, the program, and its command that cures it. */
  return g_strdup_printf (_ ("%s Command: %s %s"), finding->sentence, program, cure);
}
