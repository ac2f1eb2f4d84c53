/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Entries of a register with how claims use them.
 */
#include "config.h"

#include "analysis/adduce-register-row.h"

#include <string.h>

#include "text/adduce-breaks.h"
#include "text/adduce-collate.h"
#include "text/adduce-match.h"

struct _AdduceRegisterRow {
  GObject parent_instance;

  AdduceEntity *entity;
  guint n_claims;
  guint n_articles;
  char *first;
  char *last;
  GArray *stances; /* guint */
  char *name_key;
  gsize folded;               /* char *, once asked for */
  AdduceRegisterRow *parent;  /* not owned: it owns this */
  GPtrArray *children;        /* or NULL */
};

G_DEFINE_FINAL_TYPE (AdduceRegisterRow, adduce_register_row, G_TYPE_OBJECT)

static void
adduce_register_row_finalize (GObject *object)
{
  AdduceRegisterRow *self = ADDUCE_REGISTER_ROW (object);

  g_clear_object (&self->entity);
  g_clear_pointer (&self->children, g_ptr_array_unref);
  g_array_unref (self->stances);
  g_free (self->first);
  g_free (self->last);
  g_free (self->name_key);
  g_free ((char *) self->folded);

  G_OBJECT_CLASS (adduce_register_row_parent_class)->finalize (object);
}

static void
adduce_register_row_class_init (AdduceRegisterRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = adduce_register_row_finalize;
}

static void
adduce_register_row_init (AdduceRegisterRow *self)
{
  self->stances = g_array_new (FALSE, FALSE, sizeof (guint));
}

AdduceEntity *
adduce_register_row_get_entity (AdduceRegisterRow *self)
{
  g_return_val_if_fail (ADDUCE_IS_REGISTER_ROW (self), NULL);

  return self->entity;
}

const char *
adduce_register_row_get_id (AdduceRegisterRow *self)
{
  g_return_val_if_fail (ADDUCE_IS_REGISTER_ROW (self), NULL);

  return adduce_entity_get_id (self->entity);
}

guint
adduce_register_row_get_n_claims (AdduceRegisterRow *self)
{
  g_return_val_if_fail (ADDUCE_IS_REGISTER_ROW (self), 0);

  return self->n_claims;
}

guint
adduce_register_row_get_n_articles (AdduceRegisterRow *self)
{
  g_return_val_if_fail (ADDUCE_IS_REGISTER_ROW (self), 0);

  return self->n_articles;
}

const char *
adduce_register_row_get_first (AdduceRegisterRow *self)
{
  g_return_val_if_fail (ADDUCE_IS_REGISTER_ROW (self), NULL);

  return self->first;
}

const char *
adduce_register_row_get_last (AdduceRegisterRow *self)
{
  g_return_val_if_fail (ADDUCE_IS_REGISTER_ROW (self), NULL);

  return self->last;
}

guint
adduce_register_row_get_n_stances (AdduceRegisterRow *self)
{
  g_return_val_if_fail (ADDUCE_IS_REGISTER_ROW (self), 0);

  return self->stances->len;
}

guint
adduce_register_row_get_stance (AdduceRegisterRow *self, guint index)
{
  g_return_val_if_fail (ADDUCE_IS_REGISTER_ROW (self), 0);
  g_return_val_if_fail (index < self->stances->len, 0);

  return g_array_index (self->stances, guint, index);
}

const char *
adduce_register_row_get_name_key (AdduceRegisterRow *self)
{
  g_return_val_if_fail (ADDUCE_IS_REGISTER_ROW (self), NULL);

  return self->name_key;
}

AdduceRegisterRow *
adduce_register_row_get_parent (AdduceRegisterRow *self)
{
  g_return_val_if_fail (ADDUCE_IS_REGISTER_ROW (self), NULL);

  return self->parent;
}

