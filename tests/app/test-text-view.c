/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Selecting and coding in an article with a real mouse and a real keyboard.
 */
#include "article-fixture.h"

/* Where the words stand:
 * 0         10        20        30        40        50
 * 0123456789012345678901234567890123456789012345678901234567890
 * The levy stays, she said. But the opposition doubts it all.
 */
static const char article[] = "The levy stays, she said. But the opposition doubts it all.\n"
                              "\n"
                              "A second paragraph with a few words more.\n";

static AdduceSpan
told (ArticleFixture *f)
{
  return adduce_ui_context_get_selection (f->context);
}

static AdduceSpan
shown (ArticleFixture *f)
{
  return adduce_ui_article_buffer_get_selection (f->buffer);
}

static const char *
get_stance (ArticleFixture *f)
{
  AdduceClaim *claim = adduce_ui_context_get_focused_claim (f->context);
  AdduceTag *stance = claim != NULL ? adduce_claim_get_stance (claim) : NULL;

  return stance != NULL ? adduce_tag_get_code (stance) : NULL;
}

static void
test_drag (void)
{
  ArticleFixture *f = article_fixture_new (article);

  /* from within "levy" to within "stays": both edges go out */
  article_fixture_drag (f, 6, 11, 0);
  article_fixture_assert_span (shown (f), 4, 14);
  article_fixture_assert_span (told (f), 4, 14);

  /* backwards, and the caret stays at the beginning */
  article_fixture_drag (f, 21, 17, 0);
  article_fixture_assert_span (shown (f), 16, 24);
  g_assert_cmpuint (adduce_ui_article_buffer_get_caret (f->buffer), ==, 16);

  /* white space alone is nothing */
  article_fixture_drag (f, 25, 26, 0);
  g_assert_cmpuint (shown (f).start, ==, shown (f).end);
  g_assert_false (adduce_ui_context_get_has_selection (f->context));

  article_fixture_free (f);
}

static void
test_drag_exact (void)
{
  ArticleFixture *f = article_fixture_new (article);

  article_fixture_drag (f, 6, 11, XK_Alt_L);
  article_fixture_assert_span (shown (f), 6, 11);
  article_fixture_assert_span (told (f), 6, 11);

  /* the next one snaps again */
  article_fixture_drag (f, 28, 36, 0);
  article_fixture_assert_span (told (f), 26, 44);
  article_fixture_free (f);
}

/* Without snapping a letter is still never cut from its accents. */
static void
test_graphemes (void)
{
  /* n, o, e, combining acute, l: the accent is character 3 */
  ArticleFixture *f = article_fixture_new ("noe\xcc\x81l words\n");

  gtk_widget_activate_action (GTK_WIDGET (f->view), "select.snap-to-words", NULL);
  adduce_ui_article_buffer_select (f->buffer, (AdduceSpan) { 1, 1 });
  article_fixture_key (f, XK_Right, 0);
  g_assert_cmpuint (adduce_ui_article_buffer_get_caret (f->buffer), ==, 2);
  article_fixture_key (f, XK_Right, XK_Shift_L);
  article_fixture_assert_span (told (f), 2, 4);
  gtk_widget_activate_action (GTK_WIDGET (f->view), "select.snap-to-words", NULL);
  article_fixture_free (f);
}

static void
test_add_by_key (void)
{
  ArticleFixture *f = article_fixture_new (article);

  article_fixture_drag (f, 6, 11, 0);
  article_fixture_key (f, XK_Return, 0);
  g_assert_cmpuint (article_fixture_count (f), ==, 1);
  article_fixture_assert_focused (f, "4-14");
  g_assert_cmpuint (shown (f).start, ==, shown (f).end);
  g_assert_false (adduce_ui_context_get_has_selection (f->context));
  g_assert_null (get_stance (f));

  /* a codebook key sets the stance, again unsets it; others are added or replaced */
  article_fixture_key (f, XK_1, 0);
  g_assert_cmpstr (get_stance (f), ==, "support");
  article_fixture_key (f, XK_2, 0);
  g_assert_cmpstr (get_stance (f), ==, "oppose");
  article_fixture_key (f, XK_2, 0);
  g_assert_null (get_stance (f));
  g_assert_cmpuint (article_fixture_count (f), ==, 1);

  /* nothing selected */
  g_assert_cmpstr (f->messages->str, ==, "");
  article_fixture_key (f, XK_Return, 0);
  g_assert_cmpuint (article_fixture_count (f), ==, 1);
  g_assert_cmpstr (f->messages->str, !=, "");
  article_fixture_free (f);
}

