/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The search page in the whole window, by real keys: the articles and claims of claims-fixture.h, in each of which
 * stand "The minister will raise the levy.", an empty line, "The guild objects to it. It is dear."
 */
#include "window-fixture.h"

#include "../core/claims-fixture.h"
#include "adduce-ui-search-hits.h"
#include "adduce-ui-search-list.h"
#include "adduce-ui-search-page.h"
#include "adduce-ui-search-row.h"
#undef WAIT_UNTIL
#include "keyboard.h"

static char *folder;
static WindowFixture *window;
static Keyboard *keyboard;
static GtkWidget *page;

static gboolean
is_type (GtkWidget *widget, gconstpointer type)
{
  return G_TYPE_CHECK_INSTANCE_TYPE (widget, GPOINTER_TO_SIZE (type));
}

static gpointer
find (GType type)
{
  return window_fixture_find (GTK_WIDGET (window->window), is_type, GSIZE_TO_POINTER (type));
}

static gboolean
has_label (GtkWidget *widget, gconstpointer label)
{
  return GTK_IS_LABEL (widget) && gtk_widget_get_mapped (widget)
         && strstr (gtk_label_get_label (GTK_LABEL (widget)), label) != NULL;
}

static gboolean
shows (const char *label)
{
  return window_fixture_find (GTK_WIDGET (window->window), has_label, label) != NULL;
}

#define WAIT_FOR(label) WAIT_UNTIL (shows (label))

static void
press_two (KeySym key, KeySym one, KeySym two)
{
  keyboard_hold (keyboard, one, TRUE);
  keyboard_press (keyboard, key, two);
  keyboard_hold (keyboard, one, FALSE);
}

static void
set_up (void)
{
  folder = claims_fixture_new ();
  window = window_fixture_new (folder);
  WAIT_UNTIL (gtk_window_is_active (GTK_WINDOW (window->window)));
  keyboard = keyboard_new ();
  keyboard_press (keyboard, XK_9, XK_Control_L);
  WAIT_UNTIL ((page = find (ADDUCE_UI_TYPE_SEARCH_PAGE)) != NULL);
  WAIT_FOR ("Search All Articles");
}

static void
tear_down (void)
{
  adduce_ui_context_flush (window->context);
  keyboard_free (keyboard);
  window_fixture_free (window);
  scratch_remove (folder);
  g_clear_pointer (&folder, g_free);
}

static gboolean
is_in (GType type)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (window->window));
  GtkWidget *widget = find (type);

  return focus != NULL && gtk_widget_is_ancestor (focus, widget);
}

static AdduceUiSearchHits *
get_hits (void)
{
  return find (ADDUCE_UI_TYPE_SEARCH_HITS);
}

static void
mark_guild (void)
{
  g_autofree char *article = g_build_filename (folder, "notes.txt", NULL);
  g_autoptr (AdduceText) text = adduce_text_load (article, NULL);
  const char *begin = strstr (adduce_text_get_utf8 (text), "The guild");
  AdduceSpan span = { (guint) (begin - adduce_text_get_utf8 (text)), 0 };
  g_autoptr (GArray) zones = NULL;

  span.end = span.start + (guint) strlen ("The guild objects to it. It is dear.");
  zones = adduce_zones_store_mark (article, text, ADDUCE_ZONE_BOILERPLATE, span, TRUE, NULL);
  g_assert_cmpuint (zones->len, ==, 1);
}

static void
press_without_boilerplate (void)
{
  keyboard_hold (keyboard, XK_Alt_L, TRUE);
  press_two (XK_l, XK_Control_L, XK_Shift_L);
  keyboard_hold (keyboard, XK_Alt_L, FALSE);
}

/* In one of the four articles the guild's paragraph is boilerplate; that it is left out stays so in the next window. */
static void
test_without_boilerplate (void)
{
  set_up ();
  mark_guild ();
  keyboard_type (keyboard, "guild");
  WAIT_FOR ("4 hits in 4 articles");
  press_without_boilerplate ();
  WAIT_FOR ("3 hits in 3 articles");
  tear_down ();

  set_up ();
  mark_guild ();
  keyboard_type (keyboard, "guild");
  WAIT_FOR ("3 hits in 3 articles");
  press_without_boilerplate ();
  WAIT_FOR ("4 hits in 4 articles");
  tear_down ();
}

/* Found while it is typed; Return goes to the articles, and there to the place of the first hit; Back leads back. */
static void
test_find_and_open (void)
{
  AdduceSpan selection;

  set_up ();
  keyboard_type (keyboard, "guild");
  WAIT_FOR ("4 hits in 4 articles");
  g_assert_nonnull (find (ADDUCE_UI_TYPE_SEARCH_ROW));
  keyboard_press (keyboard, XK_Return, 0);
  WAIT_UNTIL (is_in (ADDUCE_UI_TYPE_SEARCH_LIST));
  keyboard_press (keyboard, XK_Down, 0);
  keyboard_press (keyboard, XK_Return, 0);
  WAIT_UNTIL (!gtk_widget_get_mapped (page));
  WAIT_UNTIL (adduce_ui_context_get_session (window->context) != NULL);
  g_assert_cmpstr (adduce_article_get_relative (adduce_ui_context_get_article (window->context)), ==,
                   "2031-04-01-ketta-ferry.txt");
  WAIT_UNTIL (adduce_ui_context_get_has_selection (window->context));
  selection = adduce_ui_context_get_selection (window->context);
  g_assert_cmpuint (selection.start, ==, 39);
  g_assert_cmpuint (selection.end, ==, 44);

  keyboard_press (keyboard, XK_BackSpace, XK_Alt_L);
  WAIT_UNTIL (gtk_widget_get_mapped (page));
  WAIT_UNTIL (is_in (ADDUCE_UI_TYPE_SEARCH_LIST));
  WAIT_FOR ("4 hits in 4 articles");
  tear_down ();
}

