/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "config.h"

#include "service/letter-enclosing.h"

#include "document/enclosures.h"
#include "store/attachment.h"
#include "store/invoice.h"
#include "store/stored-document.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/**
 * dument_letter_enclosure_copy:
 * @self: a document
 *
 * Returns: (transfer full): the same
 */
DumentLetterEnclosure *
dument_letter_enclosure_copy (const DumentLetterEnclosure *self)
{
  DumentLetterEnclosure *copy = g_memdup2 (self, sizeof *self);

  copy->file_name = g_strdup (self->file_name);
  copy->name = g_strdup (self->name);
  copy->refusal = g_strdup (self->refusal);
  return copy;
}

/**
 * dument_letter_enclosure_free:
 * @self: (nullable) (transfer full): a document
 */
void
dument_letter_enclosure_free (DumentLetterEnclosure *self)
{
  if (self == NULL)
    return;
  g_free (self->file_name);
  g_free (self->name);
  g_free (self->refusal);
  g_free (self);
}

static void
free_enclosure (gpointer data)
{
  dument_letter_enclosure_free (data);
}

/* What can become pages; a table or bare data is nothing that a debtor could be sent. */
static gboolean
is_paper (const DumentStoredDocument *document)
{
  static const char *const types[] = { "application/pdf", "image/jpeg", "image/png", NULL };

  return g_strv_contains (types, document->media_type);
}

static gboolean
is_wished (const DumentEnclosureWish *wish, const DumentLetterEnclosure *enclosure)
{
  for (guint i = 0; wish->choices != NULL && i < wish->choices->len; i++)
    {
      const DumentEnclosureChoice *choice =
          &g_array_index (wish->choices, DumentEnclosureChoice, i);

      if (choice->document_id == enclosure->document_id)
        return choice->is_enclosed;
    }
  if (wish->file_names != NULL && g_strv_contains (wish->file_names, enclosure->file_name))
    return TRUE;
  return enclosure->invoice_id != 0 && !wish->nothing;
}

static gboolean
measure (DumentWorkspace *workspace,
         const DumentStoredDocument *document,
         DumentLetterEnclosure *enclosure,
         GError **error)
{
  const DumentMeasuredDocument *measured = dument_workspace_measure (workspace, document, error);

  if (measured == NULL)
    return FALSE;
  enclosure->n_pages = measured->n_pages;
  enclosure->was_mended = measured->was_mended;
  enclosure->refusal = g_strdup (measured->refusal);
  return TRUE;
}

/* The name without the ending that only computers need. */
static char *
name_paper (const char *file_name)
{
  const char *dot = strrchr (file_name, '.');

  return dot != NULL && dot != file_name ? g_strndup (file_name, (gsize) (dot - file_name))
                                         : g_strdup (file_name);
}

/* @copy_of: (nullable): the invoice that the document is */
static gboolean
add_document (DumentWorkspace *workspace,
              gint64 document_id,
              const DumentInvoice *copy_of,
              const DumentEnclosureWish *wish,
              GPtrArray *enclosures,
              GError **error)
{
  g_autoptr (DumentStoredDocument) document = NULL;
  g_autoptr (DumentLetterEnclosure) enclosure = NULL;

  if (document_id == 0)
    return TRUE;
  document =
      dument_stored_document_describe (dument_workspace_get_store (workspace), document_id, error);
  if (document == NULL)
    return FALSE;
  if (copy_of != NULL ? !g_str_equal (document->media_type, "application/pdf")
                      : !is_paper (document))
    return TRUE;
  enclosure = g_new0 (DumentLetterEnclosure, 1);
  enclosure->document_id = document_id;
  enclosure->invoice_id = copy_of != NULL ? copy_of->id : 0;
  enclosure->file_name = g_strdup (document->file_name);
  enclosure->name = copy_of != NULL ? g_strconcat ("Facture n°\u00a0", copy_of->number, NULL)
                                    : name_paper (document->file_name);
  enclosure->is_enclosed = is_wished (wish, enclosure);
  if (!measure (workspace, document, enclosure, error))
    return FALSE;
  g_ptr_array_add (enclosures, g_steal_pointer (&enclosure));
  return TRUE;
}

