/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Going from article to article in a window, by real keys and a real mouse, and what stays in sight.
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
set_up (Fixture *t, gconstpointer data)
{
  t->folder = scratch_new ();
  scratch_write (t->folder, "a.txt", "First article\n\nThe bridge is safe, said the mayor.\n");
  scratch_write (t->folder, "b.txt", "Second article\n\nOthers doubt it.\n");
  scratch_write (t->folder, "c.txt", "Third article\n\nNobody knows.\n");
  t->f = window_fixture_new (t->folder);
  WAIT_UNTIL (gtk_window_is_active (GTK_WINDOW (t->f->window)));
  t->keyboard = keyboard_new ();
}

static void
set_up_moving (Fixture *t, gconstpointer data)
{
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", TRUE, NULL);
  set_up (t, data);
}

static void
tear_down (Fixture *t, gconstpointer data)
{
  keyboard_free (t->keyboard);
  window_fixture_free (t->f);
  scratch_remove (t->folder);
  g_free (t->folder);
}

static GtkWidget *
find_words (Fixture *t, const char *words)
{
  return window_fixture_find (GTK_WIDGET (t->f->window), window_fixture_matches_text, words);
}

/* --- tooltips and menus --- */

/* Longer than GTK waits with a tooltip. */
#define TOOLTIP_MS 700

/* The tooltip of a button does not lie on its own menu. */
static void
test_menu_tooltip (Fixture *t, gconstpointer data)
{
  GtkWidget *button;

  window_fixture_open (t->f, "a.txt");
  gtk_test_widget_wait_for_draw (GTK_WIDGET (t->f->window));
  button = gtk_widget_get_ancestor (find_words (t, "New"), GTK_TYPE_MENU_BUTTON);
  g_assert_nonnull (button);

  keyboard_point (t->keyboard, button, 8, 8);
  WAIT_UNTIL (find_words (t, "How far you are") != NULL);
  keyboard_click (t->keyboard, button);
  WAIT_UNTIL (find_words (t, "In progress") != NULL);
  WAIT_UNTIL (find_words (t, "How far you are") == NULL);

  keyboard_point (t->keyboard, button, 10, 10);
  keyboard_point (t->keyboard, button, 12, 10);
  keyboard_pump (TOOLTIP_MS);
  g_assert_null (find_words (t, "How far you are"));
  keyboard_point (t->keyboard, find_words (t, "In progress"), 5, 5);
  keyboard_point (t->keyboard, find_words (t, "In progress"), 15, 6);
  keyboard_pump (TOOLTIP_MS);
  g_assert_null (find_words (t, "How far you are"));

  /* and comes again when the menu is gone */
  keyboard_press (t->keyboard, XK_Escape, 0);
  WAIT_UNTIL (find_words (t, "In progress") == NULL);
  keyboard_point (t->keyboard, button, 9, 9);
  WAIT_UNTIL (find_words (t, "How far you are") != NULL);
}


/* --- articles --- */

static gboolean
is_named (GtkWidget *widget, gconstpointer type)
{
  return g_str_equal (G_OBJECT_TYPE_NAME (widget), type);
}

static gboolean
shows (Fixture *t, const char *type)
{
  return window_fixture_find (GTK_WIDGET (t->f->window), is_named, type) != NULL;
}

static gboolean
reads (Fixture *t, const char *relative)
{
  AdduceArticle *article = adduce_ui_context_get_article (t->f->context);

  return article != NULL && g_str_equal (adduce_article_get_relative (article), relative)
         && !adduce_ui_context_get_opening (t->f->context);
}

/* The list gives way to the article that one goes to by a key. */
static void
test_narrow (Fixture *t, gconstpointer data)
{
  gtk_window_set_default_size (GTK_WINDOW (t->f->window), 360, 720);
  WAIT_UNTIL (gtk_widget_get_width (GTK_WIDGET (t->f->window)) < 400);
  WAIT_UNTIL (shows (t, "AdduceUiArticleList") && !shows (t, "AdduceUiTextView"));

  keyboard_press (t->keyboard, XK_Page_Down, XK_Control_L);
  WAIT_UNTIL (reads (t, "a.txt"));
  WAIT_UNTIL (shows (t, "AdduceUiTextView") && !shows (t, "AdduceUiArticleList"));

  keyboard_press (t->keyboard, XK_F9, 0);
  WAIT_UNTIL (shows (t, "AdduceUiArticleList"));
  gtk_widget_activate_action (GTK_WIDGET (t->f->window), "win.next-work", NULL);
  WAIT_UNTIL (reads (t, "b.txt"));
  WAIT_UNTIL (shows (t, "AdduceUiTextView") && !shows (t, "AdduceUiArticleList"));

  keyboard_press (t->keyboard, XK_F9, 0);
  WAIT_UNTIL (shows (t, "AdduceUiArticleList"));
  gtk_widget_activate_action (GTK_WIDGET (t->f->window), "win.back", NULL);
  WAIT_UNTIL (reads (t, "a.txt"));
  WAIT_UNTIL (shows (t, "AdduceUiTextView") && !shows (t, "AdduceUiArticleList"));
}

