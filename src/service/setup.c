/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "config.h"

#include "service/setup.h"

#include "domain/identity.h"
#include "service/chronicle.h"
#include "service/validation.h"
#include "store/credit-note.h"
#include "store/invoice.h"
#include "store/transaction.h"

#include <glib/gi18n-lib.h>

static char *
copy_or_nothing (const char *text)
{
  return text != NULL && *text != '\0' ? g_strdup (text) : NULL;
}

static DumentIssuer *
copy_issuer (const DumentIssuer *from)
{
  DumentIssuer *issuer = dument_issuer_new ();

  issuer->mention_ei = TRUE;
  if (from == NULL)
    return issuer;
  issuer->party.name = g_strdup (from->party.name);
  issuer->party.siren = g_strdup (from->party.siren);
  issuer->party.siret = g_strdup (from->party.siret);
  issuer->party.vat = g_strdup (from->party.vat);
  issuer->party.address = g_strdupv (from->party.address);
  issuer->party.postcode = g_strdup (from->party.postcode);
  issuer->party.city = g_strdup (from->party.city);
  issuer->party.country = g_strdup (from->party.country);
  issuer->party.email = g_strdup (from->party.email);
  issuer->party.phone = g_strdup (from->party.phone);
  issuer->place = g_strdup (from->place);
  issuer->iban = g_strdup (from->iban);
  issuer->bic = g_strdup (from->bic);
  issuer->cheque_order = g_strdup (from->cheque_order);
  issuer->cheque_address = g_strdupv (from->cheque_address);
  issuer->payment_link = g_strdup (from->payment_link);
  issuer->mention_ei = from->mention_ei;
  return issuer;
}

static void
set_text (char **field, const char *text)
{
  if (text == NULL)
    return;
  g_free (*field);
  *field = copy_or_nothing (text);
}

static void
set_identifier (char **field, DumentIdentifierKind kind, const char *text, GPtrArray *refusals)
{
  g_autoptr (GError) error = NULL;
  char *number;

  if (text == NULL)
    return;
  if (*text == '\0')
    {
      g_clear_pointer (field, g_free);
      return;
    }
  number = dument_validation_identifier (kind, text, &error);
  if (number == NULL)
    {
      g_ptr_array_add (refusals, g_strdup (error->message));
      return;
    }
  g_free (*field);
  *field = number;
}

/* « EI » is for a person in business under the own name, not for a company (art. R526-27 C. com.).
 */
static gboolean
is_company (const char *name)
{
  return g_regex_match_simple (
      "(^|\\s)(SARL|S\\.A\\.R\\.L\\.|SAS|SASU|EURL|SA|SNC|SCI|SCOP|SELARL)(\\s|$)", name, 0, 0);
}

static void
set_name (DumentIssuer *issuer, const char *name)
{
  if (name == NULL || *name == '\0')
    return;
  set_text (&issuer->party.name, name);
  issuer->mention_ei = !is_company (name);
}

static void
apply_fields (DumentIssuer *issuer, const DumentSetup *setup, GPtrArray *refusals)
{
  set_name (issuer, setup->name);
  set_identifier (&issuer->party.siren, DUMENT_IDENTIFIER_SIREN, setup->siren, refusals);
  set_identifier (&issuer->party.vat, DUMENT_IDENTIFIER_VAT, setup->vat, refusals);
  set_identifier (&issuer->iban, DUMENT_IDENTIFIER_IBAN, setup->iban, refusals);
  set_identifier (&issuer->bic, DUMENT_IDENTIFIER_BIC, setup->bic, refusals);
  if (setup->address != NULL)
    dument_validation_set_address (&issuer->party, setup->address);
  set_text (&issuer->party.email, setup->email);
  set_text (&issuer->party.phone, setup->phone);
  set_text (&issuer->place, setup->place);
  set_text (&issuer->cheque_order, setup->cheque_order);
  set_text (&issuer->payment_link, setup->payment_link);
  if (setup->cheque_address != NULL)
    {
      g_strfreev (issuer->cheque_address);
      issuer->cheque_address =
          *setup->cheque_address != '\0' ? g_strsplit (setup->cheque_address, "|", -1) : NULL;
    }
}

/* Invoices typed before the business was named, or under a SIREN that is now corrected, go with it.
 */
static gboolean
take_invoices_along (DumentWorkspace *workspace, const DumentIssuer *issuer, GError **error)
{
  DumentStore *store = dument_workspace_get_store (workspace);
  const DumentIssuer *before = dument_workspace_get_issuer (workspace);
  const DumentParty nobody = { 0 };
  g_autofree char *from = dument_identity_seller_key (before != NULL ? &before->party : &nobody);
  g_autofree char *to = dument_identity_seller_key (&issuer->party);

  return g_str_equal (from, to) || (dument_invoice_change_seller (store, from, to, error) &&
                                    dument_credit_note_change_seller (store, from, to, error));
}

/**
 * dument_setup_apply:
 * @workspace: a workspace
 * @setup: what the user says of the own business
 * @refusals: (element-type utf8): receives a line for each value that cannot be
 * @error: return location for an error
 *
 * Records who sends the letters and how to pay. Nothing is changed if a value is refused.
 *
 * Returns: %FALSE with an error, or with lines in @refusals
 */
gboolean
dument_setup_apply (DumentWorkspace *workspace,
                    const DumentSetup *setup,
                    GPtrArray *refusals,
                    GError **error)
{
  DumentStore *store = dument_workspace_get_store (workspace);
  g_autoptr (DumentIssuer) issuer = copy_issuer (dument_workspace_get_issuer (workspace));
  g_autoptr (DumentTransaction) transaction = NULL;

  apply_fields (issuer, setup, refusals);
  if (issuer->party.name == NULL)
    g_ptr_array_add (refusals, g_strdup (_ ("The name of your business is missing. Give it with "
                                            "--name.")));
  if (refusals->len > 0)
    return FALSE;

  transaction = dument_transaction_begin (store, error);
  return transaction != NULL && take_invoices_along (workspace, issuer, error) &&
         dument_issuer_save (store, issuer, error) &&
         dument_chronicle_note (workspace, "issuer-recorded", DUMENT_SUBJECT_ISSUER, 1, error,
                                "name", issuer->party.name, "siren", issuer->party.siren, "iban",
                                issuer->iban, NULL) &&
         dument_transaction_commit (transaction, error) &&
         dument_workspace_reload (workspace, error);
}
