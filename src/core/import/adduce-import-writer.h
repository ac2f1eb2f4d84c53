/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceImportWriter: puts what was read into a corpus: for each article a text file and `ARTICLE.meta.json`, and the
 * original, as it was, below `originals/`.
 *
 * An article is there whole or not at all: its metadata is written first, and its text appears last, complete. What an
 * earlier run wrote is recognised by its original's digest and its place there, wherever in the corpus it is now and
 * however it is called, so a run that was stopped is gone on with by running it again. Nothing that is there is ever
 * replaced. Belongs to one thread.
 */
#pragma once

#include "import/adduce-import-batch.h"

G_BEGIN_DECLS

typedef struct _AdduceImportWriter AdduceImportWriter;

/** @done and @total: articles; called in the writer's thread. */
typedef void (*AdduceImportProgress) (guint done, guint total, gpointer user_data);

/**
 * adduce_import_writer_new:
 * @folder: the corpus; made if it is not there
 * @error: return location
 *
 * Looks through the corpus for what was imported already.
 *
 * Returns: (transfer full) (nullable)
 */
AdduceImportWriter *adduce_import_writer_new (const char *folder, GCancellable *cancellable, GError **error);
void adduce_import_writer_free (AdduceImportWriter *self);

/**
 * adduce_import_writer_write:
 * @name: what the original was called
 * @progress: (nullable) (scope call)
 * @problems: (element-type utf8): gets a sentence for each article that could not be written for a reason of its own
 * @error: return location; the disk is full, cancelled …: the articles written so far are whole
 */
gboolean adduce_import_writer_write (AdduceImportWriter *self, AdduceImportBatch *batch, const char *name,
                                     AdduceImportProgress progress, gpointer user_data, GPtrArray *problems,
                                     GCancellable *cancellable, GError **error);

/** Articles written, and those that were there already. */
guint adduce_import_writer_get_n_written (AdduceImportWriter *self);
guint adduce_import_writer_get_n_known (AdduceImportWriter *self);

/** (transfer none) (element-type utf8): names of the articles written, from the folder. */
GPtrArray *adduce_import_writer_get_written (AdduceImportWriter *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AdduceImportWriter, adduce_import_writer_free)

G_END_DECLS
