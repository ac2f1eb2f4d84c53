/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceUiKey: a key with its modifiers, in one form only, so that two that are pressed alike compare equal:
 * keys of the number pad are the others, letters are lower case, and Shift does not count for marks, which
 * some keyboards have on Shift. A value; to be used on the main thread.
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef struct {
  guint keyval;
  GdkModifierType modifiers;
} AdduceUiKey;

/** The one form of what was pressed. */
AdduceUiKey adduce_ui_key_new (guint keyval, GdkModifierType modifiers);

/** From what gtk_accelerator_parse() reads; %FALSE for what is none. */
gboolean adduce_ui_key_parse (const char *accelerator, AdduceUiKey *ret_key);

gboolean adduce_ui_key_equal (AdduceUiKey a, AdduceUiKey b);

/** A number that no other key has. */
guint adduce_ui_key_hash (AdduceUiKey key);

/** For the settings and GTK: "<Control>z"; (transfer full). */
char *adduce_ui_key_dup_accelerator (AdduceUiKey key);

/** Likewise with all that count as the same key, which GTK tells apart: "<Control>Return", "<Control>KP_Enter" … */
void adduce_ui_key_add_accelerators (AdduceUiKey key, GStrvBuilder *builder);

/** For people: "Ctrl+Z"; (transfer full). */
char *adduce_ui_key_dup_label (AdduceUiKey key);

/** Whether the key is Shift, Control, a dead key or the like, which is part of another. */
gboolean adduce_ui_key_is_modifier (AdduceUiKey key);

/** The character that is typed with it, or 0. */
gunichar adduce_ui_key_get_character (AdduceUiKey key);

/**
 * adduce_ui_key_is_global:
 *
 * Returns: whether the key can do something everywhere: with Control, Alt or Super, or one that writes and
 *   moves nothing (F5)
 */
gboolean adduce_ui_key_is_global (AdduceUiKey key);

G_END_DECLS
