/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The command palette of a window: made when it is asked for first.
 */
#include "config.h"

#include "adduce-ui-window-private.h"

static void
command_palette_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  AdduceUiWindow *self = data;

  if (self->palette == NULL)
    {
      self->palette = ADDUCE_UI_COMMAND_PALETTE (adduce_ui_command_palette_new (self->context));
      gtk_overlay_add_overlay (self->overlay, GTK_WIDGET (self->palette));
    }

  /* The same key again puts it away. */
  if (adduce_ui_command_palette_get_is_open (self->palette))
    adduce_ui_command_palette_close (self->palette);
  else
    adduce_ui_command_palette_open (self->palette);
}

void
_adduce_ui_window_install_palette (AdduceUiWindow *self)
{
  static const GActionEntry entries[] = { { "command-palette", command_palette_cb, NULL, NULL, NULL } };

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
}
