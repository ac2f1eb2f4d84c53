/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceUiNoteEditor: the note of a claim.
 *
 * What is typed becomes one change for each pause in the typing, and at the latest when the focus or the
 * claim changes: nothing typed gets lost, and undo takes back what one thinks of as one step.
 */
#pragma once

#include <adwaita.h>

#include "adduce-ui-context.h"

G_BEGIN_DECLS

#define ADDUCE_UI_TYPE_NOTE_EDITOR (adduce_ui_note_editor_get_type ())
G_DECLARE_FINAL_TYPE (AdduceUiNoteEditor, adduce_ui_note_editor, ADDUCE_UI, NOTE_EDITOR, AdwBin)

void adduce_ui_note_editor_set_context (AdduceUiNoteEditor *self, AdduceUiContext *context);

/** @claim: (nullable): whose note is shown; what was typed for another one is committed first. */
void adduce_ui_note_editor_set_claim (AdduceUiNoteEditor *self, AdduceClaim *claim);

/** Makes what is typed a change, now. */
void adduce_ui_note_editor_commit (AdduceUiNoteEditor *self);

G_END_DECLS
