/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Dialogs in narrow windows.
 */
#include "config.h"

#include "adduce-ui-dialog-size.h"

void
adduce_ui_dialog_size_fit (GtkWindow *dialog)
{
  GtkWindow *parent;
  int width, height;

  g_return_if_fail (GTK_IS_WINDOW (dialog));

  parent = gtk_window_get_transient_for (dialog);
  if (parent == NULL || !gtk_widget_get_mapped (GTK_WIDGET (parent)))
    return;
  gtk_window_get_default_size (dialog, &width, &height);
  gtk_window_set_default_size (dialog, MIN (width, gtk_widget_get_width (GTK_WIDGET (parent))),
                               MIN (height, gtk_widget_get_height (GTK_WIDGET (parent))));
}
