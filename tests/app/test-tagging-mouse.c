/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Tagging by the mouse alone: the bubble beside a selection, the handles of the focused claim, choosing several.
 */
#include "article-fixture.h"
#include "adduce-ui-claim-handles.h"
#include "adduce-ui-selection-bubble.h"

/*                      0         1         2         3         4         5         6 */
/*                      0123456789012345678901234567890123456789012345678901234567890 */
#define LINE "The levy stays, she said. But the opposition doubts it all."

/* The first widget below that is of the type, or has the label; mapped. */
static GtkWidget *
find (GtkWidget *below, const char *type, const char *label)
{
  for (GtkWidget *child = gtk_widget_get_first_child (below); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = NULL;

      if (!gtk_widget_get_mapped (child))
        continue;
      if (type != NULL && g_str_equal (G_OBJECT_TYPE_NAME (child), type))
        return child;
      if (label != NULL && GTK_IS_LABEL (child) && strstr (gtk_label_get_text (GTK_LABEL (child)), label) != NULL)
        return child;
      found = find (child, type, label);
      if (found != NULL)
        return found;
    }
  return NULL;
}

static GtkWidget *
get_bubble (ArticleFixture *f)
{
  return find (GTK_WIDGET (f->pane), "AdduceUiSelectionBubble", NULL);
}

/* The bubble, which comes when the selection has stayed for a moment. */
static GtkWidget *
wait_bubble (ArticleFixture *f)
{
  WAIT_UNTIL (get_bubble (f) != NULL);
  article_fixture_settle (f);
  return get_bubble (f);
}

static void
click_at (ArticleFixture *f, GtkWidget *widget, double x, double y)
{
  int root_x, root_y;

  article_fixture_settle (f);
  article_fixture_to_root (f, widget, x, y, &root_x, &root_y);
  article_fixture_move (f, root_x, root_y);
  article_fixture_button (f, 1, TRUE);
  article_fixture_button (f, 1, FALSE);
  article_fixture_settle (f);
}

/* A button of the bubble by the words on it. The pointer is seen there first: for a moment after a popover was closed
 * the screen is still grabbed for it. */
static void
click_choice (ArticleFixture *f, const char *label)
{
  GtkWidget *bubble = wait_bubble (f);
  GtkWidget *found, *button;
  int root_x, root_y;

  g_assert_nonnull (bubble);
  found = find (bubble, NULL, label);
  g_assert_nonnull (found);
  button = gtk_widget_get_ancestor (found, GTK_TYPE_BUTTON);
  article_fixture_to_root (f, found, 5, 5, &root_x, &root_y);
  article_fixture_move (f, root_x, root_y);
  WAIT_UNTIL ((gtk_widget_get_state_flags (button) & GTK_STATE_FLAG_PRELIGHT) != 0);
  click_at (f, found, gtk_widget_get_width (found) / 2.0, gtk_widget_get_height (found) / 2.0);
}

static void
know (ArticleFixture *f, const char *speaker, const char *issue)
{
  AdduceCorpus *corpus = adduce_ui_context_get_corpus (f->context);
  g_autoptr (AdduceTag) speaker_tag = adduce_tag_new_for_label (speaker);
  g_autoptr (AdduceTag) issue_tag = adduce_tag_new_for_label (issue);

  adduce_vocabulary_count (adduce_corpus_get_speakers (corpus), speaker_tag, 1);
  adduce_vocabulary_count (adduce_corpus_get_issues (corpus), issue_tag, 1);
}

