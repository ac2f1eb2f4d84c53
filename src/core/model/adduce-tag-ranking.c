/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The order in which speakers or issues are offered.
 */
#include "config.h"

#include "adduce-tag-ranking.h"
#include "text/adduce-text-names.h"

/* Of the names in the text, so many are enough. */
#define MAX_OF_TEXT 3

typedef struct {
  AdduceTag *tag;
  guint n; /* claims of the article that have it */
} Counted;

struct _AdduceTagRanking {
  AdduceVocabulary *vocabulary; /* not owned */
  GPtrArray *suggested;         /* AdduceTag */
  GPtrArray *recent;            /* AdduceTag */
  GArray *article;              /* Counted, in the order of the text */
  GHashTable *places;           /* code → index in article, plus 1; the code belongs to the tag */
  AdduceText *text;             /* or NULL */
  guint near;                   /* code points in it */
};

static void
choice_free (AdduceTagChoice *choice)
{
  adduce_tag_unref (choice->tag);
  g_free (choice);
}

static void
counted_clear (Counted *counted)
{
  adduce_tag_unref (counted->tag);
}

/* By count; a stable sort keeps the order of the text where that is the same. */
static int
compare_counted (gconstpointer a, gconstpointer b)
{
  const Counted *x = a, *y = b;

  return x->n == y->n ? 0 : (x->n > y->n ? -1 : 1);
}

/* The tag as it is now; (transfer full). */
static AdduceTag *
resolve (AdduceTagRanking *self, AdduceTag *tag)
{
  return self->vocabulary != NULL ? adduce_vocabulary_resolve_tag (self->vocabulary, tag) : adduce_tag_ref (tag);
}

static void
append_tags (AdduceTagRanking *self, GPtrArray *array, AdduceTagList *tags)
{
  for (guint i = 0; i < adduce_tag_list_get_n_tags (tags); i++)
    g_ptr_array_add (array, resolve (self, adduce_tag_list_get_tag (tags, i)));
}

AdduceTagRanking *
adduce_tag_ranking_new (AdduceVocabulary *vocabulary)
{
  AdduceTagRanking *self = g_new0 (AdduceTagRanking, 1);

  self->vocabulary = vocabulary;
  self->suggested = g_ptr_array_new_with_free_func ((GDestroyNotify) adduce_tag_unref);
  self->recent = g_ptr_array_new_with_free_func ((GDestroyNotify) adduce_tag_unref);
  self->article = g_array_new (FALSE, FALSE, sizeof (Counted));
  g_array_set_clear_func (self->article, (GDestroyNotify) counted_clear);
  self->places = g_hash_table_new (g_str_hash, g_str_equal);
  return self;
}

void
adduce_tag_ranking_free (AdduceTagRanking *self)
{
  if (self == NULL)
    return;

  g_clear_object (&self->text);
  g_hash_table_unref (self->places);
  g_array_unref (self->article);
  g_ptr_array_unref (self->recent);
  g_ptr_array_unref (self->suggested);
  g_free (self);
}

void
adduce_tag_ranking_suggest (AdduceTagRanking *self, AdduceTagList *tags)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (tags != NULL);

  append_tags (self, self->suggested, tags);
}

static void
count (AdduceTagRanking *self, AdduceTag *used)
{
  g_autoptr (AdduceTag) tag = resolve (self, used);
  guint place = GPOINTER_TO_UINT (g_hash_table_lookup (self->places, adduce_tag_get_code (tag)));

  if (place > 0)
    g_array_index (self->article, Counted, place - 1).n++;
  else
    {
      Counted counted = { adduce_tag_ref (tag), 1 };

      g_array_append_val (self->article, counted);
      g_hash_table_insert (self->places, (gpointer) adduce_tag_get_code (tag),
                           GUINT_TO_POINTER (self->article->len));
    }
}

void
adduce_tag_ranking_add_claims (AdduceTagRanking *self, AdduceFacet facet, GListModel *claims)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (G_IS_LIST_MODEL (claims));

  for (guint i = 0; i < g_list_model_get_n_items (claims); i++)
    {
      g_autoptr (AdduceClaim) claim = g_list_model_get_item (claims, i);
      g_autoptr (AdduceTagList) tags = adduce_facet_dup_tags (facet, claim);

      for (guint k = 0; k < adduce_tag_list_get_n_tags (tags); k++)
        count (self, adduce_tag_list_get_tag (tags, k));
    }
}

void
adduce_tag_ranking_add_recent (AdduceTagRanking *self, AdduceTagList *tags)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (tags != NULL);

  append_tags (self, self->recent, tags);
}

void
adduce_tag_ranking_add_text (AdduceTagRanking *self, AdduceText *text, guint near)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (ADDUCE_IS_TEXT (text));

  g_set_object (&self->text, text);
  self->near = near;
}

/* What is gathered while a search is made. */
typedef struct {
  AdduceTagRanking *self;
  AdduceNameKey *typed;
  GHashTable *seen; /* codes that were looked at */
  GPtrArray *fits[ADDUCE_NAME_FIT_WORD_START + 1];
} Search;

