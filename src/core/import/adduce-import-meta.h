/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is known of an imported article as `ARTICLE.meta.json` (docs/sidecar.md). Internal to the folder.
 */
#pragma once

#include "import/adduce-import-article.h"

G_BEGIN_DECLS

/**
 * adduce_import_meta_write:
 * @original: path of the original, from the corpus folder
 * @digest: of the original
 * @number: which article of the original it is, from 1
 *
 * Returns: (transfer full): the file
 */
GBytes *adduce_import_meta_write (AdduceImportArticle *article, const char *original, const char *digest,
                                  guint number);

/**
 * adduce_import_meta_read_key:
 * @path: of a metadata file
 *
 * Returns: (transfer full) (nullable): what tells an imported article from all others; %NULL for others and for what
 *   can't be read
 */
char *adduce_import_meta_read_key (const char *path);

/** Whether the file is an import's, with nothing that somebody marked: it may be written again. */
gboolean adduce_import_meta_is_untouched (const char *path);

/** The same as adduce_import_meta_read_key() of an article that is not written yet; (transfer full). */
char *adduce_import_meta_make_key (const char *digest, guint64 start, guint number, const char *member);

G_END_DECLS
