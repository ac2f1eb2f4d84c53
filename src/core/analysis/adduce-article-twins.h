/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceArticleTwins: which articles of a corpus have texts that are the same, or nearly (AdduceTwins).
 *
 * Immutable once made, reference-counted; any thread.
 */
#pragma once

#include <gio/gio.h>

#include "analysis/adduce-twins.h"

G_BEGIN_DECLS

#define ADDUCE_TYPE_ARTICLE_TWINS (adduce_article_twins_get_type ())
typedef struct _AdduceArticleTwins AdduceArticleTwins;
GType adduce_article_twins_get_type (void);

/** @done and @total: articles; called in the thread that reads them. */
typedef void (*AdduceArticleTwinsProgress) (guint done, guint total, gpointer user_data);

/**
 * adduce_article_twins_read:
 * @paths: (array length=n_paths): below the folder, in the file name encoding
 * @least: percent that twins have in common
 * @problems: (nullable) (element-type utf8): gets a sentence with the path for each that can’t be read
 * @progress: (nullable) (scope call)
 * @error: return location; only where it was cancelled
 *
 * Reads all articles, which takes its time.
 *
 * Returns: (transfer full) (nullable)
 */
AdduceArticleTwins *adduce_article_twins_read (const char *folder, char **paths, guint least, GPtrArray *problems,
                                               AdduceArticleTwinsProgress progress, gpointer user_data,
                                               GCancellable *cancellable, GError **error);

/** The same in a worker; @progress is called there. */
void adduce_article_twins_read_async (const char *folder, char **paths, guint least,
                                      AdduceArticleTwinsProgress progress, gpointer user_data,
                                      GCancellable *cancellable, GAsyncReadyCallback callback, gpointer callback_data);
AdduceArticleTwins *adduce_article_twins_read_finish (GAsyncResult *result, GError **error);

AdduceArticleTwins *adduce_article_twins_ref (AdduceArticleTwins *self);
void adduce_article_twins_unref (AdduceArticleTwins *self);

/** (transfer none) (element-type GArray): groups of AdduceTwin by the numbers of the paths; see adduce_twins_find(). */
GPtrArray *adduce_article_twins_get_groups (AdduceArticleTwins *self);

/** 0: it has no twin; 1: it is the first of its group; 2 …: another one. */
guint adduce_article_twins_get_rank (AdduceArticleTwins *self, const char *path);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AdduceArticleTwins, adduce_article_twins_unref)

G_END_DECLS
