/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "config.h"

#include "ui/letter-findings.h"

#include "ui/letter-words.h"

#include <glib/gi18n-lib.h>

/* More than this scrolls. */
#define MAX_HEIGHT 156

/**
 * DumentLetterFindings:
 *
 * What should be known before a letter leaves, the worst first, each with what leads to its cure.
 */
struct _DumentLetterFindings
{
  AdwBin parent_instance;

  GtkWidget *scroller;
  GtkListBox *list;
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

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_actionable_set_action_target_value (GTK_ACTIONABLE (button), target);
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
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "letter-findings");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("What to know before the letter leaves"), -1);
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (self->scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (self->scroller), MAX_HEIGHT);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), GTK_WIDGET (self->list));
  adw_bin_set_child (ADW_BIN (self), self->scroller);
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
  g_free (self->shown);
  self->shown = g_steal_pointer (&text);
}
