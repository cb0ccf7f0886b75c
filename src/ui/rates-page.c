/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "config.h"

#include "ui/rates-page.h"

#include "domain/money.h"
#include "service/rates.h"
#include "ui/field-row.h"
#include "ui/format.h"
#include "ui/window.h"

#include <glib/gi18n-lib.h>

/**
 * DumentRatesPage:
 *
 * The published rates on which claims rest, with their sources, and a form for those that the
 * program does not know yet.
 */
struct _DumentRatesPage
{
  AdwPreferencesPage parent_instance;

  DumentEngine *engine;
  GCancellable *cancellable;
  GArray *missing;
  GPtrArray *entered_rows;

  GtkWidget *enter_button;
  AdwPreferencesGroup *entered_group;
  GtkWidget *entry_group;
  AdwComboRow *missing_row;
  DumentFieldRow *rate_row;
  DumentFieldRow *source_row;
  GtkListBox *table;
};

G_DEFINE_FINAL_TYPE (DumentRatesPage, dument_rates_page, ADW_TYPE_PREFERENCES_PAGE)

/* A rate, free of the workspace that knew it; without a source it is missing. */
typedef struct
{
  DumentLawKey key;
  DumentSemester semester;
  DumentRate rate;
  char *source;
  gboolean is_entered;
} Rate;

/* What the page shows. */
typedef struct
{
  GArray *known;
  GArray *missing;
} Survey;

/* A rate on its way to the writer. */
typedef struct
{
  DumentLawKey key;
  DumentSemester semester;
  char *rate;
  char *source;
} Order;

static void
clear_rate (gpointer data)
{
  g_free (((Rate *) data)->source);
}

static void
free_survey (Survey *survey)
{
  g_array_unref (survey->known);
  g_array_unref (survey->missing);
  g_free (survey);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Survey, free_survey)

static Order *
create_order (DumentLawKey key, DumentSemester semester, const char *percent, const char *source)
{
  Order *order = g_new (Order, 1);

  order->key = key;
  order->semester = semester;
  order->rate = g_strdup (percent);
  order->source = g_strdup (source);
  return order;
}

static Order *
copy_order (const Order *order)
{
  return create_order (order->key, order->semester, order->rate, order->source);
}

static void
free_order (Order *order)
{
  g_free (order->rate);
  g_free (order->source);
  g_free (order);
}

static GArray *
copy_rates (GArray *rates)
{
  GArray *copies = g_array_new (FALSE, /* clear= */ TRUE, sizeof (Rate));

  g_array_set_clear_func (copies, clear_rate);
  g_array_set_size (copies, rates->len);
  for (unsigned i = 0; i < rates->len; i++)
    {
      const DumentKnownRate *rate = &g_array_index (rates, DumentKnownRate, i);
      Rate *copy = &g_array_index (copies, Rate, i);

      copy->key = rate->key;
      copy->semester = rate->semester;
      if (rate->value == NULL)
        continue;
      copy->rate = (DumentRate) rate->value->value;
      copy->source = dument_rates_name_source (rate->value);
      copy->is_entered = rate->value->entered_by_user;
    }
  return copies;
}

static gpointer
survey (DumentWorkspace *workspace, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (GArray) known = dument_rates_list (workspace);
  g_autoptr (GArray) missing = dument_rates_list_missing (workspace);
  Survey *result = g_new (Survey, 1);

  result->known = copy_rates (known);
  result->missing = copy_rates (missing);
  return result;
}

static gpointer
enter (DumentWorkspace *workspace, gpointer data, GCancellable *cancellable, GError **error)
{
  const Order *order = data;
  g_autofree char *semester = dument_semester_to_string (order->semester);

  return GINT_TO_POINTER (dument_rates_enter (workspace, order->key, semester, order->rate,
                                              order->source, /* replace= */ TRUE, error));
}

static gpointer
take_back (DumentWorkspace *workspace, gpointer data, GCancellable *cancellable, GError **error)
{
  const Order *order = data;
  g_autofree char *semester = dument_semester_to_string (order->semester);

  return GINT_TO_POINTER (dument_rates_remove (workspace, order->key, semester, error));
}

/* Names of rates begin with a small letter, since they stand within sentences. */
static char *
write_title (DumentLawKey key, DumentSemester semester)
{
  const char *name = dument_rates_name (key);
  g_autofree char *first = g_utf8_substring (name, 0, 1);
  g_autofree char *capital = g_utf8_strup (first, -1);
  g_autofree char *half = dument_rates_name_semester (semester);

  return g_strdup_printf ("%s · %s%s", half, capital, g_utf8_next_char (name));
}

/* ... The table ... */

static GtkWidget *
create_cell (const char *text, GtkSizeGroup *column, float xalign)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), xalign);
  gtk_widget_add_css_class (label, "amount");
  gtk_size_group_add_widget (column, label);
  return label;
}

