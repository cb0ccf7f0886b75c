/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "config.h"

#include "cli/command.h"

#include "cli/blank.h"
#include "cli/cure.h"
#include "service/dossier.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>

#define PROGRAM "dument-cli"

/* Noon, so that a journal written for a given day shows that day in every French time zone. */
#define SECONDS_TO_NOON 43200

/* The options that stand before the command or after it. */
typedef struct
{
  char *database;
  char *today;
  gboolean help;
  gboolean version;
} GlobalOptions;

static void
clear_global_options (GlobalOptions *options)
{
  g_free (options->database);
  g_free (options->today);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (GlobalOptions, clear_global_options)

static DumentDate
find_local_day (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  return dument_date_from_ymd (g_date_time_get_year (now), g_date_time_get_month (now),
                               g_date_time_get_day_of_month (now));
}

/**
 * dument_command_init:
 * @self: (out caller-allocates): a command that is to be found yet
 *
 * Takes the user's own data file, the local day and the clock.
 */
void
dument_command_init (DumentCommand *self)
{
  *self = (DumentCommand){ 0 };
  self->database = dument_workspace_default_path ();
  self->today = find_local_day ();
  self->now = g_get_real_time () / G_USEC_PER_SEC;
}

/* A file that was begun for what then was refused must not be taken for the user's. */
static gboolean
is_begun_in_vain (DumentCommand *self)
{
  g_autoptr (GPtrArray) entries = NULL;

  if (self->workspace == NULL || !self->began_file)
    return FALSE;
  entries = dument_dossier_journal (self->workspace, /* error= */ NULL);
  return entries != NULL && entries->len == 0;
}

/**
 * dument_command_clear:
 * @self: a command that was carried out
 *
 * Closes the data file and frees what the command holds. A file that the command began and in which
 * nothing was recorded goes again.
 */
void
dument_command_clear (DumentCommand *self)
{
  gboolean is_in_vain = is_begun_in_vain (self);

  g_clear_pointer (&self->workspace, dument_workspace_close);
  if (is_in_vain)
    g_unlink (self->database);
  g_clear_pointer (&self->options, g_option_context_free);
  g_clear_pointer (&self->database, g_free);
}

/**
 * dument_command_quote:
 * @text: a name or number
 *
 * Returns: (transfer full): @text as it can be typed in a shell: in plain quotation marks, or in
 *   none where it needs none
 */
char *
dument_command_quote (const char *text)
{
  gboolean is_plain = *text != '\0';

  for (const char *p = text; *p != '\0'; p++)
    is_plain &= g_ascii_isalnum (*p) || strchr ("._/-+:,@%", *p) != NULL;
  if (is_plain)
    return g_strdup (text);
  return strpbrk (text, "\"$`\\!\n") == NULL ? g_strconcat ("\"", text, "\"", NULL)
                                             : g_shell_quote (text);
}

/**
 * dument_command_make_line:
 * @text: a text
 *
 * Returns: (transfer full): @text in one line
 */
char *
dument_command_make_line (const char *text)
{
  g_auto (GStrv) lines = g_strsplit_set (text, "\r\n", /* max_tokens= */ -1);

  return g_strchomp (g_strjoinv (" ", lines));
}

/**
 * dument_command_misuse:
 * @self: a command
 * @format: a translated sentence, as for printf()
 * @...: its values
 *
 * Says on standard error, in one line, what is wrong with the command line and where its use is
 * told.
 */
void
dument_command_misuse (DumentCommand *self, const char *format, ...)
{
  g_autofree char *message = NULL;
  g_autofree char *line = NULL;
  va_list values;

  va_start (values, format);
  message = g_strdup_vprintf (format, values);
  va_end (values);
  line = dument_command_make_line (message);
  fprintf (stderr, "%s: %s ", g_get_prgname (), line);
  fprintf (stderr, _ ("See %s --help.\n"), g_get_prgname ());
  self->status = DUMENT_EXIT_MISUSED;
}

/* Whether a reason names its place itself; in French a space that does not break is before the
 * colon.
 */
static gboolean
begins_with_place (const char *line, const char *place)
{
  const char *rest = line + strlen (place);

  return g_str_has_prefix (line, place) &&
         (g_str_has_prefix (rest, ":") || g_str_has_prefix (rest, "\u00a0:"));
}

/**
 * dument_command_program:
 * @self: a command
 *
 * Returns: (transfer full): how a further command on the same data file begins, to be copied into a
 *   shell: `dument-cli`, with `--database` where the file is not the user's own
 */
char *
dument_command_program (const DumentCommand *self)
{
  g_autofree char *name = NULL;
  g_autofree char *quoted = NULL;

  if (!self->names_database)
    return g_strdup (PROGRAM);
  name = g_filename_display_name (self->database);
  quoted = dument_command_quote (name);
  return g_strconcat (PROGRAM " --database ", quoted, NULL);
}

static void
print_reason (const char *place, const char *mark, const char *reason)
{
  g_autofree char *line = dument_command_make_line (reason);

  if (place != NULL && !begins_with_place (line, place))
    fprintf (stderr, "%s: %s%s\n", place, mark, line);
  else
    fprintf (stderr, "%s%s\n", mark, line);
}

/**
 * dument_command_refuse:
 * @self: a command
 * @place: (nullable): the file or invoice that the reason is about
 * @reason: a translated sentence with the cure
 *
 * Writes a line on standard error. A reason that names its place itself is left as it is.
 */
void
dument_command_refuse (DumentCommand *self, const char *place, const char *reason)
{
  print_reason (place, "", reason);
  self->status = DUMENT_EXIT_REFUSED;
}

/**
 * dument_command_refuse_error:
 * @self: a command
 * @place: (nullable): as for dument_command_refuse()
 * @error: why it failed
 *
 * Writes a line on standard error. A value that could not be read was typed wrongly: that is wrong
 * usage wherever it is noticed, be it in the use case, which alone knows the currency.
 */
void
dument_command_refuse_error (DumentCommand *self, const char *place, const GError *error)
{
  if (g_error_matches (error, DUMENT_SERVICE_ERROR, DUMENT_SERVICE_ERROR_UNREADABLE))
    dument_command_misuse (self, "%s", error->message);
  else
    dument_command_refuse (self, place, error->message);
}

/**
 * dument_command_refuse_all:
 * @self: a command
 * @place: (nullable): as for dument_command_refuse()
 * @reasons: (element-type DumentFinding): the reasons
 *
 * Writes a line on standard error for each reason, with the command that cures it.
 */
void
dument_command_refuse_all (DumentCommand *self, const char *place, const GPtrArray *reasons)
{
  for (unsigned i = 0; i < reasons->len; i++)
    {
      g_autofree char *line = dument_cure_describe (g_ptr_array_index (reasons, i), self, place);

      dument_command_refuse (self, place, line);
    }
}

/**
 * dument_command_warn_all:
 * @self: a command
 * @place: (nullable): what the warnings are about
 * @warnings: (element-type DumentFinding): what the user should look at
 *
 * Writes a line on standard error for each warning, with the command that cures it. What the
 * process returns stays as it is.
 */
void
dument_command_warn_all (const DumentCommand *self, const char *place, const GPtrArray *warnings)
{
  for (unsigned i = 0; i < warnings->len; i++)
    {
      g_autofree char *line = dument_cure_describe (g_ptr_array_index (warnings, i), self, place);

      print_reason (place, _ ("warning: "), line);
    }
}

static void
add_global_entries (GOptionContext *context, GlobalOptions *options)
{
  const GOptionEntry entries[] = {
    { "database", 0, 0, G_OPTION_ARG_FILENAME, &options->database,
      N_ ("Data file, in place of the user’s own"), N_ ("FILE") },
    { "today", 0, 0, G_OPTION_ARG_FILENAME, &options->today,
      N_ ("Day to reckon with, in place of today"), N_ ("YYYY-MM-DD") },
    { "help", 'h', 0, G_OPTION_ARG_NONE, &options->help, N_ ("Say how this is used"), NULL },
    { "version", 0, 0, G_OPTION_ARG_NONE, &options->version, N_ ("Say which version this is"),
      NULL },
    G_OPTION_ENTRY_NULL,
  };

  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
}

static GOptionContext *
create_context (const char *operands, GlobalOptions *globals, const GOptionEntry *entries)
{
  GOptionContext *context = g_option_context_new (operands);

  g_option_context_set_help_enabled (context, FALSE);
  if (entries != NULL)
    g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  add_global_entries (context, globals);
  return context;
}

/* An empty value, as of a variable that is not set, is no name; @option is as it is typed. */
static gboolean
check_file_name (DumentCommand *self, const char *option, const char *name)
{
  if (*name != '\0')
    return TRUE;
  dument_command_misuse (self, _ ("The name of the file or folder is missing after %s."), option);
  return FALSE;
}

/* The global options that were given; returns whether the command is still to be carried out. */
static gboolean
adopt_global_options (DumentCommand *self, GlobalOptions *globals)
{
  if (globals->version)
    printf ("%s %s\n", PROGRAM, PACKAGE_VERSION);
  else if (globals->help)
    {
      g_autofree char *help =
          g_option_context_get_help (self->options, /* main_help= */ TRUE, /* group= */ NULL);

      fputs (help, stdout);
    }
  if (globals->version || globals->help)
    return FALSE;

  if (globals->today != NULL)
    {
      if (!dument_command_take_date (self, "--today", globals->today, self->today, &self->today))
        return FALSE;
      self->now = (gint64) self->today * 86400 + SECONDS_TO_NOON;
    }
  if (globals->database != NULL)
    {
      if (!check_file_name (self, "--database", globals->database))
        return FALSE;
      g_free (self->database);
      self->database = g_steal_pointer (&globals->database);
      self->names_database = TRUE;
    }
  return TRUE;
}

/* GOption takes texts and names of files only, so that what it can find wrong is that the last
 * option has no value; it would say so in words of its own. */
static gboolean
parse_options (DumentCommand *self, int *argc, char ***argv)
{
  g_autofree char *last = g_strdup ((*argv)[*argc - 1]);
  g_autoptr (GError) error = NULL;

  if (g_option_context_parse (self->options, argc, argv, &error))
    return TRUE;
  dument_command_misuse (self, _ ("The option %s has no value."), last);
  return FALSE;
}

/**
 * dument_command_parse_global:
 * @self: a command that is to be found yet
 * @description: what the program is and does, for its help
 * @argc: (inout): number of arguments
 * @argv: (inout): arguments; the command and what follows it are left
 *
 * Reads the options that stand before the command.
 *
 * Returns: %FALSE if there is nothing more to do; the status of @self says whether that is well
 */
gboolean
dument_command_parse_global (DumentCommand *self, const char *description, int *argc, char ***argv)
{
  g_auto (GlobalOptions) globals = { 0 };

  self->options = create_context (_ ("COMMAND [ARGUMENT…]"), &globals, /* entries= */ NULL);
  g_option_context_set_strict_posix (self->options, TRUE);
  g_option_context_set_ignore_unknown_options (self->options, TRUE);
  g_option_context_set_description (self->options, description);
  if (!parse_options (self, argc, argv))
    return FALSE;
  if (*argc > 1 && (*argv)[1][0] == '-')
    {
      dument_command_misuse (self, _ ("There is no option %s."), (*argv)[1]);
      return FALSE;
    }
  if (!adopt_global_options (self, &globals))
    return FALSE;
  if (*argc < 2)
    {
      dument_command_misuse (self, "%s", _ ("Which command?"));
      return FALSE;
    }
  return TRUE;
}

/* An amount such as -5 or -1,50: no option begins like that. */
static gboolean
is_negative_number (const char *text)
{
  return text[0] == '-' && (g_ascii_isdigit (text[1]) || text[1] == '.' || text[1] == ',');
}

static gboolean
check_operand (DumentCommand *self, const char *operand)
{
  g_autofree char *visible = NULL;

  if (self->info->takes_files || g_utf8_validate (operand, -1, /* end= */ NULL))
    return TRUE;
  visible = g_strescape (operand, /* exceptions= */ NULL);
  dument_command_misuse (self, _ ("“%s” is not text in UTF-8."), visible);
  return FALSE;
}

/* What GOption left: the operands, and the options that it does not know. */
static GStrv
collect_operands (DumentCommand *self, int argc, char **argv)
{
  g_autoptr (GStrvBuilder) operands = g_strv_builder_new ();
  gboolean only_operands = FALSE;

  for (int i = 1; i < argc; i++)
    {
      const char *argument = argv[i];

      if (!only_operands && g_str_equal (argument, "--"))
        {
          only_operands = TRUE;
          continue;
        }
      if (!only_operands && argument[0] == '-' && argument[1] != '\0' &&
          !is_negative_number (argument))
        {
          dument_command_misuse (self, _ ("There is no option %s."), argument);
          return NULL;
        }
      if (!check_operand (self, argument))
        return NULL;
      g_strv_builder_add (operands, argument);
    }
  return g_strv_builder_end (operands);
}

/* GOption would convert texts from the locale, which fails for an accent in the locale of timers;
 * it takes the bytes instead, and they are held to be UTF-8. */
static gboolean
takes_text (const GOptionEntry *entry)
{
  return entry->arg == G_OPTION_ARG_STRING || entry->arg == G_OPTION_ARG_FILENAME;
}

/* Of a text that is given twice GOption would take the last and say nothing; the values of lists
 * add up. What follows such an option is its value, whatever it looks like. */
static gboolean
check_given_once (DumentCommand *self, const GOptionEntry *entries, int argc, char **argv)
{
  g_autoptr (GHashTable) given = g_hash_table_new (g_str_hash, g_str_equal);

  for (int i = 1; i < argc && !g_str_equal (argv[i], "--"); i++)
    {
      g_auto (GStrv) parts = g_strsplit (argv[i], "=", /* max_tokens= */ 2);
      const GOptionEntry *entry = NULL;

      for (gsize j = 0; entries[j].long_name != NULL; j++)
        {
          if (parts[0] != NULL && g_str_has_prefix (parts[0], "--") &&
              g_str_equal (parts[0] + 2, entries[j].long_name))
            entry = &entries[j];
        }
      if (entry == NULL || entry->arg == G_OPTION_ARG_NONE)
        continue;
      if (takes_text (entry) && !g_hash_table_add (given, (gpointer) entry->long_name))
        {
          dument_command_misuse (self, _ ("The option %s is given twice."), parts[0]);
          return FALSE;
        }
      i += parts[1] == NULL ? 1 : 0;
    }
  return TRUE;
}

static GOptionEntry *
take_texts_as_bytes (const GOptionEntry *entries)
{
  gsize n_entries = 0;
  GOptionEntry *copies;

  while (entries[n_entries].long_name != NULL)
    n_entries++;
  copies = g_memdup2 (entries, (n_entries + 1) * sizeof *entries);
  for (gsize i = 0; i < n_entries; i++)
    {
      if (copies[i].arg == G_OPTION_ARG_STRING)
        copies[i].arg = G_OPTION_ARG_FILENAME;
      else if (copies[i].arg == G_OPTION_ARG_STRING_ARRAY)
        copies[i].arg = G_OPTION_ARG_FILENAME_ARRAY;
    }
  return copies;
}

static gboolean
is_text (const GOptionEntry *entry)
{
  if (entry->arg == G_OPTION_ARG_STRING)
    {
      const char *text = *(char **) entry->arg_data;

      return text == NULL || g_utf8_validate (text, -1, /* end= */ NULL);
    }
  if (entry->arg == G_OPTION_ARG_STRING_ARRAY)
    {
      GStrv texts = *(GStrv *) entry->arg_data;

      for (gsize i = 0; texts != NULL && texts[i] != NULL; i++)
        {
          if (!g_utf8_validate (texts[i], -1, /* end= */ NULL))
            return FALSE;
        }
    }
  return TRUE;
}

static gboolean
check_texts (DumentCommand *self, const GOptionEntry *entries)
{
  for (gsize i = 0; entries[i].long_name != NULL; i++)
    {
      if (!is_text (&entries[i]))
        {
          dument_command_misuse (self, _ ("The value of --%s is not text in UTF-8."),
                                 entries[i].long_name);
          return FALSE;
        }
    }
  return TRUE;
}

/* What is written needs a name; the picture of no name in setup is one that goes. */
static gboolean
check_output_names (DumentCommand *self, const GOptionEntry *entries)
{
  static const char *const outputs[] = { "output", "output-dir", "letter-alone", NULL };

  for (gsize i = 0; entries[i].long_name != NULL; i++)
    {
      g_autofree char *option = g_strconcat ("--", entries[i].long_name, NULL);
      const char *name =
          g_strv_contains (outputs, entries[i].long_name) ? *(char **) entries[i].arg_data : NULL;

      if (name != NULL && !check_file_name (self, option, name))
        return FALSE;
    }
  return TRUE;
}

/* Whether two operands look like one amount, such as 1 234,56, of which a shell made two. */
static gboolean
is_torn_amount (const char *first, const char *second)
{
  g_autofree char *joined = g_strconcat (first, " ", second, NULL);
  DumentMoney amount;

  return dument_money_parse (joined, /* exponent= */ 3, &amount);
}

static gboolean
check_number_of_operands (DumentCommand *self, GStrv operands, unsigned n_min, unsigned n_max)
{
  unsigned n_operands = g_strv_length (operands);

  if (n_operands < n_min)
    dument_command_misuse (self, _ ("Something is missing: %s."), _ (self->info->operands));
  else if (n_operands > n_max && n_max > 0 && strstr (self->info->operands, "AMOUNT") != NULL &&
           is_torn_amount (operands[n_max - 1], operands[n_max]))
    dument_command_misuse (self, _ ("An amount with spaces is typed in quotes: \"%s %s\"."),
                           operands[n_max - 1], operands[n_max]);
  else if (n_operands > n_max)
    dument_command_misuse (self, _ ("“%s” is one too many."), operands[n_max]);
  return n_operands >= n_min && n_operands <= n_max;
}

static void
describe_command (DumentCommand *self)
{
  g_option_context_set_summary (self->options, _ (self->info->summary));
  if (self->info->example != NULL)
    {
      g_autofree char *example = g_strdup_printf (_ ("Example:\n  %s"), self->info->example);

      g_option_context_set_description (self->options, example);
    }
}

/* A cure that was proposed, and pasted as it stood. */
static gboolean
check_filled_in (DumentCommand *self, int argc, char **argv)
{
  for (int i = 1; i < argc; i++)
    {
      if (dument_blank_is_left (argv[i]))
        {
          dument_command_misuse (self, _ ("“%s” stands for what is to be written there."), argv[i]);
          return FALSE;
        }
    }
  return TRUE;
}

/**
 * dument_command_parse:
 * @self: the command
 * @argc: number of arguments
 * @argv: the command's name and what follows it
 * @entries: the command's own options
 * @n_min: how many operands it needs
 * @n_max: how many it takes
 *
 * Reads the options and operands of the command; the global options may stand among them. An
 * operand such as `-5` is a number, not an option.
 *
 * Returns: (transfer full) (nullable): the operands; %NULL if there is nothing more to do, and the
 * status of @self says whether that is well
 */
GStrv
dument_command_parse (DumentCommand *self,
                      int argc,
                      char **argv,
                      const GOptionEntry *entries,
                      unsigned n_min,
                      unsigned n_max)
{
  g_auto (GlobalOptions) globals = { 0 };
  g_autofree GOptionEntry *byte_entries = take_texts_as_bytes (entries);
  g_autofree char *name = g_strconcat (PROGRAM " ", self->info->name, NULL);
  g_auto (GStrv) operands = NULL;

  g_set_prgname (name);
  g_clear_pointer (&self->options, g_option_context_free);
  self->options = create_context (self->info->operands != NULL ? _ (self->info->operands) : NULL,
                                  &globals, byte_entries);
  describe_command (self);
  g_option_context_set_ignore_unknown_options (self->options, TRUE);
  if (!check_filled_in (self, argc, argv) || !check_given_once (self, byte_entries, argc, argv) ||
      !parse_options (self, &argc, &argv))
    return NULL;
  if (!adopt_global_options (self, &globals))
    return NULL;
  operands = collect_operands (self, argc, argv);
  if (operands == NULL || !check_texts (self, entries) || !check_output_names (self, entries) ||
      !check_number_of_operands (self, operands, n_min, n_max))
    return NULL;
  /* Of many files, each is answered for on its own. */
  if (self->info->takes_files && n_max == 1 && operands[0] != NULL &&
      !check_file_name (self, self->info->name, operands[0]))
    return NULL;
  return g_steal_pointer (&operands);
}

static gboolean
adopt_workspace (DumentCommand *self, DumentWorkspace *workspace, const GError *error)
{
  g_autofree char *place = NULL;

  self->workspace = workspace;
  place = g_filename_display_name (self->database);
  if (workspace != NULL)
    {
      if (dument_store_get_access (dument_workspace_get_store (workspace)) ==
          DUMENT_STORE_ACCESS_TOO_NEW)
        print_reason (place, _ ("warning: "),
                      _ ("A newer version of Dûment wrote this data file. It can be read, not "
                         "changed: install the newest version."));
      return TRUE;
    }
  if (g_error_matches (error, DUMENT_STORE_ERROR, DUMENT_STORE_ERROR_NOT_FOUND))
    dument_command_refuse (self, place,
                           _ ("There is no data file of this name. Check the name, or begin a new "
                              "file with the command setup, import or sample."));
  else
    dument_command_refuse_error (self, place, error);
  return FALSE;
}

/**
 * dument_command_open:
 * @self: the command
 *
 * Opens the data file, or says why it cannot be. None is made.
 *
 * Returns: %FALSE if it cannot
 */
gboolean
dument_command_open (DumentCommand *self)
{
  g_autoptr (GError) error = NULL;
  DumentWorkspace *workspace =
      dument_workspace_open_existing (self->database, self->today, self->now, &error);

  return adopt_workspace (self, workspace, error);
}

/**
 * dument_command_open_or_create:
 * @self: a command with which one begins
 *
 * Opens the data file, which is made if it is not there, or says why it cannot be.
 *
 * Returns: %FALSE if it cannot
 */
gboolean
dument_command_open_or_create (DumentCommand *self)
{
  gboolean is_new = !g_file_test (self->database, G_FILE_TEST_EXISTS);
  g_autoptr (GError) error = NULL;
  DumentWorkspace *workspace =
      dument_workspace_open (self->database, self->today, self->now, &error);

  self->began_file = is_new && workspace != NULL;
  return adopt_workspace (self, workspace, error);
}

/**
 * dument_command_take_date:
 * @self: the command
 * @option: the option, as it is typed
 * @text: (nullable): its value, if it was given
 * @otherwise: the day where it was not
 * @ret_date: (out): the day
 *
 * Returns: %FALSE if @text is no date, which has then been said
 */
gboolean
dument_command_take_date (DumentCommand *self,
                          const char *option,
                          const char *text,
                          DumentDate otherwise,
                          DumentDate *ret_date)
{
  if (text == NULL)
    {
      *ret_date = otherwise;
      return TRUE;
    }
  if (dument_date_parse (text, ret_date))
    return TRUE;
  dument_command_misuse (self, _ ("%s: “%s” is not a day. Days are typed 2026-11-22."), option,
                         text);
  return FALSE;
}

/**
 * dument_command_take_required:
 * @self: the command
 * @option: the option, as it is typed
 * @text: (nullable): its value, if it was given
 *
 * Returns: %FALSE if it was not given, which has then been said
 */
gboolean
dument_command_take_required (DumentCommand *self, const char *option, const char *text)
{
  if (text != NULL)
    return TRUE;
  dument_command_misuse (self, _ ("The option %s is missing."), option);
  return FALSE;
}

/**
 * dument_command_check_assignments:
 * @self: the command
 * @assignments: (nullable): the values of its option `--set`, if it was given
 *
 * Returns: %FALSE if one has not the form `KEY=VALUE`, or two have one key, which has then been
 * said
 */
gboolean
dument_command_check_assignments (DumentCommand *self, GStrv assignments)
{
  g_autoptr (GHashTable) keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (gsize i = 0; assignments != NULL && assignments[i] != NULL; i++)
    {
      const char *sign = strchr (assignments[i], '=');
      char *key;

      if (sign == NULL || sign == assignments[i])
        {
          dument_command_misuse (self, _ ("--set: “%s” has not the form KEY=VALUE."),
                                 assignments[i]);
          return FALSE;
        }
      key = g_strndup (assignments[i], (gsize) (sign - assignments[i]));
      /* A client has several contacts. */
      if (!g_hash_table_add (keys, key) && !g_str_has_prefix (assignments[i], "contact="))
        {
          g_autofree char *name = g_strndup (assignments[i], (gsize) (sign - assignments[i]));

          dument_command_misuse (self, _ ("--set: “%s” is given twice."), name);
          return FALSE;
        }
    }
  return TRUE;
}

/**
 * dument_command_print_assignments:
 * @place: what was changed
 * @assignments: the values of the option `--set` that are recorded now
 *
 * Writes a line that says what is true now.
 */
void
dument_command_print_assignments (const char *place, GStrv assignments)
{
  g_autofree char *joined = g_strjoinv (", ", assignments);
  g_autofree char *line = dument_command_make_line (joined);

  printf (_ ("%s: recorded: %s\n"), place, line);
}

/**
 * dument_command_check_amount:
 * @self: the command
 * @text: an operand
 *
 * Returns: %FALSE if @text is an amount in no currency, which has then been said. Whether it fits
 * the invoice, and is not too large, is for the use case to say.
 */
gboolean
dument_command_check_amount (DumentCommand *self, const char *text)
{
  DumentMoney amount;

  if (dument_money_parse (text, /* exponent= */ 3, &amount) || dument_money_is_too_large (text))
    return TRUE;
  dument_command_misuse (self, _ ("“%s” is not an amount. Amounts are typed 1234.56 or 1 234,56."),
                         text);
  return FALSE;
}
