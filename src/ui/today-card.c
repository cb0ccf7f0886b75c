/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "config.h"

#include "ui/today-card.h"

#include "service/agenda-deed.h"
#include "service/agenda-words.h"
#include "ui/form-dialog.h"
#include "ui/format.h"
#include "ui/row-menu.h"
#include "ui/window.h"
#include "ui/wrap-box.h"

#include <glib/gi18n-lib.h>

/**
 * DumentTodayCard:
 *
 * One thing to do: who, how much, why, one button that does it, and a way to say that it is done,
 * comes later or never.
 */
struct _DumentTodayCard
{
  GtkListBoxRow parent_instance;

  DumentEngine *engine;
  GPtrArray *proposals;                 /* keeps @proposal */
  const DumentAgendaProposal *proposal; /* borrowed */

  GtkLabel *amount;
  GtkBox *buttons_place;
  GtkLabel *client;
  GtkLabel *reach;
  GtkLabel *title;
  GtkBox *why_box;

  GtkWidget *buttons;
  GtkWidget *primary;
};

G_DEFINE_FINAL_TYPE (DumentTodayCard, dument_today_card, GTK_TYPE_LIST_BOX_ROW)

/* What the button does that does something else than write a letter or call. */
typedef enum
{
  TARGET_NOTHING,
  TARGET_CLIENT,
  TARGET_INVOICE,
  TARGET_INVOICES,
  TARGET_LETTERS,
} Target;

typedef struct
{
  const char *step;
  const char *label;
  const char *action;
  Target target;
  const char *done_label; /* (nullable): where it can be recorded as done by itself */
} Way;

/* The ways of what is no step of a scenario. */
static const Way ways[] = {
  { DUMENT_COURSE_SENT, N_ ("It Was Sent"), "card.done", TARGET_NOTHING, NULL },
  { DUMENT_COURSE_KIND, N_ ("Edit the Client…"), "win.edit-client", TARGET_CLIENT, NULL },
  { DUMENT_COURSE_DUE_DATE, N_ ("Edit the Invoice…"), "win.edit-invoice", TARGET_INVOICE, NULL },
  { DUMENT_COURSE_POST, N_ ("Show the Letters"), "win.show-page", TARGET_LETTERS, NULL },
  { DUMENT_COURSE_POST_OFFICE, N_ ("Show the Letters"), "win.show-page", TARGET_LETTERS,
    N_ ("I Have Asked") },
  { DUMENT_COURSE_PRESENTATION, N_ ("Show the Letters"), "win.show-page", TARGET_LETTERS, NULL },
  { DUMENT_COURSE_ADDRESS, N_ ("Edit the Client…"), "win.edit-client", TARGET_CLIENT,
    N_ ("It Is Right") },
  { DUMENT_COURSE_CONTACT, N_ ("Edit the Client…"), "win.edit-client", TARGET_CLIENT,
    N_ ("I Know Now") },
  { DUMENT_COURSE_PAYMENT, N_ ("Record a Payment…"), "win.record-payment", TARGET_INVOICES,
    N_ ("Not Yet") },
  { DUMENT_COURSE_DUPLICATE, N_ ("It Was Sent"), "card.done", TARGET_NOTHING, NULL },
  { DUMENT_COURSE_CREDIT, N_ ("Show the Invoice"), "win.show-invoice", TARGET_INVOICE, NULL },
};
static const Way missing_address = { NULL, N_ ("Edit the Client…"), "win.edit-client",
                                     TARGET_CLIENT, NULL };
static const Way decision = { NULL, N_ ("Show the Invoice"), "win.show-invoice", TARGET_INVOICE,
                              N_ ("I Have Decided") };
static const Way other = { NULL, N_ ("Show the Invoice"), "win.show-invoice", TARGET_INVOICE,
                           N_ ("Done") };

/* Why a step is given up, without typing. */
static const char *const never_reasons[] = {
  N_ ("It is not worth the trouble"),
  N_ ("It is settled in another way"),
  N_ ("It would harm a good client"),
};

static const DumentAgendaItem *
get_leader (DumentTodayCard *self)
{
  return g_ptr_array_index (self->proposal->items, 0);
}

