/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Choosing articles by real keys and a real mouse.
 */
#include "keyboard.h"
#undef WAIT_UNTIL
#include "window-fixture.h"

typedef struct
{
  char *folder;
  WindowFixture *f;
  Keyboard *keyboard;
} Fixture;

static void
write_article (Fixture *t, const char *name, const char *fields)
{
  g_autofree char *meta_name = g_strconcat (name, ".meta.json", NULL);
  g_autofree char *meta = g_strdup_printf ("{\"schemaVersion\": \"1.1\", \"fields\": {%s}}", fields);

  scratch_write (t->folder, name, "A title\n\nThe bridge is safe, said the mayor of the town on Monday evening.\n");
  scratch_write (t->folder, meta_name, meta);
}

static void
set_up (Fixture *t, gconstpointer data)
{
  t->folder = scratch_new ();
  write_article (t, "a.txt", "\"outlet\": {\"value\": \"Ketta\"}, \"date\": {\"value\": \"2031-01-03\"}");
  write_article (t, "b.txt", "\"outlet\": {\"value\": \"Ketta\"}, \"date\": {\"value\": \"2031-01-04\"}");
  write_article (t, "c.txt", "\"outlet\": {\"value\": \"Wire\"}, \"date\": {\"value\": \"2031-01-06\"}");
  scratch_write (t->folder, "d.txt", "Undated\n\nNobody knows.\n");
  t->f = window_fixture_new (t->folder);
  WAIT_UNTIL (gtk_window_is_active (GTK_WINDOW (t->f->window)));
  WAIT_UNTIL (window_fixture_shows (t->f, "4 articles"));
  t->keyboard = keyboard_new ();
}

static void
tear_down (Fixture *t, gconstpointer data)
{
  keyboard_free (t->keyboard);
  window_fixture_free (t->f);
  scratch_remove (t->folder);
  g_free (t->folder);
}

static gboolean
is_named (GtkWidget *widget, gconstpointer name)
{
  return gtk_widget_get_focusable (widget) && g_strcmp0 (G_OBJECT_TYPE_NAME (widget), name) == 0;
}

static void
open_filter (Fixture *t)
{
  keyboard_hold (t->keyboard, XK_Control_L, TRUE);
  keyboard_press (t->keyboard, XK_o, XK_Shift_L);
  keyboard_hold (t->keyboard, XK_Control_L, FALSE);
  WAIT_UNTIL (window_fixture_find (GTK_WIDGET (t->f->window), is_named, "AdduceUiDateBars") != NULL);
  keyboard_pump (300);
}

static void
type_filter (Fixture *t, const char *letters)
{
  keyboard_hold (t->keyboard, XK_Control_L, TRUE);
  keyboard_press (t->keyboard, XK_f, XK_Shift_L);
  keyboard_hold (t->keyboard, XK_Control_L, FALSE);
  keyboard_pump (100);
  for (const char *p = letters; *p != '\0'; p++)
    keyboard_press (t->keyboard, (KeySym) *p, 0);
}

static gboolean
shows_article (Fixture *t, const char *relative)
{
  AdduceArticle *article = adduce_ui_context_get_article (t->f->context);

  return article != NULL && g_str_equal (adduce_article_get_relative (article), relative);
}

/* From the words that filter Return opens the first that has them, and Down goes to the list. */
static void
test_words (Fixture *t, gconstpointer data)
{
  type_filter (t, "undated");
  keyboard_press (t->keyboard, XK_Return, 0);
  WAIT_UNTIL (shows_article (t, "d.txt"));
  WAIT_UNTIL (window_fixture_shows (t->f, "1 of 4 shown"));
  type_filter (t, "");
  keyboard_press (t->keyboard, XK_a, XK_Control_L);
  keyboard_press (t->keyboard, XK_t, 0);
  keyboard_press (t->keyboard, XK_i, 0);
  WAIT_UNTIL (window_fixture_shows (t->f, "3 of 4 shown"));
  keyboard_press (t->keyboard, XK_Down, 0);
  keyboard_press (t->keyboard, XK_Down, 0);
  keyboard_press (t->keyboard, XK_Return, 0);
  WAIT_UNTIL (shows_article (t, "b.txt"));
}

