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
 * What happened, the latest first: a day, a sentence, a button where there is a paper to open
 * (action win.open-document), and a menu where it can be corrected or taken back.
 */
struct _DumentTimelineView
{
  AdwBin parent_instance;

  GtkListBox *list;
  GtkWidget *more_button;
  GPtrArray *events;

  gboolean names_invoices;
};

G_DEFINE_FINAL_TYPE (DumentTimelineView, dument_timeline_view, ADW_TYPE_BIN)

static const char *
describe_letter (DumentLetterDegree kind)
{
  switch (kind)
    {
    case DUMENT_LETTER_DEGREE_FRIENDLY_REMINDER:
      return _ ("Friendly reminder");
    case DUMENT_LETTER_DEGREE_FIRM_REMINDER:
      return _ ("Firm reminder");
    case DUMENT_LETTER_DEGREE_LAST_NOTICE:
      return _ ("Last reminder");
    case DUMENT_LETTER_DEGREE_FORMAL_NOTICE:
      return C_ ("letter", "Formal notice");
    case DUMENT_LETTER_DEGREE_OTHER:
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
    case DUMENT_EVENT_LETTER_REFUSED:
      return _ ("%s, refused");
    case DUMENT_EVENT_LETTER_UNKNOWN:
      return _ ("%s, returned: unknown at the address");
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

/* Of what was divided over several invoices, the part of this one stands beside the whole. */
static char *
describe_amount (const DumentEvent *event)
{
  g_autofree char *amount = dument_format_amount (event->amount, event->currency);
  g_autofree char *whole = dument_format_amount (event->whole, event->currency);

  if (event->amount == event->whole)
    return g_steal_pointer (&amount);
  /* TRANSLATORS: the part of a payment that is for one invoice, and the whole payment */
  return g_strdup_printf (_ ("%s of %s"), amount, whole);
}

/* A promise, a pause, a dispute or a write-off, and how it ended. */
static char *
describe_turn (const DumentEvent *event)
{
  g_autofree char *amount = dument_format_amount (event->amount, event->currency);
  g_autofree char *until = dument_format_long_date (event->until);

  switch ((unsigned) event->kind)
    {
    case DUMENT_EVENT_PROMISED:
      return g_strdup_printf (_ ("%s promised until %s"), amount, until);
    case DUMENT_EVENT_PROMISE_BROKEN:
      return fill (_ ("Promise of %s broken"), amount);
    case DUMENT_EVENT_PAUSED:
      return event->until != DUMENT_DATE_NONE ? fill (_ ("Reminders paused until %s"), until)
                                              : g_strdup (_ ("Reminders paused"));
    case DUMENT_EVENT_PAUSE_ENDED:
      return g_strdup (_ ("End of the pause"));
    case DUMENT_EVENT_DISPUTED:
      return event->amount > 0 ? fill (_ ("%s contested by the client"), amount)
                               : g_strdup (_ ("Contested by the client"));
    case DUMENT_EVENT_DISPUTE_ENDED:
      return g_strdup (_ ("Dispute resolved"));
    case DUMENT_EVENT_WRITTEN_OFF:
    default:
      return g_strdup (C_ ("event", "Written off"));
    }
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
  g_autofree char *amount = describe_amount (event);

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
    case DUMENT_EVENT_PROMISED:
    case DUMENT_EVENT_PROMISE_BROKEN:
    case DUMENT_EVENT_PAUSED:
    case DUMENT_EVENT_PAUSE_ENDED:
    case DUMENT_EVENT_DISPUTED:
    case DUMENT_EVENT_DISPUTE_ENDED:
    case DUMENT_EVENT_WRITTEN_OFF:
      return describe_turn (event);
    case DUMENT_EVENT_LETTER_WRITTEN:
    case DUMENT_EVENT_LETTER_POSTED:
    case DUMENT_EVENT_LETTER_PRESENTED:
    case DUMENT_EVENT_LETTER_DELIVERED:
    case DUMENT_EVENT_LETTER_UNCLAIMED:
    case DUMENT_EVENT_LETTER_REFUSED:
    case DUMENT_EVENT_LETTER_UNKNOWN:
    default:
      return fill (describe_letter_day (event->kind), describe_letter (event->letter_kind));
    }
}

static const char *
get_remark (const DumentEvent *event)
{
  switch ((unsigned) event->kind)
    {
    case DUMENT_EVENT_LETTER_POSTED:
      return event->detail;
    case DUMENT_EVENT_PAID:
    case DUMENT_EVENT_CREDITED:
    case DUMENT_EVENT_INTEREST_WAIVED:
    case DUMENT_EVENT_INDEMNITY_WAIVED:
    case DUMENT_EVENT_PROMISED:
    case DUMENT_EVENT_PAUSED:
    case DUMENT_EVENT_DISPUTED:
    case DUMENT_EVENT_WRITTEN_OFF:
      return event->text;
    default:
      return NULL;
    }
}

static char *
describe_detail (DumentTimelineView *self, const DumentEvent *event)
{
  g_autofree char *date = dument_format_long_date (event->date);
  const char *const parts[] = { date, self->names_invoices ? event->number : NULL,
                                get_remark (event) };
  g_autoptr (GString) detail = g_string_new (NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      if (parts[i] == NULL || *parts[i] == '\0')
        continue;
      g_string_append_printf (detail, "%s%s", detail->len > 0 ? " · " : "", parts[i]);
    }
  return g_string_free (g_steal_pointer (&detail), /* free_segment= */ FALSE);
}

static GtkWidget *
create_document_button (const DumentEvent *event)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("document-open-symbolic");

  gtk_widget_set_tooltip_text (button, _ ("Open the Document"));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "x", event->document_id);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.open-document");
  return button;
}

