/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceImportBatch: what was found in a file: a list of articles, and sentences about what could not be read.
 *
 * Properties (read only): `n-articles`; the list (a GListModel of AdduceImportArticle) is the preview's. Filled in
 * one thread, then read in any one.
 */
#pragma once

#include "import/adduce-import-article.h"

G_BEGIN_DECLS

/** The most articles of a file. */
#define ADDUCE_IMPORT_MAX_ARTICLES 1000000

#define ADDUCE_TYPE_IMPORT_BATCH (adduce_import_batch_get_type ())
G_DECLARE_FINAL_TYPE (AdduceImportBatch, adduce_import_batch, ADDUCE, IMPORT_BATCH, GObject)

AdduceImportBatch *adduce_import_batch_new (void);

/** @article: (transfer full). */
void adduce_import_batch_take (AdduceImportBatch *self, AdduceImportArticle *article);

guint adduce_import_batch_get_n_articles (AdduceImportBatch *self);

/** (transfer none). */
AdduceImportArticle *adduce_import_batch_get_article (AdduceImportBatch *self, guint index);

/** A sentence about something that could not be read. */
void adduce_import_batch_complain (AdduceImportBatch *self, const char *problem);

/** (transfer none) (element-type utf8). */
GPtrArray *adduce_import_batch_get_problems (AdduceImportBatch *self);

/** How many articles the file says that it has; 0 where it does not say. */
void adduce_import_batch_expect (AdduceImportBatch *self, guint n_articles);
guint adduce_import_batch_get_n_expected (AdduceImportBatch *self);

/** Bytes of the file, and `sha256:` and 64 hex digits of them. */
void adduce_import_batch_set_original (AdduceImportBatch *self, GBytes *original);
GBytes *adduce_import_batch_get_original (AdduceImportBatch *self);
const char *adduce_import_batch_get_digest (AdduceImportBatch *self);

G_END_DECLS
