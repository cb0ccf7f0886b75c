-- SPDX-License-Identifier: GPL-3.0-or-later
-- SPDX-FileCopyrightText: The Dûment authors
--
-- The number of a row that was deleted is never given to another one: the history of an invoice is
-- what the journal says of its number, and what was deleted comes back under its own. The rows
-- themselves stay as they are, which is why the words of the schema can be changed in place, as
-- SQLite describes it for changes that do not touch what is stored.

PRAGMA writable_schema = ON;

UPDATE sqlite_schema
SET sql = replace (sql, 'id INTEGER PRIMARY KEY,', 'id INTEGER PRIMARY KEY AUTOINCREMENT,')
WHERE type = 'table' AND name IN ('client', 'contact', 'invoice', 'credit_note', 'payment',
                                  'allocation', 'waiver', 'attachment', 'letter_draft');

PRAGMA writable_schema = RESET;

-- A change that every connection notices, so that none goes on with the words it read before.
CREATE TABLE reread (id INTEGER PRIMARY KEY) STRICT;
DROP TABLE reread;

-- What was deleted before is known by what the journal says of it: of clients and invoices, since
-- payments and credit notes are noted under their invoice. The last two find nothing, which does no
-- harm: from here on their numbers are not given again.
INSERT INTO sqlite_sequence (name, seq)
  SELECT 'client', max (subject_id) FROM journal WHERE subject_kind = 2 HAVING count (*) > 0
  UNION ALL
  SELECT 'invoice', max (subject_id) FROM journal WHERE subject_kind = 3 HAVING count (*) > 0
  UNION ALL
  SELECT 'credit_note', max (subject_id) FROM journal WHERE subject_kind = 4 HAVING count (*) > 0
  UNION ALL
  SELECT 'payment', max (subject_id) FROM journal WHERE subject_kind = 5 HAVING count (*) > 0;
