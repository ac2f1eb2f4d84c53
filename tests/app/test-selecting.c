/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Selecting with keys and with the mouse, as tables: a text with an anchor ^ and a caret | in it, what is
 * pressed, and where they are then.
 */
#include "article-fixture.h"

typedef struct
{
  const char *before;
  const char *keys; /* separated by spaces, as in "Control+Shift+Right plus" */
  const char *after;
} Row;

/* Reads "The ^levy| stays": the text, the anchor (the caret where there is no ^) and the caret. */
static char *
read_marked (const char *marked, guint *ret_anchor, guint *ret_caret)
{
  GString *utf8 = g_string_new (NULL);
  guint anchor = G_MAXUINT, offset = 0;

  *ret_caret = 0;
  for (const char *p = marked; *p != '\0'; p = g_utf8_next_char (p))
    {
      if (*p == '^')
        anchor = offset;
      else if (*p == '|')
        *ret_caret = offset;
      else
        {
          g_string_append_unichar (utf8, g_utf8_get_char (p));
          offset++;
        }
    }
  *ret_anchor = anchor != G_MAXUINT ? anchor : *ret_caret;
  return g_string_free (utf8, FALSE);
}

static char *
print_marked (ArticleFixture *f)
{
  AdduceText *text = adduce_ui_article_buffer_get_text (f->buffer);
  guint anchor = adduce_ui_article_buffer_get_anchor (f->buffer);
  guint caret = adduce_ui_article_buffer_get_caret (f->buffer);
  g_autofree char *before = adduce_text_dup_slice (text, (AdduceSpan) { 0, MIN (anchor, caret) });
  g_autofree char *inside = adduce_text_dup_slice (text, (AdduceSpan) { MIN (anchor, caret), MAX (anchor, caret) });
  g_autofree char *behind
    = adduce_text_dup_slice (text, (AdduceSpan) { MAX (anchor, caret), adduce_text_get_length (text) });

  if (anchor == caret)
    return g_strconcat (before, "|", behind, NULL);
  return g_strconcat (before, anchor < caret ? "^" : "|", inside, anchor < caret ? "|" : "^", behind, NULL);
}

/* Opens a text of its own with the selection that is marked in it. */
static void
open_marked (ArticleFixture *f, const char *marked)
{
  static guint n_opened = 0;
  g_autofree char *name = g_strdup_printf ("text-%u.txt", n_opened++);
  guint anchor, caret;
  g_autofree char *text = read_marked (marked, &anchor, &caret);

  article_fixture_open (f, name, text);
  gtk_widget_grab_focus (GTK_WIDGET (f->pane));
  adduce_ui_article_buffer_select_from (f->buffer, anchor, caret);
}

/* What is selected, when it is as expected or some seconds have gone: a bubble that is laid out holds events up. */
static char *
wait_marked (ArticleFixture *f, const char *expected)
{
  gint64 end = g_get_monotonic_time () + 5 * G_USEC_PER_SEC;
  g_autofree char *marked = print_marked (f);

  while (!g_str_equal (marked, expected) && g_get_monotonic_time () < end)
    {
      article_fixture_pump (20);
      g_free (marked);
      marked = print_marked (f);
    }
  return g_steal_pointer (&marked);
}

#define assert_marked(f, expected) \
  G_STMT_START \
  { \
    g_autofree char *marked_ = wait_marked (f, expected); \
    g_assert_cmpstr (marked_, ==, expected); \
  } \
  G_STMT_END

/* "Control+Shift+Right" */
static void
press (ArticleFixture *f, const char *combination)
{
  g_auto (GStrv) names = g_strsplit (combination, "+", -1);
  guint n_names = g_strv_length (names);
  KeySym held[4] = { 0, 0, 0, 0 };

  for (guint i = 0; i + 1 < n_names; i++)
    {
      g_autofree char *name = g_strconcat (names[i], "_L", NULL);

      held[i] = XStringToKeysym (name);
      g_assert_cmpuint (held[i], !=, 0);
      article_fixture_hold (f, held[i], TRUE);
    }
  g_assert_cmpuint (XStringToKeysym (names[n_names - 1]), !=, 0);
  article_fixture_key (f, XStringToKeysym (names[n_names - 1]), 0);
  for (guint i = 0; i + 1 < n_names; i++)
    article_fixture_hold (f, held[i], FALSE);
}

