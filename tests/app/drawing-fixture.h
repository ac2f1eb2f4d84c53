/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A text view in a window whose drawing is looked at as pixels: it is drawn without and with claims, and where the
 * pictures differ is what the claims are drawn as.
 */
#pragma once

#include <adwaita.h>
#include <gtksourceview/gtksource.h>

#include "adduce.h"
#include "adduce-ui-palette.h"
#include "adduce-ui-text-view.h"

#define WIDTH 760
#define HEIGHT 420

/* Lines of claims go this far below their row, at most. */
#define BELOW 22

typedef struct
{
  GtkWidget *window;
  AdduceUiTextView *view;
  AdduceUiHighlighter *highlighter;
  AdduceText *text;
  AdduceCodebook *codebook;
  AdduceClaimSet *own;
  AdduceClaimSet *others;
  cairo_surface_t *plain; /* without claims */
} Fixture;

static inline cairo_surface_t *
draw (Fixture *f)
{
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (GTK_WIDGET (f->view));
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, WIDTH, HEIGHT);
  cairo_t *cr = cairo_create (surface);
  GskRenderNode *node;

  gdk_paintable_snapshot (paintable, snapshot, WIDTH, HEIGHT);
  node = gtk_snapshot_free_to_node (snapshot);
  g_assert_nonnull (node);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  gsk_render_node_draw (node, cr);
  gsk_render_node_unref (node);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  return surface;
}

/* Draws what is there now, after what was asked for has been laid out. */
static inline cairo_surface_t *
shoot (Fixture *f)
{
  gtk_widget_queue_draw (GTK_WIDGET (f->view));
  gtk_test_widget_wait_for_draw (f->window);
  return draw (f);
}

static inline guint32
get_pixel (cairo_surface_t *surface, int x, int y)
{
  return ((guint32 *) (cairo_image_surface_get_data (surface)
                       + (gsize) y * cairo_image_surface_get_stride (surface)))[x]
         & 0xffffff;
}

static inline gboolean
differs (cairo_surface_t *a, cairo_surface_t *b, int x, int y)
{
  return get_pixel (a, x, y) != get_pixel (b, x, y);
}

static inline gboolean
inside (const GdkRectangle *rect, int x, int y)
{
  return x >= rect->x && x < rect->x + rect->width && y >= rect->y && y < rect->y + rect->height;
}

static inline guint
count_differences (cairo_surface_t *a, cairo_surface_t *b, const GdkRectangle *where)
{
  guint n = 0;

  for (int y = MAX (where->y, 0); y < MIN (where->y + where->height, HEIGHT); y++)
    for (int x = MAX (where->x, 0); x < MIN (where->x + where->width, WIDTH); x++)
      n += differs (a, b, x, y);
  return n;
}

/* How many pixels of just this colour there are. */
static inline guint
count_color (cairo_surface_t *surface, const GdkRGBA *color, const GdkRectangle *where)
{
  guint32 wanted = (guint32) (color->red * 255 + 0.5) << 16 | (guint32) (color->green * 255 + 0.5) << 8
                   | (guint32) (color->blue * 255 + 0.5);
  guint n = 0;

  for (int y = MAX (where->y, 0); y < MIN (where->y + where->height, HEIGHT); y++)
    for (int x = MAX (where->x, 0); x < MIN (where->x + where->width, WIDTH); x++)
      {
        guint32 pixel = get_pixel (surface, x, y);
        gboolean near = TRUE;

        for (int shift = 0; shift < 24; shift += 8)
          near &= ABS ((int) (pixel >> shift & 0xff) - (int) (wanted >> shift & 0xff)) <= 2;
        n += near;
      }
  return n;
}

