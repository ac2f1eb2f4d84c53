/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The database of an index: opening, making, asking.
 *
 * A commit is not waited for: what a power failure takes is made anew. What it leaves may be broken, which SQLite finds
 * out by its own sums and structure; such a file is thrown away.
 */
#include "config.h"

#include "index/adduce-index-db.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <stdlib.h>

#include "adduce-error.h"
#include "index/adduce-index-fts.h"
#include "store/adduce-paths.h"
#include "text/adduce-tokens.h"

#define VERSION (ADDUCE_INDEX_VERSION * 100 + ADDUCE_TOKENS_VERSION)

/* Milliseconds to wait for another program that writes. */
#define BUSY_MS 10000

/* SQLite's instructions between two looks at the cancellable. */
#define PROGRESS_STEPS 20000

struct _AdduceIndexDb
{
  sqlite3 *db;
  GHashTable *statements; /* text → sqlite3_stmt */
  GCancellable *cancellable;
  int code; /* of the last error */
};

/* FTS5 merges what it gathered in memory; more of it makes for fewer merges. */
static const char schema[]
  = "CREATE TABLE articles (id INTEGER PRIMARY KEY, path BLOB NOT NULL UNIQUE, stamp BLOB, meta_stamp BLOB,"
    "  title TEXT, title_words TEXT, path_words TEXT, date TEXT, outlet INTEGER, zoned INTEGER NOT NULL DEFAULT 0,"
    "  problem TEXT, zones_problem TEXT);"
    "CREATE VIRTUAL TABLE words USING fts5 (body, tokenize = 'adduce', prefix = '2 3');"
    "INSERT INTO words (words, rank) VALUES ('hashsize', 16777216);"
    "CREATE VIRTUAL TABLE plain USING fts5 (body, tokenize = 'adduce', prefix = '2 3');"
    "CREATE TABLE layers (id INTEGER PRIMARY KEY, article INTEGER NOT NULL, name BLOB NOT NULL, stamp BLOB,"
    "  coder INTEGER, status TEXT, n_claims INTEGER NOT NULL, problem TEXT, UNIQUE (article, name));"
    "CREATE TABLE claims (id INTEGER PRIMARY KEY, layer INTEGER NOT NULL, article INTEGER NOT NULL, coder INTEGER,"
    "  uuid TEXT NOT NULL, start INTEGER NOT NULL, end INTEGER NOT NULL, is_article INTEGER NOT NULL,"
    "  boilerplate INTEGER NOT NULL);"
    "CREATE INDEX claims_by_layer ON claims (layer);"
    "CREATE INDEX claims_by_article ON claims (article);"
    "CREATE TABLE tags (id INTEGER PRIMARY KEY, field TEXT NOT NULL, code TEXT NOT NULL, label TEXT NOT NULL,"
    "  UNIQUE (field, code, label));"
    "CREATE TABLE claim_tags (tag INTEGER NOT NULL, claim INTEGER NOT NULL, PRIMARY KEY (tag, claim)) WITHOUT ROWID;"
    "CREATE INDEX tags_by_claim ON claim_tags (claim);";

static const char settings[]
  = "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA temp_store = MEMORY; PRAGMA cell_size_check = ON";

char *
adduce_index_db_make_path (const char *folder)
{
  g_return_val_if_fail (folder != NULL, NULL);

  g_autofree char *real = realpath (folder, NULL);
  g_autofree char *digest = g_compute_checksum_for_string (G_CHECKSUM_SHA256, real != NULL ? real : folder, -1);
  g_autofree char *indexes = adduce_paths_cache_dir ("indexes");
  g_autofree char *name = g_strconcat (digest, ".sqlite", NULL);
  return g_build_filename (indexes, name, NULL);
}

void
adduce_index_db_remove (const char *path)
{
  g_return_if_fail (path != NULL);

  static const char *const endings[] = { "-wal", "-shm", "-journal", "" };
  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      g_autofree char *file = g_strconcat (path, endings[i], NULL);
      g_unlink (file);
    }
}

void
adduce_index_db_free (AdduceIndexDb *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->statements);
  sqlite3_close_v2 (self->db);
  g_clear_object (&self->cancellable);
  g_free (self);
}

static void
finalize_cb (gpointer statement)
{
  sqlite3_finalize (statement);
}

static int
progress_cb (void *data)
{
  AdduceIndexDb *self = data;
  return g_cancellable_is_cancelled (self->cancellable);
}

static gboolean
read_version (AdduceIndexDb *self, int *ret_version, GError **error)
{
  g_autoptr (sqlite3_stmt) statement = adduce_index_db_compile (self, "PRAGMA user_version", error);
  gboolean row = FALSE;
  if (statement == NULL || !adduce_index_db_step (self, statement, &row, error))
    return FALSE;
  *ret_version = row ? sqlite3_column_int (statement, 0) : 0;
  return TRUE;
}

static gboolean
make_tables (AdduceIndexDb *self, GError **error)
{
  g_autofree char *version = g_strdup_printf ("PRAGMA user_version = %d", VERSION);
  int found = 0;
  /* Another program may have been quicker. */
  if (!adduce_index_db_run (self, "BEGIN IMMEDIATE", error))
    return FALSE;
  if (read_version (self, &found, error)
      && (found == VERSION || (adduce_index_db_run (self, schema, error) && adduce_index_db_run (self, version, error)))
      && adduce_index_db_run (self, "COMMIT", error))
    return TRUE;
  adduce_index_db_run (self, "ROLLBACK", NULL);
  return FALSE;
}