static const Way *
find_way (const DumentAgendaProposal *proposal, const char *step)
{
  for (gsize i = 0; i < G_N_ELEMENTS (ways); i++)
    {
      if (g_strcmp0 (ways[i].step, step) == 0)
        return &ways[i];
    }
  if (proposal->act == DUMENT_ACT_CHECK)
    return &missing_address;
  return proposal->act == DUMENT_ACT_DECIDE ? &decision : &other;
}

/* ... what is recorded ... */

typedef struct
{
  GtkWidget *window;
  char *done;
  const char *next_action; /* (nullable): what the answer leads to */
  GVariant *invoices;
} Waiting;

static void
free_waiting (gpointer data)
{
  Waiting *waiting = data;

  g_object_unref (waiting->window);
  g_variant_unref (waiting->invoices);
  g_free (waiting->done);
  g_free (waiting);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Waiting, free_waiting)

static void
free_deed (gpointer deed)
{
  dument_agenda_deed_free (deed);
}

static void
free_undo (gpointer undo)
{
  dument_undo_free (undo);
}

static gpointer
record_job (DumentWorkspace *workspace, gpointer data, GCancellable *cancellable, GError **error)
{
  return dument_agenda_deed_record (workspace, data, error);
}

static void
recorded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Waiting) waiting = user_data;
  g_autoptr (GError) error = NULL;
  DumentUndo *undo = dument_engine_finish (DUMENT_ENGINE (source), result, &error);

  if (undo == NULL)
    {
      dument_window_show_error (waiting->window, error);
      return;
    }
  dument_window_toast_undo (waiting->window, waiting->done, dument_form_dialog_undo, undo,
                            free_undo);
  if (waiting->next_action != NULL)
    gtk_widget_activate_action_variant (waiting->window, waiting->next_action, waiting->invoices);
}

/* Those of one text, or all. */
static GVariant *
list_invoices (DumentTodayCard *self, const char *template_id)
{
  GVariantBuilder builder;

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("ax"));
  for (guint i = 0; i < self->proposal->items->len; i++)
    {
      const DumentAgendaItem *item = g_ptr_array_index (self->proposal->items, i);

      if (template_id == NULL || g_strcmp0 (item->template_id, template_id) == 0)
        g_variant_builder_add (&builder, "x", item->invoice_id);
    }
  return g_variant_builder_end (&builder);
}

static void
record (DumentTodayCard *self, DumentAgendaDeed *deed, char *done, const char *next_action)
{
  Waiting *waiting = g_new0 (Waiting, 1);

  waiting->window = g_object_ref (GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self))));
  waiting->done = done;
  waiting->next_action = next_action;
  waiting->invoices = g_variant_ref_sink (list_invoices (self, /* template_id= */ NULL));
  dument_engine_write_async (self->engine, record_job, deed, free_deed, free_undo,
                             /* cancellable= */ NULL, recorded_cb, waiting);
}

static void
record_done (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  DumentTodayCard *self = DUMENT_TODAY_CARD (widget);

  record (self, dument_agenda_deed_new (self->proposal, DUMENT_DEED_DONE),
          g_strdup_printf (_ ("Recorded as done: %s"), self->proposal->client),
          /* next_action= */ NULL);
}

static void
record_call (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  DumentTodayCard *self = DUMENT_TODAY_CARD (widget);
  DumentAgendaDeed *deed = dument_agenda_deed_new (self->proposal, DUMENT_DEED_DONE);

  deed->outcome = (DumentOutcome) g_variant_get_int32 (parameter);
  record (self, deed, g_strdup_printf (_ ("Call recorded: %s"), self->proposal->client),
          deed->outcome == DUMENT_OUTCOME_PROMISED   ? "win.promise"
          : deed->outcome == DUMENT_OUTCOME_DISPUTED ? "win.dispute"
                                                     : NULL);
}

static void
put_off (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  DumentTodayCard *self = DUMENT_TODAY_CARD (widget);
  DumentAgendaDeed *deed = dument_agenda_deed_new (self->proposal, DUMENT_DEED_PUT_OFF);
  g_autofree char *day = NULL;

  deed->until = dument_engine_get_today (self->engine) + g_variant_get_int32 (parameter);
  day = dument_format_long_date (deed->until);
  record (self, deed, g_strdup_printf (_ ("Put off until %s"), day), /* next_action= */ NULL);
}

