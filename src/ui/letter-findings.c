/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "config.h"

#include "ui/letter-findings.h"

#include "service/letter-overruling.h"
#include "ui/letter-words.h"
#include "ui/wrap-box.h"

#include <glib/gi18n-lib.h>

/* What is less bad than these is folded away. */
#define MAX_ROWS 3

/**
 * DumentLetterFindings:
 *
 * What should be known before a letter leaves, the worst first, each with what leads to its cure.
 * What is merely risky can be kept with a reason; it then stands last, with the reason.
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
  const DumentFinding *left = *(DumentFinding *const *) a;
  const DumentFinding *right = *(DumentFinding *const *) b;

  if ((left->overruled_because != NULL) != (right->overruled_because != NULL))
    return left->overruled_because != NULL ? 1 : -1;
  return dument_letter_words_rank (left) - dument_letter_words_rank (right);
}

static void
add_button (DumentWrapBox *box, const char *label, const char *action, GVariant *target)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_actionable_set_action_target_value (GTK_ACTIONABLE (button), target);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_widget_add_css_class (button, "flat");
  dument_wrap_box_append (box, button);
}

/* ... what is kept with a reason ... */

/* Returns: (transfer full): what was typed, without what surrounds it */
static char *
read_reason (GtkEditable *entry)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (entry)));
}

static void
on_reason_changed_cb (GtkEditable *entry, GtkWidget *button)
{
  g_autofree char *reason = read_reason (entry);

  gtk_widget_set_sensitive (button, *reason != '\0');
}

static void
keep_cb (GtkEditable *entry)
{
  g_autofree char *reason = read_reason (entry);
  GtkWidget *popover = gtk_widget_get_ancestor (GTK_WIDGET (entry), GTK_TYPE_POPOVER);

  if (*reason == '\0')
    return;
  gtk_widget_activate_action (GTK_WIDGET (entry), "letter.overrule", "(sss)",
                              (const char *) g_object_get_data (G_OBJECT (entry), "name"),
                              (const char *) g_object_get_data (G_OBJECT (entry), "about"), reason);
  gtk_popover_popdown (GTK_POPOVER (popover));
}

static GtkWidget *
create_reason_form (const DumentFinding *finding)
{
  GtkWidget *form = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  GtkWidget *label = gtk_label_new (
      _ ("Why does the letter leave all the same? The journal keeps it; the client does not see "
         "it."));
  GtkWidget *entry = gtk_entry_new ();
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("_Keep"));

  g_object_set_data (G_OBJECT (entry), "name",
                     (gpointer) dument_letter_overruling_name (finding->code));
  g_object_set_data_full (G_OBJECT (entry), "about",
                          g_strdup (dument_letter_overruling_about (finding)), g_free);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 36);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Reason"), -1);
  gtk_widget_set_sensitive (button, FALSE);
  gtk_widget_set_halign (button, GTK_ALIGN_END);
  gtk_widget_add_css_class (button, "suggested-action");
  g_signal_connect_object (entry, "changed", G_CALLBACK (on_reason_changed_cb), button, 0);
  g_signal_connect (entry, "activate", G_CALLBACK (keep_cb), NULL);
  g_signal_connect_object (button, "clicked", G_CALLBACK (keep_cb), entry, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (form), label);
  gtk_box_append (GTK_BOX (form), entry);
  gtk_box_append (GTK_BOX (form), button);
  return form;
}

static void
add_keep_button (DumentWrapBox *box, const DumentFinding *finding)
{
  GtkWidget *button = gtk_menu_button_new ();
  GtkWidget *popover = gtk_popover_new ();

  gtk_popover_set_child (GTK_POPOVER (popover), create_reason_form (finding));
  gtk_menu_button_set_label (GTK_MENU_BUTTON (button), _ ("Keep Anyway…"));
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (button), popover);
  gtk_widget_add_css_class (button, "flat");
  dument_wrap_box_append (box, button);
}

static void
add_heed_button (DumentWrapBox *box, const DumentFinding *finding)
{
  add_button (box, _ ("Take _Back"), "letter.heed",
              g_variant_new ("(ss)", dument_letter_overruling_name (finding->code),
                             dument_letter_overruling_about (finding)));
}

/* ... a row ... */

