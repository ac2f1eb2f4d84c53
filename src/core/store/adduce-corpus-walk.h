/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceCorpusWalk: finds the articles, sidecars and metadata below a folder. Internal to the loader.
 *
 *   walk = adduce_corpus_walk_new (folder, cache, &error);
 *   while (adduce_corpus_walk_next (walk, &index))
 *     … the files of folder @index …
 *
 * Only names are read here, no file is looked at (but for file systems whose listing has no types). Hidden
 * names are skipped, links to folders not followed, and a folder that was visited is not visited again, so
 * there are no loops. Belongs to one thread.
 */
#pragma once

#include "store/adduce-corpus-cache.h"

G_BEGIN_DECLS

/**
 * AdduceCorpusFile:
 * @name: lives as long as the walk
 * @owner: of any but an article: index of its article; or %ADDUCE_CORPUS_NONE
 * @next: the owner's next such file; or %ADDUCE_CORPUS_NONE
 * @first: of an article: its first such file; or %ADDUCE_CORPUS_NONE
 * @cached: index of the record of that name in the cache; or %ADDUCE_CORPUS_NONE
 */
typedef struct {
  const char *name;
  guint32 owner;
  guint32 next;
  guint32 first;
  guint32 cached;
  guint8 kind; /* AdduceCorpusFileKind */
  guint8 type; /* DT_REG … */
} AdduceCorpusFile;

/**
 * AdduceCorpusFolder:
 * @relative: "" or "politics/2031/"; lives as long as the walk
 * @first: its stretch of the files
 * @error: errno where it could not be listed; else 0
 */
typedef struct {
  const char *relative;
  guint32 first;
  guint32 n_files;
  int error;
} AdduceCorpusFolder;

typedef struct _AdduceCorpusWalk AdduceCorpusWalk;

/**
 * adduce_corpus_walk_new:
 * @cache: (nullable): to recognise what is unchanged
 * @error: return location; where the folder itself can't be opened
 */
AdduceCorpusWalk *adduce_corpus_walk_new (const char *folder, AdduceCorpusCache *cache, GError **error);
void adduce_corpus_walk_free (AdduceCorpusWalk *self);

/** Lists the next folder; %FALSE when there is none. */
gboolean adduce_corpus_walk_next (AdduceCorpusWalk *self, guint *ret_folder);

/** Whether the folders walked so far hold just the names that the cache has, in its order. */
gboolean adduce_corpus_walk_is_as_cached (AdduceCorpusWalk *self);

guint adduce_corpus_walk_get_n_folders (AdduceCorpusWalk *self);
const AdduceCorpusFolder *adduce_corpus_walk_get_folder (AdduceCorpusWalk *self, guint index);
guint adduce_corpus_walk_get_n_files (AdduceCorpusWalk *self);

/** (transfer none): until the next folder is listed. */
const AdduceCorpusFile *adduce_corpus_walk_get_file (AdduceCorpusWalk *self, guint index);

/**
 * adduce_corpus_walk_open_folder:
 *
 * Opens a folder below the corpus, following no link on the way.
 *
 * Returns: a file descriptor, or -1 with errno
 */
int adduce_corpus_walk_open_folder (AdduceCorpusWalk *self, const char *relative);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AdduceCorpusWalk, adduce_corpus_walk_free)

G_END_DECLS