static void
press_all (ArticleFixture *f, const char *keys)
{
  g_auto (GStrv) combinations = g_strsplit (keys, " ", -1);

  for (guint i = 0; combinations[i] != NULL; i++)
    press (f, combinations[i]);
}

static void
test_rows (gconstpointer data)
{
  ArticleFixture *f = article_fixture_new (NULL);

  for (const Row *row = data; row->before != NULL; row++)
    {
      g_test_message ("%s: %s", row->before, row->keys);
      open_marked (f, row->before);
      press_all (f, row->keys);
      assert_marked (f, row->after);
    }
  article_fixture_free (f);
}

#define W_RIGHT "Control+Shift+Right"
#define W_LEFT "Control+Shift+Left"
#define S_RIGHT "Alt+Shift+Right"
#define S_LEFT "Alt+Shift+Left"
#define P_DOWN "Control+Shift+Down"
#define P_UP "Control+Shift+Up"

static const Row letters[] = {
  { "The |levy.", "Shift+Right Shift+Right", "The ^le|vy." },
  { "The ^le|vy.", "Shift+Left", "The ^l|evy." },
  { "The |levy.", "Shift+Left Shift+Left", "Th|e ^levy." },
  { NULL, NULL, NULL },
};

static const Row words[] = {
  { "The |levy stays, all of it.", W_RIGHT " " W_RIGHT " " W_RIGHT, "The ^levy stays, all| of it." },
  { "The ^levy stays, all| of it.", W_LEFT, "The ^levy stays|, all of it." },
  { "The ^levy stays, all| of it.", W_LEFT " " W_LEFT " " W_LEFT, "The |levy stays, all of it." },
  { "The ^levy stays|.", W_LEFT " " W_LEFT " " W_LEFT, "|The ^levy stays." },
  { "The le|vy stays.", W_LEFT " " W_RIGHT " " W_RIGHT, "The le^vy| stays." },
  { "One |don’t two.", W_RIGHT, "One ^don’t| two." },
  /* from right to left: left is forwards */
  { "وقالت |الحكومة إن السد.", W_LEFT " " W_LEFT, "وقالت ^الحكومة إن| السد." },
  { "وقالت ^الحكومة إن| السد.", W_RIGHT, "وقالت ^الحكومة| إن السد." },
  { NULL, NULL, NULL },
};

static const Row sentences[] = {
  { "One |is. Dr. Two is. Three.", "Alt+Right", "One is. |Dr. Two is. Three." },
  { "One |is. Dr. Two is. Three.", "Alt+Right Alt+Right Alt+Right", "One is. Dr. Two is. Three.|" },
  { "One is. Dr. Two |is. Three.", "Alt+Left", "One is. |Dr. Two is. Three." },
  { "One is. Dr. Two |is. Three.", "Alt+Left Alt+Left Alt+Left", "|One is. Dr. Two is. Three." },
  { "One is.|\n\nTwo is.", "Alt+Right", "One is.\n\n|Two is." },
  { "|One is. Dr. Two is. Three.", S_RIGHT " " S_RIGHT, "^One is. Dr. Two is.| Three." },
  { "^One is. Dr. Two is.| Three.", S_LEFT, "^One is.| Dr. Two is. Three." },
  { "^One is. Dr. Two is.| Three.", S_LEFT " " S_LEFT, "|One is. Dr. Two is. Three." },
  { "One is. ^Dr. Two is.| Three.", S_LEFT " " S_LEFT, "|One is. ^Dr. Two is. Three." },
  { "One is. Dr. T|wo is. Three.", S_LEFT " " S_RIGHT " " S_RIGHT, "One is. Dr. T^wo is.| Three." },
  { "السد |باقٍ. العبّارة باقية.", S_LEFT " " S_LEFT, "السد ^باقٍ. العبّارة باقية.|" },
  { "السد باقٍ. العبّارة |باقية.", "Alt+Right", "السد باقٍ. |العبّارة باقية." },
  { NULL, NULL, NULL },
};

