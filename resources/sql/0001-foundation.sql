-- SPDX-License-Identifier: GPL-3.0-or-later
-- SPDX-FileCopyrightText: The Dûment authors
--
-- The first form of the data file. There is no data before it, so nothing of the user's changes.
--
-- Amounts are whole minor units (cents) beside a currency code. Days are numbers from 1970-01-01,
-- within 1900 to 2199: date(day * 86400, 'unixepoch') shows one. Lines of an address are parted by
-- line feeds. Kinds are the numbers of the enumerations in the headers, which never change meaning.

PRAGMA application_id = 1148546420;

CREATE TABLE setting (
  key TEXT NOT NULL PRIMARY KEY CHECK (key <> ''),
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- The user's own business: one row.
CREATE TABLE issuer (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  name TEXT NOT NULL CHECK (name <> ''),
  siren TEXT CHECK (siren GLOB '[0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9]'),
  siret TEXT,
  vat TEXT,
  address TEXT,
  postcode TEXT,
  city TEXT,
  country TEXT,
  email TEXT,
  phone TEXT,
  place TEXT,
  iban TEXT,
  bic TEXT,
  cheque_order TEXT,
  cheque_address TEXT,
  payment_link TEXT,
  mention_ei INTEGER NOT NULL CHECK (mention_ei IN (0, 1))
) STRICT;

CREATE TABLE client (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL CHECK (name <> ''),
  folded_name TEXT NOT NULL,
  siren TEXT CHECK (siren GLOB '[0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9]'),
  siret TEXT,
  vat TEXT,
  address TEXT,
  postcode TEXT,
  city TEXT,
  country TEXT,
  email TEXT,
  phone TEXT,
  kind INTEGER NOT NULL CHECK (kind BETWEEN 0 AND 3),
  imputation INTEGER NOT NULL CHECK (imputation IN (0, 1)),
  notes TEXT,
  typed INTEGER NOT NULL CHECK (typed >= 0)
) STRICT;

-- A client is its SIREN, else its folded name and postal code.
CREATE UNIQUE INDEX client_by_siren ON client (siren) WHERE siren IS NOT NULL;
CREATE UNIQUE INDEX client_by_identity ON client (folded_name, coalesce(postcode, ''))
  WHERE siren IS NULL;
CREATE INDEX client_by_name ON client (folded_name, postcode);

CREATE TABLE contact (
  id INTEGER PRIMARY KEY,
  client_id INTEGER NOT NULL REFERENCES client (id) ON DELETE CASCADE,
  name TEXT NOT NULL CHECK (name <> ''),
  role TEXT,
  email TEXT,
  phone TEXT
) STRICT;

CREATE INDEX contact_by_client ON contact (client_id);

-- Every file that is kept byte for byte: invoices received, letters sent, scans.
CREATE TABLE document (
  id INTEGER PRIMARY KEY,
  sha256 BLOB NOT NULL UNIQUE CHECK (length(sha256) = 32),
  media_type TEXT NOT NULL,
  file_name TEXT NOT NULL,
  size INTEGER NOT NULL CHECK (size = length(content)),
  added_on INTEGER NOT NULL CHECK (added_on BETWEEN -25567 AND 84005),
  content BLOB NOT NULL
) STRICT;

CREATE TABLE invoice (
  id INTEGER PRIMARY KEY,
  seller_key TEXT NOT NULL,
  number TEXT NOT NULL CHECK (number <> ''),
  type_code INTEGER NOT NULL,
  client_id INTEGER NOT NULL REFERENCES client (id) ON DELETE RESTRICT,
  issue_date INTEGER NOT NULL CHECK (issue_date BETWEEN -25567 AND 84005),
  due_date INTEGER CHECK (due_date BETWEEN -25567 AND 84005),
  due_estimated INTEGER NOT NULL CHECK (due_estimated IN (0, 1)),
  supply_date INTEGER CHECK (supply_date BETWEEN -25567 AND 84005),
  currency TEXT NOT NULL CHECK (currency GLOB '[A-Z][A-Z][A-Z]'),
  total INTEGER NOT NULL CHECK (total BETWEEN -10000000000000 AND 10000000000000),
  prepaid INTEGER NOT NULL CHECK (prepaid BETWEEN -10000000000000 AND 10000000000000),
  due_payable INTEGER NOT NULL CHECK (due_payable BETWEEN 0 AND 10000000000000),
  order_reference TEXT,
  payment_reference TEXT,
  label TEXT,
  note_pmt TEXT,
  note_pmd TEXT,
  note_aab TEXT,
  clause_kind INTEGER NOT NULL CHECK (clause_kind BETWEEN 0 AND 3),
  clause_value INTEGER NOT NULL CHECK (clause_value BETWEEN -100000 AND 100000),
  clause_accepted INTEGER NOT NULL CHECK (clause_accepted IN (0, 1)),
  proposed_kind INTEGER NOT NULL CHECK (proposed_kind BETWEEN 0 AND 3),
  proposed_value INTEGER NOT NULL CHECK (proposed_value BETWEEN -100000 AND 100000),
  sent_on INTEGER CHECK (sent_on BETWEEN -25567 AND 84005),
  sent_channel INTEGER NOT NULL CHECK (sent_channel BETWEEN 0 AND 5),
  sent_proof_id INTEGER REFERENCES document (id) ON DELETE RESTRICT,
  source_id INTEGER REFERENCES document (id) ON DELETE RESTRICT,
  typed INTEGER NOT NULL CHECK (typed >= 0),
  UNIQUE (number, seller_key)
) STRICT;

CREATE INDEX invoice_by_client ON invoice (client_id, due_date);
CREATE INDEX invoice_by_due ON invoice (due_date);
CREATE INDEX invoice_by_proof ON invoice (sent_proof_id) WHERE sent_proof_id IS NOT NULL;

CREATE TABLE credit_note (
  id INTEGER PRIMARY KEY,
  seller_key TEXT NOT NULL,
  number TEXT NOT NULL CHECK (number <> ''),
  client_id INTEGER NOT NULL REFERENCES client (id) ON DELETE RESTRICT,
  issue_date INTEGER NOT NULL CHECK (issue_date BETWEEN -25567 AND 84005),
  currency TEXT NOT NULL CHECK (currency GLOB '[A-Z][A-Z][A-Z]'),
  amount INTEGER NOT NULL CHECK (amount BETWEEN 1 AND 10000000000000),
  named_number TEXT,
  invoice_id INTEGER REFERENCES invoice (id) ON DELETE RESTRICT,
  source_id INTEGER REFERENCES document (id) ON DELETE RESTRICT,
  UNIQUE (seller_key, number)
) STRICT;

CREATE INDEX credit_note_by_invoice ON credit_note (invoice_id) WHERE invoice_id IS NOT NULL;
CREATE INDEX credit_note_by_client ON credit_note (client_id);

CREATE TABLE payment (
  id INTEGER PRIMARY KEY,
  client_id INTEGER NOT NULL REFERENCES client (id) ON DELETE RESTRICT,
  received_on INTEGER NOT NULL CHECK (received_on BETWEEN -25567 AND 84005),
  amount INTEGER NOT NULL CHECK (amount BETWEEN 1 AND 10000000000000),
  currency TEXT NOT NULL CHECK (currency GLOB '[A-Z][A-Z][A-Z]'),
  method INTEGER NOT NULL CHECK (method BETWEEN 0 AND 4),
  bounced_on INTEGER CHECK (bounced_on BETWEEN -25567 AND 84005),
  note TEXT
) STRICT;

CREATE INDEX payment_by_client ON payment (client_id);

-- Which invoice a payment, or a credit note that names none, was set against.
CREATE TABLE allocation (
  id INTEGER PRIMARY KEY,
  payment_id INTEGER REFERENCES payment (id) ON DELETE CASCADE,
  credit_note_id INTEGER REFERENCES credit_note (id) ON DELETE CASCADE,
  invoice_id INTEGER NOT NULL REFERENCES invoice (id) ON DELETE RESTRICT,
  amount INTEGER NOT NULL CHECK (amount BETWEEN 1 AND 10000000000000),
  CHECK ((payment_id IS NULL) <> (credit_note_id IS NULL))
) STRICT;

CREATE INDEX allocation_by_invoice ON allocation (invoice_id);
CREATE INDEX allocation_by_payment ON allocation (payment_id) WHERE payment_id IS NOT NULL;
CREATE INDEX allocation_by_credit_note ON allocation (credit_note_id)
  WHERE credit_note_id IS NOT NULL;

CREATE TABLE waiver (
  id INTEGER PRIMARY KEY,
  invoice_id INTEGER NOT NULL REFERENCES invoice (id) ON DELETE RESTRICT,
  kind INTEGER NOT NULL CHECK (kind IN (0, 1)),
  waived_on INTEGER NOT NULL CHECK (waived_on BETWEEN -25567 AND 84005),
  reason TEXT NOT NULL
) STRICT;

CREATE INDEX waiver_by_invoice ON waiver (invoice_id);

-- Letters written and recorded. The dates of the registered letter come in one after the other.
CREATE TABLE letter (
  id INTEGER PRIMARY KEY,
  reference TEXT NOT NULL UNIQUE CHECK (reference GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9][0-9][0-9]*'),
  template TEXT NOT NULL,
  kind INTEGER NOT NULL CHECK (kind BETWEEN 0 AND 4),
  client_id INTEGER NOT NULL REFERENCES client (id) ON DELETE RESTRICT,
  written_on INTEGER NOT NULL CHECK (written_on BETWEEN -25567 AND 84005),
  posted_on INTEGER CHECK (posted_on BETWEEN -25567 AND 84005),
  registered_number TEXT,
  presented_on INTEGER CHECK (presented_on BETWEEN -25567 AND 84005),
  delivered_on INTEGER CHECK (delivered_on BETWEEN -25567 AND 84005),
  unclaimed_on INTEGER CHECK (unclaimed_on BETWEEN -25567 AND 84005),
  deadline_days INTEGER NOT NULL CHECK (deadline_days BETWEEN 0 AND 366),
  document_id INTEGER REFERENCES document (id) ON DELETE RESTRICT,
  total_asked INTEGER NOT NULL CHECK (total_asked >= 0),
  currency TEXT NOT NULL CHECK (currency GLOB '[A-Z][A-Z][A-Z]')
) STRICT;

CREATE INDEX letter_by_client ON letter (client_id);

CREATE TABLE letter_invoice (
  letter_id INTEGER NOT NULL REFERENCES letter (id) ON DELETE CASCADE,
  invoice_id INTEGER NOT NULL REFERENCES invoice (id) ON DELETE RESTRICT,
  PRIMARY KEY (letter_id, invoice_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX letter_invoice_by_invoice ON letter_invoice (invoice_id);

-- Rates that the user entered for semesters which the program does not know yet.
CREATE TABLE rate (
  key INTEGER NOT NULL CHECK (key IN (0, 1, 2)),
  semester INTEGER NOT NULL CHECK (semester BETWEEN 3800 AND 4399),
  rate INTEGER NOT NULL CHECK (rate BETWEEN -100000 AND 100000),
  entered_on INTEGER NOT NULL CHECK (entered_on BETWEEN -25567 AND 84005),
  source TEXT NOT NULL CHECK (source <> ''),
  PRIMARY KEY (key, semester)
) STRICT, WITHOUT ROWID;

-- What was computed of an invoice for one day, so that lists can sort and filter. Never a source.
CREATE TABLE standing (
  invoice_id INTEGER PRIMARY KEY REFERENCES invoice (id) ON DELETE CASCADE,
  as_of INTEGER NOT NULL CHECK (as_of BETWEEN -25567 AND 84005),
  state INTEGER NOT NULL CHECK (state BETWEEN 0 AND 31),
  marks INTEGER NOT NULL CHECK (marks >= 0),
  principal INTEGER NOT NULL,
  balance INTEGER NOT NULL,
  interest INTEGER NOT NULL,
  indemnity INTEGER NOT NULL,
  total INTEGER NOT NULL
) STRICT;

-- What was done, in order, each entry sealed by the hash of the one before. The payload stands apart
-- so that personal data in it can be erased; the entry keeps its salted digest.
CREATE TABLE journal (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  at INTEGER NOT NULL,
  kind TEXT NOT NULL CHECK (kind <> ''),
  subject_kind INTEGER NOT NULL CHECK (subject_kind BETWEEN 0 AND 9),
  subject_id INTEGER NOT NULL,
  payload_digest BLOB NOT NULL CHECK (length(payload_digest) = 32),
  previous BLOB NOT NULL CHECK (length(previous) = 32),
  hash BLOB NOT NULL CHECK (length(hash) = 32)
) STRICT;

CREATE INDEX journal_by_subject ON journal (subject_kind, subject_id);

CREATE TABLE journal_payload (
  seq INTEGER PRIMARY KEY REFERENCES journal (seq) ON DELETE RESTRICT,
  salt BLOB,
  payload TEXT,
  erased_on INTEGER CHECK (erased_on BETWEEN -25567 AND 84005),
  CHECK ((salt IS NULL) = (payload IS NULL)),
  CHECK ((payload IS NULL) = (erased_on IS NOT NULL))
) STRICT;

CREATE TRIGGER journal_keeps_entries BEFORE DELETE ON journal
BEGIN
  SELECT RAISE (ABORT, 'the journal is never shortened');
END;

CREATE TRIGGER journal_keeps_words BEFORE UPDATE ON journal
BEGIN
  SELECT RAISE (ABORT, 'the journal is never rewritten');
END;

CREATE TRIGGER journal_payload_keeps_entries BEFORE DELETE ON journal_payload
BEGIN
  SELECT RAISE (ABORT, 'the journal is never shortened');
END;

CREATE TRIGGER journal_payload_keeps_words BEFORE UPDATE ON journal_payload
WHEN NEW.seq <> OLD.seq OR NEW.payload IS NOT NULL OR OLD.payload IS NULL
BEGIN
  SELECT RAISE (ABORT, 'a payload of the journal can only be erased');
END;

-- A document is kept as it came in.
CREATE TRIGGER document_keeps_bytes BEFORE UPDATE ON document
BEGIN
  SELECT RAISE (ABORT, 'a kept document is never changed');
END;

-- Nothing is set against invoices beyond what was received, nor across currencies.
CREATE TRIGGER allocation_fits_payment AFTER INSERT ON allocation
WHEN NEW.payment_id IS NOT NULL
BEGIN
  SELECT RAISE (ABORT, 'more is allocated than was paid')
  WHERE (SELECT sum(amount) FROM allocation WHERE payment_id = NEW.payment_id) >
        (SELECT amount FROM payment WHERE id = NEW.payment_id);
  SELECT RAISE (ABORT, 'payment and invoice are in different currencies')
  WHERE (SELECT currency FROM payment WHERE id = NEW.payment_id) <>
        (SELECT currency FROM invoice WHERE id = NEW.invoice_id);
END;

CREATE TRIGGER allocation_fits_credit_note AFTER INSERT ON allocation
WHEN NEW.credit_note_id IS NOT NULL
BEGIN
  SELECT RAISE (ABORT, 'more is allocated than was credited')
  WHERE (SELECT sum(amount) FROM allocation WHERE credit_note_id = NEW.credit_note_id) >
        (SELECT amount FROM credit_note WHERE id = NEW.credit_note_id);
  SELECT RAISE (ABORT, 'credit note and invoice are in different currencies')
  WHERE (SELECT currency FROM credit_note WHERE id = NEW.credit_note_id) <>
        (SELECT currency FROM invoice WHERE id = NEW.invoice_id);
  SELECT RAISE (ABORT, 'a credit note that names its invoice is not allocated')
  WHERE (SELECT invoice_id FROM credit_note WHERE id = NEW.credit_note_id) IS NOT NULL;
END;

CREATE TRIGGER allocation_is_final BEFORE UPDATE ON allocation
BEGIN
  SELECT RAISE (ABORT, 'an allocation is taken back and made anew, never changed');
END;

CREATE TRIGGER payment_is_final BEFORE UPDATE OF client_id, received_on, amount, currency ON payment
BEGIN
  SELECT RAISE (ABORT, 'a payment is never rewritten');
END;

-- Whatever changes a fact makes what was computed from it stale.
CREATE TRIGGER standing_follows_invoice
AFTER UPDATE OF client_id, due_date, currency, due_payable, clause_kind, clause_value,
  clause_accepted ON invoice
BEGIN
  DELETE FROM standing WHERE invoice_id = NEW.id;
END;

CREATE TRIGGER standing_follows_client AFTER UPDATE OF kind, imputation ON client
WHEN NEW.kind <> OLD.kind OR NEW.imputation <> OLD.imputation
BEGIN
  DELETE FROM standing WHERE invoice_id IN (SELECT id FROM invoice WHERE client_id = NEW.id);
END;

CREATE TRIGGER standing_follows_allocation AFTER INSERT ON allocation
BEGIN
  DELETE FROM standing WHERE invoice_id = NEW.invoice_id;
END;

CREATE TRIGGER standing_follows_allocation_taken_back AFTER DELETE ON allocation
BEGIN
  DELETE FROM standing WHERE invoice_id = OLD.invoice_id;
END;

CREATE TRIGGER standing_follows_payment AFTER UPDATE OF bounced_on ON payment
BEGIN
  DELETE FROM standing
  WHERE invoice_id IN (SELECT invoice_id FROM allocation WHERE payment_id = NEW.id);
END;

CREATE TRIGGER standing_follows_new_credit_note AFTER INSERT ON credit_note
WHEN NEW.invoice_id IS NOT NULL
BEGIN
  DELETE FROM standing WHERE invoice_id = NEW.invoice_id;
END;

CREATE TRIGGER standing_follows_credit_note AFTER UPDATE ON credit_note
BEGIN
  DELETE FROM standing WHERE invoice_id IN (OLD.invoice_id, NEW.invoice_id);
  DELETE FROM standing
  WHERE invoice_id IN (SELECT invoice_id FROM allocation WHERE credit_note_id = NEW.id);
END;

CREATE TRIGGER standing_follows_waiver AFTER INSERT ON waiver
BEGIN
  DELETE FROM standing WHERE invoice_id = NEW.invoice_id;
END;

CREATE TRIGGER standing_follows_waiver_taken_back AFTER DELETE ON waiver
BEGIN
  DELETE FROM standing WHERE invoice_id = OLD.invoice_id;
END;

CREATE TRIGGER standing_follows_letter
AFTER UPDATE OF kind, posted_on, presented_on, delivered_on ON letter
BEGIN
  DELETE FROM standing
  WHERE invoice_id IN (SELECT invoice_id FROM letter_invoice WHERE letter_id = NEW.id);
END;

CREATE TRIGGER standing_follows_letter_invoice AFTER INSERT ON letter_invoice
BEGIN
  DELETE FROM standing WHERE invoice_id = NEW.invoice_id;
END;

CREATE TRIGGER standing_follows_letter_taken_back AFTER DELETE ON letter_invoice
BEGIN
  DELETE FROM standing WHERE invoice_id = OLD.invoice_id;
END;

-- An upsert fires the triggers of both, hence one for each.
CREATE TRIGGER standing_follows_new_rate AFTER INSERT ON rate
BEGIN
  DELETE FROM standing;
END;

CREATE TRIGGER standing_follows_rate AFTER UPDATE ON rate
BEGIN
  DELETE FROM standing;
END;

CREATE TRIGGER standing_follows_rate_taken_back AFTER DELETE ON rate
BEGIN
  DELETE FROM standing;
END;

CREATE TRIGGER standing_follows_new_setting AFTER INSERT ON setting
BEGIN
  DELETE FROM standing;
END;

CREATE TRIGGER standing_follows_setting AFTER UPDATE ON setting
WHEN NEW.value <> OLD.value
BEGIN
  DELETE FROM standing;
END;

CREATE TRIGGER standing_follows_setting_taken_back AFTER DELETE ON setting
BEGIN
  DELETE FROM standing;
END;
