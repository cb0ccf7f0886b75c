#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: The Dûment authors
"""Writes invoices as CSV with a French header, always the same for the same number.

Usage: generate-invoices.py NUMBER >FILE.csv
"""

import datetime
import random
import sys

HEADER = ('numero;date;echeance;client;type_client;siren;adresse;courriel;devise;total_ttc;'
          'deja_paye;taux_penalites;commande\n')
N_CLIENTS = 5000
FIRST_DAY = datetime.date(2022, 1, 1)
DAYS = [FIRST_DAY + datetime.timedelta(days=n) for n in range(1820)]
DATES = [day.strftime('%d/%m/%Y') for day in DAYS]
TRADES = ('Menuiserie', 'Boulangerie', 'Atelier', 'Imprimerie', 'Garage', 'Librairie', 'Clinique')
NAMES = ('Kerbrat', 'Lefèvre', 'Österberg', 'Dupont & Fils', 'Béranger', 'Le Gall', 'Çelik')
STREETS = ('rue des Lilas', 'avenue de la République', 'chemin du Moulin', 'quai Voltaire')
TOWNS = ('35500 Vitré', '75011 Paris', '69003 Lyon', '13001 Marseille', '67000 Strasbourg')
RATES = ('', '', '', '12,00', 'bce+10', 'legal*3')


def with_check_digit(digits):
    """SIREN: eight digits and the one that makes the Luhn sum a multiple of ten."""
    doubled = [int(digit) * (2 if place % 2 else 1) for place, digit in enumerate(digits)]
    return f'{digits}{-sum(value // 10 + value % 10 for value in doubled) % 10}'


def client(chance, number):
    """The columns client to courriel."""
    name = f'{chance.choice(TRADES)} {chance.choice(NAMES)} {number}'
    siren = with_check_digit(f'{chance.randrange(30000000, 99999999)}')
    address = f'{chance.randrange(1, 200)} {chance.choice(STREETS)}|{chance.choice(TOWNS)}'
    return f'{name};professionnel;{siren};{address};compta{number}@example.org'


def rows(n_invoices):
    chance = random.Random(n_invoices)
    clients = [client(chance, number) for number in range(N_CLIENTS)]
    for number in range(1, n_invoices + 1):
        day = chance.randrange(len(DATES) - 60)
        cents = chance.randrange(2000, 2000000)
        # Most were paid, and some in part.
        paid = (f'{cents // 100},{cents % 100:02}' if number % 5 < 3 else
                f'{chance.randrange(1, 20)},00' if number % 10 == 9 else '')
        yield (f'F{number:07};{DATES[day]};{DATES[day + 30]};{clients[number % N_CLIENTS]};EUR;'
               f'{cents // 100},{cents % 100:02};{paid};{RATES[number % len(RATES)]};'
               f'{"CMD-%d" % number if number % 3 == 0 else ""}\n')


sys.stdout.reconfigure(encoding='utf-8')
sys.stdout.write(HEADER)
sys.stdout.writelines(rows(int(sys.argv[1])))
