/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The scale of text.
 */
#include "config.h"

#include "adduce-ui-text-scale.h"

#define USUAL_DPI 96.0

double
adduce_ui_text_scale_get (void)
{
  int dpi = -1; /* in units of 1/1024; -1 for the usual */

  g_object_get (gtk_settings_get_default (), "gtk-xft-dpi", &dpi, NULL);

  return dpi > 0 ? MAX (1.0, dpi / 1024.0 / USUAL_DPI) : 1.0;
}

int
adduce_ui_text_scale_pixels (int pixels)
{
  return (int) (pixels * adduce_ui_text_scale_get () + 0.5);
}
