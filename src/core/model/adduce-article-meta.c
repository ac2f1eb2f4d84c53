/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is known of an article.
 */
#include "config.h"

#include "model/adduce-article-meta.h"

#include <string.h>

struct _AdduceArticleMeta {
  GPtrArray *values; /* AdduceMetaValue */
};

G_DEFINE_BOXED_TYPE (AdduceArticleMeta, adduce_article_meta, adduce_article_meta_ref, adduce_article_meta_unref)

AdduceMetaValue *
adduce_meta_value_new (const char *name, const char *value, const char *raw, const char *passage, gboolean guess)
{
  AdduceMetaValue *self;

  g_return_val_if_fail (name != NULL, NULL);
  g_return_val_if_fail (value != NULL, NULL);

  self = g_new0 (AdduceMetaValue, 1);
  *self = (AdduceMetaValue) { g_strdup (name), g_strdup (value), g_strdup (raw), g_strdup (passage), guess };
  return self;
}

AdduceMetaValue *
adduce_meta_value_copy (const AdduceMetaValue *self)
{
  return self != NULL ? adduce_meta_value_new (self->name, self->value, self->raw, self->passage, self->guess) : NULL;
}

void
adduce_meta_value_free (AdduceMetaValue *self)
{
  if (self == NULL)
    return;
  g_free (self->name);
  g_free (self->value);
  g_free (self->raw);
  g_free (self->passage);
  g_free (self);
}

gboolean
adduce_meta_value_equal (const AdduceMetaValue *a, const AdduceMetaValue *b)
{
  if (a == NULL || b == NULL)
    return a == b;
  return strcmp (a->name, b->name) == 0 && strcmp (a->value, b->value) == 0 && g_strcmp0 (a->raw, b->raw) == 0
         && g_strcmp0 (a->passage, b->passage) == 0 && a->guess == b->guess;
}

static void
clear_cb (gpointer data)
{
  g_ptr_array_unref (((AdduceArticleMeta *) data)->values);
}

AdduceArticleMeta *
adduce_article_meta_new (void)
{
  AdduceArticleMeta *self = g_atomic_rc_box_new0 (AdduceArticleMeta);

  self->values = g_ptr_array_new_with_free_func ((GDestroyNotify) adduce_meta_value_free);
  return self;
}

AdduceArticleMeta *
adduce_article_meta_ref (AdduceArticleMeta *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_atomic_rc_box_acquire (self);
}

void
adduce_article_meta_unref (AdduceArticleMeta *self)
{
  g_return_if_fail (self != NULL);

  g_atomic_rc_box_release_full (self, clear_cb);
}

/* Where it belongs: known fields in their order, others behind. */
static guint
get_rank (const char *name)
{
  AdduceArticleField field;

  return adduce_article_field_find (name, &field) ? (guint) field : ADDUCE_ARTICLE_N_FIELDS;
}

void
adduce_article_meta_take (AdduceArticleMeta *self, AdduceMetaValue *value)
{
  guint place = 0;

  g_return_if_fail (self != NULL);
  g_return_if_fail (value != NULL);

  for (guint i = 0; i < self->values->len; i++)
    {
      AdduceMetaValue *old = self->values->pdata[i];

      if (strcmp (old->name, value->name) == 0)
        {
          adduce_meta_value_free (old);
          self->values->pdata[i] = value;
          return;
        }
    }
  while (place < self->values->len
         && get_rank (((AdduceMetaValue *) self->values->pdata[place])->name) <= get_rank (value->name))
    place++;
  g_ptr_array_insert (self->values, (int) place, value);
}

guint
adduce_article_meta_get_n (AdduceArticleMeta *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->values->len;
}

const AdduceMetaValue *
adduce_article_meta_get (AdduceArticleMeta *self, guint index)
{
  g_return_val_if_fail (self != NULL && index < self->values->len, NULL);

  return self->values->pdata[index];
}

const AdduceMetaValue *
adduce_article_meta_find (AdduceArticleMeta *self, const char *name)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (name != NULL, NULL);

  for (guint i = 0; i < self->values->len; i++)
    if (strcmp (((AdduceMetaValue *) self->values->pdata[i])->name, name) == 0)
      return self->values->pdata[i];
  return NULL;
}

guint
adduce_article_meta_get_n_guesses (AdduceArticleMeta *self)
{
  guint n = 0;

  g_return_val_if_fail (self != NULL, 0);

  for (guint i = 0; i < self->values->len; i++)
    n += ((AdduceMetaValue *) self->values->pdata[i])->guess;
  return n;
}

char *
adduce_article_meta_tidy (const char *text)
{
  g_autofree char *valid = NULL;
  GString *tidy;

  g_return_val_if_fail (text != NULL, NULL);

  valid = g_utf8_make_valid (text, (gssize) MIN (strlen (text), 4 * ADDUCE_ARTICLE_META_MAX_VALUE));
  tidy = g_string_new (NULL);
  for (const char *p = valid; *p != '\0' && tidy->len < ADDUCE_ARTICLE_META_MAX_VALUE - 8; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isspace (c) || g_unichar_iscntrl (c) || c == 0x2028 || c == 0x2029)
        {
          if (tidy->len > 0 && tidy->str[tidy->len - 1] != ' ')
            g_string_append_c (tidy, ' ');
        }
      else if (c != 0xfeff)
        g_string_append_unichar (tidy, c);
    }
  if (tidy->len > 0 && tidy->str[tidy->len - 1] == ' ')
    g_string_truncate (tidy, tidy->len - 1);
  return g_string_free (tidy, FALSE);
}
