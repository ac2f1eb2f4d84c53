/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceUiCorpusEdits: changes of claims over many articles, made from a page of the window: one at a time, with
 * progress, to be stopped, undone and redone.
 *
 * The change itself is an AdduceCorpusEdit. Articles that are open in the window take it in at once. What went wrong,
 * and how many claims were changed, is told by the context's messages. Belongs to a context, which outlives it.
 */
#pragma once

#include <glib-object.h>
#include "adduce.h"

G_BEGIN_DECLS

typedef struct _AdduceUiContext AdduceUiContext;

#define ADDUCE_UI_TYPE_CORPUS_EDITS (adduce_ui_corpus_edits_get_type ())
G_DECLARE_FINAL_TYPE (AdduceUiCorpusEdits, adduce_ui_corpus_edits, ADDUCE_UI, CORPUS_EDITS, GObject)

/*
 * Properties (all notify, read-only):
 *   "running"     whether a change is being made
 *   "progress"    of that, from 0 to 1
 *   "undo-label"  what would be undone, or NULL
 *   "redo-label"  what would be redone, or NULL
 *
 * Signals:
 *   "changed" (edits, GStrv paths): these sidecars were written
 */

AdduceUiCorpusEdits *adduce_ui_corpus_edits_new (AdduceUiContext *context);

gboolean adduce_ui_corpus_edits_get_running (AdduceUiCorpusEdits *self);
double adduce_ui_corpus_edits_get_progress (AdduceUiCorpusEdits *self);
const char *adduce_ui_corpus_edits_get_undo_label (AdduceUiCorpusEdits *self);
const char *adduce_ui_corpus_edits_get_redo_label (AdduceUiCorpusEdits *self);

/** Makes the change; while another one is being made it is refused with a message. */
void adduce_ui_corpus_edits_perform (AdduceUiCorpusEdits *self, AdduceCorpusEdit *edit);

/** What takes back a change that was made otherwise, to be undone as if it had been made here. */
void adduce_ui_corpus_edits_add_undo (AdduceUiCorpusEdits *self, AdduceCorpusEdit *edit);

/** Stops the change that is being made; nothing of it stays. */
void adduce_ui_corpus_edits_cancel (AdduceUiCorpusEdits *self);

void adduce_ui_corpus_edits_undo (AdduceUiCorpusEdits *self);
void adduce_ui_corpus_edits_redo (AdduceUiCorpusEdits *self);

/** For another corpus: what can be undone is forgotten, and what a killed run left there is completed. */
void adduce_ui_corpus_edits_set_folder (AdduceUiCorpusEdits *self, const char *folder);

G_END_DECLS
