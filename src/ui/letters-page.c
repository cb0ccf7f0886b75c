/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "config.h"

#include "ui/letters-page.h"

#include "service/letter-posting.h"
#include "ui/columns.h"
#include "ui/compat.h"
#include "ui/document-drag.h"
#include "ui/format.h"
#include "ui/letter-cell.h"
#include "ui/menu-button.h"
#include "ui/models/letter-model.h"
#include "ui/posting-dialog.h"
#include "ui/print-operation.h"
#include "ui/row-menu.h"
#include "ui/sidebar-button.h"
#include "ui/window.h"

#include <glib/gi18n-lib.h>

/**
 * DumentLettersPage:
 *
 * Every letter with its state and the days of the registered letter, in any order; at first the
 * drafts and then the newest. What was recorded can be followed, shown, and printed or saved once
 * more.
 */
struct _DumentLettersPage
{
  AdwBin parent_instance;

  DumentEngine *engine;
  GCancellable *cancellable;
  GCancellable *counting;
  DumentLazyModel *model;
  GtkSingleSelection *selection;
  DumentLazyItem *selected;
  gint64 selected_key; /* is selected again wherever it goes; 0 for none */

  GtkWidget *save_button;
  GtkStack *stack;
  AdwStatusPage *status_page;
  GtkColumnView *view;

  gboolean is_stale : 1;
  gboolean wants_focus : 1; /* as soon as there is a list */
};

G_DEFINE_FINAL_TYPE (DumentLettersPage, dument_letters_page, ADW_TYPE_BIN)

/* A column, with a text as wide as what stands in it. */
static const struct
{
  const char *name; /* in the settings */
  const char *title;
  const char *sample; /* or, for a day, %NULL */
} columns[DUMENT_LETTER_LISTING_N_COLUMNS] = {
  [DUMENT_LETTER_LISTING_STATE] = { "state", N_ ("State"), "Non réclamée 00" },
  [DUMENT_LETTER_LISTING_NEXT] = { "next", N_ ("Next"), "Interroger La Poste" },
  [DUMENT_LETTER_LISTING_KIND] = { "kind", N_ ("Letter"), "Mise en demeure 2026-0000" },
  [DUMENT_LETTER_LISTING_CLIENT] = { "client", N_ ("Client"), "Commune de Saint-Aubin" },
  [DUMENT_LETTER_LISTING_INVOICES] = { "invoices", N_ ("Invoices"), "F-2026-000, 00" },
  [DUMENT_LETTER_LISTING_POSTED] = { "posted", N_ ("Posted"), NULL },
  [DUMENT_LETTER_LISTING_NUMBER] = { "number", N_ ("Number"), "1A 000 000 0000 0" },
  [DUMENT_LETTER_LISTING_PRESENTED] = { "presented", N_ ("Presented"), NULL },
  [DUMENT_LETTER_LISTING_DELIVERED] = { "received", N_ ("Received"), NULL },
  [DUMENT_LETTER_LISTING_DEADLINE] = { "deadline", N_ ("Deadline"), NULL },
};

/* What is selected, if it is there already. */
static const DumentListedLetter *
get_selected (DumentLettersPage *self)
{
  return self->selected != NULL ? dument_lazy_item_get_row (self->selected) : NULL;
}

static const DumentSentLetter *
get_selected_letter (DumentLettersPage *self)
{
  const DumentListedLetter *selected = get_selected (self);

  return selected != NULL ? selected->letter : NULL;
}

static const DumentLetterDraft *
get_selected_draft (DumentLettersPage *self)
{
  const DumentListedLetter *selected = get_selected (self);

  return selected != NULL ? selected->draft : NULL;
}

static void
update_actions (DumentLettersPage *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  gboolean recorded = get_selected_letter (self) != NULL;
  gboolean draft = get_selected_draft (self) != NULL;

  gtk_widget_action_set_enabled (widget, "letters.follow", recorded);
  gtk_widget_action_set_enabled (widget, "letters.show", recorded);
  gtk_widget_action_set_enabled (widget, "letters.print", recorded);
  gtk_widget_action_set_enabled (widget, "letters.save-duplicate", recorded);
  gtk_widget_action_set_enabled (widget, "letters.save-kept", recorded);
  gtk_widget_action_set_enabled (widget, "letters.write", draft);
  gtk_widget_set_sensitive (self->save_button, recorded);
}

