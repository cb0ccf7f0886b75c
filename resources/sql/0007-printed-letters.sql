-- SPDX-License-Identifier: GPL-3.0-or-later
-- SPDX-FileCopyrightText: The Dûment authors
--
-- What was printed or saved of a draft is what goes into the envelope: it is kept until the letter
-- is recorded, whatever is paid or corrected meanwhile. Nothing that is in the file already changes.

CREATE TABLE letter_draft_print (
  draft_id INTEGER PRIMARY KEY REFERENCES letter_draft (id) ON DELETE CASCADE,
  pdf BLOB NOT NULL CHECK (length (pdf) > 0),
  total_asked INTEGER NOT NULL CHECK (total_asked >= 0),
  deadline_days INTEGER NOT NULL CHECK (deadline_days BETWEEN 0 AND 366)
) STRICT;

-- A draft that changed has no printed day any more: what was printed is another letter.
CREATE TRIGGER letter_draft_changes_after_print AFTER UPDATE OF written_on ON letter_draft
WHEN NEW.written_on IS NULL
BEGIN
  DELETE FROM letter_draft_print WHERE draft_id = NEW.id;
END;
