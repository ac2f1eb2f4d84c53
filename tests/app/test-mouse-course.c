/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A whole article coded in the window by the mouse alone, from the click on its title to that on the next; what is
 * on the disk then is compared with what was pressed. No key is touched. The same course by the keyboard alone is in
 * tests/journey/test-coding.py.
 */
#include "course-fixture.h"
#include "keyboard.h"

#include "adduce-ui-claim-card.h"

static Keyboard *mouse;

/* --- the hand --- */

static void
settle (Course *c)
{
  gtk_test_widget_wait_for_draw (GTK_WIDGET (c->f->window));
  keyboard_pump (20);
}

static void
move (Course *c, GtkWidget *widget, double x, double y)
{
  GtkNative *native = gtk_widget_get_native (widget);
  graphene_point_t point;
  double border_x, border_y;
  int root_x, root_y;
  Window child;

  g_assert_true (gtk_widget_compute_point (widget, GTK_WIDGET (native), &GRAPHENE_POINT_INIT (x, y), &point));
  gtk_native_get_surface_transform (native, &border_x, &border_y);
  XTranslateCoordinates (mouse->display, gdk_x11_surface_get_xid (gtk_native_get_surface (native)),
                         DefaultRootWindow (mouse->display), (int) (point.x + border_x),
                         (int) (point.y + border_y), &root_x, &root_y, &child);
  XTestFakeMotionEvent (mouse->display, -1, root_x, root_y, 0);
  x_sync (mouse->display);
  x_rest (15);
}

static void
press (Course *c, guint button, gboolean down)
{
  XTestFakeButtonEvent (mouse->display, button, down, 0);
  x_sync (mouse->display);
  x_rest (15);
}

static void
move_to (Course *c, guint offset)
{
  GdkRectangle rect = locate (c, offset);

  move (c, GTK_WIDGET (c->view), rect.x + 1, rect.y + rect.height / 2);
}

/* Far enough in time from the click before to be none of its. */
static void
click (Course *c, guint n_times)
{
  int double_click = 0;

  g_object_get (gtk_settings_get_default (), "gtk-double-click-time", &double_click, NULL);
  keyboard_pump (double_click + 50);
  for (guint i = 0; i < n_times; i++)
    {
      press (c, 1, TRUE);
      press (c, 1, FALSE);
    }
}

static void
click_widget (Course *c, GtkWidget *widget)
{
  g_assert_nonnull (widget);
  settle (c);
  move (c, widget, gtk_widget_get_width (widget) / 2.0, gtk_widget_get_height (widget) / 2.0);
  press (c, 1, TRUE);
  press (c, 1, FALSE);
  settle (c);
}

/* What is below a widget of that type, as soon as it is there. */
static void
click_in (Course *c, const char *type, const char *words)
{
  WAIT_UNTIL (find_words (find_type (c, type), words) != NULL);
  settle (c);
  click_widget (c, find_words (find_type (c, type), words));
}

static void
choose (Course *c, const char *words)
{
  click_in (c, "AdduceUiSelectionBubble", words);
}

/* --- steps of a coder who never touches a key --- */

static void
open_article (Course *c, const char *title, const char *name)
{
  AdduceArticle *article;

  click_in (c, "AdduceUiArticleList", title);
  WAIT_UNTIL (adduce_ui_context_get_article (c->f->context) != NULL
              && !adduce_ui_context_get_opening (c->f->context)
              && g_str_equal (adduce_article_get_relative (adduce_ui_context_get_article (c->f->context)), name));
  article = adduce_ui_context_get_article (c->f->context);
  g_assert_cmpstr (adduce_article_get_title (article), ==, title);
  WAIT_UNTIL (find_type (c, "AdduceUiTextView") != NULL);
  c->view = find_type (c, "AdduceUiTextView");
  settle (c);
}

