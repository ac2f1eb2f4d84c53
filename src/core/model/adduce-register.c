/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Registers.
 */
#include "config.h"

#include "model/adduce-register-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "text/adduce-breaks.h"

/* So many merges one after the other are followed. */
#define MAX_STEPS 1000

struct _AdduceRegister {
  GObject parent_instance;

  AdduceRegisterData data;
  GPtrArray *sorted;     /* AdduceEntity, which the data own, by id */
  GHashTable *names;     /* slug of a name (its entry's) → AdduceEntity; NULL where several have it */
  GHashTable *tags;      /* AdduceEntity → AdduceTag */
  GPtrArray *attributes; /* ids, not owned, ended by NULL */
  char **pairs;
};

static void list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (AdduceRegister, adduce_register, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static const struct {
  const char *id;
  const char *label;
} built_in[] = {
  { "actor-type", N_("Actor type") }, { "organisation", N_("Organisation") }, { "party", N_("Party") },
  { "country", N_("Country") },       { "scope", N_("Scope") },
};

static const struct {
  const char *id;
  const char *name;
  const char *kind;
} specials[] = {
  { ADDUCE_REGISTER_AUTHOR, N_("Article author"), "role" },
  { ADDUCE_REGISTER_UNNAMED, N_("Unnamed source"), "role" },
};

/* --- making one --- */

static void
add_specials (AdduceRegister *self)
{
  if (strcmp (self->data.id, ADDUCE_REGISTER_SPEAKER) != 0)
    return;

  for (guint i = 0; i < G_N_ELEMENTS (specials); i++)
    if (!g_hash_table_contains (self->data.entities, specials[i].id))
      {
        g_autoptr (AdduceEntityBuilder) builder
          = adduce_entity_builder_new (specials[i].id, _(specials[i].name));

        adduce_entity_builder_set_text (builder, ADDUCE_ENTITY_KIND, specials[i].kind);
        g_hash_table_insert (self->data.entities, g_strdup (specials[i].id), adduce_entity_builder_end (builder));
      }
}

static int
compare_ids_cb (gconstpointer a, gconstpointer b)
{
  return strcmp (adduce_entity_get_id (*(AdduceEntity *const *) a), adduce_entity_get_id (*(AdduceEntity *const *) b));
}

static AdduceEntity *
follow (AdduceRegister *self, AdduceEntity *entity)
{
  AdduceEntity *here = entity;

  for (guint i = 0; i < MAX_STEPS; i++)
    {
      const char *next = adduce_entity_get_text (here, ADDUCE_ENTITY_MERGED_INTO);
      AdduceEntity *there = next != NULL ? g_hash_table_lookup (self->data.entities, next) : NULL;

      if (there == NULL)
        return here;
      if (there == entity)
        break;
      here = there;
    }
  return entity; /* round in a circle */
}

/* The names of what was merged are among those of what it was merged into. */
static void
add_names (AdduceRegister *self, AdduceEntity *entity)
{
  AdduceEntity *meant = follow (self, entity);
  const char *const *slugs = adduce_entity_get_slugs (entity);

  for (guint i = 0; slugs[i] != NULL; i++)
    {
      gpointer other;

      if (!g_hash_table_lookup_extended (self->names, slugs[i], NULL, &other) || other == meant)
        g_hash_table_insert (self->names, (gpointer) slugs[i], meant);
      else
        g_hash_table_insert (self->names, (gpointer) slugs[i], NULL);
    }
}

static void
add_attributes (AdduceRegister *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (built_in); i++)
    g_ptr_array_add (self->attributes, (gpointer) built_in[i].id);
  for (guint i = 0; i < self->data.attributes->len; i++)
    if (!adduce_register_is_built_in (self->data.attributes->pdata[i]))
      g_ptr_array_add (self->attributes, self->data.attributes->pdata[i]);
  g_ptr_array_add (self->attributes, NULL);
}