static gboolean
is_listed (const GPtrArray *enclosures, gint64 document_id)
{
  for (guint i = 0; i < enclosures->len; i++)
    {
      if (((const DumentLetterEnclosure *) g_ptr_array_index (enclosures, i))->document_id ==
          document_id)
        return TRUE;
    }
  return FALSE;
}

/* Several invoices may have a paper in common: one order, one mail. */
static gboolean
add_papers (DumentWorkspace *workspace,
            const DumentInvoice *invoice,
            const DumentEnclosureWish *wish,
            GPtrArray *enclosures,
            GError **error)
{
  DumentStore *store = dument_workspace_get_store (workspace);
  g_autoptr (GPtrArray) attachments = dument_attachment_list (store, invoice->id, error);

  if (attachments == NULL)
    return FALSE;
  if (!is_listed (enclosures, invoice->sent_proof_id) &&
      !add_document (workspace, invoice->sent_proof_id, /* copy_of= */ NULL, wish, enclosures,
                     error))
    return FALSE;
  for (guint i = 0; i < attachments->len; i++)
    {
      const DumentAttachment *attachment = g_ptr_array_index (attachments, i);

      if (!is_listed (enclosures, attachment->document_id) &&
          !add_document (workspace, attachment->document_id, /* copy_of= */ NULL, wish, enclosures,
                         error))
        return FALSE;
    }
  return TRUE;
}

static void
free_invoice (gpointer invoice)
{
  dument_invoice_free (invoice);
}

static GPtrArray *
load_invoices (DumentStore *store, const GArray *ids, GError **error)
{
  g_autoptr (GPtrArray) invoices = g_ptr_array_new_with_free_func (free_invoice);

  for (guint i = 0; i < ids->len; i++)
    {
      DumentInvoice *invoice = dument_invoice_load (store, g_array_index (ids, gint64, i), error);

      if (invoice == NULL)
        return NULL;
      g_ptr_array_add (invoices, invoice);
    }
  return g_steal_pointer (&invoices);
}

/**
 * dument_letter_enclosing_list:
 * @workspace: a workspace
 * @invoice_ids: (element-type gint64): the invoices of a letter, in its order
 * @wish: what shall go with it
 * @error: return location for an error of the data file
 *
 * Returns: (transfer full) (nullable) (element-type DumentLetterEnclosure): what can go with the
 *   letter, in the order in which it is numbered: the copies of the invoices that are kept as PDF,
 *   then their other papers, a PDF or a picture each
 */
GPtrArray *
dument_letter_enclosing_list (DumentWorkspace *workspace,
                              const GArray *invoice_ids,
                              const DumentEnclosureWish *wish,
                              GError **error)
{
  g_autoptr (GPtrArray) enclosures = g_ptr_array_new_with_free_func (free_enclosure);
  g_autoptr (GPtrArray) invoices =
      load_invoices (dument_workspace_get_store (workspace), invoice_ids, error);

  if (invoices == NULL)
    return NULL;
  for (guint i = 0; i < invoices->len; i++)
    {
      const DumentInvoice *invoice = g_ptr_array_index (invoices, i);

      if (!add_document (workspace, invoice->source_id, invoice, wish, enclosures, error))
        return NULL;
    }
  for (guint i = 0; i < invoices->len; i++)
    {
      if (!add_papers (workspace, g_ptr_array_index (invoices, i), wish, enclosures, error))
        return NULL;
    }
  return g_steal_pointer (&enclosures);
}

static gboolean
has_name (const GPtrArray *enclosures, const char *file_name)
{
  for (guint i = 0; i < enclosures->len; i++)
    {
      if (g_str_equal (
              ((const DumentLetterEnclosure *) g_ptr_array_index (enclosures, i))->file_name,
              file_name))
        return TRUE;
    }
  return FALSE;
}

static void
check_names (const GPtrArray *enclosures, const char *const *file_names, GPtrArray *refusals)
{
  for (gsize i = 0; file_names != NULL && file_names[i] != NULL; i++)
    {
      if (!has_name (enclosures, file_names[i]))
        dument_finding_refuse (
            refusals, DUMENT_FINDING_NOT_FOUND,
            g_strdup_printf (_ ("No document “%s” that can go with the letter belongs to these "
                                "invoices. A PDF, a JPEG or a PNG can; add it to its invoice "
                                "first."),
                             file_names[i]));
    }
}

