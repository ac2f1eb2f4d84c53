/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One rule of the codebook that a claim can break.
 */
#include "config.h"

#include "adduce-constraint.h"

struct _AdduceConstraint {
  GObject parent_instance;
  AdduceConstraintInfo info; /* its strings are owned */
};

G_DEFINE_FINAL_TYPE (AdduceConstraint, adduce_constraint, G_TYPE_OBJECT)

enum {
  PROP_0,
  PROP_ID,
  PROP_KIND,
  PROP_VARIABLE,
  N_PROPS,
};

static GParamSpec *props[N_PROPS];

static const char *const kind_ids[] = { "required", "at-most-one", "not-together" };

static void
adduce_constraint_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  AdduceConstraint *self = ADDUCE_CONSTRAINT (object);

  switch (id)
    {
    case PROP_ID:
      g_value_set_string (value, self->info.id);
      break;
    case PROP_KIND:
      g_value_set_string (value, adduce_constraint_kind_to_id (self->info.kind));
      break;
    case PROP_VARIABLE:
      g_value_set_string (value, self->info.variable);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
adduce_constraint_finalize (GObject *object)
{
  AdduceConstraint *self = ADDUCE_CONSTRAINT (object);

  g_free ((char *) self->info.id);
  g_free ((char *) self->info.variable);
  g_free ((char *) self->info.value);
  g_free ((char *) self->info.other_variable);
  g_free ((char *) self->info.other_value);
  g_free ((char *) self->info.extra);
  G_OBJECT_CLASS (adduce_constraint_parent_class)->finalize (object);
}

static void
adduce_constraint_class_init (AdduceConstraintClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = adduce_constraint_get_property;
  object_class->finalize = adduce_constraint_finalize;

  props[PROP_ID] = g_param_spec_string ("id", NULL, NULL, NULL, flags);
  props[PROP_KIND] = g_param_spec_string ("kind", NULL, NULL, NULL, flags);
  props[PROP_VARIABLE] = g_param_spec_string ("variable", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
adduce_constraint_init (AdduceConstraint *self)
{
}

gboolean
adduce_constraint_kind_from_id (const char *id, AdduceConstraintKind *ret_kind)
{
  g_return_val_if_fail (id != NULL, FALSE);
  g_return_val_if_fail (ret_kind != NULL, FALSE);

  for (guint i = 0; i < G_N_ELEMENTS (kind_ids); i++)
    if (g_str_equal (id, kind_ids[i]))
      {
        *ret_kind = i;
        return TRUE;
      }
  return FALSE;
}

const char *
adduce_constraint_kind_to_id (AdduceConstraintKind kind)
{
  g_return_val_if_fail (kind < G_N_ELEMENTS (kind_ids), NULL);
  return kind_ids[kind];
}

AdduceConstraint *
adduce_constraint_new (const AdduceConstraintInfo *info)
{
  g_return_val_if_fail (info != NULL, NULL);
  g_return_val_if_fail (info->id != NULL && info->variable != NULL, NULL);

  AdduceConstraint *self = g_object_new (ADDUCE_TYPE_CONSTRAINT, NULL);
  self->info = *info;
  self->info.id = g_strdup (info->id);
  self->info.variable = g_strdup (info->variable);
  self->info.value = g_strdup (info->value);
  self->info.other_variable = g_strdup (info->other_variable);
  self->info.other_value = g_strdup (info->other_value);
  self->info.extra = g_strdup (info->extra);
  return self;
}

const AdduceConstraintInfo *
adduce_constraint_get_info (AdduceConstraint *self)
{
  g_return_val_if_fail (ADDUCE_IS_CONSTRAINT (self), NULL);
  return &self->info;
}

gboolean
adduce_constraint_asks_same (AdduceConstraint *a, AdduceConstraint *b)
{
  g_return_val_if_fail (ADDUCE_IS_CONSTRAINT (a), FALSE);
  g_return_val_if_fail (ADDUCE_IS_CONSTRAINT (b), FALSE);

  const AdduceConstraintInfo *x = &a->info, *y = &b->info;
  return x->kind == y->kind && g_str_equal (x->variable, y->variable) && g_strcmp0 (x->value, y->value) == 0
         && g_strcmp0 (x->other_variable, y->other_variable) == 0 && g_strcmp0 (x->other_value, y->other_value) == 0;
}

gboolean
adduce_constraint_equal (AdduceConstraint *a, AdduceConstraint *b)
{
  return adduce_constraint_asks_same (a, b) && g_str_equal (a->info.id, b->info.id)
         && g_strcmp0 (a->info.extra, b->info.extra) == 0;
}
