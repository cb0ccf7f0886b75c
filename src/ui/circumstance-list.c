/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "config.h"

#include "ui/circumstance-list.h"

#include "domain/insolvency.h"
#include "ui/format.h"
#include "ui/state-image.h"
#include "ui/wrap-box.h"

#include <glib/gi18n-lib.h>

/**
 * DumentCircumstanceList:
 *
 * What changes the course of an invoice now, each with its way to end or to take it back. Nothing
 * is in sight where nothing of the kind holds.
 */
struct _DumentCircumstanceList
{
  AdwBin parent_instance;

  GtkListBox *list;
  char *shown; /* what the rows say, to leave them alone while they say the same */
};

G_DEFINE_FINAL_TYPE (DumentCircumstanceList, dument_circumstance_list, ADW_TYPE_BIN)

/* A row before it is made. */
typedef struct
{
  DumentState state;
  char *title;
  char *detail;
  const char *end_label; /* (nullable): what ends it */
  gint64 id;
  gint64 insolvent_id; /* the client, where @id is a procedure of insolvency, else 0 */
} Line;

static void
free_line (gpointer data)
{
  Line *line = data;

  g_free (line->title);
  g_free (line->detail);
  g_free (line);
}

static void
add_line (GPtrArray *lines, Line line)
{
  g_ptr_array_add (lines, g_memdup2 (&line, sizeof line));
}

static char *
join (const char *first, const char *second)
{
  if (first == NULL || second == NULL)
    return g_strdup (first != NULL ? first : second);
  return g_strdup_printf ("%s · %s", first, second);
}

static void
add_promise (GPtrArray *lines,
             const DumentDossier *dossier,
             const DumentStoredCircumstance *row,
             DumentDate today)
{
  const DumentReceivable *receivable = dossier->receivable;
  const DumentClaimTerms *terms = &receivable->ledger->terms;
  DumentPromise promise = dument_circumstance_judge_promise (&row->circumstance, terms->entries,
                                                             terms->n_entries, today);
  gboolean is_broken = promise == DUMENT_PROMISE_BROKEN;
  g_autofree char *amount =
      dument_format_amount (row->circumstance.amount, receivable->invoice->currency);
  g_autofree char *until = dument_format_long_date (row->circumstance.until);
  g_autofree char *since = dument_format_long_date (row->circumstance.since);
  g_autofree char *made = g_strdup_printf (_ ("promised on %s"), since);
  g_autofree char *said =
      row->words != NULL ? g_strdup_printf (_ ("said by %s"), row->words) : NULL;

  if (promise == DUMENT_PROMISE_KEPT || receivable->claim->total <= 0)
    return;
  /* TRANSLATORS: an amount and a day: Promised: €1,200.00 until 30 November 2026 */
  add_line (lines, (Line){ is_broken ? DUMENT_STATE_LATE : DUMENT_STATE_PROMISED,
                           g_strdup_printf (is_broken ? _ ("Promise broken: %s until %s")
                                                      : _ ("Promised: %s until %s"),
                                            amount, until),
                           join (said, made), /* end_label= */ NULL, row->id });
}

static void
add_pause (GPtrArray *lines, const DumentStoredCircumstance *row)
{
  gboolean is_of_client = row->client_id != 0;
  gboolean has_end = row->circumstance.until != DUMENT_DATE_NONE;
  g_autofree char *day =
      dument_format_long_date (has_end ? row->circumstance.until : row->circumstance.since);
  const char *format = is_of_client ? (has_end ? _ ("All invoices of the client paused until %s")
                                               : _ ("All invoices of the client paused since %s"))
                                    : (has_end ? _ ("Paused until %s") : _ ("Paused since %s"));
  g_auto (GStrv) parts = g_strsplit (format, "%s", 2);

  add_line (lines, (Line){ DUMENT_STATE_PAUSED, g_strjoinv (day, parts), g_strdup (row->reason),
                           _ ("End the Pause"), row->id });
}

static void
add_dispute (GPtrArray *lines, const DumentDossier *dossier, const DumentStoredCircumstance *row)
{
  g_autofree char *amount =
      dument_format_amount (row->circumstance.amount, dossier->receivable->invoice->currency);
  g_autofree char *words = row->words != NULL ? g_strdup_printf (_ ("“%s”"), row->words) : NULL;

  add_line (lines,
            (Line){ DUMENT_STATE_DISPUTED,
                    row->circumstance.amount > 0 ? g_strdup_printf (_ ("Contested: %s"), amount)
                                                 : g_strdup (_ ("Contested: all of it")),
                    join (row->reason, words), _ ("Resolved"), row->id });
}

