/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The six line patterns as pixels: each differs from each, also without its colour, and stays inside its
 * rectangle. What a pattern looks like is its definition: solid fills, dashes have gaps, a double line has
 * one between its two, and so on.
 */
#include <adwaita.h>

#include "adduce-ui-pattern.h"
#include "adduce-ui-swatch.h"

#define WIDTH 60
#define HEIGHT 12
#define X 6
#define Y 4
#define LENGTH 48

/* Coverage of each pixel, 0 to 255: white ink on black. */
static guint8 *
render (AdduceCodePattern pattern, int height)
{
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  GdkRGBA white = { 1, 1, 1, 1 };
  graphene_rect_t line = GRAPHENE_RECT_INIT (X, Y, LENGTH, height);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_A8, WIDTH, HEIGHT);
  cairo_t *cr = cairo_create (surface);
  guint8 *pixels = g_malloc0 (WIDTH * HEIGHT);
  g_autoptr (GskRenderNode) node = NULL;

  adduce_ui_pattern_append (snapshot, pattern, &white, &line);
  node = gtk_snapshot_free_to_node (snapshot);
  g_assert_nonnull (node);
  gsk_render_node_draw (node, cr);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  for (int y = 0; y < HEIGHT; y++)
    memcpy (pixels + y * WIDTH,
            cairo_image_surface_get_data (surface) + y * cairo_image_surface_get_stride (surface), WIDTH);
  cairo_surface_destroy (surface);
  return pixels;
}

/* Rows with any ink in a column, as bits. */
static guint
get_column (const guint8 *pixels, int x)
{
  guint bits = 0;

  for (int y = 0; y < HEIGHT; y++)
    if (pixels[y * WIDTH + x] > 0)
      bits |= 1u << y;
  return bits;
}

static guint
count_ink (const guint8 *pixels)
{
  guint ink = 0;

  for (int i = 0; i < WIDTH * HEIGHT; i++)
    ink += pixels[i];
  return ink;
}

static void
test_differ (void)
{
  for (int height = 2; height <= ADDUCE_UI_PATTERN_HEIGHT; height++)
    for (int a = ADDUCE_CODE_PATTERN_SOLID; a <= ADDUCE_CODE_PATTERN_THIN; a++)
      for (int b = a + 1; b <= ADDUCE_CODE_PATTERN_THIN; b++)
        {
          g_autofree guint8 *one = render (a, height);
          g_autofree guint8 *two = render (b, height);
          int n_different = 0;

          for (int i = 0; i < WIDTH * HEIGHT; i++)
            n_different += ABS (one[i] - two[i]) > 64;
          /* Not in some corner, but all along the line. */
          g_assert_cmpint (n_different, >=, LENGTH / 4);
        }
}

static void
test_inside (void)
{
  for (int height = 2; height <= ADDUCE_UI_PATTERN_HEIGHT; height++)
    for (int pattern = ADDUCE_CODE_PATTERN_SOLID; pattern <= ADDUCE_CODE_PATTERN_THIN; pattern++)
      {
        g_autofree guint8 *pixels = render (pattern, height);

        g_assert_cmpuint (count_ink (pixels), >, 0);
        for (int y = 0; y < HEIGHT; y++)
          for (int x = 0; x < WIDTH; x++)
            if (x < X || x >= X + LENGTH || y < Y || y >= Y + height)
              g_assert_cmpuint (pixels[y * WIDTH + x], ==, 0);
      }
}