static void
test_code_key_adds (void)
{
  ArticleFixture *f = article_fixture_new (article);

  article_fixture_drag (f, 35, 48, 0);
  article_fixture_key (f, XK_2, 0);
  g_assert_cmpuint (article_fixture_count (f), ==, 1);
  article_fixture_assert_focused (f, "34-51");
  g_assert_cmpstr (get_stance (f), ==, "oppose");
  article_fixture_key (f, XK_BackSpace, 0);
  g_assert_cmpuint (article_fixture_count (f), ==, 0);
  article_fixture_assert_focused (f, "none");
  article_fixture_free (f);
}

static gboolean
count_cb (guint *n_pressed)
{
  (*n_pressed)++;
  return FALSE;
}

/* A key that is held down acts once; its release and the next press count again. */
static void
test_held_key (void)
{
  ArticleFixture *f = article_fixture_new (article);
  GtkEventController *keys = gtk_event_controller_key_new ();
  guint n_pressed = 0;
  AdduceClaim *claim;

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (count_cb), &n_pressed);
  gtk_widget_add_controller (f->window, keys);
  article_fixture_code (f, 4, 14);
  XAutoRepeatOn (f->display);
  article_fixture_hold (f, XK_1, TRUE);
  WAIT_UNTIL (n_pressed > 5); /* the server repeats it */
  article_fixture_hold (f, XK_1, FALSE);
  XAutoRepeatOff (f->display);
  claim = adduce_ui_context_get_focused_claim (f->context);
  g_assert_cmpuint (adduce_claim_get_revision (claim), ==, 2);
  g_assert_cmpstr (get_stance (f), ==, "support");
  article_fixture_key (f, XK_1, 0);
  g_assert_null (get_stance (f));
  article_fixture_free (f);
}

static void
test_keyboard_selection (void)
{
  ArticleFixture *f = article_fixture_new (article);

  /* letters are shown one by one, words are what is coded */
  adduce_ui_article_buffer_select (f->buffer, (AdduceSpan) { 5, 5 });
  for (int i = 0; i < 7; i++)
    article_fixture_key (f, XK_Right, XK_Shift_L);
  article_fixture_assert_span (shown (f), 5, 12);
  article_fixture_assert_span (told (f), 4, 14);
  article_fixture_key (f, XK_Return, 0);
  article_fixture_assert_focused (f, "4-14");

  /* without snapping letters are coded */
  gtk_widget_activate_action (GTK_WIDGET (f->view), "select.snap-to-words", NULL);
  adduce_ui_article_buffer_select (f->buffer, (AdduceSpan) { 36, 36 });
  for (int i = 0; i < 4; i++)
    article_fixture_key (f, XK_Right, XK_Shift_L);
  gtk_widget_activate_action (GTK_WIDGET (f->view), "select.snap-to-words", NULL);
  article_fixture_assert_span (told (f), 34, 44);
  gtk_widget_activate_action (GTK_WIDGET (f->view), "select.snap-to-words", NULL);
  article_fixture_assert_span (shown (f), 36, 40);
  article_fixture_assert_span (told (f), 36, 40);
  article_fixture_key (f, XK_KP_Enter, 0);
  article_fixture_assert_focused (f, "36-40");
  gtk_widget_activate_action (GTK_WIDGET (f->view), "select.snap-to-words", NULL);

  /* Escape drops the selection, then the focus */
  article_fixture_key (f, XK_Right, XK_Shift_L);
  article_fixture_key (f, XK_Escape, 0);
  g_assert_cmpuint (shown (f).start, ==, shown (f).end);
  article_fixture_assert_focused (f, "36-40");
  article_fixture_key (f, XK_Escape, 0);
  article_fixture_assert_focused (f, "none");
  article_fixture_free (f);
}

static void
test_add_span (void)
{
  ArticleFixture *f = article_fixture_new (article);

  /* by mouse: the claim stays focused while another passage is selected */
  article_fixture_code (f, 4, 14);
  article_fixture_drag (f, 27, 28, 0);
  article_fixture_assert_focused (f, "4-14");
  article_fixture_key (f, XK_Return, XK_Shift_L);
  article_fixture_assert_focused (f, "4-14,26-29");
  g_assert_cmpuint (article_fixture_count (f), ==, 1);
  g_assert_cmpuint (adduce_ui_article_buffer_get_caret (f->buffer), ==, 26);

  /* by keyboard the caret has to leave the claim to get there, and comes back to it */
  for (int i = 0; i < 8; i++)
    article_fixture_key (f, XK_Right, 0);
  article_fixture_assert_focused (f, "none");
  article_fixture_key (f, XK_Right, XK_Shift_L);
  article_fixture_key (f, XK_Return, XK_Shift_L);
  article_fixture_assert_focused (f, "4-14,26-29,34-44");
  g_assert_cmpuint (article_fixture_count (f), ==, 1);
  article_fixture_free (f);
}

