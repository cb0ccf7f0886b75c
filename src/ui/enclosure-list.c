/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "config.h"

#include "ui/enclosure-list.h"

#include "service/letter-enclosing.h"

#include <glib/gi18n-lib.h>

/* Of the names of files, so that a long one does not widen the form, in characters. */
#define MAX_NAME 40

/* So many rows are shown at once; the others are scrolled to. */
#define MAX_ROWS   3
#define MAX_HEIGHT 96

/**
 * DumentEnclosureList:
 *
 * What can go with a letter, each document with its pages, and how many pages that comes to.
 */
struct _DumentEnclosureList
{
  AdwBin parent_instance;

  GtkWidget *scroller;
  GtkWidget *box;
  GtkLabel *sum_label;
  gboolean filling;
};

enum
{
  CHOSEN,
  N_SIGNALS
};

static unsigned signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DumentEnclosureList, dument_enclosure_list, ADW_TYPE_BIN)

static gint64
get_id (GtkWidget *check)
{
  return *(const gint64 *) g_object_get_data (G_OBJECT (check), "id");
}

static void
on_toggled_cb (GtkCheckButton *check, DumentEnclosureList *self)
{
  if (!self->filling)
    g_signal_emit (self, signals[CHOSEN], 0, get_id (GTK_WIDGET (check)),
                   gtk_check_button_get_active (check));
}

static char *
describe (const DumentLetterEnclosure *enclosure)
{
  g_autofree char *pages = NULL;

  if (enclosure->refusal != NULL)
    return g_strdup_printf (_ ("%s · cannot be enclosed"), enclosure->file_name);
  pages = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u page", "%u pages", enclosure->n_pages),
                           enclosure->n_pages);
  return g_strdup_printf ("%s · %s", enclosure->file_name, pages);
}

/* What cannot go with the letter can only be taken out of it. */
static void
fill_check (GtkCheckButton *check, const DumentLetterEnclosure *enclosure)
{
  gtk_check_button_set_active (check, enclosure->is_enclosed);
  gtk_widget_set_sensitive (GTK_WIDGET (check),
                            enclosure->refusal == NULL || enclosure->is_enclosed);
}

static GtkWidget *
create_check (DumentEnclosureList *self, const DumentLetterEnclosure *enclosure)
{
  GtkWidget *check = gtk_check_button_new ();
  g_autofree char *text = describe (enclosure);
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_MIDDLE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), MAX_NAME);
  gtk_check_button_set_child (GTK_CHECK_BUTTON (check), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  gtk_widget_set_tooltip_text (check, enclosure->refusal != NULL ? enclosure->refusal
                                                                 : enclosure->file_name);
  g_object_set_data_full (G_OBJECT (check), "id",
                          g_memdup2 (&enclosure->document_id, sizeof enclosure->document_id),
                          g_free);
  fill_check (GTK_CHECK_BUTTON (check), enclosure);
  g_signal_connect (check, "toggled", G_CALLBACK (on_toggled_cb), self);
  return check;
}

static gboolean
shows_same (DumentEnclosureList *self, const GPtrArray *enclosures)
{
  GtkWidget *check = gtk_widget_get_first_child (self->box);

  for (guint i = 0; i < enclosures->len; i++, check = gtk_widget_get_next_sibling (check))
    {
      const DumentLetterEnclosure *enclosure = g_ptr_array_index (enclosures, i);

      if (check == NULL || get_id (check) != enclosure->document_id)
        return FALSE;
    }
  return check == NULL;
}

/* A list that stays keeps the keyboard where it is. */
static void
fill_box (DumentEnclosureList *self, const GPtrArray *enclosures)
{
  gboolean is_same = shows_same (self, enclosures);
  GtkWidget *check;

  /* What can scroll is never as low as one row. */
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER,
                                  enclosures->len > MAX_ROWS ? GTK_POLICY_AUTOMATIC
                                                             : GTK_POLICY_NEVER);
  while (!is_same && (check = gtk_widget_get_first_child (self->box)) != NULL)
    gtk_box_remove (GTK_BOX (self->box), check);
  check = gtk_widget_get_first_child (self->box);
  for (guint i = 0; i < enclosures->len; i++)
    {
      const DumentLetterEnclosure *enclosure = g_ptr_array_index (enclosures, i);

      if (!is_same)
        {
          gtk_box_append (GTK_BOX (self->box), create_check (self, enclosure));
          continue;
        }
      fill_check (GTK_CHECK_BUTTON (check), enclosure);
      check = gtk_widget_get_next_sibling (check);
    }
}

static void
fill_sum (DumentEnclosureList *self, const GPtrArray *enclosures)
{
  unsigned n_pages;
  unsigned n_enclosed = dument_letter_enclosing_count (enclosures, &n_pages);
  g_autofree char *text = NULL;

  text = n_enclosed == 0
             ? g_strdup (_ ("Nothing goes with the letter"))
             : g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u page behind the letter",
                                             "%u pages behind the letter", n_pages),
                                n_pages);
  gtk_label_set_label (self->sum_label, text);
}

static void
dument_enclosure_list_class_init (DumentEnclosureListClass *klass)
{
  /**
   * DumentEnclosureList::chosen:
   * @document_id: row of a document
   * @is_enclosed: whether it shall go with the letter
   */
  signals[CHOSEN] = g_signal_new ("chosen", DUMENT_TYPE_ENCLOSURE_LIST, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 2, G_TYPE_INT64, G_TYPE_BOOLEAN);
}

static void
dument_enclosure_list_init (DumentEnclosureList *self)
{
  GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *label = gtk_label_new (NULL);

  self->scroller = gtk_scrolled_window_new ();
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->box), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("What can go with the letter"), -1);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_NEVER);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (self->scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (self->scroller), MAX_HEIGHT);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), self->box);
  self->sum_label = GTK_LABEL (label);
  gtk_label_set_xalign (self->sum_label, 0);
  gtk_label_set_wrap (self->sum_label, TRUE);
  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_add_css_class (label, "caption");
  gtk_box_append (GTK_BOX (column), self->scroller);
  gtk_box_append (GTK_BOX (column), label);
  adw_bin_set_child (ADW_BIN (self), column);
}

/**
 * dument_enclosure_list_show:
 * @self: a list
 * @enclosures: (element-type DumentLetterEnclosure): what can go with the letter
 */
void
dument_enclosure_list_show (DumentEnclosureList *self, const GPtrArray *enclosures)
{
  self->filling = TRUE;
  fill_box (self, enclosures);
  fill_sum (self, enclosures);
  self->filling = FALSE;
}
