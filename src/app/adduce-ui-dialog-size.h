/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Dialogs that are never wider or higher than the window that they belong to, as on a phone.
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** To be called before the dialog, which has its parent and its default size, is shown first. */
void adduce_ui_dialog_size_fit (GtkWindow *dialog);

G_END_DECLS
