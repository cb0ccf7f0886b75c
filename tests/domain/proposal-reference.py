#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: The Dûment authors
"""Holds the proposals against an independent and slow reference, on random histories.

Nothing is shared with the program but the texts of the scenarios. Also tried on each history: its
lines in another order give the same answer, and a rehearsal does no step twice and skips none.

usage: proposal-reference.py PROGRAM RESOURCES [NUMBER-OF-HISTORIES [SEED]]
"""
import configparser
import os
import pathlib
import random
import re
import subprocess
import sys
from datetime import date, timedelta

MONDAY = date(2026, 11, 23)
RANKS = {'rappel-avant-echeance': 10, 'rappel-echeance': 20, 'rappel-amical': 30, 'rappel-ferme': 40,
         'dernier-rappel': 50, 'promesse-non-tenue': 55, 'mise-en-demeure': 60}
LADDER = ['rappel-amical', 'rappel-ferme', 'dernier-rappel', 'mise-en-demeure']
ACTS = ['call', 'email', 'print', 'post', 'check', 'decide']
VAIN = ('voicemail', 'unreachable')
# Public holidays from August 2026 to May 2027, from a calendar.
HOLIDAYS = {date(2026, 8, 15), date(2026, 11, 1), date(2026, 11, 11), date(2026, 12, 25),
            date(2027, 1, 1), date(2027, 3, 29), date(2027, 5, 1), date(2027, 5, 6),
            date(2027, 5, 8), date(2027, 5, 17)}


def days(number):
    return timedelta(days=number)


def load_scenarios(folder):
    scenarios = {}
    for path in pathlib.Path(folder, 'scenarios').glob('*.ini'):
        parser = configparser.ConfigParser()
        parser.read(path, 'utf-8')
        steps = []
        for name in parser.sections()[1:]:
            group = parser[name]
            anchor, offset = re.fullmatch(r'(\w+?)([+-]\d+)?', group['when']).groups()
            steps.append((name, anchor, int(offset or 0), group['channels'].split('; '),
                          group.get('letter')))
        scenarios[path.stem] = int(parser['scenario']['interval']), steps
    return scenarios