static void
add_write_off (GPtrArray *lines, const DumentStoredCircumstance *row)
{
  g_autofree char *day = dument_format_long_date (row->circumstance.since);

  add_line (lines, (Line){ DUMENT_STATE_WRITTEN_OFF, g_strdup_printf (_ ("Written off on %s"), day),
                           g_strdup (row->reason), /* end_label= */ NULL, row->id });
}

/* A promise that was made later takes the place of the one before. */
static const DumentStoredCircumstance *
find_last_promise (const GPtrArray *circumstances)
{
  for (guint i = circumstances->len; i > 0; i--)
    {
      const DumentStoredCircumstance *row = g_ptr_array_index (circumstances, i - 1);

      if (row->circumstance.kind == DUMENT_CIRCUMSTANCE_PROMISE)
        return row;
    }
  return NULL;
}

/* Of a client without an invoice there is no claim that could be younger. */
static void
add_insolvency (GPtrArray *lines,
                const DumentStoredInsolvency *row,
                DumentDate declare_until,
                const DumentInvoice *invoice)
{
  g_autofree char *judgment = dument_format_long_date (row->judgment_on);
  g_autofree char *last_day = dument_format_long_date (declare_until);
  g_autofree char *detail = NULL;

  if (invoice != NULL &&
      !dument_insolvency_concerns (row->judgment_on, invoice->issue_date, invoice->supply_date))
    detail = g_strdup (_ ("this claim is younger, and can be asked for"));
  else if (declare_until == DUMENT_DATE_NONE)
    detail = g_strdup (_ ("look up the day of the publication, from which the time to declare "
                          "runs"));
  else
    detail = g_strdup_printf (_ ("to be declared until %s"), last_day);
  add_line (lines, (Line){ DUMENT_STATE_INSOLVENT,
                           g_strdup_printf (_ ("Insolvent since the judgment of %s"), judgment),
                           join (detail, row->trustee), _ ("Complete…"), row->id, row->client_id });
}

static void
add_insolvencies (GPtrArray *lines,
                  const GPtrArray *insolvencies,
                  const GArray *days,
                  const DumentInvoice *invoice)
{
  for (guint i = 0; i < insolvencies->len; i++)
    add_insolvency (lines, g_ptr_array_index (insolvencies, i), g_array_index (days, DumentDate, i),
                    invoice);
}

static GPtrArray *
collect_lines (const DumentDossier *dossier, DumentDate today)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func (free_line);
  const DumentStoredCircumstance *promise = find_last_promise (dossier->circumstances);

  if (promise != NULL)
    add_promise (lines, dossier, promise, today);
  for (guint i = 0; i < dossier->circumstances->len; i++)
    {
      const DumentStoredCircumstance *row = g_ptr_array_index (dossier->circumstances, i);

      if (!dument_circumstance_holds (&row->circumstance, today))
        continue;
      if (row->circumstance.kind == DUMENT_CIRCUMSTANCE_PAUSE)
        add_pause (lines, row);
      else if (row->circumstance.kind == DUMENT_CIRCUMSTANCE_DISPUTE)
        add_dispute (lines, dossier, row);
      else if (row->circumstance.kind == DUMENT_CIRCUMSTANCE_WRITE_OFF)
        add_write_off (lines, row);
    }
  add_insolvencies (lines, dossier->insolvencies, dossier->declaration_days,
                    dossier->receivable->invoice);
  return lines;
}

static GPtrArray *
collect_lines_of_client (const DumentClientFile *file, DumentDate today)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func (free_line);

  for (guint i = 0; i < file->circumstances->len; i++)
    {
      const DumentStoredCircumstance *row = g_ptr_array_index (file->circumstances, i);

      if (dument_circumstance_holds (&row->circumstance, today))
        add_pause (lines, row);
    }
  add_insolvencies (lines, file->insolvencies, file->declaration_days, /* invoice= */ NULL);
  return lines;
}

static GtkWidget *
create_label (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (label, css_class);
  return label;
}

/* Its name tells what it is about, since there can be several. */
static void
append_button (GtkWidget *buttons,
               const char *label,
               const char *action,
               GVariant *target,
               const Line *line)
{
  GtkWidget *button = gtk_button_new_with_label (label);
  /* TRANSLATORS: the name of a button: Take Back: Promised: €1,200.00 until 30 November 2026 */
  g_autofree char *name = g_strdup_printf (_ ("%s: %s"), label, line->title);

  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_actionable_set_action_target_value (GTK_ACTIONABLE (button), target);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  dument_wrap_box_append (DUMENT_WRAP_BOX (buttons), button);
}