static GtkWidget *
create_table_row (GtkSizeGroup **columns,
                  const char *semester,
                  const char *ecb,
                  const char *legal,
                  const char *sources)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 24);

  gtk_box_append (GTK_BOX (line), create_cell (semester, columns[0], 0));
  gtk_widget_set_hexpand (gtk_widget_get_first_child (line), TRUE);
  gtk_box_append (GTK_BOX (line), create_cell (ecb, columns[1], 1));
  gtk_box_append (GTK_BOX (line), create_cell (legal, columns[2], 1));
  gtk_box_append (GTK_BOX (box), line);
  if (sources != NULL)
    {
      GtkWidget *label = gtk_label_new (sources);

      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_label_set_wrap (GTK_LABEL (label), TRUE);
      gtk_widget_add_css_class (label, "caption");
      gtk_widget_add_css_class (label, "dim-label");
      gtk_box_append (GTK_BOX (box), label);
    }
  else
    {
      gtk_widget_add_css_class (line, "caption-heading");
      gtk_widget_set_focusable (row, FALSE);
    }
  gtk_widget_add_css_class (row, "field-row");
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  return row;
}

static char *
write_source (const Rate *rate)
{
  const char *form = rate->is_entered ? _ ("%s, entered by you") : "%s";

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  return g_strdup_printf (form, rate->source);
#pragma GCC diagnostic pop
}

static void
add_semester (DumentRatesPage *self,
              GtkSizeGroup **columns,
              DumentSemester semester,
              const Rate *ecb,
              const Rate *legal)
{
  g_autofree char *name = dument_rates_name_semester (semester);
  g_autofree char *ecb_rate = ecb != NULL ? dument_format_rate (ecb->rate) : g_strdup ("–");
  g_autofree char *legal_rate = legal != NULL ? dument_format_rate (legal->rate) : g_strdup ("–");
  g_autofree char *ecb_source = ecb != NULL ? write_source (ecb) : NULL;
  g_autofree char *legal_source = legal != NULL ? write_source (legal) : NULL;
  g_autofree char *both =
      ecb != NULL && legal != NULL ? g_strconcat (ecb_source, " · ", legal_source, NULL) : NULL;
  const char *sources = both != NULL ? both : (ecb_source != NULL ? ecb_source : legal_source);
  g_autofree char *spoken =
      g_strdup_printf (_ ("%s: rate of the ECB %s, legal rate %s"), name, ecb_rate, legal_rate);
  GtkWidget *row = create_table_row (columns, name, ecb_rate, legal_rate, sources);

  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, sources, -1);
  gtk_list_box_append (self->table, row);
}

static const Rate *
find_rate (const GArray *rates, DumentLawKey key, DumentSemester semester)
{
  for (unsigned i = 0; i < rates->len; i++)
    {
      const Rate *rate = &g_array_index (rates, Rate, i);

      if (rate->key == key && rate->semester == semester)
        return rate;
    }
  return NULL;
}

static void
show_table (DumentRatesPage *self, const GArray *known)
{
  g_autoptr (GtkSizeGroup) semesters = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);
  g_autoptr (GtkSizeGroup) ecb_rates = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);
  g_autoptr (GtkSizeGroup) legal_rates = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);
  GtkSizeGroup *columns[] = { semesters, ecb_rates, legal_rates };
  DumentSemester first = DUMENT_LAW_LAST_SEMESTER;
  DumentSemester last = DUMENT_LAW_FIRST_SEMESTER;
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->table, 0)) != NULL)
    gtk_list_box_remove (self->table, GTK_WIDGET (row));
  gtk_list_box_append (self->table, create_table_row (columns, _ ("Semester"), _ ("ECB rate"),
                                                      _ ("Legal rate"), /* sources= */ NULL));
  for (unsigned i = 0; i < known->len; i++)
    {
      first = MIN (first, g_array_index (known, Rate, i).semester);
      last = MAX (last, g_array_index (known, Rate, i).semester);
    }
  for (DumentSemester semester = last; semester >= first; semester--)
    {
      const Rate *ecb = find_rate (known, DUMENT_LAW_ECB, semester);
      const Rate *legal = find_rate (known, DUMENT_LAW_LEGAL_OTHERS, semester);

      if (ecb != NULL || legal != NULL)
        add_semester (self, columns, semester, ecb, legal);
    }
}

/* ... What the user entered ... */

/* A rate that is being taken back, and what brings it back. */
typedef struct
{
  DumentRatesPage *page;
  Order *order;
} Removal;

