/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "fixture.h"
#include "fixtures.h"

#include "document/qpdf-file.h"
#include "service/attaching.h"
#include "service/letter-posting.h"

#include <string.h>

static const char *const both[] = { "FA-1", "FA-2", NULL };
static const char *const all[] = { "FA-1", "FA-2", "T-1", NULL };

/* An electronic invoice, a PDF of version 1.7 with one page, to Ateliers & Cie. */
static void
import_pdf (Fixture *fixture, const char *number)
{
  static const DumentImportOptions options = { FALSE, DUMENT_DEBTOR_PROFESSIONAL,
                                               DUMENT_DATE_NONE };
  g_autofree char *numbered = fixture_replace (fixture_cii, "FA-2026-001", number);
  g_autofree char *sold = fixture_replace (numbered, "404 833 048", "732 829 320");
  g_autofree char *bought = fixture_replace (sold, "73282932000074", "552008443");
  g_autofree char *xml = fixture_replace (bought, "fr 44 732 829 320", "FR 27 552 008 443");
  g_autoptr (GBytes) pdf = fixture_pdf ("factur-x.xml", xml);
  g_autofree char *file_name = g_strconcat (number, ".pdf", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (DumentImportResult) result =
      dument_import_bytes (fixture->workspace, pdf, file_name, &options, &error);

  g_assert_no_error (error);
  if (result->refusals->len > 0)
    g_error ("%s", fixture_sentence (result->refusals, 0));
  g_assert_cmpuint (result->n_created, ==, 1);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture_set_up (fixture, data);
  fixture_set_up_business (fixture);
  import_pdf (fixture, "FA-1");
  import_pdf (fixture, "FA-2");
  fixture_import_one (fixture, "number;issue_date;due_date;client;client_kind;siren;total",
                      "T-1;2026-01-15;2026-02-14;Ateliers & Cie;professional;552008443;300");
}

static void
attach (Fixture *fixture, const char *number, GBytes *content, const char *file_name)
{
  g_autoptr (DumentReceivable) receivable = fixture_find (fixture, number);
  g_autoptr (GError) error = NULL;
  g_autoptr (DumentUndo) undo = dument_attaching_add (fixture->workspace, receivable->invoice->id,
                                                      content, file_name, &error);

  g_assert_no_error (error);
  g_assert_nonnull (undo);
}

static DumentLetterRequest
ask (const char *const *numbers, DumentEnclosureWish enclosing)
{
  const DumentLetterRequest request = { .template_id = "mise-en-demeure",
                                        .numbers = numbers,
                                        .date = DUMENT_DATE_NONE,
                                        .enclosing = enclosing };

  return request;
}

static DumentWrittenLetter *
write_letter (Fixture *fixture, const char *const *numbers, DumentEnclosureWish enclosing)
{
  const DumentLetterRequest request = ask (numbers, enclosing);
  g_autoptr (GPtrArray) refusals = dument_finding_list_new ();
  g_autoptr (GError) error = NULL;
  DumentWrittenLetter *written =
      dument_letter_writing_write (fixture->workspace, &request, refusals, &error);

  g_assert_no_error (error);
  if (written == NULL)
    g_error ("%s", fixture_sentence (refusals, 0));
  return written;
}

static gint64
find_document (const DumentWrittenLetter *written, const char *file_name)
{
  for (guint i = 0; i < written->enclosures->len; i++)
    {
      const DumentLetterEnclosure *enclosure = g_ptr_array_index (written->enclosures, i);

      if (g_str_equal (enclosure->file_name, file_name))
        return enclosure->document_id;
    }
  g_assert_not_reached ();
}

static void
assert_listed (const DumentWrittenLetter *written, const char *expected)
{
  g_autofree char *listed = g_strjoinv ("|", written->letter->enclosures);

  g_assert_cmpstr (listed, ==, expected);
}

static gboolean
warns (const DumentWrittenLetter *written, DumentFindingCode code, const char *detail)
{
  for (guint i = 0; i < written->warnings->len; i++)
    {
      const DumentFinding *finding = g_ptr_array_index (written->warnings, i);

      if (finding->code == code)
        return g_strcmp0 (finding->detail, detail) == 0;
    }
  return FALSE;
}

/* What the outline calls the enclosures, whose pages carry its numbers. */
static char *
read_outline (const DumentWrittenLetter *written)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DumentQpdfFile) file = dument_qpdf_file_open ("", written->pdf, &error);
  g_autoptr (GString) titles = g_string_new (NULL);
  qpdf_oh entry;

  g_assert_no_error (error);
  g_assert_cmpint (qpdf_get_num_pages (file->qpdf), ==,
                   (int) (written->n_pages + written->n_enclosed_pages));
  entry = qpdf_oh_get_key (file->qpdf, qpdf_get_root (file->qpdf), "/Outlines");
  for (const char *key = "/First"; qpdf_oh_has_key (file->qpdf, entry, key); key = "/Next")
    {
      entry = qpdf_oh_get_key (file->qpdf, entry, key);
      g_string_append_printf (
          titles, "%s%s", titles->len > 0 ? "|" : "",
          qpdf_oh_get_utf8_value (file->qpdf, qpdf_oh_get_key (file->qpdf, entry, "/Title")));
    }
  return g_string_free (g_steal_pointer (&titles), FALSE);
}

