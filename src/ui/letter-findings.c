/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "config.h"

#include "ui/letter-findings.h"

#include "ui/letter-words.h"

#include <glib/gi18n-lib.h>

/* What is less bad than these is folded away. */
#define MAX_ROWS 3

/**
 * DumentLetterFindings:
 *
 * What should be known before a letter leaves, the worst first, each with what leads to its cure.
 */
struct _DumentLetterFindings
{
  AdwBin parent_instance;

  GtkListBox *list;
  GtkWidget *more_button;
  char *shown; /* so that what stays does not flicker */
};

G_DEFINE_FINAL_TYPE (DumentLetterFindings, dument_letter_findings, ADW_TYPE_BIN)

static int
compare_ranks (gconstpointer a, gconstpointer b)
{
  return dument_letter_words_rank (*(DumentFinding *const *) a) -
         dument_letter_words_rank (*(DumentFinding *const *) b);
}

static void
add_button (GtkWidget *box, const char *label, const char *action, GVariant *target)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_actionable_set_action_target_value (GTK_ACTIONABLE (button), target);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_box_append (GTK_BOX (box), button);
}

static GtkWidget *
create_row (const DumentFinding *finding)
{
  gboolean refused = finding->severity == DUMENT_FINDING_REFUSAL;
  DumentLetterCure cure = dument_letter_words_cure (finding);
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *icon =
      gtk_image_new_from_icon_name (refused ? "dialog-error-symbolic" : "dialog-warning-symbolic");
  GtkWidget *label = gtk_label_new (finding->sentence);

  gtk_widget_add_css_class (icon, refused ? "error" : "warning");
  gtk_widget_set_valign (icon, GTK_ALIGN_START);
  gtk_widget_set_margin_top (icon, 3);
  gtk_accessible_update_property (GTK_ACCESSIBLE (icon), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  refused ? _ ("Stops the letter") : _ ("Warning"), -1);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), label);
  if (cure.action != NULL)
    add_button (box, cure.label, cure.action, cure.target);
  if (finding->code == DUMENT_FINDING_RATE_UNKNOWN && refused)
    add_button (box, _ ("_Leave It Out"), "letter.leave-out", NULL);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  return row;
}

static char *
join_sentences (GPtrArray *findings)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < findings->len; i++)
    {
      const DumentFinding *finding = g_ptr_array_index (findings, i);

      g_string_append_printf (text, "%d %s\n", (int) finding->severity, finding->sentence);
    }
  return g_string_free (text, /* free_segment= */ FALSE);
}

static void
fold_rows (DumentLetterFindings *self)
{
  gboolean all = gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->more_button));
  g_autofree char *text = NULL;
  int n_rows = 0;

  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->list)); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    gtk_widget_set_visible (row, n_rows++ < MAX_ROWS || all);
  text = all ? g_strdup (_ ("Fewer"))
             : g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d more", "%d more",
                                             (unsigned) MAX (n_rows - MAX_ROWS, 0)),
                                n_rows - MAX_ROWS);
  gtk_button_set_label (GTK_BUTTON (self->more_button), text);
  gtk_widget_set_visible (self->more_button, n_rows > MAX_ROWS);
}

static void
dument_letter_findings_finalize (GObject *object)
{
  g_free (DUMENT_LETTER_FINDINGS (object)->shown);
  G_OBJECT_CLASS (dument_letter_findings_parent_class)->finalize (object);
}

static void
dument_letter_findings_class_init (DumentLetterFindingsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dument_letter_findings_finalize;
}

static void
dument_letter_findings_init (DumentLetterFindings *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "letter-findings");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("What to know before the letter leaves"), -1);
  self->more_button = gtk_toggle_button_new ();
  gtk_widget_add_css_class (self->more_button, "flat");
  gtk_widget_set_halign (self->more_button, GTK_ALIGN_START);
  gtk_widget_set_margin_start (self->more_button, 12);
  g_signal_connect_object (self->more_button, "toggled", G_CALLBACK (fold_rows), self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->list));
  gtk_box_append (GTK_BOX (box), self->more_button);
  adw_bin_set_child (ADW_BIN (self), box);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/**
 * dument_letter_findings_show:
 * @self: a list
 * @findings: (element-type DumentFinding): what was found
 */
void
dument_letter_findings_show (DumentLetterFindings *self, GPtrArray *findings)
{
  g_autoptr (GPtrArray) sorted = g_ptr_array_new ();
  g_autofree char *text = NULL;
  GtkWidget *row;

  for (guint i = 0; i < findings->len; i++)
    g_ptr_array_add (sorted, g_ptr_array_index (findings, i));
  g_ptr_array_sort (sorted, compare_ranks);
  text = join_sentences (sorted);
  gtk_widget_set_visible (GTK_WIDGET (self), findings->len > 0);
  if (g_strcmp0 (text, self->shown) == 0)
    return;
  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, row);
  for (guint i = 0; i < sorted->len; i++)
    gtk_list_box_append (self->list, create_row (g_ptr_array_index (sorted, i)));
  fold_rows (self);
  g_free (self->shown);
  self->shown = g_steal_pointer (&text);
}