static void
test_shapes (void)
{
  g_autofree guint8 *solid = render (ADDUCE_CODE_PATTERN_SOLID, 4);
  g_autofree guint8 *dashed = render (ADDUCE_CODE_PATTERN_DASHED, 4);
  g_autofree guint8 *doubled = render (ADDUCE_CODE_PATTERN_DOUBLE, 4);
  g_autofree guint8 *dotted = render (ADDUCE_CODE_PATTERN_DOTTED, 4);
  g_autofree guint8 *wavy = render (ADDUCE_CODE_PATTERN_WAVY, 4);
  g_autofree guint8 *thin = render (ADDUCE_CODE_PATTERN_THIN, 4);
  int dashed_gaps = 0;
  int dotted_gaps = 0;
  guint top = 0;
  guint bottom = 0;

  for (int x = X; x < X + LENGTH; x++)
    {
      /* four rows, the first and the last of four, one row */
      g_assert_cmphex (get_column (solid, x), ==, 0xfu << Y);
      g_assert_cmphex (get_column (doubled, x), ==, 0x9u << Y);
      g_assert_cmpuint (__builtin_popcount (get_column (thin, x)), ==, 1);
      dashed_gaps += get_column (dashed, x) == 0 && get_column (dashed, x - 1) != 0;
      dotted_gaps += get_column (dotted, x) == 0 && get_column (dotted, x - 1) != 0;
      top += wavy[Y * WIDTH + x] > 128;
      bottom += wavy[(Y + 3) * WIDTH + x] > 128;
      g_assert_cmphex (get_column (wavy, x), !=, 0);
    }
  g_assert_cmpint (dashed_gaps, >=, 2);
  g_assert_cmpint (dotted_gaps, >, dashed_gaps);
  /* The wave is up in some places and down in as many. */
  g_assert_cmpuint (top, >, 4);
  g_assert_cmpuint (ABS ((int) top - (int) bottom), <=, 4);
}

/* An empty rectangle draws nothing and warns of nothing. */
static void
test_empty (void)
{
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  GdkRGBA white = { 1, 1, 1, 1 };

  for (int pattern = ADDUCE_CODE_PATTERN_SOLID; pattern <= ADDUCE_CODE_PATTERN_THIN; pattern++)
    {
      adduce_ui_pattern_append (snapshot, pattern, &white, &GRAPHENE_RECT_INIT (0, 0, 0, 4));
      adduce_ui_pattern_append (snapshot, pattern, &white, &GRAPHENE_RECT_INIT (0, 0, 4, 0));
    }
  g_assert_null (gtk_snapshot_free_to_node (snapshot));
}

static void
notify_cb (guint *n_notified)
{
  (*n_notified)++;
}

static void
test_swatch (void)
{
  AdduceCodeInfo info = { .id = "a", .label = "A", .color = "#2b8766", .pattern = ADDUCE_CODE_PATTERN_WAVY };
  g_autoptr (AdduceCode) code = adduce_code_new (&info);
  GtkWidget *swatch = g_object_ref_sink (adduce_ui_swatch_new ());
  guint n_notified = 0;

  g_signal_connect_swapped (swatch, "notify::code", G_CALLBACK (notify_cb), &n_notified);
  adduce_ui_swatch_set_code (ADDUCE_UI_SWATCH (swatch), code);
  g_assert_true (adduce_ui_swatch_get_code (ADDUCE_UI_SWATCH (swatch)) == code);
  g_assert_cmpuint (n_notified, ==, 1);
  adduce_ui_swatch_set_code (ADDUCE_UI_SWATCH (swatch), code);
  g_assert_cmpuint (n_notified, ==, 1);
  adduce_ui_swatch_set_code (ADDUCE_UI_SWATCH (swatch), NULL);
  g_assert_cmpuint (n_notified, ==, 2);
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (swatch), GTK_ACCESSIBLE_ROLE_PRESENTATION);
  g_assert_finalize_object (swatch);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  gtk_disable_setlocale ();
  adw_init ();

  g_test_add_func ("/pattern/differ", test_differ);
  g_test_add_func ("/pattern/inside", test_inside);
  g_test_add_func ("/pattern/shapes", test_shapes);
  g_test_add_func ("/pattern/empty", test_empty);
  g_test_add_func ("/pattern/swatch", test_swatch);
  return g_test_run ();
}
