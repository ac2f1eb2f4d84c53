/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceUiSpinner: turns while it is seen. One of GTK's that is on a hidden page of a stack is animated all the same:
 * the window would be worked on sixty times a second, for ever.
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ADDUCE_UI_TYPE_SPINNER (adduce_ui_spinner_get_type ())
G_DECLARE_FINAL_TYPE (AdduceUiSpinner, adduce_ui_spinner, ADDUCE_UI, SPINNER, GtkWidget)

G_END_DECLS
