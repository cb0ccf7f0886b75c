/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "config.h"

#include "ui/today-page.h"

#include "service/agenda.h"
#include "ui/format.h"
#include "ui/menu-button.h"
#include "ui/sidebar-button.h"
#include "ui/today-card.h"
#include "ui/window.h"

#include <glib/gi18n-lib.h>

/* More than anybody does in a day; the rest comes up as these are done. */
#define MAX_CARDS   60
#define MAX_WAITING 100

/**
 * DumentTodayPage:
 *
 * What to do today, and why: a card for each thing, by kind and by the money that it brings; and
 * what comes later, folded away.
 */
struct _DumentTodayPage
{
  AdwBin parent_instance;

  DumentEngine *engine;
  GCancellable *loading;
  DumentAgenda *agenda;
  char *shown; /* what the page says, to leave it alone while it says the same */

  GtkListBox *list;
  GtkLabel *more;
  GtkWidget *quiet;
  GtkLabel *quiet_text;
  GtkStack *stack;
  AdwStatusPage *status_page;
  GtkLabel *summary;
  GtkExpander *waiting;
  GtkLabel *waiting_label;
  GtkListBox *waiting_list;

  gboolean wants_focus : 1; /* as soon as there is a card */
};

G_DEFINE_FINAL_TYPE (DumentTodayPage, dument_today_page, ADW_TYPE_BIN)

static const char *const kinds[DUMENT_ACT_N_ACTS] = {
  [DUMENT_ACT_CALL] = N_ ("Call"),     [DUMENT_ACT_EMAIL] = N_ ("Send by E-mail"),
  [DUMENT_ACT_PRINT] = N_ ("Print"),   [DUMENT_ACT_POST] = N_ ("Take to the Post"),
  [DUMENT_ACT_CHECK] = N_ ("Look Up"), [DUMENT_ACT_DECIDE] = N_ ("Decide"),
};

/* ... what is shown ... */

static void
set_header (GtkListBoxRow *row, GtkListBoxRow *before, gpointer user_data)
{
  DumentAct act = dument_today_card_get_act (DUMENT_TODAY_CARD (row));
  GtkWidget *label;

  if (before != NULL && dument_today_card_get_act (DUMENT_TODAY_CARD (before)) == act)
    {
      gtk_list_box_row_set_header (row, NULL);
      return;
    }
  label = gtk_label_new (_ (kinds[act]));
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "heading");
  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_add_css_class (label, "today-kind");
  gtk_list_box_row_set_header (row, label);
}

static void
show_summary (DumentTodayPage *self)
{
  guint n = self->agenda->proposals->len;
  g_autofree char *count = dument_format_count (n);
  g_autofree char *amount = dument_format_amount (self->agenda->amount, "EUR");
  const char *format = g_dngettext (GETTEXT_PACKAGE, "%s thing to do · %s at stake",
                                    "%s things to do · %s at stake", n);
  g_auto (GStrv) parts = g_strsplit (format, "%s", 3);
  g_autofree char *text = g_strconcat (parts[0], count, parts[1], amount, parts[2], NULL);

  gtk_widget_set_visible (GTK_WIDGET (self->summary), n > 0);
  gtk_label_set_label (self->summary, text);
}

/* Nothing to do is good news, and when the next thing comes is the only question left. */
static void
show_quiet (DumentTodayPage *self)
{
  g_autofree char *day = dument_format_long_date (self->agenda->next_day);
  g_autofree char *text = NULL;

  gtk_widget_set_visible (self->quiet, self->agenda->proposals->len == 0);
  if (self->agenda->next_day != DUMENT_DATE_NONE)
    text = g_strdup_printf (_ ("The next thing comes on %s."), day);
  else if (self->agenda->waiting->len > 0)
    text = g_strdup (_ ("Nothing else has a day yet."));
  else
    text = g_strdup (_ ("As soon as there is an unpaid invoice, what to do about it stands here."));
  gtk_label_set_label (self->quiet_text, text);
}

static void
clear_list (GtkListBox *list)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (list, 0)) != NULL)
    gtk_list_box_remove (list, GTK_WIDGET (row));
}

static void
show_cards (DumentTodayPage *self)
{
  guint n = self->agenda->proposals->len;
  guint n_more = n > MAX_CARDS ? n - MAX_CARDS : 0;
  g_autofree char *text = NULL;

  clear_list (self->list);
  for (guint i = 0; i < MIN (n, MAX_CARDS); i++)
    gtk_list_box_append (self->list,
                         dument_today_card_new (self->engine, self->agenda->proposals, i));
  gtk_widget_set_visible (GTK_WIDGET (self->list), n > 0);
  text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u more comes up as these are done.",
                                       "%u more come up as these are done.", n_more),
                          n_more);
  gtk_label_set_label (self->more, text);
  gtk_widget_set_visible (GTK_WIDGET (self->more), n_more > 0);
}

