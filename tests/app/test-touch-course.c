/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A whole article coded in the window by a finger alone, from the touch of its title to that of the next; what is
 * on the disk then is compared with what was touched. The same course by the mouse alone is in test-mouse-course.c.
 */
#include "course-fixture.h"
#include "touch.h"

static Finger *finger;

/* --- the hand --- */

static void
settle (Course *c)
{
  gtk_test_widget_wait_for_draw (GTK_WIDGET (c->f->window));
  finger_rest (30);
}

/* Far enough in time from the touch before to be none of its. */
static void
tap_at (GtkWidget *widget, double x, double y)
{
  int double_click = 0;

  g_object_get (gtk_settings_get_default (), "gtk-double-click-time", &double_click, NULL);
  finger_rest (double_click + 50);
  finger_down (finger, widget, x, y);
  finger_rest (40);
  finger_up (finger);
  finger_rest (40);
}

static void
tap (Course *c, GtkWidget *widget)
{
  g_assert_nonnull (widget);
  settle (c);
  tap_at (widget, gtk_widget_get_width (widget) / 2.0, gtk_widget_get_height (widget) / 2.0);
  settle (c);
}

/* What is below a widget of that type, as soon as it is there. */
static void
tap_in (Course *c, const char *type, const char *words)
{
  WAIT_UNTIL (find_words (find_type (c, type), words) != NULL);
  settle (c);
  tap (c, find_words (find_type (c, type), words));
}

static void
choose (Course *c, const char *words)
{
  tap_in (c, "AdduceUiSelectionBubble", words);
}

/* Held on a word until it is taken. */
static void
hold (Course *c, guint offset)
{
  GdkRectangle rect = locate (c, offset);
  int delay = 0;

  g_object_get (gtk_settings_get_default (), "gtk-long-press-time", &delay, NULL);
  settle (c);
  finger_down (finger, GTK_WIDGET (c->view), rect.x + 1, rect.y + rect.height / 2.0);
  finger_rest ((guint) delay + 150);
}

static void
draw_to (Course *c, guint offset)
{
  GdkRectangle rect = locate (c, offset);

  finger_move (finger, GTK_WIDGET (c->view), rect.x + 1, rect.y + rect.height / 2.0);
}

static void
lift (Course *c)
{
  finger_up (finger);
  settle (c);
}

/* --- steps of a coder who has a tablet --- */

static void
open_article (Course *c, const char *title, const char *name)
{
  tap_in (c, "AdduceUiArticleList", title);
  WAIT_UNTIL (adduce_ui_context_get_article (c->f->context) != NULL
              && !adduce_ui_context_get_opening (c->f->context)
              && g_str_equal (adduce_article_get_relative (adduce_ui_context_get_article (c->f->context)), name));
  WAIT_UNTIL (find_type (c, "AdduceUiTextView") != NULL);
  c->view = find_type (c, "AdduceUiTextView");
  settle (c);
}

/* A word that is held is selected; drawn on before it is lifted, the finger takes more, by words. */
static void
code_first (Course *c)
{
  hold (c, 26);
  WAIT_UNTIL (is_selected (c, 25, 28));
  draw_to (c, 52);
  WAIT_UNTIL (is_selected (c, 25, 54));
  lift (c);
  choose (c, "Supports");
  WAIT_UNTIL (is_focused (c, "25-54"));
  choose (c, "Expert");
  choose (c, "Gideon Lark");
  choose (c, "Other Issue");
  tap_in (c, "AdduceUiTagPopover", "Ferries should run at night");
  WAIT_UNTIL (find_type (c, "AdduceUiTagPopover") == NULL);
  assert_claim (adduce_ui_context_get_focused_claim (c->f->context),
                "25-54 support / Expert / Gideon Lark / Ferries should run at night");
}

/* The knob at the claim's end, which the finger keeps in sight by staying below it, goes to the speaker's name. */
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
  finger_down (finger, GTK_WIDGET (handles), knob.x + 7, knob.y + 4); /* nobody meets the middle */
  to = locate (c, 70);
  finger_move (finger, GTK_WIDGET (c->view), to.x + 8, to.y + to.height + 9);
  WAIT_UNTIL (adduce_ui_claim_handles_get_preview (handles, NULL));
  lift (c);
  WAIT_UNTIL (is_focused (c, "25-72"));
}

