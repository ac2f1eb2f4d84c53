/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Which articles of a corpus are shown.
 */
#include "config.h"

#include "analysis/adduce-article-choice.h"

/* Shared with the worker. */
typedef struct {
  int done;
  int total;
} Progress;

struct _AdduceArticleChoice {
  GObject parent_instance;
  AdduceCorpus *corpus; /* or NULL */
  AdduceArticleList *list;
  AdduceArticleFilter *filter;
  AdduceArticleTwins *twins; /* or NULL */
  GHashTable *chosen;        /* articles; NULL while each is asked by the filter */
  GCancellable *reading;     /* NULL: no worker */
  Progress *progress;        /* of that */
  GSignalGroup *corpus_signals;
};

enum {
  PROP_0,
  PROP_BUSY,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];
static guint changed_signal;

G_DEFINE_FINAL_TYPE (AdduceArticleChoice, adduce_article_choice, G_TYPE_OBJECT)

static AdduceArticleList *
new_all (void)
{
  return adduce_article_list_new ("", "", 0, NULL, NULL, NULL);
}

static GPtrArray *
list_articles (AdduceCorpus *corpus)
{
  GPtrArray *articles = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; corpus != NULL && i < adduce_corpus_get_n_articles (corpus); i++)
    g_ptr_array_add (articles, g_list_model_get_item (G_LIST_MODEL (corpus), i));
  return articles;
}

/* --- twins --- */

static void
progress_cb (guint done, guint total, gpointer user_data)
{
  Progress *progress = user_data;

  g_atomic_int_set (&progress->total, (int) total);
  g_atomic_int_set (&progress->done, (int) done);
}

static void
twins_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (AdduceArticleChoice) self = user_data;
  g_autoptr (AdduceArticleTwins) twins = adduce_article_twins_read_finish (result, NULL);

  if (g_task_get_cancellable (G_TASK (result)) != self->reading)
    return; /* another corpus is looked at, or it was stopped */
  g_clear_object (&self->reading);
  if (twins != NULL)
    self->twins = g_steal_pointer (&twins);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BUSY]);
  adduce_article_choice_renew (self);
}

static void
read_twins (AdduceArticleChoice *self)
{
  g_autoptr (GPtrArray) articles = list_articles (self->corpus);
  g_autoptr (GStrvBuilder) paths = g_strv_builder_new ();
  g_auto (GStrv) all = NULL;

  for (guint i = 0; i < articles->len; i++)
    g_strv_builder_add (paths, adduce_article_get_relative (articles->pdata[i]));
  all = g_strv_builder_end (paths);
  self->reading = g_cancellable_new ();
  g_object_set_data_full (G_OBJECT (self->reading), "progress", self->progress = g_new0 (Progress, 1), g_free);
  adduce_article_twins_read_async (adduce_corpus_get_folder (self->corpus), all, ADDUCE_TWINS_LEAST, progress_cb,
                                   self->progress, self->reading, twins_cb, g_object_ref (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BUSY]);
}

static void
stop (AdduceArticleChoice *self)
{
  if (self->reading == NULL)
    return;
  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  self->progress = NULL;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BUSY]);
}

/* --- working out --- */

static void
work_out (AdduceArticleChoice *self)
{
  g_autoptr (GPtrArray) articles = NULL;
  g_autoptr (GPtrArray) found = NULL;

  g_clear_pointer (&self->chosen, g_hash_table_unref);
  if (adduce_article_list_get_sample (self->list) == 0 && adduce_article_list_get_articles (self->list) == NULL)
    return;

  articles = list_articles (self->corpus);
  found = adduce_article_list_choose (self->list, articles, self->twins, NULL);
  self->chosen = g_hash_table_new_full (NULL, NULL, g_object_unref, NULL);
  for (guint i = 0; found != NULL && i < found->len; i++)
    g_hash_table_add (self->chosen, g_object_ref (found->pdata[i]));
}

static void
loading_cb (AdduceArticleChoice *self)
{
  if (adduce_corpus_get_loading (self->corpus))
    return;
  stop (self);
  g_clear_pointer (&self->twins, adduce_article_twins_unref);
  adduce_article_choice_renew (self);
}

static void
adduce_article_choice_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_BUSY)
    g_value_set_boolean (value, ADDUCE_ARTICLE_CHOICE (object)->reading != NULL);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
adduce_article_choice_dispose (GObject *object)
{
  AdduceArticleChoice *self = ADDUCE_ARTICLE_CHOICE (object);

  if (self->reading != NULL)
    g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  g_clear_object (&self->corpus_signals);
  g_clear_object (&self->corpus);
  g_clear_pointer (&self->chosen, g_hash_table_unref);
  G_OBJECT_CLASS (adduce_article_choice_parent_class)->dispose (object);
}

static void
adduce_article_choice_finalize (GObject *object)
{
  AdduceArticleChoice *self = ADDUCE_ARTICLE_CHOICE (object);

  adduce_article_list_unref (self->list);
  adduce_article_filter_unref (self->filter);
  g_clear_pointer (&self->twins, adduce_article_twins_unref);
  G_OBJECT_CLASS (adduce_article_choice_parent_class)->finalize (object);
}

