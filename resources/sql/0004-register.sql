-- SPDX-License-Identifier: GPL-3.0-or-later
-- SPDX-FileCopyrightText: The Dûment authors
--
-- What a list of a million invoices is sorted, filtered and searched by. Nothing that the user
-- entered changes: the standings, which are computed, are forgotten and computed again.
--
-- A standing that no longer holds now stays, as what was last known, until it is computed again: its
-- day is then -25567, 1 January 1900.

DROP TRIGGER standing_follows_invoice;
DROP TRIGGER standing_follows_client;
DROP TRIGGER standing_follows_allocation;
DROP TRIGGER standing_follows_allocation_taken_back;
DROP TRIGGER standing_follows_payment;
DROP TRIGGER standing_follows_new_credit_note;
DROP TRIGGER standing_follows_credit_note;
DROP TRIGGER standing_follows_waiver;
DROP TRIGGER standing_follows_waiver_taken_back;
DROP TRIGGER standing_follows_letter;
DROP TRIGGER standing_follows_letter_invoice;
DROP TRIGGER standing_follows_letter_taken_back;
DROP TRIGGER standing_follows_new_rate;
DROP TRIGGER standing_follows_rate;
DROP TRIGGER standing_follows_rate_taken_back;
DROP TRIGGER standing_follows_new_setting;
DROP TRIGGER standing_follows_setting;
DROP TRIGGER standing_follows_setting_taken_back;
DROP TABLE standing;

CREATE TABLE standing (
  invoice_id INTEGER PRIMARY KEY REFERENCES invoice (id) ON DELETE CASCADE,
  as_of INTEGER NOT NULL CHECK (as_of BETWEEN -25567 AND 84005),
  state INTEGER NOT NULL CHECK (state BETWEEN 0 AND 31),
  marks INTEGER NOT NULL CHECK (marks >= 0),
  -- What the interest waits for.
  pending INTEGER NOT NULL CHECK (pending BETWEEN 0 AND 31),
  currency TEXT NOT NULL CHECK (currency GLOB '[A-Z][A-Z][A-Z]'),
  principal INTEGER NOT NULL,
  balance INTEGER NOT NULL,
  interest INTEGER NOT NULL,
  indemnity INTEGER NOT NULL,
  total INTEGER NOT NULL,
  -- The day of payment while something of the principal is unpaid.
  owed_since INTEGER,
  step INTEGER NOT NULL CHECK (step BETWEEN 0 AND 31),
  step_on INTEGER
) STRICT;

-- What must be computed again, and what a filter shows. Both grow at their ends as the standings are
-- computed; an index for each amount would be written all over with every few thousand of them.
CREATE INDEX standing_by_day ON standing (as_of);
CREATE INDEX standing_by_state ON standing (state);
CREATE INDEX invoice_by_issue ON invoice (issue_date);

-- The words of an invoice, folded, by the number of its row. They are computed like the standings.
CREATE VIRTUAL TABLE invoice_words USING fts5 (
  words, detail = 'none', columnsize = 0, prefix = '1 2 3',
  tokenize = "unicode61 remove_diacritics 0 tokenchars '.'"
);

-- Whose words are no longer these; a trigger may not touch the table of words itself.
CREATE TABLE stale_words (invoice_id INTEGER PRIMARY KEY) STRICT;

CREATE TRIGGER stale_words_follow_invoice
AFTER UPDATE OF number, order_reference, label, total, due_payable ON invoice
BEGIN
  INSERT OR IGNORE INTO stale_words VALUES (NEW.id);
  UPDATE standing SET as_of = -25567 WHERE invoice_id = NEW.id;
END;

CREATE TRIGGER stale_words_follow_invoice_deleted AFTER DELETE ON invoice
BEGIN
  INSERT OR IGNORE INTO stale_words VALUES (OLD.id);
END;

-- Whatever changes a fact makes what was computed from it stale.
CREATE TRIGGER standing_follows_invoice
AFTER UPDATE OF client_id, due_date, currency, due_payable, clause_kind, clause_value,
  clause_accepted, sent_on ON invoice
BEGIN
  UPDATE standing SET as_of = -25567 WHERE invoice_id = NEW.id;
