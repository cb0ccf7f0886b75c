/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "config.h"

#include "ui/posting-dialog.h"

#include "domain/free-date.h"
#include "service/attaching.h"
#include "service/letter-checks.h"
#include "ui/compat.h"
#include "ui/field-row.h"
#include "ui/format.h"
#include "ui/text-size.h"

#include <glib/gi18n-lib.h>

/** The days in the life of a letter, in their order. */
typedef enum
{
  POSTED,
  PRESENTED,
  DELIVERED,
  RETURNED,
  N_DAYS
} Day;

/**
 * DumentPostingDialog:
 *
 * What became of a letter: the day of posting when it is recorded, later the days on the slip that
 * comes back. The numbers on slips are only partly known to be right or wrong, so a number that
 * looks wrong is pointed out and taken.
 */
struct _DumentPostingDialog
{
  AdwWindow parent_instance;

  GCancellable *cancellable;
  DumentDate today;
  GPtrArray *proofs;

  GtkWidget *content_box;
  GtkScrolledWindow *content_window;
  GtkListBox *field_list;
  GtkWidget *proof_button;
  GtkListBox *proof_list;
  GtkWidget *proof_row;
  GtkLabel *refusal_label;
  GtkWidget *save_button;
  DumentFieldRow *day_rows[N_DAYS]; /* borrowed */
  DumentFieldRow *number_row;       /* borrowed */
  AdwComboRow *reason_row;          /* borrowed; NULL before the letter is recorded */
};

enum
{
  ACCEPTED,
  N_SIGNALS
};

static unsigned signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DumentPostingDialog, dument_posting_dialog, ADW_TYPE_WINDOW)

static void
free_proof (gpointer data)
{
  dument_letter_proof_free (data);
}

/* Returns: whether the row is empty or holds a day */
static gboolean
read_day (DumentPostingDialog *self, Day day, DumentDate *ret_date)
{
  g_autofree char *text = NULL;

  *ret_date = DUMENT_DATE_NONE;
  if (self->day_rows[day] == NULL)
    return TRUE;
  text = dument_field_row_dup_text (self->day_rows[day]);
  if (*g_strstrip (text) == '\0')
    return TRUE;
  return dument_free_date_parse (text, self->today, self->today, DUMENT_FREE_DATE_PAST, ret_date);
}

static void
check_day (DumentPostingDialog *self, Day day)
{
  DumentDate date;
  gboolean is_read;
  g_autofree char *hint = NULL;

  if (self->day_rows[day] == NULL)
    return;
  is_read = read_day (self, day, &date);
  if (is_read && date != DUMENT_DATE_NONE)
    hint = dument_format_long_date (date);
  dument_field_row_set_hint (self->day_rows[day], hint);
  dument_field_row_set_error (self->day_rows[day],
                              is_read ? NULL
                                      : _ ("Type a day, such as 12/3, yesterday or 2026-03-12."));
}

/* A number that looks wrong is a reason to look again, no more. */
static void
check_number (DumentPostingDialog *self)
{
  g_autofree char *number = dument_field_row_dup_text (self->number_row);
  g_autoptr (GPtrArray) warnings = dument_finding_list_new ();

  if (*g_strstrip (number) != '\0')
    dument_letter_checks_warn_number (number, warnings);
  dument_field_row_set_hint (
      self->number_row, warnings->len > 0
                            ? ((DumentFinding *) g_ptr_array_index (warnings, 0))->sentence
                            : _ ("As printed on the slip of the post office; nothing for a plain "
                                 "letter"));
}

static void
update (DumentPostingDialog *self)
{
  gboolean complete = TRUE;
  DumentDate returned;

  for (Day day = POSTED; day < N_DAYS; day++)
    {
      DumentDate date;

      complete &= read_day (self, day, &date);
      complete &= day != POSTED || date != DUMENT_DATE_NONE;
    }
  gtk_widget_set_sensitive (self->save_button, complete);
  if (self->reason_row != NULL && read_day (self, RETURNED, &returned))
    gtk_widget_set_visible (GTK_WIDGET (self->reason_row), returned != DUMENT_DATE_NONE);
}