static void
assert_version (GBytes *pdf, const char *head)
{
  g_assert_cmpmem (g_bytes_get_data (pdf, NULL), strlen (head), head, strlen (head));
}

/* Without a word the copies that are kept go with the letter, and it lists them and no others. */
static void
test_copies (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DumentWrittenLetter) written = write_letter (fixture, all, (DumentEnclosureWish){ 0 });
  g_autofree char *outline = read_outline (written);

  assert_listed (written, "copie de la facture n°\u00a0FA-1|copie de la facture n°\u00a0FA-2");
  g_assert_cmpstr (outline, ==,
                   "Pièce n°\u00a01 – Facture n°\u00a0FA-1"
                   "|Pièce n°\u00a02 – Facture n°\u00a0FA-2");
  g_assert_cmpuint (written->n_enclosed, ==, 2);
  assert_version (written->letter_pdf, "%PDF-1.4");
  assert_version (written->pdf, "%PDF-1.7");
  g_assert_true (warns (written, DUMENT_FINDING_NO_COPY, "T-1"));
}

static void
test_nothing (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DumentWrittenLetter) written =
      write_letter (fixture, both, (DumentEnclosureWish){ .nothing = TRUE });

  assert_listed (written, "");
  g_assert_true (g_bytes_equal (written->pdf, written->letter_pdf));
  /* Whoever leaves a copy out knows that it is not there. */
  g_assert_false (warns (written, DUMENT_FINDING_NO_COPY, NULL));
}

/* Papers follow the copies; one that two invoices have in common goes once. */
static void
test_papers (Fixture *fixture, gconstpointer data)
{
  static const char *const names[] = { "commande signée.pdf", NULL };
  g_autoptr (GBytes) order = fixture_pdf (NULL, NULL);
  g_autoptr (GBytes) mail = g_bytes_new_static ("From: x", 7);
  g_autoptr (DumentWrittenLetter) written = NULL;
  g_autofree char *outline = NULL;

  attach (fixture, "FA-1", order, "commande signée.pdf");
  attach (fixture, "FA-2", order, "commande signée.pdf");
  attach (fixture, "FA-2", mail, "mail.txt");
  written = write_letter (fixture, both, (DumentEnclosureWish){ .file_names = names });
  outline = read_outline (written);
  assert_listed (written, "copie de la facture n°\u00a0FA-1|copie de la facture n°\u00a0FA-2|"
                          "commande signée");
  g_assert_cmpstr (outline, ==,
                   "Pièce n°\u00a01 – Facture n°\u00a0FA-1"
                   "|Pièce n°\u00a02 – Facture n°\u00a0FA-2"
                   "|Pièce n°\u00a03 – commande signée");
  /* A mail as text is no page. */
  g_assert_cmpuint (written->enclosures->len, ==, 3);
}

