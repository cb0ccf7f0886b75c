/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "domain/french-text.h"
#include "domain/money.h"

#include <stddef.h>
#include <stdint.h>

int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);

/* What is accepted is in range, and both ways to write it are read as the same amount. */
int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autofree char *text = g_strndup ((const char *) data, size);

  for (unsigned exponent = 0; exponent <= 3; exponent++)
    {
      g_autofree char *decimal = NULL;
      g_autofree char *french = NULL;
      DumentMoney amount, again;

      if (!dument_money_parse (text, exponent, &amount))
        continue;
      g_assert (ABS (amount) <= DUMENT_MONEY_MAX);
      decimal = dument_money_to_decimal (amount, exponent);
      french = dument_french_text_decimal (amount, exponent);
      g_assert (dument_money_parse (decimal, exponent, &again) && again == amount);
      g_assert (dument_money_parse (french, exponent, &again) && again == amount);
    }
  return 0;
}
