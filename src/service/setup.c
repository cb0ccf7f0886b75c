/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "config.h"

#include "service/setup.h"

#include "domain/identity.h"
#include "service/chronicle.h"
#include "service/stationery.h"
#include "service/validation.h"
#include "store/credit-note.h"
#include "store/invoice.h"
#include "store/transaction.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static char *
copy_or_nothing (const char *text)
{
  return text != NULL && *text != '\0' ? g_strdup (text) : NULL;
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
set_identifier (char **field,
                DumentIdentifierKind kind,
                DumentFindingField name,
                const char *text,
                GPtrArray *refusals)
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
      dument_finding_refuse_value (refusals, name, g_strdup (error->message));
      return;
    }
  g_free (*field);
  *field = number;
}

/* Whoever has a SIRET at hand has the SIREN in it. */
static void
set_siren (DumentParty *party, const char *text, GPtrArray *refusals)
{
  g_autofree char *number = text != NULL ? dument_identifiers_normalise (text) : NULL;
  g_autofree char *siret = NULL;
  g_autofree char *siren = NULL;

  if (number != NULL && dument_identifiers_is_as_long_as_siret (number))
    {
      set_identifier (&siret, DUMENT_IDENTIFIER_SIRET, DUMENT_FINDING_FIELD_SIREN, number,
                      refusals);
      if (siret == NULL)
        return;
      siren = g_strndup (siret, 9);
      text = siren;
    }
  set_identifier (&party->siren, DUMENT_IDENTIFIER_SIREN, DUMENT_FINDING_FIELD_SIREN, text,
                  refusals);
  /* An establishment of another business is none of this one. */
  if (siret != NULL || party->siren == NULL ||
      (party->siret != NULL && !g_str_has_prefix (party->siret, party->siren)))
    {
      g_free (party->siret);
      party->siret = g_steal_pointer (&siret);
    }
}

static void
set_checked (char **field,
             gboolean (*check) (const char *text, GError **error),
             DumentFindingField name,
             const char *text,
             GPtrArray *refusals)
{
  g_autofree char *stripped = text != NULL ? g_strstrip (g_strdup (text)) : NULL;
  g_autoptr (GError) error = NULL;

  if (stripped != NULL && *stripped != '\0' && !check (stripped, &error))
    dument_finding_refuse_value (refusals, name, g_strdup (error->message));
  else
    set_text (field, stripped);
}

static void
check_vat (const DumentParty *party, GPtrArray *refusals)
{
  g_autoptr (GError) error = NULL;

  if (!dument_validation_vat_of (party->vat, party->siren, &error))
    dument_finding_refuse_value (refusals, DUMENT_FINDING_FIELD_VAT, g_strdup (error->message));
}

/* The name proposes whether « EI » stands beside it. A corrected name does not undo what the user
 * has decided, unless its legal form changes. */
static void
set_name (DumentIssuer *issuer, const char *name, GPtrArray *refusals)
{
  g_autoptr (GError) error = NULL;

  if (name == NULL || *name == '\0')
    return;
  if (!dument_validation_name (name, &error))
    {
      dument_finding_refuse_value (refusals, DUMENT_FINDING_FIELD_NAME, g_strdup (error->message));
      return;
    }
  if (issuer->party.name == NULL ||
      dument_identity_is_company (issuer->party.name) != dument_identity_is_company (name))
    issuer->mention_ei = !dument_identity_is_company (name);
  set_text (&issuer->party.name, name);
}

static void
set_sole_trader (DumentIssuer *issuer, const char *text, GPtrArray *refusals)
{
  if (text == NULL)
    return;
  if (g_str_equal (text, "yes") || g_str_equal (text, "oui"))
    issuer->mention_ei = TRUE;
  else if (g_str_equal (text, "no") || g_str_equal (text, "non"))
    issuer->mention_ei = FALSE;
  else if (*text == '\0')
    issuer->mention_ei =
        issuer->party.name == NULL || !dument_identity_is_company (issuer->party.name);
  else
    dument_finding_refuse_value (
        refusals, DUMENT_FINDING_FIELD_SOLE_TRADER,
        g_strdup_printf (_ ("Are you a sole trader? Type yes or no, not “%s”."), text));
}

