/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "config.h"

#include "ui/receivable-detail.h"

#include "service/agenda-words.h"
#include "service/attaching.h"
#include "service/ladder.h"
#include "service/finding.h"
#include "service/timeline.h"
#include "ui/circumstance-actions.h"
#include "ui/circumstance-list.h"
#include "ui/claim-view.h"
#include "ui/compat.h"
#include "ui/document-drag.h"
#include "ui/format.h"
#include "ui/row-menu.h"
#include "ui/state-image.h"
#include "ui/timeline-view.h"
#include "ui/window.h"
#include "ui/wrap-box.h"

#include <glib/gi18n-lib.h>

/* More invoices than these are summed up without being looked at one by one. */
#define MAX_SUMMED 500

enum
{
  PROP_0,
  PROP_TITLE,
  PROP_SUBTITLE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

/**
 * DumentReceivableDetail:
 *
 * Beside the list: what is owed on the chosen invoice, why, what happened, and the next step. Of
 * several invoices it gives the sum for each client, and one letter for all of a client's.
 */
struct _DumentReceivableDetail
{
  AdwBin parent_instance;

  DumentEngine *engine;
  GCancellable *cancellable;
  GArray *ids;
  char *title;
  char *subtitle;

  GtkWidget *barred_box;
  GtkImage *barred_image;
  GtkLabel *barred_label;
  AdwStatusPage *broken_page;
  DumentCircumstanceList *circumstance_list;
  DumentClaimView *claim_view;
  GtkWidget *client_button;
  GtkLabel *client_label;
  GtkListBox *documents_list;
  GtkWidget *documents_box;
  GtkWidget *hurry_box;
  GtkWidget *hurry_button;
  GtkLabel *hurry_button_label;
  GtkLabel *hurry_label;
  GtkLabel *invoice_label;
  GtkMenuButton *more_button;
  GtkWidget *next_button;
  GtkLabel *next_label;
  GtkWidget *pay_button;
  GtkWidget *several_box;
  GtkLabel *several_title;
  GtkStack *stack;
  GtkImage *state_image;
  GtkLabel *state_label;
  DumentTimelineView *timeline_view;
  GtkLabel *wait_label;
};

G_DEFINE_FINAL_TYPE (DumentReceivableDetail, dument_receivable_detail, ADW_TYPE_BIN)

/* What a job brings back of one invoice. */
typedef struct
{
  DumentDossier *dossier;
  GPtrArray *events;
  GPtrArray *grounds;
} Finding;

static void
free_finding (Finding *finding)
{
  g_clear_pointer (&finding->dossier, dument_dossier_free);
  g_clear_pointer (&finding->events, g_ptr_array_unref);
  g_clear_pointer (&finding->grounds, g_ptr_array_unref);
  g_free (finding);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Finding, free_finding)

static gpointer
find_one (DumentWorkspace *workspace, gpointer data, GCancellable *cancellable, GError **error)
{
  const gint64 *id = data;
  g_autoptr (Finding) finding = g_new0 (Finding, 1);

  finding->dossier = dument_dossier_load (workspace, *id, error);
  if (finding->dossier == NULL)
    return NULL;
  finding->events = dument_timeline_tell (finding->dossier, dument_workspace_get_today (workspace));
  finding->grounds = dument_claim_view_find_grounds (finding->dossier->receivable->claim);
  return g_steal_pointer (&finding);
}

static char *
describe_state (const DumentReceivable *receivable, DumentDate today)
{
  int n_days = today - receivable->ledger->terms.due;

  if (receivable->ledger->terms.due == DUMENT_DATE_NONE)
    return g_strdup (_ ("Day of payment unknown"));
  if (receivable->state == DUMENT_STATE_LATE)
    return g_strdup_printf (
        g_dngettext (GETTEXT_PACKAGE, "Late by %d day", "Late by %d days", (unsigned long) n_days),
        n_days);
  if (receivable->state == DUMENT_STATE_UPCOMING)
    return g_strdup_printf (
        g_dngettext (GETTEXT_PACKAGE, "Due in %d day", "Due in %d days", (unsigned long) -n_days),
        -n_days);
  return g_strdup (dument_format_state (receivable->state));
}

/* The target comes before the action that wants it; the other way round GTK warns of a mismatch. */
static void
aim (GtkWidget *button, const char *action, GVariant *target)
{
  GtkActionable *actionable = GTK_ACTIONABLE (button);

  gtk_actionable_set_action_name (actionable, NULL);
  gtk_actionable_set_action_target_value (actionable, target);
  gtk_actionable_set_action_name (actionable, action);
}

static void
aim_at_letter (GtkWidget *button, const char *template_id, const gint64 *ids, gsize n_ids)
{
  GVariant *invoices =
      g_variant_new_fixed_array (G_VARIANT_TYPE_INT64, ids, n_ids, sizeof (gint64));

  aim (button, "win.write-letter", g_variant_new ("(s@ax)", template_id, invoices));
}

/* The first reminder needs no name. */
static void
set_letter_label (GtkLabel *label, const DumentLetterKind *letter)
{
  g_autofree char *text = NULL;

  if (letter->degree == DUMENT_LETTER_DEGREE_FRIENDLY_REMINDER)
    text = g_strdup (_ ("Write a Reminder"));
  else
    text = g_strdup_printf (_ ("Write the %s"), dument_ladder_get_name (letter));
  gtk_label_set_label (label, text);
}

/* What is asked on a card is answered there, unless it is a fact that is missing. */
static void
aim_at_question (DumentReceivableDetail *self, const DumentDossier *dossier)
{
  const DumentReceivable *receivable = dossier->receivable;

  gtk_label_set_label (self->next_label, dossier->next->title);
  if (dossier->next->step == DUMENT_NEXT_STEP_FIND_CONTACT)
    aim (self->next_button, "win.edit-client", g_variant_new_int64 (receivable->client->id));
  else if (dossier->next->step == DUMENT_NEXT_STEP_ENTER_DUE_DATE)
    aim (self->next_button, "win.edit-invoice", g_variant_new_int64 (receivable->invoice->id));
  else
    aim (self->next_button, "win.show-page", g_variant_new_string ("today"));
}

static void
aim_at_letters (DumentReceivableDetail *self, const char *label)
{
  gtk_label_set_label (self->next_label, label);
  aim (self->next_button, "win.show-page", g_variant_new_string ("letters"));
}

/* A letter beside the steps of a scenario. */
static void
aim_at_own_letter (DumentReceivableDetail *self,
                   const char *label,
                   const char *template_id,
                   gint64 id)
{
  gtk_label_set_label (self->next_label, label);
  aim_at_letter (self->next_button, template_id, &id, 1);
}

static void
aim_next_button (DumentReceivableDetail *self, const DumentDossier *dossier)
{
  const DumentReceivable *receivable = dossier->receivable;
  const DumentNextMove *next = dossier->next;
  gint64 id = receivable->invoice->id;

  switch (next->step)
    {
    case DUMENT_NEXT_STEP_CHOOSE_KIND:
      gtk_label_set_label (self->next_label, _ ("Say What Kind of Client…"));
      aim (self->next_button, "win.mend-client",
           g_variant_new ("(xi)", receivable->client->id, DUMENT_FINDING_FIELD_KIND));
      break;
    case DUMENT_NEXT_STEP_REMIND:
      set_letter_label (self->next_label, next->letter);
      aim_at_letter (self->next_button, next->letter->id, &id, 1);
      break;
    case DUMENT_NEXT_STEP_POST:
      aim_at_letters (self, _ ("Post the Letter"));
      break;
    case DUMENT_NEXT_STEP_FORMAL_NOTICE:
    case DUMENT_NEXT_STEP_END_PLAN:
      aim_at_own_letter (self, _ ("Write the Formal Notice"), "mise-en-demeure", id);
      break;
    case DUMENT_NEXT_STEP_FOLLOW_NOTICE:
      aim_at_letters (self, _ ("Follow the Formal Notice"));
      break;
    case DUMENT_NEXT_STEP_FOLLOW_LETTER:
      aim_at_letters (self, next->title);
      break;
    case DUMENT_NEXT_STEP_RECALL_PROMISE:
      aim_at_own_letter (self, _ ("Recall the Promise"), "promesse-non-tenue", id);
      break;
    case DUMENT_NEXT_STEP_DECLARE:
      aim_at_own_letter (self, _ ("Declare the Claim"), "declaration-creance", id);
      break;
    case DUMENT_NEXT_STEP_CONFIRM_SENT:
    case DUMENT_NEXT_STEP_CALL:
    case DUMENT_NEXT_STEP_SEND_DUPLICATE:
    case DUMENT_NEXT_STEP_CHECK_PAYMENT:
    case DUMENT_NEXT_STEP_DECIDE:
    case DUMENT_NEXT_STEP_FIND_CONTACT:
    case DUMENT_NEXT_STEP_ENTER_DUE_DATE:
      aim_at_question (self, dossier);
      break;
    case DUMENT_NEXT_STEP_NONE:
    case DUMENT_NEXT_STEP_WAIT:
    case DUMENT_NEXT_STEP_AWAIT_PAYMENT:
    case DUMENT_NEXT_STEP_AWAIT_PROMISE:
    case DUMENT_NEXT_STEP_AWAIT_PAUSE:
    case DUMENT_NEXT_STEP_SETTLE_DISPUTE:
    case DUMENT_NEXT_STEP_AWAIT_INSTALMENT:
    case DUMENT_NEXT_STEP_RECALL_INSTALMENT:
    case DUMENT_NEXT_STEP_SET_OFF:
    default:
      break;
    }
}

/* Returns: (nullable): why one may do otherwise than the next step has it */
static const char *
describe_hurry (DumentNextStep step)
{
  if (step == DUMENT_NEXT_STEP_AWAIT_PAYMENT)
    return _ ("Before that day a formal notice goes back on the days that you left, which may be "
              "held against you.");
  if (step == DUMENT_NEXT_STEP_REMIND)
    return _ ("Reminded by phone or e-mail already? The formal notice may come first; without any "
              "reminder it may cost you good will.");
  if (step == DUMENT_NEXT_STEP_CONFIRM_SENT)
    return _ ("If you know that it was sent, the letter can be written at once.");
  if (step == DUMENT_NEXT_STEP_FIND_CONTACT)
    return _ ("The letter can be written already, and the address added there.");
  if (step == DUMENT_NEXT_STEP_CALL)
    return _ ("Whoever would rather write than call can write the next letter now.");
  if (step == DUMENT_NEXT_STEP_WAIT)
    return _ ("The next letter can be written before that day, too.");
  return NULL;
}

/* Who has reminded on the phone, or cannot wait, need not climb the whole ladder; what that may
 * cost is said beside. */
static void
show_hurry (DumentReceivableDetail *self, const DumentDossier *dossier)
{
  const DumentReceivable *receivable = dossier->receivable;
  const DumentNextMove *next = dossier->next;
  const char *why = describe_hurry (next->step);
  gboolean is_notice =
      next->step == DUMENT_NEXT_STEP_REMIND || next->step == DUMENT_NEXT_STEP_AWAIT_PAYMENT;
  const DumentLetterKind *letter =
      is_notice ? dument_ladder_find ("mise-en-demeure") : next->letter;
  gint64 id = receivable->invoice->id;
  gboolean is_offered =
      why != NULL && letter != NULL &&
      dument_letter_kind_find_fault (letter, receivable->client->kind, receivable->claim) ==
          DUMENT_LETTER_FAULT_NONE;

  gtk_widget_set_visible (self->hurry_box, is_offered);
  if (!is_offered)
    return;
  gtk_label_set_label (self->hurry_label, why);
  if (is_notice)
    gtk_label_set_label (self->hurry_button_label, _ ("Write the Formal Notice Now"));
  else
    set_letter_label (self->hurry_button_label, letter);
  aim_at_letter (self->hurry_button, letter->id, &id, 1);
}

/* Returns: (nullable): what holds everything up, where there is a sentence of its own for it */
static char *
describe_rest (DumentNextStep step, DumentDate until)
{
  g_autofree char *day = until != DUMENT_DATE_NONE ? dument_format_long_date (until) : NULL;

  if (step == DUMENT_NEXT_STEP_AWAIT_PAYMENT)
    return g_strdup_printf (_ ("Wait until %s for the payment that your reminder asked for."), day);
  if (step == DUMENT_NEXT_STEP_AWAIT_PROMISE)
    return g_strdup_printf (_ ("Wait until %s for the payment that was promised."), day);
  if (step == DUMENT_NEXT_STEP_AWAIT_INSTALMENT)
    return g_strdup_printf (_ ("A payment plan runs. Wait for the instalment of %s."), day);
  if (step == DUMENT_NEXT_STEP_RECALL_INSTALMENT)
    return g_strdup_printf (_ ("An instalment of the payment plan is late. It can still be paid "
                               "until %s: ask for it."),
                            day);
  if (step == DUMENT_NEXT_STEP_AWAIT_PAUSE && day != NULL)
    return g_strdup_printf (_ ("Paused until %s."), day);
  if (step == DUMENT_NEXT_STEP_AWAIT_PAUSE)
    return g_strdup (_ ("Paused."));
  if (step == DUMENT_NEXT_STEP_SETTLE_DISPUTE)
    return g_strdup (_ ("The client contests what is unpaid. Settle that first."));
  return NULL;
}

/* Returns: (nullable): what comes after the wait, and when */
static char *
describe_coming (const DumentNextMove *next)
{
  g_autofree char *day = next->day != DUMENT_DATE_NONE ? dument_format_long_date (next->day) : NULL;

  if (next->title == NULL || day == NULL)
    return NULL;
  /* Translators: a day, then what is to be done, such as “E-mail: Firm Reminder” */
  return g_strdup_printf (_ ("Next step, on %s — %s."), day, next->title);
}

/* What the wait is for, or NULL where there is something to be done. */
static char *
describe_wait (const DumentNextMove *next)
{
  g_autofree char *rest = describe_rest (next->step, next->until);
  g_autofree char *coming = describe_coming (next);
  g_autofree char *why = dument_agenda_words_why (next->reasons, next->currency);

  if (rest != NULL)
    return coming != NULL ? g_strdup_printf ("%s\n%s", rest, coming) : g_steal_pointer (&rest);
  if (next->step == DUMENT_NEXT_STEP_SET_OFF)
    return g_strdup (next->title);
  if (next->reasons->len == 0 ||
      (next->step != DUMENT_NEXT_STEP_WAIT && next->step != DUMENT_NEXT_STEP_NONE))
    return NULL;
  return coming != NULL ? g_strdup_printf ("%s\n%s", coming, why) : g_steal_pointer (&why);
}

/* The primary button is the step that the page of what is to be done proposes; while it waits, that
 * is said with the reasons, and what may come is the payment. */
static void
show_next_step (DumentReceivableDetail *self, const DumentDossier *dossier)
{
  DumentNextStep step = dossier->next->step;
  g_autofree char *wait = describe_wait (dossier->next);
  gboolean waits = wait != NULL;

  gtk_widget_set_visible (self->next_button,
                          step != DUMENT_NEXT_STEP_NONE && step != DUMENT_NEXT_STEP_WAIT && !waits);
  gtk_widget_set_visible (GTK_WIDGET (self->wait_label), waits);
  if (waits)
    {
      gtk_label_set_label (self->wait_label, wait);
      gtk_widget_add_css_class (self->pay_button, "suggested-action");
    }
  else
    gtk_widget_remove_css_class (self->pay_button, "suggested-action");
  gtk_widget_set_hexpand (self->pay_button, waits);
  aim_next_button (self, dossier);
  show_hurry (self, dossier);
}

/* Every other letter that makes sense for it today. */
static GMenu *
create_letter_menu (const DumentReceivable *receivable, GVariant *only)
{
  GMenu *menu = g_menu_new ();
  gsize n_kinds;
  const DumentLetterKind *const *kinds = dument_ladder_list (&n_kinds);

  for (gsize i = 0; i < n_kinds; i++)
    {
      if (dument_letter_kind_find_fault (kinds[i], receivable->client->kind, receivable->claim) ==
          DUMENT_LETTER_FAULT_NONE)
        dument_row_menu_append (menu, dument_ladder_get_name (kinds[i]), "win.write-letter",
                                g_variant_new ("(s@ax)", kinds[i]->id, only));
    }
  return menu;
}

static GMenuModel *
create_menu (const DumentReceivable *receivable)
{
  gint64 id = receivable->invoice->id;
  GVariant *only = g_variant_new_fixed_array (G_VARIANT_TYPE_INT64, &id, 1, sizeof id);
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) letters = g_menu_new ();
  g_autoptr (GMenu) money = g_menu_new ();
  g_autoptr (GMenuModel) course = dument_circumstance_actions_create_menu (&id, 1);
  g_autoptr (GMenu) invoice = g_menu_new ();
  g_autoptr (GMenu) others = NULL;

