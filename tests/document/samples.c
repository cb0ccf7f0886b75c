/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "samples.h"

#define EPC_CODE                                                                       \
  "BCD\n002\n1\nSCT\n\nMarie Dupré EI\nFR7630006000011234567890189\nEUR1267.26\n\n\n" \
  "FA-2026-001 (V)"

#define N_LONG_ROWS 60

static GStrv
split (const char *lines)
{
  return g_strsplit (lines, "|", /* max_tokens= */ -1);
}

static void
add_paragraph (DumentLetter *letter, const char *text)
{
  dument_letter_add_block (letter, DUMENT_LETTER_PARAGRAPH)->text = g_strdup (text);
}

static void
set_frame (DumentLetter *letter)
{
  letter->date = dument_date_from_ymd (2026, 11, 22);
  letter->language = g_strdup ("fr");
  letter->title = g_strdup ("Mise en demeure – Société Générale de Menuiserie");
  letter->author = g_strdup ("Marie Dupré EI");
  letter->sender = split ("Marie Dupré EI|Graphisme et illustration|12 rue de la Poterie|35500 "
                          "Vitré|SIREN 732\u00a0829\u00a0320|marie@dupre.example|02 99 00 00 00");
  letter->addressee =
      split ("SOCIETE GENERALE DE MENUISERIE|SERVICE COMPTABILITE|BATIMENT C ENTREE "
             "2|148 AVENUE DU GENERAL LECLERC|BP 90124|35708 RENNES CEDEX 7");
  letter->place_and_date = g_strdup ("Vitré, le 22\u00a0novembre\u00a02026");
  letter->references = split ("Nos références\u00a0: FA-2026-001, FA-2026-007|Votre "
                              "commande\u00a0: BC\u00a04711 du 3\u00a0août\u00a02026");
  letter->signature = split ("Marie Dupré|Entrepreneuse individuelle");
  letter->enclosures = split ("copie de la facture FA-2026-001|copie de la facture FA-2026-007");
}

static void
add_detail_columns (DumentLetterBlock *table)
{
  dument_letter_block_add_column (table, "Période", DUMENT_LETTER_ALIGN_START, TRUE);
  dument_letter_block_add_column (table, "Jours", DUMENT_LETTER_ALIGN_END, FALSE);
  dument_letter_block_add_column (table, "Base", DUMENT_LETTER_ALIGN_END, FALSE);
  dument_letter_block_add_column (table, "Taux annuel", DUMENT_LETTER_ALIGN_END, FALSE);
  dument_letter_block_add_column (table, "Fondement", DUMENT_LETTER_ALIGN_START, FALSE);
  dument_letter_block_add_column (table, "Pénalités", DUMENT_LETTER_ALIGN_END, FALSE);
}

static void
add_detail (DumentLetter *letter)
{
  DumentLetterBlock *table = dument_letter_add_block (letter, DUMENT_LETTER_TABLE);

  table->text = g_strdup ("Décompte arrêté au 22\u00a0novembre\u00a02026");
  add_detail_columns (table);
  dument_letter_block_add_row (
      table, DUMENT_LETTER_ROW_HEADING,
      split ("Facture FA-2026-001 du 15\u00a0avril\u00a02026, échue le 15\u00a0mai\u00a02026"));
  dument_letter_block_add_row (
      table, DUMENT_LETTER_ROW_BODY,
      split ("du 16/05/2026 au 30/06/2026|46|1\u202f150,00\u00a0€|12,15\u00a0%|BCE 2,15\u00a0% + "
             "10|17,61\u00a0€"));
  dument_letter_block_add_row (
      table, DUMENT_LETTER_ROW_BODY,
      split ("du 01/07/2026 au 22/11/2026|145|1\u202f150,00\u00a0€|12,15\u00a0%|BCE "
             "2,15\u00a0% + 10|55,51\u00a0€"));
  dument_letter_block_add_row (table, DUMENT_LETTER_ROW_SUBTOTAL,
                               split ("Pénalités de la facture FA-2026-001|191||||73,12\u00a0€"));
  dument_letter_block_add_row (
      table, DUMENT_LETTER_ROW_HEADING,
      split ("Facture FA-2026-007 du 2\u00a0juillet\u00a02026, échue le 1er\u00a0août\u00a02026"));
  dument_letter_block_add_row (
      table, DUMENT_LETTER_ROW_BODY,
      split ("du 02/08/2026 au 22/11/2026|113|320,00\u00a0€|12,15\u00a0%|BCE 2,15\u00a0% + "
             "10|12,04\u00a0€"));
  dument_letter_block_add_row (table, DUMENT_LETTER_ROW_SUBTOTAL,
                               split ("Pénalités de la facture FA-2026-007|113||||12,04\u00a0€"));
  dument_letter_block_add_row (
      table, DUMENT_LETTER_ROW_TOTAL,
      split ("Total dû, indemnités forfaitaires comprises|||||1\u202f635,16\u00a0€"));
}

