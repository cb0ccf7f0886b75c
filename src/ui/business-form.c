/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "config.h"

#include "ui/business-form.h"

#include "domain/identifiers.h"
#include "service/finding.h"
#include "service/setup.h"
#include "service/validation.h"
#include "ui/field-row.h"

#include <glib/gi18n-lib.h>

/**
 * DumentBusinessForm:
 *
 * Who the user is and how clients pay. The first start and the preferences show the same form.
 * Numbers are checked while they are typed; whether the whole can be kept is for the service to
 * say.
 */
struct _DumentBusinessForm
{
  AdwBin parent_instance;

  DumentEngine *engine;
  GCancellable *cancellable;

  DumentFieldRow *address_row;
  DumentFieldRow *bic_row;
  DumentFieldRow *cheque_address_row;
  DumentFieldRow *cheque_order_row;
  DumentFieldRow *email_row;
  DumentFieldRow *iban_row;
  DumentFieldRow *mediator_row;
  AdwExpanderRow *more_row;
  DumentFieldRow *name_row;
  DumentFieldRow *payment_link_row;
  DumentFieldRow *phone_row;
  DumentFieldRow *place_row;
  GtkLabel *refusal_label;
  DumentFieldRow *registration_row;
  DumentFieldRow *siren_row;
  GtkSwitch *sole_trader_switch;
  DumentFieldRow *vat_row;

  /* What the data file holds, as it stands in the form. */
  char *kept_text;
  gboolean kept_sole_trader;
};

enum
{
  CHANGED,
  N_SIGNALS
};

static unsigned signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DumentBusinessForm, dument_business_form, ADW_TYPE_BIN)

/* A number that carries its own check, and where it is typed. */
static const struct
{
  DumentIdentifierKind kind;
  gsize row;
} checked_rows[] = {
  { DUMENT_IDENTIFIER_SIREN, G_STRUCT_OFFSET (DumentBusinessForm, siren_row) },
  { DUMENT_IDENTIFIER_VAT, G_STRUCT_OFFSET (DumentBusinessForm, vat_row) },
  { DUMENT_IDENTIFIER_IBAN, G_STRUCT_OFFSET (DumentBusinessForm, iban_row) },
  { DUMENT_IDENTIFIER_BIC, G_STRUCT_OFFSET (DumentBusinessForm, bic_row) },
};

/* Every field, for all that is done with each of them. */
static const gsize text_rows[] = {
  G_STRUCT_OFFSET (DumentBusinessForm, name_row),
  G_STRUCT_OFFSET (DumentBusinessForm, siren_row),
  G_STRUCT_OFFSET (DumentBusinessForm, vat_row),
  G_STRUCT_OFFSET (DumentBusinessForm, address_row),
  G_STRUCT_OFFSET (DumentBusinessForm, email_row),
  G_STRUCT_OFFSET (DumentBusinessForm, phone_row),
  G_STRUCT_OFFSET (DumentBusinessForm, place_row),
  G_STRUCT_OFFSET (DumentBusinessForm, iban_row),
  G_STRUCT_OFFSET (DumentBusinessForm, bic_row),
  G_STRUCT_OFFSET (DumentBusinessForm, cheque_order_row),
  G_STRUCT_OFFSET (DumentBusinessForm, cheque_address_row),
  G_STRUCT_OFFSET (DumentBusinessForm, payment_link_row),
  G_STRUCT_OFFSET (DumentBusinessForm, registration_row),
  G_STRUCT_OFFSET (DumentBusinessForm, mediator_row),
};

static char *
join_texts (DumentBusinessForm *self)
{
  g_autoptr (GString) all = g_string_new (NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (text_rows); i++)
    {
      g_autofree char *text =
          dument_field_row_dup_text (G_STRUCT_MEMBER (DumentFieldRow *, self, text_rows[i]));

      g_string_append (all, g_strstrip (text));
      g_string_append_c (all, '\f');
    }
  return g_string_free (g_steal_pointer (&all), FALSE);
}