  g_variant_ref_sink (only);
  dument_row_menu_append (letters, _ ("Write a _Reminder"), "win.write-letter",
                          g_variant_new ("(s@ax)", "rappel-amical", only));
  dument_row_menu_append (letters, _ ("Write the _Formal Notice"), "win.write-letter",
                          g_variant_new ("(s@ax)", "mise-en-demeure", only));
  others = create_letter_menu (receivable, only);
  if (g_menu_model_get_n_items (G_MENU_MODEL (others)) > 0)
    g_menu_append_submenu (letters, _ ("_Another Letter"), G_MENU_MODEL (others));
  dument_row_menu_append (money, _ ("Record a _Credit Note…"), "win.record-credit",
                          g_variant_new_int64 (id));
  dument_row_menu_append (money, _ ("_Give Up Penalties or Indemnity…"), "win.waive",
                          g_variant_new_int64 (id));
  dument_row_menu_append (invoice, _ ("_Edit the Invoice…"), "win.edit-invoice",
                          g_variant_new_int64 (id));
  dument_row_menu_append (invoice, _ ("_Delete the Invoice"), "win.delete-invoice",
                          g_variant_new_int64 (id));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (letters));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (money));
  g_menu_append_section (menu, NULL, course);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (invoice));
  g_variant_unref (only);
  return G_MENU_MODEL (menu);
}

