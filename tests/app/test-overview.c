/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The strip beside the scroll bar: its rows against the places of claims, what a change draws against what is drawn
 * from scratch, and the mouse in it.
 */
#include "article-fixture.h"

#include "adduce-ui-overview-map.h"
#include "adduce-ui-overview.h"

#define LENGTH 3000
#define N_ROWS 200
#define CLAIMS 12
#define HITS 5

static AdduceText *
make_text (void)
{
  g_autoptr (GString) string = g_string_new (NULL);
  g_autoptr (GBytes) bytes = NULL;

  for (int i = 0; i < LENGTH; i++)
    g_string_append_c (string, 'a');
  bytes = g_bytes_new (string->str, string->len);
  return adduce_text_new (bytes, NULL);
}

static AdduceClaim *
put (AdduceClaimSet *set, AdduceText *text, guint start, guint end, const char *stance)
{
  g_autoptr (AdduceClaimBuilder) builder = adduce_claim_builder_new ("tester");
  g_autofree char *places = g_strdup_printf ("%u-%u", start, end);
  g_autoptr (AdduceSpanSet) spans = adduce_span_set_parse (places, NULL);
  g_autoptr (AdduceTag) tag = adduce_tag_new (stance, stance);
  g_autoptr (GError) error = NULL;
  g_autoptr (AdduceClaim) claim = NULL;

  adduce_claim_builder_set_spans (builder, spans, text, &error);
  g_assert_no_error (error);
  adduce_claim_builder_set_stance (builder, tag);
  claim = adduce_claim_builder_end (builder);
  adduce_claim_set_put (set, claim);
  return adduce_claim_set_lookup (set, adduce_claim_get_id (claim));
}

typedef guint32 Pixels[N_ROWS][CLAIMS + HITS];

static void
download (AdduceUiOverviewMap *map, Pixels pixels)
{
  GdkTexture *texture = adduce_ui_overview_map_get_texture (map);

  g_assert_nonnull (texture);
  g_assert_cmpint (gdk_texture_get_width (texture), ==, CLAIMS + HITS);
  g_assert_cmpint (gdk_texture_get_height (texture), ==, N_ROWS);
  gdk_texture_download (texture, (guchar *) pixels, sizeof (guint32) * (CLAIMS + HITS));
}

static gboolean
is_drawn (Pixels pixels, guint row, guint from, guint to)
{
  for (guint x = from; x < to; x++)
    if (pixels[row][x] != 0)
      return TRUE;
  return FALSE;
}

typedef struct
{
  AdduceText *text;
  AdduceCodebook *codebook;
  AdduceClaimSet *set;
  AdduceUiScene *scene;
  AdduceUiOverviewMap *map;
} Strip;

static void
changed_cb (AdduceUiScene *scene, guint start, guint end, gpointer map)
{
  adduce_ui_overview_map_invalidate (map, start, end);
}

static void
strip_init (Strip *s)
{
  s->text = make_text ();
  s->codebook = adduce_codebook_load_preset ("default", NULL);
  s->set = adduce_claim_set_new ();
  s->scene = adduce_ui_scene_new ();
  s->map = adduce_ui_overview_map_new (s->scene);
  adduce_ui_scene_set_claims (s->scene, s->set, NULL, s->codebook);
  adduce_ui_overview_map_set_size (s->map, LENGTH, N_ROWS, CLAIMS, HITS);
  g_signal_connect (s->scene, "claims-changed", G_CALLBACK (changed_cb), s->map);
}

static void
strip_clear (Strip *s)
{
  adduce_ui_overview_map_free (s->map);
  g_assert_finalize_object (s->scene);
  g_assert_finalize_object (s->set);
  g_object_unref (s->codebook);
  g_object_unref (s->text);
}