static void
remember (DumentBusinessForm *self)
{
  g_free (self->kept_text);
  self->kept_text = join_texts (self);
  self->kept_sole_trader = gtk_switch_get_active (self->sole_trader_switch);
}

/* The form as text, on its way to the writer. */
typedef struct
{
  DumentSetup setup;
  GStringChunk *texts;
} Request;

static void
free_request (Request *request)
{
  g_string_chunk_free (request->texts);
  g_free (request);
}

static const char *
take_text (Request *request, DumentFieldRow *row)
{
  g_autofree char *text = dument_field_row_dup_text (row);

  g_strstrip (text);
  g_strdelimit (text, "\n", '|');
  return g_string_chunk_insert (request->texts, text);
}

static Request *
collect (DumentBusinessForm *self)
{
  Request *request = g_new0 (Request, 1);

  request->texts = g_string_chunk_new (512);
  request->setup.name = take_text (request, self->name_row);
  request->setup.siren = take_text (request, self->siren_row);
  request->setup.vat = take_text (request, self->vat_row);
  request->setup.address = take_text (request, self->address_row);
  request->setup.email = take_text (request, self->email_row);
  request->setup.phone = take_text (request, self->phone_row);
  request->setup.place = take_text (request, self->place_row);
  request->setup.iban = take_text (request, self->iban_row);
  request->setup.bic = take_text (request, self->bic_row);
  request->setup.cheque_order = take_text (request, self->cheque_order_row);
  request->setup.cheque_address = take_text (request, self->cheque_address_row);
  request->setup.payment_link = take_text (request, self->payment_link_row);
  request->setup.registration = take_text (request, self->registration_row);
  request->setup.mediator = take_text (request, self->mediator_row);
  /* The name proposes it, until the user decides. */
  if (gtk_switch_get_active (self->sole_trader_switch) != self->kept_sole_trader)
    request->setup.sole_trader = self->kept_sole_trader ? "no" : "yes";
  return request;
}

static void
check_row (DumentFieldRow *row, DumentIdentifierKind kind)
{
  g_autofree char *text = dument_field_row_dup_text (row);
  g_autofree char *number = NULL;
  g_autoptr (GError) error = NULL;

  g_strstrip (text);
  /* Whoever has a SIRET at hand has the SIREN in it. */
  if (kind == DUMENT_IDENTIFIER_SIREN && dument_identifiers_is_as_long_as_siret (text))
    kind = DUMENT_IDENTIFIER_SIRET;
  if (*text != '\0')
    number = dument_validation_identifier (kind, text, &error);
  dument_field_row_set_error (row, error != NULL ? error->message : NULL);
}

static void
on_changed_cb (DumentBusinessForm *self)
{
  for (gsize i = 0; i < G_N_ELEMENTS (checked_rows); i++)
    check_row (G_STRUCT_MEMBER (DumentFieldRow *, self, checked_rows[i].row), checked_rows[i].kind);
  gtk_widget_set_visible (GTK_WIDGET (self->refusal_label), FALSE);
  g_signal_emit (self, signals[CHANGED], 0);
}

static gpointer
copy_issuer (DumentWorkspace *workspace, gpointer data, GCancellable *cancellable, GError **error)
{
  const DumentIssuer *issuer = dument_workspace_get_issuer (workspace);

  return issuer != NULL ? dument_issuer_copy (issuer) : NULL;
}

static char *
write_address (const DumentParty *party)
{
  g_autofree char *town = g_strjoin (" ", party->postcode != NULL ? party->postcode : "",
                                     party->city != NULL ? party->city : "", NULL);
  g_autofree char *lines =
      party->address != NULL ? g_strjoinv ("\n", party->address) : g_strdup ("");

  g_strstrip (town);
  return *lines != '\0' && *town != '\0' ? g_strconcat (lines, "\n", town, NULL)
                                         : g_strconcat (lines, town, NULL);
}

