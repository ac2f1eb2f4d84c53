/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What speaks against a key that somebody wants for an action: that it can't work there, or that it does
 * something else already.
 */
#pragma once

#include "adduce-ui-keymap.h"
#include "adduce.h"

G_BEGIN_DECLS

typedef enum {
  ADDUCE_UI_KEY_CLASH_NONE,
  ADDUCE_UI_KEY_CLASH_ACTION,   /* another row of the table has the key: it would lose it */
  ADDUCE_UI_KEY_CLASH_CODEBOOK, /* a value of the codebook has it, which goes first in the article */
  ADDUCE_UI_KEY_CLASH_TOOLKIT,  /* it moves the caret, copies … */
} AdduceUiKeyClashKind;

/**
 * AdduceUiKeyClash:
 * @kind: with what it clashes
 * @row: (nullable): for %ADDUCE_UI_KEY_CLASH_ACTION, the row that has the key
 * @what: what the key does already, for people: "Undo", "Stance: Supports", "Copy"
 */
typedef struct {
  AdduceUiKeyClashKind kind;
  const AdduceUiAccel *row;
  char *what;
} AdduceUiKeyClash;

void adduce_ui_key_clash_clear (AdduceUiKeyClash *clash);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (AdduceUiKeyClash, adduce_ui_key_clash_clear)

/** A sentence why the key can't do the row's action, or %NULL where it can; (transfer none). */
const char *adduce_ui_key_clash_get_refusal (const AdduceUiAccel *row, AdduceUiKey key);

/**
 * adduce_ui_key_clash_find:
 * @row: the row that is to get @key
 * @codebook: (nullable): the codebook in force
 *
 * Returns: with what the key clashes; adduce_ui_key_clash_clear() when done
 */
AdduceUiKeyClash adduce_ui_key_clash_find (AdduceUiKeymap *keymap, const AdduceUiAccel *row, AdduceUiKey key,
                                           AdduceCodebook *codebook);

G_END_DECLS