/* A selection, four clicks: a whole claim. The keyboard focus stays in the text. */
static void
test_bubble (void)
{
  ArticleFixture *f = article_fixture_new (LINE "\n");
  AdduceClaim *claim;
  g_autofree char *speakers = NULL;
  g_autofree char *issues = NULL;
  g_autofree char *evidence = NULL;

  know (f, "Mira Kovač", "The levy should stay");
  article_fixture_drag (f, 4, 14, 0);
  g_assert_nonnull (wait_bubble (f));
  g_assert_cmpuint (article_fixture_count (f), ==, 0);

  click_choice (f, "Supports");
  g_assert_cmpuint (article_fixture_count (f), ==, 1);
  article_fixture_assert_focused (f, "4-14");
  g_assert_nonnull (wait_bubble (f));
  click_choice (f, "Statistics");
  click_choice (f, "Mira Kov");
  click_choice (f, "The levy should");

  claim = adduce_ui_context_get_focused_claim (f->context);
  speakers = adduce_tag_list_to_string (adduce_claim_get_speakers (claim), "+");
  issues = adduce_tag_list_to_string (adduce_claim_get_issues (claim), "+");
  evidence = adduce_tag_list_to_string (adduce_claim_get_evidence (claim), "+");
  g_assert_cmpstr (adduce_tag_get_code (adduce_claim_get_stance (claim)), ==, "support");
  g_assert_cmpstr (evidence, ==, "Statistics");
  g_assert_cmpstr (speakers, ==, "Mira Kovač");
  g_assert_cmpstr (issues, ==, "The levy should stay");
  g_assert_cmpuint (article_fixture_count (f), ==, 1);
  g_assert_true (gtk_widget_has_focus (GTK_WIDGET (f->view)));

  /* clicked again a value is taken away */
  click_choice (f, "Supports");
  g_assert_null (adduce_claim_get_stance (adduce_ui_context_get_focused_claim (f->context)));
  article_fixture_free (f);
}

static gboolean
focused_has (ArticleFixture *f, AdduceFacet facet, const char *code)
{
  AdduceClaim *claim = adduce_ui_context_get_focused_claim (f->context);

  return claim != NULL && adduce_facet_matches (facet, claim, code);
}

/* A speaker that the bubble does not have: it gives way to the popover and comes back on the claim, so that the next
 * click can be the stance. The same without a choice, on the selection. */
static void
test_bubble_other (void)
{
  ArticleFixture *f = article_fixture_new (LINE "\n");
  article_fixture_drag (f, 4, 14, 0);
  click_choice (f, "Other Speaker");
  WAIT_UNTIL (find (GTK_WIDGET (f->pane), "AdduceUiTagPopover", NULL) != NULL);
  g_assert_null (get_bubble (f));
  article_fixture_key (f, XK_Escape, 0);
  WAIT_UNTIL (find (GTK_WIDGET (f->pane), "AdduceUiTagPopover", NULL) == NULL);
  g_assert_nonnull (wait_bubble (f));
  g_assert_cmpuint (article_fixture_count (f), ==, 0);

  click_choice (f, "Other Speaker");
  WAIT_UNTIL (find (GTK_WIDGET (f->pane), "AdduceUiTagPopover", NULL) != NULL);
  article_fixture_key (f, XK_m, 0);
  article_fixture_key (f, XK_i, 0);
  article_fixture_key (f, XK_Return, XK_Shift_L);
  g_assert_null (get_bubble (f)); /* the issue is asked for next */
  article_fixture_key (f, XK_Escape, 0);
  WAIT_UNTIL (find (GTK_WIDGET (f->pane), "AdduceUiTagPopover", NULL) == NULL);
  g_assert_true (focused_has (f, ADDUCE_FACET_SPEAKER, "mi"));
  click_choice (f, "Supports");
  WAIT_UNTIL (focused_has (f, ADDUCE_FACET_STANCE, "support"));
  click_choice (f, "Statistics");
  WAIT_UNTIL (focused_has (f, ADDUCE_FACET_EVIDENCE, "statistics"));
  article_fixture_assert_focused (f, "4-14");
  g_assert_cmpuint (article_fixture_count (f), ==, 1);

  /* opened by a key the popover leaves no bubble */
  article_fixture_key (f, XK_space, 0);
  WAIT_UNTIL (find (GTK_WIDGET (f->pane), "AdduceUiTagPopover", NULL) != NULL);
  article_fixture_key (f, XK_Escape, 0);
  WAIT_UNTIL (find (GTK_WIDGET (f->pane), "AdduceUiTagPopover", NULL) == NULL);
  article_fixture_settle (f);
  g_assert_null (get_bubble (f));
  article_fixture_free (f);
}

