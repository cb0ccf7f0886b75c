/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "config.h"

#include "cli/labels.h"

#include "domain/folding.h"
#include "domain/french-text.h"
#include "cli/words.h"
#include "service/ladder.h"
#include "service/letter-overruling.h"
#include "service/wording.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>

/**
 * dument_labels_state:
 * @state: where an invoice stands
 *
 * Returns: its name for people; scripts read dument_state_to_string()
 */
const char *
dument_labels_state (DumentState state)
{
  static const char *const labels[DUMENT_STATE_N_STATES] = {
    [DUMENT_STATE_WRITTEN_OFF] = N_ ("written off"),
    [DUMENT_STATE_PAID] = N_ ("paid"),
    [DUMENT_STATE_INSOLVENT] = N_ ("insolvent"),
    [DUMENT_STATE_LITIGATION] = N_ ("in litigation"),
    [DUMENT_STATE_DISPUTED] = N_ ("disputed"),
    [DUMENT_STATE_IN_PLAN] = N_ ("in instalments"),
    [DUMENT_STATE_PROMISED] = N_ ("promised"),
    [DUMENT_STATE_PAUSED] = N_ ("paused"),
    [DUMENT_STATE_FORMAL_NOTICE] = N_ ("formal notice"),
    [DUMENT_STATE_LATE] = N_ ("late"),
    [DUMENT_STATE_DUE] = N_ ("due today"),
    [DUMENT_STATE_UPCOMING] = N_ ("not due yet"),
  };

  g_return_val_if_fail (state < DUMENT_STATE_N_STATES, "");

  return _ (labels[state]);
}

/**
 * dument_labels_parse_state:
 * @text: a state as somebody types it
 * @ret_state: (out): the state
 *
 * Takes the names for scripts, and the labels that tables show in any case, with or without
 * accents.
 *
 * Returns: %FALSE if it is none
 */
gboolean
dument_labels_parse_state (const char *text, DumentState *ret_state)
{
  g_autofree char *folded = dument_folding_fold (text);

  if (dument_state_parse (text, ret_state))
    return TRUE;
  for (int state = 0; state < DUMENT_STATE_N_STATES; state++)
    {
      g_autofree char *label = dument_folding_fold (dument_labels_state ((DumentState) state));

      if (g_str_equal (folded, label))
        {
          *ret_state = (DumentState) state;
          return TRUE;
        }
    }
  return FALSE;
}

/**
 * dument_labels_kind:
 * @kind: a kind of debtor
 *
 * Returns: its name for people
 */
const char *
dument_labels_kind (DumentDebtorKind kind)
{
  switch (kind)
    {
    case DUMENT_DEBTOR_PROFESSIONAL:
      return _ ("professional");
    case DUMENT_DEBTOR_CONSUMER:
      return _ ("consumer");
    case DUMENT_DEBTOR_PUBLIC:
      return _ ("public body");
    case DUMENT_DEBTOR_UNKNOWN:
    default:
      return _ ("not known: to be chosen");
    }
}

/**
 * dument_labels_method:
 * @method: how money came in
 *
 * Returns: its name for people
 */
const char *
dument_labels_method (DumentPaymentMethod method)
{
  switch (method)
    {
    case DUMENT_PAYMENT_TRANSFER:
      return _ ("transfer");
    case DUMENT_PAYMENT_CHEQUE:
      return _ ("cheque");
    case DUMENT_PAYMENT_CARD:
      return _ ("card");
    case DUMENT_PAYMENT_CASH:
      return _ ("cash");
    case DUMENT_PAYMENT_OTHER:
    default:
      return _ ("other means");
    }
}

/**
 * dument_labels_channel:
 * @channel: how an invoice was sent
 *
 * Returns: (nullable): its name for people, %NULL if unknown
 */
const char *
dument_labels_channel (DumentChannel channel)
{
  switch (channel)
    {
    case DUMENT_CHANNEL_EMAIL:
      return _ ("e-mail");
    case DUMENT_CHANNEL_POST:
      return _ ("letter post");
    case DUMENT_CHANNEL_REGISTERED:
      return _ ("registered letter");
    case DUMENT_CHANNEL_PLATFORM:
      return _ ("invoicing platform");
    case DUMENT_CHANNEL_HAND:
      return _ ("by hand");
    case DUMENT_CHANNEL_UNKNOWN:
    default:
      return NULL;
    }
}

