/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Brackets in the margin: their lanes against what brackets must not do, what is drawn as pixels, and where a claim
 * is met.
 */
#include "drawing-fixture.h"

#include "article-fixture.h"
#include "adduce-ui-gutter-lanes.h"

/* --- letters --- */

static AdduceVariable *
make_variable (const AdduceCodeInfo *infos, guint n_infos)
{
  g_autoptr (GPtrArray) codes = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < n_infos; i++)
    g_ptr_array_add (codes, adduce_code_new (&infos[i]));
  return adduce_variable_new ("stance", "Stance", "", ADDUCE_VARIABLE_ONE, (AdduceCode *const *) codes->pdata,
                              codes->len);
}

static void
test_letters (void)
{
  static const AdduceCodeInfo infos[] = {
    { .id = "a", .label = "Agrees", .key = 'g' }, { .id = "b", .label = "backs" },
    { .id = "c", .label = "“Contra”" },           { .id = "d", .label = "Cautious" },
    { .id = "e", .label = "gives" },              { .id = "f", .label = "Not said", .key = '0' },
  };
  static const struct {
    const char *name;
    const char *letters;
  } names[] = {
    { "Joram Pell", "JP" },     { "minister of works", "MW" }, { "Ketta", "Ke" },     { "Œuvre d’Art", "ŒD" },
    { "הסכר על הנהר", "הה" },   { "« Élan »", "Él" },          { "x", "X" },          { "42nd Street Board", "4B" },
    { "—", "" },                { "", "" },                    { "Владимир Ким", "ВК" },
  };
  static const char *const expected[] = { "G", "B", "Co", "Ca", "Gi", "N" };
  g_autoptr (AdduceVariable) variable = make_variable (infos, G_N_ELEMENTS (infos));
  char letters[ADDUCE_LETTERS_SIZE];

  for (guint i = 0; i < G_N_ELEMENTS (infos); i++)
    {
      adduce_letters_of_code (variable, adduce_variable_get_code (variable, i), letters);
      g_assert_cmpstr (letters, ==, expected[i]);
    }
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      adduce_letters_of_name (names[i].name, letters);
      g_assert_cmpstr (letters, ==, names[i].letters);
    }
}

/* --- lanes --- */

#define N_LINES 200
#define LINE 90
#define REACH 40

/* Lines of 89 letters, so that line and place in it follow from the offset. */
static AdduceText *
make_text (void)
{
  g_autoptr (GString) string = g_string_new (NULL);
  g_autoptr (GBytes) bytes = NULL;

  for (int i = 0; i < N_LINES * LINE; i++)
    g_string_append_c (string, i % LINE == LINE - 1 ? '\n' : 'a');
  bytes = g_bytes_new (string->str, string->len);
  return adduce_text_new (bytes, NULL);
}

static void
put_span (AdduceClaimSet *set, AdduceText *text, guint start, guint end)
{
  g_autoptr (AdduceClaimBuilder) builder = adduce_claim_builder_new ("tester");
  g_autofree char *places = g_strdup_printf ("%u-%u", start, end);
  g_autoptr (AdduceSpanSet) spans = adduce_span_set_parse (places, NULL);
  g_autoptr (AdduceClaim) claim = NULL;

  g_assert_true (adduce_claim_builder_set_spans (builder, spans, text, NULL));
  claim = adduce_claim_builder_end (builder);
  adduce_claim_set_put (set, claim);
}

/* Whether the brackets of two stretches could touch: in a row of one line that both have. */
static gboolean
may_touch (AdduceSpan a, AdduceSpan b)
{
  AdduceSpan first = a.start <= b.start ? a : b, second = a.start <= b.start ? b : a;

  return second.start < first.end
         || ((first.end - 1) / LINE == second.start / LINE && second.start - first.end < REACH);
}

