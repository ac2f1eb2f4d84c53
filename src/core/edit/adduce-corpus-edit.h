/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceCorpusEdit: one change of claims over many sidecars of a corpus, done whole or not at all.
 *
 *   edit = adduce_corpus_edit_new (folder, _("Set Stance"));
 *   adduce_corpus_edit_add (edit, sidecar_path, claim, changed);     for each claim
 *   adduce_corpus_edit_run_async (edit, cancellable, progress_cb, done_cb, data);
 *   undo = adduce_corpus_edit_invert (edit);                         what takes it back, to be run likewise
 *
 * Data structure: a list of steps, each a sidecar and a claim before and after (either may be missing: made or
 * removed). As in a session, the difference of the two is applied to what the claim is when its file is written,
 * so that what somebody else changed in it meanwhile stays. Each sidecar is saved as a session saves it: under its
 * lock, merged with what is there, atomically. Sessions that have it open take the change in when they look.
 *
 * Whole or not at all: all files are read and tried before the first is written; before that, a record of all steps is
 * in Adduce's data folder, safe on the disk. When the run is cancelled or a file can't be written, what was
 * written is taken back. When the program is killed, adduce_corpus_edit_recover() completes what the record has.
 * "Taken back" and "completed" are changes of claims like others: revisions rise.
 *
 * A run belongs to one thread at a time; between runs the object may be read anywhere.
 */
#pragma once

#include <gio/gio.h>
#include "model/adduce-claim.h"

G_BEGIN_DECLS

#define ADDUCE_TYPE_CORPUS_EDIT (adduce_corpus_edit_get_type ())
G_DECLARE_FINAL_TYPE (AdduceCorpusEdit, adduce_corpus_edit, ADDUCE, CORPUS_EDIT, GObject)

/**
 * AdduceCorpusEditProgress:
 * @n_done: files looked at or written; each counts twice
 * @n_all: of so many
 *
 * Called in the thread of the run, after each file.
 */
typedef void (*AdduceCorpusEditProgress) (guint n_done, guint n_all, gpointer user_data);

/**
 * adduce_corpus_edit_new:
 * @folder: the corpus, a path in the file name encoding
 * @label: translated, as a menu says it after "Undo"
 */
AdduceCorpusEdit *adduce_corpus_edit_new (const char *folder, const char *label);

/**
 * adduce_corpus_edit_add:
 * @sidecar_path: the file that has the claim
 * @before: (nullable): the claim as it was when the change was decided; %NULL: it is made
 * @after: (nullable): as it is to be, with the same id; %NULL: it is removed
 */
void adduce_corpus_edit_add (AdduceCorpusEdit *self, const char *sidecar_path, AdduceClaim *before,
                             AdduceClaim *after);

const char *adduce_corpus_edit_get_folder (AdduceCorpusEdit *self);
const char *adduce_corpus_edit_get_label (AdduceCorpusEdit *self);

/** How many steps were added. */
guint adduce_corpus_edit_get_n_steps (AdduceCorpusEdit *self);

/** Sidecars that steps are about; (transfer full) (array zero-terminated=1), sorted. */
char **adduce_corpus_edit_dup_paths (AdduceCorpusEdit *self);

/** After a run: how many claims were changed, made or removed. */
guint adduce_corpus_edit_get_n_changed (AdduceCorpusEdit *self);

/** After a run: how many claims were no longer there to be changed. They are passed over. */
guint adduce_corpus_edit_get_n_missing (AdduceCorpusEdit *self);

/**
 * adduce_corpus_edit_run:
 * @progress: (nullable) (scope call)
 * @error: return location; a sentence naming the file that stopped it and saying that nothing is changed;
 *   %G_IO_ERROR_CANCELLED; where taking back failed too, which file still has the change
 *
 * Makes the change. Blocks; see adduce_corpus_edit_run_async(). To be called once.
 */
gboolean adduce_corpus_edit_run (AdduceCorpusEdit *self, AdduceCorpusEditProgress progress, gpointer user_data,
                                 GCancellable *cancellable, GError **error);

/**
 * adduce_corpus_edit_run_async:
 * @progress: (nullable) (scope notified): called in the caller's main context, not for each file
 *
 * The same in a worker.
 */
void adduce_corpus_edit_run_async (AdduceCorpusEdit *self, AdduceCorpusEditProgress progress, GCancellable *cancellable,
                                   GAsyncReadyCallback callback, gpointer user_data);
gboolean adduce_corpus_edit_run_finish (AdduceCorpusEdit *self, GAsyncResult *result, GError **error);

/** (transfer full): what takes back a run that succeeded: the changes that it made, under the same label. */
AdduceCorpusEdit *adduce_corpus_edit_invert (AdduceCorpusEdit *self);

/**
 * adduce_corpus_edit_recover:
 * @folder: a corpus
 * @ret_n_changed: (out) (optional): how many claims were changed
 *
 * Completes what a killed run left undone in this corpus. Nothing to do is success, and so is a run that another
 * program is at just now.
 */
gboolean adduce_corpus_edit_recover (const char *folder, guint *ret_n_changed, GError **error);

G_END_DECLS