/**
 * dument_labels_imputation:
 * @imputation: what a part payment settles first
 *
 * Returns: its name for people
 */
const char *
dument_labels_imputation (DumentImputation imputation)
{
  return imputation == DUMENT_IMPUTATION_INTEREST_FIRST ? _ ("the interest") : _ ("the principal");
}

/**
 * dument_labels_tone:
 * @tone: how letters speak to a client
 *
 * Returns: its name for people
 */
const char *
dument_labels_tone (DumentTone tone)
{
  switch (tone)
    {
    case DUMENT_TONE_CORDIAL:
      return _ ("cordial");
    case DUMENT_TONE_FIRM:
      return _ ("firm");
    case DUMENT_TONE_NEUTRAL:
    case DUMENT_TONE_N_TONES:
    default:
      return _ ("neutral");
    }
}

/**
 * dument_labels_waiver:
 * @kind: what is given up
 *
 * Returns: its name for people
 */
const char *
dument_labels_waiver (DumentWaiverKind kind)
{
  return kind == DUMENT_WAIVER_INDEMNITY ? _ ("the indemnity") : _ ("the interest");
}

/**
 * dument_labels_circumstance:
 * @kind: what changes the course of an invoice
 *
 * Returns: its name for people
 */
const char *
dument_labels_circumstance (DumentCircumstanceKind kind)
{
  switch (kind)
    {
    case DUMENT_CIRCUMSTANCE_PROMISE:
      return _ ("promise");
    case DUMENT_CIRCUMSTANCE_PAUSE:
      return _ ("pause");
    case DUMENT_CIRCUMSTANCE_DISPUTE:
      return _ ("dispute");
    case DUMENT_CIRCUMSTANCE_WRITE_OFF:
    case DUMENT_CIRCUMSTANCE_N_KINDS:
    default:
      return _ ("write-off");
    }
}

static char *
write_with_day (const char *with_day, const char *without, DumentDate until)
{
  g_autofree char *day = until != DUMENT_DATE_NONE ? dument_wording_day (until) : NULL;

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  return day != NULL ? g_strdup_printf (with_day, day) : g_strdup (without);
#pragma GCC diagnostic pop
}

/* What comes, and when. */
static char *
describe_wait (const DumentNextMove *next)
{
  g_autofree char *day = next->day != DUMENT_DATE_NONE ? dument_wording_day (next->day) : NULL;

  if (next->title == NULL || day == NULL)
    return g_strdup (_ ("wait"));
  /* Translators: what is to be done, such as “E-mail: Firm Reminder”, then a day */
  return g_strdup_printf (_ ("%s, on %s"), next->title, day);
}

static char *
name_letter (const DumentNextMove *next)
{
  /* Translators: %s is the name of a letter, such as “Firm Reminder” */
  return g_strdup_printf (_ ("write this letter: %s"), dument_ladder_get_name (next->letter));
}

/**
 * dument_labels_next_step:
 * @next: what is done next
 *
 * Returns: (transfer full) (nullable): it for people; %NULL where nothing is to be done
 */
