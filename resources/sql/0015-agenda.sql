-- SPDX-License-Identifier: GPL-3.0-or-later
-- SPDX-FileCopyrightText: The Dûment authors
--
-- What was done about an invoice besides letters on paper: e-mails, calls, what was checked or
-- decided, and what was put off or given up. And how a client, or an invoice, is asked for payment.
-- Nothing of the user's data changes.

CREATE TABLE deed (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  invoice_id INTEGER NOT NULL REFERENCES invoice (id) ON DELETE RESTRICT,
  -- Done, put off, given up.
  kind INTEGER NOT NULL CHECK (kind BETWEEN 0 AND 2),
  done_on INTEGER NOT NULL CHECK (done_on BETWEEN -25567 AND 84005),
  -- The step of the scenario, or what was proposed besides.
  step TEXT,
  -- E-mail, letter, registered letter, call, short message, none.
  medium INTEGER NOT NULL CHECK (medium BETWEEN 0 AND 5),
  -- Done, voicemail, unreachable, promised, disputed, not received, awaiting approval, on its way,
  -- wrong contact.
  outcome INTEGER NOT NULL CHECK (outcome BETWEEN 0 AND 8),
  template TEXT,
  deadline_days INTEGER NOT NULL CHECK (deadline_days BETWEEN 0 AND 366),
  -- The day on which it is proposed again.
  until INTEGER CHECK (until BETWEEN -25567 AND 84005),
  -- What was said, or why it was put off.
  words TEXT,
  CHECK (kind = 0 OR (step IS NOT NULL AND medium = 5)),
  CHECK ((kind = 1) = (until IS NOT NULL))
) STRICT;

CREATE INDEX deed_by_invoice ON deed (invoice_id);

ALTER TABLE client ADD COLUMN scenario TEXT;
ALTER TABLE invoice ADD COLUMN scenario TEXT;
