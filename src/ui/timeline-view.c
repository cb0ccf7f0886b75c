/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "config.h"

#include "ui/timeline-view.h"

#include "ui/format.h"

#include <glib/gi18n-lib.h>

/* So many points are told at once; the rest on demand, since most people want the last ones. */
#define N_SHOWN 6

/**
 * DumentTimelineView:
 *
 * What happened, the latest first: a day, a sentence, and a button where there is a paper to open
 * (action win.open-document).
 */
struct _DumentTimelineView
{
  AdwBin parent_instance;

  GtkListBox *list;
  GtkWidget *more_button;
  GPtrArray *events;
};

G_DEFINE_FINAL_TYPE (DumentTimelineView, dument_timeline_view, ADW_TYPE_BIN)

static const char *
describe_letter (DumentSentLetterKind kind)
{
  switch (kind)
    {
    case DUMENT_SENT_LETTER_FRIENDLY_REMINDER:
      return _ ("Friendly reminder");
    case DUMENT_SENT_LETTER_FIRM_REMINDER:
      return _ ("Firm reminder");
    case DUMENT_SENT_LETTER_LAST_NOTICE:
      return _ ("Last notice");
    case DUMENT_SENT_LETTER_FORMAL_NOTICE:
      return C_ ("letter", "Formal notice");
    case DUMENT_SENT_LETTER_OTHER:
    default:
      return _ ("Letter");
    }
}

static const char *
describe_sending (DumentChannel channel)
{
  switch (channel)
    {
    case DUMENT_CHANNEL_EMAIL:
      return _ ("Invoice sent by e-mail");
    case DUMENT_CHANNEL_POST:
      return _ ("Invoice sent by post");
    case DUMENT_CHANNEL_REGISTERED:
      return _ ("Invoice sent by registered letter");
    case DUMENT_CHANNEL_PLATFORM:
      return _ ("Invoice sent through a platform");
    case DUMENT_CHANNEL_HAND:
      return _ ("Invoice handed over");
    case DUMENT_CHANNEL_UNKNOWN:
    default:
      return _ ("Invoice sent");
    }
}

static const char *
describe_payment (DumentPaymentMethod method)
{
  switch (method)
    {
    case DUMENT_PAYMENT_TRANSFER:
      return _ ("%s received by transfer");
    case DUMENT_PAYMENT_CHEQUE:
      return _ ("%s received by cheque");
    case DUMENT_PAYMENT_CARD:
      return _ ("%s received by card");
    case DUMENT_PAYMENT_CASH:
      return _ ("%s received in cash");
    case DUMENT_PAYMENT_OTHER:
    default:
      return _ ("%s received");
    }
}

static const char *
describe_letter_day (DumentEventKind kind)
{
  switch ((unsigned) kind)
    {
    case DUMENT_EVENT_LETTER_POSTED:
      return _ ("%s, posted");
    case DUMENT_EVENT_LETTER_PRESENTED:
      return _ ("%s, presented to the client");
    case DUMENT_EVENT_LETTER_DELIVERED:
      return _ ("%s, delivered");
    case DUMENT_EVENT_LETTER_UNCLAIMED:
      return _ ("%s, returned unclaimed");
    default:
      return _ ("%s, written");
    }
}

static char *
fill (const char *format, const char *word)
{
  g_auto (GStrv) parts = g_strsplit (format, "%s", 2);

  return g_strjoinv (word, parts);
}

/**
 * dument_timeline_view_describe:
 * @event: what happened
 *
 * Returns: (transfer full): a sentence without its day
 */
