/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Tagging by the mouse alone: the handles of the focused claim, choosing several, the menu.
 */
#include "mouse.h"
#include "adduce-ui-claim-handles.h"

/*                      0         1         2         3         4         5         6 */
/*                      0123456789012345678901234567890123456789012345678901234567890 */
#define LINE "The levy stays, she said. But the opposition doubts it all."

/* --- handles --- */

static AdduceUiClaimHandles *
get_handles (ArticleFixture *f)
{
  GtkWidget *handles = mouse_find (GTK_WIDGET (f->pane), "AdduceUiClaimHandles", NULL);

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

  mouse_know (f, "Mira Kovač", "The levy should stay");
  article_fixture_code (f, 4, 14);
  article_fixture_move_to (f, 6);
  article_fixture_button (f, 3, TRUE);
  article_fixture_button (f, 3, FALSE);
  article_fixture_settle (f);
  WAIT_UNTIL (mouse_find (GTK_WIDGET (f->pane), NULL, "Stance") != NULL);
  article_fixture_pump (200);
  item = mouse_find (GTK_WIDGET (f->pane), NULL, "Stance");
  mouse_click_at (f, item, 5, 5);
  WAIT_UNTIL (mouse_find (GTK_WIDGET (f->pane), NULL, "Opposes") != NULL);
  article_fixture_pump (400);
  item = mouse_find (GTK_WIDGET (f->pane), NULL, "Opposes");
  mouse_click_at (f, item, 5, 5);
  WAIT_UNTIL (adduce_facet_matches (ADDUCE_FACET_STANCE, adduce_ui_context_get_focused_claim (f->context), "oppose"));
  article_fixture_free (f);
}

/* Words are dragged out of the article, to a field or to nowhere; the click after that is like any other. */
static void
test_click_after_drag (void)
{
  ArticleFixture *f = article_fixture_new (LINE "\n");
  GdkRectangle word = article_fixture_locate (f, 6);
  int x, y;

  article_fixture_drag (f, 4, 8, 0);
  article_fixture_pump (600);
  article_fixture_to_root (f, GTK_WIDGET (f->view), word.x, word.y + word.height / 2, &x, &y);
  article_fixture_move (f, x, y);
  article_fixture_button (f, 1, TRUE);
  for (int i = 1; i <= 10; i++)
    article_fixture_move (f, x + 10 * i, y + 10 * i);
  article_fixture_pump (300);
  article_fixture_button (f, 1, FALSE);
  article_fixture_pump (600); /* beyond a double click */
  g_assert_true (gtk_text_buffer_get_has_selection (GTK_TEXT_BUFFER (f->buffer)));

  article_fixture_move (f, x - 30, y);
  article_fixture_button (f, 1, TRUE);
  article_fixture_button (f, 1, FALSE);
  WAIT_UNTIL (!gtk_text_buffer_get_has_selection (GTK_TEXT_BUFFER (f->buffer)));
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

  g_test_add_func ("/tagging-mouse/handles", test_handles);
  g_test_add_func ("/tagging-mouse/handles-escape", test_handles_escape);
  g_test_add_func ("/tagging-mouse/handles-scroll", test_handles_scroll);
  g_test_add_func ("/tagging-mouse/handles-pieces", test_handles_pieces);
  g_test_add_func ("/tagging-mouse/no-handles", test_no_handles);
  g_test_add_func ("/tagging-mouse/choose", test_choose);
  g_test_add_func ("/tagging-mouse/long-press", test_long_press);
  g_test_add_func ("/tagging-mouse/menu", test_menu);
  g_test_add_func ("/tagging-mouse/click-after-drag", test_click_after_drag);
  return g_test_run ();
}