static void
give_up (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  DumentTodayCard *self = DUMENT_TODAY_CARD (widget);
  DumentAgendaDeed *deed = dument_agenda_deed_new (self->proposal, DUMENT_DEED_GIVEN_UP);

  deed->words = g_variant_dup_string (parameter, NULL);
  record (self, deed, g_strdup (_ ("Given up, and noted in the journal")),
          /* next_action= */ NULL);
}

static void
write_letter (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  DumentTodayCard *self = DUMENT_TODAY_CARD (widget);
  const char *template_id = g_variant_get_string (parameter, NULL);

  gtk_widget_activate_action (widget, "win.write-letter", "(s@ax)", template_id,
                              list_invoices (self, template_id));
}

/* ... the buttons ... */

/* The name tells what it is about, since there is one on each card. */
static void
add_button (DumentTodayCard *self, GtkWidget *button, const char *label)
{
  g_autofree char *name = g_strdup_printf (_ ("%s: %s"), label, self->proposal->client);

  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  /* A menu button holds another one, which is pressed, and has its label as name too. */
  if (GTK_IS_MENU_BUTTON (button))
    {
      GtkAccessible *inner = GTK_ACCESSIBLE (gtk_widget_get_first_child (button));

      gtk_accessible_reset_relation (inner, GTK_ACCESSIBLE_RELATION_LABELLED_BY);
      gtk_accessible_update_property (inner, GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
    }
  dument_wrap_box_append (DUMENT_WRAP_BOX (self->buttons), button);
}

static GtkWidget *
add_action_button (DumentTodayCard *self, const char *label, const char *action, GVariant *target)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_actionable_set_action_target_value (GTK_ACTIONABLE (button), target);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  add_button (self, button, label);
  return button;
}

static GtkWidget *
add_menu_button (DumentTodayCard *self, const char *label, GMenu *menu)
{
  GtkWidget *button = gtk_menu_button_new ();

  gtk_menu_button_set_label (GTK_MENU_BUTTON (button), label);
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
  add_button (self, button, label);
  return button;
}

/* A call is over when one says what came of it. */
static void
add_call_buttons (DumentTodayCard *self)
{
  g_autoptr (GMenu) menu = g_menu_new ();

  for (int outcome = 0; outcome < DUMENT_OUTCOME_N_OUTCOMES; outcome++)
    dument_row_menu_append (menu, dument_agenda_words_outcome ((DumentOutcome) outcome),
                            "card.called", g_variant_new_int32 (outcome));
  self->primary = add_menu_button (self, _ ("I Have Called"), menu);
}

static const DumentAgendaItem *
find_text (DumentTodayCard *self)
{
  for (guint i = 0; i < self->proposal->items->len; i++)
    {
      const DumentAgendaItem *item = g_ptr_array_index (self->proposal->items, i);

      if (item->template_id != NULL)
        return item;
    }
  return NULL;
}

static void
add_letter_buttons (DumentTodayCard *self, const char *template_id)
{
  self->primary = add_action_button (self, _ ("Write the Letter"), "card.write",
                                     g_variant_new_string (template_id));
  if (self->proposal->act == DUMENT_ACT_EMAIL)
    gtk_widget_add_css_class (add_action_button (self, _ ("Sent by E-mail"), "card.done", NULL),
                              "flat");
}

static GVariant *
create_target (DumentTodayCard *self, Target target)
{
  switch (target)
    {
    case TARGET_CLIENT:
      return g_variant_new_int64 (self->proposal->client_id);

    case TARGET_INVOICE:
      return g_variant_new_int64 (get_leader (self)->invoice_id);

    case TARGET_INVOICES:
      return list_invoices (self, /* template_id= */ NULL);

    case TARGET_LETTERS:
      return g_variant_new_string ("letters");

    case TARGET_NOTHING:
    default:
      return NULL;
    }
}