class Desk:
    """All invoices on a day."""

    def __init__(self, history, scenarios, today=MONDAY):
        self.history, self.scenarios, self.today = history, scenarios, today

    def is_open(self, day):
        return (day.weekday() < 5 and day not in HOLIDAYS
                and not any(start <= day <= end for start, end in self.history['quiet']))

    def open_day(self, day):
        while not self.is_open(day):
            day += days(1)
        return day

    def contacts_of(self, invoice):
        """(day, is call, rank, channel, outcome, letter, step, rests until, letter on paper)"""
        found = []
        for day, channel, outcome, step, letter, left in invoice['contacts']:
            if day <= self.today and channel != 'none':
                found.append((day, channel == 'call', RANKS.get(letter, 0), channel, outcome, letter,
                              step, day + days(left) if left else None, None))
        for letter in invoice['letters']:
            posted = self.known(letter['posted'])
            if posted and not (self.known(letter['returned']) and letter['why'] == 'unknown'):
                end = self.deadline(letter) or posted + days(letter['days'])
                found.append((posted, False, RANKS[letter['kind']], 'letter', 'done', letter['kind'],
                              None, end, letter))
        return sorted(found, key=lambda one: (*one[:3], one[3] != 'email', one[4]))

    def known(self, day):
        return day if day and day <= self.today else None

    def reached(self, letter):
        back = self.known(letter['returned'])
        if back and letter['why'] == 'unknown':
            return None
        known = [day for day in (self.known(letter['presented']),
                                 back if letter['why'] == 'refused' else None) if day]
        return min(known) if known else None

    def deadline(self, letter):
        if letter['kind'] != 'mise-en-demeure' or not self.reached(letter):
            return None
        return self.reached(letter) + days(letter['days'])

    def last_contact(self, client):
        found = [day for id, _, day in self.history['clients'] if id == client and self.known(day)]
        for invoice in self.history['invoices']:
            if invoice['client'] != client:
                continue
            found += [self.known(letter['posted']) for letter in invoice['letters']
                      if self.known(letter['posted'])]
            found += [one[0] for one in invoice['contacts']
                      if one[1] != 'none' and one[0] <= self.today]
        return max(found, default=None)

    def paid(self, invoice, start=None, end=None):
        return sum(amount for day, amount in invoice['paid']
                   if day <= (end or self.today) and (start is None or day >= start))

    def put_off(self, invoice, step, since=date.min):
        """What was said last of it: (until or None for never,), or () for nothing."""
        said = [(on, until or date.max) for name, on, until in invoice['deferrals']
                if name == step and since <= on <= self.today]
        if not said:
            return ()
        until = max(said)[1]
        return (max(said)[0], None if until == date.max else until)

    def answered(self, invoice, step, since=date.min):
        off = self.put_off(invoice, step, since)
        return bool(off and off[1] is None) or any(
            one[3] == step and since <= one[0] <= self.today for one in invoice['contacts'])

    def holds(self, since, until):
        return since <= self.today and (until is None or self.today <= until)

    def stands(self, invoice):
        """Why nothing is asked for, or None; with what is contested."""
        left = invoice['amount'] - self.paid(invoice)
        contested = 0
        for since, amount in invoice['disputes']:
            if since <= self.today:
                contested += min(left - contested, amount or left)
        if any(since <= self.today for since in invoice['written-off']):
            return 'written-off', left, contested
        if left <= 0:
            return 'paid', 0, contested
        if invoice['insolvent'] and invoice['insolvent'][0] <= self.today:
            return 'insolvent', left, contested
        if contested and contested >= left:
            return 'disputed', left, contested
        if invoice['plan']:
            return 'in-plan', left, contested
        if any(self.holds(since, until) and self.paid(invoice, since) < amount
               for since, until, amount in invoice['promises']):
            return 'promised', left, contested
        if any(self.holds(since, until) for since, until in invoice['pauses']):
            return 'paused', left, contested
        return None, left, contested

    def channel(self, invoice, wanted):
        for one in wanted:
            if one == 'none':
                return 'decide'
            if one in invoice['reach']:
                return {'email': 'email', 'call': 'call'}.get(one, 'print')
        return 'check'

    def due(self, step, act, day, level=0, row=0, contact=False, until=None):
        day = self.open_day(max(day, until or day))
        if day > self.today:
            return ('waits', step, day)
        if not self.is_open(self.today):
            return ('waits', step, self.open_day(self.today))
        return ('due', step, day, act, level, row, contact)

    def own(self, invoice, step, act, day, since=date.min, **more):
        off = self.put_off(invoice, step, since)
        return self.due(step, act, day, until=off[1] if off else None, **more)

    def course(self, invoice, credit, last):
        rests, left, contested = self.stands(invoice)
        limit = invoice['limitation']
        if rests or (limit and limit < self.today and invoice['kind'] != 'unknown'):
            return ('rests',)
        if left - contested - credit <= 0:
            return ('credit',)
        contacts = self.contacts_of(invoice)
        ends = [one[7] for one in contacts if one[7]]
        rest = max(ends) if ends else None
        for find in (self.posting, self.following, self.lacking, self.recalling, self.answering):
            found = find(invoice, contacts, rest, last)
            if found:
                return found
        return self.stepping(invoice, contacts, rest, last)

    def posting(self, invoice, contacts, rest, last):
        reached = max((LADDER.index(one[5]) for one in contacts if one[5] in LADDER), default=-1)
        waiting = []
        for letter in invoice['letters']:
            if self.known(letter['posted']) or letter['written'] > self.today:
                continue
            if letter['kind'] in LADDER and LADDER.index(letter['kind']) <= reached:
                continue
            waiting.append((LADDER.index(letter['kind']), letter['written'], letter['row']))
        if not waiting:
            return None
        _, written, row = max(waiting)
        if self.answered(invoice, 'post', written):
            return None
        day = max(written, rest + days(1)) if rest else written
        return self.own(invoice, 'post', 'post', day, written, row=row)

    def following(self, invoice, contacts, rest, last):
        sent = [(self.known(letter['posted']), letter['row'], letter) for letter in invoice['letters']
                if letter['kind'] == 'mise-en-demeure' and self.known(letter['posted'])]
        if not sent:
            return None
        posted, row, letter = max(sent, key=lambda one: one[:2])
        back, presented = self.known(letter['returned']), self.known(letter['presented'])
        end = self.deadline(letter)
        if back and letter['why'] == 'unknown':
            step, day, since = 'address', back, back
        elif end and end < self.today:
            return None
        elif back and not end:
            step, day, since = 'presentation', back, back
        elif back:
            return None
        else:
            heard = presented or posted
            asked = [one[0] for one in invoice['contacts']
                     if one[3] == 'post-office' and heard <= one[0] <= self.today]
            step, day, since = 'post-office', heard + days(16), heard
            if asked:
                day, since = max(day, max(asked) + days(15)), max(asked) + days(1)
            if day > self.today:
                return None
        if self.answered(invoice, step, since):
            return None
        return self.own(invoice, step, 'check', day, since, row=row)

    def lacking(self, invoice, contacts, rest, last):
        if (invoice['kind'] != 'unknown' or invoice['due'] >= self.today
                or self.answered(invoice, 'kind')):
            return None
        return self.own(invoice, 'kind', 'decide', invoice['due'] + days(1))

    def recalling(self, invoice, contacts, rest, last):
        made = [one for one in invoice['promises'] if one[0] <= self.today]
        if not made:
            return None
        newest = max(one[0] for one in made)
        since, until, amount = [one for one in made if one[0] == newest][-1]
        if until >= self.today or self.paid(invoice, since, until) >= amount:
            return None
        if self.answered(invoice, 'broken-promise', until) or any(
                one[5] == 'promesse-non-tenue' and one[0] >= until for one in contacts):
            return None
        day = max(until, rest or until) + days(1)
        if last:
            day = max(day, last + days(self.scenarios[invoice['scenario']][0]))
        act = self.channel(invoice, ('email', 'letter'))
        return self.own(invoice, 'broken-promise', act, day, until, level=55, contact=act != 'check')

    def answering(self, invoice, contacts, rest, last):
        if not contacts:
            return None
        day, *_, outcome, _, _, _, _ = contacts[-1]
        level = max(one[2] for one in contacts) + 5
        follow = {'not-received': ('duplicate', 0, ('email', 'letter')),
                  'awaiting-approval': ('call-back', 7, ('call',)),
                  'on-its-way': ('payment', 7, None),
                  'wrong-contact': ('contact', 0, None)}.get(outcome)
        if not follow or self.answered(invoice, follow[0], day):
            return None
        act = self.channel(invoice, follow[2]) if follow[2] else 'check'
        return self.own(invoice, follow[0], act, day + days(follow[1]), day, level=level,
                        contact=act != 'check')

    def stepping(self, invoice, contacts, rest, last):
        interval, steps = self.scenarios[invoice['scenario']]
        done, used, highest = None, 0, max((one[2] for one in contacts), default=0)
        later = lambda one, other: other if one is None else max(one, other)
        for place, (name, anchor, offset, wanted, letter) in enumerate(steps):
            off = self.put_off(invoice, name)
            vain = []
            if letter in LADDER:
                hits = [i for i in range(used, len(contacts)) if contacts[i][5] in LADDER
                        and RANKS[contacts[i][5]] >= RANKS[letter]]
                if hits:
                    if contacts[hits[0]][5] == letter:
                        used, done = hits[0] + 1, later(done, contacts[hits[0]][0])
                    continue
            elif letter:
                hits = [one for one in contacts if one[5] == letter
                        or (one[5] in LADDER and one[2] > RANKS[letter])]
                if hits:
                    if hits[0][5] == letter:
                        done = later(done, hits[0][0])
                    continue
            else:
                below = [one[4] for one in steps[place + 1:] if one[4] in LADDER]
                if below and any(one[5] in LADDER and RANKS[one[5]] >= RANKS[below[0]]
                                 for one in contacts[used:]):
                    continue
                if wanted == ['call']:
                    spoken = None
                    for one in contacts:
                        if one[3] != 'call' or one[4] == 'wrong-contact' or one[0] < (done or date.min):
                            continue
                        if one[4] in VAIN:
                            vain.append(one[0])
                        if one[4] not in VAIN or len(vain) == 3:
                            spoken = one[0]
                            break
                    if spoken:
                        done = later(done, spoken)
                        continue
                else:
                    said = [one[0] for one in invoice['contacts']
                            if one[3] == name and (done or date.min) <= one[0] <= self.today]
                    if said:
                        done = later(done, said[0])
                        continue
            if off and off[1] is None:
                done = later(done, off[0])
                continue
            if invoice['kind'] == 'unknown' and letter == 'mise-en-demeure':
                continue
            papers = [one for one in contacts if one[8]]
            base = {'due': invoice['due'], 'step': done or invoice['due'],
                    'deadline': self.deadline(papers[-1][8]) if papers else None}[anchor]
            if not base:
                return ('waits', name, None)
            day = base + days(offset)
            if letter == 'rappel-echeance':
                day = max(day, invoice['due'])
            if letter in LADDER[1:]:
                day = max(day, invoice['due'] + days(1))
            if letter and rest:
                day = max(day, rest + days(1))
            if vain:
                day = max(day, vain[-1] + days(2))
            elif wanted != ['none'] and last:
                day = max(day, last + days(interval))
            if off:
                day = max(day, off[1])
            limit = {'rappel-avant-echeance': invoice['due'] - days(1),
                     'rappel-echeance': invoice['due']}.get(letter, date.max)
            if max(self.today, self.open_day(day)) > limit:
                continue
            act = self.channel(invoice, wanted)
            found = self.due(name, act, day, level=RANKS.get(letter, highest + 5),
                             contact=act not in ('check', 'decide'))
            return self.ask_sent(invoice, contacts, found)
        return ('rests',)

    def ask_sent(self, invoice, contacts, found):
        if found[0] != 'due' or invoice['sent'] or contacts or self.answered(invoice, 'sent'):
            return found
        off = self.put_off(invoice, 'sent')
        if off and off[1] > self.today:
            return ('waits', 'sent', self.open_day(off[1]))
        return ('due', 'sent', found[2], 'check', found[4], 0, False)

    def warning(self, invoice):
        rests, _, _ = self.stands(invoice)
        if rests == 'insolvent':
            judgment, _, declared = invoice['insolvent']
            if declared or self.answered(invoice, 'declaration', judgment):
                return None
            found = 'declaration', judgment
        elif rests in ('written-off', 'paid') or not invoice['limitation'] or \
                invoice['kind'] == 'unknown':
            return None
        elif invoice['limitation'] < self.today:
            found = 'barred', invoice['limitation'] + days(1)
        else:
            found = None
            for months in (1, 3, 6, 12):
                day = months_before(invoice['limitation'], months)
                if day <= self.today:
                    found = f'limitation-{months}', day
                    break
            if not found:
                return None
        off = self.put_off(invoice, *found)
        if self.answered(invoice, *found) or (off and off[1] and off[1] > self.today):
            return None
        return found

    def client(self, client):
        """(proposals, waiting and resting) of one client."""
        invoices = sorted((one for one in self.history['invoices'] if one['client'] == client),
                          key=lambda one: (one['due'], one['id']))
        last = self.last_contact(client)
        pool = sum(credit for id, credit, _ in self.history['clients'] if id == client)
        found, questions, waiting = [], {}, []
        for invoice in invoices:
            _, left, contested = self.stands(invoice)
            share = 0
            if pool and self.course(invoice, 0, None)[0] != 'rests':
                share = min(pool, left - contested)
                pool -= share
            course = self.course(invoice, share, last)
            asked = left - contested - share
            if course == ('credit',):
                course = (('due', 'credit', invoice['due'], 'decide', 0, 0, False)
                          if invoice['due'] <= self.today else ('rests',))
            found.append([invoice, course, asked])
        spoken = [one for one in found if one[1][0] == 'due' and one[1][6]]
        proposals = []
        if spoken:
            leader = max(spoken, key=lambda one: one[1][4])
            together = [leader] + [one for one in spoken if one is not leader
                                   and (one[1][3] == 'call') == (leader[1][3] == 'call')]
            proposals.append((leader[1][3], client, together))
            for one in spoken:
                if not any(one is other for other in together):
                    interval = max(1, self.scenarios[one[0]['scenario']][0])
                    one[1] = ('waits', one[1][1], self.open_day(self.today + days(interval)))
        warnings = [[invoice, ('due', *warning, 'decide', 0, 0, False),
                     max(0, self.stands(invoice)[1] - self.stands(invoice)[2])]
                    for invoice in invoices if (warning := self.warning(invoice))]
        for one in found + warnings:
            if one[1][0] == 'due' and not one[1][6]:
                questions.setdefault((one[1][3], one[1][1], one[1][5]), []).append(one)
            elif one[1][0] != 'due':
                waiting.append(one)
        proposals += [(key[0], client, group) for key, group in questions.items()]
        return proposals, waiting

    def answer(self):
        proposals, waiting = [], []
        for client in sorted({one['client'] for one in self.history['invoices']}):
            for out, new in zip((proposals, waiting), self.client(client)):
                out += new
        proposals.sort(key=lambda one: (ACTS.index(one[0]), -sum(item[2] for item in one[2]),
                                        one[1], one[2][0][1][1]))
        lines = []
        for act, client, items in proposals:
            total = sum(item[2] for item in items)
            lines.append(f'> {act} {client} {total}' + ''.join(
                f' | {invoice["id"]} {course[1]} {self.tell(course[2])}'
                for invoice, course, _ in items))
        for invoice, course, _ in waiting:
            end = f' {course[1]} {self.tell(course[2])}' if course[0] == 'waits' else ''
            lines.append(f'~ {invoice["id"]} {course[0]}{end}')
        return lines

    def tell(self, day):
        if day is None:
            return '-'
        return 'T' if day == self.today else f'T{(day - self.today).days:+d}'


