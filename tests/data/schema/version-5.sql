-- SPDX-License-Identifier: GPL-3.0-or-later
-- SPDX-FileCopyrightText: The Dûment authors
--
-- A data file as the program wrote it when its schema was that of version 5. It is never changed.

PRAGMA foreign_keys = OFF;
PRAGMA journal_mode = WAL;
BEGIN;
PRAGMA application_id = 1148546420;
CREATE TABLE setting (
  key TEXT NOT NULL PRIMARY KEY CHECK (key <> ''),
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;
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
, registration TEXT, mediator TEXT) STRICT;
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
CREATE TABLE rate (
  key INTEGER NOT NULL CHECK (key IN (0, 1, 2)),
  semester INTEGER NOT NULL CHECK (semester BETWEEN 3800 AND 4399),
  rate INTEGER NOT NULL CHECK (rate BETWEEN -100000 AND 100000),
  entered_on INTEGER NOT NULL CHECK (entered_on BETWEEN -25567 AND 84005),
  source TEXT NOT NULL CHECK (source <> ''),
  PRIMARY KEY (key, semester)
) STRICT, WITHOUT ROWID;
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
CREATE TABLE letter_draft (
  id INTEGER PRIMARY KEY,
  template TEXT NOT NULL CHECK (template <> ''),
  body TEXT,
  deadline_days INTEGER NOT NULL CHECK (deadline_days BETWEEN 0 AND 366),
  registered_number TEXT,
  written_on INTEGER CHECK (written_on BETWEEN -25567 AND 84005),
  leaves_out_unknown_rates INTEGER NOT NULL CHECK (leaves_out_unknown_rates IN (0, 1)),
  changed_at INTEGER NOT NULL
) STRICT;
CREATE TABLE letter_draft_invoice (
  draft_id INTEGER NOT NULL REFERENCES letter_draft (id) ON DELETE CASCADE,
  invoice_id INTEGER NOT NULL REFERENCES invoice (id) ON DELETE CASCADE,
  PRIMARY KEY (draft_id, invoice_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX letter_draft_invoice_by_invoice ON letter_draft_invoice (invoice_id);
CREATE TABLE letter_proof (
  letter_id INTEGER NOT NULL REFERENCES letter (id) ON DELETE CASCADE,
  document_id INTEGER NOT NULL REFERENCES document (id) ON DELETE RESTRICT,
  PRIMARY KEY (letter_id, document_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX letter_proof_by_document ON letter_proof (document_id);
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
CREATE INDEX standing_by_day ON standing (as_of);
CREATE INDEX standing_by_state ON standing (state);
CREATE INDEX invoice_by_issue ON invoice (issue_date);
CREATE VIRTUAL TABLE invoice_words USING fts5 (
  words, detail = 'none', columnsize = 0, prefix = '1 2 3',
  tokenize = "unicode61 remove_diacritics 0 tokenchars '.'"
);
CREATE TABLE stale_words (invoice_id INTEGER PRIMARY KEY) STRICT;
CREATE TABLE attachment (
  id INTEGER PRIMARY KEY,
  invoice_id INTEGER NOT NULL REFERENCES invoice (id) ON DELETE RESTRICT,
  document_id INTEGER NOT NULL REFERENCES document (id) ON DELETE RESTRICT,
  attached_on INTEGER NOT NULL CHECK (attached_on BETWEEN -25567 AND 84005),
  UNIQUE (invoice_id, document_id)
) STRICT;
INSERT INTO setting (key, value) VALUES
  ('day-base', 'actual');
INSERT INTO setting (key, value) VALUES
  ('standing-stamp', '1a5b4ae1c8c9c7b21cdc34332e03506906ae505b0ac3e1f311f8fed9be58e820');
INSERT INTO issuer (id, name, siren, siret, vat, address, postcode, city, country, email, phone, place, iban, bic, cheque_order, cheque_address, payment_link, mention_ei, registration, mediator) VALUES
  (1, 'Marie Dupré EI', '732829320', NULL, NULL, '12 rue des Lilas', '35500', 'Vitré', NULL, NULL, NULL, NULL, 'FR7630006000011234567890189', NULL, NULL, NULL, NULL, 1, 'RCS Rennes', 'CM2C');
INSERT INTO client (id, name, folded_name, siren, siret, vat, address, postcode, city, country, email, phone, kind, imputation, notes, typed) VALUES
  (1, 'Société Morel', 'societe morel', '404833048', NULL, NULL, '3 rue du Port', '29200', 'Brest', NULL, NULL, NULL, 1, 0, NULL, 0);
INSERT INTO client (id, name, folded_name, siren, siret, vat, address, postcode, city, country, email, phone, kind, imputation, notes, typed) VALUES
  (2, 'Jeanne Petit', 'jeanne petit', NULL, NULL, NULL, '5 rue Haute', '35000', 'Rennes', NULL, NULL, NULL, 2, 0, NULL, 0);
INSERT INTO contact (id, client_id, name, role, email, phone) VALUES
  (1, 2, 'Jeanne', 'mère', 'j@example.org', '0102030405');
INSERT INTO document (id, sha256, media_type, file_name, size, added_on, content) VALUES
  (1, X'CBB24FC2132C1353997A26C9B87C397B8BFB30D2BC7F2FBD06E96FE289485C1D', 'text/csv', 'i.csv', 371, 20779, X'6E756D65726F3B646174653B65636865616E63653B636C69656E743B747970655F636C69656E743B736972656E3B616472657373653B746F74616C5F7474633B746175785F70656E616C697465730A462D313B323032362D30362D30313B323032362D30372D30313B536F6369C3A974C3A9204D6F72656C3B70726F66657373696F6E6E656C3B3430343833333034383B332072756520647520506F72747C32393230302042726573743B31203030302C30303B31322C30300A462D323B323032362D30382D30313B323032362D30382D33313B536F6369C3A974C3A9204D6F72656C3B70726F66657373696F6E6E656C3B3430343833333034383B332072756520647520506F72747C32393230302042726573743B3530302C30303B0A462D333B323032362D30392D30313B323032362D31302D30313B4A65616E6E652050657469743B706172746963756C6965723B3B35207275652048617574657C33353030302052656E6E65733B3235302C30303B0A');
INSERT INTO document (id, sha256, media_type, file_name, size, added_on, content) VALUES
  (90, X'861E8BC5E68F55CC5D2B635CA7E5A79A942E3EF30A0E81C7BCA73E4B68147DF5', 'application/pdf', '2026-0001.pdf', 17, 20779, X'255044462D312E342061206C6574746572');
INSERT INTO invoice (id, seller_key, number, type_code, client_id, issue_date, due_date, due_estimated, supply_date, currency, total, prepaid, due_payable, order_reference, payment_reference, label, note_pmt, note_pmd, note_aab, clause_kind, clause_value, clause_accepted, proposed_kind, proposed_value, sent_on, sent_channel, sent_proof_id, source_id, typed) VALUES
  (1, '732829320', 'F-1', 0, 1, 20605, 20635, 0, NULL, 'EUR', 100000, 0, 100000, NULL, NULL, NULL, NULL, NULL, NULL, 1, 1200, 0, 0, 0, NULL, 0, NULL, 1, 0);
INSERT INTO invoice (id, seller_key, number, type_code, client_id, issue_date, due_date, due_estimated, supply_date, currency, total, prepaid, due_payable, order_reference, payment_reference, label, note_pmt, note_pmd, note_aab, clause_kind, clause_value, clause_accepted, proposed_kind, proposed_value, sent_on, sent_channel, sent_proof_id, source_id, typed) VALUES
  (2, '732829320', 'F-2', 0, 1, 20666, 20696, 0, NULL, 'EUR', 50000, 0, 50000, NULL, NULL, NULL, NULL, NULL, NULL, 0, 0, 0, 0, 0, NULL, 0, NULL, 1, 0);
INSERT INTO invoice (id, seller_key, number, type_code, client_id, issue_date, due_date, due_estimated, supply_date, currency, total, prepaid, due_payable, order_reference, payment_reference, label, note_pmt, note_pmd, note_aab, clause_kind, clause_value, clause_accepted, proposed_kind, proposed_value, sent_on, sent_channel, sent_proof_id, source_id, typed) VALUES
  (3, '732829320', 'F-3', 0, 2, 20697, 20727, 0, NULL, 'EUR', 25000, 0, 25000, NULL, NULL, NULL, NULL, NULL, NULL, 0, 0, 0, 0, 0, NULL, 0, NULL, 1, 0);
INSERT INTO credit_note (id, seller_key, number, client_id, issue_date, currency, amount, named_number, invoice_id, source_id) VALUES
  (1, '732829320', 'AV-1', 1, 20706, 'EUR', 5000, 'F-2', 2, NULL);
INSERT INTO payment (id, client_id, received_on, amount, currency, method, bounced_on, note) VALUES
  (1, 1, 20680, 40000, 'EUR', 1, NULL, NULL);
INSERT INTO payment (id, client_id, received_on, amount, currency, method, bounced_on, note) VALUES
  (2, 1, 20727, 10000, 'EUR', 0, 20734, NULL);
INSERT INTO allocation (id, payment_id, credit_note_id, invoice_id, amount) VALUES
  (1, 1, NULL, 1, 40000);
INSERT INTO allocation (id, payment_id, credit_note_id, invoice_id, amount) VALUES
  (2, 2, NULL, 2, 10000);
INSERT INTO waiver (id, invoice_id, kind, waived_on, reason) VALUES
  (1, 2, 1, 20779, 'a good client');
INSERT INTO letter (id, reference, template, kind, client_id, written_on, posted_on, registered_number, presented_on, delivered_on, unclaimed_on, deadline_days, document_id, total_asked, currency) VALUES
  (1, '2026-0001', 'mise-en-demeure', 2, 1, 20740, 20740, '1A 023 456 789 2', 20742, 20743, NULL, 8, 90, 67432, 'EUR');
INSERT INTO letter_invoice (letter_id, invoice_id) VALUES
  (1, 1);
INSERT INTO rate (key, semester, rate, entered_on, source) VALUES
  (1, 4054, 667, 20779, 'JO');
INSERT INTO journal (seq, at, kind, subject_kind, subject_id, payload_digest, previous, hash) VALUES
  (1, 1795348800, 'issuer-recorded', 1, 1, X'AAD543D7DDD3EF4856C68C7A1D81D71AE8291E5C93AAAADC4729E2DD3391967D', X'0000000000000000000000000000000000000000000000000000000000000000', X'451D851948B8E70BDB8FF99EFB17007764D17035E77A2510F44956F98A6F40E6');
INSERT INTO journal (seq, at, kind, subject_kind, subject_id, payload_digest, previous, hash) VALUES
  (2, 1795348800, 'file-imported', 7, 1, X'186B9D514B21276DD5919DDE784C65E32B30FDF741DFD22A60728017C8C397A0', X'451D851948B8E70BDB8FF99EFB17007764D17035E77A2510F44956F98A6F40E6', X'8E3637E04295A264580A22D16E2C9C72D276FC1F5A2101D1E8A9ED704700BE5F');
INSERT INTO journal (seq, at, kind, subject_kind, subject_id, payload_digest, previous, hash) VALUES
  (3, 1795348800, 'payment-recorded', 3, 1, X'2CE96F09DC4890847CE939D65ADC13C89C8119DC10A300CD202A876EA72B190D', X'8E3637E04295A264580A22D16E2C9C72D276FC1F5A2101D1E8A9ED704700BE5F', X'5847696CFD4A195DF07436F4D3A2D1B7B4125F2EAEECAAD60C03C9448E7910EB');
INSERT INTO journal (seq, at, kind, subject_kind, subject_id, payload_digest, previous, hash) VALUES
  (4, 1795348800, 'payment-recorded', 3, 2, X'BE89678610E4CAD5CF7BD755CB6B4F256DAA4862F31AFD36722A69B448665E85', X'5847696CFD4A195DF07436F4D3A2D1B7B4125F2EAEECAAD60C03C9448E7910EB', X'9A8F852F1AD51C8C41BAC9F2EC4F0F70A0F2AA8A935A33341D366A400581DE78');
INSERT INTO journal (seq, at, kind, subject_kind, subject_id, payload_digest, previous, hash) VALUES
  (5, 1795348800, 'payment-bounced', 3, 2, X'5303CD48284E78B2D7F23E696419098A70DABDC3F518821713D93DE0E2C90466', X'9A8F852F1AD51C8C41BAC9F2EC4F0F70A0F2AA8A935A33341D366A400581DE78', X'ECD564857CC374F92F8AF52E0869A502A7DAA3E7D995A99F052245F205B92EDD');
INSERT INTO journal (seq, at, kind, subject_kind, subject_id, payload_digest, previous, hash) VALUES
  (6, 1795348800, 'credit-recorded', 3, 2, X'F68900FEC0A36852D67C9D59FFB224E05F814916B77910F2067BC2F065936461', X'ECD564857CC374F92F8AF52E0869A502A7DAA3E7D995A99F052245F205B92EDD', X'ED961C52EAD1C41E242C8E0CD2EDFC5570354A3473D918FE10A7D10015243526');
INSERT INTO journal (seq, at, kind, subject_kind, subject_id, payload_digest, previous, hash) VALUES
  (7, 1795348800, 'waiver-recorded', 3, 2, X'9BB3A2674909150022C8D3E2F025DBC835D9C95BC624C1BE5DE41A2733CC395A', X'ED961C52EAD1C41E242C8E0CD2EDFC5570354A3473D918FE10A7D10015243526', X'AC6911D836325D00BA76A3337981AE8A892A665D03EAD86109882E9139EB0032');
INSERT INTO journal (seq, at, kind, subject_kind, subject_id, payload_digest, previous, hash) VALUES
  (8, 1795348800, 'rate-entered', 8, 0, X'976A899CE47DD8A87E3077C2D48FBF956FACB079C6099230A260C49195A77740', X'AC6911D836325D00BA76A3337981AE8A892A665D03EAD86109882E9139EB0032', X'25BAF8011419B2A307D18CC00C7326B4073060F933950BCC576C10C11E79F0D4');
INSERT INTO journal (seq, at, kind, subject_kind, subject_id, payload_digest, previous, hash) VALUES
  (9, 1795348800, 'setting-changed', 9, 0, X'AC71041599DA5DE63189DA6B7967289C1334F4708C4074F4F9709490A1E61FAF', X'25BAF8011419B2A307D18CC00C7326B4073060F933950BCC576C10C11E79F0D4', X'9CD1F79C85B1743AC3A78411B86C4FC3587BCE7F158F7579A64E93A1C4F591AC');
INSERT INTO journal (seq, at, kind, subject_kind, subject_id, payload_digest, previous, hash) VALUES
  (10, 1795348800, 'client-edited', 2, 2, X'0224BBFD161CA99354FD8D390E2E89C8373177CA610D65846D6315EF0705AD85', X'9CD1F79C85B1743AC3A78411B86C4FC3587BCE7F158F7579A64E93A1C4F591AC', X'2EE36C9656615C252D2CBC76F1F4C27C4AD1EFF6069D0501656A597C7B943848');
INSERT INTO journal_payload (seq, salt, payload, erased_on) VALUES
  (1, X'36FB4995EE7C897A903FB766FFDBA47F', '{"name":"Marie Dupré EI","siren":"732829320","iban":"FR7630006000011234567890189","address":"12 rue des Lilas|35500 Vitré","sole-trader":"yes"}', NULL);
INSERT INTO journal_payload (seq, salt, payload, erased_on) VALUES
  (2, X'AB37850B0E8106249D3FDE8B902DC22C', '{"file":"i.csv","sha256":"cbb24fc2132c1353997a26c9b87c397b8bfb30d2bc7f2fbd06e96fe289485c1d","created":"3","updated":"0"}', NULL);
INSERT INTO journal_payload (seq, salt, payload, erased_on) VALUES
  (3, X'E967BD246EBF2C5A392B270100DA466E', '{"number":"F-1","amount":"400.00 EUR","date":"2026-08-15","method":"cheque"}', NULL);
INSERT INTO journal_payload (seq, salt, payload, erased_on) VALUES
  (4, X'6FCC6877ABD9CE2D208401B4F6AEE9F0', '{"number":"F-2","amount":"100.00 EUR","date":"2026-10-01","method":"transfer"}', NULL);
INSERT INTO journal_payload (seq, salt, payload, erased_on) VALUES
  (5, X'78AE4572070CAD839C556B2983F8A076', '{"number":"F-2","amount":"100.00 EUR","date":"2026-10-08","method":"transfer"}', NULL);
INSERT INTO journal_payload (seq, salt, payload, erased_on) VALUES
  (6, X'96DAC9719B21A95B9DBA2381AB208EB8', '{"number":"F-2","amount":"50.00 EUR","date":"2026-09-10","credit-note":"AV-1"}', NULL);
INSERT INTO journal_payload (seq, salt, payload, erased_on) VALUES
  (7, X'57E8E9981F87043F5FFD7281206012BB', '{"number":"F-2","what":"indemnity","reason":"a good client"}', NULL);
INSERT INTO journal_payload (seq, salt, payload, erased_on) VALUES
  (8, X'F5DC9E6A3D3BA8E3159A5BA75D5379CA', '{"key":"legal","semester":"2027-H1","percent":"6.67","source":"JO"}', NULL);
INSERT INTO journal_payload (seq, salt, payload, erased_on) VALUES
  (9, X'8EA8A3F2C911EF15ECB810ACF0AC768C', '{"day-base":"actual","before":"365"}', NULL);
INSERT INTO journal_payload (seq, salt, payload, erased_on) VALUES
  (10, X'13A5EE7A85511C66A57872AB15D0886F', '{"client":"Jeanne Petit","contact":"Jeanne|mère|j@example.org|0102030405"}', NULL);
INSERT INTO letter_draft (id, template, body, deadline_days, registered_number, written_on, leaves_out_unknown_rates, changed_at) VALUES
  (1, 'rappel-amical', NULL, 8, NULL, NULL, 0, 1795305600);
INSERT INTO letter_draft_invoice (draft_id, invoice_id) VALUES
  (1, 2);
INSERT INTO letter_proof (letter_id, document_id) VALUES
  (1, 90);
INSERT INTO standing (invoice_id, as_of, state, marks, pending, currency, principal, balance, interest, indemnity, total, owed_since, step, step_on) VALUES
  (1, -25567, 1, 0, 0, 'EUR', 60000, 60000, 3432, 4000, 67432, 20635, 1, 20740);
INSERT INTO stale_words (invoice_id) VALUES
  (1);
INSERT INTO attachment (id, invoice_id, document_id, attached_on) VALUES
  (1, 1, 90, 20779);
INSERT INTO invoice_words (rowid, words) VALUES
  (2, 'f-2 societe morel 500.00');
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
CREATE TRIGGER document_keeps_bytes BEFORE UPDATE ON document
BEGIN
  SELECT RAISE (ABORT, 'a kept document is never changed');
END;
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
CREATE TRIGGER letter_draft_needs_invoice AFTER DELETE ON letter_draft_invoice
WHEN NOT EXISTS (SELECT 1 FROM letter_draft_invoice WHERE draft_id = OLD.draft_id)
BEGIN
  DELETE FROM letter_draft WHERE id = OLD.draft_id;
END;
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
PRAGMA user_version = 5;
COMMIT;
