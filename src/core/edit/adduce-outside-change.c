/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What others changed.
 */
#include "config.h"

#include "edit/adduce-outside-change.h"

#include <glib/gi18n-lib.h>

#include "model/adduce-article-field.h"

struct _AdduceOutsideChange {
  GObject parent_instance;

  char *article;
  AdduceOutsideOrigin origin;
  char *detail;
  AdduceClaim *claim;
  char *field;
  const char *id;
  gboolean contested;
  char *description;
};

G_DEFINE_FINAL_TYPE (AdduceOutsideChange, adduce_outside_change, G_TYPE_OBJECT)

static void
adduce_outside_change_finalize (GObject *object)
{
  AdduceOutsideChange *self = ADDUCE_OUTSIDE_CHANGE (object);

  g_free (self->article);
  g_free (self->detail);
  g_clear_object (&self->claim);
  g_free (self->field);
  g_free (self->description);
  G_OBJECT_CLASS (adduce_outside_change_parent_class)->finalize (object);
}

static void
adduce_outside_change_class_init (AdduceOutsideChangeClass *class)
{
  G_OBJECT_CLASS (class)->finalize = adduce_outside_change_finalize;
}

static void
adduce_outside_change_init (AdduceOutsideChange *self)
{
}

/* (transfer full): of a contested claim how the two versions differ, whatever the file had before. */
static char *
describe (const AdduceClaimChange *change)
{
  if (!change->contested || change->lost->len == 0)
    return adduce_claim_change_to_string (change);
  g_auto (GStrv) fields = adduce_claim_list_changed_fields (change->after, change->lost->pdata[0]);
  AdduceClaimChange sides = { change->after, change->lost->pdata[0], fields, change->lost, TRUE };
  return adduce_claim_change_to_string (&sides);
}

AdduceOutsideChange *
adduce_outside_change_new (const char *article, AdduceOutsideOrigin origin, const char *detail,
                           const AdduceClaimChange *change)
{
  g_return_val_if_fail (article != NULL, NULL);
  g_return_val_if_fail (change != NULL, NULL);

  AdduceOutsideChange *self = g_object_new (ADDUCE_TYPE_OUTSIDE_CHANGE, NULL);
  self->article = g_strdup (article);
  self->origin = origin;
  self->detail = g_strdup (detail);
  self->claim = g_object_ref (change->after != NULL ? change->after : change->before);
  self->id = adduce_claim_change_get_id (change);
  self->contested = change->contested;
  self->description = describe (change);
  return self;
}

AdduceOutsideChange *
adduce_outside_change_new_meta (const char *article, const char *copy, const AdduceMetaDifference *difference,
                                gboolean contested)
{
  g_return_val_if_fail (article != NULL, NULL);
  g_return_val_if_fail (copy != NULL, NULL);
  g_return_val_if_fail (difference != NULL, NULL);

  AdduceOutsideChange *self = g_object_new (ADDUCE_TYPE_OUTSIDE_CHANGE, NULL);
  AdduceArticleField field;
  self->article = g_strdup (article);
  self->origin = ADDUCE_OUTSIDE_COPY;
  self->detail = g_strdup (copy);
  self->field = g_strdup (adduce_article_field_find (difference->name, &field)
                            ? adduce_article_field_get_label (field)
                            : difference->name);
  self->id = difference->before == NULL ? "added" : "changed";
  self->contested = contested;
  self->description = difference->before == NULL
                        ? g_strdup (difference->after)
                        : g_strdup_printf ("%s → %s", difference->before, difference->after);
  return self;
}

const char *
adduce_outside_change_get_article (AdduceOutsideChange *self)
{
  g_return_val_if_fail (ADDUCE_IS_OUTSIDE_CHANGE (self), NULL);

  return self->article;
}

AdduceClaim *
adduce_outside_change_get_claim (AdduceOutsideChange *self)
{
  g_return_val_if_fail (ADDUCE_IS_OUTSIDE_CHANGE (self), NULL);

  return self->claim;
}

const char *
adduce_outside_change_get_field (AdduceOutsideChange *self)
{
  g_return_val_if_fail (ADDUCE_IS_OUTSIDE_CHANGE (self), NULL);

  return self->field;
}

const char *
adduce_outside_change_get_coder (AdduceOutsideChange *self)
{
  g_return_val_if_fail (ADDUCE_IS_OUTSIDE_CHANGE (self), NULL);

  return self->claim != NULL ? adduce_claim_get_coder (self->claim) : NULL;
}

const char *
adduce_outside_change_get_id (AdduceOutsideChange *self)
{
  g_return_val_if_fail (ADDUCE_IS_OUTSIDE_CHANGE (self), NULL);

  return self->id;
}

gboolean
adduce_outside_change_is_contested (AdduceOutsideChange *self)
{
  g_return_val_if_fail (ADDUCE_IS_OUTSIDE_CHANGE (self), FALSE);

  return self->contested;
}

char *
adduce_outside_change_describe (AdduceOutsideChange *self)
{
  g_return_val_if_fail (ADDUCE_IS_OUTSIDE_CHANGE (self), NULL);

  if (self->contested && self->claim == NULL)
    /* translators: what is in the file, and what is in a copy of it: "2031-03-04 → 2031-03-05" */
    return g_strdup_printf (_("differs, and was left as it is: %s"), self->description);
  if (self->contested)
    /* translators: how the version that is shown and the other one differ: "stance: Supports → Opposes" */
    return g_strdup_printf (_("changed in two places: %s"), self->description);
  return g_strdup (self->description);
}

static char *
name_origin (AdduceOutsideChange *self)
{
  switch (self->origin)
    {
    case ADDUCE_OUTSIDE_COPY:
      /* translators: %s is the name of a file */
      return g_strdup_printf (_("from the copy “%s”"), self->detail != NULL ? self->detail : "");
    case ADDUCE_OUTSIDE_RECOVERED:
      return g_strdup (_("from a run that ended without saving"));
    case ADDUCE_OUTSIDE_PROGRAM:
    default:
      return g_strdup (_("from another program or computer"));
    }
}

char *
adduce_outside_change_describe_origin (AdduceOutsideChange *self)
{
  g_return_val_if_fail (ADDUCE_IS_OUTSIDE_CHANGE (self), NULL);

  g_autofree char *origin = name_origin (self);
  if (self->claim == NULL)
    return g_steal_pointer (&origin);
  /* Of a removal the claim's time is that of its last change. */
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_local (adduce_claim_get_modified (self->claim));
  g_autofree char *when = time != NULL ? g_date_time_format (time, "%x %H:%M") : g_strdup ("?");
  if (g_str_equal (self->id, "removed"))
    /* translators: a coder, where it comes from, when */
    return g_strdup_printf (_("%s · %s · last changed %s"), adduce_claim_get_coder (self->claim), origin, when);
  return g_strdup_printf ("%s · %s · %s", adduce_claim_get_coder (self->claim), origin, when);
}