static void
apply_fields (DumentIssuer *issuer, const DumentSetup *setup, GPtrArray *refusals)
{
  set_name (issuer, setup->name, refusals);
  set_sole_trader (issuer, setup->sole_trader, refusals);
  set_siren (&issuer->party, setup->siren, refusals);
  set_identifier (&issuer->party.vat, DUMENT_IDENTIFIER_VAT, DUMENT_FINDING_FIELD_VAT, setup->vat,
                  refusals);
  set_identifier (&issuer->iban, DUMENT_IDENTIFIER_IBAN, DUMENT_FINDING_FIELD_IBAN, setup->iban,
                  refusals);
  set_identifier (&issuer->bic, DUMENT_IDENTIFIER_BIC, DUMENT_FINDING_FIELD_BIC, setup->bic,
                  refusals);
  if (setup->address != NULL)
    dument_validation_set_address (&issuer->party, setup->address);
  set_checked (&issuer->party.email, dument_validation_email, DUMENT_FINDING_FIELD_EMAIL,
               setup->email, refusals);
  set_checked (&issuer->party.phone, dument_validation_phone, DUMENT_FINDING_FIELD_NONE,
               setup->phone, refusals);
  set_text (&issuer->place, setup->place);
  set_text (&issuer->cheque_order, setup->cheque_order);
  set_checked (&issuer->payment_link, dument_validation_link, DUMENT_FINDING_FIELD_PAYMENT_LINK,
               setup->payment_link, refusals);
  set_text (&issuer->registration, setup->registration);
  set_text (&issuer->mediator, setup->mediator);
  if (setup->siren != NULL || setup->vat != NULL)
    check_vat (&issuer->party, refusals);
  if (setup->cheque_address != NULL)
    {
      g_strfreev (issuer->cheque_address);
      issuer->cheque_address =
          *setup->cheque_address != '\0' ? g_strsplit (setup->cheque_address, "|", -1) : NULL;
    }
}

static void
refuse_clashes (GStrv clashes, GPtrArray *refusals)
{
  g_autofree char *numbers = g_strjoinv (", ", clashes);

  dument_finding_refuse (
      refusals, DUMENT_FINDING_NUMBERS_CLASH,
      g_strdup_printf (
          _ ("With this name and SIREN, these numbers would be in your file twice: %s. "
             "Check what you typed; if it is right, go back to a backup from before "
             "they were imported a second time."),
          numbers))
      ->detail = g_strdup (numbers);
}

/* Invoices typed before the business was named, or under a SIREN that is now corrected, go with it.
 */
static gboolean
take_invoices_along (DumentWorkspace *workspace,
                     const DumentIssuer *issuer,
                     GPtrArray *refusals,
                     GError **error)
{
  DumentStore *store = dument_workspace_get_store (workspace);
  const DumentIssuer *before = dument_workspace_get_issuer (workspace);
  const DumentParty nobody = { 0 };
  g_autofree char *from = dument_identity_seller_key (before != NULL ? &before->party : &nobody);
  g_autofree char *to = dument_identity_seller_key (&issuer->party);
  g_auto (GStrv) clashes = NULL;

  if (g_str_equal (from, to))
    return TRUE;
  clashes = dument_issuer_list_clashes (store, from, to, error);
  if (clashes == NULL)
    return FALSE;
  if (*clashes != NULL)
    {
      refuse_clashes (clashes, refusals);
      return FALSE;
    }
  return dument_invoice_change_seller (store, from, to, error) &&
         dument_credit_note_change_seller (store, from, to, error) &&
         dument_credit_note_match_pending (store, /* ret_n_matched= */ NULL, error);
}

static DumentIssuer *
copy_issuer (const DumentIssuer *known)
{
  DumentIssuer *issuer = known != NULL ? dument_issuer_copy (known) : dument_issuer_new ();

  if (known == NULL)
    issuer->mention_ei = TRUE;
  return issuer;
}

/* What is new, nothing where all stays, and an empty text where it was removed. */
static const char *
find_news (const char *before, const char *after)
{
  return g_strcmp0 (before, after) == 0 ? NULL : after != NULL ? after : "";
}

static char *
join_address (const DumentIssuer *issuer)
{
  const DumentParty *party = &issuer->party;
  g_autofree char *lines = party->address != NULL ? g_strjoinv ("|", party->address) : NULL;

  return g_strconcat (lines != NULL ? lines : "", "|",
                      party->postcode != NULL ? party->postcode : "", " ",
                      party->city != NULL ? party->city : "", NULL);
}

