/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */
#pragma once

#include "service/workspace.h"

G_BEGIN_DECLS

/**
 * DumentExit:
 * @DUMENT_EXIT_DONE: all was done
 * @DUMENT_EXIT_REFUSED: something was refused, with a line for each reason on standard error
 * @DUMENT_EXIT_MISUSED: the command line itself is wrong
 *
 * What the process returns.
 */
typedef enum
{
  DUMENT_EXIT_DONE = 0,
  DUMENT_EXIT_REFUSED = 1,
  DUMENT_EXIT_MISUSED = 2,
} DumentExit;

typedef struct _DumentCommand DumentCommand;

/**
 * DumentCommandInfo:
 * @name: what one types
 * @run: carries it out; returns a #DumentExit
 * @takes_files: whether its operands are names of files, which may be any bytes
 * @operands: (nullable): how the usage writes its operands, to be translated
 * @summary: one sentence, to be translated
 * @example: (nullable): a line that works
 *
 * A command of the program.
 */
typedef struct
{
  const char *name;
  int (*run) (DumentCommand *command, int argc, char **argv);
  gboolean takes_files;
  const char *operands;
  const char *summary;
  const char *example;
} DumentCommandInfo;

/**
 * DumentCommand:
 * @info: what the command is
 * @database: the data file, as bytes of a path
 * @names_database: whether it was named on the command line
 * @today: the day to reckon with
 * @now: seconds since 1970-01-01 UTC, for the journal
 * @options: (nullable): its options, once dument_command_parse() was called
 * @workspace: (nullable): the open data file, once dument_command_open() was called
 * @status: what the process will return
 *
 * A command being carried out.
 */
struct _DumentCommand
{
  const DumentCommandInfo *info;
  char *database;
  gboolean names_database;
  DumentDate today;
  gint64 now;
  GOptionContext *options;
  DumentWorkspace *workspace;
  gboolean began_file;
  DumentExit status;
};

/** As many operands as there are. */
#define DUMENT_COMMAND_ANY_NUMBER G_MAXUINT

void dument_command_init (DumentCommand *self);
void dument_command_clear (DumentCommand *self);
gboolean
dument_command_parse_global (DumentCommand *self, const char *description, int *argc, char ***argv);
GStrv dument_command_parse (DumentCommand *self,
                            int argc,
                            char **argv,
                            const GOptionEntry *entries,
                            unsigned n_min,
                            unsigned n_max);
gboolean dument_command_open (DumentCommand *self);
gboolean dument_command_open_or_create (DumentCommand *self);

gboolean dument_command_take_date (DumentCommand *self,
                                   const char *option,
                                   const char *text,
                                   DumentDate otherwise,
                                   DumentDate *ret_date);
gboolean dument_command_take_required (DumentCommand *self, const char *option, const char *text);

gboolean dument_command_check_amount (DumentCommand *self, const char *text);
gboolean dument_command_check_assignments (DumentCommand *self, GStrv assignments);
void dument_command_print_assignments (const char *place, GStrv assignments);

char *dument_command_make_line (const char *text);
char *dument_command_program (const DumentCommand *self);
char *dument_command_quote (const char *text);
void dument_command_misuse (DumentCommand *self, const char *format, ...) G_GNUC_PRINTF (2, 3);
void dument_command_refuse (DumentCommand *self, const char *place, const char *reason);
void dument_command_refuse_error (DumentCommand *self, const char *place, const GError *error);
void dument_command_refuse_all (DumentCommand *self, const char *place, const GPtrArray *reasons);
void
dument_command_warn_all (const DumentCommand *self, const char *place, const GPtrArray *warnings);

int dument_command_setup (DumentCommand *command, int argc, char **argv);
int dument_command_import (DumentCommand *command, int argc, char **argv);
int dument_command_list (DumentCommand *command, int argc, char **argv);
int dument_command_show (DumentCommand *command, int argc, char **argv);
int dument_command_claim (DumentCommand *command, int argc, char **argv);
int dument_command_letter (DumentCommand *command, int argc, char **argv);
int dument_command_posted (DumentCommand *command, int argc, char **argv);
int dument_command_letters (DumentCommand *command, int argc, char **argv);
int dument_command_templates (DumentCommand *command, int argc, char **argv);
int dument_command_pay (DumentCommand *command, int argc, char **argv);
int dument_command_unpay (DumentCommand *command, int argc, char **argv);
int dument_command_credit (DumentCommand *command, int argc, char **argv);
int dument_command_waive (DumentCommand *command, int argc, char **argv);
int dument_command_due (DumentCommand *command, int argc, char **argv);
int dument_command_done (DumentCommand *command, int argc, char **argv);
int dument_command_call (DumentCommand *command, int argc, char **argv);
int dument_command_promise (DumentCommand *command, int argc, char **argv);
int dument_command_pause (DumentCommand *command, int argc, char **argv);
int dument_command_plan (DumentCommand *command, int argc, char **argv);
int dument_command_dispute (DumentCommand *command, int argc, char **argv);
int dument_command_write_off (DumentCommand *command, int argc, char **argv);
int dument_command_insolvency (DumentCommand *command, int argc, char **argv);
int dument_command_client (DumentCommand *command, int argc, char **argv);
int dument_command_invoice (DumentCommand *command, int argc, char **argv);
int dument_command_rate (DumentCommand *command, int argc, char **argv);
int dument_command_settings (DumentCommand *command, int argc, char **argv);
int dument_command_sample (DumentCommand *command, int argc, char **argv);
int dument_command_journal (DumentCommand *command, int argc, char **argv);
int dument_command_check (DumentCommand *command, int argc, char **argv);
int dument_command_backup (DumentCommand *command, int argc, char **argv);
int dument_command_remove (DumentCommand *command, int argc, char **argv);
int dument_command_restore (DumentCommand *command, int argc, char **argv);

G_END_DECLS
