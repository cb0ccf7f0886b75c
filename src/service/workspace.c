/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "config.h"

#include "service/workspace.h"

#include "document/enclosures.h"
#include "service/service-resources.h"
#include "store/client.h"
#include "store/entered-rate.h"
#include "store/setting.h"

#include <glib/gi18n-lib.h>

/* What was computed and kept holds for one way of computing it: the number grows with each change
 * of what a standing says. */
#define RECKONING PACKAGE_VERSION " 2"

/* A logo, a signature, and what they replace. */
#define MAX_PICTURES 4

/* What goes with the letters that are being written. */
#define MAX_MEASURED 2000

/* A document that was decoded, or why it could not be. */
typedef struct
{
  DumentPicture *picture;
  char *refusal;
} Decoded;

/* What is kept at hand of the data file. */
typedef struct
{
  DumentLaw *law;
  char *reckoning;
  DumentIssuer *issuer;
  DumentDayBase day_base;
  DumentImputation imputation;
} Known;

struct _DumentWorkspace
{
  DumentStore *store;
  Known known;
  DumentTypesetter *typesetter;
  GHashTable *pictures; /* by hash of the document: the number of a row can be rolled back */
  GHashTable *measured; /* likewise */
  DumentDate today;
  gint64 now;
};

static void
free_decoded (gpointer data)
{
  Decoded *decoded = data;

  dument_picture_unref (decoded->picture);
  g_free (decoded->refusal);
  g_free (decoded);
}

static void
free_measured (gpointer data)
{
  DumentMeasuredDocument *measured = data;

  g_free (measured->refusal);
  g_free (measured);
}

static void
clear_known (Known *known)
{
  g_clear_pointer (&known->law, dument_law_free);
  g_clear_pointer (&known->reckoning, g_free);
  g_clear_pointer (&known->issuer, dument_issuer_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Known, clear_known)

G_DEFINE_QUARK (dument - service - error - quark, dument_service_error)

/**
 * dument_workspace_default_path:
 *
 * Returns: (transfer full) (type filename): where the data file is kept unless another is named
 */
char *
dument_workspace_default_path (void)
{
  return g_build_filename (g_get_user_data_dir (), "dument", "dument.db", NULL);
}

/* @checksum takes in what decides, beside the facts, what is computed. */
static gboolean
load_shipped_law (DumentLaw *law, GChecksum *checksum, GError **error)
{
  static const char *const paths[] = {
    "/io/github/dument/Dument/rates/ecb.csv",
    "/io/github/dument/Dument/rates/legal-interest.csv",
    "/io/github/dument/Dument/law/late-payment.csv",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      g_autoptr (GBytes) bytes = g_resource_lookup_data (dument_service_get_resource (), paths[i],
                                                         G_RESOURCE_LOOKUP_FLAGS_NONE, error);

      /* Resources end with a zero byte that is not counted. */
      if (bytes == NULL || !dument_law_load (law, g_bytes_get_data (bytes, NULL), error))
        return FALSE;
      g_checksum_update (checksum, g_bytes_get_data (bytes, NULL),
                         (gssize) g_bytes_get_size (bytes));
    }
  return TRUE;
}

static gboolean
read_known (DumentStore *store, Known *known, GError **error)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autofree char *day_base = NULL;
  g_autofree char *imputation = NULL;

  known->law = dument_law_new ();
  g_checksum_update (checksum, (const guchar *) RECKONING, /* length= */ -1);
  if (!load_shipped_law (known->law, checksum, error) ||
      !dument_entered_rate_apply (store, known->law, error) ||
      !dument_issuer_load (store, &known->issuer, error) ||
      !dument_setting_get (store, "day-base", &day_base, error) ||
      !dument_setting_get (store, "imputation", &imputation, error))
    return FALSE;
  known->reckoning = g_strdup (g_checksum_get_string (checksum));
  known->day_base =
      g_strcmp0 (day_base, "actual") == 0 ? DUMENT_DAY_BASE_ACTUAL : DUMENT_DAY_BASE_365;
  if (imputation == NULL || !dument_imputation_parse (imputation, &known->imputation))
    known->imputation = DUMENT_IMPUTATION_PRINCIPAL_FIRST;
  return TRUE;
}

