/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#pragma once

#include "service/workspace.h"

G_BEGIN_DECLS

/**
 * DumentKnownRate:
 * @key: %DUMENT_LAW_ECB, the refinancing rate itself, or %DUMENT_LAW_LEGAL_OTHERS
 * @semester: the half year for which it holds
 * @value: (nullable): the rate that holds, its source and whether the user entered it; of the
 *   workspace's law; %NULL where it is missing
 * @published: (nullable): what came with the program, where the user entered another value
 *
 * A published rate of a half year. It is valid until something is changed in the workspace.
 */
typedef struct
{
  DumentLawKey key;
  DumentSemester semester;
  const DumentLawValue *value;
  const DumentLawValue *published;
} DumentKnownRate;

gboolean dument_rates_enter (DumentWorkspace *workspace,
                             DumentLawKey key,
                             const char *semester,
                             const char *rate,
                             const char *source,
                             gboolean replace,
                             GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean dument_rates_remove (DumentWorkspace *workspace,
                              DumentLawKey key,
                              const char *semester,
                              GError **error) G_GNUC_WARN_UNUSED_RESULT;
GArray *dument_rates_list (DumentWorkspace *workspace);
GArray *dument_rates_list_missing (DumentWorkspace *workspace);
const char *dument_rates_name (DumentLawKey key);
char *dument_rates_name_source (const DumentLawValue *value);
char *dument_rates_name_semester (DumentSemester semester);

G_END_DECLS