static void
add_other_buttons (DumentTodayCard *self)
{
  const Way *way = find_way (self->proposal, get_leader (self)->step);

  self->primary =
      add_action_button (self, _ (way->label), way->action, create_target (self, way->target));
  if (way->done_label != NULL)
    gtk_widget_add_css_class (add_action_button (self, _ (way->done_label), "card.done", NULL),
                              "flat");
}

/* Invoices of one client may have come to different texts. */
static void
append_other_texts (DumentTodayCard *self, GMenu *menu)
{
  const DumentAgendaItem *first = find_text (self);
  g_autoptr (GMenu) section = g_menu_new ();
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  if (first == NULL)
    return;
  g_hash_table_add (seen, (gpointer) first->template_id);
  for (guint i = 0; i < self->proposal->items->len; i++)
    {
      const DumentAgendaItem *item = g_ptr_array_index (self->proposal->items, i);
      g_autofree char *label = NULL;

      if (item->template_id == NULL || !g_hash_table_add (seen, (gpointer) item->template_id))
        continue;
      /* TRANSLATORS: the name of a letter, and the number of an invoice */
      label = g_strdup_printf (_ ("Write Instead: %s, %s"), item->step_name, item->number);
      dument_row_menu_append (section, label, "card.write",
                              g_variant_new_string (item->template_id));
    }
  g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
}

static void
add_later_button (DumentTodayCard *self)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenu) later = g_menu_new ();
  g_autoptr (GMenu) never = g_menu_new ();
  GtkWidget *button;

  dument_row_menu_append (later, _ ("_Tomorrow"), "card.later", g_variant_new_int32 (1));
  dument_row_menu_append (later, _ ("_Next Week"), "card.later", g_variant_new_int32 (7));
  for (gsize i = 0; i < G_N_ELEMENTS (never_reasons); i++)
    dument_row_menu_append (never, _ (never_reasons[i]), "card.never",
                            g_variant_new_string (_ (never_reasons[i])));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (later));
  append_other_texts (self, menu);
  g_menu_append_section (menu, _ ("Never"), G_MENU_MODEL (never));
  button = add_menu_button (self, _ ("Later"), menu);
  gtk_widget_add_css_class (button, "flat");
}

static void
add_buttons (DumentTodayCard *self)
{
  const DumentAgendaItem *text = find_text (self);
  DumentAct act = self->proposal->act;

  self->buttons = dument_wrap_box_new (6);
  gtk_box_append (self->buttons_place, self->buttons);
  if (act == DUMENT_ACT_CALL)
    add_call_buttons (self);
  else if (text != NULL && (act == DUMENT_ACT_EMAIL || act == DUMENT_ACT_PRINT))
    add_letter_buttons (self, text->template_id);
  else
    add_other_buttons (self);
  add_later_button (self);
}

/* ... the words ... */

/**
 * dument_today_card_tell_why:
 * @item: an invoice
 *
 * Returns: (transfer full): why something is to be done about it, or nothing is, as a sentence
 */
char *
dument_today_card_tell_why (const DumentAgendaItem *item)
{
  g_autofree char *why = dument_agenda_words_why (item->reasons, item->currency);
  GString *text = g_string_new (NULL);

  if (*why != '\0')
    {
      g_string_append_unichar (text, g_unichar_toupper (g_utf8_get_char (why)));
      g_string_append_printf (text, "%s.", g_utf8_next_char (why));
    }
  return g_string_free (text, /* free_segment= */ FALSE);
}

static void
add_why (DumentTodayCard *self, const char *text, const char *css_class, const char *tooltip)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (label, css_class);
  gtk_widget_set_tooltip_text (label, tooltip);
  gtk_box_append (self->why_box, label);
}

static void
show_items (DumentTodayCard *self)
{
  for (guint i = 0; i < self->proposal->items->len; i++)
    {
      const DumentAgendaItem *item = g_ptr_array_index (self->proposal->items, i);
      g_autofree char *amount = dument_format_amount (item->asked, item->currency);
      g_autofree char *why = dument_today_card_tell_why (item);
      g_autofree char *what =
          self->proposal->items->len > 1 && item->step_name != NULL
              ? g_strdup_printf ("%s · %s · %s", item->number, amount, item->step_name)
              : g_strdup_printf ("%s · %s", item->number, amount);

      add_why (self, what, "amount", /* tooltip= */ NULL);
      add_why (self, why, "dim-label", dument_agenda_words_change (item->change));
    }
}

