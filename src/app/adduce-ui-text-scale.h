/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How much larger than usual the desktop wants all text, for what is measured in pixels and holds text.
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** 1 at 96 dots an inch, 2 where text is twice as large; never below 1. */
double adduce_ui_text_scale_get (void);

/** So many pixels at a scale of 1, in whole pixels of the scale that is. */
int adduce_ui_text_scale_pixels (int pixels);

G_END_DECLS
