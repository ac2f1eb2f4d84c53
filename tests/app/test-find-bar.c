/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Finding in an article and going to a paragraph, by the keyboard alone, in a whole window: what is found
 * is selected and coded by the next key.
 */
#include "keyboard.h"
#include "window-fixture.h"

#include "adduce-ui-find-bar.h"
#include "adduce-ui-goto-bar.h"
#include "adduce-ui-text-view.h"

/* "lev" stands at 4, 19 and 45, "Novák" at 32; paragraphs begin at 0, 15 and 41. */
static const char article[] = "The levy goes\n\nThe levies, said Novák.\n \nTax levy, syntax.\n";

typedef struct
{
  char *folder;
  WindowFixture *f;
  Keyboard *k;
  AdduceUiTextView *view;
} Fixture;

static gboolean
matches_type (GtkWidget *widget, gconstpointer type)
{
  return g_type_is_a (G_OBJECT_TYPE (widget), GPOINTER_TO_SIZE (type));
}

static Fixture *
fixture_new (const char *text)
{
  Fixture *t = g_new0 (Fixture, 1);

  t->folder = scratch_new ();
  scratch_write (t->folder, "a.txt", text);
  t->f = window_fixture_new (t->folder);
  window_fixture_open (t->f, "a.txt");
  WAIT_UNTIL ((t->view = (gpointer) window_fixture_find (GTK_WIDGET (t->f->window), matches_type,
                                                         GSIZE_TO_POINTER (ADDUCE_UI_TYPE_TEXT_VIEW)))
              != NULL);
  WAIT_UNTIL (gtk_window_is_active (GTK_WINDOW (t->f->window)));
  gtk_widget_grab_focus (GTK_WIDGET (t->view));
  t->k = keyboard_new ();
  return t;
}

static void
fixture_free (Fixture *t)
{
  keyboard_free (t->k);
  window_fixture_free (t->f);
  scratch_remove (t->folder);
  g_free (t->folder);
  g_free (t);
}

#define SHOWS(t, text) WAIT_UNTIL (window_fixture_shows ((t)->f, text))

static AdduceSpan
get_selection (Fixture *t)
{
  return adduce_ui_article_buffer_get_selection (adduce_ui_text_view_get_article_buffer (t->view));
}

#define ASSERT_SELECTED(t, first, last) \
  WAIT_UNTIL (get_selection (t).start == (first) && get_selection (t).end == (last))

/* Slash, words, Return, the key of a stance: a coded claim. */
static void
test_code_a_hit (void)
{
  Fixture *t = fixture_new (article);
  AdduceClaim *claim;

  keyboard_press (t->k, XK_slash, 0);
  keyboard_type (t->k, "tax levy");
  keyboard_press (t->k, XK_Return, 0);
  WAIT_UNTIL (gtk_widget_has_focus (GTK_WIDGET (t->view)));
  ASSERT_SELECTED (t, 41, 49);
  SHOWS (t, "1 of 1");
  keyboard_press (t->k, XK_1, 0);
  WAIT_UNTIL (adduce_ui_context_get_focused_claim (t->f->context) != NULL);
  claim = adduce_ui_context_get_focused_claim (t->f->context);
  g_assert_cmpstr (adduce_claim_get_quote (claim, 0)->exact, ==, "Tax levy");
  g_assert_cmpstr (adduce_tag_get_code (adduce_claim_get_stance (claim)), ==, "support");
  fixture_free (t);
}

/* What is typed takes the place of what was looked for before. */
static void
test_again (void)
{
  Fixture *t = fixture_new (article);

  keyboard_press (t->k, XK_slash, 0);
  keyboard_type (t->k, "tax levy");
  keyboard_press (t->k, XK_Return, 0);
  WAIT_UNTIL (gtk_widget_has_focus (GTK_WIDGET (t->view)));
  ASSERT_SELECTED (t, 41, 49);
  keyboard_press (t->k, XK_slash, 0);
  keyboard_press (t->k, XK_Return, 0);
  WAIT_UNTIL (gtk_widget_has_focus (GTK_WIDGET (t->view)));
  ASSERT_SELECTED (t, 41, 49);
  keyboard_press (t->k, XK_slash, 0);
  keyboard_type (t->k, "levy");
  keyboard_press (t->k, XK_Return, 0);
  WAIT_UNTIL (gtk_widget_has_focus (GTK_WIDGET (t->view)));
  ASSERT_SELECTED (t, 45, 49);
  fixture_free (t);
}

