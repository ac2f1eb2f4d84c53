/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The pane of the article: what it shows when, notices, finding, scrolling, the size of the text.
 */
#include "article-fixture.h"

static const char article[] = "The levy stays, she said. But the opposition doubts it all.\n"
                              "\n"
                              "A second paragraph with a few words more. THE LEVY again.\n";

static gboolean
matches_label (GtkWidget *widget, const char *text)
{
  return GTK_IS_LABEL (widget) && strstr (gtk_label_get_text (GTK_LABEL (widget)), text) != NULL;
}

static GtkWidget *
find_widget (GtkWidget *below, gboolean (*matches) (GtkWidget *widget, const char *data), const char *data)
{
  for (GtkWidget *child = gtk_widget_get_first_child (below); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found;

      if (!gtk_widget_get_mapped (child))
        continue;
      found = matches (child, data) ? child : find_widget (child, matches, data);
      if (found != NULL)
        return found;
    }

  return NULL;
}

static gboolean
shows (ArticleFixture *f, const char *text)
{
  return find_widget (GTK_WIDGET (f->pane), matches_label, text) != NULL;
}

static gboolean
matches_type (GtkWidget *widget, const char *name)
{
  return g_str_equal (G_OBJECT_TYPE_NAME (widget), name);
}

static GtkWidget *
find_type (ArticleFixture *f, const char *name)
{
  return find_widget (GTK_WIDGET (f->pane), matches_type, name);
}

static char *
dup_shown_text (ArticleFixture *f)
{
  char *text = NULL;

  g_object_get (f->buffer, "text", &text, NULL);
  return text;
}

/* Three hundred paragraphs of one row. */
static char *
make_long (void)
{
  GString *text = g_string_new (NULL);

  for (int i = 0; i < 300; i++)
    g_string_append_printf (text, "Paragraph number %03d of many.\n", i);
  return g_string_free (text, FALSE);
}

static void
test_pages (void)
{
  ArticleFixture *f = article_fixture_new (NULL);
  g_autofree char *shown = NULL;

  article_fixture_settle (f);
  g_assert_true (shows (f, "Nothing to Read Yet"));
  g_assert_false (gtk_widget_get_mapped (GTK_WIDGET (f->view)));

  article_fixture_open (f, "a.txt", article);
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (f->view)));
  shown = dup_shown_text (f);
  g_assert_cmpstr (shown, ==, article);

  /* what can't be opened is told, with characters that are special in markup */
  article_fixture_open (f, "gone<b>.txt", NULL);
  g_assert_true (shows (f, "Could Not Open the Article"));
  g_assert_true (shows (f, "gone<b>.txt"));

  article_fixture_open (f, "empty.txt", "");
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (f->view)));
  adduce_ui_context_open_article (f->context, NULL);
  article_fixture_settle (f);
  g_assert_true (shows (f, "Nothing to Read Yet"));
  article_fixture_free (f);
}

static guint
count_marks (ArticleFixture *f)
{
  GtkTextIter iter;
  guint n = 0;

  gtk_text_buffer_get_start_iter (GTK_TEXT_BUFFER (f->buffer), &iter);
  do
    {
      GSList *marks = gtk_text_iter_get_marks (&iter);

      n += g_slist_length (marks);
      g_slist_free (marks);
    }
  while (gtk_text_iter_forward_char (&iter));
  return n;
}

/* Going from article to article leaves no marks behind, of which every change of the text would cost more. */
static void
test_marks (void)
{
  ArticleFixture *f = article_fixture_new (article);
  guint n;

  article_fixture_open (f, "b.txt", article);
  n = count_marks (f);
  for (guint i = 0; i < 10; i++)
    article_fixture_open (f, i % 2 == 0 ? "a.txt" : "b.txt", NULL);
  g_assert_cmpuint (count_marks (f), ==, n);
  article_fixture_free (f);
}

