/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceIndexPlan: what of an index is to be made anew, as files changed, came or went. Internal to the index.
 *
 * A file is the one that was read when its inode, size and both times are the same (AdduceCorpusStamp), and it had been
 * left alone for two seconds then; else it is read again. Nothing is read for the plan but names and times.
 */
#pragma once

#include "index/adduce-index-db.h"
#include "store/adduce-corpus-cache.h"

G_BEGIN_DECLS

/**
 * AdduceIndexSource:
 * @path: below the corpus
 * @stamp: what it is like now; all 0 where it is not to be relied on
 * @changed: whether it is to be read
 * @exists: whether there is such a file
 */
typedef struct {
  char *path;
  AdduceCorpusStamp stamp;
  gboolean changed;
  gboolean exists;
} AdduceIndexSource;

/**
 * AdduceIndexItem:
 * @article: its text
 * @meta: what is known of it
 * @layers: (element-type AdduceIndexSource): its sidecars that are to be read
 */
typedef struct {
  AdduceIndexSource article;
  AdduceIndexSource meta;
  GPtrArray *layers;
} AdduceIndexItem;

/**
 * AdduceIndexPlan:
 * @items: (element-type AdduceIndexItem): articles of which something is to be read, in the order of their paths in
 *   each folder
 * @gone_articles: (element-type gint64): ids
 * @gone_layers: (element-type gint64): ids
 */
typedef struct {
  GPtrArray *items;
  GArray *gone_articles;
  GArray *gone_layers;
} AdduceIndexPlan;

/** (transfer full) (nullable): @mutex guards @db, and is taken while that is asked. */
AdduceIndexPlan *adduce_index_plan_new (AdduceIndexDb *db, GMutex *mutex, const char *folder,
                                        GCancellable *cancellable, GError **error);
void adduce_index_plan_free (AdduceIndexPlan *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AdduceIndexPlan, adduce_index_plan_free)

G_END_DECLS
