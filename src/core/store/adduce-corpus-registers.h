/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The registers of a corpus, those of its codebook's own entity variables too, read by a worker and given to the
 * corpus. Internal to the loader.
 */
#pragma once

#include "model/adduce-corpus.h"

G_BEGIN_DECLS

typedef struct _AdduceCorpusRegisters AdduceCorpusRegisters;

/** Reads the files, and makes what the corpus will ask of them; any thread; (transfer full). */
AdduceCorpusRegisters *adduce_corpus_registers_load (const char *folder, AdduceCodebook *codebook);
void adduce_corpus_registers_free (AdduceCorpusRegisters *self);

/** A register with the content that the corpus has stays the corpus's object, for those who hold entries of it. */
void adduce_corpus_registers_take (AdduceCorpusRegisters *self, AdduceCorpus *corpus);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AdduceCorpusRegisters, adduce_corpus_registers_free)

G_END_DECLS