char *
dument_labels_next_step (const DumentNextMove *next)
{
  DumentDate until = next->until;

  switch (next->step)
    {
    case DUMENT_NEXT_STEP_CHOOSE_KIND:
      return g_strdup (_ ("say what kind of client it is"));
    case DUMENT_NEXT_STEP_WAIT:
      return describe_wait (next);
    case DUMENT_NEXT_STEP_REMIND:
      return name_letter (next);
    case DUMENT_NEXT_STEP_AWAIT_PAYMENT:
      return write_with_day (_ ("wait until %s, as the reminder says"), _ ("wait"), until);
    case DUMENT_NEXT_STEP_POST:
      return g_strdup (_ ("post the letter that is written"));
    case DUMENT_NEXT_STEP_FORMAL_NOTICE:
      return g_strdup (_ ("write the formal notice"));
    case DUMENT_NEXT_STEP_AWAIT_PROMISE:
      return write_with_day (_ ("wait until %s, as was promised"), _ ("wait"), until);
    case DUMENT_NEXT_STEP_RECALL_PROMISE:
      return g_strdup (_ ("recall the promise that was broken"));
    case DUMENT_NEXT_STEP_AWAIT_PAUSE:
      return write_with_day (_ ("paused until %s"), _ ("paused"), until);
    case DUMENT_NEXT_STEP_SETTLE_DISPUTE:
      return g_strdup (_ ("settle what is contested"));
    case DUMENT_NEXT_STEP_DECLARE:
      return write_with_day (_ ("declare the claim to the trustee until %s"),
                             _ ("declare the claim to the trustee"), until);
    case DUMENT_NEXT_STEP_FOLLOW_NOTICE:
      return g_strdup (_ ("follow the formal notice"));
    case DUMENT_NEXT_STEP_AWAIT_INSTALMENT:
      return write_with_day (_ ("wait for the instalment of %s"), _ ("wait"), until);
    case DUMENT_NEXT_STEP_RECALL_INSTALMENT:
      return write_with_day (_ ("ask for the late instalment, which can be paid until %s"),
                             _ ("ask for the late instalment"), until);
    case DUMENT_NEXT_STEP_END_PLAN:
      return g_strdup (_ ("the payment plan is broken: write the formal notice"));
    case DUMENT_NEXT_STEP_CONFIRM_SENT:
    case DUMENT_NEXT_STEP_CALL:
    case DUMENT_NEXT_STEP_SEND_DUPLICATE:
    case DUMENT_NEXT_STEP_CHECK_PAYMENT:
    case DUMENT_NEXT_STEP_FIND_CONTACT:
    case DUMENT_NEXT_STEP_ENTER_DUE_DATE:
    case DUMENT_NEXT_STEP_FOLLOW_LETTER:
    case DUMENT_NEXT_STEP_SET_OFF:
    case DUMENT_NEXT_STEP_DECIDE:
      return g_strdup (next->title);
    case DUMENT_NEXT_STEP_NONE:
    default:
      return NULL;
    }
}

/**
 * dument_labels_promise:
 * @promise: what became of a promise
 *
 * Returns: its name for people
 */
const char *
dument_labels_promise (DumentPromise promise)
{
  switch (promise)
    {
    case DUMENT_PROMISE_KEPT:
      return _ ("kept");
    case DUMENT_PROMISE_BROKEN:
      return _ ("broken");
    case DUMENT_PROMISE_RUNNING:
    default:
      return _ ("running");
    }
}

/**
 * dument_labels_plan:
 * @state: where a payment plan stands
 *
 * Returns: its name for people
 */
const char *
dument_labels_plan (DumentPaymentPlanState state)
{
  switch (state)
    {
    case DUMENT_PAYMENT_PLAN_PROPOSED:
      return _ ("proposed");
    case DUMENT_PAYMENT_PLAN_RUNNING:
      return _ ("running");
    case DUMENT_PAYMENT_PLAN_KEPT:
      return _ ("kept");
    case DUMENT_PAYMENT_PLAN_BROKEN:
      return _ ("broken");
    case DUMENT_PAYMENT_PLAN_ENDED:
      return _ ("ended");
    case DUMENT_PAYMENT_PLAN_NONE:
    default:
      return "";
    }
}

/**
 * dument_labels_instalment:
 * @state: what became of an instalment
 *
 * Returns: its name for people
 */
const char *
dument_labels_instalment (DumentInstalmentState state)
{
  switch (state)
    {
    case DUMENT_INSTALMENT_PAID:
      return C_ ("instalment", "paid");
    case DUMENT_INSTALMENT_LATE:
      return C_ ("instalment", "late");
    case DUMENT_INSTALMENT_DUE:
    default:
      return C_ ("instalment", "to come");
    }
}

typedef struct
{
  const char *kind;
  const char *label;
} Event;

