-- SPDX-License-Identifier: GPL-3.0-or-later
-- SPDX-FileCopyrightText: The Dûment authors
--
-- How letters speak to a client: the tone (0 neutral, 1 cordial, 2 firm) and whether it is addressed
-- as vous (0) or tu (1). Whoever is in the file already is written to as before: neutral, vous.

ALTER TABLE client ADD COLUMN tone INTEGER NOT NULL DEFAULT 0 CHECK (tone BETWEEN 0 AND 2);
ALTER TABLE client ADD COLUMN pronoun INTEGER NOT NULL DEFAULT 0 CHECK (pronoun IN (0, 1));
