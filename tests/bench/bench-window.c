/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

/* What somebody waits for in the list of receivables.
 *
 * Usage: bench-window DATA-FILE TODAY */

#include <math.h>
#include <stdlib.h>

#include "desk.h"
#include "ui/id-selection.h"
#include "ui/receivable-item.h"
#include "ui/receivables-page.h"
#include "watch.h"

/* After so long the engine has given back what it kept for the next question. */
#define REST_MILLISECONDS 1500

#define N_STEPS           60
#define N_FRAMES          300

/* So many rows are certainly in sight. */
#define N_IN_SIGHT 14

typedef struct
{
  GtkWidget *window;
  GtkWidget *page;
  GtkColumnView *view;
  DumentIdSelection *selection;
  DumentReceivableModel *model;
  GtkAdjustment *adjustment;
  gboolean answered;
} Bench;

static void
on_answered_cb (Bench *bench)
{
  bench->answered = TRUE;
}

static gboolean
shows_row (Bench *bench, guint position)
{
  g_autoptr (DumentReceivableItem) item =
      g_list_model_get_item (G_LIST_MODEL (bench->selection), position);
  const DumentRegisterRow *row = item != NULL ? dument_receivable_item_get_row (item) : NULL;

  return item == NULL || (row != NULL && row->invoice_id == dument_receivable_item_get_id (item));
}

/* Whether the rows in sight show the invoices that they stand for. */
static gboolean
shows_rows (Bench *bench)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (bench->selection));
  double upper = gtk_adjustment_get_upper (bench->adjustment);
  guint first;

  if (n < MIN (dument_receivable_model_get_ids (bench->model)->len, N_IN_SIGHT))
    return FALSE;
  if (n == 0)
    return TRUE;
  first = (guint) ceil (gtk_adjustment_get_value (bench->adjustment) / upper * n);
  first = MIN (first, n > N_IN_SIGHT ? n - N_IN_SIGHT : 0);
  for (guint i = first; i < MIN (n, first + N_IN_SIGHT); i++)
    {
      if (!shows_row (bench, i))
        return FALSE;
    }
  return TRUE;
}

static void
wait_for_rows (Bench *bench)
{
  while (!shows_rows (bench))
    g_main_context_iteration (/* context= */ NULL, /* may_block= */ TRUE);
  desk_wait_for_frame (bench->window);
}

/* From asking to the frame that shows the rows of the answer. */
static void
report_answer (Bench *bench, const char *what, gint64 from)
{
  while (!bench->answered)
    g_main_context_iteration (/* context= */ NULL, /* may_block= */ TRUE);
  wait_for_rows (bench);
  watch_report (what, from);
  /* The sums and the detail follow; they are not waited for, but may not make a stall either. */
  desk_settle ();
  watch_report ("what follows", g_get_monotonic_time ());
}

static void
open_list (Bench *bench)
{
  GtkWidget *list = NULL;

  while (bench->page == NULL || list == NULL)
    {
      g_main_context_iteration (/* context= */ NULL, /* may_block= */ TRUE);
      bench->page = desk_find (bench->window, DUMENT_TYPE_RECEIVABLES_PAGE);
      if (bench->page != NULL)
        list = desk_find (bench->page, GTK_TYPE_COLUMN_VIEW);
    }
  bench->view = GTK_COLUMN_VIEW (list);
  bench->adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (list));
  bench->selection = DUMENT_ID_SELECTION (gtk_column_view_get_model (bench->view));
  bench->model = dument_id_selection_get_model (bench->selection);
  g_signal_connect_swapped (bench->model, "answered", G_CALLBACK (on_answered_cb), bench);
  while (dument_receivable_model_is_loading (bench->model))
    g_main_context_iteration (/* context= */ NULL, /* may_block= */ TRUE);
  wait_for_rows (bench);
  watch_report_start ("first rows");
}

static void
measure_sorts (Bench *bench)
{
  GListModel *columns = gtk_column_view_get_columns (bench->view);

  for (guint i = 0; i < 2 * g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i / 2);
      g_autofree char *what = g_strdup_printf (
          "sort %s %s", gtk_column_view_column_get_title (column), i % 2 == 0 ? "up" : "down");
      gint64 from = g_get_monotonic_time ();

      bench->answered = FALSE;
      gtk_column_view_sort_by_column (bench->view, column,
                                      i % 2 == 0 ? GTK_SORT_ASCENDING : GTK_SORT_DESCENDING);
      report_answer (bench, what, from);
    }
}

