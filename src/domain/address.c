/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "domain/address.h"

#include "domain/country.h"
#include "domain/folding.h"

#include <string.h>

#define POSTCODE_LENGTH 5

/* An address taken to pieces. The lines are those between the name and the locality. */
typedef struct
{
  char *name;
  GPtrArray *lines;
  char *postcode;
  char *city;
  /* Capitals; NULL for France. */
  char *country_line;
  gboolean is_french;
  gboolean city_first;
} Address;

static void
clear_address (Address *self)
{
  g_free (self->name);
  g_ptr_array_unref (self->lines);
  g_free (self->postcode);
  g_free (self->city);
  g_free (self->country_line);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Address, clear_address)

/* Composed characters, single spaces, nothing at the ends. */
static char *
tidy (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text != NULL ? text : "", /* len= */ -1);
  g_autofree char *composed = g_utf8_normalize (valid, /* len= */ -1, G_NORMALIZE_NFC);
  GString *tidied = g_string_new (NULL);

  for (const char *p = composed; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (!g_unichar_isspace (c) && !g_unichar_iscntrl (c))
        g_string_append_unichar (tidied, c);
      else if (tidied->len > 0 && tidied->str[tidied->len - 1] != ' ')
        g_string_append_c (tidied, ' ');
    }
  return g_strchomp (g_string_free (tidied, /* free_segment= */ FALSE));
}

static gboolean
reads_like (const char *one, const char *other)
{
  g_autofree char *folded_one = dument_folding_fold (one);
  g_autofree char *folded_other = dument_folding_fold (other);

  return g_str_equal (folded_one, folded_other);
}

static char *
capitals_of (const char *text)
{
  g_autofree char *upper = g_utf8_strup (text, /* len= */ -1);

  return g_utf8_normalize (upper, /* len= */ -1, G_NORMALIZE_NFC);
}

/* The norm allows no punctuation from the street line on: `12, rue de l’Église` is three words. */
static char *
without_punctuation (const char *text)
{
  g_autoptr (GString) words = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      g_string_append_unichar (words, g_unichar_ispunct (c) ? ' ' : c);
    }
  return tidy (words->str);
}

static const char *
last_line (const Address *self)
{
  return self->lines->len > 0 ? self->lines->pdata[self->lines->len - 1] : NULL;
}

static void
drop_last_line (Address *self)
{
  g_ptr_array_set_size (self->lines, (int) self->lines->len - 1);
}

static gboolean
is_known_country (const char *line)
{
  /* Two letters may also be anything else. */
  return strlen (line) > 2 && dument_country_find (line) != NULL;
}

/* `New York, NY 10118`: no other country ends its last line with a state and a ZIP code. */
static gboolean
ends_with_zip_code (const char *line)
{
  return g_regex_match_simple (",\\s*[A-Z]{2}\\s+[0-9]{5}(-[0-9]{4})?$", line, 0, 0);
}

/* A country given apart wins over one in the last line, which is then the same written twice. */
static void
take_country (Address *self, const char *country)
{
  g_autofree char *given = tidy (country);
  const char *last = last_line (self);
  const char *code;

  if (*given == '\0' && last != NULL && is_known_country (last))
    {
      g_free (given);
      given = g_strdup (last);
    }
  if (*given == '\0' && last != NULL && ends_with_zip_code (last))
    {
      g_free (given);
      given = g_strdup ("US");
    }
  code = *given != '\0' ? dument_country_find (given) : "FR";
  if (code == NULL && strlen (given) == 2)
    {
      g_autofree char *upper = capitals_of (given);

      self->is_french = dument_country_is_served_by_french_post (upper);
    }
  else
    self->is_french = code != NULL && dument_country_is_served_by_french_post (code);
  if (last != NULL && is_known_country (last) &&
      (reads_like (last, given) || g_strcmp0 (dument_country_find (last), code) == 0))
    drop_last_line (self);
  if (!self->is_french)
    {
      self->country_line = capitals_of (code != NULL ? dument_country_french_name (code) : given);
      self->city_first = code != NULL && dument_country_writes_city_first (code);
    }
}

static gboolean
begins_with_postcode (const char *text)
{
  for (gsize i = 0; i < POSTCODE_LENGTH; i++)
    {
      if (!g_ascii_isdigit (text[i]))
        return FALSE;
    }
  return text[POSTCODE_LENGTH] == ' ' && !g_ascii_isdigit (text[POSTCODE_LENGTH + 1]);
}

/* The number behind BP, CS or TSA has five digits too. */
static gboolean
ends_with_box_word (const char *text, gsize length)
{
  static const char *const words[] = { "BP", "CS", "TSA" };

  while (length > 0 && text[length - 1] == ' ')
    length--;
  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    {
      gsize word = strlen (words[i]);

      if (length >= word && g_ascii_strncasecmp (text + length - word, words[i], word) == 0 &&
          (length == word || !g_ascii_isalnum (text[length - word - 1])))
        return TRUE;
    }
  return FALSE;
}