static void
offer (Search *search, AdduceTag *tag, AdduceTagSource source)
{
  AdduceVocabulary *vocabulary = search->self->vocabulary;
  g_autoptr (AdduceNameKey) key = NULL;
  AdduceTagChoice *choice;
  AdduceNameFit fit;

  if (!g_hash_table_add (search->seen, (gpointer) adduce_tag_get_code (tag)))
    return;
  if (vocabulary != NULL)
    fit = adduce_vocabulary_fit (vocabulary, tag, search->typed);
  else
    {
      key = adduce_name_key_new (adduce_tag_get_label (tag));
      fit = adduce_name_key_fit (key, search->typed);
    }
  if (fit == ADDUCE_NAME_FIT_NONE)
    return;

  choice = g_new0 (AdduceTagChoice, 1);
  choice->tag = adduce_tag_ref (tag);
  choice->source = source;
  choice->fit = fit;
  if (vocabulary != NULL)
    choice->n_uses = adduce_vocabulary_get_n_uses (vocabulary, adduce_tag_get_code (tag));
  g_ptr_array_add (search->fits[fit], choice);
}

static gboolean
is_known (AdduceTagRanking *self, AdduceTag *tag)
{
  return self->vocabulary != NULL
         && (adduce_vocabulary_find_name (self->vocabulary, adduce_tag_get_label (tag)) != NULL
             || adduce_vocabulary_lookup (self->vocabulary, adduce_tag_get_code (tag)) != NULL);
}

/* Names that stand in the text, for the room that is left; what is known was offered, or is taken. */
static void
append_names (AdduceTagRanking *self, GPtrArray *found, GHashTable *seen, const char *typed, guint max)
{
  g_autoptr (GPtrArray) names = NULL;
  guint end = MIN (max, found->len + MAX_OF_TEXT);

  if (self->text == NULL || found->len >= max)
    return;

  names = adduce_text_find_names (self->text, typed, self->near, MAX_OF_TEXT + found->len);
  for (guint i = 0; i < names->len && found->len < end; i++)
    {
      g_autoptr (AdduceTag) tag = adduce_tag_new_for_label (names->pdata[i]);
      AdduceTagChoice *choice;

      if (tag == NULL || is_known (self, tag) || g_hash_table_contains (seen, adduce_tag_get_code (tag)))
        continue;
      choice = g_new0 (AdduceTagChoice, 1);
      choice->tag = g_steal_pointer (&tag);
      choice->source = ADDUCE_TAG_SOURCE_TEXT;
      choice->fit = ADDUCE_NAME_FIT_WORD_START;
      g_ptr_array_add (found, choice);
    }
}

GPtrArray *
adduce_tag_ranking_search (AdduceTagRanking *self, const char *typed, AdduceTagList *taken, guint max)
{
  g_autoptr (AdduceNameKey) key = NULL;
  g_autoptr (GHashTable) seen = NULL;
  g_autoptr (GPtrArray) known = NULL;
  g_autoptr (GPtrArray) now = NULL;
  g_autoptr (GArray) article = NULL;
  GPtrArray *good, *found;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (typed != NULL, NULL);

  key = adduce_name_key_new (typed);
  seen = g_hash_table_new (g_str_hash, g_str_equal);
  found = g_ptr_array_new_with_free_func ((GDestroyNotify) choice_free);
  good = g_ptr_array_new_with_free_func ((GDestroyNotify) choice_free);
  Search search = { self, key, seen, { found, found, good } };

  now = g_ptr_array_new_with_free_func ((GDestroyNotify) adduce_tag_unref);
  if (taken != NULL)
    append_tags (self, now, taken);
  for (guint i = 0; i < now->len; i++)
    g_hash_table_add (seen, (gpointer) adduce_tag_get_code (now->pdata[i]));

  for (guint i = 0; i < self->suggested->len; i++)
    offer (&search, self->suggested->pdata[i], ADDUCE_TAG_SOURCE_SUGGESTED);
  article = g_array_copy (self->article);
  g_array_set_clear_func (article, NULL);
  g_array_sort (article, compare_counted);
  for (guint i = 0; i < article->len; i++)
    offer (&search, g_array_index (article, Counted, i).tag, ADDUCE_TAG_SOURCE_ARTICLE);
  for (guint i = 0; i < self->recent->len; i++)
    offer (&search, self->recent->pdata[i], ADDUCE_TAG_SOURCE_RECENT);
  if (self->vocabulary != NULL)
    known = adduce_vocabulary_search_frequent (self->vocabulary, typed, max + g_hash_table_size (seen));
  for (guint i = 0; known != NULL && i < known->len; i++)
    offer (&search, known->pdata[i], ADDUCE_TAG_SOURCE_CORPUS);

  g_ptr_array_extend_and_steal (good, found);
  g_ptr_array_set_size (good, (int) MIN (good->len, max));
  append_names (self, good, seen, typed, max);
  return good;
}
