/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceUiFindBar: finding words in the article that is open. What is found is drawn by the highlighter;
 * the hit at which one is, is selected. Return goes to the article and leaves the bar open, Escape closes it, there
 * and in the article; the hit stays selected, so that the next key can code it.
 *
 * What may take long is found in another thread; a newer search stops it.
 */
#pragma once

#include "adduce-ui-text-view.h"

G_BEGIN_DECLS

#define ADDUCE_UI_TYPE_FIND_BAR (adduce_ui_find_bar_get_type ())
G_DECLARE_FINAL_TYPE (AdduceUiFindBar, adduce_ui_find_bar, ADDUCE_UI, FIND_BAR, GtkWidget)

/*
 * Properties (all read-write, notify): "match-case", "whole-word", "regex", "ignore-accents", as the flags of
 * AdduceFind. The buttons have actions "view.find-case", "view.find-word", "view.find-regex" and
 * "view.find-accents" (see adduce-ui-view-actions.h).
 */

/** @view: (transfer none): where to find, beside the bar; lives at least as long. To be called once. */
void adduce_ui_find_bar_set_view (AdduceUiFindBar *self, AdduceUiTextView *view);

/** Shows the bar with the keyboard focus in it; what is selected in one line is what to find. */
void adduce_ui_find_bar_open (AdduceUiFindBar *self);

/** Another article is shown: finds the same in it. */
void adduce_ui_find_bar_update (AdduceUiFindBar *self);

/** Selects the next hit (+1) or the previous one (-1), round and round. */
void adduce_ui_find_bar_step (AdduceUiFindBar *self, int direction);

G_END_DECLS