static void
let_go_of_selected (DumentLettersPage *self)
{
  if (self->selected != NULL)
    g_signal_handlers_disconnect_by_func (self->selected, update_actions, self);
  g_clear_object (&self->selected);
}

static void
on_selected_cb (DumentLettersPage *self)
{
  gpointer item = gtk_single_selection_get_selected_item (self->selection);

  let_go_of_selected (self);
  if (item != NULL)
    {
      self->selected = g_object_ref (item);
      self->selected_key = dument_lazy_item_get_id (item);
      g_signal_connect_swapped (item, "changed", G_CALLBACK (update_actions), self);
    }
  update_actions (self);
}

static void
on_loaded_cb (DumentLettersPage *self)
{
  guint n_items = g_list_model_get_n_items (G_LIST_MODEL (self->model));
  guint position;

  gtk_stack_set_visible_child_name (self->stack, n_items > 0 ? "list" : "empty");
  if (dument_lazy_model_find (self->model, self->selected_key, &position))
    gtk_single_selection_set_selected (self->selection, position);
  else if (n_items > 0)
    gtk_single_selection_set_selected (self->selection, 0);
  if (self->wants_focus && n_items > 0)
    gtk_widget_grab_focus (GTK_WIDGET (self));
}

static void
on_failed_cb (DumentLettersPage *self, const GError *error)
{
  adw_status_page_set_description (self->status_page, error->message);
  gtk_stack_set_visible_child_name (self->stack, "error");
}

static DumentLetterListingOrder
find_order (const char *name)
{
  int column = 0;

  while (column < DUMENT_LETTER_LISTING_N_COLUMNS && !g_str_equal (columns[column].name, name))
    column++;
  return (DumentLetterListingOrder) column;
}

/* A page that is not shown is read when it is. */
static void
load (DumentLettersPage *self)
{
  DumentLetterListingOrder order = DUMENT_LETTER_LISTING_AGE;
  gboolean descending = TRUE;
  const char *name;

  self->is_stale = !gtk_widget_get_mapped (GTK_WIDGET (self));
  if (self->is_stale)
    return;
  if (dument_columns_get_sort (self->view, &name, &descending))
    order = find_order (name);
  dument_letter_model_ask (self->model, order, descending);
}

static void
counted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree gint64 *n = dument_engine_finish (DUMENT_ENGINE (source), result, /* error= */ NULL);
  DumentLettersPage *self = user_data;

  if (n != NULL)
    dument_window_set_count (DUMENT_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), "letters",
                             *n);
}

/* The sidebar tells with how many something is to be done, also while another page is shown. */
static void
count (DumentLettersPage *self)
{
  g_cancellable_cancel (self->counting);
  g_clear_object (&self->counting);
  if (!DUMENT_IS_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))))
    return;
  self->counting = g_cancellable_new ();
  dument_engine_read_async (self->engine, dument_letter_listing_count_open, /* data= */ NULL,
                            /* free_data= */ NULL, g_free, self->counting, counted_cb, self);
}

static void
on_engine_changed_cb (DumentLettersPage *self)
{
  load (self);
  count (self);
}

static void
show_cell (GtkListItem *cell)
{
  DumentLazyItem *item = gtk_list_item_get_item (cell);
  const DumentListedLetter *letter = item != NULL ? dument_lazy_item_get_row (item) : NULL;
  GtkInscription *text = GTK_INSCRIPTION (gtk_list_item_get_child (cell));
  int column = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (cell), "column"));
  g_autofree char *words = NULL;

  if (letter != NULL)
    words = dument_letter_cell_tell (letter, (DumentLetterListingOrder) column);
  gtk_inscription_set_text (text, words);
}

static void
on_item_changed_cb (DumentLazyItem *item, GtkListItem *cell)
{
  show_cell (cell);
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *cell, gpointer column)
{
  GtkWidget *text = gtk_inscription_new (NULL);

  gtk_inscription_set_nat_lines (GTK_INSCRIPTION (text), 1);
  gtk_inscription_set_text_overflow (GTK_INSCRIPTION (text),
                                     GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END);
  gtk_widget_add_css_class (text, "amount");
  g_object_set_data (G_OBJECT (cell), "column", column);
  dument_columns_set_child (cell, text);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *cell, gpointer column)
{
  g_signal_connect (gtk_list_item_get_item (cell), "changed", G_CALLBACK (on_item_changed_cb),
                    cell);
  show_cell (cell);
}

