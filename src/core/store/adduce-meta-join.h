/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Copies that synchronising programs left of the file with what is known of an article, and joining them.
 *
 * Field by field: what only one of the two has comes in, and a value that somebody gave takes the place of a guess.
 * Where both have a value of their own the file's stays, and the copy is left there, with a sentence: nothing tells
 * which is right. Marks of both are in the file then. Any thread.
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * AdduceMetaFile:
 * @article: path of the article, which need not be there
 * @path: of its file `.meta.json`, which need not be there either
 * @copies: (element-type filename): paths of the copies, sorted
 */
typedef struct {
  char *article;
  char *path;
  GPtrArray *copies;
} AdduceMetaFile;

/**
 * adduce_meta_files_list_copied:
 * @path: a folder, with all below it, or an article
 *
 * Only names are read.
 *
 * Returns: (transfer full) (nullable) (element-type AdduceMetaFile): those with copies, sorted by path
 */
GPtrArray *adduce_meta_files_list_copied (const char *path, GCancellable *cancellable, GError **error);

/**
 * AdduceMetaDifference:
 * @name: of a field, or of another member of the file
 * @before: (nullable): what the file had; %NULL for nothing
 * @after: what the copy has
 */
typedef struct {
  char *name;
  char *before;
  char *after;
} AdduceMetaDifference;

/**
 * AdduceJoinedMeta:
 * @path: of the copy
 * @identical: it has nothing that the file did not have already
 * @removed: it is gone now; what was in it is kept (AdduceVersion)
 * @changes: (element-type AdduceMetaDifference): what came of it into the file
 * @contested: (element-type AdduceMetaDifference): where both have a value of their own
 * @problem: (nullable): why it is left there; a sentence
 */
typedef struct {
  char *path;
  gboolean identical;
  gboolean removed;
  GPtrArray *changes;
  GPtrArray *contested;
  char *problem;
} AdduceJoinedMeta;

/** (transfer full) (element-type AdduceJoinedMeta): one for each copy. */
GPtrArray *adduce_meta_file_join_copies (const AdduceMetaFile *file);

/** Whether there is a copy to be joined: any that would be removed then, and of those that stay one with news. */
gboolean adduce_meta_file_copies_wait (const AdduceMetaFile *file);

G_END_DECLS
