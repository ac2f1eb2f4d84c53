/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Where words stand.
 */
#include "config.h"

#include "index/adduce-search-match.h"

#include <string.h>

#include "text/adduce-tokens.h"

/* A token: of a phrase, or of the text; then it lies in the reader's letters. */
typedef struct {
  gsize letters;
  gsize n_letters;
  guint32 start;
  guint32 end;
} Token;

typedef struct {
  GString *letters;
  GArray *tokens; /* Token */
} Tokens;

typedef struct {
  Tokens tokens;
  gboolean prefix;
} Phrase;

/* Phrases that are to be near each other, or a phrase by itself. */
typedef struct {
  GPtrArray *phrases; /* Phrase */
  guint distance;
} Group;

struct _AdduceSearchMatcher
{
  GPtrArray *groups; /* Group */
};

/* A phrase of a group while the group is looked for. */
typedef struct {
  GArray *all;  /* guint: the tokens that it begins at */
  guint at;     /* of these */
  guint length; /* tokens */
  GArray *kept; /* guint: those that are near */
} Cursor;

/* --- tokens --- */

static gboolean
token_cb (const char *folded, gsize n_folded, gsize start, gsize end, gpointer user_data)
{
  Tokens *self = user_data;
  Token token = { self->letters->len, n_folded, (guint32) start, (guint32) end };
  g_string_append_len (self->letters, folded, (gssize) n_folded);
  g_array_append_val (self->tokens, token);
  return TRUE;
}

static void
tokens_init (Tokens *self, const char *utf8, gssize n_bytes)
{
  self->letters = g_string_new (NULL);
  self->tokens = g_array_new (FALSE, FALSE, sizeof (Token));
  adduce_tokens_each (utf8, n_bytes, token_cb, self);
}

static void
tokens_clear (Tokens *self)
{
  g_string_free (self->letters, TRUE);
  g_array_unref (self->tokens);
}

/* --- making it --- */

static void
phrase_free (gpointer data)
{
  Phrase *self = data;
  tokens_clear (&self->tokens);
  g_free (self);
}

static void
group_free (gpointer data)
{
  Group *self = data;
  g_ptr_array_unref (self->phrases);
  g_free (self);
}

static void
group_add (Group *self, const AdduceSearchNode *words)
{
  Phrase *phrase = g_new0 (Phrase, 1);
  tokens_init (&phrase->tokens, words->text, -1);
  phrase->prefix = words->prefix;
  g_ptr_array_add (self->phrases, phrase);
}

static void
collect (AdduceSearchMatcher *self, const AdduceSearchNode *node)
{
  if (node->kind == ADDUCE_SEARCH_NOT)
    return;
  if (node->kind != ADDUCE_SEARCH_WORDS && node->kind != ADDUCE_SEARCH_NEAR)
    {
      for (guint i = 0; i < node->children->len; i++)
        collect (self, node->children->pdata[i]);
      return;
    }
  Group *group = g_new0 (Group, 1);
  group->phrases = g_ptr_array_new_with_free_func (phrase_free);
  group->distance = node->distance;
  for (guint i = 0; i < node->children->len; i++)
    group_add (group, node->children->pdata[i]);
  if (node->kind == ADDUCE_SEARCH_WORDS)
    group_add (group, node);
  g_ptr_array_add (self->groups, group);
}

AdduceSearchMatcher *
adduce_search_matcher_new (const AdduceSearchNode *root)
{
  g_return_val_if_fail (root != NULL, NULL);

  AdduceSearchMatcher *self = g_new0 (AdduceSearchMatcher, 1);
  self->groups = g_ptr_array_new_with_free_func (group_free);
  collect (self, root);
  return self;
}

void
adduce_search_matcher_free (AdduceSearchMatcher *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->groups);
  g_free (self);
}

/* --- finding --- */

static inline const Token *
get_token (const Tokens *tokens, guint index)
{
  return &g_array_index (tokens->tokens, Token, index);
}

static gboolean
matches_at (const Phrase *phrase, const Tokens *text, guint first)
{
  guint n = phrase->tokens.tokens->len;
  for (guint i = 0; i < n; i++)
    {
      const Token *wanted = get_token (&phrase->tokens, i), *found = get_token (text, first + i);
      gboolean prefix = phrase->prefix && i + 1 == n;
      if ((prefix ? found->n_letters < wanted->n_letters : found->n_letters != wanted->n_letters)
          || memcmp (phrase->tokens.letters->str + wanted->letters, text->letters->str + found->letters,
                     wanted->n_letters) != 0)
        return FALSE;
    }
  return TRUE;
}