static const Event events[] = {
  { "issuer-recorded", N_ ("own business recorded") },
  { "file-imported", N_ ("file imported") },
  { "invoice-entered", N_ ("invoice entered") },
  { "invoice-completed", N_ ("invoice completed") },
  { "invoice-edited", N_ ("invoice changed") },
  { "invoice-edit-undone", N_ ("change of the invoice undone") },
  { "invoice-deleted", N_ ("invoice deleted") },
  { "invoice-restored", N_ ("deletion of the invoice undone") },
  { "client-entered", N_ ("client entered") },
  { "client-edited", N_ ("client changed") },
  { "client-edit-undone", N_ ("change of the client undone") },
  { "client-deleted", N_ ("client deleted") },
  { "client-restored", N_ ("deletion of the client undone") },
  { "document-attached", N_ ("document added") },
  { "document-detached", N_ ("document taken away") },
  { "payment-recorded", N_ ("payment received") },
  { "payment-bounced", N_ ("payment taken back") },
  { "payment-deleted", N_ ("payment deleted") },
  { "payment-restored", N_ ("payment brought back") },
  { "credit-recorded", N_ ("credit note recorded") },
  { "credit-deleted", N_ ("credit note deleted") },
  { "credit-restored", N_ ("credit note brought back") },
  { "credit-spent", N_ ("credit used") },
  { "credit-released", N_ ("credit freed") },
  { "waiver-recorded", N_ ("something given up") },
  { "waiver-deleted", N_ ("claimed again") },
  { "waiver-restored", N_ ("given up again") },
  { "step-recorded", N_ ("step done") },
  { "step-deleted", N_ ("step taken back") },
  { "step-postponed", N_ ("step put off") },
  { "step-unpostponed", N_ ("putting off taken back") },
  { "step-dropped", N_ ("step given up") },
  { "step-resumed", N_ ("giving up taken back") },
  { "promise-recorded", N_ ("promise recorded") },
  { "promise-deleted", N_ ("promise taken back") },
  { "promise-restored", N_ ("promise brought back") },
  { "plan-proposed", N_ ("payment plan proposed") },
  { "plan-recorded", N_ ("payment plan agreed and recorded") },
  { "plan-agreed", N_ ("payment plan agreed") },
  { "plan-disagreed", N_ ("agreement to the payment plan taken back") },
  { "plan-ended", N_ ("payment plan ended") },
  { "plan-reopened", N_ ("end of the payment plan undone") },
  { "plan-deleted", N_ ("payment plan taken back") },
  { "plan-restored", N_ ("payment plan brought back") },
  { "pause-recorded", N_ ("paused") },
  { "pause-deleted", N_ ("pause taken back") },
  { "pause-restored", N_ ("pause brought back") },
  { "pause-ended", N_ ("pause ended") },
  { "pause-reopened", N_ ("end of the pause undone") },
  { "dispute-recorded", N_ ("dispute recorded") },
  { "dispute-deleted", N_ ("dispute taken back") },
  { "dispute-restored", N_ ("dispute brought back") },
  { "dispute-ended", N_ ("dispute resolved") },
  { "dispute-reopened", N_ ("end of the dispute undone") },
  { "write-off-recorded", N_ ("written off") },
  { "write-off-deleted", N_ ("write-off taken back") },
  { "write-off-restored", N_ ("written off again") },
  { "insolvency-recorded", N_ ("insolvency recorded") },
  { "insolvency-completed", N_ ("insolvency completed") },
  { "insolvency-edit-undone", N_ ("completion of the insolvency undone") },
  { "insolvency-deleted", N_ ("insolvency taken back") },
  { "insolvency-restored", N_ ("insolvency brought back") },
  { "letter-recorded", N_ ("letter recorded") },
  { "letter-overruled", N_ ("warning overruled") },
  { "letter-followed", N_ ("letter followed up") },
  { "letter-deleted", N_ ("recorded letter taken back") },
  { "rate-entered", N_ ("rate entered") },
  { "rate-removed", N_ ("rate removed") },
  { "setting-changed", N_ ("setting changed") },
  { "file-recomputed", N_ ("lists computed anew") },
  { "letterhead-changed", N_ ("logo or signature changed") },
  { "letter-text-changed", N_ ("text of a letter changed for good") },
  { "letter-text-reset", N_ ("return to the original text of a letter") },
  { "letter-text-restored", N_ ("change of a letter's text brought back") },
};

