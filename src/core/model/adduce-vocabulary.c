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
  guint64 last_use; /* number of the last call that counted it up; 0 for never */
} Variant;

typedef struct {
  GArray *variants;   /* Variant, at least one where there is no entity */
  guint winner;       /* index of the one used most, the earlier where several are */
  AdduceNameKey *key; /* label of the winner, for matching; NULL where there is an entity */
  AdduceTag *tag;     /* of the entity, not owned; or NULL */
  GPtrArray *names;   /* AdduceNameKey of the entity and of what was merged into it, not owned; or NULL */
  guint n_uses;       /* of all variants */
  guint64 last_use;
} Entry;

/* An entry while it is ranked; smaller ranks are better. */
typedef struct {
  const Entry *entry;
  guint rank;
} Match;

struct _AdduceVocabulary {
  GObject parent_instance;
  GHashTable *entries; /* code → Entry, both owned */
  AdduceRegister *names; /* or NULL */
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
  g_clear_pointer (&entry->names, g_ptr_array_unref);
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
  return entry->tag != NULL ? entry->tag : entry_get_variant (entry, entry->winner)->tag;
}

static AdduceNameFit
entry_fit (const Entry *entry, const AdduceNameKey *typed)
{
  AdduceNameFit fit = ADDUCE_NAME_FIT_NONE;

  if (entry->names == NULL)
    return adduce_name_key_fit (entry->key, typed);
  for (guint i = 0; i < entry->names->len && fit != ADDUCE_NAME_FIT_WORD_START; i++)
    fit = MAX (fit, adduce_name_key_fit (entry->names->pdata[i], typed));
  return fit;
}

static Variant *
entry_ensure_variant (Entry *entry, AdduceTag *tag)
{
  const char *label = adduce_tag_get_label (tag);

  for (guint i = 0; i < entry->variants->len; i++)
    if (g_str_equal (adduce_tag_get_label (entry_get_variant (entry, i)->tag), label)
        && adduce_tag_equal (entry_get_variant (entry, i)->tag, tag))
      return entry_get_variant (entry, i);

  Variant variant = { adduce_tag_ref (tag), 0, 0 };
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
  if (entry->names != NULL || (entry->key != NULL && winner == entry->winner))
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
  g_clear_object (&self->names);
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

/* What a code means. */
static const char *
resolve (AdduceVocabulary *self, const char *code)
{
  return self->names != NULL ? adduce_register_resolve_code (self->names, code) : code;
}

static Entry *
ensure_entry (AdduceVocabulary *self, const char *code)
{
  Entry *entry = g_hash_table_lookup (self->entries, code);

  if (entry == NULL)
    {
      entry = entry_new ();
      g_hash_table_insert (self->entries, g_strdup (code), entry);
    }
  return entry;
}

/* The entries of the register, by what they mean. */
static void
add_register (AdduceVocabulary *self)
{
  for (guint i = 0; i < adduce_register_get_n_entities (self->names); i++)
    {
      AdduceEntity *entity = adduce_register_get_entity (self->names, i);
      AdduceEntity *meant = adduce_register_resolve (self->names, adduce_entity_get_id (entity));
      const AdduceNameKey *const *keys = adduce_entity_get_name_keys (entity);
      Entry *entry = ensure_entry (self, adduce_entity_get_id (meant));

      entry->tag = adduce_register_get_tag (self->names, meant);
      if (entry->names == NULL)
        entry->names = g_ptr_array_new ();
      for (guint k = 0; keys[k] != NULL; k++)
        g_ptr_array_add (entry->names, (gpointer) keys[k]);
    }
}

void
adduce_vocabulary_set_register (AdduceVocabulary *self, AdduceRegister *value)
{
  g_autoptr (GHashTable) before = NULL;
  GHashTableIter iter;
  gpointer found;

  g_return_if_fail (ADDUCE_IS_VOCABULARY (self));
  g_return_if_fail (value == NULL || ADDUCE_IS_REGISTER (value));

  if (self->names == value)
    return;
  g_clear_object (&self->names);
  g_set_object (&self->names, value);
  before = g_steal_pointer (&self->entries);
  self->entries = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) entry_free);
  if (value != NULL)
    add_register (self);

  g_hash_table_iter_init (&iter, before);
  while (g_hash_table_iter_next (&iter, NULL, &found))
    for (guint i = 0; i < ((Entry *) found)->variants->len; i++)
      {
        const Variant *old = entry_get_variant (found, i);
        Entry *entry = ensure_entry (self, resolve (self, adduce_tag_get_code (old->tag)));
        Variant *variant = entry_ensure_variant (entry, old->tag);

        variant->n_uses = old->n_uses;
        variant->last_use = old->last_use;
        entry->last_use = MAX (entry->last_use, old->last_use);
        entry_update (entry);
      }
}

AdduceTag *
adduce_vocabulary_resolve_tag (AdduceVocabulary *self, AdduceTag *tag)
{
  g_return_val_if_fail (ADDUCE_IS_VOCABULARY (self), NULL);
  g_return_val_if_fail (tag != NULL, NULL);

  return self->names != NULL ? adduce_register_resolve_tag (self->names, tag) : adduce_tag_ref (tag);
}

AdduceTag *
adduce_vocabulary_find_name (AdduceVocabulary *self, const char *name)
{
  AdduceEntity *entity;

  g_return_val_if_fail (ADDUCE_IS_VOCABULARY (self), NULL);
  g_return_val_if_fail (name != NULL, NULL);

  entity = self->names != NULL ? adduce_register_find_name (self->names, name) : NULL;
  return entity != NULL ? adduce_register_get_tag (self->names, entity) : NULL;
}

AdduceNameFit
adduce_vocabulary_fit (AdduceVocabulary *self, AdduceTag *tag, const AdduceNameKey *typed)
{
  g_autoptr (AdduceNameKey) key = NULL;
  Entry *entry;

  g_return_val_if_fail (ADDUCE_IS_VOCABULARY (self), ADDUCE_NAME_FIT_NONE);
  g_return_val_if_fail (tag != NULL, ADDUCE_NAME_FIT_NONE);

  entry = g_hash_table_lookup (self->entries, resolve (self, adduce_tag_get_code (tag)));
  if (entry != NULL && entry->names != NULL)
    return entry_fit (entry, typed);
  key = adduce_name_key_new (adduce_tag_get_label (tag));
  return adduce_name_key_fit (key, typed);
}

void
adduce_vocabulary_count (AdduceVocabulary *self, AdduceTag *tag, int count)
{
  g_return_if_fail (ADDUCE_IS_VOCABULARY (self));
  g_return_if_fail (tag != NULL);

  Entry *entry = ensure_entry (self, resolve (self, adduce_tag_get_code (tag)));
  Variant *variant = entry_ensure_variant (entry, tag);
  gint64 n_uses = (gint64) variant->n_uses + count;
  variant->n_uses = CLAMP (n_uses, 0, G_MAXUINT);
  if (count > 0)
    entry->last_use = variant->last_use = ++self->n_counted;
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

  Entry *entry = g_hash_table_lookup (self->entries, resolve (self, code));
  return entry != NULL ? entry->n_uses : 0;
}

AdduceTag *
adduce_vocabulary_lookup (AdduceVocabulary *self, const char *code)
{
  g_return_val_if_fail (ADDUCE_IS_VOCABULARY (self), NULL);
  g_return_val_if_fail (code != NULL, NULL);

  Entry *entry = g_hash_table_lookup (self->entries, resolve (self, code));
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
      Match match = { value, entry_fit (value, typed) };

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