END;

CREATE TRIGGER standing_follows_client AFTER UPDATE OF kind, imputation ON client
WHEN NEW.kind <> OLD.kind OR NEW.imputation <> OLD.imputation
BEGIN
  UPDATE standing SET as_of = -25567
  WHERE invoice_id IN (SELECT id FROM invoice WHERE client_id = NEW.id);
END;

CREATE TRIGGER standing_follows_allocation AFTER INSERT ON allocation
BEGIN
  UPDATE standing SET as_of = -25567 WHERE invoice_id = NEW.invoice_id;
END;

CREATE TRIGGER standing_follows_allocation_taken_back AFTER DELETE ON allocation
BEGIN
  UPDATE standing SET as_of = -25567 WHERE invoice_id = OLD.invoice_id;
END;

CREATE TRIGGER standing_follows_payment AFTER UPDATE OF bounced_on ON payment
BEGIN
  UPDATE standing SET as_of = -25567
  WHERE invoice_id IN (SELECT invoice_id FROM allocation WHERE payment_id = NEW.id);
END;

CREATE TRIGGER standing_follows_new_credit_note AFTER INSERT ON credit_note
WHEN NEW.invoice_id IS NOT NULL
BEGIN
  UPDATE standing SET as_of = -25567 WHERE invoice_id = NEW.invoice_id;
END;

CREATE TRIGGER standing_follows_credit_note AFTER UPDATE ON credit_note
BEGIN
  UPDATE standing SET as_of = -25567 WHERE invoice_id IN (OLD.invoice_id, NEW.invoice_id);
  UPDATE standing SET as_of = -25567
  WHERE invoice_id IN (SELECT invoice_id FROM allocation WHERE credit_note_id = NEW.id);
END;

CREATE TRIGGER standing_follows_waiver AFTER INSERT ON waiver
BEGIN
  UPDATE standing SET as_of = -25567 WHERE invoice_id = NEW.invoice_id;
END;

CREATE TRIGGER standing_follows_waiver_taken_back AFTER DELETE ON waiver
BEGIN
  UPDATE standing SET as_of = -25567 WHERE invoice_id = OLD.invoice_id;
END;

CREATE TRIGGER standing_follows_letter
AFTER UPDATE OF kind, written_on, posted_on, presented_on, delivered_on ON letter
BEGIN
  UPDATE standing SET as_of = -25567
  WHERE invoice_id IN (SELECT invoice_id FROM letter_invoice WHERE letter_id = NEW.id);
END;

CREATE TRIGGER standing_follows_letter_invoice AFTER INSERT ON letter_invoice
BEGIN
  UPDATE standing SET as_of = -25567 WHERE invoice_id = NEW.invoice_id;
END;

CREATE TRIGGER standing_follows_letter_taken_back AFTER DELETE ON letter_invoice
BEGIN
  UPDATE standing SET as_of = -25567 WHERE invoice_id = OLD.invoice_id;
END;

CREATE TRIGGER standing_follows_new_rate AFTER INSERT ON rate
BEGIN
  UPDATE standing SET as_of = -25567 WHERE as_of <> -25567;
END;

CREATE TRIGGER standing_follows_rate AFTER UPDATE ON rate
BEGIN
  UPDATE standing SET as_of = -25567 WHERE as_of <> -25567;
END;

CREATE TRIGGER standing_follows_rate_taken_back AFTER DELETE ON rate
BEGIN
  UPDATE standing SET as_of = -25567 WHERE as_of <> -25567;
END;

CREATE TRIGGER standing_follows_new_setting AFTER INSERT ON setting
BEGIN
  UPDATE standing SET as_of = -25567 WHERE as_of <> -25567;
END;

CREATE TRIGGER standing_follows_setting AFTER UPDATE ON setting
WHEN NEW.value <> OLD.value
BEGIN
  UPDATE standing SET as_of = -25567 WHERE as_of <> -25567;
END;

CREATE TRIGGER standing_follows_setting_taken_back AFTER DELETE ON setting
BEGIN
  UPDATE standing SET as_of = -25567 WHERE as_of <> -25567;
END;