/**
 * dument_labels_event:
 * @kind: what happened, as the journal writes it
 *
 * Returns: its name for people; @kind itself where there is none
 */
const char *
dument_labels_event (const char *kind)
{
  for (gsize i = 0; i < G_N_ELEMENTS (events); i++)
    {
      if (g_str_equal (events[i].kind, kind))
        return _ (events[i].label);
    }
  return kind;
}

/* The words that stand for one of a few things, as tables show them. */
static const char *
find_word (const char *name, const char *value)
{
  DumentPaymentMethod method;
  DumentChannel channel;
  DumentDebtorKind kind;
  DumentImputation imputation;
  DumentWaiverKind waiver;
  DumentTone tone;

  if (g_str_equal (name, "method") && dument_payment_method_parse (value, &method))
    return dument_labels_method (method);
  if (g_str_equal (name, "sent-by") && dument_channel_parse (value, &channel))
    return dument_labels_channel (channel);
  if (g_str_equal (name, "kind") && dument_debtor_kind_parse (value, &kind))
    return dument_labels_kind (kind);
  if (g_str_equal (name, "imputation") && dument_imputation_parse (value, &imputation))
    return dument_labels_imputation (imputation);
  if (g_str_equal (name, "what") && dument_words_parse_waiver (value, &waiver))
    return dument_labels_waiver (waiver);
  if (g_str_equal (name, "tone") && dument_tone_parse (value, &tone))
    return dument_labels_tone (tone);
  if (g_str_equal (name, "warning"))
    return dument_letter_overruling_describe (value);
  if (g_str_equal (name, "clause-accepted") || g_str_equal (name, "sole-trader"))
    return g_str_equal (value, "yes") ? _ ("yes") : _ ("no");
  return NULL;
}

/* An amount of the journal, `1800.00 EUR`; other texts are left as they are. */
static char *
write_particular (const char *name, const char *value)
{
  const char *word = find_word (name, value);
  g_auto (GStrv) parts = g_strsplit (value, " ", /* max_tokens= */ 2);
  DumentMoney amount;

  if (word != NULL)
    return g_strdup (word);
  if (g_strv_length (parts) == 2 && dument_money_is_currency (parts[1]) &&
      dument_money_parse (parts[0], dument_money_exponent (parts[1]), &amount))
    return dument_french_text_amount (amount, parts[1]);
  return g_strdup (value);
}

/* What stands before a value. An empty label is that of a value that says by itself what it is;
 * what is not named here is told with the key that sets it. */