/**
 * dument_letter_enclosing_check:
 * @enclosures: (element-type DumentLetterEnclosure): what can go with a letter
 * @wish: what shall
 * @warnings: (element-type DumentFinding): receives what to look at
 * @refusals: (element-type DumentFinding): receives each document that shall and cannot: nothing is
 *   left out in silence
 */
void
dument_letter_enclosing_check (const GPtrArray *enclosures,
                               const DumentEnclosureWish *wish,
                               GPtrArray *warnings,
                               GPtrArray *refusals)
{
  check_names (enclosures, wish->file_names, refusals);
  for (guint i = 0; i < enclosures->len; i++)
    {
      const DumentLetterEnclosure *enclosure = g_ptr_array_index (enclosures, i);
      DumentFinding *finding = NULL;

      if (!enclosure->is_enclosed)
        continue;
      if (enclosure->refusal != NULL)
        finding = dument_finding_refuse (
            refusals, DUMENT_FINDING_ENCLOSURE_UNREADABLE,
            g_strdup_printf (_ ("%s Or let the letter go without it."), enclosure->refusal));
      else if (enclosure->was_mended)
        finding = dument_finding_warn (
            warnings, DUMENT_FINDING_ENCLOSURE_MENDED,
            g_strdup_printf (_ ("%s was damaged, and what was missing of it had to be guessed. "
                                "Look at its pages behind the letter."),
                             enclosure->file_name));
      if (finding != NULL)
        finding->detail = g_strdup_printf ("%" G_GINT64_FORMAT, enclosure->document_id);
    }
}

/**
 * dument_letter_enclosing_count:
 * @enclosures: (element-type DumentLetterEnclosure): what can go with a letter
 * @ret_n_pages: (out) (optional): how many pages that adds
 *
 * Returns: how many documents go with it
 */
unsigned
dument_letter_enclosing_count (const GPtrArray *enclosures, unsigned *ret_n_pages)
{
  unsigned n_enclosed = 0, n_pages = 0;

  for (guint i = 0; i < enclosures->len; i++)
    {
      const DumentLetterEnclosure *enclosure = g_ptr_array_index (enclosures, i);

      if (!enclosure->is_enclosed)
        continue;
      n_enclosed++;
      n_pages += enclosure->n_pages;
    }
  if (ret_n_pages != NULL)
    *ret_n_pages = n_pages;
  return n_enclosed;
}

/**
 * dument_letter_enclosing_bind:
 * @workspace: a workspace
 * @letter: the PDF of a letter that lists what goes with it
 * @enclosures: (element-type DumentLetterEnclosure): what can go with it
 * @language: BCP 47 tag of the letter
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): the letter with what goes with it behind it, numbered; the
 *   letter itself where nothing does
 */
GBytes *
dument_letter_enclosing_bind (DumentWorkspace *workspace,
                              GBytes *letter,
                              const GPtrArray *enclosures,
                              const char *language,
                              GError **error)
{
  DumentStore *store = dument_workspace_get_store (workspace);
  g_autoptr (GPtrArray) contents = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  g_autoptr (GArray) bound = g_array_new (FALSE, FALSE, sizeof (DumentEnclosure));

  for (guint i = 0; i < enclosures->len; i++)
    {
      const DumentLetterEnclosure *enclosure = g_ptr_array_index (enclosures, i);
      g_autoptr (DumentStoredDocument) document = NULL;
      DumentEnclosure entry = { .name = enclosure->name };

      if (!enclosure->is_enclosed)
        continue;
      document = dument_stored_document_load (store, enclosure->document_id, error);
      if (document == NULL)
        return NULL;
      entry.content = document->content;
      g_ptr_array_add (contents, g_steal_pointer (&document->content));
      g_array_append_val (bound, entry);
    }
  return dument_enclosures_append (letter, (const DumentEnclosure *) (void *) bound->data,
                                   bound->len, language, error);
}