/* No two brackets of a lane can touch; a lane is only used where those before it are taken; all are there. */
static void
check_page (AdduceUiGutterLanes *lanes, AdduceClaimSet *set, AdduceSpan page)
{
  g_autoptr (GArray) items = adduce_ui_gutter_lanes_query (lanes, page);
  guint n_expected = 0;

  for (guint i = 0; i < adduce_claim_set_get_n_claims (set); i++)
    {
      AdduceSpanSet *spans = adduce_claim_get_spans (adduce_claim_set_get (set, i));

      n_expected += adduce_span_set_get_start (spans) < page.end && adduce_span_set_get_end (spans) > page.start;
    }
  g_assert_cmpuint (items->len, ==, n_expected);

  for (guint i = 0; i < items->len; i++)
    {
      const AdduceUiGutterItem *item = &g_array_index (items, AdduceUiGutterItem, i);
      guint n_below = 0;

      g_assert_cmpuint (item->lane, <, item->n_lanes);
      for (guint k = 0; k < i; k++)
        {
          const AdduceUiGutterItem *other = &g_array_index (items, AdduceUiGutterItem, k);

          if (!may_touch (other->extent, item->extent))
            continue;
          g_assert_cmpuint (other->lane, !=, item->lane);
          g_assert_cmpuint (other->n_lanes, ==, item->n_lanes);
          n_below += other->lane < item->lane;
        }
      g_assert_cmpuint (n_below, >=, item->lane);
    }
}

static void
test_lanes (void)
{
  g_autoptr (AdduceText) text = make_text ();

  for (guint seed = 1; seed <= 12; seed++)
    {
      g_autoptr (GRand) random = g_rand_new_with_seed (seed);
      g_autoptr (AdduceUiScene) scene = adduce_ui_scene_new ();
      g_autoptr (AdduceClaimSet) set = adduce_claim_set_new ();
      g_autoptr (AdduceUiArticleBuffer) buffer = adduce_ui_article_buffer_new ();
      guint length = adduce_text_get_length (text);

      adduce_ui_article_buffer_set_text (buffer, text);
      for (guint i = 0; i < seed * 30; i++)
        {
          guint start = g_rand_int_range (random, 0, length / LINE) * LINE + g_rand_int_range (random, 0, LINE - 1);
          guint end = start + g_rand_int_range (random, 1, 400);

          put_span (set, text, start, MIN (end, length));
        }
      adduce_ui_scene_set_claims (scene, set, NULL, NULL);
      for (guint line = 0; line < N_LINES; line += 40)
        {
          GtkTextIter iter;
          guint page;
          AdduceSpan extent;

          gtk_text_buffer_get_iter_at_line (GTK_TEXT_BUFFER (buffer), &iter, line);
          page = adduce_ui_gutter_lanes_get_page (buffer, &iter);
          g_assert_cmpuint (page, ==, line * LINE / 8192);
          /* whole lines */
          extent.start = (page * 8192 + LINE - 1) / LINE * LINE;
          extent.end = MIN (((page + 1) * 8192 + LINE - 1) / LINE * LINE, length);
          {
            g_autoptr (AdduceUiGutterLanes) lanes = adduce_ui_gutter_lanes_new (scene, buffer, page, REACH);

            check_page (lanes, set, extent);
          }
        }
    }
}

/* --- pixels --- */

static const char words[]
  = "The levy stays, she said. But the opposition, which has doubted it from the first day on, wants to know "
    "who is to pay for it all when the fund that was promised runs dry in the second year of the whole of it.\n"
    "\n"
    "A second paragraph with a few words more, and nothing in it.\n";

/* The margin beside the rows of a stretch of text. */
static GdkRectangle
get_margin (Fixture *f, guint start, guint end)
{
  GdkRectangle first = locate (f, start, FALSE), last = locate (f, end - 1, FALSE);
  int left = gtk_text_view_get_left_margin (GTK_TEXT_VIEW (f->view));

  return (GdkRectangle) { 0, first.y - 4, left - 3, last.y + last.height + 8 - first.y };
}

