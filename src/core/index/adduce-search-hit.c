/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A place that a search found.
 */
#include "config.h"

#include "index/adduce-search-hit.h"

#include "text/adduce-tokens.h"

struct _AdduceSearchHit
{
  GObject parent_instance;

  AdduceSearchArticle *article;
  AdduceSpan span;
  char *left;
  char *words;
  char *right;
  char *claim;
  char *left_key;
  char *words_key;
  char *right_key;
};

G_DEFINE_FINAL_TYPE (AdduceSearchHit, adduce_search_hit, G_TYPE_OBJECT)

static void
adduce_search_hit_finalize (GObject *object)
{
  AdduceSearchHit *self = ADDUCE_SEARCH_HIT (object);
  g_clear_object (&self->article);
  g_free (self->left);
  g_free (self->words);
  g_free (self->right);
  g_free (self->claim);
  g_free (self->left_key);
  g_free (self->words_key);
  g_free (self->right_key);
  G_OBJECT_CLASS (adduce_search_hit_parent_class)->finalize (object);
}

static void
adduce_search_hit_class_init (AdduceSearchHitClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = adduce_search_hit_finalize;
}

static void
adduce_search_hit_init (AdduceSearchHit *self)
{
}

static gboolean
prepend_cb (const char *folded, gsize n_folded, gsize start, gsize end, gpointer user_data)
{
  GString *key = user_data;
  g_string_prepend_c (key, ' ');
  g_string_prepend_len (key, folded, (gssize) n_folded);
  return TRUE;
}

/* The words in the opposite order. */
static char *
dup_left_key (const char *left)
{
  GString *key = g_string_new (NULL);
  adduce_tokens_each (left, -1, prepend_cb, key);
  return g_string_free (key, FALSE);
}

AdduceSearchHit *
adduce_search_hit_new (AdduceSearchArticle *article, AdduceSpan span, const char *left, const char *words,
                       const char *right, const char *claim)
{
  g_return_val_if_fail (ADDUCE_IS_SEARCH_ARTICLE (article), NULL);
  g_return_val_if_fail (left != NULL && words != NULL && right != NULL, NULL);

  AdduceSearchHit *self = g_object_new (ADDUCE_TYPE_SEARCH_HIT, NULL);
  self->article = g_object_ref (article);
  self->span = span;
  self->left = g_strdup (left);
  self->words = g_strdup (words);
  self->right = g_strdup (right);
  self->claim = g_strdup (claim);
  self->left_key = dup_left_key (left);
  self->words_key = adduce_tokens_join (words);
  self->right_key = adduce_tokens_join (right);
  return self;
}

AdduceSearchArticle *
adduce_search_hit_get_article (AdduceSearchHit *self)
{
  g_return_val_if_fail (ADDUCE_IS_SEARCH_HIT (self), NULL);

  return self->article;
}

AdduceSpan
adduce_search_hit_get_span (AdduceSearchHit *self)
{
  g_return_val_if_fail (ADDUCE_IS_SEARCH_HIT (self), ((AdduceSpan) { 0, 0 }));

  return self->span;
}

const char *
adduce_search_hit_get_left (AdduceSearchHit *self)
{
  g_return_val_if_fail (ADDUCE_IS_SEARCH_HIT (self), NULL);

  return self->left;
}

const char *
adduce_search_hit_get_words (AdduceSearchHit *self)
{
  g_return_val_if_fail (ADDUCE_IS_SEARCH_HIT (self), NULL);

  return self->words;
}

const char *
adduce_search_hit_get_right (AdduceSearchHit *self)
{
  g_return_val_if_fail (ADDUCE_IS_SEARCH_HIT (self), NULL);

  return self->right;
}

const char *
adduce_search_hit_get_claim (AdduceSearchHit *self)
{
  g_return_val_if_fail (ADDUCE_IS_SEARCH_HIT (self), NULL);

  return self->claim;
}

const char *
adduce_search_hit_get_left_key (AdduceSearchHit *self)
{
  g_return_val_if_fail (ADDUCE_IS_SEARCH_HIT (self), NULL);

  return self->left_key;
}

const char *
adduce_search_hit_get_words_key (AdduceSearchHit *self)
{
  g_return_val_if_fail (ADDUCE_IS_SEARCH_HIT (self), NULL);

  return self->words_key;
}

const char *
adduce_search_hit_get_right_key (AdduceSearchHit *self)
{
  g_return_val_if_fail (ADDUCE_IS_SEARCH_HIT (self), NULL);

  return self->right_key;
}

char *
adduce_search_hit_make_line (const char *start, const char *end)
{
  g_return_val_if_fail (start != NULL, NULL);
  g_return_val_if_fail (end >= start, NULL);

  GString *line = g_string_sized_new ((gsize) (end - start) + 1);
  gboolean blank = FALSE;
  for (const char *p = start; p < end;)
    {
      const char *next = g_utf8_next_char (p);
      if (g_unichar_isspace (g_utf8_get_char (p)) || *p == '\0')
        {
          if (!blank)
            g_string_append_c (line, ' ');
          blank = TRUE;
        }
      else
        {
          g_string_append_len (line, p, next - p);
          blank = FALSE;
        }
      p = next;
    }
  return g_string_free (line, FALSE);
}

gboolean
adduce_search_hit_is_in (AdduceSearchHit *self, AdduceText *text)
{
  g_return_val_if_fail (ADDUCE_IS_SEARCH_HIT (self), FALSE);
  g_return_val_if_fail (ADDUCE_IS_TEXT (text), FALSE);

  if (!adduce_text_contains_span (text, self->span))
    return FALSE;
  const char *utf8 = adduce_text_get_utf8 (text);
  g_autofree char *words = adduce_search_hit_make_line (utf8 + adduce_text_get_byte_index (text, self->span.start),
                                                        utf8 + adduce_text_get_byte_index (text, self->span.end));
  return g_str_equal (words, self->words);
}
