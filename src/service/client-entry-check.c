/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "config.h"

#include "service/client-entry-private.h"

#include "document/address-block.h"
#include "domain/address.h"
#include "service/validation.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static void
advise (GPtrArray *findings, DumentFindingField field, const char *message)
{
  dument_finding_advise_value (findings, field, g_strdup (message));
}

static gboolean
is_filled (const char *text)
{
  return text != NULL && *text != '\0';
}

static gboolean
check_number (GPtrArray *findings,
              DumentFindingField field,
              DumentIdentifierKind kind,
              const char *text)
{
  g_autofree char *number = NULL;
  g_autoptr (GError) reason = NULL;

  if (!is_filled (text))
    return FALSE;
  number = dument_validation_identifier (kind, text, &reason);
  if (number == NULL)
    dument_finding_refuse_value (findings, field, g_strdup (reason->message));
  return number != NULL;
}

/* A SIRET and a French VAT number hold the SIREN. */
static void
check_within (GPtrArray *findings,
              DumentFindingField field,
              DumentIdentifierKind kind,
              const char *text,
              const char *siren)
{
  g_autofree char *within = NULL;
  g_autofree char *plain = NULL;

  if (!check_number (findings, field, kind, text) || !is_filled (siren))
    return;
  within = dument_identifiers_siren_within (kind, text);
  plain = dument_identifiers_normalise (siren);
  if (within != NULL && g_strcmp0 (within, plain) != 0)
    dument_finding_refuse_value (
        findings, field,
        g_strdup_printf (_ ("This is a number of the business %s, not of %s. Correct one of them."),
                         within, plain));
}

static void
check_kind (const DumentClient *client, GPtrArray *findings)
{
  DumentDebtorKind proposed = dument_debtor_kind_propose (client->party.siren);

  if (client->kind == DUMENT_DEBTOR_UNKNOWN)
    advise (findings, DUMENT_FINDING_FIELD_KIND, dument_client_entry_explain_kind (client->kind));
  else if (client->kind == DUMENT_DEBTOR_CONSUMER && is_filled (client->party.siren))
    advise (findings, DUMENT_FINDING_FIELD_KIND,
            _ ("A client with a SIREN buys for a business as a rule. Leave it a consumer only if "
               "this was a private purchase."));
  else if (proposed == DUMENT_DEBTOR_PUBLIC && client->kind != DUMENT_DEBTOR_PUBLIC)
    advise (findings, DUMENT_FINDING_FIELD_KIND,
            _ ("A SIREN that begins with 1 or 2 is that of a public body as a rule."));
}

static gboolean
is_email (const char *text)
{
  return dument_validation_email (text, /* error= */ NULL);
}

static char *
describe_address_finding (const DumentAddressFinding *finding, const char *line)
{
  switch (finding->fault)
    {
    case DUMENT_ADDRESS_NO_NAME:
      return NULL;
    case DUMENT_ADDRESS_NO_STREET:
      return g_strdup (_ ("A letter needs a street, or a post-office box."));
    case DUMENT_ADDRESS_NO_POSTCODE:
      return g_strdup (_ ("A letter needs the postal code: type it before the town, on the last "
                          "line."));
    case DUMENT_ADDRESS_UNUSUAL_POSTCODE:
      return g_strdup (_ ("This postal code is unusual. Check it."));
    case DUMENT_ADDRESS_NO_CITY:
      return g_strdup (_ ("A letter needs the town: type it after the postal code."));
    case DUMENT_ADDRESS_LINE_TOO_LONG:
      return g_strdup_printf (
          g_dngettext (
              GETTEXT_PACKAGE,
              "“%s” has %u character more than the %d that an envelope takes. Abbreviate it, "
              "or put a part on a line of its own.",
              "“%s” has %u characters more than the %d that an envelope takes. Abbreviate "
              "it, or put a part on a line of its own.",
              finding->excess),
          line, finding->excess, DUMENT_ADDRESS_MAX_CHARACTERS);
    case DUMENT_ADDRESS_TOO_MANY_LINES:
    default:
      return g_strdup_printf (
          g_dngettext (GETTEXT_PACKAGE,
                       "The address has %u line too many: with the name there may "
                       "be %d. Leave one out, or join two.",
                       "The address has %u lines too many: with the name there "
                       "may be %d. Leave some out, or join them.",
                       finding->excess),
          finding->excess, DUMENT_ADDRESS_MAX_LINES);
    }
}

