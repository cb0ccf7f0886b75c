#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: The Dûment authors
"""The text of a letter that its user changes for good."""

import contextlib
import sqlite3
import subprocess
import unittest

from harness import DONE, Desk

GREETING = 'Madame, Monsieur,'
OWN = 'Chère cliente, cher client,'


class Templates(Desk):

    def setUp(self):
        super().setUp()
        self.begin()

    def original(self, name='rappel-ferme'):
        return self.do('templates', '--show', name, '--original')

    def change(self, what=GREETING, with_=OWN, name='rappel-ferme'):
        text = self.original(name)
        self.assertIn(what, text)
        return self.write('text.txt', text.replace(what, with_, 1))

    def letter(self, *options):
        path = self.folder / 'letter.pdf'
        self.do('letter', '--template', 'rappel-ferme', '--output', path, '--force', *options, 'F-1')
        return subprocess.run(['pdftotext', '-layout', path, '-'], check=True,
                              capture_output=True).stdout.decode()

    def changed(self):
        return {row['id']: row['changed'] for row in self.read('templates') if row['changed']}

    def events(self):
        return [entry['kind'] for entry in self.read('journal')]

    def test_change_and_return(self):
        self.assertTrue(self.original().startswith('[objet]\n'))
        self.assertIn(GREETING, self.letter())
        self.assertEqual(self.changed(), {})
        self.do('templates', '--edit', 'rappel-ferme', self.change())
        self.assertEqual(self.changed(), {'rappel-ferme': 'rappel-ferme'})
        self.assertIn(OWN, self.do('templates', '--show', 'rappel-ferme'))
        self.assertNotIn(OWN, self.original())
        difference = self.do('templates', '--difference', 'rappel-ferme').splitlines()
        self.assertIn('- ' + GREETING, difference)
        self.assertIn('+ ' + OWN, difference)
        self.assertLess(len(difference), 10)
        self.assertIn(OWN, self.letter())
        self.do('templates', '--reset', 'rappel-ferme')
        self.assertEqual(self.changed(), {})
        self.assertIn(GREETING, self.letter())
        self.assertEqual(self.events()[-2:], ['letter-text-changed', 'letter-text-reset'])
        self.assertIn('came with Dûment', self.refuse('templates', '--reset', 'rappel-ferme'))
        self.do('check')

    def test_the_others_stay(self):
        path = self.change(name='mise-en-demeure.public')
        self.do('templates', '--edit', 'mise-en-demeure.public', path)
        self.assertEqual(self.changed(), {'mise-en-demeure': 'mise-en-demeure.public'})
        self.assertNotIn(OWN, self.do('templates', '--show', 'mise-en-demeure.professionnel'))
        message = self.refuse('templates', '--show', 'mise-en-demeure')
        for debtor in ('professionnel', 'consommateur', 'public'):
            self.assertIn(f'mise-en-demeure.{debtor}', message)

    def test_faults_name_their_place(self):
        line = self.original().splitlines().index(GREETING) + 1
        for wrong, words in (('{{ si tutoiement', '“{”'), ('{{ clinet.nom }}', 'clinet.nom'),
                             ('{{ si tutoiement }}', '{{ fin }}'), ('{{ fin }}{{ fin }}', 'fin'),
                             ('[tableau]', '[tableau]')):
            message = self.refuse('templates', '--edit', 'rappel-ferme', self.change(with_=wrong))
            self.assertIn(words, message)
            if wrong[0] == '{' and 'clinet' in wrong:
                self.assertIn(f'line {line}, character 4', message)
        self.assertEqual(self.changed(), {})
        self.assertNotIn('letter-text-changed', self.events())

    def test_clauses_of_law_stay(self):
        for name, what in (('mise-en-demeure.professionnel', 'sans autre avis'),
                           ('mise-en-demeure.consommateur', 'mets en demeure'),
                           ('rappel-ferme', 'sans renoncer à aucun'),
                           ('mise-en-demeure.professionnel', '[décompte]')):
            message = self.refuse('templates', '--edit', name, self.change(what, '', name))
            self.assertIn('The law words this', message)
        self.assertEqual(self.changed(), {})

    def test_what_has_no_value_is_told_with_its_place(self):
        self.do('templates', '--edit', 'rappel-ferme', self.change(with_='{{ facture.commande }}'))
        line = self.do('templates', '--show', 'rappel-ferme').splitlines().index(
            '{{ facture.commande }}') + 1
        message = self.refuse('letter', '--template', 'rappel-ferme', '--output', 'x.pdf', 'F-1')
        self.assertIn(f'line {line}, character 4', message)
        self.assertIn('{{ si facture.commande }}', message)

    def test_words_are_read(self):
        self.do('templates', '--edit', 'rappel-ferme',
                self.change(with_='Madame, Monsieur, je préviendrai votre employeur.'))
        result = self.run_on('2026-11-22', 'letter', '--template', 'rappel-ferme', '--output',
                             'x.pdf', 'F-1')
        self.assertIn('employeur', result.err)

    def test_another_original_is_told_of(self):
        self.do('templates', '--edit', 'rappel-ferme', self.change())
        self.assertNotIn('another original', self.run_on(
            '2026-11-22', 'letter', '--template', 'rappel-ferme', '--output', 'a.pdf', 'F-1').err)
        with contextlib.closing(sqlite3.connect(self.database)) as connection:
            connection.execute(
                "UPDATE own_text SET original = replace (original, 'Relance', 'Rappel')")
            connection.commit()
        result = self.run_on('2026-11-22', 'letter', '--template', 'rappel-ferme', '--output',
                             'b.pdf', 'F-1')
        self.assertEqual(result.status, DONE)
        self.assertIn('another original', result.err)
        self.assertIn('became another', self.do('templates', '--difference', 'rappel-ferme'))
        self.do('templates', '--edit', 'rappel-ferme', self.change())
        self.assertNotIn('became another', self.do('templates', '--difference', 'rappel-ferme'))

    def test_nothing_to_change(self):
        path = self.write('same.txt', self.original())
        self.assertIn('nothing to change', self.refuse('templates', '--edit', 'rappel-ferme', path))
        self.refuse('templates', '--edit', 'rappel-ferme', self.folder / 'nowhere')
        self.refuse('templates', '--edit', 'rappel', path)
        self.assertIn('the text that came', self.do('templates', '--difference', 'rappel-ferme'))


if __name__ == '__main__':
    unittest.main()