static void
test_choices (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) order = fixture_pdf (NULL, NULL);
  g_autoptr (GArray) choices = g_array_new (FALSE, FALSE, sizeof (DumentEnclosureChoice));
  DumentEnclosureChoice choice = { .is_enclosed = FALSE };
  g_autoptr (DumentWrittenLetter) before = NULL;
  g_autoptr (DumentWrittenLetter) written = NULL;
  g_autofree char *outline = NULL;

  attach (fixture, "FA-1", order, "devis.pdf");
  before = write_letter (fixture, both, (DumentEnclosureWish){ 0 });
  choice.document_id = find_document (before, "FA-1.pdf");
  g_array_append_val (choices, choice);
  choice.document_id = find_document (before, "devis.pdf");
  choice.is_enclosed = TRUE;
  g_array_append_val (choices, choice);
  written = write_letter (fixture, both, (DumentEnclosureWish){ .choices = choices });
  outline = read_outline (written);
  assert_listed (written, "copie de la facture n°\u00a0FA-2|devis");
  g_assert_cmpstr (outline, ==,
                   "Pièce n°\u00a01 – Facture n°\u00a0FA-2"
                   "|Pièce n°\u00a02 – devis");
}

/* With many, one line names their numbers, and the next paper goes on from there. */
static void
test_many (Fixture *fixture, gconstpointer data)
{
  static const char *const numbers[] = { "FA-1", "FA-2", "FA-3", "FA-4", "FA-5", "FA-6", NULL };
  static const char *const names[] = { "devis.pdf", NULL };
  g_autoptr (GBytes) order = fixture_pdf (NULL, NULL);
  g_autoptr (DumentWrittenLetter) written = NULL;
  g_autofree char *outline = NULL;

  for (gsize i = 2; numbers[i] != NULL; i++)
    import_pdf (fixture, numbers[i]);
  attach (fixture, "FA-1", order, "devis.pdf");
  written = write_letter (fixture, numbers, (DumentEnclosureWish){ .file_names = names });
  outline = read_outline (written);
  assert_listed (written,
                 "copie des 6\u00a0factures détaillées ci-dessus (pièces n°\u00a01 à 6)|devis");
  g_assert_cmpstr (outline, ==,
                   "Pièce n°\u00a01 – Facture n°\u00a0FA-1"
                   "|Pièce n°\u00a02 – Facture n°\u00a0FA-2"
                   "|Pièce n°\u00a03 – Facture n°\u00a0FA-3"
                   "|Pièce n°\u00a04 – Facture n°\u00a0FA-4"
                   "|Pièce n°\u00a05 – Facture n°\u00a0FA-5"
                   "|Pièce n°\u00a06 – Facture n°\u00a0FA-6"
                   "|Pièce n°\u00a07 – devis");
}

static GBytes *
encrypt (GBytes *pdf)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DumentQpdfFile) file = dument_qpdf_file_open ("", pdf, &error);

  g_assert_no_error (error);
  qpdf_init_write_memory (file->qpdf);
  qpdf_set_r6_encryption_parameters2 (file->qpdf, "secret", "owner", QPDF_TRUE, QPDF_TRUE,
                                      QPDF_TRUE, QPDF_TRUE, QPDF_TRUE, QPDF_TRUE, qpdf_r3p_full,
                                      QPDF_TRUE);
  g_assert_cmpint (qpdf_write (file->qpdf), ==, QPDF_SUCCESS);
  return g_bytes_new (qpdf_get_buffer (file->qpdf), qpdf_get_buffer_length (file->qpdf));
}

