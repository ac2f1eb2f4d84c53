/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Groups of actions that a widget gives its window, by prefix: GTK can activate such actions from everywhere in the
 * window, but does not say whether they are enabled and what state they have. Here they are remembered.
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** As gtk_widget_insert_action_group(); @group: (nullable): %NULL takes it away. */
void adduce_ui_action_groups_insert (GtkWidget *root, const char *prefix, GActionGroup *group);

/** (transfer none) (nullable): what was inserted with the prefix; for "win" and "app" what these are themselves. */
GActionGroup *adduce_ui_action_groups_get (GtkWindow *window, const char *prefix);

G_END_DECLS
