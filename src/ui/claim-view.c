/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "config.h"

#include "ui/claim-view.h"

#include "service/rates.h"

#include "ui/format.h"

#include <glib/gi18n-lib.h>

/**
 * DumentClaimView:
 *
 * What is owed today: principal, penalties, indemnity, total, and on demand each line of the
 * décompte with its rate and the text that it rests on.
 */
struct _DumentClaimView
{
  AdwBin parent_instance;

  GtkWidget *sums;
  GtkWidget *lines;
  GtkWidget *expander;
  GtkWidget *note;
};

G_DEFINE_FINAL_TYPE (DumentClaimView, dument_claim_view, ADW_TYPE_BIN)

static const char *
describe_basis (DumentRateBasis basis)
{
  switch (basis)
    {
    case DUMENT_RATE_BASIS_CONSUMER:
      return _ ("Legal rate of interest");
    case DUMENT_RATE_BASIS_CONTRACT_FIXED:
      return _ ("Rate of the contract");
    case DUMENT_RATE_BASIS_CONTRACT_ECB:
      return _ ("Rate of the contract, on the ECB rate");
    case DUMENT_RATE_BASIS_CONTRACT_LEGAL:
      return _ ("Rate of the contract, on the legal rate");
    case DUMENT_RATE_BASIS_PROFESSIONAL:
    case DUMENT_RATE_BASIS_PUBLIC:
    default:
      return _ ("ECB rate");
    }
}

/* "ECB rate 2.40% + 10 points (art. L441-10 II C. com.). Source: European Central Bank" */
static char *
describe_ground (const DumentSegment *segment)
{
  GString *text = g_string_new (describe_basis (segment->basis));

  if (segment->index == NULL)
    return g_string_free (text, /* free_segment= */ FALSE);
  g_string_append_c (text, ' ');
  {
    g_autofree char *index = dument_format_rate ((DumentRate) segment->index->value);

    g_string_append (text, index);
  }
  if (segment->margin != 0 && segment->basis != DUMENT_RATE_BASIS_CONSUMER)
    {
      g_autofree char *margin = dument_format_rate (segment->margin);

      g_string_append_printf (
          text, segment->basis == DUMENT_RATE_BASIS_CONTRACT_LEGAL ? " × %s" : " + %s", margin);
    }
  if (segment->margin_value != NULL)
    g_string_append_printf (text, " (%s)", segment->margin_value->source);
  {
    g_autofree char *source = dument_rates_name_source (segment->index);

    g_string_append_printf (text, "\n%s %s", _ ("Source:"), source);
  }
  if (segment->index->entered_by_user)
    g_string_append (text, _ (", entered by you"));
  return g_string_free (text, /* free_segment= */ FALSE);
}

/**
 * dument_claim_view_find_grounds:
 * @claim: a claim
 *
 * To be called in the job that computed the claim: the law belongs to its thread.
 *
 * Returns: (transfer full) (element-type utf8): for each line of the décompte, on what its rate
 *   rests
 */
GPtrArray *
dument_claim_view_find_grounds (const DumentClaim *claim)
{
  GPtrArray *grounds = g_ptr_array_new_with_free_func (g_free);

  for (unsigned i = 0; i < claim->segments->len; i++)
    g_ptr_array_add (grounds, describe_ground (&g_array_index (claim->segments, DumentSegment, i)));
  return grounds;
}

static GtkWidget *
create_label (const char *text, float xalign, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), xalign);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

static void
add_sum (DumentClaimView *self, int row, const char *name, DumentMoney amount, const char *currency)
{
  g_autofree char *text = dument_format_amount (amount, currency);
  GtkWidget *label = create_label (name, 0, NULL);
  GtkWidget *value = create_label (text, 1, "amount");

  gtk_widget_set_hexpand (label, TRUE);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (value), GTK_ACCESSIBLE_RELATION_LABELLED_BY,
                                  label, NULL, -1);
  gtk_grid_attach (GTK_GRID (self->sums), label, 0, row, 1, 1);
  gtk_grid_attach (GTK_GRID (self->sums), value, 1, row, 1, 1);
}

static void
add_total (DumentClaimView *self, int row, const DumentClaim *claim, const char *currency)
{
  g_autofree char *total = dument_format_amount (claim->total, currency);
  GtkWidget *label = create_label (_ ("Total"), 0, "heading");
  GtkWidget *value = create_label (total, 1, "title-2");

  gtk_widget_add_css_class (value, "amount");
  gtk_widget_set_valign (label, GTK_ALIGN_CENTER);
  gtk_grid_attach (GTK_GRID (self->sums), label, 0, row, 1, 1);
  gtk_grid_attach (GTK_GRID (self->sums), value, 1, row, 1, 1);
}

static void
show_sums (DumentClaimView *self, const DumentReceivable *receivable)
{
  const DumentClaim *claim = receivable->claim;
  const char *currency = receivable->invoice->currency;
  int row = 0;

  add_sum (self, row++, _ ("Principal"), claim->principal, currency);
  add_sum (self, row++, _ ("Late-payment penalties"), claim->interest, currency);
  if (claim->interest_paid > 0)
    add_sum (self, row++, _ ("Penalties paid"), -claim->interest_paid, currency);
  if (claim->interest_waived > 0)
    add_sum (self, row++, _ ("Penalties given up"), -claim->interest_waived, currency);
  add_sum (self, row++, _ ("Fixed indemnity for recovery"), claim->indemnity, currency);
  if (claim->indemnity_paid > 0)
    add_sum (self, row++, _ ("Indemnity paid"), -claim->indemnity_paid, currency);
  add_total (self, row, claim, currency);
}

