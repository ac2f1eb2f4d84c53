/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Panes at each width: what is seen, that nothing is cut off, and that reading and tagging go on at the width
 * of a phone.
 */
#include "keyboard.h"
#include "window-fixture.h"

#include "adduce-ui-article-list.h"
#include "adduce-ui-article-view.h"
#include "adduce-ui-claim-pane.h"
#include "adduce-ui-inspector.h"
#include "adduce-ui-panes.h"
#include "adduce-ui-text-view.h"

static const char article[] = "Council votes on the bridge\n\nThe bridge is safe, said the mayor. Others doubt it.\n";

static gboolean
matches_type (GtkWidget *widget, gconstpointer type)
{
  return g_type_is_a (G_OBJECT_TYPE (widget), GPOINTER_TO_SIZE (type));
}

/* A pane, where it is on the screen. */
static GtkWidget *
find (WindowFixture *f, GType type)
{
  return window_fixture_find (GTK_WIDGET (f->window), matches_type, GSIZE_TO_POINTER (type));
}

#define LIST ADDUCE_UI_TYPE_ARTICLE_LIST
#define ARTICLE ADDUCE_UI_TYPE_ARTICLE_VIEW
#define INSPECTOR ADDUCE_UI_TYPE_INSPECTOR

static gboolean
shows (WindowFixture *f, gboolean list, gboolean text, gboolean inspector)
{
  return (find (f, LIST) != NULL) == list && (find (f, ARTICLE) != NULL) == text
         && (find (f, INSPECTOR) != NULL) == inspector;
}

static graphene_rect_t
get_bounds (WindowFixture *f, GtkWidget *widget)
{
  graphene_rect_t bounds;

  g_assert_true (gtk_widget_compute_bounds (widget, GTK_WIDGET (f->window), &bounds));
  return bounds;
}

/* The first that is mapped below and not inside the window from left to right, unless something scrolls or
 * ellipsizes it. */
static GtkWidget *
find_cut (WindowFixture *f, GtkWidget *below)
{
  GtkWidget *cut = NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (below); child != NULL && cut == NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      graphene_rect_t bounds;

      if (!gtk_widget_get_mapped (child) || GTK_IS_NATIVE (child) || GTK_IS_SCROLLBAR (child))
        continue;
      bounds = get_bounds (f, child);
      if (bounds.origin.x < -1
          || bounds.origin.x + bounds.size.width > gtk_widget_get_width (GTK_WIDGET (f->window)) + 1)
        return child;
      cut = find_cut (f, child);
    }
  return cut;
}

/* What was only just shown may not have its place yet. */
static void
assert_fits (WindowFixture *f, GtkWidget *below)
{
  gint64 end = g_get_monotonic_time () + 10 * G_USEC_PER_SEC;
  GtkWidget *cut;

  while ((cut = find_cut (f, below)) != NULL && g_get_monotonic_time () < end)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (500);
  if (cut != NULL)
    {
      graphene_rect_t bounds = get_bounds (f, cut);

      g_error ("%s in %s is cut off: %g to %g", G_OBJECT_TYPE_NAME (cut),
               G_OBJECT_TYPE_NAME (gtk_widget_get_parent (cut)), bounds.origin.x, bounds.origin.x + bounds.size.width);
    }
}

/* The size has the window's frame in it, where there is no compositor. */
#define FRAME 12

static void
resize (WindowFixture *f, int width, int height)
{
  gtk_window_set_default_size (GTK_WINDOW (f->window), width, height);
  WAIT_UNTIL (ABS (gtk_widget_get_width (GTK_WIDGET (f->window)) - width) <= FRAME);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (f->window));
}

static WindowFixture *
start (char **ret_folder)
{
  WindowFixture *f;

  *ret_folder = scratch_new ();
  scratch_write (*ret_folder, "a.txt", article);
  scratch_write (*ret_folder, "b.txt", "Another one\n\nWith some words.\n");
  f = window_fixture_new (*ret_folder);
  WAIT_UNTIL (gtk_window_is_active (GTK_WINDOW (f->window)));
  return f;
}

static void
finish (WindowFixture *f, char *folder)
{
  window_fixture_free (f);
  scratch_remove (folder);
  g_free (folder);
}

