/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is drawn of claims, looked at as pixels: the view is drawn without and with them, and where the two
 * pictures differ, there and nowhere else, must the claims be.
 */
#include "drawing-fixture.h"

/* Every character of the spans has something drawn at it; no pixel of the column of text differs that is at none
 * of them, or @above them. What is in the margin is another test's matter. */
static void
assert_drawn_near (Fixture *f, cairo_surface_t *surface, const char *places, int above)
{
  g_autoptr (AdduceSpanSet) spans = adduce_span_set_parse (places, NULL);
  g_autoptr (GArray) rects = g_array_new (FALSE, FALSE, sizeof (GdkRectangle));
  int left = gtk_text_view_get_left_margin (GTK_TEXT_VIEW (f->view)) - 2;
  int right = WIDTH - gtk_text_view_get_right_margin (GTK_TEXT_VIEW (f->view)) + 2;

  for (guint i = 0; i < adduce_span_set_get_n_spans (spans); i++)
    for (guint k = adduce_span_set_get_span (spans, i).start; k < adduce_span_set_get_span (spans, i).end; k++)
      {
        GdkRectangle fill = locate (f, k, FALSE), all = locate (f, k, TRUE);
        g_autofree char *letter = adduce_text_dup_slice (f->text, (AdduceSpan) { k, k + 1 });

        if (!g_unichar_isspace (g_utf8_get_char (letter)) && fill.width > 0)
          g_assert_cmpuint (count_differences (f->plain, surface, &fill), >, 0);
        /* rounding of edges */
        all.x -= 2;
        all.width += 4;
        all.y -= above;
        all.height += above;
        g_array_append_val (rects, all);
      }

  for (int y = 0; y < HEIGHT; y++)
    for (int x = left; x < right; x++)
      {
        gboolean found = FALSE;

        for (guint i = 0; i < rects->len && !found; i++)
          found = inside (&g_array_index (rects, GdkRectangle, i), x, y);
        if (!found)
          g_assert_false (differs (f->plain, surface, x, y));
      }
}

static void
assert_drawn_at (Fixture *f, cairo_surface_t *surface, const char *places)
{
  assert_drawn_near (f, surface, places, 0);
}

static const char latin[]
  = "The levy stays, she said. But the opposition, which has doubted it from the first day on, wants to know "
    "who is to pay for it all when the fund that was promised runs dry in the second year.\n"
    "\n"
    "A second paragraph with a few words more, and nothing in it.\n";

/* Where claims are, across rows and paragraphs, and only there; nothing is left when they are gone. */
static void
test_places (void)
{
  static const char *const places[] = { "0-14", "4-9,34-44", "60-190", "150-220", "0-3,100-120,190-200" };
  Fixture *f = fixture_new (latin);

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      AdduceClaim *claim = put (f, f->own, places[i], "support");
      cairo_surface_t *surface = shoot (f);

      assert_drawn_at (f, surface, places[i]);
      cairo_surface_destroy (surface);
      g_assert_true (adduce_claim_set_remove (f->own, adduce_claim_get_id (claim)));
      surface = shoot (f);
      g_assert_cmpuint (count_differences (f->plain, surface, &everything), ==, 0);
      cairo_surface_destroy (surface);
    }
  fixture_free (f);
}

/* The same right to left, with words and numbers left to right in it, whose parts stand apart. */
static void
test_right_to_left (void)
{
  static const char *const places[] = { "0-5", "6-20", "10-30", "20-44", "3-8,30-40", "0-70" };
  Fixture *f = fixture_new ("قال الوزير إن Wester Sarn سوف تدفع 842 مليون كرونة في عام 2031 أو بعده.\n");

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      AdduceClaim *claim = put (f, f->own, places[i], "oppose");
      cairo_surface_t *surface = shoot (f);

      assert_drawn_at (f, surface, places[i]);
      cairo_surface_destroy (surface);
      adduce_claim_set_remove (f->own, adduce_claim_get_id (claim));
    }
  fixture_free (f);
}

/* Combining marks, emoji of several code points, ligatures, wide letters. */
static void
test_clusters (void)
{
  static const char *const places[] = { "0-5", "6-14", "15-22", "0-24" };
  Fixture *f = fixture_new ("noe\xcc\x81l 👩‍👩‍👧‍👦 office 大家好 the end\n");

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      AdduceClaim *claim = put (f, f->own, places[i], "neutral");
      cairo_surface_t *surface = shoot (f);
      AdduceSpan span = adduce_span_set_get_span (adduce_claim_get_spans (claim), 0);
      GdkRectangle first = locate (f, span.start, FALSE);

      g_assert_cmpuint (count_differences (f->plain, surface, &first), >, 0);
      cairo_surface_destroy (surface);
      adduce_claim_set_remove (f->own, adduce_claim_get_id (claim));
    }
  fixture_free (f);
}

