/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Entries of a register that may be the same.
 */
#include "config.h"

#include "analysis/adduce-duplicates.h"

#include <stdlib.h>
#include <string.h>

/* So many names with one weak key are not held against each other, nor so many with a strong one. */
#define MAX_WEAK 60
#define MAX_STRONG 1000

struct _AdduceDuplicate {
  GObject parent_instance;

  AdduceEntity *one;
  AdduceEntity *other;
  char *one_name;
  char *other_name;
  AdduceLikeness likeness;
};

G_DEFINE_FINAL_TYPE (AdduceDuplicate, adduce_duplicate, G_TYPE_OBJECT)

/* A name of an entry. */
typedef struct {
  AdduceNameForm *form;
  guint entity;
  const char *name;
  guint n_wholes;      /* names of others that it is part of */
} Name;

typedef struct {
  guint64 key;
  guint name;
  gboolean weak;
} Entry;

/* What is known of a pair so far. */
typedef struct {
  AdduceLikeness likeness;
  guint one_name; /* of the entity with the lesser index */
  guint other_name;
} Found;

typedef struct {
  AdduceRegister *base;
  AdduceEntity *const *entities;
  GArray *names;   /* Name */
  GArray *entries; /* Entry */
  GHashTable *found; /* pair of entities, as guint64 (owned) → Found */
  guint name;      /* whose keys are added */
} Search;

static void
adduce_duplicate_finalize (GObject *object)
{
  AdduceDuplicate *self = ADDUCE_DUPLICATE (object);

  g_clear_object (&self->one);
  g_clear_object (&self->other);
  g_free (self->one_name);
  g_free (self->other_name);

  G_OBJECT_CLASS (adduce_duplicate_parent_class)->finalize (object);
}

static void
adduce_duplicate_class_init (AdduceDuplicateClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = adduce_duplicate_finalize;
}

static void
adduce_duplicate_init (AdduceDuplicate *self)
{
}

AdduceEntity *
adduce_duplicate_get_one (AdduceDuplicate *self)
{
  g_return_val_if_fail (ADDUCE_IS_DUPLICATE (self), NULL);

  return self->one;
}

AdduceEntity *
adduce_duplicate_get_other (AdduceDuplicate *self)
{
  g_return_val_if_fail (ADDUCE_IS_DUPLICATE (self), NULL);

  return self->other;
}

AdduceLikeness
adduce_duplicate_get_likeness (AdduceDuplicate *self)
{
  g_return_val_if_fail (ADDUCE_IS_DUPLICATE (self), ADDUCE_LIKENESS_NONE);

  return self->likeness;
}

const char *
adduce_duplicate_get_one_name (AdduceDuplicate *self)
{
  g_return_val_if_fail (ADDUCE_IS_DUPLICATE (self), NULL);

  return self->one_name;
}

const char *
adduce_duplicate_get_other_name (AdduceDuplicate *self)
{
  g_return_val_if_fail (ADDUCE_IS_DUPLICATE (self), NULL);

  return self->other_name;
}

/* --- gathering names --- */

static void
name_clear (Name *name)
{
  adduce_name_form_free (name->form);
}

static void
add_key_cb (guint64 key, gboolean weak, gpointer user_data)
{
  Search *search = user_data;
  Entry entry = { key, search->name, weak };

  g_array_append_val (search->entries, entry);
}

static void
add_name (Search *search, guint entity, const char *text)
{
  Name name = { adduce_name_form_new (text), entity, text, 0 };

  search->name = search->names->len;
  g_array_append_val (search->names, name);
  adduce_name_form_foreach_key (name.form, add_key_cb, search);
}

static void
add_number (Search *search, guint entity, AdduceEntityField field)
{
  const char *number = adduce_entity_get_text (search->entities[entity], field);
  g_autofree char *prefixed = NULL;

  if (number == NULL)
    return;
  /* As a name with a prefix that no name has. */
  prefixed = g_strdup_printf ("%d%s", 7000 + (int) field, number);
  search->name = search->names->len - 1;
  add_key_cb (g_str_hash (prefixed), FALSE, search);
}

