/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Joining files that are versions of one sidecar: two of them, for git, and what synchronising programs left beside it.
 *
 * By claim id, as adduce_sidecar_merge() does. Nothing is chosen in silence: what changed comes as a list, and where
 * both sides changed a claim, the one that is not shown stays in the file until the coder settles it.
 */
#pragma once

#include "store/adduce-sidecar-diff.h"
#include "store/adduce-sidecar-files.h"

G_BEGIN_DECLS

/**
 * adduce_sidecar_join_files:
 * @base: (nullable): path of what both started from; an empty file is none, as git gives it
 * @mine: path
 * @theirs: path
 * @output: path of the file that is to hold both; may be one of the others
 * @ret_n_contested: (out): how many claims wait to be settled that did not before
 * @error: return location; a file that can't be read, is by another coder, or is about another text: nothing is written
 *
 * Returns: (transfer full) (nullable) (element-type AdduceClaimChange): from @mine to what was written
 */
GPtrArray *adduce_sidecar_join_files (const char *base, const char *mine, const char *theirs, const char *output,
                                      guint *ret_n_contested, GError **error);

/**
 * AdduceJoinedCopy:
 * @path: of the copy
 * @identical: it said the same as the file, or nothing that the file did not have already
 * @removed: it is gone now; a version of it is kept (AdduceVersion)
 * @changes: (element-type AdduceClaimChange): what came of it into the file
 * @problem: (nullable): why it was left alone; a sentence
 */
typedef struct {
  char *path;
  gboolean identical;
  gboolean removed;
  GPtrArray *changes;
  char *problem;
} AdduceJoinedCopy;

/**
 * adduce_sidecar_join_copies:
 * @file: a sidecar with copies
 *
 * Joins each copy into the sidecar, saves that, and then removes the copy. What both started from is looked for among
 * the versions that are kept. A copy that can't be read or joined is left alone.
 *
 * Returns: (transfer full) (element-type AdduceJoinedCopy)
 */
GPtrArray *adduce_sidecar_join_copies (const AdduceSidecarFile *file);

/**
 * adduce_sidecar_copies_wait:
 * @file: a sidecar with copies
 *
 * Whether there is a copy to be joined: any that would be removed then, and of those that stay (Resilio's) one that was
 * not joined yet. Files are read.
 */
gboolean adduce_sidecar_copies_wait (const AdduceSidecarFile *file);

G_END_DECLS
