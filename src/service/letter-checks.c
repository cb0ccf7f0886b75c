/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "config.h"

#include "service/letter-checks.h"

#include "domain/address.h"
#include "domain/identifiers.h"
#include "domain/limitation.h"
#include "service/chronicle.h"
#include "service/settlement.h"

#include <glib/gi18n-lib.h>

static void
add (GPtrArray *lines, char *line)
{
  g_ptr_array_add (lines, line);
}

/* The semesters whose rate is missing, each named once. */
static char *
name_gaps (const DumentClaim *claim)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) names = NULL;

  for (unsigned i = 0; i < claim->gaps->len; i++)
    {
      const DumentGap *gap = &g_array_index (claim->gaps, DumentGap, i);
      g_autofree char *name = dument_semester_to_string (gap->semester);

      if (i == 0 || g_array_index (claim->gaps, DumentGap, i - 1).semester != gap->semester)
        g_strv_builder_add (builder, name);
    }
  names = g_strv_builder_end (builder);
  return g_strjoinv (", ", names);
}

static void
check_claim (const DumentReceivable *receivable,
             const DumentLetterRequest *request,
             const DumentLetterKind *kind,
             GPtrArray *refusals)
{
  const char *number = receivable->invoice->number;
  const DumentClaim *claim = receivable->claim;
  g_autofree char *due = dument_date_to_iso (receivable->ledger->terms.due);
  g_autofree char *gaps = NULL;

  if (receivable->client->kind == DUMENT_DEBTOR_UNKNOWN)
    add (refusals,
         g_strdup_printf (_ ("%s: whether %s is a professional, a consumer or a public body is not "
                             "known. Say it with: client “%s” --set kind=…"),
                          number, receivable->client->party.name, receivable->client->party.name));
  else if (claim->first_late_day == DUMENT_DATE_NONE && claim->principal > 0)
    add (refusals, g_strdup_printf (_ ("%s: it can be paid until %s; a letter can be written from "
                                       "the day after."),
                                    number, due));
  else if ((kind->asks_total ? claim->total : claim->principal) <= 0)
    add (refusals, g_strdup_printf (_ ("%s: nothing is owed on it any more."), number));
  else if (kind->asks_total && claim->gaps->len > 0 && !request->allow_unknown_rates)
    {
      gaps = name_gaps (claim);
      add (refusals, g_strdup_printf (
                         _ ("%s: the rate of %s is not known. Enter it with the command rate, or "
                            "leave the interest of that time out with --allow-unknown-rates; the "
                            "letter then says so."),
                         number, gaps));
    }
}

static void
check_together (GPtrArray *receivables, GPtrArray *refusals)
{
  const DumentReceivable *first = g_ptr_array_index (receivables, 0);

  for (unsigned i = 1; i < receivables->len; i++)
    {
      const DumentReceivable *other = g_ptr_array_index (receivables, i);

      if (other->client->id != first->client->id)
        add (refusals,
             g_strdup_printf (_ ("%s: it is owed by %s, not by %s. A letter goes to one client."),
                              other->invoice->number, other->client->party.name,
                              first->client->party.name));
      else if (!g_str_equal (other->invoice->currency, first->invoice->currency))
        add (refusals, g_strdup_printf (
                           _ ("%s: it is in another currency than %s. Write a letter of its own."),
                           other->invoice->number, first->invoice->number));
    }
}

static void
check_sender (DumentWorkspace *workspace, GPtrArray *refusals)
{
  if (dument_workspace_get_issuer (workspace) == NULL)
    add (refusals,
         g_strdup (_ ("Who sends the letter is not known. Name your business with: setup --name … "
                      "--siren … --address … --iban …")));
}

static gboolean
is_named_before (const char *const *numbers, unsigned i)
{
  for (unsigned k = 0; k < i; k++)
    {
      if (g_str_equal (numbers[k], numbers[i]))
        return TRUE;
    }
  return FALSE;
}

static void
free_receivable (gpointer receivable)
{
  dument_receivable_free (receivable);
}

/**
 * dument_letter_checks_receivables:
 * @workspace: a workspace
 * @request: what shall be written
 * @kind: the kind of letter
 * @refusals: (element-type utf8): receives a line for each reason against it
 * @error: return location for an error of the data file
 *
 * Returns: (transfer full) (nullable) (element-type DumentReceivable): the invoices named, or %NULL
 *   with an error or with lines in @refusals
 */
