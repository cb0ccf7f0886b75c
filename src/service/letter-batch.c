/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "config.h"

#include "service/letter-batch.h"

#include "domain/address.h"
#include "domain/country.h"
#include "service/receivable.h"
#include "store/client.h"
#include "store/invoice.h"

/* Of a name in the name of a file, in characters: with the rest it stays below 255 bytes. */
#define MAX_NAME 40

/* A letter and what it is filed by while the batch is gathered. */
typedef struct
{
  DumentBatchLetter *letter;
  GPtrArray *invoices;
  char *place;
} Group;

/**
 * dument_batch_letter_free:
 * @self: (nullable) (transfer full): a letter
 */
void
dument_batch_letter_free (DumentBatchLetter *self)
{
  if (self == NULL)
    return;
  g_free (self->client_name);
  g_clear_pointer (&self->invoice_ids, g_array_unref);
  g_strfreev (self->numbers);
  g_free (self);
}

static void
free_group (gpointer data)
{
  Group *group = data;

  g_clear_pointer (&group->letter, dument_batch_letter_free);
  g_clear_pointer (&group->invoices, g_ptr_array_unref);
  g_free (group->place);
  g_free (group);
}

static void
free_invoice (gpointer invoice)
{
  dument_invoice_free (invoice);
}

static void
free_letter (gpointer letter)
{
  dument_batch_letter_free (letter);
}

/* Where a letter goes, so that sorting by it brings together what the post carries together: France
 * by postal code, then the other countries. */
static char *
find_place (const DumentParty *party)
{
  g_auto (GStrv) lines =
      dument_address_format (party->name, (const char *const *) party->address, party->postcode,
                             party->city, party->country, /* ret_findings= */ NULL);
  unsigned n_lines = g_strv_length (lines);
  const char *last = n_lines > 0 ? lines[n_lines - 1] : "";
  gboolean is_in_france =
      party->country == NULL || dument_country_is_served_by_french_post (party->country);

  return g_strconcat (is_in_france ? "0" : "1", last, NULL);
}

static Group *
open_group (DumentStore *store, const DumentInvoice *invoice, GError **error)
{
  g_autoptr (DumentClient) client = dument_client_load (store, invoice->client_id, error);
  Group *group;

  if (client == NULL)
    return NULL;
  group = g_new0 (Group, 1);
  group->invoices = g_ptr_array_new_with_free_func (free_invoice);
  group->place = find_place (&client->party);
  group->letter = g_new0 (DumentBatchLetter, 1);
  group->letter->client_id = client->id;
  group->letter->client_name = g_strdup (client->party.name);
  g_strlcpy (group->letter->currency, invoice->currency, sizeof group->letter->currency);
  return group;
}

/* One letter for each client and currency. */
static gboolean
file_invoice (DumentStore *store, gint64 id, GHashTable *by_key, GPtrArray *groups, GError **error)
{
  g_autoptr (DumentInvoice) invoice = dument_invoice_load (store, id, error);
  g_autofree char *key = NULL;
  Group *group;

  if (invoice == NULL)
    return FALSE;
  key = g_strdup_printf ("%" G_GINT64_FORMAT " %s", invoice->client_id, invoice->currency);
  group = g_hash_table_lookup (by_key, key);
  if (group == NULL)
    {
      group = open_group (store, invoice, error);
      if (group == NULL)
        return FALSE;
      g_ptr_array_add (groups, group);
      g_hash_table_insert (by_key, g_steal_pointer (&key), group);
    }
  g_ptr_array_add (group->invoices, g_steal_pointer (&invoice));
  return TRUE;
}

static int
compare_invoices (gconstpointer a, gconstpointer b)
{
  const DumentInvoice *left = *(const DumentInvoice *const *) a;
  const DumentInvoice *right = *(const DumentInvoice *const *) b;

  if (left->due_date != right->due_date)
    return left->due_date < right->due_date ? -1 : 1;
  return left->id < right->id ? -1 : left->id > right->id;
}

static int
compare_groups (gconstpointer a, gconstpointer b)
{
  const Group *left = *(const Group *const *) a;
  const Group *right = *(const Group *const *) b;
  int order = strcmp (left->place, right->place);

  if (order == 0)
    order = g_utf8_collate (left->letter->client_name, right->letter->client_name);
  if (order == 0)
    order = left->letter->client_id < right->letter->client_id
                ? -1
                : left->letter->client_id > right->letter->client_id;
  return order != 0 ? order : strcmp (left->letter->currency, right->letter->currency);
}

