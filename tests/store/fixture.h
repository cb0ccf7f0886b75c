/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */
#pragma once

#include "store/client.h"
#include "store/credit-note.h"
#include "store/invoice.h"
#include "store/payment.h"
#include "store/store.h"

/* A folder of its own for each test, gone after it. */
typedef struct
{
  char *folder;
  char *path;
  DumentStore *store;
} Fixture;

void fixture_set_up (Fixture *self, gconstpointer data);
void fixture_tear_down (Fixture *self, gconstpointer data);
void fixture_reopen (Fixture *self);

gint64 fixture_add_client (DumentStore *store, const char *name, const char *siren);
gint64 fixture_add_invoice (DumentStore *store,
                            gint64 client_id,
                            const char *number,
                            DumentDate due,
                            DumentMoney amount);
gint64 fixture_add_payment (DumentStore *store,
                            gint64 client_id,
                            DumentDate received_on,
                            DumentMoney amount);
gint64 fixture_allocate (DumentStore *store, gint64 payment_id, gint64 invoice_id, gint64 amount);

void fixture_spoil (Fixture *self, const char *sql);
gint64 fixture_ask (DumentStore *store, const char *sql);
GBytes *fixture_ask_bytes (DumentStore *store, const char *sql);
char *fixture_dump (DumentStore *store);
char *fixture_dump_file (const char *path);
gboolean fixture_lay_out_version (const char *path, unsigned version);
void fixture_remove_folder (const char *folder);