/* Five claims over each other: each has its colour in the margin, and is met there; no other margin has any. */
static void
test_overlap_of_five (void)
{
  static const char *const stances[] = { "support", "oppose", "conditional", "neutral", "unclear" };
  Fixture *f = fixture_new (words);
  AdduceUiClaimGutter *gutter = adduce_ui_text_view_get_claim_gutter (f->view);
  g_autoptr (GHashTable) met = g_hash_table_new (NULL, NULL);
  AdduceClaim *claims[G_N_ELEMENTS (stances)];
  GdkRectangle margin, other;
  cairo_surface_t *surface;

  for (guint i = 0; i < G_N_ELEMENTS (stances); i++)
    {
      g_autofree char *places = g_strdup_printf ("%u-%u", i * 3, 195 - i * 4);

      claims[i] = put (f, f->own, places, stances[i]);
    }
  surface = shoot (f);
  margin = get_margin (f, 0, 195);
  for (guint i = 0; i < G_N_ELEMENTS (stances); i++)
    {
      GdkRGBA line = get_line (f, stances[i]);

      g_test_message ("%s", stances[i]);
      g_assert_cmpuint (count_color (surface, &line, &margin), >, 30);
    }
  other = get_margin (f, 212, 260);
  g_assert_cmpuint (count_differences (f->plain, surface, &other), ==, 0);

  for (int x = margin.x; x < margin.width; x++)
    {
      AdduceClaim *claim = adduce_ui_claim_gutter_get_claim_at (gutter, x, margin.y + 40);

      if (claim != NULL)
        g_hash_table_add (met, claim);
      g_assert_null (adduce_ui_claim_gutter_get_claim_at (gutter, x, other.y + 8));
    }
  for (guint i = 0; i < G_N_ELEMENTS (stances); i++)
    g_assert_true (g_hash_table_contains (met, claims[i]));
  g_assert_null (adduce_ui_claim_gutter_get_claim_at (gutter, margin.width + 40, margin.y + 40));
  cairo_surface_destroy (surface);
  fixture_free (f);
}

/* A bracket goes from the first row to the last, in between too; it is met at least 16 pixels wide. */
static void
test_extent (void)
{
  Fixture *f = fixture_new (words);
  AdduceUiClaimGutter *gutter = adduce_ui_text_view_get_claim_gutter (f->view);
  AdduceClaim *claim = put (f, f->own, "4-9,150-160", "support");
  GdkRectangle margin = get_margin (f, 4, 160), last = locate (f, 150, FALSE), after = locate (f, 206, FALSE);
  cairo_surface_t *surface = shoot (f);
  int n_met = 0;

  for (int y = margin.y + 6; y < margin.y + margin.height - 6; y++)
    {
      GdkRectangle row = { margin.x, y, margin.width, 8 };

      g_assert_cmpuint (count_differences (f->plain, surface, &row), >, 0);
    }
  for (int x = 0; x < margin.width + 7; x++)
    n_met += adduce_ui_claim_gutter_get_claim_at (gutter, x, last.y + 5) == claim;
  g_assert_cmpint (n_met, >=, 16);
  if (after.y > last.y + last.height)
    g_assert_null (adduce_ui_claim_gutter_get_claim_at (gutter, margin.width - 10, after.y + after.height - 2));
  cairo_surface_destroy (surface);
  fixture_free (f);
}

/* The focused bracket stands out, the chosen ones are marked; a note has its sign; nothing else changes. */
static void
test_marks (void)
{
  Fixture *f = fixture_new (words);
  AdduceUiScene *scene = adduce_ui_highlighter_get_scene (f->highlighter);
  AdduceClaim *one = put (f, f->own, "4-40", "support"), *two = put (f, f->own, "100-200", "oppose");
  GdkRectangle first = get_margin (f, 4, 40), second = get_margin (f, 150, 200);
  g_autoptr (GPtrArray) both = g_ptr_array_new ();
  g_autoptr (AdduceClaimBuilder) builder = adduce_claim_builder_new_from (two);
  g_autoptr (AdduceClaim) noted = NULL;
  cairo_surface_t *plain = shoot (f), *focused, *chosen, *note;

  adduce_ui_scene_set_focused (scene, one);
  focused = shoot (f);
  g_assert_cmpuint (count_differences (plain, focused, &first), >, 20);
  g_assert_cmpuint (count_differences (plain, focused, &second), ==, 0);

  g_ptr_array_add (both, one);
  g_ptr_array_add (both, two);
  adduce_ui_scene_set_chosen (scene, both);
  chosen = shoot (f);
  g_assert_cmpuint (count_differences (focused, chosen, &first), ==, 0);
  g_assert_cmpuint (count_differences (focused, chosen, &second), >, 20);

  adduce_ui_scene_set_chosen (scene, NULL);
  adduce_ui_scene_set_focused (scene, NULL);
  adduce_claim_builder_set_note (builder, "Look again");
  noted = adduce_claim_builder_end (builder);
  adduce_claim_set_put (f->own, noted);
  note = shoot (f);
  g_assert_cmpuint (count_differences (plain, note, &everything), >, 5);
  g_assert_cmpuint (count_differences (plain, note, &everything), <, 80);
  g_assert_cmpuint (count_differences (plain, note, &first), ==, 0);
  cairo_surface_destroy (plain);
  cairo_surface_destroy (focused);
  cairo_surface_destroy (chosen);
  cairo_surface_destroy (note);
  fixture_free (f);
}