/* Escape likewise, and the bar is gone. */
static void
test_escape (void)
{
  Fixture *t = fixture_new (article);

  keyboard_press (t->k, XK_f, XK_Control_L);
  keyboard_type (t->k, "syntax");
  SHOWS (t, "1 of 1");
  keyboard_press (t->k, XK_Escape, 0);
  WAIT_UNTIL (gtk_widget_has_focus (GTK_WIDGET (t->view)));
  ASSERT_SELECTED (t, 51, 57);
  WAIT_UNTIL (!window_fixture_shows (t->f, "1 of 1"));
  keyboard_press (t->k, XK_o, 0);
  g_assert_nonnull (adduce_ui_context_get_focused_claim (t->f->context));
  fixture_free (t);
}

/* Escape closes the bar from the article too, and the hit stays selected; the next one unselects it. */
static void
test_escape_in_article (void)
{
  Fixture *t = fixture_new (article);

  keyboard_press (t->k, XK_f, XK_Control_L);
  keyboard_type (t->k, "syntax");
  SHOWS (t, "1 of 1");
  keyboard_press (t->k, XK_Return, 0);
  WAIT_UNTIL (gtk_widget_has_focus (GTK_WIDGET (t->view)));
  keyboard_press (t->k, XK_Escape, 0);
  WAIT_UNTIL (!window_fixture_shows (t->f, "1 of 1"));
  g_assert_true (gtk_widget_has_focus (GTK_WIDGET (t->view)));
  ASSERT_SELECTED (t, 51, 57);
  keyboard_press (t->k, XK_Escape, 0);
  WAIT_UNTIL (!adduce_ui_context_get_has_selection (t->f->context));
  fixture_free (t);
}

static gboolean
matches_tip (GtkWidget *widget, gconstpointer words)
{
  const char *tip = gtk_widget_get_tooltip_text (widget);

  return GTK_IS_IMAGE (widget) && tip != NULL && strstr (tip, words) != NULL;
}

/* Is there a sign that has the words for its tooltip? */
static gboolean
tells (Fixture *t, const char *words)
{
  return window_fixture_find (GTK_WIDGET (t->f->window), matches_tip, words) != NULL;
}

/* Next and previous from the article, round and round, with a sign for it that does not move the text. */
static void
test_step (void)
{
  Fixture *t = fixture_new (article);
  int height;

  keyboard_press (t->k, XK_f, XK_Control_L);
  keyboard_type (t->k, "lev");
  SHOWS (t, "1 of 3");
  keyboard_press (t->k, XK_Return, 0);
  WAIT_UNTIL (gtk_widget_has_focus (GTK_WIDGET (t->view)));
  ASSERT_SELECTED (t, 4, 7);
  height = gtk_widget_get_height (GTK_WIDGET (t->view));
  keyboard_press (t->k, XK_g, XK_Control_L);
  ASSERT_SELECTED (t, 19, 22);
  keyboard_press (t->k, XK_g, XK_Control_L);
  keyboard_press (t->k, XK_g, XK_Control_L);
  ASSERT_SELECTED (t, 4, 7);
  SHOWS (t, "1 of 3");
  WAIT_UNTIL (tells (t, "from the start"));
  g_assert_cmpint (gtk_widget_get_height (GTK_WIDGET (t->view)), ==, height);
  keyboard_hold (t->k, XK_Shift_L, TRUE);
  keyboard_press (t->k, XK_g, XK_Control_L);
  ASSERT_SELECTED (t, 45, 48);
  SHOWS (t, "3 of 3");
  WAIT_UNTIL (tells (t, "from the end"));
  keyboard_press (t->k, XK_g, XK_Control_L);
  keyboard_hold (t->k, XK_Shift_L, FALSE);
  SHOWS (t, "2 of 3");
  g_assert_false (tells (t, "from the"));

  /* from a caret between hits, the next is the next one, and the one before that before */
  keyboard_press (t->k, XK_Home, XK_Control_L);
  SHOWS (t, "2 of 3");
  keyboard_press (t->k, XK_g, XK_Control_L);
  ASSERT_SELECTED (t, 4, 7);
  fixture_free (t);
}

static void
test_toggles (void)
{
  Fixture *t = fixture_new (article);

  keyboard_press (t->k, XK_f, XK_Control_L);
  keyboard_type (t->k, "tax");
  SHOWS (t, "of 2"); /* Tax, syntax */
  keyboard_press (t->k, XK_w, XK_Alt_L);
  SHOWS (t, "of 1");
  keyboard_press (t->k, XK_c, XK_Alt_L);
  SHOWS (t, "Not found");
  keyboard_press (t->k, XK_w, XK_Alt_L);
  SHOWS (t, "of 1");
  ASSERT_SELECTED (t, 54, 57);
  keyboard_press (t->k, XK_c, XK_Alt_L);

  keyboard_press (t->k, XK_a, XK_Control_L);
  keyboard_type (t->k, "novak");
  SHOWS (t, "Not found");
  keyboard_press (t->k, XK_a, XK_Alt_L);
  SHOWS (t, "1 of 1");
  ASSERT_SELECTED (t, 32, 37);
  fixture_free (t);
}

