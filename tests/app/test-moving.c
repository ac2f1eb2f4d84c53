/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Going to what is to be done, and back and forward, by real keys and mouse buttons in a whole window.
 */
#include "window-fixture.h"

#include "adduce-ui-trail.h"
#include "keyboard.h"

/* one 0–3, two 4–7, three 8–13, four 14–18, five 19–23 */
#define WORDS "one two three four five\n"

typedef struct {
  char *folder;
  WindowFixture *window;
  AdduceUiContext *context;
  Keyboard *keyboard;
  GString *messages;
} Fixture;

static void
message_cb (AdduceUiContext *context, const char *text, gboolean offer_undo, gpointer data)
{
  g_string_append_printf (data, "%s\n", text);
}

/* Wait for what a key does, however busy the machine is. */
#define assert_focused(f, expected) WAIT_UNTIL (is_focused (f, expected))
#define assert_message(f, expected) \
  G_STMT_START \
  { \
    WAIT_UNTIL (g_str_equal ((f)->messages->str, expected)); \
    g_string_truncate ((f)->messages, 0); \
  } \
  G_STMT_END
#define assert_has_keyboard(f, type) \
  WAIT_UNTIL (gtk_window_get_focus (GTK_WINDOW ((f)->window->window)) != NULL \
              && g_str_equal (G_OBJECT_TYPE_NAME (gtk_window_get_focus (GTK_WINDOW ((f)->window->window))), type))

/* A window on articles a.txt … d.txt, of which @name is open. */
static Fixture *
fixture_new (const char *name)
{
  static const char *const names[] = { "a.txt", "b.txt", "c.txt", "d.txt" };
  Fixture *f = g_new0 (Fixture, 1);

  f->folder = scratch_new ();
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    scratch_write (f->folder, names[i], WORDS);
  f->window = window_fixture_new (f->folder);
  f->context = f->window->context;
  f->messages = g_string_new (NULL);
  g_signal_connect (f->context, "message", G_CALLBACK (message_cb), f->messages);
  f->keyboard = keyboard_new ();
  WAIT_UNTIL (gtk_window_is_active (GTK_WINDOW (f->window->window)));
  if (name != NULL)
    window_fixture_open (f->window, name);
  g_signal_emit_by_name (f->context, "focus-article");
  if (name != NULL)
    assert_has_keyboard (f, "AdduceUiTextView");
  return f;
}

static void
fixture_free (Fixture *f)
{
  g_signal_handlers_disconnect_by_data (f->context, f->messages);
  keyboard_free (f->keyboard);
  window_fixture_free (f->window);
  scratch_remove (f->folder);
  g_free (f->folder);
  g_string_free (f->messages, TRUE);
  g_free (f);
}

/* Control, Alt and Shift are held where asked for. */
static void
press (Fixture *f, KeySym key, gboolean control, gboolean alt, gboolean shift)
{
  const KeySym modifiers[] = { control ? XK_Control_L : 0, alt ? XK_Alt_L : 0, shift ? XK_Shift_L : 0 };

  for (guint i = 0; i < G_N_ELEMENTS (modifiers); i++)
    keyboard_hold (f->keyboard, modifiers[i], TRUE);
  keyboard_press (f->keyboard, key, 0);
  for (guint i = G_N_ELEMENTS (modifiers); i > 0; i--)
    keyboard_hold (f->keyboard, modifiers[i - 1], FALSE);
  keyboard_pump (30);
}

static const char *
get_open (Fixture *f)
{
  AdduceArticle *article = adduce_ui_context_get_article (f->context);

  return article != NULL ? adduce_article_get_relative (article) : NULL;
}

/* Waits until the article is open. */
static void
assert_open (Fixture *f, const char *name)
{
  WAIT_UNTIL (g_strcmp0 (get_open (f), name) == 0 && adduce_ui_context_get_session (f->context) != NULL);
}

static gboolean
is_focused (Fixture *f, const char *expected)
{
  AdduceClaim *claim = adduce_ui_context_get_focused_claim (f->context);
  g_autofree char *spans = claim != NULL ? adduce_span_set_to_string (adduce_claim_get_spans (claim)) : NULL;

  return g_strcmp0 (spans, expected) == 0;
}

static AdduceTagList *
make_tag (const char *label)
{
  AdduceTag *tag = adduce_tag_new_for_label (label);
  AdduceTagList *tags = adduce_tag_list_new (&tag, 1);

  adduce_tag_unref (tag);
  return tags;
}