static void
append_for (GMenu *menu, const char *label, const char *action, GVariant *target)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target_value (item, action, target);
  g_menu_append_item (menu, item);
}

/* What can still be done about it; an empty menu for what is as it is. */
static void
fill_menu (GMenu *menu, const DumentEvent *event)
{
  GVariant *row = g_variant_ref_sink (g_variant_new_int64 (event->row_id));

  switch ((unsigned) event->kind)
    {
    case DUMENT_EVENT_ISSUED:
    case DUMENT_EVENT_SENT:
      append_for (menu, _ ("_Edit the Invoice…"), "win.edit-invoice",
                  g_variant_new_int64 (event->invoice_id));
      break;

    case DUMENT_EVENT_PAID:
      if (event->can_bounce)
        append_for (menu, _ ("_Taken Back by the Bank"), "win.bounce-payment", row);
      append_for (menu, _ ("_Delete the Payment"), "win.delete-payment", row);
      break;

    case DUMENT_EVENT_BOUNCED:
      append_for (menu, _ ("It _Came Through After All"), "win.unbounce-payment", row);
      break;

    case DUMENT_EVENT_CREDITED:
      append_for (menu, _ ("_Delete the Credit Note"), "win.delete-credit-note", row);
      break;

    case DUMENT_EVENT_INTEREST_WAIVED:
    case DUMENT_EVENT_INDEMNITY_WAIVED:
      append_for (menu, _ ("_Claim It Again"), "win.delete-waiver",
                  g_variant_new ("(xx)", event->invoice_id, event->row_id));
      break;

    case DUMENT_EVENT_PROMISED:
    case DUMENT_EVENT_PAUSED:
    case DUMENT_EVENT_DISPUTED:
    case DUMENT_EVENT_WRITTEN_OFF:
      append_for (menu, _ ("_Take Back"), "win.delete-circumstance", row);
      break;

    default:
      break;
    }
  g_variant_unref (row);
}