static void
test_regex (void)
{
  Fixture *t = fixture_new (article);

  keyboard_press (t->k, XK_f, XK_Control_L);
  keyboard_press (t->k, XK_r, XK_Alt_L);
  keyboard_type (t->k, "lev(y");
  SHOWS (t, "round bracket");
  keyboard_type (t->k, "|ies)");
  SHOWS (t, "1 of 3");
  g_assert_false (window_fixture_shows (t->f, "round bracket"));
  keyboard_press (t->k, XK_Down, 0);
  WAIT_UNTIL (get_selection (t).start == 19 && get_selection (t).end == 25);

  /* what was typed last counts, although it was not looked for yet */
  keyboard_press (t->k, XK_a, XK_Control_L);
  keyboard_type (t->k, "syn\\w+");
  keyboard_press (t->k, XK_Return, 0);
  WAIT_UNTIL (gtk_widget_has_focus (GTK_WIDGET (t->view)));
  ASSERT_SELECTED (t, 51, 57);
  fixture_free (t);
}

static gboolean
tick_cb (gpointer user_data)
{
  (*(guint *) user_data)++;
  return G_SOURCE_CONTINUE;
}

static gboolean
matches_stop (GtkWidget *widget, gconstpointer data)
{
  return GTK_IS_BUTTON (widget) && gtk_widget_get_mapped (widget)
         && g_strcmp0 (gtk_button_get_icon_name (GTK_BUTTON (widget)), "process-stop-symbolic") == 0;
}

/* The window goes on while an expression is at work, and a newer one takes its place. */
static void
test_catastrophe (void)
{
  g_autofree char *letters = g_strnfill (60, 'a');
  g_autofree char *text = g_strconcat (letters, "! levy\n", NULL);
  Fixture *t = fixture_new (text);
  guint ticks = 0, source = g_timeout_add (10, tick_cb, &ticks);
  GtkWidget *stop;

  keyboard_press (t->k, XK_f, XK_Control_L);
  keyboard_press (t->k, XK_r, XK_Alt_L);
  keyboard_type (t->k, "(a+)+$");
  SHOWS (t, "Searching");
  ticks = 0;
  SHOWS (t, "takes too long");
  g_assert_cmpuint (ticks, >, 10); /* of some hundred and fifty */
  g_source_remove (source);

  /* stopped: the button is there for as long as it can be used */
  g_assert_null (window_fixture_find (GTK_WIDGET (t->f->window), matches_stop, NULL));
  keyboard_press (t->k, XK_a, XK_Control_L);
  keyboard_type (t->k, "(aa*)+$"); /* not the same, which would not be looked for again */
  WAIT_UNTIL ((stop = window_fixture_find (GTK_WIDGET (t->f->window), matches_stop, NULL)) != NULL);
  g_signal_emit_by_name (stop, "clicked");
  g_assert_true (window_fixture_shows (t->f, "Stopped"));
  g_assert_null (window_fixture_find (GTK_WIDGET (t->f->window), matches_stop, NULL));

  keyboard_press (t->k, XK_a, XK_Control_L);
  keyboard_type (t->k, "(a+)+$");
  keyboard_press (t->k, XK_a, XK_Control_L);
  keyboard_type (t->k, "le.y");
  SHOWS (t, "1 of 1");
  fixture_free (t);
}

static gboolean
matches_close (GtkWidget *widget, gconstpointer data)
{
  return GTK_IS_BUTTON (widget) && gtk_widget_has_css_class (widget, "close")
         && gtk_widget_get_ancestor (widget, ADDUCE_UI_TYPE_FIND_BAR) != NULL;
}

static gboolean
get_place (Fixture *t, GtkWidget *widget, graphene_rect_t *ret_place)
{
  return widget != NULL && gtk_widget_compute_bounds (widget, GTK_WIDGET (t->f->window), ret_place);
}

