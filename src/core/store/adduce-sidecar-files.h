/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceSidecarFile: which sidecars, and copies of sidecars, there are of an article or of a whole corpus.
 *
 * Only names are read. Any thread.
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * AdduceSidecarFile:
 * @article: path of the article, in the file name encoding; of a file whose article is not there %NULL
 * @path: of the sidecar
 * @nickname: whose it is by its name
 * @copies: (element-type filename): paths of what synchronising programs left of the same file when it was changed in
 *   two places; sorted
 * @exists: whether the sidecar itself is there, or only copies of it
 */
typedef struct {
  char *article;
  char *path;
  char *nickname;
  GPtrArray *copies;
  gboolean exists;
} AdduceSidecarFile;

/**
 * adduce_sidecar_files_list:
 * @path: a folder, with all below it, or an article
 * @error: return location; where the folder can't be read
 *
 * Returns: (transfer full) (nullable) (element-type AdduceSidecarFile): sorted by path
 */
GPtrArray *adduce_sidecar_files_list (const char *path, GCancellable *cancellable, GError **error);

G_END_DECLS
