/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Drawing articles at random.
 */
#include "config.h"

#include "analysis/adduce-article-sample.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "adduce-error.h"
#include "model/adduce-coder.h"

#define DIGEST_SIZE 32

typedef struct {
  guint8 key[DIGEST_SIZE];
  AdduceArticle *article;
} Drawn;

static int
compare_keys_cb (gconstpointer a, gconstpointer b)
{
  const Drawn *one = a, *two = b;
  int order = memcmp (one->key, two->key, DIGEST_SIZE);

  return order != 0 ? order
                    : strcmp (adduce_article_get_relative (one->article), adduce_article_get_relative (two->article));
}

GPtrArray *
adduce_article_sample_draw (GPtrArray *articles, guint n, const char *seed)
{
  g_autoptr (GArray) drawn = NULL;
  g_autoptr (GChecksum) sum = NULL;
  GPtrArray *result;

  g_return_val_if_fail (articles != NULL, NULL);
  g_return_val_if_fail (seed != NULL, NULL);

  drawn = g_array_sized_new (FALSE, FALSE, sizeof (Drawn), articles->len);
  sum = g_checksum_new (G_CHECKSUM_SHA256);
  for (guint i = 0; i < articles->len; i++)
    {
      Drawn one = { .article = articles->pdata[i] };
      gsize size = DIGEST_SIZE;

      g_checksum_reset (sum);
      g_checksum_update (sum, (const guchar *) seed, -1);
      g_checksum_update (sum, (const guchar *) "\n", 1);
      g_checksum_update (sum, (const guchar *) adduce_article_get_relative (one.article), -1);
      g_checksum_get_digest (sum, one.key, &size);
      g_array_append_val (drawn, one);
    }
  g_array_sort (drawn, compare_keys_cb);

  result = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < MIN (n, drawn->len); i++)
    g_ptr_array_add (result, g_object_ref (g_array_index (drawn, Drawn, i).article));
  return result;
}

GPtrArray *
adduce_article_sample_assign (GPtrArray *articles, guint n_coders, guint n_common)
{
  GPtrArray *coders;

  g_return_val_if_fail (articles != NULL, NULL);

  coders = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  for (guint k = 0; k < n_coders; k++)
    g_ptr_array_add (coders, g_ptr_array_new_with_free_func (g_object_unref));
  for (guint i = 0; i < articles->len; i++)
    for (guint k = 0; k < n_coders; k++)
      if (i < n_common || (i - n_common) % n_coders == k)
        g_ptr_array_add (coders->pdata[k], g_object_ref (articles->pdata[i]));
  return coders;
}

/* (nullable) (array zero-terminated=1) */
static char **
take_coders (char **coders, GError **error)
{
  g_autoptr (GStrvBuilder) taken = g_strv_builder_new ();
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint k = 0; coders[k] != NULL; k++)
    {
      g_autofree char *coder = g_strstrip (g_strdup (coders[k]));

      if (*coder == '\0' && coders[1] == NULL)
        break;
      if (!adduce_coder_is_nickname (coder))
        {
          g_set_error (error, ADDUCE_ERROR, ADDUCE_ERROR_INVALID,
                       _("“%s” is no nickname: it has small letters, digits and hyphens"), coder);
          return NULL;
        }
      if (!g_hash_table_add (seen, g_strdup (coder)))
        {
          g_set_error (error, ADDUCE_ERROR, ADDUCE_ERROR_INVALID, _("“%s” is named twice"), coder);
          return NULL;
        }
      g_strv_builder_add (taken, coder);
    }
  if (g_hash_table_size (seen) == 0)
    {
      g_set_error_literal (error, ADDUCE_ERROR, ADDUCE_ERROR_INVALID,
                           _("Name the coders who get articles, separated by commas"));
      return NULL;
    }
  return g_strv_builder_end (taken);
}

GPtrArray *
adduce_article_sample_make_lists (GPtrArray *articles, const char *name, const char *seed, char **coders,
                                  guint n_common, GError **error)
{
  g_auto (GStrv) taken = NULL;
  g_autoptr (GPtrArray) drawn = NULL;
  g_autoptr (GPtrArray) shares = NULL;
  GPtrArray *lists;

  g_return_val_if_fail (articles != NULL, NULL);
  g_return_val_if_fail (name != NULL, NULL);
  g_return_val_if_fail (coders != NULL, NULL);

  taken = take_coders (coders, error);
  if (taken == NULL)
    return NULL;
  drawn = adduce_article_sample_draw (articles, articles->len, seed);
  shares = adduce_article_sample_assign (drawn, g_strv_length (taken), n_common);
  lists = g_ptr_array_new_with_free_func ((GDestroyNotify) adduce_article_list_unref);
  for (guint k = 0; taken[k] != NULL; k++)
    {
      g_autofree char *called = g_strdup_printf ("%s: %s", name, taken[k]);
      g_autoptr (GStrvBuilder) paths = g_strv_builder_new ();
      g_auto (GStrv) all = NULL;
      GPtrArray *share = shares->pdata[k];

      for (guint i = 0; i < share->len; i++)
        g_strv_builder_add (paths, adduce_article_get_relative (share->pdata[i]));
      all = g_strv_builder_end (paths);
      g_ptr_array_add (lists, adduce_article_list_new (called, "", 0, NULL, taken[k], (const char *const *) all));
    }
  return lists;
}

/* Those of the list's own paths, if it has some, that fit the filter. */
static GPtrArray *
filter_articles (AdduceArticleList *self, AdduceArticleFilter *filter, GPtrArray *articles, AdduceArticleTwins *twins)
{
  const char *const *paths = adduce_article_list_get_articles (self);
  g_autoptr (GHashTable) wanted = g_hash_table_new (g_str_hash, g_str_equal);
  GPtrArray *result = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; paths != NULL && paths[i] != NULL; i++)
    g_hash_table_add (wanted, (gpointer) paths[i]);
  for (guint i = 0; i < articles->len; i++)
    if ((paths == NULL || g_hash_table_contains (wanted, adduce_article_get_relative (articles->pdata[i])))
        && adduce_article_filter_matches (filter, articles->pdata[i], twins))
      g_ptr_array_add (result, g_object_ref (articles->pdata[i]));
  return result;
}

GPtrArray *
adduce_article_list_choose (AdduceArticleList *self, GPtrArray *articles, AdduceArticleTwins *twins, GError **error)
{
  g_autoptr (AdduceArticleFilter) filter = NULL;
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (GPtrArray) drawn = NULL;
  g_autoptr (GHashTable) kept = NULL;
  GPtrArray *result;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (articles != NULL, NULL);

  filter = adduce_article_filter_parse (adduce_article_list_get_where (self), error);
  if (filter == NULL)
    return NULL;
  found = filter_articles (self, filter, articles, twins);
  if (adduce_article_list_get_sample (self) == 0)
    return g_steal_pointer (&found);

  drawn = adduce_article_sample_draw (found, adduce_article_list_get_sample (self),
                                      adduce_article_list_get_seed (self));
  kept = g_hash_table_new (NULL, NULL);
  for (guint i = 0; i < drawn->len; i++)
    g_hash_table_add (kept, drawn->pdata[i]);
  result = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < found->len; i++)
    if (g_hash_table_contains (kept, found->pdata[i]))
      g_ptr_array_add (result, g_object_ref (found->pdata[i]));
  return result;
}
