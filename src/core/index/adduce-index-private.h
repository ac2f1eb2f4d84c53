/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What searching needs of an AdduceIndex. Internal to the index.
 */
#pragma once

#include "index/adduce-index-db.h"
#include "index/adduce-index.h"

G_BEGIN_DECLS

/**
 * adduce_index_lock:
 *
 * Returns: (transfer none) (nullable): the database, which is the caller's until adduce_index_unlock(); %NULL, and not
 *   locked, where there can be none
 */
AdduceIndexDb *adduce_index_lock (AdduceIndex *self, GError **error);
void adduce_index_unlock (AdduceIndex *self);

/**
 * adduce_index_make_anew:
 *
 * After a failure: makes the index anew, if its file is broken; not to be called while it is locked.
 *
 * Returns: whether it is whole now
 */
gboolean adduce_index_make_anew (AdduceIndex *self, const GError *failure, GCancellable *cancellable, GError **error);

G_END_DECLS