static void
show_actions (DumentReceivableDetail *self, const DumentDossier *dossier)
{
  g_autoptr (GMenuModel) menu = create_menu (dossier->receivable);
  gint64 id = dossier->receivable->invoice->id;

  show_next_step (self, dossier);
  aim (self->pay_button, "win.record-payment",
       g_variant_new_fixed_array (G_VARIANT_TYPE_INT64, &id, 1, sizeof id));
  gtk_menu_button_set_menu_model (self->more_button, menu);
  aim (self->client_button, "win.show-client",
       g_variant_new_int64 (dossier->receivable->client->id));
}

static GtkWidget *
create_document_row (DumentReceivableDetail *self, const DumentStoredDocument *document)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *added = dument_format_long_date (document->added_on);
  g_autofree char *size = g_format_size ((guint64) document->size);
  g_autofree char *subtitle = g_strdup_printf ("%s · %s", added, size);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), document->file_name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             gtk_image_new_from_icon_name ("document-open-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  aim (row, "win.open-document", g_variant_new_int64 (document->id));
  dument_document_drag_offer_document (row, self->engine, document->id);
  return row;
}

static void
show_documents (DumentReceivableDetail *self, const GPtrArray *documents)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->documents_list, 0)) != NULL)
    gtk_list_box_remove (self->documents_list, GTK_WIDGET (row));
  for (unsigned i = 0; i < documents->len; i++)
    gtk_list_box_append (self->documents_list,
                         create_document_row (self, g_ptr_array_index (documents, i)));
  gtk_widget_set_visible (GTK_WIDGET (self->documents_list), documents->len > 0);
}

