/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "exchange/error.h"

G_DEFINE_QUARK (dument - exchange - error - quark, dument_exchange_error)
