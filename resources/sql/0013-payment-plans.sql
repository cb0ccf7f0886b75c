-- SPDX-License-Identifier: GPL-3.0-or-later
-- SPDX-FileCopyrightText: The Dûment authors
--
-- Payment plans: what is paid when, over one or several invoices of one client. Nothing of the
-- user's data changes; whether a plan is kept is computed from the payments.

CREATE TABLE payment_plan (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  -- What is received from this day on counts.
  made_on INTEGER NOT NULL CHECK (made_on BETWEEN -25567 AND 84005),
  -- When the debtor agreed; nothing while it is a proposal.
  agreed_on INTEGER CHECK (agreed_on BETWEEN made_on AND 84005),
  -- The first day that it holds no more because it was given up.
  ended_on INTEGER CHECK (ended_on BETWEEN made_on AND 84005),
  -- Days after that of an instalment in which it can still be paid.
  grace_days INTEGER NOT NULL CHECK (grace_days BETWEEN 0 AND 90),
  -- What had come in on made_on before it was made.
  received_before INTEGER NOT NULL CHECK (received_before BETWEEN 0 AND 10000000000000),
  -- Whether the instalments are of penalties too, or of the principals alone.
  with_penalties INTEGER NOT NULL CHECK (with_penalties IN (0, 1)),
  -- Whether the creditor will give up the penalties once it is kept.
  gives_up_penalties INTEGER NOT NULL CHECK (gives_up_penalties IN (0, 1)),
  CHECK (with_penalties + gives_up_penalties < 2)
) STRICT;

CREATE TABLE payment_plan_invoice (
  plan_id INTEGER NOT NULL REFERENCES payment_plan (id) ON DELETE CASCADE,
  invoice_id INTEGER NOT NULL REFERENCES invoice (id) ON DELETE RESTRICT,
  PRIMARY KEY (plan_id, invoice_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX payment_plan_invoice_by_invoice ON payment_plan_invoice (invoice_id);

CREATE TABLE payment_plan_instalment (
  plan_id INTEGER NOT NULL REFERENCES payment_plan (id) ON DELETE CASCADE,
  due_on INTEGER NOT NULL CHECK (due_on BETWEEN -25567 AND 84005),
  amount INTEGER NOT NULL CHECK (amount BETWEEN 1 AND 10000000000000),
  PRIMARY KEY (plan_id, due_on)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER standing_follows_new_plan AFTER INSERT ON payment_plan_invoice
BEGIN
  UPDATE standing SET as_of = -25567 WHERE invoice_id = NEW.invoice_id;
END;

CREATE TRIGGER standing_follows_plan AFTER UPDATE ON payment_plan
BEGIN
  UPDATE standing SET as_of = -25567
  WHERE invoice_id IN (SELECT invoice_id FROM payment_plan_invoice WHERE plan_id = NEW.id);
END;

CREATE TRIGGER standing_follows_plan_taken_back AFTER DELETE ON payment_plan_invoice
BEGIN
  UPDATE standing SET as_of = -25567 WHERE invoice_id = OLD.invoice_id;
END;

-- What is received for one invoice of a plan keeps the plan of the others.
CREATE TRIGGER standing_follows_plan_allocation AFTER INSERT ON allocation
BEGIN
  UPDATE standing SET as_of = -25567 WHERE invoice_id IN (
    SELECT other.invoice_id FROM payment_plan_invoice AS own
    JOIN payment_plan_invoice AS other ON other.plan_id = own.plan_id
    WHERE own.invoice_id = NEW.invoice_id);
END;

CREATE TRIGGER standing_follows_plan_allocation_taken_back AFTER DELETE ON allocation
BEGIN
  UPDATE standing SET as_of = -25567 WHERE invoice_id IN (
    SELECT other.invoice_id FROM payment_plan_invoice AS own
    JOIN payment_plan_invoice AS other ON other.plan_id = own.plan_id
    WHERE own.invoice_id = OLD.invoice_id);
END;

CREATE TRIGGER standing_follows_plan_payment AFTER UPDATE OF bounced_on ON payment
BEGIN
  UPDATE standing SET as_of = -25567 WHERE invoice_id IN (
    SELECT other.invoice_id FROM allocation
    JOIN payment_plan_invoice AS own ON own.invoice_id = allocation.invoice_id
    JOIN payment_plan_invoice AS other ON other.plan_id = own.plan_id
    WHERE payment_id = NEW.id);
END;

CREATE TRIGGER standing_follows_plan_credit_note AFTER INSERT ON credit_note
WHEN NEW.invoice_id IS NOT NULL
BEGIN
  UPDATE standing SET as_of = -25567 WHERE invoice_id IN (
    SELECT other.invoice_id FROM payment_plan_invoice AS own
    JOIN payment_plan_invoice AS other ON other.plan_id = own.plan_id
    WHERE own.invoice_id = NEW.invoice_id);
END;

CREATE TRIGGER standing_follows_plan_credit_note_changed AFTER UPDATE ON credit_note
BEGIN
  UPDATE standing SET as_of = -25567 WHERE invoice_id IN (
    SELECT other.invoice_id FROM payment_plan_invoice AS own
    JOIN payment_plan_invoice AS other ON other.plan_id = own.plan_id
    WHERE own.invoice_id IN (OLD.invoice_id, NEW.invoice_id)
      OR own.invoice_id IN (SELECT invoice_id FROM allocation WHERE credit_note_id = NEW.id));
END;

CREATE TRIGGER standing_follows_plan_credit_note_taken_back AFTER DELETE ON credit_note
WHEN OLD.invoice_id IS NOT NULL
BEGIN
  UPDATE standing SET as_of = -25567 WHERE invoice_id IN (
    SELECT other.invoice_id FROM payment_plan_invoice AS own
    JOIN payment_plan_invoice AS other ON other.plan_id = own.plan_id
    WHERE own.invoice_id = OLD.invoice_id);
END;