/* A claim with everything set. */
static void
code_fully (Fixture *f, guint start, guint end, const char *speaker)
{
  g_autoptr (AdduceTagList) speakers = make_tag (speaker);
  g_autoptr (AdduceTagList) issues = make_tag ("Tolls");

  window_fixture_code (f->window, start, end);
  adduce_ui_context_set_speakers (f->context, speakers);
  adduce_ui_context_set_issues (f->context, issues);
  adduce_ui_context_press_key (f->context, '1');
  adduce_ui_context_press_key (f->context, 'e');
}

static void
forget (Fixture *f)
{
  adduce_ui_context_focus_claim (f->context, NULL, FALSE);
  g_string_truncate (f->messages, 0);
}

static void
test_unset (void)
{
  Fixture *f = fixture_new ("a.txt");

  press (f, XK_F8, FALSE, FALSE, FALSE);
  assert_message (f, "Nothing is unset in your claims here\n");

  window_fixture_code (f->window, 0, 3);
  code_fully (f, 4, 7, "Mira");
  window_fixture_code (f->window, 8, 13);
  code_fully (f, 14, 18, "Mira");
  forget (f);
  press (f, XK_Home, TRUE, FALSE, FALSE);
  forget (f);

  press (f, XK_F8, FALSE, FALSE, FALSE);
  assert_focused (f, "0-3");
  press (f, XK_F8, FALSE, FALSE, FALSE);
  assert_focused (f, "8-13");
  assert_message (f, "");
  press (f, XK_F8, FALSE, FALSE, FALSE);
  assert_focused (f, "0-3");
  assert_message (f, "Went on from the beginning\n");
  press (f, XK_F8, FALSE, FALSE, TRUE);
  assert_focused (f, "8-13");
  assert_message (f, "Went on from the end\n");
  press (f, XK_F8, FALSE, FALSE, TRUE);
  assert_focused (f, "0-3");
  assert_message (f, "");

  press (f, XK_Delete, FALSE, FALSE, FALSE);
  forget (f);
  press (f, XK_F8, FALSE, FALSE, FALSE);
  assert_focused (f, "8-13");
  g_string_truncate (f->messages, 0);
  press (f, XK_F8, FALSE, FALSE, FALSE);
  assert_focused (f, "8-13");
  assert_message (f, "No other claim of yours has something unset\n");
  fixture_free (f);
}

static void
test_violations (void)
{
  Fixture *f = fixture_new ("a.txt");

  code_fully (f, 0, 3, "Mira");
  code_fully (f, 4, 7, "Mira");
  forget (f);
  press (f, XK_F8, TRUE, FALSE, FALSE);
  assert_message (f, "Your claims here break no rule\n");

  code_fully (f, 4, 7, "Mira");
  forget (f);
  press (f, XK_Home, TRUE, FALSE, FALSE);
  press (f, XK_F8, TRUE, FALSE, FALSE);
  assert_focused (f, "4-7");
  assert_message (f, "The same words are coded twice with this speaker, issue and stance\n");
  press (f, XK_F8, TRUE, FALSE, FALSE);
  assert_focused (f, "4-7");
  press (f, XK_Delete, FALSE, FALSE, FALSE);
  forget (f);
  press (f, XK_F8, TRUE, FALSE, TRUE);
  assert_message (f, "Your claims here break no rule\n");
  fixture_free (f);
}

/* Waits until the caret, or the beginning of the selection, is there. */
#define assert_caret(f, offset) WAIT_UNTIL (adduce_ui_context_get_selection (f->context).start == offset)

static void
test_back_and_forward (void)
{
  Fixture *f = fixture_new ("a.txt");

  press (f, XK_BackSpace, FALSE, TRUE, FALSE);
  assert_message (f, "There is nowhere to go back to\n");
  window_fixture_code (f->window, 0, 3);
  window_fixture_code (f->window, 14, 18);
  forget (f);
  press (f, XK_Home, TRUE, FALSE, FALSE);
  assert_focused (f, "0-3");
  press (f, XK_Right, FALSE, FALSE, FALSE);
  press (f, XK_Down, FALSE, TRUE, FALSE);
  assert_focused (f, "14-18");
  assert_caret (f, 14);

  press (f, XK_Next, TRUE, FALSE, FALSE);
  assert_open (f, "b.txt");
  press (f, XK_End, TRUE, FALSE, FALSE);
  assert_caret (f, strlen (WORDS));

  press (f, XK_BackSpace, FALSE, TRUE, FALSE);
  assert_open (f, "a.txt");
  assert_focused (f, "14-18");
  assert_caret (f, 14);
  press (f, XK_BackSpace, FALSE, TRUE, FALSE);
  assert_focused (f, "0-3");
  assert_caret (f, 1);
  press (f, XK_BackSpace, FALSE, TRUE, TRUE);
  assert_focused (f, "14-18");
  assert_caret (f, 14);
  press (f, XK_BackSpace, FALSE, TRUE, TRUE);
  assert_open (f, "b.txt");
  assert_caret (f, strlen (WORDS));
  press (f, XK_BackSpace, FALSE, TRUE, TRUE);
  assert_message (f, "There is nowhere to go forward to\n");
  fixture_free (f);
}