GPtrArray *
adduce_register_row_get_children (AdduceRegisterRow *self)
{
  g_return_val_if_fail (ADDUCE_IS_REGISTER_ROW (self), NULL);

  return self->children;
}

/* Names, values and note, a line each, folded. */
static const char *
get_folded (AdduceRegisterRow *self)
{
  if (g_once_init_enter (&self->folded))
    {
      const char *const *aliases = adduce_entity_get_aliases (self->entity);
      const char *note = adduce_entity_get_text (self->entity, ADDUCE_ENTITY_NOTE);
      GString *text = g_string_new (adduce_entity_get_name (self->entity));

      for (guint i = 0; aliases[i] != NULL; i++)
        g_string_append_printf (text, "\n%s", aliases[i]);
      for (guint i = 0; i < adduce_entity_get_n_values (self->entity); i++)
        g_string_append_printf (text, "\n%s", adduce_entity_get_value (self->entity, i)->value);
      if (note != NULL)
        g_string_append_printf (text, "\n%s", note);
      g_once_init_leave (&self->folded, (gsize) adduce_breaks_fold (text->str));
      g_string_free (text, TRUE);
    }
  return (const char *) self->folded;
}

gboolean
adduce_register_row_matches (AdduceRegisterRow *self, const char *const *words, const AdduceNameKey *typed)
{
  const AdduceNameKey *const *keys;

  g_return_val_if_fail (ADDUCE_IS_REGISTER_ROW (self), FALSE);
  g_return_val_if_fail (words != NULL, FALSE);

  if (adduce_match_score (get_folded (self), words) > 0)
    return TRUE;
  if (typed == NULL)
    return FALSE;
  keys = adduce_entity_get_name_keys (self->entity);
  for (guint i = 0; keys[i] != NULL; i++)
    if (adduce_name_key_fit (keys[i], typed) != ADDUCE_NAME_FIT_NONE)
      return TRUE;
  return FALSE;
}

/* --- all rows --- */

static void
fill_stances (AdduceRegisterRow *self, AdduceClaimUses *uses, AdduceVariable *stance)
{
  const char *id = adduce_entity_get_id (self->entity);
  guint sum = 0, n = stance != NULL ? adduce_variable_get_n_codes (stance) : 0, rest;

  for (guint i = 0; i < n; i++)
    {
      guint count = adduce_claim_uses_get_count (uses, id, adduce_code_get_id (adduce_variable_get_code (stance, i)));

      sum += count;
      g_array_append_val (self->stances, count);
    }
  rest = self->n_claims - MIN (sum, self->n_claims);
  g_array_append_val (self->stances, rest);
}

static AdduceRegisterRow *
create_row (AdduceEntity *entity, AdduceClaimUses *uses, AdduceVariable *stance)
{
  AdduceRegisterRow *self = g_object_new (ADDUCE_TYPE_REGISTER_ROW, NULL);
  const AdduceClaimUse *use = adduce_claim_uses_lookup (uses, adduce_entity_get_id (entity));

  self->entity = g_object_ref (entity);
  self->name_key = adduce_collate_key (adduce_entity_get_name (entity));
  if (use != NULL)
    {
      self->n_claims = use->n_claims;
      self->n_articles = use->n_articles;
      self->first = g_strdup (use->first);
      self->last = g_strdup (use->last);
    }
  fill_stances (self, uses, stance);
  return self;
}

static int
compare_rows_cb (gconstpointer a, gconstpointer b)
{
  AdduceRegisterRow *x = *(AdduceRegisterRow *const *) a, *y = *(AdduceRegisterRow *const *) b;
  int order = strcmp (x->name_key, y->name_key);

  return order != 0 ? order : strcmp (adduce_register_row_get_id (x), adduce_register_row_get_id (y));
}

