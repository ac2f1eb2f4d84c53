/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Doing what a bare key of the article stands for: a value of the codebook, or an action of the keymap.
 */
#pragma once

#include "adduce-ui-article-keys.h"
#include "adduce-ui-context.h"

G_BEGIN_DECLS

/**
 * adduce_ui_article_press_action:
 * @view: in which the key was pressed
 * @key: an action's key; a value of the codebook goes before it, as it was chosen for the study
 */
void adduce_ui_article_press_action (GtkWidget *view, AdduceUiContext *context, const AdduceUiArticleKey *key);

/**
 * adduce_ui_article_press_code:
 * @key: a character's key
 * @keycode: of the hardware
 *
 * Sets the value of the codebook that has the character. On a keyboard for another script the key may still
 * be found by what it is in Latin, as a value's or as an action's.
 */
void adduce_ui_article_press_code (GtkWidget *view, AdduceUiContext *context, const AdduceUiArticleKey *key,
                                   guint keycode, GdkModifierType modifiers);

G_END_DECLS
