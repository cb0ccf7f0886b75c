/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "config.h"

#include "service/letter-writing.h"

#include "document/layout.h"
#include "document/pdf.h"
#include "service/ladder.h"
#include "service/letter-checks.h"
#include "service/letter-mark.h"
#include "service/letter-overruling.h"

/**
 * dument_written_letter_free:
 * @self: (nullable): a letter
 */
void
dument_written_letter_free (DumentWrittenLetter *self)
{
  if (self == NULL)
    return;
  g_free (self->template_id);
  g_clear_pointer (&self->letter, dument_letter_free);
  g_clear_pointer (&self->pages, dument_pages_free);
  g_clear_pointer (&self->letter_pdf, g_bytes_unref);
  g_clear_pointer (&self->pdf, g_bytes_unref);
  g_clear_pointer (&self->enclosures, g_ptr_array_unref);
  g_clear_pointer (&self->receivables, g_ptr_array_unref);
  g_free (self->registered_number);
  g_clear_pointer (&self->warnings, g_ptr_array_unref);
  g_clear_pointer (&self->overruled, g_ptr_array_unref);
  g_free (self);
}

static DumentWrittenLetter *
take_case (const DumentLetterCase *letter_case)
{
  GPtrArray *known = dument_letter_case_get_warnings (letter_case);
  DumentWrittenLetter *written = g_new0 (DumentWrittenLetter, 1);

  written->template_id = g_strdup (dument_letter_case_get_kind (letter_case)->id);
  written->receivables = g_ptr_array_ref (dument_letter_case_get_receivables (letter_case));
  written->deadline_days = dument_letter_case_get_deadline_days (letter_case);
  written->registered_number = g_strdup (dument_letter_case_get_registered_number (letter_case));
  written->total_asked = dument_letter_case_sum_asked (letter_case);
  written->enclosures = g_ptr_array_ref (dument_letter_case_get_enclosures (letter_case));
  written->n_enclosed =
      dument_letter_enclosing_count (written->enclosures, &written->n_enclosed_pages);
  written->warnings = dument_finding_list_new ();
  dument_finding_list_append (written->warnings, known);
  return written;
}

static gboolean
lay_out (DumentWorkspace *workspace,
         DumentWrittenLetter *written,
         const DumentLayoutPictures *pictures,
         GError **error)
{
  g_autoptr (DumentTypesetter) typesetter = dument_typesetter_new (error);
  const DumentReceivable *first = g_ptr_array_index (written->receivables, 0);
  DumentGeometry geometry = dument_geometry_dl ();

  if (typesetter == NULL)
    return FALSE;
  written->pages = dument_layout_letter (typesetter, written->letter, pictures, &geometry);
  written->n_pages = written->pages->pages->len;
  written->pages->keywords = dument_letter_mark_write (written);
  dument_letter_checks_warn_layout (written->pages->violations,
                                    dument_ladder_find (written->template_id), first->client,
                                    written->warnings);
  written->letter_pdf = dument_pdf_to_bytes (written->pages, error);
  if (written->letter_pdf == NULL)
    return FALSE;
  written->pdf = dument_letter_enclosing_bind (workspace, written->letter_pdf, written->enclosures,
                                               written->letter->language, error);
  return written->pdf != NULL;
}

/* What its user wrote may be shown but not leave. Returns: whether there was a reason against it.
 */
static gboolean
take_refusals (const GPtrArray *findings, GPtrArray *refusals)
{
  guint n_before = refusals->len;

  for (guint i = 0; i < findings->len; i++)
    {
      const DumentFinding *finding = g_ptr_array_index (findings, i);

      if (finding->severity == DUMENT_FINDING_REFUSAL)
        g_ptr_array_add (refusals, dument_finding_copy (finding));
    }
  return refusals->len > n_before;
}

/* Returns: whether all that the user overrules was there to be overruled */
static gboolean
overrule (DumentWrittenLetter *written, const DumentLetterRequest *request, GPtrArray *refusals)
{
  written->overruled = dument_letter_overruling_apply (written->warnings, request->overrulings);
  return request->overrulings_lapse ||
         dument_letter_overruling_check (written->warnings, written->overruled,
                                         request->overrulings, refusals);
}

/**
 * dument_letter_writing_write:
 * @workspace: a workspace
 * @request: what shall be written
 * @refusals: (element-type DumentFinding): receives each reason against it
 * @error: return location for an error of the data file
 *
 * Writes a letter and lays it out. Nothing is recorded.
 *
 * Returns: (transfer full) (nullable): the letter, or %NULL with an error or with @refusals
 */
DumentWrittenLetter *
dument_letter_writing_write (DumentWorkspace *workspace,
                             const DumentLetterRequest *request,
                             GPtrArray *refusals,
                             GError **error)
{
  g_autoptr (DumentLetterCase) letter_case =
      dument_letter_case_open (workspace, request, refusals, error);
  g_autoptr (DumentWrittenLetter) written = NULL;
  DumentLayoutPictures pictures;

  if (letter_case == NULL)
    return NULL;
  pictures = dument_letter_case_get_pictures (letter_case);
  written = take_case (letter_case);
  written->letter =
      dument_letter_case_compose (letter_case, request->body, written->warnings, error);
  if (written->letter == NULL || take_refusals (written->warnings, refusals) ||
      !lay_out (workspace, written, &pictures, error) || !overrule (written, request, refusals))
    return NULL;
  return g_steal_pointer (&written);
}
