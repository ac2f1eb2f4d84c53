/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One variable of a codebook and its values.
 */
#include "config.h"

#include "adduce-codebook.h"

struct _AdduceVariable {
  GObject parent_instance;
  char *id;
  char *label;
  char *definition; /* or NULL */
  AdduceVariableKind kind;
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
      g_value_set_string (value, self->id);
      break;
    case PROP_LABEL:
      g_value_set_string (value, self->label);
      break;
    case PROP_DEFINITION:
      g_value_set_string (value, self->definition);
      break;
    case PROP_CODES:
      g_value_set_object (value, self->codes);
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
  g_clear_pointer (&self->id, g_free);
  g_clear_pointer (&self->label, g_free);
  g_clear_pointer (&self->definition, g_free);
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
  g_return_val_if_fail (id != NULL && label != NULL, NULL);
  g_return_val_if_fail (codes != NULL || n_codes == 0, NULL);

  AdduceVariable *self = g_object_new (ADDUCE_TYPE_VARIABLE, NULL);
  self->id = g_strdup (id);
  self->label = g_strdup (label);
  self->definition = g_strdup (definition);
  self->kind = kind;
  for (guint i = 0; i < n_codes; i++)
    {
      g_list_store_append (self->codes, codes[i]);
      g_hash_table_insert (self->by_id, (char *) adduce_code_get_id (codes[i]), codes[i]);
    }
  return self;
}

const char *
adduce_variable_get_id (AdduceVariable *self)
{
  g_return_val_if_fail (ADDUCE_IS_VARIABLE (self), NULL);
  return self->id;
}

const char *
adduce_variable_get_label (AdduceVariable *self)
{
  g_return_val_if_fail (ADDUCE_IS_VARIABLE (self), NULL);
  return self->label;
}

const char *
adduce_variable_get_definition (AdduceVariable *self)
{
  g_return_val_if_fail (ADDUCE_IS_VARIABLE (self), NULL);
  return self->definition;
}

AdduceVariableKind
adduce_variable_get_kind (AdduceVariable *self)
{
  g_return_val_if_fail (ADDUCE_IS_VARIABLE (self), ADDUCE_VARIABLE_ONE);
  return self->kind;
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
