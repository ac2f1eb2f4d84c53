/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What colours mean and which claims are in the light: the actions with their keys' effects, the bar that tells of
 * it, what is drawn.
 */
#include "drawing-fixture.h"

#include "article-fixture.h"
#include "adduce-ui-lens-bar.h"

static const char text[]
  = "The levy stays, she said. But the opposition doubts it, and the port says nothing at all.\n";

static void
add_tag (AdduceUiContext *context, void (*set) (AdduceUiContext *, AdduceTagList *), const char *label)
{
  g_autoptr (AdduceTag) tag = adduce_tag_new_for_label (label);
  g_autoptr (AdduceTagList) tags = adduce_tag_list_new (&tag, 1);

  set (context, tags);
}

static GtkWidget *
find_child (GtkWidget *widget, GType type, const char *label)
{
  GtkWidget *found = NULL;

  if (g_type_is_a (G_OBJECT_TYPE (widget), type)
      && (label == NULL || strstr (gtk_label_get_text (GTK_LABEL (widget)), label) != NULL))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_child (child, type, label);
  return found;
}

static gboolean
bar_says (ArticleFixture *f, const char *words)
{
  GtkWidget *bar = find_child (GTK_WIDGET (f->pane), ADDUCE_UI_TYPE_LENS_BAR, NULL);
  GtkWidget *label = find_child (bar, GTK_TYPE_LABEL, words);

  return label != NULL && gtk_widget_get_mapped (label)
         && gtk_revealer_get_reveal_child (GTK_REVEALER (gtk_widget_get_first_child (bar)));
}

static void
activate (ArticleFixture *f, const char *detailed)
{
  g_autofree char *name = NULL;
  g_autoptr (GVariant) target = NULL;

  g_assert_true (g_action_parse_detailed_name (detailed, &name, &target, NULL));
  g_assert_true (gtk_widget_activate_action_variant (GTK_WIDGET (f->view), name, target));
}

/* The light goes on for the focused claim's value, over to another's, out by the same again. */
static void
test_backlight (void)
{
  ArticleFixture *f = article_fixture_new (text);
  AdduceUiLens *lens = adduce_ui_context_get_lens (f->context);
  AdduceClaim *one, *two;
  g_autofree char *first = NULL;

  activate (f, "win.backlight::speaker");
  g_assert_null (adduce_ui_lens_get_backlight_code (lens));
  g_assert_cmpstr (f->messages->str, !=, "");

  one = article_fixture_code (f, 0, 14);
  first = g_strdup (adduce_claim_get_id (one));
  add_tag (f->context, adduce_ui_context_set_speakers, "Joram Pell");
  article_fixture_code (f, 26, 53);
  add_tag (f->context, adduce_ui_context_set_speakers, "Ilse Tavander");
  two = adduce_ui_context_get_focused_claim (f->context);

  activate (f, "win.backlight::speaker");
  g_assert_cmpstr (adduce_ui_lens_get_backlight_code (lens), ==, "ilse-tavander");
  WAIT_UNTIL (bar_says (f, "Ilse Tavander"));
  g_assert_true (adduce_ui_lens_shows (lens, two));
  adduce_ui_context_focus_claim (f->context, first, FALSE);
  g_assert_false (adduce_ui_lens_shows (lens, adduce_ui_context_get_focused_claim (f->context)));
  activate (f, "win.backlight::speaker");
  g_assert_cmpstr (adduce_ui_lens_get_backlight_code (lens), ==, "joram-pell");
  activate (f, "win.backlight::speaker");
  g_assert_null (adduce_ui_lens_get_backlight_code (lens));

  /* what is unset can be lit too; and the light can be put out without a claim */
  activate (f, "win.backlight::stance");
  g_assert_cmpstr (adduce_ui_lens_get_backlight_code (lens), ==, "");
  WAIT_UNTIL (bar_says (f, "Stance"));
  adduce_ui_context_focus_claim (f->context, NULL, FALSE);
  activate (f, "win.backlight-off");
  g_assert_null (adduce_ui_lens_get_backlight_code (lens));
  article_fixture_free (f);
}

