/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceUiCommandPalette: finds all that can be done by its name, and does it: an entry with a list below.
 *
 * It lies over its window and covers it while it is open. The keyboard focus stays in the entry: arrows move
 * the highlight in the list, Return does what is highlighted, Escape closes. Before a command is done the
 * focus goes back to where it was, so that the command acts there.
 */
#pragma once

#include <gtk/gtk.h>
#include "adduce-ui-context.h"

G_BEGIN_DECLS

#define ADDUCE_UI_TYPE_COMMAND_PALETTE (adduce_ui_command_palette_get_type ())
G_DECLARE_FINAL_TYPE (AdduceUiCommandPalette, adduce_ui_command_palette, ADDUCE_UI, COMMAND_PALETTE, GtkWidget)

/** @context: (transfer none): of the window that it is to be laid over. */
GtkWidget *adduce_ui_command_palette_new (AdduceUiContext *context);

/** Opens it, with nothing typed. */
void adduce_ui_command_palette_open (AdduceUiCommandPalette *self);

/** Closes it and gives the focus back. */
void adduce_ui_command_palette_close (AdduceUiCommandPalette *self);
gboolean adduce_ui_command_palette_get_is_open (AdduceUiCommandPalette *self);

G_END_DECLS