/* 15 characters a row: where claims and hits are, with a row around them so that they are seen, and only there. */
static void
test_rows (void)
{
  static const AdduceSpan hits[] = { { 0, 4 }, { 2999, 3000 } };
  Strip s;
  Pixels pixels;

  strip_init (&s);
  put (s.set, s.text, 300, 450, "support"); /* rows 20 to 29 */
  put (s.set, s.text, 2999, 3000, "oppose"); /* row 199 */
  adduce_ui_scene_set_hits (s.scene, hits, G_N_ELEMENTS (hits), 0);
  adduce_ui_overview_map_invalidate_hits (s.map);
  download (s.map, pixels);
  for (guint row = 0; row < N_ROWS; row++)
    {
      g_assert_cmpint (is_drawn (pixels, row, 0, CLAIMS), ==, (row >= 19 && row <= 30) || row >= 198);
      g_assert_cmpint (is_drawn (pixels, row, CLAIMS, CLAIMS + HITS), ==, row <= 1 || row >= 198);
    }
  g_assert_cmpuint (adduce_ui_overview_map_get_row (s.map, 300), ==, 20);
  g_assert_cmpuint (adduce_ui_overview_map_get_extent (s.map, 20).start, ==, 300);
  g_assert_cmpuint (adduce_ui_overview_map_get_extent (s.map, 20).end, ==, 315);
  strip_clear (&s);
}

/* Two values in a row share it: each has its colour there; and with one colour for all they would differ still. */
static void
test_values (void)
{
  static const char *const stances[] = { "support", "oppose", "conditional", "neutral", "query", "unclear" };
  Strip s;
  Pixels pixels;
  guint masks[G_N_ELEMENTS (stances)][2] = { 0 };

  strip_init (&s);
  for (guint i = 0; i < G_N_ELEMENTS (stances); i++)
    put (s.set, s.text, 150 + i * 300, 250 + i * 300, stances[i]); /* rows 10 + 20 i to 16 + 20 i */
  put (s.set, s.text, 150, 250, "oppose");
  download (s.map, pixels);
  for (guint i = 1; i < G_N_ELEMENTS (stances); i++)
    for (guint k = 0; k < 2; k++)
      for (guint x = 0; x < CLAIMS; x++)
        masks[i][k] |= (pixels[12 + 20 * i + k][x] != 0) << x;
  for (guint i = 1; i < G_N_ELEMENTS (stances); i++)
    for (guint k = 1; k < i; k++)
      g_assert_false (memcmp (masks[i], masks[k], sizeof masks[i]) == 0);

  /* in the order of their letters: O, red, beside S, green */
  g_assert_cmphex (pixels[12][0] & 0xffffff, ==, 0xb3472b);
  g_assert_cmphex (pixels[12][CLAIMS / 2] & 0xffffff, ==, 0x2b8766);
  strip_clear (&s);
}

/* After any changes the strip is what it would be if it were made now. */
static void
test_changes (void)
{
  static const char *const stances[] = { "support", "oppose", "neutral" };
  g_autoptr (GRand) random = g_rand_new_with_seed (7);
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  Strip s;

  strip_init (&s);
  for (int turn = 0; turn < 300; turn++)
    {
      AdduceUiOverviewMap *fresh = adduce_ui_overview_map_new (s.scene);
      Pixels expected, pixels;

      if (ids->len > 20 || (ids->len > 0 && g_rand_int_range (random, 0, 3) == 0))
        {
          guint index = g_rand_int_range (random, 0, ids->len);

          adduce_claim_set_remove (s.set, ids->pdata[index]);
          g_ptr_array_remove_index (ids, index);
        }
      else
        {
          guint start = g_rand_int_range (random, 0, LENGTH - 300);
          guint end = start + g_rand_int_range (random, 1, 300);
          AdduceClaim *claim = put (s.set, s.text, start, end, stances[g_rand_int_range (random, 0, 3)]);

          g_ptr_array_add (ids, g_strdup (adduce_claim_get_id (claim)));
        }
      download (s.map, pixels);
      adduce_ui_overview_map_set_size (fresh, LENGTH, N_ROWS, CLAIMS, HITS);
      download (fresh, expected);
      g_assert_true (memcmp (pixels, expected, sizeof pixels) == 0);
      adduce_ui_overview_map_free (fresh);
    }
  strip_clear (&s);
}