static void
test_choose (void)
{
  g_assert_cmpint (adduce_ui_panes_choose (1280, 1), ==, ADDUCE_UI_PANES_WIDE);
  g_assert_cmpint (adduce_ui_panes_choose (900, 1), ==, ADDUCE_UI_PANES_WIDE);
  g_assert_cmpint (adduce_ui_panes_choose (700, 1), ==, ADDUCE_UI_PANES_MEDIUM);
  g_assert_cmpint (adduce_ui_panes_choose (360, 1), ==, ADDUCE_UI_PANES_NARROW);
  /* text twice as large needs twice the room */
  g_assert_cmpint (adduce_ui_panes_choose (1280, 2), ==, ADDUCE_UI_PANES_MEDIUM);
  g_assert_cmpint (adduce_ui_panes_choose (900, 2), ==, ADDUCE_UI_PANES_NARROW);
}

static void
test_widths (void)
{
  char *folder;
  WindowFixture *f = start (&folder);
  Keyboard *k = keyboard_new ();

  window_fixture_open (f, "a.txt");
  WAIT_UNTIL (shows (f, TRUE, TRUE, TRUE));

  resize (f, 700, 600);
  WAIT_UNTIL (shows (f, FALSE, TRUE, TRUE));
  assert_fits (f, GTK_WIDGET (f->window));
  keyboard_press (k, XK_F9, 0);
  WAIT_UNTIL (shows (f, TRUE, TRUE, FALSE));
  assert_fits (f, GTK_WIDGET (f->window));
  keyboard_press (k, XK_F9, XK_Control_L);
  WAIT_UNTIL (shows (f, FALSE, TRUE, TRUE));

  resize (f, 360, 720);
  WAIT_UNTIL (shows (f, FALSE, TRUE, TRUE));
  WAIT_UNTIL (get_bounds (f, find (f, INSPECTOR)).origin.y
              >= get_bounds (f, find (f, ARTICLE)).origin.y + get_bounds (f, find (f, ARTICLE)).size.height);
  assert_fits (f, GTK_WIDGET (f->window));
  keyboard_press (k, XK_F9, 0);
  WAIT_UNTIL (shows (f, TRUE, FALSE, FALSE));
  assert_fits (f, GTK_WIDGET (f->window));

  /* what was seen in a wide window is seen there again */
  resize (f, 1200, 700);
  WAIT_UNTIL (shows (f, TRUE, TRUE, TRUE));
  keyboard_press (k, XK_F9, 0);
  WAIT_UNTIL (shows (f, FALSE, TRUE, TRUE));
  resize (f, 700, 600);
  resize (f, 1200, 700);
  WAIT_UNTIL (shows (f, FALSE, TRUE, TRUE));
  keyboard_press (k, XK_F9, 0);
  WAIT_UNTIL (shows (f, TRUE, TRUE, TRUE));

  keyboard_free (k);
  finish (f, folder);
}

/* Dragged widths come back after the window was narrow. */
static void
test_positions (void)
{
  char *folder;
  WindowFixture *f = start (&folder);
  GtkPaned *outer;
  int list, inspector;

  window_fixture_open (f, "a.txt");
  resize (f, 1200, 700);
  WAIT_UNTIL (shows (f, TRUE, TRUE, TRUE));
  outer = GTK_PANED (gtk_widget_get_ancestor (find (f, LIST), GTK_TYPE_PANED));
  gtk_paned_set_position (outer, 240);
  WAIT_UNTIL (gtk_widget_get_width (find (f, LIST)) == 240);
  inspector = gtk_widget_get_width (find (f, INSPECTOR));

  resize (f, 360, 700);
  WAIT_UNTIL (shows (f, FALSE, TRUE, TRUE));
  resize (f, 1200, 700);
  WAIT_UNTIL (shows (f, TRUE, TRUE, TRUE));
  WAIT_UNTIL ((list = gtk_widget_get_width (find (f, LIST))) == 240);
  WAIT_UNTIL (ABS (gtk_widget_get_width (find (f, INSPECTOR)) - inspector) <= 4);
  finish (f, folder);
}

static GtkWidget *
find_handle (GtkWidget *paned)
{
  GtkWidget *child = gtk_widget_get_first_child (paned);

  while (child != NULL && !g_str_equal (G_OBJECT_TYPE_NAME (child), "GtkPanedHandle"))
    child = gtk_widget_get_next_sibling (child);
  return child;
}

