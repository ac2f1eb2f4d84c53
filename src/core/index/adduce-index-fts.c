/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The tokenizer and the function for FTS5.
 *
 * FTS5 knows of a hit which tokens of the text it has; the text is read as tokens once more to find where these stand.
 */
#include "config.h"

#include "index/adduce-index-fts.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "adduce-error.h"
#include "text/adduce-tokens.h"

/* --- the tokenizer --- */

typedef int (*TokenFunc) (void *, int, const char *, int, int, int);

typedef struct {
  TokenFunc func;
  void *context;
  int code;
} Tokenizing;

static int
create_cb (void *context, const char **arguments, int n_arguments, Fts5Tokenizer **ret_tokenizer)
{
  /* It has no state, but must not be NULL. */
  static int nothing;
  *ret_tokenizer = (Fts5Tokenizer *) &nothing;
  return SQLITE_OK;
}

static void
delete_cb (Fts5Tokenizer *tokenizer)
{
}

static gboolean
token_cb (const char *folded, gsize n_folded, gsize start, gsize end, gpointer user_data)
{
  Tokenizing *self = user_data;
  self->code = self->func (self->context, 0, folded, (int) n_folded, (int) start, (int) end);
  return self->code == SQLITE_OK;
}

static int
tokenize_cb (Fts5Tokenizer *tokenizer, void *context, int flags, const char *text, int n_text, TokenFunc func)
{
  Tokenizing tokenizing = { func, context, SQLITE_OK };
  if (text != NULL && n_text > 0)
    adduce_tokens_each (text, n_text, token_cb, &tokenizing);
  return tokenizing.code;
}

/* --- hits --- */

/* A hit: of what tokens it is made, then where it stands. */
typedef struct {
  guint first;
  guint last;
  AdduceIndexPlace place;
} Hit;

typedef struct {
  GArray *hits; /* Hit, by first */
  guint token;
  guint begun; /* hits before it have begun */
  guint ended; /* hits before it have ended */
} Placing;

static int
compare_hits_cb (gconstpointer a, gconstpointer b)
{
  const Hit *one = a, *other = b;
  if (one->first != other->first)
    return one->first < other->first ? -1 : 1;
  return one->last < other->last ? -1 : one->last > other->last;
}

static int
place_cb (void *context, int flags, const char *token, int n_token, int start, int end)
{
  Placing *self = context;
  Hit *hits = (Hit *) (gpointer) self->hits->data;
  for (; self->begun < self->hits->len && hits[self->begun].first == self->token; self->begun++)
    hits[self->begun].place.start = (guint32) start;
  for (guint i = self->ended; i < self->begun; i++)
    if (hits[i].last == self->token)
      hits[i].place.end = (guint32) end;
  while (self->ended < self->begun && hits[self->ended].last <= self->token)
    self->ended++;
  self->token++;
  return self->ended < self->hits->len ? SQLITE_OK : SQLITE_DONE;
}

/* (transfer full) (nullable): which tokens the hits have */
static GArray *
list_hits (const Fts5ExtensionApi *api, Fts5Context *context)
{
  g_autoptr (GArray) hits = g_array_new (FALSE, TRUE, sizeof (Hit));
  int n = 0;
  if (api->xInstCount (context, &n) != SQLITE_OK)
    return NULL;
  for (int i = 0; i < n; i++)
    {
      int phrase = 0, column = 0, token = 0;
      if (api->xInst (context, i, &phrase, &column, &token) != SQLITE_OK)
        return NULL;
      int length = api->xPhraseSize (context, phrase);
      if (length <= 0)
        continue;
      Hit hit = { .first = (guint) token, .last = (guint) (token + length - 1) };
      g_array_append_val (hits, hit);
    }
  g_array_sort (hits, compare_hits_cb);
  return g_steal_pointer (&hits);
}

static int
compare_places_cb (gconstpointer a, gconstpointer b)
{
  const AdduceIndexPlace *one = a, *other = b;
  if (one->start != other->start)
    return one->start < other->start ? -1 : 1;
  return one->end > other->end ? -1 : one->end < other->end;
}

void
adduce_index_places_clean (GArray *places)
{
  g_return_if_fail (places != NULL);

  guint n_kept = 0;
  guint32 end = 0;
  g_array_sort (places, compare_places_cb);
  for (guint i = 0; i < places->len; i++)
    {
      AdduceIndexPlace place = g_array_index (places, AdduceIndexPlace, i);
      if (place.end <= place.start || place.start < end)
        continue;
      g_array_index (places, AdduceIndexPlace, n_kept++) = place;
      end = place.end;
    }
  g_array_set_size (places, n_kept);
}

static void
hits_cb (const Fts5ExtensionApi *api, Fts5Context *context, sqlite3_context *result, int n_values,
         sqlite3_value **values)
{
  g_autoptr (GArray) hits = list_hits (api, context);
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (AdduceIndexPlace));
  const char *text = NULL;
  int n_text = 0;
  if (hits == NULL || api->xColumnText (context, 0, &text, &n_text) != SQLITE_OK)
    {
      sqlite3_result_error_code (result, SQLITE_CORRUPT);
      return;
    }
  Placing placing = { .hits = hits };
  if (hits->len > 0)
    {
      int code = api->xTokenize (context, text, n_text, &placing, place_cb);
      if (code != SQLITE_OK && code != SQLITE_DONE)
        {
          sqlite3_result_error_code (result, code);
          return;
        }
    }
  for (guint i = 0; i < hits->len; i++)
    g_array_append_val (places, g_array_index (hits, Hit, i).place);
  adduce_index_places_clean (places);
  sqlite3_result_blob (result, places->data, (int) (places->len * sizeof (AdduceIndexPlace)), SQLITE_TRANSIENT);
}

/* --- teaching --- */

/* (nullable) */
static fts5_api *
get_api (sqlite3 *db)
{
  fts5_api *api = NULL;
  sqlite3_stmt *statement = NULL;
  if (sqlite3_prepare_v2 (db, "SELECT fts5 (?1)", -1, &statement, NULL) == SQLITE_OK)
    {
      sqlite3_bind_pointer (statement, 1, &api, "fts5_api_ptr", NULL);
      sqlite3_step (statement);
    }
  sqlite3_finalize (statement);
  return api;
}

gboolean
adduce_index_fts_register (sqlite3 *db, GError **error)
{
  g_return_val_if_fail (db != NULL, FALSE);

  fts5_tokenizer tokenizer = { create_cb, delete_cb, tokenize_cb };
  fts5_api *api = get_api (db);
  if (api != NULL && api->xCreateTokenizer (api, "adduce", NULL, &tokenizer, NULL) == SQLITE_OK
      && api->xCreateFunction (api, "adduce_hits", NULL, hits_cb, NULL) == SQLITE_OK)
    return TRUE;
  g_set_error_literal (error, ADDUCE_ERROR, ADDUCE_ERROR_FAILED,
                       _("Articles can’t be searched, as SQLite was built without FTS5 here; install a version that "
                         "has it"));
  return FALSE;
}
