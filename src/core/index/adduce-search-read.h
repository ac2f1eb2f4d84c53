/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceSearchReader: the hits of one article after the other. Internal to the index.
 */
#pragma once

#include "index/adduce-search-regex.h"
#include "index/adduce-search-sql.h"
#include "index/adduce-search.h"

G_BEGIN_DECLS

typedef struct _AdduceSearchReader AdduceSearchReader;

/** What is pointed to outlives it; @plain: without boilerplate. */
AdduceSearchReader *adduce_search_reader_new (AdduceSearchQuery *query, AdduceSearchSql *sql, AdduceSearchRegex *regex,
                                              guint context, gboolean plain);
void adduce_search_reader_free (AdduceSearchReader *self);

/**
 * adduce_search_reader_read:
 * @db: locked, and the same each time
 * @id: of an article
 * @room: how many hits may be kept
 * @results: gets the article and its hits; nothing where it is gone meanwhile
 */
gboolean adduce_search_reader_read (AdduceSearchReader *self, AdduceIndexDb *db, gint64 id, guint room,
                                    AdduceSearchResults *results, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AdduceSearchReader, adduce_search_reader_free)

G_END_DECLS
