/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceRecovered: bringing in what killed runs left, of all articles at once.
 *
 * What a session does with the journals of its article when it opens it, done for every journal there is; and changes
 * over many files that were interrupted are completed. What can't be brought in stays where it is.
 */
#pragma once

#include <gio/gio.h>
#include "store/adduce-sidecar-diff.h"

G_BEGIN_DECLS

/**
 * AdduceRecovered:
 * @path: of the sidecar; of the journal where that is not known
 * @changes: (element-type AdduceClaimChange): what came in
 * @n_unplaced: of the claims in the file, how many wait for the coder to say where they stand: the article has changed
 * @problem: (nullable): why it is left where it is; a sentence
 */
typedef struct {
  char *path;
  GPtrArray *changes;
  guint n_unplaced;
  char *problem;
} AdduceRecovered;

/**
 * adduce_recovery_run:
 * @folder: (nullable): a corpus, where only its journals are meant and its interrupted changes too
 * @ret_n_completed: (out): how many claims an interrupted change over many files still changed
 *
 * Blocks. Journals of sessions that live are passed over.
 *
 * Returns: (transfer full) (element-type AdduceRecovered)
 */
GPtrArray *adduce_recovery_run (const char *folder, guint *ret_n_completed);

/** (transfer full) (element-type filename): files of claims in a folder of which killed runs left changes; sorted. */
GPtrArray *adduce_recovery_list (const char *folder);

G_END_DECLS