static int
compare_strings_cb (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static char **
sort_pairs (GHashTable *distinct)
{
  guint n;
  char **pairs = (char **) g_hash_table_get_keys_as_array (distinct, &n);

  qsort (pairs, n, sizeof *pairs, compare_strings_cb);
  return pairs;
}

AdduceRegister *
adduce_register_new_from_data (const AdduceRegisterData *data)
{
  AdduceRegister *self = g_object_new (ADDUCE_TYPE_REGISTER, NULL);
  GHashTableIter iter;
  gpointer entity;

  adduce_register_data_copy (&self->data, data);
  add_specials (self);
  add_attributes (self);
  self->pairs = sort_pairs (self->data.distinct);

  g_hash_table_iter_init (&iter, self->data.entities);
  while (g_hash_table_iter_next (&iter, NULL, &entity))
    {
      g_ptr_array_add (self->sorted, entity);
      g_hash_table_insert (self->tags, entity,
                           adduce_tag_new (adduce_entity_get_id (entity), adduce_entity_get_name (entity)));
    }
  g_ptr_array_sort (self->sorted, compare_ids_cb);
  for (guint i = 0; i < self->sorted->len; i++)
    add_names (self, self->sorted->pdata[i]);
  return self;
}

/* --- overrides --- */

static GType
get_item_type (GListModel *model)
{
  return ADDUCE_TYPE_ENTITY;
}

static guint
get_n_items (GListModel *model)
{
  return ADDUCE_REGISTER (model)->sorted->len;
}

static gpointer
get_item (GListModel *model, guint position)
{
  GPtrArray *sorted = ADDUCE_REGISTER (model)->sorted;

  return position < sorted->len ? g_object_ref (sorted->pdata[position]) : NULL;
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

static void
adduce_register_finalize (GObject *object)
{
  AdduceRegister *self = ADDUCE_REGISTER (object);

  g_free (self->pairs);
  g_ptr_array_unref (self->attributes);
  g_hash_table_unref (self->tags);
  g_hash_table_unref (self->names);
  g_ptr_array_unref (self->sorted);
  adduce_register_data_clear (&self->data);

  G_OBJECT_CLASS (adduce_register_parent_class)->finalize (object);
}

static void
adduce_register_class_init (AdduceRegisterClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = adduce_register_finalize;
}

static void
adduce_register_init (AdduceRegister *self)
{
  self->sorted = g_ptr_array_new ();
  self->names = g_hash_table_new (g_str_hash, g_str_equal);
  self->tags = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) adduce_tag_unref);
  self->attributes = g_ptr_array_new ();
}

/* --- public --- */

AdduceRegister *
adduce_register_new (const char *id)
{
  g_autoptr (AdduceRegisterBuilder) builder = NULL;

  g_return_val_if_fail (id != NULL, NULL);

  builder = adduce_register_builder_new (id);
  return adduce_register_builder_end (builder);
}

const AdduceRegisterData *
adduce_register_get_data (AdduceRegister *self)
{
  return &self->data;
}

const char *
adduce_register_get_id (AdduceRegister *self)
{
  g_return_val_if_fail (ADDUCE_IS_REGISTER (self), NULL);

  return self->data.id;
}

guint
adduce_register_get_n_entities (AdduceRegister *self)
{
  g_return_val_if_fail (ADDUCE_IS_REGISTER (self), 0);

  return self->sorted->len;
}

AdduceEntity *
adduce_register_get_entity (AdduceRegister *self, guint index)
{
  g_return_val_if_fail (ADDUCE_IS_REGISTER (self), NULL);
  g_return_val_if_fail (index < self->sorted->len, NULL);

  return self->sorted->pdata[index];
}

AdduceEntity *
adduce_register_lookup (AdduceRegister *self, const char *id)
{
  g_return_val_if_fail (ADDUCE_IS_REGISTER (self), NULL);
  g_return_val_if_fail (id != NULL, NULL);

  return g_hash_table_lookup (self->data.entities, id);
}