static void
test_states (void)
{
  set_up ();
  keyboard_type (keyboard, "nowhere");
  WAIT_FOR ("Nothing Found");
  keyboard_press (keyboard, XK_a, XK_Control_L);
  keyboard_type (keyboard, "date:2031-13");
  WAIT_FOR ("character 6: ");
  keyboard_press (keyboard, XK_a, XK_Control_L);
  keyboard_type (keyboard, "outlet:ketta");
  WAIT_FOR ("0 hits in 1 article");
  g_assert_false (shows ("character 6: "));
  press_two (XK_j, XK_Control_L, XK_Shift_L);
  WAIT_FOR ("Articles Without Hits");
  keyboard_press (keyboard, XK_a, XK_Control_L);
  keyboard_press (keyboard, XK_Delete, 0);
  WAIT_FOR ("Search All Articles");
  tear_down ();
}

/* What is written beside the window, and in it, is found. */
static void
test_follows (void)
{
  set_up ();
  keyboard_type (keyboard, "fish OR guild");
  WAIT_FOR ("4 hits in 4 articles");
  scratch_write (folder, "notes.txt", "Fish and fish.\n");
  WAIT_FOR ("5 hits in 4 articles");
  keyboard_press (keyboard, XK_4, XK_Control_L);
  WAIT_UNTIL (!gtk_widget_get_mapped (page));
  scratch_write (folder, "notes.txt", "Fish, fish, fish.\n");
  keyboard_press (keyboard, XK_9, XK_Control_L);
  WAIT_FOR ("6 hits in 4 articles");
  tear_down ();
}

/* Chosen hits become claims of the one who codes, in the files, with one undo. */
static void
test_claims (void)
{
  set_up ();
  keyboard_type (keyboard, "dear");
  WAIT_FOR ("4 hits in 4 articles");
  press_two (XK_j, XK_Control_L, XK_Shift_L);
  keyboard_press (keyboard, XK_Return, 0);
  WAIT_UNTIL (is_in (ADDUCE_UI_TYPE_SEARCH_HITS));
  keyboard_press (keyboard, XK_a, XK_Control_L);
  WAIT_FOR ("4 chosen");
  press_two (XK_y, XK_Control_L, XK_Shift_L);
  WAIT_FOR ("Make Claims of Hits: 4 claims");
  /* The keyboard stays among the rows, though these are made anew. */
  WAIT_UNTIL (adduce_ui_search_hits_get_n_chosen (get_hits ()) == 1);
  WAIT_UNTIL (is_in (ADDUCE_UI_TYPE_SEARCH_HITS));
  {
    g_autofree char *file = scratch_read (folder, "sub/2031-05-20-late.txt.tester.claims.json");

    g_assert_nonnull (strstr (file, "\"It is dear.\""));
  }
  WAIT_UNTIL (g_action_get_enabled (g_action_map_lookup_action (G_ACTION_MAP (window->window), "undo")));
  keyboard_press (keyboard, XK_z, XK_Control_L);
  WAIT_UNTIL (adduce_ui_corpus_edits_get_undo_label (adduce_ui_context_get_corpus_edits (window->context)) == NULL);
  WAIT_FOR ("Undone: Make Claims of Hits (4 claims)");
  {
    g_autofree char *file = scratch_read (folder, "sub/2031-05-20-late.txt.tester.claims.json");

    g_assert_null (strstr (file, "\"It is dear.\""));
  }
  tear_down ();
}

/* What is behind the hits, from a to z and the other way round, also where the column is not there. */
static void
test_orders (void)
{
  g_autoptr (GPtrArray) hits = NULL;

  set_up ();
  keyboard_type (keyboard, "the");
  WAIT_FOR ("12 hits in 4 articles");
  press_two (XK_j, XK_Control_L, XK_Shift_L);
  adduce_ui_search_hits_sort (get_hits (), ADDUCE_SEARCH_BY_RIGHT);
  keyboard_pump (200);
  hits = adduce_ui_search_hits_list (get_hits ());
  /* "guild objects", "levy", "minister will", of each of the four articles */
  g_assert_cmpuint (adduce_search_hit_get_span (hits->pdata[0]).start, ==, 35);
  g_assert_cmpuint (adduce_search_hit_get_span (hits->pdata[4]).start, ==, 24);
  g_assert_cmpuint (adduce_search_hit_get_span (hits->pdata[8]).start, ==, 0);
  gtk_window_set_default_size (GTK_WINDOW (window->window), 400, 700);
  WAIT_UNTIL (gtk_widget_get_width (page) < 500);
  keyboard_pump (300);
  adduce_ui_search_hits_sort (get_hits (), ADDUCE_SEARCH_BY_DATE);
  keyboard_pump (200);
  g_clear_pointer (&hits, g_ptr_array_unref);
  hits = adduce_ui_search_hits_list (get_hits ());
  /* the one without a date comes last */
  g_assert_cmpstr (adduce_search_article_get_relative (adduce_search_hit_get_article (hits->pdata[11])), ==,
                   "notes.txt");
  g_assert_nonnull (find (ADDUCE_UI_TYPE_SEARCH_ROW));
  tear_down ();
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  gtk_disable_setlocale ();
  adw_init ();

  g_test_add_func ("/search-page/find-and-open", test_find_and_open);
  g_test_add_func ("/search-page/without-boilerplate", test_without_boilerplate);
  g_test_add_func ("/search-page/states", test_states);
  g_test_add_func ("/search-page/follows", test_follows);
  g_test_add_func ("/search-page/claims", test_claims);
  g_test_add_func ("/search-page/orders", test_orders);
  return g_test_run ();
}