/* It goes with a key, with a click elsewhere, and never lies on the words that were selected. */
static void
test_bubble_goes (void)
{
  ArticleFixture *f = article_fixture_new (LINE "\n");
  graphene_rect_t bounds;
  GdkRectangle words;

  article_fixture_drag (f, 4, 14, 0);
  article_fixture_settle (f);
  wait_bubble (f);
  words = article_fixture_locate (f, 4);
  g_assert_true (gtk_widget_compute_bounds (wait_bubble (f), GTK_WIDGET (f->view), &bounds));
  g_assert_cmpfloat (bounds.origin.y, >=, words.y + words.height);
  article_fixture_key (f, XK_Shift_L, 0);
  g_assert_nonnull (wait_bubble (f));
  article_fixture_key (f, XK_Right, XK_Shift_L);
  g_assert_null (get_bubble (f));

  article_fixture_drag (f, 20, 24, 0);
  click_choice (f, "Opposes");
  g_assert_nonnull (wait_bubble (f));
  article_fixture_click (f, 50);
  g_assert_null (get_bubble (f));

  /* what is done by a key at once needs no bubble */
  article_fixture_drag (f, 30, 43, 0);
  article_fixture_key (f, XK_1, 0);
  article_fixture_pump (400);
  g_assert_null (get_bubble (f));
  g_assert_cmpuint (article_fixture_count (f), ==, 2);
  article_fixture_free (f);
}

/* At the bottom of the view it stands above the words; in a narrow window it fits. */
static void
test_bubble_place (void)
{
  GString *text = g_string_new (NULL);
  ArticleFixture *f;
  GtkWidget *bubble;
  graphene_rect_t bounds;
  GdkRectangle words;

  for (guint i = 0; i < 11; i++)
    g_string_append (text, LINE "\n");
  f = article_fixture_new (text->str);
  gtk_window_set_default_size (GTK_WINDOW (f->window), 360, 600);
  WAIT_UNTIL (ABS (gtk_widget_get_width (f->window) - 360) < 20);
  article_fixture_settle (f);
  article_fixture_drag (f, 424, 434, 0);
  bubble = wait_bubble (f);
  g_assert_nonnull (bubble);
  article_fixture_settle (f);
  words = article_fixture_locate (f, 424);
  g_assert_cmpint (words.y, >, 300);
  g_assert_true (gtk_widget_compute_bounds (bubble, GTK_WIDGET (f->view), &bounds));
  g_assert_cmpfloat (bounds.origin.x, >=, 0);
  g_assert_cmpfloat (bounds.origin.x + bounds.size.width, <=, gtk_widget_get_width (GTK_WIDGET (f->view)));
  g_assert_cmpfloat (bounds.origin.y, >=, 0);
  g_assert_cmpfloat (bounds.origin.y + bounds.size.height, <=, words.y);
  article_fixture_free (f);
  g_string_free (text, TRUE);
}

/* --- handles --- */

static AdduceUiClaimHandles *
get_handles (ArticleFixture *f)
{
  GtkWidget *handles = find (GTK_WIDGET (f->pane), "AdduceUiClaimHandles", NULL);

  g_assert_nonnull (handles);
  return ADDUCE_UI_CLAIM_HANDLES (handles);
}

static void
grab_handle (ArticleFixture *f, gboolean end)
{
  AdduceUiClaimHandles *handles = get_handles (f);
  graphene_point_t knob;
  int x, y;

  article_fixture_settle (f);
  g_assert_true (adduce_ui_claim_handles_get_knob (handles, end, &knob));
  article_fixture_to_root (f, GTK_WIDGET (handles), knob.x, knob.y, &x, &y);
  article_fixture_move (f, x, y);
  article_fixture_button (f, 1, TRUE);
}

/* Beside the left edge of a character, in the middle of its row; the pointer keeps its distance from the edge. */
static void
move_handle (ArticleFixture *f, gboolean end, guint offset)
{
  GdkRectangle to = article_fixture_locate (f, offset);
  int x, y, y_off = to.height / 2 + 5; /* radius of a knob */

  article_fixture_to_root (f, GTK_WIDGET (f->view), to.x + 1, to.y + to.height / 2 + (end ? y_off : -y_off), &x, &y);
  article_fixture_move (f, x - 15, y);
  article_fixture_move (f, x, y);
}