static GtkWidget *
create_waiting_row (const DumentAgendaItem *item)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *title = g_strdup_printf ("%s · %s", item->client, item->number);
  g_autofree char *why = dument_today_card_tell_why (item);
  g_autofree char *day =
      item->day != DUMENT_DATE_NONE ? dument_format_short_date (item->day) : NULL;
  GtkWidget *label = gtk_label_new (day != NULL ? day : "");

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), why);
  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_add_css_class (label, "amount");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "x", item->invoice_id);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.show-invoice");
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  return row;
}

/* What is folded away is not made before it is wanted. */
static void
fill_waiting (DumentTodayPage *self)
{
  clear_list (self->waiting_list);
  for (guint i = 0; self->agenda != NULL && gtk_expander_get_expanded (self->waiting) &&
                    i < MIN (self->agenda->waiting->len, MAX_WAITING);
       i++)
    gtk_list_box_append (self->waiting_list,
                         create_waiting_row (g_ptr_array_index (self->agenda->waiting, i)));
}

static void
show_waiting (DumentTodayPage *self)
{
  g_autofree char *count = dument_format_count (self->agenda->waiting->len);
  g_autofree char *label = g_strdup_printf (_ ("Later, or at rest (%s)"), count);

  gtk_label_set_text (self->waiting_label, label);
  gtk_widget_set_visible (GTK_WIDGET (self->waiting), self->agenda->waiting->len > 0);
  fill_waiting (self);
}

static void
spell_item (GString *text, const DumentAgendaItem *item)
{
  g_autofree char *why = dument_today_card_tell_why (item);

  g_string_append_printf (text, "%" G_GINT64_FORMAT "\t%s\t%s\t%" G_GINT64_FORMAT "\t%d\t%s\n",
                          item->invoice_id, item->client, item->step_name, item->asked, item->day,
                          why);
}

/* All that the page would say, as one text. */
static char *
spell (const DumentAgenda *agenda)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < MIN (agenda->proposals->len, MAX_CARDS); i++)
    {
      const DumentAgendaProposal *proposal = g_ptr_array_index (agenda->proposals, i);

      g_string_append_printf (text, "%d\t%s\t%s\t%s\n", (int) proposal->act, proposal->title,
                              proposal->phone, proposal->email);
      for (guint k = 0; k < proposal->items->len; k++)
        spell_item (text, g_ptr_array_index (proposal->items, k));
    }
  g_string_append_printf (text, "%u\t%u\n", agenda->proposals->len, agenda->waiting->len);
  for (guint i = 0; i < MIN (agenda->waiting->len, MAX_WAITING); i++)
    spell_item (text, g_ptr_array_index (agenda->waiting, i));
  return g_string_free (text, /* free_segment= */ FALSE);
}

/* Returns: the card that has the focus, or -1 */
static int
find_focused (DumentTodayPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  GtkWidget *card = focus != NULL ? gtk_widget_get_ancestor (focus, DUMENT_TYPE_TODAY_CARD) : NULL;

  return card != NULL ? gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (card)) : -1;
}

static void
focus_card (DumentTodayPage *self, int place)
{
  int n_cards = (int) MIN (self->agenda->proposals->len, MAX_CARDS);
  GtkListBoxRow *row;

  self->wants_focus = FALSE;
  row = gtk_list_box_get_row_at_index (self->list, MIN (place, n_cards - 1));
  gtk_widget_grab_focus (row != NULL ? GTK_WIDGET (row) : GTK_WIDGET (self->waiting));
}

/* The focus stays where it was, on the card that takes the place of the one that is done. */
static void
show_agenda (DumentTodayPage *self)
{
  g_autofree char *text = spell (self->agenda);
  int focused;

  if (g_strcmp0 (text, self->shown) == 0 || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  focused = find_focused (self);
  g_free (self->shown);
  self->shown = g_steal_pointer (&text);
  show_summary (self);
  show_quiet (self);
  show_cards (self);
  show_waiting (self);
  gtk_stack_set_visible_child_name (self->stack, "list");
  if (focused >= 0 || self->wants_focus)
    focus_card (self, MAX (focused, 0));
}

/* ... how it comes ... */

static void
free_agenda (gpointer agenda)
{
  dument_agenda_free (agenda);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  DumentAgenda *agenda = dument_engine_finish (DUMENT_ENGINE (source), result, &error);
  DumentTodayPage *self = user_data;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (agenda == NULL)
    {
      g_clear_pointer (&self->shown, g_free);
      adw_status_page_set_description (self->status_page, error->message);
      gtk_stack_set_visible_child_name (self->stack, "error");
      return;
    }
  dument_agenda_free (self->agenda);
  self->agenda = agenda;
  dument_window_set_count (DUMENT_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), "today",
                           agenda->proposals->len);
  show_agenda (self);
}