/* A paper on its way to the writer. */
typedef struct
{
  gint64 invoice_id;
  GFile *file;
} Paper;

static void
free_paper (Paper *paper)
{
  g_object_unref (paper->file);
  g_free (paper);
}

static gpointer
attach (DumentWorkspace *workspace, gpointer data, GCancellable *cancellable, GError **error)
{
  const Paper *paper = data;
  g_autofree char *name = NULL;
  g_autoptr (GBytes) content = dument_attaching_load (paper->file, cancellable, &name, error);

  return content != NULL ? dument_attaching_add (workspace, paper->invoice_id, content, name, error)
                         : NULL;
}

static gpointer
detach (DumentWorkspace *workspace, gpointer data, GCancellable *cancellable, GError **error)
{
  return GINT_TO_POINTER (dument_undo_apply (workspace, data, error));
}

static void
attached_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DumentReceivableDetail) self = user_data;
  g_autoptr (GError) error = NULL;
  DumentUndo *undo = dument_engine_finish (DUMENT_ENGINE (source), result, &error);

  if (undo == NULL)
    dument_window_show_error (GTK_WIDGET (self), error);
  else
    dument_window_toast_undo (GTK_WIDGET (self), _ ("Document kept with the invoice"), detach, undo,
                              (GDestroyNotify) dument_undo_free);
}