static GtkWidget *
create_icon (const DumentFinding *finding)
{
  gboolean refused = finding->severity == DUMENT_FINDING_REFUSAL;
  gboolean kept = finding->overruled_because != NULL;
  GtkWidget *icon = gtk_image_new_from_icon_name (kept      ? "object-select-symbolic"
                                                  : refused ? "dialog-error-symbolic"
                                                            : "dialog-warning-symbolic");

  gtk_widget_add_css_class (icon, kept ? "dim-label" : refused ? "error" : "warning");
  gtk_widget_set_valign (icon, GTK_ALIGN_START);
  gtk_widget_set_margin_top (icon, 3);
  gtk_accessible_update_property (GTK_ACCESSIBLE (icon), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  kept      ? _ ("Warning kept with a reason")
                                  : refused ? _ ("Stops the letter")
                                            : _ ("Warning"),
                                  -1);
  return icon;
}

static GtkWidget *
create_label (const DumentFinding *finding)
{
  g_autofree char *text =
      finding->overruled_because != NULL
          ? g_strdup_printf (_ ("%s Kept: %s"), finding->sentence, finding->overruled_because)
          : g_strdup (finding->sentence);
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  if (finding->overruled_because != NULL)
    gtk_widget_add_css_class (label, "dim-label");
  return label;
}

static void
add_buttons (DumentWrapBox *box, const DumentFinding *finding, gboolean may_overrule)
{
  gboolean refused = finding->severity == DUMENT_FINDING_REFUSAL;
  DumentLetterCure cure = dument_letter_words_cure (finding);

  if (finding->overruled_because != NULL)
    {
      if (may_overrule)
        add_heed_button (box, finding);
      return;
    }
  if (cure.action != NULL)
    add_button (box, cure.label, cure.action, cure.target);
  if (finding->code == DUMENT_FINDING_RATE_UNKNOWN && refused)
    add_button (box, _ ("_Leave It Out"), "letter.leave-out", NULL);
  if (may_overrule && !refused && dument_letter_overruling_name (finding->code) != NULL)
    add_keep_button (box, finding);
}

/* Two buttons beside it would leave no room for the sentence: they stand below it. */
static GtkWidget *
create_row (const DumentFinding *finding, gboolean may_overrule)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *buttons = dument_wrap_box_new (4);
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *first;

  add_buttons (DUMENT_WRAP_BOX (buttons), finding, may_overrule);
  first = gtk_widget_get_first_child (buttons);
  if (first != NULL && gtk_widget_get_next_sibling (first) == NULL)
    {
      gtk_orientable_set_orientation (GTK_ORIENTABLE (content), GTK_ORIENTATION_HORIZONTAL);
      gtk_widget_set_valign (buttons, GTK_ALIGN_CENTER);
    }
  gtk_widget_set_hexpand (content, TRUE);
  gtk_box_append (GTK_BOX (content), create_label (finding));
  gtk_box_append (GTK_BOX (content), buttons);
  gtk_widget_set_visible (buttons, first != NULL);
  gtk_box_append (GTK_BOX (box), create_icon (finding));
  gtk_box_append (GTK_BOX (box), content);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  return row;
}

static char *
join_sentences (GPtrArray *findings, gboolean may_overrule)
{
  GString *text = g_string_new (may_overrule ? "+" : "-");

  for (guint i = 0; i < findings->len; i++)
    {
      const DumentFinding *finding = g_ptr_array_index (findings, i);

      g_string_append_printf (text, "%d %s %s\n", (int) finding->severity, finding->sentence,
                              finding->overruled_because != NULL ? finding->overruled_because : "");
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
 * @findings: (element-type DumentFinding): what was found, and what of it was overruled
 * @may_overrule: whether its user may still decide that a warning is kept
 */
void
dument_letter_findings_show (DumentLetterFindings *self, GPtrArray *findings, gboolean may_overrule)
{
  g_autoptr (GPtrArray) sorted = g_ptr_array_new ();
  g_autofree char *text = NULL;
  GtkWidget *row;

  for (guint i = 0; i < findings->len; i++)
    g_ptr_array_add (sorted, g_ptr_array_index (findings, i));
  g_ptr_array_sort (sorted, compare_ranks);
  text = join_sentences (sorted, may_overrule);
  gtk_widget_set_visible (GTK_WIDGET (self), findings->len > 0);
  if (g_strcmp0 (text, self->shown) == 0)
    return;
  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, row);
  for (guint i = 0; i < sorted->len; i++)
    gtk_list_box_append (self->list, create_row (g_ptr_array_index (sorted, i), may_overrule));
  fold_rows (self);
  g_free (self->shown);
  self->shown = g_steal_pointer (&text);
}