static void
cancel (DumentTodayPage *self)
{
  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
}

/* Also while another page is shown, since the sidebar tells how much is to be done. */
static void
load (DumentTodayPage *self)
{
  cancel (self);
  if (!DUMENT_IS_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))))
    return;
  self->loading = g_cancellable_new ();
  dument_engine_read_async (self->engine, dument_agenda_ask, /* data= */ NULL,
                            /* free_data= */ NULL, free_agenda, self->loading, loaded_cb, self);
}

static void
on_row_activated_cb (DumentTodayPage *self, GtkListBoxRow *row)
{
  dument_today_card_press (DUMENT_TODAY_CARD (row));
}

/* ... GtkWidget ... */

static gboolean
dument_today_page_grab_focus (GtkWidget *widget)
{
  DumentTodayPage *self = DUMENT_TODAY_PAGE (widget);

  self->wants_focus = self->shown == NULL;
  if (!self->wants_focus)
    focus_card (self, 0);
  return !self->wants_focus;
}

static void
dument_today_page_map (GtkWidget *widget)
{
  DumentTodayPage *self = DUMENT_TODAY_PAGE (widget);

  GTK_WIDGET_CLASS (dument_today_page_parent_class)->map (widget);
  if (self->agenda != NULL)
    show_agenda (self);
}

static void
dument_today_page_root (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (dument_today_page_parent_class)->root (widget);
  load (DUMENT_TODAY_PAGE (widget));
}

static void
dument_today_page_unroot (GtkWidget *widget)
{
  cancel (DUMENT_TODAY_PAGE (widget));
  GTK_WIDGET_CLASS (dument_today_page_parent_class)->unroot (widget);
}

static void
dument_today_page_dispose (GObject *object)
{
  DumentTodayPage *self = DUMENT_TODAY_PAGE (object);

  cancel (self);
  g_clear_object (&self->engine);
  g_clear_pointer (&self->agenda, dument_agenda_free);
  g_clear_pointer (&self->shown, g_free);
  G_OBJECT_CLASS (dument_today_page_parent_class)->dispose (object);
}

static void
dument_today_page_class_init (DumentTodayPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dument_today_page_dispose;
  widget_class->grab_focus = dument_today_page_grab_focus;
  widget_class->map = dument_today_page_map;
  widget_class->root = dument_today_page_root;
  widget_class->unroot = dument_today_page_unroot;
  g_type_ensure (DUMENT_TYPE_MENU_BUTTON);
  g_type_ensure (DUMENT_TYPE_SIDEBAR_BUTTON);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/dument/Dument/ui/today-page.ui");
  gtk_widget_class_bind_template_child (widget_class, DumentTodayPage, list);
  gtk_widget_class_bind_template_child (widget_class, DumentTodayPage, more);
  gtk_widget_class_bind_template_child (widget_class, DumentTodayPage, quiet);
  gtk_widget_class_bind_template_child (widget_class, DumentTodayPage, quiet_text);
  gtk_widget_class_bind_template_child (widget_class, DumentTodayPage, stack);
  gtk_widget_class_bind_template_child (widget_class, DumentTodayPage, status_page);
  gtk_widget_class_bind_template_child (widget_class, DumentTodayPage, summary);
  gtk_widget_class_bind_template_child (widget_class, DumentTodayPage, waiting);
  gtk_widget_class_bind_template_child (widget_class, DumentTodayPage, waiting_label);
  gtk_widget_class_bind_template_child (widget_class, DumentTodayPage, waiting_list);
}

static void
dument_today_page_init (DumentTodayPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_list_box_set_header_func (self->list, set_header, NULL, NULL);
  g_signal_connect_object (self->list, "row-activated", G_CALLBACK (on_row_activated_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->waiting, "notify::expanded", G_CALLBACK (fill_waiting), self,
                           G_CONNECT_SWAPPED);
}

/**
 * dument_today_page_new:
 * @engine: the engine of the data file
 *
 * Returns: (transfer floating): the page
 */
GtkWidget *
dument_today_page_new (DumentEngine *engine)
{
  DumentTodayPage *self = g_object_new (DUMENT_TYPE_TODAY_PAGE, NULL);

  self->engine = g_object_ref (engine);
  g_signal_connect_object (engine, "changed", G_CALLBACK (load), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (engine, "day-changed", G_CALLBACK (load), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