/* Each value that is new stands in the journal. */
static gboolean
note_changes (DumentWorkspace *workspace, const DumentIssuer *issuer, GError **error)
{
  g_autoptr (DumentIssuer) nobody = dument_issuer_new ();
  const DumentIssuer *known = dument_workspace_get_issuer (workspace);
  const DumentIssuer *old = known != NULL ? known : nobody;
  g_autofree char *old_address = join_address (old);
  g_autofree char *address = join_address (issuer);
  g_autofree char *old_cheques =
      old->cheque_address != NULL ? g_strjoinv ("|", old->cheque_address) : NULL;
  g_autofree char *cheques =
      issuer->cheque_address != NULL ? g_strjoinv ("|", issuer->cheque_address) : NULL;
  const char *ei = known == NULL || old->mention_ei != issuer->mention_ei
                       ? (issuer->mention_ei ? "yes" : "no")
                       : NULL;

#define NEWS(field) find_news (old->field, issuer->field)
  return dument_chronicle_note (
      workspace, "issuer-recorded", DUMENT_SUBJECT_ISSUER, 1, error, "name", issuer->party.name,
      "siren", issuer->party.siren, "iban", issuer->iban, "removed-iban",
      issuer->iban == NULL ? old->iban : NULL, "siret", NEWS (party.siret), "vat", NEWS (party.vat),
      "address", find_news (old_address, address), "email", NEWS (party.email), "phone",
      NEWS (party.phone), "place", NEWS (place), "bic", NEWS (bic), "cheque-order",
      NEWS (cheque_order), "cheque-address", find_news (old_cheques, cheques), "payment-link",
      NEWS (payment_link), "registration", NEWS (registration), "mediator", NEWS (mediator),
      "sole-trader", ei, NULL);
#undef NEWS
}

/**
 * dument_setup_find_gaps:
 * @workspace: a workspace
 *
 * Returns: what is missing for a letter: flags of #DumentSetupGap
 */
unsigned
dument_setup_find_gaps (DumentWorkspace *workspace)
{
  const DumentIssuer *issuer = dument_workspace_get_issuer (workspace);
  unsigned gaps = 0;

  if (issuer == NULL)
    return DUMENT_SETUP_GAP_NAME | DUMENT_SETUP_GAP_SIREN | DUMENT_SETUP_GAP_ADDRESS |
           DUMENT_SETUP_GAP_PAYMENT;
  if (issuer->party.siren == NULL)
    gaps |= DUMENT_SETUP_GAP_SIREN;
  if (issuer->party.address == NULL && issuer->party.city == NULL)
    gaps |= DUMENT_SETUP_GAP_ADDRESS;
  else if (issuer->party.city == NULL)
    gaps |= DUMENT_SETUP_GAP_LOCALITY;
  if (issuer->iban == NULL && issuer->cheque_order == NULL && issuer->payment_link == NULL)
    gaps |= DUMENT_SETUP_GAP_PAYMENT;
  return gaps;
}

static gboolean
change_pictures (DumentWorkspace *workspace, const DumentSetup *setup, GError **error)
{
  gint64 before;

  for (gsize i = 0; i < G_N_ELEMENTS (setup->pictures); i++)
    {
      const DumentSetupPicture *picture = &setup->pictures[i];
      DumentLetterheadPart part = (DumentLetterheadPart) i;

      if (picture->file_name == NULL)
        continue;
      if (*picture->file_name != '\0'
              ? !dument_stationery_choose (workspace, part, picture->content, picture->file_name,
                                           &before, error)
              : !dument_stationery_use (workspace, part, /* document_id= */ 0, &before, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * dument_setup_apply:
 * @workspace: a workspace
 * @setup: what the user says of the own business
 * @refusals: (element-type DumentFinding): receives each value that cannot be
 * @error: return location for an error
 *
 * Records who sends the letters and how to pay. Nothing is changed if a value or a picture
 * is refused.
 *
 * Returns: %FALSE with an error, or with @refusals
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
  if (issuer->party.name == NULL && (setup->name == NULL || *setup->name == '\0'))
    dument_finding_refuse (refusals, DUMENT_FINDING_OWN_NAME_MISSING,
                           g_strdup (_ ("The name of your business is missing. Enter it.")))
        ->field = DUMENT_FINDING_FIELD_NAME;
  if (refusals->len > 0)
    return FALSE;

  transaction = dument_transaction_begin (store, error);
  return transaction != NULL && take_invoices_along (workspace, issuer, refusals, error) &&
         dument_issuer_save (store, issuer, error) && note_changes (workspace, issuer, error) &&
         change_pictures (workspace, setup, error) &&
         dument_workspace_commit (workspace, transaction, error);
}
