/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceSearchRegex: the expressions of a query, as the function `adduce_regex (number, id, text)` of SQL while a
 * search runs, and as hits. Internal to the index.
 *
 * An expression that takes too long on an article does not find it, which a sentence says; on several it is given up.
 */
#pragma once

#include "index/adduce-index-db.h"
#include "index/adduce-search-node.h"
#include "text/adduce-text.h"

G_BEGIN_DECLS

typedef struct _AdduceSearchRegex AdduceSearchRegex;

/**
 * adduce_search_regex_new:
 * @plain: whether texts are those of adduce_index_plain_new(), where they have boilerplate
 * @problems: (element-type utf8): gets sentences
 */
AdduceSearchRegex *adduce_search_regex_new (AdduceSearchQuery *query, gboolean plain, GPtrArray *problems,
                                            GCancellable *cancellable);
void adduce_search_regex_free (AdduceSearchRegex *self);

/** The function is there until the next search makes its own; with the database locked. */
gboolean adduce_search_regex_register (AdduceSearchRegex *self, AdduceIndexDb *db, GError **error);
void adduce_search_regex_unregister (AdduceSearchRegex *self, AdduceIndexDb *db);

/** Why the expression was given up, if it was; (nullable). */
const GError *adduce_search_regex_get_error (AdduceSearchRegex *self);

/** Adds the places of those that are not under NOT, as AdduceSearchPlace. */
void adduce_search_regex_add_places (AdduceSearchRegex *self, const char *utf8, gsize n_bytes, GArray *places);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AdduceSearchRegex, adduce_search_regex_free)

G_END_DECLS