static void
unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *cell, gpointer column)
{
  g_signal_handlers_disconnect_by_func (gtk_list_item_get_item (cell), on_item_changed_cb, cell);
}

/* First what one looks for: to whom, what for, and until when. */
static void
add_columns (DumentLettersPage *self)
{
  /* As long as days get, in whatever language. */
  g_autofree char *day = dument_format_short_date (dument_date_from_ymd (2026, 11, 28));

  static const DumentLetterListingOrder places[DUMENT_LETTER_LISTING_N_COLUMNS] = {
    DUMENT_LETTER_LISTING_STATE,     DUMENT_LETTER_LISTING_KIND,   DUMENT_LETTER_LISTING_CLIENT,
    DUMENT_LETTER_LISTING_INVOICES,  DUMENT_LETTER_LISTING_NEXT,   DUMENT_LETTER_LISTING_DEADLINE,
    DUMENT_LETTER_LISTING_POSTED,    DUMENT_LETTER_LISTING_NUMBER, DUMENT_LETTER_LISTING_PRESENTED,
    DUMENT_LETTER_LISTING_DELIVERED,
  };

  for (gsize place = 0; place < G_N_ELEMENTS (places); place++)
    {
      int i = (int) places[place];
      GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
      g_autoptr (GtkColumnViewColumn) column = NULL;

      g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), GINT_TO_POINTER (i));
      g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), GINT_TO_POINTER (i));
      g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), GINT_TO_POINTER (i));
      column = gtk_column_view_column_new (_ (columns[i].title), factory);
      gtk_column_view_column_set_expand (column, i == DUMENT_LETTER_LISTING_CLIENT);
      dument_columns_add (self->view, column, columns[i].name,
                          columns[i].sample != NULL ? columns[i].sample : day);
    }
  dument_columns_keep (self->view, "letters-columns", "letters-sort");
}

/* ... what can be done with a letter ... */

typedef struct
{
  char *reference;
  DumentPostingNews news;
  char *number;
  GPtrArray *proofs;
  GFile *file;
  gboolean as_duplicate;
} Order;

static void
free_order (gpointer data)
{
  Order *order = data;

  g_free (order->reference);
  g_free (order->number);
  g_clear_pointer (&order->proofs, g_ptr_array_unref);
  g_clear_object (&order->file);
  g_free (order);
}

static Order *
create_order (DumentLettersPage *self)
{
  const DumentSentLetter *letter = get_selected_letter (self);
  Order *order = g_new0 (Order, 1);

  order->reference = letter != NULL ? g_strdup (letter->reference) : NULL;
  return order;
}

static gpointer
follow_letter (DumentWorkspace *workspace, gpointer data, GCancellable *cancellable, GError **error)
{
  Order *order = data;
  g_autoptr (GPtrArray) warnings = dument_finding_list_new ();

  if (!dument_letter_posting_follow (workspace, order->reference, &order->news, warnings, error))
    return NULL;
  return warnings->len > 0
             ? g_strdup (((DumentFinding *) g_ptr_array_index (warnings, 0))->sentence)
             : g_strdup_printf (_ ("Letter %s is up to date"), order->reference);
}

static void
followed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DumentPostingDialog) dialog = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = dument_engine_finish (DUMENT_ENGINE (source), result, &error);
  DumentLettersPage *self = g_object_get_data (G_OBJECT (dialog), "page");

  if (text == NULL)
    {
      dument_posting_dialog_show_refusal (dialog, error->message);
      return;
    }
  dument_window_toast (GTK_WIDGET (self), text);
  gtk_window_destroy (GTK_WINDOW (dialog));
}