/* Rows are sorted, so children are. */
static void
tie_tree (AdduceRegister *base, GPtrArray *rows)
{
  g_autoptr (GHashTable) by_id = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < rows->len; i++)
    g_hash_table_insert (by_id, (gpointer) adduce_register_row_get_id (rows->pdata[i]), rows->pdata[i]);
  for (guint i = 0; i < rows->len; i++)
    {
      AdduceRegisterRow *row = rows->pdata[i];
      AdduceEntity *parent = adduce_register_get_parent (base, row->entity);
      AdduceRegisterRow *above
        = parent != NULL ? g_hash_table_lookup (by_id, adduce_entity_get_id (parent)) : NULL;

      if (above == NULL)
        continue;
      row->parent = above;
      if (above->children == NULL)
        above->children = g_ptr_array_new_with_free_func (g_object_unref);
      g_ptr_array_add (above->children, g_object_ref (row));
    }
}

const char *
adduce_register_find_field (AdduceRegister *base, AdduceCodebook *codebook)
{
  const char *id;
  g_autoptr (GPtrArray) own = NULL;

  g_return_val_if_fail (ADDUCE_IS_REGISTER (base), NULL);

  id = adduce_register_get_id (base);
  if (adduce_claim_is_built_in (id))
    return id;
  own = codebook != NULL ? adduce_codebook_list_registers (codebook) : g_ptr_array_new ();
  for (guint i = 0; i < own->len; i++)
    if (g_str_equal (adduce_variable_get_register (own->pdata[i]), id))
      return adduce_variable_get_id (own->pdata[i]);
  return NULL;
}

void
adduce_register_add_to_map (AdduceRegister *base, const char *variable, AdduceCodeMap *map)
{
  g_return_if_fail (ADDUCE_IS_REGISTER (base));
  g_return_if_fail (variable != NULL && map != NULL);

  for (guint i = 0; i < adduce_register_get_n_entities (base); i++)
    {
      AdduceEntity *entity = adduce_register_get_entity (base, i);
      const char *const *slugs = adduce_entity_get_slugs (entity);
      AdduceEntity *meant = adduce_register_resolve (base, adduce_entity_get_id (entity));

      adduce_code_map_add (map, variable, adduce_entity_get_id (entity), adduce_register_get_tag (base, meant));
      for (guint k = 0; slugs[k] != NULL; k++)
        {
          meant = adduce_register_resolve (base, slugs[k]);
          if (meant != NULL)
            adduce_code_map_add (map, variable, slugs[k], adduce_register_get_tag (base, meant));
        }
    }
}

AdduceCodeMap *
adduce_corpus_make_code_map (AdduceCorpus *corpus)
{
  AdduceCodeMap *map = adduce_code_map_new ();
  AdduceCodebook *codebook;
  GListModel *variables;

  g_return_val_if_fail (ADDUCE_IS_CORPUS (corpus), map);

  adduce_register_add_to_map (adduce_corpus_get_register (corpus, ADDUCE_REGISTER_SPEAKER), ADDUCE_REGISTER_SPEAKER,
                              map);
  adduce_register_add_to_map (adduce_corpus_get_register (corpus, ADDUCE_REGISTER_ISSUE), ADDUCE_REGISTER_ISSUE, map);
  codebook = adduce_corpus_get_codebook (corpus);
  variables = codebook != NULL ? adduce_codebook_get_variables (codebook) : NULL;
  for (guint i = 0; variables != NULL && i < g_list_model_get_n_items (variables); i++)
    {
      g_autoptr (AdduceVariable) variable = g_list_model_get_item (variables, i);
      const char *id = adduce_variable_get_register (variable);

      if (id != NULL && !adduce_claim_is_built_in (adduce_variable_get_id (variable)))
        adduce_register_add_to_map (adduce_corpus_get_register (corpus, id), adduce_variable_get_id (variable), map);
    }
  return map;
}

/* (transfer full) (nullable): what the register's entries are counted by, with what their codes mean. */
static AdduceClaimField *
create_field (AdduceRegister *base, AdduceCodebook *codebook)
{
  const char *variable = adduce_register_find_field (base, codebook);
  g_autoptr (AdduceCodeMap) map = adduce_code_map_new ();

  if (variable == NULL)
    return NULL;
  adduce_register_add_to_map (base, variable, map);
  return adduce_claim_field_new_for_register (variable, codebook, map);
}

