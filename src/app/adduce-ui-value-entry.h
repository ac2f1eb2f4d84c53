/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceUiValueEntry: a number or a date of a claim, typed; a date also from a calendar.
 *
 * Return, and the keyboard focus going elsewhere, hand over what was typed, in its canonical form. What is no number
 * or date stays where it is, with a sentence below that says what is wanted; it is never handed over.
 */
#pragma once

#include <gtk/gtk.h>
#include "adduce.h"

G_BEGIN_DECLS

#define ADDUCE_UI_TYPE_VALUE_ENTRY (adduce_ui_value_entry_get_type ())
G_DECLARE_FINAL_TYPE (AdduceUiValueEntry, adduce_ui_value_entry, ADDUCE_UI, VALUE_ENTRY, GtkWidget)

/*
 * AdduceUiValueEntry::edited (entry, AdduceTagList *tags): the user wants this value; none to unset it.
 * AdduceUiValueEntry::done (entry): Return, or Escape, which takes back what was typed.
 */

/** For a variable whose values are numbers or dates. */
GtkWidget *adduce_ui_value_entry_new (AdduceVariable *variable);

/** Shows the value; what was typed and not handed over is dropped. */
void adduce_ui_value_entry_set_tags (AdduceUiValueEntry *self, AdduceTagList *tags);

/** @text: (nullable): shown while there is no value. */
void adduce_ui_value_entry_set_placeholder (AdduceUiValueEntry *self, const char *text);

/** Whether something was typed that was not handed over. */
gboolean adduce_ui_value_entry_get_pending (AdduceUiValueEntry *self);

/** Hands over what was typed; a sentence where it can't be: (transfer full) (nullable). */
char *adduce_ui_value_entry_commit (AdduceUiValueEntry *self);

G_END_DECLS