static void
on_accepted_cb (DumentPostingDialog *dialog, DumentLettersPage *self)
{
  Order *order = g_new0 (Order, 1);

  order->reference = g_strdup (g_object_get_data (G_OBJECT (dialog), "reference"));
  dument_posting_dialog_get_news (dialog, &order->news, &order->number);
  order->proofs = g_ptr_array_ref ((GPtrArray *) order->news.proofs);
  dument_engine_write_async (self->engine, follow_letter, order, free_order, g_free,
                             /* cancellable= */ NULL, followed_cb, g_object_ref (dialog));
}

static void
follow (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  DumentLettersPage *self = DUMENT_LETTERS_PAGE (widget);
  const DumentSentLetter *letter = get_selected_letter (self);
  DumentPostingDates dates;
  GtkWidget *dialog;

  if (letter == NULL)
    return;
  dates = dument_sent_letter_get_dates (letter);
  dialog = dument_posting_dialog_new (GTK_WINDOW (gtk_widget_get_root (widget)),
                                      dument_engine_get_today (self->engine), &dates,
                                      letter->registered_number, /* is_recorded= */ TRUE);

  g_object_set_data_full (G_OBJECT (dialog), "page", g_object_ref (self), g_object_unref);
  g_object_set_data_full (G_OBJECT (dialog), "reference", g_strdup (letter->reference), g_free);
  g_signal_connect (dialog, "accepted", G_CALLBACK (on_accepted_cb), self);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
go_on_writing (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  const DumentLetterDraft *draft = get_selected_draft (DUMENT_LETTERS_PAGE (widget));
  GVariant *ids;

  if (draft == NULL)
    return;
  ids = g_variant_new_fixed_array (G_VARIANT_TYPE_INT64, draft->invoice_ids->data,
                                   draft->invoice_ids->len, sizeof (gint64));

  gtk_widget_activate_action (widget, "win.write-letter", "(s@ax)", draft->template_id, ids);
}

static void
show (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  const DumentSentLetter *letter = get_selected_letter (DUMENT_LETTERS_PAGE (widget));

  if (letter != NULL)
    gtk_widget_activate_action (widget, "win.open-document", "x", letter->document_id);
}

static gpointer
make_duplicate (DumentWorkspace *workspace,
                gpointer data,
                GCancellable *cancellable,
                GError **error)
{
  Order *order = data;

  return dument_letter_posting_duplicate (workspace, order->reference, error);
}

static void
free_duplicate (gpointer duplicate)
{
  dument_duplicate_free (duplicate);
}

static void
duplicate_ready_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DumentLettersPage) self = user_data;
  g_autoptr (GError) error = NULL;
  DumentDuplicate *duplicate = dument_engine_finish (DUMENT_ENGINE (source), result, &error);
  g_autoptr (DumentPrintOperation) operation = NULL;

  if (duplicate == NULL)
    {
      dument_window_show_error (GTK_WIDGET (self), error);
      return;
    }
  operation = dument_print_operation_new_duplicate (duplicate);
  dument_print_operation_run (operation, GTK_WIDGET (self));
}

static void
print (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  DumentLettersPage *self = DUMENT_LETTERS_PAGE (widget);

  dument_engine_read_async (self->engine, make_duplicate, create_order (self), free_order,
                            free_duplicate, self->cancellable, duplicate_ready_cb,
                            g_object_ref (self));
}

static gpointer
save_file (DumentWorkspace *workspace, gpointer data, GCancellable *cancellable, GError **error)
{
  Order *order = data;
  g_autoptr (GBytes) kept = dument_letter_posting_load_pdf (workspace, order->reference, error);
  g_autoptr (DumentDuplicate) duplicate = NULL;
  g_autoptr (GBytes) content = NULL;

  if (kept != NULL && order->as_duplicate)
    duplicate = dument_duplicate_open (kept, error);
  if (kept != NULL)
    content = !order->as_duplicate ? g_bytes_ref (kept)
              : duplicate != NULL  ? dument_duplicate_to_bytes (duplicate, error)
                                   : NULL;
  if (content == NULL || !g_file_replace_contents (order->file, g_bytes_get_data (content, NULL),
                                                   g_bytes_get_size (content), /* etag= */ NULL,
                                                   /* make_backup= */ FALSE, G_FILE_CREATE_NONE,
                                                   /* new_etag= */ NULL, cancellable, error))
    return NULL;
  return g_file_get_basename (order->file);
}