/* The bars are reached by Tab. */
static void
focus_bars (Fixture *t)
{
  GtkWidget *bars = window_fixture_find (GTK_WIDGET (t->f->window), is_named, "AdduceUiDateBars");

  for (guint i = 0; i < 8 && !gtk_widget_has_focus (bars); i++)
    keyboard_press (t->keyboard, XK_Tab, 0);
  g_assert_true (gtk_widget_has_focus (bars));
}

static void
click_text (Fixture *t, const char *text)
{
  GtkWidget *label = window_fixture_find (GTK_WIDGET (t->f->window), window_fixture_matches_text, text);

  g_assert_nonnull (label);
  keyboard_click (t->keyboard, label);
}

static gboolean
is_remove_button (GtkWidget *widget, gconstpointer text)
{
  const char *tip = GTK_IS_BUTTON (widget) ? gtk_widget_get_tooltip_text (widget) : NULL;

  return tip != NULL && strstr (tip, text) != NULL;
}

static void
test_dates (Fixture *t, gconstpointer data)
{
  open_filter (t);
  g_assert_true (window_fixture_shows (t->f, "2031-01-03 to 2031-01-06 · 1 undated"));
  focus_bars (t);
  keyboard_press (t->keyboard, XK_Home, 0);
  WAIT_UNTIL (window_fixture_shows (t->f, "1 of 4 shown"));
  keyboard_press (t->keyboard, XK_Right, XK_Shift_L);
  WAIT_UNTIL (window_fixture_shows (t->f, "2 of 4 shown"));
  keyboard_press (t->keyboard, XK_End, 0); /* the 5th has none, the 6th one */
  WAIT_UNTIL (window_fixture_shows (t->f, "1 of 4 shown"));
  keyboard_press (t->keyboard, XK_Delete, 0);
  WAIT_UNTIL (window_fixture_shows (t->f, "4 articles"));
  keyboard_press (t->keyboard, XK_Escape, 0);
}

static void
test_outlet_and_chip (Fixture *t, gconstpointer data)
{
  GtkWidget *button;

  open_filter (t);
  click_text (t, "Ketta (2)");
  WAIT_UNTIL (window_fixture_shows (t->f, "2 of 4 shown"));
  keyboard_press (t->keyboard, XK_Escape, 0);
  keyboard_pump (300);
  g_assert_true (window_fixture_shows (t->f, "Outlet: Ketta"));
  button = window_fixture_find (GTK_WIDGET (t->f->window), is_remove_button, "Remove the test Outlet: Ketta");
  g_assert_nonnull (button);
  keyboard_click (t->keyboard, button);
  WAIT_UNTIL (window_fixture_shows (t->f, "4 articles"));
  g_assert_false (window_fixture_shows (t->f, "Outlet: Ketta"));
}

static gboolean
has_placeholder (GtkWidget *widget, gconstpointer text)
{
  const char *found = GTK_IS_ENTRY (widget) ? gtk_entry_get_placeholder_text (GTK_ENTRY (widget)) : NULL;

  return found != NULL && strcmp (found, text) == 0;
}

static void
type_into (Fixture *t, const char *placeholder, const char *text)
{
  GtkWidget *entry = window_fixture_find (GTK_WIDGET (t->f->window), has_placeholder, placeholder);

  g_assert_nonnull (entry);
  gtk_widget_grab_focus (entry); /* it is scrolled to */
  keyboard_pump (100);
  keyboard_type (t->keyboard, text);
  keyboard_press (t->keyboard, XK_Return, 0);
}

/* The keys go to the first entry at once. */
static void
test_focus (Fixture *t, gconstpointer data)
{
  GtkWidget *entry;

  open_filter (t);
  keyboard_type (t->keyboard, "mine");
  entry = window_fixture_find (GTK_WIDGET (t->f->window), has_placeholder, "Name for this choice");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "mine");
  keyboard_press (t->keyboard, XK_f, XK_Alt_L);
  keyboard_type (t->keyboard, "2031-01-06");
  keyboard_press (t->keyboard, XK_Return, 0);
  WAIT_UNTIL (window_fixture_shows (t->f, "1 of 4 shown"));
  keyboard_press (t->keyboard, XK_Escape, 0);
}

