/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "config.h"

#include "ui/insolvency-dialog.h"

#include "service/circumstance-sheet.h"
#include "service/insolvency-entry.h"
#include "ui/format.h"
#include "ui/typed.h"

#include <glib/gi18n-lib.h>

/**
 * DumentInsolvencyDialog:
 *
 * That an insolvency procedure of a client was opened, or what became known of it since. Until when
 * to declare what is owed is said while one types, and what the judgment changes.
 */
struct _DumentInsolvencyDialog
{
  DumentFormDialog parent_instance;

  DumentStoredInsolvency *insolvency; /* as it was opened */

  DumentFieldRow *address_row;
  GtkLabel *client_label;
  GtkLabel *deadline_label;
  DumentFieldRow *judgment_row;
  DumentFieldRow *number_row;
  DumentFieldRow *published_row;
  DumentFieldRow *trustee_row;
};

G_DEFINE_FINAL_TYPE (DumentInsolvencyDialog, dument_insolvency_dialog, DUMENT_TYPE_FORM_DIALOG)

/* The form as it stands, and what in it could not be read. */
typedef struct
{
  DumentStoredInsolvency *insolvency;
  GPtrArray *unread;
} Draft;

static void
free_draft (gpointer data)
{
  Draft *draft = data;

  dument_stored_insolvency_free (draft->insolvency);
  g_ptr_array_unref (draft->unread);
  g_free (draft);
}

static GPtrArray *
check_draft (DumentWorkspace *workspace, const Draft *draft, GError **error)
{
  GPtrArray *findings = dument_insolvency_entry_check (workspace, draft->insolvency, error);

  if (findings != NULL)
    dument_finding_list_append (findings, draft->unread);
  return findings;
}

static gpointer
check_job (DumentWorkspace *workspace, gpointer data, GCancellable *cancellable, GError **error)
{
  return check_draft (workspace, data, error);
}

static gpointer
save_job (DumentWorkspace *workspace, gpointer data, GCancellable *cancellable, GError **error)
{
  const Draft *draft = data;
  g_autoptr (DumentFormOutcome) outcome = g_new0 (DumentFormOutcome, 1);

  outcome->findings = check_draft (workspace, draft, error);
  if (outcome->findings == NULL)
    return NULL;
  if (dument_finding_let_pass (outcome->findings, /* error= */ NULL) &&
      !dument_insolvency_entry_save (workspace, draft->insolvency, &outcome->undo, error))
    return NULL;
  return g_steal_pointer (&outcome);
}

/* The last day to declare, or %DUMENT_DATE_NONE, in a place of its own. */
static gpointer
deadline_job (DumentWorkspace *workspace, gpointer data, GCancellable *cancellable, GError **error)
{
  const Draft *draft = data;
  DumentDate day = dument_insolvency_entry_declare_until (workspace, draft->insolvency);

  return g_memdup2 (&day, sizeof day);
}

static GStrv
read_lines (DumentFieldRow *row)
{
  g_autofree char *text = dument_field_row_dup_text (row);
  g_auto (GStrv) lines = g_strsplit (text, "\n", /* max_tokens= */ -1);
  g_autoptr (GStrvBuilder) kept = g_strv_builder_new ();
  gsize n = 0;

  for (char **line = lines; *line != NULL; line++)
    {
      if (*g_strstrip (*line) == '\0')
        continue;
      g_strv_builder_add (kept, *line);
      n++;
    }
  return n > 0 ? g_strv_builder_end (kept) : NULL;
}

static Draft *
read_form (DumentInsolvencyDialog *self)
{
  Draft *draft = g_new0 (Draft, 1);
  DumentStoredInsolvency *insolvency = dument_stored_insolvency_new ();

  draft->insolvency = insolvency;
  draft->unread = dument_finding_list_new ();
  insolvency->id = self->insolvency->id;
  insolvency->client_id = self->insolvency->client_id;
  insolvency->judgment_on =
      dument_typed_optional_date (DUMENT_FORM_DIALOG (self), self->judgment_row,
                                  DUMENT_FREE_DATE_PAST, DUMENT_FINDING_FIELD_DATE, draft->unread);
  insolvency->published_on = dument_typed_optional_date (
      DUMENT_FORM_DIALOG (self), self->published_row, DUMENT_FREE_DATE_PAST,
      DUMENT_FINDING_FIELD_ISSUE_DATE, draft->unread);
  insolvency->trustee = dument_typed_text (self->trustee_row);
  insolvency->trustee_address = read_lines (self->address_row);
  insolvency->procedure_number = dument_typed_text (self->number_row);
  return draft;
}

