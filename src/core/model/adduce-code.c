/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One value of a variable of a codebook.
 */
#include "config.h"

#include "adduce-codebook.h"

struct _AdduceCode {
  GObject parent_instance;
  AdduceCodeInfo info; /* its strings are owned */
  AdduceTag *tag;
  char *key_label;
};

G_DEFINE_FINAL_TYPE (AdduceCode, adduce_code, G_TYPE_OBJECT)

enum {
  PROP_0,
  PROP_ID,
  PROP_LABEL,
  PROP_DEFINITION,
  PROP_COLOR,
  PROP_KEY_LABEL,
  PROP_RETIRED,
  N_PROPS,
};

static GParamSpec *props[N_PROPS];

static const char *const pattern_ids[] = { "solid", "dashed", "double", "dotted", "wavy", "thin" };

/* As it is printed on the key. */
static char *
make_key_label (gunichar key)
{
  char label[7] = "";

  if (key == 0)
    return NULL;
  g_unichar_to_utf8 (g_unichar_toupper (key), label);
  return g_strdup (label);
}

static void
adduce_code_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  AdduceCode *self = ADDUCE_CODE (object);

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
    case PROP_COLOR:
      g_value_set_string (value, self->info.color);
      break;
    case PROP_KEY_LABEL:
      g_value_set_string (value, self->key_label);
      break;
    case PROP_RETIRED:
      g_value_set_boolean (value, self->info.retired || self->info.merged_into != NULL);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
adduce_code_finalize (GObject *object)
{
  AdduceCode *self = ADDUCE_CODE (object);

  g_free ((char *) self->info.id);
  g_free ((char *) self->info.label);
  g_free ((char *) self->info.definition);
  g_free ((char *) self->info.use);
  g_free ((char *) self->info.avoid);
  g_free ((char *) self->info.example);
  g_free ((char *) self->info.color);
  g_free ((char *) self->info.literature);
  g_free ((char *) self->info.parent);
  g_free ((char *) self->info.merged_into);
  g_free ((char *) self->info.extra);
  g_clear_pointer (&self->tag, adduce_tag_unref);
  g_clear_pointer (&self->key_label, g_free);
  G_OBJECT_CLASS (adduce_code_parent_class)->finalize (object);
}

static void
adduce_code_class_init (AdduceCodeClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = adduce_code_get_property;
  object_class->finalize = adduce_code_finalize;

  props[PROP_ID] = g_param_spec_string ("id", NULL, NULL, NULL, flags);
  props[PROP_LABEL] = g_param_spec_string ("label", NULL, NULL, NULL, flags);
  props[PROP_DEFINITION] = g_param_spec_string ("definition", NULL, NULL, NULL, flags);
  props[PROP_COLOR] = g_param_spec_string ("color", NULL, NULL, NULL, flags);
  props[PROP_KEY_LABEL] = g_param_spec_string ("key-label", NULL, NULL, NULL, flags);
  props[PROP_RETIRED] = g_param_spec_boolean ("retired", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
adduce_code_init (AdduceCode *self)
{
}

gboolean
adduce_code_pattern_from_id (const char *id, AdduceCodePattern *ret_pattern)
{
  g_return_val_if_fail (id != NULL, FALSE);
  g_return_val_if_fail (ret_pattern != NULL, FALSE);

  for (guint i = 0; i < G_N_ELEMENTS (pattern_ids); i++)
    if (g_str_equal (id, pattern_ids[i]))
      {
        *ret_pattern = i;
        return TRUE;
      }
  return FALSE;
}

const char *
adduce_code_pattern_to_id (AdduceCodePattern pattern)
{
  g_return_val_if_fail (pattern < G_N_ELEMENTS (pattern_ids), NULL);
  return pattern_ids[pattern];
}

AdduceCode *
adduce_code_new (const AdduceCodeInfo *info)
{
  g_return_val_if_fail (info != NULL, NULL);
  g_return_val_if_fail (info->id != NULL && info->label != NULL, NULL);

  AdduceCode *self = g_object_new (ADDUCE_TYPE_CODE, NULL);
  self->info = *info;
  self->info.id = g_strdup (info->id);
  self->info.label = g_strdup (info->label);
  self->info.definition = g_strdup (info->definition);
  self->info.use = g_strdup (info->use);
  self->info.avoid = g_strdup (info->avoid);
  self->info.example = g_strdup (info->example);
  self->info.color = g_strdup (info->color);
  self->info.literature = g_strdup (info->literature);
  self->info.parent = g_strdup (info->parent);
  self->info.merged_into = g_strdup (info->merged_into);
  self->info.extra = g_strdup (info->extra);
  self->tag = adduce_tag_new (info->id, info->label);
  self->key_label = make_key_label (info->key);
  return self;
}

static gboolean
same_texts (const AdduceCodeInfo *x, const AdduceCodeInfo *y)
{
  return g_strcmp0 (x->definition, y->definition) == 0 && g_strcmp0 (x->use, y->use) == 0
         && g_strcmp0 (x->avoid, y->avoid) == 0 && g_strcmp0 (x->example, y->example) == 0
         && g_strcmp0 (x->literature, y->literature) == 0;
}

gboolean
adduce_code_equal (AdduceCode *a, AdduceCode *b)
{
  g_return_val_if_fail (ADDUCE_IS_CODE (a), FALSE);
  g_return_val_if_fail (ADDUCE_IS_CODE (b), FALSE);

  const AdduceCodeInfo *x = &a->info, *y = &b->info;
  return g_str_equal (x->id, y->id) && g_str_equal (x->label, y->label) && same_texts (x, y)
         && g_strcmp0 (x->color, y->color) == 0 && x->pattern == y->pattern && x->key == y->key
         && x->has_number == y->has_number && (!x->has_number || x->number == y->number)
         && g_strcmp0 (x->parent, y->parent) == 0 && x->retired == y->retired
         && g_strcmp0 (x->merged_into, y->merged_into) == 0 && g_strcmp0 (x->extra, y->extra) == 0;
}

const AdduceCodeInfo *
adduce_code_get_info (AdduceCode *self)
{
  g_return_val_if_fail (ADDUCE_IS_CODE (self), NULL);
  return &self->info;
}

const char *
adduce_code_get_id (AdduceCode *self)
{
  g_return_val_if_fail (ADDUCE_IS_CODE (self), NULL);
  return self->info.id;
}

const char *
adduce_code_get_label (AdduceCode *self)
{
  g_return_val_if_fail (ADDUCE_IS_CODE (self), NULL);
  return self->info.label;
}

gboolean
adduce_code_is_offered (AdduceCode *self)
{
  g_return_val_if_fail (ADDUCE_IS_CODE (self), FALSE);
  return !self->info.retired && self->info.merged_into == NULL;
}

AdduceTag *
adduce_code_get_tag (AdduceCode *self)
{
  g_return_val_if_fail (ADDUCE_IS_CODE (self), NULL);
  return self->tag;
}