char *
dument_timeline_view_describe (const DumentEvent *event)
{
  g_autofree char *amount = dument_format_amount (event->amount, event->currency);

  switch (event->kind)
    {
    case DUMENT_EVENT_ISSUED:
      return fill (_ ("Invoice of %s issued"), amount);
    case DUMENT_EVENT_SENT:
      return g_strdup (describe_sending (event->channel));
    case DUMENT_EVENT_CREDITED:
      return fill (_ ("Credit note of %s"), amount);
    case DUMENT_EVENT_FELL_DUE:
      return g_strdup (_ ("Payment fell due"));
    case DUMENT_EVENT_PAID:
      return fill (describe_payment (event->method), amount);
    case DUMENT_EVENT_BOUNCED:
      return fill (_ ("%s did not come through"), amount);
    case DUMENT_EVENT_INTEREST_WAIVED:
      return g_strdup (_ ("Penalties given up"));
    case DUMENT_EVENT_INDEMNITY_WAIVED:
      return g_strdup (_ ("Fixed indemnity given up"));
    case DUMENT_EVENT_LETTER_WRITTEN:
    case DUMENT_EVENT_LETTER_POSTED:
    case DUMENT_EVENT_LETTER_PRESENTED:
    case DUMENT_EVENT_LETTER_DELIVERED:
    case DUMENT_EVENT_LETTER_UNCLAIMED:
    default:
      return fill (describe_letter_day (event->kind), describe_letter (event->letter_kind));
    }
}

static char *
describe_detail (const DumentEvent *event)
{
  g_autofree char *date = dument_format_long_date (event->date);

  if (event->detail != NULL && event->kind == DUMENT_EVENT_LETTER_POSTED)
    return g_strconcat (date, " · ", event->detail, NULL);
  if ((event->kind == DUMENT_EVENT_INTEREST_WAIVED ||
       event->kind == DUMENT_EVENT_INDEMNITY_WAIVED || event->kind == DUMENT_EVENT_CREDITED) &&
      event->text != NULL)
    return g_strconcat (date, " · ", event->text, NULL);
  return g_steal_pointer (&date);
}

static GtkWidget *
create_row (const DumentEvent *event)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *what = dument_timeline_view_describe (event);
  g_autofree char *detail = describe_detail (event);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), what);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), detail);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  if (event->document_id != 0)
    {
      GtkWidget *button = gtk_button_new_from_icon_name ("document-open-symbolic");

      gtk_widget_set_tooltip_text (button, _ ("Open the Document"));
      gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
      gtk_widget_add_css_class (button, "flat");
      gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "x", event->document_id);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.open-document");
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
      adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), button);
    }
  return row;
}

static void
show_rows (DumentTimelineView *self, unsigned from, unsigned to)
{
  for (unsigned i = from; i < MIN (to, self->events->len); i++)
    gtk_list_box_append (self->list, create_row (g_ptr_array_index (self->events, i)));
}

static void
on_more_clicked_cb (GtkButton *button, DumentTimelineView *self)
{
  gtk_widget_set_visible (self->more_button, FALSE);
  show_rows (self, N_SHOWN, G_MAXUINT);
}

static void
dument_timeline_view_finalize (GObject *object)
{
  g_clear_pointer (&DUMENT_TIMELINE_VIEW (object)->events, g_ptr_array_unref);
  G_OBJECT_CLASS (dument_timeline_view_parent_class)->finalize (object);
}

static void
dument_timeline_view_class_init (DumentTimelineViewClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dument_timeline_view_finalize;
}

static void
dument_timeline_view_init (DumentTimelineView *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *list = gtk_list_box_new ();

  self->list = GTK_LIST_BOX (list);
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("History"), -1);
  self->more_button = gtk_button_new_with_label (_ ("Show All"));
  gtk_widget_add_css_class (self->more_button, "flat");
  g_signal_connect (self->more_button, "clicked", G_CALLBACK (on_more_clicked_cb), self);
  gtk_box_append (GTK_BOX (box), list);
  gtk_box_append (GTK_BOX (box), self->more_button);
  adw_bin_set_child (ADW_BIN (self), box);
}

/**
 * dument_timeline_view_new:
 *
 * Returns: (transfer floating): a time line without events
 */
GtkWidget *
dument_timeline_view_new (void)
{
  return g_object_new (DUMENT_TYPE_TIMELINE_VIEW, NULL);
}

/**
 * dument_timeline_view_set_events:
 * @self: a time line
 * @events: (element-type DumentEvent): what happened, the latest first
 */
void
dument_timeline_view_set_events (DumentTimelineView *self, GPtrArray *events)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  g_ptr_array_ref (events);
  g_clear_pointer (&self->events, g_ptr_array_unref);
  self->events = events;
  show_rows (self, 0, N_SHOWN);
  gtk_widget_set_visible (self->more_button, events->len > N_SHOWN);
}