static void
add_payment (DumentLetter *letter)
{
  DumentLetterBlock *payment = dument_letter_add_block (letter, DUMENT_LETTER_PAYMENT);

  payment->text = g_strdup ("Moyens de paiement");
  payment->lines =
      split ("Virement\tMarie Dupré EI|IBAN\t**FR76\u00a03000\u00a06000\u00a00112\u00a03456\u00a0"
             "7890\u00a0189**|BIC\tAGRIFRPPXXX|Référence\tFA-2026-001 (V)|Chèque\tà "
             "l’ordre de Marie Dupré, 12 rue de la Poterie, 35500 Vitré");
  payment->qr_payload = g_strdup (EPC_CODE);
  payment->qr_caption = g_strdup ("À scanner avec l’application de votre banque");
}

static void
add_notice_body (DumentLetter *letter)
{
  add_paragraph (letter, "Madame, Monsieur,");
  add_paragraph (
      letter, "Malgré mes relances des 1er\u00a0juin et 7\u00a0septembre\u00a02026, les factures "
              "détaillées ci-dessous demeurent impayées. Par la présente, je vous mets en demeure "
              "de me régler la somme de **1\u202f635,16\u00a0€** dans un délai de **huit jours** à "
              "compter de la première présentation de cette lettre.");
  add_paragraph (
      letter, "Cette somme comprend le principal, les pénalités de retard exigibles de plein droit "
              "sans qu’un rappel soit nécessaire et l’indemnité forfaitaire pour frais de "
              "recouvrement de 40\u00a0€ par facture, en application des articles L441-10 et "
              "D441-5 du Code de commerce.");
}

static void
add_closing (DumentLetter *letter)
{
  add_paragraph (
      letter, "Les pénalités courent jusqu’au paiement, à raison de 0,49\u00a0€ par jour "
              "supplémentaire. À défaut de règlement dans ce délai, je saisirai sans autre avis la "
              "juridiction compétente. La présente vaut mise en demeure au sens de "
              "l’article\u00a01344 du Code civil.");
  add_paragraph (letter, "Veuillez agréer, Madame, Monsieur, mes salutations distinguées.");
}

static DumentLetter *
create_notice (void)
{
  DumentLetter *letter = dument_letter_new ();

  set_frame (letter);
  letter->registered = TRUE;
  letter->registered_notice = g_strdup ("Lettre recommandée avec avis de réception "
                                        "n°\u00a01A\u00a0123\u00a0456\u00a07890\u00a01");
  letter->subject = g_strdup ("mise en demeure de payer les factures FA-2026-001 et FA-2026-007");
  add_notice_body (letter);
  add_detail (letter);
  add_payment (letter);
  add_closing (letter);
  return letter;
}

