/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "config.h"

#include "ui/letters-page.h"

#include "service/letter-posting.h"
#include "ui/compat.h"
#include "ui/letter-item.h"
#include "ui/menu-button.h"
#include "ui/posting-dialog.h"
#include "ui/print-operation.h"
#include "ui/sidebar-button.h"
#include "ui/window.h"

#include <glib/gi18n-lib.h>

/**
 * DumentLettersPage:
 *
 * Every letter with its state and the days of the registered letter, drafts first. What was
 * recorded can be followed, shown, and printed or saved once more.
 */
struct _DumentLettersPage
{
  AdwBin parent_instance;

  DumentEngine *engine;
  GCancellable *cancellable;
  GListStore *store;
  GtkSingleSelection *selection;

  GtkWidget *save_button;
  GtkStack *stack;
  AdwStatusPage *status_page;
  GtkColumnView *view;

  gboolean loading : 1;
  gboolean reload : 1;
};

G_DEFINE_FINAL_TYPE (DumentLettersPage, dument_letters_page, ADW_TYPE_BIN)

static const char *const titles[DUMENT_LETTER_ITEM_N_COLUMNS] = {
  [DUMENT_LETTER_ITEM_STATE] = N_ ("State"),
  [DUMENT_LETTER_ITEM_KIND] = N_ ("Letter"),
  [DUMENT_LETTER_ITEM_CLIENT] = N_ ("Client"),
  [DUMENT_LETTER_ITEM_INVOICES] = N_ ("Invoices"),
  [DUMENT_LETTER_ITEM_POSTED] = N_ ("Posted"),
  [DUMENT_LETTER_ITEM_NUMBER] = N_ ("Number"),
  [DUMENT_LETTER_ITEM_PRESENTED] = N_ ("Presented"),
  [DUMENT_LETTER_ITEM_DELIVERED] = N_ ("Received"),
  [DUMENT_LETTER_ITEM_DEADLINE] = N_ ("Deadline"),
};

/* What is listed, as it comes from the reading thread. */
typedef struct
{
  GPtrArray *letters;
  GPtrArray *drafts;
} Found;

static void
free_found (gpointer data)
{
  Found *found = data;

  g_clear_pointer (&found->letters, g_ptr_array_unref);
  g_clear_pointer (&found->drafts, g_ptr_array_unref);
  g_free (found);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Found, free_found)

static gpointer
find_letters (DumentWorkspace *workspace, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (Found) found = g_new0 (Found, 1);

  found->letters = dument_letter_listing_load (workspace, error);
  if (found->letters == NULL)
    return NULL;
  found->drafts = dument_drafting_list (workspace, error);
  return found->drafts != NULL ? g_steal_pointer (&found) : NULL;
}

static DumentLetterItem *
get_selected (DumentLettersPage *self)
{
  gpointer item = gtk_single_selection_get_selected_item (self->selection);

  return item != NULL ? DUMENT_LETTER_ITEM (item) : NULL;
}

static void
update_actions (DumentLettersPage *self)
{
  DumentLetterItem *item = get_selected (self);
  GtkWidget *widget = GTK_WIDGET (self);
  gboolean recorded = item != NULL && dument_letter_item_get_letter (item) != NULL;
  gboolean draft = item != NULL && !recorded;

  gtk_widget_action_set_enabled (widget, "letters.follow", recorded);
  gtk_widget_action_set_enabled (widget, "letters.show", recorded);
  gtk_widget_action_set_enabled (widget, "letters.print", recorded);
  gtk_widget_action_set_enabled (widget, "letters.save-duplicate", recorded);
  gtk_widget_action_set_enabled (widget, "letters.save-kept", recorded);
  gtk_widget_action_set_enabled (widget, "letters.write", draft);
  gtk_widget_set_sensitive (self->save_button, recorded);
}

/* The newest letter stands first, the drafts before all. */
static void
show_found (DumentLettersPage *self, Found *found)
{
  DumentDate today = dument_engine_get_today (self->engine);
  guint selected = gtk_single_selection_get_selected (self->selection);
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  guint n_items;

  while (found->drafts->len > 0)
    g_ptr_array_add (items,
                     dument_letter_item_new_draft (g_ptr_array_steal_index (found->drafts, 0)));
  while (found->letters->len > 0)
    g_ptr_array_add (items,
                     dument_letter_item_new_letter (
                         g_ptr_array_steal_index (found->letters, found->letters->len - 1), today));
  n_items = items->len;
  g_list_store_splice (self->store, 0, g_list_model_get_n_items (G_LIST_MODEL (self->store)),
                       items->pdata, n_items);
  if (selected < n_items)
    gtk_single_selection_set_selected (self->selection, selected);
  gtk_stack_set_visible_child_name (self->stack, n_items > 0 ? "list" : "empty");
  update_actions (self);
}

static void load (DumentLettersPage *self);

static void
found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DumentLettersPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (Found) found = dument_engine_finish (DUMENT_ENGINE (source), result, &error);

  self->loading = FALSE;
  if (self->engine == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (found != NULL)
    show_found (self, found);
  else
    {
      adw_status_page_set_description (self->status_page, error->message);
      gtk_stack_set_visible_child_name (self->stack, "error");
    }
  if (self->reload)
    load (self);
}

