/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceMetaEditor: changes what is known of the articles of a corpus, of one or of thousands at once, and takes it
 * back.
 *
 * Each article's file is written at once, whole or not at all; what could not be written is said, and the others are.
 * A field that somebody else has changed meanwhile stays as it is, also when a change is taken back. What could not be
 * taken back, or done again, because a file can't be written or understood, waits to be tried again. Belongs to one
 * thread; the calls with async write in a worker, one after the other.
 */
#pragma once

#include <gio/gio.h>

#include "edit/adduce-meta-edit.h"
#include "edit/adduce-undo-turns.h"

G_BEGIN_DECLS

#define ADDUCE_TYPE_META_EDITOR (adduce_meta_editor_get_type ())
G_DECLARE_FINAL_TYPE (AdduceMetaEditor, adduce_meta_editor, ADDUCE, META_EDITOR, GObject)

/*
 * Properties, to be read: "undo-label" and "redo-label" (text, %NULL where there is nothing), "busy".
 * AdduceMetaEditor::changed (editor, GPtrArray *paths): files of these articles were written
 */

AdduceMetaEditor *adduce_meta_editor_new (const char *folder);

const char *adduce_meta_editor_get_undo_label (AdduceMetaEditor *self);
const char *adduce_meta_editor_get_redo_label (AdduceMetaEditor *self);
gboolean adduce_meta_editor_get_busy (AdduceMetaEditor *self);

/** When what can be undone and done again was done. */
AdduceUndoTurns adduce_meta_editor_get_turns (AdduceMetaEditor *self);

/** (nullable): the only article of what would be undone (with @redo: done again); %NULL where there are several. */
const char *adduce_meta_editor_get_article (AdduceMetaEditor *self, gboolean redo);

/**
 * adduce_meta_editor_perform:
 * @edits: (element-type AdduceMetaEdit): in any order; values as they were typed
 * @label: (nullable): what undoing is offered as, translated; %NULL makes one
 *
 * Returns: (transfer full): what was done
 */
AdduceMetaReport *adduce_meta_editor_perform (AdduceMetaEditor *self, GPtrArray *edits, const char *label,
                                              GCancellable *cancellable);

/** (nullable): %NULL where there is nothing to take back. */
AdduceMetaReport *adduce_meta_editor_undo (AdduceMetaEditor *self);
AdduceMetaReport *adduce_meta_editor_redo (AdduceMetaEditor *self);

/** @paths: (element-type utf8): articles of which another part of the program wrote: "changed" is emitted. */
void adduce_meta_editor_tell (AdduceMetaEditor *self, GPtrArray *paths);

/** The same from a worker; refused with %G_IO_ERROR_BUSY while one is under way. */
void adduce_meta_editor_perform_async (AdduceMetaEditor *self, GPtrArray *edits, const char *label,
                                       GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
void adduce_meta_editor_undo_async (AdduceMetaEditor *self, gboolean redo, GAsyncReadyCallback callback,
                                    gpointer user_data);
AdduceMetaReport *adduce_meta_editor_finish (AdduceMetaEditor *self, GAsyncResult *result, GError **error);

G_END_DECLS