/* Never a refusal: an invoice can be chased by e-mail first. */
static void
check_address (const DumentClient *client, GPtrArray *findings)
{
  const DumentParty *party = &client->party;
  g_autoptr (GArray) faults = NULL;
  g_auto (GStrv) block = dument_address_format (
      party->name != NULL ? party->name : "", (const char *const *) party->address, party->postcode,
      party->city, party->country, &faults);

  for (unsigned i = 0; i < faults->len; i++)
    {
      const DumentAddressFinding *fault = &g_array_index (faults, DumentAddressFinding, i);
      const char *line = fault->line > 0 ? block[fault->line - 1] : "";
      char *message = describe_address_finding (fault, line);

      if (message != NULL)
        dument_finding_advise_value (findings, DUMENT_FINDING_FIELD_ADDRESS, message)->line =
            fault->line;
    }
}

static gboolean
is_told_already (const GPtrArray *findings, unsigned line)
{
  for (unsigned i = 0; i < findings->len; i++)
    {
      const DumentFinding *finding = g_ptr_array_index (findings, i);

      if (finding->field == DUMENT_FINDING_FIELD_ADDRESS && finding->line == line)
        return TRUE;
    }
  return FALSE;
}

/* Capitals can be too wide for the window although they are few enough for the post. */
static void
check_width (DumentWorkspace *workspace, const DumentClient *client, GPtrArray *findings)
{
  const DumentParty *party = &client->party;
  DumentGeometry geometry = dument_geometry_dl ();
  DumentTypesetter *typesetter = dument_workspace_get_typesetter (workspace, /* error= */ NULL);
  g_autoptr (GArray) violations = dument_violation_new_list ();
  g_auto (GStrv) block = dument_address_format (
      party->name != NULL ? party->name : "", (const char *const *) party->address, party->postcode,
      party->city, party->country, /* ret_findings= */ NULL);

  /* Without any typeface there will be no letter either, which says so itself. */
  if (typesetter == NULL)
    return;
  dument_address_block_measure (typesetter, &geometry.envelope, block, violations);
  for (unsigned i = 0; i < violations->len; i++)
    {
      const DumentViolation *violation = &g_array_index (violations, DumentViolation, i);

      if (!is_told_already (findings, violation->line))
        dument_finding_advise_value (findings, DUMENT_FINDING_FIELD_ADDRESS,
                                     dument_violation_describe (violation))
            ->line = violation->line;
    }
}

static void
check_contacts (const DumentClientEntry *self, GPtrArray *findings)
{
  for (unsigned i = 0; i < self->contacts->len; i++)
    {
      const DumentContact *contact = g_ptr_array_index (self->contacts, i);
      guint before = findings->len;

      if (!is_filled (contact->name))
        dument_finding_refuse_literal (findings, DUMENT_FINDING_FIELD_CONTACT,
                                       _ ("Type the name of this person."));
      else if (is_filled (contact->email) && !is_email (contact->email))
        dument_finding_refuse_literal (
            findings, DUMENT_FINDING_FIELD_CONTACT,
            _ ("This is no e-mail address: it looks like name@example.fr."));
      if (findings->len > before)
        ((DumentFinding *) g_ptr_array_index (findings, before))->line = i + 1;
    }
}

/**
 * dument_client_entry_look_at_fields:
 * @self: the form of a client
 * @findings: (element-type DumentFinding): where what is to be said of it goes
 *
 * Looks at the fields for themselves, which takes no data file: while they are being typed.
 */
void
dument_client_entry_look_at_fields (const DumentClientEntry *self, GPtrArray *findings)
{
  const DumentClient *client = self->client;
  const DumentParty *party = &client->party;
  g_autoptr (GError) error = NULL;

  if (!is_filled (party->name))
    dument_finding_refuse_literal (findings, DUMENT_FINDING_FIELD_NAME,
                                   _ ("A client needs a name."));
  else if (!dument_validation_name (party->name, &error))
    dument_finding_refuse_literal (findings, DUMENT_FINDING_FIELD_NAME, error->message);
  (void) check_number (findings, DUMENT_FINDING_FIELD_SIREN, DUMENT_IDENTIFIER_SIREN, party->siren);
  check_within (findings, DUMENT_FINDING_FIELD_SIRET, DUMENT_IDENTIFIER_SIRET, party->siret,
                party->siren);
  check_within (findings, DUMENT_FINDING_FIELD_VAT, DUMENT_IDENTIFIER_VAT, party->vat,
                party->siren);
  check_kind (client, findings);
  if (is_filled (party->email) && !is_email (party->email))
    dument_finding_refuse_literal (findings, DUMENT_FINDING_FIELD_EMAIL,
                                   _ ("This is no e-mail address: it looks like name@example.fr."));
  check_address (client, findings);
  check_contacts (self, findings);
}