/* (transfer full) (nullable); @ret_other: whether the file is of another version */
static AdduceIndexDb *
try_open (const char *path, gboolean *ret_stale, GError **error)
{
  g_autoptr (AdduceIndexDb) self = g_new0 (AdduceIndexDb, 1);
  self->statements = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, finalize_cb);
  *ret_stale = FALSE;
  int code = sqlite3_open_v2 (path != NULL ? path : ":memory:", &self->db,
                              SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX, NULL);
  if (code != SQLITE_OK)
    {
      adduce_index_db_set_error (self, error);
      return NULL;
    }
  sqlite3_extended_result_codes (self->db, 1);
  sqlite3_busy_timeout (self->db, BUSY_MS);
  /* What a broken or strange file says is no reason to run anything, or to crash. */
  sqlite3_db_config (self->db, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
  sqlite3_db_config (self->db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
  if (path != NULL && g_chmod (path, 0600) != 0)
    g_debug ("%s: the mode can't be set", path);

  int version = 0;
  if (!adduce_index_fts_register (self->db, error) || !read_version (self, &version, error)
      || !adduce_index_db_run (self, settings, error))
    {
      *ret_stale = adduce_index_db_is_broken (self);
      return NULL;
    }
  if (version != 0 && version != VERSION)
    {
      *ret_stale = TRUE;
      g_set_error_literal (error, ADDUCE_ERROR, ADDUCE_ERROR_VERSION, _("The search index is of another version"));
      return NULL;
    }
  if (!make_tables (self, error))
    {
      *ret_stale = version == 0 && !adduce_index_db_is_unwritable (self);
      return NULL;
    }
  sqlite3_progress_handler (self->db, PROGRESS_STEPS, progress_cb, self);
  return g_steal_pointer (&self);
}

AdduceIndexDb *
adduce_index_db_open (const char *path, GError **error)
{
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  g_autoptr (GError) first = NULL;
  gboolean stale = FALSE;
  AdduceIndexDb *self = try_open (path, &stale, &first);
  if (self != NULL || path == NULL || !stale)
    {
      if (self == NULL)
        g_propagate_error (error, g_steal_pointer (&first));
      return self;
    }
  adduce_index_db_remove (path);
  return try_open (path, &stale, error);
}

sqlite3 *
adduce_index_db_get (AdduceIndexDb *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->db;
}

static gboolean
has_code (AdduceIndexDb *self, const int *codes, guint n_codes)
{
  int code = self->code & 0xff;
  for (guint i = 0; i < n_codes; i++)
    if (codes[i] == code)
      return TRUE;
  return FALSE;
}

gboolean
adduce_index_db_is_broken (AdduceIndexDb *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  static const int codes[] = { SQLITE_CORRUPT, SQLITE_NOTADB, SQLITE_FORMAT, SQLITE_SCHEMA, SQLITE_MISMATCH };
  return has_code (self, codes, G_N_ELEMENTS (codes));
}

gboolean
adduce_index_db_is_unwritable (AdduceIndexDb *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  static const int codes[]
    = { SQLITE_FULL, SQLITE_READONLY, SQLITE_IOERR, SQLITE_CANTOPEN, SQLITE_PERM, SQLITE_BUSY, SQLITE_NOLFS };
  return has_code (self, codes, G_N_ELEMENTS (codes));
}

void
adduce_index_db_set_cancellable (AdduceIndexDb *self, GCancellable *cancellable)
{
  g_return_if_fail (self != NULL);

  g_set_object (&self->cancellable, cancellable);
}

void
adduce_index_db_set_error (AdduceIndexDb *self, GError **error)
{
  g_return_if_fail (self != NULL);

  self->code = sqlite3_errcode (self->db);
  if (g_cancellable_set_error_if_cancelled (self->cancellable, error))
    return;
  /* translators: %s is a reason, by the database, in English */
  g_set_error (error, ADDUCE_ERROR, ADDUCE_ERROR_FAILED, _("The search index can’t be used: %s"),
               sqlite3_errmsg (self->db));
}

gboolean
adduce_index_db_run (AdduceIndexDb *self, const char *sql, GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (sql != NULL, FALSE);

  if (sqlite3_exec (self->db, sql, NULL, NULL, NULL) == SQLITE_OK)
    return TRUE;
  adduce_index_db_set_error (self, error);
  return FALSE;
}

sqlite3_stmt *
adduce_index_db_compile (AdduceIndexDb *self, const char *sql, GError **error)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (sql != NULL, NULL);

  sqlite3_stmt *statement = NULL;
  if (sqlite3_prepare_v2 (self->db, sql, -1, &statement, NULL) != SQLITE_OK)
    adduce_index_db_set_error (self, error);
  return statement;
}

sqlite3_stmt *
adduce_index_db_prepare (AdduceIndexDb *self, const char *sql, GError **error)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (sql != NULL, NULL);

  sqlite3_stmt *statement = g_hash_table_lookup (self->statements, sql);
  if (statement == NULL)
    {
      statement = adduce_index_db_compile (self, sql, error);
      if (statement != NULL)
        g_hash_table_insert (self->statements, (char *) sql, statement);
      return statement;
    }
  sqlite3_reset (statement);
  sqlite3_clear_bindings (statement);
  return statement;
}

gboolean
adduce_index_db_step (AdduceIndexDb *self, sqlite3_stmt *statement, gboolean *ret_row, GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (statement != NULL, FALSE);

  int code = sqlite3_step (statement);
  if (code != SQLITE_ROW && code != SQLITE_DONE)
    {
      adduce_index_db_set_error (self, error);
      return FALSE;
    }
  if (ret_row != NULL)
    *ret_row = code == SQLITE_ROW;
  if (code == SQLITE_DONE)
    sqlite3_reset (statement);
  return TRUE;
}
