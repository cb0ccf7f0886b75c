-- SPDX-License-Identifier: GPL-3.0-or-later
-- SPDX-FileCopyrightText: The Dûment authors
--
-- What the user decided of single documents that can go with a letter that is being written; of the
-- others the letter decides. Nothing of the user's data changes.

CREATE TABLE letter_draft_enclosure (
  draft_id INTEGER NOT NULL REFERENCES letter_draft (id) ON DELETE CASCADE,
  document_id INTEGER NOT NULL REFERENCES document (id) ON DELETE CASCADE,
  is_enclosed INTEGER NOT NULL CHECK (is_enclosed IN (0, 1)),
  PRIMARY KEY (draft_id, document_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX letter_draft_enclosure_by_document ON letter_draft_enclosure (document_id);