static void
drag_handle (ArticleFixture *f, gboolean end, guint offset, KeySym modifier)
{
  grab_handle (f, end);
  article_fixture_hold (f, modifier, TRUE);
  move_handle (f, end, offset);
  article_fixture_button (f, 1, FALSE);
  article_fixture_hold (f, modifier, FALSE);
  article_fixture_settle (f);
}

static gboolean
previews (ArticleFixture *f, guint start, guint end)
{
  AdduceSpan span;

  return adduce_ui_claim_handles_get_preview (get_handles (f), &span) && span.start == start && span.end == end;
}

/* Moves of the mouse wait for the next frame. */
#define assert_preview(f, start, end) WAIT_UNTIL (previews (f, start, end))

static void
test_handles (void)
{
  ArticleFixture *f = article_fixture_new (LINE "\n");

  article_fixture_code (f, 4, 8); /* "levy" */

  /* into a word takes the word; only the preview moves until the button is let go */
  grab_handle (f, TRUE);
  move_handle (f, TRUE, 12);
  assert_preview (f, 4, 14);
  article_fixture_assert_focused (f, "4-8");
  move_handle (f, TRUE, 18);
  assert_preview (f, 4, 19);
  article_fixture_button (f, 1, FALSE);
  article_fixture_settle (f);
  article_fixture_assert_focused (f, "4-19");
  g_assert_false (adduce_ui_claim_handles_get_preview (get_handles (f), NULL));

  drag_handle (f, FALSE, 1, 0);
  article_fixture_assert_focused (f, "0-19");
  drag_handle (f, FALSE, 11, 0);
  article_fixture_assert_focused (f, "9-19");
  /* letters with Alt */
  drag_handle (f, TRUE, 12, XK_Alt_L);
  article_fixture_assert_focused (f, "9-12");

  /* each drag was one change */
  adduce_ui_context_undo (f->context);
  article_fixture_assert_focused (f, "9-19");
  adduce_ui_context_undo (f->context);
  article_fixture_assert_focused (f, "0-19");

  /* an end does not pass the other */
  drag_handle (f, TRUE, 0, 0);
  article_fixture_assert_focused (f, "0-19");
  g_assert_cmpuint (article_fixture_count (f), ==, 1);
  article_fixture_free (f);
}

static void
test_handles_escape (void)
{
  ArticleFixture *f = article_fixture_new (LINE "\n");

  article_fixture_code (f, 4, 8);
  grab_handle (f, TRUE);
  move_handle (f, TRUE, 18);
  assert_preview (f, 4, 19);
  article_fixture_key (f, XK_Escape, 0);
  g_assert_false (adduce_ui_claim_handles_get_preview (get_handles (f), NULL));
  move_handle (f, TRUE, 30);
  article_fixture_button (f, 1, FALSE);
  article_fixture_assert_focused (f, "4-8");
  article_fixture_free (f);
}

static double
get_scrolled (ArticleFixture *f)
{
  return gtk_adjustment_get_value (gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (f->view)));
}

/* To a height of the text view, in the column of the text; far below it with a @y beyond its height. */
static void
move_to_y (ArticleFixture *f, int y)
{
  int root_x, root_y;

  article_fixture_to_root (f, GTK_WIDGET (f->view), 300, y, &root_x, &root_y);
  article_fixture_move (f, root_x - 5, root_y);
  article_fixture_move (f, root_x, root_y);
}

/* At the lower edge the text goes on by itself, with the pointer at rest, and the claim with it; at the upper edge it
 * comes back; it stops when the pointer comes away from the edge, and with the button. */
