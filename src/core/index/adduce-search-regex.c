/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Expressions over found articles.
 */
#include "config.h"

#include "index/adduce-search-regex.h"

#include <glib/gi18n-lib.h>

#include "adduce-error.h"
#include "index/adduce-index-plain.h"
#include "index/adduce-search-match.h"
#include "store/adduce-paths.h"

/* Articles on which an expression may take too long. */
#define MAX_SLOW 3

struct _AdduceSearchRegex
{
  GPtrArray *nodes;    /* AdduceSearchNode, by number */
  GPtrArray *positive; /* those whose places are hits */
  GPtrArray *problems;
  gboolean plain;
  GCancellable *cancellable;
  guint n_slow;
  GError *error;
};

static void
collect_positive (GPtrArray *positive, AdduceSearchNode *node)
{
  if (node->kind == ADDUCE_SEARCH_REGEX)
    g_ptr_array_add (positive, node);
  for (guint i = 0; node->kind != ADDUCE_SEARCH_NOT && i < node->children->len; i++)
    collect_positive (positive, node->children->pdata[i]);
}

AdduceSearchRegex *
adduce_search_regex_new (AdduceSearchQuery *query, gboolean plain, GPtrArray *problems, GCancellable *cancellable)
{
  g_return_val_if_fail (query != NULL, NULL);
  g_return_val_if_fail (problems != NULL, NULL);

  AdduceSearchRegex *self = g_new0 (AdduceSearchRegex, 1);
  self->nodes = adduce_search_query_get_regexes (query);
  self->positive = g_ptr_array_new ();
  collect_positive (self->positive, (AdduceSearchNode *) adduce_search_query_get_root (query));
  self->plain = plain;
  self->problems = problems;
  g_set_object (&self->cancellable, cancellable);
  return self;
}

void
adduce_search_regex_free (AdduceSearchRegex *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->positive);
  g_clear_object (&self->cancellable);
  g_clear_error (&self->error);
  g_free (self);
}

/* (transfer full) (nullable) (element-type AdduceSpan); @text gets the text */
static GArray *
find (AdduceSearchRegex *self, const AdduceSearchNode *node, const char *utf8, gsize n_bytes, AdduceText **text,
      GError **error)
{
  g_autoptr (GBytes) bytes = NULL;
  if (self->plain)
    {
      gsize n_joined = 0;
      char *joined = adduce_index_plain_join (utf8, n_bytes, &n_joined);
      bytes = g_bytes_new_take (joined, n_joined);
    }
  else
    bytes = g_bytes_new_static (utf8, n_bytes);
  *text = adduce_text_new (bytes, error);
  return *text != NULL ? adduce_find_run (node->find, *text, self->cancellable, error) : NULL;
}

/* (transfer full): the article of that id, for a sentence. */
static char *
dup_path (sqlite3 *db, gint64 id)
{
  sqlite3_stmt *statement = NULL;
  char *shown = NULL;
  if (sqlite3_prepare_v2 (db, "SELECT path FROM articles WHERE id = ?1", -1, &statement, NULL) == SQLITE_OK
      && sqlite3_bind_int64 (statement, 1, id) == SQLITE_OK && sqlite3_step (statement) == SQLITE_ROW)
    {
      gsize n_path = (gsize) sqlite3_column_bytes (statement, 0);
      g_autofree char *path = g_strndup (sqlite3_column_blob (statement, 0), n_path);
      shown = adduce_paths_display (path);
    }
  sqlite3_finalize (statement);
  return shown != NULL ? shown : g_strdup ("?");
}

/* Whether to go on. */
static gboolean
note_slow (AdduceSearchRegex *self, sqlite3 *db, gint64 id, const AdduceSearchNode *node, const GError *error)
{
  g_autofree char *path = dup_path (db, id);
  /* translators: an article, and why it could not be searched */
  g_ptr_array_add (self->problems, g_strdup_printf (_("%s: %s"), path, error->message));
  if (++self->n_slow < MAX_SLOW)
    return TRUE;
  if (self->error == NULL)
    /* translators: %s is a regular expression */
    g_set_error (&self->error, ADDUCE_ERROR, ADDUCE_ERROR_FAILED,
                 _("The expression /%s/ takes too long on several articles; make it simpler, or join words to it by "
                   "AND that leave fewer articles"), node->text);
  return FALSE;
}

static void
regex_cb (sqlite3_context *result, int n_values, sqlite3_value **values)
{
  AdduceSearchRegex *self = sqlite3_user_data (result);
  guint number = (guint) sqlite3_value_int (values[0]);
  const char *utf8 = (const char *) sqlite3_value_text (values[2]);
  g_autoptr (AdduceText) text = NULL;
  g_autoptr (GError) error = NULL;
  if (utf8 == NULL || number >= self->nodes->len)
    {
      sqlite3_result_int (result, 0);
      return;
    }
  const AdduceSearchNode *node = self->nodes->pdata[number];
  g_autoptr (GArray) found = find (self, node, utf8, (gsize) sqlite3_value_bytes (values[2]), &text, &error);
  if (found == NULL
      && (g_cancellable_is_cancelled (self->cancellable)
          || !note_slow (self, sqlite3_context_db_handle (result), sqlite3_value_int64 (values[1]), node, error)))
    sqlite3_result_error_code (result, SQLITE_INTERRUPT);
  else
    sqlite3_result_int (result, found != NULL && found->len > 0);
}

gboolean
adduce_search_regex_register (AdduceSearchRegex *self, AdduceIndexDb *db, GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (db != NULL, FALSE);

  if (sqlite3_create_function_v2 (adduce_index_db_get (db), "adduce_regex", 3, SQLITE_UTF8 | SQLITE_DIRECTONLY, self,
                                  regex_cb, NULL, NULL, NULL) == SQLITE_OK)
    return TRUE;
  adduce_index_db_set_error (db, error);
  return FALSE;
}

void
adduce_search_regex_unregister (AdduceSearchRegex *self, AdduceIndexDb *db)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (db != NULL);

  sqlite3_create_function_v2 (adduce_index_db_get (db), "adduce_regex", 3, SQLITE_UTF8 | SQLITE_DIRECTONLY, NULL, NULL,
                              NULL, NULL, NULL);
}

const GError *
adduce_search_regex_get_error (AdduceSearchRegex *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->error;
}

void
adduce_search_regex_add_places (AdduceSearchRegex *self, const char *utf8, gsize n_bytes, GArray *places)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (utf8 != NULL);
  g_return_if_fail (places != NULL);

  for (guint i = 0; i < self->positive->len; i++)
    {
      g_autoptr (AdduceText) text = NULL;
      g_autoptr (GArray) spans = find (self, self->positive->pdata[i], utf8, n_bytes, &text, NULL);
      AdduceIndexPlainWalk walk = { .plain = utf8, .n_bytes = n_bytes };
      for (guint j = 0; spans != NULL && j < spans->len; j++)
        {
          AdduceSpan span = g_array_index (spans, AdduceSpan, j);
          AdduceSearchPlace place = { (guint32) adduce_text_get_byte_index (text, span.start),
                                     (guint32) adduce_text_get_byte_index (text, span.end) };
          if (self->plain && place.end > place.start)
            {
              place.start = (guint32) adduce_index_plain_walk (&walk, place.start);
              place.end = (guint32) adduce_index_plain_walk (&walk, place.end - 1) + 1;
            }
          g_array_append_val (places, place);
        }
    }
}
