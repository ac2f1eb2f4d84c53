/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The one table of keys: which key does which action, until the user says otherwise (adduce-ui-keymap.h).
 *
 * The shortcuts window, tooltips, the page of keys and the command palette are made from it. Bare keys work
 * only while the article has the focus: the article's key machine (adduce-ui-article-keys) asks for them and
 * activates their action.
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * AdduceUiAccel:
 * @action: detailed action name
 * @accels: keys as gtk_accelerator_parse() reads them, separated by spaces; the first is the one shown; "" for
 *   an action that has none until the user gives it one
 * @group: untranslated title of the group in the shortcuts window
 * @title: untranslated title
 * @bare: works only in the article; the action is done by the article's key machine
 * @repeats: of a bare key: goes on acting while it is held, as moving does and toggling must not
 */
typedef struct {
  const char *action;
  const char *accels;
  const char *group;
  const char *title;
  gboolean bare;
  gboolean repeats;
} AdduceUiAccel;

/** (array length=ret_n_accels) (transfer none) */
const AdduceUiAccel *adduce_ui_accels_get (guint *ret_n_accels);

/** (array zero-terminated=1) (transfer none): the untranslated titles of the groups, in the order to show. */
const char *const *adduce_ui_accels_get_groups (void);

/*
 * What follows goes by the keys in force: the table with the user's own keys over it.
 */

/**
 * adduce_ui_accels_lookup_bare:
 *
 * Returns: (transfer none) (nullable): the bare key's row; keys of the number pad count as the others, and
 *   Shift does not count for marks, which some keyboards have on Shift
 */
const AdduceUiAccel *adduce_ui_accels_lookup_bare (guint keyval, GdkModifierType modifiers);

/**
 * adduce_ui_accels_install:
 *
 * Gives the application its keys, also when they change. Each window asks for it after its first frame; only the
 * first time does anything.
 */
void adduce_ui_accels_install (GtkApplication *application);

/**
 * adduce_ui_accels_create_controller:
 * @actions: (array zero-terminated=1): detailed actions that the widget has under the same names
 *
 * For a window of its own, where the application's keys do nothing: those that these actions have now.
 *
 * Returns: (transfer full)
 */
GtkEventController *adduce_ui_accels_create_controller (const char *const *actions);

G_END_DECLS
