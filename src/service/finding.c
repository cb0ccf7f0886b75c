/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "config.h"

#include "service/finding.h"

#include "service/workspace.h"

#include <glib/gi18n-lib.h>

/**
 * dument_finding_new:
 * @code: what was found
 * @severity: whether it stops what was asked for
 * @sentence: (transfer full): translated sentences for people, with the cure
 *
 * Returns: (transfer full): a finding about nothing in particular
 */
DumentFinding *
dument_finding_new (DumentFindingCode code, DumentFindingSeverity severity, char *sentence)
{
  DumentFinding *self = g_new0 (DumentFinding, 1);

  self->code = code;
  self->severity = severity;
  self->day = DUMENT_DATE_NONE;
  self->sentence = sentence;
  return self;
}

/**
 * dument_finding_copy:
 * @self: a finding
 *
 * Returns: (transfer full): a copy, which another thread may own
 */
DumentFinding *
dument_finding_copy (const DumentFinding *self)
{
  DumentFinding *copy = g_memdup2 (self, sizeof *self);

  copy->invoice_number = g_strdup (self->invoice_number);
  copy->client_name = g_strdup (self->client_name);
  copy->file_name = g_strdup (self->file_name);
  copy->column = g_strdup (self->column);
  copy->detail = g_strdup (self->detail);
  copy->sentence = g_strdup (self->sentence);
  copy->overruled_because = g_strdup (self->overruled_because);
  return copy;
}

/**
 * dument_finding_free:
 * @self: (nullable): a finding
 */
void
dument_finding_free (DumentFinding *self)
{
  if (self == NULL)
    return;
  g_free (self->invoice_number);
  g_free (self->client_name);
  g_free (self->file_name);
  g_free (self->column);
  g_free (self->detail);
  g_free (self->sentence);
  g_free (self->overruled_because);
  g_free (self);
}

/**
 * dument_finding_set_invoice:
 * @self: a finding
 * @id: row of the invoice that it is about, or 0
 * @number: (nullable): its number
 */
void
dument_finding_set_invoice (DumentFinding *self, gint64 id, const char *number)
{
  g_free (self->invoice_number);
  self->invoice_id = id;
  self->invoice_number = g_strdup (number);
}

/**
 * dument_finding_set_client:
 * @self: a finding
 * @id: row of the client that it is about, or 0
 * @name: (nullable): its name
 */
void
dument_finding_set_client (DumentFinding *self, gint64 id, const char *name)
{
  g_free (self->client_name);
  self->client_id = id;
  self->client_name = g_strdup (name);
}

/**
 * dument_finding_list_names:
 * @names: (element-type utf8): names of clients
 *
 * Returns: (transfer full): a translated sentence that names them
 */
char *
dument_finding_list_names (GPtrArray *names)
{
  g_autoptr (GString) list = g_string_new (NULL);

  for (unsigned i = 0; i < names->len; i++)
    g_string_append_printf (list, "%s%s", i > 0 ? ", " : "",
                            (const char *) g_ptr_array_index (names, i));
  return g_strdup_printf (names->len == 1 ? _ ("Client: %s.") : _ ("Clients: %s."), list->str);
}

static void
free_finding (gpointer finding)
{
  dument_finding_free (finding);
}

/**
 * dument_finding_list_new:
 *
 * Returns: (transfer full) (element-type DumentFinding): an empty list, which owns its findings
 */
GPtrArray *
dument_finding_list_new (void)
{
  return g_ptr_array_new_with_free_func (free_finding);
}

/**
 * dument_finding_list_append:
 * @list: (element-type DumentFinding): a list
 * @others: (element-type DumentFinding): what is copied to its end
 */
void
dument_finding_list_append (GPtrArray *list, const GPtrArray *others)
{
  for (guint i = 0; i < others->len; i++)
    g_ptr_array_add (list, dument_finding_copy (g_ptr_array_index (others, i)));
}

static DumentFinding *
add_finding (GPtrArray *list,
             DumentFindingCode code,
             DumentFindingSeverity severity,
             char *sentence)
{
  DumentFinding *finding = dument_finding_new (code, severity, sentence);

  g_ptr_array_add (list, finding);
  return finding;
}

