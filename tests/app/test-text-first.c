/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Opening an article whose claims take long to be read: its text is there before them.
 */
#include "article-fixture.h"

#include "../bench/bench-corpus.h"

#define N_CLAIMS 2000 /* more than 2 MiB */
#define CARET 70

typedef struct {
  ArticleFixture *f;
  guint n_texts;
  gboolean opened; /* the session was there already when the text came */
  char *page;
  char *first;     /* paragraph of what was shown then */
  guint n_painted; /* claims */
} Seen;

static guint
count_painted (ArticleFixture *f)
{
  AdduceUiScene *scene = adduce_ui_highlighter_get_scene (adduce_ui_text_view_get_highlighter (f->view));
  g_autoptr (GArray) marks = adduce_ui_scene_query (scene, (AdduceSpan) { 0, G_MAXUINT });

  return marks->len;
}

static char *
dup_start (ArticleFixture *f)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_start_iter (GTK_TEXT_BUFFER (f->buffer), &start);
  end = start;
  gtk_text_iter_forward_chars (&end, 6);
  return gtk_text_buffer_get_text (GTK_TEXT_BUFFER (f->buffer), &start, &end, TRUE);
}

static GtkStack *
find_stack (GtkWidget *widget)
{
  if (GTK_IS_STACK (widget))
    return GTK_STACK (widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkStack *found = find_stack (child);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
text_read_cb (AdduceUiContext *context, AdduceText *text, Seen *seen)
{
  GtkStack *stack = find_stack (GTK_WIDGET (seen->f->pane));

  seen->n_texts++;
  seen->opened = adduce_ui_context_get_session (context) != NULL;
  seen->page = g_strdup (gtk_stack_get_visible_child_name (stack));
  seen->first = dup_start (seen->f);
  seen->n_painted = count_painted (seen->f);
  adduce_ui_article_buffer_select (seen->f->buffer, (AdduceSpan) { CARET, CARET });
}

static void
test_many_claims (void)
{
  ArticleFixture *f = article_fixture_new ("Little is said here.\n");
  g_autofree char *text = bench_corpus_text (60000);
  Seen seen = { .f = f };

  bench_corpus_write (f->folder, "few.txt", text, &(BenchClaims) { .n = 20, .depth = 1 });
  bench_corpus_write (f->folder, "many.txt", text, &(BenchClaims) { .n = N_CLAIMS, .depth = 2 });
  g_signal_connect_after (f->context, "text-read", G_CALLBACK (text_read_cb), &seen);

  /* What is read at once is shown at once. */
  article_fixture_open (f, "few.txt", NULL);
  g_assert_cmpuint (seen.n_texts, ==, 0);
  g_assert_cmpuint (count_painted (f), >=, 20);

  article_fixture_open (f, "many.txt", NULL);
  g_assert_cmpuint (seen.n_texts, ==, 1);
  g_assert_false (seen.opened);
  g_assert_cmpstr (seen.page, ==, "article");
  g_assert_true (g_str_has_prefix (text, seen.first));
  g_assert_cmpuint (seen.n_painted, ==, 0); /* the claims of the last article are not this one's */

  /* The claims came, and who was reading by then is left where they were. */
  g_assert_cmpuint (count_painted (f), >=, N_CLAIMS);
  g_assert_cmpuint (adduce_ui_article_buffer_get_caret (f->buffer), ==, CARET);
  g_assert_true (adduce_ui_article_buffer_get_text (f->buffer)
                 == adduce_session_get_text (adduce_ui_context_get_session (f->context)));
  g_free (seen.page);
  g_free (seen.first);
  article_fixture_free (f);
}

/* Whoever goes on before the claims were read finds the next article as ever. */
static void
leave_cb (AdduceUiContext *context, AdduceText *text, AdduceArticle *next)
{
  adduce_ui_context_open_article (context, next);
}

static void
test_leave_early (void)
{
  ArticleFixture *f = article_fixture_new ("Little is said here.\n");
  g_autofree char *text = bench_corpus_text (60000);
  g_autoptr (AdduceArticle) next = NULL;

  bench_corpus_write (f->folder, "many.txt", text, &(BenchClaims) { .n = N_CLAIMS, .depth = 2 });
  scratch_write (f->folder, "next.txt", "The next.\n");
  next = adduce_article_new (f->folder, "next.txt");
  g_signal_connect_after (f->context, "text-read", G_CALLBACK (leave_cb), next);

  article_fixture_open (f, "many.txt", NULL);
  g_assert_true (adduce_ui_context_get_article (f->context) == next);
  g_assert_cmpuint (count_painted (f), ==, 0);
  g_autofree char *shown = dup_start (f);
  g_assert_cmpstr (shown, ==, "The ne");
  article_fixture_free (f);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/text-first/many-claims", test_many_claims);
  g_test_add_func ("/text-first/leave-early", test_leave_early);
  return g_test_run ();
}