static void
test_handles_scroll (void)
{
  GString *text = g_string_new (NULL);
  ArticleFixture *f;
  AdduceSpan span;
  double scrolled;
  int height;

  for (guint i = 0; i < 120; i++)
    g_string_append (text, LINE "\n");
  f = article_fixture_new (text->str);
  height = gtk_widget_get_height (GTK_WIDGET (f->view));
  article_fixture_code (f, 4, 8);
  g_assert_cmpfloat (get_scrolled (f), ==, 0);

  grab_handle (f, TRUE);
  move_to_y (f, height - 4);
  WAIT_UNTIL (get_scrolled (f) > 1.5 * height);
  /* the end is what is at the edge now: far below the first screen, where no claim was dragged to */
  g_assert_true (adduce_ui_claim_handles_get_preview (get_handles (f), &span));
  g_assert_cmpuint (span.start, ==, 4);
  g_assert_cmpint (article_fixture_locate (f, span.end - 1).y, >, height / 2);
  g_assert_cmpint (article_fixture_locate (f, span.end - 1).y, <, height);

  /* away from the edge it stops */
  move_to_y (f, height / 2);
  article_fixture_settle (f);
  scrolled = get_scrolled (f);
  article_fixture_pump (100);
  g_assert_cmpfloat (get_scrolled (f), ==, scrolled);

  /* beyond the upper edge it comes back */
  move_to_y (f, -10);
  WAIT_UNTIL (get_scrolled (f) < scrolled - height / 2);
  article_fixture_button (f, 1, FALSE);
  article_fixture_settle (f);
  g_assert_false (adduce_ui_claim_handles_get_preview (get_handles (f), NULL));
  scrolled = get_scrolled (f);
  g_assert_cmpfloat (scrolled, >, 0);
  article_fixture_pump (100);
  g_assert_cmpfloat (get_scrolled (f), ==, scrolled);
  span = adduce_span_set_get_span (adduce_claim_get_spans (adduce_ui_context_get_focused_claim (f->context)), 0);
  g_assert_cmpuint (span.start, ==, 4);
  g_assert_cmpint (article_fixture_locate (f, span.end - 1).y, >, -height);
  g_assert_cmpint (article_fixture_locate (f, span.end - 1).y, <, height);
  article_fixture_free (f);
  g_string_free (text, TRUE);
}

/* The piece under the pointer has the handles; pieces keep off each other. */
static void
test_handles_pieces (void)
{
  ArticleFixture *f = article_fixture_new (LINE "\n");

  article_fixture_code (f, 4, 8);
  adduce_ui_article_buffer_select (f->buffer, (AdduceSpan) { 30, 33 });
  adduce_ui_context_add_span (f->context);
  article_fixture_assert_focused (f, "4-8,30-33");

  article_fixture_move_to (f, 6);
  drag_handle (f, TRUE, 12, 0);
  article_fixture_assert_focused (f, "4-14,30-33");
  article_fixture_move_to (f, 32);
  drag_handle (f, TRUE, 40, 0);
  article_fixture_assert_focused (f, "4-14,30-44");
  article_fixture_free (f);
}

/* Another coder's claim, several claims and a selection have none. */
static void
test_no_handles (void)
{
  ArticleFixture *f = article_fixture_new (LINE "\n");
  graphene_point_t knob;
  AdduceUiClaimHandles *handles = get_handles (f);

  g_assert_false (adduce_ui_claim_handles_get_knob (handles, FALSE, &knob));
  article_fixture_code (f, 4, 8);
  article_fixture_code (f, 30, 43);
  g_assert_true (adduce_ui_claim_handles_get_knob (handles, FALSE, &knob));
  adduce_ui_context_choose_all (f->context);
  g_assert_false (adduce_ui_claim_handles_get_knob (handles, FALSE, &knob));
  article_fixture_click (f, 32);
  g_assert_true (adduce_ui_claim_handles_get_knob (handles, FALSE, &knob));
  article_fixture_drag (f, 9, 19, 0);
  g_assert_false (adduce_ui_claim_handles_get_knob (handles, FALSE, &knob));
  article_fixture_free (f);
}

