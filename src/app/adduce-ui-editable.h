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

G_END_DECLS