/* A drag from within a word to within another takes both; the bubble makes it a claim, and all else of it. */
static void
code_first (Course *c)
{
  move_to (c, 26);
  press (c, 1, TRUE);
  move_to (c, 40);
  move_to (c, 52);
  press (c, 1, FALSE);
  WAIT_UNTIL (is_selected (c, 25, 54));
  choose (c, "Supports");
  WAIT_UNTIL (is_focused (c, "25-54"));
  choose (c, "Expert");
  choose (c, "Gideon Lark");
  /* the popover's offered rows, of which none needs a letter */
  choose (c, "Other Issue");
  click_in (c, "AdduceUiTagPopover", "Ferries should run at night");
  WAIT_UNTIL (find_type (c, "AdduceUiTagPopover") == NULL);
  assert_claim (adduce_ui_context_get_focused_claim (c->f->context),
                "25-54 support / Expert / Gideon Lark / Ferries should run at night");
}

/* The knob at the claim's end goes to the speaker's name, which is taken whole. */
static void
drag_end (Course *c)
{
  AdduceUiClaimHandles *handles;
  GdkRectangle to;
  graphene_point_t knob;

  settle (c);
  handles = find_type (c, "AdduceUiClaimHandles");
  g_assert_nonnull (handles);
  g_assert_true (adduce_ui_claim_handles_get_knob (handles, TRUE, &knob));
  move (c, GTK_WIDGET (handles), knob.x, knob.y);
  press (c, 1, TRUE);
  to = locate (c, 70);
  move (c, GTK_WIDGET (c->view), to.x - 20, to.y + to.height + 5); /* the pointer keeps its distance: a knob's radius */
  move (c, GTK_WIDGET (c->view), to.x + 1, to.y + to.height + 5);
  press (c, 1, FALSE);
  WAIT_UNTIL (is_focused (c, "25-72"));
}

/* Three clicks take the sentence, which the menu makes another piece. */
static void
add_piece (Course *c)
{
  move_to (c, 80);
  click (c, 3);
  WAIT_UNTIL (is_selected (c, 74, 101));
  move_to (c, 85);
  press (c, 3, TRUE);
  press (c, 3, FALSE);
  click_in (c, "GtkPopoverMenu", "Add to Claim");
  WAIT_UNTIL (is_focused (c, "25-72,74-101"));
}

/* Two clicks take a word. */
static void
code_second (Course *c)
{
  move_to (c, 108);
  click (c, 2);
  WAIT_UNTIL (is_selected (c, 107, 111));
  choose (c, "Opposes");
  WAIT_UNTIL (is_focused (c, "107-111"));
  choose (c, "Statistics");
  choose (c, "Olwen Strake");
  choose (c, "The levy should stay");
  assert_claim (adduce_ui_context_get_focused_claim (c->f->context),
                "107-111 oppose / Statistics / Olwen Strake / The levy should stay");
}

/* The bracket in the margin belongs to the first claim, and brings it back. */
static void
focus_first (Course *c)
{
  AdduceUiClaimGutter *gutter = adduce_ui_text_view_get_claim_gutter (c->view);
  GdkRectangle row = locate (c, 30);
  int x = 0;

  while (x < row.x && adduce_ui_claim_gutter_get_claim_at (gutter, x, row.y + row.height / 2) == NULL)
    x++;
  g_assert_cmpint (x, <, row.x);
  move (c, GTK_WIDGET (c->view), x + 2, row.y + row.height / 2.0);
  /* The card of the claim is below by then, and its shadow over the pointer. */
  WAIT_UNTIL (find_words (find_type (c, "AdduceUiClaimCard"), "Gideon Lark") != NULL);
  settle (c);
  click (c, 1);
  WAIT_UNTIL (is_focused (c, "25-72,74-101"));
}

