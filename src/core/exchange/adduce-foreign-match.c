/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Which article a foreign document is.
 */
#include "config.h"

#include "exchange/adduce-foreign-match.h"

#include <string.h>

#include "store/adduce-corpus-loader.h"
#include "text/adduce-text.h"

struct _AdduceForeignMatcher {
  GPtrArray *paths;     /* below the corpus */
  GHashTable *by_text;  /* digest → GPtrArray of paths */
  GHashTable *by_stem;  /* path without ending, folded → GPtrArray of paths */
  GHashTable *by_last;  /* the last part of that → GPtrArray of paths */
};

/* Without what looks like an ending; (transfer full). */
static char *
fold_stem (const char *name)
{
  g_autofree char *valid = g_utf8_make_valid (name, -1);
  char *slash = strrchr (valid, '/');
  char *dot = strrchr (slash != NULL ? slash : valid, '.');

  if (dot != NULL && dot > valid && strlen (dot) <= 9)
    *dot = '\0';
  g_autofree char *composed = g_utf8_normalize (valid, -1, G_NORMALIZE_NFC);
  return g_utf8_casefold (composed, -1);
}

static void
note (GHashTable *table, const char *key, const char *path)
{
  GPtrArray *paths = g_hash_table_lookup (table, key);

  if (paths == NULL)
    {
      paths = g_ptr_array_new ();
      g_hash_table_insert (table, g_strdup (key), paths);
    }
  g_ptr_array_add (paths, (gpointer) path);
}

static void
take_article (AdduceForeignMatcher *self, AdduceArticle *article, gboolean by_text)
{
  char *path = g_strdup (adduce_article_get_relative (article));
  g_autofree char *stem = fold_stem (path);
  const char *slash = strrchr (stem, '/');

  g_ptr_array_add (self->paths, path);
  note (self->by_stem, stem, path);
  note (self->by_last, slash != NULL ? slash + 1 : stem, path);
  if (by_text)
    {
      g_autofree char *whole = adduce_article_dup_path (article);
      g_autoptr (AdduceText) text = adduce_text_load (whole, NULL);

      if (text != NULL)
        note (self->by_text, adduce_text_get_digest (text), path);
    }
}

static GHashTable *
table_new (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
}

AdduceForeignMatcher *
adduce_foreign_matcher_new (const char *folder, gboolean by_text, GCancellable *cancellable, GError **error)
{
  g_autoptr (AdduceForeignMatcher) self = g_new0 (AdduceForeignMatcher, 1);
  g_autoptr (AdduceCorpus) corpus = NULL;

  self->paths = g_ptr_array_new_with_free_func (g_free);
  self->by_text = table_new ();
  self->by_stem = table_new ();
  self->by_last = table_new ();
  if (!g_file_test (folder, G_FILE_TEST_IS_DIR))
    return g_steal_pointer (&self);
  corpus = adduce_corpus_new (folder);
  if (!adduce_corpus_load_list (corpus, NULL, cancellable, error))
    return NULL;
  for (guint i = 0; i < adduce_corpus_get_n_articles (corpus); i++)
    {
      g_autoptr (AdduceArticle) article = g_list_model_get_item (G_LIST_MODEL (corpus), i);

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
      take_article (self, article, by_text);
    }
  return g_steal_pointer (&self);
}

void
adduce_foreign_matcher_free (AdduceForeignMatcher *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->by_text);
  g_hash_table_unref (self->by_stem);
  g_hash_table_unref (self->by_last);
  g_ptr_array_unref (self->paths);
  g_free (self);
}

/* Of these the one that is in the other list too; else the only one, or, where any will do, the first. */
static const char *
choose (GPtrArray *paths, GPtrArray *also, gboolean any)
{
  if (paths == NULL)
    return NULL;
  for (guint i = 0; also != NULL && i < paths->len; i++)
    if (g_ptr_array_find (also, paths->pdata[i], NULL))
      return paths->pdata[i];
  return paths->len == 1 || any ? paths->pdata[0] : NULL;
}

const char *
adduce_foreign_matcher_find (AdduceForeignMatcher *self, const char *name, const char *digest,
                             gboolean *ret_by_text)
{
  g_autofree char *stem = fold_stem (name);
  const char *slash = strrchr (stem, '/');
  GPtrArray *same_path = g_hash_table_lookup (self->by_stem, stem);
  GPtrArray *same_last = g_hash_table_lookup (self->by_last, slash != NULL ? slash + 1 : stem);
  GPtrArray *same_text = digest != NULL ? g_hash_table_lookup (self->by_text, digest) : NULL;
  const char *found = choose (same_text, same_path != NULL ? same_path : same_last, TRUE);

  *ret_by_text = found != NULL;
  if (found == NULL)
    found = choose (same_path, NULL, TRUE);
  return found != NULL ? found : choose (same_last, NULL, FALSE);
}