GPtrArray *
dument_letter_checks_receivables (DumentWorkspace *workspace,
                                  const DumentLetterRequest *request,
                                  const DumentLetterKind *kind,
                                  GPtrArray *refusals,
                                  GError **error)
{
  g_autoptr (GPtrArray) receivables = g_ptr_array_new_with_free_func (free_receivable);

  check_sender (workspace, refusals);
  for (unsigned i = 0; request->numbers[i] != NULL; i++)
    {
      g_autoptr (GError) find_error = NULL;
      DumentReceivable *receivable;

      if (is_named_before (request->numbers, i))
        continue;
      receivable = dument_receivable_find (workspace, request->numbers[i], &find_error);
      if (receivable == NULL && find_error->domain != DUMENT_SERVICE_ERROR)
        {
          g_propagate_error (error, g_steal_pointer (&find_error));
          return NULL;
        }
      if (receivable == NULL)
        {
          add (refusals, g_strdup_printf ("%s: %s", request->numbers[i], find_error->message));
          continue;
        }
      g_ptr_array_add (receivables, receivable);
      check_claim (receivable, request, kind, refusals);
    }
  if (receivables->len > 0)
    check_together (receivables, refusals);
  return refusals->len == 0 ? g_steal_pointer (&receivables) : NULL;
}

static void
warn_sender (const DumentIssuer *issuer, GPtrArray *warnings)
{
  if (issuer->party.siren == NULL)
    add (warnings,
         g_strdup (_ ("Your SIREN is missing; business letters must name it. Give it with: "
                      "setup --siren …")));
  if (issuer->party.address == NULL && issuer->party.city == NULL)
    add (warnings, g_strdup (_ ("Your address is missing. Give it with: setup --address …")));
  if (issuer->iban == NULL && issuer->cheque_order == NULL && issuer->payment_link == NULL)
    add (warnings, g_strdup (_ ("The letter names no means of payment. Give one with: setup --iban "
                                "…")));
}

static void
warn_limitation (DumentWorkspace *workspace,
                 const DumentReceivable *receivable,
                 GPtrArray *warnings)
{
  DumentDate limit =
      dument_limitation_date (dument_workspace_get_law (workspace), receivable->client->kind,
                              receivable->ledger->terms.due, receivable->invoice->supply_date);
  g_autofree char *iso = NULL;

  if (limit == DUMENT_DATE_NONE || limit >= dument_workspace_get_today (workspace))
    return;
  iso = dument_date_to_iso (limit);
  add (warnings,
       g_strdup_printf (_ ("%s: the claim is past its limitation date, %s, unless something "
                           "interrupted it, such as a written acknowledgement or a part payment. "
                           "The debtor may refuse to pay."),
                        receivable->invoice->number, iso));
}

static gboolean
warn_history (DumentWorkspace *workspace,
              const DumentReceivable *receivable,
              GPtrArray *warnings,
              GError **error)
{
  g_autoptr (GPtrArray) letters = dument_sent_letter_list_of_invoice (
      dument_workspace_get_store (workspace), receivable->invoice->id, error);
  const char *number = receivable->invoice->number;
  gboolean reminded = FALSE;

  if (letters == NULL)
    return FALSE;
  for (unsigned i = 0; i < letters->len; i++)
    {
      const DumentSentLetter *letter = g_ptr_array_index (letters, i);

      reminded |= letter->kind != DUMENT_SENT_LETTER_FORMAL_NOTICE;
      if (letter->kind == DUMENT_SENT_LETTER_FORMAL_NOTICE)
        add (warnings, g_strdup_printf (_ ("%s: a formal notice, %s, was written for it already."),
                                        number, letter->reference));
    }
  if (!reminded)
    add (warnings,
         g_strdup_printf (_ ("%s: no reminder was recorded before this letter."), number));
  if (receivable->invoice->sent_on == DUMENT_DATE_NONE)
    add (warnings, g_strdup_printf (_ ("%s: that the invoice was sent is not recorded. If it was: "
                                       "invoice %s --set sent-on=…"),
                                    number, number));
  return TRUE;
}

static gboolean
warn_client_credit (DumentWorkspace *workspace,
                    const DumentReceivable *receivable,
                    GPtrArray *warnings,
                    GError **error)
{
  DumentMoney credit;
  g_autofree char *text = NULL;

  if (!dument_settlement_client_credit (workspace, receivable->client->id,
                                        receivable->invoice->currency, &credit, error))
    return FALSE;
  if (credit <= 0)
    return TRUE;
  text = dument_chronicle_amount (credit, receivable->invoice->currency);
  add (warnings, g_strdup_printf (
                     _ ("%s has a credit of %s that is set against no invoice. Set it off before "
                        "you ask for more."),
                     receivable->client->party.name, text));
  return TRUE;
}

