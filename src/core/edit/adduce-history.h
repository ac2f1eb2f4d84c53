/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceHistory: what was done and can be undone, without limit.
 */
#pragma once

#include "adduce-command.h"
#include "adduce-undo-turns.h"

G_BEGIN_DECLS

#define ADDUCE_TYPE_HISTORY (adduce_history_get_type ())
G_DECLARE_FINAL_TYPE (AdduceHistory, adduce_history, ADDUCE, HISTORY, GObject)

/*
 * Properties: "can-undo", "can-redo", "undo-label", "redo-label" (labels are %NULL where there is nothing), "turn"
 * (of AdduceUndoTurns, when this changed last: another one after each change).
 */

AdduceHistory *adduce_history_new (void);

/** A new change was done: what could be redone is forgotten. */
void adduce_history_push (AdduceHistory *self, AdduceCommand *done);

/** (transfer none) (nullable) */
AdduceCommand *adduce_history_peek_undo (AdduceHistory *self);
AdduceCommand *adduce_history_peek_redo (AdduceHistory *self);

/** The top of the undo stack was undone: it can be redone now. */
void adduce_history_undone (AdduceHistory *self);
void adduce_history_redone (AdduceHistory *self);

/** The top of a stack can't be undone (redone) any more, its claim being gone: it is forgotten. */
void adduce_history_drop_undo (AdduceHistory *self);
void adduce_history_drop_redo (AdduceHistory *self);

gboolean adduce_history_get_can_undo (AdduceHistory *self);
gboolean adduce_history_get_can_redo (AdduceHistory *self);
const char *adduce_history_get_undo_label (AdduceHistory *self);
const char *adduce_history_get_redo_label (AdduceHistory *self);

/** When what it holds was done. */
AdduceUndoTurns adduce_history_get_turns (AdduceHistory *self);

G_END_DECLS