static void
set_speakers (AdduceUiContext *context, const char *entries)
{
  g_autofree char *json
    = g_strdup_printf ("{\"schemaVersion\": \"1.0\", \"register\": \"speaker\", \"entries\": [%s]}", entries);
  g_autoptr (GBytes) bytes = g_bytes_new (json, strlen (json));
  g_autoptr (GError) error = NULL;
  g_autoptr (AdduceRegister) names = adduce_register_parse (bytes, ADDUCE_REGISTER_SPEAKER, &error);

  g_assert_no_error (error);
  adduce_corpus_set_register (adduce_ui_context_get_corpus (context), names, NULL);
}

/* Two names of one speaker: one light, one colour, one name, once the register says so. */
static void
test_merged (void)
{
  ArticleFixture *f = article_fixture_new (text);
  AdduceUiLens *lens = adduce_ui_context_get_lens (f->context);
  AdduceUiScene *scene = adduce_ui_highlighter_get_scene (adduce_ui_text_view_get_highlighter (f->view));
  AdduceClaim *one, *two;

  article_fixture_code (f, 0, 14);
  add_tag (f->context, adduce_ui_context_set_speakers, "Joram Pell");
  one = adduce_ui_context_get_focused_claim (f->context);
  article_fixture_code (f, 26, 53);
  add_tag (f->context, adduce_ui_context_set_speakers, "Pell");
  two = adduce_ui_context_get_focused_claim (f->context);
  activate (f, "win.color-by::speaker");
  activate (f, "win.backlight::speaker");
  g_assert_cmpstr (adduce_ui_lens_get_backlight_code (lens), ==, "pell");
  g_assert_false (adduce_ui_lens_shows (lens, one));
  g_assert_true (adduce_ui_scene_get_paint (scene, one) != adduce_ui_scene_get_paint (scene, two));

  set_speakers (f->context, "{\"id\":\"pell\",\"revision\":2,\"name\":\"Pell\",\"mergedInto\":\"joram-pell\"},"
                            "{\"id\":\"joram-pell\",\"revision\":1,\"name\":\"Joram Pell, Harbour Master\"}");
  g_assert_true (adduce_ui_lens_shows (lens, one));
  g_assert_true (adduce_ui_lens_shows (lens, two));
  g_assert_true (adduce_ui_scene_get_paint (scene, one) == adduce_ui_scene_get_paint (scene, two));
  WAIT_UNTIL (bar_says (f, "Joram Pell, Harbour Master"));
  activate (f, "win.backlight::speaker");
  g_assert_null (adduce_ui_lens_get_backlight_code (lens));
  activate (f, "win.backlight::speaker");
  g_assert_cmpstr (adduce_ui_lens_get_backlight_code (lens), ==, "joram-pell");
  g_assert_true (adduce_tag_list_contains (adduce_claim_get_speakers (two), "pell"));
  article_fixture_free (f);
}

/* The action's state is the lens's, whoever changes it. */
static void
test_color_by (void)
{
  ArticleFixture *f = article_fixture_new (text);
  AdduceUiLens *lens = adduce_ui_context_get_lens (f->context);
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  g_autoptr (GVariant) state = NULL;

  activate (f, "win.color-by::speaker");
  g_assert_cmpint (adduce_ui_lens_get_color_by (lens), ==, ADDUCE_FACET_SPEAKER);
  WAIT_UNTIL (bar_says (f, "Speaker"));
  adduce_ui_lens_set_color_by (lens, ADDUCE_FACET_CODER);
  adduce_ui_actions_add (G_ACTION_MAP (group), f->context);
  state = g_action_group_get_action_state (G_ACTION_GROUP (group), "color-by");
  g_assert_cmpstr (g_variant_get_string (state, NULL), ==, "coder");
  activate (f, "win.color-by::stance");
  g_assert_false (bar_says (f, "Coder"));
  article_fixture_free (f);
}

