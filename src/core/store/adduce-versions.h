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

/**
 * adduce_versions_keep:
 * @parent: (nullable): of the file that it was made from, which need not have been there; %NULL for what others made
 * @other: (nullable): of the file that was merged into it
 *
 * Keeps the bytes of a sidecar as its newest version, unless they are that already.
 */
gboolean adduce_versions_keep (const char *sidecar_path, GBytes *bytes, const AdduceFileStamp *parent,
                               const AdduceFileStamp *other, GError **error);

/** Whether anything is kept. */
gboolean adduce_versions_has_any (const char *sidecar_path);

/** (transfer full) (element-type AdduceVersion): the newest first. */
GPtrArray *adduce_versions_list (const char *sidecar_path);

/**
 * adduce_versions_make_base:
 * @stamp: of @mine
 * @theirs: a version of the same file from elsewhere
 *
 * What is known for sure of what two versions of a file started from, for adduce_sidecar_merge(). A larger revision
 * alone tells nothing: both sides may have changed a claim. But a version of a claim from which this file's was made,
 * save by save, is older than it, and so is a claim as it was first made than any other version of it. Of all else it
 * is not known, and the merge leaves it to the coder.
 *
 * Returns: (transfer full)
 */
AdduceSidecar *adduce_versions_make_base (const char *sidecar_path, const AdduceFileStamp *stamp, AdduceSidecar *mine,
                                          AdduceSidecar *theirs);

/**
 * adduce_versions_has_claim:
 * @claim: a version of a claim, or of what is said of the article
 *
 * Whether it was in the file by changes made on this computer, as far as that is kept: not by what came from elsewhere.
 */
gboolean adduce_versions_has_claim (const char *sidecar_path, AdduceClaim *claim);

/**
 * adduce_versions_load_all:
 * @only_own: only what changes made on this computer made of the file
 *
 * Returns: (transfer full) (element-type AdduceSidecar): the newest first; what is damaged is left out
 */
GPtrArray *adduce_versions_load_all (const char *sidecar_path, gboolean only_own);

/** The same as adduce_versions_has_claim() of a removal. */
gboolean adduce_versions_has_removal (const char *sidecar_path, const AdduceTombstone *tombstone);

/** Whether these bytes are kept as a version, and the file was saved after they were. */
gboolean adduce_versions_is_past (const char *sidecar_path, GBytes *bytes);

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

/**
 * adduce_version_save:
 * @text: the article as it is
 * @ret_saved: (out) (transfer full): what the file now holds
 *
 * Restores a version into its file. A file that can't be read is not lost: its bytes are put beside it, under its name
 * and `.damaged`, first.
 */
gboolean adduce_version_save (AdduceSidecar *version, const char *sidecar_path, AdduceText *text,
                              AdduceSidecar **ret_saved, GError **error);

G_END_DECLS
