/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What tests of the mouse have in common, besides the fixture of the article: finding widgets, clicking on them.
 */
#pragma once

#include "article-fixture.h"

/* The first widget below that is of the type, or has the label; mapped. */
static inline GtkWidget *
mouse_find (GtkWidget *below, const char *type, const char *label)
{
  for (GtkWidget *child = gtk_widget_get_first_child (below); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = NULL;

      if (!gtk_widget_get_mapped (child))
        continue;
      if (type != NULL && g_str_equal (G_OBJECT_TYPE_NAME (child), type))
        return child;
      if (label != NULL && GTK_IS_LABEL (child) && strstr (gtk_label_get_text (GTK_LABEL (child)), label) != NULL)
        return child;
      found = mouse_find (child, type, label);
      if (found != NULL)
        return found;
    }
  return NULL;
}

static inline void
mouse_click_at (ArticleFixture *f, GtkWidget *widget, double x, double y)
{
  int root_x, root_y;

  article_fixture_settle (f);
  article_fixture_to_root (f, widget, x, y, &root_x, &root_y);
  article_fixture_move (f, root_x, root_y);
  article_fixture_button (f, 1, TRUE);
  article_fixture_button (f, 1, FALSE);
  article_fixture_settle (f);
}

static inline void
mouse_know (ArticleFixture *f, const char *speaker, const char *issue)
{
  AdduceCorpus *corpus = adduce_ui_context_get_corpus (f->context);
  g_autoptr (AdduceTag) speaker_tag = adduce_tag_new_for_label (speaker);
  g_autoptr (AdduceTag) issue_tag = adduce_tag_new_for_label (issue);

  adduce_vocabulary_count (adduce_corpus_get_speakers (corpus), speaker_tag, 1);
  adduce_vocabulary_count (adduce_corpus_get_issues (corpus), issue_tag, 1);
}
