/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Marking boilerplate by its key, and how it is drawn: paler than before, and still to be read.
 */
#include "keyboard.h"
#include "window-fixture.h"

#include "adduce-ui-palette.h"
#include "adduce-ui-text-view.h"

static const char article[] = "Home News Sport Weather Culture\n\nThe levy stays, she said.\n";

static gboolean
matches_type (GtkWidget *widget, gconstpointer type)
{
  return g_type_is_a (G_OBJECT_TYPE (widget), GPOINTER_TO_SIZE (type));
}

/* Of a pixel on the paper: blue, green, red, opaque, of which the colours are multiplied by the last. */
static double
get_pixel_contrast (const guint8 *pixel, const GdkRGBA *paper)
{
  float rest = 1 - pixel[3] / 255.0f;
  GdkRGBA color = { pixel[2] / 255.0f + rest * paper->red, pixel[1] / 255.0f + rest * paper->green,
                    pixel[0] / 255.0f + rest * paper->blue, 1 };

  return adduce_ui_palette_contrast (&color, paper);
}

/* The greatest contrast with the paper that a pixel in a part of the view has. */
static double
get_contrast_in (GtkWidget *view, const GdkRectangle *part)
{
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (view);
  g_autoptr (GtkSnapshot) snapshot = gtk_snapshot_new ();
  int width = gtk_widget_get_width (view), height = gtk_widget_get_height (view);
  GskRenderer *renderer = gtk_native_get_renderer (gtk_widget_get_native (view));
  g_autoptr (GskRenderNode) node = NULL;
  g_autoptr (GdkTexture) texture = NULL;
  g_autofree guint8 *pixels = g_malloc ((gsize) width * height * 4);
  GdkRGBA paper = adduce_ui_palette_get_background (adduce_ui_palette_get_default ());
  double contrast = 1;

  gdk_paintable_snapshot (paintable, snapshot, width, height);
  node = gtk_snapshot_to_node (snapshot);
  g_assert_nonnull (node);
  texture = gsk_renderer_render_texture (renderer, node, &GRAPHENE_RECT_INIT (0, 0, width, height));
  gdk_texture_download (texture, pixels, (gsize) width * 4);
  for (int y = part->y; y < part->y + part->height; y++)
    for (int x = part->x; x < part->x + part->width; x++)
      contrast = MAX (contrast, get_pixel_contrast (pixels + ((gsize) y * width + x) * 4, &paper));
  return contrast;
}

/* Where the words of a paragraph stand. */
static GdkRectangle
locate (GtkTextView *view, guint start, guint end)
{
  AdduceUiArticleBuffer *buffer = adduce_ui_text_view_get_article_buffer (ADDUCE_UI_TEXT_VIEW (view));
  GtkTextIter iter;
  GdkRectangle first, last;

  adduce_ui_article_buffer_get_iter (buffer, &iter, start);
  gtk_text_view_get_iter_location (view, &iter, &first);
  adduce_ui_article_buffer_get_iter (buffer, &iter, end);
  gtk_text_view_get_iter_location (view, &iter, &last);
  gtk_text_view_buffer_to_window_coords (view, GTK_TEXT_WINDOW_WIDGET, first.x, first.y, &first.x, &first.y);
  gtk_text_view_buffer_to_window_coords (view, GTK_TEXT_WINDOW_WIDGET, last.x, last.y, &last.x, &last.y);
  return (GdkRectangle) { first.x + 2, first.y, last.x - first.x - 2, first.height };
}

/* Of the words from a place to another, as they are on the screen now. */
static double
get_contrast (GtkWidget *view, guint start, guint end)
{
  GdkRectangle part = locate (GTK_TEXT_VIEW (view), start, end);

  return get_contrast_in (view, &part);
}

/* Whether the first paragraph is paler, and still to be read; bytes are coarse. */
static gboolean
is_pale (GtkWidget *view)
{
  double contrast = get_contrast (view, 0, 30);

  return contrast >= 4.4 && contrast < 6;
}