static const struct
{
  const char *name;
  const char *label;
} names[] = {
  { "name", "" },
  { "number", "" },
  { "client", "" },
  { "file", "" },
  { "amount", "" },
  { "date", "" },
  { "what", "" },
  { "method", "" },
  { "reason", "" },
  { "source", "" },
  { "letter", "" },
  { "template", "" },
  { "warning", "" },
  { "about", "" },
  { "text", "" },
  { "kind", "" },
  { "issue-date", N_ ("issued on") },
  { "due", N_ ("due on") },
  { "sent-on", N_ ("sent on") },
  { "sent-by", N_ ("sent by") },
  { "supply-date", N_ ("supplied on") },
  { "penalty-rate", N_ ("contract rate:") },
  { "clause-accepted", N_ ("contract rate accepted:") },
  { "imputation", N_ ("a part payment settles first:") },
  { "tone", N_ ("tone of the letters:") },
  { "pronoun", N_ ("addressed as") },
  { "address", N_ ("address:") },
  { "email", N_ ("e-mail:") },
  { "phone", N_ ("telephone:") },
  { "siren", N_ ("SIREN") },
  { "siret", N_ ("SIRET") },
  { "vat", N_ ("VAT identifier") },
  { "iban", N_ ("IBAN") },
  { "bic", N_ ("BIC") },
  { "place", N_ ("place of letters:") },
  { "cheque-order", N_ ("cheques to the order of") },
  { "cheque-address", N_ ("cheques are sent to") },
  { "payment-link", N_ ("payment link:") },
  { "sole-trader", N_ ("sole trader:") },
  { "registration", "" },
  { "mediator", N_ ("mediator:") },
  { "before", N_ ("before:") },
  { "asked", N_ ("asked") },
  { "posted", N_ ("posted on") },
  { "registered", N_ ("registered No.") },
  { "presented", N_ ("presented on") },
  { "delivered", N_ ("delivered on") },
  { "unclaimed", N_ ("sent back on") },
  { "refused", N_ ("refused on") },
  { "unknown", N_ ("back from a wrong address on") },
  { "credit-note", N_ ("credit note") },
  { "from", N_ ("from") },
  { "to", N_ ("to") },
  { "since", N_ ("since") },
  { "until", N_ ("until") },
  { "ended", N_ ("ended on") },
  { "made", N_ ("made on") },
  { "agreed", N_ ("agreed on") },
  { "instalments", N_ ("instalments:") },
  { "said-by", N_ ("said by") },
  { "judgment", N_ ("judgment of") },
  { "published", N_ ("published on") },
  { "trustee", "" },
  { "trustee-address", "" },
  { "procedure", N_ ("procedure No.") },
  { "words", "" },
  { "filled", N_ ("filled in:") },
  { "created", N_ ("created:") },
  { "updated", N_ ("updated:") },
};

static const char *
find_name (const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      if (g_str_equal (names[i].name, name))
        return names[i].label;
    }
  return NULL;
}

typedef struct
{
  GString *text;
  gboolean is_news;
} Particulars;

static gboolean
has_text (JsonObject *object, const char *name)
{
  const char *text = json_object_get_string_member_with_default (object, name, NULL);

  return text != NULL && *text != '\0';
}

/* The news of a letter are what is known last. */
static gboolean
is_old (JsonObject *object, const char *name)
{
  gboolean has_end = has_text (object, "delivered") || has_text (object, "unclaimed") ||
                     has_text (object, "refused") || has_text (object, "unknown");

  if (g_str_equal (name, "posted"))
    return has_end || has_text (object, "presented");
  if (g_str_equal (name, "presented"))
    return has_end;
  return g_str_equal (name, "template") || g_str_equal (name, "asked");
}

/* Nothing of the kind happened. */
static gboolean
is_nothing (const char *name, const char *value)
{
  return *value == '\0' || (g_str_equal (value, "0") &&
                            (g_str_equal (name, "created") || g_str_equal (name, "updated")));
}

/* Sums that only a program can compare say nothing to people. */
static void
append_value (JsonObject *object, const char *name, JsonNode *node, gpointer data)
{
  Particulars *self = data;
  const char *value = JSON_NODE_HOLDS_VALUE (node) ? json_node_get_string (node) : NULL;
  const char *label = find_name (name);
  g_autofree char *shown = NULL;

  if (value == NULL || g_str_equal (name, "sha256") || g_str_equal (name, "proofs") ||
      is_nothing (name, value) || (self->is_news && is_old (object, name)))
    return;
  shown = write_particular (name, value);
  g_string_append (self->text, self->text->len > 0 ? ", " : "");
  if (label == NULL)
    g_string_append_printf (self->text, "%s=%s", name, shown);
  else
    g_string_append_printf (self->text, "%s%s%s", *label != '\0' ? _ (label) : "",
                            *label != '\0' ? " " : "", shown);
}

/**
 * dument_labels_particulars:
 * @entry: an entry of the journal
 *
 * Returns: (transfer full): its values in a line for people
 */