/* Stances differ by colour; and with one colour for all they would still differ, by pattern. */
static void
test_stances (void)
{
  static const char *const stances[] = { "support", "oppose", "conditional", "neutral", "query", "unclear", NULL };
  Fixture *f = fixture_new (latin);
  GArray *masks[G_N_ELEMENTS (stances)];

  for (guint i = 0; i < G_N_ELEMENTS (stances); i++)
    {
      AdduceClaim *claim = put (f, f->own, "0-40", stances[i]);
      GdkRGBA line = get_line (f, stances[i]);
      cairo_surface_t *surface = shoot (f);
      GdkRectangle row = locate (f, 0, TRUE);

      g_test_message ("%s", stances[i] != NULL ? stances[i] : "unset");
      /* a wave has no pixel of the pure colour */
      if (g_strcmp0 (stances[i], "query") != 0)
        g_assert_cmpuint (count_color (surface, &line, &everything), >, 40);
      masks[i] = g_array_new (FALSE, FALSE, 1);
      row.y += row.height - BELOW;
      for (int y = row.y; y < row.y + 4; y++)
        for (int x = row.x; x < row.x + 120; x++)
          {
            char drawn = differs (f->plain, surface, x, y);

            g_array_append_val (masks[i], drawn);
          }
      cairo_surface_destroy (surface);
      adduce_claim_set_remove (f->own, adduce_claim_get_id (claim));
    }

  for (guint i = 0; i < G_N_ELEMENTS (stances); i++)
    for (guint k = i + 1; k < G_N_ELEMENTS (stances); k++)
      g_assert_false (memcmp (masks[i]->data, masks[k]->data, masks[i]->len) == 0);
  for (guint i = 0; i < G_N_ELEMENTS (stances); i++)
    g_array_unref (masks[i]);
  fixture_free (f);
}

/* All of several claims on the same words are seen: each line, and a fill that is darker where two are. */
static void
test_overlap (void)
{
  Fixture *f = fixture_new (latin);
  GdkRGBA support = get_line (f, "support"), oppose = get_line (f, "oppose"), neutral = get_line (f, "neutral");
  GdkRectangle both;
  cairo_surface_t *one, *two, *three;

  put (f, f->own, "0-60", "support");
  one = shoot (f);
  put (f, f->own, "20-40", "oppose");
  two = shoot (f);
  put (f, f->own, "30-90", "neutral");
  three = shoot (f);

  both = locate (f, 36, FALSE);
  g_assert_cmpuint (count_differences (one, two, &both), >, 0);
  g_assert_cmpuint (count_differences (two, three, &both), >, 0);
  both = locate (f, 36, TRUE);
  g_assert_cmpuint (count_color (three, &support, &both), >, 0);
  both = locate (f, 22, TRUE);
  both.width = 60;
  g_assert_cmpuint (count_color (three, &support, &both), >, 60);
  g_assert_cmpuint (count_color (three, &oppose, &both), >, 60);
  g_assert_cmpuint (count_color (one, &oppose, &everything), ==, 0);
  g_assert_cmpuint (count_color (three, &neutral, &everything), >, 60);

  /* two claims on the very same words, of the same stance */
  cairo_surface_destroy (one);
  put (f, f->own, "20-40", "oppose");
  one = shoot (f);
  g_assert_cmpuint (count_differences (three, one, &everything), >, 0);
  cairo_surface_destroy (one);
  cairo_surface_destroy (two);
  cairo_surface_destroy (three);
  fixture_free (f);
}

static void
test_focus (void)
{
  Fixture *f = fixture_new (latin);
  AdduceClaim *claim = put (f, f->own, "4-14,34-44", "support");
  cairo_surface_t *without, *with, *after;
  GdkRectangle words, gap;

  put (f, f->own, "110-130", "oppose");
  without = shoot (f);
  adduce_ui_highlighter_set_focused (f->highlighter, claim);
  with = shoot (f);
  words = locate (f, 6, FALSE);
  g_assert_cmpuint (count_differences (without, with, &words), >, 0);
  words = locate (f, 36, FALSE);
  g_assert_cmpuint (count_differences (without, with, &words), >, 0);
  words = locate (f, 120, FALSE);
  g_assert_cmpuint (count_differences (without, with, &words), ==, 0);

  /* what is between the pieces is bridged below the words, which stay as they are */
  gap = locate (f, 20, FALSE);
  g_assert_cmpuint (count_differences (without, with, &gap), ==, 0);
  gap = locate (f, 20, TRUE);
  g_assert_cmpuint (count_differences (without, with, &gap), >, 0);

  adduce_ui_highlighter_set_focused (f->highlighter, NULL);
  after = shoot (f);
  g_assert_cmpuint (count_differences (without, after, &everything), ==, 0);
  cairo_surface_destroy (without);
  cairo_surface_destroy (with);
  cairo_surface_destroy (after);
  fixture_free (f);
}