static DumentLetter *
create_reminder (void)
{
  DumentLetter *letter = dument_letter_new ();

  set_frame (letter);
  g_strfreev (letter->addressee);
  letter->addressee = split ("ATELIER DU CEDRE|7 RUE DES ARTISANS|35500 VITRE");
  g_strfreev (letter->enclosures);
  letter->enclosures = split ("copie de la facture FA-2026-001");
  letter->subject = g_strdup ("facture FA-2026-001 – rappel");
  add_paragraph (letter, "Madame, Monsieur,");
  add_paragraph (
      letter, "Sauf erreur de ma part, ma facture FA-2026-001 du 15\u00a0avril\u00a02026, d’un "
              "montant de **1\u202f150,00\u00a0€**, n’a pas encore été réglée. Elle était à payer "
              "au plus tard le 15\u00a0mai\u00a02026.");
  add_paragraph (letter,
                 "Si votre règlement nous a croisés, je vous remercie de ne pas tenir compte "
                 "de ce courrier\u202f; sinon, je vous saurais gré de l’effectuer par l’un "
                 "des moyens ci-dessous. Les pénalités de retard et l’indemnité forfaitaire "
                 "restent réservées.");
  add_payment (letter);
  add_paragraph (letter, "Je vous prie d’agréer, Madame, Monsieur, l’expression de mes salutations "
                         "distinguées.");
  return letter;
}

/* Three pages: a table of many invoices, with headings between them. */
static DumentLetter *
create_long (void)
{
  DumentLetter *letter = dument_letter_new ();
  DumentLetterBlock *table;

  set_frame (letter);
  letter->subject = g_strdup ("mise en demeure de payer soixante factures");
  add_notice_body (letter);
  table = dument_letter_add_block (letter, DUMENT_LETTER_TABLE);
  table->text = g_strdup ("Décompte arrêté au 22\u00a0novembre\u00a02026");
  add_detail_columns (table);
  for (int i = 0; i < N_LONG_ROWS; i++)
    {
      g_autofree char *heading = g_strdup_printf ("Facture F%03d du 2\u00a0juillet\u00a02026", i);
      g_autofree char *cells =
          g_strdup_printf ("ligne%02d du 02/08/2026|%d|320,00\u00a0€|12,15\u00a0%%|BCE "
                           "2,15\u00a0%% + 10|12,%02d\u00a0€",
                           i, 100 + i, i);

      if (i % 6 == 0)
        dument_letter_block_add_row (table, DUMENT_LETTER_ROW_HEADING, split (heading));
      dument_letter_block_add_row (table, DUMENT_LETTER_ROW_BODY, split (cells));
    }
  dument_letter_block_add_row (table, DUMENT_LETTER_ROW_TOTAL,
                               split ("Total dû|||||722,40\u00a0€"));
  add_payment (letter);
  add_closing (letter);
  return letter;
}

/* As little as a letter can say. */
static DumentLetter *
create_empty (void)
{
  DumentLetter *letter = dument_letter_new ();

  dument_letter_add_block (letter, DUMENT_LETTER_PARAGRAPH);
  dument_letter_add_block (letter, DUMENT_LETTER_TABLE);
  dument_letter_add_block (letter, DUMENT_LETTER_PAYMENT);
  return letter;
}

/* An address that no window holds: two lines of 38 W, one of 45 characters, and one line more than
 * the post allows. */
static DumentLetter *
create_overfull (void)
{
  DumentLetter *letter = create_reminder ();

  g_strfreev (letter->addressee);
  letter->addressee = split (
      "WWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWW|SERVICE|WWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWW|"
      "SOCIETE ANONYME DES MENUISERIES REUNIES D OUEST|1 RUE LONGUE|BP 1|35500 VITRE");
  return letter;
}

/* Seven lines, which a foreign address may have, in the taller window. */
static DumentLetter *
create_abroad (void)
{
  DumentLetter *letter = create_reminder ();

  g_strfreev (letter->addressee);
  letter->addressee = split ("MÖBELHAUS SCHÖNE ÉTAGÈRES GMBH|BUCHHALTUNG|Z H FRAU MUSTER|GEBAUDE "
                             "4|LANGE STRASSE 12|10115 BERLIN|ALLEMAGNE");
  return letter;
}

