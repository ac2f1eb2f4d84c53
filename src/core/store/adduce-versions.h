/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceVersion: good versions of a sidecar that are kept in the user's data folder, compressed.
 *
 * Each save keeps what it wrote, and what it found that others had written. There are at most 20: the last ten, and of
 * the older ones fewer the further back, so that they reach some ten thousand saves back. Nothing is decided by time:
 * versions are numbered. What is kept can be read again, or is passed over as damaged. Any thread.
 */
#pragma once

#include "store/adduce-sidecar.h"

G_BEGIN_DECLS

#define ADDUCE_VERSIONS_MAX 20

/**
 * AdduceVersion:
 * @number: grows with each save
 * @path: of the compressed file
 * @time: when it was kept, for people; seconds since 1970
 */
typedef struct {
  guint number;
  char *path;
  gint64 time;
} AdduceVersion;

/** Keeps the bytes of a sidecar as its newest version, unless they are that already. */
gboolean adduce_versions_keep (const char *sidecar_path, GBytes *bytes, GError **error);

/** Whether anything is kept. */
gboolean adduce_versions_has_any (const char *sidecar_path);

/** (transfer full) (element-type AdduceVersion): the newest first. */
GPtrArray *adduce_versions_list (const char *sidecar_path);

/** (transfer full) (nullable) */
AdduceSidecar *adduce_version_load (const AdduceVersion *self, GError **error);

/**
 * adduce_version_restore:
 * @current: (nullable): what the file holds; %NULL where there is none, or it can't be read
 * @text: the article as it is
 *
 * What the file has to hold so that its claims are those of the version, as a new change: revisions rise above those
 * of both, claims made since leave tombstones, and where the article was changed the claims are anchored anew.
 *
 * Returns: (transfer full)
 */
AdduceSidecar *adduce_version_restore (AdduceSidecar *version, AdduceSidecar *current, AdduceText *text);

G_END_DECLS