/* The keys for up and down begin with the first article, and go on from where one is. */
static void
test_first_down (Fixture *t, gconstpointer data)
{
  GtkWidget *focus;

  /* the list has the keyboard from the beginning */
  WAIT_UNTIL ((focus = gtk_window_get_focus (GTK_WINDOW (t->f->window))) != NULL
              && gtk_widget_get_ancestor (focus, GTK_TYPE_LIST_VIEW) != NULL);
  keyboard_press (t->keyboard, XK_Down, 0);
  WAIT_UNTIL (reads (t, "a.txt"));
  keyboard_press (t->keyboard, XK_Down, 0);
  WAIT_UNTIL (reads (t, "b.txt"));
  keyboard_press (t->keyboard, XK_Up, 0);
  WAIT_UNTIL (reads (t, "a.txt"));
}

/* What is said of an article goes with it; what is said of the way to the next one stays. */
static void
test_toast (Fixture *t, gconstpointer data)
{
  window_fixture_open (t->f, "c.txt");
  g_signal_emit_by_name (t->f->context, "message", "Went on from the beginning", FALSE);
  WAIT_UNTIL (find_words (t, "Went on from the beginning") != NULL);
  keyboard_press (t->keyboard, XK_Page_Up, XK_Control_L);
  WAIT_UNTIL (reads (t, "b.txt"));
  WAIT_UNTIL (find_words (t, "Went on from the beginning") == NULL);

  window_fixture_open (t->f, "c.txt");
  gtk_widget_activate_action (GTK_WIDGET (t->f->window), "win.next-work", NULL);
  WAIT_UNTIL (reads (t, "a.txt"));
  WAIT_UNTIL (find_words (t, "Went on from the first article") != NULL);
}

/* Enter opens the row that has the focus, when nothing is open yet; before that there are no claims to go to. */
static void
test_first_return (Fixture *t, gconstpointer data)
{
  gtk_widget_activate_action (GTK_WIDGET (t->f->window), "win.next-claim", NULL);
  WAIT_UNTIL (find_words (t, "No article is open") != NULL);
  g_assert_null (find_words (t, "This article has no claims yet"));

  keyboard_press (t->keyboard, XK_1, XK_Control_L);
  keyboard_press (t->keyboard, XK_Return, 0);
  WAIT_UNTIL (reads (t, "a.txt"));
}

/* Keys that can't do anything are answered as fast as they come, and the last answer stays. */
static void
test_many_messages (Fixture *t, gconstpointer data)
{
  window_fixture_open (t->f, "a.txt");
  keyboard_press (t->keyboard, XK_2, XK_Control_L);
  for (guint i = 0; i < 60; i++)
    {
      keyboard_press (t->keyboard, i % 2 == 0 ? XK_1 : XK_2, 0);
      keyboard_pump (i % 7 * 20);
    }
  WAIT_UNTIL (find_words (t, "Put the caret in a claim, or select words to make one") != NULL);

  for (guint i = 0; i < 20; i++)
    {
      g_autofree char *text = g_strdup_printf ("Message %u", i);

      g_signal_emit_by_name (t->f->context, "message", text, i % 3 == 0);
      keyboard_pump (i * 20);
    }
  WAIT_UNTIL (find_words (t, "Message 19") != NULL);
  g_assert_null (find_words (t, "Message 18"));
}

/* Such as are animated though nobody sees them. */
static gboolean
turns_unseen (GtkWidget *widget)
{
  if (GTK_IS_SPINNER (widget) && gtk_spinner_get_spinning (GTK_SPINNER (widget)) && !gtk_widget_get_mapped (widget))
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (turns_unseen (child))
      return TRUE;
  return FALSE;
}

/* Whoever only reads makes no work. */
static void
test_rest (Fixture *t, gconstpointer data)
{
  g_assert_false (turns_unseen (GTK_WIDGET (t->f->window)));
  window_fixture_open (t->f, "a.txt");
  g_assert_false (turns_unseen (GTK_WIDGET (t->f->window)));
}

#define TEST(name, function) g_test_add ("/going-about/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  gtk_disable_setlocale ();
  adw_init ();

  TEST ("menu-tooltip", test_menu_tooltip);
  TEST ("narrow", test_narrow);
  TEST ("first-down", test_first_down);
  TEST ("first-return", test_first_return);
  TEST ("toast", test_toast);
  g_test_add ("/going-about/many-messages", Fixture, NULL, set_up_moving, test_many_messages, tear_down);
  TEST ("rest", test_rest);
  return g_test_run ();
}
