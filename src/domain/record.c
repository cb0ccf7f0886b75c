/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "domain/record.h"

/**
 * dument_party_clear:
 * @self: a party inside another structure
 *
 * Frees what @self holds.
 */
void
dument_party_clear (DumentParty *self)
{
  g_clear_pointer (&self->name, g_free);
  g_clear_pointer (&self->siren, g_free);
  g_clear_pointer (&self->siret, g_free);
  g_clear_pointer (&self->vat, g_free);
  g_clear_pointer (&self->address, g_strfreev);
  g_clear_pointer (&self->postcode, g_free);
  g_clear_pointer (&self->city, g_free);
  g_clear_pointer (&self->country, g_free);
  g_clear_pointer (&self->email, g_free);
  g_clear_pointer (&self->phone, g_free);
}

/**
 * dument_record_new:
 *
 * Returns: (transfer full): an empty record in euros, without dates
 */
DumentRecord *
dument_record_new (void)
{
  DumentRecord *self = g_new0 (DumentRecord, 1);

  self->issue_date = DUMENT_DATE_NONE;
  self->due_date = DUMENT_DATE_NONE;
  self->supply_date = DUMENT_DATE_NONE;
  g_strlcpy (self->currency, "EUR", sizeof self->currency);
  return self;
}

static void
copy_party (DumentParty *self, const DumentParty *other)
{
  self->name = g_strdup (other->name);
  self->siren = g_strdup (other->siren);
  self->siret = g_strdup (other->siret);
  self->vat = g_strdup (other->vat);
  self->address = g_strdupv (other->address);
  self->postcode = g_strdup (other->postcode);
  self->city = g_strdup (other->city);
  self->country = g_strdup (other->country);
  self->email = g_strdup (other->email);
  self->phone = g_strdup (other->phone);
}

/**
 * dument_record_copy:
 * @self: a record
 *
 * Returns: (transfer full): a record that says the same and shares nothing with @self
 */
DumentRecord *
dument_record_copy (const DumentRecord *self)
{
  DumentRecord *copy = g_memdup2 (self, sizeof *self);

  copy_party (&copy->seller, &self->seller);
  copy_party (&copy->buyer, &self->buyer);
  copy->number = g_strdup (self->number);
  copy->order_reference = g_strdup (self->order_reference);
  copy->payment_reference = g_strdup (self->payment_reference);
  copy->credited_number = g_strdup (self->credited_number);
  copy->label = g_strdup (self->label);
  copy->note_pmt = g_strdup (self->note_pmt);
  copy->note_pmd = g_strdup (self->note_pmd);
  copy->note_aab = g_strdup (self->note_aab);
  return copy;
}

/**
 * dument_record_free:
 * @self: (nullable): a record
 */
void
dument_record_free (DumentRecord *self)
{
  if (self == NULL)
    return;
  dument_party_clear (&self->seller);
  dument_party_clear (&self->buyer);
  g_free (self->number);
  g_free (self->order_reference);
  g_free (self->payment_reference);
  g_free (self->credited_number);
  g_free (self->label);
  g_free (self->note_pmt);
  g_free (self->note_pmd);
  g_free (self->note_aab);
  g_free (self);
}
