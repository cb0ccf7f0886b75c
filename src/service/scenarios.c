/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "config.h"

#include "service/scenarios.h"

#include "service/ladder.h"
#include "service/service-resources.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>

#define FOLDER "/io/github/dument/Dument/scenarios/"

static const char *const ids[] = {
  "standard", "gentle", "firm", "consumer", "public", "new-client"
};

/* The files are part of the program: a fault in one is a fault of the program. */
static DumentScenario *
load_scenario (const char *id)
{
  g_autofree char *path = g_strconcat (FOLDER, id, ".ini", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_resource_lookup_data (dument_service_get_resource (), path,
                                                     G_RESOURCE_LOOKUP_FLAGS_NONE, &error);
  DumentScenario *scenario = NULL;
  gsize n_letters;
  const DumentLetterKind *const *letters = dument_ladder_list (&n_letters);

  /* A resource is always followed by a zero byte. */
  if (bytes != NULL)
    scenario = dument_scenario_parse (id, g_bytes_get_data (bytes, /* size= */ NULL), letters,
                                      n_letters, &error);
  if (scenario == NULL)
    g_error ("%s: %s", path, error->message);
  return scenario;
}

static gpointer
load_scenarios (gpointer data)
{
  GPtrArray *scenarios = g_ptr_array_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (ids); i++)
    g_ptr_array_add (scenarios, load_scenario (ids[i]));
  return scenarios;
}

/**
 * dument_scenarios_list:
 * @ret_n_scenarios: (out): how many
 *
 * Returns: (array length=ret_n_scenarios): the scenarios that the program brings; they live as long
 *   as it does
 */
const DumentScenario *const *
dument_scenarios_list (gsize *ret_n_scenarios)
{
  static GOnce once = G_ONCE_INIT;
  const GPtrArray *scenarios = g_once (&once, load_scenarios, NULL);

  *ret_n_scenarios = scenarios->len;
  return (const DumentScenario *const *) scenarios->pdata;
}

/**
 * dument_scenarios_find:
 * @id: (nullable): what was typed
 *
 * Returns: (nullable): the scenario of that name
 */
const DumentScenario *
dument_scenarios_find (const char *id)
{
  gsize n_scenarios;
  const DumentScenario *const *scenarios = dument_scenarios_list (&n_scenarios);

  for (gsize i = 0; i < n_scenarios; i++)
    {
      if (g_strcmp0 (scenarios[i]->id, id) == 0)
        return scenarios[i];
    }
  return NULL;
}

/**
 * dument_scenarios_choose:
 * @of_invoice: (nullable): what was chosen for the invoice
 * @of_client: (nullable): what was chosen for its client
 * @debtor: what kind of debtor that is
 *
 * A name that this program does not know, of a newer one perhaps, counts as none.
 *
 * Returns: how the invoice is asked for
 */
const DumentScenario *
dument_scenarios_choose (const char *of_invoice, const char *of_client, DumentDebtorKind debtor)
{
  const DumentScenario *chosen = dument_scenarios_find (of_invoice);

  if (chosen == NULL)
    chosen = dument_scenarios_find (of_client);
  if (chosen == NULL)
    chosen = dument_scenarios_find (debtor == DUMENT_DEBTOR_CONSUMER ? "consumer"
                                    : debtor == DUMENT_DEBTOR_PUBLIC ? "public"
                                                                     : "standard");
  return chosen;
}

/**
 * dument_scenarios_get_name:
 * @scenario: a scenario
 *
 * Returns: its name on the screen
 */
const char *
dument_scenarios_get_name (const DumentScenario *scenario)
{
  return g_str_equal (C_ ("language of the letters' names", "en"), "fr") ? scenario->french_name
                                                                         : scenario->english_name;
}

/**
 * dument_scenarios_list_ids:
 *
 * Returns: (transfer full): the names that one may type, for a sentence
 */
char *
dument_scenarios_list_ids (void)
{
  GString *text = g_string_new (NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (ids); i++)
    g_string_append_printf (text, "%s%s", i > 0 ? ", " : "", ids[i]);
  return g_string_free (text, FALSE);
}