char *
dument_labels_particulars (const DumentJournalEntry *entry)
{
  g_autoptr (GString) text = g_string_new (NULL);
  Particulars self = { text, g_str_equal (entry->kind, "letter-followed") };
  g_autoptr (JsonNode) node = NULL;

  if (entry->payload == NULL)
    {
      g_autofree char *day = dument_date_to_iso (entry->erased_on);

      return g_strdup_printf (_ ("erased on %s"), day);
    }
  node = json_from_string (entry->payload, /* error= */ NULL);
  if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node))
    return g_strdup (entry->payload);
  json_object_foreach_member (json_node_get_object (node), append_value, &self);
  return g_string_free (g_steal_pointer (&text), /* free_segment= */ FALSE);
}

/**
 * dument_labels_time:
 * @at: seconds since 1970-01-01 UTC
 *
 * Returns: (transfer full): `2026-11-22 13:00`, by the clock of the place
 */
char *
dument_labels_time (gint64 at)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_local (at);

  return g_date_time_format (time, "%Y-%m-%d %H:%M");
}

static char *
write_times (gint32 hundredths)
{
  return hundredths % 100 == 0 ? dument_french_text_integer (hundredths / 100)
                               : dument_french_text_decimal (hundredths, 2);
}

/**
 * dument_labels_clause:
 * @clause: a contract rate
 *
 * Returns: (transfer full) (nullable): it for people; %NULL if there is none
 */
char *
dument_labels_clause (DumentClause clause)
{
  g_autofree char *value = NULL;

  switch (clause.kind)
    {
    case DUMENT_CLAUSE_FIXED:
      return dument_french_text_rate (clause.value);
    case DUMENT_CLAUSE_ECB_PLUS:
      value = write_times (clause.value);
      return g_strdup_printf (_ ("ECB rate + %s points"), value);
    case DUMENT_CLAUSE_LEGAL_TIMES:
      value = write_times (clause.value);
      return g_strdup_printf (_ ("%s × legal rate"), value);
    case DUMENT_CLAUSE_NONE:
    default:
      return NULL;
    }
}

static char *
write_index (const DumentSegment *segment)
{
  g_autofree char *value = dument_french_text_rate ((DumentRate) segment->index->value);
  g_autofree char *margin = write_times (segment->margin);

  switch (segment->basis)
    {
    case DUMENT_RATE_BASIS_CONSUMER:
      return g_strdup_printf (_ ("legal rate %s"), value);
    case DUMENT_RATE_BASIS_CONTRACT_LEGAL:
      return g_strdup_printf (_ ("contract: %s × legal rate %s"), margin, value);
    case DUMENT_RATE_BASIS_CONTRACT_ECB:
      return g_strdup_printf (_ ("contract: ECB rate %s + %s points"), value, margin);
    case DUMENT_RATE_BASIS_PROFESSIONAL:
    case DUMENT_RATE_BASIS_PUBLIC:
    case DUMENT_RATE_BASIS_CONTRACT_FIXED:
    default:
      return g_strdup_printf (_ ("ECB rate %s + %s points"), value, margin);
    }
}

/* The text that sets the margin, where the law does; the decree of a legal rate. */
static const char *
find_text (const DumentSegment *segment)
{
  if (segment->margin_value != NULL)
    return segment->margin_value->source;
  if (segment->basis == DUMENT_RATE_BASIS_CONTRACT_ECB || segment->index->entered_by_user)
    return NULL;
  return segment->index->source;
}

/**
 * dument_labels_ground:
 * @segment: a line of a décompte
 *
 * Returns: (transfer full): on what its rate rests, for people; scripts read
 *   dument_words_rate_source()
 */
char *
dument_labels_ground (const DumentSegment *segment)
{
  g_autofree char *index = NULL;
  g_autoptr (GString) ground = NULL;
  const char *text;

  if (segment->index == NULL)
    return g_strdup (_ ("rate of the contract"));
  index = write_index (segment);
  ground = g_string_new (index);
  text = find_text (segment);
  if (text != NULL)
    g_string_append_printf (ground, ", %s", text);
  if (segment->index->entered_by_user)
    {
      g_autofree char *entered =
          g_strdup_printf (_ (" (entered by you: %s)"), segment->index->source);

      g_string_append (ground, entered);
    }
  return g_string_free (g_steal_pointer (&ground), /* free_segment= */ FALSE);
}