/* A speaker has the same colour in every article and in every order; two speakers of one article differ. */
static void
test_speakers (void)
{
  static const char *const names[] = { "Joram Pell", "Ilse Tavander", "Port Authority", "Mayor", "The Union",
                                       "Audit Office", "Ministry", "Opposition", "A Fisherman", "Builders" };
  g_autoptr (AdduceUiPalette) palette = adduce_ui_palette_new (FALSE, FALSE);
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (AdduceText) content = adduce_text_new (bytes, NULL);
  AdduceUiClaimPaint seen[2][G_N_ELEMENTS (names)];

  for (guint round = 0; round < 2; round++)
    {
      g_autoptr (AdduceUiClaimPaints) paints = adduce_ui_claim_paints_new (palette);
      g_autoptr (GListStore) store = g_list_store_new (ADDUCE_TYPE_CLAIM);

      for (guint i = 0; i < G_N_ELEMENTS (names); i++)
        {
          guint index = round == 0 ? i : G_N_ELEMENTS (names) - 1 - i;
          g_autoptr (AdduceClaimBuilder) builder = adduce_claim_builder_new ("tester");
          g_autoptr (AdduceSpanSet) spans = adduce_span_set_parse ("0-4", NULL);
          g_autoptr (AdduceTag) tag = adduce_tag_new_for_label (names[index]);
          g_autoptr (AdduceTagList) tags = adduce_tag_list_new (&tag, 1);
          g_autoptr (AdduceClaim) claim = NULL;

          adduce_claim_builder_set_spans (builder, spans, content, NULL);
          adduce_claim_builder_set_speakers (builder, tags);
          claim = adduce_claim_builder_end (builder);
          g_list_store_append (store, claim);
        }
      adduce_ui_claim_paints_reset (paints, NULL, ADDUCE_FACET_SPEAKER);
      adduce_ui_claim_paints_learn (paints, G_LIST_MODEL (store));
      for (guint i = 0; i < G_N_ELEMENTS (names); i++)
        {
          g_autoptr (AdduceClaim) claim = g_list_model_get_item (G_LIST_MODEL (store), i);

          seen[round][round == 0 ? i : G_N_ELEMENTS (names) - 1 - i] = *adduce_ui_claim_paints_get (paints, claim);
        }
    }

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_assert_true (gdk_rgba_equal (&seen[0][i].line, &seen[1][i].line));
      g_assert_cmpint (seen[0][i].pattern, ==, seen[1][i].pattern);
      for (guint k = 0; k < i; k++)
        g_assert_true (!gdk_rgba_equal (&seen[0][i].line, &seen[0][k].line)
                       || seen[0][i].pattern != seen[0][k].pattern);
    }
}

/* What is not in the light has no fill, and grey instead of its colour; what is in it stays as it was. */
static void
test_fading (void)
{
  Fixture *f = fixture_new (text);
  g_autoptr (AdduceUiLens) lens = adduce_ui_lens_new ();
  GdkRGBA support, oppose, faded = adduce_ui_palette_get_faded (adduce_ui_palette_get_default ());
  GdkRectangle words, margin = { 0, 0, 0, HEIGHT };
  cairo_surface_t *before, *after;

  adduce_ui_scene_set_lens (adduce_ui_highlighter_get_scene (f->highlighter), lens);
  put (f, f->own, "0-14", "support");
  put (f, f->own, "26-53", "oppose");
  before = shoot (f);
  adduce_ui_lens_set_backlight (lens, ADDUCE_FACET_STANCE, "support");
  after = shoot (f);
  support = get_line (f, "support");
  oppose = get_line (f, "oppose");
  margin.width = gtk_text_view_get_left_margin (GTK_TEXT_VIEW (f->view));

  words = locate (f, 2, TRUE);
  g_assert_cmpuint (count_differences (before, after, &words), ==, 0);
  g_assert_cmpuint (count_color (after, &support, &margin), >, 10);
  words = locate (f, 30, FALSE);
  g_assert_cmpuint (count_differences (f->plain, before, &words), >, 0);
  g_assert_cmpuint (count_differences (f->plain, after, &words), ==, 0);
  g_assert_cmpuint (count_color (before, &oppose, &everything), >, 20);
  g_assert_cmpuint (count_color (after, &oppose, &everything), ==, 0);
  g_assert_cmpuint (count_color (after, &faded, &everything), >, 20);
  g_assert_cmpuint (count_color (after, &faded, &margin), >, 5);

  adduce_ui_lens_set_backlight (lens, ADDUCE_FACET_STANCE, NULL);
  cairo_surface_destroy (after);
  after = shoot (f);
  g_assert_cmpuint (count_differences (before, after, &everything), ==, 0);
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

  g_test_add_func ("/lens/backlight", test_backlight);
  g_test_add_func ("/lens/merged", test_merged);
  g_test_add_func ("/lens/color-by", test_color_by);
  g_test_add_func ("/lens/speakers", test_speakers);
  g_test_add_func ("/lens/fading", test_fading);

  return g_test_run ();
}
