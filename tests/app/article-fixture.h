/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The pane of the article alone in a window, on a scratch corpus, with a mouse and a keyboard: the X test
 * extension on a second connection makes real events, while the test looks at the widgets.
 *
 *   ArticleFixture *f = article_fixture_new ("The levy stays, she said.\n");
 *   article_fixture_drag (f, 5, 9, 0);                 from in front of character 5 to in front of 9
 *   article_fixture_key (f, XK_Return, 0);
 *   article_fixture_free (f);
 */
#pragma once

#include <adwaita.h>
#include <gtksourceview/gtksource.h>
#include <gdk/x11/gdkx.h>
#include <X11/extensions/XTest.h>
#include <X11/keysym.h>

#include "../core/scratch.h"
#include "adduce-ui-actions.h"
#include "adduce-ui-article-view.h"
#include "x-sync.h"

typedef struct
{
  Display *display;
  char *folder;
  GtkWidget *window;
  AdduceUiContext *context;
  AdduceUiArticleView *pane;
  AdduceUiTextView *view;
  AdduceUiArticleBuffer *buffer;
  AdduceCoder *coder;
  GString *messages; /* what the context said */
} ArticleFixture;

/* Runs the main loop until the condition holds; fails after ten seconds. */
#define WAIT_UNTIL(condition) \
  G_STMT_START \
  { \
    gint64 wait_end_ = g_get_monotonic_time () + 10 * G_USEC_PER_SEC; \
    while (!(condition) && g_get_monotonic_time () < wait_end_) \
      if (!g_main_context_iteration (NULL, FALSE)) \
        g_usleep (500); \
    g_assert_true (condition); \
  } \
  G_STMT_END

/* Lets time go by: what falls into it is done at the end, and on the screen. */
static inline void
article_fixture_pump (int milliseconds)
{
  x_pump (milliseconds);
}

/* Until the window has drawn what was asked of it. */
static inline void
article_fixture_settle (ArticleFixture *f)
{
  gtk_test_widget_wait_for_draw (f->window);
  article_fixture_pump (20);
}

static void
article_fixture_message_cb (AdduceUiContext *context, const char *text, gboolean offer_undo, gpointer data)
{
  g_string_append_printf (data, "%s\n", text);
}

static inline void
article_fixture_add_actions (ArticleFixture *f)
{
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();

  adduce_ui_actions_add (G_ACTION_MAP (group), f->context);
  gtk_widget_insert_action_group (f->window, "win", G_ACTION_GROUP (group));
}

/* Writes an article into the corpus and opens it. */
static inline void
article_fixture_open (ArticleFixture *f, const char *name, const char *text)
{
  g_autoptr (AdduceArticle) article = adduce_article_new (f->folder, name);

  if (text != NULL)
    scratch_write (f->folder, name, text);
  adduce_ui_context_open_article (f->context, article);
  WAIT_UNTIL (!adduce_ui_context_get_opening (f->context));
  article_fixture_settle (f);
}