static void
find_chips (GtkWidget *widget, GPtrArray *chips)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      if (GTK_IS_TOGGLE_BUTTON (child) && gtk_widget_has_css_class (child, "chip"))
        g_ptr_array_add (chips, child);
      find_chips (child, chips);
    }
}

/* Each filter once; the last is all. */
static void
measure_filters (Bench *bench)
{
  g_autoptr (GPtrArray) chips = g_ptr_array_new ();

  find_chips (bench->page, chips);
  for (guint i = 0; i < chips->len; i++)
    {
      GtkToggleButton *chip = g_ptr_array_index (chips, i);
      g_autofree char *what =
          g_strdup_printf ("filter %s", gtk_button_get_label (GTK_BUTTON (chip)));
      gint64 from = g_get_monotonic_time ();

      g_assert (!gtk_toggle_button_get_active (chip));
      bench->answered = FALSE;
      gtk_toggle_button_set_active (chip, TRUE);
      report_answer (bench, what, from);
    }
}

static void
measure_searches (Bench *bench)
{
  static const char *const texts[] = { "f",       "f00",       "f00012",        "k",
                                       "kerbrat", "garage ke", "menuiserie 12", "1 234,50",
                                       "cmd 99",  "zz" };
  GtkWidget *entry = desk_find (bench->page, GTK_TYPE_SEARCH_ENTRY);

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *what = g_strdup_printf ("search %s", texts[i]);
      gint64 from = g_get_monotonic_time ();

      bench->answered = FALSE;
      gtk_editable_set_text (GTK_EDITABLE (entry), texts[i]);
      report_answer (bench, what, from);
    }
  gtk_editable_set_text (GTK_EDITABLE (entry), "");
  desk_settle ();
  watch_forget ();
}

static void
measure_scrolling (Bench *bench)
{
  double room = gtk_adjustment_get_upper (bench->adjustment) -
                gtk_adjustment_get_page_size (bench->adjustment);
  gint64 from = g_get_monotonic_time (), longest = 0;

  for (int i = 0; i <= N_STEPS; i++)
    {
      gint64 asked = g_get_monotonic_time ();

      gtk_adjustment_set_value (bench->adjustment, room / N_STEPS * i);
      wait_for_rows (bench);
      longest = MAX (longest, g_get_monotonic_time () - asked);
    }
  watch_report ("scrolling from end to end in 60 leaps", from);
  g_print ("slowest leap: took %.4f\n", (double) longest / 1e6);
  from = g_get_monotonic_time ();
  for (int i = 0; i < N_FRAMES; i++)
    {
      gtk_adjustment_set_value (bench->adjustment, room / 2 + i * 120);
      desk_wait_for_frame (bench->window);
    }
  watch_report ("scrolling 300 frames", from);
}

static void
measure_selection (Bench *bench)
{
  gint64 from = g_get_monotonic_time ();

  gtk_selection_model_select_all (GTK_SELECTION_MODEL (bench->selection));
  desk_wait (1500);
  watch_report ("selecting all", from);
  from = g_get_monotonic_time ();
  gtk_selection_model_select_item (GTK_SELECTION_MODEL (bench->selection), 5,
                                   /* unselect_rest= */ TRUE);
  desk_wait (1000);
  watch_report ("selecting one", from);
}

int
main (int argc, char *argv[])
{
  Bench bench = { 0 };

  g_assert (argc == 3);
  bench.window = desk_open (argv[1], argv[2]);
  open_list (&bench);
  desk_settle ();
  desk_wait (REST_MILLISECONDS);
  watch_report_memory ("memory");
  watch_begin ();
  desk_wait (100);
  watch_forget ();
  measure_sorts (&bench);
  measure_filters (&bench);
  measure_searches (&bench);
  measure_scrolling (&bench);
  measure_selection (&bench);
  desk_wait (REST_MILLISECONDS);
  watch_report_memory ("memory at the end");
  return EXIT_SUCCESS;
}