static void
deadline_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DumentInsolvencyDialog) self = user_data;
  g_autofree DumentDate *day =
      dument_engine_finish (DUMENT_ENGINE (source), result, /* error= */ NULL);
  g_autofree char *date = NULL;
  g_autofree char *text = NULL;

  if (day == NULL)
    return;
  if (*day != DUMENT_DATE_NONE)
    {
      date = dument_format_long_date (*day);
      text = g_strdup_printf (_ ("To be declared until %s"), date);
    }
  else
    text = g_strdup (_ ("The time to declare runs from the publication: look its day up in the "
                        "BODACC."));
  gtk_label_set_label (self->deadline_label, text);
}

static void
dument_insolvency_dialog_check (DumentFormDialog *form)
{
  DumentInsolvencyDialog *self = DUMENT_INSOLVENCY_DIALOG (form);

  if (self->insolvency == NULL)
    return;
  dument_engine_read_async (dument_form_dialog_get_engine (form), deadline_job, read_form (self),
                            free_draft, g_free, dument_form_dialog_get_cancellable (form),
                            deadline_cb, g_object_ref (self));
  dument_form_dialog_run_check (form, check_job, read_form (self), free_draft);
}

static void
dument_insolvency_dialog_save (DumentFormDialog *form)
{
  DumentInsolvencyDialog *self = DUMENT_INSOLVENCY_DIALOG (form);

  dument_form_dialog_run_save (form, save_job, read_form (self), free_draft,
                               self->insolvency->id == 0 ? _ ("Insolvency recorded")
                                                         : _ ("Insolvency completed"));
}

/* That the client is none of whom there is such a judgment is said before anything is typed. */
static void
dument_insolvency_dialog_show_rest (DumentFormDialog *form, GPtrArray *findings)
{
  const DumentFinding *finding =
      dument_finding_find (findings, DUMENT_FINDING_FIELD_KIND, /* line= */ 0);

  if (finding != NULL)
    dument_form_dialog_show_error (form, finding->sentence);
}

/* What a job brings back: the client's name and the procedure. */
typedef struct
{
  DumentCircumstanceSheet *sheet;
  DumentStoredInsolvency *insolvency;
} Opened;

static void
free_opened (gpointer data)
{
  Opened *opened = data;

  dument_circumstance_sheet_free (opened->sheet);
  dument_stored_insolvency_free (opened->insolvency);
  g_free (opened);
}

static gpointer
open_job (DumentWorkspace *workspace, gpointer data, GCancellable *cancellable, GError **error)
{
  const gint64 *ids = data;
  DumentCircumstanceSheet *sheet = dument_circumstance_sheet_open_client (workspace, ids[0], error);
  Opened *opened;

  if (sheet == NULL)
    return NULL;
  opened = g_new0 (Opened, 1);
  opened->sheet = sheet;
  opened->insolvency = dument_insolvency_entry_load (workspace, ids[0], ids[1], error);
  if (opened->insolvency == NULL)
    g_clear_pointer (&opened, free_opened);
  return opened;
}

static void
fill_day (DumentInsolvencyDialog *self, DumentFieldRow *row, DumentDate day)
{
  g_autofree char *text = day != DUMENT_DATE_NONE ? dument_format_short_date (day) : NULL;

  dument_form_dialog_fill (DUMENT_FORM_DIALOG (self), row, text != NULL ? g_strstrip (text) : "");
}

