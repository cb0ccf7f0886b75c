/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "store/error.h"

G_DEFINE_QUARK (dument - store - error - quark, dument_store_error)
