/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#pragma once

#include "domain/identifiers.h"
#include "domain/record.h"
#include "service/workspace.h"
#include "store/client.h"

G_BEGIN_DECLS

char *dument_validation_identifier (DumentIdentifierKind kind,
                                    const char *text,
                                    GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean dument_validation_name (const char *text, GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean dument_validation_phone (const char *text, GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean dument_validation_email (const char *text, GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean dument_validation_link (const char *text, GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean dument_validation_vat_of (const char *vat,
                                   const char *siren,
                                   GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean dument_validation_amount (const char *text,
                                   const char *currency,
                                   DumentMoney *ret_amount,
                                   GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean dument_validation_assignment (const char *assignment,
                                       char **ret_key,
                                       char **ret_value,
                                       GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean dument_validation_client (DumentWorkspace *workspace,
                                   const DumentClient *client,
                                   GError **error) G_GNUC_WARN_UNUSED_RESULT;
void dument_validation_set_address (DumentParty *party, const char *text);
const char *dument_validation_describe_contradiction (void);

G_END_DECLS