static gboolean
is_filter (GtkWidget *widget, gconstpointer data)
{
  return GTK_IS_POPOVER (widget) && g_strcmp0 (G_OBJECT_TYPE_NAME (widget), "AdduceUiArticleFilter") == 0;
}

/* Where the popover's contents are, in coordinates of the window. */
static void
get_edges (Fixture *t, int *ret_left, int *ret_right)
{
  GtkWidget *popover = window_fixture_find (GTK_WIDGET (t->f->window), is_filter, NULL);
  GtkWidget *contents = gtk_widget_get_parent (gtk_popover_get_child (GTK_POPOVER (popover)));
  graphene_rect_t bounds;
  double x, y, window_x, window_y;

  g_assert_true (gtk_widget_compute_bounds (contents, popover, &bounds));
  gtk_native_get_surface_transform (GTK_NATIVE (popover), &x, &y);
  gtk_native_get_surface_transform (GTK_NATIVE (t->f->window), &window_x, &window_y);
  *ret_left = gdk_popup_get_position_x (GDK_POPUP (gtk_native_get_surface (GTK_NATIVE (popover))))
              + (int) (x + bounds.origin.x - window_x);
  *ret_right = *ret_left + (int) bounds.size.width;
}

static void
test_narrow (Fixture *t, gconstpointer data)
{
  int left, right;

  gtk_window_set_default_size (GTK_WINDOW (t->f->window), 360, 640);
  WAIT_UNTIL (gtk_widget_get_width (GTK_WIDGET (t->f->window)) < 400);
  open_filter (t);
  get_edges (t, &left, &right);
  g_assert_cmpint (left, >=, 0);
  g_assert_cmpint (right, <=, gtk_widget_get_width (GTK_WIDGET (t->f->window)));
  keyboard_press (t->keyboard, XK_Escape, 0);
}

/* a, b and c are the same: a worker finds that out. What is wrong is said, and changes nothing. */
static void
test_expression (Fixture *t, gconstpointer data)
{
  open_filter (t);
  type_into (t, "status is new and lacks date", "lacks repeats");
  WAIT_UNTIL (window_fixture_shows (t->f, "2 of 4 shown"));
  type_into (t, "status is new and lacks date", "lacks repeats and has money");
  WAIT_UNTIL (window_fixture_shows (t->f, "“money” stands where"));
  g_assert_true (window_fixture_shows (t->f, "2 of 4 shown"));
  keyboard_press (t->keyboard, XK_Escape, 0);
  keyboard_pump (300);
  g_assert_true (window_fixture_shows (t->f, "Has not: A Text Like It Before"));
}

