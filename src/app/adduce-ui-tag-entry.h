/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceUiTagEntry: speakers or issues as chips, and an entry behind them with completion.
 *
 *   typing         lists what the vocabulary has; the best match is highlighted
 *   Down, Up       move the highlight; Down or a click in the empty entry lists what is used most
 *   Return, Tab    take the highlighted match, or what was typed where it is new
 *   Shift+Return   takes what was typed as it is
 *   BackSpace      in the empty entry takes the last chip away
 *   Escape         closes the list; once more empties the entry and leaves
 *
 * A comma is a letter like others: names contain it. When the keyboard focus goes elsewhere in the window,
 * what is typed is taken as it is, so that nothing typed gets lost; switching to another window leaves it.
 *
 * The entry changes nothing itself: the owner hears "edited", makes the change and sets "tags" to what
 * they are then.
 */
#pragma once

#include <gtk/gtk.h>
#include "adduce.h"

G_BEGIN_DECLS

#define ADDUCE_UI_TYPE_TAG_ENTRY (adduce_ui_tag_entry_get_type ())
G_DECLARE_FINAL_TYPE (AdduceUiTagEntry, adduce_ui_tag_entry, ADDUCE_UI, TAG_ENTRY, GtkWidget)

/*
 * Property: "tags" (AdduceTagList). To be written only: "title" (for screen readers), "placeholder-text" (where
 * there are no tags).
 *
 * AdduceUiTagEntry::edited (entry, AdduceTagList *tags): the user wants these tags.
 * AdduceUiTagEntry::done (entry): Return in the empty entry, or Escape: the user has finished here.
 */

GtkWidget *adduce_ui_tag_entry_new (void);

/** (transfer none) */
AdduceTagList *adduce_ui_tag_entry_get_tags (AdduceUiTagEntry *self);
void adduce_ui_tag_entry_set_tags (AdduceUiTagEntry *self, AdduceTagList *tags);

/** @vocabulary: (nullable): what is completed from. */
void adduce_ui_tag_entry_set_vocabulary (AdduceUiTagEntry *self, AdduceVocabulary *vocabulary);

/** What is typed and not taken yet. */
const char *adduce_ui_tag_entry_get_text (AdduceUiTagEntry *self);

/** As if it was typed: the list opens, where the entry is on the screen. */
void adduce_ui_tag_entry_set_text (AdduceUiTagEntry *self, const char *text);

/** Takes what is typed, as Return does; nothing where nothing is typed. */
void adduce_ui_tag_entry_commit (AdduceUiTagEntry *self);

/** Closes the list of matches. */
void adduce_ui_tag_entry_popdown (AdduceUiTagEntry *self);

/** Whether the list of matches is open. */
gboolean adduce_ui_tag_entry_get_open (AdduceUiTagEntry *self);

/** Gives the entry the keyboard focus and lists what is used most. */
void adduce_ui_tag_entry_start (AdduceUiTagEntry *self);

G_END_DECLS
