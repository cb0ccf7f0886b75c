-- SPDX-License-Identifier: GPL-3.0-or-later
-- SPDX-FileCopyrightText: The Dûment authors
--
-- What changes the course of an invoice: promises, pauses, disputes, write-offs, and the insolvency
-- of a client. Nothing of the user's data changes; what follows from it is computed again.

CREATE TABLE circumstance (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  invoice_id INTEGER REFERENCES invoice (id) ON DELETE RESTRICT,
  client_id INTEGER REFERENCES client (id) ON DELETE RESTRICT,
  -- A promise, a pause, a dispute, a write-off.
  kind INTEGER NOT NULL CHECK (kind BETWEEN 0 AND 3),
  since INTEGER NOT NULL CHECK (since BETWEEN -25567 AND 84005),
  -- The last day that it is meant to hold; the day promised.
  until INTEGER CHECK (until BETWEEN -25567 AND 84005),
  -- The first day that it holds no more.
  ended_on INTEGER CHECK (ended_on BETWEEN -25567 AND 84005),
  -- What is promised, or contested; nothing where all of it is.
  amount INTEGER NOT NULL CHECK (amount BETWEEN 0 AND 10000000000000),
  reason TEXT,
  -- The debtor's words; of a promise, who made it.
  words TEXT,
  -- It is told of an invoice, or of a client, all of whose invoices rest while there is a pause.
  CHECK ((invoice_id IS NULL) <> (client_id IS NULL)),
  CHECK (client_id IS NULL OR kind = 1),
  CHECK (kind <> 0 OR (until IS NOT NULL AND amount > 0))
) STRICT;

CREATE INDEX circumstance_by_invoice ON circumstance (invoice_id) WHERE invoice_id IS NOT NULL;
CREATE INDEX circumstance_by_client ON circumstance (client_id) WHERE client_id IS NOT NULL;

CREATE TABLE insolvency (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  client_id INTEGER NOT NULL REFERENCES client (id) ON DELETE RESTRICT,
  -- The opening judgment, and its publication in the BODACC.
  judgment_on INTEGER NOT NULL CHECK (judgment_on BETWEEN -25567 AND 84005),
  published_on INTEGER CHECK (published_on BETWEEN -25567 AND 84005),
  -- To whom claims are declared, and under which number.
  trustee TEXT,
  trustee_address TEXT,
  procedure_number TEXT
) STRICT;

CREATE INDEX insolvency_by_client ON insolvency (client_id);

-- The day of an invoice and of what it is for now matter too: whether a claim is older than a
-- judgment.
DROP TRIGGER standing_follows_invoice;

CREATE TRIGGER standing_follows_invoice
AFTER UPDATE OF client_id, issue_date, due_date, supply_date, currency, due_payable, clause_kind,
  clause_value, clause_accepted, sent_on ON invoice
BEGIN
  UPDATE standing SET as_of = -25567 WHERE invoice_id = NEW.id;
END;

CREATE TRIGGER standing_follows_new_circumstance AFTER INSERT ON circumstance
BEGIN
  UPDATE standing SET as_of = -25567 WHERE invoice_id = NEW.invoice_id
    OR invoice_id IN (SELECT id FROM invoice WHERE client_id = NEW.client_id);
END;

CREATE TRIGGER standing_follows_circumstance AFTER UPDATE ON circumstance
BEGIN
  UPDATE standing SET as_of = -25567 WHERE invoice_id = NEW.invoice_id
    OR invoice_id IN (SELECT id FROM invoice WHERE client_id = NEW.client_id);
END;

CREATE TRIGGER standing_follows_circumstance_taken_back AFTER DELETE ON circumstance
BEGIN
  UPDATE standing SET as_of = -25567 WHERE invoice_id = OLD.invoice_id
    OR invoice_id IN (SELECT id FROM invoice WHERE client_id = OLD.client_id);
END;

CREATE TRIGGER standing_follows_new_insolvency AFTER INSERT ON insolvency
BEGIN
  UPDATE standing SET as_of = -25567
  WHERE invoice_id IN (SELECT id FROM invoice WHERE client_id = NEW.client_id);
END;

CREATE TRIGGER standing_follows_insolvency AFTER UPDATE ON insolvency
BEGIN
  UPDATE standing SET as_of = -25567
  WHERE invoice_id IN (SELECT id FROM invoice WHERE client_id = NEW.client_id);
END;

CREATE TRIGGER standing_follows_insolvency_taken_back AFTER DELETE ON insolvency
BEGIN
  UPDATE standing SET as_of = -25567
  WHERE invoice_id IN (SELECT id FROM invoice WHERE client_id = OLD.client_id);
END;