static void
show_issuer (DumentBusinessForm *self, const DumentIssuer *issuer)
{
  g_autofree char *address = write_address (&issuer->party);
  g_autofree char *cheque_address =
      issuer->cheque_address != NULL ? g_strjoinv ("\n", issuer->cheque_address) : NULL;

  dument_field_row_set_text (self->name_row, issuer->party.name);
  dument_field_row_set_text (self->siren_row, issuer->party.siren);
  dument_field_row_set_text (self->vat_row, issuer->party.vat);
  dument_field_row_set_text (self->address_row, address);
  dument_field_row_set_text (self->email_row, issuer->party.email);
  dument_field_row_set_text (self->phone_row, issuer->party.phone);
  dument_field_row_set_text (self->place_row, issuer->place);
  dument_field_row_set_text (self->iban_row, issuer->iban);
  dument_field_row_set_text (self->bic_row, issuer->bic);
  dument_field_row_set_text (self->cheque_order_row, issuer->cheque_order);
  dument_field_row_set_text (self->cheque_address_row, cheque_address);
  dument_field_row_set_text (self->payment_link_row, issuer->payment_link);
  dument_field_row_set_text (self->registration_row, issuer->registration);
  dument_field_row_set_text (self->mediator_row, issuer->mediator);
  gtk_switch_set_active (self->sole_trader_switch, issuer->mention_ei);
  remember (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
issuer_copied_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DumentIssuer) issuer = dument_engine_finish (DUMENT_ENGINE (source), result, &error);

  if (issuer != NULL)
    show_issuer (user_data, issuer);
}

/* The result is the list of what is refused, empty when all is kept. */
static gpointer
apply (DumentWorkspace *workspace, gpointer data, GCancellable *cancellable, GError **error)
{
  const Request *request = data;
  g_autoptr (GPtrArray) refusals = dument_finding_list_new ();
  g_autoptr (GError) failure = NULL;

  if (!dument_setup_apply (workspace, &request->setup, refusals, &failure) && refusals->len == 0)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return NULL;
    }
  return g_steal_pointer (&refusals);
}

static DumentFieldRow *
find_row (DumentBusinessForm *self, DumentFindingField field)
{
  const struct
  {
    DumentFindingField field;
    DumentFieldRow *row;
  } rows[] = {
    { DUMENT_FINDING_FIELD_ADDRESS, self->address_row },
    { DUMENT_FINDING_FIELD_BIC, self->bic_row },
    { DUMENT_FINDING_FIELD_EMAIL, self->email_row },
    { DUMENT_FINDING_FIELD_IBAN, self->iban_row },
    { DUMENT_FINDING_FIELD_NAME, self->name_row },
    { DUMENT_FINDING_FIELD_PAYMENT_LINK, self->payment_link_row },
    { DUMENT_FINDING_FIELD_SIREN, self->siren_row },
    { DUMENT_FINDING_FIELD_VAT, self->vat_row },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      if (rows[i].field == field)
        return rows[i].row;
    }
  return NULL;
}

/* Each refusal stands beside its field; what has none stands below the form. */
static void
show_refusals (DumentBusinessForm *self, const GPtrArray *refusals)
{
  g_autoptr (GString) rest = g_string_new (NULL);

  for (unsigned i = 0; i < refusals->len; i++)
    {
      const DumentFinding *refusal = g_ptr_array_index (refusals, i);
      DumentFieldRow *row = find_row (self, refusal->field);

      if (row != NULL)
        dument_field_row_set_error (row, refusal->sentence);
      else
        g_string_append_printf (rest, "%s%s", rest->len > 0 ? "\n" : "", refusal->sentence);
    }
  gtk_label_set_label (self->refusal_label, rest->str);
  gtk_widget_set_visible (GTK_WIDGET (self->refusal_label), rest->len > 0);
}

