/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceIndex: the words and claims of a corpus, made ready for being searched.
 *
 *   index = adduce_index_new (folder);
 *   adduce_index_update_async (index, progress_cb, cancellable, updated_cb, data);
 *   results = adduce_search_run (index, query, …);
 *
 * A database (SQLite, FTS5) in the user's cache, one for a corpus; it is never the truth. When it is missing, broken or
 * of another version it is made anew; where it can't be written (no permission, a full disk) it is made in memory, and
 * "note" says so. Two programs may use one at the same time.
 *
 * Any thread may call; one after another is served.
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define ADDUCE_TYPE_INDEX (adduce_index_get_type ())
G_DECLARE_FINAL_TYPE (AdduceIndex, adduce_index, ADDUCE, INDEX, GObject)

/**
 * AdduceIndexProgress:
 * @n_done: articles that were read
 * @n_all: that are to be read
 */
typedef void (*AdduceIndexProgress) (guint n_done, guint n_all, gpointer user_data);

/** @folder: the corpus, a path in the file name encoding; nothing is opened yet */
AdduceIndex *adduce_index_new (const char *folder);
const char *adduce_index_get_folder (AdduceIndex *self);

/**
 * adduce_index_update:
 * @progress: (nullable) (scope call): called in the same thread
 * @ret_changed: (out) (optional): whether the index is another one now
 * @error: return location; where the folder can't be read, or %G_IO_ERROR_CANCELLED: what was read stays
 *
 * Brings it to what the files are, reading what changed only.
 */
gboolean adduce_index_update (AdduceIndex *self, AdduceIndexProgress progress, gpointer user_data,
                              gboolean *ret_changed, GCancellable *cancellable, GError **error);

/**
 * adduce_index_update_async:
 * @progress: (nullable) (scope notified): called in the caller's main context, now and then
 *
 * The same in a worker.
 */
void adduce_index_update_async (AdduceIndex *self, AdduceIndexProgress progress, GCancellable *cancellable,
                                GAsyncReadyCallback callback, gpointer user_data);
gboolean adduce_index_update_finish (AdduceIndex *self, GAsyncResult *result, gboolean *ret_changed, GError **error);

/*
 * What was known at the end of the last update.
 */

/** (transfer full) (nullable): why it is not kept; a sentence. */
char *adduce_index_dup_note (AdduceIndex *self);

/** (transfer full) (array zero-terminated=1): sentences about articles and sidecars that could not be read. */
char **adduce_index_dup_problems (AdduceIndex *self);

/** How many articles can be searched. */
guint adduce_index_get_n_articles (AdduceIndex *self);

G_END_DECLS
