/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceUiCodeBox: the values of one variable of the codebook as buttons that are pressed or not.
 *
 * Each shows the line that it draws in the article, its name and its key; the tooltip says when it is
 * used. Where several may be chosen their order counts, and the first is marked as the main one. A chosen
 * value that is retired or that the codebook does not know gets a button of its own, which only takes it away. Values
 * that are below others stand below them, moved in.
 *
 * The box changes nothing itself: the owner hears "edited", makes the change and sets "tags" to what they
 * are then.
 */
#pragma once

#include <gtk/gtk.h>
#include "adduce.h"

G_BEGIN_DECLS

#define ADDUCE_UI_TYPE_CODE_BOX (adduce_ui_code_box_get_type ())
G_DECLARE_FINAL_TYPE (AdduceUiCodeBox, adduce_ui_code_box, ADDUCE_UI, CODE_BOX, GtkWidget)

/*
 * AdduceUiCodeBox::edited (box, AdduceTagList *tags): the user wants these values; at most one where the
 * variable has one.
 */

GtkWidget *adduce_ui_code_box_new (void);

/** (transfer none) (nullable). Property "variable". */
AdduceVariable *adduce_ui_code_box_get_variable (AdduceUiCodeBox *self);

/** @variable: (nullable): whose values are shown. */
void adduce_ui_code_box_set_variable (AdduceUiCodeBox *self, AdduceVariable *variable);

/** (transfer none). Property "tags". */
AdduceTagList *adduce_ui_code_box_get_tags (AdduceUiCodeBox *self);
void adduce_ui_code_box_set_tags (AdduceUiCodeBox *self, AdduceTagList *tags);

/** As if the value's button were clicked; whether it has one. */
gboolean adduce_ui_code_box_press (AdduceUiCodeBox *self, AdduceCode *code);

/** @some: values that some of several claims have: they are marked, and not pressed. */
void adduce_ui_code_box_set_some (AdduceUiCodeBox *self, AdduceTagList *some);

/** Whether only chosen values have buttons, for long lists that are chosen from elsewhere. */
void adduce_ui_code_box_set_chosen_only (AdduceUiCodeBox *self, gboolean chosen_only);

/** Whether the buttons are without names, for where there is little room. */
void adduce_ui_code_box_set_compact (AdduceUiCodeBox *self, gboolean compact);

G_END_DECLS
