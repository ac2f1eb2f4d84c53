/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Which articles are shown, and in which order.
 *
 * corpus → GtkFilterListModel → GtkSortListModel. The filter matches folded text and the sorter compares stored
 * collation keys, so that 100,000 rows stay quick.
 */
#include "config.h"

#include <string.h>

#include "adduce-ui-article-rows.h"

struct _AdduceUiArticleRows
{
  GObject parent_instance;

  GtkFilterListModel *filtered;
  GtkSortListModel *sorted;
  GtkFilter *filter;
  GtkSorter *sorter;
  AdduceArticleChoice *choice;
  char **words; /* folded; NULL: any */
  guint show;
  char *sort;
};

G_DEFINE_FINAL_TYPE (AdduceUiArticleRows, adduce_ui_article_rows, G_TYPE_OBJECT)

static gboolean
matches_status (AdduceUiArticleRows *self, AdduceArticle *article)
{
  switch (self->show)
    {
    case ADDUCE_UI_ARTICLE_SHOW_NEW:
      return adduce_article_get_status (article) == ADDUCE_STATUS_NEW;
    case ADDUCE_UI_ARTICLE_SHOW_IN_PROGRESS:
      return adduce_article_get_status (article) == ADDUCE_STATUS_IN_PROGRESS;
    case ADDUCE_UI_ARTICLE_SHOW_DONE:
      return adduce_article_get_status (article) == ADDUCE_STATUS_DONE;
    case ADDUCE_UI_ARTICLE_SHOW_WITH_CLAIMS:
      return adduce_article_get_n_claims (article) > 0;
    case ADDUCE_UI_ARTICLE_SHOW_WITH_PROBLEMS:
      return adduce_article_get_problem (article) != NULL;
    default:
      return TRUE;
    }
}

static gboolean
filter_article (gpointer item, gpointer user_data)
{
  AdduceUiArticleRows *self = user_data;
  const char *folded;

  if (!matches_status (self, item) || !adduce_article_choice_matches (self->choice, item))
    return FALSE;
  if (self->words == NULL)
    return TRUE;

  folded = adduce_article_get_folded (item);
  for (guint i = 0; self->words[i] != NULL; i++)
    if (strstr (folded, self->words[i]) == NULL)
      return FALSE;
  return TRUE;
}

static int
compare_articles (gconstpointer a, gconstpointer b, gpointer user_data)
{
  AdduceUiArticleRows *self = user_data;
  AdduceArticle *one = (AdduceArticle *) a;
  AdduceArticle *two = (AdduceArticle *) b;
  int order = 0;

  if (g_str_equal (self->sort, "title"))
    order = strcmp (adduce_article_get_title_key (one), adduce_article_get_title_key (two));
  else if (g_str_equal (self->sort, "claims"))
    order = (int) adduce_article_get_n_claims (two) - (int) adduce_article_get_n_claims (one);
  else if (g_str_equal (self->sort, "status"))
    order = (int) adduce_article_get_status (one) - (int) adduce_article_get_status (two);
  if (order == 0)
    order = strcmp (adduce_article_get_path_key (one), adduce_article_get_path_key (two));

  return order < 0 ? GTK_ORDERING_SMALLER : order > 0 ? GTK_ORDERING_LARGER : GTK_ORDERING_EQUAL;
}

/* Callbacks */

static void
choice_changed_cb (AdduceUiArticleRows *self)
{
  gtk_filter_changed (self->filter, GTK_FILTER_CHANGE_DIFFERENT);
}

/* Overrides */

static void
adduce_ui_article_rows_finalize (GObject *object)
{
  AdduceUiArticleRows *self = ADDUCE_UI_ARTICLE_ROWS (object);

  /* Who still shows the rows must not ask for them. */
  gtk_filter_list_model_set_model (self->filtered, NULL);
  gtk_filter_list_model_set_filter (self->filtered, NULL);
  gtk_sort_list_model_set_sorter (self->sorted, NULL);
  g_signal_handlers_disconnect_by_data (self->choice, self);
  g_object_unref (self->sorted);
  g_object_unref (self->filtered);
  g_object_unref (self->filter);
  g_object_unref (self->sorter);
  g_object_unref (self->choice);
  g_strfreev (self->words);
  g_free (self->sort);

  G_OBJECT_CLASS (adduce_ui_article_rows_parent_class)->finalize (object);
}

