/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Speakers or issues used so far.
 */
#include "config.h"

#include <string.h>

#include "adduce-vocabulary.h"

#include "text/adduce-name.h"

/* How many of those used last go before the others of their rank. */
#define N_RECENT 8

/* A label under which a code was used. */
typedef struct {
  AdduceTag *tag;
  guint n_uses;
} Variant;

typedef struct {
  GArray *variants; /* Variant, at least one */
  guint winner;     /* index of the one used most, the earlier where several are */
  AdduceNameKey *key; /* label of the winner, for matching */
  guint n_uses;     /* of all variants */
  guint64 last_use; /* number of the last call that counted it up; 0 for never */
} Entry;

/* An entry while it is ranked; smaller ranks are better. */
typedef struct {
  const Entry *entry;
  guint rank;
} Match;

struct _AdduceVocabulary {
  GObject parent_instance;
  GHashTable *entries; /* code → Entry, both owned */
  guint64 n_counted;
};

G_DEFINE_FINAL_TYPE (AdduceVocabulary, adduce_vocabulary, G_TYPE_OBJECT)

static void
variant_clear (Variant *variant)
{
  adduce_tag_unref (variant->tag);
}

static void
entry_free (Entry *entry)
{
  g_array_unref (entry->variants);
  adduce_name_key_free (entry->key);
  g_free (entry);
}

static Entry *
entry_new (void)
{
  Entry *entry = g_new0 (Entry, 1);

  entry->variants = g_array_new (FALSE, FALSE, sizeof (Variant));
  g_array_set_clear_func (entry->variants, (GDestroyNotify) variant_clear);
  return entry;
}

static Variant *
entry_get_variant (const Entry *entry, guint index)
{
  return &g_array_index (entry->variants, Variant, index);
}

static AdduceTag *
entry_get_tag (const Entry *entry)
{
  return entry_get_variant (entry, entry->winner)->tag;
}

static Variant *
entry_ensure_variant (Entry *entry, AdduceTag *tag)
{
  const char *label = adduce_tag_get_label (tag);

  for (guint i = 0; i < entry->variants->len; i++)
    if (g_str_equal (adduce_tag_get_label (entry_get_variant (entry, i)->tag), label))
      return entry_get_variant (entry, i);

  Variant variant = { adduce_tag_ref (tag), 0 };
  g_array_append_val (entry->variants, variant);
  return entry_get_variant (entry, entry->variants->len - 1);
}

static void
entry_update (Entry *entry)
{
  guint winner = 0;

  entry->n_uses = 0;
  for (guint i = 0; i < entry->variants->len; i++)
    {
      entry->n_uses += entry_get_variant (entry, i)->n_uses;
      if (entry_get_variant (entry, i)->n_uses > entry_get_variant (entry, winner)->n_uses)
        winner = i;
    }
  if (entry->key != NULL && winner == entry->winner)
    return;
  entry->winner = winner;
  adduce_name_key_free (entry->key);
  entry->key = adduce_name_key_new (adduce_tag_get_label (entry_get_tag (entry)));
}

static int
compare_uses_cb (gconstpointer a, gconstpointer b)
{
  const Match *x = a, *y = b;

  if (x->rank != y->rank)
    return x->rank < y->rank ? -1 : 1;
  if (x->entry->n_uses != y->entry->n_uses)
    return x->entry->n_uses > y->entry->n_uses ? -1 : 1;
  if (x->entry->last_use != y->entry->last_use)
    return x->entry->last_use > y->entry->last_use ? -1 : 1;
  return strcmp (adduce_tag_get_code (entry_get_tag (x->entry)),
                 adduce_tag_get_code (entry_get_tag (y->entry)));
}

static int
compare_last_uses_cb (gconstpointer a, gconstpointer b)
{
  const Match *x = a, *y = b;

  if (x->entry->last_use == y->entry->last_use)
    return 0;
  return x->entry->last_use > y->entry->last_use ? -1 : 1;
}

/* Ranks: by fit, of each the recent ones first in the order of their use; those without use last of all. */
static void
rank_matches (GArray *matches, gboolean with_recent)
{
  guint n_recent = 0;

  g_array_sort (matches, compare_last_uses_cb);
  for (guint i = 0; i < matches->len; i++)
    {
      Match *match = &g_array_index (matches, Match, i);
      guint fit = match->rank == ADDUCE_NAME_FIT_WORD_START ? 0 : 1;

      if (match->entry->n_uses == 0)
        match->rank = G_MAXUINT;
      else if (with_recent && match->entry->last_use > 0 && n_recent < N_RECENT)
        match->rank = fit * (N_RECENT + 1) + n_recent++;
      else
        match->rank = fit * (N_RECENT + 1) + N_RECENT;
    }
  g_array_sort (matches, compare_uses_cb);
}