/* Control and a click chooses besides, and again no longer. */
static void
test_choose (void)
{
  ArticleFixture *f = article_fixture_new (LINE "\n");

  article_fixture_code (f, 4, 8);
  article_fixture_code (f, 16, 19);
  article_fixture_code (f, 30, 43);
  article_fixture_click (f, 6);
  g_assert_cmpuint (adduce_ui_context_get_n_chosen (f->context), ==, 1);
  article_fixture_hold (f, XK_Control_L, TRUE);
  article_fixture_click (f, 32);
  article_fixture_click (f, 18);
  g_assert_cmpuint (adduce_ui_context_get_n_chosen (f->context), ==, 3);
  article_fixture_click (f, 18);
  article_fixture_hold (f, XK_Control_L, FALSE);
  g_assert_cmpuint (adduce_ui_context_get_n_chosen (f->context), ==, 2);
  article_fixture_key (f, XK_2, 0);
  for (guint i = 0; i < 3; i++)
    g_assert_cmpint (adduce_facet_matches (ADDUCE_FACET_STANCE,
                                           adduce_claim_set_get (adduce_session_get_claims (
                                                                   adduce_ui_context_get_session (f->context)),
                                                                 i),
                                           "oppose"),
                     ==, i != 1);
  article_fixture_click (f, 32);
  g_assert_cmpuint (adduce_ui_context_get_n_chosen (f->context), ==, 1);
  article_fixture_free (f);
}

/* The screen of the tests has no touch device; what a long press does is asked for itself. */
static void
test_long_press (void)
{
  ArticleFixture *f = article_fixture_new (LINE "\n");
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (GTK_WIDGET (f->view));
  GdkRectangle rect = article_fixture_locate (f, 36);
  guint n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (!GTK_IS_GESTURE_LONG_PRESS (controller))
        continue;
      g_assert_true (gtk_gesture_single_get_touch_only (GTK_GESTURE_SINGLE (controller)));
      g_signal_emit_by_name (controller, "pressed", rect.x + 1.0, rect.y + rect.height / 2.0);
      n++;
    }
  g_assert_cmpuint (n, ==, 1);
  article_fixture_assert_span (adduce_ui_article_buffer_get_selection (f->buffer), 34, 44);
  article_fixture_assert_span (adduce_ui_context_get_selection (f->context), 34, 44);
  article_fixture_free (f);
}

/* The context menu has the codebook and the names. */
static void
test_menu (void)
{
  ArticleFixture *f = article_fixture_new (LINE "\n");
  GtkWidget *item;

  know (f, "Mira Kovač", "The levy should stay");
  article_fixture_code (f, 4, 14);
  article_fixture_move_to (f, 6);
  article_fixture_button (f, 3, TRUE);
  article_fixture_button (f, 3, FALSE);
  article_fixture_settle (f);
  article_fixture_pump (200);
  item = find (GTK_WIDGET (f->pane), NULL, "Stance");
  g_assert_nonnull (item);
  click_at (f, item, 5, 5);
  article_fixture_pump (400);
  item = find (GTK_WIDGET (f->pane), NULL, "Opposes");
  g_assert_nonnull (item);
  click_at (f, item, 5, 5);
  WAIT_UNTIL (adduce_facet_matches (ADDUCE_FACET_STANCE, adduce_ui_context_get_focused_claim (f->context), "oppose"));
  article_fixture_free (f);
}

int
main (int argc, char *argv[])
{
  g_autoptr (GtkCssProvider) provider = NULL;

  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  provider = gtk_css_provider_new ();
  gtk_css_provider_load_from_resource (provider, "/io/github/adduce/Adduce/style.css");
  gtk_style_context_add_provider_for_display (gdk_display_get_default (), GTK_STYLE_PROVIDER (provider),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);

  g_test_add_func ("/tagging-mouse/bubble", test_bubble);
  g_test_add_func ("/tagging-mouse/bubble-other", test_bubble_other);
  g_test_add_func ("/tagging-mouse/bubble-goes", test_bubble_goes);
  g_test_add_func ("/tagging-mouse/bubble-place", test_bubble_place);
  g_test_add_func ("/tagging-mouse/handles", test_handles);
  g_test_add_func ("/tagging-mouse/handles-escape", test_handles_escape);
  g_test_add_func ("/tagging-mouse/handles-scroll", test_handles_scroll);
  g_test_add_func ("/tagging-mouse/handles-pieces", test_handles_pieces);
  g_test_add_func ("/tagging-mouse/no-handles", test_no_handles);
  g_test_add_func ("/tagging-mouse/choose", test_choose);
  g_test_add_func ("/tagging-mouse/long-press", test_long_press);
  g_test_add_func ("/tagging-mouse/menu", test_menu);
  return g_test_run ();
}