/* A finger that is put down and goes is not held: the text goes with it, and nothing is selected. */
static void
scroll (Course *c, double by)
{
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (c->view));
  double before = gtk_adjustment_get_value (adjustment);
  double x = gtk_widget_get_width (GTK_WIDGET (c->view)) / 2.0;
  double y = gtk_widget_get_height (GTK_WIDGET (c->view)) / 2.0;
  double wanted;

  settle (c);
  finger_down (finger, GTK_WIDGET (c->view), x, y + by / 2);
  finger_move (finger, GTK_WIDGET (c->view), x, y - by / 2);
  finger_rest (200); /* at rest, so that the text is not thrown */
  lift (c);
  /* As far as the finger, but for what it takes to know that it moves, and the ends of the text. */
  wanted = CLAMP (before + by * 0.7, 0,
                  gtk_adjustment_get_upper (adjustment) - gtk_adjustment_get_page_size (adjustment));
  if (by > 0)
    g_assert_cmpfloat (gtk_adjustment_get_value (adjustment), >=, wanted);
  else
    g_assert_cmpfloat (gtk_adjustment_get_value (adjustment), <=, wanted);
}

static void
read_on (Course *c)
{
  AdduceClaimSet *claims = adduce_session_get_claims (adduce_ui_context_get_session (c->f->context));

  for (guint i = 0; i < 12 && !is_in_view (c, IN_JUNE); i++)
    scroll (c, 400);
  g_assert_true (is_in_view (c, IN_JUNE));
  g_assert_cmpuint (adduce_claim_set_get_n_claims (claims), ==, 1);
  for (guint i = 0; i < 12 && !is_in_view (c, 25); i++)
    scroll (c, -400);
  g_assert_true (is_in_view (c, 25));
  g_assert_cmpuint (adduce_claim_set_get_n_claims (claims), ==, 1);
  g_assert_true (is_in_view (c, 108));
}

/* A word that is held and let go. */
static void
code_second (Course *c)
{
  hold (c, 108);
  lift (c);
  WAIT_UNTIL (is_selected (c, 107, 111));
  choose (c, "Opposes");
  WAIT_UNTIL (is_focused (c, "107-111"));
  choose (c, "Statistics");
  choose (c, "Olwen Strake");
  choose (c, "The levy should stay");
}

/* A touch of the claim's words brings it back. */
static void
focus_first (Course *c)
{
  GdkRectangle rect = locate (c, 30);

  settle (c);
  tap_at (GTK_WIDGET (c->view), rect.x + 1, rect.y + rect.height / 2.0);
  WAIT_UNTIL (is_focused (c, "25-72"));
}

static void
mark_done (Course *c)
{
  GtkWidget *button = GTK_WIDGET (
    gtk_widget_get_template_child (GTK_WIDGET (c->f->window), ADDUCE_UI_TYPE_WINDOW, "status_button"));

  tap (c, button);
  WAIT_UNTIL (find_words (button, "Done") != NULL);
  tap (c, find_words (button, "Done"));
  WAIT_UNTIL (adduce_session_get_status (adduce_ui_context_get_session (c->f->context)) == ADDUCE_STATUS_DONE);
}

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
                "25-72 support / Expert / Gideon Lark / Ferries should run at night");
  assert_claim (adduce_sidecar_get_claim (sidecar, 1),
                "107-111 oppose / Statistics / Olwen Strake / The levy should stay");
  g_assert_cmpstr (adduce_claim_get_quote (adduce_sidecar_get_claim (sidecar, 0), 0)->exact, ==,
                   "The ferry should run at night, said Gideon Lark");
  g_assert_cmpstr (adduce_claim_get_quote (adduce_sidecar_get_claim (sidecar, 1), 0)->exact, ==, "levy");
}

static void
test_article (void)
{
  Course *c = course_new ();

  finger = finger_new ();
  settle (c);
  open_article (c, TITLE, "a.txt");
  code_first (c);
  drag_end (c);
  read_on (c);
  code_second (c);
  focus_first (c);
  mark_done (c);
  open_article (c, NEXT, "b.txt");
  check_disk (c);
  course_free (c);
  finger_free (finger);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/touch-course/article", test_article);
  return g_test_run ();
}