static GtkWidget *
create_buttons (const Line *line)
{
  GtkWidget *buttons = dument_wrap_box_new (6);

  if (line->insolvent_id != 0)
    append_button (buttons, line->end_label, "win.insolvency",
                   g_variant_new ("(xx)", line->insolvent_id, line->id), line);
  else if (line->end_label != NULL)
    append_button (buttons, line->end_label, "win.end-circumstance", g_variant_new_int64 (line->id),
                   line);
  append_button (buttons, _ ("Take Back"),
                 line->insolvent_id != 0 ? "win.delete-insolvency" : "win.delete-circumstance",
                 g_variant_new_int64 (line->id), line);
  gtk_widget_set_margin_top (buttons, 6);
  return buttons;
}

static GtkWidget *
create_row (const Line *line)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *text = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *icon = gtk_image_new ();

  dument_state_image_show (GTK_IMAGE (icon), line->state);
  gtk_accessible_update_state (GTK_ACCESSIBLE (icon), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  gtk_widget_set_valign (icon, GTK_ALIGN_START);
  gtk_widget_set_margin_top (icon, 2);
  gtk_box_append (GTK_BOX (text), create_label (line->title, "amount"));
  if (line->detail != NULL)
    {
      GtkWidget *detail = create_label (line->detail, "caption");

      gtk_widget_add_css_class (detail, "dim-label");
      gtk_box_append (GTK_BOX (text), detail);
    }
  gtk_box_append (GTK_BOX (text), create_buttons (line));
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), text);
  gtk_widget_add_css_class (row, "circumstance");
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  return row;
}

/* What the rows would say, as one text. */
static char *
spell (const GPtrArray *lines)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < lines->len; i++)
    {
      const Line *line = g_ptr_array_index (lines, i);

      g_string_append_printf (text, "%" G_GINT64_FORMAT "\t%s\t%s\n", line->id, line->title,
                              line->detail != NULL ? line->detail : "");
    }
  return g_string_free (text, /* free_segment= */ FALSE);
}

static void
show_lines (DumentCircumstanceList *self, const GPtrArray *lines)
{
  g_autofree char *text = spell (lines);
  GtkListBoxRow *row;

  if (g_strcmp0 (text, self->shown) == 0)
    return;
  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  for (guint i = 0; i < lines->len; i++)
    gtk_list_box_append (self->list, create_row (g_ptr_array_index (lines, i)));
  gtk_widget_set_visible (GTK_WIDGET (self), lines->len > 0);
  g_free (self->shown);
  self->shown = g_steal_pointer (&text);
}

static void
dument_circumstance_list_finalize (GObject *object)
{
  g_free (DUMENT_CIRCUMSTANCE_LIST (object)->shown);
  G_OBJECT_CLASS (dument_circumstance_list_parent_class)->finalize (object);
}

static void
dument_circumstance_list_class_init (DumentCircumstanceListClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dument_circumstance_list_finalize;
}

static void
dument_circumstance_list_init (DumentCircumstanceList *self)
{
  GtkWidget *list = gtk_list_box_new ();

  self->list = GTK_LIST_BOX (list);
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("What changes its course"), -1);
  adw_bin_set_child (ADW_BIN (self), list);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/**
 * dument_circumstance_list_new:
 *
 * Returns: (transfer floating): a list that shows nothing yet
 */
GtkWidget *
dument_circumstance_list_new (void)
{
  return g_object_new (DUMENT_TYPE_CIRCUMSTANCE_LIST, NULL);
}

/**
 * dument_circumstance_list_show:
 * @self: a list
 * @dossier: all that is known of an invoice
 * @today: the day
 *
 * Shows what changes its course now. Rows that say the same stay, with the focus.
 */
void
dument_circumstance_list_show (DumentCircumstanceList *self,
                               const DumentDossier *dossier,
                               DumentDate today)
{
  g_autoptr (GPtrArray) lines = collect_lines (dossier, today);

  show_lines (self, lines);
}

/**
 * dument_circumstance_list_show_client:
 * @self: a list
 * @file: all that is known of a client
 * @today: the day
 *
 * Shows what changes the course of all its invoices now.
 */
void
dument_circumstance_list_show_client (DumentCircumstanceList *self,
                                      const DumentClientFile *file,
                                      DumentDate today)
{
  g_autoptr (GPtrArray) lines = collect_lines_of_client (file, today);

  show_lines (self, lines);
}
