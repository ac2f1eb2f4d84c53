/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceUiCodeChoice: the values of a variable that has many: the chosen ones as buttons, and a button that opens the
 * list of all to search in.
 *
 *   typing       leaves those whose name, id or definition has all words
 *   Down, Up     move the highlight
 *   Return       takes the highlighted value, or gives it back where it is chosen; a click does the same
 *   Escape       closes the list
 *
 * Where one value is chosen of many the list closes then; where several are, it stays open. Like AdduceUiCodeBox it
 * changes nothing itself.
 */
#pragma once

#include <gtk/gtk.h>
#include "adduce.h"

G_BEGIN_DECLS

#define ADDUCE_UI_TYPE_CODE_CHOICE (adduce_ui_code_choice_get_type ())
G_DECLARE_FINAL_TYPE (AdduceUiCodeChoice, adduce_ui_code_choice, ADDUCE_UI, CODE_CHOICE, GtkWidget)

/*
 * AdduceUiCodeChoice::edited (choice, AdduceTagList *tags): the user wants these values.
 */

GtkWidget *adduce_ui_code_choice_new (void);
void adduce_ui_code_choice_set_variable (AdduceUiCodeChoice *self, AdduceVariable *variable);
void adduce_ui_code_choice_set_tags (AdduceUiCodeChoice *self, AdduceTagList *tags);

/** @some: values that some of several claims have. */
void adduce_ui_code_choice_set_some (AdduceUiCodeChoice *self, AdduceTagList *some);

/** Opens the list. */
void adduce_ui_code_choice_popup (AdduceUiCodeChoice *self);

G_END_DECLS
