/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One article of a corpus.
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "adduce-article.h"

#include "adduce-display.h"
#include "text/adduce-breaks.h"

struct _AdduceArticle {
  GObject parent_instance;
  char *folder;
  char *relative;
  char *display_path;
  char *title;
  char *problem; /* or NULL */
  guint n_claims;
  guint n_own_claims;
  guint n_coders;
  AdduceStatus status;
  gboolean openable;
  gboolean seen; /* whether anybody looked yet */
  char *outlet;   /* or NULL; GRefString, as many articles share one */
  char *language; /* likewise */
  guint32 date;
  guint32 has;

  /* Made when first asked for. */
  char *folded;
  char *title_key;
  char *path_key;
};

G_DEFINE_FINAL_TYPE (AdduceArticle, adduce_article, G_TYPE_OBJECT)

G_DEFINE_ENUM_TYPE (AdduceStatus, adduce_status,
                    G_DEFINE_ENUM_VALUE (ADDUCE_STATUS_NEW, "new"),
                    G_DEFINE_ENUM_VALUE (ADDUCE_STATUS_IN_PROGRESS, "in-progress"),
                    G_DEFINE_ENUM_VALUE (ADDUCE_STATUS_DONE, "done"))

enum {
  PROP_0,
  PROP_PATH,
  PROP_TITLE,
  PROP_N_CLAIMS,
  PROP_N_OWN_CLAIMS,
  PROP_N_CODERS,
  PROP_STATUS,
  PROP_PROBLEM,
  PROP_OPENABLE,
  PROP_OUTLET,
  PROP_LANGUAGE,
  PROP_DATE,
  PROP_HAS,
  N_PROPS,
};

static GParamSpec *props[N_PROPS];

static const char *const status_ids[] = { "new", "in-progress", "done" };

static char *
make_default_title (AdduceArticle *self)
{
  g_autofree char *name = g_path_get_basename (self->relative);

  return adduce_display_name (name);
}

static void
set_title (AdduceArticle *self, const char *title)
{
  g_autofree char *new_title = title != NULL && *title != '\0' ? g_utf8_make_valid (title, -1)
                                                               : make_default_title (self);

  if (g_str_equal (new_title, self->title))
    return;
  g_free (self->title);
  self->title = g_steal_pointer (&new_title);
  g_clear_pointer (&self->folded, g_free);
  g_clear_pointer (&self->title_key, g_free);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_TITLE]);
}

static void
set_count (AdduceArticle *self, guint *field, guint value, guint prop)
{
  if (*field == value)
    return;
  *field = value;
  g_object_notify_by_pspec (G_OBJECT (self), props[prop]);
}

static void
set_shared (AdduceArticle *self, char **field, const char *value, guint prop)
{
  if (g_strcmp0 (*field, value) == 0)
    return;
  g_clear_pointer (field, g_ref_string_release);
  *field = value != NULL ? g_ref_string_new_intern (value) : NULL;
  g_object_notify_by_pspec (G_OBJECT (self), props[prop]);
}

