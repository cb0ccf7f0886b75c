-- SPDX-License-Identifier: GPL-3.0-or-later
-- SPDX-FileCopyrightText: The Dûment authors
--
-- The texts of letters that the user changed for good, and the warnings about a letter that is being
-- written which the user overruled, with the reason. Nothing of the user's data changes.

-- The original is the shipped text from which the user's was made: a later version may ship another.
CREATE TABLE own_text (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE CHECK (name <> ''),
  text TEXT NOT NULL CHECK (text <> ''),
  original TEXT NOT NULL,
  changed_on INTEGER NOT NULL CHECK (changed_on BETWEEN -25567 AND 84005)
) STRICT;

-- What the warning is about tells it from another of the same code; empty stands for all of them.
CREATE TABLE letter_draft_overruling (
  draft_id INTEGER NOT NULL REFERENCES letter_draft (id) ON DELETE CASCADE,
  code TEXT NOT NULL CHECK (code <> ''),
  about TEXT NOT NULL,
  reason TEXT NOT NULL CHECK (reason <> ''),
  PRIMARY KEY (draft_id, code, about)
) STRICT, WITHOUT ROWID;
