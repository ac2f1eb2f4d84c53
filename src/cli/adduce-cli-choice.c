/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The options by which verbs say which articles are meant.
 */

#include "config.h"

#include "adduce-cli-choice.h"

#include <glib/gi18n.h>

static struct {
  char *where;
  char *in;
  int sample;
  char *seed;
} given;

const GOptionEntry adduce_cli_choice_entries[] = {
  { "where", 'w', 0, G_OPTION_ARG_FILENAME, &given.where,
    N_("Only articles that fit, like 'status is new and lacks date'"), N_("EXPRESSION") },
  { "in", 0, 0, G_OPTION_ARG_FILENAME, &given.in, N_("Only articles of a saved list"), N_("LIST") },
  { "sample", 0, 0, G_OPTION_ARG_INT, &given.sample, N_("So many of them, drawn at random"), N_("NUMBER") },
  { "seed", 0, 0, G_OPTION_ARG_FILENAME, &given.seed, N_("Another seed draws others (1, if nothing is said)"),
    N_("WORD") },
  G_OPTION_ENTRY_NULL,
};

/* (nullable) without @error: the option was not given */
static char *
take (const char *word, GError **error)
{
  return word != NULL ? adduce_cli_take_text (word, error) : NULL;
}

/* The saved list's tests and those that were given. */
static char *
join_where (AdduceArticleList *base, const char *where)
{
  const char *first = base != NULL ? adduce_article_list_get_where (base) : "";

  if (where == NULL || *where == '\0')
    return g_strdup (first);
  return *first != '\0' ? g_strconcat (first, " and ", where, NULL) : g_strdup (where);
}

static AdduceArticleList *
find_list (const char *folder, const char *name, GError **error)
{
  g_autoptr (GPtrArray) lists = adduce_article_lists_load (folder, error);
  AdduceArticleList *list = lists != NULL ? adduce_article_lists_find (lists, name) : NULL;

  if (lists != NULL && list == NULL)
    g_set_error (error, ADDUCE_ERROR, ADDUCE_ERROR_NOT_FOUND, _("There is no list “%s”"), name);
  return list != NULL ? adduce_article_list_ref (list) : NULL;
}

AdduceArticleList *
adduce_cli_choice_make (const char *folder, const char *name, const char *coder, GError **error)
{
  g_autoptr (GError) failed = NULL;
  g_autofree char *where = take (given.where, &failed);
  g_autofree char *in = failed == NULL ? take (given.in, &failed) : NULL;
  g_autofree char *seed = failed == NULL ? take (given.seed, &failed) : NULL;
  g_autoptr (AdduceArticleList) base = NULL;
  g_autoptr (AdduceArticleFilter) filter = NULL;
  g_autofree char *both = NULL;
  g_autofree char *canonical = NULL;

  if (failed == NULL && given.sample < 0)
    g_set_error_literal (&failed, ADDUCE_ERROR, ADDUCE_ERROR_USAGE, _("--sample is a number of articles"));
  if (failed == NULL && in != NULL)
    base = find_list (folder, in, &failed);
  if (failed == NULL && where != NULL)
    filter = adduce_article_filter_parse (where, &failed);
  if (failed != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failed));
      return NULL;
    }

  if (filter != NULL)
    canonical = adduce_article_filter_to_string (filter);
  both = join_where (base, canonical);
  if (base == NULL)
    return adduce_article_list_new (name, both, (guint) given.sample, seed, coder, NULL);
  return adduce_article_list_new (
    name, both, given.sample > 0 ? (guint) given.sample : adduce_article_list_get_sample (base),
    seed != NULL ? seed : adduce_article_list_get_seed (base),
    coder != NULL ? coder : adduce_article_list_get_coder (base), adduce_article_list_get_articles (base));
}

GPtrArray *
adduce_cli_choice_all (AdduceCorpus *corpus)
{
  GPtrArray *articles = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < adduce_corpus_get_n_articles (corpus); i++)
    g_ptr_array_add (articles, g_list_model_get_item (G_LIST_MODEL (corpus), i));
  return articles;
}

AdduceArticleTwins *
adduce_cli_choice_read_twins (GPtrArray *articles, const char *folder, guint least, GPtrArray *problems)
{
  g_autoptr (GStrvBuilder) paths = g_strv_builder_new ();
  g_auto (GStrv) all = NULL;

  for (guint i = 0; i < articles->len; i++)
    g_strv_builder_add (paths, adduce_article_get_relative (articles->pdata[i]));
  all = g_strv_builder_end (paths);
  return adduce_article_twins_read (folder, all, least, problems, NULL, NULL, NULL, NULL);
}

GPtrArray *
adduce_cli_choice_apply (AdduceArticleList *list, AdduceCorpus *corpus, GError **error)
{
  g_autoptr (GPtrArray) articles = adduce_cli_choice_all (corpus);
  g_autoptr (AdduceArticleFilter) filter = adduce_article_filter_parse (adduce_article_list_get_where (list), error);
  g_autoptr (AdduceArticleTwins) twins = NULL;
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);

  if (filter == NULL)
    return NULL;
  if (adduce_article_filter_needs_twins (filter))
    {
      twins = adduce_cli_choice_read_twins (articles, adduce_corpus_get_folder (corpus), ADDUCE_TWINS_LEAST, problems);
      for (guint i = 0; i < problems->len; i++)
        adduce_cli_complain (NULL, problems->pdata[i]);
    }
  return adduce_article_list_choose (list, articles, twins, error);
}

char *
adduce_cli_choice_dup_coder (const char *nickname)
{
  g_autoptr (AdduceCoder) coder = nickname == NULL ? adduce_coder_load (NULL) : NULL;

  if (nickname != NULL)
    return g_strdup (nickname);
  return coder != NULL ? g_strdup (adduce_coder_get_nickname (coder)) : NULL;
}
