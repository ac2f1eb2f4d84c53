/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is known of articles as a table: for spreadsheets, and back. The first column, `path`, names the article; each
 * other one is a field; `guesses` has the names of the fields that nobody has confirmed. Any thread.
 */
#pragma once

#include <gio/gio.h>

#include "model/adduce-article-meta.h"
#include "text/adduce-csv-table.h"

G_BEGIN_DECLS

#define ADDUCE_META_CSV_PATH "path"
#define ADDUCE_META_CSV_GUESSES "guesses"

/**
 * adduce_meta_csv_write:
 * @paths: (array zero-terminated=1)
 * @metas: (element-type AdduceArticleMeta): of each
 * @all_fields: columns for all known fields, not only for those that any article has
 *
 * Returns: (transfer full): with a byte-order mark, as spreadsheets want it
 */
GBytes *adduce_meta_csv_write (char **paths, GPtrArray *metas, gboolean all_fields);

/**
 * AdduceMetaCsvFunc:
 * @name: of a field
 * @value: as it stands in the cell; "" for an empty one
 */
typedef void (*AdduceMetaCsvFunc) (const char *path, const char *name, const char *value, gpointer user_data);

/**
 * adduce_meta_csv_read:
 * @known: (element-type utf8): paths of the articles that there are
 * @problems: (element-type utf8): gets sentences about rows that are left out
 * @func: (scope call): is told of each cell
 * @error: return location; %ADDUCE_ERROR_FORMAT: a heading is missing, twice, or no name of a field
 */
gboolean adduce_meta_csv_read (AdduceCsvTable *table, GHashTable *known, GPtrArray *problems, AdduceMetaCsvFunc func,
                               gpointer user_data, GError **error);

G_END_DECLS
