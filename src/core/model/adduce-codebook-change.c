/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One entry of the codebook's history.
 */
#include "config.h"

#include "adduce-codebook-change.h"

#include <glib/gi18n-lib.h>

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
  PROP_DESCRIPTION,
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
    case PROP_DESCRIPTION:
      g_value_take_string (value, adduce_codebook_change_describe (self));
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
  props[PROP_DESCRIPTION] = g_param_spec_string ("description", NULL, NULL, NULL, flags);
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

/* (transfer full): the subject of the sentence, by ids. */
static char *
dup_subject (const AdduceCodebookChangeInfo *info)
{
  if (info->variable == NULL)
    return g_strdup (_("codebook"));
  if (info->value == NULL)
    return g_strdup (info->variable);
  return g_strdup_printf ("%s/%s", info->variable, info->value);
}

char *
adduce_codebook_change_describe (AdduceCodebookChange *self)
{
  static const struct {
    const char *act;
    const char *text;
  } texts[] = {
    /* translators: in all of these the first is what was changed, in the second also what it became */
    { "add", N_("%s: added as “%s”") },
    { "rename", N_("%s: is now called “%s”") },
    { "move", N_("%s: moved to place %s") },
    { "nest", N_("%s: put below “%s”") },
    { "merge", N_("%s: merged into “%s”") },
    { "retire", N_("%s: retired") },
    { "restore", N_("%s: taken back into use") },
    { "remove", N_("%s: removed") },
    { "apply", N_("%s: preset “%s” applied") },
    { "import", N_("%s: imported from “%s”") },
    { "undo", N_("%s: undone: %s") },
    { "redo", N_("%s: redone: %s") },
  };

  g_return_val_if_fail (ADDUCE_IS_CODEBOOK_CHANGE (self), NULL);

  const AdduceCodebookChangeInfo *info = &self->info;
  g_autofree char *subject = dup_subject (info);
  const char *after = info->after != NULL ? info->after : _("nothing");
  if (g_str_equal (info->act, "move") && info->after == NULL)
    /* translators: what was changed */
    return g_strdup_printf (_("%s: put in another order"), subject);
  if (g_str_equal (info->act, "nest") && info->after == NULL)
    /* translators: a value, and the value below which it was */
    return g_strdup_printf (_("%s: no longer below “%s”"), subject, info->before != NULL ? info->before : "");
  if (g_str_equal (info->act, "change") && info->field != NULL)
    /* translators: what was changed, the name of a member of the codebook's file, what it became */
    return g_strdup_printf (_("%s: “%s” is now “%s”"), subject, info->field, after);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    if (g_str_equal (info->act, texts[i].act))
      {
        g_auto (GStrv) parts = g_strsplit (_(texts[i].text), "%s", 3);
        GString *text = g_string_new (parts[0]);

        g_string_append (text, subject);
        g_string_append (text, parts[1] != NULL ? parts[1] : "");
        if (parts[1] != NULL && parts[2] != NULL)
          g_string_append_printf (text, "%s%s", after, parts[2]);
        return g_string_free (text, FALSE);
      }
  return g_strdup_printf ("%s: %s", subject, info->act);
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
