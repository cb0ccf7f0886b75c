# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: The Dûment authors
"""What the lint scripts share.

A lint is a function check (path, text) that yields (line, complaint). Its samples are pieces of
code that it must refuse, and one that it must let pass: they are tried at each run, so that a lint
that has gone blind fails.
"""

import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
LAYERS = ('domain', 'store', 'document', 'exchange', 'service', 'cli', 'ui')


def files(*patterns):
    """The files of the tree that match, as paths relative to its root."""
    found = {path for pattern in patterns for path in ROOT.glob(pattern) if path.is_file()}
    return sorted(path.relative_to(ROOT) for path in found
                  if not any(part.startswith('_build') for part in path.relative_to(ROOT).parts))


def c_files():
    return files('src/**/*.[ch]', 'tests/**/*.[ch]')


def layer_of(path):
    """The layer to which a source file or a test belongs, else None."""
    parts = pathlib.PurePosixPath(path).parts
    if len(parts) > 2 and parts[0] in ('src', 'tests') and parts[1] in LAYERS:
        return parts[1]
    return None


def without_comments(text, strings=True):
    """C text whose comments, and unless told otherwise strings, are blanked; lines stay."""
    token = re.compile(r'/\*.*?\*/|//[^\n]*|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])*\'', re.DOTALL)

    def blank(match):
        found = match.group()
        if found[0] != '/' and not strings:
            return found
        return re.sub(r'[^\n]', ' ', found)

    return token.sub(blank, text)


def prove(check, refused, accepted):
    """Tries a lint on its samples; returns what it got wrong."""
    wrong = [f'lets pass: {text!r}' for path, text in refused if not list(check(path, text))]
    wrong += [f'refuses: {text!r}: {complaint}'
              for path, text in accepted for _, complaint in check(path, text)]
    return wrong


def report(n_looked_at, what, complaints):
    """Prints the complaints and ends the process; to have looked at nothing is a failure."""
    for complaint in complaints:
        print(complaint, file=sys.stderr)
    print(f'{n_looked_at} {what}, {len(complaints)} complaints')
    sys.exit(1 if complaints or not n_looked_at else 0)


def run(check, paths, refused, accepted):
    """Proves a lint, applies it to the tree and ends the process."""
    complaints = [f'this lint {wrong}' for wrong in prove(check, refused, accepted)]
    for path in paths:
        text = (ROOT / path).read_text(encoding='utf-8')
        complaints += [f'{path}:{line}: {what}' for line, what in check(str(path), text)]
    report(len(paths), 'files', complaints)
