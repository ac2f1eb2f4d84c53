/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceMetaWork: what AdduceMetaEditor does in one go, article by article: edits, or a step the other way round. It
 * knows nothing of the editor, so that a worker can do it. Shared by counting, as whoever started it reads what came
 * of it; one thread at a time.
 */
#pragma once

#include <gio/gio.h>

#include "edit/adduce-meta-edit.h"

G_BEGIN_DECLS

/** What was done to an article; @changes: (element-type AdduceMetaChange) */
typedef struct {
  char *path;
  GPtrArray *changes;
} AdduceMetaDone;

/**
 * AdduceMetaStep:
 * @label: (nullable): what undoing it is offered as
 * @turn: of AdduceUndoTurns, when it got to where it is
 * @done: (element-type AdduceMetaDone)
 */
typedef struct {
  char *label;
  guint64 turn;
  GPtrArray *done;
} AdduceMetaStep;

AdduceMetaStep *adduce_meta_step_new (const char *label);

/** @step: (nullable) */
void adduce_meta_step_free (AdduceMetaStep *step);

typedef enum {
  ADDUCE_META_WORK_PERFORM,
  ADDUCE_META_WORK_UNDO,
  ADDUCE_META_WORK_REDO,
} AdduceMetaWorkKind;

/**
 * AdduceMetaWork:
 * @edits: (nullable) (element-type AdduceMetaEdit): to be done; %NULL: @step is to be done the other way round
 * @made: what was done
 * @left: what of @step was not, as a file could not be read or written
 */
typedef struct {
  char *folder;
  AdduceMetaWorkKind kind;
  GPtrArray *edits;
  AdduceMetaStep *step;
  AdduceMetaStep *made;
  AdduceMetaStep *left;
  AdduceMetaReport *report;
} AdduceMetaWork;

/** @edits, @label: (nullable) @step: (nullable) (transfer full) */
AdduceMetaWork *adduce_meta_work_new (const char *folder, AdduceMetaWorkKind kind, GPtrArray *edits,
                                      AdduceMetaStep *step, const char *label);
AdduceMetaWork *adduce_meta_work_ref (AdduceMetaWork *self);
void adduce_meta_work_unref (AdduceMetaWork *self);

/** What was cancelled stops between two articles. */
void adduce_meta_work_run (AdduceMetaWork *self, GCancellable *cancellable);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AdduceMetaWork, adduce_meta_work_unref)

G_END_DECLS