def months_before(day, months):
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    last = (date(year + (month == 11), (month + 1) % 12 + 1, 1) - days(1)).day
    return date(year, month + 1, min(day.day, last))


def random_invoice(rng, id):
    near = lambda low, high: MONDAY + days(rng.randrange(low, high))
    maybe = lambda chance, make: make() if rng.random() < chance else None
    due = near(-75, 12)
    invoice = {
        'id': id, 'client': rng.choice((1, 1, 2)), 'due': due, 'amount': rng.randrange(1, 900) * 100,
        'kind': rng.choice(('professional', 'professional', 'professional', 'unknown')),
        'scenario': rng.choice(('standard', 'standard', 'standard', 'gentle', 'firm', 'new-client')),
        'reach': rng.choice((('email', 'letter', 'registered', 'call'),) * 4 + (
            ('letter', 'registered'), ('email', 'call'))),
        'sent': rng.random() < 0.8, 'limitation': maybe(0.15, lambda: near(-20, 420)),
        'plan': rng.random() < 0.03, 'paid': [], 'promises': [], 'pauses': [], 'disputes': [],
        'written-off': [], 'contacts': [], 'letters': [], 'deferrals': [],
        'insolvent': maybe(0.05, lambda: (near(-30, 3), near(10, 60), rng.random() < 0.5)),
    }
    if rng.random() < 0.25:
        invoice['paid'].append((near(-40, 3), rng.randrange(1, invoice['amount'] + 1)))
    if rng.random() < 0.2:
        since = near(-30, 1)
        invoice['promises'].append((since, since + days(rng.randrange(0, 25)),
                                    rng.randrange(1, invoice['amount'] + 1)))
    if rng.random() < 0.05:
        invoice['pauses'].append((near(-30, 1), rng.choice((None, near(0, 20)))))
    if rng.random() < 0.1:
        invoice['disputes'].append((near(-30, 3), rng.choice((0, invoice['amount'] // 3))))
    if rng.random() < 0.03:
        invoice['written-off'].append(near(-30, 3))
    return invoice


def random_past(rng, invoice, rows):
    """What was done since, mostly up the ladder, sometimes not."""
    day = invoice['due'] + days(rng.randrange(-8, 12))
    rung = 0
    while day < MONDAY + days(3) and rng.random() < 0.75:
        what = rng.random()
        if what < 0.3:
            invoice['contacts'].append((day, 'email', 'done', None, LADDER[min(rung, 2)], 8))
            rung += 1
        elif what < 0.65:
            kind = LADDER[min(rung, 3)] if rng.random() < 0.85 else rng.choice(LADDER)
            random_letter(rng, invoice, kind, day, rows)
            rung += 1
        elif what < 0.85:
            outcome = rng.choice(('done', 'voicemail', 'unreachable', 'not-received',
                                  'awaiting-approval', 'on-its-way', 'wrong-contact'))
            invoice['contacts'].append((day, 'call', outcome, None, None, 0))
        elif what < 0.95:
            step = rng.choice(('sent', 'post-office', 'address', 'payment', 'contact', 'file',
                               'limitation-3', 'barred', 'declaration'))
            invoice['contacts'].append((day, 'none', 'done', step, None, 0))
        else:
            invoice['contacts'].append((day, 'email', 'done', 'duplicate', None, 8))
        day += days(rng.choice((1, 2, 3, 5, 8, 9, 13)))
    if rng.random() < 0.25:
        on = MONDAY - days(rng.randrange(0, 15))
        invoice['deferrals'].append((
            rng.choice(('firm-reminder', 'call', 'last-reminder', 'friendly-reminder', 'sent', 'post',
                        'formal-notice', 'broken-promise', 'limitation-6', 'kind')),
            on, rng.choice((None, on + days(rng.randrange(1, 20))))))


def random_letter(rng, invoice, kind, day, rows):
    rows.append(0)
    letter = {'row': len(rows), 'kind': kind, 'written': day, 'posted': None, 'presented': None,
              'returned': None, 'why': 'unclaimed', 'days': 8}
    if rng.random() < 0.85:
        letter['posted'] = day + days(rng.choice((0, 0, 1)))
        if kind == 'mise-en-demeure' and rng.random() < 0.6:
            letter['presented'] = letter['posted'] + days(rng.randrange(1, 5))
        if kind == 'mise-en-demeure' and rng.random() < 0.3:
            letter['returned'] = (letter['presented'] or letter['posted']) + days(4)
            letter['why'] = rng.choice(('unclaimed', 'refused', 'unknown'))
    invoice['letters'].append(letter)


def random_history(rng):
    history = {'quiet': [], 'clients': [], 'invoices': []}
    rows = []
    if rng.random() < 0.15:
        start = MONDAY + days(rng.randrange(-10, 12))
        history['quiet'].append((start, start + days(rng.randrange(0, 9))))
    for client in (1, 2):
        if rng.random() < 0.15:
            history['clients'].append((client, rng.choice((0, rng.randrange(1, 90000))),
                                       rng.choice((None, MONDAY - days(rng.randrange(0, 9))))))
    for id in range(1, rng.choice((2, 3, 4, 6))):
        invoice = random_invoice(rng, id)
        random_past(rng, invoice, rows)
        history['invoices'].append(invoice)
    return history


def write_invoice(invoice):
    show = lambda day: str(day) if day else '-'
    id = invoice['id']
    yield (f'invoice {id} client={invoice["client"]} due={invoice["due"]} amount={invoice["amount"]} '
           f'kind={invoice["kind"]} scenario={invoice["scenario"]} reach={",".join(invoice["reach"])} '
           f'sent={"yes" if invoice["sent"] else "no"} limitation={show(invoice["limitation"])}')
    if invoice['plan']:
        yield f'plan {id}'
    if invoice['insolvent']:
        judgment, until, declared = invoice['insolvent']
        yield f'insolvent {id} {judgment} {until} {"yes" if declared else "no"}'
    yield from (f'paid {id} {day} {amount}' for day, amount in invoice['paid'])
    yield from (f'promise {id} {since} {until} {amount}' for since, until, amount in invoice['promises'])
    yield from (f'pause {id} {since} {show(until)}' for since, until in invoice['pauses'])
    yield from (f'dispute {id} {since} {amount}' for since, amount in invoice['disputes'])
    yield from (f'write-off {id} {since}' for since in invoice['written-off'])
    yield from (f'contact {id} {day} {channel} {outcome} {step or "-"} {letter or "-"} {left}'
                for day, channel, outcome, step, letter, left in invoice['contacts'])
    yield from (f'defer {id} {step} {on} {show(until)}' for step, on, until in invoice['deferrals'])


def write_history(rng, history, number):
    """Letters keep their order, which is that of their rows; all else may stand anywhere."""
    show = lambda day: str(day) if day else '-'
    heads = [f'quiet {start} {end}' for start, end in history['quiet']]
    heads += [f'client {id} {credit} {show(day)}' for id, credit, day in history['clients']]
    facts, letters = [], []
    for invoice in history['invoices']:
        head, *more = write_invoice(invoice)
        heads.append(head)
        facts += more
        letters += [(letter['row'], f'letter {invoice["id"]} {letter["kind"]} {letter["written"]} '
                     f'{show(letter["posted"])} {show(letter["presented"])} '
                     f'{show(letter["returned"])} {letter["why"]} {letter["days"]}')
                    for letter in invoice['letters']]
    rng.shuffle(heads)
    rng.shuffle(facts)
    return [f'case {number}', *heads, *(line for _, line in sorted(letters)), *facts]


def ask(program, lines):
    answer = subprocess.run([program], input='\n'.join(lines) + '\n', text=True, check=True,
                            stdout=subprocess.PIPE).stdout
    return [block.strip().split('\n')[1:] for block in ('\n' + answer).split('\ncase')[1:]]


def complaints_about_rehearsal(history, lines):
    """Each step once, and of the ladder none before the one below it. Each letter on the
    desk is posted once."""
    seen = set()
    on_desk = {str(invoice['id']): sum(1 for letter in invoice['letters'] if not letter['posted'])
               for invoice in history['invoices']}
    order = ['friendly-reminder', 'firm-reminder', 'last-reminder', 'formal-notice', 'file']
    for line in lines:
        _, day, act, step, *ids = line.split()
        for id in ids if len(ids) == 1 else ():
            if step == 'post' and on_desk.get(id, 0) > 0:
                on_desk[id] -= 1
            elif (id, step) in seen and step not in ('post-office', 'address', 'call',
                                                     'second-call'):
                yield f'{step} of {id} twice'
            seen.add((id, step))
    for invoice in history['invoices']:
        if invoice['paid'] and sum(amount for _, amount in invoice['paid']) >= invoice['amount']:
            if any(str(invoice['id']) in line.split()[4:] for line in lines
                   if max(day for day, _ in invoice['paid']) <= MONDAY):
                yield f'something for the paid invoice {invoice["id"]}'
        if invoice['contacts'] or invoice['letters'] or invoice['deferrals']:
            continue
        steps = [line.split()[3] for line in lines if line.split()[4:] == [str(invoice['id'])]]
        climbed = [order.index(step) for step in steps if step in order]
        if climbed != sorted(climbed):
            yield f'{invoice["id"]} does not climb: {steps}'


def main():
    program, resources = sys.argv[1:3]
    count = int(os.environ.get('DUMENT_HISTORIES', sys.argv[3] if len(sys.argv) > 3 else '1000'))
    seed = int(sys.argv[4]) if len(sys.argv) > 4 else random.randrange(2**32)
    print(f'# {count} histories, seed {seed}')
    rng = random.Random(seed)
    scenarios = load_scenarios(resources)
    histories = [random_history(rng) for _ in range(count)]
    written = [write_history(rng, history, number) for number, history in enumerate(histories)]
    again = [write_history(rng, history, number) for number, history in enumerate(histories)]
    told = ask(program, [line for lines in written for line in (*lines, 'brief')])
    shuffled = ask(program, [line for lines in again for line in (*lines, 'brief')])
    played = ask(program, [line for lines in written[:count // 10] for line in (*lines, 'rehearse 90')])
    wrong = [0, 0, 0]
    for history, lines, got, other in zip(histories, written, told, shuffled, strict=True):
        want = Desk(history, scenarios).answer()
        if got != want or got != other:
            wrong[0] += got != want
            wrong[1] += got != other
            if sum(wrong) < 5:
                print('\n'.join(f'# {line}' for line in lines))
                print('\n'.join(f'# program  {line}' for line in got))
                print('\n'.join(f'# expected {line}' for line in want))
    for history, lines, got in zip(histories, written, played):
        for complaint in complaints_about_rehearsal(history, [line for line in got if line]):
            wrong[2] += 1
            if wrong[2] < 5:
                print('\n'.join(f'# {line}' for line in (*lines, *got, complaint)))
    proposed = sum(1 for lines in told for line in lines if line.startswith('>'))
    enough = proposed > count // 2
    print('1..4')
    for number, (right, what) in enumerate((
            (not wrong[0], f'{wrong[0]} differ from the reference'),
            (not wrong[1], f'{wrong[1]} depend on the order of entry'),
            (not wrong[2], f'{wrong[2]} complaints about rehearsals'),
            (enough, f'{proposed} proposals')), 1):
        print(f'{"ok" if right else "not ok"} {number} {what}')
    return 1 if any(wrong) or not enough else 0


if __name__ == '__main__':
    sys.exit(main())
