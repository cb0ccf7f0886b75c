/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "config.h"

#include "cli/command.h"

#include <glib/gi18n-lib.h>
#include <locale.h>
#include <stdio.h>

/* In the order in which one meets them. */
static const DumentCommandInfo commands[] = {
  { "setup", dument_command_setup, FALSE, NULL,
    N_ ("Say who asks for the money and how it can be paid."),
    "dument-cli setup --name \"Marie Dupré EI\" --siren 732829320 "
    "--address \"12 rue des Lilas|35500 Vitré\" --iban FR7630006000011234567890189" },
  { "import", dument_command_import, TRUE, N_ ("FILE…"),
    N_ ("Read invoices and credit notes from PDF, XML and CSV files."),
    "dument-cli import FA-2026-001.pdf invoices.csv" },
  { "list", dument_command_list, FALSE, NULL, N_ ("List the invoices and where they stand."),
    "dument-cli list --state late,formal-notice --format csv" },
  { "show", dument_command_show, FALSE, N_ ("NUMBER"),
    N_ ("Show all that is known of an invoice or a credit note."), "dument-cli show FA-2026-001" },
  { "claim", dument_command_claim, FALSE, N_ ("NUMBER…"),
    N_ ("Compute what can be asked for, and on what grounds."), "dument-cli claim FA-2026-001" },
  { "letter", dument_command_letter, FALSE, N_ ("[NUMBER…]"),
    N_ ("Write a letter about invoices of one client, or one to each client who is late."),
    "dument-cli letter --template mise-en-demeure --output letter.pdf FA-2026-001" },
  { "posted", dument_command_posted, FALSE, N_ ("LETTER"),
    N_ ("Record what became of a letter that was recorded."),
    "dument-cli posted 2026-0001 --presented 2026-11-24" },
  { "letters", dument_command_letters, FALSE, NULL, N_ ("List the letters that were recorded."),
    "dument-cli letters --format json" },
  { "templates", dument_command_templates, TRUE, N_ ("[FILE]"),
    N_ ("List the letters that can be written, and change their texts for good."),
    "dument-cli templates --edit rappel-ferme rappel.txt" },
  { "pay", dument_command_pay, FALSE, N_ ("NUMBER AMOUNT"), N_ ("Record money received."),
    "dument-cli pay FA-2026-001 \"1 234,56\" --on 2026-11-20 --method cheque" },
  { "unpay", dument_command_unpay, FALSE, N_ ("NUMBER [AMOUNT]"),
    N_ ("Take back a payment that did not come through, such as a bounced cheque."),
    "dument-cli unpay FA-2026-001" },
  { "credit", dument_command_credit, FALSE, N_ ("NUMBER AMOUNT"),
    N_ ("Record a credit note that names the invoice."),
    "dument-cli credit FA-2026-001 120.00 --reference AV-2026-003" },
  { "waive", dument_command_waive, FALSE, N_ ("NUMBER interest|indemnity"),
    N_ ("Give up the interest or the indemnity, and keep the reason."),
    "dument-cli waive FA-2026-001 indemnity --reason \"Agreed on the phone\"" },
  { "due", dument_command_due, FALSE, NULL, N_ ("Say what to do today, and why."),
    "dument-cli due --rehearse 90" },
  { "done", dument_command_done, FALSE, N_ ("NUMBER…"),
    N_ ("Record that what is proposed was done, or put it off, or give it up."),
    "dument-cli done FA-2026-001 --later 2026-12-01" },
  { "call", dument_command_call, FALSE, N_ ("NUMBER…"),
    N_ ("Record a telephone call about invoices, and what came of it."),
    "dument-cli call FA-2026-001 --result promised --by 2026-12-05" },
  { "promise", dument_command_promise, FALSE, N_ ("NUMBER…"),
    N_ ("Record a promise to pay, which is kept or broken by itself."),
    "dument-cli promise FA-2026-001 --amount 500 --by 2026-12-05 --said-by \"Mme Roux\"" },
  { "plan", dument_command_plan, FALSE, N_ ("NUMBER…"),
    N_ ("Record a payment plan, which is kept or broken by itself."),
    "dument-cli plan FA-2026-001 --first 2026-12-15 --instalments 3 --agreed 2026-11-28" },
  { "pause", dument_command_pause, FALSE, N_ ("[NUMBER]"),
    N_ ("Let an invoice, or all of a client’s, rest for a while."),
    "dument-cli pause FA-2026-001 --reason \"Credit note to come\" --until 2026-12-15" },
  { "dispute", dument_command_dispute, FALSE, N_ ("NUMBER"),
    N_ ("Record that the client contests an invoice, or a part of it."),
    "dument-cli dispute FA-2026-001 --amount 200 --reason \"Half a day less\"" },
  { "write-off", dument_command_write_off, FALSE, N_ ("NUMBER"),
    N_ ("Expect nothing of an invoice any more, and keep the reason."),
    "dument-cli write-off FA-2026-001 --reason \"Company struck off\"" },
  { "insolvency", dument_command_insolvency, FALSE, N_ ("NAME-OR-SIREN"),
    N_ ("Record that an insolvency procedure of a client was opened."),
    "dument-cli insolvency 552008443 --judgment 2026-11-03 --published 2026-11-12 "
    "--trustee \"SELARL Lefort\" --trustee-address \"2 place du Palais|35000 Rennes\"" },
  { "remove", dument_command_remove, FALSE, N_ ("payment|credit|waiver|letter|invoice NUMBER…"),
    N_ ("Take back what was recorded by mistake; the journal keeps that it was there."),
    "dument-cli remove credit AV-2026-003" },
  { "client", dument_command_client, FALSE, N_ ("NAME-OR-SIREN"), N_ ("Show or change a client."),
    "dument-cli client 552008443 --set kind=professional" },
  { "invoice", dument_command_invoice, FALSE, N_ ("NUMBER"), N_ ("Show or change an invoice."),
    "dument-cli invoice FA-2026-001 --set due=2026-10-31 --set penalty-rate=ecb+10" },
  { "rate", dument_command_rate, FALSE, N_ ("[SEMESTER VALUE]"),
    N_ ("List the published rates, or enter one in percent (none: remove what was entered)."),
    "dument-cli rate --ecb 2027-H1 2.65 --source \"Banque de France, 2 January 2027\"" },
  { "settings", dument_command_settings, FALSE, NULL, N_ ("Show or change the settings."),
    "dument-cli settings --set day-base=actual" },
  { "sample", dument_command_sample, FALSE, NULL,
    N_ ("Fill an empty data file with an invented business."),
    "dument-cli --database sample.db sample" },
  { "journal", dument_command_journal, FALSE, NULL, N_ ("List what was done, oldest first."),
    "dument-cli journal --format json" },
  { "check", dument_command_check, FALSE, NULL,
    N_ ("Verify the data file: its structure, journal, documents and sums."), "dument-cli check" },
  { "backup", dument_command_backup, TRUE, N_ ("FILE"),
    N_ ("Copy the data file and check the copy."), "dument-cli backup dument-2026-11-22.db" },
  { "restore", dument_command_restore, TRUE, N_ ("FILE"),
    N_ ("Go back to a backup; the file that it replaces is kept beside it."),
    "dument-cli restore dument-2026-11-22.db" },
};

