/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceIndexDb: the database of an index. Internal to the index; the one owner of what SQLite has to be told.
 *
 * Tables: `articles` (what there is, as it was read), `words` (their texts, FTS5, by the ids of articles), `plain` (the
 * same without boilerplate, of those that have some: `zoned`), `layers` (sidecars), `claims`, `claim_tags`, and `tags`
 * (values of fields, once each). The file has a version, which is raised whenever tables or tokens change; one of
 * another version is made anew.
 *
 * One thread at a time.
 */
#pragma once

#include <gio/gio.h>
#include <sqlite3.h>

G_BEGIN_DECLS

/** Raised when tables change. */
#define ADDUCE_INDEX_VERSION 3

typedef struct _AdduceIndexDb AdduceIndexDb;

/** The file of the index of a corpus; (transfer full). */
char *adduce_index_db_make_path (const char *folder);

/**
 * adduce_index_db_open:
 * @path: (nullable): %NULL for one in memory
 * @error: return location; why there can't be one
 *
 * Opens or makes it. A file that is broken, of another version or none of ours is made anew.
 *
 * Returns: (transfer full) (nullable)
 */
AdduceIndexDb *adduce_index_db_open (const char *path, GError **error);
void adduce_index_db_free (AdduceIndexDb *self);

/** Removes the files of an index. */
void adduce_index_db_remove (const char *path);

/** (transfer none) */
sqlite3 *adduce_index_db_get (AdduceIndexDb *self);

/** Whether an error says that the file is broken. */
gboolean adduce_index_db_is_broken (AdduceIndexDb *self);

/** Whether an error says that there is no room, or that nothing can be written. */
gboolean adduce_index_db_is_unwritable (AdduceIndexDb *self);

/** What happens while @cancellable (nullable) is cancelled ends as soon as it can. */
void adduce_index_db_set_cancellable (AdduceIndexDb *self, GCancellable *cancellable);

gboolean adduce_index_db_run (AdduceIndexDb *self, const char *sql, GError **error);

/**
 * adduce_index_db_prepare:
 * @sql: one statement, which has the length of a program's text
 *
 * Returns: (transfer none) (nullable): the statement, kept and made ready for use; one use at a time
 */
sqlite3_stmt *adduce_index_db_prepare (AdduceIndexDb *self, const char *sql, GError **error);

/** (transfer full) (nullable): the same for one that is not kept: sqlite3_finalize() it. */
sqlite3_stmt *adduce_index_db_compile (AdduceIndexDb *self, const char *sql, GError **error);

/**
 * adduce_index_db_step:
 * @ret_row: (out) (optional): whether there is a row
 *
 * One step; %FALSE where it failed or was cancelled.
 */
gboolean adduce_index_db_step (AdduceIndexDb *self, sqlite3_stmt *statement, gboolean *ret_row, GError **error);

/** The last error of SQLite as a sentence. */
void adduce_index_db_set_error (AdduceIndexDb *self, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AdduceIndexDb, adduce_index_db_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (sqlite3_stmt, sqlite3_finalize)

G_END_DECLS
