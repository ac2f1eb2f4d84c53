/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Actions that need nothing but a context: what can be done to claims, and going from one to the next. A
 * window has them with the prefix "win"; so has any other window in which an article is shown.
 *
 * A file adduce-ui-actions-THEME.c holds the entries of one theme.
 */
#pragma once

#include "adduce-ui-context.h"

G_BEGIN_DECLS

/** @context: (transfer none): lives at least as long as the actions. */
void adduce_ui_actions_add (GActionMap *map, AdduceUiContext *context);

/** Enables or disables all of them. */
void adduce_ui_actions_set_enabled (GActionMap *map, gboolean enabled);

/* The themes. */
const GActionEntry *_adduce_ui_actions_get_coding (guint *ret_n_entries);
const GActionEntry *_adduce_ui_actions_get_lens (guint *ret_n_entries);

/** What colours mean, as an action with a state. */
void _adduce_ui_actions_add_color_by (GActionMap *map, AdduceUiContext *context);
const GActionEntry *_adduce_ui_actions_get_moving (guint *ret_n_entries);
const GActionEntry *_adduce_ui_actions_get_spans (guint *ret_n_entries);
const GActionEntry *_adduce_ui_actions_get_tagging (guint *ret_n_entries);
const GActionEntry *_adduce_ui_actions_get_zones (guint *ret_n_entries);

G_END_DECLS