static inline ArticleFixture *
article_fixture_new (const char *text)
{
  ArticleFixture *f = g_new0 (ArticleFixture, 1);
  g_autoptr (AdduceCodebook) codebook = NULL;
  g_autoptr (AdduceCorpus) corpus = NULL;
  g_autoptr (GError) error = NULL;

  f->folder = scratch_new ();
  f->messages = g_string_new (NULL);
  codebook = adduce_codebook_load_preset ("default", &error);
  g_assert_no_error (error);
  f->coder = adduce_coder_new (NULL, "tester", "Test Coder", &error);
  g_assert_no_error (error);
  corpus = adduce_corpus_new (f->folder);
  adduce_corpus_set_codebook (corpus, codebook);

  f->context = adduce_ui_context_new ();
  g_signal_connect (f->context, "message", G_CALLBACK (article_fixture_message_cb), f->messages);
  adduce_ui_context_set_coder (f->context, f->coder);
  adduce_ui_context_set_corpus (f->context, corpus);

  f->window = g_object_ref_sink (adw_window_new ());
  gtk_window_set_default_size (GTK_WINDOW (f->window), 800, 600);
  f->pane = adduce_ui_article_view_new ();
  f->view = adduce_ui_article_view_get_text_view (f->pane);
  f->buffer = adduce_ui_text_view_get_article_buffer (f->view);
  adw_window_set_content (ADW_WINDOW (f->window), GTK_WIDGET (f->pane));
  article_fixture_add_actions (f);
  g_object_set (f->pane, "context", f->context, NULL);
  gtk_window_present (GTK_WINDOW (f->window));
  WAIT_UNTIL (gtk_window_is_active (GTK_WINDOW (f->window)));

  f->display = XOpenDisplay (NULL);
  g_assert_nonnull (f->display);
  XAutoRepeatOff (f->display); /* a busy machine may hold a key for long */
  XTestFakeMotionEvent (f->display, -1, 1200, 780, 0); /* away from the window */
  XSync (f->display, False);
  if (text != NULL)
    {
      article_fixture_open (f, "a.txt", text);
      gtk_widget_grab_focus (GTK_WIDGET (f->pane));
      g_assert_true (gtk_widget_has_focus (GTK_WIDGET (f->view)));
    }
  return f;
}

static inline void
article_fixture_free (ArticleFixture *f)
{
  gpointer pane = f->pane;
  gpointer view = f->view;
  gpointer context = f->context;

  adduce_ui_context_flush (f->context);
  adduce_ui_context_open_article (f->context, NULL);
  g_object_add_weak_pointer (G_OBJECT (f->pane), &pane);
  g_object_add_weak_pointer (G_OBJECT (f->view), &view);
  gtk_window_destroy (GTK_WINDOW (f->window));
  g_object_unref (f->window);
  WAIT_UNTIL (pane == NULL && view == NULL);
  g_object_unref (f->coder);
  g_object_add_weak_pointer (G_OBJECT (f->context), &context);
  g_object_unref (f->context);
  WAIT_UNTIL (context == NULL); /* a worker that still reads an article keeps it */
  XCloseDisplay (f->display);
  scratch_remove (f->folder);
  g_free (f->folder);
  g_string_free (f->messages, TRUE);
  g_free (f);
}

/* --- mouse and keyboard --- */

/* A point of a widget as one of the screen: the border of the window is between the two. */
static inline void
article_fixture_to_root (ArticleFixture *f, GtkWidget *widget, double x, double y, int *root_x, int *root_y)
{
  GtkNative *native = gtk_widget_get_native (widget);
  graphene_point_t point;
  double border_x, border_y;
  Window child;

  g_assert_true (gtk_widget_compute_point (widget, GTK_WIDGET (native), &GRAPHENE_POINT_INIT (x, y), &point));
  gtk_native_get_surface_transform (native, &border_x, &border_y);
  XTranslateCoordinates (f->display, gdk_x11_surface_get_xid (gtk_native_get_surface (native)),
                         DefaultRootWindow (f->display), (int) (point.x + border_x), (int) (point.y + border_y),
                         root_x, root_y, &child);
}

/* The rectangle of a character in the text view. */
static inline GdkRectangle
article_fixture_locate (ArticleFixture *f, guint offset)
{
  GtkTextIter iter;
  GdkRectangle rect;

  adduce_ui_article_buffer_get_iter (f->buffer, &iter, offset);
  gtk_text_view_get_iter_location (GTK_TEXT_VIEW (f->view), &iter, &rect);
  gtk_text_view_buffer_to_window_coords (GTK_TEXT_VIEW (f->view), GTK_TEXT_WINDOW_WIDGET, rect.x, rect.y, &rect.x,
                                         &rect.y);
  return rect;
}

