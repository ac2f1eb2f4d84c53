/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Bringing an index to what the files are. Internal to the index.
 */
#pragma once

#include "index/adduce-index-db.h"
#include "index/adduce-index.h"

G_BEGIN_DECLS

/**
 * adduce_index_update_run:
 * @mutex: guards @db; held for a moment at a time, so that searches come in between
 * @ret_changed: (out): whether anything was
 *
 * What was done stays when it is cancelled or fails.
 */
gboolean adduce_index_update_run (AdduceIndexDb *db, GMutex *mutex, const char *folder, AdduceIndexProgress progress,
                                  gpointer user_data, gboolean *ret_changed, GCancellable *cancellable,
                                  GError **error);

G_END_DECLS
