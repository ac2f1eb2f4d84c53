/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceUiNotePopover: the note of one claim, written beside its words.
 *
 * Whatever closes it saves what was typed, as one step of undo; Escape where nothing was typed changes nothing.
 * What could not be saved (a disk is full, say) is kept and is there again when the claim's note is opened next.
 */
#pragma once

#include "adduce-ui-context.h"

G_BEGIN_DECLS

#define ADDUCE_UI_TYPE_NOTE_POPOVER (adduce_ui_note_popover_get_type ())
G_DECLARE_FINAL_TYPE (AdduceUiNotePopover, adduce_ui_note_popover, ADDUCE_UI, NOTE_POPOVER, GtkPopover)

/*
 * AdduceUiNotePopover::done (popover): it was closed by a key: the user goes on in the text.
 */

GtkWidget *adduce_ui_note_popover_new (void);

/** Opens for a claim of the context's session; what another claim's note was is saved first. */
void adduce_ui_note_popover_open (AdduceUiNotePopover *self, AdduceUiContext *context, AdduceClaim *claim);

G_END_DECLS