/**
 * dument_finding_warn:
 * @list: (element-type DumentFinding): receives a warning
 * @code: what was found
 * @sentence: (transfer full): translated sentences for people, with the cure
 *
 * Returns: (transfer none): the warning, so that it can be told what it is about
 */
DumentFinding *
dument_finding_warn (GPtrArray *list, DumentFindingCode code, char *sentence)
{
  return add_finding (list, code, DUMENT_FINDING_WARNING, sentence);
}

/**
 * dument_finding_refuse:
 * @list: (element-type DumentFinding): receives a refusal
 * @code: what was found
 * @sentence: (transfer full): translated sentences for people, with the cure
 *
 * Returns: (transfer none): the refusal, so that it can be told what it is about
 */
DumentFinding *
dument_finding_refuse (GPtrArray *list, DumentFindingCode code, char *sentence)
{
  return add_finding (list, code, DUMENT_FINDING_REFUSAL, sentence);
}

static DumentFinding *
add_value (GPtrArray *list,
           DumentFindingField field,
           DumentFindingSeverity severity,
           char *sentence)
{
  DumentFinding *finding = add_finding (list, DUMENT_FINDING_VALUE, severity, sentence);

  finding->field = field;
  return finding;
}

/**
 * dument_finding_advise_value:
 * @list: (element-type DumentFinding): receives a warning
 * @field: what was filled in by hand
 * @sentence: (transfer full): translated sentences for people
 *
 * Adds what the user may want to know before a form is saved.
 *
 * Returns: (transfer none): the warning
 */
DumentFinding *
dument_finding_advise_value (GPtrArray *list, DumentFindingField field, char *sentence)
{
  return add_value (list, field, DUMENT_FINDING_WARNING, sentence);
}

/**
 * dument_finding_refuse_value:
 * @list: (element-type DumentFinding): receives a refusal
 * @field: what was filled in by hand
 * @sentence: (transfer full): translated sentences for people, with the cure
 *
 * Adds why a form cannot be saved.
 *
 * Returns: (transfer none): the refusal
 */
DumentFinding *
dument_finding_refuse_value (GPtrArray *list, DumentFindingField field, char *sentence)
{
  return add_value (list, field, DUMENT_FINDING_REFUSAL, sentence);
}

/**
 * dument_finding_refuse_literal:
 * @list: (element-type DumentFinding): receives a refusal
 * @field: what was filled in by hand
 * @sentence: translated sentences for people, with the cure
 *
 * Adds why a form cannot be saved, where that is the same whatever was typed.
 */
void
dument_finding_refuse_literal (GPtrArray *list, DumentFindingField field, const char *sentence)
{
  dument_finding_refuse_value (list, field, g_strdup (sentence));
}

/**
 * dument_finding_find:
 * @list: (element-type DumentFinding): what was found
 * @field: what was filled in by hand
 * @line: which line of it, from 1, or 0 for any
 *
 * Returns: (nullable) (transfer none): what is to be said of it, a refusal before a warning
 */
const DumentFinding *
dument_finding_find (const GPtrArray *list, DumentFindingField field, unsigned line)
{
  const DumentFinding *found = NULL;

  for (unsigned i = 0; i < list->len; i++)
    {
      const DumentFinding *finding = g_ptr_array_index (list, i);

      if (finding->field == field && (line == 0 || finding->line == line) &&
          (found == NULL || finding->severity > found->severity))
        found = finding;
    }
  return found;
}

/**
 * dument_finding_let_pass:
 * @list: (element-type DumentFinding): what was found
 * @error: return location for an error
 *
 * Returns: whether nothing of it stops what was asked for; %FALSE with
 *   %DUMENT_SERVICE_ERROR_REFUSED and the first refusal
 */
gboolean
dument_finding_let_pass (const GPtrArray *list, GError **error)
{
  for (unsigned i = 0; i < list->len; i++)
    {
      const DumentFinding *finding = g_ptr_array_index (list, i);

      if (finding->severity != DUMENT_FINDING_REFUSAL)
        continue;
      g_set_error_literal (error, DUMENT_SERVICE_ERROR, DUMENT_SERVICE_ERROR_REFUSED,
                           finding->sentence);
      return FALSE;
    }
  return TRUE;
}
