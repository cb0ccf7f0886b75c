#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: The Dûment authors
"""Reads sample letters back from their PDF files: geometry in millimetres, fonts, structure, text,
QR code. Usage: test-letter.py WRITE-LETTER"""

import collections
import html
import os
import pathlib
import random
import re
import subprocess
import sys
import tempfile
import unittest
import zlib

WRITER = sys.argv.pop(1)
MM = 72 / 25.4
N_RANDOM = int(os.environ.get('DUMENT_RANDOM_LETTERS', '15'))
SEED = int(os.environ.get('DUMENT_SEED', random.randrange(1 << 31)))
EPC = ('BCD\n002\n1\nSCT\n\nMarie Dupré EI\nFR7630006000011234567890189\nEUR1267.26\n\n\n'
       'FA-2026-001 (V)')

TALL_WINDOW, ADDRESS_EMPTY, ADDRESS_LINES, ADDRESS_LENGTH, ADDRESS_WIDTH = range(5)
CLEAR_ZONE, TOO_TALL = 6, 8

ADDRESS = (105, 50, 185, 78)
CLEAR = (90, 34, 200, 90)
PAGE_TOP, PAGE_BOTTOM = 20, 280

Word = collections.namedtuple('Word', 'page left top right bottom text')
Violation = collections.namedtuple('Violation', 'code page line millimetres sentence')


def run(*arguments):
    return subprocess.run(arguments, check=True, capture_output=True).stdout.decode('utf-8')


class Letter:
    """A sample, written to a file and read back."""

    def __init__(self, folder, name, *options):
        self.path = pathlib.Path(folder, name + '.pdf')
        said = run(WRITER, name, str(self.path), *options).split('\n')
        fields = [line.split('\t', 5) for line in said]
        self.family = next(field[1] for field in fields if field[0] == 'family')
        self.words_in = [line.split('\t', 1)[1] for line in said if line.startswith('words')]
        self.violations = [Violation(int(code), int(page), int(line), float(excess), sentence)
                           for kind, code, page, line, excess, sentence
                           in (field for field in fields if field[0] == 'violation')]

    def info(self):
        lines = run('pdfinfo', str(self.path)).splitlines()
        return {key: value.strip() for key, value in (line.split(':', 1) for line in lines)}

    def words(self):
        """The words on the pages, in millimetres."""
        words, page = [], 0
        for line in run('pdftotext', '-bbox', str(self.path), '-').splitlines():
            page += '<page ' in line
            box = re.search(r'xMin="(.*?)" yMin="(.*?)" xMax="(.*?)" yMax="(.*?)">(.*)</word>', line)
            if box:
                words.append(Word(page, *(float(edge) / MM for edge in box.groups()[:4]),
                                  html.unescape(box.group(5))))
            # Raised letters of another size are told apart.
            if box and words[-1].text == 'er' and len(words) > 1 and words[-2].text == '1':
                raised, figure = words.pop(), words.pop()
                words.append(Word(page, figure.left, raised.top, raised.right, figure.bottom, '1er'))
        return words

    def codes(self):
        return sorted({violation.code for violation in self.violations})


def address_of(words):
    return [word for word in words if word.page == 1 and stands_in(word, ADDRESS)]


def stands_in(word, box, slack=0.05):
    return (word.left >= box[0] - slack and word.top >= box[1] - slack
            and word.right <= box[2] + slack and word.bottom <= box[3] + slack)


def touches(word, box, slack=0.05):
    return (word.right > box[0] + slack and word.left < box[2] - slack
            and word.bottom > box[1] + slack and word.top < box[3] - slack)


def is_furniture(word):
    """Heads and feet, which repeat."""
    return word.top > PAGE_BOTTOM or (word.page > 1 and word.bottom < PAGE_TOP)


def words_of(texts):
    return re.sub(r'\*\*', '', ' '.join(texts)).split()


