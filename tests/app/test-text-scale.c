/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What holds text and is measured in pixels follows the desktop's size of text. The figures are those of the
 * desktop's setting: 96 dots an inch are the usual, in units of 1/1024.
 */
#include <adwaita.h>

#include "adduce-ui-claim-mark.h"
#include "adduce-ui-text-scale.h"

static void
set_dpi (int dpi)
{
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", dpi * 1024, NULL);
}

static int
measure_mark (GtkOrientation orientation)
{
  GtkWidget *mark = g_object_ref_sink (adduce_ui_claim_mark_new ());
  int minimum = 0;

  gtk_widget_measure (mark, orientation, -1, &minimum, NULL, NULL, NULL);
  g_object_unref (mark);
  return minimum;
}

static void
test_pixels (void)
{
  set_dpi (96);
  g_assert_cmpint (adduce_ui_text_scale_pixels (100), ==, 100);
  set_dpi (120);
  g_assert_cmpint (adduce_ui_text_scale_pixels (100), ==, 125);
  set_dpi (192);
  g_assert_cmpint (adduce_ui_text_scale_pixels (100), ==, 200);
  /* Small text doesn't make what one has to hit smaller. */
  set_dpi (48);
  g_assert_cmpint (adduce_ui_text_scale_pixels (100), ==, 100);
}

static void
test_mark (void)
{
  int width, height;

  set_dpi (96);
  width = measure_mark (GTK_ORIENTATION_HORIZONTAL);
  height = measure_mark (GTK_ORIENTATION_VERTICAL);
  set_dpi (192);
  g_assert_cmpint (measure_mark (GTK_ORIENTATION_HORIZONTAL), ==, 2 * width);
  g_assert_cmpint (measure_mark (GTK_ORIENTATION_VERTICAL), ==, 2 * height);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/text-scale/pixels", test_pixels);
  g_test_add_func ("/text-scale/mark", test_mark);
  return g_test_run ();
}