AdduceEntity *
adduce_register_resolve (AdduceRegister *self, const char *code)
{
  AdduceEntity *entity;

  g_return_val_if_fail (ADDUCE_IS_REGISTER (self), NULL);
  g_return_val_if_fail (code != NULL, NULL);

  entity = g_hash_table_lookup (self->data.entities, code);
  return entity != NULL ? follow (self, entity) : g_hash_table_lookup (self->names, code);
}

const char *
adduce_register_resolve_code (AdduceRegister *self, const char *code)
{
  AdduceEntity *entity = adduce_register_resolve (self, code);

  return entity != NULL ? adduce_entity_get_id (entity) : code;
}

AdduceTag *
adduce_register_resolve_tag (AdduceRegister *self, AdduceTag *tag)
{
  AdduceEntity *entity;
  AdduceTag *resolved;

  g_return_val_if_fail (ADDUCE_IS_REGISTER (self), NULL);
  g_return_val_if_fail (tag != NULL, NULL);

  entity = adduce_register_resolve (self, adduce_tag_get_code (tag));
  if (entity == NULL)
    return adduce_tag_ref (tag);
  resolved = adduce_register_get_tag (self, entity);
  if (adduce_tag_equal (resolved, tag) && strcmp (adduce_tag_get_label (resolved), adduce_tag_get_label (tag)) == 0)
    return adduce_tag_ref (tag);
  return adduce_tag_ref (resolved);
}

AdduceTagList *
adduce_register_resolve_list (AdduceRegister *self, AdduceTagList *tags)
{
  g_autoptr (GPtrArray) resolved = NULL;
  gboolean same = TRUE;

  g_return_val_if_fail (ADDUCE_IS_REGISTER (self), NULL);
  g_return_val_if_fail (tags != NULL, NULL);

  resolved = g_ptr_array_new_with_free_func ((GDestroyNotify) adduce_tag_unref);
  for (guint i = 0; i < adduce_tag_list_get_n_tags (tags); i++)
    {
      AdduceTag *tag = adduce_tag_list_get_tag (tags, i);

      g_ptr_array_add (resolved, adduce_register_resolve_tag (self, tag));
      same = same && resolved->pdata[i] == tag;
    }
  return same ? adduce_tag_list_ref (tags)
              : adduce_tag_list_new ((AdduceTag *const *) resolved->pdata, resolved->len);
}

AdduceEntity *
adduce_register_find_name (AdduceRegister *self, const char *name)
{
  g_autofree char *slug = NULL;

  g_return_val_if_fail (ADDUCE_IS_REGISTER (self), NULL);
  g_return_val_if_fail (name != NULL, NULL);

  slug = adduce_breaks_slug (name);
  return g_hash_table_lookup (self->names, slug);
}

AdduceTag *
adduce_register_get_tag (AdduceRegister *self, AdduceEntity *entity)
{
  g_return_val_if_fail (ADDUCE_IS_REGISTER (self), NULL);

  return g_hash_table_lookup (self->tags, entity);
}

gboolean
adduce_register_is_special (AdduceRegister *self, const char *id)
{
  g_return_val_if_fail (ADDUCE_IS_REGISTER (self), FALSE);
  g_return_val_if_fail (id != NULL, FALSE);

  for (guint i = 0; i < G_N_ELEMENTS (specials); i++)
    if (strcmp (specials[i].id, id) == 0)
      return strcmp (self->data.id, ADDUCE_REGISTER_SPEAKER) == 0;
  return FALSE;
}

AdduceEntity *
adduce_register_get_parent (AdduceRegister *self, AdduceEntity *entity)
{
  AdduceEntity *parent = NULL;
  AdduceEntity *above;

  g_return_val_if_fail (ADDUCE_IS_REGISTER (self), NULL);
  g_return_val_if_fail (ADDUCE_IS_ENTITY (entity), NULL);

  above = entity;
  for (guint i = 0; i < MAX_STEPS; i++)
    {
      const char *id = adduce_entity_get_text (above, ADDUCE_ENTITY_PARENT);

      above = id != NULL ? adduce_register_resolve (self, id) : NULL;
      if (above == NULL)
        return parent;
      if (strcmp (adduce_entity_get_id (above), adduce_entity_get_id (entity)) == 0)
        return NULL;
      if (parent == NULL)
        parent = above;
    }
  return NULL;
}

