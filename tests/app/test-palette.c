/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Colours: the contrast formula against values that are published, and what the palette promises, for
 * every colour of the codebooks that are shipped and for a cube of others.
 */
#include <gtk/gtk.h>
#include <math.h>

#include "adduce.h"
#include "adduce-ui-palette.h"

static GdkRGBA
color (const char *text)
{
  GdkRGBA rgba;

  g_assert_true (gdk_rgba_parse (&rgba, text));
  return rgba;
}

static double
contrast (const char *a, const char *b)
{
  GdkRGBA one = color (a), two = color (b);

  return adduce_ui_palette_contrast (&one, &two);
}

/* WCAG 2.1: white on black is 21:1 and a colour on itself 1:1. Of the greys that its techniques and
 * understanding documents name, #767676 is the lightest with 4.5:1 on white (4.54), #949494 that with 3:1
 * (3.03); pure red, green and blue on white are 4.00 (3.998), 1.37 and 8.59. */
static void
test_contrast (void)
{
  g_assert_cmpfloat_with_epsilon (contrast ("#ffffff", "#000000"), 21, 1e-6);
  g_assert_cmpfloat_with_epsilon (contrast ("#000000", "#ffffff"), 21, 1e-6);
  g_assert_cmpfloat_with_epsilon (contrast ("#2b8766", "#2b8766"), 1, 1e-6);
  g_assert_cmpfloat_with_epsilon (contrast ("#767676", "#ffffff"), 4.54, 0.005);
  g_assert_cmpfloat (contrast ("#777777", "#ffffff"), <, 4.5);
  g_assert_cmpfloat_with_epsilon (contrast ("#949494", "#ffffff"), 3.03, 0.005);
  g_assert_cmpfloat (contrast ("#959595", "#ffffff"), <, 3.0);
  g_assert_cmpfloat_with_epsilon (contrast ("#ff0000", "#ffffff"), 4.00, 0.005);
  g_assert_cmpfloat_with_epsilon (contrast ("#00ff00", "#ffffff"), 1.37, 0.005);
  g_assert_cmpfloat_with_epsilon (contrast ("#0000ff", "#ffffff"), 8.59, 0.005);
}

static void
test_blend (void)
{
  GdkRGBA white = color ("#ffffff"), half = color ("rgba(0,0,0,0.5)"), none = color ("rgba(255,0,0,0)");
  GdkRGBA result = adduce_ui_palette_blend (&white, &half);

  g_assert_cmpfloat_with_epsilon (result.red, 0.5, 0.001);
  g_assert_cmpfloat_with_epsilon (result.blue, 0.5, 0.001);
  g_assert_cmpfloat_with_epsilon (result.alpha, 1, 0.001);
  result = adduce_ui_palette_blend (&white, &none);
  g_assert_true (gdk_rgba_equal (&result, &white));
}

/* What is promised of one colour: the line is seen on the ground and on its fill, the words can be read on
 * one fill, on sixteen, and on any fill that has been laid on another. */
static void
check_color (AdduceUiPalette *palette, const char *text)
{
  double wanted = adduce_ui_palette_get_high_contrast (palette) ? 4.5 : 3.0;
  GdkRGBA ground = adduce_ui_palette_get_background (palette);
  GdkRGBA words = adduce_ui_palette_get_text (palette);
  GdkRGBA line = adduce_ui_palette_get_line (palette, text);
  GdkRGBA fill = adduce_ui_palette_get_fill (palette, text);
  GdkRGBA focused = adduce_ui_palette_get_focused_fill (palette, text);
  GdkRGBA filled = adduce_ui_palette_blend (&ground, &fill);
  GdkRGBA deep = ground;

  g_assert_cmpfloat (line.alpha, ==, 1);
  g_assert_cmpfloat (adduce_ui_palette_contrast (&line, &ground), >=, wanted);
  g_assert_cmpfloat (adduce_ui_palette_contrast (&line, &filled), >=, wanted);
  g_assert_cmpfloat (fill.alpha, >, 0);
  g_assert_cmpfloat (fill.alpha, <, focused.alpha);
  g_assert_cmpfloat (focused.alpha, <, 1);
  g_assert_false (gdk_rgba_equal (&filled, &ground));
  for (int i = 0; i < 16; i++)
    {
      deep = adduce_ui_palette_blend (&deep, i % 2 == 0 ? &fill : &focused);
      g_assert_cmpfloat (adduce_ui_palette_contrast (&deep, &words), >=, 4.5);
    }
}