static void
file_saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DumentLettersPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *name = dument_engine_finish (DUMENT_ENGINE (source), result, &error);
  g_autofree char *text = name != NULL ? g_strdup_printf (_ ("Saved as %s"), name) : NULL;

  if (text != NULL)
    dument_window_toast (GTK_WIDGET (self), text);
  else
    dument_window_show_error (GTK_WIDGET (self), error);
}

static void
place_chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Order *order = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DumentLettersPage) self = g_object_ref (g_object_get_data (source, "letters-page"));

  order->file = dument_compat_save_file_finish (GTK_WINDOW (source), result, &error);
  if (order->file == NULL || self->engine == NULL)
    {
      free_order (order);
      return;
    }
  dument_engine_read_async (self->engine, save_file, order, free_order, g_free, self->cancellable,
                            file_saved_cb, g_object_ref (self));
}

static void
choose_place (DumentLettersPage *self, gboolean as_duplicate)
{
  Order *order = create_order (self);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  g_autofree char *name =
      g_strdup_printf (as_duplicate ? "%s duplicata.pdf" : "%s.pdf", order->reference);

  order->as_duplicate = as_duplicate;
  g_object_set_data_full (G_OBJECT (root), "letters-page", g_object_ref (self), g_object_unref);
  dument_compat_save_file (GTK_WINDOW (root), _ ("Save the Letter"), name, place_chosen_cb, order);
}

static void
save_duplicate (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  choose_place (DUMENT_LETTERS_PAGE (widget), /* as_duplicate= */ TRUE);
}

static void
save_kept (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  choose_place (DUMENT_LETTERS_PAGE (widget), /* as_duplicate= */ FALSE);
}

static void
on_activated_cb (GtkColumnView *view, guint position, DumentLettersPage *self)
{
  const DumentListedLetter *letter = get_selected (self);

  if (letter != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self),
                                letter->letter != NULL ? "letters.follow" : "letters.write", NULL);
}

static GMenuModel *
create_menu (gpointer user_data)
{
  const DumentListedLetter *listed = get_selected (user_data);
  g_autoptr (GMenu) follow = g_menu_new ();
  g_autoptr (GMenu) save = g_menu_new ();
  GMenu *menu;

  if (listed == NULL)
    return NULL;
  menu = g_menu_new ();
  if (listed->letter == NULL)
    {
      g_menu_append (menu, _ ("_Go On Writing"), "letters.write");
      return G_MENU_MODEL (menu);
    }
  g_menu_append (follow, _ ("_What Became of It…"), "letters.follow");
  g_menu_append (follow, _ ("_Show"), "letters.show");
  g_menu_append (follow, _ ("_Print Duplicate…"), "letters.print");
  g_menu_append (save, _ ("Save as _Duplicate…"), "letters.save-duplicate");
  g_menu_append (save, _ ("Save the File as It Was _Kept…"), "letters.save-kept");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (follow));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (save));
  return G_MENU_MODEL (menu);
}

static GdkContentProvider *
find_dragged (double x, double y, gpointer user_data)
{
  DumentLettersPage *self = user_data;
  GtkListItem *cell = dument_columns_pick (self->view, x, y);
  DumentLazyItem *item = cell != NULL ? gtk_list_item_get_item (cell) : NULL;
  const DumentListedLetter *listed = item != NULL ? dument_lazy_item_get_row (item) : NULL;

  return listed != NULL && listed->letter != NULL
             ? dument_document_drag_provide (self->engine, listed->letter->document_id)
             : NULL;
}

/* ... GtkWidget ... */