static inline void
article_fixture_move (ArticleFixture *f, int root_x, int root_y)
{
  XTestFakeMotionEvent (f->display, -1, root_x, root_y, 0);
  x_sync (f->display);
  x_rest (15);
}

/* In front of a character, a little inside it. */
static inline void
article_fixture_move_to (ArticleFixture *f, guint offset)
{
  GdkRectangle rect = article_fixture_locate (f, offset);
  int x, y;

  article_fixture_to_root (f, GTK_WIDGET (f->view), rect.x + 1, rect.y + rect.height / 2, &x, &y);
  article_fixture_move (f, x, y);
}

static inline void
article_fixture_button (ArticleFixture *f, guint button, gboolean down)
{
  XTestFakeButtonEvent (f->display, button, down, 0);
  x_sync (f->display);
  x_rest (15);
}

static inline void
article_fixture_hold (ArticleFixture *f, KeySym key, gboolean down)
{
  if (key == 0)
    return;
  XTestFakeKeyEvent (f->display, XKeysymToKeycode (f->display, key), down, 0);
  x_sync (f->display);
}

static inline void
article_fixture_drag (ArticleFixture *f, guint from, guint to, KeySym modifier)
{
  article_fixture_move_to (f, from);
  article_fixture_button (f, 1, TRUE);
  article_fixture_move_to (f, (from + to) / 2);
  article_fixture_hold (f, modifier, TRUE);
  article_fixture_move_to (f, to);
  article_fixture_button (f, 1, FALSE);
  article_fixture_hold (f, modifier, FALSE);
  article_fixture_pump (20);
}

/* Far enough in time from the click before to be no double click. */
static inline void
article_fixture_click (ArticleFixture *f, guint offset)
{
  int double_click = 0;

  g_object_get (gtk_settings_get_default (), "gtk-double-click-time", &double_click, NULL);
  article_fixture_pump (double_click + 50);
  article_fixture_move_to (f, offset);
  article_fixture_button (f, 1, TRUE);
  article_fixture_button (f, 1, FALSE);
  article_fixture_pump (20);
}

static inline void
article_fixture_key (ArticleFixture *f, KeySym key, KeySym modifier)
{
  KeyCode code = XKeysymToKeycode (f->display, key);

  article_fixture_hold (f, modifier, TRUE);
  XTestFakeKeyEvent (f->display, code, True, 0);
  XTestFakeKeyEvent (f->display, code, False, 0);
  x_sync (f->display);
  x_rest (15);
  article_fixture_hold (f, modifier, FALSE);
}

/* --- what came of it --- */

static inline guint
article_fixture_count (ArticleFixture *f)
{
  return adduce_claim_set_get_n_claims (adduce_session_get_claims (adduce_ui_context_get_session (f->context)));
}

static inline void
article_fixture_assert_span (AdduceSpan span, guint start, guint end)
{
  g_assert_cmpuint (span.start, ==, start);
  g_assert_cmpuint (span.end, ==, end);
}

/* The places of the focused claim as text, "none" without one. */
static inline char *
article_fixture_dup_focused (ArticleFixture *f)
{
  AdduceClaim *claim = adduce_ui_context_get_focused_claim (f->context);

  return claim != NULL ? adduce_span_set_to_string (adduce_claim_get_spans (claim)) : g_strdup ("none");
}

#define article_fixture_assert_focused(f, expected) \
  G_STMT_START \
  { \
    g_autofree char *focused_ = article_fixture_dup_focused (f); \
    g_assert_cmpstr (focused_, ==, expected); \
  } \
  G_STMT_END

/* Makes a claim as a person would who is done with selecting. */
static inline AdduceClaim *
article_fixture_code (ArticleFixture *f, guint start, guint end)
{
  adduce_ui_article_buffer_select (f->buffer, (AdduceSpan) { start, end });
  adduce_ui_context_add_claim (f->context);
  return adduce_ui_context_get_focused_claim (f->context);
}