static void
assert_refused (Fixture *fixture,
                DumentEnclosureWish enclosing,
                DumentFindingCode code,
                const char *words)
{
  const DumentLetterRequest request = ask (both, enclosing);
  g_autoptr (GPtrArray) refusals = dument_finding_list_new ();
  g_autoptr (GError) error = NULL;

  g_assert_null (dument_letter_writing_write (fixture->workspace, &request, refusals, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (refusals->len, ==, 1);
  g_assert_cmpint (((DumentFinding *) refusals->pdata[0])->code, ==, code);
  g_assert_nonnull (strstr (fixture_sentence (refusals, 0), words));
}

/* Nothing that shall go is left out in silence; what need not go hinders nobody. */
static void
test_refused (Fixture *fixture, gconstpointer data)
{
  static const char *const closed_names[] = { "closed.pdf", NULL };
  static const char *const broken_names[] = { "broken.jpg", NULL };
  static const char *const unknown_names[] = { "devis.pdf", NULL };
  g_autoptr (GBytes) order = fixture_pdf (NULL, NULL);
  g_autoptr (GBytes) closed = encrypt (order);
  g_autoptr (GBytes) broken = g_bytes_new_static ("\xff\xd8\xff\xe0 no more", 12);
  g_autoptr (DumentWrittenLetter) written = NULL;

  attach (fixture, "FA-1", closed, "closed.pdf");
  attach (fixture, "FA-1", broken, "broken.jpg");
  written = write_letter (fixture, both, (DumentEnclosureWish){ 0 });
  g_assert_cmpuint (written->n_enclosed, ==, 2);
  assert_refused (fixture, (DumentEnclosureWish){ .file_names = closed_names },
                  DUMENT_FINDING_ENCLOSURE_UNREADABLE, "closed.pdf is protected by a password");
  assert_refused (fixture, (DumentEnclosureWish){ .file_names = broken_names },
                  DUMENT_FINDING_ENCLOSURE_UNREADABLE, "broken.jpg");
  assert_refused (fixture, (DumentEnclosureWish){ .file_names = unknown_names },
                  DUMENT_FINDING_NOT_FOUND, "devis.pdf");
}

/* What is kept is what is in the envelope, whole. */
static void
test_recorded (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DumentWrittenLetter) written =
      write_letter (fixture, both, (DumentEnclosureWish){ 0 });
  g_autoptr (DumentLetterMark) mark = dument_letter_mark_read (written->pdf);
  const DumentLetterRequest same = ask (both, (DumentEnclosureWish){ 0 });
  const DumentLetterRequest bare = ask (both, (DumentEnclosureWish){ .nothing = TRUE });
  const DumentLetterRequest named =
      ask (both, (DumentEnclosureWish){ .file_names = both, .nothing = TRUE });
  const DumentLetterRequest more = ask (both, (DumentEnclosureWish){ .file_names = all });
  g_autoptr (GError) error = NULL;
  g_autofree char *reference = NULL;
  g_autoptr (GBytes) kept = NULL;

  g_assert_nonnull (mark);
  g_assert_cmpint (mark->n_enclosed, ==, 2);
  g_assert_cmpint (dument_letter_mark_compare (mark, &same), ==, DUMENT_LETTER_MATCH_FULL);
  g_assert_cmpint (dument_letter_mark_compare (mark, &bare), ==,
                   DUMENT_LETTER_MATCH_OTHER_ENCLOSURES);
  g_assert_cmpint (dument_letter_mark_compare (mark, &named), ==, DUMENT_LETTER_MATCH_FULL);
  g_assert_cmpint (dument_letter_mark_compare (mark, &more), ==,
                   DUMENT_LETTER_MATCH_OTHER_ENCLOSURES);
  g_assert_true (dument_letter_posting_record (fixture->workspace, written, DUMENT_DATE_NONE,
                                               &reference, &error));
  g_assert_no_error (error);
  kept = dument_letter_posting_load_pdf (fixture->workspace, reference, &error);
  g_assert_no_error (error);
  g_assert_true (g_bytes_equal (kept, written->pdf));
}

#define ADD(name, test) \
  g_test_add ("/service/enclosing/" name, Fixture, NULL, set_up, test, fixture_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("copies", test_copies);
  ADD ("nothing", test_nothing);
  ADD ("papers", test_papers);
  ADD ("choices", test_choices);
  ADD ("many", test_many);
  ADD ("refused", test_refused);
  ADD ("recorded", test_recorded);

  return g_test_run ();
}
