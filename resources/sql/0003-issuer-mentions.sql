-- SPDX-License-Identifier: GPL-3.0-or-later
-- SPDX-FileCopyrightText: The Dûment authors
--
-- Two mentions of the user's own business that letters carry where they are known: the register in
-- which it stands (art. R123-237 C. com.), and the mediator to whom a consumer may turn
-- (art. L616-1 C. conso.). Nobody has entered them yet.

ALTER TABLE issuer ADD COLUMN registration TEXT;
ALTER TABLE issuer ADD COLUMN mediator TEXT;