static void
applied_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  DumentBusinessForm *self = g_task_get_source_object (task);
  GError *error = NULL;
  g_autoptr (GPtrArray) refusals = dument_engine_finish (DUMENT_ENGINE (source), result, &error);

  /* Whoever closed the form meanwhile sees it no more. */
  if (self->engine == NULL)
    {
      if (error != NULL)
        g_task_return_error (task, error);
      else
        g_task_return_boolean (task, refusals->len == 0);
      return;
    }
  if (error != NULL)
    {
      gtk_label_set_label (self->refusal_label, error->message);
      gtk_widget_set_visible (GTK_WIDGET (self->refusal_label), TRUE);
      g_task_return_error (task, error);
      return;
    }
  show_refusals (self, refusals);
  if (refusals->len == 0)
    {
      remember (self);
      g_signal_emit (self, signals[CHANGED], 0);
      g_task_return_boolean (task, TRUE);
    }
  else
    g_task_return_new_error (task, DUMENT_SERVICE_ERROR, DUMENT_SERVICE_ERROR_REFUSED, "%s",
                             ((DumentFinding *) g_ptr_array_index (refusals, 0))->sentence);
}

static gboolean
dument_business_form_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (DUMENT_BUSINESS_FORM (widget)->name_row));
}

static void
dument_business_form_dispose (GObject *object)
{
  DumentBusinessForm *self = DUMENT_BUSINESS_FORM (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->engine);
  G_OBJECT_CLASS (dument_business_form_parent_class)->dispose (object);
}