static void
adopt_known (DumentWorkspace *self, Known *known)
{
  clear_known (&self->known);
  self->known = *known;
  *known = (Known){ 0 };
}

/**
 * dument_workspace_reload:
 * @self: a workspace
 * @error: return location for an error
 *
 * Reads again what the use cases keep at hand: the law with the user's rates, the own business and
 * the preferences. Whoever learns that another program changed one of them calls this.
 *
 * Returns: %FALSE with an error of the store
 */
gboolean
dument_workspace_reload (DumentWorkspace *self, GError **error)
{
  g_auto (Known) known = { 0 };

  if (!read_known (self->store, &known, error))
    return FALSE;
  adopt_known (self, &known);
  return TRUE;
}

/**
 * dument_workspace_commit:
 * @self: a workspace
 * @transaction: what changed the user's rates, the own business or the preferences
 * @error: return location for an error
 *
 * Commits a change of what the use cases keep at hand. The new values are read before they are
 * committed: once they are, nothing can fail any more, and what was done is not said to have
 * failed.
 *
 * Returns: %FALSE with an error of the store; nothing is changed then
 */
gboolean
dument_workspace_commit (DumentWorkspace *self, DumentTransaction *transaction, GError **error)
{
  g_auto (Known) known = { 0 };

  if (!read_known (self->store, &known, error) || !dument_transaction_commit (transaction, error))
    return FALSE;
  adopt_known (self, &known);
  return TRUE;
}

static DumentWorkspace *
open_workspace (const char *path, gboolean create, DumentDate today, gint64 now, GError **error)
{
  g_autoptr (DumentWorkspace) self = g_new0 (DumentWorkspace, 1);

  self->today = today;
  self->now = now;
  self->pictures = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_decoded);
  self->measured = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_measured);
  self->store = dument_store_open (path, create, error);
  if (self->store == NULL || !dument_workspace_reload (self, error))
    return NULL;
  return g_steal_pointer (&self);
}

/**
 * dument_workspace_open:
 * @path: (type filename): the data file; it is made if it is not there, with its folder
 * @today: the day for which everything is computed
 * @now: the moment that the journal notes, in seconds since 1970-01-01 UTC
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): the workspace, or %NULL with an error that names file and
 * cure
 */
DumentWorkspace *
dument_workspace_open (const char *path, DumentDate today, gint64 now, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);

  if (g_mkdir_with_parents (folder, 0700) != 0)
    {
      g_autofree char *name = g_filename_display_name (folder);

      g_set_error (error, DUMENT_SERVICE_ERROR, DUMENT_SERVICE_ERROR_FILE,
                   _ ("The folder %s cannot be made. Choose another place for the data file."),
                   name);
      return NULL;
    }
  return open_workspace (path, /* create= */ TRUE, today, now, error);
}

/**
 * dument_workspace_open_existing:
 * @path: (type filename): the data file
 * @today: the day for which everything is computed
 * @now: the moment that the journal notes, in seconds since 1970-01-01 UTC
 * @error: return location for an error
 *
 * Opens what is there and makes nothing: a mistyped name must not become an empty data file.
 *
 * Returns: (transfer full) (nullable): the workspace, or %NULL with an error that names file and
 * cure: %DUMENT_STORE_ERROR_NOT_FOUND where there is no file
 */
DumentWorkspace *
dument_workspace_open_existing (const char *path, DumentDate today, gint64 now, GError **error)
{
  return open_workspace (path, /* create= */ FALSE, today, now, error);
}

/**
 * dument_workspace_close:
 * @self: (nullable): a workspace
 */
