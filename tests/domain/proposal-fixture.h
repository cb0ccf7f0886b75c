/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#pragma once

#include "domain/scenario.h"

#include <string.h>

/** The letters and the scenarios as the program ships them. */
typedef struct
{
  GPtrArray *letters;
  GPtrArray *scenarios;
} Scenarios;

static inline void
free_scenarios (Scenarios *self)
{
  g_ptr_array_unref (self->scenarios);
  g_ptr_array_unref (self->letters);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Scenarios, free_scenarios)

static inline char *
read_resource (const char *folder, const char *name)
{
  g_autofree char *path = g_build_filename (TEST_SOURCE_ROOT, "resources", folder, name, NULL);
  g_autoptr (GError) error = NULL;
  char *text = NULL;

  g_file_get_contents (path, &text, /* length= */ NULL, &error);
  g_assert_no_error (error);
  return text;
}

static inline void
load_letter (Scenarios *self, const char *id)
{
  g_autofree char *name = g_strconcat (id, ".txt", NULL);
  g_autofree char *text = read_resource ("letters", name);
  g_auto (DumentTemplateError) error = { 0 };
  DumentLetterKind *kind = dument_letter_kind_parse (id, text, &error);

  g_assert_nonnull (kind);
  g_ptr_array_add (self->letters, kind);
}

static inline void
load_scenario (Scenarios *self, const char *id)
{
  g_autofree char *name = g_strconcat (id, ".ini", NULL);
  g_autofree char *text = read_resource ("scenarios", name);
  g_autoptr (GError) error = NULL;
  DumentScenario *scenario = dument_scenario_parse (
      id, text, (const DumentLetterKind *const *) self->letters->pdata, self->letters->len, &error);

  g_assert_no_error (error);
  g_ptr_array_add (self->scenarios, scenario);
}

static inline Scenarios *
load_scenarios (void)
{
  static const char *const letters[] = { "rappel-avant-echeance",
                                         "rappel-echeance",
                                         "rappel-amical",
                                         "rappel-ferme",
                                         "dernier-rappel",
                                         "mise-en-demeure",
                                         "promesse-non-tenue",
                                         "dernier-avis-avant-remise",
                                         "suspension",
                                         NULL };
  static const char *const scenarios[] = { "standard", "gentle",     "firm", "consumer",
                                           "public",   "new-client", NULL };
  Scenarios *self = g_new0 (Scenarios, 1);

  self->letters = g_ptr_array_new_with_free_func ((GDestroyNotify) dument_letter_kind_free);
  self->scenarios = g_ptr_array_new_with_free_func ((GDestroyNotify) dument_scenario_free);
  for (gsize i = 0; letters[i] != NULL; i++)
    load_letter (self, letters[i]);
  for (gsize i = 0; scenarios[i] != NULL; i++)
    load_scenario (self, scenarios[i]);
  return self;
}

static inline const DumentLetterKind *
find_letter (const Scenarios *self, const char *id)
{
  for (guint i = 0; i < self->letters->len; i++)
    {
      const DumentLetterKind *kind = g_ptr_array_index (self->letters, i);

      if (g_str_equal (kind->id, id))
        return kind;
    }
  return NULL;
}

static inline const DumentScenario *
find_scenario (const Scenarios *self, const char *id)
{
  for (guint i = 0; i < self->scenarios->len; i++)
    {
      const DumentScenario *scenario = g_ptr_array_index (self->scenarios, i);

      if (g_str_equal (scenario->id, id))
        return scenario;
    }
  g_error ("no scenario %s", id);
}