static void
test_focus (void)
{
  ArticleFixture *f = article_fixture_new (article);

  article_fixture_code (f, 0, 25);
  article_fixture_code (f, 4, 14);
  article_fixture_code (f, 9, 24);

  /* the shortest there; the next ones by clicking on; outside none */
  article_fixture_click (f, 45);
  article_fixture_assert_focused (f, "none");
  article_fixture_click (f, 12);
  article_fixture_assert_focused (f, "4-14");
  article_fixture_click (f, 12);
  article_fixture_assert_focused (f, "9-24");
  article_fixture_click (f, 12);
  article_fixture_assert_focused (f, "0-25");
  article_fixture_click (f, 12);
  article_fixture_assert_focused (f, "4-14");

  /* moving on within it keeps it, though a shorter one begins */
  article_fixture_click (f, 22);
  article_fixture_assert_focused (f, "9-24");
  article_fixture_key (f, XK_Home, 0);
  article_fixture_assert_focused (f, "0-25");
  for (int i = 0; i < 6; i++)
    article_fixture_key (f, XK_Right, 0);
  article_fixture_assert_focused (f, "0-25");
  article_fixture_key (f, XK_End, 0);
  article_fixture_assert_focused (f, "none");
  article_fixture_free (f);
}

/* Pressing into a selection places the caret all the same. */
static void
test_click_in_selection (void)
{
  ArticleFixture *f = article_fixture_new (article);

  article_fixture_drag (f, 28, 48, 0);
  article_fixture_assert_span (told (f), 26, 51);
  article_fixture_click (f, 36);
  g_assert_cmpuint (shown (f).start, ==, shown (f).end);
  g_assert_cmpuint (adduce_ui_article_buffer_get_caret (f->buffer), ==, 36);
  g_assert_false (adduce_ui_context_get_has_selection (f->context));
  article_fixture_free (f);
}

static GtkWidget *
find_button (GtkWidget *below, const char *id)
{
  for (GtkWidget *child = gtk_widget_get_first_child (below); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found;

      if (GTK_IS_BUTTON (child) && g_strcmp0 (gtk_buildable_get_buildable_id (GTK_BUILDABLE (child)), id) == 0)
        return child;
      found = find_button (child, id);
      if (found != NULL)
        return found;
    }

  return NULL;
}

/* The button beside a fresh selection works by mouse and leaves the keyboard where it is. */
static void
test_bubble (void)
{
  ArticleFixture *f = article_fixture_new (article);
  GtkWidget *add = find_button (GTK_WIDGET (f->pane), "add_claim");
  GtkWidget *add_span = find_button (GTK_WIDGET (f->pane), "add_span");
  int x, y;

  g_assert_nonnull (add);
  g_assert_false (gtk_widget_get_mapped (add));
  article_fixture_drag (f, 6, 11, 0);
  WAIT_UNTIL (gtk_widget_get_mapped (add));
  article_fixture_settle (f);
  g_assert_false (gtk_widget_get_mapped (add_span));
  g_assert_true (gtk_widget_has_focus (GTK_WIDGET (f->view)));

  article_fixture_to_root (f, add, gtk_widget_get_width (add) / 2.0, gtk_widget_get_height (add) / 2.0, &x, &y);
  article_fixture_move (f, x, y);
  article_fixture_button (f, 1, TRUE);
  article_fixture_button (f, 1, FALSE);
  WAIT_UNTIL (article_fixture_count (f) == 1);
  article_fixture_assert_focused (f, "4-14");
  g_assert_true (gtk_widget_has_focus (GTK_WIDGET (f->view)));
  g_assert_false (gtk_widget_get_mapped (add));

  article_fixture_drag (f, 27, 28, 0);
  WAIT_UNTIL (gtk_widget_get_mapped (add_span));
  article_fixture_key (f, XK_Escape, 0);
  g_assert_false (gtk_widget_get_mapped (add_span));
  article_fixture_free (f);
}