static void
on_changed_cb (DumentPostingDialog *self)
{
  for (Day day = POSTED; day < N_DAYS; day++)
    check_day (self, day);
  check_number (self);
  dument_posting_dialog_show_refusal (self, NULL);
  update (self);
}

static DumentFieldRow *
add_row (DumentPostingDialog *self, const char *title, const char *text)
{
  GtkWidget *row = dument_field_row_new (title, /* hint= */ NULL, /* multiline= */ FALSE);

  gtk_list_box_append (self->field_list, row);
  dument_field_row_set_text (DUMENT_FIELD_ROW (row), text != NULL ? text : "");
  g_signal_connect_object (dument_field_row_get_editor (DUMENT_FIELD_ROW (row)), "changed",
                           G_CALLBACK (on_changed_cb), self, G_CONNECT_SWAPPED);
  return DUMENT_FIELD_ROW (row);
}

static DumentFieldRow *
add_day (DumentPostingDialog *self, const char *title, DumentDate date)
{
  g_autofree char *text = date != DUMENT_DATE_NONE ? dument_format_short_date (date) : NULL;

  return add_row (self, title, text);
}

/* Why it came back decides whether it counts, so it is asked as soon as there is a day. */
static void
add_reason (DumentPostingDialog *self, DumentReturn reason)
{
  const char *const reasons[DUMENT_RETURN_N_REASONS + 1] = {
    [DUMENT_RETURN_UNCLAIMED] = _ ("Nobody fetched it"),
    [DUMENT_RETURN_REFUSED] = _ ("Refused"),
    [DUMENT_RETURN_UNKNOWN] = _ ("Unknown at the address"),
  };
  g_autoptr (GtkStringList) list = gtk_string_list_new (reasons);
  GtkWidget *row = adw_combo_row_new ();

  self->reason_row = ADW_COMBO_ROW (row);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("Why It Came Back"));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), _ ("As the post ticked it on the envelope"));
  adw_combo_row_set_model (self->reason_row, G_LIST_MODEL (list));
  adw_combo_row_set_selected (self->reason_row, reason);
  gtk_list_box_append (self->field_list, row);
}

static void
on_remove_clicked_cb (GtkButton *button, DumentPostingDialog *self)
{
  GtkWidget *row = gtk_widget_get_ancestor (GTK_WIDGET (button), ADW_TYPE_ACTION_ROW);

  g_ptr_array_remove (self->proofs, g_object_get_data (G_OBJECT (row), "proof"));
  gtk_list_box_remove (self->proof_list, row);
}

static void
add_proof (DumentPostingDialog *self, GBytes *content, const char *name)
{
  DumentLetterProof *proof = dument_letter_proof_new (content, name);
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *button = gtk_button_new_from_icon_name ("edit-delete-symbolic");
  g_autofree char *title = g_markup_escape_text (name, -1);

  g_ptr_array_add (self->proofs, proof);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  gtk_widget_set_tooltip_text (button, _ ("Remove"));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  g_signal_connect (button, "clicked", G_CALLBACK (on_remove_clicked_cb), self);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  g_object_set_data (G_OBJECT (row), "proof", proof);
  gtk_list_box_prepend (self->proof_list, row);
}

static void
proof_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DumentPostingDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *name = NULL;
  g_autoptr (GBytes) content =
      dument_attaching_load_finish (G_FILE (source), result, &name, &error);

  if (content != NULL)
    add_proof (self, content, name);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    dument_posting_dialog_show_refusal (self, error->message);
}

static void
load_proof (DumentPostingDialog *self, GFile *file)
{
  dument_attaching_load_async (file, self->cancellable, proof_loaded_cb, g_object_ref (self));
}

static void
proof_chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GListModel) files =
      dument_compat_open_files_finish (GTK_WINDOW (source), result, &error);
  unsigned n_files = files != NULL ? g_list_model_get_n_items (files) : 0;

  for (unsigned i = 0; i < n_files; i++)
    {
      g_autoptr (GFile) file = g_list_model_get_item (files, i);

      load_proof (DUMENT_POSTING_DIALOG (source), file);
    }
}