static const DumentCommandInfo *
find_command (const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (commands); i++)
    {
      if (g_str_equal (commands[i].name, name))
        return &commands[i];
    }
  return NULL;
}

static char *
describe_program (void)
{
  GString *text = g_string_new (_ ("Commands:"));

  for (gsize i = 0; i < G_N_ELEMENTS (commands); i++)
    g_string_append_printf (text, "\n  %-11s %s", commands[i].name, _ (commands[i].summary));
  g_string_append_printf (text, "\n\n%s",
                          _ ("“dument-cli COMMAND --help” tells more of a command.\n"
                             "Amounts are typed 1234.56 or 1 234,56; days 2026-11-22."));
  return g_string_free (text, /* free_segment= */ FALSE);
}

static void
run (DumentCommand *command, int argc, char **argv)
{
  g_autofree char *description = describe_program ();

  if (!dument_command_parse_global (command, description, &argc, &argv))
    return;
  command->info = find_command (argv[1]);
  if (command->info == NULL)
    dument_command_misuse (command, _ ("There is no command “%s”."), argv[1]);
  else
    command->status = (DumentExit) command->info->run (command, argc - 1, argv + 1);
}

int
main (int argc, char **argv)
{
  /* Where the translations are before they are installed. */
  const char *locale_dir = g_getenv ("DUMENT_LOCALE_DIR");
  DumentCommand command;
  DumentExit status;

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, locale_dir != NULL ? locale_dir : LOCALE_DIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  g_set_prgname ("dument-cli");

  dument_command_init (&command);
  run (&command, argc, argv);
  if (fflush (stdout) != 0 || ferror (stdout))
    dument_command_refuse (&command, /* place= */ NULL,
                           _ ("The output cannot be written. Is the disk full?"));
  status = command.status;
  dument_command_clear (&command);
  return (int) status;
}