static void
attach_file (DumentReceivableDetail *self, GFile *file)
{
  Paper *paper = g_new (Paper, 1);

  *paper = (Paper){ g_array_index (self->ids, gint64, 0), g_object_ref (file) };
  dument_engine_write_async (self->engine, attach, paper, (GDestroyNotify) free_paper,
                             (GDestroyNotify) dument_undo_free, /* cancellable= */ NULL,
                             attached_cb, g_object_ref (self));
}

static void
paper_chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DumentReceivableDetail) self = user_data;
  g_autoptr (GListModel) files =
      dument_compat_open_files_finish (GTK_WINDOW (source), result, /* error= */ NULL);

  for (unsigned i = 0; files != NULL && i < g_list_model_get_n_items (files); i++)
    {
      g_autoptr (GFile) file = g_list_model_get_item (files, i);

      if (self->ids->len == 1)
        attach_file (self, file);
    }
}

static void
on_add_document_clicked_cb (DumentReceivableDetail *self)
{
  dument_compat_open_files (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                            _ ("Keep Documents with the Invoice"), /* filters= */ NULL,
                            /* multiple= */ TRUE, paper_chosen_cb, g_object_ref (self));
}

static gboolean
on_document_dropped_cb (GtkDropTarget *target,
                        const GValue *value,
                        double x,
                        double y,
                        DumentReceivableDetail *self)
{
  GSList *dropped = g_value_get_boxed (value);

  for (GSList *link = dropped; link != NULL; link = link->next)
    attach_file (self, link->data);
  return dropped != NULL;
}

/* Files that fall on the documents belong to the invoice; anywhere else they are imported. */
static void
accept_documents (DumentReceivableDetail *self)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  g_signal_connect (target, "drop", G_CALLBACK (on_document_dropped_cb), self);
  dument_document_drag_refuse_own (target);
  gtk_widget_add_controller (self->documents_box, GTK_EVENT_CONTROLLER (target));
}

/* What the letter warns of is said before one is written. */
static void
show_limitation (DumentReceivableDetail *self, const DumentDossier *dossier)
{
  gboolean is_barred = dument_dossier_is_barred (dossier, dument_engine_get_today (self->engine));
  gboolean is_public = dossier->receivable->client->kind == DUMENT_DEBTOR_PUBLIC;
  g_autofree char *day = dument_format_long_date (dossier->limitation);
  g_autofree char *text = NULL;

  gtk_widget_set_visible (self->barred_box, is_barred);
  if (!is_barred)
    return;
  text = g_strdup_printf (
      is_public ? _ ("It could be claimed until %s, unless payment was asked for in writing since. "
                     "The public body may refuse to pay.")
                : _ ("It could be claimed until %s, unless something interrupted the period, such "
                     "as a written acknowledgement or a part payment. The debtor may refuse to "
                     "pay."),
      day);
  gtk_label_set_label (self->barred_label, text);
  dument_state_image_show_barred (self->barred_image);
}

/* What is shown, in a few words: for the heading of a page of its own. */
static void
name_shown (DumentReceivableDetail *self, const char *title, const char *subtitle)
{
  g_free (self->title);
  g_free (self->subtitle);
  self->title = g_strdup (title);
  self->subtitle = g_strdup (subtitle);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TITLE]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SUBTITLE]);
}

