/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Guesses about articles that are in a corpus already: from their own words, as import makes them (docs/import.md).
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/** @done and @total: articles; called in the thread that reads them. */
typedef void (*AdduceImportGuessProgress) (guint done, guint total, gpointer user_data);

/**
 * adduce_import_guess_meta:
 * @paths: (array zero-terminated=1): below the folder
 * @problems: (nullable) (element-type utf8): gets sentences about what can't be read
 * @progress: (nullable) (scope call)
 * @error: return location; only where it was cancelled
 *
 * Returns: (transfer full) (nullable) (element-type AdduceMetaEdit): guesses, to be performed by an AdduceMetaEditor,
 *   which puts them only where an article has no such field
 */
GPtrArray *adduce_import_guess_meta (const char *folder, char **paths, GPtrArray *problems,
                                     AdduceImportGuessProgress progress, gpointer user_data, GCancellable *cancellable,
                                     GError **error);

G_END_DECLS
