-- SPDX-License-Identifier: GPL-3.0-or-later
-- SPDX-FileCopyrightText: The Dûment authors
--
-- Papers that belong to an invoice beside the one it came from: a file that completed it, an order,
-- a delivery note. Nothing of the user's data changes.

CREATE TABLE attachment (
  id INTEGER PRIMARY KEY,
  invoice_id INTEGER NOT NULL REFERENCES invoice (id) ON DELETE RESTRICT,
  document_id INTEGER NOT NULL REFERENCES document (id) ON DELETE RESTRICT,
  attached_on INTEGER NOT NULL CHECK (attached_on BETWEEN -25567 AND 84005),
  UNIQUE (invoice_id, document_id)
) STRICT;