/* What is unset, what another coder made, and what is in doubt look different from a whole claim of one's own. */
static void
test_kinds (void)
{
  Fixture *f = fixture_new (words);
  AdduceClaim *claim = put (f, f->own, "4-14", "support");
  GdkRectangle margin = get_margin (f, 4, 14);
  cairo_surface_t *surfaces[4];
  g_autoptr (AdduceClaimBuilder) builder = adduce_claim_builder_new_from (claim);
  g_autoptr (AdduceTag) tag = adduce_tag_new ("x", "X");
  g_autoptr (AdduceTagList) tags = adduce_tag_list_new (&tag, 1);
  g_autoptr (AdduceClaim) whole = NULL;

  surfaces[0] = shoot (f);
  adduce_claim_builder_set_speakers (builder, tags);
  adduce_claim_builder_set_issues (builder, tags);
  adduce_claim_builder_set_evidence (builder, tags);
  whole = adduce_claim_builder_end (builder);
  adduce_claim_set_put (f->own, whole);
  surfaces[1] = shoot (f);
  adduce_claim_set_remove (f->own, adduce_claim_get_id (whole));
  claim = put (f, f->own, "4-14", NULL);
  surfaces[2] = shoot (f);
  adduce_claim_set_remove (f->own, adduce_claim_get_id (claim));
  put (f, f->others, "4-14", "support");
  surfaces[3] = shoot (f);
  for (guint i = 0; i < G_N_ELEMENTS (surfaces); i++)
    for (guint k = 0; k < i; k++)
      g_assert_cmpuint (count_differences (surfaces[i], surfaces[k], &margin), >, 3);
  for (guint i = 0; i < G_N_ELEMENTS (surfaces); i++)
    cairo_surface_destroy (surfaces[i]);
  fixture_free (f);
}

/* Where rows begin at the right, brackets are there. */
static void
test_right_to_left (void)
{
  Fixture *f = fixture_new ("קול אחד על הסכר שעל הנהר הגדול, ועוד קול אחד נגדו שנאמר למחרת היום בעיר הנמל.\n");
  AdduceUiClaimGutter *gutter = adduce_ui_text_view_get_claim_gutter (f->view);
  AdduceClaim *claim = put (f, f->own, "0-30", "support");
  GdkRectangle row = locate (f, 2, FALSE);
  cairo_surface_t *surface = shoot (f);
  int right = WIDTH - gtk_text_view_get_right_margin (GTK_TEXT_VIEW (f->view)) + 3;
  GdkRectangle left_margin = { 0, 0, gtk_text_view_get_left_margin (GTK_TEXT_VIEW (f->view)) - 3, HEIGHT };
  GdkRectangle right_margin = { right, 0, WIDTH - right, HEIGHT };
  gboolean met = FALSE;

  g_assert_cmpuint (count_differences (f->plain, surface, &left_margin), ==, 0);
  g_assert_cmpuint (count_differences (f->plain, surface, &right_margin), >, 30);
  for (int x = 0; x < WIDTH; x++)
    {
      AdduceClaim *found = adduce_ui_claim_gutter_get_claim_at (gutter, x, row.y + 5);

      met |= found == claim;
      g_assert_true (found == NULL || x > right - 4);
    }
  g_assert_true (met);
  cairo_surface_destroy (surface);
  fixture_free (f);
}

/* More than there is room for: the last lane tells of the others, and clicks there go through them. */
static void
test_more (void)
{
  Fixture *f = fixture_new (words);
  AdduceUiClaimGutter *gutter = adduce_ui_text_view_get_claim_gutter (f->view);
  AdduceUiScene *scene = adduce_ui_highlighter_get_scene (f->highlighter);
  g_autoptr (GHashTable) met = g_hash_table_new (NULL, NULL);
  GdkRectangle row = locate (f, 120, FALSE);

  for (guint i = 0; i < 30; i++)
    {
      g_autofree char *places = g_strdup_printf ("%u-%u", i, 200 - i);

      put (f, f->own, places, i % 2 == 0 ? "support" : "oppose");
    }
  cairo_surface_destroy (shoot (f));
  for (int x = 0; x < gtk_text_view_get_left_margin (GTK_TEXT_VIEW (f->view)); x += 4)
    for (guint turn = 0; turn < 40; turn++)
      {
        AdduceClaim *claim = adduce_ui_claim_gutter_get_claim_at (gutter, x, row.y + 5);

        if (claim == NULL)
          continue;
        g_hash_table_add (met, claim);
        adduce_ui_scene_set_focused (scene, claim);
      }
  g_assert_cmpuint (g_hash_table_size (met), ==, 30);
  fixture_free (f);
}