static const Row paragraphs[] = {
  { "|One.\n\nTwo. 2.\nThree.", P_DOWN " " P_DOWN, "^One.\n\nTwo. 2.|\nThree." },
  { "^One.\n\nTwo. 2.|\nThree.", P_UP, "^One.|\n\nTwo. 2.\nThree." },
  { "One.\n\n^Two. 2.|\nThree.", P_UP " " P_UP, "|One.\n\n^Two. 2.\nThree." },
  { NULL, NULL, NULL },
};

static const Row growing[] = {
  { "She said “the le|vy stays” today. So.", "equal", "She said “the ^levy| stays” today. So." },
  { "She said “the le|vy stays” today. So.", "Shift+equal equal", "She said “^the levy stays|” today. So." },
  { "She said “the le|vy stays” today. So.", "KP_Add equal equal", "^She said “the levy stays” today.| So." },
  { "She said “the le|vy stays” today. So.", "equal equal equal equal equal",
    "^She said “the levy stays” today. So.|" },
  /* back by the same steps, to what was selected at first */
  { "She said “the le|vy stays” today. So.", "equal equal equal equal minus minus",
    "She said “^the levy stays|” today. So." },
  { "She said “the le|vy stays” today. So.", "equal equal equal minus minus minus",
    "She said “the le|vy stays” today. So." },
  { "She said t^o le|vy it. So.", "equal equal KP_Subtract KP_Subtract", "She said t^o le|vy it. So." },
  /* the caret stays at its end */
  { "One t|w^o three. So.", "equal equal", "|One two three.^ So." },
  /* without having grown */
  { "^She said “it”.| So.", "minus", "^She| said “it”. So." },
  /* what was selected in between counts anew */
  { "One tw|o three. So.", "equal equal Right equal minus", "One two three.| So." },
  { NULL, NULL, NULL },
};

static const Row quotations[] = {
  { "“He said ‘n|o’ twice,” she.", "apostrophe", "“He said ‘^no|’ twice,” she." },
  { "“He said ‘n|o’ twice,” she.", "apostrophe Shift+apostrophe", "“^He said ‘no’ twice,|” she." },
  { "“He said ‘n|o’ twice,” she.", "apostrophe apostrophe apostrophe", "“^He said ‘no’ twice,|” she." },
  { "“He said ‘n|o’ twice,” she.", "apostrophe apostrophe minus minus", "“He said ‘n|o’ twice,” she." },
  { "He s|aid “no”.", "apostrophe", "He s|aid “no”." },
  { "«Нет|», — сказал он.", "apostrophe", "«^Нет|», — сказал он." },
  { NULL, NULL, NULL },
};

/* What the context is told is what is coded. */
static void
test_coded (void)
{
  ArticleFixture *f = article_fixture_new (NULL);

  open_marked (f, "She said “the le|vy stays” today. So.");
  press_all (f, "apostrophe Return");
  article_fixture_assert_focused (f, "10-24");
  open_marked (f, "One is. Tw|o is.");
  press_all (f, "equal equal 2");
  article_fixture_assert_focused (f, "8-15");
  open_marked (f, "One le|vy stays.");
  press_all (f, W_RIGHT " Return");
  article_fixture_assert_focused (f, "4-8");
  article_fixture_free (f);
}

static void
test_no_quotation (void)
{
  ArticleFixture *f = article_fixture_new (NULL);

  open_marked (f, "No qu|otation.");
  press (f, "apostrophe");
  g_assert_cmpstr (f->messages->str, !=, "");
  article_fixture_free (f);
}

