/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#pragma once

#include "service/workspace.h"

G_BEGIN_DECLS

/** A field of a form that somebody fills in by hand. Of @DUMENT_REMARK_OTHER nothing is ever said.
 */
typedef enum
{
  DUMENT_REMARK_FORM,
  DUMENT_REMARK_OTHER,
  DUMENT_REMARK_NUMBER,
  DUMENT_REMARK_CLIENT,
  DUMENT_REMARK_KIND,
  DUMENT_REMARK_ISSUE_DATE,
  DUMENT_REMARK_DUE_DATE,
  DUMENT_REMARK_SUPPLY_DATE,
  DUMENT_REMARK_TOTAL,
  DUMENT_REMARK_PREPAID,
  DUMENT_REMARK_CURRENCY,
  DUMENT_REMARK_CLAUSE,
  DUMENT_REMARK_MENTIONS,
  DUMENT_REMARK_SENT_ON,
  DUMENT_REMARK_NAME,
  DUMENT_REMARK_SIREN,
  DUMENT_REMARK_SIRET,
  DUMENT_REMARK_VAT,
  DUMENT_REMARK_ADDRESS,
  DUMENT_REMARK_EMAIL,
  DUMENT_REMARK_CONTACT,
  DUMENT_REMARK_AMOUNT,
  DUMENT_REMARK_DATE,
  DUMENT_REMARK_SHARE,
  DUMENT_REMARK_REASON,
} DumentRemarkField;

/**
 * DumentRemark:
 * @field: the field that it stands beside
 * @line: which line of an address or which share, from 1; 0 where it concerns the whole field
 * @is_refusal: whether the form cannot be saved like this; otherwise it is advice
 * @message: a translated sentence with its cure
 *
 * What is to be said of a form while it is being filled in.
 */
typedef struct
{
  DumentRemarkField field;
  unsigned line;
  gboolean is_refusal;
  char *message;
} DumentRemark;

void dument_remark_free (DumentRemark *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DumentRemark, dument_remark_free)

GPtrArray *dument_remark_new_list (void);
void dument_remark_refuse (GPtrArray *remarks, DumentRemarkField field, char *message);
void dument_remark_advise (GPtrArray *remarks, DumentRemarkField field, char *message);
const DumentRemark *dument_remark_find (GPtrArray *remarks, DumentRemarkField field);
gboolean dument_remark_let_pass (GPtrArray *remarks, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