static void
test_others (void)
{
  Fixture *f = fixture_new (latin);
  AdduceClaim *claim = put (f, f->own, "0-40", "support");
  cairo_surface_t *own = shoot (f), *other, *hidden;

  adduce_claim_set_remove (f->own, adduce_claim_get_id (claim));
  put (f, f->others, "0-40", "support");
  other = shoot (f);
  assert_drawn_at (f, other, "0-40");
  g_assert_cmpuint (count_differences (own, other, &everything), >, 100);

  adduce_ui_highlighter_set_claims (f->highlighter, f->own, NULL, f->codebook);
  hidden = shoot (f);
  g_assert_cmpuint (count_differences (f->plain, hidden, &everything), ==, 0);
  cairo_surface_destroy (own);
  cairo_surface_destroy (other);
  cairo_surface_destroy (hidden);
  fixture_free (f);
}

/* How far the frame of a hit stands out from the words. */
#define HIT_FRAME 2

/* Where the words from @start to @end stand, which are in one row; @by less at each edge. */
static GdkRectangle
locate_words (Fixture *f, guint start, guint end, int by)
{
  GdkRectangle first = locate (f, start, FALSE), last = locate (f, end - 1, FALSE);

  return (GdkRectangle) { first.x + by, first.y + by, last.x + last.width - first.x - 2 * by, first.height - 2 * by };
}

static void
test_hits (void)
{
  static const AdduceSpan hits[] = { { 4, 8 }, { 100, 112 } };
  Fixture *f = fixture_new (latin);
  cairo_surface_t *surface, *current;
  GdkRectangle place;

  adduce_ui_highlighter_set_hits (f->highlighter, hits, G_N_ELEMENTS (hits), G_MAXUINT);
  surface = shoot (f);
  assert_drawn_near (f, surface, "4-8,100-112", HIT_FRAME);
  adduce_ui_highlighter_set_hits (f->highlighter, hits, G_N_ELEMENTS (hits), 1);
  current = shoot (f);
  place = locate (f, 4, FALSE);
  g_assert_cmpuint (count_differences (surface, current, &place), ==, 0);
  place = locate_words (f, 100, 112, -HIT_FRAME);
  g_assert_cmpuint (count_differences (surface, current, &place), >, 0);
  cairo_surface_destroy (current);
  cairo_surface_destroy (surface);
  adduce_ui_highlighter_set_hits (f->highlighter, NULL, 0, G_MAXUINT);
  surface = shoot (f);
  g_assert_cmpuint (count_differences (f->plain, surface, &everything), ==, 0);
  cairo_surface_destroy (surface);
  fixture_free (f);
}

/* A claim made on a hit has its own colour at once: behind its words everything is as without the hit, whose frame
 * is around them. Where the hit goes on beyond the claim it is filled still. */
static void
test_hits_on_claims (void)
{
  static const AdduceSpan hits[] = { { 4, 14 }, { 27, 41 } };
  Fixture *f = fixture_new (latin);
  AdduceClaim *claim;
  cairo_surface_t *searched, *both, *alone;
  GdkRectangle words, around;

  adduce_ui_highlighter_set_hits (f->highlighter, hits, G_N_ELEMENTS (hits), 0);
  searched = shoot (f);
  put (f, f->own, "4-14,35-41", "support");
  claim = put (f, f->others, "4-14", "oppose");
  both = shoot (f);
  adduce_ui_highlighter_set_hits (f->highlighter, NULL, 0, G_MAXUINT);
  alone = shoot (f);

  words = locate_words (f, 4, 14, 1);
  around = locate_words (f, 4, 14, -HIT_FRAME);
  g_assert_cmpuint (count_differences (alone, both, &words), ==, 0);
  g_assert_cmpuint (count_differences (alone, both, &around), >, 2 * (guint) words.height);
  words = locate_words (f, 35, 41, 1);
  g_assert_cmpuint (count_differences (alone, both, &words), ==, 0);
  words = locate_words (f, 27, 34, 1);
  g_assert_cmpuint (count_differences (searched, both, &words), ==, 0);
  g_assert_cmpuint (count_differences (alone, both, &words), >, 0);

  /* the fill comes back when the claims are gone */
  adduce_claim_set_remove (f->others, adduce_claim_get_id (claim));
  while (adduce_claim_set_get_n_claims (f->own) > 0)
    adduce_claim_set_remove (f->own, adduce_claim_get_id (adduce_claim_set_get (f->own, 0)));
  adduce_ui_highlighter_set_hits (f->highlighter, hits, G_N_ELEMENTS (hits), 0);
  cairo_surface_destroy (both);
  both = shoot (f);
  g_assert_cmpuint (count_differences (searched, both, &everything), ==, 0);
  cairo_surface_destroy (searched);
  cairo_surface_destroy (both);
  cairo_surface_destroy (alone);
  fixture_free (f);
}