/* Where the panes were divided before one of them went, a click is for what is there now. */
static void
test_handle (void)
{
  char *folder;
  WindowFixture *f = start (&folder);
  Keyboard *k = keyboard_new ();
  GtkWidget *list = find (f, LIST), *row;
  GtkWidget *paned = gtk_widget_get_ancestor (list, GTK_TYPE_PANED);
  graphene_rect_t handle, title;

  resize (f, 1200, 700);
  WAIT_UNTIL (shows (f, TRUE, FALSE, FALSE) || shows (f, TRUE, TRUE, TRUE));
  gtk_paned_set_position (GTK_PANED (paned), 240);
  WAIT_UNTIL (gtk_widget_get_width (list) == 240);
  resize (f, 360, 700);
  WAIT_UNTIL (shows (f, TRUE, FALSE, FALSE) && gtk_widget_get_width (list) > 300);

  handle = get_bounds (f, find_handle (paned));
  g_assert_cmpfloat (handle.origin.x, >, 0);
  g_assert_cmpfloat (handle.origin.x + handle.size.width, <, 360);
  row = window_fixture_find (GTK_WIDGET (f->window), window_fixture_matches_text, "Council votes");
  title = get_bounds (f, row);
  keyboard_point (k, GTK_WIDGET (f->window), handle.origin.x + handle.size.width / 2,
                  title.origin.y + title.size.height / 2);
  XTestFakeButtonEvent (k->display, 1, True, 0);
  XTestFakeButtonEvent (k->display, 1, False, 0);
  x_sync (k->display);
  WAIT_UNTIL (adduce_ui_context_get_session (f->context) != NULL);

  keyboard_free (k);
  finish (f, folder);
}

/* Choose an article, mark words, give them a stance, find others: all at 360 pixels. */
static void
test_narrow (void)
{
  char *folder;
  WindowFixture *f = start (&folder);
  Keyboard *k = keyboard_new ();
  AdduceUiArticleBuffer *buffer;
  AdduceClaim *claim;

  resize (f, 360, 720);
  WAIT_UNTIL (shows (f, TRUE, FALSE, FALSE)); /* nothing is open: there is the list to choose from */
  /* it gets the keyboard when it has been put in order */
  WAIT_UNTIL (gtk_window_get_focus (GTK_WINDOW (f->window)) != NULL
              && gtk_widget_get_ancestor (gtk_window_get_focus (GTK_WINDOW (f->window)), LIST) != NULL);
  keyboard_click (k, window_fixture_find (GTK_WIDGET (f->window), window_fixture_matches_text, "Council votes"));
  WAIT_UNTIL (shows (f, FALSE, TRUE, TRUE));
  WAIT_UNTIL (find (f, ADDUCE_UI_TYPE_TEXT_VIEW) != NULL);

  keyboard_press (k, XK_2, XK_Control_L);
  buffer = adduce_ui_text_view_get_article_buffer (ADDUCE_UI_TEXT_VIEW (find (f, ADDUCE_UI_TYPE_TEXT_VIEW)));
  adduce_ui_article_buffer_select (buffer, (AdduceSpan) { 29, 47 });
  keyboard_press (k, XK_1, 0);
  claim = adduce_ui_context_get_focused_claim (f->context);
  g_assert_nonnull (claim);
  g_assert_cmpstr (adduce_claim_get_quote (claim, 0)->exact, ==, "The bridge is safe");
  gtk_test_widget_wait_for_draw (GTK_WIDGET (f->window));
  assert_fits (f, GTK_WIDGET (f->window));

  keyboard_press (k, XK_slash, 0);
  keyboard_type (k, "doubt");
  WAIT_UNTIL (window_fixture_shows (f, "1 of 1"));
  assert_fits (f, GTK_WIDGET (f->window));
  keyboard_press (k, XK_Escape, 0);
  keyboard_press (k, XK_l, XK_Control_L);
  keyboard_type (k, "9");
  keyboard_press (k, XK_Return, 0);
  WAIT_UNTIL (window_fixture_shows (f, "There are paragraphs"));
  assert_fits (f, GTK_WIDGET (f->window));

  keyboard_free (k);
  finish (f, folder);
}