static void
adduce_article_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  AdduceArticle *self = ADDUCE_ARTICLE (object);

  switch (id)
    {
    case PROP_PATH:
      g_value_set_string (value, self->display_path);
      break;
    case PROP_TITLE:
      g_value_set_string (value, self->title);
      break;
    case PROP_N_CLAIMS:
      g_value_set_uint (value, self->n_claims);
      break;
    case PROP_N_OWN_CLAIMS:
      g_value_set_uint (value, self->n_own_claims);
      break;
    case PROP_N_CODERS:
      g_value_set_uint (value, self->n_coders);
      break;
    case PROP_STATUS:
      g_value_set_enum (value, self->status);
      break;
    case PROP_PROBLEM:
      g_value_set_string (value, self->problem);
      break;
    case PROP_OPENABLE:
      g_value_set_boolean (value, self->openable);
      break;
    case PROP_OUTLET:
      g_value_set_string (value, self->outlet);
      break;
    case PROP_LANGUAGE:
      g_value_set_string (value, self->language);
      break;
    case PROP_DATE:
      g_value_set_uint (value, self->date);
      break;
    case PROP_HAS:
      g_value_set_uint (value, self->has);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
adduce_article_finalize (GObject *object)
{
  AdduceArticle *self = ADDUCE_ARTICLE (object);

  g_clear_pointer (&self->folder, g_free);
  g_clear_pointer (&self->relative, g_free);
  g_clear_pointer (&self->display_path, g_free);
  g_clear_pointer (&self->title, g_free);
  g_clear_pointer (&self->problem, g_free);
  g_clear_pointer (&self->outlet, g_ref_string_release);
  g_clear_pointer (&self->language, g_ref_string_release);
  g_clear_pointer (&self->folded, g_free);
  g_clear_pointer (&self->title_key, g_free);
  g_clear_pointer (&self->path_key, g_free);
  G_OBJECT_CLASS (adduce_article_parent_class)->finalize (object);
}

static void
adduce_article_class_init (AdduceArticleClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = adduce_article_get_property;
  object_class->finalize = adduce_article_finalize;

  props[PROP_PATH] = g_param_spec_string ("path", NULL, NULL, NULL, flags);
  props[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, flags);
  props[PROP_N_CLAIMS] = g_param_spec_uint ("n-claims", NULL, NULL, 0, G_MAXUINT, 0, flags);
  props[PROP_N_OWN_CLAIMS] = g_param_spec_uint ("n-own-claims", NULL, NULL, 0, G_MAXUINT, 0, flags);
  props[PROP_N_CODERS] = g_param_spec_uint ("n-coders", NULL, NULL, 0, G_MAXUINT, 0, flags);
  props[PROP_STATUS] = g_param_spec_enum ("status", NULL, NULL, ADDUCE_TYPE_STATUS, ADDUCE_STATUS_NEW,
                                          flags);
  props[PROP_PROBLEM] = g_param_spec_string ("problem", NULL, NULL, NULL, flags);
  props[PROP_OPENABLE] = g_param_spec_boolean ("openable", NULL, NULL, TRUE, flags);
  props[PROP_OUTLET] = g_param_spec_string ("outlet", NULL, NULL, NULL, flags);
  props[PROP_LANGUAGE] = g_param_spec_string ("language", NULL, NULL, NULL, flags);
  props[PROP_DATE] = g_param_spec_uint ("date", NULL, NULL, 0, G_MAXUINT, 0, flags);
  props[PROP_HAS] = g_param_spec_uint ("has", NULL, NULL, 0, G_MAXUINT, 0, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
adduce_article_init (AdduceArticle *self)
{
  self->openable = TRUE;
}

const char *
adduce_status_to_id (AdduceStatus status)
{
  g_return_val_if_fail (status < G_N_ELEMENTS (status_ids), NULL);
  return status_ids[status];
}

gboolean
adduce_status_from_id (const char *id, AdduceStatus *ret_status)
{
  g_return_val_if_fail (id != NULL, FALSE);
  g_return_val_if_fail (ret_status != NULL, FALSE);

  for (guint i = 0; i < G_N_ELEMENTS (status_ids); i++)
    if (g_str_equal (id, status_ids[i]))
      {
        *ret_status = i;
        return TRUE;
      }
  return FALSE;
}

const char *
adduce_status_get_label (AdduceStatus status)
{
  switch (status)
    {
    case ADDUCE_STATUS_IN_PROGRESS:
      return C_("article", "In progress");
    case ADDUCE_STATUS_DONE:
      return C_("article", "Done");
    case ADDUCE_STATUS_NEW:
    default:
      return C_("article", "New");
    }
}

AdduceArticle *
adduce_article_new (const char *folder, const char *relative)
{
  g_return_val_if_fail (folder != NULL, NULL);
  g_return_val_if_fail (relative != NULL, NULL);

  AdduceArticle *self = g_object_new (ADDUCE_TYPE_ARTICLE, NULL);
  self->folder = g_strdup (folder);
  self->relative = g_strdup (relative);
  self->display_path = adduce_display_name (relative);
  self->title = make_default_title (self);
  return self;
}

void
adduce_article_set_seen (AdduceArticle *self, const AdduceArticleSeen *seen)
{
  g_return_if_fail (ADDUCE_IS_ARTICLE (self));
  g_return_if_fail (seen != NULL);

  GObject *object = G_OBJECT (self);
  g_object_freeze_notify (object);
  set_title (self, seen->title);
  set_count (self, &self->n_claims, seen->n_claims, PROP_N_CLAIMS);
  set_count (self, &self->n_own_claims, seen->n_own_claims, PROP_N_OWN_CLAIMS);
  set_count (self, &self->n_coders, seen->n_coders, PROP_N_CODERS);
  if (self->status != seen->status)
    {
      self->status = seen->status;
      g_object_notify_by_pspec (object, props[PROP_STATUS]);
    }
  if (g_strcmp0 (self->problem, seen->problem) != 0)
    {
      g_free (self->problem);
      self->problem = g_strdup (seen->problem);
      g_object_notify_by_pspec (object, props[PROP_PROBLEM]);
    }
  set_shared (self, &self->outlet, seen->outlet, PROP_OUTLET);
  set_shared (self, &self->language, *seen->language != '\0' ? seen->language : NULL, PROP_LANGUAGE);
  set_count (self, &self->date, seen->date, PROP_DATE);
  set_count (self, &self->has, seen->has, PROP_HAS);
  self->seen = TRUE;
  if (self->openable != !!seen->openable)
    {
      self->openable = !!seen->openable;
      g_object_notify_by_pspec (object, props[PROP_OPENABLE]);
    }
  g_object_thaw_notify (object);
}

char *
adduce_article_dup_path (AdduceArticle *self)
{
  g_return_val_if_fail (ADDUCE_IS_ARTICLE (self), NULL);
  return g_build_filename (self->folder, self->relative, NULL);
}

const char *
adduce_article_get_relative (AdduceArticle *self)
{
  g_return_val_if_fail (ADDUCE_IS_ARTICLE (self), NULL);
  return self->relative;
}

const char *
adduce_article_get_display_path (AdduceArticle *self)
{
  g_return_val_if_fail (ADDUCE_IS_ARTICLE (self), NULL);
  return self->display_path;
}

const char *
adduce_article_get_title (AdduceArticle *self)
{
  g_return_val_if_fail (ADDUCE_IS_ARTICLE (self), NULL);
  return self->title;
}

guint
adduce_article_get_n_claims (AdduceArticle *self)
{
  g_return_val_if_fail (ADDUCE_IS_ARTICLE (self), 0);
  return self->n_claims;
}

guint
adduce_article_get_n_own_claims (AdduceArticle *self)
{
  g_return_val_if_fail (ADDUCE_IS_ARTICLE (self), 0);
  return self->n_own_claims;
}

guint
adduce_article_get_n_coders (AdduceArticle *self)
{
  g_return_val_if_fail (ADDUCE_IS_ARTICLE (self), 0);
  return self->n_coders;
}

AdduceStatus
adduce_article_get_status (AdduceArticle *self)
{
  g_return_val_if_fail (ADDUCE_IS_ARTICLE (self), ADDUCE_STATUS_NEW);
  return self->status;
}

const char *
adduce_article_get_problem (AdduceArticle *self)
{
  g_return_val_if_fail (ADDUCE_IS_ARTICLE (self), NULL);
  return self->problem;
}

gboolean
adduce_article_is_seen (AdduceArticle *self)
{
  g_return_val_if_fail (ADDUCE_IS_ARTICLE (self), FALSE);

  return self->seen;
}

gboolean
adduce_article_get_openable (AdduceArticle *self)
{
  g_return_val_if_fail (ADDUCE_IS_ARTICLE (self), FALSE);
  return self->openable;
}

const char *
adduce_article_get_folded (AdduceArticle *self)
{
  g_return_val_if_fail (ADDUCE_IS_ARTICLE (self), NULL);

  if (self->folded == NULL)
    {
      g_autofree char *both = g_strconcat (self->title, "\n", self->display_path, NULL);
      self->folded = adduce_breaks_fold (both);
    }
  return self->folded;
}

const char *
adduce_article_get_title_key (AdduceArticle *self)
{
  g_return_val_if_fail (ADDUCE_IS_ARTICLE (self), NULL);

  if (self->title_key == NULL)
    self->title_key = g_utf8_collate_key (self->title, -1);
  return self->title_key;
}

const char *
adduce_article_get_path_key (AdduceArticle *self)
{
  g_return_val_if_fail (ADDUCE_IS_ARTICLE (self), NULL);

  if (self->path_key == NULL)
    self->path_key = g_utf8_collate_key (self->display_path, -1);
  return self->path_key;
}

const char *
adduce_article_get_outlet (AdduceArticle *self)
{
  g_return_val_if_fail (ADDUCE_IS_ARTICLE (self), NULL);

  return self->outlet;
}

const char *
adduce_article_get_language (AdduceArticle *self)
{
  g_return_val_if_fail (ADDUCE_IS_ARTICLE (self), NULL);

  return self->language;
}

guint32
adduce_article_get_date (AdduceArticle *self)
{
  g_return_val_if_fail (ADDUCE_IS_ARTICLE (self), 0);

  return self->date;
}

guint32
adduce_article_get_has (AdduceArticle *self)
{
  g_return_val_if_fail (ADDUCE_IS_ARTICLE (self), 0);

  return self->has;
}

const char *
adduce_article_format_date (guint32 date, char *buffer)
{
  guint year = date / 10000 % 10000, month = date / 100 % 100, day = date % 100;

  g_return_val_if_fail (buffer != NULL, NULL);

  *buffer = '\0';
  if (day != 0)
    g_snprintf (buffer, ADDUCE_ARTICLE_DATE_SIZE, "%04u-%02u-%02u", year, month, day);
  else if (month != 0)
    g_snprintf (buffer, ADDUCE_ARTICLE_DATE_SIZE, "%04u-%02u", year, month);
  else if (year != 0)
    g_snprintf (buffer, ADDUCE_ARTICLE_DATE_SIZE, "%04u", year);
  return buffer;
}