/* Snapping off: what is selected is what is coded, to the letter; on again for the same selection. */
static void
test_snap (void)
{
  ArticleFixture *f = article_fixture_new (NULL);
  AdduceSpan told;

  open_marked (f, "The le|vy stays.");
  press_all (f, "Shift+Right");
  article_fixture_assert_span (adduce_ui_context_get_selection (f->context), 4, 8);
  gtk_widget_activate_action (GTK_WIDGET (f->view), "select.snap-to-words", NULL);
  g_assert_cmpstr (f->messages->str, !=, "");
  article_fixture_assert_span (adduce_ui_context_get_selection (f->context), 6, 7);
  press_all (f, "Shift+Right Shift+Right");
  told = adduce_ui_context_get_selection (f->context);
  article_fixture_assert_span (told, 6, 9);
  article_fixture_drag (f, 1, 5, 0);
  article_fixture_assert_span (adduce_ui_context_get_selection (f->context), 1, 5);
  gtk_widget_activate_action (GTK_WIDGET (f->view), "select.snap-to-words", NULL);
  article_fixture_assert_span (adduce_ui_context_get_selection (f->context), 0, 8);
  article_fixture_free (f);
}

/* --- the mouse --- */

/* Clicks in one go, so that they are near enough in time however busy the machine is; the last may be held. */
static void
press_times (ArticleFixture *f, guint offset, guint n_presses, gboolean held)
{
  int double_click = 0;

  g_object_get (gtk_settings_get_default (), "gtk-double-click-time", &double_click, NULL);
  article_fixture_pump (double_click + 50);
  article_fixture_move_to (f, offset);
  for (guint i = 0; i < n_presses; i++)
    {
      XTestFakeButtonEvent (f->display, 1, True, 0);
      if (i + 1 < n_presses || !held)
        XTestFakeButtonEvent (f->display, 1, False, 0);
    }
  x_sync (f->display);
  article_fixture_pump (40);
}

static void
click_times (ArticleFixture *f, guint offset, guint n_clicks)
{
  press_times (f, offset, n_clicks, FALSE);
}

/* Clicks, and with the last of them drags to @to; with Alt if @exact. */
static void
click_and_drag (ArticleFixture *f, guint from, guint n_clicks, guint to, gboolean exact)
{
  press_times (f, from, n_clicks, TRUE);
  article_fixture_hold (f, exact ? XK_Alt_L : 0, TRUE);
  article_fixture_move_to (f, (from + to) / 2);
  article_fixture_move_to (f, to);
  article_fixture_button (f, 1, FALSE);
  article_fixture_hold (f, exact ? XK_Alt_L : 0, FALSE);
  article_fixture_pump (20);
}

static void
test_clicks (void)
{
  ArticleFixture *f = article_fixture_new (NULL);

  /* "levy" is at 9, "stays" at 14, "Dr." at 21, "Three" at 36 */
  open_marked (f, "|One. The levy stays. Dr. Two left.\n\nThree.");
  click_times (f, 11, 1);
  assert_marked (f, "One. The le|vy stays. Dr. Two left.\n\nThree.");
  click_times (f, 11, 2);
  assert_marked (f, "One. The ^levy| stays. Dr. Two left.\n\nThree.");
  article_fixture_assert_span (adduce_ui_context_get_selection (f->context), 9, 13);
  click_times (f, 11, 3);
  assert_marked (f, "One. ^The levy stays.| Dr. Two left.\n\nThree.");
  article_fixture_assert_span (adduce_ui_context_get_selection (f->context), 5, 20);
  click_times (f, 11, 4);
  assert_marked (f, "^One. The levy stays. Dr. Two left.|\n\nThree.");
  click_times (f, 11, 5);
  assert_marked (f, "^One. The levy stays. Dr. Two left.|\n\nThree.");
  /* a click elsewhere begins anew; one into the selection places the caret; Escape takes the bubble away */
  article_fixture_key (f, XK_Escape, 0);
  click_times (f, 39, 2);
  assert_marked (f, "One. The levy stays. Dr. Two left.\n\n^Three|.");
  click_times (f, 39, 1);
  assert_marked (f, "One. The levy stays. Dr. Two left.\n\nThr|ee.");
  article_fixture_free (f);
}