/* What is kept from frame to frame follows the text when it is wrapped anew. */
static void
test_zoom (void)
{
  Fixture *f = fixture_new (latin);
  cairo_surface_t *surface;

  put (f, f->own, "60-190", "query");
  cairo_surface_destroy (shoot (f));
  gtk_widget_set_size_request (GTK_WIDGET (f->view), WIDTH, -1);
  adduce_ui_highlighter_set_claims (f->highlighter, f->own, NULL, NULL);
  for (int zoom = 60; zoom <= 150; zoom += 90)
    {
      g_autoptr (AdduceClaimSet) none = adduce_claim_set_new ();
      g_autofree char *css = g_strdup_printf ("zoom-%d", zoom);

      adduce_ui_text_view_set_zoom (f->view, zoom);
      g_assert_true (gtk_widget_has_css_class (GTK_WIDGET (f->view), css));
      cairo_surface_destroy (f->plain);
      adduce_ui_highlighter_set_claims (f->highlighter, none, NULL, NULL);
      f->plain = shoot (f);
      adduce_ui_highlighter_set_claims (f->highlighter, f->own, NULL, f->codebook);
      surface = shoot (f);
      assert_drawn_at (f, surface, "60-190");
      cairo_surface_destroy (surface);
    }
  fixture_free (f);
}

static gboolean
is_prepared (Fixture *f, int line)
{
  GtkTextIter iter;
  int height;

  gtk_text_buffer_get_iter_at_line (gtk_text_view_get_buffer (GTK_TEXT_VIEW (f->view)), &iter, line);
  gtk_text_view_get_line_yrange (GTK_TEXT_VIEW (f->view), &iter, NULL, &height);
  return !adduce_ui_highlighter_prepare (f->highlighter, &iter, height);
}

/* What is a screen away is drawn in idle time; and is drawn anew where claims changed since. */
static void
test_ahead (void)
{
  g_autoptr (GString) string = g_string_new (NULL);
  GdkRectangle words;
  GtkTextIter iter;
  Fixture *f;
  cairo_surface_t *before, *after;
  guint place;

  for (int i = 0; i < 80; i++)
    g_string_append_printf (string, "Paragraph %02d with some words\n", i);
  f = fixture_new (string->str);
  put (f, f->own, "0-9", "support");
  cairo_surface_destroy (shoot (f));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_true (is_prepared (f, 20));
  g_assert_false (is_prepared (f, 79));

  gtk_text_buffer_get_iter_at_line (gtk_text_view_get_buffer (GTK_TEXT_VIEW (f->view)), &iter, 20);
  place = adduce_ui_article_buffer_get_offset (adduce_ui_text_view_get_article_buffer (f->view), &iter);
  adduce_ui_text_view_scroll_to (f->view, place);
  before = shoot (f);
  adduce_ui_text_view_scroll_to (f->view, 0);
  cairo_surface_destroy (shoot (f));
  {
    g_autofree char *places = g_strdup_printf ("%u-%u", place, place + 9);

    put (f, f->own, places, "oppose");
  }
  adduce_ui_text_view_scroll_to (f->view, place);
  after = shoot (f);
  words = locate (f, place + 2, FALSE);
  g_assert_cmpuint (count_differences (before, after, &words), >, 0);
  words = locate (f, place + 60, FALSE);
  g_assert_cmpuint (count_differences (before, after, &words), ==, 0);
  cairo_surface_destroy (before);
  cairo_surface_destroy (after);
  fixture_free (f);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  gtk_source_init ();
  load_style ();

  g_test_add_func ("/highlighter/places", test_places);
  g_test_add_func ("/highlighter/right-to-left", test_right_to_left);
  g_test_add_func ("/highlighter/clusters", test_clusters);
  g_test_add_func ("/highlighter/stances", test_stances);
  g_test_add_func ("/highlighter/overlap", test_overlap);
  g_test_add_func ("/highlighter/focus", test_focus);
  g_test_add_func ("/highlighter/others", test_others);
  g_test_add_func ("/highlighter/hits", test_hits);
  g_test_add_func ("/highlighter/hits-on-claims", test_hits_on_claims);
  g_test_add_func ("/highlighter/zoom", test_zoom);
  g_test_add_func ("/highlighter/ahead", test_ahead);

  return g_test_run ();
}