static void
warn_clause (const DumentReceivable *receivable, const DumentLaw *law, GPtrArray *warnings)
{
  const DumentClaim *claim = receivable->claim;
  const DumentSegment *last;
  DumentRate floor;

  if (receivable->client->kind != DUMENT_DEBTOR_PROFESSIONAL ||
      receivable->ledger->terms.clause.kind == DUMENT_CLAUSE_NONE || claim->segments->len == 0)
    return;
  last = &g_array_index (claim->segments, DumentSegment, claim->segments->len - 1);
  floor = dument_claim_floor (law, dument_semester_of (last->to));
  if (floor == DUMENT_RATE_NONE || last->rate >= floor)
    return;
  add (warnings,
       g_strdup_printf (_ ("%s: the contract's rate, %d.%02d %%, is below the lowest that "
                           "the law allows between professionals, %d.%02d %%."),
                        receivable->invoice->number, last->rate / 100, last->rate % 100,
                        floor / 100, floor % 100));
}

/**
 * dument_letter_checks_warn_number:
 * @number: (nullable): number of a registered letter
 * @warnings: (element-type utf8): receives a line if it looks wrong
 *
 * The rules of these numbers are partly inferred from real ones: a fault is a reason to look again.
 */
void
dument_letter_checks_warn_number (const char *number, GPtrArray *warnings)
{
  if (number == NULL ||
      dument_identifiers_check (DUMENT_IDENTIFIER_REGISTERED, number) == DUMENT_IDENTIFIER_OK)
    return;
  add (warnings,
       g_strdup_printf (_ ("The number “%s” does not look like that of a registered letter. "
                           "Compare it with the slip."),
                        number));
}

/**
 * dument_letter_checks_warn_address:
 * @findings: (element-type DumentAddressFinding): what is wrong with an address
 * @name: whose it is
 * @warnings: (element-type utf8): receives a line for each
 *
 * Says what is missing of an address. What is too long for the window, the layout says in
 * millimetres.
 */
void
dument_letter_checks_warn_address (GArray *findings, const char *name, GPtrArray *warnings)
{
  for (unsigned i = 0; i < findings->len; i++)
    {
      switch (g_array_index (findings, DumentAddressFinding, i).fault)
        {
        case DUMENT_ADDRESS_NO_STREET:
          add (warnings,
               g_strdup_printf (_ ("The address of %s has no street. Give it with: client "
                                   "“%s” --set address=…"),
                                name, name));
          break;
        case DUMENT_ADDRESS_NO_POSTCODE:
        case DUMENT_ADDRESS_NO_CITY:
          add (warnings, g_strdup_printf (_ ("The address of %s has no postal code or locality. "
                                             "Give it with: client “%s” --set address=…"),
                                          name, name));
          break;
        case DUMENT_ADDRESS_UNUSUAL_POSTCODE:
          add (warnings,
               g_strdup_printf (_ ("The postal code of %s is unusual. Check the address."), name));
          break;
        case DUMENT_ADDRESS_NO_NAME:
        case DUMENT_ADDRESS_LINE_TOO_LONG:
        case DUMENT_ADDRESS_TOO_MANY_LINES:
        default:
          break;
        }
    }
}

/**
 * dument_letter_checks_warn:
 * @workspace: a workspace
 * @kind: the kind of letter
 * @written: a letter, whose warnings are added to
 * @error: return location for an error
 *
 * Looks for what the user should know before the letter leaves.
 *
 * Returns: %FALSE with an error of the store
 */
gboolean
dument_letter_checks_warn (DumentWorkspace *workspace,
                           const DumentLetterKind *kind,
                           const DumentWrittenLetter *written,
                           GError **error)
{
  const DumentLaw *law = dument_workspace_get_law (workspace);

  warn_sender (dument_workspace_get_issuer (workspace), written->warnings);
  dument_letter_checks_warn_number (written->registered_number, written->warnings);
  for (unsigned i = 0; i < written->receivables->len; i++)
    {
      const DumentReceivable *receivable = g_ptr_array_index (written->receivables, i);

      warn_limitation (workspace, receivable, written->warnings);
      if (!kind->asks_total)
        continue;
      warn_clause (receivable, law, written->warnings);
      if (!warn_history (workspace, receivable, written->warnings, error))
        return FALSE;
    }
  return warn_client_credit (workspace, g_ptr_array_index (written->receivables, 0),
                             written->warnings, error);
}