/* A SIRET and a VAT number are looked at beside the SIREN. */
static gboolean
is_unchanged (const DumentParty *party, const DumentParty *loaded, DumentFindingField field)
{
  gboolean same_siren = g_strcmp0 (party->siren, loaded->siren) == 0;

  switch ((int) field)
    {
    case DUMENT_FINDING_FIELD_NAME:
      return g_strcmp0 (party->name, loaded->name) == 0;
    case DUMENT_FINDING_FIELD_SIREN:
      return same_siren;
    case DUMENT_FINDING_FIELD_SIRET:
      return same_siren && g_strcmp0 (party->siret, loaded->siret) == 0;
    case DUMENT_FINDING_FIELD_VAT:
      return same_siren && g_strcmp0 (party->vat, loaded->vat) == 0;
    case DUMENT_FINDING_FIELD_EMAIL:
      return g_strcmp0 (party->email, loaded->email) == 0;
    default:
      return FALSE;
    }
}

/* What the import brought in wrong keeps nobody from setting something else: it is pointed out. */
static void
soften_known (const DumentClient *client, const DumentClient *loaded, GPtrArray *findings)
{
  for (unsigned i = 0; i < findings->len; i++)
    {
      DumentFinding *finding = g_ptr_array_index (findings, i);

      if (is_unchanged (&client->party, &loaded->party, finding->field))
        finding->severity = DUMENT_FINDING_WARNING;
    }
}

/**
 * dument_client_entry_check:
 * @workspace: a workspace
 * @self: the form of a client
 * @error: return location for an error
 *
 * Looks at a form with what the file says now, and whether somebody else in the file has its
 * identity. Nothing is written.
 *
 * Returns: (transfer full) (nullable) (element-type DumentFinding): what is to be said of it, by
 *   field; %NULL with an error of the store
 */
GPtrArray *
dument_client_entry_check (DumentWorkspace *workspace,
                           const DumentClientEntry *self,
                           GError **error)
{
  g_autoptr (GPtrArray) findings = dument_finding_list_new ();
  g_autoptr (DumentClientEntry) merged = NULL;
  g_autoptr (GError) reason = NULL;
  gboolean has_siren = is_filled (self->client->party.siren);

  if (!dument_client_entry_merge (workspace, self, &merged, error))
    return NULL;
  dument_client_entry_look_at_fields (merged != NULL ? merged : self, findings);
  if (merged != NULL && self->loaded != NULL)
    soften_known (merged->client, self->loaded->client, findings);
  check_width (workspace, (merged != NULL ? merged : self)->client, findings);
  if (merged == NULL)
    dument_finding_refuse_literal (findings, DUMENT_FINDING_FIELD_NONE,
                                   dument_validation_describe_contradiction ());
  if (merged == NULL || !is_filled (merged->client->party.name) ||
      dument_validation_client (workspace, merged->client, &reason))
    return g_steal_pointer (&findings);
  if (!g_error_matches (reason, DUMENT_SERVICE_ERROR, DUMENT_SERVICE_ERROR_REFUSED))
    {
      g_propagate_error (error, g_steal_pointer (&reason));
      return NULL;
    }
  dument_finding_refuse_literal (findings,
                                 has_siren ? DUMENT_FINDING_FIELD_SIREN : DUMENT_FINDING_FIELD_NAME,
                                 reason->message);
  return g_steal_pointer (&findings);
}

/**
 * dument_client_entry_explain_kind:
 * @kind: a kind of debtor
 *
 * Returns: (transfer none): what it changes, in one sentence
 */
const char *
dument_client_entry_explain_kind (DumentDebtorKind kind)
{
  switch (kind)
    {
    case DUMENT_DEBTOR_PROFESSIONAL:
      return _ (
          "Penalties run from the day after the due date without any reminder, with the fixed "
          "indemnity for each invoice paid late.");
    case DUMENT_DEBTOR_CONSUMER:
      return _ ("Interest runs at the legal rate, and only from a mise en demeure that was "
                "presented or delivered; there is no indemnity and no fee.");
    case DUMENT_DEBTOR_PUBLIC:
      return _ ("Interest runs by right at the rate of public contracts, which stays that of the "
                "half-year in which the delay began, with the fixed indemnity.");
    case DUMENT_DEBTOR_UNKNOWN:
    default:
      return _ ("Choose what kind of client this is: until then no penalties are computed.");
    }
}
