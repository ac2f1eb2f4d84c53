/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a search found as a table for other programs: RFC 4180, lines end in "\r\n". Pure, any thread.
 */
#pragma once

#include "index/adduce-search.h"

G_BEGIN_DECLS

/**
 * adduce_search_table_of_hits:
 * @hits: (element-type AdduceSearchHit)
 * @separator: `,` or a tab
 * @safe: see adduce_csv_append_cell()
 *
 * Columns: path, title, date, outlet, start, end, left, hit, right, claim.
 *
 * Returns: (transfer full)
 */
char *adduce_search_table_of_hits (GPtrArray *hits, char separator, gboolean safe);

/** The same of articles (element-type AdduceSearchArticle): path, title, date, outlet, hits, snippet. */
char *adduce_search_table_of_articles (GPtrArray *articles, char separator, gboolean safe);

G_END_DECLS
