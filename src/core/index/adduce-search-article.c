/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * An article that a search found.
 */
#include "config.h"

#include "index/adduce-search-article.h"

#include "store/adduce-paths.h"
#include "text/adduce-collate.h"

struct _AdduceSearchArticle
{
  GObject parent_instance;

  char *relative;
  char *path;
  char *title;
  char *date;
  char *outlet;
  guint n_hits;
  AdduceSpan first;
  char *before;
  char *words;
  char *after;
  char *title_key;
  char *outlet_key;
};

enum {
  PROP_PATH = 1,
  PROP_TITLE,
  PROP_DATE,
  PROP_OUTLET,
  PROP_N_HITS,
  N_PROPERTIES,
};

static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_FINAL_TYPE (AdduceSearchArticle, adduce_search_article, G_TYPE_OBJECT)

static void
adduce_search_article_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  AdduceSearchArticle *self = ADDUCE_SEARCH_ARTICLE (object);
  switch (property_id)
    {
    case PROP_PATH:
      g_value_set_string (value, self->path);
      break;
    case PROP_TITLE:
      g_value_set_string (value, self->title);
      break;
    case PROP_DATE:
      g_value_set_string (value, self->date);
      break;
    case PROP_OUTLET:
      g_value_set_string (value, self->outlet);
      break;
    case PROP_N_HITS:
      g_value_set_uint (value, self->n_hits);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
adduce_search_article_finalize (GObject *object)
{
  AdduceSearchArticle *self = ADDUCE_SEARCH_ARTICLE (object);
  g_free (self->relative);
  g_free (self->path);
  g_free (self->title);
  g_free (self->date);
  g_free (self->outlet);
  g_free (self->before);
  g_free (self->words);
  g_free (self->after);
  g_free (self->title_key);
  g_free (self->outlet_key);
  G_OBJECT_CLASS (adduce_search_article_parent_class)->finalize (object);
}

static GParamSpec *
make_string (const char *name)
{
  return g_param_spec_string (name, NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
}

static void
adduce_search_article_class_init (AdduceSearchArticleClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  object_class->get_property = adduce_search_article_get_property;
  object_class->finalize = adduce_search_article_finalize;

  properties[PROP_PATH] = make_string ("path");
  properties[PROP_TITLE] = make_string ("title");
  properties[PROP_DATE] = make_string ("date");
  properties[PROP_OUTLET] = make_string ("outlet");
  properties[PROP_N_HITS] = g_param_spec_uint ("n-hits", NULL, NULL, 0, G_MAXUINT, 0,
                                               G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
adduce_search_article_init (AdduceSearchArticle *self)
{
}

AdduceSearchArticle *
adduce_search_article_new (const AdduceSearchArticleInfo *info)
{
  g_return_val_if_fail (info != NULL, NULL);
  g_return_val_if_fail (info->relative != NULL && info->title != NULL, NULL);

  AdduceSearchArticle *self = g_object_new (ADDUCE_TYPE_SEARCH_ARTICLE, NULL);
  self->relative = g_strdup (info->relative);
  self->path = adduce_paths_display (info->relative);
  self->title = g_strdup (info->title);
  self->date = g_strdup (info->date != NULL ? info->date : "");
  self->outlet = g_strdup (info->outlet != NULL ? info->outlet : "");
  self->n_hits = info->n_hits;
  self->first = info->first;
  self->before = g_strdup (info->before);
  self->words = g_strdup (info->words);
  self->after = g_strdup (info->after);
  self->title_key = adduce_collate_key (self->title);
  self->outlet_key = adduce_collate_key (self->outlet);
  return self;
}

const char *
adduce_search_article_get_relative (AdduceSearchArticle *self)
{
  g_return_val_if_fail (ADDUCE_IS_SEARCH_ARTICLE (self), NULL);

  return self->relative;
}

const char *
adduce_search_article_get_display_path (AdduceSearchArticle *self)
{
  g_return_val_if_fail (ADDUCE_IS_SEARCH_ARTICLE (self), NULL);

  return self->path;
}

const char *
adduce_search_article_get_title (AdduceSearchArticle *self)
{
  g_return_val_if_fail (ADDUCE_IS_SEARCH_ARTICLE (self), NULL);

  return self->title;
}

const char *
adduce_search_article_get_date (AdduceSearchArticle *self)
{
  g_return_val_if_fail (ADDUCE_IS_SEARCH_ARTICLE (self), NULL);

  return self->date;
}

const char *
adduce_search_article_get_outlet (AdduceSearchArticle *self)
{
  g_return_val_if_fail (ADDUCE_IS_SEARCH_ARTICLE (self), NULL);

  return self->outlet;
}

guint
adduce_search_article_get_n_hits (AdduceSearchArticle *self)
{
  g_return_val_if_fail (ADDUCE_IS_SEARCH_ARTICLE (self), 0);

  return self->n_hits;
}

AdduceSpan
adduce_search_article_get_first (AdduceSearchArticle *self)
{
  g_return_val_if_fail (ADDUCE_IS_SEARCH_ARTICLE (self), ((AdduceSpan) { 0, 0 }));

  return self->first;
}

const char *
adduce_search_article_get_before (AdduceSearchArticle *self)
{
  g_return_val_if_fail (ADDUCE_IS_SEARCH_ARTICLE (self), NULL);

  return self->before;
}

const char *
adduce_search_article_get_words (AdduceSearchArticle *self)
{
  g_return_val_if_fail (ADDUCE_IS_SEARCH_ARTICLE (self), NULL);

  return self->words;
}

const char *
adduce_search_article_get_after (AdduceSearchArticle *self)
{
  g_return_val_if_fail (ADDUCE_IS_SEARCH_ARTICLE (self), NULL);

  return self->after;
}

const char *
adduce_search_article_get_title_key (AdduceSearchArticle *self)
{
  g_return_val_if_fail (ADDUCE_IS_SEARCH_ARTICLE (self), NULL);

  return self->title_key;
}

const char *
adduce_search_article_get_outlet_key (AdduceSearchArticle *self)
{
  g_return_val_if_fail (ADDUCE_IS_SEARCH_ARTICLE (self), NULL);

  return self->outlet_key;
}