GPtrArray *
adduce_register_list_together (AdduceRegister *base, GPtrArray *rows, AdduceCodebook *codebook)
{
  GPtrArray *together = g_ptr_array_new_with_free_func ((GDestroyNotify) (void (*) (void)) g_strfreev);
  g_autoptr (AdduceClaimField) field = NULL;

  g_return_val_if_fail (ADDUCE_IS_REGISTER (base), together);

  field = create_field (base, codebook);
  for (guint i = 0; field != NULL && rows != NULL && i < rows->len; i++)
    {
      g_autoptr (AdduceTagList) tags = adduce_claim_field_dup_tags (field, rows->pdata[i]);
      guint n = adduce_tag_list_get_n_tags (tags);
      GStrv ids;

      if (n < 2)
        continue;
      ids = g_new0 (char *, n + 1);
      for (guint k = 0; k < n; k++)
        ids[k] = g_strdup (adduce_tag_get_code (adduce_tag_list_get_tag (tags, k)));
      g_ptr_array_add (together, ids);
    }
  return together;
}

guint
adduce_register_rows_count_claims (GPtrArray *rows, GPtrArray *together)
{
  g_autoptr (GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);
  guint n = 0;

  g_return_val_if_fail (rows != NULL && together != NULL, 0);

  for (guint i = 0; i < rows->len; i++)
    if (g_hash_table_add (ids, (gpointer) adduce_register_row_get_id (rows->pdata[i])))
      n += adduce_register_row_get_n_claims (rows->pdata[i]);
  for (guint i = 0; i < together->len; i++)
    {
      const char *const *some = together->pdata[i];
      guint found = 0;

      for (guint k = 0; some[k] != NULL; k++)
        found += g_hash_table_contains (ids, some[k]) ? 1 : 0;
      n -= found > 1 ? found - 1 : 0;
    }
  return n;
}

GPtrArray *
adduce_register_rows_list (AdduceRegister *base, GPtrArray *rows, AdduceCodebook *codebook)
{
  GPtrArray *list = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  g_autoptr (AdduceClaimField) field = NULL;
  g_autoptr (AdduceClaimField) by = NULL;
  g_autoptr (AdduceClaimUses) uses = NULL;
  AdduceVariable *stance = codebook != NULL ? adduce_codebook_get_variable (codebook, "stance") : NULL;

  g_return_val_if_fail (ADDUCE_IS_REGISTER (base), list);

  field = create_field (base, codebook);
  by = adduce_claim_field_new ("stance", codebook, NULL, NULL);
  if (field == NULL) /* of a variable that the codebook no longer has */
    rows = none;
  uses = adduce_claim_uses_new (rows != NULL ? rows : none, field != NULL ? field : by, by);

  for (guint i = 0; i < adduce_register_get_n_entities (base); i++)
    {
      AdduceEntity *entity = adduce_register_get_entity (base, i);

      if (adduce_register_resolve (base, adduce_entity_get_id (entity)) == entity)
        g_ptr_array_add (list, create_row (entity, uses, stance));
    }
  for (guint i = 0; i < adduce_claim_uses_get_n_values (uses); i++)
    {
      const AdduceClaimUse *use = adduce_claim_uses_get_value (uses, i);
      g_autoptr (AdduceEntity) entity = NULL;

      if (adduce_register_lookup (base, adduce_tag_get_code (use->tag)) != NULL)
        continue;
      entity = adduce_entity_new (adduce_tag_get_code (use->tag), adduce_tag_get_label (use->tag));
      g_ptr_array_add (list, create_row (entity, uses, stance));
    }
  g_ptr_array_sort (list, compare_rows_cb);
  tie_tree (base, list);
  return list;
}
