/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceSearchSql: a query as conditions of SQL and FTS5. Internal to the index.
 *
 * Nothing that a user typed gets into a text of SQL: it is bound as a value, and inside a value that FTS5 reads it
 * stands in quotation marks, its own doubled. What is put into the text are numbers of ours and words of this program.
 */
#pragma once

#include "index/adduce-index-db.h"
#include "index/adduce-search-node.h"

G_BEGIN_DECLS

/**
 * AdduceSearchSql:
 * @where: a condition on `articles a`, with values ?1, ?2 …
 * @claims: (nullable): a condition on `claims c`: those that fields of the query, if not under NOT, are about
 * @values: (element-type utf8): what is bound, from 1
 */
typedef struct {
  GString *where;
  GString *claims;
  GPtrArray *values;
} AdduceSearchSql;

/**
 * adduce_search_sql_new:
 * @db: is asked which values there are
 * @plain: whether boilerplate, and claims that stand in it, are left out
 *
 * Returns: (transfer full) (nullable)
 */
AdduceSearchSql *adduce_search_sql_new (AdduceSearchQuery *query, AdduceIndexDb *db, gboolean plain, GError **error);
void adduce_search_sql_free (AdduceSearchSql *self);

/** Binds the values that the statement has places for. */
void adduce_search_sql_bind (AdduceSearchSql *self, sqlite3_stmt *statement);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AdduceSearchSql, adduce_search_sql_free)

G_END_DECLS
