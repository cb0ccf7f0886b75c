/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */
#pragma once

#include "service/drafting.h"
#include "service/letter-case.h"
#include "ui/enclosure-list.h"
#include "ui/letter-buffer.h"
#include "ui/letter-editor.h"
#include "ui/letter-findings.h"
#include "ui/letter-preview.h"

G_BEGIN_DECLS

struct _DumentLetterEditor
{
  AdwBin parent_instance;

  DumentEngine *engine;
  GCancellable *cancellable;
  DumentLetterBuffer *buffer;
  DumentLetterCase *letter_case; /* NULL while there is no letter to be written */
  DumentLetterDraft *draft;      /* what the user has decided so far */
  GPtrArray *variables;

  GtkWidget *bold_button;
  GtkSpinButton *deadline_spin;
  GtkWidget *enclosure_label;
  DumentEnclosureList *enclosure_list;
  DumentLetterFindings *findings;
  GtkMenuButton *insert_button;
  GtkListBox *insert_list;
  GtkWidget *insert_popover;
  GtkWidget *invoice_box;
  GtkWidget *invoice_label;
  GtkDropDown *kind_drop_down;
  GtkEntry *number_entry;
  GtkWidget *number_label;
  GtkPaned *paned;
  DumentLetterPreview *preview;
  GtkWidget *preview_button;
  GtkButton *save_button;
  GtkStack *stack;
  AdwStatusPage *status_page;
  GtkWidget *text_pane;
  GtkTextView *text_view;
  AdwWindowTitle *title;

  unsigned revision; /* counts the changes of the draft */
  unsigned reopen_source;
  unsigned save_source;

  gboolean encloses : 1; /* something goes with the letter */
  gboolean edited : 1;   /* the text is the user's own */
  gboolean failing : 1;  /* the text cannot be laid out */
  gboolean filling : 1;  /* the form is being filled by the program */
  gboolean opening : 1;
  gboolean placed : 1;  /* the border between text and page has its place */
  gboolean printed : 1; /* what was printed of the draft is kept, and is what will be recorded */
  gboolean reopen : 1;
  gboolean saving : 1;
  gboolean unsaved : 1;
};

void dument_letter_editor_install_actions (GtkWidgetClass *widget_class);
void dument_letter_editor_update_actions (DumentLetterEditor *self);
void dument_letter_editor_reopen (DumentLetterEditor *self, gboolean with_text);
void dument_letter_editor_use (DumentLetterEditor *self, const char *template_id);
void
dument_letter_editor_enclose (DumentLetterEditor *self, gint64 document_id, gboolean is_enclosed);
void dument_letter_editor_save_soon (DumentLetterEditor *self);
void dument_letter_editor_save_now (DumentLetterEditor *self);
void dument_letter_editor_leave (DumentLetterEditor *self);

G_END_DECLS
