/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Texts that a text view could not bear: they are shown, answer to keys, and claims in them stand exactly where
 * they were made.
 */
#include "article-fixture.h"

#define LINE_LENGTH 1000000

static char *
repeat (const char *unit, gsize n_bytes)
{
  GString *string = g_string_sized_new (n_bytes + 64);

  while (string->len < n_bytes)
    g_string_append (string, unit);
  return g_string_free (string, FALSE);
}

/* Numbered words, so that each says where it is: word k starts at 8 · k. */
static char *
make_line (void)
{
  GString *string = g_string_sized_new (LINE_LENGTH + 8);

  for (guint i = 0; string->len < LINE_LENGTH; i++)
    g_string_append_printf (string, "w%06u ", i);
  return g_string_free (string, FALSE);
}

static gboolean
shows (ArticleFixture *f, GtkWidget *below, const char *words)
{
  for (GtkWidget *child = gtk_widget_get_first_child (below); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      if (!gtk_widget_get_child_visible (child) || !gtk_widget_get_mapped (child))
        continue;
      if (GTK_IS_LABEL (child) && strstr (gtk_label_get_text (GTK_LABEL (child)), words) != NULL)
        return TRUE;
      if (shows (f, child, words))
        return TRUE;
    }
  return FALSE;
}

static void
text_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  char **text = data;

  *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);
}

static char *
dup_copied (ArticleFixture *f)
{
  char *text = NULL;

  article_fixture_key (f, XK_c, XK_Control_L);
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (GTK_WIDGET (f->view)), NULL, text_cb, &text);
  WAIT_UNTIL (text != NULL);
  return text;
}

static gboolean
caret_is_seen (ArticleFixture *f)
{
  GdkRectangle caret, visible;
  GtkTextIter iter;

  gtk_text_buffer_get_iter_at_mark (GTK_TEXT_BUFFER (f->buffer), &iter,
                                    gtk_text_buffer_get_insert (GTK_TEXT_BUFFER (f->buffer)));
  gtk_text_view_get_iter_location (GTK_TEXT_VIEW (f->view), &iter, &caret);
  gtk_text_view_get_visible_rect (GTK_TEXT_VIEW (f->view), &visible);
  return caret.y >= visible.y && caret.y + caret.height <= visible.y + visible.height;
}

/* The text view measures lines when it has time, and scrolls to the caret when it has done so. */
static void
go_to (ArticleFixture *f, guint offset)
{
  adduce_ui_article_buffer_select (f->buffer, (AdduceSpan) { offset, offset });
  adduce_ui_text_view_scroll_to (f->view, offset);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  WAIT_UNTIL (caret_is_seen (f));
  article_fixture_settle (f);
}

static char *
dup_quote (AdduceClaim *claim)
{
  return adduce_claim_dup_text (claim, "|");
}

/* A word in the middle of a line of a million characters, and then words on both sides of a break, selected and
 * coded by keys. */
static void
test_long_line (void)
{
  g_autofree char *line = make_line ();
  ArticleFixture *f = article_fixture_new ("short\n");
  const AdduceDisplayMap *map;
  g_autofree char *quote = NULL;
  g_autofree char *copied = NULL;
  g_autofree char *words = NULL;
  guint edge = LINE_LENGTH / 2;

  article_fixture_open (f, "line.txt", line);
  g_assert_true (shows (f, GTK_WIDGET (f->pane), "Long lines are shown broken"));
  g_assert_cmpuint (adduce_ui_article_buffer_get_n_numbers (f->buffer), ==, 1);
  g_assert_cmpuint (adduce_ui_article_buffer_get_number (f->buffer, 0), ==, 1);
  g_assert_cmpuint (adduce_ui_article_buffer_get_number (f->buffer, 1), ==, 0);

  gtk_widget_grab_focus (GTK_WIDGET (f->pane));
  go_to (f, 400000);
  article_fixture_hold (f, XK_Shift_L, TRUE);
  article_fixture_key (f, XK_Right, XK_Control_L);
  article_fixture_hold (f, XK_Shift_L, FALSE);
  article_fixture_key (f, XK_Return, 0);
  article_fixture_assert_focused (f, "400000-400007");
  quote = dup_quote (adduce_ui_context_get_focused_claim (f->context));
  g_assert_cmpstr (quote, ==, "w050000");

  /* The first break after the middle. */
  map = adduce_text_get_display_map (adduce_ui_article_buffer_get_text (f->buffer));
  while (adduce_display_map_to_shown (map, edge) == adduce_display_map_to_shown_end (map, edge))
    edge++;
  g_assert_cmpuint (edge % 8, ==, 0);
  adduce_ui_article_buffer_select (f->buffer, (AdduceSpan) { edge - 8, edge + 7 });
  article_fixture_assert_span (adduce_ui_article_buffer_get_selection (f->buffer), edge - 8, edge + 7);
  copied = dup_copied (f);
  words = g_strndup (line + edge - 8, 15);
  g_assert_cmpstr (copied, ==, words);
  article_fixture_key (f, XK_Return, 0);
  g_free (quote);
  quote = dup_quote (adduce_ui_context_get_focused_claim (f->context));
  g_assert_cmpstr (quote, ==, words);

  /* the notice goes when it is told to, and with the article */
  article_fixture_open (f, "a.txt", NULL);
  g_assert_false (shows (f, GTK_WIDGET (f->pane), "Long lines are shown broken"));
  article_fixture_free (f);
}

