/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The window of Adduce on a scratch corpus, to be measured.
 */
#pragma once

#include "../app/window-fixture.h"

#include "adduce-ui-article-view.h"
#include "bench-corpus.h"
#include "bench-gui.h"

typedef struct {
  char *folder;
  WindowFixture *fixture;
  AdduceUiContext *context;
  AdduceUiTextView *view;
  AdduceUiArticleBuffer *buffer;
  BenchGui *gui;
} BenchWindow;

static inline gboolean
bench_window_has_panes (WindowFixture *fixture)
{
  GtkWidget *view = bench_gui_find (GTK_WIDGET (fixture->window), ADDUCE_UI_TYPE_TEXT_VIEW);

  return view != NULL && gtk_widget_get_frame_clock (GTK_WIDGET (fixture->window)) != NULL;
}

/* @folder: (transfer full): with the articles in it */
static inline BenchWindow *
bench_window_new (char *folder)
{
  BenchWindow *self = g_new0 (BenchWindow, 1);

  self->folder = folder;
  self->fixture = window_fixture_new (folder);
  WAIT_UNTIL (bench_window_has_panes (self->fixture));
  self->context = self->fixture->context;
  self->view = ADDUCE_UI_TEXT_VIEW (bench_gui_find (GTK_WIDGET (self->fixture->window), ADDUCE_UI_TYPE_TEXT_VIEW));
  self->buffer = adduce_ui_text_view_get_article_buffer (self->view);
  self->gui = bench_gui_new (GTK_WIDGET (self->fixture->window));
  bench_gui_run (self->gui, 300);
  return self;
}

static inline void
bench_window_free (BenchWindow *self)
{
  bench_gui_free (self->gui);
  window_fixture_free (self->fixture);
  scratch_remove (self->folder);
  g_free (self->folder);
  g_free (self);
}

static inline void
bench_window_text_cb (GObject *buffer, GParamSpec *pspec, BenchWork *work)
{
  work->n_frames = 0; /* frames without the text don't count */
}

/* Opens an article until its text, and with @claims what is coded in it, is drawn for the first time; @work goes on. */
static inline void
bench_window_start_open (BenchWindow *self, const char *name, gboolean claims, BenchWork *work)
{
  AdduceArticle *article = adduce_corpus_lookup (adduce_ui_context_get_corpus (self->context), name);
  gulong id = 0;

  if (article == NULL)
    g_error ("there is no article %s", name);
  if (!claims)
    id = g_signal_connect (self->buffer, "notify::article-text", G_CALLBACK (bench_window_text_cb), work);
  bench_gui_begin (self->gui, work);
  adduce_ui_context_open_article (self->context, article);
  while (adduce_ui_context_get_opening (self->context))
    bench_gui_turn (self->gui);
  if (adduce_ui_context_get_session (self->context) == NULL)
    g_error ("%s: %s", name, adduce_ui_context_get_open_error (self->context));
  if (claims)
    work->n_frames = 0;
  bench_gui_draw (self->gui);
  if (id != 0)
    g_signal_handler_disconnect (self->buffer, id);
}

/* Opens it until nothing is left to be done; the first frame is that with the text. */
static inline void
bench_window_open (BenchWindow *self, const char *name, BenchWork *work)
{
  bench_window_start_open (self, name, FALSE, work);
  bench_gui_run (self->gui, 0);
  bench_gui_end (self->gui);
}

/* As bench_window_open(); the first frame is that with the claims. */
static inline void
bench_window_open_coded (BenchWindow *self, const char *name, BenchWork *work)
{
  bench_window_start_open (self, name, TRUE, work);
  bench_gui_run (self->gui, 0);
  bench_gui_end (self->gui);
}

static inline void
bench_window_jump (BenchWindow *self, guint offset)
{
  BenchWork work;

  bench_gui_begin (self->gui, &work);
  adduce_ui_article_buffer_select (self->buffer, (AdduceSpan) { offset, offset });
  adduce_ui_text_view_scroll_to (self->view, offset);
  bench_gui_draw (self->gui);
  bench_gui_run (self->gui, 0);
  bench_gui_end (self->gui);
}