static void
check_file (AdduceUiPalette *palette, const char *name)
{
  g_autofree char *path = g_build_filename (g_getenv ("ADDUCE_DATA_DIR"), "codebooks", name, NULL);
  g_autofree char *json = NULL;
  g_autoptr (GRegex) regex = g_regex_new ("\"color\": \"(#[0-9a-f]{6})\"", 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  g_autoptr (GError) error = NULL;
  int n_colors = 0;

  g_file_get_contents (path, &json, NULL, &error);
  g_assert_no_error (error);
  for (g_regex_match (regex, json, 0, &match); g_match_info_matches (match); g_match_info_next (match, NULL))
    {
      g_autofree char *text = g_match_info_fetch (match, 1);

      check_color (palette, text);
      n_colors++;
    }
  /* six stances and at least nine kinds of evidence */
  g_assert_cmpint (n_colors, >=, 15);
}

static void
test_palette (gconstpointer data)
{
  int variant = GPOINTER_TO_INT (data);
  g_autoptr (AdduceUiPalette) palette = adduce_ui_palette_new (variant & 1, variant & 2);

  g_assert_cmpint (adduce_ui_palette_get_dark (palette), ==, (variant & 1) != 0);
  g_assert_cmpint (adduce_ui_palette_get_high_contrast (palette), ==, (variant & 2) != 0);
  check_file (palette, "default.json");
  check_file (palette, "news-basic.json");
  check_color (palette, NULL);
  check_color (palette, "no colour at all");
  for (int i = 0; i < 6 * 6 * 6; i++)
    {
      g_autofree char *text
        = g_strdup_printf ("#%02x%02x%02x", i % 6 * 51, i / 6 % 6 * 51, i / 36 * 51);

      /* A fill in the colour of the ground can't be seen, and need not be. */
      if (i != 0 && i != 6 * 6 * 6 - 1)
        check_color (palette, text);
    }
}

/* On the papers of style schemes the same is promised; text that is too pale for it is made darker. */
static void
test_paper (void)
{
  static const struct {
    gboolean dark;
    const char *paper;
    const char *text;
  } rows[] = {
    { FALSE, "#fdf6e3", "#657b83" }, { FALSE, "#fdf6e3", "#586e75" }, { TRUE, "#002b36", "#839496" },
    { TRUE, "#262626", "#c0bfbc" },  { FALSE, "#fcfcfc", "#504e55" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (AdduceUiPalette) palette = adduce_ui_palette_new (rows[i].dark, FALSE);
      GdkRGBA paper = color (rows[i].paper), text = color (rows[i].text);

      adduce_ui_palette_set_paper (palette, &paper, &text);
      text = adduce_ui_palette_get_text (palette);
      g_assert_cmpfloat (adduce_ui_palette_contrast (&paper, &text), >=, 7);
      check_file (palette, "default.json");
      check_file (palette, "news-basic.json");
    }
}

/* A colour that is good as it is stays as the codebook has it. */
static void
test_kept (void)
{
  g_autoptr (AdduceUiPalette) light = adduce_ui_palette_new (FALSE, FALSE);
  GdkRGBA green = color ("#2b8766"), line = adduce_ui_palette_get_line (light, "#2b8766");

  g_assert_true (gdk_rgba_equal (&green, &line));
}

/* --- categories --- */

/* Machado, Oliveira and Fernandes (2009), severity 1.0: what of linear red, green and blue is left. */
static const double deficiencies[][3][3] = {
  { { 1, 0, 0 }, { 0, 1, 0 }, { 0, 0, 1 } },
  /* protanopia */
  { { 0.152286, 1.052583, -0.204868 }, { 0.114503, 0.786281, 0.099216 }, { -0.003882, -0.048116, 1.051998 } },
  /* deuteranopia */
  { { 0.367322, 0.860646, -0.227968 }, { 0.280085, 0.672501, 0.047413 }, { -0.011820, 0.042940, 0.968881 } },
  /* tritanopia */
  { { 1.255528, -0.076749, -0.178779 }, { -0.078411, 0.930809, 0.147602 }, { 0.004733, 0.691367, 0.303900 } },
};

static double
to_linear (double channel)
{
  return channel <= 0.04045 ? channel / 12.92 : pow ((channel + 0.055) / 1.055, 2.4);
}

static double
lab_curve (double t)
{
  return t > 0.008856 ? cbrt (t) : 7.787 * t + 16.0 / 116;
}

/* CIELAB with D65, as somebody with that deficiency sees the colour. */
static void
to_lab (const GdkRGBA *rgba, guint deficiency, double lab[3])
{
  double linear[3] = { to_linear (rgba->red), to_linear (rgba->green), to_linear (rgba->blue) };
  double seen[3], x, y, z;

  for (int i = 0; i < 3; i++)
    {
      const double *row = deficiencies[deficiency][i];

      seen[i] = CLAMP (row[0] * linear[0] + row[1] * linear[1] + row[2] * linear[2], 0, 1);
    }
  x = lab_curve ((0.4124 * seen[0] + 0.3576 * seen[1] + 0.1805 * seen[2]) / 0.9505);
  y = lab_curve (0.2126 * seen[0] + 0.7152 * seen[1] + 0.0722 * seen[2]);
  z = lab_curve ((0.0193 * seen[0] + 0.1192 * seen[1] + 0.9505 * seen[2]) / 1.0890);
  lab[0] = 116 * y - 16;
  lab[1] = 500 * (x - y);
  lab[2] = 200 * (y - z);
}

static double
get_distance (const GdkRGBA *a, const GdkRGBA *b, guint deficiency)
{
  double one[3], two[3];

  to_lab (a, deficiency, one);
  to_lab (b, deficiency, two);
  return sqrt (pow (one[0] - two[0], 2) + pow (one[1] - two[1], 2) + pow (one[2] - two[2], 2));
}

/* The measure itself: sRGB red is 53.24, 80.09, 67.20; and red and green of the same lightness, far apart for most,
 * are close for a deuteranope. */
static void
test_distance (void)
{
  GdkRGBA red = color ("#ff0000"), brick = color ("#b35a1e"), olive = color ("#7f7a1d");
  double lab[3];

  to_lab (&red, 0, lab);
  g_assert_cmpfloat_with_epsilon (lab[0], 53.24, 0.1);
  g_assert_cmpfloat_with_epsilon (lab[1], 80.09, 0.2);
  g_assert_cmpfloat_with_epsilon (lab[2], 67.20, 0.2);
  g_assert_cmpfloat (get_distance (&brick, &olive, 2), <, get_distance (&brick, &olive, 0) / 2);
}

/* A difference of 2.3 is just noticed side by side. Two categories differ by pattern, or by many times that for
 * everybody; and for most people any two colours do. */
static void
test_categories (gconstpointer data)
{
  int variant = GPOINTER_TO_INT (data);
  g_autoptr (AdduceUiPalette) palette = adduce_ui_palette_new (variant & 1, variant & 2);
  double wanted = variant & 2 ? 9.2 : 18.4;
  GdkRGBA lines[ADDUCE_N_CATEGORIES];

  for (guint i = 0; i < ADDUCE_N_CATEGORIES; i++)
    {
      check_color (palette, adduce_ui_palette_get_category (palette, i));
      lines[i] = adduce_ui_palette_get_line (palette, adduce_ui_palette_get_category (palette, i));
    }
  for (guint i = 0; i < ADDUCE_N_CATEGORIES; i++)
    for (guint k = 0; k < i; k++)
      {
        gboolean same_pattern = FALSE;

        for (guint n = 0; n < ADDUCE_N_CATEGORY_PATTERNS * ADDUCE_N_CATEGORY_PATTERNS; n++)
          same_pattern |= adduce_category_get_pattern (i, n % ADDUCE_N_CATEGORY_PATTERNS)
                          == adduce_category_get_pattern (k, n / ADDUCE_N_CATEGORY_PATTERNS);
        g_test_message ("%u and %u: %.1f, %.1f, %.1f, %.1f", k, i, get_distance (&lines[i], &lines[k], 0),
                        get_distance (&lines[i], &lines[k], 1), get_distance (&lines[i], &lines[k], 2),
                        get_distance (&lines[i], &lines[k], 3));
        g_assert_cmpfloat (get_distance (&lines[i], &lines[k], 0), >=, wanted);
        for (guint d = 1; d < G_N_ELEMENTS (deficiencies) && same_pattern; d++)
          g_assert_cmpfloat (get_distance (&lines[i], &lines[k], d), >=, wanted);
      }
}

/* Letters on a chip, and the mark of what is not in the light. */
static void
test_ink (gconstpointer data)
{
  int variant = GPOINTER_TO_INT (data);
  g_autoptr (AdduceUiPalette) palette = adduce_ui_palette_new (variant & 1, variant & 2);
  GdkRGBA ground = adduce_ui_palette_get_background (palette), faded = adduce_ui_palette_get_faded (palette);

  for (int i = 0; i < 6 * 6 * 6; i++)
    {
      g_autofree char *text = g_strdup_printf ("#%02x%02x%02x", i % 6 * 51, i / 6 % 6 * 51, i / 36 * 51);
      GdkRGBA line = adduce_ui_palette_get_line (palette, text), ink = adduce_ui_palette_get_ink (palette, &line);

      g_assert_cmpfloat (adduce_ui_palette_contrast (&line, &ink), >=, 4.5);
      /* what fades stands out less than anything in the light */
      g_assert_cmpfloat (adduce_ui_palette_contrast (&faded, &ground), <, adduce_ui_palette_contrast (&line, &ground));
    }
  g_assert_cmpfloat (adduce_ui_palette_contrast (&faded, &ground), >, 1.5);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/palette/contrast", test_contrast);
  g_test_add_func ("/palette/blend", test_blend);
  g_test_add_data_func ("/palette/light", GINT_TO_POINTER (0), test_palette);
  g_test_add_data_func ("/palette/dark", GINT_TO_POINTER (1), test_palette);
  g_test_add_data_func ("/palette/light-high-contrast", GINT_TO_POINTER (2), test_palette);
  g_test_add_data_func ("/palette/dark-high-contrast", GINT_TO_POINTER (3), test_palette);
  g_test_add_func ("/palette/paper", test_paper);
  g_test_add_func ("/palette/kept", test_kept);
  g_test_add_func ("/palette/distance", test_distance);
  g_test_add_data_func ("/palette/categories/light", GINT_TO_POINTER (0), test_categories);
  g_test_add_data_func ("/palette/categories/dark", GINT_TO_POINTER (1), test_categories);
  g_test_add_data_func ("/palette/categories/light-high-contrast", GINT_TO_POINTER (2), test_categories);
  g_test_add_data_func ("/palette/categories/dark-high-contrast", GINT_TO_POINTER (3), test_categories);
  g_test_add_data_func ("/palette/ink/light", GINT_TO_POINTER (0), test_ink);
  g_test_add_data_func ("/palette/ink/dark", GINT_TO_POINTER (1), test_ink);
  g_test_add_data_func ("/palette/ink/light-high-contrast", GINT_TO_POINTER (2), test_ink);
  g_test_add_data_func ("/palette/ink/dark-high-contrast", GINT_TO_POINTER (3), test_ink);

  return g_test_run ();
}
