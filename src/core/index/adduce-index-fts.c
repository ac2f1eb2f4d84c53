/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The tokenizer for FTS5.
 */
#include "config.h"

#include "index/adduce-index-fts.h"

#include <glib/gi18n-lib.h>

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
  if (api != NULL && api->xCreateTokenizer (api, "adduce", NULL, &tokenizer, NULL) == SQLITE_OK)
    return TRUE;
  g_set_error_literal (error, ADDUCE_ERROR, ADDUCE_ERROR_FAILED,
                       _("Articles can’t be searched, as SQLite was built without FTS5 here; install a version that "
                         "has it"));
  return FALSE;
}
