/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceUiNoteEntry: a note of several lines that is handed over at every pause in typing.
 *
 * A pause is 600 ms without a key, or the keyboard focus going elsewhere; so one pause is one step of undo.
 * What was typed and not taken (a disk is full, say) stays and is handed over again at the next pause.
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ADDUCE_UI_TYPE_NOTE_ENTRY (adduce_ui_note_entry_get_type ())
G_DECLARE_FINAL_TYPE (AdduceUiNoteEntry, adduce_ui_note_entry, ADDUCE_UI, NOTE_ENTRY, GtkWidget)

/*
 * Property "title", to be written only: for screen readers.
 *
 * AdduceUiNoteEntry::edited (entry, const char *text): the user wants this note; returns whether it was
 * taken.
 * AdduceUiNoteEntry::done (entry): Escape: the user has finished here.
 */

GtkWidget *adduce_ui_note_entry_new (void);

/** (transfer full): what is shown, typed or set. */
char *adduce_ui_note_entry_dup_text (AdduceUiNoteEntry *self);

/**
 * adduce_ui_note_entry_set_text:
 * @text: (nullable): the note
 *
 * Shows another note; what was typed and not handed over is dropped, see adduce_ui_note_entry_commit().
 */
void adduce_ui_note_entry_set_text (AdduceUiNoteEntry *self, const char *text);

/** Whether something was typed and not taken yet. */
gboolean adduce_ui_note_entry_get_pending (AdduceUiNoteEntry *self);

/** Hands over what was typed, now. */
void adduce_ui_note_entry_commit (AdduceUiNoteEntry *self);

/** From now on the field itself has nothing to undo: whoever took the note has. */
void adduce_ui_note_entry_forget_steps (AdduceUiNoteEntry *self);

G_END_DECLS
