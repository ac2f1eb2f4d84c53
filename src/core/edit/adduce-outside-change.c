/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What others changed.
 */
#include "config.h"

#include "edit/adduce-outside-change.h"

#include <glib/gi18n-lib.h>

struct _AdduceOutsideChange {
  GObject parent_instance;

  char *article;
  AdduceOutsideOrigin origin;
  char *detail;
  AdduceClaim *claim;
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
  self->description = adduce_claim_change_to_string (change);
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
adduce_outside_change_get_coder (AdduceOutsideChange *self)
{
  g_return_val_if_fail (ADDUCE_IS_OUTSIDE_CHANGE (self), NULL);

  return adduce_claim_get_coder (self->claim);
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

  if (self->contested)
    /* translators: what was changed in a claim */
    return g_strdup_printf (_("%s; the other side had changed it, too"), self->description);
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
  /* Of a removal the claim's time is that of its last change. */
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_local (adduce_claim_get_modified (self->claim));
  g_autofree char *when = time != NULL ? g_date_time_format (time, "%x %H:%M") : g_strdup ("?");
  if (g_str_equal (self->id, "removed"))
    /* translators: a coder, where it comes from, when */
    return g_strdup_printf (_("%s · %s · last changed %s"), adduce_claim_get_coder (self->claim), origin, when);
  return g_strdup_printf ("%s · %s · %s", adduce_claim_get_coder (self->claim), origin, when);
}