static void
show_finding (DumentReceivableDetail *self, const Finding *finding)
{
  const DumentReceivable *receivable = finding->dossier->receivable;
  const DumentInvoice *invoice = receivable->invoice;
  g_autofree char *amount = dument_format_amount (invoice->due_payable, invoice->currency);
  g_autofree char *title = g_strdup_printf ("%s · %s", invoice->number, amount);
  g_autofree char *state = describe_state (receivable, dument_engine_get_today (self->engine));

  name_shown (self, invoice->number, receivable->client->party.name);
  gtk_label_set_label (self->client_label, receivable->client->party.name);
  gtk_label_set_label (self->invoice_label, title);
  gtk_label_set_label (self->state_label, state);
  dument_state_image_show (self->state_image, receivable->state);
  show_limitation (self, finding->dossier);
  dument_circumstance_list_show (self->circumstance_list, finding->dossier,
                                 dument_engine_get_today (self->engine));
  show_actions (self, finding->dossier);
  dument_claim_view_show (self->claim_view, receivable, finding->grounds);
  dument_timeline_view_set_events (self->timeline_view, finding->events);
  show_documents (self, finding->dossier->documents);
  gtk_stack_set_visible_child_name (self->stack, "one");
}

static void
show_failure (DumentReceivableDetail *self, const GError *error)
{
  name_shown (self, _ ("Invoice"), /* subtitle= */ NULL);
  adw_status_page_set_description (self->broken_page, error->message);
  gtk_stack_set_visible_child_name (self->stack, "broken");
}

static void
found_one_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (Finding) finding = dument_engine_finish (DUMENT_ENGINE (source), result, &error);

  if (finding != NULL)
    show_finding (user_data, finding);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    show_failure (user_data, error);
}

/* The part of a selection that one client owes, in one currency. */
typedef struct
{
  gint64 client_id;
  char *client_name;
  char currency[4];
  GArray *ids;
  DumentMoney balance;
  DumentMoney total;
} Share;

static void
free_share (gpointer data)
{
  Share *share = data;

  g_free (share->client_name);
  g_array_unref (share->ids);
  g_free (share);
}

static Share *
find_share (GPtrArray *shares, const DumentReceivable *receivable)
{
  Share *share;

  for (unsigned i = 0; i < shares->len; i++)
    {
      share = g_ptr_array_index (shares, i);
      if (share->client_id == receivable->client->id &&
          g_str_equal (share->currency, receivable->invoice->currency))
        return share;
    }
  share = g_new0 (Share, 1);
  share->client_id = receivable->client->id;
  share->client_name = g_strdup (receivable->client->party.name);
  g_strlcpy (share->currency, receivable->invoice->currency, sizeof share->currency);
  share->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_ptr_array_add (shares, share);
  return share;
}

static gpointer
sum_up (DumentWorkspace *workspace, gpointer data, GCancellable *cancellable, GError **error)
{
  const GArray *ids = data;
  g_autoptr (GPtrArray) shares = g_ptr_array_new_with_free_func (free_share);

  for (unsigned i = 0; i < MIN (ids->len, MAX_SUMMED); i++)
    {
      gint64 id = g_array_index (ids, gint64, i);
      g_autoptr (DumentReceivable) receivable = NULL;
      Share *share;

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
      receivable = dument_receivable_load (workspace, id, error);
      if (receivable == NULL)
        return NULL;
      share = find_share (shares, receivable);
      if (receivable->claim->total > 0)
        g_array_append_val (share->ids, id);
      if (!dument_money_add (&share->balance, receivable->claim->balance) ||
          !dument_money_add (&share->total, receivable->claim->total))
        {
          g_set_error_literal (error, DUMENT_SERVICE_ERROR, DUMENT_SERVICE_ERROR_INVALID,
                               _ ("The sum of these invoices is too large. Choose fewer."));
          return NULL;
        }
    }
  return g_steal_pointer (&shares);
}

static GtkWidget *
create_line (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "amount");
  gtk_widget_add_css_class (label, css_class);
  return label;
}

/* A name takes as many lines as it needs; amounts stand below it, where nothing breaks them. */
static void
add_sums (GtkBox *card, const Share *share)
{
  GtkWidget *name = create_line (share->client_name, "heading");
  g_autofree char *total = dument_format_amount (share->total, share->currency);
  g_autofree char *balance = dument_format_amount (share->balance, share->currency);
  g_autofree char *rest = g_strdup_printf (_ ("%s without penalties"), balance);

  gtk_label_set_wrap (GTK_LABEL (name), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (name), PANGO_WRAP_WORD_CHAR);
  gtk_box_append (card, name);
  gtk_box_append (card, create_line (total, "title-3"));
  gtk_box_append (card, create_line (rest, "dim-label"));
}

