/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A whole window on a scratch corpus, and what a person would see in it.
 *
 *   WindowFixture *f = window_fixture_new (folder);     opens the folder, waits until it is loaded
 *   window_fixture_open (f, "a.txt");                   opens an article, waits until it is there or refused
 *   g_assert_true (window_fixture_shows (f, "words"));  a visible label with these words
 *   window_fixture_free (f);
 */
#pragma once

#include <adwaita.h>
#include <gtksourceview/gtksource.h>

#include "../core/scratch.h"
#include "adduce-ui-application.h"
#include "adduce-ui-window.h"

typedef struct
{
  GtkApplication *application;
  AdduceUiWindow *window;
  AdduceUiContext *context;
} WindowFixture;

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

static inline gboolean
window_fixture_is_loaded (WindowFixture *f)
{
  AdduceCorpus *corpus = adduce_ui_context_get_corpus (f->context);

  return corpus == NULL || !adduce_corpus_get_loading (corpus);
}

static inline WindowFixture *
window_fixture_new (const char *folder)
{
  static GtkApplication *application;
  WindowFixture *f = g_new0 (WindowFixture, 1);
  g_autoptr (AdduceCoder) coder = adduce_coder_new (NULL, "tester", "Test Coder", NULL);
  g_autoptr (GError) error = NULL;

  adduce_coder_save (coder, &error);
  g_assert_no_error (error);
  if (application == NULL)
    {
      /* One for all tests: a process can have but one on the bus. */
      application = GTK_APPLICATION (adduce_ui_application_new ());
      g_application_register (G_APPLICATION (application), NULL, &error);
      g_assert_no_error (error);
    }
  f->application = application;
  f->window = adduce_ui_window_new (f->application);
  f->context = adduce_ui_window_get_context (f->window);
  gtk_window_present (GTK_WINDOW (f->window));
  if (folder != NULL)
    adduce_ui_window_open_folder (f->window, folder);
  WAIT_UNTIL (window_fixture_is_loaded (f));
  return f;
}

static inline void
window_fixture_free (WindowFixture *f)
{
  gtk_window_close (GTK_WINDOW (f->window));
  WAIT_UNTIL (gtk_application_get_windows (f->application) == NULL);
  g_free (f);
}

static inline void
window_fixture_open (WindowFixture *f, const char *relative)
{
  AdduceCorpus *corpus = adduce_ui_context_get_corpus (f->context);
  AdduceArticle *article = adduce_corpus_lookup (corpus, relative);

  g_assert_nonnull (article);
  adduce_ui_context_open_article (f->context, article);
  WAIT_UNTIL (!adduce_ui_context_get_opening (f->context));
}

/* The first mapped widget below for which @matches holds. */
static inline GtkWidget *
window_fixture_find (GtkWidget *below, gboolean (*matches) (GtkWidget *widget, gconstpointer data),
                     gconstpointer data)
{
  for (GtkWidget *child = gtk_widget_get_first_child (below); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = NULL;

      if (!gtk_widget_get_mapped (child))
        continue;
      found = matches (child, data) ? child : window_fixture_find (child, matches, data);
      if (found != NULL)
        return found;
    }
  return NULL;
}

static inline gboolean
window_fixture_matches_text (GtkWidget *widget, gconstpointer text)
{
  return GTK_IS_LABEL (widget) && strstr (gtk_label_get_text (GTK_LABEL (widget)), text) != NULL;
}

/* Is there a label on the screen with these words? */
static inline gboolean
window_fixture_shows (WindowFixture *f, const char *text)
{
  return window_fixture_find (GTK_WIDGET (f->window), window_fixture_matches_text, text) != NULL;
}

/* Selects, as the article view would tell, and codes it. */
static inline AdduceClaim *
window_fixture_code (WindowFixture *f, guint start, guint end)
{
  adduce_ui_context_set_selection (f->context, (AdduceSpan) { start, end });
  adduce_ui_context_add_claim (f->context);
  adduce_ui_context_set_selection (f->context, (AdduceSpan) { end, end });
  return adduce_ui_context_get_focused_claim (f->context);
}