/* Words and values that fit nowhere: they wrap, whatever it takes. */
static DumentLetter *
create_wide (void)
{
  DumentLetter *letter = create_reminder ();
  DumentLetterBlock *table = dument_letter_add_block (letter, DUMENT_LETTER_TABLE);

  add_paragraph (
      letter, "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"
              "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft");
  dument_letter_block_add_column (table, "Désignation", DUMENT_LETTER_ALIGN_START, TRUE);
  dument_letter_block_add_column (table, "Observation", DUMENT_LETTER_ALIGN_START, FALSE);
  dument_letter_block_add_column (table, "Montant", DUMENT_LETTER_ALIGN_END, FALSE);
  dument_letter_block_add_row (
      table, DUMENT_LETTER_ROW_BODY,
      split (
          "Conception d’une identité visuelle complète avec déclinaison sur tous les supports de "
          "communication|Acompte de trente pour cent versé à la commande, solde à la livraison des "
          "fichiers|999\u202f999\u202f999,99\u00a0€"));
  return letter;
}

static char *
number_text (const char *text, guint number)
{
  g_autoptr (GString) numbered = g_string_new (text);
  g_autofree char *reference = g_strdup_printf ("FB-%06u", number);
  g_autofree char *cents = g_strdup_printf (",%02u", number % 100);

  g_string_replace (numbered, "FA-2026", reference, /* limit= */ 0);
  g_string_replace (numbered, ",16", cents, /* limit= */ 0);
  g_string_replace (numbered, ",61", cents, /* limit= */ 0);
  return g_strdup (numbered->str);
}

static void
number_lines (GStrv lines, guint number)
{
  for (guint i = 0; lines != NULL && lines[i] != NULL; i++)
    {
      char *numbered = number_text (lines[i], number);

      g_free (lines[i]);
      lines[i] = numbered;
    }
}

static void
number_block (DumentLetterBlock *block, guint number, gboolean with_code)
{
  g_autofree char *text = block->text;
  g_autofree char *payload = block->qr_payload;

  block->text = text == NULL ? NULL : number_text (text, number);
  block->qr_payload = payload != NULL && with_code ? number_text (payload, number) : NULL;
  number_lines (block->lines, number);
  for (guint i = 0; block->rows != NULL && i < block->rows->len; i++)
    number_lines (((DumentLetterRow *) g_ptr_array_index (block->rows, i))->cells, number);
}

/* A notice with references and amounts of its own, to a client of its own. */
DumentLetter *
samples_new_numbered (guint number, gboolean with_code)
{
  DumentLetter *letter = create_notice ();
  g_autofree char *subject = letter->subject;

  g_free (letter->addressee[0]);
  letter->addressee[0] = g_strdup_printf ("SOCIETE NUMERO %u", number);
  letter->subject = number_text (subject, number);
  number_lines (letter->references, number);
  number_lines (letter->enclosures, number);
  for (guint i = 0; i < letter->blocks->len; i++)
    number_block (g_ptr_array_index (letter->blocks, i), number, with_code);
  return letter;
}

static const struct
{
  const char *name;
  DumentLetter *(*create) (void);
} samples[] = {
  { "notice", create_notice }, { "reminder", create_reminder }, { "long", create_long },
  { "empty", create_empty },   { "overfull", create_overfull }, { "abroad", create_abroad },
  { "wide", create_wide },
};

DumentLetter *
samples_new_letter (const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (samples); i++)
    {
      if (g_str_equal (samples[i].name, name))
        return samples[i].create ();
    }
  return NULL;
}

/* Words that occur once each: their place says to what they belong. */
static char *
create_words (GRand *random, const char *prefix, int max_words)
{
  GString *text = g_string_new (NULL);
  int n_words = g_rand_int_range (random, 1, max_words + 1);

  for (int i = 0; i < n_words; i++)
    g_string_append_printf (text, "%s%sn%d", i == 0 ? "" : " ", prefix, i);
  return g_string_free (text, /* free_segment= */ FALSE);
}