static void
on_proof_clicked_cb (GtkButton *button, DumentPostingDialog *self)
{
  dument_compat_open_files (GTK_WINDOW (self), _ ("Choose the Proof"), /* filters= */ NULL,
                            /* multiple= */ TRUE, proof_chosen_cb, NULL);
}

static gboolean
on_drop_cb (GtkDropTarget *target,
            const GValue *value,
            double x,
            double y,
            DumentPostingDialog *self)
{
  g_autoptr (GSList) files = gdk_file_list_get_files (g_value_get_boxed (value));

  for (GSList *link = files; link != NULL; link = link->next)
    load_proof (self, link->data);
  return TRUE;
}

static void
on_save_clicked_cb (GtkButton *button, DumentPostingDialog *self)
{
  g_signal_emit (self, signals[ACCEPTED], 0);
}

static void
dument_posting_dialog_dispose (GObject *object)
{
  DumentPostingDialog *self = DUMENT_POSTING_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  G_OBJECT_CLASS (dument_posting_dialog_parent_class)->dispose (object);
}

static void
dument_posting_dialog_finalize (GObject *object)
{
  DumentPostingDialog *self = DUMENT_POSTING_DIALOG (object);

  g_object_unref (self->cancellable);
  g_ptr_array_unref (self->proofs);
  G_OBJECT_CLASS (dument_posting_dialog_parent_class)->finalize (object);
}

static void
dument_posting_dialog_class_init (DumentPostingDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dument_posting_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = dument_posting_dialog_finalize;

  /**
   * DumentPostingDialog::accepted:
   *
   * The user wants what stands in the dialog recorded.
   */
  signals[ACCEPTED] = g_signal_new ("accepted", DUMENT_TYPE_POSTING_DIALOG, G_SIGNAL_RUN_LAST, 0,
                                    NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/dument/Dument/ui/posting-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, DumentPostingDialog, content_box);
  gtk_widget_class_bind_template_child (widget_class, DumentPostingDialog, content_window);
  gtk_widget_class_bind_template_child (widget_class, DumentPostingDialog, field_list);
  gtk_widget_class_bind_template_child (widget_class, DumentPostingDialog, proof_button);
  gtk_widget_class_bind_template_child (widget_class, DumentPostingDialog, proof_list);
  gtk_widget_class_bind_template_child (widget_class, DumentPostingDialog, proof_row);
  gtk_widget_class_bind_template_child (widget_class, DumentPostingDialog, refusal_label);
  gtk_widget_class_bind_template_child (widget_class, DumentPostingDialog, save_button);
  gtk_widget_class_bind_template_callback (widget_class, on_proof_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_save_clicked_cb);
}

static void
dument_posting_dialog_init (DumentPostingDialog *self)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  gtk_widget_init_template (GTK_WIDGET (self));
  self->cancellable = g_cancellable_new ();
  self->proofs = g_ptr_array_new_with_free_func (free_proof);
  g_signal_connect (target, "drop", G_CALLBACK (on_drop_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
  gtk_window_set_default_widget (GTK_WINDOW (self), self->save_button);
}

/* As high as what stands in it. A window that scrolls would ask for the height that its lines have
 * before they are broken. */
static void
fit_content (DumentPostingDialog *self, GtkWidget *parent)
{
  int width, height;

  dument_text_size_fit_window (GTK_WINDOW (self), parent);
  gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);
  gtk_widget_measure (self->content_box, GTK_ORIENTATION_VERTICAL, width, /* minimum= */ NULL,
                      &height, NULL, NULL);
  gtk_scrolled_window_set_min_content_height (
      self->content_window,
      MIN (height, gtk_scrolled_window_get_max_content_height (self->content_window)));
}