static void
add_line (DumentClaimView *self,
          const DumentSegment *segment,
          const char *ground,
          const char *currency)
{
  g_autofree char *from = dument_format_short_date (segment->from);
  g_autofree char *to = dument_format_short_date (segment->to);
  g_autofree char *base = dument_format_amount (segment->base, currency);
  g_autofree char *rate = dument_format_rate (segment->rate);
  g_autofree char *interest = dument_format_amount (segment->interest, currency);
  int n_days = segment->to - segment->from + 1;
  g_autofree char *days = g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "%d day", "%d days", (unsigned long) n_days), n_days);
  g_autofree char *period = g_strdup_printf ("%s – %s · %s", from, to, days);
  g_autofree char *terms = g_strdup_printf (C_ ("rate on amount", "%1$s on %2$s"), rate, base);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *first = create_label (period, 0, NULL);
  GtkWidget *basis = create_label (ground, 0, "caption");

  gtk_widget_set_hexpand (first, TRUE);
  gtk_label_set_wrap (GTK_LABEL (first), TRUE);
  gtk_label_set_wrap (GTK_LABEL (basis), TRUE);
  gtk_widget_add_css_class (basis, "dim-label");
  gtk_box_append (GTK_BOX (head), first);
  gtk_box_append (GTK_BOX (head), create_label (interest, 1, "amount"));
  gtk_box_append (GTK_BOX (box), head);
  gtk_box_append (GTK_BOX (box), create_label (terms, 0, "amount"));
  gtk_box_append (GTK_BOX (box), basis);
  gtk_box_append (GTK_BOX (self->lines), box);
}

static void
add_gap (DumentClaimView *self, const DumentGap *gap)
{
  g_autofree char *from = dument_format_short_date (gap->from);
  g_autofree char *to = dument_format_short_date (gap->to);
  g_autofree char *semester = dument_rates_name_semester (gap->semester);
  g_autofree char *text =
      g_strdup_printf (_ ("%s – %s: the rate of %s is not known yet"), from, to, semester);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *label = create_label (text, 0, NULL);
  GtkWidget *button = gtk_button_new_with_label (_ ("Enter the Rate…"));

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", "rates");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "app.preferences");
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), button);
  gtk_box_append (GTK_BOX (self->lines), box);
}

static void
show_note (DumentClaimView *self, const DumentReceivable *receivable)
{
  const DumentClaim *claim = receivable->claim;
  g_autofree char *amount = dument_format_amount (claim->per_day, receivable->invoice->currency);
  g_autofree char *text = NULL;

  if (receivable->client->kind == DUMENT_DEBTOR_UNKNOWN)
    text = g_strdup (_ ("Penalties are computed once you say what kind of client this is."));
  else if (claim->per_day_known && claim->per_day > 0)
    text = g_strdup_printf (_ ("%s more each day"), amount);
  gtk_label_set_label (GTK_LABEL (self->note), text != NULL ? text : "");
  gtk_widget_set_visible (self->note, text != NULL);
}

static void
clear_children (GtkWidget *parent, void (*remove_child) (GtkWidget *parent, GtkWidget *child))
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (parent)) != NULL)
    remove_child (parent, child);
}

static void
remove_from_grid (GtkWidget *grid, GtkWidget *child)
{
  gtk_grid_remove (GTK_GRID (grid), child);
}

static void
remove_from_box (GtkWidget *box, GtkWidget *child)
{
  gtk_box_remove (GTK_BOX (box), child);
}

static void
dument_claim_view_class_init (DumentClaimViewClass *klass)
{
}

static void
dument_claim_view_init (DumentClaimView *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  self->sums = gtk_grid_new ();
  gtk_grid_set_row_spacing (GTK_GRID (self->sums), 6);
  gtk_grid_set_column_spacing (GTK_GRID (self->sums), 12);
  self->note = create_label (NULL, 0, "dim-label");
  gtk_label_set_wrap (GTK_LABEL (self->note), TRUE);
  self->lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  gtk_widget_set_margin_top (self->lines, 6);
  self->expander = gtk_expander_new (_ ("Why this amount?"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->expander), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Why this amount?"), -1);
  gtk_expander_set_child (GTK_EXPANDER (self->expander), self->lines);
  gtk_box_append (GTK_BOX (box), self->sums);
  gtk_box_append (GTK_BOX (box), self->note);
  gtk_box_append (GTK_BOX (box), self->expander);
  adw_bin_set_child (ADW_BIN (self), box);
}

/**
 * dument_claim_view_show:
 * @self: a view
 * @receivable: an invoice and its claim
 * @grounds: (element-type utf8): what dument_claim_view_find_grounds() found for it
 */
void
dument_claim_view_show (DumentClaimView *self,
                        const DumentReceivable *receivable,
                        const GPtrArray *grounds)
{
  const DumentClaim *claim = receivable->claim;

  clear_children (self->sums, remove_from_grid);
  clear_children (self->lines, remove_from_box);
  show_sums (self, receivable);
  show_note (self, receivable);
  for (unsigned i = 0; i < claim->segments->len; i++)
    add_line (self, &g_array_index (claim->segments, DumentSegment, i),
              g_ptr_array_index (grounds, i), receivable->invoice->currency);
  for (unsigned i = 0; i < claim->gaps->len; i++)
    add_gap (self, &g_array_index (claim->gaps, DumentGap, i));
  gtk_widget_set_visible (self->expander, claim->segments->len + claim->gaps->len > 0);
  if (claim->gaps->len > 0)
    gtk_expander_set_expanded (GTK_EXPANDER (self->expander), TRUE);
}
