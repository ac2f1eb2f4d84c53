/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A list of articles with a name.
 */
#include "config.h"

#include "model/adduce-article-list.h"

#include <string.h>

#define DEFAULT_SEED "1"

struct _AdduceArticleList {
  char *name;
  char *where;
  guint sample;
  char *seed;
  char *coder;     /* or NULL */
  char **articles; /* or NULL */
};

G_DEFINE_BOXED_TYPE (AdduceArticleList, adduce_article_list, adduce_article_list_ref, adduce_article_list_unref)

static void
clear_cb (gpointer data)
{
  AdduceArticleList *self = data;

  g_free (self->name);
  g_free (self->where);
  g_free (self->seed);
  g_free (self->coder);
  g_strfreev (self->articles);
}

AdduceArticleList *
adduce_article_list_new (const char *name, const char *where, guint sample, const char *seed, const char *coder,
                         const char *const *articles)
{
  AdduceArticleList *self;

  g_return_val_if_fail (name != NULL, NULL);
  g_return_val_if_fail (where != NULL, NULL);

  self = g_atomic_rc_box_new0 (AdduceArticleList);
  self->name = g_strdup (name);
  self->where = g_strdup (where);
  self->sample = sample;
  self->seed = g_strdup (seed != NULL ? seed : DEFAULT_SEED);
  self->coder = g_strdup (coder);
  self->articles = g_strdupv ((char **) articles);
  return self;
}

AdduceArticleList *
adduce_article_list_ref (AdduceArticleList *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_atomic_rc_box_acquire (self);
}

void
adduce_article_list_unref (AdduceArticleList *self)
{
  g_return_if_fail (self != NULL);

  g_atomic_rc_box_release_full (self, clear_cb);
}

const char *
adduce_article_list_get_name (AdduceArticleList *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->name;
}

const char *
adduce_article_list_get_where (AdduceArticleList *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->where;
}

guint
adduce_article_list_get_sample (AdduceArticleList *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->sample;
}

const char *
adduce_article_list_get_seed (AdduceArticleList *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->seed;
}

const char *
adduce_article_list_get_coder (AdduceArticleList *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->coder;
}

const char *const *
adduce_article_list_get_articles (AdduceArticleList *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return (const char *const *) self->articles;
}

gboolean
adduce_article_list_is_name (const char *name)
{
  gboolean any = FALSE;

  g_return_val_if_fail (name != NULL, FALSE);

  if (!g_utf8_validate (name, -1, NULL) || strlen (name) > ADDUCE_ARTICLE_LIST_MAX_NAME)
    return FALSE;
  for (const char *p = name; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar letter = g_utf8_get_char (p);

      if (g_unichar_iscntrl (letter))
        return FALSE;
      any = any || !g_unichar_isspace (letter);
    }
  return any;
}