static void
read_card (Course *c)
{
  GtkWidget *strip = find_type (c, "AdduceUiOverview");

  move_to (c, 109);
  WAIT_UNTIL (find_words (find_type (c, "AdduceUiClaimCard"), "Olwen Strake") != NULL);
  settle (c);
  /* The card may lie over any of the text. */
  move (c, strip, gtk_widget_get_width (strip) / 2.0, 3);
  WAIT_UNTIL (find_type (c, "AdduceUiClaimCard") == NULL);
}

/* A click in the strip goes to the end, where a claim is made by mistake and taken back. */
static void
undo_at_the_end (Course *c)
{
  GtkWidget *strip = find_type (c, "AdduceUiOverview");
  AdduceClaimSet *claims = adduce_session_get_claims (adduce_ui_context_get_session (c->f->context));

  g_assert_false (is_in_view (c, IN_JUNE));
  move (c, strip, gtk_widget_get_width (strip) / 2.0, gtk_widget_get_height (strip) - 3);
  click (c, 1);
  WAIT_UNTIL (is_in_view (c, IN_JUNE));
  settle (c);
  move_to (c, IN_JUNE);
  click (c, 2);
  WAIT_UNTIL (is_selected (c, IN_JUNE - 1, IN_JUNE + 3));
  choose (c, "Supports");
  WAIT_UNTIL (adduce_claim_set_get_n_claims (claims) == 3);
  click_widget (c, GTK_WIDGET (gtk_widget_get_template_child (GTK_WIDGET (c->f->window), ADDUCE_UI_TYPE_WINDOW,
                                                              "undo_button")));
  WAIT_UNTIL (adduce_claim_set_get_n_claims (claims) == 2);
}

static void
mark_done (Course *c)
{
  GtkWidget *button = GTK_WIDGET (
    gtk_widget_get_template_child (GTK_WIDGET (c->f->window), ADDUCE_UI_TYPE_WINDOW, "status_button"));

  click_widget (c, button);
  WAIT_UNTIL (find_words (button, "Done") != NULL);
  settle (c);
  click_widget (c, find_words (button, "Done"));
  WAIT_UNTIL (adduce_session_get_status (adduce_ui_context_get_session (c->f->context)) == ADDUCE_STATUS_DONE);
}

/* Saving is a worker's, and of what was left it does not keep the next article waiting. */
static void
check_disk (Course *c)
{
  g_autofree char *path = g_build_filename (c->folder, "a.txt.tester.claims.json", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (AdduceSidecar) sidecar = NULL;

  WAIT_UNTIL (is_done_on_disk (path));
  sidecar = adduce_sidecar_load (path, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (adduce_sidecar_get_n_claims (sidecar), ==, 2);
  assert_claim (adduce_sidecar_get_claim (sidecar, 0),
                "25-72,74-101 support / Expert / Gideon Lark / Ferries should run at night");
  assert_claim (adduce_sidecar_get_claim (sidecar, 1),
                "107-111 oppose / Statistics / Olwen Strake / The levy should stay");
  g_assert_cmpstr (adduce_claim_get_quote (adduce_sidecar_get_claim (sidecar, 0), 0)->exact, ==,
                   "The ferry should run at night, said Gideon Lark");
  g_assert_cmpstr (adduce_claim_get_quote (adduce_sidecar_get_claim (sidecar, 0), 1)->exact, ==,
                   "It carries the nurses home.");
  g_assert_cmpstr (adduce_claim_get_quote (adduce_sidecar_get_claim (sidecar, 1), 0)->exact, ==, "levy");
}

static void
test_article (void)
{
  Course *c = course_new ();

  mouse = keyboard_new ();
  settle (c);
  open_article (c, TITLE, "a.txt");
  code_first (c);
  drag_end (c);
  add_piece (c);
  code_second (c);
  focus_first (c);
  read_card (c);
  undo_at_the_end (c);
  mark_done (c);
  open_article (c, NEXT, "b.txt");
  check_disk (c);
  course_free (c);
  keyboard_free (mouse);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/mouse-course/article", test_article);
  return g_test_run ();
}