static void
note_cb (AdduceUiScene *scene, guint start, guint end, gpointer extents)
{
  AdduceSpan extent = { start, end };

  g_array_append_val (extents, extent);
}

/* A change makes stale what it touches, and to be told of the same claims again nothing: each edit does so. */
static void
test_told (void)
{
  g_autoptr (GArray) extents = g_array_new (FALSE, FALSE, sizeof (AdduceSpan));
  g_autoptr (AdduceClaimSet) other = adduce_claim_set_new ();
  Strip s;

  strip_init (&s);
  g_signal_connect (s.scene, "claims-changed", G_CALLBACK (note_cb), extents);
  put (s.set, s.text, 300, 450, "support");
  adduce_ui_scene_set_claims (s.scene, s.set, NULL, s.codebook);
  g_assert_cmpuint (extents->len, ==, 1);
  g_assert_cmpuint (g_array_index (extents, AdduceSpan, 0).start, ==, 300);
  g_assert_cmpuint (g_array_index (extents, AdduceSpan, 0).end, ==, 450);
  adduce_ui_scene_set_claims (s.scene, s.set, other, s.codebook);
  g_assert_cmpuint (extents->len, ==, 2);
  g_assert_cmpuint (g_array_index (extents, AdduceSpan, 1).start, ==, 0);
  g_assert_cmpuint (g_array_index (extents, AdduceSpan, 1).end, >=, LENGTH);
  adduce_ui_scene_set_claims (s.scene, NULL, NULL, NULL);
  strip_clear (&s);
}

/* --- the mouse --- */

static GtkWidget *
find_overview (GtkWidget *widget)
{
  GtkWidget *found = ADDUCE_UI_IS_OVERVIEW (widget) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_overview (child);
  return found;
}

static gboolean
is_visible (ArticleFixture *f, guint offset)
{
  GdkRectangle visible, rect;
  GtkTextIter iter;

  gtk_text_view_get_visible_rect (GTK_TEXT_VIEW (f->view), &visible);
  adduce_ui_article_buffer_get_iter (f->buffer, &iter, offset);
  gtk_text_view_get_iter_location (GTK_TEXT_VIEW (f->view), &iter, &rect);
  return rect.y >= visible.y && rect.y < visible.y + visible.height;
}

/* A click shows the place, a drag goes on; the caret stays. */
static void
test_mouse (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  ArticleFixture *f;
  GtkWidget *overview;
  guint length;
  int x, y;

  for (int i = 0; i < 200; i++)
    g_string_append_printf (text, "Paragraph %d of many, with some words in it.\n\n", i);
  f = article_fixture_new (text->str);
  length = adduce_text_get_length (adduce_ui_article_buffer_get_text (f->buffer));
  overview = find_overview (GTK_WIDGET (f->pane));
  g_assert_nonnull (overview);
  g_assert_cmpfloat_with_epsilon (adduce_ui_overview_get_y (ADDUCE_UI_OVERVIEW (overview), length / 2),
                                  gtk_widget_get_height (overview) / 2.0, 1);
  g_assert_true (is_visible (f, 0));

  article_fixture_to_root (f, overview, 8, gtk_widget_get_height (overview) / 2.0, &x, &y);
  article_fixture_move (f, x, y);
  article_fixture_button (f, 1, TRUE);
  WAIT_UNTIL (is_visible (f, length / 2));
  g_assert_false (is_visible (f, 0));
  article_fixture_move (f, x, y + gtk_widget_get_height (overview) / 4);
  WAIT_UNTIL (is_visible (f, length * 3 / 4));
  article_fixture_button (f, 1, FALSE);
  g_assert_cmpuint (adduce_ui_article_buffer_get_caret (f->buffer), ==, 0);
  article_fixture_free (f);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  gtk_source_init ();

  g_test_add_func ("/overview/rows", test_rows);
  g_test_add_func ("/overview/values", test_values);
  g_test_add_func ("/overview/changes", test_changes);
  g_test_add_func ("/overview/told", test_told);
  g_test_add_func ("/overview/mouse", test_mouse);

  return g_test_run ();
}