/* Without letters there is nothing to be in, but the list may be on its way. */
static gboolean
dument_letters_page_grab_focus (GtkWidget *widget)
{
  DumentLettersPage *self = DUMENT_LETTERS_PAGE (widget);

  self->wants_focus = g_list_model_get_n_items (G_LIST_MODEL (self->model)) == 0;
  return !self->wants_focus && gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

static void
dument_letters_page_map (GtkWidget *widget)
{
  DumentLettersPage *self = DUMENT_LETTERS_PAGE (widget);

  GTK_WIDGET_CLASS (dument_letters_page_parent_class)->map (widget);
  if (self->is_stale)
    load (self);
}

static void
dument_letters_page_unmap (GtkWidget *widget)
{
  DumentLettersPage *self = DUMENT_LETTERS_PAGE (widget);

  dument_lazy_model_suspend (self->model);
  self->is_stale = TRUE;
  GTK_WIDGET_CLASS (dument_letters_page_parent_class)->unmap (widget);
}

static void
dument_letters_page_root (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (dument_letters_page_parent_class)->root (widget);
  count (DUMENT_LETTERS_PAGE (widget));
}

static void
dument_letters_page_unroot (GtkWidget *widget)
{
  g_cancellable_cancel (DUMENT_LETTERS_PAGE (widget)->counting);
  GTK_WIDGET_CLASS (dument_letters_page_parent_class)->unroot (widget);
}

static void
dument_letters_page_dispose (GObject *object)
{
  DumentLettersPage *self = DUMENT_LETTERS_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_cancellable_cancel (self->counting);
  g_clear_object (&self->counting);
  let_go_of_selected (self);
  if (self->model != NULL)
    g_signal_handlers_disconnect_by_data (self->model, self);
  g_clear_object (&self->engine);
  g_clear_object (&self->selection);
  g_clear_object (&self->model);
  G_OBJECT_CLASS (dument_letters_page_parent_class)->dispose (object);
}

static void
dument_letters_page_class_init (DumentLettersPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dument_letters_page_dispose;
  widget_class->grab_focus = dument_letters_page_grab_focus;
  widget_class->map = dument_letters_page_map;
  widget_class->root = dument_letters_page_root;
  widget_class->unmap = dument_letters_page_unmap;
  widget_class->unroot = dument_letters_page_unroot;
  g_type_ensure (DUMENT_TYPE_MENU_BUTTON);
  g_type_ensure (DUMENT_TYPE_SIDEBAR_BUTTON);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/dument/Dument/ui/letters-page.ui");
  gtk_widget_class_bind_template_child (widget_class, DumentLettersPage, save_button);
  gtk_widget_class_bind_template_child (widget_class, DumentLettersPage, stack);
  gtk_widget_class_bind_template_child (widget_class, DumentLettersPage, status_page);
  gtk_widget_class_bind_template_child (widget_class, DumentLettersPage, view);
  gtk_widget_class_bind_template_callback (widget_class, on_activated_cb);
  gtk_widget_class_install_action (widget_class, "letters.follow", NULL, follow);
  gtk_widget_class_install_action (widget_class, "letters.print", NULL, print);
  gtk_widget_class_install_action (widget_class, "letters.save-duplicate", NULL, save_duplicate);
  gtk_widget_class_install_action (widget_class, "letters.save-kept", NULL, save_kept);
  gtk_widget_class_install_action (widget_class, "letters.show", NULL, show);
  gtk_widget_class_install_action (widget_class, "letters.write", NULL, go_on_writing);
}

static void
dument_letters_page_init (DumentLettersPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->cancellable = g_cancellable_new ();
  add_columns (self);
}

/**
 * dument_letters_page_new:
 * @engine: the engine of the data file
 *
 * Returns: (transfer floating): the page
 */
GtkWidget *
dument_letters_page_new (DumentEngine *engine)
{
  DumentLettersPage *self = g_object_new (DUMENT_TYPE_LETTERS_PAGE, NULL);

  self->engine = g_object_ref (engine);
  self->model = dument_letter_model_new (engine);
  self->selection = gtk_single_selection_new (G_LIST_MODEL (g_object_ref (self->model)));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_column_view_set_model (self->view, GTK_SELECTION_MODEL (self->selection));
  dument_row_menu_attach (self->view, create_menu, self);
  dument_document_drag_offer (GTK_WIDGET (self->view), find_dragged, self);
  g_signal_connect_object (self->selection, "notify::selected-item", G_CALLBACK (on_selected_cb),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->model, "notify::loaded", G_CALLBACK (on_loaded_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->model, "failed", G_CALLBACK (on_failed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_column_view_get_sorter (self->view), "changed", G_CALLBACK (load),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (engine, "changed", G_CALLBACK (on_engine_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (engine, "day-changed", G_CALLBACK (on_engine_changed_cb), self,
                           G_CONNECT_SWAPPED);
  self->is_stale = TRUE;
  update_actions (self);
  return GTK_WIDGET (self);
}