static void
adduce_vocabulary_finalize (GObject *object)
{
  AdduceVocabulary *self = ADDUCE_VOCABULARY (object);

  g_clear_pointer (&self->entries, g_hash_table_unref);
  G_OBJECT_CLASS (adduce_vocabulary_parent_class)->finalize (object);
}

static void
adduce_vocabulary_class_init (AdduceVocabularyClass *class)
{
  G_OBJECT_CLASS (class)->finalize = adduce_vocabulary_finalize;
}

static void
adduce_vocabulary_init (AdduceVocabulary *self)
{
  self->entries
    = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) entry_free);
}

AdduceVocabulary *
adduce_vocabulary_new (void)
{
  return g_object_new (ADDUCE_TYPE_VOCABULARY, NULL);
}

void
adduce_vocabulary_count (AdduceVocabulary *self, AdduceTag *tag, int count)
{
  g_return_if_fail (ADDUCE_IS_VOCABULARY (self));
  g_return_if_fail (tag != NULL);

  const char *code = adduce_tag_get_code (tag);
  Entry *entry = g_hash_table_lookup (self->entries, code);
  if (entry == NULL)
    {
      entry = entry_new ();
      g_hash_table_insert (self->entries, g_strdup (code), entry);
    }

  Variant *variant = entry_ensure_variant (entry, tag);
  gint64 n_uses = (gint64) variant->n_uses + count;
  variant->n_uses = CLAMP (n_uses, 0, G_MAXUINT);
  if (count > 0)
    entry->last_use = ++self->n_counted;
  entry_update (entry);
}

guint
adduce_vocabulary_get_n_tags (AdduceVocabulary *self)
{
  g_return_val_if_fail (ADDUCE_IS_VOCABULARY (self), 0);
  return g_hash_table_size (self->entries);
}

guint
adduce_vocabulary_get_n_uses (AdduceVocabulary *self, const char *code)
{
  g_return_val_if_fail (ADDUCE_IS_VOCABULARY (self), 0);
  g_return_val_if_fail (code != NULL, 0);

  Entry *entry = g_hash_table_lookup (self->entries, code);
  return entry != NULL ? entry->n_uses : 0;
}

AdduceTag *
adduce_vocabulary_lookup (AdduceVocabulary *self, const char *code)
{
  g_return_val_if_fail (ADDUCE_IS_VOCABULARY (self), NULL);
  g_return_val_if_fail (code != NULL, NULL);

  Entry *entry = g_hash_table_lookup (self->entries, code);
  return entry != NULL ? entry_get_tag (entry) : NULL;
}

static GPtrArray *
search (AdduceVocabulary *self, const char *text, guint max, gboolean with_recent)
{
  g_autoptr (AdduceNameKey) typed = adduce_name_key_new (text);
  g_autoptr (GArray) matches = g_array_new (FALSE, FALSE, sizeof (Match));
  GPtrArray *found = g_ptr_array_new_with_free_func ((GDestroyNotify) adduce_tag_unref);
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, self->entries);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      Match match = { value, adduce_name_key_fit (((Entry *) value)->key, typed) };

      if (match.rank != ADDUCE_NAME_FIT_NONE)
        g_array_append_val (matches, match);
    }
  rank_matches (matches, with_recent && !adduce_name_key_is_empty (typed));
  for (guint i = 0; i < MIN (matches->len, max); i++)
    g_ptr_array_add (found, adduce_tag_ref (entry_get_tag (g_array_index (matches, Match, i).entry)));
  return found;
}

GPtrArray *
adduce_vocabulary_search (AdduceVocabulary *self, const char *text, guint max)
{
  g_return_val_if_fail (ADDUCE_IS_VOCABULARY (self), NULL);
  g_return_val_if_fail (text != NULL, NULL);

  return search (self, text, max, TRUE);
}

GPtrArray *
adduce_vocabulary_search_frequent (AdduceVocabulary *self, const char *text, guint max)
{
  g_return_val_if_fail (ADDUCE_IS_VOCABULARY (self), NULL);
  g_return_val_if_fail (text != NULL, NULL);

  return search (self, text, max, FALSE);
}
