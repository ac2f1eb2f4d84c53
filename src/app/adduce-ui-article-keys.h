/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a key means while the article has the keyboard focus: a pure function, so that the whole keyboard
 * can be tested as a table.
 *
 * Keys that are not named here keep GTK's meaning (moving, selecting, copying); keys with Control, Super,
 * Hyper or Meta always do.
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef enum {
  ADDUCE_UI_ARTICLE_KEY_PASS,         /* not ours */
  ADDUCE_UI_ARTICLE_KEY_CODE,         /* a character that may be the key of a codebook value */
  ADDUCE_UI_ARTICLE_KEY_ACTION,       /* an action of the table of keys; a value of the codebook goes before it */
  ADDUCE_UI_ARTICLE_KEY_ESCAPE,       /* drop the selection, else the focus on a claim */
  ADDUCE_UI_ARTICLE_KEY_MENU,
} AdduceUiArticleKeyKind;

/**
 * AdduceUiArticleKey:
 * @kind: what to do
 * @character: for %ADDUCE_UI_ARTICLE_KEY_CODE, the character that was typed; for
 *   %ADDUCE_UI_ARTICLE_KEY_ACTION likewise, or 0 where the key types none
 * @action: for %ADDUCE_UI_ARTICLE_KEY_ACTION, the detailed name of the action
 * @repeats: whether the action is done again and again while the key is held
 *
 * The meaning of a key.
 */
typedef struct {
  AdduceUiArticleKeyKind kind;
  gunichar character;
  const char *action;
  gboolean repeats;
} AdduceUiArticleKey;

AdduceUiArticleKey adduce_ui_article_key_resolve (guint keyval, GdkModifierType modifiers);

G_END_DECLS