static void
adduce_ui_article_rows_class_init (AdduceUiArticleRowsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = adduce_ui_article_rows_finalize;
}

static void
adduce_ui_article_rows_init (AdduceUiArticleRows *self)
{
  self->sort = g_strdup ("path");
  self->choice = adduce_article_choice_new ();
  g_signal_connect_swapped (self->choice, "changed", G_CALLBACK (choice_changed_cb), self);
  self->filter = GTK_FILTER (gtk_custom_filter_new (filter_article, self, NULL));
  self->filtered = gtk_filter_list_model_new (NULL, g_object_ref (self->filter));
  self->sorter = GTK_SORTER (gtk_custom_sorter_new (compare_articles, self, NULL));
  self->sorted = gtk_sort_list_model_new (g_object_ref (G_LIST_MODEL (self->filtered)), g_object_ref (self->sorter));
}

/* --- public --- */

AdduceUiArticleRows *
adduce_ui_article_rows_new (void)
{
  return g_object_new (ADDUCE_UI_TYPE_ARTICLE_ROWS, NULL);
}

GListModel *
adduce_ui_article_rows_get_model (AdduceUiArticleRows *self)
{
  g_return_val_if_fail (ADDUCE_UI_IS_ARTICLE_ROWS (self), NULL);

  return G_LIST_MODEL (self->sorted);
}

AdduceArticleChoice *
adduce_ui_article_rows_get_choice (AdduceUiArticleRows *self)
{
  g_return_val_if_fail (ADDUCE_UI_IS_ARTICLE_ROWS (self), NULL);

  return self->choice;
}

void
adduce_ui_article_rows_set_corpus (AdduceUiArticleRows *self, AdduceCorpus *corpus)
{
  g_return_if_fail (ADDUCE_UI_IS_ARTICLE_ROWS (self));

  adduce_article_choice_set_corpus (self->choice, corpus);
  gtk_filter_list_model_set_model (self->filtered, G_LIST_MODEL (corpus));
}

void
adduce_ui_article_rows_filter (AdduceUiArticleRows *self, const char *text, guint show)
{
  g_autofree char *folded = NULL;

  g_return_if_fail (ADDUCE_UI_IS_ARTICLE_ROWS (self));
  g_return_if_fail (text != NULL);

  folded = adduce_breaks_fold (text);
  g_clear_pointer (&self->words, g_strfreev);
  if (*folded != '\0')
    self->words = g_strsplit (folded, " ", -1);
  self->show = show;
  gtk_filter_changed (self->filter, GTK_FILTER_CHANGE_DIFFERENT);
}

const char *
adduce_ui_article_rows_get_sort (AdduceUiArticleRows *self)
{
  g_return_val_if_fail (ADDUCE_UI_IS_ARTICLE_ROWS (self), NULL);

  return self->sort;
}

void
adduce_ui_article_rows_set_sort (AdduceUiArticleRows *self, const char *sort)
{
  g_return_if_fail (ADDUCE_UI_IS_ARTICLE_ROWS (self));
  g_return_if_fail (sort != NULL);

  if (g_str_equal (self->sort, sort))
    return;
  g_free (self->sort);
  self->sort = g_strdup (sort);
  gtk_sorter_changed (self->sorter, GTK_SORTER_CHANGE_DIFFERENT);
}

void
adduce_ui_article_rows_refresh (AdduceUiArticleRows *self)
{
  g_return_if_fail (ADDUCE_UI_IS_ARTICLE_ROWS (self));

  gtk_filter_changed (self->filter, GTK_FILTER_CHANGE_DIFFERENT);
  gtk_sorter_changed (self->sorter, GTK_SORTER_CHANGE_DIFFERENT);
}