/* Returns: (nullable): where `35500 Vitré` begins in a line that ends so */
static const char *
find_locality (const char *line)
{
  for (const char *p = line + strlen (line); p > line; p--)
    {
      const char *start = p - 1;

      if (begins_with_postcode (start) && (start == line || strchr (" ,-", start[-1]) != NULL) &&
          !ends_with_box_word (line, (gsize) (start - line)))
        return start;
    }
  return NULL;
}

/* `F-35500` was the way to write it from abroad. */
static gboolean
is_only_country_prefix (const char *text, gsize length)
{
  g_autofree char *before = g_strndup (text, length);
  g_autofree char *folded = dument_folding_fold (before);

  return g_str_equal (folded, "f") || g_str_equal (folded, "fr") || *folded == '\0';
}

static void
take_locality_from (Address *self, const char *locality)
{
  g_free (self->postcode);
  g_free (self->city);
  self->postcode = g_strndup (locality, POSTCODE_LENGTH);
  self->city = tidy (locality + POSTCODE_LENGTH);
}

/* The locality is often only the last line, or the end of the only one. */
static void
take_locality_from_lines (Address *self)
{
  g_autofree char *line = g_strdup (last_line (self));
  const char *locality = line != NULL ? find_locality (line) : NULL;
  gsize before;

  if (locality == NULL)
    return;
  before = (gsize) (locality - line);
  take_locality_from (self, locality);
  drop_last_line (self);
  if (!is_only_country_prefix (line, before))
    {
      while (before > 0 && strchr (" ,-", line[before - 1]) != NULL)
        before--;
      g_ptr_array_add (self->lines, g_strndup (line, before));
    }
}

static void
take_locality (Address *self, const char *postcode, const char *city)
{
  const char *locality;

  self->postcode = tidy (postcode);
  self->city = tidy (city);
  locality = find_locality (self->city);
  if (self->is_french && *self->postcode == '\0' && locality == self->city)
    {
      g_autofree char *whole = g_steal_pointer (&self->city);

      take_locality_from (self, whole);
    }
  if (*self->postcode != '\0' || *self->city != '\0')
    {
      g_autofree char *whole = g_strconcat (self->postcode, " ", self->city, NULL);

      if (last_line (self) != NULL && reads_like (last_line (self), whole))
        drop_last_line (self);
    }
  else if (self->is_french)
    take_locality_from_lines (self);
  else if (self->lines->len > 0)
    {
      g_free (self->city);
      self->city = g_strdup (last_line (self));
      drop_last_line (self);
    }
}

static void
take_lines (Address *self, const char *const *lines)
{
  self->lines = g_ptr_array_new_with_free_func (g_free);
  for (gsize i = 0; lines != NULL && lines[i] != NULL; i++)
    {
      g_autofree char *line = tidy (lines[i]);

      /* Many files repeat the name as the first line of the address. */
      if (*line != '\0' && !(self->lines->len == 0 && reads_like (line, self->name)))
        g_ptr_array_add (self->lines, g_steal_pointer (&line));
    }
}

/* The ways to begin the line with the street, after its number if it has one. */
static gboolean
is_street_word (const char *word)
{
  static const char *const words[] = {
    "allee",   "allees",   "av",     "avenue",  "bd",      "boulevard", "bp",       "bvd",
    "ch",      "chaussee", "chemin", "cite",    "cours",   "cs",        "faubourg", "hameau",
    "impasse", "lieu",     "parvis", "passage", "pl",      "place",     "quai",     "rond",
    "route",   "rte",      "rue",    "ruelle",  "sentier", "sq",        "square",   "tsa",
    "venelle", "voie",     "za",     "zac",     "zi",      "zone",      NULL,
  };

  return g_strv_contains (words, word);
}

/* `12 bis rue …`, `Rue …`, `BP 40`; but `3e étage` is a flat and `2 Bâtiment` a building. */
static gboolean
is_street_line (const char *line)
{
  g_autofree char *folded = dument_folding_fold (line);
  g_auto (GStrv) words = g_strsplit (folded, " ", /* max_tokens= */ -1);

  for (gsize i = 0; i < 4 && words[i] != NULL; i++)
    {
      if (is_street_word (words[i]))
        return TRUE;
      if (i == 0 && !g_ascii_isdigit (words[0][0]))
        return FALSE;
    }
  return FALSE;
}

/* Returns: index of the first line in capitals; the last one where no street is recognised */
static guint
find_street (const Address *self)
{
  for (guint i = 0; i < self->lines->len; i++)
    {
      if (is_street_line (self->lines->pdata[i]))
        return i;
    }
  return self->lines->len > 0 ? self->lines->len - 1 : 0;
}

static void
add_line (GPtrArray *block, char *taken)
{
  g_autofree char *line = taken;

  if (*line != '\0')
    g_ptr_array_add (block, g_steal_pointer (&line));
}