static void
test_context_menu (void)
{
  ArticleFixture *f = article_fixture_new (article);
  GtkWidget *menu = gtk_widget_get_last_child (GTK_WIDGET (f->pane));

  article_fixture_code (f, 4, 14);
  article_fixture_click (f, 45);
  article_fixture_assert_focused (f, "none");
  g_assert_true (GTK_IS_POPOVER_MENU (menu));
  article_fixture_move_to (f, 8);
  article_fixture_button (f, 3, TRUE);
  article_fixture_button (f, 3, FALSE);
  WAIT_UNTIL (gtk_widget_get_mapped (menu));
  article_fixture_assert_focused (f, "4-14");
  gtk_popover_popdown (GTK_POPOVER (menu));
  WAIT_UNTIL (!gtk_widget_get_mapped (menu));

  gtk_widget_grab_focus (GTK_WIDGET (f->pane));
  article_fixture_key (f, XK_F10, XK_Shift_L);
  WAIT_UNTIL (gtk_widget_get_mapped (menu));
  gtk_popover_popdown (GTK_POPOVER (menu));
  WAIT_UNTIL (!gtk_widget_get_mapped (menu));
  article_fixture_free (f);
}

/* Nothing that is pressed changes the article, and its caret is to be seen. */
static void
test_read_only (void)
{
  ArticleFixture *f = article_fixture_new (article);
  g_autofree char *text = NULL;

  article_fixture_key (f, XK_z, 0);
  article_fixture_key (f, XK_space, 0);
  article_fixture_key (f, XK_Tab, 0);
  gtk_widget_grab_focus (GTK_WIDGET (f->pane));
  article_fixture_key (f, XK_v, XK_Control_L);
  g_object_get (f->buffer, "text", &text, NULL);
  g_assert_cmpstr (text, ==, article);
  g_assert_true (gtk_text_view_get_cursor_visible (GTK_TEXT_VIEW (f->view)));
  g_assert_false (gtk_text_view_get_editable (GTK_TEXT_VIEW (f->view)));
  article_fixture_free (f);
}

static void
read_text_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  char **text = user_data;
  g_autoptr (GError) error = NULL;

  *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, &error);
  g_assert_no_error (error);
}

static void
test_copy (void)
{
  ArticleFixture *f = article_fixture_new (article);
  g_autofree char *text = NULL;

  article_fixture_drag (f, 6, 11, 0);
  article_fixture_key (f, XK_c, XK_Control_L);
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (GTK_WIDGET (f->view)), NULL, read_text_cb, &text);
  WAIT_UNTIL (text != NULL);
  g_assert_cmpstr (text, ==, "levy stays");
  article_fixture_free (f);
}

static void
test_accessible (void)
{
  ArticleFixture *f = article_fixture_new (article);
  GtkAccessible *accessible = GTK_ACCESSIBLE (f->view);

  gtk_test_accessible_assert_role (accessible, GTK_ACCESSIBLE_ROLE_TEXT_BOX);
  gtk_test_accessible_assert_property (accessible, GTK_ACCESSIBLE_PROPERTY_LABEL, "Article text");
  article_fixture_code (f, 4, 14);
  article_fixture_key (f, XK_1, 0);
  gtk_test_accessible_assert_property (accessible, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       "Stance: \u2068Supports\u2069. "
                                       "Claim “levy stays”: No speaker yet · \u2068Supports\u2069 · "
                                       "No evidence yet · tester · No issue yet");
  article_fixture_key (f, XK_Escape, 0);
  gtk_test_accessible_assert_property (accessible, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, "");
  article_fixture_free (f);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  gtk_source_init ();

  g_test_add_func ("/text-view/drag", test_drag);
  g_test_add_func ("/text-view/drag-exact", test_drag_exact);
  g_test_add_func ("/text-view/graphemes", test_graphemes);
  g_test_add_func ("/text-view/add-by-key", test_add_by_key);
  g_test_add_func ("/text-view/code-key-adds", test_code_key_adds);
  g_test_add_func ("/text-view/held-key", test_held_key);
  g_test_add_func ("/text-view/keyboard-selection", test_keyboard_selection);
  g_test_add_func ("/text-view/add-span", test_add_span);
  g_test_add_func ("/text-view/focus", test_focus);
  g_test_add_func ("/text-view/click-in-selection", test_click_in_selection);
  g_test_add_func ("/text-view/bubble", test_bubble);
  g_test_add_func ("/text-view/context-menu", test_context_menu);
  g_test_add_func ("/text-view/read-only", test_read_only);
  g_test_add_func ("/text-view/copy", test_copy);
  g_test_add_func ("/text-view/accessible", test_accessible);

  return g_test_run ();
}
