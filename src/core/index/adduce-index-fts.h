/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What FTS5 is taught: adduce_tokens_each() as the tokenizer `adduce`. Internal to the index.
 */
#pragma once

#include <gio/gio.h>
#include <sqlite3.h>

G_BEGIN_DECLS

/** @error: return location; where this SQLite has no FTS5 */
gboolean adduce_index_fts_register (sqlite3 *db, GError **error);

G_END_DECLS