class Case(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()

    @classmethod
    def tearDownClass(cls):
        cls.folder.cleanup()

    def letter(self, name, *options):
        return Letter(self.folder.name, name, *options)

    def assert_geometry(self, letter, words):
        for word in words:
            self.assertGreaterEqual(word.left, 19.95, word)
            self.assertLessEqual(word.right, 190.05, word)
            if word.page == 1 and touches(word, CLEAR):
                self.assertTrue(stands_in(word, ADDRESS), word)
            if not is_furniture(word):
                self.assertGreaterEqual(word.top, 14.9, word)
                self.assertLessEqual(word.bottom, 277.05, word)


class FileTest(Case):
    def test_describes_itself(self):
        info = self.letter('notice').info()
        self.assertEqual(info['PDF version'], '1.4')
        self.assertEqual(info['Tagged'], 'yes')
        self.assertEqual(info['Form'], 'none')
        self.assertEqual(info['Title'], 'Mise en demeure – Société Générale de Menuiserie')
        self.assertEqual(info['Author'], 'Marie Dupré EI')
        self.assertEqual(info['CreationDate'], 'Sun Nov 22 12:00:00 2026 UTC')
        self.assertIn('(A4)', info['Page size'])

    def test_is_sound(self):
        for name in ('notice', 'long', 'empty'):
            letter = self.letter(name)
            self.assertIn('No syntax or stream encoding errors', run('qpdf', '--check', letter.path))
            raw = letter.path.read_bytes()
            self.assertIn(b'/PrintScaling /None', raw)
            self.assertEqual(b'/Lang (fr)' in raw, name != 'empty')
            self.assertNotIn(b'/Annot', raw)

    def test_embeds_its_fonts(self):
        rows = run('pdffonts', self.letter('notice').path).splitlines()[2:]
        self.assertTrue(rows)
        for row in rows:
            self.assertRegex(row, r' yes +yes +yes +\d+ +0$')

    def test_names_its_parts(self):
        structure = run('pdfinfo', '-struct', self.letter('notice').path)
        counts = collections.Counter(re.findall(r'^ *(\w+)', structure, re.MULTILINE))
        self.assertEqual(structure.split('\n')[0].strip(), 'Document')
        self.assertEqual(counts['H1'], 1)
        self.assertEqual(counts['Figure'], 1)
        self.assertEqual(counts['TR'], 9)
        self.assertEqual(counts['TH'], 6 + 2)

    def test_same_letter_same_bytes(self):
        first = self.letter('long').path.read_bytes()
        self.assertEqual(first, self.letter('long').path.read_bytes())
        self.assertNotEqual(first, self.letter('notice').path.read_bytes())


class GeometryTest(Case):
    def test_nothing_but_the_address_shows(self):
        for name in ('notice', 'reminder', 'long', 'abroad', 'wide'):
            letter = self.letter(name)
            self.assertIn(letter.codes(), ([], [TALL_WINDOW]), name)
            self.assert_geometry(letter, letter.words())

    def test_address(self):
        words = address_of(self.letter('notice').words())
        lines = sorted({round(word.bottom, 2) for word in words})
        self.assertEqual(len(lines), 6)
        self.assertEqual(' '.join(word.text for word in words),
                         'SOCIETE GENERALE DE MENUISERIE SERVICE COMPTABILITE BATIMENT C ENTREE 2 '
                         '148 AVENUE DU GENERAL LECLERC BP 90124 35708 RENNES CEDEX 7')
        self.assertAlmostEqual(lines[-1], 78, delta=0.1)
        for upper, lower in zip(lines, lines[1:]):
            self.assertGreaterEqual(lower - upper, 3.99)
        self.assertAlmostEqual(min(word.left for word in words), 105, delta=0.3)

    def test_three_lines_fit_the_small_window(self):
        letter = self.letter('reminder')
        self.assertEqual(letter.violations, [])
        tops = [word.top for word in address_of(letter.words())]
        self.assertGreaterEqual(min(tops), 55)

    def test_seven_lines_abroad(self):
        letter = self.letter('abroad')
        words = address_of(letter.words())
        self.assertEqual(letter.codes(), [TALL_WINDOW])
        self.assertEqual(len({round(word.bottom, 2) for word in words}), 7)
        self.assertIn('ÉTAGÈRES', [word.text for word in words])

    def test_overfull_address_is_told(self):
        letter = self.letter('overfull')
        told = {(violation.code, violation.line) for violation in letter.violations}
        self.assertEqual(told, {(TALL_WINDOW, 0), (ADDRESS_LINES, 7), (ADDRESS_LENGTH, 4),
                                (ADDRESS_WIDTH, 1), (ADDRESS_WIDTH, 3), (ADDRESS_WIDTH, 4)})
        # The witness of the width told is the page itself.
        widest = max(word.right - word.left for word in letter.words() if 'WWW' in word.text)
        excess = next(violation.millimetres for violation in letter.violations
                      if violation.code == ADDRESS_WIDTH)
        self.assertAlmostEqual(widest - 80, excess, delta=0.5)

    def test_no_address_is_told(self):
        self.assertEqual(self.letter('empty').codes(), [ADDRESS_EMPTY])

    def test_window_that_meets_the_letterhead_is_told(self):
        letter = self.letter('notice', '-40')
        self.assertIn(CLEAR_ZONE, letter.codes())
        told = next(v for v in letter.violations if v.code == CLEAR_ZONE)
        self.assertGreater(told.millimetres, 0)


def chunk_of(kind, data):
    return (len(data).to_bytes(4, 'big') + kind + data
            + zlib.crc32(kind + data).to_bytes(4, 'big'))


def png_of(width, height):
    """Black all over, so that it shows wherever it stands."""
    head = width.to_bytes(4, 'big') + height.to_bytes(4, 'big') + bytes((8, 0, 0, 0, 0))
    rows = zlib.compress(bytes((width + 1) * height))
    return (b'\x89PNG\r\n\x1a\n' + chunk_of(b'IHDR', head) + chunk_of(b'IDAT', rows)
            + chunk_of(b'IEND', b''))


class PictureTest(Case):
    """A logo as tall as it may be, and a wide signature."""

    def pictured(self, name):
        paths = []
        for picture, size in (('logo', (800, 800)), ('signature', (1200, 300))):
            paths.append(pathlib.Path(self.folder.name, picture + '.png'))
            paths[-1].write_bytes(png_of(*size))
        return self.letter(name, '0', *map(str, paths))

    def boxes(self, letter, page):
        """The pictures of a page in millimetres: where its ink is darker than any text is wide."""
        scale = 72 / 25.4 * 2
        data = subprocess.run(['pdftoppm', '-r', '144', '-gray', '-f', str(page), '-l', str(page),
                               str(letter.path)], check=True, capture_output=True).stdout
        _, width, height, _ = data.split(maxsplit=4)[:4]
        width, height = int(width), int(height)
        pixels = data[-width * height:]
        rows = []
        for y in range(height):
            run = re.search(rb'\x00{50,}', pixels[y * width:(y + 1) * width])
            if run:
                rows.append((y / scale, run.start() / scale, run.end() / scale))
        return rows

    def test_stands_clear_of_the_window(self):
        letter = self.pictured('notice')
        self.assertIn(letter.codes(), ([], [TALL_WINDOW]))
        self.assert_geometry(letter, letter.words())
        logo = [row for row in self.boxes(letter, 1) if row[0] < 50]
        self.assertAlmostEqual(logo[0][0], 15, delta=0.2)
        self.assertAlmostEqual(logo[-1][0], 35, delta=0.3)
        self.assertAlmostEqual(logo[0][1], 20, delta=0.2)
        self.assertAlmostEqual(logo[0][2], 40, delta=0.3)
        sender = next(word for word in letter.words() if word.text == 'Marie')
        self.assertGreater(sender.top, 37)

    def test_signature_stands_above_the_name(self):
        letter = self.pictured('reminder')
        last = max(word.page for word in letter.words())
        signature = [row for row in self.boxes(letter, last) if row[0] > 100]
        name = [word for word in letter.words()
                if word.page == last and word.text == 'Marie' and word.top > signature[-1][0]]
        self.assertTrue(name)
        self.assertAlmostEqual(signature[0][1], 105, delta=0.3)
        self.assertAlmostEqual(signature[0][2], 165, delta=0.3)
        self.assertAlmostEqual(signature[-1][0] - signature[0][0], 15, delta=0.4)

    def test_same_letter_same_bytes(self):
        letter = self.pictured('notice')
        first = letter.path.read_bytes()
        self.assertEqual(first, self.pictured('notice').path.read_bytes())
        self.assertEqual(letter.info()['PDF version'], '1.4')
        self.assertIn('No syntax or stream encoding errors', run('qpdf', '--check', letter.path))
        self.assertEqual(len(run('pdfimages', '-list', str(letter.path)).splitlines()) - 2, 2)


class TextTest(Case):
    def test_every_word_is_there(self):
        for name in ('reminder', 'notice'):
            letter = self.letter(name)
            found = [word.text for word in letter.words() if not is_furniture(word)]
            wanted = collections.Counter(words_of(letter.words_in))
            wanted.update(words_of(['Objet\u00a0: P.\u00a0J.\u00a0:']))
            extra = collections.Counter(found) - wanted
            missing = wanted - collections.Counter(found)
            self.assertEqual(missing, {}, name)
            # Titles of columns and numbers of enclosures are the layout's own.
            self.assertLessEqual(set(extra), {'Période', 'Jours', 'Base', 'Taux', 'annuel', '1.',
                                              '2.', 'Fondement', 'Pénalités'})

    def test_first_of_a_month(self):
        """Its letters are small and above the line, and are read as they were."""
        path = str(self.letter('notice').path)
        boxes = re.findall(r'yMin="(.*?)" xMax="(.*?)" yMax="(.*?)">(1|er)</word>',
                           run('pdftotext', '-bbox', path, '-'))
        figure, raised = next(pair for pair in zip(boxes, boxes[1:]) if pair[1][3] == 'er')
        heights = [float(box[2]) - float(box[0]) for box in (figure, raised)]
        self.assertLess(heights[1], 0.8 * heights[0])
        self.assertLess(float(raised[2]), float(figure[2]) - 0.1 * heights[0])
        self.assertIn('des 1er juin et', run('pdftotext', path, '-'))

    def test_narrow_spaces_survive(self):
        path = self.letter('notice').path
        plain = path.with_suffix('.plain')
        run('qpdf', '--stream-data=uncompress', path, plain)
        raw = plain.read_bytes().lower()
        # Liberation before 2.0 has no U+202F: it comes out as narrow, but is read as a plain space.
        self.assertTrue(b'<202f>' in raw, 'the typeface lacks U+202F: install fonts-liberation2')
        self.assertTrue(b'<00a0>' in raw)

    def test_one_typeface(self):
        letter = self.letter('notice')
        fonts = run('pdffonts', letter.path).splitlines()[2:]
        family = letter.family.replace(' ', '')
        for row in fonts:
            self.assertIn(family, row.split()[0])

    def test_pages_are_numbered(self):
        words = self.letter('long').words()
        for page in (1, 2, 3):
            foot = [word.text for word in words if word.page == page and word.top > PAGE_BOTTOM]
            self.assertEqual(foot, ['Page', str(page), '/', '3'])

    def test_code_can_be_scanned(self):
        for name, page in (('reminder', '1'), ('notice', '2')):
            path = self.letter(name).path
            picture = path.with_suffix('')
            run('pdftoppm', '-r', '120', '-png', '-singlefile', '-f', page, path, picture)
            code = run('zbarimg', '--quiet', '--raw', '-Sbinary', picture.with_suffix('.png'))
            self.assertEqual(code, EPC)


class BreakTest(Case):
    def test_table_of_sixty_rows(self):
        words = [word for word in self.letter('long').words() if not is_furniture(word)]
        pages = collections.defaultdict(list)
        for word in sorted(words, key=lambda word: (word.page, word.top)):
            pages[word.page].append(word.text)
        self.assertEqual(len(pages), 3)
        self.assertEqual([page for page in pages if 'Fondement' in pages[page]], [1, 2, 3])
        rows = [word.text for word in sorted(words, key=lambda word: (word.page, word.top))
                if word.text.startswith('ligne')]
        self.assertEqual(rows, [f'ligne{i:02}' for i in range(60)])
        for page in pages.values():
            last = [word for word in page if re.match('ligne|F0', word)][-1]
            self.assertTrue(last.startswith('ligne'), 'a heading stands last on a page')
        self.assertIn('ligne59', pages[max(p for p in pages if '722,40' in pages[p])])


class RandomTest(Case):
    """Words of random letters occur once and carry their place in their name."""

    def test_properties(self):
        print(f'# random seed: DUMENT_SEED={SEED}', flush=True)
        for seed in range(SEED, SEED + N_RANDOM):
            with self.subTest(seed=seed):
                self.check(self.letter(f'random-{seed}'))

    def check(self, letter):
        words = letter.words()
        body = [word for word in words if not is_furniture(word)]
        self.assert_geometry(letter, words)
        self.assertEqual([v for v in letter.violations if v.code == TOO_TALL], [])
        self.check_words(letter, body)
        self.check_rows(body)
        self.check_paragraphs(body)
        self.check_overlap(words)
        signature = {word.page for word in body if re.match(r'g\dn', word.text)}
        self.assertLessEqual(len(signature), 1)

    def check_words(self, letter, body):
        wanted = collections.Counter(words_of(letter.words_in))
        found = collections.Counter(word.text for word in body if re.search(r'n\d+$', word.text))
        self.assertEqual(found, wanted)

    def check_rows(self, body):
        pages = collections.defaultdict(set)
        kinds = {}
        for word in body:
            row = re.match(r't(\d+)r(\d+)k(\d)c\d+n', word.text)
            if row:
                key = int(row[1]), int(row[2])
                pages[key].add(word.page)
                kinds[key] = int(row[3])
        for key, on in pages.items():
            self.assertEqual(len(on), 1, f'row {key} is split')
            following = (key[0], key[1] + 1)
            if following in pages and (kinds[key] == 1 or kinds[following] in (2, 3)):
                self.assertEqual(on, pages[following], f'row {key} is parted from the next')

    def check_paragraphs(self, body):
        lines = collections.defaultdict(lambda: collections.defaultdict(set))
        for word in body:
            paragraph = re.match(r'p(\d+)x', word.text)
            if paragraph:
                lines[paragraph[1]][word.page].add(round(word.bottom, 1))
        for paragraph, pages in lines.items():
            if len(pages) > 1:
                self.assertGreaterEqual(min(map(len, pages.values())), 2, f'paragraph {paragraph}')

    def check_overlap(self, words):
        ordered = sorted(words, key=lambda word: (word.page, word.top))
        for index, word in enumerate(ordered):
            for other in ordered[index + 1:]:
                if other.page != word.page or other.top >= word.bottom:
                    break
                box = (word.left, word.top, word.right, word.bottom)
                self.assertFalse(touches(other, box, slack=0.15), (word, other))


if __name__ == '__main__':
    unittest.main(verbosity=2)