static void
gather (Search *search, guint n_entities)
{
  for (guint i = 0; i < n_entities; i++)
    {
      AdduceEntity *entity = search->entities[i];
      const char *const *aliases = adduce_entity_get_aliases (entity);

      if (adduce_register_is_special (search->base, adduce_entity_get_id (entity)))
        continue;
      add_name (search, i, adduce_entity_get_name (entity));
      add_number (search, i, ADDUCE_ENTITY_WIKIDATA);
      add_number (search, i, ADDUCE_ENTITY_VIAF);
      for (guint k = 0; aliases[k] != NULL; k++)
        add_name (search, i, aliases[k]);
    }
}

static int
compare_entries_cb (gconstpointer a, gconstpointer b)
{
  const Entry *x = a, *y = b;

  if (x->key != y->key)
    return x->key < y->key ? -1 : 1;
  return x->name == y->name ? 0 : x->name < y->name ? -1 : 1;
}

/* --- comparing --- */

/* Both have it: 1 where it is the same, −1 where it is not; else 0. */
static int
compare_texts (AdduceEntity *a, AdduceEntity *b, AdduceEntityField field)
{
  const char *x = adduce_entity_get_text (a, field), *y = adduce_entity_get_text (b, field);

  return x == NULL || y == NULL ? 0 : strcmp (x, y) == 0 ? 1 : -1;
}

static gboolean
can_be_same (Search *search, AdduceEntity *a, AdduceEntity *b)
{
  const char *x = adduce_entity_get_id (a), *y = adduce_entity_get_id (b);

  return compare_texts (a, b, ADDUCE_ENTITY_KIND) >= 0 && compare_texts (a, b, ADDUCE_ENTITY_WIKIDATA) >= 0
         && compare_texts (a, b, ADDUCE_ENTITY_VIAF) >= 0 && !adduce_register_is_distinct (search->base, x, y)
         && strcmp (adduce_register_resolve_code (search->base, x), adduce_register_resolve_code (search->base, y))
              != 0;
}

static AdduceLikeness
compare_names (Search *search, Name *a, Name *b)
{
  AdduceEntity *x = search->entities[a->entity], *y = search->entities[b->entity];

  if (compare_texts (x, y, ADDUCE_ENTITY_WIKIDATA) > 0 || compare_texts (x, y, ADDUCE_ENTITY_VIAF) > 0)
    return ADDUCE_LIKENESS_NUMBER;
  return adduce_name_form_compare (a->form, b->form);
}

static void
look_at_pair (Search *search, guint one, guint other)
{
  Name *a = &g_array_index (search->names, Name, one), *b = &g_array_index (search->names, Name, other);
  AdduceLikeness likeness;
  guint64 pair;
  Found *found;

  if (a->entity == b->entity)
    return;
  if (a->entity > b->entity)
    {
      look_at_pair (search, other, one);
      return;
    }

  pair = ((guint64) a->entity << 32) | b->entity;
  found = g_hash_table_lookup (search->found, &pair);
  if (found != NULL && found->likeness >= ADDUCE_LIKENESS_SAME)
    return;
  likeness = compare_names (search, a, b);
  if (likeness == ADDUCE_LIKENESS_NONE || (found != NULL && found->likeness >= likeness)
      || !can_be_same (search, search->entities[a->entity], search->entities[b->entity]))
    return;

  if (found == NULL)
    {
      found = g_new0 (Found, 1);
      g_hash_table_insert (search->found, g_memdup2 (&pair, sizeof pair), found);
      if (likeness == ADDUCE_LIKENESS_PART)
        (adduce_name_form_is_single (a->form) ? a : b)->n_wholes++;
    }
  *found = (Found) { likeness, one, other };
}