static DumentBatchLetter *
close_group (Group *group)
{
  DumentBatchLetter *letter = g_steal_pointer (&group->letter);
  g_autoptr (GStrvBuilder) numbers = g_strv_builder_new ();

  g_ptr_array_sort (group->invoices, compare_invoices);
  letter->invoice_ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  for (unsigned i = 0; i < group->invoices->len; i++)
    {
      const DumentInvoice *invoice = g_ptr_array_index (group->invoices, i);

      g_array_append_val (letter->invoice_ids, invoice->id);
      g_strv_builder_add (numbers, invoice->number);
    }
  letter->numbers = g_strv_builder_end (numbers);
  return letter;
}

static void
add_id (const DumentReceivableRow *row, gpointer ids)
{
  g_array_append_val ((GArray *) ids, row->invoice->id);
}

static GArray *
list_late (DumentWorkspace *workspace, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  if (!dument_receivable_foreach (workspace, /* client_text= */ NULL, 1u << DUMENT_STATE_LATE,
                                  add_id, ids, error))
    return NULL;
  return g_steal_pointer (&ids);
}

/**
 * dument_letter_batch_plan:
 * @workspace: a workspace
 * @invoice_ids: (nullable) (element-type gint64): the invoices to be claimed; %NULL for all that is
 *   late
 * @cancellable: (nullable): ends the work
 * @error: return location for an error of the data file
 *
 * Divides invoices into letters, one for each client and currency. Whether a letter may be written
 * is seen when it is.
 *
 * Returns: (transfer full) (nullable) (element-type DumentBatchLetter): the letters in the order of
 *   the post: France by postal code, then the other countries
 */
GPtrArray *
dument_letter_batch_plan (DumentWorkspace *workspace,
                          const GArray *invoice_ids,
                          GCancellable *cancellable,
                          GError **error)
{
  DumentStore *store = dument_workspace_get_store (workspace);
  g_autoptr (GArray) late = invoice_ids == NULL ? list_late (workspace, error) : NULL;
  const GArray *ids = invoice_ids != NULL ? invoice_ids : late;
  g_autoptr (GHashTable) by_key =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, /* value_destroy_func= */ NULL);
  g_autoptr (GPtrArray) groups = g_ptr_array_new_with_free_func (free_group);
  g_autoptr (GPtrArray) letters = g_ptr_array_new_with_free_func (free_letter);

  for (unsigned i = 0; ids != NULL && i < ids->len; i++)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error) ||
          !file_invoice (store, g_array_index (ids, gint64, i), by_key, groups, error))
        return NULL;
    }
  if (ids == NULL)
    return NULL;
  g_ptr_array_sort (groups, compare_groups);
  for (unsigned i = 0; i < groups->len; i++)
    g_ptr_array_add (letters, close_group (g_ptr_array_index (groups, i)));
  return g_steal_pointer (&letters);
}

/* What no file system minds. */
static char *
make_safe (const char *name)
{
  g_autoptr (GString) safe = g_string_new (NULL);
  unsigned n_characters = 0;

  for (const char *at = name; *at != '\0' && n_characters < MAX_NAME;
       at = g_utf8_next_char (at), n_characters++)
    {
      gunichar character = g_utf8_get_char (at);

      g_string_append_unichar (
          safe, g_unichar_isalnum (character) || strchr (" -_'", (int) *at) ? character : '-');
    }
  return g_strstrip (g_string_free (g_steal_pointer (&safe), FALSE));
}

/* Returns: (nullable): the first of @names between the two */
static const char *
find_between (const GPtrArray *names, const char *start, const char *end)
{
  for (unsigned i = 0; i < names->len; i++)
    {
      const char *name = g_ptr_array_index (names, i);

      if (strlen (name) >= strlen (start) + strlen (end) && g_str_has_prefix (name, start) &&
          g_str_has_suffix (name, end))
        return name;
    }
  return NULL;
}

/**
 * dument_letter_batch_name_file:
 * @letter: a letter of a batch
 * @template_id: what is written
 * @names: (nullable) (element-type filename): what is in its folder
 *
 * A batch that was broken off goes on where it was: the number of the row keeps apart clients of
 * one name, and finds again those that have another name since.
 *
 * Returns: (transfer full): the name of its file, without folder, such as
 *   `mise-en-demeure Martin SARL 12.pdf`
 */
char *
dument_letter_batch_name_file (const DumentBatchLetter *letter,
                               const char *template_id,
                               const GPtrArray *names)
{
  g_autofree char *client = make_safe (letter->client_name);
  const char *currency = g_str_equal (letter->currency, "EUR") ? "" : letter->currency;
  g_autofree char *start = g_strconcat (template_id, " ", NULL);
  g_autofree char *end = g_strdup_printf (" %" G_GINT64_FORMAT "%s%s.pdf", letter->client_id,
                                          *currency != '\0' ? " " : "", currency);
  g_autofree char *name = g_strconcat (start, client, end, NULL);
  const char *earlier = NULL;

  if (names != NULL && find_between (names, name, "") == NULL)
    earlier = find_between (names, start, end);
  return earlier != NULL ? g_strdup (earlier) : g_steal_pointer (&name);
}
