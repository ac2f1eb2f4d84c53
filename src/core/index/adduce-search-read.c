/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Hits with what stands around them.
 */
#include "config.h"

#include "index/adduce-search-read.h"

#include <string.h>

#include "index/adduce-index-plain.h"
#include "index/adduce-search-match.h"

/* The statements are compiled once for a search. */
struct _AdduceSearchReader
{
  AdduceSearchSql *sql;
  AdduceSearchRegex *regex;
  gboolean has_words;
  gboolean plain; /* boilerplate is left out */
  guint context;
  sqlite3_stmt *article; /* of an id: what is known, and its text */
  AdduceSearchMatcher *matcher;
  sqlite3_stmt *claims;  /* of an id: claims; NULL where none are hits */
};

typedef struct {
  AdduceSearchPlace place;
  AdduceSpan span;
  char *claim;
} Found;

AdduceSearchReader *
adduce_search_reader_new (AdduceSearchQuery *query, AdduceSearchSql *sql, AdduceSearchRegex *regex, guint context,
                          gboolean plain)
{
  g_return_val_if_fail (query != NULL, NULL);
  g_return_val_if_fail (sql != NULL, NULL);
  g_return_val_if_fail (regex != NULL, NULL);

  AdduceSearchReader *self = g_new0 (AdduceSearchReader, 1);
  self->sql = sql;
  self->regex = regex;
  self->has_words = adduce_search_query_has_words (query);
  self->context = context;
  self->plain = plain;
  self->matcher = adduce_search_matcher_new (adduce_search_query_get_root (query));
  return self;
}

void
adduce_search_reader_free (AdduceSearchReader *self)
{
  if (self == NULL)
    return;
  sqlite3_finalize (self->article);
  adduce_search_matcher_free (self->matcher);
  sqlite3_finalize (self->claims);
  g_free (self);
}

static void
found_clear (gpointer data)
{
  g_free (((Found *) data)->claim);
}

static gboolean
prepare (AdduceSearchReader *self, AdduceIndexDb *db, GError **error)
{
  if (self->article != NULL)
    return TRUE;
  self->article = adduce_index_db_compile (
    db, "SELECT a.path, a.title, a.date, t.label, w.body, "
        "iif (a.zoned, (SELECT body FROM plain WHERE rowid = a.id), NULL) "
        "FROM articles a JOIN words w ON w.rowid = a.id LEFT JOIN tags t ON t.id = a.outlet WHERE a.id = ?1", error);
  if (self->article == NULL)
    return FALSE;
  if (!self->has_words && self->sql->claims != NULL)
    {
      guint id = self->sql->values->len + 1;
      g_autofree char *text = g_strdup_printf ("SELECT c.start, c.end, c.uuid FROM claims c WHERE c.article = ?%u AND "
                                               "(%s) ORDER BY c.start, c.end, c.uuid", id, self->sql->claims->str);
      self->claims = adduce_index_db_compile (db, text, error);
      if (self->claims == NULL)
        return FALSE;
      adduce_search_sql_bind (self->sql, self->claims);
    }
  return TRUE;
}

/* --- places --- */

/* Where code points are in bytes and the other way round, going on from the last place; they come in order. */
typedef struct {
  const char *start;
  const char *end;
  const char *p;
  guint offset;
} Walk;

static void
walk_to_byte (Walk *self, gsize byte)
{
  const char *target = self->start + byte;
  if (target < self->p)
    {
      self->p = self->start;
      self->offset = 0;
    }
  for (; self->p < target && self->p < self->end; self->offset++)
    self->p = g_utf8_next_char (self->p);
}

static void
walk_to_offset (Walk *self, guint offset)
{
  if (offset < self->offset)
    {
      self->p = self->start;
      self->offset = 0;
    }
  for (; self->offset < offset && self->p < self->end; self->offset++)
    self->p = g_utf8_next_char (self->p);
}

/* @searched: the body, perhaps without its boilerplate, which makes no difference to where things are */
static void
find_words (AdduceSearchReader *self, const char *body, const char *searched, gsize n_bytes, GArray *found)
{
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (AdduceSearchPlace));
  Walk walk = { body, body + n_bytes, body, 0 };
  adduce_search_matcher_run (self->matcher, searched, n_bytes, places);
  adduce_search_regex_add_places (self->regex, searched, n_bytes, places);
  adduce_search_places_clean (places);
  for (guint i = 0; i < places->len; i++)
    {
      Found one = { .place = g_array_index (places, AdduceSearchPlace, i) };
      walk_to_byte (&walk, one.place.start);
      one.span.start = walk.offset;
      walk_to_byte (&walk, one.place.end);
      one.span.end = walk.offset;
      g_array_append_val (found, one);
    }
}

