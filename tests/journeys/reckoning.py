# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: The Dûment authors
"""What is owed, reckoned a second time: day by day, in exact fractions, from the published rates.

It shares nothing with the program. A part payment settles the principal first.
"""

from dataclasses import dataclass, field
from datetime import date, timedelta
from fractions import Fraction

# (year, half): rate between professionals without a clause, towards public bodies, legal rate of
# column "others"; in hundredths of a percent.
RATES = {
    (2025, 2): {'professional': 1215, 'public': 1015, 'consumer': 276},
    (2026, 1): {'professional': 1215, 'public': 1015, 'consumer': 262},
    (2026, 2): {'professional': 1240, 'public': 1040, 'consumer': 275},
}
ONE_DAY = timedelta(days=1)


def half_of(day):
    return day.year, 1 if day.month < 7 else 2


def round_half_up(value):
    return (2 * value.numerator + value.denominator) // (2 * value.denominator)


@dataclass
class Invoice:
    """What is known of an invoice; amounts are in cents."""
    kind: str
    amount: int
    due: date
    rates: dict
    payments: dict = field(default_factory=dict)
    credited: int = 0
    notice_presented: date = None
    contract_rate: int = None
    waived: set = field(default_factory=set)

    def rate(self, day):
        if self.contract_rate is not None:
            return self.contract_rate
        when = half_of(self.due + ONE_DAY) if self.kind == 'public' else half_of(day)
        return self.rates[when][self.kind]

    def bears_interest(self, day):
        if day <= self.due or 'interest' in self.waived:
            return False
        if self.kind == 'consumer':
            return self.notice_presented is not None and day > self.notice_presented
        return True


class Reckoning:
    """An invoice, lived through day by day until a day."""

    def __init__(self, invoice, as_of):
        self.invoice = invoice
        self.principal = invoice.amount - invoice.credited
        self.lines = []
        self.line = None
        self.indemnity = self.interest_paid = self.indemnity_paid = 0
        for day in sorted(day for day in invoice.payments if day <= invoice.due):
            self.receive(invoice.payments[day])
        if self.principal > 0 and as_of > invoice.due and invoice.kind != 'consumer' and (
                'indemnity' not in invoice.waived):
            self.indemnity = 4000
        day = invoice.due
        while day < as_of:
            day += ONE_DAY
            self.count(day)
            if day in invoice.payments:
                self.close()
                self.receive(invoice.payments[day])
        self.close()
        self.interest = sum(line[5] for line in self.lines)
        self.total = (self.principal + self.interest - self.interest_paid + self.indemnity
                      - self.indemnity_paid)
        received = sum(sum_ for day, sum_ in invoice.payments.items() if day <= as_of)
        self.balance = max(0, invoice.amount - invoice.credited - received)
        tomorrow = as_of + ONE_DAY
        self.per_day = 0
        if self.principal and invoice.bears_interest(tomorrow):
            self.per_day = round_half_up(Fraction(self.principal * invoice.rate(tomorrow), 3650000))

    def count(self, day):
        if (day.month, day.day) in ((1, 1), (7, 1)):
            self.close()
        if self.principal == 0 or not self.invoice.bears_interest(day):
            return
        rate = self.invoice.rate(day)
        if self.line is None:
            self.line = [day, day, self.principal, rate, Fraction(0)]
        self.line[1] = day
        self.line[4] += Fraction(self.principal * rate, 3650000)

    def close(self):
        if self.line is not None:
            first, last, base, rate, exact = self.line
            days = (last - first).days + 1
            self.lines.append((first, last, days, base, rate, round_half_up(exact)))
            self.line = None

    def receive(self, money):
        part = min(money, self.principal)
        self.principal -= part
        money -= part
        part = min(money, sum(line[5] for line in self.lines) - self.interest_paid)
        self.interest_paid += part
        self.indemnity_paid += min(money - part, self.indemnity - self.indemnity_paid)

    def as_claim(self, number):
        """As `dument-cli claim` writes it, without the words on the ground of each rate."""
        return {
            'number': number, 'currency': 'EUR', 'principal_minor': self.principal,
            'interest_minor': self.interest, 'interest_paid_minor': self.interest_paid,
            'indemnity_minor': self.indemnity, 'indemnity_paid_minor': self.indemnity_paid,
            'total_minor': self.total, 'balance_minor': self.balance,
            'per_day_minor': self.per_day,
            'segments': [{'from': str(first), 'to': str(last), 'days': days, 'base_minor': base,
                          'rate_bp': rate, 'interest_minor': interest}
                         for first, last, days, base, rate, interest in self.lines],
        }