/* Whether it is as dark as the second, which nobody marks. */
static gboolean
is_dark (GtkWidget *view)
{
  double contrast = get_contrast (view, 0, 30);

  return contrast > 9 && ABS (contrast - get_contrast (view, 33, 57)) < 0.2;
}

/* Whether the file has the first paragraph as boilerplate, whose words it quotes. */
static gboolean
has_zone (const char *meta)
{
  g_autofree char *json = NULL;

  return g_file_get_contents (meta, &json, NULL, NULL) && strstr (json, "\"boilerplate\"") != NULL
         && strstr (json, "Home News Sport Weather Culture") != NULL;
}

/* With Control too. */
static void
press_with_shift (Keyboard *k, KeySym key)
{
  keyboard_hold (k, XK_Shift_L, TRUE);
  keyboard_press (k, key, XK_Control_L);
  keyboard_hold (k, XK_Shift_L, FALSE);
}

static void
test_boilerplate (void)
{
  g_autofree char *folder = scratch_new ();
  g_autofree char *meta = g_build_filename (folder, "a.txt.meta.json", NULL);
  WindowFixture *f;
  Keyboard *k;
  GtkWidget *view;

  scratch_write (folder, "a.txt", article);
  f = window_fixture_new (folder);
  window_fixture_open (f, "a.txt");
  WAIT_UNTIL ((view = window_fixture_find (GTK_WIDGET (f->window), matches_type,
                                           GSIZE_TO_POINTER (ADDUCE_UI_TYPE_TEXT_VIEW)))
              != NULL);
  WAIT_UNTIL (gtk_window_is_active (GTK_WINDOW (f->window)));
  k = keyboard_new ();
  gtk_widget_grab_focus (view);
  keyboard_press (k, XK_End, 0); /* the caret is out of the way */
  WAIT_UNTIL (is_dark (view));

  press_with_shift (k, XK_b);
  WAIT_UNTIL (window_fixture_shows (f, "Marked as boilerplate"));
  WAIT_UNTIL (has_zone (meta));
  WAIT_UNTIL (is_pale (view));
  g_assert_cmpfloat (get_contrast (view, 33, 57), >, 9);

  press_with_shift (k, XK_b);
  WAIT_UNTIL (window_fixture_shows (f, "No longer"));
  WAIT_UNTIL (is_dark (view));
  WAIT_UNTIL (!has_zone (meta));

  /* Each is one step back, on the screen and on the disk, and one forward again. */
  keyboard_press (k, XK_z, XK_Control_L);
  WAIT_UNTIL (has_zone (meta) && is_pale (view));
  keyboard_press (k, XK_z, XK_Control_L);
  WAIT_UNTIL (!has_zone (meta) && is_dark (view));
  press_with_shift (k, XK_z);
  WAIT_UNTIL (has_zone (meta) && is_pale (view));

  keyboard_free (k);
  window_fixture_free (f);
  scratch_remove (folder);
}

/* What another program marked is shown; a file that can't be understood is told of, and the article opens. */
static void
test_file (void)
{
  g_autofree char *folder = scratch_new ();
  WindowFixture *f;

  scratch_write (folder, "a.txt", article);
  scratch_write (folder, "a.txt.meta.json",
                 "{\"schemaVersion\": \"1.0\", \"zones\": [{\"kind\": \"question\", \"start\": 33, \"end\": 58, "
                 "\"quote\": \"The levy\"}]}");
  scratch_write (folder, "b.txt", article);
  scratch_write (folder, "b.txt.meta.json", "[");
  f = window_fixture_new (folder);
  window_fixture_open (f, "a.txt");
  g_assert_cmpuint (adduce_ui_context_get_zones (f->context)->len, ==, 1);
  window_fixture_open (f, "b.txt");
  WAIT_UNTIL (window_fixture_shows (f, "b.txt.meta.json"));
  g_assert_cmpuint (adduce_ui_context_get_zones (f->context)->len, ==, 0);
  window_fixture_free (f);
  scratch_remove (folder);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  gtk_disable_setlocale ();
  adw_init ();

  g_test_add_func ("/zone-layer/boilerplate", test_boilerplate);
  g_test_add_func ("/zone-layer/file", test_file);
  return g_test_run ();
}