static void
removed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree Removal *removal = user_data;
  g_autoptr (DumentRatesPage) self = removal->page;
  g_autoptr (GError) error = NULL;

  dument_engine_finish (DUMENT_ENGINE (source), result, &error);
  if (error == NULL)
    {
      dument_window_toast_undo (GTK_WIDGET (self), _ ("Rate removed"), enter, removal->order,
                                (GDestroyNotify) free_order);
      return;
    }
  free_order (removal->order);
  dument_window_show_error (GTK_WIDGET (self), error);
}

static void
on_remove_clicked_cb (GtkWidget *button, const Order *order)
{
  GtkWidget *page = gtk_widget_get_ancestor (button, DUMENT_TYPE_RATES_PAGE);
  Removal *removal = g_new (Removal, 1);

  removal->page = DUMENT_RATES_PAGE (g_object_ref (page));
  removal->order = copy_order (order);
  dument_engine_write_async (removal->page->engine, take_back, copy_order (order),
                             (GDestroyNotify) free_order, /* free_result= */ NULL,
                             /* cancellable= */ NULL, removed_cb, removal);
}

static void
free_order_of_button (gpointer data, GClosure *closure)
{
  free_order (data);
}

static GtkWidget *
create_entered_row (const Rate *rate)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *button = gtk_button_new_from_icon_name ("user-trash-symbolic");
  g_autofree char *title = write_title (rate->key, rate->semester);
  g_autofree char *percent = dument_format_rate (rate->rate);
  g_autofree char *decimal = dument_money_to_decimal (rate->rate, 2);
  g_autofree char *tooltip = g_strdup_printf (_ ("Remove: %s"), title);
  GtkWidget *value = gtk_label_new (percent);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), rate->source);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  gtk_widget_add_css_class (value, "amount");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), value);
  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, tooltip,
                                  -1);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  g_signal_connect_data (button, "clicked", G_CALLBACK (on_remove_clicked_cb),
                         create_order (rate->key, rate->semester, decimal, rate->source),
                         free_order_of_button, /* connect_flags= */ 0);
  return row;
}

static void
show_entered (DumentRatesPage *self, const GArray *known)
{
  for (unsigned i = 0; i < self->entered_rows->len; i++)
    adw_preferences_group_remove (self->entered_group, g_ptr_array_index (self->entered_rows, i));
  g_ptr_array_set_size (self->entered_rows, 0);
  for (unsigned i = 0; i < known->len; i++)
    {
      const Rate *rate = &g_array_index (known, Rate, i);
      GtkWidget *row;

      if (!rate->is_entered)
        continue;
      row = create_entered_row (rate);
      adw_preferences_group_add (self->entered_group, row);
      g_ptr_array_add (self->entered_rows, row);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->entered_group), self->entered_rows->len > 0);
}

/* ... The form ... */

static const Rate *
get_chosen (DumentRatesPage *self)
{
  unsigned selected = adw_combo_row_get_selected (self->missing_row);

  return self->missing != NULL && selected < self->missing->len
             ? &g_array_index (self->missing, Rate, selected)
             : NULL;
}

/* The list is the same after most changes: then what is chosen stays chosen. */
static gboolean
is_same_list (const GArray *one, const GArray *other)
{
  if (one == NULL || one->len != other->len)
    return FALSE;
  for (unsigned i = 0; i < one->len; i++)
    {
      if (g_array_index (one, Rate, i).key != g_array_index (other, Rate, i).key ||
          g_array_index (one, Rate, i).semester != g_array_index (other, Rate, i).semester)
        return FALSE;
    }
  return TRUE;
}

static void
show_missing (DumentRatesPage *self, GArray *missing)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  gtk_widget_set_visible (self->entry_group, missing->len > 0);
  if (is_same_list (self->missing, missing))
    return;
  g_clear_pointer (&self->missing, g_array_unref);
  self->missing = g_array_ref (missing);
  for (unsigned i = 0; i < missing->len; i++)
    {
      const Rate *rate = &g_array_index (missing, Rate, i);

      gtk_string_list_take (names, write_title (rate->key, rate->semester));
    }
  adw_combo_row_set_model (self->missing_row, G_LIST_MODEL (names));
}

static void
on_missing_selected_cb (DumentRatesPage *self)
{
  const Rate *rate = get_chosen (self);

  if (rate == NULL)
    return;
  dument_field_row_set_error (self->rate_row, NULL);
  dument_field_row_set_hint (
      self->source_row,
      rate->key == DUMENT_LAW_ECB
          ? _ ("Where you read it: banque-france.fr or ecb.europa.eu, and the day. Letters name "
               "it.")
          : _ ("Where you read it: the arrêté in the Journal officiel, and its date. Letters name "
               "it."));
}

static void
on_rate_changed_cb (DumentRatesPage *self)
{
  dument_field_row_set_error (self->rate_row, NULL);
}

static void
on_rate_entered_cb (DumentRatesPage *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->source_row));
}

static void
on_source_changed_cb (DumentRatesPage *self)
{
  dument_field_row_set_error (self->source_row, NULL);
}