/* --- the mouse --- */

/* A point of the view at which that claim's bracket is met. */
static void
find_bracket (ArticleFixture *f, guint offset, const char *id, int *ret_x, int *ret_y)
{
  AdduceUiClaimGutter *gutter = adduce_ui_text_view_get_claim_gutter (f->view);
  GdkRectangle row = article_fixture_locate (f, offset);
  int y = row.y + row.height / 2;

  for (int x = 0; x < row.x; x++)
    {
      AdduceClaim *claim = adduce_ui_claim_gutter_get_claim_at (gutter, x, y);

      if (claim != NULL && g_str_equal (adduce_claim_get_id (claim), id))
        {
          article_fixture_to_root (f, GTK_WIDGET (f->view), x + 3, y, ret_x, ret_y);
          return;
        }
    }
  g_assert_not_reached ();
}

static void
click_bracket (ArticleFixture *f, guint offset, const char *id, KeySym modifier)
{
  int x, y;

  article_fixture_settle (f);
  find_bracket (f, offset, id, &x, &y);
  article_fixture_move (f, x, y);
  article_fixture_hold (f, modifier, TRUE);
  article_fixture_button (f, 1, TRUE);
  article_fixture_button (f, 1, FALSE);
  article_fixture_hold (f, modifier, FALSE);
  article_fixture_pump (30);
}

/* A click at a bracket focuses its claim, be it below others; with Ctrl it is chosen besides; the caret stays. */
static void
test_click (void)
{
  ArticleFixture *f = article_fixture_new (words);
  g_autofree char *outer = g_strdup (adduce_claim_get_id (article_fixture_code (f, 0, 89)));
  g_autofree char *inner = g_strdup (adduce_claim_get_id (article_fixture_code (f, 4, 14)));
  guint caret = adduce_ui_article_buffer_get_caret (f->buffer);

  article_fixture_assert_focused (f, "4-14");
  click_bracket (f, 8, outer, 0);
  article_fixture_assert_focused (f, "0-89");
  click_bracket (f, 8, inner, 0);
  article_fixture_assert_focused (f, "4-14");
  g_assert_cmpuint (adduce_ui_context_get_n_chosen (f->context), ==, 1);
  click_bracket (f, 8, outer, XK_Control_L);
  article_fixture_assert_focused (f, "0-89");
  g_assert_cmpuint (adduce_ui_context_get_n_chosen (f->context), ==, 2);
  click_bracket (f, 8, inner, XK_Control_L);
  g_assert_cmpuint (adduce_ui_context_get_n_chosen (f->context), ==, 1);
  g_assert_cmpuint (adduce_ui_article_buffer_get_caret (f->buffer), ==, caret);
  g_assert_false (adduce_ui_context_get_has_selection (f->context));

  /* the text is still the text's */
  article_fixture_drag (f, 30, 53, 0);
  g_assert_true (adduce_ui_context_get_has_selection (f->context));
  article_fixture_free (f);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  gtk_source_init ();
  load_style ();

  g_test_add_func ("/claim-gutter/letters", test_letters);
  g_test_add_func ("/claim-gutter/lanes", test_lanes);
  g_test_add_func ("/claim-gutter/overlap-of-five", test_overlap_of_five);
  g_test_add_func ("/claim-gutter/extent", test_extent);
  g_test_add_func ("/claim-gutter/marks", test_marks);
  g_test_add_func ("/claim-gutter/kinds", test_kinds);
  g_test_add_func ("/claim-gutter/right-to-left", test_right_to_left);
  g_test_add_func ("/claim-gutter/more", test_more);
  g_test_add_func ("/claim-gutter/click", test_click);

  return g_test_run ();
}
