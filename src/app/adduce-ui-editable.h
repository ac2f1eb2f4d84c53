/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Entries whose text belongs to something else, which has an undo of its own. The toolkit's entries take a text that
 * the program sets as something that was typed, and would bring back what another claim or value had.
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** Shows a text; nothing is there to be undone by the entry. @text: (nullable) */
void adduce_ui_editable_show (GtkEditable *editable, const char *text);

/** What was typed has become a change of what the entry shows: Undo is not the entry's from now on. */
void adduce_ui_editable_forget_steps (GtkEditable *editable);

/**
 * adduce_ui_editable_step_in_focus:
 * @action_name: "text.undo" or "text.redo"
 *
 * While a text field has the focus, Undo is that field's own; a field with nothing to undo passes it on.
 *
 * Returns: whether a field took it
 */
gboolean adduce_ui_editable_step_in_focus (GtkWindow *window, const char *action_name);

G_END_DECLS
