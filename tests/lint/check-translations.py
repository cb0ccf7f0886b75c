#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: The Dûment authors
"""Every translation is what the sources say today, all of it and no more, and formats are alike."""

import pathlib
import re
import subprocess
import tempfile

import lint

KEYWORDS = ('_', 'N_', 'C_:1c,2', 'NC_:1c,2', 'g_dngettext:2,3', 'g_dpgettext2:2c,3')
HEADER = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'


def run(*arguments, **options):
    return subprocess.run([str(argument) for argument in arguments], check=True,
                          capture_output=True, text=True, **options).stdout


def extract(potfiles, pot):
    """Writes the words of the sources to @pot, as ninja dument-pot does."""
    listed = [line for line in potfiles.read_text(encoding='utf-8').splitlines()
              if line and not line.startswith('#')]
    sources = [path for path in listed if path.endswith('.c')]
    others = [path for path in listed if not path.endswith('.c')]
    keywords = [f'--keyword={keyword}' for keyword in KEYWORDS]
    common = ['--from-code=UTF-8', f'--output={pot}', f'--directory={lint.ROOT}']
    run('xgettext', '--language=C', '--force-po', *keywords, *common, *sources)
    if others:
        run('xgettext', '--join-existing', *common, *others)
    # An empty list of files leaves the character set open.
    text = pot.read_text(encoding='utf-8').replace('charset=CHARSET', 'charset=UTF-8')
    pot.write_text(text, encoding='utf-8')


def messages(listing):
    return re.findall(r'^msgid (.+)$', listing, re.MULTILINE)


def complaints_about(po, pot):
    """What is missing, doubtful, wrong or left over in the translation @po of the words in @pot."""
    merged = run('msgmerge', '--quiet', '--no-fuzzy-matching', '--no-wrap', po, pot)
    for message in messages(run('msgattrib', '--untranslated', '--no-wrap', input=merged)):
        if message != '""':
            yield f'{po.name}: not translated: {message}'
    for message in messages(run('msgattrib', '--only-fuzzy', '--no-wrap', input=merged)):
        if message != '""':
            yield f'{po.name}: doubtful: {message}'
    for message in re.findall(r'^#~ msgid (.+)$', merged, re.MULTILINE):
        yield f'{po.name}: nobody says this any more: {message}'
    result = subprocess.run(['msgfmt', '--check-format', '-o', '/dev/null', '-'], check=False,
                            input=merged, capture_output=True, text=True)
    if result.returncode:
        yield f'{po.name}: {result.stderr}'


def prove(folder):
    """The lint on samples: a missing word, a doubtful one, a format that differs, a word too many."""
    pot, po = folder / 'sample.pot', folder / 'sample.po'
    pot.write_text(HEADER + '#, c-format\nmsgid "%s is late"\nmsgstr ""\n', encoding='utf-8')
    for wrong in ('', '#, fuzzy, c-format\nmsgid "%s is late"\nmsgstr "%s tarde"\n',
                  '#, c-format\nmsgid "%s is late"\nmsgstr "%d tarde"\n',
                  '#, c-format\nmsgid "%s is late"\nmsgstr "%s tarde"\n\n'
                  'msgid "Gone"\nmsgstr "Parti"\n'):
        po.write_text(HEADER + wrong, encoding='utf-8')
        if not list(complaints_about(po, pot)):
            yield f'this lint lets pass: {wrong!r}'
    po.write_text(HEADER + '#, c-format\nmsgid "%s is late"\nmsgstr "%s tarde"\n', encoding='utf-8')
    yield from (f'this lint refuses: {complaint}' for complaint in complaints_about(po, pot))


with tempfile.TemporaryDirectory() as folder:
    pot = pathlib.Path(folder, 'words.pot')
    extract(lint.ROOT / 'po/POTFILES.in', pot)
    complaints = list(prove(pathlib.Path(folder)))
    languages = (lint.ROOT / 'po/LINGUAS').read_text(encoding='utf-8').split()
    for language in languages:
        complaints += complaints_about(lint.ROOT / f'po/{language}.po', pot)
    lint.report(len(languages), 'languages', complaints)