/**
 * dument_posting_dialog_new:
 * @parent: the window above which it opens
 * @today: the user's day
 * @dates: what is known of the letter's life
 * @registered_number: (nullable): its number
 * @is_recorded: whether the letter is recorded, so that its later life is asked too
 *
 * Returns: (transfer floating): the dialog
 */
GtkWidget *
dument_posting_dialog_new (GtkWindow *parent,
                           DumentDate today,
                           const DumentPostingDates *dates,
                           const char *registered_number,
                           gboolean is_recorded)
{
  DumentPostingDialog *self =
      g_object_new (DUMENT_TYPE_POSTING_DIALOG, "transient-for", parent, "title",
                    is_recorded ? _ ("What Became of the Letter") : _ ("Record as Posted"), NULL);

  self->today = today;
  self->day_rows[POSTED] = add_day (self, _ ("Posted on"), dates->posted_on);
  self->number_row = add_row (self, _ ("Number of the registered letter"), registered_number);
  if (is_recorded)
    {
      self->day_rows[PRESENTED] = add_day (self, _ ("First presented on"), dates->presented_on);
      self->day_rows[DELIVERED] = add_day (self, _ ("Delivered on"), dates->delivered_on);
      self->day_rows[RETURNED] = add_day (self, _ ("Came back on"), dates->returned_on);
      add_reason (self, dates->return_reason);
      gtk_button_set_label (GTK_BUTTON (self->save_button), _ ("_Save"));
    }
  on_changed_cb (self);
  gtk_window_set_focus (
      GTK_WINDOW (self),
      dument_field_row_get_editor (is_recorded ? self->day_rows[PRESENTED] : self->number_row));
  fit_content (self, GTK_WIDGET (parent));
  return GTK_WIDGET (self);
}

/* What a recorded letter is to lose was recorded by mistake. */
static void
take_emptied (DumentPostingDialog *self, DumentPostingNews *news)
{
  const DumentDate dates[N_DAYS] = { news->dates.posted_on, news->dates.presented_on,
                                     news->dates.delivered_on, news->dates.returned_on };

  for (Day day = POSTED; day < N_DAYS; day++)
    {
      if (dates[day] == DUMENT_DATE_NONE)
        news->mistaken |= 1u << day;
    }
  if (news->registered_number == NULL)
    news->registered_number = "";
  news->dates.return_reason = (DumentReturn) adw_combo_row_get_selected (self->reason_row);
}

/**
 * dument_posting_dialog_get_news:
 * @self: a dialog
 * @ret_news: (out): what stands in it, and what was emptied; its number and its proofs are lent
 * @ret_number: (out) (transfer full) (nullable): owns the number
 */
void
dument_posting_dialog_get_news (DumentPostingDialog *self,
                                DumentPostingNews *ret_news,
                                char **ret_number)
{
  g_autofree char *number = dument_field_row_dup_text (self->number_row);

  g_strstrip (number);
  *ret_number = *number != '\0' ? g_steal_pointer (&number) : NULL;
  ret_news->dates.written_on = DUMENT_DATE_NONE;
  if (!read_day (self, POSTED, &ret_news->dates.posted_on) ||
      !read_day (self, PRESENTED, &ret_news->dates.presented_on) ||
      !read_day (self, DELIVERED, &ret_news->dates.delivered_on) ||
      !read_day (self, RETURNED, &ret_news->dates.returned_on))
    g_warning ("a day that cannot be read was accepted");
  ret_news->registered_number = *ret_number;
  ret_news->mistaken = 0;
  if (self->reason_row != NULL)
    take_emptied (self, ret_news);
  ret_news->proofs = self->proofs;
}

/**
 * dument_posting_dialog_show_refusal:
 * @self: a dialog
 * @sentence: (nullable): why it cannot be recorded like this, %NULL for nothing
 */
void
dument_posting_dialog_show_refusal (DumentPostingDialog *self, const char *sentence)
{
  gtk_label_set_label (self->refusal_label, sentence != NULL ? sentence : "");
  gtk_widget_set_visible (GTK_WIDGET (self->refusal_label), sentence != NULL);
}
