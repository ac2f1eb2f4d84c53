/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceLayerReader: reads sidecars into rows. Internal to AdduceCorpusClaims.
 *
 *   reader = adduce_layer_reader_new (folder, codebook);
 *   files = adduce_layer_reader_list (reader, cancellable, &error);
 *   … layer = adduce_layer_reader_read (reader, files->pdata[i]) …
 *
 * A layer is what one coder has in one article. Belongs to one thread; layers and rows to any.
 */
#pragma once

#include <gio/gio.h>

#include "analysis/adduce-claim-row.h"
#include "model/adduce-codebook.h"

G_BEGIN_DECLS

/**
 * AdduceClaimFile:
 * @article: path of the article below the corpus, in the file name encoding
 * @sidecar: likewise, of the sidecar
 * @nickname: whose it is by its name
 */
typedef struct {
  char *article;
  char *sidecar;
  char *nickname;
} AdduceClaimFile;

/** The order of rows: by the bytes of the article's path, then by nickname. */
int adduce_claim_file_compare (const AdduceClaimFile *a, const AdduceClaimFile *b);

/**
 * AdduceClaimLayer:
 * @file: which files it was read from
 * @stamp: what the files were like when they were read; tells only whether they are the same still
 * @rows: (element-type AdduceClaimRow): in text order
 * @problem: (nullable): a sentence, beginning with the file's name: why there are no rows, or what else is wrong
 *
 * Immutable once it is handed over, reference-counted.
 */
typedef struct {
  AdduceClaimFile file;
  char *stamp;
  GPtrArray *rows;
  char *problem;
} AdduceClaimLayer;

/** One without rows; @file is copied; (transfer full). */
AdduceClaimLayer *adduce_claim_layer_new (const AdduceClaimFile *file);
AdduceClaimLayer *adduce_claim_layer_ref (AdduceClaimLayer *self);
void adduce_claim_layer_unref (AdduceClaimLayer *self);

typedef struct _AdduceLayerReader AdduceLayerReader;

/** @codebook: (nullable): without it no value is unknown */
AdduceLayerReader *adduce_layer_reader_new (const char *folder, AdduceCodebook *codebook);
void adduce_layer_reader_free (AdduceLayerReader *self);

/** (transfer full) (nullable) (element-type AdduceClaimFile): all sidecars of articles, in the order of rows. */
GPtrArray *adduce_layer_reader_list (AdduceLayerReader *self, GCancellable *cancellable, GError **error);

/** The same of one article; @article: path below the corpus. */
GPtrArray *adduce_layer_reader_list_article (AdduceLayerReader *self, const char *article);

/** (transfer full): what the files are like now. */
char *adduce_layer_reader_dup_stamp (AdduceLayerReader *self, const AdduceClaimFile *file);

/** (transfer full) */
AdduceClaimLayer *adduce_layer_reader_read (AdduceLayerReader *self, const AdduceClaimFile *file);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AdduceClaimLayer, adduce_claim_layer_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AdduceLayerReader, adduce_layer_reader_free)

G_END_DECLS