const char *const *
adduce_register_list_attributes (AdduceRegister *self)
{
  g_return_val_if_fail (ADDUCE_IS_REGISTER (self), NULL);

  return (const char *const *) self->attributes->pdata;
}

const char *
adduce_register_get_attribute_label (AdduceRegister *self, const char *attribute)
{
  const char *label;

  g_return_val_if_fail (ADDUCE_IS_REGISTER (self), NULL);
  g_return_val_if_fail (attribute != NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (built_in); i++)
    if (strcmp (built_in[i].id, attribute) == 0)
      return _(built_in[i].label);
  label = g_hash_table_lookup (self->data.labels, attribute);
  return label != NULL ? label : attribute;
}

gboolean
adduce_register_is_built_in (const char *attribute)
{
  g_return_val_if_fail (attribute != NULL, FALSE);

  for (guint i = 0; i < G_N_ELEMENTS (built_in); i++)
    if (strcmp (built_in[i].id, attribute) == 0)
      return TRUE;
  return FALSE;
}

gboolean
adduce_register_is_distinct (AdduceRegister *self, const char *id, const char *other)
{
  g_autofree char *pair = NULL;

  g_return_val_if_fail (ADDUCE_IS_REGISTER (self), FALSE);
  g_return_val_if_fail (id != NULL, FALSE);
  g_return_val_if_fail (other != NULL, FALSE);

  pair = adduce_register_make_pair (id, other);
  return g_hash_table_contains (self->data.distinct, pair);
}

const char *
adduce_register_get_extra (AdduceRegister *self)
{
  g_return_val_if_fail (ADDUCE_IS_REGISTER (self), NULL);

  return self->data.extra;
}

GHashTable *
adduce_register_get_removed (AdduceRegister *self)
{
  g_return_val_if_fail (ADDUCE_IS_REGISTER (self), NULL);

  return self->data.removed;
}

const char *const *
adduce_register_list_distinct (AdduceRegister *self)
{
  g_return_val_if_fail (ADDUCE_IS_REGISTER (self), NULL);

  return (const char *const *) self->pairs;
}

char **
adduce_register_list_problems (AdduceRegister *self)
{
  g_autoptr (GStrvBuilder) problems = g_strv_builder_new ();

  g_return_val_if_fail (ADDUCE_IS_REGISTER (self), NULL);

  for (guint i = 0; i < self->sorted->len; i++)
    {
      AdduceEntity *entity = self->sorted->pdata[i];
      const char *name = adduce_entity_get_name (entity);
      const char *into = adduce_entity_get_text (entity, ADDUCE_ENTITY_MERGED_INTO);
      const char *parent = adduce_entity_get_text (entity, ADDUCE_ENTITY_PARENT);
      g_autofree char *problem = NULL;

      if (into != NULL && adduce_register_lookup (self, into) == NULL)
        /* translators: a name and an id */
        problem = g_strdup_printf (_("“%s” was merged into “%s”, which is not there; it counts by itself"), name, into);
      else if (into != NULL && follow (self, entity) == entity)
        problem = g_strdup_printf (_("“%s” was merged into “%s” and that, in the end, into it; it counts by itself. "
                                     "Merge one of them again"),
                                   name, into);
      else if (parent != NULL && adduce_register_get_parent (self, entity) == NULL)
        problem = g_strdup_printf (_("“%s” stands below “%s”, which is not there or below it; it is shown at the top"),
                                   name, parent);
      if (problem != NULL)
        g_strv_builder_add (problems, problem);
    }
  return g_strv_builder_end (problems);
}