void
dument_workspace_close (DumentWorkspace *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->store, dument_store_close);
  clear_known (&self->known);
  g_clear_pointer (&self->typesetter, dument_typesetter_free);
  g_clear_pointer (&self->pictures, g_hash_table_unref);
  g_clear_pointer (&self->measured, g_hash_table_unref);
  g_free (self);
}

/**
 * dument_workspace_is_empty:
 * @self: a workspace
 * @ret_empty: (out): whether neither the own business nor a client is in it
 * @error: return location for an error
 *
 * Returns: whether it could be read
 */
gboolean
dument_workspace_is_empty (DumentWorkspace *self, gboolean *ret_empty, GError **error)
{
  gboolean has_client;

  if (!dument_client_exists (self->store, &has_client, error))
    return FALSE;
  *ret_empty = self->known.issuer == NULL && !has_client;
  return TRUE;
}

/**
 * dument_workspace_get_store:
 * @self: a workspace
 *
 * Returns: (transfer none): the open data file
 */
DumentStore *
dument_workspace_get_store (DumentWorkspace *self)
{
  return self->store;
}

/**
 * dument_workspace_get_law:
 * @self: a workspace
 *
 * Returns: (transfer none): the law, with the rates that the user entered; valid until the next
 *   reload
 */
const DumentLaw *
dument_workspace_get_law (DumentWorkspace *self)
{
  return self->known.law;
}

/**
 * dument_workspace_get_reckoning:
 * @self: a workspace
 *
 * Returns: (transfer none): a stamp of the program and of the law that it brings, the user's rates
 *   apart. What was computed under another stamp may not hold any longer.
 */
const char *
dument_workspace_get_reckoning (DumentWorkspace *self)
{
  return self->known.reckoning;
}

/**
 * dument_workspace_get_issuer:
 * @self: a workspace
 *
 * Returns: (transfer none) (nullable): the user's own business; %NULL before it was set up
 */
const DumentIssuer *
dument_workspace_get_issuer (DumentWorkspace *self)
{
  return self->known.issuer;
}

/**
 * dument_workspace_get_day_base:
 * @self: a workspace
 *
 * Returns: the divisor of yearly rates that the user chose
 */
DumentDayBase
dument_workspace_get_day_base (DumentWorkspace *self)
{
  return self->known.day_base;
}

/**
 * dument_workspace_get_imputation:
 * @self: a workspace
 *
 * Returns: what a part payment settles first with clients that come in from now on; each client has
 *   its own, which this does not change
 */
DumentImputation
dument_workspace_get_imputation (DumentWorkspace *self)
{
  return self->known.imputation;
}

/**
 * dument_workspace_get_typesetter:
 * @self: a workspace
 * @error: return location for an error
 *
 * Finding the typefaces takes a while, so it is done once, by the first who measures something.
 *
 * Returns: (transfer none) (nullable): a typesetter for the thread of the workspace
 */
DumentTypesetter *
dument_workspace_get_typesetter (DumentWorkspace *self, GError **error)
{
  if (self->typesetter == NULL)
    self->typesetter = dument_typesetter_new (error);
  return self->typesetter;
}

static Decoded *
decode (DumentStore *store, gint64 document_id, GError **error)
{
  g_autoptr (DumentStoredDocument) document =
      dument_stored_document_load (store, document_id, error);
  g_autoptr (GError) reason = NULL;
  Decoded *decoded;

  if (document == NULL)
    return NULL;
  decoded = g_new0 (Decoded, 1);
  decoded->picture = dument_picture_new (document->content, &reason);
  if (decoded->picture == NULL)
    decoded->refusal = g_strdup (reason->message);
  return decoded;
}

/**
 * dument_workspace_get_picture:
 * @self: a workspace
 * @document: description of a document that shall be a picture
 * @ret_picture: (out) (transfer none) (nullable): the picture, %NULL where it cannot be read here;
 *   both are valid until the next call
 * @ret_refusal: (out) (transfer none) (nullable): why it cannot be read here
 * @error: return location for an error
 *
 * Decoding a photograph takes a while, so it is done once.
 *
 * Returns: %FALSE with an error of the store
 */