/* After finding words or going to a paragraph one can go back as well. */
static void
test_back_in_article (void)
{
  Fixture *f = fixture_new ("a.txt");

  scratch_write (f->folder, "e.txt", "one\n\ntwo\n\nthree\n"); /* 0, 5, 10 */
  press (f, XK_F5, FALSE, FALSE, FALSE);
  WAIT_UNTIL (adduce_corpus_lookup (adduce_ui_context_get_corpus (f->context), "e.txt") != NULL);
  window_fixture_open (f->window, "e.txt");
  press (f, XK_Right, FALSE, FALSE, FALSE);
  assert_caret (f, 1);

  press (f, XK_l, TRUE, FALSE, FALSE);
  assert_has_keyboard (f, "GtkText");
  keyboard_type (f->keyboard, "3");
  press (f, XK_Return, FALSE, FALSE, FALSE);
  assert_caret (f, 10);
  assert_has_keyboard (f, "AdduceUiTextView");
  press (f, XK_BackSpace, FALSE, TRUE, FALSE);
  assert_caret (f, 1);

  press (f, XK_f, TRUE, FALSE, FALSE);
  assert_has_keyboard (f, "GtkText");
  keyboard_type (f->keyboard, "two");
  assert_caret (f, 5);
  /* until the entry has told of the last letter too */
  keyboard_pump (150);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  press (f, XK_Return, FALSE, FALSE, FALSE);
  assert_has_keyboard (f, "AdduceUiTextView");
  assert_caret (f, 5);
  press (f, XK_BackSpace, FALSE, TRUE, FALSE);
  assert_caret (f, 1);
  press (f, XK_BackSpace, FALSE, TRUE, TRUE);
  assert_caret (f, 5);
  fixture_free (f);
}

static void
press_button (Fixture *f, guint button)
{
  XTestFakeButtonEvent (f->keyboard->display, button, True, 0);
  XTestFakeButtonEvent (f->keyboard->display, button, False, 0);
  x_sync (f->keyboard->display);
  keyboard_pump (50);
}

/* The buttons that some mice have at the side. */
static void
test_buttons (void)
{
  Fixture *f = fixture_new ("a.txt");

  press (f, XK_Next, TRUE, FALSE, FALSE);
  assert_open (f, "b.txt");
  keyboard_click (f->keyboard, GTK_WIDGET (f->window->window));
  press_button (f, 8);
  assert_open (f, "a.txt");
  press_button (f, 9);
  assert_open (f, "b.txt");
  fixture_free (f);
}

/* An article that is gone is passed over. */
static void
test_back_over_gone (void)
{
  Fixture *f = fixture_new ("a.txt");
  g_autofree char *gone = scratch_path (f->folder, "b.txt");

  press (f, XK_Next, TRUE, FALSE, FALSE);
  assert_open (f, "b.txt");
  press (f, XK_Next, TRUE, FALSE, FALSE);
  assert_open (f, "c.txt");
  g_assert_cmpint (remove (gone), ==, 0);
  press (f, XK_F5, FALSE, FALSE, FALSE);
  WAIT_UNTIL (adduce_corpus_get_n_articles (adduce_ui_context_get_corpus (f->context)) == 3);
  press (f, XK_BackSpace, FALSE, TRUE, FALSE);
  assert_open (f, "a.txt");
  fixture_free (f);
}

static void
set_done (Fixture *f, const char *name)
{
  window_fixture_open (f->window, name);
  adduce_ui_context_set_status (f->context, ADDUCE_STATUS_DONE);
  g_assert_true (adduce_ui_context_flush (f->context));
}

