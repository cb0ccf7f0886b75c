-- SPDX-License-Identifier: GPL-3.0-or-later
-- SPDX-FileCopyrightText: The Dûment authors
--
-- Why a letter came back (0 nobody fetched it, 1 refused, 2 unknown at the address). Those that came
-- back before were not fetched: nothing else could be recorded.

ALTER TABLE letter RENAME COLUMN unclaimed_on TO returned_on;
ALTER TABLE letter ADD COLUMN return_reason INTEGER NOT NULL DEFAULT 0
  CHECK (return_reason BETWEEN 0 AND 2);

-- A letter that was refused has been presented; one that came back from a wrong address has not.
DROP TRIGGER IF EXISTS standing_follows_letter;
CREATE TRIGGER standing_follows_letter
AFTER UPDATE OF kind, written_on, posted_on, presented_on, delivered_on, returned_on, return_reason
ON letter
BEGIN
  UPDATE standing SET as_of = -25567
  WHERE invoice_id IN (SELECT invoice_id FROM letter_invoice WHERE letter_id = NEW.id);
END;
