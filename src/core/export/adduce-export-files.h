/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Private to export: which articles of a corpus have been coded, and which files have their claims.
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * AdduceExportFile:
 * @relative: path below the corpus in the file name encoding
 * @sidecars: (array zero-terminated=1): names of the sidecars beside it, by nickname
 *
 * One article that has been coded by somebody.
 */
typedef struct {
  char *relative;
  char **sidecars;
} AdduceExportFile;

/**
 * adduce_export_files_find:
 * @coders: (nullable) (array zero-terminated=1): only these nicknames; %NULL for all
 * @ret_n_articles: (out): all articles, coded or not
 * @problems: (element-type utf8): gets a sentence for each subfolder that can't be read and each
 *   sidecar without an article
 * @error: return location; only where @folder itself can't be read
 *
 * Nothing but names is read, and each folder once.
 *
 * Returns: (transfer full) (nullable) (element-type AdduceExportFile): by the bytes of the path
 */
GPtrArray *
adduce_export_files_find (const char *folder, const char *const *coders, guint *ret_n_articles,
                          GPtrArray *problems, GCancellable *cancellable, GError **error);

G_END_DECLS