static char *
norm_line (const char *line)
{
  g_autofree char *words = without_punctuation (line);

  return capitals_of (words);
}

static GStrv
build_block (const Address *self)
{
  g_autoptr (GPtrArray) block = g_ptr_array_new ();
  g_autofree char *locality = self->city_first
                                  ? g_strconcat (self->city, " ", self->postcode, NULL)
                                  : g_strconcat (self->postcode, " ", self->city, NULL);
  g_autofree char *tidied = tidy (locality);
  guint street = find_street (self);

  add_line (block, g_strdup (self->name));
  for (guint i = 0; i < self->lines->len; i++)
    {
      const char *line = self->lines->pdata[i];

      /* Abroad the destination's rules hold, of which only the capitals of the end are common. */
      add_line (block, self->is_french && i >= street ? norm_line (line) : g_strdup (line));
    }
  add_line (block, self->is_french ? norm_line (tidied) : capitals_of (tidied));
  if (self->country_line != NULL)
    add_line (block, g_strdup (self->country_line));
  g_ptr_array_add (block, NULL);
  return (GStrv) g_ptr_array_steal (block, /* len= */ NULL);
}

static void
add_finding (GArray *findings, DumentAddressFault fault, gsize line, gsize excess)
{
  DumentAddressFinding finding = { fault, (unsigned) line, (unsigned) excess };

  g_array_append_val (findings, finding);
}

/* The ranges of La Poste: 01 to 95 with the towns of special codes, 97 and 98 overseas. */
static gboolean
is_usual_postcode (const char *postcode)
{
  if (strlen (postcode) != POSTCODE_LENGTH || strspn (postcode, "0123456789") != POSTCODE_LENGTH)
    return FALSE;
  return !g_str_has_prefix (postcode, "00") && !g_str_has_prefix (postcode, "99");
}

static GArray *
examine (const Address *self, const GStrv block)
{
  GArray *findings = g_array_new (/* zero_terminated= */ FALSE, /* clear_= */ FALSE,
                                  sizeof (DumentAddressFinding));
  gsize max = self->is_french ? DUMENT_ADDRESS_MAX_LINES : DUMENT_ADDRESS_MAX_LINES_ABROAD;
  gsize n_lines = g_strv_length (block);

  if (*self->name == '\0')
    add_finding (findings, DUMENT_ADDRESS_NO_NAME, 0, 0);
  if (self->lines->len == 0)
    add_finding (findings, DUMENT_ADDRESS_NO_STREET, 0, 0);
  if (self->is_french && *self->postcode == '\0')
    add_finding (findings, DUMENT_ADDRESS_NO_POSTCODE, 0, 0);
  else if (self->is_french && !is_usual_postcode (self->postcode))
    add_finding (findings, DUMENT_ADDRESS_UNUSUAL_POSTCODE, n_lines, 0);
  if (*self->city == '\0')
    add_finding (findings, DUMENT_ADDRESS_NO_CITY, 0, 0);
  for (gsize i = 0; i < n_lines; i++)
    {
      gsize length = (gsize) g_utf8_strlen (block[i], /* max= */ -1);

      if (length > DUMENT_ADDRESS_MAX_CHARACTERS)
        add_finding (findings, DUMENT_ADDRESS_LINE_TOO_LONG, i + 1,
                     length - DUMENT_ADDRESS_MAX_CHARACTERS);
    }
  if (n_lines > max)
    add_finding (findings, DUMENT_ADDRESS_TOO_MANY_LINES, 0, n_lines - max);
  return findings;
}

/**
 * dument_address_format:
 * @name: the addressee
 * @lines: (array zero-terminated=1) (nullable): the lines between name and locality; without
 *   @postcode and @city the last one may be the locality, and the country may follow it
 * @postcode: (nullable): postal code
 * @city: (nullable): locality, with its CEDEX
 * @country: (nullable): two letters or a French name; %NULL for France
 * @ret_findings: (out) (optional) (element-type DumentAddressFinding): what is wrong with the
 * block, empty if it meets the norm
 *
 * Makes the block that stands in an envelope's window. Nothing is cut or abbreviated: what does not
 * fit is found, and the block is whole in any case.
 *
 * Returns: (transfer full): the lines, no empty one among them, street and locality in capitals
 *   and without punctuation, a foreign country last
 *
 * Source: NF Z 10-011.
 */
GStrv
dument_address_format (const char *name,
                       const char *const *lines,
                       const char *postcode,
                       const char *city,
                       const char *country,
                       GArray **ret_findings)
{
  g_auto (Address) address = { NULL };
  g_auto (GStrv) block = NULL;

  address.name = tidy (name);
  take_lines (&address, lines);
  take_country (&address, country);
  take_locality (&address, postcode, city);
  block = build_block (&address);
  if (ret_findings != NULL)
    *ret_findings = examine (&address, block);
  return g_steal_pointer (&block);
}
