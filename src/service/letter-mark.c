/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "config.h"

#include "service/letter-mark.h"

#include "document/duplicate.h"
#include "domain/identifiers.h"
#include "service/ladder.h"

#include <json-glib/json-glib.h>
#include <string.h>

/**
 * dument_letter_mark_free:
 * @self: (nullable) (transfer full): a mark
 */
void
dument_letter_mark_free (DumentLetterMark *self)
{
  if (self == NULL)
    return;
  g_free (self->template_id);
  g_strfreev (self->numbers);
  g_free (self->registered_number);
  g_free (self);
}

static void
add_text (JsonBuilder *builder, const char *name, const char *text)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, text);
}

static void
add_integer (JsonBuilder *builder, const char *name, gint64 value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_int_value (builder, value);
}

/**
 * dument_letter_mark_write:
 * @written: a letter
 *
 * Returns: (transfer full): what its file tells of it, beside its pages. All of it stands on the
 *   pages too.
 */
char *
dument_letter_mark_write (const DumentWrittenLetter *written)
{
  const DumentReceivable *first = g_ptr_array_index (written->receivables, 0);
  g_autoptr (JsonBuilder) builder = json_builder_new_immutable ();
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *date = dument_date_to_iso (written->letter->date);

  json_builder_begin_object (builder);
  add_text (builder, "template", written->template_id);
  json_builder_set_member_name (builder, "invoices");
  json_builder_begin_array (builder);
  for (unsigned i = 0; i < written->receivables->len; i++)
    json_builder_add_string_value (
        builder,
        ((const DumentReceivable *) g_ptr_array_index (written->receivables, i))->invoice->number);
  json_builder_end_array (builder);
  add_text (builder, "date", date);
  add_integer (builder, "total_minor", written->total_asked);
  add_text (builder, "currency", first->invoice->currency);
  add_integer (builder, "deadline_days", written->deadline_days);
  if (written->n_enclosed > 0)
    add_integer (builder, "enclosed", written->n_enclosed);
  if (written->registered_number != NULL)
    add_text (builder, "registered", written->registered_number);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  return json_to_string (root, /* pretty= */ FALSE);
}

static const char *
get_text (JsonObject *object, const char *name)
{
  return json_object_get_string_member_with_default (object, name, /* default_value= */ NULL);
}

static int
get_count (JsonObject *object, const char *name)
{
  gint64 count = json_object_get_int_member_with_default (object, name, /* default_value= */ 0);

  return (int) CLAMP (count, 0, G_MAXINT);
}

static GStrv
read_numbers (JsonObject *object)
{
  JsonNode *member = json_object_get_member (object, "invoices");
  JsonArray *array =
      member != NULL && JSON_NODE_HOLDS_ARRAY (member) ? json_node_get_array (member) : NULL;
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (unsigned i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      JsonNode *element = json_array_get_element (array, i);

      if (!JSON_NODE_HOLDS_VALUE (element) || json_node_get_value_type (element) != G_TYPE_STRING)
        return NULL;
      g_strv_builder_add (builder, json_node_get_string (element));
    }
  return g_strv_builder_end (builder);
}

/* No letter of ours says more, in bytes, or in brackets, which the parser follows one into the
 * other. */
#define MAX_LENGTH   65536
#define MAX_BRACKETS 1000

/* Characters of the number of a registered letter, as generous as the forms are. */
#define MAX_NUMBER 40

static gboolean
is_tame (const char *keywords)
{
  unsigned n_brackets = 0;

  for (const char *at = keywords; *at != '\0'; at++)
    {
      n_brackets += *at == '[' || *at == '{';
      if (at - keywords > MAX_LENGTH || n_brackets > MAX_BRACKETS)
        return FALSE;
    }
  return TRUE;
}

static gboolean
has_twins (const char *const *numbers)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (; *numbers != NULL; numbers++)
    {
      if (!g_hash_table_add (seen, (gpointer) *numbers))
        return TRUE;
    }
  return FALSE;
}

/* The file lay where everybody could change it. */
static gboolean
is_possible (const DumentLetterMark *self)
{
  return self->template_id != NULL && dument_ladder_find (self->template_id) != NULL &&
         self->numbers != NULL && self->numbers[0] != NULL &&
         !has_twins ((const char *const *) self->numbers) &&
         (self->registered_number == NULL || strlen (self->registered_number) <= MAX_NUMBER) &&
         dument_money_is_currency (self->currency) && self->total_asked >= 0 &&
         self->total_asked <= DUMENT_MONEY_MAX && self->deadline_days >= 0 &&
         self->deadline_days <= 366;
}