/* At the width of a phone the button that closes stands beside the entry; a hit moves nothing. */
static void
test_narrow (void)
{
  Fixture *t = fixture_new (article);
  graphene_rect_t entry, close;
  int height;

  gtk_window_set_default_size (GTK_WINDOW (t->f->window), 360, 720);
  WAIT_UNTIL (gtk_widget_get_width (GTK_WIDGET (t->f->window)) < 400);
  keyboard_press (t->k, XK_2, XK_Control_L);
  WAIT_UNTIL (gtk_widget_has_focus (GTK_WIDGET (t->view)));
  keyboard_press (t->k, XK_f, XK_Control_L);
  WAIT_UNTIL (get_place (t, window_fixture_find (GTK_WIDGET (t->f->window), matches_close, NULL), &close));
  gtk_test_widget_wait_for_draw (GTK_WIDGET (t->f->window));
  height = gtk_widget_get_height (GTK_WIDGET (t->view));
  g_assert_true (get_place (t, window_fixture_find (GTK_WIDGET (t->f->window), matches_type,
                                                    GSIZE_TO_POINTER (GTK_TYPE_SEARCH_ENTRY)),
                            &entry));
  WAIT_UNTIL (get_place (t, window_fixture_find (GTK_WIDGET (t->f->window), matches_close, NULL), &close));
  g_assert_cmpfloat (close.origin.x, >=, entry.origin.x + entry.size.width);
  g_assert_cmpfloat (ABS (close.origin.y - entry.origin.y), <=, 6);

  keyboard_type (t->k, "levy");
  SHOWS (t, "1 of 2");
  gtk_test_widget_wait_for_draw (GTK_WIDGET (t->f->window));
  g_assert_cmpint (gtk_widget_get_height (GTK_WIDGET (t->view)), ==, height);

  /* the window remembers its size */
  gtk_window_set_default_size (GTK_WINDOW (t->f->window), 1200, 720);
  WAIT_UNTIL (gtk_widget_get_width (GTK_WIDGET (t->f->window)) > 1100);
  fixture_free (t);
}

/* A megabyte: found in another thread, drawn and counted all the same. */
static void
test_large (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  Fixture *t;

  for (int i = 0; i < 20000; i++)
    g_string_append_printf (text, "Paragraph %05d says that the levy stays as it is.\n", i + 1);
  t = fixture_new (text->str);
  keyboard_press (t->k, XK_f, XK_Control_L);
  keyboard_type (t->k, "levy");
  SHOWS (t, "1 of 20000");
  keyboard_press (t->k, XK_Up, 0);
  SHOWS (t, "20000 of 20000");
  keyboard_press (t->k, XK_Escape, 0);

  keyboard_press (t->k, XK_l, XK_Control_L);
  SHOWS (t, "of 20000");
  keyboard_type (t->k, "15000");
  keyboard_press (t->k, XK_Return, 0);
  WAIT_UNTIL (get_selection (t).start == 14999 * 51);
  fixture_free (t);
}

static void
test_go_to (void)
{
  Fixture *t = fixture_new (article);

  keyboard_press (t->k, XK_l, XK_Control_L);
  SHOWS (t, "of 3");
  keyboard_type (t->k, "4");
  keyboard_press (t->k, XK_Return, 0);
  SHOWS (t, "There are paragraphs 1 to 3");
  keyboard_type (t->k, "3");
  keyboard_press (t->k, XK_Return, 0);
  WAIT_UNTIL (gtk_widget_has_focus (GTK_WIDGET (t->view)));
  ASSERT_SELECTED (t, 41, 41);

  /* Escape goes nowhere */
  keyboard_press (t->k, XK_l, XK_Control_L);
  keyboard_type (t->k, "1");
  keyboard_press (t->k, XK_Escape, 0);
  WAIT_UNTIL (gtk_widget_has_focus (GTK_WIDGET (t->view)));
  ASSERT_SELECTED (t, 41, 41);
  fixture_free (t);
}

static void
test_parse (void)
{
  g_assert_cmpuint (adduce_ui_goto_bar_parse ("12"), ==, 12);
  g_assert_cmpuint (adduce_ui_goto_bar_parse (" ¶ 12 "), ==, 12);
  g_assert_cmpuint (adduce_ui_goto_bar_parse ("١٢"), ==, 12);
  g_assert_cmpuint (adduce_ui_goto_bar_parse (""), ==, 0);
  g_assert_cmpuint (adduce_ui_goto_bar_parse ("1a"), ==, 0);
  g_assert_cmpuint (adduce_ui_goto_bar_parse ("-1"), ==, 0);
  g_assert_cmpuint (adduce_ui_goto_bar_parse ("99999999999999999999"), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  gtk_disable_setlocale ();
  adw_init ();

  g_test_add_func ("/find-bar/code-a-hit", test_code_a_hit);
  g_test_add_func ("/find-bar/again", test_again);
  g_test_add_func ("/find-bar/escape", test_escape);
  g_test_add_func ("/find-bar/escape-in-article", test_escape_in_article);
  g_test_add_func ("/find-bar/step", test_step);
  g_test_add_func ("/find-bar/narrow", test_narrow);
  g_test_add_func ("/find-bar/toggles", test_toggles);
  g_test_add_func ("/find-bar/regex", test_regex);
  g_test_add_func ("/find-bar/catastrophe", test_catastrophe);
  g_test_add_func ("/find-bar/large", test_large);
  g_test_add_func ("/goto-bar/go-to", test_go_to);
  g_test_add_func ("/goto-bar/parse", test_parse);
  return g_test_run ();
}
