/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceUiMessages: what the window says in passing, one message at a time.
 *
 * A newer message replaces the one that is shown: a queue of old ones helps nobody. It takes the place of one that
 * is still moving in, and else comes when the old one has gone: libadwaita frees a toast that goes before it has
 * come while that is still moved, and crashes (seen with 1.2).
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define ADDUCE_UI_TYPE_MESSAGES (adduce_ui_messages_get_type ())
G_DECLARE_FINAL_TYPE (AdduceUiMessages, adduce_ui_messages, ADDUCE_UI, MESSAGES, GObject)

/**
 * adduce_ui_messages_new:
 * @overlay: where they are shown; nothing else adds any to it
 *
 * Returns: (transfer full)
 */
AdduceUiMessages *adduce_ui_messages_new (AdwToastOverlay *overlay);

/**
 * adduce_ui_messages_show:
 * @text: not markup
 * @offer_undo: with a button that activates `win.undo`
 */
void adduce_ui_messages_show (AdduceUiMessages *self, const char *text, gboolean offer_undo);

/** Takes away what is shown and what was to be. */
void adduce_ui_messages_clear (AdduceUiMessages *self);

/** The same, if it offers to undo: something else was done since, or undone, and its button would take back that. */
void adduce_ui_messages_withdraw_undo (AdduceUiMessages *self);

G_END_DECLS
