/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#pragma once

#include "service/finding.h"
#include "service/import.h"
#include "service/receivable.h"
#include "service/workspace.h"

/* A workspace on a data file of its own, which vanishes with it. */
typedef struct
{
  char *folder;
  char *path;
  DumentWorkspace *workspace;
} Fixture;

#define FIXTURE_TODAY "2026-11-22"

void fixture_set_up (Fixture *fixture, gconstpointer data);
void fixture_open (Fixture *fixture);
void fixture_tear_down (Fixture *fixture, gconstpointer data);

DumentDate fixture_day (const char *iso);
void fixture_set_up_business (Fixture *fixture);
DumentImportResult *fixture_import (Fixture *fixture, const char *text, const char *file_name);
void fixture_import_one (Fixture *fixture, const char *header, const char *row);
DumentReceivable *fixture_find (Fixture *fixture, const char *number);
const char *fixture_sentence (const GPtrArray *findings, unsigned i);