/* A claim that stands outside the text, which is another one now, is left out. */
static gboolean
find_claims (AdduceSearchReader *self, AdduceIndexDb *db, gint64 id, const char *body, gsize n_bytes, GArray *found,
             GError **error)
{
  Walk walk = { body, body + n_bytes, body, 0 };
  gboolean row = FALSE;
  sqlite3_reset (self->claims);
  sqlite3_bind_int64 (self->claims, (int) self->sql->values->len + 1, id);
  while (adduce_index_db_step (db, self->claims, &row, error))
    {
      if (!row)
        return TRUE;
      Found one = { .span = { (guint) sqlite3_column_int64 (self->claims, 0),
                              (guint) sqlite3_column_int64 (self->claims, 1) } };
      walk_to_offset (&walk, one.span.start);
      one.place.start = (guint32) (walk.p - body);
      walk_to_offset (&walk, one.span.end);
      one.place.end = (guint32) (walk.p - body);
      if (walk.offset < one.span.end || one.span.end <= one.span.start)
        continue;
      one.claim = g_strdup ((const char *) sqlite3_column_text (self->claims, 2));
      g_array_append_val (found, one);
    }
  return FALSE;
}

/* --- what stands around --- */

static const char *
go_back (const char *start, const char *p, guint n)
{
  while (n > 0 && p > start)
    {
      p = g_utf8_prev_char (p);
      n--;
    }
  return p;
}

static const char *
go_on (const char *p, const char *end, guint n)
{
  while (n > 0 && p < end)
    {
      p = g_utf8_next_char (p);
      n--;
    }
  return p;
}

static char *
dup_left (const char *body, const char *p, guint context)
{
  return adduce_search_hit_make_line (go_back (body, p, context), p);
}

static char *
dup_right (const char *p, const char *end, guint context)
{
  return adduce_search_hit_make_line (p, go_on (p, end, context));
}

/* --- results --- */

static AdduceSearchArticle *
make_article (AdduceSearchReader *self, const char *body, const char *searched, gsize n_bytes, GArray *found)
{
  g_autofree char *relative = g_strndup (sqlite3_column_blob (self->article, 0),
                                         (gsize) sqlite3_column_bytes (self->article, 0));
  g_autofree char *before = NULL, *words = NULL, *after = NULL;
  const char *end = body + n_bytes;
  if (found->len > 0)
    {
      const Found *first = &g_array_index (found, Found, 0);
      before = dup_left (body, body + first->place.start, self->context);
      words = adduce_search_hit_make_line (body + first->place.start, body + first->place.end);
      after = dup_right (body + first->place.end, end, self->context);
    }
  else
    words = dup_right (body + (searched != body ? adduce_index_plain_find_begin (searched, n_bytes) : 0), end,
                       2 * self->context);
  AdduceSearchArticleInfo info = {
    .relative = relative,
    .title = (const char *) sqlite3_column_text (self->article, 1),
    .date = (const char *) sqlite3_column_text (self->article, 2),
    .outlet = (const char *) sqlite3_column_text (self->article, 3),
    .n_hits = found->len,
    .first = found->len > 0 ? g_array_index (found, Found, 0).span : (AdduceSpan) { 0, 0 },
    .before = before != NULL ? before : "",
    .words = words,
    .after = after != NULL ? after : "",
  };
  if (info.title == NULL)
    info.title = relative;
  return adduce_search_article_new (&info);
}

static void
add_hits (AdduceSearchReader *self, AdduceSearchArticle *article, const char *body, gsize n_bytes, GArray *found,
          guint room, GPtrArray *hits)
{
  for (guint i = 0; i < MIN (found->len, room); i++)
    {
      const Found *one = &g_array_index (found, Found, i);
      g_autofree char *left = dup_left (body, body + one->place.start, self->context);
      g_autofree char *words = adduce_search_hit_make_line (body + one->place.start, body + one->place.end);
      g_autofree char *right = dup_right (body + one->place.end, body + n_bytes, self->context);
      g_ptr_array_add (hits, adduce_search_hit_new (article, one->span, left, words, right, one->claim));
    }
}

gboolean
adduce_search_reader_read (AdduceSearchReader *self, AdduceIndexDb *db, gint64 id, guint room,
                           AdduceSearchResults *results, GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (db != NULL, FALSE);
  g_return_val_if_fail (results != NULL, FALSE);

  g_autoptr (GArray) found = g_array_new (FALSE, TRUE, sizeof (Found));
  gboolean row = FALSE;
  g_array_set_clear_func (found, found_clear);
  if (!prepare (self, db, error))
    return FALSE;
  sqlite3_reset (self->article);
  sqlite3_bind_int64 (self->article, 1, id);
  if (!adduce_index_db_step (db, self->article, &row, error))
    return FALSE;
  if (!row)
    return TRUE;

  const char *body = (const char *) sqlite3_column_text (self->article, 4);
  gsize n_bytes = (gsize) sqlite3_column_bytes (self->article, 4);
  const char *plain = self->plain ? (const char *) sqlite3_column_text (self->article, 5) : NULL;
  const char *searched = plain != NULL && (gsize) sqlite3_column_bytes (self->article, 5) == n_bytes ? plain : body;
  gboolean done = body != NULL;
  if (done && self->claims != NULL)
    done = find_claims (self, db, id, body, n_bytes, found, error);
  else if (done)
    find_words (self, body, searched, n_bytes, found);
  if (done)
    {
      g_autoptr (AdduceSearchArticle) article = make_article (self, body, searched, n_bytes, found);
      add_hits (self, article, body, n_bytes, found, room, results->hits);
      g_ptr_array_add (results->articles, g_steal_pointer (&article));
      results->n_hits += found->len;
    }
  sqlite3_reset (self->article);
  return done || body == NULL;
}