/* The place of one character, by the view's own word, with the room below for lines. */
static inline GdkRectangle
locate (Fixture *f, guint offset, gboolean with_lines)
{
  GtkTextIter iter;
  GdkRectangle rect;

  adduce_ui_article_buffer_get_iter (adduce_ui_text_view_get_article_buffer (f->view), &iter, offset);
  gtk_text_view_get_iter_location (GTK_TEXT_VIEW (f->view), &iter, &rect);
  gtk_text_view_buffer_to_window_coords (GTK_TEXT_VIEW (f->view), GTK_TEXT_WINDOW_WIDGET, rect.x, rect.y, &rect.x,
                                         &rect.y);
  if (rect.width < 0)
    {
      rect.x += rect.width;
      rect.width = -rect.width;
    }
  if (with_lines)
    rect.height += BELOW;
  return rect;
}

static inline Fixture *
fixture_new (const char *text)
{
  Fixture *f = g_new0 (Fixture, 1);
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (GError) error = NULL;
  GtkWidget *scroller = gtk_scrolled_window_new ();

  f->text = adduce_text_new (bytes, &error);
  g_assert_no_error (error);
  f->codebook = adduce_codebook_load_preset ("default", &error);
  g_assert_no_error (error);
  f->own = adduce_claim_set_new ();
  f->others = adduce_claim_set_new ();
  f->view = adduce_ui_text_view_new ();
  f->highlighter = adduce_ui_text_view_get_highlighter (f->view);
  adduce_ui_text_view_set_text (f->view, f->text);
  gtk_text_view_set_cursor_visible (GTK_TEXT_VIEW (f->view), FALSE);

  f->window = adw_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_EXTERNAL);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (f->view));
  gtk_widget_set_size_request (scroller, WIDTH, HEIGHT);
  adw_window_set_content (ADW_WINDOW (f->window), scroller);
  gtk_window_present (GTK_WINDOW (f->window));
  f->plain = shoot (f);
  adduce_ui_highlighter_set_claims (f->highlighter, f->own, f->others, f->codebook);
  return f;
}

static inline void
fixture_free (Fixture *f)
{
  gpointer view = f->view;

  g_object_add_weak_pointer (G_OBJECT (f->view), &view);
  gtk_window_destroy (GTK_WINDOW (f->window));
  while (view != NULL && g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_null (view);
  cairo_surface_destroy (f->plain);
  g_object_unref (f->codebook);
  g_object_unref (f->text);
  g_assert_finalize_object (f->own);
  g_assert_finalize_object (f->others);
  g_free (f);
}

static inline AdduceClaim *
put (Fixture *f, AdduceClaimSet *set, const char *places, const char *stance)
{
  g_autoptr (AdduceClaimBuilder) builder = adduce_claim_builder_new (set == f->own ? "tester" : "other");
  g_autoptr (AdduceSpanSet) spans = adduce_span_set_parse (places, NULL);
  g_autoptr (AdduceClaim) claim = NULL;

  g_assert_true (adduce_claim_builder_set_spans (builder, spans, f->text, NULL));
  if (stance != NULL)
    {
      g_autoptr (AdduceTag) tag = adduce_tag_new (stance, stance);

      adduce_claim_builder_set_stance (builder, tag);
    }
  claim = adduce_claim_builder_end (builder);
  adduce_claim_set_put (set, claim);
  return adduce_claim_set_lookup (set, adduce_claim_get_id (claim));
}

static inline GdkRGBA
get_line (Fixture *f, const char *stance)
{
  AdduceCode *code = stance != NULL ? adduce_codebook_lookup (f->codebook, "stance", stance) : NULL;

  return adduce_ui_palette_get_line (adduce_ui_palette_get_default (),
                                     code != NULL ? adduce_code_get_info (code)->color : NULL);
}

static const GdkRectangle everything = { 0, 0, WIDTH, HEIGHT };

/* The style sheet of the program, without which the text has no margins of ours. */
static inline gboolean
load_style (void)
{
  g_autoptr (GtkCssProvider) provider = gtk_css_provider_new ();

  gtk_css_provider_load_from_resource (provider, "/io/github/adduce/Adduce/style.css");
  gtk_style_context_add_provider_for_display (gdk_display_get_default (), GTK_STYLE_PROVIDER (provider),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
  return TRUE;
}
