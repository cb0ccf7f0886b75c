-- SPDX-License-Identifier: GPL-3.0-or-later
-- SPDX-FileCopyrightText: The Dûment authors
--
-- The pictures that letters carry: the logo above the sender (0) and the signature above the name
-- (1). Nobody has chosen one yet, so nothing of the user's data changes.

CREATE TABLE letterhead (
  part INTEGER PRIMARY KEY CHECK (part IN (0, 1)),
  document_id INTEGER NOT NULL REFERENCES document (id) ON DELETE RESTRICT
) STRICT;