/* A list is saved for all coders, and found again after another choice. */
static void
test_list (Fixture *t, gconstpointer data)
{
  g_autoptr (GPtrArray) lists = NULL;
  g_autoptr (GError) error = NULL;
  AdduceArticleList *list;

  open_filter (t);
  focus_bars (t);
  keyboard_press (t->keyboard, XK_Home, 0);
  WAIT_UNTIL (window_fixture_shows (t->f, "1 of 4 shown"));
  for (guint i = 0; i < 3; i++)
    keyboard_press (t->keyboard, XK_Tab, XK_Shift_L);
  keyboard_type (t->keyboard, "early");
  keyboard_press (t->keyboard, XK_Return, 0);
  WAIT_UNTIL (window_fixture_shows (t->f, "early"));
  lists = adduce_article_lists_load (t->folder, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (lists->len, ==, 1);
  list = lists->pdata[0];
  g_assert_cmpstr (adduce_article_list_get_name (list), ==, "early");
  g_assert_cmpstr (adduce_article_list_get_where (list), ==, "date is 2031-01-03");

  focus_bars (t);
  keyboard_press (t->keyboard, XK_Delete, 0);
  WAIT_UNTIL (window_fixture_shows (t->f, "4 articles"));
  click_text (t, "early");
  WAIT_UNTIL (window_fixture_shows (t->f, "1 of 4 shown"));
}

/* A list that can't be saved is said, and nothing is lost: what was saved before stays in the file and on the screen,
 * the name that was typed in its entry, and Return saves it once the file can be written. */
static void
test_list_not_saved (Fixture *t, gconstpointer data)
{
  g_autofree char *path = adduce_article_lists_make_path (t->folder);
  g_autofree char *aside = g_strconcat (path, ".aside", NULL);
  g_autoptr (GPtrArray) lists = NULL;

  open_filter (t);
  focus_bars (t);
  keyboard_press (t->keyboard, XK_Home, 0);
  WAIT_UNTIL (window_fixture_shows (t->f, "1 of 4 shown"));
  for (guint i = 0; i < 3; i++)
    keyboard_press (t->keyboard, XK_Tab, XK_Shift_L);
  keyboard_type (t->keyboard, "early");
  keyboard_press (t->keyboard, XK_Return, 0);
  WAIT_UNTIL (window_fixture_shows (t->f, "early"));

  /* A folder in its place stops everybody, also root. */
  g_assert_cmpint (g_rename (path, aside), ==, 0);
  g_assert_cmpint (g_mkdir (path, 0700), ==, 0);
  keyboard_type (t->keyboard, "again");
  keyboard_press (t->keyboard, XK_Return, 0);
  WAIT_UNTIL (window_fixture_shows (t->f, "lists.json"));
  g_assert_true (window_fixture_shows (t->f, "early"));
  g_assert_cmpint (g_rmdir (path), ==, 0);
  g_assert_cmpint (g_rename (aside, path), ==, 0);
  lists = adduce_article_lists_load (t->folder, NULL);
  g_assert_cmpuint (lists->len, ==, 1);

  keyboard_press (t->keyboard, XK_Return, 0);
  WAIT_UNTIL (window_fixture_shows (t->f, "again"));
  g_assert_false (window_fixture_shows (t->f, "lists.json"));
  g_ptr_array_unref (lists);
  lists = adduce_article_lists_load (t->folder, NULL);
  g_assert_cmpuint (lists->len, ==, 2);
  g_assert_cmpstr (adduce_article_list_get_name (lists->pdata[0]), ==, "early");
  g_assert_cmpstr (adduce_article_list_get_name (lists->pdata[1]), ==, "again");
  g_assert_cmpstr (adduce_article_list_get_where (lists->pdata[1]), ==, "date is 2031-01-03");
  keyboard_press (t->keyboard, XK_Escape, 0);
  keyboard_pump (300);
}

/* What finds nothing says so. */
static void
test_nothing (Fixture *t, gconstpointer data)
{
  open_filter (t);
  focus_bars (t);
  keyboard_press (t->keyboard, XK_Home, 0);
  WAIT_UNTIL (window_fixture_shows (t->f, "1 of 4 shown"));
  click_text (t, "Wire (1)");
  keyboard_press (t->keyboard, XK_Escape, 0);
  WAIT_UNTIL (window_fixture_shows (t->f, "No article fits the filter"));
  WAIT_UNTIL (window_fixture_shows (t->f, "0 of 4 shown"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  gtk_init ();
  adw_init ();

  g_test_add ("/article-choice/dates", Fixture, NULL, set_up, test_dates, tear_down);
  g_test_add ("/article-choice/focus", Fixture, NULL, set_up, test_focus, tear_down);
  g_test_add ("/article-choice/outlet-and-chip", Fixture, NULL, set_up, test_outlet_and_chip, tear_down);
  g_test_add ("/article-choice/expression", Fixture, NULL, set_up, test_expression, tear_down);
  g_test_add ("/article-choice/list", Fixture, NULL, set_up, test_list, tear_down);
  g_test_add ("/article-choice/list-not-saved", Fixture, NULL, set_up, test_list_not_saved, tear_down);
  g_test_add ("/article-choice/words", Fixture, NULL, set_up, test_words, tear_down);
  g_test_add ("/article-choice/nothing", Fixture, NULL, set_up, test_nothing, tear_down);
  /* The last, as windows remember their size. */
  g_test_add ("/article-choice/narrow", Fixture, NULL, set_up, test_narrow, tear_down);

  return g_test_run ();
}