/* The list of claims is low in a low window, and as high as before when there is room again. */
static void
test_narrow_and_back (void)
{
  char *folder;
  WindowFixture *f = start (&folder);
  GtkWidget *pane;
  int before;

  resize (f, 1280, 760);
  window_fixture_open (f, "a.txt");
  window_fixture_code (f, 29, 47);
  WAIT_UNTIL (find (f, INSPECTOR) != NULL && find (f, ADDUCE_UI_TYPE_CLAIM_PANE) != NULL);
  pane = find (f, ADDUCE_UI_TYPE_CLAIM_PANE);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (f->window));
  before = gtk_widget_get_height (pane);

  gtk_window_set_default_size (GTK_WINDOW (f->window), 360, 720);
  g_signal_emit_by_name (f->context, "focus-article");
  WAIT_UNTIL (shows (f, FALSE, TRUE, TRUE));
  WAIT_UNTIL (gtk_widget_get_height (pane) < before - 50);

  resize (f, 1280, 760);
  WAIT_UNTIL (shows (f, TRUE, TRUE, TRUE));
  WAIT_UNTIL (gtk_widget_get_height (pane) == before);
  finish (f, folder);
}

/* No page makes a window of 360 pixels wider, neither as it comes nor with what it shows. */
static void
test_pages (void)
{
  static const char *const pages[] = { "claims", "speakers", "issues", "codebook", "search", "articles" };
  char *folder;
  WindowFixture *f = start (&folder);

  window_fixture_open (f, "a.txt");
  window_fixture_code (f, 29, 47);
  resize (f, 360, 720);
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      gtk_widget_activate_action (GTK_WIDGET (f->window), "win.page", "s", pages[i]);
      for (guint k = 0; k < 20; k++)
        {
          gtk_test_widget_wait_for_draw (GTK_WIDGET (f->window));
          g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (f->window)), <=, 360);
        }
      assert_fits (f, GTK_WIDGET (f->window));
    }
  finish (f, folder);
}

/* What the header bar says gets longer as an article gets on: it stays inside the window, and where its parts are. */
static void
test_status (void)
{
  static const int widths[] = { 1280, 1240, 1180, 1100, 1020, 980 };

  for (guint i = 0; i < G_N_ELEMENTS (widths); i++)
    {
      char *folder;
      WindowFixture *f = start (&folder);
      GtkWidget *button;
      int width;

      resize (f, widths[i], 700);
      window_fixture_open (f, "a.txt");
      WAIT_UNTIL (shows (f, TRUE, TRUE, TRUE));
      assert_fits (f, GTK_WIDGET (f->window));
      button = find (f, GTK_TYPE_MENU_BUTTON);
      width = gtk_widget_get_width (button);
      window_fixture_code (f, 29, 47);
      g_assert_cmpint (adduce_session_get_status (adduce_ui_context_get_session (f->context)), ==,
                       ADDUCE_STATUS_IN_PROGRESS);
      WAIT_UNTIL (find (f, ADDUCE_UI_TYPE_CLAIM_PANE) != NULL);
      gtk_test_widget_wait_for_draw (GTK_WIDGET (f->window));
      assert_fits (f, GTK_WIDGET (f->window));
      g_assert_cmpint (gtk_widget_get_width (button), ==, width);
      finish (f, folder);
    }
}

/* The desktop's text twice as large: the window is hardly wider, and nothing is cut off. */
static void
test_large_text (void)
{
  char *folder;
  WindowFixture *f;
  int dpi = 0;

  g_object_get (gtk_settings_get_default (), "gtk-xft-dpi", &dpi, NULL);
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", 2 * 96 * 1024, NULL);
  f = start (&folder);
  window_fixture_open (f, "a.txt");
  gtk_window_set_default_size (GTK_WINDOW (f->window), 360, 720);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (f->window));
  g_signal_emit_by_name (f->context, "focus-article");
  WAIT_UNTIL (shows (f, FALSE, TRUE, TRUE));
  gtk_test_widget_wait_for_draw (GTK_WIDGET (f->window));
  g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (f->window)), <=, 400);
  assert_fits (f, GTK_WIDGET (f->window));
  finish (f, folder);
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", dpi, NULL);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  gtk_disable_setlocale ();
  adw_init ();

  g_test_add_func ("/panes/choose", test_choose);
  g_test_add_func ("/panes/widths", test_widths);
  g_test_add_func ("/panes/positions", test_positions);
  g_test_add_func ("/panes/handle", test_handle);
  g_test_add_func ("/panes/narrow", test_narrow);
  g_test_add_func ("/panes/narrow-and-back", test_narrow_and_back);
  g_test_add_func ("/panes/status", test_status);
  g_test_add_func ("/panes/large-text", test_large_text);
  /* The last, as windows remember their size. */
  g_test_add_func ("/panes/pages", test_pages);
  return g_test_run ();
}