static void
add_menu (GtkWidget *row, const DumentEvent *event, const char *what)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autofree char *name = NULL;
  GtkWidget *button;

  fill_menu (menu, event);
  if (g_menu_model_get_n_items (G_MENU_MODEL (menu)) == 0)
    return;
  /* TRANSLATORS: what a button opens: Correct: €40.00 received by transfer */
  name = fill (_ ("Correct: %s"), what);
  button = gtk_menu_button_new ();
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "view-more-symbolic");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
  gtk_widget_set_tooltip_text (button, _ ("Correct or Take Back"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
}

static GtkWidget *
create_row (DumentTimelineView *self, const DumentEvent *event)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *what = dument_timeline_view_describe (event);
  g_autofree char *detail = describe_detail (self, event);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), what);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), detail);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  if (event->document_id != 0)
    {
      GtkWidget *button = create_document_button (event);

      adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
      adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), button);
    }
  add_menu (row, event, what);
  return row;
}

static void
show_rows (DumentTimelineView *self, unsigned from, unsigned to)
{
  for (unsigned i = from; i < MIN (to, self->events->len); i++)
    gtk_list_box_append (self->list, create_row (self, g_ptr_array_index (self->events, i)));
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

/* Whether two points are shown and corrected alike. */
static gboolean
are_alike (const DumentEvent *a, const DumentEvent *b)
{
  return a->date == b->date && a->kind == b->kind && a->invoice_id == b->invoice_id &&
         a->row_id == b->row_id && a->amount == b->amount && a->whole == b->whole &&
         a->channel == b->channel && a->method == b->method && a->letter_kind == b->letter_kind &&
         a->document_id == b->document_id && a->until == b->until &&
         a->can_bounce == b->can_bounce && g_str_equal (a->currency, b->currency) &&
         g_str_equal (a->number, b->number) && g_strcmp0 (a->text, b->text) == 0 &&
         g_strcmp0 (a->detail, b->detail) == 0;
}

static gboolean
shows_already (DumentTimelineView *self, const GPtrArray *events)
{
  if (self->events == NULL || self->events->len != events->len)
    return FALSE;
  for (unsigned i = 0; i < events->len; i++)
    {
      if (!are_alike (g_ptr_array_index (self->events, i), g_ptr_array_index (events, i)))
        return FALSE;
    }
  return TRUE;
}

/* The row that has the focus in it, or -1. */
static int
find_focus (DumentTimelineView *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  GtkWidget *row;

  if (focus == NULL || !gtk_widget_is_ancestor (focus, GTK_WIDGET (self->list)))
    return -1;
  row =
      GTK_IS_LIST_BOX_ROW (focus) ? focus : gtk_widget_get_ancestor (focus, GTK_TYPE_LIST_BOX_ROW);
  return gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row));
}

/* Where a row went away, the focus stays in its place. */
static void
restore_focus (DumentTimelineView *self, int index)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->list, index);

  if (row == NULL && index > 0)
    row = gtk_list_box_get_row_at_index (self->list, index - 1);
  if (row != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (row));
}

/**
 * dument_timeline_view_set_events:
 * @self: a time line
 * @events: (element-type DumentEvent): what happened, the latest first
 *
 * What is shown already stays as it is, with an open menu and the focus.
 */
void
dument_timeline_view_set_events (DumentTimelineView *self, GPtrArray *events)
{
  int focused = find_focus (self);
  GtkListBoxRow *row;

  if (shows_already (self, events))
    return;
  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  g_ptr_array_ref (events);
  g_clear_pointer (&self->events, g_ptr_array_unref);
  self->events = events;
  show_rows (self, 0, N_SHOWN);
  gtk_widget_set_visible (self->more_button, events->len > N_SHOWN);
  if (focused >= 0)
    restore_focus (self, focused);
}

/**
 * dument_timeline_view_set_names_invoices:
 * @self: a time line
 * @names_invoices: whether each point tells which invoice it is about
 */
void
dument_timeline_view_set_names_invoices (DumentTimelineView *self, gboolean names_invoices)
{
  self->names_invoices = names_invoices;
}
