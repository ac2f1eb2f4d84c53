/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceUndoTurns: when things were done, so that what was done last is undone first, also where several keep what can
 * be undone: the claims of an article (AdduceHistory), what is known of articles (AdduceMetaEditor).
 *
 * All draw from one count, and the greater is the later.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * AdduceUndoTurns:
 * @undo: when what Undo would take back was done, or done again; 0 where there is nothing
 * @redo: when what Redo would do again was taken back; 0 where there is nothing
 */
typedef struct {
  guint64 undo;
  guint64 redo;
} AdduceUndoTurns;

/** The next of the count. Any thread. */
guint64 adduce_undo_turns_next (void);

/** Is there something to undo, and is it later than what @other would undo? @other: (nullable) */
gboolean adduce_undo_turns_is_undo (const AdduceUndoTurns *self, const AdduceUndoTurns *other);

/** Is there something to do again, and was it undone later than what @other would do again? @other: (nullable) */
gboolean adduce_undo_turns_is_redo (const AdduceUndoTurns *self, const AdduceUndoTurns *other);

G_END_DECLS