static GtkWidget *
create_more_button (const Share *share)
{
  GtkWidget *button = gtk_menu_button_new ();
  g_autofree char *name = g_strdup_printf (_ ("More Actions: %s"), share->client_name);
  g_autoptr (GMenuModel) menu = dument_circumstance_actions_create_menu (
      (const gint64 *) (gpointer) share->ids->data, share->ids->len);

  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "view-more-symbolic");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), menu);
  gtk_widget_set_tooltip_text (button, _ ("More Actions"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return button;
}

static GtkWidget *
create_share_card (const Share *share)
{
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *buttons = dument_wrap_box_new (6);
  GtkWidget *letter = gtk_button_new ();
  GtkWidget *pay = gtk_button_new_with_label (_ ("Record a Payment"));
  g_autofree char *label =
      g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "A Letter for %u Invoice",
                                    "One Letter for %u Invoices", share->ids->len),
                       share->ids->len);

  gtk_widget_add_css_class (card, "card");
  gtk_widget_add_css_class (card, "share");
  add_sums (GTK_BOX (card), share);
  if (share->ids->len == 0)
    return card;
  gtk_button_set_label (GTK_BUTTON (letter), label);
  gtk_widget_set_hexpand (letter, TRUE);
  aim_at_letter (letter, "", (const gint64 *) (gpointer) share->ids->data, share->ids->len);
  aim (pay, "win.record-payment",
       g_variant_new_fixed_array (G_VARIANT_TYPE_INT64, share->ids->data, share->ids->len,
                                  sizeof (gint64)));
  gtk_widget_set_margin_top (buttons, 6);
  dument_wrap_box_append (DUMENT_WRAP_BOX (buttons), letter);
  dument_wrap_box_append (DUMENT_WRAP_BOX (buttons), pay);
  dument_wrap_box_append (DUMENT_WRAP_BOX (buttons), create_more_button (share));
  gtk_box_append (GTK_BOX (card), buttons);
  return card;
}

static void
show_shares (DumentReceivableDetail *self, const GPtrArray *shares)
{
  GtkWidget *child;
  g_autofree char *title = g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "%u invoice chosen", "%u invoices chosen", self->ids->len),
      self->ids->len);

  while ((child = gtk_widget_get_first_child (self->several_box)) != NULL)
    gtk_box_remove (GTK_BOX (self->several_box), child);
  for (unsigned i = 0; self->ids->len <= MAX_SUMMED && i < shares->len; i++)
    gtk_box_append (GTK_BOX (self->several_box), create_share_card (g_ptr_array_index (shares, i)));
  gtk_label_set_label (self->several_title, title);
  name_shown (self, title, /* subtitle= */ NULL);
  gtk_stack_set_visible_child_name (self->stack, "several");
}

static void
summed_up_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) shares = dument_engine_finish (DUMENT_ENGINE (source), result, &error);

  if (shares != NULL)
    show_shares (user_data, shares);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    show_failure (user_data, error);
}

static void
drop_request (DumentReceivableDetail *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

static void
load (DumentReceivableDetail *self)
{
  drop_request (self);
  if (self->ids->len == 0)
    {
      name_shown (self, _ ("Invoice"), /* subtitle= */ NULL);
      gtk_stack_set_visible_child_name (self->stack, "nothing");
      return;
    }
  self->cancellable = g_cancellable_new ();
  if (self->ids->len == 1)
    dument_engine_read_async (self->engine, find_one, g_memdup2 (self->ids->data, sizeof (gint64)),
                              g_free, (GDestroyNotify) free_finding, self->cancellable,
                              found_one_cb, self);
  else
    dument_engine_read_async (self->engine, sum_up, g_array_copy (self->ids),
                              (GDestroyNotify) g_array_unref, (GDestroyNotify) g_ptr_array_unref,
                              self->cancellable, summed_up_cb, self);
}

static void
on_engine_changed_cb (DumentEngine *engine, DumentReceivableDetail *self)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    load (self);
}

static void
dument_receivable_detail_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (dument_receivable_detail_parent_class)->map (widget);
  load (DUMENT_RECEIVABLE_DETAIL (widget));
}

static void
dument_receivable_detail_unmap (GtkWidget *widget)
{
  drop_request (DUMENT_RECEIVABLE_DETAIL (widget));
  GTK_WIDGET_CLASS (dument_receivable_detail_parent_class)->unmap (widget);
}

static void
dument_receivable_detail_dispose (GObject *object)
{
  DumentReceivableDetail *self = DUMENT_RECEIVABLE_DETAIL (object);

  drop_request (self);
  if (self->engine != NULL)
    g_signal_handlers_disconnect_by_data (self->engine, self);
  g_clear_object (&self->engine);
  g_clear_pointer (&self->ids, g_array_unref);
  G_OBJECT_CLASS (dument_receivable_detail_parent_class)->dispose (object);
}

static void
dument_receivable_detail_finalize (GObject *object)
{
  DumentReceivableDetail *self = DUMENT_RECEIVABLE_DETAIL (object);

  g_free (self->title);
  g_free (self->subtitle);
  G_OBJECT_CLASS (dument_receivable_detail_parent_class)->finalize (object);
}

static void
dument_receivable_detail_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  DumentReceivableDetail *self = DUMENT_RECEIVABLE_DETAIL (object);

  if (id == PROP_TITLE)
    g_value_set_string (value, self->title);
  else if (id == PROP_SUBTITLE)
    g_value_set_string (value, self->subtitle);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
