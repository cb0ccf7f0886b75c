/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#pragma once

#include "service/workspace.h"
#include "store/sent-letter.h"

G_BEGIN_DECLS

/**
 * DumentListedLetter:
 * @letter: the letter
 * @client_name: to whom
 * @invoice_numbers: (array zero-terminated=1): the invoices that it claims, in the order in which
 * they came in
 *
 * A letter that was recorded, as a list shows it.
 */
typedef struct
{
  DumentSentLetter *letter;
  char *client_name;
  GStrv invoice_numbers;
} DumentListedLetter;

void dument_listed_letter_free (DumentListedLetter *self);

GPtrArray *
dument_letter_listing_load (DumentWorkspace *workspace, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