static void
show_refusal (DumentRatesPage *self, const GError *error)
{
  DumentFieldRow *row = self->rate_row;

  if (error->domain != DUMENT_SERVICE_ERROR)
    {
      dument_window_show_error (GTK_WIDGET (self), error);
      return;
    }
  if (error->code == DUMENT_SERVICE_ERROR_MISSING)
    row = self->source_row;
  dument_field_row_set_error (row, error->message);
  gtk_widget_grab_focus (GTK_WIDGET (row));
}

static void
entered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DumentRatesPage) self = user_data;
  g_autoptr (GError) error = NULL;

  dument_engine_finish (DUMENT_ENGINE (source), result, &error);
  if (self->engine == NULL)
    return;
  gtk_widget_set_sensitive (self->enter_button, TRUE);
  if (error != NULL)
    {
      show_refusal (self, error);
      return;
    }
  dument_field_row_set_text (self->rate_row, "");
  dument_field_row_set_text (self->source_row, "");
  dument_window_toast (GTK_WIDGET (self), _ ("Rate kept: the penalties are reckoned with it"));
}

static void
on_enter_clicked_cb (DumentRatesPage *self)
{
  const Rate *rate = get_chosen (self);
  g_autofree char *percent = dument_field_row_dup_text (self->rate_row);
  g_autofree char *where = dument_field_row_dup_text (self->source_row);

  if (rate == NULL || !gtk_widget_get_sensitive (self->enter_button))
    return;
  gtk_widget_set_sensitive (self->enter_button, FALSE);
  dument_engine_write_async (self->engine, enter,
                             create_order (rate->key, rate->semester, percent, where),
                             (GDestroyNotify) free_order, /* free_result= */ NULL,
                             /* cancellable= */ NULL, entered_cb, g_object_ref (self));
}

/* ... */

static void
surveyed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (Survey) found = dument_engine_finish (DUMENT_ENGINE (source), result, &error);
  DumentRatesPage *self = user_data;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  gtk_widget_set_sensitive (GTK_WIDGET (self), found != NULL);
  if (found == NULL)
    return;
  show_missing (self, found->missing);
  show_entered (self, found->known);
  show_table (self, found->known);
}

static void
load (DumentRatesPage *self)
{
  dument_engine_read_async (self->engine, survey, /* data= */ NULL, /* free_data= */ NULL,
                            (GDestroyNotify) free_survey, self->cancellable, surveyed_cb, self);
}

static void
dument_rates_page_dispose (GObject *object)
{
  DumentRatesPage *self = DUMENT_RATES_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->engine);
  G_OBJECT_CLASS (dument_rates_page_parent_class)->dispose (object);
}

static void
dument_rates_page_finalize (GObject *object)
{
  DumentRatesPage *self = DUMENT_RATES_PAGE (object);

  g_clear_pointer (&self->missing, g_array_unref);
  g_ptr_array_unref (self->entered_rows);
  G_OBJECT_CLASS (dument_rates_page_parent_class)->finalize (object);
}

static void
dument_rates_page_class_init (DumentRatesPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dument_rates_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = dument_rates_page_finalize;
  g_type_ensure (DUMENT_TYPE_FIELD_ROW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/dument/Dument/ui/rates-page.ui");
  gtk_widget_class_bind_template_child (widget_class, DumentRatesPage, enter_button);
  gtk_widget_class_bind_template_child (widget_class, DumentRatesPage, entered_group);
  gtk_widget_class_bind_template_child (widget_class, DumentRatesPage, entry_group);
  gtk_widget_class_bind_template_child (widget_class, DumentRatesPage, missing_row);
  gtk_widget_class_bind_template_child (widget_class, DumentRatesPage, rate_row);
  gtk_widget_class_bind_template_child (widget_class, DumentRatesPage, source_row);
  gtk_widget_class_bind_template_child (widget_class, DumentRatesPage, table);
  gtk_widget_class_bind_template_callback (widget_class, on_enter_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_missing_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_rate_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_rate_entered_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_source_changed_cb);
}

static void
dument_rates_page_init (DumentRatesPage *self)
{
  self->cancellable = g_cancellable_new ();
  self->entered_rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * dument_rates_page_new:
 * @engine: the engine of the data file
 *
 * Returns: (transfer floating): a page of the preferences
 */
GtkWidget *
dument_rates_page_new (DumentEngine *engine)
{
  DumentRatesPage *self = g_object_new (DUMENT_TYPE_RATES_PAGE, NULL);

  self->engine = g_object_ref (engine);
  g_signal_connect_object (engine, "changed", G_CALLBACK (load), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (engine, "day-changed", G_CALLBACK (load), self, G_CONNECT_SWAPPED);
  load (self);
  return GTK_WIDGET (self);
}