static DumentLetterMark *
parse (JsonObject *object)
{
  g_autoptr (DumentLetterMark) self = g_new0 (DumentLetterMark, 1);
  const char *date = get_text (object, "date");
  const char *currency = get_text (object, "currency");

  if (date == NULL || currency == NULL || strlen (currency) != 3 ||
      !dument_date_parse (date, &self->written_on))
    return NULL;
  self->template_id = g_strdup (get_text (object, "template"));
  self->numbers = read_numbers (object);
  self->total_asked =
      json_object_get_int_member_with_default (object, "total_minor", /* default_value= */ 0);
  g_strlcpy (self->currency, currency, sizeof self->currency);
  self->deadline_days = get_count (object, "deadline_days");
  self->n_enclosed = get_count (object, "enclosed");
  self->registered_number = g_strdup (get_text (object, "registered"));
  return is_possible (self) ? g_steal_pointer (&self) : NULL;
}

/**
 * dument_letter_mark_is_own:
 * @pdf: bytes of a file
 *
 * Returns: whether this program wrote it, so that another letter may take its place
 */
gboolean
dument_letter_mark_is_own (GBytes *pdf)
{
  g_autoptr (DumentDuplicate) letter = dument_duplicate_open (pdf, /* error= */ NULL);

  return letter != NULL && dument_duplicate_is_own (letter);
}

/**
 * dument_letter_mark_read:
 * @pdf: bytes of a file
 *
 * Returns: (transfer full) (nullable): what it tells, or %NULL where it is no letter that
 *   dument_letter_writing_write() wrote
 */
DumentLetterMark *
dument_letter_mark_read (GBytes *pdf)
{
  g_autoptr (DumentDuplicate) letter = dument_duplicate_open (pdf, /* error= */ NULL);
  g_autofree char *keywords = letter != NULL ? dument_duplicate_get_keywords (letter) : NULL;
  g_autoptr (JsonNode) root = keywords != NULL && is_tame (keywords)
                                  ? json_from_string (keywords, /* error= */ NULL)
                                  : NULL;

  return root != NULL && JSON_NODE_HOLDS_OBJECT (root) ? parse (json_node_get_object (root)) : NULL;
}

static gboolean
contains_all (const char *const *numbers, const char *const *others)
{
  for (gsize i = 0; others[i] != NULL; i++)
    {
      if (!g_strv_contains (numbers, others[i]))
        return FALSE;
    }
  return TRUE;
}

/* The number is often known at the counter only, after the letter was printed. */
static gboolean
has_other_number (const DumentLetterMark *self, const char *registered_number)
{
  g_autofree char *own = NULL;
  g_autofree char *other = NULL;

  if (self->registered_number == NULL || registered_number == NULL)
    return FALSE;
  own = dument_identifiers_normalise (self->registered_number);
  other = dument_identifiers_normalise (registered_number);
  return !g_str_equal (own, other);
}

/* Without a wish whatever lies there goes. */
static gboolean
has_what_is_wished (const DumentLetterMark *self, const DumentEnclosureWish *wish)
{
  int n_names = wish->file_names != NULL ? (int) g_strv_length ((GStrv) wish->file_names) : 0;

  return wish->nothing ? self->n_enclosed == n_names : self->n_enclosed >= n_names;
}

/**
 * dument_letter_mark_compare:
 * @self: what a file tells
 * @request: what is asked for, by numbers of invoices
 *
 * What a letter asks, and what is known of its debtor, may have changed since it was printed, on
 * the day asked for or before.
 *
 * Returns: whether the file can be the letter that is asked for, and why not
 */
DumentLetterMatch
dument_letter_mark_compare (const DumentLetterMark *self, const DumentLetterRequest *request)
{
  const char *const *own = (const char *const *) self->numbers;

  if (!g_str_equal (self->template_id, request->template_id) ||
      !contains_all (own, request->numbers) || !contains_all (request->numbers, own))
    return DUMENT_LETTER_MATCH_NONE;
  if (request->date != DUMENT_DATE_NONE && self->written_on > request->date)
    return DUMENT_LETTER_MATCH_LATER_DAY;
  if (request->deadline_days != 0 && self->deadline_days != request->deadline_days)
    return DUMENT_LETTER_MATCH_OTHER_DEADLINE;
  if (!has_what_is_wished (self, &request->enclosing))
    return DUMENT_LETTER_MATCH_OTHER_ENCLOSURES;
  return has_other_number (self, request->registered_number) ? DUMENT_LETTER_MATCH_OTHER_NUMBER
                                                             : DUMENT_LETTER_MATCH_FULL;
}