static void
test_next_work (void)
{
  Fixture *f = fixture_new ("b.txt");

  /* a: nothing done; b: finished; c: marked done too early; d: finished */
  code_fully (f, 0, 3, "Mira");
  set_done (f, "b.txt");
  window_fixture_open (f->window, "c.txt");
  window_fixture_code (f->window, 0, 3);
  set_done (f, "c.txt");
  set_done (f, "d.txt");
  window_fixture_open (f->window, "b.txt");

  press (f, XK_Next, TRUE, FALSE, TRUE);
  assert_open (f, "c.txt");
  press (f, XK_Next, TRUE, FALSE, TRUE);
  assert_open (f, "a.txt");
  WAIT_UNTIL (window_fixture_shows (f->window, "Went on from the first article"));
  press (f, XK_Prior, TRUE, FALSE, TRUE);
  assert_open (f, "c.txt");
  WAIT_UNTIL (window_fixture_shows (f->window, "Went on from the last article"));
  press (f, XK_Prior, TRUE, FALSE, TRUE);
  assert_open (f, "a.txt");

  set_done (f, "a.txt");
  press (f, XK_Next, TRUE, FALSE, TRUE);
  assert_open (f, "c.txt");
  press (f, XK_Next, TRUE, FALSE, TRUE);
  WAIT_UNTIL (window_fixture_shows (f->window, "No other article of the list has work left"));
  assert_open (f, "c.txt");
  fixture_free (f);
}

/* Claims at the caret one after the other, by F7 also from the list of claims. */
static void
test_cycle (void)
{
  Fixture *f = fixture_new ("a.txt");

  press (f, XK_F7, FALSE, FALSE, FALSE);
  assert_message (f, "There is no claim at the caret\n");
  window_fixture_code (f->window, 0, 13);
  window_fixture_code (f->window, 4, 7);
  window_fixture_code (f->window, 4, 18);
  forget (f);
  press (f, XK_Home, TRUE, FALSE, FALSE);
  for (guint i = 0; i < 5; i++)
    press (f, XK_Right, FALSE, FALSE, FALSE);
  assert_caret (f, 5);
  forget (f);
  press (f, XK_F7, FALSE, FALSE, FALSE);
  assert_focused (f, "4-7");
  press (f, XK_F7, FALSE, FALSE, FALSE);
  assert_focused (f, "0-13");
  press (f, XK_F7, FALSE, FALSE, FALSE);
  assert_focused (f, "4-18");
  press (f, XK_F7, FALSE, FALSE, FALSE);
  assert_focused (f, "4-7");
  press (f, XK_F7, FALSE, FALSE, TRUE);
  assert_focused (f, "4-18");
  assert_caret (f, 5);
  fixture_free (f);
}

/* --- the trail alone --- */

static void
assert_goes (AdduceUiTrail *trail, guint here, int direction, int expected)
{
  g_autoptr (AdduceUiPlace) place = adduce_ui_trail_go (trail, adduce_ui_place_new ("a", NULL, here), direction);

  g_assert_cmpint (place != NULL ? (int) place->offset : -1, ==, expected);
}

static void
test_trail (void)
{
  g_autoptr (AdduceUiTrail) trail = adduce_ui_trail_new ();

  assert_goes (trail, 0, -1, -1);
  for (guint i = 1; i <= 3; i++)
    adduce_ui_trail_leave (trail, adduce_ui_place_new ("a", NULL, i));
  adduce_ui_trail_leave (trail, adduce_ui_place_new ("a", NULL, 3)); /* the same is one */
  assert_goes (trail, 4, -1, 3);
  assert_goes (trail, 3, -1, 2);
  assert_goes (trail, 2, 1, 3);
  assert_goes (trail, 3, 1, 4);
  assert_goes (trail, 4, 1, -1);
  assert_goes (trail, 3, -1, 2); /* where one is already is passed over */

  /* going elsewhere forgets what was ahead */
  adduce_ui_trail_leave (trail, adduce_ui_place_new ("a", NULL, 2));
  assert_goes (trail, 9, 1, -1);
  assert_goes (trail, 9, -1, 2);

  adduce_ui_trail_clear (trail);
  for (guint i = 0; i < ADDUCE_UI_TRAIL_MAX + 50; i++)
    adduce_ui_trail_leave (trail, adduce_ui_place_new ("a", NULL, i));
  for (guint i = ADDUCE_UI_TRAIL_MAX + 50; i > 50; i--)
    assert_goes (trail, i, -1, (int) i - 1);
  assert_goes (trail, 50, -1, -1);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  gtk_source_init ();

  g_test_add_func ("/moving/trail", test_trail);
  g_test_add_func ("/moving/unset", test_unset);
  g_test_add_func ("/moving/violations", test_violations);
  g_test_add_func ("/moving/back-and-forward", test_back_and_forward);
  g_test_add_func ("/moving/back-in-article", test_back_in_article);
  g_test_add_func ("/moving/buttons", test_buttons);
  g_test_add_func ("/moving/back-over-gone", test_back_over_gone);
  g_test_add_func ("/moving/next-work", test_next_work);
  g_test_add_func ("/moving/cycle", test_cycle);

  return g_test_run ();
}
