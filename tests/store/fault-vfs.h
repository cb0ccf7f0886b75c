/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * FaultKind:
 * @FAULT_IO: the call fails as if the disk did not answer, or the file could not be opened
 * @FAULT_FULL: a call that needs room fails as if the disk were full; no other call is counted
 */
typedef enum
{
  FAULT_IO,
  FAULT_FULL,
} FaultKind;

void fault_vfs_install (void);
unsigned fault_vfs_next (unsigned nth);
void fault_vfs_arm (FaultKind kind, unsigned nth, gboolean lasting);
unsigned fault_vfs_disarm (void);

G_END_DECLS
