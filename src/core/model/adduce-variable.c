/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One variable of a codebook and its values.
 */
#include "config.h"

#include "adduce-codebook.h"

struct _AdduceVariable {
  GObject parent_instance;
  AdduceVariableInfo info; /* its strings are owned */
  GListStore *codes;
  GHashTable *by_id; /* id → AdduceCode, both borrowed from @codes */
};

G_DEFINE_FINAL_TYPE (AdduceVariable, adduce_variable, G_TYPE_OBJECT)

enum {
  PROP_0,
  PROP_ID,
  PROP_LABEL,
  PROP_DEFINITION,
  PROP_CODES,
  PROP_RETIRED,
  N_PROPS,
};

static GParamSpec *props[N_PROPS];

static void
adduce_variable_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  AdduceVariable *self = ADDUCE_VARIABLE (object);

  switch (id)
    {
    case PROP_ID:
      g_value_set_string (value, self->info.id);
      break;
    case PROP_LABEL:
      g_value_set_string (value, self->info.label);
      break;
    case PROP_DEFINITION:
      g_value_set_string (value, self->info.definition);
      break;
    case PROP_CODES:
      g_value_set_object (value, self->codes);
      break;
    case PROP_RETIRED:
      g_value_set_boolean (value, self->info.retired);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
adduce_variable_finalize (GObject *object)
{
  AdduceVariable *self = ADDUCE_VARIABLE (object);

  g_clear_pointer (&self->by_id, g_hash_table_unref);
  g_clear_object (&self->codes);
  g_free ((char *) self->info.id);
  g_free ((char *) self->info.label);
  g_free ((char *) self->info.definition);
  g_free ((char *) self->info.entities);
  g_free ((char *) self->info.extra);
  G_OBJECT_CLASS (adduce_variable_parent_class)->finalize (object);
}

static void
adduce_variable_class_init (AdduceVariableClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = adduce_variable_get_property;
  object_class->finalize = adduce_variable_finalize;

  props[PROP_ID] = g_param_spec_string ("id", NULL, NULL, NULL, flags);
  props[PROP_LABEL] = g_param_spec_string ("label", NULL, NULL, NULL, flags);
  props[PROP_DEFINITION] = g_param_spec_string ("definition", NULL, NULL, NULL, flags);
  props[PROP_CODES] = g_param_spec_object ("codes", NULL, NULL, G_TYPE_LIST_MODEL, flags);
  props[PROP_RETIRED] = g_param_spec_boolean ("retired", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
adduce_variable_init (AdduceVariable *self)
{
  self->codes = g_list_store_new (ADDUCE_TYPE_CODE);
  self->by_id = g_hash_table_new (g_str_hash, g_str_equal);
}

AdduceVariable *
adduce_variable_new (const char *id, const char *label, const char *definition,
                     AdduceVariableKind kind, AdduceCode *const *codes, guint n_codes)
{
  AdduceVariableInfo info = { .id = id, .label = label, .definition = definition, .kind = kind };

  return adduce_variable_new_full (&info, codes, n_codes);
}

AdduceVariable *
adduce_variable_new_full (const AdduceVariableInfo *info, AdduceCode *const *codes, guint n_codes)
{
  g_return_val_if_fail (info != NULL, NULL);
  g_return_val_if_fail (info->id != NULL && info->label != NULL, NULL);
  g_return_val_if_fail (codes != NULL || n_codes == 0, NULL);

  AdduceVariable *self = g_object_new (ADDUCE_TYPE_VARIABLE, NULL);
  self->info = *info;
  self->info.id = g_strdup (info->id);
  self->info.label = g_strdup (info->label);
  self->info.definition = g_strdup (info->definition);
  self->info.entities = g_strdup (info->entities);
  self->info.extra = g_strdup (info->extra);
  for (guint i = 0; i < n_codes; i++)
    {
      g_list_store_append (self->codes, codes[i]);
      g_hash_table_insert (self->by_id, (char *) adduce_code_get_id (codes[i]), codes[i]);
    }
  return self;
}

const AdduceVariableInfo *
adduce_variable_get_info (AdduceVariable *self)
{
  g_return_val_if_fail (ADDUCE_IS_VARIABLE (self), NULL);
  return &self->info;
}

gboolean
adduce_variable_equal_heads (AdduceVariable *a, AdduceVariable *b)
{
  g_return_val_if_fail (ADDUCE_IS_VARIABLE (a), FALSE);
  g_return_val_if_fail (ADDUCE_IS_VARIABLE (b), FALSE);

  const AdduceVariableInfo *x = &a->info, *y = &b->info;
  return g_str_equal (x->id, y->id) && g_str_equal (x->label, y->label)
         && g_strcmp0 (x->definition, y->definition) == 0 && x->kind == y->kind && x->scope == y->scope
         && g_strcmp0 (x->entities, y->entities) == 0 && x->retired == y->retired
         && g_strcmp0 (x->extra, y->extra) == 0;
}

const char *
adduce_variable_get_id (AdduceVariable *self)
{
  g_return_val_if_fail (ADDUCE_IS_VARIABLE (self), NULL);
  return self->info.id;
}

const char *
adduce_variable_get_label (AdduceVariable *self)
{
  g_return_val_if_fail (ADDUCE_IS_VARIABLE (self), NULL);
  return self->info.label;
}

const char *
adduce_variable_get_definition (AdduceVariable *self)
{
  g_return_val_if_fail (ADDUCE_IS_VARIABLE (self), NULL);
  return self->info.definition;
}

AdduceVariableKind
adduce_variable_get_kind (AdduceVariable *self)
{
  g_return_val_if_fail (ADDUCE_IS_VARIABLE (self), ADDUCE_VARIABLE_ONE);
  return self->info.kind;
}

GListModel *
adduce_variable_get_codes (AdduceVariable *self)
{
  g_return_val_if_fail (ADDUCE_IS_VARIABLE (self), NULL);
  return G_LIST_MODEL (self->codes);
}

guint
adduce_variable_get_n_codes (AdduceVariable *self)
{
  g_return_val_if_fail (ADDUCE_IS_VARIABLE (self), 0);
  return g_list_model_get_n_items (G_LIST_MODEL (self->codes));
}

AdduceCode *
adduce_variable_get_code (AdduceVariable *self, guint index)
{
  g_return_val_if_fail (ADDUCE_IS_VARIABLE (self), NULL);

  /* The list keeps its own reference. */
  g_autoptr (AdduceCode) code = g_list_model_get_item (G_LIST_MODEL (self->codes), index);
  g_return_val_if_fail (code != NULL, NULL);
  return code;
}

AdduceCode *
adduce_variable_lookup (AdduceVariable *self, const char *code_id)
{
  g_return_val_if_fail (ADDUCE_IS_VARIABLE (self), NULL);
  g_return_val_if_fail (code_id != NULL, NULL);
  return g_hash_table_lookup (self->by_id, code_id);
}

AdduceCode *
adduce_variable_resolve (AdduceVariable *self, const char *code_id)
{
  AdduceCode *code = adduce_variable_lookup (self, code_id);

  /* A chain that is longer than there are values is a circle; the reader takes none. */
  for (guint i = 0; code != NULL && i < adduce_variable_get_n_codes (self); i++)
    {
      const char *into = adduce_code_get_info (code)->merged_into;
      AdduceCode *next = into != NULL ? adduce_variable_lookup (self, into) : NULL;

      if (next == NULL)
        return code;
      code = next;
    }
  return code;
}

GListModel *
adduce_variable_list_offered (AdduceVariable *self)
{
  g_return_val_if_fail (ADDUCE_IS_VARIABLE (self), NULL);

  GListStore *offered = g_list_store_new (ADDUCE_TYPE_CODE);
  for (guint i = 0; i < adduce_variable_get_n_codes (self); i++)
    {
      AdduceCode *code = adduce_variable_get_code (self, i);

      if (adduce_code_is_offered (code))
        g_list_store_append (offered, code);
    }
  return G_LIST_MODEL (offered);
}

GListModel *
adduce_variable_list_children (AdduceVariable *self, const char *parent_id)
{
  g_return_val_if_fail (ADDUCE_IS_VARIABLE (self), NULL);

  GListStore *children = g_list_store_new (ADDUCE_TYPE_CODE);
  for (guint i = 0; i < adduce_variable_get_n_codes (self); i++)
    {
      AdduceCode *code = adduce_variable_get_code (self, i);
      const char *parent = adduce_code_get_info (code)->parent;

      if (parent != NULL && adduce_variable_lookup (self, parent) == NULL)
        parent = NULL;
      if (g_strcmp0 (parent, parent_id) == 0)
        g_list_store_append (children, code);
    }
  return G_LIST_MODEL (children);
}

gboolean
adduce_variable_is_below (AdduceVariable *self, const char *code_id, const char *ancestor_id)
{
  g_return_val_if_fail (ADDUCE_IS_VARIABLE (self), FALSE);
  g_return_val_if_fail (code_id != NULL && ancestor_id != NULL, FALSE);

  AdduceCode *code = adduce_variable_lookup (self, code_id);
  /* No chain is longer than there are values; a longer one is a circle. */
  for (guint i = 0; code != NULL && i < adduce_variable_get_n_codes (self); i++)
    {
      const char *parent = adduce_code_get_info (code)->parent;

      if (parent == NULL)
        return FALSE;
      if (g_str_equal (parent, ancestor_id))
        return TRUE;
      code = adduce_variable_lookup (self, parent);
    }
  return FALSE;
}