static void
test_context_property (void)
{
  ArticleFixture *f = article_fixture_new (article);
  g_autoptr (AdduceUiContext) context = NULL;

  g_object_get (f->pane, "context", &context, NULL);
  g_assert_true (context == f->context);
  g_object_set (f->pane, "context", NULL, NULL);
  article_fixture_settle (f);
  g_assert_null (adduce_ui_article_view_get_context (f->pane));
  g_assert_true (shows (f, "Choose an Article"));
  article_fixture_key (f, XK_Return, 0);
  g_object_set (f->pane, "context", f->context, NULL);
  article_fixture_settle (f);
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (f->view)));
  g_clear_object (&context);
  article_fixture_free (f);
}

/* A sidecar that is damaged makes the article read-only; the reason stands above it, nothing can be added. */
static void
test_notices (void)
{
  ArticleFixture *f = article_fixture_new (NULL);
  AdduceSession *session;
  g_autofree char *reason = NULL;

  scratch_write (f->folder, "a.txt.tester.claims.json", "{ this is no JSON");
  article_fixture_open (f, "a.txt", article);
  session = adduce_ui_context_get_session (f->context);
  g_assert_nonnull (session);
  reason = g_strdup (adduce_session_get_read_only_reason (session));
  g_assert_nonnull (reason);
  g_assert_true (shows (f, reason));

  article_fixture_drag (f, 6, 11, 0);
  article_fixture_settle (f);
  g_assert_null (find_widget (GTK_WIDGET (f->pane), matches_label, "Add Claim"));
  article_fixture_key (f, XK_Return, 0);
  g_assert_cmpuint (article_fixture_count (f), ==, 0);
  g_assert_nonnull (strstr (f->messages->str, reason));

  article_fixture_open (f, "b.txt", article);
  WAIT_UNTIL (!shows (f, reason));
  article_fixture_free (f);
}

/* The sidecar of another coder that can't be read is told, and can be dismissed. */
static void
test_problems (void)
{
  ArticleFixture *f = article_fixture_new (NULL);
  const char *const *problems;
  GtkWidget *bar;

  scratch_write (f->folder, "a.txt.other.claims.json", "{ this is no JSON");
  article_fixture_open (f, "a.txt", article);
  problems = adduce_session_get_problems (adduce_ui_context_get_session (f->context));
  g_assert_nonnull (problems[0]);
  g_assert_true (shows (f, problems[0]));
  g_assert_null (adduce_session_get_read_only_reason (adduce_ui_context_get_session (f->context)));

  bar = find_widget (GTK_WIDGET (f->pane), matches_label, problems[0]);
  g_signal_emit_by_name (gtk_widget_get_next_sibling (bar), "clicked");
  WAIT_UNTIL (!shows (f, problems[0]));
  article_fixture_code (f, 4, 14);
  g_assert_cmpuint (article_fixture_count (f), ==, 1);
  article_fixture_free (f);
}

static void
type_text (ArticleFixture *f, const char *text)
{
  for (const char *c = text; *c != '\0'; c++)
    article_fixture_key (f, (KeySym) *c, 0);
}

static void
test_find (void)
{
  ArticleFixture *f = article_fixture_new (article);
  GtkWidget *entry;

  adduce_ui_article_view_find (f->pane);
  article_fixture_settle (f);
  entry = find_type (f, "GtkSearchEntry");
  g_assert_nonnull (entry);
  g_assert_nonnull (gtk_window_get_focus (GTK_WINDOW (f->window)));
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (f->window)), entry));

  /* whatever the case; the first from the caret on is selected, then round and round */
  type_text (f, "levy");
  WAIT_UNTIL (shows (f, "1 of 2"));
  article_fixture_assert_span (adduce_ui_article_buffer_get_selection (f->buffer), 4, 8);
  article_fixture_key (f, XK_Down, 0);
  WAIT_UNTIL (adduce_ui_article_buffer_get_selection (f->buffer).start == 107);
  WAIT_UNTIL (shows (f, "2 of 2"));
  article_fixture_key (f, XK_Down, 0);
  WAIT_UNTIL (adduce_ui_article_buffer_get_selection (f->buffer).start == 4);
  WAIT_UNTIL (shows (f, "1 of 2"));
  article_fixture_key (f, XK_Up, 0);
  WAIT_UNTIL (shows (f, "2 of 2"));
  WAIT_UNTIL (adduce_ui_article_buffer_get_selection (f->buffer).start == 107);
  type_text (f, "x");
  WAIT_UNTIL (shows (f, "Not found"));

  /* what looks like a pattern is looked for as it is */
  gtk_editable_set_text (GTK_EDITABLE (entry), "d.");
  WAIT_UNTIL (shows (f, "1 of 1"));
  article_fixture_assert_span (adduce_ui_article_buffer_get_selection (f->buffer), 23, 25);

  /* Escape goes back to the article, where the hit can be coded */
  article_fixture_key (f, XK_Escape, 0);
  WAIT_UNTIL (gtk_widget_has_focus (GTK_WIDGET (f->view)));
  article_fixture_key (f, XK_Return, 0);
  article_fixture_assert_focused (f, "20-25");
  article_fixture_free (f);
}