/* The caret goes over a break by keys, in both directions, and is nowhere twice for the context. */
static void
test_caret_over_break (void)
{
  g_autofree char *line = make_line ();
  ArticleFixture *f = article_fixture_new ("short\n");
  const AdduceDisplayMap *map;
  guint edge = 8;

  article_fixture_open (f, "line.txt", line);
  map = adduce_text_get_display_map (adduce_ui_article_buffer_get_text (f->buffer));
  while (adduce_display_map_to_shown (map, edge) == adduce_display_map_to_shown_end (map, edge))
    edge += 8;
  gtk_widget_grab_focus (GTK_WIDGET (f->pane));
  go_to (f, edge - 2);
  for (guint i = 0; i < 6; i++)
    article_fixture_key (f, XK_Right, 0);
  g_assert_cmpuint (adduce_ui_article_buffer_get_caret (f->buffer), ==, edge + 2);
  for (guint i = 0; i < 6; i++)
    article_fixture_key (f, XK_Left, 0);
  g_assert_cmpuint (adduce_ui_article_buffer_get_caret (f->buffer), ==, edge - 2);
  article_fixture_free (f);
}

/* Direction controls are seen by their names, and a claim on them is one on them. */
static void
test_directions (void)
{
  ArticleFixture *f = article_fixture_new ("It is \u202enot\u202c so.\n");
  AdduceClaim *claim;
  g_autofree char *quote = NULL;
  g_autofree char *copied = NULL;
  g_autofree char *shown = NULL;
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (GTK_TEXT_BUFFER (f->buffer), &start, &end);
  shown = gtk_text_buffer_get_text (GTK_TEXT_BUFFER (f->buffer), &start, &end, TRUE);
  g_assert_cmpstr (shown, ==, "It is ⟦RLO⟧not⟦PDF⟧ so.\n");
  g_assert_true (shows (f, GTK_WIDGET (f->pane), "shown by their names"));

  adduce_ui_article_buffer_select (f->buffer, (AdduceSpan) { 6, 11 });
  copied = dup_copied (f);
  g_assert_cmpstr (copied, ==, "\u202enot\u202c");
  article_fixture_drag (f, 0, 14, XK_Alt_L);
  article_fixture_key (f, XK_Return, 0);
  claim = adduce_ui_context_get_focused_claim (f->context);
  g_assert_nonnull (claim);
  quote = dup_quote (claim);
  g_assert_cmpstr (quote, ==, "It is \u202enot\u202c so");
  article_fixture_free (f);
}

/* Each is opened, walked in and coded in the middle, by keys. How long that takes is a benchmark's matter; without
 * the guards it would take minutes and run into the test's time limit. */
static void
test_hostile (void)
{
  static const struct {
    const char *unit;
    gsize n_bytes;
  } cases[] = {
    { "barrageharbour", 1000000 },
    { "a\u0301\u0302\u0303\u0304\u0306\u0307\u0308\u030a\u030b\u030c\u0301\u0302\u0303\u0304", 200000 },
    { "\u202eab\u202cc", 200000 },
    { "👩\u200d", 200000 },
    { "\u0301", 100000 },
  };
  ArticleFixture *f = article_fixture_new ("short\n");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = repeat (cases[i].unit, cases[i].n_bytes);
      g_autofree char *name = g_strdup_printf ("hostile-%u.txt", i);
      g_autofree char *quote = NULL;
      g_autofree char *words = NULL;
      AdduceText *shown;
      AdduceSpan span;
      guint middle;

      article_fixture_open (f, name, text);
      g_assert_true (shows (f, GTK_WIDGET (f->pane), "The text itself is unchanged"));
      gtk_widget_grab_focus (GTK_WIDGET (f->pane));
      shown = adduce_ui_article_buffer_get_text (f->buffer);
      g_assert_cmpuint (adduce_text_get_n_bytes (shown), ==, strlen (text));
      middle = adduce_text_get_length (shown) / 2;
      go_to (f, middle);
      article_fixture_key (f, XK_Right, XK_Shift_L);
      article_fixture_key (f, XK_Right, XK_Shift_L);
      article_fixture_key (f, XK_Down, XK_Shift_L);
      span = adduce_ui_context_get_selection (f->context);
      article_fixture_key (f, XK_Return, 0);
      if (span.end == span.start)
        continue; /* all of it is one sign */
      quote = dup_quote (adduce_ui_context_get_focused_claim (f->context));
      words = adduce_text_dup_slice (shown, span);
      g_assert_cmpstr (quote, ==, words);
    }
  article_fixture_free (f);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);

  g_test_add_func ("/display/long-line", test_long_line);
  g_test_add_func ("/display/caret-over-break", test_caret_over_break);
  g_test_add_func ("/display/directions", test_directions);
  g_test_add_func ("/display/hostile", test_hostile);

  return g_test_run ();
}