static void
show_opened (DumentInsolvencyDialog *self, Opened *opened)
{
  DumentFormDialog *form = DUMENT_FORM_DIALOG (self);
  const DumentStoredInsolvency *known = opened->insolvency;
  g_autofree char *address =
      known->trustee_address != NULL ? g_strjoinv ("\n", known->trustee_address) : g_strdup ("");

  self->insolvency = g_steal_pointer (&opened->insolvency);
  gtk_label_set_label (self->client_label, opened->sheet->client_name);
  fill_day (self, self->judgment_row, known->judgment_on);
  fill_day (self, self->published_row, known->published_on);
  dument_form_dialog_fill (form, self->trustee_row, known->trustee);
  dument_form_dialog_fill (form, self->address_row, address);
  dument_form_dialog_fill (form, self->number_row, known->procedure_number);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "form.save", TRUE);
  dument_form_dialog_settle (form);
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DumentInsolvencyDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  Opened *opened = dument_engine_finish (DUMENT_ENGINE (source), result, &error);

  if (opened != NULL)
    {
      show_opened (self, opened);
      free_opened (opened);
    }
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    dument_form_dialog_show_error (DUMENT_FORM_DIALOG (self), error->message);
}

static void
dument_insolvency_dialog_dispose (GObject *object)
{
  DumentInsolvencyDialog *self = DUMENT_INSOLVENCY_DIALOG (object);

  g_clear_pointer (&self->insolvency, dument_stored_insolvency_free);
  G_OBJECT_CLASS (dument_insolvency_dialog_parent_class)->dispose (object);
}

static void
dument_insolvency_dialog_class_init (DumentInsolvencyDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  DumentFormDialogClass *form_class = DUMENT_FORM_DIALOG_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dument_insolvency_dialog_dispose;
  form_class->check = dument_insolvency_dialog_check;
  form_class->save = dument_insolvency_dialog_save;
  form_class->show_rest = dument_insolvency_dialog_show_rest;
  g_type_ensure (DUMENT_TYPE_FIELD_ROW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/dument/Dument/ui/insolvency-dialog.ui");
#define BIND(child) \
  gtk_widget_class_bind_template_child (widget_class, DumentInsolvencyDialog, child)
  BIND (address_row);
  BIND (client_label);
  BIND (deadline_label);
  BIND (judgment_row);
  BIND (number_row);
  BIND (published_row);
  BIND (trustee_row);
#undef BIND
}

static void
dument_insolvency_dialog_init (DumentInsolvencyDialog *self)
{
  DumentFormDialog *form = DUMENT_FORM_DIALOG (self);

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "form.save", FALSE);
  dument_form_dialog_bind_field (form, self->judgment_row, DUMENT_FINDING_FIELD_DATE, 0);
  dument_form_dialog_bind_field (form, self->published_row, DUMENT_FINDING_FIELD_ISSUE_DATE, 0);
  dument_form_dialog_bind_field (form, self->trustee_row, DUMENT_FINDING_FIELD_OTHER, 0);
  dument_form_dialog_bind_field (form, self->address_row, DUMENT_FINDING_FIELD_OTHER, 0);
  dument_form_dialog_bind_field (form, self->number_row, DUMENT_FINDING_FIELD_OTHER, 0);
}

/**
 * dument_insolvency_dialog_present:
 * @parent: the window before which it appears
 * @engine: the engine of the data file
 * @client_id: a client
 * @insolvency_id: the procedure of which more is known, or 0 for a new one
 */
void
dument_insolvency_dialog_present (GtkWindow *parent,
                                  DumentEngine *engine,
                                  gint64 client_id,
                                  gint64 insolvency_id)
{
  DumentInsolvencyDialog *self = g_object_new (DUMENT_TYPE_INSOLVENCY_DIALOG, NULL);
  DumentFormDialog *form = DUMENT_FORM_DIALOG (self);
  const gint64 ids[] = { client_id, insolvency_id };

  dument_form_dialog_open (form, parent, engine);
  gtk_widget_grab_focus (
      GTK_WIDGET (insolvency_id == 0 ? self->judgment_row : self->published_row));
  dument_engine_read_async (engine, open_job, g_memdup2 (ids, sizeof ids), g_free, free_opened,
                            dument_form_dialog_get_cancellable (form), opened_cb,
                            g_object_ref (self));
}
