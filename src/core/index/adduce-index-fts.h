/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What FTS5 is taught: AdduceTokens as the tokenizer `adduce`, and `adduce_hits (words)`: where the phrases of a
 * match stand, as a blob of AdduceIndexPlace, in order and without overlaps. Internal to the index.
 */
#pragma once

#include <gio/gio.h>
#include <sqlite3.h>

G_BEGIN_DECLS

/** A stretch of a text, in bytes. */
typedef struct {
  guint32 start;
  guint32 end;
} AdduceIndexPlace;

/** @error: return location; where this SQLite has no FTS5 */
gboolean adduce_index_fts_register (sqlite3 *db, GError **error);

/** Sorts places and drops those that overlap one before them; of several that begin at one place the longest stays. */
void adduce_index_places_clean (GArray *places);

G_END_DECLS