/* (transfer full) (element-type guint): the tokens that a phrase begins at. */
static GArray *
find_phrase (const Phrase *phrase, const Tokens *text)
{
  GArray *found = g_array_new (FALSE, FALSE, sizeof (guint));
  guint n = phrase->tokens.tokens->len;
  for (guint i = 0; n > 0 && i + n <= text->tokens->len; i++)
    if (matches_at (phrase, text, i))
      g_array_append_val (found, i);
  return found;
}

static gint64
get_at (const Cursor *cursor)
{
  return g_array_index (cursor->all, guint, cursor->at);
}

/* Moves all to the next places at which each is near enough to the last; FALSE where there are none. */
static gboolean
find_near (Cursor *cursors, guint n, guint distance)
{
  gint64 last = get_at (&cursors[0]);
  gboolean near;
  do
    {
      near = TRUE;
      for (guint i = 0; i < n; i++)
        {
          gint64 first = last - cursors[i].length - distance;
          if (get_at (&cursors[i]) >= first && get_at (&cursors[i]) <= last)
            continue;
          near = FALSE;
          while (get_at (&cursors[i]) < first)
            if (++cursors[i].at == cursors[i].all->len)
              return FALSE;
          last = MAX (last, get_at (&cursors[i]));
        }
    }
  while (!near);
  return TRUE;
}

static void
keep (Cursor *cursor)
{
  guint at = (guint) get_at (cursor);
  if (cursor->kept->len == 0 || g_array_index (cursor->kept, guint, cursor->kept->len - 1) != at)
    g_array_append_val (cursor->kept, at);
}

/* Where it is next; behind all where it is at its end. */
static gint64
get_next (const Cursor *cursor)
{
  return cursor->at + 1 < cursor->all->len ? g_array_index (cursor->all, guint, cursor->at + 1) : G_MAXINT64;
}

/* What is near is kept; the one goes on that gets to the nearest place. */
static void
keep_near (Cursor *cursors, guint n, guint distance)
{
  for (guint i = 0; i < n; i++)
    if (cursors[i].all->len == 0)
      return;
  while (find_near (cursors, n, distance))
    {
      guint nearest = 0;
      for (guint i = 0; i < n; i++)
        {
          keep (&cursors[i]);
          if (get_next (&cursors[i]) < get_next (&cursors[nearest]))
            nearest = i;
        }
      if (++cursors[nearest].at == cursors[nearest].all->len)
        return;
    }
}

static void
add_places (GArray *places, const Tokens *text, GArray *starts, guint length)
{
  for (guint i = 0; i < starts->len; i++)
    {
      guint first = g_array_index (starts, guint, i);
      AdduceSearchPlace place = { get_token (text, first)->start, get_token (text, first + length - 1)->end };
      g_array_append_val (places, place);
    }
}

static void
run_group (const Group *group, const Tokens *text, GArray *places)
{
  guint n = group->phrases->len;
  g_autofree Cursor *cursors = g_new0 (Cursor, n);
  for (guint i = 0; i < n; i++)
    {
      const Phrase *phrase = group->phrases->pdata[i];
      cursors[i].all = find_phrase (phrase, text);
      cursors[i].length = phrase->tokens.tokens->len;
      cursors[i].kept = g_array_new (FALSE, FALSE, sizeof (guint));
    }
  if (n > 1)
    keep_near (cursors, n, group->distance);
  for (guint i = 0; i < n; i++)
    {
      add_places (places, text, n > 1 ? cursors[i].kept : cursors[i].all, cursors[i].length);
      g_array_unref (cursors[i].all);
      g_array_unref (cursors[i].kept);
    }
}

void
adduce_search_matcher_run (AdduceSearchMatcher *self, const char *utf8, gsize n_bytes, GArray *places)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (utf8 != NULL);
  g_return_if_fail (places != NULL);

  if (self->groups->len == 0)
    return;
  Tokens text;
  tokens_init (&text, utf8, (gssize) n_bytes);
  for (guint i = 0; i < self->groups->len; i++)
    run_group (self->groups->pdata[i], &text, places);
  tokens_clear (&text);
}

/* --- places --- */

static int
compare_places_cb (gconstpointer a, gconstpointer b)
{
  const AdduceSearchPlace *one = a, *other = b;
  if (one->start != other->start)
    return one->start < other->start ? -1 : 1;
  return one->end > other->end ? -1 : one->end < other->end;
}

void
adduce_search_places_clean (GArray *places)
{
  g_return_if_fail (places != NULL);

  guint n_kept = 0;
  guint32 end = 0;
  g_array_sort (places, compare_places_cb);
  for (guint i = 0; i < places->len; i++)
    {
      AdduceSearchPlace place = g_array_index (places, AdduceSearchPlace, i);
      if (place.end <= place.start || place.start < end)
        continue;
      g_array_index (places, AdduceSearchPlace, n_kept++) = place;
      end = place.end;
    }
  g_array_set_size (places, n_kept);
}
