-- SPDX-License-Identifier: GPL-3.0-or-later
-- SPDX-FileCopyrightText: The Dûment authors
--
-- Letters that are being written are kept until they are recorded or thrown away, and a recorded
-- letter keeps its proofs. Nothing that is in the file already changes.

-- A body of NULL is the shipped text. A draft whose last invoice is gone is gone too.
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

CREATE TRIGGER letter_draft_needs_invoice AFTER DELETE ON letter_draft_invoice
WHEN NOT EXISTS (SELECT 1 FROM letter_draft_invoice WHERE draft_id = OLD.draft_id)
BEGIN
  DELETE FROM letter_draft WHERE id = OLD.draft_id;
END;

-- The slip of the post office, the receipt that came back, the envelope.
CREATE TABLE letter_proof (
  letter_id INTEGER NOT NULL REFERENCES letter (id) ON DELETE CASCADE,
  document_id INTEGER NOT NULL REFERENCES document (id) ON DELETE RESTRICT,
  PRIMARY KEY (letter_id, document_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX letter_proof_by_document ON letter_proof (document_id);
