/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One entry of the codebook's history.
 */
#include "config.h"

#include "adduce-codebook-change.h"

struct _AdduceCodebookChange {
  GObject parent_instance;
  AdduceCodebookChangeInfo info; /* its strings are owned */
};

G_DEFINE_FINAL_TYPE (AdduceCodebookChange, adduce_codebook_change, G_TYPE_OBJECT)

enum {
  PROP_0,
  PROP_ID,
  PROP_ACT,
  PROP_CODER,
  PROP_TIME,
  N_PROPS,
};

static GParamSpec *props[N_PROPS];

static void
adduce_codebook_change_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  AdduceCodebookChange *self = ADDUCE_CODEBOOK_CHANGE (object);

  switch (id)
    {
    case PROP_ID:
      g_value_set_string (value, self->info.id);
      break;
    case PROP_ACT:
      g_value_set_string (value, self->info.act);
      break;
    case PROP_CODER:
      g_value_set_string (value, self->info.coder);
      break;
    case PROP_TIME:
      g_value_set_int64 (value, self->info.time);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
adduce_codebook_change_finalize (GObject *object)
{
  AdduceCodebookChange *self = ADDUCE_CODEBOOK_CHANGE (object);

  g_free ((char *) self->info.id);
  g_free ((char *) self->info.coder);
  g_free ((char *) self->info.act);
  g_free ((char *) self->info.variable);
  g_free ((char *) self->info.value);
  g_free ((char *) self->info.field);
  g_free ((char *) self->info.before);
  g_free ((char *) self->info.after);
  g_free ((char *) self->info.extra);
  G_OBJECT_CLASS (adduce_codebook_change_parent_class)->finalize (object);
}

static void
adduce_codebook_change_class_init (AdduceCodebookChangeClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = adduce_codebook_change_get_property;
  object_class->finalize = adduce_codebook_change_finalize;

  props[PROP_ID] = g_param_spec_string ("id", NULL, NULL, NULL, flags);
  props[PROP_ACT] = g_param_spec_string ("act", NULL, NULL, NULL, flags);
  props[PROP_CODER] = g_param_spec_string ("coder", NULL, NULL, NULL, flags);
  props[PROP_TIME] = g_param_spec_int64 ("time", NULL, NULL, G_MININT64, G_MAXINT64, 0, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
adduce_codebook_change_init (AdduceCodebookChange *self)
{
}

AdduceCodebookChange *
adduce_codebook_change_new (const AdduceCodebookChangeInfo *info)
{
  g_return_val_if_fail (info != NULL, NULL);
  g_return_val_if_fail (info->id != NULL && info->act != NULL, NULL);

  AdduceCodebookChange *self = g_object_new (ADDUCE_TYPE_CODEBOOK_CHANGE, NULL);
  self->info = *info;
  self->info.id = g_strdup (info->id);
  self->info.coder = g_strdup (info->coder);
  self->info.act = g_strdup (info->act);
  self->info.variable = g_strdup (info->variable);
  self->info.value = g_strdup (info->value);
  self->info.field = g_strdup (info->field);
  self->info.before = g_strdup (info->before);
  self->info.after = g_strdup (info->after);
  self->info.extra = g_strdup (info->extra);
  return self;
}

const AdduceCodebookChangeInfo *
adduce_codebook_change_get_info (AdduceCodebookChange *self)
{
  g_return_val_if_fail (ADDUCE_IS_CODEBOOK_CHANGE (self), NULL);
  return &self->info;
}

gboolean
adduce_codebook_change_is_affecting (AdduceCodebookChange *self)
{
  static const char *const acts[] = { "merge", "retire", "restore", "remove", NULL };
  static const char *const fields[] = { "definition", "use", "avoid", "type", "scope", NULL };

  g_return_val_if_fail (ADDUCE_IS_CODEBOOK_CHANGE (self), FALSE);

  const AdduceCodebookChangeInfo *info = &self->info;
  return info->variable != NULL
         && (g_strv_contains (acts, info->act) || (info->field != NULL && g_strv_contains (fields, info->field)));
}
