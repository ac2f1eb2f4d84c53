/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Tallies: how often each speaker, issue and other entry of a register is used.
 */
#include "config.h"

#include "store/adduce-corpus-tally.h"

#include <string.h>

static void
count (GHashTable *self, const char *dimension, const char *code, const char *label, int n)
{
  char *key = g_strjoin ("\x1f", dimension, code, label, NULL);
  int sum = GPOINTER_TO_INT (g_hash_table_lookup (self, key)) + n;
  g_hash_table_replace (self, key, GINT_TO_POINTER (sum));
}

static void
count_record (GHashTable *self, AdduceCorpusCache *cache, const AdduceCorpusRecord *record)
{
  guint n_uses = 0;
  const AdduceCorpusUse *uses = adduce_corpus_cache_get_uses (cache, record, &n_uses);
  for (guint i = 0; i < n_uses; i++)
    {
      const char *dimension, *code, *label;
      adduce_corpus_cache_get_tag (cache, uses[i].tag, &dimension, &code, &label);
      count (self, dimension, code, label, (int) uses[i].count);
    }
}

static void
count_in_vocabulary (const char *key, int n, AdduceCorpus *corpus)
{
  g_auto (GStrv) parts = g_strsplit (key, "\x1f", 3);
  if (n == 0 || g_strv_length (parts) != 3)
    return;
  g_autoptr (AdduceTag) tag = adduce_tag_new (parts[1], parts[2]);
  adduce_corpus_count_tag (corpus, parts[0], tag, n);
}

GHashTable *
adduce_corpus_tally_new (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

GHashTable *
adduce_corpus_tally_new_for_cache (AdduceCorpusCache *cache)
{
  g_return_val_if_fail (cache != NULL, NULL);

  GHashTable *self = adduce_corpus_tally_new ();
  if (!adduce_corpus_cache_has_uses (cache))
    return self;

  /* Numbers first: there are many uses and few tags. */
  guint n_tags = adduce_corpus_cache_get_n_tags (cache);
  g_autofree guint *sums = g_new0 (guint, n_tags + 1);
  for (guint i = 0; i < adduce_corpus_cache_get_n_files (cache); i++)
    {
      guint n_uses = 0;
      const AdduceCorpusUse *uses
        = adduce_corpus_cache_get_uses (cache, adduce_corpus_cache_get_file (cache, i), &n_uses);
      for (guint j = 0; j < n_uses; j++)
        sums[uses[j].tag] += uses[j].count;
    }
  for (guint i = 0; i < n_tags; i++)
    {
      const char *dimension, *code, *label;
      adduce_corpus_cache_get_tag (cache, i, &dimension, &code, &label);
      if (sums[i] > 0)
        count (self, dimension, code, label, (int) sums[i]);
    }
  return self;
}

GHashTable *
adduce_corpus_tally_new_for_article (AdduceCorpusCache *cache, const char *relative)
{
  g_return_val_if_fail (cache != NULL, NULL);
  g_return_val_if_fail (relative != NULL, NULL);

  GHashTable *self = adduce_corpus_tally_new ();
  const char *slash = strrchr (relative, '/');
  gsize n_folder = slash == NULL ? 0 : (gsize) (slash - relative) + 1;
  g_autofree char *folder_name = g_strndup (relative, n_folder);
  guint found = adduce_corpus_cache_find_folder (cache, folder_name, 0);
  if (found == ADDUCE_CORPUS_NONE || !adduce_corpus_cache_has_uses (cache))
    return self;

  const AdduceCorpusFolderRecord *folder = adduce_corpus_cache_get_folder (cache, found);
  for (guint i = 0; i < folder->n_files; i++)
    {
      const AdduceCorpusRecord *file = adduce_corpus_cache_get_file (cache, folder->first + i);
      if (file->owner == ADDUCE_CORPUS_NONE)
        continue;
      const AdduceCorpusRecord *owner = adduce_corpus_cache_get_file (cache, folder->first + file->owner);
      if (strcmp (adduce_corpus_cache_get_string (cache, owner->name), relative + n_folder) == 0)
        count_record (self, cache, file);
    }
  return self;
}

void
adduce_corpus_tally_add_look (GHashTable *self, AdduceCorpusLooker *looker, const AdduceCorpusLook *look)
{
  g_return_if_fail (self != NULL);

  const AdduceCorpusUse *uses = adduce_corpus_looker_get_uses (looker, look->record.first_use);
  for (guint i = 0; i < look->record.n_uses; i++)
    {
      const char *dimension, *code, *label;
      adduce_corpus_looker_get_tag (looker, uses[i].tag, &dimension, &code, &label);
      count (self, dimension, code, label, (int) uses[i].count);
    }
}

void
adduce_corpus_tally_add (GHashTable *self, GHashTable *other, int factor)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (other != NULL);

  GHashTableIter iter;
  gpointer key, value;
  g_hash_table_iter_init (&iter, other);
  while (g_hash_table_iter_next (&iter, &key, &value))
    {
      int sum = GPOINTER_TO_INT (g_hash_table_lookup (self, key)) + factor * GPOINTER_TO_INT (value);
      g_hash_table_replace (self, g_strdup (key), GINT_TO_POINTER (sum));
    }
}

void
adduce_corpus_tally_apply (GHashTable *before, GHashTable *after, AdduceCorpus *corpus)
{
  g_return_if_fail (before != NULL);
  g_return_if_fail (after != NULL);

  GHashTableIter iter;
  gpointer key, value;
  g_hash_table_iter_init (&iter, after);
  while (g_hash_table_iter_next (&iter, &key, &value))
    count_in_vocabulary (key, GPOINTER_TO_INT (value) - GPOINTER_TO_INT (g_hash_table_lookup (before, key)),
                         corpus);
  g_hash_table_iter_init (&iter, before);
  while (g_hash_table_iter_next (&iter, &key, &value))
    if (!g_hash_table_contains (after, key))
      count_in_vocabulary (key, -GPOINTER_TO_INT (value), corpus);
}
