/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceUiCommand: one thing that the command palette can do: an action of the table of keys, a value of the
 * codebook, going to an article, the light on a speaker.
 *
 * It is a picture of one moment: whether it can be done now, and whether it is on.
 */
#pragma once

#include "adduce-ui-accels.h"
#include "adduce-ui-context.h"

G_BEGIN_DECLS

#define ADDUCE_UI_TYPE_COMMAND (adduce_ui_command_get_type ())
G_DECLARE_FINAL_TYPE (AdduceUiCommand, adduce_ui_command, ADDUCE_UI, COMMAND, GObject)

AdduceUiCommand *adduce_ui_command_new_for_accel (GtkWindow *window, AdduceUiContext *context,
                                                  const AdduceUiAccel *accel);
AdduceUiCommand *adduce_ui_command_new_for_code (AdduceUiContext *context, AdduceVariable *variable,
                                                 AdduceCode *code);
AdduceUiCommand *adduce_ui_command_new_for_article (AdduceUiContext *context, AdduceArticle *article);
AdduceUiCommand *adduce_ui_command_new_for_speaker (AdduceUiContext *context, AdduceTag *speaker);

/** What it does: "Stance: Supports". */
const char *adduce_ui_command_get_title (AdduceUiCommand *self);

/** The group that it is of. */
const char *adduce_ui_command_get_group (AdduceUiCommand *self);

/** (nullable): its keys, for people. */
const char *adduce_ui_command_get_keys (AdduceUiCommand *self);

/** Whether it can be done now. */
gboolean adduce_ui_command_get_enabled (AdduceUiCommand *self);

/** Whether it can be on or off, and which of the two it is. */
gboolean adduce_ui_command_get_has_state (AdduceUiCommand *self);
gboolean adduce_ui_command_get_is_on (AdduceUiCommand *self);

/** (nullable): by which it is known from one run of the program to the next; %NULL where it is not kept. */
const char *adduce_ui_command_get_id (AdduceUiCommand *self);

/** All of that as one sentence for screen readers; (transfer full). */
char *adduce_ui_command_dup_spoken (AdduceUiCommand *self);

/** How well it fits words that were typed, see adduce_match_score(). */
guint adduce_ui_command_score (AdduceUiCommand *self, const char *const *words);

/** Does it, as if its key had been pressed in @focus. */
void adduce_ui_command_run (AdduceUiCommand *self, GtkWidget *focus);

G_END_DECLS