static void
compare_all (Search *search, GCancellable *cancellable)
{
  GArray *entries = search->entries;

  g_array_sort (entries, compare_entries_cb);
  for (guint begin = 0, end; begin < entries->len && !g_cancellable_is_cancelled (cancellable); begin = end)
    {
      const Entry *first = &g_array_index (entries, Entry, begin);

      for (end = begin + 1; end < entries->len && g_array_index (entries, Entry, end).key == first->key;)
        end++;
      if (end - begin > (first->weak ? MAX_WEAK : MAX_STRONG))
        continue;
      for (guint i = begin; i < end; i++)
        for (guint j = i + 1; j < end; j++)
          if (g_array_index (entries, Entry, i).name != g_array_index (entries, Entry, j).name)
            look_at_pair (search, g_array_index (entries, Entry, i).name, g_array_index (entries, Entry, j).name);
    }
}

/* --- the result --- */

static gboolean
is_wanted (Search *search, const Found *found)
{
  const Name *a = &g_array_index (search->names, Name, found->one_name);
  const Name *b = &g_array_index (search->names, Name, found->other_name);

  if (found->likeness != ADDUCE_LIKENESS_PART)
    return TRUE;
  return strcmp (adduce_register_get_id (search->base), ADDUCE_REGISTER_ISSUE) != 0
         && (adduce_name_form_is_single (a->form) ? a : b)->n_wholes == 1;
}

static AdduceDuplicate *
create_duplicate (Search *search, const Found *found)
{
  AdduceDuplicate *self = g_object_new (ADDUCE_TYPE_DUPLICATE, NULL);
  const Name *a = &g_array_index (search->names, Name, found->one_name);
  const Name *b = &g_array_index (search->names, Name, found->other_name);

  if (strcmp (adduce_entity_get_id (search->entities[a->entity]), adduce_entity_get_id (search->entities[b->entity]))
      > 0)
    {
      const Name *swapped = a;

      a = b;
      b = swapped;
    }
  self->one = g_object_ref (search->entities[a->entity]);
  self->other = g_object_ref (search->entities[b->entity]);
  self->one_name = g_strdup (a->name);
  self->other_name = g_strdup (b->name);
  self->likeness = found->likeness;
  return self;
}

static int
compare_duplicates_cb (gconstpointer a, gconstpointer b)
{
  AdduceDuplicate *x = *(AdduceDuplicate *const *) a, *y = *(AdduceDuplicate *const *) b;
  int order;

  if (x->likeness != y->likeness)
    return x->likeness > y->likeness ? -1 : 1;
  order = strcmp (adduce_entity_get_id (x->one), adduce_entity_get_id (y->one));
  return order != 0 ? order : strcmp (adduce_entity_get_id (x->other), adduce_entity_get_id (y->other));
}

GPtrArray *
adduce_duplicates_find (AdduceRegister *base, AdduceEntity *const *entities, guint n_entities,
                        GCancellable *cancellable)
{
  GPtrArray *result = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GArray) names = g_array_new (FALSE, FALSE, sizeof (Name));
  g_autoptr (GArray) entries = g_array_new (FALSE, FALSE, sizeof (Entry));
  g_autoptr (GHashTable) pairs = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  Search search = { base, entities, names, entries, pairs, 0 };
  GHashTableIter iter;
  gpointer found;

  g_return_val_if_fail (ADDUCE_IS_REGISTER (base), result);
  g_return_val_if_fail (entities != NULL || n_entities == 0, result);

  g_array_set_clear_func (names, (GDestroyNotify) name_clear);
  gather (&search, n_entities);
  compare_all (&search, cancellable);
  if (g_cancellable_is_cancelled (cancellable))
    return result;

  g_hash_table_iter_init (&iter, pairs);
  while (g_hash_table_iter_next (&iter, NULL, &found))
    if (is_wanted (&search, found))
      g_ptr_array_add (result, create_duplicate (&search, found));
  g_ptr_array_sort (result, compare_duplicates_cb);
  return result;
}