static void
adduce_article_choice_class_init (AdduceArticleChoiceClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);

  object_class->get_property = adduce_article_choice_get_property;
  object_class->dispose = adduce_article_choice_dispose;
  object_class->finalize = adduce_article_choice_finalize;
  properties[PROP_BUSY] = g_param_spec_boolean ("busy", NULL, NULL, FALSE,
                                                G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  changed_signal = g_signal_new ("changed", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 0);
}

static void
adduce_article_choice_init (AdduceArticleChoice *self)
{
  self->list = new_all ();
  self->filter = adduce_article_filter_parse ("", NULL);
  self->corpus_signals = g_signal_group_new (ADDUCE_TYPE_CORPUS);
  g_signal_group_connect_swapped (self->corpus_signals, "notify::loading", G_CALLBACK (loading_cb), self);
}

AdduceArticleChoice *
adduce_article_choice_new (void)
{
  return g_object_new (ADDUCE_TYPE_ARTICLE_CHOICE, NULL);
}

void
adduce_article_choice_set_corpus (AdduceArticleChoice *self, AdduceCorpus *corpus)
{
  g_return_if_fail (ADDUCE_IS_ARTICLE_CHOICE (self));

  if (!g_set_object (&self->corpus, corpus))
    return;
  stop (self);
  g_clear_pointer (&self->twins, adduce_article_twins_unref);
  g_clear_pointer (&self->list, adduce_article_list_unref);
  self->list = new_all ();
  g_clear_pointer (&self->filter, adduce_article_filter_unref);
  self->filter = adduce_article_filter_parse ("", NULL);
  g_signal_group_set_target (self->corpus_signals, corpus);
  adduce_article_choice_renew (self);
}

AdduceCorpus *
adduce_article_choice_get_corpus (AdduceArticleChoice *self)
{
  g_return_val_if_fail (ADDUCE_IS_ARTICLE_CHOICE (self), NULL);

  return self->corpus;
}

gboolean
adduce_article_choice_set (AdduceArticleChoice *self, AdduceArticleList *list, GError **error)
{
  g_autoptr (AdduceArticleFilter) filter = NULL;

  g_return_val_if_fail (ADDUCE_IS_ARTICLE_CHOICE (self), FALSE);

  filter = adduce_article_filter_parse (list != NULL ? adduce_article_list_get_where (list) : "", error);
  if (filter == NULL)
    return FALSE;
  adduce_article_filter_unref (self->filter);
  self->filter = g_steal_pointer (&filter);
  adduce_article_list_unref (self->list);
  self->list = list != NULL ? adduce_article_list_ref (list) : new_all ();
  adduce_article_choice_renew (self);
  return TRUE;
}

AdduceArticleList *
adduce_article_choice_get (AdduceArticleChoice *self)
{
  g_return_val_if_fail (ADDUCE_IS_ARTICLE_CHOICE (self), NULL);

  return self->list;
}

AdduceArticleFilter *
adduce_article_choice_get_filter (AdduceArticleChoice *self)
{
  g_return_val_if_fail (ADDUCE_IS_ARTICLE_CHOICE (self), NULL);

  return self->filter;
}

gboolean
adduce_article_choice_is_all (AdduceArticleChoice *self)
{
  g_return_val_if_fail (ADDUCE_IS_ARTICLE_CHOICE (self), TRUE);

  return adduce_article_filter_get_n_parts (self->filter) == 0 && adduce_article_list_get_sample (self->list) == 0
         && adduce_article_list_get_articles (self->list) == NULL;
}

void
adduce_article_choice_renew (AdduceArticleChoice *self)
{
  g_return_if_fail (ADDUCE_IS_ARTICLE_CHOICE (self));

  work_out (self);
  if (self->corpus != NULL && self->twins == NULL && self->reading == NULL
      && adduce_article_filter_needs_twins (self->filter) && !adduce_corpus_get_loading (self->corpus))
    read_twins (self);
  g_signal_emit (self, changed_signal, 0);
}

gboolean
adduce_article_choice_matches (AdduceArticleChoice *self, AdduceArticle *article)
{
  g_return_val_if_fail (ADDUCE_IS_ARTICLE_CHOICE (self), FALSE);
  g_return_val_if_fail (ADDUCE_IS_ARTICLE (article), FALSE);

  return self->chosen != NULL ? g_hash_table_contains (self->chosen, article)
                              : adduce_article_filter_matches (self->filter, article, self->twins);
}

void
adduce_article_choice_get_progress (AdduceArticleChoice *self, guint *ret_done, guint *ret_total)
{
  g_return_if_fail (ADDUCE_IS_ARTICLE_CHOICE (self));
  g_return_if_fail (ret_done != NULL && ret_total != NULL);

  *ret_done = self->reading != NULL ? (guint) g_atomic_int_get (&self->progress->done) : 0;
  *ret_total = self->reading != NULL ? (guint) g_atomic_int_get (&self->progress->total) : 0;
}

gboolean
adduce_article_choice_get_busy (AdduceArticleChoice *self)
{
  g_return_val_if_fail (ADDUCE_IS_ARTICLE_CHOICE (self), FALSE);

  return self->reading != NULL;
}

void
adduce_article_choice_stop (AdduceArticleChoice *self)
{
  g_return_if_fail (ADDUCE_IS_ARTICLE_CHOICE (self));

  stop (self);
}
