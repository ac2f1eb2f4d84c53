/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * All sidecars of a corpus, one after the other; for the core's own counting. Blocks; any thread.
 */
#pragma once

#include "adduce-sidecar.h"

G_BEGIN_DECLS

/** @article: path of the article below the corpus. */
typedef void (*AdduceCorpusSidecarFunc) (const char *article, AdduceSidecar *sidecar, gpointer user_data);

/**
 * adduce_corpus_foreach_sidecar:
 * @error: return location; where the folder can't be read, or %G_IO_ERROR_CANCELLED
 *
 * Sidecars that can't be read, and those without an article, are passed over.
 */
gboolean adduce_corpus_foreach_sidecar (const char *folder, AdduceCorpusSidecarFunc func, gpointer user_data,
                                        GCancellable *cancellable, GError **error);

G_END_DECLS
