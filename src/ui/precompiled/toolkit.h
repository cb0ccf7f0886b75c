/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

/* Read once for the whole layer, where each file would spend half of its compile time on it. Every
 * file still includes what it uses: -Db_pch=false builds without this one. */
#include <adwaita.h>