static void
test_drag_units (void)
{
  ArticleFixture *f = article_fixture_new (NULL);

  /* by words, there and back over where it began */
  open_marked (f, "|One. The levy stays. Dr. Two left.\n\nThree.");
  click_and_drag (f, 11, 2, 16, FALSE);
  assert_marked (f, "One. The ^levy stays|. Dr. Two left.\n\nThree.");
  click_and_drag (f, 11, 2, 6, FALSE);
  assert_marked (f, "One. |The levy^ stays. Dr. Two left.\n\nThree.");
  /* by letters where Alt is held */
  click_and_drag (f, 11, 2, 16, TRUE);
  assert_marked (f, "One. The ^levy st|ays. Dr. Two left.\n\nThree.");
  article_fixture_assert_span (adduce_ui_context_get_selection (f->context), 9, 16);
  /* by sentences */
  click_and_drag (f, 11, 3, 27, FALSE);
  assert_marked (f, "One. ^The levy stays. Dr. Two left.|\n\nThree.");
  click_and_drag (f, 11, 3, 1, FALSE);
  assert_marked (f, "|One. The levy stays.^ Dr. Two left.\n\nThree.");
  /* by paragraphs */
  click_and_drag (f, 11, 4, 39, FALSE);
  assert_marked (f, "^One. The levy stays. Dr. Two left.\n\nThree.|");
  article_fixture_free (f);
}

/* Held below the view, the selection goes on and the text scrolls. */
static void
test_drag_scrolls (void)
{
  ArticleFixture *f;
  g_autoptr (GString) text = g_string_new (NULL);
  GtkAdjustment *adjustment;
  int x, y;

  for (guint i = 0; i < 200; i++)
    g_string_append_printf (text, "Paragraph %u of a long text.\n", i);
  f = article_fixture_new (text->str);
  adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (f->view));
  article_fixture_settle (f);
  press_times (f, 3, 2, TRUE);
  article_fixture_to_root (f, GTK_WIDGET (f->view), 200, gtk_widget_get_height (GTK_WIDGET (f->view)) + 40, &x, &y);
  article_fixture_move (f, x, y);
  WAIT_UNTIL (gtk_adjustment_get_value (adjustment) > 300);
  article_fixture_button (f, 1, FALSE);
  article_fixture_pump (50);
  g_assert_cmpuint (adduce_ui_article_buffer_get_anchor (f->buffer), ==, 0);
  g_assert_cmpuint (adduce_ui_article_buffer_get_caret (f->buffer), >, 600);
  article_fixture_free (f);
}

/* The caret is in view behind every way to move it. */
static void
test_caret_seen (void)
{
  static const char *const keys[] = { "Alt+Right", S_RIGHT, P_DOWN, W_RIGHT };
  g_autoptr (GString) text = g_string_new (NULL);
  ArticleFixture *f;

  for (guint i = 0; i < 120; i++)
    g_string_append_printf (text, "Sentence %u.\n\n", i);
  f = article_fixture_new (text->str);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      GdkRectangle rect;

      adduce_ui_article_buffer_select (f->buffer, (AdduceSpan) { 0, 0 });
      for (guint k = 0; k < 50; k++)
        press (f, keys[i]);
      article_fixture_settle (f);
      rect = article_fixture_locate (f, adduce_ui_article_buffer_get_caret (f->buffer));
      g_assert_cmpuint (adduce_ui_article_buffer_get_caret (f->buffer), >, 300);
      g_assert_cmpint (rect.y, >=, 0);
      g_assert_cmpint (rect.y + rect.height, <=, gtk_widget_get_height (GTK_WIDGET (f->view)));
    }
  article_fixture_free (f);
}

/* The find bar looks for what is typed when it has the time: the first letters have hits of their own. */
static gboolean
is_selected (ArticleFixture *f, guint start, guint end)
{
  AdduceSpan selection = adduce_ui_article_buffer_get_selection (f->buffer);

  return selection.start == start && selection.end == end;
}