static void
dument_business_form_finalize (GObject *object)
{
  g_free (DUMENT_BUSINESS_FORM (object)->kept_text);
  G_OBJECT_CLASS (dument_business_form_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/dument/Dument/ui/business-form.ui");
  gtk_widget_class_bind_template_child (widget_class, DumentBusinessForm, address_row);
  gtk_widget_class_bind_template_child (widget_class, DumentBusinessForm, bic_row);
  gtk_widget_class_bind_template_child (widget_class, DumentBusinessForm, cheque_address_row);
  gtk_widget_class_bind_template_child (widget_class, DumentBusinessForm, cheque_order_row);
  gtk_widget_class_bind_template_child (widget_class, DumentBusinessForm, email_row);
  gtk_widget_class_bind_template_child (widget_class, DumentBusinessForm, iban_row);
  gtk_widget_class_bind_template_child (widget_class, DumentBusinessForm, mediator_row);
  gtk_widget_class_bind_template_child (widget_class, DumentBusinessForm, more_row);
  gtk_widget_class_bind_template_child (widget_class, DumentBusinessForm, name_row);
  gtk_widget_class_bind_template_child (widget_class, DumentBusinessForm, payment_link_row);
  gtk_widget_class_bind_template_child (widget_class, DumentBusinessForm, phone_row);
  gtk_widget_class_bind_template_child (widget_class, DumentBusinessForm, place_row);
  gtk_widget_class_bind_template_child (widget_class, DumentBusinessForm, refusal_label);
  gtk_widget_class_bind_template_child (widget_class, DumentBusinessForm, registration_row);
  gtk_widget_class_bind_template_child (widget_class, DumentBusinessForm, siren_row);
  gtk_widget_class_bind_template_child (widget_class, DumentBusinessForm, sole_trader_switch);
  gtk_widget_class_bind_template_child (widget_class, DumentBusinessForm, vat_row);
  gtk_widget_class_bind_template_callback (widget_class, on_changed_cb);
}

static void
dument_business_form_class_init (DumentBusinessFormClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dument_business_form_dispose;
  G_OBJECT_CLASS (klass)->finalize = dument_business_form_finalize;
  widget_class->grab_focus = dument_business_form_grab_focus;
  g_type_ensure (DUMENT_TYPE_FIELD_ROW);
  bind_template (widget_class);
  /**
   * DumentBusinessForm::changed:
   *
   * Something was typed.
   */
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
dument_business_form_init (DumentBusinessForm *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->cancellable = g_cancellable_new ();
  remember (self);
}

/**
 * dument_business_form_new:
 * @engine: the engine of the data file
 *
 * Returns: (transfer floating): the form, soon filled with what is known
 */
GtkWidget *
dument_business_form_new (DumentEngine *engine)
{
  DumentBusinessForm *self = g_object_new (DUMENT_TYPE_BUSINESS_FORM, NULL);

  self->engine = g_object_ref (engine);
  dument_business_form_reload (self);
  return GTK_WIDGET (self);
}

/**
 * dument_business_form_reload:
 * @self: a form
 *
 * Shows what the data file holds, in place of what was typed.
 */
void
dument_business_form_reload (DumentBusinessForm *self)
{
  dument_engine_read_async (self->engine, copy_issuer, /* data= */ NULL, /* free_data= */ NULL,
                            (GDestroyNotify) dument_issuer_free, self->cancellable,
                            issuer_copied_cb, self);
}

/**
 * dument_business_form_is_changed:
 * @self: a form
 *
 * Returns: whether something stands in it that the data file does not hold
 */
gboolean
dument_business_form_is_changed (DumentBusinessForm *self)
{
  g_autofree char *text = join_texts (self);

  return !g_str_equal (text, self->kept_text) ||
         gtk_switch_get_active (self->sole_trader_switch) != self->kept_sole_trader;
}

/**
 * dument_business_form_show_payment:
 * @self: a form
 *
 * Leads to the means of payment.
 */
void
dument_business_form_show_payment (DumentBusinessForm *self)
{
  adw_expander_row_set_expanded (self->more_row, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->iban_row));
}

/**
 * dument_business_form_go_to:
 * @self: a form
 * @field: what somebody wants to mend
 *
 * Leads to the row of the field, if it has one.
 */
void
dument_business_form_go_to (DumentBusinessForm *self, DumentFindingField field)
{
  switch ((int) field)
    {
    case DUMENT_FINDING_FIELD_NAME:
      gtk_widget_grab_focus (GTK_WIDGET (self->name_row));
      break;
    case DUMENT_FINDING_FIELD_SIREN:
      gtk_widget_grab_focus (GTK_WIDGET (self->siren_row));
      break;
    case DUMENT_FINDING_FIELD_ADDRESS:
      gtk_widget_grab_focus (GTK_WIDGET (self->address_row));
      break;
    case DUMENT_FINDING_FIELD_IBAN:
      dument_business_form_show_payment (self);
      break;
    default:
      break;
    }
}

/**
 * dument_business_form_is_complete:
 * @self: a form
 *
 * Returns: whether there is a name, and nothing wrong in sight
 */
gboolean
dument_business_form_is_complete (DumentBusinessForm *self)
{
  g_autofree char *name = dument_field_row_dup_text (self->name_row);

  for (gsize i = 0; i < G_N_ELEMENTS (checked_rows); i++)
    {
      if (dument_field_row_has_error (
              G_STRUCT_MEMBER (DumentFieldRow *, self, checked_rows[i].row)))
        return FALSE;
    }
  return *g_strstrip (name) != '\0';
}

/**
 * dument_business_form_save_async:
 * @self: a form
 * @callback: called when it is kept or refused
 * @user_data: for @callback
 *
 * What is refused is told in the form.
 */
void
dument_business_form_save_async (DumentBusinessForm *self,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  GTask *task = g_task_new (self, /* cancellable= */ NULL, callback, user_data);

  dument_engine_write_async (self->engine, apply, collect (self), (GDestroyNotify) free_request,
                             (GDestroyNotify) g_ptr_array_unref, /* cancellable= */ NULL,
                             applied_cb, task);
}

/**
 * dument_business_form_save_finish:
 * @self: a form
 * @result: what the callback got
 * @error: return location for an error
 *
 * Returns: whether it is kept
 */
gboolean
dument_business_form_save_finish (DumentBusinessForm *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
