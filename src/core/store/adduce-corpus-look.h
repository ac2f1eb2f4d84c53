/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceCorpusLooker: looks at single files of a corpus. Internal to the loader.
 *
 * An article is read whole (its bytes must be a text), a sidecar is scanned. What is wrong becomes a
 * sentence: about an article itself without its name, about another file beginning with that file's name.
 * One buffer serves all files. Belongs to one thread; strings live as long as the looker.
 */
#pragma once

#include "store/adduce-corpus-cache.h"

G_BEGIN_DECLS

/**
 * AdduceCorpusLook:
 * @record: stamp, kind, type, flags, status, number of claims, @n_uses and @first_use (of the looker's
 *   uses) are filled
 * @title: (nullable)
 * @problem: (nullable): a sentence
 *
 * What was seen of a file.
 */
typedef struct {
  AdduceCorpusRecord record;
  const char *title;
  const char *problem;
} AdduceCorpusLook;

typedef struct _AdduceCorpusLooker AdduceCorpusLooker;

/**
 * adduce_corpus_looker_new:
 * @folder: the corpus
 * @with_uses: whether the speakers and issues of sidecars are wanted
 */
AdduceCorpusLooker *adduce_corpus_looker_new (const char *folder, gboolean with_uses);
void adduce_corpus_looker_free (AdduceCorpusLooker *self);

/**
 * adduce_corpus_looker_look:
 * @folder_fd: the file's folder
 * @relative: the folder below the corpus, "" or "politics/"
 * @name: the file's name
 * @type: DT_REG …
 */
void adduce_corpus_looker_look (AdduceCorpusLooker *self, int folder_fd, const char *relative,
                                const char *name, AdduceCorpusFileKind kind, guint8 type,
                                AdduceCorpusLook *ret_look);

/** Stamps a file without opening it; %FALSE where it is gone. */
gboolean adduce_corpus_looker_stamp (int folder_fd, const char *name, guint8 type,
                                     AdduceCorpusStamp *ret_stamp);

/** (transfer none): until the next look. */
const AdduceCorpusUse *adduce_corpus_looker_get_uses (AdduceCorpusLooker *self, guint first);

/** Takes over the uses of a record of the cache; returns the first of the looker's. */
guint adduce_corpus_looker_copy_uses (AdduceCorpusLooker *self, AdduceCorpusCache *cache,
                                      const AdduceCorpusRecord *record);

guint adduce_corpus_looker_get_n_tags (AdduceCorpusLooker *self);
void adduce_corpus_looker_get_tag (AdduceCorpusLooker *self, guint tag, const char **ret_dimension,
                                   const char **ret_code, const char **ret_label);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AdduceCorpusLooker, adduce_corpus_looker_free)

G_END_DECLS
