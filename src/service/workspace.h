/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#pragma once

#include "document/picture.h"
#include "document/typesetter.h"
#include "domain/claim.h"
#include "store/issuer.h"
#include "store/store.h"
#include "store/stored-document.h"
#include "store/transaction.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define DUMENT_SERVICE_ERROR (dument_service_error_quark ())

/**
 * DumentServiceError:
 * @DUMENT_SERVICE_ERROR_NOT_FOUND: what was named is not in the data file
 * @DUMENT_SERVICE_ERROR_AMBIGUOUS: what was named fits several things
 * @DUMENT_SERVICE_ERROR_INVALID: a value that cannot be, such as an IBAN with a wrong checksum
 * @DUMENT_SERVICE_ERROR_UNREADABLE: a value that cannot be read as what it shall be, such as a day,
 *   an amount or one of some words
 * @DUMENT_SERVICE_ERROR_REFUSED: a rule of the field forbids it
 * @DUMENT_SERVICE_ERROR_MISSING: something must be known first, such as the user's own name
 * @DUMENT_SERVICE_ERROR_FILE: a file other than the data file cannot be read or written
 *
 * Why a use case could not be carried out. Messages are translated sentences that name the cure;
 * errors of lower layers are passed on with their own codes.
 */
typedef enum
{
  DUMENT_SERVICE_ERROR_NOT_FOUND,
  DUMENT_SERVICE_ERROR_AMBIGUOUS,
  DUMENT_SERVICE_ERROR_INVALID,
  DUMENT_SERVICE_ERROR_UNREADABLE,
  DUMENT_SERVICE_ERROR_REFUSED,
  DUMENT_SERVICE_ERROR_MISSING,
  DUMENT_SERVICE_ERROR_FILE,
} DumentServiceError;

GQuark dument_service_error_quark (void);

/**
 * DumentWorkspace:
 *
 * What every use case works on: the open data file, the law with the rates that the user entered,
 * the user's own business and the day. Both faces of the program pass it to each use case; it
 * belongs to the thread that opened it.
 */
typedef struct _DumentWorkspace DumentWorkspace;

/**
 * DumentMeasuredDocument:
 * @n_pages: how many pages it gives to a letter that it goes with
 * @was_mended: whether it was damaged and what is missing had to be guessed
 * @refusal: (nullable): why it can go with none
 *
 * A document as an enclosure.
 */
typedef struct
{
  unsigned n_pages;
  gboolean was_mended;
  char *refusal;
} DumentMeasuredDocument;

char *dument_workspace_default_path (void);
DumentWorkspace *dument_workspace_open (const char *path,
                                        DumentDate today,
                                        gint64 now,
                                        GError **error) G_GNUC_WARN_UNUSED_RESULT;
DumentWorkspace *dument_workspace_open_existing (const char *path,
                                                 DumentDate today,
                                                 gint64 now,
                                                 GError **error) G_GNUC_WARN_UNUSED_RESULT;
void dument_workspace_close (DumentWorkspace *self);
gboolean dument_workspace_reload (DumentWorkspace *self, GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean dument_workspace_commit (DumentWorkspace *self,
                                  DumentTransaction *transaction,
                                  GError **error) G_GNUC_WARN_UNUSED_RESULT;

gboolean dument_workspace_is_empty (DumentWorkspace *self,
                                    gboolean *ret_empty,
                                    GError **error) G_GNUC_WARN_UNUSED_RESULT;
DumentStore *dument_workspace_get_store (DumentWorkspace *self);
const DumentLaw *dument_workspace_get_law (DumentWorkspace *self);
const char *dument_workspace_get_reckoning (DumentWorkspace *self);
const DumentIssuer *dument_workspace_get_issuer (DumentWorkspace *self);
DumentDayBase dument_workspace_get_day_base (DumentWorkspace *self);
DumentImputation dument_workspace_get_imputation (DumentWorkspace *self);
DumentTypesetter *
dument_workspace_get_typesetter (DumentWorkspace *self, GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean dument_workspace_get_picture (DumentWorkspace *self,
                                       const DumentStoredDocument *document,
                                       DumentPicture **ret_picture,
                                       const char **ret_refusal,
                                       GError **error) G_GNUC_WARN_UNUSED_RESULT;
const DumentMeasuredDocument *dument_workspace_measure (DumentWorkspace *self,
                                                        const DumentStoredDocument *document,
                                                        GError **error) G_GNUC_WARN_UNUSED_RESULT;
DumentDate dument_workspace_get_today (DumentWorkspace *self);
gint64 dument_workspace_get_now (DumentWorkspace *self);
void dument_workspace_set_today (DumentWorkspace *self, DumentDate today);
void dument_workspace_set_now (DumentWorkspace *self, gint64 now);
void dument_workspace_travel (DumentWorkspace *self, DumentDate today);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DumentWorkspace, dument_workspace_close)

G_END_DECLS
