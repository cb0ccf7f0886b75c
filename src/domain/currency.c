/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "domain/currency.h"

#include <string.h>

/* ISO 4217, without funds, metals and test codes; with the kuna, in which invoices were issued
 * until the end of 2022. */
static const char codes[] = "AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD "
                            "BND BOB BRL BSD BTN BWP BYN "
                            "BZD CAD CDF CHF CLP CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN "
                            "ETB EUR FJD FKP GBP GEL GHS "
                            "GIP GMD GNF GTQ GYD HKD HNL HRK HTG HUF IDR ILS INR IQD IRR ISK JMD "
                            "JOD JPY KES KGS KHR KMF KPW "
                            "KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP "
                            "MRU MUR MVR MWK MXN MYR MZN "
                            "NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD "
                            "RUB RWF SAR SBD SCR SDG SEK "
                            "SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD "
                            "TWD TZS UAH UGX USD UYU UZS "
                            "VED VES VND VUV WST XAF XCD XCG XOF XPF YER ZAR ZMW ZWG ";

/**
 * dument_currency_is_known:
 * @code: three capital letters
 *
 * Returns: whether it is the code of a currency by ISO 4217
 */
gboolean
dument_currency_is_known (const char *code)
{
  for (const char *p = codes; *p != '\0'; p += 4)
    {
      if (strncmp (p, code, 3) == 0 && code[3] == '\0')
        return TRUE;
    }
  return FALSE;
}
