/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "config.h"

#include "service/remark.h"

/**
 * dument_remark_free:
 * @self: (nullable) (transfer full): a remark
 */
void
dument_remark_free (DumentRemark *self)
{
  if (self == NULL)
    return;
  g_free (self->message);
  g_free (self);
}

static void
free_remark (gpointer remark)
{
  dument_remark_free (remark);
}

/**
 * dument_remark_new_list:
 *
 * Returns: (transfer full) (element-type DumentRemark): an empty list
 */
GPtrArray *
dument_remark_new_list (void)
{
  return g_ptr_array_new_with_free_func (free_remark);
}

static void
add (GPtrArray *remarks, DumentRemarkField field, gboolean is_refusal, char *message)
{
  DumentRemark *remark = g_new0 (DumentRemark, 1);

  remark->field = field;
  remark->is_refusal = is_refusal;
  remark->message = message;
  g_ptr_array_add (remarks, remark);
}

/**
 * dument_remark_refuse:
 * @remarks: (element-type DumentRemark): a list
 * @field: the field concerned
 * @message: (transfer full): a translated sentence
 *
 * Adds why the form cannot be saved.
 */
void
dument_remark_refuse (GPtrArray *remarks, DumentRemarkField field, char *message)
{
  add (remarks, field, /* is_refusal= */ TRUE, message);
}

/**
 * dument_remark_advise:
 * @remarks: (element-type DumentRemark): a list
 * @field: the field concerned
 * @message: (transfer full): a translated sentence
 *
 * Adds what the user may want to know before the form is saved.
 */
void
dument_remark_advise (GPtrArray *remarks, DumentRemarkField field, char *message)
{
  add (remarks, field, /* is_refusal= */ FALSE, message);
}

/**
 * dument_remark_find:
 * @remarks: (element-type DumentRemark): a list
 * @field: a field
 *
 * Returns: (nullable): what is to be said of @field, a refusal before advice
 */
const DumentRemark *
dument_remark_find (GPtrArray *remarks, DumentRemarkField field)
{
  const DumentRemark *found = NULL;

  for (unsigned i = 0; i < remarks->len; i++)
    {
      const DumentRemark *remark = g_ptr_array_index (remarks, i);

      if (remark->field == field && (found == NULL || (remark->is_refusal && !found->is_refusal)))
        found = remark;
    }
  return found;
}

/**
 * dument_remark_let_pass:
 * @remarks: (element-type DumentRemark): what is to be said of a form
 * @error: return location for an error
 *
 * Returns: whether the form can be saved; %FALSE with %DUMENT_SERVICE_ERROR_REFUSED and the first
 *   refusal
 */
gboolean
dument_remark_let_pass (GPtrArray *remarks, GError **error)
{
  for (unsigned i = 0; i < remarks->len; i++)
    {
      const DumentRemark *remark = g_ptr_array_index (remarks, i);

      if (!remark->is_refusal)
        continue;
      g_set_error_literal (error, DUMENT_SERVICE_ERROR, DUMENT_SERVICE_ERROR_REFUSED,
                           remark->message);
      return FALSE;
    }
  return TRUE;
}
