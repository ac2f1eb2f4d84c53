/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceUiKeymap: the keys in force: the table of keys (adduce-ui-accels.h) with the user's own laid over it.
 *
 * What the user said is kept in the settings ("keys"), by row; a row of which nothing was said has the keys
 * of the table. A key that the user gave to one row is no other's: where the table gives it to another, that
 * one goes without until the user takes it back. Names that the table has not are left alone: they may be of
 * another version. Looking a key up is one step in a hash table.
 *
 * A row is known by its detailed action; where it is one that works in the article only by "article:" and
 * the action. To be used on the main thread.
 */
#pragma once

#include "adduce-ui-accels.h"
#include "adduce-ui-key.h"

G_BEGIN_DECLS

#define ADDUCE_UI_TYPE_KEYMAP (adduce_ui_keymap_get_type ())
G_DECLARE_FINAL_TYPE (AdduceUiKeymap, adduce_ui_keymap, ADDUCE_UI, KEYMAP, GObject)

/*
 * AdduceUiKeymap::changed (keymap): other keys are in force.
 */

/** The keymap of the settings in force; (transfer none). */
AdduceUiKeymap *adduce_ui_keymap_get_default (void);

/** @settings: (transfer none): with a key "keys". */
AdduceUiKeymap *adduce_ui_keymap_new (GSettings *settings);

/**
 * adduce_ui_keymap_get_keys:
 * @row: a row of the table
 * @ret_n_keys: (out): how many there are; none where the user took them away
 *
 * Returns: (array length=ret_n_keys) (transfer none): the row's keys, until the keymap changes
 */
const AdduceUiKey *adduce_ui_keymap_get_keys (AdduceUiKeymap *self, const AdduceUiAccel *row, guint *ret_n_keys);

/** The keys as gtk_accelerator_parse() reads them; (transfer full). */
GStrv adduce_ui_keymap_dup_accelerators (AdduceUiKeymap *self, const AdduceUiAccel *row);

/** The keys for people, "Ctrl+Plus, Ctrl+Equal"; (transfer full), "" where there are none. */
char *adduce_ui_keymap_dup_labels (AdduceUiKeymap *self, const AdduceUiAccel *row);

/** The first key of an action for people; (transfer none) (nullable), until the keymap changes. */
const char *adduce_ui_keymap_get_label (AdduceUiKeymap *self, const char *action);

/** The row that a key of the article belongs to; (transfer none) (nullable). */
const AdduceUiAccel *adduce_ui_keymap_lookup_bare (AdduceUiKeymap *self, AdduceUiKey key);

/** Likewise that of any key, in the article or everywhere. */
const AdduceUiAccel *adduce_ui_keymap_lookup (AdduceUiKeymap *self, AdduceUiKey key);

/** Whether the user said something of this row; of any row, where it is %NULL. */
gboolean adduce_ui_keymap_get_is_changed (AdduceUiKeymap *self, const AdduceUiAccel *row);

/** Gives a row these keys and no others; they are taken from whichever row has them. */
void adduce_ui_keymap_set_keys (AdduceUiKeymap *self, const AdduceUiAccel *row, const AdduceUiKey *keys,
                                guint n_keys);

/** Forgets what the user said of a row. */
void adduce_ui_keymap_reset (AdduceUiKeymap *self, const AdduceUiAccel *row);
void adduce_ui_keymap_reset_all (AdduceUiKeymap *self);

G_END_DECLS