static gboolean
is_in_view (ArticleFixture *f, guint offset)
{
  GdkRectangle rect = article_fixture_locate (f, offset);

  return rect.y >= 0 && rect.y + rect.height <= gtk_widget_get_height (GTK_WIDGET (f->view));
}

static double
get_scroll (ArticleFixture *f)
{
  return gtk_adjustment_get_value (gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (f->view)));
}

static void
test_reveal (void)
{
  g_autofree char *text = make_long ();
  ArticleFixture *f = article_fixture_new (text);
  g_autofree char *first = NULL;
  g_autofree char *last = NULL;
  double before;

  g_assert_cmpfloat (get_scroll (f), ==, 0);
  g_assert_true (is_in_view (f, 0));
  first = g_strdup (adduce_claim_get_id (article_fixture_code (f, 0, 9)));
  last = g_strdup (adduce_claim_get_id (article_fixture_code (f, 31 * 250, 31 * 250 + 9)));
  WAIT_UNTIL (is_in_view (f, 31 * 250));

  adduce_ui_context_focus_claim (f->context, first, TRUE);
  WAIT_UNTIL (is_in_view (f, 0));
  g_assert_cmpuint (adduce_ui_article_buffer_get_caret (f->buffer), ==, 0);
  article_fixture_assert_focused (f, "0-9");

  /* what is in view stays where it is */
  adduce_ui_context_focus_claim (f->context, last, TRUE);
  WAIT_UNTIL (is_in_view (f, 31 * 250));
  article_fixture_settle (f);
  before = get_scroll (f);
  adduce_ui_context_focus_claim (f->context, NULL, FALSE);
  adduce_ui_context_focus_claim (f->context, last, TRUE);
  article_fixture_settle (f);
  g_assert_cmpfloat (get_scroll (f), ==, before);
  g_assert_cmpuint (adduce_ui_article_buffer_get_caret (f->buffer), ==, 31 * 250);
  article_fixture_free (f);
}

/* Where one was in an article is found again, and another article begins at its beginning. */
static void
test_come_back (void)
{
  g_autofree char *text = make_long ();
  ArticleFixture *f = article_fixture_new (text);

  adduce_ui_article_buffer_select (f->buffer, (AdduceSpan) { 31 * 200 + 4, 31 * 200 + 4 });
  adduce_ui_text_view_reveal (f->view, (AdduceSpan) { 31 * 200, 31 * 200 });
  WAIT_UNTIL (is_in_view (f, 31 * 200));

  article_fixture_open (f, "b.txt", text);
  g_assert_cmpuint (adduce_ui_article_buffer_get_caret (f->buffer), ==, 0);
  WAIT_UNTIL (is_in_view (f, 0));
  article_fixture_open (f, "a.txt", NULL);
  g_assert_cmpuint (adduce_ui_article_buffer_get_caret (f->buffer), ==, 31 * 200 + 4);
  WAIT_UNTIL (is_in_view (f, 31 * 200));
  g_assert_false (is_in_view (f, 0));
  article_fixture_free (f);
}