static GStrv
create_lines (GRand *random, const char *prefix, int max_lines, int max_words)
{
  g_autoptr (GStrvBuilder) lines = g_strv_builder_new ();
  int n_lines = g_rand_int_range (random, 0, max_lines + 1);

  for (int i = 0; i < n_lines; i++)
    {
      g_autofree char *line_prefix = g_strdup_printf ("%s%d", prefix, i);
      g_autofree char *line = create_words (random, line_prefix, max_words);

      g_strv_builder_add (lines, line);
    }
  return g_strv_builder_end (lines);
}

static void
add_random_row (DumentLetterBlock *table, GRand *random, int number, int row)
{
  g_autoptr (GStrvBuilder) cells = g_strv_builder_new ();
  DumentLetterRowKind kind = g_rand_int_range (random, 0, 8) > 0
                                 ? DUMENT_LETTER_ROW_BODY
                                 : (DumentLetterRowKind) g_rand_int_range (random, 1, 4);
  guint n_cells = kind == DUMENT_LETTER_ROW_HEADING ? 1 : table->columns->len;

  for (guint i = 0; i < n_cells; i++)
    {
      g_autofree char *prefix = g_strdup_printf ("t%dr%dk%uc%u", number, row, (unsigned) kind, i);
      g_autofree char *cell = create_words (random, prefix, i == 0 ? 12 : 2);

      g_strv_builder_add (cells, cell);
    }
  dument_letter_block_add_row (table, kind, g_strv_builder_end (cells));
}

static void
add_random_table (DumentLetter *letter, GRand *random, int number)
{
  DumentLetterBlock *table = dument_letter_add_block (letter, DUMENT_LETTER_TABLE);
  int n_columns = g_rand_int_range (random, 2, 5);
  int n_rows = g_rand_int_range (random, 0, 50);

  for (int i = 0; i < n_columns; i++)
    {
      g_autofree char *title = g_strdup_printf ("h%dc%d", number, i);

      dument_letter_block_add_column (
          table, title,
          g_rand_boolean (random) ? DUMENT_LETTER_ALIGN_END : DUMENT_LETTER_ALIGN_START, i == 0);
    }
  for (int i = 0; i < n_rows; i++)
    add_random_row (table, random, number, i);
}

static void
add_random_block (DumentLetter *letter, GRand *random, int number)
{
  g_autofree char *prefix = NULL;

  switch (g_rand_int_range (random, 0, 5))
    {
    case 0:
      add_random_table (letter, random, number);
      break;
    case 1:
      {
        DumentLetterBlock *payment = dument_letter_add_block (letter, DUMENT_LETTER_PAYMENT);

        prefix = g_strdup_printf ("m%d", number);
        payment->lines = create_lines (random, prefix, 6, 12);
        payment->qr_payload = g_rand_boolean (random) ? g_strdup (EPC_CODE) : NULL;
        break;
      }
    default:
      prefix = g_strdup_printf ("p%dx", number);
      dument_letter_add_block (letter, DUMENT_LETTER_PARAGRAPH)->text =
          create_words (random, prefix, 150);
      break;
    }
}

DumentLetter *
samples_new_random (GRand *random)
{
  DumentLetter *letter = dument_letter_new ();
  int n_blocks = g_rand_int_range (random, 0, 14);

  letter->date = dument_date_from_ymd (2026, 11, 22);
  letter->language = g_strdup ("fr");
  letter->sender = create_lines (random, "s", 9, 6);
  letter->addressee = create_lines (random, "a", 6, 4);
  letter->registered_notice = g_rand_boolean (random) ? create_words (random, "q", 12) : NULL;
  letter->references = create_lines (random, "f", 3, 8);
  letter->place_and_date = create_words (random, "d", 4);
  letter->subject = create_words (random, "o", 20);
  for (int i = 0; i < n_blocks; i++)
    add_random_block (letter, random, i);
  letter->signature = create_lines (random, "g", 3, 3);
  letter->enclosures = create_lines (random, "e", 4, 8);
  return letter;
}