/* A link that the system knows how to open. */
static void
show_reach (DumentTodayCard *self)
{
  const DumentAgendaProposal *proposal = self->proposal;
  gboolean calls = proposal->act == DUMENT_ACT_CALL;
  const char *where = calls                               ? proposal->phone
                      : proposal->act == DUMENT_ACT_EMAIL ? proposal->email
                                                          : NULL;
  g_autofree char *address = NULL;
  g_autofree char *markup = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->reach), where != NULL);
  if (where == NULL)
    return;
  address = g_uri_escape_string (where, "@+", /* allow_utf8= */ FALSE);
  markup = g_markup_printf_escaped ("<a href=\"%s:%s\">%s</a>", calls ? "tel" : "mailto", address,
                                    where);
  gtk_label_set_markup (self->reach, markup);
}

static void
show_proposal (DumentTodayCard *self)
{
  const DumentAgendaProposal *proposal = self->proposal;
  g_autofree char *amount = dument_format_amount (proposal->amount, proposal->currency);
  g_autofree char *name = NULL;

  gtk_label_set_label (self->client, proposal->client);
  gtk_label_set_label (self->amount, amount);
  gtk_label_set_label (self->title, proposal->title);
  show_reach (self);
  show_items (self);
  add_buttons (self);
  name = g_strdup_printf ("%s, %s, %s", proposal->title, proposal->client, amount);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/* ... GtkWidget ... */

static void
dument_today_card_dispose (GObject *object)
{
  DumentTodayCard *self = DUMENT_TODAY_CARD (object);

  g_clear_object (&self->engine);
  g_clear_pointer (&self->proposals, g_ptr_array_unref);
  G_OBJECT_CLASS (dument_today_card_parent_class)->dispose (object);
}

static void
dument_today_card_class_init (DumentTodayCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dument_today_card_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/dument/Dument/ui/today-card.ui");
  gtk_widget_class_bind_template_child (widget_class, DumentTodayCard, amount);
  gtk_widget_class_bind_template_child (widget_class, DumentTodayCard, buttons_place);
  gtk_widget_class_bind_template_child (widget_class, DumentTodayCard, client);
  gtk_widget_class_bind_template_child (widget_class, DumentTodayCard, reach);
  gtk_widget_class_bind_template_child (widget_class, DumentTodayCard, title);
  gtk_widget_class_bind_template_child (widget_class, DumentTodayCard, why_box);
  gtk_widget_class_install_action (widget_class, "card.called", "i", record_call);
  gtk_widget_class_install_action (widget_class, "card.done", NULL, record_done);
  gtk_widget_class_install_action (widget_class, "card.later", "i", put_off);
  gtk_widget_class_install_action (widget_class, "card.never", "s", give_up);
  gtk_widget_class_install_action (widget_class, "card.write", "s", write_letter);
}

static void
dument_today_card_init (DumentTodayCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * dument_today_card_new:
 * @engine: the engine of the data file
 * @proposals: (element-type DumentAgendaProposal): the proposals of an agenda, which the card keeps
 * @place: which of them it shows
 *
 * Returns: (transfer floating): a card
 */
GtkWidget *
dument_today_card_new (DumentEngine *engine, GPtrArray *proposals, guint place)
{
  DumentTodayCard *self = g_object_new (DUMENT_TYPE_TODAY_CARD, NULL);

  self->engine = g_object_ref (engine);
  self->proposals = g_ptr_array_ref (proposals);
  self->proposal = g_ptr_array_index (proposals, place);
  show_proposal (self);
  return GTK_WIDGET (self);
}

/**
 * dument_today_card_get_act:
 * @self: a card
 *
 * Returns: what the hand does: cards of one kind stand together
 */
DumentAct
dument_today_card_get_act (DumentTodayCard *self)
{
  return self->proposal->act;
}

/**
 * dument_today_card_press:
 * @self: a card
 *
 * Does what its button does.
 */
void
dument_today_card_press (DumentTodayCard *self)
{
  gtk_widget_activate (self->primary);
}