install_properties (GObjectClass *object_class)
{
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  /** DumentReceivableDetail:title: the number of what is shown, or how many invoices are */
  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, flags);
  /** DumentReceivableDetail:subtitle: who owes it */
  properties[PROP_SUBTITLE] = g_param_spec_string ("subtitle", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
dument_receivable_detail_class_init (DumentReceivableDetailClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dument_receivable_detail_dispose;
  G_OBJECT_CLASS (klass)->finalize = dument_receivable_detail_finalize;
  G_OBJECT_CLASS (klass)->get_property = dument_receivable_detail_get_property;
  install_properties (G_OBJECT_CLASS (klass));
  widget_class->map = dument_receivable_detail_map;
  widget_class->unmap = dument_receivable_detail_unmap;
  g_type_ensure (DUMENT_TYPE_CIRCUMSTANCE_LIST);
  g_type_ensure (DUMENT_TYPE_CLAIM_VIEW);
  g_type_ensure (DUMENT_TYPE_TIMELINE_VIEW);
  g_type_ensure (DUMENT_TYPE_WRAP_BOX);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/dument/Dument/ui/receivable-detail.ui");
  gtk_widget_class_bind_template_child (widget_class, DumentReceivableDetail, barred_box);
  gtk_widget_class_bind_template_child (widget_class, DumentReceivableDetail, barred_image);
  gtk_widget_class_bind_template_child (widget_class, DumentReceivableDetail, barred_label);
  gtk_widget_class_bind_template_child (widget_class, DumentReceivableDetail, broken_page);
  gtk_widget_class_bind_template_child (widget_class, DumentReceivableDetail, circumstance_list);
  gtk_widget_class_bind_template_child (widget_class, DumentReceivableDetail, claim_view);
  gtk_widget_class_bind_template_child (widget_class, DumentReceivableDetail, client_button);
  gtk_widget_class_bind_template_child (widget_class, DumentReceivableDetail, client_label);
  gtk_widget_class_bind_template_child (widget_class, DumentReceivableDetail, documents_list);
  gtk_widget_class_bind_template_child (widget_class, DumentReceivableDetail, documents_box);
  gtk_widget_class_bind_template_child (widget_class, DumentReceivableDetail, hurry_box);
  gtk_widget_class_bind_template_child (widget_class, DumentReceivableDetail, hurry_button);
  gtk_widget_class_bind_template_child (widget_class, DumentReceivableDetail, hurry_button_label);
  gtk_widget_class_bind_template_child (widget_class, DumentReceivableDetail, hurry_label);
  gtk_widget_class_bind_template_child (widget_class, DumentReceivableDetail, invoice_label);
  gtk_widget_class_bind_template_child (widget_class, DumentReceivableDetail, more_button);
  gtk_widget_class_bind_template_child (widget_class, DumentReceivableDetail, next_button);
  gtk_widget_class_bind_template_child (widget_class, DumentReceivableDetail, next_label);
  gtk_widget_class_bind_template_child (widget_class, DumentReceivableDetail, pay_button);
  gtk_widget_class_bind_template_child (widget_class, DumentReceivableDetail, several_box);
  gtk_widget_class_bind_template_child (widget_class, DumentReceivableDetail, several_title);
  gtk_widget_class_bind_template_child (widget_class, DumentReceivableDetail, stack);
  gtk_widget_class_bind_template_child (widget_class, DumentReceivableDetail, state_image);
  gtk_widget_class_bind_template_child (widget_class, DumentReceivableDetail, state_label);
  gtk_widget_class_bind_template_child (widget_class, DumentReceivableDetail, timeline_view);
  gtk_widget_class_bind_template_child (widget_class, DumentReceivableDetail, wait_label);
  gtk_widget_class_bind_template_callback (widget_class, on_add_document_clicked_cb);
}

static void
dument_receivable_detail_init (DumentReceivableDetail *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  accept_documents (self);
}

/**
 * dument_receivable_detail_new:
 * @engine: the engine of the data file
 *
 * Returns: (transfer floating): the detail of nothing yet
 */
GtkWidget *
dument_receivable_detail_new (DumentEngine *engine)
{
  DumentReceivableDetail *self = g_object_new (DUMENT_TYPE_RECEIVABLE_DETAIL, NULL);

  self->engine = g_object_ref (engine);
  g_signal_connect (engine, "changed", G_CALLBACK (on_engine_changed_cb), self);
  g_signal_connect (engine, "day-changed", G_CALLBACK (on_engine_changed_cb), self);
  return GTK_WIDGET (self);
}

/**
 * dument_receivable_detail_show:
 * @self: a detail
 * @ids: (element-type gint64): rows of the invoices that are chosen
 */
void
dument_receivable_detail_show (DumentReceivableDetail *self, GArray *ids)
{
  g_array_set_size (self->ids, 0);
  g_array_append_vals (self->ids, ids->data, ids->len);
  load (self);
}