/* The column is never wider than the measure, stands in the middle, and lets the window be narrow again. */
static void
test_measure (void)
{
  g_autofree char *words = g_strnfill (400, 'n');
  ArticleFixture *f;
  int minimum = 0;

  for (int i = 5; i < 400; i += 6)
    words[i] = ' ';
  f = article_fixture_new (words);
  for (int width = 1200; width >= 400; width -= 400)
    {
      GdkRectangle first, rect;
      guint row = 0;

      gtk_window_set_default_size (GTK_WINDOW (f->window), width, 500);
      WAIT_UNTIL (ABS (gtk_widget_get_width (f->window) - width) < 20);
      article_fixture_settle (f);
      first = article_fixture_locate (f, 0);
      do
        rect = article_fixture_locate (f, ++row);
      while (rect.y == first.y);
      g_assert_cmpuint (row, <=, 80);
      if (width >= 800)
        {
          int left = first.x, right = gtk_widget_get_width (GTK_WIDGET (f->view))
                                      - gtk_text_view_get_right_margin (GTK_TEXT_VIEW (f->view));

          g_assert_cmpuint (row, >=, 45);
          g_assert_cmpint (ABS (left - (gtk_widget_get_width (GTK_WIDGET (f->view)) - right)), <=, 2);
        }
      gtk_widget_measure (GTK_WIDGET (f->pane), GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
      g_assert_cmpint (minimum, <=, 340);
    }
  article_fixture_free (f);
}

static void
count_notify_cb (GObject *object, GParamSpec *pspec, int *count)
{
  ++*count;
}

static void
test_zoom (void)
{
  ArticleFixture *f = article_fixture_new (article);
  int normal = article_fixture_locate (f, 0).height, n_notified = 0;

  g_signal_connect (f->view, "notify::zoom", G_CALLBACK (count_notify_cb), &n_notified);
  article_fixture_key (f, XK_minus, XK_Control_L);
  g_assert_cmpint (adduce_ui_text_view_get_zoom (f->view), ==, 90);
  article_fixture_key (f, XK_0, XK_Control_L);
  g_assert_cmpint (adduce_ui_text_view_get_zoom (f->view), ==, 100);
  g_assert_cmpint (n_notified, ==, 2);
  adduce_ui_text_view_set_zoom (f->view, 100);
  g_assert_cmpint (n_notified, ==, 2);

  /* from anywhere in the window, up to the last step */
  for (int i = 0; i < 10; i++)
    g_assert_true (gtk_widget_activate_action (f->window, "view.zoom-in", NULL));
  g_assert_cmpint (adduce_ui_text_view_get_zoom (f->view), ==, 200);
  article_fixture_settle (f);
  g_assert_cmpint (article_fixture_locate (f, 0).height, >, normal * 3 / 2);
  g_assert_true (gtk_widget_activate_action (f->window, "view.zoom-reset", NULL));
  article_fixture_settle (f);
  g_assert_cmpint (article_fixture_locate (f, 0).height, ==, normal);
  article_fixture_free (f);
}

/* Lines that say nothing are not counted as paragraphs. */
static void
test_numbers (void)
{
  ArticleFixture *f = article_fixture_new ("one\n\ntwo\n \t\u00a0\u200b\nthree\u2029four\n");
  static const guint expected[] = { 1, 0, 2, 0, 3, 4, 0 };

  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    g_assert_cmpuint (adduce_ui_article_buffer_get_number (f->buffer, i), ==, expected[i]);
  g_assert_cmpuint (adduce_ui_article_buffer_get_n_numbers (f->buffer), ==, 4);
  article_fixture_free (f);
}

int
main (int argc, char **argv)
{
  g_autoptr (GtkCssProvider) provider = NULL;

  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  gtk_source_init ();
  provider = gtk_css_provider_new ();
  gtk_css_provider_load_from_resource (provider, "/io/github/adduce/Adduce/style.css");
  gtk_style_context_add_provider_for_display (gdk_display_get_default (), GTK_STYLE_PROVIDER (provider),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);

  g_test_add_func ("/article-view/pages", test_pages);
  g_test_add_func ("/article-view/context", test_context_property);
  g_test_add_func ("/article-view/marks", test_marks);
  g_test_add_func ("/article-view/notices", test_notices);
  g_test_add_func ("/article-view/problems", test_problems);
  g_test_add_func ("/article-view/find", test_find);
  g_test_add_func ("/article-view/reveal", test_reveal);
  g_test_add_func ("/article-view/come-back", test_come_back);
  g_test_add_func ("/article-view/measure", test_measure);
  g_test_add_func ("/article-view/zoom", test_zoom);
  g_test_add_func ("/article-view/numbers", test_numbers);

  return g_test_run ();
}