/* A hit is selected when the find bar is left, by Return or Escape, and the next key codes it. */
static void
test_hit (void)
{
  static const struct {
    const char *word;
    const char *leave;
    guint start, end;
    const char *expected;
  } cases[] = { { "l e v y", "Return", 4, 8, "4-8" }, { "s t a y s", "Escape", 9, 14, "9-14" } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      ArticleFixture *f = article_fixture_new ("The levy stays, she said. But the levy goes.\n");

      adduce_ui_article_view_find (f->pane);
      article_fixture_pump (50);
      press_all (f, cases[i].word);
      WAIT_UNTIL (is_selected (f, cases[i].start, cases[i].end));
      press (f, cases[i].leave);
      WAIT_UNTIL (gtk_widget_has_focus (GTK_WIDGET (f->view)));
      press (f, "2");
      article_fixture_assert_focused (f, cases[i].expected);
      article_fixture_free (f);
    }
}

static void
read_text_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  char **text = user_data;

  *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);
}

static char *
read_primary (ArticleFixture *f)
{
  char *text = NULL;

  gdk_clipboard_read_text_async (gtk_widget_get_primary_clipboard (GTK_WIDGET (f->view)), NULL, read_text_cb, &text);
  WAIT_UNTIL (text != NULL);
  return text;
}

static void
assert_primary (ArticleFixture *f, const char *expected)
{
  g_autofree char *text = read_primary (f);

  g_assert_cmpstr (text, ==, expected);
}

/* What is selected can be pasted by a middle click; it stays when words are selected elsewhere, and leaves those
 * their selection. */
static void
test_primary (void)
{
  ArticleFixture *f = article_fixture_new ("The levy stays, she said. But the levy goes.\n");
  GtkEditable *entry;

  article_fixture_drag (f, 6, 11, 0);
  assert_primary (f, "levy stays");
  press_all (f, W_RIGHT);
  assert_primary (f, "levy stays, she");
  press_all (f, W_LEFT);

  adduce_ui_article_view_find (f->pane);
  article_fixture_pump (50);
  entry = GTK_EDITABLE (gtk_window_get_focus (GTK_WINDOW (f->window)));
  g_assert_cmpstr (gtk_editable_get_text (entry), ==, "levy stays");
  g_assert_true (gtk_editable_get_selection_bounds (entry, NULL, NULL));
  article_fixture_assert_span (adduce_ui_article_buffer_get_selection (f->buffer), 4, 14);
  press_all (f, "g o e s");
  g_assert_cmpstr (gtk_editable_get_text (entry), ==, "goes");
  WAIT_UNTIL (is_selected (f, 39, 43));
  press_all (f, "Control+a");
  article_fixture_assert_span (adduce_ui_article_buffer_get_selection (f->buffer), 39, 43);
  assert_primary (f, "goes");

  /* another text, and back into a window */
  open_marked (f, "One ^two| three.");
  press_all (f, W_RIGHT);
  assert_primary (f, "two three");
  article_fixture_free (f);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  gtk_source_init ();

  g_test_add_data_func ("/selecting/letters", letters, test_rows);
  g_test_add_data_func ("/selecting/words", words, test_rows);
  g_test_add_data_func ("/selecting/sentences", sentences, test_rows);
  g_test_add_data_func ("/selecting/paragraphs", paragraphs, test_rows);
  g_test_add_data_func ("/selecting/growing", growing, test_rows);
  g_test_add_data_func ("/selecting/quotations", quotations, test_rows);
  g_test_add_func ("/selecting/coded", test_coded);
  g_test_add_func ("/selecting/no-quotation", test_no_quotation);
  g_test_add_func ("/selecting/snap", test_snap);
  g_test_add_func ("/selecting/clicks", test_clicks);
  g_test_add_func ("/selecting/drag-units", test_drag_units);
  g_test_add_func ("/selecting/drag-scrolls", test_drag_scrolls);
  g_test_add_func ("/selecting/caret-seen", test_caret_seen);
  g_test_add_func ("/selecting/hit", test_hit);
  g_test_add_func ("/selecting/primary", test_primary);

  return g_test_run ();
}