/* A page that is not shown is read when it is. */
static void
load (DumentLettersPage *self)
{
  self->reload = self->loading || !gtk_widget_get_mapped (GTK_WIDGET (self));
  if (self->reload)
    return;
  self->loading = TRUE;
  dument_engine_read_async (self->engine, find_letters, /* data= */ NULL, /* free_data= */ NULL,
                            free_found, self->cancellable, found_cb, g_object_ref (self));
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer column)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "amount");
  if (GPOINTER_TO_INT (column) == DUMENT_LETTER_ITEM_CLIENT ||
      GPOINTER_TO_INT (column) == DUMENT_LETTER_ITEM_INVOICES)
    {
      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
      gtk_label_set_width_chars (GTK_LABEL (label), 16);
    }
  gtk_list_item_set_child (item, label);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer column)
{
  g_autofree char *text = dument_letter_item_tell (
      gtk_list_item_get_item (item), (DumentLetterItemColumn) GPOINTER_TO_INT (column));

  gtk_label_set_label (GTK_LABEL (gtk_list_item_get_child (item)), text);
}

static void
add_columns (DumentLettersPage *self)
{
  for (int i = 0; i < DUMENT_LETTER_ITEM_N_COLUMNS; i++)
    {
      GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
      g_autoptr (GtkColumnViewColumn) column = NULL;

      g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), GINT_TO_POINTER (i));
      g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), GINT_TO_POINTER (i));
      column = gtk_column_view_column_new (_ (titles[i]), factory);
      gtk_column_view_column_set_resizable (column, TRUE);
      gtk_column_view_column_set_expand (column, i == DUMENT_LETTER_ITEM_CLIENT);
      gtk_column_view_append_column (self->view, column);
    }
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
  Order *order = g_new0 (Order, 1);

  order->reference = g_strdup (dument_letter_item_get_letter (get_selected (self))->reference);
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
  const DumentSentLetter *letter = dument_letter_item_get_letter (get_selected (self));
  const DumentPostingDates dates = { letter->written_on, letter->posted_on, letter->presented_on,
                                     letter->delivered_on, letter->unclaimed_on };
  GtkWidget *dialog = dument_posting_dialog_new (
      GTK_WINDOW (gtk_widget_get_root (widget)), dument_engine_get_today (self->engine), &dates,
      letter->registered_number, /* is_recorded= */ TRUE);

  g_object_set_data_full (G_OBJECT (dialog), "page", g_object_ref (self), g_object_unref);
  g_object_set_data_full (G_OBJECT (dialog), "reference", g_strdup (letter->reference), g_free);
  g_signal_connect (dialog, "accepted", G_CALLBACK (on_accepted_cb), self);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
go_on_writing (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  const DumentLetterDraft *draft =
      dument_letter_item_get_draft (get_selected (DUMENT_LETTERS_PAGE (widget)));
  GVariant *ids = g_variant_new_fixed_array (G_VARIANT_TYPE_INT64, draft->invoice_ids->data,
                                             draft->invoice_ids->len, sizeof (gint64));

  gtk_widget_activate_action (widget, "win.write-letter", "(s@ax)", draft->template_id, ids);
}

static void
show (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  const DumentSentLetter *letter =
      dument_letter_item_get_letter (get_selected (DUMENT_LETTERS_PAGE (widget)));

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
  DumentLetterItem *item = get_selected (self);

  if (item != NULL && dument_letter_item_get_letter (item) != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "letters.follow", NULL);
  else if (item != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "letters.write", NULL);
}

/* ... GtkWidget ... */

static void
dument_letters_page_map (GtkWidget *widget)
{
  DumentLettersPage *self = DUMENT_LETTERS_PAGE (widget);

  GTK_WIDGET_CLASS (dument_letters_page_parent_class)->map (widget);
  if (self->reload)
    load (self);
}

static void
dument_letters_page_dispose (GObject *object)
{
  DumentLettersPage *self = DUMENT_LETTERS_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->engine);
  g_clear_object (&self->selection);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (dument_letters_page_parent_class)->dispose (object);
}

static void
dument_letters_page_class_init (DumentLettersPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dument_letters_page_dispose;
  widget_class->map = dument_letters_page_map;
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
  self->store = g_list_store_new (DUMENT_TYPE_LETTER_ITEM);
  self->selection = gtk_single_selection_new (G_LIST_MODEL (g_object_ref (self->store)));
  gtk_column_view_set_model (self->view, GTK_SELECTION_MODEL (self->selection));
  g_signal_connect_object (self->selection, "notify::selected-item", G_CALLBACK (update_actions),
                           self, G_CONNECT_SWAPPED);
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
  g_signal_connect_object (engine, "changed", G_CALLBACK (load), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (engine, "day-changed", G_CALLBACK (load), self, G_CONNECT_SWAPPED);
  self->reload = TRUE;
  update_actions (self);
  return GTK_WIDGET (self);
}