gboolean
dument_workspace_get_picture (DumentWorkspace *self,
                              const DumentStoredDocument *document,
                              DumentPicture **ret_picture,
                              const char **ret_refusal,
                              GError **error)
{
  Decoded *decoded = g_hash_table_lookup (self->pictures, document->sha256);

  if (decoded == NULL)
    {
      decoded = decode (self->store, document->id, error);
      if (decoded == NULL)
        return FALSE;
      if (g_hash_table_size (self->pictures) >= MAX_PICTURES)
        g_hash_table_remove_all (self->pictures);
      g_hash_table_insert (self->pictures, g_strdup (document->sha256), decoded);
    }
  *ret_picture = decoded->picture;
  *ret_refusal = decoded->refusal;
  return TRUE;
}

static DumentMeasuredDocument *
measure (DumentStore *store, const DumentStoredDocument *description, GError **error)
{
  g_autoptr (DumentStoredDocument) document =
      dument_stored_document_load (store, description->id, error);
  g_autoptr (GError) reason = NULL;
  DumentEnclosure enclosure = { .name = description->file_name };
  DumentMeasuredDocument *measured;

  if (document == NULL)
    return NULL;
  enclosure.content = document->content;
  measured = g_new0 (DumentMeasuredDocument, 1);
  if (!dument_enclosures_inspect (&enclosure, &measured->n_pages, &measured->was_mended, &reason))
    measured->refusal = g_strdup (reason->message);
  return measured;
}

/**
 * dument_workspace_measure:
 * @self: a workspace
 * @document: description of a document that shall go with a letter
 * @error: return location for an error
 *
 * Looking into a long file takes a while, so it is done once.
 *
 * Returns: (transfer none) (nullable): what was found, valid until the next call, or %NULL with an
 *   error of the store
 */
const DumentMeasuredDocument *
dument_workspace_measure (DumentWorkspace *self,
                          const DumentStoredDocument *document,
                          GError **error)
{
  DumentMeasuredDocument *measured = g_hash_table_lookup (self->measured, document->sha256);

  if (measured != NULL)
    return measured;
  measured = measure (self->store, document, error);
  if (measured == NULL)
    return NULL;
  if (g_hash_table_size (self->measured) >= MAX_MEASURED)
    g_hash_table_remove_all (self->measured);
  g_hash_table_insert (self->measured, g_strdup (document->sha256), measured);
  return measured;
}

/**
 * dument_workspace_get_today:
 * @self: a workspace
 *
 * Returns: the day for which everything is computed
 */
DumentDate
dument_workspace_get_today (DumentWorkspace *self)
{
  return self->today;
}

/**
 * dument_workspace_get_now:
 * @self: a workspace
 *
 * Returns: the moment that the journal notes, in seconds since 1970-01-01 UTC
 */
gint64
dument_workspace_get_now (DumentWorkspace *self)
{
  return self->now;
}

/**
 * dument_workspace_set_today:
 * @self: a workspace
 * @today: another day
 *
 * Computes for another day from now on. What is done is still noted at the moment it is done.
 */
void
dument_workspace_set_today (DumentWorkspace *self, DumentDate today)
{
  self->today = today;
}

/**
 * dument_workspace_set_now:
 * @self: a workspace
 * @now: the moment at which the next deed is noted, in seconds since 1970-01-01 UTC
 */
void
dument_workspace_set_now (DumentWorkspace *self, gint64 now)
{
  self->now = now;
}

/**
 * dument_workspace_travel:
 * @self: a workspace
 * @today: another day
 *
 * Goes to another day, at noon: what is done next is done then. The sample data come about this
 * way.
 */
void
dument_workspace_travel (DumentWorkspace *self, DumentDate today)
{
  dument_workspace_set_today (self, today);
  self->now = (gint64) today * 86400 + 43200;
}
